"""What one does with a budget: make one, put more in, move money, and the rule for the end of the year."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.budget import Jaarwisseling
from casus.domain.geld import show_euros
from casus.services.budgetten import BudgetRow, HevelOver, MaakBudget, NeemMee, VulAan, ZetJaarwisseling
from casus.ui.geld.geld_words import budget_words
from casus.ui.instellingen.geld_model import GeldInstelModel
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.snel_geld.euro_field import EuroField
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel, facts


def name_of(row: BudgetRow) -> str:
    """``Molenbuurt, Wijkbudget 2026``."""
    return f"{row.wijk}, {row.bron} {row.jaar}"


class _BudgetDialog(FormDialog):
    """Fields that several of them have."""

    def add_amount(self, words: str, key: str, *, may_be_empty: bool = False) -> None:
        self._amount = EuroField(words, key="budget-bedrag", may_be_empty=may_be_empty)
        self.add_field("bedrag", self._amount, f"{key}_bedrag")

    def add_note(self, key: str) -> None:
        self._note = TextInput()
        self.add_field(
            "omschrijving", Field(self.tr("Omschrijving"), self._note, key="budget-omschrijving"), f"{key}_wat"
        )

    def add_turn(self, now: Jaarwisseling, key: str) -> None:
        answers = {Jaarwisseling.VERVALT: self.tr("Vervalt"), Jaarwisseling.MEE: self.tr("Gaat mee")}
        self._turn = ComboInput([(each.value, answers[each]) for each in Jaarwisseling])
        self._turn.set_value(now.value)
        words = self.tr("Wat gebeurt er met wat over is?")
        self.add_field("jaarwisseling", Field(words, self._turn, key="budget-jaarwisseling"), f"{key}_jaarwisseling")

    def turn(self) -> Jaarwisseling:
        return Jaarwisseling(str(self._turn.value()))

    def problems(self) -> list[Problem]:
        wrong = self._amount.problem()
        return [(wrong, self._amount)] if wrong else []

    def cents(self) -> int:
        return self._amount.cents() or 0


class MaakBudgetDialog(_BudgetDialog):
    """``submitted`` carries a ``MaakBudget``."""

    def __init__(self, model: GeldInstelModel, parent: QWidget) -> None:
        super().__init__(parent.tr("Welk budget komt erbij?"), parent.tr("Maak budget"), parent)
        self.setObjectName("budget_dialoog")
        self.confirm.setObjectName("budget_maak_bevestig_knop")
        self._wijk = ComboInput([(wijk.id, wijk.naam) for wijk in model.wijken])
        year = model.today().year
        self._year = ComboInput([(each, str(each)) for each in (year, year + 1)])
        self._source = TextInput()
        self.add_pair(
            ("wijk", Field(self.tr("Van welke wijk?"), self._wijk, key="budget-wijk"), "budget_wijk"),
            ("jaar", Field(self.tr("Voor welk jaar?"), self._year, key="budget-jaar"), "budget_jaar"),
        )
        help_text = self.tr("Bijvoorbeeld Wijkbudget, of de naam van een fonds.")
        source = Field(self.tr("Waar komt het geld vandaan?"), self._source, help_text, key="budget-bron")
        self.add_field("bron_budget", source, "budget_bron")
        self._fields["bron"] = source
        self.add_amount(self.tr("Hoeveel is er ingelegd?"), "budget", may_be_empty=True)
        self.add_turn(Jaarwisseling.VERVALT, "budget")

    def problems(self) -> list[Problem]:
        found = super().problems()
        if not isinstance(self._wijk.value(), int):
            found.insert(0, (self.tr("Voeg bij Mensen eerst een wijk toe."), self._fields["wijk"]))
        return found

    def command(self) -> object:
        wijk, year = int(str(self._wijk.value())), int(str(self._year.value()))
        return MaakBudget(wijk, year, self._source.text(), self.turn(), self.cents())


class VulAanDialog(_BudgetDialog):
    """``submitted`` carries a ``VulAan``."""

    def __init__(self, row: BudgetRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Hoeveel komt erbij?"), parent.tr("Vul aan"), parent)
        self.setObjectName("vul_aan_dialoog")
        self.confirm.setObjectName("vul_aan_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(facts(name_of(row), self.tr("nu {0}").format(show_euros(row.stand.budget)))))
        self.add_amount(self.tr("Bedrag in euro's"), "vul_aan")
        self.add_note("vul_aan")

    def command(self) -> object:
        return VulAan(self._row.id, self.cents(), self._note.text())


class HevelOverDialog(_BudgetDialog):
    """``submitted`` carries a ``HevelOver``."""

    def __init__(self, row: BudgetRow, others: Sequence[BudgetRow], parent: QWidget) -> None:
        super().__init__(parent.tr("Hoeveel gaat er naar een ander budget?"), parent.tr("Hevel over"), parent)
        self.setObjectName("hevel_dialoog")
        self.confirm.setObjectName("hevel_bevestig_knop")
        self._row = row
        left = self.tr("nog {0} over").format(show_euros(row.stand.over))
        self.body.addWidget(WrapLabel(facts(self.tr("Uit {0}").format(name_of(row)), left)))
        self._to = ComboInput([(each.id, budget_words(each)) for each in others])
        self.add_field("naar", Field(self.tr("Naar welk budget?"), self._to, key="budget-naar"), "hevel_naar")
        self.add_amount(self.tr("Bedrag in euro's"), "hevel")
        self.add_note("hevel")

    def problems(self) -> list[Problem]:
        found = super().problems()
        if not isinstance(self._to.value(), int):
            found.insert(0, (self.tr("Er is geen ander budget om naartoe te gaan."), self._fields["naar"]))
        return found

    def command(self) -> object:
        return HevelOver(self._row.id, int(str(self._to.value())), self.cents(), self._note.text())


class JaarwisselingDialog(_BudgetDialog):
    """``submitted`` carries a ``ZetJaarwisseling``."""

    def __init__(self, row: BudgetRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat gebeurt er aan het eind van het jaar?"), parent.tr("Bewaar"), parent)
        self.setObjectName("jaarwisseling_dialoog")
        self.confirm.setObjectName("jaarwisseling_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(name_of(row)))
        self.add_turn(row.jaarwisseling, "jaar")
        told = self.tr(
            "Een ja telt voor het jaar van het budget tot het is afgerekend, ook als de rekening later komt."
        )
        self.body.addWidget(WrapLabel(told, "small"))

    def problems(self) -> list[Problem]:
        return []

    def command(self) -> object:
        return ZetJaarwisseling(self._row.id, self._row.versie, self.turn())


class NeemMeeDialog(FormDialog):
    """``submitted`` carries a ``NeemMee``. ``jaar``: the year that runs, to which it goes."""

    def __init__(self, row: BudgetRow, jaar: int, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat over is meenemen naar het nieuwe jaar?"), parent.tr("Neem mee"), parent)
        self.setObjectName("neem_mee_dialoog")
        self.confirm.setObjectName("neem_mee_bevestig_knop")
        self._row = row
        told = self.tr("{0} gaat naar hetzelfde budget van {1}. Wat gereserveerd is, blijft bij {2}.")
        self.body.addWidget(WrapLabel(told.format(show_euros(row.stand.over), jaar, row.jaar)))

    def command(self) -> object:
        return NeemMee(self._row.id)
