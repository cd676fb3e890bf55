"""Acties and dates."""

SENTENCES: dict[str, str] = {
    "actie_al_afgerond": "Deze actie is al afgerond.",
    "eigenaar_ontbreekt": "Kies wie dit doet.",
    "eigenaar_onbekend": "Wie doet dit? Begin met een naam van de tafel.",
    "eigenaar_zonder_casus": "Kies eerst de casus waar deze persoon bij hoort.",
    "eigenaar_niet_uniek": "Die naam past bij meer mensen. Typ ook de achternaam.",
    "datum_voorbij": "Deze dag is voorbij. Kies een dag vanaf vandaag.",
    "datum_bestaat_niet": "Deze dag bestaat niet. Kies een andere datum.",
    "datum_ontbreekt": "Wanneer is het klaar?",
    "datum_onleesbaar": "Deze datum is niet te lezen. Typ bijvoorbeeld 24-11-2026.",
}
