"""Opening a dossier: fails closed, nothing readable on disk, one writer at a time. And what a kill leaves
behind.
"""

import math
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from casus.domain.errors import EnvironmentProblem
from casus.domain.logboek import EMPTY_HEAD
from casus.storage.engine import driver_of, interrupt, open_engine
from casus.storage.migrate import create_schema
from casus.storage.sqlcipher import SETTINGS, check_settings
from casus.system import logs
from casus.system.herstelcode import new_herstelcode
from casus.system.keychain import KeychainState, MemoryKeychain
from casus.system.logstand import remember_head, stand_file_of
from casus.system.sleutelbestand import seal, sleutelbestand_of, write_sleutelbestand

CANARY = "Kanarie-Quirijn van Zwaluwenburg"
_SEARCH = """
import pathlib, sys
word = sys.argv[1]
for path in sorted(pathlib.Path(sys.argv[2]).rglob("*")):
    if path.is_file():
        data = path.read_bytes()
        hits = sum(data.count(word.encode(code)) for code in ("utf-8", "utf-16-le", "utf-16-be"))
        print(path.name, len(data), hits)
"""


def writer(engine: Engine) -> Engine:
    return engine.execution_options(casus_write=True)


def code_of(address: Path | str, secret: bytes | str | None, *, create: bool = False) -> str:
    with pytest.raises(EnvironmentProblem) as caught:
        open_engine(address, secret, create=create)
    assert caught.value.__cause__ is None
    return caught.value.code


def hits_on_disk(folder: Path) -> dict[str, int]:
    """Canary hits per file, counted by another process: this one must not open a file that SQLite has
    open.
    """
    done = subprocess.run(
        [sys.executable, "-c", _SEARCH, CANARY, str(folder)], capture_output=True, text=True, check=True
    )
    return {line.split()[0]: int(line.split()[2]) for line in done.stdout.splitlines() if line.split()[1] != "0"}


def test_every_setting_is_set_and_reads_back_on_every_connection(sqlcipher_engine: Engine) -> None:
    with sqlcipher_engine.connect() as first, sqlcipher_engine.connect() as second:
        for connection in (first, second):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name, _, _ in SETTINGS}
            assert found == {
                "foreign_keys": 1,
                "journal_mode": "wal",
                "synchronous": 2,
                "temp_store": 2,
                "secure_delete": 1,
                "cache_size": -65536,
                "busy_timeout": 5000,
            }
            assert connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()


@pytest.mark.parametrize(("name", "value"), [("synchronous", "NORMAL"), ("foreign_keys", "OFF")])
def test_a_setting_that_is_not_what_it_should_be_is_seen(dossier_file: Path, key: bytes, name: str, value: str) -> None:
    """Negative control of reading back."""
    engine = open_engine(dossier_file, key, create=True)
    with engine.connect() as connection:
        driver = driver_of(connection)
        check_settings(driver)
        driver.execute(f"PRAGMA {name} = {value}")
        with pytest.raises(EnvironmentProblem) as caught:
            check_settings(driver)
    assert caught.value.params == {"instelling": name}
    engine.dispose()


@pytest.mark.parametrize("secret", [b"", b"x" * 31, b"x" * 33, b"x" * 64, "x" * 32, None])
def test_a_key_that_is_not_32_bytes_is_never_taken_as_a_passphrase(
    dossier_file: Path, secret: bytes | str | None
) -> None:
    assert code_of(dossier_file, secret, create=True) == "sleutel_ongeldig"
    assert not dossier_file.exists()


def test_a_driver_without_encryption_makes_nothing(dossier_file: Path, key: bytes) -> None:
    with pytest.raises(EnvironmentProblem, match="versleuteling_ontbreekt"):
        open_engine(dossier_file, key, create=True, driver=sqlite3)
    assert not dossier_file.exists()


