"""The neighbourhood out of its dossier and into an empty one: what the tests make is what the program could make."""

import json
import random
from pathlib import Path
from typing import Any

from casus.services.context import Context
from casus.services.uitwisseling import ExportDossier, export_dossier, import_dossier
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.acceptance.kanarie.buurt import MIDDAG, Buurt


def out_of(ctx: Context, path: Path) -> dict[str, Any]:
    """Every list, without when and where it was written."""
    found = json.loads(export_dossier(ctx, ExportDossier(path, "naar de server")).pad.read_bytes())
    return {naam: rows for naam, rows in found.items() if isinstance(rows, list)}


def test_the_neighbourhood_is_read_again_in_an_empty_dossier(buurt: Buurt, tmp_path: Path) -> None:
    path = tmp_path / "uit.json"
    written = out_of(buurt.town.dossier.system_context(), path)
    assert any(row["boven_door"] for row in written["verzoek"]), "some were said yes to above a ceiling"
    world = World(FixedClock(MIDDAG), random.Random(5), MemoryKeychain())
    empty = open_dossier(str(new_dossier(tmp_path / "leeg.casus", "Leeg", "Gemeente Voorbeeld", world).path), world)
    try:
        report = import_dossier(empty.system_context(), path)
        assert report.fouten == ()
        assert out_of(empty.system_context(), tmp_path / "weer.json") == written
    finally:
        empty.close()
