"""Many ledgers at once on each engine: every sum that the database gives is the sum that Python gives, to the cent.

Long (``CASUS_TIER=lang``): 50,000 ledgers on each engine.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.budget import Budget, Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import Gever, Route, VerzoekInhoud, verzoek_of
from casus.storage import tables_geld as g
from casus.storage.ddl_geldsom import KLASSEN
from casus.storage.queries import Queries
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW

DAG = date(2026, 1, 1)
BATCH, WIJK = 500, 2
Row = dict[str, Any]


class Maker:
    """Ledgers by chance, and beside each the sums that it should have: what was put in, promised and paid."""

    def __init__(self, rng: Random, budget: Row, verzoek: Row) -> None:
        self.rng, self.budget, self.verzoek = rng, budget, verzoek
        self.last = 1_000
        self.rows: dict[str, list[Row]] = {}
        self.of_budget: dict[int, tuple[int, int, int]] = {}
        self.of_verzoek: dict[int, tuple[int, int, int]] = {}

    def make(self, count: int) -> None:
        self.rows = {"budget": [], "verzoek": [], "boeking": []}
        self.of_budget, self.of_verzoek = {}, {}
        for _ in range(count):
            self._ledger()

    def _id(self) -> int:
        self.last += 1
        return self.last

    def _ledger(self) -> None:
        budget_id, rng = self._id(), self.rng
        self.rows["budget"].append(
            self.budget | {"id": budget_id, "bron": f"B{budget_id}", "jaar": rng.choice((2025, 2026))}
        )
        put_in = sum(self._book(budget_id, soort, rng.randint(1, 10**9)) for soort in ("inleg", "aanvulling"))
        promised = paid = 0
        for _ in range(rng.randint(1, 4)):
            verzoek_id = self._id()
            self.rows["verzoek"].append(
                self.verzoek | {"id": verzoek_id, "code": f"V{verzoek_id}", "budget_id": budget_id}
            )
            here = self._promise(budget_id, verzoek_id)
            self.of_verzoek[verzoek_id] = (0, *here)
            promised, paid = promised + here[0], paid + here[1]
        self.of_budget[budget_id] = (put_in, promised, paid)

    def _promise(self, budget_id: int, verzoek_id: int) -> tuple[int, int]:
        """(still promised, paid) of one verzoek; paid in the next year as well, and set right now and then."""
        rng, of = self.rng, {"verzoek_id": verzoek_id}
        promised, paid = self._book(budget_id, "reservering", rng.randint(1, 10**6), **of), 0
        for _ in range(rng.randint(0, 3)):
            if promised:
                cents = self._book(budget_id, "betaling", rng.randint(1, promised), **of)
                if rng.random() < 0.2:
                    self._book(budget_id, "betaling", -cents, **of, tegen_id=self.last)
                else:
                    promised, paid = promised - cents, paid + cents
        if paid and rng.random() < 0.3:
            paid -= self._book(budget_id, "terugbetaling", rng.randint(1, paid), **of)
        if promised and rng.random() < 0.5:
            promised -= self._book(budget_id, "vrijgave", promised, **of)
        return promised, paid

    def _book(self, budget_id: int, soort: str, bedrag: int, **more: int) -> int:
        day = DAG + timedelta(days=self.rng.randrange(730))
        row = {"id": self._id(), "budget_id": budget_id, "soort": soort, "bedrag": bedrag, "op": NOW, "boekdag": day,
               "verzoek_id": None, "tegen_id": None, "paar_id": None, "door_id": None, "kenmerk": "",
               "omschrijving": ""}  # fmt: skip
        self.rows["boeking"].append(row | more)
        return bedrag


def maker(engine: Engine, seed: int) -> Maker:
    inhoud = VerzoekInhoud("Fiets", 500, BestedingSoort.ANDERS, Levensdomein.WERK, 5, Route(geen_tijd_want="haast"))
    verzoek = verzoek_of(6, "V6", inhoud, Gever(1, 1), now=NOW, today=DAG)
    things: list[object] = [make.make_organisatie(), make.make_professional(), Wijk(WIJK, "Molenbuurt", NOW)]
    things += [Budget(5, WIJK, 2026, "Fonds", Jaarwisseling.MEE, NOW), verzoek]
    for thing in things:
        with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
            uow.add(thing)
            uow.commit(LogEntry("proef", (("verzoek", 1),)))
    with engine.connect() as conn:
        budget, first = (dict(conn.execute(select(table)).mappings().one()) for table in (g.budget, g.verzoek))
    return Maker(Random(seed), budget, first)


def put(engine: Engine, made: Maker) -> None:
    with engine.execution_options(casus_write=True).begin() as conn:
        for table in (g.budget, g.verzoek, g.boeking):
            conn.execute(insert(table), made.rows[table.name])


def test_every_sum_is_exact(
    engine: Engine, seed: int, tier_count: Callable[[int, int], int], report_run: Callable[[str], None]
) -> None:
    made, left, booked = maker(engine, seed), tier_count(500, 50_000), 0
    while left > 0:
        made.make(min(left, BATCH))
        put(engine, made)
        left, booked = left - BATCH, booked + len(made.rows["boeking"])
        with engine.connect() as conn:
            queries = Queries(conn, SYSTEEM, NOW)
            assert queries.standen(list(made.of_budget)) == made.of_budget
            assert queries.standen_of_verzoeken(list(made.of_verzoek)) == made.of_verzoek
    with engine.connect() as conn:
        assert kept(conn) == added_up(conn)
        assert all(Queries(conn, SYSTEEM, NOW).natelling(jaar).klopt for jaar in (2025, 2026))
    report_run(f"{booked} rows of the ledger")


def kept(conn: Connection) -> dict[tuple[object, ...], tuple[object, ...]]:
    """What was added up while the ledger was written."""
    s = g.geldsom.c
    rows = conn.execute(select(*(s[name] for name in KLASSEN), s.bedrag, s.aantal, s.laatste_dag, s.laatst_op))
    return {tuple(row[:6]): tuple(row[6:]) for row in rows}


def added_up(conn: Connection) -> dict[tuple[object, ...], tuple[object, ...]]:
    """The same by plain Python, row by row."""
    v = {row.id: (row.categorie, row.levensdomein, row.bouwsteen or "") for row in conn.execute(select(g.verzoek))}
    found: dict[tuple[object, ...], list[Any]] = {}
    for row in conn.execute(select(g.boeking)):
        categorie, *rest = v.get(row.verzoek_id, ("", "", ""))
        key = (row.budget_id, row.soort, categorie, f"{row.boekdag:%Y-%m}", *rest)
        mine = found.setdefault(key, [0, 0, row.boekdag, row.op])
        found[key] = [mine[0] + row.bedrag, mine[1] + 1, max(mine[2], row.boekdag), max(mine[3], row.op)]
    return {key: tuple(value) for key, value in found.items()}


def test_a_sum_that_somebody_changed_is_seen(engine: Engine, seed: int) -> None:
    """The ledger is the truth: what was added up is compared with it."""
    made = maker(engine, seed)
    made.make(5)
    put(engine, made)
    change = update(g.geldsom).where(g.geldsom.c.soort == "betaling").values(bedrag=g.geldsom.c.bedrag + 1)
    with engine.execution_options(casus_write=True).begin() as conn:
        assert all(Queries(conn, SYSTEEM, NOW).natelling(jaar).klopt for jaar in (2025, 2026))
        assert conn.execute(change).rowcount
        assert not all(Queries(conn, SYSTEEM, NOW).natelling(jaar).klopt for jaar in (2025, 2026))


def test_a_cent_that_moved_between_two_sums_is_seen(engine: Engine, seed: int) -> None:
    """Of the same budget and kind, so that every total stays as it was."""
    made = maker(engine, seed)
    made.make(40)
    put(engine, made)
    s = g.geldsom.c
    with engine.execution_options(casus_write=True).begin() as conn:
        rows = conn.execute(select(s.budget_id, s.soort, s.maand).order_by(s.budget_id, s.soort, s.maand)).all()
        one, other = next(pair for pair in pairwise(rows) if pair[0][:2] == pair[1][:2])
        for row, cent in ((one, 1), (other, -1)):
            same = (s.budget_id == row.budget_id, s.soort == row.soort, s.maand == row.maand)
            assert conn.execute(update(g.geldsom).where(*same).values(bedrag=s.bedrag + cent)).rowcount == 1
        assert not all(Queries(conn, SYSTEEM, NOW).natelling(jaar).klopt for jaar in (2025, 2026))


def test_without_the_trigger_nothing_is_added_up(engine: Engine, seed: int) -> None:
    """Negative control."""
    made = maker(engine, seed)
    made.make(3)
    on = "" if engine.dialect.name == "sqlite" else " ON boeking"
    with engine.execution_options(casus_write=True, casus_schema=True).begin() as conn:
        conn.exec_driver_sql(f"DROP TRIGGER boeking_telt_op{on}")
    put(engine, made)
    with engine.connect() as conn:
        assert kept(conn) != added_up(conn)
        assert not all(Queries(conn, SYSTEEM, NOW).natelling(jaar).klopt for jaar in (2025, 2026))


def test_a_cent_too_much_is_seen(engine: Engine, seed: int) -> None:
    """Negative control."""
    made = maker(engine, seed)
    made.make(3)
    made.rows["boeking"][-1]["bedrag"] += 1 if made.rows["boeking"][-1]["bedrag"] > 0 else -1
    put(engine, made)
    with engine.connect() as conn:
        found = Queries(conn, SYSTEEM, NOW).standen(list(made.of_budget))
    assert found != made.of_budget
