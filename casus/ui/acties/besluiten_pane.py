"""The list of besluiten: how far each is by one key, until it is carried out."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.values import BesluitStatus
from casus.services.besluiten import BesluitRegel
from casus.services.messages import label
from casus.ui.acties.besluiten_list_model import BesluitenListModel
from casus.ui.acties.list_frame import ListFrame
from casus.ui.acties.window_list import WindowList
from casus.ui.besluiten.besluit_dialog import BesluitDialog
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.casussen.actie_list import OPEN, Toets
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.row_model import TwoLineRow

TELL: Final = "terugkoppeling"


class BesluitenPane(QWidget):
    """``model`` tells how many there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.answers = BesluitenModel(desk.runner, desk.names, self)
        self.model = BesluitenListModel(desk, self.answers, self)
        self.list = WindowList(self.tr("Besluiten"), self._toetsen(), self.model.rows)
        self.list.setObjectName("besluiten_lijst")
        self._frame = ListFrame(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.setFocusProxy(self._frame)
        self._connect()

    def _toetsen(self) -> tuple[Toets, ...]:
        return (
            Toets("U", Qt.Key.Key_U, BesluitStatus.UITGEVOERD, self.tr("Uitgevoerd")),
            Toets("D", Qt.Key.Key_D, BesluitStatus.DEELS, self.tr("Deels")),
            Toets("N", Qt.Key.Key_N, BesluitStatus.NIET, self.tr("Nog niet")),
            Toets("T", Qt.Key.Key_T, TELL, self.tr("Terugkoppeling")),
            Toets("Enter", Qt.Key.Key_Return, OPEN, self.tr("Open casus")),
        )

    def _connect(self) -> None:
        self.list.row_activated.connect(self._on_opened)
        self.list.check_pressed.connect(lambda row: self._on_asked(row, BesluitStatus.UITGEVOERD))
        self.list.asked.connect(self._on_asked)
        self._frame.take_back_pressed.connect(self.answers.take_back)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.answers.take_back)
        self.answers.updated.connect(self._on_updated)
        self.answers.taken_back.connect(self._on_taken_back)
        self.model.counted.connect(self._on_counted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    def _on_counted(self, count: int) -> None:
        if count:
            self._frame.show_rows()
            return
        title = self.tr("Alle besluiten zijn uitgevoerd")
        words = self.tr(
            "Een besluit dat aan tafel is genomen staat hier tot het is uitgevoerd. Zo komt het vanzelf terug."
        )
        self._frame.show_empty(EmptyState(title, words, icon=Icon.DECISION))

    def _besluit(self, row: TwoLineRow) -> BesluitRegel | None:
        return self.model.besluit(int(row.key))

    def _on_opened(self, row: TwoLineRow) -> None:
        besluit = self._besluit(row)
        if besluit is not None and besluit.casus_id is not None:
            self._desk.open_casus(besluit.casus_id)
        elif besluit is not None:
            self._desk.open_overleg(besluit.overleg_id)

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        besluit = self._besluit(row)
        if besluit is None:
            return
        if asks == TELL:
            BesluitDialog(besluit, self.answers, self._desk.runner, self).open()
        elif asks != besluit.status:
            if asks == BesluitStatus.UITGEVOERD:
                self.model.rows.take_out(besluit.id)
            self.answers.update(besluit, BesluitStatus(asks))

    def _on_updated(self, besluit: BesluitRegel, status: BesluitStatus) -> None:
        self._frame.say_finished(f"{starting(label(status))}: {self.answers.text(besluit)}")

    def _on_taken_back(self, before: tuple[BesluitRegel, BesluitStatus] | None) -> None:
        if before is None:
            self._frame.say_finished("")
        else:
            self._on_updated(*before)
