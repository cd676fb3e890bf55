"""What a use case reports: to the screens (Changed) and to the log book (LogEntry)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changed:
    """A thing of this kind (a singular table name) is new, different or gone; screens reload on it."""

    kind: str
    id: int


@dataclass(frozen=True)
class LogEntry:
    """One act for the log book: ids and codes only, never the content of a field (NEN 7513).

    ``action`` is a Dutch verb phrase code such as ``casus_geopend``; ``objects`` pairs of (kind, id) that were touched,
    ``casus_id`` the casus it concerns, ``ground`` the reason or ground as the user gave it as a *code*,
    ``outcome`` one of ``gedaan``, ``geweigerd``, or a count such as ``12_treffers``.
    """

    action: str
    objects: tuple[tuple[str, int], ...] = ()
    casus_id: int | None = None
    ground: str = ""
    outcome: str = "gedaan"
