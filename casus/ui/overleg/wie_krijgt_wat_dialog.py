"""Wie krijgt wat: look at it before anything is written; one key makes all files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStyle, QStyleOptionViewItem, QTableView, QWidget

from casus.services.verzegeld import MakeVerzegeld, WieKrijgtWat
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.wie_krijgt_wat_model import WieKrijgtWatModel
from casus.ui.theme import Role, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.field import Field
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.paint import TextBlock, cell_ground, focus_ring
from casus.ui.widgets.table import TableView
from casus.ui.widgets.told import ToldDelegate

Choose = Callable[[QWidget, str], str]
MOST_HEIGHT = 340
"""At 100 %; what is more, one scrolls to."""
PAD = 12
_Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(ToldDelegate):
    """Nothing is cut off: what does not fit beside each other goes on below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, cell = current_theme(), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        cell_ground(painter, theme, cell, chosen=chosen, hovered=hovered)
        role: Role = "body" if index.column() else "strong"
        words = TextBlock(str(index.data()), role, theme)
        words.draw(painter, cell.x() + PAD, cell.y() + PAD, cell.width() - 2 * PAD, theme.color("text"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        assert isinstance(view, QTableView)
        width = view.columnWidth(index.column())
        words = TextBlock(str(index.data()), "body" if index.column() else "strong", current_theme())
        return QSize(width, words.height(width - 2 * PAD) + 2 * PAD)


class _Table(FocusRing, TableView):
    """Two fifths for the name, for the last column what its head needs, and the rest for what they get."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, head = self.viewport().width(), self.horizontalHeader()
        last = head.sectionSizeHint(2) + PAD
        first = (room - last) * 2 // 5
        for column, width in enumerate((first, room - last - first, last)):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setMinimumHeight(min(self.horizontalHeader().height() + rows + 2, current_theme().px(MOST_HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shows_ring and self.currentIndex().isValid():
            row = self.currentIndex().row()
            box = QRectF(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            focus_ring(QPainter(self.viewport()), box.adjusted(1, 1, -1, -1), current_theme())


class WieKrijgtWatDialog(FormDialog):
    """``submitted`` carries a ``MakeVerzegeld``. ``choose`` asks for a folder; the system's own window by default."""

    def __init__(self, found: WieKrijgtWat, folder: Path, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(self.tr("Wie krijgt wat?"), self.tr("Maak alle verslagen"), parent, width=900)
        self.setObjectName("wie_krijgt_wat_dialoog")
        self.confirm.setObjectName("maak_alle_knop")
        self._found, self._choose = found, choose or _ask_folder
        intro = self.tr("Elke organisatie krijgt een eigen bestand. Daarin staat niets over wat een ander kreeg.")
        self.body.addWidget(WrapLabel(intro))
        self._table = _Table(self.tr("Wie krijgt wat"))
        self._table.setObjectName("wie_krijgt_wat")
        self._table.setModel(WieKrijgtWatModel(found, self._table))
        self._table.setItemDelegate(_CellDelegate(self._table))
        self._table.horizontalHeader().setStretchLastSection(False)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.selectRow(0)
        self.body.addWidget(self._table)
        self._folder = TextInput(str(folder))
        self._folder_field = self.add_field("pad", Field(self.tr("Bewaar in de map"), self._folder), "verzegeld_map")
        browse = Button(self.tr("Kies een map"), size="small")
        browse.setObjectName("verzegeld_map_knop")
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(browse)
        row.addStretch(1)
        self.body.addLayout(row)
        note = self.tr("Casus versleutelt deze bestanden niet. Wat u deelt, kunt u niet terughalen.")
        self.body.addWidget(WrapLabel(note, "small"))

    def _first_input(self) -> QWidget:
        """One looks before anything is written."""
        return self._table

    def problems(self) -> list[Problem]:
        if self._folder.text().strip():
            return []
        return [(self.tr("Kies in welke map de verslagen komen."), self._folder_field)]

    def command(self) -> object:
        wanted = tuple(row.ontvanger for row in self._found.rijen)
        return MakeVerzegeld(self._found.overleg_id, wanted, Path(self._folder.text().strip()))

    def set_busy(self, busy: bool) -> None:
        """While the files are made: a second press would make them twice."""
        self.confirm.setEnabled(not busy)
        self.confirm.setText(self.tr("Verslagen worden gemaakt") if busy else self.tr("Maak alle verslagen"))
        self.confirm.updateGeometry()

    def _browse(self) -> None:
        chosen = self._choose(self, self._folder.text())
        if chosen:
            self._folder.setText(chosen)


def _ask_folder(parent: QWidget, now: str) -> str:
    return QFileDialog.getExistingDirectory(parent, parent.tr("In welke map komen de verslagen?"), now)
