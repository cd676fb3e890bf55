"""The words of the lists on the screen: per kind of list, per column, per outcome."""

from PySide6.QtCore import QCoreApplication

from casus.domain.lijst import LijstKolom, LijstSoort
from casus.services.lijst_oordeel import Oordeel


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lijsten", text)


def title_of(soort: LijstSoort) -> str:
    """Of the page."""
    return {
        LijstSoort.MENSEN: _tr("Lees een lijst met mensen in"),
        LijstSoort.ORGANISATIES: _tr("Lees een lijst met organisaties in"),
        LijstSoort.CASUSSEN: _tr("Lees een lijst met casussen in"),
        LijstSoort.ACTIES: _tr("Lees een lijst met acties in"),
    }[soort]


def help_of(soort: LijstSoort) -> str:
    """Which columns make sense."""
    return {
        LijstSoort.MENSEN: _tr("Eén persoon per regel: naam, organisatie, functie, telefoon, e-mail."),
        LijstSoort.ORGANISATIES: _tr("Eén organisatie per regel: naam, soort, beroepsgeheim."),
        LijstSoort.CASUSSEN: _tr("Eén casus per regel: naam, vraag, wijk, inbrenger, regie."),
        LijstSoort.ACTIES: _tr("Eén actie per regel: wat, wie, wanneer, casus."),
    }[soort]


def counted(soort: LijstSoort, count: int) -> str:
    """So many of them."""
    one, many = {
        LijstSoort.MENSEN: (_tr("1 persoon"), _tr("{0} mensen")),
        LijstSoort.ORGANISATIES: (_tr("1 organisatie"), _tr("{0} organisaties")),
        LijstSoort.CASUSSEN: (_tr("1 casus"), _tr("{0} casussen")),
        LijstSoort.ACTIES: (_tr("1 actie"), _tr("{0} acties")),
    }[soort]
    return one if count == 1 else many.format(count)


def column_words(kolom: LijstKolom) -> str:
    """What a column is called."""
    return {LijstKolom.EMAIL: _tr("e-mail"), LijstKolom.REGIE: _tr("casusregisseur")}.get(
        kolom, kolom.value
    ).capitalize()


def outcome_words(oordeel: Oordeel) -> str:
    """What becomes of a row."""
    return {
        Oordeel.NIEUW: _tr("Nieuw"),
        Oordeel.BESTAAT: _tr("Is er al"),
        Oordeel.TWIJFEL: _tr("Twijfel"),
        Oordeel.FOUT: _tr("Fout"),
    }[oordeel]
