import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit

from casus.domain.values import OverlegStatus
from casus.services.overleggen import EditOverleg, edit_overleg
from casus.ui.names import Names
from casus.ui.overleg.agenda_model import AgendaModel, agenda_rows
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from tests.ui.desk_fixture import LANGE_NAAM, find, typ
from tests.ui.overleg.conftest import Overleg


def agenda(overleg: Overleg) -> QListView:
    view = overleg.wait_for("agenda_lijst", QListView)
    assert isinstance(view, QListView)
    return view


def lines(overleg: Overleg) -> list[str]:
    model = agenda(overleg).model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def choose(view: QListView, words: str) -> None:
    model = view.model()
    place = next(n for n in range(model.rowCount()) if words in str(model.index(n, 0).data()))
    view.setCurrentIndex(model.index(place, 0))
    view.setFocus()


def test_the_agenda_says_why_each_casus_is_there(coming: Overleg) -> None:
    coming.open()
    found = lines(coming)
    assert found[0] == "Opening en rondje open acties, 10 minuten"
    assert "Dennis van Loon, Vorige keer niet besproken, inbreng Peter Kamp, 15 minuten, Klaar" in found[1]
    assert "Mevrouw A. Sluiter, Nieuwe inbreng, inbreng Joost Hendrikx, 25 minuten, Vraag mist" in found[4]


def test_alt_and_arrow_move_a_point_and_the_focus_goes_along(coming: Overleg) -> None:
    coming.open()
    view = agenda(coming)
    choose(view, "Rob Terpstra")
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    coming.wait(lambda: coming.page().casussen[0].naam == "Rob Terpstra")
    assert "Rob Terpstra" in str(view.currentIndex().data())


def test_two_quick_presses_are_two_changes_and_no_conflict_with_oneself(coming: Overleg) -> None:
    coming.open()
    view = agenda(coming)
    choose(view, "Rob Terpstra")
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    coming.wait(lambda: next(p for p in coming.page().punten if p.naam == "Rob Terpstra").minuten == 25)
    assert not any(bar.isVisible() for bar in coming.window.findChildren(Banner))


