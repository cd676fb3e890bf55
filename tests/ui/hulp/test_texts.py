"""The texts of the help: one for every field, plain Dutch, and every key from the one list."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from casus.ui import shortcuts
from casus.ui.hulp.hulp_texts import PAGES, Soort, read_fields, read_pages, read_tour
from casus.ui.icons import Icon
from casus.ui.theme import resource_dir
from casus.ui.widgets.field import help_key_of
from tests.ui.field_calls import UI, help_keys, key_of

FOLDER = resource_dir() / "hulp"
FIELDS = read_fields(FOLDER)
TOO_LONG = 25
BLAME_OR_SHOUT = re.compile(r"\b(helaas|oeps|simpelweg|gewoonweg|uw fout)\b|!", re.IGNORECASE)


@pytest.mark.parametrize(("key", "where"), sorted(help_keys().items()))
def test_every_field_of_the_program_has_help(key: str, where: str) -> None:
    assert key in FIELDS, f"no help for {key} ({where}); add it to resources/hulp/velden.toml"


def test_the_walk_finds_fields_and_would_find_one_without_help() -> None:
    assert len(help_keys()) > 40
    call = ast.parse('Field(self.tr("Iets heel anders"), box)').body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert key_of(call.value) == "iets-heel-anders"
    assert key_of(call.value) not in FIELDS


def test_a_label_becomes_its_key() -> None:
    assert help_key_of("Wie is casusregisseur?") == "wie-is-casusregisseur"
    assert help_key_of("Eén reden, coördinator") == "een-reden-coordinator"


def sentences() -> list[str]:
    pages = [text for page in read_pages(FOLDER) for kind, text in page.regels if kind is not Soort.KOP]
    steps = [part for step in read_tour(FOLDER) for part in (step.titel, step.tekst)]
    fields = [part for text in FIELDS.values() for part in (text.wat, text.waarom)]
    return [one for text in (*pages, *steps, *fields) for one in re.split(r"(?<=[.?:])\s+", text)]


def test_every_sentence_is_short_and_calm() -> None:
    for text in sentences():
        assert len(text.split()) <= TOO_LONG, text
        assert not BLAME_OR_SHOUT.search(text), text


def test_fields_say_what_and_why() -> None:
    for key, text in FIELDS.items():
        assert text.wat.endswith("."), key
        assert text.waarom.endswith((".", "?")), key


def test_the_pages_are_those_in_the_folder() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(PAGES)
    for page in read_pages(FOLDER):
        assert page.titel
        assert page.eerste.endswith(".")
        assert len(page.regels) >= 3


def test_what_casus_cannot_protect_names_all_of_it() -> None:
    page = next(page for page in read_pages(FOLDER) if page.sleutel == "beschermen")
    named = ("kwaadaardige software", "foto van het scherm", "terughalen", "bijnaam", "geheugen", "muur", "beheerder")
    for words in named:
        assert page.has(words), words
    assert not page.has("wachtzin")


def test_the_tour_is_ten_minutes_and_points_at_what_is_there() -> None:
    found = tomllib.loads((FOLDER / "rondleiding.toml").read_text(encoding="utf-8"))
    assert found["minuten"] == 10
    steps = read_tour(FOLDER)
    assert 10 <= len(steps) <= 14
    source = "".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    for step in steps:
        for name in (step.wijs, step.klaar.removeprefix("bladzijde:")):
            assert ":" in name or name in ("namen", "zoek") or f'"{name}"' in source, name
    assert Icon.STEPS


# -- keys --------------------------------------------------------------------------------------------------------------


def literal_shortcuts(path: Path) -> list[str]:
    """Keys that a screen gives to a ``QShortcut`` by itself, not taken from the one list."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "QShortcut"]
    inside = [part for call in calls for argument in call.args for part in ast.walk(argument)]
    return [str(part.value) for part in inside if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def test_screens_take_their_keys_from_the_one_list() -> None:
    assert [(path.name, found) for path in UI.rglob("*.py") if (found := literal_shortcuts(path))] == []


def test_a_key_of_its_own_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text('QShortcut(QKeySequence("Ctrl+J"), self)\n', encoding="utf-8")
    assert literal_shortcuts(file) == ["Ctrl+J"]


def test_the_overview_names_every_key_of_the_list() -> None:
    said = " ".join(line.keys for group in shortcuts.overview() for line in group.lines)
    keys = [value for name, value in vars(shortcuts).items() if name.isupper()]
    assert len(keys) > 8
    for key in keys:
        assert shortcuts.shown(key if isinstance(key, str) else key[0]) in said, key
