"""Reading: what minutes need besides the page of the meeting."""

from collections.abc import Sequence

from sqlalchemy import select

from casus.domain.onderwerp import Onderwerp
from casus.storage import tables as t
from casus.storage.reading import Reading


class VerslagQueries(Reading):
    """For who makes the minutes."""

    def actie_onderwerpen(self, ids: Sequence[int]) -> dict[int, Onderwerp]:
        """Part of life by actie, of these acties of a casus as far as the viewer may be told them."""
        a = t.actie.c
        query = select(a.id, a.onderwerp).where(
            a.id.in_(list(ids)), a.onderwerp.is_not(None), self._told(a.casus_id, t.actie)
        )
        return {row.id: Onderwerp(row.onderwerp) for row in self._rows(query)}
