"""The three commands: ``run`` opens the practice dossier, ``test`` runs every check, ``bench`` measures."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from debian import ensure_base, ensure_long_tests
from trouble import EXIT_ENVIRONMENT, Stop, from_os_error
from venv_setup import RUN_LOCKS, TEST_LOCKS, clean_environment, prepare, python_of, venv_folder

ROOT = Path(__file__).resolve().parent.parent
_SUMMARY = re.compile(r"\b(passed|failed|errors?|skipped|deselected|no tests ran)\b.* in [0-9.]+s")
_SOURCES = ("casus", "tests", "packaging")
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff format", ("-m", "ruff", "format", "--check", *_SOURCES)),
    ("ruff check", ("-m", "ruff", "check", *_SOURCES)),
    ("mypy --strict", ("-m", "mypy")),
    ("import-linter", ("-c", _LINT_IMPORTS)),
)


def main(arguments: Sequence[str]) -> int:
    """Do one command. Trouble with the machine is one sentence on stderr and exit code 3."""
    own, extra = split(arguments)
    options = parser().parse_args(own)
    try:
        if options.command == "run":
            return run(options.map)
        if options.command == "bench":
            return bench(extra)
        return test(is_long=options.lang, extra=extra)
    except Stop as stop:
        return complain(stop)
    except OSError as error:
        return complain(from_os_error(error))
    except KeyboardInterrupt:
        print("Afgebroken.", file=sys.stderr)
        return 130


def complain(stop: Stop) -> int:
    sys.stdout.flush()
    print(stop, file=sys.stderr)
    return EXIT_ENVIRONMENT


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is for us, and what stands after ``--``."""
    given = list(arguments)
    if "--" not in given:
        return given, []
    at = given.index("--")
    return given[:at], given[at + 1 :]


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="start.py", description="Casus klaarzetten, openen en controleren.")
    commands = top.add_subparsers(dest="command", required=True, metavar="run | test | bench")
    run_options = commands.add_parser("run", help="open Casus op het oefendossier")
    run_options.add_argument("--map", type=Path, help="map voor het oefendossier en wat eruit komt")
    test_options = commands.add_parser("test", help="alle controles; na -- volgen argumenten voor pytest")
    test_options.add_argument("--lang", action="store_true", help="volle aantallen, en omzetten met LibreOffice")
    commands.add_parser("bench", help="de metingen; na -- volgen argumenten")
    return top


def set_up(locks: tuple[str, ...]) -> Path:
    """Everything that must be there before Casus can start; returns the Python to start it with."""
    venv = venv_folder(ROOT)
    ensure_base(os.environ)
    prepare(ROOT, venv, locks)
    return python_of(venv)


def run(folder: Path | None) -> int:
    """Open the practice dossier, or without a screen do the same day of work and name the folder it is in."""
    python = set_up(RUN_LOCKS)
    command = [str(python), "-P", "-m", "casus", "oefen"]
    environment = clean_environment()
    if has_screen(os.environ, sys.platform):
        return subprocess.call([*command, *(["--map", str(folder.absolute())] if folder else [])], env=environment)
    folder = (folder or Path(time.strftime("Casus-oefenen-%Y%m%d-%H%M%S"))).absolute()
    print(f"Er is geen scherm; Casus doet de oefendag zonder venster in {folder}.", flush=True)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    code = subprocess.call([*command, "--map", str(folder), "--zonder-scherm"], env=environment)
    if code == 0:
        print(f"Klaar: oefendossier, verslagen en schermen staan in {folder}.", flush=True)
    return code


def has_screen(env: Mapping[str, str], platform: str) -> bool:
    if env.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    return not platform.startswith("linux") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def bench(extra: Sequence[str]) -> int:
    """Measure; a slow figure is no failure, a crash is."""
    python = set_up(TEST_LOCKS)
    return subprocess.call([str(python), "-m", "tests.bench", *extra], cwd=ROOT, env=test_environment(is_long=False))


def test(*, is_long: bool, extra: Sequence[str]) -> int:
    """Run every check, also after a failed one; the last line is pytest's own summary."""
    python = set_up(TEST_LOCKS)
    if is_long:
        ensure_long_tests()
    environment = test_environment(is_long=is_long)
    failed = [name for name, check in CHECKS if not passes(name, [str(python), *check], environment)]
    summary, is_good = pytest(python, extra, environment)
    failed += [] if is_good else ["pytest"]
    print(f"Niet goed: {', '.join(failed)}" if failed else "Alle controles zijn goed.")
    print(summary, flush=True)
    return 1 if failed else 0


def test_environment(*, is_long: bool) -> dict[str, str]:
    environment = clean_environment() | {"CASUS_TIER": "lang" if is_long else "kort", "PYTHONHASHSEED": "0"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def side_by_side(cores: int | None) -> tuple[str, ...]:
    """Tests of one file stay together, because they share what is dear to make; four at once is enough. In the order of
    ``tests/conftest.py``, the longest first, and not by how many tests a file has.
    """
    return ("-n", str(max(1, min(4, cores or 1))), "--dist", "loadfile", "--no-loadscope-reorder")


def passes(name: str, command: Sequence[str], environment: Mapping[str, str]) -> bool:
    print(f"\n-- {name}", flush=True)
    start = time.monotonic()
    is_good = subprocess.call(command, cwd=ROOT, env=dict(environment)) == 0
    print(f"-- {name}: {'goed' if is_good else 'NIET GOED'} in {time.monotonic() - start:.1f} s", flush=True)
    return is_good


def pytest(python: Path, extra: Sequence[str], environment: Mapping[str, str]) -> tuple[str, bool]:
    """Pass pytest's output on as it comes, but keep the summary line for the very end."""
    print("\n-- pytest", flush=True)
    start = time.monotonic()
    command = [str(python), "-X", "faulthandler", "-m", "pytest", *side_by_side(os.cpu_count()), *extra]
    summary = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            if summary:
                print(summary, flush=True)
            summary = line.rstrip("\n")
    is_good = process.returncode == 0
    if not _SUMMARY.search(summary):  # it died before its summary, whatever it says itself
        print(summary)
        is_good, summary = False, "0 passed, 1 failed"
    print(f"-- pytest: {'goed' if is_good else 'NIET GOED'} in {time.monotonic() - start:.1f} s")
    return summary, is_good
