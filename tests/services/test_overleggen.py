"""The meeting before and after the table."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import AgendaReden, OverlegStatus
from casus.services import casussen, overleg_page, overleggen, tafel
from tests.factories import refused
from tests.services.conftest import MEETING, Town, bring_to

CONCEPT, OPEN, LOPEND, GESLOTEN, VASTGESTELD = OverlegStatus


def test_a_planned_meeting_has_its_standing_points_and_its_chair(town: Town) -> None:
    made: list[int] = []
    cmd = overleggen.PlanOverleg(date(2026, 12, 1), time(9), time(10), " Hal ")
    logged = town.logged_by(lambda: made.append(overleggen.plan_overleg(town.as_("VZ"), cmd)[0].id))
    assert logged == [LogEntry("overleg_gepland", (("overleg", made[0]),))]
    page = town.page(made[0])
    assert (page.nummer, page.plaats, page.voorzitter_id) == (2, "Hal", town.people["VZ"])
    assert [p.titel for p in page.punten] == ["Opening en rondje open acties", "Rondje en afsluiten"]
    assert town.people["GA"] not in {d.professional_id for d in page.deelnemers}
    assert {town.people[code] for code in ("VZ", "NO", "DE", "AF")} == {d.professional_id for d in page.deelnemers}
    assert page.ontbreekt == ("agenda_leeg",)


def test_a_meeting_ends_after_it_begins_or_is_not_planned(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        overleggen.plan_overleg(town.as_("VZ"), overleggen.PlanOverleg(MEETING, time(13), time(13)))
    assert error.value.code == "eind_voor_begin"


def test_each_preparation_is_one_row_in_the_log(town: Town) -> None:
    ctx, number = town.as_("CO"), town.overleg
    point, deelnemer = town.point_of(town.kanarie), town.page().deelnemers[0].id
    other = town.add_casus("Jolien Bakker")
    whole = (("overleg", number),)

    def seen() -> int:
        return town.page().versie

    acts: list[tuple[Callable[[], object], str, tuple[tuple[str, int], ...], int | None]] = [
        (
            lambda: overleggen.edit_overleg(
                ctx, overleggen.EditOverleg(number, seen(), MEETING, time(9), time(11), "Hal", town.people["VZ"], None)
            ),
            "overleg_gewijzigd", whole, None,
        ),
        (
            lambda: overleggen.invite_deelnemers(
                ctx, overleggen.InviteDeelnemers(number, seen(), (town.people["BU"], town.people["DE"]))
            ),
            "deelnemers_uitgenodigd", whole, None,
        ),
        (
            lambda: overleggen.change_deelnemer(
                ctx, overleggen.ChangeDeelnemer(number, seen(), deelnemer, afgemeld=True)
            ),
            "deelnemer_gewijzigd", (*whole, ("deelnemer", deelnemer)), None,
        ),
        (
            lambda: overleggen.change_punt(ctx, overleggen.ChangePunt(number, seen(), point, place=1, minuten=20)),
            "agenda_gewijzigd", (*whole, ("agendapunt", point)), town.kanarie,
        ),
        (
            lambda: overleggen.change_punt(ctx, overleggen.ChangePunt(number, seen(), point, remove=True)),
            "agenda_gewijzigd", (*whole, ("agendapunt", point)), town.kanarie,
        ),
    ]  # fmt: skip
    for act, action, objects, casus_id in acts:
        assert town.logged_by(act) == [LogEntry(action, objects, casus_id)]
    for act, about in (
        (lambda: overleggen.add_punt(ctx, overleggen.AddPunt(number, seen(), other)), other),
        (lambda: overleggen.add_vast_punt(ctx, overleggen.AddVastPunt(number, seen(), "Signalen", 5)), None),
    ):
        (entry,) = town.logged_by(act)
        assert (entry.action, entry.objects[0], entry.casus_id) == ("punt_toegevoegd", whole[0], about)


def test_a_casus_goes_before_the_closing_round_with_its_question_as_it_was(town: Town) -> None:
    page = town.page()
    assert [p.code is not None for p in page.punten] == [False, True, False]
    cmd = casussen.EditCasus(town.kanarie, town.versie(), "Rob", "Een nieuwe vraag", None, None)
    casussen.edit_casus(town.as_("IB"), cmd)
    point = town.page().casussen[0]
    assert (point.vraag, point.casusvraag) == ("Hoe kanarie?", "Een nieuwe vraag")


@pytest.mark.parametrize(
    ("reden", "given_minutes", "minuten"),
    [(AgendaReden.NIEUW, None, 25), (AgendaReden.OP_VERZOEK, None, 15), (AgendaReden.NIEUW, 40, 40)],
)
def test_a_new_casus_gets_more_time(town: Town, reden: AgendaReden, given_minutes: int | None, minuten: int) -> None:
    other = town.add_casus("Jolien Bakker")
    cmd = overleggen.AddPunt(town.overleg, town.page().versie, other, given_minutes, reden)
    overleggen.add_punt(town.as_("CO"), cmd)
    assert next(p.minuten for p in town.page().punten if p.casus_id == other) == minuten


def test_a_closed_or_hidden_casus_goes_on_no_agenda(town: Town) -> None:
    other = town.add_casus("Jolien Bakker")
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(other, 1, "klaar"))
    cmd = overleggen.AddPunt(town.overleg, town.page().versie, other)
    with pytest.raises(RuleViolation) as error:
        overleggen.add_punt(town.as_("CO"), cmd)
    assert refused(error.value) == ("casus_afgesloten", {})
    for number in (other, 12345):
        with pytest.raises(RuleViolation) as error:
            overleggen.add_punt(town.as_("V2"), overleggen.AddPunt(town.overleg, town.page().versie, number))
        assert refused(error.value) == ("niet_gevonden", {"soort": "casus"})
    with pytest.raises(RuleViolation) as error:
        overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(town.overleg, town.page().versie, town.kanarie))
    assert error.value.code == "casus_staat_al_op_agenda"


def test_states_are_logged_one_by_one_and_never_go_back(each_town: Town) -> None:
    ctx, number = each_town.as_("CO"), each_town.overleg
    for step in (OPEN, LOPEND, GESLOTEN):
        cmd = overleggen.ChangeStatus(number, each_town.page().versie, step)
        (entry,) = each_town.logged_by(partial(overleggen.change_status, ctx, cmd))
        assert (entry.action, entry.objects) == (f"overleg_{step.value}", (("overleg", number),))
    for back in (CONCEPT, OPEN):
        with pytest.raises(RuleViolation):
            overleggen.change_status(ctx, overleggen.ChangeStatus(number, each_town.page().versie, back))
    each_town.go(VASTGESTELD)
    assert each_town.page().vastgesteld_op == each_town.clock.now()


def test_removing_a_point_removes_the_sight_that_came_with_it(town: Town) -> None:
    town.go(OPEN)
    daan = town.as_("DE")
    assert casussen.list_casus_ids(daan) == [town.kanarie]
    cmd = overleggen.ChangePunt(town.overleg, town.page().versie, town.point_of(town.kanarie), remove=True)
    overleggen.change_punt(town.as_("CO"), cmd)
    assert casussen.list_casus_ids(daan) == []


def test_a_correction_stands_beside_and_is_logged_with_its_casus(town: Town) -> None:
    bring_to(town, LOPEND)
    town.go(GESLOTEN)
    point = town.page().casussen[0]
    about = (("notitie", point.notities[0].id), ("besluit", point.besluiten[0].id), ("overleg", town.overleg))
    for onderwerp, number in about:
        cmd = overleggen.CorrectTekst(town.overleg, onderwerp, number, "Zo was het", "Typfout")
        (entry,) = town.logged_by(partial(overleggen.correct_tekst, town.as_("VZ"), cmd))
        assert entry.action == "correctie_vastgelegd"
        assert entry.casus_id == (None if onderwerp == "overleg" else town.kanarie)
    rows = town.page(code="VZ").correcties
    assert [(k.onderwerp, k.oud, k.nieuw, k.door) for k in rows] == [
        ("notitie", "kanarie opent niet", "Zo was het", "Vera Zandstra"),
        ("besluit", "kanarie stopt", "Zo was het", "Vera Zandstra"),
        ("overleg", "", "Zo was het", "Vera Zandstra"),
    ]
    assert [k.onderwerp for k in town.page(code="BU").correcties] == ["overleg"]
    assert town.page().casussen[0].notities[0].tekst == "kanarie opent niet"


def test_a_frozen_meeting_takes_no_more_notes(town: Town) -> None:
    bring_to(town, GESLOTEN)
    with pytest.raises(RuleViolation) as error:
        tafel.record_notitie(town.as_("VZ"), tafel.RecordNotitie(town.overleg, town.point_of(town.kanarie), "nog iets"))
    assert refused(error.value) == ("overleg_bevroren", {"stand": "gesloten"})


def test_opening_a_meeting_is_one_act_and_an_absent_one_leaves_no_row(town: Town) -> None:
    iris = town.as_("IB")
    entry = LogEntry("overleg_geopend", (("overleg", town.overleg),))
    assert town.logged_by(lambda: overleg_page.show_overleg(iris, town.overleg)) == [entry]
    assert town.logged_by(lambda: overleg_page.show_overleg(iris, town.overleg)) == []

    def ask() -> None:
        with pytest.raises(RuleViolation) as error:
            overleg_page.show_overleg(iris, 12345)
        assert refused(error.value) == ("niet_gevonden", {"soort": "overleg"})

    assert town.logged_by(ask) == []


def test_the_table_reads_a_point_in_one_act(town: Town) -> None:
    bring_to(town, LOPEND)
    point = town.point_of(town.kanarie)
    entry = LogEntry("punt_gelezen", (("agendapunt", point),), town.kanarie)
    daan = town.as_("DE")
    assert town.logged_by(lambda: overleg_page.show_punt(daan, town.overleg, point)) == [entry]
    assert town.logged_by(lambda: overleg_page.show_punt(daan, town.overleg, point)) == []
    page = overleg_page.show_punt(daan, town.overleg, point)
    assert page is not None
    assert page.eigen_woorden == (("Rob kanarie", "kanarie wil slapen", None),)
    assert page.vorige_acties == ()
    assert {"Daan Ebbers", "Rob kanarie", "De Schakel"} <= {k.naam for k in page.kandidaten}
    assert "06" not in repr(page)
    standing = town.page().punten[0].id
    assert town.logged_by(lambda: overleg_page.show_punt(daan, town.overleg, standing)) == []


def test_the_next_meeting_runs_or_is_the_first_to_come(town: Town) -> None:
    bram = town.as_("BU")
    later = town.plan(MEETING + timedelta(days=14))
    assert overleggen.next_overleg(bram) == overleggen.next_agenda(bram)
    first = overleggen.next_overleg(bram)
    assert first is not None
    assert first.id == town.overleg
    town.clock.advance(timedelta(days=7))
    coming = overleggen.next_overleg(bram)
    assert coming is not None
    assert coming.id == later
    town.clock.advance(timedelta(days=70))
    stale = overleggen.next_overleg(bram)
    assert stale is not None
    assert stale.id == later
    town.go(OPEN)
    town.go(LOPEND)
    running, agenda = overleggen.next_overleg(bram), overleggen.next_agenda(bram)
    assert running is not None
    assert agenda is not None
    assert (running.id, agenda.id) == (town.overleg, later)


def test_without_meetings_there_is_no_next_one(file_town: Town) -> None:
    assert overleggen.next_overleg(file_town.as_("BU")) is None
    proposed = overleggen.propose_overleg(file_town.as_("VZ"))
    assert (proposed.datum, proposed.voorzitter_id) == (MEETING + timedelta(days=6), file_town.people["VZ"])


@pytest.mark.parametrize(("days", "weeks"), [(0, 1), (8, 1), (9, 2), (29, 4)])
def test_the_next_meeting_is_proposed_weeks_after_the_last_and_never_in_the_past(
    town: Town, days: int, weeks: int
) -> None:
    town.clock.advance(timedelta(days=days))
    proposed = overleggen.propose_overleg(town.as_("V2"))
    assert proposed.datum == MEETING + timedelta(weeks=weeks)
    assert proposed.datum >= town.clock.today()
    assert (proposed.begin, proposed.plaats, proposed.voorzitter_id) == (time(13), "Zaal", town.people["VZ"])


def test_what_waits_for_a_place_is_what_was_longest_not_discussed(town: Town) -> None:
    bring_to(town, GESLOTEN)
    older = town.add_casus("Jolien Bakker")
    town.clock.advance(timedelta(days=1))
    newer = town.add_casus("Dennis Dol")
    following = town.plan(MEETING + timedelta(days=7))
    rows = overleggen.list_voorraad(town.as_("IB"), following)
    assert [row.id for row in rows] == [older, newer]
    assert [row.id for row in overleggen.list_voorraad(town.as_("IB"), following, limit=1)] == [older]
    assert overleggen.list_voorraad(town.as_("BU"), following) == []
    assert town.kanarie not in {row.id for row in rows}
    assert overleggen.list_voorraad(town.as_("IB"), 12345)[-1].laatst_besproken == MEETING


def test_somebody_who_is_not_there_is_not_invited(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        overleggen.invite_deelnemers(
            town.as_("CO"), overleggen.InviteDeelnemers(town.overleg, town.page().versie, (12345,))
        )
    assert refused(error.value) == ("niet_gevonden", {"soort": "professional"})
