"""``NAAM.casussleutel``: how the key of a dossier is got back without this machine's keychain.

A JSON file beside the dossier, safe to copy along with it: ``format``, ``dossier`` (its id) and ``slots``. A
slot holds the key, encrypted (AES-256-GCM) under a key derived (HKDF-SHA256) from the recovery code; dossier
id and kind of slot are bound in, so a slot cannot be moved to another dossier or pass for another kind. 160
random bits need no slow derivation. ``controle`` (8 bytes, missing in older files) tells whether a key is the one of
this dossier, without opening it. The key itself is never written anywhere in the clear.
"""

import base64
import binascii
import hmac
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.system.files import write_atomically
from casus.system.herstelcode import herstelcode_bytes

FORMAT = "casussleutel/1"
SLOT = "herstelcode"
SUFFIX = ".casussleutel"
MAX_BYTES = 64 * 1024


def sleutelbestand_of(dossier: Path) -> Path:
    """Where the sidecar of this dossier stands: the same name, another ending."""
    return dossier.with_suffix(SUFFIX)


def seal(
    key: bytes, code: str, dossier_id: str, random: Callable[[int], bytes] = secrets.token_bytes
) -> dict[str, Any]:
    """A sidecar with one slot: the key of 32 bytes under this recovery code."""
    if len(key) != 32:
        raise ValueError("a key is 32 bytes")
    salt, nonce = random(16), random(12)
    sealed = _cipher(code, salt).encrypt(nonce, key, _bound(dossier_id))
    slot = {"kind": SLOT, "kdf": "hkdf-sha256", "cipher": "aes-256-gcm"}
    slot |= {"salt": _text(salt), "nonce": _text(nonce), "key": _text(sealed)}
    return {"format": FORMAT, "dossier": dossier_id, "controle": _check_value(key, dossier_id), "slots": [slot]}


def unseal(sidecar: dict[str, Any], code: str, dossier_id: str | None = None) -> bytes:
    """The key. ``dossier_id``: when known, the sidecar must be that dossier's.

    RuleViolation for a typing error (see ``check_herstelcode``) or ``herstelcode_onjuist``: well typed, but
    not the code of this dossier. EnvironmentProblem ``sleutelbestand_onleesbaar`` or
    ``sleutelbestand_ander_dossier``.
    """
    from cryptography.exceptions import InvalidTag

    slot = _slot(sidecar)
    if dossier_id is not None and sidecar["dossier"] != dossier_id:
        raise EnvironmentProblem("sleutelbestand_ander_dossier")
    cipher = _cipher(code, _bytes(slot["salt"], 16))
    try:
        key = cipher.decrypt(_bytes(slot["nonce"], 12), _bytes(slot["key"], 48), _bound(sidecar["dossier"]))
    except InvalidTag:
        raise RuleViolation("herstelcode_onjuist", field="herstelcode") from None
    return bytes(key)


def proves(sidecar: dict[str, Any], key: bytes) -> bool | None:
    """Whether this key is the one of the dossier; None when an older file cannot tell."""
    value = sidecar.get("controle")
    if not isinstance(value, str):
        return None
    return hmac.compare_digest(value.encode(), _check_value(key, str(sidecar["dossier"])).encode())


def _check_value(key: bytes, dossier_id: str) -> str:
    return _text(hmac.digest(key, b"casussleutel controle" + dossier_id.encode(), "sha256")[:8])


def write_sleutelbestand(path: Path, sidecar: dict[str, Any]) -> None:
    """Write whole or not at all, for the owner alone; codes of ``write_atomically``."""
    write_atomically(path, (json.dumps(sidecar, indent=2, sort_keys=True) + "\n").encode())


def read_sleutelbestand(path: Path) -> dict[str, Any]:
    """Read and check the shape. ``sleutelbestand_ontbreekt`` or ``sleutelbestand_onleesbaar``, each with
    pad.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EnvironmentProblem("sleutelbestand_onleesbaar", pad=str(path))
        sidecar = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EnvironmentProblem("sleutelbestand_ontbreekt", pad=str(path)) from None
    except (OSError, ValueError, RecursionError):
        raise EnvironmentProblem("sleutelbestand_onleesbaar", pad=str(path)) from None
    try:
        _slot(sidecar)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem(problem.code, pad=str(path)) from None
    checked: dict[str, Any] = sidecar
    return checked


def _slot(sidecar: object) -> dict[str, Any]:
    """The slot for the recovery code, with its shape checked; weaker or unknown ways are refused, not
    tried.
    """
    if not isinstance(sidecar, dict) or sidecar.get("format") != FORMAT:
        raise EnvironmentProblem("sleutelbestand_onleesbaar")
    slots = sidecar.get("slots")
    if not isinstance(sidecar.get("dossier"), str) or not isinstance(slots, list):
        raise EnvironmentProblem("sleutelbestand_onleesbaar")
    wanted = {"kind": SLOT, "kdf": "hkdf-sha256", "cipher": "aes-256-gcm"}
    for slot in slots:
        if isinstance(slot, dict) and wanted.items() <= slot.items():
            _bytes(slot.get("salt"), 16), _bytes(slot.get("nonce"), 12), _bytes(slot.get("key"), 48)
            return slot
    raise EnvironmentProblem("sleutelbestand_onleesbaar")


def _cipher(code: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derive = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"casussleutel/1 herstelcode")
    return AESGCM(derive.derive(herstelcode_bytes(code)))


def _bound(dossier_id: str) -> bytes:
    """What the encryption is bound to beside the key: kind of slot and dossier, each with its length."""
    return b"".join(
        len(part).to_bytes(4, "big") + part for part in (FORMAT.encode(), SLOT.encode(), dossier_id.encode())
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: object, size: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        data = b""
    if len(data) != size:
        raise EnvironmentProblem("sleutelbestand_onleesbaar")
    return data
