"""Reading: meetings, their agenda and what happened at each point."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from casus.domain.plan import PlanStatus
from casus.domain.values import BesluitStatus, CasusStatus, OverlegStatus
from casus.storage import tables as t
from casus.storage import tables_plan as pl
from casus.storage.queries_casus import last_meeting
from casus.storage.reading import OPEN_ACTIE, AnyRow, Reading, Rows

CORRECTED = {t.notitie: t.notitie.alias(), t.besluit: t.besluit.alias(), t.actie: t.actie.alias()}


class OverlegQueries(Reading):
    """What there is about a meeting."""

    def overleggen(self, *, status: Sequence[OverlegStatus] = (), since: date | None = None) -> Rows:
        """Meetings, newest first; the number of casussen counts only visible ones."""
        o, a, d = t.overleg.c, t.agendapunt.c, t.deelnemer.c
        casussen = select(func.count()).where(a.overleg_id == o.id, self._seen_at(a.casus_id, o.id)).scalar_subquery()
        mensen = select(func.count()).where(d.overleg_id == o.id, d.afgemeld.is_(false())).scalar_subquery()
        query = select(
            o.id,
            o.nummer,
            o.datum,
            o.begin,
            o.eind,
            o.plaats,
            o.status,
            casussen.label("casussen"),
            mensen.label("deelnemers"),
            o.versie,
        ).order_by(o.datum.desc(), o.begin.desc(), o.nummer.desc())
        if status:
            query = query.where(o.status.in_(status))
        return self._rows(query if since is None else query.where(o.datum >= since))

    def overleg(self, overleg_id: int) -> AnyRow | None:
        """One meeting, without its casussen."""
        return self._conn.execute(select(t.overleg).where(t.overleg.c.id == overleg_id)).first()

    def highest_nummer(self) -> int:
        """The number of the latest meeting; 0 when there is none."""
        found: int = self._conn.execute(select(func.coalesce(func.max(t.overleg.c.nummer), 0))).scalar_one()
        return found

    def deelnemers(self, overleg_id: int) -> Rows:
        """Who is invited, with the organisation of that day."""
        d, p, o = t.deelnemer.c, t.professional.c, t.organisatie.c
        return self._rows(
            select(
                d.id,
                d.professional_id,
                p.naam,
                d.functie,
                d.organisatie_id,
                o.naam.label("organisatie"),
                d.gast,
                d.afgemeld,
                p.telefoon,
            )
            .select_from(
                t.deelnemer.join(t.professional, p.id == d.professional_id).outerjoin(
                    t.organisatie, o.id == d.organisatie_id
                )
            )
            .where(d.overleg_id == overleg_id)
            .order_by(p.sorteersleutel, d.id)
        )

    def punten(self, overleg_id: int) -> Rows:
        """The agenda: standing points and the casussen that the viewer may see."""
        a, c, p, r = t.agendapunt.c, t.casus.c, t.professional.c, t.professional.alias("r")
        asked = or_(a.casus_id.is_(None), self._hears(a.casus_id))
        return self._rows(
            select(
                a.id,
                a.soort,
                a.volgorde,
                a.titel,
                a.minuten,
                a.reden,
                a.casus_id,
                case((asked, a.vraag), else_="").label("vraag"),
                a.status,
                a.begonnen_op,
                a.klaar_op,
                a.terug_op,
                c.code,
                c.naam,
                case((asked, c.vraag)).label("casusvraag"),
                p.naam.label("inbrenger"),
                r.c.naam.label("casusregisseur"),
                c.versie.label("casus_versie"),
            )
            .select_from(
                t.agendapunt.outerjoin(t.casus, c.id == a.casus_id)
                .outerjoin(t.professional, p.id == func.coalesce(a.inbrenger_id, c.inbrenger_id))
                .outerjoin(r, r.c.id == c.casusregisseur_id)
            )
            .where(a.overleg_id == overleg_id, self._seen_punt())
            .order_by(a.volgorde, a.id)
        )

    def may_see_punt(self, overleg_id: int, punt_id: int) -> bool:
        """Whether this point is there for the viewer; hidden and absent give the same answer."""
        a = t.agendapunt.c
        query = select(a.id).where(a.id == punt_id, a.overleg_id == overleg_id, self._seen_punt())
        return self._conn.execute(query).first() is not None

    def at_punten(self, punt_ids: Sequence[int]) -> tuple[Rows, Rows, Rows]:
        """Stays, and the notities and besluiten that the viewer may be told, at these points, in order."""
        a = t.agendapunt
        found = []
        for child, order in ((t.aanwezigheid, "in_op"), (t.notitie, "gemaakt_op"), (t.besluit, "gemaakt_op")):
            query = select(child).where(
                child.c.agendapunt_id.in_(list(punt_ids)),
                a.c.id == child.c.agendapunt_id,
                self._seen_punt() if child is t.aanwezigheid else self._told_at_punt(child),
            )
            found.append(self._rows(query.order_by(child.c[order], child.c.id)))
        return found[0], found[1], found[2]

    def places_at_table(self, ids: Sequence[int]) -> list[AnyRow]:
        """(id, overleg_id, casus_id, code) of each of these that is a point, a notitie or a besluit I may see."""
        a, c, found = t.agendapunt.c, t.casus.c, list[AnyRow]()
        for table, is_at in ((t.agendapunt, None), (t.notitie, t.notitie.c), (t.besluit, t.besluit.c)):
            joined = t.agendapunt.outerjoin(t.casus, c.id == a.casus_id)
            if is_at is not None:
                joined = joined.join(table, is_at.agendapunt_id == a.id)
            query = select(table.c.id, a.overleg_id, a.casus_id, c.code).select_from(joined)
            found += self._rows(query.where(table.c.id.in_(list(ids)), self._seen_punt()))
        return found

    def correcties(self, overleg_id: int) -> Rows:
        """Corrections of a meeting, oldest first, with who made them; those at a casus only if it is
        visible.
        """
        k, g, p, a = t.correctie.c, t.gebruiker.c, t.professional.c, t.agendapunt.c
        return self._rows(
            select(k.id, k.agendapunt_id, k.onderwerp, k.onderwerp_id, k.oud, k.nieuw, k.reden, k.gemaakt_op, p.naam)
            .select_from(
                t.correctie.join(t.gebruiker, g.id == k.gebruiker_id)
                .join(t.professional, p.id == g.professional_id)
                .outerjoin(t.agendapunt, a.id == k.agendapunt_id)
            )
            .where(k.overleg_id == overleg_id, self._seen_punt(), self._told_corrected())
            .order_by(k.gemaakt_op, k.id)
        )

    def _told_corrected(self) -> ColumnElement[bool]:
        """A correction is as secret as what it sets right."""
        k, a = t.correctie.c, t.agendapunt.c
        told: list[ColumnElement[bool]] = [k.onderwerp.not_in([thing.name for thing in CORRECTED])]
        for thing, one in CORRECTED.items():
            where = (k.onderwerp == thing.name, one.c.id == k.onderwerp_id)
            casus_id = one.c.casus_id if thing is t.actie else a.casus_id
            seen = or_(self._in_general(casus_id), self._told(casus_id, one))
            told.append(select(one.c.id).where(*where, seen).correlate_except(one).exists())
        return or_(*told)

    def coming_back(self, overleg_id: int) -> Rows:
        """Facts for ``domain.terugkomer``: (casus_id, what, day) of running casussen that stand on no agenda
        yet: what waits for the next meeting is not put on the one after it as well.
        """
        a, o, c, x = t.agendapunt.c, t.overleg.c, t.casus.c, t.actie.c
        ahead = (OverlegStatus.CONCEPT, OverlegStatus.OPEN, OverlegStatus.LOPEND)
        waits, its = t.agendapunt.alias().c, t.overleg.alias().c
        here = select(waits.casus_id).where(
            its.id == waits.overleg_id,
            or_(its.id == overleg_id, its.status.in_(ahead)),
            waits.casus_id.is_not(None),
        )
        latest = _latest_punt()
        closed = o.status.in_((OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD))
        runs = and_(c.status == CasusStatus.LOOPT, c.prullenbak_op.is_(None), c.id.not_in(here))
        seen = select(
            a.casus_id,
            a.status.label("stand"),
            a.terug_op.label("dag"),
            x.id.label("actie_id"),
            _silent_since().label("besluit_gehoord_op"),
            pl.plan.c.terug_op.label("plan_dag"),
        ).select_from(
            t.agendapunt.join(t.overleg, o.id == a.overleg_id)
            .join(t.casus, c.id == a.casus_id)
            .outerjoin(t.actie, and_(x.casus_id == c.id, x.status.in_(OPEN_ACTIE)))
            .outerjoin(pl.plan, and_(pl.plan.c.casus_id == c.id, pl.plan.c.status == PlanStatus.LOPEND))
        )
        return self._rows(seen.where(runs, closed, a.id == latest).order_by(a.casus_id))

    def voorraad(self, overleg_id: int, limit: int) -> Rows:
        """Running, visible casussen that are not on this agenda, longest not discussed first."""
        a, c, i = t.agendapunt.c, t.casus.c, t.professional.c
        here = select(a.casus_id).where(a.overleg_id == overleg_id, a.casus_id.is_not(None))
        laatste = last_meeting()
        vraag = case((self._hears(c.id), c.vraag), else_="").label("vraag")
        return self._rows(
            select(c.id, c.code, c.naam, vraag, i.naam.label("inbrenger"), laatste.label("laatst"), c.aangemaakt_op)
            .where(i.id == c.inbrenger_id, c.status == CasusStatus.LOOPT, c.id.not_in(here), self._seen(c.id))
            .order_by(laatste.is_not(None), laatste, c.aangemaakt_op)
            .limit(limit)
        )


def _silent_since() -> ColumnElement[datetime]:
    """When something was last said of the casus's oldest besluit that is not carried out."""
    b, a, m = t.besluit.c, t.agendapunt.alias("bp").c, t.overleg.alias("bo").c
    heard = func.coalesce(b.status_op, b.gemaakt_op)
    return (
        select(func.min(heard, type_=b.gemaakt_op.type))
        .where(
            a.casus_id == t.casus.c.id,
            b.agendapunt_id == a.id,
            m.id == a.overleg_id,
            m.status.in_((OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)),
            b.status != BesluitStatus.UITGEVOERD,
        )
        .scalar_subquery()
    )


def _latest_punt() -> ColumnElement[int]:
    """The last time this casus stood on the agenda of a closed meeting."""
    b, m = t.agendapunt.alias("b"), t.overleg.alias("m")
    return (
        select(b.c.id)
        .where(
            b.c.casus_id == t.casus.c.id,
            m.c.id == b.c.overleg_id,
            m.c.status.in_((OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)),
        )
        .order_by(m.c.datum.desc(), m.c.nummer.desc())
        .limit(1)
        .scalar_subquery()
    )
