"""Inputs that fit in a `Field`: one line, several lines, a choice from a list. Date is in date_input.py."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.paint import elided

_POPUP_EDGE: Final = 16


class TextInput(Themed, QLineEdit):
    """One line. `entry` is the larger letter of the quick input."""

    def __init__(self, text: str = "", *, entry: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setText(text)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("entry" if self._entry else "body"))


class TextArea(Themed, QPlainTextEdit):
    """Several lines; Tab leaves the field, because nobody indents a note and everybody walks through a
    form.
    """

    def __init__(self, text: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("body"))
        self.updateGeometry()

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + 2 * 8 + 10

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(320), self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self._height(min(self._lines, 2)))


class ComboInput(Themed, QComboBox):
    """A choice from a list; `options` are (value, words).

    Five or fewer equal outcomes are radio rows instead.
    """

    def __init__(self, options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one of Fusion ignores the style sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.retheme(current_theme())

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        self.clear()
        for value, words in options:
            self.addItem(words, value)

    def value(self) -> object:
        return self.currentData()

    def set_value(self, value: object) -> None:
        self.setCurrentIndex(self.findData(value))

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("body"))
        self.updateGeometry()
        self.update()

    def showPopup(self) -> None:
        """As wide as the longest choice: two that begin alike must be told apart."""
        wanted = self.view().sizeHintForColumn(0) + 2 * _POPUP_EDGE
        self.view().setMinimumWidth(min(max(wanted, self.width()), self.window().width() - 2 * _POPUP_EDGE))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """What is cut off is told whole."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.toolTip() or self.currentText(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(style, option)
        room = self.style().subControlRect(style, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = elided(self.font(), option.currentText, room.width() - 2)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        theme = current_theme()
        size = theme.px(18)
        box = QRectF(self.width() - size - 11, round((self.height() - size) / 2), size, size)
        theme.icons.paint(QPainter(self), Icon.UNFOLD, box, theme.color("text2" if self.isEnabled() else "text3"))
