"""The ledger of a budget: paid, settled, paid back, set right, moved, and over the turn of a year."""

from datetime import UTC, date, datetime

import pytest

from casus.domain.budget import BoekingSoort, Stand
from casus.domain.errors import RuleViolation
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services import betalingen, budgetten, geldlijst
from casus.services.messages import sentence
from casus.services.ruimte import ruimte
from tests.services.conftest import Town
from tests.services.geld_in_dossier import ledger_of
from tests.services.test_snel_geld import agree, asked, budget_of, code_of, in_two_organisations, make_budget, row_of


def test_paid_settled_refunded_and_set_right(each_town: Town) -> None:
    town, co = each_town, each_town.as_("CO")
    in_two_organisations(town)
    budget = make_budget(town)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    day = date(2026, 11, 23)
    with pytest.raises(RuleViolation) as error:
        betalingen.pay(co, betalingen.Betaal(verzoek, 1, day))
    assert code_of(error) == "verzoek_zonder_ja"
    agree(town, verzoek, "LI", "CO")
    with pytest.raises(RuleViolation) as error:
        betalingen.pay(co, betalingen.Betaal(verzoek, 10001, day))
    assert sentence(error.value).startswith("Hiervoor is nog €\u00a0100 gereserveerd.")
    betalingen.pay(co, betalingen.Betaal(verzoek, 8050, day, "F-1"))
    assert budget_of(town, budget).stand == Stand(100000, 1950, 8050)
    betalingen.settle(co, betalingen.RekenAf(verzoek))
    assert budget_of(town, budget).stand == Stand(100000, 0, 8050)
    with pytest.raises(RuleViolation) as error:
        betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 8051, day))
    assert code_of(error) == "meer_dan_betaald"
    betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 1000, day))
    assert budget_of(town, budget).stand == Stand(100000, 0, 7050)
    refund = next(r for r in ledger_of(co, budget) if r.soort is BoekingSoort.TERUGBETALING)
    betalingen.take_back(co, betalingen.NeemBoekingTerug(refund.id, "was van een ander verzoek"))
    assert budget_of(town, budget).stand == Stand(100000, 0, 8050)
    with pytest.raises(RuleViolation) as error:
        betalingen.take_back(co, betalingen.NeemBoekingTerug(refund.id, "nog eens"))
    assert code_of(error) == "boeking_al_teruggenomen"
    payment = next(r for r in ledger_of(co, budget) if r.soort is BoekingSoort.BETALING)
    betalingen.take_back(co, betalingen.NeemBoekingTerug(payment.id, "verkeerd bedrag"))
    betalingen.pay(co, betalingen.Betaal(verzoek, 8000, day, "F-1", laatste=True))
    assert budget_of(town, budget).stand == Stand(100000, 0, 8000)
    assert row_of(town, verzoek).stand == Stand(0, 0, 8000)


def test_what_was_taken_back_or_came_back_wholly_still_has_to_be_paid(each_town: Town) -> None:
    town, co, day = each_town, each_town.as_("CO"), date(2026, 11, 23)
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)

    def turn() -> Beurt:
        return dict(geldlijst.list_geld(co, (VerzoekUitkomst.JA,)).beurten)[verzoek]

    agree(town, verzoek, "LI", "CO")
    assert turn() is Beurt.BETALEN
    betalingen.pay(co, betalingen.Betaal(verzoek, 6000, day))
    assert turn() is Beurt.AFREKENEN
    wrong = next(r for r in ledger_of(co, row_of(town, verzoek).inhoud.budget_id) if r.soort is BoekingSoort.BETALING)
    betalingen.take_back(co, betalingen.NeemBoekingTerug(wrong.id, "verkeerde winkel"))
    assert turn() is Beurt.BETALEN, "nothing is paid: settling would take the yes away"
    betalingen.pay(co, betalingen.Betaal(verzoek, 4000, day))
    betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 3999, day))
    assert turn() is Beurt.AFREKENEN, "a cent of it is paid"
    betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 1, day))
    assert turn() is Beurt.BETALEN


