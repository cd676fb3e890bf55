"""What each command does: open the dossier, call the service, print."""

import sys
from collections.abc import Mapping
from pathlib import Path

from casus.cli.acties import acties
from casus.cli.ending import DONE, REFUSED
from casus.cli.lijst import lees_lijst
from casus.cli.lists import show_list
from casus.cli.main import Command, Shell
from casus.cli.meenemen import draag_over
from casus.cli.oefen import oefen
from casus.cli.zoek import zoek
from casus.domain.errors import RuleViolation
from casus.domain.logboek import Fault, Verdict
from casus.services.casussen import list_casus_ids, list_casus_rows
from casus.services.context import Context
from casus.services.messages import label, sentence_of
from casus.services.overleggen import list_overleggen
from casus.services.uitwisseling import ExportDossier, export_dossier, import_dossier
from casus.services.verslagen import MakeVerslag, make_verslag
from casus.system.paths import DOSSIER_SUFFIX
from casus.wiring import new_dossier, new_server_dossier

OWN_FILES = (".casus", ".casus-wal", ".casus-shm", ".casussleutel", ".casusstand")


def nieuw(shell: Shell) -> int:
    """Make a dossier; the recovery code is printed here once and never again.

    Something is said before anything is made: when nobody can read it, the code would be lost.
    """
    args = shell.args
    if "://" in args.pad:
        shell.say("Casus maakt het dossier op de server.")
        new_server_dossier(args.pad, args.naam, args.gemeente, shell.world, password=shell.secret())
        shell.say("Het dossier staat klaar. Wie mag inloggen, regelt u op de server.")
        return DONE
    path = Path(args.pad)
    if path.suffix != DOSSIER_SUFFIX:
        raise RuleViolation("dossier_heet_casus", field="pad")
    shell.say("Casus maakt het dossier.")
    made = new_dossier(path, args.naam or path.stem, args.gemeente, shell.world)
    shell.say(f"Het dossier staat in {made.path}.")
    shell.say(f"Herstelcode: {made.herstelcode}")
    shell.say("Schrijf deze code op en bewaar haar apart. Casus toont haar niet nog een keer.")
    if not made.in_keychain:
        shell.say(sentence_of("sleutelbos_ontbreekt"))
    return DONE


def overleggen(shell: Shell) -> int:
    """List the meetings."""
    return show_list(shell, "overleg", _overleg_lines)


def casussen(shell: Shell) -> int:
    """List the casussen that the user may see."""
    return show_list(shell, "casus", _casus_lines)


