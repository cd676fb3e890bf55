"""What the fields of small money must mean together: nobody agrees with themselves, and the ledger closes."""

from base64 import b64decode
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from casus.domain.bestedingsregels import STARTREGELS, Regels, Vastgelegd
from casus.domain.budget import PAAR, VAN_VERZOEK, Boeking, BoekingSoort, Stand, stand_of
from casus.domain.errors import RuleViolation
from casus.domain.monitor import Dimensie
from casus.domain.scan import soort_of
from casus.domain.toegang import day_in_place
from casus.domain.verteld import can_be_told
from casus.domain.verzoek import BestedingVorm, Route, VerzoekUitkomst
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows

_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_FAR = date(9999, 12, 31)
_TEAM = ""
"""Where a casus would stand."""


class _Ledger(NamedTuple):
    """The rows of the file, found by what they are asked for."""

    boekingen: dict[str, Row]
    of_verzoek: dict[str, list[Row]]
    of_paar: dict[str, list[Row]]
    verzoeken: dict[str, Row]
    jaren: dict[str, int]
    """The year of each budget."""
    beloofd: Counter[tuple[int, str | None]]
    """What was said yes to: per year of each casus, and of the team."""


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    jaren = {row["id"]: row["jaar"] for row in rows["budget"]}
    boekingen, verzoeken = ({row["id"]: row for row in rows[naam]} for naam in ("boeking", "verzoek"))
    ledger = _Ledger(boekingen, defaultdict(list), defaultdict(list), verzoeken, jaren, Counter())
    for row in rows["boeking"]:
        ledger.of_verzoek[row["verzoek_id"]].append(row)
        ledger.of_paar[row["paar_id"]].append(row)
    for row in rows["verzoek"]:
        if row["status"] == VerzoekUitkomst.JA:
            for whose in (row["casus_id"], _TEAM):
                ledger.beloofd[jaren[row["budget_id"]], whose] += row["bedrag"]
    yield from _per_row(rows, ledger)
    yield from _verzoeken(rows, ledger)
    yield from _akkoorden(rows)
    yield from _budgets(rows)


def _per_row(rows: Rows, ledger: _Ledger) -> Found:
    brought = {
        (row["boeking_id"], row["door_id"]): datetime.fromisoformat(row["toegevoegd_op"])
        for row in reversed(rows["betaalbewijs"])
    }
    budgets = {(row["id"], row["jaar"]) for row in rows["budget"]}
    checks: dict[str, Callable[[Row], Iterator[Finding]]] = {
        "bestedingsregels": _edition,
        "boeking": lambda row: _boeking(row, ledger),
        "betaalbewijs": lambda row: _bewijs(row, ledger),
        "steekproef": lambda row: _steekproef(row, ledger, brought),
        "terugblik": _terugblik,
        "verteld": lambda row: _verteld(row, budgets),
        "verzoek_eerder": lambda row: _eerder(row, ledger.verzoeken[row["verzoek_id"]]),
    }
    for naam, check in checks.items():
        for place, row in enumerate(rows[naam]):
            for finding in check(row):
                yield f"{naam}[{place}]", finding


def _edition(row: Row) -> Iterator[Finding]:
    try:
        _regels(row).check()
    except RuleViolation as error:
        yield str(error.params["field"]), error.code, {}
    if row["geldig_vanaf"] < _day(row["vastgesteld_op"]).isoformat():
        yield "geldig_vanaf", "datum_voorbij", {}


def _day(moment: str) -> date:
    """Clocks of two computers differ by minutes, so what must come before what is asked of days."""
    return day_in_place(datetime.fromisoformat(moment))


def _terugblik(row: Row) -> Iterator[Finding]:
    if (row["gedaan_op"] is None) != (row["uitkomst"] is None):
        yield "uitkomst", "past_niet_bij_stand", {}


