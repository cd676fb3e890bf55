"""The page of one network: the picture, what one may still ask, and the list that is the same by keyboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.netwerk_beeld import BandBeeld
from casus.services.netwerkbladen import NetwerkBlad
from casus.services.netwerkdocument import make_netwerk
from casus.services.netwerken import VerplaatsBel, move_bel, remove_band, write_band
from casus.services.netwerkwoorden import LEGENDA, ecogram_of, questions
from casus.ui.answer import Answer
from casus.ui.attentive_page import AttentivePage
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.netwerk.band_list import BandList
from casus.ui.netwerk.ecogram_view import EcogramView
from casus.ui.netwerk.netwerk_dialogs import BandDialog, BandWegDialog, NetwerkWordDialog
from casus.ui.netwerk.netwerk_model import NetwerkModel
from casus.ui.netwerk.netwerk_words import band_row, first_calls, middle, netwerk_facts, shown_banden
from casus.ui.overleg.file_dialog import make_file
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.points import point
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.shown import show_if


class NetwerkView(AttentivePage):
    def __init__(self, desk: Desk, netwerk_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "netwerk", parent)
        self._banden: tuple[BandBeeld, ...] = ()
        self._model = NetwerkModel(desk.runner, netwerk_id, self)
        self._picture, self._asked = EcogramView(), Card("sunken", padding=16, spacing=8)
        self._questions = QWidget()
        self._asked.body.addWidget(Label(self.tr("Om samen te bespreken"), "small_strong"))
        self._asked.body.addWidget(self._questions)
        self._legend = WrapLabel(LEGENDA, "small", color="text2")
        self._calls = WrapLabel("", "body")
        self._list = BandList(self.tr("Mensen in het netwerk"))
        self._none = WrapLabel(self.tr("Er staat nog niemand. Vraag de persoon: wie zijn er voor u?"), color="text2")
        self._lay_out()
        self._connect()
        self.attend(self._model, self.tr("Dit netwerk is er niet"), self.tr("Casussen"))

    def _lay_out(self) -> None:
        drawn, people = Card(padding=16), Card(padding=8)
        drawn.body.addWidget(self._picture)
        drawn.body.addWidget(self._legend)
        people.body.addWidget(self._list)
        inset = QVBoxLayout()
        inset.setContentsMargins(14, 0, 14, 0)
        inset.addWidget(self._none)
        people.body.addLayout(inset)
        head = SectionHead(self.tr("Wie, en wie wordt wanneer gebeld"))
        self._acts = self._make_acts()
        self._parts = (drawn, self._asked, head, self._calls, people, self._acts)
        for part in self._parts:
            self.body.addWidget(part)
        self._show_parts(False)

    def _make_acts(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        self._on_one = (
            self.button(self.tr("Wijzig"), "band_wijzig_knop", self._on_edit, icon=Icon.EDIT),
            self.button(self.tr("Bel eerder"), "bel_eerder_knop", self._on_earlier, icon=Icon.UP),
            self.button(self.tr("Bel later"), "bel_later_knop", self._on_later, icon=Icon.DOWN),
            self.button(self.tr("Haal weg"), "band_weg_knop", self._on_remove, "ghost"),
        )
        add = self.button(self.tr("Voeg iemand toe"), "band_nieuw_knop", self._on_add, icon=Icon.ADD)
        for button in (add, *self._on_one):
            flow.addWidget(button)
        return box

    def _connect(self) -> None:
        self._model.loaded.connect(self._on_loaded)
        self._desk.names.changed.connect(self._on_names)
        self._picture.pressed.connect(self._list.choose)
        self._list.row_activated.connect(self._on_row)
        self._list.shift_asked.connect(self._on_shift)
        self._list.remove_asked.connect(self._on_remove_asked)

    def clear(self) -> None:
        self._banden = ()
        self._list.show_rows([])
        self._picture.show_ecogram(ecogram_of("", ()))
        self._show_questions(())
        self._calls.setText("")
        self._show_parts(False)

    # What is shown

    def _on_loaded(self, blad: NetwerkBlad) -> None:
        names = self._desk.names
        self._message.hide()
        self._banden = shown_banden(blad, names)
        self.set_title(self.tr("Netwerk"))
        self.set_crumbs((blad.row.code, self.tr("Netwerk")))
        self.set_facts(netwerk_facts(blad, names))
        paper = self.button(self.tr("Maak Word"), "netwerk_word_knop", self._on_paper, icon=Icon.DOCUMENT)
        self.set_actions(*([paper] if blad.mag_schrijven else []))
        self._picture.show_ecogram(ecogram_of(middle(blad.row, names), self._banden))
        asked = questions(self._banden)
        self._show_questions(asked)
        self._calls.setText(first_calls(self._banden))
        numbers = [None if names.visible else place for place, _ in enumerate(self._banden, start=1)]
        self._list.show_rows([band_row(band, number) for band, number in zip(self._banden, numbers, strict=True)])
        self._show_parts(True)
        show_if(self._asked, bool(asked))
        for part in (self._legend, self._list, *self._on_one):
            show_if(part, bool(self._banden))
        show_if(self._none, not self._banden)
        show_if(self._calls, bool(first_calls(self._banden)))
        show_if(self._acts, blad.mag_schrijven)

    def _show_questions(self, asked: Sequence[str]) -> None:
        """In place of those that stood there."""
        self._questions.hide()
        self._asked.body.removeWidget(self._questions)
        self._questions.deleteLater()
        self._questions = QWidget()
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, 0)
        for words in asked:
            column.addLayout(point(words))
        self._asked.body.addWidget(self._questions)

    def _show_parts(self, shown: bool) -> None:
        for part in self._parts:
            show_if(part, shown)

    def _on_names(self, _: bool) -> None:
        if self._model.blad is not None:
            self._on_loaded(self._model.blad)

    def _current(self) -> BandBeeld | None:
        row = self._list.current_row()
        return None if row is None else next((band for band in self._banden if band.id == row.key), None)

    # What one can do

    def _on_row(self, row: TwoLineRow) -> None:
        self._list.choose(int(row.key))
        self._on_edit()

    def _on_add(self) -> None:
        blad = self._model.blad
        if blad is not None:
            dialog = BandDialog(self._desk, blad, None, self)
            self.ask(dialog, write_band, ("netwerk_band_nieuw", blad.row.id), "naam", "waarvoor")

    def _on_edit(self) -> None:
        """The tie as it is kept, whatever it is called on the screen now."""
        blad, band = self._model.blad, self._current()
        if blad is None or band is None or not blad.mag_schrijven:
            return
        kept = next(each for each in blad.banden if each.id == band.id)
        self.ask(BandDialog(self._desk, blad, kept, self), write_band, ("netwerk_band", band.id), "naam", "waarvoor")

    def _on_remove(self) -> None:
        blad, band = self._model.blad, self._current()
        if blad is not None and band is not None and blad.mag_schrijven:
            self.ask(BandWegDialog(blad, band.id, band.naam, self), remove_band)

    def _on_remove_asked(self, _: object) -> None:
        self._on_remove()

    def _on_earlier(self) -> None:
        self._shift(True)

    def _on_later(self) -> None:
        self._shift(False)

    def _on_shift(self, _: object, earlier: bool) -> None:
        self._shift(earlier)

    def _shift(self, earlier: bool) -> None:
        blad, band = self._model.blad, self._current()
        if blad is not None and band is not None and blad.mag_schrijven:
            command = VerplaatsBel(blad.row.id, blad.row.versie, band.id, earlier)
            self._model.run(move_bel, command, Answer(self, self._nothing_more, self._model.on_failed))

    def _on_paper(self) -> None:
        if self._model.blad is not None:
            dialog = NetwerkWordDialog(self._model.blad, self._model.today(), self)
            make_file(self._desk, dialog, make_netwerk, self.tr("Het netwerk staat in {0}."))

    def _nothing_more(self) -> None:
        """The page reads itself anew."""
