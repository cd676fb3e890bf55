"""Reading networks: which there are, and who stands in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie, NogNuttig
from casus.domain.netwerk_beeld import BandBeeld
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class NetwerkRow:
    """One network in a list; ``inwoner`` is empty for the household."""

    id: int
    versie: int
    casus_id: int
    inwoner_id: int | None
    inwoner: str
    code: str
    door: str
    gewijzigd_op: datetime


@dataclass(frozen=True)
class NetwerkBlad:
    """All of one network that may be told."""

    row: NetwerkRow
    banden: tuple[BandBeeld, ...]
    mag_schrijven: bool


def list_netwerken(ctx: Context, casus_id: int) -> tuple[NetwerkRow, ...]:
    """The networks of a casus as far as they may be told: of the household first."""
    with ctx.read() as queries:
        return tuple(_row(row) for row in queries.netwerken(casus_id))


def open_netwerk(ctx: Context, netwerk_id: int) -> NetwerkBlad:
    """One network; that it was read is written down before it is shown."""
    with ctx.read() as queries:
        seen = queries.netwerk(netwerk_id)
    if seen is None:
        raise RuleViolation("niet_gevonden", soort="netwerk")
    ctx.log_reading(LogEntry("netwerk_gelezen", (("netwerk", netwerk_id),), seen.casus_id))
    with ctx.read() as queries:
        row = queries.netwerk(netwerk_id)
        if row is None:
            raise RuleViolation("niet_gevonden", soort="netwerk")
        banden = _banden(ctx, queries, queries.netwerk_banden([netwerk_id]))
        whole = queries.may_write_netwerk(netwerk_id)
    return NetwerkBlad(_row(row), banden, whole and ctx.actor.may(Handeling.CASUS_AANMAKEN))


def _row(row: Any) -> NetwerkRow:
    return NetwerkRow(
        id=row.id,
        versie=row.versie,
        casus_id=row.casus_id,
        inwoner_id=row.inwoner_id,
        inwoner=row.inwoner or "",
        code=row.code,
        door=row.door or "",
        gewijzigd_op=row.gewijzigd_op,
    )


def _banden(ctx: Context, queries: "Queries", rows: Iterable[Any]) -> tuple[BandBeeld, ...]:
    """With where a professional works today."""
    rows = list(rows)
    people = {row.professional_id for row in rows} - {None}
    jobs = {row.id: row.organisatie or "" for row in queries.professionals(ctx.today(), people)} if people else {}
    return tuple(_band(row, jobs) for row in rows)


def _band(row: Any, jobs: dict[int, str]) -> BandBeeld:
    soort = BandSoort(row.soort)
    wie = BandWie(soort, row.naam, row.inwoner_id, row.professional_id, row.organisatie_id, row.werkt_bij)
    inhoud = BandInhoud(
        wie,
        None if row.kracht is None else BandKracht(row.kracht),
        None if row.kwaliteit is None else BandKwaliteit(row.kwaliteit),
        None if row.nog_nuttig is None else NogNuttig(row.nog_nuttig),
        row.persoon_heeft_nummer,
        row.heeft_nummer_van_persoon,
        bool(row.bel_volgorde),
        row.ook_nachts,
        row.waarvoor,
    )
    naam = row.inwoner or row.professional or row.organisatie or row.naam
    works = row.organisatie or row.werkt_bij or jobs.get(row.professional_id, "")
    return BandBeeld(row.id, naam, inhoud, works, row.bel_volgorde)
