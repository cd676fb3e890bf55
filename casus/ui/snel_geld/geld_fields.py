"""The fields of a verzoek: few first, the rest on the same page; and what they say together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casus.domain.aanbod import Bouwsteen
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.geld import BestedingSoort, read_euros
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import BestedingVorm, Raakt, Route, VerzoekInhoud
from casus.services.acties import CasusKeuze
from casus.services.geldvorm import GeldVorm, propose_categorie
from casus.services.messages import is_for_field, label, sentence
from casus.ui.dates import starting
from casus.ui.geld.geld_words import budget_words
from casus.ui.names import Names
from casus.ui.sociale_kaart.kaart_words import bouwsteen_options
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.shown import show_if

TRIED, NO_TIME = "geprobeerd", "geen_tijd"
_PLACES = {"wat_nodig": "wat"}
"""Fields that an error calls otherwise."""
_RIGHT: Final[dict[str, dict[str, Any]]] = {
    "wat_nodig": {"wat": "x"},
    "bedrag": {"bedrag": 1},
    "ontvanger": {"ontvanger": "x"},
    "route": {"route": Route(geen_tijd_want="x")},
    "wanneer": {"route": Route(geen_tijd_want="x")},
    "terugblik_op": {"terugblik_op": None},
}
"""An answer that nobody refuses, to see what else is wrong."""
TYPED = (
    "wat", "bedrag", "ontvanger", "route", "waarom_niet_nu", "met_wie", "geen_tijd_want", "verwachting",
    "legitimiteit", "betrokkenheid", "rendement",
)  # fmt: skip


class GeldFields(QWidget):
    """``edited(name)`` for what is typed; ``weighed`` when amount, budget or casus is another."""

    edited = Signal(str)
    weighed = Signal()
    casus_chosen = Signal(object)
    """Id or None."""

    def __init__(self, names: Names, today: date, *, fixed_casus: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._fixed_casus = names, fixed_casus
        self.fields: dict[str, Field] = {}
        self._lines = {name: TextInput() for name in TYPED}
        self._shape = ComboInput([(each.value, starting(label(each))) for each in BestedingVorm])
        self._tried = ComboInput([(TRIED, self.tr("Ja, en die werkt nu niet")), (NO_TIME, self.tr("Nee, geen tijd"))])
        self._when, self._back = DateInput(today=today), DateInput(today=today)
        answers = [
            (Raakt.JA.value, self.tr("Ja")),
            (Raakt.NEE.value, self.tr("Nee")),
            (Raakt.ONBEKEND.value, self.tr("Weet ik niet")),
        ]
        self._benefit, self._guard = ComboInput(answers), ComboInput(answers)
        self._asker, self._casus, self._budget = ComboInput(), ComboInput(), ComboInput()
        self._domein = ComboInput([(each.value, starting(label(each))) for each in Levensdomein])
        self._categorie = ComboInput([(each.value, starting(label(each))) for each in BestedingSoort])
        self._block = ComboInput(bouwsteen_options(self.tr("Geen, of weet ik niet")))
        self._person = ComboInput()
        self._picked: set[QWidget] = set()
        for combo in (self._benefit, self._guard):
            combo.set_value(Raakt.ONBEKEND.value)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._first()
        self._then()
        self._about()
        self._connect()
        self._turn()

    # Its parts

    def _first(self) -> None:
        card = self._card("")
        self._ask(card, "wat", self.tr("Wat is er nodig?"), self._lines["wat"])
        self._pair(
            card,
            ("bedrag", self.tr("Bedrag in euro's"), self._lines["bedrag"]),
            ("vorm", self.tr("Hoe geven we het?"), self._shape),
        )
        self._ask(card, "ontvanger", self.tr("Aan wie betalen we?"), self._lines["ontvanger"])
        help_text = self.tr("Regulier waar het kan. Eén eerlijke zin is genoeg.")
        self._ask(card, "route_soort", self.tr("Is een gewone route geprobeerd?"), self._tried, help_text)
        self._ask(card, "route", self.tr("Welke gewone route?"), self._lines["route"])
        self._ask(card, "waarom_niet_nu", self.tr("Waarom werkt die nu niet?"), self._lines["waarom_niet_nu"])
        self._pair(
            card,
            ("met_wie", self.tr("Met wie?"), self._lines["met_wie"]),
            ("wanneer", self.tr("Op welke dag?"), self._when),
        )
        self._ask(card, "geen_tijd_want", self.tr("Geen tijd, want"), self._lines["geen_tijd_want"])

    def _then(self) -> None:
        card = self._card("")
        self._ask(card, "verwachting", self.tr("Wat verwachten jullie?"), self._lines["verwachting"])
        self._ask(card, "terugblik_op", self.tr("Wanneer kijken we terug?"), self._back)
        self._pair(
            card,
            ("raakt_uitkering", self.tr("Raakt het een uitkering?"), self._benefit),
            ("raakt_bewind", self.tr("Raakt het bewind?"), self._guard),
        )
        card.body.addSpacing(4)
        card.body.addWidget(SectionHead(self.tr("Drie korte vragen"), small=True))
        self._ask(card, "legitimiteit", self.tr("Mag het?"), self._lines["legitimiteit"])
        self._ask(card, "betrokkenheid", self.tr("Wil en draagt de persoon het zelf?"), self._lines["betrokkenheid"])
        self._ask(card, "rendement", self.tr("Levert het meer op dan het kost?"), self._lines["rendement"])

    def _about(self) -> None:
        card = self._card(self.tr("Waar het bij hoort"))
        self._ask(card, "aanvrager", self.tr("Wie vraagt het?"), self._asker)
        if not self._fixed_casus:
            self._ask(card, "casus", self.tr("Voor welke casus?"), self._casus)
        self._ask(card, "inwoner", self.tr("Voor wie in de casus?"), self._person)
        self._ask(card, "budget", self.tr("Uit welk budget?"), self._budget)
        help_text = self.tr("Alleen wie hierover mag horen, leest dit.")
        self._pair(
            card,
            ("levensdomein", self.tr("Levensdomein"), self._domein),
            ("categorie", self.tr("Soort besteding"), self._categorie),
        )
        self.fields["levensdomein"].set_help(help_text)
        help_text = self.tr("Mag leeg blijven. Zo ziet de gemeente waar geld naartoe gaat.")
        self._ask(card, "bouwsteen", self.tr("Bij welke bouwsteen van de wijk hoort het?"), self._block, help_text)

    def _card(self, title: str) -> Card:
        card = Card(padding=24, spacing=14)
        if title:
            card.body.addWidget(SectionHead(title, small=True))
        self._column.addWidget(card)
        return card

    def _ask(self, card: Card, name: str, words: str, editor: QWidget, help_text: str = "") -> None:
        card.body.addWidget(self._field(name, words, editor, help_text))

    def _pair(self, card: Card, *asked: tuple[str, str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for name, words, editor in asked:
            row.addWidget(self._field(name, words, editor), 1, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)

    def _field(self, name: str, words: str, editor: QWidget, help_text: str = "") -> Field:
        editor.setObjectName(f"geld_{name}")
        field = self.fields[name] = Field(words, editor, help_text, key=f"geld-{name.replace('_', '-')}")
        return field

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textChanged.connect(lambda _, n=name: self.edited.emit(n))
        self._lines["bedrag"].textChanged.connect(self.weighed)
        self._budget.currentIndexChanged.connect(self.weighed)
        self._shape.currentIndexChanged.connect(self._turn)
        self._tried.currentIndexChanged.connect(self._turn)
        self._domein.currentIndexChanged.connect(self._on_domein)
        self._casus.currentIndexChanged.connect(self._on_casus)
        for combo in (self._budget, self._domein, self._categorie):
            combo.activated.connect(partial(self._on_picked, combo))
        self._names.changed.connect(self._on_names)

    def _turn(self, *_: object) -> None:
        """Only what this answer asks."""
        tried = self._tried.value() == TRIED
        for name in ("route", "waarom_niet_nu", "met_wie", "wanneer"):
            show_if(self.fields[name], tried)
        show_if(self.fields["geen_tijd_want"], not tried)
        show_if(self.fields["ontvanger"], self._shape.value() != BestedingVorm.IN_NATURA.value)

    def _on_picked(self, combo: QWidget, _: int) -> None:
        """Chosen by hand: no proposal takes its place."""
        self._picked.add(combo)

    def _on_domein(self, *_: object) -> None:
        if self._categorie in self._picked:
            return
        self._categorie.set_value(propose_categorie(self._levensdomein()).value)

    def _on_casus(self, *_: object) -> None:
        chosen = self._casus.value()
        self.casus_chosen.emit(chosen if isinstance(chosen, int) else None)

    # What it begins with

    def set_vorm(self, vorm: GeldVorm, me: int | None) -> None:
        """Proposals; what was typed or chosen stays."""
        self._vorm = vorm
        if self._domein not in self._picked:
            self._domein.set_value(vorm.levensdomein.value)
            self._on_domein()
        if not self._back.text():
            self._back.set_value(vorm.terugblik_op)
        own = [row for row in vorm.budgetten if row.wijk_id == vorm.wijk_id]
        rest = [row for row in vorm.budgetten if row not in own]
        chosen = self._budget.value() if self._budget in self._picked else None
        self._budget.blockSignals(True)
        self._budget.set_options([(row.id, budget_words(row)) for row in (*own, *rest)])
        self._budget.setCurrentIndex(max(self._budget.findData(chosen), 0))
        self._budget.blockSignals(False)
        seats = [(each.professional_id, each.naam) for each in vorm.aan_tafel if each.professional_id != me]
        asker = self.asker_id()
        self._asker.set_options([(None, self.tr("Ik")), *seats])
        self._asker.setCurrentIndex(max(self._asker.findData(asker), 0))
        show_if(self.fields["aanvrager"], bool(seats))
        self._on_names()
        self.weighed.emit()

    def set_casussen(self, casussen: Sequence[CasusKeuze], chosen: int | None) -> None:
        """What it can be for; a small need without a casus first."""
        self._casussen = tuple(casussen)
        self._casus.blockSignals(True)
        self._casus.set_options([(None, self.tr("Zonder casus: klein en zonder naam")), *self._casus_options()])
        self._casus.setCurrentIndex(max(self._casus.findData(chosen), 0))
        self._casus.blockSignals(False)

    def _casus_options(self) -> list[tuple[object, str]]:
        return [
            (each.id, " ".join(filter(None, (each.code, self._names.beside_code(each.naam)))))
            for each in getattr(self, "_casussen", ())
        ]

    def _on_names(self, *_: object) -> None:
        for place, (_id, words) in enumerate(self._casus_options(), start=1):
            self._casus.setItemText(place, words)
        vorm = getattr(self, "_vorm", None)
        if vorm is None:
            return
        chosen = self._person.value()
        people = [(id_, self._names.person(naam, place)) for place, (id_, naam) in enumerate(vorm.inwoners, start=1)]
        self._person.set_options([(None, self.tr("Iedereen in de casus")), *people])
        self._person.setCurrentIndex(max(self._person.findData(chosen), 1 if len(people) == 1 else 0))
        show_if(self.fields["inwoner"], len(people) > 1)

    # What is filled in

    def text(self, name: str) -> str:
        """As typed."""
        return self._lines[name].text()

    def fill(self, name: str, text: str) -> None:
        """What was typed before."""
        self._lines[name].setText(text)

    def line(self, name: str) -> QLineEdit:
        """For who wants to go there."""
        return self._lines[name]

    def bedrag(self) -> int | None:
        """In cents; None while it cannot be read."""
        try:
            return read_euros(self._lines["bedrag"].text())
        except RuleViolation:
            return None

    def budget_id(self) -> int | None:
        """The one that is chosen."""
        found = self._budget.value()
        return found if isinstance(found, int) else None

    def asker_id(self) -> int | None:
        """The colleague who asks; None is who works here."""
        found = self._asker.value()
        return found if isinstance(found, int) else None

    def _unreadable(self) -> list[str]:
        """What is typed there is no day."""
        days = {"wanneer": self._when, "terugblik_op": self._back}
        return [name for name, day in days.items() if self.shown(name) is not None and day.is_unreadable()]

    def _levensdomein(self) -> Levensdomein:
        return Levensdomein(str(self._domein.value()))

    def _bouwsteen(self) -> Bouwsteen | None:
        chosen = self._block.value()
        return Bouwsteen(str(chosen)) if chosen else None

    def mistakes(self, casus_id: int | None, today: date) -> list[tuple[str, str]]:
        """Everything that is wrong, as (field, sentence): with each mistake set right, what is wrong after it."""
        found = [(name, self.tr("Deze dag bestaat niet. Typ bijvoorbeeld 27-2-2027.")) for name in self._unreadable()]
        rights = dict(_RIGHT)
        said = self._said(self.bedrag() or 0, casus_id, None)
        while True:
            try:
                said.check(today)
            except RuleViolation as error:
                name = is_for_field(error)
                found.append((self._place_of(name), self._words_of(name, error)))
                if name not in rights:
                    return found
                said = replace(said, **rights.pop(name))
            else:
                return found

    def _words_of(self, name: str, error: RuleViolation) -> str:
        """An amount says first that it cannot be read."""
        if name == "bedrag":
            try:
                read_euros(self.text("bedrag"))
            except RuleViolation as unread:
                return sentence(unread)
        return sentence(error)

    def _place_of(self, name: str) -> str:
        """The field that is shown for it."""
        if name == "route" and self._tried.value() != TRIED:
            return "geen_tijd_want"
        return _PLACES.get(name, name)

    def field_of(self, error: CasusError) -> Field | None:
        """Where it is said; None when there is no such field in sight."""
        return self.shown(self._place_of(is_for_field(error)))

    def shown(self, name: str) -> Field | None:
        """The field of this name, when it is in sight."""
        field = self.fields.get(name)
        return None if field is None or field.isHidden() else field

    def inhoud(self, casus_id: int | None, agendapunt_id: int | None) -> VerzoekInhoud:
        """Everything together; refuses an amount that cannot be read."""
        return self._said(read_euros(self.text("bedrag")), casus_id, agendapunt_id)

    def _said(self, bedrag: int, casus_id: int | None, agendapunt_id: int | None) -> VerzoekInhoud:
        tried = self._tried.value() == TRIED
        route = Route(geen_tijd_want=self.text("geen_tijd_want"))
        if tried:
            route = Route(self.text("route"), self.text("met_wie"), self._when.value(), self.text("waarom_niet_nu"))
        shape, person = BestedingVorm(str(self._shape.value())), self._person.value()
        return VerzoekInhoud(
            wat=self.text("wat"),
            bedrag=bedrag,
            categorie=BestedingSoort(str(self._categorie.value())),
            levensdomein=self._levensdomein(),
            budget_id=self.budget_id() or 0,
            route=route,
            casus_id=casus_id,
            inwoner_id=person if isinstance(person, int) and casus_id is not None else None,
            bouwsteen=self._bouwsteen(),
            vorm=shape,
            ontvanger="" if shape is BestedingVorm.IN_NATURA else self.text("ontvanger"),
            verwachting=self.text("verwachting"),
            terugblik_op=self._back.value(),
            raakt_uitkering=Raakt(str(self._benefit.value())),
            raakt_bewind=Raakt(str(self._guard.value())),
            legitimiteit=self.text("legitimiteit"),
            betrokkenheid=self.text("betrokkenheid"),
            rendement=self.text("rendement"),
            agendapunt_id=agendapunt_id,
        )
