"""``casus sociale-kaart``: search offers, read a list of them, or write one."""

import sys

from casus.cli.ending import DONE, REFUSED
from casus.cli.lists import say_json
from casus.cli.main import Shell, target
from casus.cli.parser_kaart import file_of
from casus.domain.aanbod import Behoefte, Past
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import fold
from casus.services.context import Context
from casus.services.kaartlijsten import KaartOordeel, KaartProef, LeesKaart, export_kaart, take_kaart, try_kaart
from casus.services.kaartwoorden import check_words, why_not_words, why_words
from casus.services.messages import sentence
from casus.services.sociale_kaart import Kaart, read_kaart

MOST_LINES = 50


def sociale_kaart(shell: Shell) -> int:
    """See ``parser_kaart``."""
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        if shell.args.wat == "zoek":
            return _search(shell, ctx)
        if file_of(shell.args) is None:
            raise RuleViolation("kaart_bestand_kiezen")
        return _read(shell, ctx) if shell.args.wat == "importeer" else _write(shell, ctx)
    finally:
        dossier.close()


def _read(shell: Shell, ctx: Context) -> int:
    args = shell.args
    path = file_of(args)
    assert path is not None
    if args.domein is not None and len(args.domein) > 1:
        raise RuleViolation("kaart_een_domein")
    cmd = LeesKaart(path, args.bron, Levensdomein(args.domein[0]) if args.domein else None)
    proef = try_kaart(ctx, cmd)
    if proef.aantal(KaartOordeel.FOUT):
        _show_faults(proef)
        return REFUSED
    if not args.proef:
        take_kaart(ctx, cmd)
    counts = ", ".join(
        f"{proef.aantal(oordeel)} {words}"
        for oordeel, words in (
            (KaartOordeel.NIEUW, "nieuw"), (KaartOordeel.GEWIJZIGD, "gewijzigd"),
            (KaartOordeel.BESTAAT, "staat er al zo in"),
        )
    )  # fmt: skip
    shell.say(f"{'Deze lijst is goed' if args.proef else 'Ingelezen'}: {counts}.")
    return DONE


def _show_faults(proef: KaartProef) -> None:
    faults = [regel for regel in proef.regels if regel.melding is not None]
    for regel in faults[:MOST_LINES]:
        assert regel.melding is not None
        where = f"Rij {regel.rij}" if regel.rij else "Het bestand"
        print(f"{where}: {sentence(regel.melding)}", file=sys.stderr)
    if len(faults) > MOST_LINES:
        print(f"En nog {len(faults) - MOST_LINES} rijen.", file=sys.stderr)
    count = len(faults)
    print(f"Er is niets ingelezen: {count} {'fout' if count == 1 else 'fouten'}.", file=sys.stderr)


def _write(shell: Shell, ctx: Context) -> int:
    path = file_of(shell.args)
    assert path is not None
    count = export_kaart(ctx, target(path))
    shell.say(f"{count} keer aanbod staat in {path}.")
    return DONE


def _search(shell: Shell, ctx: Context) -> int:
    args = shell.args
    kaart = read_kaart(ctx)
    need = Behoefte(
        tuple(Levensdomein(each) for each in args.domein or ()), _wijk(kaart, args.wijk), woorden=" ".join(args.rest)
    )
    found = kaart.fitting(need)
    if args.json:
        say_json(shell, [_object(kaart, each) for each in found])
    else:
        lines = [line for each in found for line in _lines(kaart, each)]
        shell.say("\n".join(lines) or "Er is geen aanbod gevonden.")
    return DONE


def _wijk(kaart: Kaart, naam: str) -> int | None:
    if not naam:
        return None
    found = next((id_ for id_, each in kaart.wijken if fold(each) == fold(naam)), None)
    if found is None:
        raise RuleViolation("wijk_onbekend", wijken=", ".join(each for _, each in kaart.wijken) or "geen")
    return found


def _lines(kaart: Kaart, past: Past) -> list[str]:
    row = kaart.rows[past.aanbod.id]
    g = row.gegevens
    head = "  ".join(filter(None, (g.naam, g.organisatie, g.telefoon)))
    against = why_not_words(past)
    lines = [f"{head}  ({check_words(row.nagegaan_op, kaart.today)})", f"    waarom: {why_words(past)}"]
    return [*lines, f"    let op: {against}"] if against else lines


def _object(kaart: Kaart, past: Past) -> dict[str, object]:
    row = kaart.rows[past.aanbod.id]
    g = row.gegevens
    return {
        "id": str(row.id),
        "naam": g.naam,
        "organisatie": g.organisatie,
        "beschrijving": g.beschrijving,
        "levensdomeinen": [each.value for each in g.levensdomeinen],
        "wijken": list(row.wijken),
        "telefoon": g.telefoon,
        "email": g.email,
        "website": g.website,
        "nagegaan_op": None if row.nagegaan_op is None else row.nagegaan_op.isoformat(),
        "waarom": [each.value for each in past.waarom],
        "waarom_niet": [each.value for each in past.waarom_niet],
    }
