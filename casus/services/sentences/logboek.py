"""The log book: looking in it, and what was taken out of it."""

SENTENCES: dict[str, str] = {
    "periode_omgekeerd": "De laatste dag ligt voor de eerste. Kies een andere dag.",
    "bestand_kiezen": "Geef aan welk bestand, bijvoorbeeld: casus logboek exporteer log.csv.",
    "aantal_buiten_bereik": "Kies 1 tot {grootste} regels.",
    "logexport_onleesbaar": "{pad} is geen precieze export van een logboek. Het gaat mis in regel {regel}.",
}
