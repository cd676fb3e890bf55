"""What follows from sums, found by shares, is what plain linear algebra says."""

from itertools import combinations
from random import Random

import numpy as np
import pytest

from casus.domain.afleiding import FEW, Afleiding, nul_groepen


def groups(cellen: int, told: list[list[int]], asked: list[list[int]]) -> set[frozenset[int]]:
    made = Afleiding(cellen)
    for som in told:
        made.vertel([som])
    delen = made.delen(asked)
    assert delen == made.delen(asked), "to ask changes nothing"
    return {frozenset(group) for group in nul_groepen([deel for _, deel in delen])}


def test_what_two_sums_leave_between_them_follows() -> None:
    assert groups(5, [[0, 1, 2, 3]], [[0, 1, 2]]) == {frozenset({3}), frozenset({0, 1, 2}), frozenset({0, 1, 2, 3})}
    assert groups(5, [[0, 1, 2, 3]], []) == {frozenset({0, 1, 2, 3})}


@pytest.mark.parametrize("case", range(40))
def test_the_same_groups_as_with_fractions(case: int) -> None:
    draw, cellen = Random(case), 12
    rows = [[at for at in range(cellen) if draw.random() < 0.45] for _ in range(draw.randint(1, 7))]
    system = np.array([[at in row for at in range(cellen)] for row in rows], float)
    _, values, basis = np.linalg.svd(system, full_matrices=False)
    basis = basis[values > 1e-9]
    wanted = set()
    for number in range(1, 5):
        for chosen in combinations(range(cellen), number):
            vector = np.isin(range(cellen), chosen).astype(float)
            if np.abs(vector - (basis @ vector) @ basis).max() < 1e-9:
                wanted.add(frozenset(chosen))
    half = len(rows) // 2
    assert groups(cellen, rows[:half], rows[half:]) == wanted


def test_cells_in_the_same_sums_are_of_one_kind() -> None:
    made = Afleiding(6)
    made.vertel([[0, 1, 2], [2, 3]])
    kinds = [kind for kind, _ in made.delen([[3]])]
    assert kinds[0] == kinds[1]
    assert kinds[4] == kinds[5] == 0, "of these nothing is told"
    assert len(set(kinds)) == 4


def test_many_sums_take_more_draws_than_were_ready() -> None:
    draw, cellen = Random(3), 200
    made = Afleiding(cellen)
    rows = [[at for at in range(cellen) if draw.random() < 0.3] for _ in range(150)]
    for row in rows:
        made.vertel([row])
    shares = [deel for _, deel in made.delen([])]
    prime = (1 << 31) - 1
    for row in rows:
        assert [sum(shares[at][share] for at in row) % prime for share in (0, 1)] == [0, 0]
    assert any(shares[at] != (0, 0) for at in range(cellen))


def test_of_four_only_among_few() -> None:
    """Negative control of the limit: the same group is found as long as there are few parts."""
    for beside, is_found in ((FEW - 4, True), (FEW, False)):
        draw = Random(5)
        delen = [(draw.randrange(1, 1 << 31), draw.randrange(1, 1 << 31)) for _ in range(beside + 3)]
        prime = (1 << 31) - 1
        delen.append(tuple(-sum(deel[share] for deel in delen[:3]) % prime for share in (0, 1)))  # type: ignore[arg-type]
        four = (0, 1, 2, beside + 3)
        assert any(set(group) == set(four) for group in nul_groepen(delen)) is is_found
