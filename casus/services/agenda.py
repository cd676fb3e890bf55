"""What goes on an agenda: a casus, a standing point, and what comes back by itself."""

from typing import TYPE_CHECKING, Any

from casus.domain.agendapunt import Agendapunt
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.overleg import Overleg
from casus.domain.terugkomer import MINUTEN_TERUG, TerugkomFeit, asks_for_news, coming_back
from casus.domain.values import AgendapuntSoort, AgendapuntStatus, AgendaReden, CasusStatus, OverlegStatus
from casus.services.context import Context
from casus.system.clock import day_of

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

OPENING = ("Opening en rondje open acties", 10)
CLOSING = ("Rondje en afsluiten", 5)


def casus_for_agenda(uow: "UnitOfWork", casus_id: int) -> Any:
    """The casus that goes on an agenda: visible (hidden and absent give the same answer) and not closed. Its question
    is only kept with the item, also by who may not hear it.
    """
    casus = uow.queries.casus(casus_id)
    if casus is None:
        raise RuleViolation("niet_gevonden", soort="casus")
    if casus.status is CasusStatus.AFGESLOTEN:
        raise RuleViolation("casus_afgesloten")
    return uow.queries.casus_heads([casus_id])[0]


def require_punt(uow: "UnitOfWork", overleg_id: int, punt_id: int) -> None:
    """Nobody writes at a point that they may not see; hidden and absent give the same answer."""
    if not uow.queries.may_see_punt(overleg_id, punt_id):
        raise RuleViolation("agendapunt_onbekend")


def casus_punt(
    ctx: Context, casus_id: int, vraag: str, inbrenger_id: int, minuten: int, reden: AgendaReden
) -> Agendapunt:
    """A point about a casus; the question is kept as it is now."""
    return Agendapunt(
        id=ctx.new_id(),
        soort=AgendapuntSoort.CASUS,
        volgorde=0,
        titel="",
        minuten=minuten,
        reden=reden,
        casus_id=casus_id,
        inbrenger_id=inbrenger_id,
        vraag=vraag,
    )


def add_vast(ctx: Context, overleg: Overleg, titel: str, minuten: int) -> Agendapunt:
    """Put a standing point at the end."""
    punt = Agendapunt(
        id=ctx.new_id(),
        soort=AgendapuntSoort.VAST,
        volgorde=0,
        titel=titel,
        minuten=minuten,
        reden=AgendaReden.OP_VERZOEK,
    )
    overleg.add_punt(punt, ctx.now())
    return punt


def before_closing(ctx: Context, overleg: Overleg, punt: Agendapunt) -> None:
    """A new point goes before the closing round, when there is one."""
    agenda = overleg.agenda()
    last = [p for p in agenda if p.soort is AgendapuntSoort.VAST and p is not punt][-1:]
    if last and last[0] is agenda[-2] and last[0].titel == CLOSING[0]:
        overleg.move_punt(punt.id, len(agenda) - 1, ctx.now())


def bring_back(ctx: Context, uow: "UnitOfWork", overleg: Overleg) -> list[LogEntry]:
    """Not reached, a return date that has come, an open actie or a silent besluit: back with that reason.

    Returns a log row for each, because who sits there may see the casus from now on.
    """
    entries = []
    facts: list[TerugkomFeit] = []
    for row in uow.queries.coming_back(overleg.id):
        if row.stand is AgendapuntStatus.NIET_BEREIKT:
            facts.append(TerugkomFeit(row.casus_id, AgendaReden.NIET_BEREIKT, None))
        if row.dag is not None:
            facts.append(TerugkomFeit(row.casus_id, AgendaReden.TERUGKOMDATUM, row.dag))
        if row.plan_dag is not None:
            facts.append(TerugkomFeit(row.casus_id, AgendaReden.TERUGKOMDATUM, row.plan_dag))
        if row.actie_id is not None:
            facts.append(TerugkomFeit(row.casus_id, AgendaReden.OPEN_ACTIE, None))
        if row.besluit_gehoord_op is not None:
            news = asks_for_news(day_of(row.besluit_gehoord_op))
            facts.append(TerugkomFeit(row.casus_id, AgendaReden.OPEN_BESLUIT, news))
    there = {p.casus_id for p in overleg.punten}
    returning = [c for c in coming_back(facts, overleg.datum) if c.casus_id not in there]
    known = {row.id: row for row in uow.queries.casus_heads([c.casus_id for c in returning])}
    for back in returning:
        head = known[back.casus_id]
        punt = casus_punt(ctx, head.id, head.vraag, head.inbrenger_id, MINUTEN_TERUG, back.reden)
        overleg.add_punt(punt, ctx.now())
        before_closing(ctx, overleg, punt)
        entries.append(LogEntry("punt_toegevoegd", (("overleg", overleg.id), ("agendapunt", punt.id)), head.id))
    return entries


def bring_back_to_next(ctx: Context, uow: "UnitOfWork", closed: Overleg) -> list[LogEntry]:
    """When the next meeting is already being prepared, what comes back is put there at once."""
    coming = uow.queries.overleggen(status=(OverlegStatus.CONCEPT, OverlegStatus.OPEN), since=closed.datum)
    if not coming:
        return []
    following = uow.get(Overleg, coming[-1].id)
    return bring_back(ctx, uow, following)
