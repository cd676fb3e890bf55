"""Plans in the exchange format: what a file may not say is found, and named with its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from casus.storage.exchange import check_file
from tests.storage.exchange_cases import RESOURCES, Tree


def example() -> Tree:
    tree: Tree = json.loads((RESOURCES / "voorbeeld.json").read_text(encoding="utf-8"))
    return tree


def found(tree: Tree) -> list[tuple[str, str]]:
    return [(fault.pad, fault.code) for fault in check_file(json.dumps(tree).encode()).faults]


def change(naam: str, **values: Any) -> Callable[[Tree], None]:
    def act(tree: Tree) -> None:
        tree[naam][0].update(values)

    return act


def other_person(naam: str) -> Callable[[Tree], None]:
    """Somebody of another casus."""

    def act(tree: Tree) -> None:
        casus = tree["casus"][0] | {"id": "6000000000000991", "code": "Z9Z"}
        person = tree["inwoner"][0] | {"id": "6000000000000992", "casus_id": casus["id"]}
        tree["casus"].append(casus)
        tree["inwoner"].append(person)
        tree[naam][0]["inwoner_id"] = person["id"]

    return act


def add_goals(count: int, *domeinen: str) -> Callable[[Tree], None]:
    def act(tree: Tree) -> None:
        for number in range(count):
            goal = {"id": str(6000000000000900 + number), "intake_id": None, "intake_deel": ""}
            domein = {"levensdomein": domeinen[number]} if domeinen else {}
            tree["plan_doel"].append(tree["plan_doel"][0] | goal | domein)

    return act


def cti(tree: Tree) -> None:
    tree["plan"][0].update(vorm="cti", fase="structureren")
    add_goals(3, "geld", "werk", "gezin")(tree)
    tree["plan"][0]["meer_doelen"] = "Het moet"


def twice_the_same_actie(tree: Tree) -> None:
    mine = next(row for row in tree["actie"] if row["casus_id"] == tree["plan"][0]["casus_id"])
    tree["plan_stap"][0]["actie_id"] = mine["id"]
    tree["plan_stap"].append(tree["plan_stap"][0] | {"id": "6000000000000950"})


def actie_of_no_casus(tree: Tree) -> None:
    loose = tree["actie"][0] | {"id": "6000000000000951", "casus_id": None, "agendapunt_id": None}
    tree["actie"].append(loose)
    tree["plan_stap"][0]["actie_id"] = loose["id"]


@pytest.mark.parametrize(
    ("act", "place", "code"),
    [
        (change("plan", fase="overdragen"), "plan[0].fase", "past_niet_bij_soort"),
        (change("plan", vorm="cti"), "plan[0].fase", "past_niet_bij_soort"),
        (change("plan", vorm="waakvlam", terug_op=None), "plan[0].terug_op", "waakvlam_zonder_terugkomdatum"),
        (change("plan", terug_op="2026-11-06"), "plan[0].terug_op", "plan_terug_te_vroeg"),
        (change("plan", status="afgerond"), "plan[0].status", "plan_heeft_open_doelen"),
        (other_person("plan"), "plan[0].inwoner_id", "andere_casus"),
        (other_person("plan_stap"), "plan_stap[0].inwoner_id", "andere_casus"),
        (add_goals(3), "plan[0].meer_doelen", "te_veel_doelen"),
        (cti, "plan[0].vorm", "cti_te_veel_levensdomeinen"),
        (change("plan_doel", intake_id=None), "plan_doel[0].intake_deel", "past_niet_bij_soort"),
        (change("plan_doel", doel=" ", intake_id=None, intake_deel=""), "plan_doel[0].doel", "veld_leeg"),
        (change("plan_doel", doel="", stand="bereikt"), "plan_doel[0].doel", "veld_leeg"),
        (change("plan_doel", stand="losgelaten"), "plan_doel[0].uitkomst", "veld_leeg"),
        (change("plan_stap", wat=" "), "plan_stap[0].wat", "veld_leeg"),
        (change("plan_stap", inwoner_id=None), "plan_stap[0].eigenaar_soort", "eigenaar_ontbreekt"),
        (change("plan_stap", eigenaar_naam="Truus"), "plan_stap[0].eigenaar_soort", "eigenaar_niet_uniek"),
        (twice_the_same_actie, "plan_stap[1].actie_id", "dubbel"),
        (actie_of_no_casus, "plan_stap[0].actie_id", "andere_casus"),
    ],
)
def test_a_fault_is_named_with_its_place(act: Callable[[Tree], None], place: str, code: str) -> None:
    tree = example()
    assert found(tree) == [], "control: the example itself is good"
    act(tree)
    assert (place, code) in found(tree)


def test_a_goal_that_waits_for_words_is_good() -> None:
    tree = example()
    tree["plan_doel"][0]["doel"] = ""
    assert found(tree) == []
