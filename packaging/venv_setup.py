"""The virtual environment of the checkout: made once, checked by a stamp, remade when left half done.

The stamp holds the Python, the two places and the hash of every lock that was installed. While anything is
being installed a marker lies in the folder; a start that finds it knows that an earlier one was killed.
"""

import contextlib
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

from trouble import Stop, disk_full, from_os_error, from_output, room

RUN_LOCKS = ("requirements.lock",)
TEST_LOCKS = ("requirements.lock", "requirements-test.lock")
_STAMP = "casus-klaar.json"
_BUSY = "casus-bezig"
_LOG = "casus-pip.log"
# Measured on Linux: 370 and 560 MB when done; the rest is room for unpacking.
_NEEDED_MIB = {RUN_LOCKS: 600, TEST_LOCKS: 800}
_PIP = (
    *("install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"),
    *("--progress-bar", "off", "--retries", "3", "--timeout", "20"),
    *("--require-hashes", "--only-binary", ":all:"),
)


def venv_folder(root: Path) -> Path:
    """``.venv`` in the checkout, or the folder in CASUS_VENV."""
    return Path(os.environ.get("CASUS_VENV") or root / ".venv").absolute()


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def prepare(root: Path, venv: Path, locks: tuple[str, ...]) -> bool:
    """Make the environment hold exactly what these locks pin; False when that was so already."""
    wanted = stamp_for(root, venv, locks)
    if is_ready(venv, wanted):
        return False
    with one_at_a_time(root / "packaging" / locks[0]):
        if is_ready(venv, wanted):
            return False
        print(
            f"Casus wordt klaargezet in {venv}; dit gebeurt een keer en duurt ongeveer een minuut.",
            flush=True,
        )
        try:
            build(root, venv, locks)
            (venv / _STAMP).write_text(json.dumps(wanted, indent=1), encoding="utf-8")
            (venv / _BUSY).unlink()
        except OSError as error:
            raise from_os_error(error) from error
    return True


def stamp_for(root: Path, venv: Path, locks: Sequence[str]) -> dict[str, object]:
    hashes = {name: hashlib.sha256((root / "packaging" / name).read_bytes()).hexdigest() for name in locks}
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "venv": str(venv),
        "root": str(root),
    } | {"locks": hashes}


def is_ready(venv: Path, wanted: dict[str, object]) -> bool:
    """Whether the stamp says all that is wanted; it may hold another lock besides."""
    if (venv / _BUSY).exists() or not python_of(venv).exists():
        return False
    stamp = read_stamp(venv)
    same = all(stamp.get(key) == wanted[key] for key in ("python", "venv", "root"))
    locks, needed = stamp.get("locks"), wanted["locks"]
    return same and isinstance(locks, dict) and isinstance(needed, dict) and needed.items() <= locks.items()


def read_stamp(venv: Path) -> dict[str, object]:
    try:
        stamp = json.loads((venv / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def build(root: Path, venv: Path, locks: tuple[str, ...]) -> None:
    if not is_sound(venv):
        clear(venv)
        if room(venv) < _NEEDED_MIB[locks] * 2**20:
            raise disk_full(venv, _NEEDED_MIB[locks])
        venv.mkdir(parents=True, exist_ok=True)
        (venv / _BUSY).touch()
        base = str(getattr(sys, "_base_executable", "") or sys.executable)
        call([base, "-I", "-m", "venv", str(venv)], venv)
    (venv / _BUSY).touch()
    (venv / _STAMP).unlink(missing_ok=True)
    files = [part for name in locks for part in ("-r", str(root / "packaging" / name))]
    call([str(python_of(venv)), "-I", "-m", "pip", *_PIP, *files], venv)
    make_importable(root, venv)


def is_sound(venv: Path) -> bool:
    """Whether to build on what is there: not when killed half way, moved, or of another Python.

    An environment that somebody made by hand has no stamp; it is used when its Python fits and it has pip.
    """
    if (venv / _BUSY).exists() or not python_of(venv).exists():
        return False
    if (stamp := read_stamp(venv)) and stamp.get("venv") != str(venv):
        return False
    ask = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    command = [str(python_of(venv)), "-I", "-c", ask]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:  # copied from a computer of another kind
        return False
    return answer.returncode == 0 and answer.stdout.strip() == f"{sys.version_info.major}.{sys.version_info.minor}"


def clear(venv: Path) -> None:
    """Empty what is there but for the marker, and never a folder that is not an environment of ours."""
    if not venv.exists():
        return
    is_environment = (venv / "pyvenv.cfg").exists() or (venv / _BUSY).exists()
    if not venv.is_dir() or (any(venv.iterdir()) and not is_environment):
        raise Stop(f"{venv} bestaat al en is geen omgeving van Python; zet een andere map in CASUS_VENV.")
    (venv / _BUSY).touch()
    for child in venv.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != _BUSY:
            child.unlink()


def call(command: Sequence[str], venv: Path) -> None:
    """Run a step quietly; what it printed is kept in the environment when it fails."""
    done = subprocess.run(
        command,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        log = venv / _LOG
        with contextlib.suppress(OSError):
            log.write_text(done.stdout, encoding="utf-8")
        raise from_output(done.stdout, venv, log)


def clean_environment() -> dict[str, str]:
    """The environment without what would lead a child's Python to other people's packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def make_importable(root: Path, venv: Path) -> None:
    """Point the environment at the checkout (no build, so no download) and give it the command ``casus``."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv), "platbase": str(venv)}))
    encoding = "utf-8" if sys.version_info >= (3, 13) else "locale"  # as site.py of that Python reads it
    (packages / "casus-checkout.pth").write_text(f"{root}\n", encoding=encoding)
    if sys.platform == "win32":
        (venv / "Scripts" / "casus.cmd").write_text('@"%~dp0python.exe" -P -m casus %*\n', encoding="ascii")
        return
    command = venv / "bin" / "casus"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(str(python_of(venv)))} -P -m casus "$@"\n', encoding="utf-8")
    command.chmod(0o755)


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Let a second start wait for the first. Not on Windows and not on a disk that knows no locks."""
    with lock.open("rb") as file:
        if sys.platform != "win32":
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX)
        yield
