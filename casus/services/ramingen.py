"""Ramingen of a casus: begin one, write its lines, say what the approach itself takes, close it, and what was seen.

Small commands, one per thing somebody decides, so that two colleagues who write at the same time lose one line at most.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.kostenraming import Raming, RamingInhoud, snel_geld_regel, uren_regel
from casus.domain.kostenregel import UURPRIJS, Inzet, RegelInhoud, own_source, own_words, take_prijs
from casus.domain.prijslijst import Prijslijst
from casus.domain.values import CasusStatus
from casus.domain.verzoek import Verzoek
from casus.services.context import Context
from casus.services.prijslijsten import prices_now, shipped_prijslijst

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class BeginRaming:
    """A raming of one approach; ``geindexeerd``: at the prices of the list's own year; ``verzoek_id``: small money of
    this approach, that hangs on it from the start.
    """

    casus_id: int
    inhoud: RamingInhoud
    geindexeerd: bool = False
    verzoek_id: int | None = None


@dataclass(frozen=True)
class WijzigRaming:
    """Other words, another horizon, part of life or person."""

    raming_id: int
    versie: int
    inhoud: RamingInhoud


@dataclass(frozen=True)
class SchrijfRegel:
    """A line; ``regel_id`` None: a new one."""

    raming_id: int
    versie: int
    regel_id: int | None
    inhoud: RegelInhoud


@dataclass(frozen=True)
class HaalRegelWeg:
    """A line that was never meant."""

    raming_id: int
    versie: int
    regel_id: int


@dataclass(frozen=True)
class SchrijfInzet:
    """What the approach itself takes: small money in cents, hours in thousandths. Nought is no line; once verzoeken
    hang on it, what is asked and given for them goes before what is typed.
    """

    raming_id: int
    versie: int
    snel_geld: int = 0
    overleguren: int = 0
    loopuren: int = 0


@dataclass(frozen=True)
class HangVerzoekenAan:
    """These verzoeken belong to the approach of this raming; those that are not named do not (any more)."""

    raming_id: int
    versie: int
    verzoek_ids: tuple[int, ...]


@dataclass(frozen=True)
class SchrijfGezien:
    """What a line came to, in cents; None: nobody knows."""

    raming_id: int
    versie: int
    regel_id: int
    gezien: int | None


@dataclass(frozen=True)
class SluitRaming:
    """From now on what was expected stands."""

    raming_id: int
    versie: int


def begin_raming(ctx: Context, cmd: BeginRaming) -> list[Changed]:
    """Begin one, with the price list of this version."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id)
        if casus.status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        if cmd.inhoud.inwoner_id is not None:
            casus.inwoner(cmd.inhoud.inwoner_id)
        raming = Raming(
            id=ctx.new_id(),
            casus_id=cmd.casus_id,
            levensdomein=cmd.inhoud.levensdomein,
            aanpak=cmd.inhoud.aanpak,
            gemaakt=ctx.today(),
            prijslijst_versie=shipped_prijslijst().versie,
            gewijzigd_op=ctx.now(),
            inwoner_id=cmd.inhoud.inwoner_id,
            horizon_maanden=cmd.inhoud.horizon_maanden,
            geindexeerd=cmd.geindexeerd,
            betekenis=cmd.inhoud.betekenis,
            door_id=ctx.actor.professional_id,
        )
        uow.add(raming)
        uow.flush()
        if not uow.queries.may_see_raming(raming.id):
            raise RuleViolation("raming_zelf_niet_te_lezen", field="levensdomein")
        entries = [LogEntry("raming_begonnen", _objects(raming), raming.casus_id)]
        if cmd.verzoek_id is not None:
            entries.append(_hang_on(ctx, uow, raming, (cmd.verzoek_id,)))
        uow.commit(*entries)
    return _changed(raming, *entries)


