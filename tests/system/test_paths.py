"""Where things are kept; nothing is made before it is asked for."""

import os
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from casus.system.paths import AppPaths, ensure


def test_everything_can_live_below_one_folder(tmp_path: Path) -> None:
    paths = AppPaths.under(tmp_path)
    places = [paths.settings_file, paths.log_file, paths.dossiers, paths.oefen]
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="other systems have other variables")
def test_the_users_own_folders_follow_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    paths = AppPaths.of_user()
    assert all(place.is_relative_to(tmp_path) for place in (paths.data, paths.config, paths.log))
    assert {place.name for place in (paths.data, paths.config)} == {"casus"}


def test_the_practice_dossier_is_apart_from_the_real_ones(tmp_path: Path) -> None:
    paths = AppPaths.under(tmp_path)
    assert not paths.oefen.is_relative_to(paths.dossiers)
    assert not paths.dossiers.is_relative_to(paths.oefen)


def test_a_folder_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert ensure(folder) == ensure(folder) == folder
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem, match="map_niet_gemaakt"):
        ensure(tmp_path / "file" / "below")
