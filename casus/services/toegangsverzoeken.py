"""Sight of a closed casus: members with a reason and a term, asking for it, and breaking the glass."""

from dataclasses import dataclass
from datetime import date, datetime

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus, CasusLid
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.toegangsverzoek import Noodtoegang, Toegangsverzoek, VerzoekStatus
from casus.services.casussen import to_change
from casus.services.context import Context


@dataclass(frozen=True)
class VraagToegang:
    """Ask to see the casus of this code, through this day."""

    code: str
    reden: str
    tot: date


@dataclass(frozen=True)
class BeantwoordVerzoek:
    """Let them see it, or not and why."""

    verzoek_id: int
    versie: int
    mag: bool
    antwoord: str = ""


@dataclass(frozen=True)
class BreekGlas:
    """It cannot wait: open the casus of this code now."""

    code: str
    reden: str


@dataclass(frozen=True)
class BekijkNood:
    """What was thought of an emergency afterwards."""

    noodtoegang_id: int
    versie: int
    oordeel: str


@dataclass(frozen=True)
class HaalLidWeg:
    """Somebody need not see this casus any longer."""

    casus_id: int
    versie: int
    professional_id: int


@dataclass(frozen=True)
class VerzoekRow:
    """A request for sight; ``mag_antwoorden``: the viewer may answer it, ``eigen``: the viewer asked it."""

    id: int
    versie: int
    code: str
    wie: str
    reden: str
    tot: date
    status: VerzoekStatus
    gevraagd_op: datetime
    antwoord: str
    mag_antwoorden: bool
    eigen: bool


@dataclass(frozen=True)
class NoodRow:
    """Somebody broke the glass."""

    id: int
    versie: int
    casus_id: int
    code: str
    wie: str
    reden: str
    van: datetime
    tot: datetime
    gezien_op: datetime | None
    oordeel: str


def ask_toegang(ctx: Context, cmd: VraagToegang) -> list[Changed]:
    """Ask. Whether the code exists is told to nobody: what is wrong with the request is found before the code is looked
    up, the answer is the same, and who asked sees it in no list until somebody answered (``list_verzoeken``). Only a
    request for a casus that is there is kept and reaches somebody.
    """
    ctx.actor.require(Handeling.TOEGANG_VRAGEN)
    if not cmd.reden.strip():
        raise RuleViolation("veld_leeg", field="reden")
    if cmd.tot < ctx.today():
        raise RuleViolation("datum_voorbij", field="tot")
    with ctx.unit_of_work() as uow:
        casus_id = uow.queries.casus_of_code_unseen(cmd.code.strip().upper())
        now = ctx.now()
        verzoek = Toegangsverzoek(ctx.new_id(), casus_id or 0, _me(ctx), cmd.reden, cmd.tot, now, now)
        if casus_id is None:
            uow.commit(LogEntry("toegang_gevraagd", (("gebruiker", ctx.author_id()),)))
        else:
            uow.add(verzoek)
            uow.commit(LogEntry("toegang_gevraagd", (("toegangsverzoek", verzoek.id),), casus_id))
    return [Changed("toegangsverzoek", verzoek.id)]


def answer_verzoek(ctx: Context, cmd: BeantwoordVerzoek) -> list[Changed]:
    """Yes makes a member until the day that was asked for."""
    ctx.actor.require(Handeling.TOEGANG_GEVEN)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Toegangsverzoek, cmd.verzoek_id, cmd.versie)
        verzoek.answer(mag=cmd.mag, antwoord=cmd.antwoord, door_id=_me(ctx), now=ctx.now())
        if cmd.mag:
            casus = uow.get(Casus, verzoek.casus_id)
            casus.add_lid(
                CasusLid(ctx.new_id(), verzoek.professional_id, ctx.now(), verzoek.reden, verzoek.tot), ctx.now()
            )
        outcome = verzoek.status.value
        uow.commit(
            LogEntry("toegang_beantwoord", (("toegangsverzoek", verzoek.id),), verzoek.casus_id, outcome=outcome)
        )
    return [Changed("toegangsverzoek", cmd.verzoek_id), Changed("casus", verzoek.casus_id)]


def break_glass(ctx: Context, cmd: BreekGlas) -> list[Changed]:
    """Open a closed casus for two hours; the coordinators see it in their list."""
    ctx.actor.require(Handeling.TOEGANG_VRAGEN)
    with ctx.unit_of_work() as uow:
        casus_id = uow.queries.casus_of_code_unseen(cmd.code.strip().upper())
        if casus_id is None:
            raise RuleViolation("niet_gevonden", soort="casus")
        nood = Noodtoegang(ctx.new_id(), casus_id, _me(ctx), cmd.reden, ctx.now(), ctx.now())
        uow.add(nood)
        uow.commit(LogEntry("glas_gebroken", (("noodtoegang", nood.id),), casus_id))
    return [Changed("noodtoegang", nood.id), Changed("casus", casus_id)]


def review_nood(ctx: Context, cmd: BekijkNood) -> list[Changed]:
    """Somebody else looked at it."""
    ctx.actor.require(Handeling.TOEGANG_GEVEN)
    with ctx.unit_of_work() as uow:
        nood = uow.get(Noodtoegang, cmd.noodtoegang_id, cmd.versie)
        nood.review(cmd.oordeel, _me(ctx), ctx.now())
        uow.commit(LogEntry("noodtoegang_bekeken", (("noodtoegang", nood.id),), nood.casus_id))
    return [Changed("noodtoegang", cmd.noodtoegang_id)]


def remove_lid(ctx: Context, cmd: HaalLidWeg) -> list[Changed]:
    """Take sight of a casus from a member."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie)
        casus.remove_lid(cmd.professional_id, ctx.now())
        objects = (("casus", casus.id), ("professional", cmd.professional_id))
        uow.commit(LogEntry("lid_weggehaald", objects, casus.id))
    return [Changed("casus", cmd.casus_id)]


def list_verzoeken(ctx: Context) -> tuple[VerzoekRow, ...]:
    """Requests that one may answer, and one's own that were answered; open ones first.

    One's own that waits is not among them: that it is kept would say that the code exists.
    """
    with ctx.read() as queries:
        rows = queries.toegangsverzoeken()
    may = ctx.actor.may(Handeling.TOEGANG_GEVEN)
    return tuple(
        VerzoekRow(
            row.id, row.versie, row.code, row.wie, row.reden, row.tot, VerzoekStatus(row.status), row.gevraagd_op,
            row.antwoord, may and bool(row.mag_antwoorden) and row.professional_id != ctx.actor.professional_id,
            row.professional_id == ctx.actor.professional_id,
        )
        for row in rows
    )  # fmt: skip


def list_nood(ctx: Context) -> tuple[NoodRow, ...]:
    """Every broken glass at casussen that one sees; what nobody looked at yet first."""
    with ctx.read() as queries:
        rows = queries.noodtoegangen()
    return tuple(
        NoodRow(
            row.id, row.versie, row.casus_id, row.code, row.wie, row.reden, row.van, row.tot, row.gezien_op, row.oordeel
        )
        for row in rows
    )


def _me(ctx: Context) -> int:
    if ctx.actor.professional_id is None:
        raise RuleViolation("geen_gebruiker")
    return ctx.actor.professional_id
