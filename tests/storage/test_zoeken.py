"""What is found: the same on both engines, by every way, and for each viewer exactly what the other questions let them
read and holds the words. The oracle is those other questions; the control takes the gate away.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, select, text, true, update

from casus.domain.actie import Actie
from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.casus import Casus
from casus.domain.errors import EnvironmentProblem
from casus.domain.overleg import Overleg
from casus.domain.toegang import Categorie
from casus.domain.values import Rol
from casus.domain.zoektekst import zoektekst, zoekwoorden
from casus.storage import search, search_questions
from casus.storage import tables as t
from casus.storage.engine import open_engine
from casus.storage.mapping import map_all
from casus.storage.queries import Queries
from casus.storage.queries_zoeken import ZoekQueries
from casus.storage.search_questions import Weg, _Question
from casus.storage.search_tables import Bron
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import MEETING, NOW
from tests.storage.conftest import BOTH, drop_database, new_database
from tests.storage.zoek_buurt import ENTRY, WORDS, fill, save, sentence

VIEWERS = (1, 2, 3, 4, 5, None)
QUESTIONS = 60


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, key: bytes, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Address of what ``fill`` made, by engine: made once and closed, every test has a copy."""

    @cache
    def make_once(kind: str) -> str:
        if kind == "sqlcipher":
            folder = tmp_path_factory.mktemp("gevuld")
            address = str(shutil.copy(request.getfixturevalue("file_with_tables"), folder))
        else:
            template = request.getfixturevalue("pg_with_tables")
            address = new_database(request.getfixturevalue("pg_server"), template)
        engine = open_engine(address, key if kind == "sqlcipher" else None)
        fill(engine)
        engine.dispose()
        return address

    return make_once


@pytest.fixture(params=BOTH)
def filled(
    request: pytest.FixtureRequest, made: Callable[[str], str], dossier_file: Path, key: bytes
) -> Iterator[Engine]:
    if request.param == "sqlcipher":
        shutil.copy(made("sqlcipher"), dossier_file)
        engine = open_engine(dossier_file, key)
        yield engine
        engine.dispose()
        return
    server: str = request.getfixturevalue("pg_server")
    address = new_database(server, made("postgresql"))
    engine = open_engine(address, None)
    yield engine
    engine.dispose()
    drop_database(server, address)


Ask = Callable[..., Queries]


def asking(connection: Connection) -> Ask:
    def ask(number: int | None, *rollen: Rol) -> Queries:
        roles = (Rol.COORDINATOR, *rollen) if number == 5 else rollen
        viewer = make.make_actor(*roles, gebruiker_id=number, professional_id=number)
        return Queries(connection, SYSTEEM if number is None else viewer, NOW)

    return ask


@pytest.fixture
def asked(filled: Engine) -> Iterator[Ask]:
    with filled.connect() as connection:
        yield asking(connection)


