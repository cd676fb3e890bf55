"""Documents that are written."""

SENTENCES: dict[str, str] = {
    "reden_ontbreekt": "Schrijf op waarom. De reden komt in het logboek.",
    "verslag_soort_onbekend": "Dit soort verslag is er niet. Kies: volledig of verzegeld.",
    "doel_is_map": "{pad} is een map. Geef ook een bestandsnaam.",
    "map_ontbreekt": "De map van {pad} is er niet. Maak de map of kies een andere plek.",
    "geen_schrijfrechten": "Casus mag niet schrijven naar {pad}. Sluit het bestand als het open staat.",
    "geen_ruimte": "Er is geen ruimte meer voor {pad}. Maak ruimte vrij en probeer het opnieuw.",
    "bestand_niet_geschreven": "{pad} kon niet worden bewaard. Kies een andere plek of naam.",
    "map_niet_leeg": "In {pad} staat al een oefendossier. Kies een andere map.",
}
