"""The technical log: what went wrong and where, never about whom.

By type, not by filter: a line has a code written in the source, numbers, and for an exception its type and
the places it passed. Messages and arguments of exceptions are never written, since those of a database or a
parser quote what somebody typed. A message of a library, or one that is no code, is left out.
"""

import logging
import os
import re
import sys
import threading
from datetime import UTC, datetime
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from casus.domain.errors import CasusError, EnvironmentProblem

LOGGER = "casus"
MAX_BYTES = 1_000_000
_CODE = re.compile(r"[a-z][a-z0-9_.]{0,60}")
_FRAMES = 25


def note(code: str, *, level: int = logging.INFO, problem: BaseException | None = None, **values: object) -> None:
    """Write one line.

    ``code`` is a literal of the source; of the values only whole numbers and enum members are written, of
    anything else the type.
    """
    logging.getLogger(LOGGER).log(level, code, exc_info=problem, extra={"casus_values": values})


class RedactingFormatter(logging.Formatter):
    """Builds each line from what is safe, instead of cutting out what is not."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and under it the exception, if any."""
        is_ours = record.name == LOGGER or record.name.startswith(LOGGER + ".")
        is_code = is_ours and isinstance(record.msg, str) and _CODE.fullmatch(record.msg) and not record.args
        message = record.msg if is_code else f"({record.module}:{record.lineno})"
        values = getattr(record, "casus_values", {}) if is_ours else {}
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        parts = [when, record.levelname, record.name, message]
        parts += [f"{name}={_safe(value)}" for name, value in values.items()]
        line = " ".join(parts)
        problem = record.exc_info[1] if record.exc_info else None
        return line if problem is None else f"{line}\n{describe(problem)}"


def describe(problem: BaseException) -> str:
    """Types and places of an exception and what caused it; the code of an expected one. Never its message.

    Also what a crash window may show and a user may send.
    """
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = problem
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        code = f" {current.code}" if isinstance(current, CasusError) else ""
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}{code}")
        lines += _places(current.__traceback__)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    """Module, line and function per frame. No file names: a home folder often bears a name."""
    places = []
    while trace is not None:
        frame = trace.tb_frame
        module = frame.f_globals.get("__name__", "?")
        places.append(f"    {module}:{trace.tb_lineno} {frame.f_code.co_name}")
        trace = trace.tb_next
    return places[-_FRAMES:]


def _safe(value: object) -> str:
    if isinstance(value, Enum):
        return value.name
    return str(int(value)) if isinstance(value, int) else f"<{type(value).__name__}>"


class _PrivateFile(RotatingFileHandler):
    """A file for the owner alone, also after it was rolled over."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding="utf-8")


def start_log(file: Path, level: int = logging.INFO) -> logging.Handler:
    """Send everything that is logged in this process to ``file`` (mode 600)."""
    try:
        handler = _PrivateFile(file, maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        raise EnvironmentProblem("logbestand_niet_gemaakt", pad=str(file)) from None
    handler.setFormatter(RedactingFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Undo ``start_log``."""
    logging.captureWarnings(False)
    logging.getLogger().removeHandler(handler)
    handler.close()


def catch_uncaught() -> None:
    """Write uncaught exceptions of all threads to the log instead of their messages to the terminal."""

    def _main(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        note("onverwachte_fout", level=logging.CRITICAL, problem=problem)

    def _thread(details: threading.ExceptHookArgs) -> None:
        note("onverwachte_fout", level=logging.CRITICAL, problem=details.exc_value)

    def _lost(details: "sys.UnraisableHookArgs") -> None:
        note("onverwachte_fout", level=logging.CRITICAL, problem=details.exc_value)

    sys.excepthook = _main
    threading.excepthook = _thread
    sys.unraisablehook = _lost
