"""The monitor as files: the workbook calculated anew equals the screen to the cent; a controller's tells of nobody."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select, update

from casus.domain import controllerbeeld
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler, round_raming
from casus.domain.kostenraming import Raming
from casus.domain.kostenregel import HoeVaak, RegelInhoud, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Dimensie
from casus.domain.prijslijst import Zekerheid
from casus.services import casussen
from casus.services.messages import label
from casus.services.monitor import show_monitor
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorkruis import show_kruis
from casus.services.monitorvorm import DIMENSIES, Monitor, MonitorRij, MonitorVraag
from casus.services.monitorwoorden import DIMENSIE_KOPPEN, decided_in, row_words
from casus.services.prijslijsten import SchrijfTarief, shipped_prijslijst, write_tarief
from casus.services.ramingwoorden import capital
from casus.storage import tables_geld as g
from tests.documents.calc import recalculated
from tests.documents.rules import take_apart
from tests.domain.geldstad import Geldstad
from tests.services.conftest import CANARY, Town, copy_of, new_world
from tests.services.geld_in_dossier import filled_file
from tests.services.test_monitor import LATER

VRAAG = MonitorVraag(2026)
MONTH = timedelta(days=31)
"""A controller hears of it at the end of one."""
MONEY = ("budget", "uitgegeven", "gereserveerd", "over")


@pytest.fixture(scope="module")
def geld_made(file_made: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return filled_file(file_made, tmp_path_factory.mktemp("geld"), Geldstad(3, 40))


@pytest.fixture
def town(geld_made: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """So small that a controller would get totals only; here with classes."""
    monkeypatch.setattr(controllerbeeld, "GENOEG_BETALINGEN", 0)
    town = copy_of(geld_made, tmp_path, new_world(LATER))
    yield town
    town.dossier.close()


def saved(town: Town, code: str, folder: Path, ending: str) -> bytes:
    return save_monitor(town.as_(code), BewaarMonitor(VRAAG, folder / f"monitor{ending}")).read_bytes()


def cents(value: object) -> int | None:
    return round(value * 100) if isinstance(value, (int, float)) else None


def same_as_screen(read: Any, shown: Monitor) -> int:
    """Every figure of every table and of the overview; how many were compared."""
    compared = 0
    posts = {row[0]: row for row in read["Overzicht"].iter_rows(min_row=6, values_only=True)}
    amounts = {row[0].value: row[1].value for row in read["Overzicht"].iter_rows(min_row=6)}
    for post, figure in (("Budget", shown.budget), ("Uitgegeven", shown.uitgegeven),
                         ("Gereserveerd", shown.gereserveerd), ("Over", shown.over)):  # fmt: skip
        assert cents(amounts[post]) == figure
        compared += 1
    counts = {row[0].value: row[3].value for row in read["Overzicht"].iter_rows(min_row=6)}
    compared += same_counts(counts, shown)
    foretold = [cents(row[1]) for post, row in posts.items() if str(post).startswith("Verwacht eind december")]
    assert foretold == [None if shown.verwacht is None else round_raming(shown.verwacht.midden)]
    assert posts["Besluit meestal na"][1] == decided_in(shown)
    looks = {said: found for post, found in counts.items() if (said := str(post).partition("Teruggekeken: ")[2])}
    assert looks == (shown.terugblikken or {})
    if shown.over is not None:
        assert amounts["Sluit het? (nul is ja)"] == 0
    for dimensie in DIMENSIES:
        tabel = shown.tabellen[dimensie]
        sheet = read[f"Per {DIMENSIE_KOPPEN[dimensie].lower()}"]
        heads = [cell.value for cell in sheet[4]]
        rows = {
            row[0].value: dict(zip(heads, [cell.value for cell in row], strict=True))
            for row in sheet.iter_rows(min_row=5)
        }
        for rij, name in [*((r, row_words(dimensie, r.klassen)) for r in tabel.rijen), (tabel.totaal, "Totaal")]:
            compared += same_row(rows[name], rij)
    return compared


def same_row(row: dict[str, object], rij: MonitorRij) -> int:
    compared = 0
    for name in MONEY:
        if name.capitalize() in row:
            assert cents(row[name.capitalize()]) == getattr(rij, name)
            compared += 1
    return compared + same_counts(row, rij)


def same_counts(row: dict[str, object], rij: MonitorRij | Monitor) -> int:
    for head, number in (("Verzoeken", rij.verzoeken), ("Zonder geld", rij.zonder_geld)):
        found = row[head]
        assert (found if isinstance(found, int) else None) == number, head
    return 2


@pytest.mark.parametrize("code", ["CO", "CT"])
def test_calculated_anew_every_total_is_that_of_the_screen(town: Town, code: str, tmp_path: Path) -> None:
    data = saved(town, code, tmp_path, ".xlsx")
    shown = show_monitor(town.as_(code), VRAAG)
    carried = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert same_as_screen(carried, shown) > 60, "what the file carries"
    assert same_as_screen(recalculated(data, tmp_path), shown) > 60


def test_totals_are_formulas_over_the_lines(town: Town, tmp_path: Path) -> None:
    read = openpyxl.load_workbook(io.BytesIO(saved(town, "CO", tmp_path, ".xlsx")))
    assert read["Overzicht"]["B6"].value == "=ROUND(SUM(regels_uitgegeven),2)"
    assert str(read["Per wijk"]["B5"].value).startswith("=ROUND(SUMPRODUCT(")
    assert read["Regels"].max_row == 4 + len(Geldstad(3, 40).geld)
    assert {"regels_wijk", "regels_categorie", "regels_budget"} <= set(read.defined_names)


def add_ramingen(town: Town, count: int, *, closed: bool, seen: int = 0) -> None:
    """One raming for each of the first persons whose verzoek was a yes; every third without a second bar; of so many
    one saw what came of it.
    """
    ctx = town.as_("CO")
    with ctx.unit_of_work() as uow:
        conn = uow._session.connection()
        v = g.verzoek.c
        yes = conn.execute(
            select(v.casus_id, func.min(v.id)).where(v.status == "ja", v.casus_id.is_not(None)).group_by(v.casus_id)
        ).all()[:count]
        for number, (casus_id, verzoek_id) in enumerate(yes):
            raming = Raming(
                ctx.new_id(), casus_id, Levensdomein.WONEN, f"voor {CANARY}", date(2026, 3, 1), 1, ctx.now(),
                afgesloten_op=None,
            )  # fmt: skip
            for bar in (Scenario.NU, Scenario.NIETS_DOEN, Scenario.OPLOSSING):
                if bar is not Scenario.NIETS_DOEN or number % 3:
                    for who in (Betaler.WMO, list(Betaler)[number % len(Betaler)]):
                        cents = 100_011 + 7 * number + 1_000 * len(bar)
                        inhoud = RegelInhoud(
                            bar, f"post {CANARY}", 1_500, "keer", HoeVaak.EENMALIG, cents, cents + 333, cents + 999,
                            who, "bron", 2026, Zekerheid.SCHATTING,
                        )  # fmt: skip
                        raming.add_regel(ctx.new_id(), inhoud, ctx.now())
            for regel in raming.regels if number < seen else ():
                raming.see(regel.id, 40_000 if regel.inhoud.scenario is Scenario.OPLOSSING else 90_000, ctx.now())
            if closed:
                raming.close(date(2026, 11, 1), ctx.now())
            uow.add(raming)
            uow.flush()
            conn.execute(update(g.verzoek).where(v.id == verzoek_id).values(raming_id=raming.id))
        uow.commit(LogEntry("raming_gemaakt"))


def money_rows(sheet: Any) -> dict[object, list[int | None]]:
    return {row[0]: [cents(cell) for cell in row[1:]] for row in sheet.iter_rows(min_row=4, values_only=True)}


def test_bars_and_payers_calculated_anew_are_those_of_the_screen(town: Town, tmp_path: Path) -> None:
    add_ramingen(town, 8, closed=False, seen=3)
    found = show_monitor(town.as_("CO"), VRAAG).vermeden
    assert found is not None
    assert found.gezien_van == 3
    assert found.mogelijk_vermeden is not None
    assert found.niets_doen is not None
    assert (found.ramingen, found.met_niets_doen) == (8, 5)
    data = saved(town, "CO", tmp_path, ".xlsx")
    for read in (openpyxl.load_workbook(io.BytesIO(data), data_only=True), recalculated(data, tmp_path)):
        bars = money_rows(read["Drie staven"])
        assert bars["1. Kosten nu"] == list(found.nu)
        assert bars["2. Extra als we niets doen"] == list(found.niets_doen)
        assert bars["3. Kosten na de oplossing"] == list(found.oplossing)
        assert bars["Verschil 1 − 3"] == list(found.verwacht)
        assert bars["Los daarvan: mogelijk vermeden (1 + 2) − 3"] == list(found.mogelijk_vermeden)
        assert bars["Gezien, van wat al bekend is"][1] == found.gezien == 3 * 2 * 50_000
        assert bars["Verwacht van dezelfde ramingen"][1] == found.verwacht_van_gezien.midden
        lines = list(read["Ramingen"].iter_rows(min_row=5, values_only=True))
        assert lines[0][-2:] == ("Verwacht, verschil", "Gezien, verschil")
        assert [cents(row[-1]) for row in lines[1:-1]] == [100_000] * 3 + [None] * 5, "what nobody saw is no nought"
        assert [cents(cell) for cell in lines[-1][-2:]] == [found.verwacht.midden, found.gezien]
        paid = money_rows(read["Wie betaalt, wie bespaart"])
        for each in found.betalers:
            assert paid[capital(label(each.betaler))][1:] == [each.nu, each.na, each.verschil]
        assert paid["Totaal"][1:] == [found.nu.midden, found.oplossing.midden, found.verwacht.midden]
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    assert formulas["Drie staven"]["C6"].value == "=ROUND(SUM(ramingen_nu_midden),2)"
    assert str(formulas["Wie betaalt, wie bespaart"]["C6"].value).startswith("=ROUND(SUMPRODUCT(")
    path = save_monitor(town.as_("CO"), BewaarMonitor(VRAAG, tmp_path / "b.csv", betalers=True))
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "Raming;Casus;Betaler;Nu;Na;Verschil"
    assert len(lines) - 1 == formulas["Betaalregels"].max_row - 4


def test_the_controller_gets_bars_of_five_closed_ramingen_and_no_payer(town: Town, tmp_path: Path) -> None:
    add_ramingen(town, 8, closed=True)
    town.clock.advance(MONTH)
    found = show_monitor(town.as_("CT"), VRAAG).vermeden
    whole = show_monitor(town.as_("CO"), VRAAG).vermeden
    assert found is not None
    assert whole is not None
    assert (found.ramingen, found.nu, found.oplossing) == (8, whole.nu, whole.oplossing)
    assert (found.niets_doen, found.mogelijk_vermeden, found.betalers) == (None, None, ())
    data = saved(town, "CT", tmp_path, ".xlsx")
    read = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert not {"Ramingen", "Betaalregels", "Wie betaalt, wie bespaart"} & set(read.sheetnames)
    bars = money_rows(read["Drie staven"])
    assert bars["1. Kosten nu"] == list(found.nu)
    assert bars["2. Extra als we niets doen"] == [None] * 3
    assert CANARY not in everything(data).lower()
    with pytest.raises(RuleViolation, match="monitor_zonder_betalers"):
        save_monitor(town.as_("CT"), BewaarMonitor(VRAAG, tmp_path / "b.csv", betalers=True))


def test_of_four_ramingen_the_controllers_book_has_no_sheet(town: Town, tmp_path: Path) -> None:
    add_ramingen(town, 4, closed=True)
    town.clock.advance(MONTH)
    assert show_monitor(town.as_("CT"), VRAAG).vermeden is None
    assert "Drie staven" not in openpyxl.load_workbook(io.BytesIO(saved(town, "CT", tmp_path, ".xlsx"))).sheetnames


def test_a_crossed_sheet_comes_when_it_is_asked_with_living_totals(town: Town, tmp_path: Path) -> None:
    paar = (Dimensie.CATEGORIE, Dimensie.KWARTAAL)
    shown = show_kruis(town.as_("CO"), VRAAG, paar)
    assert shown is not None
    cmd = BewaarMonitor(VRAAG, tmp_path / "kruis.xlsx", kruisen=(paar,))
    data = save_monitor(town.as_("CO"), cmd).read_bytes()
    for read in (openpyxl.load_workbook(io.BytesIO(data), data_only=True), recalculated(data, tmp_path)):
        rows = money_rows(read["Categorie en kwartaal"])
        for groep, row in zip(shown.rijen, shown.cellen, strict=True):
            assert rows[row_words(Dimensie.CATEGORIE, groep)] == [*row, sum(row)]
        assert rows["Totaal"] == [*shown.kolomtotalen, shown.totaal]
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    assert str(formulas["Categorie en kwartaal"]["B5"].value).startswith("=ROUND(SUMPRODUCT(")
    assert (
        "Categorie en kwartaal"
        not in openpyxl.load_workbook(io.BytesIO(saved(town, "CO", tmp_path, ".xlsx"))).sheetnames
    )
    apart = save_monitor(town.as_("CO"), BewaarMonitor(VRAAG, tmp_path / "kruis.csv", kruisen=(paar,)))
    assert apart.read_bytes().decode("utf-8-sig").startswith("Categorie;1e kwartaal;")
    for ending in (".docx", ".pdf"):
        with pytest.raises(RuleViolation, match="monitor_kruis_bestand"):
            save_monitor(town.as_("CO"), BewaarMonitor(VRAAG, tmp_path / f"kruis{ending}", kruisen=(paar,)))


def test_a_crossed_sheet_that_is_not_told_is_not_made(town: Town, tmp_path: Path) -> None:
    cmd = BewaarMonitor(VRAAG, tmp_path / "kruis.xlsx", kruisen=((Dimensie.WIJK, Dimensie.MAAND),))
    with pytest.raises(RuleViolation, match="monitor_kruis_niet_verteld"):
        save_monitor(town.as_("CT"), cmd)
    assert not cmd.pad.exists()


def test_what_somebody_reads_is_written_down_before_the_file(town: Town, tmp_path: Path) -> None:
    entries = town.logged_by(lambda: saved(town, "CO", tmp_path, ".csv"))
    assert [entry.action for entry in entries] == ["monitor_gelezen", "monitor_geexporteerd"]


def test_another_ending_is_refused(town: Town, tmp_path: Path) -> None:
    with pytest.raises(RuleViolation, match="monitor_bestandssoort"):
        save_monitor(town.as_("CO"), BewaarMonitor(VRAAG, tmp_path / "x.odt"))
    assert list(tmp_path.glob("x*")) == []


def everything(data: bytes) -> str:
    """All parts of a package, unpacked: hidden sheets, names and what formulas carry too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def codes_of(town: Town) -> set[str]:
    return {row.code for row in casussen.first_casus_page(town.as_("CO"), limit=500)}


