"""The form that asks for consent, made in Word before one asks: for whom, which organisations, until when."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.toestemming import GEWOON_GELDIG
from casus.services.casussen import CasusPage
from casus.services.papieren import MOST_ORGANISATIONS, MakeFormulier, paper_name
from casus.ui.names import Names
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import Problem
from casus.ui.toestemming.toestemming_dialogs import checks, person_options
from casus.ui.toestemming.toestemming_model import ToestemmingStaat
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel


class FormulierDialog(FileDialog):
    """``submitted`` carries a ``MakeFormulier``; the organisations that were asked about are ticked."""

    def __init__(
        self,
        page: CasusPage,
        staat: ToestemmingStaat,
        names: Names,
        today: date,
        parent: QWidget,
        *,
        choose: Choose | None = None,
    ) -> None:
        verb, kinds = parent.tr("Maak formulier"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Formulier maken?"), verb, parent, key="formulier", kinds=kinds, choose=choose)
        self.setObjectName("formulier_dialoog")
        self.confirm.setObjectName("formulier_maken_knop")
        self._page, self._staat = page, staat
        told = self.tr("Eén bladzijde om samen te lezen. Het vraagt alleen over wat voor de vraag nodig is.")
        self.body.addWidget(WrapLabel(told))
        self._who = ComboInput(person_options(page, names))
        self.add_field("inwoner", Field(self.tr("Aan wie"), self._who), "formulier_wie")
        self._organisaties = checks([(row.id, row.naam) for row in staat.organisaties], "formulier_organisatie")
        most = self.tr("Hoogstens {0} op één formulier.").format(MOST_ORGANISATIONS)
        offered = Field(self.tr("Welke organisaties mogen het horen"), self._organisaties, most)
        self.add_field("organisaties", offered, "formulier_organisaties")
        self._until = DateInput(today + GEWOON_GELDIG, today=today)
        self.add_field("geldig_tot", Field(self.tr("Geldt tot en met"), self._until), "formulier_tot")
        self.add_place(paper_name("toestemmingsformulier", today, page.code))
        self._who.currentIndexChanged.connect(lambda _: self._tick_asked())
        self._tick_asked()

    def problems(self) -> list[Problem]:
        found = super().problems()
        if not self._organisaties.checked():
            found.append((self.tr("Kies welke organisaties het mogen horen."), self._fields["organisaties"]))
        if self._until.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["geldig_tot"]))
        return found

    def command(self) -> object:
        wanted = tuple(int(str(key)) for key in self._organisaties.checked())
        return MakeFormulier(self._page.id, self.path(".docx"), self._inwoner_id(), wanted, "", self._until.value())

    def _inwoner_id(self) -> int:
        return int(str(self._who.value()))

    def _tick_asked(self) -> None:
        """What this person was asked last, as many as fit on a form."""
        rows = [row for row in self._staat.toestemmingen if row.inwoner_id == self._inwoner_id()]
        asked = dict.fromkeys(line.organisatie_id for line in rows[0].lijnen) if rows else {}
        self._organisaties.set_checked(list(asked)[:MOST_ORGANISATIONS])
