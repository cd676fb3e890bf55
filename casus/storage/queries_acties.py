"""Reading: lists of acties at any length; first the ids in their order, then windows of rows by id."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from casus.domain.values import Rol
from casus.storage import tables as t
from casus.storage.reading import OPEN_ACTIE, AnyRow, AnySelect, Reading, Rows


class ActieQueries(Reading):
    """Acties of visible casussen, of no casus, and one's own."""

    def acties(
        self,
        *,
        owner: int | None = None,
        mine: bool = False,
        casus_id: int | None = None,
        punt_ids: Sequence[int] | None = None,
        only_open: bool = False,
        limit: int | None = None,
    ) -> Rows:
        """Acties of visible casussen (or of none), most urgent first; the day that counts is ``termijn``.

        Who owns an open actie of a casus that is not visible gets it with the code alone: no name, nothing to go to.
        """
        a, termijn = t.actie.c, _termijn()
        query = self._actie_rows().order_by(termijn.is_(None), termijn, a.id)
        if owner is not None:
            query = query.where(a.professional_id == owner)
        if mine:
            query = query.where(self._my_actie())
        if casus_id is not None:
            query = query.where(a.casus_id == casus_id)
        if punt_ids is not None:
            query = query.where(a.agendapunt_id.in_(list(punt_ids)))
        if only_open:
            query = query.where(a.status.in_(OPEN_ACTIE))
        return self._rows(query if limit is None else query.limit(limit))

    def actie_rows(self, ids: Sequence[int]) -> Rows:
        """These acties in any order; hidden ones are left out."""
        return self._rows(self._actie_rows().where(t.actie.c.id.in_(list(ids))))

    def actie(self, actie_id: int) -> AnyRow | None:
        """One actie, if visible."""
        return self._conn.execute(self._actie_rows().where(t.actie.c.id == actie_id)).first()

    def actie_owners(self, *, mine: bool = False, only_open: bool = True) -> Rows:
        """(id, professional_id, organisatie_id) of every actie that is there for the viewer, most urgent first."""
        a, termijn = t.actie.c, _termijn()
        query = select(a.id, a.professional_id, a.organisatie_id).where(self._seen_actie())
        if only_open:
            query = query.where(a.status.in_(OPEN_ACTIE))
        if mine:
            query = query.where(self._my_actie())
        return self._rows(query.order_by(termijn.is_(None), termijn, a.id))

    def finished_acties(self, limit: int) -> list[int]:
        """Ids of acties that are done or not done, the latest first."""
        a = t.actie.c
        query = select(a.id).where(a.status.not_in(OPEN_ACTIE), self._seen_actie())
        return list(self._conn.execute(query.order_by(a.afgerond_op.desc(), a.id.desc()).limit(limit)).scalars())

    def my_acties_due(self, day: date) -> tuple[int, int, int]:
        """My open acties: how many, how many were due before this day, how many are due on it."""
        termijn = _termijn()
        found = self._conn.execute(
            select(
                func.count(),
                func.coalesce(func.sum(case((termijn < day, 1), else_=0)), 0),
                func.coalesce(func.sum(case((termijn == day, 1), else_=0)), 0),
            ).where(t.actie.c.status.in_(OPEN_ACTIE), self._my_actie())
        ).one()
        return int(found[0]), int(found[1]), int(found[2])

    def late_of_others(self, day: date, limit: int) -> Rows:
        """Open acties that are not mine and were due before this day, the longest waiting first."""
        a, termijn = t.actie.c, _termijn()
        others = or_(a.professional_id.is_(None), ~self._is_mine(a.professional_id))
        late = self._actie_rows().where(a.status.in_(OPEN_ACTIE), termijn < day, others)
        return self._rows(late.order_by(termijn, a.id).limit(limit))

    def overleg_of_punt(self, punt_id: int) -> int:
        """The meeting that this point belongs to; never shown, only to write beside its frozen text."""
        found: int = self._conn.execute(
            select(t.agendapunt.c.overleg_id).where(t.agendapunt.c.id == punt_id)
        ).scalar_one()
        return found

    def may_see_actie(self, actie_id: int) -> bool:
        """Whether this actie is there for the viewer: of a visible casus, of no casus, or their own to do."""
        a = t.actie.c
        seen = or_(self._in_general(a.casus_id), self._my_actie(), self._told(a.casus_id, t.actie))
        return self._conn.execute(select(a.id).where(a.id == actie_id, seen)).first() is not None

    def _my_actie(self) -> ColumnElement[bool]:
        if Rol.CONTROLLER in self._actor.rollen:
            return false()
        a = t.actie.c  # also without sight of its casus, but not when that lies in the trash
        return and_(self._is_mine(a.professional_id), ~self._in_trash(a.casus_id))

    def _seen_actie(self) -> ColumnElement[bool]:
        a = t.actie.c
        mine = and_(self._my_actie(), a.status.in_(OPEN_ACTIE))
        return or_(self._in_general(a.casus_id), self._told(a.casus_id, t.actie), mine)

    def _actie_rows(self) -> AnySelect:
        """What a list shows of an actie that is there for the viewer."""
        a, c = t.actie.c, t.casus.c
        p, o, i = t.professional.c, t.organisatie.c, t.inwoner.c
        seen = self._seen(a.casus_id)
        return (
            select(
                a.id,
                a.wat,
                case((seen, a.casus_id)).label("casus_id"),
                c.code,
                case((seen, c.naam)).label("casus"),
                case((or_(a.casus_id.is_(None), seen), a.agendapunt_id)).label("agendapunt_id"),
                a.eigenaar_soort,
                a.professional_id,
                a.organisatie_id,
                a.inwoner_id,
                p.naam.label("professional"),
                o.naam.label("organisatie"),
                i.naam.label("inwoner"),
                a.eigenaar_naam,
                a.uiterlijk,
                _termijn().label("termijn"),
                a.status,
                a.terugkoppeling,
                a.gemaakt_op,
                a.afgerond_op,
                a.versie,
                p.telefoon,
            )
            .select_from(
                t.actie.outerjoin(t.casus, c.id == a.casus_id)
                .outerjoin(t.professional, p.id == a.professional_id)
                .outerjoin(t.organisatie, o.id == a.organisatie_id)
                .outerjoin(t.inwoner, i.id == a.inwoner_id)
            )
            .where(self._seen_actie())
        )


def _termijn() -> ColumnElement[date]:
    """The day that counts now."""
    a = t.actie.c
    return func.coalesce(a.uitgesteld_tot, a.uiterlijk, type_=a.uiterlijk.type)
