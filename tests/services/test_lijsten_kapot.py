"""Two hundred malformed lists: each is refused in at least one Dutch sentence with its row, and nothing is written.

Negative controls: the same walk on good lists writes, and without the gate a small bomb is parsed.
"""

import hashlib
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from casus.documents.gate import check_package
from casus.documents.lijst_xlsx import read_xlsx
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.lijst import LijstSoort
from casus.services.context import Context
from casus.services.lijst_oordeel import Oordeel
from casus.services.lijsten import Lijst, TakeList, read_list_file, read_pasted_list, take_list, try_list
from casus.services.messages import sentence
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.services.conftest import MORNING, Town, make_town
from tests.services.lijst_gevallen import Geval, all_cases, as_csv, as_xlsx, bomb, good_rows

CASES = all_cases()


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One dossier for all of them: none may change it."""
    world = World(FixedClock(MORNING), random.Random(1), MemoryKeychain())
    made = new_dossier(tmp_path_factory.mktemp("dorp") / "team.casus", "Team Molenbuurt", "Voorbeeld", world)
    opened = open_dossier(str(made.path), world)
    yield make_town(opened, FixedClock(MORNING), str(made.path), world)
    opened.close()


def digest(town: Town) -> dict[str, str]:
    """Every table row by row, the log book and its head among them."""
    found = {}
    with town.dossier._engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).scalars()
        for name in names.all():
            rows = connection.execute(text(f'SELECT * FROM "{name}"')).all()
            found[name] = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()
    return found


def read(ctx: Context, case: Geval, folder: Path) -> Lijst:
    if case.file == "geplakt":
        return read_pasted_list(ctx, case.data.decode("utf-8", "surrogatepass"), case.soort)
    path = folder / case.file
    path.write_bytes(case.data)
    return read_list_file(ctx, path, case.soort)


def refusals(ctx: Context, case: Geval, folder: Path) -> list[tuple[int | None, str]]:
    """(row, sentence) of all that is wrong; taking it anyway is refused as well."""
    try:
        lijst = read(ctx, case, folder)
    except CasusError as problem:
        return [(None, sentence(problem))]
    proef = try_list(ctx, lijst, lijst.kolommen)
    wrong = [regel for regel in proef.regels if regel.oordeel is Oordeel.FOUT]
    if wrong:
        with pytest.raises(RuleViolation, match="lijst_met_fouten"):
            take_list(ctx, TakeList(lijst, lijst.kolommen, ook_twijfel=True))
    else:
        take_list(ctx, TakeList(lijst, lijst.kolommen, ook_twijfel=True))
    return [(regel.rij, sentence(regel.melding)) for regel in wrong if regel.melding is not None]


def test_there_are_two_hundred() -> None:
    assert len(CASES) >= 200
    assert {case.soort for case in CASES} == set(LijstSoort)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_malformed_list_is_refused_with_its_row_and_changes_nothing(
    case: Geval, village: Town, tmp_path: Path
) -> None:
    before = digest(village)
    found = refusals(village.as_("CO"), case, tmp_path)
    assert digest(village) == before
    assert found
    assert all(words[0].isupper() or words[0].isdigit() or words.startswith("di ") for _, words in found)
    assert all(words.endswith((".", "?")) and "…" not in words for _, words in found)
    if case.rij != 0:
        assert case.rij in {rij for rij, _ in found}, found


@pytest.mark.parametrize("soort", list(LijstSoort))
@pytest.mark.parametrize("file", ["a.csv", "wijd.csv", "a.xlsx"])
def test_the_same_walk_on_a_good_list_writes(soort: LijstSoort, file: str, town: Town, tmp_path: Path) -> None:
    """Negative control."""
    rows = good_rows(soort, 12, random.Random(3))
    wide = "utf-16" if file == "wijd.csv" else "utf-8"
    data = as_csv(rows, encoding=wide) if file.endswith("csv") else as_xlsx(rows)
    before = digest(town)
    assert refusals(town.as_("CO"), Geval("goed", soort, file, data, None), tmp_path) == []
    table = {"mensen": "professional", "organisaties": "organisatie", "casussen": "casus", "acties": "actie"}[soort]
    after = digest(town)
    assert {name for name in after if after[name] != before.get(name)} >= {table, "logregel", "logkop"}


def test_without_the_gate_a_bomb_is_parsed() -> None:
    """Negative control: the same small bomb goes through the child when nothing stops it before."""
    small = bomb(3)
    with pytest.raises(RuleViolation, match="lijst_bom"):
        read_xlsx(small, check_package)
    assert [rij.cellen for rij in read_xlsx(small, lambda data: None).rijen][-1] == ("x",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit: there the clock alone counts")
def test_the_child_may_not_use_more_than_its_memory() -> None:
    """What slips past the gate ends the child, not Casus; half of it goes well."""
    start = "from casus.documents.lijst_lezer import limit, MEMORY; limit(); bytearray({})"
    ends = [
        subprocess.run([sys.executable, "-c", start.format(size)], capture_output=True, check=False).returncode
        for size in ("MEMORY // 2", "MEMORY")
    ]
    assert ends[0] == 0
    assert ends[1] != 0
