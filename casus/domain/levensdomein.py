"""The parts of a life in which need and offer meet, and the part of life by which each is told or kept."""

from enum import StrEnum

from casus.domain.onderwerp import Onderwerp


class Levensdomein(StrEnum):
    """Finer than ``Onderwerp``: an offer for sleeping badly is another than one for toothache. Own list, so that every
    instrument can point to the same words.
    """

    WONEN = "wonen"
    LEEFOMGEVING = "leefomgeving"
    GELD = "geld"
    LICHAAM = "lichaam"
    GEEST = "geest"
    VERSLAVING = "verslaving"
    ZINGEVING = "zingeving"
    GEZIN = "gezin"
    NETWERK = "netwerk"
    MEEDOEN = "meedoen"
    WERK = "werk"
    LEREN_TAAL = "leren_taal"
    DAGELIJKS_LEVEN = "dagelijks_leven"
    VEILIGHEID = "veiligheid"
    JUSTITIE = "justitie"

    @property
    def onderwerp(self) -> Onderwerp:
        """What consent and decisions to tell name it by; so an answer never goes further than its part of life."""
        return _ONDERWERPEN[self]


_ONDERWERPEN = {
    Levensdomein.WONEN: Onderwerp.WONEN,
    Levensdomein.LEEFOMGEVING: Onderwerp.WONEN,
    Levensdomein.GELD: Onderwerp.GELD,
    Levensdomein.LICHAAM: Onderwerp.GEZONDHEID,
    Levensdomein.GEEST: Onderwerp.GEZONDHEID,
    Levensdomein.VERSLAVING: Onderwerp.GEZONDHEID,
    Levensdomein.ZINGEVING: Onderwerp.GEZONDHEID,
    Levensdomein.GEZIN: Onderwerp.GEZIN_JEUGD,
    Levensdomein.NETWERK: Onderwerp.NETWERK,
    Levensdomein.MEEDOEN: Onderwerp.DAGBESTEDING_WERK,
    Levensdomein.WERK: Onderwerp.DAGBESTEDING_WERK,
    Levensdomein.LEREN_TAAL: Onderwerp.DAGBESTEDING_WERK,
    Levensdomein.DAGELIJKS_LEVEN: Onderwerp.GEZONDHEID,
    Levensdomein.VEILIGHEID: Onderwerp.VEILIGHEID_THUIS,
    Levensdomein.JUSTITIE: Onderwerp.POLITIE,
}
