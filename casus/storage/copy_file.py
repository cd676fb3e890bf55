"""A program of its own that copies one file: ``python copy_file.py SOURCE TARGET``.

It runs in a child process, because opening and closing the file of an open dossier in the program itself would drop
the locks of SQLite. It imports nothing of Casus. The target must not be there; it ends on the disk itself, or is
gone. Ends with 0, or with ``ERRORS`` plus the number of the system's error.
"""

import contextlib
import os
import sys

BLOCK = 1024 * 1024
ERRORS = 100
"""Below this it is the interpreter that could not start."""


def copy(source: str, target: str) -> int:
    """Copy, and see to it that it is on the disk."""
    binary = getattr(os, "O_BINARY", 0)
    try:
        made = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
    except OSError as problem:
        return ERRORS + (problem.errno or 0)
    try:
        with open(source, "rb", buffering=0) as file:  # noqa: PTH123 -- no imports beside the bare interpreter
            while block := file.read(BLOCK):
                _write(made, block)
        os.fsync(made)
    except OSError as problem:
        os.close(made)
        with contextlib.suppress(OSError):
            os.unlink(target)  # noqa: PTH108
        return ERRORS + (problem.errno or 0)
    os.close(made)
    return 0


def _write(handle: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[os.write(handle, rest) :]


if __name__ == "__main__":
    sys.exit(copy(sys.argv[1], sys.argv[2]))
