"""Whether one organisation may be told one part of one person's life: the truth table, and the facts behind a case."""

from datetime import datetime, timedelta
from functools import cache

from casus.domain.delen import (
    DeelbesluitFeit,
    DeelFeiten,
    Grond,
    StopFeit,
    ToestemmingFeit,
    ToestemmingSoort,
    Uitkomst,
)
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import Instemmer, who_must_agree
from casus.domain.values import Leeftijdsklasse
from tests.domain.waarheid import Case, read_table
from tests.factories import NOW

PERSON, ORG, OTHER_ORG, CONSENT, DECISION = 70, 10, 20, 500, 900
ASKED = NOW - timedelta(days=30)
BEFORE, AFTER, ENDED = ASKED - timedelta(days=9), ASKED + timedelta(days=9), NOW - timedelta(days=1)
UNTIL = NOW + timedelta(days=60)

COLUMNS = {
    "stop": ("geen", "bezwaar", "beperking", "opgeheven"),
    "antwoord": (
        "niets", "gevraagd", "gegeven", "deels_ja", "deels_nee", "geweigerd", "ingetrokken", "verlopen",
    ),
    "leeftijd": ("onder_12", "12_tot_16", "vanaf_16"),
    "akkoord": ("persoon", "gezag", "beide"),
    "besluit": (
        "geen", "delen", "delen_politie", "niet_delen", "eerst_gesprek", "zonder_naam", "verlopen", "ingetrokken",
        "noemt", "noemt_politie", "noemt_ander", "noemt_verlopen", "eerder_delen", "eerder_delen_politie",
        "eerder_niet_delen", "eerder_noemt",
    ),
    "onderwerp": ("dat", "wonen", "geld", "veiligheid_thuis", "politie"),
    "voor": ("partner", "politie"),
}  # fmt: skip
GROUPS = {
    "STIL": "geen opgeheven",
    "STIL_OVER": "niets gevraagd",
    "NEE": "deels_nee geweigerd ingetrokken",
    "JA": "gegeven deels_ja",
    "UIT": "geen verlopen ingetrokken noemt_verlopen",
    "WAS": "verlopen ingetrokken noemt_verlopen",
    "DICHT": "niet_delen eerst_gesprek zonder_naam",
    "OPEN": "delen noemt noemt_ander",
    "OPEN_P": "delen_politie noemt_politie",
    "EERDER": "eerder_delen eerder_noemt",
    "GEWOON": "dat wonen geld veiligheid_thuis",
}
_UNAGREED = """
  STIL {who} onder_12        persoon  {rest}
  STIL {who} 12_tot_16       !beide   {rest}
  STIL {who} vanaf_16        gezag    {rest}
"""
_AGREED = """
  STIL {who} onder_12        !persoon {rest}
  STIL {who} 12_tot_16       beide    {rest}
  STIL {who} vanaf_16        !gezag   {rest}
"""
# Columns: stop antwoord leeftijd akkoord besluit onderwerp voor = mag grond
_TEXT = """
bezwaar   * * * * * *                                        = stop bezwaar
beperking * * * * * *                                        = stop beperking
# A refusal stands, but for a later decision that names it; of the police only when they said so.
STIL NEE  * * noemt          GEWOON   *                      = ondanks ondanks_weigering
STIL NEE  * * noemt_politie  *        *                      = ondanks ondanks_weigering
STIL deels_nee|geweigerd * * noemt politie *                 = nee geweigerd
STIL ingetrokken         * * noemt politie *                 = nee ingetrokken
STIL deels_nee|geweigerd * * !noemt|noemt_politie * *        = nee geweigerd
STIL ingetrokken         * * !noemt|noemt_politie * *        = nee ingetrokken
# Nobody answered: only a decision counts.
STIL STIL_OVER * * OPEN|EERDER  GEWOON  *                    = ja deelbesluit
STIL STIL_OVER * * OPEN|EERDER  politie politie              = ja deelbesluit
STIL STIL_OVER * * OPEN|EERDER  politie partner              = dicht politie_niet_gevraagd
STIL STIL_OVER * * OPEN_P|eerder_delen_politie * *           = ja deelbesluit
STIL STIL_OVER * * niet_delen|eerder_niet_delen * *          = dicht niet_delen
STIL STIL_OVER * * eerst_gesprek * *                         = dicht eerst_gesprek
STIL STIL_OVER * * zonder_naam * *                           = dicht zonder_naam
STIL niets     * * geen * *                                  = dicht niet_gevraagd
STIL niets     * * WAS  * *                                  = dicht verlopen
STIL gevraagd  * * UIT  * *                                  = dicht gevraagd
"""
_BY_AGREEMENT = (
    # Half a yes is none, whatever became of its term.
    (_UNAGREED, "JA|verlopen", (
        "OPEN|EERDER GEWOON * = ja deelbesluit",
        "OPEN|EERDER politie politie = ja deelbesluit",
        "OPEN|EERDER politie partner = dicht politie_niet_gevraagd",
        "OPEN_P|eerder_delen_politie * * = ja deelbesluit",
        "niet_delen|eerder_niet_delen * * = dicht niet_delen",
        "eerst_gesprek * * = dicht eerst_gesprek",
        "zonder_naam * * = dicht zonder_naam",
        "UIT * * = dicht instemming_ontbreekt",
    )),
    # A yes, until a newer decision; and never of what the police did not let go.
    (_AGREED, "JA", (
        "UIT|EERDER|eerder_niet_delen GEWOON * = ja toestemming",
        "UIT|EERDER|eerder_niet_delen politie politie = ja toestemming",
        "UIT|EERDER|eerder_niet_delen politie partner = dicht politie_niet_gevraagd",
        "eerder_delen_politie GEWOON * = ja toestemming",
        "eerder_delen_politie politie politie = ja toestemming",
        "eerder_delen_politie politie partner = ja deelbesluit",
        "OPEN GEWOON * = ja deelbesluit",
        "OPEN politie politie = ja deelbesluit",
        "OPEN politie partner = dicht politie_niet_gevraagd",
        "OPEN_P * * = ja deelbesluit",
        "niet_delen * * = dicht niet_delen",
        "eerst_gesprek * * = dicht eerst_gesprek",
        "zonder_naam * * = dicht zonder_naam",
    )),
    # A yes whose term is over is as if nothing was said.
    (_AGREED, "verlopen", (
        "OPEN|EERDER GEWOON * = ja deelbesluit",
        "OPEN|EERDER politie politie = ja deelbesluit",
        "OPEN|EERDER politie partner = dicht politie_niet_gevraagd",
        "OPEN_P|eerder_delen_politie * * = ja deelbesluit",
        "niet_delen|eerder_niet_delen * * = dicht niet_delen",
        "eerst_gesprek * * = dicht eerst_gesprek",
        "zonder_naam * * = dicht zonder_naam",
        "UIT * * = dicht verlopen",
    )),
)  # fmt: skip
WORD = read_table(
    COLUMNS,
    GROUPS,
    _TEXT + "".join(form.format(who=who, rest=rest) for form, who, rules in _BY_AGREEMENT for rest in rules),
)

