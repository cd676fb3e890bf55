"""Reading: what somebody has open, to hand it over. What the viewer may not see is there as a bare number."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from casus.domain.values import CasusStatus, OverlegStatus
from casus.storage import tables as t
from casus.storage.reading import OPEN_ACTIE, Reading, Rows

COMING = (OverlegStatus.CONCEPT, OverlegStatus.OPEN, OverlegStatus.LOPEND)


class OverdrachtQueries(Reading):
    """What hangs on one professional."""

    def count_acties_of(self, professional_id: int) -> int:
        """How many open acties of this professional the viewer sees."""
        a = t.actie.c
        seen = or_(self._in_general(a.casus_id), self._told(a.casus_id, t.actie))
        query = select(func.count()).where(a.professional_id == professional_id, a.status.in_(OPEN_ACTIE), seen)
        return int(self._conn.execute(query).scalar_one())

    def count_regie_of(self, professional_id: int) -> int:
        """Of how many running casussen that the viewer sees this professional holds the regie."""
        c = t.casus.c
        query = select(func.count()).where(_runs(), c.casusregisseur_id == professional_id, self._seen(c.id))
        return int(self._conn.execute(query).scalar_one())

    def open_acties_of(self, professional_id: int) -> Rows:
        """Open acties as (id, casus_id, seen, wat, code, naam, dag); what is not seen has no text, code or name."""
        a, c = t.actie.c, t.casus.c
        seen = or_(self._in_general(a.casus_id), self._told(a.casus_id, t.actie))
        termijn = func.coalesce(a.uitgesteld_tot, a.uiterlijk, type_=a.uiterlijk.type)
        return self._rows(
            select(
                a.id,
                a.casus_id,
                case((seen, 1), else_=0).label("seen"),
                case((seen, a.wat)).label("wat"),
                case((seen, c.code)).label("code"),
                case((seen, c.naam)).label("naam"),
                termijn.label("dag"),
            )
            .select_from(t.actie.outerjoin(t.casus, c.id == a.casus_id))
            .where(a.professional_id == professional_id, a.status.in_(OPEN_ACTIE), c.prullenbak_op.is_(None))
            .order_by(termijn.is_(None), termijn, a.id)
        )

    def regie_of(self, professional_id: int) -> Rows:
        """Running casussen whose plan this professional holds, as (id, seen, code, naam)."""
        return self._casussen(t.casus.c.casusregisseur_id == professional_id)

    def inbreng_of(self, professional_id: int) -> Rows:
        """Running casussen that this professional brought in, as (id, seen, code, naam)."""
        return self._casussen(t.casus.c.inbrenger_id == professional_id)

    def led_by(self, professional_id: int) -> Rows:
        """Coming meetings that this professional chairs or writes, first to come first."""
        o = t.overleg.c
        mine = or_(o.voorzitter_id == professional_id, o.notulist_id == professional_id)
        return self._rows(
            select(o.id, o.datum, o.voorzitter_id, o.notulist_id)
            .where(o.status.in_(COMING), mine)
            .order_by(o.datum, o.begin, o.id)
        )

    def coming_punten(self, casus_id: int, inbrenger_id: int) -> Rows:
        """(overleg_id, id) of the points of this casus at coming meetings that this professional brings in."""
        a, o = t.agendapunt.c, t.overleg.c
        return self._rows(
            select(a.overleg_id, a.id).where(
                a.casus_id == casus_id, a.inbrenger_id == inbrenger_id, o.id == a.overleg_id, o.status.in_(COMING)
            )
        )

    def invited_after(self, professional_id: int, day: date) -> Rows:
        """(overleg_id, deelnemer_id) of meetings after this day to which this professional is invited."""
        d, o = t.deelnemer.c, t.overleg.c
        planned = (OverlegStatus.CONCEPT, OverlegStatus.OPEN)
        return self._rows(
            select(d.overleg_id, d.id.label("deelnemer_id"))
            .where(d.professional_id == professional_id, o.id == d.overleg_id)
            .where(o.status.in_(planned), o.datum > day)
            .order_by(o.datum, o.id)
        )

    def _casussen(self, theirs: ColumnElement[bool]) -> Rows:
        c = t.casus.c
        seen = self._seen(c.id)
        return self._rows(
            select(
                c.id,
                case((seen, 1), else_=0).label("seen"),
                case((seen, c.code)).label("code"),
                case((seen, c.naam)).label("naam"),
            )
            .where(_runs(), theirs)
            .order_by(c.sorteersleutel, c.id)
        )


def _runs() -> ColumnElement[bool]:
    """What lies in the trash is not handed over: nobody is told that it is there."""
    return and_(t.casus.c.status == CasusStatus.LOOPT, t.casus.c.prullenbak_op.is_(None))
