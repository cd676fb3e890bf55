"""The log book without a window: check it, read it, take it out, and check what was taken out."""

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from casus.cli.ending import DONE, REFUSED
from casus.cli.lists import say_json
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.domain.logboek import Verdict
from casus.services.context import Context
from casus.services.logboek import LogFilter, LogRegel, open_logboek
from casus.services.logcontrole import counted, verdict_sentence
from casus.services.logexport import ExportLog, export_log, verify_export
from casus.services.logzinnen import LogGroep
from casus.services.mensen import list_gebruikers

PLACE = ZoneInfo("Europe/Amsterdam")


def logboek(shell: Shell) -> int:
    """One of four things."""
    return {"controleer": _check, "toon": _show, "exporteer": _export, "controleer-export": _check_export}[
        shell.args.wat
    ](shell)


def _check(shell: Shell) -> int:
    """Check every row and the copy of the head outside the file."""
    dossier = shell.open(warns=False)
    try:
        verdict = dossier.check_log(_progress)
    finally:
        dossier.close()
    return _say_verdict(shell, verdict, "Het logboek")


def _show(shell: Shell) -> int:
    """The newest rows that the user may read."""
    if not 1 <= shell.args.aantal <= 100_000:
        raise RuleViolation("aantal_buiten_bereik", grootste=100_000)
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        regels = open_logboek(ctx, _asked(shell, ctx), shell.args.aantal).regels
    finally:
        dossier.close()
    if shell.args.json:
        say_json(shell, [_object(regel) for regel in regels])
    else:
        shell.say("\n".join(_line(regel) for regel in regels) or "Er is nog niets.")
    return DONE


def _export(shell: Shell) -> int:
    """Write rows into a file."""
    args = shell.args
    path = target(_path(shell))
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        cmd = ExportLog(path, args.precies, _asked(shell, ctx), args.met_namen, args.reden)
        made = export_log(ctx, cmd)
    finally:
        dossier.close()
    shell.say(f"Het logboek staat in {made.pad}: {counted(made.regels)}.")
    return DONE


def _check_export(shell: Shell) -> int:
    """Needs no dossier and no key."""
    return _say_verdict(shell, verify_export(_path(shell), _progress), "De export")


def _say_verdict(shell: Shell, verdict: Verdict, what: str) -> int:
    words = verdict_sentence(verdict, what)
    if verdict.is_good:
        shell.say(words)
        return DONE
    print(words, file=sys.stderr)
    return REFUSED


def _path(shell: Shell) -> Path:
    if shell.args.pad is None:
        raise RuleViolation("bestand_kiezen")
    found: Path = shell.args.pad
    return found


def _asked(shell: Shell, ctx: Context) -> LogFilter:
    args = shell.args
    return LogFilter(
        casus=args.casus,
        gebruiker_id=_gebruiker(ctx, args.wie) if args.wie else None,
        groep=LogGroep(args.actie) if args.actie else None,
        van=args.van,
        tot=args.tot,
    )


def _gebruiker(ctx: Context, code: str) -> int:
    for row in list_gebruikers(ctx):
        if row.code.casefold() == code.strip().casefold():
            return row.id
    raise RuleViolation("gebruiker_onbekend", gebruiker=code)


def _line(regel: LogRegel) -> str:
    there = regel.moment.astimezone(PLACE)
    reden = f" (reden: {' '.join(regel.reden.split())})" if regel.reden else ""
    return f"{regel.nr:>7}  {there:%d-%m-%Y %H.%M}  {regel.zin}{reden}"


def _object(regel: LogRegel) -> dict[str, object]:
    return {
        "nr": regel.nr,
        "moment": regel.moment.isoformat().replace("+00:00", "Z"),
        "actie": regel.actie,
        "soort": regel.groep.value,
        "zin": regel.zin,
        "wie": regel.wie,
        "rol": regel.rol,
        "organisatie": regel.organisatie,
        "casus": regel.casus_code,
        "reden": regel.reden,
    }


def _progress(count: int) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{counted(count)}\r", end="", file=sys.stderr)
