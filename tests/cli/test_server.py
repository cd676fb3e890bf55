"""A dossier on a real PostgreSQL, by its address: made, filled, asked and checked from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.cli.shell import CommandLine, example
from tests.storage.conftest import pg_address as pg_address
from tests.storage.conftest import pg_server as pg_server

SECRET = "kanarie wachtwoord"


@pytest.fixture
def login(pg_server: str, pg_address: str) -> Iterator[str]:
    """Address of an empty database for a role that must give a password."""
    database = pg_address.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(pg_server, autocommit=True) as admin:
        row = admin.execute("SHOW hba_file").fetchone()
        assert row is not None
        hba = Path(row[0])
        before = hba.read_text()
        admin.execute(f"CREATE ROLE team LOGIN PASSWORD '{SECRET}'".encode())
        admin.execute(f"ALTER DATABASE {database} OWNER TO team".encode())
        hba.write_text("local all team scram-sha-256\nhost all team all scram-sha-256\n" + before)
        admin.execute("SELECT pg_reload_conf()")
        yield pg_address.replace("postgres@", "team@")
        hba.write_text(before)
        admin.execute("SELECT pg_reload_conf()")
        admin.execute(f"ALTER DATABASE {database} OWNER TO postgres".encode())
        admin.execute(b"REASSIGN OWNED BY team TO postgres")
    with psycopg.connect(pg_address, autocommit=True) as admin:
        admin.execute(b"REASSIGN OWNED BY team TO postgres")
        admin.execute(b"DROP ROLE team")


def test_new_import_lists_and_export_on_a_server(machine: CommandLine, login: str) -> None:
    """The password once by standard input, further by file; equal to the same dossier in a file."""
    made = machine.run("nieuw", login, "--naam", "Wilgenhof", "--sleutel", "-", stdin=f"{SECRET}\n".encode())
    assert (made.code, made.err) == (0, "")
    assert "Herstelcode" not in made.out
    key = machine.home / "wachtwoord"
    key.write_text(SECRET + "\n")
    line = CommandLine(machine.home, key=key)
    source = machine.home / "in.json"
    source.write_text(json.dumps(example()))
    assert line.run("--dossier", login, "importeer", source).code == 0
    listed = line.run("--dossier", login, "casussen", "--json")
    assert json.loads(listed.out) == example()["casus"]
    checked = line.run("--dossier", login, "logboek", "controleer")
    assert (checked.code, checked.out) == (0, "Het logboek klopt: 2 regels gelezen.\n")
    out = machine.home / "uit.json"
    assert line.run("--dossier", login, "exporteer", out, "--onversleuteld", "--reden", "terug").code == 0
    tree = json.loads(out.read_text())
    assert {name: tree[name] for name in ("casus", "inwoner", "actie")} == {
        name: example()[name] for name in ("casus", "inwoner", "actie")
    }
    again = line.run("nieuw", login)
    assert (again.code, again.sentence) == (3, "Er is al een dossier op deze plek. Kies een andere naam.")
    assert SECRET not in "".join(line.errors + machine.errors)


def test_password_from_a_password_file(machine: CommandLine, login: str) -> None:
    file = machine.home / "pgpass"
    file.write_text(f"*:*:*:team:{SECRET}\n")
    file.chmod(0o600)
    assert machine.run("nieuw", login, PGPASSFILE=str(file)).code == 0
    refused = machine.run("--dossier", login, "casussen", PGPASSFILE=str(machine.home / "geen"))
    assert (refused.code, refused.sentence) == (3, "De server weigert dit wachtwoord.")
    wrong = machine.run("--dossier", login, "--sleutel", "-", "casussen", stdin=b"anders\n")
    assert (wrong.code, wrong.sentence) == (3, "De server weigert dit wachtwoord.")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"postgresql://team:{SECRET.replace(' ', '')}@localhost/x", "Zet het wachtwoord niet in het adres."),
        ("postgresql://team@localhost", "Dit adres klopt niet."),
        ("mysql://team@localhost/x", "Dit adres klopt niet."),
        ("postgresql://team@127.0.0.1:1/x", "De server antwoordt niet."),
    ],
)
def test_address_that_cannot_be_used(machine: CommandLine, address: str, sentence: str) -> None:
    for args in (("nieuw", address), ("--dossier", address, "casussen")):
        done = machine.run(*args)
        assert (done.code, done.sentence.startswith(sentence)) == (3, True)
        assert "wachtwoord@" not in done.err
        assert SECRET.replace(" ", "") not in done.err
