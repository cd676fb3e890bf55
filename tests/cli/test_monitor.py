"""``casus monitor`` on the screen and as files, and ``casus controllerbestand`` made and opened again."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from casus.cli.monitor import _lines
from casus.domain.budget import Stand
from casus.domain.controllerbeeld import controllerbeeld
from casus.services.geldwoorden import AFSPRAAK
from casus.services.monitorgesloten import as_monitor
from tests.cli.shell import CommandLine, example
from tests.domain.geldstad import Geldstad


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    found = CommandLine(tmp_path_factory.mktemp("monitor"))
    found.make_dossier()
    found.fill(example())
    return found


def jaar() -> str:
    return str(example()["budget"][0]["jaar"])


def test_the_figures_of_a_year(line: CommandLine) -> None:
    listed = line.run("monitor", "--jaar", jaar())
    assert listed.code == 0, listed.err
    assert "Sluit het? Ja, tot op de cent." in listed.out
    assert "Per wijk, stand op" in listed.out
    (found,) = json.loads(line.run("monitor", "--jaar", jaar(), "--json").out)
    rows = [row for row in example()["boeking"] if row["soort"] in ("inleg", "aanvulling")]
    assert found["sluit"] is True
    assert (sum(found["terugblikken"].values()), set(found["terugblikken"])) == (
        found["teruggekeken"][1], {"ja", "deels", "nee", "onbekend"},
    )  # fmt: skip
    assert found["budget"] == found["uitgegeven"] + found["gereserveerd"] + found["over"]
    assert rows


@pytest.mark.parametrize("wrong", ["0", "-1", "1999", "2200", "9999", "10000"])
def test_a_year_without_budgets_ever_is_refused_in_a_sentence(line: CommandLine, wrong: str) -> None:
    said = "Kies een jaar van 2000 tot en met 2199."
    out = line.home / "never.casuscontrole"
    for words in (("monitor",), ("monitor", "--kruis", "wijk,bron"), ("controllerbestand", out)):
        refused = line.run(*words, "--jaar", wrong)
        assert (refused.code, refused.sentence) == (1, said), words
    assert not out.exists()
    for good in ("2000", "2199"):
        assert line.run("monitor", "--jaar", good).code == 0, "negative control"


def test_what_is_not_told_is_not_called_unknown() -> None:
    """To the controller; a chair hears that nobody decided yet."""
    closed = as_monitor(controllerbeeld(2026, Geldstad(3, 60).geld, [], date(2026, 12, 31)))
    assert (closed.gesloten, closed.mediaan_dagen) == (True, None)
    assert "  Besluit meestal: niet verteld" in _lines(closed, AFSPRAAK)
    assert "  Besluit meestal: nog niet bekend" in _lines(replace(closed, gesloten=False), AFSPRAAK)
    later = replace(closed, gesloten=False, later=Stand(0, 0, 1_000))
    assert "  Later geboekt over deze dag: uitgegeven €\N{NO-BREAK SPACE}10 meer." in _lines(later, AFSPRAAK)
    assert not [line for line in _lines(closed, AFSPRAAK) if "Later geboekt" in line]
    assert "  Besluit meestal: na 3 dagen" in _lines(replace(closed, mediaan_dagen=3), AFSPRAAK)


def test_in_the_words_of_the_awb_from_the_day_that_the_rules_say_so(tmp_path: Path, line: CommandLine) -> None:
    law = CommandLine(tmp_path)
    law.make_dossier()
    tree = example()
    tree["bestedingsregels"][0].update(awb=True, geldig_vanaf="2020-01-02", vastgesteld_op="2020-01-01T09:00:00Z")
    law.fill(tree)
    of_team, of_law = (each.run("monitor", "--jaar", jaar()).out for each in (line, law))
    assert "1 verzoek\n" in of_team
    assert of_law == of_team.replace("verzoeken", "aanvragen").replace("verzoek", "aanvraag")
    before = law.run("monitor", "--jaar", jaar(), "--peildatum", "2020-01-01").out
    assert "0 verzoeken" in before
    assert "aanvra" not in before
    words = ("monitor", "--jaar", jaar(), "--json")
    assert law.run(*words).out == line.run(*words).out, "keys and codes stay"


def test_a_day_in_the_past_and_one_to_come(line: CommandLine) -> None:
    (found,) = json.loads(line.run("monitor", "--jaar", jaar(), "--peildatum", "2020-01-01", "--json").out)
    assert (found["budget"], found["dag"]) == (0, "2020-01-01")
    late = line.run("monitor", "--peildatum", "2199-01-01")
    assert (late.code, late.sentence) == (1, "Deze dag moet nog komen. Kies vandaag of een dag die voorbij is.")
    assert line.run("monitor", "--peildatum", "gisteren").code == 2


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".docx", ".pdf"])
def test_as_a_file(line: CommandLine, ending: str) -> None:
    out = line.home / f"monitor{ending}"
    made = line.run("monitor", "--jaar", jaar(), "--uit", out)
    assert (made.code, made.out) == (0, f"De budgetmonitor staat in {out}.\n"), made.err
    assert out.stat().st_size > 100


def test_two_dimensions(line: CommandLine) -> None:
    listed = line.run("monitor", "--jaar", jaar(), "--kruis", "wijk,kwartaal")
    assert listed.code == 0, listed.err
    assert listed.out.startswith("Uitgegeven per wijk en daarbinnen per kwartaal, stand op")
    (found,) = json.loads(line.run("monitor", "--jaar", jaar(), "--kruis", "kwartaal,wijk", "--json").out)
    (whole,) = json.loads(line.run("monitor", "--jaar", jaar(), "--json").out)
    assert found["totaal"] == sum(map(sum, found["cellen"])) == whole["uitgegeven"]
    assert (found["rij"], found["kolom"], found["verschil"]) == ("kwartaal", "wijk", 0)
    refused = line.run("monitor", "--kruis", "wijk,bouwsteen")
    assert (refused.code, refused.sentence[:28]) == (1, "Deze kruistabel bestaat niet")
    out = line.home / "kruis.xlsx"
    assert line.run("monitor", "--jaar", jaar(), "--kruis", "wijk,bron", "--uit", out).code == 0
    assert "Wijk en bron" in openpyxl.load_workbook(out).sheetnames


def test_who_pays_needs_a_raming_and_a_csv(line: CommandLine) -> None:
    refused = line.run("monitor", "--jaar", jaar(), "--uit", line.home / "b.xlsx", "--betalers")
    assert refused.code == 1
    assert refused.sentence.startswith("Wie betaalt, kan alleen naar een .csv")


def test_another_kind_of_file_is_refused(line: CommandLine) -> None:
    refused = line.run("monitor", "--uit", line.home / "monitor.odt")
    assert (refused.code, refused.sentence) == (1, "Kies een bestand dat eindigt op .xlsx, .csv, .docx of .pdf.")


def test_the_file_of_the_controller(line: CommandLine) -> None:
    out, code, book = line.home / "c.casuscontrole", line.home / "code.txt", line.home / "c.xlsx"
    made = line.run("controllerbestand", out, "--jaar", jaar())
    assert made.code == 0, made.err
    code.write_text(next(row for row in made.out.splitlines() if row.startswith("Code: ")).removeprefix("Code: "))
    alone = CommandLine(line.home, key=code)
    opened = alone.run("controllerbestand", out, "--open", book)
    assert (opened.code, opened.out) == (0, f"De cijfers staan in {book}.\n"), opened.err
    assert "Overzicht" in openpyxl.load_workbook(book).sheetnames
    names = [row["naam"] for row in example()["inwoner"]]
    raw = b"".join(part for part in (out.read_bytes(), book.read_bytes()))
    assert not [name for name in names if name.encode() in raw]


def test_without_its_code_it_stays_closed(line: CommandLine) -> None:
    out = line.home / "dicht.casuscontrole"
    assert line.run("controllerbestand", out, "--jaar", jaar()).code == 0
    assert CommandLine(line.home).run("controllerbestand", out, "--open", line.home / "n.xlsx").code == 1
    wrong = CommandLine(line.home, key=line.key).run("controllerbestand", out, "--open", line.home / "n.xlsx")
    assert wrong.code == 1
    assert not Path(line.home / "n.xlsx").exists()
    empty = line.home / "leeg.txt"
    empty.write_text("\n")
    for key, told in (
        (None, "Geef de code van dit bestand met --sleutel BESTAND."),
        (empty, f"In {empty} staat geen code."),
    ):
        for words in (("controllerbestand", out, "--open", line.home / "n.xlsx"), ("--dossier", out, "monitor")):
            assert CommandLine(line.home, key=key).run(*words).sentence == told
    assert "herstelcode" not in CommandLine(line.home, key=line.key).run("--dossier", out, "monitor").err
    out.write_bytes(out.read_bytes()[:-1])
    assert "beschadigd" in CommandLine(line.home).run("--dossier", out, "monitor").err
