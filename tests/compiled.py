"""Statements are compiled once per process, and not anew for every dossier that a test opens.

SQLAlchemy keeps what it compiled with the engine. The program has one engine all day; a test makes a new one, and spent
half its time compiling what the test before had compiled. What is kept is found by the shape of the statement, as ever.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.util import LRUCache

from casus.domain.casus import Casus


class Compiled(LRUCache[Any, Any]):
    """Found by kind of engine (dialect and driver) where SQLAlchemy asks for this very engine."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_by_kind(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(_by_kind(key), value)


def _by_kind(key: Any) -> Any:
    dialect, *shape = key
    return type(dialect), dialect.dbapi, *shape


def share_compiled() -> None:
    """For every engine that is opened from now on, and for what is saved through any mapper."""
    shared = Compiled(4000)

    def connected(connection: Connection) -> None:
        connection.execution_options(compiled_cache=shared)

    event.listen(Engine, "engine_connect", connected)
    for mapper in inspect(Casus).registry.mappers:
        mapper._compiled_cache = Compiled(1000)
