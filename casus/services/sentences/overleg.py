"""Meetings."""

SENTENCES: dict[str, str] = {
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
    "casus_staat_al_op_agenda": "Deze casus staat al op de agenda.",
    "alleen_inloop_tijdens_overleg": "Tijdens het overleg kan er alleen een inloop bij.",
    "agendapunt_onbekend": "Dit punt staat niet meer op de agenda.",
    "minuten_buiten_bereik": "Kies 1 tot 240 minuten.",
    "geen_punt_op_tafel": "Er ligt nu geen punt op tafel. Start eerst een punt.",
    "punt_nog_niet_besproken": "Dit punt is nog niet aan de beurt geweest. Start het eerst.",
    "terugkomdatum_te_vroeg": "Kies een dag na dit overleg.",
    "besluit_onbekend": "Dit besluit is er niet meer.",
    "motivering_ontbreekt": "Schrijf erbij waarom. Bijvoorbeeld: omdat de incasso stilstaat.",
}
