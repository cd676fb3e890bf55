"""Whichever way somebody comes to the tables: the ledger only grows, who agreed stays, what was decided stays.

Negative controls: the same statements go through once the triggers are gone, and what may change still does.
"""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from casus.domain.bestedingsregels import Regels, edition_of
from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.budget import Boeking, BoekingSoort, Budget, Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.geld import BestedingSoort
from casus.domain.kostenraming import Raming
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import Akkoord, Gever, Route, Verzoek, VerzoekInhoud, verzoek_of
from casus.storage import ddl_geld
from casus.storage import tables_geld as g
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW, later

DAG = date(2026, 11, 23)
OPEN, YES, LONELY = 40, 41, 42
"""Nobody agreed with the last one."""


def save(engine: Engine, *things: object) -> None:
    for thing in things:
        with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
            uow.add(thing)
            uow.commit(LogEntry("proef", (("verzoek", 1),)))


@pytest.fixture
def filled(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def filled_file(sqlcipher_engine: Engine) -> Engine:
    return fill(sqlcipher_engine)


def fill(engine: Engine) -> Engine:
    """A budget with rules, two open verzoeken of which one has an akkoord, and one that became a yes, with what it
    reserved.
    """
    save(engine, make.make_organisatie(), Wijk(2, "Molenbuurt", NOW))
    for number in (1, 2, 3):
        save(engine, make.make_professional(id=number))
    save(engine, make.make_overleg(id=7, deelnemers=[], punten=[]))
    casus = make.make_casus()
    save(engine, casus, Raming(7, casus.id, Levensdomein.WERK, "Fiets en baan", DAG, 1, NOW))
    save(engine, Budget(5, 2, 2026, "Fonds", Jaarwisseling.MEE, NOW), asked(OPEN), asked(YES), asked(LONELY))
    save(engine, edition_of(60, Regels(), DAG, now=NOW, today=DAG, door_id=1))
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        uow.get(Verzoek, YES).accept(Regels(1, 1), later(1))
        uow.commit(LogEntry("proef", (("verzoek", YES),)))
    save(engine, Boeking(50, 5, BoekingSoort.INLEG, 9000, NOW, DAG), reserved(51), reserved(52, counter_of=51))
    return engine


def asked(id_: int) -> Verzoek:
    inhoud = VerzoekInhoud("Fiets", 500, BestedingSoort.ANDERS, Levensdomein.WERK, 5, Route(geen_tijd_want="haast"))
    verzoek = verzoek_of(id_, f"V{id_}", inhoud, Gever(1, 1), now=NOW, today=DAG)
    if id_ != LONELY:
        verzoek.akkoorden.append(Akkoord(id_ + 100, 2, 1, 500, NOW, 2))
    return verzoek


def reserved(id_: int, counter_of: int | None = None) -> Boeking:
    bedrag = 500 if counter_of is None else -500
    soort = BoekingSoort.RESERVERING
    return Boeking(id_, 5, soort, bedrag, NOW, DAG, verzoek_id=YES, tegen_id=counter_of)


def attempt(engine: Engine, statement: str, *, guarded: bool = True) -> str:
    """``refused``, or ``done``: rolled back either way. Unguarded: without the triggers."""
    with engine.execution_options(casus_write=True).connect() as conn:
        if not guarded:
            take_away(conn)
        try:
            changed = conn.execute(text(statement)).rowcount
        except DBAPIError as error:
            return "refused" if "grootboek_vast" in str(error.orig) else str(error.orig)
        assert changed
        return "done"


def take_away(conn: Connection) -> None:
    for _, drop, _ in ddl_geld.parts(conn.dialect.name):
        conn.execute(text(drop))


COLUMNS = [column.name for column in g.verzoek.c]
OTHERS = ", ".join("'V99'" if name == "code" else "'iets anders'" if name == "wat" else name for name in COLUMNS)
COPY_VERZOEK = f"INSERT OR REPLACE INTO verzoek SELECT {OTHERS} FROM verzoek WHERE id = 41"
AKKOORD = "INSERT INTO akkoord VALUES (900, {verzoek}, {wie}, 1, 500, '2026-11-23T10:00:00Z', {door}, NULL, {overleg})"
BOEKING = (
    "INSERT OR REPLACE INTO boeking VALUES ({id}, 5, 'reservering', -500, '2026-11-23T10:00:00Z', '2026-11-23', 41, "
    "{tegen}, NULL, NULL, '', '')"
)
SAY_YES = (
    "UPDATE verzoek SET status = 'ja', besloten_op = '2026-11-24T10:00:00Z', bedrag = {bedrag}, boven_door = '{boven}' "
    "WHERE id = {id}"
)
RULES = ", ".join("1" if c.name == "aantal_akkoorden" else c.name for c in g.bestedingsregels.c)
WHOLE = ", ".join({"id": "990", "code": "'V99'"}.get(name, name) for name in COLUMNS)
REFUSED = (
    "UPDATE boeking SET bedrag = 1 WHERE id = 50",
    "UPDATE boeking SET kenmerk = 'x'",
    "DELETE FROM boeking WHERE id = 52",
    "UPDATE akkoord SET bedrag = 1 WHERE id = 140",
    "UPDATE akkoord SET professional_id = 3 WHERE id = 140",
    "UPDATE akkoord SET organisatie_id = organisatie_id, op = '2026-01-01T00:00:00Z' WHERE id = 141",
    "DELETE FROM akkoord WHERE id = 140",
    "UPDATE akkoord SET door_id = 3 WHERE id = 140",
    AKKOORD.format(verzoek=OPEN, wie=1, door=1, overleg="NULL"),
    AKKOORD.format(verzoek=OPEN, wie=3, door=1, overleg=7),
    AKKOORD.format(verzoek=OPEN, wie=3, door=2, overleg="NULL"),
    "UPDATE verzoek SET bedrag = 1 WHERE id = 41",
    "UPDATE verzoek SET status = 'open', besloten_op = NULL WHERE id = 41",
    "UPDATE verzoek SET wat = 'iets anders' WHERE id = 41",
    "UPDATE verzoek SET uitkomst = 'x' WHERE id = 41",
    "UPDATE verzoek SET rendement = 'x' WHERE id = 41",
    "UPDATE verzoek SET aanvrager_id = 3 WHERE id = 40",
    "UPDATE verzoek SET door_id = 3 WHERE id = 40",
    "UPDATE akkoord SET vervallen_op = '2026-11-24T10:00:00Z' WHERE id = 141",
    AKKOORD.format(verzoek=YES, wie=3, door=3, overleg="NULL"),
    SAY_YES.format(bedrag=500, boven="", id=LONELY),
    SAY_YES.format(bedrag=500, boven="  ", id=LONELY),
    SAY_YES.format(bedrag=900, boven="", id=OPEN),
    "UPDATE bestedingsregels SET aantal_akkoorden = 1",
    "DELETE FROM bestedingsregels",
)
REPLACED = (
    BOEKING.format(id=52, tegen=51),
    BOEKING.format(id=901, tegen=51),
    "INSERT OR REPLACE INTO akkoord VALUES (140, 40, 3, 1, 500, '2026-11-23T10:00:00Z', 3, NULL, NULL)",
    COPY_VERZOEK,
    f"INSERT OR REPLACE INTO bestedingsregels SELECT {RULES} FROM bestedingsregels",
)
ALLOWED = (
    "UPDATE verzoek SET bedrag = 600, wat = 'iets anders' WHERE id = 40",
    "UPDATE verzoek SET versie = 9, gewijzigd_op = '2026-11-24T10:00:00Z', raming_id = 7 WHERE id = 41",
    "UPDATE akkoord SET vervallen_op = '2026-11-24T10:00:00Z' WHERE id = 140",
    AKKOORD.format(verzoek=OPEN, wie=3, door=3, overleg="NULL"),
    AKKOORD.format(verzoek=OPEN, wie=3, door=2, overleg=7),
    SAY_YES.format(bedrag=500, boven="", id=OPEN),
    SAY_YES.format(bedrag=500, boven="de wethouder", id=LONELY),
    "UPDATE verzoek SET status = 'nee', besloten_op = '2026-11-24T10:00:00Z', uitkomst = 'duur' WHERE id = 42",
    f"INSERT INTO verzoek SELECT {WHOLE} FROM verzoek WHERE id = 41",
)


@pytest.mark.parametrize("statement", REFUSED)
def test_raw_statements_change_nothing_that_was_booked_or_agreed(filled: Engine, statement: str) -> None:
    assert attempt(filled, statement) == "refused"
    assert attempt(filled, statement, guarded=False) == "done"


@pytest.mark.parametrize("statement", REPLACED)
def test_replace_is_no_way_round_either(filled_file: Engine, statement: str) -> None:
    assert attempt(filled_file, statement) == "refused"
    assert attempt(filled_file, statement, guarded=False) == "done"


@pytest.mark.parametrize("statement", ALLOWED)
def test_what_may_change_still_does(filled: Engine, statement: str) -> None:
    assert attempt(filled, statement) == "done"


@pytest.mark.parametrize("table", ["boeking", "akkoord", "verzoek", "bestedingsregels"])
def test_a_table_is_not_emptied_on_postgresql(pg_engine: Engine, table: str) -> None:
    assert attempt(pg_engine, f"TRUNCATE {table} CASCADE") == "refused"


def test_void_is_said_once(filled: Engine) -> None:
    void = "UPDATE akkoord SET vervallen_op = '2026-11-24T10:00:00Z' WHERE id = 140"
    with filled.execution_options(casus_write=True).connect() as conn:
        conn.execute(text(void))
        with pytest.raises(DBAPIError, match="grootboek_vast"):
            conn.execute(text("UPDATE akkoord SET vervallen_op = NULL WHERE id = 140"))
