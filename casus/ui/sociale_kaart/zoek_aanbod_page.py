"""From a casus: what the neighbourhood offers for a part of somebody's life, what was put to them, what came of it."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from casus.domain.aanbod import Past
from casus.domain.levensdomein import Levensdomein
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.services.messages import label
from casus.services.verwijzingen import MeldUitkomst, VerwijzingRow
from casus.ui.casussen.actie_list import OPEN, KeyBar, KeyedList, Toets
from casus.ui.dates import day_in_list, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.shortcuts import LEAVE
from casus.ui.sociale_kaart.gemis_dialog import ask_gemis
from casus.ui.sociale_kaart.kaart_list_model import KaartListModel
from casus.ui.sociale_kaart.kaart_words import all_reasons, domein_options, found_row
from casus.ui.sociale_kaart.zoek_aanbod_model import ZoekAanbodModel
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.row_model import FactKind, TwoLineRow
from casus.ui.widgets.shown import show_if

MOST_SHOWN = 25
"""More is not read at a table; words narrow it."""
PAUSE_MS = 60
STEL_VOOR = "stel_voor"
_FACTS: dict[VerwijzingUitkomst, FactKind] = {
    VerwijzingUitkomst.VOORGESTELD: "strong",
    VerwijzingUitkomst.AANGENOMEN: "done",
}


def zoek_toetsen() -> tuple[Toets, ...]:
    """The keys of what fits."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ZoekAanbodPage", text)

    return (
        Toets("V", Qt.Key.Key_V, STEL_VOOR, tr("Voorgesteld")),
        Toets("Enter", Qt.Key.Key_Return, OPEN, tr("Open")),
    )


