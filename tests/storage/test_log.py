"""The log book on both engines, and what somebody with SQL at hand can do to it."""

import shutil
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from casus.domain.changes import LogEntry
from casus.domain.logboek import EMPTY_HASH, LOG_SYSTEEM, Fault, Head, LogActor, Verdict, chain
from casus.storage import ddl, log
from casus.storage.engine import open_engine

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACTOR = LogActor(11, "voorzitter", 21)
ROWS = 9
Row = tuple[int, str, str]
Rows = list[Row]


def writer(engine: Engine) -> Engine:
    return engine.execution_options(casus_write=True)


def entry(number: int) -> LogEntry:
    return LogEntry("casus_geopend", (("casus", number),), number)


@pytest.fixture
def head(engine: Engine) -> Head:
    """A log book of ROWS rows; the head as it was copied outside."""
    with writer(engine).begin() as connection:
        return log.append(connection, ACTOR, [entry(100 + nr) for nr in range(ROWS)], NOW)


def rows_of(connection: Connection) -> Rows:
    found = connection.exec_driver_sql("SELECT nr, body, hash FROM logregel ORDER BY nr")
    return [(row[0], row[1], row[2]) for row in found]


def attack(engine: Engine, change: Callable[[Rows], Rows], head: Head | None = None) -> None:
    """As the attacker: take the triggers away, put other rows in place, and the head row too when given."""
    with writer(engine).begin() as connection:
        for extra in reversed(ddl.extras(engine.dialect.name)):
            connection.exec_driver_sql(extra.drop)
        rows = change(rows_of(connection))
        connection.exec_driver_sql("DELETE FROM logregel")
        statement = text("INSERT INTO logregel (nr, body, hash) VALUES (:nr, :body, :hash)")
        for nr, body, stored in rows:
            connection.execute(statement, {"nr": nr, "body": body, "hash": stored})
        if head is not None:
            values = {"aantal": head.aantal, "hash": head.hash}
            connection.execute(text("UPDATE logkop SET aantal = :aantal, hash = :hash"), values)


def verify(engine: Engine, outside: Head | None = None) -> Verdict:
    with engine.connect() as connection:
        return log.verify(connection, outside=outside)


def with_other_text(body: str) -> str:
    return body.replace("casus_geopend", "casus_bekeken")


def changed(nr: int) -> Callable[[Rows], Rows]:
    return lambda rows: [(n, with_other_text(body) if n == nr else body, h) for n, body, h in rows]


def removed(nr: int) -> Callable[[Rows], Rows]:
    return lambda rows: [row for row in rows if row[0] != nr]


def removed_and_closed_up(nr: int) -> Callable[[Rows], Rows]:
    return lambda rows: [(n - (n > nr), body, h) for n, body, h in rows if n != nr]


def swapped(first: int, second: int) -> Callable[[Rows], Rows]:
    places = {first: second, second: first}
    return lambda rows: sorted((places.get(n, n), body, h) for n, body, h in rows)


def inserted(nr: int) -> Callable[[Rows], Rows]:
    def change(rows: Rows) -> Rows:
        moved = [(n + (n >= nr), body, h) for n, body, h in rows]
        return sorted([*moved, (nr, with_other_text(rows[0][1]), "f" * 64)])

    return change


def other_hash(nr: int) -> Callable[[Rows], Rows]:
    return lambda rows: [(n, body, "0" * 64 if n == nr else h) for n, body, h in rows]


def rewritten(nr: int) -> Callable[[Rows], Rows]:
    """Another text at ``nr`` and every hash from there on computed again: a chain without a seam."""

    def change(rows: Rows) -> Rows:
        done: Rows = []
        for n, body, _ in rows:
            previous = done[-1][2] if done else EMPTY_HASH
            new = with_other_text(body) if n == nr else body
            done.append((n, new, chain(previous, n, new)))
        return done

    return change


ATTACKS = [
    pytest.param(changed(1), Fault.GEWIJZIGD, 1, id="first changed"),
    pytest.param(changed(5), Fault.GEWIJZIGD, 5, id="middle changed"),
    pytest.param(changed(ROWS), Fault.GEWIJZIGD, ROWS, id="last changed"),
    pytest.param(other_hash(4), Fault.GEWIJZIGD, 4, id="hash changed"),
    pytest.param(removed(1), Fault.VERWIJDERD, 1, id="first removed"),
    pytest.param(removed(5), Fault.VERWIJDERD, 5, id="middle removed"),
    pytest.param(removed(ROWS), Fault.VERWIJDERD, ROWS, id="last removed"),
    pytest.param(lambda rows: [], Fault.VERWIJDERD, 1, id="all removed"),
    pytest.param(removed_and_closed_up(5), Fault.VERWIJDERD, 5, id="removed, numbers closed up"),
    pytest.param(swapped(4, 5), Fault.VERWISSELD, 4, id="neighbours swapped"),
    pytest.param(swapped(2, 7), Fault.VERWISSELD, 2, id="far swapped"),
    pytest.param(swapped(ROWS - 1, ROWS), Fault.VERWISSELD, ROWS - 1, id="last two swapped"),
    pytest.param(inserted(1), Fault.INGEVOEGD, 1, id="inserted first"),
    pytest.param(inserted(5), Fault.INGEVOEGD, 5, id="inserted in the middle"),
    pytest.param(inserted(ROWS), Fault.INGEVOEGD, ROWS, id="inserted before the last"),
    pytest.param(rewritten(5), Fault.KOP_WIJKT_AF, ROWS, id="chain rewritten, head left"),
]


