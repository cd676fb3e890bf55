"""A long list of rows by id: the ids in their order first, then windows of rows as they come into sight.

Rows are kept by id, so that one row less shifts nothing; ``data()`` is two look-ups. No QtWidgets here.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from casus.domain.errors import CasusError
from casus.services.messages import sentence
from casus.ui.runner import Runner
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow

WINDOW: Final = 64
KEPT: Final = 4096
ASKED_AT_ONCE: Final = 2
_SPOKEN: Final = frozenset((int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)))

Index = QModelIndex | QPersistentModelIndex


class HeadRow(NamedTuple):
    """A title between the rows, with what belongs beside it."""

    title: str
    beside: str

    def sentence(self) -> str:
        return f"{self.title}, {self.beside}" if self.beside else self.title


class Part(NamedTuple):
    """Rows under one title; without a title they stand by themselves."""

    head: HeadRow | None
    ids: Sequence[int]


class WindowModel(QAbstractListModel):
    """``read`` is a service that gives rows with an ``id`` for ids; ``written`` turns one into what is painted.

    A title is kept as a negative number between the ids.
    """

    failed = Signal(str)

    def __init__(
        self,
        runner: Runner,
        read: Callable[..., Sequence[Any]],
        written: Callable[[Any], TwoLineRow],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._read, self._written = runner, read, written
        self._ids = array("q")
        self._heads: tuple[HeadRow, ...] = ()
        self._items: dict[int, Any] = {}
        self._texts: dict[int, TwoLineRow] = {}
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._is_reading = False
        self._turn = 0

    # What is listed

    def set_parts(self, parts: Iterable[Part]) -> None:
        """List these. What is shown already stays until its newer version is there."""
        ids, heads = array("q"), []
        for part in parts:
            if part.head is not None:
                heads.append(part.head)
                ids.append(-len(heads))
            ids.extend(part.ids)
        self._stale = set(self._items)
        self._gone.clear()
        self._turn += 1
        if ids == self._ids and tuple(heads) == self._heads:
            self._say_changed()
            return
        self.beginResetModel()
        self._ids, self._heads = ids, tuple(heads)
        self._wanted.clear()
        self.endResetModel()

    def clear(self) -> None:
        """Nothing is listed and nothing is remembered."""
        self.beginResetModel()
        self._ids, self._heads = array("q"), ()
        for kept in (self._items, self._texts, self._wanted):
            kept.clear()
        self._stale.clear()
        self._turn += 1
        self.endResetModel()

    def take_out(self, id_: int) -> None:
        """This row is done with: it goes at once, the list is read anew behind it."""
        row = self.row_of(id_)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._ids[row]
            self.endRemoveRows()

    def write_again(self) -> None:
        """Names went on or off: the same rows in other words."""
        self._texts.clear()
        self._say_changed()

    def id_at(self, row: int) -> int:
        """The thing in this row; 0 for a title or outside the list."""
        return max(self._ids[row], 0) if 0 <= row < len(self._ids) else 0

    def row_of(self, id_: int) -> int:
        """Where a thing stands, -1 when it is not in the list."""
        return self._ids.index(id_) if id_ in self._ids else -1

    def item(self, id_: int) -> Any | None:
        """What was read of this thing, if it was."""
        return self._items.get(id_)

    def update_item(self, item: Any) -> None:
        """A newer version is known already (of the row that was just written)."""
        self._items[item.id] = item
        self._texts.pop(item.id, None)

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """One cannot stand on a title."""
        is_head = index.isValid() and self._ids[index.row()] < 0
        return Qt.ItemFlag.NoItemFlags if is_head else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ROW_ROLE:
            return self._row(index.row())
        return self._row(index.row()).sentence() if int(role) in _SPOKEN else None

    def _row(self, row: int) -> TwoLineRow | HeadRow:
        id_ = self._ids[row]
        if id_ < 0:
            return self._heads[-id_ - 1]
        item = self._items.get(id_)
        if item is None or id_ in self._stale:
            self._want(row // WINDOW)
        if item is None:
            return TwoLineRow(id_, "")
        text = self._texts.get(id_)
        if text is None:
            text = self._texts[id_] = self._written(item)
        return text

    # Reading

    def _say_changed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def _want(self, number: int) -> None:
        """Remember a window to read; of a fast scroll only the latest are worth reading."""
        if self._ids_of(number):
            self._wanted.pop(number, None)
            self._wanted[number] = None
            if not self._is_reading:
                self._read_next()

    def _ids_of(self, number: int) -> list[int]:
        """What is not known, or no longer for sure, in this window."""
        window = self._ids[number * WINDOW : (number + 1) * WINDOW]
        return [
            id_
            for id_ in window
            if id_ > 0 and id_ not in self._gone and (id_ not in self._items or id_ in self._stale)
        ]

    def _read_next(self) -> None:
        numbers = list(self._wanted)[-ASKED_AT_ONCE:]
        self._wanted.clear()
        ids = [id_ for number in numbers for id_ in self._ids_of(number)]
        if not ids:
            return
        self._is_reading = True
        turn = self._turn
        self._runner.read(
            self, self._read, ids, done=lambda rows: self._on_rows(ids, rows, turn), failed=self._on_failed
        )

    def _on_rows(self, ids: list[int], rows: Sequence[Any], turn: int) -> None:
        """Rows that were asked before something changed are shown, and asked for again."""
        self._is_reading = False
        for row in rows:
            self._items[row.id] = row
            self._texts.pop(row.id, None)
        if turn == self._turn:
            self._stale.difference_update(ids)
            self._gone.update(set(ids) - {row.id for row in rows})
        while len(self._items) > KEPT:
            oldest = next(iter(self._items))
            self._items.pop(oldest)
            self._texts.pop(oldest, None)
        self._say_changed()
        self._read_next()

    def _on_failed(self, error: CasusError) -> None:
        self._is_reading = False
        self.failed.emit(sentence(error))
