"""Who is there for this point: two states that differ in shape, fill and text, with one button each."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.services.tafelcheck import Tafelcheck
from casus.ui.icons import Icon
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.overleg.tafel_card import OordeelSign, TafelCard
from casus.ui.overleg.voeren_words import ErbijRow
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.tag import Tag


class PresenceSign(Themed, QWidget):
    """In: a full disc with a check. Out: an open circle with a door. Not running: an open circle."""

    def __init__(self, inside: bool | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(26)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = current_theme(), QPainter(self), QRectF(self.rect())
        side = theme.px(15)
        spot = QRectF(round((box.width() - side) / 2), round((box.height() - side) / 2), side, side)
        if self._inside:
            rounded(painter, box, box.width() / 2, fill=theme.color("accent"))
            theme.icons.paint(painter, Icon.CHECK, spot, theme.color("on_accent"))
            return
        rounded(painter, box, box.width() / 2, line=theme.color("field"), width=1.5)
        if self._inside is False:
            theme.icons.paint(painter, Icon.LEAVE, spot, theme.color("text2"))


class ErbijColumn(Card):
    """``stepped(deelnemer_id, inside)``: the button of a row."""

    stepped = Signal(object, bool)

    def __init__(self, *, can_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(padding=18, spacing=12, parent=parent)
        self.setObjectName("wie_is_erbij")
        self._can_edit = can_edit
        self._title = Label("", "h3")
        self._about = WrapLabel("", "small")
        self.check = TafelCard(can_edit=can_edit)
        self._rows: KeyedRows[ErbijRow] = KeyedRows(self._row, lines=False, gap=14)
        for part in (self._title, self.check, self._about, self._rows):
            self.body.addWidget(part)

    def show_check(self, check: Tafelcheck | None, *, runs: bool, is_quiet: bool) -> None:
        """What can be said in the room; None for a standing point."""
        self._title.setText(self.tr("Wie is erbij") if check is None else self.tr("Wie mag wat horen"))
        self.check.setVisible(check is not None)
        if check is not None:
            self.check.show_check(check, runs=runs, is_quiet=is_quiet)

    def show_rows(self, rows: list[ErbijRow], code: str) -> None:
        """``code`` of the point on the screen, empty for a standing point."""
        here = sum(1 for row in rows if row.inside)
        if any(row.inside is not None for row in rows):
            words = self.tr("{0} van {1} nu in de kamer").format(here, len(rows))
            self._about.setText(f"{words}, {code}" if code else words)
        else:
            self._about.setText(self.tr("Dit punt ligt nu niet op tafel."))
        self._rows.set_rows(rows)

    def _row(self, line: ErbijRow) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        name = QHBoxLayout()
        name.setSpacing(6)
        name.addWidget(Label(line.naam, "small_strong", elide=True), 1)
        if line.gast:
            name.addWidget(Tag(self.tr("Gast"), "outline"))
        words.addLayout(name)
        words.addWidget(Label(line.job, "small", elide=True))
        if line.verdict:
            verdict = WrapLabel(line.verdict, "small_strong", color="text")
            verdict.setObjectName(f"gehoor_{line.id}")
            words.addWidget(verdict)
            words.addWidget(WrapLabel(line.ground, "small"))
        state = WrapLabel(line.words, "small", color="text")
        state.setObjectName(f"aanwezig_{line.id}")
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(state, 1)
        if line.inside is not None and self._can_edit:
            foot.addWidget(self._button(line))
        words.addLayout(foot)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        sign = PresenceSign(line.inside) if line.oordeel is None else OordeelSign(line.oordeel)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return box

    def _button(self, line: ErbijRow) -> Button:
        words = self.tr("Stapt uit") if line.inside else self.tr("Komt erbij")
        button = Button(words, "ghost", size="small")
        button.setObjectName(f"stap_{line.id}")
        button.setAccessibleName(f"{words}: {line.naam}")
        button.clicked.connect(lambda: self.stepped.emit(line.id, not line.inside))
        return button
