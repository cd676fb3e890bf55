"""Reads the catalogue files of Qt, to compare what one language has and another lacks."""

import struct
from pathlib import Path

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
MESSAGES, END, TRANSLATION, SOURCE, CONTEXT, COMMENT = 0x69, 1, 3, 6, 7, 8
Message = tuple[str, str, str]
"""(context, source text, comment)"""


def read_qm(path: Path) -> dict[Message, list[str]]:
    """Every message of a catalogue with its translations (several for plural forms)."""
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError("no catalogue of Qt")
    place = len(MAGIC)
    while place < len(data):
        kind, size = struct.unpack_from(">BI", data, place)
        place += 5
        if kind == MESSAGES:
            return _messages(data[place : place + size])
        place += size
    raise ValueError("a catalogue without messages")


def _messages(data: bytes) -> dict[Message, list[str]]:
    found: dict[Message, list[str]] = {}
    parts: dict[int, str] = {}
    translations: list[str] = []
    place = 0
    while place < len(data):
        tag = data[place]
        place += 1
        if tag == END:
            if translations:
                found[parts.get(CONTEXT, ""), parts.get(SOURCE, ""), parts.get(COMMENT, "")] = translations
            parts, translations = {}, []
            continue
        (size,) = struct.unpack_from(">I", data, place)
        place += 4
        size = 0 if size == 0xFFFFFFFF else size
        text = data[place : place + size]
        place += size
        if tag == TRANSLATION:
            translations.append(text.decode("utf-16-be"))
        else:
            parts[tag] = text.decode("utf-8", "replace")
    return found
