"""Offers, needs and what must come of it, written by hand: the table that ``fitting`` is held against.

An offer is a line of words: parts of life, then what differs from an ordinary offer (free, without indication, in wijk
1, checked last month, three weeks' waiting).
"""

from datetime import date
from typing import NamedTuple

from casus.domain.aanbod import Aanbod, Behoefte, Kosten
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import Leeftijdsklasse

TODAY = date(2026, 11, 24)


def aanbod(naam: str, domeinen: str, *anders: str, nummer: int = 1) -> Aanbod:
    """``anders``: indicatie, bijdrage, betaald, kosten?, wijk2, overal, wacht6, wacht5, wacht?, oud, nooit, randje,
    proof, jong, oud67, gestopt.
    """
    words = set(anders)
    wacht = 6 if "wacht6" in words else 5 if "wacht5" in words else None if "wacht?" in words else 3
    kosten = (
        Kosten.BIJDRAGE if "bijdrage" in words
        else Kosten.BETAALD if "betaald" in words
        else Kosten.ONBEKEND if "kosten?" in words
        else Kosten.GRATIS
    )  # fmt: skip
    nagegaan = (
        None if "nooit" in words
        else date(2026, 1, 5) if "oud" in words
        else date(2026, 5, 26) if "randje" in words
        else date(2026, 10, 24)
    )  # fmt: skip
    leeftijden = frozenset(
        ({Leeftijdsklasse.VAN_12_TOT_16, Leeftijdsklasse.VAN_16_TOT_18} if "jong" in words else set())
        | ({Leeftijdsklasse.VANAF_67} if "oud67" in words else set())
    )
    return Aanbod(
        id=nummer,
        naam=naam,
        organisatie="Welzijn De Verbinding",
        beschrijving="Inloop met koffie",
        levensdomeinen=tuple(Levensdomein(each) for each in domeinen.split()),
        wijken=frozenset() if "overal" in words else frozenset({2} if "wijk2" in words else {1}),
        leeftijden=leeftijden,
        indicatie="indicatie" in words,
        kosten=kosten,
        wacht_weken=wacht,
        kwetsbaarproof="proof" in words,
        nagegaan_op=nagegaan,
        gestopt="gestopt" in words,
    )


def behoefte(domeinen: str, *anders: str) -> Behoefte:
    """``anders``: geen_wijk, jong, oud67, volwassen; other words were typed."""
    leeftijd = {
        "jong": Leeftijdsklasse.VAN_12_TOT_16, "oud67": Leeftijdsklasse.VANAF_67,
        "volwassen": Leeftijdsklasse.VAN_27_TOT_67,
    }  # fmt: skip
    ages = [leeftijd[each] for each in anders if each in leeftijd]
    typed = " ".join(each for each in anders if each not in leeftijd and each != "geen_wijk")
    return Behoefte(
        tuple(Levensdomein(each) for each in domeinen.split()),
        None if "geen_wijk" in anders else 1,
        ages[0] if ages else Leeftijdsklasse.ONBEKEND,
        typed,
    )


class Geval(NamedTuple):
    """One line of the table: short words for the reasons, in order."""

    need: tuple[str, ...]
    offer: tuple[str, ...]
    why: str
    why_not: str


USUAL = "hele_behoefte in_de_wijk zonder_indicatie gratis kort_wachten nagegaan"
PART = USUAL.replace("hele", "deel")


def _without(*words: str, base: str = USUAL) -> str:
    return " ".join(word for word in base.split() if word not in words)


