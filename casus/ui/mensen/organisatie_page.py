"""One organisation: its kind, what professional secrecy asks, and who works there."""

from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.services.mensen import OrganisatieRow
from casus.services.messages import label
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.mensen.dialogs import ask_organisatie
from casus.ui.mensen.job_dialogs import ask_merge
from casus.ui.mensen.mensen_model import MensenModel, Overzicht
from casus.ui.mensen.mensen_words import people_words, professional_row, secrecy_words
from casus.ui.mensen.professional_page import ProfessionalPageView
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.tag import Tag


class OrganisatiePageView(ScrollPage):
    def __init__(self, desk: Desk, organisatie_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("organisatie_pagina")
        self._desk, self._id = desk, organisatie_id
        self.model = MensenModel(desk, self)
        self._message = Banner("", "danger")
        self._message.hide()
        self._secrecy = WrapLabel("", "body")
        self._people = ListBlock(
            self.tr("Wie hier werkt"), "organisatie_mensen_lijst", self.tr("Nog niemand. Voeg mensen toe bij Mensen.")
        )
        self._people.on_open = lambda id_: desk.open_page(ProfessionalPageView(desk, id_))
        self.body.addWidget(self._message)
        card = Card(padding=20)
        card.body.addWidget(SectionHead(self.tr("Beroepsgeheim"), small=True, icon=Icon.SAFE))
        card.body.addWidget(self._secrecy)
        self.body.addWidget(card)
        self.body.addWidget(self._people)
        self.model.loaded.connect(self._show)
        self.model.failed.connect(self._on_failed)
        self.model.load()

    def _show(self, found: Overzicht) -> None:
        row = next((row for row in found.organisaties if row.id == self._id), None)
        if row is None:
            self._on_failed(self.tr("Deze organisatie is er niet meer."))
            self.set_actions()
            return
        people = found.people_of(row.id)
        self.set_crumbs((self.tr("Mensen en organisaties"), row.naam))
        self.set_title(row.naam)
        self.set_facts(facts(starting(label(row.soort)), people_words(len(people))))
        self.set_tags(*([Tag(self.tr("Beroepsgeheim"), "accent", Icon.SAFE)] if row.beroepsgeheim else []))
        self._secrecy.setText(secrecy_words(row.beroepsgeheim))
        self._people.show_rows([professional_row(p, found.vervangingen, found.vandaag) for p in people])
        self._show_actions(row, found)

    def _show_actions(self, row: OrganisatieRow, found: Overzicht) -> None:
        buttons: list[Button] = []
        if self.model.may(Handeling.BEHEER) and len(found.organisaties) > 1:
            merge = Button(self.tr("Voeg samen"))
            merge.setObjectName("samenvoeg_knop")
            merge.clicked.connect(lambda: ask_merge(self.model, row, found, self, self._desk.back))
            buttons.append(merge)
        if self.model.may(Handeling.CASUS_AANMAKEN):
            edit = Button(self.tr("Wijzig organisatie"), "primary", Icon.EDIT)
            edit.setObjectName("organisatie_wijzig_knop")
            edit.clicked.connect(lambda: ask_organisatie(self.model, row, self))
            buttons.append(edit)
        self.set_actions(*buttons)

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()
