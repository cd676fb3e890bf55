"""Consent: ask one person, write down what they answered, take it back; and what stops everything."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus, Verwerkingsstop
from casus.domain.changes import Changed, LogEntry
from casus.domain.delen import Grond
from casus.domain.errors import RuleViolation
from casus.domain.inwoner import Inwoner
from casus.domain.leeftijd import leeftijd_op
from casus.domain.onderwerp import Onderwerp
from casus.domain.scan import ScanSoort
from casus.domain.toegang import day_in_place
from casus.domain.toestemming import (
    Antwoord,
    Instemmer,
    Toestemming,
    ToestemmingRegel,
    ToestemmingStatus,
    ToestemmingWijze,
    who_must_agree,
)
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork

Lijn = tuple[int, Onderwerp]
"""One organisation and one part of life."""


@dataclass(frozen=True)
class VraagToestemming:
    """Ask this person; without ``gevraagd_op`` it was not asked, and ``reden`` says why not."""

    casus_id: int
    inwoner_id: int
    doel: str
    lijnen: tuple[Lijn, ...]
    gevraagd_op: date | None = None
    gevraagd_door_id: int | None = None
    uitgelegd_door_id: int | None = None
    vertegenwoordiger: str = ""
    reden: str = ""


@dataclass(frozen=True)
class AlsnogVragen:
    """What was not asked is asked now."""

    toestemming_id: int
    versie: int
    gevraagd_op: date
    gevraagd_door_id: int
    uitgelegd_door_id: int


@dataclass(frozen=True)
class LegAntwoordVast:
    """What the person answered, line by line."""

    toestemming_id: int
    versie: int
    lijnen: tuple[tuple[int, Onderwerp, bool], ...]
    wijze: ToestemmingWijze
    getuige: str = ""
    geldig_tot: date | None = None
    persoon_akkoord: bool = True
    gezag_akkoord: bool = False


@dataclass(frozen=True)
class TrekIn:
    """The person takes the consent back."""

    toestemming_id: int
    versie: int
    reden: str = ""


@dataclass(frozen=True)
class ZetStop:
    """The person objects, or asks to put it on hold."""

    casus_id: int
    versie: int
    inwoner_id: int
    soort: Grond
    reden: str = ""


@dataclass(frozen=True)
class HefStopOp:
    """It was dealt with."""

    casus_id: int
    versie: int
    stop_id: int


@dataclass(frozen=True)
class LijnRow:
    """One line of an answer."""

    organisatie_id: int
    organisatie: str
    onderwerp: Onderwerp
    mag: bool


@dataclass(frozen=True)
class ToestemmingRow:
    """One time of asking; ``status`` as it is today. ``ontbreekt``: who still has to agree."""

    id: int
    versie: int
    casus_id: int
    inwoner_id: int
    inwoner: str
    doel: str
    status: ToestemmingStatus
    reden: str
    gevraagd_op: date | None
    gevraagd_door_id: int | None
    uitgelegd_door_id: int | None
    vertegenwoordiger: str
    wijze: ToestemmingWijze | None
    getuige: str
    geldig_tot: date | None
    antwoord_op: datetime | None
    ingetrokken_op: datetime | None
    scan: ScanSoort | None
    lijnen: tuple[LijnRow, ...]
    ontbreekt: tuple[Instemmer, ...]
    door_verjaardag: bool
    """Nobody was missing until a birthday: it is to be asked again."""


@dataclass(frozen=True)
class StopRow:
    """What stops the use of what is known about somebody."""

    id: int
    inwoner_id: int
    soort: Grond
    reden: str
    van: datetime
    tot: datetime | None


_FOLLOWS = ("status", "lijnen", "ontbreekt", "door_verjaardag")
"""Worked out from the rest."""


def ask_toestemming(ctx: Context, cmd: VraagToestemming) -> list[Changed]:
    """Write down that somebody was asked, or why not."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    if cmd.gevraagd_op is not None and cmd.gevraagd_op > ctx.today():
        raise RuleViolation("datum_in_toekomst", field="gevraagd_op")
    if not cmd.lijnen:
        raise RuleViolation("toestemming_zonder_regels", field="regels")
    with ctx.unit_of_work() as uow:
        _require_inwoner(uow, cmd.casus_id, cmd.inwoner_id)
        is_asked = cmd.gevraagd_op is not None
        toestemming = Toestemming(
            id=ctx.new_id(),
            casus_id=cmd.casus_id,
            inwoner_id=cmd.inwoner_id,
            doel=cmd.doel,
            gewijzigd_op=ctx.now(),
            status=ToestemmingStatus.GEVRAAGD if is_asked else ToestemmingStatus.NIET_GEVRAAGD,
            reden=cmd.reden,
            gevraagd_op=cmd.gevraagd_op,
            gevraagd_door_id=(cmd.gevraagd_door_id or ctx.actor.professional_id) if is_asked else None,
            uitgelegd_door_id=(cmd.uitgelegd_door_id or ctx.actor.professional_id) if is_asked else None,
            vertegenwoordiger=cmd.vertegenwoordiger.strip(),
            regels=[ToestemmingRegel(ctx.new_id(), org, onderwerp, False) for org, onderwerp in cmd.lijnen],
        )
        uow.add(toestemming)
        action = "toestemming_gevraagd" if is_asked else "toestemming_niet_gevraagd"
        uow.commit(LogEntry(action, _objects(toestemming), cmd.casus_id))
    return _changed(toestemming)


