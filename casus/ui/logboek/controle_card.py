"""The check of the log book: how far it is, how to stop it, and what was found."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.services.logcontrole import Afbreken, LogControle, check_log, last_check, with_dots
from casus.services.messages import sentence
from casus.ui.runner import Runner
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.bars import FillBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel

STOPPED: Final = "onderbroken"


class ControleModel(QObject):
    """One check at a time, beside everything else."""

    started = Signal()
    progressed = Signal(int, int)
    """Rows read, rows in all; from the thread that reads."""
    ended = Signal(object)
    """LogControle, or None when it was stopped."""
    failed = Signal(str)
    last = Signal(object)
    """LogControle of the last good check, or None."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stop: Afbreken | None = None

    @property
    def is_running(self) -> bool:
        """A check is under way."""
        return self._stop is not None

    def start(self) -> None:
        """Begin; not twice."""
        if self._stop is not None:
            return
        self._stop = Afbreken()
        self.destroyed.connect(self._stop.stop)  # the room is gone (a lock): nobody waits for the answer
        self.started.emit()
        self._runner.long(self, check_log, self._stop, self.progressed.emit, done=self._on_done, failed=self._on_failed)

    def stop(self) -> None:
        """Stop the check; also when the room closes or the window locks."""
        if self._stop is not None:
            self._stop.stop()

    def read_last(self) -> None:
        """When was it checked last."""
        self._runner.read(self, last_check, done=self.last.emit, failed=lambda _: None, latest="laatste")

    def _on_done(self, found: LogControle) -> None:
        self._stop = None
        self.ended.emit(found)
        if found.verdict.is_good:
            self.last.emit(found)

    def _on_failed(self, error: CasusError) -> None:
        self._stop = None
        if error.code == STOPPED:
            self.ended.emit(None)
        else:
            self.failed.emit(sentence(error))


class ControleCard(QWidget):
    """Shows itself while there is something to say."""

    def __init__(self, model: ControleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrapLabel("", "body")
        self._bar = FillBar()
        self._note = WrapLabel(self.tr("U kunt gewoon verder werken."), "small")
        self._stop = Button(self.tr("Stop"), size="small")
        self._stop.setObjectName("logboek_stop_knop")
        self._stop.setAccessibleName(self.tr("Stop de controle"))
        self._stop.clicked.connect(model.stop)
        self._card = Card(padding=16, spacing=8)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._stop)
        self._card.body.addLayout(line)
        self._card.body.addWidget(self._bar)
        self._card.body.addWidget(self._note)
        self._result = Banner("", "info")
        self._result.setObjectName("logboek_uitslag")
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self._result)
        self.hide()
        self._card.hide()
        self._result.hide()
        model.started.connect(self._on_started)
        model.progressed.connect(self._on_progress)
        model.ended.connect(self._on_ended)
        model.failed.connect(self._on_failed)

    def _on_started(self) -> None:
        self._on_progress(0, 0)
        self._swap(self._card)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_progress(self, done: int, total: int) -> None:
        if total:
            words = self.tr("{0} van {1} regels gelezen").format(with_dots(done), with_dots(total))
        else:
            words = self.tr("Het logboek wordt gelezen")
        self._words.setText(words)
        self._bar.set_share(done, total, words)

    def _on_ended(self, found: LogControle | None) -> None:
        if found is None:
            self._say(self.tr("De controle is gestopt. Er is niets veranderd."), good=True)
        else:
            self._say(" ".join(part for part in (found.zin, found.raad) if part), good=found.verdict.is_good)

    def _on_failed(self, words: str) -> None:
        self._say(words, good=False)

    def _say(self, words: str, *, good: bool) -> None:
        self._result.set_content(words, "info" if good else "danger")
        self._swap(self._result)

    def _swap(self, part: QWidget) -> None:
        for other in (self._card, self._result):
            other.setVisible(other is part)
        self.show()
