"""The questions of search, made once per viewer and kept: making one costs more than answering it.

Every one has the gate inside. The parameters are ``nu``, ``vandaag``, ``cap`` and the words (see ``search_index``).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, bindparam, case, func, literal, or_, select

from casus.domain.bevoegdheid import Actor
from casus.domain.toegang import GEHEEL
from casus.domain.values import Rol
from casus.storage import search_index as ix
from casus.storage import tables as t
from casus.storage.columns import Datum, Id, Moment
from casus.storage.reading import OPEN_ACTIE, AnySelect, Gate
from casus.storage.search_tables import Bron


class Weg(StrEnum):
    """How hits are found: what one sees read through, the index of SQLite, all hits of the index of PostgreSQL, or its
    newest rows.
    """

    EIGEN = "eigen"
    INDEX = "index"
    TREFFERS = "treffers"
    NIEUWSTE = "nieuwste"


@dataclass(frozen=True)
class Soort:
    """What makes one question differ from another."""

    weg: Weg
    bron: Bron
    limit: int
    words: int = 0
    """How many, for ``Weg.EIGEN``."""
    on_server: bool = False
    """On PostgreSQL, where ``Weg.EIGEN`` is asked in other words."""


def question(actor: Actor, soort: Soort) -> AnySelect:
    """Rows of what is found, newest first. What is kept for next time outlives a lock, so it holds nobody's name."""
    return kept_question(replace(actor, naam=""), soort)


@lru_cache(maxsize=256)
def kept_question(actor: Actor, soort: Soort) -> AnySelect:
    """Made once per viewer."""
    return _Question(actor, soort).whole()


class _Question(Gate):
    def __init__(self, actor: Actor, soort: Soort) -> None:
        super().__init__(actor, bindparam("nu", type_=Moment()), bindparam("vandaag", type_=Datum()))
        self._soort = soort

    def whole(self) -> AnySelect:
        """Hits through the gate, then what is shown of them."""
        hits = self._hits().limit(self._soort.limit).subquery("hits")
        shown = {
            Bron.CASUS: _casus,
            Bron.INWONER: _inwoner,
            Bron.NOTITIE: _notitie,
            Bron.BESLUIT: _besluit,
            Bron.ACTIE: self._actie,
        }[self._soort.bron]
        return shown(hits).order_by(hits.c.id.desc())

    def _hits(self) -> Select[tuple[int]]:
        bron, weg = self._soort.bron, self._soort.weg
        rows = ix.rows_of(bron)
        if weg is Weg.INDEX:
            fts = ix.fts_of(bron)
            both = fts.join(rows, rows.c.id == ix.outer_rowid(bron))
            found = select(rows.c.id).select_from(both).where(ix.matches(fts, bron), self._gate(rows))
            return found.order_by(fts.c.rowid.desc())
        if weg is Weg.EIGEN:
            asked = and_(self._near(rows), ix.reads(rows, self._soort.words))
        elif weg is Weg.TREFFERS:
            every = select(rows.c.id, rows.c.casus_id, rows.c.overleg_id).where(ix.holds(rows))
            hits = every.cte("elke", nesting=True).prefix_with("MATERIALIZED")
            rows = select(hits).order_by(hits.c.id.desc()).subquery("op_volgorde")
            return select(rows.c.id).where(self._gate(rows)).order_by(rows.c.id.desc())
        else:
            rows = select(rows).order_by(rows.c.id.desc()).limit(bindparam("cap", type_=Id())).subquery("nieuwste")
            asked = ix.holds(rows)
        return select(rows.c.id).where(asked, self._gate(rows)).order_by(rows.c.id.desc())

    def _near(self, rows: FromClause) -> ColumnElement[bool]:
        """Not the gate but what it can let through at most, by index."""
        me = self._actor.professional_id
        near = [rows.c.casus_id.is_(None), self._among(rows.c.casus_id, _casussen_of(me))]
        if self._soort.bron is Bron.ACTIE:
            mine = select(t.actie.c.id).where(self._is_mine(t.actie.c.professional_id))
            near.append(self._among(rows.c.id, mine))
        return or_(*near)

    def _among(self, column: ColumnElement[int], few: Select[tuple[int]]) -> ColumnElement[bool]:
        """One of these. Beside an OR, PostgreSQL compares every row of the table with a subselect; the elements of an
        array it looks up in the index, each by itself (the search bench: "for who sees little").
        """
        if self._soort.on_server:
            return column == func.any(func.array(few.scalar_subquery()))
        return column.in_(few)

    def _gate(self, rows: FromClause) -> ColumnElement[bool]:
        casus_id, overleg_id = rows.c.casus_id, rows.c.overleg_id
        match self._soort.bron:
            case Bron.CASUS:
                seen = self._hears(casus_id)  # the question is among the words
            case Bron.INWONER:
                seen = self._seen(casus_id, *GEHEEL)
            case Bron.ACTIE:
                told = self._told_of(rows.c.id, casus_id, t.actie)
                seen = or_(self._in_general(casus_id), self._sees_all(casus_id), told, self._own_open(rows.c.id))
            case Bron.NOTITIE | Bron.BESLUIT:
                thing = t.notitie if self._soort.bron is Bron.NOTITIE else t.besluit
                told = and_(self._seen_at(casus_id, overleg_id), self._told_of(rows.c.id, casus_id, thing))
                seen = or_(self._in_general(casus_id), self._sees_all(casus_id), told)
        return and_(seen, ~_lies_in_trash(casus_id))

    def _told_of(self, id_: ColumnElement[int], casus_id: ColumnElement[int], thing: Table) -> ColumnElement[bool]:
        """Whether the thing itself may be told: what it is about stands in its own row, not among the words."""
        one = thing.alias("told")
        return select(one.c.id).where(one.c.id == id_, self._told(casus_id, one)).exists()

    def _own_open(self, actie_id: ColumnElement[int]) -> ColumnElement[bool]:
        """An open actie of one's own, also of a casus that one does not see; a controller has none."""
        if Rol.CONTROLLER in self._actor.rollen:
            return actie_id.in_(())
        a = t.actie.alias("own").c
        mine = and_(a.id == actie_id, self._is_mine(a.professional_id), a.status.in_(OPEN_ACTIE))
        return select(a.id).where(mine).exists()

    def _actie(self, hits: FromClause) -> AnySelect:
        """Of a hidden casus the code alone."""
        a, c = t.actie.c, t.casus.c
        seen = self._seen(a.casus_id)
        columns = (a.id, a.wat, case((seen, a.casus_id)).label("casus_id"), c.code, case((seen, c.naam)).label("casus"))
        return select(*columns, a.status, a.uiterlijk, a.uitgesteld_tot).select_from(
            hits.join(t.actie, a.id == hits.c.id).outerjoin(t.casus, c.id == a.casus_id)
        )


