"""The sociale kaart of the oefendossier: offers in every state, what was put to whom, and what is lacking."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import cycle
from random import Random
from typing import Any

from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.casus import Casus
from casus.domain.dossier import Wijk
from casus.domain.gemis import Gemis, gemis_id
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import AanbodGegevens, KaartAanbod
from casus.domain.values import CasusStatus, Leeftijdsklasse, fold
from casus.domain.verwijzing import Verwijzing, VerwijzingUitkomst
from casus.services.oefenen.mensen import Wereld, moment

_CHECKED = (4, 31, 75, None, 120, 170, 230, 60, 15, 410, None, 90)
"""So many days ago somebody called; None is never."""
_WAITS = (0, 2, None, 4, 0, 8, 1, None, 20)
_GONE_EVERY, _PROOF_EVERY = 19, 3
_PUT = 14
"""So many casussen in which something was put to somebody."""


@dataclass
class Sociaal:
    """What came out of it."""

    aanbod: list[KaartAanbod] = field(default_factory=list)
    verwijzingen: list[Verwijzing] = field(default_factory=list)
    gemissen: list[Gemis] = field(default_factory=list)


class SocialeKaart:
    """Added when the year is over, with chance of its own, so that the year is the same with or without it."""

    def __init__(self, wereld: Wereld, today: date) -> None:
        self._wereld, self._today = wereld, today
        self._inhoud: dict[str, Any] = wereld.inhoud.kaart
        self._random = Random(len(self._inhoud["per_wijk"]))
        self._now = moment(today, time(0, 0)) - timedelta(hours=8)
        self._made = Sociaal()

    def draw(self, casussen: list[Casus]) -> Sociaal:
        """All of it."""
        wereld = self._wereld
        for naam in self._inhoud["wijken"]:
            wereld.wijken[naam] = Wijk(wereld.new_id(), naam, self._now)
        for line in self._inhoud["per_wijk"]:
            for place, wijk in enumerate(wereld.wijken.values()):
                self._add(line, self._inhoud["plekken"][place], (wijk.id,))
        for line in self._inhoud["overal"]:
            self._add(line, "", ())
        self._put(casussen)
        for number, line in enumerate(self._inhoud["gemis"]):
            self._lack(number, *(part.strip() for part in line.split("|")))
        return self._made

    def _add(self, line: str, plek: str, wijken: tuple[int, ...]) -> None:
        number = len(self._made.aanbod)
        naam, organisatie, parts, blocks, kosten, indicatie, ages, beschrijving, doelgroep = (
            each.strip() for each in line.split("|")
        )
        proof = number % _PROOF_EVERY == 0
        letters = "".join(each for each in fold(organisatie) if each.isascii() and each.isalnum())
        told = AanbodGegevens(
            naam=naam.replace("{plek}", plek),
            organisatie=organisatie,
            beschrijving=beschrijving,
            doelgroep=doelgroep,
            levensdomeinen=tuple(map(Levensdomein, parts.split())),
            wijken=wijken,
            leeftijden=tuple(map(Leeftijdsklasse, ages.split())),
            bouwstenen=tuple(map(Bouwsteen, blocks.split())),
            indicatie=indicatie == "ja",
            indicatie_uitleg="Vraag ernaar bij het wijkteam." if indicatie == "ja" else "",
            kosten=Kosten(kosten) if number % 17 else Kosten.ONBEKEND,
            kosten_uitleg="ongeveer 5 euro per keer" if kosten == "bijdrage" else "",
            wacht_weken=_WAITS[number % len(_WAITS)],
            telefoon=f"0100-55{number:03}" if number % 9 else "",
            email=f"info@{letters}.example" if number % 4 else "",
            website=f"https://{letters}.example" if number % 2 else "",
            adres=f"{plek}, Dorpsweg {number + 1}" if plek else "",
            openingstijden=self._inhoud["tijden"][number % len(self._inhoud["tijden"])],
            kwetsbaarproof=proof,
            kwetsbaarproof_uitleg=self._inhoud["kwetsbaarproof"][number % 3] if proof else "",
        )
        offer = KaartAanbod(self._wereld.new_id(), naam, self._now)
        offer.describe(told, self._wereld.new_id, self._now)
        days = _CHECKED[number % len(_CHECKED)]
        if days is not None:
            who = list(self._wereld.professionals.values())[number % 5]
            offer.confirm(who.id, self._today - timedelta(days=days), self._now)
        offer.stop(is_over=number % _GONE_EVERY == _GONE_EVERY - 1, now=self._now)
        self._made.aanbod.append(offer)

    def _put(self, casussen: list[Casus]) -> None:
        """To people whose casus runs and about whom nobody objects, for a part of life that their question is about."""
        outcomes = cycle(VerwijzingUitkomst)
        running = [each for each in casussen if each.status is CasusStatus.LOOPT and not each.stops and each.inwoners]
        for casus in running[:_PUT]:
            about = {each.onderwerp for each in casus.onderwerpen}
            fitting = [
                (offer, part)
                for offer in self._made.aanbod
                for part in (each.levensdomein for each in offer.levensdomeinen)
                if part.onderwerp in about and not offer.gestopt
            ]
            for offer, part in self._random.sample(fitting, min(2, len(fitting))):
                self._propose(casus, offer, part, next(outcomes))

    def _propose(self, casus: Casus, offer: KaartAanbod, part: Levensdomein, uitkomst: VerwijzingUitkomst) -> None:
        since = (self._today - casus.aangemaakt_op.date()).days
        day = self._today - timedelta(days=min(max(since - 1, 0), 5 + self._random.randrange(60)))
        said = Verwijzing(
            self._wereld.new_id(), casus.id, casus.inwoners[0].id, offer.id, part, day, self._now, casus.inbrenger_id
        )
        if uitkomst is not VerwijzingUitkomst.VOORGESTELD:
            said.report(uitkomst, min(day + timedelta(days=4), self._today), today=self._today, now=self._now)
        self._made.verwijzingen.append(said)

    def _lack(self, number: int, part: str, block: str, wijk: str, words: str) -> None:
        maand = self._today - timedelta(days=30 * (number % 6))
        self._made.gemissen.append(
            Gemis(
                gemis_id(maand, self._random),
                Levensdomein(part),
                maand,
                self._wereld.wijken[wijk].id if wijk else None,
                Bouwsteen(block) if block else None,
                words,
            )
        )
