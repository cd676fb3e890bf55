"""Reading for the exchange format: the whole dossier, or rows that the viewer was found to see."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select

from casus.domain.logboek import EMPTY_HEAD
from casus.storage import exchange, log
from casus.storage import tables as t
from casus.storage.exchange_read import Read
from casus.storage.queries_casus import ASKED
from casus.storage.reading import Reading


class ExchangeQueries(Reading):
    """Out, and what must be known before anything goes in."""

    def export_text(self) -> Iterator[str]:
        """The whole dossier in pieces. Not gated: who may do this is asked by role before (``Handeling.UITVOEREN``)."""
        head = log.read_head(self._conn) or EMPTY_HEAD
        return exchange.export_text(self._conn, head, self._now)

    def objects(self, naam: str, ids: Collection[int]) -> list[dict[str, Any]]:
        """Rows as they stand in a file; ``ids`` come from a question that went through the gate. What a casus asks and
        why it ended stand there for who may hear that.
        """
        found = exchange.objects(self._conn, naam, ids)
        if naam == "casus":
            c = t.casus.c
            query = select(c.id).where(self._hears(c.id))
            heard = {str(id_) for id_ in self._conn.execute(query).scalars()}
            found = [row if row["id"] in heard else row | dict.fromkeys(ASKED, "") for row in found]
        return found

    def check_file(self, data: bytes) -> Read:
        """Read and check a file; refused when this dossier has content already."""
        read = exchange.check_file(data)
        if not read.faults:
            exchange.require_empty(self._conn, read)
        return read
