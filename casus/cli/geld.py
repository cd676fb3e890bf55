"""``casus snel-geld`` and ``casus aansluiten``: what was asked, and where bank and ledger differ."""

from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

from casus.cli.ending import DONE
from casus.cli.lists import say_json, show_list
from casus.cli.main import Shell
from casus.domain.aansluiting import Betaalregel, Verschil
from casus.domain.geld import show_euros
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.aansluiten import SluitAan, aansluiten
from casus.services.context import Context
from casus.services.messages import label
from casus.services.verzoeken import VerzoekFilter, VerzoekRow, list_verzoek_ids, list_verzoek_rows


def snel_geld(shell: Shell) -> int:
    """Verzoeken, open first; as JSON with who agreed and what was paid."""
    args = shell.args
    status = (VerzoekUitkomst(args.stand),) if args.stand else ()

    def shown(ctx: Context) -> list[VerzoekRow]:
        return list_verzoek_rows(ctx, list_verzoek_ids(ctx, VerzoekFilter(status, args.jaar)))

    return show_list(
        shell,
        "verzoek",
        lambda ctx: [_line(row) for row in shown(ctx)],
        objects=lambda ctx: [_plain(row) for row in shown(ctx)],
    )


def sluit_aan(shell: Shell) -> int:
    """Only the differences; nothing is booked."""
    args = shell.args
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        found = aansluiten(ctx, SluitAan(args.bestand))
    finally:
        dossier.close()
    if args.json:
        say_json(shell, [_difference(each) for each in found.verschillen])
        return DONE
    for each in found.verschillen:
        shell.say(_difference_line(each))
    count = len(found.verschillen)
    words = "geen verschil" if not count else "1 verschil" if count == 1 else f"{count} verschillen"
    shell.say(f"Bij de bank {found.bank}, hier {found.geboekt} betalingen: {words}.")
    return DONE


def _line(row: VerzoekRow) -> str:
    wait = f", nog {row.nog_akkoorden} keer ja nodig" if row.nog_akkoorden else ""
    casus = row.casus_code or "-"
    bedrag = show_euros(row.inhoud.bedrag).replace("\u00a0", " ")
    return f"{row.code:<6}{casus:<6}{row.woorden.stand(row.status):<20}{bedrag:>12}  {row.inhoud.wat}{wait}"


def _plain(row: VerzoekRow) -> dict[str, object]:
    """Amounts in cents, codes and days as in the exchange format; ids as text."""
    plain = _json(asdict(row))
    plain["stand"] = {"gereserveerd": row.stand.gereserveerd, "uitgegeven": row.stand.uitgegeven}
    return plain


def _difference(verschil: Verschil) -> dict[str, object]:
    return _json(asdict(verschil))


def _json(values: dict[str, Any]) -> dict[str, object]:
    return {name: _value(value, name) for name, value in values.items()}


def _value(value: object, name: str) -> object:
    if isinstance(value, dict):
        return _json(value)
    if isinstance(value, tuple):
        return [_value(each, name) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    is_id = name in ("id", "plek") or name.endswith("_id")  # plek: the id of a booking, or the row of the file
    return str(value) if is_id and value is not None else value


def _difference_line(verschil: Verschil) -> str:
    regel, beside = verschil.regel, verschil.geboekt
    here = f" (hier {_bedrag(beside)})" if beside is not None else ""
    return f"{regel.dag:%d-%m-%Y}  {_bedrag(regel):>12}  {label(verschil.soort)}{here}  {regel.kenmerk}".rstrip()


def _bedrag(regel: Betaalregel) -> str:
    return show_euros(regel.bedrag).replace("\u00a0", " ")
