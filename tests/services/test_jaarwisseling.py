"""Small money over the turn of the year: what hangs on a budget of another year, and what its money may still do."""

from datetime import UTC, datetime

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.geld import Categorie
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import VerzoekInhoud, VerzoekUitkomst
from casus.services import snel_geld, verzoeken
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
            VerzoekInhoud("Een fiets", 5000, Categorie.ANDERS, Levensdomein.WERK, next_year, NO_TIME, town.kanarie)
        ),
    )[0].id
    agree(town, verzoek, "LI", "CO")
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA
