"""Networks on the page of a casus: how many help, who is called first, and the way to the page where one writes."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.netwerkbladen import NetwerkBlad
from casus.services.netwerken import begin_netwerk
from casus.services.netwerkwoorden import HUISHOUDEN
from casus.ui.casus_block import CasusBlock
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.netwerk.netwerk_dialogs import BeginNetwerkDialog
from casus.ui.netwerk.netwerk_model import NetwerkenModel
from casus.ui.netwerk.netwerk_words import first_calls, netwerk_facts, shown_banden
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead


class NetwerkBlock(CasusBlock[NetwerkenModel]):
    def __init__(self, desk: Desk, casus_id: int) -> None:
        super().__init__(desk, "netwerk_blok")
        self.model = NetwerkenModel(desk.runner, casus_id, self)
        self.model.loaded.connect(self._render)
        desk.names.changed.connect(self._on_names)

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
        begin = Button(self.tr("Begin netwerk"), icon=Icon.ADD, size="small")
        begin.setObjectName("netwerk_begin_knop")
        begin.clicked.connect(self._begin)
        offered = [begin] if self._may and self._waiting() else []
        column.addWidget(SectionHead(self.tr("Netwerk"), actions=offered))
        for blad in bladen:
            column.addWidget(self._card(blad))
        if not bladen:
            card = Card(padding=24)
            words = self.tr("Er is nog geen netwerk. Hierin staat wie er om de persoon heen staan, en wie die belt.")
            card.body.addWidget(WrapLabel(words, "body", color="text2"))
            column.addWidget(card)
        self.set_content(inside)

    def _card(self, blad: NetwerkBlad) -> QWidget:
        card = Card(padding=24, spacing=12)
        card.setObjectName(f"netwerk_{blad.row.id}")
        card.body.addWidget(WrapLabel(netwerk_facts(blad, self._desk.names), "small"))
        calls = first_calls(shown_banden(blad, self._desk.names))
        card.body.addWidget(WrapLabel(calls or self.tr("Nog niet besproken wie de persoon belt."), "body"))
        words = self.tr("Werk het netwerk bij") if blad.mag_schrijven else self.tr("Bekijk het netwerk")
        button = Button(words, icon=Icon.EDIT, size="small")
        button.setObjectName(f"netwerk_open_{blad.row.id}")
        button.clicked.connect(partial(self._open, blad.row.id))
        box = QWidget()
        FlowLayout(box, gap=8).addWidget(button)
        card.body.addWidget(box)
        return card

    def _waiting(self) -> list[tuple[int | None, str]]:
        """Around whom there is none yet; the household only where more people live."""
        page, have = self._page, {blad.row.inwoner_id for blad in self.model.bladen or ()}
        if page is None:
            return []
        names = self._desk.names
        people = enumerate(page.inwoners, start=1)
        found: list[tuple[int | None, str]] = [
            (row.id, names.person(row.fields.naam, place)) for place, row in people if row.id not in have
        ]
        many = len(page.inwoners) > 1 and None not in have
        return [*found, (None, HUISHOUDEN)] if many else found

    def _begin(self) -> None:
        if self._page is None:
            return
        dialog = BeginNetwerkDialog(self._page.id, self._waiting(), self)
        dialog.submitted.connect(lambda command: self.model.run(begin_netwerk, command, dialog.answer()))
        dialog.open()

    def _open(self, netwerk_id: int, *_: object) -> None:
        from casus.ui.netwerk.netwerk_view import NetwerkView  # a picture is only paid for when it is opened

        self._desk.open_page(NetwerkView(self._desk, netwerk_id))
