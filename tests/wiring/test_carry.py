"""Taking a dossier along: whole, encrypted, and what is in the way is said."""

import os
import shutil
from pathlib import Path

import pytest

from casus.domain.kopie import Verhouding
from casus.system.logstand import read_stand, stand_file_of
from casus.system.settings import Settings, write_settings
from casus.system.slot import take_slot
from casus.wiring import bring_here, carry, must_ask_where, open_oefen, other_copies
from tests.system.test_plaats import FakeMachine
from tests.wiring.machines import (
    START,
    THREE,
    Laptop,
    Team,
    actions,
    carried,
    code_of,
    files_in,
    make_team,
    names_in,
    work,
)


def test_it_opens_with_the_code_on_another_laptop_and_holds_everything(team: Team) -> None:
    here = team.first.open(team.path)
    work(here, "Rob Terpstra")
    assert not carried(team, here)
    assert files_in(team.stick) == THREE
    assert actions(here)[-1] == "dossier_overgedragen"
    head = here.head()
    assert head is not None
    stand = read_stand(stand_file_of(team.carried))
    assert stand is not None
    assert stand.head == head
    there = team.second.open(team.carried, team.code)
    assert there.head() == head
    assert names_in(there) == {"Rob Terpstra"}
    assert there.check_log().is_good
    assert not there.is_older
    there.close()
    here.close()
    assert files_in(team.path.parent) == {"wilgenhof.casus", "wilgenhof.casussleutel"}


def test_the_wrong_code_opens_nothing(team: Team, tmp_path: Path) -> None:
    other = make_team(tmp_path / "ander")
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    assert code_of(lambda: team.second.open(team.carried, other.code)) == "herstelcode_onjuist"
    assert code_of(lambda: team.second.open(team.carried)) == "sleutel_nodig"


def test_the_copy_is_encrypted(team: Team) -> None:
    here = team.first.open(team.path)
    work(here, "Kanarie Terpstra")
    carried(team, here)
    here.close()
    for name in THREE:
        data = (team.stick / name).read_bytes()
        assert b"Kanarie" not in data
        assert b"SQLite format 3" not in data
    if os.name == "posix":
        assert all((team.stick / name).stat().st_mode & 0o077 == 0 for name in THREE)


