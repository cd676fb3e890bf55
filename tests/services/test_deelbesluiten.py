"""Weighing and deciding through the services: kept, recorded, ended, told; logged; and shown to who deals with it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import DeelbesluitStatus, DeelStand
from casus.domain.delen import Uitkomst
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import OverlegStatus
from casus.services import deelbesluiten as db
from casus.services import deelregister as dr
from casus.services.context import Context
from tests.factories import refused
from tests.services.conftest import Town
from tests.services.delen_gevallen import answer, ask, besluit_versie, decide, partner, rob, save, weighed


def row_of(town: Town, number: int) -> dr.DeelbesluitRow:
    return next(row for row in dr.list_deelbesluiten(town.as_("CO"), town.kanarie) if row.id == number)


def test_a_draft_keeps_all_that_was_filled_in_and_decides_nothing(each_town: Town) -> None:
    velden = weighed(each_town, partner(each_town))
    (entry,) = each_town.logged_by(lambda: save(each_town, velden))
    (row,) = dr.list_deelbesluiten(each_town.as_("IB"), each_town.kanarie)
    assert entry == LogEntry("afweging_bewaard", (("deelbesluit", row.id),), each_town.kanarie)
    page = dr.open_deelbesluit(each_town.as_("IB"), row.id)
    kept = {each.vraag: each.tekst for each in page.velden.antwoorden}
    assert kept == {each.vraag: each.tekst for each in velden.antwoorden}
    assert (page.status, page.vastgelegd_op) == (DeelbesluitStatus.CONCEPT, None)
    assert (page.velden.over, page.velden.ontvangers, page.velden.motivering) == (
        velden.over, velden.ontvangers, velden.motivering,
    )  # fmt: skip


def test_recording_holds_at_once_and_is_logged_with_ground_and_outcome(each_town: Town) -> None:
    org = partner(each_town)
    number = save(each_town, weighed(each_town, org, opening="toestemming"))
    cmd = db.LegBesluitVast(number, besluit_versie(each_town, number))
    (entry,) = each_town.logged_by(lambda: db.record_deelbesluit(each_town.as_("VZ"), cmd))
    objects = (("deelbesluit", number), ("organisatie", org))
    assert entry == LogEntry("deelbesluit_vastgelegd", objects, each_town.kanarie, "gerechtvaardigd_belang", "delen")
    assert row_of(each_town, number).stand is DeelStand.VOORGENOMEN


@pytest.mark.parametrize("uitkomst", [Uitkomst.NIET_DELEN, Uitkomst.EERST_GESPREK, Uitkomst.ZONDER_NAAM])
def test_the_three_that_open_nothing_take_a_motivation_only(town: Town, uitkomst: Uitkomst) -> None:
    velden = dr.DeelVelden(
        uitkomst=uitkomst, motivering="Eerst met Rob praten", ontvangers=(partner(town),),
        over=((rob(town), Onderwerp.WONEN),),
    )  # fmt: skip
    assert row_of(town, decide(town, velden)).stand is DeelStand.NIET_GEDEELD


def test_it_is_told_received_and_the_person_knows(town: Town) -> None:
    org = partner(town)
    number = decide(town, weighed(town, org))
    ctx, about = town.as_("IB"), (("deelbesluit", number), ("organisatie", org))
    told = db.MeldGedeeld(number, besluit_versie(town, number), org)
    assert town.logged_by(lambda: db.mark_gedeeld(ctx, told)) == [LogEntry("deelbesluit_gedeeld", about, town.kanarie)]
    assert row_of(town, number).stand is DeelStand.GEDEELD
    got = db.MeldGedeeld(number, besluit_versie(town, number), org, is_ontvangen=True)
    assert town.logged_by(lambda: db.mark_gedeeld(ctx, got)) == [LogEntry("deelbesluit_ontvangen", about, town.kanarie)]
    assert row_of(town, number).stand is DeelStand.ONTVANGEN
    knows = db.MeldVerteld(number, besluit_versie(town, number), town.clock.today())
    assert town.logged_by(lambda: db.mark_verteld(ctx, knows)) == [LogEntry("deelbesluit_verteld", about, town.kanarie)]
    assert row_of(town, number).verteld_op == town.clock.today()


def test_it_is_withdrawn_or_superseded_and_stays_in_the_register(town: Town) -> None:
    org = partner(town)
    first = decide(town, weighed(town, org))
    second = decide(town, weighed(town, org, motivering="Korter"), volgt_op_id=first)
    assert row_of(town, first).stand is DeelStand.OPGEVOLGD
    cmd = db.TrekBesluitIn(second, besluit_versie(town, second), "Rob is verhuisd")
    (entry,) = town.logged_by(lambda: db.withdraw_deelbesluit(town.as_("VZ"), cmd))
    assert entry.action == "deelbesluit_ingetrokken"
    assert row_of(town, second).stand is DeelStand.INGETROKKEN
    assert len(dr.open_gedeeld(town.as_("CO"), town.kanarie).besluiten) == 2


def refused_by(town: Town, org: int) -> int:
    number = ask(town, org)
    answer(town, number, mag=False)
    return number


def test_past_a_refusal_only_with_the_refusal_named_and_all_it_takes(each_town: Town) -> None:
    org = partner(each_town)
    refusal = refused_by(each_town, org)
    bare = save(each_town, weighed(each_town, org))
    with pytest.raises(RuleViolation) as error:
        db.record_deelbesluit(each_town.as_("VZ"), db.LegBesluitVast(bare, 1))
    assert refused(error.value) == ("weigering_niet_genoemd", {"field": "weigeringen"})
    page = dr.open_deelbesluit(each_town.as_("IB"), bare)
    assert [number for number, _ in page.weigeringen] == [refusal]
    whole = weighed(each_town, org, weigeringen=(refusal,), tweede_lezer_id=each_town.people["RG"])
    assert row_of(each_town, decide(each_town, whole)).gaat_voorbij


def test_while_one_goes_past_a_refusal_the_next_that_names_it_takes_all_of_it_too(town: Town) -> None:
    org = partner(town)
    refusal = refused_by(town, org)
    decide(town, weighed(town, org, weigeringen=(refusal,), tweede_lezer_id=town.people["RG"]))
    lightly = save(town, weighed(town, org, weigeringen=(refusal,)))
    with pytest.raises(RuleViolation) as error:
        db.record_deelbesluit(town.as_("VZ"), db.LegBesluitVast(lightly, 1))
    assert refused(error.value) == ("tweede_lezer_ontbreekt", {"field": "tweede_lezer"})


def test_a_new_weighing_proposes_what_is_known_and_marks_it(town: Town) -> None:
    page = dr.propose(town.as_("IB"), town.kanarie)
    assert (page.id, page.status) == (None, DeelbesluitStatus.CONCEPT)
    assert page.velden.bron_id == town.organisatie
    assert page.velden.verteller_id == town.people["IB"]
    assert {"vraag", "doel", "bron_id", "geldig_tot", "verteller_id"} <= set(page.voorgesteld)
    assert (page.velden.uitkomst, page.velden.motivering, page.velden.antwoorden) == (None, "", ())


# What is refused: who does what, and the code with its field.
REFUSED: dict[str, tuple[Callable[[Town, int], object], str, str | None]] = {
    "weighing as a beheerder": (lambda town, org: save(town, weighed(town, org), by="BE"), "geen_bevoegdheid", None),
    "weighing what one does not see": (
        lambda town, org: save(town, weighed(town, org), by="BU"), "niet_gevonden", None,
    ),
    "about somebody else": (
        lambda town, org: save(town, weighed(town, org, over=((1, Onderwerp.WONEN),))), "inwoner_onbekend", None,
    ),
    "deciding without the role": (
        lambda town, org: db.record_deelbesluit(
            town.as_("IB"), db.LegBesluitVast(save(town, weighed(town, org)), 1)),
        "geen_bevoegdheid", None,
    ),
    "without a source": (lambda town, org: decide(town, weighed(town, org, bron_id=None)), "bron_ontbreekt", "bron"),
    "a ground that a corporatie has not": (
        lambda town, org: decide(town, weighed(town, org, grond="publieke_taak")), "grond_ontbreekt", "grond",
    ),
    "unsafe at home": (
        lambda town, org: decide(town, weighed(town, org, over=((rob(town), Onderwerp.VEILIGHEID_THUIS),))),
        "meldcode_gaat_voor", "over",
    ),
    "a question open": (lambda town, org: decide(town, weighed(town, org, antwoorden=())), "vraag_open", "verteld"),
    "no motivation": (
        lambda town, org: decide(town, weighed(town, org, motivering=" ")), "motivering_ontbreekt", "motivering",
    ),
    "changing what was recorded": (
        lambda town, org: save(
            town, weighed(town, org), deelbesluit_id=decide(town, weighed(town, org)), versie=2),
        "deelbesluit_vastgelegd", None,
    ),
    "told tomorrow": (
        lambda town, org: db.mark_verteld(town.as_("IB"), db.MeldVerteld(
            decide(town, weighed(town, org)), 2, town.clock.today() + timedelta(days=1))),
        "datum_in_toekomst", "dag",
    ),
    "told to another": (
        lambda town, org: db.mark_gedeeld(town.as_("IB"), db.MeldGedeeld(
            decide(town, weighed(town, org)), 2, town.organisatie)),
        "geen_ontvanger", None,
    ),
}  # fmt: skip


def test_what_may_not_be_is_refused_and_shares_nothing(town: Town) -> None:
    org = partner(town)
    for name, (act, code, field) in REFUSED.items():
        with pytest.raises(RuleViolation) as error:
            act(town, org)
        assert (error.value.code, error.value.params.get("field")) == (code, field), name
    shared = (DeelStand.GEDEELD, DeelStand.ONTVANGEN)
    assert all(row.stand not in shared for row in dr.list_deelbesluiten(town.as_("CO"), town.kanarie))


CONFLICTS: dict[str, Callable[[Context, Town, int, int], object]] = {
    "save": lambda ctx, town, number, seen: db.save_deelbesluit(
        ctx, db.BewaarDeelbesluit(town.kanarie, dr.DeelVelden(vraag=ctx.actor.code), number, seen)
    ),
    "record": lambda ctx, town, number, seen: db.record_deelbesluit(ctx, db.LegBesluitVast(number, seen)),
    "withdraw": lambda ctx, town, number, seen: db.withdraw_deelbesluit(ctx, db.TrekBesluitIn(number, seen, "Weg")),
    "tell": lambda ctx, town, number, seen: db.mark_verteld(ctx, db.MeldVerteld(number, seen, town.clock.today())),
    "share": lambda ctx, town, number, seen: db.mark_gedeeld(
        ctx, db.MeldGedeeld(number, seen, dr.open_deelbesluit(ctx, number).velden.ontvangers[0])
    ),
}


def test_what_a_colleague_saved_first_is_not_overwritten(town: Town) -> None:
    org = partner(town)
    for name, act in CONFLICTS.items():
        velden = weighed(town, org)
        number = save(town, velden) if name in ("save", "record") else decide(town, velden)
        seen = besluit_versie(town, number)
        act(town.as_("VZ"), town, number, seen)
        saved = row_of(town, number)
        with pytest.raises(EnvironmentProblem) as error:
            act(town.as_("CO"), town, number, seen)
        assert refused(error.value) == ("intussen_gewijzigd", {"soort": "deelbesluit"}), name
        assert row_of(town, number) == saved, name


def test_a_deelnemer_learns_of_no_weighing_and_no_refusal(town: Town) -> None:
    org = partner(town)
    refused_by(town, org)
    number = decide(town, weighed(town, org, Uitkomst.NIET_DELEN))
    town.go(OverlegStatus.OPEN)
    for code in ("DE", "GA", "AF", "BU", "BE", "CT"):
        ctx = town.as_(code)
        assert dr.list_deelbesluiten(ctx) == dr.list_deelbesluiten(ctx, town.kanarie) == (), code
        for look in (lambda c: dr.open_deelbesluit(c, number), lambda c: dr.open_gedeeld(c, town.kanarie)):
            with pytest.raises(RuleViolation) as error:
                look(ctx)
            assert error.value.code == "niet_gevonden", code
    with pytest.raises(RuleViolation):
        dr.propose(town.as_("DE"), town.kanarie)
    for code in ("CO", "VZ", "IB", "RG", "LI"):  # control: who deals with it is told
        assert [row.id for row in dr.list_deelbesluiten(town.as_(code))] == [number], code
