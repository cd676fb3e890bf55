"""An actie outside a meeting: a new one, or other words, another owner, another day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from casus.domain.actie import Eigenaar
from casus.domain.changes import Changed
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import EigenaarSoort
from casus.services.acties import (
    ActieRow,
    AddActie,
    CasusKeuze,
    ChangeActie,
    add_actie,
    change_actie,
    find_casussen,
    list_kandidaten,
)
from casus.ui.dates import day_long
from casus.ui.desk import Desk
from casus.ui.overleg.choose_list import ChooseList
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.theme import current_theme
from casus.ui.widgets.choice import Check
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.rows import row_height
from casus.ui.widgets.shown import show_if

Service = Callable[..., list[Changed]]
NEW, CHANGED = "actie_nieuw", "actie_wijzigen"
NAASTE = "naaste"
PAUSE_MS = 120
FEW = 4


class ActieForm(FormDialog):
    """What, who and by when; ``kandidaten`` fills the second when they are there."""

    def __init__(self, desk: Desk, question: str, verb: str, parent: QWidget) -> None:
        super().__init__(question, verb, parent, width=560)
        self._desk = desk
        self._kandidaten: tuple[Kandidaat, ...] = ()
        self._near = False
        self._what, self._naaste = TextInput(), TextInput()
        self._owner = ComboInput()
        self._day = DateInput(today=desk.runner.context.today())
        self._what_field = self.add_field("wat", Field(self.tr("Wat gaat er gebeuren?"), self._what), "actie_wat")
        self._owner_field = Field(self.tr("Wie doet het?"), self._owner)
        self._day_field = Field(self.tr("Uiterlijk"), self._day)
        pair = (("eigenaar", self._owner_field, "actie_eigenaar"), ("uiterlijk", self._day_field, "actie_uiterlijk"))
        self.add_pair(*pair)
        self._naaste_field = Field(self.tr("Naam van de naaste"), self._naaste)
        self.add_field("naaste", self._naaste_field, "actie_naaste")
        self._owner.currentIndexChanged.connect(self._turn)
        desk.names.changed.connect(self._show_names)
        self._show_names()
        self._turn()

    def read_kandidaten(self, casus_id: int | None) -> None:
        """Who can own it: with a casus also the person and a naaste."""
        self._near = casus_id is not None
        self._desk.runner.read(self, list_kandidaten, casus_id, done=self._on_kandidaten, latest="kandidaten")

    def _on_kandidaten(self, found: tuple[Kandidaat, ...]) -> None:
        """Me first, then who works here, then organisations and the people of the casus."""
        me = self._desk.runner.context.actor.professional_id
        self._kandidaten = tuple(sorted(found, key=lambda k: (k.soort, k.id) != (EigenaarSoort.PROFESSIONAL, me)))
        chosen = self._owner.value()
        self._owner.set_options(self._options())
        self._choose(chosen)

    def _options(self) -> list[tuple[object, str]]:
        options: list[tuple[object, str]] = [(None, self.tr("Kies wie"))]
        options += [(kandidaat, self._name(kandidaat)) for kandidaat in self._kandidaten]
        return [*options, (NAASTE, self.tr("een naaste"))] if self._near else options

    def _name(self, kandidaat: Kandidaat) -> str:
        me = self._desk.runner.context.actor.professional_id
        if kandidaat.soort is EigenaarSoort.PERSOON:
            return self._desk.names.beside_code(kandidaat.naam) or self.tr("de persoon zelf")
        mine = kandidaat.soort is EigenaarSoort.PROFESSIONAL and kandidaat.id == me
        return self.tr("ik ({0})").format(kandidaat.naam) if mine else kandidaat.naam

    def _choose(self, wanted: object) -> None:
        values = [self._owner.itemData(place) for place in range(self._owner.count())]
        self._owner.setCurrentIndex(values.index(wanted) if wanted in values else 0)

    def _show_names(self) -> None:
        """Names off: no person in the list, dots where a name is typed."""
        for place, (_, words) in enumerate(self._options()):
            if place < self._owner.count():
                self._owner.setItemText(place, words)
        echo = QLineEdit.EchoMode
        self._naaste.setEchoMode(echo.Normal if self._desk.names.visible else echo.Password)

    def _turn(self) -> None:
        show_if(self._naaste_field, self._owner.value() == NAASTE)

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._what.text().strip():
            found.append((self.tr("Schrijf wat er gaat gebeuren."), self._what_field))
        if self._owner.value() is None:
            found.append((self.tr("Kies wie dit doet."), self._owner_field))
        elif self._owner.value() == NAASTE and not self._naaste.text().strip():
            found.append((self.tr("Vul de naam van de naaste in."), self._naaste_field))
        if self._day.is_unreadable():
            found.append((self.tr("Deze dag bestaat niet. Typ bijvoorbeeld 27-11-2026."), self._day_field))
        return found

    def eigenaar(self) -> Eigenaar:
        chosen = self._owner.value()
        if not isinstance(chosen, Kandidaat):
            return Eigenaar(EigenaarSoort.NAASTE, naam=self._naaste.text().strip())
        if chosen.soort is EigenaarSoort.ORGANISATIE:
            return Eigenaar(chosen.soort, organisatie_id=chosen.id)
        if chosen.soort is EigenaarSoort.PERSOON:
            return Eigenaar(chosen.soort, inwoner_id=chosen.id)
        return Eigenaar(chosen.soort, professional_id=chosen.id)


class NewActieDialog(ActieForm):
    """``submitted`` carries an ``AddActie``."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent.tr("Wie doet wat?"), parent.tr("Voeg actie toe"), parent)
        self.setObjectName("actie_nieuw_dialoog")
        self.confirm.setObjectName("actie_nieuw_knop")
        self._found: dict[int, CasusKeuze] = {}
        self._about = Check(
            self.tr("Deze actie hoort bij een casus"), self.tr("Dan kan ook de persoon zelf of een naaste het doen.")
        )
        self._about.setObjectName("actie_bij_casus")
        self._casus = ChooseList(
            self.tr("Welke casus?"), self.tr("Typ een code of een deel van de naam."), "actie_casus", parent=self
        )
        self._casus.rows.setMaximumHeight(FEW * row_height(current_theme()) + 4)
        self.body.addWidget(self._about)
        self.body.addWidget(self._casus)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._casus.filter.textChanged.connect(lambda _: self._pause.start())
        self._casus.changed.connect(self._on_casus)
        self._about.toggled.connect(self._on_about)
        desk.names.changed.connect(self._show_casussen)
        self._casus_id: int | None = None
        self._casus.hide()
        self.read_kandidaten(None)
        self.keep_drafts(desk.runner, NEW, 0, "wat", "naaste")

    def _on_about(self, wanted: bool) -> None:
        self._casus.setVisible(wanted)
        if wanted:
            self._search()
        self._on_casus()

    def _search(self) -> None:
        """Nothing typed, nothing chosen: no actie gets a casus by accident."""
        text = self._casus.filter.text().strip()
        if text:
            self._desk.runner.read(self, find_casussen, text, done=self._on_found, latest="casussen")
        else:
            self._on_found(())

    def _on_found(self, rows: Sequence[CasusKeuze]) -> None:
        self._found = {row.id: row for row in rows}
        self._show_casussen()

    def _show_casussen(self) -> None:
        names = self._desk.names
        self._casus.set_rows(
            [
                TwoLineRow(row.id, names.beside_code(row.naam), code=row.code, reason=names.text(row.vraag, row.code))
                for row in self._found.values()
            ]
        )

    def _on_casus(self) -> None:
        chosen = self._casus.chosen() if self._about.isChecked() else None
        casus_id = chosen if isinstance(chosen, int) else None
        if casus_id != self._casus_id:
            self._casus_id = casus_id
            self.read_kandidaten(casus_id)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self._about.isChecked() and self._casus_id is None:
            found.append((self.tr("Kies een casus, of haal het vinkje weg."), self._casus.filter))
        return found

    def command(self) -> object:
        return AddActie(self._what.text().strip(), self.eigenaar(), self._day.value(), self._casus_id)


