"""What was talked about, offered and planned in the town of long names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.actie import Eigenaar
from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting
from casus.domain.kostenraming import RamingInhoud
from casus.domain.kostenregel import Scenario, take_prijs
from casus.domain.levensdomein import Levensdomein
from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie, NogNuttig
from casus.domain.plan import CtiFase, PlanVorm
from casus.domain.plan_doel import DoelInhoud, StapInhoud, Wet
from casus.domain.sociale_kaart import AanbodGegevens
from casus.domain.values import EigenaarSoort, Leeftijdsklasse
from casus.services import (
    casussen,
    gemissen,
    intakes,
    mensen,
    netwerkbladen,
    netwerken,
    planbladen,
    plannen,
    prijslijsten,
    ramingbladen,
    ramingen,
    sociale_kaart,
    verwijzingen,
)
from casus.services.context import Context
from tests.ui.walk.town_woorden import AANBOD, LANG, ORGANISATIES, PEOPLE, PLAATS, PROFESSIONALS, VRAAG, WOORD, WOORDEN

_WEB = IntakeInhoud(
    (
        DeelInhoud("lichaamsfuncties", antwoorden={"verhaal": LANG}, cijfers={"": 0, "slapen": 3}),
        DeelInhoud("meedoen", cijfers={"": 7}, wil_praten=True, wil_veranderen=True),
        DeelInhoud("dagelijks_functioneren", DeelStand.NIET_BESPROKEN),
    ),
    mee_aan_de_slag=("meedoen", "lichaamsfuncties"),
)
_PLAAT = IntakeInhoud(
    (
        DeelInhoud("lichaam", antwoorden={"speelt": LANG}, wil_praten=True),
        DeelInhoud("geest", antwoorden={"speelt": f"Het {WOORD} maakt onrustig."}),
        DeelInhoud("maatschappelijk", antwoorden={"speelt": VRAAG}),
    ),
    (Verband("maatschappelijk", "geest", VRAAG), Verband("geest", "lichaam")),
    ("geest", "lichaam"),
)


def hold_talks(chair: Context, numbers: Sequence[int]) -> None:
    """Intakes of every shape, two of them a year apart, with the picture on the page of the casus."""
    casus_id, today = numbers[0], chair.today()
    for each in numbers[:7]:
        _fill_intake(chair, each, "positieve_gezondheid", today - timedelta(days=365), _WEB, afronden=True)
        number = _fill_intake(chair, each, "positieve_gezondheid", today, _WEB)
        blad = intakes.open_intake(chair, number)
        intakes.show_web(chair, intakes.ToonWeb(number, blad.row.versie, True))
    _fill_intake(chair, casus_id, "hoi", today, IntakeInhoud((DeelInhoud("gebeurd", antwoorden={"gebeurd": LANG}),)))
    _fill_intake(chair, casus_id, "vier_d", today, _PLAAT)


def _fill_intake(
    chair: Context, casus_id: int, code: str, day: date, inhoud: IntakeInhoud, *, afronden: bool = False
) -> int:
    person = casussen.open_casus(chair, casus_id).inwoners[0].id
    sat = Zitting(day, PLAATS, naaste=PEOPLE[1], anderen=PROFESSIONALS[2])
    number = intakes.begin_intake(chair, intakes.BeginIntake(casus_id, person, code, sat))[0].id
    versie = intakes.open_intake(chair, number).row.versie
    intakes.save_intake(chair, intakes.BewaarIntake(number, versie, sat, inhoud, afronden))
    return number


def put_offers(chair: Context, numbers: Sequence[int]) -> None:
    """Offers that are fresh, old and gone, something that was put to everybody, and gaps."""
    wijken = mensen.list_wijken(chair)
    made = []
    for number, naam in enumerate(AANBOD):
        told = AanbodGegevens(
            naam, ORGANISATIES[number % 5][0], LANG, VRAAG, tuple(Levensdomein), (wijken[number % 2].id,),
            (Leeftijdsklasse.VANAF_67, Leeftijdsklasse.VAN_27_TOT_67), tuple(Bouwsteen), number % 2 == 1, VRAAG,
            Kosten.BIJDRAGE, LANG, 12, "06 12 34 56 78", "een.heel.lang.adres@voorbeeldorganisatie.example",
            "https://voorbeeldorganisatie.example/een/heel/lang/adres", PLAATS, LANG, True, LANG,
        )  # fmt: skip
        cmd = sociale_kaart.AddAanbod(told, nagegaan=number == 0)
        made.append(sociale_kaart.add_aanbod(chair, cmd)[0].id)
    sociale_kaart.stop_aanbod(chair, sociale_kaart.StopAanbod(made[-1], 1))
    for casus_id in numbers:
        who = casussen.open_casus(chair, casus_id).inwoners[0].id
        said = verwijzingen.StelVoor(casus_id, who, made[0], Levensdomein.DAGELIJKS_LEVEN)
        verwijzingen.propose_aanbod(chair, said)
    for wijk in wijken:
        gap = gemissen.MeldGemis(Levensdomein.DAGELIJKS_LEVEN, wijk.id, Bouwsteen.ZORG_EN_BEGELEIDING, LANG)
        gemissen.note_gemis(chair, gap)


def plan_ahead(chair: Context, numbers: Sequence[int], helper: int) -> None:
    """With each of these: one goal with steps of everybody, a second one that can go."""
    for casus_id in numbers:
        person = casussen.open_casus(chair, casus_id).inwoners[0].id
        day = chair.today() + timedelta(days=50)
        begin = plannen.BeginPlan(casus_id, person, vorm=PlanVorm.CTI, fase=CtiFase.OVERDRAGEN, terug_op=day)
        id_ = plannen.begin_plan(chair, begin)[0].id
        for words, domein in ((LANG, Levensdomein.DAGELIJKS_LEVEN), (WOORDEN, Levensdomein.LEREN_TAAL)):
            goal = plannen.SchrijfDoel(id_, _plan_versie(chair, id_), None, DoelInhoud(words, domein))
            plannen.write_doel(chair, goal)
        doel_id = planbladen.open_plan(chair, id_).doelen[0].id
        for owner in (
            Eigenaar(EigenaarSoort.PERSOON, inwoner_id=person),
            Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=helper),
        ):
            step = StapInhoud(VRAAG, owner, day, WOORDEN, Wet.PARTICIPATIEWET, LANG)
            plannen.write_stap(chair, plannen.SchrijfStap(id_, _plan_versie(chair, id_), doel_id, None, step))


def draw_networks(chair: Context, numbers: Sequence[int], helper: int) -> None:
    """Around the first person of each of these: everybody with names as long as they come."""
    for casus_id in numbers:
        person = casussen.open_casus(chair, casus_id).inwoners[0].id
        id_ = netwerken.begin_netwerk(chair, netwerken.BeginNetwerk(casus_id, person))[0].id
        for number, wie in enumerate(
            (
                BandWie(BandSoort.NAASTE, f"{PEOPLE[0]} van de {WOORD}"),
                BandWie(BandSoort.PROFESSIONAL, professional_id=helper),
                BandWie(BandSoort.BUITEN, f"huisarts {PEOPLE[1]}", werkt_bij=WOORDEN),
            )
        ):
            kracht, kwaliteit = list(BandKracht)[number], list(BandKwaliteit)[number]
            inhoud = BandInhoud(
                wie, kracht, kwaliteit, NogNuttig.TWIJFEL, number == 0, True, number < 2, number == 0, WOORDEN
            )
            versie = netwerkbladen.open_netwerk(chair, id_).row.versie
            netwerken.write_band(chair, netwerken.SchrijfBand(id_, versie, None, inhoud))


def reckon_ahead(chair: Context, numbers: Sequence[int]) -> None:
    """Of each of these one raming with all three bars, in long words, half of it seen."""
    for casus_id in numbers:
        person = casussen.open_casus(chair, casus_id).inwoners[0].id
        told = RamingInhoud(LANG, Levensdomein.DAGELIJKS_LEVEN, WOORDEN, inwoner_id=person)
        id_ = ramingen.begin_raming(chair, ramingen.BeginRaming(casus_id, told))[0].id
        for price in prijslijsten.list_prijzen(chair)[::6]:
            for scenario in Scenario:
                count = 12345 if scenario is Scenario.NU else 2345
                line = replace(take_prijs(price, scenario, count), post=LANG)
                versie = ramingbladen.open_raming(chair, id_).row.versie
                ramingen.write_regel(chair, ramingen.SchrijfRegel(id_, versie, None, line))
        blad = ramingbladen.open_raming(chair, id_)
        ramingen.write_gezien(chair, ramingen.SchrijfGezien(id_, blad.row.versie, blad.regels[0].id, 1234567))


def _plan_versie(chair: Context, id_: int) -> int:
    return planbladen.open_plan(chair, id_).row.versie
