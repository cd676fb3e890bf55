"""Verzoek: something is needed now that no regular route pays in time, and peers decide.

Who asks never agrees, whoever they stand in for. What was agreed is agreed for one amount of one budget: another amount
or budget voids it.
What was decided does not change any more; what turns out wrong is set right in the ledger.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.aanbod import Bouwsteen
from casus.domain.bestedingsregels import Regels
from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import required_text


class VerzoekUitkomst(StrEnum):
    """Where a verzoek stands. *anders_opgelost*: without this money, and counted as a win."""

    OPEN = "open"
    JA = "ja"
    ANDERS_OPGELOST = "anders_opgelost"
    NEE = "nee"
    INGETROKKEN = "ingetrokken"


class BestedingVorm(StrEnum):
    """How it is given."""

    IN_NATURA = "in_natura"
    AAN_LEVERANCIER = "aan_leverancier"
    AAN_PERSOON = "aan_persoon"


class Raakt(StrEnum):
    """Whether it touches somebody's benefit or administration; not to know is an answer."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Route:
    """The regular way that was tried, and why it does not work now; or why there was no time to try."""

    route: str = ""
    met_wie: str = ""
    wanneer: date | None = None
    waarom_niet_nu: str = ""
    geen_tijd_want: str = ""

    def check(self, today: date) -> None:
        """At least one honest line."""
        if self.wanneer is not None and self.wanneer > today:
            raise RuleViolation("datum_in_toekomst", field="wanneer")
        if not self.geen_tijd_want.strip() and not (self.route.strip() and self.waarom_niet_nu.strip()):
            raise RuleViolation("route_ontbreekt", field="route")


@dataclass(frozen=True)
class VerzoekInhoud:
    """What somebody asks. A small need without a casus names nobody. ``terugblik_op``: when one looks back."""

    wat: str
    bedrag: int
    categorie: BestedingSoort
    levensdomein: Levensdomein
    budget_id: int
    route: Route
    casus_id: int | None = None
    inwoner_id: int | None = None
    bouwsteen: Bouwsteen | None = None
    vorm: BestedingVorm = BestedingVorm.IN_NATURA
    ontvanger: str = ""
    verwachting: str = ""
    terugblik_op: date | None = None
    raakt_uitkering: Raakt = Raakt.ONBEKEND
    raakt_bewind: Raakt = Raakt.ONBEKEND
    legitimiteit: str = ""
    betrokkenheid: str = ""
    rendement: str = ""
    agendapunt_id: int | None = None

    def check(self, today: date) -> None:
        """Refuse what nobody could decide on."""
        required_text("wat_nodig", self.wat)
        _check_bedrag(self.bedrag)
        if self.casus_id is None and self.inwoner_id is not None:
            raise RuleViolation("klein_verzoek_noemt_iemand", field="inwoner")
        if self.vorm is not BestedingVorm.IN_NATURA and not self.ontvanger.strip():
            raise RuleViolation("veld_leeg", field="ontvanger")
        if self.terugblik_op is not None and self.terugblik_op <= today:
            raise RuleViolation("datum_voorbij", field="terugblik_op")
        self.route.check(today)


@dataclass(eq=False)
class Akkoord:
    """One peer agrees with one amount, for the organisation they work for that day. Void once amount or budget changed.

    ``door_id``: who wrote it down; at the table that is who keeps the minutes, and ``overleg_id`` is that meeting.
    """

    id: int
    professional_id: int
    organisatie_id: int
    bedrag: int
    op: datetime
    door_id: int
    vervallen_op: datetime | None = None
    overleg_id: int | None = None


@dataclass(frozen=True)
class Gever:
    """Who agrees, and for which organisation. ``door_id`` and ``overleg_id``: who writes it down for them, and at which
    meeting; ``erbij``: they were in the room there when the casus was last on the table.
    """

    professional_id: int
    organisatie_id: int
    door_id: int | None = None
    overleg_id: int | None = None
    erbij: bool = False

    @property
    def writer_id(self) -> int:
        """Who writes it down: somebody else, or they themselves."""
        return self.professional_id if self.door_id is None else self.door_id


