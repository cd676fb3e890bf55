"""The technical log says where and what kind, never about whom."""

import logging
import os
import sqlite3
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.system import logs

CANARY = "Kanarie-Quirijn van Zwaluwenburg"
FORMS = tuple(CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Stap(Enum):
    OPENEN = "openen"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "casus.log"
    level = logging.getLogger().level
    handler = logs.start_log(path, logging.DEBUG)
    yield path
    logs.stop_log(handler)
    logging.getLogger().setLevel(level)


def fail_deeply(name: str) -> None:
    """An exception of another library that quotes what somebody typed, and one of ours on top."""
    try:
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute(f'SELECT "{name}" FROM "{name}"')
        finally:
            connection.close()
    except sqlite3.Error as problem:
        raise ValueError(f"cannot keep {name}") from problem


def test_no_road_brings_a_name_into_the_log(file: Path) -> None:
    logger, foreign = logging.getLogger("casus.storage"), logging.getLogger("sqlalchemy.engine")
    try:
        fail_deeply(CANARY)
    except ValueError as problem:
        logs.note("opslaan_mislukt", level=logging.ERROR, problem=problem, naam=CANARY, stap=Stap.OPENEN, id=12)
        logger.exception(f"failed for {CANARY}")  # noqa: G004 - the mistake that must do no harm
        logger.error("failed for %s", CANARY)
    foreign.warning("INSERT INTO inwoner VALUES (%r)", CANARY)
    foreign.warning(CANARY, extra={"casus_values": {"naam": CANARY}})
    logger.warning("x", extra={"casus_values": {"lijst": [CANARY], "tekst": CANARY}})
    for expected in (RuleViolation("naam_ontbreekt", naam=CANARY), EnvironmentProblem("schijf_vol", pad=CANARY)):
        logs.note("fout", problem=expected)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"odd value {CANARY}", stacklevel=1)
    written = file.read_bytes()
    assert not [form for form in FORMS if form in written]
    assert b"Quirijn" not in written
    assert str(Path(__file__).parent).encode() not in written


def test_the_search_sees_a_name_in_an_ordinary_log(tmp_path: Path) -> None:
    """Negative control: the same failure through the formatter of Python stands there in full."""
    path = tmp_path / "plain.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    logger = logging.getLogger("plain")
    logger.addHandler(handler)
    try:
        fail_deeply(CANARY)
    except ValueError:
        logger.exception("x")
    logger.removeHandler(handler)
    handler.close()
    assert FORMS[0] in path.read_bytes()


def test_a_line_says_what_one_needs_to_mend_it(file: Path) -> None:
    try:
        fail_deeply(CANARY)
    except ValueError as problem:
        logs.note("opslaan_mislukt", level=logging.ERROR, problem=problem, id=12, stap=Stap.OPENEN, klaar=True)
    lines = file.read_text("utf-8").splitlines()
    assert lines[0].split(" ", 1)[1] == "ERROR casus opslaan_mislukt id=12 stap=OPENEN klaar=1"
    assert datetime.fromisoformat(lines[0].split()[0]).tzinfo == UTC
    text = "\n".join(lines)
    assert "builtins.ValueError" in text
    assert "sqlite3.OperationalError" in text
    assert "tests.system.test_logs:" in text
    assert " fail_deeply" in text


def test_codes_of_expected_trouble_are_written_without_their_params(file: Path) -> None:
    logs.note("openen_mislukt", problem=EnvironmentProblem("dossier_bezet", pad=CANARY))
    assert "EnvironmentProblem dossier_bezet" in file.read_text("utf-8")


def test_the_text_of_a_library_is_left_out_but_its_place_is_kept(file: Path) -> None:
    logging.getLogger("alembic").warning("something")
    assert "WARNING alembic (test_logs:" in file.read_text("utf-8")
    assert "something" not in file.read_text("utf-8")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_uncaught_exceptions_go_to_the_log_and_not_to_the_terminal(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    logs.catch_uncaught()
    thread = threading.Thread(target=fail_deeply, args=(CANARY,))
    thread.start()
    thread.join()
    problem = ValueError(CANARY)
    sys.excepthook(ValueError, problem, None)
    written = file.read_text("utf-8")
    assert written.count("onverwachte_fout") == 2
    assert CANARY not in written + "".join(capsys.readouterr())


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError(CANARY), KeyError(CANARY)
    first.__cause__, second.__cause__ = second, first
    assert logs.describe(first).count("Error") == 2


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_file_is_for_the_owner_alone_also_after_rolling_over(tmp_path: Path) -> None:
    handler = logs.start_log(tmp_path / "casus.log")
    try:
        logs.note("een")
        assert isinstance(handler, logging.handlers.RotatingFileHandler)
        handler.doRollover()
        logs.note("twee")
    finally:
        logs.stop_log(handler)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"casus.log": 0o600, "casus.log.1": 0o600}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="logbestand_niet_gemaakt"):
        logs.start_log(tmp_path / "none" / "casus.log")
