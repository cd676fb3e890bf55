"""One offer: what it is, for whom, what it asks and where to find it; kept right by one press."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.aanbod import is_stale
from casus.domain.sociale_kaart import AanbodGegevens, offer_of
from casus.services.kaartwoorden import check_words, cost_words, needed_words, waiting_words
from casus.services.messages import label
from casus.services.sociale_kaart import AanbodRow, ConfirmAanbod, StopAanbod, confirm_aanbod, stop_aanbod
from casus.ui.dates import day_full, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.sociale_kaart.aanbod_dialog import ask_aanbod
from casus.ui.sociale_kaart.kaart_model import KaartModel
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.tag import Tag


class AanbodPageView(ScrollPage):
    """One primary: *Gebeld, klopt*."""

    def __init__(self, desk: Desk, aanbod_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("aanbod_pagina")
        self._desk, self._id = desk, aanbod_id
        self.model = KaartModel(desk, self)
        self._message = Banner("", "danger")
        self._message.hide()
        self._columns = AsideLayout()
        self._cards: list[QWidget] = []
        self.body.addWidget(self._message)
        self.body.addWidget(self._columns)
        self.back_requested.connect(desk.back)
        self.model.kaart_read.connect(self._show)
        self.model.failed.connect(self._on_failed)
        self.model.load()

    def _show(self) -> None:
        row, kaart = self.model.row(self._id), self.model.kaart
        if row is None or kaart is None:
            self._on_failed(self.tr("Dit aanbod is er niet meer."))
            self.set_actions()
            return
        self._message.hide()
        self.set_crumbs((self.tr("Sociale kaart"), row.naam))
        self.set_title(row.naam)
        self.set_facts(facts(row.gegevens.organisatie, ", ".join(row.wijken) or self.tr("alle wijken")))
        self.set_tags(*self._tags(row))
        self._show_actions(row)
        for part in self._cards:
            part.hide()
            part.deleteLater()
        main, aside = self._main(row), self._aside(row)
        self._cards = [*main, *aside]
        for column, parts in ((self._columns.main, main), (self._columns.aside, aside)):
            for part in parts:
                column.addWidget(part)

    def _tags(self, row: AanbodRow) -> list[Tag]:
        kaart = self.model.kaart
        assert kaart is not None
        if row.gestopt:
            return [Tag(self.tr("Gestopt"), "neutral", Icon.STOP)]
        offer = offer_of(row.id, row.gegevens, nagegaan_op=row.nagegaan_op)
        words = starting(check_words(row.nagegaan_op, kaart.today))
        stale = is_stale(offer, kaart.today)
        tags = [Tag(words, "warn" if stale else "accent", Icon.WARN if stale else Icon.CHECK)]
        return [*tags, Tag(self.tr("Kwetsbaarproof"), "neutral", Icon.CARE)] if row.gegevens.kwetsbaarproof else tags

    def _show_actions(self, row: AanbodRow) -> None:
        if not self.model.may_keep():
            self.set_actions()
            return
        stop = Button(self.tr("Zet terug") if row.gestopt else self.tr("Is gestopt"))
        stop.setObjectName("aanbod_stop_knop")
        stop.clicked.connect(self._on_stop)
        edit = Button(self.tr("Wijzig"), icon=Icon.EDIT)
        edit.setObjectName("aanbod_wijzig_knop")
        edit.clicked.connect(self._on_edit)
        good = Button(self.tr("Gebeld, klopt"), "primary", Icon.PHONE)
        good.setObjectName("aanbod_klopt_knop")
        good.clicked.connect(self._on_good)
        self.set_actions(stop, edit, good)

    def _main(self, row: AanbodRow) -> list[QWidget]:
        g = row.gegevens
        parts = ", ".join(label(each) for each in g.levensdomeinen)
        lines = [
            (self.tr("Wat het is"), g.beschrijving),
            (self.tr("Voor wie"), g.doelgroep),
            (self.tr("Leeftijd"), ", ".join(label(each) for each in g.leeftijden) or self.tr("iedereen")),
            (self.tr("Levensdomeinen"), parts),
            (self.tr("Bouwstenen"), ", ".join(label(each) for each in g.bouwstenen)),
            (self.tr("Kwetsbaarproof"), g.kwetsbaarproof_uitleg if g.kwetsbaarproof else ""),
        ]
        return [_card(self.tr("Wat het is en voor wie"), Icon.KAART, lines)]

    def _aside(self, row: AanbodRow) -> list[QWidget]:
        g = row.gegevens
        checked = self.tr("Nog nooit nagegaan.")
        if row.nagegaan_op is not None:
            checked = facts(day_full(row.nagegaan_op), row.nagegaan_door)
        return [
            _card(self.tr("Waar te vinden"), Icon.PHONE, self._contact(g)),
            _card(
                self.tr("Wat het vraagt"),
                Icon.INFO,
                [
                    (self.tr("Indicatie"), starting(needed_words(g))),
                    (self.tr("Kosten"), starting(cost_words(g)) or self.tr("Niet bekend")),
                    (self.tr("Wachttijd"), starting(waiting_words(g.wacht_weken)) or self.tr("Niet bekend")),
                ],
            ),
            _card(
                self.tr("Nagegaan"),
                Icon.CHECKED,
                [("", checked), (self.tr("Gelezen uit"), row.bron)],
            ),
        ]

    def _contact(self, g: AanbodGegevens) -> list[tuple[str, str]]:
        found = [
            (self.tr("Telefoon"), g.telefoon),
            (self.tr("E-mail"), g.email),
            (self.tr("Website"), g.website),
            (self.tr("Adres"), g.adres),
            (self.tr("Open"), g.openingstijden),
        ]
        return found if any(value for _, value in found) else [("", self.tr("Er is nog niets ingevuld."))]

    # What one can do

    def _on_good(self) -> None:
        row = self.model.row(self._id)
        if row is not None:
            self.model.run(confirm_aanbod, ConfirmAanbod(row.id, row.versie))

    def _on_stop(self) -> None:
        row = self.model.row(self._id)
        if row is not None:
            self.model.run(stop_aanbod, StopAanbod(row.id, row.versie, not row.gestopt))

    def _on_edit(self) -> None:
        row = self.model.row(self._id)
        if row is not None:
            ask_aanbod(self.model, self._desk, row, self)

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()


def _card(title: str, icon: Icon, lines: Iterable[tuple[str, str]]) -> Card:
    """A heading with what is known under it; what is empty takes no room."""
    card = Card(padding=20, spacing=10)
    card.body.addWidget(SectionHead(title, small=True, icon=icon))
    for words, value in lines:
        if value:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            if words:
                column.addWidget(WrapLabel(words, "small", color="text2"))
            column.addWidget(WrapLabel(value, "body"))
            card.body.addWidget(box)
    return card