def test_a_wrong_key_opens_nothing_and_changes_nothing(
    sqlcipher_engine: Engine, dossier_file: Path, key: bytes
) -> None:
    sqlcipher_engine.dispose()
    before = dossier_file.read_bytes()
    for _ in range(3):
        assert code_of(dossier_file, bytes(32)) == "sleutel_of_bestand_onjuist"
    assert dossier_file.read_bytes() == before
    engine = open_engine(dossier_file, key)
    engine.dispose()


def test_what_is_no_dossier_is_told_apart(tmp_path: Path, key: bytes) -> None:
    plain, noise, empty = tmp_path / "plain.casus", tmp_path / "noise.casus", tmp_path / "empty.casus"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    noise.write_bytes(os.urandom(8192))
    empty.touch()
    assert code_of(plain, key) == "dossier_niet_versleuteld"
    assert code_of(noise, key) == "sleutel_of_bestand_onjuist"
    assert code_of(empty, key) == "dossier_ontbreekt"
    assert code_of(tmp_path / "none.casus", key) == "dossier_ontbreekt"
    assert code_of(tmp_path / "none" / "new.casus", key, create=True) == "map_ontbreekt"
    assert code_of(noise, key, create=True) == "dossier_bestaat_al"
    assert not (tmp_path / "none.casus").exists()


@pytest.mark.parametrize("name", ["Wijk Oost #1 100%25?.casus", "Zoë's dossier.casus", "zonder einde"])
def test_any_name_that_the_system_allows(tmp_path: Path, key: bytes, name: str) -> None:
    if os.name == "nt":
        name = name.replace("?", "")
    open_engine(tmp_path / name, key, create=True).dispose()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    open_engine(tmp_path / name, key).dispose()


def test_a_damaged_form_has_its_own_code_at_once(sqlcipher_engine: Engine, dossier_file: Path, key: bytes) -> None:
    """Not taken for a wrong key, which would send the user looking for another one."""
    sqlcipher_engine.dispose()
    data = bytearray(dossier_file.read_bytes())
    for place in range(4096 + 100, len(data), 4096):
        data[place] ^= 1
    dossier_file.write_bytes(data)
    assert code_of(dossier_file, key) == "dossier_beschadigd"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_files_are_for_the_owner_alone(sqlcipher_engine: Engine, dossier_file: Path, key: bytes) -> None:
    with writer(sqlcipher_engine).begin() as connection:
        connection.exec_driver_sql("INSERT INTO wijk VALUES (1, 'Voorbeeldwijk', 0, '')")
    modes = {path.name: path.stat().st_mode & 0o777 for path in dossier_file.parent.iterdir()}
    assert modes == {"team.casus": 0o600, "team.casus-wal": 0o600, "team.casus-shm": 0o600}
    sqlcipher_engine.dispose()
    dossier_file.chmod(0o644)
    open_engine(dossier_file, key).dispose()
    assert dossier_file.stat().st_mode & 0o777 == 0o600


def write_around(dossier: Path) -> None:
    """What stands beside a dossier, after an error that quotes a name."""
    code = new_herstelcode(bytes(20))
    write_sleutelbestand(sleutelbestand_of(dossier), seal(bytes(32), code, "dossier-1"))
    remember_head(MemoryKeychain(KeychainState.GEEN_DIENST), "dossier-1", EMPTY_HEAD, stand_file_of(dossier))
    handler = logs.start_log(dossier.with_name("casus.log"))
    try:
        raise ValueError(CANARY)
    except ValueError as problem:
        logs.note("opslaan_mislukt", problem=problem, naam=CANARY)
    finally:
        logs.stop_log(handler)


