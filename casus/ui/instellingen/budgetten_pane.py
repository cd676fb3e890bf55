"""The budgets per year: what was put in, promised, paid and is left."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.budget import Jaarwisseling, Stand
from casus.domain.changes import Changed
from casus.domain.geld import show_euros
from casus.services.budgetten import BudgetRow, make_budget, set_jaarwisseling, top_up, transfer, turn_year
from casus.services.messages import label
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.instellingen.aansluit_dialog import AansluitDialog
from casus.ui.instellingen.budget_dialogs import (
    HevelOverDialog,
    JaarwisselingDialog,
    MaakBudgetDialog,
    NeemMeeDialog,
    VulAanDialog,
    name_of,
)
from casus.ui.instellingen.geld_model import GeldInstelModel
from casus.ui.instellingen.parts import group
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.snel_geld.geld_acts import show_form
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.swapped import Swapped

LARGE = 1.4
"""From this size of text on there is no room for a table."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class BudgettenPane(QWidget):
    def __init__(self, desk: Desk, model: GeldInstelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._failure = Banner("", "danger")
        self._failure.hide()
        self._place = Swapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._failure)
        column.addLayout(self._head())
        column.addWidget(self._place)
        model.budgets_read.connect(self._on_read)
        model.failed.connect(self._on_failed)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        if self._model.may_manage():
            make = Button(self.tr("Maak budget"), "primary", Icon.ADD)
            make.setObjectName("budget_knop")
            make.clicked.connect(self._on_make)
            beside = Button(self.tr("Vergelijk met de bank"), icon=Icon.DOCUMENT)
            beside.setObjectName("aansluit_knop")
            beside.clicked.connect(self._on_beside)
            line.addWidget(make)
            line.addWidget(beside)
        line.addStretch(1)
        return line

    def _on_read(self, rows: Sequence[BudgetRow]) -> None:
        self._failure.hide()
        if not rows:
            words = self.tr(
                "Een budget is van een wijk, voor een jaar, uit één bron. Zonder budget is er geen snel geld."
            )
            self._place.set_content(EmptyState(self.tr("Er is nog geen budget"), words, icon=Icon.GELD))
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for year, found in groupby(rows, key=lambda row: row.jaar):
            column.addWidget(self._year(year, tuple(found)))
        self._place.set_content(inside)

    def _year(self, year: int, rows: tuple[BudgetRow, ...]) -> Card:
        card = group(str(year))
        total = Stand(*(sum(each) for each in zip(*(row.stand for row in rows), strict=True)))
        if current_theme().factor > LARGE:
            for row in rows:
                card.body.addWidget(self._budget(row))
                card.body.addWidget(WrapLabel(self._told(row.stand), "body"))
                card.body.addWidget(Rule())
        else:
            card.body.addWidget(self._table(rows, total))
        card.body.addWidget(self._closes(total))
        return card

    def _told(self, stand: Stand) -> str:
        """The columns in words, where five of them do not fit beside each other."""
        words = self.tr("Ingelegd {0}, gereserveerd {1}, uitgegeven {2}, over {3}.")
        return words.format(*(show_euros(cents) for cents in (*stand, stand.over)))

    def _table(self, rows: tuple[BudgetRow, ...], total: Stand) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        heads = ("", self.tr("Ingelegd"), self.tr("Gereserveerd"), self.tr("Uitgegeven"), self.tr("Over"))
        for at, words in enumerate(heads):
            grid.addWidget(Label(words, "tag", color="text2"), 0, at, RIGHT)
        for row in rows:
            grid.addWidget(Rule(), grid.rowCount(), 0, 1, 5)
            place = grid.rowCount()
            grid.addWidget(self._budget(row), place, 0)
            _write(grid, place, row.stand, "body")
        grid.addWidget(Rule(), grid.rowCount(), 0, 1, 5)
        place = grid.rowCount()
        grid.addWidget(Label(self.tr("Samen"), "strong"), place, 0)
        _write(grid, place, total, "strong")
        return box

    def _closes(self, total: Stand) -> QWidget:
        """The sum written out: put in is promised, paid and left together."""
        words = self.tr("{0} ingelegd = {1} gereserveerd + {2} uitgegeven + {3} over").format(
            *(show_euros(cents) for cents in (*total, total.over))
        )
        return WrapLabel(words, "small", color="text2")

    def _budget(self, row: BudgetRow) -> QWidget:
        box = QWidget()
        box.setObjectName(f"budget_{row.id}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(f"{row.wijk}, {row.bron}", "strong"))
        column.addWidget(WrapLabel(label(row.jaarwisseling), "small"))
        column.addWidget(self._acts(row))
        return box

    def _acts(self, row: BudgetRow) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=18)
        over = row.jaar < self._model.today().year
        wishes = [
            (self.tr("Vul aan"), "vul_aan"),
            (self.tr("Hevel over"), "hevel"),
            (self.tr("Einde van het jaar"), "jaar"),
        ]
        if over:
            goes_along = row.jaarwisseling is Jaarwisseling.MEE and row.stand.over > 0
            wishes = [(self.tr("Neem mee"), "neem_mee")] if goes_along else []
        wishes = [*(wishes if self._model.may_manage() else ()), (self.tr("Boekingen"), "boekingen")]
        for words, wish in wishes:
            button = Link(words)
            button.setObjectName(f"budget_{wish}_{row.id}")
            button.setAccessibleName(f"{words}: {name_of(row)}")
            button.clicked.connect(self._asker(wish, row))
            flow.addWidget(button)
        return box

    def _asker(self, wish: str, row: BudgetRow) -> Callable[[], None]:
        return lambda: self._ask(wish, row)

    def _ask(self, wish: str, row: BudgetRow) -> None:
        match wish:
            case "boekingen":
                self._show_rows(row)
            case "vul_aan":
                self._open(VulAanDialog(row, self), top_up)
            case "hevel":
                year = self._model.today().year
                others = [each for each in self._model.budgetten if each.id != row.id and each.jaar >= year]
                self._open(HevelOverDialog(row, others, self), transfer)
            case "jaar":
                self._open(JaarwisselingDialog(row, self), set_jaarwisseling)
            case "neem_mee":
                self._open(NeemMeeDialog(row, self._model.today().year, self), turn_year)

    def _show_rows(self, row: BudgetRow) -> None:
        from casus.ui.instellingen.budget_page import BudgetPage  # a page is only paid for when it is opened

        self._desk.open_page(BudgetPage(self._desk, row.id))

    def _on_make(self) -> None:
        self._open(MaakBudgetDialog(self._model, self), make_budget)

    def _on_beside(self) -> None:
        AansluitDialog(self._desk.runner, self).open()

    def _open(self, dialog: FormDialog, service: Callable[..., list[Changed]]) -> None:
        show_form(self._desk, dialog, service)

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger")
        self._failure.show()


def _write(grid: QGridLayout, place: int, stand: Stand, role: str) -> None:
    strong = role == "strong"
    for at, cents in enumerate((*stand, stand.over), start=1):
        grid.addWidget(Label(show_euros(cents), "strong" if strong else "body", tabular=True), place, at, RIGHT)
