"""Reading: what an approach is expected to make of the costs, for who may be told about that part of a life."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select

from casus.domain.toegang import ALLEN, GEHEEL
from casus.storage import tables as t
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow, AnySelect, Reading, Rows, part_of

_BATCH = 5_000
"""So many in one question: an engine takes no more than some 30,000."""


class RamingQueries(Reading):
    """For who sees the casus itself. A raming is told whole or not at all: by its part of life, and about its person,
    or about everybody in the casus when it is about no one in particular. Tariffs of the team are no casus content.
    """

    def _told_raming(self) -> ColumnElement[bool]:
        x = r.raming.c
        part = part_of(x.levensdomein)
        about = func.coalesce(x.inwoner_id, ALLEN)
        return and_(self._seen(x.casus_id, *GEHEEL), self._told_part(x.casus_id, part, about))

    def may_see_raming(self, raming_id: int) -> bool:
        """Whether it may be told; who may not, may not write it either."""
        query = select(r.raming.c.id).where(r.raming.c.id == raming_id, self._told_raming())
        return self._conn.execute(query).first() is not None

    def ramingen(self, casus_id: int) -> Rows:
        """Ramingen of a casus, the latest first."""
        x = r.raming.c
        return self._rows(self._ramingen().where(x.casus_id == casus_id).order_by(x.gemaakt.desc(), x.id.desc()))

    def raming(self, raming_id: int) -> AnyRow | None:
        """One raming."""
        return self._conn.execute(self._ramingen().where(r.raming.c.id == raming_id)).first()

    def kostenregels(self, raming_ids: Sequence[int]) -> Rows:
        """The lines of these ramingen, in their order."""
        x = r.kostenregel.c
        joined = r.kostenregel.join(r.raming, r.raming.c.id == x.raming_id)
        query = select(*x).select_from(joined).where(x.raming_id.in_(list(raming_ids)), self._told_raming())
        return self._rows(query.order_by(x.raming_id, x.volgorde, x.id))

    def raming_codes(self, raming_ids: Sequence[int]) -> dict[int, str]:
        """The code of the casus of each of these that may be told."""
        told: dict[int, str] = {}
        for start in range(0, len(raming_ids), _BATCH):
            query = self._ramingen().where(r.raming.c.id.in_(raming_ids[start : start + _BATCH]))
            told |= {row.id: row.casus_code for row in self._rows(query)}
        return told

    def tarieven(self) -> Rows:
        """Every edition of every tariff of this team, in the order in which they hold."""
        x = r.tarief.c
        return self._rows(select(*x).order_by(x.geldig_vanaf, x.sleutel, x.id))

    def _ramingen(self) -> AnySelect:
        p, i, c = t.professional.c, t.inwoner.c, t.casus.c
        joined = r.raming.join(t.casus, c.id == r.raming.c.casus_id)
        joined = joined.outerjoin(t.inwoner, i.id == r.raming.c.inwoner_id)
        joined = joined.outerjoin(t.professional, p.id == r.raming.c.door_id)
        columns = (*r.raming.c, c.code.label("casus_code"), i.naam.label("inwoner"), p.naam.label("door"))
        return select(*columns).select_from(joined).where(self._told_raming())
