"""Besluiten come back until they are carried out: how far each is, and what was said about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.overleg import Overleg
from casus.domain.terugkomer import BESLUIT_STIL
from casus.domain.values import BesluitStatus
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class BesluitRegel:
    """A besluit after the meeting; ``versie`` is that of its overleg, ``status_door`` who last said how far it is."""

    id: int
    code: str
    tekst: str
    motivering: str
    status: BesluitStatus
    terugkoppeling: str
    status_op: datetime | None
    gemaakt_op: datetime
    agendapunt_id: int
    overleg_id: int
    nummer: int
    datum: date
    versie: int
    casus_id: int | None
    casus_code: str | None
    casus_naam: str | None
    status_door: str = ""

    @property
    def is_open(self) -> bool:
        """Not carried out, or not wholly."""
        return self.status is not BesluitStatus.UITGEVOERD

    def heard(self) -> datetime:
        """When something was last said about it."""
        return self.status_op or self.gemaakt_op


@dataclass(frozen=True)
class UpdateBesluit:
    """How far it is, and a word about it; ``versie`` is that of the overleg where it was decided."""

    overleg_id: int
    versie: int
    besluit_id: int
    status: BesluitStatus
    terugkoppeling: str = ""


def update_besluit(ctx: Context, cmd: UpdateBesluit) -> list[Changed]:
    """Say how far a besluit is. Who may see it, may say so; the text of the minutes does not change."""
    ctx.actor.require(Handeling.BESLUIT_BIJWERKEN)
    with ctx.unit_of_work() as uow:
        if not uow.queries.besluit_rows([cmd.besluit_id]):
            raise RuleViolation("besluit_onbekend")
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        punt = overleg.punt_of_besluit(cmd.besluit_id)
        overleg.set_besluit_status(cmd.besluit_id, cmd.status, ctx.now(), cmd.terugkoppeling)
        objects = (("besluit", cmd.besluit_id), ("overleg", overleg.id))
        uow.commit(LogEntry("besluit_bijgewerkt", objects, punt.casus_id, outcome=cmd.status.value))
    return [Changed("besluit", cmd.besluit_id), Changed("overleg", cmd.overleg_id)]


def list_besluit_ids(ctx: Context, *, only_open: bool = True) -> list[int]:
    """Besluiten that I may see, the longest not heard of first."""
    with ctx.read() as queries:
        return queries.besluit_ids(only_open=only_open)


def list_besluit_rows(ctx: Context, ids: Sequence[int]) -> list[BesluitRegel]:
    """These besluiten in the order asked for; what is no longer there for me is missing."""
    with ctx.read() as queries:
        found = {row.id: row for row in queries.besluit_rows(ids)}
        return besluit_regels(queries, [found[id_] for id_ in ids if id_ in found])


def list_silent_besluiten(ctx: Context, limit: int) -> list[BesluitRegel]:
    """Not carried out and nothing heard for three weeks, the longest silent first."""
    with ctx.read() as queries:
        ids = queries.besluit_ids(only_open=True, silent_since=ctx.now() - BESLUIT_STIL)[:limit]
        found = {row.id: row for row in queries.besluit_rows(ids)}
        return besluit_regels(queries, [found[id_] for id_ in ids if id_ in found])


def besluiten_of_casus(ctx: Context, casus_id: int) -> list[BesluitRegel]:
    """Every besluit about a casus that I may see, the latest first."""
    with ctx.read() as queries:
        return besluit_regels(queries, queries.besluiten_of(casus_id))


def besluiten_back_at(ctx: Context, overleg_id: int) -> list[BesluitRegel]:
    """What comes back at this meeting: not carried out, about a casus on its agenda."""
    with ctx.read() as queries:
        return besluit_regels(queries, queries.besluiten_back_at(overleg_id))


def besluit_regels(queries: "Queries", rows: Iterable[Any]) -> list[BesluitRegel]:
    """Rows of a question that went through the gate, with who last said how far each is."""
    rows = list(rows)
    said = queries.besluit_reporters([row.id for row in rows if row.status_op is not None])
    return [BesluitRegel(**row._asdict(), status_door=said.get(row.id, "")) for row in rows]
