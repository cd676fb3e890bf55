"""The spider web on the screen, with its table twin: the same figures for who reads rather than looks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.domain.intake_inhoud import As
from casus.drawing.spinnenweb import Inkt, paint_spinnenweb
from casus.services.intakewoorden import web_words
from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.shown import show_if


def inkt_of(theme: Theme) -> Inkt:
    """The web in the colours of this theme."""
    return Inkt(
        theme.color("text"),
        theme.color("text2"),
        theme.color("line2"),
        theme.color("accent"),
        theme.color("c2"),
        theme.color("surface"),
        fel=theme.is_contrast,
    )


class WebPicture(Themed, QWidget):
    """The picture alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assen: tuple[As, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_assen(self, assen: Sequence[As]) -> None:
        self._assen = tuple(assen)
        self.setAccessibleName(self.tr("Spinnenweb"))
        self.setAccessibleDescription(web_words(self._assen))
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width * 0.86, current_theme().px(400)))

    def sizeHint(self) -> QSize:
        wide = current_theme().px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(220), current_theme().px(190))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._assen:
            return
        theme = current_theme()
        room = QRectF(self.rect()).adjusted(2, 4, -2, -4)
        paint_spinnenweb(QPainter(self), room, self._assen, inkt_of(theme), theme.font("tag"))


class SpinnenwebView(QWidget):
    """The picture, what the strokes mean, and the table; ``toen`` and ``nu`` are months in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = WebPicture()
        self._legend = QWidget()
        self._flow = FlowLayout(self._legend, gap=16)
        self._then = IconLabel(Icon.OPEN_CIRCLE, "", "small", icon_color="c2")
        self._now = IconLabel(Icon.OPEN_CIRCLE, "", "small", icon_color="accent")
        self._talk = IconLabel(Icon.LAST_TIME, self.tr("wil hierover praten"), "small")
        for words in (self._then, self._now, self._talk):
            self._flow.addWidget(words)
        self._toggle = Button(self.tr("Als tabel"), "ghost", Icon.ACTIONS, size="small")
        self._toggle.setObjectName("web_tabel_knop")
        self._toggle.clicked.connect(self._on_toggle)
        self._table = QWidget()
        self._table.setObjectName("web_tabel")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.picture, self._legend, self._table):
            column.addWidget(part)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._table.hide()

    def show_web(self, assen: Sequence[As], nu: str, toen: str) -> None:
        """Draw these sides; without ``toen`` there is no time before."""
        self.picture.set_assen(assen)
        self._now.set_content(Icon.OPEN_CIRCLE, self.tr("nu, {0}").format(nu))
        self._then.set_content(Icon.OPEN_CIRCLE, self.tr("toen, {0}, gestreept").format(toen))
        show_if(self._then, bool(toen))
        show_if(self._talk, any(each.wil_praten for each in assen))
        self._fill_table(assen, nu, toen)

    def _fill_table(self, assen: Sequence[As], nu: str, toen: str) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        heads = [self.tr("Kant van het leven"), *([toen] if toen else []), nu]
        for place, words in enumerate(heads):
            side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(Label(words, "tag", color="text2"), 0, place, side)
        for number, each in enumerate(assen):
            row = 2 * number + 2
            self._grid.addWidget(Rule(), row - 1, 0, 1, len(heads))
            wish = self.tr(" (wil hierover praten)") if each.wil_praten else ""
            name = WrapLabel(f"{each.naam}{wish}", "small_strong" if each.wil_praten else "small")
            name.setAccessibleName(web_words([each]))
            self._grid.addWidget(name, row, 0)
            figures = ([each.toen] if toen else []) + [each.nu]
            for place, figure in enumerate(figures, start=1):
                told = Label(str(figure) if figure is not None else self.tr("niet besproken"), "small")
                self._grid.addWidget(told, row, place, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 1)

    def _on_toggle(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self.picture.setVisible(not as_table)
        self._legend.setVisible(not as_table)
        self._toggle.setText(self.tr("Als tekening") if as_table else self.tr("Als tabel"))
