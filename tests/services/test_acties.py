"""Acties: whose they are, what became of them, what is late."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.values import ActieStatus, EigenaarSoort, OrganisatieSoort, OverlegStatus
from casus.services import acties, casussen, mensen, organisaties, professionals, tafel
from casus.services.acties import ActieLijst, ActieRow
from tests.factories import refused
from tests.services.conftest import Town, bring_to

DUE = date(2026, 11, 27)


@pytest.fixture
def agreed(town: Town) -> Town:
    bring_to(town, OverlegStatus.GESLOTEN)
    return town


def only(town: Town, code: str = "OW") -> ActieRow:
    (row,) = acties.list_acties(town.as_(code), only_open=False)
    return row


def test_the_owner_finishes_and_reopens_and_each_is_one_row(agreed: Town) -> None:
    olga, row = agreed.as_("OW"), only(agreed)
    objects = (("actie", row.id),)
    for done, terugkoppeling, status in ((True, "", "gedaan"), (False, "niemand thuis", "niet_gedaan")):
        versie = only(agreed, "CO").versie
        finish = acties.FinishActie(row.id, versie, done, terugkoppeling)
        assert agreed.logged_by(partial(acties.finish_actie, olga, finish)) == [
            LogEntry("actie_afgerond", objects, agreed.kanarie, outcome=status)
        ]
        assert (only(agreed, "IB").status, only(agreed, "IB").is_open) == (ActieStatus(status), False)
        reopen = acties.ReopenActie(row.id, versie + 1)
        assert agreed.logged_by(partial(acties.reopen_actie, olga, reopen)) == [
            LogEntry("actie_heropend", objects, agreed.kanarie)
        ]
        assert only(agreed).status is ActieStatus.OPEN


def test_postponed_to_a_day_that_is_not_over(agreed: Town) -> None:
    olga, row = agreed.as_("OW"), only(agreed)
    with pytest.raises(RuleViolation) as error:
        acties.postpone_actie(olga, acties.PostponeActie(row.id, row.versie, date(2026, 11, 22)))
    assert refused(error.value) == ("datum_voorbij", {"field": "uitgesteld_tot"})
    cmd = acties.PostponeActie(row.id, row.versie, date(2026, 12, 1), "wacht")
    assert agreed.logged_by(lambda: acties.postpone_actie(olga, cmd)) == [
        LogEntry("actie_uitgesteld", (("actie", row.id),), agreed.kanarie)
    ]
    later = only(agreed)
    assert (later.uiterlijk, later.termijn, later.status) == (DUE, date(2026, 12, 1), ActieStatus.LATER)


def test_a_stranger_and_a_controller_do_not_touch_it(agreed: Town) -> None:
    row = only(agreed)
    for code in ("BU", "DE", "GA", "BE", "CT"):
        with pytest.raises(RuleViolation) as error:
            acties.finish_actie(agreed.as_(code), acties.FinishActie(row.id, row.versie, done=True))
        assert refused(error.value) == ("niet_gevonden", {"soort": "actie"})


def test_late_counts_days_after_the_day_that_counts(agreed: Town) -> None:
    row = only(agreed)
    assert [row.days_late(DUE + timedelta(days=n)) for n in (-1, 0, 1, 5)] == [0, 0, 1, 5]
    acties.finish_actie(agreed.as_("OW"), acties.FinishActie(row.id, row.versie, done=True))
    assert only(agreed, "CO").days_late(DUE + timedelta(days=5)) == 0


def test_lists_are_by_day_and_limited(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.LOPEND)
    point, me = town.point_of(town.kanarie), town.people["OW"]
    for day in (None, date(2026, 12, 1), date(2026, 11, 24)):
        owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=me)
        tafel.record_actie(town.as_("VZ"), tafel.RecordActie(town.overleg, point, f"op {day}", owner, day))
    days = [a.termijn for a in acties.my_acties(town.as_("OW"))]
    assert days == [date(2026, 11, 24), DUE, date(2026, 12, 1), None]
    assert len(acties.my_acties(town.as_("OW"), limit=2)) == len(acties.list_acties(town.as_("CO"), limit=2)) == 2
    assert acties.my_acties(town.as_("CO")) == []


def mine(town: Town, code: str) -> Eigenaar:
    return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people[code])


def refusal(act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    with pytest.raises(CasusError) as error:
        act()
    return refused(error.value)


def test_feedback_keeps_it_open(agreed: Town) -> None:
    row = only(agreed)
    cmd = acties.ReportActie(row.id, row.versie, "is gebeld")
    assert agreed.logged_by(partial(acties.report_actie, agreed.as_("OW"), cmd)) == [
        LogEntry("actie_teruggekoppeld", (("actie", row.id),), agreed.kanarie)
    ]
    assert (only(agreed).terugkoppeling, only(agreed).is_open, only(agreed).versie) == ("is gebeld", True, 2)
    empty = acties.ReportActie(row.id, 2, " ")
    assert refusal(lambda: acties.report_actie(agreed.as_("OW"), empty)) == ("veld_leeg", {"field": "bericht"})


def test_agreed_outside_a_meeting_it_is_like_any_other(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    new = acties.AddActie("belt de bank", mine(town, "LI"), DUE, town.kanarie)
    (entry,) = town.logged_by(partial(acties.add_actie, town.as_("IB"), new))
    assert (entry.action, entry.casus_id) == ("actie_toegevoegd", town.kanarie)
    (row,) = acties.my_acties(town.as_("LI"))
    assert (row.wat, row.termijn, row.agendapunt_id, row.professional) == ("belt de bank", DUE, None, "Lieke Iding")
    general = acties.AddActie("regelt koffie", Eigenaar(EigenaarSoort.ORGANISATIE, organisatie_id=town.organisatie))
    acties.add_actie(town.as_("BU"), general)
    assert [a.wat for a in acties.list_acties(town.as_("DE"))] == ["regelt koffie"]
    following = town.plan(date(2026, 12, 1))
    assert [p.casus_id for p in town.page(following).casussen] == [town.kanarie]


def test_a_new_actie_is_refused_with_the_reason(agreed: Town) -> None:
    person = casussen.open_casus(agreed.as_("IB"), agreed.kanarie).inwoners[0].id
    rob = Eigenaar(EigenaarSoort.PERSOON, inwoner_id=person)
    near = Eigenaar(EigenaarSoort.NAASTE, naam="zus Truus")
    other = agreed.add_casus("Jolien Bakker")
    me = mine(agreed, "IB")
    for code, cmd, expected in (
        ("IB", acties.AddActie(" ", me), ("veld_leeg", {"field": "wat"})),
        ("IB", acties.AddActie("x", me, date(2026, 11, 22)), ("datum_voorbij", {"field": "uiterlijk"})),
        ("IB", acties.AddActie("x", rob), ("eigenaar_zonder_casus", {"field": "eigenaar"})),
        ("IB", acties.AddActie("x", near), ("eigenaar_zonder_casus", {"field": "eigenaar"})),
        ("IB", acties.AddActie("x", rob, None, other), ("eigenaar_ontbreekt", {"field": "eigenaar"})),
        ("BU", acties.AddActie("x", me, None, agreed.kanarie), ("niet_gevonden", {"soort": "casus"})),
        ("BU", acties.AddActie("x", me, None, 12345), ("niet_gevonden", {"soort": "casus"})),
        ("BE", acties.AddActie("x", me), ("geen_bevoegdheid", {"handeling": "actie_afspreken"})),
        ("CT", acties.AddActie("x", me), ("geen_bevoegdheid", {"handeling": "actie_afspreken"})),
    ):
        assert refusal(partial(acties.add_actie, agreed.as_(code), cmd)) == expected
    assert len(acties.list_acties(agreed.as_("CO"))) == 1
    acties.add_actie(agreed.as_("IB"), acties.AddActie("belt zelf", rob, None, agreed.kanarie))
    acties.add_actie(agreed.as_("IB"), acties.AddActie("komt mee", near, None, agreed.kanarie))
    assert len(acties.list_acties(agreed.as_("CO"))) == 3


def test_changed_after_closing_it_stands_beside_the_minutes(each_town: Town) -> None:
    bring_to(each_town, OverlegStatus.VASTGESTELD)
    town, row = each_town, only(each_town)
    iris = town.as_("IB")
    later = acties.ChangeActie(row.id, row.versie, row.wat, mine(town, "OW"), date(2026, 12, 4))
    assert [e.action for e in town.logged_by(partial(acties.change_actie, iris, later))] == ["actie_gewijzigd"]
    assert (only(town).uiterlijk, only(town).termijn) == (DUE, date(2026, 12, 4))
    words = acties.ChangeActie(row.id, row.versie + 1, "belt twee keer", mine(town, "OW"), date(2026, 12, 4))
    assert [e.action for e in town.logged_by(partial(acties.change_actie, iris, words))] == [
        "actie_gewijzigd",
        "correctie_vastgelegd",
    ]
    owner = acties.ChangeActie(row.id, row.versie + 2, "belt twee keer", mine(town, "LI"), date(2026, 12, 4))
    acties.change_actie(iris, owner)
    found = [(k.onderwerp, k.onderwerp_id, k.oud, k.nieuw) for k in town.page().correcties if k.onderwerp == "actie"]
    assert found == [
        ("actie", row.id, "belt de kanariewinkel", "belt twee keer"),
        ("actie", row.id, "Olga Wever: belt twee keer", "Lieke Iding: belt twee keer"),
    ]
    assert [a.wat for a in acties.my_acties(town.as_("LI"))] == ["belt twee keer"]


def test_before_the_meeting_closes_it_is_simply_changed(town: Town) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    row = only(town, "CO")
    acties.change_actie(town.as_("VZ"), acties.ChangeActie(row.id, row.versie, "belt", mine(town, "OW"), DUE))
    assert (only(town, "CO").wat, town.page().correcties) == ("belt", ())


def test_who_only_owns_it_says_what_became_of_it_and_not_what_was_agreed(agreed: Town) -> None:
    row = only(agreed)
    cmd = acties.ChangeActie(row.id, row.versie, "iets anders", mine(agreed, "OW"), DUE)
    assert refusal(lambda: acties.change_actie(agreed.as_("OW"), cmd))[0] == "geen_bevoegdheid"
    assert refusal(lambda: acties.change_actie(agreed.as_("BU"), cmd))[0] == "niet_gevonden"
    past = acties.ChangeActie(row.id, row.versie, row.wat, mine(agreed, "OW"), date(2026, 11, 1))
    assert refusal(lambda: acties.change_actie(agreed.as_("IB"), past)) == ("datum_voorbij", {"field": "uiterlijk"})
    none = acties.ChangeActie(row.id, row.versie, row.wat, mine(agreed, "OW"), None)
    assert refusal(lambda: acties.change_actie(agreed.as_("IB"), none)) == ("datum_ontbreekt", {"field": "uiterlijk"})


def test_lists_by_id_are_in_order_and_gated(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.LOPEND)
    point = town.point_of(town.kanarie)
    for wat, code, day in (
        ("zonder dag", "OW", None),
        ("later", "LI", date(2026, 12, 1)),
        ("eerst", "OW", date(2026, 11, 24)),
    ):
        tafel.record_actie(town.as_("VZ"), tafel.RecordActie(town.overleg, point, wat, mine(town, code), day))

    def texts(code: str, lijst: ActieLijst) -> list[str]:
        ctx = town.as_(code)
        return [row.wat for row in acties.list_actie_rows(ctx, acties.list_actie_ids(ctx, lijst))]

    assert texts("OW", ActieLijst.MIJN) == ["eerst", "belt de kanariewinkel", "zonder dag"]
    assert texts("CO", ActieLijst.TEAM) == ["eerst", "belt de kanariewinkel", "later", "zonder dag"]
    assert texts("CO", ActieLijst.MIJN) == texts("BU", ActieLijst.TEAM) == texts("CT", ActieLijst.TEAM) == []
    ids = acties.list_actie_ids(town.as_("CO"), ActieLijst.TEAM)
    assert [r.id for r in acties.list_actie_rows(town.as_("CO"), ids[::-1])] == ids[::-1]
    assert acties.list_actie_rows(town.as_("BU"), ids) == []
    for row in acties.my_acties(town.as_("OW"))[:2]:
        town.clock.set(town.clock.now() + timedelta(hours=1))
        acties.finish_actie(town.as_("OW"), acties.FinishActie(row.id, row.versie, done=True))
    assert texts("CO", ActieLijst.AFGEROND) == ["belt de kanariewinkel", "eerst"]
    assert texts("OW", ActieLijst.AFGEROND) == []


def test_groups_are_by_the_job_of_today(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    chair = town.as_("CO")
    new = organisaties.CreateOrganisatie("De Brug", OrganisatieSoort.GGZ, True)
    bridge = organisaties.create_organisatie(town.dossier.system_context(), new)[0].id
    person = casussen.open_casus(chair, town.kanarie).inwoners[0].id
    owners = (
        Eigenaar(EigenaarSoort.ORGANISATIE, organisatie_id=bridge),
        Eigenaar(EigenaarSoort.PERSOON, inwoner_id=person),
        Eigenaar(EigenaarSoort.NAASTE, naam="zus Truus"),
        mine(town, "LI"),
    )
    for owner in owners:
        acties.add_actie(chair, acties.AddActie("belt", owner, None, town.kanarie))
    groups = {group.naam: len(group.ids) for group in acties.group_acties(chair)}
    assert groups == {"De Brug": 1, "De Schakel": 2, "": 2}
    versie = next(p.versie for p in mensen.list_professionals(chair) if p.id == town.people["LI"])
    job = professionals.ChangeJob(town.people["LI"], versie, bridge, "behandelaar", date(2026, 11, 24))
    professionals.change_job(chair, job)
    town.clock.set(town.clock.now() + timedelta(days=1))
    groups = {group.naam: len(group.ids) for group in acties.group_acties(chair)}
    assert groups == {"De Brug": 2, "De Schakel": 1, "": 2}
    assert acties.group_acties(town.as_("BU")) == acties.group_acties(town.as_("CT")) == []


def test_my_count_says_what_is_late_and_due_today(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    for day in (DUE, date(2026, 11, 28), None):
        acties.add_actie(town.as_("BU"), acties.AddActie("regelt iets", mine(town, "OW"), day))
    olga = town.as_("OW")
    assert acties.count_my_acties(olga) == acties.ActieTelling(4, 0, 0)
    town.clock.set(datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
    assert acties.count_my_acties(olga) == acties.ActieTelling(4, 2, 1)
    assert [a.termijn for a in acties.late_elsewhere(town.as_("CO"), 5)] == [DUE, DUE]
    assert len(acties.late_elsewhere(town.as_("CO"), 1)) == 1
    assert acties.late_elsewhere(olga, 5) == []
    assert acties.count_my_acties(town.as_("CT")) == acties.ActieTelling(0, 0, 0)


def test_who_can_own_it_follows_the_casus(agreed: Town) -> None:
    names = {k.naam for k in acties.list_kandidaten(agreed.as_("IB"))}
    assert {"Iris Bakker", "De Schakel"} <= names
    assert "Rob kanarie" not in names
    assert "Rob kanarie" in {k.naam for k in acties.list_kandidaten(agreed.as_("IB"), agreed.kanarie)}
    assert "Rob kanarie" not in {k.naam for k in acties.list_kandidaten(agreed.as_("BU"), agreed.kanarie)}


def test_a_casus_is_found_by_code_or_part_of_the_name(each_town: Town) -> None:
    town = each_town
    number = town.add_casus("Özlem van der Kade")
    iris = town.as_("IB")
    code = casussen.open_casus(iris, number).code
    for text in (code.lower(), "kade", "ozlem", "ÖZL"):
        assert number in [row.id for row in acties.find_casussen(iris, text)]
    assert acties.find_casussen(iris, "zzz") == []
    assert len(acties.find_casussen(iris, "%")) == len(acties.find_casussen(iris, ""))
    assert acties.find_casussen(town.as_("BU"), "kade") == []
    casussen.close_casus(iris, casussen.CloseCasus(number, 1, "klaar"))
    assert acties.find_casussen(iris, "kade") == []
