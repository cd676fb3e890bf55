"""Reading: what somebody wants to reach, goal by goal, for who may be told about that part of their life."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select

from casus.domain.plan import PlanStatus
from casus.domain.toegang import GEHEEL
from casus.domain.values import AgendapuntStatus, CasusStatus, OverlegStatus
from casus.storage import tables as t
from casus.storage import tables_plan as n
from casus.storage.reading import AnyRow, Reading, Rows, part_of


class PlanQueries(Reading):
    """For who sees the casus itself. A goal with its steps is told by its part of life, and about this person. Of a
    goal that may not be told nothing shows, not even that there is one.
    """

    def _told_doel(self, levensdomein: ColumnElement[str]) -> ColumnElement[bool]:
        """Of the plan of the row around it."""
        about = part_of(levensdomein)
        return self._told_part(n.plan.c.casus_id, about, n.plan.c.inwoner_id)

    def _is_told_plan(self) -> ColumnElement[bool]:
        """There is something in it to be told, or there are no goals yet."""
        x, every = n.plan_doel.alias().c, n.plan_doel.alias().c
        some = select(x.id).where(x.plan_id == n.plan.c.id, self._told_doel(x.levensdomein)).exists()
        none = ~select(every.id).where(every.plan_id == n.plan.c.id).exists()
        return and_(self._seen(n.plan.c.casus_id, *GEHEEL), or_(some, none))

    def may_write_plan(self, plan_id: int) -> bool:
        """Who is told all of it: who is not, would write over what they do not see."""
        x = n.plan_doel.alias().c
        hidden = select(x.id).where(x.plan_id == n.plan.c.id, not_(self._told_doel(x.levensdomein))).exists()
        seen = self._seen(n.plan.c.casus_id, *GEHEEL)
        query = select(n.plan.c.id).where(n.plan.c.id == plan_id, seen, ~hidden)
        return self._conn.execute(query).first() is not None

    def plannen(self, casus_id: int) -> Rows:
        """Plans of a casus: those that run first, then the latest."""
        p = n.plan.c
        query = self._plannen().where(p.casus_id == casus_id)
        return self._rows(query.order_by(p.status != PlanStatus.LOPEND, p.begonnen.desc(), p.id.desc()))

    def plan(self, plan_id: int) -> AnyRow | None:
        """One plan."""
        return self._conn.execute(self._plannen().where(n.plan.c.id == plan_id)).first()

    def _plannen(self) -> Select[tuple[object, ...]]:
        i, p = t.inwoner.c, t.professional.c
        joined = n.plan.join(t.inwoner, i.id == n.plan.c.inwoner_id)
        joined = joined.outerjoin(t.professional, p.id == n.plan.c.door_id)
        columns = (*n.plan.c, i.naam.label("inwoner"), p.naam.label("door"))
        return select(*columns).select_from(joined).where(self._is_told_plan())

    def plannen_terug(self, until: date, limit: int) -> Rows:
        """Plans to look back at through this day, in casussen that run; who waits longest first."""
        p, c = n.plan.c, t.casus.c
        joined = n.plan.join(t.inwoner, t.inwoner.c.id == p.inwoner_id).join(t.casus, c.id == p.casus_id)
        columns = (p.id, p.casus_id, c.code, c.naam.label("casus"), t.inwoner.c.naam, p.terug_op)
        running = (p.status == PlanStatus.LOPEND, c.status == CasusStatus.LOOPT, c.prullenbak_op.is_(None))
        query = select(*columns).select_from(joined).where(p.terug_op <= until, *running, self._is_told_plan())
        return self._rows(query.order_by(p.terug_op, p.id).limit(limit))

    def plan_places(self, ids: Sequence[int]) -> Rows:
        """(id, code, casus_id) of these plans, goals and steps, as far as they may be told."""
        p, d, s, c = n.plan.c, n.plan_doel.c, n.plan_stap.c, t.casus.c
        of_plan = select(p.id, c.code, p.casus_id).where(p.id.in_(list(ids)), c.id == p.casus_id, self._is_told_plan())
        of_doel = select(d.id, c.code, p.casus_id).where(d.id.in_(list(ids)), c.id == p.casus_id, *self._told_inside())
        of_stap = select(s.id, c.code, p.casus_id).where(
            s.id.in_(list(ids)), d.id == s.plan_doel_id, c.id == p.casus_id, *self._told_inside()
        )
        return [row for query in (of_plan, of_doel, of_stap) for row in self._rows(query)]

    def plan_doelen(self, plan_ids: Sequence[int]) -> Rows:
        """The goals that may be told, in the order of the person."""
        d = n.plan_doel.c
        query = select(*d).where(d.plan_id.in_(list(plan_ids)), *self._told_inside())
        return self._rows(query.order_by(d.plan_id, d.volgorde, d.id))

    def plan_stappen(self, plan_ids: Sequence[int]) -> Rows:
        """The steps of those goals, with who does them."""
        d, s = n.plan_doel.c, n.plan_stap.c
        joined = n.plan_stap.outerjoin(t.professional, t.professional.c.id == s.professional_id)
        joined = joined.outerjoin(t.organisatie, t.organisatie.c.id == s.organisatie_id)
        joined = joined.outerjoin(t.inwoner, t.inwoner.c.id == s.inwoner_id)
        columns = (
            *s,
            t.professional.c.naam.label("professional"),
            t.organisatie.c.naam.label("organisatie"),
            t.inwoner.c.naam.label("inwoner"),
        )
        query = select(*columns).select_from(joined.join(n.plan_doel, d.id == s.plan_doel_id))
        query = query.where(d.plan_id.in_(list(plan_ids)), *self._told_inside())
        return self._rows(query.order_by(s.plan_doel_id, s.volgorde, s.id))

    def _told_inside(self) -> tuple[ColumnElement[bool], ...]:
        d, p = n.plan_doel.c, n.plan.c
        return p.id == d.plan_id, self._told_doel(d.levensdomein), self._seen(p.casus_id, *GEHEEL)

    def lopend_punt(self, casus_id: int) -> AnyRow | None:
        """(overleg_id, punt_id) where this casus is talked about right now, for who sits there."""
        a, o = t.agendapunt.c, t.overleg.c
        query = select(a.overleg_id, a.id.label("punt_id")).where(
            o.id == a.overleg_id,
            o.status == OverlegStatus.LOPEND,
            a.status == AgendapuntStatus.LOPEND,
            a.casus_id == casus_id,
            self._seen_at(a.casus_id, a.overleg_id),
        )
        return self._conn.execute(query).first()
