"""Casussen: make, read, change, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus, CasusLid
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.leeftijd import leeftijd_op
from casus.domain.toegang import GEHEEL
from casus.domain.values import (
    AgendapuntStatus,
    AgendaReden,
    CasusStatus,
    ContactWijze,
    ContactZicht,
    Leeftijdsklasse,
    OverlegStatus,
    draw_code,
)
from casus.services.acties import ActieRow
from casus.services.context import Context
from casus.services.inwoners import hides_contact, new_inwoner, write_inwoner

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CasusRow:
    """A casus in a list."""

    id: int
    code: str
    naam: str
    vraag: str
    status: CasusStatus
    wijk: str | None
    inbrenger: str
    casusregisseur: str | None
    open_acties: int
    laatst_besproken: date | None
    aangemaakt_op: datetime
    versie: int


@dataclass(frozen=True)
class InwonerFields:
    """What can be filled in about a person; everything but the name may stay empty."""

    naam: str
    leeftijdsklasse: Leeftijdsklasse = Leeftijdsklasse.ONBEKEND
    eigen_woorden: str = ""
    eigen_woorden_op: date | None = None
    hoi_gebeurd: str = ""
    hoi_kwetsbaar_en_weerbaar: str = ""
    hoi_waarheen: str = ""
    hoi_nodig: str = ""
    vertegenwoordiger: str = ""
    vertegenwoordiger_telefoon: str = ""
    contact_wijze: ContactWijze = ContactWijze.ONBEKEND
    contact_waar: str = ""
    contact_zicht: ContactZicht = ContactZicht.INBRENGER
    grens_op: date | None = None
    """When somebody becomes 12 or 16, within a year: that day changes who must agree."""


@dataclass(frozen=True)
class InwonerRow:
    """A person as the viewer may see them; ``contact_verborgen`` when the way to reach them is for fewer eyes."""

    id: int
    fields: InwonerFields
    contact_verborgen: bool


@dataclass(frozen=True)
class HistoryRow:
    """One time at the table."""

    agendapunt_id: int
    overleg_id: int
    nummer: int
    datum: date
    stand: OverlegStatus
    status: AgendapuntStatus
    vraag: str
    reden: AgendaReden
    terug_op: date | None
    besluiten: tuple[str, ...]


@dataclass(frozen=True)
class LidRow:
    """A professional who was added to the casus; ``tot`` None only in dossiers of before."""

    professional_id: int
    naam: str
    reden: str
    tot: date | None


@dataclass(frozen=True)
class CasusPage:
    """Everything on the page of one casus."""

    id: int
    versie: int
    code: str
    naam: str
    vraag: str
    status: CasusStatus
    wijk_id: int | None
    wijk: str | None
    inbrenger_id: int
    inbrenger: str
    casusregisseur_id: int | None
    casusregisseur: str | None
    aangemaakt_op: datetime
    afgesloten_op: datetime | None
    afsluitreden: str
    inwoners: tuple[InwonerRow, ...]
    leden: tuple[LidRow, ...]
    acties: tuple[ActieRow, ...]
    geschiedenis: tuple[HistoryRow, ...]
    geheel: bool
    """The viewer sees all of the casus, not only what lies on a table."""


@dataclass(frozen=True)
class CreateCasus:
    """A new casus; the inbrenger is who makes it unless somebody else is named."""

    naam: str
    inwoners: tuple[InwonerFields, ...]
    vraag: str = ""
    wijk_id: int | None = None
    casusregisseur_id: int | None = None
    inbrenger_id: int | None = None


@dataclass(frozen=True)
class EditCasus:
    """Name, question, wijk and regie of a casus; in the same save its people, as (id or None for a new one, fields)."""

    casus_id: int
    versie: int
    naam: str
    vraag: str
    wijk_id: int | None
    casusregisseur_id: int | None
    inwoners: tuple[tuple[int | None, InwonerFields], ...] = ()


@dataclass(frozen=True)
class EditInwoner:
    """Change one person of the casus, or add one when ``inwoner_id`` is None."""

    casus_id: int
    versie: int
    inwoner_id: int | None
    fields: InwonerFields


@dataclass(frozen=True)
class CloseCasus:
    """End a casus, with the reason."""

    casus_id: int
    versie: int
    reden: str


@dataclass(frozen=True)
class AddLid:
    """Let one more professional see this casus: why, and through which day."""

    casus_id: int
    versie: int
    professional_id: int
    reden: str = ""
    tot: date | None = None


def create_casus(ctx: Context, cmd: CreateCasus) -> list[Changed]:
    """Make a casus under a random code; at least one person belongs to it."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = new_casus(ctx, uow, cmd)
        uow.commit(LogEntry("casus_aangemaakt", (("casus", casus.id),), casus.id))
    return [Changed("casus", casus.id)]


