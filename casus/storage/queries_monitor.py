"""What the budget monitor adds up. Amounts and classes only, without a name, a code or a text: no casus is told by it.

Which verzoeken stand behind a figure is asked through the gate, as any list of verzoeken.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, FromClause, Table, and_, case, false, func, literal, or_, select, type_coerce

from casus.domain.budget import BoekingSoort
from casus.domain.monitor import (
    NA_AFLOOP,
    ZONDER,
    Dimensie,
    Geldfeit,
    Geldsom,
    Kenmerken,
    Natelling,
    Peil,
    Terugblikfeit,
    Verzoekfeit,
    kwartaal,
    maand_van,
    vergelijk,
)
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.toegang import day_in_place
from casus.domain.verteld import Verteldregel
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage.columns import Tekst
from casus.storage.queries_geld import GeldQueries
from casus.storage.reading import AnyRow, AnySelect


class MonitorQueries(GeldQueries):
    """Sums of a year, of all wijken or of one."""

    def budgetjaren(self) -> list[int]:
        """The years for which there are budgets, the latest first."""
        query = select(g.budget.c.jaar).distinct().order_by(g.budget.c.jaar.desc())
        return list(self._conn.execute(query).scalars())

    def geldsommen(
        self, jaar: int, peil: Peil, wijk_id: int | None = None, dimensies: Collection[Dimensie] = tuple(Dimensie)
    ) -> list[Geldsom]:
        """The ledger of this day, added up by what it is to be cut by; every other class is left out (``ZONDER``).

        From what was added up while it was written (``geldsom``); a month in which rows were booked or written down
        after this day is added up from the ledger itself.
        """
        budgets = self.budgets_van(jaar, wijk_id)
        months: dict[str, int] = {ZONDER: 1}
        sums: dict[tuple[Kenmerken, BoekingSoort], int] = defaultdict(int)
        by_wijk, by_bron = Dimensie.WIJK in dimensies, Dimensie.BRON in dimensies
        for budget_id, categorie, maand, levensdomein, bouwsteen, soort, cents, *_ in self._sums_of_day(
            peil, tuple(budgets), dimensies
        ):
            wijk, bron = budgets.get(budget_id, (ZONDER, ZONDER))
            if maand not in months:
                months[maand] = maand_van(jaar, date.fromisoformat(f"{maand}-01"))
            kenmerken = Kenmerken(
                wijk if by_wijk else ZONDER, bron if by_bron else ZONDER,
                months[maand], categorie, levensdomein, bouwsteen,
            )  # fmt: skip
            sums[kenmerken, soort] += int(cents)
        return [Geldsom(kenmerken, soort, cents) for (kenmerken, soort), cents in sums.items()]

    def geldtotaal(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[tuple[BoekingSoort, int]]:
        """The same without any cut: what the cuts must add up to."""
        return [(som.soort, som.cents) for som in self.geldsommen(jaar, peil, wijk_id, ())]

    def natelling(self, jaar: int) -> Natelling:
        """By how much the sums that were added up differ from what the rows of the ledger itself come to."""
        of_year = select(g.budget.c.id).where(g.budget.c.jaar == jaar)
        kept, ledger = (
            {tuple(row[:-1]): int(row[-1]) for row in self._rows(query)}
            for query in (
                select(*(source.c[name] for name in (*_KEY, "soort")), func.sum(source.c.bedrag))
                .where(source.c.budget_id.in_(of_year))
                .group_by(*(source.c[name] for name in (*_KEY, "soort")))
                for source in (g.geldsom, _rows_of_ledger().subquery())
            )
        )
        return vergelijk(kept, ledger)

    def verteld(self, jaar: int) -> tuple[Verteldregel, ...]:
        """What a controller was told of a year: how it was divided, no figure."""
        k = g.verteld.c
        columns = (k.kolom, k.dag, k.tabel, k.blok, k.klasse)
        query = select(*columns).where(k.jaar == jaar).order_by(*columns)
        return tuple(Verteldregel(*row) for row in self._rows(query))

    def budgets_van(self, jaar: int, wijk_id: int | None = None) -> dict[int, tuple[str, str]]:
        """The wijk and source of each budget of a year."""
        u, w = g.budget.c, t.wijk.c
        query = select(u.id, w.naam, u.bron).select_from(g.budget.join(t.wijk, w.id == u.wijk_id))
        return {id_: (wijk, bron) for id_, wijk, bron in self._rows(_of_year(query, jaar, wijk_id))}

    def _sums_of_day(self, peil: Peil, budgets: Collection[int], dimensies: Collection[Dimensie]) -> Sequence[AnyRow]:
        """From the sums alone when none of them was added to after this day, which one look at each tells."""
        s = g.geldsom.c
        whole = and_(s.laatste_dag <= peil.dag, s.laatst_op <= peil.bekend)
        begun = and_(s.budget_id.in_(budgets), s.maand <= _maand_of(peil))
        of_day = _grouped(g.geldsom, dimensies).add_columns(func.min(case((whole, 1), else_=0)).label("heel"))
        rows = self._rows(of_day.where(begun))
        if all(row.heel for row in rows):
            return rows
        torn = list(self._conn.execute(select(s.maand).distinct().where(begun, ~whole)).scalars())
        kept = self._rows(_grouped(g.geldsom, dimensies).where(begun, s.maand.not_in(torn)))
        b = g.boeking.c
        booked = _rows_of_ledger().where(
            b.budget_id.in_(budgets), _maand().in_(torn), b.boekdag <= peil.dag, b.op <= peil.bekend
        )
        return [*kept, *self._rows(_grouped(booked.subquery(), dimensies))]

    def geldfeiten(self, jaar: int) -> list[Geldfeit]:
        """Every row of the ledger of a year, for what works out which groups may be told. Never shown itself."""
        b = g.boeking.c
        columns = (t.wijk.c.naam, g.budget.c.bron, *_classes(), b.soort, b.bedrag, b.boekdag, b.op, b.verzoek_id)
        query = _of_year(select(*columns, g.verzoek.c.casus_id).select_from(_ledger()), jaar, None)
        return [
            Geldfeit(
                Kenmerken(wijk, bron, maand_van(jaar, boekdag), *found),
                BoekingSoort(soort), bedrag, boekdag, op, verzoek_id, casus_id,
            )
            for wijk, bron, *found, soort, bedrag, boekdag, op, verzoek_id, casus_id in self._rows(query)
        ]  # fmt: skip

    def namen_bij_geld(self) -> list[tuple[int, str]]:
        """Casus and name of everybody in a casus for which money was asked: to count different persons, never shown."""
        i = t.inwoner.c
        asked = select(g.verzoek.c.casus_id).where(g.verzoek.c.casus_id.is_not(None))
        rows = self._rows(select(i.casus_id, i.naam).where(i.casus_id.in_(asked)))
        return [(casus_id, naam) for casus_id, naam in rows]

    def verzoeken_met_geld(
        self, jaar: int, peil: Peil, delen: Iterable[tuple[Dimensie, Collection[str]]], wijk_id: int | None = None
    ) -> set[int]:
        """The verzoeken for which money moved by this day, in these classes of these dimensions."""
        b = g.boeking.c
        budgets = self.budgets_van(jaar, wijk_id)
        query = select(b.verzoek_id).distinct().where(b.verzoek_id.is_not(None))
        query = query.select_from(g.boeking.join(g.verzoek, g.verzoek.c.id == b.verzoek_id))
        for dimensie, klassen in delen:
            match dimensie:
                case Dimensie.WIJK:
                    budgets = {id_: names for id_, names in budgets.items() if names[0] in klassen}
                case Dimensie.BRON:
                    budgets = {id_: names for id_, names in budgets.items() if names[1] in klassen}
                case Dimensie.MAAND | Dimensie.KWARTAAL:
                    query = query.where(_in_months(jaar, dimensie, klassen))
                case _:
                    classes = dict(zip(_OF_VERZOEK, _classes(), strict=True))
                    query = query.where(classes[dimensie.value].in_(klassen))
        chosen = query.where(b.budget_id.in_(budgets), b.boekdag <= peil.dag, b.op <= peil.bekend)
        return set(self._conn.execute(chosen).scalars())

    def verzoekfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Verzoekfeit]:
        """Every verzoek of a year as it stood on this day: of the budget and in the classes that it had then."""
        tot = peil.tot
        day = day_in_place(tot)
        since = self._changed_since(day)
        known = select(*_facts(g.verzoek)).select_from(_of_budget(g.verzoek, g.verzoek))
        found = [row for row in self._rows(_asked(known, jaar, wijk_id, tot)) if row.id not in since]
        if since:
            e = g.verzoek_eerder
            then = select(*_facts(e)).select_from(_of_budget(e.join(g.verzoek, g.verzoek.c.id == e.c.verzoek_id), e))
            found += self._rows(_asked(then.where(_held_on(day)), jaar, wijk_id, tot))
            found.sort(key=lambda row: int(row.id))
        looks = self._terugblikken(jaar, peil)
        return [_verzoek(row, jaar, tot, looks) for row in found]

    def _changed_since(self, day: date) -> frozenset[int]:
        """The verzoeken that stand otherwise now than on this day: few, and the rest is read as it is."""
        e = g.verzoek_eerder.c
        return frozenset(self._conn.execute(select(e.verzoek_id).where(e.tot > day)).scalars())

    def verzoekcodes(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> dict[int, str]:
        """The code of each verzoek of a year that is told, also of what was of that year on this day."""
        v, u, e = g.verzoek.c, g.budget.c, g.verzoek_eerder.c
        query = select(v.id, v.code).select_from(g.verzoek.join(g.budget, u.id == v.budget_id))
        rows = [*self._rows(_of_year(query.where(self._told_verzoek()), jaar, wijk_id))]
        day = day_in_place(peil.tot)
        if self._changed_since(day):
            moved = select(v.id, v.code).select_from(_of_budget(g.verzoek_eerder.join(g.verzoek), g.verzoek_eerder))
            rows += self._rows(_of_year(moved.where(self._told_verzoek(), e.tot > day), jaar, wijk_id))
        untold = self.untold_then(peil)
        return {row.id: row.code for row in rows if row.id not in untold}

    def untold_then(self, peil: Peil) -> frozenset[int]:
        """Verzoeken that stood under another part of life on this day, which is not told: beside the classes of that
        day their code would tell of it.
        """
        e = g.verzoek_eerder.c
        told = self._told_verzoek(e.levensdomein)
        query = select(e.verzoek_id).select_from(g.verzoek_eerder.join(g.verzoek, g.verzoek.c.id == e.verzoek_id))
        return frozenset(self._conn.execute(query.where(_held_on(day_in_place(peil.tot)), ~told)).scalars())

    def boekregels(
        self, jaar: int, peil: Peil, wijk_id: int | None = None, *, sinds: datetime | None = None
    ) -> list[AnyRow]:
        """The rows of the ledger of this day with their classes; code and reference as far as the verzoek is told.
        ``sinds``: only what was written down after this moment.
        """
        b, v = g.boeking.c, g.verzoek.c
        told = or_(b.verzoek_id.is_(None), self._told_verzoek())
        columns = (
            t.wijk.c.naam.label("wijk"), g.budget.c.bron, *_classes(), b.boekdag, b.soort, b.bedrag,
            case((told, b.kenmerk), else_="").label("kenmerk"), case((told, v.code), else_="").label("code"),
        )  # fmt: skip
        query = _of_year(select(*columns).select_from(_ledger()), jaar, wijk_id)
        query = query.where(b.boekdag <= peil.dag, b.op <= peil.bekend)
        query = query if sinds is None else query.where(b.op > sinds)
        return list(self._rows(query.order_by(b.boekdag, b.id)))

    def betaalregels(self, jaar: int, until: date) -> list[tuple[str, int]]:
        """What left the bank and came back by this day: reference and cents. For the file of the controller, which
        takes out of a reference what could tell of somebody. Not of which budget: that would undo what was pooled.
        """
        b = g.boeking.c
        signed = case((b.soort == BoekingSoort.TERUGBETALING, -b.bedrag), else_=b.bedrag)
        query = select(b.kenmerk, signed, b.boekdag, b.op).select_from(_ledger())
        chosen = _of_year(query, jaar, None).where(b.soort.in_((BoekingSoort.BETALING, BoekingSoort.TERUGBETALING)))
        return [
            (kenmerk or "", int(cents))
            for kenmerk, cents, boekdag, op in self._rows(chosen.order_by(b.id))
            if max(boekdag, day_in_place(op)) <= until
        ]

    def codes_in_gebruik(self) -> frozenset[str]:
        """The codes of casussen and verzoeken in capitals: to take them out of what leaves, never to show."""
        query = select(t.casus.c.code).union(select(g.verzoek.c.code))
        return frozenset(str(code).upper() for code in self._conn.execute(query).scalars())

    def _terugblikken(self, jaar: int, peil: Peil) -> dict[int, list[Terugblikfeit]]:
        """By verzoek: each look back that was due on this day, and since when one knew what came of it."""
        k, v = g.terugblik.c, g.verzoek.c
        of_year = select(g.budget.c.id).where(g.budget.c.jaar == jaar)
        query = select(k.verzoek_id, k.gepland_op, k.gedaan_op, k.uitkomst).where(
            k.gepland_op <= peil.dag, v.id == k.verzoek_id, v.budget_id.in_(of_year)
        )
        found: dict[int, list[Terugblikfeit]] = defaultdict(list)
        for verzoek_id, planned, done, said in self._rows(query.order_by(k.gepland_op, k.id)):
            known = done is not None and done <= peil.dag and said != TerugblikUitkomst.ONBEKEND
            seen = (max(done, planned), TerugblikUitkomst(said)) if known else (None,)
            found[verzoek_id].append(Terugblikfeit(planned, *seen))
        return found


_KEY = ("budget_id", "categorie", "maand", "levensdomein", "bouwsteen")
"""What sums are kept by, in this order, beside the kind of row."""
_SHORT = 3
"""So many of them make few groups; with more it is quicker to sort."""
_OF_VERZOEK = ("categorie", "levensdomein", "bouwsteen")
_READ_FROM = {
    Dimensie.POT: "budget_id",
    Dimensie.WIJK: "budget_id",
    Dimensie.BRON: "budget_id",
    Dimensie.MAAND: "maand",
    Dimensie.KWARTAAL: "maand",
    Dimensie.CATEGORIE: "categorie",
    Dimensie.LEVENSDOMEIN: "levensdomein",
    Dimensie.BOUWSTEEN: "bouwsteen",
}


def _grouped(source: FromClause, dimensies: Collection[Dimensie]) -> AnySelect:
    """Cents of ``source`` by what is wanted, the rest left out; in the order in which sums are kept nothing needs
    sorting, so what is between is grouped by as well.
    """
    wanted = [name for name in _KEY if name in {_READ_FROM[each] for each in dimensies}]
    last = _KEY.index(wanted[-1]) if wanted else 0
    grouped = _KEY[: last + 1] if last < _SHORT else wanted
    shown = (source.c[name] if name in wanted else literal(ZONDER).label(name) for name in _KEY)
    query = select(*shown, source.c.soort, func.sum(source.c.bedrag).label("cents"))
    return query.group_by(*(source.c[name] for name in ("soort", *grouped)))


def _rows_of_ledger() -> AnySelect:
    """Each row with what sums are kept by: what ``geldsom`` adds up."""
    b = g.boeking.c
    classes = (each.label(name) for each, name in zip(_classes(), _OF_VERZOEK, strict=True))
    rows = select(b.budget_id, _maand().label("maand"), *classes, b.soort, b.bedrag)
    return rows.select_from(g.boeking.outerjoin(g.verzoek, g.verzoek.c.id == b.verzoek_id))


def _maand() -> ColumnElement[str]:
    return func.substr(type_coerce(g.boeking.c.boekdag, Tekst()), 1, 7)


def _maand_of(peil: Peil) -> str:
    return peil.dag.isoformat()[:7]


def _in_months(jaar: int, dimensie: Dimensie, klassen: Collection[str]) -> ColumnElement[bool]:
    """Of a row of the ledger: whether it was booked in one of these months or quarters."""
    months = [
        month
        for month in range(1, NA_AFLOOP + 1)
        if (f"{month:02}" if dimensie is Dimensie.MAAND else str(kwartaal(month))) in klassen
    ]
    return or_(*(_in_month(_maand(), jaar, month) for month in months), false())


def _in_month(maand: ColumnElement[str], jaar: int, wanted: int) -> ColumnElement[bool]:
    """As ``maand_van`` has it."""
    if wanted == NA_AFLOOP:
        return maand > f"{jaar}-12"
    return maand <= f"{jaar}-01" if wanted == 1 else maand == f"{jaar}-{wanted:02}"


def _ledger() -> FromClause:
    b, u = g.boeking.c, g.budget.c
    joined = g.boeking.join(g.budget, u.id == b.budget_id).join(t.wijk, t.wijk.c.id == u.wijk_id)
    return joined.outerjoin(g.verzoek, g.verzoek.c.id == b.verzoek_id)


def _classes(source: Table = g.verzoek) -> tuple[ColumnElement[str], ...]:
    return tuple(func.coalesce(type_coerce(source.c[name], Tekst()), ZONDER) for name in _OF_VERZOEK)


def _facts(source: Table) -> tuple[ColumnElement[object], ...]:
    """What ``_verzoek`` makes a fact of; the classes as they stand in ``source``."""
    v = g.verzoek.c
    named = (v.id, t.wijk.c.naam.label("wijk"), g.budget.c.bron)
    return (*named, *_classes(source), v.gevraagd_op, v.besloten_op, v.status, v.casus_id)


def _of_budget(joined: FromClause, source: Table) -> FromClause:
    """With the budget that ``source`` names, and its wijk."""
    u = g.budget.c
    return joined.join(g.budget, u.id == source.c.budget_id).join(t.wijk, t.wijk.c.id == u.wijk_id)


def _held_on(day: date) -> ColumnElement[bool]:
    """Of what is kept of a verzoek the row that tells how it stood at the end of this day."""
    e, other = g.verzoek_eerder.c, g.verzoek_eerder.alias().c
    first = select(func.min(other.tot)).where(other.verzoek_id == e.verzoek_id, other.tot > day)
    return and_(e.tot > day, e.tot == first.correlate(g.verzoek_eerder).scalar_subquery())


def _asked(query: AnySelect, jaar: int, wijk_id: int | None, tot: datetime) -> AnySelect:
    v = g.verzoek.c
    return _of_year(query.where(v.gevraagd_op <= tot), jaar, wijk_id).order_by(v.id)


def _of_year(query: AnySelect, jaar: int, wijk_id: int | None) -> AnySelect:
    chosen = query.where(g.budget.c.jaar == jaar)
    return chosen if wijk_id is None else chosen.where(g.budget.c.wijk_id == wijk_id)


def _verzoek(row: AnyRow, jaar: int, tot: datetime, looks: dict[int, list[Terugblikfeit]]) -> Verzoekfeit:
    id_, wijk, bron, categorie, levensdomein, bouwsteen, gevraagd_op, besloten_op, status, casus_id = row
    asked = day_in_place(gevraagd_op)
    decided = None if besloten_op is None or besloten_op > tot else day_in_place(besloten_op)
    return Verzoekfeit(
        id_,
        Kenmerken(wijk, bron, maand_van(jaar, asked), categorie, levensdomein, bouwsteen),
        asked,
        VerzoekUitkomst.OPEN if decided is None else VerzoekUitkomst(status),
        casus_id,
        decided,
        tuple(looks.get(id_, ())),
    )
