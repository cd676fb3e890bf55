"""What the ramingen of a year add up to: from what is kept of each (``ramingsommen``), never from their lines, and
without a name, a code or a text.

A raming counts in the year and wijk of the first yes that hangs on it, as known on the day that is asked, with what it
came to on that day. What hangs on what is as it is now: that is no figure, and nothing keeps how it was.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Peil
from casus.domain.toegang import day_in_place
from casus.domain.vermeden import Ramingfeit, Ramingsom
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow, AnySelect, Reading

_ENDS = len(Bedragen._fields)
_BARS = tuple(f"{bar}_{end}" for bar in ("nu", "oplossing", "niets_doen") for end in Bedragen._fields)
_PAID = tuple(f"betaalt_{when}_{betaler}" for betaler in Betaler for when in ("nu", "na"))
_EARLIER, _STOOD = g.verzoek.alias(), r.ramingsom.alias()
"""Made once: an alias copies every column of its table."""
_AMOUNTS = tuple(r.ramingsom.c[name] for name in (*_BARS, "gezien", *_PAID))


class VermedenQueries(Reading):
    """Sums of ramingen, of all wijken or of one."""

    def ramingsommen(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingsom]:
        """Added up, those apart of which nobody saw yet what came of it, and those without a second bar."""
        s = r.ramingsom.c
        query = select(*(func.sum(each) for each in _AMOUNTS), func.count())
        query = query.group_by(s.gezien.is_not(None), s.niets_doen_midden.is_not(None))
        rows = self._rows(_of_year(query, jaar, peil, wijk_id))
        return [_som([None if each is None else int(each) for each in row[:-1]], row[-1]) for row in rows]

    def ramingfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingfeit]:
        """One by one: for the sheet with all of them, and for what works out which groups may be told."""
        x = r.raming.c
        query = select(*_AMOUNTS, x.id, x.casus_id, x.afgesloten_op, g.verzoek.c.besloten_op)
        query = query.where(x.id == r.ramingsom.c.raming_id).order_by(x.id)
        rows = self._rows(_of_year(query, jaar, peil, wijk_id))
        return [Ramingfeit(row.id, row.casus_id, _som(row, 1), _counts_from(row)) for row in rows]


def _of_year(query: AnySelect, jaar: int, peil: Peil, wijk_id: int | None) -> AnySelect:
    """As each stood on this day, with the first yes that hangs on it, paid from a budget of this year and wijk."""
    v, e, u, s, k = g.verzoek.c, _EARLIER.c, g.budget.c, r.ramingsom.c, _STOOD.c
    last = select(func.max(k.dag)).where(k.raming_id == s.raming_id, k.dag <= peil.dag).scalar_subquery()
    stood = and_(s.dag == last, s.nu_midden.is_not(None))
    before = or_(e.besloten_op < v.besloten_op, and_(e.besloten_op == v.besloten_op, e.id < v.id))
    earlier = select(e.id).where(e.raming_id == v.raming_id, e.status == VerzoekUitkomst.JA, before)
    first = and_(v.raming_id == s.raming_id, v.status == VerzoekUitkomst.JA, ~earlier.exists())
    query = query.where(stood, first, v.besloten_op <= peil.tot, u.id == v.budget_id, u.jaar == jaar)
    return query if wijk_id is None else query.where(u.wijk_id == wijk_id)


def _som(row: Sequence[Any], aantal: int) -> Ramingsom:
    """From the values of ``_AMOUNTS``, whatever comes after them."""
    nu, oplossing, niets_doen = (row[start : start + _ENDS] for start in range(0, len(_BARS), _ENDS))
    paid = row[len(_BARS) + 1 : len(_AMOUNTS)]
    return Ramingsom(
        Bedragen(*nu),
        Bedragen(*oplossing),
        row[len(_BARS)],
        None if niets_doen[0] is None else Bedragen(*niets_doen),
        tuple(
            BetalerRegel(betaler, now, after)
            for betaler, now, after in zip(Betaler, paid[::2], paid[1::2], strict=True)
            if now is not None
        ),
        aantal,
    )


def _counts_from(row: AnyRow) -> date | None:
    """Closed, and hanging on a yes."""
    return None if row.afgesloten_op is None else max(row.afgesloten_op, day_in_place(row.besloten_op))