def verslag(shell: Shell) -> int:
    """Make the minutes of one meeting."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        number = _overleg_id(ctx, args.overleg)
        cmd = MakeVerslag(number, args.soort, _target(args.uit), args.met_namen, args.reden)
        shell.say(f"Het verslag staat in {make_verslag(ctx, cmd)}.")
    finally:
        dossier.close()
    return DONE


def logboek(shell: Shell) -> int:
    """Check every row of the log book and the copy of its head outside the file."""
    dossier = shell.open(warns=False)
    try:
        verdict = dossier.check_log(_progress)
    finally:
        dossier.close()
    if verdict.is_good:
        shell.say(_verdict_sentence(verdict))
        return DONE
    print(_verdict_sentence(verdict), file=sys.stderr)
    return REFUSED


def exporteer(shell: Shell) -> int:
    """Write all content readably; only on purpose and with a reason."""
    args = shell.args
    if not args.onversleuteld:
        raise RuleViolation("onversleuteld_bevestigen", field="onversleuteld")
    dossier = shell.open()
    try:
        export_dossier(shell.context(dossier), ExportDossier(_target(args.pad), args.reden))
    finally:
        dossier.close()
    shell.say(f"Alle inhoud staat leesbaar in {args.pad}. Verwijder het bestand als u het niet meer nodig hebt.")
    return DONE


def importeer(shell: Shell) -> int:
    """Read an exchange file into an empty dossier; all or nothing."""
    args = shell.args
    dossier = shell.open()
    try:
        report = import_dossier(dossier.system_context(), args.pad, proef=args.proef)
    finally:
        dossier.close()
    if report.fouten:
        for fault in report.fouten:
            print(f"{fault.pad or 'bestand'}: {sentence_of(fault.code, **fault.params)}", file=sys.stderr)
        count = len(report.fouten)
        print(f"Er is niets ingelezen: {count} {'fout' if count == 1 else 'fouten'}.", file=sys.stderr)
        return REFUSED
    total = _counted(sum(report.aantallen.values()))
    shell.say(f"Dit bestand is goed: {total}." if args.proef else f"Ingelezen: {total}.")
    return DONE


def schermen(shell: Shell) -> int:
    """Draw every screen into a folder."""
    args = shell.args
    dossier = shell.open()
    try:
        made = shell.screens(shell.context(dossier), args.map, args.thema, args.tekst)
    finally:
        dossier.close()
    shell.say(f"{len(made)} beelden staan in {args.map}.")
    return DONE


COMMANDS: Mapping[str, Command] = {
    "nieuw": nieuw,
    "oefen": oefen,
    "overleggen": overleggen,
    "casussen": casussen,
    "acties": acties,
    "verslag": verslag,
    "draag-over": draag_over,
    "logboek": logboek,
    "exporteer": exporteer,
    "importeer": importeer,
    "zoek": zoek,
    "lees-lijst": lees_lijst,
    "schermen": schermen,
}


def _target(path: Path) -> Path:
    """Never over a dossier or what belongs to it: a shell completes the wrong name easily."""
    if path.name.lower().endswith(OWN_FILES):
        raise RuleViolation("doel_is_dossier", pad=str(path))
    return path


def _overleg_lines(ctx: Context) -> list[str]:
    return [
        f"{row.nummer:>4}  {row.datum:%d-%m-%Y}  {row.begin:%H.%M}-{row.eind:%H.%M}  {label(row.status):<12}"
        f"{row.casussen:>3} casussen  {row.plaats}"
        for row in list_overleggen(ctx)
    ]


def _casus_lines(ctx: Context) -> list[str]:
    rows = list_casus_rows(ctx, list_casus_ids(ctx, status=None))
    return [f"{row.code:<6}{label(row.status):<12}{row.naam}  {row.vraag}".rstrip() for row in rows]


def _overleg_id(ctx: Context, text: str) -> int:
    for row in list_overleggen(ctx):
        if text in (str(row.nummer), str(row.id)):
            return row.id
    raise RuleViolation("niet_gevonden", soort="overleg")


def _verdict_sentence(verdict: Verdict) -> str:
    if verdict.fault is None:
        return f"Het logboek klopt: {_counted(verdict.aantal)} gelezen."
    words = {
        Fault.GEWIJZIGD: "Regel {nr} is gewijzigd",
        Fault.VERWIJDERD: "Regel {nr} is verwijderd",
        Fault.VERWISSELD: "Regel {nr} is verwisseld",
        Fault.INGEVOEGD: "Regel {nr} is ingevoegd",
        Fault.KOP_WIJKT_AF: "De kop past niet bij de laatste regel, {nr}",
        Fault.KOP_ONTBREEKT: "De kop ontbreekt, na regel {nr}",
        Fault.OUDER_DAN_BUITEN: "Dit is een oudere kopie: regel {nr} ontbreekt",
        Fault.HERSCHREVEN: "Het logboek is herschreven, tot en met regel {nr}",
    }
    nr = verdict.aantal if verdict.nr is None else verdict.nr
    return f"Het logboek klopt niet. {words[verdict.fault].format(nr=nr)}."


def _counted(lines: int) -> str:
    return "1 regel" if lines == 1 else f"{lines} regels"


def _progress(count: int) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{count} regels\r", end="", file=sys.stderr)
