"""Casussen: the whole list, quick at any length."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.lijst import LijstSoort
from casus.domain.values import CasusStatus
from casus.ui.casussen.casussen_model import CasussenModel, Kolom
from casus.ui.casussen.casussen_table import CasussenTable
from casus.ui.casussen.prullenbak_list import PrullenbakList
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.lijsten.lijst_knop import lijst_button
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Rule
from casus.ui.widgets.choice import Check
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.page import PageHeader
from casus.ui.widgets.tabs import TabBar

_STATUSES = (CasusStatus.LOOPT, CasusStatus.AFGESLOTEN, None)


class CasussenView(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("casussen")
        self.setAccessibleName(self.tr("Casussen"))
        self._desk = desk
        self._model = CasussenModel(desk.runner, desk.names, self)
        self._may_start = desk.runner.context.actor.may(Handeling.CASUS_AANMAKEN)
        self._header = PageHeader(self.tr("Casussen"))
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        titles = [self.tr("Lopend"), self.tr("Afgesloten"), self.tr("Alle")]
        self._filter = TabBar([*titles, self.tr("Prullenbak")] if self._may_start else titles)
        self._filter.setObjectName("casussen_filter")
        self._filter.setAccessibleName(self.tr("Welke casussen"))
        self._mine = Check(self.tr("Alleen mijn casussen"))
        self._mine.setObjectName("casussen_alleen_mijn")
        self._table = CasussenTable(self.tr("Casussen"))
        self._table.setObjectName("casussen_tabel")
        self._table.setModel(self._model)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._trash = PrullenbakList(desk)
        self._lists = QStackedWidget()
        self._empty: QWidget | None = None
        self._chosen: int | None = None
        self._place = 0
        self._lay_out()
        self._connect()
        self._show_list()

    def _lay_out(self) -> None:
        buttons: list[QWidget] = []
        if self._desk.runner.context.actor.may(Handeling.TOEGANG_VRAGEN):
            ask = Button(self.tr("Ik heb toegang nodig"), icon=Icon.KEY)
            ask.setObjectName("toegang_nodig_knop")
            ask.clicked.connect(self._on_ask)
            buttons.append(ask)
        if self._may_start:
            start = Button(self.tr("Start casus"), "primary", Icon.NEW_CASUS)
            start.setObjectName("casus_start_knop")
            start.clicked.connect(self._on_start)
            buttons += [lijst_button(self._desk, LijstSoort.CASUSSEN), start]
        self._header.set_actions(buttons)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._mine, 1)
        side.addWidget(Rule(token="line2"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._filter, 1)
        row.addLayout(side)
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._trash)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 24)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addWidget(self._failure)
        column.addLayout(row)
        column.addWidget(self._lists, 1)

    def _connect(self) -> None:
        self._filter.currentChanged.connect(self._show_list)
        self._mine.toggled.connect(self._show_list)
        self._model.counted.connect(self._on_counted)
        self._model.failed.connect(self._on_failed)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)
        self._table.opened.connect(self._on_opened)
        self._failure.action_requested.connect(self._show_list)
        self._trash.counted.connect(self._on_trash_counted)
        self._trash.failed.connect(self._on_failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.sleep()

    @property
    def _shows_trash(self) -> bool:
        return self._filter.currentIndex() == len(_STATUSES)

    def _show_list(self) -> None:
        self._failure.hide()
        self._mine.setVisible(not self._shows_trash)
        if self._shows_trash:
            self._lists.setCurrentWidget(self._trash)
            self._trash.load()
            return
        self._model.show_list(_STATUSES[self._filter.currentIndex()], mine=self._mine.isChecked())

    def _on_trash_counted(self, count: int) -> None:
        if self._shows_trash:
            self._header.set_facts(self._count_words(count) or self.tr("Geen casussen"))

    def _on_counted(self, count: int) -> None:
        if self._shows_trash:
            return
        self._header.set_facts("" if count < 0 else self._count_words(count))
        if count == 0:
            self._show_empty()
        else:
            self._lists.setCurrentWidget(self._table)

    def _count_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 casus")
        return self.tr("{0} casussen").format(f"{count:,}".replace(",", ".")) if count else ""

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._lists.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self._make_empty()
        self._lists.addWidget(self._empty)
        self._lists.setCurrentWidget(self._empty)

    def _make_empty(self) -> QWidget:
        empty = EmptyState(*self._empty_words(), icon=Icon.CASUS)
        box = QWidget()
        column = QVBoxLayout(box)
        column.addSpacing(48)
        column.addWidget(empty)
        column.addStretch(1)
        return box

    def _empty_words(self) -> tuple[str, str]:
        if self._mine.isChecked():
            return (
                self.tr("U heeft hier geen casussen"),
                self.tr("Hier staan de casussen die u inbrengt of waarvan u de regie heeft."),
            )
        if _STATUSES[self._filter.currentIndex()] is CasusStatus.AFGESLOTEN:
            return (
                self.tr("Er is nog geen casus afgesloten"),
                self.tr("Een casus die klaar is, sluit u op de pagina van de casus. Daarna staat hij hier."),
            )
        return (
            self.tr("Er zijn nog geen casussen"),
            self.tr("Een casus is een bewoner of gezin met een vraag aan de tafel. Begin met alleen een naam."),
        )

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()

    def _on_opened(self, row: int) -> None:
        self._desk.open_casus(self._model.id_at(row))

    def _on_start(self) -> None:
        from casus.ui.casussen.casus_dialog import NewCasusPage  # a form is only paid for when it is opened

        self._desk.open_page(NewCasusPage(self._desk))

    def _on_ask(self) -> None:
        from casus.ui.delen.toegang_dialogs import ask_sight

        ask_sight(self._desk, self)

    def _on_about_to_reset(self) -> None:
        current = self._table.currentIndex()
        self._chosen = self._model.id_at(current.row()) if current.isValid() else None
        self._place = self._table.verticalScrollBar().value()

    def _on_reset(self) -> None:
        """What was chosen stays chosen, and in sight where it was."""
        row = -1 if self._chosen is None else self._model.row_of(self._chosen)
        if row >= 0:
            self._table.setCurrentIndex(self._model.index(row, Kolom.CODE))
        self._table.verticalScrollBar().setValue(self._place)
