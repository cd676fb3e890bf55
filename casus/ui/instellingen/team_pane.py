"""What the team agreed: its rules, the lock, how long what is kept. Everybody reads it, whoever manages changes it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.team import EldersRow, TeamRow, TermijnRow
from casus.system.settings import LONGEST_LOCK, SHORTEST_LOCK
from casus.ui.desk import Desk
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.instellingen.parts import group, in_words
from casus.ui.instellingen.team_model import TeamModel
from casus.ui.instellingen.termijn_dialog import TermijnDialog
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.stepper import Stepper
from casus.ui.widgets.tag import Tag

SCHERM = "team"


class TeamPane(QWidget):
    def __init__(self, desk: Desk, model: TeamModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._rules_card())
        self._periods = group(
            self.tr("Bewaartermijnen"),
            self.tr("De tijd telt vanaf de dag dat een casus sluit. Bewaar niets langer dan nodig."),
        )
        self._column.addWidget(self._periods)
        self._rows: QWidget | None = None
        self._drafts = Drafts(desk.runner, SCHERM, 0, self)
        self._text.textChanged.connect(
            self._drafts.add(DraftField("afspraken", self._text.toPlainText, self._text.setPlainText))
        )
        model.loaded.connect(self._on_loaded)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        self._is_filled = False

    def _rules_card(self) -> Card:
        card = group(self.tr("Regels van het team"))
        self._text = TextArea(lines=6)
        self._text.setObjectName("team_afspraken")
        help_text = self.tr("Hoe u met elkaar en met de persoon omgaat. Iedereen van het team leest dit.")
        self._rules = Field(self.tr("Wat u met elkaar hebt afgesproken"), self._text, help_text)
        self._read_rules = WrapLabel("", "body", ideal_width=720)
        self._minutes = Stepper(
            LONGEST_LOCK, self.tr("Op slot na hoogstens"), minimum=SHORTEST_LOCK, maximum=LONGEST_LOCK, step=1
        )
        self._minutes.setObjectName("team_vergrendel_hoogstens")
        self._lock_row = QWidget()
        row = QHBoxLayout(self._lock_row)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(WrapLabel(self.tr("Een dossier waar niemand bij is, gaat op slot na hoogstens")))
        row.addWidget(self._minutes)
        row.addStretch(1)
        self._save = Button(self.tr("Bewaar de regels"), "primary")
        self._save.setObjectName("team_bewaar_knop")
        self._save.clicked.connect(self._on_save)
        self._message = IconLabel(Icon.CHECK, self.tr("Bewaard"), "small")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._save)
        foot.addWidget(self._message)
        foot.addStretch(1)
        for part in (self._rules, self._read_rules, self._lock_row):
            card.body.addWidget(part)
        card.body.addLayout(foot)
        for part in (self._rules, self._lock_row, self._save, self._message):
            part.hide()
        return card

    def _on_loaded(self, row: TeamRow) -> None:
        for part in (self._rules, self._lock_row, self._save):
            show_if(part, row.may_change)
        nothing = self.tr("Uw team heeft nog geen regels opgeschreven. De coördinator kan dat doen.")
        self._read_rules.setText(row.afspraken or nothing)
        show_if(self._read_rules, not row.may_change)
        if not self._is_filled:
            self._is_filled = True
            self._text.setPlainText(row.afspraken)
            self._minutes.setValue(row.vergrendel_hoogstens)
            self._drafts.forget_waiting()
            if row.may_change:
                self._drafts.restore()
        self._show_periods(row)

    def _show_periods(self, row: TeamRow) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        for termijn in row.termijnen:
            column.addWidget(self._period(termijn, may_change=row.may_change))
            column.addWidget(Rule())
        column.addWidget(Label(self.tr("Niet in Casus, maar bij de partner zelf"), "strong"))
        for elders in row.elders:
            column.addWidget(self._elsewhere(elders))
        self._periods.body.addWidget(self._rows)

    def _period(self, row: TermijnRow, *, may_change: bool) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QWidget()
        flow = FlowLayout(head, gap=10)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(WrapLabel(f"{row.naam}: {in_words(row.maanden)}", "strong"))
        flow.addWidget(self._tag(row))
        words.addWidget(head)
        source = row.bron if row.eigen else f"{row.bron} ({row.gewoon.jaar})"
        words.addWidget(WrapLabel(source, "small", ideal_width=640))
        line.addLayout(words, 1)
        if may_change:
            change = Button(self.tr("Wijzig"), size="small")
            change.setObjectName(f"termijn_{row.soort}_knop")
            change.setAccessibleName(self.tr("Wijzig de termijn van: {0}").format(row.naam))
            change.clicked.connect(lambda: TermijnDialog(row, self._model, self._desk.runner, self).open())
            line.addWidget(change)
        return box

    def _tag(self, row: TermijnRow) -> Tag:
        if row.eigen:
            return Tag(self.tr("Keuze van uw team"), "accent")
        if row.gewoon.is_norm:
            return Tag(self.tr("Norm"), "neutral")
        return Tag(self.tr("Gebruik, geen norm"), "outline")

    def _elsewhere(self, row: EldersRow) -> QWidget:
        return WrapLabel(f"{row.naam}: {row.termijn}. {row.bron} ({row.jaar})", "small", ideal_width=720)

    def _on_save(self) -> None:
        self._rules.set_error(None)
        show_if(self._message, False)
        self._model.save_rules(self._rules.text(), self._minutes.value())

    def _on_saved(self, what: str) -> None:
        if what == "dossier":
            self._drafts.forget()
            show_if(self._message, True)

    def _on_refused(self, field: str, sentence: str) -> None:
        if field in ("", "vergrendel_hoogstens", "afspraken"):
            self._rules.set_error(sentence)
