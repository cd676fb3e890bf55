"""Two dimensions at once: what was spent by the one, and inside that by the other. Only the pairs of a fixed list.

For the controller there are the two that the domain tells of, once, when the year is over.
"""

from dataclasses import dataclass
from datetime import date

from casus.domain.budget import stand_of
from casus.domain.changes import LogEntry
from casus.domain.controllerbeeld import ControllerKruis
from casus.domain.errors import RuleViolation
from casus.domain.monitor import KRUISEN, Dimensie, snijd
from casus.services.context import Context
from casus.services.monitor import of_dossier, peil_of, require_monitor
from casus.services.monitorgesloten import closed_figures, read_grondslag, tell
from casus.services.monitorvorm import MonitorVraag

Paar = tuple[Dimensie, Dimensie]
Groep = tuple[str, ...]
"""Classes that are told together; one, for who reads everything."""


@dataclass(frozen=True)
class Kruistabel:
    """Cents that were spent, in rows by columns. ``verschil``: what does not close, nought where it does."""

    rij: Dimensie
    kolom: Dimensie
    dag: date
    rijen: tuple[Groep, ...]
    kolommen: tuple[Groep, ...]
    cellen: tuple[tuple[int, ...], ...]
    verschil: int = 0

    @property
    def rijtotalen(self) -> tuple[int, ...]:
        """Those of the table by the first dimension alone."""
        return tuple(map(sum, self.cellen))

    @property
    def kolomtotalen(self) -> tuple[int, ...]:
        """Those of the table by the other alone."""
        return tuple(sum(row[at] for row in self.cellen) for at in range(len(self.kolommen)))

    @property
    def totaal(self) -> int:
        """Everything."""
        return sum(self.rijtotalen)

    @property
    def samengenomen(self) -> bool:
        """Whether some classes stand together, because a group would be smaller than five."""
        return any(len(groep) > 1 for groep in (*self.rijen, *self.kolommen))

    def turned(self) -> "Kruistabel":
        """Columns as rows."""
        cells = tuple(tuple(row[at] for row in self.cellen) for at in range(len(self.kolommen)))
        return Kruistabel(self.kolom, self.rij, self.dag, self.kolommen, self.rijen, cells, self.verschil)


def partners(kruisen: tuple[Paar, ...], dimensie: Dimensie) -> tuple[Dimensie, ...]:
    """By what this dimension can be cut once more, of these pairs."""
    return tuple(b if a is dimensie else a for a, b in kruisen if dimensie in (a, b))


def read_paar(words: str) -> Paar:
    """``wijk,kwartaal``, in either order; another pair than those of the list is refused."""
    names = [part.strip().lower() for part in words.split(",")]
    for one, other in KRUISEN:
        if names in ([one.value, other.value], [other.value, one.value]):
            return Dimensie(names[0]), Dimensie(names[1])
    raise RuleViolation("monitor_kruis_onbekend", keuzes="; ".join(f"{a.value},{b.value}" for a, b in KRUISEN))


def show_kruis(ctx: Context, vraag: MonitorVraag, paar: Paar) -> Kruistabel | None:
    """The table; None where the controller may not be told. That it was read is written down first."""
    require_monitor(ctx)
    known = paar if paar in KRUISEN else (paar[1], paar[0])
    if known not in KRUISEN:
        raise ValueError(paar)
    peil_of(ctx, vraag)
    if ctx.controle is not None:
        return ctx.controle.stand(vraag).kruis(paar)
    ctx.log_reading(LogEntry("monitor_gelezen", of_dossier(ctx), outcome=str(vraag.jaar)))
    found = _closed(ctx, vraag, known) if ctx.actor.is_controller else _whole(ctx, vraag, known)
    return found if found is None or known == paar else found.turned()


def _whole(ctx: Context, vraag: MonitorVraag, paar: Paar) -> Kruistabel:
    peil = peil_of(ctx, vraag)
    with ctx.read() as queries:
        sommen = queries.geldsommen(vraag.jaar, peil, vraag.wijk_id, paar)
        stand = stand_of(queries.geldtotaal(vraag.jaar, peil, vraag.wijk_id))
    snede = snijd(sommen, paar, stand)
    spent = {(key[0][0], key[1][0]): rij.uitgegeven for key, rij in snede.rijen.items()}
    rows, columns = (sorted({key[at] for key, cents in spent.items() if cents}) for at in (0, 1))
    return Kruistabel(
        *paar,
        peil.dag,
        tuple((row,) for row in rows),
        tuple((column,) for column in columns),
        tuple(tuple(spent.get((row, column), 0) for column in columns) for row in rows),
        snede.verschil.uitgegeven,
    )


def _closed(ctx: Context, vraag: MonitorVraag, paar: Paar) -> Kruistabel | None:
    with ctx.read() as queries:
        grond = read_grondslag(ctx, queries, vraag.jaar)
        _, beeld = closed_figures(ctx, grond, peil_of(ctx, vraag).dag)
    tell(ctx, grond, of_dossier(ctx))
    told: ControllerKruis | None = beeld.kruisen.get(paar)
    return None if told is None else Kruistabel(paar[0], *told)
