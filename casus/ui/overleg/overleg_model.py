"""One meeting as the screens of this room hold it: read, changed one step at a time, read again."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.values import OverlegStatus
from casus.services.messages import sentence
from casus.services.overleg_page import OverlegPage, show_overleg
from casus.services.overleggen import ChangeStatus, CorrectTekst, change_status, correct_tekst
from casus.ui.answer import Answer
from casus.ui.desk import Desk

Service = Callable[..., list[Changed]]
_SHOWN = frozenset(("overleg", "actie", "casus", "professional"))


@dataclass(frozen=True)
class _Step:
    service: Service
    command: Callable[[int], object]
    answer: Answer | None


class OverlegModel(QObject):
    """The page of one meeting, and what one can do with it.

    Commands that carry a version wait for the page that follows from the one before: two quick presses are two
    changes, never a conflict with oneself.
    """

    loaded = Signal(object)
    """OverlegPage."""
    failed = Signal(str)
    """A sentence that belongs to no field."""

    def __init__(self, desk: Desk, overleg_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.overleg_id = overleg_id
        self._context = desk.runner.context
        self._page: OverlegPage | None = None
        self._waiting: deque[_Step] = deque()
        self._busy = self._loading = False
        self._writing = 0
        desk.runner.changed.connect(self._on_changed)

    @property
    def page(self) -> OverlegPage:
        """As it was last read; screens are made after the first reading."""
        assert self._page is not None
        return self._page

    @property
    def may_prepare(self) -> bool:
        return self._may(Handeling.OVERLEG_VOORBEREIDEN)

    @property
    def may_chair(self) -> bool:
        return self._may(Handeling.OVERLEG_VOEREN)

    @property
    def may_establish(self) -> bool:
        return self._may(Handeling.OVERLEG_VASTSTELLEN)

    def _may(self, handeling: Handeling) -> bool:
        return self._context.actor.may(handeling)

    @property
    def professional_id(self) -> int | None:
        """Who works here."""
        return self._context.actor.professional_id

    def now(self) -> datetime:
        return self._context.now()

    def today(self) -> date:
        return self._context.today()

    def load(self) -> None:
        self._loading = True
        self.desk.runner.read(
            self, show_overleg, self.overleg_id, done=self._on_loaded, failed=self._on_not_loaded, latest="page"
        )

    def go_to(self, status: OverlegStatus) -> None:
        """One state further."""
        self.change(change_status, lambda versie: ChangeStatus(self.overleg_id, versie, status))

    def correct(self, command: CorrectTekst, answer: Answer) -> None:
        self.do(correct_tekst, command, answer=answer)

    def change(self, service: Service, command: Callable[[int], object], *, answer: Answer | None = None) -> None:
        """Run a service whose command carries the version of the meeting; ``command`` gets that version."""
        self._waiting.append(_Step(service, command, answer))
        self._go_on()

    def do(self, service: Service, *args: object, answer: Answer | None = None) -> None:
        """Run a service that carries no version: what happens at the table."""
        self._writing += 1
        self.desk.runner.run(
            self,
            service,
            *args,
            done=lambda _: self._done(answer),
            failed=lambda error: self._not_done(answer, error),
        )

    def _done(self, answer: Answer | None) -> None:
        self._writing -= 1
        if answer is not None and shiboken6.isValid(answer.owner):
            answer.done()
        self._go_on()

    def _not_done(self, answer: Answer | None, error: CasusError) -> None:
        self._writing -= 1
        if answer is not None and shiboken6.isValid(answer.owner):
            answer.failed(error)
        else:
            self._on_failed(error)
        self._go_on()

    def read(
        self,
        owner: QObject,
        service: Callable[..., Any],
        *args: object,
        done: Callable[[Any], None],
        latest: str = "",
        **kwargs: object,
    ) -> None:
        """Run a service that only looks, for as long as ``owner`` is there."""
        self.desk.runner.read(owner, service, *args, done=done, failed=self._on_failed, latest=latest, **kwargs)

    def _go_on(self) -> None:
        """The next step, once nothing is under way that could make its version an old one."""
        if self._busy or self._writing or self._loading or not self._waiting or self._page is None:
            return
        self._busy = True
        step = self._waiting.popleft()
        self.desk.runner.run(
            self,
            step.service,
            step.command(self._page.versie),
            done=lambda _: self._after(step),
            failed=lambda error: self._refused(step, error),
        )

    def _after(self, step: _Step) -> None:
        if step.answer is not None and shiboken6.isValid(step.answer.owner):
            step.answer.done()
        self.load()

    def _refused(self, step: _Step, error: CasusError) -> None:
        """What waited was meant for a page that did not come about."""
        self._waiting.clear()
        if step.answer is not None and shiboken6.isValid(step.answer.owner):
            step.answer.failed(error)
        else:
            self._on_failed(error)
        self.load()

    def _on_loaded(self, page: OverlegPage) -> None:
        self._page = page
        self._busy = self._loading = False
        if self._waiting:  # what is on the screen is ahead of this page
            self._go_on()
        else:
            self.loaded.emit(page)

    def _on_not_loaded(self, error: CasusError) -> None:
        self._busy = self._loading = False
        self._waiting.clear()
        self._on_failed(error)

    def _on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self.desk.runner.problem.emit(error)
        else:
            self.failed.emit(sentence(error))

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if not self._busy and self._page is not None and any(change.kind in _SHOWN for change in changes):
            self.load()
