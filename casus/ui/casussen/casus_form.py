"""The form of a casus: only a name is needed, everything else may come later (GOV.UK's pattern: one column)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from casus.services.mensen import ProfessionalRow, WijkRow
from casus.ui.casussen.form_values import FormValues, PersonValues
from casus.ui.casussen.person_form import PersonForm
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import facts

NOBODY = 0
GRENS = "grens_op"


class CasusForm(QWidget):
    """``values()`` and ``fill()``; ``edited(name)`` only for what a person changed, never for filling."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._is_hidden = False
        self._wanted: tuple[int | None, int | None] = (None, None)
        self._people: list[PersonForm] = []
        self._naam, self._vraag = TextInput(), TextArea(lines=2)
        self._wijk, self._regie = ComboInput(), ComboInput()
        for name, editor in self._editors().items():
            editor.setObjectName(f"casus_{name}")
        self._fields = self._make_fields()
        self._people_column = QVBoxLayout()
        self._people_column.setSpacing(16)
        self._add = Button(self.tr("Voeg een persoon toe"), icon=Icon.ADD_PERSON, size="small")
        self._add.setObjectName("persoon_toevoegen_knop")
        self._lay_out()
        self._connect()
        self.set_choices((), ())
        self.fill(FormValues())

    def _editors(self) -> dict[str, QWidget]:
        return {"naam": self._naam, "vraag": self._vraag, "wijk": self._wijk, "regie": self._regie}

    def _make_fields(self) -> dict[str, Field]:
        return {
            "naam": Field(
                self.tr("Hoe noemen jullie deze casus?"),
                self._naam,
                self.tr("Bijvoorbeeld Familie De Wit. Alleen wie de casus mag zien, ziet deze naam."),
            ),
            "vraag": Field(
                self.tr("Wat is de vraag aan de tafel?"),
                self._vraag,
                self.tr("Weet u het nog niet? Dan kan het later."),
            ),
            "wijk": Field(self.tr("Wijk"), self._wijk),
            "regie": Field(
                self.tr("Wie is casusregisseur?"), self._regie, self.tr("Deze persoon bewaakt wat er is afgesproken.")
            ),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for names in (("naam", "vraag"), ("wijk", "regie")):
            card = Card(padding=24, spacing=16)
            for name in names:
                card.body.addWidget(self._fields[name])
            column.addWidget(card)
        column.insertLayout(1, self._people_column)
        column.insertWidget(2, self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._naam.textChanged.connect(lambda _: self._on_edited("naam"))
        self._naam.returnPressed.connect(self.submitted)
        self._vraag.textChanged.connect(lambda: self._on_edited("vraag"))
        self._wijk.currentIndexChanged.connect(lambda _: self._on_edited("wijk"))
        self._regie.currentIndexChanged.connect(lambda _: self._on_edited("regie"))
        self._add.clicked.connect(self._on_add)

    def add_under_name(self, part: QWidget) -> None:
        """Right under the field of the name, before the question."""
        card = self._fields["naam"].parentWidget()
        layout = card.layout() if card is not None else None
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self._fields["naam"]) + 1, part)

    # Reading and filling

    def values(self) -> FormValues:
        return FormValues(
            self._naam.text(),
            self._vraag.toPlainText(),
            _chosen(self._wijk),
            _chosen(self._regie),
            tuple(person.values() for person in self._people),
        )

    def fill(self, values: FormValues) -> None:
        self._filling = True
        self._naam.setText(values.naam)
        self._vraag.setPlainText(values.vraag)
        self._wanted = (values.wijk_id, values.casusregisseur_id)
        self._choose_wanted()
        self.fill_people(values.people)
        self._filling = False

    def fill_people(self, people: Sequence[PersonValues]) -> None:
        was_filling, self._filling = self._filling, True
        for form in self._people:
            form.hide()
            form.deleteLater()
        self._people = []
        for person in people:
            self._append(person)
        self._add.setVisible(bool(people))
        self._filling = was_filling

    def set_choices(self, wijken: Sequence[WijkRow], professionals: Sequence[ProfessionalRow]) -> None:
        """What can be chosen arrives after the form; what was meant to be chosen then is."""
        was_filling, self._filling = self._filling, True
        nobody: list[tuple[object, str]] = [(NOBODY, self.tr("Nog niet bekend"))]
        self._wijk.set_options(nobody + [(wijk.id, wijk.naam) for wijk in wijken])
        no_one: list[tuple[object, str]] = [(NOBODY, self.tr("Nog niemand"))]
        self._regie.set_options(no_one + [(row.id, facts(row.naam, row.organisatie or "")) for row in professionals])
        self._choose_wanted()
        self._filling = was_filling

    def set_text(self, name: str, text: str) -> None:
        """A text found again in a draft."""
        was_filling, self._filling = self._filling, True
        if name == "naam":
            self._naam.setText(text)
        else:
            self._vraag.setPlainText(text)
        self._filling = was_filling

    def choose(self, name: str, value: int | None) -> None:
        """A choice found again in a draft."""
        wijk, regie = self._wanted
        self._wanted = (value, regie) if name == "wijk" else (wijk, value)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        was_filling, self._filling = self._filling, True
        for combo, wanted in zip((self._wijk, self._regie), self._wanted, strict=True):
            combo.setCurrentIndex(max(combo.findData(wanted or NOBODY), 0))
        self._filling = was_filling

    def chosen(self, name: str) -> str:
        """For the draft: the id as text; empty is nothing chosen."""
        return str(_chosen(self._wijk if name == "wijk" else self._regie) or "")

    def field(self, key: str) -> Field:
        """The field of a key that the model refused."""
        if key in self._fields:
            return self._fields[key]
        person = self._people[int(key.split("_")[1]) - 1]
        return person.birthday_field if key.endswith(GRENS) else person.name_field

    def focus(self, key: str, person: int) -> None:
        """Begin here: ``woorden`` of a person, or a field of the casus."""
        if key == "woorden" and person < len(self._people):
            self._people[person].focus_words()
        else:
            self._fields.get(key, self._fields["naam"]).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        for field in (*self._fields.values(), *(person.name_field for person in self._people)):
            field.set_error(None)

    def hide_names(self, hidden: bool) -> None:
        self._is_hidden = hidden
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self._naam.setEchoMode(mode)
        for person in self._people:
            person.hide_names(hidden)

    # People

    def _append(self, person: PersonValues) -> PersonForm:
        form = PersonForm(len(self._people) + 1, person)
        form.edited.connect(lambda: self._on_edited("mensen"))
        form.removed.connect(lambda: self._on_removed(form))
        form.on_enter(self.submitted.emit)
        form.hide_names(self._is_hidden)
        self._people.append(form)
        self._people_column.addWidget(form)
        form.show()  # now, so that it can take the focus
        return form

    def _on_add(self) -> None:
        form = self._append(PersonValues())
        form.name_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited("mensen")

    def _on_removed(self, gone: PersonForm) -> None:
        """Only who was not saved yet; the others keep their number by being built anew."""
        self.fill_people([form.values() for form in self._people if form is not gone])
        self._on_edited("mensen")
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, name: str) -> None:
        if not self._filling:
            self.edited.emit(name)


def _chosen(combo: ComboInput) -> int | None:
    value = combo.value()
    return int(str(value)) if value else None
