"""A plan van aanpak: what the person wants to reach, in own words, who does what by when, and when one looks back.

Few goals at a time: a person with twelve goals has none. A step becomes an actie once; from then on the actie says who
does it, by when and what came of it, so that one promise does not stand in two places.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.actie import Actie
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text
from casus.domain.plan_doel import Doel, DoelInhoud, DoelStand, Stap, StapInhoud, stap_of

MEESTE_DOELEN = 3
"""Open at the same time, unless somebody insists and says why."""
MEESTE_LEVENSDOMEINEN = 3
"""In Critical Time Intervention one works on one to three areas of life at a time."""


class PlanVorm(StrEnum):
    """*cti*: Critical Time Intervention, around a big change such as coming home; *waakvlam*: little contact that goes
    on, and can be more again without beginning anew.
    """

    GEWOON = "gewoon"
    CTI = "cti"
    WAAKVLAM = "waakvlam"


class CtiFase(StrEnum):
    """The three phases of Critical Time Intervention."""

    STRUCTUREREN = "structureren"
    UITPROBEREN = "uitproberen"
    OVERDRAGEN = "overdragen"


class PlanStatus(StrEnum):
    """A plan that is done is not changed; one makes a new one beside it."""

    LOPEND = "lopend"
    AFGEROND = "afgerond"


@dataclass(eq=False)
class Plan:
    """One plan with one person. ``meer_doelen``: why more goals are open than is wise; empty while there are not."""

    id: int
    casus_id: int
    inwoner_id: int
    vorm: PlanVorm
    begonnen: date
    gewijzigd_op: datetime
    fase: CtiFase | None = None
    status: PlanStatus = PlanStatus.LOPEND
    terug_op: date | None = None
    meer_doelen: str = ""
    door_id: int | None = None
    doelen: list[Doel] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._check_shape(self.vorm, self.fase, self.terug_op)

    # -- the plan ----------------------------------------------------------------------------------------------

    def change(self, vorm: PlanVorm, fase: CtiFase | None, terug_op: date | None, now: datetime) -> None:
        """Another shape, a next phase, another day to look back. More or less contact needs no new plan."""
        self._require_running()
        self._check_shape(vorm, fase, terug_op)
        if vorm is PlanVorm.CTI:
            _check_levensdomeinen(self.open_doelen)
        self.vorm, self.fase, self.terug_op, self.gewijzigd_op = vorm, fase, terug_op, now

    def finish(self, now: datetime) -> None:
        """The plan is done: of every goal it is said what became of it."""
        self._require_running()
        if self.open_doelen:
            raise RuleViolation("plan_heeft_open_doelen")
        self.status, self.gewijzigd_op = PlanStatus.AFGEROND, now

    def _check_shape(self, vorm: PlanVorm, fase: CtiFase | None, terug_op: date | None) -> None:
        if vorm is PlanVorm.CTI and fase is None:
            raise RuleViolation("cti_zonder_fase", field="fase")
        if vorm is not PlanVorm.CTI and fase is not None:
            raise RuleViolation("fase_zonder_cti", field="fase")
        if vorm is PlanVorm.WAAKVLAM and terug_op is None:
            raise RuleViolation("waakvlam_zonder_terugkomdatum", field="terug_op")
        if terug_op is not None and terug_op <= self.begonnen:
            raise RuleViolation("plan_terug_te_vroeg", field="terug_op")

    # -- goals -------------------------------------------------------------------------------------------------

    @property
    def open_doelen(self) -> list[Doel]:
        """What one works on now."""
        return [doel for doel in self.doelen if doel.is_open]

    def doel(self, doel_id: int) -> Doel:
        """One goal of this plan."""
        for doel in self.doelen:
            if doel.id == doel_id:
                return doel
        raise RuleViolation("doel_onbekend")

    def doel_of_stap(self, stap_id: int) -> Doel:
        """The goal that a step belongs to."""
        for doel in self.doelen:
            if any(stap.id == stap_id for stap in doel.stappen):
                return doel
        raise RuleViolation("stap_onbekend")

    def choose_doel(self, doel: Doel, now: datetime) -> None:
        """A goal that the person chose in an intake; it waits for words."""
        self._require_running()
        self._check_room([*self.open_doelen, doel], "")
        self.doelen.append(doel)
        self.gewijzigd_op = now

    def add_doel(self, doel_id: int, inhoud: DoelInhoud, meer_doelen: str, now: datetime) -> Doel:
        """One goal more, last in the order. ``meer_doelen``: why, when there are many already."""
        self._require_running()
        doel = Doel(doel_id, self._next_place(), inhoud.levensdomein, required_text("doel", inhoud.doel, lines=True))
        self._check_room([*self.open_doelen, doel], meer_doelen)
        self.doelen.append(doel)
        self.gewijzigd_op = now
        return doel

    def write_doel(self, doel_id: int, inhoud: DoelInhoud, now: datetime) -> None:
        """Other words, or another part of life."""
        self._require_running()
        doel = self.doel(doel_id)
        doel.require_open()
        words = required_text("doel", inhoud.doel, lines=True)
        before, doel.levensdomein = doel.levensdomein, inhoud.levensdomein
        try:
            self._check_room(self.open_doelen, self.meer_doelen)
        except RuleViolation:
            doel.levensdomein = before
            raise
        doel.doel, self.gewijzigd_op = words, now

    def move_doel(self, doel_id: int, earlier: bool, now: datetime) -> None:
        """The person wants this goal before, or after, the open one beside it."""
        self._require_running()
        doel = self.doel(doel_id)
        doel.require_open()
        ordered = sorted(self.open_doelen, key=lambda each: each.volgorde)
        place = ordered.index(doel)
        other = place - 1 if earlier else place + 1
        if not 0 <= other < len(ordered):
            return
        one, two = ordered[place], ordered[other]
        one.volgorde, two.volgorde = two.volgorde, one.volgorde
        self.gewijzigd_op = now

    def finish_doel(self, doel_id: int, stand: DoelStand, uitkomst: str, now: datetime) -> None:
        """Reached, or let go with a word about why; or open again."""
        self._require_running()
        doel = self.doel(doel_id)
        if stand is DoelStand.OPEN:
            self._check_room([*(each for each in self.open_doelen if each is not doel), doel], self.meer_doelen)
        elif not doel.doel:
            raise RuleViolation("doel_zonder_woorden", field="doel")
        elif stand is DoelStand.LOSGELATEN:
            uitkomst = required_text("uitkomst", uitkomst, lines=True)
        doel.stand, doel.uitkomst, self.gewijzigd_op = stand, uitkomst.strip(), now
        self._forget_reason()

    def remove_doel(self, doel_id: int, now: datetime) -> None:
        """It was never meant; what was promised at the table is not removed but let go."""
        self._require_running()
        doel = self.doel(doel_id)
        if doel.has_acties:
            raise RuleViolation("doel_heeft_acties")
        self.doelen.remove(doel)
        self.gewijzigd_op = now
        self._forget_reason()

    # -- steps -------------------------------------------------------------------------------------------------

    def add_stap(self, doel_id: int, stap_id: int, inhoud: StapInhoud, now: datetime) -> Stap:
        """One step more towards this goal."""
        self._require_running()
        doel = self.doel(doel_id)
        doel.require_open()
        place = max((stap.volgorde for stap in doel.stappen), default=0) + 1
        stap = stap_of(stap_id, place, inhoud)
        doel.stappen.append(stap)
        self.gewijzigd_op = now
        return stap

    def write_stap(self, stap_id: int, inhoud: StapInhoud, now: datetime) -> None:
        """What the step says now."""
        self._require_running()
        doel = self.doel_of_stap(stap_id)
        doel.require_open()
        doel.stap(stap_id).write(inhoud)
        self.gewijzigd_op = now

    def remove_stap(self, stap_id: int, now: datetime) -> None:
        """A step that nobody promised yet."""
        self._require_running()
        doel = self.doel_of_stap(stap_id)
        stap = doel.stap(stap_id)
        if stap.actie_id is not None:
            raise RuleViolation("stap_is_actie")
        doel.stappen.remove(stap)
        self.gewijzigd_op = now

    def make_actie(self, stap_id: int, actie_id: int, now: datetime) -> Actie:
        """The step as something that is promised, once; told by the part of life of its goal."""
        self._require_running()
        doel = self.doel_of_stap(stap_id)
        doel.require_open()
        stap = doel.stap(stap_id)
        if stap.actie_id is not None:
            raise RuleViolation("stap_is_actie")
        if stap.uiterlijk is None:
            raise RuleViolation("stap_zonder_dag", field="uiterlijk")
        stap.actie_id, self.gewijzigd_op = actie_id, now
        return Actie(
            id=actie_id,
            wat=stap.wat,
            eigenaar_soort=stap.eigenaar_soort,
            gemaakt_op=now,
            gewijzigd_op=now,
            uiterlijk=stap.uiterlijk,
            casus_id=self.casus_id,
            professional_id=stap.professional_id,
            organisatie_id=stap.organisatie_id,
            inwoner_id=stap.inwoner_id,
            eigenaar_naam=stap.eigenaar_naam,
            onderwerp=doel.levensdomein.onderwerp,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _check_room(self, doelen: list[Doel], meer_doelen: str) -> None:
        """Few at a time; the reason to have more stays with the plan."""
        if self.vorm is PlanVorm.CTI:
            _check_levensdomeinen(doelen)
        if len(doelen) <= MEESTE_DOELEN:
            return
        reason = " ".join(meer_doelen.split()) or self.meer_doelen
        if not reason:
            raise RuleViolation("te_veel_doelen", field="meer_doelen", meeste=MEESTE_DOELEN)
        self.meer_doelen = reason

    def _forget_reason(self) -> None:
        if len(self.open_doelen) <= MEESTE_DOELEN:
            self.meer_doelen = ""

    def _next_place(self) -> int:
        return max((doel.volgorde for doel in self.doelen), default=0) + 1

    def _require_running(self) -> None:
        if self.status is PlanStatus.AFGEROND:
            raise RuleViolation("plan_afgerond")


def _check_levensdomeinen(doelen: list[Doel]) -> None:
    if len({doel.levensdomein for doel in doelen}) > MEESTE_LEVENSDOMEINEN:
        raise RuleViolation("cti_te_veel_levensdomeinen", field="levensdomein", meeste=MEESTE_LEVENSDOMEINEN)
