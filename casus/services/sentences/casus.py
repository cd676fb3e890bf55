"""Casussen and the people in them."""

SENTENCES: dict[str, str] = {
    "dubbel_verborgen": "Er is misschien al een casus over deze persoon. Vraag de coördinator voordat u verdergaat.",
    "dubbel_beperkt": "Casus zoekt nu niet naar casussen met deze naam. Vraag de coördinator of er al een is.",
    "zoeken_duurt_lang": "Zoeken duurt te lang. Typ een woord erbij.",
    "niets_gevonden": "Er is niets gevonden in wat u mag zien. Typ minder letters, of een ander woord.",
    "casus_afgesloten": "Deze casus is afgesloten. Er kan niets meer veranderen.",
    "casus_loopt_al": "Deze casus loopt al.",
    "casus_in_prullenbak": "Deze casus ligt al in de prullenbak.",
    "casus_niet_in_prullenbak": "Deze casus ligt niet in de prullenbak.",
    "casus_op_agenda": "Deze casus staat op de agenda van overleg {nummer}. Haal hem daar eerst af.",
    "inbrenger_ontbreekt": "Kies wie de casus inbrengt.",
    "inwoner_ontbreekt": "Vul in om wie het gaat.",
    "inwoner_onbekend": "Deze persoon hoort niet meer bij de casus. Open de casus opnieuw.",
    "lid_bestaat_al": "Deze professional is al toegevoegd.",
    "lid_zonder_einde": "Kies tot en met wanneer deze professional de casus ziet.",
    "geen_code_vrij": "Er is geen vrije code gevonden. Probeer het nog een keer.",
    "vraag_ontbreekt": "Er is nog geen vraag voor de tafel",
    "casusregisseur_ontbreekt": "Er is nog geen casusregisseur",
}
