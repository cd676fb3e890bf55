"""What a controller was told, as it is remembered: how every table was divided at each month end, without its figures.

Figures follow from rows that never change. How they are divided follows from who counts as one person, which may turn
out otherwise later: a division made anew of a month that was told would tell, beside the old one, of what is between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from casus.domain.bijdragen import Klasse
from casus.domain.controllerbeeld import GROND, STER
from casus.domain.controllerkolom import IN_TABEL, Kolom
from casus.domain.kleine_groepen import Blokken, Verteld
from casus.domain.monitor import Dimensie

RAMINGEN = "ramingen"
"""The column of what ramingen come to; it has a total only."""
_KRUIS = "kruis_"
Standen: TypeAlias = Mapping[str, Mapping[int, Verteld]]
"""By column and month of the year (from 0; 12 is January of the next)."""


class Verteldregel(NamedTuple):
    """A class of a row of a table of a column as of a month end; what shares a ``blok`` is one row. Without ``tabel``
    it is the total.
    """

    kolom: str
    dag: date
    tabel: str = ""
    blok: int = 0
    klasse: str = ""


def as_rows(jaar: int, standen: Standen, budgets: Mapping[int, Klasse]) -> Iterator[Verteldregel]:
    """``budgets``: wijk and source of each, the class that it is; remembered by its number, for a name may change."""
    number_of = {klasse: str(number) for number, klasse in budgets.items()}
    for kolom, told in standen.items():
        for stand, verteld in told.items():
            dag = _last_day(jaar, stand)
            yield Verteldregel(kolom, dag)
            tables = [*verteld.tabellen.items(), *((_KRUIS + name, kruis) for name, kruis in verteld.kruisen.items())]
            for name, blokken in tables:
                for place, klassen in enumerate(blokken):
                    for klasse in klassen:
                        is_pot = name == Dimensie.POT
                        yield Verteldregel(kolom, dag, name, place, number_of[klasse] if is_pot else klasse[0])


def from_rows(jaar: int, rows: Iterable[Verteldregel], budgets: Mapping[int, Klasse]) -> dict[str, dict[int, Verteld]]:
    """As it was told; a row of a budget that is there no more is not in it."""
    found: dict[tuple[str, int], dict[str, dict[int, list[Klasse]]]] = {}
    for kolom, dag, tabel, blok, klasse in sorted(rows):
        tables = found.setdefault((kolom, (dag.year - jaar) * 12 + dag.month - 1), {})
        if tabel:
            name = budgets.get(int(klasse)) if tabel == Dimensie.POT else (klasse,)
            tables.setdefault(tabel, defaultdict(list))[blok] += [] if name is None else [name]
    standen: dict[str, dict[int, Verteld]] = defaultdict(dict)
    for (kolom, stand), tables in found.items():
        divided: dict[str, Blokken] = {name: [tuple(k) for k in rows.values() if k] for name, rows in tables.items()}
        kruisen = {name.removeprefix(_KRUIS): kruis for name, kruis in divided.items() if name.startswith(_KRUIS)}
        tabellen = {name: tabel for name, tabel in divided.items() if not name.startswith(_KRUIS)}
        standen[kolom][stand] = Verteld(tabellen, kruisen)
    return dict(standen)


def can_be_told(kolom: str, tabel: str) -> bool:
    """Whether there is such a table of such a column."""
    if not tabel:
        return kolom == RAMINGEN or kolom in set(Kolom)
    if tabel.startswith(_KRUIS):
        return kolom == Kolom.UITGEGEVEN and tabel.removeprefix(_KRUIS) in STER[1:]
    return kolom in IN_TABEL and tabel in GROND


def _last_day(jaar: int, stand: int) -> date:
    month = stand + 1
    return date(jaar + month // 12, month % 12 + 1, 1) - timedelta(days=1)
