"""Small money over the turn of the year: what hangs on a budget of another year, and what its money may still do."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casus.domain.aansluiting import VerschilSoort
from casus.domain.budget import Jaarwisseling
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import VerzoekInhoud, VerzoekUitkomst
from casus.services import betalingen, budgetten, snel_geld, verzoeken
from casus.services.aansluiten import SluitAan, aansluiten
from casus.services.messages import sentence
from tests.services.conftest import Town
from tests.services.test_snel_geld import (
    NO_TIME,
    agree,
    asked,
    budget_of,
    code_of,
    in_two_organisations,
    make_budget,
    row_of,
)


def test_over_the_turn_of_the_year_another_budget_is_chosen_and_everybody_agrees_again(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    old, new = make_budget(town), make_budget(town, jaar=2027)
    verzoek, fresh = asked(town, old, casus_id=town.kanarie), asked(town, old, casus_id=town.kanarie)
    agree(town, verzoek, "LI")
    ib = town.as_("IB")
    with pytest.raises(RuleViolation) as error:
        snel_geld.set_budget(ib, snel_geld.ZetBudget(verzoek, row_of(town, verzoek).versie, new))
    assert sentence(error.value) == "Dit budget is voor 2027. Kies een budget van dit jaar."
    town.clock.set(datetime(2027, 1, 4, 9, tzinfo=UTC))
    ib = town.as_("IB")
    with pytest.raises(RuleViolation) as error:
        agree(town, fresh, "LI")  # the first yes already, not the last only
    assert sentence(error.value) == "Het jaar 2026 is voorbij. Kies een budget van dit jaar."
    assert row_of(town, fresh).akkoorden == ()
    stale = row_of(town, verzoek)
    assert (stale.ander_jaar, stale.mag_akkoord, stale.mag_boven) == (True, False, False)
    assert verzoeken.list_te_beslissen(town.as_("CO"), 9) == []
    with pytest.raises(RuleViolation) as error:
        snel_geld.set_budget(ib, snel_geld.ZetBudget(verzoek, stale.versie, old))
    assert code_of(error) == "budget_jaar_voorbij"
    with pytest.raises(RuleViolation) as error:
        snel_geld.set_budget(town.as_("BU"), snel_geld.ZetBudget(verzoek, stale.versie, new))
    assert code_of(error) == "niet_gevonden"
    with pytest.raises(RuleViolation) as error:
        snel_geld.set_budget(town.as_("CT"), snel_geld.ZetBudget(verzoek, stale.versie, new))
    assert code_of(error) == "geen_bevoegdheid"
    changed = snel_geld.set_budget(ib, snel_geld.ZetBudget(verzoek, stale.versie, new))
    assert {(each.kind, each.id) for each in changed} >= {("budget", old), ("budget", new), ("verzoek", verzoek)}
    moved = row_of(town, verzoek)
    assert (moved.jaar, moved.ander_jaar, [each.vervallen for each in moved.akkoorden]) == (2027, False, [True])
    agree(town, verzoek, "LI", "CO")
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA
    assert (budget_of(town, old).stand.gereserveerd, budget_of(town, new).stand.gereserveerd) == (0, 10000)
    with pytest.raises(RuleViolation) as error:
        snel_geld.set_budget(ib, snel_geld.ZetBudget(verzoek, row_of(town, verzoek).versie, new))
    assert code_of(error) == "verzoek_is_besloten"


def test_next_years_money_is_promised_next_year_only(town: Town) -> None:
    """Else it would pass the ceilings of this year."""
    in_two_organisations(town)
    next_year = make_budget(town, jaar=2027)
    with pytest.raises(RuleViolation) as error:
        asked(town, next_year, casus_id=town.kanarie)
    assert code_of(error) == "budget_jaar_nog_niet"
    town.clock.set(datetime(2027, 1, 4, 9, tzinfo=UTC))
    verzoek = snel_geld.ask_verzoek(
        town.as_("IB"),
        snel_geld.VraagVerzoek(
            VerzoekInhoud("Een fiets", 5000, BestedingSoort.ANDERS, Levensdomein.WERK, next_year, NO_TIME, town.kanarie)
        ),
    )[0].id
    agree(town, verzoek, "LI", "CO")
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA


def test_a_bank_file_is_laid_beside_the_payments_of_its_days_whatever_year_their_budget_is(
    each_town: Town, tmp_path: Path
) -> None:
    town = each_town
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    betalingen.pay(town.as_("CO"), betalingen.Betaal(verzoek, 1000, date(2026, 11, 23), "F-76"))
    town.clock.set(datetime(2027, 1, 20, 9, tzinfo=UTC))
    co = town.as_("CO")
    betalingen.pay(co, betalingen.Betaal(verzoek, 5000, date(2027, 1, 5), "F-77"))
    bank = tmp_path / "januari.csv"
    bank.write_text("datum;bedrag;kenmerk\n05-01-2027;50,00;F-77\n", encoding="utf-8")
    found = aansluiten(co, SluitAan(bank))
    assert (found.bank, found.geboekt, found.verschillen) == (1, 1, ())
    betalingen.pay(co, betalingen.Betaal(verzoek, 5000 // 2, date(2027, 1, 12), "F-78"))
    betalingen.pay(co, betalingen.Betaal(verzoek, 100, date(2027, 1, 13), "F-79"))
    (beside,) = aansluiten(co, SluitAan(bank)).verschillen
    assert (beside.soort, beside.regel.kenmerk) == (VerschilSoort.BUITEN_BESTAND, "F-78"), "a week around it, no more"
    bank.write_text("datum;bedrag;kenmerk\n", encoding="utf-8")
    with pytest.raises(RuleViolation) as error:
        aansluiten(co, SluitAan(bank))
    assert code_of(error) == "bank_leeg"


def test_the_same_booking_again_without_a_reference_is_named(town: Town, tmp_path: Path) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    for kenmerk in ("geheim 1", ""):
        betalingen.pay(town.as_("CO"), betalingen.Betaal(verzoek, 5000, date(2026, 11, 23), kenmerk))
    bank = tmp_path / "bank.csv"
    bank.write_text("datum;bedrag;kenmerk\n23-11-2026;50,00;geheim 1\n", encoding="utf-8")
    for code, number in (("CO", verzoek), ("BE", None)):
        (again,) = aansluiten(town.as_(code), SluitAan(bank)).verschillen
        assert (again.soort, again.regel.verzoek_id) == (VerschilSoort.MOGELIJK_DUBBEL, number), code


def test_what_lapsed_with_its_year_does_not_come_back(each_town: Town) -> None:
    town = each_town
    lapses, next_year = make_budget(town, mee=False), make_budget(town, 1, jaar=2027)
    budgetten.top_up(town.as_("CO"), budgetten.VulAan(next_year, 100))
    rule = budgetten.ZetJaarwisseling(lapses, budget_of(town, lapses).versie, Jaarwisseling.MEE)
    town.clock.set(datetime(2027, 1, 1, 9, tzinfo=UTC))
    co = town.as_("CO")
    with pytest.raises(RuleViolation) as error:
        budgetten.set_jaarwisseling(co, rule)
    assert code_of(error) == "budget_jaar_voorbij"
    with pytest.raises(RuleViolation) as error:
        budgetten.top_up(co, budgetten.VulAan(lapses, 100))
    assert code_of(error) == "budget_jaar_voorbij"
    with pytest.raises(RuleViolation) as error:
        budgetten.turn_year(co, budgetten.NeemMee(lapses))
    assert code_of(error) == "rest_vervalt"
    assert (budget_of(town, lapses).stand.budget, budget_of(town, next_year).stand.budget) == (100000, 200)


@pytest.mark.parametrize("between", [None, True])
def test_what_is_left_of_two_years_ago_goes_to_the_year_that_runs(each_town: Town, between: bool | None) -> None:
    """The year after is over too: put there, nobody could promise it any more."""
    town, old = each_town, make_budget(each_town)
    next_year = None if between is None else make_budget(town, 5, jaar=2027, mee=between)
    town.clock.set(datetime(2028, 1, 3, 9, tzinfo=UTC))
    co = town.as_("CO")
    changed = budgetten.turn_year(co, budgetten.NeemMee(old))
    found = {row.jaar: (row.stand.over, row.jaarwisseling) for row in budgetten.list_budgetten(co)}
    assert found.pop(2028) == (100000, Jaarwisseling.MEE)
    assert found.pop(2026) == (0, Jaarwisseling.MEE)
    assert found == ({} if next_year is None else {2027: (500, Jaarwisseling.MEE)}), "nothing passed through it"
    now = next(row.id for row in budgetten.list_budgetten(co) if row.jaar == 2028)
    assert {each.id for each in changed} == {old, now}
    if next_year is not None:
        budgetten.turn_year(co, budgetten.NeemMee(next_year))
        assert budget_of(town, now).stand.over == 100500, "both went to the one budget of that year"


def test_what_is_left_does_not_pass_a_year_that_lapses_but_is_not_lost_there(each_town: Town) -> None:
    town, old = each_town, make_budget(each_town)
    lapses = make_budget(town, 5, jaar=2027, mee=False)
    last, other = make_budget(town, 5, jaar=2028, mee=False), make_budget(town, 7, bron="Fonds")
    town.clock.set(datetime(2028, 1, 3, 9, tzinfo=UTC))
    co = town.as_("CO")
    with pytest.raises(RuleViolation) as error:
        budgetten.turn_year(co, budgetten.NeemMee(old))
    assert sentence(error.value) == "Dit geld komt niet voorbij 2027: wat in dat jaar over is, vervalt."
    assert [budget_of(town, each).stand.over for each in (old, lapses, last)] == [100000, 500, 500]
    budgetten.turn_year(co, budgetten.NeemMee(other))  # of another source: no year of it lapses


def test_nothing_is_paid_or_comes_back_before_the_day_of_the_yes(town: Town) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    co, before, day = town.as_("CO"), date(2026, 11, 22), date(2026, 11, 23)
    with pytest.raises(RuleViolation) as error:
        betalingen.pay(co, betalingen.Betaal(verzoek, 5000, before))
    assert sentence(error.value) == "Op deze dag was er nog geen ja. Kies de dag van het ja of een latere dag."
    with pytest.raises(RuleViolation) as error:
        betalingen.pay(co, betalingen.Betaal(verzoek, 5000, date(2026, 11, 24)))
    assert code_of(error) == "datum_in_toekomst"
    betalingen.pay(co, betalingen.Betaal(verzoek, 5000, day))
    with pytest.raises(RuleViolation) as error:
        betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 100, before))
    assert code_of(error) == "betaald_voor_ja"
    betalingen.pay_back(co, betalingen.BetaalTerug(verzoek, 100, day))
