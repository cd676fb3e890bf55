"""The log book: the fixed text of a row, the chain over rows, and the check of the whole.

Sources: NEN 7513 (who, when, which organisation and role, what, on which ground, how it ended).
A row holds ids and codes only. What the chain proves: a row that was changed, removed, swapped or put in is
found and named. What it does not prove: whoever rewrites the whole chain *and* the head row together is
caught only by the copy of the head outside the file (``Head``, see ``verify_rows``), and only for rows that
were there when it was made.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from itertools import chain as joined

from casus.domain.changes import LogEntry

FORMAT = 1
EMPTY_HASH = "0" * 64
PROGRESS_EVERY = 10_000
FIRST_NR = -(2**63)
_CODE = re.compile(r"[a-z0-9_+]{0,120}")


@dataclass(frozen=True)
class LogActor:
    """Who acts: a gebruiker in a role for an organisation, or the program itself (``LOG_SYSTEEM``).

    Several roles at once are joined by ``+``.
    """

    gebruiker_id: int | None
    rol: str
    organisatie_id: int | None

    @property
    def text(self) -> str:
        """How the row names the actor."""
        return "systeem" if self.gebruiker_id is None else str(self.gebruiker_id)


LOG_SYSTEEM = LogActor(None, "systeem", None)


@dataclass(frozen=True)
class Head:
    """How far the log book is: number of rows and hash of the last. A copy of it is kept outside the file."""

    aantal: int
    hash: str


EMPTY_HEAD = Head(0, EMPTY_HASH)


RowTuple = tuple[int, str, str]
"""One row as it is stored: number, text, hash."""
RowsFrom = Callable[[int], Iterator[RowTuple]]


class Fault(StrEnum):
    """What is wrong with a log book."""

    GEWIJZIGD = "gewijzigd"
    VERWIJDERD = "verwijderd"
    VERWISSELD = "verwisseld"
    INGEVOEGD = "ingevoegd"
    KOP_WIJKT_AF = "kop_wijkt_af"
    KOP_ONTBREEKT = "kop_ontbreekt"
    OUDER_DAN_BUITEN = "ouder_dan_buiten"
    HERSCHREVEN = "herschreven"


@dataclass(frozen=True)
class Verdict:
    """What the check found: how many rows it read, and the first bad row, if any.

    ``ouder_dan_buiten``: the outside copy is ahead, so an older file was put back (``nr``: first row
    missing). ``herschreven``: chain and head fit each other but not the outside copy (``nr``: the row that
    copy knows).
    """

    aantal: int
    fault: Fault | None = None
    nr: int | None = None

    @property
    def is_good(self) -> bool:
        """Nothing was found."""
        return self.fault is None


def bodies(actor: LogActor, entries: Iterable[LogEntry], moment: datetime, version: str) -> Iterator[str]:
    """The fixed text of each row: compact JSON with sorted keys, the format version first, no floats.

    Ids are decimal strings. Anything that is no code is a bug here (ValueError): a log book must never hold
    text. A code needs no escaping, so the text is put together as it stands: half the cost of adding a row was
    the encoder. What is the same in all rows is made once, and a code that comes back is looked at once.
    """
    known = {_code(actor.rol)}
    until_casus = f'"actor":"{actor.text}","casus":'
    until_objects = f'"moment":"{moment_text(moment)}","objecten":['
    until_outcome = f'],"organisatie":{_id_text(actor.organisatie_id)},"rol":"{actor.rol}","uitkomst":'
    end = f'"versie":{json.dumps(version)}}}'
    for entry in entries:
        for code in (entry.action, entry.ground, entry.outcome, *[kind for kind, _ in entry.objects]):
            if code not in known:
                known.add(_code(code))
        objects = ",".join([f'["{kind}","{number:d}"]' for kind, number in entry.objects])
        yield (
            f'{{"_formaat":{FORMAT},"actie":"{entry.action}",{until_casus}{_id_text(entry.casus_id)}'
            f',"grond":"{entry.ground}",{until_objects}{objects}{until_outcome}"{entry.outcome}",{end}'
        )


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError("a log row holds codes only")
    return text


def _id_text(number: int | None) -> str:
    return "null" if number is None else f'"{number:d}"'


def moment_text(moment: datetime) -> str:
    """``2026-11-22T12:00:00.000Z``: always UTC, always 24 characters, so that text order is time order.

    Finer parts of a second are cut off; the clock of the program gives none. A naive moment is a bug.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def object_key(kind: str, number: int) -> str:
    """How the generated column ``object`` names the first object of a row."""
    return f"{kind}:{number}"


