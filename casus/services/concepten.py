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
