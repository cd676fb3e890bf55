"""The copy of the log head outside the dossier: only this finds a removed last row, a rewritten whole or an
older file put back.

It stands in the keychain, or without one in ``NAAM.casusstand`` beside the sidecar. The file is weaker: who
can replace the dossier can usually replace it too.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casus.domain.logboek import Head
from casus.system.files import write_atomically
from casus.system.keychain import Keychain, KeychainState, head_account

SUFFIX = ".casusstand"
KEPT_ASIDE = 8
"""A keychain takes little (Windows: 2,560 bytes)."""


def stand_file_of(dossier: Path) -> Path:
    """Where the copy of this dossier's head stands when there is no keychain."""
    return dossier.with_suffix(SUFFIX)


@dataclass(frozen=True)
class Stand:
    """What is kept: how far the log book was, and the heads of other copies that somebody put aside on purpose."""

    head: Head
    terzijde: tuple[Head, ...] = ()


def remember_head(keychain: Keychain, dossier_id: str, head: Head, file: Path | None = None) -> bool:
    """Keep the head, in the keychain or else in ``file``. It only moves forward: a shorter log book is never
    remembered over a longer one, since that is what it must betray. False when it was not kept.
    """
    known = recall_stand(keychain, dossier_id, file)
    if known is not None and known.head.aantal > head.aantal:
        return False
    return _keep(keychain, dossier_id, Stand(head, () if known is None else known.terzijde), file)


def accept_head(keychain: Keychain, dossier_id: str, head: Head, put_aside: Sequence[Head], file: Path) -> None:
    """Somebody goes on with this copy on purpose, with a reason in its log book: from now on this head counts, also
    over a longer one, and the heads that were put aside are not spoken of again.
    """
    known = recall_stand(keychain, dossier_id, file)
    aside = [*(() if known is None else known.terzijde), *put_aside]
    if known is not None and known.head != head:
        aside.append(known.head)
    stand = Stand(head, tuple(dict.fromkeys(aside))[-KEPT_ASIDE:])
    if keychain.state() is KeychainState.BESCHIKBAAR:
        _keep(keychain, dossier_id, stand, None)
    if file.exists() or keychain.state() is not KeychainState.BESCHIKBAAR:
        write_stand(file, stand)


def write_stand(file: Path, stand: Stand) -> None:
    """The file beside a dossier, whole or not at all."""
    write_atomically(file, _to_text(stand).encode())


def recall_head(keychain: Keychain, dossier_id: str, file: Path | None = None) -> Head | None:
    """The head that was kept last; None when there is none or none can be read."""
    stand = recall_stand(keychain, dossier_id, file)
    return None if stand is None else stand.head


def recall_stand(keychain: Keychain, dossier_id: str, file: Path | None = None) -> Stand | None:
    """What was kept last, the longest of both places."""
    found = []
    if keychain.state() is KeychainState.BESCHIKBAAR:
        found.append(_from_text(keychain.get(head_account(dossier_id))))
    if file is not None:
        found.append(read_stand(file))
    return max((stand for stand in found if stand is not None), key=lambda stand: stand.head.aantal, default=None)


def read_stand(file: Path) -> Stand | None:
    """The file beside a dossier; None when there is none or it cannot be read."""
    try:
        return _from_text(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(keychain: Keychain, dossier_id: str, stand: Stand, file: Path | None) -> bool:
    if keychain.state() is KeychainState.BESCHIKBAAR:
        keychain.set(head_account(dossier_id), _to_text(stand))
        return True
    if file is not None:
        write_stand(file, stand)
    return file is not None


def _to_text(stand: Stand) -> str:
    data: dict[str, object] = {"aantal": stand.head.aantal, "format": "casusstand/1", "hash": stand.head.hash}
    if stand.terzijde:
        data["terzijde"] = [[head.aantal, head.hash] for head in stand.terzijde]
    return json.dumps(data, sort_keys=True)


def _from_text(text: str | None) -> Stand | None:
    try:
        data = json.loads(text or "")
        if data["format"] != "casusstand/1":
            return None
        aside = tuple(_head(aantal, digest) for aantal, digest in data.get("terzijde", ()))
        return Stand(_head(data["aantal"], data["hash"]), aside)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _head(aantal: object, digest: object) -> Head:
    text = str(digest)
    if len(bytes.fromhex(text)) != 32:
        raise ValueError("no hash")
    return Head(int(str(aantal)), text)
