"""The first screen: the next meeting and what it needs, my acties, what is late."""

from dataclasses import dataclass
from datetime import date

from casus.domain.values import AgendapuntStatus
from casus.services.acties import ActieRow, ActieTelling, count_my_acties, my_acties
from casus.services.context import Context
from casus.services.overleggen import OverlegRow, next_overleg

ACTIES_SHOWN = 8


@dataclass(frozen=True)
class Gat:
    """What still has to be done for a casus on the next agenda: a message code, and where to do it."""

    casus_id: int
    code: str
    naam: str
    bericht: str


@dataclass(frozen=True)
class VandaagPage:
    """Everything on the first screen."""

    vandaag: date
    overleg: OverlegRow | None
    minuten_gepland: int
    casussen: int
    casussen_klaar: int
    gaten: tuple[Gat, ...]
    mijn_acties: tuple[ActieRow, ...]
    """The most urgent ``ACTIES_SHOWN``; ``telling`` counts all of them."""
    telling: ActieTelling


def show_vandaag(ctx: Context) -> VandaagPage:
    """What needs me today."""
    overleg = next_overleg(ctx)
    acties = my_acties(ctx, limit=ACTIES_SHOWN)
    minutes, gaps, casussen = _readiness(ctx, overleg)
    return VandaagPage(
        vandaag=ctx.today(),
        overleg=overleg,
        minuten_gepland=minutes,
        casussen=casussen,
        casussen_klaar=casussen - len({gap.casus_id for gap in gaps}),
        gaten=gaps,
        mijn_acties=tuple(acties),
        telling=count_my_acties(ctx),
    )


def _readiness(ctx: Context, overleg: OverlegRow | None) -> tuple[int, tuple[Gat, ...], int]:
    if overleg is None:
        return 0, (), 0
    with ctx.read() as queries:
        punten = queries.punten(overleg.id)
    waiting = [p for p in punten if p.casus_id is not None and p.status is AgendapuntStatus.GEPLAND]
    gaps = [Gat(p.casus_id, p.code, p.naam, "vraag_ontbreekt") for p in waiting if not (p.vraag or p.casusvraag)]
    gaps += [Gat(p.casus_id, p.code, p.naam, "casusregisseur_ontbreekt") for p in waiting if not p.casusregisseur]
    return sum(p.minuten for p in punten), tuple(gaps), sum(1 for p in punten if p.casus_id is not None)
