"""A word one can switch on and off: outlined when off, filled with a check when on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import Pressable
from casus.ui.widgets.paint import focus_ring
from casus.ui.widgets.tag import paint_tag, tag_size


class Chip(Pressable, Themed, QAbstractButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(current_theme(), self.text(), Icon.CHECK)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = current_theme(), QPainter(self), QRectF(self.rect())
        on = self.isChecked()
        paint_tag(painter, box, theme, self.text(), "accent" if on else "outline", Icon.CHECK if on else Icon.ADD)
        if self.shows_ring:
            focus_ring(painter, box, theme, 6)
