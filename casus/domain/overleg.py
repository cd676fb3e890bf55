"""The meeting: prepared, chaired, closed, established.

States go one way: *concept → open → lopend → gesloten → vastgesteld*. What was written at the table is frozen when it
closes; a correction stands visibly beside it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from casus.domain.agendapunt import Agendapunt, Besluit, Notitie, Pet
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text
from casus.domain.values import (
    AgendapuntSoort,
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    NewId,
    OverlegStatus,
)

PLANNING = (OverlegStatus.CONCEPT, OverlegStatus.OPEN)
LIVE = (*PLANNING, OverlegStatus.LOPEND)
FROZEN = (OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)


@dataclass(eq=False)
class Deelnemer:
    """Somebody invited, with the function and organisation of that day, so that old minutes stay as they were."""

    id: int
    professional_id: int
    organisatie_id: int | None
    functie: str
    gast: bool = False
    afgemeld: bool = False


@dataclass(eq=False)
class Correctie:
    """A correction of a closed meeting: what stood there, what it should be, why. Nothing is overwritten."""

    id: int
    onderwerp: str
    onderwerp_id: int
    oud: str
    nieuw: str
    reden: str
    gebruiker_id: int
    gemaakt_op: datetime
    agendapunt_id: int | None = None


@dataclass(eq=False)
class Overleg:
    """One meeting of the table. ``datum``, ``begin``, ``eind`` are local (Amsterdam); the ``_op`` fields moments."""

    id: int
    nummer: int
    datum: date
    begin: time
    eind: time
    plaats: str
    gewijzigd_op: datetime
    status: OverlegStatus = OverlegStatus.CONCEPT
    voorzitter_id: int | None = None
    notulist_id: int | None = None
    geopend_op: datetime | None = None
    begonnen_op: datetime | None = None
    gesloten_op: datetime | None = None
    vastgesteld_op: datetime | None = None
    deelnemers: list[Deelnemer] = field(default_factory=list)
    punten: list[Agendapunt] = field(default_factory=list)
    correcties: list[Correctie] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.eind <= self.begin:
            raise RuleViolation("eind_voor_begin", field="eind")

    def reschedule(self, datum: date, begin: time, eind: time, plaats: str, now: datetime) -> None:
        """Another day, time or place, before the meeting runs."""
        self._change(now, *PLANNING)
        if eind <= begin:
            raise RuleViolation("eind_voor_begin", field="eind")
        self.datum, self.begin, self.eind, self.plaats = datum, begin, eind, plaats.strip()

    def put_in_charge(self, voorzitter_id: int | None, notulist_id: int | None, now: datetime) -> None:
        """Who chairs and who writes."""
        self._change(now, *LIVE)
        self.voorzitter_id, self.notulist_id = voorzitter_id, notulist_id

    # -- who ---------------------------------------------------------------------------------------------------

    def invite(self, deelnemer: Deelnemer, now: datetime) -> None:
        """Add somebody to the table; in a running meeting too, because people walk in."""
        self._change(now, *LIVE)
        if any(d.professional_id == deelnemer.professional_id for d in self.deelnemers):
            raise RuleViolation("deelnemer_bestaat_al", field="deelnemer")
        self.deelnemers.append(deelnemer)

    def uninvite(self, deelnemer_id: int, now: datetime) -> None:
        """Take somebody off the list again, before the meeting runs."""
        self._change(now, *PLANNING)
        self.deelnemers.remove(self.deelnemer(deelnemer_id))

    def excuse(self, deelnemer_id: int, afgemeld: bool, now: datetime) -> None:
        """Mark absence with notice, or undo it; who is in the room leaves it."""
        self._change(now, *LIVE)
        self.deelnemer(deelnemer_id).afgemeld = afgemeld
        running = self.running_punt()
        if afgemeld and running is not None and running.current_stay(deelnemer_id) is not None:
            running.step_out(deelnemer_id, now)

    def deelnemer(self, deelnemer_id: int) -> Deelnemer:
        """One deelnemer of this meeting."""
        for deelnemer in self.deelnemers:
            if deelnemer.id == deelnemer_id:
                return deelnemer
        raise RuleViolation("deelnemer_onbekend")

    # -- agenda ------------------------------------------------------------------------------------------------

    def add_punt(self, punt: Agendapunt, now: datetime) -> None:
        """Put a point on the agenda. While *lopend* only a walk-in can join; a casus stands on it once."""
        self._change(now, *LIVE)
        if self.status is OverlegStatus.LOPEND and punt.reden is not AgendaReden.INLOOP:
            raise RuleViolation("alleen_inloop_tijdens_overleg")
        if punt.casus_id is not None and any(p.casus_id == punt.casus_id for p in self.punten):
            raise RuleViolation("casus_staat_al_op_agenda", field="casus")
        punt.volgorde = len(self.punten) + 1
        self.punten.append(punt)

    def move_punt(self, punt_id: int, place: int, now: datetime) -> None:
        """Move a point to this place (1 is first); the others close up."""
        self._change(now, *LIVE)
        ordered = self.agenda()
        punt = self.punt(punt_id)
        ordered.remove(punt)
        ordered.insert(max(0, min(place - 1, len(ordered))), punt)
        self._number(ordered)

    def set_minuten(self, punt_id: int, minuten: int, now: datetime) -> None:
        """Plan more or less time."""
        self._change(now, *LIVE)
        if not 1 <= minuten <= 240:
            raise RuleViolation("minuten_buiten_bereik", field="minuten")
        self.punt(punt_id).minuten = minuten

    def bring_in_by(self, punt_id: int, professional_id: int, now: datetime) -> None:
        """Somebody else brings this point in."""
        self._change(now, *LIVE)
        self.punt(punt_id).inbrenger_id = professional_id

    def remove_punt(self, punt_id: int, now: datetime) -> None:
        """Take a point off again, before the meeting runs."""
        self._change(now, *PLANNING)
        self.punten.remove(self.punt(punt_id))
        self._number(self.agenda())

    def agenda(self) -> list[Agendapunt]:
        """The points in order."""
        return sorted(self.punten, key=lambda p: p.volgorde)

    def punt(self, punt_id: int) -> Agendapunt:
        """One point of this meeting."""
        for punt in self.punten:
            if punt.id == punt_id:
                return punt
        raise RuleViolation("agendapunt_onbekend")

    def place_for_inloop(self) -> int:
        """Where a walk-in goes: after everything planned, before a closing round that has not begun."""
        agenda = self.agenda()
        last = next((p for p in reversed(agenda) if p.casus_id is None), None)
        waiting = (
            last is not None
            and last is not agenda[0]
            and last.status is AgendapuntStatus.GEPLAND
            and last.volgorde >= len(agenda) - 1
        )
        return len(agenda) - 1 if waiting else len(agenda)

    def running_punt(self) -> Agendapunt | None:
        """What is on the table now."""
        return next((p for p in self.punten if p.is_running), None)

    def missing(self) -> list[str]:
        """What still has to be there before it can open, as codes for the screen."""
        casussen = sum(1 for p in self.punten if p.soort is AgendapuntSoort.CASUS)
        return gaps(self.voorzitter_id, len(self.deelnemers), casussen)

    # -- states ------------------------------------------------------------------------------------------------

    def open(self, now: datetime) -> None:
        """*concept → open*: from here on the deelnemers see the points. Needs chair, people and a casus."""
        self._change(now, OverlegStatus.CONCEPT)
        for gap in self.missing():
            raise RuleViolation(gap)
        self.status = OverlegStatus.OPEN
        self.geopend_op = now

    def start(self, now: datetime) -> None:
        """*open → lopend*: we sit at the table."""
        self._change(now, OverlegStatus.OPEN)
        self.status = OverlegStatus.LOPEND
        self.begonnen_op = now

    def close(self, now: datetime) -> None:
        """*lopend → gesloten*: the running point ends, what was not reached says so and comes back."""
        self._change(now, OverlegStatus.LOPEND)
        running = self.running_punt()
        if running is not None:
            running.finish(now)
        for punt in self.punten:
            if punt.status is AgendapuntStatus.GEPLAND:
                punt.status = AgendapuntStatus.NIET_BEREIKT
        self.status = OverlegStatus.GESLOTEN
        self.gesloten_op = now

    def establish(self, now: datetime) -> None:
        """*gesloten → vastgesteld*: the chair stands for these minutes."""
        self._change(now, OverlegStatus.GESLOTEN)
        self.status = OverlegStatus.VASTGESTELD
        self.vastgesteld_op = now

    # -- at the table ------------------------------------------------------------------------------------------

    def start_punt(self, punt_id: int, new_id: NewId, now: datetime) -> None:
        """Put a point on the table; the running one ends. Everybody present hears it; a guest hears a casus only when
        let in for it (``step_in``), each time anew.
        """
        self._change(now, OverlegStatus.LOPEND)
        punt = self.punt(punt_id)
        if punt.is_running:
            return
        running = self.running_punt()
        if running is not None:
            running.finish(now)
        present = [d.id for d in self.deelnemers if not d.afgemeld and not (d.gast and punt.casus_id)]
        punt.begin(present, new_id, now)

    def finish_punt(self, now: datetime) -> None:
        """Take the running point off the table without starting another."""
        self._change(now, OverlegStatus.LOPEND)
        self._require_running().finish(now)

    def step_out(self, deelnemer_id: int, now: datetime) -> None:
        """Somebody leaves the room for the running point."""
        self._change(now, OverlegStatus.LOPEND)
        self._require_running().step_out(self.deelnemer(deelnemer_id).id, now)

    def step_in(self, deelnemer_id: int, new_id: NewId, now: datetime) -> None:
        """Somebody joins the running point, or comes back; a guest is let in this way, for this item only. What they
        hear of it follows from their organisation and what was consented, like for anybody at the table.
        """
        self._change(now, OverlegStatus.LOPEND)
        deelnemer = self.deelnemer(deelnemer_id)
        self._require_running().step_in(deelnemer_id, new_id, now)
        deelnemer.afgemeld = False

    def wear(self, punt_id: int, deelnemer_id: int, pet: Pet | None, now: datetime) -> None:
        """Somebody hears this one item under another hat, or under their own again (None)."""
        self._change(now, *LIVE)
        punt = self.punt(punt_id)
        self.deelnemer(deelnemer_id)
        if pet is None:
            punt.take_off(deelnemer_id)
        else:
            punt.put_on(pet)

    def record_notitie(self, punt_id: int, notitie: Notitie, now: datetime) -> None:
        """Write down what was said."""
        self._change(now, OverlegStatus.LOPEND)
        notitie.tekst = required_text("tekst", notitie.tekst, lines=True)
        self._discussed(punt_id).notities.append(notitie)

    def record_besluit(self, punt_id: int, besluit: Besluit, now: datetime) -> None:
        """Write down a decision; without a motivation it is none (*juridisch Zwitsers zakmes*: record and motivate)."""
        self._change(now, OverlegStatus.LOPEND)
        besluit.tekst = required_text("tekst", besluit.tekst, lines=True)
        besluit.motivering = _motivering(besluit.motivering)
        self._discussed(punt_id).besluiten.append(besluit)

    def agree_actie(self, punt_id: int, now: datetime) -> Agendapunt:
        """The point an actie is agreed at; the actie itself lives on after the meeting."""
        self._change(now, OverlegStatus.LOPEND)
        return self._discussed(punt_id)

    def set_terug_op(self, punt_id: int, day: date | None, now: datetime) -> None:
        """When the casus comes back."""
        self._change(now, OverlegStatus.LOPEND)
        if day is not None and day <= self.datum:
            raise RuleViolation("terugkomdatum_te_vroeg", field="terug_op")
        self.punt(punt_id).terug_op = day

    # -- afterwards --------------------------------------------------------------------------------------------

    def set_besluit_status(
        self, besluit_id: int, status: BesluitStatus, now: datetime, terugkoppeling: str = ""
    ) -> None:
        """How far a decision was carried out: the one thing that moves on after closing; its text is frozen."""
        self._change(now, OverlegStatus.LOPEND, *FROZEN)
        punt = self.punt_of_besluit(besluit_id)
        next(b for b in punt.besluiten if b.id == besluit_id).report(status, terugkoppeling, now)

    def punt_of_besluit(self, besluit_id: int) -> Agendapunt:
        """The point where this was decided."""
        for punt in self.punten:
            if any(besluit.id == besluit_id for besluit in punt.besluiten):
                return punt
        raise RuleViolation("besluit_onbekend")

    def frozen_text(self, onderwerp: str, onderwerp_id: int) -> tuple[int | None, str]:
        """The point and the text that a correction is about; the meeting as a whole has neither."""
        if onderwerp == "overleg":
            return None, ""
        for punt in self.punten:
            frozen: dict[str, list[Notitie] | list[Besluit]] = {"notitie": punt.notities, "besluit": punt.besluiten}
            for thing in frozen.get(onderwerp, []):
                if thing.id == onderwerp_id:
                    return punt.id, thing.tekst
        raise RuleViolation("niet_gevonden", soort=onderwerp)

    def correct(self, correctie: Correctie, now: datetime) -> None:
        """Set something right beside the frozen text."""
        self._change(now, *FROZEN)
        correctie.nieuw = required_text("nieuw", correctie.nieuw, lines=True)
        correctie.reden = required_text("reden", correctie.reden, lines=True)
        self.correcties.append(correctie)

    # -- inner -------------------------------------------------------------------------------------------------

    def _change(self, now: datetime, *allowed: OverlegStatus) -> None:
        if self.status not in allowed:
            frozen = self.status in FROZEN
            raise RuleViolation("overleg_bevroren" if frozen else "overleg_stand_past_niet", stand=self.status.value)
        self.gewijzigd_op = now

    def _require_running(self) -> Agendapunt:
        punt = self.running_punt()
        if punt is None:
            raise RuleViolation("geen_punt_op_tafel")
        return punt

    def _discussed(self, punt_id: int) -> Agendapunt:
        punt = self.punt(punt_id)
        if punt.status not in (AgendapuntStatus.LOPEND, AgendapuntStatus.BESPROKEN):
            raise RuleViolation("punt_nog_niet_besproken")
        return punt

    def _number(self, ordered: list[Agendapunt]) -> None:
        for place, punt in enumerate(ordered, start=1):
            punt.volgorde = place


def gaps(voorzitter_id: int | None, deelnemers: int, casussen: int) -> list[str]:
    """What a meeting still needs before it can open, as message codes."""
    needed = {
        "voorzitter_ontbreekt": voorzitter_id is not None,
        "deelnemers_ontbreken": deelnemers > 0,
        "agenda_leeg": casussen > 0,
    }
    return [code for code, there in needed.items() if not there]


def _motivering(text: str) -> str:
    """A decision without a reason is refused at its own field."""
    try:
        return required_text("motivering", text, lines=True)
    except RuleViolation:
        raise RuleViolation("motivering_ontbreekt", field="motivering") from None
