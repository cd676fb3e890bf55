"""What the window says of other copies and other windows, and the question whether to go on with an older copy."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.domain.kopie import Kopie, Verhouding
from casus.services.messages import sentence, sentence_of
from casus.ui.dates import day_full, local
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel


def kopie_words(kopie: Kopie | None) -> str:
    """Which copy is newer and where it stands; None: this machine only knows that there is one."""
    if kopie is None:
        return sentence_of("dossier_ouder")
    day = "" if kopie.moment is None else day_full(local(kopie.moment).date())
    is_newer = kopie.verhouding is Verhouding.NIEUWER
    return sentence_of("kopie_elders_nieuwer" if is_newer else "kopie_elders_uiteen", dag=day, pad=kopie.adres)


class KopieBanner(Banner):
    """This is not the newest copy: open the other one (``action_requested``), or go on with this one on purpose."""

    go_on_requested = Signal()

    def __init__(self, kopie: Kopie | None, *, may_accept: bool) -> None:
        action = "" if kopie is None else QCoreApplication.translate("KopieBanner", "Open die kopie")
        super().__init__(kopie_words(kopie), "danger", action=action)
        self.setObjectName("kopie_melding")
        self.action.setObjectName("open_nieuwere_knop")
        go_on = Button(self.tr("Ga hiermee verder"), "ghost", size="small")
        go_on.setObjectName("ga_verder_knop")
        go_on.clicked.connect(self.go_on_requested)
        row = self.layout()
        if may_accept and isinstance(row, QHBoxLayout):
            row.addWidget(go_on, 0, Qt.AlignmentFlag.AlignVCenter)


class OuderDialog(Dialog):
    """Go on with an older copy on purpose. ``submitted`` carries the reason."""

    submitted = Signal(str)

    def __init__(self, kopie: Kopie | None, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Met deze kopie verder?"),
            parent.tr("Ga hiermee verder"),
            parent,
            kind="danger",
            icon=Icon.HISTORY,
        )
        self.setObjectName("ouder_dialoog")
        self.confirm.setObjectName("ouder_bevestig_knop")
        self.confirm.clicked.disconnect(self.accept)
        self.body.addWidget(WrapLabel(kopie_words(kopie), "body"))
        lost = self.tr("Wat in de andere kopie staat, komt hier niet vanzelf bij. Casus waarschuwt daarna niet meer.")
        self.body.addWidget(WrapLabel(lost, "body"))
        self._why = TextInput()
        self._why.setObjectName("ouder_reden")
        why = self._why
        self.confirm.clicked.connect(lambda: self.submitted.emit(why.text()))
        self.field = Field(self.tr("Waarom?"), self._why, self.tr("De reden komt in het logboek."), key="ouder.reden")
        self.body.addWidget(self.field)

    def show_error(self, error: CasusError) -> None:
        """The sentence stands beside the reason."""
        self.field.set_error(sentence(error))
        focus_on(self._why)


def ask_older(kopie: Kopie | None, window: QWidget) -> OuderDialog:
    """Whether to go on with this copy all the same, and why."""
    dialog = OuderDialog(kopie, window)
    dialog.open()
    return dialog