def public_words() -> set[str]:
    """Of the price list that everybody has: an amount or a year of it may look like a code."""
    return words_of(" ".join(f"{each} {each.laag / 100} {each.midden / 100} {each.hoog / 100}"
                             for each in shipped_prijslijst().prijzen))  # fmt: skip


def words_of(text: str) -> set[str]:
    return set("".join(char if char.isalnum() else " " for char in text).split())


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".docx"])
def test_files_of_the_controller_name_nobody(town: Town, ending: str, tmp_path: Path) -> None:
    data = saved(town, "CT", tmp_path, ending)
    text = data.decode() if ending == ".csv" else everything(data)
    assert CANARY not in text.lower()
    assert not codes_of(town) & words_of(text) - public_words()
    assert "Z1" not in words_of(text)
    if ending == ".xlsx":
        read = openpyxl.load_workbook(io.BytesIO(data))
        assert {sheet.sheet_state for sheet in read} == {"visible"}
        assert not {"Regels", "Verzoeken"} & set(read.sheetnames)
        assert not [cell for row in read["Per wijk"].iter_rows(min_row=5, max_row=read["Per wijk"].max_row - 1)
                    for cell in row if cell.data_type == "f" and cell.column > 5]  # fmt: skip
        assert any("zonder formule" in str(row[0].value) for row in read["Methode"].iter_rows())
        assert dict(read.defined_names) == {}


