"""Intakes of a casus: begin one, write what was said, finish it, and look back at the one before.

A filled intake is read with the edition of the instrument that it was filled with; that text is kept in the dossier.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.instrument import Deel, Instrument, InstrumentUitgave, read_instrument
from casus.domain.intake import Intake, IntakeStatus
from casus.domain.intake_inhoud import As, DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting, assen, naam_of
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import CasusStatus
from casus.services.context import Context
from casus.services.instrumenten import offered, shipped_text

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class BeginIntake:
    """Begin to ask this person, with this instrument in its newest edition."""

    casus_id: int
    inwoner_id: int
    instrument: str
    zitting: Zitting


@dataclass(frozen=True)
class BewaarIntake:
    """All that stands on the sheet; ``afronden``: and then it is done."""

    intake_id: int
    versie: int
    zitting: Zitting
    inhoud: IntakeInhoud
    afronden: bool = False


@dataclass(frozen=True)
class ToonWeb:
    """Whether the person wants the picture on the page of their casus."""

    intake_id: int
    versie: int
    wil: bool


@dataclass(frozen=True)
class IntakeRow:
    """One intake in the list on the page of a casus. ``naam``: what it may be called."""

    id: int
    versie: int
    casus_id: int
    casus_code: str
    inwoner_id: int
    inwoner: str
    naam: str
    instrument: str
    gesprek_op: date
    door: str
    status: IntakeStatus
    web_tonen: bool
    mee_aan_de_slag: tuple[str, ...]
    """Names of the parts, in the order of the person."""


@dataclass(frozen=True)
class IntakeBlad:
    """All of one intake. ``toen``: the same questions to the same person, the time before."""

    row: IntakeRow
    instrument: Instrument
    zitting: Zitting
    inhoud: IntakeInhoud
    mag_invullen: bool
    toen: IntakeInhoud | None = None
    toen_op: date | None = None


@dataclass(frozen=True)
class WebRow:
    """The picture that a person wants on the page of their casus."""

    intake_id: int
    inwoner_id: int
    inwoner: str
    assen: tuple[As, ...]
    nu_op: date
    toen_op: date | None


@dataclass(frozen=True)
class Gekozen:
    """What one person wants to work on, in their order: names of parts, and what these are about."""

    inwoner_id: int
    inwoner: str
    delen: tuple[str, ...]
    levensdomeinen: tuple[Levensdomein, ...]


@dataclass(frozen=True)
class IntakesStaat:
    """All of intakes that stands on the page of a casus."""

    rows: tuple[IntakeRow, ...]
    webs: tuple[WebRow, ...]


def begin_intake(ctx: Context, cmd: BeginIntake) -> list[Changed]:
    """Begin an intake; the parts that its instrument begins with are open."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        instrument = next((each for each in offered(uow.queries) if each.code == cmd.instrument), None)
        if instrument is None:
            raise RuleViolation("niet_gevonden", soort="instrument")
        if instrument.is_leeg_sjabloon:
            raise RuleViolation("instrument_leeg_sjabloon")
        casus = uow.get(Casus, cmd.casus_id)
        if casus.status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        casus.inwoner(cmd.inwoner_id)
        intake = Intake(
            id=ctx.new_id(),
            casus_id=cmd.casus_id,
            inwoner_id=cmd.inwoner_id,
            instrument_id=_kept_uitgave(ctx, uow, instrument),
            gesprek_op=cmd.zitting.gesprek_op,
            gewijzigd_op=ctx.now(),
            door_id=ctx.actor.professional_id,
        )
        intake.sit(cmd.zitting, ctx.today())
        opened = IntakeInhoud(tuple(DeelInhoud(code) for code in instrument.eerst))
        intake.fill(instrument, opened, ctx.new_id, ctx.now())
        uow.add(intake)
        uow.commit(LogEntry("intake_begonnen", _objects(intake), intake.casus_id))
    return _changed(intake)


