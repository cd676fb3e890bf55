"""Keeps what somebody types, 800 ms after the last key, and puts it back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from casus.domain.errors import CasusError
from casus.services.concepten import concept_of, forget_concept, keep_concept
from casus.ui.runner import Runner

PAUSE_MS = 800


@dataclass(frozen=True)
class DraftField:
    """One field: how to read it, how to fill it."""

    name: str
    read: Callable[[], str]
    fill: Callable[[str], None]


class Drafts(QObject):
    """The drafts of one screen about one object (0: something new). Call ``touched(name)`` on every change."""

    def __init__(self, runner: Runner, scherm: str, object_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._scherm = scherm
        self._object_id = object_id
        self._fields: dict[str, DraftField] = {}
        self._waiting: set[str] = set()
        self._filling = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep_now)

    def add(self, field: DraftField) -> Callable[..., None]:
        """Watch a field; returns the slot for its change signal."""
        self._fields[field.name] = field
        return lambda *_: self.touched(field.name)

    def restore(self, restored: Callable[[bool], None] | None = None) -> None:
        """Put back what was typed before; ``restored`` hears whether there was anything."""
        self._runner.read(
            self, concept_of, self._scherm, self._object_id, done=lambda found: self._fill(found, restored)
        )

    def touched(self, name: str) -> None:
        """This field changed."""
        if not self._filling:
            self._waiting.add(name)
            self._timer.start()

    def keep_now(self) -> None:
        """Write what is waiting (also when the window locks)."""
        self._timer.stop()
        names, self._waiting = sorted(self._waiting), set()
        for name in names:
            text = self._fields[name].read()
            self._runner.run(self, keep_concept, self._scherm, self._object_id, name, text, failed=_not_now)

    def forget_waiting(self) -> None:
        """What the screen itself filled in is nothing that somebody typed."""
        self._timer.stop()
        self._waiting.clear()

    def forget(self) -> None:
        """The record is saved."""
        self.forget_waiting()
        self._runner.run(self, forget_concept, self._scherm, self._object_id, failed=_not_now)

    def _fill(self, found: dict[str, str], restored: Callable[[bool], None] | None) -> None:
        self._filling = True
        for name, text in found.items():
            if name in self._fields:
                self._fields[name].fill(text)
        self._filling = False
        if restored is not None:
            restored(bool(found))


def _not_now(_: CasusError) -> None:
    """A draft that cannot be kept now is tried again at the next key."""
