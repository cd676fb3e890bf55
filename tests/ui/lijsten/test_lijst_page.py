"""Reading in a list on its page: columns that one chooses by hand, and a draft that stays."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.lijst import LijstKolom, LijstSoort
from casus.services.concepten import concept_of
from casus.services.mensen import list_professionals
from casus.ui.lijsten.lijst_page import LijstPage, open_lijst
from casus.ui.widgets.inputs import ComboInput
from tests.ui.desk_fixture import Bureau, find

HEADLESS = (
    "Woningstichting De Schakel\tYusuf Ouwerkerk\t06 12 34 56 78\nWelzijn Wilgenhof\tTessa Blok\t06 87 65 43 21\n"
)
"""Two new colleagues, first where they work, then who they are, without headings."""


def opened(bureau: Bureau, qtbot: QtBot, soort: LijstSoort = LijstSoort.MENSEN) -> LijstPage:
    if bureau.pages.count() == 0:
        bureau.show(QWidget())  # the room that the page lies on
    open_lijst(bureau.desk, soort)
    page = bureau.pages.currentWidget()
    assert isinstance(page, LijstPage)
    rest(bureau, qtbot)
    return page


def rest(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def paste(bureau: Bureau, qtbot: QtBot, text: str) -> None:
    area = find(bureau.window, QPlainTextEdit, "lijst_invoer")
    area.setFocus()
    area.insertPlainText(text)
    qtbot.waitUntil(lambda: bool(tried(bureau)))
    rest(bureau, qtbot)


def tried(bureau: Bureau) -> list[str]:
    """What would happen with each row."""
    views = bureau.window.findChildren(QListView, "lijst_proef")
    models = [view.model() for view in views if view.isVisible()]
    return [model.index(row, 0).data(ACCESSIBLE) for model in models for row in range(model.rowCount())]


ACCESSIBLE = 11
"""Qt.ItemDataRole.AccessibleTextRole"""


def columns(bureau: Bureau) -> list[LijstKolom | None]:
    found: list[LijstKolom | None] = []
    while combos := bureau.window.findChildren(ComboInput, f"kolom_{len(found) + 1}"):
        value = combos[-1].value()
        found.append(None if value is None else LijstKolom(str(value)))
    return found


def choose(bureau: Bureau, qtbot: QtBot, place: int, kolom: LijstKolom | None) -> None:
    combo = find(bureau.window, ComboInput, f"kolom_{place}")
    combo.set_value(kolom)
    rest(bureau, qtbot)


def test_columns_chosen_by_hand_are_what_is_read_in(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    paste(bureau, qtbot, HEADLESS)
    take = find(bureau.window, QAbstractButton, "lijst_lees_knop")
    before = len(list_professionals(bureau.context()))
    for place, kolom in enumerate((LijstKolom.ORGANISATIE, LijstKolom.NAAM, LijstKolom.TELEFOON), start=1):
        choose(bureau, qtbot, place, kolom)
    assert columns(bureau) == [LijstKolom.ORGANISATIE, LijstKolom.NAAM, LijstKolom.TELEFOON]
    qtbot.waitUntil(lambda: "2 mensen" in take.text())
    take.click()
    qtbot.waitUntil(lambda: bureau.backs == 1)
    rest(bureau, qtbot)
    people = {row.naam: row for row in list_professionals(bureau.context())}
    assert len(people) == before + 2
    assert people["Yusuf Ouwerkerk"].organisatie == "Woningstichting De Schakel"
    assert people["Tessa Blok"].telefoon.replace(" ", "").endswith("87654321")
    assert bureau.told == ["Ingelezen: 2 mensen."]


def test_without_choosing_the_first_column_would_be_the_name(bureau: Bureau, qtbot: QtBot) -> None:
    """Control: it is the choice by hand that made it right."""
    opened(bureau, qtbot)
    paste(bureau, qtbot, HEADLESS)
    find(bureau.window, QAbstractButton, "lijst_lees_knop").click()
    qtbot.waitUntil(lambda: bureau.backs == 1)
    people = [row.naam for row in list_professionals(bureau.context())]
    assert "Welzijn Wilgenhof" in people
    assert "Tessa Blok" not in people


def test_a_column_is_one_thing_only(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    paste(bureau, qtbot, "Naam\tOrganisatie\tTelefoon\nTessa Blok\tWelzijn Wilgenhof\t06 87 65 43 21\n")
    assert columns(bureau) == [LijstKolom.NAAM, LijstKolom.ORGANISATIE, LijstKolom.TELEFOON]
    choose(bureau, qtbot, 3, LijstKolom.NAAM)
    qtbot.waitUntil(lambda: columns(bureau) == [None, LijstKolom.ORGANISATIE, LijstKolom.NAAM])
    choose(bureau, qtbot, 3, None)
    qtbot.waitUntil(lambda: columns(bureau) == [None, LijstKolom.ORGANISATIE, None])
    choose(bureau, qtbot, 1, LijstKolom.NAAM)
    qtbot.waitUntil(lambda: any("Tessa Blok" in row for row in tried(bureau)))


@pytest.mark.parametrize("at_once", [True, False], ids=["left at once", "left after a while"])
def test_what_was_pasted_is_there_when_one_comes_back(bureau: Bureau, qtbot: QtBot, *, at_once: bool) -> None:
    page = opened(bureau, qtbot)
    area = find(bureau.window, QPlainTextEdit, "lijst_invoer")
    area.insertPlainText(HEADLESS)
    if not at_once:
        qtbot.waitUntil(lambda: kept(bureau) == HEADLESS)
    bureau.desk.back()
    rest(bureau, qtbot)
    page.deleteLater()
    assert kept(bureau) == HEADLESS
    opened(bureau, qtbot)
    qtbot.waitUntil(lambda: find(bureau.window, QPlainTextEdit, "lijst_invoer").toPlainText() == HEADLESS)
    qtbot.waitUntil(lambda: bool(tried(bureau)))


def test_a_list_of_another_kind_has_a_draft_of_its_own(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    find(bureau.window, QPlainTextEdit, "lijst_invoer").insertPlainText(HEADLESS)
    bureau.desk.back()
    opened(bureau, qtbot, LijstSoort.ORGANISATIES)
    assert find(bureau.window, QPlainTextEdit, "lijst_invoer").toPlainText() == ""


def test_what_was_read_in_leaves_no_draft(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    paste(bureau, qtbot, "Naam\tOrganisatie\nTessa Blok\tWelzijn Wilgenhof\n")
    take = find(bureau.window, QAbstractButton, "lijst_lees_knop")
    qtbot.waitUntil(lambda: "1 persoon" in take.text())
    take.click()
    qtbot.waitUntil(lambda: bureau.backs == 1)
    rest(bureau, qtbot)
    assert kept(bureau) == ""
    opened(bureau, qtbot)
    assert find(bureau.window, QPlainTextEdit, "lijst_invoer").toPlainText() == ""


def kept(bureau: Bureau, soort: LijstSoort = LijstSoort.MENSEN) -> str:
    """The draft in the dossier."""
    return "".join(concept_of(bureau.context(), f"lijst_{soort.value}", 0).values())


def test_names_off_hides_the_list_of_people_in_casussen(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, LijstSoort.CASUSSEN)
    paste(bureau, qtbot, "Naam\tVraag\nFamilie De Boer\tWie helpt?\n")
    assert shown(bureau)
    bureau.names.show(False)
    assert not shown(bureau)
    assert find(bureau.window, QWidget, "lijst_paneel").isVisible()
    bureau.names.show(True)
    assert shown(bureau)


def shown(bureau: Bureau) -> bool:
    """Whether a name of the list can be seen."""
    labels = [label.text() for label in bureau.window.findChildren(QLabel) if label.isVisible()]
    boxes = [box.text() for box in bureau.window.findChildren(QCheckBox) if box.isVisible()]
    return any("De Boer" in text for text in (*labels, *boxes, *tried(bureau)))