@pytest.mark.parametrize(("change", "fault", "nr"), ATTACKS)
def test_every_attack_on_rows_is_found_and_the_row_named(
    engine: Engine, head: Head, change: Callable[[Rows], Rows], fault: Fault, nr: int
) -> None:
    assert verify(engine).is_good
    attack(engine, change)
    verdict = verify(engine)
    assert (verdict.fault, verdict.nr) == (fault, nr)
    assert verify(engine, outside=head).fault is not None


def test_a_row_added_behind_the_last_is_found(engine: Engine, head: Head) -> None:
    def add(rows: Rows) -> Rows:
        body = with_other_text(rows[0][1])
        return [*rows, (ROWS + 1, body, chain(head.hash, ROWS + 1, body))]

    attack(engine, add)
    assert verify(engine) == Verdict(ROWS + 1, Fault.INGEVOEGD, ROWS + 1)


def test_a_row_numbered_before_the_first_is_found(engine: Engine, head: Head) -> None:
    attack(engine, lambda rows: [(-3, rows[0][1], rows[0][2]), *rows])
    assert verify(engine) == Verdict(0, Fault.INGEVOEGD, -3)


def test_a_head_row_that_is_gone_is_found(engine: Engine, head: Head) -> None:
    attack(engine, lambda rows: rows)
    with writer(engine).begin() as connection:
        connection.exec_driver_sql("DELETE FROM logkop")
    assert verify(engine).fault is Fault.KOP_ONTBREEKT


def test_chain_and_head_rewritten_together_is_caught_only_outside(engine: Engine, head: Head) -> None:
    """The limit that the docstring says aloud: without the outside copy this log book looks good."""
    change = rewritten(5)
    with engine.connect() as connection:
        new_head = Head(ROWS, change(rows_of(connection))[-1][2])
    attack(engine, change, new_head)
    assert verify(engine).is_good
    assert verify(engine, outside=head) == Verdict(ROWS, Fault.HERSCHREVEN, ROWS)


def test_the_last_row_removed_with_its_head_is_caught_only_outside(engine: Engine, head: Head) -> None:
    with engine.connect() as connection:
        new_head = Head(ROWS - 1, rows_of(connection)[-2][2])
    attack(engine, removed(ROWS), new_head)
    assert verify(engine).is_good
    assert verify(engine, outside=head) == Verdict(ROWS - 1, Fault.OUDER_DAN_BUITEN, ROWS)


def test_an_older_copy_of_the_file_is_caught_only_outside(dossier_file: Path, key: bytes) -> None:
    from casus.storage.migrate import create_schema

    engine = open_engine(dossier_file, key, create=True)
    create_schema(engine)
    with writer(engine).begin() as connection:
        log.append(connection, ACTOR, [entry(1)], NOW)
    engine.dispose()
    older = dossier_file.with_suffix(".oud")
    shutil.copyfile(dossier_file, older)
    engine = open_engine(dossier_file, key)
    with writer(engine).begin() as connection:
        head = log.append(connection, ACTOR, [entry(2)], NOW)
    engine.dispose()
    older.replace(dossier_file)
    engine = open_engine(dossier_file, key)
    assert verify(engine).is_good
    assert verify(engine, outside=head) == Verdict(1, Fault.OUDER_DAN_BUITEN, 2)
    engine.dispose()


def test_an_older_outside_copy_fits_a_log_book_that_grew(engine: Engine, head: Head) -> None:
    with writer(engine).begin() as connection:
        log.append(connection, LOG_SYSTEEM, [entry(5), entry(6)], NOW)
    assert verify(engine, outside=head) == Verdict(ROWS + 2)
    assert verify(engine, outside=Head(0, EMPTY_HASH)).is_good