def save_intake(ctx: Context, cmd: BewaarIntake) -> list[Changed]:
    """Write what stands on the sheet."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        intake = uow.get(Intake, cmd.intake_id, cmd.versie)
        uitgave = uow.get(InstrumentUitgave, intake.instrument_id)
        intake.sit(cmd.zitting, ctx.today())
        intake.fill(read_instrument(uitgave.tekst), cmd.inhoud, ctx.new_id, ctx.now())
        if cmd.afronden:
            intake.finish(ctx.now())
        uow.forget_concept("intake", intake.id)
        action = "intake_afgerond" if cmd.afronden else "intake_gewijzigd"
        uow.commit(LogEntry(action, _objects(intake), intake.casus_id))
    return _changed(intake)


def show_web(ctx: Context, cmd: ToonWeb) -> list[Changed]:
    """Put the picture on the page of the casus, or take it off, as the person wishes."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        intake = uow.get(Intake, cmd.intake_id, cmd.versie)
        intake.show_web(wil=cmd.wil, now=ctx.now())
        uow.commit(LogEntry("intake_gewijzigd", _objects(intake), intake.casus_id))
    return _changed(intake)


def list_intakes(ctx: Context, casus_id: int) -> tuple[IntakeRow, ...]:
    """The intakes of a casus as far as they may be told, the last talk first."""
    return show_intakes(ctx, casus_id).rows


def show_intakes(ctx: Context, casus_id: int) -> IntakesStaat:
    """The same, with the pictures that the people in it want on this page: of each the last one."""
    with ctx.read() as queries:
        found = queries.intakes(casus_id)
        told = _inhouden(queries, [row.id for row in found])
        texts = {row.instrument_id: queries.instrument_tekst(row.instrument_id) or "" for row in found}
    known = {id_: read_instrument(text) for id_, text in texts.items()}
    rows = tuple(_row(row, known[row.instrument_id], told[row.id]) for row in found)
    webs: dict[int, WebRow] = {}
    for row in (row for row in found if row.web_tonen and row.inwoner_id not in webs):
        before = _before(row, found)
        then = None if before is None else told[before.id]
        sides = assen(known[row.instrument_id], told[row.id], then)
        if any(each.nu is not None or each.toen is not None for each in sides):
            toen = None if before is None else before.gesprek_op
            webs[row.inwoner_id] = WebRow(row.id, row.inwoner_id, row.inwoner, sides, row.gesprek_op, toen)
    return IntakesStaat(rows, tuple(webs.values()))


def open_intake(ctx: Context, intake_id: int) -> IntakeBlad:
    """One intake, with the one before by the same instrument."""
    with ctx.read() as queries:
        seen = queries.intake(intake_id)
    if seen is None:
        raise RuleViolation("niet_gevonden", soort="intake")
    ctx.log_reading(LogEntry("intake_gelezen", (("intake", intake_id),), seen.casus_id))
    with ctx.read() as queries:
        row = queries.intake(intake_id)
        if row is None:
            raise RuleViolation("niet_gevonden", soort="intake")
        instrument = read_instrument(queries.instrument_tekst(row.instrument_id) or "")
        before = _before(row, queries.intakes(row.casus_id))
        told = _inhouden(queries, [row.id] if before is None else [row.id, before.id])
        may_fill = queries.may_fill_intake(intake_id)
    runs = row.status == IntakeStatus.LOPEND
    return IntakeBlad(
        row=_row(row, instrument, told[row.id]),
        instrument=instrument,
        zitting=Zitting(row.gesprek_op, row.plek, row.naaste, row.ervaringsdeskundige, row.anderen),
        inhoud=told[row.id],
        mag_invullen=runs and may_fill and ctx.actor.may(Handeling.CASUS_AANMAKEN),
        toen=None if before is None else told[before.id],
        toen_op=None if before is None else before.gesprek_op,
    )


