"""Small money from asking to settling: who agrees, what budget and ceilings bear, and what never changes again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import Jaarwisseling, Stand
from casus.domain.errors import CasusError, EnvironmentProblem, RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.values import OrganisatieSoort, OverlegStatus
from casus.domain.verzoek import BestedingVorm, Route, VerzoekInhoud, VerzoekUitkomst
from casus.services import (
    bestedingsregels,
    budgetten,
    mensen,
    organisaties,
    professionals,
    snel_geld,
    tafel,
    terugblikken,
    vervangen,
    verzoeken,
)
from casus.services.budgetten import BudgetRow
from casus.services.geldtafel import list_stemmen
from casus.services.messages import sentence
from casus.services.verzoeken import VerzoekFilter, VerzoekRow
from tests.services.conftest import Town, bring_to

NO_TIME = Route(geen_tijd_want="de deurwaarder komt morgen")
EURO = 100


def in_two_organisations(town: Town) -> None:
    """Lieke and Ruud work elsewhere from the first of November."""
    system = town.dossier.system_context()
    new = organisaties.CreateOrganisatie("Buurtwerk", OrganisatieSoort.WELZIJN, False)
    other = organisaties.create_organisatie(system, new)[0].id
    for code in ("LI", "RG"):
        page = professionals.show_professional(system, town.people[code]).professional
        change = professionals.ChangeJob(page.id, page.versie, other, "werker", date(2026, 11, 1))
        professionals.change_job(system, change)


def make_budget(town: Town, euros: int = 1000, *, jaar: int = 2026, mee: bool = True, bron: str = "Wijkbudget") -> int:
    ctx = town.as_("CO")
    if not mensen.list_wijken(ctx):
        mensen.create_wijk(ctx, "Molenbuurt")
    wijken = mensen.list_wijken(ctx)
    rule = Jaarwisseling.MEE if mee else Jaarwisseling.VERVALT
    cmd = budgetten.MaakBudget(wijken[0].id, jaar, bron, rule, euros * EURO)
    return budgetten.make_budget(ctx, cmd)[0].id


def asked(town: Town, budget_id: int, euros: int = 100, *, by: str = "IB", casus_id: int | None = None) -> int:
    inhoud = VerzoekInhoud(
        "Een koelkast", euros * EURO, BestedingSoort.WONEN_EN_SPULLEN, Levensdomein.WONEN, budget_id, NO_TIME, casus_id,
        terugblik_op=date(2026, 12, 20),
    )  # fmt: skip
    return snel_geld.ask_verzoek(town.as_(by), snel_geld.VraagVerzoek(inhoud))[0].id


def agree(town: Town, verzoek_id: int, *codes: str) -> None:
    for code in codes:
        bedrag = row_of(town, verzoek_id).inhoud.bedrag
        snel_geld.give_akkoord(town.as_(code), snel_geld.GeefAkkoord(verzoek_id, bedrag))


def row_of(town: Town, verzoek_id: int, by: str = "CO") -> VerzoekRow:
    return verzoeken.list_verzoek_rows(town.as_(by), [verzoek_id])[0]


def budget_of(town: Town, budget_id: int) -> BudgetRow:
    return next(row for row in budgetten.list_budgetten(town.as_("CO")) if row.id == budget_id)


def code_of(error: pytest.ExceptionInfo[RuleViolation]) -> str:
    return error.value.code


def test_two_of_two_organisations_make_a_yes_that_reserves(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    agree(town, verzoek, "LI")
    waiting = row_of(town, verzoek)
    assert (waiting.status, waiting.nog_akkoorden, waiting.nog_organisaties) == (VerzoekUitkomst.OPEN, 1, 1)
    agree(town, verzoek, "RG")  # the same organisation as Lieke
    assert (row_of(town, verzoek).nog_akkoorden, row_of(town, verzoek).nog_organisaties) == (0, 1)
    assert budget_of(town, budget).stand == Stand(100000, 0, 0)
    agree(town, verzoek, "CO")
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA
    assert budget_of(town, budget).stand == Stand(100000, 10000, 0)
    assert row_of(town, verzoek).stand == Stand(0, 10000, 0)


def test_who_asks_never_agrees_nor_twice_nor_after_another_amount(town: Town) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    with pytest.raises(RuleViolation) as error:
        agree(town, verzoek, "IB")
    assert code_of(error) == "akkoord_van_aanvrager"
    agree(town, verzoek, "LI")
    with pytest.raises(RuleViolation) as error:
        agree(town, verzoek, "LI")
    assert code_of(error) == "akkoord_al_gegeven"
    row = row_of(town, verzoek)
    snel_geld.change_bedrag(town.as_("IB"), snel_geld.WijzigBedrag(verzoek, row.versie, 20000))
    after = row_of(town, verzoek)
    assert [each.vervallen for each in after.akkoorden] == [True]
    assert after.nog_akkoorden == 2
    with pytest.raises(RuleViolation) as error:
        snel_geld.give_akkoord(town.as_("CO"), snel_geld.GeefAkkoord(verzoek, 10000))
    assert code_of(error) == "bedrag_intussen_anders"
    agree(town, verzoek, "LI", "CO")
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA


def test_a_peer_does_not_raise_what_they_then_agree_to(town: Town) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), 1, casus_id=town.kanarie)
    for code in ("LI", "CO"):
        with pytest.raises(RuleViolation) as error:
            snel_geld.change_bedrag(town.as_(code), snel_geld.WijzigBedrag(verzoek, 1, 50000))
        assert code_of(error) == "bedrag_van_ander"
    assert [row_of(town, verzoek, code).mag_bedrag for code in ("LI", "CO", "IB")] == [False, False, True]
    assert row_of(town, verzoek).inhoud.bedrag == EURO
    bring_to(town, OverlegStatus.LOPEND)
    said = replace(row_of(town, verzoek).inhoud, terugblik_op=date(2026, 12, 20))
    typed = snel_geld.ask_verzoek(town.as_("NO"), snel_geld.VraagVerzoek(said, town.people["DE"]))[0].id
    snel_geld.change_bedrag(town.as_("NO"), snel_geld.WijzigBedrag(typed, 1, 50000))
    assert [row_of(town, typed, code).mag_bedrag for code in ("NO", "DE", "CO")] == [True, True, False]


def test_who_asks_does_not_agree_as_stand_in_for_a_colleague_either(town: Town) -> None:
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), by="LI", casus_id=town.kanarie)
    page = professionals.show_professional(town.as_("CO"), town.people["RG"]).professional
    day = date(2026, 11, 23)
    held = vervangen.CreateVervanging(page.id, page.versie, town.people["LI"], day, day + timedelta(days=9))
    vervangen.create_vervanging(town.as_("CO"), held)
    with pytest.raises(RuleViolation) as error:
        agree(town, verzoek, "LI")
    assert code_of(error) == "akkoord_van_aanvrager"
    agree(town, verzoek, "RG")
    assert row_of(town, verzoek).nog_akkoorden == 1


def test_the_last_euros_go_once_when_two_agree_at_the_same_time(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town, 150)
    first, second = (asked(town, budget, 100, casus_id=town.kanarie) for _ in range(2))
    agree(town, first, "LI")
    agree(town, second, "LI")
    start, said = Barrier(2), []

    def say(code: str, verzoek_id: int) -> None:
        ctx = town.as_(code)
        start.wait()
        try:
            snel_geld.give_akkoord(ctx, snel_geld.GeefAkkoord(verzoek_id, 100 * EURO))
            said.append("ja")
        except CasusError as error:
            said.append(f"{error.code} {error.params.get('over')}")

    threads = [Thread(target=say, args=pair) for pair in (("CO", first), ("VZ", second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["budget_op €\u00a050", "ja"]
    outcomes = sorted(row_of(town, number).status.value for number in (first, second))
    assert outcomes == ["ja", "open"]
    assert budget_of(town, budget).stand == Stand(15000, 10000, 0)


def test_other_outcomes_reserve_nothing_and_stay(town: Town) -> None:
    budget = make_budget(town)
    otherwise, no, back = (asked(town, budget, casus_id=town.kanarie) for _ in range(3))
    co, ib = town.as_("CO"), town.as_("IB")
    snel_geld.solve_otherwise(co, snel_geld.LosAndersOp(otherwise, 1, "de woningcorporatie", "hing er nog een"))
    with pytest.raises(RuleViolation) as error:
        snel_geld.solve_otherwise(co, snel_geld.LosAndersOp(no, 1, " "))
    assert code_of(error) == "veld_leeg"
    with pytest.raises(RuleViolation) as error:
        snel_geld.refuse_verzoek(co, snel_geld.ZegNee(no, 1, ""))
    assert code_of(error) == "veld_leeg"
    snel_geld.refuse_verzoek(co, snel_geld.ZegNee(no, 1, "de Zvw betaalt dit morgen"))
    with pytest.raises(RuleViolation) as error:
        snel_geld.withdraw_verzoek(co, snel_geld.TrekIn(back, 1))
    assert code_of(error) == "alleen_aanvrager"
    snel_geld.withdraw_verzoek(ib, snel_geld.TrekIn(back, 1))
    ends = [row_of(town, number).status.value for number in (otherwise, no, back)]
    assert ends == ["anders_opgelost", "nee", "ingetrokken"]
    assert budget_of(town, budget).stand == Stand(100000, 0, 0)
    for number in (otherwise, no, back):
        with pytest.raises(RuleViolation) as error:
            agree(town, number, "CO")
        assert code_of(error) == "verzoek_is_besloten"


def test_looking_back_is_due_on_its_day_and_answered_once(town: Town) -> None:
    in_two_organisations(town)
    regels = Regels(terugblik_maanden="3,6")
    bestedingsregels.save_regels(town.as_("CO"), bestedingsregels.LegRegelsVast(regels, date(2026, 11, 23)))
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    planned = verzoeken.open_verzoek(town.as_("IB"), verzoek).terugblikken
    assert [row.gepland_op for row in planned] == [date(2026, 12, 20), date(2027, 2, 23), date(2027, 5, 23)]
    assert terugblikken.list_terugblikken(town.as_("IB"), 9) == ()
    town.clock.set(datetime(2026, 12, 20, 9, tzinfo=UTC))
    (due,) = terugblikken.list_terugblikken(town.as_("IB"), 9)
    assert terugblikken.list_terugblikken(town.as_("BU"), 9) == ()
    answer = terugblikken.BeantwoordTerugblik(due.id, due.versie, TerugblikUitkomst.DEELS)
    with pytest.raises(RuleViolation) as error:
        terugblikken.answer_terugblik(town.as_("IB"), answer)
    assert code_of(error) == "veld_leeg"
    with pytest.raises(RuleViolation) as error:
        terugblikken.answer_terugblik(town.as_("BU"), replace(answer, wat_gezien="x"))
    assert code_of(error) == "niet_gevonden"
    terugblikken.answer_terugblik(town.as_("IB"), replace(answer, wat_gezien="kookt weer zelf"))
    assert terugblikken.list_terugblikken(town.as_("IB"), 9) == ()
    with pytest.raises(RuleViolation) as error:
        terugblikken.answer_terugblik(town.as_("IB"), replace(answer, versie=due.versie + 1))
    assert code_of(error) == "terugblik_gedaan"


def test_a_small_need_names_nobody_and_the_whole_team_reads_it(town: Town) -> None:
    budget = make_budget(town)
    small, own = asked(town, budget), asked(town, budget, casus_id=town.kanarie)
    bu = town.as_("BU")
    assert verzoeken.list_verzoek_ids(bu, VerzoekFilter()) == [small]
    assert verzoeken.list_verzoek_ids(town.as_("CT"), VerzoekFilter()) == []
    assert set(verzoeken.list_verzoek_ids(town.as_("LI"), VerzoekFilter())) == {small, own}
    assert [row.id for row in verzoeken.list_te_beslissen(town.as_("LI"), 9)] == [small, own]
    assert verzoeken.list_te_beslissen(town.as_("IB"), 9) == []
    with pytest.raises(RuleViolation) as error:
        verzoeken.open_verzoek(bu, own)
    assert code_of(error) == "niet_gevonden"
    with pytest.raises(RuleViolation) as error:
        agree(town, own, "BU")
    assert code_of(error) == "niet_gevonden"


def test_the_notulist_writes_down_who_agrees_at_the_running_table(town: Town) -> None:
    in_two_organisations(town)
    budget = make_budget(town)
    no, de = town.as_("NO"), town.people["DE"]
    verzoek = asked(town, budget, casus_id=town.kanarie)
    with pytest.raises(RuleViolation) as error:
        snel_geld.give_akkoord(no, snel_geld.GeefAkkoord(verzoek, 10000, de))
    assert code_of(error) == "niet_aan_tafel"
    bring_to(town, OverlegStatus.LOPEND)
    snel_geld.give_akkoord(no, snel_geld.GeefAkkoord(verzoek, 10000, de))
    (said,) = row_of(town, verzoek).akkoorden
    assert (said.naam, said.opgeschreven_door) == ("Daan Ebbers", no.actor.naam)
    inhoud = row_of(town, verzoek).inhoud
    typed = snel_geld.ask_verzoek(no, snel_geld.VraagVerzoek(inhoud, de))[0].id
    assert row_of(town, typed).aanvrager == "Daan Ebbers"
    for code, who in (("NO", None), ("VZ", de)):
        with pytest.raises(RuleViolation) as error:
            snel_geld.give_akkoord(town.as_(code), snel_geld.GeefAkkoord(typed, 10000, who))
        assert code_of(error) == "akkoord_van_aanvrager"


def test_who_was_let_out_of_a_casus_says_yes_to_its_money_themselves(each_town: Town) -> None:
    """Also once that casus is off the table and everybody is in the room again, or hears the next point."""
    town = each_town
    in_two_organisations(town)
    budget, de = make_budget(town), town.people["DE"]
    verzoek, small = asked(town, budget, casus_id=town.kanarie), asked(town, budget)
    no, vz = town.as_("NO"), town.as_("VZ")
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        town.go(status)
    assert why_not(town, verzoek) == "akkoord_niet_erbij", "nobody spoke of it yet"
    at_point(town, town.kanarie)
    assert why_not(town, verzoek) == ""
    deelnemer = next(each.id for each in town.page().deelnemers if each.professional_id == de)
    tafel.step(vz, tafel.Step(town.overleg, deelnemer, inside=False))
    assert why_not(town, verzoek) is None, "not in the room"
    for casus_id in (None, 0):
        at_point(town, casus_id)
        assert why_not(town, verzoek) == "akkoord_niet_erbij"
        with pytest.raises(RuleViolation) as error:
            snel_geld.give_akkoord(no, snel_geld.GeefAkkoord(verzoek, 10000, de))
        assert sentence(error.value) == (
            "Deze collega was niet bij het gesprek over deze casus. Laat de collega zelf ja zeggen."
        )
        there = next(each.stoel.professional_id for each in list_stemmen(no, verzoek) if not each.waarom_niet)
        with pytest.raises(RuleViolation, match="akkoord_niet_erbij"):
            snel_geld.record_stemmen(no, snel_geld.LegStemmenVast(verzoek, 10000, (there, de)))
        assert row_of(town, verzoek).akkoorden == ()
        assert why_not(town, small) == "", "of a need without a casus everybody in the room hears"
    snel_geld.give_akkoord(no, snel_geld.GeefAkkoord(small, 10000, de))
    agree(town, verzoek, "DE")
    assert [each.opgeschreven_door for each in row_of(town, verzoek).akkoorden] == [""]


def test_who_came_back_before_the_end_heard_it(town: Town) -> None:
    """Negative control of the test before."""
    verzoek, de = asked(town, make_budget(town), casus_id=town.kanarie), town.people["DE"]
    bring_to(town, OverlegStatus.LOPEND)
    deelnemer = next(each.id for each in town.page().deelnemers if each.professional_id == de)
    for inside in (False, True):
        town.clock.advance(timedelta(minutes=1))
        tafel.step(town.as_("VZ"), tafel.Step(town.overleg, deelnemer, inside=inside))
    at_point(town, None)
    assert why_not(town, verzoek) == ""
    snel_geld.give_akkoord(town.as_("NO"), snel_geld.GeefAkkoord(verzoek, 10000, de))
    assert [each.naam for each in row_of(town, verzoek).akkoorden] == ["Daan Ebbers"]


def at_point(town: Town, casus_id: int | None) -> None:
    """A minute later this casus is on the table; 0: the opening; None: nothing."""
    town.clock.advance(timedelta(minutes=1))
    points = {point.casus_id or 0: point.id for point in reversed(town.page().punten)}
    tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, None if casus_id is None else points[casus_id]))


def why_not(town: Town, verzoek_id: int) -> str | None:
    """Why Daan's yes cannot be written down; empty when it can, None when he is not in the room."""
    found = list_stemmen(town.as_("NO"), verzoek_id)
    return next((each.waarom_niet for each in found if each.stoel.naam == "Daan Ebbers"), None)


