"""What the fields of the sociale kaart must mean together."""

from collections import defaultdict
from collections.abc import Iterator

from casus.domain.errors import RuleViolation
from casus.domain.gemis import LANGSTE
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import AanbodGegevens, checked
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows

_TEXTS = ("naam", "email", "website", "wacht_weken")
"""The fields of an offer that may be wrong by themselves."""


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows["aanbod_levensdomein"]:
        parts[row["aanbod_id"]].add(row["levensdomein"])
    for place, row in enumerate(rows["aanbod"]):
        for finding in _aanbod(row, parts[row["id"]]):
            yield f"aanbod[{place}]", finding
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    for place, row in enumerate(rows["verwijzing"]):
        for finding in _verwijzing(row, casus_of[row["inwoner_id"]]):
            yield f"verwijzing[{place}]", finding
    for place, row in enumerate(rows["gemis"]):
        for finding in _gemis(row):
            yield f"gemis[{place}]", finding


def _aanbod(row: Row, parts: set[str]) -> Iterator[Finding]:
    """What the program itself asks of an offer."""
    domeinen = tuple(Levensdomein(each) for each in sorted(parts))
    try:
        checked(AanbodGegevens(levensdomeinen=domeinen, **{name: row[name] for name in _TEXTS}))
    except RuleViolation as error:
        field = str(error.params["field"])
        params = {name: value for name, value in error.params.items() if name != "field"}
        yield field if field in row else "id", error.code, params


def _verwijzing(row: Row, casus_id: str) -> Iterator[Finding]:
    if casus_id != row["casus_id"]:
        yield "inwoner_id", "andere_casus", {}
    if Levensdomein(row["levensdomein"]).onderwerp != row["onderwerp"]:
        yield "onderwerp", "past_niet_bij_soort", {}
    if row["dag"] < row["voorgesteld_op"]:
        yield "dag", "datum_voor_voorstel", {}
    elif row["uitkomst"] == VerwijzingUitkomst.VOORGESTELD and row["dag"] != row["voorgesteld_op"]:
        yield "dag", "past_niet_bij_stand", {}


def _gemis(row: Row) -> Iterator[Finding]:
    """A day within the month would lead back to who noted it."""
    if not str(row["maand"]).endswith("-01"):
        yield "maand", "geen_eerste_dag", {}
    if len(row["woorden"]) > LANGSTE:
        yield "woorden", "tekst_te_lang", {"meeste": LANGSTE}