def test_no_name_can_be_read_on_disk(sqlcipher_engine: Engine, dossier_file: Path) -> None:
    """Rows in the main file and rows still in the WAL, sidecar and technical log; ``sqlite3`` cannot open
    it.
    """
    write_around(dossier_file)
    for number in range(200):
        with writer(sqlcipher_engine).begin() as connection:
            connection.execute(text("INSERT INTO wijk VALUES (:id, :naam, 0, '')"), {"id": number, "naam": CANARY})
        if number == 100:
            with sqlcipher_engine.connect() as connection:
                moved = driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert moved == (0, 0, 0)
    hits = hits_on_disk(dossier_file.parent)
    names = ("team.casus", "team.casus-shm", "team.casus-wal", "team.casussleutel", "team.casusstand", "casus.log")
    assert hits == dict.fromkeys(names, 0)
    sqlcipher_engine.dispose()
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(dossier_file).execute("SELECT * FROM wijk")
    data = dossier_file.read_bytes()
    shares = [count / len(data) for count in Counter(data).values()]
    assert -sum(share * math.log2(share) for share in shares) > 7.9
    assert not data.startswith(b"SQLite format 3")


def test_the_search_finds_a_name_in_an_ordinary_file(tmp_path: Path) -> None:
    """Negative control: the same rows through the driver of Python itself stand there to read, three
    times.
    """
    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE wijk (naam)")
    connection.execute("INSERT INTO wijk VALUES (?)", (CANARY,))
    connection.commit()
    (tmp_path / "le.txt").write_bytes(CANARY.encode("utf-16-le"))
    (tmp_path / "be.txt").write_bytes(CANARY.encode("utf-16-be"))
    hits = hits_on_disk(tmp_path)
    connection.close()
    assert hits["plain.db-wal"] == hits["le.txt"] == hits["be.txt"] == 1


def test_neither_key_nor_values_stand_in_what_is_shown(sqlcipher_engine: Engine, key: bytes) -> None:
    with pytest.raises(Exception, match="IntegrityError") as caught, writer(sqlcipher_engine).begin() as connection:
        connection.execute(text("INSERT INTO wijk VALUES (:id, :naam, NULL, '')"), {"id": 1, "naam": CANARY})
    shown = [str(caught.value), repr(caught.value), repr(sqlcipher_engine), str(sqlcipher_engine.url)]
    assert not [text for text in shown if CANARY in text or key.hex() in text]


