"""Reading: all that was said, decided and set right about one casus, over every meeting, and what lies in the trash."""

from sqlalchemy import select

from casus.domain.toegang import GEHEEL, Categorie
from casus.domain.values import OverlegStatus
from casus.storage import tables as t
from casus.storage.reading import Reading, Rows

AHEAD = (OverlegStatus.CONCEPT, OverlegStatus.OPEN, OverlegStatus.LOPEND)


class GeschiedenisQueries(Reading):
    """One question per kind of thing, each through the gate."""

    def story_of(self, casus_id: int) -> tuple[Rows, Rows, Rows]:
        """Notities, besluiten and correcties of a casus that is seen whole, oldest first."""
        a, n, b, k, g, p = (
            table.c for table in (t.agendapunt, t.notitie, t.besluit, t.correctie, t.gebruiker, t.professional)
        )
        here = (a.casus_id == casus_id, self._seen(a.casus_id, *GEHEEL))
        notities = select(n.id, n.agendapunt_id, n.soort, n.tekst, n.bron).where(
            n.agendapunt_id == a.id, self._told(a.casus_id, t.notitie), *here
        )
        besluiten = select(b.id, b.agendapunt_id, b.code, b.tekst, b.motivering, b.status, b.terugkoppeling).where(
            b.agendapunt_id == a.id, self._told(a.casus_id, t.besluit), *here
        )
        correcties = select(
            k.agendapunt_id, k.onderwerp, k.onderwerp_id, k.oud, k.nieuw, k.reden, k.gemaakt_op, p.naam
        ).where(k.agendapunt_id == a.id, g.id == k.gebruiker_id, p.id == g.professional_id, *here)
        return (
            self._rows(notities.order_by(n.gemaakt_op, n.id)),
            self._rows(besluiten.order_by(b.gemaakt_op, b.id)),
            self._rows(correcties.order_by(k.gemaakt_op, k.id)),
        )

    def stands_on_agenda(self, casus_id: int) -> int | None:
        """Number of the first meeting to come that has this visible casus on its agenda."""
        a, o = t.agendapunt.c, t.overleg.c
        query = select(o.nummer).where(
            a.casus_id == casus_id, o.id == a.overleg_id, o.status.in_(AHEAD), self._seen(a.casus_id)
        )
        found: int | None = self._conn.execute(query.order_by(o.datum, o.nummer)).scalar()
        return found

    def trashed_casussen(self) -> Rows:
        """What lies in the trash, for who may put it back; latest first."""
        c = t.casus.c
        query = select(c.id, c.code, c.naam, c.status, c.prullenbak_op, c.versie)
        query = query.where(c.prullenbak_op.is_not(None), self._seen(c.id, Categorie.PRULLENBAK))
        return self._rows(query.order_by(c.prullenbak_op.desc(), c.id.desc()))
