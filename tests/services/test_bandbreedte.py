"""How wide an expectation is: the formula and the draws agree, and one seed gives one answer."""

import math
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from numpy.typing import NDArray

from casus.domain.kostenregel import HEEL, RegelInhoud, Scenario
from casus.services.bandbreedte import (
    TREKKINGEN,
    ZAAD,
    Bandbreedte,
    closed_form,
    draw_sums,
    of_vermeden,
    of_verschil,
    simulate,
)
from tests.domain.test_kostenregel import regel


def parts(*rows: tuple[float, float, float, float, float]) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64).reshape(-1, 5)


MANY = parts(*((100.0 * n, 150.0 * n, 300.0 * n, 1.0, 1.0 if n % 3 else -1.0) for n in range(1, 61)))
LINES: list[RegelInhoud] = [
    regel(scenario=Scenario.NU, laag=100, midden=200, hoog=300, aantal=2 * HEEL),
    regel(scenario=Scenario.NIETS_DOEN, laag=1000, midden=1000, hoog=1000, kans=300),
    regel(scenario=Scenario.OPLOSSING, laag=50, midden=60, hoog=70),
]


def test_one_seed_gives_one_answer() -> None:
    assert simulate(MANY) == simulate(MANY)
    assert simulate(MANY) != simulate(MANY, zaad=ZAAD + 1)


def test_formula_and_draws_agree_where_many_lines_come_together() -> None:
    formula, drawn = closed_form(MANY), simulate(MANY)
    for one, other in zip(vars(formula).values(), vars(drawn).values(), strict=True):
        assert math.isclose(one, other, rel_tol=0.03), (formula, drawn)
    assert drawn.laag < drawn.verwacht < drawn.hoog


def test_mean_and_variance_of_a_chance_are_those_of_the_draws() -> None:
    """Against the draws themselves: a triangle that happens in three of ten."""
    part = parts((1000, 2000, 6000, 0.3, 1))
    sums = draw_sums(part, 200_000, 7)
    formula = closed_form(part)
    assert math.isclose(formula.verwacht, float(sums.mean()), rel_tol=0.02)
    deviation = (formula.hoog - formula.verwacht) / 1.2815515655446004
    assert math.isclose(deviation, float(sums.std()), rel_tol=0.02)
    assert abs(float((sums == 0).mean()) - 0.7) < 0.01


def test_what_may_happen_happens_or_does_not() -> None:
    """An expectation of 300 that no draw ever gives: 0 or 1000."""
    chance = parts((1000, 1000, 1000, 0.3, 1))
    assert set(np.unique(draw_sums(chance, 1000, 1))) == {0.0, 1000.0}
    assert simulate(chance).laag == 0
    assert simulate(chance).hoog == 1000


def test_what_is_certain_has_no_width() -> None:
    sure = parts((480, 480, 480, 1, -1))
    assert closed_form(sure) == simulate(sure) == Bandbreedte(-480, -480, -480)
    assert closed_form(parts()) == simulate(parts()) == Bandbreedte(0, 0, 0)


def test_which_lines_make_which_figure() -> None:
    assert of_verschil(LINES, 12).tolist() == [[200, 400, 600, 1, 1], [50, 60, 70, 1, -1]]
    assert of_vermeden(LINES, 12)[:, 3:].tolist() == [[1, 1], [0.3, 1], [1, -1]]
    assert closed_form(of_vermeden(LINES, 12)).verwacht == 400 + 300 - 60
    assert closed_form(of_vermeden([], 12)) == Bandbreedte(0, 0, 0)


@pytest.mark.parametrize("top", [0.0, 0.2, 0.5, 1.0])
def test_two_numbers_make_a_triangle(top: float) -> None:
    """Against the distribution of a triangle on [0, 1] itself, at nine places."""
    drawn = draw_sums(parts((0, top, 1, 1, 1)), 200_000, 3)
    for x in np.linspace(0.1, 0.9, 9):
        below = x * x / top if x < top else 1 - (1 - x) ** 2 / (1 - top)
        assert abs(float((drawn <= x).mean()) - below) < 0.005, x


@pytest.mark.parametrize("count", [10, 400])
def test_memory_does_not_grow_with_the_lines(count: int) -> None:
    many = parts(*[(100, 200, 400, 0.5, 1)] * count)
    draw_sums(many[:1], 10, ZAAD)
    tracemalloc.start()
    draw_sums(many, TREKKINGEN, ZAAD)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most <= 2 * 2**20, most


def test_numpy_comes_only_when_something_is_reckoned() -> None:
    code = "import sys, casus.services.bandbreedte as b; print('numpy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
