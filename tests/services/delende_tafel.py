"""A closed meeting with mixed rights: five organisations, three casussen, and a canary in every text that can leave.

Schakel brought the casussen in. Of *reiger* (Anna and Bert; about wonen and geld) Duin may hear all, Haven only wonen,
Linde all of Anna and nothing of Bert, Politie was refused. Of *valk* (Vic; about gezondheid) Haven may hear all, Duin
only that he is discussed, Linde could until the day after, Politie may hear what is the police's. *uil* (Uma) objected.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from casus.domain.actie import Actie, Eigenaar
from casus.domain.agendapunt import Besluit, Notitie
from casus.domain.changes import LogEntry
from casus.domain.delen import Grond
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import Overleg
from casus.domain.toestemming import Toestemming, ToestemmingWijze
from casus.domain.values import EigenaarSoort, NotitieSoort, OrganisatieSoort, OverlegStatus, draw_code
from casus.services import casussen, organisaties, overleggen, professionals, tafel, tafelcheck, toestemmingen
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.services.conftest import MORNING, Town, make_town

DAT, WONEN, GELD, GEZONDHEID, THUIS, POLITIE = (
    Onderwerp.DAT,
    Onderwerp.WONEN,
    Onderwerp.GELD,
    Onderwerp.GEZONDHEID,
    Onderwerp.VEILIGHEID_THUIS,
    Onderwerp.POLITIE,
)
ORGS: dict[str, tuple[str, OrganisatieSoort, str]] = {
    "Duin": ("Welzijn Duin", OrganisatieSoort.WELZIJN, "Dora Duinker"),
    "Haven": ("GGZ Haven", OrganisatieSoort.GGZ, "Henk Havenaar"),
    "Linde": ("Schuldhulp Linde", OrganisatieSoort.SCHULDHULP, "Lies Lindeman"),
    "Politie": ("Politie Oost", OrganisatieSoort.POLITIE, "Pim Polder"),
}
CASUSSEN = {
    "reiger": ("Familie Reiger", ("Anna Reiger", "Bert Reiger"), (WONEN, GELD)),
    "valk": ("Meneer Valk", ("Vic Valk",), (GEZONDHEID,)),
    "uil": ("Mevrouw Uil", ("Uma Uil",), (WONEN,)),
}
Label = tuple[str, str, Onderwerp | None, str]
"""casus, person ("" everybody), part of life, source organisation ("" not said)."""
NOTITIES: tuple[Label, ...] = (
    ("reiger", "", None, ""),
    ("reiger", "", WONEN, ""),
    ("reiger", "", WONEN, "Haven"),
    ("reiger", "", GELD, ""),
    ("reiger", "", GELD, "Haven"),
    ("reiger", "", GELD, "Politie"),
    ("reiger", "", GEZONDHEID, ""),
    ("reiger", "", THUIS, ""),
    ("reiger", "", THUIS, "Haven"),
    ("reiger", "Anna", GELD, ""),
    ("reiger", "Anna", WONEN, "Linde"),
    ("reiger", "Bert", GELD, ""),
    ("valk", "", None, ""),
    ("valk", "Vic", GEZONDHEID, "Haven"),
    ("valk", "", POLITIE, "Politie"),
    ("valk", "", POLITIE, ""),
    ("valk", "", GELD, "Duin"),
    ("uil", "", WONEN, ""),
    ("uil", "", None, "Duin"),
)


def canary(label: Label) -> str:
    """One word that occurs nowhere else."""
    casus, person, part, source = label
    return f"kanarie{casus}{person}{part or 'vraag'}{source}".lower().replace("_", "")


@dataclass
class Tafel:
    """The town with this meeting."""

    town: Town
    org: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)
    casus: dict[str, int] = field(default_factory=dict)
    inwoner: dict[str, int] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)


def make_tafel(town: Town) -> Tafel:
    """Closed, with everything said."""
    table = Tafel(town, {"Schakel": town.organisatie})
    _add_people(table)
    for name in CASUSSEN:
        _add_casus(table, name)
    _consents(table)
    town.overleg = town.plan(people=("VZ", "NO", "IB"), casussen_=tuple(table.casus.values()))
    seats = tuple(table.person.values())
    invite = overleggen.InviteDeelnemers(town.overleg, town.page().versie, seats)
    overleggen.invite_deelnemers(town.as_("CO"), invite)
    town.go(OverlegStatus.OPEN)
    town.go(OverlegStatus.LOPEND)
    for name, casus_id in table.casus.items():
        tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, town.point_of(casus_id)))
        _say(table, name)
    town.clock.advance(timedelta(minutes=30))
    town.go(OverlegStatus.GESLOTEN)
    town.clock.advance(timedelta(days=1))
    _take_back(table)
    return table


@contextmanager
def opened_tafel(folder: Path) -> Iterator[Tafel]:
    """The meeting in a dossier of its own, for tests that change nothing in it."""
    world = World(FixedClock(MORNING), random.Random(1), MemoryKeychain())
    made = new_dossier(folder / "team.casus", "Team Molenbuurt", "Gemeente Voorbeeld", world)
    opened = open_dossier(str(made.path), world)
    assert isinstance(world.clock, FixedClock)
    yield make_tafel(make_town(opened, world.clock, str(made.path), world))
    opened.close()


def consent(table: Tafel, inwoner: str, answers: dict[tuple[str, Onderwerp], bool]) -> int:
    """Ask one person and write down what they answered."""
    town = table.town
    casus_id = next(table.casus[name] for name, (_, people, _) in CASUSSEN.items() if _first(people, inwoner))
    lines = tuple((table.org[org], part) for org, part in answers)
    ask = toestemmingen.VraagToestemming(
        casus_id, table.inwoner[inwoner], "een plan maken", lines, town.as_("IB").today(), town.people["IB"]
    )
    number = toestemmingen.ask_toestemming(town.as_("IB"), ask)[0].id
    given = tuple((table.org[org], part, may) for (org, part), may in answers.items())
    cmd = toestemmingen.LegAntwoordVast(
        number, versie_of(town, number), given, ToestemmingWijze.SCHRIFTELIJK, "", date(2027, 1, 15)
    )
    toestemmingen.record_antwoord(town.as_("IB"), cmd)
    town.clock.advance(timedelta(minutes=1))
    return number


def versie_of(town: Town, toestemming_id: int) -> int:
    with town.dossier.system_context().unit_of_work() as uow:
        found = uow.get(Toestemming, toestemming_id).versie
        uow.commit(LogEntry("casus_geopend"))
    return found


def add_owner(table: Tafel, point: int, wat: str, org: str, part: Onderwerp | None = None) -> None:
    """An actie of the professional of this organisation."""
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=table.person[org])
    changed = tafel.record_actie(
        table.town.as_("VZ"), tafel.RecordActie(table.town.overleg, point, wat, owner, date(2026, 12, 1))
    )
    number = next(each.id for each in changed if each.kind == "actie")
    if part is not None:
        with table.town.dossier.system_context().unit_of_work() as uow:
            uow.get(Actie, number).onderwerp = part
            uow.commit(LogEntry("actie_gewijzigd", (("actie", number),)))


def _first(people: tuple[str, ...], inwoner: str) -> bool:
    return any(name.startswith(inwoner) for name in people)


def _add_people(table: Tafel) -> None:
    system = table.town.dossier.system_context()
    for key, (naam, soort, who) in ORGS.items():
        new = organisaties.CreateOrganisatie(naam, soort, False)
        table.org[key] = organisaties.create_organisatie(system, new)[0].id
        person = professionals.CreateProfessional(who, table.org[key], "consulent", van=date(2026, 1, 1))
        table.person[key] = professionals.create_professional(system, person)[0].id


def _add_casus(table: Tafel, key: str) -> None:
    town, (naam, people, parts) = table.town, CASUSSEN[key]
    given = tuple(casussen.InwonerFields(p, eigen_woorden=f"woorden{key}{p.split()[0].lower()}") for p in people)
    cmd = casussen.CreateCasus(naam, given, f"vraag{key} hoe verder?", casusregisseur_id=town.people["RG"])
    table.casus[key] = number = casussen.create_casus(town.as_("IB"), cmd)[0].id
    page = casussen.open_casus(town.as_("CO"), number)
    table.code[key] = page.code
    table.inwoner |= {inwoner.fields.naam.split()[0]: inwoner.id for inwoner in page.inwoners}
    tafelcheck.set_onderwerpen(town.as_("IB"), tafelcheck.ZetOnderwerpen(number, page.versie, parts))


def _consents(table: Tafel) -> None:
    both = {("Duin", WONEN): True, ("Duin", GELD): True, ("Haven", WONEN): True}
    consent(table, "Anna", both | {("Linde", WONEN): True, ("Linde", GELD): True, ("Politie", DAT): False})
    consent(table, "Bert", both)
    consent(table, "Vic", {("Haven", GEZONDHEID): True, ("Duin", DAT): True, ("Politie", POLITIE): True})
    table.inwoner["taken"] = consent(table, "Vic", {("Linde", GEZONDHEID): True})
    consent(table, "Uma", {("Duin", WONEN): True, ("Haven", WONEN): True})


def _say(table: Tafel, key: str) -> None:
    """Notities with labels, a besluit and acties, each with its canary."""
    town, casus_id = table.town, table.casus[key]
    point = town.point_of(casus_id)
    system = town.dossier.system_context()
    author = town.as_("NO").actor.gebruiker_id or 0
    with system.unit_of_work() as uow:
        overleg = uow.get(Overleg, town.overleg)
        punt = overleg.punt(point)
        for label in (label for label in NOTITIES if label[0] == key):
            _, person, part, source = label
            punt.notities.append(
                Notitie(
                    id=system.new_id(),
                    tekst=canary(label),
                    soort=NotitieSoort.FEIT,
                    auteur_id=author,
                    gemaakt_op=system.now(),
                    bron="de tafel",
                    onderwerp=part,
                    inwoner_id=table.inwoner[person] if person else None,
                    organisatie_id=table.org[source] if source else None,
                )
            )
        for part in (None, *CASUSSEN[key][2], THUIS):
            word = f"besluit{key}{part or 'vraag'}".replace("_", "")
            punt.besluiten.append(
                Besluit(system.new_id(), draw_code(system.random), word, f"omdat{word}", author, system.now())
            )
            punt.besluiten[-1].onderwerp = part
        overleg.gewijzigd_op = system.now()
        uow.commit(LogEntry("notitie_vastgelegd", (("agendapunt", point),), casus_id))
    if key == "reiger":
        add_owner(table, point, "actiewonen regelt het", "Duin", WONEN)
        add_owner(table, point, "actiegeld regelt het", "Duin", GELD)
        add_owner(table, point, "actiepolitie kijkt", "Politie", GELD)
        add_owner(table, point, "actiethuis kijkt", "Politie", THUIS)


def _take_back(table: Tafel) -> None:
    """After the meeting Vic takes back what Linde might hear, and Uma objects to everything."""
    town = table.town
    number = table.inwoner["taken"]
    toestemmingen.withdraw_toestemming(town.as_("IB"), toestemmingen.TrekIn(number, versie_of(town, number)))
    stop = toestemmingen.ZetStop(
        table.casus["uil"], town.versie(table.casus["uil"]), table.inwoner["Uma"], Grond.BEZWAAR
    )
    toestemmingen.put_stop(town.as_("IB"), stop)
