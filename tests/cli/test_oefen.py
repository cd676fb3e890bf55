"""``casus oefen --zonder-scherm``: everything in the folder that was named, and nothing of it elsewhere."""

from pathlib import Path

import pytest

from tests.cli.shell import CommandLine, Done


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> tuple[CommandLine, Path, Done]:
    line = CommandLine(tmp_path_factory.mktemp("oefen"))
    folder = line.home / "map"
    return line, folder, line.run("oefen", "--zonder-scherm", "--map", folder)


def test_folder_holds_dossier_code_minutes_and_pictures(practised: tuple[CommandLine, Path, Done]) -> None:
    line, folder, done = practised
    assert (done.code, done.err) == (0, "")
    assert str(folder) in done.out
    names = {path.name for path in folder.iterdir()}
    assert {"oefenen.casus", "oefenen.casussleutel", "herstelcode.txt", "beelden"} <= names
    assert [name for name in names if name.endswith(".docx")]
    drawn = list((folder / "beelden").rglob("*.png"))
    assert {"overleg-lopend-licht.png", "monitor-kruis-licht.png"} <= {path.name for path in drawn}
    of_controller = {path.name for path in drawn if path.parent.name == "controller"}
    assert "monitor-licht.png" in of_controller
    assert not [name for name in of_controller if "monitor" not in name]
    assert f"\n{len(drawn)} beelden van schermen staan in {folder / 'beelden'}.\n" in done.out
    elsewhere = {path.name for path in line.home.rglob("*") if path.is_file() and folder not in path.parents}
    assert elsewhere <= {"casus.log"}


def test_its_dossier_opens_with_the_code_beside_it(practised: tuple[CommandLine, Path, Done]) -> None:
    line, folder, _ = practised
    opened = CommandLine(line.home, folder / "oefenen.casus", folder / "herstelcode.txt")
    checked = opened.run("logboek", "controleer")
    assert (checked.code, checked.out.startswith("Het logboek klopt: ")) == (0, True)
    listed = opened.run("--als", "MV", "overleggen")
    assert (listed.code, "vastgesteld" in listed.out) == (0, True)


def test_a_folder_is_used_once(practised: tuple[CommandLine, Path, Done]) -> None:
    line, folder, _ = practised
    again = line.run("oefen", "--zonder-scherm", "--map", folder)
    assert (again.code, again.sentence) == (1, f"In {folder} staat al een oefendossier. Kies een andere map.")
    assert again.out == ""
