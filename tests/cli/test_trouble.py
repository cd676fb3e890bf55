"""Trouble of every kind: the right exit code, one Dutch sentence on stderr, never a traceback, nothing half done."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.shell import ROOT, CommandLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, pipes and rights of POSIX")


def copied(full: CommandLine, home: Path) -> CommandLine:
    """A dossier of our own to break, with its key and its copy of the head."""
    assert full.dossier
    for path in full.home.glob("team.*"):
        shutil.copy(path, home / path.name)
    return CommandLine(home, home / "team.casus", home / "team.casus.sleutel")


@pytest.fixture
def own(full: CommandLine, tmp_path: Path) -> CommandLine:
    return copied(full, tmp_path)


def without_power() -> tuple[str, ...]:
    """Root may write anywhere; this takes that away, so that rights count."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root here, and no setpriv to give up its powers")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override")


def limit_files(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("what", ["folder", "missing", "other name"])
def test_no_dossier_there(own: CommandLine, what: str) -> None:
    paths = {"folder": own.home, "missing": own.home / "geen" / "x.casus", "other name": own.home / "x.casus"}
    done = CommandLine(own.home, paths[what], own.key).run("casussen")
    assert (done.code, done.sentence) == (
        3,
        f"Er is geen dossier in {paths[what]}. Zet een kopie terug of kies een ander dossier.",
    )


def test_key_file_that_is_no_key_file(own: CommandLine) -> None:
    binary, blank, wrong, typo = (own.home / name for name in ("binair", "leeg", "fout", "typfout"))
    binary.write_bytes(bytes(range(256)) * 40)
    blank.write_text("\n\n")
    code = (own.key or binary).read_text().strip()
    other = CommandLine(own.home).make_dossier("ander.casus")
    wrong.write_text(other)
    typo.write_text(code[:3] + ("7" if code[3] != "7" else "8") + code[4:])
    sentences = {
        binary: (1, f"In {binary} staat geen herstelcode of wachtwoord."),
        blank: (1, f"In {blank} staat geen herstelcode of wachtwoord."),
        wrong: (1, "Dit is niet de herstelcode van dit dossier."),
        typo: (1, "In groep 1 van de herstelcode zit een typefout."),
        own.home: (3, f"{own.home} kan niet gelezen worden. Kijk of het er is en of u het mag openen."),
        own.home / "weg": (3, f"{own.home / 'weg'} kan niet gelezen worden. Kijk of het er is en of u het mag openen."),
    }
    for path, expected in sentences.items():
        done = CommandLine(own.home, own.dossier, path).run("casussen")
        assert (done.code, done.sentence) == expected
        assert code not in done.err
    endless = CommandLine(own.home, own.dossier, Path("/dev/zero")).run("casussen")
    assert (endless.code, endless.sentence) == (1, "In /dev/zero staat geen herstelcode of wachtwoord.")


def test_no_key_at_all(own: CommandLine) -> None:
    done = CommandLine(own.home, own.dossier).run("casussen")
    assert (done.code, done.sentence) == (
        3,
        "De sleutel is hier niet gevonden. Geef de herstelcode met --sleutel BESTAND.",
    )
    empty = CommandLine(own.home, own.dossier).run("--sleutel", "-", "casussen")
    assert (empty.code, empty.sentence) == (1, "In de invoer staat geen herstelcode of wachtwoord.")


def test_key_file_without_rights(own: CommandLine) -> None:
    assert own.key is not None
    own.key.chmod(0o000)
    done = own.run("casussen", prefix=without_power())
    assert done.code == 3
    assert "kan niet gelezen worden" in done.sentence


def test_plain_database_is_no_dossier(own: CommandLine) -> None:
    assert own.dossier is not None
    own.dossier.unlink()
    with sqlite3.connect(own.dossier) as plain:
        plain.execute("CREATE TABLE casus (naam TEXT)")
    done = own.run("casussen")
    assert (done.code, done.sentence.startswith("Dit bestand is niet versleuteld")) == (3, True)


@pytest.mark.parametrize("keep", [0, 100, 6000, 40_960, -4096])
def test_truncated_dossier(own: CommandLine, keep: int) -> None:
    assert own.dossier is not None
    whole = own.dossier.read_bytes()
    own.dossier.write_bytes(whole[:keep])
    for command in (("casussen",), ("exporteer", own.home / "x.json", "--onversleuteld", "--reden", "x")):
        done = own.run(*command)
        assert done.code in (0, 3)
        assert "Casus zelf" not in done.err
        assert done.code == 0 or done.sentence
    assert keep == -4096 or done.code == 3


@pytest.mark.parametrize("ending", [".casussleutel", ".casusstand"])
def test_damaged_file_beside_the_dossier(own: CommandLine, ending: str) -> None:
    assert own.dossier is not None
    beside = own.dossier.with_suffix(ending)
    beside.write_bytes(b"\xff\x00{")
    done = own.run("casussen")
    if ending == ".casusstand":  # a witness less; the dossier itself is whole
        assert (done.code, done.err) == (0, "")
    else:
        assert (done.code, done.sentence.startswith("Het sleutelbestand is niet te lezen.")) == (3, True)
    beside.unlink()
    if ending == ".casussleutel":
        done = own.run("casussen")
        assert (done.code, done.sentence) == (3, f"Het sleutelbestand {beside} is er niet. Zet het naast het dossier.")


def test_where_nothing_can_be_written(own: CommandLine) -> None:
    powerless = without_power()
    closed = own.home / "dicht"
    closed.mkdir()
    closed.chmod(0o500)
    verslag = ("verslag", 1, "--soort", "volledig", "--uit")
    expected = {
        closed / "v.docx": f"Casus mag niet schrijven naar {closed / 'v.docx'}. Sluit het bestand als het open staat.",
        own.home / "weg" / "v.docx": f"De map van {own.home / 'weg' / 'v.docx'} is er niet. Maak de map of kies "
        "een andere plek.",
        own.home: f"{own.home} is een map. Geef ook een bestandsnaam.",
    }
    for path, sentence in expected.items():
        done = own.run(*verslag, path, prefix=powerless)
        assert (done.code, done.sentence) == (3, sentence)
    assert list(closed.iterdir()) == []
    new = CommandLine(own.home).run("nieuw", closed / "n.casus", prefix=powerless)
    for done in (new, own.run("schermen", closed / "beelden", prefix=powerless)):
        assert (done.code, bool(done.sentence)) == (3, True)


def test_dossier_in_a_folder_that_is_closed(own: CommandLine) -> None:
    powerless = without_power()
    own.home.chmod(0o500)
    try:
        done = own.run("casussen", prefix=powerless)
        assert done.code in (0, 3)
        assert "Casus zelf" not in done.err
        assert done.code == 0 or done.sentence
    finally:
        own.home.chmod(0o700)


@pytest.mark.parametrize("what", ["folder", "missing", "no json", "binary"])
def test_exchange_file_that_is_none(empty: CommandLine, what: str) -> None:
    file = empty.home / "in.json"
    if what == "folder":
        file.mkdir()
    elif what != "missing":
        file.write_bytes(b'{"formaat": ' if what == "no json" else b"\xff\xfe\x00")
    done = empty.run("importeer", file)
    if what in ("folder", "missing"):
        assert (done.code, "kan niet gelezen worden" in done.sentence) == (3, True)
    else:
        assert done.code == 1
        assert done.err.splitlines()[-1] == "Er is niets ingelezen: 1 fout."


def test_full_disk(own: CommandLine, machine: CommandLine) -> None:
    """A limit on the size of files does what a full disk does. Nothing half made stays behind."""
    target = own.home / "v.docx"
    done = own.run("verslag", 1, "--soort", "volledig", "--uit", target, before=limit_files(8_000))
    assert (done.code, bool(done.sentence)) == (3, True)
    assert not target.exists()
    line = CommandLine(machine.home)
    done = line.run("nieuw", line.home / "vol.casus", before=limit_files(30_000))
    assert (done.code, bool(done.sentence)) == (3, True)
    assert "Herstelcode" not in done.out
    assert not list(line.home.glob("vol.*"))
    assert own.run("logboek", "controleer").code == 0


def test_output_that_cannot_be_written(own: CommandLine) -> None:
    with Path("/dev/full").open("wb") as full_device:
        done = subprocess.run(
            own.command("casussen"), env=own.environment(), stdout=full_device, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.decode().count("\n")) == (3, 1)


@pytest.mark.parametrize("command", ["casussen", "nieuw", "--help"])
def test_reader_that_went_away(own: CommandLine, command: str) -> None:
    """As in ``casus casussen | true``. No new dossier is made whose code nobody could read."""
    fresh = own.home / "nieuw.casus"
    args = own.command("casussen") if command == "casussen" else CommandLine(own.home).command(command)
    receive, send = os.pipe()
    os.close(receive)
    with os.fdopen(send, "wb") as pipe:
        done = subprocess.run(
            [*args, *([str(fresh)] if command == "nieuw" else [])],
            env=own.environment(),
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "Exception" not in said
    if command != "--help":
        assert (done.returncode, said) == (3, "Casus kon de rest niet laten zien en is gestopt.\n")
    assert not fresh.exists()


def test_closed_output_is_trouble_too(own: CommandLine) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *own.command("casussen")],
        env=own.environment(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr.decode()


def test_ctrl_c(own: CommandLine) -> None:
    """While it waits for the code: opening our end of the pipe succeeds as soon as it reads from the other."""
    pipe = own.home / "pijp"
    os.mkfifo(pipe)
    line = CommandLine(own.home, own.dossier, pipe)
    # Tests that run in the background are deaf to the signal, and so would be whatever they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        subprocess.Popen(
            line.command("casussen"),
            env=line.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        pipe.open("wb"),
    ):
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (3, "Gestopt. Wat al bewaard was, blijft bewaard.\n")


def test_window_without_what_it_needs_of_the_system(own: CommandLine) -> None:
    (own.home / "sitecustomize.py").write_text("import sys; sys.modules['PySide6.QtWidgets'] = None")
    path = os.pathsep.join((str(own.home), str(ROOT)))
    done = CommandLine(own.home).run(PYTHONPATH=path, QT_QPA_PLATFORM="offscreen")
    assert (done.code, done.sentence.startswith("Het venster kan niet open.")) == (3, True)


def test_a_bug_is_one_sentence_and_a_log_without_words(own: CommandLine) -> None:
    """The crash goes to the technical log by place, never with what somebody typed."""
    broken = own.home / "sitecustomize.py"
    text = "import casus.services.casussen as m\ndef _(*a, **k): raise KeyError('Kanarie')\nm.list_casus_ids = _\n"
    broken.write_text(text)
    done = own.run("casussen", PYTHONPATH=os.pathsep.join((str(own.home), str(ROOT))))
    assert (done.code, done.sentence) == (
        3,
        "Er ging iets mis in Casus zelf. De fout staat in het technische logbestand.",
    )
    logs = list(own.home.rglob("casus.log"))
    assert len(logs) == 1
    written = logs[0].read_text()
    assert "cli.crash" in written
    assert "builtins.KeyError" in written
    assert "Kanarie" not in written + done.err
