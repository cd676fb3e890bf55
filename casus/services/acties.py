"""Acties: whose, by when, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from casus.domain.actie import Actie, Eigenaar
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.overleg import FROZEN, Correctie, Overleg
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import ActieStatus, EigenaarSoort, fold
from casus.services.agenda import casus_for_agenda
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

FINISHED_SHOWN = 2_000
"""Looking back further than this is done at the casus itself."""


class ActieLijst(StrEnum):
    """Which acties: my open ones, all open ones that I see, or what is finished."""

    MIJN = "mijn"
    TEAM = "team"
    AFGEROND = "afgerond"


@dataclass(frozen=True)
class ActieRow:
    """An actie in a list; ``termijn`` is the day that counts now, ``uiterlijk`` what the table agreed."""

    id: int
    wat: str
    casus_id: int | None
    casus_code: str | None
    casus_naam: str | None
    agendapunt_id: int | None
    eigenaar_soort: EigenaarSoort
    professional_id: int | None
    organisatie_id: int | None
    inwoner_id: int | None
    professional: str | None
    organisatie: str | None
    inwoner: str | None
    eigenaar_naam: str
    uiterlijk: date | None
    termijn: date | None
    status: ActieStatus
    terugkoppeling: str
    gemaakt_op: datetime
    afgerond_op: datetime | None
    versie: int
    telefoon: str | None
    """Of the professional who does it: colleagues call each other."""

    @property
    def eigenaar(self) -> str:
        """Who does it, in words. The person is never named here: names follow F9, so the screen fills that in."""
        return self.professional or self.organisatie or self.eigenaar_naam or ""

    @property
    def is_open(self) -> bool:
        """Still to be done."""
        return self.status in (ActieStatus.OPEN, ActieStatus.LATER)

    def days_late(self, today: date) -> int:
        """Days past the day that counts; 0 when it is not late or done."""
        return max(0, (today - self.termijn).days) if self.termijn and self.is_open else 0


@dataclass(frozen=True)
class ActieGroep:
    """The open acties of one organisation, most urgent first; without an id those of people who work for none."""

    organisatie_id: int | None
    naam: str
    ids: tuple[int, ...]


@dataclass(frozen=True)
class ActieTelling:
    """My open acties in numbers."""

    open: int
    te_laat: int
    vandaag: int


@dataclass(frozen=True)
class CasusKeuze:
    """A casus that an actie can belong to."""

    id: int
    code: str
    naam: str
    vraag: str


@dataclass(frozen=True)
class FinishActie:
    """Done, or not done with the reason."""

    actie_id: int
    versie: int
    done: bool
    terugkoppeling: str = ""


@dataclass(frozen=True)
class PostponeActie:
    """Not yet: a later day."""

    actie_id: int
    versie: int
    until: date
    terugkoppeling: str = ""


@dataclass(frozen=True)
class ReopenActie:
    """Undo a finish."""

    actie_id: int
    versie: int


@dataclass(frozen=True)
class ReportActie:
    """How it is going, while it stays open."""

    actie_id: int
    versie: int
    terugkoppeling: str


@dataclass(frozen=True)
class AddActie:
    """An actie that is agreed outside a meeting, about a casus or about none."""

    wat: str
    eigenaar: Eigenaar
    uiterlijk: date | None = None
    casus_id: int | None = None


@dataclass(frozen=True)
class ChangeActie:
    """Other words, another owner, another day; the agreed day stays visible."""

    actie_id: int
    versie: int
    wat: str
    eigenaar: Eigenaar
    termijn: date | None


def finish_actie(ctx: Context, cmd: FinishActie) -> list[Changed]:
    """Say what became of it."""
    with ctx.unit_of_work() as uow:
        actie = uow.get(Actie, cmd.actie_id, cmd.versie)
        actie.finish(cmd.done, cmd.terugkoppeling, ctx.now())
        uow.commit(LogEntry("actie_afgerond", (("actie", actie.id),), actie.casus_id, outcome=actie.status.value))
    return [Changed("actie", cmd.actie_id)]


def postpone_actie(ctx: Context, cmd: PostponeActie) -> list[Changed]:
    """Give it a later day; it comes back at the table."""
    if cmd.until < ctx.today():
        raise RuleViolation("datum_voorbij", field="uitgesteld_tot")
    with ctx.unit_of_work() as uow:
        actie = uow.get(Actie, cmd.actie_id, cmd.versie)
        actie.postpone(cmd.until, cmd.terugkoppeling, ctx.now())
        uow.commit(LogEntry("actie_uitgesteld", (("actie", actie.id),), actie.casus_id))
    return [Changed("actie", cmd.actie_id)]


def reopen_actie(ctx: Context, cmd: ReopenActie) -> list[Changed]:
    """Set it open again."""
    with ctx.unit_of_work() as uow:
        actie = uow.get(Actie, cmd.actie_id, cmd.versie)
        actie.reopen(ctx.now())
        uow.commit(LogEntry("actie_heropend", (("actie", actie.id),), actie.casus_id))
    return [Changed("actie", cmd.actie_id)]


def report_actie(ctx: Context, cmd: ReportActie) -> list[Changed]:
    """Say how it is going."""
    with ctx.unit_of_work() as uow:
        actie = uow.get(Actie, cmd.actie_id, cmd.versie)
        actie.report(cmd.terugkoppeling, ctx.now())
        uow.commit(LogEntry("actie_teruggekoppeld", (("actie", actie.id),), actie.casus_id))
    return [Changed("actie", cmd.actie_id)]


def add_actie(ctx: Context, cmd: AddActie) -> list[Changed]:
    """Agree on something outside a meeting; it comes back at the table like any other."""
    ctx.actor.require(Handeling.ACTIE_AFSPREKEN)
    _require_ahead(ctx, cmd.uiterlijk)
    with ctx.unit_of_work() as uow:
        if cmd.casus_id is not None:
            casus_for_agenda(uow, cmd.casus_id)
        _require_owner(uow, cmd.eigenaar, cmd.casus_id)
        actie = Actie(
            id=ctx.new_id(),
            wat=cmd.wat,
            eigenaar_soort=cmd.eigenaar.soort,
            gemaakt_op=ctx.now(),
            gewijzigd_op=ctx.now(),
            uiterlijk=cmd.uiterlijk,
            casus_id=cmd.casus_id,
            professional_id=cmd.eigenaar.professional_id,
            organisatie_id=cmd.eigenaar.organisatie_id,
            inwoner_id=cmd.eigenaar.inwoner_id,
            eigenaar_naam=cmd.eigenaar.naam.strip(),
        )
        uow.add(actie)
        uow.commit(LogEntry("actie_toegevoegd", (("actie", actie.id),), cmd.casus_id))
    return [Changed("actie", actie.id)]


def change_actie(ctx: Context, cmd: ChangeActie) -> list[Changed]:
    """Change what, who or when. What closed minutes say about it is set right beside them, never overwritten.

    Who only owns it, without sight of the casus, says what became of it and when; not what was agreed.
    """
    ctx.actor.require(Handeling.ACTIE_AFSPREKEN)
    with ctx.unit_of_work() as uow:
        actie = uow.get(Actie, cmd.actie_id, cmd.versie)
        if actie.casus_id is not None and not uow.queries.may_see_casus(actie.casus_id):
            raise RuleViolation("geen_bevoegdheid", handeling="actie_wijzigen")
        before = _agreed(uow, actie.id)
        if (cmd.wat.strip(), cmd.eigenaar) != (actie.wat, actie.eigenaar):
            _require_owner(uow, cmd.eigenaar, actie.casus_id)
            actie.rewrite(cmd.wat, cmd.eigenaar, ctx.now())
        if cmd.termijn != actie.termijn:
            _require_ahead(ctx, cmd.termijn)
            actie.move(cmd.termijn, ctx.now())
        uow.flush()
        corrected = _correct_minutes(ctx, uow, actie, before)
        uow.commit(LogEntry("actie_gewijzigd", (("actie", actie.id),), actie.casus_id), *corrected)
    return [Changed("actie", cmd.actie_id), *(Changed("overleg", id_) for id_ in _overleggen(corrected))]


def my_acties(ctx: Context, limit: int | None = None) -> list[ActieRow]:
    """My open acties and those of who I stand in for, most urgent first; also of a casus that I may not see (then with
    its code alone).
    """
    with ctx.read() as queries:
        return [ActieRow(*row) for row in queries.acties(mine=True, only_open=True, limit=limit)]


def list_acties(ctx: Context, *, only_open: bool = True, limit: int | None = None) -> list[ActieRow]:
    """Acties of all casussen that I see and my own open ones, most urgent first."""
    with ctx.read() as queries:
        return [ActieRow(*row) for row in queries.acties(only_open=only_open, limit=limit)]


def list_actie_ids(ctx: Context, lijst: ActieLijst) -> list[int]:
    """The ids of a list in its order: late first, then by day, then without a day; finished ones latest first."""
    with ctx.read() as queries:
        if lijst is ActieLijst.AFGEROND:
            return queries.finished_acties(FINISHED_SHOWN)
        return [row.id for row in queries.actie_owners(mine=lijst is ActieLijst.MIJN)]


def list_actie_rows(ctx: Context, ids: Sequence[int]) -> list[ActieRow]:
    """The rows of these acties in the order asked for; what is no longer there for me is missing."""
    with ctx.read() as queries:
        found = {row.id: row for row in queries.actie_rows(ids)}
        return [ActieRow(*found[id_]) for id_ in ids if id_ in found]


def group_acties(ctx: Context, *, only_open: bool = True) -> list[ActieGroep]:
    """Acties by the organisation of their owner: the job of today, by name; who has none comes last."""
    with ctx.read() as queries:
        owners = queries.actie_owners(only_open=only_open)
        works_for = {row.id: row.organisatie_id for row in queries.professionals(ctx.today())}
        names = {row.id: row.naam for row in queries.organisaties()}
    found: dict[int | None, list[int]] = {organisatie_id: [] for organisatie_id in (*names, None)}
    for id_, professional_id, organisatie_id in owners:
        found[organisatie_id or works_for.get(professional_id)].append(id_)
    return [ActieGroep(key, names[key] if key else "", tuple(ids)) for key, ids in found.items() if ids]


def count_my_acties(ctx: Context) -> ActieTelling:
    """How many of mine are open, late, and due today."""
    with ctx.read() as queries:
        return ActieTelling(*queries.my_acties_due(ctx.today()))


def late_elsewhere(ctx: Context, limit: int) -> list[ActieRow]:
    """Acties of others that are past their day, the longest waiting first."""
    with ctx.read() as queries:
        return [ActieRow(*row) for row in queries.late_of_others(ctx.today(), limit)]


def list_kandidaten(ctx: Context, casus_id: int | None = None) -> tuple[Kandidaat, ...]:
    """Who an actie can be for: everybody who works here, organisations, and the people of the casus when given."""
    with ctx.read() as queries:
        people = [Kandidaat(EigenaarSoort.PROFESSIONAL, p.id, p.naam) for p in queries.professionals(ctx.today())]
        partners = [Kandidaat(EigenaarSoort.ORGANISATIE, o.id, o.naam) for o in queries.organisaties()]
        inwoners = [] if casus_id is None else queries.inwoners(casus_id)
    return (*people, *partners, *(Kandidaat(EigenaarSoort.PERSOON, i.id, i.naam) for i in inwoners))


def find_casussen(ctx: Context, text: str, limit: int = 30) -> list[CasusKeuze]:
    """Running casussen that I see, by the beginning of the code or a part of the name."""
    with ctx.read() as queries:
        return [CasusKeuze(*row) for row in queries.casussen_like(fold(text), limit)]


def _require_ahead(ctx: Context, day: date | None) -> None:
    if day is not None and day < ctx.today():
        raise RuleViolation("datum_voorbij", field="uiterlijk")


def _require_owner(uow: "UnitOfWork", eigenaar: Eigenaar, casus_id: int | None) -> None:
    """A person owns an actie of their own casus; a naaste is a naaste of somebody."""
    if casus_id is None and eigenaar.soort in (EigenaarSoort.PERSOON, EigenaarSoort.NAASTE):
        raise RuleViolation("eigenaar_zonder_casus", field="eigenaar")
    if eigenaar.inwoner_id is not None:
        known = {inwoner.id for inwoner in uow.queries.inwoners(casus_id or 0)}
        if eigenaar.inwoner_id not in known:
            raise RuleViolation("eigenaar_ontbreekt", field="eigenaar")


def _agreed(uow: "UnitOfWork", actie_id: int) -> tuple[str, str]:
    """(what, who) as minutes may say it: the person and a naaste are never named."""
    row = uow.queries.actie(actie_id)
    if row is None:
        raise RuleViolation("niet_gevonden", soort="actie")
    near = {EigenaarSoort.PERSOON: "de persoon zelf", EigenaarSoort.NAASTE: "een naaste"}
    return row.wat, near.get(row.eigenaar_soort) or row.professional or row.organisatie or ""


def _correct_minutes(ctx: Context, uow: "UnitOfWork", actie: Actie, before: tuple[str, str]) -> list[LogEntry]:
    """What closed minutes said stays readable: who agreed to what, and what it became."""
    after = _agreed(uow, actie.id)
    if actie.agendapunt_id is None or after == before:
        return []
    overleg = uow.get(Overleg, uow.queries.overleg_of_punt(actie.agendapunt_id))
    if overleg.status not in FROZEN:
        return []
    moved = before[1] != after[1]
    correctie = Correctie(
        id=ctx.new_id(),
        onderwerp="actie",
        onderwerp_id=actie.id,
        oud=f"{before[1]}: {before[0]}" if moved else before[0],
        nieuw=f"{after[1]}: {after[0]}" if moved else after[0],
        reden="De actie is gewijzigd.",
        gebruiker_id=ctx.author_id(),
        gemaakt_op=ctx.now(),
        agendapunt_id=actie.agendapunt_id,
    )
    overleg.correct(correctie, ctx.now())
    objects = (("overleg", overleg.id), ("correctie", correctie.id))
    return [LogEntry("correctie_vastgelegd", objects, actie.casus_id)]


def _overleggen(entries: list[LogEntry]) -> list[int]:
    return [id_ for entry in entries for kind, id_ in entry.objects if kind == "overleg"]
