"""Reading: the people around somebody, for who may be told about that part of their life."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, or_, select

from casus.domain.levensdomein import Levensdomein
from casus.domain.toegang import ALLEN, GEHEEL
from casus.storage import tables as t
from casus.storage import tables_netwerk as n
from casus.storage.columns import Id, Tekst
from casus.storage.reading import AnyRow, Reading, Rows

_NETWERK = literal(Levensdomein.NETWERK.onderwerp.value, Tekst())


class NetwerkQueries(Reading):
    """For who sees the casus itself and may be told about the people around this person; of a tie with somebody else of
    the casus, also about that one. Of what may not be told nothing shows, not even that it is there.
    """

    def _is_told_netwerk(self) -> ColumnElement[bool]:
        x = n.netwerk.c
        told = self._told_part(x.casus_id, _NETWERK, func.coalesce(x.inwoner_id, ALLEN))
        return and_(self._seen(x.casus_id, *GEHEEL), told)

    def _told_band(self, inwoner_id: ColumnElement[int]) -> ColumnElement[bool]:
        """Of the network of the row around it."""
        return or_(inwoner_id.is_(None), self._told_part(n.netwerk.c.casus_id, _NETWERK, inwoner_id))

    def may_tell_netwerk(self, casus_id: int, inwoner_id: int | None) -> bool:
        """Whether who works here may be told about the people around this person, or around everybody in the casus."""
        c, about = t.casus.c, literal(inwoner_id or ALLEN, Id())
        told = self._told_part(c.id, _NETWERK, about)
        query = select(c.id).where(c.id == casus_id, self._seen(c.id, *GEHEEL), told)
        return self._conn.execute(query).first() is not None

    def may_write_netwerk(self, netwerk_id: int) -> bool:
        """Who is told all of it: who is not, would write over what they do not see."""
        x = n.netwerk_band.alias().c
        hidden = select(x.id).where(x.netwerk_id == n.netwerk.c.id, not_(self._told_band(x.inwoner_id))).exists()
        query = select(n.netwerk.c.id).where(n.netwerk.c.id == netwerk_id, self._is_told_netwerk(), ~hidden)
        return self._conn.execute(query).first() is not None

    def netwerken(self, casus_id: int) -> Rows:
        """Networks of a casus: of the household first, then in the order of the people."""
        i = t.inwoner.c
        query = self._netwerken().where(n.netwerk.c.casus_id == casus_id)
        return self._rows(query.order_by(i.volgorde.is_not(None), i.volgorde, n.netwerk.c.id))

    def netwerk(self, netwerk_id: int) -> AnyRow | None:
        """One network."""
        return self._conn.execute(self._netwerken().where(n.netwerk.c.id == netwerk_id)).first()

    def _netwerken(self) -> Select[tuple[object, ...]]:
        i, p, c = t.inwoner.c, t.professional.c, t.casus.c
        joined = n.netwerk.join(t.casus, c.id == n.netwerk.c.casus_id)
        joined = joined.outerjoin(t.inwoner, i.id == n.netwerk.c.inwoner_id)
        joined = joined.outerjoin(t.professional, p.id == n.netwerk.c.door_id)
        columns = (*n.netwerk.c, i.naam.label("inwoner"), p.naam.label("door"), c.code)
        return select(*columns).select_from(joined).where(self._is_told_netwerk())

    def netwerk_banden(self, netwerk_ids: Sequence[int]) -> Rows:
        """The ties that may be told, in the order in which they came."""
        b, o, p, i = n.netwerk_band.c, t.organisatie.c, t.professional.c, t.inwoner.c
        joined = n.netwerk_band.join(n.netwerk, n.netwerk.c.id == b.netwerk_id)
        joined = joined.outerjoin(t.inwoner, i.id == b.inwoner_id)
        joined = joined.outerjoin(t.professional, p.id == b.professional_id)
        joined = joined.outerjoin(t.organisatie, o.id == b.organisatie_id)
        columns = (*b, i.naam.label("inwoner"), p.naam.label("professional"), o.naam.label("organisatie"))
        query = select(*columns).select_from(joined)
        query = query.where(b.netwerk_id.in_(list(netwerk_ids)), self._is_told_netwerk(), self._told_band(b.inwoner_id))
        return self._rows(query.order_by(b.netwerk_id, b.volgorde, b.id))

    def netwerk_places(self, ids: Sequence[int]) -> Rows:
        """(id, code, casus_id) of these networks and ties, as far as they may be told."""
        x, b, c = n.netwerk.c, n.netwerk_band.c, t.casus.c
        of_netwerk = select(x.id, c.code, x.casus_id).where(
            x.id.in_(list(ids)), c.id == x.casus_id, self._is_told_netwerk()
        )
        of_band = select(b.id, c.code, x.casus_id).where(
            b.id.in_(list(ids)),
            x.id == b.netwerk_id,
            c.id == x.casus_id,
            self._is_told_netwerk(),
            self._told_band(b.inwoner_id),
        )
        return [row for query in (of_netwerk, of_band) for row in self._rows(query)]
