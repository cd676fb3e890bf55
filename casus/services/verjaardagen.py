"""Birthdays that change who must agree to telling: seen coming, and kept in sight until somebody asked again."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.leeftijd import VOORAF, WORDT
from casus.domain.toestemming import LOPEND
from casus.services.context import Context
from casus.services.toestemmingen import toestemming_rows

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class VerjaardagRow:
    """Somebody becomes 12 or 16 (``wordt``) on this day, or became it while an earlier yes waits to be asked again."""

    casus_id: int
    code: str
    casus: str
    inwoner_id: int
    naam: str
    wordt: int
    op: date
    is_voorbij: bool


def list_verjaardagen(ctx: Context) -> tuple[VerjaardagRow, ...]:
    """From four weeks before, in casussen that one deals with; afterwards only while a consent is to be asked again."""
    today = ctx.today()
    with ctx.read() as queries:
        found = []
        for row in queries.verjaardagen(today + VOORAF):
            is_over = row.grens_op <= today
            if row.leeftijdsklasse not in WORDT or (
                is_over and not _waits(queries, row.casus_id, row.inwoner_id, today)
            ):
                continue
            wordt = WORDT[row.leeftijdsklasse]
            found.append(
                VerjaardagRow(row.casus_id, row.code, row.casus, row.inwoner_id, row.naam, wordt, row.grens_op, is_over)
            )
    return tuple(found)


def _waits(queries: "Queries", casus_id: int, inwoner_id: int, today: date) -> bool:
    """The last time this person was asked gave a yes that ended with the birthday."""
    rows = (row for row in toestemming_rows(queries, casus_id, today) if row.inwoner_id == inwoner_id)
    last = next(rows, None)
    return last is not None and last.status in LOPEND and last.door_verjaardag
