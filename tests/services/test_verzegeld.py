"""Sealed minutes: what each recipient finds in the file itself, against a table that was filled in by hand."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.values import OverlegStatus
from casus.domain.verzegeld import Recht
from casus.services import overleggen
from casus.services.verslagen import MakeVerslag, make_verslag
from casus.services.verzegeld import MakeVerzegeld, Ontvanger, list_wie_krijgt_wat, make_verzegeld
from tests.services.conftest import Town
from tests.services.delende_tafel import (
    GELD,
    GEZONDHEID,
    NOTITIES,
    POLITIE,
    THUIS,
    WONEN,
    Label,
    Tafel,
    canary,
    consent,
    make_tafel,
    opened_tafel,
)

ALL = {"Schakel", "Duin", "Haven", "Linde", "Politie"}
MAY: dict[Label, set[str]] = {
    ("reiger", "", None, ""): {"Schakel", "Duin"},
    ("reiger", "", WONEN, ""): {"Schakel", "Duin", "Haven"},
    ("reiger", "", WONEN, "Haven"): {"Schakel", "Duin", "Haven"},
    ("reiger", "", GELD, ""): {"Schakel", "Duin"},
    ("reiger", "", GELD, "Haven"): {"Schakel", "Duin", "Haven"},
    ("reiger", "", GELD, "Politie"): {"Schakel"},
    ("reiger", "", GEZONDHEID, ""): {"Schakel"},
    ("reiger", "", THUIS, ""): set(),
    ("reiger", "", THUIS, "Haven"): set(),
    ("reiger", "Anna", GELD, ""): {"Schakel", "Duin"},
    ("reiger", "Anna", WONEN, "Linde"): {"Schakel", "Duin", "Haven"},
    ("reiger", "Bert", GELD, ""): {"Schakel", "Duin"},
    ("valk", "", None, ""): {"Schakel", "Haven"},
    ("valk", "Vic", GEZONDHEID, "Haven"): {"Schakel", "Haven"},
    ("valk", "", POLITIE, "Politie"): {"Schakel", "Politie"},
    ("valk", "", POLITIE, ""): {"Schakel", "Politie"},
    ("valk", "", GELD, "Duin"): {"Schakel", "Duin"},
    ("uil", "", WONEN, ""): set(),
    ("uil", "", None, "Duin"): set(),
}
"""Filled in by hand. Linde may hear of Anna but not of Bert, so not even that the family is discussed; the police is
refused; what the police brought is told on to nobody but the organisation of the casus; Uma objected."""
SAYABLE = {label for label in MAY if label[2] is not THUIS and label[0] != "uil"}
WORDS: dict[str, set[str]] = {
    "vraagreiger": {"Schakel", "Duin"},
    "woordenreigeranna": {"Schakel", "Duin"},
    "woordenreigerbert": {"Schakel", "Duin"},
    "besluitreigervraag": {"Schakel", "Duin"},
    "omdatbesluitreigervraag": {"Schakel", "Duin"},
    "besluitreigerwonen": {"Schakel", "Duin", "Haven"},
    "besluitreigergeld": {"Schakel", "Duin"},
    "besluitreigerveiligheidthuis": set(),
    "actiewonen": {"Schakel", "Duin", "Haven"},
    "actiegeld": {"Schakel", "Duin"},
    "actiepolitie": {"Schakel", "Duin", "Politie"},
    "actiethuis": set(),
    "vraagvalk": {"Schakel", "Haven"},
    "woordenvalkvic": {"Schakel", "Haven"},
    "besluitvalkvraag": {"Schakel", "Haven"},
    "besluitvalkgezondheid": {"Schakel", "Haven"},
    "vraaguil": set(),
    "woordenuiluma": set(),
    "besluituilwonen": set(),
}
CODES = {
    "reiger": {"Schakel", "Duin", "Haven", "Politie"},
    "valk": {"Schakel", "Duin", "Haven", "Politie"},
    "uil": set(),
}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tafel]:
    """For who only reads and writes files."""
    with opened_tafel(tmp_path_factory.mktemp("team")) as found:
        yield found


@pytest.fixture
def fresh(file_town: Town) -> Tafel:
    """For who changes the meeting or what was said about telling."""
    return make_tafel(file_town)


def document_text(path: Path) -> str:
    """Every part of the file, as it stands and without tags; numbers of styles and relations told apart by spaces."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        raw = "\n".join(name + "\n" + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return raw + re.sub(r"<[^>]+>", "", raw)


