"""The small money of the oefendossier: two years with every outcome, made by the domain's own rules, day after day."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

from casus.domain.aanbod import Bouwsteen
from casus.domain.bestedingsregels import Bestedingsregels, Regels, Vastgelegd, edition_of
from casus.domain.betaalbewijs import Betaalbewijs, Steekproef, check_sample
from casus.domain.budget import Boeking, BoekingSoort, Budget, Jaarwisseling, Stand, check_boeking, stand_of
from casus.domain.casus import Casus
from casus.domain.geld import BestedingSoort
from casus.domain.kostenraming import Raming
from casus.domain.kostenregel import Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.scan import ScanSoort
from casus.domain.terugblik import Terugblik, TerugblikUitkomst, days_to_look_back
from casus.domain.values import CasusStatus, draw_code
from casus.domain.verzoek import BestedingVorm, Gever, Raakt, Route, Verzoek, VerzoekInhoud, verzoek_of
from casus.services.oefenen.mensen import Wereld

AANTAL, DAGEN = 60, 700
"""So many verzoeken over so many days."""
_BOVEN, _EIGEN = 196, 182
"""The numbers of the one above the ceiling and of the one that the chair asked."""
_BON = b"%PDF-1.4\n% een verzonnen bon\n%%EOF\n"
_PAID_AFTER, _SETTLED_AFTER = timedelta(days=6), timedelta(days=20)
_ASKED_AT = time(11, 0)

Entity = Budget | Bestedingsregels | Verzoek | Boeking | Betaalbewijs | Steekproef | Terugblik


@dataclass
class _Kas:
    """One source of money: its budget of each year."""

    spec: dict[str, Any]
    jaren: dict[int, Budget] = field(default_factory=dict)


class SnelGeld:
    """Added when the year is over; nothing of it is drawn by chance, so the year is the same with or without it."""

    def __init__(self, wereld: Wereld, casussen: list[Casus], geraamd: Iterable[Raming], today: date) -> None:
        self._wereld, self._today = wereld, today
        self._inhoud: dict[str, Any] = wereld.inhoud.geld
        self._casussen = [
            each for each in casussen if each.status is CasusStatus.LOOPT and not each.stops and each.inwoners
        ]
        self._geraamd = {raming.casus_id: raming.gemaakt for raming in geraamd}
        self._first = today - timedelta(days=DAGEN)
        self._kassen = [_Kas(spec) for spec in self._inhoud["budget"]]
        self._regels = Regels(**self._inhoud["regels"], mandaat_datum=self._first - timedelta(days=30))
        self._of_budget: dict[int, list[Boeking]] = defaultdict(list)
        self._of_verzoek: dict[int, list[Boeking]] = defaultdict(list)
        self._made: list[Entity] = []
        self._later: list[tuple[date, int, Callable[[], None]]] = []
        self._number = count()
        self._codes: set[str] = set()
        self._unhung: set[int] = set()

    def spend(self) -> list[Entity]:
        """All of it, in the order of days."""
        self._wereld.at(self._first, time(9, 0))
        self._made.append(
            edition_of(
                self._wereld.new_id(), self._regels, self._first, now=self._wereld.clock.now(), today=self._first,
                door_id=self._chair(),
            )
        )  # fmt: skip
        for jaar in range(self._first.year, self._today.year + 1):
            self._plan(max(date(jaar, 1, 1), self._first), partial(self._open_year, jaar))
            self._plan(date(jaar, 9, 15), partial(self._top_up, jaar))
            self._plan(date(jaar + 1, 1, 12), partial(self._turn, jaar))
        for number in range(AANTAL):
            day = self._first + timedelta(days=3 + number * (DAGEN - 4) // AANTAL)
            self._plan(day, partial(self._ask, number, day))
        for number, casus in enumerate((each for each in self._casussen if each.id in self._geraamd), start=AANTAL):
            day = self._geraamd[casus.id] + timedelta(days=2)
            self._plan(day, partial(self._ask, number, day, casus))
        for name, ask in (("boven", self._ask_above), ("eigen", self._ask_own)):
            day = self._today - timedelta(days=self._inhoud[name]["dagen"])
            self._plan(day, partial(ask, day))
        while self._later:
            self._later.sort(key=lambda each: each[:2])
            day, _, act = self._later.pop(0)
            self._wereld.at(day, _ASKED_AT)
            act()
        return self._made

    def _plan(self, day: date, act: Callable[[], None]) -> None:
        """What does not come before today has not happened yet, and what falls before the first day never did."""
        if self._first <= day < self._today:
            self._later.append((day, next(self._number), act))

    # -- budgets -------------------------------------------------------------------------------------------------

    def _open_year(self, jaar: int) -> None:
        for kas in self._kassen:
            self._book(self._budget(kas, jaar), BoekingSoort.INLEG, kas.spec["inleg"] * 100)

    def _budget(self, kas: _Kas, jaar: int) -> Budget:
        if jaar not in kas.jaren:
            wijk = next(iter(self._wereld.wijken.values()))
            rule = Jaarwisseling(kas.spec["jaarwisseling"])
            now = self._wereld.clock.now()
            kas.jaren[jaar] = Budget(self._wereld.new_id(), wijk.id, jaar, kas.spec["bron"], rule, now)
            self._made.append(kas.jaren[jaar])
        return kas.jaren[jaar]

    def _top_up(self, jaar: int) -> None:
        first, second = (self._budget(kas, jaar) for kas in self._kassen)
        self._book(first, BoekingSoort.AANVULLING, 75_000, omschrijving="extra van de wethouder")
        self._move(second, first, 40_000)

    def _turn(self, jaar: int) -> None:
        for kas in self._kassen:
            left = self._stand(kas.jaren[jaar]).over
            if kas.spec["jaarwisseling"] == Jaarwisseling.MEE and left > 0:
                self._move(kas.jaren[jaar], self._budget(kas, jaar + 1), left)

    def _move(self, van: Budget, naar: Budget, bedrag: int) -> None:
        paar = self._wereld.new_id()
        self._book(van, BoekingSoort.OVERHEVELING_UIT, bedrag, number=paar, paar_id=paar)
        self._book(naar, BoekingSoort.OVERHEVELING_IN, bedrag, paar_id=paar)

    def _stand(self, budget: Budget) -> Stand:
        return stand_of((each.soort, each.bedrag) for each in self._of_budget[budget.id])

    # -- verzoeken -----------------------------------------------------------------------------------------------

    def _ask(self, number: int, day: date, casus: Casus | None = None) -> None:
        """``casus``: of which somebody reckoned what its approach costs; without one it is drawn from the number."""
        lines = self._inhoud["verzoeken"]["lijst"]
        line = lines[number % len(lines)]
        asker, *peers = self._people(number, day)
        verzoek, gezien = self._asked(number, day, line, casus or self._casus_for(number, day), asker)
        self._plan(day + timedelta(days=number % 5), partial(self._decide, number, day, verzoek, peers, gezien))

    def _ask_above(self, day: date) -> None:
        """For a casus of which nobody reckoned; above the ceiling somebody else says yes."""
        spec, old = self._inhoud["boven"], self._older_than(day)
        unreckoned = [each for each in old if each.id not in self._geraamd]
        casus = unreckoned[_BOVEN % len(unreckoned)] if unreckoned else None
        asker = self._people(_BOVEN, day)[0]
        verzoek, gezien = self._asked(_BOVEN, day, spec["verzoek"], casus, asker)
        self._plan(day + timedelta(days=3), partial(self._decide_above, day, verzoek, gezien))

    def _ask_own(self, day: date) -> None:
        """By the chair; it waits, and does not hang on the raming of its casus yet."""
        spec = self._inhoud["eigen"]
        casus = next((each for each in self._older_than(day) if each.naam == spec["casus"]), None)
        verzoek, _ = self._asked(_EIGEN, day, spec["verzoek"], casus, self._gever(self._wereld.voorzitter, day))
        self._unhung.add(verzoek.id)

    def _asked(self, number: int, day: date, line: str, casus: Casus | None, asker: Gever) -> tuple[Verzoek, str]:
        """What was asked, and what one will see of it later."""
        parts = [each.strip() for each in line.split("|")]
        wat, euros, categorie, domein, bouwsteen, vorm, ontvanger, route, waarom, verwachting, gezien = parts
        inhoud = VerzoekInhoud(
            wat,
            int(euros) * 100 + number % 7 * 155,
            BestedingSoort(categorie),
            Levensdomein(domein),
            self._budget(self._kassen[number % 4 == 3], day.year).id,
            Route(route, "de consulent", day, waarom) if number % 5 else Route(geen_tijd_want=waarom),
            None if casus is None else casus.id,
            None if casus is None else casus.inwoners[0].id,
            bouwsteen=Bouwsteen(bouwsteen) if bouwsteen else None,
            vorm=BestedingVorm(vorm),
            ontvanger=ontvanger,
            verwachting=verwachting,
            terugblik_op=day + timedelta(days=42),
            raakt_uitkering=Raakt.NEE if number % 3 else Raakt.ONBEKEND,
            raakt_bewind=Raakt.JA if number % 9 == 4 else Raakt.NEE,
            legitimiteit="De wet wil dit ook, alleen later.",
            betrokkenheid="Wil dit zelf en doet er iets voor terug.",
            rendement="Voorkomt dat het duurder wordt.",
        )
        now = self._wereld.later(number % 50)
        verzoek = verzoek_of(self._wereld.new_id(), self._code(number), inhoud, asker, now=now, today=day)
        verzoek.door_id = asker.professional_id
        self._made.append(verzoek)
        return verzoek, gezien

    def _code(self, number: int) -> str:
        """As codes are drawn, but from the number: no two alike, and the year stays the same."""
        drawn = Random(number)
        while (code := draw_code(drawn)) in self._codes:
            pass
        self._codes.add(code)
        return code

    def _casus_for(self, number: int, day: date) -> Casus | None:
        """Of every three one is a small need that names nobody; and no casus is older than itself."""
        old = self._older_than(day)
        return old[number * 7 % len(old)] if old and number % 3 else None

    def _older_than(self, day: date) -> list[Casus]:
        return [each for each in self._casussen if each.aangemaakt_op.date() < day]

    def _people(self, number: int, day: date) -> list[Gever]:
        """Who asks and two who agree, of three organisations."""
        names = self._wereld.tafel
        found: dict[int, Gever] = {}
        for step in range(len(names)):
            gever = self._gever(names[(number + step) % len(names)], day)
            found.setdefault(gever.organisatie_id, gever)
        return list(found.values())[:3]

    def _gever(self, naam: str, day: date) -> Gever:
        professional = self._wereld.professionals[naam]
        job = professional.job_on(day) or professional.dienstverbanden[0]
        return Gever(professional.id, job.organisatie_id)

    def _decide(self, number: int, day: date, verzoek: Verzoek, peers: list[Gever], gezien: str) -> None:
        if AANTAL - 4 <= number < AANTAL:
            if number % 2:
                self._agree(verzoek, peers[0])
            return
        end, now = number % 10, self._wereld.later(40)
        words = self._inhoud["verzoeken"]
        if end == 3:
            door, hoe = words["anders"][number // 10 % len(words["anders"])].split("|")
            verzoek.solve_otherwise(door, hoe, now)
            self._plan_terugblik(number, day, verzoek, gezien)
        elif end == 6 and number % 20 == 6:
            verzoek.refuse(words["nee"][number // 20 % len(words["nee"])], now)
        elif end == 8 and number % 30 == 8:
            verzoek.withdraw(verzoek.aanvrager_id, now)
        else:
            self._say_yes(number, day, verzoek, peers, gezien)

    def _agree(self, verzoek: Verzoek, peer: Gever) -> None:
        self._regels.check_ceilings(verzoek.bedrag, Vastgelegd())
        now = self._wereld.later(5)
        if verzoek.agree(peer, verzoek.bedrag, self._regels, new_id=self._wereld.new_id(), now=now):
            verzoek.accept(self._regels, now)

    def _say_yes(self, number: int, day: date, verzoek: Verzoek, peers: list[Gever], gezien: str) -> None:
        if number % 17 == 5:
            self._agree(verzoek, peers[0])
            verzoek.change_bedrag(verzoek.bedrag - 1_000, verzoek.aanvrager_id, self._wereld.later(5))
        for peer in peers:
            self._agree(verzoek, peer)
        self._promise(number, day, verzoek, gezien)

    def _decide_above(self, day: date, verzoek: Verzoek, gezien: str) -> None:
        verzoek.agree_above(self._inhoud["boven"]["wie"], self._wereld.later(40))
        self._promise(_BOVEN, day, verzoek, gezien)

    def _promise(self, number: int, day: date, verzoek: Verzoek, gezien: str) -> None:
        """What follows a yes."""
        self._book_verzoek(verzoek, BoekingSoort.RESERVERING, verzoek.bedrag)
        self._plan_terugblik(number, day, verzoek, gezien)
        self._plan(day + _PAID_AFTER, partial(self._pay, number, verzoek))
        self._plan(day + _SETTLED_AFTER, partial(self._settle, number, verzoek))

    def _pay(self, number: int, verzoek: Verzoek) -> None:
        bedrag = verzoek.bedrag - number % 4 * 325
        paid = self._book_verzoek(verzoek, BoekingSoort.BETALING, bedrag, kenmerk=_kenmerk(number))
        if number % 3:
            bon = Betaalbewijs(
                self._wereld.new_id(), paid.id, ScanSoort.PDF, _BON, self._wereld.later(3), verzoek.aanvrager_id
            )
            self._made.append(bon)
        if number == 21:
            self._set_right(paid, verzoek, bedrag - 500)
        if number % 6 == 1:
            who = self._wereld.professionals[self._wereld.notulist].id
            klopt = number % 12 == 1
            found = "" if klopt else "De bon is van een andere dag."
            involved = verzoek.vragers | {paid.door_id}
            if who not in involved:
                looked = check_sample(
                    self._wereld.new_id(), paid.id, involved, door_id=who, op=self._wereld.later(9), klopt=klopt,
                    bevinding=found,
                )  # fmt: skip
                self._made.append(looked)

    def _set_right(self, wrong: Boeking, verzoek: Verzoek, bedrag: int) -> None:
        now = self._wereld.later(30)
        counter = wrong.counter(
            self._wereld.new_id(), None, op=now, boekdag=wrong.boekdag, waarom="het bedrag op de bon was anders"
        )
        self._add(counter)
        self._book_verzoek(verzoek, BoekingSoort.BETALING, bedrag, kenmerk=wrong.kenmerk)

    def _settle(self, number: int, verzoek: Verzoek) -> None:
        left = stand_of((each.soort, each.bedrag) for each in self._of_verzoek[verzoek.id]).gereserveerd
        if left > 0:
            self._book_verzoek(verzoek, BoekingSoort.VRIJGAVE, left)
        if number % 13 == 2:
            self._book_verzoek(
                verzoek, BoekingSoort.TERUGBETALING, 2_500, kenmerk=f"{_kenmerk(number)} terug",
                omschrijving="statiegeld teruggekregen",
            )  # fmt: skip

    def _plan_terugblik(self, number: int, day: date, verzoek: Verzoek, gezien: str) -> None:
        for place, due in enumerate(days_to_look_back(verzoek.terugblik_op, self._regels.maanden, day)):
            look = Terugblik(self._wereld.new_id(), verzoek.id, due, self._wereld.clock.now())
            self._made.append(look)
            answered = (number + place) % 3 != 1
            if answered:
                self._plan(due + timedelta(days=2), partial(self._look_back, number, verzoek, look, gezien))

    def _look_back(self, number: int, verzoek: Verzoek, look: Terugblik, gezien: str) -> None:
        uitkomst = (*(TerugblikUitkomst.JA,) * 4, *TerugblikUitkomst)[number % 8]
        words = {
            TerugblikUitkomst.JA: gezien,
            TerugblikUitkomst.DEELS: f"{gezien}, maar niet altijd",
            TerugblikUitkomst.NEE: "het is niet gelukt",
            TerugblikUitkomst.ONBEKEND: "",
        }
        now = self._wereld.clock.now()
        today = self._wereld.clock.today()
        look.answer(uitkomst, words[uitkomst], door_id=verzoek.aanvrager_id, today=today, now=now)

    def hang_on(self, ramingen: Iterable[Raming]) -> None:
        """What was asked for a casus hangs on the raming of its approach, whose third bar holds what it came to."""
        for raming in ramingen:
            total = 0
            for verzoek in (each for each in self._made if isinstance(each, Verzoek)):
                if verzoek.casus_id == raming.casus_id and verzoek.id not in self._unhung:
                    verzoek.hang_on(raming.id, verzoek.gewijzigd_op)
                    total += stand_of((each.soort, each.bedrag) for each in self._of_verzoek[verzoek.id]).vastgelegd
            begun = any(regel.scenario is Scenario.OPLOSSING for regel in raming.regels)
            if total and begun:
                raming.put_snel_geld(total, self._today.year, self._wereld.new_id, raming.gewijzigd_op)

    # -- the ledger ----------------------------------------------------------------------------------------------

    def _book(self, budget: Budget, soort: BoekingSoort, bedrag: int, *, number: int = 0, **more: Any) -> Boeking:
        now, today = self._wereld.later(1), self._wereld.clock.today()
        return self._add(
            Boeking(number or self._wereld.new_id(), budget.id, soort, bedrag, op=now, boekdag=today, **more)
        )

    def _book_verzoek(self, verzoek: Verzoek, soort: BoekingSoort, bedrag: int, **more: Any) -> Boeking:
        now, today = self._wereld.later(1), self._wereld.clock.today()
        return self._add(
            Boeking(
                self._wereld.new_id(), verzoek.budget_id, soort, bedrag, op=now, boekdag=today,
                verzoek_id=verzoek.id, **more,
            )
        )  # fmt: skip

    def _add(self, boeking: Boeking) -> Boeking:
        boeking.door_id = self._chair()
        mine = self._of_verzoek[boeking.verzoek_id] if boeking.verzoek_id is not None else []
        of_budget = self._of_budget[boeking.budget_id]
        stands = [stand_of((each.soort, each.bedrag) for each in rows) for rows in (of_budget, mine)]
        check_boeking(boeking, *stands)
        of_budget.append(boeking)
        mine.append(boeking)
        self._made.append(boeking)
        return boeking

    def _chair(self) -> int:
        return self._wereld.professionals[self._wereld.voorzitter].id


def _kenmerk(number: int) -> str:
    """The invoice, as the bank knows it."""
    return f"F{number:04}"
