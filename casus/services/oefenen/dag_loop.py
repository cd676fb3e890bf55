"""Walk *dinsdagmiddag* through the services, as the chair: what ``casus oefen --zonder-scherm`` does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import singledispatchmethod
from typing import TypeVar
from zoneinfo import ZoneInfo

from casus.domain.errors import RuleViolation
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import AgendaReden, EigenaarSoort
from casus.services.acties import FinishActie, finish_actie, my_acties
from casus.services.casussen import CreateCasus, InwonerFields
from casus.services.context import Context
from casus.services.mensen import list_professionals
from casus.services.oefenen import dag
from casus.services.overleg_page import OverlegPage, PuntRow, show_overleg, show_punt
from casus.services.overleggen import (
    AddPunt,
    ChangeDeelnemer,
    ChangeStatus,
    InviteDeelnemers,
    add_punt,
    change_deelnemer,
    change_status,
    invite_deelnemers,
    list_overleggen,
    list_voorraad,
    next_overleg,
    plan_overleg,
    propose_overleg,
)
from casus.services.tafel import (
    AddInloop,
    AtPunt,
    SetTerugOp,
    Step,
    add_inloop,
    record_invoer,
    set_terug_op,
    start_punt,
    step,
    understand,
)

SetTime = Callable[[datetime], None]
MakeVerslag = Callable[[Context, int], object]
T = TypeVar("T")


@dataclass(frozen=True)
class KomtTerug:
    """A casus on the agenda of next week, with why."""

    code: str
    naam: str
    reden: AgendaReden


@dataclass(frozen=True)
class Dagwerk:
    """What the day gave: the meeting, what ``make_verslag`` returned, next week's meeting and what came back."""

    overleg_id: int
    verslag: object
    volgende_id: int
    terug: tuple[KomtTerug, ...]


def run_dag(
    ctx: Context,
    *,
    make_verslag: MakeVerslag,
    set_time: SetTime = lambda _: None,
    stappen: tuple[dag.Stap, ...] = dag.DINSDAGMIDDAG,
    progress: Callable[[dag.Stap], None] = lambda _: None,
) -> Dagwerk:
    """Do every step on the coming meeting. ``set_time`` sets the clock of ``ctx``; without it that clock runs on.

    A clock that is past the first step moves the whole day up: time never goes back, or what was just made would lie in
    the future and be hidden.
    """
    overleg = next_overleg(ctx)
    if overleg is None:
        raise RuleViolation("niet_gevonden", soort="overleg")
    walk = _Loop(ctx, overleg.id, make_verslag)
    late = max(timedelta(0), ctx.now() - _moment(overleg.datum, stappen[0].om)) if stappen else timedelta(0)
    for stap in stappen:
        set_time(_moment(overleg.datum, stap.om) + late)
        walk.do(stap)
        progress(stap)
    return Dagwerk(overleg.id, walk.verslag, walk.volgende_id, walk.came_back())


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


