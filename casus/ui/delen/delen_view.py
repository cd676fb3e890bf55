"""The room of telling: what asks for attention first, then every decision with where it stands in words."""

from collections import Counter

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.deelbesluit import DeelStand
from casus.services.deelregister import DeelbesluitRow
from casus.services.messages import label
from casus.ui.dates import starting
from casus.ui.delen.delen_model import DelenModel, DelenPage, besluit_row, nood_row, verzoek_row
from casus.ui.delen.toegang_dialogs import AntwoordDialog, OordeelDialog, ask_sight
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tabs import TabBar

LOOPT, VOORBIJ, ALLES = range(3)


class DelenView(ScrollPage):
    """Tabs *Wat nu geldt*, *Voorbij*, *Alles*; requests and emergencies stand above for who may answer them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("delen")
        self.set_title(self.tr("Delen"))
        self._desk = desk
        self.model = DelenModel(desk, self)
        self._tabs = TabBar([self.tr("Wat nu geldt"), self.tr("Voorbij"), self.tr("Alles")])
        self._tabs.setObjectName("delen_tabs")
        self._tabs.setAccessibleName(self.tr("Welke besluiten"))
        self.set_below_header(self._tabs)
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        none = self.tr("Niets.")
        self._nood = ListBlock(self.tr("In nood geopend: kijk of dat klopte"), "nood_lijst", none)
        self._asked = ListBlock(self.tr("Vragen om een casus te zien"), "verzoeken_lijst", none)
        self._attention = ListBlock(self.tr("Vraagt nu aandacht"), "aandacht_lijst", none)
        here = self.tr("Hier staat niets. Kies een ander tabblad.")
        self._rows = ListBlock(self.tr("Besluiten"), "deelbesluiten_lijst", here)
        self._empty = EmptyState(
            self.tr("Nog niets gewogen"),
            self.tr(
                "Hier staat elk besluit om iets wel of niet te delen, met waarom. "
                "Begin op de pagina van een casus met Weeg delen."
            ),
            icon=Icon.WEIGH,
            action=self.tr("Ga naar casussen"),
            action_icon=Icon.NEXT,
        )
        self._stand = ComboInput()
        self._stand.setObjectName("delen_stand")
        self._stand_field = QWidget()
        narrow = QHBoxLayout(self._stand_field)
        narrow.setContentsMargins(0, 0, 0, 0)
        narrow.addWidget(Field(self.tr("Stand"), self._stand, key="stand-van-delen"), 1)
        narrow.addStretch(1)
        for part in (
            *(self._failure, self._empty, self._nood, self._asked, self._attention),
            *(self._stand_field, self._rows),
        ):
            self.body.addWidget(part)
        for block in (self._nood, self._asked, self._attention, self._empty, self._stand_field):
            show_if(block, False)
        self._add_action()
        self._connect()
        self.model.load()

    def _add_action(self) -> None:
        if self.model.may(Handeling.TOEGANG_VRAGEN):
            ask = Button(self.tr("Vraag toegang tot een casus"), icon=Icon.KEY)
            ask.setObjectName("toegang_vragen_knop")
            ask.clicked.connect(lambda: ask_sight(self._desk, self))
            self.set_actions(ask)

    def _connect(self) -> None:
        self.model.loaded.connect(lambda _: self._show())
        self.model.failed.connect(self._on_failed)
        self._failure.action_requested.connect(self.model.load)
        self._empty.action_requested.connect(lambda: self._desk.open_room("casussen"))
        self._tabs.currentChanged.connect(lambda _: self._show())
        self._stand.activated.connect(lambda _: self._show())
        self._attention.on_open = self._rows.on_open = self._open_besluit
        self._asked.on_open = self._open_verzoek
        self._nood.on_open = self._open_nood
        self._desk.names.changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    def _show(self) -> None:
        page = self.model.page
        if page is None:
            return
        self._failure.hide()
        names, today = self._desk.names, page.vandaag
        for block, rows in (
            (self._nood, [nood_row(row, names, today) for row in page.open_nood()]),
            (self._asked, [verzoek_row(row, names, today) for row in page.open_verzoeken()]),
            (self._attention, [besluit_row(row, names, today) for row in page.asks]),
        ):
            block.show_rows(rows)
            show_if(block, bool(rows))
        chosen = self._chosen(page)
        stand = self._offer(chosen)
        self._rows.show_rows([besluit_row(row, names, today) for row in chosen if stand in ("", row.stand)])
        nothing = not page.besluiten
        show_if(self._empty, nothing)
        show_if(self._rows, not nothing)
        show_if(self._tabs, not nothing)
        count = len(page.asks)
        asks = self.tr("1 besluit vraagt aandacht") if count == 1 else self.tr("{0} besluiten vragen aandacht")
        self.set_facts(asks.format(count) if count else "")

    def _offer(self, rows: tuple[DeelbesluitRow, ...]) -> str:
        """The states that this tab has, each with how many; the one that was chosen stays while it is there."""
        wanted = str(self._stand.value() or "")
        count = Counter(row.stand for row in rows)
        options: list[tuple[object, str]] = [("", self.tr("Elke stand"))]
        options += [(each.value, f"{starting(label(each))} ({count[each]})") for each in DeelStand if count[each]]
        self._stand.set_options(options)
        self._stand.set_value(wanted if any(value == wanted for value, _ in options) else "")
        show_if(self._stand_field, len(count) > 1)
        return str(self._stand.value())

    def _chosen(self, page: DelenPage) -> tuple[DeelbesluitRow, ...]:
        return {LOOPT: page.runs, VOORBIJ: page.over, ALLES: page.besluiten}[self._tabs.currentIndex()]

    def _on_failed(self, words: str) -> None:
        self._failure.set_content(words, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()

    def _open_besluit(self, id_: int) -> None:
        from casus.ui.delen.afweging_view import AfwegingView  # paid for when it is opened

        row = self.model.besluit(id_)
        if row is not None:
            self._desk.open_page(AfwegingView(self._desk, row.casus_id, row.id))

    def _open_verzoek(self, id_: int) -> None:
        rows = self.model.page.verzoeken if self.model.page else ()
        row = next((each for each in rows if each.id == id_), None)
        if row is not None and row.mag_antwoorden:
            AntwoordDialog(self._desk, row, self).open()

    def _open_nood(self, id_: int) -> None:
        rows = self.model.page.nood if self.model.page else ()
        row = next((each for each in rows if each.id == id_), None)
        if row is not None and self.model.may(Handeling.TOEGANG_GEVEN):
            OordeelDialog(self._desk, row, self).open()
