"""The check at the table through the services: who may hear what, by seat, hat and word."""

from datetime import date, timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.tafelcheck import Oordeel
from casus.domain.values import OverlegStatus, Rol
from casus.services import gebruikers, overleggen, professionals, tafel
from casus.services import tafelcheck as tc
from casus.services.overleg_page import show_overleg
from tests.factories import refused
from tests.services.conftest import MEETING, Town
from tests.services.delen_gevallen import GELD, WONEN, answer, ask, partner


def about(town: Town, *parts: Onderwerp) -> None:
    tc.set_onderwerpen(town.as_("IB"), tc.ZetOnderwerpen(town.kanarie, town.versie(), parts or (WONEN,)))


def newcomer(town: Town, org: int) -> int:
    """Somebody of this organisation at the table of the canary; the id of their seat."""
    person = professionals.CreateProfessional("Gea Zuidema", org, "behandelaar", van=date(2026, 1, 1))
    number = professionals.create_professional(town.dossier.system_context(), person)[0].id
    cmd = overleggen.InviteDeelnemers(town.overleg, town.page().versie, (number,))
    overleggen.invite_deelnemers(town.as_("CO"), cmd)
    return next(d.id for d in town.page().deelnemers if d.professional_id == number)


def check(town: Town, code: str = "VZ") -> tc.Tafelcheck:
    found = tc.check_table(town.as_(code), town.overleg, town.point_of(town.kanarie))
    assert found is not None
    return found


def seat(town: Town, number: int) -> tc.StoelRow:
    return next(row for row in check(town).stoelen if row.deelnemer_id == number)


def test_seat_and_room_follow_what_was_said(each_town: Town) -> None:
    org = partner(each_town)
    about(each_town, WONEN, GELD)
    number = newcomer(each_town, org)
    assert (seat(each_town, number).gehoor.oordeel, check(each_town).oordeel.nu.oordeel) == (
        Oordeel.ZONDER_NAAM, Oordeel.ZONDER_NAAM,
    )  # fmt: skip
    answer(each_town, ask(each_town, org, WONEN), mag=True)
    assert seat(each_town, number).gehoor.onderwerpen == (WONEN,)
    found = check(each_town)
    assert (found.oordeel.nu.oordeel, found.oordeel.nu.onderwerpen) == (Oordeel.ONDERWERPEN, (WONEN,))
    assert found.oordeel.straks is not None
    assert (found.oordeel.straks.oordeel, found.oordeel.weg) == (Oordeel.ALLES, (number,))
    answer(each_town, ask(each_town, org, WONEN, GELD), mag=False)
    assert check(each_town).oordeel.nu.oordeel is Oordeel.NIET


def test_the_question_is_kept_in_order_and_logged(town: Town) -> None:
    cmd = tc.ZetOnderwerpen(town.kanarie, town.versie(), (GELD, WONEN))
    (entry,) = town.logged_by(lambda: tc.set_onderwerpen(town.as_("IB"), cmd))
    assert entry == LogEntry("onderwerpen_gezet", (("casus", town.kanarie),), town.kanarie)
    assert check(town).vraag == (WONEN, GELD)


def test_a_hat_hears_for_its_organisation_and_is_logged(each_town: Town) -> None:
    org = partner(each_town)
    about(each_town)
    number = next(row.deelnemer_id for row in check(each_town).stoelen if row.professional_id == each_town.people["DE"])
    assert seat(each_town, number).gehoor.oordeel is Oordeel.ALLES
    point = each_town.point_of(each_town.kanarie)
    put = tc.ZetPet(each_town.overleg, point, number, org, "behandelaar", " Wgbo ")
    (entry,) = each_town.logged_by(lambda: tc.set_pet(each_town.as_("VZ"), put))
    assert entry == LogEntry("pet_gezet", (("deelnemer", number), ("agendapunt", point)), each_town.kanarie)
    row = seat(each_town, number)
    assert (row.organisatie, row.functie, row.wet) == ("GGZ Molenland", "behandelaar", "Wgbo")
    assert row.gehoor.oordeel is Oordeel.ZONDER_NAAM
    tc.set_pet(each_town.as_("VZ"), tc.ZetPet(each_town.overleg, point, number, None))
    assert seat(each_town, number).gehoor.oordeel is Oordeel.ALLES


def test_who_stepped_out_is_not_in_the_room_and_guests_are_not_expected(town: Town) -> None:
    org = partner(town)
    about(town)
    number = newcomer(town, org)
    assert [row.erbij for row in check(town).stoelen if row.professional_id == town.people["GA"]] == [False]
    assert all(row.professional_id != town.people["AF"] for row in check(town).stoelen)
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        town.go(status)
    tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, town.point_of(town.kanarie)))
    guest = next(row for row in check(town).stoelen if row.professional_id == town.people["GA"])
    assert not guest.erbij
    assert check(town).oordeel.nu.oordeel is Oordeel.ZONDER_NAAM
    tafel.step(town.as_("VZ"), tafel.Step(town.overleg, number, inside=False))
    assert check(town).oordeel.nu.oordeel is Oordeel.ALLES