def test_files_of_who_reads_everything_do_name_verzoeken(town: Town, tmp_path: Path) -> None:
    """Negative control of the check above."""
    assert "Z1" in words_of(everything(saved(town, "CO", tmp_path, ".xlsx")))


def test_every_figure_in_the_workbook_of_the_controller_was_on_the_screen(town: Town, tmp_path: Path) -> None:
    """No cache and no formula says more: whatever amount stands in a cell stands on the screen too."""
    shown = show_monitor(town.as_("CT"), VRAAG)
    on_screen: set[int | None] = {0, *(getattr(shown, name) for name in MONEY)}
    on_screen |= {round_raming(shown.verwacht.midden)} if shown.verwacht is not None else set()
    for tabel in shown.tabellen.values():
        for rij in (*tabel.rijen, tabel.totaal):
            on_screen |= {getattr(rij, name) for name in MONEY}
    read = openpyxl.load_workbook(io.BytesIO(saved(town, "CT", tmp_path, ".xlsx")), data_only=True)
    of_persons = [sheet for sheet in read if sheet.title != "Prijslijst"]
    cells = [cell for sheet in of_persons for row in sheet.iter_rows(min_row=5) for cell in row]
    money = [cell for cell in cells if "0.00" in str(cell.number_format)]
    amounts = {cents(cell.value) for cell in money if isinstance(cell.value, (int, float))}
    assert len(amounts) > 10
    assert amounts <= on_screen


