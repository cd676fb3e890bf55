"""Where a dossier may stand, taking it along, and which of two copies is the older one."""

SENTENCES: dict[str, str] = {
    "map_gedeeld": "{pad} ligt in een gedeelde map ({soort}). Daar raakt een dossier beschadigd. "
    "Zet het op deze computer, of werk samen via een server met PostgreSQL.",
    "map_gesynchroniseerd": "{pad} ligt in een map van {dienst}. Daar raakt een dossier beschadigd. "
    "Zet het op deze computer, of werk samen via een server met PostgreSQL.",
    "meenemen_server": "Dit dossier staat op een server. U hoeft het niet mee te nemen: log daar in.",
    "kopie_zelfde_map": "In deze map staat het dossier zelf. Kies een andere map, bijvoorbeeld op een usb-stick.",
    "kopie_ander_dossier": "In {pad} staat al een ander dossier met deze naam. Kies een andere map.",
    "kopie_in_gebruik": "De kopie {pad} is nog ergens open. Sluit haar daar eerst.",
    "kopie_onleesbaar": "Wat er staat op {pad} is niet te lezen. Er is niets overschreven. Kies een andere map.",
    "kopie_nieuwer": "In {pad} staat een nieuwere kopie. Er is niets overschreven. Open die kopie.",
    "kopie_uiteen": "In deze kopie en in die van {pad} is apart verder gewerkt. Er is niets overschreven. "
    "Kies een andere map, of kies eerst met welke kopie u verder gaat.",
    "kopie_gemaakt": "De kopie staat in {pad}.",
    "kopie_vervangen": "De kopie staat in {pad}. De oudere kopie is vervangen.",
    "kopie_uitleg": "Open haar op de andere computer met de herstelcode. Werk daarna daar verder, en niet ook hier.",
    "kopie_elders_nieuwer": "Er is een nieuwere kopie van {dag}, in {pad}.",
    "kopie_elders_uiteen": "Hier en in {pad} is apart verder gewerkt. Kies met welke kopie u verder gaat, "
    "en neem over wat in de andere staat.",
    "kopie_mislukt": "De kopie in {pad} is niet gelukt. Er staat geen halve kopie. Probeer het opnieuw.",
    "dossier_open_elders": "Dit dossier is al open in een ander venster (sinds {sinds}). U kunt hier lezen.",
    "dossier_niet_losgelaten": "Dit dossier was nog open op computer {computer} (sinds {sinds}). "
    "Misschien staat het laatste werk nog daar.",
}
"""Code -> sentence."""
