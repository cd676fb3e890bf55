"""``casus netwerk``: the people around somebody, as a picture or in Word."""

from casus.cli.delen import casus_id_of, inwoner_id_of
from casus.cli.ending import DONE
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.services.netwerkbladen import list_netwerken
from casus.services.netwerkdocument import MaakNetwerk, make_netwerk


def netwerk(shell: Shell) -> int:
    """The network of a person, or the first of the casus."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        casus_id = casus_id_of(ctx, args.casus)
        rows = list_netwerken(ctx, casus_id)
        if args.persoon:
            who = inwoner_id_of(ctx, casus_id, args.persoon)
            rows = tuple(row for row in rows if row.inwoner_id == who)
        if not rows:
            raise RuleViolation("casus_zonder_netwerk")
        path = make_netwerk(ctx, MaakNetwerk(rows[0].id, target(args.uit)))
    finally:
        dossier.close()
    shell.say(f"Het netwerk staat in {path}.")
    return DONE
