"""What ramingen of a year come to on the screen: a day that is over says the same, whatever hangs on what later."""

from datetime import date, timedelta

from sqlalchemy import select

from casus.domain.changes import LogEntry
from casus.domain.verzoek import Verzoek
from casus.services.monitor import show_monitor
from casus.services.monitorvorm import MonitorVraag
from casus.storage import tables_geld as g
from tests.services.conftest import Town
from tests.services.test_monitorbestand import MONTH, add_ramingen, geld_made, town

__all__ = ("geld_made", "town")


def take_off(town: Town, count: int) -> None:
    """So many verzoeken hang on no raming any more."""
    ctx = town.as_("CO")
    with ctx.unit_of_work() as uow:
        v = g.verzoek.c
        ids = uow._session.connection().execute(select(v.id).where(v.raming_id.is_not(None)).order_by(v.id)).scalars()
        for verzoek_id in list(ids)[:count]:
            uow.get_unseen(Verzoek, verzoek_id).hang_on(None, ctx.now())
        uow.commit(LogEntry("raming_verzoek"))


def shown(town: Town, code: str, dag: date) -> object:
    return show_monitor(town.as_(code), MonitorVraag(2026, dag=dag)).vermeden


def test_a_day_that_is_over_stays_as_it_was_told(town: Town) -> None:
    add_ramingen(town, 12, closed=True)
    town.clock.advance(MONTH)
    over = (town.clock.now() - timedelta(days=1)).date()
    before = {code: shown(town, code, over) for code in ("CO", "CT")}
    assert None not in before.values()
    take_off(town, 6)
    assert {code: shown(town, code, over) for code in ("CO", "CT")} == before
    town.clock.advance(MONTH)
    assert {code: shown(town, code, over) for code in ("CO", "CT")} == before
    left = {code: show_monitor(town.as_(code), MonitorVraag(2026)).vermeden for code in ("CO", "CT")}
    assert [each and each.ramingen for each in left.values()] == [6, 6], "control: since then they count no longer"


def test_what_fewer_than_five_persons_took_off_a_controller_does_not_hear(town: Town) -> None:
    add_ramingen(town, 12, closed=True)
    town.clock.advance(MONTH)
    take_off(town, 4)
    town.clock.advance(MONTH)
    left = {code: show_monitor(town.as_(code), MonitorVraag(2026)).vermeden for code in ("CO", "CT")}
    assert [each and each.ramingen for each in left.values()] == [8, 12]
