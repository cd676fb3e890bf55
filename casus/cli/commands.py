"""What each command does: open the dossier, call the service, print."""

import json
import sys
from collections.abc import Mapping

from casus.cli.main import DONE, REFUSED, Command, Shell
from casus.cli.oefen import oefen
from casus.domain.errors import RuleViolation
from casus.domain.logboek import Fault, Verdict
from casus.services.acties import ActieRow, list_acties
from casus.services.casussen import list_casus_ids, list_casus_rows
from casus.services.context import Context
from casus.services.messages import label, sentence_of
from casus.services.overleggen import list_overleggen
from casus.services.uitwisseling import ExportDossier, export_dossier, import_dossier, table_objects
from casus.services.verslagen import MakeVerslag, make_verslag
from casus.wiring import new_dossier


def nieuw(shell: Shell) -> int:
    """Make a dossier; the recovery code is printed here once and never again."""
    args = shell.args
    made = new_dossier(args.pad, args.naam or args.pad.stem, args.gemeente, shell.world)
    shell.say(f"Het dossier staat in {made.path}.")
    shell.say(f"Herstelcode: {made.herstelcode}")
    shell.say("Schrijf deze code op en bewaar haar apart. Casus toont haar niet nog een keer.")
    if not made.in_keychain:
        shell.say(sentence_of("sleutelbos_ontbreekt"))
    return DONE


def overleggen(shell: Shell) -> int:
    """List the meetings."""
    return _list(shell, "overleg", _overleg_lines)


def casussen(shell: Shell) -> int:
    """List the casussen that the user may see."""
    return _list(shell, "casus", _casus_lines)


def acties(shell: Shell) -> int:
    """List acties."""
    return _list(shell, "actie", lambda ctx: _actie_lines(ctx, only_open=not shell.args.alle))


def verslag(shell: Shell) -> int:
    """Make the minutes of one meeting."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        cmd = MakeVerslag(_overleg_id(ctx, args.overleg), args.soort, args.uit, args.met_namen, args.reden)
        shell.say(f"Het verslag staat in {make_verslag(ctx, cmd)}.")
    finally:
        dossier.close()
    return DONE


def logboek(shell: Shell) -> int:
    """Check every row of the log book and the copy of its head outside the file."""
    dossier = shell.open()
    try:
        verdict = dossier.check_log(_progress)
    finally:
        dossier.close()
    shell.say(_verdict_sentence(verdict))
    return DONE if verdict.is_good else REFUSED


def exporteer(shell: Shell) -> int:
    """Write all content readably; only on purpose and with a reason."""
    args = shell.args
    if not args.onversleuteld:
        raise RuleViolation("onversleuteld_bevestigen", field="onversleuteld")
    dossier = shell.open()
    try:
        export_dossier(shell.context(dossier), ExportDossier(args.pad, args.reden))
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
            print(f"{fault.pad}: {sentence_of(fault.code, **fault.params)}", file=sys.stderr)
        print(f"Er is niets ingelezen: {len(report.fouten)} fouten.", file=sys.stderr)
        return REFUSED
    total = sum(report.aantallen.values())
    shell.say(f"Dit bestand is goed: {total} regels." if args.proef else f"Ingelezen: {total} regels.")
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
    "logboek": logboek,
    "exporteer": exporteer,
    "importeer": importeer,
    "schermen": schermen,
}


def _list(shell: Shell, table: str, lines: "object") -> int:
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        if shell.args.json:
            shell.say(json.dumps(table_objects(ctx, table), ensure_ascii=False, indent=2))
        else:
            found = lines(ctx) if callable(lines) else []
            shell.say("\n".join(found) if found else "Er is nog niets.")
    finally:
        dossier.close()
    return DONE


def _overleg_lines(ctx: Context) -> list[str]:
    return [
        f"{row.nummer:>4}  {row.datum:%d-%m-%Y}  {row.begin:%H.%M}-{row.eind:%H.%M}  {label(row.status):<12}"
        f"{row.casussen:>3} casussen  {row.plaats}"
        for row in list_overleggen(ctx)
    ]


def _casus_lines(ctx: Context) -> list[str]:
    rows = list_casus_rows(ctx, list_casus_ids(ctx, status=None))
    return [f"{row.code:<6}{label(row.status):<12}{row.naam}  {row.vraag}".rstrip() for row in rows]


def _actie_lines(ctx: Context, *, only_open: bool) -> list[str]:
    return [_actie_line(ctx, row) for row in list_acties(ctx, only_open=only_open)]


def _actie_line(ctx: Context, row: ActieRow) -> str:
    late = row.days_late(ctx.today())
    day = f"{row.termijn:%d-%m-%Y}" if row.termijn else "geen datum"
    owner = row.eigenaar or label(row.eigenaar_soort)
    return f"{row.casus_code or '-':<6}{day:<12}{label(row.status):<12}{owner}: {row.wat}" + (
        f" ({late} dagen te laat)" if late else ""
    )


def _overleg_id(ctx: Context, text: str) -> int:
    for row in list_overleggen(ctx):
        if text in (str(row.nummer), str(row.id)):
            return row.id
    raise RuleViolation("niet_gevonden", soort="overleg")


def _verdict_sentence(verdict: Verdict) -> str:
    if verdict.fault is None:
        return f"Het logboek klopt: {verdict.aantal} regels gelezen."
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
    return f"Het logboek klopt niet. {words[verdict.fault].format(nr=verdict.nr)}."


def _progress(count: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{count} regels", end="", file=sys.stderr)
