"""What was said about telling one organisation about one part of one person's life, and which word counts.

One truth for screens, lists, documents and the check at the table. From strong to weak:

1. *bezwaar* and *beperking* (AVG art. 21 and 18) stop everything about this person;
2. a refusal, or a consent taken back, stands above consent, membership and every default. Only a weighing made
   afterwards, that names this very refusal, opens what it lists to whom it lists, until its day;
3. between a consent and a decision of the table the newer one counts: who says yes after "eerst een gesprek" is told,
   and a decision not to tell holds also when the person had agreed;
4. nothing said is no.

What comes from the police is told on only when the police said so: consent of the person does not open it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from casus.domain.onderwerp import INHOUD, Onderwerp


class Grond(StrEnum):
    """Why somebody may or may not be told; every one has its sentence on the screen."""

    BEZWAAR = "bezwaar"
    BEPERKING = "beperking"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    ONDANKS_WEIGERING = "ondanks_weigering"
    DEELBESLUIT = "deelbesluit"
    NIET_DELEN = "niet_delen"
    EERST_GESPREK = "eerst_gesprek"
    ZONDER_NAAM = "zonder_naam"
    TOESTEMMING = "toestemming"
    INSTEMMING_ONTBREEKT = "instemming_ontbreekt"
    POLITIE_NIET_GEVRAAGD = "politie_niet_gevraagd"
    VERLOPEN = "verlopen"
    GEVRAAGD = "gevraagd"
    NIET_GEVRAAGD = "niet_gevraagd"


Waarover = tuple[int, int, Onderwerp]
"""About whom, for which organisation, which part of life."""
STOPT = (Grond.BEZWAAR, Grond.BEPERKING)
WEIGERT = (Grond.GEWEIGERD, Grond.INGETROKKEN)


class Uitkomst(StrEnum):
    """How a weighing ends. All five are full answers; only the first two open anything."""

    DELEN = "delen"
    DEELS = "deels"
    NIET_DELEN = "niet_delen"
    EERST_GESPREK = "eerst_gesprek"
    ZONDER_NAAM = "zonder_naam"


OPENT = (Uitkomst.DELEN, Uitkomst.DEELS)


class ToestemmingSoort(StrEnum):
    """What one line of a consent says at a moment."""

    GEGEVEN = "gegeven"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    GEVRAAGD = "gevraagd"


@dataclass(frozen=True)
class ToestemmingFeit:
    """One line of one consent. ``is_ingestemd``: everybody who has to agree did. ``tot``: the first moment after."""

    id: int
    inwoner_id: int
    organisatie_id: int
    onderwerp: Onderwerp
    soort: ToestemmingSoort
    van: datetime
    tot: datetime | None = None
    is_ingestemd: bool = True

    @property
    def is_answer(self) -> bool:
        """No, or a yes of everybody who has to say it; asking is none, and half a yes does not lift a refusal."""
        return self.soort in _REFUSED or (self.soort is ToestemmingSoort.GEGEVEN and self.is_ingestemd)


@dataclass(frozen=True)
class DeelbesluitFeit:
    """One decision in force from ``van`` until ``tot``: what of whom (``over``) it lets or does not let these hear.

    ``weigeringen``: the consents by id whose refusal it names. ``bron_akkoord``: the police agreed to pass it on.
    """

    id: int
    uitkomst: Uitkomst
    over: frozenset[tuple[int, Onderwerp]]
    organisaties: frozenset[int]
    van: datetime
    tot: datetime | None = None
    weigeringen: frozenset[int] = frozenset()
    bron_akkoord: bool = False


@dataclass(frozen=True)
class StopFeit:
    """The person objects to the use of what is known, or asked to put it on hold."""

    inwoner_id: int
    grond: Grond
    van: datetime
    tot: datetime | None = None


@dataclass(frozen=True)
class DeelFeiten:
    """All that was ever said about sharing in one casus, and which organisations are police."""

    toestemmingen: tuple[ToestemmingFeit, ...] = ()
    deelbesluiten: tuple[DeelbesluitFeit, ...] = ()
    stops: tuple[StopFeit, ...] = ()
    politie: frozenset[int] = frozenset()

    @cached_property
    def said(self) -> dict[Waarover, list[ToestemmingFeit]]:
        """Lines of consents by what they are about: at a full table each is asked for thousands of times."""
        found: dict[Waarover, list[ToestemmingFeit]] = defaultdict(list)
        for feit in self.toestemmingen:
            found[feit.inwoner_id, feit.organisatie_id, feit.onderwerp].append(feit)
        return dict(found)

    @cached_property
    def decided(self) -> dict[Waarover, list[DeelbesluitFeit]]:
        """Decisions by what they are about; to open something says nothing about the rest."""
        found: dict[Waarover, list[DeelbesluitFeit]] = defaultdict(list)
        for feit in self.deelbesluiten:
            for inwoner_id, onderwerp in feit.over:
                for organisatie_id in feit.organisaties:
                    found[inwoner_id, organisatie_id, onderwerp].append(feit)
        return dict(found)

    @property
    def says_anything(self) -> bool:
        """Whether anybody was asked or anything was decided."""
        return bool(self.toestemmingen or self.deelbesluiten)

    @property
    def closes(self) -> bool:
        """Whether anything was ever said that takes sight away from who would have it."""
        return bool(self.stops) or any(feit.soort in _REFUSED for feit in self.toestemmingen)

    def turns(self) -> set[datetime]:
        """Every moment at which an answer may change."""
        things: Iterable[ToestemmingFeit | DeelbesluitFeit | StopFeit]
        things = (*self.toestemmingen, *self.deelbesluiten, *self.stops)
        return {moment for thing in things for moment in (thing.van, thing.tot) if moment is not None}


class Woord(NamedTuple):
    """The word that counts: yes or no, why, by which consent or decision (its id), and until when."""

    mag: bool
    grond: Grond
    id: int | None = None
    tot: datetime | None = None


_SILENCE = Woord(False, Grond.NIET_GEVRAAGD)


def word(
    feiten: DeelFeiten,
    inwoner_id: int,
    organisatie_id: int | None,
    onderwerp: Onderwerp,
    at: datetime,
    *,
    with_stops: bool = True,
) -> Woord:
    """Whether this organisation may be told this about this person at this moment.

    Of an organisation that is not known nothing was asked. ``with_stops`` False is for who has to deal with them.
    """
    for stop in feiten.stops if with_stops else ():
        if stop.inwoner_id == inwoner_id and _holds(stop, at):
            return Woord(False, stop.grond)
    if organisatie_id is None:
        return _SILENCE
    if onderwerp is Onderwerp.DAT:
        return _that(feiten, inwoner_id, organisatie_id, at)
    return _said(feiten, inwoner_id, organisatie_id, onderwerp, at)


def refusal(
    feiten: DeelFeiten, inwoner_id: int, organisatie_id: int, onderwerp: Onderwerp, at: datetime
) -> ToestemmingFeit | None:
    """The no that stands about exactly this, whatever was decided past it since and whatever stops everything: who
    weighs anew has that same no before them.
    """
    answers = feiten.said.get((inwoner_id, organisatie_id, onderwerp), ())
    answer = _newest(line for line in answers if line.van <= at and line.is_answer)
    return answer if answer is not None and answer.soort in _REFUSED else None


def _that(feiten: DeelFeiten, inwoner_id: int, organisatie_id: int, at: datetime) -> Woord:
    """That somebody is discussed follows from any part that may be told; only then what was said about it alone."""
    own = _said(feiten, inwoner_id, organisatie_id, Onderwerp.DAT, at)
    if own.mag or own.grond in WEIGERT:
        return own
    words = (_said(feiten, inwoner_id, organisatie_id, onderwerp, at) for onderwerp in INHOUD)
    return next((found for found in words if found.mag), own)


def _said(feiten: DeelFeiten, inwoner_id: int, organisatie_id: int, onderwerp: Onderwerp, at: datetime) -> Woord:
    about = (inwoner_id, organisatie_id, onderwerp)
    if about not in feiten.said and about not in feiten.decided:
        return _SILENCE  # of most of a life nothing was ever said, and a full table asks thousands of times
    lines = [feit for feit in feiten.said.get(about, ()) if feit.van <= at]
    decisions = [feit for feit in feiten.decided.get(about, ()) if feit.van <= at]
    answer = _newest(line for line in lines if line.is_answer)
    decision = _newest(feit for feit in decisions if _holds(feit, at))
    if answer is not None and answer.soort in _REFUSED:
        return _past_refusal(answer, decision) or Woord(False, _REFUSED[answer.soort], answer.id)
    words = [*_of_answer(answer, at), *_of_decision(decision)]
    if not words:
        return Woord(False, _nothing_said(answer, lines, decisions))
    said = max(words, key=lambda each: each[0])[1]
    from_police = onderwerp is Onderwerp.POLITIE and organisatie_id not in feiten.politie
    if said.mag and from_police:
        return _with_police(decision) or Woord(False, Grond.POLITIE_NIET_GEVRAAGD, said.id)
    return said


_REFUSED = {
    ToestemmingSoort.GEWEIGERD: Grond.GEWEIGERD,
    ToestemmingSoort.INGETROKKEN: Grond.INGETROKKEN,
}
_CLOSES = {
    Uitkomst.NIET_DELEN: Grond.NIET_DELEN,
    Uitkomst.EERST_GESPREK: Grond.EERST_GESPREK,
    Uitkomst.ZONDER_NAAM: Grond.ZONDER_NAAM,
}


def _past_refusal(refusal: ToestemmingFeit, decision: DeelbesluitFeit | None) -> Woord | None:
    """A newer decision than the refusal, which names it; a decision not to share afterwards closes it again."""
    if decision is None or decision.uitkomst not in OPENT or decision.van <= refusal.van:
        return None  # what was decided before somebody said no cannot have weighed that no
    if refusal.id not in decision.weigeringen:
        return None
    if refusal.onderwerp is Onderwerp.POLITIE and not decision.bron_akkoord:
        return None
    return Woord(True, Grond.ONDANKS_WEIGERING, decision.id, decision.tot)


def _with_police(decision: DeelbesluitFeit | None) -> Woord | None:
    """Only a decision that opens with their agreement; a newer yes of the person does not take that away."""
    if decision is None or not decision.bron_akkoord:
        return None
    return next((said for _, said in _of_decision(decision) if said.mag), None)


def _of_answer(answer: ToestemmingFeit | None, at: datetime) -> Iterator[tuple[datetime, Woord]]:
    if answer is not None and _holds(answer, at):
        yield answer.van, Woord(True, Grond.TOESTEMMING, answer.id, answer.tot)


def _of_decision(decision: DeelbesluitFeit | None) -> Iterator[tuple[datetime, Woord]]:
    if decision is not None:
        grond = _CLOSES.get(decision.uitkomst, Grond.DEELBESLUIT)
        yield decision.van, Woord(decision.uitkomst in OPENT, grond, decision.id, decision.tot)


def _nothing_said(
    answer: ToestemmingFeit | None, lines: list[ToestemmingFeit], decisions: list[DeelbesluitFeit]
) -> Grond:
    """Asking comes last: what was asked again after a term says so."""
    newest = _newest(lines)
    if newest is not None and not newest.is_answer:
        is_asked = newest.soort is ToestemmingSoort.GEVRAAGD
        return Grond.GEVRAAGD if is_asked else Grond.INSTEMMING_ONTBREEKT
    over = answer is not None or any(decision.uitkomst in OPENT for decision in decisions)
    return Grond.VERLOPEN if over else Grond.NIET_GEVRAAGD


def _holds(thing: ToestemmingFeit | DeelbesluitFeit | StopFeit, at: datetime) -> bool:
    return thing.van <= at and (thing.tot is None or at < thing.tot)


_Feit = TypeVar("_Feit", ToestemmingFeit, DeelbesluitFeit)


def _newest(found: Iterable[_Feit]) -> _Feit | None:
    """The later one; of two at one moment the one that was made last."""
    return max(found, key=lambda thing: (thing.van, thing.id), default=None)
