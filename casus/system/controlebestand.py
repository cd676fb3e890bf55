"""``NAAM.casuscontrole``: a file for somebody who never gets the dossier, encrypted under a code of its own.

One line of JSON (``format``, ``salt``, ``nonce``, ``length``, ``sha256``) and then the content, encrypted (AES-256-GCM)
under a key derived (HKDF-SHA256) from the code; what the line says of it is bound in. 160 random bits need no slow
derivation. The key of the dossier has nothing to do with it.

Length and SHA-256 are of what is encrypted, so that a damaged file is not taken for a wrong code: that check keeps out
nobody who damages on purpose, and the encryption does.
"""

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.system.herstelcode import herstelcode_bytes, new_herstelcode

FORMAT = "casuscontrole/3"
SUFFIX = ".casuscontrole"
_LONGEST_LINE = 500
_TYPED = {"herstelcode_lengte": "controlecode_lengte", "herstelcode_typefout": "controlecode_typefout"}
"""Whoever opens this file never heard of a herstelcode."""


class _Head(NamedTuple):
    salt: bytes
    nonce: bytes
    bound: bytes
    """What the encryption vouches for besides the content."""
    sealed: bytes
    """The content, encrypted."""


def seal(content: bytes, random: Callable[[int], bytes] = secrets.token_bytes) -> tuple[bytes, str]:
    """The file, and the only code that opens it."""
    code, salt, nonce = new_herstelcode(random(20)), random(16), random(12)
    head: dict[str, object] = {"format": FORMAT, "nonce": _text(nonce), "salt": _text(salt)}
    bound = _line(head)
    sealed = _cipher(code, salt).encrypt(nonce, content, bound)
    return _line({**head, **_check(bound, sealed)}) + sealed, code


def file_id(data: bytes) -> str:
    """Which file this is, for the keychain; the same problems as ``unseal``."""
    return _head(data).salt.hex()


def unseal(data: bytes, code: str) -> bytes:
    """The content. RuleViolation for a typing error (``controlecode_lengte``, ``controlecode_typefout``) or
    ``controlecode_onjuist``; EnvironmentProblem ``controlebestand_onleesbaar`` when it is no such file or is damaged.
    """
    from cryptography.exceptions import InvalidTag

    head = _head(data)
    try:
        cipher = _cipher(code, head.salt)
    except RuleViolation as typed:
        raise RuleViolation(_TYPED[typed.code], **typed.params) from None
    try:
        return bytes(cipher.decrypt(head.nonce, head.sealed, head.bound))
    except InvalidTag:
        raise RuleViolation("controlecode_onjuist", field="herstelcode") from None


def _head(data: bytes) -> _Head:
    """What stands in the line, and what follows it; it fits, when the line says what must follow."""
    end = data.find(b"\n", 0, _LONGEST_LINE) + 1
    try:
        head = json.loads(data[:end])
        salt, nonce = (base64.b64decode(head[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise EnvironmentProblem("controlebestand_onleesbaar") from None
    sealed = data[end:]
    bound = _line({"format": FORMAT, "nonce": head["nonce"], "salt": head["salt"]})
    if data[:end] != _line({**json.loads(bound), **_check(bound, sealed)}) or (len(salt), len(nonce)) != (16, 12):
        raise EnvironmentProblem("controlebestand_onleesbaar")
    return _Head(salt, nonce, bound, sealed)


def _check(bound: bytes, sealed: bytes) -> dict[str, object]:
    """Whether anything was lost or changed on the way."""
    return {"length": len(sealed), "sha256": hashlib.sha256(bound + sealed).hexdigest()}


def _line(head: dict[str, object]) -> bytes:
    return json.dumps(head, sort_keys=True).encode() + b"\n"


def _cipher(code: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derive = HKDF(algorithm=SHA256(), length=32, salt=salt, info=FORMAT.encode())
    return AESGCM(derive.derive(herstelcode_bytes(code)))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
