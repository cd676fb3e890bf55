"""Who is asked to the table: by id, again from last time, and whoever is in charge."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casus.domain.errors import RuleViolation
from casus.domain.overleg import Deelnemer, Overleg
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


def invite(ctx: Context, uow: "UnitOfWork", overleg: Overleg, ids: Iterable[int], *, gast: bool = False) -> None:
    """Invite each of these once, with the job of the day of the meeting; who is there already is left alone."""
    there = {d.professional_id for d in overleg.deelnemers}
    wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in there]
    jobs = {row.id: row for row in uow.queries.professionals(overleg.datum, wanted)}
    for professional_id in wanted:
        job = jobs.get(professional_id)
        if job is None:
            raise RuleViolation("niet_gevonden", soort="professional")
        deelnemer = Deelnemer(ctx.new_id(), professional_id, job.organisatie_id, job.functie or "", gast=gast)
        overleg.invite(deelnemer, ctx.now())


def invite_again(ctx: Context, uow: "UnitOfWork", overleg: Overleg) -> None:
    """Who sat at the last meeting, guests and who left since apart."""
    previous = uow.queries.overleggen()
    if previous:
        people = [row.professional_id for row in uow.queries.deelnemers(previous[0].id) if not row.gast]
        left = {
            row.id
            for row in uow.queries.professionals(overleg.datum, people)
            if row.laatste_dag is not None and row.laatste_dag < overleg.datum
        }
        invite(ctx, uow, overleg, (id_ for id_ in people if id_ not in left))


def invite_in_charge(ctx: Context, uow: "UnitOfWork", overleg: Overleg) -> None:
    """Chair and notulist sit at their own meeting; in a new dossier there is no last time to take them from."""
    in_charge = (overleg.voorzitter_id, overleg.notulist_id)
    invite(ctx, uow, overleg, (id_ for id_ in in_charge if id_ is not None))
