"""At the table: what is on it, who is in the room, what is said, decided and agreed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.snelle_invoer import Begrepen, InvoerSoort
from casus.domain.values import AgendapuntStatus, AgendaReden, BesluitStatus, EigenaarSoort, OverlegStatus
from casus.services import acties, casussen, overleg_page, tafel
from casus.services.context import Context
from tests.factories import refused
from tests.services.conftest import MEETING, Town, bring_to

OPEN, LOPEND, GESLOTEN = OverlegStatus.OPEN, OverlegStatus.LOPEND, OverlegStatus.GESLOTEN
NAASTE = Eigenaar(EigenaarSoort.NAASTE, naam=" Truus ")


@pytest.fixture
def running(town: Town) -> Town:
    """The meeting runs and the canary lies on the table."""
    bring_to(town, LOPEND)
    return town


def test_each_act_at_the_table_is_one_row_with_its_casus(running: Town) -> None:
    town, chair, number = running, running.as_("VZ"), running.overleg
    point, opening = town.point_of(town.kanarie), town.page().punten[0].id
    inside = min(town.page().casussen[0].present())
    whole = ("overleg", number)
    acts: list[tuple[Callable[[], object], LogEntry]] = [
        (
            lambda: tafel.step(chair, tafel.Step(number, inside, False)),
            LogEntry("deelnemer_buiten", (("deelnemer", inside), whole), town.kanarie),
        ),
        (
            lambda: tafel.step(chair, tafel.Step(number, inside, True)),
            LogEntry("deelnemer_binnen", (("deelnemer", inside), whole), town.kanarie),
        ),
        (
            lambda: tafel.set_terug_op(chair, tafel.SetTerugOp(number, point, MEETING + timedelta(days=7))),
            LogEntry("terugkomdatum_gezet", (("agendapunt", point),), town.kanarie),
        ),
        (
            lambda: tafel.start_punt(chair, tafel.AtPunt(number, None)),
            LogEntry("punt_afgerond", (whole,), town.kanarie),
        ),
        (
            lambda: tafel.start_punt(chair, tafel.AtPunt(number, opening)),
            LogEntry("punt_besproken", (("agendapunt", opening), whole)),
        ),
        (
            lambda: tafel.start_punt(chair, tafel.AtPunt(number, point)),
            LogEntry("punt_besproken", (("agendapunt", point), whole), town.kanarie),
        ),
    ]
    for act, entry in acts:
        assert town.logged_by(act) == [entry]
    written: list[tuple[Callable[[], object], str, str]] = [
        (lambda: tafel.record_notitie(chair, tafel.RecordNotitie(number, point, "x")), "notitie_vastgelegd", "notitie"),
        (
            lambda: tafel.record_besluit(chair, tafel.RecordBesluit(number, point, "x", "y")),
            "besluit_vastgelegd",
            "besluit",
        ),
        (lambda: tafel.record_actie(chair, tafel.RecordActie(number, point, "x", NAASTE)), "actie_vastgelegd", "actie"),
    ]
    for act, action, kind in written:
        (entry,) = town.logged_by(act)
        assert (entry.action, entry.objects[0][0], entry.casus_id) == (action, kind, town.kanarie)


def test_stays_tell_who_was_there_when(each_town: Town) -> None:
    town = each_town
    bring_to(town, LOPEND)
    chair, person = town.as_("VZ"), min(town.page().casussen[0].present())
    for inside in (False, True):
        town.clock.advance(timedelta(minutes=5))
        tafel.step(chair, tafel.Step(town.overleg, person, inside))
    town.clock.advance(timedelta(minutes=5))
    town.go(GESLOTEN)
    point = town.page().casussen[0]
    begin = point.begonnen_op
    assert begin is not None
    mine = [(s.in_op - begin, (s.uit_op or begin) - begin) for s in point.aanwezigheid if s.deelnemer_id == person]
    minutes = [timedelta(minutes=n) for n in (0, 5, 10, 15)]
    assert mine == [(minutes[0], minutes[1]), (minutes[2], minutes[3])]
    assert point.present() == frozenset()
    guest = next(d.id for d in town.page().deelnemers if d.gast)
    assert guest not in {s.deelnemer_id for s in point.aanwezigheid}


def test_what_was_written_stands_at_its_point(running: Town) -> None:
    point = running.page().casussen[0]
    assert [(n.tekst, n.bron) for n in point.notities] == [("kanarie opent niet", "kanarie")]
    assert [(b.tekst, b.motivering, b.status) for b in point.besluiten] == [
        ("kanarie stopt", "omdat kanarie", BesluitStatus.NIET)
    ]
    assert [(a.wat, a.eigenaar, a.uiterlijk) for a in point.acties] == [
        ("belt de kanariewinkel", "Olga Wever", date(2026, 11, 27))
    ]
    assert running.page().running == point


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        (lambda town: {"professional_id": town.people["BU"]}, "Bram Uitham"),
        (lambda town: {"organisatie_id": town.organisatie}, "De Schakel"),
        (lambda town: {"inwoner_id": inwoner_of(town)}, ""),
        (lambda town: {"naam": " zus Truus "}, "zus Truus"),
    ],
)
def test_an_actie_belongs_to_a_professional_an_organisation_the_person_or_a_naaste(
    running: Town, owner: Callable[[Town], dict[str, Any]], shown: str
) -> None:
    given = owner(running)
    soort = dict(zip(("professional_id", "organisatie_id", "inwoner_id", "naam"), EigenaarSoort, strict=True))
    eigenaar = Eigenaar(soort[next(iter(given))], **given)
    point = running.point_of(running.kanarie)
    tafel.record_actie(running.as_("VZ"), tafel.RecordActie(running.overleg, point, "doet iets", eigenaar))
    row = next(a for a in acties.list_acties(running.as_("VZ")) if a.wat == "doet iets")
    assert (row.eigenaar, row.eigenaar_soort) == (shown, eigenaar.soort)
    assert row.inwoner == ("Rob kanarie" if "inwoner_id" in given else None)


def inwoner_of(town: Town, casus_id: int = 0) -> int:
    return casussen.open_casus(town.as_("CO"), casus_id or town.kanarie).inwoners[0].id


def test_an_actie_is_not_for_a_person_of_another_casus_nor_for_yesterday(running: Town) -> None:
    chair, point = running.as_("VZ"), running.point_of(running.kanarie)
    stranger = Eigenaar(EigenaarSoort.PERSOON, inwoner_id=inwoner_of(running, running.add_casus("Jolien Bakker")))
    with pytest.raises(RuleViolation) as error:
        tafel.record_actie(chair, tafel.RecordActie(running.overleg, point, "x", stranger))
    assert refused(error.value) == ("eigenaar_onbekend", {"field": "eigenaar"})
    with pytest.raises(RuleViolation) as error:
        tafel.record_actie(chair, tafel.RecordActie(running.overleg, point, "x", NAASTE, date(2026, 11, 22)))
    assert refused(error.value) == ("datum_voorbij", {"field": "uiterlijk"})


def test_a_walk_in_that_is_new_is_made_and_shown_in_one_transaction(each_town: Town) -> None:
    town = each_town
    bring_to(town, LOPEND)
    new = casussen.CreateCasus("Familie Nieuw", (casussen.InwonerFields("Nieuw"),), "Wat nu?")
    entries = town.logged_by(lambda: tafel.add_inloop(town.as_("VZ"), tafel.AddInloop(town.overleg, nieuw=new)))
    page = town.page(code="DE")
    point = page.casussen[-1]
    assert [e.action for e in entries] == ["casus_aangemaakt", "inloop_toegevoegd"]
    assert {e.casus_id for e in entries} == {point.casus_id}
    assert (point.naam, point.vraag, point.reden) == ("Familie Nieuw", "Wat nu?", AgendaReden.INLOOP)
    assert page.punten[-1].casus_id is None
    assert [p.volgorde for p in page.punten] == [1, 2, 3, 4]


def test_a_walk_in_is_visible_not_closed_and_not_there_already(running: Town) -> None:
    other = running.add_casus("Jolien Bakker")
    codes = []
    for code, number in (("V2", other), ("V2", 12345), ("CO", running.kanarie), ("CO", None)):
        with pytest.raises(RuleViolation) as error:
            tafel.add_inloop(running.as_(code), tafel.AddInloop(running.overleg, number))
        codes.append(error.value.code)
    assert codes == ["niet_gevonden", "niet_gevonden", "casus_staat_al_op_agenda", "niet_gevonden"]
    casussen.close_casus(running.as_("IB"), casussen.CloseCasus(other, 1, "klaar"))
    with pytest.raises(RuleViolation) as error:
        tafel.add_inloop(running.as_("CO"), tafel.AddInloop(running.overleg, other))
    assert error.value.code == "casus_afgesloten"


def test_what_was_not_reached_says_so(town: Town) -> None:
    town.go(OPEN)
    town.go(LOPEND)
    town.go(GESLOTEN)
    assert town.page().casussen[0].status is AgendapuntStatus.NIET_BEREIKT


def type_line(town: Town, ctx: Context, line: str) -> Begrepen:
    point = town.point_of(town.kanarie)
    page = overleg_page.show_punt(ctx, town.overleg, point)
    assert page is not None
    understood = tafel.understand(ctx, line, page.kandidaten)
    tafel.record_invoer(ctx, town.overleg, point, understood)
    return understood


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("a Daan belt morgen", "Daan Ebbers"),
        ("a De Schakel wacht morgen", "De Schakel"),
        ("a Rob belt zus", ""),
        ("a naaste Truus belt de dokter", "Truus"),
    ],
)
def test_a_typed_actie_is_recorded_for_whom_it_says_also_without_a_day(running: Town, line: str, owner: str) -> None:
    type_line(running, running.as_("VZ"), line)
    newest = max(acties.list_acties(running.as_("VZ")), key=lambda a: a.id)
    assert newest.eigenaar == owner
    assert (newest.uiterlijk is None) == ("morgen" not in line)


def test_a_typed_note_and_decision_are_recorded(running: Town) -> None:
    type_line(running, running.as_("NO"), "Rob zegt iets")
    type_line(running, running.as_("NO"), "b De ontruiming stopt omdat Rob meewerkt")
    point = running.page().casussen[0]
    assert point.notities[-1].tekst == "Rob zegt iets"
    assert (point.besluiten[-1].tekst, point.besluiten[-1].motivering) == ("De ontruiming stopt", "Rob meewerkt")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("a Iemand belt morgen", "eigenaar_onbekend"),
        ("a Daan belt 30 februari", "datum_bestaat_niet"),
        ("a Daan belt 1 mei 2020", "datum_voorbij"),
        ("b De ontruiming stopt", "motivering_ontbreekt"),
        ("n", "invoer_leeg"),
    ],
)
def test_what_is_unclear_is_asked_and_nothing_is_written(running: Town, line: str, code: str) -> None:
    before = running.page().casussen[0]
    with pytest.raises(RuleViolation) as error:
        type_line(running, running.as_("VZ"), line)
    assert refused(error.value) == (code, {"field": "invoer"})
    assert running.page().casussen[0] == before


def test_an_actie_without_an_owner_is_never_recorded(running: Town) -> None:
    nobody = Begrepen(InvoerSoort.ACTIE, "belt")
    with pytest.raises(RuleViolation) as error:
        tafel.record_invoer(running.as_("VZ"), running.overleg, running.point_of(running.kanarie), nobody)
    assert refused(error.value) == ("eigenaar_onbekend", {"field": "invoer"})


def test_nothing_runs_when_nothing_lies_on_the_table(town: Town) -> None:
    town.go(OPEN)
    town.go(LOPEND)
    for act in (tafel.AtPunt(town.overleg, None), tafel.Step(town.overleg, town.page().deelnemers[0].id, False)):
        with pytest.raises(RuleViolation) as error:
            tafel.start_punt(town.as_("VZ"), act) if isinstance(act, tafel.AtPunt) else tafel.step(town.as_("VZ"), act)
        assert refused(error.value) == ("geen_punt_op_tafel", {})
