"""``casus acties``: whose acties are open, late first."""

from casus.cli.lists import show_list
from casus.cli.main import Shell
from casus.domain.errors import RuleViolation
from casus.domain.values import fold
from casus.services.acties import ActieRow, group_acties, list_acties, my_acties
from casus.services.context import Context
from casus.services.messages import label

MIJ, TEAM = "mij", "team"


def acties(shell: Shell) -> int:
    """List acties of me, of the team or of one organisation."""

    def shown(ctx: Context) -> list[ActieRow]:
        return acties_of(ctx, shell.args.van, everything=shell.args.alle)

    return show_list(
        shell,
        "actie",
        lambda ctx: [_line(ctx, row) for row in shown(ctx)],
        lambda ctx: [row.id for row in shown(ctx)],
    )


def acties_of(ctx: Context, whose: str, *, everything: bool) -> list[ActieRow]:
    """The acties of ``mij``, ``team`` or an organisation by a part of its name."""
    if fold(whose) == MIJ and not everything:
        return my_acties(ctx)
    rows = list_acties(ctx, only_open=not everything)
    if fold(whose) == TEAM:
        return rows
    if fold(whose) == MIJ:
        return [row for row in rows if row.professional_id == ctx.actor.professional_id]
    groups = [group for group in group_acties(ctx, only_open=not everything) if fold(whose) in fold(group.naam)]
    if not whose.strip() or not groups:
        raise RuleViolation("niet_gevonden", soort="organisatie")
    ids = {id_ for group in groups for id_ in group.ids}
    return [row for row in rows if row.id in ids]


def _line(ctx: Context, row: ActieRow) -> str:
    late = row.days_late(ctx.today())
    days = f" ({late} {'dag' if late == 1 else 'dagen'} te laat)" if late else ""
    day = f"{row.termijn:%d-%m-%Y}" if row.termijn else "geen datum"
    owner = row.eigenaar or label(row.eigenaar_soort)
    return f"{row.casus_code or '-':<6}{day:<12}{label(row.status):<12}{owner}: {row.wat}{days}"
