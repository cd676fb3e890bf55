"""Every state of keychain and file at the start: what is said, what is kept, and that no byte of data changes.

The rows are those of the state table for keys: right, missing, wrong, another keychain, locked or none, no key file,
no database, damaged, newer. With the keychain of tests, and once with a real Secret Service.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.services.messages import codes
from casus.system.clock import FixedClock
from casus.system.keychain import KeychainState, MemoryKeychain, former_key_account, key_account
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of, unseal, write_sleutelbestand
from casus.wiring import OpenDossier, World, draw_herstelcode, new_dossier, open_dossier
from tests.services.conftest import MORNING

WRONG = "ab" * 32


class Machine:
    """A dossier, its code and its id, and a keychain that can be put in any state."""

    def __init__(self, folder: Path) -> None:
        self.keys = MemoryKeychain()
        self.world = World(FixedClock(MORNING), random.Random(1), self.keys)
        made = new_dossier(folder / "team.casus", "Team", "Gemeente", self.world)
        self.path, self.code = made.path, made.herstelcode
        self.id = str(read_sleutelbestand(self.sidecar)["dossier"])
        self.key = unseal(read_sleutelbestand(self.sidecar), self.code).hex()

    @property
    def sidecar(self) -> Path:
        return sleutelbestand_of(self.path)

    def open(self, code: str | None = None, keys: MemoryKeychain | None = None, bekend: str = "") -> OpenDossier:
        return open_dossier(
            str(self.path), replace(self.world, keychain=keys or self.keys), herstelcode=code, bekend=bekend
        )

    def refused(self, code: str | None = None, keys: MemoryKeychain | None = None, bekend: str = "") -> tuple[str, str]:
        """(code, reason) of a start that opens nothing; the data is what it was."""
        before = self.digest()
        with pytest.raises(EnvironmentProblem) as caught:
            self.open(code, keys, bekend)
        assert self.digest() == before
        reason = str(caught.value.params.get("reden", ""))
        assert caught.value.code in codes()
        assert not reason or reason in codes()
        return caught.value.code, reason

    def digest(self) -> dict[str, str]:
        files = [self.path, self.path.with_name("team.casus-wal"), self.sidecar]
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def logged(dossier: OpenDossier) -> list[str]:
    with dossier.engine.connect() as connection:
        return [str(row) for (row,) in connection.execute(text("SELECT actie FROM logregel ORDER BY nr"))]


def test_1_right_opens(machine: Machine) -> None:
    dossier = machine.open()
    assert "sleutel_teruggezet" not in logged(dossier)
    dossier.close()


def test_2_missing_asks_for_the_code_then_writes_it_back_and_logs_it_once(machine: Machine) -> None:
    machine.keys.delete(key_account(machine.id))
    assert machine.refused() == ("sleutel_nodig", "sleutel_onbekend")
    dossier = machine.open(machine.code, bekend=machine.id)
    assert logged(dossier)[-1] == "sleutel_teruggezet"
    dossier.close()
    assert machine.keys.get(key_account(machine.id)) == machine.key
    again = machine.open(machine.code, bekend=machine.id)
    assert logged(again).count("sleutel_teruggezet") == 1
    again.close()


def test_2_the_first_time_on_another_computer_changes_no_log(machine: Machine) -> None:
    dossier = machine.open(machine.code, MemoryKeychain())
    assert "sleutel_teruggezet" not in logged(dossier)
    dossier.close()


@pytest.mark.parametrize("entry", [WRONG, "geen sleutel"])
def test_3_wrong_is_not_used_and_kept_under_another_name_until_confirmed(machine: Machine, entry: str) -> None:
    machine.keys.set(key_account(machine.id), entry)
    reason = "sleutel_past_niet" if entry == WRONG else "sleutel_ongeldig"
    assert machine.refused() == ("sleutel_nodig", reason)
    assert machine.keys.get(key_account(machine.id)) == entry
    machine.open(machine.code).close()
    assert machine.keys.get(key_account(machine.id)) == machine.key
    assert machine.keys.get(former_key_account(machine.id)) == entry
    machine.open().close()
    assert machine.keys.get(former_key_account(machine.id)) is None


def test_3_wrong_is_seen_with_an_older_key_file_too(machine: Machine) -> None:
    sidecar = read_sleutelbestand(machine.sidecar)
    del sidecar["controle"]
    write_sleutelbestand(machine.sidecar, sidecar)
    machine.keys.set(key_account(machine.id), WRONG)
    assert machine.refused() == ("sleutel_nodig", "sleutel_past_niet")
    machine.open(machine.code).close()


def test_4_another_keychain_has_another_name_and_no_key(machine: Machine) -> None:
    other = MemoryKeychain(name="KWallet")
    assert (machine.keys.name, other.name) == ("het geheugen", "KWallet")
    assert machine.refused(keys=other) == ("sleutel_nodig", "sleutel_onbekend")


@pytest.mark.parametrize(
    ("state", "reason"),
    [(KeychainState.VERGRENDELD, "sleutelbos_vergrendeld"), (KeychainState.GEEN_DIENST, "sleutelbos_ontbreekt")],
)
def test_5_locked_or_none_takes_the_code_and_stores_nothing(
    machine: Machine, state: KeychainState, reason: str
) -> None:
    keys = MemoryKeychain(state)
    assert machine.refused(keys=keys) == ("sleutel_nodig", reason)
    dossier = machine.open(machine.code, keys)
    assert "sleutel_teruggezet" not in logged(dossier)
    dossier.close()
    assert machine.refused(keys=keys) == ("sleutel_nodig", reason)


@pytest.mark.parametrize("damage", ["gone", "unreadable"])
def test_6_without_key_file_the_keychain_opens_and_a_new_code_is_made(machine: Machine, damage: str) -> None:
    machine.sidecar.unlink() if damage == "gone" else machine.sidecar.write_text("{", encoding="utf-8")
    code = "sleutelbestand_ontbreekt" if damage == "gone" else "sleutelbestand_onleesbaar"
    assert machine.refused() == (code, "")
    assert machine.refused(keys=MemoryKeychain(), bekend=machine.id) == (code, "")
    dossier = machine.open(bekend=machine.id)
    assert dossier.lacks_sleutelbestand
    fresh = draw_herstelcode()
    dossier.make_sleutelbestand(fresh)
    assert [dossier.lacks_sleutelbestand] == [False]
    assert logged(dossier)[-1] == "sleutelbestand_gemaakt"
    dossier.close()
    machine.open(fresh, MemoryKeychain()).close()
    with pytest.raises(RuleViolation, match="herstelcode_onjuist"):
        machine.open(machine.code)
    assert machine.sidecar.with_name("team.casussleutel.oud").exists() == (damage == "unreadable")


def test_7_no_database_or_an_empty_one_is_never_made_anew(machine: Machine) -> None:
    machine.path.write_bytes(b"")
    assert machine.refused() == ("dossier_leeg", "")
    assert machine.refused(machine.code) == ("dossier_leeg", "")
    machine.path.unlink()
    assert machine.refused() == ("dossier_ontbreekt", "")
    assert not machine.path.exists()


@pytest.mark.parametrize("by_code", [False, True])
def test_8_damaged_is_told_from_a_wrong_key_and_left_alone(machine: Machine, *, by_code: bool) -> None:
    data = bytearray(machine.path.read_bytes())
    data[100] ^= 1
    machine.path.write_bytes(bytes(data))
    assert machine.refused(machine.code if by_code else None) == ("dossier_gaat_niet_open", "")


def test_9_a_newer_dossier_is_refused(machine: Machine) -> None:
    dossier = machine.open()
    with dossier.engine.execution_options(casus_write=True).begin() as connection:
        connection.execute(text("UPDATE schemaversie SET nummer = nummer + 7"))
    dossier.close()
    assert machine.refused()[0] == "dossier_nieuwer"


def test_the_digest_would_see_a_change(machine: Machine) -> None:
    """Negative control."""
    before = machine.digest()
    dossier = machine.open()
    dossier.log_key("sleutel_teruggezet")
    dossier.close()
    assert machine.digest() != before


REAL = """
import sys
from pathlib import Path
from casus.domain.errors import EnvironmentProblem
from casus.system.keychain import key_account
from casus.wiring import new_dossier, open_dossier, real_world
path, world = Path(sys.argv[1]) / "team.casus", real_world()
if sys.argv[2] == "locked":
    try:
        open_dossier(str(path), world)
    except EnvironmentProblem as problem:
        print(problem.code, problem.params["reden"])
    raise SystemExit
