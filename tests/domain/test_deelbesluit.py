"""A decision about telling: what must be written down before it holds, and how it ends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from casus.domain.afweging import AfwegingInhoud, Kaart, Slot, Vraag
from casus.domain.deelbesluit import (
    AfwegingAntwoord,
    Bron,
    Deelbesluit,
    DeelbesluitStatus,
    DeelOntvanger,
    DeelOver,
    DeelStand,
    DeelWeigering,
    Toets,
    covers,
)
from casus.domain.delen import OPENT, Uitkomst
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import OrganisatieSoort
from tests.factories import NOW, TODAY, later, refused

AUTHOR, READER, CHAIR, ORG, PERSON = 1, 2, 3, 10, 70
NEAR = 30
INHOUD = AfwegingInhoud(
    versie="2026-11",
    gemaakt_naar="",
    nabije_dag=NEAR,
    kaarten=(
        Kaart("een", "Een", "", (Vraag("waarom", "Waarom?"), Vraag("mening", "Wat vindt u?", is_verplicht=False))),
        Kaart("twee", "Twee", "", (Vraag("gezien", "Wat is gezien?"),)),
    ),
    gronden=(Slot("taak", "Taak", soorten=(OrganisatieSoort.GEMEENTE,)), Slot("plicht", "Plicht")),
    uitzonderingen=(Slot("zorg", "Zorg", onderwerp=Onderwerp.GEZONDHEID),),
    openingen=(Slot("ja", "Toestemming"), Slot("plichten", "Conflict van plichten", met_criteria=True)),
    criteria=(Vraag("schade", "Welke schade?"), Vraag("weg", "Welke andere weg?")),
)
CLOSING = tuple(uitkomst for uitkomst in Uitkomst if uitkomst not in OPENT)
CRITERIA = tuple(AfwegingAntwoord(n, code, "Ja") for n, code in enumerate(("schade", "weg"), start=50))


def draft(uitkomst: Uitkomst | None = Uitkomst.DELEN, **given: Any) -> Deelbesluit:
    """A weighing with everything that sharing takes."""
    values: dict[str, Any] = {
        "motivering": "Zonder de corporatie raakt Rob zijn huis kwijt",
        "doel": "Rob houdt zijn huis",
        "grond": "plicht",
        "geldig_tot": TODAY + timedelta(days=20),
        "verteller_id": AUTHOR,
        "vertellen_voor": TODAY + timedelta(days=7),
        "ontvangers": [DeelOntvanger(1, ORG)],
        "over": [DeelOver(1, PERSON, Onderwerp.WONEN)],
        "antwoorden": [AfwegingAntwoord(1, "waarom", "Huur"), AfwegingAntwoord(2, "gezien", "Een brief")],
    }
    return Deelbesluit(1, "D7KP", 2, "Wat mag wie?", AUTHOR, NOW, NOW, uitkomst=uitkomst, **(values | given))


def past(**given: Any) -> Deelbesluit:
    """One that goes past refusal 5, with everything that takes."""
    criteria = given.pop("criteria", CRITERIA)
    values: dict[str, Any] = {"tweede_lezer_id": READER, "weigeringen": [DeelWeigering(1, 5)]}
    found = draft(**(values | given))
    found.antwoorden = [*found.antwoorden, *criteria]
    return found


def toets(*refusals: int, soort: OrganisatieSoort = OrganisatieSoort.WELZIJN, geheim: bool = False) -> Toets:
    return Toets(INHOUD, Bron(soort, geheim), frozenset(refusals), TODAY)


def recorded(besluit: Deelbesluit | None = None) -> Deelbesluit:
    found = besluit or draft()
    found.record(toets(), CHAIR, later())
    return found


def problem_of(besluit: Deelbesluit, check: Toets | None = None) -> tuple[str, object]:
    with pytest.raises(RuleViolation) as error:
        besluit.record(check or toets(), CHAIR, later())
    assert besluit.status is DeelbesluitStatus.CONCEPT
    assert besluit.vastgelegd_op is None
    code, params = refused(error.value)
    return code, params.get("field")


def test_sharing_with_the_whole_weighing_holds_from_that_moment() -> None:
    besluit = recorded()
    assert (besluit.status, besluit.vastgelegd_door_id) == (DeelbesluitStatus.VASTGELEGD, CHAIR)
    assert besluit.vastgelegd_op == besluit.gewijzigd_op == later()
    assert besluit.inhoud_versie == "2026-11"


@pytest.mark.parametrize("uitkomst", CLOSING)
def test_to_refuse_ask_first_or_leave_the_name_out_takes_a_motivation_and_nothing_else(uitkomst: Uitkomst) -> None:
    plain: dict[str, Any] = {"doel": "", "grond": "", "geldig_tot": None, "verteller_id": None, "vertellen_voor": None}
    besluit = recorded(draft(uitkomst, **plain, antwoorden=[]))
    assert (besluit.opens, besluit.stand_on(TODAY)) == (False, DeelStand.NIET_GEDEELD)
    assert problem_of(draft(uitkomst, motivering="  ")) == ("motivering_ontbreekt", "motivering")


@pytest.mark.parametrize("uitkomst", Uitkomst)
@pytest.mark.parametrize("missing", ["over", "ontvangers"])
def test_every_decision_says_about_whom_and_for_whom(uitkomst: Uitkomst, missing: str) -> None:
    assert problem_of(draft(uitkomst, **{missing: []})) == ("deelbesluit_waarover", "over")


def test_a_decision_has_an_outcome() -> None:
    assert problem_of(draft(None)) == ("uitkomst_ontbreekt", "uitkomst")


# What sharing takes: what is left out or wrong, and the code and field that say so.
SHARING: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"motivering": ""}, ("motivering_ontbreekt", "motivering")),
    ({"doel": " "}, ("veld_leeg", "doel")),
    ({"geldig_tot": None}, ("deelbesluit_zonder_einde", "geldig_tot")),
    ({"geldig_tot": TODAY}, ("deelbesluit_zonder_einde", "geldig_tot")),
    ({"antwoorden": []}, ("vraag_open", "waarom")),
    (
        {"antwoorden": [AfwegingAntwoord(1, "waarom", "x"), AfwegingAntwoord(2, "gezien", " ")]},
        ("vraag_open", "gezien"),
    ),
    (
        {"antwoorden": [AfwegingAntwoord(1, "waarom", "x"), AfwegingAntwoord(2, "gezien", "x", na_te_gaan=True)]},
        ("eerst_nagaan", "gezien"),
    ),
    ({"grond": ""}, ("grond_ontbreekt", "grond")),
    ({"grond": "taak"}, ("grond_ontbreekt", "grond")),
    ({"verteller_id": None}, ("verteller_ontbreekt", "verteller")),
    ({"vertellen_voor": None}, ("verteller_ontbreekt", "verteller")),
    ({"vertellen_voor": TODAY - timedelta(days=1)}, ("verteller_ontbreekt", "verteller")),
    ({"niet_vertellen": "Onveilig"}, ("opnieuw_bekijken_ontbreekt", "opnieuw_bekijken_op")),
    ({"niet_vertellen": "x", "opnieuw_bekijken_op": TODAY}, ("opnieuw_bekijken_ontbreekt", "opnieuw_bekijken_op")),
    ({"over": [DeelOver(1, PERSON, Onderwerp.GEZONDHEID)]}, ("uitzondering_ontbreekt", "uitzondering")),
    ({"over": [DeelOver(1, PERSON, Onderwerp.POLITIE)]}, ("politie_akkoord_ontbreekt", "politie_akkoord")),
    ({"over": [DeelOver(1, PERSON, Onderwerp.VEILIGHEID_THUIS)]}, ("meldcode_gaat_voor", "over")),
]


@pytest.mark.parametrize("uitkomst", OPENT)
@pytest.mark.parametrize(("wrong", "problem"), SHARING, ids=[problem[0] for _, problem in SHARING])
def test_sharing_takes_all_of_the_weighing(uitkomst: Uitkomst, wrong: dict[str, Any], problem: tuple[str, str]) -> None:
    assert problem_of(draft(uitkomst, **wrong)) == problem


def test_what_fits_the_kind_of_source_and_the_part_of_life_is_enough() -> None:
    draft(grond="taak").record(toets(soort=OrganisatieSoort.GEMEENTE), CHAIR, NOW)
    draft(over=[DeelOver(1, PERSON, Onderwerp.GEZONDHEID)], uitzondering="zorg").record(toets(), CHAIR, NOW)
    police = draft(over=[DeelOver(1, PERSON, Onderwerp.POLITIE)], politie_akkoord="Wijkagent, 23 november")
    police.record(toets(), CHAIR, NOW)
    draft(vertellen_voor=TODAY, geldig_tot=TODAY + timedelta(days=1)).record(toets(), CHAIR, NOW)


def test_not_telling_yet_takes_a_day_to_look_again_and_nobody_who_tells() -> None:
    look: dict[str, Any] = {"niet_vertellen": "Onveilig", "opnieuw_bekijken_op": TODAY + timedelta(days=1)}
    draft(**look, verteller_id=None, vertellen_voor=None).record(toets(), CHAIR, NOW)


def test_under_professional_secrecy_the_second_lock_has_an_opening_too() -> None:
    assert problem_of(draft(), toets(geheim=True)) == ("opening_ontbreekt", "opening")
    assert problem_of(draft(opening="anders"), toets(geheim=True)) == ("opening_ontbreekt", "opening")
    draft(opening="ja").record(toets(geheim=True), CHAIR, NOW)
    draft(opening="anders").record(toets(), CHAIR, NOW)


def test_to_break_secrecy_every_criterion_is_answered() -> None:
    assert problem_of(draft(opening="plichten"), toets(geheim=True)) == ("criterium_open", "schade")
    half = draft(opening="plichten")
    half.antwoorden += [CRITERIA[0], AfwegingAntwoord(9, "weg", "  ")]
    assert problem_of(half, toets(geheim=True)) == ("criterium_open", "weg")
    whole = draft(opening="plichten")
    whole.antwoorden += CRITERIA
    whole.record(toets(geheim=True), CHAIR, NOW)


def test_past_a_refusal_with_everything_it_takes() -> None:
    besluit = past()
    besluit.record(toets(5), CHAIR, NOW)
    assert besluit.opens


PAST: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"weigeringen": []}, ("weigering_niet_genoemd", "weigeringen")),
    ({"weigeringen": [DeelWeigering(1, 6)]}, ("weigering_niet_genoemd", "weigeringen")),
    ({"criteria": CRITERIA[:1]}, ("criterium_open", "weg")),
    ({"tweede_lezer_id": None}, ("tweede_lezer_ontbreekt", "tweede_lezer")),
    ({"tweede_lezer_id": AUTHOR}, ("tweede_lezer_ontbreekt", "tweede_lezer")),
    (
        {"niet_vertellen": "Onveilig", "opnieuw_bekijken_op": TODAY + timedelta(days=1)},
        ("verteller_ontbreekt", "verteller"),
    ),
    ({"geldig_tot": TODAY + timedelta(days=NEAR + 1)}, ("deelbesluit_te_lang", "geldig_tot")),
]


@pytest.mark.parametrize(("wrong", "problem"), PAST)
def test_a_known_no_yields_to_nothing_less(wrong: dict[str, Any], problem: tuple[str, str]) -> None:
    assert problem_of(past(**wrong), toets(5)) == problem


def test_the_near_date_is_the_last_day_and_is_said() -> None:
    last = TODAY + timedelta(days=NEAR)
    past(geldig_tot=last).record(toets(5), CHAIR, NOW)
    with pytest.raises(RuleViolation) as error:
        past(geldig_tot=last + timedelta(days=1)).record(toets(5), CHAIR, NOW)
    assert error.value.params["uiterlijk"] == last


def test_every_refusal_that_is_passed_is_named() -> None:
    assert problem_of(past(), toets(5, 6)) == ("weigering_niet_genoemd", "weigeringen")
    past(weigeringen=[DeelWeigering(1, 5), DeelWeigering(2, 6)]).record(toets(5, 6), CHAIR, NOW)


def test_who_names_a_refusal_answers_for_it_also_while_an_earlier_decision_goes_past_it() -> None:
    """The earlier one hides the refusal from what recording looks at; the next may not slip through on that."""
    slipped = draft(weigeringen=[DeelWeigering(1, 5)])
    assert problem_of(slipped) == ("criterium_open", "schade")
    past().record(toets(), CHAIR, NOW)


@pytest.mark.parametrize("uitkomst", CLOSING)
def test_not_to_tell_goes_past_nobody(uitkomst: Uitkomst) -> None:
    draft(uitkomst, weigeringen=[DeelWeigering(1, 5)]).record(toets(5), CHAIR, NOW)


def test_what_was_recorded_is_only_withdrawn_or_superseded() -> None:
    besluit = recorded()
    for act in (besluit.require_draft, lambda: besluit.record(toets(), CHAIR, NOW)):
        with pytest.raises(RuleViolation) as error:
            act()
        assert refused(error.value) == ("deelbesluit_vastgelegd", {})
    draft().require_draft()


ENDINGS: list[tuple[Callable[[Deelbesluit], None], DeelbesluitStatus, str]] = [
    (lambda b: b.withdraw("  Rob is  verhuisd ", later(5)), DeelbesluitStatus.INGETROKKEN, "Rob is verhuisd"),
    (lambda b: b.supersede(later(5)), DeelbesluitStatus.OPGEVOLGD, ""),
]


@pytest.mark.parametrize(("end", "status", "reden"), ENDINGS)
def test_a_decision_ends_once_and_only_when_it_held(
    end: Callable[[Deelbesluit], None], status: DeelbesluitStatus, reden: str
) -> None:
    besluit = recorded()
    end(besluit)
    assert (besluit.status, besluit.beeindigd_reden) == (status, reden)
    assert besluit.beeindigd_op == besluit.gewijzigd_op == later(5)
    assert besluit.stand_on(TODAY) is DeelStand(status.value)
    for over in (besluit, draft()):
        with pytest.raises(RuleViolation) as error:
            end(over)
        assert refused(error.value) == ("deelbesluit_geldt_niet", {})


def test_withdrawing_takes_a_reason() -> None:
    besluit = recorded()
    with pytest.raises(RuleViolation) as error:
        besluit.withdraw(" ", later())
    assert refused(error.value) == ("veld_leeg", {"field": "reden"})
    assert besluit.status is DeelbesluitStatus.VASTGELEGD


def test_the_first_time_it_was_told_or_received_is_kept() -> None:
    besluit = recorded()
    besluit.mark_shared(ORG, later(2))
    besluit.mark_shared(ORG, later(3))
    assert besluit.ontvangers[0].gedeeld_op == later(2)
    besluit.mark_received(ORG, later(4))
    besluit.mark_received(ORG, later(5))
    assert (besluit.ontvangers[0].gedeeld_op, besluit.ontvangers[0].ontvangen_op) == (later(2), later(4))
    assert besluit.gewijzigd_op == later(5)


def test_what_was_received_was_told() -> None:
    besluit = recorded()
    besluit.mark_received(ORG, later(4))
    assert besluit.ontvangers[0].gedeeld_op == besluit.ontvangers[0].ontvangen_op == later(4)


def test_only_what_holds_and_opens_is_told_and_only_to_whom_it_lists() -> None:
    ended = recorded()
    ended.withdraw("Weg", later())
    for besluit in (draft(), ended, recorded(draft(Uitkomst.NIET_DELEN))):
        for act in (besluit.mark_shared, besluit.mark_received):
            with pytest.raises(RuleViolation) as error:
                act(ORG, later())
            assert refused(error.value) == ("deelbesluit_geldt_niet", {})
    with pytest.raises(RuleViolation) as error:
        recorded().mark_shared(ORG + 1, later())
    assert refused(error.value) == ("geen_ontvanger", {})


def test_the_person_is_told_about_a_decision_not_about_a_draft() -> None:
    with pytest.raises(RuleViolation) as error:
        draft().tell(TODAY, later())
    assert refused(error.value) == ("deelbesluit_nog_concept", {})
    besluit = recorded()
    besluit.tell(TODAY, later(2))
    assert (besluit.verteld_op, besluit.gewijzigd_op) == (TODAY, later(2))


def test_where_it_stands_follows_from_its_receivers_and_the_day() -> None:
    two = [DeelOntvanger(1, ORG), DeelOntvanger(2, ORG + 1)]
    besluit = draft(ontvangers=two)
    assert besluit.stand_on(TODAY) is DeelStand.CONCEPT
    recorded(besluit)
    found = [besluit.stand_on(TODAY)]
    for step, org in ((besluit.mark_shared, ORG), (besluit.mark_received, ORG), (besluit.mark_received, ORG + 1)):
        step(org, later(3))
        found.append(besluit.stand_on(TODAY))
    assert found == [DeelStand.VOORGENOMEN, DeelStand.GEDEELD, DeelStand.GEDEELD, DeelStand.ONTVANGEN]
    assert besluit.geldig_tot is not None
    assert besluit.stand_on(besluit.geldig_tot) is DeelStand.ONTVANGEN
    assert besluit.stand_on(besluit.geldig_tot + timedelta(days=1)) is DeelStand.VERLOPEN


def test_the_parts_of_life_stand_in_their_order_and_once() -> None:
    over = [DeelOver(n, PERSON + n, part) for n, part in enumerate((Onderwerp.GELD, Onderwerp.WONEN, Onderwerp.GELD))]
    assert draft(over=over).onderwerpen == (Onderwerp.WONEN, Onderwerp.GELD)
    assert covers(over, PERSON, Onderwerp.GELD)
    assert not covers(over, PERSON, Onderwerp.WONEN)
    assert not covers(over, PERSON + 9, Onderwerp.GELD)