def change_raming(ctx: Context, cmd: WijzigRaming) -> list[Changed]:
    """What it says as a whole. Nobody may put it where they cannot read it themselves."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, cmd.raming_id, cmd.versie)
        if cmd.inhoud.inwoner_id is not None:
            uow.get(Casus, raming.casus_id).inwoner(cmd.inhoud.inwoner_id)
        raming.describe(cmd.inhoud, ctx.now())
        uow.flush()
        if not uow.queries.may_see_raming(raming.id):
            raise RuleViolation("raming_zelf_niet_te_lezen", field="levensdomein")
        uow.commit(LogEntry("raming_gewijzigd", _objects(raming), raming.casus_id))
    return _changed(raming)


def write_regel(ctx: Context, cmd: SchrijfRegel) -> list[Changed]:
    """A new line, or what one says now. Whatever is sent, it names a price of the list only at that very price."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, cmd.raming_id, cmd.versie)
        stood = None if cmd.regel_id is None else raming.regel(cmd.regel_id).inhoud
        prijzen = prices_now(uow.queries, ctx.today(), geindexeerd=raming.geindexeerd)
        inhoud = _with_source(cmd.inhoud, stood, prijzen, ctx.today().year)
        if cmd.regel_id is None:
            raming.add_regel(ctx.new_id(), inhoud, ctx.now())
            lijst = shipped_prijslijst()
            if lijst.prijs(inhoud.sleutel) is not None:
                raming.take_from(lijst.versie)
        else:
            raming.write_regel(cmd.regel_id, inhoud, ctx.now())
        uow.commit(LogEntry("raming_gewijzigd", _objects(raming), raming.casus_id))
    return _changed(raming)


def _with_source(inhoud: RegelInhoud, stood: RegelInhoud | None, prijzen: Prijslijst, jaar: int) -> RegelInhoud:
    """A new line in own words says itself where it comes from."""
    if stood is not None and not stood.sleutel and not inhoud.sleutel:
        return own_words(inhoud, stood)
    prijs = prijzen.prijs(inhoud.sleutel)
    taken = [] if prijs is None else [take_prijs(prijs, inhoud.scenario, inhoud.aantal)]
    if stood is not None and stood.sleutel and inhoud.sleutel in ("", stood.sleutel):
        taken.append(stood)
    return own_source(inhoud, taken, jaar) if taken else inhoud


def remove_regel(ctx: Context, cmd: HaalRegelWeg) -> list[Changed]:
    """Take a line off."""
    return _write(ctx, cmd.raming_id, cmd.versie, lambda raming: raming.remove_regel(cmd.regel_id, ctx.now()))


