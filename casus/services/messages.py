"""Code -> Dutch sentence, for window and command line alike: what is wrong and what to do now (B1, no blame).

A test demands a sentence for every code that is raised anywhere, and that its parameters fit.
"""

from enum import StrEnum

from casus.domain.errors import CasusError, EnvironmentProblem
from casus.services.sentences import ALL

_FIELDS = {
    "naam": "de naam",
    "wat": "wat er gebeurt",
    "bericht": "wat u terugkoppelt",
    "tekst": "de tekst",
    "titel": "de titel",
    "functie": "de functie",
    "code": "de code",
    "afsluitreden": "waarom de casus sluit",
    "terugkoppeling": "waarom het niet is gedaan",
    "nieuw": "wat het moet zijn",
    "reden": "de reden",
    "vraag": "de vraag",
    "rol": "de rol",
    "bron": "waarop de termijn steunt",
    "doel": "wat de persoon wil bereiken",
    "uitkomst": "wat ervan kwam",
    "aanpak": "welke aanpak het is",
    "post": "waarvoor het is",
    "eenheid": "per wat de prijs is",
    "prijsbron": "waar het bedrag vandaan komt",
    "wat_nodig": "wat er nodig is",
    "ontvanger": "aan wie wordt betaald",
    "opgelost_door": "wie het oploste",
    "waarom_nee": "waarom niet",
    "boven_door": "wie besliste",
    "wie_beslist_boven": "wie boven het plafond beslist",
    "bron_budget": "waar het geld vandaan komt",
    "waarom_tegenboeking": "waarom de boeking niet klopte",
    "wat_gezien": "wat u zag",
    "bevinding": "wat u vond",
}

