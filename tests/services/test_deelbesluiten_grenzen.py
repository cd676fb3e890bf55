"""What a weighing may point at, which refusals it has before it, and that asking for sight tells nothing."""

from datetime import timedelta

import pytest

from casus.domain.delen import Grond, Uitkomst
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.services import afwegingen, casussen
from casus.services import deelbesluiten as db
from casus.services import deelregister as dr
from casus.services import toegangsverzoeken as tv
from casus.services import toestemmingen as ts
from casus.services.overleg_page import show_overleg
from tests.factories import TODAY, refused
from tests.services.conftest import Town
from tests.services.delen_gevallen import WONEN, answer, ask, besluit_versie, decide, partner, rob, save, weighed


def refused_by(town: Town, org: int) -> int:
    number = ask(town, org)
    answer(town, number, mag=False)
    return number


def past(town: Town, org: int, refusal: int) -> int:
    """A decision in force that goes past a refusal."""
    return decide(town, weighed(town, org, weigeringen=(refusal,), tweede_lezer_id=town.people["RG"]))


def test_a_refusal_that_a_decision_in_force_goes_past_is_weighed_again(each_town: Town) -> None:
    """A new weighing is told of it, and is no decision before it names it; also when it follows the other up."""
    org = partner(each_town)
    refusal = refused_by(each_town, org)
    first = past(each_town, org, refusal)
    page = afwegingen.show_afweging(each_town.as_("VZ"), each_town.kanarie, volgt_op_id=first)
    assert [each.toestemming_id for each in page.weigeringen] == [refusal]
    for follows in (None, first):
        bare = save(each_town, weighed(each_town, org), volgt_op_id=follows)
        assert [number for number, _ in dr.open_deelbesluit(each_town.as_("IB"), bare).weigeringen] == [refusal]
        with pytest.raises(RuleViolation) as error:
            db.record_deelbesluit(each_town.as_("VZ"), db.LegBesluitVast(bare, 1))
        assert refused(error.value) == ("weigering_niet_genoemd", {"field": "weigeringen"})
    assert past(each_town, org, refusal) != first


def test_a_refusal_beneath_an_objection_is_before_who_weighs(town: Town) -> None:
    org = partner(town)
    refusal = refused_by(town, org)
    stop = ts.ZetStop(town.kanarie, town.versie(), rob(town), Grond.BEZWAAR)
    ts.put_stop(town.as_("IB"), stop)
    draft = save(town, weighed(town, org))
    assert [number for number, _ in dr.open_deelbesluit(town.as_("IB"), draft).weigeringen] == [refusal]


def test_what_a_weighing_points_at_is_of_the_same_casus(each_town: Town) -> None:
    """Of another casus, and of nothing at all: the same answer, and nothing is kept."""
    town, org = each_town, partner(each_town)
    other = casussen.create_casus(
        town.as_("IB"), casussen.CreateCasus("Familie Elders", (casussen.InwonerFields("Bo Elders"),), "Wat nu?")
    )[0].id
    meeting = town.plan(TODAY + timedelta(days=9), casussen_=(other,))
    point = town.point_of(other, meeting)
    bo = casussen.open_casus(town.as_("IB"), other).inwoners[0].id
    closed = dr.DeelVelden(uitkomst=Uitkomst.NIET_DELEN, motivering="Nee", ontvangers=(org,), over=((bo, WONEN),))
    elsewhere = db.record_afweging(town.as_("VZ"), db.BewaarDeelbesluit(other, closed))[0].id
    lines = ts.lines_of((org,), (Onderwerp.WONEN,))
    asked = ts.ask_toestemming(town.as_("IB"), ts.VraagToestemming(other, bo, "Helpen", lines, town.clock.today()))[
        0
    ].id
    velden = weighed(town, org)
    before = len(dr.list_deelbesluiten(town.as_("CO")))
    for given, field in (
        ({"volgt_op_id": elsewhere}, "volgt_op"), ({"volgt_op_id": 404}, "volgt_op"),
        ({"agendapunt_id": point}, "agendapunt"), ({"agendapunt_id": 404}, "agendapunt"),
        ({"weigeringen": (asked,)}, "weigeringen"), ({"weigeringen": (404,)}, "weigeringen"),
    ):  # fmt: skip
        named = weighed(town, org, **given) if "weigeringen" in given else velden
        pointers = {} if "weigeringen" in given else given
        with pytest.raises(RuleViolation) as error:
            save(town, named, by="VZ", **pointers)
        assert refused(error.value) == ("hoort_bij_andere_casus", {"field": field}), given
    assert len(dr.list_deelbesluiten(town.as_("CO"))) == before
    own = town.point_of(town.kanarie)
    first = save(town, velden, by="VZ", agendapunt_id=own)  # negative control: its own item, and what it decided before
    db.record_deelbesluit(town.as_("VZ"), db.LegBesluitVast(first, besluit_versie(town, first)))
    assert save(town, velden, volgt_op_id=first)


def test_about_health_and_police_together_both_exceptions_are_chosen(town: Town) -> None:
    org = partner(town)
    about = ((rob(town), Onderwerp.GEZONDHEID), (rob(town), Onderwerp.POLITIE))
    for code in ("wpg_verstrekking", "zorg_en_sociale_diensten"):
        with pytest.raises(RuleViolation) as error:
            decide(town, weighed(town, org, over=about, uitzondering=code, politie_akkoord="Wijkagent, vandaag"))
        assert refused(error.value) == ("uitzondering_ontbreekt", {"field": "uitzondering"})
    both = "zorg_en_sociale_diensten+wpg_verstrekking"
    number = decide(town, weighed(town, org, over=about, uitzondering=both, politie_akkoord="Wijkagent, vandaag"))
    assert dr.open_deelbesluit(town.as_("IB"), number).velden.uitzondering == both


# -- asking for sight ------------------------------------------------------------------------------------------


def test_who_asks_for_sight_cannot_tell_whether_the_code_is_there(each_town: Town) -> None:
    """The same answer, the same mistakes, and the same in every list and page of who asked, until somebody answers."""
    town, code = each_town, casussen.open_casus(each_town.as_("CO"), each_town.kanarie).code
    seen = {}
    for name, typed in (("there", code), ("gone", "ZZZZZ")):
        told = tv.ask_toegang(town.as_("BU"), tv.VraagToegang(typed, "Ik neem waar", TODAY))
        assert [(each.kind, each.id > 0) for each in told] == [("toegangsverzoek", True)]
        problems = []
        for reason, day in ((" ", TODAY), ("Ik neem waar", TODAY - timedelta(days=1))):
            with pytest.raises(RuleViolation) as error:
                tv.ask_toegang(town.as_("BU"), tv.VraagToegang(typed, reason, day))
            problems.append(refused(error.value))
        page = show_overleg(town.as_("BU"), town.overleg)
        seen[name] = (problems, tv.list_verzoeken(town.as_("BU")), len(page.punten), len(told))
    assert seen["there"] == seen["gone"]
    (row,) = tv.list_verzoeken(town.as_("CO"))  # negative control: it did reach who answers
    assert row.wie == "Bram Uitham"
    tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(row.id, row.versie, mag=False, antwoord="Niet nodig"))
    assert [each.antwoord for each in tv.list_verzoeken(town.as_("BU"))] == ["Niet nodig"]
