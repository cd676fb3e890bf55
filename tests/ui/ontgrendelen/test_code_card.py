"""The card that asks for the code, in every state that a keyring can be in: one sentence why, and the way on."""

from contextlib import AbstractContextManager
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import OrganisatieSoort, Rol
from casus.services.gebruikers import FirstPerson, create_first_person
from casus.services.messages import sentence_of
from casus.system.clock import FixedClock
from casus.system.keychain import Keychain, KeychainState, MemoryKeychain, key_account
from casus.system.paths import AppPaths
from casus.system.settings import Settings, write_settings
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of
from casus.ui.request import Request
from casus.wiring import World, new_dossier, open_dossier
from tests.acceptance.eyes import words_on_screen
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG

NAME = "de sleutelhanger van macOS"
WRONG = "ab" * 32
PERSON = FirstPerson("Marieke Vondeling", "wijkcoach", "Welzijn", OrganisatieSoort.WELZIJN, (Rol.VOORZITTER,))


class Keys(MemoryKeychain):
    """One that somebody can lock and unlock meanwhile."""

    def turn(self, state: KeychainState) -> None:
        self._state = state


class Team:
    """A dossier of one person on a machine that opened it before, with its code and its keyring."""

    def __init__(self, root: Path, qtbot: QtBot) -> None:
        self._root, self._qtbot = root, qtbot
        self.keys = Keys(name="de vorige sleutelbos")
        world = World(FixedClock(VANDAAG), Random(5), self.keys)
        made = new_dossier(root / "team.casus", "Wilgenhof", "Wilgendam", world)
        self.path, self.code = made.path, made.herstelcode
        self.sidecar = sleutelbestand_of(made.path)
        self.id = str(read_sleutelbestand(self.sidecar)["dossier"])
        dossier = open_dossier(str(made.path), world)
        create_first_person(dossier.system_context(), PERSON)
        code = dossier.actors()[0].code
        dossier.close()
        settings = Settings().opened(str(made.path), code).knows(str(made.path), self.id, self.keys.name)
        write_settings(AppPaths.under(root).settings_file, settings)

    @property
    def entry(self) -> str | None:
        """The key as the keyring has it."""
        return self.keys.get(key_account(self.id))

    def start(self, keys: Keychain | None = None) -> AbstractContextManager[Hand]:
        """Casus as it starts on this machine."""
        request = Request(dossier=str(self.path))
        return open_window(self._qtbot, self._root, FixedClock(VANDAAG), 7, request, keys or self.keys)


@pytest.fixture
def team(tmp_path: Path, qtbot: QtBot) -> Team:
    return Team(tmp_path, qtbot)


def said(words: str) -> bool:
    return any(words in text for _, text in words_on_screen())


def asked(hand: Hand, why: str, *, may_retry: bool) -> None:
    """The card with this one reason, the keyboard at the code, and no other reason beside it."""
    field = hand.see("herstelcode_invoer", QLineEdit)
    hand.wait(field.hasFocus)
    assert said(why)
    others = [words for words in REASONS if words != why]
    assert not any(said(words) for words in others)
    assert hand.is_there("sleutelbos_opnieuw_knop") is may_retry
    assert hand.is_there("ander_dossier_knop")


REASONS = [
    sentence_of(code)
    for code in ("sleutel_onbekend", "sleutel_past_niet", "sleutelbos_vergrendeld", "sleutelbos_ontbreekt")
]


def give(hand: Hand, code: str) -> None:
    hand.fill("herstelcode_invoer", code)
    hand.press("ontgrendel_knop")
    hand.see("vandaag", QWidget)
    hand.rest()


def test_with_the_right_key_no_card_is_shown(team: Team) -> None:
    """Control: the states below are what makes the card come."""
    with team.start() as hand:
        hand.see("vandaag", QWidget)
        hand.rest()
        assert not hand.is_there("herstelcode_invoer")


def test_a_key_that_is_gone_is_asked_for_once(team: Team) -> None:
    team.keys.delete(key_account(team.id))
    with team.start() as hand:
        asked(hand, sentence_of("sleutel_onbekend"), may_retry=False)
        give(hand, team.code)
        assert not said(team.code)
    with team.start() as hand:
        hand.see("vandaag", QWidget)
        hand.rest()


