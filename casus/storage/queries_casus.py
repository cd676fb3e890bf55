"""Reading: casussen and their people, each through the gate."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select, union

from casus.domain.toegang import GEHEEL, Categorie
from casus.domain.values import AgendapuntStatus, CasusStatus
from casus.storage import tables as t
from casus.storage.problems import translated
from casus.storage.reading import OPEN_ACTIE, AnyRow, AnySelect, Reading, Rows

_SAID = ("eigen_woorden", "hoi_gebeurd", "hoi_kwetsbaar_en_weerbaar", "hoi_waarheen", "hoi_nodig")
"""What a person says, and not only who they are."""
ASKED = ("vraag", "afsluitreden")
"""What a casus says, and not only which it is."""


class CasusQueries(Reading):
    """What there is about a casus."""

    def may_see_casus(self, casus_id: int, *categories: Categorie) -> bool:
        """Whether this casus is there for the viewer; hidden and absent give the same answer."""
        query = select(t.casus.c.id).where(t.casus.c.id == casus_id, self._seen(t.casus.c.id, *categories))
        return self._conn.execute(query).first() is not None

    def may_lead_casus(self, casus_id: int) -> bool:
        """Whether the viewer, or whom they stand in for, leads a table that has this casus on its agenda (``LEIDING``).

        Who leads in somebody's place needs the check at the table as much.
        """
        query = select(t.casus.c.id).where(t.casus.c.id == casus_id, self._leads(t.casus.c.id))
        return self._conn.execute(query).first() is not None

    def may_handle_casus(self, casus_id: int) -> bool:
        """Whether the viewer deals with this casus: sees the casus itself, or leads a table that has it."""
        return self.may_see_casus(casus_id, *GEHEEL) or self.may_lead_casus(casus_id)

    def casus_code_exists(self, code: str) -> bool:
        """Whether the code is taken, visible or not; only used to draw another."""
        return self._conn.execute(select(t.casus.c.id).where(t.casus.c.code == code)).first() is not None

    def casus_ids(self, *, status: CasusStatus | None, mine: bool) -> list[int]:
        """The whole list of visible casussen in order of name: only ids, eight bytes each at the screen."""
        c = t.casus.c
        query = self._listed().order_by(c.sorteersleutel, c.id)
        return self._ids(_filtered(query, status, self._mine() if mine else None))

    def casus_rows(self, ids: Sequence[int]) -> Rows:
        """What a list shows of these casussen, in any order; hidden ones are left out."""
        c, i, r, w = t.casus.c, t.professional.alias("i"), t.professional.alias("r"), t.wijk.c
        acties = self._open_acties()
        laatste = last_meeting()
        return self._rows(
            select(
                c.id,
                c.code,
                c.naam,
                case((self._hears(c.id), c.vraag), else_="").label("vraag"),
                c.status,
                w.naam.label("wijk"),
                i.c.naam.label("inbrenger"),
                r.c.naam.label("casusregisseur"),
                acties.label("open_acties"),
                laatste.label("laatst_besproken"),
                c.aangemaakt_op,
                c.versie,
            )
            .select_from(
                t.casus.join(i, i.c.id == c.inbrenger_id)
                .outerjoin(r, r.c.id == c.casusregisseur_id)
                .outerjoin(t.wijk, w.id == c.wijk_id)
            )
            .where(c.id.in_(list(ids)), self._seen(c.id))
        )

    def casus_heads(self, ids: Sequence[int]) -> Rows:
        """Question and inbrenger of casussen that come back by themselves; never shown, only put on an
        agenda.
        """
        c = t.casus.c
        return self._rows(select(c.id, c.vraag, c.inbrenger_id).where(c.id.in_(list(ids))))

    def names_to_hide(self) -> Rows:
        """(name, code) of every casus and person, visible or not: only to take them out of a text, never to show."""
        c, i = t.casus.c, t.inwoner.c
        people = select(i.naam, c.code).where(c.id == i.casus_id)
        return self._conn.execute(union(select(c.naam, c.code), people)).all()

    def names_seen(self) -> Rows:
        """(name, code) of every casus and person that one may see."""
        c, i = t.casus.c, t.inwoner.c
        people = select(i.naam, c.code).where(c.id == i.casus_id, self._seen(c.id))
        return self._conn.execute(union(select(c.naam, c.code).where(self._seen(c.id)), people)).all()

    def casus_page(self, *, status: CasusStatus | None, mine: bool, limit: int) -> list[int]:
        """The first ids of the list, for the first paint.

        The same order, with what is equal in all of them named first: only then does PostgreSQL walk the index
        instead of sorting every casus. For the whole list that would make its sort dearer.
        """
        c = t.casus.c
        query = self._listed().order_by(c.prullenbak_op, c.sorteersleutel, c.id).limit(limit)
        return self._ids(_filtered(query, status, self._mine() if mine else None))

    def casussen_like(self, folded: str, limit: int) -> Rows:
        """(id, code, name, question) of running casussen whose code begins with this, or whose name holds it."""
        c = t.casus.c
        pattern = folded.replace("\\", "").replace("%", "").replace("_", "")
        found = or_(func.lower(c.code).like(f"{pattern}%"), c.sorteersleutel.like(f"%{pattern}%"))
        vraag = case((self._hears(c.id), c.vraag), else_="").label("vraag")
        query = select(c.id, c.code, c.naam, vraag).where(c.status == CasusStatus.LOOPT, found, self._seen(c.id))
        return self._rows(query.order_by(c.sorteersleutel, c.id).limit(limit))

    def casus(self, casus_id: int) -> AnyRow | None:
        """One casus, if visible; what it asks and why it ended for who may hear the question."""
        c = t.casus.c
        columns = [case((self._hears(c.id), x), else_="").label(x.name) if x.name in ASKED else x for x in t.casus.c]
        return self._conn.execute(select(*columns).where(c.id == casus_id, self._seen(c.id))).first()

    def inwoners(self, casus_id: int, *categories: Categorie) -> Rows:
        """The people of a casus, if visible (in these categories); what they say for who may hear the question."""
        i, hears = t.inwoner.c, self._hears(t.inwoner.c.casus_id)
        columns = [case((hears, c), else_="").label(c.name) if c.name in _SAID else c for c in t.inwoner.c]
        return self._rows(
            select(*columns)
            .where(i.casus_id == casus_id, self._seen(i.casus_id, *categories))
            .order_by(i.volgorde, i.id)
        )

    def leden(self, casus_id: int) -> Rows:
        """Who was added to the casus and still sees it today."""
        lid, p = t.casus_lid.c, t.professional.c
        return self._rows(
            select(lid.professional_id, p.naam, lid.reden, lid.tot)
            .where(
                lid.casus_id == casus_id,
                p.id == lid.professional_id,
                or_(lid.tot.is_(None), lid.tot >= self._today),
                self._seen(lid.casus_id),
            )
            .order_by(p.sorteersleutel)
        )

    def casus_history(self, casus_id: int) -> Rows:
        """Every time this casus stood on an agenda, newest first; needs sight of the whole casus."""
        a, o = t.agendapunt.c, t.overleg.c
        return self._rows(
            select(
                a.id.label("agendapunt_id"),
                a.overleg_id,
                o.nummer,
                o.datum,
                o.status.label("stand"),
                a.status,
                a.vraag,
                a.reden,
                a.terug_op,
            )
            .where(a.casus_id == casus_id, o.id == a.overleg_id, self._seen(a.casus_id, *GEHEEL))
            .order_by(o.datum.desc(), o.nummer.desc())
        )

    def _listed(self) -> Select[tuple[int]]:
        """What lies in the trash is in no list (and naming that lets the index give the order)."""
        c = t.casus.c
        return select(c.id).where(self._seen(c.id), c.prullenbak_op.is_(None))

    def _ids(self, query: AnySelect) -> list[int]:
        """Numbers as the driver gives them: a row around each would be a fifth of the time of a long list."""
        with self._conn.execute(query) as found, translated(self._conn):
            return [id_ for (id_,) in found.cursor.fetchall()]

    def _open_acties(self) -> ColumnElement[int]:
        """How many open acties of this casus the viewer would find: a number tells too."""
        x = t.actie.c
        there = or_(self._told(x.casus_id, t.actie), self._is_mine(x.professional_id))
        found = select(func.count()).where(x.casus_id == t.casus.c.id, x.status.in_(OPEN_ACTIE), there)
        return found.scalar_subquery()

    def _mine(self) -> ColumnElement[bool]:
        return or_(self._is_mine(t.casus.c.inbrenger_id), self._is_mine(t.casus.c.casusregisseur_id))


def _filtered(query: AnySelect, status: CasusStatus | None, also: ColumnElement[bool] | None) -> AnySelect:
    if status is not None:
        query = query.where(t.casus.c.status == status)
    return query if also is None else query.where(also)


def last_meeting() -> ColumnElement[date]:
    """The last day on which this casus was discussed."""
    a, o = t.agendapunt.c, t.overleg.c
    return (
        select(func.max(o.datum, type_=o.datum.type))
        .where(a.casus_id == t.casus.c.id, o.id == a.overleg_id, a.status == AgendapuntStatus.BESPROKEN)
        .scalar_subquery()
    )
