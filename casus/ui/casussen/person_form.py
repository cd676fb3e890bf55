"""The form of one person: a name, their own words, and folded away what can come later."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casus.domain.leeftijd import DAARNA
from casus.domain.values import ContactWijze, ContactZicht, Leeftijdsklasse
from casus.services.casussen import InwonerFields
from casus.services.messages import label
from casus.ui.casussen.choices import Choices
from casus.ui.casussen.form_values import PersonValues
from casus.ui.dates import starting
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.shown import show_if

_HOI = ("hoi_gebeurd", "hoi_kwetsbaar_en_weerbaar", "hoi_waarheen", "hoi_nodig")
_CONTACT = ("vertegenwoordiger", "vertegenwoordiger_telefoon", "contact_waar")


class PersonForm(Card):
    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, person: PersonValues, parent: QWidget | None = None) -> None:
        super().__init__(padding=24, spacing=16, parent=parent)
        self._number, self._person = number, person
        self._texts: dict[str, TextInput | TextArea] = {}
        self._build_head()
        self.name_field = self._add_text("naam", self.tr("Naam"), self._name_help())
        self._add_text(
            "eigen_woorden",
            self.tr("Wat zegt de persoon zelf?"),
            self.tr("In de eigen woorden van de persoon, niet in die van ons."),
            lines=3,
        )
        self._age = self._build_age()
        self._birthday = DateInput()
        self.birthday_field = self._build_birthday()
        self._hoi_fold = self._build_hoi()
        self._contact_fold = self._build_contact()
        self._fill(person.fields)
        self._watch()

    def _build_head(self) -> None:
        title = self.tr("Om wie gaat het?") if self._number == 1 else self.tr("Persoon {0}").format(self._number)
        actions: list[QWidget] = []
        if self._number > 1 and self._person.id is None:
            button = Button(self.tr("Haal weg"), "ghost", Icon.CLOSE, size="small")
            button.setObjectName(self._name("weg_knop"))
            button.clicked.connect(self.removed)
            actions.append(button)
        self.body.addWidget(SectionHead(title, small=True, actions=actions))

    def _name_help(self) -> str:
        return self.tr("Mag leeg blijven. Dan heet de persoon zoals de casus.") if self._number == 1 else ""

    def _name(self, field: str) -> str:
        return f"persoon_{self._number}_{field}"

    def _add_text(
        self, name: str, words: str, explained: str = "", *, lines: int = 0, into: Fold | None = None
    ) -> Field:
        editor = TextArea(lines=lines) if lines else TextInput()
        editor.setObjectName(self._name(name))
        self._texts[name] = editor
        field = Field(words, editor, explained)
        (into.body if into else self.body).addWidget(field)
        return field

    def _build_age(self) -> ComboInput:
        unknown = self.tr("Nog niet bekend")
        combo = ComboInput(
            [(age, unknown if age is Leeftijdsklasse.ONBEKEND else starting(label(age))) for age in Leeftijdsklasse]
        )
        combo.setObjectName(self._name("leeftijdsklasse"))
        self.body.addWidget(
            Field(self.tr("Leeftijd"), combo, self.tr("Een groep is genoeg. Een geboortedatum is niet nodig."))
        )
        return combo

    def _build_birthday(self) -> Field:
        self._birthday.setObjectName(self._name("grens_op"))
        told = self.tr("Alleen als dat binnen een jaar is: vanaf die dag stemt iemand anders in. Anders leeg.")
        field = Field(self.tr("Wordt 12 of 16 op"), self._birthday, told)
        self.body.addWidget(field)
        return field

    def _on_age(self) -> None:
        show_if(self.birthday_field, Leeftijdsklasse(str(self._age.value())) in DAARNA)

    def _build_hoi(self) -> Fold:
        fold = Fold(self.tr("Toon de vier vragen"), self.tr("Verberg de vier vragen"), self._name("vragen_knop"))
        for name, words in zip(
            _HOI,
            (
                self.tr("Wat is er gebeurd?"),
                self.tr("Wat maakt kwetsbaar, en wat geeft kracht?"),
                self.tr("Waar wil je naartoe?"),
                self.tr("Wat heb je nodig?"),
            ),
            strict=True,
        ):
            self._add_text(name, words, lines=2, into=fold)
        self.body.addWidget(fold)
        return fold

    def _build_contact(self) -> Fold:
        fold = Fold(
            self.tr("Toon veilig contact en vertegenwoordiger"),
            self.tr("Verberg veilig contact en vertegenwoordiger"),
            self._name("contact_knop"),
        )
        self._ways = Choices([(way, self._way(way)) for way in ContactWijze], self._name("contact_wijze"))
        self._seen = Choices([(seen, starting(label(seen))) for seen in ContactZicht], self._name("contact_zicht"))
        if self._person.is_contact_hidden:
            words = self.tr(
                "Hoe deze persoon veilig te bereiken is, ziet alleen de inbrenger. U kunt dat hier niet wijzigen."
            )
            fold.body.addWidget(WrapLabel(words, "body", color="text2"))
        else:
            fold.body.addWidget(Field(self.tr("Hoe is contact veilig?"), self._ways))
            self._add_text(
                "contact_waar",
                self.tr("Waar en wanneer?"),
                self.tr("Bijvoorbeeld: op het werk, na vijf uur."),
                into=fold,
            )
            fold.body.addWidget(Field(self.tr("Wie mag dit zien?"), self._seen))
        self._add_text(
            "vertegenwoordiger",
            self.tr("Vertegenwoordiger"),
            self.tr("Een ouder, voogd, mentor of bewindvoerder."),
            into=fold,
        )
        self._add_text("vertegenwoordiger_telefoon", self.tr("Telefoon van de vertegenwoordiger"), into=fold)
        self.body.addWidget(fold)
        return fold

    def _way(self, way: ContactWijze) -> str:
        return self.tr("Nog niet bekend") if way is ContactWijze.ONBEKEND else starting(label(way))

    def _fill(self, fields: InwonerFields) -> None:
        for name, editor in self._texts.items():
            text = str(getattr(fields, name))
            editor.setText(text) if isinstance(editor, TextInput) else editor.setPlainText(text)
        self._age.set_value(fields.leeftijdsklasse)
        self._birthday.set_value(fields.grens_op)
        self._on_age()
        self._ways.set_value(fields.contact_wijze)
        self._seen.set_value(fields.contact_zicht)
        self._hoi_fold.set_open(any(getattr(fields, name) for name in _HOI))
        asked = fields.contact_wijze is not ContactWijze.ONBEKEND
        self._contact_fold.set_open(asked or any(getattr(fields, name) for name in _CONTACT))

    def _watch(self) -> None:
        for editor in self._texts.values():
            editor.textChanged.connect(lambda *_: self.edited.emit())
        self._age.currentIndexChanged.connect(lambda *_: self._on_age())
        self._age.currentIndexChanged.connect(lambda *_: self.edited.emit())
        self._birthday.textChanged.connect(lambda *_: self.edited.emit())
        self._ways.changed.connect(self.edited)
        self._seen.changed.connect(self.edited)

    def values(self) -> PersonValues:
        texts = {name: _text(editor) for name, editor in self._texts.items()}
        age = Leeftijdsklasse(str(self._age.value()))
        fields = InwonerFields(
            **texts,
            leeftijdsklasse=age,
            grens_op=self._birthday.value() if age in DAARNA else None,
            eigen_woorden_op=self._person.fields.eigen_woorden_op,
            contact_wijze=ContactWijze(self._ways.value()),
            contact_zicht=ContactZicht(self._seen.value()),
        )
        unreadable = age in DAARNA and self._birthday.is_unreadable()
        return PersonValues(self._person.id, fields, self._person.is_contact_hidden, unreadable)

    def hide_names(self, hidden: bool) -> None:
        """Names off: what stands in the fields becomes dots, and can still be typed over."""
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        for name in ("naam", "vertegenwoordiger", "vertegenwoordiger_telefoon"):
            editor = self._texts[name]
            if isinstance(editor, QLineEdit):
                editor.setEchoMode(mode)

    def focus_words(self) -> None:
        self._texts["eigen_woorden"].setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self, submit: Callable[[], None]) -> None:
        """Enter in a line of this form does what the big button does."""
        for editor in self._texts.values():
            if isinstance(editor, TextInput):
                editor.returnPressed.connect(submit)


def _text(editor: TextInput | TextArea) -> str:
    return editor.text() if isinstance(editor, TextInput) else editor.toPlainText()
