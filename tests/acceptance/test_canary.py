"""A scripted day through the command line leaves no name of anybody in plain sight on the machine.

Every text field of the dossier holds the canary. Afterwards every byte under the user's home and temporary folder is
searched, in three encodings: dossier, write-ahead log, sidecar, copy of the log head, settings, technical log, and what
came out of stderr. What the user asked for in readable form (an export, minutes with names) is looked at apart.
"""

import json
import math
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import ROOT, CommandLine, Done, example

CANARY = "Kanarievogel"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
NEEDLES = tuple(word.encode(encoding) for word in (CANARY, CANARY.lower(), CANARY.upper()) for encoding in ENCODINGS)
READABLE = {"uit.json", "namen.docx"}
"""What holds names because somebody asked for it, with a reason."""
TEXT = {
    "organisatie": ("naam",),
    "professional": ("naam", "telefoon", "email"),
    "casus": ("naam", "vraag"),
    "inwoner": (
        "naam", "eigen_woorden", "hoi_gebeurd", "hoi_kwetsbaar_en_weerbaar", "hoi_waarheen", "hoi_nodig",
        "vertegenwoordiger", "vertegenwoordiger_telefoon", "contact_waar",
    ),
    "overleg": ("plaats",),
    "agendapunt": ("titel", "vraag"),
    "notitie": ("tekst", "bron"),
    "besluit": ("tekst", "motivering"),
    "correctie": ("oud", "nieuw", "reden"),
    "actie": ("wat", "terugkoppeling"),
}  # fmt: skip


def canaries() -> dict[str, Any]:
    """The example with the canary in every text that people type, and a meeting that still runs beside it."""
    tree = example()
    for naam, fields in TEXT.items():
        for row in tree[naam]:
            row |= {field: f"{CANARY} {naam} {row['id']} {field}" for field in fields}
    tree["dossier"][0] |= {"naam": f"{CANARY} team", "oefen": False}
    tree["wijk"][0]["naam"] = f"{CANARY} wijk"
    return tree


WRITER = """
import os, sys
from datetime import date
from pathlib import Path
from casus.services import casussen
from casus.wiring import open_dossier, real_world
dossier = open_dossier(sys.argv[1], real_world(), herstelcode=Path(sys.argv[2]).read_text())
ctx = dossier.context(dossier.actor(None))
for number in range(20):
    person = casussen.InwonerFields(f"Kanarievogel {number}", eigen_woorden="Kanarievogel wil slapen")
    casussen.create_casus(ctx, casussen.CreateCasus(f"Kanarievogel {number}", (person,), "Waar is Kanarievogel?"))
os._exit(9)
"""