made = new_dossier(path, "Team", "Gemeente", world)
print(world.keychain.name, made.in_keychain)
dossier = open_dossier(str(path), world)
account = key_account(dossier.dossier_id)
dossier.close()
for wrong in (None, "cd" * 32):
    world.keychain.delete(account) if wrong is None else world.keychain.set(account, wrong)
    try:
        open_dossier(str(path), world)
    except EnvironmentProblem as problem:
        print(problem.code, problem.params["reden"])
    open_dossier(str(path), world, herstelcode=made.herstelcode).close()
    open_dossier(str(path), world).close()
"""


def secret_service(home: Path, how: str, *args: str) -> list[str]:
    """Run ``REAL`` in a session with a gnome-keyring of its own; ``how``: --unlock or --start (stays locked)."""
    run = home / "run"
    run.mkdir(exist_ok=True, mode=0o700)
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home / "share"), "XDG_RUNTIME_DIR": str(run)}
    daemon = f"gnome-keyring-daemon {how} --components=secrets"
    script = f'printf "test\\n" | {daemon} >/dev/null 2>&1; exec "$@"'
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script, "-", sys.executable, "-c", REAL, str(home), *args],
        env=kept | places, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def test_with_a_real_secret_service(tmp_path: Path) -> None:
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")):
        pytest.skip("NOT TRIED: gnome-keyring and dbus-daemon are not installed (apt-get install gnome-keyring)")
    assert secret_service(tmp_path, "--unlock", "open") == [
        "de sleutelbos van Linux True",
        "sleutel_nodig sleutel_onbekend",
        "sleutel_nodig sleutel_past_niet",
    ]
    assert secret_service(tmp_path, "--start", "locked") == ["sleutel_nodig sleutelbos_vergrendeld"]
