"""What the neighbourhood lacks: noted without a casus and without who noted it, and laid beside what there is.

The log book says that somebody noted a gap, not which one; the list says the gap and its month, not who or when.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from casus.domain.aanbod import Bouwsteen
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.gemis import Gemis, gemis_id
from casus.domain.levensdomein import Levensdomein
from casus.services.context import Context
from casus.services.namen import hider_of_names
from casus.services.sociale_kaart import read_kaart


@dataclass(frozen=True)
class MeldGemis:
    """No fitting offer for this part of life in this wijk; ``woorden``: what residents say about it."""

    levensdomein: Levensdomein
    wijk_id: int | None = None
    bouwsteen: Bouwsteen | None = None
    woorden: str = ""


@dataclass(frozen=True)
class HaalGemisWeg:
    """Noted by mistake, or in words by which somebody is recognised."""

    gemis_id: int


@dataclass(frozen=True)
class GemisRow:
    """One gap. ``wijk``: empty for the whole working area."""

    id: int
    levensdomein: Levensdomein
    maand: date
    wijk: str
    bouwsteen: Bouwsteen | None
    woorden: str


@dataclass(frozen=True)
class Vak:
    """One building block in one wijk: how many offers there are, how many gaps, and what residents say."""

    bouwsteen: Bouwsteen
    wijk: str
    aanbod: int
    gemissen: int
    woorden: tuple[str, ...]


def note_gemis(ctx: Context, cmd: MeldGemis) -> list[Changed]:
    """Note a gap. Words with a name or code that one knows from a casus are refused."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    if hider_of_names(ctx).hide(cmd.woorden) != cmd.woorden:
        raise RuleViolation("gemis_noemt_iemand", field="woorden")
    today = ctx.today()
    with ctx.unit_of_work() as uow:
        gap = Gemis(
            gemis_id(today, ctx.random), cmd.levensdomein, today, cmd.wijk_id, cmd.bouwsteen, cmd.woorden.strip()
        )
        uow.add(gap)
        uow.commit(LogEntry("gemis_gemeld"))
    return [Changed("gemis", gap.id)]


def remove_gemis(ctx: Context, cmd: HaalGemisWeg) -> list[Changed]:
    """Take it off the list, for good."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    with ctx.unit_of_work() as uow:
        uow.remove(uow.get(Gemis, cmd.gemis_id))
        uow.commit(LogEntry("gemis_weggehaald"))
    return [Changed("gemis", cmd.gemis_id)]


def list_gemissen(ctx: Context) -> tuple[GemisRow, ...]:
    """Every gap, by wijk and part of life."""
    with ctx.read() as queries:
        return tuple(
            GemisRow(
                id=row.id,
                levensdomein=Levensdomein(row.levensdomein),
                maand=row.maand,
                wijk=row.wijk or "",
                bouwsteen=None if row.bouwsteen is None else Bouwsteen(row.bouwsteen),
                woorden=row.woorden,
            )
            for row in queries.gemissen()
        )


def show_overzicht(ctx: Context) -> tuple[Vak, ...]:
    """Building blocks by wijk. An offer for everywhere counts in every wijk; only offers and gaps are counted, never
    people or what was put to them.
    """
    kaart, gaps = read_kaart(ctx), list_gemissen(ctx)
    there: dict[tuple[Bouwsteen, str], int] = defaultdict(int)
    for row in kaart.rows.values():
        if not row.gestopt:
            for bouwsteen in row.gegevens.bouwstenen:
                for wijk in row.wijken or [naam for _, naam in kaart.wijken]:
                    there[bouwsteen, wijk] += 1
    missing: dict[tuple[Bouwsteen, str], list[GemisRow]] = defaultdict(list)
    for gap in gaps:
        if gap.bouwsteen is not None:
            for wijk in [gap.wijk] if gap.wijk else [naam for _, naam in kaart.wijken]:
                missing[gap.bouwsteen, wijk].append(gap)
    return tuple(
        Vak(
            bouwsteen=bouwsteen,
            wijk=wijk,
            aanbod=there[bouwsteen, wijk],
            gemissen=len(missing[bouwsteen, wijk]),
            woorden=tuple(each.woorden for each in missing[bouwsteen, wijk] if each.woorden),
        )
        for bouwsteen in Bouwsteen
        for _, wijk in kaart.wijken
    )
