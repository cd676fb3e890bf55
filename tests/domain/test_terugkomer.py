"""What comes back on the next agenda by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casus.domain.terugkomer import Terugkomer, TerugkomFeit, asks_for_news, coming_back
from casus.domain.values import AgendaReden

DAY = date(2026, 12, 1)
NIET_BEREIKT, TERUGKOM, ACTIE = AgendaReden.NIET_BEREIKT, AgendaReden.TERUGKOMDATUM, AgendaReden.OPEN_ACTIE
BESLUIT = AgendaReden.OPEN_BESLUIT


def test_not_reached_and_open_acties_always_come_back() -> None:
    facts = [TerugkomFeit(1, ACTIE, None), TerugkomFeit(2, NIET_BEREIKT, None)]
    assert coming_back(facts, DAY) == [Terugkomer(2, NIET_BEREIKT), Terugkomer(1, ACTIE)]


def test_a_return_date_counts_from_that_day_on() -> None:
    due = [(TerugkomFeit(1, TERUGKOM, DAY + timedelta(days=n)), n) for n in (-1, 0, 1)]
    assert [bool(coming_back([fact], DAY)) for fact, _ in due] == [True, True, False]
    assert coming_back([TerugkomFeit(1, TERUGKOM, None)], DAY) == []


def test_a_besluit_comes_back_when_nothing_was_heard_of_it_for_three_weeks() -> None:
    for days, comes in ((20, False), (21, True), (90, True)):
        fact = TerugkomFeit(1, BESLUIT, asks_for_news(DAY - timedelta(days=days)))
        assert bool(coming_back([fact], DAY)) is comes
    facts = [TerugkomFeit(1, BESLUIT, DAY), TerugkomFeit(1, ACTIE, None)]
    assert coming_back(facts, DAY) == [Terugkomer(1, ACTIE)]


def test_the_strongest_reason_wins_and_stands_once() -> None:
    facts = [TerugkomFeit(1, ACTIE, None), TerugkomFeit(1, TERUGKOM, DAY), TerugkomFeit(1, NIET_BEREIKT, None)]
    assert coming_back(facts, DAY) == [Terugkomer(1, NIET_BEREIKT)]
    assert coming_back(facts[:2], DAY) == [Terugkomer(1, TERUGKOM)]


facts = st.builds(
    TerugkomFeit,
    st.integers(1, 6),
    st.sampled_from([NIET_BEREIKT, TERUGKOM, ACTIE, BESLUIT]),
    st.none() | st.integers(-9, 9).map(lambda n: DAY + timedelta(days=n)),
)


@given(st.lists(facts))
def test_nothing_falls_off_nothing_doubles_and_order_of_facts_does_not_matter(found: list[TerugkomFeit]) -> None:
    back = coming_back(found, DAY)
    dated = (TERUGKOM, BESLUIT)
    due = {f.casus_id for f in found if f.reden not in dated or (f.termijn is not None and f.termijn <= DAY)}
    assert {b.casus_id for b in back} == due
    assert len(back) == len(due)
    assert coming_back(found[::-1], DAY) == back
    strength = [NIET_BEREIKT, TERUGKOM, ACTIE, BESLUIT]
    assert [strength.index(b.reden) for b in back] == sorted(strength.index(b.reden) for b in back)
