"""A new casus and the change of one, as a page: what is typed is kept, what goes wrong stands beside its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.casussen import CasusPage
from casus.services.mensen import ProfessionalRow, WijkRow
from casus.ui.casussen.casus_form import CasusForm
from casus.ui.casussen.compare_block import CompareBlock
from casus.ui.casussen.double_block import DoubleBlock, DoubleModel
from casus.ui.casussen.form_model import FormModel
from casus.ui.casussen.form_values import FormValues, Verschil, people_from_text, people_to_text, values_of
from casus.ui.desk import Desk
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.shortcuts import LEAVE, SAVE
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead


class _CasusFormPage(ScrollPage):
    """What making and changing share: form, errors, drafts, the two buttons."""

    def __init__(self, desk: Desk, casus_id: int | None, scherm: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._desk = desk
        self._model = FormModel(desk.runner, casus_id, self)
        self._errors = ErrorSummary()
        self._errors.setObjectName("formulier_fouten")
        self._message = Banner("", "info")
        self._message.setObjectName("formulier_melding")
        self._message.hide()
        self._compare = CompareBlock()
        self._choices: dict[str, str] = {}
        self._draft_versie = ""
        self.form = CasusForm()
        self._drafts = Drafts(desk.runner, scherm, casus_id or 0, self)
        self._save = Button(verb, "primary")
        self._save.setObjectName("casus_bewaar_knop")
        self._leave = Button(self.tr("Annuleer"), "ghost")
        self._leave.setObjectName("casus_annuleer_knop")
        self._lay_out()
        self._add_drafts()
        self._connect()
        self._model.load()

    def _lay_out(self) -> None:
        columns = AsideLayout(aside_width=320)
        for part in (self._errors, self._compare, self.form):
            columns.main.addWidget(part)
        columns.aside.addWidget(self._advice())
        self.body.addWidget(self._message)
        self.body.addWidget(columns)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        inset = QVBoxLayout()
        inset.setContentsMargins(40, 14, 40, 14)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.addWidget(self._save)
        flow.addWidget(self._leave)
        inset.addWidget(buttons)
        column.addLayout(inset)
        self.set_footer(foot)

    def _advice(self) -> Card:
        card = Card("sunken", padding=20, spacing=8)
        card.body.addWidget(SectionHead(self.tr("Zo weinig als kan"), small=True, icon=Icon.SAFE))
        for words in (
            self.tr("Alleen een naam is nodig. De rest mag later, of nooit."),
            self.tr("Schrijf geen burgerservicenummer, geboortedatum of adres op."),
            self.tr("Wat u typt, wordt meteen bewaard als concept. Alleen u ziet het."),
        ):
            card.body.addWidget(WrapLabel(words, "small"))
        return card

    def _add_drafts(self) -> None:
        form, add = self.form, self._drafts.add
        add(DraftField("naam", lambda: form.values().naam, lambda text: form.set_text("naam", text)))
        add(DraftField("vraag", lambda: form.values().vraag, lambda text: form.set_text("vraag", text)))
        add(DraftField("wijk", lambda: form.chosen("wijk"), lambda text: form.choose("wijk", int(text))))
        add(DraftField("regie", lambda: form.chosen("regie"), lambda text: form.choose("regie", int(text))))
        add(
            DraftField(
                "mensen",
                lambda: people_to_text(form.values().people),
                lambda text: form.fill_people(people_from_text(text)),
            )
        )
        add(DraftField("versie", lambda: str(self._model.versie), self._on_draft_versie))

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self._submit)
        self._save.clicked.connect(self._submit)
        self._leave.clicked.connect(self._on_leave)
        saving = [(keys, self._submit) for keys in SAVE]
        for keys, slot in (*saving, (LEAVE, self._on_leave)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        model = self._model
        model.choices_loaded.connect(self._on_choices)
        model.refused.connect(self._on_refused)
        model.failed.connect(self._on_failed)
        model.saved.connect(self._on_saved)
        model.overtaken.connect(self._on_overtaken)
        self._compare.merge_requested.connect(self._on_merge)
        self._message.action_requested.connect(self._begin_again)
        self._desk.names.changed.connect(self._on_names)
        self._on_names()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving in any way keeps what was typed."""
        super().hideEvent(event)
        self._drafts.keep_now()

    def _submit(self) -> None:
        self._errors.clear()
        self.form.clear_errors()
        self._message.hide()
        self._model.save(self.form.values())

    def _begin_again(self) -> None:
        raise NotImplementedError

    def _after_saving(self, casus_id: int) -> None:
        raise NotImplementedError

    def _on_names(self) -> None:
        self.form.hide_names(not self._desk.names.visible)

    def _on_edited(self, name: str) -> None:
        self._drafts.touched(name)
        self._drafts.touched("versie")

    def _on_draft_versie(self, text: str) -> None:
        self._draft_versie = text

    def _on_restored(self, was_found: bool) -> None:
        if was_found:
            words = self.tr("Teruggevonden concept. Wat u eerder typte, staat weer in het formulier.")
            self._message.set_content(words, "info", action=self.tr("Begin opnieuw"), icon=Icon.DRAFT)
            self._message.show()

    def _on_choices(self, wijken: Sequence[WijkRow], professionals: Sequence[ProfessionalRow]) -> None:
        self.form.set_choices(wijken, professionals)
        self._choices = {str(wijk.id): wijk.naam for wijk in wijken}
        self._choices |= {str(row.id): row.naam for row in professionals}

    def _on_refused(self, errors: Sequence[tuple[str, str]]) -> None:
        self._errors.show_errors([(sentence, self.form.field(key)) for key, sentence in errors])
        self.scroll_area.ensureWidgetVisible(self._errors)

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()
        self.scroll_area.ensureWidgetVisible(self._message)

    def _on_overtaken(self, verschillen: Sequence[Verschil]) -> None:
        self._compare.show_overtaken(verschillen, self._choices)
        self.scroll_area.ensureWidgetVisible(self._compare)

    def _on_merge(self) -> None:
        self.form.fill(self._model.take_over(self.form.values()))
        self._compare.show_merged(self._model.left(self.form.values()), self._choices)
        self._drafts.touched("versie")

    def _on_saved(self, casus_id: int) -> None:
        self._drafts.forget()
        self._after_saving(casus_id)

    def _on_leave(self) -> None:
        self._drafts.keep_now()
        self._desk.back()