@dataclass(eq=False)
class Verzoek:
    """One verzoek and how it ended. ``boven_door``: who decided when it was above a ceiling; empty when peers did.
    ``door_id``: who typed it, for a colleague at the table or for themselves; they do not agree either.
    """

    id: int
    code: str
    aanvrager_id: int
    organisatie_id: int
    budget_id: int
    wat: str
    bedrag: int
    categorie: BestedingSoort
    levensdomein: Levensdomein
    vorm: BestedingVorm
    gevraagd_op: datetime
    gewijzigd_op: datetime
    casus_id: int | None = None
    inwoner_id: int | None = None
    bouwsteen: Bouwsteen | None = None
    ontvanger: str = ""
    route: str = ""
    met_wie: str = ""
    wanneer: date | None = None
    waarom_niet_nu: str = ""
    geen_tijd_want: str = ""
    verwachting: str = ""
    terugblik_op: date | None = None
    raakt_uitkering: Raakt = Raakt.ONBEKEND
    raakt_bewind: Raakt = Raakt.ONBEKEND
    legitimiteit: str = ""
    betrokkenheid: str = ""
    rendement: str = ""
    raming_id: int | None = None
    agendapunt_id: int | None = None
    status: VerzoekUitkomst = VerzoekUitkomst.OPEN
    besloten_op: datetime | None = None
    uitkomst: str = ""
    opgelost_door: str = ""
    boven_door: str = ""
    door_id: int | None = None
    akkoorden: list[Akkoord] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    @property
    def is_open(self) -> bool:
        """Nobody decided yet."""
        return self.status is VerzoekUitkomst.OPEN

    @property
    def vragers(self) -> frozenset[int | None]:
        """Who asked, and who typed it for them: neither agrees, nor looks at what is paid for it, whoever they stand in
        for.
        """
        return frozenset({self.aanvrager_id, self.door_id})

    @property
    def geldige_akkoorden(self) -> list[Akkoord]:
        """What was agreed for the amount of now."""
        return [each for each in self.akkoorden if each.vervallen_op is None]

    def change_bedrag(self, bedrag: int, professional_id: int | None, now: datetime) -> None:
        """Another amount, by somebody who does not agree to it: what was agreed was agreed for the old one."""
        self._require_open()
        if professional_id is None or professional_id not in self.vragers:
            raise RuleViolation("bedrag_van_ander")
        _check_bedrag(bedrag)
        if bedrag != self.bedrag:
            self.bedrag = bedrag
            self._void_akkoorden(now)

    def set_budget(self, budget_id: int, now: datetime) -> None:
        """From another budget: what was agreed was agreed for the money of the old one."""
        self._require_open()
        if budget_id != self.budget_id:
            self.budget_id = budget_id
            self._void_akkoorden(now)

    def agree(self, gever: Gever, bedrag: int, regels: Regels, *, new_id: int, now: datetime) -> bool:
        """A peer agrees with the amount they saw; true when they are enough with that, and it may become a yes.

        Once fewer are enough, who agreed before may say so again: their word stands, and is not written down twice.
        """
        self._require_open()
        self.refuse_involved(gever.professional_id)
        self._check_writer(gever)
        if bedrag != self.bedrag:
            raise RuleViolation("bedrag_intussen_anders", field="bedrag")
        given = self.geldige_akkoorden
        if gever.professional_id in {each.professional_id for each in given}:
            if self._is_enough(regels):
                return True
            raise RuleViolation("akkoord_al_gegeven")
        self.akkoorden.append(
            Akkoord(
                new_id,
                gever.professional_id,
                gever.organisatie_id,
                bedrag,
                now,
                door_id=gever.writer_id,
                overleg_id=gever.overleg_id,
            )
        )
        self.gewijzigd_op = now
        return self._is_enough(regels)

    def accept(self, regels: Regels, now: datetime) -> None:
        """Enough peers agreed: a yes. The caller wrote down who they are and checked the ceilings, and books what a yes
        reserves in the same transaction.
        """
        self._require_open()
        if not self._is_enough(regels):
            raise RuleViolation("ja_zonder_akkoorden")
        self._decide(VerzoekUitkomst.JA, now)

    def _is_enough(self, regels: Regels) -> bool:
        return regels.suffices((each.professional_id, each.organisatie_id) for each in self.geldige_akkoorden)

    def refuse_involved(self, professional_id: int | None) -> None:
        """Who asked, or typed it, has no part in the yes."""
        if professional_id in self.vragers:
            raise RuleViolation("akkoord_van_aanvrager")

    def _check_writer(self, gever: Gever) -> None:
        """Somebody else's word is written down at the table only, where they hear it: of a casus by being there when it
        was discussed, also once the next point is on. Never by who asks the money.
        """
        if gever.writer_id == gever.professional_id:
            return
        if gever.writer_id == self.aanvrager_id:
            raise RuleViolation("akkoord_door_aanvrager")
        if gever.overleg_id is None:
            raise RuleViolation("akkoord_buiten_overleg")
        if self.casus_id is not None and not gever.erbij:
            raise RuleViolation("akkoord_niet_erbij")

    def agree_above(self, wie: str, now: datetime) -> None:
        """Who decides above the ceiling said yes; written down by who keeps the budgets."""
        self._require_open()
        self.boven_door = required_text("boven_door", wie)
        self._decide(VerzoekUitkomst.JA, now)

    def solve_otherwise(self, door: str, hoe: str, now: datetime) -> None:
        """It was solved without this money: by whom, and how."""
        self._require_open()
        self.opgelost_door = required_text("opgelost_door", door)
        self.uitkomst = " ".join(hoe.split())
        self._decide(VerzoekUitkomst.ANDERS_OPGELOST, now)

    def refuse(self, waarom: str, now: datetime) -> None:
        """No, and why."""
        self._require_open()
        self.uitkomst = required_text("waarom_nee", waarom)
        self._decide(VerzoekUitkomst.NEE, now)

    def withdraw(self, professional_id: int | None, now: datetime) -> None:
        """Who asked takes it back."""
        self._require_open()
        if professional_id != self.aanvrager_id:
            raise RuleViolation("alleen_aanvrager")
        self._decide(VerzoekUitkomst.INGETROKKEN, now)

    def hang_on(self, raming_id: int | None, now: datetime) -> None:
        """It belongs to the approach of this raming, or to none; also once it is decided."""
        self.raming_id, self.gewijzigd_op = raming_id, now

    def require_ja(self) -> None:
        """Money moves for a yes only."""
        if self.status is not VerzoekUitkomst.JA:
            raise RuleViolation("verzoek_zonder_ja")

    def _decide(self, status: VerzoekUitkomst, now: datetime) -> None:
        self.status, self.besloten_op, self.gewijzigd_op = status, now, now

    def _void_akkoorden(self, now: datetime) -> None:
        self.gewijzigd_op = now
        for akkoord in self.geldige_akkoorden:
            akkoord.vervallen_op = now

    def _require_open(self) -> None:
        if not self.is_open:
            raise RuleViolation("verzoek_is_besloten")


def _check_bedrag(bedrag: int) -> None:
    if bedrag <= 0:
        raise RuleViolation("bedrag_niet_boven_nul", field="bedrag")
    if bedrag > GROOTSTE:
        raise RuleViolation("bedrag_te_groot", field="bedrag")


def verzoek_of(id_: int, code: str, inhoud: VerzoekInhoud, aanvrager: Gever, *, now: datetime, today: date) -> Verzoek:
    """A new verzoek."""
    inhoud.check(today)
    said = {name: value for name, value in vars(inhoud).items() if name != "route"} | vars(inhoud.route)
    texts = {name: " ".join(text.split()) for name, text in said.items() if type(text) is str}
    return Verzoek(
        id=id_,
        code=code,
        aanvrager_id=aanvrager.professional_id,
        organisatie_id=aanvrager.organisatie_id,
        gevraagd_op=now,
        gewijzigd_op=now,
        **(said | texts),
    )