def new_casus(ctx: Context, uow: "UnitOfWork", cmd: CreateCasus) -> Casus:
    """A casus inside a running transaction (also for a walk-in at the table)."""
    inbrenger_id = cmd.inbrenger_id or ctx.actor.professional_id
    if inbrenger_id is None:
        raise RuleViolation("inbrenger_ontbreekt", field="inbrenger")
    if not cmd.inwoners:
        raise RuleViolation("inwoner_ontbreekt", field="naam")
    casus = Casus(
        id=ctx.new_id(),
        code=_free_code(ctx, uow),
        naam=cmd.naam,
        vraag=cmd.vraag.strip(),
        inbrenger_id=inbrenger_id,
        aangemaakt_op=ctx.now(),
        gewijzigd_op=ctx.now(),
        wijk_id=cmd.wijk_id,
        casusregisseur_id=cmd.casusregisseur_id,
    )
    for place, fields in enumerate(cmd.inwoners, start=1):
        casus.add_inwoner(new_inwoner(ctx, fields, place), ctx.now())
    uow.add(casus)
    return casus


def edit_casus(ctx: Context, cmd: EditCasus) -> list[Changed]:
    """Change what the table calls it, asks, and who holds the plan."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie, leading=not cmd.inwoners)
        # People first: who takes the regie in this same save has not seen yet what only the casusregisseur sees.
        people = [write_inwoner(ctx, casus, inwoner_id, fields) for inwoner_id, fields in cmd.inwoners]
        casus.rename(cmd.naam, ctx.now())
        casus.ask(cmd.vraag, ctx.now())
        casus.assign_regie(cmd.casusregisseur_id, ctx.now())
        casus.wijk_id = cmd.wijk_id
        touched = (("casus", casus.id), *(("inwoner", inwoner.id) for inwoner in people))
        uow.commit(LogEntry("casus_gewijzigd", touched, casus.id))
    return [Changed("casus", cmd.casus_id)]


def edit_inwoner(ctx: Context, cmd: EditInwoner) -> list[Changed]:
    """Change or add a person, in their own words first."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie)
        inwoner = write_inwoner(ctx, casus, cmd.inwoner_id, cmd.fields)
        uow.commit(LogEntry("inwoner_gewijzigd", (("inwoner", inwoner.id),), casus.id))
    return [Changed("casus", cmd.casus_id)]


def close_casus(ctx: Context, cmd: CloseCasus) -> list[Changed]:
    """End a casus; its retention period starts here. The reason also stays with the log row: when the casus is opened
    again and closed anew, both reasons are still there.
    """
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie, leading=True)
        casus.close(cmd.reden, ctx.now())
        entry = LogEntry("casus_afgesloten", (("casus", casus.id),), casus.id)
        uow.commit(uow.explain(ctx.new_id(), casus.afsluitreden, entry))
    return [Changed("casus", cmd.casus_id)]


