"""What the approaches of a year are expected to change: once per raming, unknown apart, and of groups only."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casus.domain.geld import Betaler
from casus.domain.kostenregel import Bedragen, HoeVaak, RegelInhoud, Scenario
from casus.domain.prijslijst import Zekerheid
from casus.domain.vermeden import Ramingfeit, add_up, add_up_closed, raming_feit

JAN, FEB, MRT = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
EINDEN = [JAN, FEB, MRT]


def line(scenario: Scenario, euros: int) -> RegelInhoud:
    cents = euros * 100
    return RegelInhoud(
        scenario, "kosten", 1000, "keer", HoeVaak.EENMALIG, cents, cents, cents, Betaler.WMO, "", 2026,
        Zekerheid.SCHATTING,
    )  # fmt: skip


def feit(persoon: int, midden: int = 700, day: date | None = JAN, gezien: int | None = None) -> Ramingfeit:
    nu = Bedragen(midden + 900, midden + 1_000, midden + 1_100)
    return Ramingfeit(persoon, persoon, nu, Bedragen(1_000, 1_000, 1_000), gezien, day)


def test_a_raming_without_both_bars_says_nothing() -> None:
    assert raming_feit(1, 1, [(line(Scenario.NU, 10), None)], 12, None) is None


def test_seen_is_known_when_every_line_of_both_bars_is() -> None:
    bars = [(line(Scenario.NU, 10), 1_100), (line(Scenario.OPLOSSING, 4), 300), (line(Scenario.NIETS_DOEN, 9), None)]
    found = raming_feit(1, 1, bars, 12, None)
    assert found is not None
    assert (found.verwacht.midden, found.gezien) == (600, 800)
    missing = raming_feit(1, 1, [bars[0], (line(Scenario.OPLOSSING, 4), None)], 12, None)
    assert missing is not None
    assert missing.gezien is None


def test_what_nobody_saw_is_unknown_and_what_is_not_there_is_no_nought() -> None:
    assert add_up([]) is None
    found = add_up([feit(1, 700, gezien=500), feit(2, -300)])
    assert found is not None
    assert (found.ramingen, found.verwacht) == (2, Bedragen(200, 400, 600))
    assert (found.gezien_van, found.gezien, found.verwacht_van_gezien.midden, found.onbekend) == (1, 500, 700, 1)


def test_a_raming_without_the_second_bar_is_not_in_that_bar_nor_in_what_may_be_avoided() -> None:
    full = raming_feit(
        1, 1, [(line(bar, euros), None) for bar, euros in zip(Scenario, (10, 3, 4), strict=True)], 12, None
    )
    short = raming_feit(2, 2, [(line(Scenario.NU, 5), None), (line(Scenario.OPLOSSING, 7), None)], 12, None)
    assert full is not None
    assert short is not None
    found = add_up([full, short])
    assert found is not None
    assert [bar.midden for bar in (found.nu, found.oplossing, found.verwacht)] == [1_500, 1_100, 400]
    assert (found.met_niets_doen, found.niets_doen) == (1, Bedragen(300, 300, 300))
    assert found.mogelijk_vermeden == Bedragen(900, 900, 900), "(10 + 3) - 4, without the other"
    alone = add_up([short])
    assert alone is not None
    assert (alone.met_niets_doen, alone.niets_doen, alone.mogelijk_vermeden) == (0, None, None)


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(Scenario), st.sampled_from(Betaler), st.integers(0, 99)), max_size=6),
        max_size=6,
    )
)
def test_payers_add_up_to_the_bars_and_to_the_head_figure(ramingen: list[list[tuple[Scenario, Betaler, int]]]) -> None:
    feiten = [
        raming_feit(
            number, number, [(replace(line(bar, euros), betaler=who), None) for bar, who, euros in lines], 12, None
        )
        for number, lines in enumerate(ramingen)
    ]
    found = add_up(feit for feit in feiten if feit is not None)
    if found is None:
        return
    assert sum(each.nu or 0 for each in found.betalers) == found.nu.midden
    assert sum(each.na or 0 for each in found.betalers) == found.oplossing.midden
    assert sum(each.verschil or 0 for each in found.betalers) == found.verwacht.midden
    plain = [
        (bar, who, euros) for lines, feit in zip(ramingen, feiten, strict=True) if feit for bar, who, euros in lines
    ]
    for each in found.betalers:
        assert each.nu == 100 * sum(euros for bar, who, euros in plain if (bar, who) == (Scenario.NU, each.betaler))


def test_the_controller_hears_of_five_persons_and_of_no_change_by_fewer() -> None:
    four = [feit(number) for number in range(4)]
    assert add_up_closed(four, EINDEN) is None
    five = [feit(number) for number in range(5)]
    told = add_up_closed(five, EINDEN)
    assert told is not None
    assert (told.ramingen, told.verwacht.midden, told.gezien_van, told.onbekend) == (5, 3_500, None, None)
    assert (told.nu.midden, told.oplossing.midden) == (8_500, 5_000)
    assert (told.niets_doen, told.met_niets_doen, told.betalers) == (None, None, ()), "groups inside the group"
    one_more = add_up_closed([*five, feit(5, 900, FEB)], EINDEN)
    assert one_more == told, "the sixth would be told by subtraction"
    ten = add_up_closed([*five, *(feit(number, 900, FEB) for number in range(5, 10))], EINDEN)
    assert ten is not None
    assert (ten.ramingen, ten.verwacht.midden) == (10, 3_500 + 4_500)


def test_what_is_not_closed_or_not_yet_does_not_count_for_the_controller() -> None:
    later = [feit(number, day=date(2026, 4, 2)) for number in range(9)]
    assert add_up_closed([*later, *(feit(number, day=None) for number in range(9))], EINDEN) is None
    assert add_up_closed([feit(number) for number in range(9)], []) is None


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(-9, 9), st.integers(0, 2)), max_size=25),
    st.integers(5, 7),
)
def test_no_two_moments_differ_by_fewer_persons(rows: list[tuple[int, int, int]], kleinste: int) -> None:
    """What the controller read at two month ends differs by a group, or not at all."""
    feiten = [
        Ramingfeit(
            number, persoon, Bedragen(cents + 20, cents + 20, cents + 20), Bedragen(20, 20, 20), None, EINDEN[month]
        )
        for number, (persoon, cents, month) in enumerate(rows)
    ]
    seen = [add_up_closed(feiten, EINDEN[: number + 1], kleinste=kleinste) for number in range(3)]
    before = 0
    for number, told in enumerate(seen):
        if told is None or told.ramingen == before:
            continue
        added = sorted(feiten, key=lambda each: each.telt_vanaf or MRT)[before : told.ramingen]
        assert len({each.persoon for each in added}) >= kleinste, (number, told)
        before = told.ramingen