def test_the_painted_buttons_change_minutes_and_take_a_point_off(coming: Overleg) -> None:
    coming.open()
    view = agenda(coming)
    index = view.model().index(1, 0)
    box = view.visualRect(index)
    delegate = view.itemDelegate()
    minutes = delegate.minutes_box(current_theme(), box)  # type: ignore[attr-defined]
    plus = QPoint(int(minutes.right()) - 8, int(minutes.center().y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=plus)
    coming.wait(lambda: coming.page().casussen[0].minuten == 20)
    off = delegate.remove_box(current_theme(), view.visualRect(index)).center()  # type: ignore[attr-defined]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=off.toPoint())
    coming.wait(lambda: "Dennis van Loon" not in [p.naam for p in coming.page().casussen])


def test_enter_opens_the_casus(coming: Overleg) -> None:
    coming.open()
    view = agenda(coming)
    choose(view, "Rob Terpstra")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert coming.bureau.casussen_opened == [coming.bureau.dossier.casussen["Rob Terpstra"]]


def test_what_is_missing_has_its_mend_one_click_away(coming: Overleg) -> None:
    coming.open()
    sluiter = coming.bureau.dossier.casussen["Mevrouw A. Sluiter"]
    coming.press(f"maak_af_vraag_ontbreekt_{sluiter}")
    assert coming.bureau.casussen_opened == [sluiter]


def test_opening_asks_when_a_casus_misses_something(coming: Overleg) -> None:
    coming.open()
    coming.press("overleg_open_knop")
    coming.wait_for("open_dialoog")
    assert coming.page().status is OverlegStatus.CONCEPT
    coming.press("toch_open_knop")
    coming.wait_for("overleg_start_knop")
    assert coming.page().status is OverlegStatus.OPEN


def test_pressing_says_what_keeps_it_from_opening(coming: Overleg) -> None:
    now = coming.page()
    coming.bureau.context()
    edit = EditOverleg(now.id, now.versie, now.datum, now.begin, now.eind, now.plaats, None, None)
    edit_overleg(coming.bureau.context(), edit)
    coming.open()
    coming.press("overleg_open_knop")
    bar = coming.wait_for("melding")
    assert bar.accessibleName() == "Kies eerst een voorzitter."
    assert coming.page().status is OverlegStatus.CONCEPT


def test_voorraad_goes_on_the_agenda_or_not_this_week(coming: Overleg) -> None:
    coming.open()
    jolien, smit = (coming.bureau.dossier.casussen[n] for n in ("Jolien Bakker", "De heer Smit"))
    coming.press(f"zet_op_agenda_{jolien}")
    coming.wait(lambda: "Jolien Bakker" in [p.naam for p in coming.page().casussen])
    assert coming.page().punten[-1].titel == "Rondje en afsluiten"
    coming.press(f"deze_week_niet_{smit}")
    coming.wait_until_gone(f"zet_op_agenda_{smit}")
    assert "De heer Smit" not in [p.naam for p in coming.page().casussen]


def test_a_standing_point_is_added_before_the_closing_round(coming: Overleg) -> None:
    coming.open()
    coming.press("punt_knop")
    coming.press("punt_anders_keuze")
    title = coming.wait_for("punt_titel", QLineEdit)
    coming.press("punt_toevoegen_knop")
    assert coming.wait_for("punt_dialoog").isVisible(), "an empty title is refused"
    typ(title, "Snel geld: \N{LATIN SMALL LETTER E WITH ACUTE}\N{LATIN SMALL LETTER E WITH ACUTE}n aanvraag")
    coming.press("punt_toevoegen_knop")
    coming.wait(lambda: [p.titel for p in coming.page().punten][-2].startswith("Snel geld"))


def test_a_casus_is_found_by_typing_and_added(coming: Overleg) -> None:
    coming.open()
    agenda(coming)
    coming.wait(lambda: bool(coming.window.findChildren(QAbstractButton, "voorraad_meer_knop")))
    jolien = coming.bureau.dossier.casussen["Jolien Bakker"]
    coming.wait_for(f"zet_op_agenda_{jolien}")
    coming.press("punt_knop")
    box = coming.wait_for("punt_casus_zoek", QLineEdit)
    typ(box, "zurawska")
    QTest.keyClick(box, Qt.Key.Key_Return)
    coming.wait(lambda: LANGE_NAAM in [p.naam for p in coming.page().casussen])


def test_a_deelnemer_sends_word_and_comes_after_all(coming: Overleg) -> None:
    coming.open()
    who = coming.page().deelnemers[0]
    coming.press(f"meld_af_{who.id}")
    coming.wait(lambda: coming.page().deelnemers[0].afgemeld)
    coming.wait(lambda: find(coming.window, QAbstractButton, f"meld_af_{who.id}").text() == "Komt toch")
    coming.press(f"meld_af_{who.id}")
    coming.wait(lambda: not coming.page().deelnemers[0].afgemeld)


def test_a_pasted_list_is_read_line_by_line_and_nothing_is_lost(coming: Overleg) -> None:
    coming.open()
    for who in coming.page().deelnemers[:2]:
        coming.press(f"van_lijst_{who.id}")
        coming.wait_until_gone(f"van_lijst_{who.id}")
    gone = {"Fatima Bouzid", "Samir Haddad"}
    assert not gone & {d.naam for d in coming.page().deelnemers}
    coming.press("plak_lijst_knop")
    area = coming.wait_for("plak_lijst", QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("fatima  bouzid, De Schakel\nSamir Haddad\nKees Onbekend")
    button = coming.wait_for("plak_uitnodigen_knop", QAbstractButton)
    coming.wait(lambda: isinstance(button, QAbstractButton) and button.text() == "Nodig 2 mensen uit")
    coming.press("plak_uitnodigen_knop")
    coming.wait(lambda: gone <= {d.naam for d in coming.page().deelnemers})
    coming.wait(lambda: area.toPlainText() == "Kees Onbekend")


def test_who_may_not_prepare_sees_the_agenda_and_no_buttons(coming: Overleg) -> None:
    """Negative control of the roles: the same page by a wijkprofessional who sits at the table."""
    coming.go_to(OverlegStatus.OPEN)
    bureau = coming.bureau
    bureau.runner.use(bureau.context("FB"))
    coming.open()
    agenda(coming)
    shown = {w.objectName() for w in coming.window.findChildren(QAbstractButton) if w.isVisible() and w.objectName()}
    assert not shown, shown
    view = agenda(coming)
    choose(view, "Rob Terpstra")
    before = coming.page().versie
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert coming.page().versie == before


def test_f9_leaves_codes(coming: Overleg) -> None:
    coming.open()
    agenda(coming)
    coming.bureau.names.show(False)
    assert not any("Terpstra" in line or "Sluiter" in line for line in lines(coming))
    rob = next(p for p in coming.page().casussen if p.naam == "Rob Terpstra")
    assert any(f" {rob.code}," in line for line in lines(coming))


@pytest.mark.parametrize("place", range(3))
def test_the_agenda_keeps_the_contract_of_a_model(coming: Overleg, place: int) -> None:
    model = AgendaModel()
    model.set_rows(agenda_rows(coming.page(), Names()))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    first = model.row(model.index(place))
    assert first is not None
    assert model.moveRows(QModelIndex(), place, 1, QModelIndex(), model.rowCount())
    assert model.place_of(first.punt_id) == model.rowCount() - 1


def test_what_is_dragged_holds_nothing_of_a_casus(coming: Overleg) -> None:
    model = AgendaModel()
    model.set_rows(agenda_rows(coming.page(), Names()))
    data = model.mimeData([model.index(1)])
    assert data.formats() == model.mimeTypes()
    assert not data.data(data.formats()[0]).size()