def test_a_key_that_does_not_fit_is_replaced_by_the_code(team: Team) -> None:
    right = team.entry
    team.keys.set(key_account(team.id), WRONG)
    with team.start() as hand:
        asked(hand, sentence_of("sleutel_past_niet"), may_retry=False)
        assert team.entry == WRONG, "nothing is written before the code has opened the dossier"
        give(hand, team.code)
    assert team.entry == right


def test_a_locked_keyring_is_unlocked_and_tried_again(team: Team) -> None:
    team.keys.turn(KeychainState.VERGRENDELD)
    with team.start() as hand:
        asked(hand, sentence_of("sleutelbos_vergrendeld"), may_retry=True)
        hand.press("sleutelbos_opnieuw_knop")
        asked(hand, sentence_of("sleutelbos_vergrendeld"), may_retry=True)
        team.keys.turn(KeychainState.BESCHIKBAAR)
        hand.press("sleutelbos_opnieuw_knop")
        hand.see("vandaag", QWidget)
        hand.rest()


def test_a_locked_keyring_needs_no_unlocking_for_who_has_the_code(team: Team) -> None:
    team.keys.turn(KeychainState.VERGRENDELD)
    with team.start() as hand:
        asked(hand, sentence_of("sleutelbos_vergrendeld"), may_retry=True)
        give(hand, team.code)


def test_another_keyring_than_before_is_said_with_both_names(team: Team) -> None:
    other = Keys(name=NAME)
    why = sentence_of("sleutelbos_anders", nu=NAME, eerst="de vorige sleutelbos")
    with team.start(other) as hand:
        asked(hand, why, may_retry=False)
        give(hand, team.code)
    with team.start(other) as hand:
        hand.see("vandaag", QWidget)
        hand.rest()


def test_without_a_keyring_the_code_is_asked_for_at_every_start(team: Team) -> None:
    none = Keys(KeychainState.GEEN_DIENST)
    for _ in range(2):
        with team.start(none) as hand:
            asked(hand, sentence_of("sleutelbos_ontbreekt"), may_retry=True)
            give(hand, team.code)


def test_a_typing_error_keeps_the_card_and_what_was_typed(team: Team) -> None:
    team.keys.delete(key_account(team.id))
    with team.start() as hand:
        hand.fill("herstelcode_invoer", "AAAAA-BBBBB")
        hand.press("ontgrendel_knop")
        assert not hand.is_there("vandaag")
        field = hand.see("herstelcode_invoer", QLineEdit)
        assert field.property("error") is True
        hand.wait(field.hasFocus)


# -- the key file was gone ------------------------------------------------------------------------------------------


def shown_code(hand: Hand) -> str:
    return "-".join(hand.see(f"groepje_{number}", QLabel).text() for number in range(1, 9))


def test_without_its_key_file_a_dossier_gets_a_new_code_that_works(team: Team, tmp_path: Path) -> None:
    team.sidecar.unlink()
    with team.start() as hand:
        hand.see("groepje_1", QLabel)
        assert said(sentence_of("sleutelbestand_nieuw"))
        new = shown_code(hand)
        hand.fill("groepje_3_invoer", new.split("-")[2])
        hand.fill("groepje_7_invoer", "AAAAA")
        hand.press("bewaard_knop")
        assert said(sentence_of("groepje_onjuist", groep=7))
        assert shown_code(hand) == new, "the same code still stands there"
        assert hand.see("groepje_3_invoer", QLineEdit).text() == new.split("-")[2], "what was right stays"
        assert not team.sidecar.exists(), "written when it is on paper, not before"
        hand.fill("groepje_7_invoer", new.split("-")[6].lower())
        hand.press("bewaard_knop")
        hand.see("vandaag", QWidget)
        hand.rest()
        assert not said(new)
    assert team.sidecar.exists()
    elsewhere = Keys()
    with team.start(elsewhere) as hand:
        hand.fill("herstelcode_invoer", team.code)
        hand.press("ontgrendel_knop")
        assert said(sentence_of("herstelcode_onjuist")), "the old code is worth nothing any more"
        give(hand, new)


def test_closing_before_the_new_code_is_on_paper_asks_again(team: Team) -> None:
    team.sidecar.unlink()
    codes = []
    for _ in range(2):
        with team.start() as hand:
            hand.see("groepje_1", QLabel)
            codes.append(shown_code(hand))
        assert not team.sidecar.exists()
    assert codes[0] != codes[1]
