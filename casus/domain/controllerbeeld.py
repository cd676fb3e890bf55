"""What the controller reads: the figures of the monitor, of groups of five persons and more (``kleine_groepen``).

Every column is published by itself, as far as it may. What two columns tell together is a column too
(``controllerkolom.SAMEN``): what was promised is what was spent and what is reserved, so what is reserved stands only
where the promise may stand. The budget is what was put in; what came over from another year or budget is as much as
somebody left there, so it is not told, and neither is what is left where there is such money.

Wijk and source both follow from the pooled budgets. Months follow from the totals at the end of each, so a row counts
in the month in which it was written down when that is later than its own: no table of its own, so nothing to subtract.
A verzoek counts from the day on which it was decided: until then it may go to another budget.

A casus counts as one person, also when it holds more, and casussen in which somebody has the same name count as one
together (``domain.dubbel.casussen_van_een``): both err on the side of hiding.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from casus.domain.aanbod import Bouwsteen
from casus.domain.bijdragen import KLEINSTE_GROEP, Bijdrage, Klasse
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.controllerkolom import IN_TABEL, SAMEN, VAN_GELD, Kolom, cents_of, since, written
from casus.domain.geld import BestedingSoort
from casus.domain.kleine_groepen import Blok, Kruis, Publicatie, Verteld, op_blokken, vergroof
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import NA_AFLOOP, ZONDER, Dimensie, Geldfeit, Kenmerken, Verzoekfeit, kwartaal

GROND = (Dimensie.POT, Dimensie.CATEGORIE, Dimensie.LEVENSDOMEIN, Dimensie.BOUWSTEEN)
"""The dimensions that are published; the others follow from these."""
STER = (Dimensie.POT, Dimensie.CATEGORIE, Dimensie.LEVENSDOMEIN)
"""Crossed once, when the year is over: the first with each of the others."""
GENOEG_BETALINGEN = 50
"""The controller has the amount of every payment. Of fewer payments than this one could try which of them together are
the figure of a class, and be left with one answer: of fifty, five can be taken in two million ways.
"""
_VAN_DE_BANK = (BoekingSoort.BETALING, BoekingSoort.TERUGBETALING)
_VAN_POT = (Dimensie.WIJK, Dimensie.BRON)
_VAN_TOTAAL = (Dimensie.MAAND, Dimensie.KWARTAAL)
ALLE = (*_VAN_TOTAAL, *(each for each in GROND if each is not Dimensie.POT), *_VAN_POT)
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
    """Everything of one year. ``dag``: the last moment of which the total is told; None when nothing is.

    ``budget``: what was put in; ``over``: what is left of it, where what is reserved may be told and nothing came over.
    """

    jaar: int
    dag: date | None
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None
    mediaan_dagen: float | None
    teruggekeken: tuple[int, int] | None
    maanden: tuple[Maandstand, ...]
    tabellen: Mapping[Dimensie, ControllerTabel]
    kruisen: Mapping[tuple[Dimensie, Dimensie], ControllerKruis]


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
    betalingen: int | None = None,
) -> Controllerbeeld:
    """What the controller reads on one day."""
    made = Controllerbeelden(jaar, geld, verzoeken, peildag, een=een, kleinste=kleinste, betalingen=betalingen)
    return made.op(peildag)


class Controllerbeelden:
    """What the controller reads of a year, worked out once for every day of it. The same day gives the same again: what
    was published later changes nothing of it.
    """

    def __init__(
        self,
        jaar: int,
        geld: Iterable[Geldfeit],
        verzoeken: Iterable[Verzoekfeit],
        tot: date,
        *,
        een: Mapping[int, int] | None = None,
        kleinste: int = KLEINSTE_GROEP,
        eerder: Mapping[Kolom, Mapping[int, Verteld]] | None = None,
        betalingen: int | None = None,
    ) -> None:
        """``geld`` and ``verzoeken``: all there are of the budgets of this year, however late; what came after a month
        is not in the figures of that month. ``een``: by person the one that they count as. ``tot``: the last day.
        ``eerder``: what was told already, which stays so also when other persons turn out to be one.
        """
        self._jaar, self._einden, self._een = jaar, month_ends(jaar, tot), een or {}
        self._geld = [(feit, Stand().after(feit.soort, feit.cents)) for feit in geld]
        self._verzoeken = [each for each in verzoeken if each.besloten_op is not None]
        kenmerken = [*(feit.kenmerken for feit, _ in self._geld), *(each.kenmerken for each in self._verzoeken)]
        self._klassen = {grond: _classes(grond, kenmerken) for grond in GROND}
        self._vanaf: dict[Klasse, int] = {}
        for klasse, stand in self._first_stands():
            self._vanaf[klasse] = min(self._vanaf.get(klasse, stand), stand)
        self._fijn = self._quarters(GENOEG_BETALINGEN if betalingen is None else betalingen)
        self._kleinste, self._eerder = max(kleinste, KLEINSTE_GROEP), eerder or {}
        self._gaf = {kolom: self._publish(kolom) for kolom in Kolom}

    def _first_stands(self) -> Iterator[tuple[Klasse, int]]:
        """A budget is there from its first row on: a later one was not among what was told before."""
        for feit, _ in self._geld:
            yield feit.kenmerken.klasse(Dimensie.POT), self._stand(written(feit), feit.kenmerken)
        for verzoek in self._verzoeken:
            if verzoek.besloten_op is not None:
                yield verzoek.kenmerken.klasse(Dimensie.POT), self._stand(verzoek.besloten_op, verzoek.kenmerken)

    def _quarters(self, betalingen: int) -> list[int]:
        """The quarter ends at which classes are told, so many payments after each other."""
        days = sorted(written(feit) for feit, _ in self._geld if feit.soort in _VAN_DE_BANK)
        fijn, before = [], 0
        for place, day in enumerate(self._einden):
            paid = bisect_right(days, day)
            if day.month % 3 == 0 and paid - before >= betalingen:
                fijn.append(place)
                before = paid
        return fijn

    def _publish(self, kolom: Kolom) -> Publicatie:
        by = {grond.value: found for grond, found in self._klassen.items() if kolom in IN_TABEL}
        made = Publicatie(self._bijdragen(kolom), by, vanaf=self._vanaf, kleinste=self._kleinste)
        star = STER if kolom is Kolom.UITGEGEVEN else ()
        told = self._eerder.get(kolom)
        made.publish(range(len(self._einden)), self._fijn, jaarstand=11, ster=star, eerder=told)
        return made

    def verteld(self) -> dict[Kolom, dict[int, Verteld]]:
        """All that is told by column and month end, to be given as ``eerder`` the next time."""
        return {kolom: made.verteld() for kolom, made in self._gaf.items()}

    def _bijdragen(self, kolom: Kolom) -> Iterator[Bijdrage]:
        if kolom in VAN_GELD:
            for feit, moved in self._geld:
                cents = cents_of(kolom, moved)
                if cents:
                    yield self._bijdrage(feit, written(feit), cents)
            return
        for verzoek in self._verzoeken:
            for day, waarde in since(kolom, verzoek):
                yield self._bijdrage(verzoek, day, waarde)

    def _bijdrage(self, feit: Geldfeit | Verzoekfeit, day: date, waarde: int) -> Bijdrage:
        klassen = {grond.value: feit.kenmerken.klasse(grond) for grond in GROND}
        persoon = None if feit.persoon is None else self._een.get(feit.persoon, feit.persoon)
        return Bijdrage(persoon, self._stand(day, feit.kenmerken), waarde, klassen)

    def _stand(self, day: date, kenmerken: Kenmerken) -> int:
        """The first month end at which it counts; never before the month that it is booked in."""
        months = (day.year - self._jaar) * 12 + day.month - 1
        return max(months, kenmerken.maand - 1, 0)

    # -- one day -----------------------------------------------------------------------------------------------

    def op(self, peildag: date) -> Controllerbeeld:
        """All that was published by this day."""
        over = sum(einde <= peildag for einde in self._einden)
        spent = self._gaf[Kolom.UITGEGEVEN]
        last = max((stand for stand in spent.totalen if stand < over), default=None)
        dag = None if last is None else self._einden[last]
        budget = self._budget(dag or (self._einden[:over] or [date(self._jaar, 1, 1)])[-1])
        paid, reserved = self._at(Kolom.UITGEGEVEN, last), self._at(Kolom.GERESERVEERD, last)
        tabellen = (self._tabel(each, over) for each in ALLE)
        return Controllerbeeld(
            jaar=self._jaar,
            dag=dag,
            budget=budget.ingelegd,
            uitgegeven=paid,
            gereserveerd=reserved,
            over=budget.over(paid, reserved),
            verzoeken=self._at(Kolom.VERZOEKEN, last),
            zonder_geld=self._at(Kolom.ZONDER_GELD, last),
            mediaan_dagen=self._median(dag) if self._at(Kolom.BESLOTEN, last) and dag is not None else None,
            teruggekeken=self._looked_back(last),
            maanden=tuple(Maandstand(self._einden[at], cents) for at, cents in spent.totalen.items() if at < over),
            tabellen={tabel.dimensie: tabel for tabel in tabellen if tabel is not None},
            kruisen=self._kruisen({pair: kruis for pair, kruis in spent.kruisen.items() if kruis.stand < over}),
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

    def _told(self, kolom: Kolom) -> dict[int, int]:
        """The totals of a column, where what follows from it may be told as well."""
        samen = self._gaf[SAMEN.get(kolom, kolom)].totalen
        return {stand: total for stand, total in self._gaf[kolom].totalen.items() if stand in samen}

    def _at(self, kolom: Kolom, stand: int | None) -> int | None:
        return None if stand is None else self._told(kolom).get(stand)

    def _median(self, dag: date) -> float | None:
        days = [v.dagen for v in self._verzoeken if v.dagen is not None and (v.besloten_op or dag) <= dag]
        return median(days) if days else None

    def _looked_back(self, stand: int | None) -> tuple[int, int] | None:
        seen, due = self._at(Kolom.TERUGGEKEKEN, stand), self._at(Kolom.TERUG_TE_KIJKEN, stand)
        return None if seen is None or not due else (seen, due)

    # -- one table ---------------------------------------------------------------------------------------------

    def _tabel(self, dimensie: Dimensie, over: int) -> ControllerTabel | None:
        """The latest of what was spent, with the other columns where they tell of the same rows."""
        grond = Dimensie.POT if dimensie in _VAN_POT else dimensie
        spent = self._gaf[Kolom.UITGEGEVEN]
        issued = spent.totalen if dimensie in _VAN_TOTAAL else [issue.stand for issue in spent.uitgaven[grond.value]]
        last = max((stand for stand in issued if stand < over), default=None)
        if last is None:
            return None
        rows = under = self._blokken(Kolom.UITGEGEVEN, dimensie, last)
        if dimensie is Dimensie.KWARTAAL:
            rows = vergroof(under, _quarter)
            under = [_months_of(row, under) for row in rows]
        beside = (
            self._beside(kolom, under, dimensie, last)
            for kolom in (Kolom.GERESERVEERD, Kolom.VERZOEKEN, Kolom.ZONDER_GELD)
        )
        dag = self._einden[last]
        made = []
        for blok, reserved, asked, solved in zip(rows, *beside, strict=True):
            budget = self._budget(dag, dimensie, blok) if grond is Dimensie.POT else None
            left = None if budget is None else budget.over(blok.waarde, reserved)
            put_in = None if budget is None else budget.ingelegd
            names = tuple(klasse[0] for klasse in blok.klassen)
            made.append(ControllerRij(names, put_in, blok.waarde, reserved, left, asked, solved))
        return ControllerTabel(dimensie, dag, tuple(made))

    def _beside(self, kolom: Kolom, rows: Sequence[Blok], dimensie: Dimensie, stand: int) -> list[int | None]:
        """A column beside these rows, where what follows from it may be told of them as well."""
        found = op_blokken(rows, self._blokken(kolom, dimensie, stand))
        samen = op_blokken(rows, self._blokken(SAMEN.get(kolom, kolom), dimensie, stand))
        return [None if other is None else value for value, other in zip(found, samen, strict=True)]

    def _blokken(self, kolom: Kolom, dimensie: Dimensie, stand: int) -> Sequence[Blok]:
        """What was told of this moment, in the classes of this dimension."""
        if dimensie in _VAN_TOTAAL:
            return self._months(kolom, stand)
        grond = Dimensie.POT if dimensie in _VAN_POT else dimensie
        found = next((each.blokken for each in self._gaf[kolom].uitgaven[grond.value] if each.stand == stand), ())
        return vergroof(found, lambda klasse: klasse[_VAN_POT.index(dimensie)]) if dimensie in _VAN_POT else found

    def _months(self, kolom: Kolom, last: int) -> Sequence[Blok]:
        """What was added from one told total to the next. All after the year is one class, up to the moment asked."""
        told = self._told(kolom)
        until = last if last in told else min(last, NA_AFLOOP - 2)
        blokken, before, total = [], 0, 0
        for stand, cents in told.items():
            if stand <= until:
                months = sorted({min(month, NA_AFLOOP) for month in range(before + 1, stand + 2)})
                blokken.append(Blok(tuple((f"{month:02}",) for month in months), cents - total))
                before, total = stand + 1, cents
        return vergroof(blokken, lambda klasse: klasse[0])

    def _budget(self, dag: date, dimensie: Dimensie | None = None, blok: Blok | None = None) -> "_Budget":
        """Of all, or of these wijken or sources."""
        put_in = came_over = 0
        for feit, (moved, *_) in self._geld:
            if not moved or written(feit) > dag:
                continue
            if dimensie is None or blok is None or feit.kenmerken.klasse(dimensie) in blok.klassen:
                is_put_in = feit.soort in (BoekingSoort.INLEG, BoekingSoort.AANVULLING)
                put_in, came_over = put_in + moved * is_put_in, came_over + moved * (not is_put_in)
        return _Budget(put_in, came_over != 0)


class _Budget(NamedTuple):
    """What was put in, no secret and of nobody; and whether other money came in or left."""

    ingelegd: int
    is_verschoven: bool

    def over(self, uitgegeven: int | None, gereserveerd: int | None) -> int | None:
        """What is left; nothing where it cannot be told."""
        if uitgegeven is None or gereserveerd is None or self.is_verschoven:
            return None
        return self.ingelegd - uitgegeven - gereserveerd


def _quarter(maand: Klasse) -> str:
    return str(kwartaal(int(maand[0])))


def _months_of(kwartalen: Blok, maanden: Sequence[Blok]) -> Blok:
    """The same row by its months: another column may have been told last in the middle of a quarter."""
    names = {name for (name,) in kwartalen.klassen}
    return Blok(tuple(k for blok in maanden for k in blok.klassen if _quarter(k) in names), kwartalen.waarde)


def _classes(grond: Dimensie, kenmerken: Iterable[Kenmerken]) -> list[Klasse]:
    """All that there can be, in order, so that to be named tells nothing; of budgets those that there are."""
    match grond:
        case Dimensie.CATEGORIE:
            return [(each.value,) for each in BestedingSoort]
        case Dimensie.LEVENSDOMEIN:
            return [(each.value,) for each in Levensdomein]
        case Dimensie.BOUWSTEEN:
            return [*((each.value,) for each in Bouwsteen), (ZONDER,)]
        case _:
            return sorted({each.klasse(grond) for each in kenmerken})