def test_a_yes_counts_for_its_year_and_what_is_left_goes_along(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget, lapses = make_budget(town), make_budget(town, mee=False, bron="Fonds")
    verzoek, late = asked(town, budget, casus_id=town.kanarie), asked(town, budget, 200, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    agree(town, late, "LI")
    with pytest.raises(RuleViolation) as error:
        budgetten.turn_year(town.as_("CO"), budgetten.NeemMee(budget))
    assert code_of(error) == "jaar_nog_bezig"
    town.clock.set(datetime(2027, 1, 4, 9, tzinfo=UTC))
    co = town.as_("CO")
    with pytest.raises(RuleViolation) as error:
        agree(town, late, "CO")
    assert code_of(error) == "budget_jaar_voorbij"
    betalingen.pay(co, betalingen.Betaal(verzoek, 9000, date(2027, 1, 4)))
    assert budget_of(town, budget).stand == Stand(100000, 1000, 9000)
    with pytest.raises(RuleViolation) as error:
        budgetten.turn_year(co, budgetten.NeemMee(lapses))
    assert code_of(error) == "rest_vervalt"
    budgetten.turn_year(co, budgetten.NeemMee(budget))
    after = next(row for row in budgetten.list_budgetten(co) if row.jaar == 2027)
    assert (after.bron, after.stand) == ("Wijkbudget", Stand(90000, 0, 0))
    assert budget_of(town, budget).stand == Stand(10000, 1000, 9000)
    betalingen.settle(co, betalingen.RekenAf(verzoek))
    budgetten.turn_year(co, budgetten.NeemMee(budget))
    assert budget_of(town, after.id).stand == Stand(91000, 0, 0)
    with pytest.raises(RuleViolation) as error:
        budgetten.turn_year(co, budgetten.NeemMee(budget))
    assert code_of(error) == "niets_over"


def test_what_a_payment_released_by_mistake_is_reserved_again_and_paid(each_town: Town) -> None:
    """Typed one nought too few with "the last payment" on: both rows are taken back, and the yes is paid after all."""
    town, co, day = each_town, each_town.as_("CO"), date(2026, 11, 23)
    in_two_organisations(town)
    budget = make_budget(town, 100)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    betalingen.pay(co, betalingen.Betaal(verzoek, 1000, day, laatste=True))
    rows = {row.soort: row for row in ledger_of(co, budget)}
    assert {soort for soort, row in rows.items() if not row.mag_terug} == {BoekingSoort.RESERVERING}
    betalingen.take_back(co, betalingen.NeemBoekingTerug(rows[BoekingSoort.BETALING].id, "een nul te weinig"))
    wrong = betalingen.NeemBoekingTerug(rows[BoekingSoort.VRIJGAVE].id, "er komt nog een betaling")
    other = asked(town, budget, 50)
    agree(town, other, "LI", "CO")
    with pytest.raises(RuleViolation) as error:
        betalingen.take_back(co, wrong)
    assert sentence(error.value) == (
        "Dit kan niet meer terug: in het budget waar dit geld nu staat, is nog maar €\u00a040 over."
    )
    assert row_of(town, verzoek).stand == Stand(0, 1000, 0), "nothing of it was written"
    betalingen.settle(co, betalingen.RekenAf(other))
    betalingen.take_back(co, wrong)
    assert row_of(town, verzoek).stand == Stand(0, 10000, 0)
    betalingen.pay(co, betalingen.Betaal(verzoek, 10000, day, laatste=True))
    assert budget_of(town, budget).stand == Stand(10000, 0, 10000)
    assert [row.mag_terug for row in ledger_of(co, budget) if row.is_tegenboeking] == [False, False]


def test_transfers_keep_what_there_is_and_can_be_taken_back(town: Town) -> None:
    co, one, other = town.as_("CO"), make_budget(town), make_budget(town, 0, bron="Fonds")
    budgetten.top_up(co, budgetten.VulAan(other, 5000))
    budgetten.top_up(co, budgetten.VulAan(other, 1000))
    kinds = [row.soort for row in ledger_of(co, other)]
    assert kinds == [BoekingSoort.AANVULLING, BoekingSoort.INLEG]
    with pytest.raises(RuleViolation) as error:
        budgetten.transfer(co, budgetten.HevelOver(one, other, 100001))
    assert code_of(error) == "budget_op"
    budgetten.transfer(co, budgetten.HevelOver(one, other, 100000))
    assert (budget_of(town, one).stand.over, budget_of(town, other).stand.over) == (0, 106000)
    half = next(r for r in ledger_of(co, one) if r.soort is BoekingSoort.OVERHEVELING_UIT)
    betalingen.take_back(co, betalingen.NeemBoekingTerug(half.id, "verkeerde wijk"))
    assert (budget_of(town, one).stand.over, budget_of(town, other).stand.over) == (100000, 6000)


def test_what_belongs_to_no_verzoek_is_read_and_both_sides_of_what_moved_are_taken_back(each_town: Town) -> None:
    town, old, fund = each_town, make_budget(each_town), make_budget(each_town, 50, bron="Fonds")
    in_two_organisations(town)
    verzoek = asked(town, fund, 10)
    agree(town, verzoek, "LI", "CO")
    budgetten.transfer(town.as_("CO"), budgetten.HevelOver(fund, old, 1000, "gift"))
    town.clock.set(datetime(2027, 1, 4, 9, tzinfo=UTC))
    co = town.as_("CO")
    budgetten.turn_year(co, budgetten.NeemMee(old))
    new = next(row.id for row in budgetten.list_budgetten(co) if row.jaar == 2027)

    def rows(budget: int) -> list[tuple[str, int, int | None, bool]]:
        return [
            (row.soort.value, row.bedrag, None if ander is None else ander.id, row.mag_terug)
            for row, ander in ((each.boeking, each.ander) for each in budgetten.show_budget(co, budget).regels)
        ]

    assert rows(fund) == [("inleg", 5000, None, True), ("overheveling_uit", 1000, old, True)], "nothing of the verzoek"
    into_new = ("overheveling_in", 101000, old, True)
    assert (rows(old)[2], rows(new)) == (("overheveling_uit", 101000, new, True), [into_new])
    along = budgetten.show_budget(co, new).regels[0].boeking
    betalingen.take_back(co, betalingen.NeemBoekingTerug(along.id, "te vroeg"))
    assert rows(new)[1] == ("overheveling_in", -101000, old, False)
    assert (budget_of(town, old).stand.over, budget_of(town, new).stand.over) == (101000, 0)
    for wrong in (along.id, budgetten.show_budget(co, new).regels[1].boeking.id):
        with pytest.raises(RuleViolation):
            betalingen.take_back(co, betalingen.NeemBoekingTerug(wrong, "nog eens"))
    budgetten.turn_year(co, budgetten.NeemMee(old))
    gift = budgetten.show_budget(co, fund).regels[1].boeking
    assert (gift.omschrijving, gift.door) == ("gift", "Cora Olthof")
    with pytest.raises(RuleViolation) as error:
        betalingen.take_back(co, betalingen.NeemBoekingTerug(gift.id, "verkeerde pot"))
    assert code_of(error) == "terugnemen_te_laat", "it went along to the new year"
    assert (budget_of(town, fund).stand.budget, budget_of(town, old).stand.over) == (4000, 0), "not one side either"
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        budgetten.show_budget(town.as_("CT"), fund)


def test_a_reservation_is_no_typing_error(each_town: Town) -> None:
    town, budget = each_town, make_budget(each_town)
    in_two_organisations(town)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    reserved = ledger_of(town.as_("CO"), budget)[0]
    assert not reserved.mag_terug
    with pytest.raises(RuleViolation) as error:
        betalingen.take_back(town.as_("CO"), betalingen.NeemBoekingTerug(reserved.id, "toch niet"))
    assert sentence(error.value) == "Een reservering neemt u niet terug. Reken af, dan komt het geld vrij."


def test_a_controller_reads_no_budget_and_no_row_of_it(each_town: Town) -> None:
    """Of one wijk, to the cent and today: that would tell of the few who got something there."""
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    ct = town.as_("CT")
    assert budgetten.list_budgetten(ct) == ()
    assert ledger_of(ct, budget) == ()
    assert geldlijst.list_geld(ct).budgetten == ()
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        ruimte(ct, budget)
    co = town.as_("CO")  # who keeps the money does
    assert [row.id for row in budgetten.list_budgetten(co)] == [budget]
    assert len(ledger_of(co, budget)) == 1
    assert ruimte(co, budget).over == 100_000
