"""The plans of the oefendossier: a few in every shape, made by the domain's own rules when the year is over."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from casus.domain.actie import Actie, Eigenaar
from casus.domain.casus import Casus
from casus.domain.levensdomein import Levensdomein
from casus.domain.plan import CtiFase, Plan, PlanVorm
from casus.domain.plan_doel import DoelInhoud, DoelStand, StapInhoud, Wet
from casus.domain.values import EigenaarSoort
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.overleg import Verloop

AFTER_BEGIN = timedelta(hours=2)
"""A casus is a while old before there is a plan."""


@dataclass
class Gepland:
    """Plans, and the acties that steps of them became."""

    plannen: list[Plan] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)


class Plannen:
    """Adds them to a year that was lived."""

    def __init__(self, verloop: Verloop, today: date) -> None:
        self.wereld: Wereld = verloop.wereld
        self.today = today
        content = self.wereld.inhoud.casussen
        self.naasten = {each["naam"]: each.get("naaste", "") for each in content}
        self.casussen = {content[place]["naam"]: casus for place, casus in verloop.casussen.items()}
        self.gepland = Gepland()

    def make(self) -> Gepland:
        """All of them."""
        for spec in self.wereld.inhoud.plannen:
            self._plan(self.casussen[spec["casus"]], spec)
        return self.gepland

    def _plan(self, casus: Casus, spec: dict[str, Any]) -> None:
        wereld = self.wereld
        begun = max(
            wereld.at(self.today - timedelta(days=spec["dagen"]), time(10, 0)), casus.aangemaakt_op + AFTER_BEGIN
        )
        wereld.clock.set(begun)
        plan = Plan(
            id=wereld.new_id(),
            casus_id=casus.id,
            inwoner_id=casus.inwoners[0].id,
            vorm=PlanVorm(spec.get("vorm", "gewoon")),
            begonnen=begun.date(),
            gewijzigd_op=begun,
            fase=CtiFase(spec["fase"]) if "fase" in spec else None,
            terug_op=self._day(spec["terug"]) if "terug" in spec else None,
            door_id=casus.casusregisseur_id or casus.inbrenger_id,
        )
        for goal in spec["doel"]:
            self._goal(plan, casus, goal, spec)
        if spec.get("klaar"):
            plan.finish(wereld.later(5))
        self.gepland.plannen.append(plan)

    def _goal(self, plan: Plan, casus: Casus, goal: dict[str, Any], spec: dict[str, Any]) -> None:
        wereld = self.wereld
        inhoud = DoelInhoud(goal["doel"], Levensdomein(goal["domein"]))
        doel = plan.add_doel(wereld.new_id(), inhoud, spec.get("meer", ""), wereld.later(3))
        for step in goal.get("stap", ()):
            stap = plan.add_stap(doel.id, wereld.new_id(), self._step(casus, step, spec["casus"]), wereld.later(2))
            if "gedaan" in step:
                actie = plan.make_actie(stap.id, wereld.new_id(), wereld.later(1))
                actie.finish(True, step["gedaan"], wereld.later(30))
                self.gepland.acties.append(actie)
        if "stand" in goal:
            plan.finish_doel(doel.id, DoelStand(goal["stand"]), goal["uitkomst"], wereld.later(2))

    def _step(self, casus: Casus, step: dict[str, Any], naam: str) -> StapInhoud:
        return StapInhoud(
            wat=step["wat"],
            eigenaar=self._owner(casus, step["wie"], naam),
            uiterlijk=self._day(step["uiterlijk"]),
            merken_aan=step.get("merken", ""),
            wet=Wet(step["wet"]) if "wet" in step else None,
            waarom_anders=step.get("anders", ""),
        )

    def _owner(self, casus: Casus, wie: str, naam: str) -> Eigenaar:
        if wie == "persoon":
            return Eigenaar(EigenaarSoort.PERSOON, inwoner_id=casus.inwoners[0].id)
        if wie == "naaste":
            return Eigenaar(EigenaarSoort.NAASTE, naam=self.naasten[naam])
        if wie in self.wereld.organisaties:
            return Eigenaar(EigenaarSoort.ORGANISATIE, organisatie_id=self.wereld.organisaties[wie].id)
        return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=self.wereld.professionals[wie].id)

    def _day(self, days: int) -> date:
        return self.today + timedelta(days=days)
