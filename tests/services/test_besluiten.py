"""Besluiten come back until they are carried out; who may see them says how far they are."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import CasusError
from casus.domain.values import AgendaReden, BesluitStatus, OverlegStatus
from casus.services import acties, besluiten, overleg_page, overleggen
from casus.services.besluiten import BesluitRegel, UpdateBesluit
from tests.factories import refused
from tests.services.conftest import Town, bring_to

NIET, DEELS, UITGEVOERD = BesluitStatus


def only(town: Town, code: str = "IB") -> BesluitRegel:
    ctx = town.as_(code)
    (row,) = besluiten.list_besluit_rows(ctx, besluiten.list_besluit_ids(ctx, only_open=False))
    return row


def report(town: Town, code: str, status: BesluitStatus, words: str = "") -> None:
    row = only(town)
    cmd = UpdateBesluit(row.overleg_id, row.versie, row.id, status, words)
    besluiten.update_besluit(town.as_(code), cmd)


def test_how_far_it_is_is_said_after_the_minutes_stand(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.VASTGESTELD)
    row = only(town)
    assert (row.status, row.status_op, row.status_door, row.is_open) == (NIET, None, "", True)
    town.clock.set(town.clock.now() + timedelta(days=3))
    cmd = UpdateBesluit(row.overleg_id, row.versie, row.id, DEELS, " De brief is weg. ")
    assert town.logged_by(partial(besluiten.update_besluit, town.as_("IB"), cmd)) == [
        LogEntry("besluit_bijgewerkt", (("besluit", row.id), ("overleg", town.overleg)), town.kanarie, outcome="deels")
    ]
    told = only(town, "CO")
    assert (told.status, told.terugkoppeling, told.status_door) == (DEELS, "De brief is weg.", "Iris Bakker")
    assert (told.status_op, told.heard()) == (town.clock.now(), town.clock.now())
    assert (told.tekst, told.motivering, told.versie) == (row.tekst, row.motivering, row.versie + 1)
    town.clock.set(town.clock.now() + timedelta(days=1))
    report(town, "CO", UITGEVOERD)
    done = only(town)
    assert (done.status, done.terugkoppeling, done.status_door) == (UITGEVOERD, "De brief is weg.", "Cora Olthof")
    assert besluiten.list_besluit_ids(town.as_("IB")) == []
    report(town, "RG", NIET)
    assert besluiten.list_besluit_ids(town.as_("IB")) == [row.id]


def test_a_besluit_that_was_corrected_reads_as_it_should(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    row = only(town)
    fix = overleggen.CorrectTekst(town.overleg, "besluit", row.id, "De ontruiming stopt", "typfout")
    overleggen.correct_tekst(town.as_("VZ"), fix)
    assert only(town).tekst == "De ontruiming stopt"
    assert town.page().casussen[0].besluiten[0].tekst == row.tekst


@pytest.mark.parametrize("code", ["BU", "DE", "GA", "OW", "V2"])
def test_hidden_and_absent_give_the_same_answer(town: Town, code: str) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    row = only(town)
    answers = []
    for number in (row.id, 12345):
        with pytest.raises(CasusError) as error:
            besluiten.update_besluit(town.as_(code), UpdateBesluit(row.overleg_id, row.versie, number, DEELS))
        answers.append(refused(error.value))
    assert answers == [("besluit_onbekend", {})] * 2
    assert only(town).status is NIET


def test_it_cannot_be_reached_through_another_meeting(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    other = town.plan(date(2026, 12, 1))
    row = only(town)
    cmd = UpdateBesluit(other, town.page(other).versie, row.id, DEELS)
    with pytest.raises(CasusError) as error:
        besluiten.update_besluit(town.as_("CO"), cmd)
    assert error.value.code == "besluit_onbekend"


def test_it_comes_back_at_the_next_table_of_its_casus(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    row = only(town)
    following = town.plan(date(2026, 12, 1), people=("DE",))
    point = town.point_of(town.kanarie, following)

    def back(code: str) -> tuple[list[int], list[int]]:
        ctx = town.as_(code)
        page = overleg_page.show_punt(ctx, following, point)
        at_punt = [] if page is None else [b.id for b in page.open_besluiten]
        return [b.id for b in besluiten.besluiten_back_at(ctx, following)], at_punt

    assert back("CO") == back("IB") == back("VZ") == ([row.id], [row.id])
    town.go(OverlegStatus.OPEN, following)
    assert back("DE") == ([], [])  # sits at this table, heard nothing of the one before
    assert [b.id for b in besluiten.besluiten_of_casus(town.as_("IB"), town.kanarie)] == [row.id]
    report(town, "IB", UITGEVOERD)
    assert back("CO") == ([], [])
    assert [b.status for b in besluiten.besluiten_of_casus(town.as_("IB"), town.kanarie)] == [UITGEVOERD]


def test_three_weeks_of_silence_bring_its_casus_back_on_the_agenda(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    (actie,) = acties.list_acties(town.as_("CO"))
    acties.finish_actie(town.as_("OW"), acties.FinishActie(actie.id, actie.versie, done=True))
    taken = town.clock.now()

    def planned_on(days: int) -> list[AgendaReden]:
        day = taken + timedelta(days=days)
        number = town.plan(day.date())
        found = [p.reden for p in town.page(number).casussen]
        for punt in town.page(number).casussen:
            cmd = overleggen.ChangePunt(number, town.page(number).versie, punt.id, remove=True)
            overleggen.change_punt(town.as_("CO"), cmd)
        return found

    assert planned_on(20) == []
    assert planned_on(21) == [AgendaReden.OPEN_BESLUIT]
    town.clock.set(taken + timedelta(days=10))
    report(town, "IB", DEELS)
    assert planned_on(21) == []
    assert planned_on(31) == [AgendaReden.OPEN_BESLUIT]
    report(town, "IB", UITGEVOERD)
    assert planned_on(60) == []


def test_silent_ones_are_those_nobody_spoke_of_for_three_weeks(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    taken: datetime = only(town).gemaakt_op
    town.clock.set(taken + timedelta(days=20))
    assert besluiten.list_silent_besluiten(town.as_("IB"), 5) == []
    town.clock.set(taken + timedelta(days=21))
    assert [b.id for b in besluiten.list_silent_besluiten(town.as_("IB"), 5)] == [only(town).id]
    assert besluiten.list_silent_besluiten(town.as_("BU"), 5) == []
    report(town, "IB", DEELS)
    assert besluiten.list_silent_besluiten(town.as_("IB"), 5) == []
