"""What a day gave, so that two days can be laid beside each other: the text of the verslag, the dossier, next week."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from casus.services.context import Context
from casus.services.oefenen.dag import Stap
from casus.services.oefenen.dag_loop import KomtTerug, run_dag
from casus.services.uitwisseling import ExportDossier, export_dossier
from casus.services.verslagen import VOLLEDIG, MakeVerslag, make_verslag
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, open_oefen
from tests.acceptance.window_day import VOORZITTER

Tree = dict[str, Any]
LOGSTAND = re.compile(r"Logstand \d+, controlewaarde [0-9a-f\s]+|op \d+, met controlewaarde [0-9a-f\s]+")
"""How far the log book was: the window reads more than the services alone, and every act of reading is a row in it."""
_APART = ("herkomst", "gemaakt_op")
"""Of the file as a whole: where the log book was, and when it was written."""


@dataclass(frozen=True)
class Uitkomst:
    """One day: the lines of the verslag, the exchange file, and what stands on the agenda of next week."""

    verslag: tuple[str, ...]
    bestand: Tree
    terug: tuple[KomtTerug, ...] = ()


def headless_day(folder: Path, begin: datetime, seed: int, stappen: tuple[Stap, ...]) -> Uitkomst:
    """The day through the services, as ``casus oefen --zonder-scherm`` does it."""
    clock = FixedClock(begin)
    verslag = folder / "verslag.docx"
    dossier = open_oefen(folder / "oefenen", World(clock, Random(seed), MemoryKeychain()))

    def make(ctx: Context, overleg_id: int) -> Path:
        return make_verslag(ctx, MakeVerslag(overleg_id, VOLLEDIG, verslag))

    try:
        ctx = dossier.context(dossier.actor(VOORZITTER))
        day = run_dag(ctx, make_verslag=make, set_time=clock.set, stappen=stappen)
        bestand = exported(ctx, folder / "uitvoer.json")
    finally:
        dossier.close()
    return Uitkomst(lines_of(verslag), bestand, day.terug)


def exported(ctx: Context, pad: Path) -> Tree:
    """The dossier as an exchange file."""
    export_dossier(ctx, ExportDossier(pad, "Vergelijken van twee dagen"))
    tree: Tree = json.loads(pad.read_text(encoding="utf-8"))
    return tree


def lines_of(docx: Path) -> tuple[str, ...]:
    """Every paragraph of a Word file: body, tables, header and footer."""
    document = Document(str(docx))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    return tuple("".join(t.text or "" for t in p.iter(qn("w:t"))) for part in parts for p in part.iter(qn("w:p")))


def same_verslag(one: Uitkomst) -> tuple[str, ...]:
    """The lines with the state of the log book left out and drawn codes by their place."""
    names = _drawn_codes(one.bestand)

    def by_place(line: str) -> str:
        return re.sub(r"\b[0-9A-Z]{3}\b", lambda found: names.get(found[0], found[0]), line)

    return tuple(LOGSTAND.sub("‹logstand›", by_place(line)) for line in one.verslag)


def same_dossier(tree: Tree) -> Tree:
    """Ids and drawn codes by their place, wherever they are referred to. All else stays, moments too."""
    names = _places(tree)
    codes = _drawn_codes(tree)

    def by_place(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: codes.get(v, v) if key == "code" else by_place(v) for key, v in value.items()}
        if isinstance(value, list):
            return [by_place(each) for each in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {key: by_place(value) for key, value in tree.items() if key not in _APART}


def differences(one: Tree, other: Tree) -> list[str]:
    """Where two trees are not the same, as paths; empty when they are."""
    return list(_differences(one, other, ""))


def _differences(one: Any, other: Any, path: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from _differences(one.get(key), other.get(key), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, pair in enumerate(zip(one, other, strict=True)):
            yield from _differences(*pair, f"{path}[{place}]")
    elif one != other:
        yield f"{path}: {_short(one)} | {_short(other)}"


def _short(value: Any) -> str:
    return f"{len(value)} rows" if isinstance(value, list) else str(value)[:80]


def _places(tree: Tree) -> dict[str, str]:
    """id -> list and place in it. Lists are sorted by id, and ids follow the order of making."""
    return {row["id"]: f"{name} {place}" for name, rows in _lists(tree) for place, row in enumerate(rows)}


def _drawn_codes(tree: Tree) -> dict[str, str]:
    """Code of a casus or besluit -> list and place in it."""
    return {
        row["code"]: f"‹{name} {place}›"
        for name, rows in _lists(tree, lambda name: name in ("casus", "besluit"))
        for place, row in enumerate(rows)
    }


def _lists(tree: Tree, wanted: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[str, list[Tree]]]:
    for name, rows in tree.items():
        if isinstance(rows, list) and wanted(name):
            yield name, rows
