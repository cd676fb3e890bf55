"""What goes on the next agenda by itself, with the reason; nothing falls off the table."""

from datetime import date, timedelta

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.values import AgendaReden, EigenaarSoort, OverlegStatus
from casus.services import acties, casussen, overleggen, tafel
from tests.services.conftest import MEETING, Town, bring_to

OPEN, LOPEND, GESLOTEN = OverlegStatus.OPEN, OverlegStatus.LOPEND, OverlegStatus.GESLOTEN
NEXT = MEETING + timedelta(days=7)
NAASTE = Eigenaar(EigenaarSoort.NAASTE, naam="Truus")


def reasons(town: Town, overleg_id: int) -> dict[int, AgendaReden]:
    return {p.casus_id: p.reden for p in town.page(overleg_id).casussen if p.casus_id is not None}


def hold(town: Town) -> dict[str, int]:
    """One meeting: one casus not reached, one with an open actie, one with a date, one done with."""
    found = {naam: town.add_casus(naam) for naam in ("Actie", "Datum", "Klaar", "Niet")}
    for number in found.values():
        overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(town.overleg, town.page().versie, number))
    town.go(OPEN)
    town.go(LOPEND)
    chair = town.as_("VZ")
    points = {naam: town.point_of(number) for naam, number in found.items()}
    for naam in ("Actie", "Datum", "Klaar"):
        tafel.start_punt(chair, tafel.AtPunt(town.overleg, points[naam]))
    tafel.record_actie(chair, tafel.RecordActie(town.overleg, points["Actie"], "belt", NAASTE))
    tafel.set_terug_op(chair, tafel.SetTerugOp(town.overleg, points["Datum"], NEXT))
    tafel.start_punt(chair, tafel.AtPunt(town.overleg, town.point_of(town.kanarie)))
    return found


def test_what_comes_back_stands_on_the_next_agenda_with_its_reason(each_town: Town) -> None:
    town = each_town
    found = hold(town)
    town.go(GESLOTEN)
    following = town.plan(NEXT)
    assert reasons(town, following) == {
        found["Niet"]: AgendaReden.NIET_BEREIKT,
        found["Datum"]: AgendaReden.TERUGKOMDATUM,
        found["Actie"]: AgendaReden.OPEN_ACTIE,
    }
    assert [p.casus_id for p in town.page(following).casussen] == [found["Niet"], found["Datum"], found["Actie"]]
    assert [p.casus_id is None for p in town.page(following).punten] == [True, False, False, False, True]


def test_each_that_comes_back_is_logged_because_the_chair_may_see_it_now(town: Town) -> None:
    found = hold(town)
    town.go(GESLOTEN)
    made: list[int] = []
    chair = town.as_("V2")
    page = town.page()
    cmd = overleggen.PlanOverleg(NEXT, page.begin, page.eind)
    entries = town.logged_by(lambda: made.append(overleggen.plan_overleg(chair, cmd)[0].id))
    assert entries[0] == LogEntry("overleg_gepland", (("overleg", made[0]),))
    assert {e.casus_id for e in entries[1:]} == {found[n] for n in ("Niet", "Datum", "Actie")}
    assert {e.action for e in entries[1:]} == {"punt_toegevoegd"}
    assert set(casussen.list_casus_ids(chair)) == {e.casus_id for e in entries[1:]}


def test_a_meeting_that_is_already_planned_gets_it_when_this_one_closes(each_town: Town) -> None:
    town = each_town
    found = hold(town)
    following = town.plan(NEXT)
    assert reasons(town, following) == {}
    versie = town.page(following).versie
    cmd = overleggen.ChangeStatus(town.overleg, town.page().versie, GESLOTEN)
    entries = town.logged_by(lambda: overleggen.change_status(town.as_("CO"), cmd))
    assert [e.action for e in entries] == ["overleg_gesloten", *["punt_toegevoegd"] * 3]
    assert set(reasons(town, following)) == {found[n] for n in ("Niet", "Datum", "Actie")}
    assert town.page(following).versie == versie + 1
    assert town.page(following).punten[-1].casus_id is None
    assert town.people["VZ"] == town.page(following).voorzitter_id


def test_it_stands_on_one_agenda_ahead_and_not_on_the_one_after_it_too(town: Town) -> None:
    found = hold(town)
    town.go(GESLOTEN)
    first, second = town.plan(NEXT), town.plan(NEXT + timedelta(days=7))
    assert set(reasons(town, first)) == {found[n] for n in ("Niet", "Datum", "Actie")}
    assert reasons(town, second) == {}
    remove = overleggen.ChangePunt(first, town.page(first).versie, town.point_of(found["Niet"], first), remove=True)
    overleggen.change_punt(town.as_("CO"), remove)
    third = town.plan(NEXT + timedelta(days=14))
    assert reasons(town, third) == {found["Niet"]: AgendaReden.NIET_BEREIKT}


def test_a_return_date_after_the_meeting_waits(town: Town) -> None:
    found = hold(town)
    town.go(GESLOTEN)
    assert found["Datum"] not in reasons(town, town.plan(NEXT - timedelta(days=1)))
    assert found["Datum"] in reasons(town, town.plan(NEXT))


def test_a_finished_actie_and_a_closed_casus_stay_away(town: Town) -> None:
    found = hold(town)
    town.go(GESLOTEN)
    (actie,) = [a for a in acties.list_acties(town.as_("CO")) if a.casus_id == found["Actie"]]
    acties.finish_actie(town.as_("CO"), acties.FinishActie(actie.id, actie.versie, done=True))
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(found["Niet"], 1, "klaar"))
    assert set(reasons(town, town.plan(NEXT))) == {found["Datum"]}


def test_a_postponed_actie_still_comes_back(town: Town) -> None:
    bring_to(town, GESLOTEN)
    (actie,) = acties.list_acties(town.as_("CO"))
    acties.postpone_actie(town.as_("CO"), acties.PostponeActie(actie.id, actie.versie, date(2027, 1, 1)))
    assert reasons(town, town.plan(NEXT)) == {town.kanarie: AgendaReden.OPEN_ACTIE}


def test_only_the_last_time_at_the_table_counts(town: Town) -> None:
    found = hold(town)
    town.go(GESLOTEN)
    following = town.plan(NEXT)
    town.go(OPEN, following)
    town.go(LOPEND, following)
    for name in ("Niet", "Datum"):
        tafel.start_punt(town.as_("VZ"), tafel.AtPunt(following, town.point_of(found[name], following)))
    town.go(GESLOTEN, following)
    assert reasons(town, town.plan(NEXT + timedelta(days=7))) == {found["Actie"]: AgendaReden.NIET_BEREIKT}


@pytest.mark.parametrize("title", ["Signalen", "Rondje en afsluiten"])
def test_a_point_goes_before_the_closing_round_only_when_there_is_one(town: Town, title: str) -> None:
    page = town.page()
    for versie, point in enumerate((page.punten[0], page.punten[-1]), start=page.versie):
        overleggen.change_punt(town.as_("CO"), overleggen.ChangePunt(town.overleg, versie, point.id, remove=True))
    add = overleggen.AddVastPunt(town.overleg, town.page().versie, title, 5)
    overleggen.add_vast_punt(town.as_("CO"), add)
    other = town.add_casus("Jolien Bakker")
    overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(town.overleg, town.page().versie, other))
    last = town.page().punten[-1]
    assert (last.casus_id is None) == (title == "Rondje en afsluiten")
