"""Radio and check rows: a label with one line under it. Equal outcomes are rows, never a combo box."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing, tab_stop
from casus.ui.widgets.paint import TextBlock, focus_ring, rounded

_SIGN: Final = 20
_GAP: Final = 12


if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # a Python class may have one Qt base only; the concrete classes bring it


class _Choice(FocusRing, Themed, _Button):
    """Shared measuring and painting; the concrete classes bring the behaviour and the accessible role."""

    _round: bool
    _help: str
    _as_row: bool

    def _set_up(self, text: str, help_text: str, as_row: bool) -> None:
        self._help, self._as_row = help_text, as_row
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(help_text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("strong" if self._as_row else "body"))
        self._label = TextBlock(self.text(), "strong" if self._as_row else "body", theme)
        self._line = TextBlock(self._help, "small", theme) if self._help else None
        self.updateGeometry()
        self.update()

    def _pad(self) -> int:
        return 9 if self._as_row else 3

    def _text_x(self) -> int:
        return self._pad() + current_theme().px(_SIGN) + _GAP

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._text_x() - self._pad()
        height = self._label.height(room) + (self._line.height(room) if self._line else 0)
        return max(height, current_theme().px(_SIGN)) + 2 * self._pad_y()

    def _pad_y(self) -> int:
        return 6 if self._as_row else 3

    def sizeHint(self) -> QSize:
        widest = max(self._label.natural_width(), self._line.natural_width() if self._line else 0)
        width = min(widest, current_theme().px(480)) + self._text_x() + self._pad()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(self._label.widest_word(), current_theme().px(160)) + self._text_x() + self._pad()
        below = current_theme().line_step("small") if self._line else 0
        return QSize(width, round(current_theme().line_step("body") + below) + 2 * self._pad_y())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        if self._as_row and self.isChecked():
            rounded(painter, rect, 8, fill=theme.color("soft"), line=theme.color("soft_line"))
        elif self._as_row and self.underMouse() and self.isEnabled():
            rounded(painter, rect, 8, fill=theme.color("sunken"))
        side = theme.px(_SIGN)
        step = theme.line_step("body")
        top = self._pad_y() + round((step - side) / 2)
        self._paint_sign(painter, theme, QRectF(self._pad(), top, side, side))
        x, room = self._text_x(), self.width() - self._text_x() - self._pad()
        ink = theme.color("text" if self.isEnabled() else "text3")
        self._label.draw(painter, x, self._pad_y(), room, ink)
        if self._line:
            below = self._pad_y() + self._label.height(room) - theme.px(2)
            self._line.draw(painter, x, below, room, theme.color("text2"))
        if self.shows_ring:
            focus_ring(painter, rect, theme)

    def _paint_sign(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        on = self.isChecked()
        edge = theme.color("accent" if on else "field" if self.isEnabled() else "line2")
        if self._round:
            rounded(painter, box, box.width() / 2, fill=theme.color("surface"), line=edge, width=1.6)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(edge)
                centre = QPointF(box.center())
                painter.drawEllipse(centre, box.width() * 0.26, box.width() * 0.26)
            return
        fill = edge if on else theme.color("surface")
        rounded(painter, box, 5, fill=fill, line=edge, width=1.6)
        if on:
            inset = round(box.width() * 0.12)
            theme.icons.paint(
                painter,
                Icon.CHECK,
                QRectF(box.x() + inset, box.y() + inset, box.width() - 2 * inset, box.width() - 2 * inset),
                theme.color("on_accent"),
            )


class Radio(_Choice, QRadioButton):
    """One of several; siblings in the same parent exclude each other. `as_row` paints the chosen one soft."""

    _round = True

    def __init__(self, text: str, help_text: str = "", *, as_row: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(text, help_text, as_row)
        self.toggled.connect(self._on_toggled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_toggled(self.isChecked())

    def _on_toggled(self, on: bool) -> None:
        """Tab comes by the chosen one, also when the program chose it; arrow keys by the others."""
        if on:
            tab_stop(self, self._others())

    def _others(self) -> list[QAbstractButton]:
        group: QButtonGroup | None = self.group()
        parent = self.parentWidget()
        if group is not None:
            return list(group.buttons())
        radios = parent.findChildren(Radio, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
        return [radio for radio in radios if radio.group() is None]


class Check(_Choice, QCheckBox):
    """Yes or no, each for itself."""

    _round = False

    def __init__(self, text: str, help_text: str = "", *, as_row: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up(text, help_text, as_row)
