"""Small money at the table: whose yes may be written down here and now by who keeps the minutes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class Stoel:
    """Somebody in the room of the running meeting."""

    overleg_id: int
    professional_id: int
    naam: str
    organisatie_id: int
    organisatie: str


@dataclass(frozen=True)
class TafelStem:
    """One of them beside a verzoek. ``waarom_niet``: the code of why their yes cannot be written down; empty when it
    can.
    """

    stoel: Stoel
    waarom_niet: str = ""


def table_now(queries: "Queries") -> tuple[Stoel, ...]:
    """Who is in the room of the meeting that I lead or keep the minutes of; nobody when there is none."""
    return tuple(
        Stoel(row.overleg_id, row.professional_id, row.naam, row.organisatie_id, row.organisatie)
        for row in queries.at_running_table()
    )


def is_there(queries: "Queries", stoel: Stoel, casus_id: int | None) -> bool:
    """They hear this casus at that meeting, or did to the end when it was last on the table; of a need without a casus
    everybody in the room hears.
    """
    return casus_id is None or (stoel.overleg_id, stoel.professional_id) in queries.at_table_for(casus_id)


def list_stemmen(ctx: Context, verzoek_id: int) -> tuple[TafelStem, ...]:
    """Everybody in the room beside this verzoek; nobody when I may not write down anybody's yes, or when
    its budget is not of this year.
    """
    me = ctx.actor.professional_id
    if not (ctx.actor.may(Handeling.OVERLEG_VOEREN) and ctx.actor.may(Handeling.GELD_BESLISSEN)):
        return ()
    with ctx.read() as queries:
        found = queries.verzoeken([verzoek_id])
        if not found or found[0].aanvrager_id == me or found[0].jaar != ctx.today().year:
            return ()
        said = {row.professional_id for row in queries.akkoorden([verzoek_id]) if row.vervallen_op is None}
        stemmen = []
        for stoel in table_now(queries):
            if stoel.professional_id == me:
                continue
            why = ""
            if stoel.professional_id in (found[0].aanvrager_id, found[0].door_id):
                why = "akkoord_van_aanvrager"
            elif stoel.professional_id in said:
                why = "akkoord_al_gegeven"
            elif not queries.is_told_verzoek(verzoek_id, stoel.professional_id):
                why = "akkoord_zonder_zicht"
            elif not is_there(queries, stoel, found[0].casus_id):
                why = "akkoord_niet_erbij"
            stemmen.append(TafelStem(stoel, why))
    return tuple(stemmen)
