"""What fields must mean together: rules of the field that no type can say, for rows whose types are good.

The domain keeps these rules for everything made in the program; a file comes from outside, and rows are written
without making an object, so they are looked at once more here. Only what the program itself never lets through: its
own export can always be imported.
"""

from collections.abc import Iterator
from typing import Any

from casus.domain.values import AgendapuntSoort, CasusStatus, EigenaarSoort
from casus.storage import (
    exchange_rules_delen,
    exchange_rules_geld,
    exchange_rules_intake,
    exchange_rules_kaart,
    exchange_rules_plan,
)
from casus.storage.exchange_faults import Faults

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Finding = tuple[str, str, dict[str, object]]
"""(field, code, params)."""

_OWNER = {
    EigenaarSoort.PROFESSIONAL: "professional_id",
    EigenaarSoort.ORGANISATIE: "organisatie_id",
    EigenaarSoort.PERSOON: "inwoner_id",
    EigenaarSoort.NAASTE: "eigenaar_naam",
}
_NAMED = ("wijk", "organisatie", "professional", "casus", "inwoner")
PARTS = (exchange_rules_delen, exchange_rules_intake, exchange_rules_kaart, exchange_rules_plan, exchange_rules_geld)
_CORRECTABLE = ("notitie", "besluit", "actie", "overleg")


def check_rules(rows: Rows, faults: Faults) -> None:
    """Every rule on every row."""
    for naam in _NAMED:
        _apply(rows, naam, faults, _check_naam)
    _apply(rows, "dienstverband", faults, _check_dienstverband)
    _apply(rows, "vervanging", faults, _check_dienstverband)
    _apply(rows, "casus", faults, _check_casus)
    _apply(rows, "overleg", faults, _check_overleg)
    _apply(rows, "agendapunt", faults, _check_agendapunt)
    _apply(rows, "actie", faults, _check_actie)
    _check_tables(rows, faults)
    _check_correcties(rows, faults)
    for part in PARTS:
        for pad, (field, code, params) in part.findings(rows):
            faults.add(f"{pad}.{field}", code, **params)


def _apply(rows: Rows, naam: str, faults: Faults, check: Any) -> None:
    for place, row in enumerate(rows.get(naam, [])):
        for field, code, params in check(row):
            faults.add(f"{naam}[{place}].{field}", code, **params)


def _check_naam(row: Row) -> Iterator[Finding]:
    if not row["naam"].strip():
        yield "naam", "veld_leeg", {}


def _check_dienstverband(row: Row) -> Iterator[Finding]:
    """A job, or the time that somebody stands in."""
    if row["tot"] is not None and row["tot"] < row["van"]:
        yield "tot", "eind_voor_begin", {}


def _check_casus(row: Row) -> Iterator[Finding]:
    if (row["status"] == CasusStatus.AFGESLOTEN) != (row["afgesloten_op"] is not None):
        yield "afgesloten_op", "past_niet_bij_stand", {}


def _check_overleg(row: Row) -> Iterator[Finding]:
    if row["eind"] <= row["begin"]:
        yield "eind", "eind_voor_begin", {}


def _check_agendapunt(row: Row) -> Iterator[Finding]:
    if not 1 <= row["minuten"] <= 240:
        yield "minuten", "minuten_buiten_bereik", {}
    if (row["soort"] == AgendapuntSoort.CASUS) != (row["casus_id"] is not None):
        yield "casus_id", "past_niet_bij_soort", {}


def _check_actie(row: Row) -> Iterator[Finding]:
    """Exactly one owner, of the kind that is named."""
    if not row["wat"].strip():
        yield "wat", "veld_leeg", {}
    own = _OWNER[EigenaarSoort(row["eigenaar_soort"])]
    if not row[own]:
        yield own, "eigenaar_ontbreekt", {}
    for field in _OWNER.values():
        if field != own and row[field]:
            yield field, "eigenaar_niet_uniek", {}


def _check_tables(rows: Rows, faults: Faults) -> None:
    """Who is in the room sits at that same table; a casus stands on an agenda once."""
    meeting_of_punt = {row["id"]: row["overleg_id"] for row in rows["agendapunt"]}
    meeting_of_deelnemer = {row["id"]: row["overleg_id"] for row in rows["deelnemer"]}
    for place, row in enumerate(rows["aanwezigheid"]):
        if meeting_of_punt[row["agendapunt_id"]] != meeting_of_deelnemer[row["deelnemer_id"]]:
            faults.add(f"aanwezigheid[{place}].deelnemer_id", "ander_overleg")
    seen: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows["agendapunt"]):
        if row["casus_id"] is not None:
            first = seen.setdefault((row["overleg_id"], row["casus_id"]), place)
            if first != place:
                faults.add(f"agendapunt[{place}].casus_id", "dubbel", eerste=f"agendapunt[{first}]")


def _check_correcties(rows: Rows, faults: Faults) -> None:
    """A correction names what it corrects by kind and id; no foreign key can check that."""
    known = {naam: {row["id"] for row in rows[naam]} for naam in _CORRECTABLE}
    meeting_of_punt = {row["id"]: row["overleg_id"] for row in rows["agendapunt"]}
    for place, row in enumerate(rows["correctie"]):
        pad = f"correctie[{place}]"
        if row["onderwerp"] not in known:
            faults.add(f"{pad}.onderwerp", "code_onbekend", codes=", ".join(_CORRECTABLE))
        elif row["onderwerp_id"] not in known[row["onderwerp"]]:
            faults.add(f"{pad}.onderwerp_id", "verwijzing_onbekend", lijst=row["onderwerp"])
        if row["agendapunt_id"] is not None and meeting_of_punt[row["agendapunt_id"]] != row["overleg_id"]:
            faults.add(f"{pad}.agendapunt_id", "ander_overleg")
