"""A town in which everybody and everything has a name of forty letters; what fits here fits everywhere. Invented."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from casus.domain.actie import Eigenaar
from casus.domain.delen import Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import ToestemmingWijze
from casus.domain.values import (
    AgendaReden,
    ContactWijze,
    EigenaarSoort,
    NotitieSoort,
    OverlegStatus,
    Rol,
)
from casus.services import (
    acties,
    besluiten,
    casussen,
    concepten,
    deelbesluiten,
    deelregister,
    gebruikers,
    mensen,
    organisaties,
    overleg_page,
    overleggen,
    professionals,
    prullenbak,
    scans,
    tafel,
    toegangsverzoeken,
    toestemmingen,
    vervangen,
)
from casus.services.context import Context
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import OpenDossier, World, new_dossier, open_dossier
from tests.ui.walk.town_geld import promise_early, spend
from tests.ui.walk.town_werk import draw_networks, hold_talks, plan_ahead, put_offers, reckon_ahead
from tests.ui.walk.town_woorden import (
    FUNCTIES,
    GONE,
    LANG,
    ORGANISATIES,
    PEOPLE,
    PLAATS,
    PROFESSIONALS,
    TEAM,
    VRAAG,
    WIJKEN,
    WOORD,
    WOORDEN,
)

FIRST_DAY = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TODAY = datetime(2026, 11, 24, 12, 20, tzinfo=UTC)
LETTERS = 40


def make_town(folder: Path) -> tuple[OpenDossier, FixedClock]:
    """A dossier with a meeting in every state, acties that are late, drafts, a stand-in, something in the trash and
    people with a long story.
    """
    clock = FixedClock(FIRST_DAY)
    world = World(clock, random.Random(40), MemoryKeychain())
    made = new_dossier(folder / "lange-namen.casus", TEAM, WIJKEN[0], world)
    opened = open_dossier(str(made.path), world)
    _Town(opened, clock, folder).build()
    return opened, clock


class _Town:
    def __init__(self, opened: OpenDossier, clock: FixedClock, folder: Path) -> None:
        self.opened, self.clock, self.folder = opened, clock, folder
        self.people: list[int] = []
        self.casussen: list[int] = []
        self.told = 0

    @property
    def chair(self) -> Context:
        return self.opened.context(self.opened.actor("MV"))

    def build(self) -> None:
        self._add_professionals()
        self._add_casussen()
        gone, closed, running, is_open, concept = (self._plan(day) for day in (3, 10, 24, 25, 26))
        self._hold(gone, self.casussen[:3])
        self._move(gone, OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)
        self.clock.set(FIRST_DAY + timedelta(days=7))
        self._hold(closed, self.casussen[1:4])
        self._move(closed, OverlegStatus.GESLOTEN)
        promise_early(self.opened, self.casussen[0], TODAY.date())
        self.clock.set(TODAY)
        self._fill(concept, self.casussen[4:])
        self._fill(is_open, self.casussen[5:])
        self._move(is_open, OverlegStatus.OPEN)
        self._hold(running, self.casussen[:6])
        self._close_one()
        self._tell()
        spend(self.opened, self.casussen, self.folder)
        hold_talks(self.chair, self.casussen)
        plan_ahead(self.chair, self.casussen[:-2], self.people[1])
        draw_networks(self.chair, self.casussen[:-2], self.people[1])
        reckon_ahead(self.chair, self.casussen[:-2])
        self._take_leave()
        put_offers(self.chair, self.casussen)
        self._stand_in()
        self._leave_drafts()

    def _add_professionals(self) -> None:
        system = self.opened.system_context()
        for wijk in WIJKEN:
            mensen.create_wijk(system, wijk)
        new = [organisaties.CreateOrganisatie(*each) for each in ORGANISATIES]
        bodies = [organisaties.create_organisatie(system, each)[0].id for each in new]
        for number, naam in enumerate(PROFESSIONALS):
            job = professionals.CreateProfessional(
                naam,
                bodies[number % len(bodies)],
                FUNCTIES[number % len(FUNCTIES)],
                "06 12 34 56 78",
                "een.heel.lang.adres@voorbeeldorganisatie.example",
                date(2020, 1, 1),
            )
            self.people.append(professionals.create_professional(system, job)[0].id)
        for number, code, rollen in (
            (0, "MV", (Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER)),
            (1, "LV", (Rol.NOTULIST,)),
            (2, "FB", (Rol.WIJKPROFESSIONAL,)),
        ):
            gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(self.people[number], code, rollen))

    def _add_casussen(self) -> None:
        chair, wijken = self.chair, mensen.list_wijken(self.chair)
        for number, naam in enumerate(PEOPLE):
            person = casussen.InwonerFields(
                naam,
                eigen_woorden=WOORDEN,
                eigen_woorden_op=self.clock.today(),
                hoi_gebeurd=LANG,
                hoi_kwetsbaar_en_weerbaar=LANG,
                hoi_waarheen=VRAAG,
                hoi_nodig=LANG,
                vertegenwoordiger=PEOPLE[(number + 1) % len(PEOPLE)],
                vertegenwoordiger_telefoon="06 12 34 56 78",
                contact_wijze=ContactWijze.BEZOEK,
                contact_waar=f"Bij de achterdeur, na het {WOORD}, nooit op woensdag",
            )
            with_second = (person, casussen.InwonerFields(f"{naam} junior")) if number == 0 else (person,)
            new = casussen.CreateCasus(
                naam,
                with_second,
                VRAAG if number != 4 else "",
                wijken[number % 2].id,
                self.people[(number + 1) % 3] if number != 5 else None,
                self.people[number % len(self.people)],
            )
            self.casussen.append(casussen.create_casus(chair, new)[0].id)
        until = self.clock.today() + timedelta(days=182)
        for number, casus_id in enumerate(self.casussen):
            who = self.people[4 if number == 3 else 3]
            versie = casussen.open_casus(chair, casus_id).versie
            casussen.add_lid(chair, casussen.AddLid(casus_id, versie, who, LANG, until))

    def _plan(self, day: int) -> int:
        begin = time(13) if day != 26 else time(9)
        plan = overleggen.PlanOverleg(
            date(2026, 11, day), begin, time(15), PLAATS, self.people[0], self.people[1] if day != 26 else None
        )
        return overleggen.plan_overleg(self.chair, plan)[0].id

    def _page(self, overleg_id: int) -> overleg_page.OverlegPage:
        return overleg_page.show_overleg(self.chair, overleg_id)

    def _fill(self, id_: int, ids: list[int]) -> None:
        chair = self.chair
        invite = overleggen.InviteDeelnemers(id_, self._page(id_).versie, tuple(self.people[:5]))
        overleggen.invite_deelnemers(chair, invite)
        there = {punt.casus_id for punt in self._page(id_).casussen}
        for casus_id in ids:
            if casus_id not in there:
                punt = overleggen.AddPunt(id_, self._page(id_).versie, casus_id, reden=AgendaReden.OP_VERZOEK)
                overleggen.add_punt(chair, punt)
        titel = "Werkafspraken over privacy en vakanties"
        overleggen.add_vast_punt(chair, overleggen.AddVastPunt(id_, self._page(id_).versie, titel, 10))
        away = self._page(id_).deelnemers[-1].id
        overleggen.change_deelnemer(chair, overleggen.ChangeDeelnemer(id_, self._page(id_).versie, away, True))

    def _move(self, id_: int, *states: OverlegStatus) -> None:
        for status in states:
            overleggen.change_status(self.chair, overleggen.ChangeStatus(id_, self._page(id_).versie, status))

    def _hold(self, id_: int, ids: list[int]) -> None:
        """Up to and including the second casus."""
        self._fill(id_, ids)
        self._move(id_, OverlegStatus.OPEN, OverlegStatus.LOPEND)
        punten = {punt.casus_id: punt for punt in self._page(id_).casussen}
        for punt in (punten[casus_id] for casus_id in ids[:2]):
            tafel.start_punt(self.chair, tafel.AtPunt(id_, punt.id))
            self._record(id_, punt.id)
            self.clock.advance(timedelta(minutes=14))
        guest = self._page(id_).deelnemers[1]
        tafel.step(self.chair, tafel.Step(id_, guest.id, False))

    def _record(self, id_: int, punt: int) -> None:
        chair = self.chair
        self.told += 1
        tail = f" Dit is deel {self.told} van het verhaal."
        tafel.record_notitie(
            chair, tafel.RecordNotitie(id_, punt, LANG + tail, NotitieSoort.FEIT, "gezien, 12 november")
        )
        tafel.record_notitie(chair, tafel.RecordNotitie(id_, punt, VRAAG + tail, NotitieSoort.MENING))
        tafel.record_besluit(chair, tafel.RecordBesluit(id_, punt, VRAAG + LANG + tail, f"omdat het {WOORD} loopt"))
        for number, days in ((0, -1), (3, 6)):
            owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=self.people[number])
            day = self.clock.today() + timedelta(days=max(days, 0))
            tafel.record_actie(
                chair, tafel.RecordActie(id_, punt, f"belt over het {WOORD} van deel {self.told}", owner, day)
            )
        tafel.set_terug_op(chair, tafel.SetTerugOp(id_, punt, self.clock.today() + timedelta(days=7)))

    def _close_one(self) -> None:
        """One actie done, so that every answer is on a screen."""
        row = acties.list_acties(self.chair)[-1]
        acties.finish_actie(self.chair, acties.FinishActie(row.id, row.versie, True, "Het is gelukt"))

    def _tell(self) -> None:
        """A decision not to tell, a weighing under way, a request for sight and an emergency to look at."""
        chair, casus_id = self.chair, self.casussen[6]
        page = casussen.open_casus(chair, casus_id)
        bodies = tuple(row.id for row in mensen.list_organisaties(chair))[1:3]
        over = ((page.inwoners[0].id, Onderwerp.WONEN), (page.inwoners[0].id, Onderwerp.GELD))
        fields = deelregister.DeelVelden(VRAAG, Uitkomst.EERST_GESPREK, LANG, ontvangers=bodies, over=over)
        for each in self.casussen[:7]:
            self._ask(each, bodies)
        deelbesluiten.record_afweging(chair, deelbesluiten.BewaarDeelbesluit(casus_id, fields))
        deelbesluiten.save_deelbesluit(chair, deelbesluiten.BewaarDeelbesluit(casus_id, replace(fields, uitkomst=None)))
        other = self.opened.context(self.opened.actor("FB"))
        day = self.clock.today() + timedelta(days=14)
        toegangsverzoeken.ask_toegang(other, toegangsverzoeken.VraagToegang(page.code, LANG, day))
        toegangsverzoeken.break_glass(other, toegangsverzoeken.BreekGlas(page.code, LANG))

    def _ask(self, casus_id: int, bodies: tuple[int, ...]) -> None:
        """Asked three times: one answer is still to come, the others are yes on paper, one with its scan."""
        person = casussen.open_casus(self.chair, casus_id).inwoners[0].id
        lines = tuple((body, Onderwerp.WONEN) for body in bodies)
        ask = toestemmingen.VraagToestemming(casus_id, person, VRAAG, lines, self.clock.today())
        toestemmingen.ask_toestemming(self.chair, ask)
        path = Path(self.opened.address).with_name("scan.pdf")
        path.write_bytes(b"%PDF-1.4 verzonnen")
        for has_scan in (False, True):
            answered = toestemmingen.ask_toestemming(self.chair, ask)[0].id
            rows = toestemmingen.list_toestemmingen(self.chair, casus_id)
            row = next(row for row in rows if row.id == answered)
            until = self.clock.today() + timedelta(days=90)
            yes = tuple((*line, True) for line in lines)
            on_paper = ToestemmingWijze.SCHRIFTELIJK
            toestemmingen.record_antwoord(
                self.chair, toestemmingen.LegAntwoordVast(row.id, row.versie, yes, on_paper, geldig_tot=until)
            )
            if has_scan:
                scans.add_scan(self.chair, scans.VoegScanToe(answered, row.versie + 1, path))

    def _take_leave(self) -> None:
        """A casus that is closed, and one in the trash."""
        chair = self.chair
        closed, trashed = (
            casussen.create_casus(chair, casussen.CreateCasus(naam, (casussen.InwonerFields(naam),), VRAAG))[0].id
            for naam in GONE
        )
        page = casussen.open_casus(chair, closed)
        casussen.close_casus(chair, casussen.CloseCasus(closed, page.versie, f"Het {WOORD} is klaar"))
        page = casussen.open_casus(chair, trashed)
        prullenbak.trash_casus(chair, prullenbak.TrashCasus(trashed, page.versie))

    def _stand_in(self) -> None:
        """A colleague for the chair, and an actie of the team that belongs to no casus."""
        chair, me = self.chair, self.people[0]
        page = professionals.show_professional(chair, me)
        last = self.clock.today() + timedelta(days=12)
        colleague = vervangen.CreateVervanging(me, page.professional.versie, self.people[5], self.clock.today(), last)
        vervangen.create_vervanging(chair, colleague)
        owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=me)
        far = self.clock.today() + timedelta(days=300)
        acties.add_actie(chair, acties.AddActie(f"plant het {WOORD} van volgend jaar", owner, far))

    def _leave_drafts(self) -> None:
        """What was typed in the forms of acties and besluiten and never saved."""
        chair = self.chair
        actie = acties.list_acties(chair)[0].id
        besluit = besluiten.besluiten_of_casus(chair, self.casussen[0])[0].id
        for scherm, id_, veld in (
            ("actie", actie, "terugkoppeling"),
            ("actie_wijzigen", actie, "wat"),
            ("actie_nieuw", 0, "wat"),
            ("besluit_stand", besluit, "terugkoppeling"),
        ):
            concepten.keep_concept(chair, scherm, id_, veld, LANG)
