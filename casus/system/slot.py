"""``NAAM.casusslot``: who works with a dossier now. A second window on the same dossier only reads.

The lock itself is of the operating system (``flock``, on Windows ``msvcrt``), so that a crash frees it; the file says
for people who has it: computer, process, since when, and a random token. What is left in the file by a process that
died, or by another computer that the stick was pulled out of, is taken over and said.
"""

import contextlib
import errno
import json
import os
import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casus.domain.errors import EnvironmentProblem

SUFFIX = ".casusslot"
FORMAT = "casusslot/1"
MAX_BYTES = 4096
_TAKEN = {errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@dataclass(frozen=True)
class Holder:
    """Who wrote itself into the file."""

    computer: str
    proces: int
    sinds: datetime
    teken: str


@dataclass
class Slot:
    """What asking for the lock gave. ``is_held``: this is the window that may write.

    ``other``: who has it instead, or, when it is held, who left it behind without letting go.
    """

    is_held: bool
    other: Holder | None
    _path: Path
    _handle: int | None = None

    @property
    def is_left_by_other_computer(self) -> bool:
        """The one before us worked on another machine and never let go."""
        return self.is_held and self.other is not None and self.other.computer != this_computer()

    def release(self) -> None:
        """Let go; a second time is fine. The file goes away, so that nothing is left beside the dossier."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        with contextlib.suppress(OSError):
            self._path.unlink()
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
        os.close(handle)


Locker = Callable[[int], None]
"""Takes the lock of the system on an open file, or raises the OSError of the system."""


def slot_file_of(dossier: Path) -> Path:
    """Where the lock of this dossier stands: the same name, another ending."""
    return dossier.with_suffix(SUFFIX)


def this_computer() -> str:
    """The name of this machine."""
    return socket.gethostname()


def take_slot(dossier: Path, now: datetime, lock: Locker | None = None) -> Slot:
    """Ask for the lock, without waiting. ``geen_toegang`` (pad) when the file cannot be made."""
    path = slot_file_of(dossier)
    while True:
        handle = _open(path)
        try:
            before = _read(handle)
            if not _locked(handle, before, lock or _system_lock):
                os.close(handle)
                return Slot(False, before, path)
            if _is_still(handle, path):
                _write(handle, Holder(this_computer(), os.getpid(), now, secrets.token_hex(8)))
                return Slot(True, before, path, handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # who had it let go and took the file away meanwhile: once more, on the new one


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        raise EnvironmentProblem("geen_toegang", pad=str(path)) from None


def _locked(handle: int, before: Holder | None, lock: Locker) -> bool:
    """Whether the lock is ours now. A file system that knows no locks leaves it to the process that is written down:
    alive on this computer, then it has it.
    """
    try:
        lock(handle)
    except OSError as problem:
        if problem.errno in _TAKEN:
            return False
        return not (before is not None and before.computer == this_computer() and _is_alive(before.proces))
    return True


def _system_lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, MAX_BYTES, os.SEEK_SET)  # a byte past what is written, so that others can read that
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_alive(process: int) -> bool:
    if process <= 0 or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_still(handle: int, path: Path) -> bool:
    """Whether the file that was locked is the one that stands there."""
    try:
        there = path.stat()
    except OSError:
        return False
    here = os.fstat(handle)
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def _read(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        data = json.loads(os.read(handle, MAX_BYTES).decode("utf-8"))
        if data["format"] != FORMAT:
            return None
        since = datetime.fromisoformat(str(data["sinds"]))
        if since.tzinfo is None:
            return None
        return Holder(str(data["computer"]), int(data["proces"]), since, str(data["teken"]))
    except (ValueError, TypeError, KeyError, RecursionError, OSError):
        return None


def _write(handle: int, holder: Holder) -> None:
    data = {
        "format": FORMAT,
        "computer": holder.computer,
        "proces": holder.proces,
        "sinds": holder.sinds.isoformat(),
        "teken": holder.teken,
    }
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, (json.dumps(data, indent=2, sort_keys=True) + "\n").encode())
