"""The page to write the lines of a raming: a quick line on top, three lists under it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import CasusError
from casus.domain.geld import show_raming
from casus.domain.kostenregel import Inzet, RegelInhoud, Scenario
from casus.services.messages import label, sentence
from casus.services.prijslijsten import write_tarief
from casus.services.ramingbladen import RamingBlad, RegelRow
from casus.services.ramingen import SchrijfRegel, remove_regel, write_gezien, write_inzet, write_regel
from casus.ui.answer import Answer
from casus.ui.attentive_page import AttentivePage
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.ramingen.raming_dialogs import GezienDialog, HaalRegelWegDialog, InzetDialog, RegelDialog
from casus.ui.ramingen.raming_model import RamingModel, RamingStaat
from casus.ui.ramingen.raming_words import line_facts
from casus.ui.ramingen.regel_invoer import RegelInvoer
from casus.ui.ramingen.tarief_dialog import TariefDialog
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import SectionHead


class RegelsView(AttentivePage):
    def __init__(self, desk: Desk, raming_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "regels", parent)
        self._model = RamingModel(desk.runner, raming_id, self)
        self._entry = RegelInvoer()
        self._entry.hide()
        self.body.insertWidget(self.body.indexOf(self._sheet), self._entry)
        self._model.loaded.connect(self._on_loaded)
        self._entry.entered.connect(self._on_entered)
        desk.names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Deze raming is er niet"), self.tr("Casussen"))

    def clear(self) -> None:
        super().clear()
        self._entry.hide()

    # what is shown

    def _on_loaded(self, staat: RamingStaat) -> None:
        blad = staat.blad
        self._message.hide()
        self.set_title(self.tr("Regels van de raming"))
        self.set_crumbs((blad.row.casus, self._desk.names.text(blad.row.aanpak, blad.row.casus), self.tr("Regels")))
        self.set_facts(self.tr("Eerst wat er nu is, dan wat kan gebeuren, dan de oplossing."))
        own = self.button(self.tr("Eigen inzet"), "inzet_knop", self._inzet, icon=Icon.EDIT)
        tariff = self.button(self.tr("Eigen tarief"), "tarief_knop", self._tariff, icon=Icon.ADD)
        may = self._model.may(Handeling.BEHEER)
        self.set_actions(*([tariff] if may else []), *([own] if blad.mag_schrijven else []))
        self._entry.setVisible(blad.mag_schrijven)
        self._entry.set_prices(staat.prijzen, self._model.today().year)
        self.put(self._lists_of(blad))

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
        flow = FlowLayout(box, gap=18)
        offered: list[tuple[str, str, Callable[[RegelRow], None]]] = []
        if blad.mag_schrijven and regel.inhoud.sleutel in set(Inzet):
            offered.append((self.tr("Wijzig eigen inzet"), "inzet", self._inzet))
        elif blad.mag_schrijven:
            offered += [
                (self.tr("Wijzig regel"), "wijzig", self._edit),
                (self.tr("Haal regel weg"), "weg", self._remove),
            ]
        if blad.mag_zien_invullen:
            offered.append((self.tr("Wat werd het?"), "gezien", self._seen))
        for words, name, slot in offered:
            button = Link(words)
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
            blad = self._model.staat.blad
            dialog = RegelDialog(blad, regel, self._model.today().year, self)
            self.ask(dialog, write_regel, (f"raming_regel_{regel.id}", blad.row.id), "post")

    def _remove(self, regel: RegelRow) -> None:
        if self._model.staat is not None:
            self.ask(HaalRegelWegDialog(self._model.staat.blad, regel, self._desk.names, self), remove_regel)

    def _seen(self, regel: RegelRow) -> None:
        if self._model.staat is not None:
            self.ask(GezienDialog(self._model.staat.blad, regel, self._desk.names, self), write_gezien)

    def _inzet(self, *_: object) -> None:
        if self._model.staat is not None:
            self.ask(InzetDialog(self._model.staat.blad, self), write_inzet)

    def _tariff(self) -> None:
        if self._model.staat is not None:
            today = self._model.today()
            self.ask(TariefDialog(self._model.staat.prijzen, today, self), write_tarief)
