"""Every table of the dossier, in one place. Singular names; ``comment`` is the description in the exchange
format.

Imported by ``casus.storage`` alone. Children have no ON DELETE CASCADE: what goes, goes on purpose.
"""

from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy import text as sql

from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import Categorie
from casus.domain.values import (
    ActieStatus,
    AgendapuntSoort,
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    CasusStatus,
    ContactWijze,
    ContactZicht,
    EigenaarSoort,
    Leeftijdsklasse,
    NotitieSoort,
    OrganisatieSoort,
    OverlegStatus,
    Rol,
)
from casus.storage import search_tables
from casus.storage.columns import Code, Id, Moment, Tekst, Tijd
from casus.storage.log_tables import define
from casus.storage.table_parts import (
    added_text,
    code,
    code_if_any,
    day,
    flag,
    moment,
    number,
    ref,
    root,
    table,
    text,
)
from casus.storage.table_parts import metadata as metadata
from casus.storage.tables_delen import DELEN
from casus.storage.tables_geld import GELD
from casus.storage.tables_intake import INTAKE
from casus.storage.tables_kaart import KAART
from casus.storage.tables_plan import PLAN

dossier = table(
    "dossier",
    "Het dossier zelf: één rij",
    text("naam", "Naam van het team"),
    text("gemeente", "Gemeente van het team"),
    flag("oefen", "Oefendossier: alles erin is verzonnen"),
    moment("aangemaakt_op", "Gemaakt op (UTC)"),
    *root(),
    added_text("afspraken", "Afspraken van het team over hoe het werkt"),
    Column(
        "vergrendel_hoogstens",
        Id(),
        nullable=False,
        server_default=sql("30"),
        comment="Casus gaat na hoogstens zoveel minuten zonder gebruik op slot",
    ),
)
wijk = table("wijk", "Wijk waarvoor het team werkt", text("naam", "Naam van de wijk"), *root())
organisatie = table(
    "organisatie",
    "Partner aan tafel",
    text("naam", "Naam van de organisatie"),
    text("sorteersleutel", "Naam zoals die op volgorde staat"),
    code("soort", OrganisatieSoort, "Soort organisatie"),
    flag("beroepsgeheim", "Medewerkers hebben beroepsgeheim"),
    *root(),
)
professional = table(
    "professional",
    "Iemand die in de wijk werkt",
    text("naam", "Voor- en achternaam"),
    text("sorteersleutel", "Naam zoals die op volgorde staat"),
    text("telefoon", "Telefoonnummer op het werk, leeg als het niet bekend is"),
    text("email", "E-mailadres op het werk, leeg als het niet bekend is"),
    *root(),
)
dienstverband = table(
    "dienstverband",
    "Functie van een professional bij een organisatie, met begin en einde",
    ref("professional_id", "professional", "Wie"),
    ref("organisatie_id", "organisatie", "Waar"),
    text("functie", "Functie"),
    day("van", "Eerste dag"),
    day("tot", "Laatste dag, leeg zolang het duurt", nullable=True),
)
vervanging = table(
    "vervanging",
    "Collega van dezelfde organisatie die iemand een tijd vervangt",
    ref("professional_id", "professional", "Wie vervangen wordt"),
    ref("vervanger_id", "professional", "Wie vervangt"),
    day("van", "Eerste dag"),
    day("tot", "Laatste dag"),
)
gebruiker = table(
    "gebruiker",
    "Professional die met dit dossier werkt",
    ref("professional_id", "professional", "Wie"),
    Column("code", Tekst(), nullable=False, unique=True, comment="Korte code, staat in het logboek"),
    flag("actief", "Mag nu met het dossier werken"),
    *root(),
)
gebruiker_rol = table(
    "gebruiker_rol",
    "Rol van een gebruiker",
    ref("gebruiker_id", "gebruiker", "Wie"),
    code("rol", Rol, "Rol"),
    UniqueConstraint("gebruiker_id", "rol"),
)
casus = table(
    "casus",
    "Eén persoon of huishouden met een vraag aan de tafel",
    Column("code", Tekst(), nullable=False, unique=True, comment="Toevallige code die mensen noemen"),
    text("naam", "Hoe de tafel de casus noemt"),
    text("sorteersleutel", "Naam zoals die op volgorde staat"),
    text("vraag", "Vraag aan de tafel, leeg zolang die er niet is"),
    code("status", CasusStatus, "Loopt of afgesloten"),
    ref("wijk_id", "wijk", "Wijk", nullable=True),
    ref("inbrenger_id", "professional", "Wie de casus inbrengt en ervoor verantwoordelijk blijft"),
    ref("casusregisseur_id", "professional", "Wie de regie op het plan heeft", nullable=True),
    moment("aangemaakt_op", "Gemaakt op (UTC)"),
    moment("afgesloten_op", "Afgesloten op (UTC)", nullable=True),
    text("afsluitreden", "Waarom afgesloten"),
    *root(),
    moment("prullenbak_op", "In de prullenbak sinds (UTC)", nullable=True),
    Index(None, "prullenbak_op", "sorteersleutel", "id"),
    Index(None, "status", "prullenbak_op", "sorteersleutel", "id"),
    Index(None, "gewijzigd_op", "id"),
)
casus_lid = table(
    "casus_lid",
    "Professional die aan de casus is toegevoegd",
    ref("casus_id", "casus", "Casus"),
    ref("professional_id", "professional", "Wie"),
    moment("toegevoegd_op", "Toegevoegd op (UTC)"),
    UniqueConstraint("casus_id", "professional_id"),
    added_text("reden", "Waarom deze professional de casus mag zien"),
    day("tot", "Tot en met, leeg zolang de casus loopt", nullable=True),
)
inwoner = table(
    "inwoner",
    "De persoon om wie het gaat",
    ref("casus_id", "casus", "Casus"),
    number("volgorde", "Plaats in het huishouden, vanaf 1"),
    text("naam", "Naam"),
    text("sorteersleutel", "Naam zoals die op volgorde staat"),
    code("leeftijdsklasse", Leeftijdsklasse, "Leeftijdsklasse, nooit een geboortedatum"),
    text("eigen_woorden", "Wat de persoon zelf zegt"),
    day("eigen_woorden_op", "Dag waarop de persoon dat zei", nullable=True),
    text("hoi_gebeurd", "Wat is er gebeurd? (leeg: niet besproken)"),
    text("hoi_kwetsbaar_en_weerbaar", "Wat maakt kwetsbaar en wat weerbaar? (leeg: niet besproken)"),
    text("hoi_waarheen", "Waar wil de persoon naartoe? (leeg: niet besproken)"),
    text("hoi_nodig", "Wat heeft de persoon nodig? (leeg: niet besproken)"),
    text("vertegenwoordiger", "Naam van de vertegenwoordiger, leeg als die er niet is"),
    text("vertegenwoordiger_telefoon", "Telefoonnummer van de vertegenwoordiger"),
    code("contact_wijze", ContactWijze, "Veilig contact: hoe"),
    text("contact_waar", "Veilig contact: waar of op welk nummer"),
    code("contact_zicht", ContactZicht, "Veilig contact: wie het mag zien"),
    day("grens_op", "Wanneer deze persoon 12 of 16 wordt, alleen als dat binnen een jaar is", nullable=True),
)
overleg = table(
    "overleg",
    "Een overleg van de tafel",
    Column("nummer", Id(), nullable=False, unique=True, comment="Volgnummer van het overleg"),
    day("datum", "Dag (Europe/Amsterdam)"),
    Column("begin", Tijd(), nullable=False, comment="Begintijd (Europe/Amsterdam)"),
    Column("eind", Tijd(), nullable=False, comment="Eindtijd (Europe/Amsterdam)"),
    text("plaats", "Plaats"),
    code("status", OverlegStatus, "Stand van het overleg"),
    ref("voorzitter_id", "professional", "Voorzitter", nullable=True),
    ref("notulist_id", "professional", "Notulist", nullable=True),
    moment("geopend_op", "Opengezet op (UTC)", nullable=True),
    moment("begonnen_op", "Begonnen op (UTC)", nullable=True),
    moment("gesloten_op", "Gesloten op (UTC)", nullable=True),
    moment("vastgesteld_op", "Vastgesteld op (UTC)", nullable=True),
    *root(),
    Index(None, "datum", "id"),
)
deelnemer = table(
    "deelnemer",
    "Iemand die is uitgenodigd, met functie en organisatie van die dag",
    ref("overleg_id", "overleg", "Overleg"),
    ref("professional_id", "professional", "Wie"),
    ref("organisatie_id", "organisatie", "Namens welke organisatie", nullable=True),
    text("functie", "Functie op die dag"),
    flag("gast", "Gast: is alleen bij een casus als iemand dat bij dat punt aangaf"),
    flag("afgemeld", "Komt niet, met bericht"),
    UniqueConstraint("overleg_id", "professional_id"),
)
agendapunt = table(
    "agendapunt",
    "Punt op de agenda: een casus of een vast punt",
    ref("overleg_id", "overleg", "Overleg"),
    code("soort", AgendapuntSoort, "Casus of vast punt"),
    number("volgorde", "Plaats op de agenda, vanaf 1"),
    text("titel", "Titel van een vast punt, leeg bij een casus"),
    number("minuten", "Geplande minuten"),
    code("reden", AgendaReden, "Waarom het op de agenda staat"),
    ref("casus_id", "casus", "Casus", nullable=True),
    ref("inbrenger_id", "professional", "Wie het inbrengt", nullable=True),
    text("vraag", "Vraag aan de tafel zoals die toen was"),
    code("status", AgendapuntStatus, "Hoever het is"),
    moment("begonnen_op", "Op tafel sinds (UTC)", nullable=True),
    moment("klaar_op", "Van tafel sinds (UTC)", nullable=True),
    day("terug_op", "Dag waarop de casus terugkomt", nullable=True),
)
aanwezigheid = table(
    "aanwezigheid",
    "Wie bij een agendapunt in de kamer was, van wanneer tot wanneer",
    ref("agendapunt_id", "agendapunt", "Agendapunt"),
    ref("deelnemer_id", "deelnemer", "Wie"),
    moment("in_op", "Erbij sinds (UTC)"),
    moment("uit_op", "Weg sinds (UTC)", nullable=True),
)
notitie = table(
    "notitie",
    "Wat er aan tafel is gezegd",
    ref("agendapunt_id", "agendapunt", "Agendapunt"),
    code("soort", NotitieSoort, "Feit, duiding, mening of niet bepaald"),
    text("tekst", "Tekst"),
    text("bron", "Door wie en wanneer gezien"),
    ref("auteur_id", "gebruiker", "Wie het opschreef"),
    moment("gemaakt_op", "Opgeschreven op (UTC)"),
    code_if_any("onderwerp", Onderwerp, "Waarover, leeg als het bij de vraag hoort"),
    ref("inwoner_id", "inwoner", "Over wie, leeg als het over allen gaat", nullable=True),
    ref("organisatie_id", "organisatie", "Van welke organisatie het komt", nullable=True),
)
besluit = table(
    "besluit",
    "Wat er is besloten en waarom",
    ref("agendapunt_id", "agendapunt", "Agendapunt"),
    text("code", "Toevallige code die mensen noemen"),
    text("tekst", "Besluit"),
    text("motivering", "Waarom"),
    code("status", BesluitStatus, "Hoever het is uitgevoerd"),
    ref("auteur_id", "gebruiker", "Wie het opschreef"),
    moment("gemaakt_op", "Genomen op (UTC)"),
    added_text("terugkoppeling", "Wat ervan kwam"),
    moment("status_op", "Stand bijgewerkt op (UTC)", nullable=True),
    code_if_any("onderwerp", Onderwerp, "Waarover, leeg als het bij de vraag hoort"),
)
correctie = table(
    "correctie",
    "Correctie die naast een bevroren tekst staat",
    ref("overleg_id", "overleg", "Overleg"),
    ref("agendapunt_id", "agendapunt", "Bij welk agendapunt, leeg als het over het hele overleg gaat", nullable=True),
    text("onderwerp", "Wat gecorrigeerd is: notitie, besluit, actie of overleg"),
    number("onderwerp_id", "Nummer daarvan"),
    text("oud", "Wat er stond"),
    text("nieuw", "Wat het moet zijn"),
    text("reden", "Waarom"),
    ref("gebruiker_id", "gebruiker", "Wie corrigeerde"),
    moment("gemaakt_op", "Gecorrigeerd op (UTC)"),
)
actie = table(
    "actie",
    "Wie wat doet, uiterlijk wanneer, en wat ervan kwam",
    text("wat", "Wat er gebeurt"),
    ref("casus_id", "casus", "Casus", nullable=True),
    ref("agendapunt_id", "agendapunt", "Agendapunt waar het is afgesproken", nullable=True),
    code("eigenaar_soort", EigenaarSoort, "Soort eigenaar"),
    ref("professional_id", "professional", "Eigenaar als dat een professional is", nullable=True),
    ref("organisatie_id", "organisatie", "Eigenaar als dat een organisatie is", nullable=True),
    ref("inwoner_id", "inwoner", "Eigenaar als dat de persoon zelf is", nullable=True),
    text("eigenaar_naam", "Naam van de naaste, anders leeg"),
    day("uiterlijk", "Afgesproken dag, geldt tot het eind van die dag", nullable=True),
    code("status", ActieStatus, "Stand"),
    day("uitgesteld_tot", "Nieuwe dag na uitstel", nullable=True),
    text("terugkoppeling", "Wat ervan kwam"),
    moment("gemaakt_op", "Afgesproken op (UTC)"),
    moment("afgerond_op", "Afgerond op (UTC)", nullable=True),
    *root(),
    code_if_any("onderwerp", Onderwerp, "Waarover, leeg als het bij de vraag hoort"),
)
bewaartermijn = table(
    "bewaartermijn",
    "Hoe lang dit team een soort stukken bewaart, als dat anders is dan gewoonlijk",
    Column("soort", Tekst(), nullable=False, unique=True, comment="Soort stukken"),
    number("maanden", "Zoveel maanden na het afsluiten van de casus"),
    text("bron", "Waarop die termijn steunt"),
    *root(),
)
zicht = Table(
    "zicht",
    metadata,
    Column("casus_id", Id(), ForeignKey("casus.id"), primary_key=True, autoincrement=False),
    Column("professional_id", Id(), ForeignKey("professional.id"), primary_key=True, autoincrement=False),
    Column("categorie", Code(Categorie), primary_key=True),
    Column("grond", Tekst(), primary_key=True),
    Column("inwoner_id", Id(), primary_key=True, autoincrement=False),
    Column("van", Moment(), primary_key=True),
    Column("tot", Moment(), nullable=True),
    Index(None, "professional_id", "casus_id", "categorie", "inwoner_id", "van", "tot"),
    comment="Wie welke casus mag zien; wordt steeds opnieuw berekend",
    sqlite_strict=True,
)
concept = Table(
    "concept",
    metadata,
    Column("gebruiker_id", Id(), ForeignKey("gebruiker.id"), primary_key=True, autoincrement=False),
    Column("scherm", Tekst(), primary_key=True),
    Column("object_id", Id(), primary_key=True, autoincrement=False),
    Column("veld", Tekst(), primary_key=True),
    Column("tekst", Tekst(), nullable=False),
    Column("getypt_op", Moment(), nullable=False),
    comment="Wat getypt is en nog niet vastgelegd",
    sqlite_strict=True,
)
toelichting = table(
    "toelichting",
    "Reden die iemand gaf bij een regel in het logboek; het logboek zelf bevat geen tekst",
    text("tekst", "De reden"),
    ref("gebruiker_id", "gebruiker", "Wie de reden gaf", nullable=True),
    moment("gemaakt_op", "Gegeven op (UTC)"),
)
zoek = search_tables.define(metadata)
log = define(metadata)


CONTENT: tuple[Table, ...] = (
    dossier, bewaartermijn, wijk, organisatie, professional, dienstverband, vervanging, gebruiker, gebruiker_rol, casus,
    casus_lid, inwoner, overleg, deelnemer, agendapunt, aanwezigheid, notitie, besluit, correctie, actie, *DELEN,
    *INTAKE, *KAART, *PLAN, *GELD,
)  # fmt: skip
"""What the exchange format carries, parents before children; log, drafts, ``zicht`` and search texts stay behind."""
