"""The words of one line of a raming."""

from PySide6.QtCore import QCoreApplication

from casus.domain.kostenregel import HEEL, RegelInhoud, show_kans
from casus.domain.prijslijst import Prijs, Zekerheid
from casus.services.messages import label
from casus.services.ramingbladen import RamingRow
from casus.services.ramingwoorden import show_hoeveel, show_prijs
from casus.ui.dates import day_full, starting
from casus.ui.names import Names
from casus.ui.widgets.label import facts


def line_facts(inhoud: RegelInhoud) -> str:
    """How much, how often, at which price of which year, how sure, and who pays."""
    price = QCoreApplication.translate("raming", "{0} per {1}, prijs van {2}")
    chance = QCoreApplication.translate("raming", "kans {0}").format(show_kans(inhoud.kans))
    is_estimate = inhoud.zekerheid is Zekerheid.SCHATTING
    return facts(
        show_hoeveel(inhoud),
        price.format(show_prijs(inhoud), inhoud.eenheid, inhoud.jaar),
        chance if inhoud.kans < HEEL else "",
        starting(label(inhoud.betaler)),
        QCoreApplication.translate("raming", "schatting") if is_estimate else "",
    )


def price_words(prijs: Prijs) -> str:
    """What one types or picks: *basisbegeleiding per uur*."""
    return QCoreApplication.translate("raming", "{0} per {1}").format(prijs.post, prijs.eenheid)


def raming_facts(row: RamingRow, names: Names) -> str:
    """About whom, since when, by whom."""
    closed = (
        QCoreApplication.translate("raming", "vastgezet op {0}").format(day_full(row.afgesloten_op))
        if row.afgesloten_op
        else ""
    )
    return facts(
        names.beside_code(row.inwoner),
        starting(label(row.levensdomein)),
        QCoreApplication.translate("raming", "gemaakt op {0}").format(day_full(row.gemaakt)),
        QCoreApplication.translate("raming", "door {0}").format(row.door) if row.door else "",
        closed,
    )
