"""The trash without a window."""

from casus.cli.ending import DONE
from casus.cli.main import Shell
from casus.services.context import Context
from casus.services.messages import label
from casus.services.prullenbak import (
    find_to_restore,
    find_to_trash,
    list_prullenbak,
    restore_casus,
    trash_casus,
)


def prullenbak(shell: Shell) -> int:
    """Out of sight; nothing is deleted."""
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        trash_casus(ctx, find_to_trash(ctx, shell.args.casus))
    finally:
        dossier.close()
    shell.say(f"Casus {shell.args.casus.upper()} ligt in de prullenbak. Er is niets gewist.")
    return DONE


def zet_terug(shell: Shell) -> int:
    """As it was."""
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        restore_casus(ctx, find_to_restore(ctx, shell.args.casus))
    finally:
        dossier.close()
    shell.say(f"Casus {shell.args.casus.upper()} staat er weer.")
    return DONE


def trash_lines(ctx: Context) -> list[str]:
    """What lies in the trash."""
    return [
        f"{row.code:<6}{label(row.status):<12}{row.naam}  sinds {row.prullenbak_op:%d-%m-%Y}"
        for row in list_prullenbak(ctx)
    ]


def trash_objects(ctx: Context) -> list[dict[str, object]]:
    """The same for another program: no more than stands in the list."""
    return [
        {"id": str(row.id), "code": row.code, "naam": row.naam, "status": row.status.value}
        for row in list_prullenbak(ctx)
    ]
