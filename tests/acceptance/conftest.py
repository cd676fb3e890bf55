"""What the acceptance tests share: the day *dinsdagmiddag* through the services, and the names in it."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casus.services.oefenen.dag import DINSDAGMIDDAG
from tests.acceptance.compare import Uitkomst, headless_day
from tests.conftest import seed_from_environment
from tests.patience import PatientQtBot

DINSDAG = date(2026, 11, 24)
BEGIN = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
"""That morning, before anybody is in."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Uitkomst:
    """The day through the services."""
    return headless_day(tmp_path_factory.mktemp("diensten"), BEGIN, seed_from_environment(), DINSDAGMIDDAG)


@pytest.fixture(scope="session")
def canaries(served: Uitkomst) -> frozenset[str]:
    """Every name of a casus and of a person in it, also of the walk-in of that afternoon."""
    return frozenset(row["naam"] for name in ("casus", "inwoner") for row in served.bestand[name])


@pytest.fixture(scope="module")
def one_bot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """One for a day that several tests look at."""
    return PatientQtBot(request)