def ask_after_all(ctx: Context, cmd: AlsnogVragen) -> list[Changed]:
    """It was not asked before; now it was."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.unit_of_work() as uow:
        toestemming = uow.get(Toestemming, cmd.toestemming_id, cmd.versie)
        toestemming.ask(cmd.gevraagd_op, cmd.gevraagd_door_id, cmd.uitgelegd_door_id, ctx.now())
        uow.commit(LogEntry("toestemming_gevraagd", _objects(toestemming), toestemming.casus_id))
    return _changed(toestemming)


def record_antwoord(ctx: Context, cmd: LegAntwoordVast) -> list[Changed]:
    """Write down the answer; it works at once."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.unit_of_work() as uow:
        toestemming = uow.get(Toestemming, cmd.toestemming_id, cmd.versie)
        regels = tuple(ToestemmingRegel(ctx.new_id(), org, onderwerp, mag) for org, onderwerp, mag in cmd.lijnen)
        antwoord = Antwoord(regels, cmd.wijze, cmd.getuige, cmd.geldig_tot, cmd.persoon_akkoord, cmd.gezag_akkoord)
        toestemming.answer(antwoord, ctx.today(), ctx.now())
        outcome = toestemming.status.value
        uow.commit(LogEntry("toestemming_beantwoord", _objects(toestemming), toestemming.casus_id, outcome=outcome))
    return _changed(toestemming)


def withdraw_toestemming(ctx: Context, cmd: TrekIn) -> list[Changed]:
    """The person takes it back: from this moment nothing further is told."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.unit_of_work() as uow:
        toestemming = uow.get(Toestemming, cmd.toestemming_id, cmd.versie)
        toestemming.withdraw(cmd.reden, ctx.now())
        uow.commit(LogEntry("toestemming_ingetrokken", _objects(toestemming), toestemming.casus_id))
    return _changed(toestemming)


def put_stop(ctx: Context, cmd: ZetStop) -> list[Changed]:
    """Nothing about this person is discussed or told from now on."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.unit_of_work() as uow:
        casus = _handled(uow, cmd.casus_id, cmd.versie)
        stop = Verwerkingsstop(ctx.new_id(), cmd.inwoner_id, cmd.soort, cmd.reden.strip(), ctx.now())
        casus.stop(stop, ctx.now())
        entry = LogEntry(
            "verwerking_gestopt", (("inwoner", cmd.inwoner_id),), casus.id, ground=f"wegens_{cmd.soort.value}"
        )
        uow.commit(entry)
    return [Changed("casus", cmd.casus_id)]


