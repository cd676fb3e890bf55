import random
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from casus.domain.values import OrganisatieSoort, OverlegStatus, Rol
from casus.services import gebruikers, organisaties, professionals
from casus.services.overleggen import list_overleggen
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.ui.overleg.overleggen_view import OverleggenView
from casus.wiring import World, new_dossier, open_dossier
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk, typ
from tests.ui.overleg.conftest import Overleg


def rooms(bureau: Bureau, qtbot: QtBot) -> OverleggenView:
    view = OverleggenView(bureau.desk)
    bureau.show(view)
    qtbot.waitUntil(lambda: bool(view.findChildren(QListView)))
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


def test_an_empty_list_says_what_it_is_for_and_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    keychain, copy = MemoryKeychain(), tmp_path / "kopie"
    copy.mkdir()
    world = World(FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)), random.Random(3), keychain)
    made = new_dossier(tmp_path / "leeg.casus", "Team", "Gemeente", world)
    opened = open_dossier(str(made.path), world)
    try:
        system = opened.system_context()
        welzijn = organisaties.CreateOrganisatie("Welzijn", OrganisatieSoort.WELZIJN, False)
        organisatie = organisaties.create_organisatie(system, welzijn)[0].id
        who = professionals.create_professional(
            system, professionals.CreateProfessional("Ans Vos", organisatie, "coach")
        )[0].id
        gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(who, "AV", (Rol.VOORZITTER,)))
    finally:
        opened.close()
    with open_desk(Dossier(made.path, keychain), copy, qtbot, als="AV") as bureau:
        bureau.show(OverleggenView(bureau.desk))
        overleg = Overleg(bureau, qtbot, 0)
        overleg.wait_for("overleggen_leeg")
        overleg.press("plan_eerste_overleg_knop")
        overleg.wait_for("plan_dialoog")
        overleg.press("plan_knop")
        overleg.wait(lambda: len(bureau.overleggen_opened) == 1)