def _verteld(row: Row, budgets: set[tuple[str, int]]) -> Iterator[Finding]:
    """A table that there is, of a month that was over, and of budgets of its year."""
    if not can_be_told(row["kolom"], row["tabel"]):
        yield "tabel", "past_niet_bij_soort", {}
    dag = date.fromisoformat(row["dag"])
    if (dag + timedelta(days=1)).day != 1 or dag >= _day(row["op"]):
        yield "dag", "past_niet_bij_stand", {}
    if row["tabel"] == Dimensie.POT and (row["klasse"], row["jaar"]) not in budgets:
        yield "klasse", "verwijzing_onbekend", {"lijst": "budget"}


def _eerder(row: Row, verzoek: Row) -> Iterator[Finding]:
    """How it stood is kept of a day that was over, and once it is decided it changes no more."""
    if row["tot"] <= _day(verzoek["gevraagd_op"]).isoformat():
        yield "tot", "eerder_voor_vraag", {}
    if verzoek["besloten_op"] is not None and row["tot"] > _day(verzoek["besloten_op"]).isoformat():
        yield "tot", "verzoek_is_besloten", {}


def _regels(row: Row) -> Regels:
    given = {name: row[name] for name in vars(STARTREGELS)}
    given["mandaat_datum"] = None
    return Regels(**given)


# -- what was asked ----------------------------------------------------------------------------------------------------


def _verzoeken(rows: Rows, ledger: _Ledger) -> Found:
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    agreed: dict[str, list[Row]] = defaultdict(list)
    for row in rows["akkoord"]:
        if row["vervallen_op"] is None:
            agreed[row["verzoek_id"]].append(row)
    for place, row in enumerate(rows["verzoek"]):
        for finding in (*_asked(row, casus_of), *_decided(row), *_booked(row, ledger)):
            yield f"verzoek[{place}]", finding
        if row["status"] == VerzoekUitkomst.JA and row["besloten_op"] is not None:
            for finding in _agreed(rows, row, agreed[row["id"]], ledger):
                yield f"verzoek[{place}]", finding


def _agreed(rows: Rows, row: Row, akkoorden: list[Row], ledger: _Ledger) -> Iterator[Finding]:
    """A yes is of enough peers within the ceiling of that day, or of who decides above it; and then one is passed. The
    mandate is no ceiling here: until 0.5.2 peers could pass it.
    """
    said = [(int(each["professional_id"]), int(each["organisatie_id"])) for each in akkoorden]
    regels = list(_in_force(rows, row))
    if not row["boven_door"].strip():
        if not any(each.suffices(said) for each in regels):
            yield "status", "ja_zonder_akkoorden", {}
        if all(each.plafond_keer is not None and row["bedrag"] > each.plafond_keer for each in regels):
            yield "bedrag", "ja_boven_plafond", {}
        if any(_day(each["op"]) > _day(row["besloten_op"]) for each in akkoorden):
            yield "besloten_op", "ja_voor_akkoord", {}
    elif not any(_is_above(each, row, ledger) for each in regels):
        yield "boven_door", "onder_plafond", {}


def _in_force(rows: Rows, row: Row) -> Iterator[Regels]:
    """The rules by which this may have become a yes: of that day the last to begin, and the one before it only as far
    as the last was written down on that very day. Clocks of two computers differ, so at what hour is not asked.
    """
    day = _day(row["besloten_op"])
    begun = [each for each in rows["bestedingsregels"] if each["geldig_vanaf"] <= day.isoformat()]
    for each in sorted(begun, key=lambda edition: (edition["geldig_vanaf"], int(edition["id"])), reverse=True):
        yield _regels(each)
        written = _day(each["vastgesteld_op"])
        if each["geldig_vanaf"] < day.isoformat() or written < day:
            return
    yield STARTREGELS


def _is_above(regels: Regels, row: Row, ledger: _Ledger) -> bool:
    """With all that was ever promised for that year, also later: never less than what counted on the day itself."""
    casus, jaar = row["casus_id"], ledger.jaren[row["budget_id"]]
    others = (ledger.beloofd[jaar, each] - row["bedrag"] for each in (casus, _TEAM))
    known = regels if casus is not None else regels.without_casus()
    return bool(known.passed(row["bedrag"], Vastgelegd(*others)))


