"""The room of help: the practice tour, the pages, the keys, and help at every field; one search over all of it."""

from PySide6.QtWidgets import QWidget

from casus.ui.desk import Desk
from casus.ui.hulp.bladzijde_view import BladzijdeView, ToetsenView
from casus.ui.hulp.hulp_texts import Bladzijde, VeldHulp, read_fields, read_pages
from casus.ui.hulp.veld_hulp import VeldHulpDialog
from casus.ui.icons import Icon
from casus.ui.shortcuts import overview
from casus.ui.theme import resource_dir
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList
from casus.ui.widgets.shown import show_if

TOETSEN = "toetsen"
VELD = "veld:"


class HulpView(ScrollPage):
    """Works without a network: everything is in the program."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("hulp")
        self.set_title(self.tr("Hulp"))
        self._desk = desk
        folder = resource_dir() / "hulp"
        self._pages = {page.sleutel: page for page in read_pages(folder)}
        self._fields = read_fields(folder)
        tour = Button(self.tr("Rondleiding van tien minuten"), "primary", Icon.STEPS)
        tour.setObjectName("rondleiding_knop")
        tour.clicked.connect(desk.tour)
        self.set_actions(tour)
        self._search = TextInput()
        self._search.setObjectName("hulp_zoek")
        self._search.textChanged.connect(self._narrow)
        self._rows = RowList(self.tr("Uitleg"))
        self._rows.setObjectName("hulp_lijst")
        self._model = RowModel((), self._rows)
        self._rows.setModel(self._model)
        self._rows.row_activated.connect(self._open)
        self._lay_out()
        self._narrow("")

    def _lay_out(self) -> None:
        explained = self.tr("Bij elk veld kunt u ook op F1 drukken.")
        self.body.addWidget(Field(self.tr("Zoek in de hulp"), self._search, explained))
        self._nothing = EmptyState(
            self.tr("Niets gevonden"), self.tr("Probeer een ander woord, of een deel ervan."), icon=Icon.SEARCH
        )
        self._nothing.setObjectName("hulp_leeg")
        self._card = Card(padding=8)
        self._card.body.addWidget(self._rows)
        self.body.addWidget(self._card)
        self.body.addWidget(self._nothing)

    def _narrow(self, text: str) -> None:
        words = text.strip()
        rows = [self._page_row(page) for page in self._pages.values() if page.has(words)]
        if not words or self._keys_have(words):
            about = self.tr("Alle toetsen van Casus op een rij.")
            rows.append(TwoLineRow(TOETSEN, self.tr("Toetsen"), reason=about, reason_icon=Icon.HELP))
        if words:
            rows += [self._field_row(key, found) for key, found in self._fields.items() if _has(key, found, words)]
        self._model.set_rows(rows)
        show_if(self._card, bool(rows))
        show_if(self._nothing, not rows)

    def _page_row(self, page: Bladzijde) -> TwoLineRow:
        return TwoLineRow(page.sleutel, page.titel, reason=page.eerste, reason_icon=Icon.DOCUMENT)

    def _field_row(self, key: str, found: VeldHulp) -> TwoLineRow:
        title = self.tr("Veld: {0}").format(spoken(key))
        return TwoLineRow(f"{VELD}{key}", title, reason=found.wat, reason_icon=Icon.EDIT)

    def _keys_have(self, words: str) -> bool:
        whole = " ".join(f"{keys} {does}" for group in overview() for keys, does in group.lines).casefold()
        return all(word in whole for word in words.casefold().split())

    def _open(self, row: TwoLineRow) -> None:
        key = str(row.key)
        if key == TOETSEN:
            self._desk.open_page(ToetsenView())
        elif key.startswith(VELD):
            name = key.removeprefix(VELD)
            VeldHulpDialog(spoken(name), self._fields[name], self).open()
        else:
            self._desk.open_page(BladzijdeView(self._pages[key]))


def spoken(key: str) -> str:
    """A key as the label it came from."""
    return key.rpartition(".")[2].replace("-", " ").capitalize()


def _has(key: str, found: VeldHulp, words: str) -> bool:
    whole = f"{spoken(key)} {found.wat} {found.waarom} {found.voorbeeld}".casefold()
    return all(word in whole for word in words.casefold().split())
