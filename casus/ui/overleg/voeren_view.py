"""Chairing (lopend): where are we, who is it, what do we say, who is there. Eyes on people: nothing moves by itself."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.tafelcheck import Oordeel
from casus.domain.values import AgendapuntStatus, OverlegStatus
from casus.services.acties import ActieRow, FinishActie
from casus.services.casussen import CreateCasus
from casus.services.overleg_page import PuntPage, PuntRow
from casus.services.overleggen import VoorraadRow
from casus.services.tafelcheck import Tafelcheck
from casus.ui.dates import moment_clock
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.names import TableNames
from casus.ui.overleg.erbij_column import ErbijColumn
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.overleg.gesprek_list import GesprekList
from casus.ui.overleg.inloop_dialog import DRAFTED, InloopDialog
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.overleg.persoon_column import PersoonColumn
from casus.ui.overleg.sluit_dialog import SluitDialog
from casus.ui.overleg.snelle_invoer import SnelleInvoer
from casus.ui.overleg.states import message_bar
from casus.ui.overleg.tafel_dialogs import ActieDialog, BesluitDialog, LaterDialog, NietDialog, TerugDialog
from casus.ui.overleg.verloop_list import VerloopList
from casus.ui.overleg.voeren_header import VoerenHeader
from casus.ui.overleg.voeren_layout import AgendaPanel, VoerenLayout
from casus.ui.overleg.voeren_model import VoerenModel
from casus.ui.overleg.voeren_words import actie_lines, erbij_rows, gesprek_rows, verloop_rows
from casus.ui.shortcuts import MONEY
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link

TICK_MS = 1000
_DRAFT, _LINE = "overleg_invoer", "regel"


class VoerenView(QWidget):
    """One primary: *Volgend punt*, at the end *Sluit overleg*."""

    def __init__(self, overleg: OverlegModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voeren")
        self.setAccessibleName(self.tr("Overleg voeren"))
        self._overleg = overleg
        self._names = TableNames(overleg.desk.names, self)
        self._checks: dict[int, Tafelcheck] | None = None
        self._named: set[int] = set()
        self.model = VoerenModel(overleg, self)
        self._punt: PuntRow | None = None
        self._found: PuntPage | None = None
        self._before: tuple[ActieRow, ...] = ()
        self._drafts: Drafts | None = None
        self._draft_of = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._make_parts()
        self._connect()
        self.show_punt(self.model.punt)
        self.model.look_at(None)

    # building

    def _make_parts(self) -> None:
        can_edit = self._overleg.may_chair
        self._message = message_bar(self)
        self._header = VoerenHeader(self._names)
        self._person = PersoonColumn(self._overleg.desk, self._names, can_edit=can_edit)
        self._talk = GesprekList()
        self._erbij = ErbijColumn(can_edit=can_edit)
        self._entry = SnelleInvoer(self._names)
        frame = VoerenLayout(
            agenda=self._make_agenda(can_edit),
            header=self._header,
            person=self._person,
            talk=self._make_talk(),
            table=self._erbij,
            entry=self._entry,
        )
        # only now: a part that is shown before it has a parent is a window for a moment, and takes the focus away
        self._entry.setVisible(can_edit)
        self._header.next_button.setVisible(can_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addWidget(frame, 1)

    def _make_agenda(self, can_edit: bool) -> QWidget:
        panel = AgendaPanel()
        self._verloop = VerloopList()
        self._number, self._since = Label("", "strong"), Label("", "small", tabular=True, elide=True)
        back = Link(self.tr("Overleggen"))
        back.setObjectName("terug_naar_overleggen")
        back.clicked.connect(self._overleg.desk.back)
        walk_in = Button(self.tr("Inloop"), icon=Icon.DOOR, size="small")
        walk_in.setObjectName("inloop_knop")
        walk_in.clicked.connect(lambda: self.model.read_voorraad(self._ask_inloop))
        close = Button(self.tr("Sluit overleg"), "ghost", size="small")
        close.setObjectName("sluit_overleg_knop")
        close.clicked.connect(self._ask_close)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(2)
        for part in (back, self._number, self._since):
            head.addWidget(part)
        panel.body.addLayout(head)
        panel.body.addSpacing(10)
        panel.body.addWidget(self._verloop)
        panel.body.addStretch(1)
        foot = QWidget()
        flow = FlowLayout(foot, gap=2)
        flow.addWidget(walk_in)
        flow.addWidget(close)
        panel.body.addSpacing(12)
        under = QHBoxLayout()
        under.setContentsMargins(12, 0, 0, 0)
        under.addWidget(foot)
        panel.body.addLayout(under)
        walk_in.setVisible(can_edit)
        close.setVisible(can_edit)
        return panel

    def _make_talk(self) -> QWidget:
        card = Card(padding=2, spacing=0)
        self._empty = QWidget()
        hint = QHBoxLayout(self._empty)
        hint.setContentsMargins(20, 16, 20, 0)
        hint.addWidget(WrapLabel(self.tr("Nog niets vastgelegd bij dit punt."), "small"))
        card.body.addWidget(self._empty)
        card.body.addWidget(self._talk, 1)
        return card

    def _connect(self) -> None:
        model, entry = self.model, self._entry
        model.shown.connect(self.show_punt)
        model.punt_loaded.connect(self._show_found)
        model.checked.connect(self._on_checks)
        self._erbij.check.ask_out.connect(self._ask_out)
        self._erbij.check.weigh.connect(self._weigh)
        self._erbij.check.show_name.connect(self._show_name)
        model.understood.connect(entry.show_understood)
        model.unclear.connect(entry.insist)
        model.recorded.connect(self._on_recorded)
        model.refused.connect(entry.show_refusal)
        self._overleg.failed.connect(self._say)
        entry.typed.connect(model.typed)
        entry.typed.connect(self._on_typed)
        entry.submitted.connect(model.submit)
        entry.soort_chosen.connect(model.choose_soort)
        entry.besluit_wanted.connect(self._ask_besluit)
        entry.actie_wanted.connect(self._ask_actie)
        self._verloop.chosen.connect(model.look_at)
        self._erbij.stepped.connect(model.step)
        self._person.answered.connect(self._on_answer)
        self._person.besluiten.failed.connect(self._say)
        self._person.money.model.failed.connect(self._say)
        money = QShortcut(QKeySequence(MONEY), self)
        money.activated.connect(self._person.money.ask.click)
        self._person.come_back.connect(self._ask_terug)
        self._person.casus_wanted.connect(self._open_casus)
        self._header.next_button.clicked.connect(self._on_next)
        self._header.now_button.clicked.connect(self._on_now)
        self._names.changed.connect(self._on_names)

    # showing

    def show_punt(self, punt: PuntRow | None) -> None:
        self._punt = punt
        if punt is not None and punt.id != self._draft_of:
            self._found, self._before = None, ()
            self._named.clear()
            self._keep_drafts(punt.id)
        self._render()

    def _show_found(self, found: PuntPage | None, before: tuple[ActieRow, ...]) -> None:
        self._found, self._before = found, before
        self._render()

    def _render(self) -> None:
        page, punt = self._overleg.page, self._punt
        self._number.setText(self.tr("Overleg {0}").format(page.nummer))
        since = moment_clock(page.begonnen_op) if page.begonnen_op is not None else ""
        self._since.setText(self.tr("Lopend sinds {0}").format(since))
        check = self._check_of(punt)
        self._names.be_quiet(punt is not None and punt.id in self._quiet())
        runs = punt is not None and punt.status is AgendapuntStatus.LOPEND
        self._erbij.show_check(check, runs=runs, is_quiet=self._names.is_quiet and self._overleg.desk.names.visible)
        self._erbij.show_rows(erbij_rows(page, punt, check), (punt.code or "") if punt is not None else "")
        self._header.show_punt(page, punt)
        self.tick()
        if punt is None:
            return
        rows = gesprek_rows(punt, self._names)
        self._talk.set_rows(rows)
        self._empty.setVisible(not rows)
        acties = actie_lines(self._before, self._names, self._overleg.today(), with_code=punt.casus_id is None)
        self._person.show_punt(punt, self._found, acties, self._names)
        elsewhere = page.running is not None and page.running.id != punt.id
        self._header.now_button.setVisible(elsewhere and self._overleg.may_chair)
        self._entry.setVisible(self._overleg.may_chair and punt.status is not AgendapuntStatus.GEPLAND)

    # who may hear what

    def _on_checks(self, checks: dict[int, Tafelcheck]) -> None:
        self._checks = checks
        self._render()

    def _quiet(self) -> frozenset[int]:
        """Points of which this table may not hear the name: it is on no screen in the room until they may, nor before
        that is known.
        """
        if self._checks is None:
            return frozenset(punt.id for punt in self._overleg.page.casussen)
        narrow = (Oordeel.ZONDER_NAAM, Oordeel.NIET)
        found = (id_ for id_, check in self._checks.items() if check.oordeel.nu.oordeel in narrow)
        return frozenset(found) - self._named

    def _check_of(self, punt: PuntRow | None) -> Tafelcheck | None:
        return (self._checks or {}).get(punt.id) if punt is not None else None

    def _show_name(self) -> None:
        """Somebody sits alone at this screen and wants the name; until the next point."""
        if self._punt is not None:
            self._named.add(self._punt.id)
            self._render()

    def _ask_out(self) -> None:
        check = self._check_of(self._punt)
        if check is not None:
            self.model.step_out(check.oordeel.weg)

    def _weigh(self) -> None:
        """For who sits at this table."""
        if self._punt is not None and self._punt.casus_id is not None:
            self._overleg.desk.weigh(self._punt.casus_id, self._punt.id)

    def _on_names(self) -> None:
        self._entry.show_again()
        self._render()

    def tick(self) -> None:
        """A second went by: only words and bars move, nothing is read."""
        page, now = self._overleg.page, self._overleg.now()
        self._header.tick(page, self._punt, now)
        self._verloop.set_rows(verloop_rows(page, self._punt, self._overleg.desk.names, now, self._quiet()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _say(self, words: str) -> None:
        self._message.set_content(words, "warn")
        self._message.setVisible(bool(words))

    # drafts of the line, one per point

    def _keep_drafts(self, punt_id: int) -> None:
        """What was typed at a point stays with that point: it is about that casus."""
        old, self._drafts, line = self._drafts, None, self._entry.line
        if old is not None:
            old.keep_now()
            old.deleteLater()
            line.clear()
        self._draft_of = punt_id
        self._drafts = Drafts(self._overleg.desk.runner, _DRAFT, punt_id, self)
        self._drafts.add(DraftField(_LINE, line.text, self._put_back))
        self._drafts.restore()

    def _put_back(self, text: str) -> None:
        if not self._entry.line.text():
            self._entry.line.setText(text)

    def _on_typed(self, _: str) -> None:
        if self._drafts is not None:
            self._drafts.touched(_LINE)

    def _on_recorded(self, line: str) -> None:
        self._entry.let_go(line)
        self._say("")
        if self._drafts is not None:
            self._drafts.forget()

    # doing

    def _on_next(self) -> None:
        self._say("")
        if self.model.next_punt() is None:
            self._ask_close()
        else:
            self.model.start_next()

    def _on_now(self) -> None:
        if self._punt is not None:
            self.model.start(self._punt.id)

    def _open_casus(self) -> None:
        if self._punt is not None and self._punt.casus_id is not None:
            self._overleg.desk.open_casus(self._punt.casus_id)

    def _ask_close(self) -> None:
        dialog = SluitDialog(self._overleg, self)
        dialog.accepted.connect(lambda: self._overleg.go_to(OverlegStatus.GESLOTEN))
        dialog.open()

    def _open(self, dialog: FormDialog, scherm: str, *names: str) -> None:
        """A form whose texts are kept as drafts of this point."""
        dialog.keep_drafts(self._overleg.desk.runner, scherm, self._draft_of, *names)
        dialog.open()

    def _ask_besluit(self) -> None:
        dialog = BesluitDialog(self)
        dialog.submitted.connect(lambda said: self.model.record_besluit(said[0], said[1], dialog.answer()))
        self._open(dialog, "besluit", "tekst", "motivering")

    def _ask_actie(self) -> None:
        dialog = ActieDialog(self.model.kandidaten, self._names, self._overleg.today(), self)
        dialog.submitted.connect(lambda said: self.model.record_actie(said[0], said[1], said[2], dialog.answer()))
        self._open(dialog, "actie", "wat", "naaste")

    def _ask_terug(self) -> None:
        if (punt := self._punt) is None:
            return
        dialog = TerugDialog(punt.terug_op, self._overleg.page.datum, self._overleg.today(), self)
        dialog.submitted.connect(lambda day: self.model.set_terug_op(day, dialog.answer()))
        dialog.open()

    def _ask_inloop(self, rows: list[VoorraadRow]) -> None:
        dialog = InloopDialog(rows, self.model.others_present(), self._names, self._overleg.today(), self)
        dialog.submitted.connect(lambda wanted: self._add_inloop(wanted, dialog))
        dialog.keep_drafts(self._overleg.desk.runner, "inloop", self._overleg.overleg_id, *DRAFTED)
        dialog.open()

    def _add_inloop(self, wanted: object, dialog: InloopDialog) -> None:
        known = wanted if isinstance(wanted, int) else None
        new = wanted if isinstance(wanted, CreateCasus) else None
        self.model.add_inloop(known, new, dialog.answer())

    def _on_answer(self, actie_id: int, answer: str) -> None:
        row = next(row for row in self._before if row.id == actie_id)
        if answer == "done":
            self.model.finish_actie(FinishActie(row.id, row.versie, True))
        elif answer == "open":
            self.model.reopen_actie(row)
        elif answer == "not":
            self._ask_not(row)
        else:
            self._ask_later(row)

    def _ask_not(self, row: ActieRow) -> None:
        dialog = NietDialog(row, self._names, self)
        dialog.submitted.connect(lambda cmd: self.model.finish_actie(cmd, dialog.answer()))
        dialog.open()

    def _ask_later(self, row: ActieRow) -> None:
        dialog = LaterDialog(row, self._names, self._overleg.today(), self)
        dialog.submitted.connect(lambda cmd: self.model.postpone_actie(cmd, dialog.answer()))
        dialog.open()
