"""The page of one meeting: the screen of the state it is in, and of the next when that changes."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.domain.values import OverlegStatus
from casus.services.overleg_page import OverlegPage
from casus.ui.desk import Desk
from casus.ui.main_window import MainWindow
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.overleg.states import message_bar
from casus.ui.overleg.voorbereiden_view import VoorbereidenView

_PREPARING, _CHAIRING, _CLOSED = "voorbereiden", "voeren", "gesloten"
_SCREENS = {
    OverlegStatus.CONCEPT: _PREPARING,
    OverlegStatus.OPEN: _PREPARING,
    OverlegStatus.LOPEND: _CHAIRING,
    OverlegStatus.GESLOTEN: _CLOSED,
    OverlegStatus.VASTGESTELD: _CLOSED,
}


class OverlegScreen(QWidget):
    """Holds one screen at a time; asks the window for the narrow rail while chairing."""

    back_requested = Signal()

    def __init__(self, desk: Desk, overleg_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overleg_pagina")
        self.setAccessibleName(self.tr("Overleg"))
        self.model = OverlegModel(desk, overleg_id, self)
        self._screen = ""
        self._message = message_bar(self)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addWidget(self._stack, 1)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.model.load()

    def _on_loaded(self, page: OverlegPage) -> None:
        screen = _SCREENS[page.status]
        if screen == self._screen:
            return
        self._screen = screen
        self._message.hide()
        self._show(self._make(screen))
        self.setProperty("compactRail", screen == _CHAIRING)
        self._ask_rail(screen == _CHAIRING)

    def _on_failed(self, words: str) -> None:
        """Before there is a screen that says it."""
        if not self._screen:
            self._message.set_content(words, "warn")
            self._message.show()

    def _make(self, screen: str) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            _PREPARING: lambda: VoorbereidenView(self.model),
            _CHAIRING: self._chairing,
            _CLOSED: self._closed,
        }
        return makers[screen]()

    def _chairing(self) -> QWidget:
        from casus.ui.overleg.voeren_view import VoerenView

        return VoerenView(self.model)

    def _closed(self) -> QWidget:
        from casus.ui.overleg.gesloten_view import GeslotenView

        return GeslotenView(self.model)

    def _show(self, screen: QWidget) -> None:
        requested = getattr(screen, "back_requested", None)
        if requested is not None:
            requested.connect(self.back_requested)
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_rail(self._screen == _CHAIRING)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask_rail(False)

    def _ask_rail(self, compact: bool) -> None:
        window = self.window()
        if isinstance(window, MainWindow) and (self.isVisible() or not compact):
            window.set_compact(True if compact else None)


def overleg_page_for(desk: Desk, overleg_id: int) -> QWidget:
    """The page of a meeting in whatever state it is."""
    return OverlegScreen(desk, overleg_id)