def questions(count: int = 16) -> list[str]:
    """A quarter of them are words that are still being typed."""
    chance = random.Random(9)
    made = [sentence(chance, chance.choice((1, 1, 2))) for _ in range(count - count // 4)]
    return made + [word[: chance.choice((2, 3, 4, 5))] for word in chance.choices(WORDS, k=count // 4)]


def found_ids(queries: Queries, asked: str) -> dict[Bron, list[int]]:
    words = zoekwoorden(asked)
    return {bron: [row.id for row in queries.found(bron, words)] for bron in Bron}


def readable(queries: Queries) -> dict[Bron, dict[int, str]]:
    """Id and search text of everything that the other questions give this viewer."""
    ids = queries.casus_ids(status=None, mine=False)
    casussen = {row.id: zoektekst(row.code, row.naam, row.vraag) for row in queries.casus_rows(ids)}
    people = [row for id_ in ids for row in queries.inwoners(id_, Categorie.ALLES)]
    hoi = ("hoi_gebeurd", "hoi_kwetsbaar_en_weerbaar", "hoi_waarheen", "hoi_nodig", "vertegenwoordiger")
    points = [p.id for number in (1, 2) for p in queries.punten(number)]
    _, notities, besluiten = queries.at_punten(points)
    return {
        Bron.CASUS: casussen,
        Bron.INWONER: {p.id: zoektekst(p.naam, p.eigen_woorden, *(getattr(p, n) for n in hoi)) for p in people},
        Bron.NOTITIE: {n.id: zoektekst(n.tekst, n.bron) for n in notities},
        Bron.BESLUIT: {b.id: zoektekst(b.code, b.tekst, b.motivering, b.terugkoppeling) for b in besluiten},
        Bron.ACTIE: {a.id: zoektekst(a.wat, a.terugkoppeling, a.eigenaar_naam) for a in queries.acties()},
    }


def expected_ids(texts: dict[int, str], asked: str, limit: int = 50) -> list[int]:
    """Whole words before beginnings, newest first."""
    words = zoekwoorden(asked)
    whole = [i for i, tekst in texts.items() if all(f" {w} " in f" {tekst} " for w in words)]
    begin = [i for i, tekst in texts.items() if all(f" {w}" in f" {tekst}" for w in words) and i not in whole]
    return (sorted(whole, reverse=True) + sorted(begin, reverse=True))[:limit] if words else []


@pytest.mark.parametrize("viewer", VIEWERS)
def test_everybody_finds_exactly_what_they_may_read(asked: Ask, viewer: int | None) -> None:
    queries = asked(viewer)
    texts = readable(queries)
    hits = 0
    for question in questions():
        found = found_ids(queries, question)
        for bron in Bron:
            assert found[bron] == expected_ids(texts[bron], question), (bron, question)
            hits += len(found[bron])
    assert hits > 30 or viewer == 4


@pytest.mark.parametrize("weg", Weg)
def test_every_way_of_finding_gives_the_same(
    filled: Engine, asked: Ask, weg: Weg, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (weg is Weg.INDEX) != (filled.dialect.name == "sqlite") and weg is not Weg.EIGEN:
        return
    for viewer in (1, 3, 5):
        queries = asked(viewer)
        plain = [found_ids(queries, question) for question in questions()]
        monkeypatch.setattr(ZoekQueries, "forced", weg)
        if weg is Weg.EIGEN:
            monkeypatch.setattr(ZoekQueries, "_expected", lambda *_: None)
        assert [found_ids(queries, question) for question in questions()] == plain
        monkeypatch.undo()


def test_both_engines_find_the_same(sqlcipher_engine: Engine, pg_engine: Engine) -> None:
    results = []
    for each in (sqlcipher_engine, pg_engine):
        fill(each)
        with each.connect() as connection:
            ask = asking(connection)
            results.append(
                [[found_ids(ask(viewer), question) for question in questions(QUESTIONS)] for viewer in (1, 3, 5)]
            )
    assert results[0] == results[1]
    assert any(results[0][0][0].values())


def test_without_the_gate_somebody_finds_what_they_may_not_see(asked: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the oracle sees it at once, in every kind."""
    search_questions.kept_question.cache_clear()
    monkeypatch.setattr(_Question, "_gate", lambda *_: true())
    monkeypatch.setattr(ZoekQueries, "_sees_few", lambda _: False)
    queries = asked(3)
    texts = readable(queries)
    leaks = {
        bron
        for question in questions()
        for bron, ids in found_ids(queries, question).items()
        if set(ids) - set(texts[bron])
    }
    assert leaks == set(Bron)
    search_questions.kept_question.cache_clear()


def test_a_controller_finds_nothing(asked: Ask) -> None:
    for question in questions():
        assert not any(found_ids(asked(5, Rol.CONTROLLER), question).values())


def test_what_changes_is_found_anew_and_what_goes_is_gone(filled: Engine) -> None:
    def finding(question: str) -> dict[Bron, list[int]]:
        with filled.connect() as connection:
            return found_ids(asking(connection)(None), question)

    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        uow.get(Actie, 11).finish(True, "kwartelei", NOW)
        meeting = uow.get(Overleg, 1)
        meeting.punten[0].notities[0].tekst = "kwartelnest"
        meeting.correcties.append(
            make.make_correctie(
                onderwerp="besluit", onderwerp_id=meeting.punten[1].besluiten[0].id, nieuw="kwartelkooi"
            )
        )
        uow.commit(ENTRY)
        note, decision = meeting.punten[0].notities[0].id, meeting.punten[1].besluiten[0].id
    found = finding("kwartel")
    assert found == {Bron.CASUS: [], Bron.INWONER: [], Bron.NOTITIE: [note], Bron.BESLUIT: [decision], Bron.ACTIE: [11]}
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        meeting = uow.get(Overleg, 1)
        del meeting.punten[0].notities[0]
        uow.commit(ENTRY)
    assert finding("kwartelnest")[Bron.NOTITIE] == []
    with filled.execution_options(casus_write=True).begin() as connection:
        connection.execute(delete(t.actie).where(t.actie.c.id == 11))
    assert finding("kwartelei")[Bron.ACTIE] == []
    with filled.connect() as connection:
        assert connection.execute(select(t.zoek[Bron.ACTIE]).where(t.zoek[Bron.ACTIE].c.id == 11)).first() is None


@pytest.mark.parametrize(("bron", "word"), [(bron, word) for bron in Bron for word in search.WORDS[bron]])
def test_every_word_that_changes_is_found_anew(filled: Engine, bron: Bron, word: str) -> None:
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        casus, meeting = uow.get(Casus, 11), uow.get(Overleg, 1)
        things = {
            Bron.CASUS: casus,
            Bron.INWONER: casus.inwoners[0],
            Bron.NOTITIE: meeting.punten[0].notities[0],
            Bron.BESLUIT: meeting.punten[0].besluiten[0],
            Bron.ACTIE: uow.get(Actie, 11),
        }
        setattr(things[bron], word, "Kwartelnest")
        uow.commit(ENTRY)
    with filled.connect() as connection:
        found = found_ids(asking(connection)(None), "kwartelnest")
    assert {bron: len(ids) for bron, ids in found.items() if ids} == {bron: 1}


def test_a_text_is_left_alone_until_its_words_change(filled: Engine) -> None:
    """A text that says something else than its source shows whether it was written anew."""

    def after(words: str) -> str:
        with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
            uow.get(Actie, 11).postpone(MEETING, words, NOW)
            uow.commit(ENTRY)
        with filled.connect() as connection:
            return str(connection.execute(select(table.c.tekst).where(table.c.id == 11)).scalar_one())

    table = t.zoek[Bron.ACTIE]
    after("straks")
    with filled.execution_options(casus_write=True).begin() as connection:
        connection.execute(update(table).where(table.c.id == 11).values(tekst="iets anders"))
    assert after("straks") == "iets anders"
    assert after("morgen").split()[-1] == "morgen"


def test_what_is_rolled_back_is_not_found(filled: Engine) -> None:
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        uow.get(Actie, 11).finish(True, "kwartelei", NOW)
        uow.flush()
    with filled.connect() as connection:
        assert found_ids(asking(connection)(None), "kwartelei")[Bron.ACTIE] == []


def test_the_trash_is_never_found(filled: Engine) -> None:
    with filled.execution_options(casus_write=True).begin() as connection:
        connection.execute(update(t.casus).where(t.casus.c.id.in_((13, 14))).values(prullenbak_op=NOW))
    with filled.connect() as connection:
        for viewer in VIEWERS:
            queries = asking(connection)(viewer)
            for question in questions(5):
                found = found_ids(queries, question)
                for bron in (Bron.CASUS, Bron.ACTIE):
                    assert not {13, 14} & set(found[bron])
                assert not {1301, 1302, 1401, 1402} & set(found[Bron.INWONER])
            assert queries.casus_of_code("K13") is None
        assert asking(connection)(None).casus_of_code("K15") is not None


def test_the_index_of_sqlite_is_whole(sqlcipher_engine: Engine) -> None:
    """After adding, changing and taking away; a row that goes round the triggers is seen (negative control)."""
    map_all()
    save(sqlcipher_engine, make.make_professional(), make.make_casus(inwoners=[make.make_inwoner()]))
    save(sqlcipher_engine, make.make_actie(wat="kwartel"))
    with UnitOfWork(sqlcipher_engine, SYSTEEM, lambda: NOW) as uow:
        uow.get(Actie, 1).finish(True, "kwartelei", NOW)
        uow.commit(ENTRY)
    writer = sqlcipher_engine.execution_options(casus_write=True)
    with writer.begin() as connection:
        connection.execute(delete(t.actie))
    with writer.begin() as connection:
        for bron in Bron:
            connection.exec_driver_sql(f"INSERT INTO {bron.fts}({bron.fts}, rank) VALUES ('integrity-check', 1)")
        assert b"kwartel" not in blocks_of(connection, Bron.ACTIE)
        assert b"terpstra" in blocks_of(connection, Bron.CASUS)
        connection.exec_driver_sql("DROP TRIGGER zoek_casus_weg")
        connection.exec_driver_sql("DELETE FROM zoek_casus")
        with pytest.raises(Exception, match=r"malformed|beschadigd"):
            connection.exec_driver_sql("INSERT INTO zoek_casus_fts(zoek_casus_fts, rank) VALUES ('integrity-check', 1)")


def blocks_of(connection: Connection, bron: Bron) -> bytes:
    rows = connection.exec_driver_sql(f"SELECT block FROM {bron.fts}_data")
    return b"".join(row[0] for row in rows)


def test_an_older_dossier_gets_its_texts(filled: Engine) -> None:
    """Emptied as a dossier from before there was search, then brought up to date."""
    with filled.connect() as connection:
        before = [found_ids(asking(connection)(1), question) for question in questions()]
        texts = {bron: set(connection.execute(select(table)).all()) for bron, table in t.zoek.items()}
    with filled.execution_options(casus_write=True).begin() as connection:
        for table in t.zoek.values():
            connection.execute(delete(table))
        assert found_ids(asking(connection)(1), "kanarie")[Bron.NOTITIE] == []
        search.rewrite_all(connection)
    with filled.connect() as connection:
        assert [found_ids(asking(connection)(1), question) for question in questions()] == before
        assert {bron: set(connection.execute(select(table)).all()) for bron, table in t.zoek.items()} == texts


def test_a_search_can_be_stopped_from_another_thread(filled: Engine) -> None:
    import threading

    slow = {
        "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(30)",
    }[filled.dialect.name]
    with filled.connect() as connection:
        queries = asking(connection)(1)
        timer = threading.Timer(0.2, queries.stop)
        timer.start()
        with pytest.raises(EnvironmentProblem, match="onderbroken"):
            connection.execute(text(slow)).all()
        timer.join()
        connection.rollback()
        assert found_ids(queries, "kanarie")