class _Loop:
    """One walk; every step looks up what it needs on the page, as somebody at the screen would."""

    def __init__(self, ctx: Context, overleg_id: int, make_verslag: MakeVerslag) -> None:
        self._ctx = ctx
        self._overleg_id = overleg_id
        self._make_verslag = make_verslag
        self.verslag: object = None
        self.volgende_id = 0

    def came_back(self) -> tuple[KomtTerug, ...]:
        """What stands on next week's agenda."""
        page = show_overleg(self._ctx, self.volgende_id)
        return tuple(KomtTerug(p.code or "", p.naam or "", p.reden) for p in page.casussen)

    @singledispatchmethod
    def do(self, stap: dag.Stap) -> None:
        """One step."""
        raise TypeError(f"no such step: {type(stap).__name__}")

    @do.register
    def _(self, stap: dag.ZetOpAgenda) -> None:
        waiting = {row.naam: row.id for row in list_voorraad(self._ctx, self._overleg_id, limit=100)}
        add_punt(
            self._ctx, AddPunt(self._overleg_id, self._page().versie, _found(waiting, stap.casus), reden=stap.reden)
        )

    @do.register
    def _(self, stap: dag.NodigUit) -> None:
        ids = (self._professional(stap.wie),)
        invite_deelnemers(self._ctx, InviteDeelnemers(self._overleg_id, self._page().versie, ids, gast=stap.gast))

    @do.register
    def _(self, stap: dag.MeldAf) -> None:
        page = self._page()
        change_deelnemer(self._ctx, ChangeDeelnemer(page.id, page.versie, _deelnemer(page, stap.wie), afgemeld=True))

    @do.register
    def _(self, stap: dag.Stand) -> None:
        change_status(self._ctx, ChangeStatus(self._overleg_id, self._page().versie, stap.naar))

    @do.register
    def _(self, stap: dag.RondAf) -> None:
        mine = {actie.wat: actie for actie in my_acties(self._ctx)}
        actie = _found(mine, stap.wat)
        finish_actie(self._ctx, FinishActie(actie.id, actie.versie, done=True, terugkoppeling=stap.terugkoppeling))

    @do.register
    def _(self, stap: dag.Tafel) -> None:
        punten = {punt.naam or punt.titel: punt.id for punt in self._page().punten}
        start_punt(self._ctx, AtPunt(self._overleg_id, _found(punten, stap.punt)))

    @do.register
    def _(self, stap: dag.Regel) -> None:
        page = self._page()
        punt = _running(page)
        begrepen = understand(self._ctx, stap.tekst, self._kandidaten(page, punt))
        record_invoer(self._ctx, self._overleg_id, punt.id, begrepen)

    @do.register
    def _(self, stap: dag.Loopt) -> None:
        step(self._ctx, Step(self._overleg_id, _deelnemer(self._page(), stap.wie), inside=stap.binnen))

    @do.register
    def _(self, stap: dag.Terug) -> None:
        page = self._page()
        day = page.datum + timedelta(weeks=stap.weken)
        set_terug_op(self._ctx, SetTerugOp(page.id, _running(page).id, day))

    @do.register
    def _(self, stap: dag.Inloop) -> None:
        person = InwonerFields(stap.inwoner, stap.leeftijd, stap.eigen_woorden, self._ctx.today())
        new = CreateCasus(stap.casus, (person,), stap.vraag, inbrenger_id=self._professional(stap.inbrenger))
        add_inloop(self._ctx, AddInloop(self._overleg_id, nieuw=new))

    @do.register
    def _(self, _: dag.MaakVerslag) -> None:
        self.verslag = self._make_verslag(self._ctx, self._overleg_id)

    @do.register
    def _(self, _: dag.PlanVolgende) -> None:
        before = {row.id for row in list_overleggen(self._ctx)}
        plan_overleg(self._ctx, propose_overleg(self._ctx))
        self.volgende_id = next(row.id for row in list_overleggen(self._ctx) if row.id not in before)

    def _page(self) -> OverlegPage:
        return show_overleg(self._ctx, self._overleg_id)

    def _professional(self, naam: str) -> int:
        return _found({row.naam: row.id for row in list_professionals(self._ctx)}, naam)

    def _kandidaten(self, page: OverlegPage, punt: PuntRow) -> tuple[Kandidaat, ...]:
        shown = show_punt(self._ctx, page.id, punt.id)
        if shown is not None:
            return shown.kandidaten
        return tuple(Kandidaat(EigenaarSoort.PROFESSIONAL, d.professional_id, d.naam) for d in page.deelnemers)


def _running(page: OverlegPage) -> PuntRow:
    if page.running is None:
        raise RuleViolation("geen_punt_op_tafel")
    return page.running


def _deelnemer(page: OverlegPage, naam: str) -> int:
    return _found({d.naam: d.id for d in page.deelnemers}, naam)


def _found(known: dict[str, T], naam: str) -> T:
    if naam not in known:
        raise RuleViolation("niet_gevonden", soort="oefendag")
    return known[naam]
