"""Small questions on a casus page: why it closes or runs again, whether it goes, who is added and who need not be."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from casus.domain.casus import GEWOON_LID
from casus.services.casussen import AddLid, CasusPage, LidRow, add_lid
from casus.services.mensen import ProfessionalRow
from casus.services.toegangsverzoeken import HaalLidWeg, remove_lid
from casus.ui.casussen.casus_model import CasusModel
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.runner import Runner
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.dialog import ConfirmDialog, Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea
from casus.ui.widgets.label import WrapLabel, facts

SCHERM, SCHERM_HEROPENEN, SCHERM_LID = "casus_sluiten", "casus_heropenen", "casus_lid"
NOBODY: Final = 0


class CloseCasusDialog(ConfirmDialog):
    """Nothing is lost but nothing can change either; retention starts, so the reason is asked and kept."""

    def __init__(self, page: CasusPage, model: CasusModel, runner: Runner, parent: QWidget) -> None:
        open_acties = sum(1 for actie in page.acties if actie.is_open)
        lost = [parent.tr("U kunt in deze casus niets meer wijzigen")]
        if open_acties == 1:
            lost.append(parent.tr("1 actie staat nog open"))
        elif open_acties:
            lost.append(parent.tr("{0} acties staan nog open").format(open_acties))
        super().__init__(
            parent.tr("Casus {0} sluiten?").format(page.code),
            parent.tr("Sluit casus"),
            parent,
            intro=parent.tr("Zolang de casus is afgesloten, geldt dit:"),
            lost=lost,
            note=parent.tr(
                "De casus blijft te lezen. Vanaf vandaag telt de bewaartermijn. "
                "De voorzitter of de coördinator kan de casus heropenen."
            ),
            icon=Icon.LOCK,
        )
        self.setObjectName("casus_sluiten_dialoog")
        self.confirm.setObjectName("casus_sluiten_bevestig_knop")
        self.cancel.setObjectName("casus_sluiten_annuleer_knop")
        self._model = model
        editor = TextArea(lines=2)
        editor.setObjectName("casus_sluiten_reden")
        self._reason = Field(self.tr("Waarom sluit de casus?"), editor, self.tr("Een zin is genoeg."))
        self.body.addWidget(self._reason)
        self._drafts = Drafts(runner, SCHERM, page.id, self)
        editor.textChanged.connect(self._drafts.add(DraftField("reden", editor.toPlainText, editor.setPlainText)))
        self._drafts.restore()
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(lambda: model.close(self._reason.text()))
        model.refused.connect(self._on_refused)
        model.saved.connect(self._on_saved)

    def _on_refused(self, sentence: str) -> None:
        self._reason.set_error(sentence)
        self._reason.editor.setFocus()

    def _on_saved(self) -> None:
        self._drafts.forget()
        self.accept()


class ReopenCasusDialog(Dialog):
    """Why the casus runs again; what was there comes back as it was."""

    def __init__(self, page: CasusPage, model: CasusModel, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent.tr("Casus {0} heropenen?").format(page.code), parent.tr("Heropen casus"), parent)
        self.setObjectName("casus_heropenen_dialoog")
        self.confirm.setObjectName("casus_heropenen_bevestig_knop")
        self.cancel.setObjectName("casus_heropenen_annuleer_knop")
        told = self.tr("De casus loopt dan weer. De bewaartermijn stopt en begint opnieuw bij de volgende afsluiting.")
        self.body.addWidget(WrapLabel(told, "body"))
        editor = TextArea(lines=2)
        editor.setObjectName("casus_heropenen_reden")
        help_text = self.tr("Een zin is genoeg. De reden blijft in de geschiedenis staan.")
        self._reason = Field(self.tr("Waarom loopt de casus weer?"), editor, help_text)
        self.body.addWidget(self._reason)
        self._drafts = Drafts(runner, SCHERM_HEROPENEN, page.id, self)
        editor.textChanged.connect(self._drafts.add(DraftField("reden", editor.toPlainText, editor.setPlainText)))
        self._drafts.restore()
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(lambda: model.reopen(self._reason.text()))
        model.refused.connect(self._on_refused)
        model.failed.connect(self.reject)
        model.saved.connect(self._on_saved)

    def _on_refused(self, sentence: str) -> None:
        self._reason.set_error(sentence)
        self._reason.editor.setFocus()

    def _on_saved(self) -> None:
        self._drafts.forget()
        self.accept()


class TrashCasusDialog(ConfirmDialog):
    """What going to the trash means; nothing is deleted."""

    def __init__(self, page: CasusPage, parent: QWidget) -> None:
        open_acties = sum(1 for actie in page.acties if actie.is_open)
        lost = [parent.tr("De casus verdwijnt uit elke lijst, uit zoeken en uit nieuwe verslagen")]
        if open_acties == 1:
            lost.append(parent.tr("1 open actie verdwijnt uit de lijst van wie hem doet"))
        elif open_acties:
            lost.append(parent.tr("{0} open acties verdwijnen uit de lijsten van wie ze doen").format(open_acties))
        super().__init__(
            parent.tr("Casus {0} naar de prullenbak?").format(page.code),
            parent.tr("Verplaats naar prullenbak"),
            parent,
            intro=parent.tr("Dit gebeurt er:"),
            lost=lost,
            note=parent.tr(
                "Er wordt niets gewist: dat gebeurt pas na de bewaartermijn. De inbrenger, de casusregisseur en "
                "de coördinator kunnen de casus terugzetten."
            ),
        )
        self.setObjectName("casus_prullenbak_dialoog")
        self.confirm.setObjectName("casus_prullenbak_bevestig_knop")
        self.cancel.setObjectName("casus_prullenbak_annuleer_knop")


class AddLidDialog(FormDialog):
    """One professional who may see the whole casus from now on: why, and through which day."""

    def __init__(self, runner: Runner, page: CasusPage, people: Sequence[ProfessionalRow], parent: QWidget) -> None:
        super().__init__(parent.tr("Wie voegt u toe aan deze casus?"), parent.tr("Voeg toe"), parent)
        self.setObjectName("lid_dialoog")
        self.confirm.setObjectName("lid_bevestig_knop")
        self.cancel.setObjectName("lid_annuleer_knop")
        self._page, today = page, runner.context.today()
        there = {page.inbrenger_id, page.casusregisseur_id}
        options: list[tuple[object, str]] = [(NOBODY, self.tr("Kies een professional"))]
        options += [(row.id, facts(row.naam, row.organisatie or "")) for row in people if row.id not in there]
        self._who, self._why = ComboInput(options), TextArea(lines=2)
        self._until = DateInput(today + GEWOON_LID, today=today)
        told = self.tr("Deze persoon ziet daarna alles van deze casus, ook wat al is gezegd.")
        self.add_field("professional", Field(self.tr("Professional"), self._who, told), "lid_keuze")
        why = Field(self.tr("Waarom werkt deze persoon mee?"), self._why, self.tr("Een zin is genoeg."))
        self.add_field("reden", why, "lid_reden")
        until = Field(self.tr("Ziet de casus tot en met"), self._until, self.tr("Daarna houdt het vanzelf op."))
        self.add_field("tot", until, "lid_tot")
        self.keep_drafts(runner, SCHERM_LID, page.id, "reden")
        self.submitted.connect(
            lambda command: runner.run(self, add_lid, command, done=lambda _: self.accept(), failed=self.show_error)
        )

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self._who.value() == NOBODY:
            found.append((self.tr("Kies wie u toevoegt."), self._fields["professional"]))
        if self._until.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["tot"]))
        return found

    def command(self) -> object:
        return AddLid(
            self._page.id,
            self._page.versie,
            int(str(self._who.value())),
            self._why.toPlainText(),
            self._until.value(),
        )


class RemoveLidDialog(ConfirmDialog):
    """Somebody need not see this casus any longer; what was said and done stays."""

    def __init__(self, runner: Runner, page: CasusPage, lid: LidRow, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Hoort {0} niet meer bij deze casus?").format(lid.naam),
            parent.tr("Haal weg"),
            parent,
            intro=parent.tr("Deze persoon ziet de casus vanaf nu niet meer. Wat is gezegd en gedaan, blijft staan."),
            icon=Icon.PEOPLE,
        )
        self.setObjectName("lid_weg_dialoog")
        self.confirm.setObjectName("lid_weg_bevestig_knop")
        command = HaalLidWeg(page.id, page.versie, lid.professional_id)
        self.accepted.connect(lambda: runner.run(parent, remove_lid, command, done=lambda _: None))
