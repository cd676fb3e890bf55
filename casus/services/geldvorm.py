"""What the form of small money begins with: proposals from the casus, budgets, and who asks."""

from dataclasses import dataclass
from datetime import date

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.terugblik import days_to_look_back
from casus.services.acties import CasusKeuze
from casus.services.bestedingsregels import regels_op
from casus.services.budgetten import BudgetRow
from casus.services.context import Context
from casus.services.geldlijst import budgets_of_year
from casus.services.geldtafel import Stoel, table_now
from casus.services.geldwoorden import Woorden, woorden_van

TERUGBLIK_MAANDEN = 3
"""The look back that is proposed, so many months from today (own choice)."""
_CATEGORIEEN = {
    Levensdomein.WONEN: BestedingSoort.WONEN_EN_SPULLEN,
    Levensdomein.LEEFOMGEVING: BestedingSoort.WONEN_EN_SPULLEN,
    Levensdomein.GELD: BestedingSoort.GELD_EN_PAPIEREN,
    Levensdomein.JUSTITIE: BestedingSoort.GELD_EN_PAPIEREN,
    Levensdomein.NETWERK: BestedingSoort.MEEDOEN_EN_VERVOER,
    Levensdomein.MEEDOEN: BestedingSoort.MEEDOEN_EN_VERVOER,
    Levensdomein.WERK: BestedingSoort.MEEDOEN_EN_VERVOER,
    Levensdomein.LEREN_TAAL: BestedingSoort.MEEDOEN_EN_VERVOER,
    Levensdomein.LICHAAM: BestedingSoort.GEZONDHEID,
    Levensdomein.GEEST: BestedingSoort.GEZONDHEID,
    Levensdomein.VERSLAVING: BestedingSoort.GEZONDHEID,
    Levensdomein.GEZIN: BestedingSoort.RUST_EN_RESPIJT,
    Levensdomein.DAGELIJKS_LEVEN: BestedingSoort.RUST_EN_RESPIJT,
}


@dataclass(frozen=True)
class GeldVorm:
    """``casus`` None: a small need without a casus. ``aan_tafel``: who in the room may ask, when I write it down."""

    casus: CasusKeuze | None
    wijk_id: int | None
    inwoners: tuple[tuple[int, str], ...]
    levensdomein: Levensdomein
    terugblik_op: date
    budgetten: tuple[BudgetRow, ...]
    aan_tafel: tuple[Stoel, ...]
    woorden: Woorden


def open_geldvorm(ctx: Context, casus_id: int | None = None) -> GeldVorm:
    """Proposals for a new verzoek of this casus, when one sees it."""
    ctx.actor.require(Handeling.GELD_VRAGEN)
    look_back = days_to_look_back(None, [TERUGBLIK_MAANDEN], ctx.today())[0]
    with ctx.read() as queries:
        seats, regels = table_now(queries), regels_op(queries, ctx.today())
        row = None if casus_id is None else queries.casus(casus_id)
        if casus_id is not None and row is None:
            raise RuleViolation("niet_gevonden", soort="casus")
        about = [] if casus_id is None else queries.casus_onderwerpen(casus_id)
        people = () if casus_id is None else tuple((each.id, each.naam) for each in queries.inwoners(casus_id))
    return GeldVorm(
        None if row is None else CasusKeuze(row.id, row.code, row.naam, ""),
        None if row is None else row.wijk_id,
        people,
        propose_domein([Onderwerp(each) for each in about]),
        look_back,
        budgets_of_year(ctx),
        seats,
        woorden_van(awb=regels.awb),
    )


def propose_domein(onderwerpen: list[Onderwerp]) -> Levensdomein:
    """The first part of life that the question is about; living, when it does not say."""
    return next((each for each in Levensdomein if each.onderwerp in onderwerpen), Levensdomein.WONEN)


def propose_categorie(domein: Levensdomein) -> BestedingSoort:
    """What money for this part of life mostly goes to; one changes it when that is otherwise."""
    return _CATEGORIEEN.get(domein, BestedingSoort.ANDERS)
