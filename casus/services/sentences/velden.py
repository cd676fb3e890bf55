"""Fields in general."""

SENTENCES: dict[str, str] = {
    "veld_leeg": "Vul {veld} in.",
    "invoer_leeg": "Typ eerst wat je wilt vastleggen.",
    "teken_niet_toegestaan": "In deze tekst staat een teken dat niet bewaard kan worden. Haal het weg.",
    "bestaat_al": "Dit bestaat al. Kies een andere naam of code.",
    "niet_gevonden": "Dit is er niet, of niet voor u.",
}
