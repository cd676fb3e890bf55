"""``casus prijslijst``: the list, and a file of one's own checked."""

import json
from pathlib import Path

from casus.services.prijslijsten import FILE, LARGEST_KB
from tests.cli.shell import CommandLine


def test_the_price_list(tmp_path: Path) -> None:
    machine = CommandLine(tmp_path)
    shown = machine.run("prijslijst").out
    assert shown.startswith("Prijslijst versie 1, prijspeil 2025, 41 prijzen.\n")
    assert "begeleiding, basis, per uur: €\u00a050 / €\u00a055,80 / €\u00a070 (2023, gevonden)" in shown
    found = json.loads(machine.run("prijslijst", "--json").out)
    assert len(found) == 41
    assert {each["zekerheid"] for each in found} == {"gevonden", "afgeleid", "schatting"}


def test_a_file_is_checked(tmp_path: Path) -> None:
    machine = CommandLine(tmp_path)
    text = FILE.read_text(encoding="utf-8")
    path = tmp_path / "prijzen.toml"
    path.write_text(text, encoding="utf-8")
    good = machine.run("prijslijst", "controleer", path)
    assert (good.code, good.out) == (0, "Dit bestand is goed: versie 1, prijspeil 2025, 41 prijzen.\n")
    path.write_text(text.replace("laag = 5000\n", "laag = 50000\n", 1), encoding="utf-8")
    wrong = machine.run("prijslijst", "controleer", path)
    assert wrong.code != 0
    assert wrong.sentence == "Regel 14: laag, midden en hoog staan niet in die volgorde."
    path.write_bytes(b"versie = 1\n\xff\n")
    assert machine.run("prijslijst", "controleer", path).sentence.startswith("Regel 2: dit is geen geldige TOML.")
    path.write_bytes(b"#" * (LARGEST_KB * 1024 + 1))
    assert machine.run("prijslijst", "controleer", path).sentence.startswith("Het bestand is te groot.")
    assert machine.run("prijslijst", "controleer", tmp_path / "weg.toml").code != 0
    assert machine.run("prijslijst", "controleer").sentence.startswith("Geef een bestand")
