"""What is told at the table and what leaves it: the check, decisions to share, sealed minutes, the consent form."""

from collections.abc import Iterator

from casus.cli.ending import DONE
from casus.cli.lists import say_json, show_list
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.domain.tafelcheck import Ruimte
from casus.domain.values import fold
from casus.services.casussen import list_casus_ids, list_casus_rows, open_casus
from casus.services.context import Context
from casus.services.deelregister import DeelbesluitRow, list_deelbesluiten
from casus.services.mensen import list_organisaties
from casus.services.messages import label
from casus.services.overleggen import list_overleggen
from casus.services.papieren import MakeFormulier, make_formulier
from casus.services.tafelcheck import StoelRow, Tafelcheck, check_tables
from casus.services.tafelwoorden import ground_words, room_sentences, verdict_words
from casus.services.verzegeld import MakeVerzegeld, list_wie_krijgt_wat, make_verzegeld

ALLE = "alle"


def tafelcheck(shell: Shell) -> int:
    """Who at the table may hear what, by casus."""
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        checks = check_tables(ctx, overleg_id(ctx, shell.args.overleg))
        codes = {row.id: row.code for row in list_casus_rows(ctx, [check.casus_id for check in checks])}
    finally:
        dossier.close()
    if shell.args.json:
        say_json(shell, [_check_object(check, codes[check.casus_id]) for check in checks])
    else:
        lines = [line for check in checks for line in _check_lines(check, codes[check.casus_id])]
        shell.say("\n".join(lines) or "Er is nog niets.")
    return DONE


def deelbesluiten(shell: Shell) -> int:
    """What was decided about telling, the latest first."""
    return show_list(
        shell,
        "deelbesluit",
        lambda ctx: [_besluit_line(row) for row in list_deelbesluiten(ctx)],
        objects=lambda ctx: [_besluit_object(row) for row in list_deelbesluiten(ctx)],
    )


def verzegeld(shell: Shell) -> int:
    """One file for each recipient, into a folder that is there."""
    args = shell.args
    if args.met_namen:
        raise RuleViolation("verzegeld_met_codes", field="met_namen")
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        found = list_wie_krijgt_wat(ctx, overleg_id(ctx, args.overleg))
        wanted = tuple(r.ontvanger for r in found.rijen if fold(args.voor) in (ALLE, fold(r.naam)))
        made = make_verzegeld(ctx, MakeVerzegeld(found.overleg_id, wanted, target(args.uit)))
    finally:
        dossier.close()
    for path in made:
        shell.say(f"Het verslag staat in {path}.")
    return DONE


def toestemmingsformulier(shell: Shell) -> int:
    """The form for one person."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        casus_id = casus_id_of(ctx, args.casus)
        cmd = MakeFormulier(
            casus_id,
            target(args.uit),
            inwoner_id_of(ctx, casus_id, args.persoon) if args.persoon else None,
            tuple(_organisaties(ctx, args.voor)),
            args.doel,
            args.geldig_tot,
        )
        path = make_formulier(ctx, cmd)
    finally:
        dossier.close()
    shell.say(f"Het formulier staat in {path}.")
    return DONE


def overleg_id(ctx: Context, text: str) -> int:
    """The meeting of this number."""
    for row in list_overleggen(ctx):
        if text in (str(row.nummer), str(row.id)):
            return row.id
    raise RuleViolation("niet_gevonden", soort="overleg")


# -- lines and objects -----------------------------------------------------------------------------------------


def _check_lines(check: Tafelcheck, code: str) -> Iterator[str]:
    now, then = room_sentences(check)
    yield f"{code:<6}{now} {then}".rstrip()
    for seat in check.stoelen:
        who = f"{seat.naam}, {seat.organisatie}" if seat.organisatie else seat.naam
        why = ground_words(seat.gehoor, check.vraag)
        yield f"      {who}: {verdict_words(seat.gehoor)}" + (f" ({why})" if why else "")


def _check_object(check: Tafelcheck, code: str) -> dict[str, object]:
    straks = check.oordeel.straks
    return {
        "casus": code,
        "vraag": [part.value for part in check.vraag],
        "nu": _room_object(check.oordeel.nu),
        "straks": None if straks is None else _room_object(straks),
        "weg": [seat.naam for seat in check.stoelen if seat.deelnemer_id in check.oordeel.weg],
        "stoelen": [_seat_object(seat, check) for seat in check.stoelen],
    }


def _room_object(ruimte: Ruimte) -> dict[str, object]:
    oordeel = None if ruimte.oordeel is None else ruimte.oordeel.value
    return {"oordeel": oordeel, "onderwerpen": [part.value for part in ruimte.onderwerpen]}


def _seat_object(seat: StoelRow, check: Tafelcheck) -> dict[str, object]:
    return {
        "naam": seat.naam,
        "organisatie": seat.organisatie,
        "erbij": seat.erbij,
        "oordeel": seat.gehoor.oordeel.value,
        "onderwerpen": [part.value for part in seat.gehoor.onderwerpen],
        "waarom": ground_words(seat.gehoor, check.vraag),
    }


def _besluit_line(row: DeelbesluitRow) -> str:
    outcome = label(row.uitkomst) if row.uitkomst else "nog geen uitkomst"
    to = ", ".join(each.organisatie for each in row.ontvangers)
    until = f"  tot en met {row.geldig_tot:%d-%m-%Y}" if row.geldig_tot else ""
    past = "  hoewel de persoon dit niet wil" if row.gaat_voorbij else ""
    asks = "".join(f"  let op: {each.replace('_', ' ')}" for each in row.let_op)
    return f"{row.casus_code:<6}{row.code:<6}{label(row.stand):<14}{outcome}  {to}{until}{past}{asks}".rstrip()


def _besluit_object(row: DeelbesluitRow) -> dict[str, object]:
    return {
        "id": str(row.id),
        "code": row.code,
        "casus": row.casus_code,
        "uitkomst": row.uitkomst.value if row.uitkomst else None,
        "stand": row.stand.value,
        "motivering": row.motivering,
        "ontvangers": [each.organisatie for each in row.ontvangers],
        "onderwerpen": [part.value for part in row.onderwerpen],
        "geldig_tot": row.geldig_tot.isoformat() if row.geldig_tot else None,
        "gaat_voorbij_weigering": row.gaat_voorbij,
        "let_op": list(row.let_op),
    }


def casus_id_of(ctx: Context, code: str) -> int:
    """The casus of this code."""
    for row in list_casus_rows(ctx, list_casus_ids(ctx, status=None)):
        if row.code.casefold() == code.strip().casefold():
            return row.id
    raise RuleViolation("niet_gevonden", soort="casus")


def inwoner_id_of(ctx: Context, casus_id: int, naam: str) -> int:
    """The person of this casus whose name has these letters."""
    found = [row.id for row in open_casus(ctx, casus_id).inwoners if fold(naam) in fold(row.fields.naam)]
    if len(found) != 1:
        raise RuleViolation("formulier_voor_wie", field="inwoner")
    return found[0]


def _organisaties(ctx: Context, names: list[str]) -> Iterator[int]:
    rows = list_organisaties(ctx) if names else []
    for name in names:
        found = [row.id for row in rows if fold(row.naam) == fold(name)]
        if not found:
            raise RuleViolation("niet_gevonden", soort="organisatie")
        yield found[0]
