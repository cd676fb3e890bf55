"""A sample of payments: chosen by chance for a second pair of eyes, by keyboard, and never one's own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casus.domain.bestedingsregels import Regels
from casus.services import betalingen, bonnen
from casus.services.namen import hider_of_names
from casus.ui.snel_geld.geld_view import GeldView
from casus.ui.snel_geld.steekproef_page import SteekproefPage
from casus.ui.snel_geld.verzoek_view import VerzoekView
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow
from casus.ui.widgets.rows import RowList
from tests.services.geld_in_dossier import ledger_of
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk
from tests.ui.snel_geld.geld_gevallen import TODAY, agree, asked, make_budget, make_rules
from tests.ui.snel_geld.hand import Hand


@pytest.fixture
def lotte(dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    """Lotte sits at the desk; Marieke pays."""
    with open_desk(dossier_template, tmp_path, qtbot, "LV") as desk:
        make_rules(desk, Regels(1, 1))
        yield Hand(desk, qtbot)


def paid(bureau: Bureau, budget_id: int, euros: int, *, by: str = "FB") -> int:
    """The payment by Marieke of what somebody asked."""
    verzoek = asked(bureau, budget_id, "Slot", euros, by=by)
    agree(bureau, verzoek, "MV")
    betalingen.pay(bureau.context(), betalingen.Betaal(verzoek, euros * 100, TODAY))
    rows = ledger_of(bureau.context(), budget_id)
    return next(row.id for row in rows if row.verzoek_id == verzoek and row.bedrag == euros * 100 and row.kenmerk == "")


def shown(hand: Hand) -> dict[int, TwoLineRow]:
    found = find(hand.bureau.window, RowList, "steekproef_lijst").model()
    rows = [found.index(place, 0).data(ROW_ROLE) for place in range(found.rowCount())]
    return {int(row.key): row for row in rows}


def test_a_sample_is_drawn_by_keyboard_opened_and_stays_what_it_was(lotte: Hand) -> None:
    bureau = lotte.bureau
    budget = make_budget(bureau)
    others = {paid(bureau, budget, euros) for euros in (101, 102, 103)}
    own, looked = paid(bureau, budget, 104, by="LV"), paid(bureau, budget, 105)
    bonnen.check_betaling(bureau.context("LV"), bonnen.KeurBetaling(looked, klopt=True))
    opened: list[int] = []
    bureau.desk = replace(bureau.desk, open_verzoek=opened.append)
    lotte.bureau.show(GeldView(bureau.desk))
    lotte.press("geld_steekproef_knop")
    lotte.see("steekproef_dialoog")
    lotte.write("steekproef_aantal", "0")
    lotte.press("steekproef_bevestig_knop")
    lotte.wait(lambda: "Typ een heel getal van 1 tot en met 100." in lotte.words())
    lotte.write("steekproef_aantal", "5")
    lotte.write("steekproef_jaar", "26")
    lotte.press("steekproef_bevestig_knop")
    lotte.wait(lambda: "Typ een jaar van vier cijfers, zoals 2026." in lotte.words())
    lotte.write("steekproef_jaar", "2026")
    QTest.keyClick(lotte.see("steekproef_jaar"), Qt.Key.Key_Return)
    listed = lotte.see("steekproef_lijst")
    lotte.wait(listed.hasFocus)
    assert set(shown(lotte)) == others, f"not {own} and not {looked}"
    assert "U vroeg er 5." in lotte.words()
    assert "0 van 3 bekeken" in lotte.words()
    assert {row.fact for row in shown(lotte).values()} == {"nog te bekijken"}
    QTest.keyClick(listed, Qt.Key.Key_Return)
    first = next(iter(shown(lotte)))
    verzoek = {row.id: row.verzoek_id for row in ledger_of(bureau.context(), budget)}
    assert opened == [verzoek[first]]
    paid(bureau, budget, 106)
    bureau.runner.run(bureau.window, bonnen.check_betaling, bonnen.KeurBetaling(first, klopt=True))
    lotte.wait(lambda: "1 van 3 bekeken" in lotte.words())
    assert set(shown(lotte)) == others, "no other is drawn meanwhile"
    assert shown(lotte)[first].fact == "bekeken"


def test_what_is_found_wrong_is_said_hides_its_names_and_is_looked_at_again(lotte: Hand) -> None:
    bureau = lotte.bureau
    payment = paid(bureau, make_budget(bureau), 101)
    bureau.names.know(hider_of_names(bureau.context()))
    bureau.desk = replace(bureau.desk, open_verzoek=lambda id_: bureau.show(VerzoekView(bureau.desk, id_)))
    page = SteekproefPage(bureau.desk, 2026, 5)
    bureau.show(page)
    QTest.keyClick(lotte.see("steekproef_lijst"), Qt.Key.Key_Return)
    lotte.press(f"boeking_keur_{payment}")
    lotte.press("keur_klopt_niet")
    lotte.write("keur_bevinding", "Terpstra kreeg iets anders")
    lotte.confirm("keur_bevestig_knop", "keur_dialoog")
    lotte.wait(lambda: "Klopt niet: Terpstra kreeg iets anders" in lotte.words())
    assert "Lotte Verhoeven" in next(each for each in lotte.words().split("\n") if each.startswith("Klopt niet"))
    bureau.names.show(False)
    lotte.wait(lambda: "Klopt niet: " in lotte.words() and "Terpstra" not in lotte.words())
    bureau.names.show(True)
    bureau.desk.back()
    lotte.wait(lambda: "1 klopt niet" in lotte.words())
    row = shown(lotte)[payment]
    assert (row.fact, row.fact_kind) == ("klopt niet", "warn")
    assert "Terpstra kreeg iets anders" in row.reason
    bureau.names.show(False)
    lotte.wait(lambda: "Terpstra" not in shown(lotte)[payment].reason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(lotte.see("steekproef_lijst"), key)
    lotte.press(f"boeking_keur_{payment}")
    lotte.press("keur_klopt")
    lotte.confirm("keur_bevestig_knop", "keur_dialoog")
    lotte.wait(lambda: "Door een tweede bekeken" in lotte.words() and "Klopt niet" not in lotte.words())
    assert not lotte.is_there(f"boeking_keur_{payment}")
    bureau.desk.back()
    lotte.wait(lambda: "1 van 1 bekeken" in lotte.words() and "klopt niet" not in lotte.words())


def test_when_all_is_looked_at_or_ones_own_it_says_so(lotte: Hand) -> None:
    paid(lotte.bureau, make_budget(lotte.bureau), 104, by="LV")
    lotte.bureau.show(SteekproefPage(lotte.bureau.desk, 2026, 5))
    lotte.wait(lambda: "Niets om na te kijken" in lotte.words())
    assert not lotte.is_there("steekproef_lijst")


def test_from_the_page_of_the_verzoek_one_writes_down_that_it_is_right(lotte: Hand) -> None:
    bureau = lotte.bureau
    budget = make_budget(bureau)
    payment = paid(bureau, budget, 101)
    bureau.desk = replace(bureau.desk, open_verzoek=lambda id_: bureau.show(VerzoekView(bureau.desk, id_)))
    page = SteekproefPage(bureau.desk, 2026, 5)
    bureau.show(page)
    QTest.keyClick(lotte.see("steekproef_lijst"), Qt.Key.Key_Return)
    lotte.press(f"boeking_keur_{payment}")
    lotte.press("keur_klopt")
    lotte.confirm("keur_bevestig_knop", "keur_dialoog")
    bureau.desk.back()
    lotte.wait(lambda: "1 van 1 bekeken" in lotte.words())