def test_who_asks_writes_down_nobodys_word_and_all_are_written_or_nobody(town: Town) -> None:
    in_two_organisations(town)
    budget, people = make_budget(town), town.people
    bring_to(town, OverlegStatus.LOPEND)
    mine = asked(town, budget, by="NO", casus_id=town.kanarie)
    assert list_stemmen(town.as_("NO"), mine) == ()
    with pytest.raises(RuleViolation) as error:
        snel_geld.give_akkoord(town.as_("NO"), snel_geld.GeefAkkoord(mine, 10000, people["DE"]))
    assert code_of(error) == "akkoord_door_aanvrager"
    other = asked(town, budget, casus_id=town.kanarie)
    no = town.as_("NO")
    stemmen = {each.stoel.naam: each.waarom_niet for each in list_stemmen(no, other)}
    assert stemmen["Daan Ebbers"] == ""
    assert no.actor.naam not in stemmen
    assert list_stemmen(town.as_("DE"), other) == (), "who keeps no minutes writes down nobody's word"
    with pytest.raises(RuleViolation) as error:
        snel_geld.record_stemmen(no, snel_geld.LegStemmenVast(other, 10000, (people["DE"], people["BU"])))
    assert code_of(error) == "niet_aan_tafel"
    assert row_of(town, other).akkoorden == ()
    snel_geld.record_stemmen(no, snel_geld.LegStemmenVast(other, 10000, (people["DE"],)))
    again = {each.stoel.naam: each.waarom_niet for each in list_stemmen(no, other)}
    assert again["Daan Ebbers"] == "akkoord_al_gegeven"


