"""What ramingen of a year come to, asked of what is kept of each: the same as reading every line on that day, whatever
was changed, hung on or taken off later; on each engine.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, delete, func, select, update

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.geld import Betaler
from casus.domain.kostenraming import Raming, RamingInhoud, reckon
from casus.domain.kostenregel import HEEL, HoeVaak, RegelInhoud, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Peil
from casus.domain.prijslijst import Zekerheid
from casus.domain.toegang import day_in_place
from casus.domain.vermeden import Ramingsom, Vermeden, add_up
from casus.domain.verzoek import Gever, Verzoek, VerzoekUitkomst, verzoek_of
from casus.storage import ramingsommen
from casus.storage import tables_raming as r
from casus.storage.queries import Queries
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW
from tests.storage.geldteam import ENTRY, JAREN, WIJKEN, Geldteam, budget_of, inhoud_of

CASUS = 3
Yes = tuple[int, int, datetime, int, int]
"""(raming, verzoek, decided at, year, wijk) as this test remembers it."""


class Team(Geldteam):
    """Ramingen written and changed by chance, and verzoeken that are hung on them and taken off."""

    def __init__(self, engine: Engine, seed: int) -> None:
        super().__init__(engine, seed, NOW - timedelta(days=100))
        self.last = 100
        self.ended: dict[date, dict[int, Ramingsom]] = {}
        self.ramingen: list[int] = []
        self.asked: list[int] = []
        self.agreed: dict[int, Yes] = {}
        self.hung: dict[date, list[Yes]] = {}
        self.inhoud = inhoud_of(budget_of(1, 2026))
        self.put(make.make_casus(id=CASUS))

    def wait(self) -> None:
        """Some hours, perhaps into another day; how every raming stood is remembered for the day that is over, and
        what hung on it.
        """
        later = min(NOW, self.now + timedelta(hours=self.rng.randint(0, 30)))
        if day_in_place(later) != day_in_place(self.now):
            self.end_day()
        self.now = later

    def end_day(self) -> None:
        today = day_in_place(self.now)
        self.ended[today], self.hung[today] = read_all(self), list(self.agreed.values())

    def new_id(self) -> int:
        self.last += 1
        return self.last

    def begin(self) -> None:
        raming = Raming(self.new_id(), CASUS, Levensdomein.WONEN, "proef", date(2026, 1, 5), 1, NOW,
                        horizon_maanden=self.rng.randint(1, 60))  # fmt: skip
        bars = self.rng.choice(((), (Scenario.NU,), (Scenario.NU, Scenario.OPLOSSING), tuple(Scenario)))
        for bar in (*bars, *self.rng.choices(list(Scenario), k=self.rng.randint(0, 2))):
            raming.add_regel(self.new_id(), self.line(bar), NOW)
        self.ramingen.append(raming.id)
        self.put(raming)

    def line(self, scenario: Scenario) -> RegelInhoud:
        draw = self.rng
        low = draw.randint(0, 99_999)
        kans = draw.choice((333, HEEL)) if scenario is Scenario.NIETS_DOEN else HEEL
        return RegelInhoud(
            scenario, "post", draw.randint(1, 9_999), "keer", draw.choice(list(HoeVaak)), low, low + 7,
            low + draw.randint(7, 999), draw.choice(list(Betaler)[:4]), "", 2026, Zekerheid.SCHATTING, "", kans,
        )  # fmt: skip

    def change(self) -> None:
        """One act on one raming: a line more, other, less or seen; another horizon; closed."""
        with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
            raming, draw = uow.get_unseen(Raming, self.rng.choice(self.ramingen)), self.rng
            act = draw.choice(("more", "other", "less", *("seen",) * 4, "horizon", "closed", "closed"))
            regel = draw.choice(raming.regels) if raming.regels else None
            shut = raming.afgesloten_op is not None
            if regel is not None and act == "seen":
                for each in raming.regels:
                    raming.see(each.id, draw.choice((0, draw.randint(0, 9_999))), NOW)
                raming.see(regel.id, draw.choice((None, 7, 7)), NOW)
            elif shut:
                return
            elif act == "horizon":
                raming.describe(RamingInhoud("proef", Levensdomein.WONEN, "", draw.randint(1, 60)), NOW)
            elif act == "closed" and reckon([each.inhoud for each in raming.regels], 12).verschil is not None:
                raming.close(date(2026, 2, draw.randint(1, 28)), NOW)
            elif regel is not None and act == "other":
                raming.write_regel(regel.id, self.line(draw.choice(list(Scenario))), NOW)
            elif regel is not None and act == "less":
                raming.remove_regel(regel.id, NOW)
            else:
                raming.add_regel(self.new_id(), self.line(draw.choice(list(Scenario))), NOW)
            uow.commit(ENTRY)

    def agree(self) -> None:
        """A verzoek that hangs on some raming, or on none; a yes, or not, or not yet."""
        draw, id_ = self.rng, self.new_id()
        budget_id = budget_of(draw.choice(WIJKEN), draw.choice(JAREN))
        asked = verzoek_of(
            id_, f"V{id_}", replace(self.inhoud, budget_id=budget_id), Gever(1, 1), now=self.now, today=date(2026, 1, 1)
        )
        asked.hang_on(draw.choice((*self.ramingen, None)), self.now)
        self.asked.append(id_)
        if draw.randrange(4):
            self.decide(asked)
        self.put(asked)
        self.remember(asked)

    def decide(self, asked: Verzoek) -> None:
        """Somebody above a ceiling said yes, or it is a no."""
        if self.rng.randrange(4):
            asked.agree_above("De wethouder", self.now)
        else:
            asked.refuse("Het kan anders", self.now)

    def hang(self) -> None:
        """Another raming for some verzoek, or none; what waited is decided on as well, now and then."""
        with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
            asked = uow.get_unseen(Verzoek, self.rng.choice(self.asked))
            if self.rng.randrange(2):
                asked.hang_on(self.rng.choice((*self.ramingen, None)), self.now)
            if asked.is_open and self.rng.randrange(2):
                self.decide(asked)
            uow.commit(ENTRY)
        self.remember(asked)

    def remember(self, asked: Verzoek) -> None:
        self.agreed.pop(asked.id, None)
        if asked.raming_id is not None and asked.status is VerzoekUitkomst.JA and asked.besloten_op is not None:
            wijk, jaar = divmod(asked.budget_id, 10)
            self.agreed[asked.id] = (asked.raming_id, asked.id, asked.besloten_op, 2025 + jaar, wijk)


@pytest.fixture
def team(engine: Engine, seed: int, tier_count: Callable[[int, int], int]) -> Team:
    made = Team(engine, seed)
    for _ in range(6):
        made.begin()
    for _ in range(tier_count(120, 3_000)):
        acts = (made.begin, *(made.change,) * 8, *(made.agree,) * 3, *((made.hang,) * 4 if made.asked else ()))
        made.rng.choice(acts)()
        made.wait()
    made.end_day()
    return made


def read_all(team: Team) -> dict[int, Ramingsom]:
    """Every raming that has a head figure, by its own lines; what was seen is reckoned here once more, plainly."""
    found = {}
    with UnitOfWork(team.engine, SYSTEEM, lambda: NOW) as uow:
        for raming in (uow.get_unseen(Raming, id_) for id_ in team.ramingen):
            whole = reckon([regel.inhoud for regel in raming.regels], raming.horizon_maanden)
            if whole.nu is None or whole.oplossing is None:
                continue
            nu, na = ([regel.gezien for regel in raming.regels if regel.scenario is bar]
                      for bar in (Scenario.NU, Scenario.OPLOSSING))  # fmt: skip
            seen = None if None in (*nu, *na) else sum(x or 0 for x in nu) - sum(x or 0 for x in na)
            found[raming.id] = Ramingsom(whole.nu, whole.oplossing, seen, whole.niets_doen, whole.betalers)
    return found


def closed(team: Team) -> dict[int, date | None]:
    with UnitOfWork(team.engine, SYSTEEM, lambda: NOW) as uow:
        return {id_: uow.get_unseen(Raming, id_).afgesloten_op for id_ in team.ramingen}


def first_of(agreed: list[Yes]) -> dict[int, Yes]:
    """By raming the first yes of these."""
    found: dict[int, Yes] = {}
    for yes in sorted(agreed, key=lambda each: (each[2], each[1])):
        found.setdefault(yes[0], yes)
    return found


def test_a_year_on_any_day_is_what_its_ramingen_said_then_line_by_line(team: Team) -> None:
    told, seen, worse = 0, 0, 0
    for ended, stood in team.ended.items():
        day = ended + timedelta(days=team.rng.randrange(2) if ended == max(team.ended) else 0)
        first = first_of(team.hung[ended])
        for jaar in JAREN:
            for wijk in (None, *WIJKEN):
                ids = sorted(i for i, yes in first.items() if yes[3] == jaar and wijk in (None, yes[4]) and i in stood)
                whole, peil = add_up(stood[i] for i in ids), Peil(day, NOW + timedelta(days=2))
                assert asked(team.engine, jaar, peil, wijk) == whole
                if whole is not None:
                    told, seen, worse = (
                        told + whole.ramingen, seen + (whole.gezien_van or 0), worse + (whole.met_niets_doen or 0)
                    )  # fmt: skip
                with team.engine.connect() as conn:
                    feiten = Queries(conn, SYSTEEM, NOW).ramingfeiten(jaar, peil, wijk)
                assert [(feit.raming_id, feit.som) for feit in feiten] == [(i, stood[i]) for i in ids]
    assert min(told - seen, seen, told - worse, worse) > 2, "the chances hit too little"
    assert len({str(sorted(stood.items())) for stood in team.ended.values()}) > 3, "hardly anything changed"


def test_as_it_hangs_now_a_past_day_would_say_something_else(team: Team) -> None:
    """Negative control: what hangs now, as far as it was decided then, is not what hung then."""
    other = 0
    for ended, agreed in team.hung.items():
        now = [yes for yes in team.agreed.values() if day_in_place(yes[2]) <= ended]
        of_year = [
            add_up(stood for i, stood in sorted(team.ended[ended].items()) if i in first and first[i][3] == JAREN[1])
            for first in (first_of(agreed), first_of(now))
        ]
        assert asked(team.engine, JAREN[1], Peil(ended, NOW + timedelta(days=2))) == of_year[0]
        other += of_year[0] != of_year[1]
    assert other > 3


def test_a_closed_raming_counts_for_the_controller_on_the_days_that_it_counts_in_the_year(team: Team) -> None:
    shut, stopped = closed(team), 0
    for jaar in JAREN:
        with team.engine.connect() as conn:
            perioden = Queries(conn, SYSTEEM, NOW).telperioden(jaar)
        assert all(each.persoon == CASUS and each.van < each.tot for each in perioden)
        stopped += sum(each.tot < NOW.date() for each in perioden)
        for ended, stood in team.ended.items():
            counts = [
                (stood[i].nu, stood[i].oplossing)
                for i, yes in first_of(team.hung[ended]).items()
                if yes[3] == jaar and i in stood and (shut[i] or date.max) <= ended
            ]
            found = [(each.nu, each.oplossing) for each in perioden if each.van <= ended < each.tot]
            assert sorted(found) == sorted(counts), ended
    assert stopped > 3, "the chances hit too little"


def asked(engine: Engine, jaar: int, peil: Peil, wijk_id: int | None = None) -> Vermeden | None:
    with engine.connect() as conn:
        return add_up(Queries(conn, SYSTEEM, NOW).ramingsommen(jaar, peil, wijk_id))


def kept(engine: Engine) -> dict[int, tuple[object, ...]]:
    """Of each raming how it stands now, without its day."""
    with engine.connect() as conn:
        now = select(r.ramingsom).where(r.ramingsom.c.tot == r.NOG_STEEDS)
        rows = conn.execute(now.order_by(r.ramingsom.c.raming_id))
        return {row.raming_id: tuple(row[2:]) for row in rows}


def test_reckoned_all_anew_it_is_what_was_kept_change_by_change(team: Team) -> None:
    before = kept(team.engine)
    assert before
    with team.engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(r.ramingsom))
        ramingsommen.rewrite_all(conn)
        assert conn.execute(select(func.count()).select_from(r.ramingsom)).scalar_one() == len(team.ramingen)
    assert kept(team.engine) == before


def test_a_clock_that_ran_ahead_leaves_nothing_behind(team: Team) -> None:
    (raming_id,) = list(read_all(team))[:1]
    with team.engine.execution_options(casus_write=True).begin() as conn:
        for day in (NOW.date() + timedelta(days=400), NOW.date()):
            ramingsommen.rewrite(conn, {raming_id}, day)
        s = r.ramingsom.c
        rows = conn.execute(select(s.dag, s.tot).where(s.raming_id == raming_id).order_by(s.dag)).all()
    assert rows[-1] == (NOW.date(), r.NOG_STEEDS)
    assert all(before.tot == after.dag for before, after in pairwise(rows)), "no day is left out or told twice"


def test_a_line_changed_past_the_unit_of_work_is_not_in_it(team: Team) -> None:
    """Negative control: the comparison sees a cent."""
    (raming_id,) = list(read_all(team))[:1]
    whose = (r.kostenregel.c.raming_id == raming_id, r.kostenregel.c.scenario == Scenario.NU)
    more = {"aantal": HEEL, "per": HoeVaak.EENMALIG, "laag": 1, "midden": 123_457, "hoog": 999_999}
    with team.engine.execution_options(casus_write=True).begin() as conn:
        assert conn.execute(update(r.kostenregel).where(*whose).values(more)).rowcount
    before = kept(team.engine)
    with team.engine.execution_options(casus_write=True).begin() as conn:
        ramingsommen.rewrite(conn, {raming_id}, NOW.date())
    assert kept(team.engine) != before
