"""The check at the table in words: what each may hear and why, and what can be said in the room."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from casus.domain.delen import Grond
from casus.domain.onderwerp import Onderwerp
from casus.domain.tafelcheck import Gehoor, Oordeel, Reden, Ruimte
from casus.domain.toegang import day_in_place
from casus.services.messages import label
from casus.services.tafelcheck import Tafelcheck

SMALLER_TABLE = "Dit punt is voor een kleinere tafel."
"""What one says to who is asked out: no reason, and so not who said no."""
NOBODY = "Er zit niemand aan deze tafel."
"""In place of a verdict: of an empty room nothing follows."""

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_RELATIONS = {
    "inbrenger": "brengt de casus in",
    "casusregisseur": "heeft de regie",
    "coordinator": "is coördinator van het team",
    "lid": "is lid van de casus",
    "noodtoegang": "opende de casus in nood",
    "voorzitter": "zit dit overleg voor",
    "notulist": "schrijft het verslag",
    "eigen_organisatie": "is een collega van wie de casus inbrengt",
    "geen_plek": "heeft geen plek aan deze tafel",
}
_GROUNDS = {
    Grond.BEZWAAR: "de persoon maakt bezwaar",
    Grond.BEPERKING: "de persoon vraagt om beperking",
    Grond.GEWEIGERD: "de persoon wil dit niet",
    Grond.INGETROKKEN: "de persoon trok de toestemming in",
    Grond.ONDANKS_WEIGERING: "besluit van de tafel, hoewel de persoon dit niet wil",
    Grond.DEELBESLUIT: "besluit van de tafel",
    Grond.NIET_DELEN: "de tafel besloot niet te delen",
    Grond.EERST_GESPREK: "de tafel besloot: eerst een gesprek",
    Grond.ZONDER_NAAM: "de tafel besloot: zonder naam bespreken",
    Grond.TOESTEMMING: "toestemming van de persoon",
    Grond.INSTEMMING_ONTBREEKT: "nog niet iedereen die moet instemmen, deed dat",
    Grond.POLITIE_NIET_GEVRAAGD: "de politie zei nog niet dat dit door mag",
    Grond.VERLOPEN: "de toestemming is verlopen",
    Grond.GEVRAAGD: "toestemming is gevraagd, er is nog geen antwoord",
    Grond.NIET_GEVRAAGD: "toestemming is niet gevraagd",
}
_WEIGHT = list(_GROUNDS)
"""What closes most comes first in an explanation."""


def verdict_words(gehoor: Gehoor) -> str:
    """``Mag alles over deze vraag horen``, ``Mag horen over wonen en geld``, ``Alleen zonder naam``, ``Niet``; and who
    may only know that it is about this person.
    """
    match gehoor.oordeel:
        case Oordeel.ALLES:
            return "Mag alles over deze vraag horen"
        case Oordeel.ONDERWERPEN if not gehoor.onderwerpen:
            return "Mag alleen weten om wie het gaat"
        case Oordeel.ONDERWERPEN:
            return f"Mag horen over {parts(gehoor.onderwerpen)}"
        case Oordeel.ZONDER_NAAM:
            return "Alleen zonder naam"
        case Oordeel.NIET:
            return "Niet"


def ground_words(gehoor: Gehoor, vraag: Sequence[Onderwerp]) -> str:
    """Why, and until when: ``toestemming van de persoon, tot en met 1 maart``."""
    if not gehoor.redenen:
        return _RELATIONS.get(gehoor.grond, "")
    if gehoor.oordeel is Oordeel.ONDERWERPEN and not gehoor.onderwerpen:
        vraag = (Onderwerp.DAT,)
    asked = [reden for reden in gehoor.redenen if not vraag or reden.onderwerp in vraag] or list(gehoor.redenen)
    shown = [r for r in asked if r.mag] if gehoor.oordeel in (Oordeel.ALLES, Oordeel.ONDERWERPEN) else asked
    grounds = sorted({_ground(reden) for reden in shown or asked}, key=_place)
    words = ", ".join(_words(ground) for ground in grounds[:2])
    return f"{words}{_until(shown)}" if gehoor.oordeel in (Oordeel.ALLES, Oordeel.ONDERWERPEN) else words


def room_words(ruimte: Ruimte) -> str:
    """What comes after ``Nu kan aan deze tafel:``."""
    match ruimte.oordeel:
        case Oordeel.ALLES:
            return "met naam, alles over deze vraag"
        case Oordeel.ONDERWERPEN if not ruimte.onderwerpen:
            return "alleen om wie het gaat, en verder niets"
        case Oordeel.ONDERWERPEN:
            return f"met naam, over {parts(ruimte.onderwerpen)}"
        case Oordeel.ZONDER_NAAM:
            return "zonder naam"
        case Oordeel.NIET:
            return "niet, zolang iedereen er zit"
        case None:
            return "niets, er zit niemand"


def room_sentences(check: Tafelcheck) -> tuple[str, str]:
    """The verdict for the room, and what could be said as soon as some have gone (empty when nothing changes)."""
    if check.oordeel.nu.oordeel is None:
        return NOBODY, ""
    now = f"Nu kan aan deze tafel: {room_words(check.oordeel.nu)}."
    if check.oordeel.straks is None:
        return now, ""
    names = {seat.deelnemer_id: seat.naam for seat in check.stoelen}
    gone = [names[id_] for id_ in check.oordeel.weg]
    verb = "weg is" if len(gone) == 1 else "weg zijn"
    then = room_words(check.oordeel.straks)
    return now, f"{then[0].upper()}{then[1:]}, zodra {listed(gone)} {verb}."


def parts(onderwerpen: Iterable[Onderwerp]) -> str:
    """``wonen, geld en gezondheid``."""
    return listed([label(onderwerp) for onderwerp in onderwerpen])


def listed(words: Sequence[str]) -> str:
    """``a, b en c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}" if words else ""


def _ground(reden: Reden) -> str:
    return reden.grond


def _place(ground: str) -> int:
    return _WEIGHT.index(Grond(ground)) if ground in _GROUNDS else len(_WEIGHT)


def _words(ground: str) -> str:
    return _GROUNDS[Grond(ground)] if ground in _GROUNDS else _RELATIONS.get(ground, ground)


def _until(redenen: Sequence[Reden]) -> str:
    """The last day of what ends first."""
    moments = [reden.tot for reden in redenen if reden.tot is not None]
    if not moments:
        return ""
    last = day_in_place(min(moments) - timedelta(seconds=1))
    return f", tot en met {last.day} {_MONTHS[last.month - 1]} {last.year}"
