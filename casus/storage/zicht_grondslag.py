"""What sight rests on in a loaded aggregate: compared before and after, it names the casussen to draw anew.

It says the same as the facts (``zicht_feiten``), but of what is in memory: a typed line, an item that begins or a draft
moves nobody's sight, so saving it draws nothing. What is not told apart here is drawn anew too often, never too seldom.
"""

from collections.abc import Hashable

from casus.domain.casus import Casus
from casus.domain.deelbesluit import Deelbesluit, DeelbesluitStatus
from casus.domain.organisatie import Gebruiker
from casus.domain.overleg import Overleg
from casus.domain.toegang import TELT
from casus.domain.toegangsverzoek import Noodtoegang
from casus.domain.toestemming import Toestemming

ELKE_CASUS = 0
"""In place of the id of one: a role counts in all of them."""
Grondslag = dict[int, Hashable]
"""By casus, what its sight takes from this aggregate; who has nothing in it gives nothing."""


def grondslag(thing: object) -> Grondslag:
    """What sight rests on in this aggregate as it is now, with its children loaded."""
    match thing:
        case Overleg():
            return _of_overleg(thing)
        case Casus():
            return {thing.id: _of_casus(thing)}
        case Toestemming():
            return {thing.casus_id: _of_toestemming(thing)}
        case Deelbesluit():
            is_draft = thing.status is DeelbesluitStatus.CONCEPT
            return {} if is_draft else {thing.casus_id: _of_deelbesluit(thing)}
        case Noodtoegang():
            return {thing.casus_id: (thing.professional_id, thing.van, thing.tot)}
        case Gebruiker():
            rollen = TELT & {each.rol for each in thing.rollen} if thing.actief else frozenset()
            return {ELKE_CASUS: (thing.professional_id, rollen)} if rollen else {}
        case _:
            return {}


def moved(before: Grondslag, after: Grondslag) -> set[int]:
    """The casussen of which something else holds than before; also those that came or went."""
    return {casus_id for casus_id in before.keys() | after.keys() if before.get(casus_id) != after.get(casus_id)}


def _of_overleg(overleg: Overleg) -> Grondslag:
    table = (overleg.status, overleg.voorzitter_id, overleg.notulist_id)
    seats = frozenset((d.id, d.professional_id, d.organisatie_id, d.gast, d.afgemeld) for d in overleg.deelnemers)
    guests = {d.id for d in overleg.deelnemers if d.gast}
    return {
        punt.casus_id: (
            *table,
            seats,
            frozenset((pet.deelnemer_id, pet.organisatie_id) for pet in punt.petten),
            frozenset(s.deelnemer_id for s in punt.aanwezigheid if s.uit_op is None and s.deelnemer_id in guests),
        )
        for punt in overleg.punten
        if punt.casus_id is not None
    }


def _of_casus(casus: Casus) -> Hashable:
    return (
        casus.inbrenger_id,
        casus.casusregisseur_id,
        casus.prullenbak_op is not None,
        frozenset((lid.professional_id, lid.tot) for lid in casus.leden),
        frozenset((i.id, i.leeftijdsklasse, i.grens_op) for i in casus.inwoners),
        frozenset(each.onderwerp for each in casus.onderwerpen),
        frozenset((stop.inwoner_id, stop.soort, stop.van, stop.tot) for stop in casus.stops),
    )


def _of_toestemming(toestemming: Toestemming) -> Hashable:
    return (
        toestemming.inwoner_id,
        toestemming.status,
        toestemming.vertegenwoordiger,
        toestemming.geldig_tot,
        (toestemming.persoon_akkoord, toestemming.gezag_akkoord),
        (toestemming.antwoord_op, toestemming.ingetrokken_op, toestemming.gewijzigd_op),
        frozenset((regel.organisatie_id, regel.onderwerp, regel.mag) for regel in toestemming.regels),
    )


def _of_deelbesluit(besluit: Deelbesluit) -> Hashable:
    return (
        besluit.uitkomst,
        besluit.vastgelegd_op,
        besluit.geldig_tot,
        besluit.beeindigd_op,
        bool(besluit.politie_akkoord),
        frozenset(each.organisatie_id for each in besluit.ontvangers),
        frozenset((each.inwoner_id, each.onderwerp) for each in besluit.over),
        frozenset(each.toestemming_id for each in besluit.weigeringen),
    )