class ZoekAanbodPage(ScrollPage):
    """Nothing is chosen beforehand: somebody says which part of life it is about."""

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("zoek_aanbod_pagina")
        self._desk = desk
        self.model = ZoekAanbodModel(desk, casus_id, self)
        self.set_title(self.tr("Zoek aanbod"))
        self.set_crumbs((self.tr("Casussen"), ""))
        self._message = Banner("", "danger")
        self._message.hide()
        self._who, self._domein, self._search = ComboInput(), ComboInput(), TextInput()
        self._bar = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._bar)
        self._head = SectionHead(self.tr("Wat past"))
        self._hint = WrapLabel("", "body", color="text2")
        self._found_rows = KaartListModel(self)
        self._found = KeyedList(self.tr("Aanbod dat past"), zoek_toetsen())
        self._card = Card(padding=8)
        self._keys = KeyBar(self._found)
        self._why = WrapLabel("", "body", color="text2")
        self._gap = Button(self.tr("Niets passends? Meld een gemis"), "ghost", Icon.ADD, size="small")
        self._told_head = SectionHead(self.tr("Voorgesteld"))
        self._told_rows = KaartListModel(self)
        self._told = KeyedList(self.tr("Wat is voorgesteld"), ())
        self._told_card = Card(padding=8)
        self._told_empty = WrapLabel(self.tr("Er is nog niets voorgesteld."), "body", color="text2")
        self._shown: dict[int, Past] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.model.load()

    def _lay_out(self) -> None:
        for widget, name in (
            (self._who, "zoek_aanbod_wie"), (self._domein, "zoek_aanbod_domein"), (self._search, "zoek_aanbod_tekst"),
            (self._found, "zoek_aanbod_lijst"), (self._told, "voorgesteld_lijst"), (self._gap, "gemis_meld_knop"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._search.setClearButtonEnabled(True)
        self._found.setModel(self._found_rows)
        self._told.setModel(self._told_rows)
        self._card.body.addWidget(self._found)
        self._told_card.body.addWidget(self._told)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._who_field = Field(self.tr("Voor wie"), self._who)
        for field in (
            self._who_field,
            Field(self.tr("Levensdomein"), self._domein),
            Field(self.tr("Zoek op woorden"), self._search),
        ):
            self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignBottom)
        for part in (self._message, self._bar, self._head, self._hint, self._card, self._keys, self._why):
            self.body.addWidget(part)
        self.body.addWidget(self._gap, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._told_head, self._told_empty, self._told_card):
            self.body.addWidget(part)
        for part in (self._bar, self._head, self._hint, self._card, self._keys, self._gap, self._told_head):
            part.hide()
        for part in (self._told_empty, self._told_card, self._why):
            part.hide()

    def _connect(self) -> None:
        self.model.loaded.connect(self._on_loaded)
        self.model.found.connect(self._on_found)
        self.model.failed.connect(self._on_failed)
        self.model.proposed.connect(self._on_proposed)
        self._who.currentIndexChanged.connect(self._on_who)
        self._domein.currentIndexChanged.connect(self._look)
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._found.setFocus)
        self._pause.timeout.connect(self._look)
        self._found.row_activated.connect(self._on_opened)
        self._found.asked.connect(self._on_asked)
        self._found.selectionModel().currentChanged.connect(self._on_current)
        self._found_rows.modelReset.connect(self._on_current)
        self._told.row_activated.connect(self._on_told)
        self._gap.clicked.connect(self._on_gap)
        self._desk.names.changed.connect(self._on_names)
        self.back_requested.connect(self._desk.back)
        leave = QShortcut(QKeySequence(LEAVE), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._desk.back)

    def choose_first(self) -> None:
        """The first part of life that may be looked for."""
        self._domein.setCurrentIndex(min(1, self._domein.count() - 1))

    # What is shown

    def _on_loaded(self) -> None:
        zoeker = self.model.zoeker
        assert zoeker is not None
        self._message.hide()
        self.set_crumbs((self.tr("Casus {0}").format(zoeker.code), self.tr("Zoek aanbod")))
        self._who.blockSignals(True)
        self._who.set_options([(place, self._name(place)) for place in range(len(zoeker.mensen))])
        self._who.setCurrentIndex(min(self.model.place, len(zoeker.mensen) - 1))
        self._who.blockSignals(False)
        show_if(self._who_field, len(zoeker.mensen) > 1)
        self._fill_domeinen()
        self._show_told()
        for part in (self._bar, self._head, self._told_head):
            part.show()

    def _name(self, place: int) -> str:
        """The name, or *Persoon 2* while names are off."""
        zoeker = self.model.zoeker
        assert zoeker is not None
        return self._desk.names.beside_code(zoeker.mensen[place].inwoner) or self.tr("Persoon {0}").format(place + 1)

    def _fill_domeinen(self) -> None:
        """Only the parts of life that may be told about this person; what they chose themselves stands first."""
        who = self.model.who
        domeinen = () if who is None else who.levensdomeinen
        chosen = self.model.levensdomein
        self._domein.blockSignals(True)
        first = () if who is None else who.gekozen
        options = domein_options(self.tr("Kies een levensdomein"), first)
        options = [(value, self.tr("{0} (zelf gekozen)").format(words) if value else words) for value, words in options]
        options += domein_options("", tuple(each for each in domeinen if each not in first))
        self._domein.set_options(options)
        self._domein.setCurrentIndex(max(self._domein.findData(chosen.value if chosen else ""), 0))
        self._domein.blockSignals(False)

    def _show_told(self) -> None:
        rows = self.model.verwijzingen
        self._told_head.set_text(self.tr("Voorgesteld"), str(len(rows) or ""))
        self._told_rows.show_items(rows, self._told_row)
        self._told_card.setVisible(bool(rows))
        self._told_empty.setVisible(not rows)

    def _told_row(self, row: VerwijzingRow) -> TwoLineRow:
        today = self._desk.runner.context.today()
        zoeker = self.model.zoeker
        several = zoeker is not None and len(zoeker.mensen) > 1
        place = next(
            (n for n, each in enumerate(zoeker.mensen if zoeker else ()) if each.inwoner_id == row.inwoner_id), -1
        )
        who = self._name(place) if several and place >= 0 else ""
        when = self.tr("voorgesteld op {0}").format(day_in_list(row.voorgesteld_op, today))
        reason = facts(starting(label(row.levensdomein)), who, row.organisatie, when, row.door)
        known = row.uitkomst is not VerwijzingUitkomst.VOORGESTELD
        fact = facts(label(row.uitkomst), day_in_list(row.dag, today) if known else "")
        return TwoLineRow(row.id, row.aanbod, reason=reason, fact=fact, fact_kind=_FACTS.get(row.uitkomst, "quiet"))

    def _on_found(self, found: tuple[Past, ...]) -> None:
        kaart, zoeker = self.model.kaart, self.model.zoeker
        assert kaart is not None
        assert zoeker is not None
        shown = found[:MOST_SHOWN]
        self._shown = {past.aanbod.id: past for past in shown}
        self._found_rows.show_items(shown, lambda past: found_row(kaart.rows[past.aanbod.id], past, kaart.today))
        more = len(found) - len(shown)
        words = self.tr("en nog {0}; typ woorden om te kiezen").format(more) if more > 0 else ""
        self._head.set_text(self.tr("Wat past"), facts(str(len(found) or ""), words))
        chosen = self.model.levensdomein is not None
        self._hint.setText(
            self.tr("Er past niets. Kies een ander levensdomein, of meld wat er ontbreekt.")
            if chosen
            else self.tr("Kies waar de persoon aan wil werken. Dan ziet u wat er in de buurt is, en waarom het past.")
        )
        self._hint.setVisible(not shown)
        self._card.setVisible(bool(shown))
        self._gap.setVisible(chosen)
        self._keys.show_keys((STEL_VOOR, OPEN) if zoeker.kan_voorstellen else (OPEN,))
        self._keys.setVisible(bool(shown))
        self._on_current()

    def _on_current(self, *_: object) -> None:
        row = self._found.current_row()
        past = self._shown.get(int(row.key)) if row is not None else None
        self._keys.show_row(row)
        self._why.setText("" if past is None else all_reasons(past))
        self._why.setVisible(past is not None)

    def _on_names(self) -> None:
        if self.model.zoeker is not None:
            self._on_loaded()

    # What one can do

    def _on_who(self, place: int) -> None:
        self.model.choose(place)
        self._fill_domeinen()

    def _on_typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        chosen = self._domein.value()
        self.model.look_for(Levensdomein(str(chosen)) if chosen else None, self._search.text())

    def _on_opened(self, row: TwoLineRow) -> None:
        from casus.ui.sociale_kaart.aanbod_page import AanbodPageView

        self._desk.open_page(AanbodPageView(self._desk, int(row.key)))

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        past, zoeker = self._shown.get(int(row.key)), self.model.zoeker
        if asks == STEL_VOOR and past is not None and zoeker is not None and zoeker.kan_voorstellen:
            self.model.propose(past)

    def _on_proposed(self, naam: str) -> None:
        self._desk.tell(self.tr("{0} staat bij wat is voorgesteld.").format(naam))

    def _on_told(self, row: TwoLineRow) -> None:
        found, zoeker = self.model.verwijzing(int(row.key)), self.model.zoeker
        if found is None or zoeker is None or not zoeker.kan_voorstellen:
            return
        dialog = UitkomstDialog(found, self._desk, self)
        dialog.submitted.connect(lambda command: self.model.report(command, dialog.answer()))
        dialog.open()

    def _on_gap(self) -> None:
        kaart, who = self.model.kaart, self.model.who
        if kaart is not None and who is not None:
            ask_gemis(self._desk, kaart.wijken, self, levensdomein=self.model.levensdomein, wijk_id=who.wijk_id)

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()


class UitkomstDialog(FormDialog):
    """What became of it, and when that was known."""

    def __init__(self, row: VerwijzingRow, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat kwam ervan?"), parent.tr("Bewaar"), parent)
        self.setObjectName("uitkomst_dialoog")
        self.confirm.setObjectName("uitkomst_bewaar_knop")
        self._row = row
        self.body.addWidget(WrapLabel(facts(row.aanbod, row.organisatie), "body"))
        self._uitkomst = ComboInput([(each.value, starting(label(each))) for each in VerwijzingUitkomst])
        self._uitkomst.set_value(row.uitkomst.value)
        today = desk.runner.context.today()
        self._dag = DateInput(today, today=today)
        self.add_field("uitkomst", Field(self.tr("Wat ervan kwam"), self._uitkomst), "uitkomst_keuze")
        self.add_field("dag", Field(self.tr("Sinds welke dag"), self._dag), "uitkomst_dag")

    def problems(self) -> list[Problem]:
        if self._dag.value() is None:
            return [(self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["dag"])]
        return []

    def command(self) -> object:
        dag = self._dag.value()
        assert dag is not None
        return MeldUitkomst(self._row.id, self._row.versie, VerwijzingUitkomst(str(self._uitkomst.value())), dag)
