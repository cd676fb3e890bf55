"""At the table and afterwards: who hears what, what is written, what is frozen."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.overleg import Overleg
from casus.domain.values import AgendapuntStatus, BesluitStatus, OverlegStatus
from tests.factories import (
    NOW,
    Ids,
    later,
    make_besluit,
    make_correctie,
    make_deelnemer,
    make_notitie,
    make_overleg,
    make_punt,
    overleg_in,
    refused,
)

LOPEND, GESLOTEN = OverlegStatus.LOPEND, OverlegStatus.GESLOTEN


def running(**given_values: object) -> Overleg:
    """A running meeting with point 1 (a casus) on the table."""
    overleg = overleg_in(LOPEND, **given_values)
    overleg.start_punt(1, Ids(), NOW)
    return overleg


def in_the_room(overleg: Overleg, punt_id: int = 1) -> set[int]:
    return {stay.deelnemer_id for stay in overleg.punt(punt_id).aanwezigheid if stay.uit_op is None}


def test_starting_a_point_ends_the_running_one() -> None:
    overleg = running()
    overleg.start_punt(2, Ids(50), later())
    first, second = overleg.punt(1), overleg.punt(2)
    assert (first.status, first.klaar_op) == (AgendapuntStatus.BESPROKEN, later())
    assert {stay.uit_op for stay in first.aanwezigheid} == {later()}
    assert (second.status, second.begonnen_op) == (AgendapuntStatus.LOPEND, later())
    assert overleg.running_punt() is second


def test_starting_the_running_point_again_changes_nothing() -> None:
    overleg = running()
    overleg.start_punt(1, Ids(50), later())
    assert len(overleg.punt(1).aanwezigheid) == 2


def test_everybody_present_hears_a_point_but_who_sent_apologies_and_guests_of_a_casus() -> None:
    people = [make_deelnemer(1), make_deelnemer(2, afgemeld=True), make_deelnemer(3, gast=True)]
    overleg = overleg_in(LOPEND, deelnemers=people, punten=[make_punt(1), make_punt(2, casus_id=None)])
    overleg.start_punt(1, Ids(), NOW)
    assert in_the_room(overleg) == {1}
    overleg.start_punt(2, Ids(50), later())
    assert in_the_room(overleg, 2) == {1, 3}


def test_stepping_out_and_in_are_two_stays() -> None:
    overleg = running()
    overleg.step_out(2, later(1))
    overleg.step_in(2, Ids(50), later(2))
    stays = [(s.in_op, s.uit_op) for s in overleg.punt(1).aanwezigheid if s.deelnemer_id == 2]
    assert stays == [(NOW, later(1)), (later(2), None)]


def test_who_left_cannot_leave_again() -> None:
    overleg = running()
    overleg.step_out(2, later(1))
    with pytest.raises(RuleViolation) as error:
        overleg.step_out(2, later(2))
    assert refused(error.value) == ("deelnemer_niet_erbij", {})


def test_who_is_there_cannot_come_in() -> None:
    with pytest.raises(RuleViolation) as error:
        running().step_in(2, Ids(50), later())
    assert refused(error.value) == ("deelnemer_al_erbij", {})


def test_who_comes_in_after_apologies_is_there_after_all() -> None:
    overleg = running(deelnemers=[make_deelnemer(1), make_deelnemer(2, afgemeld=True)])
    overleg.step_in(2, Ids(50), later())
    assert not overleg.deelnemer(2).afgemeld
    assert in_the_room(overleg) == {1, 2}


def test_a_guest_is_let_in_for_one_casus_and_each_time_anew() -> None:
    """*Guests see and hear their item only*: they are not there when the next begins, nor when this one comes back."""
    people = [make_deelnemer(1), make_deelnemer(3, gast=True, afgemeld=True)]
    overleg = overleg_in(LOPEND, deelnemers=people, punten=[make_punt(1), make_punt(2, casus_id=2)])
    overleg.start_punt(1, Ids(), NOW)
    assert in_the_room(overleg) == {1}
    overleg.step_in(3, Ids(50), later())
    assert in_the_room(overleg) == {1, 3}
    assert not overleg.deelnemer(3).afgemeld
    overleg.start_punt(2, Ids(60), later(2))
    assert in_the_room(overleg, 2) == {1}
    overleg.start_punt(1, Ids(70), later(3))
    assert in_the_room(overleg) == {1}


def test_a_guest_may_join_a_standing_point() -> None:
    people = [make_deelnemer(1), make_deelnemer(3, gast=True, afgemeld=True)]
    overleg = overleg_in(LOPEND, deelnemers=people, punten=[make_punt(1, casus_id=None), make_punt(2)])
    overleg.start_punt(1, Ids(), NOW)
    overleg.step_in(3, Ids(50), later())
    assert in_the_room(overleg) == {1, 3}


def test_apologies_while_in_the_room_end_the_stay() -> None:
    overleg = running()
    overleg.excuse(2, True, later())
    assert in_the_room(overleg) == {1}
    overleg.excuse(2, True, later(2))
    overleg.excuse(2, False, later(3))
    assert in_the_room(overleg) == {1}


def test_a_point_that_comes_back_keeps_its_first_start_and_keeps_out_who_had_left() -> None:
    overleg = running(deelnemers=[make_deelnemer(n) for n in (1, 2, 3)])
    overleg.step_out(2, later(1))
    overleg.start_punt(2, Ids(50), later(5))
    overleg.start_punt(1, Ids(90), later(9))
    assert overleg.punt(1).begonnen_op == NOW
    assert overleg.punt(1).klaar_op is None
    assert in_the_room(overleg) == {1, 3}
    overleg.step_in(2, Ids(120), later(10))
    assert in_the_room(overleg) == {1, 2, 3}


def test_taking_the_point_off_the_table_leaves_nothing_running() -> None:
    overleg = running()
    overleg.finish_punt(later())
    assert overleg.running_punt() is None
    attempts: list[Callable[[], None]] = [lambda: overleg.finish_punt(later()), lambda: overleg.step_out(1, later())]
    for attempt in attempts:
        with pytest.raises(RuleViolation) as error:
            attempt()
        assert refused(error.value) == ("geen_punt_op_tafel", {})


def test_an_unknown_deelnemer_does_not_step() -> None:
    with pytest.raises(RuleViolation) as error:
        running().step_out(99, later())
    assert refused(error.value) == ("deelnemer_onbekend", {})


def test_notes_and_decisions_keep_their_lines() -> None:
    overleg = running()
    overleg.record_notitie(1, make_notitie(tekst=" een \n twee "), later())
    overleg.record_besluit(1, make_besluit(motivering=" omdat\nhet helpt "), later())
    assert overleg.punt(1).notities[0].tekst == "een\ntwee"
    assert overleg.punt(1).besluiten[0].motivering == "omdat\nhet helpt"
    assert overleg.agree_actie(1, later()) is overleg.punt(1)


def test_a_decision_without_a_motivation_is_not_one() -> None:
    overleg = running()
    with pytest.raises(RuleViolation) as error:
        overleg.record_besluit(1, make_besluit(motivering=" "), later())
    assert refused(error.value) == ("motivering_ontbreekt", {"field": "motivering"})
    assert overleg.punt(1).besluiten == []


def test_empty_text_is_not_written_down() -> None:
    overleg = running()
    attempts: list[Callable[[], None]] = [
        lambda: overleg.record_notitie(1, make_notitie(tekst=" "), later()),
        lambda: overleg.record_besluit(1, make_besluit(tekst=" "), later()),
    ]
    for write in attempts:
        with pytest.raises(RuleViolation) as error:
            write()
        assert refused(error.value) == ("veld_leeg", {"field": "tekst"})


def test_nothing_is_written_at_a_point_that_was_not_on_the_table() -> None:
    overleg = running()
    attempts: list[Callable[[], object]] = [
        lambda: overleg.record_notitie(2, make_notitie(), later()),
        lambda: overleg.record_besluit(2, make_besluit(), later()),
        lambda: overleg.agree_actie(2, later()),
    ]
    for attempt in attempts:
        with pytest.raises(RuleViolation) as error:
            attempt()
        assert refused(error.value) == ("punt_nog_niet_besproken", {})


def test_a_point_that_was_discussed_can_still_be_written_at_while_the_meeting_runs() -> None:
    overleg = running()
    overleg.start_punt(2, Ids(50), later())
    overleg.record_notitie(1, make_notitie(), later(2))
    assert len(overleg.punt(1).notities) == 1


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, False), (1, True)])
def test_a_casus_comes_back_after_this_meeting(days: int, fits: bool) -> None:
    overleg = running()
    day = overleg.datum + timedelta(days=days)
    if fits:
        overleg.set_terug_op(1, day, later())
        assert overleg.punt(1).terug_op == day
        overleg.set_terug_op(1, None, later())
        assert overleg.punt(1).terug_op is None
        return
    with pytest.raises(RuleViolation) as error:
        overleg.set_terug_op(1, day, later())
    assert refused(error.value) == ("terugkomdatum_te_vroeg", {"field": "terug_op"})


def test_closing_ends_the_running_point_and_names_what_was_not_reached() -> None:
    overleg = running()
    overleg.close(later())
    assert [p.status for p in overleg.agenda()] == [AgendapuntStatus.BESPROKEN, AgendapuntStatus.NIET_BEREIKT]
    assert in_the_room(overleg) == set()


def test_closing_with_nothing_on_the_table_is_fine() -> None:
    overleg = overleg_in(GESLOTEN)
    assert {p.status for p in overleg.punten} == {AgendapuntStatus.NIET_BEREIKT}


def closed() -> Overleg:
    overleg = running()
    overleg.record_notitie(1, make_notitie(id=5, tekst="noot"), NOW)
    overleg.record_besluit(1, make_besluit(id=5, tekst="besluit"), NOW)
    overleg.record_besluit(1, make_besluit(id=6), NOW)
    overleg.close(NOW)
    return overleg


def test_only_how_far_a_decision_is_moves_on_after_closing() -> None:
    overleg = closed()
    overleg.set_besluit_status(6, BesluitStatus.DEELS, later())
    assert [b.status for b in overleg.punt(1).besluiten] == [BesluitStatus.NIET, BesluitStatus.DEELS]
    told = overleg.punt(1).besluiten[1]
    assert (told.status_op, told.terugkoppeling, overleg.gewijzigd_op) == (later(), "", later())
    overleg.set_besluit_status(6, BesluitStatus.DEELS, later(2), " De incasso staat stil. ")
    overleg.set_besluit_status(6, BesluitStatus.UITGEVOERD, later(3))
    assert (told.status_op, told.terugkoppeling) == (later(3), "De incasso staat stil.")
    assert (told.tekst, told.motivering) == (make_besluit().tekst, make_besluit().motivering)
    with pytest.raises(RuleViolation) as error:
        overleg.set_besluit_status(99, BesluitStatus.DEELS, later())
    assert refused(error.value) == ("besluit_onbekend", {})


def test_a_correction_knows_the_frozen_text_it_stands_beside() -> None:
    overleg = closed()
    assert overleg.frozen_text("notitie", 5) == (1, "noot")
    assert overleg.frozen_text("besluit", 5) == (1, "besluit")
    assert overleg.frozen_text("overleg", 1) == (None, "")


@pytest.mark.parametrize(("onderwerp", "number"), [("notitie", 99), ("besluit", 99), ("actie", 5), ("iets", 6)])
def test_a_correction_is_about_something_that_is_there(onderwerp: str, number: int) -> None:
    with pytest.raises(RuleViolation) as error:
        closed().frozen_text(onderwerp, number)
    assert refused(error.value) == ("niet_gevonden", {"soort": onderwerp})


def test_a_correction_says_what_it_should_be_and_why_and_overwrites_nothing() -> None:
    overleg = closed()
    overleg.correct(make_correctie(nieuw=" zo \n was het "), later())
    assert overleg.correcties[0].nieuw == "zo\nwas het"
    assert overleg.punt(1).notities[0].tekst == "noot"
    for field in ("nieuw", "reden"):
        with pytest.raises(RuleViolation) as error:
            overleg.correct(make_correctie(**{field: " "}), later())
        assert refused(error.value) == ("veld_leeg", {"field": field})


moves = st.lists(st.tuples(st.sampled_from(["start", "out", "in", "excuse", "finish"]), st.integers(1, 3)), max_size=25)


@given(moves)
def test_attendance_always_adds_up(steps: list[tuple[str, int]]) -> None:
    overleg = make_overleg(
        deelnemers=[make_deelnemer(1), make_deelnemer(2), make_deelnemer(3, gast=True)],
        punten=[make_punt(1, casus_id=1), make_punt(2, casus_id=2), make_punt(3, casus_id=None)],
    )
    overleg.open(NOW)
    overleg.start(NOW)
    ids = Ids()
    for minute, (step, number) in enumerate(steps):
        with suppress(RuleViolation):
            act(overleg, step, number, minute, ids)
    overleg.close(later(len(steps)))
    for punt in overleg.punten:
        stays = sorted(punt.aanwezigheid, key=lambda s: s.in_op)
        assert all(s.uit_op is not None and s.in_op <= s.uit_op for s in stays)
        guest = {s.in_op for s in stays if s.deelnemer_id == 3 and punt.casus_id}
        assert guest <= {later(minute) for minute, step in enumerate(steps) if step == ("in", 3)}
        for person in (1, 2, 3):
            mine = [s for s in stays if s.deelnemer_id == person]
            assert all(a.uit_op is not None and a.uit_op <= b.in_op for a, b in pairwise(mine))


def act(overleg: Overleg, step: str, number: int, minute: int, ids: Ids) -> None:
    now = later(minute)
    if step == "start":
        overleg.start_punt(number, ids, now)
    elif step == "out":
        overleg.step_out(number, now)
    elif step == "in":
        overleg.step_in(number, ids, now)
    elif step == "excuse":
        overleg.excuse(number, True, now)
    else:
        overleg.finish_punt(now)
