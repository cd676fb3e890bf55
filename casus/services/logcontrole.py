"""Checking the whole log book, with progress, and stopped by who asked for it.

Reads every row on a connection of its own that cannot write. A check that found nothing wrong stands in the log book
itself; one that found something adds no row: whatever was done to the book, looking at it must not cover that up.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.logboek import Fault, Verdict
from casus.domain.logzicht import log_bereik
from casus.services.context import Context

CHECKED = "logboek_gecontroleerd"
Progress = Callable[[int, int], None]
"""(rows read, rows in all)."""


class Afbreken:
    """Stops long work from another thread: before it begins, between two rows, and inside a question to the database.

    ``EnvironmentProblem`` ``onderbroken`` is how the work ends. Once stopped it stays stopped.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._interrupt: Callable[[], None] | None = None
        self.is_stopped = False

    def stop(self) -> None:
        """From any thread, at any time, also twice."""
        with self._lock:
            self.is_stopped = True
            if self._interrupt is not None:
                self._interrupt()

    def check(self) -> None:
        """Called by the work now and then."""
        if self.is_stopped:
            raise EnvironmentProblem("onderbroken")

    @contextmanager
    def watching(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """While this lasts, stopping also interrupts the connection; never after, when somebody else may use it."""
        self.check()
        with self._lock:
            self._interrupt = interrupt
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None


@dataclass(frozen=True)
class LogControle:
    """What a check found, and when."""

    verdict: Verdict
    moment: datetime

    @property
    def zin(self) -> str:
        """What was found, as a sentence."""
        return verdict_sentence(self.verdict)

    @property
    def raad(self) -> str:
        """What to do now; empty when all is well."""
        return advice(self.verdict)


def check_log(ctx: Context, afbreken: Afbreken, progress: Progress = lambda _done, _all: None) -> LogControle:
    """Read every row and compare with the copy of the head outside the dossier."""
    if not log_bereik(ctx.actor).eigen:
        raise RuleViolation("geen_bevoegdheid", handeling="logboek_controleren")
    outside = ctx.outside_head()
    with ctx.read() as queries, afbreken.watching(queries.interrupt):
        head = queries.read_log_head()
        total = 0 if head is None else head.aantal

        def step(count: int) -> None:
            progress(count, total)
            afbreken.check()

        verdict = queries.verify_log(outside, step)
        row = queries.dossier()
    if verdict.is_good:
        about = (("dossier", 0 if row is None else row.id),)
        with ctx.unit_of_work() as uow:
            uow.commit(LogEntry("logboek_gecontroleerd", about, outcome=f"{verdict.aantal}_regels"))
    return LogControle(verdict, ctx.now())


def last_check(ctx: Context) -> LogControle | None:
    """The latest check that found nothing wrong."""
    with ctx.read() as queries:
        row = queries.last_act(CHECKED)
    if row is None:
        return None
    body = json.loads(row.body)
    count = body["uitkomst"].partition("_")[0]
    moment = datetime.fromisoformat(body["moment"])
    return LogControle(Verdict(int(count) if count.isdecimal() else 0), moment)


_WORDS = {
    Fault.GEWIJZIGD: "Regel {nr} is gewijzigd",
    Fault.VERWIJDERD: "Regel {nr} is verwijderd",
    Fault.VERWISSELD: "Regel {nr} is verwisseld",
    Fault.INGEVOEGD: "Regel {nr} is ingevoegd",
    Fault.KOP_WIJKT_AF: "De kop past niet bij de laatste regel, {nr}",
    Fault.KOP_ONTBREEKT: "De kop ontbreekt, na regel {nr}",
    Fault.OUDER_DAN_BUITEN: "Dit is een oudere kopie: regel {nr} ontbreekt",
    Fault.HERSCHREVEN: "Het logboek is herschreven, tot en met regel {nr}",
}


def verdict_sentence(verdict: Verdict, what: str = "Het logboek") -> str:
    """What was found, for window and command line alike."""
    if verdict.fault is None:
        return f"{what} klopt: {counted(verdict.aantal)} gelezen."
    nr = verdict.aantal if verdict.nr is None else verdict.nr
    return f"{what} klopt niet. {_WORDS[verdict.fault].format(nr=with_dots(nr))}."


def advice(verdict: Verdict) -> str:
    """What somebody does now who sees that the book is not right."""
    if verdict.fault is None:
        return ""
    if verdict.fault is Fault.OUDER_DAN_BUITEN:
        return "Werk hier niet verder. Zoek de nieuwste kopie van het dossier en open die."
    return (
        "Werk niet verder in dit dossier en bewaar er een kopie van. "
        "Vertel het aan de beheerder en aan de functionaris gegevensbescherming."
    )


def counted(lines: int) -> str:
    """``1 regel``, ``12.431 regels``."""
    return "1 regel" if lines == 1 else f"{with_dots(lines)} regels"


def with_dots(number: int) -> str:
    """``12.431``."""
    return f"{number:,}".replace(",", ".")
