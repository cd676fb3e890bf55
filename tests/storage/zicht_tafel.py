"""The steps of the model of sight: what happens at one casus, through the real services and in the oracle alike."""

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from casus.domain.agendapunt import Notitie
from casus.domain.changes import LogEntry
from casus.domain.delen import Grond
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import Overleg
from casus.domain.toestemming import ToestemmingWijze
from casus.domain.values import Leeftijdsklasse, NotitieSoort, OverlegStatus
from casus.services import casussen, overleggen, tafel
from casus.services import deelbesluiten as db
from casus.services import tafelcheck as tc
from casus.services import toegangsverzoeken as tv
from casus.services import toestemmingen as ts
from casus.services.deelregister import list_deelbesluiten
from tests.services.conftest import MORNING
from tests.storage.zicht_buurt import GGZ, GUEST, JOBS, OWN, POLICE, WELZIJN, Neighbourhood
from tests.storage.zicht_orakel import DEALS, OPENING, Consent, Decision, Key, Meeting, Note, Orakel

SEATS = ("CL", "G1", "P1")
PEOPLE = {"rob": Leeftijdsklasse.VAN_27_TOT_67, "noa": Leeftijdsklasse.VAN_12_TOT_16}
ASKED = ("dat", "wonen", "geld", "politie")
"""The parts of life that are asked and decided about; the others keep their own silence."""
NOTES = (
    (None, None, None), ("wonen", None, None), ("geld", "rob", None), ("wonen", "noa", None), ("politie", "rob", None),
    (None, "rob", None), ("geld", None, GGZ), ("gezondheid", None, None),
    ("geld", "noa", POLICE),
)  # fmt: skip

persons, orgs, days = st.sampled_from(tuple(PEOPLE)), st.sampled_from((OWN, GGZ, POLICE)), st.integers(1, 3)
parts = st.sets(st.sampled_from(ASKED), min_size=1, max_size=3)
outcomes = st.sampled_from([*OPENING, *OPENING, "niet_delen", "eerst_gesprek", "zonder_naam"])


