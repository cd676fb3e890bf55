"""The birthday that changes who must agree: which class holds on a day, and which day may be written down."""

from datetime import date, timedelta

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.leeftijd import DAARNA, HOOGSTENS, VOORAF, WORDT, check_grens, is_near, leeftijd_op
from casus.domain.toestemming import who_must_agree
from casus.domain.values import Leeftijdsklasse
from tests.factories import TODAY, refused

ONDER_12, VAN_12, VAN_16 = Leeftijdsklasse.ONDER_12, Leeftijdsklasse.VAN_12_TOT_16, Leeftijdsklasse.VAN_16_TOT_18
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("klasse", "grens", "wanted"),
    [
        (ONDER_12, None, ONDER_12),
        (ONDER_12, TODAY + DAY, ONDER_12),
        (ONDER_12, TODAY, VAN_12),
        (ONDER_12, TODAY - DAY, VAN_12),
        (VAN_12, TODAY + DAY, VAN_12),
        (VAN_12, TODAY, VAN_16),
        (VAN_16, TODAY, VAN_16),
        (Leeftijdsklasse.ONBEKEND, TODAY, Leeftijdsklasse.ONBEKEND),
    ],
)
def test_the_next_class_begins_on_the_birthday(
    klasse: Leeftijdsklasse, grens: date | None, wanted: Leeftijdsklasse
) -> None:
    assert leeftijd_op(klasse, grens, TODAY) is wanted


def test_every_birthday_that_counts_changes_who_must_agree() -> None:
    assert set(DAARNA) == set(WORDT)
    for before, after in DAARNA.items():
        assert who_must_agree(before, vertegenwoordigd=False) != who_must_agree(after, vertegenwoordigd=False)


@pytest.mark.parametrize(
    ("klasse", "grens", "wanted"),
    [
        (ONDER_12, None, None),
        (ONDER_12, TODAY + DAY, TODAY + DAY),
        (VAN_12, TODAY + HOOGSTENS, TODAY + HOOGSTENS),
        (VAN_16, TODAY + DAY, None),
        (Leeftijdsklasse.ONBEKEND, TODAY - DAY, None),
    ],
)
def test_the_day_is_kept_only_while_it_matters(
    klasse: Leeftijdsklasse, grens: date | None, wanted: date | None
) -> None:
    assert check_grens(klasse, grens, TODAY) == wanted


@pytest.mark.parametrize(
    ("grens", "code"), [(TODAY, "verjaardag_voorbij"), (TODAY + HOOGSTENS + DAY, "verjaardag_te_ver")]
)
def test_a_day_that_was_or_is_far_off_is_refused(grens: date, code: str) -> None:
    with pytest.raises(RuleViolation) as info:
        check_grens(ONDER_12, grens, TODAY)
    assert refused(info.value) == (code, {"field": "grens_op"})


def test_it_is_near_from_four_weeks_before_through_the_day_before() -> None:
    found = [is_near(TODAY + timedelta(days=n), TODAY) for n in (0, 1, VOORAF.days, VOORAF.days + 1)]
    assert found == [False, True, True, False]
    assert not is_near(None, TODAY)
