"""How small money is called: in the words of the team, or, once the municipality says so, in those of the Awb.

Algemene wet bestuursrecht: art. 1:3 (an *aanvraag* asks for a *besluit*), art. 6:7 (six weeks to object) and art. 6:8
(they begin on the day after the decision was made known). Whether it is so is a rule of the team (``Regels.awb``).
Asked by screens and command line alike; codes, tables and the exchange format keep their names.
"""

from dataclasses import dataclass

from casus.domain.verzoek import VerzoekUitkomst
from casus.services.messages import label


@dataclass(frozen=True)
class Woorden:
    """Lower case; the screen begins its sentence. ``bezwaar``: what one may do against a yes or a no, if anything."""

    het: str
    dit: str
    nieuw: str
    geen: str
    ja: str
    nee: str
    zeg_nee: str
    waarom_nee: str
    bezwaar: str = ""

    def stand(self, status: VerzoekUitkomst) -> str:
        """How it ended; open is *nog niet besloten*."""
        return {VerzoekUitkomst.JA: self.ja, VerzoekUitkomst.NEE: self.nee}.get(status, label(status))

    def bezwaar_tegen(self, status: VerzoekUitkomst) -> str:
        """The sentence beside a yes or a no; empty beside anything else."""
        return self.bezwaar if status in (VerzoekUitkomst.JA, VerzoekUitkomst.NEE) else ""


AFSPRAAK = Woorden(
    het="het verzoek",
    dit="dit verzoek",
    nieuw="nieuw verzoek",
    geen="nog geen verzoek",
    ja="ja gezegd",
    nee="nee",
    zeg_nee="zeg nee",
    waarom_nee="waarom is het nee?",
)
"""Agreements of a team."""
BESLUIT = Woorden(
    het="de aanvraag",
    dit="deze aanvraag",
    nieuw="nieuwe aanvraag",
    geen="nog geen aanvraag",
    ja="toegekend",
    nee="afgewezen",
    zeg_nee="wijs af",
    waarom_nee="waarom wijst u dit af?",
    bezwaar="Dit is een besluit. Wie het er niet mee eens is, kan binnen zes weken bezwaar maken bij de gemeente.",
)
"""Decisions in the sense of the Awb."""


def woorden_van(*, awb: bool) -> Woorden:
    """By what the rules of the team say."""
    return BESLUIT if awb else AFSPRAAK
