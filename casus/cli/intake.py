"""``casus instrumenten``: what one can ask with, and whether a file of one's own is right."""

from casus.cli.delen import casus_id_of
from casus.cli.ending import DONE
from casus.cli.lists import say_json
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.domain.instrument import Instrument
from casus.services.instrumenten import check_instrument, list_instrumenten
from casus.services.intake_papier import MakeTekening, make_tekening, web_of


def instrumenten(shell: Shell) -> int:
    """List the instruments, or check a file."""
    args = shell.args
    if (args.wat == "controleer") != (args.bestand is not None):
        raise RuleViolation("instrument_bestand_kiezen")
    if args.bestand is not None:
        shell.say(f"Dit bestand is goed: {_line(check_instrument(args.bestand))}.")
    elif args.json:
        say_json(shell, [_object(each) for each in list_instrumenten()])
    else:
        shell.say("\n".join(f"{each.code:<22}{_line(each)}" for each in list_instrumenten()))
    return DONE


def spinnenweb(shell: Shell) -> int:
    """Draw the web of a casus, or give its figures."""
    args = shell.args
    ctx = shell.context(shell.open())
    number = casus_id_of(ctx, args.casus)
    if args.json:
        say_json(shell, [dict(vars(each)) for each in web_of(ctx, number)])
        return DONE
    if args.uit is None:
        raise RuleViolation("tekening_soort_onbekend", field="uit")
    shell.say(str(make_tekening(ctx, MakeTekening(number, target(args.uit)))))
    return DONE


def _line(each: Instrument) -> str:
    asked = sum(len(deel.vragen) for deel in each.delen)
    return f"{each.naam}, versie {each.versie}, {_many(len(each.delen), 'onderdeel', 'onderdelen')}" + (
        f", {_many(asked, 'vraag', 'vragen')}" if asked else ""
    )


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _object(each: Instrument) -> dict[str, object]:
    return {
        "code": each.code,
        "versie": each.versie,
        "naam": each.naam,
        "bron": each.bron,
        "delen": [
            {"code": deel.code, "naam": deel.naam, "levensdomeinen": [d.value for d in deel.levensdomeinen]}
            for deel in each.delen
        ],
    }
