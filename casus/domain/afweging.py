"""What is weighed before something is told: cards with questions, grounds and openings, as a team keeps them.

The content is data with a version (``resources/delen``); here is its shape and which part of it is offered to whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from casus.domain.onderwerp import Onderwerp
from casus.domain.values import NotitieSoort, OrganisatieSoort


@dataclass(frozen=True)
class Vraag:
    """One question on a card. ``soort``: fact, reading or opinion, so that they stay apart."""

    code: str
    vraag: str
    hulp: str = ""
    soort: NotitieSoort = NotitieSoort.NIET_BEPAALD
    is_verplicht: bool = True


@dataclass(frozen=True)
class Kaart:
    """One side of the matter; cards are filled in any order."""

    code: str
    titel: str
    kern: str
    vragen: tuple[Vraag, ...]


@dataclass(frozen=True)
class Slot:
    """A ground in the AVG, an exception, or an opening in professional secrecy, with the line that says when not."""

    code: str
    naam: str
    artikel: str = ""
    wanneer_niet: str = ""
    soorten: tuple[OrganisatieSoort, ...] = ()
    niet_voor: tuple[OrganisatieSoort, ...] = ()
    onderwerp: Onderwerp | None = None
    met_criteria: bool = False

    def fits(self, soort: OrganisatieSoort) -> bool:
        """Whether an organisation of this kind can rest on it."""
        return soort not in self.niet_voor and (not self.soorten or soort in self.soorten)


@dataclass(frozen=True)
class AfwegingInhoud:
    """All of it, in the version that a decision is made with."""

    versie: str
    gemaakt_naar: str
    nabije_dag: int
    kaarten: tuple[Kaart, ...]
    gronden: tuple[Slot, ...]
    uitzonderingen: tuple[Slot, ...]
    openingen: tuple[Slot, ...]
    criteria: tuple[Vraag, ...]

    @property
    def verplicht(self) -> tuple[str, ...]:
        """Codes of the questions that must be answered before something is told."""
        return tuple(vraag.code for kaart in self.kaarten for vraag in kaart.vragen if vraag.is_verplicht)

    def gronden_for(self, soort: OrganisatieSoort) -> tuple[Slot, ...]:
        """The grounds that an organisation of this kind is offered."""
        return tuple(grond for grond in self.gronden if grond.fits(soort))

    def uitzonderingen_for(self, onderwerpen: Sequence[Onderwerp]) -> tuple[Slot, ...]:
        """What these parts of life need besides a ground; empty when they need nothing more.

        Health (AVG art. 9) and police (art. 10, Wpg) each need their own, so about both one chooses a pair.
        """
        kinds = dict.fromkeys(each.onderwerp for each in self.uitzonderingen if each.onderwerp in onderwerpen)
        choices = [[each for each in self.uitzonderingen if each.onderwerp is kind] for kind in kinds]
        return tuple(_both(slots) for slots in product(*choices)) if choices else ()

    def uitzondering(self, code: str) -> Slot | None:
        """The exception, or the pair of them, that was chosen under this code."""
        known = {each.code: each for each in self.uitzonderingen}
        codes = code.split(PAIR)
        return _both([known[each] for each in codes]) if known.keys() >= set(codes) else None


PAIR = "+"
"""Between the codes of two exceptions that were chosen together."""


def _both(slots: Sequence[Slot]) -> Slot:
    """One choice out of exceptions that are needed together; of one it is that one."""
    if len(slots) == 1:
        return slots[0]
    return Slot(
        code=PAIR.join(each.code for each in slots),
        naam=", en ".join(each.naam for each in slots),
        artikel=", en ".join(each.artikel for each in slots if each.artikel),
        wanneer_niet=" ".join(each.wanneer_niet for each in slots if each.wanneer_niet),
    )


def read_afweging(found: Mapping[str, Any]) -> AfwegingInhoud:
    """From the data file; KeyError and ValueError name what is wrong in it."""
    return AfwegingInhoud(
        versie=found["versie"],
        gemaakt_naar=found["gemaakt_naar"],
        nabije_dag=found["nabije_dag"],
        kaarten=tuple(
            Kaart(each["code"], each["titel"], each["kern"], tuple(map(_vraag, each["vraag"])))
            for each in found["kaart"]
        ),
        gronden=tuple(map(_slot, found["grond"])),
        uitzonderingen=tuple(map(_slot, found["uitzondering"])),
        openingen=tuple(map(_slot, found["opening"])),
        criteria=tuple(map(_vraag, found["criterium"])),
    )


def _vraag(found: Mapping[str, Any]) -> Vraag:
    soort = NotitieSoort(found.get("soort", NotitieSoort.NIET_BEPAALD))
    return Vraag(found["code"], found["vraag"], found.get("hulp", ""), soort, found.get("verplicht", True))


def _slot(found: Mapping[str, Any]) -> Slot:
    onderwerp = found.get("onderwerp")
    return Slot(
        code=found["code"],
        naam=found["naam"],
        artikel=found.get("artikel", ""),
        wanneer_niet=found.get("wanneer_niet", ""),
        soorten=tuple(map(OrganisatieSoort, found.get("soorten", ()))),
        niet_voor=tuple(map(OrganisatieSoort, found.get("niet_voor", ()))),
        onderwerp=None if onderwerp is None else Onderwerp(onderwerp),
        met_criteria=found.get("criteria", False),
    )
