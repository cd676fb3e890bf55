"""Offers in words, for window and command line alike: why this one, why perhaps not, and how old its check is."""

from datetime import date

from casus.domain.aanbod import Aanbod, Past, Waarom, WaaromNiet, is_stale
from casus.domain.sociale_kaart import AanbodGegevens
from casus.services.messages import label

_WHY = {
    Waarom.HELE_BEHOEFTE: "past bij alles wat gezocht wordt",
    Waarom.DEEL_BEHOEFTE: "past bij een deel van wat gezocht wordt",
    Waarom.IN_DE_WIJK: "in de wijk",
    Waarom.OVERAL: "voor alle wijken",
    Waarom.ZONDER_INDICATIE: "zonder indicatie",
    Waarom.GRATIS: "gratis",
    Waarom.KORT_WACHTEN: "korte wachttijd",
    Waarom.KWETSBAARPROOF: "kwetsbaarproof",
    Waarom.NAGEGAAN: "kort geleden nagegaan",
    Waarom.EERDER_AANGENOMEN: "eerder aangenomen",
}
_WHY_NOT = {
    WaaromNiet.ANDERE_LEEFTIJD: "voor een andere leeftijd",
    WaaromNiet.EERDER_GEWEIGERD: "eerder niet gewild",
    WaaromNiet.ANDERE_WIJK: "in een andere wijk",
    WaaromNiet.INDICATIE_NODIG: "indicatie nodig",
    WaaromNiet.LANG_WACHTEN: "lange wachttijd",
    WaaromNiet.EERDER_VOL: "eerder vol",
    WaaromNiet.EERDER_NIET_VERSCHENEN: "eerder niet gekomen",
    WaaromNiet.KOST_GELD: "kost geld",
    WaaromNiet.LANG_NIET_NAGEGAAN: "lang niet nagegaan",
}


def why_words(past: Past) -> str:
    """Why this one, in one line."""
    return ", ".join(_WHY[each] for each in past.waarom)


def why_not_words(past: Past) -> str:
    """Why perhaps not, the heaviest first; empty when nothing speaks against it."""
    return ", ".join(_WHY_NOT[each] for each in past.waarom_niet)


def check_words(nagegaan_op: date | None, today: date) -> str:
    """How old the check is."""
    if nagegaan_op is None:
        return "nooit nagegaan"
    days = (today - nagegaan_op).days
    if days <= 0:
        return "vandaag nagegaan"
    if days < 14:
        return "gisteren nagegaan" if days == 1 else f"{days} dagen geleden nagegaan"
    if days < 61:
        return f"{days // 7} weken geleden nagegaan"
    months = days * 12 // 365
    return f"{months} maanden geleden nagegaan" if months < 24 else f"{months // 12} jaar geleden nagegaan"


def needs_check(offer: Aanbod, today: date) -> bool:
    """Whether its age is worth a mark."""
    return is_stale(offer, today)


def cost_words(gegevens: AanbodGegevens) -> str:
    """What it costs, with the explanation."""
    known = "" if gegevens.kosten.value == "onbekend" else label(gegevens.kosten)
    return ": ".join(filter(None, (known, gegevens.kosten_uitleg)))


def waiting_words(weeks: int | None) -> str:
    """How long one waits; empty when nobody knows."""
    if weeks is None:
        return ""
    return "geen wachttijd" if weeks == 0 else "1 week wachten" if weeks == 1 else f"{weeks} weken wachten"


def needed_words(gegevens: AanbodGegevens) -> str:
    """Whether an indication is needed, with the explanation."""
    plain = "indicatie nodig" if gegevens.indicatie else "geen indicatie nodig"
    return ": ".join(filter(None, (plain, gegevens.indicatie_uitleg)))
