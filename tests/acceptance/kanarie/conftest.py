"""The neighbourhood on each engine."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from casus.drawing.pictures import DrawnPictures
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier, prepare_server
from tests.acceptance.kanarie.buurt import Buurt, make_buurt
from tests.services.conftest import MORNING, make_town
from tests.storage.conftest import pg_address as pg_address
from tests.storage.conftest import pg_server as pg_server


@pytest.fixture(scope="session")
def buurt(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Buurt]:
    """In an encrypted file; documents have pictures."""
    clock = FixedClock(MORNING)
    world = World(clock, random.Random(4), MemoryKeychain(), DrawnPictures())
    path = tmp_path_factory.mktemp("kanarie") / "team.casus"
    opened = open_dossier(str(new_dossier(path, "Team Molenbuurt", "Gemeente Voorbeeld", world).path), world)
    yield make_buurt(make_town(opened, clock, str(path), world))
    opened.close()


@pytest.fixture
def server_buurt(pg_address: str, qapp: QApplication) -> Iterator[Buurt]:
    """On PostgreSQL."""
    clock = FixedClock(MORNING)
    world = World(clock, random.Random(4), MemoryKeychain(), DrawnPictures())
    opened = prepare_server(pg_address, world)
    yield make_buurt(make_town(opened, clock, pg_address, world))
    opened.close()
