"""Frozen shapes as JSON and back, by their own annotations: for a file that Casus itself reads again.

Known are dataclasses and named tuples of numbers, text, days, moments, choices (StrEnum), tuples and mappings by a
choice; None where the annotation allows it. Reading never makes anything else than the shape that is asked for.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """What ``json.dumps`` writes."""
    if is_dataclass(value) and not isinstance(value, type):
        return [to_json(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, Mapping):
        return [[to_json(key), to_json(each)] for key, each in value.items()]
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def from_json(kind: type[T], data: Any) -> T:
    """The shape again. ValueError or TypeError when it is something else."""
    found: T = _read(kind, data)
    return found


def _read(kind: Any, data: Any) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        known = next(hint for hint in inside if hint is not NoneType)
        return None if data is None and NoneType in inside else _read(known, data)
    if origin is tuple:
        return _tuple(inside, _list(data))
    if origin is not None and issubclass(origin, Mapping):
        return {_read(inside[0], key): _read(inside[1], each) for key, each in map(_list, _list(data))}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        names = _names(kind)
        return kind(*(_read(hint, each) for hint, each in zip(names, _list(data), strict=True)))
    if issubclass(kind, StrEnum):
        return kind(data)
    if issubclass(kind, date):
        return kind.fromisoformat(data)
    if type(data) is not kind and not (kind is float and type(data) is int):
        raise TypeError(f"{kind.__name__} expected")
    return data


def _tuple(inside: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if inside[1:] == (...,):
        return tuple(_read(inside[0], each) for each in data)
    return tuple(_read(hint, each) for hint, each in zip(inside, data, strict=True))


@cache
def _names(kind: Any) -> tuple[Any, ...]:
    """The annotations of what it is made of, in order."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else kind._fields
    return tuple(hints[name] for name in names)


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("list expected")
    return data
