"""Plans van aanpak."""

SENTENCES: dict[str, str] = {
    "casus_zonder_plan": "Deze casus heeft nog geen plan van aanpak.",
    "cti_te_veel_levensdomeinen": "In CTI werkt u aan hooguit {meeste} levensgebieden tegelijk.",
    "cti_zonder_fase": "Kies in welke fase van CTI u bent.",
    "doel_afgerond": "Dit doel is klaar of losgelaten. Open het eerst weer.",
    "doel_heeft_acties": "Bij dit doel zijn al acties afgesproken. Laat het doel los en zeg waarom.",
    "doel_onbekend": "Dit doel staat niet meer in het plan.",
    "doel_zonder_woorden": "Schrijf eerst op wat de persoon wil bereiken.",
    "fase_zonder_cti": "Alleen een plan met CTI heeft fasen.",
    "plan_afgerond": "Dit plan is afgerond. Maak een nieuw plan.",
    "plan_heeft_open_doelen": "Zeg eerst van elk doel wat ervan kwam.",
    "plan_loopt_al": "Er loopt al een plan met deze persoon. Werk dat bij, of rond het eerst af.",
    "plan_terug_te_vroeg": "Kies een dag na het begin van het plan.",
    "plan_zonder_stappen": "Er is geen stap die nog op de actielijst moet.",
    "stap_datum_voorbij": "Bij een stap is de dag al voorbij. Kies daar eerst een nieuwe dag.",
    "stap_is_actie": "Deze stap staat op de actielijst. Wijzig de actie daar.",
    "stap_onbekend": "Deze stap staat niet meer in het plan.",
    "stap_zonder_dag": "Kies eerst bij elke stap een dag. Anders raakt de afspraak kwijt.",
    "te_veel_doelen": "Er zijn al {meeste} doelen open. Schrijf op waarom er toch een doel bij moet.",
    "waakvlam_zonder_terugkomdatum": "Kies wanneer u weer kijkt. Een waakvlam gaat anders ongemerkt uit.",
}
