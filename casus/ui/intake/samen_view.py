"""Filling in together at one screen: one question at a time, in large letters, forward and back by one key."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.instrument import AntwoordSoort, Deel, InstrumentVraag
from casus.domain.intake_inhoud import GEHEEL_DEEL
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.intake.deel_card import QuestionRow
from casus.ui.intake.intake_model import IntakeModel
from casus.ui.intake.merken import Merken
from casus.ui.shortcuts import LEAVE, NEXT_QUESTION, PREVIOUS_QUESTION
from casus.ui.theme import Theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.scale import Scale
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.swapped import Swapped


class Stap(NamedTuple):
    """One screenful: a question of a part, or what the person wants with that part (no question)."""

    deel: Deel
    vraag: InstrumentVraag | None


class SamenView(ScrollPage):
    """On top of the page of the intake, with the same model: going back loses nothing."""

    def __init__(self, desk: Desk, model: IntakeModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("samen_pagina")
        self._desk, self._model = desk, model
        last: tuple[None, ...] = () if model.is_promise else (None,)
        self._steps = [Stap(deel, vraag) for deel in model.opened() for vraag in (*deel.vragen, *last)]
        self._place = 0
        self._part = Label("", "small", color="text2")
        self._part.setObjectName("samen_deel")
        self._asked = WrapLabel("", "h1", ideal_width=760)
        self._asked.setObjectName("samen_vraag")
        self._help = WrapLabel("", "body", color="text2")
        self._answer = Swapped()
        self._back = Button(self.tr("Vorige vraag"), icon=Icon.PREVIOUS, size="big")
        self._back.setObjectName("samen_vorige_knop")
        self._next = Button(self.tr("Volgende vraag"), "primary", Icon.NEXT, size="big", icon_after=True)
        self._next.setObjectName("samen_volgende_knop")
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._add_keys()
        desk.names.changed.connect(self._on_names)
        self._show_step()

    def _lay_out(self) -> None:
        self.set_title(self._model.blad.row.naam)
        self.set_crumbs((self.tr("Intake"), self.tr("Eén vraag tegelijk")))
        self.back_requested.connect(self._desk.back)
        column = QVBoxLayout()
        column.setSpacing(14)
        for part in (self._part, self._asked, self._help, self._answer):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        buttons.addStretch(1)
        column.addSpacing(12)
        column.addLayout(buttons)
        hint = self.tr("Page Down is de volgende vraag, Page Up de vorige. Overslaan mag altijd.")
        column.addWidget(WrapLabel(hint, "small"))
        self.body.addLayout(column)

    def _add_keys(self) -> None:
        leave, on, back = (LEAVE, self._desk.back), (NEXT_QUESTION, self._on_next), (PREVIOUS_QUESTION, self._on_back)
        for keys, slot in (leave, on, back):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus_on(self._editor)

    def _show_step(self) -> None:
        deel, vraag = self._steps[self._place]
        self._part.setText(deel.naam)
        self._asked.setText(vraag.vraag if vraag else self.tr("Wat wilt u met {0}?").format(deel.naam))
        self._help.setText(vraag.hulp if vraag else "")
        show_if(self._help, bool(vraag and vraag.hulp))
        editor = self._scale(deel, vraag) if vraag and vraag.soort is AntwoordSoort.CIJFER else self._words(deel, vraag)
        self._editor = editor
        self._answer.set_content(editor)
        show_if(self._back, self._place > 0)
        self._next.setText(self.tr("Klaar") if self._place == len(self._steps) - 1 else self.tr("Volgende vraag"))
        self.setAccessibleDescription(self._asked.text())
        focus_on(editor)

    def _scale(self, deel: Deel, vraag: InstrumentVraag) -> QWidget:
        part = self._model.part(deel.code)
        scale = BigScale(f"{vraag.vraag} {deel.naam}")
        scale.setObjectName("samen_cijfer")
        scale.setAccessibleDescription(vraag.hulp)
        scale.set_figure(part.cijfers.get(GEHEEL_DEEL) if part else None)
        scale.figure_edited.connect(self._on_figure)
        return scale

    def _words(self, deel: Deel, vraag: InstrumentVraag | None) -> QWidget:
        part = self._model.part(deel.code)
        if vraag is None:
            return Merken("samen_merk", self._model, deel)
        said = part.antwoorden.get(vraag.code, "") if part else ""
        if vraag.soort is AntwoordSoort.JA_NEE:
            row = QuestionRow(vraag, deel.naam)
            row.show_answer(said, may=True, veiled=False)
            row.changed.connect(self._on_answer)
            return row
        area = BigArea()
        area.setObjectName("samen_antwoord")
        area.setAccessibleName(f"{vraag.vraag} {deel.naam}")
        area.setAccessibleDescription(vraag.hulp)
        area.setPlainText(self._desk.names.text(said))
        area.setReadOnly(not self._desk.names.visible)
        area.textChanged.connect(self._on_text)
        return area

    def _on_text(self) -> None:
        area, vraag = self.sender(), self._steps[self._place].vraag
        if isinstance(area, TextArea) and vraag is not None and not area.isReadOnly():
            self._on_answer(vraag.code, area.toPlainText())

    def _on_answer(self, vraag: str, tekst: str) -> None:
        self._model.answer(self._steps[self._place].deel.code, vraag, tekst)

    def _on_figure(self, cijfer: int | None) -> None:
        self._model.give(self._steps[self._place].deel.code, cijfer)

    def _on_next(self) -> None:
        if self._place == len(self._steps) - 1:
            self._desk.back()
            return
        self._place += 1
        self._show_step()

    def _on_back(self) -> None:
        if self._place:
            self._place -= 1
            self._show_step()

    def _on_names(self) -> None:
        self._show_step()


def _large(theme: Theme) -> QFont:
    """For who reads along from the other side of the table."""
    return theme.font("voice_big")


class BigArea(TextArea):
    """Large letters, room for a story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lines=4, parent=parent)

    def retheme(self, theme: Theme) -> None:
        self.setFont(_large(theme))
        self.updateGeometry()


class BigScale(Scale):
    """Eleven large places."""

    CELL = 48
    ROLE = "h2"
