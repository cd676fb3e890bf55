"""One page of the help, and the overview of all keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.ui.hulp.hulp_texts import Bladzijde, Soort
from casus.ui.shortcuts import Toetsen, overview
from casus.ui.theme import current_theme
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.points import point
from casus.ui.widgets.sign import KeyCap

READING = 760
"""A line that one reads comfortably."""
KEYS = 190
"""Room for the longest keys."""


class BladzijdeView(ScrollPage):
    """Headings, paragraphs and points, as wide as one reads well."""

    def __init__(self, page: Bladzijde, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName(f"hulp_{page.sleutel}")
        self.set_title(page.titel)
        self.set_crumbs([self.tr("Hulp"), page.titel])
        card = Card(padding=28, spacing=10)
        for kind, text in page.regels:
            if kind is Soort.KOP:
                card.body.addSpacing(8)
                card.body.addWidget(WrapLabel(text, "h3"))
            elif kind is Soort.PUNT:
                card.body.addLayout(point(text))
            else:
                card.body.addWidget(WrapLabel(text, "body", ideal_width=READING))
        self.body.addLayout(_as_wide_as_one_reads(card))


class ToetsenView(ScrollPage):
    """Every key, by place; made from the one list of shortcuts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("hulp_toetsen")
        self.set_title(self.tr("Toetsen"))
        self.set_crumbs([self.tr("Hulp"), self.tr("Toetsen")])
        for group in overview():
            self.body.addWidget(SectionHead(group.where, small=True))
            self.body.addLayout(_as_wide_as_one_reads(_keys(group)))


def _keys(group: Toetsen) -> Card:
    card = Card(padding=20, spacing=8)
    for keys, does in group.lines:
        row = QHBoxLayout()
        row.setSpacing(20)
        cap = QWidget()
        cap.setFixedWidth(current_theme().px(KEYS))
        inside = QHBoxLayout(cap)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(KeyCap(keys))
        inside.addStretch(1)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrapLabel(does, "body"), 1)
        card.body.addLayout(row)
    card.setAccessibleName(group.where)
    card.setAccessibleDescription(". ".join(f"{keys}: {does}" for keys, does in group.lines))
    return card


def _as_wide_as_one_reads(card: Card) -> QHBoxLayout:
    """In a row: a column would reckon the height for the whole width of the page."""
    card.setMaximumWidth(current_theme().px(READING))
    row = QHBoxLayout()
    row.addWidget(card, 100)
    row.addStretch(1)
    return row
