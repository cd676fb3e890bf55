"""Who does a step: one of the people who work here, an organisation, the person, or a naaste by name."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from casus.domain.actie import Eigenaar
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import EigenaarSoort
from casus.services.acties import list_kandidaten
from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.shown import show_if

NAASTE = "naaste"


class OwnerFields(QObject):
    """Two fields of a dialog, the second for a naaste only; who can be chosen is read when the dialog opens."""

    def __init__(self, desk: Desk, dialog: FormDialog, casus_id: int, now: Eigenaar | None) -> None:
        super().__init__(dialog)  # gone with it, and so are its connections
        self._desk, self._dialog, self._now = desk, dialog, now
        self._kandidaten: tuple[Kandidaat, ...] = ()
        self.combo = ComboInput([(None, dialog.tr("Kies wie"))])
        self.naaste = TextInput("" if now is None else now.naam)
        self.field = Field(dialog.tr("Wie doet het?"), self.combo)
        self.naaste_field = Field(dialog.tr("Naam van de naaste"), self.naaste)
        self.combo.currentIndexChanged.connect(self._turn)
        desk.names.changed.connect(self._show_names)
        desk.runner.read(dialog, list_kandidaten, casus_id, done=self._on_kandidaten, latest="kandidaten")
        self._show_names()

    def problems(self) -> list[Problem]:
        """What is missing."""
        if self.combo.value() is None:
            return [(self._dialog.tr("Kies wie dit doet."), self.field)]
        if self.combo.value() == NAASTE and not self.naaste.text().strip():
            return [(self._dialog.tr("Vul de naam van de naaste in."), self.naaste_field)]
        return []

    def eigenaar(self) -> Eigenaar:
        """Who was chosen."""
        chosen = self.combo.value()
        if not isinstance(chosen, Kandidaat):
            return Eigenaar(EigenaarSoort.NAASTE, naam=self.naaste.text().strip())
        if chosen.soort is EigenaarSoort.ORGANISATIE:
            return Eigenaar(chosen.soort, organisatie_id=chosen.id)
        if chosen.soort is EigenaarSoort.PERSOON:
            return Eigenaar(chosen.soort, inwoner_id=chosen.id)
        return Eigenaar(chosen.soort, professional_id=chosen.id)

    def turn(self) -> None:
        """Show the second field when it is needed; once it stands in the dialog."""
        self._turn()

    def _on_kandidaten(self, found: Sequence[Kandidaat]) -> None:
        """The person first: it is their plan; then me, who works here, and organisations."""
        me = self._desk.runner.context.actor.professional_id
        order = {EigenaarSoort.PERSOON: 0, EigenaarSoort.PROFESSIONAL: 2, EigenaarSoort.ORGANISATIE: 3}

        def place(one: Kandidaat) -> int:
            return 1 if (one.soort, one.id) == (EigenaarSoort.PROFESSIONAL, me) else order[one.soort]

        self._kandidaten = tuple(sorted(found, key=place))
        self.combo.set_options(self._options())
        self.combo.set_value(self._chosen())
        self._turn()

    def _chosen(self) -> object:
        now = self._now
        if now is None:
            return None
        if now.soort is EigenaarSoort.NAASTE:
            return NAASTE
        id_ = now.professional_id or now.organisatie_id or now.inwoner_id
        return next((each for each in self._kandidaten if (each.soort, each.id) == (now.soort, id_)), None)

    def _options(self) -> list[tuple[object, str]]:
        people: list[tuple[object, str]] = [(each, self._name(each)) for each in self._kandidaten]
        split = sum(each.soort is EigenaarSoort.PERSOON for each in self._kandidaten)
        near: list[tuple[object, str]] = [(NAASTE, self._dialog.tr("een naaste"))]
        return [(None, self._dialog.tr("Kies wie")), *people[:split], *near, *people[split:]]

    def _name(self, one: Kandidaat) -> str:
        if one.soort is EigenaarSoort.PERSOON:
            return self._desk.names.beside_code(one.naam) or self._dialog.tr("de persoon zelf")
        mine = one.soort is EigenaarSoort.PROFESSIONAL and one.id == self._desk.runner.context.actor.professional_id
        return self._dialog.tr("ik ({0})").format(one.naam) if mine else one.naam

    def _show_names(self) -> None:
        """Names off: no person in the list, dots where a name is typed."""
        for place, (_, words) in enumerate(self._options()):
            if place < self.combo.count():
                self.combo.setItemText(place, words)
        echo = QLineEdit.EchoMode
        self.naaste.setEchoMode(echo.Normal if self._desk.names.visible else echo.Password)

    def _turn(self) -> None:
        show_if(self.naaste_field, self.combo.value() == NAASTE)
