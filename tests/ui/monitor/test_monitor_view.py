"""The room Budgetmonitor with money in the dossier; and what a controller finds when the window opens."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.bestedingsregels import Regels
from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel
from casus.domain.kostenregel import Bedragen
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.monitor import Dimensie
from casus.domain.vermeden import Ramingsom, add_up
from casus.drawing.lijn import lay_out
from casus.drawing.pictures import DrawnPictures
from casus.services import budgetten, logboek
from casus.services.bestedingsregels import LegRegelsVast, save_regels
from casus.services.geldwoorden import AFSPRAAK, BESLUIT, Woorden
from casus.services.monitorvorm import Monitor, MonitorRij, MonitorTabel
from casus.ui.monitor.monitor_rijen import MonitorRijen
from casus.ui.monitor.monitor_view import MonitorView
from casus.ui.monitor.monitor_words import untold_words
from casus.ui.monitor.vermeden_card import VermedenCard
from casus.ui.rooms import rooms_of
from casus.ui.widgets.choice import Radio
from tests.ui.desk_fixture import VANDAAG, Bureau, find


def shown(bureau: Bureau, qtbot: QtBot) -> MonitorView:
    page = MonitorView(bureau.desk)
    bureau.show(page)
    qtbot.waitUntil(lambda: "€" in words(page))
    return page


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible()).replace("\u00a0", " ")


def test_five_figures_that_close(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    qtbot.waitUntil(lambda: "sluit tot op de cent" in words(page))  # once the ledger itself was counted
    said = words(page)
    for figure in ("€ 1.000", "€ 80", "€ 10", "€ 910", "8 % van het budget"):
        assert figure in said


def test_a_row_leads_to_the_casus_by_its_code(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    table = find(page, QTableView, "monitor_rijen")
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(w.isVisible() for w in rijk.window.findChildren(QWidget, "monitor_achter")))
    behind = find(rijk.window, QWidget, "monitor_achter")
    rows = behind.findChildren(QWidget, "monitor_verzoeken")[0]
    row = rows.model().index(0, 0).data(int(Qt.ItemDataRole.UserRole))  # type: ignore[attr-defined]
    assert row.title.startswith("Casus ")
    assert "Rob" not in row.sentence()
    behind._on_open(row.key)  # type: ignore[attr-defined]
    assert rijk.casussen_opened == [rijk.dossier.casussen["Rob Terpstra"]]


def test_every_dimension_has_its_table_and_the_line_its_twin(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    table = find(page, QTableView, "monitor_rijen")
    for place in range(page._tabs.count()):
        page._tabs.setCurrentIndex(place)
        last = table.model().rowCount() - 1
        assert table.model().index(last, 0).data() == "Totaal"
        cells = [str(table.model().index(last, column).data()) for column in range(table.model().columnCount())]
        assert "€\u00a080" in cells
    page._line._toggle.click()
    twin = find(page, QWidget, "monitor_maanden")
    assert "€ 80" in words(twin)
    assert page._line.picture.isHidden()


def test_one_dimension_inside_another_with_the_way_behind_a_cell(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    inside = find(page, QComboBox, "monitor_kruis")
    offered = [inside.itemText(place) for place in range(inside.count())]
    assert offered == ["Niet verder", "Maand", "Kwartaal", "Categorie", "Levensdomein", "Bron"]
    inside.setCurrentIndex(inside.findText("Categorie"))
    inside.activated.emit(inside.currentIndex())
    cross = page._cross
    qtbot.waitUntil(cross.isVisible)
    assert not page._table.isVisible()
    rows = cross.model()
    said = [[str(rows.index(row, column).data()) for column in range(3)] for row in range(2)]
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in said] == [
        ["Wilgenhof", "€ 80", "€ 80"], ["Totaal", "€ 80", "€ 80"],
    ]  # fmt: skip
    cross.setCurrentIndex(rows.index(0, 1))
    QTest.keyClick(cross, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(w.isVisible() for w in rijk.window.findChildren(QWidget, "monitor_achter")))
    assert "Wilgenhof, Wonen en spullen" in words(find(rijk.window, QWidget, "monitor_achter"))
    page._tabs.setCurrentIndex(page._tabs.count() - 1)
    assert not page._kruis_box.isVisible(), "with a bouwsteen nothing is crossed"
    assert not cross.isVisible()


def head_of(page: MonitorView) -> list[str]:
    rows = page._table.rows
    return [str(rows.headerData(place, Qt.Orientation.Horizontal)) for place in range(rows.columnCount())]


def test_once_these_are_decisions_the_figures_say_so_and_a_day_before_does_not(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    qtbot.waitUntil(lambda: rijk.runner.is_idle)
    assert "Verzoeken" in head_of(page)
    assert "0 verzoeken nog open" in words(page)
    assert "om de verzoeken en casuscodes" in words(page)
    law = LegRegelsVast(Regels(1, 1, awb=True), rijk.context().today())
    rijk.runner.run(page, save_regels, law)
    qtbot.waitUntil(lambda: "Aanvragen" in head_of(page))
    assert "0 aanvragen nog open" in words(page)
    assert "om de aanvragen en casuscodes" in words(page)
    assert "verzoek" not in words(page).lower()
    page._table.setCurrentIndex(page._table.model().index(0, 0))
    QTest.keyClick(page._table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(rijk.window.findChildren(QWidget, "monitor_achter")))
    behind = find(rijk.window, QWidget, "monitor_achter")
    rows = behind.findChildren(QWidget, "monitor_verzoeken")[0]
    row = rows.model().index(0, 0).data(int(Qt.ItemDataRole.UserRole))  # type: ignore[attr-defined]
    assert row.reason == "toegekend, wonen en spullen"
    rijk.pages.setCurrentWidget(page)
    combo = find(page, QComboBox, "monitor_dag")
    combo.setCurrentIndex(combo.findData("2026-10-31"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: "Verzoeken" in head_of(page))


@pytest.mark.parametrize(("woorden", "one", "more"), [(AFSPRAAK, "Dit verzoek", "verzoeken"),
                                                      (BESLUIT, "Deze aanvraag", "aanvragen")])  # fmt: skip
def test_what_one_may_not_see_behind_a_figure_is_counted(woorden: Woorden, one: str, more: str) -> None:
    name = woorden.naam
    assert untold_words(1, woorden) == f"Eén {name} mag u niet zien. {one} telt wel mee in het bedrag."
    assert untold_words(3, woorden) == f"3 {more} mag u niet zien. Ze tellen wel mee in het bedrag."


def test_a_day_in_the_past(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    combo = find(page, QComboBox, "monitor_dag")
    combo.setCurrentIndex(combo.findData("2026-10-31"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: "Stand van 31 oktober 2026" in words(page))
    assert "€ 910" not in words(page)


def test_the_cijfers_become_a_workbook(rijk: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(rijk, qtbot)
    find(page, QWidget, "monitor_excel_knop").click()  # type: ignore[attr-defined]
    path = find(rijk.window, QLineEdit, "monitor_pad")
    path.setText(str(tmp_path / "cijfers.xlsx"))
    find(rijk.window, QWidget, "monitor_maken_knop").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: (tmp_path / "cijfers.xlsx").exists() and bool(rijk.told))
    assert "Regels" in openpyxl.load_workbook(tmp_path / "cijfers.xlsx").sheetnames


@pytest.mark.parametrize(("choice", "ending", "begin"), [("", ".docx", b"PK"), ("monitor_pdf", ".pdf", b"%PDF-")])
def test_the_page_becomes_a_file_of_the_kind_that_was_chosen(
    rijk: Bureau, qtbot: QtBot, tmp_path: Path, choice: str, ending: str, begin: bytes
) -> None:
    page = shown(rijk, qtbot)
    rijk.runner.use(replace(rijk.context(), pictures=DrawnPictures()))
    find(page, QWidget, "monitor_blad_knop").click()  # type: ignore[attr-defined]
    path = find(rijk.window, QLineEdit, "monitor_pad")
    path.setText(str(tmp_path / "blad.docx"))
    if choice:
        find(rijk.window, Radio, choice).click()
    assert path.text() == str(tmp_path / f"blad{ending}"), "the field says what the file will be called"
    find(rijk.window, QWidget, "monitor_maken_knop").click()  # type: ignore[attr-defined]
    made = tmp_path / f"blad{ending}"
    qtbot.waitUntil(lambda: made.exists() and bool(rijk.told))
    assert made.read_bytes().startswith(begin)
    assert [each.name for each in tmp_path.glob("blad*")] == [made.name]


def readings(bureau: Bureau) -> int:
    """How often the monitor stands in the log."""
    rows = logboek.open_logboek(bureau.context(), logboek.LogFilter(), 1000).regels
    return sum(row.actie == "monitor_gelezen" for row in rows)


def test_nobody_looks_and_nothing_is_read(rijk: Bureau, qtbot: QtBot) -> None:
    page = shown(rijk, qtbot)
    loads: list[object] = []
    page.model.loaded.connect(loads.append)
    rijk.show(QWidget())
    before = readings(rijk)
    assert before
    for amount in (100, 200):
        rijk.clock.advance(timedelta(hours=1))
        top_up = budgetten.VulAan(budgetten.list_budgetten(rijk.context())[0].id, amount)
        rijk.runner.run(page, budgetten.top_up, top_up)
        qtbot.waitUntil(lambda: rijk.runner.is_idle)
    assert (readings(rijk), loads) == (before, [])
    rijk.pages.setCurrentWidget(page)
    qtbot.waitUntil(lambda: bool(loads) and rijk.runner.is_idle)
    assert (readings(rijk), len(loads)) == (before + 1, 1)
    assert "€ 1.003" in words(page)
    rijk.clock.advance(timedelta(hours=1))
    top_up = budgetten.VulAan(top_up.budget_id, 300)
    rijk.runner.run(page, budgetten.top_up, top_up)
    qtbot.waitUntil(lambda: len(loads) == 2 and rijk.runner.is_idle)
    assert readings(rijk) == before + 2, "negative control: who looks sees it at once"


def test_who_may_not_read_it_is_told_so(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.runner.use(bureau.context("FB"))
    page = MonitorView(bureau.desk)
    bureau.show(page)
    qtbot.waitUntil(page._failure.isVisible)
    assert "monitor" not in rooms_of(bureau.context("FB").actor, ("vandaag", "monitor"))
    assert "monitor" in rooms_of(bureau.context("MV").actor, ("vandaag", "monitor"))


# -- the line ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(900, 340), (460, 260), (300, 200), (1400, 500)])
@pytest.mark.parametrize(
    "cents", [(0, 0, 0), (100_000, 99_000, 101_000), (5_200_000, 3_820_000, 4_400_000), (1, 10**10, 10**10)]
)
def test_words_at_the_line_never_touch(qtbot: QtBot, size: tuple[int, int], cents: tuple[int, int, int]) -> None:
    budget, spent, expected = cents
    points = ((date(2026, 3, 31), spent // 2), (date(2026, 11, 23), spent))
    beeld = Lijnbeeld(2026, points, budget, Bedragen(expected - expected // 9, expected, expected + expected // 9), "x")
    font = QFont("Figtree")
    font.setPixelSize(15)
    laid = lay_out(QRectF(0, 0, *size), beeld, font)
    boxes = [box for box, _ in laid.woorden]
    for one, other in ((a, b) for a in boxes for b in boxes if a is not b):
        assert not one.adjusted(0, 1, 0, -1).intersects(other.adjusted(0, 1, 0, -1))
    months = [box for box, _ in laid.maanden]
    wide = {month: QFontMetricsF(font).horizontalAdvance(month) * 0.45 for _, month in laid.maanden}
    ends = [(box.center().x() - wide[month], box.center().x() + wide[month]) for box, month in laid.maanden]
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
    assert months
    assert all(laid.veld.adjusted(-1, -1, 1, 1).contains(point) for point in laid.uitgegeven)
    assert len(laid.strepen) <= 5


# -- what it is expected to change -------------------------------------------------------------------------------


def year_of(*sommen: Ramingsom) -> Monitor:
    return Monitor(
        jaar=2026, dag=VANDAAG.date(), gesloten=False, budget=0, uitgegeven=0, gereserveerd=0, over=0, bronnen=0,
        verzoeken=0, open_verzoeken=0, zonder_geld=0, mediaan_dagen=None, teruggekeken=None, verwacht=None,
        maanden=(), tabellen={}, vermeden=add_up(sommen),
    )  # fmt: skip


PAYERS = (BetalerRegel(Betaler.WMO, 900_012, 100_000), BetalerRegel(Betaler.ZVW, 100_000, 380_000))


def raming(extra: Bedragen | None) -> Ramingsom:
    nu, na = Bedragen(900_000, 1_000_012, 1_100_000), Bedragen(400_000, 480_000, 500_000)
    return Ramingsom(nu, na, None, extra, PAYERS)


def test_three_bars_and_who_pays_add_up_to_the_head_figure(qtbot: QtBot) -> None:
    card = VermedenCard()
    qtbot.addWidget(card)
    card.show_monitor(year_of(raming(None), raming(Bedragen(1, 200_000, 300_000))))
    card.show()
    said = words(card)
    assert "€ 10.400 lager" in said, "2 x (10.000,12 - 4.800)"
    assert "Naar verwachting tussen € 8.000 en € 14.000 lager, volgens 2 ramingen samen." in said
    assert "€ 7.200 lager" in said, "(10.000,12 + 2.000) - 4.800, of the one that has three bars"
    assert "van één raming. Van één raming is staaf 2 leeg." in said
    picture = find(card, QWidget, "staven")
    assert "2. Extra als we niets doen: € 2.000" in picture.accessibleDescription().replace("\u00a0", " ")
    table = find(card, QWidget, "monitor_betalers")
    cells = [label.text().replace("\u00a0", " ") for label in table.findChildren(QLabel)]
    assert cells[-4:] == ["Samen", "€ 20.000", "€ 9.600", "€ 10.400 lager"]
    exact = [label.toolTip().replace("\u00a0", " ") for label in table.findChildren(QLabel)]
    assert exact[-1] == "€ 10.400,24 lager"


def test_without_a_raming_there_is_no_bar_and_no_nought(qtbot: QtBot) -> None:
    card = VermedenCard()
    qtbot.addWidget(card)
    card.show_monitor(year_of(raming(None)))
    card.show_monitor(year_of())
    card.show()
    assert "niet bekend" in words(card)
    assert not [each for each in card.findChildren(QWidget, "staven") if each.isVisible()]


def test_on_a_past_day_a_row_tells_what_was_booked_later(qtbot: QtBot) -> None:
    rows = MonitorRijen()
    row = MonitorRij(("gezondheid",), None, 1_000, 0, None, 2, 0, later=-250)
    whole = MonitorRij((), None, 1_000, 0, None, 2, 0, later=-250)
    rows.set_tabel(MonitorTabel(Dimensie.CATEGORIE, date(2026, 9, 30), (row,), whole), AFSPRAAK)
    last = rows.columnCount() - 1
    assert rows.headerData(last, Qt.Orientation.Horizontal) == "Later geboekt"
    assert str(rows.index(0, last).data()).replace("\u00a0", " ") == "− € 2,50"
    now = MonitorTabel(Dimensie.CATEGORIE, date(2026, 9, 30), (replace(row, later=None),), replace(whole, later=None))
    rows.set_tabel(now, AFSPRAAK)
    assert rows.columnCount() == last, "of today there is nothing later"
