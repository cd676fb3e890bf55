"""Which column is what: the headings, the first rows under them, and a choice for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.lijst import LijstKolom
from casus.services.lijsten import Lijst
from casus.ui.lijsten.lijst_words import column_words
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import Label
from casus.ui.widgets.scroll_area import ScrollArea

FIRST_ROWS = 3
WIDE = 196


class KolommenBlock(Themed, ScrollArea):
    """Scrolls sideways when there are many columns; as high as it needs to be."""

    chosen = Signal(int, object)
    """(place, LijstKolom or None)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choices: list[ComboInput] = []

    def show_list(self, lijst: Lijst, kolommen: tuple[LijstKolom | None, ...], choices: tuple[LijstKolom, ...]) -> None:
        """Make a column for each column."""
        self._choices = []
        inner = QWidget()
        inner.setProperty("page", True)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        for place, kop in enumerate(lijst.koppen):
            row.addWidget(self._column(lijst, place, kop, kolommen, choices))
        row.addStretch(1)
        self.setWidget(inner)
        self.retheme(current_theme())

    def show_chosen(self, kolommen: tuple[LijstKolom | None, ...]) -> None:
        """What the columns are now: choosing one may have taken it from another."""
        for choice, kolom in zip(self._choices, kolommen, strict=True):
            if choice.value() != kolom:
                choice.blockSignals(True)
                choice.set_value(kolom)
                choice.blockSignals(False)

    def retheme(self, theme: Theme) -> None:
        inner = self.widget()
        if inner is not None:
            bar = self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight(inner.sizeHint().height() + bar + 2)

    def _column(
        self,
        lijst: Lijst,
        place: int,
        kop: str,
        kolommen: tuple[LijstKolom | None, ...],
        choices: tuple[LijstKolom, ...],
    ) -> QWidget:
        card = Card("sunken", padding=12, spacing=4)
        card.setFixedWidth(current_theme().px(WIDE))
        options: list[tuple[object, str]] = [(None, self.tr("Niet gebruiken"))]
        options += [(kolom, column_words(kolom)) for kolom in choices]
        choice = ComboInput(options)
        choice.setObjectName(f"kolom_{place + 1}")
        choice.set_value(kolommen[place])
        choice.currentIndexChanged.connect(lambda _: self.chosen.emit(place, _kolom_of(choice)))
        self._choices.append(choice)
        name = kop or self.tr("Kolom {nummer}").format(nummer=place + 1)
        field = Field(name[:40], choice)
        card.body.addWidget(field)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for rij in lijst.rijen[:FIRST_ROWS]:
            cel = rij.cellen[place] if place < len(rij.cellen) else ""
            text = cel if isinstance(cel, str) else f"{cel:%d-%m-%Y}"
            rows.addWidget(Label(" ".join(text[:200].split()) or "\N{EN DASH}", "small", color="text2", elide=True))
        card.body.addLayout(rows)
        return card


def _kolom_of(choice: ComboInput) -> LijstKolom | None:
    """What is chosen; Qt gives back the bare word."""
    value = choice.value()
    return None if value is None else LijstKolom(str(value))
