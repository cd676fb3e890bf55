"""``casus snel-geld`` lists what was asked; ``casus aansluiten`` shows where the bank differs, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import CommandLine, example


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    found = CommandLine(tmp_path_factory.mktemp("geld"))
    found.make_dossier()
    found.fill(example())
    return found


def bank(line: CommandLine, text: str) -> Path:
    path = line.home / "bank.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_was_asked_as_lines_and_as_objects(line: CommandLine) -> None:
    asked = example()["verzoek"][0]
    listed = line.run("snel-geld", "--jaar", "2026")
    assert listed.out.startswith(asked["code"])
    assert "ja gezegd" in listed.out
    assert "€ 325  Een koelkast die het doet" in listed.out
    (row,) = json.loads(line.run("snel-geld", "--stand", "ja", "--json").out)
    assert (row["code"], row["inhoud"]["bedrag"], row["stand"]) == (
        asked["code"], 32500, {"gereserveerd": 0, "uitgegeven": 31995},
    )  # fmt: skip
    assert [each["bedrag"] for each in row["akkoorden"]] == [32500]
    assert row["inhoud"]["casus_id"].isdigit()
    for none in (("--stand", "open"), ("--jaar", "2025")):
        assert line.run("snel-geld", *none).out == "Er is nog niets.\n"


def test_in_the_words_of_the_awb_when_the_rules_say_so_and_with_the_same_code(tmp_path: Path) -> None:
    line = CommandLine(tmp_path)
    line.make_dossier()
    rules = [row | {"awb": True} for row in example()["bestedingsregels"]]
    line.fill(example() | {"bestedingsregels": rules})
    listed = line.run("snel-geld").out
    assert "toegekend" in listed
    assert "ja gezegd" not in listed
    (row,) = json.loads(line.run("snel-geld", "--stand", "ja", "--json").out)
    assert (row["status"], row["awb"]) == ("ja", True)


def test_a_bank_that_agrees_shows_no_difference(line: CommandLine) -> None:
    text = "Datum;Omschrijving;Bedrag;Kenmerk\n16-11-2026;koelkast;-319,95;sg-v4k\n"
    made = line.run("aansluiten", bank(line, text))
    assert (made.code, made.out) == (0, "Bij de bank 1, hier 1 betalingen: geen verschil.\n"), made.err


def test_only_differences_are_shown(line: CommandLine) -> None:
    text = (
        '"Datum","Af Bij","Bedrag (EUR)","Kenmerk"\n'
        '"20261116","Af","320,95","SG-V4K"\n'
        '"20261117","Af","12,50","onbekend"\n'
        '"20261118","Bij","1.000,00","storting"\n'
    )
    made = line.run("aansluiten", bank(line, text))
    assert made.out.splitlines() == [
        "16-11-2026      € 320,95  ander bedrag (hier € 319,95)  SG-V4K",
        "17-11-2026       € 12,50  staat bij de bank, niet hier  onbekend",
        "18-11-2026     − € 1.000  staat bij de bank, niet hier  storting",
        "Bij de bank 3, hier 1 betalingen: 3 verschillen.",
    ]
    found = json.loads(line.run("aansluiten", bank(line, text), "--json").out)
    assert [each["soort"] for each in found] == ["ander_bedrag", "niet_geboekt", "niet_geboekt"]
    assert found[0]["geboekt"]["bedrag"] == 31995
    assert found[0]["regel"]["plek"] == "2"
    assert found[0]["geboekt"]["plek"].isdigit(), "as a number above 2**53 a reader would round it"
    assert found[0]["geboekt"]["verzoek_id"].isdigit()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dag;Kenmerk\n1-1-2026;x\n", "In dit bestand staat geen kolom bedrag."),
        ("a;b\n1;2\n", "In dit bestand staat geen kolom datum."),
        ("Datum;Bedrag\n31-02-2026;10\n", "Regel 2 van het bankbestand is niet te lezen."),
        ("Datum;Bedrag\n01-02-2026;tien\n", "Regel 2 van het bankbestand is niet te lezen."),
        ("Datum;Bedrag\n1-1-1;10\n", "Regel 2 van het bankbestand is niet te lezen."),
        ("Datum;Bij/Af;Bedrag\n01-02-2026;Uit;10\n", "Regel 2 van het bankbestand is niet te lezen."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(line: CommandLine, text: str, sentence: str) -> None:
    made = line.run("aansluiten", bank(line, text))
    assert made.code != 0
    assert made.sentence.startswith(sentence)


def test_amounts_as_programs_write_them(line: CommandLine) -> None:
    text = "Datum,Bedrag,Kenmerk\n2026-11-16,-319.95,SG-V4K\n"
    made = line.run("aansluiten", bank(line, text))
    assert made.out == "Bij de bank 1, hier 1 betalingen: geen verschil.\n"


def test_a_ledger_with_two_columns_agrees_and_a_swapped_sign_is_seen(line: CommandLine) -> None:
    heading = "Boekdatum;Debet;Credit;Factuurnummer"
    agrees = f"{heading}\n03.02.27;319,95;;SG-V4K\nTotaal;319,95;0,00;\n"
    made = line.run("aansluiten", bank(line, agrees))
    assert (made.code, made.out) == (0, "Bij de bank 1, hier 1 betalingen: geen verschil.\n"), made.err
    swapped = line.run("aansluiten", bank(line, f"{heading}\n16.11.26;;319,95;SG-V4K\n"))
    assert swapped.out.splitlines() == [
        "16-11-2026    − € 319,95  ander bedrag (hier € 319,95)  SG-V4K",
        "Bij de bank 1, hier 1 betalingen: 1 verschil.",
    ]
