"""The copy of the log head outside the dossier: only this finds a removed last row, a rewritten whole or an
older file put back.

It stands in the keychain, or without one in ``NAAM.casusstand`` beside the sidecar. The file is weaker: who
can replace the dossier can usually replace it too.
"""

import json
from pathlib import Path

from casus.domain.logboek import Head
from casus.system.files import write_atomically
from casus.system.keychain import Keychain, KeychainState, head_account

SUFFIX = ".casusstand"


def stand_file_of(dossier: Path) -> Path:
    """Where the copy of this dossier's head stands when there is no keychain."""
    return dossier.with_suffix(SUFFIX)


def remember_head(keychain: Keychain, dossier_id: str, head: Head, file: Path | None = None) -> bool:
    """Keep the head, in the keychain or else in ``file``. It only moves forward: a shorter log book is never
    remembered over a longer one, since that is what it must betray. False when it was not kept.
    """
    known = recall_head(keychain, dossier_id, file)
    if known is not None and known.aantal > head.aantal:
        return False
    text = _to_text(head)
    if keychain.state() is KeychainState.BESCHIKBAAR:
        keychain.set(head_account(dossier_id), text)
        return True
    if file is not None:
        write_atomically(file, text.encode())
    return file is not None


def recall_head(keychain: Keychain, dossier_id: str, file: Path | None = None) -> Head | None:
    """The head that was kept last, the longest of both places; None when there is none or none can be
    read.
    """
    found = []
    if keychain.state() is KeychainState.BESCHIKBAAR:
        found.append(_from_text(keychain.get(head_account(dossier_id))))
    if file is not None:
        try:
            found.append(_from_text(file.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            found.append(None)
    return max((head for head in found if head is not None), key=lambda head: head.aantal, default=None)


def _to_text(head: Head) -> str:
    return json.dumps({"aantal": head.aantal, "format": "casusstand/1", "hash": head.hash}, sort_keys=True)


def _from_text(text: str | None) -> Head | None:
    try:
        data = json.loads(text or "")
        if data["format"] != "casusstand/1" or len(bytes.fromhex(data["hash"])) != 32:
            return None
        return Head(int(data["aantal"]), str(data["hash"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
