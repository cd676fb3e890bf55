"""The meeting before the table: who, when, the agenda, and the five states."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.overleg import Overleg, gaps
from casus.domain.values import AgendapuntStatus, AgendaReden, BesluitStatus, OverlegStatus
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

CONCEPT, OPEN, LOPEND, GESLOTEN, VASTGESTELD = OverlegStatus
PLANNING, LIVE, AFTER = {CONCEPT, OPEN}, {CONCEPT, OPEN, LOPEND}, {GESLOTEN, VASTGESTELD}
INLOOP = AgendaReden.INLOOP

STEPS: dict[str, tuple[Callable[[Overleg], object], set[OverlegStatus]]] = {
    "reschedule": (lambda o: o.reschedule(date(2026, 12, 1), time(9), time(10), " Hal ", later()), PLANNING),
    "put_in_charge": (lambda o: o.put_in_charge(2, None, later()), LIVE),
    "invite": (lambda o: o.invite(make_deelnemer(9), later()), LIVE),
    "uninvite": (lambda o: o.uninvite(2, later()), PLANNING),
    "excuse": (lambda o: o.excuse(2, True, later()), LIVE),
    "add_punt": (lambda o: o.add_punt(make_punt(9, casus_id=99, reden=INLOOP), later()), LIVE),
    "move_punt": (lambda o: o.move_punt(1, 2, later()), LIVE),
    "set_minuten": (lambda o: o.set_minuten(1, 20, later()), LIVE),
    "remove_punt": (lambda o: o.remove_punt(1, later()), PLANNING),
    "open": (lambda o: o.open(later()), {CONCEPT}),
    "start": (lambda o: o.start(later()), {OPEN}),
    "close": (lambda o: o.close(later()), {LOPEND}),
    "establish": (lambda o: o.establish(later()), {GESLOTEN}),
    "start_punt": (lambda o: o.start_punt(1, Ids(), later()), {LOPEND}),
    "set_terug_op": (lambda o: o.set_terug_op(1, None, later()), {LOPEND}),
    "correct": (lambda o: o.correct(make_correctie(), later()), AFTER),
}
NEEDS_A_RUNNING_POINT: dict[str, tuple[Callable[[Overleg], object], set[OverlegStatus]]] = {
    "finish_punt": (lambda o: o.finish_punt(later()), {LOPEND}),
    "step_out": (lambda o: o.step_out(1, later()), {LOPEND}),
    "step_in": (lambda o: o.step_in(1, Ids(), later()), {LOPEND}),
    "record_notitie": (lambda o: o.record_notitie(1, make_notitie(), later()), {LOPEND}),
    "record_besluit": (lambda o: o.record_besluit(1, make_besluit(), later()), {LOPEND}),
    "agree_actie": (lambda o: o.agree_actie(1, later()), {LOPEND}),
    "set_besluit_status": (lambda o: o.set_besluit_status(1, BesluitStatus.DEELS, later()), {LOPEND, *AFTER}),
}


@pytest.mark.parametrize("status", OverlegStatus)
@pytest.mark.parametrize("name", STEPS)
def test_each_step_fits_certain_states_only(name: str, status: OverlegStatus) -> None:
    step, fits = STEPS[name]
    overleg = overleg_in(status)
    if status in fits:
        step(overleg)
        assert overleg.gewijzigd_op == later()
        return
    with pytest.raises(RuleViolation) as error:
        step(overleg)
    code = "overleg_bevroren" if status in AFTER else "overleg_stand_past_niet"
    assert refused(error.value) == (code, {"stand": status.value})
    assert overleg.gewijzigd_op == NOW


@pytest.mark.parametrize("status", OverlegStatus)
@pytest.mark.parametrize("name", NEEDS_A_RUNNING_POINT)
def test_nothing_is_written_at_the_table_in_another_state(name: str, status: OverlegStatus) -> None:
    step, fits = NEEDS_A_RUNNING_POINT[name]
    overleg = overleg_in(status)
    with pytest.raises(RuleViolation) as error:
        step(overleg)
    wrong_state = error.value.code in {"overleg_bevroren", "overleg_stand_past_niet"}
    assert wrong_state == (status not in fits)


def test_states_go_one_way_and_remember_when() -> None:
    overleg = make_overleg()
    for minute, step in enumerate((overleg.open, overleg.start, overleg.close, overleg.establish)):
        step(later(minute))
    assert overleg.status is VASTGESTELD
    moments = (overleg.geopend_op, overleg.begonnen_op, overleg.gesloten_op, overleg.vastgesteld_op)
    assert moments == tuple(later(n) for n in range(4))


@pytest.mark.parametrize(
    ("lacks", "code"),
    [
        ({"voorzitter_id": None}, "voorzitter_ontbreekt"),
        ({"deelnemers": []}, "deelnemers_ontbreken"),
        ({"punten": [make_punt(casus_id=None)]}, "agenda_leeg"),
    ],
)
def test_opening_needs_chair_people_and_a_casus(lacks: dict[str, object], code: str) -> None:
    overleg = make_overleg(**lacks)
    assert overleg.missing() == [code]
    with pytest.raises(RuleViolation) as error:
        overleg.open(later())
    assert refused(error.value) == (code, {})
    assert overleg.status is CONCEPT


def test_what_is_missing_is_told_at_once() -> None:
    assert gaps(None, 0, 0) == ["voorzitter_ontbreekt", "deelnemers_ontbreken", "agenda_leeg"]
    assert gaps(1, 1, 1) == []


@pytest.mark.parametrize("eind", [time(13), time(12, 59)])
def test_a_meeting_ends_after_it_begins(eind: time) -> None:
    with pytest.raises(RuleViolation) as error:
        make_overleg(eind=eind)
    assert refused(error.value) == ("eind_voor_begin", {"field": "eind"})
    overleg = make_overleg()
    with pytest.raises(RuleViolation):
        overleg.reschedule(overleg.datum, time(13), eind, "", NOW)
    assert overleg.eind == time(15)


def test_reschedule_and_charge_are_taken_over() -> None:
    overleg = make_overleg()
    overleg.reschedule(date(2026, 12, 1), time(9), time(10), " Hal ", NOW)
    overleg.put_in_charge(2, 3, NOW)
    assert (overleg.datum, overleg.begin, overleg.eind, overleg.plaats) == (date(2026, 12, 1), time(9), time(10), "Hal")
    assert (overleg.voorzitter_id, overleg.notulist_id) == (2, 3)


def test_somebody_is_invited_once() -> None:
    overleg = make_overleg()
    with pytest.raises(RuleViolation) as error:
        overleg.invite(make_deelnemer(9, professional_id=2), NOW)
    assert refused(error.value) == ("deelnemer_bestaat_al", {"field": "deelnemer"})


def test_off_the_list_is_off() -> None:
    overleg = make_overleg()
    overleg.uninvite(2, NOW)
    with pytest.raises(RuleViolation) as error:
        overleg.deelnemer(2)
    assert refused(error.value) == ("deelnemer_onbekend", {})


def test_a_casus_stands_on_an_agenda_once() -> None:
    overleg = make_overleg()
    with pytest.raises(RuleViolation) as error:
        overleg.add_punt(make_punt(9, casus_id=11), NOW)
    assert refused(error.value) == ("casus_staat_al_op_agenda", {"field": "casus"})
    overleg.add_punt(make_punt(9, casus_id=None), NOW)
    overleg.add_punt(make_punt(10, casus_id=None), NOW)


@pytest.mark.parametrize("reden", AgendaReden)
def test_while_running_only_a_walk_in_joins(reden: AgendaReden) -> None:
    overleg = overleg_in(LOPEND)
    punt = make_punt(9, casus_id=99, reden=reden)
    if reden is INLOOP:
        overleg.add_punt(punt, NOW)
        assert overleg.agenda()[-1] is punt
        return
    with pytest.raises(RuleViolation) as error:
        overleg.add_punt(punt, NOW)
    assert refused(error.value) == ("alleen_inloop_tijdens_overleg", {})


@pytest.mark.parametrize("minuten", [0, -5, 241])
def test_a_point_takes_one_to_240_minutes(minuten: int) -> None:
    overleg = make_overleg()
    attempts: list[Callable[[], object]] = [
        lambda: overleg.set_minuten(1, minuten, NOW),
        lambda: make_punt(minuten=minuten),
    ]
    for attempt in attempts:
        with pytest.raises(RuleViolation) as error:
            attempt()
        assert refused(error.value) == ("minuten_buiten_bereik", {"field": "minuten"})
    overleg.set_minuten(1, 240, NOW)
    assert overleg.punt(1).minuten == 240


def test_a_standing_point_has_a_title() -> None:
    with pytest.raises(RuleViolation) as error:
        make_punt(casus_id=None, titel=" ")
    assert refused(error.value) == ("veld_leeg", {"field": "titel"})


def test_an_unknown_point_is_refused() -> None:
    with pytest.raises(RuleViolation) as error:
        make_overleg().move_punt(99, 1, NOW)
    assert refused(error.value) == ("agendapunt_onbekend", {})


@given(st.integers(1, 7), st.lists(st.tuples(st.integers(0, 6), st.integers(-3, 12)), max_size=12))
def test_moving_keeps_places_1_to_n_and_loses_no_point(count: int, moves: list[tuple[int, int]]) -> None:
    overleg = make_overleg(punten=[make_punt(n, casus_id=n) for n in range(1, count + 1)])
    for index, place in moves:
        number = index % count + 1
        overleg.move_punt(number, place, NOW)
        agenda = overleg.agenda()
        assert [p.volgorde for p in agenda] == list(range(1, count + 1))
        assert {p.id for p in agenda} == set(range(1, count + 1))
        assert overleg.punt(number).volgorde == min(max(place, 1), count)


def test_removing_a_point_closes_the_gap() -> None:
    overleg = make_overleg(punten=[make_punt(n, casus_id=n) for n in (1, 2, 3)])
    overleg.remove_punt(2, NOW)
    assert [(p.id, p.volgorde) for p in overleg.agenda()] == [(1, 1), (3, 2)]


@pytest.mark.parametrize(
    ("kinds", "place"),
    [
        ("vcciv", 4),  # before a closing round that waits, whether it is added last or not
        ("vccvi", 4),
        ("vcc", 3),  # no closing round
        ("vi", 2),  # the opening is no closing round
        ("cci", 3),
        ("i", 1),
    ],
)
def test_a_walk_in_goes_before_a_closing_round_that_has_not_begun(kinds: str, place: int) -> None:
    punten = [make_punt(n, casus_id=None if kind == "v" else n) for n, kind in enumerate(kinds, start=1)]
    assert make_overleg(punten=punten).place_for_inloop() == place


def test_a_walk_in_goes_last_when_the_closing_round_has_begun() -> None:
    punten = [make_punt(1, casus_id=1), make_punt(2, casus_id=None, status=AgendapuntStatus.LOPEND), make_punt(3)]
    assert make_overleg(punten=punten).place_for_inloop() == 3
