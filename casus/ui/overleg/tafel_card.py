"""What can be said in this room now, above who sits there; and what to do when somebody should not hear it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from casus.domain.tafelcheck import Oordeel
from casus.services.tafelcheck import Tafelcheck
from casus.services.tafelwoorden import SMALLER_TABLE, room_sentences
from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.paint import rounded

SIDE = 26


class OordeelSign(Themed, QWidget):
    """Four verdicts that differ in shape, fill and picture: a full disc with a check, a half-filled one, a grey one
    with a hat, an open red one with a cross.
    """

    def __init__(self, oordeel: Oordeel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._oordeel = oordeel
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_oordeel(painter, QRectF(self.rect()), self._oordeel, current_theme())


def paint_oordeel(painter: QPainter, box: QRectF, oordeel: Oordeel, theme: Theme) -> None:
    """The sign of one verdict in this square."""
    side = round(box.width() * 0.58)
    spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    radius = box.width() / 2
    if oordeel is Oordeel.ALLES:
        rounded(painter, box, radius, fill=theme.color("accent"))
        theme.icons.paint(painter, Icon.CHECK, spot, theme.color("on_accent"))
    elif oordeel is Oordeel.ONDERWERPEN:
        rounded(painter, box.adjusted(1, 1, -1, -1), radius - 1, line=theme.color("accent"), width=2)
        half = QPainterPath()
        inner = box.adjusted(5, 5, -5, -5)
        half.moveTo(inner.center().x(), inner.bottom())
        half.arcTo(inner, 270, -180)
        half.closeSubpath()
        painter.fillPath(half, theme.color("accent"))
    elif oordeel is Oordeel.ZONDER_NAAM:
        rounded(painter, box, radius, fill=theme.color("hover"))
        theme.icons.paint(painter, Icon.NO_NAME, spot, theme.color("text2"))
    else:
        rounded(painter, box.adjusted(1, 1, -1, -1), radius - 1, line=theme.color("danger"), width=2)
        theme.icons.paint(painter, Icon.CLOSE, spot, theme.color("danger"))


class TafelCard(QWidget):
    """``ask_out()``: let those go who should not hear it; ``weigh()``; ``show_name()``: the name on this screen."""

    ask_out = Signal()
    weigh = Signal()
    show_name = Signal()

    def __init__(self, *, can_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tafelcheck")
        self._can_edit = can_edit
        self._now, self._then = WrapLabel("", "strong"), WrapLabel("", "small")
        self._now.setObjectName("tafel_nu")
        self._then.setObjectName("tafel_straks")
        self._say = WrapLabel("", "small")
        self._out = Button(self.tr("Laat hen gaan"), icon=Icon.LEAVE, size="small")
        self._out.setObjectName("laat_gaan_knop")
        self._weigh = Button(self.tr("Weeg nu"), icon=Icon.WEIGH, size="small")
        self._weigh.setObjectName("weeg_nu_knop")
        self._name = Link(self.tr("Toon de naam op dit scherm"))
        self._name.setObjectName("toon_naam_link")
        self._out.clicked.connect(self.ask_out)
        self._weigh.clicked.connect(self.weigh)
        self._name.clicked.connect(self.show_name)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        flow.addWidget(self._out)
        flow.addWidget(self._weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._now, self._then, self._say, buttons, self._name):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(Rule())

    def show_check(self, check: Tafelcheck, *, runs: bool, is_quiet: bool) -> None:
        """The verdict of the item on the screen. Asking out is for the item that is on the table."""
        now, then = room_sentences(check)
        narrow = check.oordeel.nu.oordeel is not Oordeel.ALLES
        self._now.setText(now)
        self._then.setText(then)
        self._then.setVisible(bool(then))
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{SMALLER_TABLE}\N{RIGHT DOUBLE QUOTATION MARK}"
        self._say.setText(self.tr("Zeg tegen wie even weg gaat: {0}").format(quoted))
        self._say.setVisible(bool(then))
        self._out.setVisible(bool(then) and runs and self._can_edit)
        self._weigh.setVisible(narrow and self._can_edit)
        self._name.setVisible(is_quiet)