def prices_in(data: bytes) -> list[tuple[object, ...]]:
    rows = list(openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Prijslijst"].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Post")
    return [(row[0], *(cents(cell) for cell in row[7:10]), *row[2:5]) for row in rows[head + 1 :]]


def test_the_price_list_in_use_stands_in_the_workbook_and_the_controller_gets_the_public_one(
    town: Town, tmp_path: Path
) -> None:
    own = SchrijfTarief(
        "huisarts", f"huisarts {CANARY}", "keer", 2_001, 2_002, 2_003, Betaler.ZVW, "eigen", LATER.date()
    )
    write_tarief(town.as_("BE"), own)
    public = [
        (each.post, each.laag, each.midden, each.hoog, each.jaar, each.zekerheid.value, "nee")
        for each in shipped_prijslijst().prijzen
    ]
    data = saved(town, "CO", tmp_path, ".xlsx")
    rows = prices_in(data)
    assert len(rows) == len(public)
    assert set(rows) - set(public) == {(own.post, 2_001, 2_002, 2_003, LATER.year, "gevonden", "ja")}
    read = openpyxl.load_workbook(io.BytesIO(data))
    assert {"prijzen_midden", "prijzen_status", "prijzen_jaar"} <= set(read.defined_names)
    assert read["Prijslijst"]["C6"].number_format == "0"
    assert any("prijslijst versie" in str(row[0].value) for row in read["Methode"].iter_rows())
    assert prices_in(saved(town, "CT", tmp_path, ".xlsx")) == public
    before = BewaarMonitor(MonitorVraag(2026, date(2026, 12, 31)), tmp_path / "eerder.xlsx")
    assert prices_in(save_monitor(town.as_("CO"), before).read_bytes()) == public, "the tariff came later"


def test_the_page_has_no_person_and_closes(town: Town, tmp_path: Path) -> None:
    for code in ("CO", "CT"):
        file = take_apart(saved(town, code, tmp_path, ".docx"))
        text = file.text()
        assert CANARY not in text
        assert not codes_of(town) & words_of(text.partition("<w:body>")[2])
        assert "Totaal budget" in text
