"""What the ramingen of a year add up to: from what is kept of each (``ramingsommen``), never from their lines, and
without a name, a code or a text.

A raming counts in the year and wijk of the first yes that hung on it on the day that is asked, with what it came to on
that day: both are kept by day, so a past day says the same whatever is changed, hung on or taken off later.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from casus.domain.controllerramingen import Telperiode
from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Peil
from casus.domain.toegang import day_in_place
from casus.domain.vermeden import Ramingfeit, Ramingsom
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.reading import AnySelect, Reading

_ENDS = len(Bedragen._fields)
_BARS = tuple(f"{bar}_{end}" for bar in ("nu", "oplossing", "niets_doen") for end in Bedragen._fields)
_PAID = tuple(f"betaalt_{when}_{betaler}" for betaler in Betaler for when in ("nu", "na"))
_AMOUNTS = tuple(r.ramingsom.c[name] for name in (*_BARS, "gezien", *_PAID))


class VermedenQueries(Reading):
    """Sums of ramingen, of all wijken or of one."""

    def ramingsommen(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingsom]:
        """Added up, those apart of which nobody saw yet what came of it, and those without a second bar."""
        s = r.ramingsom.c
        query = select(*(func.sum(each) for each in _AMOUNTS), func.count())
        rows = self._rows(_on_day(query.group_by(s.kent), jaar, peil, wijk_id))
        return [_som([None if each is None else int(each) for each in row[:-1]], row[-1]) for row in rows]

    def ramingfeiten(self, jaar: int, peil: Peil, wijk_id: int | None = None) -> list[Ramingfeit]:
        """One by one: for the sheet with all of them, and for what stands behind a figure."""
        x = r.raming.c
        query = select(*_AMOUNTS, x.id, x.casus_id).where(x.id == r.ramingsom.c.raming_id).order_by(x.id)
        rows = self._rows(_on_day(query, jaar, peil, wijk_id))
        return [Ramingfeit(row.id, row.casus_id, _som(row, 1)) for row in rows]

    def telperioden(self, jaar: int) -> list[Telperiode]:
        """From when until when each closed raming counted in this year, for what works out which groups may be told.
        Never shown itself.
        """
        x, s = r.raming.c, r.ramingsom.c
        query = select(x.casus_id, x.afgesloten_op, s.dag, s.tot, s.ja_op, *(s[name] for name in _BARS[: 2 * _ENDS]))
        query = _of_year(query.where(x.id == s.raming_id, x.afgesloten_op.is_not(None)), jaar)
        found = []
        for casus_id, closed, day, until, ja_op, *bars in self._rows(query.order_by(x.id, s.dag)):
            since = max(closed, day, day_in_place(ja_op))
            if since < until:
                found.append(Telperiode(casus_id, Bedragen(*bars[:_ENDS]), Bedragen(*bars[_ENDS:]), since, until))
        return found


def _of_year(query: AnySelect, jaar: int) -> AnySelect:
    """What has a head figure and hangs on a yes that was paid from a budget of this year."""
    s = r.ramingsom.c
    return query.where(s.jaar == jaar, s.kent.in_(r.BEKEND))


def _on_day(query: AnySelect, jaar: int, peil: Peil, wijk_id: int | None) -> AnySelect:
    """As each stood on this day; of all wijken or of one."""
    s, u = r.ramingsom.c, g.budget.c
    query = _of_year(query, jaar).where(s.tot > peil.dag, s.dag <= peil.dag, s.ja_op <= peil.tot)
    if wijk_id is None:
        return query
    return query.where(s.budget_id.in_(select(u.id).where(u.jaar == jaar, u.wijk_id == wijk_id)))


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
