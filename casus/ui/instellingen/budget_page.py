"""One budget: what was put in and moved, and the way to take back what was wrong."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.geld import show_euros
from casus.services.betalingen import take_back
from casus.services.budgetten import BudgetBlad, Budgetregel, BudgetRow, show_budget
from casus.services.messages import label
from casus.ui.attentive import AttentiveModel
from casus.ui.attentive_page import AttentivePage
from casus.ui.dates import day_in_list, starting
from casus.ui.desk import Desk
from casus.ui.instellingen.budget_dialogs import name_of
from casus.ui.runner import Runner
from casus.ui.snel_geld.betaal_dialogs import TegenboekDialog
from casus.ui.snel_geld.geld_acts import show_form
from casus.ui.snel_geld.grootboek_part import RIGHT, signed
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import SectionHead


class BudgetModel(AttentiveModel):
    """``loaded(BudgetBlad)``."""

    SHOWN = frozenset({"budget"})
    loaded = Signal(object)

    def __init__(self, runner: Runner, budget_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._id = budget_id

    def load(self) -> None:
        """Its rows as they are now."""
        self.runner.read(self, show_budget, self._id, done=self.loaded.emit, failed=self.on_failed, latest="budget")


class BudgetPage(AttentivePage):
    """The rows that belong to no verzoek; those of a verzoek stand on its own page."""

    def __init__(self, desk: Desk, budget_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "budget", parent)
        self._blad: BudgetBlad | None = None
        self._model = BudgetModel(desk.runner, budget_id, self)
        self._model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Dit budget is er niet"), self.tr("Instellingen"))

    def _on_loaded(self, blad: BudgetBlad) -> None:
        self._blad = blad
        self._message.hide()
        self.set_title(name_of(blad.row))
        self.set_crumbs((self.tr("Instellingen"), self.tr("Budgetten")))
        left = self.tr("nog {0} over").format(show_euros(blad.row.stand.over))
        self.set_facts(facts(starting(label(blad.row.jaarwisseling)), left))
        self.put(self._ledger(blad) if blad.regels else self._empty())

    def _on_names(self, _: bool) -> None:
        if self._blad is not None:
            self._on_loaded(self._blad)

    def _empty(self) -> EmptyState:
        words = self.tr(
            "Hier komt wat wordt ingelegd, aangevuld, overgeheveld of meegenomen. Vul het budget eerst aan."
        )
        return EmptyState(self.tr("In dit budget is nog niets gekomen"), words)

    def _ledger(self, blad: BudgetBlad) -> Card:
        card = Card(padding=24, spacing=12)
        card.body.addWidget(SectionHead(self.tr("Wat erin kwam en eruit ging"), small=True))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for regel in blad.regels:
            self._add(grid, regel, blad.row)
        place = grid.rowCount()
        grid.addWidget(WrapLabel(self.tr("Nu ingelegd, op de cent"), "strong"), place, 0)
        total = Label(show_euros(blad.row.stand.budget), "strong", tabular=True)
        total.setObjectName("budget_ingelegd")
        grid.addWidget(total, place, 1, RIGHT)
        card.body.addWidget(box)
        return card

    def _add(self, grid: QGridLayout, regel: Budgetregel, mine: BudgetRow) -> None:
        row, place = regel.boeking, grid.rowCount()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = self._what(regel, mine)
        column.addWidget(WrapLabel(words, "body"))
        typed = self._desk.names.text(row.omschrijving)
        small = facts(day_in_list(row.boekdag, self._model.today()), typed, row.door)
        column.addWidget(WrapLabel(small, "small", color="text2"))
        if row.mag_terug and self._model.may(Handeling.GELD_BEHEREN):
            button = Link(self.tr("Neem terug"))
            button.setObjectName(f"budget_terug_{row.id}")
            button.setAccessibleName(f"{button.text()}: {words}, {show_euros(row.bedrag)}")
            button.clicked.connect(self._asker(regel))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(box, place, 0)
        cents = Stand().after(row.soort, row.bedrag).budget
        grid.addWidget(Label(signed(cents), "body", tabular=True), place, 1, RIGHT)
        grid.addWidget(Rule(), place + 1, 0, 1, 2)

    def _what(self, regel: Budgetregel, mine: BudgetRow) -> str:
        row, ander = regel.boeking, regel.ander
        words = starting(label(row.soort))
        if ander is not None:
            same = (ander.wijk_id, ander.bron) == (mine.wijk_id, mine.bron)
            came = row.soort is BoekingSoort.OVERHEVELING_IN
            along = self.tr("Meegenomen uit {0}") if came else self.tr("Meegenomen naar {0}")
            moved = self.tr("Overgeheveld uit {0}") if came else self.tr("Overgeheveld naar {0}")
            words = along.format(ander.jaar) if same else moved.format(name_of(ander))
        if row.is_tegenboeking:
            return self.tr("{0}, teruggenomen").format(words)
        return self.tr("{0} (teruggenomen)").format(words) if row.is_teruggenomen else words

    def _asker(self, regel: Budgetregel) -> Callable[[], None]:
        return lambda: self._take_back(regel)

    def _take_back(self, regel: Budgetregel) -> None:
        beside = "" if regel.ander is None else name_of(regel.ander)
        show_form(self._desk, TegenboekDialog(regel.boeking, self, beside), take_back)
