"""Reading: the dossier, organisations, people and gebruikers. None of it is casus content."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, case, func, or_, select, true

from casus.domain.values import Rol
from casus.storage import tables as t
from casus.storage.reading import AnyRow, Reading, Rows


class MensenQueries(Reading):
    """Who there is."""

    def dossier(self) -> AnyRow | None:
        """The one row of the dossier."""
        return self._conn.execute(select(t.dossier)).first()

    def bewaartermijnen(self) -> Rows:
        """The periods that the team set itself."""
        return self._conn.execute(select(t.bewaartermijn).order_by(t.bewaartermijn.c.id)).all()

    def wijken(self) -> Rows:
        """Every wijk by name."""
        return self._rows(select(t.wijk.c.id, t.wijk.c.naam).order_by(t.wijk.c.naam))

    def organisaties(self) -> Rows:
        """Every organisation by name."""
        o = t.organisatie.c
        return self._rows(select(o.id, o.naam, o.soort, o.beroepsgeheim, o.versie).order_by(o.sorteersleutel, o.id))

    def professionals(self, day: date, ids: Iterable[int] | None = None) -> Rows:
        """Everybody by name, with the job held on ``day`` (the latest begun when two overlap)."""
        p, d, o = t.professional.c, t.dienstverband, t.organisatie.c
        job = d.alias("job")
        latest = (
            select(job.c.id)
            .where(job.c.professional_id == p.id, job.c.van <= day, or_(job.c.tot.is_(None), job.c.tot >= day))
            .order_by(job.c.van.desc(), job.c.id.desc())
            .limit(1)
            .correlate(t.professional)
            .scalar_subquery()
        )
        query = (
            select(
                p.id,
                p.naam,
                d.c.functie,
                d.c.organisatie_id,
                o.naam.label("organisatie"),
                p.telefoon,
                p.email,
                p.versie,
                _last_day().label("laatste_dag"),
            )
            .select_from(
                t.professional.outerjoin(d, d.c.id == latest).outerjoin(t.organisatie, o.id == d.c.organisatie_id)
            )
            .order_by(p.sorteersleutel, p.id)
        )
        return self._rows(query if ids is None else query.where(p.id.in_(list(ids))))

    def jobs(self, professional_id: int) -> Rows:
        """The job history of one professional, newest first."""
        d, o = t.dienstverband.c, t.organisatie.c
        return self._rows(
            select(d.id, d.organisatie_id, o.naam.label("organisatie"), d.functie, d.van, d.tot)
            .where(d.professional_id == professional_id, o.id == d.organisatie_id)
            .order_by(d.van.desc(), d.id.desc())
        )

    def vervangingen(self, since: date) -> Rows:
        """Who stands in for whom, on ``since`` or later, the first to begin first."""
        v, p, s = t.vervanging.c, t.professional.c, t.professional.alias("s")
        return self._rows(
            select(
                v.id,
                v.professional_id,
                p.naam.label("naam"),
                v.vervanger_id,
                s.c.naam.label("vervanger"),
                v.van,
                v.tot,
                p.versie,
            )
            .where(p.id == v.professional_id, s.c.id == v.vervanger_id, v.tot >= since)
            .order_by(v.van, v.id)
        )

    def gebruikers(self) -> Rows:
        """Who works with this dossier: id, code, name, active, and their last day when they leave or have left."""
        g, p = t.gebruiker.c, t.professional.c
        return self._rows(
            select(g.id, g.code, g.professional_id, p.naam, g.actief, g.versie, _last_day().label("laatste_dag"))
            .where(p.id == g.professional_id)
            .order_by(p.sorteersleutel, g.id)
        )

    def rollen(self) -> Rows:
        """Roles as (gebruiker_id, rol)."""
        r = t.gebruiker_rol.c
        return self._rows(select(r.gebruiker_id, r.rol).order_by(r.gebruiker_id, r.rol))

    def administrators(self, roles: Iterable[Rol], day: date) -> list[int]:
        """Active gebruikers with one of these roles who have not left before ``day``; controllers never."""
        g, r = t.gebruiker.c, t.gebruiker_rol.alias("r").c
        blind = select(r.gebruiker_id).where(r.rol == Rol.CONTROLLER)
        given, last = t.gebruiker_rol.c, _last_day()
        query = (
            select(g.id)
            .select_from(t.gebruiker.join(t.professional, t.professional.c.id == g.professional_id))
            .where(g.actief.is_(true()), g.id.not_in(blind), or_(last.is_(None), last >= day))
            .where(g.id.in_(select(given.gebruiker_id).where(given.rol.in_(list(roles)))))
        )
        return list(self._conn.execute(query).scalars())

    def concepten(self) -> Rows:
        """My own drafts, newest first: screen, object, field, text, moment."""
        c = t.concept.c
        return self._rows(
            select(c.scherm, c.object_id, c.veld, c.tekst, c.getypt_op)
            .where(c.gebruiker_id == self._actor.gebruiker_id)
            .order_by(c.getypt_op.desc(), c.veld)
        )

    def log_head(self) -> tuple[int, str]:
        """How far the log book is, and the first sixteen signs of its hash in groups of four, to compare by eye."""
        head = self._conn.execute(select(t.log.logkop.c.aantal, t.log.logkop.c.hash)).one()
        return head.aantal, " ".join(head.hash[start : start + 4] for start in range(0, 16, 4))


def _last_day() -> ColumnElement[date]:
    """The day on which the last job of the professional in this row ended or ends; NULL while one has no end."""
    d = t.dienstverband.alias("einde").c
    endless = func.sum(case((d.tot.is_(None), 1), else_=0))
    return (
        select(case((endless == 0, func.max(d.tot, type_=d.tot.type)), else_=None))
        .where(d.professional_id == t.professional.c.id)
        .correlate(t.professional)
        .scalar_subquery()
    )
