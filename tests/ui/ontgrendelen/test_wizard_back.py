"""Going back in the wizard keeps what was typed, in both directions, and makes nothing on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import OrganisatieSoort
from casus.services.messages import label
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.system.paths import AppPaths
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG

TEAM = {"team_invoer": "Wijkteam Wilgenhof", "gemeente_invoer": "Wilgendam", "wijken_invoer": "Oost, West"}
CORPORATIE = label(OrganisatieSoort.CORPORATIE)
PERSON = {"naam_invoer": "Marieke Vondeling", "functie_invoer": "wijkcoach", "organisatie_invoer": "Welzijn Wilgenhof"}


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    with open_window(qtbot, tmp_path, FixedClock(VANDAAG), 7, None, MemoryKeychain()) as opened:
        yield opened


def fill(hand: Hand, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        hand.fill(name, text)


def typed(hand: Hand, fields: dict[str, str]) -> dict[str, str]:
    """What stands in these fields."""
    return {name: hand.see(name, QLineEdit).text() for name in fields}


def to_the_code(hand: Hand) -> str:
    hand.press("dossier_nieuw_knop")
    fill(hand, TEAM)
    hand.press("maak_knop")
    return shown_code(hand)


def shown_code(hand: Hand) -> str:
    return "-".join(hand.see(f"groepje_{number}", QLabel).text() for number in range(1, 9))


def type_back(hand: Hand, code: str) -> dict[str, str]:
    groups = {f"groepje_{number}_invoer": code.split("-")[number - 1] for number in (3, 7)}
    fill(hand, groups)
    return groups


def test_back_to_the_team_keeps_team_code_and_groups(hand: Hand) -> None:
    code = to_the_code(hand)
    groups = {"groepje_3_invoer": code.split("-")[2]}
    fill(hand, groups)
    hand.press("terug_knop")
    assert typed(hand, TEAM) == TEAM
    hand.fill("gemeente_invoer", "Wilgenmeer")
    hand.press("maak_knop")
    assert shown_code(hand) == code, "it may be on paper already"
    assert typed(hand, groups) == groups
    hand.press("terug_knop")
    assert typed(hand, TEAM) == TEAM | {"gemeente_invoer": "Wilgenmeer"}


def test_back_from_the_person_keeps_everything_of_both(hand: Hand, tmp_path: Path) -> None:
    code = to_the_code(hand)
    groups = type_back(hand, code)
    hand.press("bewaard_knop")
    fill(hand, PERSON)
    hand.choose("soort_invoer", CORPORATIE)
    hand.press("rol_notulist")
    roles = {box.objectName(): box.isChecked() for box in hand.window.findChildren(QCheckBox) if box.isVisible()}
    hand.press("terug_knop")
    assert shown_code(hand) == code
    assert typed(hand, groups) == groups
    hand.press("bewaard_knop")
    assert typed(hand, PERSON) == PERSON
    assert hand.see("soort_invoer", QComboBox).currentText() == CORPORATIE
    assert {
        box.objectName(): box.isChecked() for box in hand.window.findChildren(QCheckBox) if box.isVisible()
    } == roles
    assert roles["rol_notulist"]
    assert not AppPaths.under(tmp_path).dossiers.exists(), "nothing is made before the last question is answered"
    hand.press("begin_knop")
    hand.press("tafel_later_knop")
    hand.see("vandaag", QWidget)
    hand.rest()
    assert (AppPaths.under(tmp_path).dossiers / "wijkteam-wilgenhof.casus").exists()


def test_the_welcome_page_in_between_keeps_the_team(hand: Hand) -> None:
    hand.press("dossier_nieuw_knop")
    fill(hand, TEAM)
    hand.press("terug_knop")
    assert hand.is_there("oefen_knop")
    hand.press("dossier_nieuw_knop")
    assert typed(hand, TEAM) == TEAM


def test_a_wizard_that_forgets_would_be_seen(hand: Hand) -> None:
    """Negative control: fields that were never filled are not what we look for."""
    hand.press("dossier_nieuw_knop")
    assert typed(hand, TEAM) != TEAM
