"""The machine and everything beneath."""

SENTENCES: dict[str, str] = {
    "gestopt": "Gestopt. Wat al bewaard was, blijft bewaard.",
    "uitvoer_afgebroken": "Casus kon de rest niet laten zien en is gestopt.",
    "fout_in_casus": "Er ging iets mis in Casus zelf. De fout staat in het technische logbestand.",
    "intussen_gewijzigd": "Een collega heeft dit intussen gewijzigd. Kijk wat er nu staat.",
    "opslaan_mislukt": "Opslaan is niet gelukt. Wat u typte staat er nog. Probeer het opnieuw.",
    "onderbroken": "Gestopt. Er is niets veranderd.",
    "schijf_vol": "De schijf is vol. Maak ruimte vrij en probeer het opnieuw. Wat u typte staat er nog.",
    "schijf_fout": "De schijf geeft een fout. Bewaar een kopie van het dossier op een andere plek.",
    "geen_toegang": "Casus mag dit bestand of deze map niet gebruiken. Kijk naar de rechten.",
    "alleen_lezen": "Dit dossier kan nu alleen gelezen worden.",
    "map_niet_gemaakt": "De map {pad} kon niet worden gemaakt. Kijk naar de rechten.",
    "logbestand_niet_gemaakt": "Het technische logbestand kon niet worden gemaakt.",
    "venster_onvolledig": "Het venster kan niet open. Op deze computer ontbreekt een onderdeel van het systeem.",
    "geen_scherm": "Er is geen scherm. Gebruik casus oefen --zonder-scherm.",
}
