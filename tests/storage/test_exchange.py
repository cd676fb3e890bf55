"""The exchange format on both engines: equal there and back, and a faulty file changes nothing and says where."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import IntegrityError

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.casus import Casus
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.logboek import Head
from casus.domain.organisatie import Gebruiker, Professional
from casus.domain.overleg import Overleg
from casus.domain.values import organisatiesleutel
from casus.services.oefenen.dossier import oefen_file
from casus.storage import exchange, log
from casus.storage import tables as t
from casus.storage.exchange_read import Read
from casus.storage.exchange_shape import VERSIE, Soort, lijsten_of, schema_of
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests.storage.exchange_cases import BROKEN, FAULTS, RESOURCES, Change, Tree

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HEAD = Head(18402, "9f" * 32)


def example() -> Tree:
    return json.loads((RESOURCES / "voorbeeld.json").read_bytes())


def as_bytes(tree: Tree) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()


def take_in(engine: Engine, data: bytes) -> Read:
    map_all()
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        read = uow.queries.check_file(data)
        if not read.faults:
            uow.take_in(read)
            uow.commit(LogEntry("dossier_geimporteerd", (("herkomst", read.herkomst_aantal),)))
    return read


def take_out(engine: Engine, head: Head = HEAD) -> bytes:
    with engine.connect() as connection:
        return "".join(exchange.export_text(connection, head, NOW)).encode()


def count_rows(connection: Connection) -> int:
    counts = [connection.execute(select(func.count()).select_from(x)).scalar_one() for x in (*t.CONTENT, t.zicht)]
    return sum(counts)


def state(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        head = log.read_head(connection)
        assert head is not None
        return count_rows(connection), head.aantal


def without_head(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith((b'  "gemaakt_op"', b'  "herkomst"')))


def whole_seconds(data: bytes) -> bytes:
    return data.replace(b".000Z", b"Z")


def grown(size: int, seed: int) -> Tree:
    """The example with many more casussen, with every kind of sign in their texts."""
    source = random.Random(seed)
    tree = example()
    casus, inwoner = tree["casus"][0], tree["inwoner"][0]
    pool = 'abcXYZ ëïüçñşł€’“”"\\/\t\n\r\u2028\x01😀漢\u200b'
    for number in range(size):
        id_ = str(7 * 10**15 + source.randrange(2**20) + number * 2**21)
        text = "".join(source.choices(pool, k=source.randrange(1, 60)))
        tree["casus"].append(casus | {"id": id_, "code": f"X{number}", "naam": f"N{number}{text}", "vraag": text})
        tree["inwoner"].append(inwoner | {"id": str(int(id_) + 1), "casus_id": id_, "eigen_woorden": text})
    return tree


def test_example_goes_in_and_comes_out_as_it_stands(engine: Engine) -> None:
    data = (RESOURCES / "voorbeeld.json").read_bytes()
    assert take_in(engine, data).faults == ()
    assert without_head(whole_seconds(take_out(engine))) == without_head(data)


@pytest.mark.parametrize("version", range(1, VERSIE))
def test_a_file_of_an_older_version_is_read_and_comes_out_as_today(engine: Engine, version: int) -> None:
    older = (Path(__file__).parents[1] / "data" / f"uitwisseling-{version}.json").read_bytes()
    assert take_in(engine, older).faults == ()
    out, old = json.loads(take_out(engine)), json.loads(older)
    assert (old["versie"], out["versie"]) == (version, VERSIE)
    if version < 4:
        assert out["instrument"] == out["intake"] == []
        assert out["aanbod"] == out["verwijzing"] == out["gemis"] == []
    if version < 3:
        assert [row["onderwerp"] for row in out["notitie"]] == [None] * len(old["notitie"])
        assert out["toestemming"] == out["deelbesluit"] == []
    if version == 1:
        assert [row["prullenbak_op"] for row in out["casus"]] == [None] * len(old["casus"])
        assert [row["vergrendel_hoogstens"] for row in out["dossier"]] == [30]
    for row in old["organisatie"]:
        row["sorteersleutel"] = organisatiesleutel(row["naam"])  # as a name of a person in those files
    for naam, rows in old.items():
        if isinstance(rows, list):
            assert [{name: row[name] for name in one} for one, row in zip(rows, out[naam], strict=True)] == rows


def test_an_older_version_does_not_excuse_a_fault() -> None:
    tree = json.loads((Path(__file__).parents[1] / "data" / "uitwisseling-1.json").read_bytes())
    del tree["casus"][0]["code"]
    tree["casus"][0]["bsn"] = "1"
    assert {(fault.pad, fault.code) for fault in exchange.check_file(as_bytes(tree)).faults} == {
        ("casus[0].code", "veld_ontbreekt"),
        ("casus[0].bsn", "veld_onbekend"),
    }


def test_export_import_export_is_equal_on_and_between_engines(
    sqlcipher_engine: Engine, pg_engine: Engine, tier_count: Callable[[int, int], int], seed: int
) -> None:
    assert take_in(sqlcipher_engine, as_bytes(grown(tier_count(400, 5000), seed))).faults == ()
    first = take_out(sqlcipher_engine)
    assert take_in(pg_engine, first).faults == ()
    second = take_out(pg_engine)
    assert first == second
    assert first.endswith(b"]\n}\n")
    assert json.loads(first)["herkomst"] == {"aantal": HEAD.aantal, "hash": HEAD.hash}


def test_a_year_of_meetings_goes_from_file_to_server_and_stays_equal(
    sqlcipher_engine: Engine, pg_engine: Engine, seed: int
) -> None:
    assert take_in(sqlcipher_engine, oefen_file(seed, NOW.date())).faults == ()
    first = take_out(sqlcipher_engine)
    assert take_in(pg_engine, first).faults == ()
    assert take_out(pg_engine) == first
    with sqlcipher_engine.connect() as here, pg_engine.connect() as there:
        seen = [c.execute(select(t.zicht.c.casus_id, t.zicht.c.professional_id)).all() for c in (here, there)]
    assert sorted(map(tuple, seen[0])) == sorted(map(tuple, seen[1]))


@pytest.mark.parametrize("name", ["sqlcipher_engine", "pg_engine"])
def test_other_way_round(name: str, request: pytest.FixtureRequest, tmp_path: Path, seed: int) -> None:
    from casus.storage.engine import open_engine
    from casus.storage.migrate import create_schema

    source: Engine = request.getfixturevalue(name)
    take_in(source, as_bytes(grown(50, seed)))
    target = open_engine(tmp_path / "tweede.casus", b"\x07" * 32, create=True)
    create_schema(target)
    first = take_out(source)
    assert take_in(target, first).faults == ()
    assert take_out(target) == first
    target.dispose()


def test_rows_are_in_order_of_id_and_keep_their_version(engine: Engine) -> None:
    take_in(engine, as_bytes(example()))
    tree = json.loads(take_out(engine))
    for table in t.CONTENT:
        ids = [int(row["id"]) for row in tree[table.name]]
        assert ids == sorted(ids)
    assert tree["actie"][0]["versie"] == 2
    assert list(tree) == ["formaat", "versie", "gemaakt_op", "herkomst", *(table.name for table in t.CONTENT)]


def test_permissions_are_computed_and_stay_out_of_the_file(engine: Engine) -> None:
    take_in(engine, as_bytes(example()))
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(t.zicht)).scalar_one() > 0
    assert not {"zicht", "concept", "logregel", "logkop", "toelichting"} & json.loads(take_out(engine)).keys()


def test_imported_aggregates_load_and_move_on(engine: Engine) -> None:
    take_in(engine, as_bytes(example()))
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        tree = example()
        casus = uow.get(Casus, int(tree["casus"][0]["id"]), 1)
        casus.ask("Een andere vraag?", NOW)
        overleg = uow.get(Overleg, int(tree["overleg"][0]["id"]))
        assert [len(p.aanwezigheid) for p in overleg.agenda()] == [0, 3]
        uow.get(Professional, int(tree["professional"][0]["id"]))
        uow.get(Gebruiker, int(tree["gebruiker"][0]["id"]))
        uow.commit(LogEntry("casus_gewijzigd", casus_id=casus.id))
    assert json.loads(take_out(engine))["casus"][0]["versie"] == 2


def test_only_into_an_empty_dossier(engine: Engine) -> None:
    take_in(engine, as_bytes(example()))
    before = state(engine)
    with pytest.raises(RuleViolation, match="dossier_niet_leeg"):
        take_in(engine, as_bytes(example()))
    assert state(engine) == before


def test_real_content_never_enters_a_practice_dossier(sqlcipher_engine: Engine) -> None:
    empty = example() | {table.name: [] for table in t.CONTENT if table is not t.dossier}
    take_in(sqlcipher_engine, as_bytes(empty))
    real = example()
    real["dossier"][0]["oefen"] = False
    with pytest.raises(RuleViolation, match="oefendossier_alleen_oefen"):
        take_in(sqlcipher_engine, as_bytes(real))
    assert take_in(sqlcipher_engine, as_bytes(example())).faults == ()


def test_order_of_a_name_follows_from_the_name(sqlcipher_engine: Engine) -> None:
    tree = example()
    tree["casus"][0]["sorteersleutel"] = "zzz"
    assert take_in(sqlcipher_engine, as_bytes(tree)).faults == ()
    assert json.loads(take_out(sqlcipher_engine))["casus"][0]["sorteersleutel"] == "zandstra mevrouw"


def test_a_row_that_the_engine_refuses_leaves_nothing(engine: Engine) -> None:
    """Past the checks nothing should fail; if it does, the transaction takes all of it back."""
    map_all()
    tree = example()
    read = exchange.check_file(as_bytes(tree))
    read.rows["actie"][0]["casus_id"] = "1"
    before = state(engine)
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow, pytest.raises(IntegrityError):
        uow.take_in(read)
    assert state(engine) == before


# -- the schema ------------------------------------------------------------------------------------------------------


def test_committed_schema_is_what_the_tables_say() -> None:
    committed = (RESOURCES / "casus-uitwisseling-6.schema.json").read_text(encoding="utf-8")
    wanted = json.dumps(schema_of(t.CONTENT), ensure_ascii=False, indent=2) + "\n"
    assert committed == wanted, "a table changed: write this text to the file, and extend voorbeeld.json"


def test_every_field_is_described() -> None:
    assert all(lijst.betekenis and all(v.betekenis for v in lijst.velden) for lijst in lijsten_of(t.CONTENT))


def test_example_fits_the_schema_and_a_broken_one_does_not() -> None:
    schema = schema_of(t.CONTENT)
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    check.validate(example())
    for table in t.CONTENT:
        assert example()[table.name], f"the example shows no {table.name}"
    broken = example()
    broken["casus"][0]["bsn"] = "123456782"
    assert not check.is_valid(broken)


# -- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pad", "code", "change"), FAULTS, ids=[f"{pad}-{code}" for pad, code, _ in FAULTS])
def test_a_fault_is_named_by_its_path(pad: str, code: str, change: Change) -> None:
    tree = example()
    change(tree)
    faults = exchange.check_file(as_bytes(tree)).faults
    assert (pad, code) in {(fault.pad, fault.code) for fault in faults}


def test_no_faulty_file_writes_anything(engine: Engine) -> None:
    assert len(FAULTS) > 60
    before = state(engine)
    for pad, code, change in FAULTS:
        tree = example()
        change(tree)
        assert take_in(engine, as_bytes(tree)).faults, (pad, code)
        assert state(engine) == before
    assert take_in(engine, as_bytes(example())).faults == ()
    assert state(engine) != before


@pytest.mark.parametrize(("code", "data"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_file_at_all_gets_one_fault(code: str, data: bytes) -> None:
    assert [(fault.pad, fault.code) for fault in exchange.check_file(data).faults] == [("bestand", code)]


def test_double_names_are_named() -> None:
    text = (RESOURCES / "voorbeeld.json").read_text(encoding="utf-8")
    inner = text.replace('"vraag": "Wie', '"vraag": "Een", "vraag": "Wie', 1)
    outer = text.replace('  "wijk": [', '  "wijk": [],\n  "wijk": [', 1)
    assert [(f.pad, f.code) for f in exchange.check_file(inner.encode()).faults] == [("casus[0].vraag", "naam_dubbel")]
    assert [(f.pad, f.code) for f in exchange.check_file(outer.encode()).faults] == [("wijk", "naam_dubbel")]


def test_half_a_character_is_named() -> None:
    text = (RESOURCES / "voorbeeld.json").read_text(encoding="utf-8").replace("Wie helpt", "\\ud83d helpt", 1)
    found = [(fault.pad, fault.code) for fault in exchange.check_file(text.encode()).faults]
    assert found == [("casus[0].vraag", "teken_niet_toegestaan")]


def test_too_large_is_refused_before_it_is_read() -> None:
    data = b" " * 200_000_001
    assert [fault.code for fault in exchange.check_file(data).faults] == ["bestand_te_groot"]


def test_every_fault_is_named_not_only_the_first() -> None:
    tree = example()
    for _, _, change in FAULTS[30:46]:
        change(tree)
    tree["overleg"][0]["begin"] = "x"
    tree["actie"][0]["bsn"] = "y"
    found = {fault.pad for fault in exchange.check_file(as_bytes(tree)).faults}
    assert {"casus[0].vraag", "casus[0].versie", "casus[0].status", "overleg[0].begin", "actie[0].bsn"} <= found


def test_any_damage_is_a_fault_or_harmless_but_never_a_crash(
    tier_count: Callable[[int, int], int], seed: int, sqlcipher_engine: Engine
) -> None:
    """Random values at random places; what passes the checks must be writable."""
    source = random.Random(seed)
    strange: list[object] = [
        None,
        True,
        -1,
        0,
        1.5,
        "",
        "x",
        "\0",
        "9" * 19,
        [],
        {},
        [[]],
        "2026-02-30",
        "24:00",
        2**70,
        "😀",
    ]
    for _ in range(tier_count(300, 5000)):
        tree = example()
        lijst = source.choice(lijsten_of(t.CONTENT))
        row = source.choice(tree[lijst.naam])
        veld = source.choice(lijst.velden)
        row[veld.naam] = source.choice(strange)
        read = exchange.check_file(as_bytes(tree))
        if not read.faults:
            with sqlcipher_engine.execution_options(casus_write=True).connect() as connection:
                exchange.write(connection, read)
                connection.rollback()


def test_faults_never_quote_the_file() -> None:
    tree = example()
    canary = "Zwanehals-Ooievaar"
    for lijst in lijsten_of(t.CONTENT):
        for row in tree[lijst.naam]:
            row |= {v.naam: canary for v in lijst.velden if v.soort is not Soort.TEKST}
    faults = exchange.check_file(as_bytes(tree)).faults
    assert len(faults) > 100
    assert canary not in repr(faults)
