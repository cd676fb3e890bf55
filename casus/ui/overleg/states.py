"""The five states of a meeting in words, and the bar in which a page says what went wrong."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casus.domain.values import OverlegStatus
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.state_steps import StateSteps

ORDER = tuple(OverlegStatus)


def state_steps() -> StateSteps:
    """Concept, Open, Lopend, Gesloten, Vastgesteld."""
    return StateSteps([state_word(status) for status in ORDER])


def state_word(status: OverlegStatus) -> str:
    words = {
        OverlegStatus.CONCEPT: QCoreApplication.translate("states", "Concept"),
        OverlegStatus.OPEN: QCoreApplication.translate("states", "Open"),
        OverlegStatus.LOPEND: QCoreApplication.translate("states", "Lopend"),
        OverlegStatus.GESLOTEN: QCoreApplication.translate("states", "Gesloten"),
        OverlegStatus.VASTGESTELD: QCoreApplication.translate("states", "Vastgesteld"),
    }
    return words[status]


def message_bar(parent: QWidget) -> Banner:
    """Hidden until there is something to say."""
    bar = Banner("", "warn", parent=parent)
    bar.setObjectName("melding")
    bar.hide()
    return bar
