"""What ramingen of a year come to, asked of what is kept of each: the same as reading every line, on each engine."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import Engine, delete, func, insert, select, update

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.budget import Budget, Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.geld import BestedingSoort, Betaler
from casus.domain.kostenraming import Raming, RamingInhoud, reckon
from casus.domain.kostenregel import HEEL, HoeVaak, RegelInhoud, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Peil
from casus.domain.prijslijst import Zekerheid
from casus.domain.toegang import day_in_place
from casus.domain.vermeden import Ramingsom, Vermeden, add_up
from casus.domain.verzoek import Gever, Route, VerzoekInhoud, verzoek_of
from casus.storage import ramingsommen
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.queries import Queries
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW

CASUS, WIJKEN, JAREN = 3, (1, 2), (2025, 2026)
ENTRY = LogEntry("raming_gewijzigd")
Yes = tuple[int, int, datetime, int, int]
"""(raming, verzoek, decided at, year, wijk) as this test remembers it."""


class Team:
    """Ramingen written and changed by chance, and verzoeken that hang on them."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.engine, self.rng, self.last = engine, Random(seed), 100
        self.now = NOW - timedelta(days=40)
        self.ended: dict[date, dict[int, Ramingsom]] = {}
        self.ramingen: list[int] = []
        self.agreed: list[Yes] = []
        inhoud = VerzoekInhoud(
            "Fiets", 500, BestedingSoort.ANDERS, Levensdomein.WERK, 11, Route(geen_tijd_want="haast")
        )
        self.put(make.make_organisatie(), make.make_professional(), *(Wijk(i, f"Buurt {i}", NOW) for i in WIJKEN))
        self.put(make.make_casus(id=CASUS))
        self.put(*(Budget(10 * wijk + jaar - 2025, wijk, jaar, "Fonds", Jaarwisseling.MEE, NOW)
                   for wijk in WIJKEN for jaar in JAREN))  # fmt: skip
        self.put(verzoek_of(6, "V6", inhoud, Gever(1, 1), now=NOW, today=date(2026, 1, 1)))
        with engine.connect() as conn:
            self.verzoek = dict(conn.execute(select(g.verzoek)).mappings().one())

    def put(self, *things: object) -> None:
        with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
            for thing in things:
                uow.add(thing)
            uow.commit(ENTRY)

    def wait(self) -> None:
        """Some hours, perhaps into another day; how every ramingen stood is remembered for the day that is over."""
        later = min(NOW, self.now + timedelta(hours=self.rng.randint(0, 30)))
        if day_in_place(later) != day_in_place(self.now):
            self.ended[day_in_place(self.now)] = read_all(self)
        self.now = later

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
            act = draw.choice(("more", "other", "less", "seen", "seen", "horizon", "closed"))
            regel = draw.choice(raming.regels) if raming.regels else None
            shut = raming.afgesloten_op is not None
            if regel is not None and act == "seen":
                for each in raming.regels:
                    raming.see(each.id, draw.choice((0, draw.randint(0, 9_999))), NOW)
                raming.see(regel.id, draw.choice((None, 7)), NOW)
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
        """A verzoek that hangs on some raming, or on none; a yes, or not."""
        draw, id_ = self.rng, self.new_id()
        raming_id, status = draw.choice((*self.ramingen, None)), draw.choice(("ja", "ja", "nee"))
        wijk, jaar = draw.choice(WIJKEN), draw.choice(JAREN)
        row = {"id": id_, "code": f"V{id_}", "budget_id": 10 * wijk + jaar - 2025, "raming_id": raming_id,
               "status": status, "besloten_op": self.now}  # fmt: skip
        with self.engine.execution_options(casus_write=True).begin() as conn:
            conn.execute(insert(g.verzoek), [self.verzoek | row])
        if raming_id is not None and status == "ja":
            self.agreed.append((raming_id, id_, self.now, jaar, wijk))


@pytest.fixture
def team(engine: Engine, seed: int, tier_count: Callable[[int, int], int]) -> Team:
    made = Team(engine, seed)
    for _ in range(8):
        made.begin()
    for _ in range(tier_count(100, 3_000)):
        made.rng.choice((made.begin, made.change, made.change, made.change, made.agree, made.agree, made.agree))()
        made.wait()
    made.ended[day_in_place(made.now)] = read_all(made)
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


def test_a_year_on_any_day_is_what_its_ramingen_said_then_line_by_line(team: Team) -> None:
    shut, told, seen, worse = closed(team), 0, 0, 0
    for ended, stood in team.ended.items():
        day = ended + timedelta(days=team.rng.randrange(2) if ended == max(team.ended) else 0)
        first: dict[int, Yes] = {}
        for yes in sorted(team.agreed, key=lambda each: (each[2], each[1])):
            if day_in_place(yes[2]) <= day:
                first.setdefault(yes[0], yes)
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
                for feit in feiten:
                    on, agreed_on = shut[feit.raming_id], day_in_place(first[feit.raming_id][2])
                    assert feit.telt_vanaf == (None if on is None else max(on, agreed_on))
    assert min(told - seen, seen, told - worse, worse) > 2, "the chances hit too little"
    assert len({str(sorted(stood.items())) for stood in team.ended.values()}) > 3, "hardly anything changed"


def asked(engine: Engine, jaar: int, peil: Peil, wijk_id: int | None = None) -> Vermeden | None:
    with engine.connect() as conn:
        return add_up(Queries(conn, SYSTEEM, NOW).ramingsommen(jaar, peil, wijk_id))


def kept(engine: Engine) -> dict[int, tuple[object, ...]]:
    """Of each raming how it stands now, without its day."""
    with engine.connect() as conn:
        rows = conn.execute(select(r.ramingsom).order_by(r.ramingsom.c.raming_id, r.ramingsom.c.dag))
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
        assert conn.execute(select(func.max(s.dag)).where(s.raming_id == raming_id)).scalar_one() == NOW.date()


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
