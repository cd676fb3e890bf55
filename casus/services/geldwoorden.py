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
    """Lower case; the screen begins its sentence. ``een``: as the log book names it; ``een_ja``: the yes as a thing;
    ``zei_ja`` and ``zei_nee``: what somebody did; ``bezwaar``: what one may do against a yes or a no, if anything.
    """

    naam: str
    namen: str
    een: str
    het: str
    dit: str
    nieuw: str
    geen: str
    ja: str
    nee: str
    zeg_nee: str
    waarom_nee: str
    een_ja: str
    zei_ja: str
    zei_nee: str
    bezwaar: str = ""

    def stand(self, status: VerzoekUitkomst) -> str:
        """How it ended; open is *nog niet besloten*."""
        return {VerzoekUitkomst.JA: self.ja, VerzoekUitkomst.NEE: self.nee}.get(status, label(status))

    def bezwaar_tegen(self, status: VerzoekUitkomst) -> str:
        """The sentence beside a yes or a no; empty beside anything else."""
        return self.bezwaar if status in (VerzoekUitkomst.JA, VerzoekUitkomst.NEE) else ""


AFSPRAAK = Woorden(
    naam="verzoek",
    namen="verzoeken",
    een="een verzoek om snel geld",
    het="het verzoek",
    dit="dit verzoek",
    nieuw="nieuw verzoek",
    geen="nog geen verzoek",
    ja="ja gezegd",
    nee="nee",
    zeg_nee="zeg nee",
    waarom_nee="waarom is het nee?",
    een_ja="een ja",
    zei_ja="maakte een verzoek om snel geld een ja",
    zei_nee="zei nee tegen een verzoek om snel geld",
)
"""Agreements of a team."""
BESLUIT = Woorden(
    naam="aanvraag",
    namen="aanvragen",
    een="een aanvraag voor snel geld",
    het="de aanvraag",
    dit="deze aanvraag",
    nieuw="nieuwe aanvraag",
    geen="nog geen aanvraag",
    ja="toegekend",
    nee="afgewezen",
    zeg_nee="wijs af",
    waarom_nee="waarom wijst u dit af?",
    een_ja="een toekenning",
    zei_ja="kende een aanvraag voor snel geld toe",
    zei_nee="wees een aanvraag voor snel geld af",
    bezwaar="Dit is een besluit. Wie het er niet mee eens is, kan binnen zes weken bezwaar maken bij de gemeente.",
)
"""Decisions in the sense of the Awb."""


def woorden_van(*, awb: bool) -> Woorden:
    """By what the rules of the team say."""
    return BESLUIT if awb else AFSPRAAK
