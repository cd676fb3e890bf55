"""The files of the monitor in the words of the team and, once the municipality says so, in those of the Awb."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from casus.services.controllerbestand import MaakControllerbestand, make_controllerbestand
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorvorm import MonitorVraag
from casus.wiring import open_controle
from tests.documents.rules import take_apart, text_of
from tests.domain.geldstad import Geldstad
from tests.services.conftest import Town, copy_of, new_world
from tests.services.geld_in_dossier import filled_file
from tests.services.test_geldwoorden import let_rules
from tests.services.test_monitor import LATER

TEAM, LAW = "verzoek", "aanvra"


@pytest.fixture(scope="module")
def geld_made(file_made: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return filled_file(file_made, tmp_path_factory.mktemp("geld"), Geldstad(3, 40))


@pytest.fixture
def town(geld_made: Town, tmp_path: Path) -> Iterator[Town]:
    """A year of money, over for half a year."""
    town = copy_of(geld_made, tmp_path, new_world(LATER))
    yield town
    town.dossier.close()


def written(path: Path) -> str:
    """Every word of the file, in small letters; of a workbook without formulas, which name ranges,
    and without what somebody outside the town wrote.
    """
    if path.suffix == ".csv":
        text = path.read_text("utf-8-sig")
    elif path.suffix == ".docx":
        text = "\n".join(text_of(take_apart(path.read_bytes())))
    else:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        sheets = [sheet for sheet in book if sheet.title != "Prijslijst"]
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        text = "\n".join(str(cell.value) for cell in cells if cell.value and cell.data_type != "f")
    return text.lower()


def saved(town: Town, code: str, folder: Path, dag: date | None = None) -> dict[str, str]:
    """Every kind of file, and what stands in it."""
    found = {}
    for ending in (".xlsx", ".csv", ".docx"):
        path = save_monitor(town.as_(code), BewaarMonitor(MonitorVraag(2026, dag), folder / f"monitor{ending}"))
        found[ending] = written(path)
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, folder / "c.casuscontrole"))
    inside = open_controle(str(made.pad), town.world, made.code).context()
    for ending in (".xlsx", ".csv", ".docx"):
        path = save_monitor(inside, BewaarMonitor(MonitorVraag(2026, dag), folder / f"controle{ending}"))
        found[f"controle{ending}"] = written(path)
    return found


@pytest.mark.parametrize("code", ["CO", "CT"])
def test_every_file_says_it_as_it_is_called_on_the_day_that_is_asked(town: Town, code: str, tmp_path: Path) -> None:
    of_team = saved(town, code, tmp_path)
    assert {name for name, text in of_team.items() if TEAM in text} == set(of_team)
    assert not [name for name, text in of_team.items() if LAW in text]
    let_rules(town, awb=True)
    of_law = saved(town, code, tmp_path)
    assert {name for name, text in of_law.items() if LAW in text} == set(of_law)
    assert not [name for name, text in of_law.items() if TEAM in text]
    assert "een toekenning telt bij het jaar" in of_law[".xlsx"]
    yesterday = saved(town, code, tmp_path, town.clock.today() - timedelta(days=1))
    assert [name for name, text in yesterday.items() if TEAM in text] == list(of_team)
    assert not [name for name, text in yesterday.items() if LAW in text]
