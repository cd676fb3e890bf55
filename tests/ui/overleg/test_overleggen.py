from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from casus.domain.values import OverlegStatus
from casus.services.overleggen import list_overleggen
from casus.ui.overleg.overleggen_view import OverleggenView
from tests.ui.desk_fixture import Bureau, find, typ
from tests.ui.overleg.conftest import Overleg


def rooms(bureau: Bureau, qtbot: QtBot) -> OverleggenView:
    view = OverleggenView(bureau.desk)
    bureau.show(view)
    qtbot.waitUntil(lambda: bool(view.findChildren(QListView)), timeout=5000)
    return view


def test_what_comes_stands_on_top_then_what_was_by_year(bureau: Bureau, qtbot: QtBot) -> None:
    view = rooms(bureau, qtbot)
    lists = view.findChildren(QListView)
    assert [each.accessibleName() for each in lists] == ["Komt eraan", "2026"]
    first = str(lists[0].model().index(0, 0).data())
    assert first.startswith("dinsdag 24 november 2026, 13.00")
    assert first.endswith("5 casussen, 7 deelnemers, Concept")
    assert str(lists[1].model().index(0, 0).data()).endswith("Nog vaststellen")


def test_enter_opens_a_meeting(bureau: Bureau, qtbot: QtBot) -> None:
    view = rooms(bureau, qtbot)
    rows = view.findChildren(QListView)[0]
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert bureau.overleggen_opened == [bureau.dossier.volgende]


def test_a_new_meeting_is_proposed_a_week_later_and_opened(bureau: Bureau, qtbot: QtBot) -> None:
    rooms(bureau, qtbot)
    overleg = Overleg(bureau, qtbot, 0)
    overleg.press("plan_overleg_knop")
    day = overleg.wait_for("plan_dag", QLineEdit)
    assert isinstance(day, QLineEdit)
    assert day.text() == "di 1 december 2026"
    assert find(bureau.window, QLineEdit, "plan_plaats").text() == "De Wilg, zaal 2"
    overleg.press("plan_knop")
    overleg.wait(lambda: len(bureau.overleggen_opened) == 1)
    made = next(o for o in list_overleggen(bureau.context()) if o.id == bureau.overleggen_opened[0])
    assert (made.datum, made.status, made.deelnemers) == (date(2026, 12, 1), OverlegStatus.CONCEPT, 7)
    overleg.wait_until_gone("plan_dialoog")


def test_a_wrong_time_is_said_beside_its_field_and_stays(bureau: Bureau, qtbot: QtBot) -> None:
    rooms(bureau, qtbot)
    overleg = Overleg(bureau, qtbot, 0)
    overleg.press("plan_overleg_knop")
    end = overleg.wait_for("plan_eind", QLineEdit)
    assert isinstance(end, QLineEdit)
    end.clear()
    typ(end, "12.00")
    overleg.press("plan_knop")
    overleg.wait(lambda: "eindtijd" in end.accessibleDescription())
    assert end.text() == "12.00"
    end.clear()
    typ(end, "half drie")
    overleg.press("plan_knop")
    assert "Typ een tijd" in end.accessibleDescription()
    assert len(list_overleggen(bureau.context())) == 2
