"""What the fields of a plan must mean together."""

from collections import defaultdict
from collections.abc import Iterator

from casus.domain.actie import Eigenaar
from casus.domain.errors import RuleViolation
from casus.domain.plan import MEESTE_DOELEN, MEESTE_LEVENSDOMEINEN, PlanStatus, PlanVorm
from casus.domain.plan_doel import DoelStand
from casus.domain.values import EigenaarSoort
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    doelen: dict[str, list[Row]] = defaultdict(list)
    for row in rows["plan_doel"]:
        doelen[row["plan_id"]].append(row)
    plans = {row["id"]: row for row in rows["plan"]}
    for place, row in enumerate(rows["plan"]):
        for finding in (*_plan(row, casus_of), *_open(row, [each for each in doelen[row["id"]] if _is_open(each)])):
            yield f"plan[{place}]", finding
    intakes = {row["id"]: (row["casus_id"], row["inwoner_id"]) for row in rows["intake"]}
    for place, row in enumerate(rows["plan_doel"]):
        for finding in _doel(row, plans[row["plan_id"]], intakes):
            yield f"plan_doel[{place}]", finding
    yield from _stappen(rows, plans, casus_of)


def _plan(row: Row, casus_of: dict[str, str]) -> Iterator[Finding]:
    if casus_of[row["inwoner_id"]] != row["casus_id"]:
        yield "inwoner_id", "andere_casus", {}
    if (row["vorm"] == PlanVorm.CTI) != (row["fase"] is not None):
        yield "fase", "past_niet_bij_soort", {}
    if row["vorm"] == PlanVorm.WAAKVLAM and row["terug_op"] is None:
        yield "terug_op", "waakvlam_zonder_terugkomdatum", {}
    if row["terug_op"] is not None and row["terug_op"] <= row["begonnen"]:
        yield "terug_op", "plan_terug_te_vroeg", {}


def _open(row: Row, doelen: list[Row]) -> Iterator[Finding]:
    """Few goals at a time; none in a plan that is done."""
    if doelen and row["status"] == PlanStatus.AFGEROND:
        yield "status", "plan_heeft_open_doelen", {}
    if len(doelen) > MEESTE_DOELEN and not row["meer_doelen"].strip():
        yield "meer_doelen", "te_veel_doelen", {"meeste": MEESTE_DOELEN}
    many = len({each["levensdomein"] for each in doelen}) > MEESTE_LEVENSDOMEINEN
    if many and row["vorm"] == PlanVorm.CTI:
        yield "vorm", "cti_te_veel_levensdomeinen", {"meeste": MEESTE_LEVENSDOMEINEN}


def _doel(row: Row, plan: Row, intakes: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """It comes from an intake of the same person, and only words that are still looked for may be missing."""
    chosen = row["intake_id"] is not None
    if chosen and intakes[row["intake_id"]] != (plan["casus_id"], plan["inwoner_id"]):
        yield "intake_id", "andere_casus", {}
    if chosen != bool(row["intake_deel"]):
        yield "intake_deel", "past_niet_bij_soort", {}
    if not row["doel"].strip() and not (chosen and _is_open(row)):
        yield "doel", "veld_leeg", {}
    if row["stand"] == DoelStand.LOSGELATEN and not row["uitkomst"].strip():
        yield "uitkomst", "veld_leeg", {}


def _stappen(rows: Rows, plans: dict[str, Row], casus_of: dict[str, str]) -> Found:
    plan_of = {row["id"]: plans[row["plan_id"]] for row in rows["plan_doel"]}
    acties = {row["id"]: row["casus_id"] for row in rows["actie"]}
    promised: dict[str, str] = {}
    for place, row in enumerate(rows["plan_stap"]):
        path, casus_id = f"plan_stap[{place}]", plan_of[row["plan_doel_id"]]["casus_id"]
        for finding in _stap(row):
            yield path, finding
        if row["inwoner_id"] is not None and casus_of[row["inwoner_id"]] != casus_id:
            yield path, ("inwoner_id", "andere_casus", {})
        if row["actie_id"] is None:
            continue
        if acties[row["actie_id"]] != casus_id:
            yield path, ("actie_id", "andere_casus", {})
        first = promised.setdefault(row["actie_id"], path)
        if first != path:
            yield path, ("actie_id", "dubbel", {"eerste": first})


def _stap(row: Row) -> Iterator[Finding]:
    """Exactly one owner, of the kind that is named."""
    if not row["wat"].strip():
        yield "wat", "veld_leeg", {}
    try:
        ids = {name: None if row[name] is None else int(row[name]) for name in _OWNERS}
        Eigenaar(EigenaarSoort(row["eigenaar_soort"]), naam=row["eigenaar_naam"], **ids)
    except RuleViolation as error:
        yield "eigenaar_soort", error.code, {}


_OWNERS = ("professional_id", "organisatie_id", "inwoner_id")


def _is_open(row: Row) -> bool:
    return bool(row["stand"] == DoelStand.OPEN)
