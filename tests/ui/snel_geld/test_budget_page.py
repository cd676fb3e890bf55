"""The page of one budget: what belongs to no verzoek, and what was wrong taken back by who keeps the money."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from casus.domain.bestedingsregels import Regels
from casus.services import betalingen, budgetten
from casus.services.namen import hider_of_names
from casus.ui.instellingen.instellingen_view import InstellingenView
from tests.ui.desk_fixture import Dossier, find, open_desk
from tests.ui.snel_geld.geld_gevallen import agree, asked, make_budget, make_rules
from tests.ui.snel_geld.hand import Hand


def test_what_was_put_in_or_moved_by_mistake_is_taken_back_on_the_page_of_its_budget(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(1, 1))
    ctx, budget, fund = hand.bureau.context(), make_budget(hand.bureau, 100), make_budget(hand.bureau, 50, bron="Fonds")
    for cents, words in ((900_00, "een nul te veel, zei Rob Terpstra"), (10_00, "gift")):
        budgetten.top_up(ctx, budgetten.VulAan(budget, cents, words))
    budgetten.transfer(ctx, budgetten.HevelOver(budget, fund, 20_00))
    hand.bureau.names.know(hider_of_names(ctx))
    view = InstellingenView(hand.bureau.desk)
    hand.bureau.show(view)
    view.open_tab("budgetten")
    hand.press(f"budget_boekingen_{budget}")
    hand.wait(lambda: "een nul te veel, zei Rob Terpstra" in hand.words())
    assert find(hand.bureau.window, QLabel, "budget_ingelegd").text() == "€\u00a0990"
    hand.bureau.names.show(False)
    hand.wait(lambda: "een nul te veel" in hand.words() and "Terpstra" not in hand.words())
    hand.bureau.names.show(True)
    large, gift, moved = (each.boeking.id for each in budgetten.show_budget(ctx, budget).regels[1:])
    verzoek = asked(hand.bureau, budget, "Koelkast", 325)
    agree(hand.bureau, verzoek, "MV")
    hand.press(f"budget_terug_{large}")
    hand.press("tegenboek_bevestig_knop")
    hand.wait(lambda: "Schrijf wat er niet klopte." in hand.words())
    hand.write("tegenboek_waarom", "een nul te veel")
    hand.press("tegenboek_bevestig_knop")
    hand.wait(lambda: "Dit kan niet meer terug: in het budget waar dit geld nu staat" in hand.words())
    find(hand.bureau.window, QDialog, "tegenboek_dialoog").reject()
    betalingen.settle(ctx, betalingen.RekenAf(verzoek))
    hand.press(f"budget_terug_{moved}")
    hand.wait(lambda: "Ook de andere kant wordt ongedaan gemaakt: Wilgenhof, Fonds 2026." in hand.words())
    hand.write("tegenboek_waarom", "verkeerde bron")
    hand.confirm("tegenboek_bevestig_knop", "tegenboek_dialoog")
    hand.press(f"budget_terug_{large}")
    hand.write("tegenboek_waarom", "een nul te veel")
    hand.confirm("tegenboek_bevestig_knop", "tegenboek_dialoog")
    hand.wait(lambda: find(hand.bureau.window, QLabel, "budget_ingelegd").text() == "€\u00a0110")
    assert [hand.is_there(f"budget_terug_{each}") for each in (large, gift, moved)] == [False, True, False]
    assert [row.stand.budget for row in budgetten.list_budgetten(ctx)] == [50_00, 110_00]


def test_who_does_not_keep_the_money_reads_the_rows_of_a_budget_only(
    dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, "LV") as desk:
        hand, budget = Hand(desk, qtbot), make_budget(desk, 100)
        (row,) = (each.boeking for each in budgetten.show_budget(desk.context("LV"), budget).regels)
        view = InstellingenView(desk.desk)
        desk.show(view)
        view.open_tab("budgetten")
        hand.press(f"budget_boekingen_{budget}")
        hand.wait(lambda: "Inleg" in hand.words())
        assert (hand.is_there(f"budget_terug_{row.id}"), row.mag_terug) == (False, True)
