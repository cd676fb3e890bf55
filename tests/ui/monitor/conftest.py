"""A desk with money in the dossier."""

import pytest

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import Jaarwisseling
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import Route, VerzoekInhoud
from casus.services import budgetten, mensen, snel_geld
from casus.services.bestedingsregels import LegRegelsVast, save_regels
from casus.services.betalingen import Betaal, pay
from tests.ui.desk_fixture import Bureau


@pytest.fixture
def rijk(bureau: Bureau) -> Bureau:
    """A budget of a thousand euros, one verzoek of Rob's that was paid for eighty."""
    ctx = bureau.context()
    if not mensen.list_wijken(ctx):
        mensen.create_wijk(ctx, "Wilgenhof")
    wijk = mensen.list_wijken(ctx)[0].id
    save_regels(ctx, LegRegelsVast(Regels(1, 1), ctx.today()))
    new = budgetten.MaakBudget(wijk, 2026, "Wijkbudget", Jaarwisseling.MEE, 100_000)
    budget = budgetten.make_budget(ctx, new)[0].id
    asked = VerzoekInhoud(
        "Een matras", 9_000, BestedingSoort.WONEN_EN_SPULLEN, Levensdomein.WONEN, budget,
        Route(geen_tijd_want="het is koud"), casus_id=bureau.dossier.casussen["Rob Terpstra"],
    )  # fmt: skip
    id_ = snel_geld.ask_verzoek(bureau.context("LV"), snel_geld.VraagVerzoek(asked))[0].id
    snel_geld.give_akkoord(ctx, snel_geld.GeefAkkoord(id_, 9_000))
    pay(ctx, Betaal(id_, 8_000, ctx.today(), "F2026-1", "matras"))
    return bureau
