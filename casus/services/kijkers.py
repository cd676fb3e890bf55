"""Who looked in a casus: per person and organisation, when last, how often, and what they did.

This is the list that the client may ask for (NEN 7513: when, which organisation and role, what, on which basis), so it
says more than who opened the page: also who changed something, who opened a meeting that had the casus on its agenda or
made its minutes, and who took the whole dossier out. Of those last kinds the row does not name the casus: they are
counted apart, as ``via``.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.toegang import GEHEEL
from casus.services.context import Context
from casus.services.logboek import Woordenaar, rollen_in_words
from casus.services.logzinnen import ELDERS, GROEPEN, ONBEKEND, ZINNEN, LogGroep

VIA = {
    "overleg_geopend": "Overleg geopend waar deze casus op de agenda stond",
    "verslag_gemaakt": "Verslag gemaakt van een overleg met deze casus",
    "verslag_verzegeld": "Eigen verslag voor een organisatie gemaakt van een overleg met deze casus",
    "dossier_overgedragen": "Versleutelde kopie van het hele dossier gemaakt",
    "dossier_uitgevoerd": "Hele dossier leesbaar weggeschreven",
}
"""Each act of ``ELDERS`` in words."""


@dataclass(frozen=True)
class Kijker:
    """One person, for one organisation."""

    wie: str
    organisatie: str
    rol: str
    """Roles of the last time."""
    laatst: datetime
    keren: int
    gelezen: int
    groepen: tuple[tuple[str, int], ...]
    """(kind of act, how often), most often first; ``via`` apart."""
    via: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Kijkers:
    """The answer to "wie heeft er in gekeken", with what it is an answer about."""

    casus_id: int
    code: str
    naam: str
    sinds: datetime
    kijkers: tuple[Kijker, ...]


@dataclass
class _Tally:
    wie: str
    organisatie: str
    rol: str
    laatst: datetime
    groepen: Counter[LogGroep] = field(default_factory=Counter)
    via: Counter[str] = field(default_factory=Counter)


def list_kijkers(ctx: Context, casus_id: int) -> Kijkers:
    """Only for who sees all of the casus; looking at this list is an act of reading itself."""
    with ctx.read() as queries:
        if not queries.may_see_casus(casus_id, *GEHEEL):
            raise RuleViolation("niet_gevonden", soort="casus")
    ctx.log_reading(LogEntry("kijkers_gelezen", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        casus = queries.casus(casus_id)
        if casus is None:
            raise RuleViolation("niet_gevonden", soort="casus")
        bodies = [json.loads(row.body) for row in queries.casus_acts(casus_id, ELDERS)]
        words = Woordenaar(ctx, queries, bodies, met_namen=True)
        return Kijkers(casus.id, casus.code, casus.naam, casus.aangemaakt_op, _counted(words, bodies))


def _counted(words: Woordenaar, bodies: list[dict[str, Any]]) -> tuple[Kijker, ...]:
    """Newest first, as the rows come; the program itself is nobody who looks."""
    found: dict[tuple[str, str | None], _Tally] = {}
    for body in bodies:
        if body["actor"] == "systeem" and body["actie"] not in ELDERS:
            continue
        key = (body["actor"], body["organisatie"])
        tally = found.get(key)
        if tally is None:
            moment = datetime.fromisoformat(body["moment"])
            organisatie = words.organisatie(body["organisatie"])
            tally = found[key] = _Tally(words.wie(body), organisatie, rollen_in_words(body["rol"]), moment)
        if body["actie"] in ELDERS:
            tally.via[body["actie"]] += 1
        else:
            tally.groepen[ZINNEN.get(body["actie"], ONBEKEND).groep] += 1
    return tuple(_kijker(tally) for tally in found.values())


def _kijker(tally: _Tally) -> Kijker:
    return Kijker(
        wie=tally.wie,
        organisatie=tally.organisatie,
        rol=tally.rol,
        laatst=tally.laatst,
        keren=tally.groepen.total() + tally.via.total(),
        gelezen=tally.groepen[LogGroep.GELEZEN],
        groepen=tuple((GROEPEN[groep], count) for groep, count in tally.groepen.most_common()),
        via=tuple((VIA[actie], count) for actie, count in tally.via.most_common()),
    )
