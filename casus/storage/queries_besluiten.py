"""Reading: besluiten, from the table where they were taken until they are carried out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from casus.domain.values import BesluitStatus, CasusStatus
from casus.storage import log
from casus.storage import tables as t
from casus.storage.reading import AnySelect, Reading, Rows


class BesluitQueries(Reading):
    """What was decided, for who may see that point of that meeting."""

    def besluit_ids(self, *, only_open: bool, silent_since: datetime | None = None) -> list[int]:
        """Ids, the longest not heard of first; with ``silent_since`` only those of running casussen
        nothing was said about since then.
        """
        heard = _heard()
        query = self._besluiten(select(t.besluit.c.id)).order_by(heard, t.besluit.c.id)
        if only_open:
            query = query.where(t.besluit.c.status != BesluitStatus.UITGEVOERD)
        if silent_since is not None:
            runs = or_(t.casus.c.id.is_(None), t.casus.c.status == CasusStatus.LOOPT)
            query = query.where(heard <= silent_since, runs)
        return list(self._conn.execute(query).scalars())

    def besluit_rows(self, ids: Sequence[int]) -> Rows:
        """These besluiten in any order; hidden ones are left out."""
        return self._rows(self._besluit_rows().where(t.besluit.c.id.in_(list(ids))))

    def besluiten_of(self, casus_id: int) -> Rows:
        """Every besluit about a casus, the latest first."""
        query = self._besluit_rows().where(t.agendapunt.c.casus_id == casus_id)
        return self._rows(query.order_by(t.overleg.c.datum.desc(), t.besluit.c.id.desc()))

    def besluiten_back_at(self, overleg_id: int) -> Rows:
        """Besluiten of earlier meetings that are not carried out, about the casussen on this agenda."""
        here = t.agendapunt.alias("hier")
        on_agenda = select(here.c.casus_id).where(here.c.overleg_id == overleg_id, here.c.casus_id.is_not(None))
        query = self._besluit_rows().where(
            t.agendapunt.c.casus_id.in_(on_agenda),
            t.agendapunt.c.overleg_id != overleg_id,
            t.besluit.c.status != BesluitStatus.UITGEVOERD,
        )
        return self._rows(query.order_by(_heard(), t.besluit.c.id))

    def besluit_reporters(self, ids: Sequence[int]) -> dict[int, str]:
        """Who last said how far these are: the log book knows, by besluit. Asked by each of the few who work here."""
        g, p = t.gebruiker.c, t.professional.c
        people = {
            str(id_): naam for id_, naam in self._conn.execute(select(g.id, p.naam).where(p.id == g.professional_id))
        }
        found = log.last_actors(self._conn, list(people), "besluit_bijgewerkt", [("besluit", id_) for id_ in ids])
        return {id_: people[actor] for (_, id_), actor in found.items()}

    def _besluiten(self, query: AnySelect) -> AnySelect:
        a = t.agendapunt
        joined = t.besluit.join(a, a.c.id == t.besluit.c.agendapunt_id).join(
            t.overleg, t.overleg.c.id == a.c.overleg_id
        )
        return query.select_from(joined.outerjoin(t.casus, t.casus.c.id == a.c.casus_id)).where(
            self._told_at_punt(t.besluit)
        )

    def _besluit_rows(self) -> AnySelect:
        b, a, o, c = t.besluit.c, t.agendapunt.c, t.overleg.c, t.casus.c
        return self._besluiten(
            select(
                b.id,
                b.code,
                func.coalesce(_corrected(), b.tekst).label("tekst"),
                b.motivering,
                b.status,
                b.terugkoppeling,
                b.status_op,
                b.gemaakt_op,
                b.agendapunt_id,
                a.overleg_id,
                o.nummer,
                o.datum,
                o.versie,
                a.casus_id,
                c.code.label("casus_code"),
                c.naam.label("casus_naam"),
            )
        )


def _heard() -> ColumnElement[datetime]:
    """When something was last said about it."""
    b = t.besluit.c
    return func.coalesce(b.status_op, b.gemaakt_op, type_=b.gemaakt_op.type)


def _corrected() -> ColumnElement[str]:
    """The text as it was set right last; the frozen one stays in the minutes."""
    k = t.correctie.c
    return (
        select(k.nieuw)
        .where(k.onderwerp == "besluit", k.onderwerp_id == t.besluit.c.id)
        .order_by(k.gemaakt_op.desc(), k.id.desc())
        .limit(1)
        .correlate(t.besluit)
        .scalar_subquery()
    )