def hits(*places: Path) -> list[str]:
    """Files under these places in which the canary sings, with the encoding; what was asked for is left out."""
    files = [path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*")))]
    return [
        f"{path.name}: {needle!r}"
        for path in files
        if path.is_file() and path.name not in READABLE
        for needle in NEEDLES
        if needle in path.read_bytes()
    ]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A day: new dossier, import, lists, minutes, export, check, mistakes, and a kill in the middle of writing."""
    line = CommandLine(tmp_path_factory.mktemp("huis"), alone=True)
    line.make_dossier()
    source = line.home / "in.json"
    source.write_text(json.dumps(canaries(), ensure_ascii=False), encoding="utf-8")
    good(line.run("importeer", source, "--proef"))
    good(line.run("importeer", source))
    source.unlink()
    for command in ("overleggen", "casussen", "acties"):
        good(line.run(command))
        good(line.run(command, "--json"))
    good(line.run("verslag", 1, "--soort", "volledig", "--uit", line.home / "codes.docx"))
    named = ("--met-namen", "--reden", f"{CANARY} vraagt erom")
    good(line.run("verslag", 1, "--soort", "volledig", *named, "--uit", line.home / "namen.docx"))
    good(line.run("exporteer", line.home / "uit.json", "--onversleuteld", "--reden", f"voor {CANARY}"))
    good(line.run("schermen", line.home / "beelden"))
    mistakes(line)
    killed = subprocess.run(
        [sys.executable, "-c", WRITER, str(line.dossier), str(line.key)], env=line.environment(), cwd=ROOT, check=False
    )
    assert killed.returncode == 9
    return line


def good(done: Done) -> None:
    assert (done.code, done.err) == (0, "")


def mistakes(line: CommandLine) -> None:
    """Whatever goes wrong must not repeat what was typed or what stood in a file."""
    broken = canaries()
    broken["inwoner"][0] |= {"leeftijdsklasse": CANARY, "casus_id": "99"}
    broken["casus"][0]["status"] = f"{CANARY}"
    file = line.home / "tmp" / "in.json"
    file.write_text(json.dumps(broken), encoding="utf-8")
    fresh = CommandLine(line.home, errors=line.errors, alone=True)
    fresh.make_dossier("leeg.casus")
    assert fresh.run("importeer", file).code == 1
    file.write_text(f'{{"formaat": "{CANARY}", {CANARY}', encoding="utf-8")
    assert fresh.run("importeer", file).code == 1
    file.unlink()
    assert line.run("exporteer", "x.json", "--reden", CANARY, CANARY).code == 2
    assert line.run("verslag", CANARY, "--soort", "volledig", "--uit", line.home / "x.docx").code == 1
    assert line.run("verslag", 1, "--soort", CANARY, "--uit", line.home / "x.docx").code == 1
    assert line.run(CANARY).code == 2
    crash = line.home / "sitecustomize.py"
    crash.write_text(
        "import casus.services.casussen as m\nm.list_casus_rows = lambda c, i: 1 / len(c.actor.naam[:0])\n"
    )
    done = line.run("casussen", PYTHONPATH=f"{line.home}:{ROOT}")
    crash.unlink()
    assert (done.code, done.sentence.startswith("Er ging iets mis")) == (3, True)


def test_no_canary_anywhere_on_the_machine(day: CommandLine) -> None:
    assert hits(day.home) == []
    names = {path.name for path in day.home.rglob("*") if path.is_file()}
    assert {"team.casus", "team.casus-wal", "team.casussleutel", "team.casusstand", "casus.log", "codes.docx"} <= names
    assert (day.home / "team.casus-wal").stat().st_size > 10_000


def test_no_canary_in_what_came_out_of_stderr(day: CommandLine) -> None:
    said = "".join(day.errors)
    assert len(said.splitlines()) >= 8
    assert CANARY.casefold() not in said.casefold()


def test_the_technical_log_was_written(day: CommandLine) -> None:
    """Else its silence would prove nothing."""
    (log,) = day.home.rglob("casus.log")
    assert "cli.crash" in log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_temporary_folder_is_empty(day: CommandLine) -> None:
    assert list(day.temp.iterdir()) == []


def test_the_canaries_are_found_where_they_should_be(day: CommandLine) -> None:
    """Negative control: the same search finds them in what was asked for, and in a dossier without encryption."""
    assert CANARY in (day.home / "uit.json").read_text(encoding="utf-8")
    with zipfile.ZipFile(day.home / "namen.docx") as archive:
        assert CANARY in archive.read("word/document.xml").decode()


def test_a_plain_copy_of_the_dossier_would_sing(day: CommandLine, tmp_path: Path) -> None:
    """Negative control: the same rows in an ordinary database hit at once, in each encoding that it can have."""
    tree = json.loads((day.home / "uit.json").read_text(encoding="utf-8"))
    for encoding in ("UTF-8", "UTF-16le", "UTF-16be"):
        path = tmp_path / f"{encoding}.db"
        with sqlite3.connect(path) as plain:
            plain.execute(f"PRAGMA encoding = '{encoding}'")
            plain.execute("CREATE TABLE casus (naam TEXT)")
            plain.executemany("INSERT INTO casus VALUES (?)", [(row["naam"],) for row in tree["casus"]])
        plain.close()
        assert hits(path)


@pytest.mark.parametrize("name", ["team.casus", "leeg.casus"])
def test_sqlite3_cannot_open_it(day: CommandLine, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "kopie.db"
    copy.write_bytes((day.home / name).read_bytes())
    with pytest.raises(sqlite3.DatabaseError, match="not a database"), sqlite3.connect(copy) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@pytest.mark.parametrize("name", ["team.casus", "team.casus-wal"])
def test_what_is_on_disk_looks_like_chance(day: CommandLine, name: str) -> None:
    """At least 7.9 bits per byte; the write-ahead log has readable frame headers between its pages."""
    data = (day.home / name).read_bytes()
    assert entropy(data) > 7.9
    assert entropy(json.dumps(canaries()).encode()) < 6


def entropy(data: bytes) -> float:
    return -sum(n / len(data) * math.log2(n / len(data)) for n in Counter(data).values())


def test_key_and_code_are_nowhere_but_where_the_user_put_them(day: CommandLine) -> None:
    assert day.key is not None
    code = day.key.read_text(encoding="utf-8").strip()
    without_dashes = code.replace("-", "")
    for path in day.home.rglob("*"):
        if path.is_file() and path != day.key:
            content = path.read_bytes()
            assert code.encode() not in content
            assert without_dashes.encode() not in content
    assert not any(code in said for said in day.errors)


def test_no_command_needs_a_secret_or_a_name_among_its_arguments(day: CommandLine) -> None:
    """Arguments show in the list of processes: the code comes from a file or standard input, people by code."""
    options = day.run("--help").out
    assert not re.search(r"--(herstelcode|wachtwoord|password|code)\b", options)
    assert re.search(r"--sleutel BESTAND", options)
