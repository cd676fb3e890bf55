"""What is filled in on a weighing as one text, for the drafts; and back."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from casus.domain.delen import Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.services.deelregister import AntwoordVeld, DeelVelden

_DAYS = ("geldig_tot", "vertellen_voor", "opnieuw_bekijken_op")


def to_text(velden: DeelVelden, voorgesteld: frozenset[str]) -> str:
    """Everything that stands on the screen, with what is still a proposal."""
    plain = {each.name: getattr(velden, each.name) for each in fields(velden)}
    plain["antwoorden"] = [[a.vraag, a.tekst, a.na_te_gaan] for a in velden.antwoorden]
    return json.dumps(plain | {"voorgesteld": sorted(voorgesteld)}, default=_as_text, ensure_ascii=False)


def from_text(text: str) -> tuple[DeelVelden, frozenset[str]] | None:
    """What was kept; None when it is of another version of the program."""
    try:
        found: dict[str, Any] = json.loads(text)
        proposed = frozenset(str(name) for name in found.pop("voorgesteld"))
        return DeelVelden(**{name: _READ.get(name, _same)(value) for name, value in found.items()}), proposed
    except (ValueError, TypeError, KeyError):
        return None


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _same(value: Any) -> Any:
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


_READ: dict[str, Callable[[Any], Any]] = {
    "uitkomst": lambda value: None if value is None else Uitkomst(value),
    "ontvangers": lambda value: tuple(int(id_) for id_ in value),
    "over": lambda value: tuple((int(id_), Onderwerp(onderwerp)) for id_, onderwerp in value),
    "weigeringen": lambda value: tuple(int(id_) for id_ in value),
    "antwoorden": lambda value: tuple(AntwoordVeld(str(a), str(b), bool(c)) for a, b, c in value),
    **dict.fromkeys(_DAYS, _day),
}
