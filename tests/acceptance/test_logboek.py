"""Whoever holds the key can change the log book by SQL; ``casus logboek controleer`` finds it and names the row.

The attacker of these tests has the key and takes the triggers away first. One attack is beyond the file itself: a chain
and head that are rewritten together. Only the copy of the head outside the dossier catches that one, and a test shows
that without the copy it goes unseen.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text

from casus.domain.logboek import EMPTY_HASH, chain
from casus.storage.engine import open_engine
from casus.system.sleutelbestand import read_sleutelbestand, unseal
from tests.cli.shell import CommandLine, Done

ROWS = 9
TABLE_IS_GOOD = f"Het logboek klopt: {ROWS} regels gelezen.\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A dossier with a log book of nine rows."""
    line = CommandLine(tmp_path_factory.mktemp("bron"))
    line.make_dossier()
    line.fill()
    named = ("--met-namen", "--reden", "voor de huisarts")
    for number in range(ROWS - 3):
        out = line.home / f"{number}.docx"
        assert line.run("verslag", 1, "--soort", "volledig", *(named if number % 2 else ()), "--uit", out).code == 0
    done = line.run("logboek", "controleer")
    assert (done.code, done.out) == (0, TABLE_IS_GOOD)
    return line


@pytest.fixture
def line(original: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of our own, with its key and the copy of its head."""
    for path in original.home.glob("team.*"):
        shutil.copy(path, tmp_path / path.name)
    return CommandLine(tmp_path, tmp_path / "team.casus", tmp_path / "team.casus.sleutel")


def engine_of(line: CommandLine) -> Engine:
    """What an attacker with the recovery code opens."""
    assert line.dossier is not None
    assert line.key is not None
    sidecar = read_sleutelbestand(line.dossier.with_suffix(".casussleutel"))
    return open_engine(line.dossier, unseal(sidecar, line.key.read_text(encoding="utf-8").strip()))


def attack(line: CommandLine, *work: str | Callable[[Connection], None]) -> None:
    """Take the triggers away and do the work."""
    engine = engine_of(line)
    with engine.execution_options(casus_write=True).connect() as connection, connection.begin():
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in names:
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        for one in work:
            connection.execute(text(one)) if isinstance(one, str) else one(connection)
    engine.dispose()


def check(line: CommandLine) -> Done:
    return line.run("logboek", "controleer")


def found(line: CommandLine, sentence: str) -> None:
    """Code 1 with this sentence, and again: looking must not wipe the evidence."""
    for _ in range(2):
        done = check(line)
        assert (done.code, done.out) == (1, "")
        assert done.sentence == f"Het logboek klopt niet. {sentence}."


CHANGE = "UPDATE logregel SET body = replace(body, '\"dossier_geimporteerd\"', '\"dossier_aangemaakt\"') WHERE nr = 2"
MOVE_HEAD_BACK = (
    "UPDATE logkop SET aantal = (SELECT max(nr) FROM logregel), "
    "hash = (SELECT hash FROM logregel ORDER BY nr DESC LIMIT 1)"
)


def test_nothing_changed_is_good(line: CommandLine) -> None:
    attack(line)
    assert (check(line).code, check(line).out) == (0, TABLE_IS_GOOD)


def test_triggers_stop_who_forgets_to_take_them_away(line: CommandLine) -> None:
    """Not the defence, but the control of the attacker above: it really had to drop something."""
    engine = engine_of(line)
    for statement in (CHANGE, "DELETE FROM logregel WHERE nr = 3"):
        with (
            engine.execution_options(casus_write=True).connect() as connection,
            connection.begin(),
            pytest.raises(Exception, match=r"logboek|logregel"),
        ):
            connection.execute(text(statement))
    engine.dispose()
    assert check(line).code == 0


def test_changed_row(line: CommandLine) -> None:
    attack(line, CHANGE)
    found(line, "Regel 2 is gewijzigd")


@pytest.mark.parametrize("nr", [1, 4, 8])
def test_removed_row(line: CommandLine, nr: int) -> None:
    attack(line, f"DELETE FROM logregel WHERE nr = {nr}")
    found(line, f"Regel {nr} is verwijderd")


def test_removed_row_with_the_rest_moved_up(line: CommandLine) -> None:
    attack(
        line,
        "DELETE FROM logregel WHERE nr = 4",
        *(f"UPDATE logregel SET nr = {n - 1} WHERE nr = {n}" for n in range(5, 10)),
    )
    found(line, "Regel 4 is verwijderd")


def test_last_row_removed(line: CommandLine) -> None:
    attack(line, f"DELETE FROM logregel WHERE nr = {ROWS}")
    found(line, f"Regel {ROWS} is verwijderd")


def test_last_row_removed_and_the_head_moved_back(line: CommandLine) -> None:
    """Inside the file everything fits again; the copy outside knows better, and names the row."""
    attack(line, f"DELETE FROM logregel WHERE nr = {ROWS}", MOVE_HEAD_BACK)
    found(line, f"Dit is een oudere kopie: regel {ROWS} ontbreekt")
    done = line.run("casussen")
    assert (done.code, done.sentence.startswith("Let op: dit is een oudere kopie")) == (0, True)


def test_swapped_rows(line: CommandLine) -> None:
    attack(line, *(f"UPDATE logregel SET nr = {new} WHERE nr = {old}" for old, new in ((4, 99), (6, 4), (99, 6))))
    found(line, "Regel 4 is verwisseld")


def test_inserted_row(line: CommandLine) -> None:
    def insert(connection: Connection) -> None:
        for nr in range(ROWS, 4, -1):
            connection.execute(text(f"UPDATE logregel SET nr = {nr + 1} WHERE nr = {nr}"))
        hashes = "SELECT 5, body, hash FROM logregel WHERE nr = 3"
        connection.execute(text(f"INSERT INTO logregel (nr, body, hash) {hashes}"))

    attack(line, insert)
    found(line, "Regel 5 is ingevoegd")


def test_row_added_at_the_end(line: CommandLine) -> None:
    attack(line, f"INSERT INTO logregel (nr, body, hash) SELECT {ROWS + 1}, body, hash FROM logregel WHERE nr = 3")
    done = check(line)
    assert (done.code, str(ROWS + 1) in done.sentence) == (1, True)


def test_head_taken_away(line: CommandLine) -> None:
    attack(line, "DELETE FROM logkop")
    done = check(line)
    assert (done.code, done.sentence.startswith("Het logboek klopt niet. De kop ontbreekt")) == (1, True)


def rewrite(connection: Connection) -> None:
    """Change a row and make the whole chain and the head fit again."""
    connection.execute(text(CHANGE))
    previous = EMPTY_HASH
    for nr, body in connection.execute(text("SELECT nr, body FROM logregel ORDER BY nr")).all():
        previous = chain(previous, nr, body)
        connection.execute(text("UPDATE logregel SET hash = :hash WHERE nr = :nr"), {"hash": previous, "nr": nr})
    connection.execute(text(MOVE_HEAD_BACK))


def test_rewritten_whole_is_caught_by_the_copy_outside(line: CommandLine) -> None:
    attack(line, rewrite)
    found(line, f"Het logboek is herschreven, tot en met regel {ROWS}")


def test_rewritten_whole_stays_caught_after_a_day_of_work(line: CommandLine) -> None:
    """Opening, working and closing must not put the forged head in the place of the true one."""
    attack(line, rewrite)
    done = line.run("verslag", 1, "--soort", "volledig", "--uit", line.home / "v.docx")
    assert (done.code, done.sentence.startswith("Let op: het logboek past niet bij de kopie")) == (0, True)
    found(line, f"Het logboek is herschreven, tot en met regel {ROWS}")


def test_without_the_copy_a_rewritten_whole_goes_unseen(line: CommandLine) -> None:
    """Said openly: inside one file nothing can tell. This is the negative control of the two tests above."""
    attack(line, rewrite)
    assert line.dossier is not None
    line.dossier.with_suffix(".casusstand").unlink()
    done = check(line)
    assert (done.code, done.out) == (0, TABLE_IS_GOOD)
