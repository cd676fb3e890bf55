"""The words of the lists on the screen: per kind of list, per column, per outcome."""

from PySide6.QtCore import QCoreApplication

from casus.domain.lijst import LijstKolom, LijstSoort
from casus.services.lijst_oordeel import Oordeel


def tr(text: str) -> str:
    return QCoreApplication.translate("Lijsten", text)


def title_of(soort: LijstSoort) -> str:
    """Of the page."""
    return {
        LijstSoort.MENSEN: tr("Lees een lijst met mensen in"),
        LijstSoort.ORGANISATIES: tr("Lees een lijst met organisaties in"),
        LijstSoort.CASUSSEN: tr("Lees een lijst met casussen in"),
        LijstSoort.ACTIES: tr("Lees een lijst met acties in"),
    }[soort]


def help_of(soort: LijstSoort) -> str:
    """Which columns make sense."""
    return {
        LijstSoort.MENSEN: tr("Eén persoon per regel: naam, organisatie, functie, telefoon, e-mail."),
        LijstSoort.ORGANISATIES: tr("Eén organisatie per regel: naam, soort, beroepsgeheim."),
        LijstSoort.CASUSSEN: tr("Eén casus per regel: naam, vraag, wijk, inbrenger, regie."),
        LijstSoort.ACTIES: tr("Eén actie per regel: wat, wie, wanneer, casus."),
    }[soort]


def counted(soort: LijstSoort, count: int) -> str:
    """So many of them."""
    one, many = {
        LijstSoort.MENSEN: (tr("1 persoon"), tr("{0} mensen")),
        LijstSoort.ORGANISATIES: (tr("1 organisatie"), tr("{0} organisaties")),
        LijstSoort.CASUSSEN: (tr("1 casus"), tr("{0} casussen")),
        LijstSoort.ACTIES: (tr("1 actie"), tr("{0} acties")),
    }[soort]
    return one if count == 1 else many.format(count)


def column_words(kolom: LijstKolom) -> str:
    """What a column is called."""
    return {LijstKolom.EMAIL: tr("e-mail"), LijstKolom.REGIE: tr("casusregisseur")}.get(kolom, kolom.value).capitalize()


def outcome_words(oordeel: Oordeel) -> str:
    """What becomes of a row."""
    return {
        Oordeel.NIEUW: tr("Nieuw"),
        Oordeel.BESTAAT: tr("Is er al"),
        Oordeel.TWIJFEL: tr("Twijfel"),
        Oordeel.FOUT: tr("Fout"),
    }[oordeel]