def test_an_older_copy_is_replaced_and_work_goes_on_meanwhile(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    work(here, "Later gekomen")
    assert carried(team, here)
    work(here, "Nog later")  # the locks of the open dossier are still good after the copy
    assert here.check_log().is_good
    here.close()
    there = team.second.open(team.carried, team.code)
    assert names_in(there) == {"Later gekomen"}
    there.close()


def test_a_newer_copy_is_left_alone(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    there = team.second.open(team.carried, team.code)
    work(there, "Op de andere laptop")
    there.close()
    before = team.carried.read_bytes()
    here = team.first.open(team.path)
    rows = actions(here)
    assert code_of(lambda: carried(team, here)) == "kopie_nieuwer"
    assert actions(here) == rows
    assert team.carried.read_bytes() == before
    here.close()


def test_a_copy_that_went_its_own_way_is_left_alone(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    work(here, "Hier")
    there = team.second.open(team.carried, team.code)
    work(there, "Daar")
    there.close()
    before = team.carried.read_bytes()
    assert code_of(lambda: carried(team, here)) == "kopie_uiteen"
    assert team.carried.read_bytes() == before
    here.close()


def test_a_copy_that_is_open_somewhere_is_left_alone(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    there = team.second.open(team.carried, team.code)
    assert code_of(lambda: carried(team, here)) == "kopie_in_gebruik"
    there.close()
    assert carried(team, here)  # it was only looked at
    here.close()


@pytest.mark.parametrize("what", ["damaged", "leftovers", "another", "same folder", "no folder", "synced", "shared"])
def test_what_is_in_the_way_is_said_and_nothing_changes(team: Team, what: str, tmp_path: Path) -> None:
    folder, wanted = team.stick, "kopie_onleesbaar"
    here = team.first.open(team.path)
    if what == "damaged":
        carried(team, here)
        data = team.carried.read_bytes()
        team.carried.write_bytes(bytes(200) + data[200:])
    elif what == "leftovers":
        (team.stick / "wilgenhof.casus-wal").write_bytes(b"x" * 5000)
    elif what == "another":
        other = make_team(tmp_path / "ander")
        for file in other.path.parent.iterdir():
            shutil.copy(file, team.stick / file.name)
        wanted = "kopie_ander_dossier"
    elif what == "same folder":
        folder, wanted = team.path.parent, "kopie_zelfde_map"
    elif what == "no folder":
        folder, wanted = team.stick / "weg", "map_ontbreekt"
    elif what == "synced":
        folder, wanted = team.stick / "OneDrive", "map_gesynchroniseerd"
        folder.mkdir()
    else:
        object.__setattr__(team.first.world, "machine", FakeMachine(table=[("/", "ext4"), (str(folder), "cifs")]))
        wanted = "map_gedeeld"
    before = {file.name: file.read_bytes() for file in team.stick.iterdir() if file.is_file()}
    rows = actions(here)
    assert code_of(lambda: carry(here, here.system_context(), folder)) == wanted
    assert {file.name: file.read_bytes() for file in team.stick.iterdir() if file.is_file()} == before
    assert actions(here) == rows
    here.close()


def test_a_copy_that_fails_leaves_none_and_the_log_says_so(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    here = team.first.open(team.path)
    monkeypatch.setattr("casus.storage.backup.copy_file.__file__", str(team.stick / "weg.py"))
    assert code_of(lambda: carried(team, here)) == "kopie_mislukt"
    assert not team.carried.exists()
    with here.engine.connect() as connection:
        last = connection.exec_driver_sql("SELECT body FROM logregel ORDER BY nr DESC LIMIT 1").scalar_one()
    assert '"uitkomst":"mislukt"' in last
    here.close()


def test_the_practice_dossier_can_be_carried_too(tmp_path: Path) -> None:
    laptop, stick = Laptop(tmp_path / "een"), tmp_path / "stick"
    stick.mkdir()
    oefen = open_oefen(laptop.paths.oefen, laptop.world)
    made = carry(oefen, oefen.context(oefen.actor("MV")), stick)
    oefen.close()
    code = (laptop.paths.oefen / "herstelcode.txt").read_text(encoding="utf-8").strip()
    there = Laptop(tmp_path / "twee").open(made.path, code)
    assert there.is_practice
    there.close()


# -- to the other machine ---------------------------------------------------------------------------------------------


def test_from_the_stick_to_this_machine_and_back(team: Team) -> None:
    here = team.first.open(team.path)
    work(here, "Rob Terpstra")
    carried(team, here)
    here.close()
    assert must_ask_where(str(team.carried), team.second.paths)
    address = bring_here(str(team.carried), team.second.paths, team.second.world, herstelcode=team.code)
    assert Path(address).parent == team.second.paths.dossiers
    assert not must_ask_where(address, team.second.paths)
    there = team.second.open(address)  # the keychain knows the key by now
    assert names_in(there) == {"Rob Terpstra"}
    work(there, "Op de tweede")
    carry(there, there.context(there.actors()[0]), team.stick)
    there.close()
    here = team.first.open(team.path)
    back = here.look_at(team.carried)
    assert back.verhouding is Verhouding.NIEUWER
    here.close()
    assert bring_here(str(team.carried), team.first.paths, team.first.world) == str(team.path)
    here = team.first.open(team.path)
    assert names_in(here) == {"Rob Terpstra", "Op de tweede"}
    assert not here.is_older
    assert other_copies(here, team.first.paths) == []
    here.close()


def test_without_the_code_it_is_asked_for_and_nothing_is_copied(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    asked = code_of(lambda: bring_here(str(team.carried), team.second.paths, team.second.world))
    assert asked == "sleutel_nodig"
    assert not team.second.paths.dossiers.exists()


def test_the_newer_one_on_this_machine_is_not_overwritten(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    work(here, "Verder hier")
    here.close()
    assert code_of(lambda: bring_here(str(team.carried), team.first.paths, team.first.world)) == "kopie_nieuwer"
    here = team.first.open(team.path)
    assert names_in(here) == {"Verder hier"}
    here.close()


def test_a_known_dossier_is_not_asked_about(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    here.close()
    paths = team.second.paths
    assert must_ask_where(str(team.carried), paths)
    assert not must_ask_where(str(team.stick / "weg.casus"), paths)
    assert not must_ask_where("postgresql://casus@server/team", paths)
    write_settings(paths.settings_file, Settings(gebruikers={str(team.carried): "MV"}))
    assert not must_ask_where(str(team.carried), paths)


def test_a_lock_on_the_stick_by_another_process_is_respected(team: Team) -> None:
    here = team.first.open(team.path)
    carried(team, here)
    slot = take_slot(team.carried, START)
    assert (
        code_of(lambda: bring_here(str(team.carried), team.second.paths, team.second.world, herstelcode=team.code))
        == "kopie_in_gebruik"
    )
    slot.release()
    here.close()
