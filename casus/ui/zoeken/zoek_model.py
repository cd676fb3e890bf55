"""What Ctrl+K shows for what is typed: commands at once, what is in the dossier as soon as the fingers rest.

The window never waits: a search runs on the reader's thread, and the next key ends it. No QtWidgets here.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from casus.domain.errors import CasusError
from casus.domain.zoektekst import zoekwoorden
from casus.services.messages import sentence, sentence_of
from casus.services.zoeken import Gevonden, Zoekbeurt, search
from casus.ui.desk import Desk
from casus.ui.widgets.row_model import ROW_ROLE
from casus.ui.zoeken.commands import Opdracht, command_rows
from casus.ui.zoeken.zoek_rows import ZoekRow, rows_of

REST_MS: Final = 200
"""So long the fingers rest before the dossier is searched: each answer is an act in the log book."""
Index = QModelIndex | QPersistentModelIndex


class ZoekModel(QAbstractListModel):
    """``ask(text)``; the rows follow, and ``said`` tells in words what there is when there are none."""

    said = Signal(str)

    def __init__(self, desk: Desk, commands: list[Opdracht], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._commands = desk, commands
        self._rows: tuple[ZoekRow, ...] = ()
        self._tekst = ""
        self._found: Gevonden | None = None
        self._beurt = Zoekbeurt()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._search)
        desk.names.changed.connect(self._show)
        self._show()

    def ask(self, tekst: str) -> None:
        """Something was typed: what ran for the text before is ended, what was found stays until there is newer."""
        self._tekst = tekst
        self._beurt.stop()
        if zoekwoorden(tekst) or len(tekst.strip()) > 1:
            self._rest.start()
        else:
            self._rest.stop()
            self._found = None
        self._show()

    def search_now(self) -> None:
        """Without waiting for the fingers to rest."""
        if self._rest.isActive():
            self._rest.stop()
            self._search()

    def forget(self) -> None:
        """Nothing of a casus stays behind in here."""
        self._rest.stop()
        self._beurt.stop()
        self._found = None
        self._set_rows(())

    @property
    def is_waiting(self) -> bool:
        """Something newer is under way."""
        return self._rest.isActive()

    def _search(self) -> None:
        self._beurt = beurt = Zoekbeurt()
        self._desk.runner.read(
            self, search, self._tekst, beurt, done=self._on_found, failed=self._on_failed, latest="zoek"
        )

    def _on_found(self, found: Gevonden) -> None:
        self._found = found
        self._show()

    def _on_failed(self, error: CasusError) -> None:
        if not self._beurt.is_stopped:
            self.said.emit(sentence_of("zoeken_duurt_lang") if error.code == "onderbroken" else sentence(error))

    def _show(self) -> None:
        rows = command_rows(self._commands, self._tekst)
        if self._found is not None:
            rows += rows_of(self._desk, self._found)
        self._set_rows(rows)
        nothing = not rows and self._found is not None and not self.is_waiting
        self.said.emit(sentence_of("niets_gevonden") if nothing else "")

    def _set_rows(self, rows: Sequence[ZoekRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    # Qt

    def row(self, number: int) -> ZoekRow:
        return self._rows[number]

    def next_row(self, number: int, step: int) -> int:
        """The next that can be chosen in this direction, or the same when there is none."""
        wanted = number + step
        while 0 <= wanted < len(self._rows):
            if self._rows[wanted].act is not None:
                return wanted
            wanted += step
        return number

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.sentence()
        return None
