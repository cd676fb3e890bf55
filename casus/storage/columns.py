"""Column types that mean and look the same on SQLCipher and on PostgreSQL.

Moments, dates, times and codes are text on both: an export from either is equal, and text order is time
order. Every type compiles to one that a STRICT table of SQLite accepts (INTEGER, TEXT); nothing is changed on
the types of SQLAlchemy itself, so other programs in the process keep theirs.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from casus.domain.errors import RuleViolation


def moment_text(value: datetime) -> str:
    """``2026-11-22T12:00:00Z``: UTC, whole seconds, so that text order is time order and the exchange file shows it as
    it is stored. What happens within one second keeps its order by id.
    """
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


class Moment(TypeDecorator[datetime]):
    """Something that happened: an aware moment, stored as text in UTC. A naive one is a bug: refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text; see ``moment_text``."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Back to an aware moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Datum(TypeDecorator[date]):
    """A day in Europe/Amsterdam: planned, due, valid through. ``YYYY-MM-DD``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To text. A moment is refused: which day that is depends on the place."""
        if isinstance(value, datetime):
            raise TypeError("a moment where a day belongs")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Back to a day."""
        return None if value is None else date.fromisoformat(value)


class Tijd(TypeDecorator[time]):
    """A planned time of day in Europe/Amsterdam, to the minute: ``HH:MM``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """To text, seconds cut off."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        """Back to a time of day."""
        return None if value is None else time.fromisoformat(value)


class Tekst(TypeDecorator[str]):
    """Text of any length. What only one of the two engines could keep is refused for both."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse a NUL (PostgreSQL has none) and half a character (lone surrogate, no UTF-8)."""
        if value is not None and not _is_storable(value):
            raise RuleViolation("teken_niet_toegestaan")
        return value


def _is_storable(value: str) -> bool:
    if value.isascii():
        return "\0" not in value
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


class Id(TypeDecorator[int]):
    """A whole number of 64 bits: ids, counts, cents. INTEGER on SQLite, so a key is the row's place."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """``BIGINT`` is no type of a STRICT table; INTEGER holds 64 bits on SQLite anyway."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Centen(Id):
    """An amount in cents; below nought in what takes back. Never more than ``GROOTSTE`` either way."""

    cache_ok = True


class Bestand(TypeDecorator[bytes]):
    """A file as it is: a blob on both engines. In the exchange format it is base64."""

    impl = LargeBinary
    cache_ok = True

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Back to bytes; a driver may give a view of them."""
        return None if value is None else bytes(value)


class Vlag(TypeDecorator[bool]):
    """Yes or no: an integer on SQLite (STRICT knows no boolean), a boolean on PostgreSQL."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[bool] | TypeEngine[int]:
        """See the class."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Integer())
        return dialect.type_descriptor(Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> bool | int | None:
        """To what the engine keeps. Only a real yes or no: a count given by mistake would read as yes."""
        if value is None:
            return None
        if not isinstance(value, bool):
            raise TypeError("neither yes nor no")
        return int(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: int | bool | None, dialect: Dialect) -> bool | None:
        """Back to yes or no."""
        return None if value is None else bool(value)


class Code(TypeDecorator[StrEnum]):
    """A status or reason code of the domain, kept as text. Text that is no member is refused both ways."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """The text of the member."""
        return None if value is None else self.members(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], StrEnum | None]:
        """Back to the member, looked up: a list of many rows has a code in each, several even."""
        return _Leden(self.members).__getitem__

    @property
    def python_type(self) -> type[StrEnum]:
        """What comes back."""
        return self.members


class _Leden(dict[str | None, StrEnum | None]):
    """The members by their text; nothing is nothing."""

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__({each.value: each for each in members})
        self[None] = None
        self._members = members

    def __missing__(self, value: str | None) -> StrEnum:
        """Text that is no member, refused as ever."""
        return self._members(str(value))
