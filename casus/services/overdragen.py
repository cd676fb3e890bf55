"""Handing over what somebody has open: because they leave, or because a colleague takes some of it.

All in one transaction, with one log row per thing. What the one who hands over may not see is handed over by number:
neither shown before nor named afterwards, and never to themselves, since receiving gives sight.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from casus.domain.actie import Actie
from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.organisatie import Professional
from casus.domain.overleg import Overleg
from casus.domain.values import Rol
from casus.services.context import Context
from casus.services.gebruikers import require_administrator, shut_out
from casus.services.mensen import ProfessionalRow
from casus.services.professionals import trim_vervangingen
from casus.services.uitnodigen import invite

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


class OverdrachtSoort(StrEnum):
    """What can be handed over."""

    ACTIE = "actie"
    REGIE = "regie"
    INBRENG = "inbreng"
    VOORZITTER = "voorzitter"
    NOTULIST = "notulist"


MAY_STAY_EMPTY = (OverdrachtSoort.REGIE, OverdrachtSoort.VOORZITTER, OverdrachtSoort.NOTULIST)
"""Where *nobody yet* is a real answer, as long as it shows."""


@dataclass(frozen=True)
class OpenWerk:
    """One thing that somebody has open and the viewer may see; ``naam`` is of the casus, so the screen asks F9."""

    soort: OverdrachtSoort
    id: int
    titel: str = ""
    code: str = ""
    naam: str = ""
    dag: date | None = None


@dataclass(frozen=True)
class OverdrachtPage:
    """What somebody has open, how much more there is that the viewer may not see, and who could take it."""

    professional: ProfessionalRow
    werk: tuple[OpenWerk, ...]
    verborgen: tuple[tuple[OverdrachtSoort, int], ...]
    mensen: tuple[ProfessionalRow, ...]
    voorstel_id: int | None
    gebruiker_code: str


@dataclass(frozen=True)
class Overdracht:
    """Give this to somebody. ``id`` None: all of this kind that the one who hands over may not see."""

    soort: OverdrachtSoort
    id: int | None
    naar_id: int | None


@dataclass(frozen=True)
class DraagOver:
    """Hand over a selection; the rest stays where it is."""

    professional_id: int
    overdrachten: tuple[Overdracht, ...]


@dataclass(frozen=True)
class UitDienst:
    """Somebody works here through this day; everything open goes to somebody."""

    professional_id: int
    versie: int
    laatste_dag: date | None
    overdrachten: tuple[Overdracht, ...]


def show_overdracht(ctx: Context, professional_id: int) -> OverdrachtPage:
    """What this professional has open, with a proposal: who stands in, else a colleague of the same organisation."""
    _require_right(ctx, professional_id)
    today = ctx.today()
    with ctx.read() as queries:
        people = [ProfessionalRow(*row) for row in queries.professionals(today)]
        professional = next((row for row in people if row.id == professional_id), None)
        if professional is None:
            raise RuleViolation("niet_gevonden", soort="professional")
        seen, unseen = _open_work(queries, professional_id)
        blind = _controllers(queries)
        able = [p for p in people if p.id not in blind | {professional_id} and not p.has_left(today)]
        stand_ins = [v.vervanger_id for v in queries.vervangingen(today) if v.professional_id == professional_id]
        codes = [row.code for row in queries.gebruikers() if row.professional_id == professional_id and row.actief]
    return OverdrachtPage(
        professional=professional,
        werk=tuple(seen),
        verborgen=tuple((soort, len(ids)) for soort, ids in unseen.items() if ids),
        mensen=tuple(able),
        voorstel_id=_proposal(professional, able, stand_ins),
        gebruiker_code=codes[0] if codes else "",
    )


def draag_over(ctx: Context, cmd: DraagOver) -> list[Changed]:
    """Hand over these things; what was done or given away meanwhile makes the whole refused."""
    _require_right(ctx, cmd.professional_id)
    if not cmd.overdrachten:
        raise RuleViolation("overdracht_leeg", field="overdracht")
    with ctx.unit_of_work() as uow:
        entries = _hand_over(ctx, uow, cmd.professional_id, cmd.overdrachten, ctx.today())
        uow.commit(*entries)
    return _changed(cmd.professional_id)


def leave(ctx: Context, cmd: UitDienst) -> list[Changed]:
    """Somebody leaves: work to others, off the coming tables, job ended, no way in after the last day."""
    ctx.actor.require(Handeling.BEHEER)
    if cmd.laatste_dag is None:
        raise RuleViolation("laatste_dag_ontbreekt", field="laatste_dag")
    after = cmd.laatste_dag + timedelta(days=1)
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        _require_all(uow.queries, professional.id, cmd.overdrachten)
        entries = _hand_over(ctx, uow, professional.id, cmd.overdrachten, max(after, ctx.today()))
        professional.end_job(cmd.laatste_dag, ctx.now())
        entries += trim_vervangingen(ctx, uow, professional)
        entries += _off_coming_tables(ctx, uow, professional.id, max(cmd.laatste_dag, ctx.today()))
        if cmd.laatste_dag < ctx.today():
            entries += shut_out(ctx, uow, professional.id)
        uow.flush()
        require_administrator(ctx, uow, max(after, ctx.today()))
        uow.commit(LogEntry("uit_dienst", (("professional", professional.id),)), *entries)
    return [*_changed(cmd.professional_id), Changed("gebruiker", 0)]


def _require_right(ctx: Context, professional_id: int) -> None:
    """Everybody hands over their own; somebody else's, who administers the dossier."""
    own = ctx.actor.professional_id == professional_id
    ctx.actor.require(Handeling.CASUS_AANMAKEN if own else Handeling.BEHEER)


