"""The weighing of telling: four sides at once, the decision in view; once recorded it is only read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casus.domain.errors import CasusError, EnvironmentProblem
from casus.services.messages import is_for_field, sentence
from casus.ui.dates import moment_clock
from casus.ui.delen.afweging_model import SCHERM, AfwegingModel
from casus.ui.delen.beslis_paneel import BeslisPaneel
from casus.ui.delen.besluit_paneel import BesluitPaneel
from casus.ui.delen.kaarten import Kaarten
from casus.ui.desk import Desk
from casus.ui.drafts import DraftField, Drafts
from casus.ui.shortcuts import LEAVE, OUTCOME, SAVE
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage
from casus.ui.widgets.shown import show_if

MOTIVE = "motivering"


class AfwegingView(ScrollPage):
    """One weighing: new (``deelbesluit_id`` None), a draft, or a decision. ``agendapunt_id``: the table it is for."""

    def __init__(
        self,
        desk: Desk,
        casus_id: int,
        deelbesluit_id: int | None = None,
        *,
        agendapunt_id: int | None = None,
        volgt_op_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("afweging_pagina")
        self.set_title(self.tr("Afweging delen"))
        self._desk = desk
        self.model = AfwegingModel(
            desk, casus_id, deelbesluit_id, agendapunt_id=agendapunt_id, volgt_op_id=volgt_op_id, parent=self
        )
        self._failure = Banner("", "danger")
        self._failure.setObjectName("afweging_melding")
        self._failure.hide()
        self.body.addWidget(self._failure)
        self._content_columns: QWidget | None = None
        self._cards: Kaarten | None = None
        self._panel: BeslisPaneel | None = None
        self._drafts: Drafts | None = None
        self._kept = Label("", "small", color="text2")
        self._kept.setObjectName("concept_bewaard")
        self._state = Label("", "strong")
        self.back_requested.connect(self._keep_draft)
        self.model.loaded.connect(self._on_loaded)
        self.model.changed.connect(self._on_changed)
        self.model.failed.connect(self._on_failed)
        self.model.kept.connect(self._on_kept)
        self.model.recorded.connect(self._on_recorded)
        desk.names.changed.connect(self._on_names)
        self._add_keys()
        self.model.load()

    def _add_keys(self) -> None:
        keys: list[tuple[str, Any]] = [(LEAVE, self._leave), *((key, self.go_on) for key in SAVE)]
        keys += [(key, lambda n=number: self.choose(n)) for number, key in enumerate(OUTCOME)]
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What is shown

    def _on_loaded(self) -> None:
        self._show_header()
        self._build()
        if not self.model.is_draft:
            return
        self._drafts = Drafts(self._desk.runner, SCHERM, self.model.object_id, self)
        self._drafts.add(DraftField("alles", self.model.draft, self.model.restore))
        self._drafts.restore(self._on_restored)

    def _show_header(self) -> None:
        scherm, names = self.model.scherm, self._desk.names
        code = scherm.casus_code
        self.set_crumbs((self.tr("Casus {0}").format(code), self.tr("Delen")))
        asked = names.text(self.model.velden.vraag, code)
        vraag = self.tr("Vraag: {0}").format(asked) if asked else ""
        self.set_facts(facts(code, names.beside_code(scherm.casus_naam), vraag))
        self.set_title(self.tr("Afweging delen") if self.model.is_draft else self.tr("Besluit over delen"))
        close = Button(self.tr("Sluit"))
        close.setObjectName("afweging_sluiten_knop")
        close.clicked.connect(self._leave)
        self.set_actions(self._kept, close)

    def _build(self) -> None:
        if self._content_columns is not None:
            self.body.removeWidget(self._content_columns)
            self._content_columns.hide()
            self._content_columns.deleteLater()
        model = self.model
        columns = AsideLayout(aside_width=360)
        self._cards = Kaarten(model, self._desk.names)
        self._state = Label("", "strong")
        order = WrapLabel(self.tr("De volgorde is vrij. Feit, duiding en mening staan apart."), "small")
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._state)
        head.addWidget(order)
        columns.main.addLayout(head)
        columns.main.addWidget(self._cards)
        columns.main.addWidget(WrapLabel(model.scherm.inhoud.gemaakt_naar, "small"))
        self._panel = None
        if model.is_draft:
            self._panel = BeslisPaneel(model, self._desk.names)
            self._panel.record_pressed.connect(self._on_record)
            self._panel.keep_pressed.connect(model.keep)
            columns.aside.addWidget(self._panel)
        else:
            decided = BesluitPaneel(self._desk, model)
            decided.follow_pressed.connect(self._on_follow)
            columns.aside.addWidget(decided)
        show_if(self._state, model.is_draft)
        show_if(order, model.is_draft)
        self._content_columns = columns
        self.body.addWidget(columns)
        self._show_ready()

    def _on_restored(self, found: bool) -> None:
        """Begin where something is missing still."""
        if found:
            self._on_changed()
        if not self._failure.isVisible():
            self.go_on()

    def _on_changed(self) -> None:
        if self._cards is None or self._panel is None:
            return
        self._cards.show_all()
        self._panel.show_all()
        self._show_ready()
        if self._drafts is not None:
            self._drafts.touched("alles")
            moment = moment_clock(self._desk.runner.context.now())
            self._kept.setText(self.tr("Concept bewaard om {0}").format(moment))

    def _show_ready(self) -> None:
        if self._cards is not None:
            self._state.setText(self.tr("{0} van {1} kanten klaar").format(*self._cards.ready()))

    def _on_names(self) -> None:
        if self._cards is None:
            return
        here = self._here()
        self._show_header()
        self._build()
        self._focus(here)

    # Going on

    def go_on(self) -> None:
        """To the next thing that is missing; when nothing is, to the button that records it."""
        if self._panel is None:
            return
        names = [name for name, _ in self.model.missing()]
        if not names:
            focus_on(self._panel.record if self._panel.record.isVisible() else self._panel.keep)
            return
        order = list(self._targets())
        here = self._here()
        place = order.index(here) if here in order else -1
        after = [name for name in names if order.index(name) > place]
        self._focus((after or names)[0])

    def choose(self, number: int) -> None:
        """One of the five outcomes; who refuses, asks first or speaks without a name only says why."""
        if self._panel is None:
            return
        self._panel.choose(number)
        if self.model.opens:
            self.go_on()
        else:
            self._focus(MOTIVE)

    def _targets(self) -> dict[str, Any]:
        """Everything that can be missing, in the order of the screen."""
        if self._cards is None or self._panel is None:
            return {}
        rows = self._cards.rows
        six = {criterium.code for criterium in self.model.scherm.inhoud.criteria}
        first = {code: row for code, row in rows.items() if code not in six}
        return first | {code: rows[code] for code in rows if code in six} | self._panel.targets()

    def _here(self) -> str:
        focus = QApplication.focusWidget()
        for name, target in self._targets().items():
            if focus is not None and (target is focus or target.isAncestorOf(focus)):
                return name
        return ""

    def _focus(self, name: str) -> None:
        target = self._targets().get(name)
        if target is not None:
            focus_on(_innermost(target))

    # Keeping and recording

    def _on_record(self) -> None:
        missing = self.model.missing()
        self._show_errors(missing)
        if not missing:
            self.model.record()

    def _show_errors(self, missing: Sequence[tuple[str, str]]) -> None:
        if self._panel is None:
            return
        targets = self._targets()
        self._failure.hide()
        for target in targets.values():
            target.set_error(None)
        self._panel.errors.clear()
        for name, words in missing:
            targets[name].set_error(words)
        if len(missing) > 1:
            self._panel.errors.show_errors([(words, targets[name]) for words, name in self._grouped(missing)])
        elif missing:
            self._focus(missing[0][0])

    def _grouped(self, missing: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same sentence once, with how often; it leads to the first of them."""
        first: dict[str, str] = {}
        for name, words in missing:
            first.setdefault(words, name)
        counts = {words: sum(1 for _, each in missing if each == words) for words in first}
        told = {words: self.tr("{0} Nog {1}.").format(words, counts[words]) for words in first if counts[words] > 1}
        return [(told.get(words, words), name) for words, name in first.items()]

    def _on_failed(self, error: CasusError) -> None:
        """Beside its field when it has one; what was typed stays in any case."""
        name = is_for_field(error)
        if name in self._targets():
            self._show_errors([(name, sentence(error))])
        elif isinstance(error, EnvironmentProblem):
            self._desk.runner.problem.emit(error)
        else:
            self._failure.set_content(sentence(error), "danger")
            self._failure.show()

    def _on_follow(self) -> None:
        """What was decided stays; the new weighing begins with its answers."""
        older = self.model.deelbesluit_id
        self._desk.back()
        self._desk.open_page(AfwegingView(self._desk, self.model.casus_id, volgt_op_id=older))

    def _on_kept(self) -> None:
        self._forget_draft()
        self._desk.tell(self.tr("Het concept is bewaard."))

    def _on_recorded(self) -> None:
        self._forget_draft()
        self._kept.setText("")
        self._desk.tell(self.tr("Het besluit ligt vast."))
        self.model.load()

    def _forget_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()
            self._drafts = None

    def _keep_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.keep_now()

    def _leave(self) -> None:
        self._keep_draft()
        self._desk.back()


def _innermost(widget: QWidget) -> QWidget:
    """What really gets the keyboard."""
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget
