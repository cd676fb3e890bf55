"""Keeping what is searched: the text of every source, in the transaction that changed it.

``rewrite`` is for what a unit of work touched, ``rewrite_all`` for an import and for a dossier from before there was
search. What is deleted takes its text along by a trigger, whoever deletes it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, null, select, update

from casus.domain.zoektekst import zoektekst
from casus.storage import tables as t
from casus.storage.reading import AnySelect
from casus.storage.search_tables import Bron

BATCH = 500
FILL_BATCH = 5_000


WORDS: Mapping[Bron, tuple[str, ...]] = {
    Bron.CASUS: ("code", "naam", "vraag"),
    Bron.INWONER: (
        "naam",
        "eigen_woorden",
        "hoi_gebeurd",
        "hoi_kwetsbaar_en_weerbaar",
        "hoi_waarheen",
        "hoi_nodig",
        "vertegenwoordiger",
    ),
    Bron.NOTITIE: ("tekst", "bron"),
    Bron.BESLUIT: ("code", "tekst", "motivering", "terugkoppeling"),
    Bron.ACTIE: ("wat", "terugkoppeling", "eigenaar_naam"),
}
"""What is found of each source. Not how somebody is reached: that is for fewer eyes than the rest."""


class Text(NamedTuple):
    """A row of a search table."""

    id: int
    casus_id: int | None
    overleg_id: int | None
    tekst: str


def rewrite(conn: Connection, touched: Mapping[Bron, Collection[int]]) -> None:
    """Write the texts of these sources anew; what says the same is left alone."""
    for bron, ids in touched.items():
        ordered = sorted(ids)
        for start in range(0, len(ordered), BATCH):
            _rewrite(conn, bron, ordered[start : start + BATCH])


def rewrite_all(conn: Connection) -> None:
    """Every text anew, in order of id, so that the newest are together."""
    for bron, table in t.zoek.items():
        conn.execute(delete(table))
        source = t.metadata.tables[bron.value]
        last = -(2**63)
        while ids := _next_ids(conn, source, last):
            _insert(conn, table, list(_texts(conn, bron, ids)))
            last = ids[-1]


def _next_ids(conn: Connection, source: Table, last: int) -> list[int]:
    query = select(source.c.id).where(source.c.id > last).order_by(source.c.id).limit(FILL_BATCH)
    return list(conn.execute(query).scalars())


def _rewrite(conn: Connection, bron: Bron, ids: list[int]) -> None:
    table = t.zoek[bron]
    known = dict(conn.execute(select(table.c.id, table.c.tekst).where(table.c.id.in_(ids))).all())
    new, changed = [], []
    for row in _texts(conn, bron, ids):
        if row.id not in known:
            new.append(row)
        elif known[row.id] != row.tekst:
            changed.append({"key": row.id, "text": row.tekst})
    _insert(conn, table, new)
    if changed:
        conn.execute(update(table).where(table.c.id == bindparam("key")).values(tekst=bindparam("text")), changed)


def _insert(conn: Connection, table: Table, rows: list[Text]) -> None:
    if rows:
        conn.execute(insert(table), [row._asdict() for row in rows])


def _texts(conn: Connection, bron: Bron, ids: list[int]) -> Iterator[Text]:
    """From the sources as they are now. What is not there any more gives nothing."""
    corrected = _corrections(conn, bron, ids)
    for id_, casus_id, overleg_id, *parts in conn.execute(_SOURCES[bron](ids)):
        yield Text(id_, casus_id, overleg_id, zoektekst(*parts, *corrected.get(id_, ())))


def _corrections(conn: Connection, bron: Bron, ids: list[int]) -> Mapping[int, list[str]]:
    """What was set right later is found as well as what stood there."""
    found: dict[int, list[str]] = defaultdict(list)
    if bron in (Bron.CASUS, Bron.INWONER):
        return found
    k = t.correctie.c
    query = select(k.onderwerp_id, k.nieuw).where(k.onderwerp == bron.value, k.onderwerp_id.in_(ids)).order_by(k.id)
    for id_, nieuw in conn.execute(query):
        found[id_].append(nieuw)
    return found


def _of_casus(ids: list[int]) -> AnySelect:
    c = t.casus.c
    return select(c.id, c.id, null(), *_words(Bron.CASUS)).where(c.id.in_(ids))


def _of_inwoner(ids: list[int]) -> AnySelect:
    i = t.inwoner.c
    return select(i.id, i.casus_id, null(), *_words(Bron.INWONER)).where(i.id.in_(ids))


def _of_notitie(ids: list[int]) -> AnySelect:
    n, a = t.notitie.c, t.agendapunt.c
    found = select(n.id, a.casus_id, a.overleg_id, *_words(Bron.NOTITIE))
    return found.where(n.id.in_(ids), a.id == n.agendapunt_id)


def _of_besluit(ids: list[int]) -> AnySelect:
    b, a = t.besluit.c, t.agendapunt.c
    found = select(b.id, a.casus_id, a.overleg_id, *_words(Bron.BESLUIT))
    return found.where(b.id.in_(ids), a.id == b.agendapunt_id)


def _of_actie(ids: list[int]) -> AnySelect:
    x = t.actie.c
    return select(x.id, x.casus_id, null(), *_words(Bron.ACTIE)).where(x.id.in_(ids))


def _words(bron: Bron) -> list[Column[str]]:
    return [t.metadata.tables[bron.value].c[word] for word in WORDS[bron]]


_SOURCES: Mapping[Bron, Callable[[list[int]], AnySelect]] = {
    Bron.CASUS: _of_casus,
    Bron.INWONER: _of_inwoner,
    Bron.NOTITIE: _of_notitie,
    Bron.BESLUIT: _of_besluit,
    Bron.ACTIE: _of_actie,
}
