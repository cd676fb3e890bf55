"""The words of the command line: what can be typed, with examples, in Dutch."""

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

import casus

WRONG_USAGE = 2

_EXAMPLES = """voorbeelden:
  casus                                         open het venster
  casus oefen                                   oefen met een verzonnen wijk
  casus nieuw wilgenhof.casus                   maak een dossier en druk de herstelcode één keer af
  casus --dossier wilgenhof.casus overleggen    wat staat er gepland
  casus --als MV verslag 48 --soort volledig --uit verslag.docx
  casus logboek controleer                      klopt het logboek nog
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch: one sentence on what is wrong, then where help is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **options)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        """The library's own words are English; where it went wrong is what helps."""
        print(f"Dit commando klopt niet: {_dutch(message)}. Typ {self.prog} --help voor hulp.", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def make_parser() -> Parser:
    """Every command with its arguments."""
    everywhere = _everywhere(argparse.SUPPRESS)
    parser = Parser(
        prog="casus",
        description="Casus bereidt het casuïstiekoverleg voor, voert het en maakt het verslag.",
        epilog=_EXAMPLES,
        parents=[_everywhere(None)],
    )
    parser.add_argument("--versie", action="version", version=f"Casus {casus.__version__}", help="toon de versie")
    commands = parser.add_subparsers(dest="commando", title="commando's", metavar="COMMANDO", parser_class=Parser)

    def command(name: str, text: str, example: str) -> Parser:
        epilog = f"voorbeeld:\n  {example}\n"
        made: Parser = commands.add_parser(name, help=text, description=text, epilog=epilog, parents=[everywhere])
        return made

    nieuw = command("nieuw", "Maak een leeg, versleuteld dossier.", "casus nieuw wilgenhof.casus --naam Wilgenhof")
    nieuw.add_argument("pad", type=Path, metavar="PAD", help="waar het dossier komt")
    nieuw.add_argument("--naam", default="", help="naam van het team")
    nieuw.add_argument("--gemeente", default="", help="gemeente van het team")
    oefen = command("oefen", "Oefen met een verzonnen wijk.", "casus oefen --map oefenen --zonder-scherm")
    oefen.add_argument("--map", type=Path, metavar="MAP", help="map voor dossier, herstelcode, verslagen en beelden")
    oefen.add_argument("--zonder-scherm", action="store_true", help="doe de werkdag zonder venster")
    for name, text in (("overleggen", "Toon de overleggen."), ("casussen", "Toon de casussen die u mag zien.")):
        command(name, text, f"casus --dossier wilgenhof.casus {name} --json")
    acties = command("acties", "Toon de openstaande acties.", "casus acties --alle")
    acties.add_argument("--alle", action="store_true", help="ook wat is afgerond")
    verslag = command("verslag", "Maak een verslag in Word.", "casus verslag 48 --soort volledig --uit verslag.docx")
    verslag.add_argument("overleg", metavar="OVERLEG", help="nummer van het overleg")
    verslag.add_argument("--soort", required=True, help="volledig")
    verslag.add_argument("--met-namen", action="store_true", help="namen in plaats van codes; vraagt een reden")
    verslag.add_argument("--reden", default="", help="waarom; komt in het logboek")
    verslag.add_argument("--uit", type=Path, required=True, metavar="X.docx", help="waar het verslag komt")
    logboek = command("logboek", "Werk met het logboek.", "casus logboek controleer")
    logboek.add_argument("wat", choices=["controleer"], metavar="WAT", help="controleer: klopt elke regel nog")
    exporteer = command(
        "exporteer",
        "Schrijf alle inhoud leesbaar weg.",
        'casus exporteer x.json --onversleuteld --reden "naar de server"',
    )
    exporteer.add_argument("pad", type=Path, metavar="X.json", help="waar het bestand komt")
    exporteer.add_argument("--onversleuteld", action="store_true", help="ik weet dat iedereen dit bestand kan lezen")
    exporteer.add_argument("--reden", default="", help="waarom; komt in het logboek")
    importeer = command("importeer", "Lees een uitwisselbestand in een leeg dossier.", "casus importeer x.json --proef")
    importeer.add_argument("pad", type=Path, metavar="X.json", help="het bestand")
    importeer.add_argument("--proef", action="store_true", help="kijk alleen of het kan")
    schermen = command("schermen", "Maak een beeld van elk scherm.", "casus schermen beelden --thema donker")
    schermen.add_argument("map", type=Path, metavar="MAP", help="waar de beelden komen")
    schermen.add_argument("--thema", choices=["licht", "donker"], default="licht", help="licht of donker")
    schermen.add_argument("--tekst", type=int, default=100, metavar="PROCENT", help="tekstgrootte, 100 tot 200")
    return parser


def _everywhere(default: object) -> argparse.ArgumentParser:
    """Options before or after the command; the ones after must not undo those before."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=default or None)
    shared.add_argument(
        "--dossier", default=default, metavar="PAD_OF_ADRES", help="het dossier, of adres van de server"
    )
    shared.add_argument(
        "--sleutel",
        default=default,
        metavar="BESTAND",
        help="bestand met de herstelcode of het wachtwoord (- = invoer)",
    )
    shared.add_argument("--als", default=default, metavar="CODE", help="wie werkt")
    shared.add_argument(
        "--json", action="store_true", default=default or False, help="uitvoer als JSON, in het uitwisselformaat"
    )
    return shared


def _dutch(message: str) -> str:
    """The two mistakes that people make, and the rest."""
    if "invalid choice" in message:
        return "dit commando of deze keuze bestaat niet"
    if "required" in message:
        return "er ontbreekt iets dat nodig is"
    if "unrecognized" in message:
        return "er staat iets in dat Casus niet kent"
    if "expected" in message:
        return "bij een optie hoort nog een waarde"
    return "een waarde past hier niet"
