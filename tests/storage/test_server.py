"""Opening a PostgreSQL dossier: addresses, passwords, settings."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from casus.domain.errors import EnvironmentProblem
from casus.storage.address import DossierKind, dossier_kind, parse_server
from casus.storage.engine import open_engine
from casus.storage.postgresql import connect_parameters

SECRET = "Geheim-Kanarie-31"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("postgresql://anna@db.example/casus", DossierKind.POSTGRESQL),
        ("POSTGRES://db/casus", DossierKind.POSTGRESQL),
        (Path("/tmp/team.casus"), DossierKind.SQLCIPHER),
        ("C:\\werk\\team.casus", DossierKind.SQLCIPHER),
        ("postgresql", DossierKind.SQLCIPHER),
    ],
)
def test_the_address_says_which_engine(address: Path | str, kind: DossierKind) -> None:
    assert dossier_kind(address) is kind


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (f"postgresql://anna:{SECRET}@db.example/casus", "adres_met_wachtwoord"),
        (f"postgresql://anna@db.example/casus?password={SECRET}", "adres_met_wachtwoord"),
        (f"postgresql://anna@db.example/casus?sslpassword={SECRET}", "adres_met_wachtwoord"),
        ("postgresql://anna@db.example/casus?options=-csearch_path=x", "adres_onjuist"),
        ("postgresql://anna@db.example/", "adres_onjuist"),
        ("postgresql://anna@db.example/a/b", "adres_onjuist"),
        ("postgresql://anna@db.example:x/casus", "adres_onjuist"),
        ("postgresql://anna@/casus?host=/run&port=x", "adres_onjuist"),
        ("postgresql://anna@db.example/casus?x", "adres_onjuist"),
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_tried(address: str, code: str) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        open_engine(address, None)
    assert caught.value.code == code
    assert not caught.value.params
    assert SECRET not in repr(caught.value)


def test_an_address_is_taken_apart() -> None:
    found = parse_server("postgresql://j%40n@db.example:5433/casus%20oost?sslrootcert=/etc/ca.pem")
    assert (found.host, found.port, found.user, found.database) == ("db.example", 5433, "j@n", "casus oost")
    assert found.options == {"sslrootcert": "/etc/ca.pem"}
    assert found.account == "j@n@db.example:5433/casus oost"


@pytest.mark.parametrize(
    ("address", "is_local"),
    [
        ("postgresql://anna@db.example/casus", False),
        ("postgresql://anna@localhost/casus", True),
        ("postgresql:///casus?host=/run/postgresql", True),
    ],
)
def test_over_a_network_only_a_server_that_proves_its_name(address: str, is_local: bool) -> None:
    parameters = connect_parameters(parse_server(address))
    assert (parameters.get("sslmode") == "verify-full") is not is_local
    assert (parameters.get("channel_binding") == "require") is not is_local


def test_an_address_cannot_weaken_the_certificate_check() -> None:
    parameters = connect_parameters(parse_server("postgresql://anna@db.example/casus?sslmode=disable"))
    assert parameters["sslmode"] == "verify-full"


def test_a_file_key_is_no_password(pg_address: str, key: bytes) -> None:
    with pytest.raises(EnvironmentProblem, match="wachtwoord_geweigerd"):
        open_engine(pg_address, key)


def test_a_server_or_database_that_is_not_there(pg_server: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="database_ontbreekt"):
        open_engine(pg_server.replace("/postgres?", "/bestaat_niet?"), None)
    with pytest.raises(EnvironmentProblem, match="server_onbereikbaar"):
        open_engine(f"postgresql://anna@/casus?host={tmp_path}", None)


def test_settings_hold_on_every_connection(pg_engine: Engine) -> None:
    expected = {
        "transaction_isolation": "repeatable read",
        "lock_timeout": "5s",
        "statement_timeout": "1min",
        "idle_in_transaction_session_timeout": "1min",
        "TimeZone": "UTC",
        "application_name": "casus",
    }
    with pg_engine.connect() as first, pg_engine.connect() as second:
        for connection in (first, second):
            found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in expected}
            assert found == expected
            assert connection.exec_driver_sql("SHOW transaction_read_only").scalar_one() == "on"


@pytest.mark.parametrize(
    ("setting", "name"),
    [("synchronous_commit = off", "synchronous_commit"), ("default_transaction_isolation = serializable", None)],
)
def test_a_database_that_would_lose_confirmed_changes_is_refused(
    pg_server: str, pg_address: str, setting: str, name: str | None
) -> None:
    database = pg_address.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(pg_server, autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {database} SET {setting}".encode())
    if name is None:
        open_engine(pg_address, None).dispose()
        return
    with pytest.raises(EnvironmentProblem) as caught:
        open_engine(pg_address, None)
    assert (caught.value.code, caught.value.params) == ("instelling_geweigerd", {"instelling": name})


@pytest.fixture
def login(pg_server: str, pg_address: str) -> Iterator[str]:
    """Address for a role that must give a password."""
    with psycopg.connect(pg_server, autocommit=True) as admin:
        row = admin.execute("SHOW hba_file").fetchone()
        assert row is not None
        hba = Path(row[0])
        before = hba.read_text()
        admin.execute(f"CREATE ROLE kanarie LOGIN PASSWORD '{SECRET}'".encode())
        hba.write_text("local all kanarie scram-sha-256\nhost all kanarie all scram-sha-256\n" + before)
        admin.execute("SELECT pg_reload_conf()")
        yield pg_address.replace("postgres@", "kanarie@")
        hba.write_text(before)
        admin.execute("SELECT pg_reload_conf()")
        admin.execute("DROP ROLE kanarie")


def test_the_password_comes_from_the_caller_or_a_password_file(
    login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    for wrong in (None, "anders"):
        with pytest.raises(EnvironmentProblem, match="wachtwoord_geweigerd"):
            open_engine(login, wrong)
    engine = open_engine(login, SECRET)
    assert SECRET not in str(engine.url) + repr(engine)
    engine.dispose()
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:*:kanarie:{SECRET}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    open_engine(login, None).dispose()


def test_a_connection_that_the_server_ends_is_an_environment_problem(pg_engine: Engine, pg_server: str) -> None:
    with pg_engine.connect() as connection:
        process = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with psycopg.connect(pg_server, autocommit=True) as admin:
            admin.execute("SELECT pg_terminate_backend(%s)", (process,))
        with pytest.raises(EnvironmentProblem, match="server_onbereikbaar"):
            connection.exec_driver_sql("SELECT 1")
    with pg_engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
