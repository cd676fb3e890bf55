"""Consent through the services: asked, answered, taken back, stopped; logged; and told only to who deals with it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.delen import Grond
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.toestemming import Instemmer, ToestemmingStatus, ToestemmingWijze
from casus.domain.values import Leeftijdsklasse, OverlegStatus
from casus.services import casussen, tafel
from casus.services import toestemmingen as ts
from casus.services.context import Context
from casus.services.deelregister import propose
from casus.services.uitwisseling import table_objects
from tests.factories import refused
from tests.services.conftest import Town, bring_to
from tests.services.delen_gevallen import GELD, WONEN, answer, answering, ask, asking, partner, rob, row_of

S = ToestemmingStatus


def objects(town: Town, number: int) -> tuple[tuple[str, int], ...]:
    return (("toestemming", number), ("inwoner", rob(town)))


def test_asking_is_written_down_with_who_asked_and_explained(town: Town) -> None:
    number = ask(town, partner(town), WONEN, GELD)
    row = row_of(town, number)
    assert (row.status, row.gevraagd_op, row.doel) == (S.GEVRAAGD, town.clock.today(), "Rob houdt zijn huis")
    assert (row.gevraagd_door_id, row.uitgelegd_door_id) == (town.people["IB"],) * 2
    assert [(line.onderwerp, line.mag) for line in row.lijnen] == [(WONEN, False), (GELD, False)]


def test_asking_and_not_asking_are_logged_apart(town: Town) -> None:
    org = partner(town)
    (asked,) = town.logged_by(lambda: ask(town, org))
    (not_asked,) = town.logged_by(lambda: ask(town, org, gevraagd_op=None, reden="Rob is ziek"))
    numbers = [row.id for row in ts.list_toestemmingen(town.as_("CO"), town.kanarie)]
    assert asked == LogEntry("toestemming_gevraagd", objects(town, numbers[1]), town.kanarie)
    assert not_asked == LogEntry("toestemming_niet_gevraagd", objects(town, numbers[0]), town.kanarie)
    row = row_of(town, numbers[0])
    assert (row.status, row.reden, row.gevraagd_door_id) == (S.NIET_GEVRAAGD, "Rob is ziek", None)


def test_what_was_not_asked_is_asked_after_all(town: Town) -> None:
    number, me = ask(town, partner(town), gevraagd_op=None, reden="Rob is ziek"), town.people["IB"]
    cmd = ts.AlsnogVragen(number, 1, town.clock.today(), me, me)
    (entry,) = town.logged_by(lambda: ts.ask_after_all(town.as_("IB"), cmd))
    assert entry == LogEntry("toestemming_gevraagd", objects(town, number), town.kanarie)
    assert (row_of(town, number).status, row_of(town, number).reden) == (S.GEVRAAGD, "")


@pytest.mark.parametrize(("mag", "status"), [(True, S.GEGEVEN), (False, S.GEWEIGERD)])
def test_an_answer_is_kept_line_by_line_and_logged_with_its_outcome(
    town: Town, mag: bool, status: ToestemmingStatus
) -> None:
    number = ask(town, partner(town))
    cmd = answering(town, number, 1, mag=mag)
    (entry,) = town.logged_by(lambda: ts.record_antwoord(town.as_("IB"), cmd))
    assert entry == LogEntry("toestemming_beantwoord", objects(town, number), town.kanarie, outcome=status.value)
    assert (row_of(town, number).status, row_of(town, number).lijnen[0].mag) == (status, mag)


def test_a_yes_expires_with_its_day(town: Town) -> None:
    number = ask(town, partner(town))
    answer(town, number, mag=True)
    town.clock.advance(timedelta(days=30))
    assert row_of(town, number).status is S.GEGEVEN
    town.clock.advance(timedelta(days=1))
    assert row_of(town, number).status is S.VERLOPEN


def test_taking_back_works_at_once_and_is_logged(town: Town) -> None:
    number = ask(town, partner(town))
    answer(town, number, mag=True)
    cmd = ts.TrekIn(number, row_of(town, number).versie, " Rob wil het niet meer ")
    (entry,) = town.logged_by(lambda: ts.withdraw_toestemming(town.as_("IB"), cmd))
    assert entry == LogEntry("toestemming_ingetrokken", objects(town, number), town.kanarie)
    row = row_of(town, number)
    assert (row.status, row.reden, row.ingetrokken_op) == (S.INGETROKKEN, "Rob wil het niet meer", town.clock.now())


def test_who_still_has_to_agree_is_shown(town: Town) -> None:
    fields = casussen.InwonerFields("Rob kanarie", Leeftijdsklasse.VAN_12_TOT_16)
    cmd = casussen.EditInwoner(town.kanarie, town.versie(), rob(town), fields)
    casussen.edit_inwoner(town.as_("IB"), cmd)
    number = ask(town, partner(town))
    assert row_of(town, number).ontbreekt == ()
    answer(town, number, mag=True)
    assert row_of(town, number).ontbreekt == (Instemmer.GEZAG,)


@pytest.mark.parametrize("soort", [Grond.BEZWAAR, Grond.BEPERKING])
def test_a_stop_is_put_and_lifted_and_both_are_logged(town: Town, soort: Grond) -> None:
    put = ts.ZetStop(town.kanarie, town.versie(), rob(town), soort, " Ik wil dit niet ")
    (entry,) = town.logged_by(lambda: ts.put_stop(town.as_("IB"), put))
    assert entry == LogEntry(
        "verwerking_gestopt", (("inwoner", rob(town)),), town.kanarie, ground=f"wegens_{soort.value}"
    )
    (stop,) = ts.list_stops(town.as_("CO"), town.kanarie)
    assert (stop.soort, stop.reden, stop.tot) == (soort, "Ik wil dit niet", None)
    lift = ts.HefStopOp(town.kanarie, town.versie(), stop.id)
    (entry,) = town.logged_by(lambda: ts.lift_stop(town.as_("IB"), lift))
    assert entry == LogEntry("verwerking_hervat", (("casus", town.kanarie),), town.kanarie)
    assert ts.list_stops(town.as_("CO"), town.kanarie)[0].tot == town.clock.now()


# What is refused: the act, and the code with its field.
REFUSED: dict[str, tuple[Callable[[Town, int], object], str, str | None]] = {
    "asked tomorrow": (
        lambda town, org: ask(town, org, gevraagd_op=date(2026, 11, 24)), "datum_in_toekomst", "gevraagd_op",
    ),
    "asked about nothing": (
        lambda town, _: ts.ask_toestemming(
            town.as_("IB"), ts.VraagToestemming(town.kanarie, rob(town), "Huis", (), town.clock.today())),
        "toestemming_zonder_regels", "regels",
    ),
    "without a purpose": (
        lambda town, org: ts.ask_toestemming(
            town.as_("IB"),
            ts.VraagToestemming(town.kanarie, rob(town), " ", ts.lines_of((org,), (WONEN,)), town.clock.today())),
        "veld_leeg", "doel",
    ),
    "not asked without a reason": (lambda town, org: ask(town, org, gevraagd_op=None), "veld_leeg", "reden"),
    "of somebody else's casus": (
        lambda town, org: ts.ask_toestemming(
            town.as_("IB"),
            ts.VraagToestemming(town.kanarie, 1, "Huis", ts.lines_of((org,), (WONEN,)), town.clock.today())),
        "inwoner_onbekend", None,
    ),
    "by who sees no casus": (
        lambda town, org: ts.ask_toestemming(town.as_("BU"), asking(town, org)), "niet_gevonden", None,
    ),
    "by a beheerder": (
        lambda town, org: ts.ask_toestemming(town.as_("BE"), asking(town, org)), "geen_bevoegdheid", None,
    ),
    "taken back before an answer": (
        lambda town, org: ts.withdraw_toestemming(town.as_("IB"), ts.TrekIn(ask(town, org), 1)),
        "niets_in_te_trekken", None,
    ),
    "a spoken yes without a witness": (
        lambda town, org: ts.record_antwoord(town.as_("IB"), ts.LegAntwoordVast(
            ask(town, org), 1, ((org, WONEN, True),), ToestemmingWijze.MONDELING, geldig_tot=date(2026, 12, 1))),
        "getuige_ontbreekt", "getuige",
    ),
    "a stop for another reason": (
        lambda town, _: ts.put_stop(
            town.as_("IB"), ts.ZetStop(town.kanarie, town.versie(), rob(town), Grond.GEWEIGERD)),
        "stop_onbekend", "soort",
    ),
    "a stop by who sees no casus": (
        lambda town, _: ts.put_stop(
            town.as_("BU"), ts.ZetStop(town.kanarie, town.versie(), rob(town), Grond.BEZWAAR)),
        "niet_gevonden", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_be_is_refused_and_changes_nothing(town: Town, name: str) -> None:
    act, code, field = REFUSED[name]
    org = partner(town)
    with pytest.raises(RuleViolation) as error:
        act(town, org)
    assert (error.value.code, error.value.params.get("field")) == (code, field)
    assert all(row.antwoord_op is None for row in ts.list_toestemmingen(town.as_("CO"), town.kanarie))
    assert ts.list_stops(town.as_("CO"), town.kanarie) == ()


CONFLICTS: dict[str, Callable[[Context, Town, int, int], object]] = {
    "ask_after_all": lambda ctx, town, number, seen: ts.ask_after_all(
        ctx, ts.AlsnogVragen(number, seen, town.clock.today(), town.people["IB"], town.people["IB"])
    ),
    "record_antwoord": lambda ctx, town, number, seen: ts.record_antwoord(
        ctx, answering(town, number, seen, mag=False)
    ),
    "withdraw_toestemming": lambda ctx, town, number, seen: ts.withdraw_toestemming(ctx, ts.TrekIn(number, seen)),
}


def ready_for(name: str, town: Town) -> tuple[int, int]:
    """A consent at which this can be done, and the version that was seen."""
    if name == "ask_after_all":
        number = ask(town, partner(town), gevraagd_op=None, reden="ziek")
    else:
        number = ask(town, partner(town))
        if name == "withdraw_toestemming":
            answer(town, number, mag=True)
    return number, row_of(town, number).versie


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_a_colleague_saved_first_is_not_overwritten(town: Town, name: str) -> None:
    number, seen = ready_for(name, town)
    CONFLICTS[name](town.as_("RG"), town, number, seen)
    saved = row_of(town, number)
    with pytest.raises(EnvironmentProblem) as error:
        CONFLICTS[name](town.as_("IB"), town, number, seen)
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "toestemming"})
    assert row_of(town, number) == saved


def test_two_who_stop_at_once_do_not_both(town: Town) -> None:
    seen = town.versie()
    ts.put_stop(town.as_("RG"), ts.ZetStop(town.kanarie, seen, rob(town), Grond.BEZWAAR))
    with pytest.raises(EnvironmentProblem) as error:
        ts.put_stop(town.as_("IB"), ts.ZetStop(town.kanarie, seen, rob(town), Grond.BEPERKING))
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "casus"})
    (stop,) = ts.list_stops(town.as_("CO"), town.kanarie)
    with pytest.raises(EnvironmentProblem):
        ts.lift_stop(town.as_("IB"), ts.HefStopOp(town.kanarie, seen, stop.id))
    assert ts.list_stops(town.as_("CO"), town.kanarie)[0].tot is None


def test_a_deelnemer_never_learns_who_said_no(each_town: Town) -> None:
    number = ask(each_town, partner(each_town))
    answer(each_town, number, mag=False)
    ts.put_stop(each_town.as_("IB"), ts.ZetStop(each_town.kanarie, each_town.versie(), rob(each_town), Grond.BEZWAAR))
    each_town.go(OverlegStatus.OPEN)
    for code in ("DE", "GA", "AF", "BU", "BE", "CT"):
        ctx = each_town.as_(code)
        assert (ts.list_toestemmingen(ctx, each_town.kanarie), ts.list_stops(ctx, each_town.kanarie)) == ((), ()), code
    for code in ("CO", "VZ", "NO", "IB", "RG", "LI"):  # control: who deals with it is told
        ctx = each_town.as_(code)
        assert len(ts.list_toestemmingen(ctx, each_town.kanarie)) == len(ts.list_stops(ctx, each_town.kanarie)) == 1, (
            code
        )
    with pytest.raises(RuleViolation) as error:
        ts.withdraw_toestemming(each_town.as_("DE"), ts.TrekIn(number, 2))
    assert refused(error.value) == ("niet_gevonden", {"soort": "toestemming"})


def test_an_objection_closes_the_question_to_who_leads_the_table(town: Town) -> None:
    """Also where a weighing would begin with it, and in a list as JSON; who answers for the casus still reads it."""
    question, chair = "Hoe kanarie?", town.as_("VZ")

    def found(ctx: Context) -> list[str]:
        (row,) = table_objects(ctx, "casus")
        return [propose(ctx, town.kanarie).velden.vraag, casussen.open_casus(ctx, town.kanarie).vraag, row["vraag"]]

    assert found(chair) == [question] * 3
    ts.put_stop(town.as_("IB"), ts.ZetStop(town.kanarie, town.versie(), rob(town), Grond.BEZWAAR))
    assert found(chair) == [""] * 3
    assert found(town.as_("IB")) == [question] * 3


def test_an_objection_also_closes_what_ones_own_organisation_brought(town: Town) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    point, chair = town.point_of(town.kanarie), town.as_("VZ")
    ours = tafel.RecordNotitie(town.overleg, point, "van ons", onderwerp=WONEN, organisatie_id=town.organisatie)
    tafel.record_notitie(chair, ours)
    assert "van ons" in repr(town.page(code="VZ"))
    ts.put_stop(town.as_("IB"), ts.ZetStop(town.kanarie, town.versie(), rob(town), Grond.BEZWAAR))
    assert "van ons" not in repr(town.page(code="VZ"))
    assert "van ons" in repr(town.page(code="IB"))
    (stop,) = ts.list_stops(town.as_("IB"), town.kanarie)
    town.clock.advance(timedelta(minutes=1))
    ts.lift_stop(town.as_("IB"), ts.HefStopOp(town.kanarie, town.versie(), stop.id))
    assert "van ons" in repr(town.page(code="VZ"))
