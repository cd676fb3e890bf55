"""Writing a file that somebody asked for: whole or not at all, and nowhere else.

The text goes to a nameless neighbour in the same folder and takes the name in one step. Never through a folder for
temporary files: those are backed up, synchronised and forgotten, and minutes are confidential.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from casus.domain.errors import EnvironmentProblem

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_atomically(path: Path, data: bytes) -> None:
    """All of it at once; see ``write_parts_atomically``."""
    write_parts_atomically(path, (data,))


def write_parts_atomically(path: Path, parts: Iterable[bytes]) -> None:
    """Write the file, readable for its owner only. If it fails, what stood there is as it was and nothing is left over.

    Raises EnvironmentProblem with the path: ``map_ontbreekt``, ``geen_schrijfrechten``, ``geen_ruimte``,
    ``doel_is_map``, or ``bestand_niet_geschreven`` for anything else that the system refuses.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _write(path, parts)
    except OSError as problem:
        raise EnvironmentProblem(_code(problem), pad=str(path)) from problem


def put_in_place(neighbour: Path, path: Path) -> None:
    """Give a file that is whole and on the disk its name, in one step; it stood beside that place already.

    Raises EnvironmentProblem as ``write_atomically`` does; what stood there is as it was then.
    """
    try:
        neighbour.replace(path)
    except OSError as problem:
        raise EnvironmentProblem(_code(problem), pad=str(path)) from problem
    _sync_folder(path.parent)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=".casus-", suffix=".deel", dir=path.parent)
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The new name has to survive a power cut too. Windows and some network folders cannot: the file stands anyway."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _code(problem: OSError) -> str:
    if isinstance(problem, IsADirectoryError):
        return "doel_is_map"
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return "map_ontbreekt"
    if problem.errno in NO_ROOM:
        return "geen_ruimte"
    return "geen_schrijfrechten" if problem.errno in NO_RIGHTS else "bestand_niet_geschreven"
