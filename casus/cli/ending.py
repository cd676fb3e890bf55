"""How a command ends: one Dutch sentence on stderr and one of four exit codes, never a traceback.

0 done, 1 refused by a rule or bad input, 2 wrong usage, 3 the machine, the file or the server is in the way.
"""

import errno
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

DONE, REFUSED, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}


def ended(work: Callable[[], int]) -> int:
    """The exit code of this work, with its sentence said; output that nobody took is trouble too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = work()
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else DONE
    except BaseException as error:  # noqa: BLE001 - the last net: never a traceback with somebody's words in it
        code = _complain(error)
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    return code


def _complain(error: BaseException) -> int:
    from casus.domain.errors import CasusError, RuleViolation
    from casus.services.messages import sentence, sentence_of
    from casus.system.logs import note

    if isinstance(error, CasusError):
        text = sentence(error)
    else:
        code = _code_of(error)
        text = sentence_of(code)
        if code == "fout_in_casus":
            note("cli.crash", problem=error)
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)
    return REFUSED if isinstance(error, RuleViolation) else ENVIRONMENT


def _code_of(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "gestopt"
    if isinstance(error, BrokenPipeError):
        return "uitvoer_afgebroken"
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return "schijf_vol"
    if isinstance(error, OSError) and error.errno in _NO_RIGHTS:
        return "geen_toegang"
    return "fout_in_casus"


def _let_go(stream: TextIO | None) -> None:
    """What cannot be written now never can: without this the interpreter tries again at its end and complains."""
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream else 1)
