"""What the budget monitor adds up. Amounts and classes only, without a name, a code or a text: no casus is told by it.

Which verzoeken stand behind a figure is asked through the gate, as any list of verzoeken.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, FromClause, Subquery, and_, case, false, func, or_, select, type_coerce

from casus.domain.budget import BoekingSoort
from casus.domain.geld import Betaler
from casus.domain.kostenregel import HoeVaak, RegelInhoud, Scenario
from casus.domain.monitor import (
    NA_AFLOOP,
    ZONDER,
    Dimensie,
    Geldfeit,
    Geldsom,
    Kenmerken,
    Peil,
    Verzoekfeit,
    kwartaal,
    maand_van,
)
from casus.domain.prijslijst import Zekerheid
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.toegang import day_in_place
from casus.domain.vermeden import Ramingfeit, raming_feit
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
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
        wanted = _columns_of(dimensies)
        sums: dict[tuple[Kenmerken, BoekingSoort], int] = defaultdict(int)
        for source in self._sources(jaar, peil, wijk_id):
            classes = [source.c[name] for name in wanted]
            query = select(*classes, source.c.soort, func.sum(source.c.bedrag)).group_by(*classes, source.c.soort)
            for *found, soort, cents in self._rows(query):
                named = dict(zip(wanted, found, strict=True))
                maand = _month(jaar, named.pop("maand")) if "maand" in named else 1
                kenmerken = Kenmerken(**{"wijk": ZONDER, "bron": ZONDER} | named, maand=maand)
                sums[kenmerken, BoekingSoort(soort)] += int(cents)
        return [Geldsom(kenmerken, soort, cents) for (kenmerken, soort), cents in sums.items()]

    def geldtotaal(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[tuple[BoekingSoort, int]]:
        """The same without any cut: what the cuts must add up to."""
        return [(som.soort, som.cents) for som in self.geldsommen(jaar, peil, wijk_id, ())]

    def telt_het_op(self, jaar: int) -> bool:
        """Whether what was added up is what the ledger itself comes to, by budget and kind."""
        b, s = g.boeking.c, g.geldsom.c
        of_year = select(g.budget.c.id).where(g.budget.c.jaar == jaar)
        ledger, kept = (
            {(budget, soort): int(cents) for budget, soort, cents in self._rows(query)}
            for query in (
                select(c.budget_id, c.soort, func.sum(c.bedrag))
                .where(c.budget_id.in_(of_year))
                .group_by(c.budget_id, c.soort)
                for c in (b, s)
            )
        )
        return ledger == kept

    def _sources(self, jaar: int, peil: Peil, wijk_id: int | None) -> list[Subquery]:
        """Sums that were whole on this day, and of the other months the rows of the ledger."""
        b, s = g.boeking.c, g.geldsom.c
        whole = and_(s.laatste_dag <= peil.dag, s.laatst_op <= peil.bekend)
        joined = g.geldsom.join(g.budget, g.budget.c.id == s.budget_id).join(t.wijk, t.wijk.c.id == g.budget.c.wijk_id)
        month = peil.dag.isoformat()[:7]
        torn = list(
            self._conn.execute(
                _of_year(select(s.maand).distinct().select_from(joined), jaar, wijk_id).where(s.maand <= month, ~whole)
            ).scalars()
        )
        names = (t.wijk.c.naam.label("wijk"), g.budget.c.bron)
        kept = select(*names, s.maand, s.categorie, s.levensdomein, s.bouwsteen, s.soort, s.bedrag).select_from(joined)
        found = [_of_year(kept, jaar, wijk_id).where(whole, s.maand.not_in(torn)).subquery()]
        if torn:
            maand = func.substr(type_coerce(b.boekdag, Tekst()), 1, 7)
            classes = (each.label(name) for each, name in zip(_classes(), _OF_VERZOEK, strict=True))
            rows = select(*names, maand.label("maand"), *classes, b.soort, b.bedrag).select_from(_ledger())
            chosen = _of_year(rows, jaar, wijk_id).where(maand.in_(torn), b.boekdag <= peil.dag, b.op <= peil.bekend)
            found.append(chosen.subquery())
        return found

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

    def verzoeken_met_geld(
        self, jaar: int, peil: Peil, dimensie: Dimensie, klassen: Collection[str], wijk_id: int | None = None
    ) -> set[int]:
        """The verzoeken for which money moved in these classes, by this day."""
        b = g.boeking.c
        query = select(b.verzoek_id).distinct().select_from(_ledger()).where(b.verzoek_id.is_not(None))
        inside = _inside(jaar, dimensie, klassen)
        chosen = _of_year(query, jaar, wijk_id).where(inside, b.boekdag <= peil.dag, b.op <= peil.bekend)
        return set(self._conn.execute(chosen).scalars())

    def verzoekfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Verzoekfeit]:
        """Every verzoek of a year as it stood on this day."""
        v, u = g.verzoek.c, g.budget.c
        joined = g.verzoek.join(g.budget, u.id == v.budget_id).join(t.wijk, t.wijk.c.id == u.wijk_id)
        columns = (v.id, t.wijk.c.naam.label("wijk"), u.bron, *_classes(), v.gevraagd_op, v.besloten_op, v.status)
        query = _of_year(select(*columns, v.casus_id).select_from(joined), jaar, wijk_id)
        seen = self._teruggekeken(jaar, peil)
        rows = self._rows(query.where(v.gevraagd_op <= peil.bekend).order_by(v.id))
        return [_verzoek(row, jaar, peil, seen) for row in rows if day_in_place(row.gevraagd_op) <= peil.dag]

    def ramingfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingfeit]:
        """The ramingen on which a yes of this year hangs, each in the year and wijk of its first yes; amounts only."""
        v, u, x, k = g.verzoek.c, g.budget.c, r.raming.c, r.kostenregel.c
        agreed = and_(v.status == VerzoekUitkomst.JA, v.besloten_op <= peil.bekend, u.id == v.budget_id)
        first: dict[int, AnyRow] = {}
        query = select(v.raming_id, v.besloten_op, u.jaar, u.wijk_id).where(v.raming_id.is_not(None), agreed)
        for row in self._rows(query.order_by(v.besloten_op, v.id)):
            if day_in_place(row.besloten_op) <= peil.dag:
                first.setdefault(row.raming_id, row)
        wanted = [i for i, row in first.items() if row.jaar == jaar and wijk_id in (None, row.wijk_id)]
        lines: dict[int, list[tuple[RegelInhoud, int | None]]] = defaultdict(list)
        columns = (k.raming_id, k.scenario, k.aantal, k.per, k.laag, k.midden, k.hoog, k.betaler, k.jaar, k.zekerheid)
        of_wanted = select(*columns, k.kans, k.gezien).where(k.raming_id.in_(wanted))
        for row in self._rows(of_wanted.order_by(k.raming_id, k.volgorde)):
            lines[row.raming_id].append((_amounts(row), row.gezien))
        heads = self._rows(select(x.id, x.casus_id, x.horizon_maanden, x.afgesloten_op).where(x.id.in_(wanted)))
        found = (
            raming_feit(
                row.id, row.casus_id, lines[row.id], row.horizon_maanden,
                None if row.afgesloten_op is None
                else max(row.afgesloten_op, day_in_place(first[row.id].besloten_op)),
            )
            for row in heads
        )  # fmt: skip
        return [feit for feit in found if feit is not None]

    def boekregels(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[AnyRow]:
        """The rows of the ledger of this day with their classes; code and reference as far as the verzoek is told."""
        b, v = g.boeking.c, g.verzoek.c
        told = or_(b.verzoek_id.is_(None), self._told_verzoek())
        columns = (
            t.wijk.c.naam.label("wijk"), g.budget.c.bron, *_classes(), b.boekdag, b.soort, b.bedrag,
            case((told, b.kenmerk), else_="").label("kenmerk"), case((told, v.code), else_="").label("code"),
        )  # fmt: skip
        query = _of_year(select(*columns).select_from(_ledger()), jaar, wijk_id)
        query = query.where(b.boekdag <= peil.dag, b.op <= peil.bekend)
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

    def _teruggekeken(self, jaar: int, peil: Peil) -> dict[int, tuple[date, date | None, TerugblikUitkomst]]:
        """By verzoek: the first day to look back that came, the first answer that knew, and what the last one said."""
        k, v = g.terugblik.c, g.verzoek.c
        of_year = select(g.budget.c.id).where(g.budget.c.jaar == jaar)
        query = select(k.verzoek_id, k.gepland_op, k.gedaan_op, k.uitkomst).where(
            k.gepland_op <= peil.dag, v.id == k.verzoek_id, v.budget_id.in_(of_year)
        )
        found: dict[int, tuple[date, date | None, TerugblikUitkomst]] = {}
        for verzoek_id, planned, done, said in self._rows(query.order_by(k.gepland_op)):
            first, answered, last = found.get(verzoek_id, (planned, None, TerugblikUitkomst.ONBEKEND))
            if done is not None and done <= peil.dag and said is not None:
                last = TerugblikUitkomst(said)
                if last is not TerugblikUitkomst.ONBEKEND:
                    answered = min(answered or date.max, max(done, planned))
            found[verzoek_id] = (first, answered, last)
        return found


_OF_VERZOEK = ("categorie", "levensdomein", "bouwsteen")
_COLUMN_OF = {
    Dimensie.WIJK: "wijk",
    Dimensie.BRON: "bron",
    Dimensie.MAAND: "maand",
    Dimensie.CATEGORIE: "categorie",
    Dimensie.LEVENSDOMEIN: "levensdomein",
    Dimensie.BOUWSTEEN: "bouwsteen",
}
"""What a dimension is read from; a quarter from its months, a pot from its wijk and source."""


def _columns_of(dimensies: Iterable[Dimensie]) -> list[str]:
    wanted = {part for each in dimensies for part in _PARTS.get(each, (each,))}
    return [column for dimensie, column in _COLUMN_OF.items() if dimensie in wanted]


_PARTS = {Dimensie.KWARTAAL: (Dimensie.MAAND,), Dimensie.POT: (Dimensie.WIJK, Dimensie.BRON)}


def _inside(jaar: int, dimensie: Dimensie, klassen: Collection[str]) -> ColumnElement[bool]:
    """Of a row of the ledger: whether its class in a dimension is one of these."""
    maand = func.substr(type_coerce(g.boeking.c.boekdag, Tekst()), 1, 7)
    match dimensie:
        case Dimensie.MAAND:
            return or_(*(_in_month(maand, jaar, int(klasse)) for klasse in klassen), false())
        case Dimensie.KWARTAAL:
            months = (m for m in range(1, NA_AFLOOP + 1) if str(kwartaal(m)) in klassen)
            return or_(*(_in_month(maand, jaar, m) for m in months), false())
    columns: tuple[ColumnElement[str], ...] = (t.wijk.c.naam, g.budget.c.bron, maand, *_classes())
    return dict(zip(_COLUMN_OF, columns, strict=True))[dimensie].in_(klassen)


def _in_month(maand: ColumnElement[str], jaar: int, wanted: int) -> ColumnElement[bool]:
    """As ``maand_van`` has it."""
    if wanted == NA_AFLOOP:
        return maand > f"{jaar}-12"
    return maand <= f"{jaar}-01" if wanted == 1 else maand == f"{jaar}-{wanted:02}"


def _month(jaar: int, maand: str) -> int:
    return maand_van(jaar, date.fromisoformat(f"{maand}-01"))


def _ledger() -> FromClause:
    b, u = g.boeking.c, g.budget.c
    joined = g.boeking.join(g.budget, u.id == b.budget_id).join(t.wijk, t.wijk.c.id == u.wijk_id)
    return joined.outerjoin(g.verzoek, g.verzoek.c.id == b.verzoek_id)


def _classes() -> tuple[ColumnElement[str], ...]:
    v = g.verzoek.c
    return tuple(
        func.coalesce(type_coerce(each, Tekst()), ZONDER) for each in (v.categorie, v.levensdomein, v.bouwsteen)
    )


def _of_year(query: AnySelect, jaar: int, wijk_id: int | None) -> AnySelect:
    chosen = query.where(g.budget.c.jaar == jaar)
    return chosen if wijk_id is None else chosen.where(g.budget.c.wijk_id == wijk_id)


def _verzoek(
    row: AnyRow, jaar: int, peil: Peil, seen: dict[int, tuple[date, date | None, TerugblikUitkomst]]
) -> Verzoekfeit:
    id_, wijk, bron, categorie, levensdomein, bouwsteen, gevraagd_op, besloten_op, status, casus_id = row
    asked = day_in_place(gevraagd_op)
    decided = _day(besloten_op, peil)
    first, answered, said = seen.get(id_, (None, None, None))
    return Verzoekfeit(
        id_,
        Kenmerken(wijk, bron, maand_van(jaar, asked), categorie, levensdomein, bouwsteen),
        asked,
        VerzoekUitkomst.OPEN if decided is None else VerzoekUitkomst(status),
        casus_id,
        decided,
        said,
        first,
        answered,
    )


def _amounts(row: AnyRow) -> RegelInhoud:
    """A line without its words."""
    return RegelInhoud(
        Scenario(row.scenario), "kosten", row.aantal, "keer", HoeVaak(row.per), row.laag, row.midden, row.hoog,
        Betaler(row.betaler), "", row.jaar, Zekerheid(row.zekerheid), "", row.kans,
    )  # fmt: skip


def _day(moment: datetime | None, peil: Peil) -> date | None:
    if moment is None or moment > peil.bekend or day_in_place(moment) > peil.dag:
        return None
    return day_in_place(moment)
