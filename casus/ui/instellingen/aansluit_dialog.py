"""The file of the bank beside the ledger: choose it, and only the differences are shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.aansluiting import Verschil
from casus.domain.errors import CasusError
from casus.domain.geld import show_euros
from casus.services.aansluiten import Aansluiting, SluitAan, aansluiten
from casus.services.messages import label
from casus.ui.dates import day_full, starting
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import Choose
from casus.ui.overleg.pick_file_dialog import PickFileDialog
from casus.ui.runner import Runner
from casus.ui.widgets.label import IconLabel, WrapLabel, facts
from casus.ui.widgets.swapped import Swapped

MOST = 50
"""So many differences are read one by one; more is a wrong file."""


class AansluitDialog(PickFileDialog):
    """Stays open with what does not agree; nothing is booked by it."""

    def __init__(self, runner: Runner, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(
            parent.tr("Klopt het grootboek met de bank?"), parent.tr("Vergelijk met de bank"), parent, key="aansluit",
            pick=parent.tr("Kies het bestand van de bank"), kinds=parent.tr("Lijst (*.csv *.xlsx)"), choose=choose,
            width=640,
        )  # fmt: skip
        self.setObjectName("aansluit_dialoog")
        self.confirm.setObjectName("aansluit_bevestig_knop")
        self._runner = runner
        told = self.tr(
            "Kies een lijst van de bank of de gemeente met datum, bedrag en kenmerk. Er wordt niets geboekt."
        )
        self.body.addWidget(WrapLabel(told))
        self.add_file(help_key="aansluit-bestand")
        self._found = Swapped()
        self.body.addWidget(self._found)
        self._found.hide()
        self.submitted.connect(self._look)

    def command(self) -> object:
        return SluitAan(self.path())

    def _look(self, command: object) -> None:
        self._found.set_content(None)
        self._runner.long(self, aansluiten, command, done=self._on_found, failed=self._on_refused)

    def _on_refused(self, error: CasusError) -> None:
        self.show_error(error)

    def _on_found(self, found: Aansluiting) -> None:
        box = QWidget()
        box.setObjectName("aansluit_uitslag")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        counts = self.tr("{0} regels bij de bank, {1} hier.").format(found.bank, found.geboekt)
        if not found.verschillen:
            words = self.tr("Alles klopt op de cent. {0}").format(counts)
            column.addWidget(IconLabel(Icon.CHECK, words, "strong"))
        else:
            words = self.tr("Dit klopt niet ({0}). {1}").format(len(found.verschillen), counts)
            column.addWidget(WrapLabel(words, "strong"))
        for each in found.verschillen[:MOST]:
            column.addWidget(self._difference(each))
        if len(found.verschillen) > MOST:
            column.addWidget(WrapLabel(self.tr("en nog {0}").format(len(found.verschillen) - MOST), "small"))
        self._found.set_content(box)

    def _difference(self, each: Verschil) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        amount = show_euros(each.regel.bedrag)
        if each.geboekt is not None:
            amount = self.tr("bank {0}, hier {1}").format(amount, show_euros(each.geboekt.bedrag))
        column.addWidget(WrapLabel(facts(starting(label(each.soort)), amount), "small_strong"))
        column.addWidget(WrapLabel(facts(day_full(each.regel.dag), each.regel.kenmerk), "small"))
        return box
