"""Tables of telling and being told: consent, decisions to share, who else may look, and what stops everything."""

from sqlalchemy import Index, UniqueConstraint

from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import Grond, Uitkomst
from casus.domain.meldcode import Meldcodestap
from casus.domain.onderwerp import Onderwerp
from casus.domain.scan import ScanSoort
from casus.domain.toegangsverzoek import VerzoekStatus
from casus.domain.toestemming import ToestemmingStatus, ToestemmingWijze
from casus.storage.table_parts import code, code_if_any, day, file, flag, moment, ref, root, table, text

casus_onderwerp = table(
    "casus_onderwerp",
    "Waar de vraag aan de tafel over gaat",
    ref("casus_id", "casus", "Casus"),
    code("onderwerp", Onderwerp, "Onderwerp"),
    UniqueConstraint("casus_id", "onderwerp"),
)
verwerkingsstop = table(
    "verwerkingsstop",
    "De persoon maakt bezwaar of vraagt om beperking: alles over deze persoon ligt stil",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Wie"),
    code("soort", Grond, "Bezwaar of beperking"),
    text("reden", "Wat de persoon erover zegt"),
    moment("van", "Sinds (UTC)"),
    moment("tot", "Opgeheven op (UTC)", nullable=True),
)
pet = table(
    "pet",
    "Namens wie iemand bij dit ene agendapunt aan tafel zit, als dat anders is dan die dag gewoonlijk",
    ref("agendapunt_id", "agendapunt", "Agendapunt"),
    ref("deelnemer_id", "deelnemer", "Wie"),
    ref("organisatie_id", "organisatie", "Namens welke organisatie"),
    text("functie", "In welke functie"),
    text("wet", "Onder welke wet"),
    UniqueConstraint("agendapunt_id", "deelnemer_id"),
)
noodtoegang = table(
    "noodtoegang",
    "Iemand opende in nood een gesloten casus, voor twee uur",
    ref("casus_id", "casus", "Casus"),
    ref("professional_id", "professional", "Wie"),
    text("reden", "Waarom het niet kon wachten"),
    moment("van", "Geopend op (UTC)"),
    moment("tot", "Weer dicht op (UTC)"),
    moment("gezien_op", "Nagekeken op (UTC)", nullable=True),
    ref("gezien_door_id", "professional", "Wie het nakeek", nullable=True),
    text("oordeel", "Wat daarvan gevonden werd"),
    *root(),
)
toegangsverzoek = table(
    "toegangsverzoek",
    "Iemand vraagt om een casus te mogen zien",
    ref("casus_id", "casus", "Casus"),
    ref("professional_id", "professional", "Wie"),
    text("reden", "Waarom"),
    day("tot", "Gevraagd tot en met"),
    code("status", VerzoekStatus, "Stand"),
    moment("gevraagd_op", "Gevraagd op (UTC)"),
    moment("beantwoord_op", "Beantwoord op (UTC)", nullable=True),
    ref("beantwoord_door_id", "professional", "Wie antwoordde", nullable=True),
    text("antwoord", "Waarom ja of nee"),
    *root(),
)
toestemming = table(
    "toestemming",
    "Eén keer vragen aan één persoon, en het antwoord",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Aan wie gevraagd"),
    text("doel", "Waarvoor"),
    code("status", ToestemmingStatus, "Hoever het is"),
    text("reden", "Waarom niet gevraagd, of wat erbij gezegd is"),
    day("gevraagd_op", "Gevraagd op", nullable=True),
    ref("gevraagd_door_id", "professional", "Wie vroeg", nullable=True),
    ref("uitgelegd_door_id", "professional", "Wie uitlegde", nullable=True),
    text("vertegenwoordiger", "Wie voor de persoon beslist, leeg als die dat zelf doet"),
    code_if_any("wijze", ToestemmingWijze, "Op papier of mondeling"),
    text("getuige", "Wie erbij was toen het mondeling werd gezegd"),
    day("geldig_tot", "Geldig tot en met", nullable=True),
    flag("persoon_akkoord", "De persoon is het eens"),
    flag("gezag_akkoord", "Wie voor de persoon beslist is het eens"),
    moment("antwoord_op", "Beantwoord op (UTC)", nullable=True),
    moment("ingetrokken_op", "Ingetrokken op (UTC)", nullable=True),
    *root(),
)
toestemming_regel = table(
    "toestemming_regel",
    "Het antwoord voor één organisatie en één onderwerp",
    ref("toestemming_id", "toestemming", "Toestemming"),
    ref("organisatie_id", "organisatie", "Welke organisatie"),
    code("onderwerp", Onderwerp, "Welk onderwerp"),
    flag("mag", "Ja of nee"),
    UniqueConstraint("toestemming_id", "organisatie_id", "onderwerp"),
)
toestemming_scan = table(
    "toestemming_scan",
    "Het ondertekende formulier, als foto of scan",
    ref("toestemming_id", "toestemming", "Toestemming"),
    code("soort", ScanSoort, "Soort bestand"),
    file("inhoud", "Het bestand zelf, als base64"),
    moment("toegevoegd_op", "Toegevoegd op (UTC)"),
    ref("door_id", "professional", "Wie het toevoegde", nullable=True),
    UniqueConstraint("toestemming_id"),
)
deelbesluit = table(
    "deelbesluit",
    "Of iets verteld wordt: gewogen, gemotiveerd en daarna alleen opgevolgd",
    text("code", "Toevallige code die mensen noemen"),
    ref("casus_id", "casus", "Casus"),
    text("vraag", "Wat gewogen wordt"),
    ref("auteur_id", "professional", "Wie de afweging schreef"),
    moment("gemaakt_op", "Begonnen op (UTC)"),
    ref("agendapunt_id", "agendapunt", "Aan tafel bij dit punt", nullable=True),
    ref("bron_id", "organisatie", "Van wie de informatie is", nullable=True),
    code("status", DeelbesluitStatus, "Concept, vastgelegd, ingetrokken of opgevolgd"),
    code_if_any("uitkomst", Uitkomst, "Hoe de afweging eindigt"),
    text("motivering", "Waarom"),
    text("doel", "Waarvoor"),
    text("grond", "Grond in de AVG"),
    text("uitzondering", "Uitzondering voor gezondheid of politie"),
    text("opening", "Opening in het beroepsgeheim"),
    day("geldig_tot", "Geldig tot en met", nullable=True),
    ref("verteller_id", "professional", "Wie het de persoon vertelt", nullable=True),
    day("vertellen_voor", "Uiterlijk verteld op", nullable=True),
    text("niet_vertellen", "Waarom het nog niet verteld wordt"),
    day("opnieuw_bekijken_op", "Wanneer dat opnieuw bekeken wordt", nullable=True),
    ref("tweede_lezer_id", "professional", "Wie meelas", nullable=True),
    text("politie_akkoord", "Wie van de politie zei dat het mag, en wanneer"),
    text("inhoud_versie", "Versie van de vragen en gronden"),
    moment("vastgelegd_op", "Vastgelegd op (UTC)", nullable=True),
    ref("vastgelegd_door_id", "professional", "Wie het vastlegde", nullable=True),
    moment("beeindigd_op", "Geldt niet meer sinds (UTC)", nullable=True),
    text("beeindigd_reden", "Waarom het niet meer geldt"),
    ref("volgt_op_id", "deelbesluit", "Het besluit dat dit opvolgt", nullable=True),
    day("verteld_op", "Verteld op", nullable=True),
    *root(),
    UniqueConstraint("code"),
    Index(None, "status", "geldig_tot"),
)
deel_ontvanger = table(
    "deel_ontvanger",
    "Wie het mag horen",
    ref("deelbesluit_id", "deelbesluit", "Deelbesluit"),
    ref("organisatie_id", "organisatie", "Welke organisatie"),
    moment("gedeeld_op", "Verteld op (UTC)", nullable=True),
    moment("ontvangen_op", "Ontvangen op (UTC)", nullable=True),
    UniqueConstraint("deelbesluit_id", "organisatie_id"),
)
deel_over = table(
    "deel_over",
    "Over wie en waarover het gaat",
    ref("deelbesluit_id", "deelbesluit", "Deelbesluit"),
    ref("inwoner_id", "inwoner", "Over wie"),
    code("onderwerp", Onderwerp, "Waarover"),
    UniqueConstraint("deelbesluit_id", "inwoner_id", "onderwerp"),
)
deel_antwoord = table(
    "deel_antwoord",
    "Antwoord op een vraag van de afweging",
    ref("deelbesluit_id", "deelbesluit", "Deelbesluit"),
    text("vraag", "Code van de vraag"),
    text("tekst", "Antwoord"),
    flag("na_te_gaan", "Dit moet eerst worden nagegaan"),
    UniqueConstraint("deelbesluit_id", "vraag"),
)
deel_weigering = table(
    "deel_weigering",
    "Een weigering waar het besluit bij naam aan voorbijgaat",
    ref("deelbesluit_id", "deelbesluit", "Deelbesluit"),
    ref("toestemming_id", "toestemming", "Welke weigering"),
    UniqueConstraint("deelbesluit_id", "toestemming_id"),
)
meldcoderegel = table(
    "meldcoderegel",
    "Bij een vermoeden van onveiligheid thuis: welke stap van de eigen meldcode is gezet, en wat is besloten",
    ref("casus_id", "casus", "Casus"),
    code("stap", Meldcodestap, "Welke stap"),
    text("toelichting", "Wat is gedaan of besloten"),
    ref("door_id", "professional", "Wie"),
    day("dag", "Wanneer"),
    *root(),
)

DELEN = (
    casus_onderwerp, verwerkingsstop, pet, noodtoegang, toegangsverzoek, toestemming, toestemming_regel,
    toestemming_scan, deelbesluit, deel_ontvanger, deel_over, deel_antwoord, deel_weigering, meldcoderegel,
)  # fmt: skip
"""Parents before children, for the exchange format."""
