"""The steps of the own meldcode: words are needed, none beforehand, and which comes next."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.meldcode import MeldcodeRegel, Meldcodestap, check_day, next_step
from tests.factories import NOW, TODAY, refused

SIGNALEN, OVERLEG, GESPREK, WEGEN, BESLISSEN = Meldcodestap


def test_a_step_says_what_was_done() -> None:
    assert MeldcodeRegel(1, 2, SIGNALEN, " gezien ", 3, TODAY, NOW).toelichting == "gezien"
    with pytest.raises(RuleViolation) as info:
        MeldcodeRegel(1, 2, SIGNALEN, "  ", 3, TODAY, NOW)
    assert refused(info.value) == ("veld_leeg", {"field": "toelichting"})


def test_a_step_is_not_written_down_beforehand() -> None:
    check_day(TODAY, TODAY)
    with pytest.raises(RuleViolation) as info:
        check_day(TODAY + timedelta(days=1), TODAY)
    assert refused(info.value) == ("datum_in_toekomst", {"field": "dag"})


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        ((), SIGNALEN),
        ((SIGNALEN,), OVERLEG),
        ((SIGNALEN, GESPREK), OVERLEG),
        ((OVERLEG,), SIGNALEN),
        ((SIGNALEN, OVERLEG, GESPREK, WEGEN), BESLISSEN),
        (tuple(Meldcodestap), BESLISSEN),
    ],
)
def test_the_first_step_that_was_not_taken_comes_next(taken: Collection[Meldcodestap], wanted: Meldcodestap) -> None:
    assert next_step(taken) is wanted
