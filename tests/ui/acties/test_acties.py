"""The room Acties in a real window on a real dossier, by keyboard."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.actie import Eigenaar
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services import acties, casussen, concepten
from casus.services.acties import ActieLijst, ActieRow
from casus.ui.acties.acties_model import Lijst
from casus.ui.acties.acties_view import ActiesView
from casus.ui.acties.window_list import WindowList
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.row_model import ROW_ROLE
from tests.ui.acties.many import MINE, add_acties
from tests.ui.desk_fixture import Bureau, find, typ


def opened(bureau: Bureau, qtbot: QtBot, lijst: Lijst = Lijst.MIJN) -> ActiesView:
    view = ActiesView(bureau.desk)
    bureau.show(view)
    if lijst is not Lijst.MIJN:
        view.show_lijst(lijst)
    settle(bureau, qtbot)
    view.grab()  # rows are read when they are looked at
    settle(bureau, qtbot)
    return view


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def the_list(bureau: Bureau) -> WindowList:
    rows = find(bureau.window, WindowList, "acties_kamer_lijst")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    return rows


def lines(rows: WindowList) -> list[str]:
    model = rows.model()
    return [model.index(row, 0).data(ROW_ROLE).sentence() for row in range(model.rowCount())]


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(rows: QWidget, key: Qt.Key, bureau: Bureau, qtbot: QtBot) -> None:
    QTest.keyClick(rows, key)
    settle(bureau, qtbot)


def mine(bureau: Bureau, name: str = MINE) -> Eigenaar:
    return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=bureau.dossier.professionals[name])


def finished(bureau: Bureau) -> list[ActieRow]:
    chair = bureau.context()
    return acties.list_actie_rows(chair, acties.list_actie_ids(chair, ActieLijst.AFGEROND))


def test_late_first_then_by_day_then_without_a_day(bureau: Bureau, qtbot: QtBot) -> None:
    today = bureau.clock.today()
    for wat, days in (("zonder dag", None), ("vandaag", 0), ("morgen", 1)):
        day = None if days is None else today + timedelta(days=days)
        acties.add_actie(bureau.context(), acties.AddActie(wat, mine(bureau), day))
    view = opened(bureau, qtbot, Lijst.TEAM)
    shown = lines(the_list(bureau))
    assert [line.partition(",")[0] for line in shown] == [
        "Zet de incasso stil",
        "Vandaag",
        "Morgen",
        "Belt de corporatie",
        "Zonder dag",
    ]
    code = casussen.open_casus(bureau.context(), bureau.dossier.casussen["Rob Terpstra"]).code
    assert code in shown[0]
    assert "Samir Haddad" in shown[0]
    assert shown[0].endswith("4 dagen te laat")
    assert shown[1].endswith("vandaag")
    assert shown[4].endswith("geen datum")
    assert "5 open acties" in words(view)
    view.show_lijst(Lijst.MIJN)
    settle(bureau, qtbot)
    assert len(lines(the_list(bureau))) == 4
    assert "1 voor vandaag" in words(view)


def test_an_afternoon_of_finishing_twelve_acties_by_keyboard_alone(bureau: Bureau, qtbot: QtBot) -> None:
    """Down the list: done, not done with a word, later, feedback; a slip is put back; no mouse, nothing left over."""
    add_acties(bureau, 13, owner=MINE)
    opened(bureau, qtbot)
    rows = the_list(bureau)
    before = lines(rows)
    assert len(before) == 14  # and the one from the meeting
    for _ in range(5):  # five quick keys in a row, without waiting for the dossier
        QTest.keyClick(rows, Qt.Key.Key_G)
    settle(bureau, qtbot)
    assert len(finished(bureau)) == 5
    assert lines(rows) == before[5:]
    for _ in range(5):
        press(rows, Qt.Key.Key_Space, bureau, qtbot)
    assert len(finished(bureau)) == 10
    press(rows, Qt.Key.Key_N, bureau, qtbot)
    typ(find(bureau.window, QPlainTextEdit, "actie_terugkoppeling"), "Het hoeft niet meer")
    QTest.keyClick(find(bureau.window, QPushButton, "actie_vastleggen_knop"), Qt.Key.Key_Return)
    settle(bureau, qtbot)
    press(rows, Qt.Key.Key_G, bureau, qtbot)
    assert [a.status for a in finished(bureau)].count(ActieStatus.NIET_GEDAAN) == 1
    assert len(finished(bureau)) == 12
    assert rows.hasFocus()
    assert lines(rows) == before[12:]
    slip = finished(bureau)[0].wat if len({a.afgerond_op for a in finished(bureau)}) > 1 else before[11][:10]
    bar = find(bureau.window, Banner, "zet_terug_balk")
    assert slip in bar.accessibleName()
    QTest.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(bureau, qtbot)
    assert lines(rows) == before[11:]
    assert bar.accessibleName().startswith("Niet gedaan")
    QTest.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(bureau, qtbot)
    assert len(finished(bureau)) == 10
    assert concepten.list_concepten(bureau.context()) == []


def test_put_back_by_the_button_of_the_bar(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    press(the_list(bureau), Qt.Key.Key_G, bureau, qtbot)
    assert "U heeft geen open acties" in words(view)
    bar = find(bureau.window, Banner, "zet_terug_balk")
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Zet terug").click()
    settle(bureau, qtbot)
    assert [a.wat for a in acties.my_acties(bureau.context())] == ["belt de corporatie"]
    assert not bar.isVisible()
    assert len(lines(the_list(bureau))) == 1


def test_not_done_wants_a_word_and_keeps_it_when_one_leaves(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    press(the_list(bureau), Qt.Key.Key_N, bureau, qtbot)
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert "Vul waarom het niet is gedaan in." in words(find(bureau.window, QWidget, "actie_dialoog"))
    typ(find(bureau.window, QPlainTextEdit, "actie_terugkoppeling"), "Zij was zo\u00ebven weg")
    QTest.keyClick(bureau.window.focusWidget(), Qt.Key.Key_Escape)
    settle(bureau, qtbot)
    assert [c.tekst for c in concepten.list_concepten(bureau.context())] == ["Zij was zo\u00ebven weg"]
    press(the_list(bureau), Qt.Key.Key_N, bureau, qtbot)
    assert find(bureau.window, QPlainTextEdit, "actie_terugkoppeling").toPlainText() == "Zij was zo\u00ebven weg"


@pytest.mark.parametrize(
    ("button", "day"),
    [("later_morgen", date(2026, 11, 24)), ("later_overleg", date(2026, 11, 24)), ("later_week", date(2026, 11, 30))],
)
def test_later_offers_days_that_are_often_meant(bureau: Bureau, qtbot: QtBot, button: str, day: date) -> None:
    opened(bureau, qtbot)
    press(the_list(bureau), Qt.Key.Key_L, bureau, qtbot)
    find(bureau.window, QPushButton, button).click()
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    (actie,) = acties.my_acties(bureau.context())
    assert (actie.termijn, actie.uiterlijk, actie.status) == (day, date(2026, 11, 27), ActieStatus.LATER)
    assert "eerst afgesproken voor vr 27 nov" in lines(the_list(bureau))[0]


def test_feedback_stays_on_the_row(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    press(the_list(bureau), Qt.Key.Key_T, bureau, qtbot)
    typ(find(bureau.window, QPlainTextEdit, "actie_terugkoppeling"), "Gebeld, niemand nam op")
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert "Gebeld, niemand nam op" in lines(the_list(bureau))[0]
    press(the_list(bureau), Qt.Key.Key_T, bureau, qtbot)
    assert find(bureau.window, QPlainTextEdit, "actie_terugkoppeling").toPlainText() == "Gebeld, niemand nam op"


def test_enter_opens_the_casus_and_arrows_move(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, Lijst.TEAM)
    rows = the_list(bureau)
    press(rows, Qt.Key.Key_Down, bureau, qtbot)
    assert rows.currentIndex().row() == 1
    press(rows, Qt.Key.Key_Return, bureau, qtbot)
    assert bureau.casussen_opened == [bureau.dossier.casussen["Rob Terpstra"]]


def test_by_organisation_with_counts_and_the_number_to_call(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, Lijst.ORGANISATIE)
    rows = the_list(bureau)
    assert [line.partition(",")[0] for line in lines(rows)] == [
        "Schuldhulp gemeente",
        "Zet de incasso stil",
        "Welzijn Wilgenhof",
        "Belt de corporatie",
    ]
    assert "1 open actie" in lines(rows)[0]
    assert rows.currentIndex().row() == 1  # one never stands on a title
    press(rows, Qt.Key.Key_Down, bureau, qtbot)
    assert rows.currentIndex().row() == 3
    press(rows, Qt.Key.Key_G, bureau, qtbot)
    assert [a.wat for a in finished(bureau)] == ["belt de corporatie"]
    assert rows.currentIndex().row() == 1


def test_names_of_person_and_naaste_follow_f9(bureau: Bureau, qtbot: QtBot) -> None:
    chair, casus_id = bureau.context(), bureau.dossier.casussen["Rob Terpstra"]
    rob = casussen.open_casus(chair, casus_id).inwoners[0].id
    for owner in (Eigenaar(EigenaarSoort.PERSOON, inwoner_id=rob), Eigenaar(EigenaarSoort.NAASTE, naam="zus Truus")):
        acties.add_actie(chair, acties.AddActie("komt langs", owner, None, casus_id))
    opened(bureau, qtbot, Lijst.TEAM)
    rows = the_list(bureau)
    assert "Rob Terpstra" in " ".join(lines(rows))
    assert "zus Truus" in " ".join(lines(rows))
    bureau.names.show(False)
    said = " ".join(lines(rows))
    assert "Rob Terpstra" not in said
    assert "Truus" not in said
    assert "de persoon zelf" in said
    assert "een naaste" in said
    assert "Samir Haddad" in said


def test_a_new_actie_outside_a_meeting(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    find(bureau.window, QPushButton, "actie_toevoegen_knop").click()
    settle(bureau, qtbot)
    find(bureau.window, QPushButton, "actie_nieuw_knop").click()
    said = words(find(bureau.window, QWidget, "actie_nieuw_dialoog"))
    assert "Schrijf wat er gaat gebeuren." in said
    assert "Kies wie dit doet." in said
    typ(find(bureau.window, QLineEdit, "actie_wat"), "brengt een mandje caf\u00e9koekjes")
    find(bureau.window, QCheckBox, "actie_bij_casus").setChecked(True)
    typ(find(bureau.window, QLineEdit, "actie_casus_zoek"), "terps")
    qtbot.waitUntil(lambda: find(bureau.window, QWidget, "actie_casus_lijst").isVisible())
    settle(bureau, qtbot)
    owner = find(bureau.window, QComboBox, "actie_eigenaar")
    assert owner.itemText(1) == f"ik ({MINE})"
    owner.setCurrentIndex(owner.findText("Rob Terpstra"))
    find(bureau.window, QLineEdit, "actie_uiterlijk").setText("1-11-2026")
    find(bureau.window, QPushButton, "actie_nieuw_knop").click()
    settle(bureau, qtbot)
    assert "Deze dag is voorbij" in words(find(bureau.window, QWidget, "actie_nieuw_dialoog"))
    find(bureau.window, QLineEdit, "actie_uiterlijk").setText("4 december")
    find(bureau.window, QPushButton, "actie_nieuw_knop").click()
    settle(bureau, qtbot)
    row = next(a for a in acties.list_acties(bureau.context()) if a.wat.startswith("brengt"))
    assert (row.casus_id, row.inwoner, row.termijn) == (
        bureau.dossier.casussen["Rob Terpstra"],
        "Rob Terpstra",
        date(2026, 12, 4),
    )
    assert concepten.list_concepten(bureau.context()) == []


def test_changed_text_and_day_keep_what_was_agreed(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    press(the_list(bureau), Qt.Key.Key_W, bureau, qtbot)
    assert "Afgesproken was vrijdag 27 november." in words(find(bureau.window, QWidget, "actie_wijzig_dialoog"))
    assert find(bureau.window, QComboBox, "actie_eigenaar").currentText() == f"ik ({MINE})"
    find(bureau.window, QLineEdit, "actie_wat").setText("belt de corporatie twee keer")
    find(bureau.window, QLineEdit, "actie_uiterlijk").setText("4 december")
    find(bureau.window, QPushButton, "actie_wijzig_knop").click()
    settle(bureau, qtbot)
    (row,) = acties.my_acties(bureau.context())
    assert (row.wat, row.uiterlijk, row.termijn) == (
        "belt de corporatie twee keer",
        date(2026, 11, 27),
        date(2026, 12, 4),
    )


def test_a_colleague_was_first_and_the_list_shows_what_is_there_now(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    (row,) = acties.my_acties(bureau.context())
    acties.report_actie(bureau.context("LV"), acties.ReportActie(row.id, row.versie, "al gebeld"))
    press(the_list(bureau), Qt.Key.Key_G, bureau, qtbot)
    assert "Een collega heeft dit intussen gewijzigd" in view.findChildren(Banner)[0].accessibleName()
    rows = the_list(bureau)
    qtbot.waitUntil(lambda: "al gebeld" in lines(rows)[0])


def test_finished_ones_can_be_opened_again(bureau: Bureau, qtbot: QtBot) -> None:
    (row,) = acties.my_acties(bureau.context())
    acties.finish_actie(bureau.context(), acties.FinishActie(row.id, row.versie, False, "te druk"))
    opened(bureau, qtbot, Lijst.AFGEROND)
    assert "te druk" in lines(the_list(bureau))[0]
    press(the_list(bureau), Qt.Key.Key_G, bureau, qtbot)  # is no answer here
    assert acties.my_acties(bureau.context()) == []
    keys = {b.objectName() for b in bureau.window.findChildren(QPushButton) if b.isVisible()}
    assert {name for name in keys if name.startswith("toets_")} == {"toets_heropen", "toets_open"}
    press(the_list(bureau), Qt.Key.Key_Z, bureau, qtbot)
    assert len(acties.my_acties(bureau.context())) == 1
    assert "Er is nog geen actie afgerond" in words(bureau.window)


def test_every_tab_says_what_it_is_for_when_it_is_empty(bureau: Bureau, qtbot: QtBot) -> None:
    chair = bureau.context()
    for row in acties.list_acties(chair):
        acties.finish_actie(chair, acties.FinishActie(row.id, row.versie, done=True))
    view = opened(bureau, qtbot)
    for lijst, title in (
        (Lijst.MIJN, "U heeft geen open acties"),
        (Lijst.TEAM, "Er staan geen acties open"),
        (Lijst.ORGANISATIE, "Er staan geen acties open"),
    ):
        view.show_lijst(lijst)
        settle(bureau, qtbot)
        assert title in words(view)
    assert find(bureau.window, QTabBar, "acties_tabs").count() == len(Lijst)


def test_ten_thousand_acties_scroll_and_answer_without_a_hitch(bureau: Bureau, qtbot: QtBot) -> None:
    """Nothing on the window's thread takes as long as a frame is noticed; every row that is looked at is there."""
    add_acties(bureau, 10_000, owner=MINE)
    opened(bureau, qtbot)
    rows = the_list(bureau)
    model = rows.model()
    assert model.rowCount() == 10_001
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bar, slow = rows.verticalScrollBar(), []
    for step in (*range(0, bar.maximum(), max(bar.maximum() // 40, 1)), bar.maximum()):
        begun = perf_counter()
        bar.setValue(step)
        rows.viewport().repaint()
        slow.append(perf_counter() - begun)
    settle(bureau, qtbot)
    rows.viewport().repaint()
    last = model.index(model.rowCount() - 1, 0).data(ROW_ROLE)
    qtbot.waitUntil(lambda: model.index(model.rowCount() - 1, 0).data(ROW_ROLE).title != "")
    assert last.key
    press(rows, Qt.Key.Key_Home, bureau, qtbot)
    press(rows, Qt.Key.Key_G, bureau, qtbot)
    assert model.rowCount() == 10_000
    assert sorted(slow)[len(slow) // 2] < 0.25  # a hang, not a figure: those are for the bench
