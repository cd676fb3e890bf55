"""How minutes, the check at the table, decisions to share and the consent form are asked for on the command line."""

from pathlib import Path
from typing import Any

from casus.cli.parser_logboek import day


def add_deel_commands(command: Any) -> None:
    """What is told at the table, and what leaves it."""
    _add_verslag(command)
    _add_plan(command)
    _add_netwerk(command)
    tafelcheck = command(
        "tafelcheck",
        "Toon per casus wie aan tafel wat mag horen, en wat er nu aan deze tafel kan.",
        "casus tafelcheck 48",
        "casus --als MV tafelcheck 48 --json",
    )
    tafelcheck.add_argument("overleg", metavar="OVERLEG", help="nummer van het overleg")
    command(
        "deelbesluiten",
        "Toon wat er is besloten over delen, en wat daarvan aandacht vraagt.",
        "casus deelbesluiten",
        "casus --als MV deelbesluiten --json",
    )
    formulier = command(
        "toestemmingsformulier",
        "Maak een formulier om toestemming te vragen, op één bladzijde.",
        'casus toestemmingsformulier K7P --voor "De Schakel" --voor "Politie Oost" --uit formulier.docx',
    )
    formulier.add_argument("casus", metavar="CASUS", help="code van de casus")
    formulier.add_argument("--persoon", default="", metavar="NAAM", help="wie; niet nodig als er maar één persoon is")
    text = "organisatie die iets mag weten; niet nodig als het al gevraagd is"
    formulier.add_argument("--voor", action="append", default=[], metavar="ORGANISATIE", help=text)
    formulier.add_argument("--doel", default="", metavar="TEKST", help="waarvoor; anders de vraag van de casus")
    text = "tot en met wanneer, zoals 24-5-2027; anders een half jaar"
    formulier.add_argument("--geldig-tot", type=day, metavar="DAG", help=text)
    formulier.add_argument("--uit", type=Path, required=True, metavar="X.docx", help="waar het formulier komt")


def _add_plan(command: Any) -> None:
    plan = command(
        "plan",
        "Maak het plan van aanpak in Word, kort voor de persoon of lang voor het team.",
        "casus plan K7P --uit plan.docx",
        "casus plan K7P --voor team --uit plan.docx",
    )
    plan.add_argument("casus", metavar="CASUS", help="code van de casus")
    plan.add_argument("--persoon", default="", metavar="NAAM", help="wiens plan; niet nodig als er maar één plan is")
    plan.add_argument("--voor", choices=["persoon", "team"], default="persoon", metavar="WIE", help="persoon of team")
    plan.add_argument("--uit", type=Path, required=True, metavar="X.docx", help="waar het plan komt")


def _add_netwerk(command: Any) -> None:
    netwerk = command(
        "netwerk",
        "Teken de mensen om iemand heen, als plaatje of in Word met dezelfde mensen in een tabel.",
        "casus netwerk K7P --uit netwerk.docx",
        "casus netwerk K7P --uit netwerk.svg",
    )
    netwerk.add_argument("casus", metavar="CASUS", help="code van de casus")
    text = "om wie het gaat; niet nodig als er maar één netwerk is"
    netwerk.add_argument("--persoon", default="", metavar="NAAM", help=text)
    text = "waar het komt: .docx, .png of .svg"
    netwerk.add_argument("--uit", type=Path, required=True, metavar="BESTAND", help=text)


def _add_verslag(command: Any) -> None:
    verslag = command(
        "verslag",
        "Maak een verslag in Word: volledig, of verzegeld met alleen wat een organisatie mag weten.",
        "casus verslag 48 --soort volledig --uit verslag.docx",
        'casus verslag 48 --soort volledig --met-namen --reden "voor de huisarts" --uit verslag.docx',
        "casus verslag 48 --soort verzegeld --voor alle --uit map",
        'casus verslag 48 --soort verzegeld --voor "De Schakel" --uit map',
    )
    verslag.add_argument("overleg", metavar="OVERLEG", help="nummer van het overleg")
    verslag.add_argument("--soort", required=True, help="volledig of verzegeld")
    text = "bij verzegeld: naam van een organisatie aan tafel, of alle"
    verslag.add_argument("--voor", default="", metavar="ORGANISATIE", help=text)
    verslag.add_argument("--met-namen", action="store_true", help="namen in plaats van codes; vraagt een reden")
    verslag.add_argument("--reden", default="", help="waarom; wordt bewaard bij het logboek")
    text = "waar het verslag komt; bij verzegeld een map"
    verslag.add_argument("--uit", type=Path, required=True, metavar="X.docx", help=text)
