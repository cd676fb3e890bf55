"""What a controller reads of the monitor, in the shapes of everybody's: sums of groups of five persons and more, at
month ends, from the same rows (``domain.controllerbeeld``).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.budget import Stand
from casus.domain.changes import LogEntry
from casus.domain.controllerbeeld import (
    Controllerbeeld,
    Controllerbeelden,
    ControllerTabel,
    last_full_day,
)
from casus.domain.controllerkolom import Kolom
from casus.domain.controllerramingen import Controllerramingen
from casus.domain.dubbel import casussen_van_een
from casus.domain.errors import EnvironmentProblem
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Dimensie, Peil, maand_van, verwachting
from casus.domain.verteld import RAMINGEN, Verteldregel, as_rows, from_rows
from casus.services.context import Context
from casus.services.monitorvorm import Monitor, MonitorRij, MonitorTabel

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Grondslag:
    """What does not depend on the day that is asked, worked out once: what is told up to now. ``verteld``: what was
    told before this; ``nieuw``: what was not.
    """

    jaar: int
    beelden: Controllerbeelden
    ramingen: Controllerramingen
    verteld: tuple[Verteldregel, ...]
    nieuw: tuple[Verteldregel, ...]


def read_grondslag(ctx: Context, queries: "Queries", jaar: int) -> Grondslag:
    """All wijken together: a wijk of one's own would be a third dimension."""
    een, today = casussen_van_een(queries.namen_bij_geld()), ctx.today()
    verzoeken, tot = queries.verzoekfeiten(jaar, Peil(today, ctx.now())), last_full_day(today, today)
    verteld, budgets = queries.verteld(jaar), queries.budgets_van(jaar)
    eerder = from_rows(jaar, verteld, budgets)
    of_ramingen = eerder.pop(RAMINGEN, {})
    of_geld = {Kolom(name): told for name, told in eerder.items()}
    beelden = Controllerbeelden(jaar, queries.geldfeiten(jaar), verzoeken, tot, een=een, eerder=of_geld)
    ramingen = Controllerramingen(jaar, queries.telperioden(jaar), tot, een=een, eerder=of_ramingen)
    told = {RAMINGEN: ramingen.verteld()} | {kolom.value: standen for kolom, standen in beelden.verteld().items()}
    known = set(verteld)
    nieuw = tuple(regel for regel in as_rows(jaar, told, budgets) if regel not in known)
    return Grondslag(jaar, beelden, ramingen, verteld, nieuw)


def keep_told(ctx: Context, uow: "UnitOfWork", grond: Grondslag) -> None:
    """Remember what is told by this, before it is told. EnvironmentProblem ``intussen_gewijzigd`` when a controller was
    told something in the meantime: two that go on from the same would not know of each other.
    """
    if grond.nieuw and uow.queries.verteld(grond.jaar) != grond.verteld:
        raise EnvironmentProblem("intussen_gewijzigd", soort="monitor")
    uow.tell(grond.jaar, [(ctx.new_id(), regel) for regel in grond.nieuw])


def tell(ctx: Context, grond: Grondslag, about: tuple[tuple[str, int], ...]) -> None:
    """Somebody reads it in the dossier itself: what is new of it is remembered first, and written down."""
    if grond.nieuw:
        with ctx.unit_of_work() as uow:
            keep_told(ctx, uow, grond)
            uow.commit(LogEntry("controller_verteld", about, outcome=str(grond.jaar)))


def closed_monitor(ctx: Context, grond: Grondslag, dag: date) -> Monitor:
    """What a controller reads of this day."""
    return closed_figures(ctx, grond, dag)[0]


def closed_figures(ctx: Context, grond: Grondslag, dag: date) -> tuple[Monitor, Controllerbeeld]:
    """The same, with the tables of two dimensions beside it."""
    last = last_full_day(dag, ctx.today())
    beeld = grond.beelden.op(last)
    return replace(as_monitor(beeld), vermeden=grond.ramingen.op(last)), beeld


def as_monitor(beeld: Controllerbeeld) -> Monitor:
    """In the rows of everybody's monitor."""
    sources = beeld.tabellen.get(Dimensie.BRON)
    return Monitor(
        jaar=beeld.jaar,
        dag=beeld.dag,
        gesloten=True,
        budget=beeld.budget,
        uitgegeven=beeld.uitgegeven,
        gereserveerd=beeld.gereserveerd,
        over=beeld.over,
        bronnen=len({name for rij in sources.rijen for name in rij.klassen}) if sources is not None else 0,
        verzoeken=beeld.verzoeken,
        open_verzoeken=None,
        zonder_geld=beeld.zonder_geld,
        mediaan_dagen=beeld.mediaan_dagen,
        teruggekeken=beeld.teruggekeken,
        verwacht=_foretold(beeld),
        maanden=beeld.maanden,
        tabellen={each: _closed_table(beeld, tabel) for each, tabel in beeld.tabellen.items()},
        kruisen=tuple(beeld.kruisen),
    )


def _foretold(beeld: Controllerbeeld) -> Bedragen | None:
    """From what was told only, so that nothing can be read back from it."""
    if beeld.dag is None:
        return None
    found: dict[int, int] = defaultdict(int)
    before = 0
    for maand in beeld.maanden:
        found[maand_van(beeld.jaar, maand.dag)] += maand.uitgegeven - before
        before = maand.uitgegeven
    return verwachting(beeld.jaar, found, beeld.dag)


def _closed_table(beeld: Controllerbeeld, tabel: ControllerTabel) -> MonitorTabel:
    """With what it differs from the head, when it was told as of the same day."""
    rows = tuple(MonitorRij(*rij) for rij in tabel.rijen)

    def whole(column: str) -> int | None:
        values = [getattr(rij, column) for rij in rows]
        return None if None in values else sum(values)

    total = MonitorRij(
        (), *(whole(name) for name in ("budget", "uitgegeven", "gereserveerd", "over", "verzoeken", "zonder_geld"))
    )
    beside = [(getattr(total, name), getattr(beeld, name)) for name in Stand._fields if tabel.dag == beeld.dag]
    verschil = Stand(*(0 if None in pair else pair[0] - pair[1] for pair in beside))
    return MonitorTabel(tabel.dimensie, tabel.dag, rows, total, verschil)
