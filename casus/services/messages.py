"""Code -> Dutch sentence, for window and command line alike: what is wrong and what to do now (B1, no blame).

A test demands a sentence for every code that is raised anywhere, and that its parameters fit.
"""

from enum import StrEnum

from casus.domain.errors import CasusError, EnvironmentProblem

_FIELDS = {
    "naam": "de naam",
    "wat": "wat er gebeurt",
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
}

_SENTENCES: dict[str, str] = {
    # fields
    "veld_leeg": "Vul {veld} in.",
    "invoer_leeg": "Typ eerst wat je wilt vastleggen.",
    "teken_niet_toegestaan": "In deze tekst staat een teken dat niet bewaard kan worden. Haal het weg.",
    "bestaat_al": "Dit bestaat al. Kies een andere naam of code.",
    "niet_gevonden": "Dit is er niet, of niet voor u.",
    # people
    "dienstverband_overlapt": "Er is al een functie vanaf {van}. Kies een latere dag.",
    "naam_onbekend": "Deze naam kennen we nog niet. Typ de organisatie erachter: naam, organisatie, functie.",
    "naam_ontbreekt": "Op deze regel staat geen naam. Begin de regel met de naam.",
    "naam_niet_uniek": "Deze naam past bij meer mensen. Kies wie u bedoelt.",
    "geen_bevoegdheid": "Met uw rol kan dit niet. Vraag de coordinator of de beheerder.",
    "geen_gebruiker": "Kies eerst wie er werkt.",
    "geen_gebruikers": "In dit dossier kan nog niemand werken. Voeg eerst een gebruiker toe.",
    "gebruikers_bestaan_al": "In dit dossier werken al mensen. Vraag de beheerder u toe te voegen.",
    "gebruiker_kiezen": "Kies wie er werkt, met --als CODE.",
    "gebruiker_onbekend": "De code {gebruiker} hoort bij niemand in dit dossier.",
    # casus
    "casus_afgesloten": "Deze casus is afgesloten. Er kan niets meer veranderen.",
    "inbrenger_ontbreekt": "Kies wie de casus inbrengt.",
    "inwoner_ontbreekt": "Vul in om wie het gaat.",
    "inwoner_onbekend": "Deze persoon hoort niet meer bij de casus. Open de casus opnieuw.",
    "lid_bestaat_al": "Deze professional is al toegevoegd.",
    "geen_code_vrij": "Er is geen vrije code gevonden. Probeer het nog een keer.",
    "vraag_ontbreekt": "Er is nog geen vraag voor de tafel",
    "casusregisseur_ontbreekt": "Er is nog geen casusregisseur",
    # overleg
    "eind_voor_begin": "De eindtijd ligt voor de begintijd. Kies een latere eindtijd.",
    "voorzitter_ontbreekt": "Kies eerst een voorzitter.",
    "deelnemers_ontbreken": "Nodig eerst mensen uit.",
    "agenda_leeg": "Zet eerst een casus op de agenda.",
    "overleg_stand_past_niet": "Dat kan niet bij een overleg dat {stand} is.",
    "overleg_bevroren": "Dit overleg is {stand}. Zet een correctie naast de tekst.",
    "deelnemer_bestaat_al": "Deze persoon staat al op de lijst.",
    "deelnemer_onbekend": "Deze persoon staat niet op de lijst van dit overleg.",
    "deelnemer_niet_erbij": "Deze persoon is nu niet in de kamer.",
    "deelnemer_al_erbij": "Deze persoon is al in de kamer.",
    "gast_niet_bij_casus": "Een gast zit niet bij een casus. Maak van de gast een deelnemer als dat wel mag.",
    "casus_staat_al_op_agenda": "Deze casus staat al op de agenda.",
    "alleen_inloop_tijdens_overleg": "Tijdens het overleg kan er alleen een inloop bij.",
    "agendapunt_onbekend": "Dit punt staat niet meer op de agenda.",
    "minuten_buiten_bereik": "Kies 1 tot 240 minuten.",
    "geen_punt_op_tafel": "Er ligt nu geen punt op tafel. Start eerst een punt.",
    "punt_nog_niet_besproken": "Dit punt is nog niet aan de beurt geweest. Start het eerst.",
    "terugkomdatum_te_vroeg": "Kies een dag na dit overleg.",
    "besluit_onbekend": "Dit besluit is er niet meer.",
    "motivering_ontbreekt": "Schrijf erbij waarom. Bijvoorbeeld: omdat de incasso stilstaat.",
    # acties
    "actie_al_afgerond": "Deze actie is al afgerond.",
    "eigenaar_ontbreekt": "Kies wie dit doet.",
    "eigenaar_onbekend": "Wie doet dit? Begin met een naam van de tafel.",
    "eigenaar_niet_uniek": "Die naam past bij meer mensen. Typ ook de achternaam.",
    "datum_voorbij": "Deze dag is voorbij. Kies een dag vanaf vandaag.",
    "datum_bestaat_niet": "Deze dag bestaat niet. Kies een andere datum.",
    "datum_ontbreekt": "Wanneer is het klaar?",
    "datum_onleesbaar": "Deze datum is niet te lezen. Typ bijvoorbeeld 24-11-2026.",
    # documents
    "reden_ontbreekt": "Schrijf op waarom. De reden komt in het logboek.",
    "verslag_soort_onbekend": "Dit soort verslag is er niet. Kies: volledig.",
    "doel_is_map": "{pad} is een map. Geef ook een bestandsnaam.",
    "map_ontbreekt": "De map van {pad} is er niet. Maak de map of kies een andere plek.",
    "geen_schrijfrechten": "Casus mag niet schrijven naar {pad}. Sluit het bestand als het open staat.",
    "geen_ruimte": "Er is geen ruimte meer voor {pad}. Maak ruimte vrij en probeer het opnieuw.",
    "bestand_niet_geschreven": "{pad} kon niet worden bewaard. Kies een andere plek of naam.",
    "map_niet_leeg": "In {pad} staat al een oefendossier. Kies een andere map.",
    # dossier and keys
    "database_ontbreekt": "Deze database is er niet op de server. Kijk of het adres klopt.",
    "dossier_ontbreekt": "Er is geen dossier in {pad}.",
    "dossier_ouder": "Let op: dit is een oudere kopie van het dossier. Er is een nieuwere.",
    "onversleuteld_bevestigen": "Het bestand is voor iedereen leesbaar. Bevestig dit met --onversleuteld.",
    "dossier_bestaat_al": "Er is al een dossier op deze plek. Kies een andere naam.",
    "dossier_kiezen": "Geef aan welk dossier, met --dossier PAD.",
    "dossier_niet_leeg": "In dit dossier staat al iets. Importeer in een leeg dossier.",
    "dossier_nieuwer": "Dit dossier is van een nieuwere Casus. Werk het programma bij. Er is niets veranderd.",
    "dossier_niet_versleuteld": "Dit bestand is niet versleuteld en dus geen dossier van Casus.",
    "dossier_bezet": "Iemand anders is net aan het opslaan. Probeer het nog een keer.",
    "dossier_beschadigd": "Het dossier is beschadigd. Maak er een kopie van en gebruik de laatste reservekopie.",
    "sleutel_of_bestand_onjuist": "Het dossier gaat niet open met deze sleutel, of het is geen dossier.",
    "sleutel_nodig": "De sleutel is op deze computer niet gevonden. Geef de herstelcode.",
    "sleutel_ongeldig": "De bewaarde sleutel klopt niet. Open het dossier met de herstelcode.",
    "sleutelbestand_ontbreekt": "Het sleutelbestand {pad} is er niet. Zet het naast het dossier.",
    "sleutelbestand_onleesbaar": "Het sleutelbestand is niet te lezen. Zet een goede kopie naast het dossier.",
    "sleutelbestand_ander_dossier": "Dit sleutelbestand hoort bij een ander dossier.",
    "sleutelbestand_bestaat_al": "Er staat al een sleutelbestand op {pad}. Kies een andere naam.",
    "sleutelbos_ontbreekt": "Deze computer heeft geen sleutelbos. Casus vraagt de herstelcode bij elke start.",
    "sleutelbos_vergrendeld": "De sleutelbos van deze computer zit op slot. Ontgrendel die, of geef de herstelcode.",
    "herstelcode_lengte": "De herstelcode heeft {verwacht} tekens. U typte er {gekregen}.",
    "herstelcode_typefout": "In groep {groep} van de herstelcode zit een typefout.",
    "herstelcode_onjuist": "Dit is niet de herstelcode van dit dossier.",
    "groepje_onjuist": "Groepje {groep} is niet wat hierboven staat. Kijk nog een keer.",
    "herstelcode_ontbreekt": "De sleutel is hier niet gevonden. Geef de herstelcode met --sleutel BESTAND.",
    "versleuteling_ontbreekt": "Versleutelen kan hier niet. Installeer Casus opnieuw. Er is niets geopend.",
    "instelling_geweigerd": "De database weigert de veilige instelling {instelling}. Er is niets geopend.",
    "verwijzing_gebroken": "Het dossier kon niet worden bijgewerkt. Er is niets veranderd.",
    "adres_met_wachtwoord": "Zet het wachtwoord niet in het adres. Gebruik de sleutelbos of PGPASSFILE.",
    "adres_onjuist": "Dit adres klopt niet. Gebruik postgresql://naam@server/database.",
    "wachtwoord_geweigerd": "De server weigert dit wachtwoord.",
    "server_onbereikbaar": "De server antwoordt niet. Kijk of er verbinding is en probeer het opnieuw.",
    "logboek_past_niet": "Let op: het logboek past niet bij de kopie buiten het dossier. Laat het controleren.",
    "dossier_heet_casus": "Laat de naam van het dossier eindigen op .casus.",
    "doel_is_dossier": "{pad} hoort bij een dossier. Kies een andere naam.",
    "sleutelinvoer_onleesbaar": "In {pad} staat geen herstelcode of wachtwoord.",
    # exchange file: the place in the file stands before each sentence
    "bestand_niet_gelezen": "{pad} kan niet gelezen worden. Kijk of het er is en of u het mag openen.",
    "bestand_te_groot": "Het bestand is te groot. Het mag hooguit {grootste_mb} MB zijn.",
    "oefendossier_alleen_oefen": "Een echt dossier past niet in een oefendossier. Maak eerst een nieuw dossier.",
    "geen_utf8": "Dit bestand is geen UTF-8. Het gaat mis bij teken {plaats}.",
    "geen_json": "Dit is geen geldige JSON. Het gaat mis in regel {regel}, bij teken {plaats}.",
    "te_diep_genest": "Dit bestand is te diep genest.",
    "formaat_onbekend": "Dit is geen uitwisselbestand. Het formaat moet {verwacht} zijn.",
    "versie_onbekend": "Deze versie kan Casus niet lezen. Het moet versie {verwacht} zijn.",
    "lijst_onbekend": "Deze lijst kent Casus niet.",
    "lijst_ontbreekt": "Deze lijst ontbreekt.",
    "veld_onbekend": "Dit veld kent Casus niet.",
    "veld_ontbreekt": "Dit veld ontbreekt.",
    "naam_dubbel": "Deze naam staat er twee keer.",
    "waarde_ontbreekt": "Dit veld mag niet leeg zijn.",
    "soort_klopt_niet": "Hier hoort iets anders te staan: {verwacht}.",
    "id_onjuist": "Dit nummer klopt niet. Gebruik alleen cijfers.",
    "getal_buiten_bereik": "Dit getal is te klein of te groot. Het mag hooguit {grootste} zijn.",
    "code_onbekend": "Deze code bestaat niet. Kies uit: {codes}.",
    "schrijfwijze_onjuist": "Dit is niet goed geschreven. Schrijf het zo: {voorbeeld}.",
    "moment_te_fijn": "Dit moment is te precies. Gebruik hele seconden.",
    "verwijzing_onbekend": "Dit nummer staat niet in de lijst {lijst}.",
    "dubbel": "Dit staat er al, bij {eerste}.",
    "dossier_niet_een": "Er hoort precies één dossier in te staan. Het zijn er {aantal}.",
    "past_niet_bij_stand": "Dit past niet bij de status.",
    "past_niet_bij_soort": "Dit past niet bij de soort.",
    "ander_overleg": "Dit hoort bij een ander overleg.",
    # machine
    "gestopt": "Gestopt. Wat al bewaard was, blijft bewaard.",
    "uitvoer_afgebroken": "Casus kon de rest niet laten zien en is gestopt.",
    "fout_in_casus": "Er ging iets mis in Casus zelf. De fout staat in het technische logbestand.",
    "intussen_gewijzigd": "Een collega heeft dit intussen gewijzigd. Kijk wat er nu staat.",
    "opslaan_mislukt": "Opslaan is niet gelukt. Wat u typte staat er nog. Probeer het opnieuw.",
    "onderbroken": "Gestopt. Er is niets veranderd.",
    "schijf_vol": "De schijf is vol. Maak ruimte vrij en probeer het opnieuw. Wat u typte staat er nog.",
    "schijf_fout": "De schijf geeft een fout. Bewaar een kopie van het dossier op een andere plek.",
    "geen_toegang": "Casus mag dit bestand of deze map niet gebruiken. Kijk naar de rechten.",
    "alleen_lezen": "Dit dossier kan nu alleen gelezen worden.",
    "map_niet_gemaakt": "De map {pad} kon niet worden gemaakt. Kijk naar de rechten.",
    "logbestand_niet_gemaakt": "Het technische logbestand kon niet worden gemaakt.",
    "venster_onvolledig": "Het venster kan niet open. Op deze computer ontbreekt een onderdeel van het systeem.",
    "geen_scherm": "Er is geen scherm. Gebruik casus oefen --zonder-scherm.",
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
        "terugkomdatum": "afgesproken terugkomdatum",
        "op_verzoek": "op verzoek",
        "inloop": "inloop",
    },
    "NotitieSoort": {"niet_bepaald": "notitie"},
    "BesluitStatus": {"niet": "nog niet uitgevoerd", "deels": "deels uitgevoerd"},
    "ActieStatus": {"later": "uitgesteld", "niet_gedaan": "niet gedaan"},
    "EigenaarSoort": {"persoon": "de persoon zelf"},
}


def sentence(error: CasusError) -> str:
    """The sentence for an error: what is wrong and what to do now."""
    return sentence_of(error.code, **error.params)


def sentence_of(code: str, **params: object) -> str:
    """The sentence for a code. A parameter that is missing shows as an ellipsis rather than as an error."""
    field = str(params.get("field", ""))
    return _SENTENCES[code].format_map(_Forgiving(params | {"veld": _FIELDS.get(field, "dit veld")}))


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_SENTENCES)


def is_for_field(error: CasusError) -> str:
    """The name of the field that an error belongs beside; empty when it belongs in a bar."""
    return "" if isinstance(error, EnvironmentProblem) else str(error.params.get("field", ""))


def label(value: StrEnum) -> str:
    """A status or kind in the words of the screen; lower case, the screen begins its sentence."""
    return _LABELS.get(type(value).__name__, {}).get(value.value, value.value.replace("_", " "))


class _Forgiving(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
