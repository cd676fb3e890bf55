"""What small money is expected to change: the difference 1 - 3, apart from every amount of the ledger."""

from PySide6.QtWidgets import QWidget

from casus.services.monitor import Monitor
from casus.services.monitorwoorden import head_of_vermeden, vermeden_words
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import Label, WrapLabel


class VermedenCard(Card):
    """The head figure, and in sentences how wide it is, what was seen of it and what is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=4, parent=parent)
        self.setObjectName("monitor_scheelt")
        self._figure = Label("", "figure", tabular=True, elide=True)
        self._words = WrapLabel("", "small", color="text2")
        self.body.addWidget(Label(self.tr("Wat het scheelt, naar verwachting (1 − 3)"), "h3"))
        self.body.addWidget(self._figure)
        self.body.addWidget(self._words)

    def show_monitor(self, found: Monitor) -> None:
        self._figure.setText(head_of_vermeden(found))
        self._words.setText(" ".join(vermeden_words(found)))
