"""Plans in a dossier: from what somebody chose to what is promised, told by parts of life, written by two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.plan import CtiFase, PlanStatus, PlanVorm
from casus.domain.plan_doel import DoelInhoud, DoelStand, StapInhoud, Wet
from casus.domain.values import ActieStatus, AgendaReden, EigenaarSoort, OverlegStatus
from casus.services import acties, casussen, concepten, intakes, planbladen, plannen
from tests.services.conftest import PEOPLE, Town, bring_to
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner

CANARY = "wulp in het riet"
DAY = date(2026, 12, 15)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def person(town: Town) -> int:
    return casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].id


def begin(town: Town, *, intake_id: int | None = None, terug_op: date | None = None) -> int:
    cmd = plannen.BeginPlan(town.kanarie, person(town), intake_id, terug_op=terug_op)
    return plannen.begin_plan(town.as_("IB"), cmd)[0].id


def blad(town: Town, id_: int, code: str = "IB") -> planbladen.PlanBlad:
    return planbladen.open_plan(town.as_(code), id_)


def add_doel(town: Town, id_: int, words: str = CANARY, domein: Levensdomein = Levensdomein.WONEN) -> int:
    cmd = plannen.SchrijfDoel(id_, blad(town, id_).row.versie, None, DoelInhoud(words, domein))
    plannen.write_doel(town.as_("IB"), cmd)
    return blad(town, id_).doelen[-1].id


def step(town: Town, wat: str = "belt de zus", day: date | None = DAY) -> StapInhoud:
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["LI"])
    return StapInhoud(wat, owner, day, "Zij lachen weer.", Wet.WMO, "Het gewone aanbod is vol.")


def add_stap(town: Town, id_: int, doel_id: int, stap: StapInhoud) -> int:
    plannen.write_stap(town.as_("IB"), plannen.SchrijfStap(id_, blad(town, id_).row.versie, doel_id, None, stap))
    return next(doel for doel in blad(town, id_).doelen if doel.id == doel_id).stappen[-1].id


def promise(town: Town, id_: int, *stap_ids: int, code: str = "IB") -> list[int]:
    cmd = plannen.NaarActielijst(id_, blad(town, id_).row.versie, stap_ids)
    changed = plannen.promise_stappen(town.as_(code), cmd)
    return [change.id for change in changed if change.kind == "actie"]


def chosen_intake(town: Town, *codes: str, done: bool = True) -> int:
    cmd = intakes.BeginIntake(town.kanarie, person(town), "positieve_gezondheid", Zitting(town.clock.today()))
    id_ = intakes.begin_intake(town.as_("IB"), cmd)[0].id
    told = IntakeInhoud(tuple(DeelInhoud(code, wil_veranderen=True) for code in codes), mee_aan_de_slag=codes)
    sheet = intakes.open_intake(town.as_("IB"), id_)
    intakes.save_intake(town.as_("IB"), intakes.BewaarIntake(id_, sheet.row.versie, sheet.zitting, told, done))
    return id_


def test_from_what_the_person_chose_to_what_is_promised_and_what_became_of_it(each_town: Town) -> None:
    town = each_town
    codes = ("meedoen", "zingeving", "dagelijks_functioneren", "mentaal_welbevinden")
    id_ = begin(town, intake_id=chosen_intake(town, *codes))
    sheet = blad(town, id_)
    assert [(doel.doel, doel.gekozen) for doel in sheet.doelen] == [
        ("", "Meedoen"),
        ("", "Zingeving"),
        ("", "Dagelijks functioneren"),
    ]
    assert sheet.ook_gekozen == ("Mentaal welbevinden",)
    first = sheet.doelen[0]
    words = DoelInhoud("Ik wil weer bij het koor.", first.levensdomein)
    plannen.write_doel(town.as_("IB"), plannen.SchrijfDoel(id_, sheet.row.versie, first.id, words))
    stap_id = add_stap(town, id_, first.id, step(town, "rijdt mee naar het koor"))
    assert blad(town, id_).te_beloven == 1
    (actie_id,) = promise(town, id_)
    mine = acties.my_acties(town.as_("LI"))
    assert [(row.id, row.wat, row.uiterlijk, row.agendapunt_id) for row in mine] == [
        (actie_id, "rijdt mee naar het koor", DAY, None)
    ]
    with refused("plan_zonder_stappen"):
        promise(town, id_)
    with refused("stap_onbekend"):
        promise(town, id_, 12345)
    with refused("stap_is_actie"):
        promise(town, id_, stap_id)
    acties.finish_actie(town.as_("LI"), acties.FinishActie(actie_id, mine[0].versie, True, "Ging goed."))
    (stap,) = blad(town, id_).doelen[0].stappen
    assert stap.afspraak == planbladen.Afspraak(actie_id, ActieStatus.GEDAAN, DAY, "Ging goed.")
    assert (stap.wie, stap.merken_aan, stap.wet, stap.waarom_anders) == (
        "Lieke Iding",
        "Zij lachen weer.",
        Wet.WMO,
        "Het gewone aanbod is vol.",
    )


def test_a_plan_ends_with_what_became_of_every_goal(town: Town) -> None:
    id_ = begin(town)
    with refused("plan_loopt_al"):
        begin(town)
    doel_id = add_doel(town, id_)
    with refused("plan_heeft_open_doelen"):
        plannen.finish_plan(town.as_("IB"), plannen.RondPlanAf(id_, blad(town, id_).row.versie))
    done = plannen.RondDoelAf(id_, blad(town, id_).row.versie, doel_id, DoelStand.BEREIKT, "Gelukt.")
    plannen.finish_doel(town.as_("IB"), done)
    plannen.finish_plan(town.as_("IB"), plannen.RondPlanAf(id_, blad(town, id_).row.versie))
    sheet = blad(town, id_)
    assert (sheet.row.status, sheet.mag_schrijven, sheet.row.open_doelen) == (PlanStatus.AFGEROND, False, 0)
    newer = begin(town)
    rows = planbladen.list_plannen(town.as_("IB"), town.kanarie)
    assert [row.id for row in rows] == [newer, id_], "what runs comes first"


def test_shape_order_and_removal(town: Town) -> None:
    id_ = begin(town)
    one, two = add_doel(town, id_, "Een"), add_doel(town, id_, "Twee")
    stap_id = add_stap(town, id_, one, step(town))
    ctx = town.as_("IB")
    change = plannen.WijzigPlan(id_, blad(town, id_).row.versie, PlanVorm.CTI, CtiFase.STRUCTUREREN, DAY)
    plannen.change_plan(ctx, change)
    plannen.move_doel(ctx, plannen.VerplaatsDoel(id_, blad(town, id_).row.versie, two, True))
    other = plannen.SchrijfStap(id_, blad(town, id_).row.versie, one, stap_id, step(town, "schrijft de zus"))
    plannen.write_stap(ctx, other)
    sheet = blad(town, id_)
    assert (sheet.row.vorm, sheet.row.fase, sheet.row.terug_op) == (PlanVorm.CTI, CtiFase.STRUCTUREREN, DAY)
    assert [doel.id for doel in sheet.doelen] == [two, one]
    assert sheet.doelen[1].stappen[0].wat == "schrijft de zus"
    plannen.remove_part(ctx, plannen.HaalWeg(id_, sheet.row.versie, one, stap_id))
    plannen.remove_part(ctx, plannen.HaalWeg(id_, blad(town, id_).row.versie, one))
    assert [(doel.id, doel.stappen) for doel in blad(town, id_).doelen] == [(two, ())]
    past = replace(change, versie=blad(town, id_).row.versie, terug_op=date(2026, 11, 1))
    with refused("datum_voorbij"):
        plannen.change_plan(ctx, past)


def test_a_step_is_of_somebody_in_this_casus_and_its_day_lies_ahead(town: Town) -> None:
    id_ = begin(town)
    doel_id = add_doel(town, id_)
    other = town.add_casus("Familie Anders")
    stranger = casussen.open_casus(town.as_("IB"), other).inwoners[0].id
    theirs = replace(step(town), eigenaar=Eigenaar(EigenaarSoort.PERSOON, inwoner_id=stranger))
    with refused("eigenaar_ontbreekt"):
        add_stap(town, id_, doel_id, theirs)
    with refused("inwoner_onbekend"):
        plannen.begin_plan(town.as_("IB"), plannen.BeginPlan(town.kanarie, stranger))
    own = replace(step(town, day=town.clock.today()), eigenaar=Eigenaar(EigenaarSoort.PERSOON, inwoner_id=person(town)))
    stap_id = add_stap(town, id_, doel_id, own)
    town.clock.advance(timedelta(days=2))
    with refused("stap_datum_voorbij"):
        promise(town, id_, stap_id)


def test_at_the_table_a_step_becomes_an_actie_of_that_point(town: Town) -> None:
    id_ = begin(town)
    doel_id = add_doel(town, id_)
    bring_to(town, OverlegStatus.LOPEND)
    point = town.point_of(town.kanarie)
    add_stap(town, id_, doel_id, step(town, "eerste"))
    (at_table,) = promise(town, id_, code="CO")
    add_stap(town, id_, doel_id, step(town, "tweede"))
    (alone,) = promise(town, id_, code="IB")
    town.go(OverlegStatus.GESLOTEN)
    add_stap(town, id_, doel_id, step(town, "derde"))
    (after,) = promise(town, id_, code="CO")
    points = {row.id: row.agendapunt_id for row in acties.list_acties(town.as_("CO"))}
    assert points[at_table] == point
    assert points[alone] is None, "who does not lead the meeting puts it on the list"
    assert points[after] is None, "the meeting is over"


def test_on_the_day_to_look_back_the_casus_comes_back_to_the_table(town: Town) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    for row in acties.list_acties(town.as_("CO")):
        acties.finish_actie(town.as_("CO"), acties.FinishActie(row.id, row.versie, True))
    back = DAY - timedelta(days=7)  # before the besluit asks for news
    begin(town, terug_op=back)
    town.go(OverlegStatus.GESLOTEN)
    before = town.page(town.plan(back - timedelta(days=1)))
    assert town.kanarie not in {punt.casus_id for punt in before.punten}, "control: not a day too early"
    page = town.page(town.plan(back))
    assert [punt.reden for punt in page.punten if punt.casus_id == town.kanarie] == [AgendaReden.TERUGKOMDATUM]


def test_a_week_before_one_is_reminded_to_look_back(town: Town) -> None:
    id_ = begin(town, terug_op=DAY)
    town.clock.advance(timedelta(days=14))
    assert planbladen.list_terugkijken(town.as_("IB"), 5) == (), "control: eight days before"
    town.clock.advance(timedelta(days=1))
    code = casussen.open_casus(town.as_("IB"), town.kanarie).code
    for who in ("IB", "RG", "CO"):
        (row,) = planbladen.list_terugkijken(town.as_(who), 5)
        assert (row.plan_id, row.code, row.op) == (id_, code, DAY)
    assert planbladen.list_terugkijken(town.as_("DE"), 5) == planbladen.list_terugkijken(town.as_("CT"), 5) == ()
    plannen.finish_plan(town.as_("IB"), plannen.RondPlanAf(id_, blad(town, id_).row.versie))
    assert planbladen.list_terugkijken(town.as_("IB"), 5) == ()


def test_a_draft_of_a_plan_leads_back_to_its_casus_for_who_is_told_it(town: Town) -> None:
    id_ = begin(town)
    doel_id = add_doel(town, id_)
    stap_id = add_stap(town, id_, doel_id, step(town))
    for code in ("IB", "DE"):
        for scherm, number in (("plan_doel_nieuw", id_), ("plan_doel", doel_id), ("plan_stap", stap_id)):
            concepten.keep_concept(town.as_(code), scherm, number, "doel", "half")
    found = {row.scherm: row.casus_id for row in concepten.list_concept_plekken(town.as_("IB"))}
    assert found == dict.fromkeys(("plan_doel_nieuw", "plan_doel", "plan_stap"), town.kanarie)
    assert {row.casus_id for row in concepten.list_concept_plekken(town.as_("DE"))} == {None}, "control"


def test_two_people_who_write_the_same_plan_do_not_overwrite_each_other(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    doel_id = add_doel(town, id_)
    stap_id = add_stap(town, id_, doel_id, step(town))
    stale = blad(town, id_).row.versie
    add_stap(town, id_, doel_id, step(town))
    ctx, inhoud = town.as_("CO"), DoelInhoud("Anders", Levensdomein.GELD)
    acts: tuple[Callable[[], object], ...] = (
        lambda: plannen.change_plan(ctx, plannen.WijzigPlan(id_, stale, PlanVorm.GEWOON, None, DAY)),
        lambda: plannen.write_doel(ctx, plannen.SchrijfDoel(id_, stale, doel_id, inhoud)),
        lambda: plannen.move_doel(ctx, plannen.VerplaatsDoel(id_, stale, doel_id, True)),
        lambda: plannen.write_stap(ctx, plannen.SchrijfStap(id_, stale, doel_id, stap_id, step(town))),
        lambda: plannen.remove_part(ctx, plannen.HaalWeg(id_, stale, doel_id)),
        lambda: plannen.finish_doel(ctx, plannen.RondDoelAf(id_, stale, doel_id, DoelStand.BEREIKT)),
        lambda: plannen.promise_stappen(ctx, plannen.NaarActielijst(id_, stale)),
        lambda: plannen.finish_plan(ctx, plannen.RondPlanAf(id_, stale)),
    )
    for act in acts:
        with pytest.raises(EnvironmentProblem, match="intussen_gewijzigd"):
            act()


def test_every_act_is_logged_and_reading_before_it_is_shown(town: Town) -> None:
    def act() -> None:
        id_ = begin(town)
        doel_id = add_doel(town, id_)
        add_stap(town, id_, doel_id, step(town))
        promise(town, id_)
        done = plannen.RondDoelAf(id_, blad(town, id_).row.versie, doel_id, DoelStand.BEREIKT)
        plannen.finish_doel(town.as_("IB"), done)
        plannen.finish_plan(town.as_("IB"), plannen.RondPlanAf(id_, blad(town, id_).row.versie))

    actions = [entry.action for entry in town.logged_by(act)]
    assert [action for action in actions if action.startswith(("plan", "actie"))] == [
        "plan_begonnen",
        "plan_gelezen",
        "plan_gewijzigd",
        "plan_gewijzigd",
        "plan_naar_acties",
        "actie_toegevoegd",
        "plan_doel_afgerond",
        "plan_afgerond",
    ]


def test_who_does_not_see_the_casus_finds_no_plan(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    add_doel(town, id_)
    seeing = {code for code in PEOPLE if CANARY in repr(outcome(town, code, id_))}
    whole = {code for code in PEOPLE if planbladen.list_plannen(town.as_(code), town.kanarie)}
    assert seeing == whole == {"IB", "CO", "RG", "LI"}
    for code in ("DE", "CT", "BE"):
        with pytest.raises(RuleViolation):
            plannen.finish_plan(town.as_(code), plannen.RondPlanAf(id_, 1))


def outcome(town: Town, code: str, id_: int) -> object:
    try:
        return blad(town, id_, code)
    except RuleViolation as error:
        return error


def test_of_a_goal_in_a_part_of_life_that_was_refused_nothing_shows(each_town: Town) -> None:
    """A member of an organisation to which the person refused to tell about money."""
    town = each_town
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    id_ = begin(town)
    add_doel(town, id_, "Weer zingen", Levensdomein.ZINGEVING)
    secret = add_doel(town, id_, CANARY, Levensdomein.GELD)
    add_stap(town, id_, secret, step(town, f"{CANARY} op orde"))
    promise(town, id_)
    assert CANARY in repr(blad(town, id_, "PA")), "control: before the refusal the member reads it"
    assert blad(town, id_, "PA").mag_schrijven
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    sheet = blad(town, id_, "PA")
    assert [doel.doel for doel in sheet.doelen] == ["Weer zingen"]
    assert (CANARY in repr(sheet), sheet.row.open_doelen, sheet.mag_schrijven) == (False, 1, False)
    with refused("niet_gevonden"):
        plannen.finish_plan(town.as_("PA"), plannen.RondPlanAf(id_, sheet.row.versie))
    assert CANARY in repr(blad(town, id_))


def test_who_is_not_told_all_of_an_intake_makes_no_plan_of_it_and_a_part_that_is_not_told_is_not_named(
    town: Town,
) -> None:
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    intake_id = chosen_intake(town, "kwaliteit_van_leven", "zingeving")
    id_ = begin(town, intake_id=intake_id)
    assert [doel.gekozen for doel in blad(town, id_, "PA").doelen] == ["Kwaliteit van leven", "Zingeving"]
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    assert "Kwaliteit van leven" not in repr(blad(town, id_, "PA"))
    assert "Zingeving" in repr(blad(town, id_, "PA"))
    for doel in blad(town, id_).doelen:
        plannen.remove_part(town.as_("IB"), plannen.HaalWeg(id_, blad(town, id_).row.versie, doel.id))
    plannen.finish_plan(town.as_("IB"), plannen.RondPlanAf(id_, blad(town, id_).row.versie))
    with refused("niet_gevonden"):
        plannen.begin_plan(town.as_("PA"), plannen.BeginPlan(town.kanarie, person(town), intake_id))


def test_a_plan_rests_on_an_intake_of_the_same_person_in_a_casus_that_runs(town: Town) -> None:
    other = town.add_casus("Familie Anders")
    who = casussen.open_casus(town.as_("IB"), other).inwoners[0].id
    intake_id = chosen_intake(town, "zingeving")
    with refused("niet_gevonden"):
        plannen.begin_plan(town.as_("IB"), plannen.BeginPlan(other, who, intake_id))
    with refused("niet_gevonden"):
        plannen.begin_plan(town.as_("IB"), plannen.BeginPlan(other, who, 12345))
    versie = casussen.open_casus(town.as_("IB"), other).versie
    casussen.close_casus(town.as_("CO"), casussen.CloseCasus(other, versie, "Het loopt."))
    with refused("casus_afgesloten"):
        plannen.begin_plan(town.as_("IB"), plannen.BeginPlan(other, who))
