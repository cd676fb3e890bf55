"""The room Sociale kaart: find an offer, keep it right, and see what is lacking."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casus.domain.aanbod import Behoefte
from casus.domain.levensdomein import Levensdomein
from casus.services.gemissen import HaalGemisWeg, remove_gemis
from casus.services.sociale_kaart import AanbodRow, ConfirmAanbod, StopAanbod, confirm_aanbod, stop_aanbod
from casus.ui.casussen.actie_list import OPEN, WIJZIG
from casus.ui.dates import dotted
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.sociale_kaart.kaart_list import KLOPT, STOP, TERUG, WEG, KaartList
from casus.ui.sociale_kaart.kaart_model import KaartModel, Lijst
from casus.ui.sociale_kaart.kaart_words import (
    ALLE,
    checked_row,
    domein_options,
    found_row,
    gemis_row,
    vak_row,
)
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.page import PageHeader
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.tabs import TabBar
from casus.ui.widgets.turning import turn

PAUSE_MS = 60
_BESIDE = 480
"""Room for the three fields beside each other, at 100 % text."""
_KEYS = {
    Lijst.AANBOD: (KLOPT, WIJZIG, STOP, OPEN),
    Lijst.NAGAAN: (KLOPT, WIJZIG, STOP, OPEN),
    Lijst.GESTOPT: (KLOPT, TERUG, OPEN),
    Lijst.GEMIS: (WEG,),
    Lijst.BOUWSTENEN: (),
}


class KaartView(QWidget):
    """One primary: *Voeg aanbod toe*, or on the tab of gaps *Meld gemis*."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kaart")
        self.setAccessibleName(self.tr("Sociale kaart"))
        self._desk = desk
        self.model = KaartModel(desk, self)
        self._header = PageHeader(self.tr("Sociale kaart"))
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        titles = (self.tr("Aanbod"), self.tr("Nagaan"), self.tr("Gestopt"), self.tr("Gemis"), self.tr("Bouwstenen"))
        self._tabs = TabBar(titles)
        self._tabs.setObjectName("kaart_tabs")
        self._tabs.setAccessibleName(self.tr("Wat u ziet"))
        self._search, self._domein, self._wijk = TextInput(), ComboInput(), ComboInput()
        self._bar = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._bar)
        self._rows = KaartList(self.tr("Sociale kaart"), "kaart_lijst")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self._on_tab(0)
        self.model.load()

    def _lay_out(self) -> None:
        self._search.setObjectName("kaart_zoek")
        self._search.setClearButtonEnabled(True)
        self._domein.setObjectName("kaart_domein")
        self._domein.set_options(domein_options(self.tr("Alle levensdomeinen")))
        self._wijk.setObjectName("kaart_wijk")
        self._wijk.set_options([(ALLE, self.tr("Alle wijken"))])
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        for stretch, label, editor in (
            (3, self.tr("Zoek in de sociale kaart"), self._search),
            (2, self.tr("Levensdomein"), self._domein),
            (2, self.tr("In de wijk"), self._wijk),
        ):
            self._row.addWidget(Field(label, editor), stretch, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 20)
        column.setSpacing(12)
        for part in (self._header, self._failure, self._tabs, self._bar):
            column.addWidget(part)
        column.addWidget(self._rows, 1)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._on_tab)
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._rows.list.setFocus)
        self._domein.currentIndexChanged.connect(self._look)
        self._wijk.currentIndexChanged.connect(self._look)
        self._pause.timeout.connect(self._look)
        self.model.kaart_read.connect(self._on_kaart)
        self.model.listed.connect(self._on_listed)
        self.model.failed.connect(self._on_failed)
        self._failure.action_requested.connect(self.model.load)
        self._desk.names.changed.connect(self._on_names)
        self._rows.list.row_activated.connect(self._on_opened)
        self._rows.list.asked.connect(self._on_asked)
        self._rows.list.check_pressed.connect(self._on_opened)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.kaart is not None and self.model.kaart.today != self._desk.runner.context.today():
            self.model.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn(self._row, self._bar, beside=event.size().width() - 80 >= current_theme().px(_BESIDE))

    # What is shown

    def _on_tab(self, place: int) -> None:
        lijst = list(Lijst)[place]
        self._failure.hide()
        self._bar.setVisible(lijst is Lijst.AANBOD)
        self._rows.show_keys(_KEYS[lijst] if self.model.may_keep() else {OPEN} & set(_KEYS[lijst]))
        self._set_actions(lijst)
        self.model.show_list(lijst)

    def _set_actions(self, lijst: Lijst) -> None:
        if not self.model.may_keep():
            self._header.set_actions([])
            return
        if lijst in (Lijst.GEMIS, Lijst.BOUWSTENEN):
            gap = Button(self.tr("Meld gemis"), "primary", Icon.ADD)
            gap.setObjectName("gemis_knop")
            gap.clicked.connect(self._on_gap)
            self._header.set_actions([gap])
            return
        read = Button(self.tr("Lees lijst in"), icon=Icon.CASUS)
        read.setObjectName("kaart_lees_knop")
        read.clicked.connect(self._on_read_list)
        add = Button(self.tr("Voeg aanbod toe"), "primary", Icon.ADD)
        add.setObjectName("aanbod_toevoegen_knop")
        add.clicked.connect(self._on_add)
        self._header.set_actions([read, add])

    def _on_kaart(self) -> None:
        kaart = self.model.kaart
        assert kaart is not None
        chosen = self._wijk.value()
        wijken: list[tuple[object, str]] = [(ALLE, self.tr("Alle wijken"))]
        self._wijk.blockSignals(True)
        self._wijk.set_options([*wijken, *((id_, naam) for id_, naam in kaart.wijken)])
        self._wijk.setCurrentIndex(max(self._wijk.findData(chosen), 0))
        self._wijk.blockSignals(False)
        self._failure.hide()

    def _on_names(self) -> None:
        self._rows.model.write_again()

    def _on_typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        domein, wijk = self._domein.value(), self._wijk.value()
        self.model.look_for(
            Behoefte(
                (Levensdomein(str(domein)),) if domein else (),
                wijk if isinstance(wijk, int) else None,
                woorden=self._search.text(),
            )
        )

    def _on_listed(self, items: tuple[object, ...]) -> None:
        kaart, lijst = self.model.kaart, self.model.lijst
        assert kaart is not None
        today = kaart.today
        show = self._rows.model.show_items
        if lijst is Lijst.AANBOD:
            show(items, lambda past: found_row(kaart.rows[past.aanbod.id], past, today))
        elif lijst in (Lijst.NAGAAN, Lijst.GESTOPT):
            show(items, lambda row: checked_row(row, today))
        elif lijst is Lijst.GEMIS:
            show(items, lambda row: gemis_row(row, self._desk.names.text))
        else:
            show(tuple(enumerate(items)), lambda pair: vak_row(pair[0], pair[1], self._desk.names.text))
        self._rows.show_rows(items, self._empty())
        self._header.set_facts(self._facts(len(items)))

    def _facts(self, count: int) -> str:
        words = {
            Lijst.AANBOD: (self.tr("1 keer aanbod"), self.tr("{0} keer aanbod")),
            Lijst.NAGAAN: (self.tr("1 keer bellen of het klopt"), self.tr("{0} keer bellen of het klopt")),
            Lijst.GESTOPT: (self.tr("1 keer gestopt"), self.tr("{0} keer gestopt")),
            Lijst.GEMIS: (self.tr("1 gemis"), self.tr("{0} keer een gemis")),
            Lijst.BOUWSTENEN: ("", self.tr("Wat er is en wat inwoners missen")),
        }
        one, more = words[self.model.lijst]
        return "" if not count else one if count == 1 and one else more.format(dotted(count))

    def _empty(self) -> EmptyState:
        title, words = self._empty_words()
        return EmptyState(title, words, icon=Icon.KAART)

    def _empty_words(self) -> tuple[str, str]:
        lijst = self.model.lijst
        if lijst is Lijst.NAGAAN:
            return (
                self.tr("Alles is kortgeleden nagegaan"),
                self.tr("Wat een half jaar niet is nagegaan, komt hier te staan. Bel dan of het nog klopt."),
            )
        if lijst is Lijst.GESTOPT:
            return (
                self.tr("Er is geen aanbod gestopt"),
                self.tr("Aanbod dat er niet meer is, vindt u hier terug. Het telt nergens meer mee."),
            )
        if lijst is Lijst.GEMIS:
            return (
                self.tr("Er is nog geen gemis gemeld"),
                self.tr("Meld wat inwoners nodig hebben en wat er niet is. Zonder namen, voor de gemeente."),
            )
        if lijst is Lijst.BOUWSTENEN:
            return (
                self.tr("Er is nog geen wijk"),
                self.tr("Voeg bij Mensen eerst een wijk toe. Daarna ziet u hier per wijk wat er is."),
            )
        if self.model.kaart is not None and self.model.kaart.rows:
            return (
                self.tr("Niets gevonden"),
                self.tr("Zoek met minder woorden of een ander levensdomein. Past er niets? Meld dan een gemis."),
            )
        return (
            self.tr("De sociale kaart is nog leeg"),
            self.tr("Hier staat wat er in de wijk is. Voeg aanbod toe, of lees een lijst van de gemeente in."),
        )

    # What one can do

    def _on_opened(self, row: TwoLineRow) -> None:
        if self.model.lijst in (Lijst.AANBOD, Lijst.NAGAAN, Lijst.GESTOPT):
            from casus.ui.sociale_kaart.aanbod_page import AanbodPageView  # paid for when it is opened

            self._desk.open_page(AanbodPageView(self._desk, int(row.key)))

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        if not self._rows.means(asks):
            return
        if asks == WEG:
            from casus.ui.sociale_kaart.gemis_dialog import ask_removal

            ask_removal(row.title, self, partial(self.model.run, remove_gemis, HaalGemisWeg(int(row.key))))
            return
        offer = self.model.row(int(row.key))
        if offer is not None:
            self._change(offer, asks)

    def _change(self, offer: AanbodRow, asks: str) -> None:
        if asks == KLOPT:
            self.model.run(confirm_aanbod, ConfirmAanbod(offer.id, offer.versie))
            self._desk.tell(self.tr("{0}: nagegaan, het klopt.").format(offer.naam))
        elif asks in (STOP, TERUG):
            self.model.run(stop_aanbod, StopAanbod(offer.id, offer.versie, asks == STOP))
        elif asks == WIJZIG:
            from casus.ui.sociale_kaart.aanbod_dialog import ask_aanbod

            ask_aanbod(self.model, self._desk, offer, self)

    def _on_add(self) -> None:
        from casus.ui.sociale_kaart.aanbod_dialog import ask_new_aanbod

        ask_new_aanbod(self.model, self._desk, self)

    def _on_gap(self) -> None:
        from casus.ui.sociale_kaart.gemis_dialog import ask_gemis

        kaart = self.model.kaart
        if kaart is not None:
            ask_gemis(self._desk, kaart.wijken, self)

    def _on_read_list(self) -> None:
        from casus.ui.sociale_kaart.kaart_lees_page import KaartLeesPage

        self._desk.open_page(KaartLeesPage(self._desk))

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()
