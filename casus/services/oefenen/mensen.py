"""The people of the oefendossier: organisations, professionals with their jobs, gebruikers."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from casus.domain.dossier import Dossier, Wijk
from casus.domain.organisatie import Dienstverband, Gebruiker, GebruikerRol, Organisatie, Professional, Vervanging
from casus.domain.values import OrganisatieSoort, Rol
from casus.services.context import IdSource
from casus.services.oefenen.tekst import Inhoud, mail_address
from casus.system.clock import FixedClock

_PLACE = ZoneInfo("Europe/Amsterdam")


def moment(day: date, at: time) -> datetime:
    """A local time as a moment."""
    return datetime.combine(day, at, _PLACE).astimezone(UTC)


@dataclass
class Wereld:
    """Who there is, and the clock, chance and ids that everything invented is drawn from."""

    inhoud: Inhoud
    clock: FixedClock
    random: Random
    new_id: IdSource
    dossier: Dossier
    wijken: dict[str, Wijk] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    professionals: dict[str, Professional] = field(default_factory=dict)
    gebruikers: dict[str, Gebruiker] = field(default_factory=dict)
    tafel: list[str] = field(default_factory=list)

    def at(self, day: date, at: time) -> datetime:
        """Set the clock to a local time and give that moment."""
        self.clock.set(moment(day, at))
        return self.clock.now()

    def later(self, minutes: int, seconds: int = 0) -> datetime:
        """Let time pass."""
        self.clock.advance(timedelta(minutes=minutes, seconds=seconds))
        return self.clock.now()

    def key_of(self, naam: str, day: date) -> str:
        """For which organisation this professional works on that day, as the content names it."""
        job = self.professionals[naam].job_on(day)
        return next((key for key, org in self.organisaties.items() if job and org.id == job.organisatie_id), "")

    @property
    def voorzitter(self) -> str:
        """Who chairs."""
        return self._with(Rol.VOORZITTER)

    @property
    def notulist(self) -> str:
        """Who writes."""
        return self._with(Rol.NOTULIST)

    def auteur(self) -> int:
        """The gebruiker who writes everything down."""
        return next(g.id for g in self.gebruikers.values() if g.has_rol(Rol.NOTULIST))

    def _with(self, rol: Rol) -> str:
        gebruiker = next(g for g in self.gebruikers.values() if g.has_rol(rol))
        return next(naam for naam, p in self.professionals.items() if p.id == gebruiker.professional_id)


def make_wereld(inhoud: Inhoud, seed: int, first: date, today: date) -> Wereld:
    """Everybody, a few weeks before the first meeting."""
    random = Random(seed)
    clock = FixedClock(moment(first - timedelta(days=21), time(9, 0)))
    new_id = IdSource(clock.now, random)
    mensen = inhoud.mensen
    dossier = Dossier(new_id(), mensen["team"], mensen["gemeente"], True, clock.now(), clock.now())
    wereld = Wereld(inhoud, clock, random, new_id, dossier)
    for naam in mensen["wijken"]:
        wereld.wijken[naam] = Wijk(new_id(), naam, wereld.later(1))
    for key, (naam, soort, geheim) in mensen["organisaties"].items():
        wereld.organisaties[key] = Organisatie(new_id(), naam, OrganisatieSoort(soort), geheim, wereld.later(1))
    for number, line in enumerate(mensen["professionals"]["lijst"], start=1):
        _add_professional(wereld, number, line, first)
    for line in mensen["wissels"]["lijst"]:
        _change_job(wereld, line, today)
    for naam, weeks in mensen["vertrokken"]["lijst"]:
        wereld.professionals[naam].end_job(today - timedelta(weeks=weeks), wereld.later(1))
    for line in mensen["vervangingen"]["lijst"]:
        _stand_in(wereld, line, today)
    for code, naam, rollen in mensen["gebruikers"]["lijst"]:
        _add_gebruiker(wereld, code, naam, rollen)
    return wereld


def _add_professional(wereld: Wereld, number: int, line: list[Any], first: date) -> None:
    naam, key, functie, at_table = line
    since = first - timedelta(days=wereld.random.randrange(200, 2500))
    job = Dienstverband(wereld.new_id(), wereld.organisaties[key].id, functie, since)
    wereld.professionals[naam] = Professional(
        id=wereld.new_id(),
        naam=naam,
        gewijzigd_op=wereld.later(1),
        telefoon=f"06-123456{number:02}",
        email=mail_address(naam, key),
        dienstverbanden=[job],
    )
    if at_table:
        wereld.tafel.append(naam)


def _change_job(wereld: Wereld, line: list[Any], today: date) -> None:
    """What stands in the list is the job of now; before that day it was another."""
    naam, key, functie, weeks = line
    professional = wereld.professionals[naam]
    now = professional.dienstverbanden[0]
    changed = today - timedelta(weeks=weeks)
    changed = changed.replace(day=1)
    before = Dienstverband(wereld.new_id(), wereld.organisaties[key].id, functie, now.van)
    professional.dienstverbanden = [before]
    now.van = changed
    professional.start_job(now, wereld.clock.now())


def _stand_in(wereld: Wereld, line: list[Any], today: date) -> None:
    naam, vervanger, first, last = line
    colleague = wereld.professionals[vervanger]
    days = today + timedelta(days=first), today + timedelta(days=last)
    new = Vervanging(wereld.new_id(), colleague.id, *days)
    wereld.professionals[naam].let_stand_in(new, colleague, (), wereld.later(1))


def _add_gebruiker(wereld: Wereld, code: str, naam: str, rollen: list[str]) -> None:
    given = [GebruikerRol(wereld.new_id(), Rol(rol)) for rol in rollen]
    wereld.gebruikers[code] = Gebruiker(
        wereld.new_id(), wereld.professionals[naam].id, code, wereld.later(1), rollen=given
    )
