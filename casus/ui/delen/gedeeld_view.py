"""Wat is met wie gedeeld over deze persoon: by decision, and by ear at the table; to read and to print."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.services.afwegingen import GedeeldScherm, show_gedeeld
from casus.services.deelregister import DeelbesluitRow, GehoordRow
from casus.services.messages import sentence
from casus.ui.dates import starting
from casus.ui.delen.deel_words import although, heard_when, outcome_words, receivers_words, stand_words
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.shortcuts import LEAVE
from casus.ui.theme import Role
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import ScrollPage, SectionHead


class GedeeldView(ScrollPage):
    """One page per casus. Opening it is an act of reading itself."""

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("gedeeld_pagina")
        self._desk = desk
        self._found: GedeeldScherm | None = None
        self.set_title(self.tr("Wat is met wie gedeeld"))
        self._inner: QWidget | None = None
        self._print = Button(self.tr("Druk af"), icon=Icon.PRINT)
        self._print.setObjectName("gedeeld_afdrukken_knop")
        self._print.clicked.connect(self._on_print)
        self._print.hide()
        self.set_actions(self._print)
        leave = QShortcut(QKeySequence(LEAVE), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(desk.back)
        desk.names.changed.connect(self._show)
        desk.runner.read(self, show_gedeeld, casus_id, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: GedeeldScherm) -> None:
        self._found = found
        self._print.show()
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        about = facts(found.casus_code, self._desk.names.beside_code(found.casus_naam))
        self.set_crumbs((about, self.tr("Wat is met wie gedeeld")))
        self.set_facts(self.tr("Alles wat over deze casus is verteld, en wie erbij zat toen het aan tafel kwam."))
        if self._inner is not None:
            self.body.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHead(self.tr("Besluiten")))
        column.addWidget(
            self._card(
                [self._besluit(row) for row in found.pagina.besluiten],
                self.tr("Er is nog geen besluit om iets wel of niet te delen."),
            )
        )
        column.addWidget(SectionHead(self.tr("Aan tafel gehoord")))
        column.addWidget(
            self._card(
                [self._heard(when, rows) for when, rows in _per_moment(found.pagina.gehoord).items()],
                self.tr("De casus is nog niet aan tafel besproken."),
            )
        )
        told = self.tr("Dat u dit las, staat nu in het logboek.")
        column.addWidget(WrapLabel(told, "small"))
        self.body.addWidget(self._inner)

    def _card(self, rows: list[QWidget], empty: str) -> Card:
        card = Card(padding=24, spacing=14)
        for number, row in enumerate(rows):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(row)
        if not rows:
            card.body.addWidget(WrapLabel(empty, "body", color="text2"))
        return card

    def _besluit(self, row: DeelbesluitRow) -> QWidget:
        names = self._desk.names
        people = ", ".join(names.beside_code(naam) for naam in row.personen) if names.visible else ""
        why = names.text(row.motivering, row.casus_code)
        lines: tuple[tuple[str, Role], ...] = (
            (facts(outcome_words(row), people), "strong"),
            (although(row, names), "small_strong"),
            (receivers_words(row), "body"),
            (starting(stand_words(row)), "small"),
            (self.tr("Waarom: {0}").format(why) if why else "", "small"),
        )
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for text, role in lines:
            if text:
                column.addWidget(WrapLabel(text, role))
        return box

    def _heard(self, when: str, rows: list[GehoordRow]) -> QWidget:
        """Who was in the room at the same time stand together."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(starting(when), "strong"))
        column.addWidget(WrapLabel("\n".join(facts(row.naam, row.organisatie) for row in rows), "body"))
        return box

    def _on_failed(self, error: CasusError) -> None:
        self.body.addWidget(Banner(sentence(error), "danger"))

    def _on_print(self) -> None:
        if self._found is not None:
            from casus.ui.delen.gedeeld_print import print_gedeeld

            print_gedeeld(self._found, self)


def _per_moment(heard: Sequence[GehoordRow]) -> dict[str, list[GehoordRow]]:
    found: dict[str, list[GehoordRow]] = {}
    for row in heard:
        found.setdefault(heard_when(row), []).append(row)
    return found
