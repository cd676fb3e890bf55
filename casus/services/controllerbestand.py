"""The controller's own file: figures of groups and the payments with their reference, under a code of its own.

It is the only thing of a dossier in one file that a controller ever holds: who has the key of such a dossier has all of
it. In theirs is no name, no casus code, no text that somebody typed, and of payments nothing but reference and amount,
to be laid beside the bank.
"""

from dataclasses import dataclass
from pathlib import Path

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.services.context import Context
from casus.services.controlecijfers import make_controlecijfers, write_controlecijfers
from casus.services.monitor import of_dossier, require_jaar
from casus.services.monitorgesloten import keep_told, read_grondslag


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


def make_controllerbestand(ctx: Context, cmd: MaakControllerbestand) -> Controllerbestand:
    """Write the file for a controller; made by who keeps the money. What it tells is remembered and written down first:
    a file of later goes on from there.
    """
    from casus.system.controlebestand import SUFFIX, seal
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.GELD_BEHEREN)
    require_jaar(cmd.jaar)
    if cmd.pad.suffix.lower() != SUFFIX:
        raise RuleViolation("controlebestand_naam", einde=SUFFIX, field="pad")
    with ctx.read() as queries:
        grond = read_grondslag(ctx, queries, cmd.jaar)
        cijfers = make_controlecijfers(ctx, queries, grond)
    about = of_dossier(ctx)
    with ctx.unit_of_work() as uow:
        keep_told(ctx, uow, grond)
        uow.commit(LogEntry("controllerbestand_gemaakt", about, outcome=str(cmd.jaar)))
    data, code = seal(write_controlecijfers(cijfers))
    write_atomically(cmd.pad, data)
    return Controllerbestand(cmd.pad, code)
