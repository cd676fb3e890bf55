"""The neighbourhood with a word in every text: seven casussen of two people, five organisations, two meetings.

The meeting of Monday is closed; *zwaan* was on its table. The one of Wednesday runs, with *reiger* on the table and
*valk*, *uil* and *meeuw* before it. What everybody was asked, answered and decided stands in ``_TOESTEMMING`` and in
``_decide``; who may therefore hear what is not worked out here: that stands in ``tabel.toml``, filled in by hand.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from casus.domain.actie import Actie, Eigenaar
from casus.domain.agendapunt import Besluit, Notitie
from casus.domain.changes import LogEntry
from casus.domain.delen import Grond, Uitkomst
from casus.domain.meldcode import Meldcodestap
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import Overleg
from casus.domain.toestemming import ToestemmingWijze
from casus.domain.values import ContactWijze, EigenaarSoort, NotitieSoort, OrganisatieSoort, OverlegStatus, Rol
from casus.domain.verzoek import Gever
from casus.services import (
    acties,
    casussen,
    deelbesluiten,
    deelregister,
    gebruikers,
    meldcode,
    organisaties,
    overleggen,
    professionals,
    prullenbak,
    tafel,
    tafelcheck,
    toegangsverzoeken,
    toestemmingen,
    vervangen,
)
from tests.acceptance.kanarie.geld import ask_for, budget_for
from tests.acceptance.kanarie.gesprekken import hold_intakes
from tests.acceptance.kanarie.mensen import ERBIJ, ORGANISATIES
from tests.acceptance.kanarie.plannen import plan_with
from tests.acceptance.kanarie.woorden import ALLE, BESPROKEN, MENSEN, Woord, deel_of
from tests.services.conftest import Town
from tests.services.delen_gevallen import weighed
from tests.services.delende_tafel import DAT, GELD, GEZONDHEID, POLITIE, WONEN

MAANDAG, WOENSDAG = date(2026, 11, 23), date(2026, 11, 25)
MIDDAG = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DINSDAG = date(2026, 11, 24)
LATER = date(2027, 1, 15)
NETWERK, WERK = Onderwerp.NETWERK, Onderwerp.DAGBESTEDING_WERK
VRAAG: dict[str, tuple[Onderwerp, ...]] = {
    "reiger": (WONEN, GELD),
    "valk": (GEZONDHEID,),
    "uil": (WONEN,),
    "meeuw": (GELD, WERK),
    "zwaan": (WONEN, NETWERK),
}
REGIE = ("reiger", "valk", "meeuw")
"""Ruud holds the regie of these."""
_TOESTEMMING: tuple[tuple[str, tuple[str, ...], dict[tuple[str, Onderwerp], bool], date], ...] = (
    ("reiger", ("Anna", "Bert"), {("Duin", WONEN): True, ("Duin", GELD): True}, LATER),
    ("reiger", ("Anna", "Bert"), {("Haven", WONEN): True, ("Haven", GEZONDHEID): False}, LATER),
    ("reiger", ("Anna",), {("Linde", WONEN): True, ("Linde", GELD): True}, LATER),
    ("reiger", ("Anna", "Bert"), dict.fromkeys((("Politie", part) for part in (DAT, WONEN, GELD)), False), LATER),
    ("valk", ("Vic", "Wilma"), {("Haven", GEZONDHEID): True}, LATER),
    ("valk", ("Vic", "Wilma"), {("Duin", DAT): True, ("Duin", POLITIE): True}, LATER),
    ("valk", ("Vic", "Wilma"), {("Politie", POLITIE): True}, LATER),
    ("valk", ("Vic", "Wilma"), {("Linde", GEZONDHEID): True}, LATER),  # taken back on Wednesday
    ("uil", ("Uma", "Ulf"), {("Duin", WONEN): True, ("Haven", WONEN): True}, LATER),
    ("meeuw", ("Mia", "Mo"), {("Linde", GELD): False}, LATER),
    (
        "meeuw",
        ("Mia", "Mo"),
        {("Duin", GELD): True, ("Duin", WERK): True},
        DINSDAG,
    ),  # over on Wednesday
    ("zwaan", ("Zoe", "Zed"), {("Duin", WONEN): True}, LATER),
    ("zwaan", ("Zoe", "Zed"), {("Politie", GELD): False}, LATER),
)
"""Casus, who, for which organisation and part of life: yes or no, until when. Haven was asked of meeuw too, without an
answer so far; of all else nobody was asked."""


@dataclass
class Wijk(Town):
    """A town that remembers where its points are: its tests ask that for every single read."""

    points: dict[tuple[int, int], int] = field(default_factory=dict)

    def point_of(self, casus_id: int, overleg_id: int = 0) -> int:
        key = casus_id, overleg_id or self.overleg
        if key not in self.points:
            self.points[key] = super().point_of(casus_id, overleg_id)
        return self.points[key]


@dataclass
class Buurt:
    """The town with these people and casussen."""

    town: Town
    org: dict[str, int] = field(default_factory=dict)
    casus: dict[str, int] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    inwoner: dict[str, int] = field(default_factory=dict)
    toestemming: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """Casus, who, organisation -> the consent that was asked."""
    intakes: dict[str, list[int]] = field(default_factory=dict)
    """Casus -> the intake of each person in it."""
    besluit: dict[str, int] = field(default_factory=dict)
    """Casus -> a decision about it that stands in the register."""
    plan: dict[str, int] = field(default_factory=dict)
    gesloten: int = 0
    lopend: int = 0

    def at(self, casus: str) -> int:
        """The meeting that has this casus on its agenda; who looks for a casus without one gets the running one."""
        return self.gesloten if casus == "zwaan" else self.lopend


def make_buurt(town: Town) -> Buurt:
    """Everything, from Monday morning to Wednesday afternoon."""
    buurt = Buurt(Wijk(**vars(town)), {"Schakel": town.organisatie})
    town = buurt.town
    _add_people(buurt)
    for key in MENSEN:
        _add_casus(buurt, key)
    for casus, people, answers, until in _TOESTEMMING:
        for who in people:
            _consent(buurt, casus, who, answers, until)
    _hold_monday(buurt)
    town.clock.set(MIDDAG)
    _hold_wednesday(buurt)
    _decide(buurt)
    _ask_for_sight(buurt)
    buurt.intakes = hold_intakes(buurt.town, buurt.casus, buurt.inwoner)
    _leave(buurt)
    return buurt


def _add_people(buurt: Buurt) -> None:
    town = buurt.town
    system = town.dossier.system_context()
    for key, (naam, soort) in ORGANISATIES.items():
        new = organisaties.CreateOrganisatie(naam, soort, soort is not OrganisatieSoort.WIJKTEAM)
        buurt.org[key] = organisaties.create_organisatie(system, new)[0].id
    for code, (naam, org) in ERBIJ.items():
        person = professionals.CreateProfessional(naam, buurt.org[org], "consulent", van=date(2026, 1, 1))
        town.people[code] = professionals.create_professional(system, person)[0].id
        user = gebruikers.CreateGebruiker(town.people[code], code, (Rol.WIJKPROFESSIONAL,))
        gebruikers.create_gebruiker(system, user)


def _add_casus(buurt: Buurt, key: str) -> None:
    town = buurt.town
    people = tuple(
        casussen.InwonerFields(
            f"{who} {str(Woord('persoon', key, who)).capitalize()}",
            eigen_woorden=f"{Woord('woorden', key, who)} zegt zij",
            hoi_nodig=f"{Woord('hoi', key, who)} helpt",
            contact_wijze=ContactWijze.BELLEN,
            contact_waar=f"{Woord('contact', key, who)} na vijven",
        )
        for who in MENSEN[key]
    )
    regie = town.people["RG"] if key in REGIE else None
    naam = f"Huis {str(Woord('naam', key)).capitalize()}"
    new = casussen.CreateCasus(naam, people, f"{Woord('vraag', key)} hoe verder?", casusregisseur_id=regie)
    number = casussen.create_casus(town.as_("IB"), new)[0].id
    page = casussen.open_casus(town.as_("CO"), number)
    buurt.casus[key], buurt.code[key] = number, page.code
    buurt.inwoner |= {row.fields.naam.split()[0]: row.id for row in page.inwoners}
    if key in VRAAG:
        tafelcheck.set_onderwerpen(town.as_("IB"), tafelcheck.ZetOnderwerpen(number, page.versie, VRAAG[key]))


def _consent(buurt: Buurt, casus: str, who: str, answers: dict[tuple[str, Onderwerp], bool], until: date) -> None:
    number, town = _ask(buurt, casus, who, tuple(answers)), buurt.town
    lines = tuple((buurt.org[org], part, may) for (org, part), may in answers.items())
    on_paper = toestemmingen.LegAntwoordVast(number, 1, lines, ToestemmingWijze.SCHRIFTELIJK, "", until)
    toestemmingen.record_antwoord(town.as_("IB"), on_paper)
    town.clock.advance(timedelta(seconds=1))


def _ask(buurt: Buurt, casus: str, who: str, lines: tuple[tuple[str, Onderwerp], ...]) -> int:
    town = buurt.town
    cmd = toestemmingen.VraagToestemming(
        buurt.casus[casus],
        buurt.inwoner[who],
        f"{Woord('doel', casus)} bereiken",
        tuple((buurt.org[org], part) for org, part in lines),
        town.clock.today(),
        town.people["IB"],
    )
    number = toestemmingen.ask_toestemming(town.as_("IB"), cmd)[0].id
    buurt.toestemming[casus, who, lines[0][0]] = number
    return number


def _hold_monday(buurt: Buurt) -> None:
    """Vincent chairs; Duin sits there. Two notities are set right after closing."""
    town = buurt.town
    buurt.gesloten = _plan(buurt, MAANDAG, "V2", ("IB", "DU"), ("zwaan",))
    town.go(OverlegStatus.OPEN, buurt.gesloten)
    town.go(OverlegStatus.LOPEND, buurt.gesloten)
    _say(buurt, "zwaan")
    town.clock.advance(timedelta(minutes=30))
    town.go(OverlegStatus.GESLOTEN, buurt.gesloten)
    for part in (GELD, NETWERK):
        wrong = str(Woord("notitie", "zwaan", "", part.value, ""))
        note = next(n for p in town.page(buurt.gesloten).casussen for n in p.notities if n.tekst.startswith(wrong))
        right = f"{Woord('correctie', 'zwaan', '', part.value)} is juist"
        cmd = overleggen.CorrectTekst(buurt.gesloten, "notitie", note.id, right, "verkeerd verstaan")
        overleggen.correct_tekst(town.as_("V2"), cmd)


def _hold_wednesday(buurt: Buurt) -> None:
    """Vera chairs. Petra of Duin hears *valk* under the hat of Haven; Anna Faber sent apologies, Gijs is a guest."""
    town = buurt.town
    seats = ("IB", "DE", "AF", "DU", "PT", "HA", "LN", "PO")
    buurt.lopend = _plan(buurt, WOENSDAG, "VZ", seats, ("valk", "uil", "meeuw", "reiger"))
    guest = overleggen.InviteDeelnemers(buurt.lopend, town.page(buurt.lopend).versie, (town.people["GA"],), gast=True)
    overleggen.invite_deelnemers(town.as_("CO"), guest)
    seat = {d.professional_id: d.id for d in town.page(buurt.lopend).deelnemers}
    away = overleggen.ChangeDeelnemer(
        buurt.lopend, town.page(buurt.lopend).versie, seat[town.people["AF"]], afgemeld=True
    )
    overleggen.change_deelnemer(town.as_("CO"), away)
    point = town.point_of(buurt.casus["valk"], buurt.lopend)
    hat = tafelcheck.ZetPet(buurt.lopend, point, seat[town.people["PT"]], buurt.org["Haven"], "consulent", "Wvggz")
    tafelcheck.set_pet(town.as_("CO"), hat)
    town.go(OverlegStatus.OPEN, buurt.lopend)
    town.go(OverlegStatus.LOPEND, buurt.lopend)
    for key in ("valk", "uil", "meeuw", "reiger"):
        _say(buurt, key)


def _plan(buurt: Buurt, day: date, chair: str, seats: tuple[str, ...], keys: tuple[str, ...]) -> int:
    town = buurt.town
    cmd = overleggen.PlanOverleg(day, time(13), time(15), "Zaal", town.people[chair], town.people["NO"])
    number = overleggen.plan_overleg(town.as_("CO"), cmd)[0].id
    wanted = {town.people[code] for code in (*seats, chair, "NO")}
    for d in town.page(number).deelnemers:  # who sat there last time is invited again by itself
        if d.professional_id not in wanted:
            off = overleggen.ChangeDeelnemer(number, town.page(number).versie, d.id, None)
            overleggen.change_deelnemer(town.as_("CO"), off)
    ids = tuple(town.people[code] for code in seats)
    invite = overleggen.InviteDeelnemers(number, town.page(number).versie, ids)
    overleggen.invite_deelnemers(town.as_("CO"), invite)
    there = {punt.casus_id: punt.id for punt in town.page(number).casussen}
    for casus_id, punt_id in there.items():  # what was talked about on Monday need not come back today
        if casus_id not in [buurt.casus[key] for key in keys]:
            off_agenda = overleggen.ChangePunt(number, town.page(number).versie, punt_id, remove=True)
            overleggen.change_punt(town.as_("CO"), off_agenda)
    for key in keys:
        overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(number, town.page(number).versie, buurt.casus[key]))
    return number


def _say(buurt: Buurt, key: str) -> None:
    """Everything there is to say about one casus, in one go; each text is its word."""
    town, meeting = buurt.town, buurt.at(key)
    point, system = town.point_of(buurt.casus[key], meeting), town.dossier.system_context()
    tafel.start_punt(town.as_("V2" if key == "zwaan" else "VZ"), tafel.AtPunt(meeting, point))
    author = town.as_("NO").actor.gebruiker_id or 0
    parts = {deel_of(part): part for part in (None, *Onderwerp)}
    mine = [woord for woord in ALLE.values() if woord.casus == key]
    with system.unit_of_work() as uow:
        overleg = uow.get(Overleg, meeting)
        punt = overleg.punt(point)
        for woord in (woord for woord in mine if woord.soort == "notitie"):
            about = (parts[woord.deel], buurt.inwoner.get(woord.wie), buurt.org.get(woord.bron))
            fact = (NotitieSoort.FEIT, author, system.now(), "de tafel")
            punt.notities.append(Notitie(system.new_id(), f"{woord} valt op", *fact, *about))
        for woord in (woord for woord in mine if woord.soort == "besluit"):
            words = (f"{woord} besloten", f"omdat {woord}", author, system.now())
            punt.besluiten.append(Besluit(system.new_id(), f"B{len(punt.besluiten)}{key[:2].upper()}", *words))
            punt.besluiten[-1].onderwerp = parts[woord.deel]
        overleg.gewijzigd_op = system.now()
        uow.commit(LogEntry("notitie_vastgelegd", (("agendapunt", point),), buurt.casus[key]))
    with system.unit_of_work() as uow:
        for woord in (woord for woord in mine if woord.soort == "actie"):
            owner = "OW" if (key, woord.deel) in OLGA else "IB"
            uow.add(_actie(buurt, woord, point, parts[woord.deel], owner))
        uow.commit(LogEntry("actie_vastgelegd", (("agendapunt", point),), buurt.casus[key]))


OLGA = {("reiger", "geld"), ("zwaan", "netwerk")}
"""The acties that Olga does, who sees none of these casussen."""


def _actie(buurt: Buurt, woord: Woord, point: int, part: Onderwerp | None, owner: str) -> Actie:
    system = buurt.town.dossier.system_context()
    return Actie(
        id=system.new_id(),
        wat=f"{woord} regelen",
        eigenaar_soort=EigenaarSoort.PROFESSIONAL,
        gemaakt_op=system.now(),
        gewijzigd_op=system.now(),
        uiterlijk=date(2026, 12, 1),
        casus_id=buurt.casus[woord.casus],
        agendapunt_id=point,
        professional_id=buurt.town.people[owner],
        onderwerp=part,
    )


def _decide(buurt: Buurt) -> None:
    """Of valk Duin may hear about the money of Vic. Of meeuw Linde may hear about money although both said no; what the
    police might hear of their network was taken back. Linde may hear no more of valk, and Uma objects to everything.
    """
    town = buurt.town
    buurt.besluit["valk"] = _share(buurt, "valk", "Duin", ("Vic",), GELD)
    refused = tuple(buurt.toestemming["meeuw", who, "Linde"] for who in MENSEN["meeuw"])
    buurt.besluit["meeuw"] = _share(buurt, "meeuw", "Linde", MENSEN["meeuw"], GELD, refused)
    gone = _share(buurt, "meeuw", "Politie", MENSEN["meeuw"], NETWERK)
    row = next(row for row in deelregister.list_deelbesluiten(town.as_("CO")) if row.id == gone)
    deelbesluiten.withdraw_deelbesluit(town.as_("VZ"), deelbesluiten.TrekBesluitIn(gone, row.versie, "niet meer nodig"))
    _ask(buurt, "meeuw", "Mia", (("Haven", GELD),))
    _ask(buurt, "meeuw", "Mo", (("Haven", GELD),))
    for who in MENSEN["valk"]:
        number = buurt.toestemming["valk", who, "Linde"]
        toestemmingen.withdraw_toestemming(town.as_("IB"), toestemmingen.TrekIn(number, 2))
    uil = buurt.casus["uil"]
    stop = toestemmingen.ZetStop(uil, town.versie(uil), buurt.inwoner["Uma"], Grond.BEZWAAR)
    toestemmingen.put_stop(town.as_("IB"), stop)
    town.clock.advance(timedelta(minutes=1))


def _share(
    buurt: Buurt, key: str, to: str, people: tuple[str, ...], part: Onderwerp, past: tuple[int, ...] = ()
) -> int:
    town = buurt.town
    town.kanarie = buurt.casus[key]
    fields = weighed(
        town,
        buurt.org[to],
        Uitkomst.DELEN,
        over=tuple((buurt.inwoner[who], part) for who in people),
        motivering=f"{Woord('motief', key)} telt",
        weigeringen=past,
        tweede_lezer_id=town.people["RG"] if past else None,
    )
    draft = deelbesluiten.BewaarDeelbesluit(buurt.casus[key], fields)
    number = deelbesluiten.save_deelbesluit(town.as_("IB"), draft)[0].id
    deelbesluiten.record_deelbesluit(town.as_("VZ"), deelbesluiten.LegBesluitVast(number, 1))
    town.clock.advance(timedelta(seconds=1))
    return number


def _ask_for_sight(buurt: Buurt) -> None:
    """Members, somebody who asked, somebody who broke the glass, and who stands in for a member."""
    town = buurt.town
    co = town.as_("CO")
    for key in ("valk", "zwaan"):
        number = buurt.casus[key]
        new = casussen.AddLid(number, town.versie(number), town.people["LI"], "werkt mee", date(2027, 5, 1))
        casussen.add_lid(co, new)
    for key in ("reiger", "zwaan"):
        wanted = toegangsverzoeken.VraagToegang(buurt.code[key], "rijdt er vaak langs", LATER)
        number = toegangsverzoeken.ask_toegang(town.as_("PM"), wanted)[0].id
        yes = toegangsverzoeken.BeantwoordVerzoek(number, 1, mag=True)
        toegangsverzoeken.answer_verzoek(co, yes)
    why = toegangsverzoeken.VraagToegang(buurt.code["reiger"], f"{Woord('verzoek', 'reiger')} buurman", LATER)
    toegangsverzoeken.ask_toegang(town.as_("BU"), why)
    glass = toegangsverzoeken.BreekGlas(buurt.code["zwaan"], f"{Woord('nood', 'zwaan')} spoed")
    toegangsverzoeken.break_glass(town.as_("GL"), glass)
    stand_in = vervangen.CreateVervanging(town.people["LI"], 1, town.people["VV"], MAANDAG, LATER)
    vervangen.create_vervanging(co, stand_in)
    system = town.dossier.system_context()
    asker, budget_id = Gever(town.people["IB"], town.organisatie), budget_for(system)
    for key in BESPROKEN:
        for about in (("", None), *((who, buurt.inwoner[who]) for who in MENSEN[key])):
            ask_for(system, asker, budget_id, buurt.casus[key], key, about)
        for who in MENSEN[key]:
            buurt.plan[who] = plan_with(town.dossier.system_context(), buurt.casus[key], buurt.inwoner[who], key, who)
    for key in ("reiger", "zwaan"):
        said = f"{Woord('meldcode', key)} gezien"
        step = meldcode.ZetMeldcodestap(buurt.casus[key], Meldcodestap.SIGNALEN, town.clock.today(), said)
        meldcode.record_meldcodestap(town.as_("IB"), step)


def _leave(buurt: Buurt) -> None:
    """Ekster is closed with a reason; kraai lies in the trash. Who does acties also has one about no casus."""
    town = buurt.town
    for code in ("IB", "OW"):
        owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people[code])
        acties.add_actie(town.as_("CO"), acties.AddActie("ruimt de kast op", owner, date(2027, 6, 1)))
    closed, trashed = buurt.casus["ekster"], buurt.casus["kraai"]
    reden = f"{Woord('afsluiting', 'ekster')} is klaar"
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(closed, town.versie(closed), reden))
    prullenbak.trash_casus(town.as_("IB"), prullenbak.TrashCasus(trashed, town.versie(trashed)))