GEVALLEN: tuple[Geval, ...] = (
    # the need and the part of life
    Geval(("geld",), ("geld",), USUAL, ""),
    Geval(("geld",), ("geld wonen",), USUAL, ""),
    Geval(("geld wonen",), ("geld wonen",), USUAL, ""),
    Geval(("geld wonen",), ("geld",), PART, ""),
    Geval(("geld wonen",), ("wonen",), PART, ""),
    Geval(("geld wonen netwerk",), ("geld wonen",), PART, ""),
    Geval(("netwerk",), ("netwerk meedoen zingeving",), USUAL, ""),
    Geval(("werk leren_taal",), ("leren_taal",), PART, ""),
    Geval(("geest verslaving",), ("geest verslaving",), USUAL, ""),
    Geval(("",), ("geld",), _without("hele_behoefte"), ""),
    # where
    Geval(("geld",), ("geld", "overal"), USUAL.replace("in_de_wijk", "overal"), ""),
    Geval(("geld",), ("geld", "wijk2"), _without("in_de_wijk"), "andere_wijk"),
    Geval(("geld", "geen_wijk"), ("geld", "wijk2"), _without("in_de_wijk"), ""),
    Geval(("geld", "geen_wijk"), ("geld",), _without("in_de_wijk"), ""),
    Geval(("geld", "geen_wijk"), ("geld", "overal"), USUAL.replace("in_de_wijk", "overal"), ""),
    Geval(("geld wonen",), ("geld", "wijk2"), _without("in_de_wijk", base=PART), "andere_wijk"),
    Geval(("geld wonen",), ("geld", "overal"), PART.replace("in_de_wijk", "overal"), ""),
    # indication
    Geval(("geest",), ("geest", "indicatie"), _without("zonder_indicatie"), "indicatie_nodig"),
    Geval(("geest",), ("geest", "indicatie", "wijk2"), _without("zonder_indicatie", "in_de_wijk"),
          "andere_wijk indicatie_nodig"),
    Geval(("geest",), ("geest", "indicatie", "overal"),
          _without("zonder_indicatie").replace("in_de_wijk", "overal"), "indicatie_nodig"),
    Geval(("geest lichaam",), ("geest", "indicatie"), _without("zonder_indicatie", base=PART), "indicatie_nodig"),
    Geval(("geest",), ("geest", "indicatie", "proof"),
          "hele_behoefte in_de_wijk gratis kort_wachten kwetsbaarproof nagegaan", "indicatie_nodig"),
    # cost
    Geval(("meedoen",), ("meedoen", "bijdrage"), _without("gratis"), "kost_geld"),
    Geval(("meedoen",), ("meedoen", "betaald"), _without("gratis"), "kost_geld"),
    Geval(("meedoen",), ("meedoen", "kosten?"), _without("gratis"), ""),
    Geval(("meedoen",), ("meedoen", "bijdrage", "wijk2"), _without("gratis", "in_de_wijk"), "andere_wijk kost_geld"),
    Geval(("meedoen",), ("meedoen", "betaald", "indicatie"), _without("gratis", "zonder_indicatie"),
          "indicatie_nodig kost_geld"),
    # waiting
    Geval(("geest",), ("geest", "wacht5"), USUAL, ""),
    Geval(("geest",), ("geest", "wacht6"), _without("kort_wachten"), "lang_wachten"),
    Geval(("geest",), ("geest", "wacht?"), _without("kort_wachten"), ""),
    Geval(("geest",), ("geest", "wacht6", "indicatie"), _without("kort_wachten", "zonder_indicatie"),
          "indicatie_nodig lang_wachten"),
    Geval(("geest",), ("geest", "wacht6", "betaald"), _without("kort_wachten", "gratis"), "lang_wachten kost_geld"),
    # checked
    Geval(("wonen",), ("wonen", "randje"), USUAL, ""),
    Geval(("wonen",), ("wonen", "oud"), _without("nagegaan"), "lang_niet_nagegaan"),
    Geval(("wonen",), ("wonen", "nooit"), _without("nagegaan"), "lang_niet_nagegaan"),
    Geval(("wonen",), ("wonen", "oud", "wijk2"), _without("nagegaan", "in_de_wijk"), "andere_wijk lang_niet_nagegaan"),
    Geval(("wonen",), ("wonen", "nooit", "indicatie"), _without("nagegaan", "zonder_indicatie"),
          "indicatie_nodig lang_niet_nagegaan"),
    Geval(("wonen",), ("wonen", "oud", "bijdrage"), _without("nagegaan", "gratis"), "kost_geld lang_niet_nagegaan"),
    Geval(("wonen",), ("wonen", "oud", "wacht6"), _without("nagegaan", "kort_wachten"),
          "lang_wachten lang_niet_nagegaan"),
    # age
    Geval(("meedoen", "jong"), ("meedoen", "jong"), USUAL, ""),
    Geval(("meedoen", "volwassen"), ("meedoen", "jong"), USUAL, "andere_leeftijd"),
    Geval(("meedoen", "oud67"), ("meedoen", "oud67"), USUAL, ""),
    Geval(("meedoen", "jong"), ("meedoen", "oud67"), USUAL, "andere_leeftijd"),
    Geval(("meedoen", "oud67"), ("meedoen", "jong", "oud67"), USUAL, ""),
    Geval(("meedoen",), ("meedoen", "jong"), USUAL, ""),
    Geval(("meedoen", "volwassen"), ("meedoen",), USUAL, ""),
    Geval(("meedoen", "volwassen"), ("meedoen", "jong", "wijk2"), _without("in_de_wijk"),
          "andere_leeftijd andere_wijk"),
    Geval(("meedoen", "volwassen"), ("meedoen", "jong", "indicatie"), _without("zonder_indicatie"),
          "andere_leeftijd indicatie_nodig"),
    Geval(("meedoen", "volwassen"), ("meedoen", "jong", "oud"), _without("nagegaan"),
          "andere_leeftijd lang_niet_nagegaan"),
    # for who falls out elsewhere
    Geval(("netwerk",), ("netwerk", "proof"), "hele_behoefte in_de_wijk zonder_indicatie gratis kort_wachten"
          " kwetsbaarproof nagegaan", ""),
    Geval(("netwerk",), ("netwerk", "proof", "oud"), "hele_behoefte in_de_wijk zonder_indicatie gratis kort_wachten"
          " kwetsbaarproof", "lang_niet_nagegaan"),
    # everything at once
    Geval(("geest", "volwassen"), ("geest", "jong", "wijk2", "indicatie", "wacht6", "betaald", "nooit"),
          "hele_behoefte",
          "andere_leeftijd andere_wijk indicatie_nodig lang_wachten kost_geld lang_niet_nagegaan"),
    Geval(("geest geld", "volwassen"), ("geest", "jong", "wijk2", "indicatie", "wacht6", "bijdrage", "oud"),
          "deel_behoefte", "andere_leeftijd andere_wijk indicatie_nodig lang_wachten kost_geld lang_niet_nagegaan"),
    Geval(("geest",), ("geest", "kosten?", "wacht?", "nooit"), "hele_behoefte in_de_wijk zonder_indicatie",
          "lang_niet_nagegaan"),
    Geval(("geest", "geen_wijk"), ("geest", "kosten?", "wacht?", "nooit"), "hele_behoefte zonder_indicatie",
          "lang_niet_nagegaan"),
    # each part of life finds its own
    *(Geval((each.value,), (each.value,), USUAL, "") for each in Levensdomein),
)  # fmt: skip

ORDERS: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("geest",), (("geest", "overal"), ("geest", "indicatie"))),
    (("geest",), (("geest", "wijk2"), ("geest", "indicatie"))),
    (("geest",), (("geest",), ("geest", "overal"), ("geest", "wijk2"))),
    (("geest geld",), (("geest geld",), ("geest",))),
    (("geest geld",), (("geest",), ("geest geld", "wijk2"))),
    (("geest", "volwassen"), (("geest", "indicatie", "wijk2"), ("geest", "jong"))),
    (("geest",), (("geest",), ("geest", "wacht6"))),
    (("geest",), (("geest", "bijdrage"), ("geest", "wacht6"))),
    (("geest",), (("geest",), ("geest", "betaald"))),
)
"""(need, offers from best to worst)."""
