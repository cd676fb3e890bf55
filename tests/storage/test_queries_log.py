"""Reading the log book: who reads which rows, pages by number, and that an index finds them among very many."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from casus.domain.bevoegdheid import SYSTEEM, Actor
from casus.domain.changes import LogEntry
from casus.domain.logboek import LogActor
from casus.domain.logzicht import LogVraag
from casus.domain.values import Rol
from casus.storage import log
from casus.storage.engine import driver_of
from casus.storage.mapping import map_all
from casus.storage.queries import Queries
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
WHO = {
    1: (Rol.COORDINATOR,),
    2: (Rol.VOORZITTER,),
    3: (Rol.WIJKPROFESSIONAL,),
    4: (Rol.BEHEERDER,),
    5: (Rol.CONTROLLER, Rol.COORDINATOR),
    6: (Rol.WIJKPROFESSIONAL,),
}
EVERYTHING = LogVraag()


def actor(number: int) -> Actor:
    return make.make_actor(*WHO[number], gebruiker_id=number, professional_id=number)


@pytest.fixture
def people(engine: Engine) -> Engine:
    """Six gebruikers; casus 11 of 3 with 6 as casusregisseur, casus 12 of 2, casus 13 of nobody but the coordinator."""
    map_all()
    things: list[object] = []
    for number, rollen in WHO.items():
        things.append(make.make_professional(id=number, naam=f"Persoon {number}"))
        rows = make.make_gebruiker(*rollen, id=number, professional_id=number, code=f"P{number}")
        for place, rol in enumerate(rows.rollen):
            rol.id = number * 10 + place
        things.append(rows)
    things.append(make.make_casus(id=11, code="K11", inbrenger_id=3, casusregisseur_id=6))
    things.append(make.make_casus(id=12, code="K12", inbrenger_id=2))
    things.append(make.make_casus(id=13, code="K13", inbrenger_id=4))
    for thing in things:
        with UnitOfWork(engine, SYSTEEM, lambda: START) as uow:
            uow.add(thing)
            uow.commit(LogEntry("proef", (("dossier", 1),)))
    return engine


def write(engine: Engine, who: int, entries: list[LogEntry], moment: datetime = NOW) -> None:
    with engine.execution_options(casus_write=True).begin() as connection:
        log.append(connection, LogActor(who, "rol", None), entries, moment)


def opened(casus_id: int | None) -> LogEntry:
    return LogEntry("casus_geopend", (("casus", casus_id or 0),), casus_id)


@pytest.fixture
def some(people: Engine) -> Engine:
    """Everybody opens every casus and does one thing about no casus."""
    for who in WHO:
        write(people, who, [opened(11), opened(12), opened(13), opened(None)])
    return people


def seen(engine: Engine, who: int, vraag: LogVraag = EVERYTHING) -> set[tuple[int, int | None]]:
    """(who did it, to which casus) of the rows that this person reads."""
    with engine.connect() as connection:
        rows = Queries(connection, actor(who), NOW).log_page(vraag, None, 1000)
        bodies = [json.loads(row.body) for row in rows]
    real = [body for body in bodies if body["actor"] != "systeem"]
    return {(int(body["actor"]), None if body["casus"] is None else int(body["casus"])) for body in real}


def of_casus(*casus_ids: int | None) -> set[tuple[int, int | None]]:
    return {(who, casus_id) for who in WHO for casus_id in casus_ids}


def own(who: int) -> set[tuple[int, int | None]]:
    return {(who, casus_id) for casus_id in (11, 12, 13, None)}


def test_everybody_reads_what_the_rule_says_and_nothing_else(some: Engine) -> None:
    assert seen(some, 1) == of_casus(11, 12, 13, None)
    assert seen(some, 2) == of_casus(12) | own(2)
    assert seen(some, 3) == own(3)  # inbrenger of 11, but neither coordinator, voorzitter nor casusregisseur
    assert seen(some, 4) == of_casus(None) | own(4)
    assert seen(some, 5) == set()  # a controller, whatever else
    assert seen(some, 6) == of_casus(11) | own(6)


def test_rows_by_number_are_gated_too(some: Engine) -> None:
    with some.connect() as connection:
        every = [row.nr for row in Queries(connection, SYSTEEM, NOW).log_page(EVERYTHING, None, 1000)]
        for who in WHO:
            mine = Queries(connection, actor(who), NOW)
            page = [row.nr for row in mine.log_page(EVERYTHING, None, 1000)]
            assert [row.nr for row in mine.log_rows(every)] == page
    assert len(every) == 39


def test_filters_narrow_and_never_widen(some: Engine) -> None:
    write(some, 3, [LogEntry("besluit_vastgelegd", (("besluit", 1),), 11)], NOW + timedelta(days=3))
    assert seen(some, 1, LogVraag(casus_id=11)) == of_casus(11)
    assert seen(some, 1, LogVraag(gebruiker_id=3)) == own(3)
    assert seen(some, 1, LogVraag(acties=("besluit_vastgelegd",))) == {(3, 11)}
    assert seen(some, 1, LogVraag(van=NOW + timedelta(days=1))) == {(3, 11)}
    assert seen(some, 1, LogVraag(tot=NOW)) == set()
    assert seen(some, 1, LogVraag(van=NOW, tot=NOW + timedelta(seconds=1))) == of_casus(11, 12, 13, None)
    assert seen(some, 3, LogVraag(casus_id=12)) == {(3, 12)}
    assert seen(some, 3, LogVraag(gebruiker_id=1)) == set()
    assert seen(some, 4, LogVraag(casus_id=13)) == {(4, 13)}  # inbrenger of it; as beheerder only one's own
    assert seen(some, 5, LogVraag(gebruiker_id=5)) == set()


def test_a_clock_that_was_set_back_hides_no_row(some: Engine) -> None:
    write(some, 1, [opened(11)], NOW + timedelta(days=9))
    write(some, 1, [opened(12)], NOW - timedelta(days=9))
    write(some, 1, [opened(13)], NOW + timedelta(days=9))
    assert seen(some, 1, LogVraag(van=NOW + timedelta(days=8))) == {(1, 11), (1, 13)}
    assert seen(some, 1, LogVraag(van=NOW - timedelta(days=10), tot=NOW - timedelta(days=8))) == {(1, 12)}


def test_pages_follow_each_other_without_gap_or_double(some: Engine) -> None:
    with some.connect() as connection:
        mine = Queries(connection, actor(1), NOW)
        whole = [row.nr for row in mine.log_page(EVERYTHING, None, 1000)]
        found: list[int] = []
        while page := mine.log_page(EVERYTHING, found[-1] if found else None, 7):
            found += [row.nr for row in page]
    assert found == whole == sorted(whole, reverse=True)


# -- 100 000 rows ----------------------------------------------------------------------------------------------

ROWS = 100_000
RARE = 50


@pytest.fixture
def many(sqlcipher_engine: Engine) -> Iterator[Connection]:
    """A long log book: nearly all of it 1 and 2 reading casus 12; at the very start 50 acts of 3, on casus 11."""
    engine = sqlcipher_engine
    map_all()
    for number in WHO:
        with UnitOfWork(engine, SYSTEEM, lambda: START) as uow:
            uow.add(make.make_professional(id=number, naam=f"Persoon {number}"))
            uow.flush()
            rows = make.make_gebruiker(*WHO[number][:1], id=number, professional_id=number, code=f"P{number}")
            rows.rollen[0].id = number
            uow.add(rows)
            uow.commit(LogEntry("proef", (("dossier", 1),)))
    with UnitOfWork(engine, SYSTEEM, lambda: START) as uow:
        uow.add(make.make_casus(id=11, code="K11", inbrenger_id=3))
        uow.add(make.make_casus(id=12, code="K12", inbrenger_id=2))
        uow.commit(LogEntry("proef", (("dossier", 1),)))
    write(engine, 3, [LogEntry("besluit_vastgelegd", (("besluit", 1),), 11)] * RARE, START)
    for day in range(20):
        moment = START + timedelta(days=1 + day)
        write(engine, 1 + day % 2, [opened(12)] * (ROWS // 20), moment)
    with engine.connect() as connection:
        yield connection


def steps_of(connection: Connection, mine: Queries, vraag: LogVraag) -> int:
    """Thousands of steps that SQLite takes for one page: no clock, so the same on every machine."""
    counted = [0]

    def tick() -> int:
        counted[0] += 1
        return 0

    driver = driver_of(connection)
    driver.set_progress_handler(tick, 1_000)
    try:
        mine.log_page(vraag, None, 100)
    finally:
        driver.set_progress_handler(None, 1_000)
    return counted[0]


def plan_of(connection: Connection, mine: Queries, vraag: LogVraag) -> str:
    query = mine.log_query(vraag, None, 100).compile(connection, compile_kwargs={"literal_binds": True})
    return " | ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))


DAY = timedelta(days=1)
ASKED = {
    "casus": (1, LogVraag(casus_id=11), "ix_logregel_casus", RARE),
    "person": (1, LogVraag(gebruiker_id=3), "ix_logregel_handeling", RARE),
    "action": (1, LogVraag(acties=("besluit_vastgelegd", "casus_afgesloten")), "ix_logregel_handeling", RARE),
    "busy person": (1, LogVraag(gebruiker_id=2), "SCAN logregel", 100),
    "own acts": (3, EVERYTHING, "ix_logregel_handeling", RARE),
    "nothing": (1, EVERYTHING, "SCAN logregel", 100),
    "old period": (1, LogVraag(van=START + DAY, tot=START + DAY + DAY), "rowid>", 100),
    "often": (1, LogVraag(acties=("casus_geopend",)), "SCAN logregel", 100),
}


def test_an_index_finds_the_rows_among_a_hundred_thousand(many: Connection) -> None:
    for name, (who, vraag, index, found) in ASKED.items():
        mine = Queries(many, actor(who), START)
        plan = plan_of(many, mine, vraag)
        assert index in plan, f"{name}: {plan}"
        assert len(mine.log_page(vraag, None, 100)) == found, name
        assert steps_of(many, mine, vraag) < 250, name
    whole = Queries(many, actor(1), START)
    assert steps_of(many, whole, LogVraag(acties=("nooit",))) < 10


def test_the_steps_that_are_counted_show_a_walk_through_everything(many: Connection) -> None:
    """Negative control: without the index for it, the same question takes many times more."""
    counted = [0]

    def tick() -> int:
        counted[0] += 1
        return 0

    driver_of(many).set_progress_handler(tick, 1_000)
    found = many.exec_driver_sql("SELECT nr FROM logregel NOT INDEXED WHERE actor = '3' ORDER BY nr DESC").all()
    driver_of(many).set_progress_handler(None, 1_000)
    assert len(found) == RARE
    assert counted[0] > 500
