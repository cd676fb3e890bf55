"""What is said to a verzoek: yes, solved in another way, no, taken back, another amount or budget."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.geld import show_euros
from casus.services.budgetten import BudgetRow
from casus.services.snel_geld import (
    GeefAkkoord,
    JaVanBoven,
    LosAndersOp,
    TrekIn,
    WijzigBedrag,
    ZegNee,
    ZetBudget,
)
from casus.services.verzoeken import VerzoekRow
from casus.ui.dates import starting
from casus.ui.geld.geld_words import budget_words, given_words, needs_words
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.snel_geld.euro_field import EuroField
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import WrapLabel, facts


class AkkoordDialog(FormDialog):
    """``submitted`` carries a ``GeefAkkoord`` with the amount that was read."""

    def __init__(self, row: VerzoekRow, names: Names, parent: QWidget) -> None:
        amount = show_euros(row.inhoud.bedrag)
        super().__init__(parent.tr("Akkoord met {0}?").format(amount), parent.tr("Ga akkoord"), parent)
        self.setObjectName("akkoord_dialoog")
        self.confirm.setObjectName("akkoord_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(names.text(row.inhoud.wat, row.casus_code), "strong"))
        self.body.addWidget(WrapLabel(facts(row.code, row.casus_code, given_words(row, names)), "small"))
        self.body.addWidget(WrapLabel(needs_words(row), "small"))
        told = self.tr(
            "Uw ja geldt voor dit bedrag. Zijn er genoeg collega's akkoord, dan is het geld meteen gereserveerd."
        )
        self.body.addWidget(WrapLabel(told))

    def command(self) -> object:
        return GeefAkkoord(self._row.id, self._row.inhoud.bedrag, budget_id=self._row.inhoud.budget_id)


class AndersDialog(FormDialog):
    """``submitted`` carries a ``LosAndersOp``."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Hoe is het anders opgelost?"), parent.tr("Anders opgelost"), parent)
        self.setObjectName("anders_dialoog")
        self.confirm.setObjectName("anders_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(self.tr("Zonder dit geld opgelost telt net zo goed mee als een ja.")))
        self._by, self._how = TextInput(), TextArea(lines=2)
        by = Field(self.tr("Wie loste het op?"), self._by, key="geld-wie-loste-het-op")
        self.add_field("opgelost_door", by, "anders_door")
        self.add_field("hoe", Field(self.tr("Hoe ging dat?"), self._how, key="geld-hoe-ging-dat"), "anders_hoe")

    def problems(self) -> list[Problem]:
        if not self._by.text().strip():
            return [(self.tr("Schrijf wie het oploste."), self._fields["opgelost_door"])]
        return []

    def command(self) -> object:
        return LosAndersOp(self._row.id, self._row.versie, self._by.text(), self._how.toPlainText())


class NeeDialog(FormDialog):
    """``submitted`` carries a ``ZegNee``."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(starting(row.woorden.waarom_nee), starting(row.woorden.zeg_nee), parent)
        self.setObjectName("nee_dialoog")
        self.confirm.setObjectName("nee_bevestig_knop")
        self._row, self._why = row, TextArea(lines=3)
        help_text = self.tr("Wie het vroeg leest dit, en kan het de persoon uitleggen.")
        field = Field(self.tr("Waarom niet?"), self._why, help_text, key="geld-waarom-niet")
        self.add_field("waarom_nee", field, "nee_waarom")

    def problems(self) -> list[Problem]:
        if not self._why.toPlainText().strip():
            return [(self.tr("Schrijf waarom niet."), self._fields["waarom_nee"])]
        return []

    def command(self) -> object:
        return ZegNee(self._row.id, self._row.versie, self._why.toPlainText())


class IntrekDialog(FormDialog):
    """``submitted`` carries a ``TrekIn``."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        question = parent.tr("{0} intrekken?").format(starting(row.woorden.dit))
        super().__init__(question, parent.tr("Trek in"), parent, kind="danger")
        self.setObjectName("intrek_dialoog")
        self.confirm.setObjectName("intrek_bevestig_knop")
        self._row = row
        told = self.tr("Niemand kan er nog ja tegen zeggen. Is het later weer nodig, vraag het dan opnieuw.")
        self.body.addWidget(WrapLabel(told))

    def command(self) -> object:
        return TrekIn(self._row.id, self._row.versie)


class _VoidingDialog(FormDialog):
    """What changes so much that everybody says again whether they agree."""

    def add_lapses(self, row: VerzoekRow, lapses: str) -> None:
        given = any(not each.vervallen for each in row.akkoorden)
        told = lapses if given else self.tr("Niemand zei nog ja. Er vervalt niets.")
        self.body.addWidget(WrapLabel(told, "body", color="warn" if given else None))


class BedragDialog(_VoidingDialog):
    """``submitted`` carries a ``WijzigBedrag``; says what lapses by it."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Welk bedrag wordt het?"), parent.tr("Wijzig bedrag"), parent)
        self.setObjectName("bedrag_dialoog")
        self.confirm.setObjectName("bedrag_bevestig_knop")
        self._row = row
        self._amount = EuroField(self.tr("Nieuw bedrag in euro's"), row.inhoud.bedrag, key="geld-nieuw-bedrag")
        self.add_field("bedrag", self._amount, "bedrag_nieuw")
        lapses = self.tr("Wie al ja zei, zei ja tegen {0}. Dat vervalt: iedereen kijkt opnieuw.")
        self.add_lapses(row, lapses.format(show_euros(row.inhoud.bedrag)))

    def problems(self) -> list[Problem]:
        wrong = self._amount.problem()
        return [(wrong, self._amount)] if wrong else []

    def command(self) -> object:
        return WijzigBedrag(self._row.id, self._row.versie, self._amount.cents() or 0)


class BudgetKeuzeDialog(_VoidingDialog):
    """``submitted`` carries a ``ZetBudget``; says what lapses by it."""

    def __init__(self, row: VerzoekRow, budgetten: Sequence[BudgetRow], parent: QWidget) -> None:
        super().__init__(parent.tr("Uit welk budget wordt het?"), parent.tr("Kies dit budget"), parent, width=620)
        self.setObjectName("budget_keuze_dialoog")
        self.confirm.setObjectName("budget_keuze_bevestig_knop")
        self._row = row
        self._budget = ComboInput([(each.id, budget_words(each)) for each in budgetten])
        now = self.tr("Nu: {0}").format(facts(row.wijk, row.bron, str(row.jaar)))
        self.add_field(
            "budget", Field(self.tr("Budget van dit jaar"), self._budget, now, key="geld-budget"), "budget_keuze"
        )
        lapses = self.tr("Wie al ja zei, zei ja bij een ander budget. Dat vervalt: iedereen kijkt opnieuw.")
        self.add_lapses(row, lapses)

    def command(self) -> object:
        return ZetBudget(self._row.id, self._row.versie, int(str(self._budget.value())))


class BovenDialog(FormDialog):
    """``submitted`` carries a ``JaVanBoven``."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Wie boven het plafond zei ja?"), parent.tr("Leg vast"), parent)
        self.setObjectName("boven_dialoog")
        self.confirm.setObjectName("boven_bevestig_knop")
        self._row, self._who = row, TextInput()
        help_text = self.tr("Naam of functie, en waar het staat: een mail, een brief, een gesprek.")
        field = Field(self.tr("Wie besliste, en waar staat dat?"), self._who, help_text, key="geld-wie-besliste")
        self.add_field("boven_door", field, "boven_wie")

    def problems(self) -> list[Problem]:
        if not self._who.text().strip():
            return [(self.tr("Schrijf wie ja zei en waar dat staat."), self._fields["boven_door"])]
        return []

    def command(self) -> object:
        return JaVanBoven(self._row.id, self._row.versie, self._who.text())