def write_inzet(ctx: Context, cmd: SchrijfInzet) -> list[Changed]:
    """What the approach itself takes goes into the third bar, at today's price of an hour."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, cmd.raming_id, cmd.versie)
        prijs = prices_now(uow.queries, ctx.today(), geindexeerd=raming.geindexeerd).prijs(UURPRIJS)
        lines: list[RegelInhoud] = []
        hanging = uow.queries.geld_of_raming(raming.id)
        snel_geld = cmd.snel_geld if hanging is None else hanging
        if snel_geld:
            lines.append(snel_geld_regel("snel geld", snel_geld, ctx.today().year, "Verzoek"))
        for inzet, post, uren in (
            (Inzet.OVERLEG, "uren in overleg", cmd.overleguren),
            (Inzet.LOPEN, "uren in de wijk", cmd.loopuren),
        ):
            if uren and prijs is not None:
                lines.append(uren_regel(inzet, post, uren, prijs))
        raming.put_inzet(lines, ctx.new_id, ctx.now())
        if cmd.overleguren or cmd.loopuren:
            raming.take_from(shipped_prijslijst().versie)
        uow.commit(LogEntry("raming_gewijzigd", _objects(raming), raming.casus_id))
    return _changed(raming)


def hang_verzoeken(ctx: Context, cmd: HangVerzoekenAan) -> list[Changed]:
    """The money of the verzoeken of an approach stands in its third bar, once: as the ledger has it, or as it is asked
    while nobody decided. It goes before what was typed there, which stands as long as nothing hangs. Of a closed raming
    nothing is hung on or taken off: what was expected stands. What one is not told stays as it hangs.
    """
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, cmd.raming_id, cmd.versie)
        entry = _hang_on(ctx, uow, raming, cmd.verzoek_ids)
        uow.commit(entry)
    return _changed(raming, entry)


def _hang_on(ctx: Context, uow: "UnitOfWork", raming: Raming, wanted: tuple[int, ...]) -> LogEntry:
    told = set(uow.queries.verzoek_ids(casus_id=raming.casus_id))
    if not told.issuperset(wanted):
        raise RuleViolation("niet_gevonden", soort="verzoek")
    all_told = [uow.get(Verzoek, id_) for id_ in sorted(told)]
    touched = [verzoek for verzoek in all_told if _hang(verzoek, raming.id, wanted=verzoek.id in wanted, ctx=ctx)]
    uow.flush()
    money = uow.queries.geld_of_raming(raming.id)
    if touched or money is not None:
        raming.put_snel_geld(money or 0, ctx.today().year, ctx.new_id, ctx.now())
    about = tuple(("verzoek", verzoek.id) for verzoek in touched)
    return LogEntry("raming_verzoek", (*_objects(raming), *about), raming.casus_id)


def _hang(verzoek: Verzoek, raming_id: int, *, wanted: bool, ctx: Context) -> bool:
    """Hang it on or take it off; whether that changed it."""
    hangs = verzoek.raming_id == raming_id
    if wanted and verzoek.raming_id is not None and not hangs:
        raise RuleViolation("verzoek_hangt_al")
    if hangs is not wanted:
        verzoek.hang_on(raming_id if wanted else None, ctx.now())
    return hangs is not wanted


def write_gezien(ctx: Context, cmd: SchrijfGezien) -> list[Changed]:
    """What was seen beside what was expected; also once it is closed."""
    return _write(ctx, cmd.raming_id, cmd.versie, lambda raming: raming.see(cmd.regel_id, cmd.gezien, ctx.now()))


def close_raming(ctx: Context, cmd: SluitRaming) -> list[Changed]:
    """What was expected stands from now on, with the money of the ledger in it; so not before that is decided on."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, cmd.raming_id, cmd.versie)
        _require_decided(uow, raming)
        money = uow.queries.geld_of_raming(raming.id)
        if money is not None:
            raming.put_snel_geld(money, ctx.today().year, ctx.new_id, ctx.now())
        raming.close(ctx.today(), ctx.now())
        uow.commit(LogEntry("raming_afgesloten", _objects(raming), raming.casus_id))
    return _changed(raming)


def _require_decided(uow: "UnitOfWork", raming: Raming) -> None:
    waiting = uow.queries.open_geld_of_raming(raming.id)
    if any(waiting):
        raise RuleViolation("raming_open_geld", welk=", ".join(filter(None, waiting)))
    if waiting:
        raise RuleViolation("raming_open_geld_elders")


def _write(ctx: Context, raming_id: int, versie: int, act: Callable[[Raming], object]) -> list[Changed]:
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        raming = uow.get(Raming, raming_id, versie)
        act(raming)
        uow.commit(LogEntry("raming_gewijzigd", _objects(raming), raming.casus_id))
    return _changed(raming)


def _objects(raming: Raming) -> tuple[tuple[str, int], ...]:
    return (("raming", raming.id),)


def _changed(raming: Raming, *entries: LogEntry) -> list[Changed]:
    """``entries``: what was written of other things than the raming itself."""
    of_verzoeken = [Changed(kind, id_) for entry in entries for kind, id_ in entry.objects if kind == "verzoek"]
    return [Changed("raming", raming.id), Changed("casus", raming.casus_id), *of_verzoeken]
