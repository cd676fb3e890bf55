"""What the approaches of a year are expected to change: once per raming, unknown apart, and of groups only."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from casus.domain.geld import Betaler
from casus.domain.kostenregel import Bedragen, HoeVaak, RegelInhoud, Scenario
from casus.domain.prijslijst import Zekerheid
from casus.domain.vermeden import Ramingsom, Vermeden, add_up, raming_som


def line(scenario: Scenario, euros: int) -> RegelInhoud:
    cents = euros * 100
    return RegelInhoud(
        scenario, "kosten", 1000, "keer", HoeVaak.EENMALIG, cents, cents, cents, Betaler.WMO, "", 2026,
        Zekerheid.SCHATTING,
    )  # fmt: skip


def som(midden: int, gezien: int | None = None) -> Ramingsom:
    nu = Bedragen(midden + 900, midden + 1_000, midden + 1_100)
    return Ramingsom(nu, Bedragen(1_000, 1_000, 1_000), gezien)


def known(lines: list[tuple[RegelInhoud, int | None]]) -> Ramingsom:
    found = raming_som(lines, 12)
    assert found is not None
    return found


def add(*sommen: Ramingsom) -> Vermeden:
    found = add_up(sommen)
    assert found is not None
    return found


def test_a_raming_without_both_bars_says_nothing() -> None:
    assert raming_som([(line(Scenario.NU, 10), None)], 12) is None


def test_seen_is_known_when_every_line_of_both_bars_is() -> None:
    bars = [(line(Scenario.NU, 10), 1_100), (line(Scenario.OPLOSSING, 4), 300), (line(Scenario.NIETS_DOEN, 9), None)]
    found = known(bars)
    assert (found.verwacht.midden, found.gezien) == (600, 800)
    assert known([bars[0], (line(Scenario.OPLOSSING, 4), None)]).gezien is None


def test_what_nobody_saw_is_unknown_and_what_is_not_there_is_no_nought() -> None:
    assert add_up([]) is None
    found = add(som(700, gezien=500), som(-300))
    assert (found.ramingen, found.verwacht) == (2, Bedragen(200, 400, 600))
    assert (found.gezien_van, found.gezien, found.verwacht_van_gezien.midden, found.onbekend) == (1, 500, 700, 1)


def test_a_raming_without_the_second_bar_is_not_in_that_bar_nor_in_what_may_be_avoided() -> None:
    full = known([(line(bar, euros), None) for bar, euros in zip(Scenario, (10, 3, 4), strict=True)])
    short = known([(line(Scenario.NU, 5), None), (line(Scenario.OPLOSSING, 7), None)])
    found = add(full, short)
    assert [bar.midden for bar in (found.nu, found.oplossing, found.verwacht)] == [1_500, 1_100, 400]
    assert (found.met_niets_doen, found.niets_doen) == (1, Bedragen(300, 300, 300))
    assert found.mogelijk_vermeden == Bedragen(900, 900, 900), "(10 + 3) - 4, without the other"
    alone = add(short)
    assert (alone.met_niets_doen, alone.niets_doen, alone.mogelijk_vermeden) == (0, None, None)


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(Scenario), st.sampled_from(Betaler), st.integers(0, 99)), max_size=6),
        max_size=6,
    )
)
def test_payers_add_up_to_the_bars_and_to_the_head_figure(ramingen: list[list[tuple[Scenario, Betaler, int]]]) -> None:
    sommen = [
        raming_som([(replace(line(bar, euros), betaler=who), None) for bar, who, euros in lines], 12)
        for lines in ramingen
    ]
    found = add_up(som for som in sommen if som is not None)
    if found is None:
        return
    assert sum(each.nu or 0 for each in found.betalers) == found.nu.midden
    assert sum(each.na or 0 for each in found.betalers) == found.oplossing.midden
    assert sum(each.verschil or 0 for each in found.betalers) == found.verwacht.midden
    plain = [each for lines, som in zip(ramingen, sommen, strict=True) if som is not None for each in lines]
    for each in found.betalers:
        assert each.nu == 100 * sum(euros for bar, who, euros in plain if (bar, who) == (Scenario.NU, each.betaler))


@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 9)), max_size=9
    )
)
def test_ramingen_that_know_the_same_may_be_added_up_before(rows: list[tuple[bool, bool, int, int, int]]) -> None:
    """As a question to the storage does it: four sums say what all of them say one by one."""
    one_by_one = [
        Ramingsom(
            Bedragen(nu, nu, nu), Bedragen(na, na + 1, na + 2), nu - na if is_seen else None,
            Bedragen(extra, extra, extra) if is_worse else None,
        )
        for is_seen, is_worse, nu, na, extra in rows
    ]  # fmt: skip
    groups: dict[tuple[bool, bool], list[Ramingsom]] = {}
    for (is_seen, is_worse, *_), som in zip(rows, one_by_one, strict=True):
        groups.setdefault((is_seen, is_worse), []).append(som)
    assert add_up(together(group) for group in groups.values()) == add_up(one_by_one)


def together(group: list[Ramingsom]) -> Ramingsom:
    nu, na = group[0].nu, group[0].oplossing
    for som in group[1:]:
        nu, na = nu.plus(som.nu), na.plus(som.oplossing)
    seen = None if group[0].gezien is None else sum(som.gezien or 0 for som in group)
    worse = None if group[0].niets_doen is None else sum(som.niets_doen.midden for som in group if som.niets_doen)
    return Ramingsom(nu, na, seen, None if worse is None else Bedragen(worse, worse, worse), (), len(group))
