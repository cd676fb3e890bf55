"""The counts in the workbook of the monitor: formulas over a sheet with one row per verzoek."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from casus.documents.monitortabel import column_name
from casus.domain.monitor import Dimensie
from casus.domain.terugblik import TerugblikUitkomst as Said
from casus.services.geldwoorden import AFSPRAAK
from casus.services.monitor import show_monitor
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorvorm import MonitorVraag
from casus.services.monitorwoorden import DIMENSIE_KOPPEN
from casus.storage import tables_geld as g
from tests.documents.calc import recalculated
from tests.domain.geldstad import Geldstad
from tests.services.conftest import CANARY, Town, copy_of, new_world
from tests.services.geld_in_dossier import fill, filled_file
from tests.services.test_geldwoorden import let_rules
from tests.services.test_monitor import LATER
from tests.services.test_monitorbestand import VRAAG, everything, same_as_screen, saved

STAD = Geldstad(3, 40)


@pytest.fixture(scope="module")
def geld_made(file_made: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return filled_file(file_made, tmp_path_factory.mktemp("geld"), STAD)


@pytest.fixture(params=["file"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    if request.param == "file":
        town = copy_of(request.getfixturevalue("geld_made"), tmp_path, new_world(LATER))
        yield town
        town.dossier.close()
        return
    town = request.getfixturevalue("server_town")
    fill(town, STAD)
    town.clock.advance(LATER - town.clock.now())
    yield town


def test_counts_are_formulas_over_the_verzoeken_one_row_each(town: Town, tmp_path: Path) -> None:
    read = openpyxl.load_workbook(io.BytesIO(saved(town, "CO", tmp_path, ".xlsx")))
    same = "SUMPRODUCT(--EXACT(verzoeken_wijk,'Per wijk'!$A$5)"
    assert (read["Per wijk"]["F5"].value, read["Per wijk"]["G5"].value) == (
        f"={same})", f'={same},--EXACT(verzoeken_uitkomst,"anders opgelost"))',
    )  # fmt: skip
    assert read["Overzicht"]["D11"].value == "=COUNTA(verzoeken_uitkomst)"
    heads, *rows = read["Verzoeken"].iter_rows(min_row=5, values_only=True)
    assert heads == ("Verzoek", *DIMENSIE_KOPPEN.values(), "Uitkomst", "Terugblik")
    assert {row[0]: row[-2] for row in rows} == {
        f"Z{feit.verzoek_id}": AFSPRAAK.stand(feit.uitkomst) for feit in STAD.verzoeken
    }
    assert {f"verzoeken_{column_name(head)}" for head in heads[1:]} <= set(read.defined_names)


def test_another_row_of_the_verzoeken_is_another_count(town: Town, tmp_path: Path) -> None:
    """Negative control: counts are counted, and not what the file happened to carry."""
    data, shown = saved(town, "CO", tmp_path, ".xlsx"), show_monitor(town.as_("CO"), VRAAG)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Verzoeken"]
    row = next(cells for cells in sheet.iter_rows(min_row=6) if cells[-2].value == "ja gezegd")
    wijken = {"Oost", "West"} - {row[1].value}
    was, row[1].value, row[-2].value = row[1].value, min(wijken), "anders opgelost"
    changed = io.BytesIO()
    book.save(changed)
    read = recalculated(changed.getvalue(), tmp_path)
    of_wijk = {rij.klassen[0]: (rij.verzoeken, rij.zonder_geld) for rij in shown.tabellen[Dimensie.WIJK].rijen}
    found = {cells[0]: cells[5:7] for cells in read["Per wijk"].iter_rows(min_row=5, values_only=True)}
    (old, _), (new, solved) = of_wijk[was], of_wijk[min(wijken)]
    assert (found[was][0], found[min(wijken)]) == ((old or 0) - 1, ((new or 0) + 1, (solved or 0) + 1))
    assert found["Totaal"] == (shown.verzoeken, (shown.zonder_geld or 0) + 1)
    assert read["Overzicht"]["D12"].value == (shown.zonder_geld or 0) + 1
    with pytest.raises(AssertionError):
        same_as_screen(read, shown)


def test_another_answer_of_a_look_back_is_another_count(town: Town, tmp_path: Path) -> None:
    """Negative control: also where one verzoek has two of them in one cell."""
    data, shown = saved(town, "CO", tmp_path, ".xlsx"), show_monitor(town.as_("CO"), VRAAG).terugblikken or {}
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = next(cells[-1] for cells in book["Verzoeken"].iter_rows(min_row=6) if cells[-1].value == "ja; onbekend")
    cell.value = "nee; nee"
    changed = io.BytesIO()
    book.save(changed)
    rows = recalculated(changed.getvalue(), tmp_path)["Overzicht"].iter_rows(min_row=13, values_only=True)
    found = {post: number for post, _, _, number, *_ in rows if str(post).startswith("Teruggekeken")}
    assert found == {
        "Teruggekeken: ja": shown[Said.JA] - 1, "Teruggekeken: deels": shown[Said.DEELS],
        "Teruggekeken: nee": shown[Said.NEE] + 2, "Teruggekeken: onbekend": shown[Said.ONBEKEND] - 1,
    }  # fmt: skip


def test_in_a_year_without_rows_no_total_adds_itself(file_town: Town, tmp_path: Path) -> None:
    """A spreadsheet stops at a circle."""
    book = openpyxl.load_workbook(io.BytesIO(saved(file_town, "CO", tmp_path, ".xlsx")))
    tables = [sheet for sheet in book if sheet.title.startswith("Per ")]
    totals = [
        cell for sheet in tables for cells in sheet.iter_rows(min_row=5) for cell in cells if cell.data_type == "f"
    ]
    assert len(totals) > 20
    assert {cell.value for cell in totals} == {"=0", "=ROUND(0,2)"}
    read = recalculated(saved(file_town, "CO", tmp_path, ".xlsx"), tmp_path)
    assert same_as_screen(read, show_monitor(file_town.as_("CO"), VRAAG)) > 20


def test_a_source_that_looks_like_a_question_is_counted_by_its_name(town: Town, tmp_path: Path) -> None:
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        assert conn.execute(update(g.budget).where(g.budget.c.bron == "fonds").values(bron=">5")).rowcount
    shown = show_monitor(town.as_("CO"), VRAAG)
    assert {rij.klassen[0]: rij.verzoeken for rij in shown.tabellen[Dimensie.BRON].rijen}[">5"]
    assert same_as_screen(recalculated(saved(town, "CO", tmp_path, ".xlsx"), tmp_path), shown) > 60


@pytest.mark.parametrize("town", ["file", "server"], indirect=True)
def test_a_verzoek_that_is_not_told_counts_without_its_code(town: Town, tmp_path: Path) -> None:
    """The chair is in none of the casussen: all rows, and codes only of what was asked for nobody by name."""
    data = saved(town, "VZ", tmp_path, ".xlsx")
    read = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    rows = list(read["Verzoeken"].iter_rows(min_row=6, values_only=True))
    told = [f"Z{feit.verzoek_id}" for feit in STAD.verzoeken if feit.persoon is None]
    assert told
    assert [row[0] for row in rows if row[0]] == told
    rest = [tuple(cell or "" for cell in row[1:]) for row in rows if not row[0]]
    assert len(rest) == len(STAD.verzoeken) - len(told)
    assert rest == sorted(rest), "in which order they were asked is not told either"
    assert CANARY not in everything(data).lower()
    assert same_as_screen(read, show_monitor(town.as_("VZ"), VRAAG)) > 60


def test_of_an_earlier_day_the_verzoeken_are_as_they_were_known(town: Town, tmp_path: Path) -> None:
    """In the words of that day too."""
    let_rules(town, awb=True)
    for dag, sheet, ja in ((date(2026, 6, 30), "Verzoeken", "ja gezegd"), (None, "Aanvragen", "toegekend")):
        vraag = MonitorVraag(2026, dag)
        path = save_monitor(town.as_("CO"), BewaarMonitor(vraag, tmp_path / "dag.xlsx"))
        read = openpyxl.load_workbook(path, data_only=True)
        rows = list(read[sheet].iter_rows(min_row=6, values_only=True))
        shown = show_monitor(town.as_("CO"), vraag)
        assert len(rows) == shown.verzoeken
        assert sum(row[-2] == "nog niet besloten" for row in rows) == shown.open_verzoeken
        assert ja in {row[-2] for row in rows}
        assert any(f"tellingen van het blad {sheet}" in str(row[0].value) for row in read["Methode"].iter_rows())
