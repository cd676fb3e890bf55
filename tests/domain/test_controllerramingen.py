"""What a controller hears of the ramingen of a year: of five persons and more, and of a month that is over always the
same, whatever is closed, hung on or taken off later.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casus.domain.controllerbeeld import month_ends
from casus.domain.controllerramingen import Controllerramingen, Telperiode
from casus.domain.kostenregel import Bedragen
from casus.domain.vermeden import Vermeden

JAAR = 2026
EINDEN = month_ends(JAAR, date(2026, 6, 30))
JAN, FEB, MRT, APR, *_ = EINDEN
Reeks = list[tuple[int, int, date, date]]
"""(person, cents of the difference, from, until) of each."""


def periode(persoon: int, verschil: int = 700, van: date = JAN, tot: date = date.max) -> Telperiode:
    nu = Bedragen(verschil + 900, verschil + 1_000, verschil + 1_100)
    return Telperiode(persoon, nu, Bedragen(1_000, 1_000, 1_000), van, tot)


def told(perioden: list[Telperiode], op: date, tot: date = EINDEN[-1]) -> Vermeden | None:
    return Controllerramingen(JAAR, perioden, tot).op(op)


def test_the_controller_hears_of_five_persons_and_of_no_change_by_fewer() -> None:
    assert told([periode(number) for number in range(4)], MRT) is None
    five = [periode(number) for number in range(5)]
    found = told(five, MRT)
    assert found is not None
    assert (found.ramingen, found.verwacht.midden, found.gezien_van, found.onbekend) == (5, 3_500, None, None)
    assert (found.nu.midden, found.oplossing.midden) == (8_500, 5_000)
    assert (found.niets_doen, found.met_niets_doen, found.betalers) == (None, None, ()), "groups inside the group"
    assert told([*five, periode(5, 900, FEB)], MRT) == found, "the sixth would be told by subtraction"
    ten = told([*five, *(periode(number, 900, FEB) for number in range(5, 10))], MRT)
    assert ten is not None
    assert (ten.ramingen, ten.verwacht.midden) == (10, 3_500 + 4_500)


def test_who_counts_as_one_is_one_person() -> None:
    five = [periode(number) for number in range(5)]
    assert Controllerramingen(JAAR, five, MRT, een={4: 3}).op(MRT) is None
    assert Controllerramingen(JAAR, five, MRT, een={4: 4}).op(MRT) is not None, "control"


def test_what_does_not_count_yet_is_not_told() -> None:
    assert told([periode(number, van=date(2026, 4, 2)) for number in range(9)], MRT) is None
    assert told([periode(number, van=date(2026, 4, 2)) for number in range(9)], APR) is not None, "control"
    assert told([periode(number) for number in range(9)], date(2026, 1, 30)) is None
    assert told([periode(number) for number in range(9)], date(2026, 1, 30), date(2026, 1, 30)) is None


def test_what_stops_counting_is_subtracted_once_that_tells_of_five() -> None:
    ten = [periode(number) for number in range(10)]
    whole = told(ten, MRT)
    one_gone = [*ten[:9], periode(9, tot=date(2026, 3, 5))]
    assert told(one_gone, MRT) == whole, "the one that is gone would be told by subtraction"
    five_gone = [*ten[:5], *(periode(number, tot=date(2026, 3, 5)) for number in range(5, 10))]
    assert told(five_gone, FEB) == whole, "what was told of February stays"
    left = told(five_gone, MRT)
    assert left is not None
    assert (left.ramingen, left.verwacht.midden, left.nu.midden) == (5, 3_500, 8_500)
    assert told([periode(number, tot=date(2026, 3, 5)) for number in range(10)], MRT) is None, "nothing is left"


def test_what_changes_hands_within_a_month_tells_nothing() -> None:
    """Taken off and hung on again before the month is over."""
    ten = [periode(number) for number in range(10)]
    again = [periode(9, tot=date(2026, 3, 5)), periode(9, van=date(2026, 3, 9))]
    for end in EINDEN:
        assert told([*ten[:9], *again], end) == told(ten, end)


days = st.dates(date(2025, 12, 1), date(2026, 7, 20))
until = st.one_of(st.just(date.max), days)
reeks = st.lists(st.tuples(st.integers(0, 8), st.integers(-9, 9), days, until), max_size=25)


def perioden_of(rows: Reeks) -> list[Telperiode]:
    return [periode(persoon, cents, van, tot) for persoon, cents, van, tot in rows if van < tot]


@given(reeks, reeks, st.sampled_from(EINDEN))
def test_a_month_that_was_told_never_changes_afterwards(known: Reeks, later: Reeks, today: date) -> None:
    """As it is known on a day, and once more is known: only what comes after that day can differ."""
    then = [(*row[:3], row[3] if row[3] <= today else date.max) for row in known if row[2] <= today]
    now = [*known, *((*row[:2], max(row[2], EINDEN[-1]), row[3]) if row[2] <= today else row for row in later)]
    before = Controllerramingen(JAAR, perioden_of(then), today)
    after = Controllerramingen(JAAR, perioden_of(now), EINDEN[-1])
    for end in EINDEN:
        if end <= today:
            assert before.op(end) == after.op(end)


def test_a_month_changes_when_what_was_over_is_written_anew() -> None:
    """Negative control: as it hangs now for every day that is over, a told month would change."""
    ten = [periode(number) for number in range(10)]
    rewritten = ten[:5]
    assert told(ten, FEB) != told(rewritten, FEB)


@given(reeks, st.integers(5, 7))
def test_no_two_moments_differ_by_fewer_persons(rows: Reeks, kleinste: int) -> None:
    """What the controller read at two month ends differs by a group, or not at all."""
    perioden = perioden_of(rows)
    made = Controllerramingen(JAAR, perioden, EINDEN[-1], kleinste=kleinste)
    seen = {end: made.op(end) for end in EINDEN}
    stood = {end: {p: (len(of), sum(each.nu.midden for each in of)) for p, of in counted(perioden, end).items()}
             for end in EINDEN}  # fmt: skip
    at = [end for end in EINDEN if seen[end] is not None and seen[end] == figure(perioden, end)]
    for place, later in enumerate(at):
        for earlier in at[:place]:
            if seen[earlier] != seen[later]:
                moved = {p for p in range(9) if stood[earlier].get(p) != stood[later].get(p)}
                assert len(moved) >= kleinste, (earlier, later)


def counted(perioden: list[Telperiode], day: date) -> dict[int, list[Telperiode]]:
    found: dict[int, list[Telperiode]] = {}
    for each in perioden:
        if each.van <= day < each.tot:
            found.setdefault(each.persoon, []).append(each)
    return found


def figure(perioden: list[Telperiode], day: date) -> Vermeden | None:
    """Plainly everything that counts on this day."""
    rows = [each for those in counted(perioden, day).values() for each in those]
    return Vermeden(
        len(rows),
        Bedragen(*map(sum, zip(*(each.nu for each in rows), strict=True))) if rows else Bedragen(0, 0, 0),
        Bedragen(*map(sum, zip(*(each.oplossing for each in rows), strict=True))) if rows else Bedragen(0, 0, 0),
        None, 0, Bedragen(0, 0, 0),
    )  # fmt: skip


def test_what_was_told_stays_so_whoever_is_one_later() -> None:
    """Two of five turn out to be one person. Control: without remembering it, January is gone."""
    five = [periode(number) for number in range(5)]
    first = Controllerramingen(2026, five, EINDEN[0])
    assert first.op(EINDEN[0]) is not None
    again, without = (
        Controllerramingen(2026, five, EINDEN[-1], een={4: 3}, eerder=eerder) for eerder in (first.verteld(), None)
    )
    assert again.op(EINDEN[0]) == first.op(EINDEN[0])
    assert without.op(EINDEN[0]) is None, "negative control"
