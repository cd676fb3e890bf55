"""One professional: the number large enough to read aloud, where they worked, who stands in, what is open."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import Rol
from casus.services.messages import label, sentence
from casus.services.professionals import JobRow, ProfessionalPage, show_professional
from casus.services.vervangen import StopVervanging, VervangingRow, stop_vervanging
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.mensen.dialogs import ask_professional
from casus.ui.mensen.job_dialogs import ask_job, ask_vervanging
from casus.ui.mensen.mensen_model import MensenModel, Overzicht
from casus.ui.mensen.mensen_words import day_words, job_row, replaced_words, stands_in_words
from casus.ui.mensen.overdracht_dialog import ask_overdracht
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tag import Tag

Standing = tuple[VervangingRow, bool]
"""A stand-in, and whether this page is of who stands in."""


class ProfessionalReader(QObject):
    """Reads the page anew when somebody changed something of it."""

    loaded = Signal(object)
    gone = Signal(str)

    def __init__(self, desk: Desk, professional_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._id = desk, professional_id
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        self._desk.runner.read(
            self, show_professional, self._id, done=self.loaded.emit, failed=self._on_gone, latest="pagina"
        )

    def _on_gone(self, error: CasusError) -> None:
        self.gone.emit(sentence(error))

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if any(c.kind in ("professional", "organisatie", "actie", "casus") for c in changes):
            self.load()


class ProfessionalPageView(ScrollPage):
    def __init__(self, desk: Desk, professional_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("professional_pagina")
        self._desk, self._id = desk, professional_id
        self.model = MensenModel(desk, self)
        self._reader = ProfessionalReader(desk, professional_id, self)
        self.page: ProfessionalPage | None = None
        self._message = Banner("", "danger")
        self._message.hide()
        self._make_parts()
        self._lay_out()
        self._reader.loaded.connect(self._on_page)
        self._reader.gone.connect(self._on_failed)
        self.model.failed.connect(self._on_failed)
        self.model.loaded.connect(lambda _: self._show())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self).activated.connect(self._copy_number)
        self._reader.load()
        self.model.load()

    def _make_parts(self) -> None:
        self._number = WrapLabel("", "figure")
        self._number.setObjectName("professional_nummer")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._email = WrapLabel("", "body")
        self._copy_email = Button(self.tr("Kopieer e-mail"), size="small", icon=Icon.COPY)
        self._copy_email.setObjectName("email_kopieer_knop")
        self._copy_email.clicked.connect(self._on_copy_email)
        self._jobs: KeyedRows[str] = KeyedRows(lambda words: WrapLabel(words, "body"))
        self._standing: KeyedRows[Standing] = KeyedRows(self._standing_row)
        self._nobody = WrapLabel(self.tr("Er is nu geen vervanging afgesproken."), "body", color="text2")
        self._work = WrapLabel("", "body")
        self._user = WrapLabel("", "body")

    def _lay_out(self) -> None:
        self.body.addWidget(self._message)
        columns = AsideLayout()
        contact = Card()
        contact.body.addWidget(SectionHead(self.tr("Bereikbaar"), small=True, icon=Icon.PHONE))
        contact.body.addWidget(self._number)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._email, 1)
        line.addWidget(self._copy_email)
        contact.body.addLayout(line)
        columns.main.addWidget(contact)
        self._change_job = self._small(self.tr("Andere functie"), "functie_wijzig_knop", self._on_job)
        self._add_stand_in = self._small(self.tr("Regel vervanging"), "vervanging_knop", self._on_vervanging)
        self._hand_over = self._small(self.tr("Draag over"), "overdragen_knop", partial(self._on_overdracht, False))
        columns.main.addWidget(self._section(self.tr("Functies"), Icon.ORGANISATIE, self._change_job, self._jobs))
        columns.main.addWidget(
            self._section(self.tr("Vervanging"), Icon.COME_BACK, self._add_stand_in, self._standing, self._nobody)
        )
        columns.aside.addWidget(self._section(self.tr("Wat loopt er"), Icon.ACTIONS, self._hand_over, self._work))
        columns.aside.addWidget(self._section(self.tr("Dit dossier"), Icon.KEY, None, self._user))
        self.body.addWidget(columns)

    def _small(self, words: str, name: str, slot: object) -> Button:
        button = Button(words, size="small")
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _section(self, title: str, icon: Icon, action: Button | None, *parts: QWidget) -> Card:
        card = Card(padding=20)
        card.body.addWidget(SectionHead(title, actions=[action] if action else [], small=True, icon=icon))
        for part in parts:
            card.body.addWidget(part)
        return card

    # Showing

    def _on_page(self, page: ProfessionalPage) -> None:
        self.page = page
        self._show()

    def _show(self) -> None:
        page, found = self.page, self.model.overzicht
        if page is None or found is None:
            return
        self._message.hide()
        self._show_head(page, found)
        person, today = page.professional, found.vandaag
        self._number.setText(person.telefoon or self.tr("Nog geen nummer"))
        self._email.setText(person.email or self.tr("Nog geen e-mailadres"))
        show_if(self._copy_email, bool(person.email))
        self._jobs.set_rows([self._job_words(job, found) for job in page.functies])
        standing = [(row, False) for row in page.vervangen_door] + [(row, True) for row in page.vervangt]
        self._standing.set_rows(standing)
        show_if(self._standing, bool(standing))
        show_if(self._nobody, not standing)
        self._work.setText(self._work_words(page))
        self._user.setText(self._user_words(found))
        may, left = self.model.may(Handeling.CASUS_AANMAKEN), person.has_left(today)
        me = self.model.professional_id == person.id
        administers = self.model.may(Handeling.BEHEER)
        show_if(self._change_job, may)
        show_if(self._add_stand_in, not left and (administers or (me and may)))
        show_if(self._hand_over, administers or (me and may))

    def _show_head(self, page: ProfessionalPage, found: Overzicht) -> None:
        person, today = page.professional, found.vandaag
        left = person.has_left(today)
        self.set_crumbs((self.tr("Mensen en organisaties"), person.naam))
        self.set_title(person.naam)
        self.set_facts("" if left else facts(person.functie or "", person.organisatie or ""))
        tags = [Tag(self.tr("Niet meer werkzaam"), "outline", Icon.LEAVE)] if left else []
        now = [row for row in page.vervangen_door if row.covers(today)]
        tags += [Tag(self.tr("Vervangen door {0}").format(row.vervanger), "accent", Icon.COME_BACK) for row in now[:1]]
        self.set_tags(*tags)
        self._show_actions(page, left=left)

    def _show_actions(self, page: ProfessionalPage, *, left: bool) -> None:
        buttons: list[Button] = []
        if self.model.may(Handeling.BEHEER) and not left and page.professional.laatste_dag is None:
            leave = Button(self.tr("Uit dienst"), "ghost", Icon.LEAVE)
            leave.setObjectName("uit_dienst_knop")
            leave.clicked.connect(partial(self._on_overdracht, True))
            buttons.append(leave)
        if self.model.may(Handeling.CASUS_AANMAKEN):
            edit = Button(self.tr("Wijzig gegevens"), icon=Icon.EDIT)
            edit.setObjectName("gegevens_wijzig_knop")
            edit.clicked.connect(self._on_edit)
            buttons.append(edit)
        if page.professional.telefoon:
            copy = Button(self.tr("Kopieer nummer"), "primary", Icon.COPY)
            copy.setObjectName("nummer_kopieer_knop")
            copy.setToolTip(self.tr("Ctrl+C"))
            copy.clicked.connect(self._copy_number)
            buttons.append(copy)
        self.set_actions(*buttons)

    def _job_words(self, job: JobRow, found: Overzicht) -> str:
        return job_row(job.functie, job.organisatie, job.van, job.tot, found.vandaag)

    def _work_words(self, page: ProfessionalPage) -> str:
        acties = (
            self.tr("1 open actie") if page.open_acties == 1 else self.tr("{0} open acties").format(page.open_acties)
        )
        if not page.open_acties:
            acties = self.tr("Geen open acties")
        count = page.casussen_met_regie
        regie = self.tr("regie over 1 casus") if count == 1 else self.tr("regie over {0} casussen").format(count)
        if not count:
            regie = self.tr("geen regie")
        return self.tr("{0}, {1}. Geteld is wat u mag zien.").format(acties, regie)

    def _user_words(self, found: Overzicht) -> str:
        row = next((row for row in found.gebruikers if row.professional_id == self._id), None)
        if row is None:
            return self.tr("Werkt niet met dit dossier.")
        roles = ", ".join(label(rol) for rol in Rol if rol in row.rollen)
        if not row.works_on(found.vandaag):
            return self.tr("Code {0}. Kan het dossier niet meer openen.").format(row.code)
        if row.laatste_dag is not None:
            words = self.tr("Code {0}, {1}. Kan het dossier openen tot en met {2}.")
            return words.format(row.code, roles, day_words(row.laatste_dag, found.vandaag))
        return self.tr("Code {0}, {1}.").format(row.code, roles)

    def _standing_row(self, standing: Standing) -> QWidget:
        row, stands_in = standing
        found = self.model.overzicht
        assert found is not None
        words = stands_in_words(row, found.vandaag) if stands_in else replaced_words(row, found.vandaag)
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(WrapLabel(words[:1].upper() + words[1:], "body"), 1)
        mine = self.model.professional_id in (row.professional_id, row.vervanger_id)
        if mine or self.model.may(Handeling.BEHEER):
            stop = Button(self.tr("Stop"), size="small")
            stop.setObjectName(f"vervanging_stop_{row.id}")
            stop.setAccessibleName(self.tr("Stop vervanging door {0}").format(row.vervanger))
            stop.clicked.connect(partial(self._on_stop, row))
            column = QVBoxLayout()
            column.addWidget(stop)
            column.addStretch(1)
            line.addLayout(column)
        return box

    # What one can do

    def _copy_number(self) -> None:
        if self.page is not None and self.page.professional.telefoon:
            QGuiApplication.clipboard().setText(self.page.professional.telefoon)
            self._desk.tell(self.tr("Het nummer van {0} is gekopieerd.").format(self.page.professional.naam))

    def _on_copy_email(self) -> None:
        if self.page is not None:
            QGuiApplication.clipboard().setText(self.page.professional.email)
            self._desk.tell(self.tr("Het e-mailadres van {0} is gekopieerd.").format(self.page.professional.naam))

    def _on_edit(self) -> None:
        found = self.model.overzicht
        if found is not None and self.page is not None:
            ask_professional(self.model, found, self.page.professional, self)

    def _on_job(self) -> None:
        found = self.model.overzicht
        if found is not None and self.page is not None:
            ask_job(self.model, self.page, found, self)

    def _on_vervanging(self) -> None:
        found = self.model.overzicht
        if found is not None and self.page is not None:
            ask_vervanging(self.model, self.page, found, self)

    def _on_overdracht(self, leaving: bool) -> None:
        ask_overdracht(self._desk, self.model, self._id, self, leaving=leaving)

    def _on_stop(self, row: VervangingRow) -> None:
        dialog = ConfirmDialog(
            self.tr("Vervanging door {0} stoppen?").format(row.vervanger),
            self.tr("Stop vervanging"),
            self,
            intro=self.tr("{0} ziet vanaf nu niet meer wat {1} ziet.").format(row.vervanger, row.naam),
            icon=Icon.STOP,
        )
        dialog.setObjectName("vervanging_stop_dialoog")
        dialog.confirm.setObjectName("vervanging_stop_bevestig_knop")
        command = StopVervanging(row.professional_id, row.versie, row.id)
        dialog.accepted.connect(
            lambda: self._desk.runner.run(self.model, stop_vervanging, command, failed=self._on_error)
        )
        dialog.open()

    def _on_error(self, error: CasusError) -> None:
        self._on_failed(sentence(error))
        self._reader.load()

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()
