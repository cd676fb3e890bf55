"""A team whose dossier can be carried."""

from pathlib import Path

import pytest

from tests.wiring.machines import Team, make_team


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return make_team(tmp_path)