class NewCasusPage(_CasusFormPage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, None, "casus_nieuw", "", parent)
        self._has_begun = False
        self._double = DoubleBlock(desk)
        self._double_model = DoubleModel(desk, self)
        self._double_model.found.connect(self._double.show_found)
        self.form.add_under_name(self._double)
        self._save.setText(self.tr("Start casus"))
        self.setObjectName("casus_nieuw_pagina")
        self.set_title(self.tr("Nieuwe casus"))
        self.set_crumbs((self.tr("Terug"), self.tr("Nieuwe casus")))
        self._drafts.restore(self._on_restored)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_begun:
            self._has_begun = True
            self.form.focus("naam", 0)

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        if name in ("naam", "mensen"):
            self._double_model.ask(self._name_to_ask())

    def _name_to_ask(self) -> str:
        """The name of the person when it is filled in, else what the casus is called."""
        values = self.form.values()
        people = [person.fields.naam for person in values.people if person.fields.naam.strip()]
        return people[-1] if people else values.naam

    def _begin_again(self) -> None:
        self._drafts.forget()
        self.form.fill(FormValues())
        self._double_model.ask("")
        self._message.hide()
        self.form.focus("naam", 0)

    def _after_saving(self, casus_id: int) -> None:
        self._desk.back()
        self._desk.open_casus(casus_id)


class EditCasusPage(_CasusFormPage):
    """``focus``: begin at ``naam``, ``vraag``, ``regie`` or the ``woorden`` of ``person`` (counted from 0)."""

    def __init__(
        self,
        desk: Desk,
        casus_id: int,
        *,
        focus: str = "",
        person: int = 0,
        opens_casus: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, casus_id, "casus", "", parent)
        self._save.setText(self.tr("Bewaar"))
        self.setObjectName("casus_bewerk_pagina")
        self.set_title(self.tr("Casus bewerken"))
        self._focus, self._person, self._opens_casus = focus, person, opens_casus
        self._page: CasusPage | None = None
        self.form.setEnabled(False)
        self._model.loaded.connect(self._on_loaded)

    def _on_loaded(self, page: CasusPage) -> None:
        self._page = page
        self.set_title(self.tr("Casus {0} bewerken").format(page.code))
        self.set_crumbs((self.tr("Casus {0}").format(page.code), self.tr("Bewerk")))
        self.form.setEnabled(True)
        self.form.fill(values_of(page))
        self._drafts.restore(self._on_restored)

    def _on_restored(self, was_found: bool) -> None:
        super()._on_restored(was_found)
        self.form.focus(self._focus, self._person)
        if was_found and self._draft_versie not in ("", str(self._model.versie)):
            self._compare.show_merged(self._model.left(self.form.values()), self._choices)

    def _begin_again(self) -> None:
        self._drafts.forget()
        self._compare.hide()
        self._message.hide()
        if self._page is not None:
            self.form.fill(values_of(self._page))

    def _after_saving(self, casus_id: int) -> None:
        self._desk.back()
        if self._opens_casus:
            self._desk.open_casus(casus_id)
