"""*Dinsdagmiddag*: one day of work on the oefendossier, as a list of steps.

The steps hold what people click and type, nothing about windows or services: the walk through the services below and
the walk through the real windows (the acceptance test) read the same list, so both must end in the same dossier.
Times are of the day of the coming meeting. Who is meant is said by name, as the screen shows it.
"""

from dataclasses import dataclass
from datetime import time
from typing import TypeAlias

from casus.domain.values import AgendaReden, Leeftijdsklasse, OverlegStatus


@dataclass(frozen=True)
class ZetOpAgenda:
    """Take a casus from those that wait and put it on the agenda."""

    om: time
    casus: str
    reden: AgendaReden


@dataclass(frozen=True)
class NodigUit:
    """Invite somebody, as a guest or not."""

    om: time
    wie: str
    gast: bool = False


@dataclass(frozen=True)
class MeldAf:
    """Somebody lets know that they will not come."""

    om: time
    wie: str


@dataclass(frozen=True)
class Stand:
    """The one big button: the next state of the meeting."""

    om: time
    naar: OverlegStatus


@dataclass(frozen=True)
class RondAf:
    """Say what became of one of my acties."""

    om: time
    wat: str
    terugkoppeling: str


@dataclass(frozen=True)
class Tafel:
    """Put a point on the table: a casus by its name, or a standing point by its title."""

    om: time
    punt: str


@dataclass(frozen=True)
class Regel:
    """A line typed into the one-line input while a point is on the table."""

    om: time
    tekst: str


@dataclass(frozen=True)
class Loopt:
    """Somebody leaves the room for this point, or comes back."""

    om: time
    wie: str
    binnen: bool


@dataclass(frozen=True)
class Terug:
    """Agree that the casus on the table comes back after so many weeks."""

    om: time
    weken: int


@dataclass(frozen=True)
class Inloop:
    """A walk-in: a new casus, made while the meeting runs and put on the agenda."""

    om: time
    casus: str
    inwoner: str
    leeftijd: Leeftijdsklasse
    eigen_woorden: str
    vraag: str
    inbrenger: str


@dataclass(frozen=True)
class MaakVerslag:
    """Make the minutes in Word."""

    om: time


@dataclass(frozen=True)
class PlanVolgende:
    """Plan the meeting of next week; what comes back is on its agenda by itself."""

    om: time


Stap: TypeAlias = (
    ZetOpAgenda
    | NodigUit
    | MeldAf
    | Stand
    | RondAf
    | Tafel
    | Regel
    | Loopt
    | Terug
    | Inloop
    | MaakVerslag
    | PlanVolgende
)

KOMT_TERUG = ("Meneer Claessens", "Meneer Koppelaar", "Familie Aydın", "Mevrouw Zandvliet")
"""What stands on the agenda of the concept when the day begins, in this order."""

