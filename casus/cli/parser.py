"""The words of the command line: what can be typed, with examples, in Dutch."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

import casus
from casus.cli.parser_delen import add_deel_commands
from casus.cli.parser_geld import add_geld_commands
from casus.cli.parser_kaart import add_kaart_command
from casus.cli.parser_logboek import add_log_commands, add_trash_commands
from casus.system.settings import THEMES

WRONG_USAGE = 2

_EXAMPLES = """voorbeelden:
  casus                                         open het venster
  casus oefen                                   oefen met een verzonnen wijk
  casus nieuw wilgenhof.casus                   maak een dossier en toon de herstelcode één keer
  casus --dossier wilgenhof.casus overleggen    wat staat er gepland
  casus --als MV verslag 48 --soort volledig --uit verslag.docx
  casus logboek controleer                      klopt het logboek nog

Casus eindigt met 0 als het gelukt is, 1 als het niet mag of de invoer niet klopt, 2 als het commando niet klopt
en 3 als de computer, het bestand of de server niet meewerkt.
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch: one sentence on what is wrong, then where help is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        """The library's own words are English; where it went wrong is what helps."""
        print(f"Dit commando klopt niet: {in_dutch(message)}. Typ {self.prog} --help voor hulp.", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def make_parser() -> Parser:
    """Every command with its arguments."""
    parser = Parser(
        prog="casus",
        description="Casus bereidt het casuïstiekoverleg voor, voert het en maakt het verslag.",
        epilog=_EXAMPLES,
        parents=[_everywhere(None)],
    )
    look = parser.add_argument_group("bij het venster, voor deze keer")
    look.add_argument("--thema", choices=THEMES, metavar="THEMA", help="zo ziet het eruit: " + ", ".join(THEMES))
    look.add_argument("--tekst", type=int, metavar="PROCENT", help="tekstgrootte, 100 tot 200")
    parser.add_argument("--versie", action="version", version=f"Casus {casus.__version__}", help="toon de versie")
    commands: Any = parser.add_subparsers(dest="commando", title="commando's", metavar="COMMANDO", parser_class=Parser)
    everywhere = _everywhere(argparse.SUPPRESS)

    def command(name: str, text: str, *examples: str) -> Parser:
        head = "voorbeeld" if len(examples) == 1 else "voorbeelden"
        epilog = "\n  ".join((f"{head}:", *examples))
        made: Parser = commands.add_parser(name, help=text, description=text, epilog=epilog, parents=[everywhere])
        return made

    _add_dossier_commands(command)
    _add_work_commands(command)
    _add_intake_commands(command)
    add_kaart_command(command)
    add_geld_commands(command)
    add_deel_commands(command)
    add_log_commands(command)
    add_trash_commands(command)
    return parser


def _add_dossier_commands(command: Any) -> None:
    """Making a dossier, and what goes in and out as a whole."""
    nieuw = command(
        "nieuw",
        "Maak een leeg dossier: een versleuteld bestand, of de tabellen in een lege database op een server.",
        "casus nieuw wilgenhof.casus --naam Wilgenhof --gemeente Molendam",
        "casus nieuw postgresql://casus@server/wilgenhof --sleutel wachtwoord.txt",
    )
    nieuw.add_argument("pad", metavar="PAD_OF_ADRES", help="waar het dossier komt; een bestand heet NAAM.casus")
    nieuw.add_argument("--naam", default="", help="naam van het team")
    nieuw.add_argument("--gemeente", default="", help="gemeente van het team")
    oefen = command("oefen", "Oefen met een verzonnen wijk.", "casus oefen --map oefenen --zonder-scherm")
    oefen.add_argument("--map", type=Path, metavar="MAP", help="map voor dossier, herstelcode, verslagen en beelden")
    oefen.add_argument("--zonder-scherm", action="store_true", help="doe de werkdag zonder venster")
    overdragen = command(
        "draag-over",
        "Maak een versleutelde kopie voor een andere computer. Daar gaat zij open met de herstelcode.",
        "casus --dossier wilgenhof.casus draag-over /media/stick",
    )
    overdragen.add_argument("map", type=Path, metavar="MAP", help="waar de kopie komt, bijvoorbeeld een usb-stick")
    exporteer = command(
        "exporteer",
        "Schrijf alle inhoud leesbaar weg. Dat mogen de coördinator en de beheerder.",
        'casus exporteer x.json --onversleuteld --reden "naar de server"',
    )
    exporteer.add_argument("pad", type=Path, metavar="X.json", help="waar het bestand komt")
    exporteer.add_argument("--onversleuteld", action="store_true", help="ik weet dat iedereen dit bestand kan lezen")
    exporteer.add_argument("--reden", default="", help="waarom; wordt bewaard bij het logboek")
    importeer = command("importeer", "Lees een uitwisselbestand in een leeg dossier.", "casus importeer x.json --proef")
    importeer.add_argument("pad", type=Path, metavar="X.json", help="het bestand")
    importeer.add_argument("--proef", action="store_true", help="kijk alleen of het kan")
    lijst = command(
        "lees-lijst",
        "Lees een lijst met mensen, organisaties, casussen of acties in, uit Excel of een .csv.",
        "casus lees-lijst mensen.xlsx --soort mensen --proef",
        "casus lees-lijst casussen.csv --soort casussen",
    )
    lijst.add_argument("bestand", type=Path, metavar="BESTAND", help="een .xlsx of .csv, met koppen boven de kolommen")
    soorten = ["mensen", "organisaties", "casussen", "acties"]
    lijst.add_argument("--soort", choices=soorten, required=True, help="wat er op elke rij staat")
    lijst.add_argument("--proef", action="store_true", help="kijk alleen wat er zou gebeuren")
    lijst.add_argument("--ook-dubbele", action="store_true", help="ook casussen die er misschien al zijn")


def _add_intake_commands(command: Any) -> None:
    """What one asks with; needs no dossier."""
    made = command(
        "instrumenten",
        "Toon waarmee u een intake doet, of controleer een bestand van uw eigen team.",
        "casus instrumenten",
        "casus instrumenten controleer buurtgesprek.toml",
    )
    made.add_argument(
        "wat", nargs="?", choices=["toon", "controleer"], default="toon", metavar="WAT", help="toon of controleer"
    )
    made.add_argument("bestand", nargs="?", type=Path, metavar="BESTAND", help="bij controleer: een .toml")
    web = command(
        "spinnenweb",
        "Teken het spinnenweb van een casus, of geef de cijfers.",
        "casus spinnenweb K7P --uit web.png",
        "casus spinnenweb K7P --json",
    )
    web.add_argument("casus", metavar="CASUS", help="de code van de casus")
    web.add_argument("--uit", type=Path, metavar="BESTAND", help="waar de tekening komt: .png of .svg")


def _add_work_commands(command: Any) -> None:
    """Looking and making."""
    for name, text in (("overleggen", "Toon de overleggen."), ("casussen", "Toon de casussen die u mag zien.")):
        made = command(name, text, f"casus --dossier wilgenhof.casus {name} --json")
        if name == "casussen":
            made.add_argument("--prullenbak", action="store_true", help="wat in de prullenbak ligt en van u terug mag")
    zoek = command("zoek", "Zoek in alles wat u mag zien.", "casus zoek ontruiming", "casus zoek van der berg")
    zoek.add_argument("tekst", nargs="+", metavar="TEKST", help="woorden, of het begin ervan; of de code van een casus")
    for name, text in (
        ("mensen", "Toon de mensen die in de wijk werken, met hun nummer."),
        ("organisaties", "Toon de organisaties."),
        ("gebruikers", "Toon wie met dit dossier werkt."),
    ):
        command(name, text, f"casus {name}", f"casus --dossier wilgenhof.casus {name} --json")
    acties = command(
        "acties",
        "Toon de openstaande acties: wat te laat is eerst.",
        "casus acties --van mij",
        'casus acties --van "De Schakel"',
    )
    acties.add_argument("--alle", action="store_true", help="ook wat is afgerond")
    acties.add_argument("--van", default="team", metavar="WIE", help="mij, team of de naam van een organisatie")
    besluiten = command("besluiten", "Toon de besluiten die nog niet zijn uitgevoerd.", "casus besluiten --alle")
    besluiten.add_argument("--alle", action="store_true", help="ook wat is uitgevoerd")
    schermen = command("schermen", "Maak een beeld van elk scherm.", "casus schermen beelden --thema donker")
    schermen.add_argument("map", type=Path, metavar="MAP", help="waar de beelden komen")
    drawn = [thema for thema in THEMES if thema != "systeem"]
    text = "licht, donker, contrast of contrast-donker"
    schermen.add_argument("--thema", choices=drawn, default=argparse.SUPPRESS, metavar="THEMA", help=text)
    schermen.add_argument(
        "--tekst", type=int, default=argparse.SUPPRESS, metavar="PROCENT", help="tekstgrootte, 100 tot 200"
    )
    schermen.add_argument(
        "--maat",
        type=_maat,
        default=(1440, 900),
        metavar="BREEDxHOOG",
        help="maat van het venster, zoals 1366x768",
    )
    instellingen = command(
        "instellingen",
        "Toon of wijzig de instellingen van deze computer: hoe Casus eruitziet en wanneer het op slot gaat.",
        "casus instellingen",
        "casus instellingen --zet thema donker",
        "casus instellingen --zet vergrendel_na 10",
    )
    instellingen.add_argument("--zet", nargs=2, metavar=("NAAM", "WAARDE"), help="wijzig een instelling")


def _maat(words: str) -> tuple[int, int]:
    """Width and height, as in 1366x768."""
    width, _, height = words.partition("x")
    found = int(width), int(height)
    if not all(320 <= side <= 4000 for side in found):
        raise ValueError(words)
    return found


def _everywhere(default: object) -> argparse.ArgumentParser:
    """Options before or after the command; the ones after must not undo those before."""
    shared = argparse.ArgumentParser(add_help=False)
    group = shared.add_argument_group("bij elk commando")
    group.add_argument("--dossier", default=default, metavar="PAD_OF_ADRES", help="het dossier, of adres van de server")
    text = "bestand met de herstelcode of het wachtwoord (- = invoer)"
    group.add_argument("--sleutel", default=default, metavar="BESTAND", help=text)
    group.add_argument("--als", default=default, metavar="CODE", help="wie werkt; niet nodig als er maar één is")
    text = "een lijst als JSON, in het uitwisselformaat"
    group.add_argument("--json", action="store_true", default=default or False, help=text)
    return shared


_ABOUT = re.compile(r"argument (?P<name>\S+): (?P<what>.*)", re.DOTALL)


def in_dutch(message: str) -> str:
    """What ``argparse`` says, in Dutch. Never repeats what was typed: a reason without quotes may hold a name."""
    _, required, names = message.partition("are required: ")
    if required:
        return f"er ontbreekt nog {names}"
    _, unknown, typed = message.partition("unrecognized arguments: ")
    if unknown:
        strange = next((word for word in typed.split() if word.startswith("-")), "")
        words = "er staat te veel; zet een tekst van meer woorden tussen aanhalingstekens"
        return f"{strange.partition('=')[0]} kent Casus niet" if strange else words
    about = _ABOUT.fullmatch(message)
    return _about(about["name"], about["what"]) if about else "een waarde past hier niet"


def _about(name: str, what: str) -> str:
    _, choice, choices = what.partition("(choose from ")
    if choice and name == "COMMANDO":
        return "dit commando bestaat niet"
    if choice:
        return f"bij {name} past alleen {choices.rstrip(')').replace(chr(39), '').replace(', ', ' of ')}"
    if "expected" in what:
        return f"bij {name} hoort nog een waarde"
    if "ignored" in what:
        return f"bij {name} hoort geen waarde"
    return f"bij {name} hoort een getal" if "int value" in what else f"bij {name} past deze waarde niet"
