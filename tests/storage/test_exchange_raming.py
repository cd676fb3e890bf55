"""Ramingen and tariffs in the exchange format: what a file may not say is found, and named with its place."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine, select

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.changes import LogEntry
from casus.domain.kostenraming import MEESTE_REGELS
from casus.domain.kostenregel import Inzet, Scenario
from casus.services.messages import sentence_of
from casus.storage import tables_raming as r
from casus.storage.exchange import check_file
from casus.storage.unit_of_work import UnitOfWork
from tests.factories import NOW
from tests.storage.exchange_cases import Tree
from tests.storage.test_exchange_plan import change, example, found, other_person


def too_many(tree: Tree) -> None:
    for number in range(200):
        tree["kostenregel"].append(tree["kostenregel"][0] | {"id": str(6000000000000900 + number)})


def fill_up(tree: Tree, *sleutels: str) -> None:
    """As many lines as there may be, and these beside them."""
    line = tree["kostenregel"][0]
    tree["kostenregel"] = [row for row in tree["kostenregel"] if row["sleutel"] not in set(Inzet)]
    mine = sum(row["raming_id"] == line["raming_id"] for row in tree["kostenregel"])
    for number, sleutel in enumerate((*[""] * (MEESTE_REGELS - mine), *sleutels)):
        tree["kostenregel"].append(line | {"id": str(6000000000000900 + number), "sleutel": sleutel})


def test_what_the_approach_itself_takes_is_never_one_line_too_many() -> None:
    code = ("raming[0].id", "raming_te_veel_regels")
    tree = example()
    fill_up(tree, *Inzet)
    assert found(tree) == []
    for beside in (("",), (Inzet.SNEL_GELD, Inzet.SNEL_GELD)):
        tree = example()
        fill_up(tree, *beside)
        assert code in found(tree), "control: an own line, and a second of one kind"


@pytest.mark.parametrize(
    ("act", "place", "code"),
    [
        (other_person("raming"), "raming[0].inwoner_id", "andere_casus"),
        (change("raming", aanpak=" "), "raming[0].aanpak", "veld_leeg"),
        (change("raming", horizon_maanden=61), "raming[0].horizon_maanden", "horizon_buiten_bereik"),
        (too_many, "raming[0].id", "raming_te_veel_regels"),
        (change("kostenregel", aantal=0), "kostenregel[0].aantal", "hoeveel_buiten_bereik"),
        (change("kostenregel", kans=500), "kostenregel[0].kans", "kans_alleen_bij_niets_doen"),
        (change("kostenregel", laag=300000), "kostenregel[0].midden", "prijs_volgorde"),
        (change("kostenregel", post=""), "kostenregel[0].post", "veld_leeg"),
        (change("kostenregel", gezien=10**12), "kostenregel[0].gezien", "bedrag_te_groot"),
        (change("tarief", hoog=1), "tarief[0].midden", "prijs_volgorde"),
        (change("tarief", bron=" "), "tarief[0].bron", "veld_leeg"),
    ],
)
def test_a_fault_is_named_with_its_place(act: Callable[[Tree], None], place: str, code: str) -> None:
    tree = example()
    assert found(tree) == [], "control: the example itself is good"
    act(tree)
    assert (place, code) in found(tree)


def test_closed_without_a_difference_is_a_fault() -> None:
    tree = example()
    tree["raming"][0]["afgesloten_op"] = "2026-12-01"
    assert found(tree) == []
    tree["kostenregel"] = [row for row in tree["kostenregel"] if row["scenario"] == "nu"]
    assert ("raming[0].afgesloten_op", "raming_zonder_verschil") in found(tree)


def test_closed_while_money_on_it_is_not_decided_on_is_a_fault_that_names_it() -> None:
    tree = example()
    (raming,), (asked,) = tree["raming"], tree["verzoek"]
    raming["afgesloten_op"], asked["raming_id"] = "2026-12-01", raming["id"]
    assert found(tree) == [], "control: it may hang there once it is decided on"
    waiting = asked | {"status": "open", "besloten_op": None}
    tree["verzoek"] += [
        waiting | {"id": "6000000000000981", "code": "ZW3"},
        waiting | {"id": "6000000000000982", "code": "ZW4"},
        waiting | {"id": "6000000000000983", "code": "ZW5", "raming_id": None},
    ]
    (fault,) = check_file(json.dumps(tree).encode()).faults
    assert (fault.pad, fault.code) == ("raming[0].afgesloten_op", "raming_open_verzoek")
    said = sentence_of(fault.code, **fault.params)
    assert "over verzoek[1], verzoek[2] is nog niet besloten" in said, "by place: a fault holds no value of the file"
    raming["afgesloten_op"] = None
    assert found(tree) == [], "an open raming waits for what is decided"


def test_what_ramingen_come_to_is_reckoned_when_a_file_is_taken_in(engine: Engine) -> None:
    """No file carries it."""
    tree = example()
    now = [row for row in tree["kostenregel"] if row["scenario"] == Scenario.NU]
    assert now, "the example has a first bar"
    (raming,), (asked,) = tree["raming"], tree["verzoek"]
    asked["raming_id"] = raming["id"]
    (budget,) = (row for row in tree["budget"] if row["id"] == asked["budget_id"])
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        read = uow.queries.check_file(json.dumps(tree).encode())
        assert not read.faults
        uow.take_in(read)
        uow.commit(LogEntry("dossier_geimporteerd"))
    with engine.connect() as connection:
        s = r.ramingsom.c
        rows = connection.execute(select(s.raming_id, s.dag, s.tot, s.jaar, s.budget_id, s.ja_op)).all()
    assert {row.raming_id for row in rows} == {int(row["raming_id"]) for row in now}
    (row,) = (row for row in rows if row.raming_id == int(raming["id"]))
    assert (row.dag.isoformat(), row.tot) == (raming["gemaakt"], r.NOG_STEEDS), "as if it had always been so"
    assert (row.jaar, row.budget_id) == (int(budget["jaar"]), int(budget["id"]))
    assert row.ja_op == datetime.fromisoformat(asked["besloten_op"])
