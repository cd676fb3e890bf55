"""Every table of the dossier, in one place. Singular names; ``comment`` is the description in the exchange
format.

Imported by ``casus.storage`` alone. Children have no ON DELETE CASCADE: what goes, goes on purpose.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint, text

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
from casus.storage.columns import Code, Datum, Id, Moment, Tekst, Tijd, Vlag
from casus.storage.log_tables import define

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, comment: str, *parts: Column[object] | UniqueConstraint | CheckConstraint | Index) -> Table:
    key: Column[int] = Column("id", Id(), primary_key=True, autoincrement=False, comment="Uniek nummer")
    return Table(name, metadata, key, *parts, comment=comment, sqlite_strict=True)


def _text(name: str, comment: str) -> Column[object]:
    return Column(name, Tekst(), nullable=False, comment=comment)


def _code(name: str, enum: type[StrEnum], comment: str) -> Column[object]:
    return Column(name, Code(enum), nullable=False, comment=comment)


def _moment(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Moment(), nullable=nullable, comment=comment)


def _day(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Datum(), nullable=nullable, comment=comment)


def _added_text(name: str, comment: str) -> Column[object]:
    """A text that an older dossier did not have yet; empty there."""
    return Column(name, Tekst(), nullable=False, server_default=text("''"), comment=comment)


def _flag(name: str, comment: str) -> Column[object]:
    return Column(name, Vlag(), nullable=False, comment=comment)


def _number(name: str, comment: str) -> Column[object]:
    return Column(name, Id(), nullable=False, comment=comment)


def _ref(name: str, target: str, comment: str, *, nullable: bool = False, index: bool = True) -> Column[object]:
    return Column(name, Id(), ForeignKey(f"{target}.id"), nullable=nullable, index=index, comment=comment)


def _root() -> tuple[Column[object], Column[object]]:
    """What every aggregate root carries: two people, one record (optimistic lock)."""
    return (
        Column("versie", Id(), nullable=False, comment="Telt op bij elke wijziging"),
        _moment("gewijzigd_op", "Laatste wijziging (UTC)"),
    )


dossier = _table(
    "dossier",
    "Het dossier zelf: één rij",
    _text("naam", "Naam van het team"),
    _text("gemeente", "Gemeente van het team"),
    _flag("oefen", "Oefendossier: alles erin is verzonnen"),
    _moment("aangemaakt_op", "Gemaakt op (UTC)"),
    *_root(),
    _added_text("afspraken", "Afspraken van het team over hoe het werkt"),
    Column(
        "vergrendel_hoogstens",
        Id(),
        nullable=False,
        server_default=text("30"),
        comment="Casus gaat na hoogstens zoveel minuten zonder gebruik op slot",
    ),
)
wijk = _table("wijk", "Wijk waarvoor het team werkt", _text("naam", "Naam van de wijk"), *_root())
organisatie = _table(
    "organisatie",
    "Partner aan tafel",
    _text("naam", "Naam van de organisatie"),
    _text("sorteersleutel", "Naam zoals die op volgorde staat"),
    _code("soort", OrganisatieSoort, "Soort organisatie"),
    _flag("beroepsgeheim", "Medewerkers hebben beroepsgeheim"),
    *_root(),
)
professional = _table(
    "professional",
    "Iemand die in de wijk werkt",
    _text("naam", "Voor- en achternaam"),
    _text("sorteersleutel", "Naam zoals die op volgorde staat"),
    _text("telefoon", "Telefoonnummer op het werk, leeg als het niet bekend is"),
    _text("email", "E-mailadres op het werk, leeg als het niet bekend is"),
    *_root(),
)
dienstverband = _table(
    "dienstverband",
    "Functie van een professional bij een organisatie, met begin en einde",
    _ref("professional_id", "professional", "Wie"),
    _ref("organisatie_id", "organisatie", "Waar"),
    _text("functie", "Functie"),
    _day("van", "Eerste dag"),
    _day("tot", "Laatste dag, leeg zolang het duurt", nullable=True),
)
vervanging = _table(
    "vervanging",
    "Collega van dezelfde organisatie die iemand een tijd vervangt",
    _ref("professional_id", "professional", "Wie vervangen wordt"),
    _ref("vervanger_id", "professional", "Wie vervangt"),
    _day("van", "Eerste dag"),
    _day("tot", "Laatste dag"),
)
gebruiker = _table(
    "gebruiker",
    "Professional die met dit dossier werkt",
    _ref("professional_id", "professional", "Wie"),
    Column("code", Tekst(), nullable=False, unique=True, comment="Korte code, staat in het logboek"),
    _flag("actief", "Mag nu met het dossier werken"),
    *_root(),
)
gebruiker_rol = _table(
    "gebruiker_rol",
    "Rol van een gebruiker",
    _ref("gebruiker_id", "gebruiker", "Wie"),
    _code("rol", Rol, "Rol"),
    UniqueConstraint("gebruiker_id", "rol"),
)
casus = _table(
    "casus",
    "Eén persoon of huishouden met een vraag aan de tafel",
    Column("code", Tekst(), nullable=False, unique=True, comment="Toevallige code die mensen noemen"),
    _text("naam", "Hoe de tafel de casus noemt"),
    _text("sorteersleutel", "Naam zoals die op volgorde staat"),
    _text("vraag", "Vraag aan de tafel, leeg zolang die er niet is"),
    _code("status", CasusStatus, "Loopt of afgesloten"),
    _ref("wijk_id", "wijk", "Wijk", nullable=True),
    _ref("inbrenger_id", "professional", "Wie de casus inbrengt en ervoor verantwoordelijk blijft"),
    _ref("casusregisseur_id", "professional", "Wie de regie op het plan heeft", nullable=True),
    _moment("aangemaakt_op", "Gemaakt op (UTC)"),
    _moment("afgesloten_op", "Afgesloten op (UTC)", nullable=True),
    _text("afsluitreden", "Waarom afgesloten"),
    *_root(),
    _moment("prullenbak_op", "In de prullenbak sinds (UTC)", nullable=True),
    Index(None, "prullenbak_op", "sorteersleutel", "id"),
    Index(None, "status", "prullenbak_op", "sorteersleutel", "id"),
    Index(None, "gewijzigd_op", "id"),
)
casus_lid = _table(
    "casus_lid",
    "Professional die aan de casus is toegevoegd",
    _ref("casus_id", "casus", "Casus"),
    _ref("professional_id", "professional", "Wie"),
    _moment("toegevoegd_op", "Toegevoegd op (UTC)"),
    UniqueConstraint("casus_id", "professional_id"),
)
inwoner = _table(
    "inwoner",
    "De persoon om wie het gaat",
    _ref("casus_id", "casus", "Casus"),
    _number("volgorde", "Plaats in het huishouden, vanaf 1"),
    _text("naam", "Naam"),
    _text("sorteersleutel", "Naam zoals die op volgorde staat"),
    _code("leeftijdsklasse", Leeftijdsklasse, "Leeftijdsklasse, nooit een geboortedatum"),
    _text("eigen_woorden", "Wat de persoon zelf zegt"),
    _day("eigen_woorden_op", "Dag waarop de persoon dat zei", nullable=True),
    _text("hoi_gebeurd", "Wat is er gebeurd? (leeg: niet besproken)"),
    _text("hoi_kwetsbaar_en_weerbaar", "Wat maakt kwetsbaar en wat weerbaar? (leeg: niet besproken)"),
    _text("hoi_waarheen", "Waar wil de persoon naartoe? (leeg: niet besproken)"),
    _text("hoi_nodig", "Wat heeft de persoon nodig? (leeg: niet besproken)"),
    _text("vertegenwoordiger", "Naam van de vertegenwoordiger, leeg als die er niet is"),
    _text("vertegenwoordiger_telefoon", "Telefoonnummer van de vertegenwoordiger"),
    _code("contact_wijze", ContactWijze, "Veilig contact: hoe"),
    _text("contact_waar", "Veilig contact: waar of op welk nummer"),
    _code("contact_zicht", ContactZicht, "Veilig contact: wie het mag zien"),
)
overleg = _table(
    "overleg",
    "Een overleg van de tafel",
    Column("nummer", Id(), nullable=False, unique=True, comment="Volgnummer van het overleg"),
    _day("datum", "Dag (Europe/Amsterdam)"),
    Column("begin", Tijd(), nullable=False, comment="Begintijd (Europe/Amsterdam)"),
    Column("eind", Tijd(), nullable=False, comment="Eindtijd (Europe/Amsterdam)"),
    _text("plaats", "Plaats"),
    _code("status", OverlegStatus, "Stand van het overleg"),
    _ref("voorzitter_id", "professional", "Voorzitter", nullable=True),
    _ref("notulist_id", "professional", "Notulist", nullable=True),
    _moment("geopend_op", "Opengezet op (UTC)", nullable=True),
    _moment("begonnen_op", "Begonnen op (UTC)", nullable=True),
    _moment("gesloten_op", "Gesloten op (UTC)", nullable=True),
    _moment("vastgesteld_op", "Vastgesteld op (UTC)", nullable=True),
    *_root(),
    Index(None, "datum", "id"),
)
deelnemer = _table(
    "deelnemer",
    "Iemand die is uitgenodigd, met functie en organisatie van die dag",
    _ref("overleg_id", "overleg", "Overleg"),
    _ref("professional_id", "professional", "Wie"),
    _ref("organisatie_id", "organisatie", "Namens welke organisatie", nullable=True),
    _text("functie", "Functie op die dag"),
    _flag("gast", "Gast: is er niet bij als een casus op tafel ligt"),
    _flag("afgemeld", "Komt niet, met bericht"),
    UniqueConstraint("overleg_id", "professional_id"),
)
agendapunt = _table(
    "agendapunt",
    "Punt op de agenda: een casus of een vast punt",
    _ref("overleg_id", "overleg", "Overleg"),
    _code("soort", AgendapuntSoort, "Casus of vast punt"),
    _number("volgorde", "Plaats op de agenda, vanaf 1"),
    _text("titel", "Titel van een vast punt, leeg bij een casus"),
    _number("minuten", "Geplande minuten"),
    _code("reden", AgendaReden, "Waarom het op de agenda staat"),
    _ref("casus_id", "casus", "Casus", nullable=True),
    _ref("inbrenger_id", "professional", "Wie het inbrengt", nullable=True),
    _text("vraag", "Vraag aan de tafel zoals die toen was"),
    _code("status", AgendapuntStatus, "Hoever het is"),
    _moment("begonnen_op", "Op tafel sinds (UTC)", nullable=True),
    _moment("klaar_op", "Van tafel sinds (UTC)", nullable=True),
    _day("terug_op", "Dag waarop de casus terugkomt", nullable=True),
)
aanwezigheid = _table(
    "aanwezigheid",
    "Wie bij een agendapunt in de kamer was, van wanneer tot wanneer",
    _ref("agendapunt_id", "agendapunt", "Agendapunt"),
    _ref("deelnemer_id", "deelnemer", "Wie"),
    _moment("in_op", "Erbij sinds (UTC)"),
    _moment("uit_op", "Weg sinds (UTC)", nullable=True),
)
notitie = _table(
    "notitie",
    "Wat er aan tafel is gezegd",
    _ref("agendapunt_id", "agendapunt", "Agendapunt"),
    _code("soort", NotitieSoort, "Feit, duiding, mening of niet bepaald"),
    _text("tekst", "Tekst"),
    _text("bron", "Door wie en wanneer gezien"),
    _ref("auteur_id", "gebruiker", "Wie het opschreef"),
    _moment("gemaakt_op", "Opgeschreven op (UTC)"),
)
besluit = _table(
    "besluit",
    "Wat er is besloten en waarom",
    _ref("agendapunt_id", "agendapunt", "Agendapunt"),
    _text("code", "Toevallige code die mensen noemen"),
    _text("tekst", "Besluit"),
    _text("motivering", "Waarom"),
    _code("status", BesluitStatus, "Hoever het is uitgevoerd"),
    _ref("auteur_id", "gebruiker", "Wie het opschreef"),
    _moment("gemaakt_op", "Genomen op (UTC)"),
    _added_text("terugkoppeling", "Wat ervan kwam"),
    _moment("status_op", "Stand bijgewerkt op (UTC)", nullable=True),
)
correctie = _table(
    "correctie",
    "Correctie die naast een bevroren tekst staat",
    _ref("overleg_id", "overleg", "Overleg"),
    _ref("agendapunt_id", "agendapunt", "Bij welk agendapunt, leeg als het over het hele overleg gaat", nullable=True),
    _text("onderwerp", "Wat gecorrigeerd is: notitie, besluit, actie of overleg"),
    _number("onderwerp_id", "Nummer daarvan"),
    _text("oud", "Wat er stond"),
    _text("nieuw", "Wat het moet zijn"),
    _text("reden", "Waarom"),
    _ref("gebruiker_id", "gebruiker", "Wie corrigeerde"),
    _moment("gemaakt_op", "Gecorrigeerd op (UTC)"),
)
actie = _table(
    "actie",
    "Wie wat doet, uiterlijk wanneer, en wat ervan kwam",
    _text("wat", "Wat er gebeurt"),
    _ref("casus_id", "casus", "Casus", nullable=True),
    _ref("agendapunt_id", "agendapunt", "Agendapunt waar het is afgesproken", nullable=True),
    _code("eigenaar_soort", EigenaarSoort, "Soort eigenaar"),
    _ref("professional_id", "professional", "Eigenaar als dat een professional is", nullable=True),
    _ref("organisatie_id", "organisatie", "Eigenaar als dat een organisatie is", nullable=True),
    _ref("inwoner_id", "inwoner", "Eigenaar als dat de persoon zelf is", nullable=True),
    _text("eigenaar_naam", "Naam van de naaste, anders leeg"),
    _day("uiterlijk", "Afgesproken dag, geldt tot het eind van die dag", nullable=True),
    _code("status", ActieStatus, "Stand"),
    _day("uitgesteld_tot", "Nieuwe dag na uitstel", nullable=True),
    _text("terugkoppeling", "Wat ervan kwam"),
    _moment("gemaakt_op", "Afgesproken op (UTC)"),
    _moment("afgerond_op", "Afgerond op (UTC)", nullable=True),
    *_root(),
)
bewaartermijn = _table(
    "bewaartermijn",
    "Hoe lang dit team een soort stukken bewaart, als dat anders is dan gewoonlijk",
    Column("soort", Tekst(), nullable=False, unique=True, comment="Soort stukken"),
    _number("maanden", "Zoveel maanden na het afsluiten van de casus"),
    _text("bron", "Waarop die termijn steunt"),
    *_root(),
)
zicht = Table(
    "zicht",
    metadata,
    Column("casus_id", Id(), ForeignKey("casus.id"), primary_key=True, autoincrement=False),
    Column("professional_id", Id(), ForeignKey("professional.id"), primary_key=True, autoincrement=False),
    Column("categorie", Code(Categorie), primary_key=True),
    Column("grond", Tekst(), primary_key=True),
    Column("van", Moment(), primary_key=True),
    Column("tot", Moment(), nullable=True),
    Index(None, "professional_id", "casus_id", "categorie", "van", "tot"),
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
toelichting = _table(
    "toelichting",
    "Reden die iemand gaf bij een regel in het logboek; het logboek zelf bevat geen tekst",
    _text("tekst", "De reden"),
    _ref("gebruiker_id", "gebruiker", "Wie de reden gaf", nullable=True),
    _moment("gemaakt_op", "Gegeven op (UTC)"),
)
zoek = search_tables.define(metadata)
log = define(metadata)


CONTENT: tuple[Table, ...] = (
    dossier, bewaartermijn, wijk, organisatie, professional, dienstverband, vervanging, gebruiker, gebruiker_rol, casus,
    casus_lid, inwoner, overleg, deelnemer, agendapunt, aanwezigheid, notitie, besluit, correctie, actie,
)  # fmt: skip
"""What the exchange format carries, parents before children; log, drafts, ``zicht`` and search texts stay behind."""