def add_lid(ctx: Context, cmd: AddLid) -> list[Changed]:
    """Add a professional to the casus; sight ends by itself after the last day."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie)
        lid = CasusLid(ctx.new_id(), cmd.professional_id, ctx.now(), cmd.reden, cmd.tot)
        lid.require_term(ctx.today())
        casus.add_lid(lid, ctx.now())
        uow.commit(LogEntry("lid_toegevoegd", (("casus", casus.id), ("professional", cmd.professional_id)), casus.id))
    return [Changed("casus", cmd.casus_id)]


def to_change(uow: "UnitOfWork", casus_id: int, versie: int, *, leading: bool = False) -> Casus:
    """A casus that may be changed: who only hears it at the table may not, who leads a table may where ``leading``."""
    casus = uow.get(Casus, casus_id, versie)
    whole = uow.queries.may_see_casus(casus_id, *GEHEEL)
    if not whole and not (leading and uow.queries.may_lead_casus(casus_id)):
        raise RuleViolation("geen_bevoegdheid", handeling="casus_wijzigen")
    return casus


def list_casus_ids(ctx: Context, *, status: CasusStatus | None = CasusStatus.LOOPT, mine: bool = False) -> list[int]:
    """The ids of the list in its order; the screen fetches windows of rows by id."""
    with ctx.read() as queries:
        return queries.casus_ids(status=status, mine=mine)


def list_casus_rows(ctx: Context, ids: Sequence[int]) -> list[CasusRow]:
    """The rows of these casussen in the order asked for; what is no longer visible is missing."""
    with ctx.read() as queries:
        return _in_order(queries, ids)


def first_casus_page(
    ctx: Context, *, status: CasusStatus | None = CasusStatus.LOOPT, mine: bool = False, limit: int = 64
) -> list[CasusRow]:
    """The first rows, for the first paint."""
    with ctx.read() as queries:
        return _in_order(queries, queries.casus_page(status=status, mine=mine, limit=limit))


def open_casus(ctx: Context, casus_id: int) -> CasusPage:
    """The page of one casus. Opening it is an act of reading and stands in the log before anything is shown."""
    with ctx.read() as queries:
        if not queries.may_see_casus(casus_id):
            raise RuleViolation("niet_gevonden", soort="casus")
    ctx.log_reading(LogEntry("casus_geopend", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        return _page(ctx, queries, casus_id)


def _page(ctx: Context, queries: "Queries", casus_id: int) -> CasusPage:
    casus = queries.casus(casus_id)
    if casus is None:
        raise RuleViolation("niet_gevonden", soort="casus")
    names = {row.id: row for row in queries.casus_rows([casus_id])}[casus_id]
    return CasusPage(
        id=casus.id,
        versie=casus.versie,
        code=casus.code,
        naam=casus.naam,
        vraag=names.vraag,
        status=casus.status,
        wijk_id=casus.wijk_id,
        wijk=names.wijk,
        inbrenger_id=casus.inbrenger_id,
        inbrenger=names.inbrenger,
        casusregisseur_id=casus.casusregisseur_id,
        casusregisseur=names.casusregisseur,
        aangemaakt_op=casus.aangemaakt_op,
        afgesloten_op=casus.afgesloten_op,
        afsluitreden=casus.afsluitreden,
        inwoners=tuple(_inwoner_row(ctx, casus, row) for row in queries.inwoners(casus_id, *GEHEEL)),
        leden=tuple(LidRow(*row) for row in queries.leden(casus_id)),
        acties=tuple(ActieRow(*row) for row in queries.acties(casus_id=casus_id)),
        geschiedenis=_history(queries, casus_id),
        geheel=queries.may_see_casus(casus_id, *GEHEEL),
    )


def _history(queries: "Queries", casus_id: int) -> tuple[HistoryRow, ...]:
    rows = queries.casus_history(casus_id)
    _, _, besluiten = queries.at_punten([row.agendapunt_id for row in rows])
    return tuple(
        HistoryRow(**row._asdict(), besluiten=tuple(b.tekst for b in besluiten if b.agendapunt_id == row.agendapunt_id))
        for row in rows
    )


def _inwoner_row(ctx: Context, casus: Any, row: Any) -> InwonerRow:
    """Hide the way to reach somebody from who has no business with it."""
    hidden = hides_contact(ctx, casus, row)
    values = {name: getattr(row, name) for name in InwonerFields.__dataclass_fields__}
    age = leeftijd_op(row.leeftijdsklasse, row.grens_op, ctx.today())
    if age is not row.leeftijdsklasse:
        values |= {"leeftijdsklasse": age, "grens_op": None}
    if hidden:
        values |= {"contact_wijze": ContactWijze.ONBEKEND, "contact_waar": ""}
    return InwonerRow(row.id, InwonerFields(**values), hidden)


def _in_order(queries: "Queries", ids: Sequence[int]) -> list[CasusRow]:
    found = {row.id: row for row in queries.casus_rows(ids)}
    return [CasusRow(*found[id_]) for id_ in ids if id_ in found]


def _free_code(ctx: Context, uow: "UnitOfWork") -> str:
    """Three characters as long as that is easy; then four, then five."""
    for length in (3, 3, 3, 4, 4, 4, 5, 5, 5):
        code = draw_code(ctx.random, length)
        if not uow.queries.casus_code_exists(code):
            return code
    raise RuleViolation("geen_code_vrij")
