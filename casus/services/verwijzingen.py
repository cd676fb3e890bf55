"""Offers that were put to somebody, and what became of them."""

from dataclasses import dataclass
from datetime import date

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import KaartAanbod
from casus.domain.values import CasusStatus
from casus.domain.verwijzing import Verwijzing, VerwijzingUitkomst
from casus.services.context import Context


@dataclass(frozen=True)
class StelVoor:
    """Put this offer to this person, for this part of life."""

    casus_id: int
    inwoner_id: int
    aanbod_id: int
    levensdomein: Levensdomein


@dataclass(frozen=True)
class MeldUitkomst:
    """What became of it, on this day."""

    verwijzing_id: int
    versie: int
    uitkomst: VerwijzingUitkomst
    dag: date


@dataclass(frozen=True)
class VerwijzingRow:
    """One offer that was put to somebody."""

    id: int
    versie: int
    casus_id: int
    inwoner_id: int
    inwoner: str
    aanbod_id: int
    aanbod: str
    organisatie: str
    levensdomein: Levensdomein
    voorgesteld_op: date
    uitkomst: VerwijzingUitkomst
    dag: date
    door: str


def propose_aanbod(ctx: Context, cmd: StelVoor) -> list[Changed]:
    """Write down that it was put to somebody. To who may not be told this part of their life they are not there.

    Its log row names no offer: which one it was would say what somebody's trouble is.
    """
    ctx.actor.require(Handeling.AANBOD_VOORSTELLEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id)
        casus.inwoner(cmd.inwoner_id)
        if not uow.queries.may_tell_part(cmd.casus_id, cmd.inwoner_id, cmd.levensdomein.onderwerp):
            raise RuleViolation("niet_gevonden", soort="inwoner")
        _require_running(casus)
        if uow.get(KaartAanbod, cmd.aanbod_id).gestopt:
            raise RuleViolation("aanbod_gestopt")
        said = Verwijzing(
            id=ctx.new_id(),
            casus_id=cmd.casus_id,
            inwoner_id=cmd.inwoner_id,
            aanbod_id=cmd.aanbod_id,
            levensdomein=cmd.levensdomein,
            voorgesteld_op=ctx.today(),
            gewijzigd_op=ctx.now(),
            door_id=ctx.actor.professional_id,
        )
        uow.add(said)
        uow.commit(LogEntry("verwijzing_voorgesteld", (("verwijzing", said.id),), said.casus_id))
    return [Changed("verwijzing", said.id)]


def report_verwijzing(ctx: Context, cmd: MeldUitkomst) -> list[Changed]:
    """Say what became of it; the next one who looks for an offer sees it as a reason."""
    ctx.actor.require(Handeling.AANBOD_VOORSTELLEN)
    with ctx.unit_of_work() as uow:
        said = uow.get(Verwijzing, cmd.verwijzing_id, cmd.versie)
        _require_running(uow.get(Casus, said.casus_id))
        said.report(cmd.uitkomst, cmd.dag, today=ctx.today(), now=ctx.now())
        uow.commit(LogEntry("verwijzing_uitkomst", (("verwijzing", said.id),), said.casus_id))
    return [Changed("verwijzing", cmd.verwijzing_id)]


def list_verwijzingen(ctx: Context, casus_id: int) -> tuple[VerwijzingRow, ...]:
    """What was put to the people of a casus, as far as it may be told, the latest first."""
    with ctx.read() as queries:
        if not queries.verwijzingen(casus_id):
            return ()
    ctx.log_reading(LogEntry("casus_geopend", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        return tuple(
            VerwijzingRow(
                id=row.id,
                versie=row.versie,
                casus_id=row.casus_id,
                inwoner_id=row.inwoner_id,
                inwoner=row.inwoner,
                aanbod_id=row.aanbod_id,
                aanbod=row.aanbod,
                organisatie=row.organisatie,
                levensdomein=Levensdomein(row.levensdomein),
                voorgesteld_op=row.voorgesteld_op,
                uitkomst=VerwijzingUitkomst(row.uitkomst),
                dag=row.dag,
                door=row.door or "",
            )
            for row in queries.verwijzingen(casus_id)
        )


def _require_running(casus: Casus) -> None:
    if casus.status is CasusStatus.AFGESLOTEN:
        raise RuleViolation("casus_afgesloten")