def body_text(path: Path) -> str:
    """What one reads, paragraph by paragraph."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(n).decode() for n in ("word/document.xml", "word/footer1.xml", "word/header1.xml")]
    return "\n".join(re.sub(r"<[^>]+>", "", each) for part in parts for each in part.split("</w:p>"))


def make_all(table: Tafel, folder: Path) -> dict[str, Path]:
    wanted = tuple(Ontvanger(table.org[key]) for key in sorted(ALL))
    paths = make_verzegeld(table.town.as_("VZ"), MakeVerzegeld(table.town.overleg, wanted, folder))
    return dict(zip(sorted(ALL), paths, strict=True))


def finders(texts: dict[str, str], word: str) -> set[str]:
    return {key for key, text in texts.items() if re.search(rf"(?<![a-z]){word}(?![a-z])", text, re.IGNORECASE)}


def test_the_table_is_about_every_notitie() -> None:
    assert set(MAY) == set(NOTITIES)


def test_each_recipient_finds_what_is_theirs_and_nothing_else(table: Tafel, tmp_path: Path) -> None:
    texts = {key: document_text(path) for key, path in make_all(table, tmp_path).items()}
    assert {label: finders(texts, canary(label)) for label in MAY} == MAY
    assert {word: finders(texts, word) for word in WORDS} == WORDS
    assert {name: finders(texts, table.code[name]) for name in CODES} == CODES


def test_without_the_gate_everything_leaks(table: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the same walk finds every canary but those of the meldcode, which no minutes are built from,
    and of Uma, whose objection closes her casus to the chair who makes the copies.
    """
    monkeypatch.setattr(Recht, "_may", lambda self, asked: True)
    texts = {key: document_text(path) for key, path in make_all(table, tmp_path).items()}
    leaked = {label: finders(texts, canary(label)) for label in MAY if label in SAYABLE}
    assert all(found == ALL for found in leaked.values())


def test_nothing_about_unsafety_at_home_stands_in_the_full_minutes_either(table: Tafel, tmp_path: Path) -> None:
    path = make_verslag(table.town.as_("VZ"), MakeVerslag(table.town.overleg, "volledig", tmp_path / "heel.docx"))
    content = document_text(path)
    found = {label for label in MAY if finders({"": content}, canary(label))}
    assert found == SAYABLE
    assert "thuis" not in content.casefold()


def test_no_trace_of_what_was_left_out(table: Tafel, tmp_path: Path) -> None:
    """No counts, no hours, nobody else, the same captions and sentences in every copy."""
    others = {"Duinker", "Havenaar", "Lindeman", "Polder"}
    own = {"Duin": "Duinker", "Haven": "Havenaar", "Linde": "Lindeman", "Politie": "Polder"}
    for key, path in make_all(table, tmp_path).items():
        content = body_text(path)
        assert not re.search(r"\d{1,2}\.\d\d\s?uur|weggelaten|van de \d|\d (casus|besluit|afspraak)", content)
        shown = {name for name in others if name in content} - {own.get(key)}
        assert shown <= (
            {"Duinker", "Polder"} if key in ("Schakel", "Duin") else {"Duinker"} if key == "Haven" else set()
        )
        assert re.findall(r"Tabel (\d+)", re.sub(r"<[^>]+>", "", content)) in ([], ["1"])


def test_given_after_the_meeting_opens_nothing_that_was_said_before(fresh: Tafel, tmp_path: Path) -> None:
    """And a text that names somebody of another casus stays behind as a whole: Duin may not know of Uma."""
    consent(fresh, "Bert", {("Linde", WONEN): True, ("Linde", GELD): True})
    town = fresh.town
    note = next(n.id for n in town.page().casussen[0].notities if n.tekst == canary(("reiger", "", WONEN, "")))
    cmd = overleggen.CorrectTekst(town.overleg, "notitie", note, "belde samen met Uma Uil aan", "vergeten")
    overleggen.correct_tekst(town.as_("VZ"), cmd)
    texts = {key: document_text(path) for key, path in make_all(fresh, tmp_path).items()}
    assert finders(texts, "besluitreigerwonen") == {"Schakel", "Duin", "Haven"}
    assert finders(texts, fresh.code["reiger"]) == {"Schakel", "Duin", "Haven", "Politie"}
    assert finders(texts, "belde samen") == set()
    assert finders(texts, fresh.code["uil"]) == set()


