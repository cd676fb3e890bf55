"""A decision whether something is told, to whom and for how long: weighed, motivated, and afterwards only superseded.

Five outcomes of equal worth. To refuse, to ask first and to speak without a name take a motivation and nothing else; to
share takes the whole weighing. To share past a refusal takes all criteria, a second reader and a near date besides.
What must be written down follows Toezicht Sociaal Domein, *Mag ik informatie delen*: why consent was or was not given,
the weighing, whether a colleague was asked, to whom, what for, and which data.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from casus.domain.afweging import AfwegingInhoud
from casus.domain.delen import OPENT, Uitkomst
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import required_text
from casus.domain.values import OrganisatieSoort


class DeelbesluitStatus(StrEnum):
    """A draft may change; what was recorded is withdrawn or superseded, never altered."""

    CONCEPT = "concept"
    VASTGELEGD = "vastgelegd"
    INGETROKKEN = "ingetrokken"
    OPGEVOLGD = "opgevolgd"


class DeelStand(StrEnum):
    """Where a decision to share stands in the register; follows from what is known of each receiver and the day."""

    CONCEPT = "concept"
    VOORGENOMEN = "voorgenomen"
    GEDEELD = "gedeeld"
    ONTVANGEN = "ontvangen"
    INGETROKKEN = "ingetrokken"
    OPGEVOLGD = "opgevolgd"
    VERLOPEN = "verlopen"
    NIET_GEDEELD = "niet_gedeeld"


@dataclass(eq=False)
class DeelOntvanger:
    """One organisation that may be told, and when it was and said so."""

    id: int
    organisatie_id: int
    gedeeld_op: datetime | None = None
    ontvangen_op: datetime | None = None


@dataclass(eq=False)
class AfwegingAntwoord:
    """The answer to one question or criterion. ``na_te_gaan``: first this has to be checked."""

    id: int
    vraag: str
    tekst: str
    na_te_gaan: bool = False


@dataclass(eq=False)
class DeelOver:
    """One person and one part of life that the decision is about."""

    id: int
    inwoner_id: int
    onderwerp: Onderwerp


@dataclass(eq=False)
class DeelWeigering:
    """A refusal (consent) that the decision goes past, named."""

    id: int
    toestemming_id: int


@dataclass(frozen=True)
class Bron:
    """Whose information it is: kind, and whether its people work under professional secrecy."""

    soort: OrganisatieSoort
    beroepsgeheim: bool


@dataclass(frozen=True)
class Toets:
    """What recording looks at besides the decision itself."""

    inhoud: AfwegingInhoud
    bron: Bron
    weigeringen: frozenset[int]
    """Consents whose refusal covers what would be told."""
    today: date


@dataclass(eq=False)
class Deelbesluit:
    """One weighing and how it ended. ``geldig_tot`` holds through the end of that day."""

    id: int
    code: str
    casus_id: int
    vraag: str
    auteur_id: int
    gemaakt_op: datetime
    gewijzigd_op: datetime
    agendapunt_id: int | None = None
    bron_id: int | None = None
    status: DeelbesluitStatus = DeelbesluitStatus.CONCEPT
    uitkomst: Uitkomst | None = None
    motivering: str = ""
    doel: str = ""
    grond: str = ""
    uitzondering: str = ""
    opening: str = ""
    geldig_tot: date | None = None
    verteller_id: int | None = None
    vertellen_voor: date | None = None
    niet_vertellen: str = ""
    opnieuw_bekijken_op: date | None = None
    tweede_lezer_id: int | None = None
    politie_akkoord: str = ""
    inhoud_versie: str = ""
    vastgelegd_op: datetime | None = None
    vastgelegd_door_id: int | None = None
    beeindigd_op: datetime | None = None
    beeindigd_reden: str = ""
    volgt_op_id: int | None = None
    verteld_op: date | None = None
    ontvangers: list[DeelOntvanger] = field(default_factory=list)
    over: list[DeelOver] = field(default_factory=list)
    antwoorden: list[AfwegingAntwoord] = field(default_factory=list)
    weigeringen: list[DeelWeigering] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    @property
    def opens(self) -> bool:
        """Whether the outcome lets anything be told."""
        return self.uitkomst in OPENT

    @property
    def onderwerpen(self) -> tuple[Onderwerp, ...]:
        """The parts of life it is about, in their order."""
        return tuple(onderwerp for onderwerp in Onderwerp if any(each.onderwerp is onderwerp for each in self.over))

    def require_draft(self) -> None:
        """Once recorded nothing of it changes."""
        if self.status is not DeelbesluitStatus.CONCEPT:
            raise RuleViolation("deelbesluit_vastgelegd")

    def record(self, toets: Toets, door_id: int, now: datetime) -> None:
        """From draft to decision; from here it is only withdrawn or superseded."""
        self.require_draft()
        if self.uitkomst is None:
            raise RuleViolation("uitkomst_ontbreekt", field="uitkomst")
        self.motivering = _motivated(self.motivering)
        if self.opens:
            self._check_sharing(toets)
            if toets.weigeringen or self.weigeringen:
                self._check_past_refusal(toets)
        elif not self.over or not self.ontvangers:
            raise RuleViolation("deelbesluit_waarover", field="over")
        self.status = DeelbesluitStatus.VASTGELEGD
        self.inhoud_versie = toets.inhoud.versie
        self.vastgelegd_op = self.gewijzigd_op = now
        self.vastgelegd_door_id = door_id

    def withdraw(self, reden: str, now: datetime) -> None:
        """It holds no longer from this moment; what was told before stays in the register."""
        self._end(DeelbesluitStatus.INGETROKKEN, required_text("reden", reden, lines=True), now)

    def supersede(self, now: datetime) -> None:
        """A newer decision about the same takes its place."""
        self._end(DeelbesluitStatus.OPGEVOLGD, "", now)

    def mark_shared(self, organisatie_id: int, now: datetime) -> None:
        """It was told to this organisation."""
        ontvanger = self._ontvanger(organisatie_id)
        ontvanger.gedeeld_op = ontvanger.gedeeld_op or now
        self.gewijzigd_op = now

    def mark_received(self, organisatie_id: int, now: datetime) -> None:
        """This organisation says that it got it; so it was told."""
        ontvanger = self._ontvanger(organisatie_id)
        ontvanger.gedeeld_op = ontvanger.gedeeld_op or now
        ontvanger.ontvangen_op = ontvanger.ontvangen_op or now
        self.gewijzigd_op = now

    def tell(self, day: date, now: datetime) -> None:
        """The person was told on this day."""
        if self.status is DeelbesluitStatus.CONCEPT:
            raise RuleViolation("deelbesluit_nog_concept")
        self.verteld_op, self.gewijzigd_op = day, now

    def stand_on(self, day: date) -> DeelStand:
        """Where it stands in the register on this day."""
        if self.status is not DeelbesluitStatus.VASTGELEGD:
            return DeelStand(self.status.value)
        if not self.opens:
            return DeelStand.NIET_GEDEELD
        if self.geldig_tot is not None and day > self.geldig_tot:
            return DeelStand.VERLOPEN
        if self.ontvangers and all(each.ontvangen_op for each in self.ontvangers):
            return DeelStand.ONTVANGEN
        return DeelStand.GEDEELD if any(each.gedeeld_op for each in self.ontvangers) else DeelStand.VOORGENOMEN

    def open_questions(self, inhoud: AfwegingInhoud) -> tuple[str, ...]:
        """Codes of what still has to be answered before something is told."""
        answered = {each.vraag for each in self.antwoorden if each.tekst.strip()}
        return tuple(code for code in inhoud.verplicht if code not in answered)

    # -- inner -------------------------------------------------------------------------------------------------

    def _check_sharing(self, toets: Toets) -> None:
        onderwerpen = self.onderwerpen
        if Onderwerp.VEILIGHEID_THUIS in onderwerpen:
            raise RuleViolation("meldcode_gaat_voor", field="over")
        if not self.over or not self.ontvangers:
            raise RuleViolation("deelbesluit_waarover", field="over")
        self.doel = required_text("doel", self.doel, lines=True)
        if self.geldig_tot is None or self.geldig_tot <= toets.today:
            raise RuleViolation("deelbesluit_zonder_einde", field="geldig_tot")
        for code in self.open_questions(toets.inhoud):
            raise RuleViolation("vraag_open", field=code)
        for antwoord in self.antwoorden:
            if antwoord.na_te_gaan:
                raise RuleViolation("eerst_nagaan", field=antwoord.vraag)
        self._check_locks(toets, onderwerpen)
        self._check_telling(toets.today)
        if Onderwerp.POLITIE in onderwerpen and not self.politie_akkoord.strip():
            raise RuleViolation("politie_akkoord_ontbreekt", field="politie_akkoord")

    def _check_locks(self, toets: Toets, onderwerpen: Sequence[Onderwerp]) -> None:
        """Two locks, both open: the ground in the AVG, and professional secrecy where the source has it."""
        inhoud = toets.inhoud
        if self.grond not in {each.code for each in inhoud.gronden_for(toets.bron.soort)}:
            raise RuleViolation("grond_ontbreekt", field="grond")
        needed = inhoud.uitzonderingen_for(onderwerpen)
        if needed and self.uitzondering not in {each.code for each in needed}:
            raise RuleViolation("uitzondering_ontbreekt", field="uitzondering")
        if not toets.bron.beroepsgeheim:
            return
        opening = next((each for each in inhoud.openingen if each.code == self.opening), None)
        if opening is None:
            raise RuleViolation("opening_ontbreekt", field="opening")
        if opening.met_criteria:
            self._check_criteria(inhoud)

    def _check_telling(self, today: date) -> None:
        """Who tells the person and by when; or why not yet, and when that is looked at again."""
        if self.niet_vertellen.strip():
            if self.opnieuw_bekijken_op is None or self.opnieuw_bekijken_op <= today:
                raise RuleViolation("opnieuw_bekijken_ontbreekt", field="opnieuw_bekijken_op")
        elif self.verteller_id is None or self.vertellen_voor is None or self.vertellen_voor < today:
            raise RuleViolation("verteller_ontbreekt", field="verteller")

    def _check_past_refusal(self, toets: Toets) -> None:
        """A known no yields to nothing but this: the refusal named, all criteria, a second reader, a near date.

        Also when an earlier decision goes past that refusal today: to name one is to answer for it.
        """
        named = {each.toestemming_id for each in self.weigeringen}
        if not toets.weigeringen <= named:
            raise RuleViolation("weigering_niet_genoemd", field="weigeringen")
        self._check_criteria(toets.inhoud)
        if self.tweede_lezer_id is None or self.tweede_lezer_id == self.auteur_id:
            raise RuleViolation("tweede_lezer_ontbreekt", field="tweede_lezer")
        if self.niet_vertellen.strip() or self.verteller_id is None:
            raise RuleViolation("verteller_ontbreekt", field="verteller")
        last = toets.today + timedelta(days=toets.inhoud.nabije_dag)
        if self.geldig_tot is None or self.geldig_tot > last:
            raise RuleViolation("deelbesluit_te_lang", field="geldig_tot", uiterlijk=last)

    def _check_criteria(self, inhoud: AfwegingInhoud) -> None:
        answered = {each.vraag for each in self.antwoorden if each.tekst.strip()}
        for criterium in inhoud.criteria:
            if criterium.code not in answered:
                raise RuleViolation("criterium_open", field=criterium.code)

    def _end(self, status: DeelbesluitStatus, reden: str, now: datetime) -> None:
        if self.status is not DeelbesluitStatus.VASTGELEGD:
            raise RuleViolation("deelbesluit_geldt_niet")
        self.status, self.beeindigd_reden = status, reden
        self.beeindigd_op = self.gewijzigd_op = now

    def _ontvanger(self, organisatie_id: int) -> DeelOntvanger:
        if self.status is not DeelbesluitStatus.VASTGELEGD or not self.opens:
            raise RuleViolation("deelbesluit_geldt_niet")
        for ontvanger in self.ontvangers:
            if ontvanger.organisatie_id == organisatie_id:
                return ontvanger
        raise RuleViolation("geen_ontvanger")


def covers(over: Collection[DeelOver], inwoner_id: int, onderwerp: Onderwerp) -> bool:
    """Whether this person and this part of life are among them."""
    return any(each.inwoner_id == inwoner_id and each.onderwerp is onderwerp for each in over)


def _motivated(text: str) -> str:
    try:
        return required_text("motivering", text, lines=True)
    except RuleViolation:
        raise RuleViolation("motivering_ontbreekt", field="motivering") from None
