"""A year at the invented table: every meeting, what became of each actie, and the concept for the coming Tuesday."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from casus.domain.actie import Actie, Eigenaar
from casus.domain.agendapunt import Agendapunt
from casus.domain.casus import GEWOON_LID, Casus, CasusLid
from casus.domain.inwoner import Inwoner
from casus.domain.overleg import Correctie, Overleg
from casus.domain.terugkomer import TerugkomFeit, coming_back
from casus.domain.values import (
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    CasusStatus,
    ContactWijze,
    ContactZicht,
    EigenaarSoort,
    Leeftijdsklasse,
    draw_code,
)
from casus.services.agenda import CLOSING
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.overleg import (
    Middag,
    Verloop,
    add_casus,
    add_vast,
    make_actie,
    opening_of,
    plan_overleg,
    working_day,
)
from casus.services.oefenen.planning import RONDES, Bezoek, coming_tuesday, past_tuesdays, plan_bezoeken
from casus.services.oefenen.tekst import fit

_REASONS = (
    "Niet gelukt: de afspraak ging niet door. We maken een nieuwe.",
    "Niet gedaan: het bleek niet meer nodig.",
    "Niet gelukt: {m} wilde eerst nadenken.",
)
_BEFORE = (4, 5, 6)
_AFTER = (1, 2, 3, 6)
"""Working days before and after a Tuesday, within the week."""


class Jaar:
    """Builds the year, meeting by meeting."""

    def __init__(self, wereld: Wereld, today: date) -> None:
        self.wereld = wereld
        self.today = today
        self.days = past_tuesdays(today)
        self.verloop = Verloop(wereld)
        self._content = wereld.inhoud.casussen
        self._visits: dict[int, list[Bezoek]] = defaultdict(list)
        for visit in plan_bezoeken(self._content, len(self.days), wereld.random):
            self._visits[visit.overleg].append(visit)
        self._next = self._next_days()
        self._codes: set[str] = set()

    def live(self) -> Verloop:
        """All of it."""
        for index, day in enumerate(self.days):
            self._hold(index, day)
        self._make_new_casussen()
        self._add_acties_of_voorzitter()
        self._plan_coming()
        return self.verloop

    # -- one week ----------------------------------------------------------------------------------------------

    def _hold(self, index: int, day: date) -> None:
        wereld, visits = self.wereld, self._visits[index]
        planned = self.days[index - 1] if index else day - timedelta(days=7)
        overleg = plan_overleg(self.verloop, day, wereld.at(planned, time(16, 20)), self._people(visits))
        opening_of(wereld, overleg)
        self._bring_in(visits, day)
        agenda = [v for v in visits if v.reden is not AgendaReden.INLOOP]
        agenda.sort(key=lambda visit: (not visit.bereikt, visit.ronde == 0))
        wereld.at(day - timedelta(days=1), time(9, 30))
        punten = [(v, add_casus(wereld, overleg, self.verloop.casussen[v.casus], v.reden)) for v in agenda]
        add_vast(wereld, overleg, CLOSING)
        Middag(self.verloop, overleg).hold(punten, [v for v in visits if v.reden is AgendaReden.INLOOP])
        self._agree_return(index, overleg)
        if index < len(self.days) - 1:
            overleg.establish(wereld.at(day + timedelta(days=2), time(9, wereld.random.randrange(50))))
        self._look_back(index, overleg, visits)

    def _people(self, visits: list[Bezoek]) -> list[str]:
        """The fixed table, and who brings in or holds a casus of the day."""
        more = [self._content[v.casus][key] for v in visits for key in ("inbrenger", "regie")]
        return list(dict.fromkeys([*self.wereld.tafel, *(naam for naam in more if naam)]))

    def _bring_in(self, visits: list[Bezoek], day: date) -> None:
        for visit in visits:
            if visit.casus not in self.verloop.casussen:
                before = day - timedelta(days=self.wereld.random.choice(_BEFORE))
                self._make_casus(visit.casus, before)

    def _make_casus(self, place: int, day: date) -> None:
        wereld, content = self.wereld, self._content[place]
        now = wereld.at(day, time(wereld.random.randrange(9, 17), wereld.random.randrange(60)))
        people = wereld.professionals
        casus = Casus(
            id=wereld.new_id(),
            code=self._draw_code(),
            naam=content["naam"],
            vraag=content["vraag"],
            inbrenger_id=people[content["inbrenger"]].id,
            aangemaakt_op=now,
            gewijzigd_op=now,
            wijk_id=list(wereld.wijken.values())[place % len(wereld.wijken)].id,
            casusregisseur_id=people[content["regie"]].id if content["regie"] else None,
        )
        for number, person in enumerate(content["inwoner"], start=1):
            grens_op = self.today + timedelta(days=person["jarig"]) if "jarig" in person else None
            casus.add_inwoner(_inwoner(wereld, person, number, day, grens_op), now)
        if place % 4 == 0:
            known = {casus.inbrenger_id, casus.casusregisseur_id}
            naam = next(n for n in wereld.tafel[3 + place % 7 :] if people[n].id not in known)
            until = self._last_day() + GEWOON_LID
            casus.add_lid(CasusLid(wereld.new_id(), people[naam].id, now, "werkt mee aan het plan", until), now)
        self.verloop.casussen[place] = casus

    def _draw_code(self) -> str:
        code = draw_code(self.wereld.random)
        while code in self._codes:
            code = draw_code(self.wereld.random)
        self._codes.add(code)
        return code

    # -- what comes of it --------------------------------------------------------------------------------------

    def _next_days(self) -> dict[tuple[int, int], date]:
        """When each casus is planned to come back, by meeting and casus."""
        by_casus: dict[int, list[int]] = defaultdict(list)
        for index in sorted(self._visits):
            for visit in self._visits[index]:
                by_casus[visit.casus].append(index)
        return {
            (index, casus): self.days[after]
            for casus, indexes in by_casus.items()
            for index, after in pairwise(indexes)
        }

    def _agree_return(self, index: int, overleg: Overleg) -> None:
        """A day to come back, for who does not come back by an open actie and is not closed."""
        for visit in self._visits[index]:
            punt = self._punt(overleg, visit)
            if not visit.bereikt or self._leaves_open(index, visit):
                continue
            part = self._content[visit.casus].get("speelt")
            after = coming_tuesday(self.today)
            if (index, visit.casus) in self._next:
                punt.terug_op = self._next[index, visit.casus]
            elif part == "terugkomdatum":
                punt.terug_op = after
            elif visit.ronde < RONDES - 1:
                punt.terug_op = after + timedelta(weeks=self.wereld.random.randrange(2, 7))

    def _leaves_open(self, index: int, visit: Bezoek) -> bool:
        """Whether something agreed here is still to be done when the table meets again."""
        if self._content[visit.casus].get("speelt") == "open_actie" and index == len(self.days) - 1:
            return True
        following = self._visits.get(index + 1, [])
        return any(v.casus == visit.casus and v.reden is AgendaReden.OPEN_ACTIE for v in following)

    def _look_back(self, index: int, overleg: Overleg, visits: list[Bezoek]) -> None:
        for visit in visits:
            if not visit.bereikt:
                continue
            punt, content = self._punt(overleg, visit), self._content[visit.casus]
            story = self.wereld.inhoud.verhalen[content["thema"]][visit.ronde]
            self._finish_acties(index, punt, visit, [fit(line[3], content) for line in story["acties"]])
            self._carry_out(index, overleg, punt)
            is_old = 2 < index < len(self.days) - 3 and not overleg.correcties
            if is_old and "correctie" in story and content["thema"] not in self.verloop.gecorrigeerd:
                self._correct(overleg, punt, story["correctie"], content)
            if visit.ronde == RONDES - 1:
                closed = self.wereld.at(min(overleg.datum + timedelta(days=1), self._last_day()), time(17, 0))
                self.verloop.casussen[visit.casus].close(fit(story["einde"], content), closed)

    def _finish_acties(self, index: int, punt: Agendapunt, visit: Bezoek, feedback: list[str]) -> None:
        agreed = [actie for actie in self.verloop.acties if actie.agendapunt_id == punt.id]
        stays_open = self._leaves_open(index, visit)
        is_last = index == len(self.days) - 1
        for place, (actie, text) in enumerate(zip(agreed, feedback, strict=True)):
            if stays_open and is_last:
                continue
            day = self.days[index] + timedelta(days=self.wereld.random.choice(_AFTER))
            if stays_open and place == 0:
                actie.postpone(self.days[index + 1], "Nog niet gelukt, het komt op tafel.", self._at(day))
                actie.finish(True, text, self.wereld.at(self.days[index + 1], time(13, 35)))
            elif self.wereld.random.random() < 0.07:
                reason = fit(self.wereld.random.choice(_REASONS), self._content[visit.casus])
                actie.finish(False, reason, self._at(day))
            else:
                actie.finish(True, text, self._at(day))

    def _at(self, day: date) -> datetime:
        return self.wereld.at(day, time(self.wereld.random.randrange(9, 17), self.wereld.random.randrange(60)))

    def _last_day(self) -> date:
        """The last working day before today."""
        return self.today - timedelta(days={0: 3, 6: 2}.get(self.today.weekday(), 1))

    def _carry_out(self, index: int, overleg: Overleg, punt: Agendapunt) -> None:
        """Older besluiten are mostly done, those of last time not yet."""
        age = len(self.days) - 1 - index
        if age == 0:
            return
        chances = [BesluitStatus.DEELS] if age == 1 else [BesluitStatus.UITGEVOERD]
        for besluit in punt.besluiten:
            status = self.wereld.random.choice(chances)
            overleg.set_besluit_status(besluit.id, status, self._at(overleg.datum + timedelta(days=3)))

    def _correct(self, overleg: Overleg, punt: Agendapunt, correctie: list[Any], content: dict[str, Any]) -> None:
        place, nieuw, reden = correctie
        now = self._at(overleg.datum + timedelta(days=6))
        notitie = punt.notities[place]
        _, oud = overleg.frozen_text("notitie", notitie.id)
        new = Correctie(
            id=self.wereld.new_id(),
            onderwerp="notitie",
            onderwerp_id=notitie.id,
            oud=oud,
            nieuw=fit(nieuw, content),
            reden=reden,
            gebruiker_id=self.wereld.auteur(),
            gemaakt_op=now,
            agendapunt_id=punt.id,
        )
        overleg.correct(new, now)
        self.verloop.gecorrigeerd.add(content["thema"])

    def _punt(self, overleg: Overleg, visit: Bezoek) -> Agendapunt:
        casus_id = self.verloop.casussen[visit.casus].id
        return next(punt for punt in overleg.punten if punt.casus_id == casus_id)

    # -- now ---------------------------------------------------------------------------------------------------

    def _make_new_casussen(self) -> None:
        """Brought in since the last meeting; they wait for a place on the agenda."""
        for place, content in enumerate(self._content):
            if place not in self.verloop.casussen and content.get("speelt") == "nieuw":
                self._make_casus(place, self._last_day())

    def _add_acties_of_voorzitter(self) -> None:
        """Some late, one for today, some later: what the first screen is about."""
        voorzitter = self.wereld.professionals[self.wereld.voorzitter]
        owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=voorzitter.id)
        for wat, back, days, state in self.wereld.inhoud.mensen["voorzitter"]["acties"]:
            overleg = self.verloop.overleggen[-back]
            opening = overleg.agenda()[0]
            self.wereld.at(overleg.datum, time(13, 34))
            due = working_day(self.today + timedelta(days=days)) if days else self.today
            if state == "later":
                actie = make_actie(self.wereld, opening, wat, owner, overleg.datum + timedelta(days=7))
                actie.postpone(due, "De agenda van de huisarts was vol.", self.wereld.at(self._last_day(), time(11, 0)))
            else:
                actie = make_actie(self.wereld, opening, wat, owner, due)
            self.verloop.acties.append(actie)

    def _plan_coming(self) -> None:
        """The concept for the coming Tuesday, by the same rule as the program's own (``domain.terugkomer``)."""
        wereld, previous = self.wereld, self.verloop.overleggen[-1]
        datum = coming_tuesday(self.today)
        by_id = {p.id: naam for naam, p in wereld.professionals.items()}
        people = [by_id[d.professional_id] for d in previous.deelnemers if not d.gast]
        now = wereld.at(previous.datum, time(16, 20))
        overleg = plan_overleg(self.verloop, datum, now, people)
        opening_of(wereld, overleg)
        by_casus = {casus.id: casus for casus in self.verloop.casussen.values()}
        for back in coming_back(self._facts(by_casus), datum):
            add_casus(wereld, overleg, by_casus[back.casus_id], back.reden)
        add_vast(wereld, overleg, CLOSING)

    def _facts(self, by_casus: dict[int, Casus]) -> list[TerugkomFeit]:
        latest = {p.casus_id: p for o in self.verloop.overleggen for p in o.agenda() if p.casus_id is not None}
        running = {id_ for id_, casus in by_casus.items() if casus.status is CasusStatus.LOOPT}
        facts: list[TerugkomFeit] = []
        for casus_id, punt in latest.items():
            if casus_id not in running:
                continue
            if punt.status is AgendapuntStatus.NIET_BEREIKT:
                facts.append(TerugkomFeit(casus_id, AgendaReden.NIET_BEREIKT, None))
            if punt.terug_op is not None:
                facts.append(TerugkomFeit(casus_id, AgendaReden.TERUGKOMDATUM, punt.terug_op))
        open_acties: list[Actie] = [a for a in self.verloop.acties if a.is_open and a.casus_id in running]
        facts += [TerugkomFeit(a.casus_id, AgendaReden.OPEN_ACTIE, None) for a in open_acties if a.casus_id is not None]
        return facts


def _inwoner(wereld: Wereld, person: dict[str, Any], number: int, day: date, grens_op: date | None) -> Inwoner:
    words = person.get("woorden", "")
    new = Inwoner(wereld.new_id(), person["naam"], number)
    new.fill(
        leeftijdsklasse=Leeftijdsklasse(person.get("leeftijd", "onbekend")),
        eigen_woorden=words,
        eigen_woorden_op=day - timedelta(days=1) if words else None,
        hoi_gebeurd=person.get("gebeurd", ""),
        hoi_kwetsbaar_en_weerbaar=person.get("kwetsbaar", ""),
        hoi_waarheen=person.get("waarheen", ""),
        hoi_nodig=person.get("nodig", ""),
        vertegenwoordiger=person.get("vertegenwoordiger", ""),
        vertegenwoordiger_telefoon=person.get("vertegenwoordiger_telefoon", ""),
        contact_wijze=ContactWijze(person.get("contact", "onbekend")),
        contact_waar=person.get("waar", ""),
        contact_zicht=ContactZicht(person.get("zicht", "inbrenger")),
        grens_op=grens_op,
    )
    return new
