"""What there is to ask with: what comes with Casus, what a team made itself, and the check of such a file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from casus import RESOURCES
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.instrument import Instrument, InstrumentUitgave, read_instrument
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

FOLDER = RESOURCES / "instrumenten"
LARGEST_KB = 256


@dataclass(frozen=True)
class VoegInstrumentToe:
    """A file that the team wrote."""

    pad: Path


@dataclass(frozen=True)
class BergInstrumentOp:
    """Offer an own instrument no more, or again. What was filled with it stays as it is."""

    code: str
    weg: bool


@dataclass(frozen=True)
class InstrumentRow:
    """One to choose from. ``is_leeg``: a team fills it in itself first."""

    code: str
    naam: str
    kern: str
    uitgave: int
    delen: int
    eigen: bool
    is_leeg: bool


@cache
def list_instrumenten() -> tuple[Instrument, ...]:
    """Those that come with Casus, by name."""
    found = (read_instrument(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda each: each.naam))


@cache
def shipped_text(code: str) -> str:
    """The file of one that comes with Casus, as it is kept with what is filled in by it."""
    texts = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))
    return next(text for text in texts if read_instrument(text).code == code)


def check_instrument(path: Path) -> Instrument:
    """Read a file as it would be read in use; what is wrong is told with its line, and nothing is kept."""
    return read_instrument(_text_of(path))


def list_offered(ctx: Context) -> tuple[InstrumentRow, ...]:
    """What one may begin an intake with, by name."""
    with ctx.read() as queries:
        found = offered(queries)
        own = {row.code for row in queries.instrumenten() if row.eigen and row.in_gebruik}
    return tuple(
        InstrumentRow(
            each.code, each.naam, each.kern, each.versie, len(each.delen), each.code in own, each.is_leeg_sjabloon
        )
        for each in found
    )


def offered(queries: "Queries") -> tuple[Instrument, ...]:
    """The same inside a reading that is open already. Of a code that the team took for its own, theirs is offered; of
    several editions the newest.
    """
    own = {row.code: row.id for row in queries.instrumenten() if row.eigen and row.in_gebruik}
    found = {each.code: each for each in list_instrumenten()}
    found |= {code: read_instrument(queries.instrument_tekst(id_) or "") for code, id_ in own.items()}
    return tuple(sorted(found.values(), key=lambda each: each.naam))


def add_instrument(ctx: Context, cmd: VoegInstrumentToe) -> list[Changed]:
    """Keep a file of the team in the dossier; from then on it is offered. An edition that is there already is refused:
    what was filled with it must mean the same for ever.
    """
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    text = _text_of(cmd.pad)
    instrument = read_instrument(text)
    if instrument.is_leeg_sjabloon:
        raise RuleViolation("instrument_leeg_sjabloon")
    with ctx.unit_of_work() as uow:
        known = [row.uitgave for row in uow.queries.instrumenten() if row.code == instrument.code]
        known += [each.versie for each in list_instrumenten() if each.code == instrument.code]
        if instrument.versie <= max(known, default=0):
            raise RuleViolation("instrument_uitgave_bestaat", instrument=instrument.code, hoger=max(known) + 1)
        uitgave = InstrumentUitgave.of(instrument, text, ctx.new_id(), ctx.now(), eigen=True)
        uow.add(uitgave)
        uow.commit(LogEntry("instrument_toegevoegd", (("instrument", uitgave.id),)))
    return [Changed("instrument", uitgave.id)]


def put_away_instrument(ctx: Context, cmd: BergInstrumentOp) -> list[Changed]:
    """Put an own instrument away, in all its editions, or take it back."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        ids = [row.id for row in uow.queries.instrumenten() if row.code == cmd.code and row.eigen]
        if not ids:
            raise RuleViolation("niet_gevonden", soort="instrument")
        for id_ in ids:
            uow.get(InstrumentUitgave, id_).put_away(gone=cmd.weg, now=ctx.now())
        uow.commit(LogEntry("instrument_opgeborgen", tuple(("instrument", id_) for id_ in ids)))
    return [Changed("instrument", id_) for id_ in ids]


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            blob = file.read(LARGEST_KB * 1024 + 1)
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=path) from None
    if len(blob) > LARGEST_KB * 1024:
        raise RuleViolation("instrument_te_groot", grootste_kb=LARGEST_KB)
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleViolation("instrument_onleesbaar", regel=blob[: error.start].count(b"\n") + 1) from None
