"""The three bars on the screen, with their table twin: the same figures for who reads rather than looks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.domain.geld import show_raming
from casus.domain.staafbeeld import Staafbeeld
from casus.drawing.staven import Staafinkt, height_for, paint_staven
from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Rule
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if


def inkt_of(theme: Theme) -> Staafinkt:
    """The bars in the colours of this theme."""
    return Staafinkt(
        theme.color("text"),
        theme.color("text2"),
        theme.color("grid"),
        theme.color("c3"),
        theme.color("c2"),
        theme.color("c1"),
        theme.color("c1"),
        theme.color("surface"),
    )


class StavenPicture(Themed, QWidget):
    """The picture alone, as high as its words need at this width."""

    def __init__(self, beeld: Staafbeeld, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beeld = beeld
        self.setObjectName("staven")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Kosten nu, extra als we niets doen, en kosten na de oplossing"))
        self.setAccessibleDescription(beeld.alt)

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(height_for(max(width, self._least()), self._beeld, current_theme().font("body"))) + 6

    def sizeHint(self) -> QSize:
        wide = current_theme().px(560)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), current_theme().px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        room = QRectF(self.rect()).adjusted(0, 2, 0, -4)
        paint_staven(QPainter(self), room, self._beeld, inkt_of(theme), theme.font("body"))

    def _least(self) -> int:
        return current_theme().px(260)


class StavenView(QWidget):
    """The picture, what its strokes mean, and the table."""

    def __init__(self, beeld: Staafbeeld, verschil: Sequence[str], prijzen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(StavenPicture(beeld))
        legend = self.tr("Streep: laag tot hoog. Gestippeld vak: verschil 1 − 3.")
        column.addWidget(WrapLabel(f"{legend} {prijzen}", "small"))
        heads = [self.tr("Staaf"), self.tr("Laag"), self.tr("Midden"), self.tr("Hoog")]
        rows = [
            [staaf.naam, *(map(show_raming, staaf.bedragen) if staaf.bedragen else (staaf.anders,) * 3)]
            for staaf in beeld.staven
        ]
        self._table = table_of(heads, [*rows, [self.tr("Verschil 1 − 3"), *verschil]], total=True)
        self._table.setObjectName("staven_tabel")
        self._toggle = Button(self.tr("Als tabel"), "ghost", Icon.ACTIONS, size="small")
        self._toggle.setObjectName("staven_tabel_knop")
        self._toggle.clicked.connect(self._on_toggle)
        column.addWidget(self._table)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._table.hide()

    def _on_toggle(self) -> None:
        shown = self._table.isHidden()
        show_if(self._table, shown)
        self._toggle.setText(self.tr("Verberg tabel") if shown else self.tr("Als tabel"))


def table_of(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, total: bool = False, tips: Sequence[Sequence[str]] = ()
) -> QWidget:
    """A few rows with words left and amounts right, a hairline under each and a darker one above the total. ``tips``:
    the exact amount behind each cell that has one.
    """
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for column, words in enumerate(heads):
        grid.addWidget(WrapLabel(words, "tag", color="text2", align=_side(column)), 0, column)
    for place, row in enumerate(rows):
        is_total = total and place == len(rows) - 1
        grid.addWidget(Rule(token="text" if is_total else "line"), 2 * place + 1, 0, 1, len(heads))
        for column, words in enumerate(row):
            strong = is_total or (not total and column == len(row) - 1)
            cell = WrapLabel(words, "strong" if strong else "body", align=_side(column))
            cell.setAccessibleName(f"{row[0]}, {heads[column]}: {words}" if column else words)
            if tips and tips[place][column]:
                cell.setToolTip(tips[place][column])
                cell.setAccessibleDescription(tips[place][column])
            grid.addWidget(cell, 2 * place + 2, column)
    return box


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
