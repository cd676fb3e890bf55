"""Taking the dossier along, through the window and by keyboard; what the window says of copies and other windows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.services.messages import sentence_of
from casus.system.clock import FixedClock
from casus.system.keychain import Keychain, MemoryKeychain
from casus.system.settings import Settings, read_settings, write_settings
from casus.ui.meenemen.meeneem_dialog import MeeneemDialog
from casus.ui.request import Request
from tests.acceptance.eyes import words_on_screen
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG
from tests.wiring.machines import Team, files_in, make_team, work

Start = Callable[..., AbstractContextManager[Hand]]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return make_team(tmp_path)


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    def begin(root: Path, keys: Keychain, request: Request | None = None) -> AbstractContextManager[Hand]:
        return open_window(qtbot, root, FixedClock(VANDAAG), 7, request, keys)

    return begin


@pytest.fixture
def first(start: Start, team: Team) -> Callable[[], AbstractContextManager[Hand]]:
    """The window of the first laptop on the dossier."""
    return lambda: start(team.first.root, team.first.keychain, Request(dossier=str(team.path)))


def said(words: str) -> bool:
    return any(words in text for _, text in words_on_screen())


def carry_by_keyboard(hand: Hand, folder: Path) -> None:
    hand.key(Qt.Key.Key_M, CTRL)
    hand.see("meeneem_dialoog", QWidget)
    assert QApplication.focusWidget() is hand.see("meeneem_map", QLineEdit)
    hand.fill("meeneem_map", str(folder))
    hand.key(Qt.Key.Key_Return)


def test_carried_by_keyboard_and_opened_on_the_second_laptop_by_its_code(
    first: Callable[[], AbstractContextManager[Hand]], start: Start, team: Team
) -> None:
    with first() as hand:
        hand.see("vandaag", QWidget)
        carry_by_keyboard(hand, team.stick)
        hand.see("kopie_gemaakt_melding", QWidget)
        assert said(sentence_of("kopie_uitleg"))
        assert not hand.is_there("meeneem_dialoog")
    assert files_in(team.stick) == {"wilgenhof.casus", "wilgenhof.casussleutel", "wilgenhof.casusstand"}
    assert read_settings(team.first.paths.settings_file).meeneem_map == str(team.stick)
    with start(team.second.root, MemoryKeychain()) as hand:
        session = hand.app.session
        assert session is not None
        session._unlock.choose_file(str(team.carried))
        hand.see("neem_mee_hierheen_knop", QAbstractButton)
        hand.key(Qt.Key.Key_Return)
        hand.fill("herstelcode_invoer", team.code)
        hand.key(Qt.Key.Key_Return)
        hand.see("vandaag", QWidget)
        assert not hand.is_there("kopie_melding")
    assert (team.second.paths.dossiers / "wilgenhof.casus").exists()
    assert read_settings(team.second.paths.settings_file).laatste_dossier == str(
        team.second.paths.dossiers / "wilgenhof.casus"
    )


def test_opened_where_it_stands(start: Start, team: Team) -> None:
    here = team.first.open(team.path)
    from casus.wiring import carry

    carry(here, here.system_context(), team.stick)
    here.close()
    with start(team.second.root, MemoryKeychain()) as hand:
        session = hand.app.session
        assert session is not None
        session._unlock.choose_file(str(team.carried))
        hand.press("open_daar_knop")
        hand.fill("herstelcode_invoer", team.code)
        hand.key(Qt.Key.Key_Return)
        hand.see("vandaag", QWidget)
    assert not team.second.paths.dossiers.exists()


@pytest.mark.parametrize("what", ["nothing", "no folder", "its own folder", "synced"])
def test_what_is_in_the_way_stands_beside_the_field_and_what_was_typed_stays(
    first: Callable[[], AbstractContextManager[Hand]], team: Team, what: str
) -> None:
    synced = team.stick / "Nextcloud"
    synced.mkdir()
    folders = {"nothing": "", "no folder": str(team.stick / "weg"), "its own folder": str(team.path.parent)}
    folder = folders.get(what, str(synced))
    with first() as hand:
        hand.see("vandaag", QWidget)
        hand.key(Qt.Key.Key_M, CTRL)
        hand.fill("meeneem_map", folder)
        hand.press("meeneem_bevestig_knop")
        dialog = hand.see("meeneem_dialoog", MeeneemDialog)
        hand.wait(lambda: bool(dialog.field.error()))
        assert hand.see("meeneem_map", QLineEdit).text() == folder
        assert dialog.confirm.isEnabled()
        hand.key(Qt.Key.Key_Escape)
        hand.gone("meeneem_dialoog")
    assert files_in(team.stick) == {"Nextcloud"}


def test_a_second_window_reads_and_can_try_again(first: Callable[[], AbstractContextManager[Hand]], team: Team) -> None:
    other = team.first.open(team.path)
    work(other, "Rob Terpstra")
    with first() as hand:
        hand.see("alleen_lezen_melding", QWidget)
        assert said("U kunt hier lezen.")
        hand.press_room("Casussen")
        hand.wait(lambda: said("Rob Terpstra"))
        hand.press("probeer_opnieuw_knop")
        hand.see("alleen_lezen_melding", QWidget)
        other.close()
        hand.press("probeer_opnieuw_knop")
        hand.gone("alleen_lezen_melding")
        hand.see("vandaag", QWidget)


def two_copies(team: Team, *, parted: bool) -> None:
    """The one on the stick went on; ``parted``: the one here too."""
    from casus.wiring import carry

    here = team.first.open(team.path)
    carry(here, here.system_context(), team.stick)
    if parted:
        work(here, "Hier")
    here.close()
    there = team.second.open(team.carried, team.code)
    work(there, "Daar")
    there.close()
    settings = Settings(gebruikers={str(team.path): "MV"}, meeneem_map=str(team.stick))
    write_settings(team.first.paths.settings_file, settings)


def test_the_older_copy_says_so_and_opens_the_newer(
    first: Callable[[], AbstractContextManager[Hand]], team: Team
) -> None:
    two_copies(team, parted=False)
    with first() as hand:
        hand.see("kopie_melding", QWidget)
        assert said(f"Er is een nieuwere kopie van dinsdag 1 december 2026, in {team.carried}.")
        hand.press("open_nieuwere_knop")
        hand.see("vandaag", QWidget)
        hand.gone("kopie_melding")
        hand.press_room("Casussen")
        hand.wait(lambda: said("Daar"))


@pytest.mark.parametrize("parted", [False, True])
def test_going_on_with_this_one_needs_a_reason_and_ends_the_warning(
    first: Callable[[], AbstractContextManager[Hand]], team: Team, *, parted: bool
) -> None:
    two_copies(team, parted=parted)
    with first() as hand:
        hand.see("kopie_melding", QWidget)
        assert said("apart verder gewerkt") == parted
        hand.press("ga_verder_knop")
        hand.press("ouder_bevestig_knop")
        hand.wait(lambda: said(sentence_of("reden_ontbreekt")))
        hand.fill("ouder_reden", "de stick is beschadigd")
        hand.press("ouder_bevestig_knop")
        hand.gone("kopie_melding")
    with first() as hand:
        hand.see("vandaag", QWidget)
        hand.rest()
        assert not hand.is_there("kopie_melding")


def test_an_older_file_put_back_is_said_without_a_place(
    first: Callable[[], AbstractContextManager[Hand]], team: Team
) -> None:
    old = team.path.read_bytes()
    here = team.first.open(team.path)
    work(here, "Later")
    here.close()
    team.path.write_bytes(old)
    with first() as hand:
        hand.see("kopie_melding", QWidget)
        assert said(sentence_of("dossier_ouder"))
        assert not hand.is_there("open_nieuwere_knop")


def test_lock_takes_it_all_away(first: Callable[[], AbstractContextManager[Hand]], team: Team) -> None:
    two_copies(team, parted=False)
    with first() as hand:
        hand.see("kopie_melding", QWidget)
        hand.key(Qt.Key.Key_M, CTRL)
        hand.see("meeneem_dialoog", QWidget)
        hand.key(Qt.Key.Key_L, CTRL)
        assert not hand.is_there("kopie_melding")
        assert not hand.is_there("meeneem_dialoog")
        hand.key(Qt.Key.Key_M, CTRL)
        assert not hand.is_there("meeneem_dialoog")
