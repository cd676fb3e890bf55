"""The page to write the lines of a raming: a quick line on top, three lists under it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.geld import show_raming
from casus.domain.kostenregel import RegelInhoud, Scenario
from casus.services.messages import label, sentence
from casus.services.prijslijsten import write_tarief
from casus.services.ramingbladen import RamingBlad, RegelRow
from casus.services.ramingen import SchrijfRegel, remove_regel, write_gezien, write_inzet, write_regel
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.overleg.overleg_model import Answer
from casus.ui.ramingen.raming_dialogs import GezienDialog, HaalRegelWegDialog, InzetDialog, RegelDialog
from casus.ui.ramingen.raming_model import RamingModel, RamingStaat
from casus.ui.ramingen.raming_words import line_facts
from casus.ui.ramingen.regel_invoer import RegelInvoer
from casus.ui.ramingen.tarief_dialog import TariefDialog
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.swapped import Swapped


class RegelsView(ScrollPage):
    def __init__(self, desk: Desk, raming_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("regels_pagina")
        self._desk = desk
        self._model = RamingModel(desk.runner, raming_id, self)
        self._message = Banner("", "danger")
        self._message.setObjectName("regels_melding")
        self._message.hide()
        self._entry = RegelInvoer()
        self._entry.hide()
        self._lists = Swapped()
        for part in (self._message, self._entry, self._lists):
            self.body.addWidget(part)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)
        self._model.gone.connect(self._on_gone)
        self._entry.entered.connect(self._on_entered)
        desk.names.changed.connect(self._on_names)
        self.back_requested.connect(desk.back)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(desk.back)
        self._model.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.sleep()

    # what is shown

    def _on_loaded(self, staat: RamingStaat) -> None:
        blad = staat.blad
        self._message.hide()
        self.set_title(self.tr("Regels van de raming"))
        self.set_crumbs((blad.row.casus, self._desk.names.text(blad.row.aanpak, blad.row.casus), self.tr("Regels")))
        self.set_facts(self.tr("Eerst wat er nu is, dan wat kan gebeuren, dan de oplossing."))
        own = Button(self.tr("Eigen inzet"), icon=Icon.EDIT)
        own.setObjectName("inzet_knop")
        own.clicked.connect(self._inzet)
        tariff = Button(self.tr("Eigen tarief"), icon=Icon.ADD)
        tariff.setObjectName("tarief_knop")
        tariff.clicked.connect(self._tariff)
        may = self._desk.runner.context.actor.may(Handeling.BEHEER)
        self.set_actions(*([tariff] if may else []), *([own] if blad.mag_schrijven else []))
        self._entry.setVisible(blad.mag_schrijven)
        self._entry.set_prices(staat.prijzen, self._desk.runner.context.today().year)
        self._lists.set_content(self._lists_of(blad))

    def _on_names(self, _: bool) -> None:
        if self._model.staat is not None:
            self._on_loaded(self._model.staat)

    def _lists_of(self, blad: RamingBlad) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for number, scenario in enumerate(Scenario, start=1):
            bar = blad.uitkomst.staaf(scenario)
            shown = self.tr("geen raming") if bar is None else show_raming(bar.midden)
            card = Card(padding=24, spacing=10)
            card.body.addWidget(SectionHead(f"{number}  {starting(label(scenario))}", shown, small=True))
            for place, regel in enumerate(blad.of(scenario), start=1):
                card.body.addWidget(Rule())
                where = self.tr("regel {0} van staaf {1}").format(place, number)
                card.body.addWidget(self._line(blad, regel, where))
            if bar is None:
                words = self.tr("Er staan nog geen regels. Dat is iets anders dan nul.")
                card.body.addWidget(WrapLabel(words, "small"))
            column.addWidget(card)
        return inside

    def _line(self, blad: RamingBlad, regel: RegelRow, where: str) -> QWidget:
        box = QWidget()
        box.setObjectName(f"regel_{regel.id}")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(2)
        post = self._desk.names.text(regel.inhoud.post, blad.row.casus)
        told.addWidget(WrapLabel(starting(post), "strong"))
        told.addWidget(WrapLabel(line_facts(regel.inhoud), "small"))
        if regel.gezien is not None:
            told.addWidget(WrapLabel(self.tr("Het werd {0}.").format(show_raming(regel.gezien)), "small_strong"))
        told.addWidget(self._acts(blad, regel, where))
        row.addLayout(told, 1)
        amount = Label(show_raming(regel.bedragen.midden), "strong", tabular=True)
        row.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _acts(self, blad: RamingBlad, regel: RegelRow, where: str) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=4)
        offered: list[tuple[str, str, Callable[[RegelRow], None]]] = []
        if blad.mag_schrijven:
            offered += [
                (self.tr("Wijzig regel"), "wijzig", self._edit),
                (self.tr("Haal regel weg"), "weg", self._remove),
            ]
        if blad.mag_zien_invullen:
            offered.append((self.tr("Wat werd het?"), "gezien", self._seen))
        for words, name, slot in offered:
            button = Button(words, "ghost", size="small")
            button.setObjectName(f"regel_{name}_{regel.id}")
            button.setAccessibleName(f"{words}: {where}")
            button.clicked.connect(partial(self._press, slot, regel))
            flow.addWidget(button)
        return box

    # what one can do

    def _press(self, slot: Callable[[RegelRow], None], regel: RegelRow, *_: object) -> None:
        slot(regel)

    def _on_entered(self, inhoud: RegelInhoud) -> None:
        if self._model.staat is not None:
            row = self._model.staat.blad.row
            command = SchrijfRegel(row.id, row.versie, None, inhoud)
            self._model.run(write_regel, command, Answer(self, self._entry.done, self._on_refused))

    def _on_refused(self, error: CasusError) -> None:
        self._on_failed(sentence(error))

    def _edit(self, regel: RegelRow) -> None:
        if self._model.staat is not None:
            self._ask(RegelDialog(self._model.staat.blad, regel, self), write_regel)

    def _remove(self, regel: RegelRow) -> None:
        if self._model.staat is not None:
            self._ask(HaalRegelWegDialog(self._model.staat.blad, regel, self._desk.names, self), remove_regel)

    def _seen(self, regel: RegelRow) -> None:
        if self._model.staat is not None:
            self._ask(GezienDialog(self._model.staat.blad, regel, self._desk.names, self), write_gezien)

    def _inzet(self) -> None:
        if self._model.staat is not None:
            self._ask(InzetDialog(self._model.staat.blad, self), write_inzet)

    def _tariff(self) -> None:
        if self._model.staat is not None:
            today = self._desk.runner.context.today()
            self._ask(TariefDialog(self._model.staat.prijzen, today, self), write_tarief)

    def _ask(self, dialog: FormDialog, service: Callable[..., list[Changed]]) -> None:
        dialog.submitted.connect(lambda command: self._model.run(service, command, dialog.answer()))
        dialog.open()

    def _on_failed(self, words: str) -> None:
        self._message.set_content(words, "danger")
        self._message.show()

    def _on_gone(self, words: str) -> None:
        """Not there, or not for this viewer: nothing of what was shown may stay."""
        self._entry.hide()
        self._lists.set_content(None)
        self.set_title(self.tr("Deze raming is er niet"))
        self.set_crumbs((self.tr("Casussen"), ""))
        self.set_facts("")
        self.set_actions()
        self._on_failed(words)
