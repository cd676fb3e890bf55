"""The lists of acties: finish, postpone, say something about it, change it; all from the keyboard."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.acties import ActieRow
from casus.ui.acties.actie_form import open_change, open_new
from casus.ui.acties.acties_model import ActiesRoomModel, Lijst
from casus.ui.acties.list_frame import ListFrame
from casus.ui.acties.window_list import WindowList
from casus.ui.casussen.actie_dialog import ActieDialog
from casus.ui.casussen.actie_list import HEROPEN, OPEN, WIJZIG, actie_toetsen
from casus.ui.casussen.acties_model import ActiesModel, Uitkomst
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.row_model import TwoLineRow


class ActiesPane(QWidget):
    def __init__(self, desk: Desk, answers: ActiesModel, model: ActiesRoomModel) -> None:
        super().__init__()
        self._desk, self._answers, self._model = desk, answers, model
        self.list = WindowList(self.tr("Acties"), actie_toetsen(), model.rows)
        self.list.setObjectName("acties_kamer_lijst")
        self._frame = ListFrame(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.setFocusProxy(self._frame)
        self._connect()

    def _connect(self) -> None:
        self.list.row_activated.connect(self._on_opened)
        self.list.check_pressed.connect(self._on_check)
        self.list.asked.connect(self._on_asked)
        self._frame.take_back_pressed.connect(self._answers.take_back)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self._answers.take_back)
        self._answers.finished.connect(self._on_finished)
        self._answers.reopened.connect(self._on_reopened)
        self._model.counted.connect(self._on_counted)

    def _on_counted(self, count: int) -> None:
        closed = self._model.lijst is Lijst.AFGEROND
        self._frame.show_keys((HEROPEN, OPEN) if closed else {t.asks for t in actie_toetsen()} - {HEROPEN})
        if count:
            self._frame.show_rows()
        else:
            self._frame.show_empty(self._make_empty())

    def _make_empty(self) -> EmptyState:
        title, words = self._empty_words()
        action = (
            self.tr("Voeg actie toe") if self._model.may_agree() and self._model.lijst is not Lijst.AFGEROND else ""
        )
        empty = EmptyState(title, words, icon=Icon.ACTIONS, action=action, action_kind="secondary")
        empty.action.setObjectName("lege_lijst_knop")
        empty.action_requested.connect(lambda: open_new(self._desk, self))
        return empty

    def _empty_words(self) -> tuple[str, str]:
        if self._model.lijst is Lijst.MIJN:
            return (
                self.tr("U heeft geen open acties"),
                self.tr("Wat u aan tafel afspreekt komt hier vanzelf te staan. U kunt ook zelf een actie toevoegen."),
            )
        if self._model.lijst is Lijst.AFGEROND:
            return (
                self.tr("Er is nog geen actie afgerond"),
                self.tr("Zet een actie op gedaan of niet gedaan. Daarna vindt u hem hier terug."),
            )
        return (
            self.tr("Er staan geen acties open"),
            self.tr("Hier staat wat het team heeft afgesproken, tot het gedaan is. Acties komen uit het overleg."),
        )

    # What one can do

    def _actie(self, row: TwoLineRow) -> ActieRow | None:
        return self._model.actie(int(row.key))

    def _on_opened(self, row: TwoLineRow) -> None:
        actie = self._actie(row)
        if actie is not None and actie.casus_id is not None:
            self._desk.open_casus(actie.casus_id)
        elif actie is not None and actie.is_open:
            ActieDialog(actie, self._answers, self._desk.runner, self._model.today(), self).open()

    def _on_check(self, row: TwoLineRow) -> None:
        """The circle: done, or not done after all."""
        actie = self._actie(row)
        if actie is not None:
            self._on_asked(row, Uitkomst.GEDAAN if actie.is_open else HEROPEN)

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        actie = self._actie(row)
        if actie is None:
            return
        if not actie.is_open:
            if asks == HEROPEN:
                self._answers.reopen(actie)
        elif asks == HEROPEN:
            return
        elif asks == Uitkomst.GEDAAN:
            self._model.rows.take_out(actie.id)
            self._answers.finish(actie)
        elif asks == WIJZIG:
            open_change(self._desk, actie, self)
        else:
            today = self._model.today()
            ActieDialog(actie, self._answers, self._desk.runner, today, self, answer=Uitkomst(asks)).open()

    def _on_finished(self, actie: ActieRow, done: bool) -> None:
        words = self.tr("Gedaan: {0}") if done else self.tr("Niet gedaan: {0}")
        self._frame.say_finished(words.format(self._answers.what(actie)))

    def _on_reopened(self, before: tuple[ActieRow, bool] | None) -> None:
        if before is None:
            self._frame.say_finished("")
        else:
            self._on_finished(*before)
