"""Acties: whose, by when, what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from casus.domain.actie import Actie
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.context import Context


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


def my_acties(ctx: Context, limit: int | None = None) -> list[ActieRow]:
    """My open acties, most urgent first; also of a casus that I may not see (then with its code alone)."""
    with ctx.read() as queries:
        return [
            ActieRow(*row) for row in queries.acties(owner=ctx.actor.professional_id or 0, only_open=True, limit=limit)
        ]


def list_acties(ctx: Context, *, only_open: bool = True, limit: int | None = None) -> list[ActieRow]:
    """Acties of all casussen that I see and my own open ones, most urgent first."""
    with ctx.read() as queries:
        return [ActieRow(*row) for row in queries.acties(only_open=only_open, limit=limit)]
