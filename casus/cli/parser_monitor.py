"""The words of ``casus monitor`` and ``casus controllerbestand``."""

from datetime import date
from pathlib import Path
from typing import Any


def add_monitor_commands(command: Any) -> None:
    """Look at the money of a year, or write it; and the file for the controller."""
    made = command(
        "monitor",
        "Toon wat er met het snel geld van een jaar is gebeurd, of bewaar het als bestand.",
        "casus monitor --jaar 2026",
        "casus monitor --jaar 2026 --peildatum 2026-09-30 --json",
        "casus monitor --jaar 2026 --uit monitor.xlsx",
        "casus monitor --jaar 2026 --uit verantwoording.pdf",
        "casus monitor --jaar 2026 --kruis wijk,kwartaal",
        "casus monitor --jaar 2026 --uit betalers.csv --betalers",
    )
    made.add_argument(
        "--jaar", type=int, default=None, metavar="JAAR", help="het jaar van de budgetten; nu als u niets kiest"
    )
    text = "de stand van een dag die voorbij is, zoals 2026-09-30"
    made.add_argument("--peildatum", type=date.fromisoformat, default=None, metavar="DAG", help=text)
    made.add_argument("--wijk", default="", metavar="WIJK", help="naam van één wijk; alle als u niets kiest")
    text = "schrijf een .xlsx met formules, een .csv, of één bladzijde als .docx of .pdf"
    made.add_argument("--uit", type=Path, default=None, metavar="BESTAND", help=text)
    text = "alleen bij een .csv: wie betaalt en wie bespaart, per raming, in plaats van het grootboek"
    made.add_argument("--betalers", action="store_true", help=text)
    text = "toon twee uitsplitsingen in één tabel, zoals wijk,kwartaal; bij --uit komt er per tabel een blad bij"
    made.add_argument("--kruis", action="append", default=[], metavar="PAAR", help=text)
    file = command(
        "controllerbestand",
        "Maak een eigen, versleuteld bestand voor de controller: cijfers en grootboek, zonder namen of casussen.",
        "casus controllerbestand controle.casuscontrole --jaar 2026",
        "casus controllerbestand controle.casuscontrole --open controle.xlsx --sleutel code.txt",
        "casus --dossier controle.casuscontrole --sleutel code.txt monitor",
    )
    file.add_argument("pad", type=Path, metavar="PAD", help="waar het bestand komt")
    file.add_argument(
        "--jaar", type=int, default=None, metavar="JAAR", help="het jaar van de budgetten; nu als u niets kiest"
    )
    text = "schrijf de cijfers die in het bestand zitten als .xlsx, .csv, .docx of .pdf; de code komt uit --sleutel"
    file.add_argument("--open", type=Path, default=None, metavar="BESTAND", help=text)
