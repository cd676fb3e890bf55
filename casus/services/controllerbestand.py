"""The controller's own file: figures of groups and the payments with their reference, under a code of its own.

It is the only thing of a dossier that a controller ever holds. In it is no name, no code, no text that somebody typed,
and of payments nothing but reference and amount: a controller lays these beside the bank.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.kenmerk import veilig_kenmerk
from casus.services.context import Context
from casus.services.monitor import Monitor, MonitorVraag, closed_monitor, of_dossier
from casus.services.monitorbestand import closed_workbook

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class MaakControllerbestand:
    """Of which year, and where to."""

    jaar: int
    pad: Path


@dataclass(frozen=True)
class Controllerbestand:
    """Where it stands, and the code that opens it; the code is kept nowhere else."""

    pad: Path
    code: str


@dataclass(frozen=True)
class Betaalkenmerk:
    """One payment as the bank knows it, in cents; below nought what came back or was taken back."""

    kenmerk: str
    bedrag: int


def make_controllerbestand(ctx: Context, cmd: MaakControllerbestand) -> Controllerbestand:
    """Write the file for a controller; made by who keeps the money, or by the controller. Written down first."""
    from casus.system.controlebestand import SUFFIX, seal
    from casus.system.files import write_atomically

    if not ctx.actor.is_controller:
        ctx.actor.require(Handeling.GELD_BEHEREN)
    if cmd.pad.suffix.lower() != SUFFIX:
        raise RuleViolation("controlebestand_naam", einde=SUFFIX, field="pad")
    with ctx.read() as queries:
        monitor = closed_monitor(ctx, queries, MonitorVraag(cmd.jaar))
        regels = _payments(queries, monitor)
    about = of_dossier(ctx)
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("controllerbestand_gemaakt", about, outcome=str(cmd.jaar)))
    data, code = seal(closed_workbook(ctx, monitor, regels))
    write_atomically(cmd.pad, data)
    return Controllerbestand(cmd.pad, code)


def open_controllerbestand(pad: Path, code: str, uit: Path) -> Path:
    """Write the workbook that is in it; needs no dossier."""
    from casus.system.controlebestand import unseal
    from casus.system.files import write_atomically

    if uit.suffix.lower() != ".xlsx":
        raise RuleViolation("monitor_bestandssoort", field="open")
    try:
        data = pad.read_bytes()
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(pad)) from None
    write_atomically(uit, unseal(data, code))
    return uit


def _payments(queries: "Queries", monitor: Monitor) -> tuple[Betaalkenmerk, ...]:
    """Up to the month of which the total is told, so that they add up to it; in an order that tells no time."""
    if monitor.dag is None or not monitor.uitgegeven:
        return ()
    codes = queries.codes_in_gebruik()
    rows = queries.betaalregels(monitor.jaar, monitor.dag)
    found = [Betaalkenmerk(veilig_kenmerk(kenmerk, codes), bedrag) for kenmerk, bedrag in rows]
    return tuple(sorted(found, key=lambda regel: (regel.kenmerk, regel.bedrag)))