def chosen_parts(queries: "Queries", casus_id: int) -> tuple[Gekozen, ...]:
    """What each person wants to work on, as they ordered it in the last talk in which they chose."""
    last: dict[int, int] = {}
    instruments: dict[int, Instrument] = {}
    found: dict[int, tuple[str, list[Deel]]] = {}
    for row in queries.intake_keuzes(casus_id):
        if last.setdefault(row.inwoner_id, row.id) != row.id:
            continue
        if row.instrument_id not in instruments:
            instruments[row.instrument_id] = read_instrument(queries.instrument_tekst(row.instrument_id) or "")
        found.setdefault(row.inwoner_id, (row.naam, []))[1].append(instruments[row.instrument_id].deel(row.code))
    return tuple(
        Gekozen(
            inwoner_id=id_,
            inwoner=naam,
            delen=tuple(deel.naam for deel in delen),
            levensdomeinen=tuple(dict.fromkeys(each for deel in delen for each in deel.levensdomeinen)),
        )
        for id_, (naam, delen) in found.items()
    )


def _kept_uitgave(ctx: Context, uow: "UnitOfWork", instrument: Instrument) -> int:
    """The id of this edition in the dossier; a shipped one is written there when it is first used."""
    for row in uow.queries.instrumenten():
        if (row.code, row.uitgave) == (instrument.code, instrument.versie):
            return int(row.id)
    text = shipped_text(instrument.code)
    uitgave = InstrumentUitgave.of(instrument, text, ctx.new_id(), ctx.now(), eigen=False)
    uow.add(uitgave)
    uow.flush()
    return uitgave.id


def _before(row: Any, rows: Iterable[Any]) -> Any:
    """The last finished one before this, by the same instrument with the same person; ``rows``: the last first."""
    same = (
        each
        for each in rows
        if (each.inwoner_id, each.code) == (row.inwoner_id, row.code)
        and each.status == IntakeStatus.AFGEROND
        and (each.gesprek_op, each.id) < (row.gesprek_op, row.id)
    )
    return next(same, None)


def _row(row: Any, instrument: Instrument, inhoud: IntakeInhoud) -> IntakeRow:
    names = {deel.code: deel.naam for deel in instrument.delen}
    return IntakeRow(
        id=row.id,
        versie=row.versie,
        casus_id=row.casus_id,
        casus_code=row.casus_code,
        inwoner_id=row.inwoner_id,
        inwoner=row.inwoner,
        naam=naam_of(instrument, row.ervaringsdeskundige),
        instrument=row.code,
        gesprek_op=row.gesprek_op,
        door=row.door or "",
        status=IntakeStatus(row.status),
        web_tonen=row.web_tonen,
        mee_aan_de_slag=tuple(names[code] for code in inhoud.mee_aan_de_slag),
    )


def _inhouden(queries: "Queries", ids: Sequence[int]) -> dict[int, IntakeInhoud]:
    """What may be told of these intakes."""
    if not ids:
        return {}
    answers: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    figures: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for each in queries.intake_antwoorden(ids):
        answers[each.intake_id, each.deel][each.vraag] = each.tekst
    for each in queries.intake_cijfers(ids):
        figures[each.intake_id, each.deel][each.aspect] = each.cijfer
    parts: dict[int, list[Any]] = defaultdict(list)
    for each in queries.intake_delen(ids):
        parts[each.intake_id].append(each)
    links: dict[int, list[Verband]] = defaultdict(list)
    for each in queries.intake_verbanden(ids):
        links[each.intake_id].append(Verband(each.van, each.naar, each.woorden))
    return {
        id_: IntakeInhoud(
            delen=tuple(
                DeelInhoud(
                    code=part.code,
                    stand=DeelStand(part.stand),
                    antwoorden=answers[id_, part.code],
                    cijfers=figures[id_, part.code],
                    wil_praten=part.wil_praten,
                    wil_veranderen=part.wil_veranderen,
                )
                for part in parts[id_]
            ),
            verbanden=tuple(links[id_]),
            mee_aan_de_slag=tuple(part.code for part in sorted(parts[id_], key=lambda p: p.keuze) if part.keuze),
        )
        for id_ in ids
    }


def _objects(intake: Intake) -> tuple[tuple[str, int], ...]:
    return (("intake", intake.id), ("inwoner", intake.inwoner_id))


def _changed(intake: Intake) -> list[Changed]:
    return [Changed("intake", intake.id), Changed("casus", intake.casus_id)]
