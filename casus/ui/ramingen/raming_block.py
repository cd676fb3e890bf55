"""Ramingen on the page of a casus: the head figure of each, and the way to the page where one reckons."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.ramingbladen import RamingBlad
from casus.services.ramingen import begin_raming
from casus.ui.casus_block import CasusBlock
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.ramingen.raming_dialogs import TYPED, BeginRamingDialog
from casus.ui.ramingen.raming_model import RamingenModel
from casus.ui.ramingen.raming_parts import CijfersPart
from casus.ui.ramingen.raming_words import raming_facts
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead


class RamingBlock(CasusBlock[RamingenModel]):
    def __init__(self, desk: Desk, casus_id: int) -> None:
        super().__init__(desk, "raming_blok")
        self.model = RamingenModel(desk.runner, casus_id, self)
        self.model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)

    def _on_loaded(self, _: tuple[RamingBlad, ...]) -> None:
        self._render()

    def _on_names(self, _: bool) -> None:
        self._render()

    def _render(self) -> None:
        bladen = self.model.bladen
        if self._page is None or bladen is None:
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        begin = Button(self.tr("Maak raming"), icon=Icon.ADD, size="small")
        begin.setObjectName("raming_maak_knop")
        begin.clicked.connect(self._begin)
        head = SectionHead(self.tr("Wat kost het, en wat scheelt het?"), actions=[begin] if self._may else [])
        column.addWidget(head)
        for blad in bladen:
            column.addWidget(self._one(blad))
        if not bladen:
            card = Card(padding=24)
            words = self.tr("Er is nog geen raming. Dat is iets anders dan geen kosten, en een raming hoeft niet.")
            card.body.addWidget(WrapLabel(words, "body", color="text2"))
            column.addWidget(card)
        self.set_content(inside)

    def _one(self, blad: RamingBlad) -> QWidget:
        card = Card(padding=24, spacing=12)
        card.setObjectName(f"raming_{blad.row.id}")
        card.body.addWidget(WrapLabel(self._desk.names.text(blad.row.aanpak, blad.row.casus), "strong"))
        card.body.addWidget(WrapLabel(raming_facts(blad.row, self._desk.names), "small"))
        card.body.addWidget(CijfersPart(blad))
        words = self.tr("Werk de raming bij") if blad.mag_schrijven else self.tr("Lees de raming")
        button = Button(words, icon=Icon.EDIT, size="small")
        button.setObjectName(f"raming_open_{blad.row.id}")
        button.clicked.connect(partial(self._open, blad.row.id))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _begin(self) -> None:
        if self._page is not None:
            people = [(row.id, row.fields.naam) for row in self._page.inwoners]
            dialog = BeginRamingDialog(self._page.id, people, self._desk.names, self)
            dialog.keep_drafts(self._desk.runner, "raming_nieuw", self._page.id, *TYPED)
            dialog.submitted.connect(lambda command: self.model.run(begin_raming, command, dialog.answer()))
            dialog.open()

    def _open(self, raming_id: int, *_: object) -> None:
        from casus.ui.ramingen.raming_view import RamingView  # a page is only paid for when it is opened

        self._desk.open_page(RamingView(self._desk, raming_id))