def test_a_read_cannot_write(engine: Engine) -> None:
    with pytest.raises(EnvironmentProblem, match="alleen_lezen"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO wijk VALUES (1, 'Voorbeeldwijk', 0, '')")


def test_the_second_writer_waits_and_then_hears_why_while_readers_go_on(engine: Engine) -> None:
    insert = "INSERT INTO wijk VALUES (1, 'Voorbeeldwijk', 0, '')"
    with writer(engine).connect() as first, writer(engine).connect() as second, engine.connect() as reader:
        driver = driver_of(second)
        if engine.dialect.name == "sqlite":
            driver.execute("PRAGMA busy_timeout = 50")
        else:
            driver.execute("SET lock_timeout = '50ms'")
            driver.commit()
        first.exec_driver_sql(insert)
        with pytest.raises(EnvironmentProblem, match="dossier_bezet"):
            second.begin()
        assert reader.exec_driver_sql("SELECT count(*) FROM wijk").scalar_one() == 0
        first.commit()
        assert reader.exec_driver_sql("SELECT count(*) FROM wijk").scalar_one() == 0
        reader.rollback()
        assert reader.exec_driver_sql("SELECT count(*) FROM wijk").scalar_one() == 1
        second.invalidate()


def test_long_work_can_be_interrupted(engine: Engine) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with engine.connect() as connection, ThreadPoolExecutor(1) as pool:
        connection.begin()
        work = pool.submit(connection.exec_driver_sql, numbers)
        while not work.done():
            interrupt(connection)
        with pytest.raises(EnvironmentProblem, match="onderbroken"):
            work.result()


def test_a_reference_to_nothing_is_refused(engine: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign.key"), writer(engine).begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO casus_lid (id, casus_id, professional_id, toegevoegd_op) VALUES (1, 2, 3, '')"
        )


def test_a_damaged_page_has_its_own_code(sqlcipher_engine: Engine, dossier_file: Path, key: bytes) -> None:
    with writer(sqlcipher_engine).begin() as connection:
        rows = [{"id": number, "naam": CANARY * 20} for number in range(300)]
        connection.execute(text("INSERT INTO wijk VALUES (:id, :naam, 0, '')"), rows)
    sqlcipher_engine.dispose()
    data = bytearray(dossier_file.read_bytes())
    for place in range(len(data) - 5 * 4096 + 100, len(data), 4096):
        data[place] ^= 1
    dossier_file.write_bytes(data)
    engine = open_engine(dossier_file, key)
    with engine.connect() as connection, pytest.raises(EnvironmentProblem, match="dossier_beschadigd"):
        connection.exec_driver_sql("SELECT sum(length(naam)) FROM wijk").all()
    engine.dispose()


_WRITER = """
import os, signal, sys
from datetime import UTC, datetime
from sqlalchemy import text
from casus.domain.changes import LogEntry
from casus.domain.logboek import LOG_SYSTEEM
from casus.storage import log
from casus.storage.engine import open_engine

path, key, start, mode = sys.argv[1], bytes.fromhex(sys.stdin.readline()), int(sys.argv[2]), sys.argv[3]
engine = open_engine(path, key).execution_options(casus_write=True)
number = start
while True:
    number += 1
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO wijk VALUES (:n, 'Voorbeeldwijk', 0, '')"), {"n": number})
        log.append(connection, LOG_SYSTEEM, [LogEntry("wijk_gemaakt", (("wijk", number),))], datetime.now(UTC))
        if mode == "too_early" and number == start + 5:
            print(number, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    print(number, flush=True)
"""


def run_and_kill(path: Path, key: bytes, start: int, acks: int, mode: str = "honest") -> int:
    """Let a child write until it has confirmed ``acks`` rows, kill it, and give the last number it
    confirmed.
    """
    child = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(start), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(key.hex() + "\n")
    child.stdin.flush()
    confirmed = start
    for _ in range(acks):
        confirmed = int(child.stdout.readline())
    child.kill()
    rest = child.stdout.read().split("\n")[:-1]
    child.wait()
    child.stdin.close()
    child.stdout.close()
    return int(rest[-1]) if rest else confirmed


def state_after(path: Path, key: bytes) -> tuple[int, int, bool]:
    """Rows of content, rows of the log book, and whether file and log book are whole."""
    from casus.storage import log

    engine = open_engine(path, key)
    with engine.connect() as connection:
        content = connection.exec_driver_sql("SELECT count(*) FROM wijk").scalar_one()
        verdict = log.verify(connection)
        whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    engine.dispose()
    return int(content), verdict.aantal, whole and verdict.is_good


def test_a_kill_loses_nothing_that_was_confirmed(
    dossier_file: Path, key: bytes, seed: int, tier_count: Callable[[int, int], int]
) -> None:
    from random import Random

    random = Random(seed)
    engine = open_engine(dossier_file, key, create=True)
    create_schema(engine)
    engine.dispose()
    rows = 0
    for _ in range(tier_count(20, 1000)):
        confirmed = run_and_kill(dossier_file, key, rows, random.randint(1, 40))
        content, logged, is_whole = state_after(dossier_file, key)
        assert confirmed <= content <= confirmed + 1
        assert content == logged
        assert is_whole
        rows = content


@pytest.mark.skipif(os.name != "posix", reason="the child kills itself with a POSIX signal")
def test_the_kill_test_sees_a_writer_that_confirms_too_early(dossier_file: Path, key: bytes) -> None:
    """Negative control: confirmed before the commit, killed in between."""
    engine = open_engine(dossier_file, key, create=True)
    create_schema(engine)
    engine.dispose()
    assert run_and_kill(dossier_file, key, 0, 5, "too_early") == 5
    assert state_after(dossier_file, key) == (4, 4, True)
