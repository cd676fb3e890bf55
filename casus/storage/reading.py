"""What all reading shares: a viewer, a moment, a connection, and the gate."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
)

from casus.domain.bevoegdheid import Actor
from casus.domain.levensdomein import Levensdomein
from casus.domain.toegang import ALLEN, GEHEEL, LEIDING, Categorie, day_in_place
from casus.domain.values import ActieStatus, OrganisatieSoort, OverlegStatus, Rol
from casus.storage import tables as t
from casus.storage import tables_delen as d
from casus.storage.columns import Tekst
from casus.storage.zicht import visible

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
Rows = Sequence[AnyRow]
_VERVANGING, _OVERLEG, _DEELNEMER = t.vervanging.alias(), t.overleg.alias(), t.deelnemer.alias()
_PUNT, _STAY = t.agendapunt.alias(), t.aanwezigheid.alias()
"""Made once: an alias copies every column of its table, and a page asks for dozens (a quarter of its time)."""
_ONDERWERP = {domein.value: domein.onderwerp.value for domein in Levensdomein}
OPEN_ACTIE = (ActieStatus.OPEN, ActieStatus.LATER)


def part_of(levensdomein: ColumnElement[str]) -> ColumnElement[str]:
    """By which part of what may be told a row about this part of a life is told."""
    return case(_ONDERWERP, value=type_coerce(levensdomein, Tekst()))


class Gate:
    """What one viewer may see at one moment; a question that is asked again and again has the moment as a parameter."""

    def __init__(
        self, actor: Actor, now: datetime | ColumnElement[datetime], today: date | ColumnElement[date]
    ) -> None:
        self._actor = actor
        self._at = now
        self._today = today

    def _seen(self, column: ColumnElement[int], *categories: Categorie) -> ColumnElement[bool]:
        """The row's casus is visible; the program itself (*systeem*) sees all, because it shows nothing."""
        if self._actor.gebruiker_id is None:
            return column.is_not(None)
        if Rol.CONTROLLER in self._actor.rollen:
            return column.in_(())  # a plain false() would swallow the joins that stand beside it
        return visible(column, self._actor.professional_id, self._at, *categories)

    def _in_trash(self, casus_id: ColumnElement[int]) -> ColumnElement[bool]:
        """The casus of the row lies in the trash; for what somebody gets without sight of its casus."""
        c = t.casus.alias().c
        return select(c.id).where(c.id == casus_id, c.prullenbak_op.is_not(None)).exists()

    def _in_general(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """The row is about no casus: for everybody in the team. A controller sees no content at all."""
        return false() if Rol.CONTROLLER in self._actor.rollen else column.is_(None)

    def _hears(self, casus_id: ColumnElement[int]) -> ColumnElement[bool]:
        """The question of a casus, and what the people in it say: for who sees the casus or may hear all of it."""
        return self._seen(casus_id, *GEHEEL, Categorie.VRAAG)

    def _seen_at(self, casus_id: ColumnElement[int], overleg_id: ColumnElement[int]) -> ColumnElement[bool]:
        """An item of a casus at one meeting: for who sees the casus itself, or sits at this very table."""
        if self._actor.gebruiker_id is None:
            return self._seen(casus_id)
        here = or_(self._sits_at(overleg_id), self._is_let_in(casus_id, overleg_id))
        return or_(self._seen(casus_id, *GEHEEL), and_(self._seen(casus_id), here))

    def _told(self, casus_id: ColumnElement[int], thing: FromClause) -> ColumnElement[bool]:
        """Whether this notitie, besluit or actie may be read by its part of life, by whom it is about, and by whose it
        is: what their own organisation brought stays with who may see the casus at all, unless the person objects; what
        the police brought is read by who may hear what is the police's.
        """
        if self._actor.gebruiker_id is None or Rol.CONTROLLER in self._actor.rollen:
            return self._seen(casus_id)
        part = func.coalesce(type_coerce(thing.c.onderwerp, Tekst()), literal(Categorie.VRAAG.value, Tekst()))
        if "tekst" not in thing.c or "organisatie_id" not in thing.c:
            return self._told_part(casus_id, part)
        about = func.coalesce(thing.c.inwoner_id, ALLEN)
        police = select(t.organisatie.c.id).where(t.organisatie.c.soort == OrganisatieSoort.POLITIE)
        from_police = func.coalesce(thing.c.organisatie_id, 0).in_(police)
        passed_on = or_(~from_police, self._told_part(casus_id, Categorie.POLITIE, about))
        told = or_(self._sees_all(casus_id), and_(self._told_part(casus_id, part, about), passed_on))
        if self._actor.organisatie_id is None:
            return told
        own = and_(thing.c.organisatie_id == self._actor.organisatie_id, self._seen(casus_id))
        return or_(told, and_(own, ~self._is_stopped(casus_id, about)))

    def _sees_all(self, casus_id: ColumnElement[int]) -> ColumnElement[bool]:
        """All of it about everybody: nothing of the casus is untold then. First in a question that goes on with parts
        of life, because most of who reads stops here, after one look in the index.
        """
        return self._seen(casus_id, Categorie.ALLES)

    def _told_part(
        self,
        casus_id: ColumnElement[int],
        part: Categorie | ColumnElement[str],
        about: ColumnElement[int] | None = None,
    ) -> ColumnElement[bool]:
        """Whether this part of life may be told, about this person or about everybody in the casus; the program itself
        is told all.
        """
        if self._actor.gebruiker_id is None:
            return true()
        return visible(casus_id, self._actor.professional_id, self._at, Categorie.ALLES, part, about=about)

    def _is_stopped(self, casus_id: ColumnElement[int], about: ColumnElement[int]) -> ColumnElement[bool]:
        """This person, or anybody when it is about everybody, objects to all use of what is known (``delen.STOPT``)."""
        x = d.verwerkingsstop.c
        whose = or_(about == ALLEN, x.inwoner_id == about)
        query = select(x.id).where(
            x.casus_id == casus_id, whose, x.van <= self._at, or_(x.tot.is_(None), x.tot > self._at)
        )
        return query.correlate_except(d.verwerkingsstop).exists()

    def _seen_punt(self) -> ColumnElement[bool]:
        """What was said at a point: of a standing point for the team, else as ``_seen_at`` says."""
        a = t.agendapunt.c
        return or_(self._in_general(a.casus_id), self._seen_at(a.casus_id, a.overleg_id))

    def _told_at_punt(self, thing: FromClause) -> ColumnElement[bool]:
        """What was said or decided at a point that is seen, as far as the viewer may be told it."""
        a = t.agendapunt.c
        told = and_(self._seen_at(a.casus_id, a.overleg_id), self._told(a.casus_id, thing))
        return or_(self._in_general(a.casus_id), told)

    def _is_mine(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """The row is of the viewer, or of whom they stand in for today; a controller stands in for nobody."""
        mine = column == (self._actor.professional_id or 0)
        if Rol.CONTROLLER in self._actor.rollen:
            return mine
        return or_(mine, column.in_(self._replaced))

    def _leads(self, casus_id: ColumnElement[int]) -> ColumnElement[bool]:
        """See ``may_lead_casus``."""
        z = t.zicht.c
        grounds = select(z.casus_id).where(
            z.casus_id == casus_id, self._is_mine(z.professional_id), z.grond.in_(LEIDING)
        )
        return and_(self._seen(casus_id), grounds.exists())

    @cached_property
    def _replaced(self) -> Select[tuple[int]]:
        """Whom the viewer stands in for today. It looks at no row of a question around it, so one will do for all."""
        v = _VERVANGING.c
        held = (v.vervanger_id == self._actor.professional_id, v.van <= self._today, v.tot >= self._today)
        return select(v.professional_id).where(*held).correlate(None)

    def _sits_at(self, overleg_id: ColumnElement[int]) -> ColumnElement[bool]:
        return or_(*(overleg_id.in_(tables) for tables in self._my_tables))

    def _is_let_in(self, casus_id: ColumnElement[int], overleg_id: ColumnElement[int]) -> ColumnElement[bool]:
        """A guest in the room for this very item; of the rest of the meeting they see nothing."""
        a, d, s = _PUNT.c, _DEELNEMER.c, _STAY.c
        query = select(s.id).where(
            a.casus_id == casus_id,
            a.overleg_id == overleg_id,
            s.agendapunt_id == a.id,
            s.uit_op.is_(None),
            d.id == s.deelnemer_id,
            d.gast.is_(true()),
            d.afgemeld.is_(false()),
            self._is_mine(d.professional_id),
        )
        return query.correlate_except(_PUNT, _DEELNEMER, _STAY).exists()

    @cached_property
    def _my_tables(self) -> tuple[Select[tuple[int]], Select[tuple[int]]]:
        """The meetings that the viewer leads, and the running ones they sit at; one will do for all, as above."""
        o, d = _OVERLEG.c, _DEELNEMER.c
        leading = select(o.id).where(or_(self._is_mine(o.voorzitter_id), self._is_mine(o.notulist_id)))
        invited = select(o.id).where(
            o.status.in_((OverlegStatus.OPEN, OverlegStatus.LOPEND)),
            d.overleg_id == o.id,
            self._is_mine(d.professional_id),
            d.gast.is_(false()),
            d.afgemeld.is_(false()),
        )
        return leading.correlate(None), invited.correlate(None)


class Reading(Gate):
    """All reading of one viewer at one moment, on one connection."""

    def __init__(self, conn: Connection, actor: Actor, now: datetime) -> None:
        super().__init__(actor, now, day_in_place(now))
        self._conn = conn
        self._now = now

    def _rows(self, query: AnySelect) -> Rows:
        return self._conn.execute(query).all()
