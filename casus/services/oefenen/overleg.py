"""One afternoon of the oefendossier, from plan to minutes, through the domain's own methods and so by its rules."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from casus.domain.actie import Actie, Eigenaar
from casus.domain.agendapunt import Agendapunt, Besluit, Notitie
from casus.domain.casus import Casus
from casus.domain.overleg import Deelnemer, Overleg
from casus.domain.terugkomer import MINUTEN_NIEUW, MINUTEN_TERUG
from casus.domain.values import AgendapuntSoort, AgendaReden, EigenaarSoort, NotitieSoort, draw_code
from casus.services.agenda import CLOSING, OPENING
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.planning import Bezoek
from casus.services.oefenen.tekst import BEGIN, EIND, dutch_date, fit


@dataclass
class Verloop:
    """What came out of the year so far."""

    wereld: Wereld
    overleggen: list[Overleg] = field(default_factory=list)
    casussen: dict[int, Casus] = field(default_factory=dict)
    acties: list[Actie] = field(default_factory=list)
    gecorrigeerd: set[str] = field(default_factory=set)


def plan_overleg(verloop: Verloop, datum: date, planned: datetime, mensen: list[str]) -> Overleg:
    """A concept with the standing points and the people of the day."""
    wereld = verloop.wereld
    overleg = Overleg(
        id=wereld.new_id(),
        nummer=len(verloop.overleggen) + 1,
        datum=datum,
        begin=BEGIN,
        eind=EIND,
        plaats=wereld.inhoud.mensen["plaats"],
        gewijzigd_op=planned,
        voorzitter_id=wereld.professionals[wereld.voorzitter].id,
        notulist_id=wereld.professionals[wereld.notulist].id,
    )
    for naam in mensen:
        job = wereld.professionals[naam].job_on(datum)
        if job is not None:
            deelnemer = Deelnemer(wereld.new_id(), wereld.professionals[naam].id, job.organisatie_id, job.functie)
            overleg.invite(deelnemer, planned)
    verloop.overleggen.append(overleg)
    return overleg


def add_vast(wereld: Wereld, overleg: Overleg, standing: tuple[str, int]) -> Agendapunt:
    """A standing point at the end."""
    titel, minuten = standing
    punt = Agendapunt(wereld.new_id(), AgendapuntSoort.VAST, 0, titel, minuten, AgendaReden.OP_VERZOEK)
    overleg.add_punt(punt, wereld.clock.now())
    return punt


def add_casus(wereld: Wereld, overleg: Overleg, casus: Casus, reden: AgendaReden) -> Agendapunt:
    """A casus at the end."""
    is_new = reden in (AgendaReden.NIEUW, AgendaReden.INLOOP)
    punt = Agendapunt(
        id=wereld.new_id(),
        soort=AgendapuntSoort.CASUS,
        volgorde=0,
        titel="",
        minuten=MINUTEN_NIEUW if is_new else MINUTEN_TERUG,
        reden=reden,
        casus_id=casus.id,
        inbrenger_id=casus.inbrenger_id,
        vraag=casus.vraag,
    )
    overleg.add_punt(punt, wereld.clock.now())
    return punt


@dataclass
class Middag:
    """A running meeting: who came, and what is written at each point."""

    verloop: Verloop
    overleg: Overleg

    @property
    def wereld(self) -> Wereld:
        """Clock, chance and people."""
        return self.verloop.wereld

    def hold(self, agenda: list[tuple[Bezoek, Agendapunt]], inloop: list[Bezoek]) -> None:
        """From the first word to the last."""
        wereld, overleg = self.wereld, self.overleg
        wereld.at(overleg.datum - timedelta(days=1), time(10, wereld.random.randrange(50)))
        overleg.open(wereld.clock.now())
        for deelnemer in overleg.deelnemers:
            if deelnemer.professional_id not in (overleg.voorzitter_id, overleg.notulist_id):
                deelnemer.afgemeld = wereld.random.random() < 0.12
        overleg.start(wereld.at(overleg.datum, time(13, 30 + wereld.random.randrange(3))))
        self._open()
        self._discuss_all(agenda, inloop)
        self._close()

    def _open(self) -> None:
        opening = self.overleg.agenda()[0]
        self.overleg.start_punt(opening.id, self.wereld.new_id, self.wereld.later(1))
        lines = self.wereld.inhoud.mensen["opening"]["notities"]
        key, text = lines[self.overleg.nummer % len(lines)]
        self._note(opening, NotitieSoort.FEIT, text, self.wereld.organisaties[key].naam)
        self.overleg.finish_punt(self.wereld.later(4))

    def _discuss_all(self, agenda: list[tuple[Bezoek, Agendapunt]], inloop: list[Bezoek]) -> None:
        for visit, punt in agenda:
            if visit.bereikt:
                self._discuss(visit, punt)
        for visit in inloop:
            casus = self.verloop.casussen[visit.casus]
            punt = add_casus(self.wereld, self.overleg, casus, AgendaReden.INLOOP)
            self.overleg.move_punt(punt.id, self.overleg.place_for_inloop(), self.wereld.clock.now())
            self._discuss(visit, punt)

    def _discuss(self, visit: Bezoek, punt: Agendapunt) -> None:
        wereld, content = self.wereld, self.wereld.inhoud.casussen[visit.casus]
        story = wereld.inhoud.verhalen[content["thema"]][visit.ronde]
        self.overleg.start_punt(punt.id, wereld.new_id, wereld.later(0, wereld.random.randrange(20, 80)))
        wereld.later(2)
        leaver = self._leaver(visit) if wereld.random.random() < 0.25 else None
        for soort, source, text in story["notities"]:
            kind = NotitieSoort(soort)
            self._note(punt, kind, fit(text, content), self._source(kind, source, content))
            if leaver is not None and leaver.id not in {s.deelnemer_id for s in punt.aanwezigheid if s.uit_op}:
                self.overleg.step_out(leaver.id, wereld.clock.now())
        self._decide(punt, story["besluit"], content)
        for line in story["acties"]:
            self._agree(visit, punt, line, content)
        if leaver is not None and wereld.random.random() < 0.6:
            self.overleg.step_in(leaver.id, wereld.new_id, wereld.later(1))
        wereld.later(1)

    def _leaver(self, visit: Bezoek) -> Deelnemer | None:
        """Somebody who has nothing to do with this casus."""
        casus = self.verloop.casussen[visit.casus]
        busy = {casus.inbrenger_id, casus.casusregisseur_id, self.overleg.voorzitter_id, self.overleg.notulist_id}
        free = [d for d in self.overleg.deelnemers if d.professional_id not in busy and not d.afgemeld]
        return self.wereld.random.choice(free) if free else None

    def _note(self, punt: Agendapunt, soort: NotitieSoort, text: str, bron: str) -> None:
        now = self.wereld.later(self.wereld.random.randrange(2, 5), self.wereld.random.randrange(60))
        notitie = Notitie(self.wereld.new_id(), text, soort, self.wereld.auteur(), now, bron)
        self.overleg.record_notitie(punt.id, notitie, now)

    def _source(self, soort: NotitieSoort, source: str, content: dict[str, Any]) -> str:
        """A fact has somebody who saw it and a day; a reading or an opinion has a name."""
        if soort is not NotitieSoort.FEIT:
            return self._person_of(source) or self.wereld.organisaties[source].naam
        seen = self.overleg.datum - timedelta(days=self.wereld.random.randrange(1, 7))
        special = {
            "persoon": f"{content['aanspreek']} zelf",
            "naaste": content.get("naaste", "een naaste"),
            "regie": content["regie"] or content["inbrenger"],
        }
        found = special.get(source)
        if found is None:
            found = self.wereld.organisaties[source].naam if source in self.wereld.organisaties else source
        return f"{found}, {dutch_date(seen)}"

    def _person_of(self, key: str) -> str:
        """Somebody of that organisation who is at the table now; else anybody who works there."""
        here = {d.professional_id for d in self.overleg.deelnemers if not d.afgemeld}
        people = [n for n in self.wereld.professionals if self.wereld.key_of(n, self.overleg.datum) == key]
        chair = (self.wereld.voorzitter, self.wereld.notulist)
        ranked = [n for n in people if self.wereld.professionals[n].id in here and n not in chair] or people
        return ranked[0] if ranked else ""

    def _decide(self, punt: Agendapunt, besluit: list[str], content: dict[str, Any]) -> None:
        now = self.wereld.later(2)
        taken = {b.code for p in self.overleg.punten for b in p.besluiten}
        code = draw_code(self.wereld.random)
        while code in taken:
            code = draw_code(self.wereld.random)
        tekst, waarom = (fit(part, content) for part in besluit)
        new = Besluit(self.wereld.new_id(), code, tekst, waarom, self.wereld.auteur(), now)
        self.overleg.record_besluit(punt.id, new, now)

    def _agree(self, visit: Bezoek, punt: Agendapunt, line: list[Any], content: dict[str, Any]) -> None:
        who, wat, days, _ = line
        self.overleg.agree_actie(punt.id, self.wereld.later(1))
        owner = self._owner(who, self.verloop.casussen[visit.casus], content)
        due = working_day(self.overleg.datum + timedelta(days=days))
        self.verloop.acties.append(make_actie(self.wereld, punt, fit(wat, content), owner, due))

    def _owner(self, who: str, casus: Casus, content: dict[str, Any]) -> Eigenaar:
        if who == "naaste" and "naaste" in content:
            return Eigenaar(EigenaarSoort.NAASTE, naam=content["naaste"])
        if who in ("persoon", "naaste"):
            return Eigenaar(EigenaarSoort.PERSOON, inwoner_id=casus.inwoners[0].id)
        if who.startswith("organisatie:"):
            return Eigenaar(EigenaarSoort.ORGANISATIE, organisatie_id=self.wereld.organisaties[who[12:]].id)
        naam = self._person_of(who) or content["inbrenger"]
        if who == "regie":
            naam = content["regie"] or content["inbrenger"]
        return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=self.wereld.professionals[naam].id)

    def _close(self) -> None:
        closing = next(p for p in self.overleg.agenda() if p.titel == CLOSING[0])
        self.overleg.start_punt(closing.id, self.wereld.new_id, self.wereld.later(1))
        self.overleg.close(self.wereld.later(self.wereld.random.randrange(2, 5)))


def make_actie(wereld: Wereld, punt: Agendapunt, wat: str, owner: Eigenaar, due: date) -> Actie:
    """An actie as it was agreed at this point."""
    return Actie(
        id=wereld.new_id(),
        wat=wat,
        eigenaar_soort=owner.soort,
        gemaakt_op=wereld.clock.now(),
        gewijzigd_op=wereld.clock.now(),
        uiterlijk=due,
        casus_id=punt.casus_id,
        agendapunt_id=punt.id,
        professional_id=owner.professional_id,
        organisatie_id=owner.organisatie_id,
        inwoner_id=owner.inwoner_id,
        eigenaar_naam=owner.naam,
    )


def working_day(day: date) -> date:
    """Saturday becomes Friday, Sunday becomes Monday."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def opening_of(wereld: Wereld, overleg: Overleg) -> None:
    """The opening point, first of all."""
    add_vast(wereld, overleg, OPENING)
