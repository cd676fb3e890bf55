"""Small money in the order in which it waits for somebody, and what is left of the budgets of this year."""

from collections.abc import Sequence
from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.bestedingsregels import regels_op
from casus.services.budgetten import BudgetRow, list_budgetten
from casus.services.context import Context
from casus.services.geldwoorden import Woorden, woorden_van


@dataclass(frozen=True)
class GeldLijst:
    """Which verzoeken there are, in order, and why each stands there; the budgets of this year, and today's words."""

    beurten: tuple[tuple[int, Beurt], ...]
    budgetten: tuple[BudgetRow, ...]
    woorden: Woorden

    @property
    def over(self) -> int:
        """What is left of all budgets of this year, in cents."""
        return sum(row.stand.over for row in self.budgetten)


def list_geld(ctx: Context, status: Sequence[VerzoekUitkomst] = ()) -> GeldLijst:
    """What I am told of the verzoeken in these states (none named: all of them)."""
    with ctx.read() as queries:
        rows = queries.verzoek_beurten(status, may_decide=ctx.actor.may(Handeling.GELD_BESLISSEN))
        regels = regels_op(queries, ctx.today())
    beurten = tuple((row.id, Beurt(row.beurt)) for row in rows)
    return GeldLijst(beurten, budgets_of_year(ctx), woorden_van(awb=regels.awb))


def budgets_of_year(ctx: Context) -> tuple[BudgetRow, ...]:
    """From which money can be promised now."""
    return tuple(row for row in list_budgetten(ctx) if row.jaar == ctx.today().year)
