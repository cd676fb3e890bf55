"""What the room Budgetmonitor says beside its figures, of which day, and what stands behind each of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.budget import Stand
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Dimensie, Natelling
from casus.domain.terugblik import TerugblikUitkomst
from casus.services.geldwoorden import AFSPRAAK
from casus.services.monitorachter import Achter, AchterRaming
from casus.services.monitorvorm import MonitorRij, MonitorTabel
from casus.services.monitorwoorden import terugblik_words
from casus.ui.monitor.achter_page import AchterPage
from casus.ui.monitor.monitor_words import closing_words, raming_row, stand_words
from casus.ui.monitor.vermeden_card import VermedenCard
from casus.ui.widgets.link import Link
from tests.ui.desk_fixture import Bureau, find
from tests.ui.monitor.test_monitor_view import raming, shown, words, year_of


def test_what_looking_back_said_is_one_sentence_and_a_no_is_told_as_a_no() -> None:
    said = dict(zip(TerugblikUitkomst, (4, 1, 1, 3), strict=True))
    found = replace(year_of(), terugblikken=said, teruggekeken=(6, 9))
    assert terugblik_words(found).replace("\u00a0", " ") == (
        "Teruggekeken: 4 keer gebeurde wat werd verwacht (45 %), 1 keer deels (11 %), 1 keer niet (11 %), "
        "3 nog onbekend (33 %)."
    )
    none = dict.fromkeys(TerugblikUitkomst, 0)
    assert terugblik_words(replace(found, terugblikken=none, teruggekeken=(0, 0))) == "", "nothing was due"
    closed = replace(found, terugblikken=None, gesloten=True)
    assert terugblik_words(closed) == "Op 6 van de 9 terugblikken kwam een antwoord. De rest is onbekend."


def test_what_does_not_close_is_told_with_its_amount() -> None:
    found = year_of()
    assert closing_words(found) == ("wordt nageteld", "")
    amiss = replace(found, nageteld=Natelling(Stand(0, 0, 1_000), 1_000))
    said, good = closing_words(amiss)
    assert said.replace("\u00a0", " ") == (
        "sluit niet: de sommen in Casus wijken af van het grootboek: uitgegeven € 10 te veel, over € 10 te weinig"
    )
    assert good == ""
    assert closing_words(replace(found, nageteld=Natelling())) == ("", "sluit tot op de cent")
    whole = MonitorRij((), None, 0, 0, None, 0, 0)
    table = MonitorTabel(Dimensie.CATEGORIE, date(2026, 9, 30), (), whole, Stand(0, 0, 250))
    told, _ = closing_words(replace(found, tabellen={Dimensie.CATEGORIE: table}))
    assert (
        told.replace("\u00a0", " ")
        == "sluit niet: per categorie samen uitgegeven € 2,50 te weinig, over € 2,50 te veel"
    )


def test_looking_back_stands_on_the_screen_once_a_day_for_it_came(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    looked = page._looked
    assert not looked.isVisible()
    page._on_loaded(replace(year_of(), terugblikken=dict(zip(TerugblikUitkomst, (0, 0, 1, 1), strict=True))))
    assert looked.isVisible()
    assert "0 keer gebeurde wat werd verwacht" in words(page)


def behind_of(bureau: Bureau, qtbot: QtBot) -> QWidget:
    """The page that opened, and the monitor in front again for the next question."""
    qtbot.waitUntil(lambda: any(w.isVisible() for w in bureau.window.findChildren(QWidget, "monitor_achter")))
    return find(bureau.window, QWidget, "monitor_achter")


@pytest.mark.parametrize("name", ["budget", "uitgegeven", "gereserveerd", "over", "verwacht", ""])
def test_each_head_figure_and_the_total_lead_to_everything_with_enter(rijk: Bureau, qtbot: QtBot, name: str) -> None:
    page = shown(rijk, qtbot)
    if name:
        QTest.keyClick(find(page, QWidget, f"achter_{name}"), Qt.Key.Key_Return)
    else:
        page._table.setCurrentIndex(page._table.model().index(page._table.model().rowCount() - 1, 0))
        QTest.keyClick(page._table, Qt.Key.Key_Return)
    behind = behind_of(rijk, qtbot)
    assert "Alles van 2026" in words(behind)
    rows = behind.findChildren(QWidget, "monitor_verzoeken")[0].model()  # type: ignore[attr-defined]
    title = rows.index(0, 0).data(int(Qt.ItemDataRole.UserRole)).title
    assert title.startswith("Casus ")


def test_what_was_avoided_leads_to_its_ramingen_and_for_a_controller_nowhere(qtbot: QtBot) -> None:
    card, asked = VermedenCard(), list[bool]()
    qtbot.addWidget(card)
    card.opened.connect(asked.append)
    found = year_of(raming(None), raming(Bedragen(1, 200_000, 300_000)))
    card.show_monitor(found)
    card.show()
    for name in ("verschil", "vermeden", "betalers"):
        QTest.keyClick(find(card, QWidget, f"achter_{name}"), Qt.Key.Key_Return)
    assert asked == [False, True, False]
    card.show_monitor(replace(found, gesloten=True))
    assert not [each for each in card.findChildren(Link) if each.isVisible()]


def test_the_ramingen_behind_are_told_by_code_or_counted(rijk: Bureau, qtbot: QtBot) -> None:
    row = AchterRaming(1, 7, "K4T", 720_000)
    page = AchterPage(rijk.desk, "Ramingen van 2026", Achter((), 1, (row,), van_ramingen=True), AFSPRAAK)
    rijk.show(page)
    assert "Eén raming mag u niet zien. Deze raming telt wel mee in het bedrag." in words(page)
    told = raming_row(row)
    assert (told.key, told.title, told.fact.replace("\u00a0", " ")) == (7, "Casus K4T", "€ 7.200 lager")


def test_any_day_that_is_over_can_be_asked(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    field, today = find(page, QLineEdit, "monitor_datum"), rijk.context().today()
    field.setText("5-11-2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Stand van 5 november 2026" in words(page))
    combo = find(page, QComboBox, "monitor_dag")
    assert combo.currentText() == "5 november 2026"
    for typed, amiss in (
        (f"{today + timedelta(days=1):%d-%m-%Y}", "moet nog komen"),
        ("gisteren ooit", "niet te lezen"),
    ):
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert amiss in page._datum_field.error()
        assert page.model.vraag.dag == date(2026, 11, 5)
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    qtbot.waitUntil(lambda: f"Stand van {today.day} november 2026" in words(page))
    assert (field.text(), page._datum_field.error()) == ("", "")


def test_what_was_booked_later_is_told_of_all_three_amounts() -> None:
    found = replace(year_of(), later=Stand(500_000, -1_000, 1_050))
    assert stand_words(found).replace("\u00a0", " ") == (
        "Stand van 23 november 2026. Later geboekt over deze dag: uitgegeven € 10,50 meer, gereserveerd € 10 minder, "
        "budget € 5.000 meer."
    )
    assert stand_words(replace(found, later=Stand())) == "Stand van 23 november 2026."
    only = replace(found, later=Stand(1, 0, 0))
    assert "budget" in stand_words(only), "also when nothing was spent"
