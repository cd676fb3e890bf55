"""The screens of small money in the words of the team and, once the municipality says so, in those of the Awb."""

import pytest
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from casus.domain.bestedingsregels import Regels
from casus.services import bestedingsregels, snel_geld
from casus.services.casussen import open_casus
from casus.ui.geld.casus_geld_block import CasusGeldBlock
from casus.ui.overleg.punt_geld import PuntGeld
from casus.ui.snel_geld.geld_form import GeldFormPage
from casus.ui.snel_geld.geld_view import GeldView
from casus.ui.snel_geld.verzoek_view import VerzoekView
from casus.ui.widgets.row_model import ROW_ROLE
from tests.ui.snel_geld.geld_gevallen import TODAY, agree, asked, make_budget, make_rules
from tests.ui.snel_geld.hand import Hand

TEAM = ("Ja gezegd", "Nee of ingetrokken", "Nieuw verzoek", "Nee", "Zeg nee", "Dit verzoek intrekken?")
LAW = ("Toegekend", "Afgewezen of ingetrokken", "Nieuwe aanvraag", "Afgewezen", "Wijs af", "Deze aanvraag intrekken?")


def first_row(block: CasusGeldBlock) -> str:
    return str(block.list.model().index(0, 0).data(ROW_ROLE).reason)


@pytest.mark.parametrize(("awb", "said", "not_said"), [(False, TEAM, LAW), (True, LAW, TEAM)])
def test_list_form_page_and_dialogs_say_it_alike(
    hand: Hand, awb: bool, said: tuple[str, ...], not_said: tuple[str, ...]
) -> None:
    ja, nee_of, new, nee, zeg_nee, take_back = said
    make_rules(hand.bureau, Regels(1, 1, awb=awb))
    budget = make_budget(hand.bureau)
    yes, no, waits = (asked(hand.bureau, budget, wat, 100) for wat in ("Slot", "Matras", "Bed"))
    own = asked(hand.bureau, budget, "Pas", 50, by="MV")
    agree(hand.bureau, yes, "MV")
    snel_geld.refuse_verzoek(hand.bureau.context(), snel_geld.ZegNee(no, hand.row(no).versie, "kan anders"))
    view = GeldView(hand.bureau.desk)
    hand.bureau.show(view)
    hand.wait(lambda: view.model.rows.rowCount() == 4 and view.model.verzoek(yes) is not None)
    assert [view._tabs.tabText(place) for place in (2, 4)] == [ja, nee_of]
    hand.bureau.show(GeldFormPage(hand.bureau.desk))
    hand.wait(lambda: new in hand.words())
    for id_, tag in ((yes, ja), (no, nee)):
        hand.bureau.show(VerzoekView(hand.bureau.desk, id_))
        hand.see("verzoek_bedrag")
        hand.wait(lambda: hand.bureau.runner.is_idle)
        lines = hand.words().split("\n")
        assert tag in lines
        assert not set(not_said) & set(lines)
        assert hand.is_there("verzoek_bezwaar") is awb
        assert ("binnen zes weken bezwaar" in hand.words()) is awb
    hand.bureau.show(VerzoekView(hand.bureau.desk, waits))
    hand.press("nee_knop")
    dialog = hand.see("nee_dialoog")
    assert isinstance(dialog, QDialog)
    assert zeg_nee in hand.words().split("\n")
    dialog.reject()
    hand.bureau.show(VerzoekView(hand.bureau.desk, own))
    hand.press("intrek_knop")
    hand.wait(lambda: take_back in hand.words())


def test_the_page_of_the_casus_and_the_table_say_it_too_and_new_rules_are_heard(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(1, 1))
    ctx, casus_id = hand.bureau.context(), hand.bureau.dossier.casussen["Rob Terpstra"]
    yes = asked(hand.bureau, make_budget(hand.bureau), "Slot", 100)
    agree(hand.bureau, yes, "MV")
    block, point = CasusGeldBlock(hand.bureau.desk), PuntGeld(hand.bureau.desk, hand.bureau.names)
    box = QWidget()
    column = QVBoxLayout(box)
    for part in (block, point):
        column.addWidget(part)
    hand.bureau.show(box)
    block.show_page(open_casus(ctx, casus_id), may_change=True)
    point.show_punt(casus_id, 0)
    hand.wait(lambda: "ja gezegd" in hand.words() and "ja gezegd" in first_row(block))
    law = bestedingsregels.LegRegelsVast(Regels(1, 1, awb=True), TODAY)
    hand.bureau.runner.run(box, bestedingsregels.save_regels, law)
    hand.wait(lambda: "toegekend" in hand.words() and "toegekend" in first_row(block))
