"""What the monitor says beside its figures."""

from PySide6.QtCore import QCoreApplication

from casus.domain.geld import show_euros, show_raming
from casus.domain.kostenraming import show_verschil
from casus.domain.toegang import day_in_place
from casus.services.controlecijfers import Controlecijfers
from casus.services.geldwoorden import Woorden
from casus.services.messages import label
from casus.services.monitorachter import AchterRaming, AchterRij
from casus.services.monitorkruis import Kruistabel
from casus.services.monitorvorm import Monitor, MonitorTabel
from casus.services.monitorwoorden import UITSPLITSING, days_words, gap_words, later_words
from casus.ui.dates import day_month, starting
from casus.ui.icons import Icon
from casus.ui.widgets.row_model import TwoLineRow

Figure = tuple[str, str, str, str]
"""What it is, the amount, one line about it, and the line that says it is right."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Monitor", text)


def figures(found: Monitor, woorden: Woorden) -> list[Figure]:
    """The five of them, in order."""
    left_good, left_words = "", tr("groep te klein, of er kwam ander geld bij")
    budget = tr("Ingelegd in {0}") if found.gesloten else tr("Budget {0}")
    if found.over is not None:
        left_words, left_good = closing_words(found)
    sources = tr("één bron") if found.bronnen == 1 else tr("{0} bronnen").format(found.bronnen)
    if found.gesloten and not found.bronnen:
        sources = ""
    return [
        (budget.format(found.jaar), show_euros(found.budget), sources, ""),
        (tr("Uitgegeven"), _told(found.uitgegeven), _share(found), ""),
        (tr("Gereserveerd"), _told(found.gereserveerd), _asked(found, woorden), ""),
        (tr("Over"), _told(found.over), left_words, left_good),
        _foretold(found),
    ]


def closing_words(found: Monitor) -> tuple[str, str]:
    """Whether it closes: a plain line, and the line that says that it is right once the ledger was counted too."""
    if found.sluit is False:
        return tr("sluit niet: {0}").format(gap_words(found)), ""
    if found.nageteld is None and not found.gesloten:
        return tr("wordt nageteld"), ""
    return "", tr("sluit tot op de cent")


def _told(cents: int | None) -> str:
    return tr("niet verteld") if cents is None else show_euros(cents)


def _share(found: Monitor) -> str:
    if found.uitgegeven is None:
        return tr("groep te klein om te vertellen")
    if found.budget <= 0:
        return ""
    share = tr("{0} % van wat is ingelegd") if found.gesloten else tr("{0} % van het budget")
    return share.format(round(100 * found.uitgegeven / found.budget))


def _asked(found: Monitor, woorden: Woorden) -> str:
    if found.open_verzoeken is None:
        return "" if found.gereserveerd is not None else tr("groep te klein om te vertellen")
    if found.open_verzoeken == 1:
        return tr("één {0} nog open").format(woorden.naam)
    return tr("{0} {1} nog open").format(found.open_verzoeken, woorden.namen)


def _foretold(found: Monitor) -> Figure:
    head = tr("Verwacht eind december")
    if found.verwacht is None:
        return (head, tr("nog niet bekend"), tr("vanaf het eerste hele kwartaal"), "")
    low, middle, high = map(show_raming, found.verwacht)
    if low == high:
        return (head, middle, tr("het jaar is voorbij"), "")
    return (head, middle, tr("tussen {0} en {1}").format(low, high), "")


def decided_words(found: Monitor) -> str:
    """How long a decision mostly takes."""
    if found.mediaan_dagen is None:
        return ""
    return tr("Besluit meestal {0}").format(days_words(found.mediaan_dagen))


def stand_words(found: Monitor) -> str:
    """Which day this is, and what was written down of it later."""
    if found.dag is None:
        return tr("Er is nog niets te vertellen: daarvoor zijn er vijf personen nodig.")
    told = tr("Stand van {0} {1}.").format(day_month(found.dag), found.dag.year)
    if found.gesloten:
        return told + " " + tr("U ziet sommen van vijf personen en meer, aan het einde van een maand.")
    return f"{told} {later_words(found)}".rstrip()


def made_words(controle: Controlecijfers) -> str:
    """Of when the file is: it does not change any more."""
    day = day_in_place(controle.gemaakt)
    return " " + tr("Dit bestand is van {0} {1}.").format(day_month(day), day.year)


def undivided_words() -> str:
    """Why a controller is not told of classes (yet)."""
    return tr("Hier is nog niets van te vertellen.") + " " + UITSPLITSING


def pooled_words(tabel: MonitorTabel | None, woorden: Woorden, *, gesloten: bool) -> str:
    """Why rows stand together, or that one can look behind them."""
    if tabel is None:
        return undivided_words()
    if not gesloten:
        return tr("Kies een rij om de {0} en casuscodes te zien.").format(woorden.namen)
    words = tr("Stand van {0} {1}.").format(day_month(tabel.dag), tabel.dag.year)
    if tabel.samengenomen:
        words += " " + tr("Samengenomen met een puntkomma: een groep is kleiner dan vijf.")
    return words


def crossed_words(tabel: Kruistabel, woorden: Woorden, *, gesloten: bool) -> str:
    """What the figures of two dimensions are, and whether they close."""
    if tabel.verschil:
        return tr("Deze tabel sluit niet: er zit {0} tussen.").format(show_euros(tabel.verschil))
    words = tr("Uitgegeven. De totalen zijn die van de twee uitsplitsingen apart.")
    if not gesloten:
        return words + " " + tr("Kies een bedrag om de {0} en casuscodes te zien.").format(woorden.namen)
    words = tr("Uitgegeven. Stand van {0} {1}.").format(day_month(tabel.dag), tabel.dag.year)
    if tabel.samengenomen:
        words += " " + tr("Samengenomen met een puntkomma: een groep is kleiner dan vijf.")
    return words


def untold_words(number: int, woorden: Woorden) -> str:
    """How many one may not see behind a figure that they count in."""
    if number == 1:
        told = tr("Eén {0} mag u niet zien. {1} telt wel mee in het bedrag.")
        return told.format(woorden.naam, starting(woorden.dit))
    return tr("{0} {1} mag u niet zien. Ze tellen wel mee in het bedrag.").format(number, woorden.namen)


def untold_ramingen(number: int) -> str:
    """The same of ramingen."""
    if number == 1:
        return tr("Eén raming mag u niet zien. Deze raming telt wel mee in het bedrag.")
    return tr("{0} ramingen mag u niet zien. Ze tellen wel mee in het bedrag.").format(number)


def raming_row(row: AchterRaming) -> TwoLineRow:
    """A raming behind a figure: the code of its casus, never a name."""
    return TwoLineRow(
        key=row.casus_id,
        title=tr("Casus {0}").format(row.casus_code),
        reason=tr("naar verwachting"),
        reason_icon=Icon.CASUS,
        fact=show_verschil(row.verschil),
        fact_kind="strong",
    )


def verzoek_row(row: AchterRij, woorden: Woorden) -> TwoLineRow:
    """A verzoek behind a figure: codes, never a name."""
    where = tr("Casus {0}").format(row.casus_code) if row.casus_code else tr("Zonder casus")
    return TwoLineRow(
        key=row.casus_id or 0,
        code=row.code,
        title=where,
        reason=f"{woorden.stand(row.status)}, {label(row.categorie)}",
        reason_icon=Icon.CASUS if row.casus_id else Icon.WIJK,
        fact=show_euros(row.bedrag),
        fact_kind="strong",
    )
