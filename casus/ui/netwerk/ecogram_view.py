"""The ecogram on the screen; its words are what a screen reader says, the list beside it is the same by keyboard."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casus.domain.netwerk_beeld import Ecogram
from casus.drawing.ecogram import height_for, lay_out, paint_ecogram
from casus.services.netwerkwoorden import netwerk_words
from casus.ui.intake.spinnenweb_view import inkt_of
from casus.ui.theme import Theme, Themed, current_theme


class EcogramView(Themed, QWidget):
    """``pressed(id)``: somebody clicked this tie."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ecogram")
        self._data: Ecogram | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ecogram(self, data: Ecogram) -> None:
        self._data = data
        self.setAccessibleName(self.tr("Netwerk"))
        self.setAccessibleDescription(netwerk_words(data.midden, data.banden))
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._data is None:
            return 0
        return round(height_for(width - 2, self._data, current_theme().font("small"))) + 3

    def sizeHint(self) -> QSize:
        wide = current_theme().px(480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(120))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._data is None or event.button() != Qt.MouseButton.LeftButton:
            return
        beeld = lay_out(self._room(), self._data, current_theme().font("small"))
        for band, plek in zip(self._data.banden, beeld.plekken, strict=False):
            if plek.vak.contains(event.position()):
                self.pressed.emit(band.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._data is not None:
            theme = current_theme()
            paint_ecogram(QPainter(self), self._room(), self._data, inkt_of(theme), theme.font("small"))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)
