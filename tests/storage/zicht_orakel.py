"""Who may read which note, told a second time: plain dictionaries of what happened, and no line of the program.

Everything is asked anew at a moment: what somebody said is looked up in a list of events, never kept as an answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

CONTENT = (
    "wonen", "geld", "gezondheid", "veiligheid_thuis", "politie", "gezin_jeugd", "dagbesteding_werk", "netwerk",
)  # fmt: skip
RESPONSIBLE = ("inbrenger", "coordinator")
DEALS = (*RESPONSIBLE, "lid", "nood")
OPENING = ("delen", "deels")
Key = tuple[str, str, str]
"""Person, organisation, part of life."""


def last_moment(day: date) -> datetime:
    """The first moment after this day in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo("Europe/Amsterdam"))


@dataclass
class Consent:
    """One time of asking; ``agreed``: everybody who has to say yes said so."""

    person: str
    lines: dict[tuple[str, str], bool]
    status: str
    answered: datetime | None = None
    until: date | None = None
    agreed: bool = False
    taken_back: datetime | None = None


@dataclass
class Decision:
    """One decision that was recorded."""

    outcome: str
    keys: set[Key]
    names: set[int]
    police_said_so: bool
    made: datetime
    until: date | None = None
    ended: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return (self.until is None or at < last_moment(self.until)) and (self.ended is None or at < self.ended)


@dataclass
class Meeting:
    """A table with this casus on it; ``seats``: for which organisation each hears the item."""

    is_live: bool
    leads: tuple[str, ...]
    seats: dict[str, str]
    away: set[str] = field(default_factory=set)
    guests: dict[str, str] = field(default_factory=dict)
    """Who was let in for this item and is still there, with their organisation."""

    def sits(self, who: str) -> str | None:
        """The organisation for which somebody sits at this item while the meeting runs."""
        if not self.is_live:
            return None
        return self.guests.get(who) or (self.seats.get(who) if who not in self.away else None)


@dataclass
class Note:
    """What was said at a meeting: about which part, about whom, of which organisation."""

    meeting: int
    part: str | None
    person: str | None
    source: str | None


@dataclass
class Orakel:
    """One casus."""

    works_for: dict[str, str]
    roles: dict[str, str]
    """Who answers for it, with the ground."""
    people: tuple[str, ...]
    police: str
    question: set[str] = field(default_factory=set)
    consents: dict[int, Consent] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    stops: dict[int, tuple[str, datetime, datetime | None]] = field(default_factory=dict)
    members: dict[str, date | None] = field(default_factory=dict)
    glass: list[tuple[str, datetime]] = field(default_factory=list)
    meetings: dict[int, Meeting] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)

    # -- what was said -------------------------------------------------------------------------------------------

    def refused_by(self, key: Key, at: datetime) -> int | None:
        """The consent by which this stands refused, whatever was decided; None when it does not."""
        answers = sorted(self._answers(key, at))
        return answers[-1][1] if answers and answers[-1][2] == "no" else None

    def _answers(self, key: Key, at: datetime) -> Iterator[tuple[datetime, int, str, datetime | None]]:
        """(when, consent, yes or no, until) of every answer about this."""
        person, *about = key
        for number, consent in self.consents.items():
            says_yes = consent.lines.get((about[0], about[1]))
            if consent.person != person or says_yes is None or consent.answered is None:
                continue
            if not says_yes:
                yield consent.answered, number, "no", None
            elif consent.taken_back is not None:
                yield consent.taken_back, number, "no", None
            elif consent.agreed and consent.until is not None:
                yield consent.answered, number, "yes", last_moment(consent.until)

    def decided(self, key: Key, at: datetime) -> Decision | None:
        found = [d for d in self.decisions.values() if key in d.keys and d.holds(at)]
        return max(found, key=lambda decision: decision.made, default=None)

    def may_tell(self, key: Key, at: datetime) -> bool:
        """One part, apart from what may be known because of another."""
        decision, refusal = self.decided(key, at), self.refused_by(key, at)
        opens = decision is not None and decision.outcome in OPENING
        let_go = decision is not None and decision.police_said_so
        if refusal is not None:
            answered = max(self._answers(key, at))[0]
            named = decision is not None and refusal in decision.names and decision.made > answered
            return opens and named and (key[2] != "politie" or let_go)
        if key[2] == "politie" and key[1] != self.police:
            return opens and let_go
        return self._newer_yes(key, at, decision) or opens

    def _newer_yes(self, key: Key, at: datetime, decision: Decision | None) -> bool:
        answers = sorted(self._answers(key, at))
        if not answers or answers[-1][3] is None or at >= answers[-1][3]:
            return False
        return decision is None or answers[-1][0] > decision.made

    def may_know(self, person: str, org: str, at: datetime) -> bool:
        """That this person is discussed at all."""
        key = (person, org, "dat")
        if self.may_tell(key, at):
            return True
        return self.refused_by(key, at) is None and any(self.may_tell((person, org, p), at) for p in CONTENT)

    def is_refused(self, key: Key, at: datetime) -> bool:
        return self.refused_by(key, at) is not None and not self.may_tell(key, at)

    def is_stopped(self, person: str, at: datetime) -> bool:
        return any(who == person and van <= at and (tot is None or at < tot) for who, van, tot in self.stops.values())

    # -- who hears it --------------------------------------------------------------------------------------------

    def relations(self, who: str, at: datetime) -> Iterator[tuple[str, str]]:
        """(Ground, organisation)."""
        mine = self.works_for[who]
        if who in self.roles:
            yield self.roles[who], mine
        if who in self.members:
            until = self.members[who]
            if until is None or at < last_moment(until):
                yield "lid", mine
        if any(whose == who and van <= at < van + timedelta(hours=2) for whose, van in self.glass):
            yield "nood", mine
        inbrenger = next(self.works_for[one] for one, ground in self.roles.items() if ground == "inbrenger")
        for meeting in self.meetings.values():
            if who in meeting.leads:
                yield "leidt", mine
            org = meeting.sits(who)
            if org is not None:
                yield ("collega" if org == inbrenger else "tafel"), org

    def hears(self, ground: str, org: str, person: str, part: str, at: datetime) -> bool:
        if ground not in RESPONSIBLE and self.is_stopped(person, at):
            return False
        if ground == "tafel":
            return self.may_tell((person, org, part), at)
        return not self.is_refused((person, org, part), at)

    def sees_item(self, ground: str, org: str, at: datetime) -> bool:
        if ground != "tafel":
            return True
        return all(self.may_know(person, org, at) and not self.is_stopped(person, at) for person in self.people)

    def reads(self, who: str, at: datetime) -> set[int]:
        """The notes that this professional may read now."""
        relations = [each for each in self.relations(who, at) if self.sees_item(*each, at)]
        return {number for number, note in self.notes.items() if self._reads(who, relations, note, at)}

    def _reads(self, who: str, relations: list[tuple[str, str]], note: Note, at: datetime) -> bool:
        meeting = self.meetings[note.meeting]
        sits = who in meeting.leads or meeting.sits(who) is not None
        if not relations or not (sits or any(ground in DEALS for ground, _ in relations)):
            return False
        persons = (note.person,) if note.person else self.people
        is_own = note.source is not None and note.source == self.works_for[who]
        if is_own and not any(self.is_stopped(person, at) for person in persons):
            return True
        parts = {note.part} if note.part else set(self.question or CONTENT)
        if note.source == self.police:
            parts |= {"politie"}  # whatever it is about: what the police brought is the police's
        return any(
            all(self.hears(ground, org, person, part, at) for person in persons for part in parts)
            for ground, org in relations
        )
