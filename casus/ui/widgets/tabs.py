"""Tabs: words with a line under the active one; at most seven. Arrow keys move, as in any tab bar."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, focus_ring, hairline, text_width

_PAD: Final = 6
"""Air beside the words, so that the ring of a short tab stays clear of its letters."""
_GAP: Final = 14


class TabBar(FocusRing, Themed, QTabBar):
    def __init__(self, titles: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for title in titles:
            self.addTab(title)
        self.setAccessibleName(self.tr("Tabbladen"))
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("strong"))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        width = text_width(self.font(), self.tabText(index)) + 2 * _PAD
        last = index == self.count() - 1
        return QSize(width + (2 if last else _GAP), self.fontMetrics().height() + 22)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        hairline(painter, theme, 0, self.height(), self.width(), "line2")
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            active = index == self.currentIndex()
            painter.setFont(theme.font("strong" if active else "body"))
            painter.setPen(theme.color("text" if active else "text2"))
            painter.drawText(rect.adjusted(_PAD, 0, _PAD, -4), LEFT, self.tabText(index))
            width = text_width(theme.font("strong"), self.tabText(index)) + 2 * _PAD
            if active:
                thick = 2 + theme.line_width
                painter.fillRect(QRectF(rect.x(), self.height() - thick, width, thick), theme.color("accent"))
                if self.shows_ring:
                    focus_ring(painter, QRectF(rect.x(), 2, width, rect.height() - 6), theme, 6)


class Tabs(QWidget):
    """Tab bar with its pages; each page is an ordinary widget. `bar.currentChanged` tells of a switch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TabBar()
        self.pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.bar.currentChanged.connect(self.pages.setCurrentIndex)

    def add_page(self, title: str, page: QWidget) -> int:
        self.pages.addWidget(page)
        return self.bar.addTab(title)
