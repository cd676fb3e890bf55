"""How much room there is: on the budget and under each ceiling, cheap enough to ask at every key."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bestedingsregels import Regels, Vastgelegd
from casus.domain.budget import Stand
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros
from casus.services.bestedingsregels import regels_op
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class Ruimte:
    """What is left in cents; None where there is no ceiling."""

    stand: Stand
    regels: Regels
    vastgelegd: Vastgelegd

    @property
    def over(self) -> int:
        """On the budget."""
        return self.stand.over

    @property
    def keer(self) -> int | None:
        """At most at one time."""
        return self.regels.grens_keer

    @property
    def casus(self) -> int | None:
        """For this casus, this year."""
        ceiling = self.regels.plafond_casus_jaar
        return None if ceiling is None else ceiling - self.vastgelegd.casus_jaar

    @property
    def jaar(self) -> int | None:
        """For the team, this year."""
        ceiling = self.regels.plafond_jaar
        return None if ceiling is None else ceiling - self.vastgelegd.jaar

    def check(self, bedrag: int) -> None:
        """Refuse what peers cannot give from this budget; the sentence says who decides above a ceiling."""
        self.regels.check_ceilings(bedrag, self.vastgelegd)
        self._check_budget(bedrag)

    def check_above(self, bedrag: int, gevraagd: Regels) -> None:
        """Refuse what who decides above a ceiling cannot give: within the ceilings peers decide, a ceiling that came
        after what was asked is no way past them, and the budget has to bear it. ``gevraagd``: by which rules that was.
        """
        if self.is_below(bedrag):
            raise RuleViolation("onder_plafond")
        if not gevraagd.passed(bedrag, self.vastgelegd):
            raise RuleViolation("plafond_van_later")
        self._check_budget(bedrag)

    def _check_budget(self, bedrag: int) -> None:
        if bedrag > self.over:
            raise RuleViolation("budget_op", field="bedrag", over=show_euros(self.over))

    def is_below(self, bedrag: int) -> bool:
        """No ceiling stands in the way."""
        return not self.regels.passed(bedrag, self.vastgelegd)


def ruimte(ctx: Context, budget_id: int, casus_id: int | None = None) -> Ruimte:
    """The room for a verzoek from this budget, for this casus when one sees it."""
    with ctx.read() as queries:
        if casus_id is not None and not queries.may_see_casus(casus_id):
            raise RuleViolation("niet_gevonden", soort="casus")
        return ruimte_of(queries, ctx.today(), budget_id, casus_id)


def ruimte_of(queries: "Queries", today: date, budget_id: int, casus_id: int | None) -> Ruimte:
    """Within a transaction. The ceiling of a casus counts for verzoeken of a casus alone."""
    found = queries.budgetten([budget_id])
    if not found:
        raise RuleViolation("niet_gevonden", soort="budget")
    regels = regels_op(queries, today)
    before = queries.vastgelegd(found[0].jaar, casus_id)
    if casus_id is None:
        regels = regels.without_casus()
    return Ruimte(queries.stand_of_budget(budget_id), regels, before)
