"""Two processes on one dossier: the second one looks, says who has it, and both keep one log book."""

import subprocess
import sys
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from casus.services import casussen, concepten
from casus.services.context import Context
from casus.system.slot import slot_file_of
from casus.wiring import OpenDossier
from tests.wiring.machines import Team, names_in, work

HOLD = """
import random, sys
from casus.services.casussen import CreateCasus, InwonerFields, create_casus, list_casus_ids, open_casus
from casus.system.clock import SystemClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, open_dossier
dossier = open_dossier(sys.argv[1], World(SystemClock(), random.Random(9), MemoryKeychain()), herstelcode=sys.argv[2])
ctx = dossier.context(dossier.actors()[0])
print(dossier.is_read_only, flush=True)
for line in sys.stdin:
    word = line.strip()
    if word == "sluit":
        break
    number = create_casus(ctx, CreateCasus(word, (InwonerFields(word),)))[0].id
    open_casus(ctx, number)
    print("klaar", flush=True)
dossier.close()
print("dicht", flush=True)
"""


class Window:
    """Casus in a process of its own, on the same dossier."""

    def __init__(self, team: Team) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(team.path), team.code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.is_read_only = self._line() == "True"

    def add(self, naam: str) -> None:
        self._say(naam)
        assert self._line() == "klaar"

    def close(self) -> None:
        self._say("sluit")
        assert self._line() == "dicht"
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _say(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


def me(dossier: OpenDossier) -> Context:
    return dossier.context(dossier.actors()[0])


def refusal(act: object) -> str:
    assert callable(act)
    with pytest.raises(EnvironmentProblem) as problem:
        act()
    return problem.value.code


def rows(dossier: OpenDossier) -> int:
    head = dossier.head()
    assert head is not None
    return head.aantal


def test_the_second_looks_and_its_looking_is_logged(team: Team) -> None:
    window = Window(team)
    assert not window.is_read_only
    window.add("Eerste")
    here = team.first.open(team.path)
    assert here.is_read_only
    assert here.other_holder is not None
    assert here.other_holder.proces == window.process.pid
    assert names_in(here) == {"Eerste"}
    ctx, before = me(here), rows(here)
    (number,) = casussen.list_casus_ids(ctx, status=None)
    assert casussen.open_casus(ctx, number).naam == "Eerste"
    assert rows(here) == before + 1
    window.add("Tweede")
    assert names_in(here) == {"Eerste", "Tweede"}
    newest = max(casussen.list_casus_ids(ctx, status=None))
    casussen.open_casus(ctx, newest)
    window.add("Derde")
    assert here.check_log().is_good
    here.close()
    window.close()
    after = team.first.open(team.path)
    assert not after.is_read_only
    assert not after.is_older
    assert not after.is_rewritten
    assert after.check_log().is_good
    after.close()


def test_every_change_and_every_draft_is_refused_in_the_second(team: Team) -> None:
    first = team.first.open(team.path)
    work(first, "Eerste")
    (number,) = casussen.list_casus_ids(me(first), status=None)
    casus = casussen.open_casus(me(first), number)
    second = team.first.open(team.path)
    ctx, before = me(second), rows(second)
    edit = casussen.EditCasus(number, casus.versie, "Anders", "", None, None)
    assert refusal(lambda: work(second, "Nog een")) == "alleen_lezen"
    assert refusal(lambda: casussen.edit_casus(ctx, edit)) == "alleen_lezen"
    assert (
        refusal(lambda: casussen.close_casus(ctx, casussen.CloseCasus(number, casus.versie, "klaar"))) == "alleen_lezen"
    )
    assert refusal(lambda: concepten.keep_concept(ctx, "casus", number, "vraag", "tekst")) == "alleen_lezen"
    assert refusal(lambda: concepten.forget_concept(ctx, "casus", number)) == "alleen_lezen"
    assert names_in(second) == {"Eerste"}
    assert rows(second) == before
    casussen.edit_casus(me(first), edit)  # control: the same command works in the first
    assert names_in(second) == {"Anders"}
    second.close()
    assert slot_file_of(team.path).exists()
    work(first, "Nog een")
    first.close()
    assert not slot_file_of(team.path).exists()


def test_after_a_kill_the_next_one_writes(team: Team) -> None:
    window = Window(team)
    window.add("Eerste")
    window.kill()
    here = team.first.open(team.path)
    assert not here.is_read_only
    assert here.other_holder is not None
    assert not here.was_left_on_other_computer
    work(here, "Tweede")
    assert names_in(here) == {"Eerste", "Tweede"}
    assert here.check_log().is_good
    here.close()


def test_a_key_that_does_not_fit_takes_no_lock(team: Team, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        team.second.open(team.path)
    assert not slot_file_of(team.path).exists()
