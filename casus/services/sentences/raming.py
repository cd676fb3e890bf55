"""What things cost, and what an approach is expected to make of that."""

SENTENCES: dict[str, str] = {
    "prijs_volgorde": "Laag, midden en hoog staan in die volgorde, en geen bedrag is lager dan nul.",
    "prijslijst_bestand_kiezen": "Geef een bestand bij controleer, zoals: casus prijslijst controleer prijzen.toml.",
    "prijslijst_geen_bedrag": "Regel {regel}: {sleutel} is een getal, met een punt voor de centen, zoals 55.80.",
    "prijslijst_geen_blok": "Regel {regel}: {sleutel} is een blok tussen dubbele haken.",
    "prijslijst_geen_getal": "Regel {regel}: {sleutel} is een heel getal van 1 of hoger.",
    "prijslijst_geen_tekst": "Regel {regel}: {sleutel} is een tekst, niet leeg en niet te lang.",
    "prijslijst_jaar_dubbel": "Regel {regel}: dit jaar staat er twee keer.",
    "prijslijst_leeg": "Regel {regel}: er is nog geen prijs. Voeg een blok [[prijs]] toe.",
    "prijslijst_onbekend": "Regel {regel}: {sleutel} kent Casus niet. Kijk of het goed is gespeld.",
    "prijslijst_onleesbaar": "Regel {regel}: dit is geen geldige TOML. Kijk naar aanhalingstekens en haken.",
    "prijslijst_ontbreekt": "Regel {regel}: hier ontbreekt {sleutel}.",
    "prijslijst_procent": "Regel {regel}: het percentage heeft hooguit één cijfer achter de punt.",
    "prijslijst_sleutel_dubbel": "Regel {regel}: deze sleutel staat er twee keer.",
    "prijslijst_sleutel_vorm": "Regel {regel}: een sleutel heeft kleine letters, cijfers en liggende streepjes.",
    "prijslijst_te_groot": "Het bestand is te groot. Het mag hooguit {grootste_kb} kB zijn.",
    "prijslijst_volgorde": "Regel {regel}: laag, midden en hoog staan niet in die volgorde.",
    "prijslijst_waarde": "Regel {regel}: bij {sleutel} past alleen {keuzes}.",
}
