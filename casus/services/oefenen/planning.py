"""When the table of the oefendossier met, and which casus was there when: a year of weekly meetings."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from casus.domain.values import AgendaReden

WEEKS = 52
_HOLIDAYS = frozenset({52, 1, 18, 30, 31, 32})
"""ISO weeks without a meeting: Christmas, May, summer."""
_TRIES = 12
RONDES = 6
"""How often a casus is at the table from new to closed."""


@dataclass(frozen=True)
class Bezoek:
    """A casus on the agenda of the meeting with this index; ``ronde`` says how far its story is."""

    casus: int
    overleg: int
    ronde: int
    reden: AgendaReden
    bereikt: bool = True


def coming_tuesday(today: date) -> date:
    """Today when it is Tuesday, else the first one to come."""
    return today + timedelta(days=(1 - today.weekday()) % 7)


def past_tuesdays(today: date) -> list[date]:
    """The meetings of the year before the coming one, oldest first."""
    days = [coming_tuesday(today) - timedelta(weeks=week) for week in range(WEEKS, 0, -1)]
    return [day for day in days if day.isocalendar().week not in _HOLIDAYS]


def plan_bezoeken(casussen: list[dict[str, Any]], meetings: int, random: Random) -> list[Bezoek]:
    """Spread the casussen over the meetings; those with a part in the practice day come at the end as it asks."""
    load = [0] * meetings
    found: list[Bezoek] = []
    ordinary = [place for place, casus in enumerate(casussen) if "speelt" not in casus]
    for place, casus in enumerate(casussen):
        if "speelt" in casus:
            found += _for_the_day(place, casus["speelt"], meetings)
    for visit in found:
        load[visit.overleg] += 1
    for rank, place in enumerate(ordinary):
        closes = rank % 2 == 1
        drawn = [_places(rank, closes, meetings, random) for _ in range(_TRIES)]
        best = min(drawn, key=lambda places: (sum(load[p] ** 2 for p in places), places))
        for p in best:
            load[p] += 1
        found += _as_bezoeken(place, best, random)
    return found


def _for_the_day(place: int, part: str, meetings: int) -> list[Bezoek]:
    """Two with an open actie, one that was not reached, one whose day has come; the new ones were never there."""
    last = meetings - 1
    if part == "open_actie":
        return [
            Bezoek(place, last - 2 - place % 2, 0, AgendaReden.NIEUW),
            Bezoek(place, last, 1, AgendaReden.TERUGKOMDATUM),
        ]
    if part == "niet_bereikt":
        return [
            Bezoek(place, last - 4, 0, AgendaReden.NIEUW),
            Bezoek(place, last, 1, AgendaReden.TERUGKOMDATUM, bereikt=False),
        ]
    if part == "terugkomdatum":
        return [Bezoek(place, last - 3, 0, AgendaReden.NIEUW)]
    return []


def _places(rank: int, closes: bool, meetings: int, random: Random) -> list[int]:
    """Indexes of meetings, evenly spread with some play; who closes has all rounds, who runs one less."""
    rounds = RONDES if closes else RONDES - 1
    if rank in (1, 3):
        end = meetings - 1
    elif closes:
        end = random.randrange(16, meetings - 1)
    else:
        end = random.randrange(meetings - 9, meetings - 1)
    start = (
        random.randrange(0, max(1, end - 3 * (rounds - 1))) if not closes else max(0, end - random.randrange(16, 27))
    )
    span = (end - start) / (rounds - 1)
    return [start + round(span * step) for step in range(rounds)]


def _as_bezoeken(place: int, indexes: list[int], random: Random) -> list[Bezoek]:
    found: list[Bezoek] = []
    for ronde, index in enumerate(indexes):
        if ronde == 0:
            reden = AgendaReden.INLOOP if random.random() < 0.2 else AgendaReden.NIEUW
        elif index == indexes[ronde - 1] + 1:
            reden = AgendaReden.OPEN_ACTIE
        elif index - 1 > indexes[ronde - 1] and random.random() < 0.15:
            found.append(Bezoek(place, index - 1, ronde, AgendaReden.TERUGKOMDATUM, bereikt=False))
            reden = AgendaReden.NIET_BEREIKT
        else:
            reden = AgendaReden.TERUGKOMDATUM
        found.append(Bezoek(place, index, ronde, reden))
    return found
