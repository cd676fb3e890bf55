"""The ramingen of the oefendossier show every outcome: lower, higher, either, and one that is not done."""

import json
from collections import defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from casus.domain.budget import BoekingSoort, stand_of
from casus.domain.kostenraming import RamingUitkomst, Richting, direction, reckon
from casus.domain.kostenregel import RegelInhoud
from casus.services.oefenen.dossier import SEED, oefen_file
from casus.services.ramingbladen import regel_inhoud


def outcomes() -> dict[str, RamingUitkomst]:
    tree = json.loads(oefen_file(SEED, date(2026, 11, 22)))
    lines: dict[str, list[RegelInhoud]] = defaultdict(list)
    for row in tree["kostenregel"]:
        lines[row["raming_id"]].append(regel_inhoud(SimpleNamespace(**row)))
    names = {row["id"]: row["naam"] for row in tree["casus"]}
    return {names[row["casus_id"]]: reckon(lines[row["id"]], row["horizon_maanden"]) for row in tree["raming"]}


def test_lower_higher_either_and_not_done() -> None:
    found = outcomes()
    ways = {
        naam: None if each.verschil is None else tuple(map(direction, each.verschil)) for naam, each in found.items()
    }
    lower, higher = Richting.LAGER, Richting.HOGER
    assert ways["Meneer Koppelaar"] == (lower, lower, lower)
    assert ways["Mevrouw Benali"] is not None
    assert ways["Mevrouw Benali"][1] is higher
    assert ways["Mevrouw Soekarno"] == (higher, lower, lower)
    assert ways["Meneer Pauwels"] is None
    assert len(found) == 6


def test_what_was_seen_of_one_that_is_closed() -> None:
    tree = json.loads(oefen_file(SEED, date(2026, 11, 22)))
    closed = [row["id"] for row in tree["raming"] if row["afgesloten_op"] is not None]
    seen = {row["raming_id"] for row in tree["kostenregel"] if row["gezien"] is not None}
    assert set(closed) == seen
    assert len(closed) == 1
    assert [row["sleutel"] for row in tree["tarief"]] == ["wmo_basis"]


@pytest.mark.parametrize("days", [0, 45, 130])
def test_the_third_bar_holds_what_the_ledger_has_also_once_it_is_closed(days: int) -> None:
    tree = json.loads(oefen_file(SEED, date(2026, 11, 22) + timedelta(days=days)))
    closed = []
    for raming in tree["raming"]:
        hangs = {row["id"] for row in tree["verzoek"] if row["raming_id"] == raming["id"]}
        booked = [row for row in tree["boeking"] if row["verzoek_id"] in hangs]
        lines = [row for row in tree["kostenregel"] if row["raming_id"] == raming["id"]]
        if not booked or not [row for row in lines if row["scenario"] == "oplossing"]:
            continue
        (line,) = [row for row in lines if row["sleutel"] == "snel_geld"]
        stand = stand_of((BoekingSoort(row["soort"]), row["bedrag"]) for row in booked)
        assert (line["laag"], line["midden"], line["hoog"]) == (stand.vastgelegd,) * 3
        if raming["afgesloten_op"] is not None:
            assert max(row["boekdag"] for row in booked) <= raming["afgesloten_op"]
            closed.append(raming["id"])
    assert len(closed) == 1, "of none that is closed this proves nothing"
