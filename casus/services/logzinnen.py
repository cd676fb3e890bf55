"""A Dutch sentence for every action in the log book: the one place.

A test walks the source for every ``LogEntry`` and demands its action here. Words between braces are filled in from the
row: ``{wie}`` who did it; ``{casus}`` "casus 626", or "een casus die u niet mag zien"; ``{overleg}`` "overleg 46";
``{iemand}`` the professional or gebruiker it is about; ``{organisatie}``; ``{aantal}`` the number in the outcome;
``{grond}`` the ground in words; ``{oordeel}`` what a second person said of a payment; ``{verzoek}``, ``{zei_ja}`` and
``{zei_nee}`` small money in the words that held on the day of the row. What a row does not hold gets a general word, so
a sentence is always whole.
"""

from dataclasses import dataclass
from enum import StrEnum

from casus.services import geldwoorden


class LogGroep(StrEnum):
    """What kind of act, as one filters on it."""

    GELEZEN = "gelezen"
    GEWIJZIGD = "gewijzigd"
    BESLOTEN = "besloten"
    GEDEELD = "gedeeld"
    RECHTEN = "rechten"


@dataclass(frozen=True)
class Logzin:
    """How an action reads, in the present perfect of everyday Dutch: "Marijke Vonk opende casus 626"."""

    groep: LogGroep
    zin: str
    technisch: bool = False
    """About the program or rights, never about a casus: a beheerder may read its reason too."""


_READ, _CHANGED, _DECIDED, _SHARED, _RIGHTS = LogGroep

