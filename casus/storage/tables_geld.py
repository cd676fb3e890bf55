"""Tables of small money: budgets with their ledger, what was asked and agreed, and what came of it."""

from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint

from casus.domain.aanbod import Bouwsteen
from casus.domain.budget import BoekingSoort, Jaarwisseling
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.scan import ScanSoort
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.verzoek import BestedingVorm, Raakt, VerzoekUitkomst
from casus.storage.columns import Centen, Code, Datum, Id, Moment, Tekst
from casus.storage.table_parts import (
    code,
    code_if_any,
    day,
    file,
    flag,
    metadata,
    moment,
    number,
    ref,
    root,
    table,
    text,
)


def _cents(name: str, comment: str, *, nullable: bool = True) -> Column[object]:
    return Column(name, Centen(), nullable=nullable, comment=comment)


budget = table(
    "budget",
    "Geld van een wijk, voor een jaar, uit één bron",
    ref("wijk_id", "wijk", "Wijk"),
    number("jaar", "Jaar waarvoor het is"),
    text("bron", "Waar het geld vandaan komt"),
    code("jaarwisseling", Jaarwisseling, "Of wat over is vervalt of meegaat naar het volgende jaar"),
    *root(),
    UniqueConstraint("wijk_id", "jaar", "bron"),
)
bestedingsregels = table(
    "bestedingsregels",
    "Regels van het team voor snel geld: een uitgave, die niet meer verandert",
    day("geldig_vanaf", "Eerste dag waarop deze regels gelden"),
    moment("vastgesteld_op", "Vastgelegd op (UTC)"),
    ref("door_id", "professional", "Wie ze vastlegde", nullable=True),
    number("aantal_akkoorden", "Zoveel collega's zeggen ja"),
    number("aantal_organisaties", "Van zoveel organisaties"),
    _cents("plafond_keer", "Plafond per keer in centen, leeg als er geen is"),
    _cents("plafond_casus_jaar", "Plafond per casus per jaar in centen, leeg als er geen is"),
    _cents("plafond_jaar", "Plafond per jaar in centen, leeg als er geen is"),
    text("wie_beslist_boven", "Wie beslist boven een plafond"),
    text("mandaat_document", "Document waarin het mandaat staat"),
    day("mandaat_datum", "Dag van dat document", nullable=True),
    _cents("mandaat_grens", "Tot hoeveel centen het mandaat gaat, leeg als dat er niet staat"),
    text("mandaat_van", "Wie het mandaat gaf"),
    text("waarom_lager_dan_mandaat", "Waarom een plafond lager is dan het mandaat"),
    _cents("raming_vanaf", "Vanaf hoeveel centen een kostenraming gewenst is, leeg als dat nooit zo is"),
    text("terugblik_maanden", "Na hoeveel maanden de terugblik ook komt, met komma's ertussen"),
    flag("awb", "De gemeente zegt dat dit besluiten in de zin van de Awb zijn"),
    Index(None, "geldig_vanaf"),
)
verzoek = table(
    "verzoek",
    "Verzoek om snel geld",
    text("code", "Code die mensen noemen"),
    ref("aanvrager_id", "professional", "Wie het vraagt"),
    ref("organisatie_id", "organisatie", "Namens welke organisatie"),
    ref("budget_id", "budget", "Budget"),
    text("wat", "Wat er nodig is"),
    _cents("bedrag", "Bedrag in centen", nullable=False),
    code("categorie", BestedingSoort, "Soort besteding"),
    code("levensdomein", Levensdomein, "Levensdomein: dat bepaalt wie het mag lezen"),
    code("vorm", BestedingVorm, "Hoe het wordt gegeven"),
    moment("gevraagd_op", "Gevraagd op (UTC)"),
    ref("casus_id", "casus", "Casus, leeg bij een klein verzoek zonder casus", nullable=True),
    ref("inwoner_id", "inwoner", "Voor wie, leeg als het voor allen is", nullable=True),
    code_if_any("bouwsteen", Bouwsteen, "Bouwsteen, leeg als er geen past"),
    text("ontvanger", "Aan wie wordt betaald"),
    text("route", "Welke gewone weg is geprobeerd"),
    text("met_wie", "Met wie"),
    day("wanneer", "Wanneer", nullable=True),
    text("waarom_niet_nu", "Waarom die weg nu niet werkt"),
    text("geen_tijd_want", "Waarom er geen tijd was om het te proberen"),
    text("verwachting", "Wat men ervan verwacht"),
    day("terugblik_op", "Dag waarop men terugkijkt", nullable=True),
    code("raakt_uitkering", Raakt, "Of het een uitkering raakt"),
    code("raakt_bewind", Raakt, "Of het bewind raakt"),
    text("legitimiteit", "Waarom het mag"),
    text("betrokkenheid", "Wat de persoon zelf wil en doet"),
    text("rendement", "Wat het oplevert"),
    ref("raming_id", "raming", "Kostenraming van de aanpak waar het bij hoort", nullable=True, index=False),
    ref("agendapunt_id", "agendapunt", "Agendapunt waar het aan tafel kwam", nullable=True),
    code("status", VerzoekUitkomst, "Stand"),
    moment("besloten_op", "Besloten op (UTC)", nullable=True),
    text("uitkomst", "Hoe het anders is opgelost, of waarom niet"),
    text("opgelost_door", "Wie het anders oploste"),
    text("boven_door", "Wie besliste als het boven een plafond was"),
    ref("door_id", "professional", "Wie het invoerde", nullable=True),
    *root(),
    UniqueConstraint("code"),
    Index("ix_verzoek_raming_id", "raming_id", "besloten_op", "id", "status", "budget_id"),
)
verzoek_eerder = table(
    "verzoek_eerder",
    "Hoe een open verzoek stond voordat het veranderde: zo blijft een dag die voorbij is hetzelfde",
    ref("verzoek_id", "verzoek", "Verzoek", index=False),
    day("tot", "Eerste dag waarop het niet meer zo was"),
    ref("budget_id", "budget", "Budget van toen"),
    code("categorie", BestedingSoort, "Soort besteding van toen"),
    code("levensdomein", Levensdomein, "Levensdomein van toen"),
    code_if_any("bouwsteen", Bouwsteen, "Bouwsteen van toen, leeg als er geen paste"),
    UniqueConstraint("verzoek_id", "tot"),
    Index(None, "tot"),
)
akkoord = table(
    "akkoord",
    "Een collega zegt ja tegen een verzoek, voor één bedrag",
    ref("verzoek_id", "verzoek", "Verzoek"),
    ref("professional_id", "professional", "Wie ja zegt"),
    ref("organisatie_id", "organisatie", "Namens welke organisatie"),
    _cents("bedrag", "Het bedrag in centen waar deze collega ja tegen zegt", nullable=False),
    moment("op", "Wanneer (UTC)"),
    ref("door_id", "professional", "Wie het opschreef: zelf, of aan tafel wie het verslag maakt"),
    moment("vervallen_op", "Vervallen op (UTC), omdat het bedrag veranderde", nullable=True),
    ref("overleg_id", "overleg", "Overleg waar het is gezegd, leeg buiten een overleg", nullable=True),
)
boeking = table(
    "boeking",
    "Regel van het grootboek; verandert nooit",
    ref("budget_id", "budget", "Budget", index=False),
    code("soort", BoekingSoort, "Wat deze regel doet"),
    _cents("bedrag", "Bedrag in centen; onder nul bij een tegenboeking", nullable=False),
    moment("op", "Vastgelegd op (UTC)"),
    day("boekdag", "Dag van de bank of van het besluit"),
    ref("verzoek_id", "verzoek", "Verzoek, leeg bij een regel van het budget zelf", nullable=True, index=False),
    ref("tegen_id", "boeking", "De regel die deze terugneemt", nullable=True, index=False),
    ref(
        "paar_id",
        "boeking",
        "Van een overheveling: de regel die uit het budget gaat",
        nullable=True,
    ),
    ref("door_id", "professional", "Wie dit vastlegde", nullable=True),
    text("kenmerk", "Kenmerk van de betaling, zoals de bank het noemt"),
    text("omschrijving", "Wat erbij is geschreven"),
    UniqueConstraint("tegen_id"),
    Index("ix_boeking_budget_id", "budget_id", "boekdag", "soort", "bedrag", "op", "verzoek_id"),
    Index("ix_boeking_verzoek_id", "verzoek_id", "budget_id", "soort", "bedrag", "boekdag"),
)
geldsom = Table(
    "geldsom",
    metadata,
    Column("budget_id", Id(), ForeignKey("budget.id"), primary_key=True, autoincrement=False),
    Column("soort", Code(BoekingSoort), primary_key=True),
    Column("categorie", Tekst(), primary_key=True),
    Column("maand", Tekst(), primary_key=True),
    Column("levensdomein", Tekst(), primary_key=True),
    Column("bouwsteen", Tekst(), primary_key=True),
    Column("bedrag", Id(), nullable=False),
    Column("aantal", Id(), nullable=False),
    Column("laatste_dag", Datum(), nullable=False),
    Column("laatst_op", Moment(), nullable=False),
    comment="Het grootboek opgeteld, telkens bijgewerkt als er een regel bij komt",
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
betaalbewijs = table(
    "betaalbewijs",
    "Bon of factuur bij een betaling",
    ref("boeking_id", "boeking", "Betaling"),
    code("soort", ScanSoort, "Soort bestand"),
    file("inhoud", "Het bestand"),
    moment("toegevoegd_op", "Toegevoegd op (UTC)"),
    ref("door_id", "professional", "Wie het toevoegde", nullable=True),
)
steekproef = table(
    "steekproef",
    "Een tweede persoon keek of een betaling klopt",
    ref("boeking_id", "boeking", "Betaling"),
    ref("door_id", "professional", "Wie keek"),
    moment("op", "Wanneer (UTC)"),
    flag("klopt", "Of het klopt"),
    text("bevinding", "Wat er gevonden is"),
)
terugblik = table(
    "terugblik",
    "Terugkijken op een verzoek: is gebeurd wat men verwachtte?",
    ref("verzoek_id", "verzoek", "Verzoek"),
    day("gepland_op", "Dag waarop de vraag terugkomt"),
    day("gedaan_op", "Dag van het antwoord, leeg zolang dat er niet is", nullable=True),
    code_if_any("uitkomst", TerugblikUitkomst, "Antwoord, leeg zolang dat er niet is"),
    text("wat_gezien", "Wat er gezien is"),
    ref("door_id", "professional", "Wie het antwoord gaf", nullable=True),
    *root(),
    UniqueConstraint("verzoek_id", "gepland_op"),
)
verteld = table(
    "verteld",
    "Wat een controller is verteld; verandert nooit, want wat later wordt verteld mag daarnaast niets verraden",
    number("jaar", "Van de budgetten van dit jaar"),
    text("kolom", "Welk cijfer"),
    day("dag", "Stand van het eind van deze dag"),
    text("tabel", "Waarnaar het is gesplitst, leeg bij het totaal"),
    number("blok", "De hoeveelste regel van die tabel; wat een nummer deelt is samen verteld"),
    text("klasse", "Een klasse van die regel, leeg bij het totaal; van een budget zijn nummer"),
    moment("op", "Verteld op (UTC)"),
    UniqueConstraint("jaar", "kolom", "dag", "tabel", "klasse"),
)

GELD = (
    budget, bestedingsregels, verzoek, akkoord, boeking, betaalbewijs, steekproef, terugblik, verteld, verzoek_eerder,
)  # fmt: skip
"""Parents before children, for the exchange format; ``geldsom`` follows from the ledger."""
