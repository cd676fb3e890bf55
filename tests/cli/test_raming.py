"""``casus prijslijst``: the list, and a file checked. ``casus raming``: exact in JSON, rounded in words."""

import json
from pathlib import Path
from typing import Any

from docx import Document

from casus.domain.kostenraming import show_tussen
from casus.services.prijslijsten import FILE, LARGEST_KB
from tests.cli.shell import CommandLine, example


def test_the_price_list(tmp_path: Path) -> None:
    machine = CommandLine(tmp_path)
    shown = machine.run("prijslijst").out
    assert shown.startswith("Prijslijst versie 1, prijspeil 2025, 41 prijzen.\n")
    assert "basisbegeleiding, per uur: €\u00a050 / €\u00a055,80 / €\u00a070 (2023, gevonden)" in shown
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


def line_with(tmp_path: Path, tree: dict[str, Any]) -> tuple[CommandLine, str]:
    machine = CommandLine(tmp_path)
    machine.make_dossier()
    machine.fill(tree)
    casus_id = example()["raming"][0]["casus_id"]
    naam = next(casus["naam"] for casus in tree["casus"] if casus["id"] == casus_id)
    rows = json.loads(machine.run("casussen", "--json").out)
    return machine, next(row["code"] for row in rows if row["naam"] == naam)


def test_a_raming_in_words_and_in_cents(tmp_path: Path) -> None:
    machine, code = line_with(tmp_path, example())
    said = machine.run("raming", code.lower())
    assert said.code == 0, said.err
    assert "verschil 1 − 3: €\u00a02.360 lager, tussen €\u00a01.460 en €\u00a04.460 lager" in said.out
    assert "extra als we niets doen: geen raming" in said.out
    assert "kosten na de oplossing: €\u00a045\n" in said.out, "no width where there is none"
    assert "mogelijk vermeden (1 + 2) − 3, los: niet bekend" in said.out
    [found] = json.loads(machine.run("raming", code, "--json").out)
    assert found["verschil"] == {"laag": 145500, "midden": 235500, "hoog": 445500}
    assert (found["staven"]["niets_doen"], found["mogelijk_vermeden"]) == (None, None)
    assert found["betalers"] == [{"betaler": "gemeente", "nu": 240000, "na": 4500, "verschil": 235500}]
    assert found["gezien"]["oplossing"] == {"verwacht": 4500, "gezien": 4500, "bekend": 1, "onbekend": 0}
    assert found["gezien"]["nu"] == {"verwacht": None, "gezien": None, "bekend": 0, "onbekend": 1}, "not nought"
    assert "gezien, kosten nu: onbekend; verwacht: €\u00a02.400; onbekend: 1 van 1 regels" in said.out
    drawn = found["verschil_bandbreedte"]["getrokken"]
    assert f"in acht van de tien trekkingen: {show_tussen(drawn['laag'], drawn['hoog'])}\n" in said.out
    assert found["betekenis"] == example()["raming"][0]["betekenis"]
    assert found["herrekend"]["verschil"] == found["verschil"], "the price of now is the same, only its source is not"
    assert f"wat het voor de persoon betekent: {found['betekenis']}" in said.out
    assert sum(regel["bedragen"]["midden"] for regel in found["regels"]) == 240000 + 4500


def test_at_the_prices_of_now_it_stands_beside(tmp_path: Path) -> None:
    tree = example()
    line, tariff = tree["kostenregel"][0], tree["tarief"][0]
    tariff |= {"sleutel": line["sleutel"], "eenheid": line["eenheid"], "laag": 1, "midden": 2, "hoog": 3}
    machine, code = line_with(tmp_path, tree)
    said = machine.run("raming", code)
    [found] = json.loads(machine.run("raming", code, "--json").out)
    assert "verschil 1 − 3 met de prijzen van nu (prijslijst 1): €" in said.out
    assert found["herrekend"]["verschil"] != found["verschil"]
    assert found["herrekend"]["prijslijst_versie"] == 1


def test_no_raming_is_not_nought(tmp_path: Path) -> None:
    bare = example()
    bare["kostenregel"], bare["raming"] = [], []
    machine, code = line_with(tmp_path, bare)
    assert machine.run("raming", code).sentence.startswith("Deze casus heeft nog geen raming.")
    assert json.loads(machine.run("raming", code, "--json").out) == []


def test_a_raming_in_word_with_its_figure(tmp_path: Path) -> None:
    machine, code = line_with(tmp_path, example())
    out = tmp_path / "raming.docx"
    made = machine.run("raming", code, "--uit", out)
    told = f"De raming “{example()['raming'][0]['aanpak']}” staat in {out}.\n"
    assert (made.code, made.out) == (0, told), made.err
    found = Document(str(out))
    assert len(found.inline_shapes) == 1
    assert "Raming van kosten" in [paragraph.text for paragraph in found.paragraphs]
    for name in ("raming.pdf", "raming", "raming.doc"):
        wrong = machine.run("raming", code, "--uit", tmp_path / name)
        assert wrong.code != 0
        assert wrong.sentence == "Kies een bestand dat eindigt op .docx."
        assert not (tmp_path / name).exists()
    assert machine.run("raming", code, "--uit", tmp_path / "R.DOCX").code == 0, "control: in capitals it is one"
    bare = example()
    bare["kostenregel"], bare["raming"] = [], []
    (tmp_path / "leeg").mkdir()
    empty, code = line_with(tmp_path / "leeg", bare)
    refused = empty.run("raming", code, "--uit", tmp_path / "leeg.docx")
    assert refused.sentence.startswith("Deze casus heeft nog geen raming.")
    assert not (tmp_path / "leeg.docx").exists()
