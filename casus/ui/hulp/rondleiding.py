"""The practice tour: a quiet panel at the side says what to do, points at it, and notices that it was done."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.ui.hulp.hulp_texts import Stap
from casus.ui.icons import Icon
from casus.ui.main_window import MainWindow
from casus.ui.runner import Runner
from casus.ui.theme import current_theme
from casus.ui.widgets.bars import SegmentBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconDisc

LOOK_MS = 250
"""How often is looked where the thing to point at stands: it comes when the dossier has answered."""
WIDTH = 300


class Rondleiding(QObject):
    """Walks through the steps; can be paused, left, and taken up where one was."""

    practice_requested = Signal()
    """The tour is about the practice dossier, and another one is open."""

    def __init__(self, window: MainWindow, runner: Runner, steps: Sequence[Stap], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._steps = window, tuple(steps)
        self._place = 0
        self._waits = False
        self._panel: RondleidingPanel | None = None
        self._pointer: Pointer | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        window.tour_requested.connect(self.start)
        window.closing.connect(self.pause)
        window.room_opened.connect(lambda key: self._saw(f"kamer:{key}"))
        window.names_toggled.connect(lambda shown: self._saw("namen:aan" if shown else "namen:uit"))
        window.find_requested.connect(lambda: self._saw("zoek"))
        window.side_requested.connect(self._take_keyboard)
        runner.changed.connect(self._on_changed)

    @property
    def is_running(self) -> bool:
        """The panel stands there."""
        return self._panel is not None

    @property
    def step(self) -> Stap | None:
        """What is to be done now; None when all of it was."""
        return self._steps[self._place] if self._place < len(self._steps) else None

    def start(self) -> None:
        """Begin, or go on where one was; first the practice dossier when another one is open."""
        if not self._window.is_practice:
            self._waits = True
            self.practice_requested.emit()
            return
        self._waits = False
        if self.step is None:
            self._place = 0
        if self._panel is None:
            self._open()
        self._show()

    def opened(self) -> None:
        """A dossier is open now; if it was asked for by the tour, it begins."""
        if self._waits and self._window.is_practice:
            self.start()

    def pause(self) -> None:
        """Take the panel away; *Rondleiding* in the help goes on here."""
        self._timer.stop()
        if self._pointer is not None:
            self._pointer.deleteLater()
        self._panel, self._pointer = None, None
        self._window.set_side(None)

    def stop(self) -> None:
        """Leave it; next time it begins at the beginning."""
        self.pause()
        self._place = 0

    def skip(self) -> None:
        """On to the next step, done or not."""
        self._go_on()

    def _take_keyboard(self) -> None:
        if self._panel is not None:
            self._panel.take_keyboard()

    def _open(self) -> None:
        panel = self._panel = RondleidingPanel(len(self._steps), beside=self._window.has_side)
        panel.skipped.connect(self.skip)
        panel.paused.connect(self.pause)
        panel.stopped.connect(self.stop)
        self._pointer = Pointer(self._window)
        self._window.set_side(panel)
        self._timer.start()

    def _show(self) -> None:
        if self._panel is not None:
            self._panel.show_step(self._place, self.step)
        self._look()

    def _go_on(self) -> None:
        self._place = min(self._place + 1, len(self._steps))
        self._show()

    def _saw(self, what: str) -> None:
        step = self.step
        if self._panel is not None and step is not None and step.klaar == what:
            self._go_on()

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        for kind in {change.kind for change in changes}:
            self._saw(f"nieuw:{kind}")

    def _look(self) -> None:
        """Point at the thing, and see whether the screen that was asked for stands there."""
        step = self.step
        if self._pointer is not None:
            self._pointer.point_at(None if step is None else self._thing(step.wijs))
        if step is not None and step.klaar.startswith("bladzijde:"):
            name = step.klaar.removeprefix("bladzijde:")
            if self._visible(name) is not None:
                self._saw(step.klaar)

    def _thing(self, name: str) -> QWidget | None:
        rail = self._window.rail
        if name.startswith("kamer:"):
            return rail.room_button(name.removeprefix("kamer:"))
        return {"namen": rail.names, "zoek": rail.search}.get(name) or self._visible(name)

    def _visible(self, name: str) -> QWidget | None:
        found = self._window.findChildren(QWidget, name)
        return next((widget for widget in found if widget.isVisible()), None)


class RondleidingPanel(QWidget):
    """Number, what to do, and three quiet buttons. ``beside``: in a column of its own, else in a bar below."""

    skipped = Signal()
    paused = Signal()
    stopped = Signal()

    def __init__(self, count: int, *, beside: bool) -> None:
        super().__init__()
        self.setObjectName("rondleiding")
        self._count = count
        if beside:
            self.setFixedWidth(current_theme().px(WIDTH))
        self._card = Card(padding=20, spacing=10)
        self._bar = SegmentBar(0, count, "")
        self._title, self._text = WrapLabel("", "h3"), WrapLabel("", "body")
        self._title.setObjectName("rondleiding_titel")
        self._skip = Button(self.tr("Volgende stap"), size="small")
        self._pause = Button(self.tr("Pauze"), "ghost", Icon.PAUSE, size="small")
        self._stop = Button(self.tr("Stop rondleiding"), "ghost", Icon.CLOSE, size="small")
        head: tuple[QWidget, ...] = (IconDisc(Icon.STEPS, 40), self._bar) if beside else ()
        for part in (*head, self._title, self._text):
            self._card.body.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setContentsMargins(0, 6, 0, 0)
        for button, name, signal in (
            (self._skip, "rondleiding_verder_knop", self.skipped),
            (self._pause, "rondleiding_pauze_knop", self.paused),
            (self._stop, "rondleiding_stop_knop", self.stopped),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
            flow.addWidget(button)
        self._card.body.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((0, 28, 20, 20) if beside else (20, 4, 20, 12)))
        column.addWidget(self._card)
        if beside:
            column.addStretch(1)
        self.setAccessibleName(self.tr("Rondleiding"))

    def show_step(self, place: int, step: Stap | None) -> None:
        """One step, or that it was the last."""
        words = self.tr("Stap {0} van {1}").format(min(place + 1, self._count), self._count)
        number = "" if self._bar.parent() is not None else f"{words}: "
        self._bar.set_progress(place, self._count, words, "")
        if step is None:
            self._title.setText(self.tr("Klaar"))
            done = self.tr("U kent nu de weg. In Hulp vindt u de rest, en F1 helpt bij elk veld.")
            self._text.setText(done)
        else:
            self._title.setText(f"{number}{step.titel}")
            self._text.setText(step.tekst)
        for button in (self._skip, self._pause):
            show_if(button, step is not None)
        self.setAccessibleDescription(f"{words}. {self._title.text()}. {self._text.text()}")

    def take_keyboard(self) -> None:
        """For who works by keyboard: F6 comes here."""
        focus_on(self._skip if self._skip.isVisible() else self._stop)


class Pointer(QWidget):
    """A ring around the thing that the step is about; never in the way of the mouse or the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("rondleiding_wijzer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def point_at(self, thing: QWidget | None) -> None:
        """Around this widget, as far as the window shows it; None: nowhere."""
        window = self.window()
        if thing is None or not thing.isVisible() or thing is window:
            self.hide()
            return
        place = QRect(thing.mapTo(window, QPoint(0, 0)), thing.size()).intersected(window.rect())
        self.setGeometry(place.adjusted(-5, -5, 5, 5))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        rounded(QPainter(self), rect, 10, line=theme.color("accent"), width=3)
