"""How long what is kept: between what a norm asks and half a century, and never without a reason."""

from datetime import UTC, datetime

import pytest

from casus.domain.bewaartermijn import LONGEST_MONTHS, Bewaartermijn, GewoneTermijn
from casus.domain.dossier import LONGEST_LOCK, SHORTEST_LOCK, Dossier
from casus.domain.errors import RuleViolation
from casus.system import settings
from tests.factories import refused

NOW, LATER = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
VERSLAG = GewoneTermijn("verslag", "Verslag", 24, False, "gebruik", 2026)
LOG = GewoneTermijn("logboek", "Logboek", 60, True, "NEN 7513", 2018, 60)


def test_a_team_sets_its_own_period_with_its_reason() -> None:
    termijn = Bewaartermijn(1, "verslag", 24, "gebruik", NOW)
    termijn.change(VERSLAG, 36, "  reglement van 2025 ", LATER)
    assert (termijn.maanden, termijn.bron, termijn.gewijzigd_op) == (36, "reglement van 2025", LATER)


@pytest.mark.parametrize("maanden", [0, -1, LONGEST_MONTHS + 1])
def test_no_period_outside_a_month_and_half_a_century(maanden: int) -> None:
    with pytest.raises(RuleViolation) as error:
        VERSLAG.require(maanden)
    assert refused(error.value) == ("termijn_buiten_bereik", {"field": "maanden", "hoogste": 50})


def test_never_shorter_than_a_norm_asks() -> None:
    LOG.require(60)
    with pytest.raises(RuleViolation) as error:
        LOG.require(59)
    assert refused(error.value) == ("termijn_te_kort", {"field": "maanden", "minstens": 5})
    VERSLAG.require(1)


@pytest.mark.parametrize("bron", ["", "   "])
def test_without_a_reason_nothing_changes(bron: str) -> None:
    termijn = Bewaartermijn(1, "verslag", 24, "gebruik", NOW)
    with pytest.raises(RuleViolation) as error:
        termijn.change(VERSLAG, 24, bron, LATER)
    assert refused(error.value) == ("veld_leeg", {"field": "bron"})


def dossier() -> Dossier:
    return Dossier(1, "Wilgenhof", "Molendam", False, NOW, NOW)


def test_rules_of_the_team() -> None:
    row = dossier()
    row.change_rules(" Wij praten met mensen. ", 10, LATER)
    assert (row.afspraken, row.vergrendel_hoogstens, row.gewijzigd_op) == ("Wij praten met mensen.", 10, LATER)


@pytest.mark.parametrize("minutes", [SHORTEST_LOCK - 1, LONGEST_LOCK + 1])
def test_the_lock_has_bounds(minutes: int) -> None:
    with pytest.raises(RuleViolation) as error:
        dossier().change_rules("", minutes, LATER)
    assert error.value.code == "slot_buiten_bereik"


def test_machine_and_team_know_the_same_bounds() -> None:
    assert (settings.SHORTEST_LOCK, settings.LONGEST_LOCK) == (SHORTEST_LOCK, LONGEST_LOCK)
