"""Reading: what holds all these words, exact words before beginnings, newest first, each through the gate.

The gate stands inside the question: no count, no rank and no text leaves before it. Who sees little is answered from
what they see, word by word, so how long it takes says nothing about what others wrote. Who sees much is answered from
the index. On PostgreSQL there are two ways to walk it, and the planner of the server picks the wrong one by seconds:
for a rare word all hits are fetched first, for a common one the newest rows are looked through; what the server itself
expects decides, and a walk that finds too little in time gives way to the other.
"""

from datetime import datetime

from sqlalchemy import case, func, select, text

from casus.domain.dubbel import naamwoorden
from casus.domain.logboek import LogActor
from casus.domain.toegang import GEHEEL
from casus.domain.values import Rol
from casus.storage import log
from casus.storage import search_index as ix
from casus.storage import tables as t
from casus.storage.engine import interrupt
from casus.storage.reading import AnyRow, Reading, Rows
from casus.storage.search_index import Words
from casus.storage.search_questions import Soort, Weg, question
from casus.storage.search_tables import Bron

NEWEST = 50
"""As many as anybody looks through; more words find what is older."""
FEW = 200
"""So many permissions or fewer: read what they give sight of instead of the index."""
WALK_AT_LEAST = 2_000
WALK_MARGIN = 4
"""A walk may look through so many times the rows that it should need; then it gives way."""
FETCH_COST = 5
"""What fetching one hit costs, in rows looked through (measured; see the benches)."""
PATIENCE_MS = 5_000
"""PostgreSQL ends one question of a search that takes longer."""
LONG_WORD = 5

Expected = tuple[int, int, int]
"""Rows with all words, rows with all beginnings, rows in the table."""


class ZoekQueries(Reading):
    """What is found. Every method gives at most ``limit`` rows."""

    forced: Weg | None = None
    """For measuring one way against another."""
    _sight_is_small: bool | None = None

    def stop(self) -> None:
        """End what runs on this connection, from another thread: it raises ``onderbroken``."""
        interrupt(self._conn)

    def be_quick(self) -> None:
        """For the rest of this transaction: rather no answer than one that keeps a server busy."""
        if self._conn.dialect.name == "postgresql":
            self._conn.execute(text(f"SET LOCAL statement_timeout = {PATIENCE_MS}"))

    def casus_of_code(self, code: str) -> AnyRow | None:
        """The visible casus with exactly this code: id, code, name, question, status."""
        c = t.casus.c
        vraag = case((self._hears(c.id), c.vraag), else_="").label("vraag")
        query = select(c.id, c.code, c.naam, vraag, c.status)
        return self._conn.execute(query.where(c.code == code, self._seen(c.id), c.prullenbak_op.is_(None))).first()

    def found(self, bron: str, woorden: Words, limit: int = NEWEST) -> Rows:
        """First what has these very words, then, if that is not enough, what has words that begin so; newest first.

        Rows of a casus: id, code, naam, vraag, status. Of an inwoner: id, naam, eigen_woorden, casus_id, code, casus.
        Of a notitie or besluit: id, tekst, overleg_id, nummer, datum, casus_id, code, casus. Of an actie: id, wat,
        casus_id, code, casus, status, uiterlijk, uitgesteld_tot; of a casus that is not visible the code alone.
        """
        bron = Bron(bron)
        if not woorden or Rol.CONTROLLER in self._actor.rollen:
            return []
        expected = self._expected(bron, woorden)
        found: list[AnyRow] = []
        for whole in (True, False):
            known = {row.id for row in found}
            rows = self._newest(bron, woorden, limit, whole=whole, expected=expected)
            found += [row for row in rows if row.id not in known][: limit - len(found)]
            if len(found) >= limit:
                break
        return found

    def own_acts(self, action: str, since: datetime) -> list[str]:
        """How the viewer's own acts of this kind ended since then, as the log book has them."""
        actor = LogActor(self._actor.gebruiker_id, "", None)
        return log.outcomes(self._conn, actor, action, since)

    def alike_names(self, naam: str) -> Rows:
        """(naam, casus_id, seen) of casussen and people with a word of this name, *visible or not*: only to compare.

        ``seen``: the viewer may read this very name. What lies in the trash does not count.
        """
        words = tuple(word for word in naamwoorden(naam) if len(word) > 1)
        if not words:
            return []
        beginnings = tuple(word[: LONG_WORD - 1] for word in words if len(word) >= LONG_WORD)
        c, i = t.casus.c, t.inwoner.c
        near = ix.any_of(self._conn, Bron.CASUS, words, beginnings)
        casussen = select(c.naam, c.id.label("casus_id"), self._seen(c.id).label("seen"))
        found = list(self._rows(casussen.where(c.id.in_(near), c.prullenbak_op.is_(None))))
        near = ix.any_of(self._conn, Bron.INWONER, words, beginnings)
        people = select(i.naam, i.casus_id, self._seen(i.casus_id, *GEHEEL).label("seen"))
        found += self._rows(people.where(i.id.in_(near), c.id == i.casus_id, c.prullenbak_op.is_(None)))
        return found

    def _newest(self, bron: Bron, woorden: Words, limit: int, *, whole: bool, expected: Expected | None) -> Rows:
        if expected is None:
            weg = self.forced or (Weg.EIGEN if self._sees_few() else Weg.INDEX)
            return self._ask(weg, bron, woorden, limit, whole=whole)
        hits, total = max(expected[0 if whole else 1], 1), expected[2]
        needed = limit * total // hits
        walks = needed < FETCH_COST * hits if self.forced is None else self.forced is Weg.NIEUWSTE
        if walks:
            cap = max(WALK_AT_LEAST, WALK_MARGIN * needed)
            rows = self._ask(Weg.NIEUWSTE, bron, woorden, limit, whole=whole, cap=cap)
            if len(rows) >= limit or cap > total:
                return rows
        return self._ask(Weg.TREFFERS, bron, woorden, limit, whole=whole)

    def _ask(self, weg: Weg, bron: Bron, woorden: Words, limit: int, *, whole: bool, cap: int = 0) -> Rows:
        params: dict[str, object] = {"nu": self._now, "vandaag": self._today}
        if weg is Weg.EIGEN:
            params |= ix.patterns(woorden, whole=whole)
        elif weg is Weg.INDEX:
            params["asked"] = ix.match_words(woorden, whole=whole)
        else:
            params["asked"] = ix.tsquery(woorden, whole=whole)
        if weg is Weg.NIEUWSTE:
            params["cap"] = cap
        on_server = self._conn.dialect.name != "sqlite"
        soort = Soort(weg, bron, limit, len(woorden) if weg is Weg.EIGEN else 0, on_server)
        return self._conn.execute(question(self._actor, soort), params).all()

    def _expected(self, bron: Bron, woorden: Words) -> Expected | None:
        """On PostgreSQL, for who sees much: what its statistics say. None: there is nothing to choose."""
        if self._conn.dialect.name == "sqlite" or (self.forced is None and self._sees_few()):
            return None
        return ix.expected_rows(self._conn, bron, woorden)

    def _sees_few(self) -> bool:
        """Whether what this viewer sees can be read through at once."""
        if self._sight_is_small is None:
            self._sight_is_small = self._actor.gebruiker_id is not None and self._count_few()
        return self._sight_is_small

    def _count_few(self) -> bool:
        z = t.zicht.c
        some = select(z.casus_id).where(z.professional_id == self._actor.professional_id).limit(FEW + 1).subquery()
        return int(self._conn.execute(select(func.count()).select_from(some)).scalar_one()) <= FEW
