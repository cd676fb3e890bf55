"""Rows inside an aggregate that hold a value given anew: what stays is the same row, so a save writes what changed."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Protocol, TypeVar


class _Keyed(Protocol):
    """A row that stands once in its aggregate under ``sleutel``; other fields than ``id`` are what it says."""

    @property
    def sleutel(self) -> Hashable: ...


_K = TypeVar("_K", bound=_Keyed)


def follow(rows: list[_K], wanted: Sequence[_K]) -> None:
    """``rows`` say what ``wanted`` say, in that order. A row whose key stays is the same row, because a key stands once
    in storage.
    """
    there = {row.sleutel: row for row in rows}
    for row in wanted:
        old = there.setdefault(row.sleutel, row)
        for name, value in ((name, value) for name, value in _values(row) if getattr(old, name) != value):
            setattr(old, name, value)
    rows[:] = [there[row.sleutel] for row in wanted]


def _values(row: Any) -> Iterator[tuple[str, object]]:
    names = (each.name for each in fields(row) if each.name != "id")
    return ((name, getattr(row, name)) for name in names)
