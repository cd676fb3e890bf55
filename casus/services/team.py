"""What a team sets for all who work with its dossier: its rules, the lock, how long what is kept."""

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casus import RESOURCES
from casus.domain.bevoegdheid import Handeling
from casus.domain.bewaartermijn import Bewaartermijn, GewoneTermijn
from casus.domain.changes import Changed, LogEntry
from casus.domain.dossier import Dossier
from casus.domain.errors import RuleViolation
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class TermijnRow:
    """One kind of documents. ``eigen``: the team chose another period than the usual one; ``versie`` 0: not yet."""

    soort: str
    naam: str
    maanden: int
    bron: str
    eigen: bool
    gewoon: GewoneTermijn
    id: int = 0
    versie: int = 0


@dataclass(frozen=True)
class EldersRow:
    """What a partner keeps in a file of its own."""

    naam: str
    termijn: str
    bron: str
    jaar: int


@dataclass(frozen=True)
class TeamRow:
    """The dossier as its team set it up."""

    id: int
    versie: int
    naam: str
    gemeente: str
    oefen: bool
    afspraken: str
    vergrendel_hoogstens: int
    may_change: bool
    termijnen: tuple[TermijnRow, ...]
    elders: tuple[EldersRow, ...]


@dataclass(frozen=True)
class ChangeTeam:
    """The rules of the team, and the longest time before the lock (minutes)."""

    versie: int
    afspraken: str
    vergrendel_hoogstens: int


@dataclass(frozen=True)
class ChangeTermijn:
    """Another period for one kind of documents, and why. ``versie`` 0: the team had none of its own."""

    soort: str
    versie: int
    maanden: int
    bron: str


def show_team(ctx: Context) -> TeamRow:
    """Rules, lock and periods; no content of a casus, so everybody of the team may read it."""
    with ctx.read() as queries:
        row, termijnen = queries.dossier(), _termijnen(queries)
    if row is None:
        raise RuleViolation("niet_gevonden", soort="dossier")
    return TeamRow(
        row.id,
        row.versie,
        row.naam,
        row.gemeente,
        row.oefen,
        row.afspraken,
        row.vergrendel_hoogstens,
        ctx.actor.may(Handeling.BEHEER),
        termijnen,
        tuple(EldersRow(**one) for one in _read()["elders"]),
    )


def change_team(ctx: Context, cmd: ChangeTeam) -> list[Changed]:
    """For whoever manages the dossier (coördinator, beheerder)."""
    ctx.actor.require(Handeling.BEHEER)
    with ctx.unit_of_work() as uow:
        row = uow.queries.dossier()
        if row is None:
            raise RuleViolation("niet_gevonden", soort="dossier")
        dossier = uow.get(Dossier, row.id, cmd.versie)
        dossier.change_rules(cmd.afspraken, cmd.vergrendel_hoogstens, ctx.now())
        uow.commit(LogEntry("dossier_ingesteld", (("dossier", dossier.id),)))
    return [Changed("dossier", dossier.id)]


def change_termijn(ctx: Context, cmd: ChangeTermijn) -> list[Changed]:
    """Set the period of one kind of documents; a colleague who was first is not overwritten in silence."""
    ctx.actor.require(Handeling.BEHEER)
    gewoon = next((one for one in gewone_termijnen() if one.soort == cmd.soort), None)
    if gewoon is None:
        raise RuleViolation("niet_gevonden", soort="bewaartermijn")
    gewoon.require(cmd.maanden)
    with ctx.unit_of_work() as uow:
        known = {row.soort: row.id for row in uow.queries.bewaartermijnen()}
        if cmd.versie or cmd.soort in known:
            termijn = uow.get(Bewaartermijn, known.get(cmd.soort, 0), cmd.versie)
            termijn.change(gewoon, cmd.maanden, cmd.bron, ctx.now())
        else:
            termijn = Bewaartermijn(ctx.new_id(), cmd.soort, cmd.maanden, cmd.bron, ctx.now())
            uow.add(termijn)
        uow.commit(LogEntry("bewaartermijn_ingesteld", (("bewaartermijn", termijn.id),)))
    return [Changed("bewaartermijn", termijn.id)]


def gewone_termijnen() -> list[GewoneTermijn]:
    """The periods as they come, each with its source (``resources/bewaartermijnen.toml``)."""
    return [
        GewoneTermijn(
            one["soort"],
            one["naam"],
            one["maanden"],
            one["grond"] == "norm",
            one["bron"],
            one["jaar"],
            one.get("minstens", 0),
        )
        for one in _read()["termijn"]
    ]


def _termijnen(queries: "Queries") -> tuple[TermijnRow, ...]:
    own = {row.soort: row for row in queries.bewaartermijnen()}
    rows = []
    for gewoon in gewone_termijnen():
        row = own.get(gewoon.soort)
        if row is None:
            rows.append(TermijnRow(gewoon.soort, gewoon.naam, gewoon.maanden, gewoon.bron, False, gewoon))
        else:
            is_own = (row.maanden, row.bron) != (gewoon.maanden, gewoon.bron)
            rows.append(
                TermijnRow(gewoon.soort, gewoon.naam, row.maanden, row.bron, is_own, gewoon, row.id, row.versie)
            )
    return tuple(rows)


def _read() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((RESOURCES / "bewaartermijnen.toml").read_text(encoding="utf-8"))
