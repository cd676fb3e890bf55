"""Sight through the real services, step by step beside a plain-dict oracle (``zicht_orakel``), on both engines."""

import faulthandler
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import bindparam, select, update

from casus.storage import tables as t
from tests.services.conftest import Town
from tests.services.conftest import file_made as file_made
from tests.services.conftest import file_town as file_town
from tests.services.conftest import server_made as server_made
from tests.services.conftest import server_town as server_town
from tests.services.conftest import world as world
from tests.storage.zicht_buurt import GGZ, Neighbourhood, settle
from tests.storage.zicht_tafel import Table

STEPS: dict[str, Any] = {"derandomize": True, "database": None, "deadline": None, "print_blob": True}


@pytest.mark.parametrize("engine_of", ["file_town", "server_town"])
def test_who_reads_which_note_follows_the_oracle_after_every_step(
    request: pytest.FixtureRequest,
    tier_count: Callable[[int, int], int],
    report_run: Callable[[str], None],
    engine_of: str,
) -> None:
    area = settle(request.getfixturevalue(engine_of))
    runs, steps = tier_count(2, 500), tier_count(12, 50)
    try:
        walk(area, runs, steps)
    finally:
        report_run(area.ran({"file_town": "SQLCipher", "server_town": "PostgreSQL"}[engine_of]))
    assert area.done["runs"] >= runs
    assert area.done["steps"] >= runs * steps // 2  # hypothesis breaks off a run that needs too many choices
    assert area.done["notes read"] > 0
    assert area.done["notes withheld"] > 0


def walk(area: Neighbourhood, runs: int, steps: int) -> None:
    """So many runs of so many steps; the first difference with the oracle ends it. Without the dump of where a test
    hangs: after minutes of work it may find a frame half made, and end the process itself.
    """
    faulthandler.cancel_dump_traceback_later()
    checks = settings(max_examples=runs, stateful_step_count=steps, suppress_health_check=list(HealthCheck), **STEPS)

    class Here(Table):
        def __init__(self) -> None:
            super().__init__(area)

    run_state_machine_as_test(Here, settings=checks)


def test_with_the_gate_taken_away_the_oracle_sees_the_leak(file_town: Town) -> None:
    """Negative control: one user reads along without the condition."""
    area = settle(file_town)
    table = Table(area)
    table.bring_in({"wonen"})
    table.everybody_reads_what_the_oracle_says()
    n = t.notitie.c
    area.questions["G1"] = select(n.id).where(n.agendapunt_id.in_(bindparam("points", expanding=True)))
    with pytest.raises(AssertionError, match="G1"):
        table.everybody_reads_what_the_oracle_says()


def test_a_seat_that_changes_behind_the_back_of_the_gate_is_noticed(file_town: Town) -> None:
    """Negative control: the same change, without what draws sight anew."""
    area = settle(file_town)
    table = Table(area)
    table.bring_in({"wonen"})
    table.ask_and_answer("rob", GGZ, {"dat", "wonen"}, "ja", 3)
    table.ask_and_answer("noa", GGZ, {"dat", "wonen"}, "ja", 3)
    table.excuse("G1", away=False)
    table.what_is_stored_is_what_would_be_drawn_now()
    with area.town.dossier._engine.execution_options(casus_write=True).begin() as connection:
        connection.execute(
            update(t.deelnemer).where(t.deelnemer.c.professional_id == area.ids["G1"]).values(afgemeld=True)
        )
    with pytest.raises(AssertionError, match="did not draw it anew"):
        table.what_is_stored_is_what_would_be_drawn_now()
