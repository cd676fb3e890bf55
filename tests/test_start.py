"""packaging/start.py: says what is wrong in one sentence, makes the environment once and mends a half-made one."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import commands
import debian
import pytest
import trouble
import venv_setup
from trouble import Stop

import casus

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
START = PACKAGING / "start.py"
SENTENCE = re.compile(r"[A-Z/][^\n]*[.']")
LOCK_ENTRY = re.compile(r"([a-z0-9-]+)==([0-9][^ ]*)( ; [^\\]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def start(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run start.py in a Python of its own, after ``code``."""
    run_it = f"import runpy, sys\n{code}\nsys.argv[0] = {str(START)!r}\n"
    run_it += f"sys.path.insert(0, {str(PACKAGING)!r})\nrunpy.run_path({str(START)!r}, run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", run_it, *arguments], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 14, 0)])
def test_wrong_python_is_one_sentence_and_exit_3(version: tuple[int, int, int]) -> None:
    done = start("run", code=f"sys.version_info = {version}")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert f"dit is Python {version[0]}.{version[1]}" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("verkeerd",), ("run", "--onbekend")])
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    done = start(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_old_pythons_can_read_start() -> None:
    """The gate only works when every older Python gets as far as the gate."""
    text = START.read_text(encoding="ascii")
    modern = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match, ast.FunctionDef, ast.Starred)
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, modern)]
    before_gate = text[: text.index("sys.exit(3)")]
    assert re.findall(r"^ *(?:import|from) (\w+)", before_gate, re.MULTILINE) == ["sys"]


def test_start_uses_the_standard_library_only() -> None:
    files = sorted(PACKAGING.glob("*.py"))
    allowed = set(sys.stdlib_module_names) | {file.stem for file in files}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {module.partition(".")[0] for module in modules} <= allowed, file


OUTPUTS = [
    ("NewConnectionError('...: [Errno -3] Temporary failure in name resolution')", "verbinding met het netwerk"),
    ("ProxyError('Cannot connect to proxy.', ...)", "verbinding met het netwerk"),
    ("E: Failed to fetch a.deb  Could not connect to the mirror", "verbinding met het netwerk"),
    ("WARNING: Retrying: ReadTimeoutError\nOSError: [Errno 28] No space left on device", "vol"),
    ("E: You don't have enough free space in /var/cache/apt/archives/.", "vol"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "requirements.lock"),
    ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "certificaat"),
    ("PermissionError: [Errno 13] Permission denied: '/opt/x'", "geschreven"),
    ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "onderdeel sqlcipher3"),
    ("something\nERROR: brand new trouble\n", "ERROR: brand new trouble"),
    ("", "zonder melding"),
]


@pytest.mark.parametrize(("output", "part"), OUTPUTS)
def test_what_pip_and_apt_print_becomes_one_sentence(output: str, part: str, tmp_path: Path) -> None:
    sentence = str(trouble.from_output(output, tmp_path))
    assert part in sentence
    assert "\n" not in sentence


def test_full_disk_is_seen_whatever_was_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2**20))
    assert "is vol" in str(trouble.from_output("ProxyError", tmp_path / "not" / "there"))


@pytest.mark.parametrize(("number", "part"), [(28, "is vol"), (13, "geschreven"), (30, "geschreven"), (5, "weigert")])
def test_os_error_becomes_one_sentence(number: int, part: str) -> None:
    assert part in str(trouble.from_os_error(OSError(number, os.strerror(number), "/x")))


def fake_venv(folder: Path, stamp: dict[str, object]) -> Path:
    python = venv_setup.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").touch()
    (folder / "casus-klaar.json").write_text(str(stamp).replace("'", '"'), encoding="utf-8")
    return folder


def test_stamp_is_about_python_places_and_locks(tmp_path: Path) -> None:
    wanted = venv_setup.stamp_for(ROOT, tmp_path / "v", venv_setup.RUN_LOCKS)
    both = venv_setup.stamp_for(ROOT, tmp_path / "v", venv_setup.TEST_LOCKS)
    venv = fake_venv(tmp_path / "v", both)
    assert venv_setup.is_ready(venv, wanted)
    assert venv_setup.is_ready(venv, both)
    for change in ({"python": "3.9"}, {"root": "/x"}, {"venv": "/x"}, {"locks": {"requirements.lock": "0"}}):
        assert not venv_setup.is_ready(venv, wanted | change)
    (venv / "casus-bezig").touch()
    assert not venv_setup.is_ready(venv, wanted)


def test_half_made_environment_is_cleared_and_a_foreign_folder_never(tmp_path: Path) -> None:
    half = tmp_path / "half"
    half.mkdir()
    (half / "casus-bezig").touch()
    (half / "lib").mkdir()
    (half / "lib" / "half.py").touch()
    venv_setup.clear(half)
    assert [path.name for path in half.iterdir()] == ["casus-bezig"]
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "cat.jpg").touch()
    with pytest.raises(Stop, match="geen omgeving van Python"):
        venv_setup.clear(photos)
    assert (photos / "cat.jpg").exists()


