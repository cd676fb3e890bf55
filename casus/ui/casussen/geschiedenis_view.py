"""The whole history of a casus on one page, read like a story: by meeting, newest or oldest first.

Chapters are made a few at a time, so that the first is there at once however many follow. Ctrl+Down and Ctrl+Up go to
the next and the previous meeting; the date of each takes the focus and leads to the meeting itself.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from casus.services.geschiedenis import Geschiedenis
from casus.ui.casussen.geschiedenis_model import GeschiedenisModel
from casus.ui.casussen.geschiedenis_parts import gebeurtenis_row, keer_card, loose_card
from casus.ui.dates import PLACE
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.label import facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.tabs import TabBar

AT_ONCE: Final = 8
OLDEST: Final = 1
Make = Callable[[], QWidget]


class GeschiedenisView(ScrollPage):
    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("geschiedenis_pagina")
        self._desk = desk
        self._model = GeschiedenisModel(desk.runner, casus_id, self)
        self._waiting: Iterator[Make] = iter(())
        self._order = TabBar([self.tr("Nieuwste eerst"), self.tr("Oudste eerst")])
        self._order.setObjectName("geschiedenis_volgorde")
        self._order.setAccessibleName(self.tr("Volgorde"))
        self._order.hide()
        self.set_below_header(self._order)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_some)
        self._model.loaded.connect(self._on_loaded)
        self._model.gone.connect(self._on_gone)
        self._order.currentChanged.connect(self._show_again)
        desk.names.changed.connect(self._show_again)
        self.back_requested.connect(desk.back)
        for keys, step in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._go(by))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(desk.back)
        self._model.load()

    def _on_loaded(self, story: Geschiedenis) -> None:
        names = self._desk.names
        self.set_title(self.tr("Hele geschiedenis"))
        self.set_crumbs((facts(story.code, names.beside_code(story.naam)), self.tr("Geschiedenis")))
        self.set_facts(self._count(len(story.keren)))
        self._order.setVisible(bool(story.keren))
        self._empty_body()
        if not (story.keren or story.gebeurtenissen or story.los):
            self._add_empty()
        self._waiting = iter(self._chapters(story))
        self._add_some()

    def _count(self, count: int) -> str:
        if not count:
            return self.tr("Nog niet op tafel geweest")
        return self.tr("1 keer op een agenda") if count == 1 else self.tr("{0} keer op een agenda").format(count)

    def _chapters(self, story: Geschiedenis) -> list[Make]:
        """Meetings and what happened in between, in the order of the days."""
        names, go = self._desk.names, self._desk.open_overleg
        found: list[tuple[datetime, Make]] = []
        for keer in story.keren:
            noon = datetime.combine(keer.datum, time(12), ZoneInfo(PLACE))
            found.append((noon, partial(keer_card, keer, names, story.code, go)))
        found += [(event.moment, partial(gebeurtenis_row, event, names, story.code)) for event in story.gebeurtenissen]
        found.sort(key=lambda one: one[0], reverse=True)
        chapters = [make for _, make in found]
        if self._order.currentIndex() == OLDEST:
            chapters.reverse()
        if story.los:
            chapters.insert(0, partial(loose_card, story.los, names))
        return chapters

    def _add_some(self) -> None:
        for _ in range(AT_ONCE):
            make = next(self._waiting, None)
            if make is None:
                return
            self.body.addWidget(make())
        self._next.start()

    def _add_empty(self) -> None:
        card = Card()
        card.body.addWidget(
            EmptyState(
                self.tr("Er is nog niets gebeurd"),
                self.tr("Hier staat straks wat er per overleg is gevraagd, gezegd, besloten en afgesproken."),
                icon=Icon.HISTORY,
            )
        )
        self.body.addWidget(card)

    def _show_again(self, *_: object) -> None:
        if self._model.story is not None:
            self._on_loaded(self._model.story)

    def _on_gone(self, sentence: str) -> None:
        """Not there, or not for this viewer: nothing of what was shown may stay."""
        self._waiting = iter(())
        self._empty_body()
        self._order.hide()
        self.set_title(self.tr("Deze casus is er niet"))
        self.set_facts("")
        self.set_crumbs((self.tr("Casussen"), ""))
        self.body.addWidget(Banner(sentence, "danger"))

    def _empty_body(self) -> None:
        self._next.stop()
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _go(self, by: int) -> None:
        """To the next or previous meeting from where the focus is."""
        links = [w for w in self._links() if w.isVisible()]
        if not links:
            return
        here = next((n for n, link in enumerate(links) if link.hasFocus()), -1 if by > 0 else len(links))
        focus_on(links[min(max(here + by, 0), len(links) - 1)])

    def _links(self) -> list[Link]:
        found = []
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.objectName().startswith("keer_"):
                found += [link for link in widget.findChildren(Link) if link.objectName().startswith("keer_")]
        return found
