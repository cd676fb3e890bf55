"""A recorded decision: what it says, and what is done with it: told, received, withdrawn, followed up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.afweging import Slot
from casus.domain.bevoegdheid import Handeling
from casus.domain.deelbesluit import DeelStand
from casus.services.deelbesluiten import MeldGedeeld, mark_gedeeld
from casus.services.deelregister import DeelbesluitRow, OntvangerRow
from casus.services.messages import label, sentence
from casus.services.papieren import make_terugblik
from casus.ui.dates import day_full, day_month, moment_day, starting
from casus.ui.delen.afweging_model import AfwegingModel
from casus.ui.delen.besluit_dialogs import TerugblikDialog, TrekInDialog, VerteldDialog
from casus.ui.delen.deel_words import STAND_ICONS, although, attention_words, outcome_words, stand_words
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import make_file
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.tag import Tag

RUNS = (DeelStand.VOORGENOMEN, DeelStand.GEDEELD, DeelStand.ONTVANGEN, DeelStand.NIET_GEDEELD)


class BesluitPaneel(Card):
    """Read-only lines, then what one can still do; it is never altered, only withdrawn or followed up."""

    follow_pressed = Signal()

    def __init__(self, desk: Desk, model: AfwegingModel, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=14, parent=parent)
        self.setObjectName("besluit_vast")
        self._desk, self._model = desk, model
        row = model.scherm.rij
        assert row is not None
        self._row: DeelbesluitRow = row
        self._failure = Banner("", "danger")
        self._failure.hide()
        self.body.addWidget(WrapLabel(self.tr("Besluit"), "h2"))
        self.body.addWidget(self._failure)
        kind, icon = STAND_ICONS[row.stand]
        self.body.addWidget(Tag(starting(label(row.stand)), kind, icon), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(WrapLabel(outcome_words(row), "strong"))
        self.body.addWidget(WrapLabel(starting(stand_words(row)), "small"))
        for words in (although(row, desk.names), attention_words(row)):
            if words:
                self.body.addWidget(Banner(words, "warn"))
        self._add_facts()
        self._add_receivers()
        self._add_actions()

    def _add_facts(self) -> None:
        for name, value in self._facts():
            if value:
                pair = QVBoxLayout()
                pair.setSpacing(0)
                pair.addWidget(WrapLabel(name, "small", color="text2"))
                pair.addWidget(WrapLabel(value, "body"))
                self.body.addLayout(pair)

    def _facts(self) -> list[tuple[str, str]]:
        row, v, scherm = self._row, self._model.velden, self._model.scherm
        names, inhoud = self._desk.names, scherm.inhoud
        people = dict(scherm.professionals)
        recorded = "" if row.vastgelegd_op is None else day_full(moment_day(row.vastgelegd_op))
        told = "" if row.verteld_op is None else day_full(row.verteld_op)
        teller = people.get(v.verteller_id or 0, "")
        by = "" if v.vertellen_voor is None or told else day_month(v.vertellen_voor)
        return [
            (self.tr("Waarom"), names.text(v.motivering, scherm.casus_code)),
            (self.tr("Over"), self._about()),
            (self.tr("Waarvoor"), names.text(v.doel, scherm.casus_code)),
            (self.tr("Grond in de AVG"), _slot(inhoud.gronden, v.grond)),
            (self.tr("Uitzondering"), _slot_words(inhoud.uitzondering(v.uitzondering))),
            (self.tr("Beroepsgeheim"), _slot(inhoud.openingen, v.opening)),
            (self.tr("Akkoord van de politie"), v.politie_akkoord),
            (self.tr("Tweede lezer"), people.get(v.tweede_lezer_id or 0, "")),
            (self.tr("Geldig tot en met"), "" if v.geldig_tot is None else day_full(v.geldig_tot)),
            (self.tr("De persoon hoort het van"), ", ".join(part for part in (teller, by) if part)),
            (self.tr("Nog niet verteld omdat"), names.text(v.niet_vertellen, scherm.casus_code)),
            (self.tr("Verteld op"), told),
            (self.tr("Vastgelegd"), ", ".join(part for part in (recorded, row.auteur) if part)),
        ]

    def _about(self) -> str:
        """Per person which parts of life."""
        found = []
        for number, (inwoner_id, naam) in enumerate(self._model.scherm.personen, start=1):
            parts = [label(onderwerp) for id_, onderwerp in self._model.velden.over if id_ == inwoner_id]
            who = self._desk.names.beside_code(naam) or self.tr("persoon {0}").format(number)
            if parts:
                found.append(f"{who}: {', '.join(parts)}")
        return "\n".join(found)

    def _add_receivers(self) -> None:
        self.body.addWidget(Rule())
        told = self._row.stand is not DeelStand.NIET_GEDEELD
        self.body.addWidget(WrapLabel(self.tr("Wie hoort het?") if told else self.tr("Voor wie dit geldt"), "strong"))
        runs = self._row.stand in RUNS and told
        for number, each in enumerate(self._row.ontvangers):
            self.body.addLayout(self._receiver(each, number, may_mark=runs))

    def _receiver(self, each: OntvangerRow, number: int, *, may_mark: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(WrapLabel(each.organisatie, "body"))
        parts = []
        if each.gedeeld_op is not None:
            parts.append(self.tr("gedeeld op {0}").format(day_month(moment_day(each.gedeeld_op))))
        if each.ontvangen_op is not None:
            parts.append(self.tr("ontvangen op {0}").format(day_month(moment_day(each.ontvangen_op))))
        if parts:
            column.addWidget(WrapLabel(starting(", ".join(parts)), "small"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for words, done, received in (
            (self.tr("Gedeeld"), each.gedeeld_op, False),
            (self.tr("Ontvangen"), each.ontvangen_op, True),
        ):
            if may_mark and done is None and self._model.may(Handeling.DELEN_WEGEN):
                button = Button(words, size="small")
                button.setObjectName(f"{'ontvangen' if received else 'gedeeld'}_{number}_knop")
                button.setAccessibleDescription(each.organisatie)
                button.clicked.connect(lambda _=False, o=each.organisatie_id, r=received: self._mark(o, received=r))
                buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return column

    def _add_actions(self) -> None:
        row = self._row
        box = QWidget()
        line = FlowLayout(box)
        if row.stand is not DeelStand.CONCEPT and row.verteld_op is None and self._model.may(Handeling.DELEN_WEGEN):
            told = Button(self.tr("Verteld op"), icon=Icon.TALK, size="small")
            told.setObjectName("verteld_knop")
            told.clicked.connect(lambda: VerteldDialog(self._desk, self._model, row, self).open())
            line.addWidget(told)
        if row.stand in (*RUNS, DeelStand.VERLOPEN) and self._model.may(Handeling.DELEN_BESLISSEN):
            follow = Button(self.tr("Volg op"), icon=Icon.NEXT, size="small")
            follow.setObjectName("volg_op_knop")
            follow.clicked.connect(self.follow_pressed)
            back = Button(self.tr("Trek in"), icon=Icon.UNDO, size="small")
            back.setObjectName("trek_in_knop")
            back.clicked.connect(lambda: TrekInDialog(self._desk, self._model, row, self).open())
            line.addWidget(follow)
            line.addWidget(back)
        if row.stand is not DeelStand.CONCEPT and self._model.may(Handeling.DELEN_WEGEN):
            paper = Button(self.tr("Blad om na te praten"), icon=Icon.DOCUMENT, size="small")
            paper.setObjectName("terugblik_knop")
            paper.clicked.connect(self._make_paper)
            line.addWidget(paper)
        if line.count():
            self.body.addWidget(Rule())
            self.body.addWidget(box)

    def _make_paper(self) -> None:
        dialog = TerugblikDialog(self._row, self._model.today, self)
        make_file(self._desk, dialog, make_terugblik, self.tr("Het blad staat in {0}."))

    def _mark(self, organisatie_id: int, *, received: bool) -> None:
        command = MeldGedeeld(self._row.id, self._row.versie, organisatie_id, received)
        self._desk.runner.run(
            self,
            mark_gedeeld,
            command,
            done=lambda _: self._model.load(),
            failed=lambda error: self._fail(sentence(error)),
        )

    def _fail(self, words: str) -> None:
        self._failure.set_content(words, "danger")
        self._failure.show()


def _slot(slots: tuple[Slot, ...], code: str) -> str:
    return _slot_words(next((each for each in slots if each.code == code), None))


def _slot_words(found: Slot | None) -> str:
    if found is None:
        return ""
    return f"{found.naam} ({found.artikel})" if found.artikel else found.naam