def chain(previous: str, nr: int, body: str) -> str:
    """SHA-256 over tag, previous hash, number, length and text, as 64 hex digits.

    Tag and length keep two different rows, or a row and something else, from ever giving the same bytes.
    """
    text = f"casus-log-v1|{previous}|{nr}|{len(body)}|{body}"
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def append_rows(
    head: Head, actor: LogActor, entries: Iterable[LogEntry], moment: datetime, version: str
) -> tuple[list[RowTuple], Head]:
    """The rows that follow ``head``, and the head after them."""
    rows: list[RowTuple] = []
    nr, previous = head.aantal, head.hash
    for nr, body in enumerate(bodies(actor, entries, moment, version), start=head.aantal + 1):
        previous = chain(previous, nr, body)
        rows.append((nr, body, previous))
    return rows, Head(nr, previous)


def verify_rows(
    rows_from: RowsFrom,
    head: Head | None,
    outside: Head | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Verdict:
    """Read the log book from the first row and name the first bad one.

    ``rows_from(nr)``: (nr, text, hash) from that number on, in order; it is asked again only after a fault.
    Flat memory: one row at a time. ``progress`` gets the number of rows read, now and then, and may raise to
    stop.
    """
    previous, count, outside_hash = EMPTY_HASH, 0, EMPTY_HASH
    for nr, body, stored in rows_from(FIRST_NR):
        if nr != count + 1 or chain(previous, nr, body) != stored:
            return _name_fault(rows_from, count, previous, nr)
        previous, count = stored, nr
        if outside is not None and nr == outside.aantal:
            outside_hash = stored
        if nr % PROGRESS_EVERY == 0:
            progress(nr)
    progress(count)
    return _compare_heads(Head(count, previous), head, outside, outside_hash)


def _compare_heads(found: Head, head: Head | None, outside: Head | None, outside_hash: str) -> Verdict:
    count = found.aantal
    if head is None:
        return Verdict(count, Fault.KOP_ONTBREEKT)
    if count < head.aantal:
        return Verdict(count, Fault.VERWIJDERD, count + 1)
    if count > head.aantal:
        return Verdict(count, Fault.INGEVOEGD, head.aantal + 1)
    if found.hash != head.hash:
        return Verdict(count, Fault.KOP_WIJKT_AF, count)
    if outside is None:
        return Verdict(count)
    if outside.aantal > count:
        return Verdict(count, Fault.OUDER_DAN_BUITEN, count + 1)
    if outside.hash != outside_hash:
        return Verdict(count, Fault.HERSCHREVEN, outside.aantal)
    return Verdict(count)


def _name_fault(rows_from: RowsFrom, good: int, previous: str, nr: int) -> Verdict:
    """Say what happened at the first row that does not follow; a second reading from there on.

    The stored hashes tell where a text came from: a text whose hash fits *here* but stands further down was
    swapped with, or pushed down by, the one that stands here.
    """
    here = good + 1
    if nr < here:
        return Verdict(good, Fault.INGEVOEGD, nr)
    if nr > here:
        return Verdict(good, Fault.VERWIJDERD, here)
    rows = rows_from(here)
    first = next(rows)
    second = next(rows, None)
    if second is not None and _follows(first[2], here + 1, second):
        return Verdict(good, Fault.GEWIJZIGD, here)
    if second is not None and _follows(first[2], here + 2, second):
        return Verdict(good, Fault.VERWIJDERD, here)
    rest = rows if second is None else joined([second], rows)
    return Verdict(good, _moved(first, rest, here, previous), here)


def _moved(first: RowTuple, rest: Iterator[RowTuple], here: int, previous: str) -> Fault:
    """Where the row that belongs at ``here`` stands now: pushed down (ingevoegd), swapped, or nowhere."""
    for found in rest:
        if _follows(previous, here, found):
            after = next(rest, None)
            if after is not None and _follows(found[2], here + 1, after):
                return Fault.INGEVOEGD
            is_neighbour = found[0] == here + 1
            if is_neighbour and not _follows(found[2], here + 1, first):
                return Fault.INGEVOEGD
            return Fault.VERWISSELD
    return Fault.GEWIJZIGD


def _follows(previous: str, nr: int, row: RowTuple) -> bool:
    return chain(previous, nr, row[1]) == row[2]
