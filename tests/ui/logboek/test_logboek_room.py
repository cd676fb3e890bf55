"""The room Logboek in a real window on a real dossier."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from casus.domain.changes import LogEntry
from casus.services import casussen
from casus.services.logboek import PAGE, LogFilter
from casus.ui.logboek.logboek_model import KEPT, LogboekModel
from casus.ui.logboek.logboek_view import LogboekView
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow
from casus.ui.widgets.rows import RowList
from tests.ui.desk_fixture import Bureau, find, typ

ROB = "Rob Terpstra"


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle, timeout=60_000)


def opened(bureau: Bureau, qtbot: QtBot) -> LogboekView:
    view = LogboekView(bureau.desk)
    bureau.show(view)
    settle(bureau, qtbot)
    return view


def rows(window: QWidget) -> list[TwoLineRow]:
    model = find(window, RowList, "logboek_lijst").model()
    return [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]


def words(widget: QWidget) -> str:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    return " | ".join(labels + [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()])


def open_rob(bureau: Bureau) -> str:
    return casussen.open_casus(bureau.context(), bureau.dossier.casussen[ROB]).code


def test_it_reads_as_sentences_with_the_newest_on_top(bureau: Bureau, qtbot: QtBot) -> None:
    code = open_rob(bureau)
    opened(bureau, qtbot)
    first, second = rows(bureau.window)[:2]
    assert first.title == "Marieke Vondeling las het logboek"
    assert second.title == f"Marieke Vondeling opende casus {code}"
    assert second.reason.startswith("Coördinator, voorzitter")
    assert ROB in second.reason
    assert second.fact == "vandaag 10.00"
    bureau.names.show(False)
    assert ROB not in repr(rows(bureau.window))


def test_filters_narrow_and_a_code_that_is_not_there_is_said_beside_its_field(bureau: Bureau, qtbot: QtBot) -> None:
    code = open_rob(bureau)
    view = opened(bureau, qtbot)
    what = find(bureau.window, ComboInput, "logboek_wat")
    what.setCurrentIndex(what.findText("Besloten"))
    what.activated.emit(what.currentIndex())
    settle(bureau, qtbot)
    assert rows(bureau.window)
    assert all("besluit" in row.title or "sloot" in row.title for row in rows(bureau.window))
    field = find(bureau.window, QLineEdit, "logboek_casus")
    typ(field, "zzz99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(bureau, qtbot)
    assert "Dit is er niet, of niet voor u." in words(view)
    field.clear()
    typ(field, code.lower())
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(bureau, qtbot)
    assert {code in row.title for row in rows(bureau.window)} == {True}
    assert "Dit is er niet" not in words(view)


def test_nothing_found_gives_the_way_back_to_everything(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    when, what = find(view, ComboInput, "logboek_wanneer"), find(view, ComboInput, "logboek_wat")
    when.setCurrentIndex(when.findText("Vandaag"))
    what.setCurrentIndex(what.findText("Besloten"))
    what.activated.emit(what.currentIndex())
    settle(bureau, qtbot)
    assert "Niets gevonden" in words(view)
    find(view, QPushButton, "logboek_toon_alles_knop").click()
    settle(bureau, qtbot)
    assert len(rows(bureau.window)) > 20


def test_enter_shows_the_whole_row_and_leads_to_its_casus(bureau: Bureau, qtbot: QtBot) -> None:
    open_rob(bureau)
    opened(bureau, qtbot)
    lijst = find(bureau.window, RowList, "logboek_lijst")
    lijst.setFocus()
    lijst.setCurrentIndex(lijst.model().index(1, 0))
    QTest.keyClick(lijst, Qt.Key.Key_Return)
    dialog = find(bureau.window, QWidget, "logregel_dialoog")
    assert ROB in words(dialog)
    assert "Maandag 23 november 2026, 10.00" in words(dialog)
    find(bureau.window, QPushButton, "logregel_knop").click()
    assert bureau.casussen_opened == [bureau.dossier.casussen[ROB]]


def test_the_check_says_what_it_read_and_when(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    assert "nog niet gecontroleerd" in words(view)
    head = bureau.open.head()
    assert head is not None
    find(view, QPushButton, "logboek_controleer_knop").click()
    settle(bureau, qtbot)
    assert f"Het logboek klopt: {head.aantal} regels gelezen." in words(view)
    assert "gecontroleerd op maandag 23 november 10.00" in words(view)


def test_an_export_with_names_asks_why_first(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(bureau, qtbot)
    find(view, QPushButton, "logboek_exporteer_knop").click()
    find(bureau.window, QCheckBox, "logboek_met_namen").setChecked(True)
    path = find(bureau.window, QLineEdit, "logboek_pad")
    path.setText(str(tmp_path / "uit.csv"))
    find(bureau.window, QPushButton, "logboek_export_knop").click()
    assert "Schrijf waarom er namen in moeten." in words(bureau.window)
    typ(find(bureau.window, QLineEdit, "logboek_reden"), "vraag van de inwoner")
    find(bureau.window, QPushButton, "logboek_export_knop").click()
    settle(bureau, qtbot)
    assert (tmp_path / "uit.csv").exists()
    assert "staan in uit.csv." in words(view)


def fill(bureau: Bureau, count: int) -> None:
    rob = bureau.dossier.casussen[ROB]
    entries = [LogEntry("casus_geopend", (("casus", rob),), rob)] * count
    with bureau.context().unit_of_work() as uow:
        uow.commit(*entries)


def test_the_model_keeps_the_rules_of_qt(bureau: Bureau, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = LogboekModel(bureau.runner, bureau.names)
    check: Callable[[LogboekModel], None] = qtmodeltester.check
    model.show_list(LogFilter())
    settle(bureau, qtbot)
    check(model)
    settle(bureau, qtbot)
    bureau.names.show(False)
    check(model)


def test_a_long_log_book_is_read_by_page_and_what_is_far_away_is_let_go(bureau: Bureau, qtbot: QtBot) -> None:
    pages = KEPT + 5
    fill(bureau, pages * PAGE)
    model = LogboekModel(bureau.runner, bureau.names)
    model.show_list(LogFilter())
    settle(bureau, qtbot)
    assert model.rowCount() == PAGE
    for _ in range(pages):
        model.fetchMore(model.index(-1))
        settle(bureau, qtbot)
    assert model.rowCount() >= pages * PAGE
    assert len(model._windows) == KEPT
    first = model.index(0).data(ROW_ROLE)
    assert first.title == ""  # let go; asked for once more by looking
    settle(bureau, qtbot)
    assert model.index(0).data(ROW_ROLE).title == "Marieke Vondeling las het logboek"
    assert len(model._windows) == KEPT
