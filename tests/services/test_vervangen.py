"""Standing in: who sees the canary because a colleague lets them, on which days, and never longer or more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import OrganisatieSoort, OverlegStatus, Rol
from casus.services import (
    acties,
    casussen,
    gebruikers,
    mensen,
    organisaties,
    overleg_page,
    overleggen,
    professionals,
    tafel,
    vervangen,
)
from casus.services.professionals import show_professional
from tests.factories import refused
from tests.services.conftest import CANARY, CANARY_ACTIE, MEETING, Town, bring_to
from tests.services.test_toegang_matrix import traces, walk

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 12)
LOPEND, GESLOTEN, VASTGESTELD = OverlegStatus.LOPEND, OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD


def version(town: Town, code: str) -> int:
    return next(p.versie for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people[code])


def replace_by(
    town: Town, whom: str, by: str, *, first: date = FIRST, last: date | None = LAST, actor: str = "CO"
) -> None:
    cmd = vervangen.CreateVervanging(town.people[whom], version(town, whom), town.people[by], first, last)
    vervangen.create_vervanging(town.as_(actor), cmd)


def stop(town: Town, whom: str, actor: str = "CO") -> None:
    (row,) = [r for r in vervangen.list_vervangingen(town.as_("CO")) if r.professional_id == town.people[whom]]
    cmd = vervangen.StopVervanging(row.professional_id, row.versie, row.id)
    vervangen.stop_vervanging(town.as_(actor), cmd)


def at(town: Town, day: date, hour: int = 12, minute: int = 0) -> None:
    """Amsterdam winter time."""
    town.clock.set(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=1))


def sees(town: Town, code: str) -> tuple[bool, bool]:
    """The canary in the list and on its page; in the minutes of its meeting."""
    ctx = town.as_(code)
    listed = town.kanarie in casussen.list_casus_ids(ctx, status=None)
    try:
        opened = CANARY in repr(casussen.open_casus(ctx, town.kanarie))
    except RuleViolation:
        opened = False
    assert listed == opened
    return opened, CANARY in repr(overleg_page.show_overleg(ctx, town.overleg).casussen)


NOTHING, ALL = (False, False), (True, True)


def test_the_canary_shows_from_the_first_day_through_the_last(each_town: Town) -> None:
    town = each_town
    bring_to(town, VASTGESTELD)
    replace_by(town, "IB", "BU")
    moments = {
        (date(2026, 11, 30), 23, 59): NOTHING,
        (FIRST, 0, 0): ALL,
        (LAST, 23, 59): ALL,
        (LAST + timedelta(days=1), 0, 0): NOTHING,
    }
    for (day, hour, minute), expected in moments.items():
        at(town, day, hour, minute)
        assert sees(town, "BU") == expected, (day, hour)
        assert sees(town, "IB") == ALL  # negative control: whom they replace sees it always
        assert sees(town, "OW") == NOTHING


def test_a_casus_that_came_later_shows_as_well_and_one_that_goes_is_gone(town: Town) -> None:
    replace_by(town, "RG", "BU")
    number = town.add_casus("Tweede", by="RG")
    at(town, FIRST)
    assert casussen.list_casus_ids(town.as_("BU")) == [town.kanarie, number]
    assert set(casussen.list_casus_ids(town.as_("BU"), mine=True)) == {town.kanarie, number}
    edit = casussen.EditCasus(town.kanarie, town.versie(), "Familie", "Hoe?", None, None)
    casussen.edit_casus(town.as_("CO"), edit)
    assert casussen.list_casus_ids(town.as_("BU")) == casussen.list_casus_ids(town.as_("RG")) == [number]


def test_what_is_taken_back_is_gone_at_once(each_town: Town) -> None:
    town = each_town
    replace_by(town, "IB", "BU", first=date(2026, 11, 23))
    assert sees(town, "BU")[0]
    logged = town.logged_by(lambda: stop(town, "IB", actor="BU"))
    assert [entry.action for entry in logged] == ["vervanging_gestopt"]
    assert not sees(town, "BU")[0]
    assert vervangen.list_vervangingen(town.as_("CO")) == []


@pytest.mark.parametrize(("whom", "sight"), [("VZ", "voorzitter"), ("NO", "notulist"), ("DE", "deelnemer")])
def test_who_stands_in_at_the_table_sees_its_points_and_not_the_casus(town: Town, whom: str, sight: str) -> None:
    bring_to(town, LOPEND)
    replace_by(town, whom, "BU", first=date(2026, 11, 23), last=date(2026, 11, 25))
    assert CANARY in repr(town.page(code="BU").casussen)
    page = casussen.open_casus(town.as_("BU"), town.kanarie)
    assert (page.inwoners, page.geschiedenis) == ((), ()), sight
    at(town, date(2026, 11, 26))
    assert CANARY not in repr(town.page(code="BU").casussen)
    assert CANARY in repr(town.page(code=whom).casussen)


def test_standing_in_for_the_chair_shows_closed_minutes_and_only_of_that_table(town: Town) -> None:
    bring_to(town, VASTGESTELD)
    replace_by(town, "VZ", "BU", first=date(2026, 11, 23), last=date(2026, 11, 25))
    other = town.plan(date(2026, 12, 8), casussen_=())
    assert CANARY in repr(town.page(code="BU").casussen)
    assert [row.casussen for row in overleggen.list_overleggen(town.as_("BU")) if row.id == town.overleg] == [1]
    stop(town, "VZ")
    assert CANARY not in repr(town.page(code="BU")) + repr(town.page(other, "BU"))


def test_no_controller_stands_in_and_nobody_sees_through_a_controller(each_town: Town) -> None:
    town = each_town
    replace_by(town, "IB", "CT", first=date(2026, 11, 23))
    assert sees(town, "CT") == NOTHING
    stop(town, "IB")
    replace_by(town, "CT", "BU", first=date(2026, 11, 23))
    assert sees(town, "BU") == NOTHING
    assert acties.list_acties(town.as_("CT"), only_open=False) == []


def test_what_a_stand_in_sees_is_not_handed_on(town: Town) -> None:
    replace_by(town, "IB", "BU")
    with pytest.raises(RuleViolation) as error:
        replace_by(town, "BU", "OW", first=LAST, last=LAST + timedelta(days=3))
    assert refused(error.value) == ("vervanging_keten", {"field": "vervanger"})
    with pytest.raises(RuleViolation) as error:
        replace_by(town, "OW", "IB")
    assert error.value.code == "vervanging_keten"
    replace_by(town, "BU", "OW", first=LAST + timedelta(days=1), last=LAST + timedelta(days=3))


def test_a_stand_in_sees_and_finishes_the_open_acties_of_the_other(each_town: Town) -> None:
    town = each_town
    bring_to(town, VASTGESTELD)
    assert acties.my_acties(town.as_("BU")) == []
    replace_by(town, "OW", "BU")
    at(town, FIRST)
    (actie,) = acties.my_acties(town.as_("BU"))
    assert (actie.wat, actie.eigenaar, actie.casus_naam, actie.casus_id) == (CANARY_ACTIE, "Olga Wever", None, None)
    acties.finish_actie(town.as_("BU"), acties.FinishActie(actie.id, actie.versie, done=True))
    assert acties.my_acties(town.as_("OW")) == []
    acties.reopen_actie(town.as_("BU"), acties.ReopenActie(actie.id, actie.versie + 1))
    at(town, LAST + timedelta(days=1))
    assert acties.my_acties(town.as_("BU")) == []
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        acties.finish_actie(town.as_("BU"), acties.FinishActie(actie.id, actie.versie + 2, done=True))
    assert len(acties.my_acties(town.as_("OW"))) == 1


def test_it_ends_when_one_of_the_two_goes_to_work_elsewhere(each_town: Town) -> None:
    town = each_town
    elsewhere = organisaties.CreateOrganisatie("Het Baken", OrganisatieSoort.GGZ, True)
    baken = organisaties.create_organisatie(town.as_("IB"), elsewhere)[0].id
    replace_by(town, "IB", "BU")
    job = professionals.ChangeJob(town.people["BU"], version(town, "BU"), baken, "coach", date(2026, 12, 5))
    logged = town.logged_by(lambda: professionals.change_job(town.as_("CO"), job))
    assert [entry.action for entry in logged] == ["dienstverband_gewijzigd", "vervanging_ingekort"]
    (row,) = vervangen.list_vervangingen(town.as_("CO"))
    assert (row.van, row.tot) == (FIRST, date(2026, 12, 4))
    at(town, date(2026, 12, 4))
    assert sees(town, "BU")[0]
    at(town, date(2026, 12, 5))
    assert not sees(town, "BU")[0]
    with pytest.raises(RuleViolation) as error:
        replace_by(town, "RG", "BU", first=date(2026, 12, 6))
    assert refused(error.value) == ("vervanging_andere_organisatie", {"field": "vervanger"})


@pytest.mark.parametrize(
    ("actor", "whom", "by", "code"),
    [
        ("CO", "IB", "BU", ""),
        ("BE", "IB", "BU", ""),
        ("IB", "IB", "BU", ""),
        ("BU", "IB", "BU", "geen_bevoegdheid"),
        ("LI", "IB", "BU", "geen_bevoegdheid"),
        ("CT", "CT", "BU", "geen_bevoegdheid"),
        ("BE", "IB", "BE", "vervanging_zelf_toegekend"),
        ("CO", "IB", "CO", "vervanging_zelf_toegekend"),
        ("IB", "IB", "IB", "vervanging_zichzelf"),
    ],
)
def test_nobody_makes_themselves_a_stand_in(town: Town, actor: str, whom: str, by: str, code: str) -> None:
    before = len(town.log())
    if not code:
        replace_by(town, whom, by, actor=actor)
        objects = [kind for kind, _ in town.log()[-1]["objecten"]]
        assert (town.log()[-1]["actie"], objects) == (
            "vervanging_vastgelegd",
            ["professional", "professional", "vervanging"],
        )
        return
    with pytest.raises(RuleViolation) as error:
        replace_by(town, whom, by, actor=actor)
    assert (error.value.code, len(town.log())) == (code, before)


def test_who_works_alone_with_the_dossier_has_nobody_to_ask(town: Town) -> None:
    ctx = town.as_("BE")
    for row in mensen.list_gebruikers(ctx):
        if row.code != "BE":
            cmd = gebruikers.ChangeGebruiker(row.id, row.versie, row.rollen[:1], actief=False)
            gebruikers.change_gebruiker(ctx, cmd)
    cmd2 = vervangen.CreateVervanging(town.people["IB"], 1, town.people["BE"], FIRST, LAST)
    vervangen.create_vervanging(ctx, cmd2)
    assert [row.vervanger for row in vervangen.list_vervangingen(ctx)] == ["Bea Everts"]


@pytest.mark.parametrize(
    ("last", "refusal"),
    [
        (None, ("vervanging_zonder_einde", {"field": "tot"})),
        (date(2026, 11, 22), ("datum_voorbij", {"field": "tot"})),
        (date(2026, 11, 30), ("vervanging_eind_voor_begin", {"field": "tot"})),
    ],
)
def test_there_is_always_a_last_day_and_it_is_still_to_come(
    town: Town, last: date | None, refusal: tuple[str, dict[str, object]]
) -> None:
    with pytest.raises(RuleViolation) as error:
        replace_by(town, "IB", "BU", last=last)
    assert refused(error.value) == refusal


def test_the_page_of_a_professional_counts_through_the_gate_and_names_who_stands_in(town: Town) -> None:
    bring_to(town, GESLOTEN)
    replace_by(town, "RG", "BU")

    def counts(code: str, of: str) -> tuple[int, int]:
        page = show_professional(town.as_(code), town.people[of])
        return page.open_acties, page.casussen_met_regie

    assert (counts("CO", "RG"), counts("CO", "OW")) == ((0, 1), (1, 0))
    assert (counts("V2", "RG"), counts("CT", "OW"), counts("BE", "OW")) == ((0, 0), (0, 0), (0, 0))
    ruud, bram = (show_professional(town.as_("BE"), town.people[code]) for code in ("RG", "BU"))
    assert [(r.vervanger, r.tot) for r in ruud.vervangen_door] == [("Bram Uitham", LAST)]
    assert [(r.naam, r.van) for r in bram.vervangt] == [("Ruud Groen", FIRST)]
    assert (ruud.vervangt, bram.vervangen_door) == ((), ())
    assert [(j.organisatie, j.functie, j.tot) for j in ruud.functies] == [("De Schakel", "consulent", None)]
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        show_professional(town.as_("CO"), 12345)


def test_an_actie_is_recorded_for_the_owner_not_for_who_stands_in(town: Town) -> None:
    """Old minutes stay right: standing in changes sight, never what was written down."""
    bring_to(town, GESLOTEN)
    before = repr(town.page())
    replace_by(town, "OW", "BU")
    replace_by(town, "VZ", "LI")
    assert repr(town.page()) == before
    with pytest.raises(RuleViolation):
        tafel.start_punt(town.as_("LI"), tafel.AtPunt(town.overleg, town.point_of(town.kanarie)))


def test_log_rows_hold_ids_only(town: Town) -> None:
    (entry,) = town.logged_by(lambda: replace_by(town, "IB", "BU"))
    numbers = dict(entry.objects[::2])
    assert entry == LogEntry(
        "vervanging_vastgelegd",
        (("professional", town.people["IB"]), ("professional", town.people["BU"]), entry.objects[2]),
    )
    assert numbers["vervanging"] == vervangen.list_vervangingen(town.as_("CO"))[0].id
    assert Rol.COORDINATOR in town.as_("CO").actor.rollen


@pytest.mark.parametrize("whom", ["IB", "RG", "VZ", "DE"])
def test_a_stand_in_gets_the_reads_of_whom_they_replace_and_no_other(town: Town, whom: str) -> None:
    """Every read of every service, on a day that counts and on one that does not."""
    bring_to(town, LOPEND)
    cmd = vervangen.CreateVervanging(town.people[whom], 1, town.people["BU"], MEETING, MEETING)
    vervangen.create_vervanging(town.as_("CO"), cmd)

    def shows(code: str) -> set[str]:
        return traces(town, walk(town, code)) - {"concepten.list_concepten"}  # own drafts, kept by an earlier walk

    assert shows("BU") == set()
    town.clock.advance(timedelta(days=1))
    theirs = shows(whom)
    # sight is lent, a role is not
    asks_a_role = {"overdragen.show_overdracht", "verslagen.read_verslag", "monitorachter.show_behind"}
    asked_later = {"terugblikken.list_terugblikken"}  # in two days, when nobody is replaced any more
    # who asked does not decide, nor check what was paid; others do
    decides = {"verzoeken.list_te_beslissen", "bonnen.draw_steekproef"} if whom == "IB" else set()
    assert shows("BU") == (theirs - asks_a_role - asked_later) | decides
    assert len(theirs) > 5
    town.clock.advance(timedelta(days=1))
    assert shows("BU") == set()
    assert shows(whom) == theirs
