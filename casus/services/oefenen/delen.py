"""What was asked, answered and decided about telling in the year of the oefendossier, by the domain's own rules.

It is added when the year is over, with the clock set back to each moment: so the year itself is the same with or
without it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from casus.domain.casus import Casus, CasusOnderwerp, Verwerkingsstop
from casus.domain.deelbesluit import (
    AfwegingAntwoord,
    Bron,
    Deelbesluit,
    DeelOntvanger,
    DeelOver,
    DeelWeigering,
    Toets,
)
from casus.domain.delen import Grond, Uitkomst
from casus.domain.inwoner import Inwoner
from casus.domain.meldcode import MeldcodeRegel, Meldcodestap
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegangsverzoek import Noodtoegang, Toegangsverzoek
from casus.domain.toestemming import (
    Antwoord,
    Instemmer,
    Toestemming,
    ToestemmingRegel,
    ToestemmingStatus,
    ToestemmingWijze,
    who_must_agree,
)
from casus.domain.values import draw_code
from casus.services.deelregister import afweging
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.overleg import Verloop

VERTELTIJD = timedelta(days=7)
SPOKEN = 4
"""Of so many answers one was spoken, with a witness."""

Lijn = tuple[str, Onderwerp]
"""An organisation as the content names it, and a part of life."""


@dataclass
class Gedeeld:
    """What came out of it, beside the casussen themselves."""

    toestemmingen: list[Toestemming] = field(default_factory=list)
    besluiten: list[Deelbesluit] = field(default_factory=list)
    overig: list[Noodtoegang | Toegangsverzoek | MeldcodeRegel] = field(default_factory=list)


class Delen:
    """Adds it all to a year that was lived."""

    def __init__(self, verloop: Verloop, today: date) -> None:
        self.wereld: Wereld = verloop.wereld
        self.today = today
        self.inhoud: dict[str, Any] = self.wereld.inhoud.delen
        self.content = self.wereld.inhoud.casussen
        self.casussen = {self.content[place]["naam"]: casus for place, casus in verloop.casussen.items()}
        self.gedeeld = Gedeeld()
        self._codes: set[str] = set()

    def tell(self) -> Gedeeld:
        """All of it."""
        specs = {each["casus"]: each for each in self.inhoud["toestemming"]}
        for content in self.content:
            casus = self.casussen[content["naam"]]
            self._start(casus)
            casus.onderwerpen = [CasusOnderwerp(self.wereld.new_id(), each) for each in self._onderwerpen(content)]
            for person in casus.inwoners:
                self._ask(casus, person, content, specs.get(content["naam"], {"stand": "gegeven"}))
        for line in self.inhoud["besluit"]:
            self._decide(self.casussen[line["casus"]], line)
        self._stop_and_look()
        return self.gedeeld

    # -- consent -----------------------------------------------------------------------------------------------

    def _onderwerpen(self, content: dict[str, Any]) -> list[Onderwerp]:
        return [Onderwerp(each) for each in self.inhoud["onderwerpen"][content["thema"]]]

    def _start(self, casus: Casus) -> datetime:
        """Half an hour after the casus was made."""
        self.wereld.clock.set(casus.aangemaakt_op)
        return self.wereld.later(30)

    def _lines(self, casus: Casus, content: dict[str, Any]) -> list[Lijn]:
        """Everybody at the table but the organisation that brings it in, about what the question is about."""
        own = self.wereld.key_of(content["inbrenger"], self.wereld.clock.now().date())
        table = dict.fromkeys(self.wereld.key_of(naam, self.today) for naam in self.wereld.professionals)
        return [(key, onderwerp) for key in table if key and key != own for onderwerp in self._onderwerpen(content)]

    def _ask(self, casus: Casus, person: Inwoner, content: dict[str, Any], spec: dict[str, Any]) -> None:
        now, lines, stand = self._start(casus), self._lines(casus, content), spec["stand"]
        apart = spec.get("organisaties", [])
        if stand == "geweigerd":
            refused = [line for line in lines if line[0] in apart]
            asked = self._new(casus, person, content, refused, {})
            self._answer(asked, person, [(line, False) for line in refused], spec)
            lines = [line for line in lines if line[0] not in apart]
        asked = self._new(casus, person, content, lines, spec)
        if stand in ("gevraagd", "niet_gevraagd"):
            return
        no = {(key, Onderwerp(onderwerp)) for key, onderwerp in spec.get("nee", [])}
        self.wereld.clock.set(now)
        self._answer(asked, person, [(line, line not in no) for line in lines], spec)
        if stand == "ingetrokken":
            asked.withdraw(spec["reden"], self._back(spec["dagen"], casus))

    def _new(
        self, casus: Casus, person: Inwoner, content: dict[str, Any], lines: Iterable[Lijn], spec: dict[str, Any]
    ) -> Toestemming:
        wereld, now = self.wereld, self.wereld.later(5)
        is_asked = spec.get("stand") != "niet_gevraagd"
        asker = wereld.professionals[content["inbrenger"]].id if is_asked else None
        new = Toestemming(
            id=wereld.new_id(),
            casus_id=casus.id,
            inwoner_id=person.id,
            doel=self.inhoud["doel"].replace("{vraag}", content["vraag"]),
            gewijzigd_op=now,
            status=ToestemmingStatus.GEVRAAGD if is_asked else ToestemmingStatus.NIET_GEVRAAGD,
            reden="" if is_asked else spec["reden"],
            gevraagd_op=now.date() if is_asked else None,
            gevraagd_door_id=asker,
            uitgelegd_door_id=asker,
            vertegenwoordiger=self._who_decides(casus, person),
            regels=[self._regel(line, mag=False) for line in lines],
        )
        self.gedeeld.toestemmingen.append(new)
        return new

    def _regel(self, line: Lijn, *, mag: bool) -> ToestemmingRegel:
        return ToestemmingRegel(self.wereld.new_id(), self.wereld.organisaties[line[0]].id, line[1], mag)

    def _who_decides(self, casus: Casus, person: Inwoner) -> str:
        """A parent for a child, or who stands with the person."""
        is_child = Instemmer.GEZAG in who_must_agree(person.leeftijdsklasse, vertegenwoordigd=False)
        return casus.inwoners[0].naam if is_child else person.vertegenwoordiger

    def _answer(
        self, asked: Toestemming, person: Inwoner, answers: Iterable[tuple[Lijn, bool]], spec: dict[str, Any]
    ) -> None:
        must = who_must_agree(person.leeftijdsklasse, vertegenwoordigd=bool(asked.vertegenwoordiger))
        is_spoken = len(self.gedeeld.toestemmingen) % SPOKEN == 0
        witnesses = self.inhoud["getuigen"]
        until = self.wereld.clock.now().date() + timedelta(weeks=self.inhoud["weken"])
        if spec["stand"] == "verlopen":
            until = self.today - timedelta(days=spec["dagen"])
        antwoord = Antwoord(
            regels=tuple(self._regel(line, mag=mag) for line, mag in answers),
            wijze=ToestemmingWijze.MONDELING if is_spoken else ToestemmingWijze.SCHRIFTELIJK,
            getuige=witnesses[len(self.gedeeld.toestemmingen) % len(witnesses)] if is_spoken else "",
            geldig_tot=until,
            persoon_akkoord=Instemmer.PERSOON in must,
            gezag_akkoord=Instemmer.GEZAG in must and not (spec["stand"] == "zonder_gezag" and len(must) > 1),
        )
        now = self.wereld.later(10)
        asked.answer(antwoord, now.date(), now)

    # -- decisions ---------------------------------------------------------------------------------------------

    def _back(self, days: int, casus: Casus) -> datetime:
        """So many days before today; never before everybody in the casus could have answered."""
        now = max(self.wereld.at(self.today - timedelta(days=days), time(11, 0)), casus.aangemaakt_op + _ASKED)
        self.wereld.clock.set(now)
        return now

    def _decide(self, casus: Casus, line: dict[str, Any]) -> None:
        now = self._back(line["dagen"], casus)
        new = self._draft(casus, line, now)
        if line.get("stand") != "concept":
            voorzitter = self.wereld.professionals[self.wereld.voorzitter].id
            new.record(self._toets(new, line), voorzitter, self.wereld.later(20))
            self._carry_out(new, line)
        self.gedeeld.besluiten.append(new)

    def _draft(self, casus: Casus, line: dict[str, Any], now: datetime) -> Deelbesluit:
        wereld, new_id = self.wereld, self.wereld.new_id
        content = next(each for each in self.content if each["naam"] == line["casus"])
        person = casus.inwoners[0]
        new = Deelbesluit(
            new_id(),
            self._draw_code(),
            casus.id,
            line["vraag"],
            wereld.professionals[content["inbrenger"]].id,
            now,
            now,
        )
        new.uitkomst, new.motivering = Uitkomst(line["uitkomst"]), line["motivering"]
        new.ontvangers = [DeelOntvanger(new_id(), wereld.organisaties[key].id) for key in line["ontvangers"]]
        new.over = [DeelOver(new_id(), person.id, Onderwerp(each)) for each in line["over"]]
        if new.opens:
            self._weigh(new, line, now)
        if line.get("noemt_weigering"):
            new.weigeringen = [DeelWeigering(new_id(), id_) for id_ in self._refusals(new)]
        return new

    def _weigh(self, new: Deelbesluit, line: dict[str, Any], now: datetime) -> None:
        """What telling takes: two locks, an end, who tells the person, and every question answered."""
        people = self.wereld.professionals
        new.bron_id = self.wereld.organisaties[line["bron"]].id
        for name in ("doel", "grond", "uitzondering", "opening"):
            setattr(new, name, line.get(name, ""))
        if "geldig" in line:
            new.geldig_tot = self.today + timedelta(days=line["geldig"])
        if "verteller" in line:
            new.verteller_id, new.vertellen_voor = people[line["verteller"]].id, now.date() + VERTELTIJD
        if "tweede_lezer" in line:
            new.tweede_lezer_id = people[line["tweede_lezer"]].id
        answers = self.inhoud["antwoorden"] | line.get("antwoorden", {})
        new.antwoorden = [AfwegingAntwoord(self.wereld.new_id(), vraag, tekst) for vraag, tekst in answers.items()]

    def _toets(self, new: Deelbesluit, line: dict[str, Any]) -> Toets:
        organisatie = self.wereld.organisaties[line.get("bron", line["ontvangers"][0])]
        source = Bron(organisatie.soort, organisatie.beroepsgeheim)
        return Toets(afweging(), source, frozenset(self._refusals(new)), self.wereld.clock.now().date())

    def _refusals(self, new: Deelbesluit) -> Iterator[int]:
        """Consents that say no to what is told."""
        told = {(over.inwoner_id, to.organisatie_id, over.onderwerp) for over in new.over for to in new.ontvangers}
        for each in self.gedeeld.toestemmingen:
            if each.status is not ToestemmingStatus.GEWEIGERD:
                continue
            if any((each.inwoner_id, regel.organisatie_id, regel.onderwerp) in told for regel in each.regels):
                yield each.id

    def _carry_out(self, new: Deelbesluit, line: dict[str, Any]) -> None:
        stand = line.get("stand", "")
        for ontvanger in new.ontvangers if stand in ("gedeeld", "ontvangen") else ():
            new.mark_shared(ontvanger.organisatie_id, self.wereld.later(60))
            if stand == "ontvangen":
                new.mark_received(ontvanger.organisatie_id, self.wereld.later(60))
        if line.get("verteld"):
            new.tell(self.wereld.clock.now().date(), self.wereld.later(5))
        if stand == "ingetrokken":
            new.withdraw(line["einde"], self.wereld.later(60 * 24))

    def _draw_code(self) -> str:
        code = draw_code(self.wereld.random, 4)
        while code in self._codes:
            code = draw_code(self.wereld.random, 4)
        self._codes.add(code)
        return code

    # -- what stops a casus, and who looked --------------------------------------------------------------------

    def _stop_and_look(self) -> None:
        people, new_id, found = self.wereld.professionals, self.wereld.new_id, self.gedeeld.overig
        for line in self.inhoud["stop"]:
            casus, now = self._of(line)
            stop = Verwerkingsstop(new_id(), casus.inwoners[0].id, Grond(line["soort"]), line["reden"], now)
            casus.stop(stop, now)
        for line in self.inhoud["noodtoegang"]:
            casus, now = self._of(line)
            nood = Noodtoegang(new_id(), casus.id, people[line["wie"]].id, line["reden"], now, now)
            if "oordeel" in line:
                nood.review(line["oordeel"], people[line["door"]].id, self.wereld.later(60 * 24))
            found.append(nood)
        for line in self.inhoud["toegangsverzoek"]:
            casus, now = self._of(line)
            until = self.today + timedelta(days=line["tot"])
            found.append(Toegangsverzoek(new_id(), casus.id, people[line["wie"]].id, line["reden"], until, now, now))
        for line in self.inhoud["meldcode"]:
            casus, now = self._of(line)
            stap, door = Meldcodestap(line["stap"]), people[line["wie"]].id
            found.append(MeldcodeRegel(new_id(), casus.id, stap, line["toelichting"], door, now.date(), now))

    def _of(self, line: dict[str, Any]) -> tuple[Casus, datetime]:
        casus = self.casussen[line["casus"]]
        return casus, self._back(line["dagen"], casus)


_ASKED = timedelta(hours=2)
"""Within this time after a casus was made everybody in it was asked."""
