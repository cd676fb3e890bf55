"""Tables of the network: the people around somebody, and how each tie is."""

from casus.domain.netwerk import BandKracht, BandKwaliteit, BandSoort, NogNuttig
from casus.storage.table_parts import code, code_if_any, flag, number, ref, root, table, text

netwerk = table(
    "netwerk",
    "Mensen om een persoon of een huishouden heen",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Om wie het gaat, leeg als het om het huishouden gaat", nullable=True),
    ref("door_id", "professional", "Wie het opschreef", nullable=True),
    *root(),
)
netwerk_band = table(
    "netwerk_band",
    "Band met iemand uit het netwerk",
    ref("netwerk_id", "netwerk", "Netwerk"),
    number("volgorde", "Als hoeveelste het erbij kwam"),
    code("soort", BandSoort, "Naaste, bewoner, professional, organisatie of iemand van buiten"),
    text("naam", "Wie het is in woorden, bij een naaste of iemand van buiten"),
    ref("inwoner_id", "inwoner", "Wie het is, als dat iemand van de casus is", nullable=True),
    ref("professional_id", "professional", "Wie het is, als dat een professional is", nullable=True),
    ref("organisatie_id", "organisatie", "Wie het is, als dat een organisatie is", nullable=True),
    text("werkt_bij", "Waar iemand van buiten werkt, leeg als dat niet bekend is"),
    code_if_any("kracht", BandKracht, "Hoeveel contact er is, leeg als dat niet besproken is"),
    code_if_any("kwaliteit", BandKwaliteit, "Hoe de band is, leeg als dat niet besproken is"),
    code_if_any("nog_nuttig", NogNuttig, "Of de persoon er nog iets aan heeft, leeg als dat niet besproken is"),
    flag("persoon_heeft_nummer", "De persoon heeft het telefoonnummer"),
    flag("heeft_nummer_van_persoon", "Heeft het telefoonnummer van de persoon"),
    number("bel_volgorde", "Als hoeveelste men belt, 0 als men niet belt"),
    flag("ook_nachts", "Mag ook 's nachts worden gebeld"),
    text("waarvoor", "Waarvoor men belt of waarvoor iemand komt"),
)

NETWERK = (netwerk, netwerk_band)
"""Parents before children, for the exchange format."""