def _casus(hits: FromClause) -> AnySelect:
    c = t.casus.c
    return select(c.id, c.code, c.naam, c.vraag, c.status).where(c.id == hits.c.id)


def _inwoner(hits: FromClause) -> AnySelect:
    i, c = t.inwoner.c, t.casus.c
    columns = (i.id, i.naam, i.eigen_woorden, c.id.label("casus_id"), c.code, c.naam.label("casus"))
    return select(*columns).where(i.id == hits.c.id, c.id == i.casus_id)


def _notitie(hits: FromClause) -> AnySelect:
    return _said(hits, t.notitie, t.notitie.c.tekst)


def _besluit(hits: FromClause) -> AnySelect:
    return _said(hits, t.besluit, t.besluit.c.tekst + literal(" ") + t.besluit.c.motivering)


def _said(hits: FromClause, source: Table, tekst: ColumnElement[str]) -> AnySelect:
    """What was said at a meeting, with the casus it was about."""
    a, o, c = t.agendapunt, t.overleg, t.casus
    joined = (
        hits.join(source, source.c.id == hits.c.id)
        .join(a, a.c.id == source.c.agendapunt_id)
        .join(o, o.c.id == a.c.overleg_id)
        .outerjoin(c, c.c.id == a.c.casus_id)
    )
    columns = (source.c.id, tekst.label("tekst"), o.c.id.label("overleg_id"), o.c.nummer, o.c.datum)
    return select(*columns, c.c.id.label("casus_id"), c.c.code, c.c.naam.label("casus")).select_from(joined)


def _casussen_of(professional_id: int | None) -> Select[tuple[int]]:
    return select(t.zicht.c.casus_id).where(t.zicht.c.professional_id == professional_id)


def _lies_in_trash(casus_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whoever asks, and through whatever permission: what lies in the trash is not found."""
    c = t.casus.alias("trash").c
    return and_(casus_id.is_not(None), casus_id.in_(select(c.id).where(c.prullenbak_op.is_not(None))))
