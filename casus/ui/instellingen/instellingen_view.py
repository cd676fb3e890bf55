"""The room of settings: how it looks here, when it locks, what the team agreed, and about Casus."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.ui.desk import Desk
from casus.ui.instellingen.budgetten_pane import BudgettenPane
from casus.ui.instellingen.geld_model import GeldInstelModel
from casus.ui.instellingen.over_pane import OverPane
from casus.ui.instellingen.regels_pane import RegelsPane
from casus.ui.instellingen.team_model import TeamModel
from casus.ui.instellingen.team_pane import TeamPane
from casus.ui.instellingen.vergrendel_pane import VergrendelPane
from casus.ui.instellingen.weergave_pane import WeergavePane
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tabs import TabBar

TABS = ("weergave", "vergrendelen", "team", "regels", "budgetten", "over")
MONEY = ("regels", "budgetten")
OF_DOSSIER = ("team", *MONEY)
"""What a controller's file has not."""


class InstellingenView(ScrollPage):
    """``open_tab("over")`` goes to one of its parts; each is made when it is first opened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("instellingen")
        self.set_title(self.tr("Instellingen"))
        self._desk = desk
        self._model = TeamModel(desk.runner, self)
        self._money = GeldInstelModel(desk.runner, self)
        self._panes: dict[str, QWidget] = {}
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        titles = (
            self.tr("Weergave"),
            self.tr("Vergrendelen"),
            self.tr("Team"),
            self.tr("Regels snel geld"),
            self.tr("Budgetten"),
            self.tr("Over Casus"),
        )
        ctx = desk.runner.context
        closed: tuple[str, ...] = ("budgetten",) if ctx.actor.is_controller else ()
        if ctx.controle is not None:
            closed = OF_DOSSIER
        self._has_team = ctx.controle is None
        self._open = {name: title for name, title in zip(TABS, titles, strict=True) if name not in closed}
        self._tabs = TabBar(list(self._open.values()))
        self._tabs.setObjectName("instellingen_tabs")
        self._tabs.setAccessibleName(self.tr("Welke instellingen"))
        self._tabs.currentChanged.connect(self._on_tab)
        self.set_below_header(self._tabs)
        self._show(TABS[0])

    def open_tab(self, name: str) -> None:
        """Go to a part by its name."""
        if name in self._open:
            self._tabs.setCurrentIndex(list(self._open).index(name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._attend()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._money.sleep()

    def _attend(self) -> None:
        """Money is read anew while somebody looks at it."""
        if self._shown in MONEY and self.isVisible():
            self._money.wake()
        else:
            self._money.sleep()

    def _on_tab(self, place: int) -> None:
        self._show(list(self._open)[place])

    def _show(self, name: str) -> None:
        if name not in self._panes:
            self._panes[name] = self._make(name)
            self._place.addWidget(self._panes[name])
        for other, pane in self._panes.items():
            show_if(pane, other == name)
        if name in ("vergrendelen", "team") and self._has_team:
            self._model.load()
        if name in MONEY:
            self._money.load()
        self._shown = name
        self._attend()
        self.set_facts(self._facts(name))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _facts(self, name: str) -> str:
        """For whom it holds."""
        return {
            "weergave": self.tr("Geldt voor u, op deze computer."),
            "vergrendelen": self.tr("Geldt voor u, op deze computer."),
            "team": self.tr("Geldt voor iedereen die met dit dossier werkt."),
            "regels": self.tr("Geldt voor iedereen die met dit dossier werkt."),
            "budgetten": self.tr("Bedragen tot op de cent."),
            "over": self.tr("Versie, nieuws en licenties."),
        }[name]

    def _make(self, name: str) -> QWidget:
        if name == "weergave":
            return WeergavePane(self._desk.preferences)
        if name == "vergrendelen":
            return VergrendelPane(self._desk.preferences, self._model)
        if name == "team":
            return TeamPane(self._desk, self._model)
        if name == "regels":
            return RegelsPane(self._desk.runner, self._money)
        return BudgettenPane(self._desk, self._money) if name == "budgetten" else OverPane()
