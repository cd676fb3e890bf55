"""Handing over: everything goes somewhere in one transaction, and what is hidden stays hidden."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.values import OrganisatieSoort, OverlegStatus
from casus.services import acties, casussen, mensen, organisaties, overdragen, overleggen, professionals, vervangen
from casus.services.overdragen import DraagOver, Overdracht, OverdrachtPage, OverdrachtSoort, UitDienst
from tests.factories import refused
from tests.services.conftest import CANARY, Town, bring_to

ACTIE, REGIE, INBRENG, VOORZITTER, NOTULIST = OverdrachtSoort
TODAY, LAST = date(2026, 11, 23), date(2026, 12, 12)


def show(town: Town, whom: str, actor: str = "CO") -> OverdrachtPage:
    return overdragen.show_overdracht(town.as_(actor), town.people[whom])


def everything(page: OverdrachtPage, naar_id: int | None) -> tuple[Overdracht, ...]:
    seen = [Overdracht(work.soort, work.id, naar_id) for work in page.werk]
    return (*seen, *(Overdracht(soort, None, naar_id) for soort, _ in page.verborgen))


def go(town: Town, whom: str, given: Iterable[Overdracht], *, last: date | None = LAST, actor: str = "CO") -> None:
    versie = next(p.versie for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people[whom])
    overdragen.leave(town.as_(actor), UitDienst(town.people[whom], versie, last, tuple(given)))


def test_what_somebody_has_open_with_a_colleague_to_give_it_to(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    assert [(w.soort, w.code != "", w.naam) for w in show(town, "IB").werk] == [(INBRENG, True, f"Familie {CANARY}")]
    assert [w.soort for w in show(town, "RG").werk] == [REGIE]
    assert [(w.soort, w.dag) for w in show(town, "OW").werk] == [(ACTIE, date(2026, 11, 27))]
    page = show(town, "OW")
    assert page.gebruiker_code == "OW"
    assert page.voorstel_id in set(town.people.values()) - {town.people["OW"], town.people["CT"]}
    able = {person.id for person in page.mensen}
    assert able == set(town.people.values()) - {town.people["OW"], town.people["CT"]}


def test_who_stands_in_is_proposed_first_and_nobody_from_elsewhere(town: Town) -> None:
    cmd = vervangen.CreateVervanging(town.people["OW"], 1, town.people["LI"], TODAY, LAST)
    vervangen.create_vervanging(town.as_("CO"), cmd)
    assert show(town, "OW").voorstel_id == town.people["LI"]
    new = organisaties.CreateOrganisatie("Het Baken", OrganisatieSoort.GGZ, True)
    baken = organisaties.create_organisatie(town.as_("CO"), new)[0].id
    person = professionals.CreateProfessional("Zus Vinke", baken, "coach", van=TODAY)
    alone = professionals.create_professional(town.as_("CO"), person)[0].id
    assert overdragen.show_overdracht(town.as_("CO"), alone).voorstel_id is None


def test_hidden_work_is_a_number_and_nothing_else(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.VASTGESTELD)
    for whom, kind in (("OW", ACTIE), ("RG", REGIE), ("IB", INBRENG)):
        page = show(town, whom, actor="BE")
        assert (page.werk, page.verborgen) == ((), ((kind, 1),))
        assert CANARY not in repr(page)
        assert str(town.kanarie) not in repr(page)
        assert CANARY in repr(show(town, whom, actor="CO"))  # negative control


def test_a_whole_leaving_is_one_transaction_with_a_row_for_each_thing(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    following = town.plan(date(2026, 12, 15), people=("IB", "RG"))
    chair = overleggen.EditOverleg(
        following, town.page(following).versie, date(2026, 12, 15), town.page(following).begin,
        town.page(following).eind, "Zaal", town.people["IB"], town.people["IB"],
    )  # fmt: skip
    overleggen.edit_overleg(town.as_("CO"), chair)
    page, taker = show(town, "IB"), town.people["LI"]
    assert [w.soort for w in page.werk] == [INBRENG, VOORZITTER, NOTULIST]
    logged = town.logged_by(lambda: go(town, "IB", everything(page, taker)))
    assert [e.action for e in logged] == [
        "uit_dienst", "inbreng_overgedragen", "voorzitter_overgedragen", "notulist_overgedragen", "deelnemer_gewijzigd",
    ]  # fmt: skip
    assert logged[1].casus_id == town.kanarie
    assert ("professional", taker) in logged[1].objects
    casus = casussen.open_casus(town.as_("CO"), town.kanarie)
    assert casus.inbrenger == "Lieke Iding"
    meeting = town.page(following)
    assert (meeting.voorzitter_id, meeting.notulist_id) == (taker, taker)
    assert town.people["IB"] not in {d.professional_id for d in meeting.deelnemers}
    assert taker in {d.professional_id for d in meeting.deelnemers}
    assert [p.inbrenger for p in meeting.casussen] == ["Lieke Iding"]
    old = {d.professional_id for d in town.page().deelnemers}
    assert old == {d.professional_id for d in town.page(code="VZ").deelnemers}
    left = next(p for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people["IB"])
    assert (left.laatste_dag, left.has_left(LAST), left.has_left(LAST + timedelta(days=1))) == (LAST, False, True)


def test_after_the_last_day_the_dossier_does_not_open_for_them(town: Town) -> None:
    go(town, "BU", ())
    assert town.as_("BU").actor.code == "BU"
    town.clock.advance(timedelta(days=20))
    with pytest.raises(RuleViolation, match="gebruiker_onbekend"):
        town.as_("BU")
    row = next(g for g in mensen.list_gebruikers(town.as_("CO")) if g.code == "BU")
    assert not row.works_on(town.as_("CO").today())
    assert town.as_("OW").actor.code == "OW"


def test_who_left_before_today_is_shut_out_at_once_and_stays_so_after_coming_back(each_town: Town) -> None:
    town = each_town
    go(town, "BU", (), last=date(2026, 11, 20))
    row = next(g for g in mensen.list_gebruikers(town.as_("CO")) if g.code == "BU")
    assert not row.actief
    person = next(p for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people["BU"])
    job = professionals.ChangeJob(person.id, person.versie, town.organisatie, "consulent", date(2026, 11, 23))
    professionals.change_job(town.as_("CO"), job)
    with pytest.raises(RuleViolation, match="gebruiker_onbekend"):
        town.as_("BU")


def test_who_comes_back_later_does_not_get_the_old_rights_back_by_that(town: Town) -> None:
    go(town, "BU", (), last=date(2026, 11, 24))
    town.clock.advance(timedelta(days=10))
    person = next(p for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people["BU"])
    job = professionals.ChangeJob(person.id, person.versie, town.organisatie, "consulent", date(2026, 12, 3))
    logged = town.logged_by(lambda: professionals.change_job(town.as_("CO"), job))
    assert [(e.action, e.outcome) for e in logged][1:] == [("gebruiker_gewijzigd", "niet_actief")]
    with pytest.raises(RuleViolation, match="gebruiker_onbekend"):
        town.as_("BU")


def test_nobody_leaves_with_something_still_open_even_when_it_came_since(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    before = len(town.log())
    with pytest.raises(EnvironmentProblem) as error:
        go(town, "OW", ())
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "overdracht"})
    assert len(town.log()) == before
    page = show(town, "OW")
    (actie,) = acties.my_acties(town.as_("OW"))
    acties.finish_actie(town.as_("OW"), acties.FinishActie(actie.id, actie.versie, done=True))
    with pytest.raises(EnvironmentProblem):
        go(town, "OW", everything(page, town.people["LI"]))
    go(town, "OW", ())


def test_hidden_work_is_handed_over_by_number_and_the_taker_sees_it(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.VASTGESTELD)
    page = show(town, "RG", actor="BE")
    logged = town.logged_by(lambda: go(town, "RG", everything(page, town.people["BU"]), actor="BE"))
    assert [e.action for e in logged][:2] == ["uit_dienst", "regie_overgedragen"]
    assert casussen.list_casus_ids(town.as_("BU"), status=None) == [town.kanarie]
    assert casussen.list_casus_ids(town.as_("BE"), status=None) == []


@pytest.mark.parametrize(
    ("taker", "code"),
    [
        ("BE", "niet_aan_uzelf"),
        ("CT", "ontvanger_controller"),
        ("RG", "ontvanger_onbekend"),
        ("OW", "ontvanger_niet_werkzaam"),
    ],
)
def test_a_taker_sees_content_works_here_and_is_not_who_hands_over_what_is_hidden(
    town: Town, taker: str, code: str
) -> None:
    go(town, "OW", (), last=date(2026, 11, 24))
    before = len(town.log())
    with pytest.raises(RuleViolation) as error:
        go(town, "RG", everything(show(town, "RG", actor="BE"), town.people[taker]), actor="BE")
    assert refused(error.value) == (code, {"field": "overdracht"})
    assert len(town.log()) == before
    go(town, "RG", everything(show(town, "RG"), town.people["CO"]))  # what one sees, one may take


def test_regie_may_stay_open_and_an_actie_may_not(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    go(town, "RG", everything(show(town, "RG"), None))
    assert casussen.open_casus(town.as_("CO"), town.kanarie).casusregisseur is None
    with pytest.raises(RuleViolation) as error:
        go(town, "OW", everything(show(town, "OW"), None))
    assert refused(error.value) == ("ontvanger_ontbreekt", {"field": "overdracht"})


def test_a_selection_goes_without_leaving_and_everybody_hands_over_their_own(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    (mine,) = acties.my_acties(town.as_("OW"))
    page = show(town, "OW", actor="OW")
    assert (page.werk, page.verborgen) == ((), ((ACTIE, 1),))
    cmd = DraagOver(town.people["OW"], (Overdracht(ACTIE, None, town.people["LI"]),))
    assert [e.action for e in town.logged_by(lambda: overdragen.draag_over(town.as_("OW"), cmd))] == [
        "actie_overgedragen"
    ]
    assert [a.id for a in acties.my_acties(town.as_("LI"))] == [mine.id]
    assert acties.my_acties(town.as_("OW")) == []
    for actor in ("LI", "CT"):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            show(town, "IB", actor=actor)
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            overdragen.draag_over(town.as_(actor), DraagOver(town.people["IB"], cmd.overdrachten))
    with pytest.raises(RuleViolation, match="overdracht_leeg"):
        overdragen.draag_over(town.as_("CO"), DraagOver(town.people["IB"], ()))


def test_the_last_who_administers_does_not_leave(town: Town) -> None:
    go(town, "BE", (), last=date(2026, 11, 24))
    with pytest.raises(RuleViolation) as error:
        go(town, "CO", ())
    assert error.value.code == "laatste_beheerder"


@pytest.mark.parametrize(("last", "code"), [(None, "laatste_dag_ontbreekt"), (date(2025, 1, 1), "geen_functie_op_dag")])
def test_a_last_day_is_a_day_on_which_they_worked(town: Town, last: date | None, code: str) -> None:
    with pytest.raises(RuleViolation) as error:
        go(town, "BU", (), last=last)
    assert refused(error.value) == (code, {"field": "laatste_dag"})


def test_who_left_is_not_invited_again(town: Town) -> None:
    go(town, "DE", (), last=date(2026, 11, 25))
    following = town.plan(date(2026, 12, 1))
    assert town.people["DE"] not in {d.professional_id for d in town.page(following).deelnemers}
    assert town.people["NO"] in {d.professional_id for d in town.page(following).deelnemers}
