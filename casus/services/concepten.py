"""Drafts: what was typed and not yet saved comes back after a lock or a crash."""

from dataclasses import dataclass
from datetime import datetime

from casus.domain.changes import Changed
from casus.services.context import Context


@dataclass(frozen=True)
class ConceptRow:
    """One field of one screen as it was typed."""

    scherm: str
    object_id: int
    veld: str
    tekst: str
    getypt_op: datetime


@dataclass(frozen=True)
class ConceptPlek:
    """Something typed and not saved, with where it belongs as far as I may see that: code, casus, overleg."""

    scherm: str
    object_id: int
    getypt_op: datetime
    code: str = ""
    casus_id: int | None = None
    overleg_id: int | None = None


def keep_concept(ctx: Context, scherm: str, object_id: int, veld: str, tekst: str) -> list[Changed]:
    """Keep a field; an empty text forgets it."""
    with ctx.unit_of_work() as uow:
        uow.keep_concept(scherm, object_id, veld, tekst)
    return []


def forget_concept(ctx: Context, scherm: str, object_id: int) -> list[Changed]:
    """The record is saved: its drafts go."""
    with ctx.unit_of_work() as uow:
        uow.forget_concept(scherm, object_id)
        uow.commit_concepten()
    return []


def list_concepten(ctx: Context) -> list[ConceptRow]:
    """My own drafts, newest first."""
    with ctx.read() as queries:
        return [ConceptRow(*row) for row in queries.concepten()]


def concept_of(ctx: Context, scherm: str, object_id: int) -> dict[str, str]:
    """The drafts of one screen and object, by field."""
    return {c.veld: c.tekst for c in list_concepten(ctx) if (c.scherm, c.object_id) == (scherm, object_id)}


def list_concept_plekken(ctx: Context) -> list[ConceptPlek]:
    """One per screen and object, the newest first. An id is the id of one thing only, so it is asked of each kind."""
    with ctx.read() as queries:
        newest = {(row.scherm, row.object_id): row.getypt_op for row in reversed(queries.concepten())}
        ids = [object_id for _, object_id in newest]
        places: dict[int, tuple[str, int | None, int | None]] = {
            row.id: (row.code or "", row.casus_id, row.overleg_id) for row in queries.places_at_table(ids)
        }
        places |= {row.id: (row.code or "", row.casus_id, None) for row in queries.actie_rows(ids)}
        places |= {row.id: (row.code, row.casus_id, None) for row in queries.plan_places(ids)}
        places |= {row.id: (row.code, row.casus_id, None) for row in queries.netwerk_places(ids)}
        places |= {row.id: (row.casus_code or "", row.casus_id, None) for row in queries.verzoeken(ids)}
        ramingen = filter(None, map(queries.raming, ids))
        places |= {row.id: (row.casus_code, row.casus_id, None) for row in ramingen}
        places |= {row.id: (row.code, row.id, None) for row in queries.casus_rows(ids)}
        places |= {row.id: ("", None, row.id) for row in queries.overleggen() if row.id in ids}
    nowhere = ("", None, None)
    found = [ConceptPlek(scherm, id_, moment, *places.get(id_, nowhere)) for (scherm, id_), moment in newest.items()]
    return sorted(found, key=lambda plek: plek.getypt_op, reverse=True)
