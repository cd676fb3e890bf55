"""A row that is cut off says the whole when the mouse rests on it."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip


class ToldDelegate(QStyledItemDelegate):
    """The base of every painted row. The words are those of the tool tip of the row, else what is read aloud."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """As a tool tip of Qt, also where the model knows no words for one."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), whole_words(index), view.viewport(), view.visualRect(index))
        return True


def whole_words(index: QModelIndex | QPersistentModelIndex) -> str:
    """Everything a row has to say, in full."""
    roles = Qt.ItemDataRole
    found = (index.data(role) for role in (roles.ToolTipRole, roles.AccessibleTextRole, roles.DisplayRole))
    return next((str(words) for words in found if words), "")
