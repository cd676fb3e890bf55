"""Reading: Core rows, never entities. What is casus content goes through ``zicht.visible`` and nowhere else.

Each method gives plain rows; the services turn them into the frozen rows that screens and the command line
know.
"""

from casus.storage.exchange_queries import ExchangeQueries
from casus.storage.queries_acties import ActieQueries
from casus.storage.queries_besluiten import BesluitQueries
from casus.storage.queries_casus import CasusQueries
from casus.storage.queries_delen import DeelQueries
from casus.storage.queries_geld_lijst import GeldLijstQueries
from casus.storage.queries_geschiedenis import GeschiedenisQueries
from casus.storage.queries_intake import IntakeQueries
from casus.storage.queries_kaart import KaartQueries
from casus.storage.queries_log import LogQueries
from casus.storage.queries_mensen import MensenQueries
from casus.storage.queries_monitor import MonitorQueries
from casus.storage.queries_netwerk import NetwerkQueries
from casus.storage.queries_overdracht import OverdrachtQueries
from casus.storage.queries_overleg import OverlegQueries
from casus.storage.queries_plan import PlanQueries
from casus.storage.queries_raming import RamingQueries
from casus.storage.queries_vermeden import VermedenQueries
from casus.storage.queries_verslag import VerslagQueries
from casus.storage.queries_zoeken import ZoekQueries


class Queries(
    MensenQueries,
    CasusQueries,
    ActieQueries,
    BesluitQueries,
    OverlegQueries,
    OverdrachtQueries,
    ZoekQueries,
    LogQueries,
    GeschiedenisQueries,
    DeelQueries,
    IntakeQueries,
    KaartQueries,
    PlanQueries,
    NetwerkQueries,
    RamingQueries,
    GeldLijstQueries,
    MonitorQueries,
    VermedenQueries,
    VerslagQueries,
    ExchangeQueries,
):
    """All reading of one viewer at one moment, on one connection."""
