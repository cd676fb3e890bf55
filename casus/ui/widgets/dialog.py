"""Dialog: a card over the dimmed page.

It asks a question, says what is lost, and its button repeats the verb.

It lies inside its window rather than beside it: it cannot get lost behind another window, and Ctrl+L still
locks.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casus.ui.icons import Icon
from casus.ui.theme import current_theme, dim_color
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.points import point
from casus.ui.widgets.scroll_area import ScrollArea
from casus.ui.widgets.sign import IconDisc

_WIDTH: Final = 520
_SHADOW: Final = 18


class Dialog(QDialog):
    """`body` is the column for own content; `confirm` and `cancel` are the two buttons.

    Escape and Annuleer give `rejected`, the verb gives `accepted`. `open()` shows it; nothing blocks. A
    form that must check first replaces the connection:
    `dialog.confirm.clicked.disconnect(dialog.accept)`.
    """

    def __init__(
        self,
        question: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "primary",
        icon: Icon | None = None,
        width: int = _WIDTH,
        cancel_first: bool | None = None,
    ) -> None:
        window = parent.window() if parent is not None else None
        super().__init__(window)
        self._cancel_first = kind == "danger" if cancel_first is None else cancel_first
        self._wide = width
        if window is not None:
            self.setWindowFlags(Qt.WindowType.Widget)
            window.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(question)
        self.setWindowTitle("Casus")
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.confirm = Button(verb, kind)
        self.cancel = Button(self.tr("Annuleer"))
        if kind != "danger":
            self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._before: QWidget | None = None
        self.finished.connect(self._give_back)
        self._card = _DialogCard()
        self._build(question, icon, danger=kind == "danger")
        self._place()

    def _build(self, question: str, icon: Icon | None, *, danger: bool) -> None:
        inner = QWidget()
        inner.setProperty("page", True)
        row = QHBoxLayout(inner)
        row.setContentsMargins(28, 24, 28, 8)
        row.setSpacing(18)
        if icon is not None:
            row.addWidget(IconDisc(icon, 44, danger=danger), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(WrapLabel(question, "h2"))
        column.addLayout(self.body)
        column.addStretch(1)
        row.addLayout(column, 1)
        scroll = ScrollArea()
        scroll.setWidget(inner)
        scroll.setMinimumHeight(1)  # else a short question gets the room of its buttons
        self._inner = inner
        inner.installEventFilter(self)
        foot = QWidget()
        buttons = FlowLayout(foot, right=True)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        self._foot = foot
        whole = QVBoxLayout(self._card)
        edge = _SHADOW
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        under = QHBoxLayout()
        under.setContentsMargins(28, 10, 28, 24)
        under.addWidget(foot)
        whole.addLayout(under)
        self._card.setParent(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._before = QApplication.focusWidget()
        self._settle()
        self._place()
        self.raise_()
        first = self.cancel if self._cancel_first else self._first_input()
        focus_on(first)

    def _give_back(self) -> None:
        """To where one was, so that the keyboard goes on from there."""
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_input(self) -> QWidget:
        fields = self._inner.findChildren(Field)
        return fields[0].editor if fields else self.cancel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = QEvent.Type.LayoutRequest if watched is self._inner else QEvent.Type.Resize
        if event.type() == kind and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """A field knows its height only with its style; wait for no event loop to pass that on to the card."""
        for child in self._card.findChildren(QWidget):
            child.ensurePolished()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _place(self) -> None:
        """Cover the window, the card in the middle.

        As wide as asked, as high as its content, never off the window.
        """
        theme = current_theme()
        parent = self.parentWidget()
        width = theme.px(self._wide)
        if parent is not None:
            self.setGeometry(parent.rect())
            width = min(width, parent.width() - 48)
        layout = self._inner.layout()
        # also as high as the content is beside a scroll bar: once there, Qt keeps the bar at exactly the other height
        needed = max(layout.totalHeightForWidth(width - gap) for gap in (0, 12)) if layout is not None else 0
        needed = max(needed, self._inner.minimumSizeHint().height())  # what no scroll area goes below
        buttons = self._foot.layout()
        feet = buttons.heightForWidth(width - 56) if buttons is not None else 0
        height = needed + feet + 34
        if parent is not None:
            height = min(height, parent.height() - 2 * _SHADOW)
        else:
            self.resize(width + 2 * _SHADOW, height + 2 * _SHADOW)
        x = (self.width() - width) // 2 - _SHADOW
        y = (self.height() - height) // 2 - _SHADOW
        self._card.setGeometry(x, y, width + 2 * _SHADOW, height + 2 * _SHADOW)
        if layout is not None and self._inner.isVisible():
            layout.setGeometry(self._inner.rect())  # Qt loses the resize that a layout asks for while it is shown

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the dialog."""
        chain = [w for w in self.findChildren(QWidget) if _takes_tab(w)]
        order: list[QWidget] = []
        start: QWidget = self
        walk = start.nextInFocusChain()
        while walk is not start and walk is not None:
            if walk in chain:
                order.append(walk)
            walk = walk.nextInFocusChain()
        if not order:
            return False
        focus = QApplication.focusWidget()
        here = order.index(focus) if focus in order else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        focus_on(order[(here + (1 if forward else -1)) % len(order)], reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        color = dim_color() if self.parentWidget() is not None else current_theme().color("canvas")
        QPainter(self).fillRect(self.rect(), color)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


class _DialogCard(QWidget):
    """The card and its shadow: a few translucent frames, no effect that redraws the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        edge = _SHADOW
        card = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        for step in range(edge, 0, -2):
            rounded(painter, card.adjusted(-step, -step + 6, step, step), 14 + step, fill=QColor(0, 0, 0, 9))
        rounded(painter, card, 14, fill=theme.color("surface"), line=theme.color("line"))


class ConfirmDialog(Dialog):
    """Something is lost: a list with counts, and for the worst a code to type. Annuleer has the focus."""

    def __init__(
        self,
        question: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        intro: str = "",
        lost: Sequence[str] = (),
        note: str = "",
        typed_code: str = "",
        kind: Kind = "danger",
        icon: Icon | None = Icon.DELETE,
    ) -> None:
        super().__init__(question, verb, parent, kind=kind, icon=icon)
        if intro:
            self.body.addWidget(WrapLabel(intro, "body"))
        if lost:
            self.body.addLayout(_bullets(lost))
        if note:
            self.body.addWidget(WrapLabel(note, "small"))
        self.code_field: Field | None = None
        if typed_code:
            self._ask_code(typed_code)

    def _ask_code(self, code: str) -> None:
        """The one button that may be dead: pressing it cannot help as long as the code is not there."""
        editor = TextInput()
        self.code_field = Field(self.tr("Typ de code om door te gaan"), editor, code)
        self.body.addWidget(self.code_field)
        self.confirm.setEnabled(False)
        editor.textChanged.connect(lambda text: self.confirm.setEnabled(text.strip().upper() == code.upper()))


def _bullets(lines: Sequence[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for line in lines:
        column.addLayout(point(line))
    return column
