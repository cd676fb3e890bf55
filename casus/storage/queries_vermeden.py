"""What the ramingen of a year add up to: from what is kept of each (``ramingsommen``), never from their lines, and
without a name, a code or a text.

A raming counts in the year and wijk of the first yes that hangs on it, as known on the day that is asked.
"""

from collections import defaultdict
from datetime import date

from sqlalchemy import Subquery, Table, and_, func, select

from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Peil
from casus.domain.toegang import day_ends, day_in_place
from casus.domain.vermeden import Ramingfeit, Ramingsom
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow, AnySelect, Reading

_BARS = ("nu", "oplossing", "niets_doen")
_AMOUNTS = (*(f"{bar}_{end}" for bar in _BARS for end in Bedragen._fields), "gezien")


class VermedenQueries(Reading):
    """Sums of ramingen, of all wijken or of one."""

    def ramingsommen(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingsom]:
        """Added up by what is known of them: is it known what was seen, and is there a second bar."""
        s = r.ramingsom.c
        known = (s.gezien.is_not(None), s.niets_doen_midden.is_not(None))
        sums = (func.sum(s[name]).label(name) for name in _AMOUNTS)
        query = select(*sums, func.count().label("aantal")).group_by(*known)
        rows = self._rows(_of_year(query, r.ramingsom, _first_yes(peil), jaar, wijk_id))
        return [_som(row, row.aantal) for row in rows]

    def ramingbetalers(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[BetalerRegel]:
        """Who pays according to all of them."""
        p = r.ramingbetaler.c
        query = select(p.betaler, func.sum(p.nu), func.sum(p.na)).group_by(p.betaler)
        rows = self._rows(_of_year(query, r.ramingbetaler, _first_yes(peil), jaar, wijk_id))
        return [BetalerRegel(Betaler(betaler), int(nu), int(na)) for betaler, nu, na in rows]

    def ramingfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingfeit]:
        """One by one: for the sheet with all of them, and for what works out which groups may be told."""
        s, x, first = r.ramingsom.c, r.raming.c, _first_yes(peil)
        columns = (*(s[name] for name in _AMOUNTS), x.id, x.casus_id, x.afgesloten_op, first.c.besloten_op)
        query = select(*columns).where(x.id == s.raming_id).order_by(x.id)
        rows = self._rows(_of_year(query, r.ramingsom, first, jaar, wijk_id))
        return [Ramingfeit(row.id, row.casus_id, _som(row, 1), _counts_from(row)) for row in rows]

    def betalers_per_raming(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> dict[int, list[BetalerRegel]]:
        """Who pays according to each of them, in the order of the list."""
        p, order = r.ramingbetaler.c, list(Betaler)
        found: dict[int, list[BetalerRegel]] = defaultdict(list)
        for row in self._rows(_of_year(select(*p), r.ramingbetaler, _first_yes(peil), jaar, wijk_id)):
            found[row.raming_id].append(BetalerRegel(Betaler(row.betaler), row.nu, row.na))
        return {id_: sorted(each, key=lambda regel: order.index(regel.betaler)) for id_, each in found.items()}


def _first_yes(peil: Peil) -> Subquery:
    """Of each raming the first yes that was known on this day: when, and from which budget."""
    v = g.verzoek.c
    known = and_(v.besloten_op <= peil.bekend, v.besloten_op < day_ends(peil.dag))
    place = func.row_number().over(partition_by=v.raming_id, order_by=(v.besloten_op, v.id)).label("plaats")
    agreed = select(v.raming_id, v.besloten_op, v.budget_id, place)
    placed = agreed.where(v.raming_id.is_not(None), v.status == VerzoekUitkomst.JA, known).subquery().c
    return select(placed.raming_id, placed.besloten_op, placed.budget_id).where(placed.plaats == 1).subquery()


def _of_year(query: AnySelect, sums: Table, first: Subquery, jaar: int, wijk_id: int | None) -> AnySelect:
    """Of the ramingen whose first yes is paid from a budget of this year and wijk."""
    u = g.budget.c
    query = query.where(sums.c.raming_id == first.c.raming_id, u.id == first.c.budget_id, u.jaar == jaar)
    return query if wijk_id is None else query.where(u.wijk_id == wijk_id)


def _som(row: AnyRow, aantal: int) -> Ramingsom:
    nu, oplossing, niets_doen = (_bar(row, name) for name in _BARS)
    if nu is None or oplossing is None:
        raise ValueError("a sum without a head figure")
    return Ramingsom(nu, oplossing, None if row.gezien is None else int(row.gezien), niets_doen, aantal)


def _bar(row: AnyRow, name: str) -> Bedragen | None:
    cents = [row._mapping[f"{name}_{end}"] for end in Bedragen._fields]
    return None if cents[0] is None else Bedragen(*(int(each) for each in cents))


def _counts_from(row: AnyRow) -> date | None:
    """Closed, and hanging on a yes."""
    return None if row.afgesloten_op is None else max(row.afgesloten_op, day_in_place(row.besloten_op))
