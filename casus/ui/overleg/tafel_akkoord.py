"""Who in the room says yes to small money, written down by who keeps the minutes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.geld import show_euros
from casus.services.geldtafel import TafelStem
from casus.services.messages import sentence_of
from casus.services.snel_geld import LegStemmenVast, record_stemmen
from casus.services.verzoeken import VerzoekRow
from casus.ui.geld.geld_words import needs_words
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.runner import Runner
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.field import Field
from casus.ui.widgets.label import WrapLabel, facts


class TafelAkkoordDialog(FormDialog):
    """``submitted`` carries a ``LegStemmenVast``: who in the room says yes, written down by who keeps the minutes."""

    def __init__(self, row: VerzoekRow, stemmen: Sequence[TafelStem], names: Names, parent: QWidget) -> None:
        amount = show_euros(row.inhoud.bedrag)
        question = parent.tr("Wie aan tafel gaat akkoord met {0}?").format(amount)
        super().__init__(question, parent.tr("Leg vast wie ja zegt"), parent, width=560)
        self.setObjectName("tafel_akkoord_dialoog")
        self.confirm.setObjectName("tafel_akkoord_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(names.text(row.inhoud.wat, row.casus_code), "strong"))
        self.body.addWidget(WrapLabel(needs_words(row), "small"))
        self._who = CheckGroup("tafel_akkoord_wie")
        can = [each.stoel for each in stemmen if not each.waarom_niet]
        self._who.set_options([(each.professional_id, facts(each.naam, each.organisatie)) for each in can])
        help_text = self.tr("U schrijft op wat de collega hier aan tafel zegt. Uw naam staat erbij.")
        field = Field(self.tr("Wie zegt ja?"), self._who, help_text, key="geld-wie-zegt-ja")
        self.add_field("wie", field, "tafel_akkoord_wie")
        for each in stemmen:
            if each.waarom_niet:
                why = f"{each.stoel.naam}: {sentence_of(each.waarom_niet)}"
                self.body.addWidget(WrapLabel(why, "small", color="text2"))

    def problems(self) -> list[Problem]:
        if not self._who.checked():
            return [(self.tr("Vink aan wie ja zegt."), self._fields["wie"])]
        return []

    def command(self) -> object:
        chosen = tuple(int(str(key)) for key in self._who.checked())
        return LegStemmenVast(self._row.id, self._row.inhoud.bedrag, chosen, self._row.inhoud.budget_id)


def ask_stemmen(runner: Runner, row: VerzoekRow, stemmen: Sequence[TafelStem], names: Names, parent: QWidget) -> None:
    """Ask who says yes, and write it down."""
    dialog = TafelAkkoordDialog(row, stemmen, names, parent)
    dialog.submitted.connect(
        lambda cmd: runner.run(dialog, record_stemmen, cmd, done=lambda _: dialog.accept(), failed=dialog.show_error)
    )
    dialog.open()
