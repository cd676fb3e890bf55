"""What each command does: open the dossier, call the service, print."""

import sys
from collections.abc import Mapping
from pathlib import Path

from casus.cli.acties import acties
from casus.cli.besluiten import besluiten
from casus.cli.delen import (
    deelbesluiten,
    overleg_id,
    tafelcheck,
    toestemmingsformulier,
    verzegeld,
)
from casus.cli.ending import DONE, REFUSED
from casus.cli.geld import sluit_aan, snel_geld
from casus.cli.instellingen import instellingen
from casus.cli.intake import instrumenten, spinnenweb
from casus.cli.kaart import sociale_kaart
from casus.cli.lijst import lees_lijst
from casus.cli.lists import show_list
from casus.cli.logboek import logboek
from casus.cli.main import EVERY, Command, Shell, target
from casus.cli.meenemen import draag_over
from casus.cli.mensen import gebruikers, mensen, organisaties
from casus.cli.monitor import controllerbestand, monitor
from casus.cli.netwerk import netwerk
from casus.cli.oefen import oefen
from casus.cli.plan import plan
from casus.cli.prullenbak import prullenbak, trash_lines, trash_objects, zet_terug
from casus.cli.raming import prijslijst, raming
from casus.cli.zoek import zoek
from casus.domain.errors import RuleViolation
from casus.services.casussen import list_casus_ids, list_casus_rows
from casus.services.context import Context
from casus.services.logcontrole import counted
from casus.services.messages import label, sentence_of
from casus.services.overleggen import list_overleggen
from casus.services.uitwisseling import ExportDossier, export_dossier, import_dossier
from casus.services.verslagen import MakeVerslag, make_verslag
from casus.services.verzegeld import VERZEGELD
from casus.system.paths import DOSSIER_SUFFIX
from casus.wiring import new_dossier, new_server_dossier


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
    """List the casussen that the user may see, or those in the trash that the user may put back."""
    if shell.args.prullenbak:
        return show_list(shell, "casus", trash_lines, objects=trash_objects)
    return show_list(shell, "casus", _casus_lines)


def verslag(shell: Shell) -> int:
    """Make the minutes of one meeting: the full ones, or one file for each who sat there."""
    args = shell.args
    if args.soort == VERZEGELD:
        return verzegeld(shell)
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        number = overleg_id(ctx, args.overleg)
        cmd = MakeVerslag(number, args.soort, target(args.uit), args.met_namen, args.reden)
        shell.say(f"Het verslag staat in {make_verslag(ctx, cmd)}.")
    finally:
        dossier.close()
    return DONE


def exporteer(shell: Shell) -> int:
    """Write all content readably; only on purpose and with a reason."""
    args = shell.args
    if not args.onversleuteld:
        raise RuleViolation("onversleuteld_bevestigen", field="onversleuteld")
    dossier = shell.open()
    try:
        export_dossier(shell.context(dossier), ExportDossier(target(args.pad), args.reden))
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
    total = counted(sum(report.aantallen.values()))
    shell.say(f"Dit bestand is goed: {total}." if args.proef else f"Ingelezen: {total}.")
    return DONE


def schermen(shell: Shell) -> int:
    """Draw every screen into a folder."""
    args = shell.args
    dossier = shell.open_figures()
    try:
        look = args.thema or "licht", args.tekst or 100
        made = shell.screens(shell.context(dossier), args.map, *look, args.maat, EVERY)
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
    "besluiten": besluiten,
    "mensen": mensen,
    "organisaties": organisaties,
    "gebruikers": gebruikers,
    "verslag": verslag,
    "tafelcheck": tafelcheck,
    "deelbesluiten": deelbesluiten,
    "toestemmingsformulier": toestemmingsformulier,
    "netwerk": netwerk,
    "plan": plan,
    "draag-over": draag_over,
    "prullenbak": prullenbak,
    "zet-terug": zet_terug,
    "logboek": logboek,
    "exporteer": exporteer,
    "importeer": importeer,
    "zoek": zoek,
    "instellingen": instellingen,
    "instrumenten": instrumenten,
    "spinnenweb": spinnenweb,
    "lees-lijst": lees_lijst,
    "sociale-kaart": sociale_kaart,
    "prijslijst": prijslijst,
    "raming": raming,
    "monitor": monitor,
    "controllerbestand": controllerbestand,
    "snel-geld": snel_geld,
    "aansluiten": sluit_aan,
    "schermen": schermen,
}


def _overleg_lines(ctx: Context) -> list[str]:
    return [
        f"{row.nummer:>4}  {row.datum:%d-%m-%Y}  {row.begin:%H.%M}-{row.eind:%H.%M}  {label(row.status):<12}"
        f"{row.casussen:>3} casussen  {row.plaats}"
        for row in list_overleggen(ctx)
    ]


def _casus_lines(ctx: Context) -> list[str]:
    rows = list_casus_rows(ctx, list_casus_ids(ctx, status=None))
    return [f"{row.code:<6}{label(row.status):<12}{row.naam}  {row.vraag}".rstrip() for row in rows]
