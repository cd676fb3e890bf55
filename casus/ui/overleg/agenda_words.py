"""What is on an agenda, in words and icons: why a casus is there, and what it still misses. No widgets."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from casus.domain.values import AgendapuntStatus, AgendaReden
from casus.services.messages import label
from casus.services.overleg_page import OverlegPage, PuntRow
from casus.ui.dates import clock, day_long, starting
from casus.ui.icons import Icon
from casus.ui.names import Names

REASON_ICONS: Final = {
    AgendaReden.NIEUW: Icon.NEW,
    AgendaReden.NIET_BEREIKT: Icon.RETURN,
    AgendaReden.OPEN_ACTIE: Icon.ACTION,
    AgendaReden.OPEN_BESLUIT: Icon.DECISION,
    AgendaReden.TERUGKOMDATUM: Icon.COME_BACK,
    AgendaReden.OP_VERZOEK: Icon.TALK,
    AgendaReden.INLOOP: Icon.DOOR,
}


def tr(text: str) -> str:
    return QCoreApplication.translate("agenda", text)


def reason(reden: AgendaReden) -> str:
    """``Vorige keer niet besproken``."""
    return starting(label(reden))


def title_of(page: OverlegPage) -> str:
    """``Dinsdag 24 november, 13.00 – 15.00``."""
    return f"{starting(day_long(page.datum))}, {clock(page.begin)} \N{EN DASH} {clock(page.eind)}"


def punt_name(punt: PuntRow, names: Names) -> str:
    """What a point is called where there is room for one thing: the title, or code and name."""
    if punt.casus_id is None:
        return punt.titel
    return " ".join(part for part in (punt.code, names.beside_code(punt.naam)) if part)


def question_of(punt: PuntRow) -> str:
    """The question as it was put on the agenda, else that of the casus."""
    return punt.vraag or punt.casusvraag or ""


def gaps_of(punt: PuntRow) -> list[str]:
    """What a casus still misses before it can be discussed, as message codes (the same as on Vandaag)."""
    if punt.casus_id is None or punt.status is not AgendapuntStatus.GEPLAND:
        return []
    needed = {"vraag_ontbreekt": question_of(punt), "casusregisseur_ontbreekt": punt.casusregisseur}
    return [code for code, there in needed.items() if not there]


def planned_minutes(page: OverlegPage) -> int:
    return sum(punt.minuten for punt in page.punten)


def available_minutes(page: OverlegPage) -> int:
    return (page.eind.hour - page.begin.hour) * 60 + page.eind.minute - page.begin.minute


def spare_words(page: OverlegPage) -> str:
    """What is left of the time, or what is too much."""
    spare = available_minutes(page) - planned_minutes(page)
    if spare > 1:
        return tr("{0} minuten over voor wat er op tafel komt").format(spare)
    if spare == 1:
        return tr("1 minuut over voor wat er op tafel komt")
    if spare == 0:
        return tr("precies vol")
    return tr("{0} minuten te veel: plan korter of haal iets van de agenda").format(-spare)


def counted(number: int, one: str, many: str) -> str:
    """``1 casus``, ``5 casussen``; both forms come translated."""
    return one if number == 1 else many.format(number)


def casussen_words(number: int) -> str:
    return counted(number, tr("1 casus"), tr("{0} casussen"))
