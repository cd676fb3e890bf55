"""The older of two copies says so, until somebody goes on with it on purpose."""

import shutil
from pathlib import Path

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.kopie import Verhouding
from casus.services.meenemen import AcceptOlder, accept_older
from casus.system.keychain import KeychainState, MemoryKeychain
from casus.system.settings import Settings, write_settings
from casus.wiring import OpenDossier, Standing, carry, other_copies
from tests.wiring.machines import (
    LATER,
    START,
    Laptop,
    Team,
    actions,
    carried,
    work,
)


def knows(laptop: Laptop, *addresses: Path, folder: Path | None = None) -> None:
    settings = Settings(gebruikers={str(one): "MV" for one in addresses}, meeneem_map=str(folder or ""))
    write_settings(laptop.paths.settings_file, settings)


def test_the_older_of_two_copies_says_so_and_where_the_newer_is(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    there = team.second.open(team.carried, team.code)
    team.second.clock.set(START + LATER)
    work(there, "Daar")
    there.close()
    knows(team.first, team.path, folder=team.stick)
    here = team.first.open(team.path)
    (found,) = other_copies(here, team.first.paths)
    assert (found.verhouding, found.adres, found.moment) == (Verhouding.NIEUWER, str(team.carried), START + LATER)
    here.close()
    newer = team.first.open(team.carried)
    assert other_copies(newer, team.first.paths) == []
    newer.close()
    # now this machine knows how far the copy on the stick is: its own is older, also without the stick
    shutil.rmtree(team.stick)
    here = team.first.open(team.path)
    assert here.is_older
    assert other_copies(here, team.first.paths) == []
    here.close()


def test_a_copy_that_was_put_back_is_found_by_its_own_stand_file(team: Team) -> None:
    here = team.first.open(team.path)
    old = team.path.read_bytes()
    here.close()
    here = team.first.open(team.path)
    work(here, "Later")
    carried(team, here)
    here.close()
    team.carried.write_bytes(old)
    there = team.second.open(team.carried, team.code)
    assert there.is_older
    there.close()


def test_copies_that_both_went_on_are_told_apart(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    work(here, "Hier")
    there = team.second.open(team.carried, team.code)
    work(there, "Daar")
    there.close()
    knows(team.first, team.path, team.carried)
    (found,) = other_copies(here, team.first.paths)
    assert found.verhouding is Verhouding.UITEEN
    here.close()


def accepted(dossier: OpenDossier, team: Team, reden: str) -> None:
    ctx = dossier.context(dossier.actors()[0])
    others = other_copies(dossier, team.first.paths)
    accept_older(ctx, AcceptOlder(reden))
    dossier.accept_standing(others)


def test_who_goes_on_with_an_older_copy_on_purpose_is_not_warned_again(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    newer = team.first.open(team.carried)
    work(newer, "Op de stick")
    newer.close()
    knows(team.first, team.path, folder=team.stick)
    here = team.first.open(team.path)
    assert here.is_older
    assert len(other_copies(here, team.first.paths)) == 1
    with pytest.raises(RuleViolation) as refusal:
        accepted(here, team, "  ")
    assert refusal.value.code == "reden_ontbreekt"
    accepted(here, team, "de stick is kwijt geweest")
    assert here.standing == Standing()
    assert actions(here)[-1] == "oudere_kopie_aanvaard"
    here.close()
    here = team.first.open(team.path)
    assert not here.is_older
    assert other_copies(here, team.first.paths) == []
    here.close()
    # the other one goes on after all: then it is said again
    newer = team.second.open(team.carried, team.code)
    work(newer, "Toch verder")
    newer.close()
    here = team.first.open(team.path)
    assert [one.verhouding for one in other_copies(here, team.first.paths)] == [Verhouding.UITEEN]
    here.close()


def test_without_a_keychain_the_choice_is_kept_beside_the_dossier(team: Team) -> None:
    bare = Laptop(team.first.root, MemoryKeychain(KeychainState.GEEN_DIENST))
    here = bare.open(team.path, team.code)
    old = team.path.parent / "oud"
    old.mkdir()
    carry(here, here.system_context(), old)
    work(here, "Later")
    here.close()
    shutil.copy(old / team.path.name, team.path)
    here = bare.open(team.path, team.code)
    assert here.is_older
    accept_older(here.system_context(), AcceptOlder("de laatste dag was een vergissing"))
    here.accept_standing()
    here.close()
    here = bare.open(team.path, team.code)
    assert not here.is_older
    here.close()
