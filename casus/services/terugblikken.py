"""Looking back at small money: what is due, and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.terugblik import Terugblik, TerugblikUitkomst
from casus.services.context import Context


@dataclass(frozen=True)
class BeantwoordTerugblik:
    """Did happen what we expected, and what was seen."""

    terugblik_id: int
    versie: int
    uitkomst: TerugblikUitkomst
    wat_gezien: str = ""


@dataclass(frozen=True)
class TerugblikRow:
    """One look back, planned or done. ``wat`` and ``verwachting``: of its verzoek. Not answered is unknown."""

    id: int
    versie: int
    verzoek_id: int
    verzoek_code: str
    wat: str
    verwachting: str
    casus_id: int | None
    casus_code: str
    gepland_op: date
    gedaan_op: date | None
    uitkomst: TerugblikUitkomst | None
    wat_gezien: str
    door: str


def list_terugblikken(ctx: Context, limit: int) -> tuple[TerugblikRow, ...]:
    """What is due today or was before, and has no answer yet; the longest waiting first."""
    with ctx.read() as queries:
        return terugblik_rows(queries.terugblikken(until=ctx.today(), limit=limit))


def answer_terugblik(ctx: Context, cmd: BeantwoordTerugblik) -> list[Changed]:
    """Say what came of it; who may be told the verzoek may answer."""
    ctx.actor.require(Handeling.GELD_VRAGEN)
    with ctx.unit_of_work() as uow:
        terugblik = uow.get(Terugblik, cmd.terugblik_id, cmd.versie)
        told = uow.queries.verzoeken([terugblik.verzoek_id])
        if not told:
            raise RuleViolation("niet_gevonden", soort="terugblik")
        terugblik.answer(
            cmd.uitkomst, cmd.wat_gezien, door_id=ctx.actor.professional_id, today=ctx.today(), now=ctx.now()
        )
        objects = (("terugblik", terugblik.id), ("verzoek", terugblik.verzoek_id))
        uow.commit(LogEntry("terugblik_beantwoord", objects, told[0].casus_id, outcome=cmd.uitkomst.value))
    return [Changed("terugblik", terugblik.id), Changed("verzoek", terugblik.verzoek_id)]


def terugblik_rows(rows: Iterable[Any]) -> tuple[TerugblikRow, ...]:
    """Rows of a question that went through the gate."""
    return tuple(
        TerugblikRow(
            id=row.id,
            versie=row.versie,
            verzoek_id=row.verzoek_id,
            verzoek_code=row.code,
            wat=row.wat,
            verwachting=row.verwachting,
            casus_id=row.casus_id,
            casus_code=row.casus_code or "",
            gepland_op=row.gepland_op,
            gedaan_op=row.gedaan_op,
            uitkomst=None if row.uitkomst is None else TerugblikUitkomst(row.uitkomst),
            wat_gezien=row.wat_gezien,
            door=row.door or "",
        )
        for row in rows
    )
