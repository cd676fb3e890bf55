"""What a screen reader reads of the real program: unlock, Vandaag and chairing, over the accessibility bus under Xvfb.

The machine has no keyring, so the dossier opens with the recovery code, typed through the accessibility bus.
Long tier; the reader is a program of its own (``atspi_reader.py``), because Atspi lives in the Python of Debian.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import SystemRandom

import pytest
from debian import X11, missing_libraries

from casus.system.clock import SystemClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, open_oefen
from tests.conftest import tier

HERE = Path(__file__).resolve().parent
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
SYSTEM_PYTHON = Path("/usr/bin/python3")
SCRIPT = """
"$2" --launch-immediately --a11y=1 >/dev/null 2>&1 & sleep 1
"$3" -P -m casus --dossier "$1/oefen/oefenen.casus" >"$1/uit.txt" 2>&1 & program=$!
/usr/bin/python3 "$4" "$1/oefen/herstelcode.txt" Joost; ended=$?
kill $program
exit $ended
"""
Read = list[tuple[str, str, list[str]]]

pytestmark = pytest.mark.skipif(tier() != "lang", reason="long tier: starts the program under Xvfb")

CODE = [
    ("heading", "Open het dossier oefenen"), ("label", "Deze computer heeft geen sleutelbos."),
    ("label", "Herstelcode"), ("text", "Herstelcode"), ("push button", "Open dossier"),
    ("push button", "Probeer opnieuw"),
    ("push button", "Kies een ander dossier"), ("label", "Versleuteld"),
]  # fmt: skip
WIE = [("heading", "Wie werkt er nu?"), ("radio button", "Joost"), ("push button", "Begin"), ("label", "Versleuteld")]
VANDAAG = [
    ("push button", "Zoek of doe iets"), ("radio button", "Vandaag"), ("push button", "Vergrendel"),
    ("label", "Dit is het oefendossier"), ("heading", "Vandaag"), ("push button", "Start casus"),
    ("label", "Volgend overleg"), ("push button", "Bereid overleg voor"), ("heading", "Mijn acties"),
    ("heading", "Te laat bij anderen"),
]  # fmt: skip
POINT = [
    ("push button", "Volgend punt"), ("label", "In eigen woorden"), ("label", "Vraag aan de tafel"),
    ("push button", "Open casus"), ("list", "Wat er is vastgelegd"), ("text", "Snelle invoer"),
    ("heading", "Wie mag wat horen"),
]  # fmt: skip
"""A casus on the table: what it is about, what is written, who may hear what."""
TABLE = [("label", "18 van 18 nu in de kamer"), ("label", "Is erbij"), ("push button", "Stapt uit: ")]
AGENDA = [("radio button", "Overleg"), ("list", "Agenda"), ("list item", "1, "), ("push button", "Inloop")]
VOEREN = [*AGENDA, *POINT, ("push button", "Toon de naam op dit scherm"), *TABLE]
NAAM = [*AGENDA, ("heading", "Meneer Claessens"), *POINT, *TABLE]


def missing() -> list[str]:
    """What this machine lacks, by package of Debian."""
    parts = {
        "xvfb": shutil.which("Xvfb") and shutil.which("xvfb-run"),
        "dbus": shutil.which("dbus-run-session"),
        "at-spi2-core": any(path.exists() for path in LAUNCHERS),
        "python3-gi gir1.2-atspi-2.0": SYSTEM_PYTHON.exists() and _has_atspi(),
    }
    lacks = [package for package, there in parts.items() if not there]
    return lacks + sorted(missing_libraries(X11).values())


def _has_atspi() -> bool:
    code = "import gi; gi.require_version('Atspi', '2.0')"
    return subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    if lacks := missing():
        pytest.skip(f"NOT READ BY A SCREEN READER: this machine lacks {', '.join(lacks)}")
    home = tmp_path_factory.mktemp("thuis")
    open_oefen(home / "oefen", World(SystemClock(), SystemRandom(), MemoryKeychain())).close()
    launcher = next(path for path in LAUNCHERS if path.exists())
    env = {
        "HOME": str(home), "XDG_DATA_HOME": str(home / "d"), "XDG_CONFIG_HOME": str(home / "c"),
        "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONPATH": str(HERE.parents[2]), "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip
    call = ["xvfb-run", "-a", "-s", "-screen 0 1500x950x24", "dbus-run-session", "--", "bash", "-c", SCRIPT, "bash"]
    call += [str(home), str(launcher), sys.executable, str(HERE / "atspi_reader.py")]
    run = subprocess.run(call, capture_output=True, text=True, env=env, cwd=HERE.parents[2], timeout=240, check=False)
    said = (home / "uit.txt").read_text(encoding="utf-8") if (home / "uit.txt").exists() else ""
    assert run.returncode == 0, f"{run.stderr[-2000:]}\n{said[-4000:]}"
    found: dict[str, Read] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(
    ("screen", "expected"),
    [("code", CODE), ("wie", WIE), ("vandaag", VANDAAG), ("voeren", VOEREN), ("naam", NAAM)],
)
def test_a_screen_is_read_in_a_sensible_order(
    screens: dict[str, Read], screen: str, expected: list[tuple[str, str]]
) -> None:
    assert out_of_order(screens[screen], expected) == []


def test_a_point_is_headed_by_its_casus_and_by_its_name_only_once_that_is_shown(screens: dict[str, Read]) -> None:
    """Not everybody at this table may hear who it is: then a screen reader says no more than the screen shows."""
    codes = {screen: code_on_the_table(screens[screen]) for screen in ("voeren", "naam")}
    assert codes["voeren"] == codes["naam"]
    assert headings(screens["voeren"])[0] == codes["voeren"]
    assert headings(screens["naam"])[:2] == [codes["naam"], "Meneer Claessens"]
    assert [name for _, name, _ in screens["voeren"] if "Claessens" in name] == []


def test_what_is_chosen_is_said(screens: dict[str, Read]) -> None:
    def checked(screen: str) -> list[str]:
        return [name for role, name, states in screens[screen] if role == "radio button" and "checked" in states]

    assert checked("wie") != checked("gekozen")
    assert checked("gekozen") == ["Joost van den Akker"]
    assert checked("vandaag") == ["Vandaag"]
    assert checked("voeren") == ["Overleg"]


def test_what_asks_for_the_code_is_gone_after_opening(screens: dict[str, Read]) -> None:
    assert all(name.startswith("Open het dossier") for name in headings(screens["code"]))
    after = headings(screens["wie"]) + headings(screens["vandaag"])
    assert not any(name.startswith("Open het dossier") for name in after)


def test_another_order_is_found() -> None:
    """Negative control."""
    read: Read = [("push button", "Begin", []), ("heading", "Wie werkt er nu?", [])]
    wanted = [("heading", "Wie werkt"), ("push button", "Begin")]
    assert out_of_order(list(reversed(read)), wanted) == []
    assert out_of_order(read, wanted) == ["push button Begin"]


def test_another_heading_of_the_point_is_found() -> None:
    """Negative control: headed by the next casus, or not headed."""
    read: Read = [("list item", "1, K7P, 15 min, nu op tafel", []), ("list item", "2, L8R, 15 min, komt nog", [])]
    assert code_on_the_table(read) == "K7P"
    assert headings(read) == []
    assert headings([*read, ("heading", "L8R", [])]) != [code_on_the_table(read)]


def headings(read: Read) -> list[str]:
    return [name for role, name, _ in read if role == "heading"]


def code_on_the_table(read: Read) -> str:
    """As the agenda says it."""
    (running,) = [name for role, name, _ in read if role == "list item" and name.endswith("nu op tafel")]
    return running.split(", ")[1]


def out_of_order(read: Read, expected: list[tuple[str, str]]) -> list[str]:
    """Key phrases that are not read after the one before."""
    place, wrong = 0, []
    for role, start in expected:
        after = [n for n in range(place, len(read)) if read[n][0] == role and read[n][1].startswith(start)]
        if after:
            place = after[0] + 1
        else:
            wrong.append(f"{role} {start}")
    return wrong
