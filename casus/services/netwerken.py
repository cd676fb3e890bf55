"""The people around somebody, written down with the person: begin, add or change a tie, and the order of calling."""

from collections.abc import Callable
from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.netwerk import BandInhoud, Netwerk
from casus.domain.values import CasusStatus
from casus.services.context import Context


@dataclass(frozen=True)
class BeginNetwerk:
    """Around this person; without one around the household."""

    casus_id: int
    inwoner_id: int | None = None


@dataclass(frozen=True)
class SchrijfBand:
    """What a tie says; ``band_id`` None: a new one."""

    netwerk_id: int
    versie: int
    band_id: int | None
    inhoud: BandInhoud


@dataclass(frozen=True)
class HaalBandWeg:
    """Somebody who does not belong in it."""

    netwerk_id: int
    versie: int
    band_id: int


@dataclass(frozen=True)
class VerplaatsBel:
    """The person calls this one earlier, or later."""

    netwerk_id: int
    versie: int
    band_id: int
    eerder: bool


def begin_netwerk(ctx: Context, cmd: BeginNetwerk) -> list[Changed]:
    """An empty network; one per person and one of the household. Only for who may be told about it."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id)
        if casus.status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        if cmd.inwoner_id is not None:
            casus.inwoner(cmd.inwoner_id)
        if not uow.queries.may_tell_netwerk(cmd.casus_id, cmd.inwoner_id):
            raise RuleViolation("niet_gevonden", soort="casus")
        if cmd.inwoner_id in {row.inwoner_id for row in uow.queries.netwerken(cmd.casus_id)}:
            raise RuleViolation("netwerk_bestaat_al", field="inwoner")
        netwerk = Netwerk(ctx.new_id(), cmd.casus_id, ctx.now(), cmd.inwoner_id, ctx.actor.professional_id)
        uow.add(netwerk)
        uow.commit(LogEntry("netwerk_begonnen", _objects(netwerk), netwerk.casus_id))
    return _changed(netwerk)


def write_band(ctx: Context, cmd: SchrijfBand) -> list[Changed]:
    """A new tie, or what one says now. Somebody of the casus is of this one, and may be told about."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        netwerk = uow.get(Netwerk, cmd.netwerk_id, cmd.versie)
        other = cmd.inhoud.wie.inwoner_id
        if other is not None:
            people = {row.id for row in uow.queries.inwoners(netwerk.casus_id)}
            if other not in people or not uow.queries.may_tell_netwerk(netwerk.casus_id, other):
                raise RuleViolation("niet_gevonden", soort="inwoner")
        if cmd.band_id is None:
            netwerk.add_band(ctx.new_id(), cmd.inhoud, ctx.now())
        else:
            netwerk.write_band(cmd.band_id, cmd.inhoud, ctx.now())
        uow.commit(LogEntry("netwerk_gewijzigd", _objects(netwerk), netwerk.casus_id))
    return _changed(netwerk)


def remove_band(ctx: Context, cmd: HaalBandWeg) -> list[Changed]:
    """Take a tie out of the network."""
    return _write(ctx, cmd.netwerk_id, cmd.versie, lambda netwerk: netwerk.remove_band(cmd.band_id, ctx.now()))


def move_bel(ctx: Context, cmd: VerplaatsBel) -> list[Changed]:
    """Call somebody earlier or later."""
    return _write(ctx, cmd.netwerk_id, cmd.versie, lambda netwerk: netwerk.move_bel(cmd.band_id, cmd.eerder, ctx.now()))


def _write(ctx: Context, netwerk_id: int, versie: int, act: Callable[[Netwerk], object]) -> list[Changed]:
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        netwerk = uow.get(Netwerk, netwerk_id, versie)
        act(netwerk)
        uow.commit(LogEntry("netwerk_gewijzigd", _objects(netwerk), netwerk.casus_id))
    return _changed(netwerk)


def _objects(netwerk: Netwerk) -> tuple[tuple[str, int], ...]:
    of_person = () if netwerk.inwoner_id is None else (("inwoner", netwerk.inwoner_id),)
    return (("netwerk", netwerk.id), *of_person)


def _changed(netwerk: Netwerk) -> list[Changed]:
    return [Changed("netwerk", netwerk.id), Changed("casus", netwerk.casus_id)]
