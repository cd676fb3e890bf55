"""``casus oefen --zonder-scherm``: the day of work *dinsdagmiddag* on a fresh practice dossier, without a window."""

from dataclasses import replace
from pathlib import Path

from casus.cli.ending import DONE
from casus.cli.main import EVERY, WINDOW, Shell
from casus.domain.errors import RuleViolation
from casus.services.context import Context
from casus.services.controllerbestand import MaakControllerbestand, make_controllerbestand
from casus.services.oefenen.dag import Inloop, Stap
from casus.services.oefenen.dag_loop import run_dag
from casus.services.verslagen import VOLLEDIG, MakeVerslag, default_name, make_verslag
from casus.system.clock import FixedClock
from casus.wiring import OEFEN_FILE, open_controle, open_oefen

PICTURES = "beelden"
AT_THE_TABLE = "overleg-lopend"
OEFEN_VOORZITTER = "MV"
CONTROLE, CONTROLECODE = "controle.casuscontrole", "controlecode.txt"
CLOSED_ROOM = "monitor*"


def oefen(shell: Shell) -> int:
    """Make the practice dossier, do the day, leave minutes and pictures, and say where."""
    folder = shell.args.map or shell.paths.oefen / f"{shell.world.clock.now():%Y-%m-%d-%H%M%S}"
    if (folder / OEFEN_FILE).exists():
        raise RuleViolation("map_niet_leeg", pad=str(folder))
    clock = FixedClock(shell.world.clock.now())
    shell.say("Er is geen venster. Casus doet de dinsdagmiddag van een verzonnen wijkteam.")
    dossier = open_oefen(folder, replace(shell.world, clock=clock))
    pictures: set[Path] = set()
    try:
        ctx = dossier.context(dossier.actor(shell.args.als or OEFEN_VOORZITTER))
        day = run_dag(
            ctx,
            make_verslag=lambda ctx, overleg_id: _verslag(ctx, overleg_id, folder),
            set_time=clock.set,
            progress=lambda step: pictures.update(_draw_table(shell, ctx, folder, step)),
        )
        shell.say(f"Het verslag staat in {day.verslag}.")
        shell.say(f"Volgende week komen {len(day.terug)} casussen terug.")
        pictures.update(shell.screens(ctx, folder / PICTURES, "licht", 100, WINDOW, EVERY))
        made = make_controllerbestand(ctx, MaakControllerbestand(ctx.today().year, folder / CONTROLE))
        (folder / CONTROLECODE).write_text(made.code + "\n", encoding="utf-8")
        controller = open_controle(str(made.pad), shell.world, made.code).context()
        apart = folder / PICTURES / "controller"
        pictures.update(shell.screens(controller, apart, "licht", 100, WINDOW, CLOSED_ROOM))
    finally:
        dossier.close()
    shell.say(f"{len(pictures)} beelden van schermen staan in {folder / PICTURES}.")
    shell.say(f"De controller opent {CONTROLE}; de code staat in {CONTROLECODE}.")
    shell.say(f"Alles staat in {folder}. De herstelcode van het oefendossier staat in herstelcode.txt.")
    return DONE


def _verslag(ctx: Context, overleg_id: int, folder: Path) -> Path:
    return make_verslag(ctx, MakeVerslag(overleg_id, VOLLEDIG, folder / default_name(ctx, overleg_id)))


def _draw_table(shell: Shell, ctx: Context, folder: Path, step: Stap) -> list[Path]:
    """What is gone when the day is over: chairing, and what one asks there."""
    if not isinstance(step, Inloop):
        return []
    return shell.screens(ctx, folder / PICTURES, "licht", 100, WINDOW, AT_THE_TABLE)
