"""The signed form is kept with the consent it proves: what it is, who may have it, unreadable outside."""

from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.scan import LARGEST_MB, ScanSoort, soort_of
from casus.domain.toestemming import ToestemmingWijze
from casus.services import scans
from casus.services import toestemmingen as ts
from tests.services.conftest import PEOPLE, Town
from tests.services.delen_gevallen import answer, answering, ask, partner, row_of

PDF = b"%PDF-1.4 handtekening van de grutto in de sloot"


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


@pytest.fixture
def signed(town: Town) -> int:
    """A consent that was answered on paper."""
    number = ask(town, partner(town))
    answer(town, number, mag=True)
    return number


def add(town: Town, number: int, path: Path, code: str = "IB") -> None:
    scans.add_scan(town.as_(code), scans.VoegScanToe(number, row_of(town, number).versie, path))


@pytest.mark.parametrize(
    ("data", "soort"),
    [(PDF, ScanSoort.PDF), (b"\x89PNG\r\n\x1a\n..", ScanSoort.PNG), (b"\xff\xd8\xff\xe0", ScanSoort.JPEG)],
)
def test_a_file_is_known_by_how_it_begins(data: bytes, soort: ScanSoort) -> None:
    assert soort_of(data) is soort


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "scan_soort_onbekend"),
        (b"MZ\x90", "scan_soort_onbekend"),
        (b"%PDF-" + bytes(LARGEST_MB * 2**20), "scan_te_groot"),
    ],
    ids=["empty", "program", "large"],
)
def test_what_is_no_scan_is_refused(data: bytes, code: str) -> None:
    with refused(code):
        soort_of(data)


def test_it_is_kept_once_and_comes_back_as_it_was(town: Town, signed: int, tmp_path: Path) -> None:
    path = tmp_path / "Foto van Rob.jpeg"
    path.write_bytes(PDF)
    logged = [entry.action for entry in town.logged_by(lambda: add(town, signed, path))]
    assert "scan_toegevoegd" in logged
    assert row_of(town, signed).scan is ScanSoort.PDF
    with refused("scan_is_er_al"):
        add(town, signed, path)
    copy = scans.save_scan(town.as_("IB"), scans.BewaarScan(signed, tmp_path / "kopie.docx"))
    assert (copy.name, copy.read_bytes()) == ("kopie.pdf", PDF)


def test_who_does_not_deal_with_the_casus_gets_no_copy(town: Town, signed: int, tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    path.write_bytes(PDF)
    add(town, signed, path)
    got: set[str] = set()
    for code in PEOPLE:
        target = tmp_path / f"{code}.pdf"
        try:
            scans.save_scan(town.as_(code), scans.BewaarScan(signed, target))
            got.add(code)
        except RuleViolation:
            assert not target.exists()
    assert {"IB", "CO"} <= got
    assert not got & {"BU", "CT", "BE"}


def test_the_file_of_the_dossier_holds_no_letter_of_it(town: Town, tmp_path: Path) -> None:
    number = ask(town, partner(town))
    answer(town, number, mag=True)
    path = tmp_path / "s.pdf"
    path.write_bytes(PDF)
    add(town, number, path)
    kept = [each for each in Path(town.address).parent.glob("*") if each.is_file() and each != path]
    blobs = [each.read_bytes() for each in kept]
    assert blobs
    assert not [blob for blob in blobs if b"handtekening" in blob]
    assert b"handtekening" in path.read_bytes(), "control: the words can be found where they stand open"


def test_what_was_said_aloud_has_no_paper_and_a_missing_file_is_told(town: Town, tmp_path: Path) -> None:
    number = ask(town, partner(town))
    spoken = answering(town, number, row_of(town, number).versie, mag=True)
    command = ts.LegAntwoordVast(
        number, spoken.versie, spoken.lijnen, ToestemmingWijze.MONDELING, "Joke", spoken.geldig_tot
    )
    ts.record_antwoord(town.as_("IB"), command)
    path = tmp_path / "s.pdf"
    with pytest.raises(EnvironmentProblem, match="bestand_niet_gelezen"):
        add(town, number, path)
    path.write_bytes(PDF)
    with refused("scan_zonder_papier"):
        add(town, number, path)
