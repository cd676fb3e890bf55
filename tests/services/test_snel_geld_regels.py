"""What the rules of the team and its mandate allow peers, and who decides above them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casus.domain.bestedingsregels import Regels
from casus.domain.errors import RuleViolation
from casus.domain.verzoek import VerzoekUitkomst
from casus.services import bestedingsregels, snel_geld
from casus.services.messages import sentence
from casus.services.ruimte import ruimte
from tests.services.conftest import Town
from tests.services.test_snel_geld import (
    EURO,
    agree,
    asked,
    budget_of,
    code_of,
    in_two_organisations,
    make_budget,
    row_of,
)


def test_a_ceiling_of_later_takes_nothing_from_the_peers(town: Town) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    town.clock.set(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    low = Regels(plafond_keer=1, wie_beslist_boven="de gebiedsmanager")
    bestedingsregels.save_regels(town.as_("CO"), bestedingsregels.LegRegelsVast(low, date(2026, 11, 23)))
    with pytest.raises(RuleViolation) as error:
        snel_geld.agree_above(town.as_("CO"), snel_geld.JaVanBoven(verzoek, 1, "ik"))
    assert code_of(error) == "plafond_van_later"
    again = asked(town, row_of(town, verzoek).inhoud.budget_id, casus_id=town.kanarie)
    snel_geld.agree_above(town.as_("CO"), snel_geld.JaVanBoven(again, 1, "de gebiedsmanager"))
    assert row_of(town, again).status is VerzoekUitkomst.JA


def test_more_akkoorden_than_the_team_has_people_take_a_reason(each_town: Town) -> None:
    chair, day = each_town.as_("CO"), date(2026, 11, 23)
    far = Regels(20, 1, mandaat_document="Besluit 12", mandaat_van="het college", mandaat_grens=1000)
    few = replace(far, aantal_akkoorden=2, aantal_organisaties=2)
    for wrong in (far, few):
        with pytest.raises(RuleViolation) as error:
            bestedingsregels.save_regels(chair, bestedingsregels.LegRegelsVast(wrong, day))
        assert code_of(error) == "akkoorden_onhaalbaar"
    in_two_organisations(each_town)
    for right in (few, replace(far, waarom_lager_dan_mandaat="een proef")):
        bestedingsregels.save_regels(chair, bestedingsregels.LegRegelsVast(right, day))


def save_regels(town: Town, regels: Regels, day: date = date(2026, 11, 23)) -> None:
    bestedingsregels.save_regels(town.as_("CO"), bestedingsregels.LegRegelsVast(regels, day))


def test_the_mandate_is_the_most_that_peers_give(each_town: Town) -> None:
    in_two_organisations(each_town)
    budget = make_budget(each_town)
    mandate = Regels(mandaat_document="Besluit 12", mandaat_van="het college", mandaat_grens=50 * EURO)
    save_regels(each_town, mandate)
    within, above = (asked(each_town, budget, euros, casus_id=each_town.kanarie) for euros in (50, 51))
    agree(each_town, within, "LI", "CO")
    assert row_of(each_town, within).status is VerzoekUitkomst.JA
    with pytest.raises(RuleViolation) as error:
        agree(each_town, above, "LI")
    assert sentence(error.value) == "Dit gaat boven het mandaat van €\u00a050 per keer. Daarboven beslist het college."
    assert ruimte(each_town.as_("IB"), budget).keer == 50 * EURO
    snel_geld.agree_above(each_town.as_("CO"), snel_geld.JaVanBoven(above, 1, "het college"))
    assert row_of(each_town, above).status is VerzoekUitkomst.JA
    with pytest.raises(RuleViolation) as error:
        save_regels(each_town, Regels(plafond_keer=EURO, wie_beslist_boven="de manager"), date(2026, 11, 24))
    assert code_of(error) == "mandaat_kleiner"
    save_regels(each_town, replace(mandate, mandaat_grens=60 * EURO), date(2026, 11, 24))


def test_when_fewer_are_enough_who_agreed_confirms_it(each_town: Town) -> None:
    in_two_organisations(each_town)
    save_regels(each_town, Regels(3, 2))
    budget = make_budget(each_town)
    verzoek = asked(each_town, budget, casus_id=each_town.kanarie)
    agree(each_town, verzoek, "LI", "CO")
    assert not row_of(each_town, verzoek, "LI").mag_akkoord
    with pytest.raises(RuleViolation) as error:
        agree(each_town, verzoek, "LI")
    assert code_of(error) == "akkoord_al_gegeven"
    each_town.clock.advance(timedelta(hours=1))
    save_regels(each_town, Regels(2, 2))
    assert row_of(each_town, verzoek, "LI").mag_akkoord
    assert not row_of(each_town, verzoek, "IB").mag_akkoord, "who asks does not confirm it either"
    agree(each_town, verzoek, "LI")
    row = row_of(each_town, verzoek)
    assert (row.status, len(row.akkoorden)) == (VerzoekUitkomst.JA, 2)
    assert budget_of(each_town, budget).stand.gereserveerd == 100 * EURO


def test_a_peer_agrees_with_the_budget_that_was_shown(town: Town) -> None:
    in_two_organisations(town)
    first, other = make_budget(town), make_budget(town, bron="Ander")
    verzoek = asked(town, first, casus_id=town.kanarie)
    snel_geld.set_budget(town.as_("CO"), snel_geld.ZetBudget(verzoek, 1, other))
    with pytest.raises(RuleViolation) as error:
        snel_geld.give_akkoord(town.as_("LI"), snel_geld.GeefAkkoord(verzoek, 100 * EURO, budget_id=first))
    assert code_of(error) == "budget_intussen_anders"
    snel_geld.give_akkoord(town.as_("LI"), snel_geld.GeefAkkoord(verzoek, 100 * EURO, budget_id=other))
    assert len(row_of(town, verzoek).akkoorden) == 1


def test_above_a_ceiling_the_sentence_says_who_decides(town: Town) -> None:
    in_two_organisations(town)
    budget = make_budget(town)
    regels = Regels(plafond_keer=50 * EURO, wie_beslist_boven="de gebiedsmanager")
    bestedingsregels.save_regels(town.as_("CO"), bestedingsregels.LegRegelsVast(regels, date(2026, 11, 23)))
    verzoek = asked(town, budget, casus_id=town.kanarie)
    with pytest.raises(RuleViolation) as error:
        agree(town, verzoek, "LI")
    assert sentence(error.value) == "Dit is meer dan €\u00a050 per keer. Daarboven beslist de gebiedsmanager."
    assert row_of(town, verzoek).akkoorden == ()
    above = snel_geld.JaVanBoven(verzoek, row_of(town, verzoek).versie, "de gebiedsmanager, mail van 23 november")
    with pytest.raises(RuleViolation) as error:
        snel_geld.agree_above(town.as_("IB"), above)
    assert code_of(error) == "geen_bevoegdheid"
    snel_geld.agree_above(town.as_("CO"), above)
    assert row_of(town, verzoek).boven_door.startswith("de gebiedsmanager")
    assert budget_of(town, budget).stand.gereserveerd == 10000
    small = asked(town, budget, 50, casus_id=town.kanarie)
    with pytest.raises(RuleViolation) as error:
        snel_geld.agree_above(town.as_("CO"), snel_geld.JaVanBoven(small, row_of(town, small).versie, "x"))
    assert code_of(error) == "onder_plafond"


def test_room_shows_budget_and_every_ceiling(town: Town) -> None:
    in_two_organisations(town)
    budget = make_budget(town, 500)
    empty = ruimte(town.as_("IB"), budget, town.kanarie)
    assert (empty.over, empty.keer, empty.casus, empty.jaar) == (50000, None, None, None)
    regels = Regels(1, 1, 20000, 15000, 40000, "de wethouder")
    bestedingsregels.save_regels(town.as_("CO"), bestedingsregels.LegRegelsVast(regels, date(2026, 11, 23)))
    agree(town, asked(town, budget, 100, casus_id=town.kanarie), "LI")
    agree(town, asked(town, budget, 50), "LI")
    room = ruimte(town.as_("IB"), budget, town.kanarie)
    assert (room.over, room.keer, room.casus, room.jaar) == (35000, 20000, 5000, 25000)
    assert ruimte(town.as_("IB"), budget).casus is None
    with pytest.raises(RuleViolation) as error:
        room.check(5001)
    assert code_of(error) == "boven_plafond_casus"
    assert room.is_below(5000)
    assert not room.is_below(5001)
    with pytest.raises(RuleViolation) as error:
        ruimte(town.as_("BU"), budget, town.kanarie)
    assert code_of(error) == "niet_gevonden"
