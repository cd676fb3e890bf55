"""A plan with one person of the neighbourhood, with a word in every part of life."""

from datetime import date

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import INHOUD
from casus.domain.plan import Plan, PlanVorm
from casus.domain.plan_doel import DoelInhoud, StapInhoud
from casus.domain.values import EigenaarSoort
from casus.services.context import Context
from tests.acceptance.kanarie.woorden import Woord

BEGONNEN, UITERLIJK = date(2026, 11, 23), date(2027, 1, 15)


def plan_with(system: Context, casus_id: int, inwoner_id: int, casus: str, who: str) -> int:
    """A goal with a step in every part; nothing of it is promised. Gives the id of the plan."""
    domein = {each.onderwerp: each for each in Levensdomein}
    plan = Plan(system.new_id(), casus_id, inwoner_id, PlanVorm.GEWOON, BEGONNEN, system.now())
    for part in INHOUD:
        woord = Woord("plan", casus, who, part.value)
        goal = DoelInhoud(f"{woord} bereiken", domein[part])
        doel = plan.add_doel(system.new_id(), goal, f"{who} wil alles", system.now())
        owner = Eigenaar(EigenaarSoort.PERSOON, inwoner_id=inwoner_id)
        step = StapInhoud(f"{woord} doen", owner, UITERLIJK, f"{woord} zien", waarom_anders=f"{woord} past niet")
        plan.add_stap(doel.id, system.new_id(), step, system.now())
    with system.unit_of_work() as uow:
        uow.add(plan)
        uow.commit(LogEntry("plan_begonnen", (("plan", plan.id),), casus_id))
    return plan.id
