"""The price list that comes with Casus, the team's own tariffs before it, and the check of a list of one's own."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from casus import RESOURCES
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.geld import Betaler
from casus.domain.prijslijst import EIGEN_TARIEF, Prijs, Prijslijst, Tarief, read_prijslijst
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

FILE = RESOURCES / "prijslijst" / "prijslijst.toml"
LARGEST_KB = 512


@dataclass(frozen=True)
class SchrijfTarief:
    """What the team pays from a day on; written again for the same day it sets that right. ``sleutel`` empty: for
    something that stands in no list.
    """

    sleutel: str
    post: str
    eenheid: str
    laag: int
    midden: int
    hoog: int
    betaler: Betaler
    bron: str
    geldig_vanaf: date


@cache
def shipped_prijslijst() -> Prijslijst:
    """The one that comes with this version of Casus."""
    return read_prijslijst(FILE.read_text(encoding="utf-8"))


def check_prijslijst(path: Path) -> Prijslijst:
    """Read a file as it would be read in use; what is wrong is told with its line, and nothing is kept."""
    try:
        with path.open("rb") as file:
            blob = file.read(LARGEST_KB * 1024 + 1)
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=path) from None
    if len(blob) > LARGEST_KB * 1024:
        raise RuleViolation("prijslijst_te_groot", grootste_kb=LARGEST_KB)
    try:
        return read_prijslijst(blob.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RuleViolation("prijslijst_onleesbaar", regel=blob[: error.start].count(b"\n") + 1) from None


def list_prijzen(ctx: Context, *, geindexeerd: bool = False) -> tuple[Prijs, ...]:
    """What one may choose from today, the team's own tariffs in their place."""
    with ctx.read() as queries:
        return prices_now(queries, ctx.today(), geindexeerd=geindexeerd).prijzen


def prijslijst_of_day(ctx: Context, op: date, *, with_own: bool) -> Prijslijst:
    """The list that holds on a day; without the team's own tariffs it is the same for everybody who has Casus."""
    if not with_own:
        return shipped_prijslijst()
    with ctx.read() as queries:
        return prices_now(queries, op, geindexeerd=False)


def write_tarief(ctx: Context, cmd: SchrijfTarief) -> list[Changed]:
    """Keep what the team pays from this day on. What was reckoned before keeps its own price."""
    ctx.actor.require(Handeling.BEHEER)
    with ctx.unit_of_work() as uow:
        new_id = ctx.new_id()
        tarief = Tarief(
            id=new_id,
            sleutel=cmd.sleutel or f"{EIGEN_TARIEF}{new_id}",
            post=cmd.post,
            eenheid=cmd.eenheid,
            laag=cmd.laag,
            midden=cmd.midden,
            hoog=cmd.hoog,
            jaar=cmd.geldig_vanaf.year,
            betaler=cmd.betaler,
            bron=cmd.bron,
            geldig_vanaf=cmd.geldig_vanaf,
            gewijzigd_op=ctx.now(),
        )
        editions = {(row.sleutel, row.geldig_vanaf): row.id for row in uow.queries.tarieven()}
        same = editions.get((tarief.sleutel, tarief.geldig_vanaf))
        if same is not None:
            uow.remove(uow.get(Tarief, same))
            uow.flush()
        uow.add(tarief)
        uow.commit(LogEntry("tarief_geschreven", (("tarief", tarief.id),)))
    return [Changed("tarief", tarief.id)]


def prices_now(queries: "Queries", op: date, *, geindexeerd: bool) -> Prijslijst:
    """The list of this version with the tariffs of this day, at the prices of the list's own year if one wants."""
    found = shipped_prijslijst().with_own((_tarief(row) for row in queries.tarieven()), op)
    return found.indexed() if geindexeerd else found


def _tarief(row: object) -> Tarief:
    names = [name for name in Tarief.__dataclass_fields__ if name != "versie"]
    values = {name: getattr(row, name) for name in names}
    return Tarief(**(values | {"betaler": Betaler(values["betaler"])}))