_LABELS: dict[str, dict[str, str]] = {
    "Rol": {"coordinator": "coördinator"},
    "OrganisatieSoort": {
        "corporatie": "woningcorporatie",
        "ggz": "ggz",
        "ggd": "GGD",
        "clientondersteuning": "cliëntondersteuning",
        "ervaringsdeskundigen": "ervaringsdeskundigheid",
    },
    "CasusStatus": {},
    "Leeftijdsklasse": {
        "onder_12": "jonger dan 12",
        "12_tot_16": "12 tot 16 jaar",
        "16_tot_18": "16 of 17 jaar",
        "18_tot_27": "18 tot 27 jaar",
        "27_tot_67": "27 tot 67 jaar",
        "67_en_ouder": "67 jaar of ouder",
    },
    "ContactZicht": {"tafel": "iedereen aan tafel", "inbrenger": "alleen de inbrenger"},
    "AgendaReden": {
        "nieuw": "nieuwe inbreng",
        "niet_bereikt": "vorige keer niet besproken",
        "open_actie": "er staat nog een actie open",
        "open_besluit": "een besluit is nog niet uitgevoerd",
        "terugkomdatum": "afgesproken terugkomdatum",
        "op_verzoek": "op verzoek",
        "inloop": "inloop",
    },
    "NotitieSoort": {"niet_bepaald": "notitie"},
    "BesluitStatus": {"niet": "nog niet uitgevoerd", "deels": "deels uitgevoerd"},
    "ActieStatus": {"later": "uitgesteld", "niet_gedaan": "niet gedaan"},
    "EigenaarSoort": {"persoon": "de persoon zelf"},
    "Onderwerp": {
        "dat": "dat iemand besproken wordt",
        "gezin_jeugd": "gezin en jeugd",
        "dagbesteding_werk": "dagbesteding en werk",
    },
    "PlanVorm": {"gewoon": "gewoon plan", "cti": "CTI, tijdelijk veel contact", "waakvlam": "waakvlam, weinig contact"},
    "CtiFase": {
        "structureren": "fase 1: op orde brengen",
        "uitproberen": "fase 2: uitproberen",
        "overdragen": "fase 3: overdragen",
    },
    "BandSoort": {"bewoner": "iemand uit de casus", "buiten": "hulpverlener van buiten"},
    "BandKracht": {"weinig": "weinig contact", "gewoon": "gewoon contact", "sterk": "veel contact"},
    "NogNuttig": {"ja": "ja, dat helpt", "twijfel": "dat weet ik niet", "nee": "nee, niet meer"},
    "Levensdomein": {
        "lichaam": "lichaam en gezondheid",
        "geest": "hoe iemand zich voelt",
        "gezin": "gezin en opvoeden",
        "netwerk": "mensen om iemand heen",
        "leren_taal": "leren en taal",
        "meedoen": "meedoen in de buurt",
        "leefomgeving": "buurt en omgeving",
        "dagelijks_leven": "het leven van elke dag",
        "veiligheid": "veiligheid thuis",
        "justitie": "politie en justitie",
    },
    "Betaler": {
        "wmo": "gemeente, Wmo",
        "zvw": "zorgverzekering",
        "wlz": "langdurige zorg (Wlz)",
        "jeugdwet": "gemeente, Jeugdwet",
        "participatiewet": "gemeente, Participatiewet",
        "gemeente": "gemeente, ander geld",
        "politie_justitie": "politie en justitie",
        "organisatie": "eigen organisatie",
        "persoon": "de persoon zelf",
        "meerdere": "meer betalers, niet verdeeld",
    },
    "Scenario": {"nu": "kosten nu", "niets_doen": "extra als we niets doen", "oplossing": "kosten na de oplossing"},
    "HoeVaak": {"eenmalig": "één keer"},
    "Wet": {
        "wmo": "Wmo",
        "zvw": "Zvw",
        "wlz": "Wlz",
        "jeugdwet": "Jeugdwet",
        "participatiewet": "Participatiewet",
        "wgs": "Wgs",
    },
    "Uitkomst": {"deels": "deels delen", "eerst_gesprek": "eerst een gesprek", "zonder_naam": "zonder naam bespreken"},
    "Instemmer": {"persoon": "de persoon zelf", "gezag": "wie voor de persoon beslist"},
    "Bouwsteen": {"zorg_24_uur": "zorg, dag en nacht"},
    "Kosten": {"bijdrage": "eigen bijdrage", "onbekend": "kosten niet bekend"},
    "VerwijzingUitkomst": {"vol": "was vol", "geweigerd": "niet gewild", "niet_verschenen": "niet gekomen"},
    "KaartOordeel": {"bestaat": "staat er al"},
    "BestedingSoort": {
        "wonen_en_spullen": "wonen en spullen",
        "geld_en_papieren": "geld en papieren",
        "meedoen_en_vervoer": "meedoen en vervoer",
        "rust_en_respijt": "rust en respijt",
        "anders": "iets anders",
    },
    "VerzoekUitkomst": {"open": "nog niet besloten"},
    "BestedingVorm": {"aan_leverancier": "aan een winkel of bedrijf", "aan_persoon": "aan de persoon zelf"},
    "Jaarwisseling": {"vervalt": "wat over is, vervalt", "mee": "wat over is, gaat mee"},
    "VerschilSoort": {
        "niet_geboekt": "staat bij de bank, niet hier",
        "niet_bij_bank": "staat hier, niet bij de bank",
        "ander_bedrag": "ander bedrag",
        "dubbel_geboekt": "hier twee keer geboekt",
        "dubbel_betaald": "bij de bank twee keer betaald",
        "mogelijk_dubbel": "misschien hier twee keer geboekt",
        "buiten_bestand": "staat hier, net buiten de dagen van het bestand",
    },
    "Meldcodestap": {
        "signalen": "signalen in kaart",
        "overleg": "overleg met een collega of Veilig Thuis",
        "gesprek": "gesprek met de betrokkenen",
        "wegen": "aard en ernst wegen",
        "beslissen": "beslissen: melden, hulp, of allebei",
    },
}


def sentence(error: CasusError) -> str:
    """The sentence for an error: what is wrong and what to do now."""
    return sentence_of(error.code, **error.params)


def sentence_of(code: str, **params: object) -> str:
    """The sentence for a code. A parameter that is missing shows as an ellipsis rather than as an error."""
    field = str(params.get("field", ""))
    return ALL[code].format_map(_Forgiving(params | {"veld": _FIELDS.get(field, "dit veld")}))


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(ALL)


def is_for_field(error: CasusError) -> str:
    """The name of the field that an error belongs beside; empty when it belongs in a bar."""
    return "" if isinstance(error, EnvironmentProblem) else str(error.params.get("field", ""))


def label(value: StrEnum) -> str:
    """A status or kind in the words of the screen; lower case, the screen begins its sentence."""
    return _LABELS.get(type(value).__name__, {}).get(value.value, value.value.replace("_", " "))


class _Forgiving(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
