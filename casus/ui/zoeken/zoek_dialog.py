"""What finds and does: Ctrl+K. One field, one list, everything by keyboard, over whatever window is there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.theme import current_theme, dim_color
from casus.ui.widgets.card import Rule
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.sign import IconSign, KeyCap
from casus.ui.zoeken.commands import all_commands
from casus.ui.zoeken.zoek_list import ZoekList
from casus.ui.zoeken.zoek_model import ZoekModel
from casus.ui.zoeken.zoek_rows import ZoekRow

_WIDTH, _SHADOW, _FROM_TOP = 680, 18, 0.12
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGE: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_PAGE_ROWS: Final = 8


class ZoekDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        window = parent.window()
        super().__init__(window)
        self.setObjectName("zoek_dialoog")
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Zoek of doe iets"))
        self.setWindowTitle("Casus")
        self._window = window
        self._before: QWidget | None = None
        self._model = ZoekModel(desk, all_commands(desk, window), self)
        self._field = TextInput(entry=True)
        self._field.setProperty("bare", True)
        self._field.setObjectName("zoek_veld")
        self._field.setAccessibleName(self.tr("Zoek of doe iets"))
        self._list = ZoekList(self.tr("Gevonden"))
        self._list.setObjectName("zoek_lijst")
        self._list.setModel(self._model)
        self._nothing = WrapLabel("", "body", color="text2")
        self._nothing.setObjectName("zoek_niets")
        self._empty = QWidget()
        self._empty.hide()
        self._card = _Card(self)
        self._lay_out()
        self._connect()
        self._on_rows()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._card)
        column.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(18, 14, 14, 12)
        top.setSpacing(12)
        top.addWidget(IconSign(Icon.SEARCH, "text2", 20))
        top.addWidget(self._field, 1)
        column.addLayout(top)
        column.addWidget(Rule())
        middle = QVBoxLayout()
        middle.setContentsMargins(8, 2, 8, 8)
        middle.addWidget(self._list, 1)
        words = QHBoxLayout(self._empty)
        words.setContentsMargins(14, 18, 14, 18)
        words.addWidget(self._nothing, 1)
        middle.addWidget(self._empty)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 10)
        foot.setSpacing(8)
        for key, words in (
            (self.tr("Pijlen"), self.tr("kies")),
            (self.tr("Enter"), self.tr("open")),
            (self.tr("Esc"), self.tr("sluit")),
        ):
            foot.addWidget(KeyCap(key))
            foot.addWidget(Label(words, "small"))
            foot.addSpacing(8)
        foot.addStretch(1)
        return foot

    def _connect(self) -> None:
        self._field.textChanged.connect(self._model.ask)
        self._field.installEventFilter(self)
        self._list.chosen.connect(self._do)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self._model.modelReset.connect(self._on_rows)
        self._model.said.connect(self._on_said)
        self._window.installEventFilter(self)
        self.finished.connect(self._on_finished)

    def fill(self, tekst: str) -> None:
        """As if this was typed and the fingers rested."""
        self._field.setText(tekst)
        self._model.search_now()

    # What is chosen

    def _on_rows(self) -> None:
        """The first is chosen, so that Enter does what one sees on top."""
        first = self._model.next_row(-1, 1)
        if first >= 0:
            self._list.setCurrentIndex(self._model.index(first))
        self._list.scrollToTop()
        self._place()

    def _on_said(self, words: str) -> None:
        self._nothing.setText(words)
        self._empty.setVisible(bool(words))
        self._list.setVisible(not words)
        if words:
            self._announce(words)
        self._place()

    def _on_current(self) -> None:
        """The focus stays in the field; what is chosen is said."""
        index = self._list.currentIndex()
        if index.isValid():
            words = self._model.row(index.row()).sentence()
            self._field.setAccessibleDescription(words)
            self._announce(words)

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _move(self, step: int, times: int = 1) -> None:
        here = self._list.currentIndex().row()
        for _ in range(times):
            here = self._model.next_row(here, step)
        self._list.setCurrentIndex(self._model.index(here))
        if self._model.next_row(here, -1) == here:
            self._list.scrollToTop()  # with its heading

    def _enter(self) -> None:
        index = self._list.currentIndex()
        if index.isValid() and self._list.isVisible():
            self._do(self._model.row(index.row()))

    def _do(self, row: ZoekRow) -> None:
        """Closed first: what is opened now lies on a window without us."""
        self.accept()
        if row.act is not None:
            row.act()

    def _on_finished(self) -> None:
        self._window.removeEventFilter(self)
        self._field.clear()
        self._model.forget()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._before = QApplication.focusWidget()
        self._place()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Keys that steer the list from the field."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in _PAGE:
            self._move(_PAGE[key], _PAGE_ROWS)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.reject()

    def _place(self) -> None:
        """Over the whole window; the card as high as what it shows, and its top never moves."""
        theme, room = current_theme(), self._window.rect()
        self.setGeometry(room)
        width = min(theme.px(_WIDTH), room.width() - 48) + 2 * _SHADOW
        top = round(room.height() * _FROM_TOP) - _SHADOW
        fixed = self._field.sizeHint().height() + theme.px(24) + 110
        wanted = (
            self._list.content_height() if not self._nothing.text() else self._nothing.heightForWidth(width - 80) + 36
        )
        height = min(fixed + max(wanted, theme.px(44)), room.height() - top - 24)
        self._card.setGeometry((room.width() - width) // 2, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), dim_color())


class _Card(QWidget):
    """Surface and shadow: a few translucent frames."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        for step in range(_SHADOW, 0, -2):
            rounded(painter, card.adjusted(-step, -step + 6, step, step), 14 + step, fill=QColor(0, 0, 0, 9))
        rounded(painter, card, 14, fill=theme.color("surface"), line=theme.color("line"), width=theme.line_width)


def open_zoek(desk: Desk, window: QWidget) -> ZoekDialog:
    """Over whatever is there."""
    dialog = ZoekDialog(desk, window)
    dialog.open()
    return dialog
