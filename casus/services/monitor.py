"""The budget monitor: what happened with the money of a year, as it stood on a day.

Chair and coordinator read every figure and what stands behind it; a controller reads sums of groups of five and more,
at month ends, from the same rows (``domain.controllerbeeld``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import Stand, stand_of
from casus.domain.changes import LogEntry
from casus.domain.controllerbeeld import (
    Controllerbeeld,
    ControllerTabel,
    Maandstand,
    controllerbeeld,
    last_full_day,
    month_ends,
)
from casus.domain.dubbel import casussen_van_een
from casus.domain.errors import RuleViolation
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import (
    KRUISEN,
    Dimensie,
    Geldsom,
    Kenmerken,
    Peil,
    Snede,
    maand_van,
    sinds,
    snijd,
    tel,
    verwachting,
)
from casus.domain.toegang import day_ends
from casus.domain.vermeden import Vermeden, add_up, add_up_closed
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

DIMENSIES: tuple[Dimensie, ...] = tuple(each for each in Dimensie if each is not Dimensie.POT)


@dataclass(frozen=True)
class MonitorVraag:
    """Which year, as it stood on which day (today without one), of which wijk (all without one). ``bekend``: as it was
    known at this moment, so that several questions for one file are told the same; without it at the end of the day.
    """

    jaar: int
    dag: date | None = None
    wijk_id: int | None = None
    bekend: datetime | None = None


@dataclass(frozen=True)
class MonitorRij:
    """One row: its classes (more than one when they are told together) and figures; None is not told, or not known."""

    klassen: tuple[str, ...]
    budget: int | None
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None
    later: int | None = None
    """What was spent of that day and written down after it; None where nothing was, or it is not told."""


@dataclass(frozen=True)
class MonitorTabel:
    """The figures by one dimension, with their total. ``verschil``: what does not close, nought where it does."""

    dimensie: Dimensie
    dag: date
    rijen: tuple[MonitorRij, ...]
    totaal: MonitorRij
    verschil: Stand = field(default_factory=Stand)

    @property
    def samengenomen(self) -> int:
        """How many rows hold more than one class, because a group would be smaller than five."""
        return sum(len(rij.klassen) > 1 for rij in self.rijen)


@dataclass(frozen=True)
class Monitor:
    """Everything of one year. ``gesloten``: sums of groups only, for the controller. None is what may not be told.

    ``later``: what was written down of that day after it; only for who reads everything. ``nageteld``: whether the
    ledger itself comes to these figures; None as long as nobody counted (``tel_na``).
    """

    jaar: int
    dag: date | None
    gesloten: bool
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    bronnen: int
    verzoeken: int | None
    open_verzoeken: int | None
    zonder_geld: int | None
    mediaan_dagen: float | None
    teruggekeken: tuple[int, int] | None
    verwacht: Bedragen | None
    maanden: tuple[Maandstand, ...]
    tabellen: Mapping[Dimensie, MonitorTabel]
    later: Stand = field(default_factory=Stand)
    vermeden: Vermeden | None = None
    nageteld: bool | None = None
    kruisen: tuple[tuple[Dimensie, Dimensie], ...] = ()
    """By which pairs it can be cut (``services.monitorkruis``)."""

    @property
    def sluit(self) -> bool | None:
        """Budget = spent + reserved + left, every table adds up to the whole, and no count of the ledger differs. None
        where what is left is not told: then nobody can say so.
        """
        if self.over is None:
            return None
        whole = self.budget == (self.uitgegeven or 0) + (self.gereserveerd or 0) + self.over
        tables = all(tabel.verschil == Stand() for tabel in self.tabellen.values())
        return whole and tables and self.nageteld is not False


@dataclass(frozen=True)
class MonitorKeuze:
    """What can be asked: years with a budget, and wijken by id. A controller reads all wijken together."""

    jaren: tuple[int, ...]
    wijken: tuple[tuple[int, str], ...]


def monitor_keuze(ctx: Context) -> MonitorKeuze:
    """The choices above the monitor."""
    require_monitor(ctx)
    with ctx.read() as queries:
        wijken = () if ctx.actor.is_controller else tuple((row.id, row.naam) for row in queries.wijken())
        return MonitorKeuze(tuple(queries.budgetjaren()), wijken)


def show_monitor(ctx: Context, vraag: MonitorVraag) -> Monitor:
    """The figures; that they were read is written down before they are shown."""
    require_monitor(ctx)
    ctx.log_reading(LogEntry("monitor_gelezen", of_dossier(ctx), outcome=str(vraag.jaar)))
    with ctx.read() as queries:
        return closed_monitor(ctx, queries, vraag) if ctx.actor.is_controller else _whole(ctx, queries, vraag)


def of_dossier(ctx: Context) -> tuple[tuple[str, int], ...]:
    """What a row in the log book is about when it is about all of it."""
    with ctx.read() as queries:
        row = queries.dossier()
    return (("dossier", 0 if row is None else row.id),)


def tel_na(ctx: Context, monitor: Monitor) -> Monitor:
    """Count the ledger itself again: whether the figures, which were added up as it was written, are what it comes to.
    Takes as long as the ledger is, so a screen asks it after it has shown the figures. What a controller reads comes
    from the ledger itself.
    """
    if ctx.actor.is_controller:
        return monitor
    ctx.actor.require(Handeling.MONITOR_LEZEN)
    with ctx.read() as queries:
        return replace(monitor, nageteld=queries.telt_het_op(monitor.jaar))


def require_monitor(ctx: Context) -> None:
    """Who keeps the money, and the controller."""
    if not ctx.actor.is_controller:
        ctx.actor.require(Handeling.MONITOR_LEZEN)


def peil_of(ctx: Context, vraag: MonitorVraag) -> Peil:
    """What was known at the end of that day; of today, what is known now."""
    today = ctx.today()
    dag = vraag.dag or today
    if dag > today:
        raise RuleViolation("peildatum_in_toekomst", field="peildatum")
    return Peil(dag, vraag.bekend or (ctx.now() if dag == today else day_ends(dag) - timedelta(seconds=1)))


# -- who reads everything --------------------------------------------------------------------------------------


def _whole(ctx: Context, queries: "Queries", vraag: MonitorVraag) -> Monitor:
    peil = peil_of(ctx, vraag)
    stand = stand_of(queries.geldtotaal(vraag.jaar, peil, vraag.wijk_id))
    sommen = {each: queries.geldsommen(vraag.jaar, peil, vraag.wijk_id, (each,)) for each in DIMENSIES}
    feiten = queries.verzoekfeiten(vraag.jaar, peil, vraag.wijk_id)
    asked = Counter((feit.kenmerken, feit.uitkomst is VerzoekUitkomst.ANDERS_OPGELOST) for feit in feiten)
    cijfers = tel(feiten)
    now = stand_of(queries.geldtotaal(vraag.jaar, Peil(peil.dag, ctx.now()), vraag.wijk_id))
    maanden = _by_month(sommen[Dimensie.MAAND])
    tabellen: dict[Dimensie, MonitorTabel] = {
        each: _tabel(snijd(sommen[each], (each,), stand), asked, peil.dag) for each in DIMENSIES
    }
    if now != stand:
        since = Peil(peil.dag, ctx.now())
        for each, tabel in tabellen.items():
            known_now = queries.geldsommen(vraag.jaar, since, vraag.wijk_id, (each,))
            tabellen[each] = _with_later(tabel, sinds(sommen[each], known_now))
    return Monitor(
        jaar=vraag.jaar,
        dag=peil.dag,
        gesloten=False,
        budget=stand.budget,
        uitgegeven=stand.uitgegeven,
        gereserveerd=stand.gereserveerd,
        over=stand.over,
        bronnen=len({som.kenmerken.bron for som in sommen[Dimensie.BRON]}),
        verzoeken=cijfers.aantal,
        open_verzoeken=cijfers.per_uitkomst.get(VerzoekUitkomst.OPEN, 0),
        zonder_geld=cijfers.zonder_geld,
        mediaan_dagen=cijfers.mediaan_dagen,
        teruggekeken=cijfers.teruggekeken,
        verwacht=verwachting(vraag.jaar, maanden, peil.dag),
        maanden=_month_ends(vraag.jaar, maanden, peil.dag),
        tabellen=tabellen,
        later=Stand(*(known - then for known, then in zip(now, stand, strict=True))),
        vermeden=add_up(queries.ramingsommen(vraag.jaar, peil, vraag.wijk_id)),
        kruisen=KRUISEN,
    )


def _by_month(sommen: Iterable[Geldsom]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for som in sommen:
        found[som.kenmerken.maand] += Stand().after(som.soort, som.cents).uitgegeven
    return found


def _month_ends(jaar: int, maanden: Mapping[int, int], dag: date) -> tuple[Maandstand, ...]:
    """What was spent by the end of each month that began, and by the day itself."""
    last = min(maand_van(jaar, dag), 12) if dag.year >= jaar else 0
    found, spent = [], 0
    for month in range(1, last + 1):
        spent += maanden.get(month, 0)
        end = (date(jaar, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        found.append(Maandstand(min(end, dag), spent))
    return tuple(found)


def _tabel(snede: Snede, verzoeken: Mapping[tuple[Kenmerken, bool], int], dag: date) -> MonitorTabel:
    """``verzoeken``: how many of each class were asked, and whether they were solved without money."""
    (dimensie,) = snede.dimensies
    asked: dict[str, int] = defaultdict(int)
    solved: dict[str, int] = defaultdict(int)
    for (kenmerken, is_solved), number in verzoeken.items():
        name = kenmerken.klasse(dimensie)[0]
        asked[name] += number
        solved[name] += number if is_solved else 0
    of_budget = dimensie in (Dimensie.WIJK, Dimensie.BRON)
    standen = {key[0][0]: stand for key, stand in snede.rijen.items()}
    names = sorted({*standen, *asked})

    def row(klassen: tuple[str, ...], stand: Stand, number: int, other: int) -> MonitorRij:
        budget, over = (stand.budget, stand.over) if of_budget else (None, None)
        return MonitorRij(klassen, budget, stand.uitgegeven, stand.gereserveerd, over, number, other)

    rows = tuple(row((name,), standen.get(name, Stand()), asked[name], solved[name]) for name in names)
    whole = Stand(*(sum(column) for column in zip(Stand(), *standen.values(), strict=True)))
    total = row((), whole, sum(asked.values()), sum(solved.values()))
    return MonitorTabel(dimensie, dag, rows, total, snede.verschil)


def _with_later(tabel: MonitorTabel, changes: Iterable[Geldsom]) -> MonitorTabel:
    """Beside each row what was spent of that day and written down after it; a class that was not there yet too."""
    spent: dict[tuple[str, ...], int] = defaultdict(int)
    for som in changes:
        spent[som.kenmerken.klasse(tabel.dimensie)] += Stand().after(som.soort, som.cents).uitgegeven
    known = {rij.klassen: rij for rij in tabel.rijen}
    budget = 0 if tabel.dimensie in (Dimensie.WIJK, Dimensie.BRON) else None
    new = (MonitorRij(name, budget, 0, 0, budget, 0, 0) for name, cents in spent.items() if cents and name not in known)
    rows = sorted((*tabel.rijen, *new), key=lambda rij: rij.klassen)
    return replace(
        tabel,
        rijen=tuple(replace(rij, later=spent.get(rij.klassen, 0)) for rij in rows),
        totaal=replace(tabel.totaal, later=sum(spent.values())),
    )


# -- the controller --------------------------------------------------------------------------------------------


def closed_monitor(ctx: Context, queries: "Queries", vraag: MonitorVraag) -> Monitor:
    """What a controller reads. All wijken together: a wijk of one's own would be a third dimension."""
    now, dag = _closed_peil(ctx, vraag)
    een = casussen_van_een(queries.namen_bij_geld())
    told = add_up_closed(queries.ramingfeiten(vraag.jaar, now), month_ends(vraag.jaar, dag), een=een)
    return replace(as_monitor(closed_beeld(ctx, queries, vraag)), vermeden=told)


def closed_beeld(ctx: Context, queries: "Queries", vraag: MonitorVraag) -> Controllerbeeld:
    """The tables of it, those of two dimensions included."""
    now, dag = _closed_peil(ctx, vraag)
    een = casussen_van_een(queries.namen_bij_geld())
    feiten = queries.verzoekfeiten(vraag.jaar, now)
    return controllerbeeld(vraag.jaar, queries.geldfeiten(vraag.jaar), feiten, dag, een=een)


def _closed_peil(ctx: Context, vraag: MonitorVraag) -> tuple[Peil, date]:
    """What is known now of the day that is asked, and the last day of it that is over."""
    peil = peil_of(ctx, vraag)
    return Peil(peil.dag, ctx.now()), last_full_day(peil.dag, ctx.today())


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
