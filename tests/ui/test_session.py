"""Opening, locking and who works: the real window from its first page, on a machine of its own."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.services.messages import sentence_of
from casus.system.clock import FixedClock
from casus.system.keychain import Keychain, KeychainState, MemoryKeychain
from casus.system.paths import AppPaths
from casus.system.settings import Settings, read_settings
from casus.ui.request import Request
from tests.acceptance.eyes import names_seen, words_on_screen
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import CASUSSEN, VANDAAG, Dossier

Start = Callable[..., AbstractContextManager[Hand]]
PERSON = {"naam_invoer": "Marieke Vondeling", "functie_invoer": "wijkcoach", "organisatie_invoer": "Welzijn Wilgenhof"}
NAMES = frozenset(row[0] for row in CASUSSEN)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Start:
    """``with start(keys) as hand``: Casus as it starts on this machine; again for the next time."""

    def begin(keys: Keychain, request: Request | None = None) -> AbstractContextManager[Hand]:
        return open_window(qtbot, tmp_path, FixedClock(VANDAAG), 7, request, keys)

    return begin


@pytest.fixture
def team(dossier_template: Dossier, tmp_path: Path) -> Path:
    """A dossier in which three people work; its key is in the keychain of ``dossier_template``."""
    for file in dossier_template.path.parent.glob(f"{dossier_template.path.stem}*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / dossier_template.path.name


def said(words: str) -> bool:
    """It is painted or stands on a widget that can be seen."""
    return any(words in text for _, text in words_on_screen())


def make_dossier(hand: Hand) -> str:
    """Through the window, to the page with the code; returns that code as somebody would write it down."""
    hand.press("dossier_nieuw_knop")
    hand.fill("team_invoer", "Wilgenhof")
    hand.fill("gemeente_invoer", "Wilgendam")
    hand.press("maak_knop")
    hand.see("groepje_1", QLabel)
    return "-".join(hand.see(f"groepje_{number}", QLabel).text() for number in range(1, 9))


def go_on(hand: Hand, code: str) -> None:
    """Type back what is asked, and say who one is."""
    for number in (3, 7):
        hand.fill(f"groepje_{number}_invoer", code.split("-")[number - 1].lower())
    hand.press("bewaard_knop")
    for name, text in PERSON.items():
        hand.fill(name, text)
    hand.press("begin_knop")
    hand.press("tafel_later_knop")
    hand.see("vandaag", QWidget)
    hand.rest()


def settings_of(root: Path) -> Settings:
    return read_settings(AppPaths.under(root).settings_file)


# -- a new dossier -----------------------------------------------------------------------------------------------------


def test_a_new_dossier_from_nothing_to_vandaag(start: Start, tmp_path: Path) -> None:
    with start(MemoryKeychain()) as hand:
        code = make_dossier(hand)
        assert len(code) == 8 * 5 + 7
        hand.fill("groepje_3_invoer", "AAAAA")
        hand.fill("groepje_7_invoer", code.split("-")[6])
        hand.press("bewaard_knop")
        assert said(sentence_of("groepje_onjuist", groep=3))
        assert hand.see("groepje_3", QLabel).text() == code.split("-")[2]  # the same code still stands there
        go_on(hand, code)
        assert said("Er is nog geen overleg gepland")
        assert said("Marieke Vondeling")
        assert not said(code.split("-")[0])
        assert hand.is_there("overleg_plan_knop")
    made = AppPaths.under(tmp_path).dossiers / "wilgenhof.casus"
    assert settings_of(tmp_path).laatste_dossier == str(made)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(made).execute("SELECT * FROM sqlite_master").fetchall()


def test_nothing_is_made_without_the_name_of_the_team(start: Start, tmp_path: Path) -> None:
    with start(MemoryKeychain()) as hand:
        hand.press("dossier_nieuw_knop")
        hand.press("maak_knop")
        assert said("Vul de naam van het team in.")
        hand.press("terug_knop")
        assert hand.is_there("oefen_knop")
    assert not AppPaths.under(tmp_path).dossiers.exists()


# -- the next time -----------------------------------------------------------------------------------------------------


def test_with_the_keychain_it_opens_by_itself(start: Start) -> None:
    keys = MemoryKeychain()
    with start(keys) as hand:
        go_on(hand, make_dossier(hand))
    with start(keys) as hand:
        hand.see("vandaag", QWidget)
        assert not hand.is_there("herstelcode_invoer")
        assert said("Marieke Vondeling")


def test_without_a_keychain_the_code_is_asked_for(start: Start) -> None:
    keys = MemoryKeychain(KeychainState.GEEN_DIENST)
    with start(keys) as hand:
        code = make_dossier(hand)
        go_on(hand, code)
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    with start(keys) as hand:
        hand.fill("herstelcode_invoer", wrong)
        hand.key(Qt.Key.Key_Return)
        assert hand.is_there("herstelcode_invoer")
        assert said("In groep 8 van de herstelcode zit een typefout.")
        hand.fill("herstelcode_invoer", code.lower().replace("-", " "))
        hand.press("ontgrendel_knop")
        hand.see("vandaag", QWidget)
        assert not said(code)


def test_the_code_of_another_dossier_says_so(start: Start, team: Path, tmp_path: Path) -> None:
    with start(MemoryKeychain()) as hand:
        code = make_dossier(hand)
    with start(MemoryKeychain(), Request(dossier=str(team))) as hand:
        hand.fill("herstelcode_invoer", code)
        hand.press("ontgrendel_knop")
        assert said(sentence_of("herstelcode_onjuist"))
        hand.press("ander_dossier_knop")
        assert hand.is_there("dossier_open_knop")


# -- who works ---------------------------------------------------------------------------------------------------------


def test_who_works_is_asked_once_and_remembered_here(
    start: Start, team: Path, dossier_template: Dossier, tmp_path: Path
) -> None:
    with start(dossier_template.keychain, Request(dossier=str(team))) as hand:
        hand.press("wie_lv")
        hand.press("begin_knop")
        hand.see("vandaag", QWidget)
        assert said("Lotte Verhoeven")
    assert settings_of(tmp_path).gebruikers == {str(team): "LV"}
    with start(dossier_template.keychain) as hand:
        hand.see("vandaag", QWidget)
        assert said("Lotte Verhoeven")
        assert not hand.is_there("begin_knop")
    text = AppPaths.under(tmp_path).settings_file.read_text(encoding="utf-8")
    assert "Verhoeven" not in text


def test_somebody_else_can_be_asked_for_on_the_command_line(
    start: Start, team: Path, dossier_template: Dossier
) -> None:
    with start(dossier_template.keychain, Request(dossier=str(team), als="FB")) as hand:
        hand.see("vandaag", QWidget)
        assert said("Fatima Bouzid")


# -- lock and names ----------------------------------------------------------------------------------------------------


def test_lock_takes_all_away_and_gives_it_back(start: Start, team: Path, dossier_template: Dossier) -> None:
    with start(dossier_template.keychain, Request(dossier=str(team), als="MV")) as hand:
        hand.press_room("Casussen")
        hand.wait(lambda: said("Rob Terpstra"))
        assert names_seen(NAMES, words_on_screen(hidden=True))
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert said("Het dossier is op slot")
        assert names_seen(NAMES, words_on_screen(hidden=True)) == {}
        assert not said("Marieke Vondeling")
        hand.press("ontgrendel_knop")
        hand.see("vandaag", QWidget)
        assert said("Marieke Vondeling")


def test_names_stay_off_after_a_lock(start: Start, team: Path, dossier_template: Dossier) -> None:
    with start(dossier_template.keychain, Request(dossier=str(team), als="MV")) as hand:
        hand.key(Qt.Key.Key_F9)
        assert said("Alleen codes")
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hand.press("ontgrendel_knop")
        hand.press_room("Casussen")
        hand.wait(lambda: said("Hoe voorkomen we"))
        assert names_seen(NAMES, words_on_screen()) == {}
        hand.key(Qt.Key.Key_F9)
        assert "Rob Terpstra" in names_seen(NAMES, words_on_screen())


def test_a_locked_window_obeys_no_key_but_the_button(start: Start, team: Path, dossier_template: Dossier) -> None:
    with start(dossier_template.keychain, Request(dossier=str(team), als="MV")) as hand:
        for key in (Qt.Key.Key_L, Qt.Key.Key_L):
            hand.key(key, Qt.KeyboardModifier.ControlModifier)
        for key in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
            hand.key(key)
        hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert said("Het dossier is op slot")
        assert not hand.is_there("vandaag")


# -- a file that is none -----------------------------------------------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """An ordinary database of somebody else, with the name of a dossier."""
    path = tmp_path / "buurt.casus"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE buurt (naam TEXT)")
    db.execute("INSERT INTO buurt VALUES ('Wilgenhof')")
    db.commit()
    db.close()
    return path


@pytest.mark.parametrize(
    ("with_sleutelbestand", "words"),
    [
        pytest.param(True, sentence_of("dossier_niet_versleuteld"), id="with the key file of another"),
        pytest.param(False, sentence_of("dossier_niet_versleuteld"), id="without a key file"),
    ],
)
def test_a_file_that_is_no_dossier_is_said_and_left_alone(
    start: Start, plain: Path, team: Path, dossier_template: Dossier, *, with_sleutelbestand: bool, words: str
) -> None:
    keys = dossier_template.keychain
    with start(keys, Request(dossier=str(team), als="MV")) as hand:
        hand.see("vandaag", QWidget)
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hand.press("ander_dossier_knop")
        if with_sleutelbestand:
            shutil.copy(team.with_suffix(".casussleutel"), plain.with_suffix(".casussleutel"))
        before = {file.name: file.read_bytes() for file in plain.parent.glob("buurt*")}
        QTimer.singleShot(0, hand.window, lambda: choose_file(hand.window, plain))
        hand.press("dossier_open_knop")
        hand.wait(lambda: hand.is_there("dossier_open_knop"))
        assert said(words)
        assert hand.is_there("dossier_nieuw_knop")
    assert {file.name: file.read_bytes() for file in plain.parent.glob("buurt*")} == before
    with start(keys) as hand:  # the next time it is the good one that opens, as the same person
        hand.see("vandaag", QWidget)
        assert said("Marieke Vondeling")


def choose_file(window: QWidget, path: Path) -> None:
    """Choose a file in Qt's own window, as soon as it is there; the keyboard comes back, as a desktop sees to."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(20, window, lambda: choose_file(window, path))
        return
    dialog.findChildren(QLineEdit)[0].setText(str(path))
    dialog.finished.connect(lambda _: QTimer.singleShot(0, window, window.activateWindow))
    QDialog.done(dialog, QDialog.DialogCode.Accepted)  # not by Enter: its folder may still be read, and it then asks
