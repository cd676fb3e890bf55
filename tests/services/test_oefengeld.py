"""The money of the oefendossier: two years, every outcome, every kind of row, and a ledger that closes on any day."""

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from casus.domain.budget import BoekingSoort, stand_of
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.oefenen.dossier import oefen_file
from casus.storage.exchange import check_file

SEED, DAG = 20261122, date(2026, 11, 22)
Tree = dict[str, Any]


@pytest.fixture(scope="module")
def tree() -> Tree:
    found: Tree = json.loads(oefen_file(SEED, DAG))
    return found


def test_every_outcome_and_every_kind_of_row_is_there(tree: Tree) -> None:
    outcomes = Counter(row["status"] for row in tree["verzoek"])
    assert set(outcomes) == {each.value for each in VerzoekUitkomst}
    assert len(tree["verzoek"]) == 60 + 3 + 2, "one for each running approach that was reckoned, and two of their own"
    assert {row["soort"] for row in tree["boeking"]} == {each.value for each in BoekingSoort}
    assert {row["uitkomst"] for row in tree["terugblik"]} == {None, *(each.value for each in TerugblikUitkomst)}
    assert [row["bedrag"] < 0 for row in tree["boeking"] if row["tegen_id"]] == [True]
    assert any(row["vervallen_op"] for row in tree["akkoord"])
    assert {row["klopt"] for row in tree["steekproef"]} == {True, False}
    assert any(row["casus_id"] is None for row in tree["verzoek"])
    assert any(row["casus_id"] for row in tree["verzoek"])
    by_block = Counter(row["bouwsteen"] for row in tree["verzoek"])
    assert by_block[None]
    assert len(by_block) > 5, "so that the monitor has something to cut by"


def test_one_yes_came_from_above_the_ceiling(tree: Tree) -> None:
    (above,) = [row for row in tree["verzoek"] if row["boven_door"]]
    (edition,) = tree["bestedingsregels"]
    assert above["status"] == "ja"
    assert above["bedrag"] > edition["plafond_keer"]
    assert edition["wie_beslist_boven"] in above["boven_door"]
    assert not [row for row in tree["akkoord"] if row["verzoek_id"] == above["id"]]
    assert [row["soort"] for row in tree["boeking"] if row["verzoek_id"] == above["id"]] == ["reservering", "betaling"]


def test_the_chair_has_one_open_verzoek_of_her_own(tree: Tree) -> None:
    (chair,) = [row["professional_id"] for row in tree["gebruiker"] if row["code"] == "MV"]
    asked = [row for row in tree["verzoek"] if row["aanvrager_id"] == chair]
    (own,) = [row for row in asked if row["status"] == "open"]
    assert (own["door_id"], own["raming_id"]) == (chair, None)
    of_casus = [row for row in tree["raming"] if row["casus_id"] == own["casus_id"]]
    assert [row["afgesloten_op"] for row in of_casus] == [None], "one that it may be hung on"


def test_two_years_of_several_budgets(tree: Tree) -> None:
    days = [date.fromisoformat(row["gevraagd_op"][:10]) for row in tree["verzoek"]]
    assert max(days) - min(days) > timedelta(days=650)
    assert max(days) <= DAG
    assert {(row["jaar"], row["jaarwisseling"]) for row in tree["budget"]} == {
        (jaar, rule) for jaar in (2024, 2025, 2026) for rule in ("mee", "vervalt")
    }


@pytest.mark.parametrize("days", [0, 44, 45, 130, 402])
def test_the_ledger_closes_whatever_day_it_is_made(days: int) -> None:
    data = oefen_file(SEED, DAG + timedelta(days=days))
    assert check_file(data).faults == ()
    tree = json.loads(data)
    for budget in tree["budget"]:
        mine = [row for row in tree["boeking"] if row["budget_id"] == budget["id"]]
        stand = stand_of((BoekingSoort(row["soort"]), row["bedrag"]) for row in mine)
        assert min(stand) >= 0
        assert stand.over >= 0
        if budget["jaarwisseling"] == "mee" and budget["jaar"] < (DAG + timedelta(days=days)).year - 1:
            assert stand.over < 10_000  # what came back after the turn of the year
