"""A row that becomes two when there is no room: tags, quiet buttons, anything at 200 % text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right (or from the right, `right=True`), wrapping; items keep their size hint and are
    centred in a row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._right = gap, right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(height for _, height in rows) + self._gap * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for row, height in self._rows(rect.width()):
            used = sum(self._width(item, rect.width()) for item in row) + self._gap * (len(row) - 1)
            x = rect.x() + (rect.width() - used if self._right else 0)
            for item in row:
                size = QSize(self._width(item, rect.width()), min(item.sizeHint().height(), height))
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, item: QLayoutItem, room: int) -> int:
        return max(min(item.sizeHint().width(), room), item.minimumSize().width())

    def _rows(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        rows: list[tuple[list[QLayoutItem], int]] = []
        x = 0
        for item in self._shown():
            wide, high = self._width(item, width), item.sizeHint().height()
            if rows and x + wide <= width:
                row, height = rows[-1]
                row.append(item)
                rows[-1] = (row, max(height, high))
            else:
                rows.append(([item], high))
                x = 0
            x += wide + self._gap
        return rows
