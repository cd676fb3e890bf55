"""Several things to tick, as one stop of Tab: arrow keys go from one to the next, the space bar ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.ui.widgets.choice import Check
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.focus import focus_on, tab_stop

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class CheckGroup(QWidget):
    """``changed`` when somebody ticks; ``flowing`` puts short words beside each other; ``about`` is said after each
    word, where several groups offer the same.
    """

    changed = Signal()

    def __init__(
        self, object_name: str, *, flowing: bool = False, about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = about
        self.setObjectName(object_name)
        self._checks: dict[object, Check] = {}
        self._rows: FlowLayout | QVBoxLayout = FlowLayout(self, gap=10) if flowing else QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        if not flowing:
            self._rows.setSpacing(0)
        self._filling = False

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """What there is to tick; what stays keeps its tick."""
        if [key for key, _ in options] == list(self._checks):
            return
        on = self.checked()
        for check in self._checks.values():
            check.hide()
            check.deleteLater()
        self._checks = {}
        for number, (key, words) in enumerate(options):
            check = Check(words)
            check.setObjectName(f"{self.objectName()}_{number}")
            if self._about:
                check.setAccessibleName(f"{words}, {self._about}")
            check.installEventFilter(self)
            check.toggled.connect(self._on_toggled)
            self._checks[key] = check
            self._rows.addWidget(check)
        self._stop_at(next(iter(self._checks.values()), None))
        self.set_checked(on)

    def checked(self) -> tuple[object, ...]:
        return tuple(key for key, check in self._checks.items() if check.isChecked())

    def set_checked(self, keys: Sequence[object]) -> None:
        self._filling = True
        for key, check in self._checks.items():
            check.setChecked(key in keys)
        self._filling = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, Check):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, here: Check, step: int) -> None:
        checks = list(self._checks.values())
        place = (checks.index(here) + step) % len(checks)
        self._stop_at(checks[place])
        focus_on(checks[place], Qt.FocusReason.TabFocusReason)

    def _stop_at(self, check: Check | None) -> None:
        if check is not None:
            tab_stop(check, self._checks.values())
            self.setFocusProxy(check)

    def _on_toggled(self, _: bool) -> None:
        sender = self.sender()
        if self._filling:
            return
        if isinstance(sender, Check):
            self._stop_at(sender)
        self.changed.emit()
