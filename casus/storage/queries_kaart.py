"""Reading: the sociale kaart, which holds nothing about anybody, and what was put to whom, through the gate."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, func, select

from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import GEHEEL, Categorie
from casus.storage import tables as t
from casus.storage import tables_kaart as k
from casus.storage.reading import Reading, Rows


class KaartQueries(Reading):
    """Offers and gaps are for the whole team. What was put to somebody is told by its part of life and person, to who
    sees the casus itself.
    """

    def aanbod(self, ids: Sequence[int] | None = None) -> Rows:
        """Offers with who checked them; all of them without ``ids``."""
        p = t.professional.c
        query = select(*k.aanbod.c, p.naam.label("nagegaan_door")).select_from(
            k.aanbod.outerjoin(t.professional, p.id == k.aanbod.c.nagegaan_door_id)
        )
        return self._rows(query if ids is None else query.where(k.aanbod.c.id.in_(list(ids))))

    def aanbod_lists(self, ids: Sequence[int] | None = None) -> tuple[Rows, Rows, Rows, Rows]:
        """(offer, part of life), (offer, wijk), (offer, age), (offer, building block)."""
        a, w, g, b = (
            k.aanbod_levensdomein.c,
            k.aanbod_wijk.c,
            k.aanbod_leeftijd.c,
            k.aanbod_bouwsteen.c,
        )
        asked = (
            select(a.aanbod_id, a.levensdomein).order_by(a.aanbod_id, a.volgorde, a.id),
            select(w.aanbod_id, w.wijk_id).order_by(w.aanbod_id, w.id),
            select(g.aanbod_id, g.leeftijdsklasse).order_by(g.aanbod_id, g.id),
            select(b.aanbod_id, b.bouwsteen).order_by(b.aanbod_id, b.id),
        )
        parts, wijken, ages, blocks = (
            self._rows(query if ids is None else query.where(query.selected_columns.aanbod_id.in_(list(ids))))
            for query in asked
        )
        return parts, wijken, ages, blocks

    def aanbod_sources(self, bron: str) -> Rows:
        """(id, key) of what was read from this list before."""
        c = k.aanbod.c
        return self._rows(select(c.id, c.bron_sleutel).where(c.bron == bron, c.bron_sleutel != ""))

    def has_aanbod(self, aanbod_id: int) -> bool:
        """It is in the sociale kaart."""
        return self._conn.execute(select(k.aanbod.c.id).where(k.aanbod.c.id == aanbod_id)).first() is not None

    def _is_told_verwijzing(self) -> ColumnElement[bool]:
        v = k.verwijzing.c
        return and_(self._seen(v.casus_id, *GEHEEL), self._told_part(v.casus_id, v.onderwerp, v.inwoner_id))

    def may_see_verwijzing(self, verwijzing_id: int) -> bool:
        """See the class."""
        query = select(k.verwijzing.c.id).where(k.verwijzing.c.id == verwijzing_id, self._is_told_verwijzing())
        return self._conn.execute(query).first() is not None

    def verwijzingen(self, casus_id: int) -> Rows:
        """What was put to the people of a casus, the latest first."""
        v, p = k.verwijzing.c, t.professional.c
        joined = (
            k.verwijzing.join(k.aanbod, k.aanbod.c.id == v.aanbod_id)
            .join(t.inwoner, t.inwoner.c.id == v.inwoner_id)
            .outerjoin(t.professional, p.id == v.door_id)
        )
        columns = (
            *v,
            k.aanbod.c.naam.label("aanbod"),
            k.aanbod.c.organisatie,
            t.inwoner.c.naam.label("inwoner"),
            p.naam.label("door"),
        )
        query: Select[tuple[object, ...]] = select(*columns).select_from(joined)
        return self._rows(
            query.where(v.casus_id == casus_id, self._is_told_verwijzing()).order_by(
                v.voorgesteld_op.desc(), v.id.desc()
            )
        )

    def ervaringen(self) -> Rows:
        """(offer, what became of it, day, person) of every casus that the viewer may be told this of."""
        v = k.verwijzing.c
        query = select(v.aanbod_id, v.uitkomst, v.dag, v.inwoner_id).where(self._is_told_verwijzing())
        return self._rows(query.order_by(v.id))

    def may_tell_part(self, casus_id: int, inwoner_id: int, onderwerp: Onderwerp) -> bool:
        """Whether this part of this person's life may be told to the viewer, who sees the casus itself."""
        i = t.inwoner.c
        told = self._told_part(i.casus_id, Categorie(onderwerp.value), i.id)
        here = (i.casus_id == casus_id, i.id == inwoner_id, self._seen(i.casus_id, *GEHEEL), told)
        return self._conn.execute(select(i.id).where(*here)).first() is not None

    def gemissen(self) -> Rows:
        """Gaps by wijk and part of life; within it by what was said, so that not even their order tells when."""
        g, w = k.gemis.c, t.wijk.c
        joined = k.gemis.outerjoin(t.wijk, w.id == g.wijk_id)
        query = select(*g, w.naam.label("wijk")).select_from(joined)
        return self._rows(query.order_by(func.coalesce(w.naam, ""), g.levensdomein, g.woorden, g.maand, g.id))