def test_too_small_disk_stops_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2**20))
    with pytest.raises(Stop, match="600 MB nodig"):
        venv_setup.prepare(ROOT, tmp_path / "v", venv_setup.RUN_LOCKS)
    assert not (tmp_path / "v").exists()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A small checkout with an empty lock, and the real environment made for it."""
    root = tmp_path_factory.mktemp("een map met spatie")
    (root / "packaging").mkdir()
    (root / "packaging" / "requirements.lock").touch()
    (root / "casus").mkdir()
    (root / "casus" / "__init__.py").touch()
    (root / "casus" / "__main__.py").write_text("import sys; print('casus', *sys.argv[1:])", encoding="utf-8")
    venv = root / ".venv"
    assert venv_setup.prepare(root, venv, venv_setup.RUN_LOCKS)
    yield root, venv
    shutil.rmtree(venv)


def test_environment_is_made_once_and_runs_casus_from_anywhere(checkout: tuple[Path, Path], tmp_path: Path) -> None:
    root, venv = checkout
    assert not venv_setup.prepare(root, venv, venv_setup.RUN_LOCKS)
    scripts = venv_setup.python_of(venv).parent
    for command in ([str(venv_setup.python_of(venv)), "-m", "casus"], [str(scripts / "casus")]):
        done = subprocess.run([*command, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout == "casus --help\n"


def test_changed_lock_is_installed_and_no_network_is_one_sentence(
    checkout: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, venv = checkout
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    lock = root / "packaging" / "requirements.lock"
    lock.write_text(f"docxtpl==0.20.2 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(Stop, match="verbinding met het netwerk"):
        venv_setup.prepare(root, venv, venv_setup.RUN_LOCKS)
    assert (venv / "casus-bezig").exists()
    lock.write_text("", encoding="utf-8")
    assert venv_setup.prepare(root, venv, venv_setup.RUN_LOCKS)
    assert not (venv / "casus-bezig").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are asked for on Linux only")
def test_missing_library_is_found_and_its_package_named(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = debian.missing_libraries({"libc.so.6": "libc6", "libnooit-gehoord.so.9": "libnooit9"})
    assert missing == {"libnooit-gehoord.so.9": "libnooit9"}
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(Stop, match=r"typ eerst: sudo sh -c 'apt-get update && apt-get install .* libnooit9'"):
        debian.ensure(lambda: missing)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Stop, match=r"mist libnooit-gehoord\.so\.9; installeer"):
        debian.ensure(lambda: missing)
    debian.ensure(dict)


@pytest.mark.parametrize(
    ("env", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", True),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "darwin", False),
    ],
)
def test_has_screen(env: dict[str, str], platform: str, expected: bool) -> None:
    assert commands.has_screen(env, platform) is expected


def test_what_follows_two_dashes_is_for_pytest() -> None:
    assert commands.split(["test", "--lang", "--", "-k", "x"]) == (["test", "--lang"], ["-k", "x"])
    assert commands.split(["run"]) == (["run"], [])


@pytest.mark.parametrize(
    ("body", "summary", "is_good"),
    [
        ("def test_a(): pass", "1 passed in", True),
        ("def test_a(): assert False", "1 failed in", False),
        ("x = 1", "no tests ran in", False),
        ("import os; os._exit(0)", "0 passed, 1 failed", False),
    ],
)
def test_last_line_is_the_summary(
    body: str, summary: str, is_good: bool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_x.py").write_text(body, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    options = [
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:pytest-qt",
        "-c",
        str(tmp_path / "pytest.ini"),
        str(tmp_path),
    ]
    line, good = commands.pytest(Path(sys.executable), options, commands.test_environment(is_long=False))
    assert summary in line
    assert good is is_good
    assert line not in capfd.readouterr().out


def lock_entries(name: str) -> dict[str, str]:
    """name -> version with marker, of a lock that must hold nothing but pinned and hashed entries."""
    text = (PACKAGING / name).read_text(encoding="ascii")
    assert LOCK_ENTRY.sub("", text) == ""
    return {f"{match[1]}{match[3] or ''}": match[2] for match in LOCK_ENTRY.finditer(text)}


def normal(requirement: str) -> str:
    return re.split(r"[\[<>=;~! ]", requirement)[0].lower().replace("_", "-")


def test_locks_pin_all_that_pyproject_asks_and_agree() -> None:
    run, extra = lock_entries("requirements.lock"), lock_entries("requirements-test.lock")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {normal(one) for one in project["project"]["dependencies"]} <= {normal(one) for one in run}
    assert {normal(one) for one in project["dependency-groups"]["test"]} <= {normal(one) for one in extra}
    versions = {normal(one): version for one, version in run.items() if normal(one) != "cryptography"}
    assert all(versions.get(normal(one), version) == version for one, version in extra.items())
    assert versions["pyside6-essentials"].startswith("6.11.")
    assert "argon2" not in versions


@pytest.mark.parametrize("line", ["--index-url x\n", "docx==1.2\n", "docx @ file:x\n", "# via x\n"])
def test_lock_reader_refuses_what_is_not_pinned_and_hashed(line: str) -> None:
    assert LOCK_ENTRY.sub("", line) != ""


def test_licence_is_whole_and_changes_are_told_from_the_first_day() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(n) for n in re.findall(r"^(\d+)\.", licence, re.MULTILINE)] == list(range(1, 16))
    assert "Appendix" in licence
    news = (PACKAGING / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", news, re.MULTILINE)
    assert first is not None
    assert first[1] == casus.__version__


def test_ci_runs_the_same_checks() -> None:
    script = ROOT / ".ci" / "run"
    assert "packaging/start.py test" in script.read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(script, os.X_OK)