def test_equal_rights_give_equal_text_but_for_recipient_log_line_and_own_actions(
    table: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every right for everybody but the organisation of the casus, two copies differ in nothing else."""
    monkeypatch.setattr(Recht, "_may", lambda self, asked: True)
    paths = make_all(table, tmp_path)
    found = {}
    for key, naam, who in (("Haven", "GGZ Haven", "Henk Havenaar"), ("Linde", "Schuldhulp Linde", "Lies Lindeman")):
        text = body_text(paths[key]).replace(naam, "X").replace(who, "Y")
        found[key] = re.sub(r"Grond.*", "", text)
    assert found["Haven"] == found["Linde"]


def test_it_held_then_and_holds_now(table: Tafel, tmp_path: Path) -> None:
    """What was taken back after the meeting is closed; the copy of Linde holds no trace of Vic."""
    content = document_text(make_all(table, tmp_path)["Linde"])
    assert table.code["valk"] not in content
    assert "Hier staat geen casus." in content


def test_who_gets_what_says_the_same_as_the_files(table: Tafel) -> None:
    found = list_wie_krijgt_wat(table.town.as_("VZ"), table.town.overleg)
    said = {row.naam: dict(zip(found.codes, row.krijgt, strict=True)) for row in found.rijen}
    reiger, valk, uil = (table.code[key] for key in ("reiger", "valk", "uil"))
    assert said == {
        "De Schakel": {reiger: "alles over deze vraag", valk: "alles over deze vraag", uil: "niets"},
        "Welzijn Duin": {reiger: "alles over deze vraag", valk: "alleen dat de casus is besproken", uil: "niets"},
        "GGZ Haven": {reiger: "wonen", valk: "alles over deze vraag", uil: "niets"},
        "Schuldhulp Linde": {reiger: "niets", valk: "niets", uil: "niets"},
        "Politie Oost": {reiger: "alleen de code, bij een eigen afspraak", valk: "politie", uil: "niets"},
    }
    assert {row.naam for row in found.rijen if row.is_empty} == {"Schuldhulp Linde"}


def test_every_copy_is_one_row_in_the_log_book_written_before_the_files(table: Tafel, tmp_path: Path) -> None:
    town = table.town
    make_all(table, tmp_path)  # opening the meeting is logged once in a quarter of an hour
    rows = town.logged_by(lambda: make_all(table, tmp_path))
    assert [row.action for row in rows] == ["verslag_verzegeld"] * len(ALL)
    assert [row.objects for row in rows] == [
        (("overleg", town.overleg), ("organisatie", table.org[key])) for key in sorted(ALL)
    ]
    missing = MakeVerzegeld(town.overleg, (Ontvanger(table.org["Duin"]),), tmp_path / "weg" / "nog verder")
    before = len(town.log())
    with pytest.raises(Exception, match="map_ontbreekt"):
        make_verzegeld(town.as_("VZ"), missing)
    assert len(town.log()) == before + 1


def test_names_of_files_hold_no_person_and_never_overwrite(table: Tafel, tmp_path: Path) -> None:
    first, second = make_all(table, tmp_path), make_all(table, tmp_path)
    assert first["Duin"].name == "2026-11-24_verslag-deel_welzijn-duin.docx"
    assert second["Duin"].name == "2026-11-24_verslag-deel_welzijn-duin_2.docx"
    assert len({*first.values(), *second.values()}) == 2 * len(ALL)


@pytest.mark.parametrize("code", ["IB", "RG", "BE", "CT"])
def test_only_who_makes_minutes_makes_them(table: Tafel, tmp_path: Path, code: str) -> None:
    cmd = MakeVerzegeld(table.town.overleg, (Ontvanger(table.org["Duin"]),), tmp_path)
    for act in (lambda: make_verzegeld(table.town.as_(code), cmd),
                lambda: list_wie_krijgt_wat(table.town.as_(code), table.town.overleg)):  # fmt: skip
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            act()
    assert list(tmp_path.glob("*.docx")) == []


def test_only_recipients_at_the_table(table: Tafel, tmp_path: Path) -> None:
    town = table.town
    for wanted in ((), (Ontvanger(1),)):
        with pytest.raises(RuleViolation, match="ontvanger_niet_aan_tafel"):
            make_verzegeld(town.as_("VZ"), MakeVerzegeld(town.overleg, wanted, tmp_path))


def test_only_after_closing(fresh: Tafel) -> None:
    town = fresh.town
    later = town.plan(people=("VZ", "NO", "IB"), casussen_=(fresh.casus["valk"],))
    for step in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        with pytest.raises(RuleViolation, match="verzegeld_na_sluiten"):
            list_wie_krijgt_wat(town.as_("VZ"), later)
        town.go(step, later)
