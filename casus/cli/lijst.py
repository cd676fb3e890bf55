"""``casus lees-lijst``: a list from outside, row by row, and with ``--proef`` without writing anything."""

import sys

from casus.cli.ending import DONE, REFUSED
from casus.cli.main import Shell
from casus.domain.lijst import LijstSoort
from casus.services.lijst_oordeel import Oordeel, Regel
from casus.services.lijsten import Proef, TakeList, read_list_file, take_list, try_list
from casus.services.messages import sentence

MOST_LINES = 50


def lees_lijst(shell: Shell) -> int:
    """Read a list of people, organisations, casussen or acties; all or nothing."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        lijst = read_list_file(ctx, args.bestand, LijstSoort(args.soort))
        proef = try_list(ctx, lijst, lijst.kolommen)
        _show_doubts(proef)
        if proef.aantal(Oordeel.FOUT):
            return REFUSED
        if not args.proef:
            take_list(ctx, TakeList(lijst, lijst.kolommen, ook_twijfel=args.ook_dubbele))
    finally:
        dossier.close()
    shell.say(_total(proef, done=not args.proef, also_doubts=args.ook_dubbele))
    return DONE


def _show_doubts(proef: Proef) -> None:
    """Wrong rows, else rows in doubt, on stderr; never what stands in a cell."""
    shown = Oordeel.FOUT if proef.aantal(Oordeel.FOUT) else Oordeel.TWIJFEL
    regels = [regel for regel in proef.regels if regel.oordeel is shown]
    for regel in regels[:MOST_LINES]:
        print(_line(regel), file=sys.stderr)
    if len(regels) > MOST_LINES:
        print(f"En nog {len(regels) - MOST_LINES} rijen.", file=sys.stderr)
    if shown is Oordeel.FOUT:
        count = len(regels)
        print(f"Er is niets ingelezen: {count} {'fout' if count == 1 else 'fouten'}.", file=sys.stderr)


def _line(regel: Regel) -> str:
    where = f"Rij {regel.rij}" if regel.rij else "Het bestand"
    return f"{where}: {sentence(regel.melding)}" if regel.melding else f"{where}."


def _total(proef: Proef, *, done: bool, also_doubts: bool) -> str:
    new, there = proef.aantal(Oordeel.NIEUW), proef.aantal(Oordeel.BESTAAT)
    doubts = proef.aantal(Oordeel.TWIJFEL)
    verb = "Ingelezen" if done else "Deze lijst is goed"
    count = new + (doubts if also_doubts else 0)
    parts = [f"{count} nieuw", f"{there} staan er al" if there != 1 else "1 staat er al"]
    if doubts and not also_doubts:
        parts.append(f"{doubts} misschien dubbel en niet ingelezen" if done else f"{doubts} misschien dubbel")
    return f"{verb}: {', '.join(parts)}."
