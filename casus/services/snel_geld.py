"""Snel geld: ask, let peers agree, or solve it another way. A yes reserves in the same transaction, or it is no yes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import Boeking, BoekingSoort, Budget
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.terugblik import Terugblik, days_to_look_back
from casus.domain.values import draw_code
from casus.domain.verzoek import Gever, Verzoek, VerzoekInhoud, verzoek_of
from casus.services.bestedingsregels import regels_bij, regels_op
from casus.services.budgetten import book, follow_verzoek
from casus.services.context import Context
from casus.services.geldtafel import is_there, table_now
from casus.services.ruimte import ruimte_of

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class VraagVerzoek:
    """Ask. ``voor_id``: the colleague at the running table who asks, when somebody else types it."""

    inhoud: VerzoekInhoud
    voor_id: int | None = None


@dataclass(frozen=True)
class WijzigBedrag:
    """Another amount; what was agreed is void."""

    verzoek_id: int
    versie: int
    bedrag: int


@dataclass(frozen=True)
class ZetBudget:
    """From another budget of this year; what was agreed is void."""

    verzoek_id: int
    versie: int
    budget_id: int


@dataclass(frozen=True)
class GeefAkkoord:
    """Agree with this amount. ``professional_id``: the colleague at the running table who agrees, when the notulist
    writes it down. ``budget_id``: the budget that was shown with it.
    """

    verzoek_id: int
    bedrag: int
    professional_id: int | None = None
    budget_id: int | None = None


@dataclass(frozen=True)
class LegStemmenVast:
    """Who in the room of the running meeting agrees with this amount, as I write it down."""

    verzoek_id: int
    bedrag: int
    professionals: tuple[int, ...]
    budget_id: int | None = None


@dataclass(frozen=True)
class JaVanBoven:
    """Above a ceiling: who decides there said yes."""

    verzoek_id: int
    versie: int
    wie: str


@dataclass(frozen=True)
class LosAndersOp:
    """Solved without this money: by whom, and how."""

    verzoek_id: int
    versie: int
    door: str
    hoe: str = ""


@dataclass(frozen=True)
class ZegNee:
    """No, and why."""

    verzoek_id: int
    versie: int
    waarom: str


@dataclass(frozen=True)
class TrekIn:
    """Who asked takes it back."""

    verzoek_id: int
    versie: int


def ask_verzoek(ctx: Context, cmd: VraagVerzoek) -> list[Changed]:
    """Ask for small money, for a casus that one sees or for a small need that names nobody."""
    ctx.actor.require(Handeling.GELD_VRAGEN)
    said = cmd.inhoud
    with ctx.unit_of_work() as uow:
        _require_budget(ctx, uow, said.budget_id)
        if said.casus_id is not None and not uow.queries.may_see_casus(said.casus_id):
            raise RuleViolation("niet_gevonden", soort="casus")
        people = {row.id for row in uow.queries.inwoners(said.casus_id)} if said.casus_id is not None else set()
        if said.inwoner_id is not None and said.casus_id is not None and said.inwoner_id not in people:
            raise RuleViolation("niet_gevonden", soort="inwoner")
        asker = _gever(ctx, uow, cmd.voor_id)
        code = _free_code(ctx, uow)
        verzoek = verzoek_of(ctx.new_id(), code, said, asker, now=ctx.now(), today=ctx.today())
        verzoek.door_id = ctx.actor.professional_id
        uow.add(verzoek)
        uow.flush()
        if not uow.queries.may_see_verzoek(verzoek.id):
            raise RuleViolation("verzoek_over_dicht_onderwerp", field="levensdomein")
        uow.commit(LogEntry("verzoek_gevraagd", _objects(verzoek), verzoek.casus_id))
    return _changed(verzoek)


def change_bedrag(ctx: Context, cmd: WijzigBedrag) -> list[Changed]:
    """Another amount, by who asked or typed it: everybody else says again whether they agree."""

    def act(verzoek: Verzoek) -> LogEntry:
        verzoek.change_bedrag(cmd.bedrag, ctx.actor.professional_id, ctx.now())
        return LogEntry("verzoek_bedrag_gewijzigd", _objects(verzoek), verzoek.casus_id)

    return _write(ctx, cmd.verzoek_id, cmd.versie, Handeling.GELD_VRAGEN, act)


def set_budget(ctx: Context, cmd: ZetBudget) -> list[Changed]:
    """Another budget of this year, of any wijk as with asking: everybody says again whether they agree."""
    ctx.actor.require(Handeling.GELD_VRAGEN)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Verzoek, cmd.verzoek_id, cmd.versie)
        was = Changed("budget", verzoek.budget_id)
        _require_budget(ctx, uow, cmd.budget_id)
        verzoek.set_budget(cmd.budget_id, ctx.now())
        uow.commit(LogEntry("verzoek_budget_gewijzigd", _objects(verzoek), verzoek.casus_id))
    return [*_changed(verzoek), was]


def give_akkoord(ctx: Context, cmd: GeefAkkoord) -> list[Changed]:
    """Agree. With enough people of enough organisations it is a yes at once, when budget and ceilings bear it; what
    they do not bear is refused before anything is written.
    """
    return _agree(ctx, cmd, (cmd.professional_id,))


def record_stemmen(ctx: Context, cmd: LegStemmenVast) -> list[Changed]:
    """Who in the room agrees, written down by who keeps the minutes: all of them or, when one is refused, nobody."""
    if not cmd.professionals:
        raise RuleViolation("niemand_gekozen", field="wie")
    return _agree(ctx, cmd, cmd.professionals)


def _agree(ctx: Context, cmd: GeefAkkoord | LegStemmenVast, who: Sequence[int | None]) -> list[Changed]:
    """What is said after it became a yes is not needed any more."""
    ctx.actor.require(Handeling.GELD_BESLISSEN)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Verzoek, cmd.verzoek_id)
        if cmd.budget_id not in (None, verzoek.budget_id):
            raise RuleViolation("budget_intussen_anders")
        regels = regels_op(uow.queries, ctx.today())
        entries = []
        for professional_id in who:
            gever = _gever(ctx, uow, professional_id, verzoek)
            said = len(verzoek.akkoorden)
            enough = verzoek.agree(gever, cmd.bedrag, regels, new_id=ctx.new_id(), now=ctx.now())
            if len(verzoek.akkoorden) > said:
                entries.append(LogEntry("akkoord_gegeven", _objects(verzoek), verzoek.casus_id))
            if enough:
                break
        _require_budget(ctx, uow, verzoek.budget_id)
        ruimte_of(uow.queries, ctx.today(), verzoek.budget_id, verzoek.casus_id).check(verzoek.bedrag)
        if enough:
            uow.flush()  # who agreed is written before it is a yes: after it the database takes no more of them
            verzoek.accept(regels, ctx.now())
            entries.append(_reserve(ctx, uow, verzoek))
        uow.commit(*entries)
    return _changed(verzoek)


def agree_above(ctx: Context, cmd: JaVanBoven) -> list[Changed]:
    """Write down the yes of who decides above a ceiling. Not by who asked; within the ceilings peers decide, and a
    ceiling that came after what was asked is no way past them.
    """
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Verzoek, cmd.verzoek_id, cmd.versie)
        verzoek.refuse_involved(ctx.actor.professional_id)
        ruimte = ruimte_of(uow.queries, ctx.today(), verzoek.budget_id, verzoek.casus_id)
        then = regels_bij(uow.queries.bestedingsregels(), verzoek.gevraagd_op, verzoek.casus_id)
        ruimte.check_above(verzoek.bedrag, then)
        verzoek.agree_above(cmd.wie, ctx.now())
        uow.commit(_reserve(ctx, uow, verzoek))
    return _changed(verzoek)


def solve_otherwise(ctx: Context, cmd: LosAndersOp) -> list[Changed]:
    """It went without this money: that is a win, and one looks back at it as well."""
    ctx.actor.require(Handeling.GELD_BESLISSEN)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Verzoek, cmd.verzoek_id, cmd.versie)
        verzoek.solve_otherwise(cmd.door, cmd.hoe, ctx.now())
        _plan_terugblik(ctx, uow, verzoek)
        follow_verzoek(ctx, uow, verzoek.id)
        uow.commit(LogEntry("verzoek_anders", _objects(verzoek), verzoek.casus_id))
    return _changed(verzoek)


def refuse_verzoek(ctx: Context, cmd: ZegNee) -> list[Changed]:
    """No, with the reason."""

    def act(verzoek: Verzoek) -> LogEntry:
        verzoek.refuse(cmd.waarom, ctx.now())
        return LogEntry("verzoek_nee", _objects(verzoek), verzoek.casus_id)

    return _write(ctx, cmd.verzoek_id, cmd.versie, Handeling.GELD_BESLISSEN, act)


def withdraw_verzoek(ctx: Context, cmd: TrekIn) -> list[Changed]:
    """Who asked takes it back."""

    def act(verzoek: Verzoek) -> LogEntry:
        verzoek.withdraw(ctx.actor.professional_id, ctx.now())
        return LogEntry("verzoek_ingetrokken", _objects(verzoek), verzoek.casus_id)

    return _write(ctx, cmd.verzoek_id, cmd.versie, Handeling.GELD_VRAGEN, act)


def _write(
    ctx: Context, verzoek_id: int, versie: int, handeling: Handeling, act: Callable[[Verzoek], LogEntry]
) -> list[Changed]:
    ctx.actor.require(handeling)
    with ctx.unit_of_work() as uow:
        verzoek = uow.get(Verzoek, verzoek_id, versie)
        entry = act(verzoek)
        follow_verzoek(ctx, uow, verzoek.id)
        uow.commit(entry)
    return _changed(verzoek)


def _reserve(ctx: Context, uow: "UnitOfWork", verzoek: Verzoek) -> LogEntry:
    """What a yes takes from the budget. Writers wait for each other from their first statement on both engines, so
    nobody else promises the same euros in between.
    """
    budget = _require_budget(ctx, uow, verzoek.budget_id)
    boeking = Boeking(
        id=ctx.new_id(),
        budget_id=budget.id,
        soort=BoekingSoort.RESERVERING,
        bedrag=verzoek.bedrag,
        op=ctx.now(),
        boekdag=ctx.today(),
        verzoek_id=verzoek.id,
    )
    book(ctx, uow, boeking)
    _plan_terugblik(ctx, uow, verzoek)
    return LogEntry("verzoek_ja", _objects(verzoek), verzoek.casus_id)


def _plan_terugblik(ctx: Context, uow: "UnitOfWork", verzoek: Verzoek) -> None:
    maanden = regels_op(uow.queries, ctx.today()).maanden
    for day in days_to_look_back(verzoek.terugblik_op, maanden, ctx.today()):
        uow.add(Terugblik(ctx.new_id(), verzoek.id, day, ctx.now()))


def _require_budget(ctx: Context, uow: "UnitOfWork", budget_id: int) -> Budget:
    budget = uow.get(Budget, budget_id)
    budget.require_running(ctx.today())
    return budget


def _gever(ctx: Context, uow: "UnitOfWork", professional_id: int | None, verzoek: Verzoek | None = None) -> Gever:
    """Who asks or agrees, and for which organisation: who works here, or somebody in the room whose word is written
    down by who writes the minutes. Who agrees may be told what it is about, and heard it.
    """
    me = ctx.actor.professional_id
    if professional_id in (None, me):
        if me is None or ctx.actor.organisatie_id is None:
            raise RuleViolation("akkoord_zonder_organisatie")
        return Gever(me, ctx.actor.organisatie_id)
    assert professional_id is not None
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    stoel = next((each for each in table_now(uow.queries) if each.professional_id == professional_id), None)
    if stoel is None:
        raise RuleViolation("niet_aan_tafel")
    if verzoek is not None and not uow.queries.is_told_verzoek(verzoek.id, professional_id):
        raise RuleViolation("akkoord_zonder_zicht")
    erbij = verzoek is not None and is_there(uow.queries, stoel, verzoek.casus_id)
    return Gever(professional_id, stoel.organisatie_id, me, stoel.overleg_id, erbij)


def _free_code(ctx: Context, uow: "UnitOfWork") -> str:
    code = draw_code(ctx.random)
    tries = 0
    while uow.queries.verzoek_code_taken(code):
        tries += 1
        code = draw_code(ctx.random, 3 + tries // 50)
    return code


def _objects(verzoek: Verzoek) -> tuple[tuple[str, int], ...]:
    return (("verzoek", verzoek.id),)


def _changed(verzoek: Verzoek) -> list[Changed]:
    of_casus = [] if verzoek.casus_id is None else [Changed("casus", verzoek.casus_id)]
    return [Changed("verzoek", verzoek.id), Changed("budget", verzoek.budget_id), *of_casus]
