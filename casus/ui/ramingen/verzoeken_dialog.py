"""Which small money belongs to the approach of a raming; what it comes to follows from the ledger."""

from PySide6.QtWidgets import QWidget

from casus.domain.geld import show_euros
from casus.services.messages import label
from casus.services.ramingbladen import RamingBlad
from casus.services.ramingen import HangVerzoekenAan
from casus.ui.dates import starting
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.label import WrapLabel


class HangVerzoekenDialog(FormDialog):
    """``submitted`` carries a ``HangVerzoekenAan``."""

    def __init__(self, blad: RamingBlad, parent: QWidget) -> None:
        super().__init__(parent.tr("Welk snel geld hoort bij deze aanpak?"), parent.tr("Bewaar keuze"), parent)
        self.setObjectName("raming_geld_dialoog")
        self.confirm.setObjectName("raming_geld_bevestig_knop")
        self._row = blad.row
        help_text = self.tr("Wat ervan is gevraagd, toegezegd of betaald, komt in staaf 3. Zo telt de raming één keer.")
        none = self.tr("Voor deze casus is nog geen snel geld gevraagd.")
        self.body.addWidget(WrapLabel(help_text if blad.verzoeken else none, "small"))
        self._group = CheckGroup("raming_geld")
        self._group.setVisible(bool(blad.verzoeken))
        self._group.set_options(
            [
                (each.id, f"{each.code}: {starting(label(each.categorie))}, {show_euros(each.bedrag)}")
                for each in blad.verzoeken
            ]
        )
        self._group.set_checked([each.id for each in blad.verzoeken if each.hangt])
        self.body.addWidget(self._group)

    def command(self) -> object:
        chosen = tuple(int(str(key)) for key in self._group.checked())
        return HangVerzoekenAan(self._row.id, self._row.versie, chosen)
