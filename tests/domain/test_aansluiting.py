"""The bank beside the ledger: what agrees is not shown, what does not is named once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.aansluiting import Betaalregel, VerschilSoort, reconcile

DAG = date(2026, 3, 2)
V = VerschilSoort


def line(plek: int, bedrag: int, kenmerk: str = "", days: int = 0, verzoek: int | None = None) -> Betaalregel:
    return Betaalregel(plek, DAG + timedelta(days=days), bedrag, kenmerk, verzoek)


def found(
    bank: list[Betaalregel], here: list[Betaalregel], elsewhere: list[Betaalregel] | None = None
) -> list[tuple[VerschilSoort, int, int | None]]:
    return [
        (each.soort, each.regel.plek, None if each.geboekt is None else each.geboekt.plek)
        for each in reconcile(bank, here, elsewhere or ())
    ]


@pytest.mark.parametrize(
    ("bank", "here", "differences"),
    [
        ([line(1, 100, "SG 1", 20)], [line(9, 100, "sg1")], []),
        ([line(1, 100, days=7)], [line(9, 100, "SG1")], []),
        ([line(1, 100, "SG1", 7)], [line(9, 100)], []),
        ([line(1, 100, days=8)], [line(9, 100)], [(V.BUITEN_BESTAND, 9, None), (V.NIET_GEBOEKT, 1, None)]),
        (
            [line(1, 5), line(2, 5, days=9)],
            [line(8, 5), line(9, 7, days=8)],
            [(V.NIET_BIJ_BANK, 9, None), (V.NIET_GEBOEKT, 2, None)],
        ),
        ([line(1, 100, "SG1")], [line(9, 90, "SG1")], [(V.ANDER_BEDRAG, 1, 9)]),
        ([line(1, 100, "SG1"), line(2, 100, "SG1", 1)], [line(9, 100, "SG1")], [(V.DUBBEL_BETAALD, 2, None)]),
        ([line(1, 100, "SG1")], [line(8, 100, "SG1"), line(9, 100, "SG1", 1)], [(V.DUBBEL_GEBOEKT, 9, None)]),
        ([line(1, 100, "A")], [line(9, 100, "B")], [(V.NIET_BIJ_BANK, 9, None), (V.NIET_GEBOEKT, 1, None)]),
        ([line(1, 100, "A"), line(2, 100, "A", 1)], [line(8, 100, "A"), line(9, 100, "A", 1)], []),
        (
            [line(1, 100, "A"), line(2, 100, "A", 1)],
            [line(8, 100, "A"), line(9, 70, "A", 1)],
            [(V.ANDER_BEDRAG, 2, 9)],
        ),
        ([line(1, 100)], [line(8, 100), line(9, 100)], [(V.MOGELIJK_DUBBEL, 9, None)]),
        ([line(1, 100, "A")], [line(8, 100, "A"), line(9, 100, days=7)], [(V.MOGELIJK_DUBBEL, 9, None)]),
        ([line(1, 100, "A")], [line(8, 100, "A"), line(9, 100, days=8)], [(V.BUITEN_BESTAND, 9, None)]),
        ([line(1, 100, "A")], [line(8, 100, "A"), line(9, 101)], [(V.NIET_BIJ_BANK, 9, None)]),
        ([line(1, 100, "A")], [line(8, 100, "A"), line(9, 100, "B")], [(V.NIET_BIJ_BANK, 9, None)]),
        (
            [line(1, 100, "A"), line(2, 50, days=5)],
            [line(6, 50, days=5), line(7, 100, "A", 0, 3), line(8, 100, "", 1, 4), line(9, 100, "", 4, 3)],
            [(V.NIET_BIJ_BANK, 8, None), (V.MOGELIJK_DUBBEL, 9, None)],
        ),
        ([line(1, -50, "terug")], [line(9, -50, "terug")], []),
        ([], [], []),
    ],
)
def test_only_differences_are_shown(
    bank: list[Betaalregel], here: list[Betaalregel], differences: list[tuple[VerschilSoort, int, int | None]]
) -> None:
    assert found(bank, here) == differences


@pytest.mark.parametrize(
    ("bank", "here", "elsewhere", "differences"),
    [
        ([line(1, 100, "A")], [], [line(9, 100, "a", -60)], []),
        ([line(1, 100, "A")], [], [line(9, 100, "B", -60)], [(V.NIET_GEBOEKT, 1, None)]),
        ([line(1, 100)], [], [line(9, 100, "A", -60)], [(V.NIET_GEBOEKT, 1, None)]),
        ([line(1, 100, "A")], [], [line(9, 90, "A", -60)], [(V.ANDER_BEDRAG, 1, 9)]),
        ([line(1, -100, "A")], [], [line(9, 100, "A", -60)], [(V.NIET_GEBOEKT, 1, None)]),
        ([], [], [line(9, 100, "A", -60)], []),
        ([line(1, 100, "A")], [line(8, 100, "A")], [line(9, 100, "A", -9)], []),
        ([line(1, 100, "A"), line(2, 100, days=2)], [line(8, 100, days=2)], [line(9, 100, "A", -60)], []),
        ([line(1, 100, "A")], [line(8, 90, "A")], [line(9, 100, "A", -60)], [(V.NIET_BIJ_BANK, 8, None)]),
        (
            [line(1, 100, "A"), line(2, 100, "A", 1)],
            [line(8, 100, "A")],
            [line(9, 100, "A", -60)],
            [(V.DUBBEL_BETAALD, 2, None)],
        ),
        (
            [line(1, 100, "A"), line(2, 100, "A", 1)],
            [],
            [line(8, 100, "A", -60), line(9, 100, "A", 60)],
            [],
        ),
        (
            [line(1, 100, "A"), line(2, 50, "A", 1)],
            [line(8, 100, "A")],
            [line(9, 100, "A", -60)],
            [(V.NIET_GEBOEKT, 2, None)],
        ),
    ],
)
def test_what_was_booked_far_away_answers_its_reference_and_is_never_named_alone(
    bank: list[Betaalregel],
    here: list[Betaalregel],
    elsewhere: list[Betaalregel],
    differences: list[tuple[VerschilSoort, int, int | None]],
) -> None:
    assert found(bank, here, elsewhere) == differences


lines = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from([100, 200, -100]), st.sampled_from(["", "A", "B", "C"])), max_size=12
)


@given(lines, lines)
def test_every_line_is_matched_or_named_once(
    bank: list[tuple[int, int, str]], here: list[tuple[int, int, str]]
) -> None:
    left = [line(number, bedrag, kenmerk, days) for number, (days, bedrag, kenmerk) in enumerate(bank)]
    right = [line(100 + number, bedrag, kenmerk, days) for number, (days, bedrag, kenmerk) in enumerate(here)]
    differences = reconcile(left, right)
    named = [each.regel.plek for each in differences] + [each.geboekt.plek for each in differences if each.geboekt]
    assert len(named) == len(set(named))
    on_left = sum(number < 100 for number in named)
    assert len(left) - on_left == len(right) - (len(named) - on_left)
    assert reconcile(left, [Betaalregel(each.plek + 100, each.dag, each.bedrag, each.kenmerk) for each in left]) == ()
