"""The room Acties: what I said I would do, what the team does, and what was decided until it is done."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.domain.lijst import LijstSoort
from casus.services.acties import ActieTelling
from casus.ui.acties.actie_form import open_new
from casus.ui.acties.acties_model import ActiesRoomModel, Lijst
from casus.ui.acties.acties_pane import ActiesPane
from casus.ui.acties.besluiten_pane import BesluitenPane
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.lijsten.lijst_knop import lijst_button
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.page import PageHeader
from casus.ui.widgets.tabs import TabBar


class ActiesView(QWidget):
    """One primary: *Voeg actie toe*."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("acties")
        self.setAccessibleName(self.tr("Acties"))
        self._desk = desk
        answers = ActiesModel(desk.runner, desk.names, self)
        self._model = ActiesRoomModel(desk, answers, self)
        self._count, self._besluit_count, self._telling = 0, 0, ActieTelling(0, 0, 0)
        self._header = PageHeader(self.tr("Acties"))
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        self._tabs = TabBar(self._titles())
        self._tabs.setObjectName("acties_tabs")
        self._tabs.setAccessibleName(self.tr("Welke acties"))
        self._acties = ActiesPane(desk, answers, self._model)
        self._besluiten = BesluitenPane(desk)
        self._panes = QStackedWidget()
        for pane in (self._acties, self._besluiten):
            self._panes.addWidget(pane)
        self._lay_out()
        self._connect(answers)
        self._model.show_list(Lijst.MIJN)

    def _titles(self) -> list[str]:
        titles = {
            Lijst.MIJN: self.tr("Mijn acties"),
            Lijst.TEAM: self.tr("Van het team"),
            Lijst.ORGANISATIE: self.tr("Per organisatie"),
            Lijst.BESLUITEN: self.tr("Besluiten"),
            Lijst.AFGEROND: self.tr("Afgerond"),
        }
        return [titles[lijst] for lijst in Lijst]

    def _lay_out(self) -> None:
        if self._model.may_agree():
            add = Button(self.tr("Voeg actie toe"), "primary", Icon.ADD)
            add.setObjectName("actie_toevoegen_knop")
            add.clicked.connect(lambda: open_new(self._desk, self))
            self._header.set_actions([lijst_button(self._desk, LijstSoort.ACTIES), add])
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 20)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addWidget(self._failure)
        column.addWidget(self._tabs)
        column.addWidget(self._panes, 1)

    def _connect(self, answers: ActiesModel) -> None:
        self._tabs.currentChanged.connect(self._on_tab)
        self._model.counted.connect(self._on_counted)
        self._model.my_counted.connect(self._on_my_counted)
        self._model.failed.connect(self._on_failed)
        answers.failed.connect(self._on_refused)
        for recorded in (answers.finished, answers.saved, self._besluiten.answers.updated):
            recorded.connect(self._failure.hide)
        self._besluiten.answers.failed.connect(self._on_refused)
        self._besluiten.model.failed.connect(self._on_failed)
        self._besluiten.model.counted.connect(self._on_besluiten)
        self._failure.action_requested.connect(self._on_retry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.sleep()

    def show_lijst(self, lijst: Lijst) -> None:
        """Open this tab."""
        self._tabs.setCurrentIndex(list(Lijst).index(lijst))

    def _on_tab(self, place: int) -> None:
        self._failure.hide()
        lijst = list(Lijst)[place]
        self._model.show_list(lijst)
        self._panes.setCurrentWidget(self._besluiten if lijst is Lijst.BESLUITEN else self._acties)

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._show_facts()

    def _on_besluiten(self, count: int) -> None:
        self._besluit_count = count
        self._show_facts()

    def _on_my_counted(self, telling: ActieTelling) -> None:
        self._telling = telling
        self._show_facts()

    def _show_facts(self) -> None:
        if self._model.lijst is Lijst.BESLUITEN:
            count = self._besluit_count
            self._header.set_facts(self._besluiten.model.count_words(count) if count else "")
            return
        mine = self._model.lijst is Lijst.MIJN
        words = self._model.words_of(self._telling) if mine else self._model.count_words(self._count)
        self._header.set_facts(words if self._count else "")

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()

    def _on_refused(self, sentence: str) -> None:
        """An answer was not recorded: what stood on the screen is read anew."""
        self._failure.set_content(sentence, "warn")
        self._failure.show()
        self._load()

    def _on_retry(self) -> None:
        self._failure.hide()
        self._load()

    def _load(self) -> None:
        self._model.load()
        if self._model.lijst is Lijst.BESLUITEN:
            self._besluiten.model.load()
