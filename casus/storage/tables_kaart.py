"""Tables of the sociale kaart: what the neighbourhood offers, what was put to whom, and what it lacks."""

from sqlalchemy import Column, UniqueConstraint

from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import Leeftijdsklasse
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.storage.columns import Id
from casus.storage.table_parts import code, code_if_any, day, flag, number, ref, root, table, text

aanbod = table(
    "aanbod",
    "Aanbod in de sociale kaart; er staat niets over inwoners in",
    text("naam", "Hoe het heet"),
    text("organisatie", "Van welke organisatie het is"),
    text("beschrijving", "Wat het is, in gewone woorden"),
    text("doelgroep", "Voor wie het is, in gewone woorden"),
    flag("indicatie", "Er is een indicatie of verwijzing voor nodig"),
    text("indicatie_uitleg", "Welke indicatie, en waar men die krijgt"),
    code("kosten", Kosten, "Wat het de persoon kost"),
    text("kosten_uitleg", "Hoeveel het kost"),
    Column("wacht_weken", Id(), nullable=True, comment="Wachttijd in weken, leeg als die niet bekend is"),
    text("telefoon", "Telefoonnummer"),
    text("email", "E-mailadres"),
    text("website", "Adres op het web"),
    text("adres", "Waar het is"),
    text("openingstijden", "Wanneer het open is"),
    flag("kwetsbaarproof", "Wie kwetsbaar is kan er ook echt terecht"),
    text("kwetsbaarproof_uitleg", "Waaraan men dat merkt"),
    day("nagegaan_op", "Dag waarop iemand naging dat het klopt", nullable=True),
    ref("nagegaan_door_id", "professional", "Wie dat naging", nullable=True),
    flag("gestopt", "Het is er niet meer"),
    text("bron", "Uit wiens lijst het is gelezen, leeg als het hier is gemaakt"),
    text("bron_sleutel", "Hoe het in die lijst heet, om het later opnieuw te lezen"),
    *root(),
)
aanbod_levensdomein = table(
    "aanbod_levensdomein",
    "Levensdomein waar het aanbod voor is",
    ref("aanbod_id", "aanbod", "Aanbod"),
    code("levensdomein", Levensdomein, "Levensdomein"),
    number("volgorde", "Als hoeveelste; 0 is waar het vooral voor is"),
    UniqueConstraint("aanbod_id", "levensdomein"),
)
aanbod_wijk = table(
    "aanbod_wijk",
    "Wijk waar het aanbod voor is; geen enkele is overal",
    ref("aanbod_id", "aanbod", "Aanbod"),
    ref("wijk_id", "wijk", "Wijk"),
    UniqueConstraint("aanbod_id", "wijk_id"),
)
aanbod_leeftijd = table(
    "aanbod_leeftijd",
    "Leeftijd waar het aanbod voor is; geen enkele is voor iedereen",
    ref("aanbod_id", "aanbod", "Aanbod"),
    code("leeftijdsklasse", Leeftijdsklasse, "Leeftijdsklasse"),
    UniqueConstraint("aanbod_id", "leeftijdsklasse"),
)
aanbod_bouwsteen = table(
    "aanbod_bouwsteen",
    "Bouwsteen van de wijk waar het aanbod bij hoort",
    ref("aanbod_id", "aanbod", "Aanbod"),
    code("bouwsteen", Bouwsteen, "Bouwsteen"),
    UniqueConstraint("aanbod_id", "bouwsteen"),
)
verwijzing = table(
    "verwijzing",
    "Aanbod dat iemand is voorgesteld, en wat ervan kwam",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Aan wie"),
    ref("aanbod_id", "aanbod", "Welk aanbod"),
    code("levensdomein", Levensdomein, "Voor welk levensdomein"),
    code("onderwerp", Onderwerp, "Waar het over gaat: dat bepaalt wie het mag lezen"),
    day("voorgesteld_op", "Dag waarop het is voorgesteld"),
    code("uitkomst", VerwijzingUitkomst, "Wat ervan kwam"),
    day("dag", "Dag waarop dat bekend werd"),
    ref("door_id", "professional", "Wie het voorstelde", nullable=True),
    *root(),
)
gemis = table(
    "gemis",
    "Waar in de wijk geen aanbod voor is; zonder casus en zonder wie het meldde",
    code("levensdomein", Levensdomein, "Levensdomein"),
    day("maand", "Eerste dag van de maand waarin het is gemeld"),
    ref("wijk_id", "wijk", "Wijk", nullable=True),
    code_if_any("bouwsteen", Bouwsteen, "Bouwsteen van de wijk"),
    text("woorden", "Wat inwoners er zelf over zeggen"),
)

KAART = (
    aanbod, aanbod_levensdomein, aanbod_wijk, aanbod_leeftijd, aanbod_bouwsteen, verwijzing, gemis,
)  # fmt: skip
"""Parents before children, for the exchange format."""
