"""What a team sets for all who work with its dossier."""

SENTENCES: dict[str, str] = {
    "instelling_onbekend": "Casus kent deze instelling niet. U kunt kiezen uit: {namen}.",
    "instelling_past_niet": "Bij {naam} past alleen {waarden}.",
    "slot_buiten_bereik": "Kies een tijd tussen {kortste} en {langste} minuten.",
    "termijn_buiten_bereik": "Kies een termijn van minstens 1 maand en hoogstens {hoogste} jaar.",
    "termijn_te_kort": "Deze stukken moet u minstens {minstens} jaar bewaren. Kies een langere termijn.",
}
