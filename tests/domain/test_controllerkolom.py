"""What two columns tell together, and what comes over from elsewhere, tells of nobody either."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from casus.domain import controllerbeeld as controllerbeeld_module
from casus.domain.budget import BoekingSoort
from casus.domain.controllerbeeld import Controllerbeelden, controllerbeeld, month_ends
from casus.domain.monitor import Geldfeit, Kenmerken


def promises() -> Iterator[Geldfeit]:
    """Eighteen people in January, six of them paid; in February five more are paid, and one more is promised 777,77."""
    where, start = Kenmerken("Oost", "fonds", 1, "anders", "wonen", ""), datetime(2026, 1, 10, 12, tzinfo=UTC)

    def row(soort: BoekingSoort, cents: int, person: int | None, days: int) -> Geldfeit:
        op = start + timedelta(days=days)
        return Geldfeit(where._replace(maand=op.month), soort, cents, op.date(), op, person, person)

    yield row(BoekingSoort.INLEG, 5_000_000, None, -5)
    yield from (row(BoekingSoort.RESERVERING, 10_000 + person, person, 0) for person in range(18))
    yield from (row(BoekingSoort.BETALING, 10_000 + person, person, 9 if person < 6 else 30) for person in range(11))
    yield row(BoekingSoort.RESERVERING, 77_777, 18, 40)


def learned() -> set[int]:
    """What changed in what was promised, as far as spent and reserved are both told; and in what is left."""
    beelden = Controllerbeelden(2026, promises(), [], date(2026, 2, 28))
    told = [beelden.op(day) for day in month_ends(2026, date(2026, 2, 28))]
    promised = [(each.uitgegeven or 0) + each.gereserveerd for each in told if each.gereserveerd is not None]
    left = [each.over for each in told if each.over is not None]
    assert told[0].over is not None, "in January all of it is told"
    return {abs(one - other) for known in (promised, left) for one, other in combinations(known, 2)}


def test_spent_and_reserved_together_tell_of_no_single_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 77_777 not in learned()
    monkeypatch.setattr(controllerbeeld_module, "SAMEN", {})
    assert 77_777 in learned(), "negative control: each of the two may be told, their sum may not"


def test_what_came_over_from_another_budget_is_not_told() -> None:
    """It is what was left there, and so what somebody there was given."""
    came = Geldfeit(Kenmerken("Oost", "fonds", 1, "", "", ""), BoekingSoort.OVERHEVELING_IN, 422_223,
                    date(2026, 1, 12), datetime(2026, 1, 12, 12, tzinfo=UTC))  # fmt: skip
    without, beside = (controllerbeeld(2026, [*promises(), *more], [], date(2026, 1, 31)) for more in ((), (came,)))
    assert (without.budget, beside.budget) == (5_000_000, 5_000_000)
    assert without.over is not None
    assert beside.over is None, "with it what is left would say it"