def test_who_is_late_is_told_and_nothing_is_lost(town: Town) -> None:
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    snel_geld.change_bedrag(town.as_("IB"), snel_geld.WijzigBedrag(verzoek, 1, 500))
    with pytest.raises(EnvironmentProblem) as error:
        snel_geld.refuse_verzoek(town.as_("CO"), snel_geld.ZegNee(verzoek, 1, "te duur"))
    assert error.value.code == "intussen_gewijzigd"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"route": Route(route="bijzondere bijstand")}, "route_ontbreekt"),
        ({"bedrag": 0}, "bedrag_niet_boven_nul"),
        ({"vorm": BestedingVorm.AAN_LEVERANCIER}, "veld_leeg"),
        ({"wat": " "}, "veld_leeg"),
        ({"casus_id": None, "inwoner_id": 5}, "klein_verzoek_noemt_iemand"),
        ({"inwoner_id": 5}, "niet_gevonden"),
        ({"casus_id": 5}, "niet_gevonden"),
        ({"terugblik_op": date(2026, 11, 23)}, "datum_voorbij"),
    ],
)
def test_what_nobody_could_decide_on_is_refused(town: Town, wrong: dict[str, Any], code: str) -> None:
    good = row_of(town, asked(town, make_budget(town), casus_id=town.kanarie)).inhoud
    with pytest.raises(RuleViolation) as error:
        snel_geld.ask_verzoek(town.as_("IB"), snel_geld.VraagVerzoek(replace(good, **wrong)))
    assert code_of(error) == code