def _asked(row: Row, casus_of: dict[str, str]) -> Iterator[Finding]:
    if not row["wat"].strip():
        yield "wat", "veld_leeg", {}
    if row["bedrag"] <= 0:
        yield "bedrag", "bedrag_niet_boven_nul", {}
    if row["inwoner_id"] is not None and casus_of[row["inwoner_id"]] != row["casus_id"]:
        yield "inwoner_id", "andere_casus", {}
    if row["vorm"] != BestedingVorm.IN_NATURA and not row["ontvanger"].strip():
        yield "ontvanger", "veld_leeg", {}
    names = ("route", "met_wie", "waarom_niet_nu", "geen_tijd_want")
    try:
        Route(**{name: row[name] for name in names}).check(_FAR)
    except RuleViolation as error:
        yield "route", error.code, {}


def _decided(row: Row) -> Iterator[Finding]:
    status = row["status"]
    if (status == VerzoekUitkomst.OPEN) != (row["besloten_op"] is None):
        yield "besloten_op", "past_niet_bij_stand", {}
    if row["besloten_op"] is not None and _day(row["besloten_op"]) < _day(row["gevraagd_op"]):
        yield "besloten_op", "ja_voor_vraag", {}
    if status == VerzoekUitkomst.NEE and not row["uitkomst"].strip():
        yield "uitkomst", "veld_leeg", {}
    if (status == VerzoekUitkomst.ANDERS_OPGELOST) != bool(row["opgelost_door"].strip()):
        yield "opgelost_door", "past_niet_bij_stand", {}
    if row["boven_door"].strip() and status != VerzoekUitkomst.JA:
        yield "boven_door", "past_niet_bij_stand", {}


def _booked(row: Row, ledger: _Ledger) -> Iterator[Finding]:
    """Money moves for a yes; what was reserved is what was agreed; paid is never more than that."""
    booked = ledger.of_verzoek[row["id"]]
    if row["status"] != VerzoekUitkomst.JA:
        if booked:
            yield "status", "verzoek_zonder_ja", {}
        return
    stand = _stand(booked)
    reserved = [each for each in booked if each["soort"] == BoekingSoort.RESERVERING and each["tegen_id"] is None]
    if [each["bedrag"] for each in reserved] != [row["bedrag"]]:
        yield "bedrag", "grootboek_sluit_niet", {}
    if stand.gereserveerd < 0 or stand.uitgegeven < 0:
        yield "id", "grootboek_sluit_niet", {}


def _akkoorden(rows: Rows) -> Found:
    verzoeken = {row["id"]: row for row in rows["verzoek"]}
    given: dict[tuple[str, str], str] = {}
    for place, row in enumerate(rows["akkoord"]):
        path, verzoek = f"akkoord[{place}]", verzoeken[row["verzoek_id"]]
        if row["professional_id"] in (verzoek["aanvrager_id"], verzoek["door_id"]):
            yield path, ("professional_id", "akkoord_van_aanvrager", {})
        if row["door_id"] == verzoek["aanvrager_id"]:
            yield path, ("door_id", "akkoord_door_aanvrager", {})
        if row["door_id"] != row["professional_id"] and row["overleg_id"] is None:
            yield path, ("overleg_id", "akkoord_buiten_overleg", {})
        if row["vervallen_op"] is not None:
            continue
        if row["bedrag"] != verzoek["bedrag"]:
            yield path, ("bedrag", "bedrag_intussen_anders", {})
        first = given.setdefault((row["verzoek_id"], row["professional_id"]), path)
        if first != path:
            yield path, ("professional_id", "dubbel", {"eerste": first})


# -- the ledger --------------------------------------------------------------------------------------------------------


def _stand(rows: list[Row]) -> Stand:
    return stand_of((BoekingSoort(row["soort"]), row["bedrag"]) for row in rows)


