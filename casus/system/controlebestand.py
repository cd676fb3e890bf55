"""``NAAM.casuscontrole``: a file for somebody who never gets the dossier, encrypted under a code of its own.

One line of JSON (``format``, ``salt``, ``nonce``) and then the content, encrypted (AES-256-GCM) under a key derived
(HKDF-SHA256) from the code; the line is bound in. 160 random bits need no slow derivation. The key of the dossier has
nothing to do with it.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Callable
from typing import Any

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.system.herstelcode import herstelcode_bytes, new_herstelcode

FORMAT = "casuscontrole/3"
SUFFIX = ".casuscontrole"
_LONGEST_LINE = 500


def seal(content: bytes, random: Callable[[int], bytes] = secrets.token_bytes) -> tuple[bytes, str]:
    """The file, and the only code that opens it."""
    code, salt, nonce = new_herstelcode(random(20)), random(16), random(12)
    head = {"format": FORMAT, "nonce": _text(nonce), "salt": _text(salt)}
    line = json.dumps(head, sort_keys=True).encode() + b"\n"
    return line + _cipher(code, salt).encrypt(nonce, content, line), code


def file_id(data: bytes) -> str:
    """Which file this is, for the keychain; the same problems as ``unseal``."""
    return _head(data)[1].hex()


def unseal(data: bytes, code: str) -> bytes:
    """The content. RuleViolation for a typing error or ``controlecode_onjuist``; EnvironmentProblem
    ``controlebestand_onleesbaar`` when it is no such file.
    """
    from cryptography.exceptions import InvalidTag

    end, salt, nonce = _head(data)
    try:
        return bytes(_cipher(code, salt).decrypt(nonce, data[end:], data[:end]))
    except InvalidTag:
        raise RuleViolation("controlecode_onjuist", field="herstelcode") from None


def _head(data: bytes) -> tuple[int, bytes, bytes]:
    """Where the content begins, salt and nonce."""
    end = data.find(b"\n", 0, _LONGEST_LINE) + 1
    try:
        head = json.loads(data[:end])
        salt, nonce = (base64.b64decode(head[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise EnvironmentProblem("controlebestand_onleesbaar") from None
    if head.get("format") != FORMAT or (len(salt), len(nonce)) != (16, 12):
        raise EnvironmentProblem("controlebestand_onleesbaar")
    return end, salt, nonce


def _cipher(code: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derive = HKDF(algorithm=SHA256(), length=32, salt=salt, info=FORMAT.encode())
    return AESGCM(derive.derive(herstelcode_bytes(code)))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
