"""The generated town of money in a real dossier: every person a casus whose name holds the canary."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from casus.domain.changes import LogEntry
from casus.domain.monitor import Terugblikfeit, Verzoekfeit
from casus.domain.terugblik import TerugblikUitkomst
from casus.services import mensen
from casus.services.budgetten import BoekingRow, boeking_rows
from casus.services.context import Context
from casus.storage import tables_geld as g
from tests.domain.geldstad import POTTEN, Geldstad
from tests.services.conftest import CANARY, Town, copy_of, new_world


def ledger_of(ctx: Context, budget_id: int) -> tuple[BoekingRow, ...]:
    """The rows of a budget as this viewer is told them, the latest first."""
    with ctx.read() as queries:
        return boeking_rows(queries.boekingen(budget_id=budget_id))


def fill(town: Town, stad: Geldstad) -> dict[int, int]:
    """Budgets, verzoeken, looks back and ledger as they are; returns the casus of each person."""
    ctx = town.as_("CO")
    known = {row.naam for row in mensen.list_wijken(ctx)}
    for wijk in dict.fromkeys(wijk for wijk, _ in POTTEN):
        if wijk not in known:
            mensen.create_wijk(ctx, wijk)
    wijken = {row.naam: row.id for row in mensen.list_wijken(ctx)}
    people = sorted({feit.persoon for feit in stad.verzoeken if feit.persoon is not None})
    casussen = {person: town.add_casus(f"Familie {CANARY} {person}") for person in people}
    new, now = ctx.new_id, ctx.now()
    root = {"versie": 1, "gewijzigd_op": now}
    budgets = {pot: new() for pot in POTTEN}
    verzoeken = {feit.verzoek_id: new() for feit in stad.verzoeken}
    with ctx.unit_of_work() as uow:
        conn = uow._session.connection()
        for (wijk, bron), id_ in budgets.items():
            row = {"id": id_, "wijk_id": wijken[wijk], "jaar": stad.jaar, "bron": bron, "jaarwisseling": "mee"}
            conn.execute(insert(g.budget), [row | root])
        conn.execute(
            insert(g.verzoek),
            [_verzoek(town, feit, verzoeken[feit.verzoek_id], budgets, casussen) | root for feit in stad.verzoeken],
        )
        looks = [(feit.verzoek_id, look) for feit in stad.verzoeken for look in feit.terugblikken]
        conn.execute(
            insert(g.terugblik),
            [
                {
                    "id": new(), "verzoek_id": verzoeken[number], "gepland_op": look.gepland_op, "wat_gezien": CANARY,
                    **_answer(look, nobody_knew=number % 2 == 0),
                } | root
                for number, look in looks
            ],
        )  # fmt: skip
        conn.execute(
            insert(g.boeking),
            [
                {
                    "id": new(), "budget_id": budgets[feit.kenmerken.wijk, feit.kenmerken.bron], "soort": feit.soort,
                    "bedrag": feit.cents, "op": feit.op, "boekdag": feit.boekdag,
                    "verzoek_id": None if feit.verzoek_id is None else verzoeken[feit.verzoek_id],
                    "kenmerk": "" if feit.verzoek_id is None else f"B{number}", "omschrijving": f"voor {CANARY}",
                }
                for number, feit in enumerate(stad.geld)
            ],
        )  # fmt: skip
        uow.commit(LogEntry("budget_gemaakt"))
    return casussen


def filled_file(made: Town, folder: Path, stad: Geldstad) -> Town:
    """The closed town in a file with this in it, closed as well: made once, and every test has a copy."""
    town = copy_of(made, folder, new_world())
    fill(town, stad)
    town.dossier.close()
    return town


def _answer(look: Terugblikfeit, *, nobody_knew: bool) -> dict[str, object]:
    """What nobody knows was answered so, or not at all."""
    if look.gezien_op is not None:
        return {"gedaan_op": look.gezien_op, "uitkomst": look.uitkomst}
    if nobody_knew:
        return {"gedaan_op": look.gepland_op, "uitkomst": TerugblikUitkomst.ONBEKEND}
    return {"gedaan_op": None, "uitkomst": None}


def _verzoek(
    town: Town, feit: Verzoekfeit, id_: int, budgets: dict[tuple[str, str], int], casussen: dict[int, int]
) -> dict[str, object]:
    where = feit.kenmerken

    def at(day: object) -> datetime | None:
        return None if day is None else datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC)

    texts = ("wat", "ontvanger", "route", "met_wie", "waarom_niet_nu", "geen_tijd_want", "verwachting", "legitimiteit",
             "betrokkenheid", "rendement", "uitkomst", "opgelost_door", "boven_door")  # fmt: skip
    return {
        **{name: f"{CANARY} {name}" for name in texts},
        "id": id_,
        "code": f"Z{feit.verzoek_id}",
        "aanvrager_id": town.people["IB"],
        "organisatie_id": town.organisatie,
        "budget_id": budgets[where.wijk, where.bron],
        "bedrag": 1,
        "categorie": where.categorie,
        "levensdomein": where.levensdomein,
        "bouwsteen": where.bouwsteen or None,
        "vorm": "in_natura",
        "gevraagd_op": at(feit.gevraagd_op),
        "besloten_op": at(feit.besloten_op),
        "status": feit.uitkomst,
        "casus_id": None if feit.persoon is None else casussen[feit.persoon],
        "raakt_uitkering": "onbekend",
        "raakt_bewind": "onbekend",
    }
