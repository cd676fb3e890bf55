"""The signed form of a consent: kept with it, encrypted, and given back as a copy."""

from dataclasses import dataclass
from pathlib import Path

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.scan import LARGEST_MB, ToestemmingScan, soort_of
from casus.domain.toestemming import Toestemming, ToestemmingWijze
from casus.services.context import Context


@dataclass(frozen=True)
class VoegScanToe:
    """The file that came back, of this time of asking."""

    toestemming_id: int
    versie: int
    pad: Path


@dataclass(frozen=True)
class BewaarScan:
    """A copy of what is kept, and where to."""

    toestemming_id: int
    pad: Path


def add_scan(ctx: Context, cmd: VoegScanToe) -> list[Changed]:
    """Keep the signed form of what was answered on paper; one for each time of asking. The file itself stays where it
    is: whoever adds it is told to throw it away.
    """
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    data = read_scan(cmd.pad)
    soort = soort_of(data)
    with ctx.unit_of_work() as uow:
        toestemming = uow.get(Toestemming, cmd.toestemming_id, cmd.versie)
        if toestemming.wijze is not ToestemmingWijze.SCHRIFTELIJK:
            raise RuleViolation("scan_zonder_papier")
        if uow.queries.toestemming_scan(toestemming.id) is not None:
            raise RuleViolation("scan_is_er_al")
        scan = ToestemmingScan(ctx.new_id(), toestemming.id, soort, data, ctx.now(), ctx.actor.professional_id)
        uow.add(scan)
        objects = (("toestemming", toestemming.id), ("inwoner", toestemming.inwoner_id))
        uow.commit(LogEntry("scan_toegevoegd", objects, toestemming.casus_id))
    return [Changed("toestemming", cmd.toestemming_id), Changed("casus", toestemming.casus_id)]


def save_scan(ctx: Context, cmd: BewaarScan) -> Path:
    """Write a copy; its name ends as its kind does."""
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.read() as queries:
        found = queries.toestemming_scan(cmd.toestemming_id)
    if found is None:
        raise RuleViolation("niet_gevonden", soort="scan")
    objects = (("toestemming", cmd.toestemming_id), ("inwoner", found.inwoner_id))
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("scan_opgeslagen", objects, found.casus_id))
    path = cmd.pad.with_suffix(f".{found.soort}")
    write_atomically(path, found.inhoud)
    return path


def read_scan(path: Path) -> bytes:
    """No more than a byte too many: the wrong file may be a film."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_MB * 2**20 + 1)
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=path) from None