def lift_stop(ctx: Context, cmd: HefStopOp) -> list[Changed]:
    """It was dealt with; what was agreed before holds again."""
    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    with ctx.unit_of_work() as uow:
        casus = _handled(uow, cmd.casus_id, cmd.versie)
        casus.lift_stop(cmd.stop_id, ctx.now())
        uow.commit(LogEntry("verwerking_hervat", (("casus", casus.id),), casus.id))
    return [Changed("casus", cmd.casus_id)]


def list_toestemmingen(ctx: Context, casus_id: int) -> tuple[ToestemmingRow, ...]:
    """Every time somebody in this casus was asked, the latest first."""
    with ctx.read() as queries:
        return toestemming_rows(queries, casus_id, ctx.today())


def list_stops(ctx: Context, casus_id: int) -> tuple[StopRow, ...]:
    """What stops the use of what is known about somebody, now and before."""
    with ctx.read() as queries:
        rows = queries.stops(casus_id)
    return tuple(StopRow(row.id, row.inwoner_id, Grond(row.soort), row.reden, row.van, row.tot) for row in rows)


def toestemming_rows(queries: "Queries", casus_id: int, today: date) -> tuple[ToestemmingRow, ...]:
    """The same inside a reading that is open already."""
    rows = queries.toestemmingen(casus_id)
    lines: dict[int, list[LijnRow]] = defaultdict(list)
    for line in queries.toestemming_regels([row.id for row in rows]):
        found = LijnRow(line.organisatie_id, line.organisatie, Onderwerp(line.onderwerp), line.mag)
        lines[line.toestemming_id].append(found)
    shown = [name for name in ToestemmingRow.__dataclass_fields__ if name not in _FOLLOWS]
    return tuple(
        ToestemmingRow(
            **{name: getattr(row, name) for name in shown},
            status=_status(row.status, row.geldig_tot, today),
            lijnen=tuple(lines[row.id]),
            ontbreekt=_missing(row, today),
            door_verjaardag=bool(_missing(row, today))
            and not _missing(row, day_in_place(row.antwoord_op or row.gewijzigd_op)),
        )
        for row in rows
    )


def _agreed(row: object) -> dict[Instemmer, bool]:
    return {who: bool(getattr(row, f"{who.value}_akkoord")) for who in Instemmer}


def _status(status: ToestemmingStatus, geldig_tot: date | None, today: date) -> ToestemmingStatus:
    lasts = status in (ToestemmingStatus.GEGEVEN, ToestemmingStatus.DEELS)
    return ToestemmingStatus.VERLOPEN if lasts and geldig_tot is not None and today > geldig_tot else status


def _missing(row: Any, day: date) -> tuple[Instemmer, ...]:
    """Who has to agree on this day and did not; whether they must follows from the age they then have."""
    if row.status not in (ToestemmingStatus.GEGEVEN, ToestemmingStatus.DEELS):
        return ()
    age, agreed = leeftijd_op(row.leeftijdsklasse, row.grens_op, day), _agreed(row)
    return tuple(who for who in who_must_agree(age, vertegenwoordigd=bool(row.vertegenwoordiger)) if not agreed[who])


def _require_inwoner(uow: "UnitOfWork", casus_id: int, inwoner_id: int) -> Inwoner:
    if not uow.queries.may_handle_casus(casus_id):
        raise RuleViolation("niet_gevonden", soort="casus")
    return uow.get(Casus, casus_id).inwoner(inwoner_id)


def _handled(uow: "UnitOfWork", casus_id: int, versie: int) -> Casus:
    casus = uow.get(Casus, casus_id, versie)
    if not uow.queries.may_handle_casus(casus_id):
        raise RuleViolation("niet_gevonden", soort="casus")
    return casus


def _objects(toestemming: Toestemming) -> tuple[tuple[str, int], ...]:
    return (("toestemming", toestemming.id), ("inwoner", toestemming.inwoner_id))


def _changed(toestemming: Toestemming) -> list[Changed]:
    return [Changed("toestemming", toestemming.id), Changed("casus", toestemming.casus_id)]


def lines_of(organisaties: Sequence[int], onderwerpen: Sequence[Onderwerp]) -> tuple[Lijn, ...]:
    """Every organisation with every part of life: what a form asks about."""
    return tuple((organisatie, onderwerp) for organisatie in organisaties for onderwerp in onderwerpen)
