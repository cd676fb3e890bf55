"""The minutes as a reader sees them: converted by LibreOffice, long tier only."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casus.documents.toestemmingsformulier import Formulier, formulier_document
from casus.documents.verslag import verslag_document
from casus.documents.verslag_gegevens import VerslagGegevens
from casus.documents.word import to_docx
from tests.conftest import tier
from tests.documents.molenbuurt import gegevens, k7p, many
from tests.documents.test_verslag_file import GAPS, LONG_NAME, NOTHING, filled

POINTS_PER_CM = 72 / 2.54
LEFT, RIGHT = 2.5 * POINTS_PER_CM, 18.5 * POINTS_PER_CM
TOOLS = ("soffice", "pdftotext", "pdfinfo")

CASES = {
    "heel": gegevens(),
    "namen": gegevens(met_namen=True, reden_namen="Overdracht"),
    "negen": many(9),
    "zestig": many(60),
    "leeg": NOTHING,
    "gaten": GAPS,
    "lange-naam": filled(LONG_NAME),
    "lang-woord": filled("zeer" * 60),
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a PDF of every case."""
    if tier() != "lang":
        pytest.skip("NOT CHECKED: conversion to pages needs CASUS_TIER=lang")
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"NOT CHECKED: not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("pagina")
    for name, data in CASES.items():
        (folder / f"{name}.docx").write_bytes(to_docx(verslag_document(data)))
    profile = (folder / "profiel").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    files = [str(folder / f"{name}.docx") for name in CASES]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return folder


def pages(folder: Path, name: str) -> list[str]:
    """The text of every page, laid out."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / f"{name}.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("name", CASES)
def test_every_page_has_text_and_says_which_it_is(converted: Path, name: str) -> None:
    found = pages(converted, name)
    for number, page in enumerate(found, start=1):
        lines = [line for line in page.splitlines() if line.strip()]
        assert re.search(rf"Pagina.{number}.van.{len(found)}", page)
        assert any("Vertrouwelijk" in line for line in lines[:5])
        footer = next(place for place, line in enumerate(lines) if "Pagina" in line)
        assert footer - 1 >= 2


@pytest.mark.parametrize("name", CASES)
def test_nothing_runs_off_the_text_width(converted: Path, name: str) -> None:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(converted / f"{name}.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    edges = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', done.stdout.decode())
    assert edges
    assert min(float(left) for left, _ in edges) >= LEFT - 1
    assert max(float(right) for _, right in edges) <= RIGHT + 2


def test_tables_up_to_eight_rows_stay_on_one_page(converted: Path) -> None:
    found = pages(converted, "heel")
    for caption, last in (("Tabel 1", "F8Z"), ("Tabel 2", "Lot Aalders"), ("Tabel 3", "Yasmina Talbi")):
        assert last in next(page for page in found if caption in page)


def test_a_long_table_repeats_its_head(converted: Path) -> None:
    found = [page for page in pages(converted, "zestig") if "Bevestigt de stop" in page]
    assert len(found) > 1
    assert all(re.search(r"Wie\s+Wat\s+Casus\s+Uiterlijk", page) for page in found)


def test_heading_stays_with_its_text(converted: Path) -> None:
    """No page ends in a heading, a kenmerk block or a caption."""
    titles = {"Vraag", "Besluiten", "Afspraken", "Hoe verder", "Wat we weten", "Casussen", "In het kort"}
    for name in ("heel", "negen", "zestig"):
        for page in pages(converted, name):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            footer = next(place for place, line in enumerate(lines) if "Pagina" in line)
            assert lines[footer - 1] not in titles
            assert not re.match(r"(Casus \w+$|Casusregisseur|Tabel \d)", lines[footer - 1])


def test_more_casussen_make_more_pages(converted: Path) -> None:
    data: VerslagGegevens = replace(CASES["heel"], punten=(k7p(),))
    assert len(data.punten) < len(CASES["negen"].punten)
    assert len(pages(converted, "leeg")) <= 2
    assert len(pages(converted, "heel")) < len(pages(converted, "negen")) < len(pages(converted, "zestig"))


WIDEST = Formulier(
    doel="uw huis, uw geld en uw gezondheid, en hoe u weer aan het werk komt zonder dat het te veel wordt",
    onderwerpen=(
        ("Wonen", "huur, buren, huis"),
        ("Geld", "schulden, inkomen"),
        ("Gezondheid", "ziekte, medicijnen"),
        ("Politie", "meldingen bij de politie"),
        ("Gezin", "kinderen, zorg thuis"),
        ("Werk en dag", "werk, dagbesteding"),
        ("Mensen om u heen", "familie"),
    ),
    organisaties=("De Brug", "GGZ Meerzicht Molenbuurt", "Politie Basisteam Oost", "Schuldhulp gemeente"),
    geldig_tot=date(2027, 5, 3),
    dag=date(2026, 11, 3),
    kenmerk="K7P",
    wijk="Molenbuurt",
    team="Wijkteam Molenbuurt, gemeente Oudermeer",
    uitgelegd_door="Sanne Dijkhof",
    telefoon="0123 45 67 89",
)


@pytest.mark.parametrize("voor", ["zelf", "samen", "ander"])
def test_the_widest_consent_form_is_one_page(converted: Path, voor: str) -> None:
    path = converted / f"formulier-{voor}.docx"
    path.write_bytes(to_docx(formulier_document(replace(WIDEST, voor=voor))))
    profile = (converted / "profiel").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir",
         str(converted), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert len(pages(converted, path.stem)) == 1
