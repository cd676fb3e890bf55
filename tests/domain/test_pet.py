"""Under which hat somebody hears one item (*pettenvraagstuk*)."""

import pytest

from casus.domain.agendapunt import Pet
from casus.domain.errors import RuleViolation
from casus.domain.overleg import Overleg
from casus.domain.values import OverlegStatus
from tests.factories import NOW, later, overleg_in, refused


def hat(number: int = 1, deelnemer: int = 2, org: int = 30, functie: str = "jurist", wet: str = "Wmo") -> Pet:
    return Pet(number, deelnemer, org, functie, wet)


def meeting(status: OverlegStatus = OverlegStatus.LOPEND) -> Overleg:
    return overleg_in(status)


def worn(overleg: Overleg) -> list[tuple[int, int, int, str, str]]:
    return [(p.id, p.deelnemer_id, p.organisatie_id, p.functie, p.wet) for p in overleg.punt(1).petten]


def test_a_deelnemer_wears_one_hat_at_an_item_and_the_last_one_counts() -> None:
    overleg = meeting()
    overleg.wear(1, 2, hat(functie=" jurist "), later())
    overleg.wear(1, 1, hat(2, deelnemer=1), later())
    overleg.wear(1, 2, hat(3, org=40, functie="mentor", wet=""), later(2))
    assert worn(overleg) == [(1, 2, 40, "mentor", ""), (2, 1, 30, "jurist", "Wmo")]
    assert overleg.gewijzigd_op == later(2)
    assert overleg.punt(2).petten == []


def test_taking_it_off_leaves_the_hats_of_others() -> None:
    overleg = meeting()
    overleg.wear(1, 1, hat(deelnemer=1), NOW)
    overleg.wear(1, 2, hat(2), NOW)
    overleg.wear(1, 2, None, later())
    assert [row[1] for row in worn(overleg)] == [1]


def test_a_hat_says_in_which_function() -> None:
    with pytest.raises(RuleViolation) as error:
        meeting().wear(1, 2, hat(functie=" "), NOW)
    assert refused(error.value) == ("veld_leeg", {"field": "functie"})


def test_only_for_who_is_at_this_table_and_an_item_of_it() -> None:
    for punt, deelnemer, code in ((9, 2, "agendapunt_onbekend"), (1, 9, "deelnemer_onbekend")):
        with pytest.raises(RuleViolation) as error:
            meeting().wear(punt, deelnemer, hat(deelnemer=deelnemer), NOW)
        assert error.value.code == code


@pytest.mark.parametrize("status", OverlegStatus)
def test_hats_change_until_the_meeting_is_closed(status: OverlegStatus) -> None:
    overleg = meeting(status)
    if status in (OverlegStatus.CONCEPT, OverlegStatus.OPEN, OverlegStatus.LOPEND):
        overleg.wear(1, 2, hat(), later())
        assert len(worn(overleg)) == 1
        return
    with pytest.raises(RuleViolation):
        overleg.wear(1, 2, hat(), later())
    assert worn(overleg) == []