_AGE = {
    "onder_12": Leeftijdsklasse.ONDER_12,
    "12_tot_16": Leeftijdsklasse.VAN_12_TOT_16,
    "vanaf_16": Leeftijdsklasse.VAN_27_TOT_67,
}
_WHO = {
    "persoon": {Instemmer.PERSOON},
    "gezag": {Instemmer.GEZAG},
    "beide": {Instemmer.PERSOON, Instemmer.GEZAG},
}
_SOORT = {
    "gevraagd": ToestemmingSoort.GEVRAAGD,
    "deels_nee": ToestemmingSoort.GEWEIGERD,
    "geweigerd": ToestemmingSoort.GEWEIGERD,
    "ingetrokken": ToestemmingSoort.INGETROKKEN,
}
_OUTCOME = {"niet_delen": Uitkomst.NIET_DELEN, "eerst_gesprek": Uitkomst.EERST_GESPREK}
_OUTCOME |= {"zonder_naam": Uitkomst.ZONDER_NAAM}


def facts_of(case: Case, at: datetime = NOW) -> DeelFeiten:
    """What was said in this case about ``PERSON`` and ``ORG``."""
    stop, antwoord, leeftijd, akkoord, besluit, onderwerp, voor = case
    part = Onderwerp(onderwerp)
    return DeelFeiten(
        _lines(antwoord, must_agree(leeftijd) <= _WHO[akkoord], part),
        _decisions(besluit, part),
        _stops(stop, at),
        frozenset({ORG} if voor == "politie" else {OTHER_ORG}),
    )


def must_agree(leeftijd: str) -> set[Instemmer]:
    return set(who_must_agree(_AGE[leeftijd], vertegenwoordigd=False))


@cache
def _lines(antwoord: str, agreed: bool, part: Onderwerp) -> tuple[ToestemmingFeit, ...]:
    if antwoord == "niets":
        return ()
    soort = _SOORT.get(antwoord, ToestemmingSoort.GEGEVEN)
    is_yes = soort is ToestemmingSoort.GEGEVEN
    until = {True: UNTIL, False: None}[is_yes] if antwoord != "verlopen" else ENDED
    lines = [ToestemmingFeit(CONSENT, PERSON, ORG, part, soort, ASKED, until, agreed)]
    if antwoord.startswith("deels"):  # the other half of the same answer, about another organisation
        other = ToestemmingSoort.GEWEIGERD if is_yes else ToestemmingSoort.GEGEVEN
        lines.append(ToestemmingFeit(CONSENT, PERSON, OTHER_ORG, part, other, ASKED, UNTIL, agreed))
    return tuple(lines)


@cache
def _decisions(besluit: str, part: Onderwerp) -> tuple[DeelbesluitFeit, ...]:
    if besluit == "geen":
        return ()
    over, to = frozenset({(PERSON, part)}), frozenset({ORG})
    van = BEFORE if besluit.startswith("eerder") else AFTER
    tot = ENDED if besluit in ("verlopen", "ingetrokken", "noemt_verlopen") else UNTIL
    named = {CONSENT + 1} if besluit == "noemt_ander" else {CONSENT} if "noemt" in besluit else set()
    uitkomst = _OUTCOME.get(besluit.removeprefix("eerder_"), Uitkomst.DELEN)
    akkoord = besluit.endswith("_politie")
    return (DeelbesluitFeit(DECISION, uitkomst, over, to, van, tot, frozenset(named), akkoord),)


def _stops(stop: str, at: datetime) -> tuple[StopFeit, ...]:
    if stop == "geen":
        return ()
    soort = Grond.BEPERKING if stop == "beperking" else Grond.BEZWAAR
    return (StopFeit(PERSON, soort, BEFORE, at if stop == "opgeheven" else None),)