def test_what_may_not_be_is_refused(town: Town) -> None:
    point, org = town.point_of(town.kanarie), partner(town)
    number = next(row.deelnemer_id for row in check(town).stoelen)
    hat = tc.ZetPet(town.overleg, point, number, org, "jurist")
    for code, told in (("IB", "geen_bevoegdheid"), ("BE", "geen_bevoegdheid"), ("V2", "agendapunt_onbekend")):
        with pytest.raises(RuleViolation) as error:
            tc.set_pet(town.as_(code), hat)
        assert error.value.code == told, code
    with pytest.raises(RuleViolation) as error:
        tc.set_pet(town.as_("VZ"), tc.ZetPet(town.overleg, point, number, org, " "))
    assert refused(error.value) == ("veld_leeg", {"field": "functie"})
    for code in ("BU", "BE"):
        with pytest.raises(RuleViolation):
            tc.set_onderwerpen(town.as_(code), tc.ZetOnderwerpen(town.kanarie, town.versie(), (WONEN,)))
    assert check(town).vraag == ()


def test_two_who_say_what_the_question_is_about_do_not_both(town: Town) -> None:
    cmd = tc.ZetOnderwerpen(town.kanarie, town.versie(), (WONEN,))
    tc.set_onderwerpen(town.as_("RG"), cmd)
    with pytest.raises(EnvironmentProblem) as error:
        tc.set_onderwerpen(town.as_("IB"), cmd)
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "casus"})


def test_a_deelnemer_gets_no_check_and_so_never_learns_who_said_no(town: Town) -> None:
    org = partner(town)
    about(town)
    newcomer(town, org)
    answer(town, ask(town, org), mag=False)
    town.go(OverlegStatus.OPEN)
    point = town.point_of(town.kanarie)
    for code in ("DE", "GA", "AF", "BU", "BE", "CT", "V2"):
        ctx = town.as_(code)
        assert (tc.check_table(ctx, town.overleg, point), tc.check_tables(ctx, town.overleg)) == (None, ()), code
    for code in ("CO", "VZ", "NO"):  # control: who leads the table is told
        assert len(tc.check_tables(town.as_(code), town.overleg)) == 1, code


def guest_of(town: Town, org: int) -> tuple[int, str]:
    """A guest of this organisation at the table of the canary, who works with the dossier: seat and code."""
    system = town.dossier.system_context()
    person = professionals.CreateProfessional("Gerrit Gast", org, "behandelaar", van=date(2026, 1, 1))
    number = professionals.create_professional(system, person)[0].id
    gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(number, "GG", (Rol.WIJKPROFESSIONAL,)))
    cmd = overleggen.InviteDeelnemers(town.overleg, town.page().versie, (number,), gast=True)
    overleggen.invite_deelnemers(town.as_("CO"), cmd)
    return next(d.id for d in town.page().deelnemers if d.professional_id == number), "GG"


def read_by(town: Town, code: str) -> set[str]:
    return {n.tekst for punt in show_overleg(town.as_(code), town.overleg).casussen for n in punt.notities}


def test_a_guest_sees_and_hears_their_item_only_and_what_their_organisation_may(each_town: Town) -> None:
    """Not before they are let in, not of another item of that meeting, and no longer when they left."""
    town, org = each_town, partner(each_town)
    about(town, WONEN, GELD)
    answer(town, ask(town, org, WONEN), mag=True)
    other = town.add_casus("Buurman", by="IB")
    overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(town.overleg, town.page().versie, other))
    number, code = guest_of(town, org)
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        town.go(status)
    point = town.point_of(town.kanarie)
    tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, point))
    for text, part in (("huis", WONEN), ("schuld", GELD)):
        tafel.record_notitie(town.as_("VZ"), tafel.RecordNotitie(town.overleg, point, text, onderwerp=part))
    before, with_guest = check(town).oordeel.nu, {}
    assert (read_by(town, code), before.oordeel) == (set(), Oordeel.ALLES)
    for inside in (True, False):
        tafel.step(town.as_("VZ"), tafel.Step(town.overleg, number, inside))
        seen = show_overleg(town.as_(code), town.overleg).casussen
        with_guest[inside] = ([punt.casus_id for punt in seen], read_by(town, code), check(town).oordeel.nu)
    assert with_guest[True][:2] == ([town.kanarie], {"huis"})
    assert (with_guest[True][2].oordeel, with_guest[True][2].onderwerpen) == (Oordeel.ONDERWERPEN, (WONEN,))
    assert with_guest[False] == ([], set(), before)


def test_a_guest_who_knows_the_casus_from_another_table_sees_it_there_and_not_here(each_town: Town) -> None:
    town, org = each_town, partner(each_town)
    about(town)
    answer(town, ask(town, org, WONEN), mag=True)
    _, code = guest_of(town, org)
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        town.go(status)
    point = town.point_of(town.kanarie)
    tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, point))
    tafel.record_notitie(town.as_("VZ"), tafel.RecordNotitie(town.overleg, point, "huis", onderwerp=WONEN))
    elsewhere = town.plan(MEETING + timedelta(days=7), casussen_=(town.kanarie,))
    me = next(d.professional_id for d in town.page().deelnemers if d.gast and d.naam == "Gerrit Gast")
    seat_there = overleggen.InviteDeelnemers(elsewhere, town.overleg_versie(elsewhere), (me,))
    overleggen.invite_deelnemers(town.as_("CO"), seat_there)
    town.go(OverlegStatus.OPEN, elsewhere)
    assert [p.casus_id for p in show_overleg(town.as_(code), elsewhere).casussen] == [town.kanarie]
    assert show_overleg(town.as_(code), town.overleg).casussen == ()