def _open_work(queries: "Queries", professional_id: int) -> tuple[list[OpenWerk], dict[OverdrachtSoort, list[int]]]:
    """What the viewer may see, and the ids of the rest by kind."""
    soort = OverdrachtSoort
    seen = [
        OpenWerk(soort.ACTIE, a.id, a.wat, a.code or "", a.naam or "", a.dag)
        for a in queries.open_acties_of(professional_id)
        if a.seen
    ]
    unseen = {soort.ACTIE: [a.id for a in queries.open_acties_of(professional_id) if not a.seen]}
    for kind, rows in (
        (soort.REGIE, queries.regie_of(professional_id)),
        (soort.INBRENG, queries.inbreng_of(professional_id)),
    ):
        seen += [OpenWerk(kind, c.id, "", c.code, c.naam) for c in rows if c.seen]
        unseen[kind] = [c.id for c in rows if not c.seen]
    for row in queries.led_by(professional_id):
        for kind, who in ((soort.VOORZITTER, row.voorzitter_id), (soort.NOTULIST, row.notulist_id)):
            if who == professional_id:
                seen.append(OpenWerk(kind, row.id, dag=row.datum))
    return seen, unseen


def _proposal(leaver: ProfessionalRow, able: Sequence[ProfessionalRow], stand_ins: Sequence[int]) -> int | None:
    colleagues = [p for p in able if p.organisatie_id is not None and p.organisatie_id == leaver.organisatie_id]
    ranked = sorted(colleagues, key=lambda p: (p.id not in stand_ins, p.functie != leaver.functie))
    return ranked[0].id if ranked else None


def _require_all(queries: "Queries", professional_id: int, overdrachten: Iterable[Overdracht]) -> None:
    """Nothing may be left behind with somebody who is gone, not even what came since the list was read."""
    seen, unseen = _open_work(queries, professional_id)
    wanted = {(work.soort, work.id) for work in seen} | {(soort, None) for soort, ids in unseen.items() if ids}
    if wanted - {(one.soort, one.id) for one in overdrachten}:
        raise EnvironmentProblem("intussen_gewijzigd", soort="overdracht")


def _hand_over(
    ctx: Context, uow: "UnitOfWork", van_id: int, overdrachten: Iterable[Overdracht], day: date
) -> list[LogEntry]:
    seen, unseen = _open_work(uow.queries, van_id)
    there = {(work.soort, work.id) for work in seen}
    blind = _controllers(uow.queries)
    people = {row.id: ProfessionalRow(*row) for row in uow.queries.professionals(day)}
    entries: list[LogEntry] = []
    for one in overdrachten:
        ids = unseen[one.soort] if one.id is None and one.soort in unseen else [one.id or 0]
        if one.id is not None and (one.soort, one.id) not in there:
            raise EnvironmentProblem("intussen_gewijzigd", soort="overdracht")
        _check_receiver(ctx, one, van_id, people.get(one.naar_id or 0), blind=blind, day=day)
        entries += [_GIVE[one.soort](ctx, uow, id_, van_id, one.naar_id) for id_ in ids]
    return entries


