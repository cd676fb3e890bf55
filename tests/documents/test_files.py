"""Writing a file whole or not at all, on a real disk."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from casus.system.files import write_atomically


def test_writes_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "verslag.docx"
    write_atomically(target, b"een")
    write_atomically(target, b"twee")
    assert target.read_bytes() == b"twee"
    assert list(tmp_path.iterdir()) == [target]
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_nothing_goes_through_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "tijdelijk"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    before = elsewhere.stat().st_mtime_ns
    write_atomically(tmp_path / "verslag.docx", b"x")
    assert list(elsewhere.iterdir()) == []
    assert elsewhere.stat().st_mtime_ns == before


def refused(path: Path, data: bytes = b"nieuw") -> str:
    with pytest.raises(EnvironmentProblem) as problem:
        write_atomically(path, data)
    assert problem.value.params == {"pad": str(path)}
    return problem.value.code


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg" / "verslag.docx") == "map_ontbreekt"


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "doel_is_map"
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 300)) == "bestand_niet_geschreven"
    assert list(tmp_path.iterdir()) == []


ONLY_POSIX = pytest.mark.skipif(os.name == "nt", reason="NOT CHECKED on Windows: limits and rights of the system")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system itself refuses to let a file grow beyond this."""
    import resource  # not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@ONLY_POSIX
def test_no_room_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "verslag.docx"
    write_atomically(target, b"oud")
    with room_for(1000):
        assert refused(target, b"x" * 100_000) == "geen_ruimte"
        write_atomically(tmp_path / "klein.docx", b"past wel")
    assert target.read_bytes() == b"oud"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["klein.docx", "verslag.docx"]


@contextmanager
def somebody_else() -> Iterator[None]:
    """Root may write everywhere, so the test steps down for a moment; an ordinary user stays who it is."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(mine)


@contextmanager
def reachable(folder: Path) -> Iterator[None]:
    """Others may pass through the folders above, which pytest closes for them."""
    closed = [(path, path.stat().st_mode) for path in folder.parents if not path.stat().st_mode & 0o001]
    for path, mode in closed:
        path.chmod(mode | 0o011)
    try:
        yield
    finally:
        for path, mode in closed:
            path.chmod(mode)


@ONLY_POSIX
def test_no_rights_leaves_the_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "dicht"
    folder.mkdir()
    target = folder / "verslag.docx"
    target.write_bytes(b"oud")
    folder.chmod(0o555)
    with reachable(folder), somebody_else():
        assert refused(target) == "geen_schrijfrechten"
    assert target.read_bytes() == b"oud"
    assert list(folder.iterdir()) == [target]
    folder.chmod(0o777)
    with reachable(folder), somebody_else():  # control: with the right to write it goes well
        write_atomically(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
