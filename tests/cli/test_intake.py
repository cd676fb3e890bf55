"""What one asks with, and a file of one's own that is right or wrong, without a dossier."""

import json

import pytest

from tests.cli.shell import CommandLine
from tests.domain.test_instrument import GOOD


def test_the_list_names_every_instrument(machine: CommandLine) -> None:
    shown = machine.run("instrumenten")
    assert shown.code == 0
    assert "Positieve Gezondheid, versie 1, 6 onderdelen, 18 vragen" in shown.out
    found = json.loads(machine.run("instrumenten", "--json").out)
    assert [each["code"] for each in found] == [line.split()[0] for line in shown.out.splitlines()]
    assert all(each["bron"] for each in found)


def test_a_file_of_ones_own_is_right_or_told_by_its_line(machine: CommandLine) -> None:
    path = machine.home / "buurt.toml"
    path.write_text(GOOD, encoding="utf-8")
    good = machine.run("instrumenten", "controleer", path)
    assert (good.code, good.out.strip()) == (0, "Dit bestand is goed: Buurtgesprek, versie 1, 2 onderdelen, 3 vragen.")
    path.write_text(GOOD.replace('soort = "cijfer"', 'soort = "kleur"'), encoding="utf-8")
    wrong = machine.run("instrumenten", "controleer", path)
    assert (wrong.code, wrong.sentence) == (1, "Regel 19: deze waarde van soort kent Casus niet.")


@pytest.mark.parametrize(
    ("blob", "code", "begins"),
    [
        (b"\xff\xfe kapot", 1, "Regel 1: dit is geen geldige TOML."),
        (b"naam = [", 1, "Regel 1: dit is geen geldige TOML."),
        (b"#" * 300_000, 1, "Het bestand is te groot."),
        (b"", 1, "Regel 1: "),
        (None, 3, ""),
    ],
)
def test_what_is_no_instrument_gets_one_sentence(
    machine: CommandLine, blob: bytes | None, code: int, begins: str
) -> None:
    path = machine.home / "stuk.toml"
    if blob is not None:
        path.write_bytes(blob)
    done = machine.run("instrumenten", "controleer", path)
    assert done.code == code
    assert done.sentence.startswith(begins)
    assert len(done.err.strip().splitlines()) == 1


def test_a_check_needs_a_file(machine: CommandLine) -> None:
    assert machine.run("instrumenten", "controleer").sentence.startswith("Geef een bestand")
