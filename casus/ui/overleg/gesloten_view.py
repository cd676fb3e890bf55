"""A meeting that is closed or established: the minutes as one reads them, corrections visibly beside."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import OverlegStatus
from casus.services.overleg_page import OverlegPage
from casus.services.verslagen import MakeVerslag, default_name, make_verslag
from casus.services.verzegeld import WieKrijgtWat, list_wie_krijgt_wat, make_verzegeld
from casus.ui.dates import day_long, moment_day
from casus.ui.icons import Icon
from casus.ui.overleg.agenda_words import title_of
from casus.ui.overleg.correctie_dialog import CorrectieDialog
from casus.ui.overleg.form_dialog import make_beside
from casus.ui.overleg.gesloten_rows import (
    PersonBlock,
    PuntBlock,
    ReadRow,
    absent_words,
    person_blocks,
    present_rows,
    punt_blocks,
)
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.overleg.plan_dialog import open_plan_dialog
from casus.ui.overleg.sluit_dialog import closing_counts
from casus.ui.overleg.states import message_bar, state_steps
from casus.ui.overleg.verslag_dialog import ShowWieKrijgtWat, VerslagDialog
from casus.ui.overleg.wie_krijgt_wat_dialog import WieKrijgtWatDialog
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.label import IconLabel, Label, WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign


class GeslotenView(ScrollPage):
    """One primary: *Stel vast*, then *Maak verslag*."""

    def __init__(self, overleg: OverlegModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("gesloten")
        self._overleg, self._names = overleg, overleg.desk.names
        self._made: Path | None = None
        self._make_header()
        self._message = message_bar(self)
        self._message.action_requested.connect(self._show_folder)
        self._columns = AsideLayout()
        self.body.addWidget(self._message)
        self.body.addWidget(self._columns)
        self._make_columns()
        overleg.loaded.connect(self.show_page)
        overleg.failed.connect(self._warn)
        self._names.changed.connect(self._on_names)
        self.show_page(overleg.page)

    # building

    def _make_header(self) -> None:
        self._steps = state_steps()
        self.set_below_header(self._steps)
        self._plan = Button(self.tr("Plan volgend overleg"), icon=Icon.DATE)
        self._plan.setObjectName("plan_volgend_knop")
        self._plan.clicked.connect(lambda: open_plan_dialog(self._overleg.desk, self))
        show_if(self._plan, self._overleg.may_prepare)
        self._verslag = Button(self.tr("Maak verslag"), icon=Icon.DOCUMENT)
        self._verslag.setObjectName("verslag_knop")
        self._verslag.clicked.connect(self._ask_name)
        self._establish = Button(self.tr("Stel vast"), "primary", size="big")
        self._establish.setObjectName("stel_vast_knop")
        self._establish.clicked.connect(self._ask_establish)
        self.set_actions(self._plan, self._verslag, self._establish)

    def _make_columns(self) -> None:
        self._blocks: KeyedRows[PuntBlock] = KeyedRows(self._punt, lines=False, gap=16)
        self._columns.main.addWidget(self._blocks)
        self._short = WrapLabel("", "body")
        self._carry = Button(self.tr("Neem het dossier mee"), "ghost", Icon.CARRY, size="small")
        self._carry.setObjectName("neem_dossier_mee_knop")
        self._carry.clicked.connect(self._overleg.desk.carry)
        show_if(self._carry, self._overleg.desk.may_carry())
        self._there: KeyedRows[tuple[str, str]] = KeyedRows(_present, lines=False, gap=8)
        self._away = WrapLabel("", "small")
        self._agreed: KeyedRows[PersonBlock] = KeyedRows(_person)
        self._nothing = WrapLabel(self.tr("Er zijn geen acties afgesproken."), "small")
        for title, parts in (
            (self.tr("In het kort"), (self._short, self._carry)),
            (self.tr("Aanwezig"), (self._there, self._away)),
            (self.tr("Afspraken per persoon"), (self._nothing, self._agreed)),
        ):
            card = Card(padding=20)
            card.body.addWidget(Label(title, "h3"))
            for part in parts:
                is_button = isinstance(part, Button)
                card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
            self._columns.aside.addWidget(card)

    # showing

    def show_page(self, page: OverlegPage) -> None:
        done = page.status is OverlegStatus.VASTGESTELD
        self.set_title(title_of(page))
        self.set_crumbs([self.tr("Overleggen"), self.tr("Overleg {0}").format(page.nummer)])
        self.set_facts(facts(page.plaats, self._when(page)))
        self._steps.set_current(4 if done else 3)
        show_if(self._establish, not done and self._overleg.may_establish)
        self._verslag.set_kind("primary" if done else "secondary")
        show_if(self._verslag, self._overleg.may_chair)
        away = absent_words(page)
        self._short.setText("\n".join(closing_counts(page)))
        self._there.set_rows(present_rows(page))
        self._away.setText(away)
        show_if(self._away, bool(away))
        people = person_blocks(page, self._names)
        self._agreed.set_rows(people)
        show_if(self._nothing, not people)
        self._blocks.set_rows(punt_blocks(page, self._names))

    def _when(self, page: OverlegPage) -> str:
        if page.vastgesteld_op is not None:
            return self.tr("vastgesteld op {0}").format(day_long(moment_day(page.vastgesteld_op)))
        hint = "" if self._overleg.may_establish else self.tr("de voorzitter stelt het verslag vast")
        closed = day_long(moment_day(page.gesloten_op)) if page.gesloten_op is not None else ""
        return facts(self.tr("gesloten op {0}").format(closed), hint)

    def _punt(self, block: PuntBlock) -> QWidget:
        card = Card(padding=22, spacing=10)
        card.setObjectName(f"punt_{block.punt_id}")
        head = QHBoxLayout()
        head.setSpacing(10)
        if block.code:
            head.addWidget(Label(block.code, "h3", tabular=True))
        head.addWidget(Label(block.title, "h3", color="text2" if block.code else None, elide=True), 1)
        head.addWidget(Label(block.about, "small", tabular=True))
        card.body.addLayout(head)
        if block.vraag:
            card.body.addWidget(WrapLabel(block.vraag, "strong"))
        for row in block.rows:
            card.body.addWidget(Rule())
            card.body.addWidget(self._line(row))
        if block.foot:
            icon = Icon.RETURN if not block.rows else Icon.COME_BACK
            card.body.addWidget(IconLabel(icon, block.foot, "small"))
        return card

    def _line(self, row: ReadRow) -> QWidget:
        line = row.line
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrapLabel(line.text, "body"))
        meta = QHBoxLayout()
        meta.setSpacing(10)
        kind = Label(line.kind, "small_strong", color="accent" if line.is_agreed else None)
        meta.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        meta.addWidget(WrapLabel(line.meta, "small"), 1)
        words.addLayout(meta)
        for correction in row.corrections:
            words.addWidget(_correction(correction.nieuw, correction.about))
        box = QWidget()
        whole = QHBoxLayout(box)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(IconSign(line.icon, "accent" if line.is_agreed else "text2", 20, line_of="body"))
        whole.addLayout(words, 1)
        if row.kind and self._overleg.may_chair:
            whole.addWidget(self._correct_button(row), 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _correct_button(self, row: ReadRow) -> Button:
        button = Button(self.tr("Corrigeer"), "ghost", size="small")
        button.setObjectName(f"corrigeer_{row.line.key}")
        button.setAccessibleName(self.tr("Corrigeer: {0}").format(row.line.text))
        button.clicked.connect(lambda: self._ask_correction(row))
        return button

    def _on_names(self) -> None:
        self.show_page(self._overleg.page)

    def _warn(self, words: str) -> None:
        self._say(words, "warn")

    def _say(self, words: str, kind: str, action: str = "") -> None:
        self._message.set_content(words, "warn" if kind == "warn" else "info", action=action)
        show_if(self._message, bool(words))

    # doing

    def _ask_correction(self, row: ReadRow) -> None:
        text = row.corrections[-1].nieuw if row.corrections else row.line.text
        dialog = CorrectieDialog(self._overleg.overleg_id, row.kind, row.line.key, text, self._names, self)
        dialog.submitted.connect(lambda command: self._overleg.correct(command, dialog.answer()))
        dialog.keep_drafts(self._overleg.desk.runner, "correctie", row.line.key, "nieuw", "reden")
        dialog.open()

    def _ask_establish(self) -> None:
        dialog = ConfirmDialog(
            self.tr("Verslag vaststellen?"),
            self.tr("Stel vast"),
            self,
            intro=self.tr("U staat er als voorzitter voor in dat dit klopt."),
            note=self.tr("Een correctie kan daarna nog steeds. Die komt zichtbaar naast de tekst."),
            kind="primary",
            icon=Icon.SAFE,
        )
        dialog.setObjectName("vaststel_dialoog")
        dialog.confirm.setObjectName("vaststel_bevestig_knop")
        dialog.accepted.connect(lambda: self._overleg.go_to(OverlegStatus.VASTGESTELD))
        dialog.open()

    def _ask_name(self) -> None:
        self._overleg.read(self, default_name, self._overleg.overleg_id, done=self._ask_verslag)

    def _ask_verslag(self, name: str) -> None:
        dialog = VerslagDialog(self._overleg.overleg_id, name, self)
        dialog.submitted.connect(lambda command: self._on_submitted(command, dialog))
        dialog.open()

    def _on_submitted(self, command: MakeVerslag | ShowWieKrijgtWat, dialog: VerslagDialog) -> None:
        if isinstance(command, MakeVerslag):
            self._make(make_verslag, command, dialog, self._on_made)
            return
        dialog.accept()
        shown = partial(self._show_wie_krijgt_wat, command.map)
        self._overleg.read(self, list_wie_krijgt_wat, command.overleg_id, done=shown)

    def _show_wie_krijgt_wat(self, folder: Path, found: WieKrijgtWat) -> None:
        dialog = WieKrijgtWatDialog(found, folder, self)
        dialog.submitted.connect(lambda command: self._make(make_verzegeld, command, dialog, self._on_all_made))
        dialog.open()

    def _make(
        self,
        service: Callable[..., object],
        command: object,
        dialog: VerslagDialog | WieKrijgtWatDialog,
        then: Callable[[Any], None],
    ) -> None:
        make_beside(self._overleg.desk.runner, self, dialog, service, command, then)

    def _on_all_made(self, paths: tuple[Path, ...]) -> None:
        self._made = paths[0]
        words = self.tr("De verslagen staan in {0}. Een bestand dat u deelt, kunt u niet terughalen.")
        self._say(words.format(paths[0].parent), "info", self.tr("Toon map"))

    def _on_made(self, path: Path) -> None:
        self._made = path
        words = self.tr("Het verslag staat in {0}. Een bestand dat u deelt, kunt u niet terughalen.").format(path)
        self._say(words, "info", self.tr("Toon map"))

    def _show_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))


def _correction(text: str, about: str) -> QWidget:
    box = Card("soft", padding=12, spacing=2)
    head = IconLabel(Icon.EDIT, about, "small", color="soft_t")
    box.body.addWidget(WrapLabel(text, "body"))
    box.body.addWidget(head)
    return box


def _present(row: tuple[str, str]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(WrapLabel(row[0], "body"))
    column.addWidget(WrapLabel(row[1], "small"))
    return box


def _person(block: PersonBlock) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(WrapLabel(block.who, "strong"))
    for actie in block.acties:
        column.addWidget(WrapLabel(actie, "small"))
    return box