ZINNEN: dict[str, Logzin] = {
    # read
    "casus_geopend": Logzin(_READ, "{wie} opende {casus}"),
    "geschiedenis_gelezen": Logzin(_READ, "{wie} las de hele geschiedenis van {casus}"),
    "kijkers_gelezen": Logzin(_READ, "{wie} keek wie er in {casus} heeft gekeken"),
    "dubbel_gezocht": Logzin(_READ, "{wie} zocht of een casus er al is"),
    "gezocht": Logzin(_READ, "{wie} zocht in het dossier: {aantal} gevonden"),
    "logboek_gelezen": Logzin(_READ, "{wie} las het logboek"),
    "overleg_geopend": Logzin(_READ, "{wie} opende {overleg}"),
    "punt_gelezen": Logzin(_READ, "{wie} las {casus} aan tafel"),
    "raming_afgedrukt": Logzin(_SHARED, "{wie} maakte een document van een raming{bij}"),
    "raming_gelezen": Logzin(_READ, "{wie} las een raming{bij}"),
    "plan_gelezen": Logzin(_READ, "{wie} las een plan van aanpak{bij}"),
    "netwerk_gelezen": Logzin(_READ, "{wie} las een netwerk{bij}"),
    "intake_gelezen": Logzin(_READ, "{wie} las een intake{bij}"),
    "verzoek_gelezen": Logzin(_READ, "{wie} las {verzoek}{bij}"),
    "bank_aangesloten": Logzin(_READ, "{wie} legde de bank naast het grootboek: {aantal} verschillen", technisch=True),
    "afweging_gelezen": Logzin(_READ, "{wie} las een afweging over delen{bij}"),
    "gedeeld_gelezen": Logzin(_READ, "{wie} keek wat er over {casus} met wie is gedeeld"),
    # changed
    "actie_afgerond": Logzin(_CHANGED, "{wie} rondde een actie af{bij}"),
    "actie_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde een actie{bij}"),
    "actie_heropend": Logzin(_CHANGED, "{wie} zette een actie weer open{bij}"),
    "actie_overgedragen": Logzin(_CHANGED, "{wie} droeg een actie van {iemand} over{bij}"),
    "actie_teruggekoppeld": Logzin(_CHANGED, "{wie} schreef op wat er van een actie kwam{bij}"),
    "actie_toegevoegd": Logzin(_CHANGED, "{wie} voegde een actie toe{bij}"),
    "actie_uitgesteld": Logzin(_CHANGED, "{wie} stelde een actie uit{bij}"),
    "actie_vastgelegd": Logzin(_CHANGED, "{wie} legde een actie vast{bij}"),
    "agenda_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde de agenda van {overleg}"),
    "bewaartermijn_ingesteld": Logzin(_CHANGED, "{wie} stelde een bewaartermijn in", technisch=True),
    "casus_aangemaakt": Logzin(_CHANGED, "{wie} maakte {casus}"),
    "casus_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde {casus}"),
    "casus_naar_prullenbak": Logzin(_CHANGED, "{wie} verplaatste {casus} naar de prullenbak"),
    "casus_teruggezet": Logzin(_CHANGED, "{wie} zette {casus} terug uit de prullenbak"),
    "correctie_vastgelegd": Logzin(_CHANGED, "{wie} zette een correctie bij {overleg}"),
    "deelnemer_binnen": Logzin(_CHANGED, "{wie} liet iemand binnen bij {overleg}"),
    "deelnemer_buiten": Logzin(_CHANGED, "{wie} liet iemand de kamer uit bij {overleg}"),
    "deelnemer_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde een deelnemer van {overleg}"),
    "deelnemers_uitgenodigd": Logzin(_CHANGED, "{wie} nodigde mensen uit voor {overleg}"),
    "dossier_aangemaakt": Logzin(_CHANGED, "{wie} maakte het dossier", technisch=True),
    "dossier_geimporteerd": Logzin(_CHANGED, "{wie} las een uitwisselbestand in", technisch=True),
    "dossier_ingesteld": Logzin(_CHANGED, "{wie} wijzigde de instellingen van het dossier", technisch=True),
    "inbreng_overgedragen": Logzin(_RIGHTS, "{wie} droeg de inbreng van {casus} over van {iemand}"),
    "inloop_toegevoegd": Logzin(_CHANGED, "{wie} zette {casus} als inloop op de agenda van {overleg}"),
    "instrument_opgeborgen": Logzin(_CHANGED, "{wie} borg een eigen instrument op of haalde het terug", technisch=True),
    "instrument_toegevoegd": Logzin(_CHANGED, "{wie} voegde een eigen instrument toe", technisch=True),
    "intake_afgerond": Logzin(_CHANGED, "{wie} rondde een intake af{bij}"),
    "intake_begonnen": Logzin(_CHANGED, "{wie} begon een intake{bij}"),
    "intake_gewijzigd": Logzin(_CHANGED, "{wie} schreef aan een intake{bij}"),
    "raming_afgesloten": Logzin(_CHANGED, "{wie} sloot een raming{bij}"),
    "raming_begonnen": Logzin(_CHANGED, "{wie} begon een raming{bij}"),
    "raming_verzoek": Logzin(_CHANGED, "{wie} zei welk snel geld bij een raming hoort{bij}"),
    "raming_gewijzigd": Logzin(_CHANGED, "{wie} schreef aan een raming{bij}"),
    "tarief_geschreven": Logzin(_CHANGED, "{wie} schreef een eigen tarief op", technisch=True),
    "plan_afgerond": Logzin(_CHANGED, "{wie} rondde een plan van aanpak af{bij}"),
    "plan_begonnen": Logzin(_CHANGED, "{wie} begon een plan van aanpak{bij}"),
    "plan_doel_afgerond": Logzin(_CHANGED, "{wie} schreef op wat er van een doel kwam{bij}"),
    "plan_gewijzigd": Logzin(_CHANGED, "{wie} schreef aan een plan van aanpak{bij}"),
    "plan_naar_acties": Logzin(_CHANGED, "{wie} zette stappen van een plan op de actielijst{bij}"),
    "inwoner_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde een persoon in {casus}"),
    "lijst_ingelezen": Logzin(_CHANGED, "{wie} las een lijst in: {aantal} rijen"),
    "logboek_gecontroleerd": Logzin(_CHANGED, "{wie} controleerde het logboek: het klopte", technisch=True),
    "notulist_overgedragen": Logzin(_CHANGED, "{wie} gaf {overleg} een andere notulist"),
    "notitie_vastgelegd": Logzin(_CHANGED, "{wie} legde een notitie vast{bij}"),
    "organisatie_aangemaakt": Logzin(_CHANGED, "{wie} voegde organisatie {organisatie} toe", technisch=True),
    "organisatie_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde organisatie {organisatie}", technisch=True),
    "organisaties_samengevoegd": Logzin(
        _CHANGED, "{wie} voegde een organisatie samen met {organisatie}", technisch=True
    ),
    "oudere_kopie_aanvaard": Logzin(
        _CHANGED, "{wie} werkt verder met een oudere kopie van het dossier", technisch=True
    ),
    "netwerk_begonnen": Logzin(_CHANGED, "{wie} begon een netwerk{bij}"),
    "netwerk_gewijzigd": Logzin(_CHANGED, "{wie} schreef aan een netwerk{bij}"),
    "overleg_gepland": Logzin(_CHANGED, "{wie} plande {overleg}"),
    "overleg_gesloten": Logzin(_CHANGED, "{wie} sloot {overleg}"),
    "overleg_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde {overleg}"),
    "overleg_lopend": Logzin(_CHANGED, "{wie} begon {overleg}"),
    "overleg_open": Logzin(_CHANGED, "{wie} zette {overleg} open"),
    "overleg_concept": Logzin(_CHANGED, "{wie} zette {overleg} terug naar concept"),
    "punt_afgerond": Logzin(_CHANGED, "{wie} rondde een punt af van {overleg}"),
    "punt_besproken": Logzin(_CHANGED, "{wie} legde een punt op tafel bij {overleg}"),
    "punt_toegevoegd": Logzin(_CHANGED, "{wie} zette {casus} op de agenda van {overleg}"),
    "terugkomdatum_gezet": Logzin(_CHANGED, "{wie} zette een dag waarop {casus} terugkomt"),
    "sleutel_teruggezet": Logzin(_CHANGED, "{wie} zette de sleutel terug in de sleutelbos", technisch=True),
    "sleutelbestand_gemaakt": Logzin(_CHANGED, "{wie} maakte een nieuw sleutelbestand", technisch=True),
    "afweging_bewaard": Logzin(_CHANGED, "{wie} schreef aan een afweging over delen{bij}"),
    "onderwerpen_gezet": Logzin(_CHANGED, "{wie} koos waar de vraag van {casus} over gaat"),
    "pet_gezet": Logzin(_CHANGED, "{wie} zette een deelnemer een andere pet op{bij}"),
    "wijk_aangemaakt": Logzin(_CHANGED, "{wie} voegde een wijk toe", technisch=True),
    "aanbod_gestopt": Logzin(_CHANGED, "{wie} zette aanbod in de sociale kaart op gestopt", technisch=True),
    "aanbod_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde aanbod in de sociale kaart", technisch=True),
    "aanbod_nagegaan": Logzin(_CHANGED, "{wie} ging na of aanbod in de sociale kaart klopt", technisch=True),
    "aanbod_terug": Logzin(_CHANGED, "{wie} zette gestopt aanbod terug in de sociale kaart", technisch=True),
    "aanbod_toegevoegd": Logzin(_CHANGED, "{wie} voegde aanbod toe aan de sociale kaart", technisch=True),
    "kaart_ingelezen": Logzin(_CHANGED, "{wie} las een lijst met aanbod in: {aantal} rijen", technisch=True),
    "gemis_gemeld": Logzin(_CHANGED, "{wie} meldde dat er aanbod ontbreekt", technisch=True),
    "gemis_weggehaald": Logzin(_CHANGED, "{wie} haalde een gemis van de lijst", technisch=True),
    "verwijzing_uitkomst": Logzin(_CHANGED, "{wie} schreef op wat er van aanbod kwam{bij}"),
    "verwijzing_voorgesteld": Logzin(_CHANGED, "{wie} schreef op dat aanbod is voorgesteld{bij}"),
    "verzoek_gevraagd": Logzin(_CHANGED, "{wie} vroeg snel geld{bij}"),
    "verzoek_bedrag_gewijzigd": Logzin(_CHANGED, "{wie} wijzigde het bedrag van {verzoek}{bij}"),
    "verzoek_budget_gewijzigd": Logzin(_CHANGED, "{wie} koos een ander budget voor {verzoek}{bij}"),
    "verzoek_ingetrokken": Logzin(_CHANGED, "{wie} trok {verzoek} in{bij}"),
    "terugblik_beantwoord": Logzin(_CHANGED, "{wie} keek terug op snel geld{bij}"),
    "budget_gemaakt": Logzin(_CHANGED, "{wie} maakte een budget", technisch=True),
    "budget_gewijzigd": Logzin(
        _CHANGED, "{wie} wijzigde wat er aan het eind van het jaar met een budget gebeurt", technisch=True
    ),
    "budget_aangevuld": Logzin(_CHANGED, "{wie} vulde een budget aan", technisch=True),
    "budget_overgeheveld": Logzin(_CHANGED, "{wie} hevelde geld over naar een ander budget", technisch=True),
    "budget_meegenomen": Logzin(
        _CHANGED, "{wie} nam mee naar het nieuwe jaar wat van een budget over was", technisch=True
    ),
    "verzoek_betaald": Logzin(_CHANGED, "{wie} boekte een betaling van snel geld{bij}"),
    "verzoek_terugbetaald": Logzin(_CHANGED, "{wie} boekte snel geld dat terugkwam{bij}"),
    "verzoek_afgerekend": Logzin(_CHANGED, "{wie} rekende {verzoek} af{bij}"),
    "boeking_teruggenomen": Logzin(_CHANGED, "{wie} nam een boeking terug met een tegenboeking{bij}"),
    "bon_toegevoegd": Logzin(_CHANGED, "{wie} bewaarde de bon van een betaling{bij}"),
    "betaling_gekeurd": Logzin(_CHANGED, "{wie} keek als tweede naar een betaling{bij}{oordeel}"),
    # decided
    "akkoord_gegeven": Logzin(_DECIDED, "{wie} legde een ja vast bij {verzoek}{bij}"),
    "verzoek_ja": Logzin(_DECIDED, "{wie} {zei_ja}{bij}"),
    "verzoek_anders": Logzin(_DECIDED, "{wie} schreef op dat het zonder snel geld is opgelost{bij}"),
    "verzoek_nee": Logzin(_DECIDED, "{wie} {zei_nee}{bij}"),
    "bestedingsregels_vastgelegd": Logzin(_DECIDED, "{wie} legde regels voor snel geld vast", technisch=True),
    "voorzitter_overgedragen": Logzin(_CHANGED, "{wie} gaf {overleg} een andere voorzitter"),
    "besluit_bijgewerkt": Logzin(_DECIDED, "{wie} werkte een besluit bij{bij}"),
    "besluit_vastgelegd": Logzin(_DECIDED, "{wie} legde een besluit vast{bij}"),
    "casus_afgesloten": Logzin(_DECIDED, "{wie} sloot {casus} af"),
    "casus_heropend": Logzin(_DECIDED, "{wie} heropende {casus}"),
    "overleg_vastgesteld": Logzin(_DECIDED, "{wie} stelde {overleg} vast"),
    "deelbesluit_vastgelegd": Logzin(_DECIDED, "{wie} legde een besluit over delen vast{bij}"),
    "deelbesluit_ingetrokken": Logzin(_DECIDED, "{wie} trok een besluit over delen in{bij}"),
    "deelbesluit_verteld": Logzin(_DECIDED, "{wie} schreef op dat de persoon het weet{bij}"),
    "toestemming_gevraagd": Logzin(_DECIDED, "{wie} vroeg om toestemming{bij}"),
    "toestemming_niet_gevraagd": Logzin(_DECIDED, "{wie} schreef op waarom er niet om toestemming is gevraagd{bij}"),
    "toestemming_beantwoord": Logzin(_DECIDED, "{wie} legde het antwoord op een vraag om toestemming vast{bij}"),
    "toestemming_ingetrokken": Logzin(_DECIDED, "{wie} legde vast dat toestemming is ingetrokken{bij}"),
    "scan_toegevoegd": Logzin(_DECIDED, "{wie} bewaarde het ondertekende formulier bij een toestemming{bij}"),
    "verwerking_gestopt": Logzin(_DECIDED, "{wie} legde {casus} stil{grond}"),
    "verwerking_hervat": Logzin(_DECIDED, "{wie} hief de stilstand van {casus} op"),
    # shared
    "deelbesluit_gedeeld": Logzin(_SHARED, "{wie} schreef op dat {organisatie} het heeft gehoord{bij}"),
    "deelbesluit_ontvangen": Logzin(_SHARED, "{wie} schreef op dat {organisatie} het heeft ontvangen{bij}"),
    "dossier_overgedragen": Logzin(_SHARED, "{wie} maakte een versleutelde kopie van het dossier", technisch=True),
    "dossier_uitgevoerd": Logzin(_SHARED, "{wie} schreef alle inhoud leesbaar weg", technisch=True),
    "logboek_geexporteerd": Logzin(_SHARED, "{wie} exporteerde het logboek{grond}", technisch=True),
    "verslag_gemaakt": Logzin(_SHARED, "{wie} maakte het verslag van {overleg}{grond}"),
    "scan_opgeslagen": Logzin(_SHARED, "{wie} sloeg een kopie op van een ondertekend formulier{bij}"),
    "toestemmingsformulier_gemaakt": Logzin(_SHARED, "{wie} maakte een toestemmingsformulier{bij}"),
    "bon_opgeslagen": Logzin(_SHARED, "{wie} sloeg een kopie op van een bon{bij}"),
    "monitor_gelezen": Logzin(_READ, "{wie} bekeek de budgetmonitor", technisch=True),
    "monitor_geexporteerd": Logzin(_SHARED, "{wie} bewaarde de budgetmonitor als bestand", technisch=True),
    "controller_verteld": Logzin(_READ, "{wie} las cijfers die een controller nog niet had", technisch=True),
    "controllerbestand_gemaakt": Logzin(_SHARED, "{wie} maakte een bestand voor de controller", technisch=True),
    "intake_op_papier": Logzin(_SHARED, "{wie} maakte een intake of de tekening ervan als bestand{bij}"),
    "netwerk_op_papier": Logzin(_SHARED, "{wie} maakte een netwerk als bestand{bij}"),
    "plan_afgedrukt": Logzin(_SHARED, "{wie} maakte een document van een plan van aanpak{bij}"),
    "afweging_afgedrukt": Logzin(_SHARED, "{wie} maakte een afweging op papier om te bespreken{bij}"),
    "verslag_verzegeld": Logzin(_SHARED, "{wie} maakte het verslag van {overleg} voor {organisatie}{grond}"),
    # rights
    "dienstverband_gewijzigd": Logzin(_RIGHTS, "{wie} wijzigde de functie van {iemand}", technisch=True),
    "gebruiker_aangemaakt": Logzin(_RIGHTS, "{wie} maakte {iemand} gebruiker", technisch=True),
    "gebruiker_gewijzigd": Logzin(_RIGHTS, "{wie} wijzigde de rollen van {iemand}{grond}", technisch=True),
    "glas_gebroken": Logzin(_RIGHTS, "{wie} opende in nood {casus}"),
    "noodtoegang_bekeken": Logzin(_RIGHTS, "{wie} keek een noodopening van {casus} na"),
    "toegang_gevraagd": Logzin(_RIGHTS, "{wie} vroeg om een casus te mogen zien"),
    "toegang_beantwoord": Logzin(_RIGHTS, "{wie} beantwoordde een vraag van {iemand} om {casus} te zien"),
    "lid_weggehaald": Logzin(_RIGHTS, "{wie} haalde {iemand} weg bij {casus}"),
    "lid_toegevoegd": Logzin(_RIGHTS, "{wie} voegde {iemand} toe aan {casus}"),
    "professional_aangemaakt": Logzin(_RIGHTS, "{wie} voegde {iemand} toe", technisch=True),
    "professional_gewijzigd": Logzin(_RIGHTS, "{wie} wijzigde de gegevens van {iemand}", technisch=True),
    "regie_overgedragen": Logzin(_RIGHTS, "{wie} droeg de regie van {casus} over van {iemand}"),
    "uit_dienst": Logzin(_RIGHTS, "{wie} meldde {iemand} uit dienst", technisch=True),
    "vervanging_gestopt": Logzin(_RIGHTS, "{wie} stopte een vervanging van {iemand}", technisch=True),
    "vervanging_ingekort": Logzin(_RIGHTS, "{wie} kortte een vervanging van {iemand} in", technisch=True),
    "vervanging_vastgelegd": Logzin(_RIGHTS, "{wie} regelde een vervanger voor {iemand}", technisch=True),
}

