"""``casus besluiten``: what was decided and is not carried out, the longest not heard of first."""

from casus.cli.lists import show_list
from casus.cli.main import Shell
from casus.services.besluiten import BesluitRegel, list_besluit_ids, list_besluit_rows
from casus.services.context import Context
from casus.services.messages import label


def besluiten(shell: Shell) -> int:
    """List besluiten with how far they are."""

    def ids(ctx: Context) -> list[int]:
        return list_besluit_ids(ctx, only_open=not shell.args.alle)

    return show_list(shell, "besluit", lambda ctx: [_line(row) for row in list_besluit_rows(ctx, ids(ctx))], ids)


def _line(row: BesluitRegel) -> str:
    said = f" ({row.terugkoppeling})" if row.terugkoppeling else ""
    return f"{row.casus_code or '-':<6}{row.datum:%d-%m-%Y}  {row.code:<5}{label(row.status):<22}{row.tekst}{said}"
