"""Every read of every service, asked about the canary: what the gate is tried with (test_toegang_matrix)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from casus.domain.aanbod import Behoefte
from casus.domain.actie import Eigenaar
from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.kostenraming import RamingInhoud
from casus.domain.kostenregel import Scenario, take_prijs
from casus.domain.levensdomein import Levensdomein
from casus.domain.lijst import LijstKolom, LijstSoort
from casus.domain.logzicht import LogVraag
from casus.domain.netwerk import BandInhoud, BandSoort, BandWie
from casus.domain.plan_doel import DoelInhoud, StapInhoud
from casus.domain.sociale_kaart import AanbodGegevens
from casus.domain.values import CasusStatus, EigenaarSoort
from casus.services import (
    acties,
    afwegingen,
    besluiten,
    casussen,
    concepten,
    deelbesluiten,
    deelregister,
    dubbelen,
    gemissen,
    geschiedenis,
    heropenen,
    instrumenten,
    intake_papier,
    intakes,
    kijkers,
    lijsten,
    logboek,
    logcontrole,
    logexport,
    meldcode,
    mensen,
    namen,
    netwerkbladen,
    netwerkdocument,
    netwerken,
    overdragen,
    overleg_page,
    overleggen,
    papieren,
    plaklijst,
    planbladen,
    plandocument,
    plannen,
    prijslijsten,
    professionals,
    prullenbak,
    ramingbladen,
    ramingdocument,
    ramingen,
    scans,
    sociale_kaart,
    tafel,
    tafelcheck,
    team,
    toegangsverzoeken,
    toestemmingen,
    uitwisseling,
    vandaag,
    verjaardagen,
    verslagen,
    vervangen,
    verwijzingen,
    verzegeld,
    zoeken,
)
from casus.services.context import Context
from tests.services.conftest import CANARY, Town, code_of, once, the_point
from tests.services.lezen_geld import ELSEWHERE_GELD, MODULES_GELD, READS_GELD

LISTS = ("casus", "overleg", "actie", "besluit")


def keep_and_find(ctx: Context, town: Town, point: int = 0) -> object:
    """Drafts at the canary and at its point: where they belong shows to who may see that only."""
    for number in (town.kanarie, point or the_point(town)):
        concepten.keep_concept(ctx, "proef", number, "veld", "x")
    found = [(plek.code, plek.casus_id, plek.overleg_id) for plek in concepten.list_concept_plekken(ctx)]
    for number in (town.kanarie, point or the_point(town)):
        concepten.forget_concept(ctx, "proef", number)
    return found


def nobody(town: Town) -> Eigenaar:
    return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["BU"])


def said(town: Town) -> bool:
    """Something was agreed at the table."""
    return bool(acties.list_acties(town.as_("CO"), only_open=False))


def the_actie(town: Town) -> int:
    return acties.list_acties(town.as_("CO"))[0].id


@once
def the_intake(town: Town) -> int:
    """One in which the canary was said; made when it is first asked for."""
    found = intakes.list_intakes(town.as_("CO"), town.kanarie)
    if found:
        return found[0].id
    ctx = town.as_("IB")
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    begun = intakes.BeginIntake(town.kanarie, who, "positieve_gezondheid", Zitting(ctx.today()))
    id_ = intakes.begin_intake(ctx, begun)[0].id
    told = IntakeInhoud((DeelInhoud("zingeving", antwoorden={"verhaal": CANARY}),))
    blad = intakes.open_intake(ctx, id_)
    intakes.save_intake(ctx, intakes.BewaarIntake(id_, blad.row.versie, blad.zitting, told))
    return id_


@once
def the_aanbod(town: Town) -> int:
    """An offer that was put to the person of the canary; made when it is first asked for."""
    ctx = town.as_("IB")
    told = AanbodGegevens("Koffie en post", levensdomeinen=(Levensdomein.GELD,))
    found = list(sociale_kaart.read_kaart(ctx).rows)
    return found[0] if found else sociale_kaart.add_aanbod(ctx, sociale_kaart.AddAanbod(told))[0].id


@once
def the_verwijzing(town: Town) -> int:
    """It names the person; made when it is first asked for."""
    ctx = town.as_("IB")
    found = verwijzingen.list_verwijzingen(ctx, town.kanarie)
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    if not found:
        said = verwijzingen.StelVoor(town.kanarie, who, the_aanbod(town), Levensdomein.GELD)
        verwijzingen.propose_aanbod(ctx, said)
    return who


def the_verwijzingen(ctx: Context, town: Town) -> object:
    the_verwijzing(town)
    return verwijzingen.list_verwijzingen(ctx, town.kanarie)


@once
def the_plan(town: Town) -> int:
    """One in which the canary is wanted and promised; made when it is first asked for."""
    found = planbladen.list_plannen(town.as_("CO"), town.kanarie)
    if found:
        return found[0].id
    ctx = town.as_("IB")
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    id_ = plannen.begin_plan(ctx, plannen.BeginPlan(town.kanarie, who))[0].id
    goal = DoelInhoud(f"{CANARY} wil zingen", Levensdomein.ZINGEVING)
    plannen.write_doel(ctx, plannen.SchrijfDoel(id_, planbladen.open_plan(ctx, id_).row.versie, None, goal))
    blad = planbladen.open_plan(ctx, id_)
    step = StapInhoud(f"{CANARY} krijgt les", Eigenaar(EigenaarSoort.PERSOON, inwoner_id=who), ctx.today())
    plannen.write_stap(ctx, plannen.SchrijfStap(id_, blad.row.versie, blad.doelen[0].id, None, step))
    return id_


@once
def the_raming(town: Town) -> int:
    """One about the person of the canary; made when it is first asked for."""
    found = ramingbladen.list_ramingen(town.as_("CO"), town.kanarie)
    if found:
        return found[0].id
    ctx = town.as_("IB")
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    told = RamingInhoud(f"{CANARY} leert zingen", Levensdomein.ZINGEVING, f"{CANARY} slaapt", inwoner_id=who)
    id_ = ramingen.begin_raming(ctx, ramingen.BeginRaming(town.kanarie, told))[0].id
    price = prijslijsten.list_prijzen(ctx)[0]
    for scenario in Scenario:
        line = replace(take_prijs(price, scenario, 1000), post=f"{CANARY} kost")
        versie = ramingbladen.open_raming(ctx, id_).row.versie
        ramingen.write_regel(ctx, ramingen.SchrijfRegel(id_, versie, None, line))
    return id_


@once
def the_netwerk(town: Town) -> int:
    """One in which the canary has a sister; made when it is first asked for."""
    found = netwerkbladen.list_netwerken(town.as_("CO"), town.kanarie)
    if found:
        return found[0].id
    ctx = town.as_("IB")
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    id_ = netwerken.begin_netwerk(ctx, netwerken.BeginNetwerk(town.kanarie, who))[0].id
    sister = BandInhoud(BandWie(BandSoort.NAASTE, f"zus {CANARY}"), waarvoor=f"voor de {CANARY}")
    netwerken.write_band(ctx, netwerken.SchrijfBand(id_, netwerkbladen.open_netwerk(ctx, id_).row.versie, None, sister))
    return id_


READS: dict[str, Callable[[Context, Town], object]] = {
    "casussen.list_casus_ids": lambda ctx, town: (
        casussen.list_casus_ids(ctx, status=None),
        casussen.list_casus_ids(ctx, status=CasusStatus.LOOPT, mine=True),
    ),
    "casussen.list_casus_rows": lambda ctx, town: casussen.list_casus_rows(ctx, [town.kanarie]),
    "casussen.first_casus_page": lambda ctx, town: casussen.first_casus_page(ctx, status=None),
    "casussen.open_casus": lambda ctx, town: casussen.open_casus(ctx, town.kanarie),
    "overleggen.list_overleggen": lambda ctx, town: [row.casussen for row in overleggen.list_overleggen(ctx)],
    "overleggen.next_overleg": lambda ctx, town: overleggen.next_overleg(ctx),
    "overleggen.next_agenda": lambda ctx, town: overleggen.next_agenda(ctx),
    "overleggen.propose_overleg": lambda ctx, town: overleggen.propose_overleg(ctx),
    "overleggen.list_voorraad": lambda ctx, town: overleggen.list_voorraad(ctx, town.overleg + 1),
    "overleg_page.show_overleg": lambda ctx, town: overleg_page.show_overleg(ctx, town.overleg),
    "overleg_page.show_punt": lambda ctx, town: overleg_page.show_punt(ctx, town.overleg, the_point(town)),
    "acties.my_acties": lambda ctx, town: acties.my_acties(ctx),
    "acties.list_acties": lambda ctx, town: acties.list_acties(ctx, only_open=False),
    "acties.list_actie_ids": lambda ctx, town: [acties.list_actie_ids(ctx, lijst) for lijst in acties.ActieLijst],
    "acties.list_actie_rows": lambda ctx, town: acties.list_actie_rows(ctx, [the_actie(town)]) if said(town) else (),
    "acties.group_acties": lambda ctx, town: acties.group_acties(ctx, only_open=False),
    "acties.count_my_acties": lambda ctx, town: acties.count_my_acties(ctx),
    "acties.late_elsewhere": lambda ctx, town: acties.late_elsewhere(ctx, 5),
    "acties.list_kandidaten": lambda ctx, town: acties.list_kandidaten(ctx, town.kanarie),
    "acties.find_casussen": lambda ctx, town: acties.find_casussen(ctx, "a"),
    "dubbelen.find_dubbelen": lambda ctx, town: dubbelen.find_dubbelen(ctx, f"Familie {CANARY}"),
    "zoeken.search": lambda ctx, town: (zoeken.search(ctx, CANARY), zoeken.search(ctx, CANARY[:4])),
    "besluiten.list_besluit_ids": lambda ctx, town: besluiten.list_besluit_ids(ctx, only_open=False),
    "besluiten.list_besluit_rows": lambda ctx, town: besluiten.list_besluit_rows(
        ctx, besluiten.list_besluit_ids(town.as_("CO"), only_open=False)
    ),
    "besluiten.list_silent_besluiten": lambda ctx, town: besluiten.list_silent_besluiten(ctx, 5),
    "besluiten.besluiten_of_casus": lambda ctx, town: besluiten.besluiten_of_casus(ctx, town.kanarie),
    "besluiten.besluiten_back_at": lambda ctx, town: besluiten.besluiten_back_at(ctx, town.overleg),
    "vandaag.show_vandaag": lambda ctx, town: vandaag.show_vandaag(ctx),
    "concepten.list_concepten": lambda ctx, town: concepten.list_concepten(ctx),
    "concepten.list_concept_plekken": keep_and_find,
    "concepten.concept_of": lambda ctx, town: concepten.concept_of(ctx, "overleg", town.overleg),
    "prullenbak.list_prullenbak": lambda ctx, town: prullenbak.list_prullenbak(ctx),
    "prullenbak.find_to_trash": lambda ctx, town: prullenbak.find_to_trash(ctx, code_of(town)),
    "prullenbak.find_to_restore": lambda ctx, town: prullenbak.find_to_restore(ctx, code_of(town)),
    "geschiedenis.open_geschiedenis": lambda ctx, town: geschiedenis.open_geschiedenis(ctx, town.kanarie),
    "kijkers.list_kijkers": lambda ctx, town: kijkers.list_kijkers(ctx, town.kanarie),
    "logboek.open_logboek": lambda ctx, town: logboek.open_logboek(ctx, logboek.LogFilter(), 1000).regels,
    "logboek.more_logboek": lambda ctx, town: logboek.more_logboek(ctx, LogVraag(casus_id=town.kanarie), None).regels,
    "logboek.log_regels": lambda ctx, town: logboek.log_regels(ctx, range(1, 500)),
    "logboek.log_lezers": lambda ctx, town: logboek.log_lezers(ctx),
    "logcontrole.last_check": lambda ctx, town: logcontrole.last_check(ctx),
    "instrumenten.list_offered": lambda ctx, town: instrumenten.list_offered(ctx),
    "intake_papier.web_of": lambda ctx, town: intake_papier.web_of(ctx, town.kanarie),
    "netwerkbladen.list_netwerken": lambda ctx, town: [
        the_netwerk(town),
        netwerkbladen.list_netwerken(ctx, town.kanarie),
    ],
    "netwerkbladen.open_netwerk": lambda ctx, town: netwerkbladen.open_netwerk(ctx, the_netwerk(town)),
    "planbladen.list_plannen": lambda ctx, town: [the_plan(town), planbladen.list_plannen(ctx, town.kanarie)],
    "prijslijsten.list_prijzen": lambda ctx, town: prijslijsten.list_prijzen(ctx),
    "prijslijsten.prijslijst_of_day": lambda ctx, town: prijslijsten.prijslijst_of_day(ctx, ctx.today(), with_own=True),
    "ramingbladen.list_ramingen": lambda ctx, town: [
        the_raming(town),
        ramingbladen.list_ramingen(ctx, town.kanarie),
    ],
    "ramingbladen.open_raming": lambda ctx, town: ramingbladen.open_raming(ctx, the_raming(town)),
    "planbladen.list_terugkijken": lambda ctx, town: planbladen.list_terugkijken(ctx, 20),
    "planbladen.open_plan": lambda ctx, town: planbladen.open_plan(ctx, the_plan(town)),
    "intakes.list_intakes": lambda ctx, town: [the_intake(town), intakes.list_intakes(ctx, town.kanarie)],
    "intakes.show_intakes": lambda ctx, town: [the_intake(town), intakes.show_intakes(ctx, town.kanarie)],
    "intakes.open_intake": lambda ctx, town: intakes.open_intake(ctx, the_intake(town)),
    "gemissen.list_gemissen": lambda ctx, town: gemissen.list_gemissen(ctx),
    "gemissen.show_overzicht": lambda ctx, town: gemissen.show_overzicht(ctx),
    "sociale_kaart.read_kaart": lambda ctx, town: [the_aanbod(town), sociale_kaart.read_kaart(ctx)],
    "sociale_kaart.kaart_for": lambda ctx, town: sociale_kaart.kaart_for(ctx, the_verwijzing(town)),
    "sociale_kaart.search_kaart": lambda ctx, town: sociale_kaart.search_kaart(
        ctx, sociale_kaart.kaart_for(ctx, the_verwijzing(town)), Behoefte(())
    ),
    "sociale_kaart.show_aanbod": lambda ctx, town: sociale_kaart.show_aanbod(ctx, the_aanbod(town)),
    "sociale_kaart.list_to_verify": lambda ctx, town: sociale_kaart.list_to_verify(ctx),
    "sociale_kaart.list_stopped": lambda ctx, town: sociale_kaart.list_stopped(ctx),
    "sociale_kaart.look_for_casus": lambda ctx, town: sociale_kaart.look_for_casus(ctx, town.kanarie),
    "verwijzingen.list_verwijzingen": the_verwijzingen,
    "meldcode.show_meldcode": lambda ctx, town: meldcode.show_meldcode(ctx, town.kanarie),
    "mensen.show_dossier": lambda ctx, town: mensen.show_dossier(ctx),
    "mensen.list_organisaties": lambda ctx, town: mensen.list_organisaties(ctx),
    "mensen.list_professionals": lambda ctx, town: mensen.list_professionals(ctx),
    "mensen.list_wijken": lambda ctx, town: mensen.list_wijken(ctx),
    "mensen.list_gebruikers": lambda ctx, town: mensen.list_gebruikers(ctx),
    "professionals.show_professional": lambda ctx, town: [
        professionals.show_professional(ctx, town.people[code]) for code in ("IB", "RG", "OW")
    ],
    "verjaardagen.list_verjaardagen": lambda ctx, town: verjaardagen.list_verjaardagen(ctx),
    "vervangen.list_vervangingen": lambda ctx, town: vervangen.list_vervangingen(ctx),
    "overdragen.show_overdracht": lambda ctx, town: overdragen.show_overdracht(ctx, town.people["IB"]),
    "plaklijst.read_pasted": lambda ctx, town: plaklijst.read_pasted(ctx, f"Familie {CANARY}\nRob {CANARY}"),
    "lijsten.read_pasted_list": lambda ctx, town: lijsten.read_pasted_list(ctx, CANARY, LijstSoort.CASUSSEN),
    "lijsten.try_list": lambda ctx, town: lijsten.try_list(
        ctx, lijsten.read_pasted_list(ctx, CANARY, LijstSoort.CASUSSEN), (LijstKolom.NAAM,)
    ),
    "tafel.understand": lambda ctx, town: tafel.understand(ctx, "a Rob belt vrijdag", ()),
    "namen.hider_of_names": lambda ctx, town: namen.hider_of_names(ctx),
    "afwegingen.show_afweging": lambda ctx, town: afwegingen.show_afweging(ctx, town.kanarie),
    "afwegingen.show_gedeeld": lambda ctx, town: afwegingen.show_gedeeld(ctx, town.kanarie),
    "deelregister.propose": lambda ctx, town: deelregister.propose(ctx, town.kanarie, the_point(town)),
    "deelregister.list_deelbesluiten": lambda ctx, town: deelregister.list_deelbesluiten(ctx),
    "deelregister.open_gedeeld": lambda ctx, town: deelregister.open_gedeeld(ctx, town.kanarie),
    "deelregister.open_deelbesluit": lambda ctx, town: [
        deelregister.open_deelbesluit(ctx, row.id) for row in deelregister.list_deelbesluiten(town.as_("CO"))
    ],
    "tafelcheck.check_table": lambda ctx, town: tafelcheck.check_table(ctx, town.overleg, the_point(town)),
    "tafelcheck.check_tables": lambda ctx, town: tafelcheck.check_tables(ctx, town.overleg),
    "tafelcheck.list_onderwerpen": lambda ctx, town: tafelcheck.list_onderwerpen(ctx, town.kanarie),
    "toestemmingen.list_toestemmingen": lambda ctx, town: toestemmingen.list_toestemmingen(ctx, town.kanarie),
    "toestemmingen.list_stops": lambda ctx, town: toestemmingen.list_stops(ctx, town.kanarie),
    "toegangsverzoeken.list_verzoeken": lambda ctx, town: toegangsverzoeken.list_verzoeken(ctx),
    "toegangsverzoeken.list_nood": lambda ctx, town: toegangsverzoeken.list_nood(ctx),
    "verzegeld.list_wie_krijgt_wat": lambda ctx, town: verzegeld.list_wie_krijgt_wat(ctx, town.overleg),
    "team.show_team": lambda ctx, town: team.show_team(ctx),
    "uitwisseling.table_objects": lambda ctx, town: uitwisseling.table_objects(ctx, *LISTS),
    "verslagen.default_name": lambda ctx, town: verslagen.default_name(ctx, town.overleg),
    "verslagen.read_verslag": lambda ctx, town: verslagen.read_verslag(
        ctx, verslagen.MakeVerslag(town.overleg, verslagen.VOLLEDIG, Path(), met_namen=True, reden="dossier")
    ),
} | READS_GELD
MODULES = (
    acties,
    afwegingen,
    deelbesluiten,
    deelregister,
    papieren,
    tafelcheck,
    toegangsverzoeken,
    scans,
    toestemmingen,
    verzegeld,
    besluiten,
    casussen,
    concepten,
    lijsten,
    gemissen,
    geschiedenis,
    heropenen,
    instrumenten,
    intake_papier,
    intakes,
    kijkers,
    logboek,
    logcontrole,
    logexport,
    meldcode,
    mensen,
    namen,
    netwerkbladen,
    netwerkdocument,
    netwerken,
    overdragen,
    overleg_page,
    overleggen,
    plaklijst,
    planbladen,
    plandocument,
    plannen,
    prullenbak,
    prijslijsten,
    professionals,
    ramingbladen,
    ramingdocument,
    ramingen,
    sociale_kaart,
    tafel,
    team,
    uitwisseling,
    vandaag,
    verjaardagen,
    verslagen,
    verwijzingen,
    dubbelen,
    zoeken,
    vervangen,
    *MODULES_GELD,
)
OWN_TEXT_ONLY = {"plaklijst.read_pasted", "lijsten.read_pasted_list", "lijsten.try_list"}  # gives back what was pasted


ELSEWHERE = {  # built by commands or proved in tests of their own
    "logboek.read_rows",
    "logcontrole.check_log",
    "logexport.export_log",
    "prullenbak.may_trash",
    "casussen.new_casus",
    "lijsten.read_list_file",
    "professionals.trim_vervangingen",
    "uitwisseling.export_dossier",
    "uitwisseling.import_dossier",
    "verslagen.make_verslag",
    "verzegeld.make_verzegeld",
    "papieren.make_formulier",
    "scans.save_scan",
    "intake_papier.make_intakeblad",
    "intake_papier.make_leegblad",
    "intake_papier.make_tekening",
    "netwerkdocument.make_netwerk",
    "plandocument.make_plan",
    "ramingdocument.make_raming",
    "papieren.make_terugblik",
} | ELSEWHERE_GELD
