"""What a use case works with: ids, the moment, the act of reading."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.services.context import IdSource
from casus.system.clock import FixedClock
from tests.factories import refused
from tests.services.conftest import MORNING, Town


def test_ids_follow_time_fit_63_bits_and_are_never_drawn_twice() -> None:
    clock = FixedClock(MORNING)
    source = IdSource(clock.now, random.Random(1))
    drawn = []
    for _ in range(300):
        drawn += [source() for _ in range(5)]
        clock.advance(timedelta(milliseconds=1))
    assert drawn == sorted(set(drawn))
    assert 0 < drawn[0] < drawn[-1] < 2**63


def test_ids_go_on_upward_when_the_clock_is_set_back() -> None:
    clock = FixedClock(MORNING)
    source = IdSource(clock.now, random.Random(1))
    first = source()
    clock.set(MORNING - timedelta(hours=1))
    assert source() > first


def test_ids_drawn_by_several_threads_are_all_different() -> None:
    source = IdSource(FixedClock(MORNING).now, random.Random(1))
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: source(), range(4000)))
    assert len(set(drawn)) == 4000


def test_the_same_act_of_reading_within_15_minutes_is_one_row(each_town: Town) -> None:
    entry = LogEntry("casus_geopend", (("casus", each_town.kanarie),), each_town.kanarie)
    other = LogEntry("casus_geopend", (("casus", each_town.kanarie + 1),), each_town.kanarie + 1)
    iris = each_town.as_("IB")
    assert each_town.logged_by(lambda: iris.log_reading(entry)) == [entry]
    assert each_town.logged_by(lambda: iris.log_reading(entry)) == []
    assert each_town.logged_by(lambda: iris.log_reading(other)) == [other]
    assert each_town.logged_by(lambda: each_town.as_("RG").log_reading(entry)) == [entry]
    each_town.clock.advance(timedelta(minutes=15))
    assert each_town.logged_by(lambda: iris.log_reading(entry)) == []
    each_town.clock.advance(timedelta(milliseconds=1))
    assert each_town.logged_by(lambda: iris.log_reading(entry)) == [entry]


def test_a_row_says_who_in_which_role_for_which_organisation(town: Town) -> None:
    iris = town.as_("IB")
    iris.log_reading(LogEntry("casus_geopend", (("casus", town.kanarie),), town.kanarie))
    row = town.log()[-1]
    assert (row["actor"], row["rol"]) == (str(iris.actor.gebruiker_id), "wijkprofessional")
    assert row["organisatie"] == str(town.organisatie)
    assert row["moment"] == "2026-11-23T09:00:00.000Z"
    assert (town.log()[0]["actor"], town.log()[0]["rol"]) == ("systeem", "systeem")
    controller = town.as_("CT")
    controller.log_reading(LogEntry("overleg_geopend", (("overleg", town.overleg),)))
    assert town.log()[-1]["rol"] == "controller+coordinator+voorzitter"


def test_the_program_itself_writes_nothing_down(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        town.dossier.system_context().author_id()
    assert refused(error.value) == ("geen_gebruiker", {})
    assert town.as_("IB").author_id() == town.as_("IB").actor.gebruiker_id
