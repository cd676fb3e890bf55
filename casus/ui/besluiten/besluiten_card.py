"""Besluiten that are not carried out, on the page of their casus and at the preparation of its next meeting."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.services.besluiten import BesluitRegel, besluiten_back_at, besluiten_of_casus
from casus.ui.besluiten.besluiten_block import BesluitenBlock
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.card import Card
from casus.ui.widgets.page import SectionHead

BESIDE_AGENDA = 3


class CasusBesluiten(QWidget):
    """A section of the casus page; not there while everything is carried out. ``load`` after each look at the page."""

    failed = Signal(str)

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casus_besluiten")
        self._desk, self._casus_id = desk, casus_id
        self._head = SectionHead(self.tr("Besluiten die nog lopen"))
        self._block = BesluitenBlock(desk.runner, desk.names, with_code=False)
        self._block.failed.connect(self.failed)
        card = Card(padding=20, spacing=0)
        card.body.addWidget(self._block)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._head)
        column.addWidget(card)
        self.hide()

    def load(self) -> None:
        """Read them anew."""
        self._desk.runner.read(self, besluiten_of_casus, self._casus_id, done=self._show, latest="besluiten")

    def _show(self, besluiten: Sequence[BesluitRegel]) -> None:
        is_open = [besluit for besluit in besluiten if besluit.is_open]
        self._head.set_text(self.tr("Besluiten die nog lopen"), str(len(is_open) or ""))
        self._block.show_besluiten(is_open)
        self.setVisible(bool(is_open))


class BesluitenCard(Card):
    """Beside the agenda: what the table decided before about these casussen and is not carried out."""

    failed = Signal(str)

    def __init__(self, desk: Desk, overleg_id: int, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self.setObjectName("besluiten_terug")
        self._desk, self._overleg_id = desk, overleg_id
        self._head = SectionHead("", small=True, icon=Icon.DECISION)
        self._block = BesluitenBlock(desk.runner, desk.names, with_code=True, few=BESIDE_AGENDA)
        self._block.failed.connect(self.failed)
        self._block.casus_pressed.connect(desk.open_casus)
        self.body.addWidget(self._head)
        self.body.addWidget(self._block)
        desk.runner.changed.connect(self._on_changed)
        self._is_wanted = False
        self.hide()

    def load(self) -> None:
        """Read them anew; from now on also when one changes."""
        self._is_wanted = True
        self._desk.runner.read(self, besluiten_back_at, self._overleg_id, done=self._show, latest="besluiten")

    def _show(self, besluiten: Sequence[BesluitRegel]) -> None:
        title = self.tr("Besluiten die terugkomen")
        self._head.set_text(title, str(len(besluiten) or ""))
        self.setAccessibleName(title)
        self._block.show_besluiten(besluiten)
        self.setVisible(bool(besluiten))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if self._is_wanted and any(change.kind == "besluit" for change in changes):
            self.load()