def _budgets(rows: Rows) -> Found:
    booked: dict[str, list[Row]] = defaultdict(list)
    for row in rows["boeking"]:
        booked[row["budget_id"]].append(row)
    for place, row in enumerate(rows["budget"]):
        if not row["bron"].strip():
            yield f"budget[{place}]", ("bron", "veld_leeg", {})
        if _stand(booked[row["id"]]).over < 0:
            yield f"budget[{place}]", ("id", "grootboek_sluit_niet", {})


def _boeking(row: Row, ledger: _Ledger) -> Iterator[Finding]:
    soort = BoekingSoort(row["soort"])
    try:
        Boeking(
            int(row["id"]),
            int(row["budget_id"]),
            soort,
            row["bedrag"],
            op=_MOMENT,
            boekdag=_FAR,
            verzoek_id=_number(row["verzoek_id"]),
            tegen_id=_number(row["tegen_id"]),
            paar_id=_number(row["paar_id"]),
        )
    except RuleViolation as error:
        yield str(error.params.get("field", "soort")), error.code, {}
        return
    if soort in VAN_VERZOEK and ledger.verzoeken[row["verzoek_id"]]["budget_id"] != row["budget_id"]:
        yield "budget_id", "past_niet_bij_soort", {}
    if soort in PAAR and not _is_pair(ledger.of_paar[row["paar_id"]], row["paar_id"]):
        yield "paar_id", "overheveling_zonder_paar", {}
    wrong = None if row["tegen_id"] is None else ledger.boekingen[row["tegen_id"]]
    if wrong is not None and not _takes_back(row, wrong):
        yield "tegen_id", "grootboek_sluit_niet", {}


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)


def _is_pair(halves: list[Row], paar_id: str) -> bool:
    """One leaves, one arrives, as much; the one that leaves gives the pair its number."""
    kinds = {row["soort"]: row for row in halves}
    if len(halves) != 2 or set(kinds) != PAAR:
        return False
    leaves, arrives = kinds[BoekingSoort.OVERHEVELING_UIT], kinds[BoekingSoort.OVERHEVELING_IN]
    return bool(leaves["id"] == paar_id and leaves["bedrag"] == arrives["bedrag"])


def _takes_back(row: Row, wrong: Row) -> bool:
    same = ("soort", "budget_id", "verzoek_id")
    return (
        wrong["tegen_id"] is None
        and wrong["bedrag"] == -row["bedrag"]
        and all(wrong[name] == row[name] for name in same)
    )


# -- receipts ----------------------------------------------------------------------------------------------------------


def _is_payment(boeking: Row) -> bool:
    return boeking["soort"] == BoekingSoort.BETALING and boeking["tegen_id"] is None


def _bewijs(row: Row, ledger: _Ledger) -> Iterator[Finding]:
    if not _is_payment(ledger.boekingen[row["boeking_id"]]):
        yield "boeking_id", "past_niet_bij_soort", {}
    try:
        if soort_of(b64decode(row["inhoud"])) != row["soort"]:
            yield "soort", "past_niet_bij_soort", {}
    except RuleViolation as error:
        yield "inhoud", error.code, {name: value for name, value in error.params.items() if name != "field"}


def _steekproef(row: Row, ledger: _Ledger, brought: dict[tuple[str, str | None], datetime]) -> Iterator[Finding]:
    boeking = ledger.boekingen[row["boeking_id"]]
    if not _is_payment(boeking):
        yield "boeking_id", "past_niet_bij_soort", {}
        return
    verzoek = ledger.verzoeken[boeking["verzoek_id"]]
    carried = brought.get((row["boeking_id"], row["door_id"]))
    before = carried is not None and carried < datetime.fromisoformat(row["op"])
    # who typed a verzoek is let through: until 0.5.1 the program let them look, and a check is not undone
    if row["door_id"] in (verzoek["aanvrager_id"], boeking["door_id"]) or before:
        yield "door_id", "steekproef_door_betrokkene", {}
    if not row["klopt"] and not row["bevinding"].strip():
        yield "bevinding", "veld_leeg", {}
