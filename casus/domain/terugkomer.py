"""What comes back on the next agenda by itself, and why: nothing falls off the table."""

from dataclasses import dataclass
from datetime import date, timedelta

from casus.domain.values import AgendaReden

MINUTEN_TERUG = 15
"""Usual time for a casus that the table knows: the practice of tables like this."""
MINUTEN_NIEUW = 25
"""Usual time for a new or complex casus: the practice of tables like this."""

BESLUIT_STIL = timedelta(weeks=3)
"""So long may a besluit that is not carried out go without a word; then it asks for a place on the agenda (own rule:
a besluit in the making would otherwise put its casus on the agenda every week)."""

_ORDER = (
    AgendaReden.NIET_BEREIKT,
    AgendaReden.TERUGKOMDATUM,
    AgendaReden.OPEN_ACTIE,
    AgendaReden.OPEN_BESLUIT,
)
_ON_A_DAY = (AgendaReden.TERUGKOMDATUM, AgendaReden.OPEN_BESLUIT)


@dataclass(frozen=True)
class TerugkomFeit:
    """One reason why a casus may come back; ``termijn`` is the return date or the day a besluit asks for news."""

    casus_id: int
    reden: AgendaReden
    termijn: date | None


@dataclass(frozen=True)
class Terugkomer:
    """A casus that belongs on the agenda, with the strongest reason."""

    casus_id: int
    reden: AgendaReden


def coming_back(feiten: list[TerugkomFeit], meeting: date) -> list[Terugkomer]:
    """Not reached always comes back; a return date when the day has come; an open actie until it is done; a besluit
    that is not carried out when nothing was heard of it for ``BESLUIT_STIL``.

    One line per casus, the strongest reason wins, in the order in which they are raised at the table.
    """
    best: dict[int, AgendaReden] = {}
    for feit in feiten:
        if feit.reden in _ON_A_DAY and (feit.termijn is None or feit.termijn > meeting):
            continue
        now = best.get(feit.casus_id)
        if now is None or _ORDER.index(feit.reden) < _ORDER.index(now):
            best[feit.casus_id] = feit.reden
    ranked = sorted(best.items(), key=lambda item: (_ORDER.index(item[1]), item[0]))
    return [Terugkomer(casus_id, reden) for casus_id, reden in ranked]


def asks_for_news(heard: date) -> date:
    """The day from which a besluit that is not carried out comes back: ``heard`` is when something was last said."""
    return heard + BESLUIT_STIL
