"""Reading the log book: pages by number, newest first, and only the rows that the viewer may read.

A row is its text; the columns one filters on are generated from it and on SQLite only their indexes are kept, so a walk
over rows unpacks each text. So where few rows can match, the index names them first; where many can, the walk from the
newest row on soon has its page.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, func, literal, or_, select, union

from casus.domain.logboek import Head, RowTuple, Verdict, moment_text
from casus.domain.logzicht import LogVraag, log_bereik
from casus.domain.toegang import GEHEEL, Categorie
from casus.storage import log
from casus.storage import tables as t
from casus.storage.engine import interrupt
from casus.storage.reading import AnyRow, AnySelect, Reading, Rows
from casus.storage.zicht import visible

FEW = 20_000
"""Up to so many candidates are looked up by their numbers; above, one walks."""
KNOWN = (*GEHEEL, Categorie.PRULLENBAK)
"""Who may put a casus back from the trash also reads what was done with it."""


class LogQueries(Reading):
    """What was done, by whom."""

    def log_page(self, vraag: LogVraag, before: int | None, limit: int) -> Rows:
        """(nr, body) of the newest rows that fit, before this number."""
        return self._rows(self.log_query(vraag, before, limit))

    def log_query(self, vraag: LogVraag, before: int | None, limit: int) -> AnySelect:
        """The question behind ``log_page``; apart, so that a test sees which index answers it."""
        r = t.log.logregel.c
        query = select(r.nr, r.body).where(self._readable(), *_asked(vraag)).order_by(r.nr.desc()).limit(limit)
        if before is not None:
            query = query.where(r.nr < before)
        if vraag.van is not None or vraag.tot is not None:
            query = query.where(r.nr.between(*self._bounds(vraag)))
        few = self._few_rows(vraag)
        return query if few is None else query.where(r.nr.in_(few))

    def log_rows(self, numbers: Sequence[int]) -> Rows:
        """(nr, body) of these rows, as far as the viewer may read them, newest first."""
        r = t.log.logregel.c
        query = select(r.nr, r.body).where(r.nr.in_(list(numbers)), self._readable())
        return self._rows(query.order_by(r.nr.desc()))

    def last_act(self, actie: str) -> AnyRow | None:
        """(nr, body) of the latest row of this action; shown to everybody who may check the log book."""
        r = t.log.logregel.c
        found = select(func.max(r.nr)).where(r.actor.in_(self._everybody()), r.actie == actie).scalar_subquery()
        return self._conn.execute(select(r.nr, r.body).where(r.nr == found)).first()

    def casus_acts(self, casus_id: int, elsewhere: Collection[str]) -> Rows:
        """(nr, body) of every act on a casus that is seen whole, newest first; and of the acts ``elsewhere`` on a
        meeting that had it on the agenda, or on the dossier as a whole since the casus was made.
        """
        if not self._sees_whole(casus_id):
            return []
        r, a, c = t.log.logregel.c, t.agendapunt.c, t.casus.c
        meetings = select(literal("overleg:") + _as_text(a.overleg_id)).where(a.casus_id == casus_id)
        whole = select(literal("dossier:") + _as_text(t.dossier.c.id))
        since = self._conn.execute(select(c.aangemaakt_op).where(c.id == casus_id)).scalar_one()
        beside = and_(
            r.actor.in_(self._everybody()),
            r.actie.in_(list(elsewhere)),
            r.object.in_(union(meetings, whole)),
            r.moment >= moment_text(since),
        )
        numbers = union(select(r.nr).where(r.casus_id == casus_id), select(r.nr).where(beside))
        return self._rows(select(r.nr, r.body).where(r.nr.in_(numbers)).order_by(r.nr.desc()))

    def casus_log(self, casus_id: int, acties: Collection[str]) -> Rows:
        """(nr, body) of these acts on a casus that is seen whole, oldest first."""
        r = t.log.logregel.c
        seen = self._seen(r.casus_id, *GEHEEL)
        query = select(r.nr, r.body).where(r.casus_id == casus_id, r.actie.in_(list(acties)), seen)
        return self._rows(query.order_by(r.nr))

    def toelichtingen(self, ids: Sequence[int]) -> dict[int, str]:
        """The reasons that rows name. Which of them may be shown is decided by row (``services.logboek``)."""
        tl = t.toelichting.c
        return {row.id: row.tekst for row in self._rows(select(tl.id, tl.tekst).where(tl.id.in_(list(ids))))}

    def log_casussen(self, ids: Collection[int]) -> Rows:
        """(id, code, naam, geheel, prullenbak): codes and names of those the viewer sees; of what lies in the trash
        for who may put it back, neither.
        """
        c = t.casus.c
        whole, trashed = self._seen(c.id, *GEHEEL), self._seen(c.id, Categorie.PRULLENBAK)
        query = select(c.id, c.code, c.naam, whole.label("geheel"), trashed.label("prullenbak"))
        return self._rows(query.where(c.id.in_(list(ids)), or_(self._seen(c.id), trashed)))

    def log_numbers(self, ids: Collection[int]) -> dict[int, int]:
        """Number of each meeting."""
        o = t.overleg.c
        return {row.id: row.nummer for row in self._rows(select(o.id, o.nummer).where(o.id.in_(list(ids))))}

    def casus_by_code(self, code: str) -> int | None:
        """The casus of this code, if the viewer sees it or may put it back from the trash."""
        c = t.casus.c
        known = or_(self._seen(c.id), self._seen(c.id, Categorie.PRULLENBAK))
        found: int | None = self._conn.execute(select(c.id).where(c.code == code, known)).scalar()
        return found

    # -- the whole of it: ids and codes only, asked for by role ------------------------------------------------

    def verify_log(self, outside: Head | None, progress: Callable[[int], None]) -> Verdict:
        """Check every row; ``progress`` may raise to stop."""
        return log.verify(self._conn, outside=outside, progress=progress)

    def read_log_head(self) -> Head | None:
        """How far the log book is, in full."""
        return log.read_head(self._conn)

    def log_batches(self) -> Iterator[list[RowTuple]]:
        """Every row as it stands, oldest first, some thousands at a time."""
        return log.batches(self._conn)

    def interrupt(self) -> None:
        """Stop what this connection is doing, from another thread."""
        interrupt(self._conn)

    # -- the gate ----------------------------------------------------------------------------------------------

    def _readable(self) -> ColumnElement[bool]:
        """See ``domain.logzicht``; the program itself reads all, because it shows nothing."""
        r = t.log.logregel.c
        if self._actor.gebruiker_id is None:
            return r.nr.is_not(None)
        parts: list[ColumnElement[bool]] = [r.actor.in_(())]
        bereik = log_bereik(self._actor)
        if bereik.eigen:
            parts.append(_did(self._actor.gebruiker_id))
        if bereik.algemeen:
            parts.append(r.casus_id.is_(None))
        if bereik.casussen:
            parts.append(visible(r.casus_id, self._actor.professional_id, self._now, *KNOWN))
        elif bereik.eigen:
            parts.append(r.casus_id.in_(self._my_regie()))
        return or_(*parts)

    def _my_regie(self) -> AnySelect:
        """Of which casussen the viewer holds the regie and sees all."""
        c = t.casus.c
        held = c.casusregisseur_id == self._actor.professional_id
        return select(c.id).where(held, visible(c.id, self._actor.professional_id, self._now, *KNOWN))

    def _sees_whole(self, casus_id: int) -> bool:
        c = t.casus.c
        query = select(c.id).where(c.id == casus_id, self._seen(c.id, *GEHEEL))
        return self._conn.execute(query).first() is not None

    # -- which rows to look at ---------------------------------------------------------------------------------

    def _few_rows(self, vraag: LogVraag) -> AnySelect | None:
        """The numbers of all rows that can match, from an index, when there are few; else None."""
        if vraag.casus_id is not None:
            return None  # its own index gives the rows in order
        numbers = self._candidates(vraag)
        if numbers is None:
            return None
        counted = select(func.count()).select_from(numbers.limit(FEW + 1).subquery())
        return numbers if self._conn.execute(counted).scalar_one() <= FEW else None

    def _candidates(self, vraag: LogVraag) -> Any:
        r = t.log.logregel.c
        if vraag.gebruiker_id is not None or vraag.acties:
            actors = self._everybody() if vraag.gebruiker_id is None else [str(vraag.gebruiker_id)]
            query = select(r.nr).where(r.actor.in_(actors))
            return query.where(r.actie.in_(vraag.acties)) if vraag.acties else query
        bereik = log_bereik(self._actor)
        if self._actor.gebruiker_id is None or (bereik.casussen and bereik.algemeen):
            return None
        parts = [select(r.nr).where(r.actor == str(self._actor.gebruiker_id))]
        if bereik.algemeen:
            parts.append(select(r.nr).where(r.casus_id.is_(None)))
        z = t.zicht.c
        mine = select(z.casus_id).where(z.professional_id == self._actor.professional_id, z.categorie.in_(KNOWN))
        parts.append(select(r.nr).where(r.casus_id.in_(mine if bereik.casussen else self._my_regie())))
        return union(*parts)

    def _bounds(self, vraag: LogVraag) -> tuple[int, int]:
        """First and last number in the period, also where a clock was set back in between."""
        r = t.log.logregel.c
        row = self._conn.execute(select(func.min(r.nr), func.max(r.nr)).where(*_within(vraag))).one()
        return (0, -1) if row[0] is None else (row[0], row[1])

    def _everybody(self) -> list[str]:
        """Every actor that a row can name: the index begins with it."""
        return ["systeem", *(str(id_) for id_ in self._conn.execute(select(t.gebruiker.c.id)).scalars())]


def _asked(vraag: LogVraag) -> list[ColumnElement[bool]]:
    r = t.log.logregel.c
    asked = _within(vraag)
    if vraag.casus_id is not None:
        asked.append(r.casus_id == vraag.casus_id)
    if vraag.gebruiker_id is not None:
        asked.append(_did(vraag.gebruiker_id))
    if vraag.acties:
        asked.append(r.actie.in_(vraag.acties))
    return asked


def _did(gebruiker_id: int) -> ColumnElement[bool]:
    """Whether this gebruiker did it, asked of the row at hand. As a plain comparison SQLite would fetch and sort all
    that somebody ever did for one page; ``_few_rows`` goes by the index where that is wise.
    """
    return (t.log.logregel.c.actor + "") == str(gebruiker_id)


def _within(vraag: LogVraag) -> list[ColumnElement[bool]]:
    r, asked = t.log.logregel.c, []
    if vraag.van is not None:
        asked.append(r.moment >= moment_text(vraag.van))
    if vraag.tot is not None:
        asked.append(r.moment < moment_text(vraag.tot))
    return asked


def _as_text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(column, Text)
