"""The words of small money: of the team, or of the Awb from the day that the rules of the team say so."""

from datetime import timedelta

from casus.domain.bestedingsregels import Regels
from casus.domain.verzoek import VerzoekUitkomst
from casus.services import bestedingsregels, geldlijst, geldvorm, snel_geld, verzoeken
from casus.services.geldwoorden import AFSPRAAK, BESLUIT, woorden_van
from casus.services.logboek import LogFilter, open_logboek
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


def test_a_day_has_the_words_of_its_own_rules(town: Town) -> None:
    let_rules(town, awb=False)
    let_rules(town, awb=True, later=2)
    town.clock.advance(timedelta(days=2))
    ctx = town.as_("CT")
    assert bestedingsregels.woorden_op(ctx) is BESLUIT, "and a controller may know it"
    assert bestedingsregels.woorden_op(ctx, ctx.today() - timedelta(days=1)) is AFSPRAAK
    assert bestedingsregels.woorden_op(ctx, ctx.today() - timedelta(days=900)) is AFSPRAAK, "before the first edition"


def decide_all(town: Town, budget: int) -> list[str]:
    """A yes, a no and one that was taken back, each read; what the log book then says of it."""
    before = {regel.nr for regel in open_logboek(town.as_("CO"), LogFilter(), 1000).regels}
    yes, no, gone = (asked(town, budget) for _ in range(3))
    agree(town, yes, "LI")
    snel_geld.refuse_verzoek(town.as_("LI"), snel_geld.ZegNee(no, row_of(town, no).versie, "kan niet"))
    asker = town.as_("IB")
    snel_geld.withdraw_verzoek(asker, snel_geld.TrekIn(gone, row_of(town, gone).versie))
    verzoeken.open_verzoek(asker, yes)
    rows = open_logboek(town.as_("CO"), LogFilter(), 1000).regels
    return [regel.zin for regel in rows if regel.nr not in before]


def test_the_log_book_says_it_as_it_was_called_on_the_day_of_the_row(each_town: Town) -> None:
    town = each_town
    budget = make_budget(town)
    let_rules(town, awb=False)
    let_rules(town, awb=True, later=2)
    of_team = decide_all(town, budget)
    for words in (
        "maakte een verzoek om snel geld een ja",
        "zei nee tegen een verzoek om snel geld",
        "las een verzoek",
    ):
        assert [zin for zin in of_team if words in zin], words
    assert not [zin for zin in of_team if "aanvraag" in zin]
    town.clock.advance(timedelta(days=2))
    of_law = decide_all(town, budget)
    for words in ("kende een aanvraag voor snel geld toe", "wees een aanvraag voor snel geld af", "las een aanvraag"):
        assert [zin for zin in of_law if words in zin], words
    assert not [zin for zin in of_law if "verzoek" in zin]
    now = [regel.zin for regel in open_logboek(town.as_("CO"), LogFilter(), 1000).regels]
    assert set(of_team) <= set(now), "what was said keeps its words"