class ChangeActieDialog(ActieForm):
    """``submitted`` carries a ``ChangeActie``; what was agreed first stays in sight."""

    def __init__(self, desk: Desk, actie: ActieRow, parent: QWidget) -> None:
        super().__init__(desk, parent.tr("Wat verandert er aan deze actie?"), parent.tr("Bewaar actie"), parent)
        self.setObjectName("actie_wijzig_dialoog")
        self.confirm.setObjectName("actie_wijzig_knop")
        self._actie = actie
        self._what.setText(actie.wat)
        self._naaste.setText(actie.eigenaar_naam)
        self._day.set_value(actie.termijn)
        if actie.uiterlijk is not None:
            self.body.addWidget(WrapLabel(self._agreed(actie.uiterlijk), "small"))
        if actie.agendapunt_id is not None:
            words = self.tr("Wat in een gesloten verslag staat, blijft daar staan. De wijziging komt ernaast.")
            self.body.addWidget(WrapLabel(words, "small"))
        self.read_kandidaten(actie.casus_id)
        self.keep_drafts(desk.runner, CHANGED, actie.id, "wat", "naaste")

    def _agreed(self, day: date) -> str:
        return self.tr("Afgesproken was {0}. Die dag blijft zichtbaar.").format(day_long(day))

    def _on_kandidaten(self, found: tuple[Kandidaat, ...]) -> None:
        is_first = not self._kandidaten
        super()._on_kandidaten(found)
        if is_first:
            self._choose(self._now())

    def _now(self) -> object:
        """The owner as the list knows them."""
        actie = self._actie
        if actie.eigenaar_soort is EigenaarSoort.NAASTE:
            return NAASTE
        id_ = actie.professional_id or actie.organisatie_id or actie.inwoner_id
        return next((k for k in self._kandidaten if (k.soort, k.id) == (actie.eigenaar_soort, id_)), None)

    def command(self) -> object:
        actie = self._actie
        return ChangeActie(actie.id, actie.versie, self._what.text().strip(), self.eigenaar(), self._day.value())


def open_new(desk: Desk, parent: QWidget) -> None:
    """Ask what, who and when, and add it."""
    dialog = NewActieDialog(desk, parent)
    dialog.submitted.connect(lambda cmd: _run(desk, dialog, add_actie, cmd))
    dialog.open()


def open_change(desk: Desk, actie: ActieRow, parent: QWidget) -> None:
    """Show what it is now, and change it."""
    dialog = ChangeActieDialog(desk, actie, parent)
    dialog.submitted.connect(lambda cmd: _run(desk, dialog, change_actie, cmd))
    dialog.open()


def _run(desk: Desk, dialog: FormDialog, service: Service, command: object) -> None:
    desk.runner.run(dialog, service, command, done=lambda _: dialog.accept(), failed=dialog.show_error)