def _check_receiver(
    ctx: Context, one: Overdracht, van_id: int, receiver: ProfessionalRow | None, *, blind: set[int], day: date
) -> None:
    if one.naar_id is None:
        if one.soort not in MAY_STAY_EMPTY:
            raise RuleViolation("ontvanger_ontbreekt", field="overdracht")
        return
    if receiver is None or receiver.id == van_id:
        raise RuleViolation("ontvanger_onbekend", field="overdracht")
    if receiver.has_left(day):
        raise RuleViolation("ontvanger_niet_werkzaam", field="overdracht")
    if receiver.id in blind:
        raise RuleViolation("ontvanger_controller", field="overdracht")
    if one.id is None and receiver.id == ctx.actor.professional_id:
        raise RuleViolation("niet_aan_uzelf", field="overdracht")


def _give_actie(ctx: Context, uow: "UnitOfWork", id_: int, van_id: int, naar_id: int | None) -> LogEntry:
    actie = uow.get_unseen(Actie, id_)
    actie.hand_over(naar_id or 0, ctx.now())
    return LogEntry("actie_overgedragen", _objects((("actie", id_),), van_id, naar_id), actie.casus_id)


def _give_regie(ctx: Context, uow: "UnitOfWork", id_: int, van_id: int, naar_id: int | None) -> LogEntry:
    uow.get_unseen(Casus, id_).assign_regie(naar_id, ctx.now())
    return LogEntry("regie_overgedragen", _objects((("casus", id_),), van_id, naar_id), id_)


def _give_inbreng(ctx: Context, uow: "UnitOfWork", id_: int, van_id: int, naar_id: int | None) -> LogEntry:
    """The casus, and its points on coming agendas."""
    uow.get_unseen(Casus, id_).hand_over_inbreng(naar_id or 0, ctx.now())
    objects = [("casus", id_)]
    for row in uow.queries.coming_punten(id_, van_id):
        uow.get(Overleg, row.overleg_id).bring_in_by(row.id, naar_id or 0, ctx.now())
        objects.append(("agendapunt", row.id))
    return LogEntry("inbreng_overgedragen", _objects(tuple(objects), van_id, naar_id), id_)


def _give_voorzitter(ctx: Context, uow: "UnitOfWork", id_: int, van_id: int, naar_id: int | None) -> LogEntry:
    overleg = uow.get(Overleg, id_)
    overleg.put_in_charge(naar_id, overleg.notulist_id, ctx.now())
    invite(ctx, uow, overleg, () if naar_id is None else (naar_id,))
    return LogEntry("voorzitter_overgedragen", _objects((("overleg", id_),), van_id, naar_id))


def _give_notulist(ctx: Context, uow: "UnitOfWork", id_: int, van_id: int, naar_id: int | None) -> LogEntry:
    overleg = uow.get(Overleg, id_)
    overleg.put_in_charge(overleg.voorzitter_id, naar_id, ctx.now())
    invite(ctx, uow, overleg, () if naar_id is None else (naar_id,))
    return LogEntry("notulist_overgedragen", _objects((("overleg", id_),), van_id, naar_id))


_GIVE: dict[OverdrachtSoort, "Callable[[Context, UnitOfWork, int, int, int | None], LogEntry]"] = {
    OverdrachtSoort.ACTIE: _give_actie,
    OverdrachtSoort.REGIE: _give_regie,
    OverdrachtSoort.INBRENG: _give_inbreng,
    OverdrachtSoort.VOORZITTER: _give_voorzitter,
    OverdrachtSoort.NOTULIST: _give_notulist,
}


def _objects(things: tuple[tuple[str, int], ...], van_id: int, naar_id: int | None) -> tuple[tuple[str, int], ...]:
    receiver = () if naar_id is None else (("professional", naar_id),)
    return (*things, ("professional", van_id), *receiver)


def _off_coming_tables(ctx: Context, uow: "UnitOfWork", professional_id: int, day: date) -> list[LogEntry]:
    entries: list[LogEntry] = []
    for row in uow.queries.invited_after(professional_id, day):
        uow.get(Overleg, row.overleg_id).uninvite(row.deelnemer_id, ctx.now())
        entries.append(LogEntry("deelnemer_gewijzigd", (("overleg", row.overleg_id), ("deelnemer", row.deelnemer_id))))
    return entries


def _controllers(queries: "Queries") -> set[int]:
    """Professionals who see no content, so can take nothing over."""
    blind = {gebruiker_id for gebruiker_id, rol in queries.rollen() if rol is Rol.CONTROLLER}
    return {row.professional_id for row in queries.gebruikers() if row.id in blind and row.actief}


def _changed(professional_id: int) -> list[Changed]:
    return [Changed("professional", professional_id), Changed("casus", 0), Changed("overleg", 0), Changed("actie", 0)]