DINSDAGMIDDAG: tuple[Stap, ...] = (
    ZetOpAgenda(time(9, 2), "Mevrouw Benali", AgendaReden.NIEUW),
    ZetOpAgenda(time(9, 4), "Meneer Van 't Zand", AgendaReden.NIEUW),
    NodigUit(time(9, 6), "Delano Pinas"),
    NodigUit(time(9, 7), "Tariq Azizi", gast=True),
    MeldAf(time(9, 10), "Björn Lindqvist"),
    RondAf(
        time(9, 15), "stuurt de folder over veilig contact naar alle deelnemers", "Verstuurd, ook naar wie nieuw is."
    ),
    Stand(time(9, 20), OverlegStatus.OPEN),
    Stand(time(13, 30), OverlegStatus.LOPEND),
    Tafel(time(13, 31), "Opening en rondje open acties"),
    Regel(time(13, 33), "n De inloop is deze week een uur langer open."),
    Tafel(time(13, 36), "Meneer Claessens"),
    Loopt(time(13, 37), "Ruud Kemper", binnen=False),
    Regel(time(13, 39), "n Meneer groet op straat, maar doet de deur niet open."),
    Regel(time(13, 41), "n De monteur kan nog niet bij de gasmeter."),
    Regel(time(13, 45), "b Sanne en Bram gaan samen langs omdat een bekend gezicht helpt."),
    Regel(time(13, 46), "a Sanne gaat met Bram bij meneer langs maandag"),
    Loopt(time(13, 47), "Ruud Kemper", binnen=True),
    Regel(time(13, 49), "a Woonstichting De Lindeboom houdt een berging vrij volgende week"),
    Terug(time(13, 50), weken=2),
    Tafel(time(13, 52), "Meneer Koppelaar"),
    Regel(time(13, 54), "n De kamer komt over twee weken vrij."),
    Regel(time(13, 56), "n Meneer werkt drie dagen bij zijn oude baas."),
    Regel(time(13, 59), "b Meneer krijgt de kamer aan de straat want hij kiest die zelf."),
    Regel(time(14, 1), "a Jesse vertelt zijn baas welke dagen hij kan donderdag"),
    Regel(time(14, 2), "a Wouter laat de kamer zien vrijdag"),
    Terug(time(14, 4), weken=3),
    Tafel(time(14, 6), "Familie Aydın"),
    Regel(time(14, 8), "n De toeslagen zijn toegekend, ook over het voorjaar."),
    Regel(time(14, 10), "n Het pakket van de voedselbank komt elke week."),
    Regel(time(14, 13), "b Beide kinderen gaan op voetbal want meedoen helpt het hele gezin."),
    Regel(time(14, 15), "a Çağla vraagt bij het fonds de schoenen aan woensdag"),
    Regel(time(14, 16), "a naaste Oma haalt de kinderen op van de training morgen"),
    Terug(time(14, 18), weken=4),
    Tafel(time(14, 20), "Mevrouw Zandvliet"),
    Regel(time(14, 22), "n Alle post is open en ligt op volgorde."),
    Regel(time(14, 24), "n Er zijn vier schuldeisers. De huur gaat voor."),
    Regel(time(14, 28), "b De brieven over ontruiming blijven stil want er is nu een plan."),
    Regel(time(14, 30), "a Imre maakt met mevrouw een overzicht van de schulden uiterlijk maandag"),
    Regel(time(14, 31), "a Ans belt de bank over de vaste dag vrijdag"),
    Terug(time(14, 33), weken=4),
    Inloop(
        time(14, 35),
        casus="Meneer Haverkamp",
        inwoner="Dirk Haverkamp",
        leeftijd=Leeftijdsklasse.VAN_27_TOT_67,
        eigen_woorden="Ik slaap in de auto tot ik weer iets heb.",
        vraag="Waar kan meneer slapen nu het gaat vriezen?",
        inbrenger="Wouter op den Berg",
    ),
    Tafel(time(14, 37), "Meneer Haverkamp"),
    Regel(time(14, 40), "n Meneer slaapt sinds drie nachten in zijn auto."),
    Regel(time(14, 43), "b De nachtopvang houdt een bed vrij want het gaat vriezen."),
    Regel(time(14, 45), "a Wouter maakt het bed klaar vandaag"),
    Terug(time(14, 47), weken=1),
    Tafel(time(14, 49), "Mevrouw Benali"),
    Regel(time(14, 52), "n De zorg komt elke dag op mevrouw neer."),
    Regel(time(14, 56), "n Haar man zegt dat zij vaker weg moet."),
    Regel(time(15, 2), "b Er komt één vrije middag in de week want mevrouw vraagt daar zelf om."),
    Regel(time(15, 4), "a Fenna zoekt een vrijwilliger voor de woensdagmiddag volgende week"),
    Regel(time(15, 6), "a Greetje begint met de ochtendzorg maandag"),
    Terug(time(15, 8), weken=2),
    Tafel(time(15, 12), "Rondje en afsluiten"),
    Regel(time(15, 15), "n Wat we niet haalden, staat volgende week vooraan."),
    Stand(time(15, 20), OverlegStatus.GESLOTEN),
    Stand(time(15, 40), OverlegStatus.VASTGESTELD),
    MaakVerslag(time(15, 45)),
    PlanVolgende(time(15, 50)),
)
