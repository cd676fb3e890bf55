"""Tables of the intake: what one asks with, and what one person told."""

from sqlalchemy import UniqueConstraint

from casus.domain.intake import IntakeStatus
from casus.domain.intake_inhoud import DeelStand
from casus.domain.onderwerp import Onderwerp
from casus.storage.table_parts import code, day, flag, moment, number, ref, root, table, text

instrument = table(
    "instrument",
    "Eén uitgave van een instrument voor de intake, zoals ermee gevraagd is",
    text("code", "Code van het instrument"),
    number("uitgave", "Welke uitgave"),
    text("naam", "Hoe het heet"),
    text("tekst", "Het hele instrument, als TOML"),
    moment("toegevoegd_op", "Sinds wanneer het in dit dossier staat (UTC)"),
    flag("eigen", "Het team maakte het zelf"),
    flag("in_gebruik", "Het wordt nog aangeboden"),
    *root(),
    UniqueConstraint("code", "uitgave"),
)
intake = table(
    "intake",
    "Wat één persoon vertelde, aan de hand van één instrument",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Wie vertelde"),
    ref("instrument_id", "instrument", "Waarmee gevraagd is"),
    day("gesprek_op", "Dag van het gesprek"),
    ref("door_id", "professional", "Wie vroeg", nullable=True),
    code("status", IntakeStatus, "Loopt of afgerond"),
    text("plek", "Waar het gesprek was"),
    text("naaste", "Welke naaste erbij zat"),
    text("ervaringsdeskundige", "Welke ervaringsdeskundige erbij zat"),
    text("anderen", "Wie er nog meer bij zaten"),
    flag("web_tonen", "De persoon wil de tekening op de bladzijde van de casus"),
    *root(),
)
intake_deel = table(
    "intake_deel",
    "Onderdeel dat is geopend; wat niet is geopend, bestaat niet",
    ref("intake_id", "intake", "Intake"),
    text("code", "Code van het onderdeel"),
    number("volgorde", "Als hoeveelste het op het blad staat"),
    code("stand", DeelStand, "Open, niet besproken of niet nodig"),
    flag("wil_praten", "De persoon wil hierover praten"),
    flag("wil_veranderen", "De persoon wil dit veranderen"),
    number("keuze", "Als hoeveelste de persoon hiermee aan de slag wil, 0 als dat niet zo is"),
    UniqueConstraint("intake_id", "code"),
)
intake_onderwerp = table(
    "intake_onderwerp",
    "Waar een geopend onderdeel over gaat: dat bepaalt wie het mag lezen",
    ref("intake_id", "intake", "Intake"),
    text("deel", "Code van het onderdeel"),
    code("onderwerp", Onderwerp, "Onderwerp"),
    UniqueConstraint("intake_id", "deel", "onderwerp"),
)
intake_antwoord = table(
    "intake_antwoord",
    "Antwoord op een vraag",
    ref("intake_id", "intake", "Intake"),
    text("deel", "Code van het onderdeel"),
    text("vraag", "Code van de vraag"),
    text("tekst", "Antwoord, in de woorden van de persoon"),
    UniqueConstraint("intake_id", "deel", "vraag"),
)
intake_cijfer = table(
    "intake_cijfer",
    "Cijfer dat de persoon gaf, van 0 tot en met 10",
    ref("intake_id", "intake", "Intake"),
    text("deel", "Code van het onderdeel"),
    text("aspect", "Code van het aspect, leeg voor het onderdeel zelf"),
    number("cijfer", "Het cijfer"),
    UniqueConstraint("intake_id", "deel", "aspect"),
)
intake_verband = table(
    "intake_verband",
    "Verband dat de persoon ziet tussen twee onderdelen",
    ref("intake_id", "intake", "Intake"),
    text("van", "Code van het ene onderdeel"),
    text("naar", "Code van het andere onderdeel"),
    text("woorden", "Wat het met elkaar te maken heeft"),
    UniqueConstraint("intake_id", "van", "naar"),
)

INTAKE = (
    instrument, intake, intake_deel, intake_onderwerp, intake_antwoord, intake_cijfer, intake_verband,
)  # fmt: skip
"""Parents before children, for the exchange format."""
