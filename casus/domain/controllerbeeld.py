"""What the controller reads: the figures of the monitor, of groups of five persons and more (``kleine_groepen``).

Every column is published by itself, as far as it may; the budget of a wijk is no secret. What is left (*over*) stands
only where what was reserved may stand too, because the one follows from the other. Wijk and source both follow from
the pooled budgets, quarters from the pooled months: no table of its own, so nothing to subtract.

A casus counts as one person, also when it holds more, and casussen in which somebody has the same name count as one
together (``domain.dubbel.casussen_van_een``): both err on the side of hiding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from casus.domain.aanbod import Bouwsteen
from casus.domain.budget import Stand
from casus.domain.geld import BestedingSoort
from casus.domain.kleine_groepen import (
    KLEINSTE_GROEP,
    Bijdrage,
    Blok,
    Klasse,
    Kruis,
    Publicatie,
    op_blokken,
    vergroof,
)
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import NA_AFLOOP, ZONDER, Dimensie, Geldfeit, Kenmerken, Verzoekfeit, kwartaal
from casus.domain.toegang import day_in_place
from casus.domain.verzoek import VerzoekUitkomst


class Kolom(StrEnum):
    """The figures that tell of persons."""

    UITGEGEVEN = "uitgegeven"
    GERESERVEERD = "gereserveerd"
    VERZOEKEN = "verzoeken"
    ZONDER_GELD = "zonder_geld"
    BESLOTEN = "besloten"
    TERUGGEKEKEN = "teruggekeken"
    TERUG_TE_KIJKEN = "terug_te_kijken"


GROND = (Dimensie.POT, Dimensie.MAAND, Dimensie.CATEGORIE, Dimensie.LEVENSDOMEIN, Dimensie.BOUWSTEEN)
"""The dimensions that are published; the others follow from these."""
STER = (Dimensie.POT, Dimensie.CATEGORIE, Dimensie.LEVENSDOMEIN)
"""Crossed once, when the year is over: the first with each of the others."""
_AFGELEID = {Dimensie.WIJK: Dimensie.POT, Dimensie.BRON: Dimensie.POT, Dimensie.KWARTAAL: Dimensie.MAAND}
ALLE = (*(each for each in GROND if each is not Dimensie.POT), *_AFGELEID)
"""By what the controller can ask."""


class ControllerRij(NamedTuple):
    """Classes that are told together. None: not told of this row, because a group would be too small."""

    klassen: tuple[str, ...]
    budget: int | None
    uitgegeven: int
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None


class ControllerTabel(NamedTuple):
    """One dimension, as it stood on the last moment at which it could be told."""

    dimensie: Dimensie
    dag: date
    rijen: tuple[ControllerRij, ...]

    @property
    def samengenomen(self) -> int:
        """How many rows hold more than one class."""
        return sum(len(rij.klassen) > 1 for rij in self.rijen)


class ControllerKruis(NamedTuple):
    """What was spent by wijk and one dimension more, once the year is over: classes that are told together."""

    kolom: Dimensie
    dag: date
    rijen: tuple[tuple[str, ...], ...]
    kolommen: tuple[tuple[str, ...], ...]
    waarden: tuple[tuple[int, ...], ...]


class Maandstand(NamedTuple):
    """What was spent by the end of a month."""

    dag: date
    uitgegeven: int


@dataclass(frozen=True)
class Controllerbeeld:
    """Everything of one year. ``dag``: the last moment of which the total is told; None when nothing is."""

    jaar: int
    dag: date | None
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    verzoeken: int | None
    zonder_geld: int | None
    mediaan_dagen: float | None
    teruggekeken: tuple[int, int] | None
    maanden: tuple[Maandstand, ...]
    tabellen: Mapping[Dimensie, ControllerTabel]
    kruisen: Mapping[tuple[Dimensie, Dimensie], ControllerKruis]

    @property
    def over(self) -> int | None:
        """What is left; only where what was reserved may be told."""
        if self.uitgegeven is None or self.gereserveerd is None:
            return None
        return self.budget - self.uitgegeven - self.gereserveerd


def last_full_day(dag: date, today: date) -> date:
    """The last day up to this one that is over: what is told of a day stays so, and today is still being written."""
    return min(dag, today - timedelta(days=1))


def month_ends(jaar: int, peildag: date) -> list[date]:
    """The last days of the months from January of the year that are over on this day."""
    found, day = [], date(jaar, 2, 1)
    while day - timedelta(days=1) <= peildag:
        found.append(day - timedelta(days=1))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def controllerbeeld(
    jaar: int,
    geld: Iterable[Geldfeit],
    verzoeken: Iterable[Verzoekfeit],
    peildag: date,
    *,
    een: Mapping[int, int] | None = None,
    kleinste: int = KLEINSTE_GROEP,
) -> Controllerbeeld:
    """What the controller reads on this day: all that was published by then, so the same day gives the same again.

    ``geld`` and ``verzoeken``: all there are of the budgets of this year, however late; what came after a month is not
    in the figures of that month. ``een``: by person the one that they count as.
    """
    einden = month_ends(jaar, peildag)
    rows, asked = list(geld), list(verzoeken)
    maker = _Maker(jaar, einden, rows, asked, een or {}, max(kleinste, KLEINSTE_GROEP))
    return maker.beeld()


class _Maker:
    def __init__(
        self,
        jaar: int,
        einden: list[date],
        geld: list[Geldfeit],
        verzoeken: list[Verzoekfeit],
        een: Mapping[int, int],
        kleinste: int,
    ) -> None:
        self._jaar, self._einden, self._geld, self._verzoeken, self._een = jaar, einden, geld, verzoeken, een
        kenmerken = [*(each.kenmerken for each in geld), *(each.kenmerken for each in verzoeken)]
        self._klassen = {grond: _classes(grond, kenmerken) for grond in GROND}
        self._vanaf: dict[Klasse, int] = {(f"{month:02}",): month - 1 for month in range(1, NA_AFLOOP + 1)}
        for klasse, stand in self._first_stands():
            self._vanaf[klasse] = min(self._vanaf.get(klasse, stand), stand)
        self._kleinste = kleinste
        self._gaf = {kolom: self._publish(kolom) for kolom in Kolom}

    def _first_stands(self) -> Iterable[tuple[Klasse, int]]:
        """A budget is there from its first row on: a later one was not among what was told before."""
        for feit in self._geld:
            day = max(feit.boekdag, day_in_place(feit.op))
            yield feit.kenmerken.klasse(Dimensie.POT), self._stand(day, feit.kenmerken)
        for verzoek in self._verzoeken:
            yield verzoek.kenmerken.klasse(Dimensie.POT), self._stand(verzoek.gevraagd_op, verzoek.kenmerken)

    def _publish(self, kolom: Kolom) -> Publicatie:
        by = {grond.value: found for grond, found in self._klassen.items() if kolom in _IN_TABEL}
        made = Publicatie(self._bijdragen(kolom), by, vanaf=self._vanaf, kleinste=self._kleinste)
        fine = [place for place, day in enumerate(self._einden) if day.month % 3 == 0]
        star = STER if kolom in (Kolom.UITGEGEVEN, Kolom.VERZOEKEN) else ()
        made.publish(range(len(self._einden)), fine, jaarstand=11, ster=star)
        return made

    def _bijdragen(self, kolom: Kolom) -> Iterable[Bijdrage]:
        if kolom in (Kolom.UITGEGEVEN, Kolom.GERESERVEERD):
            for feit in self._geld:
                moved = getattr(Stand().after(feit.soort, feit.cents), kolom.value)
                if moved:
                    yield self._bijdrage(feit, max(feit.boekdag, day_in_place(feit.op)), moved)
            return
        for verzoek in self._verzoeken:
            for day in _since(kolom, verzoek):
                yield self._bijdrage(verzoek, day, 1)

    def _bijdrage(self, feit: Geldfeit | Verzoekfeit, day: date, waarde: int) -> Bijdrage:
        klassen = {grond.value: feit.kenmerken.klasse(grond) for grond in GROND}
        persoon = None if feit.persoon is None else self._een.get(feit.persoon, feit.persoon)
        return Bijdrage(persoon, self._stand(day, feit.kenmerken), waarde, klassen)

    def _stand(self, day: date, kenmerken: Kenmerken) -> int:
        """The first month end at which it counts; never before the month that it is booked in."""
        months = (day.year - self._jaar) * 12 + day.month - 1
        return max(months, kenmerken.maand - 1, 0)

    def beeld(self) -> Controllerbeeld:
        spent = self._gaf[Kolom.UITGEGEVEN]
        last = max(spent.totalen, default=None)
        dag = None if last is None else self._einden[last]
        besloten = self._at(Kolom.BESLOTEN, last)
        return Controllerbeeld(
            jaar=self._jaar,
            dag=dag,
            budget=self._budget(dag or (self._einden or [date(self._jaar, 1, 1)])[-1]),
            uitgegeven=self._at(Kolom.UITGEGEVEN, last),
            gereserveerd=self._at(Kolom.GERESERVEERD, last),
            verzoeken=self._at(Kolom.VERZOEKEN, last),
            zonder_geld=self._at(Kolom.ZONDER_GELD, last),
            mediaan_dagen=self._median(dag) if besloten and dag is not None else None,
            teruggekeken=self._looked_back(last),
            maanden=tuple(Maandstand(self._einden[at], cents) for at, cents in spent.totalen.items()),
            tabellen={tabel.dimensie: tabel for tabel in map(self._tabel, ALLE) if tabel is not None},
            kruisen=self._kruisen(spent.kruisen),
        )

    def _kruisen(self, told: Mapping[tuple[str, str], Kruis]) -> dict[tuple[Dimensie, Dimensie], ControllerKruis]:
        """By wijk instead of by budget: sums of rows that were told, as the table by wijk follows from its budgets.
        With one row left the table of the other dimension says it all.
        """
        found = {}
        for (_, name), kruis in told.items():
            wijken = vergroof((Blok(rij, 0) for rij in kruis.rijen), lambda klasse: klasse[0])
            rijen = tuple(tuple(klasse[0] for klasse in blok.klassen) for blok in wijken)
            if len(rijen) < 2:
                continue
            waarden = tuple(
                tuple(map(sum, zip(*(row for rij, row in zip(kruis.rijen, kruis.waarden, strict=True)
                                     if rij[0][0] in names), strict=True)))
                for names in rijen
            )  # fmt: skip
            kolommen = tuple(tuple(klasse[0] for klasse in kolom) for kolom in kruis.kolommen)
            made = ControllerKruis(Dimensie(name), self._einden[kruis.stand], rijen, kolommen, waarden)
            found[Dimensie.WIJK, made.kolom] = made
        return found

    def _at(self, kolom: Kolom, stand: int | None) -> int | None:
        return None if stand is None else self._gaf[kolom].totalen.get(stand)

    def _median(self, dag: date) -> float | None:
        days = [v.dagen for v in self._verzoeken if v.dagen is not None and (v.besloten_op or dag) <= dag]
        return median(days) if days else None

    def _looked_back(self, stand: int | None) -> tuple[int, int] | None:
        seen, due = self._at(Kolom.TERUGGEKEKEN, stand), self._at(Kolom.TERUG_TE_KIJKEN, stand)
        return None if seen is None or not due else (seen, due)

    def _tabel(self, dimensie: Dimensie) -> ControllerTabel | None:
        """The latest issue of what was spent, with the other columns where they tell of the same rows."""
        grond = _AFGELEID.get(dimensie, dimensie)
        issues = self._gaf[Kolom.UITGEGEVEN].uitgaven[grond.value]
        if not issues:
            return None
        last = issues[-1]
        rows = self._coarse(dimensie, last.blokken)
        beside = {
            kolom: op_blokken(rows, self._blokken(kolom, dimensie, grond, last.stand))
            for kolom in (Kolom.GERESERVEERD, Kolom.VERZOEKEN, Kolom.ZONDER_GELD)
        }
        dag = self._einden[last.stand]
        made = []
        for blok, reserved, asked, solved in zip(rows, *beside.values(), strict=True):
            budget = self._budget(dag, dimensie, blok) if grond is Dimensie.POT else None
            over = None if budget is None or reserved is None else budget - blok.waarde - reserved
            names = tuple(klasse[0] for klasse in blok.klassen)
            made.append(ControllerRij(names, budget, blok.waarde, reserved, over, asked, solved))
        return ControllerTabel(dimensie, dag, tuple(made))

    def _blokken(self, kolom: Kolom, dimensie: Dimensie, grond: Dimensie, stand: int) -> Sequence[Blok]:
        for issue in self._gaf[kolom].uitgaven[grond.value]:
            if issue.stand == stand:
                return self._coarse(dimensie, issue.blokken)
        return ()

    def _coarse(self, dimensie: Dimensie, blokken: Sequence[Blok]) -> Sequence[Blok]:
        match dimensie:
            case Dimensie.WIJK:
                return vergroof(blokken, lambda klasse: klasse[0])
            case Dimensie.BRON:
                return vergroof(blokken, lambda klasse: klasse[1])
            case Dimensie.KWARTAAL:
                return vergroof(blokken, lambda klasse: str(kwartaal(int(klasse[0]))))
            case _:
                return blokken

    def _budget(self, dag: date, dimensie: Dimensie | None = None, blok: Blok | None = None) -> int:
        """What was put in by then, of all or of these wijken or sources; no secret, and of nobody."""
        total = 0
        for feit in self._geld:
            moved = Stand().after(feit.soort, feit.cents).budget
            if moved and max(feit.boekdag, day_in_place(feit.op)) <= dag:
                is_in = dimensie is None or blok is None or feit.kenmerken.klasse(dimensie) in blok.klassen
                total += moved if is_in else 0
        return total


_IN_TABEL = (Kolom.UITGEGEVEN, Kolom.GERESERVEERD, Kolom.VERZOEKEN, Kolom.ZONDER_GELD)


def _since(kolom: Kolom, verzoek: Verzoekfeit) -> list[date]:
    """The days from which a verzoek counts in this column, once for each. A look back counts by itself, so what is told
    of it later takes nothing back of what was told before.
    """
    match kolom:
        case Kolom.VERZOEKEN:
            days: list[date | None] = [verzoek.gevraagd_op]
        case Kolom.ZONDER_GELD:
            days = [verzoek.besloten_op] if verzoek.uitkomst is VerzoekUitkomst.ANDERS_OPGELOST else []
        case Kolom.BESLOTEN:
            days = [verzoek.besloten_op] if verzoek.dagen is not None else []
        case Kolom.TERUG_TE_KIJKEN:
            days = [look.gepland_op for look in verzoek.terugblikken]
        case _:
            days = [look.gezien_op for look in verzoek.terugblikken]
    return [day for day in days if day is not None]


def _classes(grond: Dimensie, kenmerken: Iterable[Kenmerken]) -> list[Klasse]:
    """All that there can be, in order, so that to be named tells nothing; of budgets those that there are."""
    match grond:
        case Dimensie.MAAND:
            return [(f"{month:02}",) for month in range(1, NA_AFLOOP + 1)]
        case Dimensie.CATEGORIE:
            return [(each.value,) for each in BestedingSoort]
        case Dimensie.LEVENSDOMEIN:
            return [(each.value,) for each in Levensdomein]
        case Dimensie.BOUWSTEEN:
            return [*((each.value,) for each in Bouwsteen), (ZONDER,)]
        case _:
            return sorted({each.klasse(grond) for each in kenmerken})
