"""The budget monitor: what happened with the money of a year, as it stood on a day.

Chair and coordinator read every figure and what stands behind it; a controller reads sums of groups of five and more,
at month ends (``monitorgesloten``): from a dossier on a server, or from a file of their own (``controlecijfers``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import Stand, stand_of
from casus.domain.changes import LogEntry
from casus.domain.controllerbeeld import Maandstand, month_ends
from casus.domain.errors import RuleViolation
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
from casus.domain.vermeden import add_up
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.context import Context
from casus.services.monitorgesloten import closed_monitor, read_grondslag, tell
from casus.services.monitorvorm import DIMENSIES, Monitor, MonitorKeuze, MonitorRij, MonitorTabel, MonitorVraag

if TYPE_CHECKING:
    from casus.storage.queries import Queries


def monitor_keuze(ctx: Context) -> MonitorKeuze:
    """The choices above the monitor."""
    require_monitor(ctx)
    if ctx.controle is not None:
        return MonitorKeuze((ctx.controle.jaar,), ())
    with ctx.read() as queries:
        wijken = () if ctx.actor.is_controller else tuple((row.id, row.naam) for row in queries.wijken())
        return MonitorKeuze(tuple(queries.budgetjaren()), wijken)


def show_monitor(ctx: Context, vraag: MonitorVraag) -> Monitor:
    """The figures; that they were read is written down before they are shown."""
    require_monitor(ctx)
    peil_of(ctx, vraag)
    if ctx.controle is not None:
        return ctx.controle.stand(vraag).monitor
    ctx.log_reading(LogEntry("monitor_gelezen", of_dossier(ctx), outcome=str(vraag.jaar)))
    with ctx.read() as queries:
        if not ctx.actor.is_controller:
            return _whole(ctx, queries, vraag)
        grond = read_grondslag(ctx, queries, vraag.jaar)
        found = closed_monitor(ctx, grond, peil_of(ctx, vraag).dag)
    tell(ctx, grond, of_dossier(ctx))
    return found


def monitor_dagen(ctx: Context, jaar: int) -> tuple[date, ...]:
    """The month ends of a year that are over, the latest first: they can be asked again."""
    if ctx.controle is not None:
        return ctx.controle.dagen
    ends = month_ends(jaar, min(ctx.today(), date(jaar + 1, 6, 30)))
    return tuple(day for day in reversed(ends) if day < ctx.today())


def of_dossier(ctx: Context) -> tuple[tuple[str, int], ...]:
    """What a row in the log book is about when it is about all of it."""
    with ctx.read() as queries:
        row = queries.dossier()
    return (("dossier", 0 if row is None else row.id),)


def tel_na(ctx: Context, monitor: Monitor) -> Monitor:
    """Count the ledger itself again: by how much the figures, which were added up as it was written, differ from it.
    Takes as long as the ledger is, so a screen asks it after it has shown the figures. What a controller reads comes
    from the ledger itself.
    """
    if ctx.actor.is_controller:
        return monitor
    ctx.actor.require(Handeling.MONITOR_LEZEN)
    with ctx.read() as queries:
        return replace(monitor, nageteld=queries.natelling(monitor.jaar))


def require_monitor(ctx: Context) -> None:
    """Who keeps the money, and the controller."""
    if not ctx.actor.is_controller:
        ctx.actor.require(Handeling.MONITOR_LEZEN)


def require_jaar(jaar: int) -> None:
    """A year for which there can be a budget."""
    if not 2000 <= jaar <= 2199:
        raise RuleViolation("monitor_jaar_buiten", field="jaar")


def peil_of(ctx: Context, vraag: MonitorVraag) -> Peil:
    """What was known at the end of that day; of today, what is known now."""
    require_jaar(vraag.jaar)
    today = ctx.today()
    dag = vraag.dag or today
    if dag > today:
        raise RuleViolation("peildatum_in_toekomst", field="peildatum")
    return Peil(dag, vraag.bekend or (ctx.now() if dag == today else day_ends(dag) - timedelta(seconds=1)))


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
    if peil.dag < ctx.today():
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
        terugblikken=cijfers.terugblikken,
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
