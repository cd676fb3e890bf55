"""A plan: few goals, own words, who does what by when, promised once, and three shapes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.plan import CtiFase, Plan, PlanStatus, PlanVorm
from casus.domain.plan_doel import Doel, DoelInhoud, DoelStand, StapInhoud, Wet
from casus.domain.values import EigenaarSoort
from tests.factories import NOW, later

BEGONNEN = date(2026, 11, 23)
TERUG = date(2027, 1, 12)
IK = Eigenaar(EigenaarSoort.PERSOON, inwoner_id=3)
BELLEN = StapInhoud("Ik  bel mijn zus", IK, date(2026, 12, 1), " we  spreken elkaar ", Wet.WMO, " past  niet ")
TWAALF = tuple(Levensdomein)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def begun(vorm: PlanVorm = PlanVorm.GEWOON, fase: CtiFase | None = None, terug: date | None = None) -> Plan:
    return Plan(1, 2, 3, vorm, BEGONNEN, NOW, fase, terug_op=terug)


def goal(words: str = "Weer koken", domein: Levensdomein = Levensdomein.WONEN) -> DoelInhoud:
    return DoelInhoud(words, domein)


def with_goals(plan: Plan, count: int, reden: str = "") -> Plan:
    for number in range(count):
        plan.add_doel(10 + number, goal(f"Doel {number}", TWAALF[number]), reden, later())
    return plan


def one_step(plan: Plan) -> Plan:
    plan.add_doel(10, goal(), "", later())
    plan.add_stap(10, 20, BELLEN, later())
    return plan


@pytest.mark.parametrize(
    ("vorm", "fase", "terug", "code"),
    [
        (PlanVorm.CTI, None, None, "cti_zonder_fase"),
        (PlanVorm.GEWOON, CtiFase.OVERDRAGEN, None, "fase_zonder_cti"),
        (PlanVorm.WAAKVLAM, None, None, "waakvlam_zonder_terugkomdatum"),
        (PlanVorm.GEWOON, None, BEGONNEN, "plan_terug_te_vroeg"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_from_the_beginning_and_later(
    vorm: PlanVorm, fase: CtiFase | None, terug: date | None, code: str
) -> None:
    with refused(code):
        begun(vorm, fase, terug)
    plan = begun()
    with refused(code):
        plan.change(vorm, fase, terug, later())
    assert (plan.vorm, plan.gewijzigd_op) == (PlanVorm.GEWOON, NOW), "what is refused changes nothing"


def test_less_contact_and_more_again_needs_no_new_plan() -> None:
    plan = with_goals(begun(), 1)
    plan.change(PlanVorm.WAAKVLAM, None, TERUG, later(2))
    plan.change(PlanVorm.CTI, CtiFase.STRUCTUREREN, TERUG, later(3))
    assert (plan.vorm, plan.fase, plan.terug_op, plan.gewijzigd_op) == (
        PlanVorm.CTI,
        CtiFase.STRUCTUREREN,
        TERUG,
        later(3),
    )
    assert len(plan.doelen) == 1


def test_three_goals_are_open_at_most_unless_somebody_insists_and_says_why() -> None:
    plan = with_goals(begun(), 3)
    with pytest.raises(RuleViolation) as error:
        plan.add_doel(99, goal(), "  ", later())
    assert (error.value.code, error.value.params) == ("te_veel_doelen", {"field": "meer_doelen", "meeste": 3})
    assert len(plan.doelen) == 3
    plan.add_doel(99, goal(), " Hij wil  alles tegelijk ", later(5))
    assert (plan.meer_doelen, plan.gewijzigd_op) == ("Hij wil alles tegelijk", later(5))
    plan.add_doel(100, goal(), "", later())
    plan.write_doel(100, goal("Toch iets anders"), later())
    assert len(plan.open_doelen) == 5, "the reason stays, and need not be given again"
    for doel_id in (99, 100):
        plan.finish_doel(doel_id, DoelStand.BEREIKT, "", later())
    assert plan.meer_doelen == "", "no longer needed"
    with refused("te_veel_doelen"):
        plan.finish_doel(99, DoelStand.OPEN, "", later())


def test_an_own_choice_from_an_intake_waits_for_words() -> None:
    plan = begun()
    for place in (1, 2, 3):
        plan.choose_doel(Doel(10 + place, place, Levensdomein.ZINGEVING, intake_id=5, intake_deel=f"d{place}"), later())
    with refused("te_veel_doelen"):
        plan.choose_doel(Doel(14, 4, Levensdomein.ZINGEVING, intake_id=5, intake_deel="d4"), later())
    with refused("doel_zonder_woorden"):
        plan.finish_doel(11, DoelStand.BEREIKT, "", later())
    with refused("veld_leeg"):
        plan.write_doel(11, goal("  "), later())
    plan.write_doel(11, goal("Weer  zingen\nin het koor "), later(4))
    assert (plan.doel(11).doel, plan.doel(11).intake_deel) == ("Weer zingen\nin het koor", "d1")
    assert plan.gewijzigd_op == later(4)


def test_cti_works_on_at_most_three_areas_of_life_and_nobody_insists() -> None:
    plan = with_goals(begun(PlanVorm.CTI, CtiFase.STRUCTUREREN), 3)
    with refused("cti_te_veel_levensdomeinen"):
        plan.add_doel(99, goal(domein=Levensdomein.JUSTITIE), "Moet echt", later())
    plan.add_doel(99, goal(domein=TWAALF[0]), "Moet echt", later())
    with refused("cti_te_veel_levensdomeinen"):
        plan.write_doel(99, goal(domein=Levensdomein.JUSTITIE), later())
    assert plan.doel(99).levensdomein is TWAALF[0], "what is refused changes nothing"
    four = with_goals(begun(), 4, "Hij wil het")
    with refused("cti_te_veel_levensdomeinen"):
        four.change(PlanVorm.CTI, CtiFase.OVERDRAGEN, None, later())
    four.finish_doel(10, DoelStand.BEREIKT, "", later())
    four.change(PlanVorm.CTI, CtiFase.OVERDRAGEN, None, later())


def test_the_person_orders_the_goals() -> None:
    plan = with_goals(begun(), 3)
    plan.move_doel(12, True, later(2))
    plan.move_doel(10, False, later(2))

    def order() -> list[int]:
        return [doel.id for doel in sorted(plan.doelen, key=lambda doel: doel.volgorde)]

    assert order() == [12, 10, 11]
    plan.move_doel(12, True, later(9))
    plan.move_doel(11, False, later(9))
    assert (order(), plan.gewijzigd_op) == ([12, 10, 11], later(2)), "first and last stay where they are"
    plan.finish_doel(10, DoelStand.BEREIKT, "", later())
    plan.move_doel(11, True, later(3))
    assert order() == [11, 10, 12], "what is done is passed over"
    with refused("doel_afgerond"):
        plan.move_doel(10, True, later())


def test_letting_go_wants_a_word_and_reaching_does_not() -> None:
    plan = with_goals(begun(), 2)
    with refused("veld_leeg"):
        plan.finish_doel(10, DoelStand.LOSGELATEN, " ", later())
    plan.finish_doel(10, DoelStand.LOSGELATEN, "Hij wil eerst rust.", later())
    plan.finish_doel(11, DoelStand.BEREIKT, "", later())
    assert [(doel.stand, doel.uitkomst) for doel in plan.doelen] == [
        (DoelStand.LOSGELATEN, "Hij wil eerst rust."),
        (DoelStand.BEREIKT, ""),
    ]
    with refused("doel_afgerond"):
        plan.write_doel(10, goal(), later())
    with refused("doel_afgerond"):
        plan.add_stap(10, 30, BELLEN, later())
    plan.finish_doel(10, DoelStand.OPEN, "", later(3))
    assert plan.open_doelen == [plan.doel(10)]


def test_a_step_says_who_what_when_how_one_notices_and_who_pays() -> None:
    plan = one_step(begun())
    stap = plan.doel(10).stap(20)
    assert (stap.wat, stap.eigenaar, stap.uiterlijk) == ("Ik bel mijn zus", IK, date(2026, 12, 1))
    assert (stap.merken_aan, stap.wet, stap.waarom_anders) == ("we spreken elkaar", Wet.WMO, "past niet")
    other = replace(BELLEN, eigenaar=Eigenaar(EigenaarSoort.NAASTE, naam=" Truus "), wet=None, uiterlijk=None)
    plan.write_stap(20, other, later(2))
    assert (stap.eigenaar_naam, stap.inwoner_id, stap.wet, stap.uiterlijk) == ("Truus", None, None, None)
    second = plan.add_stap(10, 21, BELLEN, later())
    assert (second.volgorde, second.eigenaar) == (2, IK)
    with refused("veld_leeg"):
        plan.write_stap(21, replace(BELLEN, wat="  "), later())
    plan.remove_stap(21, later(5))
    assert (plan.doel(10).stappen, plan.gewijzigd_op) == ([stap], later(5))


def test_a_step_becomes_an_actie_once_and_is_told_by_the_part_of_life_of_its_goal() -> None:
    plan = one_step(begun())
    actie = plan.make_actie(20, 500, later(2))
    assert (actie.id, actie.wat, actie.eigenaar, actie.uiterlijk) == (500, "Ik bel mijn zus", IK, date(2026, 12, 1))
    assert (actie.casus_id, actie.onderwerp, actie.gemaakt_op) == (2, Onderwerp.WONEN, later(2))
    assert (plan.doel(10).stap(20).actie_id, plan.gewijzigd_op) == (500, later(2))
    with refused("stap_is_actie"):
        plan.make_actie(20, 501, later())
    with refused("stap_is_actie"):
        plan.remove_stap(20, later())
    with refused("doel_heeft_acties"):
        plan.remove_doel(10, later())


def test_what_is_promised_has_a_day() -> None:
    plan = one_step(begun())
    plan.write_stap(20, replace(BELLEN, uiterlijk=None), later())
    with refused("stap_zonder_dag"):
        plan.make_actie(20, 500, later())
    assert plan.doel(10).stap(20).actie_id is None


@pytest.mark.parametrize(
    "other",
    [
        replace(BELLEN, wat="Ik bel mijn broer"),
        replace(BELLEN, uiterlijk=None),
        replace(BELLEN, eigenaar=Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=4)),
    ],
)
def test_what_the_actie_keeps_is_changed_there(other: StapInhoud) -> None:
    plan = one_step(begun())
    plan.make_actie(20, 500, later())
    with refused("stap_is_actie"):
        plan.write_stap(20, other, later())
    plan.write_stap(20, replace(BELLEN, merken_aan="Zij lacht weer", wet=Wet.ZVW), later())
    assert plan.doel(10).stap(20).merken_aan == "Zij lacht weer"


def test_a_goal_that_was_never_meant_goes() -> None:
    plan = with_goals(begun(), 4, "Hij wil het")
    plan.remove_doel(13, later(2))
    assert ([doel.id for doel in plan.doelen], plan.meer_doelen) == ([10, 11, 12], "")


def test_a_plan_is_done_when_of_every_goal_it_is_said_what_became_of_it() -> None:
    plan = with_goals(begun(), 1)
    with refused("plan_heeft_open_doelen"):
        plan.finish(later())
    plan.finish_doel(10, DoelStand.BEREIKT, "", later())
    plan.finish(later(2))
    assert (plan.status, plan.gewijzigd_op) == (PlanStatus.AFGEROND, later(2))


@pytest.mark.parametrize(
    "act",
    [
        lambda plan: plan.finish(NOW),
        lambda plan: plan.change(PlanVorm.GEWOON, None, None, NOW),
        lambda plan: plan.choose_doel(Doel(9, 9, Levensdomein.GELD), NOW),
        lambda plan: plan.add_doel(9, goal(), "", NOW),
        lambda plan: plan.write_doel(10, goal(), NOW),
        lambda plan: plan.move_doel(10, True, NOW),
        lambda plan: plan.finish_doel(10, DoelStand.OPEN, "", NOW),
        lambda plan: plan.remove_doel(10, NOW),
        lambda plan: plan.add_stap(10, 30, BELLEN, NOW),
        lambda plan: plan.write_stap(20, BELLEN, NOW),
        lambda plan: plan.remove_stap(20, NOW),
        lambda plan: plan.make_actie(20, 500, NOW),
    ],
)
def test_a_plan_that_is_done_is_not_changed(act: Callable[[Plan], object]) -> None:
    plan = one_step(begun())
    plan.finish_doel(10, DoelStand.BEREIKT, "", later())
    plan.finish(later())
    with refused("plan_afgerond"):
        act(plan)


def test_what_is_not_in_the_plan_is_not_found() -> None:
    plan = one_step(begun())
    with refused("doel_onbekend"):
        plan.doel(99)
    with refused("stap_onbekend"):
        plan.write_stap(99, BELLEN, later())
    with refused("stap_onbekend"):
        plan.doel(10).stap(99)


@pytest.mark.parametrize(
    "act", [lambda plan: plan.write_stap(20, BELLEN, NOW), lambda plan: plan.make_actie(20, 500, NOW)]
)
def test_nothing_is_promised_for_a_goal_that_was_let_go(act: Callable[[Plan], object]) -> None:
    plan = one_step(begun())
    plan.finish_doel(10, DoelStand.LOSGELATEN, "Niet meer nodig", later())
    with refused("doel_afgerond"):
        act(plan)
