"""What is in the file of a controller: for each month end what a controller is told, and the payments by reference.

It is told already: groups of five persons and more, at month ends (``monitorgesloten``). So whoever holds the file and
its code holds no more than that, and needs no dossier.
"""

import json
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from casus.domain.controllerbeeld import month_ends
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.geld import GROOTSTE
from casus.domain.kenmerk import veilig_kenmerk
from casus.services.bestedingsregels import regels_op
from casus.services.context import Context
from casus.services.geldwoorden import Woorden, woorden_van
from casus.services.monitorgesloten import Grondslag, closed_figures
from casus.services.monitorkruis import Kruistabel, Paar
from casus.services.monitorvorm import Monitor, MonitorVraag
from casus.services.monitorwoorden import team_words
from casus.services.vorm_json import from_json, to_json

if TYPE_CHECKING:
    from casus.storage.queries import Queries

LARGEST = 8 * 1024 * 1024
"""Unpacked: some ten times a year of 60,000 payments."""
LARGEST_NUMBER = GROOTSTE * 1000
"""In cents; what so many of the largest amounts come to."""


@dataclass(frozen=True)
class Betaalkenmerk:
    """One payment as the bank knows it, in cents; below nought what came back or was taken back."""

    kenmerk: str
    bedrag: int


@dataclass(frozen=True)
class Controlestand:
    """What is told of one day, in the words of that day."""

    dag: date
    woorden: Woorden
    monitor: Monitor
    kruisen: tuple[Kruistabel, ...]

    def kruis(self, paar: Paar) -> Kruistabel | None:
        """The table of two dimensions, the first as rows; None where it is not told."""
        for told in self.kruisen:
            if paar in ((told.rij, told.kolom), (told.kolom, told.rij)):
                return told if paar == (told.rij, told.kolom) else told.turned()
        return None


@dataclass(frozen=True)
class Controlecijfers:
    """A year of a team, as it was known when the file was made. ``standen``: by day, the latest last."""

    naam: str
    """Of the team."""
    gemeente: str
    jaar: int
    gemaakt: datetime
    standen: tuple[Controlestand, ...]
    betalingen: tuple[Betaalkenmerk, ...]

    @property
    def team(self) -> str:
        """Team and municipality, as they stand above the figures."""
        return team_words(self)

    @property
    def dagen(self) -> tuple[date, ...]:
        """The month ends that can be asked, the latest first."""
        return tuple(stand.dag for stand in reversed(self.standen[1:-1]))

    def stand(self, vraag: MonitorVraag) -> Controlestand:
        """What was told last by the day that is asked; the latest of all without one."""
        if vraag.jaar != self.jaar:
            raise RuleViolation("controle_jaar", jaar=self.jaar, field="jaar")
        return self._by(vraag.dag)

    def woorden_op(self, dag: date | None) -> Woorden:
        """How small money was called on this day."""
        return self._by(dag).woorden

    def _by(self, dag: date | None) -> Controlestand:
        wanted = dag or self.standen[-1].dag
        return next((stand for stand in reversed(self.standen) if stand.dag <= wanted), self.standen[0])


def make_controlecijfers(ctx: Context, queries: "Queries", grond: Grondslag) -> Controlecijfers:
    """From the dossier: the beginning of the year, every month end that is over, and today."""
    jaar, today = grond.jaar, ctx.today()
    ends = [day for day in month_ends(jaar, date(jaar + 1, 6, 30)) if day < today]
    days = sorted({date(jaar, 1, 1), *ends, today})
    standen = tuple(_stand(ctx, queries, grond, day) for day in days)
    betalingen = _payments(queries, standen[-1].monitor)
    dossier = queries.dossier()
    naam, gemeente = ("", "") if dossier is None else (dossier.naam, dossier.gemeente)
    return Controlecijfers(naam, gemeente, jaar, ctx.now(), standen, betalingen)


def write_controlecijfers(cijfers: Controlecijfers) -> bytes:
    """As they are in the file, before it is encrypted."""
    return zlib.compress(json.dumps(to_json(cijfers), ensure_ascii=False).encode())


def read_controlecijfers(data: bytes) -> Controlecijfers:
    """From the file. EnvironmentProblem ``controlebestand_onleesbaar``: of another version of Casus, or not ours. Who
    has the code may have made it with anything in it: so never more than ``LARGEST`` is unpacked, and no number is
    taken that Casus itself could not have reckoned with.
    """
    try:
        unpack = zlib.decompressobj()
        text = unpack.decompress(data, LARGEST)
        if not unpack.eof:
            raise ValueError("larger than it may be, or cut off")
        read = json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_number)
        cijfers = from_json(Controlecijfers, read)
        if not cijfers.standen:
            raise ValueError("nothing is told")
    except (zlib.error, ValueError, TypeError, RecursionError):
        raise EnvironmentProblem("controlebestand_onleesbaar") from None
    return cijfers


def _number(text: str) -> int | float:
    """A whole number, or a fraction of days; neither beyond what amounts come to, and never NaN."""
    found = float(text) if set(text) & set(".eEIN") else int(text)
    if not abs(found) <= LARGEST_NUMBER:
        raise ValueError("beyond every amount")
    return found


def _stand(ctx: Context, queries: "Queries", grond: Grondslag, dag: date) -> Controlestand:
    monitor, beeld = closed_figures(ctx, grond, dag)
    kruisen = tuple(Kruistabel(paar[0], *told) for paar, told in beeld.kruisen.items())
    woorden = woorden_van(awb=regels_op(queries, dag).awb)
    return Controlestand(dag, woorden, monitor, kruisen)


def _payments(queries: "Queries", monitor: Monitor) -> tuple[Betaalkenmerk, ...]:
    """Up to the month of which the total is told, so that they add up to it; in an order that tells no time."""
    if monitor.dag is None or not monitor.uitgegeven:
        return ()
    codes = queries.codes_in_gebruik()
    rows = queries.betaalregels(monitor.jaar, monitor.dag)
    found = [Betaalkenmerk(veilig_kenmerk(kenmerk, codes), bedrag) for kenmerk, bedrag in rows]
    return tuple(sorted(found, key=lambda regel: (regel.kenmerk, regel.bedrag)))
