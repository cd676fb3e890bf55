"""People, organisations and gebruikers."""

SENTENCES: dict[str, str] = {
    "dienstverband_overlapt": "Er is al een functie vanaf {van}. Kies een latere dag.",
    "vervanging_eind_voor_begin": "De laatste dag ligt voor de eerste. Kies een latere dag.",
    "naam_onbekend": "Deze naam kennen we nog niet. Typ de organisatie erachter: naam, organisatie, functie.",
    "naam_ontbreekt": "Op deze regel staat geen naam. Begin de regel met de naam.",
    "naam_niet_uniek": "Deze naam past bij meer mensen. Kies wie u bedoelt.",
    "geen_bevoegdheid": "Met uw rol kan dit niet. Vraag de coordinator of de beheerder.",
    "geen_gebruiker": "Kies eerst wie er werkt.",
    "geen_gebruikers": "In dit dossier kan nog niemand werken. Voeg eerst een gebruiker toe.",
    "gebruikers_bestaan_al": "In dit dossier werken al mensen. Vraag de beheerder u toe te voegen.",
    "gebruiker_kiezen": "Kies wie er werkt, met --als CODE.",
    "gebruiker_onbekend": "De code {gebruiker} hoort bij niemand in dit dossier.",
}
