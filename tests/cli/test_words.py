"""Every word of the command line is Dutch: help, wrong usage, and no English of the library in between."""

import re

import pytest

import casus
from casus.cli import parser as words
from casus.cli.commands import COMMANDS

ENGLISH = re.compile(
    r"\b(usage|options?|optional|positional|arguments?|show|help message|error|required|invalid|choice|choose|expected"
    r"|unrecognized|default|command|version)\b",
    re.IGNORECASE,
)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as end:
        words.make_parser().parse_args(list(args))
    found = capsys.readouterr()
    return end.value.code, found.out, found.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch_and_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    for option in ("--help", "-h"):
        code, out, err = said(capsys, *([command] if command else []), option)
        assert (code, err) == (0, "")
        assert out.startswith("gebruik: casus")
        assert not ENGLISH.search(out.replace("--help", "")), out
        assert re.search(r"voorbeeld(en)?:\n  casus .*" + command, out)
        assert "toon deze hulp" in out


def test_english_words_would_be_found() -> None:
    assert ENGLISH.search("usage: casus [-h]")
    assert ENGLISH.search("the following arguments are required")


def test_help_names_every_command_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "--help")
    assert all(re.search(rf"^    {command}(?: |$)", out, re.MULTILINE) for command in COMMANDS)
    assert re.search(r"0 als .* 1 als .* 2 als .* 3 als", out.replace("\n", " "))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--versie")[:2] == (0, f"Casus {casus.__version__}\n")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["verslag", "3"], "er ontbreekt nog --soort, --uit"),
        (["nieuw"], "er ontbreekt nog PAD_OF_ADRES"),
        (["vergader"], "dit commando bestaat niet"),
        (["logboek", "wis"], "bij WAT past alleen controleer of toon of exporteer of controleer-export"),
        (
            ["schermen", "m", "--thema", "paars"],
            "bij --thema past alleen licht of donker of contrast of contrast-donker",
        ),
        (["schermen", "m", "--tekst", "groot"], "bij --tekst hoort een getal"),
        (["casussen", "--als"], "bij --als hoort nog een waarde"),
        (["casussen", "--json=ja"], "bij --json hoort geen waarde"),
        (["casussen", "--naam=Kanarie"], "--naam kent Casus niet"),
        (["--doss", "x", "casussen"], "dit commando bestaat niet"),
        (
            ["exporteer", "x.json", "--reden", "naar", "Kanarie"],
            "er staat te veel; zet een tekst van meer woorden tussen aanhalingstekens",
        ),
    ],
)
def test_wrong_usage_is_one_dutch_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], args: list[str], reason: str
) -> None:
    code, out, err = said(capsys, *args)
    assert (code, out) == (2, "")
    assert err.startswith(f"Dit commando klopt niet: {reason}. Typ casus")
    assert err.count("\n") == 1
    assert "Kanarie" not in err
    assert not ENGLISH.search(err.replace("--help", ""))


def test_what_the_library_says_otherwise_is_dutch_too() -> None:
    for message in ("argument --x: not allowed with argument --y", "ambiguous option: --a", "anything else"):
        assert not ENGLISH.search(words.in_dutch(message))


@pytest.mark.parametrize("place", [0, 1])
def test_options_for_every_command_stand_before_or_after_it(place: int) -> None:
    given = ["--dossier", "a.casus", "--sleutel", "-", "--als", "MV", "--json"]
    args = words.make_parser().parse_args([*given, "casussen"] if place == 0 else ["casussen", *given])
    assert (args.dossier, args.sleutel, args.als, args.json) == ("a.casus", "-", "MV", True)


def test_what_stands_after_the_command_wins_and_the_rest_stays() -> None:
    args = words.make_parser().parse_args(["--als", "MV", "--dossier", "a", "casussen", "--als", "IV"])
    assert (args.als, args.dossier, args.json, args.sleutel) == ("IV", "a", False, None)
