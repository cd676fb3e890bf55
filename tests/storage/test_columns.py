"""The same value, the same text, on both engines."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

import pytest
from sqlalchemy import Column, Connection, Engine, MetaData, Table, insert, select

from casus.domain.errors import RuleViolation
from casus.storage.columns import Code, Datum, Id, Moment, Tekst, Tijd, Vlag


class Kleur(StrEnum):
    ROOD = "rood"
    BLAUW = "blauw"


metadata = MetaData()
proef = Table(
    "proef",
    metadata,
    Column("id", Id(), primary_key=True, autoincrement=False),
    Column("moment", Moment()),
    Column("datum", Datum()),
    Column("tijd", Tijd()),
    Column("tekst", Tekst()),
    Column("vlag", Vlag(), nullable=False, default=False),
    Column("code", Code(Kleur)),
    sqlite_strict=True,
)
NOON = datetime(2026, 11, 22, 12, 0, 0, 123000, tzinfo=UTC)


@pytest.fixture
def connection(empty_engine: Engine) -> Iterator[Connection]:
    with empty_engine.execution_options(casus_write=True, casus_schema=True).connect() as connection:
        with connection.begin():
            metadata.create_all(connection)
        yield connection


def test_everything_comes_back_as_it_went_in(connection: Connection) -> None:
    row = {
        "id": 2**62 + 1,
        "moment": NOON,
        "datum": date(2026, 11, 22),
        "tijd": time(9, 5),
        "tekst": "Zoë zegt: ‘ja’ 👍",
        "vlag": True,
        "code": Kleur.BLAUW,
    }
    connection.execute(insert(proef).values(row))
    back = connection.execute(select(proef)).one()._asdict()
    assert back == row | {"moment": NOON.replace(microsecond=0)}
    assert isinstance(back["code"], Kleur)
    assert back["vlag"] is True


def test_nothing_stays_nothing(connection: Connection) -> None:
    connection.execute(insert(proef).values(id=1))
    assert tuple(connection.execute(select(proef)).one()) == (1, None, None, None, None, False, None)


def test_the_stored_text_is_the_same_on_both_engines(connection: Connection) -> None:
    values = {"id": 1, "moment": NOON, "datum": date(2026, 1, 2), "tijd": time(9, 5, 30), "code": Kleur.ROOD}
    connection.execute(insert(proef).values(values))
    raw = connection.exec_driver_sql("SELECT moment, datum, tijd, code FROM proef").one()
    assert tuple(raw) == ("2026-11-22T12:00:00Z", "2026-01-02", "09:05", "rood")


def test_text_order_is_time_order(connection: Connection) -> None:
    """Whatever zone a moment is given in; parts of a second are cut off."""
    amsterdam = timezone(timedelta(hours=1))
    moments = [
        NOON - timedelta(seconds=1),
        NOON,
        NOON.astimezone(amsterdam) + timedelta(seconds=1),
        NOON + timedelta(days=400),
    ]
    for number, moment in enumerate(reversed(moments)):
        connection.execute(insert(proef).values(id=number, moment=moment))
    stored = connection.execute(select(proef.c.moment).order_by(proef.c.moment)).scalars().all()
    assert stored == [moment.replace(microsecond=0) for moment in moments]
    later = select(proef.c.id).where(proef.c.moment > NOON)
    assert len(connection.execute(later).all()) == 2


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"moment": datetime(2026, 11, 22, 12)}, ValueError),  # noqa: DTZ001 - naive on purpose
        ({"datum": NOON}, TypeError),
        ({"vlag": 2}, TypeError),
        ({"code": "groen"}, ValueError),
        ({"tekst": "a\0b"}, RuleViolation),
        ({"tekst": "half \ud83d teken"}, RuleViolation),
        ({"tekst": "é\0"}, RuleViolation),
    ],
)
def test_what_one_engine_could_not_keep_is_refused_on_both(
    connection: Connection, values: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - SQLAlchemy may wrap it
        connection.execute(insert(proef).values(id=1, **values))
    assert isinstance(getattr(caught.value, "orig", caught.value), error)


def test_a_refused_text_reaches_the_service_as_the_rule_it_is(connection: Connection) -> None:
    with pytest.raises(RuleViolation, match="teken_niet_toegestaan"):
        connection.execute(insert(proef), [{"id": 1, "tekst": "goed"}, {"id": 2, "tekst": "a\0b"}])


def test_an_unknown_code_in_the_dossier_is_not_read_as_something_else(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO proef (id, code, vlag) VALUES (1, 'groen', '0')")
    with pytest.raises(ValueError, match="groen"):
        connection.execute(select(proef)).one()


def test_a_table_on_sqlite_is_strict(sqlcipher_empty: Engine) -> None:
    with sqlcipher_empty.execution_options(casus_write=True).begin() as connection:
        metadata.create_all(connection)
        assert connection.exec_driver_sql("SELECT strict FROM pragma_table_list('proef')").scalar_one() == 1
        with pytest.raises(Exception, match="cannot store TEXT"):
            connection.exec_driver_sql("INSERT INTO proef (id, vlag) VALUES (1, 'ja')")


def test_the_types_of_sqlalchemy_itself_are_left_alone() -> None:
    """Another part of the process may use SQLAlchemy as well."""
    from sqlalchemy import Boolean, DateTime, String
    from sqlalchemy.dialects import sqlite

    dialect = sqlite.dialect()
    assert [kind.compile(dialect) for kind in (String(5), Boolean(), DateTime())] == [
        "VARCHAR(5)",
        "BOOLEAN",
        "DATETIME",
    ]


def test_a_flag_can_stand_in_the_text_of_a_statement(connection: Connection) -> None:
    connection.execute(insert(proef), [{"id": 1, "vlag": True}, {"id": 2, "vlag": False}])
    query = select(proef.c.id).where(proef.c.vlag == True)  # noqa: E712 - a column
    literal = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
    assert connection.exec_driver_sql(literal).scalars().all() == [1]
    assert json.dumps(Code(Kleur).python_type("rood")) == '"rood"'
