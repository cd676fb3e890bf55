"""Who looked in this casus: the answer to that question, to read and to print."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.services.kijkers import Kijker, Kijkers, list_kijkers
from casus.services.messages import sentence
from casus.ui.casussen.kijkers_words import acts_of, last_of
from casus.ui.dates import day_full, moment_day
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.page import ScrollPage


class KijkersView(ScrollPage):
    """One row per person and organisation, who looked last first. Opening it is an act of reading itself."""

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("kijkers_pagina")
        self._desk = desk
        self._found: Kijkers | None = None
        self.set_title(self.tr("Wie heeft gekeken"))
        self.back_requested.connect(desk.back)
        self._print = Button(self.tr("Druk af"), icon=Icon.PRINT)
        self._print.setObjectName("kijkers_afdrukken_knop")
        self._print.clicked.connect(self._on_print)
        self._print.hide()
        self.set_actions(self._print)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(desk.back)
        desk.names.changed.connect(self._on_names)
        desk.runner.read(self, list_kijkers, casus_id, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: Kijkers) -> None:
        self._found = found
        since = day_full(moment_day(found.sinds))
        count = len(found.kijkers)
        people = self.tr("1 persoon") if count == 1 else self.tr("{0} mensen").format(count)
        self.set_facts(facts(people, self.tr("sinds {0}").format(since)))
        self._on_names()
        self._print.show()
        card = Card(padding=24, spacing=14)
        card.setObjectName("kijkers_lijst")
        for number, kijker in enumerate(found.kijkers):
            if number:
                card.body.addWidget(Rule())
            card.body.addLayout(self._row(kijker))
        self.body.addWidget(card)
        told = self.tr("Deze lijst komt uit het logboek en kan niet worden gewist. Ook dit kijken staat er nu in.")
        self.body.addWidget(WrapLabel(told, "small"))

    def _row(self, kijker: Kijker) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(WrapLabel(kijker.wie, "strong"))
        left.addWidget(WrapLabel(facts(kijker.organisatie, kijker.rol), "small"))
        acts = WrapLabel(acts_of(kijker), "body", color="text2")
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(Label(last_of(kijker), "small", tabular=True))
        right.addWidget(Label(self._times(kijker.keren), "small", color="text2"))
        for column in (left, right):
            column.addStretch(1)
        line.addLayout(left, 3)
        line.addWidget(acts, 4, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right)
        return line

    def _times(self, count: int) -> str:
        return self.tr("1 keer") if count == 1 else self.tr("{0} keer").format(count)

    def _on_names(self, *_: object) -> None:
        if self._found is not None:
            about = facts(self._found.code, self._desk.names.beside_code(self._found.naam))
            self.set_crumbs((about, self.tr("Wie heeft gekeken")))

    def _on_failed(self, error: CasusError) -> None:
        self.body.addWidget(Banner(sentence(error), "danger"))

    def _on_print(self) -> None:
        if self._found is not None:
            from casus.ui.casussen.kijkers_print import print_kijkers

            print_kijkers(self._found, self)
