"""The sidecar: the key comes back with the code alone, and with nothing else."""

import base64
import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casus.domain.errors import CasusError, EnvironmentProblem, RuleViolation
from casus.system.herstelcode import new_herstelcode
from casus.system.sleutelbestand import (
    read_sleutelbestand,
    seal,
    sleutelbestand_of,
    unseal,
    write_sleutelbestand,
)

KEY = bytes(range(100, 132))
CODE = new_herstelcode(bytes(range(20)))
OTHER_CODE = new_herstelcode(bytes(20))


@pytest.fixture
def sidecar() -> dict[str, Any]:
    return seal(KEY, CODE, "dossier-1")


def code_of(sidecar: dict[str, Any], code: str = CODE, dossier_id: str | None = None) -> str:
    with pytest.raises(CasusError) as caught:
        unseal(sidecar, code, dossier_id)
    return caught.value.code


def test_the_key_comes_back_with_the_code(sidecar: dict[str, Any]) -> None:
    assert unseal(sidecar, CODE) == KEY
    assert unseal(sidecar, CODE.lower().replace("-", " "), "dossier-1") == KEY


def test_the_file_is_as_described_and_holds_no_key(sidecar: dict[str, Any]) -> None:
    assert set(sidecar) == {"format", "dossier", "controle", "slots"}
    assert (sidecar["format"], sidecar["dossier"]) == ("casussleutel/1", "dossier-1")
    assert [slot["kind"] for slot in sidecar["slots"]] == ["herstelcode"]
    written = json.dumps(sidecar)
    for secret in (KEY.hex(), base64.b64encode(KEY).decode(), CODE, CODE.replace("-", "")):
        assert secret not in written


def test_a_typing_error_and_a_wrong_code_are_told_apart(sidecar: dict[str, Any]) -> None:
    typo = CODE[:-1] + ("1" if CODE[-1] != "1" else "2")
    assert code_of(sidecar, typo) == "herstelcode_typefout"
    assert code_of(sidecar, OTHER_CODE) == "herstelcode_onjuist"


def test_a_slot_cannot_be_moved_to_another_dossier(sidecar: dict[str, Any]) -> None:
    assert code_of(sidecar, dossier_id="dossier-2") == "sleutelbestand_ander_dossier"
    sidecar["dossier"] = "dossier-2"
    assert code_of(sidecar, dossier_id="dossier-2") == "herstelcode_onjuist"


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": "pbkdf2"},
        {"cipher": "none"},
        {"kind": "wachtzin"},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"key": None},
        {"key": "*"},
        {"salt": "é"},
    ],
)
def test_a_weaker_or_broken_slot_is_not_tried(sidecar: dict[str, Any], change: dict[str, Any]) -> None:
    sidecar["slots"][0] |= change
    assert code_of(sidecar) == "sleutelbestand_onleesbaar"


def test_no_changed_byte_gives_a_key(sidecar: dict[str, Any], seed: int) -> None:
    """Every byte of salt, nonce and sealed key matters."""
    random = Random(seed)
    for field in ("salt", "nonce", "key"):
        data = base64.b64decode(sidecar["slots"][0][field])
        for place in range(len(data)):
            changed = bytearray(data)
            changed[place] ^= random.randint(1, 255)
            other = copy.deepcopy(sidecar)
            other["slots"][0][field] = base64.b64encode(changed).decode()
            assert code_of(other) == "herstelcode_onjuist"


def test_two_sidecars_of_one_key_have_nothing_in_common() -> None:
    first, second = (seal(KEY, CODE, "dossier-1")["slots"][0] for _ in range(2))
    assert not {first[name] for name in ("salt", "nonce", "key")} & set(second.values())


def test_written_and_read_again(sidecar: dict[str, Any], tmp_path: Path) -> None:
    path = sleutelbestand_of(tmp_path / "team.casus")
    assert path.name == "team.casussleutel"
    write_sleutelbestand(path, seal(KEY, OTHER_CODE, "dossier-1"))
    write_sleutelbestand(path, sidecar)
    assert unseal(read_sleutelbestand(path), CODE) == KEY
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there(sidecar: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="map_ontbreekt"):
        write_sleutelbestand(tmp_path / "none" / "a.casussleutel", sidecar)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '"x"',
        "{}",
        '{"format": "casussleutel/2"}',
        '{"format": "casussleutel/1", "dossier": 3, "slots": []}',
        '{"format": "casussleutel/1", "dossier": "a", "slots": {}}',
        '{"format": "casussleutel/1", "dossier": "a", "slots": [1]}',
        "[" * 60_000,
        " " * 70_000 + "{}",
        "\xff",
    ],
)
def test_what_is_no_sidecar_has_one_code(tmp_path: Path, text: str) -> None:
    path = tmp_path / "team.casussleutel"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(EnvironmentProblem) as caught:
        read_sleutelbestand(path)
    assert (caught.value.code, caught.value.params) == ("sleutelbestand_onleesbaar", {"pad": str(path)})


def test_a_sidecar_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="sleutelbestand_ontbreekt"):
        read_sleutelbestand(tmp_path / "team.casussleutel")


def test_a_key_of_another_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32"):
        seal(b"x" * 31, CODE, "dossier-1")


def test_a_wrong_code_is_said_beside_the_field(sidecar: dict[str, Any]) -> None:
    with pytest.raises(RuleViolation) as caught:
        unseal(sidecar, OTHER_CODE)
    assert caught.value.params == {"field": "herstelcode"}


def test_importing_it_loads_no_cryptography() -> None:
    script = (
        "import sys, casus.system.sleutelbestand, casus.system.keychain, casus.system.paths, casus.system.logs\n"
        "print([name for name in ('cryptography', 'keyring', 'platformdirs') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
