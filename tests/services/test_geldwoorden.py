"""The words of small money: of the team, or of the Awb from the day that the rules of the team say so."""

from datetime import timedelta

from casus.domain.bestedingsregels import Regels
from casus.domain.verzoek import VerzoekUitkomst
from casus.services import bestedingsregels, geldlijst, geldvorm, snel_geld
from casus.services.geldwoorden import AFSPRAAK, BESLUIT, woorden_van
from tests.services.conftest import Town
from tests.services.test_snel_geld import agree, asked, make_budget, row_of


def let_rules(town: Town, *, awb: bool, later: int = 0) -> None:
    ctx = town.as_("CO")
    cmd = bestedingsregels.LegRegelsVast(Regels(1, 1, awb=awb), ctx.today() + timedelta(days=later))
    bestedingsregels.save_regels(ctx, cmd)


def words(town: Town, verzoek_id: int) -> str:
    row = row_of(town, verzoek_id)
    return row.woorden.stand(row.status)


def test_every_outcome_has_its_word_and_only_a_yes_or_no_knows_an_objection() -> None:
    team, law = woorden_van(awb=False), woorden_van(awb=True)
    assert [team.stand(each) for each in VerzoekUitkomst] == [
        "nog niet besloten", "ja gezegd", "anders opgelost", "nee", "ingetrokken",
    ]  # fmt: skip
    assert [law.stand(each) for each in VerzoekUitkomst] == [
        "nog niet besloten", "toegekend", "anders opgelost", "afgewezen", "ingetrokken",
    ]  # fmt: skip
    assert {each for each in VerzoekUitkomst if law.bezwaar_tegen(each)} == {VerzoekUitkomst.JA, VerzoekUitkomst.NEE}
    assert "zes weken" in law.bezwaar_tegen(VerzoekUitkomst.NEE)
    assert not any(team.bezwaar_tegen(each) for each in VerzoekUitkomst)


def test_the_rules_of_the_day_of_the_decision_give_the_words_and_what_was_said_keeps_them(each_town: Town) -> None:
    town = each_town
    budget = make_budget(town)
    let_rules(town, awb=False)
    let_rules(town, awb=True, later=2)
    early, waits, refused = (asked(town, budget) for _ in range(3))
    agree(town, early, "LI")
    assert (words(town, early), row_of(town, waits).awb) == ("ja gezegd", False)
    assert geldlijst.list_geld(town.as_("CO")).woorden is AFSPRAAK
    assert geldvorm.open_geldvorm(town.as_("CO")).woorden is AFSPRAAK
    town.clock.advance(timedelta(days=2))
    assert geldlijst.list_geld(town.as_("CO")).woorden is BESLUIT
    assert geldvorm.open_geldvorm(town.as_("CO")).woorden is BESLUIT
    assert row_of(town, waits).awb is False, "asked before it was so, and not decided"
    agree(town, waits, "LI")
    snel_geld.refuse_verzoek(town.as_("LI"), snel_geld.ZegNee(refused, row_of(town, refused).versie, "kan niet"))
    late = asked(town, budget)
    found = [words(town, each) for each in (early, waits, refused, late)]
    assert found == ["ja gezegd", "toegekend", "afgewezen", "nog niet besloten"]
    assert [row_of(town, each).woorden.dit for each in (early, late)] == ["dit verzoek", "deze aanvraag"]
