"""The room Logboek: what was done, by whom, newest first; whether the book is whole; and the way out with it."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import CasusError
from casus.services.logboek import LogLezers, log_lezers
from casus.services.logcontrole import LogControle, counted
from casus.services.logexport import LogExport, export_log
from casus.services.messages import is_for_field, sentence
from casus.ui.dates import day_long, local, moment_clock
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.logboek.controle_card import ControleCard, ControleModel
from casus.ui.logboek.export_dialog import ExportLogDialog
from casus.ui.logboek.filter_bar import FilterBar
from casus.ui.logboek.logboek_model import LogboekModel
from casus.ui.logboek.regel_dialog import RegelDialog
from casus.ui.overleg.form_dialog import make_beside
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import facts
from casus.ui.widgets.page import PageHeader
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.rows import RowList
from casus.ui.widgets.scroll_area import ScrollArea


class LogboekView(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logboek")
        self.setAccessibleName(self.tr("Logboek"))
        self._desk = desk
        self._model = LogboekModel(desk.runner, desk.names, self)
        self._check = ControleModel(desk.runner, self)
        self._header = PageHeader(self.tr("Logboek"))
        self._filter = FilterBar(desk.runner.context.today())
        self._controle = ControleCard(self._check)
        self._message = Banner("", "info")
        self._message.setObjectName("logboek_melding")
        self._message.hide()
        self._rows = RowList(self.tr("Logboek"), inline=False)
        self._rows.setObjectName("logboek_lijst")
        self._rows.setModel(self._model)
        self._lists = QStackedWidget()
        self._empty: QWidget | None = None
        self._lezers: LogLezers | None = None
        self._last: LogControle | None = None
        self._was_hidden = False
        self._start = Button(self.tr("Controleer logboek"), "primary", Icon.SAFE)
        self._export = Button(self.tr("Exporteer"), icon=Icon.DOWNLOAD)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._start.setObjectName("logboek_controleer_knop")
        self._export.setObjectName("logboek_exporteer_knop")
        self._header.set_actions([self._export, self._start])
        card = Card(padding=8)
        card.body.addWidget(self._rows)
        self._lists.addWidget(card)
        inner = QWidget()
        inner.setProperty("page", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(40, 30, 40, 24)
        column.setSpacing(14)
        for part in (self._header, self._message, self._controle, self._filter):
            column.addWidget(part)
        column.addWidget(self._lists, 1)
        scroll = ScrollArea()  # with large text the list alone would leave no room for what stands above it
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self._filter.changed.connect(self._on_filter)
        self._model.shown.connect(self._on_shown)
        self._model.failed.connect(self._on_failed)
        self._rows.row_activated.connect(self._on_row)
        self._start.clicked.connect(self._check.start)
        self._check.started.connect(lambda: self._start.setEnabled(False))
        self._check.ended.connect(self._on_check_ended)
        self._check.failed.connect(lambda _: self._start.setEnabled(True))
        self._check.last.connect(self._on_last)
        self._export.clicked.connect(self._on_export)
        runner = self._desk.runner
        runner.read(self, log_lezers, done=self._on_lezers, failed=self._on_failed)

    def show_casus(self, code: str) -> None:
        """Look at the acts on this casus only."""
        self._filter.show_casus(code)
        if self._lezers is not None:
            self._on_filter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._was_hidden and self._lezers is not None:
            self._was_hidden = False
            self._model.reload()  # what was done in other rooms stands here now

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._was_hidden = True

    # What is shown

    def _on_lezers(self, lezers: LogLezers) -> None:
        self._lezers = lezers
        self._filter.show_lezers(lezers)
        for part in (self._filter, self._start, self._export):
            part.setVisible(lezers.leest)
        self._show_facts()
        if lezers.leest:
            self._check.read_last()
            self._on_filter()
        else:
            self._show_empty()

    def _on_last(self, found: LogControle | None) -> None:
        self._last = found
        self._show_facts()

    def _show_facts(self) -> None:
        if self._lezers is None or not self._lezers.leest:
            return
        scope = self.tr("U ziet hier wat u zelf deed") if self._lezers.alles_eigen else self.tr("Nieuwste eerst")
        self._header.set_facts(facts(scope, self._checked()))

    def _checked(self) -> str:
        if self._last is None:
            return self.tr("nog niet gecontroleerd")
        there = local(self._last.moment)
        when = f"{day_long(there.date())} {moment_clock(self._last.moment)}"
        lines = counted(self._last.verdict.aantal)
        return self.tr("gecontroleerd op {0}: {1}, het klopte").format(when, lines)

    def _on_filter(self) -> None:
        self._message.hide()
        self._model.show_list(self._filter.value())

    def _on_shown(self, count: int) -> None:
        self._filter.clear_errors()
        if count:
            self._lists.setCurrentIndex(0)
            self._rows.scrollToTop()
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._lists.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self._make_empty()
        self._lists.addWidget(self._empty)
        self._lists.setCurrentWidget(self._empty)

    def _make_empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addSpacing(48)
        if self._lezers is not None and not self._lezers.leest:
            title = self.tr("Het logboek is niet voor u")
            words = self.tr("Een controller leest alleen regels over geld. Die zijn er nog niet.")
            empty = EmptyState(title, words, icon=Icon.LOG)
        elif self._filter.is_narrow:
            title = self.tr("Niets gevonden")
            words = self.tr("Er is geen regel die hierbij past, of u mag hem niet lezen.")
            empty = EmptyState(title, words, icon=Icon.LOG, action=self.tr("Toon alles"), action_icon=Icon.REFRESH)
            empty.action.setObjectName("logboek_toon_alles_knop")
            empty.action.set_kind("secondary")
            empty.action_requested.connect(self._filter.clear)
        else:
            title = self.tr("Er is nog niets gedaan")
            words = self.tr("Wie iets opent, wijzigt of deelt, staat hier met dag en tijd. Niemand kan dat wissen.")
            empty = EmptyState(title, words, icon=Icon.LOG)
        empty.setObjectName("logboek_leeg")
        column.addWidget(empty)
        column.addStretch(1)
        return box

    def _on_failed(self, error: CasusError) -> None:
        words = sentence(error)
        if not self._filter.show_error(is_for_field(error), words):
            self._message.set_content(words, "danger")
            self._message.show()

    # What one can do

    def _on_row(self, row: TwoLineRow) -> None:
        regel = self._model.regel(self._rows.currentIndex().row())
        if regel is None or regel.nr != row.key:
            return
        dialog = RegelDialog(regel, self._desk.names, self)
        if regel.casus_id is not None:
            casus_id = regel.casus_id
            dialog.accepted.connect(lambda: self._desk.open_casus(casus_id))
        dialog.open()

    def _on_check_ended(self, _: object) -> None:
        self._start.setEnabled(True)

    def _on_export(self) -> None:
        may_exact = self._desk.runner.context.actor.may(Handeling.UITVOEREN)
        asked = self._filter.value()
        dialog = ExportLogDialog(asked, self, may_exact=may_exact, is_narrow=self._filter.is_narrow)
        dialog.submitted.connect(lambda command: self._run_export(dialog, command))
        dialog.open()

    def _run_export(self, dialog: ExportLogDialog, command: object) -> None:
        def done(made: LogExport) -> None:
            words = self.tr("{0} staan in {1}.").format(counted(made.regels), made.pad.name)
            self._message.set_content(words, "info", icon=Icon.CHECKED)
            self._message.show()
            self._model.reload()

        make_beside(self._desk.runner, dialog, dialog, export_log, command, done)
