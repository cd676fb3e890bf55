"""Look of a table: quiet header, hairline under each row, no zebra, no vertical lines.

The delegate is the screen's.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.paint import hairline


class TableView(Themed, QTableView):
    """Rows of 40 px, header 38, whole rows chosen, Tab leaves the table; fixed row heights keep scrolling
    quick.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("body"))
        self.horizontalHeader().setFont(theme.font("tag"))
        self.horizontalHeader().setFixedHeight(theme.px(18) + 20)
        self.verticalHeader().setDefaultSectionSize(theme.px(20) + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is None:
            return
        painter = QPainter(self.viewport())
        theme, width = current_theme(), self.viewport().width()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = last if last >= 0 else self.model().rowCount() - 1
        for row in range(max(first, 0), end + 1):
            hairline(painter, theme, 0, self.rowViewportPosition(row) + self.rowHeight(row), width)
