"""The neighbourhood of the model of sight: a town with four organisations, and the gate asked by each user."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select

from casus.domain.delen import Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import day_in_place, grants
from casus.domain.values import OrganisatieSoort, Rol
from casus.services import gebruikers, organisaties, professionals
from casus.services.context import Context
from casus.services.deelregister import AntwoordVeld, DeelVelden, afweging
from casus.storage import tables as t
from casus.storage.columns import Datum, Moment
from casus.storage.reading import Gate
from casus.storage.zicht_feiten import Mensen, facts
from tests.services.conftest import Town

OWN, GGZ, POLICE, WELZIJN = "schakel", "ggz", "politie", "welzijn"
JOBS = {"CO": OWN, "VZ": OWN, "NO": OWN, "IB": OWN, "CL": OWN, "G1": GGZ, "G2": GGZ, "P1": POLICE, "W1": WELZIJN}
GUEST = "GU"
JOBS[GUEST] = GGZ


Holds = tuple[int, str, int, str, datetime, datetime | None]
"""Who, which part, about whom, on which ground, from when (not before now) until when."""
Over = tuple[tuple[int, Onderwerp], ...]


@dataclass
class Neighbourhood:
    """A town with four organisations and one user for each way to have to do with a casus."""

    town: Town
    orgs: dict[str, int]
    users: dict[str, Context]
    ids: dict[str, int]
    questions: dict[str, Select[Any]]
    done: Counter[str]

    def notes(self, who: str, points: list[int], now: datetime) -> set[int]:
        """What the gate lets this user read at these points; one question each, made once."""
        given = {"now": now, "today": day_in_place(now), "points": points}
        with self.town.dossier._engine.connect() as connection:
            return set(connection.execute(self.questions[who], given).scalars())

    def drawn(self, casus_id: int, now: datetime) -> tuple[set[Holds], set[Holds]]:
        """What stands in the table from now on, and what it would be if it were drawn from the facts this moment."""
        with self.town.dossier._engine.connect() as connection:
            stored = connection.execute(select(t.zicht).where(t.zicht.c.casus_id == casus_id)).all()
            feiten = next(iter(facts(connection, [casus_id], Mensen(connection, now))))
        return _from_now(stored, now), _from_now(grants(feiten, now), now)

    def weighed(
        self, outcome: str, over: Over, to: list[str], named: set[int], last: date, *, police: bool
    ) -> DeelVelden:
        """Everything is answered; only the refusals and the word of the police may be wanting."""
        inhoud = afweging()
        asked = (*inhoud.verplicht, *(criterium.code for criterium in inhoud.criteria))
        has_police = any(part is Onderwerp.POLITIE for _, part in over)
        return DeelVelden(
            vraag="Wat mag wie?",
            uitkomst=Uitkomst(outcome),
            motivering="Zo staat het ervoor",
            doel="Samen helpen",
            ontvangers=tuple(self.orgs[org] for org in to),
            over=over,
            bron_id=self.orgs[OWN],
            grond="wettelijke_plicht",
            uitzondering="wpg_verstrekking" if has_police else "",
            geldig_tot=last,
            verteller_id=self.ids["IB"],
            vertellen_voor=self.town.clock.today(),
            tweede_lezer_id=self.ids["CO"],
            politie_akkoord="Wijkagent" if police and has_police else "",
            antwoorden=tuple(AntwoordVeld(code, "Zo is het") for code in asked),
            weigeringen=tuple(sorted(named)),
        )

    def ran(self, engine: str) -> str:
        """What was gone through, in one line."""
        d = self.done
        return (
            f"{d['runs']} runs, {d['steps']} steps, {d['cells']} cells of reader x casus compared "
            f"({d['notes read']} notes read, {d['notes withheld']} withheld), {d['differences']} differences, {engine}"
        )


def _from_now(given: Iterable[Any], now: datetime) -> set[Holds]:
    return {
        (z.professional_id, z.categorie, z.inwoner_id, z.grond, max(z.van, now), z.tot)
        for z in given
        if z.tot is None or z.tot > now
    }


class NoteGate(Gate):
    """The condition under which every note is read, with the moment as a parameter."""

    def question(self) -> Select[Any]:
        a, n = t.agendapunt.c, t.notitie
        points: BindParameter[Any] = bindparam("points", expanding=True)
        return select(n.c.id).where(n.c.agendapunt_id == a.id, a.id.in_(points), self._told_at_punt(n))


def asked_by(ctx: Context) -> Select[Any]:
    return NoteGate(ctx.actor, bindparam("now", type_=Moment()), bindparam("today", type_=Datum())).question()


def settle(town: Town) -> Neighbourhood:
    system = town.dossier.system_context()
    kinds = {GGZ: OrganisatieSoort.GGZ, POLICE: OrganisatieSoort.POLITIE, WELZIJN: OrganisatieSoort.WELZIJN}
    found = {OWN: town.organisatie}
    for name, soort in kinds.items():
        new = organisaties.CreateOrganisatie(name.upper(), soort, False)
        found[name] = organisaties.create_organisatie(system, new)[0].id
    for code in ("CL", "G1", "G2", "P1", "W1", GUEST):
        person = professionals.CreateProfessional(f"Bo {code}", found[JOBS[code]], "consulent", van=date(2026, 1, 1))
        town.people[code] = professionals.create_professional(system, person)[0].id
        user = gebruikers.CreateGebruiker(town.people[code], code, (Rol.WIJKPROFESSIONAL,))
        gebruikers.create_gebruiker(system, user)
    users = {code: town.as_(code) for code in JOBS}
    questions = {code: asked_by(ctx) for code, ctx in users.items()}
    return Neighbourhood(town, found, users, town.people, questions, Counter())
