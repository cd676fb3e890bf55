"""What all reading shares: a viewer, a moment, a connection, and the gate."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from casus.domain.toegang import Actor, Categorie
from casus.domain.values import ActieStatus
from casus.storage.zicht import visible

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
Rows = Sequence[AnyRow]
OPEN_ACTIE = (ActieStatus.OPEN, ActieStatus.LATER)


class Reading:
    """All reading of one viewer at one moment, on one connection."""

    def __init__(self, conn: Connection, actor: Actor, now: datetime) -> None:
        self._conn = conn
        self._actor = actor
        self._now = now

    def _rows(self, query: AnySelect) -> Rows:
        return self._conn.execute(query).all()

    def _seen(self, column: ColumnElement[int], *categories: Categorie) -> ColumnElement[bool]:
        """The row's casus is visible; the program itself (*systeem*) sees all, because it shows nothing."""
        if self._actor.gebruiker_id is None:
            return column.is_not(None)
        return column.in_(select(visible(self._actor.professional_id, self._now, *categories).c.casus_id))
