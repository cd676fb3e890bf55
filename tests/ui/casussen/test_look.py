"""Both rooms at small windows and large text: nothing is cut off, everything can be reached and is named."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casus.services import casussen, concepten
from casus.services.casussen import InwonerFields
from casus.ui.casussen.casus_dialog import EditCasusPage, NewCasusPage
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.casussen_view import CasussenView
from casus.ui.theme import Theme, apply_theme
from casus.ui.vandaag.vandaag_view import VandaagView
from casus.ui.widgets.label import Label, WrapLabel
from tests.ui.desk_fixture import LANGE_NAAM, Bureau

LONG = "Hoe zorgen we samen dat er rust komt en dat er voor de kinderen iemand is die blijft, ook na de zomer?"

PAGES: dict[str, Callable[[Bureau], QWidget]] = {
    "vandaag": lambda bureau: VandaagView(bureau.desk),
    "lijst": lambda bureau: CasussenView(bureau.desk),
    "casus": lambda bureau: casus_page_for(bureau.desk, bureau.dossier.casussen[LANGE_NAAM]),
    "leeg": lambda bureau: casus_page_for(bureau.desk, bureau.dossier.casussen["Mevrouw A. Sluiter"]),
    "nieuw": lambda bureau: NewCasusPage(bureau.desk),
    "bewerk": lambda bureau: EditCasusPage(bureau.desk, bureau.dossier.casussen[LANGE_NAAM]),
}


@pytest.fixture
def full(bureau: Bureau) -> Bureau:
    """The longest name of the dossier with a second person, long words and a draft."""
    context, casus_id = bureau.context(), bureau.dossier.casussen[LANGE_NAAM]
    page = casussen.open_casus(context, casus_id)
    first = page.inwoners[0]
    fields = replace(first.fields, eigen_woorden=LONG, hoi_gebeurd=LONG, vertegenwoordiger=LANGE_NAAM)
    people = ((first.id, fields), (None, InwonerFields(LANGE_NAAM + " junior")))
    command = casussen.EditCasus(casus_id, page.versie, page.naam, LONG, None, page.casusregisseur_id, people)
    casussen.edit_casus(context, command)
    concepten.keep_concept(context, "casus_sluiten", casus_id, "reden", "x")
    return bureau


@pytest.fixture
def undress(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "height", "factor"), [(1440, 900, 1.0), (1130, 768, 1.0), (1298, 768, 2.0)])
def test_nothing_is_cut_off(
    full: Bureau, undress: None, qapp: QApplication, qtbot: QtBot, name: str, width: int, height: int, factor: float
) -> None:
    apply_theme(qapp, Theme("light", factor))
    full.window.resize(width, height)
    page = shown(full, qtbot, name)
    cut = [f"{type(w).__name__} {w.text()!r}" for w in page.findChildren(QLabel) if w.isVisible() and is_cut(w)]
    cut += [w.text() for w in page.findChildren(QAbstractButton) if w.isVisible() and w.text() and is_narrow(w)]
    assert not cut
    assert page.minimumSizeHint().width() <= width


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_takes_the_focus_has_a_name(full: Bureau, qtbot: QtBot, name: str) -> None:
    page = shown(full, qtbot, name)
    reached = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached
    nameless = [f"{type(w).__name__} {w.objectName()}" for w in reached if not spoken(w)]
    assert not nameless


def shown(bureau: Bureau, qtbot: QtBot, name: str) -> QWidget:
    page = PAGES[name](bureau)
    bureau.show(page)
    for _ in range(3):
        qtbot.waitUntil(lambda: bureau.runner.is_idle)
        qtbot.wait(20)
    return page


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def is_cut(label: QLabel) -> bool:
    """A paragraph needs its height, a line its width unless it may be elided."""
    if isinstance(label, WrapLabel):
        return label.height() < label.heightForWidth(label.width()) - 1
    if isinstance(label, Label) and label._elide:
        return label.height() < label.fontMetrics().height() - 1
    return label.width() < label.minimumSizeHint().width() - 1 or label.height() < label.sizeHint().height() - 1


def is_narrow(button: QAbstractButton) -> bool:
    """Links wrap; other buttons are one line."""
    return not button.hasHeightForWidth() and button.width() < button.sizeHint().width()
