"""Wie krijgt wat: look at it before anything is written; one key makes all files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casus.services.verzegeld import MakeVerzegeld, WieKrijgtWat
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.wie_krijgt_wat_model import WieKrijgtWatModel
from casus.ui.widgets.button import Button
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.table import TableView

Choose = Callable[[QWidget, str], str]
MOST_ROWS = 8
PAD = 12
_Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """Words begin where the words of their head begin."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        painter.setPen(shown.palette.text().color())
        place = shown.rect.adjusted(PAD, 0, 0, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * PAD, 0)


class WieKrijgtWatDialog(FormDialog):
    """``submitted`` carries a ``MakeVerzegeld``. ``choose`` asks for a folder; the system's own window by default."""

    def __init__(self, found: WieKrijgtWat, folder: Path, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(self.tr("Wie krijgt wat?"), self.tr("Maak alle verslagen"), parent, width=900)
        self.setObjectName("wie_krijgt_wat_dialoog")
        self.confirm.setObjectName("maak_alle_knop")
        self._found, self._choose = found, choose or _ask_folder
        intro = self.tr("Elke organisatie krijgt een eigen bestand. Daarin staat niets over wat een ander kreeg.")
        self.body.addWidget(WrapLabel(intro))
        self._table = TableView(self.tr("Wie krijgt wat"))
        self._table.setObjectName("wie_krijgt_wat")
        self._table.setModel(WieKrijgtWatModel(found, self._table))
        self._table.setItemDelegate(_CellDelegate(self._table))
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        rows = min(len(found.rijen), MOST_ROWS)
        height = self._table.horizontalHeader().height() + rows * self._table.verticalHeader().defaultSectionSize()
        self._table.setMinimumHeight(height + self._table.horizontalScrollBar().sizeHint().height())
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