GRONDEN = {
    "": "",
    "met_namen": ", met namen",
    "enige_gebruiker": ", als enige gebruiker",
    "met_codes": ", met codes in plaats van namen",
    "wegens_bezwaar": ", omdat de persoon bezwaar maakt",
    "wegens_beperking": ", omdat de persoon om beperking vraagt",
    "precies": ", precies zoals het er staat",
}
"""Grounds as they end a sentence; one that is no word (a hash of an import) says nothing."""

OORDELEN = {"klopt": ": die klopt", "klopt_niet": ": die klopt niet"}
"""Outcomes of a look as they end a sentence; what was found is no part of the log book."""

GROEPEN: dict[LogGroep, str] = {
    LogGroep.GELEZEN: "Gelezen",
    LogGroep.GEWIJZIGD: "Gewijzigd",
    LogGroep.BESLOTEN: "Besloten",
    LogGroep.GEDEELD: "Gedeeld of geëxporteerd",
    LogGroep.RECHTEN: "Rechten en mensen",
}
ONBEKEND = Logzin(LogGroep.GEWIJZIGD, "{wie} deed iets wat deze versie van Casus niet kent")

ELDERS = ("overleg_geopend", "verslag_gemaakt", "verslag_verzegeld", "dossier_uitgevoerd", "dossier_overgedragen")
"""Acts on a meeting or the whole dossier by which somebody may have seen a casus that the row does not name."""


