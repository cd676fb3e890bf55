"""One invented meeting with everything in it, and makers for larger and emptier ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from casus.documents.verslag_gegevens import (
    Afspraak,
    Besluit,
    Correctie,
    Deelnemer,
    EigenWoorden,
    Logstand,
    Notitie,
    Punt,
    VastPunt,
    Verblijf,
    VerslagGegevens,
)

NU = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
MEETING = date(2026, 11, 12)
NEXT = date(2026, 11, 26)
CANARY = "Zwanehals-Ooievaar"

DEELNEMERS = (
    Deelnemer(1, "Marit Vermaas", "Wijkteam Molenbuurt", "voorzitter"),
    Deelnemer(2, "Job Hensen", "Wijkteam Molenbuurt", "notulist"),
    Deelnemer(3, "Sanne Dijkhof", "wijkteam"),
    Deelnemer(4, "Bram Oudeman", "De Brug"),
    Deelnemer(5, "Yasmina Talbi", "GGZ Meerzicht"),
    Deelnemer(6, "Ruud Kempers", "politie"),
    Deelnemer(7, "Fenna Wiersma", "De Linde"),
    Deelnemer(8, "Lot Aalders", "ervaringsdeskundige"),
    Deelnemer(9, "Imre Koster", "schuldhulp gemeente Oudermeer", afgemeld=True),
)


def stays(start: time, end: time, *away: int, partly: tuple[Verblijf, ...] = ()) -> tuple[Verblijf, ...]:
    """Everybody from start to end, but these not at all, and some only as given."""
    special = {stay.deelnemer_id for stay in partly}
    whole = (d.id for d in DEELNEMERS if not d.afgemeld and d.id not in special and d.id not in away)
    return (*(Verblijf(number, start, end) for number in whole), *partly)


def k7p() -> Punt:
    return Punt(
        "K7P",
        "besproken",
        naam=f"Anneke {CANARY}",
        vraag="Hoe voorkomen we dat mevrouw haar huis kwijtraakt?",
        begin=time(9, 40),
        eind=time(10, 0),
        casusregisseur="Sanne Dijkhof",
        eigen_woorden=(
            EigenWoorden("Ik wil hier blijven wonen en mijn post weer durven openmaken.", "mevrouw", date(2026, 11, 3)),
        ),
        notities=(
            Notitie("feit", "De huurachterstand is drie maanden, € 2.140.", "De Brug", date(2026, 11, 10)),
            Notitie("feit", "Mevrouw opent haar post sinds augustus niet.", "mevrouw zelf", date(2026, 11, 3)),
            Notitie("feit", "Haar zus komt elke zondag en wil helpen.", "mevrouw zelf, 3 november 2026"),
            Notitie("duiding", "de angst voor post neemt af als er iemand naast haar zit.", "GGZ Meerzicht"),
            Notitie("niet_bepaald", "Er ligt ook een brief van de zorgverzekeraar", ""),
        ),
        besluiten=(
            Besluit(
                "4KD", "De Brug zet de ontruiming stil tot 1 februari 2027.", "er is een plan voor de schuld.", "deels"
            ),
            Besluit("9TR", "Geen snel geld. Een postmaatje van De Linde lost dit op.", "de gewone weg werkt hier."),
        ),
        afspraken=(
            Afspraak("Sanne Dijkhof", "maakt met mevrouw een afspraak bij schuldhulp.", date(2026, 11, 20)),
            Afspraak("Fenna Wiersma", "zoekt een postmaatje", date(2026, 11, 24)),
            Afspraak("Bram Oudeman", "bevestigt de stop aan mevrouw per brief", date(2026, 11, 17)),
        ),
        verblijven=stays(time(9, 40), time(10, 0), 6),
        terug_op=date(2026, 12, 10),
    )


def r4d() -> Punt:
    return Punt(
        "R4D",
        "besproken",
        naam="Henk Sluimer",
        vraag="Hoe komt er weer contact met meneer?",
        begin=time(10, 0),
        eind=time(10, 20),
        casusregisseur="Sanne Dijkhof",
        notities=(
            Notitie("feit", "De gasmeter staat achter opgestapelde spullen.", "De Brug, monteur", date(2026, 10, 22)),
            Notitie("feit", "Meneer doet niet open. Hij groet wel op straat.", "Sanne Dijkhof", date(2026, 11, 4)),
            Notitie("mening", "Een gesprek op straat is beter dan een brief.", "Lot Aalders"),
        ),
        besluiten=(Besluit("2HM", "Sanne Dijkhof en Bram Oudeman gaan samen langs.", "een bekend gezicht helpt."),),
        afspraken=(
            Afspraak("Sanne Dijkhof", "gaat met Bram Oudeman op huisbezoek", date(2026, 11, 19)),
            Afspraak("De Linde", "houdt een plek vrij bij de koffie", None),
        ),
        verblijven=stays(time(10, 0), time(10, 20), 5, partly=(Verblijf(7, time(10, 0), time(10, 12)),)),
        terug_op=NEXT,
    )


def w2h() -> Punt:
    return Punt(
        "W2H",
        "besproken",
        naam="Dennis Aerts",
        vraag="Wat is nodig nu meneer na zes weken opname naar huis komt?",
        begin=time(10, 30),
        eind=time(10, 55),
        inloop=True,
        casusregisseur="Yasmina Talbi",
        eigen_woorden=(EigenWoorden("“Liever één vast gezicht dan vijf mensen die bellen.”", "meneer, aan tafel"),),
        notities=(Notitie("feit", "Meneer komt op 20 november 2026 thuis.", "GGZ Meerzicht", MEETING),),
        besluiten=(Besluit("5VE", "Yasmina Talbi is het vaste gezicht.", "dit vraagt meneer zelf."),),
        afspraken=(Afspraak("Yasmina Talbi", "bezoekt meneer op de eerste dag thuis", date(2026, 11, 20)),),
        verblijven=stays(
            time(10, 30),
            time(10, 55),
            4,
            partly=(Verblijf(6, time(10, 30), time(10, 40)), Verblijf(6, time(10, 50), time(10, 55))),
        ),
        terug_op=date(2026, 12, 10),
    )


def f8z() -> Punt:
    old = Correctie(date(2026, 11, 20), "vijf maanden")
    return Punt(
        "F8Z",
        "besproken",
        naam="Gerda Prins",
        vraag="Kan mevrouw verder zonder ons overleg?",
        begin=time(11, 10),
        eind=time(11, 20),
        casusregisseur="Fenna Wiersma",
        eigen_woorden=(EigenWoorden("Het gaat goed zo. Ik bel wel als er iets is.", "mevrouw", date(2026, 11, 10)),),
        notities=(
            Notitie("feit", "De huur is zes maanden op tijd betaald.", "De Brug", date(2026, 11, 9), correcties=(old,)),
        ),
        besluiten=(Besluit("6LB", "De casus is afgesloten.", "de doelen zijn gehaald en mevrouw wil dit zelf."),),
        afspraken=(Afspraak("Fenna Wiersma", "belt mevrouw na drie maanden één keer op", date(2027, 2, 12)),),
        verblijven=stays(time(11, 10), time(11, 20), 5, 6),
        komt_niet_terug=True,
    )


def gegevens(**more: object) -> VerslagGegevens:
    """The whole meeting; give fields to change it."""
    fields: dict[str, object] = {
        "stand": "vastgesteld",
        "gemaakt_op": NU,
        "wijk": "Molenbuurt",
        "team": "Wijkteam Molenbuurt, gemeente Oudermeer",
        "code": "M31",
        "datum": MEETING,
        "begin": time(9, 30),
        "eind": time(11, 30),
        "plaats": "Buurthuis De Linde, zaal 2",
        "voorzitter": "Marit Vermaas, Wijkteam Molenbuurt",
        "notulist": "Job Hensen, Wijkteam Molenbuurt",
        "vastgesteld_op": date(2026, 11, 13),
        "volgende_datum": NEXT,
        "volgende_tijd": time(9, 30),
        "deelnemers": DEELNEMERS,
        "punten": (
            k7p(),
            r4d(),
            Punt("V3X", "niet_bereikt", vraag="Wie kan er bij mevrouw naar binnen?"),
            w2h(),
            f8z(),
        ),
        "vaste_punten": (
            VastPunt(
                "Rondje langs de tafel", (Notitie("feit", "Het buurthuis is dicht op 24 december 2026.", "De Linde"),)
            ),
        ),
        "logstand": Logstand(18402, "9f3c2a71b0e45d18"),
    }
    return VerslagGegevens(**(fields | more))  # type: ignore[arg-type]


def many(amount: int) -> VerslagGegevens:
    """The same casus over and over, each with a code of its own."""
    base = k7p()
    return gegevens(punten=tuple(replace(base, code=f"{place:03}K") for place in range(amount)))
