"""The files of the monitor when sums and ledger differ, and of a day that is over; and the ramingen behind a figure."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl

from casus.domain.budget import Stand
from casus.domain.geld import show_euros
from casus.services.monitor import show_monitor
from casus.services.monitorachter import Ramingcijfer, show_behind
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorvorm import DIMENSIES, MonitorVraag
from casus.services.monitorwoorden import DIMENSIE_KOPPEN, row_words
from tests.documents.calc import recalculated
from tests.documents.rules import take_apart, text_of
from tests.domain.geldstad import Geldstad
from tests.services.conftest import Town
from tests.services.test_monitor import spoil
from tests.services.test_monitorbestand import VRAAG, add_ramingen, cents, codes_of, saved
from tests.services.test_monitorbestand import geld_made as geld_made
from tests.services.test_monitorbestand import town as town


def test_when_kept_sums_differ_from_the_ledger_every_file_says_by_how_much(town: Town, tmp_path: Path) -> None:
    cents_off = 1_000 * spoil(town)
    data = saved(town, "CO", tmp_path, ".xlsx")
    for read in (openpyxl.load_workbook(io.BytesIO(data), data_only=True), recalculated(data, tmp_path)):
        sheet = read["Overzicht"]
        rows = {row[0]: row for row in sheet.iter_rows(min_row=6, values_only=True)}
        off = {post: cents(rows[post][5]) for post in ("Budget", "Uitgegeven", "Gereserveerd", "Over")}
        assert off == {"Budget": 0, "Uitgegeven": cents_off, "Gereserveerd": -cents_off, "Over": 0}
        shown = show_monitor(town.as_("CO"), VRAAG)
        assert cents(rows["Uitgegeven"][4]) == shown.uitgegeven
        assert cents(rows["Uitgegeven"][1]) == (shown.uitgegeven or 0) - cents_off, "what the ledger comes to"
        assert cents(rows["Sluit het? (nul is ja)"][1]) == cents_off
        assert "Sluit het? Nee. De sommen in Casus" in sheet["A3"].value
    text = "\n".join(text_of(take_apart(saved(town, "CO", tmp_path, ".docx"))))
    assert f"uitgegeven {show_euros(cents_off)} te veel" in text


def test_on_a_past_day_lines_and_tables_tell_what_was_booked_later(town: Town, tmp_path: Path) -> None:
    geld = Geldstad(3, 40).geld
    late = [feit for feit in geld if feit.op.date() > feit.boekdag + timedelta(days=9)]
    dag = max(feit.boekdag for feit in late if Stand().after(feit.soort, feit.cents).uitgegeven)
    vraag = MonitorVraag(2026, dag)
    shown = show_monitor(town.as_("CO"), vraag)
    assert shown.later.uitgegeven, "nothing was booked afterwards, so this proves nothing"
    data = save_monitor(town.as_("CO"), BewaarMonitor(vraag, tmp_path / "dag.xlsx")).read_bytes()
    for read in (openpyxl.load_workbook(io.BytesIO(data), data_only=True), recalculated(data, tmp_path)):
        for dimensie in DIMENSIES:
            sheet = read[f"Per {DIMENSIE_KOPPEN[dimensie].lower()}"]
            assert sheet[4][len(list(sheet[4])) - 1].value == "Later geboekt"
            rows = {row[0]: cents(row[-1]) for row in sheet.iter_rows(min_row=5, values_only=True)}
            tabel = shown.tabellen[dimensie]
            expected = {row_words(dimensie, rij.klassen): rij.later for rij in tabel.rijen}
            assert rows == expected | {"Totaal": shown.later.uitgegeven}
        assert "Later geboekt over deze dag: " in read["Overzicht"]["A2"].value
        assert cents(read["Overzicht"]["B6"].value) == shown.uitgegeven, "what came later is in no figure"
    lines = save_monitor(town.as_("CO"), BewaarMonitor(vraag, tmp_path / "dag.csv")).read_bytes().decode("utf-8-sig")
    head, *rest = (line.split(";") for line in lines.splitlines())
    assert head[-2:] == ["Uitgegeven", "Later geboekt"]
    assert sum(round(float(row[-1].replace(",", ".")) * 100) for row in rest) == shown.later.uitgegeven
    today = saved(town, "CO", tmp_path, ".csv").decode("utf-8-sig")
    assert "Later geboekt" not in today, "of today there is nothing later"


def test_behind_what_was_avoided_stand_its_ramingen_by_the_code_of_their_casus(town: Town) -> None:
    add_ramingen(town, 8, closed=False)
    found = show_monitor(town.as_("CO"), VRAAG).vermeden
    assert found is not None
    behind = show_behind(town.as_("CO"), Ramingcijfer(VRAAG))
    assert (len(behind.ramingen), behind.niet_verteld) == (found.ramingen, 0)
    assert sum(row.verschil for row in behind.ramingen) == found.verwacht.midden
    assert {row.casus_code for row in behind.ramingen} <= codes_of(town)
    three = show_behind(town.as_("CO"), Ramingcijfer(VRAAG, met_niets_doen=True))
    assert len(three.ramingen) == found.met_niets_doen == 5
    of_chair = show_behind(town.as_("VZ"), Ramingcijfer(VRAAG))
    assert (of_chair.ramingen, of_chair.niet_verteld) == ((), 8), "Vera is in none of these casussen"
