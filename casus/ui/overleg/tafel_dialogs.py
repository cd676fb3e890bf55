"""Small forms at the table, for who would rather not learn the letters: besluit, actie, terugkomdag, what became of
an actie.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from casus.domain.actie import Eigenaar
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import EigenaarSoort
from casus.services.acties import ActieRow, FinishActie, PostponeActie
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.typed_text import TypedText
from casus.ui.widgets.button import Button
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput


class BesluitDialog(FormDialog):
    """``submitted`` carries (text, motivation)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Wat besluiten jullie?"), self.tr("Leg besluit vast"), parent)
        self.setObjectName("besluit_dialoog")
        self.confirm.setObjectName("besluit_vastleggen_knop")
        self._text, self._why = TextInput(), TextArea(lines=2)
        self._text_field = self.add_field("tekst", Field(self.tr("Besluit"), self._text), "besluit_tekst")
        why = Field(self.tr("Waarom?"), self._why, self.tr("Eén zin is genoeg. De persoon kan dit later lezen."))
        self._why_field = self.add_field("motivering", why, "besluit_motivering")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._text.text().strip():
            found.append((self.tr("Schrijf wat jullie besluiten."), self._text_field))
        if not self._why.toPlainText().strip():
            found.append((self.tr("Schrijf waarom jullie dit besluiten."), self._why_field))
        return found

    def command(self) -> object:
        return self._text.text().strip(), self._why.toPlainText().strip()


class ActieDialog(FormDialog):
    """``submitted`` carries (what, Eigenaar, day or None)."""

    def __init__(self, kandidaten: Sequence[Kandidaat], names: Names, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("Wie doet wat?"), self.tr("Leg actie vast"), parent)
        self.setObjectName("actie_dialoog")
        self.confirm.setObjectName("actie_vastleggen_knop")
        self._what, self._naaste = TextInput(), TextInput()
        self._day = DateInput(today=today)
        self._kandidaten, self._names = kandidaten, names
        self._owner = ComboInput(self._options())
        self._what_field = self.add_field("wat", Field(self.tr("Wat gaat er gebeuren?"), self._what), "actie_wat")
        self._owner_field = Field(self.tr("Wie doet het?"), self._owner)
        self._day_field = Field(self.tr("Uiterlijk"), self._day)
        pair = (("eigenaar", self._owner_field, "actie_eigenaar"), ("uiterlijk", self._day_field, "actie_uiterlijk"))
        self.add_pair(*pair)
        self._naaste_field = Field(self.tr("Naam van de naaste"), self._naaste)
        self.add_field("naaste", self._naaste_field, "actie_naaste")
        self._owner.currentIndexChanged.connect(self._turn)
        names.changed.connect(self._show_names)
        self._show_names()
        self._turn()

    def _options(self) -> list[tuple[object, str]]:
        options: list[tuple[object, str]] = [(None, self.tr("Kies wie"))]
        options += [(kandidaat, self._name(kandidaat)) for kandidaat in self._kandidaten]
        options.append(("naaste", self.tr("een naaste")))
        return options

    def _name(self, kandidaat: Kandidaat) -> str:
        if kandidaat.soort is EigenaarSoort.PERSOON:
            return self._names.beside_code(kandidaat.naam) or self.tr("de persoon zelf")
        return kandidaat.naam

    def _show_names(self) -> None:
        """Names off: no person in the list, dots where a name is typed."""
        for place, (_, words) in enumerate(self._options()):
            self._owner.setItemText(place, words)
        is_shown = self._names.visible
        self._naaste.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def _turn(self) -> None:
        self._naaste_field.setVisible(self._owner.value() == "naaste")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._what.text().strip():
            found.append((self.tr("Schrijf wat er gaat gebeuren."), self._what_field))
        if self._owner.value() is None:
            found.append((self.tr("Kies wie dit doet."), self._owner_field))
        elif self._owner.value() == "naaste" and not self._naaste.text().strip():
            found.append((self.tr("Vul de naam van de naaste in."), self._naaste_field))
        if self._day.is_unreadable():
            found.append((self.tr("Deze dag bestaat niet. Typ bijvoorbeeld 27-11-2026."), self._day_field))
        return found

    def command(self) -> object:
        return self._what.text().strip(), self._eigenaar(), self._day.value()

    def _eigenaar(self) -> Eigenaar:
        chosen = self._owner.value()
        if not isinstance(chosen, Kandidaat):
            return Eigenaar(EigenaarSoort.NAASTE, naam=self._naaste.text().strip())
        if chosen.soort is EigenaarSoort.ORGANISATIE:
            return Eigenaar(chosen.soort, organisatie_id=chosen.id)
        if chosen.soort is EigenaarSoort.PERSOON:
            return Eigenaar(chosen.soort, inwoner_id=chosen.id)
        return Eigenaar(chosen.soort, professional_id=chosen.id)


