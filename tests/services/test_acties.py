"""Acties: whose they are, what became of them, what is late."""

from datetime import date, timedelta
from functools import partial

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import ActieStatus, EigenaarSoort, OverlegStatus
from casus.services import acties, tafel
from casus.services.acties import ActieRow
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
