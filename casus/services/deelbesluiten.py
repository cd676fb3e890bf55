"""Whether something is told: keep the weighing, record the decision, carry it out. The table weighs, not Casus."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.deelbesluit import (
    AfwegingAntwoord,
    Bron,
    Deelbesluit,
    DeelOntvanger,
    DeelOver,
    DeelWeigering,
    Toets,
)
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Organisatie
from casus.domain.values import OrganisatieSoort, draw_code
from casus.services.context import Context
from casus.services.deelregister import PLAIN, DeelVelden, afweging, refusals

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

_Child = TypeVar("_Child")


@dataclass(frozen=True)
class BewaarDeelbesluit:
    """Keep a draft: a new one, or the one that is there."""

    casus_id: int
    velden: DeelVelden
    deelbesluit_id: int | None = None
    versie: int | None = None
    agendapunt_id: int | None = None
    volgt_op_id: int | None = None


@dataclass(frozen=True)
class LegBesluitVast:
    """The draft becomes the decision."""

    deelbesluit_id: int
    versie: int


@dataclass(frozen=True)
class TrekBesluitIn:
    """It holds no longer."""

    deelbesluit_id: int
    versie: int
    reden: str


@dataclass(frozen=True)
class MeldGedeeld:
    """It was told to this organisation, or this organisation says that it was."""

    deelbesluit_id: int
    versie: int
    organisatie_id: int
    is_ontvangen: bool = False


@dataclass(frozen=True)
class MeldVerteld:
    """The person was told on this day."""

    deelbesluit_id: int
    versie: int
    dag: date


def save_deelbesluit(ctx: Context, cmd: BewaarDeelbesluit) -> list[Changed]:
    """Keep the draft as it is; nothing is decided by it."""
    ctx.actor.require(Handeling.DELEN_WEGEN)
    with ctx.unit_of_work() as uow:
        besluit = _draft(ctx, uow, cmd)
        uow.commit(LogEntry("afweging_bewaard", (("deelbesluit", besluit.id),), besluit.casus_id))
    return _changed(besluit)


def record_deelbesluit(ctx: Context, cmd: LegBesluitVast) -> list[Changed]:
    """The draft becomes the decision, and works at once."""
    ctx.actor.require(Handeling.DELEN_BESLISSEN)
    with ctx.unit_of_work() as uow:
        besluit = uow.get(Deelbesluit, cmd.deelbesluit_id, cmd.versie)
        uow.commit(_decide(ctx, uow, besluit))
    return _changed(besluit)


def record_afweging(ctx: Context, cmd: BewaarDeelbesluit) -> list[Changed]:
    """What stands on the screen becomes the decision, in one go: it is kept and recorded, or neither."""
    ctx.actor.require(Handeling.DELEN_BESLISSEN)
    with ctx.unit_of_work() as uow:
        besluit = _draft(ctx, uow, cmd)
        uow.commit(_decide(ctx, uow, besluit))
    return _changed(besluit)


def withdraw_deelbesluit(ctx: Context, cmd: TrekBesluitIn) -> list[Changed]:
    """It holds no longer from now on."""
    ctx.actor.require(Handeling.DELEN_BESLISSEN)
    with ctx.unit_of_work() as uow:
        besluit = uow.get(Deelbesluit, cmd.deelbesluit_id, cmd.versie)
        besluit.withdraw(cmd.reden, ctx.now())
        uow.commit(LogEntry("deelbesluit_ingetrokken", _objects(besluit), besluit.casus_id))
    return _changed(besluit)


def mark_gedeeld(ctx: Context, cmd: MeldGedeeld) -> list[Changed]:
    """It was told, or received."""
    ctx.actor.require(Handeling.DELEN_WEGEN)
    with ctx.unit_of_work() as uow:
        besluit = uow.get(Deelbesluit, cmd.deelbesluit_id, cmd.versie)
        act = besluit.mark_received if cmd.is_ontvangen else besluit.mark_shared
        act(cmd.organisatie_id, ctx.now())
        action = "deelbesluit_ontvangen" if cmd.is_ontvangen else "deelbesluit_gedeeld"
        objects = (("deelbesluit", besluit.id), ("organisatie", cmd.organisatie_id))
        uow.commit(LogEntry(action, objects, besluit.casus_id))
    return _changed(besluit)


def mark_verteld(ctx: Context, cmd: MeldVerteld) -> list[Changed]:
    """The person knows."""
    ctx.actor.require(Handeling.DELEN_WEGEN)
    if cmd.dag > ctx.today():
        raise RuleViolation("datum_in_toekomst", field="dag")
    with ctx.unit_of_work() as uow:
        besluit = uow.get(Deelbesluit, cmd.deelbesluit_id, cmd.versie)
        besluit.tell(cmd.dag, ctx.now())
        uow.commit(LogEntry("deelbesluit_verteld", _objects(besluit), besluit.casus_id))
    return _changed(besluit)


# -- inner -----------------------------------------------------------------------------------------------------


def _draft(ctx: Context, uow: "UnitOfWork", cmd: BewaarDeelbesluit) -> Deelbesluit:
    if cmd.deelbesluit_id is None:
        besluit = _new(ctx, uow, cmd)
        uow.add(besluit)
    else:
        besluit = uow.get(Deelbesluit, cmd.deelbesluit_id, cmd.versie)
    _fill(ctx, uow, besluit, cmd.velden)
    _check_belongs(uow, besluit)
    return besluit


def _check_belongs(uow: "UnitOfWork", besluit: Deelbesluit) -> None:
    """What a weighing points at is of this same casus: what it follows, and each refusal that it names."""
    asked = {row.id for row in uow.queries.toestemmingen(besluit.casus_id)}
    if not {each.toestemming_id for each in besluit.weigeringen} <= asked:
        raise RuleViolation("hoort_bij_andere_casus", field="weigeringen")
    if besluit.volgt_op_id is not None:
        _followed(uow, besluit.volgt_op_id, besluit.casus_id)


def _followed(uow: "UnitOfWork", deelbesluit_id: int, casus_id: int) -> Deelbesluit:
    """The decision that gives way; one of another casus, or none that one may see, gets the same answer."""
    with suppress(RuleViolation):
        older = uow.get(Deelbesluit, deelbesluit_id)
        if older.casus_id == casus_id:
            return older
    raise RuleViolation("hoort_bij_andere_casus", field="volgt_op")


def _decide(ctx: Context, uow: "UnitOfWork", besluit: Deelbesluit) -> LogEntry:
    _check_belongs(uow, besluit)
    feiten = uow.queries.feiten([besluit.casus_id])[0]
    refused = frozenset(id_ for id_, _ in refusals(feiten, {}, _velden(besluit), ctx.now()))
    besluit.record(Toets(afweging(), _bron(uow, besluit), refused, ctx.today()), _author(ctx), ctx.now())
    if besluit.volgt_op_id is not None:
        _followed(uow, besluit.volgt_op_id, besluit.casus_id).supersede(ctx.now())
    outcome = besluit.uitkomst.value if besluit.uitkomst else ""
    return LogEntry("deelbesluit_vastgelegd", _objects(besluit), besluit.casus_id, besluit.grond, outcome)


def _new(ctx: Context, uow: "UnitOfWork", cmd: BewaarDeelbesluit) -> Deelbesluit:
    if not uow.queries.may_handle_casus(cmd.casus_id):
        raise RuleViolation("niet_gevonden", soort="casus")
    if cmd.agendapunt_id is not None:
        there = uow.queries.places_at_table([cmd.agendapunt_id])
        if all((row.id, row.casus_id) != (cmd.agendapunt_id, cmd.casus_id) for row in there):
            raise RuleViolation("hoort_bij_andere_casus", field="agendapunt")
    code = draw_code(ctx.random, 4)
    while uow.queries.deelbesluit_code_exists(code):
        code = draw_code(ctx.random, 5)
    now = ctx.now()
    return Deelbesluit(
        ctx.new_id(), code, cmd.casus_id, "", _author(ctx), now, now, cmd.agendapunt_id, volgt_op_id=cmd.volgt_op_id
    )


def _fill(ctx: Context, uow: "UnitOfWork", besluit: Deelbesluit, velden: DeelVelden) -> None:
    besluit.require_draft()
    casus = uow.get(Casus, besluit.casus_id)
    for inwoner_id, _ in velden.over:
        casus.inwoner(inwoner_id)
    for name in PLAIN:
        value = getattr(velden, name)
        setattr(besluit, name, value.strip() if type(value) is str else value)
    besluit.ontvangers = _kept(
        besluit.ontvangers, velden.ontvangers, lambda o: o.organisatie_id, lambda k: DeelOntvanger(ctx.new_id(), k)
    )
    besluit.over = _kept(
        besluit.over, velden.over, lambda o: (o.inwoner_id, o.onderwerp), lambda k: DeelOver(ctx.new_id(), *k)
    )
    besluit.weigeringen = _kept(
        besluit.weigeringen, velden.weigeringen, lambda w: w.toestemming_id, lambda k: DeelWeigering(ctx.new_id(), k)
    )
    given = {antwoord.vraag: antwoord for antwoord in velden.antwoorden if antwoord.tekst.strip()}
    besluit.antwoorden = _kept(
        besluit.antwoorden, tuple(given), lambda a: a.vraag, lambda k: AfwegingAntwoord(ctx.new_id(), k, "")
    )
    for line in besluit.antwoorden:
        line.tekst, line.na_te_gaan = given[line.vraag].tekst.strip(), given[line.vraag].na_te_gaan
    besluit.gewijzigd_op = ctx.now()


def _kept(old: list[_Child], keys: Sequence[Any], key_of: Any, make: Any) -> list[_Child]:
    """The children of these keys: those that are there stay the same rows."""
    known = {key_of(child): child for child in old}
    return [known.get(key) or make(key) for key in dict.fromkeys(keys)]


def _velden(besluit: Deelbesluit) -> DeelVelden:
    plain = {name: getattr(besluit, name) for name in PLAIN}
    return replace(
        DeelVelden(**plain),
        ontvangers=tuple(o.organisatie_id for o in besluit.ontvangers),
        over=tuple((o.inwoner_id, o.onderwerp) for o in besluit.over),
    )


def _bron(uow: "UnitOfWork", besluit: Deelbesluit) -> Bron:
    """Whose information it is; who tells nothing needs no ground."""
    if not besluit.opens:
        return Bron(OrganisatieSoort.ANDERS, beroepsgeheim=False)
    if besluit.bron_id is None:
        raise RuleViolation("bron_ontbreekt", field="bron")
    organisatie = uow.get(Organisatie, besluit.bron_id)
    return Bron(organisatie.soort, organisatie.beroepsgeheim)


def _author(ctx: Context) -> int:
    if ctx.actor.professional_id is None:
        raise RuleViolation("geen_gebruiker")
    return ctx.actor.professional_id


def _objects(besluit: Deelbesluit) -> tuple[tuple[str, int], ...]:
    return (("deelbesluit", besluit.id), *(("organisatie", each.organisatie_id) for each in besluit.ontvangers))


def _changed(besluit: Deelbesluit) -> list[Changed]:
    return [Changed("deelbesluit", besluit.id), Changed("casus", besluit.casus_id)]