class TerugDialog(FormDialog):
    """``submitted`` carries the day, or None for not."""

    def __init__(self, now: date | None, meeting: date, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("Wanneer komt deze casus terug?"), self.tr("Leg dag vast"), parent)
        self.setObjectName("terug_dialoog")
        self.confirm.setObjectName("terug_vastleggen_knop")
        self._day = DateInput(now, today=today)
        help_text = self.tr("Laat leeg als de casus niet hoeft terug te komen.")
        self._field = self.add_field("terug_op", Field(self.tr("Terug op"), self._day, help_text), "terug_dag")
        quick = QWidget()
        flow = FlowLayout(quick)
        for weeks, words in ((1, self.tr("Over 1 week")), (2, self.tr("Over 2 weken")), (4, self.tr("Over 4 weken"))):
            button = Button(words, size="small")
            button.setObjectName(f"over_{weeks}_weken")
            day = meeting + timedelta(weeks=weeks)
            button.clicked.connect(lambda _=False, d=day: self._day.set_value(d))
            flow.addWidget(button)
        self.body.addWidget(quick)

    def problems(self) -> list[Problem]:
        if self._day.is_unreadable():
            return [(self.tr("Deze dag bestaat niet. Typ bijvoorbeeld 1-12-2026."), self._field)]
        return []

    def command(self) -> object:
        return self._day.value()


class NietDialog(FormDialog):
    """Not done: ``submitted`` carries a ``FinishActie`` with the reason."""

    def __init__(self, row: ActieRow, names: Names, parent: QWidget) -> None:
        super().__init__(self.tr("Waarom is het niet gedaan?"), self.tr("Leg vast"), parent)
        self.setObjectName("niet_dialoog")
        self.confirm.setObjectName("niet_vastleggen_knop")
        self._row = row
        self.body.addWidget(TypedText(names, row.wat, "strong", code=row.casus_code or ""))
        self._why = TextInput()
        help_text = self.tr("Eén zin is genoeg: dan weet de tafel wat er nodig is.")
        self._field = self.add_field("terugkoppeling", Field(self.tr("Reden"), self._why, help_text), "niet_reden")

    def problems(self) -> list[Problem]:
        return [] if self._why.text().strip() else [(self.tr("Schrijf waarom het niet is gedaan."), self._field)]

    def command(self) -> object:
        return FinishActie(self._row.id, self._row.versie, False, self._why.text().strip())


class LaterDialog(FormDialog):
    """Not yet: ``submitted`` carries a ``PostponeActie``."""

    def __init__(self, row: ActieRow, names: Names, today: date, parent: QWidget) -> None:
        super().__init__(self.tr("Wanneer dan wel?"), self.tr("Stel uit"), parent)
        self.setObjectName("later_dialoog")
        self.confirm.setObjectName("later_vastleggen_knop")
        self._row = row
        self.body.addWidget(TypedText(names, row.wat, "strong", code=row.casus_code or ""))
        self._day, self._note = DateInput(today + timedelta(7), today=today), TextInput()
        day = Field(self.tr("Nieuwe dag"), self._day, self.tr("De dag die eerst was afgesproken blijft zichtbaar."))
        self._day_field = self.add_field("uitgesteld_tot", day, "later_dag")
        self.add_field("terugkoppeling", Field(self.tr("Toelichting (mag leeg)"), self._note), "later_toelichting")

    def problems(self) -> list[Problem]:
        return [] if self._day.value() else [(self.tr("Typ een dag, bijvoorbeeld 1-12-2026."), self._day_field)]

    def command(self) -> object:
        day = self._day.value()
        assert day is not None
        return PostponeActie(self._row.id, self._row.versie, day, self._note.text().strip())
