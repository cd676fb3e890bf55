"""The room Snel geld: what waits for my word first, by keyboard; what is left of the budgets in one line."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.services.geldlijst import GeldLijst
from casus.services.geldwoorden import AFSPRAAK, Woorden
from casus.ui.acties.list_frame import ListFrame
from casus.ui.acties.window_list import WindowList
from casus.ui.casussen.actie_list import OPEN, Toets
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.geld.geld_words import room_line, tr
from casus.ui.icons import Icon
from casus.ui.snel_geld.geld_acts import FIRST, ask_first_act
from casus.ui.snel_geld.geld_model import GeldModel
from casus.ui.snel_geld.steekproef_dialog import SteekproefDialog
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import PageHeader
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.tabs import TabBar


def geld_toetsen() -> tuple[Toets, ...]:
    """The keys of the room: one for the first thing to do with the row one stands on."""
    return (
        Toets("A", Qt.Key.Key_A, "akkoord", tr("Ga akkoord")),
        Toets("B", Qt.Key.Key_B, "betaal", tr("Boek betaling")),
        Toets("R", Qt.Key.Key_R, "reken_af", tr("Reken af")),
        Toets("T", Qt.Key.Key_T, "terugblik", tr("Kijk terug")),
        Toets("Enter", Qt.Key.Key_Return, OPEN, tr("Open")),
    )


class GeldView(QWidget):
    """One primary: *Vraag snel geld*."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snel_geld")
        self.setAccessibleName(self.tr("Snel geld"))
        self._desk = desk
        self.model = GeldModel(desk, self)
        self._header = PageHeader(self.tr("Snel geld"))
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        self._room = WrapLabel("", "body", color="text2", ideal_width=900)
        self._rules = Link(self.tr("Regels"))
        self._rules.setObjectName("geld_regels_knop")
        self._woorden = AFSPRAAK
        self._tabs = TabBar(self._titles())
        self._tabs.setObjectName("geld_tabs")
        self._tabs.setAccessibleName(self.tr("Welk snel geld"))
        self.list = WindowList(self.tr("Snel geld"), geld_toetsen(), self.model.rows)
        self.list.setObjectName("geld_lijst")
        self._frame = ListFrame(self.list)
        self._lay_out()
        self._connect()
        self.model.load()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._room)
        line.addWidget(self._rules)
        line.addStretch(1)
        self._header.set_actions(self._actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 20)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addLayout(line)
        column.addWidget(self._failure)
        column.addWidget(self._tabs)
        column.addWidget(self._frame, 1)

    def _actions(self) -> list[Button]:
        """The one primary last."""
        made = []
        if self.model.may(Handeling.GELD_BESLISSEN):
            draw = Button(self.tr("Kies een steekproef"), icon=Icon.SEARCH)
            draw.setObjectName("geld_steekproef_knop")
            draw.clicked.connect(self._on_draw)
            made.append(draw)
        if self.model.may(Handeling.GELD_VRAGEN):
            ask = Button(self.tr("Vraag snel geld"), "primary", Icon.ADD)
            ask.setObjectName("geld_vraag_knop")
            ask.clicked.connect(self._on_ask)
            made.append(ask)
        return made

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._on_tab)
        self._rules.clicked.connect(self._on_rules)
        self._failure.action_requested.connect(self.model.load)
        self.model.listed.connect(self._on_listed)
        self.model.failed.connect(self._on_failed)
        self.list.row_activated.connect(self._on_opened)
        self.list.check_pressed.connect(self._on_opened)
        self.list.asked.connect(self._on_asked)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.model.rows.dataChanged.connect(self._on_current)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    # What is shown

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Alles"),
            self.tr("Nog niet besloten"),
            starting(self._woorden.ja),
            self.tr("Anders opgelost"),
            self.tr("{0} of ingetrokken").format(starting(self._woorden.nee)),
        )

    def _say(self, woorden: Woorden) -> None:
        """In the words of the rules of today."""
        if woorden != self._woorden:
            self._woorden = woorden
            for place, title in enumerate(self._titles()):
                self._tabs.setTabText(place, title)

    def _on_tab(self, place: int) -> None:
        self._failure.hide()
        self.model.show_tab(place)

    def _on_listed(self, found: GeldLijst) -> None:
        self._failure.hide()
        self._say(found.woorden)
        self._room.setText(room_line(found.budgetten))
        if found.beurten:
            self._frame.show_rows()
            if not self.list.current_id():  # the keys below are those of a row from the start
                self.list.go_to(found.beurten[0][0])
            self._on_current()
        else:
            self._frame.show_empty(self._empty(found))

    def _empty(self, found: GeldLijst) -> EmptyState:
        may_ask = self.model.may(Handeling.GELD_VRAGEN)
        if self._tabs.currentIndex():
            words = self.tr("Wat zo eindigde, vindt u hier terug.")
            return EmptyState(self.tr("Hier staat nog niets"), words, icon=Icon.GELD)
        words = self.tr(
            "Snel geld is er voor iets kleins dat nu nodig is en dat geen gewone weg op tijd betaalt. Collega's "
            "beslissen samen."
        )
        if not found.budgetten:
            first = self.tr("Er is nog geen budget. Leg eerst de regels en een budget vast bij Instellingen.")
            action = self.tr("Naar de instellingen") if self.model.may(Handeling.GELD_BEHEREN) else ""
            empty = EmptyState(
                self.tr("Nog geen snel geld"), f"{words} {first}", icon=Icon.GELD, action=action,
                action_icon=Icon.SETTINGS, action_kind="secondary",
            )  # fmt: skip
            empty.action_requested.connect(self._on_rules)
            return empty
        action = self.tr("Vraag snel geld") if may_ask else ""
        title = starting(self._woorden.geen)
        empty = EmptyState(title, words, icon=Icon.GELD, action=action, action_kind="secondary")
        empty.action_requested.connect(self._on_ask)
        return empty

    def _on_current(self, *_: object) -> None:
        """Only the key that means something for this row."""
        act = FIRST.get(self.model.beurt(self.list.current_id()))
        self._frame.show_keys({OPEN} if act is None or not self._may(act) else {act, OPEN})

    def _may(self, act: str) -> bool:
        if act in ("betaal", "reken_af"):
            return self.model.may(Handeling.GELD_BEHEREN)
        return self.model.may(Handeling.GELD_BESLISSEN if act == "akkoord" else Handeling.GELD_VRAGEN)

    # What one can do

    def _on_opened(self, row: TwoLineRow) -> None:
        self._desk.open_verzoek(int(row.key))

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        found = self.model.verzoek(int(row.key))
        if found is not None and FIRST.get(self.model.beurt(found.id)) == asks and self._may(asks):
            ask_first_act(self._desk, found, asks, self)

    def _on_ask(self) -> None:
        self._desk.ask_money(0, 0)

    def _on_draw(self) -> None:
        dialog = SteekproefDialog(self.model.today().year, self)
        dialog.submitted.connect(partial(self._on_drawn, dialog))
        dialog.open()

    def _on_drawn(self, dialog: SteekproefDialog, wanted: tuple[int, int]) -> None:
        from casus.ui.snel_geld.steekproef_page import SteekproefPage  # a page is only paid for when it is opened

        dialog.accept()
        self._desk.open_page(SteekproefPage(self._desk, *wanted))

    def _on_rules(self) -> None:
        self._desk.open_settings("regels")

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()
