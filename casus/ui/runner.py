"""Carries work to the database and back, so that the window never waits.

One writer and one reader thread; work that takes long gets a third. A result is delivered on the window's thread,
unless its owner is gone or it asked for something newer meanwhile.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.context import Context

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[CasusError], None]


@dataclass(frozen=True)
class _Job:
    owner: QObject
    done: Done | None
    failed: Failed | None
    writes: bool
    slot: tuple[int, str] | None
    turn: int


class Runner(QObject):
    """Runs services for screens: ``run`` for one that changes something, ``read`` for one that only looks."""

    changed = Signal(object)
    """tuple[Changed, ...]: what a write reported; every screen's model looks whether its kind is in it."""
    problem = Signal(object)
    """CasusError that the caller did not handle: the window shows it as a bar."""
    crashed = Signal(object)
    """BaseException: a bug."""
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._writer = ThreadPoolExecutor(1, "casus-schrijven")
        self._reader = ThreadPoolExecutor(1, "casus-lezen")
        self._long = ThreadPoolExecutor(1, "casus-lang")
        self._turn = 0
        self._latest: dict[tuple[int, str], int] = {}
        self._closed = False
        self._pending = 0
        self._floor = 0
        self._finished.connect(self._deliver)

    def use(self, context: Context | None) -> None:
        """Work with this dossier and this person from now on; None is locked: results under way are dropped."""
        self._context = context
        self._latest.clear()
        self._floor = self._turn + 1

    @property
    def context(self) -> Context:
        """Who works; only while unlocked."""
        if self._context is None:
            raise RuntimeError("locked")
        return self._context

    def run(
        self,
        owner: QObject,
        service: Callable[..., list[Changed]],
        *args: object,
        done: Done | None = None,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """Run a service that changes something; then ``changed`` tells every screen, then ``done`` gets the list."""
        job = self._job(owner, done, failed, writes=True)
        self._submit(self._writer, job, service, self.context, args, kwargs)

    def read(
        self,
        owner: QObject,
        service: Callable[..., Any],
        *args: object,
        done: Done,
        failed: Failed | None = None,
        latest: str = "",
        **kwargs: object,
    ) -> None:
        """Run a service that only looks. Of several under the same ``latest`` name only the newest is delivered."""
        job = self._job(owner, done, failed, writes=False, latest=latest)
        self._submit(self._reader, job, service, self.context, args, kwargs)

    def long(
        self,
        owner: QObject,
        service: Callable[..., Any],
        *args: object,
        done: Done,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """Run work above 200 ms (a document, a check, an export) beside the rest."""
        job = self._job(owner, done, failed, writes=False)
        self._submit(self._long, job, service, self.context, args, kwargs)

    def call(self, owner: QObject, work: Callable[[], Any], *, done: Done, failed: Failed | None = None) -> None:
        """Run work that needs no dossier yet (opening one) on the writer's thread."""
        job = self._job(owner, done, failed, writes=False)
        if self._closed:
            return
        future = self._writer.submit(work)
        future.add_done_callback(lambda finished: self._report(job, finished))

    @property
    def is_unlocked(self) -> bool:
        """Somebody works with a dossier."""
        return self._context is not None

    @property
    def is_idle(self) -> bool:
        """Nothing is under way and every result was delivered."""
        return self._pending == 0

    def close(self) -> None:
        """Finish what is being written, then stop."""
        self._closed = True
        for pool in (self._reader, self._long):
            pool.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _job(self, owner: QObject, done: Done | None, failed: Failed | None, *, writes: bool, latest: str = "") -> _Job:
        self._turn += 1
        self._pending += 1
        slot = (id(owner), latest) if latest else None
        if slot:
            self._latest[slot] = self._turn
        return _Job(owner, done, failed, writes, slot, self._turn)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        job: _Job,
        service: Callable[..., Any],
        context: Context,
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> None:
        if self._closed:
            return
        future = pool.submit(service, context, *args, **kwargs)
        future.add_done_callback(lambda finished: self._report(job, finished))

    def _report(self, job: _Job, finished: "Future[Any]") -> None:
        """On the worker's thread: hand over to the window's."""
        if not finished.cancelled() and not self._closed and shiboken6.isValid(self):
            self._finished.emit(job, finished)

    def _deliver(self, job: _Job, finished: "Future[Any]") -> None:
        self._pending -= 1
        error = finished.exception()
        if job.turn < self._floor:
            return
        if error is None and job.writes and finished.result():
            self.changed.emit(tuple(finished.result()))
        if self._is_stale(job):
            return
        if error is None:
            if job.done is not None:
                job.done(finished.result())
        elif not isinstance(error, CasusError):
            self.crashed.emit(error)
        elif job.failed is not None:
            job.failed(error)
        else:
            self.problem.emit(error)

    def _is_stale(self, job: _Job) -> bool:
        if not shiboken6.isValid(job.owner):
            return True
        return job.slot is not None and self._latest.get(job.slot) != job.turn
