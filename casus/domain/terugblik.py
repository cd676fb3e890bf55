"""Looking back at what small money did: one question on the agreed day. Not answered is unknown, never success."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation


class TerugblikUitkomst(StrEnum):
    """Did happen what we expected?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(eq=False)
class Terugblik:
    """One planned look back at a verzoek. ``wat_gezien``: what was seen, in words; answered once."""

    id: int
    verzoek_id: int
    gepland_op: date
    gewijzigd_op: datetime
    gedaan_op: date | None = None
    uitkomst: TerugblikUitkomst | None = None
    wat_gezien: str = ""
    door_id: int | None = None
    versie: int = field(default=0, init=False)

    def answer(
        self, uitkomst: TerugblikUitkomst, wat_gezien: str, *, door_id: int | None, today: date, now: datetime
    ) -> None:
        """What came of it. A no or a part says what was seen, because that is what one learns from."""
        if self.gedaan_op is not None:
            raise RuleViolation("terugblik_gedaan")
        seen = "\n".join(" ".join(line.split()) for line in wat_gezien.strip().splitlines())
        if uitkomst in (TerugblikUitkomst.DEELS, TerugblikUitkomst.NEE) and not seen:
            raise RuleViolation("veld_leeg", field="wat_gezien")
        self.gedaan_op, self.uitkomst, self.wat_gezien = today, uitkomst, seen
        self.door_id, self.gewijzigd_op = door_id, now


def days_to_look_back(agreed: date | None, maanden: Iterable[int], today: date) -> tuple[date, ...]:
    """The agreed day and so many months after today, each day once, the first one first."""
    days = {_months_later(today, each) for each in maanden}
    return tuple(sorted(days if agreed is None else days | {agreed}))


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day is not there."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - first).days))
