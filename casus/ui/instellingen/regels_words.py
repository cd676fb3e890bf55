"""The rules of small money in sentences, the mandate first. No widgets."""

from PySide6.QtCore import QCoreApplication

from casus.domain.bestedingsregels import Regels
from casus.domain.geld import show_euros
from casus.services.geldwoorden import woorden_van
from casus.ui.geld.geld_words import consent_words, mandate_words


def tr(text: str) -> str:
    return QCoreApplication.translate("regels_words", text)


def rule_lines(regels: Regels) -> list[tuple[str, str]]:
    """(what it is about, what holds), in the order in which one asks."""
    mandate = mandate_words(regels) or tr("Nog niet opgeschreven. Schrijf op in welk document het mandaat staat.")
    above = tr("Daarboven beslist {0}.").format(regels.wie_beslist_boven) if regels.wie_beslist_boven else ""
    limits = [
        words.format(show_euros(limit))
        for words, limit in zip(
            (tr("per keer {0}"), tr("per casus per jaar {0}"), tr("voor het team per jaar {0}")),
            regels.plafonds,
            strict=True,
        )
        if limit is not None
    ]
    ceilings = tr("Er is geen plafond.")
    if limits:
        ceilings = " ".join(filter(None, (tr("Hooguit {0}.").format(", ".join(limits)), above)))
    months = ", ".join(str(each) for each in regels.maanden)
    asked = woorden_van(awb=regels.awb).het
    back = tr("Op de dag die {0} noemt.").format(asked)
    if months:
        back = tr("Op de dag die {0} noemt, en na {1} maanden.").format(asked, months)
    raming = tr("Een kostenraming is nooit nodig.")
    if regels.raming_vanaf is not None:
        raming = tr("Vanaf {0} hoort er een kostenraming bij.").format(show_euros(regels.raming_vanaf))
    lines = [
        (tr("Mandaat"), mandate),
        (tr("Wie zegt ja"), consent_words(regels)),
        (tr("Plafonds"), ceilings),
        (tr("Waarom lager dan het mandaat"), regels.waarom_lager_dan_mandaat),
        (tr("Kostenraming"), raming),
        (tr("Terugblik"), back),
        (tr("Besluiten"), awb_words(regels)),
    ]
    return [(words, said) for words, said in lines if said]


def awb_words(regels: Regels) -> str:
    """What a yes or no is, in law."""
    if regels.awb:
        return tr("De gemeente zegt dat dit besluiten zijn in de zin van de Awb. Bezwaar kan binnen zes weken.")
    return tr("Dit zijn afspraken van het team, geen besluiten in de zin van de Awb.")
