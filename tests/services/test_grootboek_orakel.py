"""Generated ledgers through the services, over two turns of the year, against plain sums in Python: exact in cents.

The oracle knows no kind of row and no vector: it adds up what was put in, and per verzoek what was promised and paid.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import Route, VerzoekInhoud
from casus.services import bestedingsregels, betalingen, budgetten, snel_geld, verzoeken
from casus.services.context import Context
from casus.services.verzoeken import VerzoekFilter
from tests.services.conftest import Town
from tests.services.test_snel_geld import make_budget

EINDE = datetime(2028, 2, 1, tzinfo=UTC)


@dataclass
class Pot:
    """What is known of one budget by hand."""

    jaar: int
    mee: bool
    put_in: int


@dataclass
class Belofte:
    """What is known of one verzoek by hand. ``rows``: its payments that still stand, as (id, cents)."""

    budget: int
    reserved: int
    paid: int = 0


@dataclass
class Play:
    """One ledger being made, here and in the program."""

    town: Town
    rng: Random
    potten: dict[int, Pot] = field(default_factory=dict)
    beloften: dict[int, Belofte] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    ctx: Context = field(init=False)
    collega: Context = field(init=False)

    def __post_init__(self) -> None:
        self.ctx, self.collega = self.town.as_("CO"), self.town.as_("LI")

    def begin(self) -> None:
        ctx = self.ctx
        bestedingsregels.save_regels(ctx, bestedingsregels.LegRegelsVast(Regels(1, 1), ctx.today()))
        self.open_year(2026)

    def open_year(self, jaar: int) -> None:
        """Two budgets more, of sources that are new."""
        for mee in (True, False):
            budget = make_budget(self.town, 1000, jaar=jaar, mee=mee, bron=f"Bron {len(self.potten)}")
            self.potten[budget] = Pot(jaar, mee, 100_000)

    def left(self, budget: int) -> int:
        mine = [each for each in self.beloften.values() if each.budget == budget]
        return self.potten[budget].put_in - sum(each.reserved + each.paid for each in mine)

    def tried(self, naam: str, act: Callable[[], object], bears: bool) -> bool:
        """The program says yes exactly when the oracle does."""
        code = ""
        try:
            act()
        except RuleViolation as error:
            code = error.code
        assert (code == "") == bears, (naam, code)
        self.done[naam if bears else f"{naam} geweigerd"] += 1
        return bears

    def cents(self, about: int) -> int:
        """Often near what is still there, to the cent."""
        return max(self.rng.choice((about, about + 1, about - 1, self.rng.randint(1, 30_000))), 1)

    def budget(self) -> int:
        """Most often one of this year."""
        year = self.ctx.today().year
        now = [budget for budget, pot in self.potten.items() if pot.jaar == year]
        return self.rng.choice(now if now and self.rng.random() < 0.8 else list(self.potten))

    def step(self) -> None:
        acts = (self.ask, self.ask, self.ask, self.pay, self.pay, self.pay, self.pay_back, self.settle, self.top_up,
                self.move, self.turn, self.wait)  # fmt: skip
        self.rng.choice(acts)()

    def ask(self) -> None:
        budget = self.budget()
        pot, year = self.potten[budget], self.ctx.today().year
        if pot.jaar < year:
            self.tried("vraag", lambda: asked_cents(self.town, budget, 1), bears=False)
            return
        bedrag = self.cents(min(self.left(budget), 20_000))
        number = asked_cents(self.town, budget, bedrag)
        yes = snel_geld.GeefAkkoord(number, bedrag)
        if self.tried("ja", lambda: snel_geld.give_akkoord(self.collega, yes), bedrag <= self.left(budget)):
            self.beloften[number] = Belofte(budget, bedrag)

    def some(self) -> int | None:
        return self.rng.choice(list(self.beloften)) if self.beloften else None

    def pay(self) -> None:
        number = self.some()
        if number is not None:
            belofte, last = self.beloften[number], self.rng.random() < 0.3
            bedrag = self.cents(belofte.reserved)
            cmd = betalingen.Betaal(number, bedrag, self.ctx.today(), laatste=last)
            if self.tried("betaal", lambda: betalingen.pay(self.ctx, cmd), bedrag <= belofte.reserved):
                belofte.reserved, belofte.paid = belofte.reserved - bedrag, belofte.paid + bedrag
                if last:
                    belofte.reserved = 0
                if self.rng.random() < 0.2:
                    self.take_back(number, bedrag)

    def take_back(self, number: int, bedrag: int) -> None:
        """The payment of just now; what was released after it stays released."""
        rows = verzoeken.open_verzoek(self.ctx, number).boekingen
        wrong = next(row for row in rows if row.soort is BoekingSoort.BETALING and not row.is_tegenboeking
                     and not row.is_teruggenomen and row.bedrag == bedrag)  # fmt: skip
        cmd = betalingen.NeemBoekingTerug(wrong.id, "verkeerd")
        assert self.tried("teruggenomen", lambda: betalingen.take_back(self.ctx, cmd), bears=True)
        self.beloften[number].paid -= bedrag
        self.beloften[number].reserved += bedrag
        self.tried("teruggenomen", lambda: betalingen.take_back(self.ctx, cmd), bears=False)

    def pay_back(self) -> None:
        number = self.some()
        if number is not None:
            belofte = self.beloften[number]
            bedrag = self.cents(belofte.paid)
            cmd = betalingen.BetaalTerug(number, bedrag, self.ctx.today())
            if self.tried("terug", lambda: betalingen.pay_back(self.ctx, cmd), bedrag <= belofte.paid):
                belofte.paid -= bedrag

    def settle(self) -> None:
        number = self.some()
        if number is not None:
            belofte = self.beloften[number]
            act = betalingen.RekenAf(number)
            if self.tried("reken af", lambda: betalingen.settle(self.ctx, act), belofte.reserved > 0):
                belofte.reserved = 0

    def top_up(self) -> None:
        budget, bedrag = self.budget(), self.rng.randint(1, 20_000)
        pot, cmd = self.potten[budget], budgetten.VulAan(budget, bedrag)
        if self.tried("vul aan", lambda: budgetten.top_up(self.ctx, cmd), pot.jaar >= self.ctx.today().year):
            pot.put_in += bedrag

    def move(self) -> None:
        van, naar, year = self.budget(), self.budget(), self.ctx.today().year
        bedrag = self.cents(self.left(van))
        fresh = self.potten[naar].jaar >= year and (self.potten[van].mee or self.potten[van].jaar >= year)
        cmd = budgetten.HevelOver(van, naar, bedrag)
        bears = van != naar and fresh and bedrag <= self.left(van)
        if self.tried("hevel over", lambda: budgetten.transfer(self.ctx, cmd), bears):
            self.potten[van].put_in -= bedrag
            self.potten[naar].put_in += bedrag

    def turn(self) -> None:
        budget = self.budget()
        pot, left, year = self.potten[budget], self.left(budget), self.ctx.today().year
        bears = pot.mee and pot.jaar < year and left > 0
        if self.tried("neem mee", lambda: budgetten.turn_year(self.ctx, budgetten.NeemMee(budget)), bears):
            rows = {row.id: row for row in budgetten.list_budgetten(self.ctx)}
            bron = rows[budget].bron
            naar = next(id_ for id_, row in rows.items() if (row.bron, row.jaar) == (bron, year))
            pot.put_in -= left
            self.potten.setdefault(naar, Pot(year, True, 0)).put_in += left

    def wait(self) -> None:
        before = self.ctx.today().year
        if self.town.clock.now() < EINDE:
            self.town.clock.advance(timedelta(days=self.rng.randint(5, 75)))
        if self.ctx.today().year > before:
            self.open_year(self.ctx.today().year)

    def check(self) -> None:
        """Every total of every budget and of every verzoek."""
        for row in budgetten.list_budgetten(self.ctx):
            mine = [each for each in self.beloften.values() if each.budget == row.id]
            wanted = Stand(
                self.potten[row.id].put_in, sum(each.reserved for each in mine), sum(each.paid for each in mine)
            )
            assert row.stand == wanted
            assert row.stand.over == self.left(row.id) >= 0
        ids = verzoeken.list_verzoek_ids(self.ctx, VerzoekFilter())
        for found in verzoeken.list_verzoek_rows(self.ctx, ids):
            known = self.beloften.get(found.id, Belofte(0, 0))
            assert found.stand == Stand(0, known.reserved, known.paid)


def asked_cents(town: Town, budget: int, cents: int) -> int:
    """Ask for so many cents, as a small need."""
    inhoud = VerzoekInhoud(
        "Iets", cents, BestedingSoort.ANDERS, Levensdomein.GELD, budget, Route(geen_tijd_want="haast")
    )
    return snel_geld.ask_verzoek(town.as_("IB"), snel_geld.VraagVerzoek(inhoud))[0].id


@pytest.mark.parametrize("engine_town", ["file_town", "server_town"])
def test_every_sum_is_what_the_oracle_says(
    request: pytest.FixtureRequest,
    engine_town: str,
    seed: int,
    tier_count: Callable[[int, int], int],
    report_run: Callable[[str], None],
) -> None:
    town: Town = request.getfixturevalue(engine_town)
    play = Play(town, Random(seed))
    play.begin()
    steps = tier_count(150, 20_000)
    for number in range(steps):
        play.step()
        if number % (20 if number < 1_000 else 200) == 19:
            play.check()
    play.check()
    assert {pot.jaar for pot in play.potten.values()} >= {2026, 2027}
    report_run(", ".join(f"{naam} {times}" for naam, times in sorted(play.done.items())))


def test_an_oracle_that_is_a_cent_off_is_noticed(file_town: Town, seed: int) -> None:
    """Negative control."""
    play = Play(file_town, Random(seed))
    play.begin()
    play.ask()
    play.check()
    next(iter(play.potten.values())).put_in += 1
    with pytest.raises(AssertionError):
        play.check()
