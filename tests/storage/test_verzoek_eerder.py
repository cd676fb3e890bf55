"""A past day of the monitor stays as it was, whatever budget or class an open verzoek gets later, on each engine."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, event, func, insert, select

from casus.domain.aanbod import Bouwsteen
from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Peil, Verzoekfeit
from casus.domain.toegang import day_ends, day_in_place
from casus.domain.verzoek import Gever, Verzoek, verzoek_of
from casus.storage import tables_geld as g
from casus.storage.queries import Queries
from casus.storage.unit_of_work import UnitOfWork
from tests.storage.geldteam import ENTRY, JAREN, WIJKEN, Geldteam, budget_of, inhoud_of

SHOWN = [(jaar, wijk) for jaar in JAREN for wijk in (None, *WIJKEN)]
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
Figures = dict[tuple[int, int | None], list[Verzoekfeit]]


class Team(Geldteam):
    """Verzoeken asked, changed and decided by chance; how every day ended is remembered."""

    def __init__(self, engine: Engine, seed: int) -> None:
        super().__init__(engine, seed, BEGIN)
        self.ended: dict[date, Figures] = {}
        self.open: list[int] = []
        self.budgets = [budget_of(wijk, jaar) for wijk in WIJKEN for jaar in JAREN]

    def ask(self) -> int:
        id_ = 100 + len(self.open) + self.rng.randrange(10**6) * 1_000
        inhoud = inhoud_of(self.rng.choice(self.budgets))
        self.put(verzoek_of(id_, f"V{id_}", inhoud, Gever(1, 1), now=self.now, today=day_in_place(self.now)))
        self.open.append(id_)
        return id_

    def change(self, id_: int, **values: Any) -> None:
        with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
            verzoek = uow.get_unseen(Verzoek, id_)
            for name, value in values.items():
                setattr(verzoek, name, value)
            verzoek.gewijzigd_op = self.now
            uow.commit(ENTRY)

    def change_some(self) -> None:
        if not self.open:
            return
        draw = self.rng
        known: dict[str, Any] = {
            "budget_id": draw.choice(self.budgets), "categorie": draw.choice(list(BestedingSoort)[:3]),
            "levensdomein": draw.choice(list(Levensdomein)[:3]), "bouwsteen": draw.choice((None, *Bouwsteen)),
            "wat": "Een andere fiets",
        }  # fmt: skip
        self.change(draw.choice(self.open), **{name: known[name] for name in draw.sample(sorted(known), 2)})

    def decide(self) -> None:
        if self.open:
            with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
                uow.get_unseen(Verzoek, self.open.pop(0)).refuse("er is een ander potje", self.now)
                uow.commit(ENTRY)

    def wait(self, *, hours: int) -> None:
        later = self.now + timedelta(hours=hours)
        if day_in_place(later) != day_in_place(self.now):
            self.ended[day_in_place(self.now)] = self.figures(Peil(day_in_place(self.now), self.now))
        self.now = later

    def figures(self, peil: Peil) -> Figures:
        with self.engine.connect() as conn:
            queries = Queries(conn, SYSTEEM, self.now)
            return {shown: queries.verzoekfeiten(shown[0], peil, shown[1]) for shown in SHOWN}

    def again(self, day: date) -> Figures:
        return self.figures(Peil(day, day_ends(day) - timedelta(seconds=1)))

    def kept(self) -> list[tuple[Any, ...]]:
        e = g.verzoek_eerder.c
        with self.engine.connect() as conn:
            query = select(e.verzoek_id, e.tot, e.budget_id, e.categorie, e.levensdomein, e.bouwsteen).order_by(e.tot)
            return [tuple(row) for row in conn.execute(query)]


@pytest.fixture
def team(engine: Engine, seed: int) -> Team:
    return Team(engine, seed)


def play(team: Team, times: int) -> None:
    for _ in range(times):
        team.rng.choice((team.ask, team.change_some, team.change_some, team.change_some, team.decide))()
        team.wait(hours=team.rng.randint(0, 20))


def test_every_past_day_is_as_it_was_after_any_later_change(team: Team, tier_count: Callable[[int, int], int]) -> None:
    play(team, tier_count(120, 3_000))
    assert {day: team.again(day) for day in team.ended} == team.ended
    now = team.figures(Peil(day_in_place(team.now), team.now))
    assert len(team.kept()) > 10
    with team.engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(g.verzoek_eerder))
    lost = [day for day, figures in team.ended.items() if team.again(day) != figures]
    assert len(lost) > 5, "negative control: without what was kept the past moves"
    assert team.figures(Peil(day_in_place(team.now), team.now)) == now, "today needs nothing of it"


def test_of_two_changes_on_one_day_the_first_tells_how_the_day_before_ended(team: Team) -> None:
    one = team.ask()
    team.change(one, budget_id=10)
    assert team.kept() == [], "of the day on which it was asked"
    team.wait(hours=24)
    team.change(one, categorie=BestedingSoort.WONEN_EN_SPULLEN, bouwsteen=next(iter(Bouwsteen)))
    team.change(one, categorie=BestedingSoort.ANDERS, budget_id=21)
    team.change(one, wat="Een bakfiets")
    was = (one, day_in_place(team.now), 10, BestedingSoort.ANDERS, Levensdomein.WERK, None)
    assert team.kept() == [was]
    team.wait(hours=24)
    team.change(one, wat="Een step")
    assert team.kept() == [was], "what is not counted by is not kept"
    assert team.again(day_in_place(BEGIN))[2025, 1][0].kenmerken.categorie == BestedingSoort.ANDERS
    assert team.again(day_in_place(BEGIN))[2026, 2] == []
    assert [len(found) for found in team.figures(Peil(day_in_place(team.now), team.now)).values()] == [0, 0, 0, 1, 0, 1]


def test_what_a_clock_that_ran_ahead_wrote_holds_until_today(team: Team) -> None:
    one, two = team.ask(), team.ask()
    team.change(one, budget_id=10)
    team.change(two, budget_id=10)
    team.wait(hours=24)
    right, team.now = team.now, team.now + timedelta(days=400)
    team.change(one, budget_id=11)
    team.change(two, budget_id=20)
    team.now = right
    team.change(one, budget_id=21)
    today = day_in_place(right)
    assert [row[:3] for row in team.kept()] == [(one, today, 10), (two, today + timedelta(days=400), 10)]


def test_a_change_that_is_not_committed_leaves_nothing(team: Team) -> None:
    one = team.ask()
    team.wait(hours=24)
    with UnitOfWork(team.engine, SYSTEEM, lambda: team.now) as uow:
        uow.get_unseen(Verzoek, one).bouwsteen = next(iter(Bouwsteen))
        uow.flush()
    assert team.kept() == []
    team.change(one, bouwsteen=next(iter(Bouwsteen)))
    assert len(team.kept()) == 1, "negative control"


def test_two_written_in_one_millisecond_have_a_number_each(team: Team) -> None:
    asked = [team.ask() for _ in range(3)]
    team.wait(hours=24)
    for each in asked:
        team.change(each, levensdomein=Levensdomein.WONEN)
    with team.engine.connect() as conn:
        assert conn.execute(select(func.count(g.verzoek_eerder.c.id.distinct()))).scalar_one() == 3


def test_without_rows_only_the_verzoeken_themselves_are_read(team: Team) -> None:
    """A year of a million verzoeken pays nothing for what never happened: one question more, to an empty table."""
    asked: list[str] = []
    event.listen(team.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    team.ask()
    peil = Peil(day_in_place(team.now), team.now)
    with team.engine.connect() as conn:
        asked.clear()
        Queries(conn, SYSTEEM, team.now).verzoekfeiten(2026, peil)
    (only,) = [each for each in asked if "verzoek_eerder" in each]
    assert "JOIN" not in only


def test_many_are_corrected_as_one(team: Team) -> None:
    """More than a question can name."""
    one = team.ask()
    team.wait(hours=24)
    team.change(one, budget_id=10, levensdomein=Levensdomein.WONEN)
    number = 40_000
    with team.engine.execution_options(casus_write=True).begin() as conn:
        (row,) = [dict(found) for found in conn.execute(select(g.verzoek)).mappings()]
        (was,) = [dict(found) for found in conn.execute(select(g.verzoek_eerder)).mappings()]
        copies = [row | {"id": 10**12 + n, "code": f"W{n}"} for n in range(number)]
        conn.execute(insert(g.verzoek), copies)
        conn.execute(
            insert(g.verzoek_eerder),
            [was | {"id": was["id"] + 1 + n, "verzoek_id": each["id"]} for n, each in enumerate(copies)],
        )
    before = team.again(day_in_place(BEGIN))
    assert {len(found) for found in before.values()} == {0, number + 1}
    assert {each.kenmerken.levensdomein for found in before.values() for each in found} == {Levensdomein.WERK}
