"""F9 takes names out of what people typed as well, in every window at once, dialogs too."""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from casus.domain.values import BesluitStatus
from casus.services.besluiten import UpdateBesluit, list_besluit_ids, list_besluit_rows, update_besluit
from casus.system.clock import FixedClock
from casus.ui.besluiten.besluiten_block import BesluitenBlock
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.request import Request
from casus.ui.typed_text import TypedText
from casus.ui.widgets.label import WrapLabel
from tests.acceptance.eyes import words_on_screen
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG, Dossier

PEOPLE = ("Rob", "Terpstra", "Dennis", "van Loon", "De Graaf", "Sluiter", "Jolien")
"""Words that stand in questions, notes and own words of the dossier; nobody of the team is called so."""


@pytest.fixture
def hand(dossier_template: Dossier, tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    for file in dossier_template.path.parent.glob(f"{dossier_template.path.stem}*"):
        shutil.copy(file, tmp_path / file.name)
    request = Request(dossier=str(tmp_path / dossier_template.path.name), als="MV")
    with open_window(qtbot, tmp_path, FixedClock(VANDAAG), 7, request, deepcopy(dossier_template.keychain)) as hand:
        yield hand


def said() -> set[str]:
    """Names that stand on a widget that is seen, are painted or spoken."""
    texts = [text for _, text in words_on_screen()]
    return {name for name in PEOPLE if any(name in text for text in texts)}


def walk(hand: Hand, dossier: Dossier) -> set[str]:
    session = hand.app.session
    assert session is not None
    found: set[str] = set()
    for room in ("vandaag", "overleg", "casussen", "acties"):
        hand.window.open_room(room)
        hand.rest()
        found |= said()
    for casus_id in dossier.casussen.values():
        session.desk.open_casus(casus_id)
        hand.rest()
        found |= said()
        hand.window.open_page(GeschiedenisView(session.desk, casus_id))
        hand.rest()
        found |= said()
        hand.window.back()
        hand.window.back()
    for overleg_id in (dossier.vorige, dossier.volgende):
        session.desk.open_overleg(overleg_id)
        hand.rest()
        found |= said()
    return found


def test_no_name_in_any_text_on_any_screen_while_names_are_off(hand: Hand, dossier_template: Dossier) -> None:
    assert {"Rob", "Dennis"} <= walk(hand, dossier_template), "nothing to hide: the walk proves nothing"
    hand.key(Qt.Key.Key_F9)
    assert walk(hand, dossier_template) == set()
    hand.key(Qt.Key.Key_F9)
    assert "Rob" in walk(hand, dossier_template)


def test_an_open_dialog_follows_f9(hand: Hand, dossier_template: Dossier) -> None:
    session = hand.app.session
    assert session is not None
    session.desk.open_overleg(dossier_template.vorige)
    hand.rest()
    buttons = hand.window.findChildren(QAbstractButton)
    hand.click(next(b for b in buttons if b.objectName().startswith("corrigeer_") and b.isVisible()))
    dialog = hand.window.findChildren(QDialog)[0]
    (shown,) = dialog.findChildren(TypedText)
    assert shown.text().startswith("Rob opent de post")
    hand.key(Qt.Key.Key_F9)
    assert "Rob" not in shown.text()
    assert shown.text().endswith("opent de post niet sinds september.")


def test_after_a_lock_names_are_forgotten_and_known_again(hand: Hand, dossier_template: Dossier) -> None:
    session = hand.app.session
    assert session is not None
    hand.key(Qt.Key.Key_F9)
    assert "Rob" not in session.names.text("Rob belt")
    session.lock()
    hand.rest()
    assert session.names.text("Rob belt") == "Rob belt"
    hand.press("ontgrendel_knop")
    hand.rest()
    assert "Rob" not in session.names.text("Rob belt")


def test_a_besluit_and_what_became_of_it_follow_f9_wherever_they_come_back(
    hand: Hand, dossier_template: Dossier
) -> None:
    session = hand.app.session
    assert session is not None
    ctx = session.runner.context
    besluit = list_besluit_rows(ctx, list_besluit_ids(ctx))[0]
    words = "Rob belde zelf op."
    update_besluit(ctx, UpdateBesluit(besluit.overleg_id, besluit.versie, besluit.id, BesluitStatus.DEELS, words))
    assert besluit.casus_id is not None
    session.desk.open_casus(besluit.casus_id)
    block = hand.see("besluiten_blok", BesluitenBlock)
    hand.wait(lambda: words in spoken(block))
    hand.key(Qt.Key.Key_F9)
    assert words not in spoken(block)
    assert any(text.endswith("belde zelf op.") for text in spoken(block))


def spoken(block: BesluitenBlock) -> list[str]:
    return [label.text() for label in block.findChildren(WrapLabel) if label.isVisible()]
