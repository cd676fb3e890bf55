"""Before a new casus is made: is there one already about this person? What may be seen can be opened; the rest is said
in one sentence that gives nothing away.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.dubbel import naamwoorden
from casus.services.dubbelen import Dubbelen, DubbelRow, find_dubbelen
from casus.services.messages import label, sentence_of
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import IconLabel, WrapLabel, facts

REST_MS = 900
"""So long after the last key: each question is an act in the log book, and there are only so many an hour."""
ENOUGH = 3


class DoubleModel(QObject):
    """``ask(naam)`` while it is typed; ``found`` says what there is."""

    found = Signal(object)
    """Dubbelen."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._naam = ""
        self._asked: tuple[str, ...] = ()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)

    def ask(self, naam: str) -> None:
        """What says the same as before is not asked again."""
        self._naam = naam
        words = naamwoorden(naam)
        if words == self._asked:
            self._rest.stop()
        elif max(map(len, words), default=0) < ENOUGH:
            self._rest.stop()
            self._asked = ()
            self.found.emit(Dubbelen())
        else:
            self._rest.start()

    @property
    def is_waiting(self) -> bool:
        return self._rest.isActive()

    def _ask(self) -> None:
        self._asked = naamwoorden(self._naam)
        self._desk.runner.read(self, find_dubbelen, self._naam, done=self.found.emit, latest="dubbel")


class DoubleBlock(QWidget):
    """Stands under the name; not there while there is nothing to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("casus_dubbel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None
        self._last = Dubbelen()
        desk.names.changed.connect(self._on_names)  # a bound method: goes when the block goes
        self.hide()

    def _on_names(self) -> None:
        self.show_found(self._last)

    def show_found(self, found: Dubbelen) -> None:
        self._last = found
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.setVisible(bool(found.casussen or found.bericht))
        if self.isHidden():
            return
        self._card = card = Card("warn", padding=16, spacing=8)
        if found.casussen:
            card.body.addWidget(IconLabel(Icon.WARN, self.tr("Misschien is deze casus er al"), "strong", color="warn"))
        for row in found.casussen:
            card.body.addWidget(self._button(row))
        if found.bericht:
            card.body.addWidget(WrapLabel(sentence_of(found.bericht), "body"))
        self._column.addWidget(card)
        card.setAccessibleName(self.tr("Misschien is deze casus er al"))

    def _button(self, row: DubbelRow) -> Button:
        name = self._desk.names.beside_code(row.naam)
        button = Button(self.tr("Open {0}").format(facts(row.code, name, label(row.status))), "ghost", Icon.CASUS)
        button.setObjectName(f"dubbel_open_{row.code}")
        button.clicked.connect(self._opens(row.casus_id))
        return button

    def _opens(self, casus_id: int) -> Callable[[], None]:
        return lambda: self._desk.open_casus(casus_id)
