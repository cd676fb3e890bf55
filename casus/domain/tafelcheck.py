"""Who at this table may hear what now, and what that leaves for the room.

A room has one verdict: what everybody in it may hear. Sharing by exception does not exist at a table, so the choice is
what is said, or who is there. Nobody is told who said no: people are asked out with a sentence that gives no reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casus.domain.delen import STOPT, WEIGERT, Grond, word
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.toegang import DEELNEMER, VERANTWOORDELIJK, CasusFeiten, Relatie, may_hear


class Oordeel(StrEnum):
    """From wide to narrow."""

    ALLES = "alles"
    ONDERWERPEN = "onderwerpen"
    ZONDER_NAAM = "zonder_naam"
    NIET = "niet"


@dataclass(frozen=True)
class Reden:
    """Why one part may or may not be heard: by which ground, until when, about whom.

    ``grond`` is a ``delen.Grond``, or the ground of a relation (``toegang``).
    """

    onderwerp: Onderwerp
    inwoner_id: int
    mag: bool
    grond: str
    tot: datetime | None = None
    id: int | None = None


@dataclass(frozen=True)
class Gehoor:
    """What one person at the table may hear: the verdict, the parts of life, and why."""

    deelnemer_id: int
    oordeel: Oordeel
    onderwerpen: tuple[Onderwerp, ...]
    redenen: tuple[Reden, ...]
    grond: str


@dataclass(frozen=True)
class Ruimte:
    """What can be said in the room. Without a verdict (None) nobody is there: of an empty room nothing follows.

    ``ONDERWERPEN`` with no part: that it is about this person, and nothing else.
    """

    oordeel: Oordeel | None
    onderwerpen: tuple[Onderwerp, ...] = ()


@dataclass(frozen=True)
class TafelOordeel:
    """What can be said now, and what could be said as soon as some have gone (``weg``, by deelnemer)."""

    nu: Ruimte
    straks: Ruimte | None = None
    weg: tuple[int, ...] = ()


def person_verdict(feiten: CasusFeiten, deelnemer_id: int, relatie: Relatie | None, at: datetime) -> Gehoor:
    """What this person may hear about the question now. Without a relation: nothing. A guest may hear what their
    organisation may be told, like anybody at the table. That a guest sits at an item only when let in is attendance:
    who is not there does not narrow the room.

    *Niet* is for who was refused, so that nobody hears by a side road what somebody said they should not. Who may only
    know *that* somebody is discussed sees the name and hears nothing about it: ``ONDERWERPEN`` with no part. *Zonder
    naam* is for who may not see the name.
    """
    if relatie is None:
        return Gehoor(deelnemer_id, Oordeel.NIET, (), (), "geen_plek")
    redenen = tuple(_reason(feiten, relatie, inwoner, part, at) for inwoner in feiten.inwoners for part in Onderwerp)
    closed = {reden.onderwerp for reden in redenen if not reden.mag}
    heard = tuple(onderwerp for onderwerp in INHOUD if onderwerp not in closed) if feiten.inwoners else ()
    return Gehoor(deelnemer_id, _verdict(feiten, heard, redenen), heard, redenen, relatie.grond)


def tafelverdict(aanwezig: Sequence[Gehoor], vraag: frozenset[Onderwerp]) -> TafelOordeel:
    """The one verdict for the room: what all who are present may hear, and what it could be without some.

    Nobody is asked out who need not be: of what opens equally much, that for which the fewest leave.
    """
    now = _room(aanwezig, vraag)
    found: list[TafelOordeel] = []
    for narrow in ((Oordeel.NIET, Oordeel.ZONDER_NAAM), (Oordeel.NIET,), (Oordeel.ONDERWERPEN,)):
        out = tuple(gehoor.deelnemer_id for gehoor in aanwezig if gehoor.oordeel in narrow)
        stay = [gehoor for gehoor in aanwezig if gehoor.deelnemer_id not in out]
        then = _room(stay, vraag)
        if out and len(stay) > 1 and _width(then) > _width(now):
            found.append(TafelOordeel(now, then, out))
    return max(found, key=lambda each: (*_width(each.straks or now), -len(each.weg)), default=TafelOordeel(now))


def _reason(feiten: CasusFeiten, relatie: Relatie, inwoner_id: int, onderwerp: Onderwerp, at: datetime) -> Reden:
    mag = may_hear(feiten, relatie, inwoner_id, onderwerp, at)
    answers = relatie.grond in VERANTWOORDELIJK
    said = word(feiten.delen, inwoner_id, relatie.organisatie_id, onderwerp, at, with_stops=not answers)
    by_word = relatie.grond == DEELNEMER or not mag or said.grond is Grond.ONDANKS_WEIGERING
    if not by_word:
        return Reden(onderwerp, inwoner_id, mag, relatie.grond)
    return Reden(onderwerp, inwoner_id, mag, said.grond.value, said.tot, said.id)


def _verdict(feiten: CasusFeiten, heard: tuple[Onderwerp, ...], redenen: tuple[Reden, ...]) -> Oordeel:
    asked = feiten.vraag or frozenset(INHOUD)
    refused = {reden.onderwerp for reden in redenen if reden.grond in WEIGERT and not reden.mag}
    if Onderwerp.DAT in refused:  # also when a part of the question may be told: who hears it knows whom it is about
        return Oordeel.NIET
    if asked <= set(heard):
        return Oordeel.ALLES
    if asked <= refused or any(reden.grond in STOPT and not reden.mag for reden in redenen):
        return Oordeel.NIET
    names = bool(redenen) and all(reden.mag for reden in redenen if reden.onderwerp is Onderwerp.DAT)
    return Oordeel.ONDERWERPEN if names else Oordeel.ZONDER_NAAM


def _room(aanwezig: Sequence[Gehoor], vraag: frozenset[Onderwerp]) -> Ruimte:
    if not aanwezig:
        return Ruimte(None)
    verdicts = {gehoor.oordeel for gehoor in aanwezig}
    for narrow in (Oordeel.NIET, Oordeel.ZONDER_NAAM):
        if narrow in verdicts:
            return Ruimte(narrow)
    heard = _common(aanwezig)
    if (vraag or frozenset(INHOUD)) <= set(heard):
        return Ruimte(Oordeel.ALLES, heard)
    return Ruimte(Oordeel.ONDERWERPEN, heard)


def _common(aanwezig: Iterable[Gehoor]) -> tuple[Onderwerp, ...]:
    each = [set(gehoor.onderwerpen) for gehoor in aanwezig]
    return tuple(onderwerp for onderwerp in INHOUD if all(onderwerp in heard for heard in each))


_WIDTH = {oordeel: width for width, oordeel in enumerate(reversed(Oordeel))}


def _width(ruimte: Ruimte) -> tuple[int, int]:
    """A name of which nothing may be said is no more than to speak without it."""
    if ruimte.oordeel is None:
        return -1, 0
    is_bare = ruimte.oordeel is Oordeel.ONDERWERPEN and not ruimte.onderwerpen
    return _WIDTH[Oordeel.ZONDER_NAAM if is_bare else ruimte.oordeel], len(ruimte.onderwerpen)
