"""The page for who decides about the budget stays one page, however much there is to say."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casus.documents.monitorbladzijde import monitor_bladzijde
from casus.documents.monitorgegevens import BladRij, BladTabel, BladWoorden, MonitorGegevens
from casus.documents.word import to_docx
from casus.domain.controllerbeeld import Maandstand
from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.staafbeeld import Staaf, Staafbeeld
from casus.drawing.pictures import DrawnPictures
from casus.services.monitorbestand import PICTURE_MM
from tests.documents.rules import W, take_apart, text_of, words

DAY = date(2026, 12, 31)
KINDS = ("Wonen en spullen", "Geld en papieren", "Meedoen en vervoer", "Gezondheid", "Rust en respijt", "Anders")
NAMES = ("Kosten nu", "Extra als we niets doen", "Kosten na de oplossing")
TEAM = BladWoorden("verzoek", "verzoeken", "een ja", "anders opgelost")
LAW = BladWoorden("aanvraag", "aanvragen", "een toekenning", "anders opgelost")
LOOKED = (
    "Teruggekeken: 123 keer gebeurde wat werd verwacht (27 %), 111 keer deels (24 %), 100 keer niet (22 %), "
    "122 nog onbekend (27 %)."
)
AMISS = (
    "Nee. De sommen in Casus wijken af van het grootboek: budget € 1.000,10 te veel, gereserveerd "
    "€ 1.000,10 te weinig, uitgegeven € 2.000,20 te veel."
)
BAR = Bedragen(123_456_700, 234_567_800, 345_678_900)


def row(naam: str, cents: int) -> BladRij:
    return BladRij(naam, None, cents, 0, None, 100, 10)


def pictures() -> tuple[bytes, bytes]:
    points = tuple(Maandstand(date(2026, month, 28), 1_000_000 * month) for month in range(1, 13))
    bars = tuple(
        Staaf(scenario, naam, "128 van deze 129 ramingen", BAR) for scenario, naam in zip(Scenario, NAMES, strict=True)
    )
    draw = DrawnPictures()
    line = Lijnbeeld(2026, points, 15_000_000, Bedragen(12_000_000, 13_000_000, 14_000_000), "x")
    return draw.png(line, PICTURE_MM), draw.png(Staafbeeld(bars, "x"), PICTURE_MM)


@pytest.fixture
def fullest(qapp: QApplication) -> MonitorGegevens:
    line, bars = pictures()
    rows = tuple(row(naam, 2_000_000 + place) for place, naam in enumerate(KINDS))
    kinds = BladTabel("Per categorie", "Categorie", DAY, rows, row("Totaal", 12_000_015), False)
    return MonitorGegevens(
        team="Wijkteam Noordoost en omstreken, Gemeente Nieuwerkerk aan de Vaart",
        jaar=2026, wijk="", dag=DAY, stand_op=DAY, woorden=TEAM, gesloten=False,
        budget=15_000_000, uitgegeven=12_000_015, gereserveerd=1_000_000, over=1_999_985, sluit=AMISS,
        verzoeken=1_000, zonder_geld=123, besluit="2 dagen", terugblik=LOOKED, terugblikken=(), uitsplitsing="",
        later="", met_later=False,
        verwacht=Bedragen(12_000_000, 13_000_000, 14_000_000),
        scheelt=(
            "€ 7.200.000 lager",
            "Naar verwachting tussen € 1.900.000 hoger en € 12.600.000 lager, volgens 129 ramingen samen.",
            "Gezien volgens 104 ramingen samen: € 5.400.000 lager. Daar was € 6.300.000 lager verwacht.",
            "Nog niet gezien: 25 van de 129.",
        ),
        los=(
            "€ 17.200.000 lager",
            "Naar verwachting tussen € 1.900.000 en € 32.600.000 lager, van 100 van de 129. Van 29 is staaf 2 leeg.",
        ),
        tabellen=(kinds,), regels=(), verzoekregels=(), vermeden=None, prijslijst=None, kruisen=(),
        lijn=line, lijn_alt="x", staven=bars, staven_alt="x",
    )  # fmt: skip


def pages(data: MonitorGegevens, folder: Path) -> int:
    if shutil.which("soffice") is None or shutil.which("pdfinfo") is None:
        pytest.skip("NOT CHECKED: no soffice or pdfinfo, so no page was counted")
    (folder / "blad.docx").write_bytes(to_docx(monitor_bladzijde(data)))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "blad.docx")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", str(folder / "blad.pdf")], check=True, capture_output=True, text=True).stdout
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])


def test_the_fullest_page_is_one_page(fullest: MonitorGegevens, tmp_path: Path) -> None:
    assert pages(fullest, tmp_path) == 1


def test_a_longer_one_would_not_be(fullest: MonitorGegevens, tmp_path: Path) -> None:
    """Negative control."""
    assert (
        pages(
            replace(fullest, scheelt=(*fullest.scheelt, *("Nog een lange zin hierbij, en nog een. ",) * 12)), tmp_path
        )
        == 2
    )


def test_kinds_of_an_earlier_day_stand_apart_in_words(fullest: MonitorGegevens) -> None:
    """A controller hears of kinds by the quarter and of the whole by the month: one table would not add up."""
    together = text_of(take_apart(to_docx(monitor_bladzijde(fullest))))
    assert "17% daarvan" in together
    assert not [line for line in together if line.startswith("Waar het geld naartoe ging")]
    earlier = replace(fullest.tabellen[0], stand_op=date(2026, 9, 30))
    apart = text_of(take_apart(to_docx(monitor_bladzijde(replace(fullest, tabellen=(earlier,))))))
    assert "17% daarvan" not in apart
    assert [line for line in apart if line.startswith("Waar het geld naartoe ging") and "Gezondheid" in line]


def test_the_page_counts_in_the_words_of_that_day(fullest: MonitorGegevens) -> None:
    team, law = (
        "\n".join(text_of(take_apart(to_docx(monitor_bladzijde(replace(fullest, woorden=each))))))
        for each in (TEAM, LAW)
    )
    assert " verzoeken kwamen er binnen, 123 daarvan" in team.replace("\u00a0", " ")
    assert LOOKED in team
    assert law == team.replace("verzoeken", "aanvragen")


def test_amounts_stand_below_each_other_from_the_right(fullest: MonitorGegevens) -> None:
    cells = list(take_apart(to_docx(monitor_bladzijde(fullest))).trees["word/document.xml"].iter(f"{W}tc"))
    amounts = [cell for cell in cells if "€" in words(cell)]
    assert len(amounts) == 4 + len(KINDS)
    assert all([jc.get(f"{W}val") for jc in cell.iter(f"{W}jc")] == ["right"] for cell in amounts)
    names = [cell for cell in cells if words(cell) in ("Post", "Uitgegeven")]
    assert len(names) == 2
    assert not [jc for cell in names for jc in cell.iter(f"{W}jc")], "words begin at the left"
