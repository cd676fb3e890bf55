"""``casus plan``: the plan of a casus in Word, for the person or for the team."""

from casus.cli.delen import casus_id_of, inwoner_id_of
from casus.cli.ending import DONE
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.services.planbladen import list_plannen
from casus.services.plandocument import MaakPlan, PlanVoor, make_plan


def plan(shell: Shell) -> int:
    """The plan that runs, or the last one that is done."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        casus_id = casus_id_of(ctx, args.casus)
        rows = list_plannen(ctx, casus_id)
        if args.persoon:
            who = inwoner_id_of(ctx, casus_id, args.persoon)
            rows = tuple(row for row in rows if row.inwoner_id == who)
        if not rows:
            raise RuleViolation("casus_zonder_plan")
        path = make_plan(ctx, MaakPlan(rows[0].id, PlanVoor(args.voor), target(args.uit)))
    finally:
        dossier.close()
    shell.say(f"Het plan staat in {path}.")
    return DONE
