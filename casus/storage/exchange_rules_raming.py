"""What the fields of a raming and of a tariff must mean together: the same rules as in the program itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, Betaler
from casus.domain.kostenraming import LANGSTE_HORIZON, MEESTE_REGELS, too_many
from casus.domain.kostenregel import HoeVaak, RegelInhoud, Scenario
from casus.domain.prijslijst import Zekerheid, check_prices
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    regels: dict[str, list[Row]] = defaultdict(list)
    for row in rows["kostenregel"]:
        regels[row["raming_id"]].append(row)
    waiting: dict[str | None, list[str]] = defaultdict(list)
    for place, row in enumerate(rows["verzoek"]):
        if row["status"] == VerzoekUitkomst.OPEN:
            waiting[row["raming_id"]].append(f"verzoek[{place}]")
    for place, row in enumerate(rows["raming"]):
        for finding in (*_raming(row, casus_of, regels[row["id"]]), *_waits(row, waiting[row["id"]])):
            yield f"raming[{place}]", finding
    for naam, check in (("kostenregel", _regel), ("tarief", _tarief)):
        for place, row in enumerate(rows[naam]):
            for finding in check(row):
                yield f"{naam}[{place}]", finding


def _raming(row: Row, casus_of: dict[str, str], regels: list[Row]) -> Iterator[Finding]:
    if row["inwoner_id"] is not None and casus_of[row["inwoner_id"]] != row["casus_id"]:
        yield "inwoner_id", "andere_casus", {}
    if not row["aanpak"].strip():
        yield "aanpak", "veld_leeg", {}
    if not 1 <= row["horizon_maanden"] <= LANGSTE_HORIZON:
        yield "horizon_maanden", "horizon_buiten_bereik", {"langste": LANGSTE_HORIZON}
    if too_many(each["sleutel"] for each in regels):
        yield "id", "raming_te_veel_regels", {"meeste": MEESTE_REGELS}
    drawn = {each["scenario"] for each in regels}
    if row["afgesloten_op"] is not None and not {Scenario.NU, Scenario.OPLOSSING} <= drawn:
        yield "afgesloten_op", "raming_zonder_verschil", {}


def _waits(row: Row, waiting: list[str]) -> Iterator[Finding]:
    """What was expected stands with its money in it: by their places in the file, what nobody decided on yet."""
    if row["afgesloten_op"] is not None and waiting:
        yield "afgesloten_op", "raming_open_verzoek", {"welk": ", ".join(waiting)}


def _regel(row: Row) -> Iterator[Finding]:
    kinds: dict[str, Callable[[str], object]] = {
        "scenario": Scenario, "per": HoeVaak, "betaler": Betaler, "zekerheid": Zekerheid,
    }  # fmt: skip
    values = {name: row[name] for name in RegelInhoud.__dataclass_fields__}
    yield from _refused(lambda: RegelInhoud(**(values | {name: kind(row[name]) for name, kind in kinds.items()})))
    if row["gezien"] is not None and row["gezien"] > GROOTSTE:
        yield "gezien", "bedrag_te_groot", {}


def _tarief(row: Row) -> Iterator[Finding]:
    yield from _refused(lambda: check_prices(row["laag"], row["midden"], row["hoog"]))
    for name in ("sleutel", "post", "eenheid", "bron"):
        if not row[name].strip():
            yield name, "veld_leeg", {}


def _refused(act: Callable[[], object]) -> Iterator[Finding]:
    """What the rule itself says about it."""
    try:
        act()
    except RuleViolation as error:
        yield str(error.params["field"]), error.code, {}
