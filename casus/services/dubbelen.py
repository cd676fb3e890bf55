"""Before a new casus is made: is there one already about this person? Said without giving anything away.

Looked for among all casussen, also those that the asker may not see: else two tables talk about one person without
knowing. What is hidden gives one and the same sentence, whether it is one casus or five. Asking is an act in the log
book, and who guesses names is stopped: after ``HIDDEN_A_DAY`` hidden answers or ``ASKED_AN_HOUR`` questions the answer
no longer depends on what is there. A coordinator sees every casus and so has nothing to guess.
"""

from dataclasses import dataclass
from datetime import timedelta

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.dubbel import LEAST, is_likely_double, naamwoorden
from casus.domain.values import CasusStatus, Rol
from casus.services.context import Context

HIDDEN_A_DAY = 5
ASKED_AN_HOUR = 40
HIDDEN, LIMITED = "dubbel_verborgen", "dubbel_beperkt"
_NOTHING, _SEEN, _UNSEEN, _STOPPED = "geen", "zichtbaar", "verborgen", "beperkt"


@dataclass(frozen=True)
class DubbelRow:
    """A casus that may be about the same person, and that the asker may see."""

    casus_id: int
    code: str
    naam: str
    status: CasusStatus


@dataclass(frozen=True)
class Dubbelen:
    """What may be said: casussen to look at, and a message code (empty: nothing)."""

    casussen: tuple[DubbelRow, ...] = ()
    bericht: str = ""


def find_dubbelen(ctx: Context, naam: str) -> Dubbelen:
    """Casussen that are likely to be about the person of this name. A name that says too little is not looked for."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    if sum(map(len, naamwoorden(naam))) < LEAST:
        return Dubbelen()
    if _is_limited(ctx):
        _log(ctx, _STOPPED)
        return Dubbelen(bericht=LIMITED)
    with ctx.read() as queries:
        alike = [row for row in queries.alike_names(naam) if is_likely_double(naam, row.naam)]
        seen = {row.casus_id for row in alike if row.seen}
        hidden = {row.casus_id for row in alike} - seen
        rows = [DubbelRow(row.id, row.code, row.naam, row.status) for row in queries.casus_rows(sorted(seen))]
    _log(ctx, "+".join(([_SEEN] if seen else []) + ([_UNSEEN] if hidden else [])) or _NOTHING, *sorted(seen))
    return Dubbelen(tuple(sorted(rows, key=lambda row: row.casus_id, reverse=True)), HIDDEN if hidden else "")


def _is_limited(ctx: Context) -> bool:
    if Rol.COORDINATOR in ctx.actor.rollen:
        return False
    with ctx.read() as queries:
        day = queries.own_acts("dubbel_gezocht", ctx.now() - timedelta(days=1))
        hour = queries.own_acts("dubbel_gezocht", ctx.now() - timedelta(hours=1))
    return sum(_UNSEEN in outcome for outcome in day) >= HIDDEN_A_DAY or len(hour) >= ASKED_AN_HOUR


def _log(ctx: Context, outcome: str, *casus_ids: int) -> None:
    """Which casussen only where they were shown: of what is hidden the log book of the asker says no more either."""
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("dubbel_gezocht", tuple(("casus", id_) for id_ in casus_ids), outcome=outcome))
