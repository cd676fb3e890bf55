"""``casus prijslijst``: what things cost, and whether a list of one's own is right."""

from casus.cli.ending import DONE
from casus.cli.lists import say_json
from casus.cli.main import Shell
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros
from casus.domain.prijslijst import Prijs, Prijslijst
from casus.services.prijslijsten import check_prijslijst, shipped_prijslijst


def prijslijst(shell: Shell) -> int:
    """List the prices, or check a file."""
    args = shell.args
    if (args.wat == "controleer") != (args.bestand is not None):
        raise RuleViolation("prijslijst_bestand_kiezen")
    if args.bestand is not None:
        shell.say(f"Dit bestand is goed: {_line(check_prijslijst(args.bestand))}.")
    elif args.json:
        say_json(shell, [_object(prijs) for prijs in shipped_prijslijst().prijzen])
    else:
        lines = [f"Prijslijst {_line(shipped_prijslijst())}.", *map(_price_line, shipped_prijslijst().prijzen)]
        shell.say("\n".join(lines))
    return DONE


def _line(found: Prijslijst) -> str:
    count = len(found.prijzen)
    return f"versie {found.versie}, prijspeil {found.jaar}, {count} {'prijs' if count == 1 else 'prijzen'}"


def _price_line(prijs: Prijs) -> str:
    amounts = " / ".join(show_euros(cents) for cents in (prijs.laag, prijs.midden, prijs.hoog))
    return f"{prijs.sleutel:<24}{prijs.post}, per {prijs.eenheid}: {amounts} ({prijs.jaar}, {prijs.zekerheid.value})"


def _object(prijs: Prijs) -> dict[str, object]:
    return {
        "sleutel": prijs.sleutel,
        "post": prijs.post,
        "eenheid": prijs.eenheid,
        "laag": prijs.laag,
        "midden": prijs.midden,
        "hoog": prijs.hoog,
        "jaar": prijs.jaar,
        "betaler": prijs.betaler.value,
        "zekerheid": prijs.zekerheid.value,
        "bron": prijs.bron,
        "toelichting": prijs.toelichting,
    }