class Table(RuleBasedStateMachine):
    """One casus of two people, its meetings, and everything that is said about telling."""

    def __init__(self, area: Neighbourhood) -> None:
        super().__init__()
        self.area, self.town, self.ctx = area, area.town, area.users
        self.clock = area.town.clock
        self.points: dict[int, int] = {}
        self.seats: dict[int, dict[str, int]] = {}
        self.drafts: dict[int, int] = {}

    @initialize(question=st.sets(st.sampled_from(("wonen", "geld")), max_size=2))
    def bring_in(self, question: set[str]) -> None:
        self.area.done["runs"] += 1
        self.clock.set(MORNING)
        fields = tuple(casussen.InwonerFields(name, age) for name, age in PEOPLE.items())
        new = casussen.CreateCasus("Familie Terpstra", fields, "Hoe verder?")
        self.casus = casussen.create_casus(self.ctx["IB"], new)[0].id
        self.code = casussen.open_casus(self.ctx["IB"], self.casus).code
        with self.ctx["IB"].read() as queries:
            self.who = {person.naam: person.id for person in queries.inwoners(self.casus)}
        roles = {"IB": "inbrenger", "CO": "coordinator"}
        self.orakel = Orakel(dict(JOBS), roles, tuple(PEOPLE), POLICE)
        self.ask_about(question)
        self.meet()

    @rule(question=st.sets(st.sampled_from(("wonen", "geld", "politie")), max_size=2))
    def ask_about(self, question: set[str]) -> None:
        self.tick("question")
        about = tuple(Onderwerp(part) for part in sorted(question))
        tc.set_onderwerpen(self.ctx["IB"], tc.ZetOnderwerpen(self.casus, self.versie(), about))
        self.orakel.question = set(question)

    @rule(person=persons, org=orgs, about=parts, now=st.booleans())
    def ask(self, person: str, org: str, about: set[str], now: bool) -> None:
        self.tick("consent asked")
        lines = tuple((self.area.orgs[org], Onderwerp(part)) for part in sorted(about))
        today = self.clock.today() if now else None
        cmd = ts.VraagToestemming(
            self.casus, self.who[person], "Samen helpen", lines, today, reden="" if now else "ziek"
        )
        self.asked = number = ts.ask_toestemming(self.ctx["IB"], cmd)[0].id
        asked = dict.fromkeys(((org, part) for part in about), False)
        self.orakel.consents[number] = Consent(person, asked, "gevraagd" if now else "niet_gevraagd")

    @precondition(lambda self: self.with_status("niet_gevraagd"))
    @rule(data=st.data())
    def ask_after_all(self, data: st.DataObject) -> None:
        self.tick("consent asked after all")
        number = data.draw(st.sampled_from(self.with_status("niet_gevraagd")))
        me = self.area.ids["IB"]
        ts.ask_after_all(
            self.ctx["IB"], ts.AlsnogVragen(number, self.consent_versie(number), self.clock.today(), me, me)
        )
        self.orakel.consents[number].status = "gevraagd"

    @precondition(lambda self: self.with_status("gevraagd"))
    @rule(
        data=st.data(),
        says=st.sampled_from(("ja", "deels", "nee")),
        until=days,
        by=st.sampled_from(("pg", "pg", "p", "g")),
    )
    def answer(self, data: st.DataObject, says: str, until: int, by: str) -> None:
        self.give(data.draw(st.sampled_from(self.with_status("gevraagd"))), says, until, by)

    @rule(person=persons, org=orgs, about=parts, says=st.sampled_from(("ja", "deels", "nee", "nee")), until=days)
    def ask_and_answer(self, person: str, org: str, about: set[str], says: str, until: int) -> None:
        self.ask(person, org, about, now=True)
        self.give(self.asked, says, until, "pg")

    def give(self, number: int, says: str, until: int, by: str) -> None:
        """The answer to this time of asking."""
        self.tick(f"consent answered {says}")
        consent, last = self.orakel.consents[number], self.clock.today() + timedelta(days=until)
        lines = {key: says == "ja" or (says == "deels" and n == 0) for n, key in enumerate(sorted(consent.lines))}
        given = tuple((self.area.orgs[org], Onderwerp(part), yes) for (org, part), yes in lines.items())
        cmd = ts.LegAntwoordVast(
            number, self.consent_versie(number), given, ToestemmingWijze.SCHRIFTELIJK, "", last, "p" in by, "g" in by
        )
        ts.record_antwoord(self.ctx["IB"], cmd)
        consent.lines, consent.answered, consent.until = lines, self.clock.now(), last
        consent.agreed = by == "pg" if consent.person == "noa" else "p" in by
        consent.status = "gegeven" if any(lines.values()) else "geweigerd"

    @precondition(lambda self: self.with_status("gegeven"))
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        self.tick("consent withdrawn")
        number = data.draw(st.sampled_from(self.with_status("gegeven")))
        ts.withdraw_toestemming(self.ctx["IB"], ts.TrekIn(number, self.consent_versie(number)))
        self.orakel.consents[number].status = "ingetrokken"
        self.orakel.consents[number].taken_back = self.clock.now()

    @rule(outcome=outcomes, person=persons, to=st.sets(orgs, min_size=1, max_size=2), about=parts, until=days,
          names=st.sampled_from(("those", "those", "none", "any")), police=st.booleans(),
          follows=st.data(), at_refusal=st.booleans())  # fmt: skip
    def decide(self, outcome: str, person: str, to: set[str], about: set[str], until: int, names: str, police: bool,
               follows: st.DataObject, at_refusal: bool) -> None:  # fmt: skip
        self.tick(f"decided {outcome}")
        keys: set[Key] = {(person, org, part) for org in to for part in about}
        now, last = self.clock.now(), self.clock.today() + timedelta(days=until)
        refused = self.refused(now)
        if at_refusal and refused:
            person, org, part = follows.draw(st.sampled_from(refused))
            to, about, keys = {org}, {part}, {(person, org, part)}
        passed = {refusal for key in keys if (refusal := self.orakel.refused_by(key, now)) is not None}
        choices: dict[str, set[int]] = {"those": passed, "none": set(), "any": set(self.orakel.consents)}
        named = choices[names]
        before = follows.draw(st.sampled_from([None, *self.holding()]))
        over = tuple((self.who[person], Onderwerp(part)) for part in sorted(about))
        velden = self.area.weighed(outcome, over, sorted(to), named, last, police=police)
        cmd = db.BewaarDeelbesluit(self.casus, velden, volgt_op_id=before)
        number = db.save_deelbesluit(self.ctx["VZ"], cmd)[0].id
        opens = outcome in OPENING
        if opens and (not passed <= named or ("politie" in about and not police)):
            self.area.done["refused: not enough"] += 1
            with pytest.raises(RuleViolation):
                db.record_deelbesluit(self.ctx["VZ"], db.LegBesluitVast(number, 1))
            return
        db.record_deelbesluit(self.ctx["VZ"], db.LegBesluitVast(number, 1))
        self.area.done["decided past a refusal"] += bool(opens and passed)
        if before is not None:
            self.area.done["superseded"] += 1
            self.orakel.decisions[before].ended = now
        said_so = police and "politie" in about
        self.orakel.decisions[number] = Decision(outcome, keys, named, said_so, now, last)

    @precondition(lambda self: self.holding())
    @rule(data=st.data())
    def end_decision(self, data: st.DataObject) -> None:
        self.tick("decision withdrawn")
        number = data.draw(st.sampled_from(self.holding()))
        rows = list_deelbesluiten(self.ctx["VZ"], self.casus)
        versie = next(row.versie for row in rows if row.id == number)
        db.withdraw_deelbesluit(self.ctx["VZ"], db.TrekBesluitIn(number, versie, "Het is anders"))
        self.orakel.decisions[number].ended = self.clock.now()

    @rule(person=persons, soort=st.sampled_from((Grond.BEZWAAR, Grond.BEPERKING)))
    def object_to_it(self, person: str, soort: Grond) -> None:
        if any(who == person and tot is None for who, _, tot in self.orakel.stops.values()):
            return
        self.tick("stopped")
        ts.put_stop(self.ctx["IB"], ts.ZetStop(self.casus, self.versie(), self.who[person], soort))
        number = max(stop.id for stop in ts.list_stops(self.ctx["IB"], self.casus))
        self.orakel.stops[number] = (person, self.clock.now(), None)

    @precondition(lambda self: any(tot is None for _, _, tot in self.orakel.stops.values()))
    @rule(data=st.data())
    def lift(self, data: st.DataObject) -> None:
        self.tick("stop lifted")
        number = data.draw(st.sampled_from([n for n, (_, _, tot) in self.orakel.stops.items() if tot is None]))
        ts.lift_stop(self.ctx["IB"], ts.HefStopOp(self.casus, self.versie(), number))
        person, van, _ = self.orakel.stops[number]
        self.orakel.stops[number] = (person, van, self.clock.now())

    @rule(who=st.sampled_from(("G2", "W1", "G1")), mag=st.booleans(), until=st.integers(0, 2))
    def ask_to_look(self, who: str, mag: bool, until: int) -> None:
        known = self.orakel.members.get(who, date.min)
        if known is None or self.clock.today() <= known:
            return
        self.tick("member by request" if mag else "request denied")
        last = self.clock.today() + timedelta(days=until)
        number = tv.ask_toegang(self.ctx[who], tv.VraagToegang(self.code, "Ik neem waar", last))[0].id
        tv.answer_verzoek(self.ctx["CO"], tv.BeantwoordVerzoek(number, 1, mag, "" if mag else "Niet nodig"))
        if mag:
            self.orakel.members[who] = last

    @precondition(lambda self: "G2" not in self.orakel.members)
    @rule()
    def add_member(self) -> None:
        self.tick("member added")
        who, until = self.area.ids["G2"], date(2090, 1, 1)
        casussen.add_lid(self.ctx["IB"], casussen.AddLid(self.casus, self.versie(), who, "hulp", until))
        self.orakel.members["G2"] = None

    @precondition(lambda self: self.orakel.members)
    @rule(data=st.data())
    def remove_member(self, data: st.DataObject) -> None:
        self.tick("member removed")
        who = data.draw(st.sampled_from(sorted(self.orakel.members)))
        tv.remove_lid(self.ctx["IB"], tv.HaalLidWeg(self.casus, self.versie(), self.area.ids[who]))
        del self.orakel.members[who]

    @rule(who=st.sampled_from(("W1", "G2", "P1")))
    def break_glass(self, who: str) -> None:
        self.tick("glass broken")
        tv.break_glass(self.ctx[who], tv.BreekGlas(self.code, "Er is brand"))
        self.orakel.glass.append((who, self.clock.now()))

    @precondition(lambda self: not self.live() and len(self.orakel.meetings) < 2)
    @rule()
    def meet(self) -> None:
        """A meeting that opens and runs, at which everything is said that can be told apart."""
        self.tick("meeting held")
        number = self.town.plan(people=SEATS, casussen_=(self.casus,))
        as_guest = overleggen.InviteDeelnemers(
            number, self.town.overleg_versie(number), (self.area.ids[GUEST],), gast=True
        )
        overleggen.invite_deelnemers(self.ctx["CO"], as_guest)
        for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
            self.town.go(status, number)
        page = self.town.page(number)
        known = {id_: code for code, id_ in self.area.ids.items()}
        self.seats[number] = {known[d.professional_id]: d.id for d in page.deelnemers}
        self.points[number] = next(punt.id for punt in page.punten if punt.casus_id == self.casus)
        seats = {code: JOBS[code] for code in self.seats[number] if code != GUEST}
        self.orakel.meetings[number] = Meeting(True, ("VZ", "NO"), seats)
        tafel.start_punt(self.ctx["CO"], tafel.AtPunt(number, self.points[number]))
        self.write(number)

    def write(self, number: int) -> None:
        """The notes of a meeting, in one transaction."""
        chair = self.ctx["CO"]
        with chair.unit_of_work() as uow:
            overleg = uow.get(Overleg, number)
            for part, person, source in NOTES:
                about = (
                    Onderwerp(part) if part else None,
                    self.who.get(person or ""),
                    self.area.orgs.get(source or ""),
                )
                made = (chair.new_id(), f"{part} {person}", NotitieSoort.FEIT, chair.author_id(), chair.now())
                overleg.record_notitie(self.points[number], Notitie(*made, "", *about), chair.now())
                self.orakel.notes[made[0]] = Note(number, part, person, source)
            uow.commit(LogEntry("notitie_vastgelegd", (("overleg", number),), self.casus))

    @precondition(lambda self: self.live())
    @rule()
    def close(self) -> None:
        self.tick("meeting closed")
        number = self.live()[0]
        self.town.go(OverlegStatus.GESLOTEN, number)
        self.orakel.meetings[number].is_live = False

    @precondition(lambda self: self.live())
    @rule(who=st.sampled_from(SEATS), org=st.sampled_from((None, OWN, GGZ, WELZIJN)))
    def wear(self, who: str, org: str | None) -> None:
        self.tick("hat")
        number = self.live()[0]
        hat = None if org is None else self.area.orgs[org]
        tc.set_pet(self.ctx["CO"], tc.ZetPet(number, self.points[number], self.seats[number][who], hat, "jurist"))
        self.orakel.meetings[number].seats[who] = org or JOBS[who]

    @precondition(lambda self: self.live())
    @rule(who=st.sampled_from(SEATS), away=st.booleans())
    def excuse(self, who: str, away: bool) -> None:
        self.tick("excused" if away else "comes after all")
        number = self.live()[0]
        cmd = overleggen.ChangeDeelnemer(number, self.town.overleg_versie(number), self.seats[number][who], away)
        overleggen.change_deelnemer(self.ctx["CO"], cmd)
        gone = self.orakel.meetings[number].away
        (gone.add if away else gone.discard)(who)

    @precondition(lambda self: self.live())
    @rule(inside=st.booleans())
    def let_in(self, inside: bool) -> None:
        """A guest comes in for the item that is on the table, or leaves it."""
        number = self.live()[0]
        there = self.orakel.meetings[number].guests
        if inside == (GUEST in there):
            return
        self.tick("guest let in" if inside else "guest left")
        tafel.step(self.ctx["CO"], tafel.Step(number, self.seats[number][GUEST], inside))
        if inside:
            there[GUEST] = JOBS[GUEST]
        else:
            del there[GUEST]

    @rule(by=st.sampled_from((timedelta(minutes=50), timedelta(hours=3), timedelta(days=1))))
    def wait(self, by: timedelta) -> None:
        self.tick("time passed")
        self.clock.advance(by)

    @invariant()
    def everybody_reads_what_the_oracle_says(self) -> None:
        if not hasattr(self, "orakel"):
            return
        now, found = self.clock.now(), {}
        self.area.done["steps"] += 1
        expected = {who: self.orakel.reads(who, now) for who in JOBS}
        for who in JOBS:
            found[who] = self.area.notes(who, list(self.points.values()), now)
            self.area.done["notes read"] += len(found[who])
            self.area.done["notes withheld"] += len(self.orakel.notes) - len(found[who])
            self.area.done["cells"] += 1
        wrong = {who: self.told(found[who] ^ expected[who]) for who in JOBS if found[who] != expected[who]}
        self.area.done["differences"] += len(wrong)
        assert not wrong, f"not what the oracle says: {wrong}"

    @invariant()
    def what_is_stored_is_what_would_be_drawn_now(self) -> None:
        """Sight is drawn anew only when something moved it; a change that is missed would leak or withhold."""
        if hasattr(self, "orakel"):
            stored, drawn = self.area.drawn(self.casus, self.clock.now())
            assert stored == drawn, "a change that moves sight did not draw it anew"

    def teardown(self) -> None:
        """Once at the end along the way of the screens too, and who sits there gets no consent, decision or refusal."""
        now = self.clock.now()
        for who in JOBS if hasattr(self, "orakel") else ():
            with self.ctx[who].read() as queries:
                found = {row.id for row in queries.at_punten(list(self.points.values()))[1]}
                told = (queries.toestemmingen(self.casus), queries.deelbesluiten(self.casus), queries.stops(self.casus))
            assert found == self.orakel.reads(who, now), who
            grounds = {ground for ground, _ in self.orakel.relations(who, now)}
            assert bool(any(told)) <= bool(grounds & {*DEALS, "leidt"}), who

    def told(self, notes: set[int]) -> list[Note]:
        return [self.orakel.notes[number] for number in sorted(notes)]

    def tick(self, what: str) -> None:
        """No two things happen at one moment."""
        self.area.done[what] += 1
        self.clock.advance(timedelta(seconds=1))

    def versie(self) -> int:
        with self.ctx["CO"].read() as queries:
            row = queries.casus(self.casus)
        assert row is not None
        versie: int = row.versie
        return versie

    def with_status(self, status: str) -> list[int]:
        return sorted(n for n, consent in self.orakel.consents.items() if consent.status == status)

    def consent_versie(self, number: int) -> int:
        return next(row.versie for row in ts.list_toestemmingen(self.ctx["IB"], self.casus) if row.id == number)

    def refused(self, now: datetime) -> list[Key]:
        """What stands refused, decided past or not."""
        keys = itertools.product(PEOPLE, (OWN, GGZ, POLICE), ASKED)
        return [key for key in keys if self.orakel.refused_by(key, now) is not None]

    def holding(self) -> list[int]:
        return sorted(n for n, decision in self.orakel.decisions.items() if decision.ended is None)

    def live(self) -> list[int]:
        return [number for number, meeting in self.orakel.meetings.items() if meeting.is_live]
