"""The index of each engine over what is searched, and the triggers that keep it; part of the list in ``ddl.py``.

SQLite: one FTS5 table per search table, over its content, with prefixes of two to five letters kept apart (as one
types) and ``secure-delete``: what is deleted is gone from the index too. PostgreSQL: a generated tsvector with a GIN
index; the words are put into it as they stand there, as the configuration ``simple`` would, since
``domain.zoektekst`` did the rest. No place of a word is kept, because nothing asks for one.
"""

from collections.abc import Iterator

from casus.storage.search_tables import Bron

Part = tuple[str, str, tuple[str, ...]]
"""(name, how it is dropped, how it is made)."""

_FTS = (
    (
        "CREATE VIRTUAL TABLE {fts} USING fts5(tekst, content='{table}', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5')"
    ),
    "INSERT INTO {fts}({fts}, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO {fts}({fts}) VALUES ('rebuild')",
)
_ADD = "INSERT INTO {fts}(rowid, tekst) VALUES (NEW.id, NEW.tekst);"
_TAKE = "INSERT INTO {fts}({fts}, rowid, tekst) VALUES ('delete', OLD.id, OLD.tekst);"
_SQLITE_TRIGGERS = (
    ("{table}_erbij", "AFTER INSERT ON {table}", _ADD),
    ("{table}_weg", "AFTER DELETE ON {table}", _TAKE),
    ("{table}_anders", "AFTER UPDATE ON {table}", f"{_TAKE} {_ADD}"),
    ("{bron}_zoek_weg", "AFTER DELETE ON {bron}", "DELETE FROM {table} WHERE id = OLD.id;"),
)
_WORDS = (
    (
        "ALTER TABLE {table} ADD COLUMN woorden tsvector "
        "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tekst, ' '))) STORED"
    ),
    "ALTER TABLE {table} ALTER COLUMN woorden SET STATISTICS 1000",
    "CREATE INDEX ix_{table}_woorden ON {table} USING gin (woorden)",
)
_ALONG = (
    "CREATE FUNCTION zoek_weg() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
    "$$ BEGIN EXECUTE 'DELETE FROM ' || quote_ident(TG_TABLE_SCHEMA) || '.' "
    "|| quote_ident('zoek_' || TG_TABLE_NAME) || ' WHERE id = $1' USING OLD.id; RETURN NULL; END $$"
)
_FIRE = "CREATE TRIGGER {bron}_zoek_weg AFTER DELETE ON {bron} FOR EACH ROW EXECUTE FUNCTION zoek_weg()"


def parts(dialect: str) -> Iterator[Part]:
    """Of ``sqlite`` or ``postgresql``."""
    return sqlite_parts() if dialect == "sqlite" else postgresql_parts()


def sqlite_parts() -> Iterator[Part]:
    """Index, three triggers that keep it, and the one that takes a text along with its source."""
    for bron in Bron:
        names = {"bron": bron.value, "table": bron.table, "fts": bron.fts}
        yield bron.fts, f"DROP TABLE IF EXISTS {bron.fts}", tuple(made.format(**names) for made in _FTS)
        for trigger, when, act in _SQLITE_TRIGGERS:
            name = trigger.format(**names)
            made = f"CREATE TRIGGER {name} {when.format(**names)} BEGIN {act.format(**names)} END"
            yield name, f"DROP TRIGGER IF EXISTS {name}", (made,)


def postgresql_parts() -> Iterator[Part]:
    """The function first: the triggers call it."""
    yield "zoek_weg", "DROP FUNCTION IF EXISTS zoek_weg() CASCADE", (_ALONG,)
    for bron in Bron:
        names = {"bron": bron.value, "table": bron.table}
        drop = f"ALTER TABLE {bron.table} DROP COLUMN IF EXISTS woorden"
        yield f"{bron.table}_woorden", drop, tuple(made.format(**names) for made in _WORDS)
        trigger = f"{bron.value}_zoek_weg"
        yield trigger, f"DROP TRIGGER IF EXISTS {trigger} ON {bron.value}", (_FIRE.format(**names),)
