"""Looking back: on the agreed day and some months later; a no says what was seen; and the second pair of eyes."""

from datetime import date

import pytest

from casus.domain.betaalbewijs import check_sample
from casus.domain.errors import RuleViolation
from casus.domain.terugblik import Terugblik, TerugblikUitkomst, days_to_look_back
from tests.factories import NOW, later

DAG = date(2026, 11, 30)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


@pytest.mark.parametrize(
    ("agreed", "months", "days"),
    [
        (None, (), ()),
        (date(2026, 12, 9), (), (date(2026, 12, 9),)),
        (date(2026, 12, 30), (3, 1), (date(2026, 12, 30), date(2027, 2, 28))),
        (None, (15, 12), (date(2027, 11, 30), date(2028, 2, 29))),
    ],
)
def test_days_to_look_back(agreed: date | None, months: tuple[int, ...], days: tuple[date, ...]) -> None:
    assert days_to_look_back(agreed, months, DAG) == days


@pytest.mark.parametrize("uitkomst", TerugblikUitkomst)
def test_an_answer_is_given_once_and_a_no_says_what_was_seen(uitkomst: TerugblikUitkomst) -> None:
    look = Terugblik(1, 2, DAG, NOW)
    needs = uitkomst in (TerugblikUitkomst.NEE, TerugblikUitkomst.DEELS)
    if needs:
        with refused("veld_leeg"):
            look.answer(uitkomst, " ", door_id=4, today=DAG, now=later(1))
    look.answer(uitkomst, " zij  kookt \n  weer " if needs else "", door_id=4, today=DAG, now=later(1))
    assert (look.gedaan_op, look.uitkomst, look.door_id) == (DAG, uitkomst, 4)
    assert look.wat_gezien == ("zij kookt\nweer" if needs else "")
    with refused("terugblik_gedaan"):
        look.answer(TerugblikUitkomst.JA, "", door_id=4, today=DAG, now=later(2))


def test_a_sample_is_looked_at_by_somebody_else() -> None:
    involved = frozenset({1, 2, None})
    with refused("steekproef_door_betrokkene"):
        check_sample(1, 9, involved, door_id=2, op=NOW, klopt=True, bevinding="")
    with refused("veld_leeg"):
        check_sample(1, 9, involved, door_id=3, op=NOW, klopt=False, bevinding=" ")
    found = check_sample(1, 9, involved, door_id=3, op=NOW, klopt=False, bevinding=" bon  hoort er niet bij ")
    assert (found.klopt, found.bevinding) == (False, "bon hoort er niet bij")
    assert check_sample(1, 9, involved, door_id=3, op=NOW, klopt=True, bevinding="").klopt
