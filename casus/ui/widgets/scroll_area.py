"""A scroll area that a screen reader can ask about at any moment."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class ScrollArea(QScrollArea):
    """Without a frame, as wide as there is room, and never takes the focus.

    A screen reader asks how many parts there are and then for each of them. Qt (6.11) counts a scroll bar only while it
    shows, and looks a part up without looking whether it is there: when the bar or the page goes in between, the
    program falls. So as soon as one listens, the bars of Qt go, and bars of our own, which it does not count, lie over
    the edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._own: list[QScrollBar] = []

    def showEvent(self, event: QShowEvent) -> None:
        """A screen reader may have been started since the last time."""
        if QAccessible.isActive():
            self._take_bars_away()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _take_bars_away(self) -> None:
        needed, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() == needed:
            self.setVerticalScrollBarPolicy(never)
            self._add_bar(self.verticalScrollBar())
        if self.horizontalScrollBarPolicy() == needed:
            self.setHorizontalScrollBarPolicy(never)
            self._add_bar(self.horizontalScrollBar())
        self._place()

    def _add_bar(self, bar: QScrollBar) -> None:
        own = QScrollBar(bar.orientation(), self)

        def follow() -> None:
            own.setRange(bar.minimum(), bar.maximum())
            own.setPageStep(bar.pageStep())
            own.setSingleStep(bar.singleStep())
            own.setVisible(bar.maximum() > bar.minimum())

        follow()
        own.setValue(bar.value())
        bar.rangeChanged.connect(follow)
        bar.valueChanged.connect(own.setValue)
        own.valueChanged.connect(bar.setValue)
        self._own.append(own)

    def _place(self) -> None:
        for own in self._own:
            size = own.sizeHint()
            if own.orientation() == Qt.Orientation.Vertical:
                own.setGeometry(self.width() - size.width(), 0, size.width(), self.height())
            else:
                own.setGeometry(0, self.height() - size.height(), self.width(), size.height())
            own.raise_()
