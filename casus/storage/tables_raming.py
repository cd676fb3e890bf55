"""Tables of what an approach is expected to make of the costs, and of what a team itself pays for things."""

from datetime import date

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Table, UniqueConstraint

from casus.domain.geld import Betaler
from casus.domain.kostenregel import Bedragen, HoeVaak, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.prijslijst import Zekerheid
from casus.storage.columns import Datum, Id, Moment
from casus.storage.table_parts import code, day, flag, metadata, number, ref, root, table, text

tarief = table(
    "tarief",
    "Eigen tarief van het team, vanaf een dag; gaat voor de prijslijst",
    text("sleutel", "Sleutel van de prijs waar dit voor gaat, of een eigen sleutel"),
    text("post", "Waarvoor"),
    text("eenheid", "Per wat, zoals uur of jaar"),
    number("laag", "Laagste bedrag in centen"),
    number("midden", "Middelste bedrag in centen"),
    number("hoog", "Hoogste bedrag in centen"),
    number("jaar", "Prijspeil"),
    code("betaler", Betaler, "Wie betaalt"),
    text("bron", "Waar het bedrag vandaan komt"),
    day("geldig_vanaf", "Geldt vanaf deze dag"),
    *root(),
    UniqueConstraint("sleutel", "geldig_vanaf"),
)
raming = table(
    "raming",
    "Wat een aanpak naar verwachting met de kosten doet",
    ref("casus_id", "casus", "Casus"),
    code("levensdomein", Levensdomein, "Levensdomein: dat bepaalt wie het mag lezen"),
    text("aanpak", "Welke aanpak"),
    day("gemaakt", "Dag waarop de raming begon"),
    number("prijslijst_versie", "Nieuwste versie van de prijslijst waar een regel uit kwam"),
    ref("inwoner_id", "inwoner", "Om wie het gaat, leeg als het over allen gaat", nullable=True),
    number("horizon_maanden", "Zoveel maanden vooruit"),
    flag("geindexeerd", "Oudere prijzen zijn met de inflatie omgerekend"),
    text("betekenis", "Wat het voor de persoon betekent, in woorden"),
    day("afgesloten_op", "Dag waarop de verwachting is vastgezet", nullable=True),
    ref("door_id", "professional", "Wie de raming maakte", nullable=True),
    *root(),
)
kostenregel = table(
    "kostenregel",
    "Regel van een raming",
    ref("raming_id", "raming", "Raming"),
    number("volgorde", "Als hoeveelste regel"),
    code("scenario", Scenario, "Kosten nu, extra als we niets doen, of na de oplossing"),
    text("post", "Waarvoor"),
    number("aantal", "Hoeveel, in duizendsten"),
    text("eenheid", "Per wat, zoals uur of jaar"),
    code("per", HoeVaak, "Hoe vaak binnen de horizon"),
    number("laag", "Laagste prijs per eenheid in centen"),
    number("midden", "Middelste prijs per eenheid in centen"),
    number("hoog", "Hoogste prijs per eenheid in centen"),
    code("betaler", Betaler, "Wie betaalt"),
    text("bron", "Waar de prijs vandaan komt"),
    number("jaar", "Prijspeil"),
    code("zekerheid", Zekerheid, "Gevonden, afgeleid of schatting"),
    text("sleutel", "Sleutel van de prijs, leeg bij eigen woorden"),
    number("kans", "Kans in duizendsten; alleen onder de 1000 als we niets doen"),
    Column("gezien", Id(), nullable=True, comment="Wat het werd in centen, leeg zolang dat niet bekend is"),
)

NOG_STEEDS = date.max
"""Until when the row holds of which no later day is known; a day like any other, so that it can be part of a key."""
GEEN_VERSCHIL, BEKEND = 0, (1, 2, 3, 4)
"""What is known of a raming: no head figure yet; or that alone, with what was seen, with the second bar, with both."""

ramingsom = Table(
    "ramingsom",
    metadata,
    Column("raming_id", Id(), ForeignKey("raming.id"), nullable=False, autoincrement=False),
    Column("dag", Datum(), nullable=False),
    *(Column(f"nu_{end}", Id(), nullable=True) for end in Bedragen._fields),
    *(Column(f"oplossing_{end}", Id(), nullable=True) for end in Bedragen._fields),
    *(Column(f"niets_doen_{end}", Id(), nullable=True) for end in Bedragen._fields),
    Column("gezien", Id(), nullable=True),
    *(Column(f"{when}_{betaler}", Id(), nullable=True) for betaler in Betaler for when in ("betaalt_nu", "betaalt_na")),
    Column("tot", Datum(), nullable=False),
    Column("kent", Id(), nullable=False),
    Column("jaar", Id(), nullable=False),
    Column("budget_id", Id(), nullable=True),
    Column("ja_op", Moment(), nullable=True),
    PrimaryKeyConstraint("jaar", "kent", "tot", "raming_id"),
    UniqueConstraint("raming_id", "dag"),
    comment="De regels van een raming opgeteld en wie betaalt, zoals het stond aan het eind van elke dag dat er iets "
    "veranderde; zonder bedragen zolang het verschil niet bekend was. Ook tot welke dag dat zo bleef, wat er bekend "
    "was, en uit welk budget en jaar en wanneer het eerste ja kwam dat er toen aan hing",
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RAMING = (tarief, raming, kostenregel)
"""Parents before children, for the exchange format; the sums follow from the lines.

A year is read as one range of ``ramingsom`` for each of ``BEKEND``: what stood on the day that is asked, already
grouped. So the year of the budget is in the key, 0 while no yes hangs on the raming.
"""