def test_one_look_at_the_start_sees_an_older_or_rewritten_log_book(engine: Engine, head: Head) -> None:
    with engine.connect() as connection:
        assert log.fits_outside(connection, head)
        assert log.fits_outside(connection, Head(0, EMPTY_HASH))
        assert not log.fits_outside(connection, Head(ROWS + 1, head.hash))
        rewritten_head = Head(ROWS, rewritten(5)(rows_of(connection))[-1][2])
    attack(engine, rewritten(5), rewritten_head)
    with engine.connect() as connection:
        assert not log.fits_outside(connection, head)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE logregel SET body = '{}' WHERE nr = 3",
        "DELETE FROM logregel WHERE nr = 3",
        "DELETE FROM logkop",
    ],
)
def test_triggers_stop_accidents(engine: Engine, head: Head, statement: str) -> None:
    with pytest.raises(DBAPIError, match="logboek_vast"), writer(engine).begin() as connection:
        connection.exec_driver_sql(statement)
    assert verify(engine).is_good


def test_replace_and_truncate_are_stopped_too(engine: Engine, head: Head) -> None:
    is_sqlite = engine.dialect.name == "sqlite"
    replace = "INSERT OR REPLACE INTO logregel (nr, body, hash) VALUES (3, '{}', '')"
    statement = replace if is_sqlite else "TRUNCATE logregel"
    with pytest.raises(DBAPIError, match="logboek_vast"), writer(engine).begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_rolled_back_change_leaves_no_row_and_no_gap(engine: Engine, head: Head) -> None:
    with writer(engine).connect() as connection:
        connection.begin()
        log.append(connection, ACTOR, [entry(1)], NOW)
        connection.rollback()
        log.append(connection, ACTOR, [entry(2)], NOW)
        connection.commit()
    assert verify(engine) == Verdict(ROWS + 1)


def test_two_people_writing_at_once_get_numbers_without_gaps(engine: Engine) -> None:
    def write(_: int) -> None:
        for number in range(15):
            with writer(engine).begin() as connection:
                log.append(connection, ACTOR, [entry(number)], NOW)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    assert verify(engine) == Verdict(30)


def test_the_same_act_within_a_quarter_of_an_hour(engine: Engine, head: Head) -> None:
    quarter = timedelta(minutes=15)
    thing = ("casus", 103)
    with engine.connect() as connection:

        def known(actor: LogActor, action: str, what: tuple[str, int], now: datetime) -> bool:
            return log.act_within(connection, actor, action, what, now - quarter)

        assert known(ACTOR, "casus_geopend", thing, NOW + quarter)
        assert not known(ACTOR, "casus_geopend", thing, NOW + quarter + timedelta(milliseconds=1))
        assert not known(ACTOR, "casus_gesloten", thing, NOW)
        assert not known(ACTOR, "casus_geopend", ("casus", 99), NOW)
        assert not known(LogActor(12, "notulist", 21), "casus_geopend", thing, NOW)


def test_columns_to_filter_on_come_from_the_text(engine: Engine) -> None:
    big = 2**62 + 7
    entries = [LogEntry("zoekactie", (), None, outcome="12_treffers"), LogEntry("x", (("actie", big),), big)]
    with writer(engine).begin() as connection:
        log.append(connection, LOG_SYSTEEM, entries, NOW)
        query = "SELECT moment, actor, actie, casus_id, object FROM logregel ORDER BY nr"
        rows = [tuple(row) for row in connection.exec_driver_sql(query)]
    moment = "2026-11-22T12:00:00.000Z"
    assert rows == [
        (moment, "systeem", "zoekactie", None, None),
        (moment, "systeem", "x", big, f"actie:{big}"),
    ]


def test_nothing_to_log_and_no_head_are_bugs(engine: Engine) -> None:
    with writer(engine).begin() as connection, pytest.raises(RuntimeError, match="nothing"):
        log.append(connection, ACTOR, [], NOW)
    attack(engine, lambda rows: rows)
    with writer(engine).begin() as connection:
        connection.exec_driver_sql("DELETE FROM logkop")
        with pytest.raises(RuntimeError, match="no head"):
            log.append(connection, ACTOR, [entry(1)], NOW)


def test_checking_reads_row_by_row_and_can_be_stopped(engine: Engine) -> None:
    """Flat memory: twenty thousand rows of some 250 bytes in less than 3 MiB of Python objects."""
    with writer(engine).begin() as connection:
        log.append(connection, ACTOR, [entry(nr) for nr in range(20_000)], NOW)
    seen: list[int] = []
    tracemalloc.start()
    with engine.connect() as connection:
        assert log.verify(connection, progress=seen.append) == Verdict(20_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == [10_000, 20_000, 20_000]
    assert peak < 3 * 2**20

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with engine.connect() as connection, pytest.raises(KeyboardInterrupt):
        log.verify(connection, progress=stop)
    assert verify(engine) == Verdict(20_000)
