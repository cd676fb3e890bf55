"""The people around somebody."""

SENTENCES: dict[str, str] = {
    "band_bestaat_al": "Dit staat al in het netwerk. Wijzig het daar.",
    "band_met_zichzelf": "Om deze persoon gaat het al. Kies iemand anders.",
    "band_niet_uniek": "Kies één persoon of organisatie.",
    "band_onbekend": "Dit staat niet meer in het netwerk.",
    "band_wordt_niet_gebeld": "De persoon belt hier niet. Zet eerst aan dat de persoon belt.",
    "band_zonder_wie": "Schrijf op of kies wie het is.",
    "bellen_bij_verbroken": "Een verbroken band kan niet op de bellijst. Kies een van de twee.",
    "casus_zonder_netwerk": "Van deze casus is nog geen netwerk opgeschreven.",
    "nachts_zonder_bellen": "Zet eerst aan dat de persoon deze belt.",
    "netwerk_bestand_onbekend": "Kies een bestand dat eindigt op .docx, .png of .svg.",
    "netwerk_bestaat_al": "Dit netwerk is er al. Werk dat bij.",
    "netwerk_vol": "Er passen {meeste} mensen in een tekening. Laat weg wie er nu minder toe doet.",
}
