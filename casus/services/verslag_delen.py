"""What the full minutes say about telling: who at the table might hear what, and what was weighed there.

Nothing says who refused what: who may hear something is named with the ground, who may not without a reason. Anything
about unsafety at home is left out as a whole: one could infer it from half a decision.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict

from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import OPENT, Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.tafelcheck import Gehoor, Oordeel
from casus.domain.verzegeld import NIET_IN_VERSLAG
from casus.services.context import Context
from casus.services.deelregister import afweging
from casus.services.messages import label
from casus.services.overleg_page import OverlegPage
from casus.services.tafelcheck import Tafelcheck, table_check
from casus.services.tafelwoorden import ground_words, parts, verdict_words

if TYPE_CHECKING:
    from casus.documents import verslag_gegevens as doc
    from casus.storage.queries import Queries

Free = Callable[[str], str]
"""Takes names out of what somebody typed."""


class Verteld(TypedDict):
    """The fields of a point of the minutes that are about telling."""

    horen: "tuple[doc.Horen, ...]"
    afwegingen: "tuple[doc.Afweging, ...]"


def read_delen(ctx: Context, page: OverlegPage, free: Free) -> dict[int, Verteld]:
    """By point, for casussen that the viewer deals with."""
    found: dict[int, Verteld] = {}
    with ctx.read() as queries:
        for punt in page.casussen:
            check = table_check(queries, page.id, punt.id, punt.klaar_op or ctx.now())
            if check is not None:
                weighed = _afwegingen(queries, check.casus_id, punt.id, free)
                found[punt.id] = Verteld(horen=_horen(check), afwegingen=weighed)
    return found


def sayable_gehoor(gehoor: Gehoor) -> Gehoor:
    """The verdict without the part of life that no minutes name."""
    return replace(
        gehoor,
        onderwerpen=tuple(onderwerp for onderwerp in gehoor.onderwerpen if onderwerp is not NIET_IN_VERSLAG),
        redenen=tuple(reden for reden in gehoor.redenen if reden.onderwerp is not NIET_IN_VERSLAG),
    )


def _horen(check: Tafelcheck) -> "tuple[doc.Horen, ...]":
    """People with one verdict on one ground stand together, in the order in which they sit."""
    from casus.documents import verslag_gegevens as doc

    vraag = tuple(onderwerp for onderwerp in check.vraag if onderwerp is not NIET_IN_VERSLAG)
    lines: dict[tuple[Oordeel, str, str], list[str]] = {}
    for seat in check.stoelen:
        gehoor = sayable_gehoor(seat.gehoor)
        may = gehoor.oordeel in (Oordeel.ALLES, Oordeel.ONDERWERPEN)
        key = gehoor.oordeel, verdict_words(gehoor), ground_words(gehoor, vraag) if may else ""
        lines.setdefault(key, []).append(seat.naam)
    ordered = sorted(lines.items(), key=lambda line: list(Oordeel).index(line[0][0]))
    return tuple(doc.Horen(words, tuple(people), ground) for (_, words, ground), people in ordered)


def _afwegingen(queries: "Queries", casus_id: int, punt_id: int, free: Free) -> "tuple[doc.Afweging, ...]":
    """What was recorded at this point, in the order in which it was."""
    rows = [
        row
        for row in queries.deelbesluiten(casus_id)
        if row.agendapunt_id == punt_id and row.status != DeelbesluitStatus.CONCEPT
    ]
    ids = [row.id for row in rows]
    over, to = queries.deel_over(ids), queries.deel_ontvangers(ids)
    past = set(queries.deelbesluiten_past_refusal(ids))
    found = []
    for row in reversed(rows):
        about = {Onderwerp(each.onderwerp) for each in over if each.deelbesluit_id == row.id}
        if NIET_IN_VERSLAG not in about:
            hears = [each.organisatie for each in to if each.deelbesluit_id == row.id]
            found.append(_afweging(row, about, hears, free, is_past_refusal=row.id in past))
    return tuple(found)


def _afweging(
    row: Any, about: Iterable[Onderwerp], hears: list[str], free: Free, *, is_past_refusal: bool
) -> "doc.Afweging":
    from casus.documents import verslag_gegevens as doc
    from casus.services.verslag_bouw import day_of

    opens = Uitkomst(row.uitkomst) in OPENT
    return doc.Afweging(
        code=row.code,
        op=day_of(row.vastgelegd_op),
        uitkomst=label(Uitkomst(row.uitkomst)),
        motivering=free(row.motivering),
        waarover=parts(onderwerp for onderwerp in Onderwerp if onderwerp in about),
        ontvangers=tuple(hears),
        geldig_tot=row.geldig_tot if opens else None,
        grond=_name(afweging().gronden, row.grond) if opens else "",
        opening=_name(afweging().openingen, row.opening) if opens else "",
        hoewel=is_past_refusal,
        stand="" if row.status == DeelbesluitStatus.VASTGELEGD else label(DeelbesluitStatus(row.status)),
    )


def _name(slots: Iterable[Any], code: str) -> str:
    return next((slot.naam for slot in slots if slot.code == code), "")