@dataclass(frozen=True)
class Woorden:
    """What the sentence of one row is filled with."""

    wie: str
    casus: str = ""
    """Empty when the row is about no casus."""
    overleg: str = ""
    iemand: str = ""
    organisatie: str = ""
    aantal: str = ""
    geld: geldwoorden.Woorden = geldwoorden.AFSPRAAK
    uitkomst: str = ""


def zin(actie: str, grond: str, woorden: Woorden) -> str:
    """The row as a sentence, without a full stop."""
    return ZINNEN.get(actie, ONBEKEND).zin.format(
        wie=woorden.wie,
        casus=woorden.casus or "een vast punt",
        bij=f" bij {woorden.casus}" if woorden.casus else "",
        overleg=woorden.overleg or "een overleg",
        iemand=woorden.iemand or "iemand",
        organisatie=woorden.organisatie or "die er nu niet meer is",
        aantal=woorden.aantal or "een aantal",
        grond=GRONDEN.get(grond, ""),
        oordeel=OORDELEN.get(woorden.uitkomst, ""),
        verzoek=woorden.geld.een,
        zei_ja=woorden.geld.zei_ja,
        zei_nee=woorden.geld.zei_nee,
    )


def codes_of(groep: LogGroep) -> tuple[str, ...]:
    """The actions of a group."""
    return tuple(code for code, words in ZINNEN.items() if words.groep is groep)
