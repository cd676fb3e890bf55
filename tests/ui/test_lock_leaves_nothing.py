"""After locking nothing of a casus is left in the program, and what was typed comes back, also after kill -9.

The real program in a process of its own, on a dossier that has a canary in every text.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.values import AgendaReden, EigenaarSoort, OverlegStatus
from casus.services import mensen, overleg_page, overleggen, tafel
from casus.services.casussen import list_casus_ids
from casus.services.context import Context
from casus.services.uitwisseling import import_dossier
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.acceptance.test_canary import CANARY, canaries
from tests.ui.desk_fixture import VANDAAG

ROOT = Path(__file__).resolve().parents[2]
OPENED = (
    "casussen_tabel", "VoiceCard", "geschiedenis_pagina", "kijkers_lijst", "lijst_proef", "lijst_kolommen",
    "logboek_lijst", "logboek_wie", "zoek_lijst", "zoek_veld", "ZoekModel", "LogboekModel", "RowModel", "schermlezer",
    "klembord", "ongedaan",
)  # fmt: skip
"""What has the canary before the lock, and so after a lock that closes nothing."""
ZIN = "Wie gaat er met haar naar de dokter, nu de buurvrouw verhuist?"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the dossier and its code."""
    folder = tmp_path_factory.mktemp("slot")
    world = World(FixedClock(VANDAAG), Random(3), MemoryKeychain())
    made = new_dossier(folder / "team.casus", "team", "gemeente", world)
    (folder / "code.txt").write_text(made.herstelcode, encoding="utf-8")
    opened = open_dossier(str(made.path), world)
    assert not import_dossier(opened.system_context(), json.dumps(canaries()).encode()).fouten
    chair_a_meeting(opened.context(opened.actor(None)))
    opened.close()
    return folder


def chair_a_meeting(chair: Context) -> None:
    """One that still runs, with a note and an actie on the point that is discussed now."""
    people = mensen.list_professionals(chair)
    plan = overleggen.PlanOverleg(VANDAAG.date(), time(13), time(15), f"{CANARY} zaal", people[0].id, people[1].id)
    id_ = overleggen.plan_overleg(chair, plan)[0].id

    def versie() -> int:
        return overleg_page.show_overleg(chair, id_).versie

    casus_id = list_casus_ids(chair, status=None)[0]
    overleggen.add_punt(chair, overleggen.AddPunt(id_, versie(), casus_id, reden=AgendaReden.NIEUW))
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        overleggen.change_status(chair, overleggen.ChangeStatus(id_, versie(), status))
    punt = overleg_page.show_overleg(chair, id_).casussen[0].id
    tafel.start_punt(chair, tafel.AtPunt(id_, punt))
    tafel.record_notitie(chair, tafel.RecordNotitie(id_, punt, f"{CANARY} slaapt slecht."))
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=people[0].id)
    tafel.record_actie(chair, tafel.RecordActie(id_, punt, f"{CANARY} bellen", owner, VANDAAG.date()))


@pytest.fixture
def dossier(template: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    for file in template.iterdir():
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


@contextmanager
def running(what: str, folder: Path, word: str) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.child", what, str(folder), word],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def answer(what: str, folder: Path, word: str = "") -> dict[str, Any]:
    """One whole run; its one line."""
    with running(what, folder, word) as child:
        out, err = child.communicate(timeout=150)
        assert child.returncode == 0, err
        found: dict[str, Any] = json.loads(out)
        return found


def test_nothing_is_left_after_locking(dossier: Path) -> None:
    found = answer("slot", dossier, CANARY)
    assert found["na"] == []
    assert found["geheugen"] == []
    assert found["seconden"] < 1
    kinds = " ".join(found["voor"])
    for kind in (*OPENED, "beeld"):
        assert kind in kinds, f"nothing was looked at: {kind}"


def test_a_lock_that_closes_nothing_is_seen(dossier: Path) -> None:
    """Negative control: the same scan after a lock that only shows another page."""
    found = answer("kapot-slot", dossier, CANARY)
    left = " ".join(found["na"])
    for kind in OPENED:
        assert kind in left
    assert found["geheugen"]


def test_what_was_typed_comes_back_after_kill_9(dossier: Path) -> None:
    assert typed_and_killed("typ", dossier) == ZIN


def test_without_drafts_it_would_be_lost(dossier: Path) -> None:
    """Negative control: the same end, with drafts that are never kept."""
    assert typed_and_killed("typ-zonder-bewaren", dossier) == ""


def typed_and_killed(what: str, folder: Path) -> str:
    with running(what, folder, ZIN) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        assert ZIN in line, child.stderr.read() if child.stderr else ""
        child.kill()
        assert child.wait(30) != 0
    return str(answer("lees", folder)["teruggevonden"])
