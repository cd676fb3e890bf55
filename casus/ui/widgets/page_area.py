"""The scroll area of a page: its content always gets the height that it needs at the width it has."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from casus.ui.widgets.scroll_area import ScrollArea


class PageArea(ScrollArea):
    """Paragraphs wrap and columns turn while the content is being resized, and Qt does not ask for the new height while
    it hands out the old one. So one looks once more when everything lies still, and asks again where it does not fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[int, int, int] | None = None
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._look_again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._again.start()
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is None or layout is None or not content.isVisible():
            return
        needed = layout.totalMinimumHeightForWidth(content.width()) if layout.hasHeightForWidth() else 0
        asked = (content.width(), content.height(), needed)
        if (needed <= content.height() and content.width() <= self.viewport().width()) or asked == self._asked:
            return
        self._asked = asked
        for inside in content.findChildren(QWidget):
            inside.updateGeometry()  # Qt keeps heights by width in places that a layout does not reach
        layout.invalidate()
        QApplication.postEvent(content, QEvent(QEvent.Type.LayoutRequest))
