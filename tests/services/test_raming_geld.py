"""The third bar holds the small money itself, once, whatever happens to the verzoeken that hang on the raming.

Beside the program walks an oracle in plain Python: it knows what was typed, asked, given and booked, and adds.
"""

from dataclasses import dataclass, field
from random import Random

import pytest

from casus.domain.budget import BoekingSoort
from casus.domain.kostenregel import Scenario
from casus.services import betalingen, ramingen, snel_geld, verzoeken
from tests.services.conftest import Town
from tests.services.test_raming_verzoek import agreed, hang, money_in, with_bars
from tests.services.test_ramingen import blad, refused, versie
from tests.services.test_snel_geld import agree, asked, in_two_organisations, make_budget, row_of

ROUNDS = 3
REASON = "anders"


@dataclass
class Gevraagd:
    """What the oracle knows of one verzoek: rows of the ledger with their sign in what is promised or spent."""

    bedrag: int
    hangt: bool = False
    status: str = "open"
    rijen: list[int] = field(default_factory=list)
    gereserveerd: int = 0
    betaald: int = 0


@dataclass
class Orakel:
    town: Town
    raming: int
    budget: int
    random: Random
    typed: int = 0
    known: dict[int, Gevraagd] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    def expected(self) -> int:
        hanging = [each for each in self.known.values() if each.hangt]
        if not hanging:
            return self.typed
        return sum(each.bedrag if each.status == "open" else sum(each.rijen) for each in hanging)

    def pick(self, *status: str, money: str = "") -> int | None:
        """What hangs if there is such a one, since that is what it is about."""
        fit = [id_ for id_, each in self.known.items() if each.status in status]
        fit = [id_ for id_ in fit if not money or getattr(self.known[id_], money) > 1]
        hung = [id_ for id_ in fit if self.known[id_].hangt]
        return self.random.choice(hung or fit) if fit else None

    def versie(self, id_: int) -> int:
        return row_of(self.town, id_).versie

    # -- what can happen -------------------------------------------------------------------------------------------

    def vraag(self) -> bool:
        euros = self.random.randint(2, 9)
        self.known[asked(self.town, self.budget, euros, casus_id=self.town.kanarie)] = Gevraagd(euros * 100)
        return True

    def hang(self) -> bool:
        chosen = [id_ for id_ in self.known if self.random.random() < 0.6]
        return self._hang(chosen)

    def haal_alles_af(self) -> bool:
        return self._hang([])

    def _hang(self, chosen: list[int]) -> bool:
        hang(self.town, self.raming, *chosen)
        for id_, each in self.known.items():
            self.typed = 0 if each.hangt or id_ in chosen else self.typed
            each.hangt = id_ in chosen
        return True

    def typ(self) -> bool:
        cents = self.random.choice((0, 48_000, 12_345))
        cmd = ramingen.SchrijfInzet(self.raming, versie(self.town, self.raming), cents, 2_000)
        ramingen.write_inzet(self.town.as_("IB"), cmd)
        if not any(each.hangt for each in self.known.values()):
            self.typed = cents
        return True

    def ander_bedrag(self) -> bool:
        id_ = self.pick("open")
        if id_ is not None:
            cents = self.random.randint(200, 900)
            snel_geld.change_bedrag(self.town.as_("IB"), snel_geld.WijzigBedrag(id_, self.versie(id_), cents))
            self.known[id_].bedrag = cents
        return id_ is not None

    def ja(self) -> bool:
        id_ = self.pick("open")
        if id_ is not None:
            agree(self.town, id_, "LI", "CO")
            each = self.known[id_]
            each.status, each.gereserveerd, each.rijen = "ja", each.bedrag, [each.bedrag]
        return id_ is not None

    def nee(self) -> bool:
        id_ = self.pick("open")
        if id_ is not None:
            snel_geld.refuse_verzoek(self.town.as_("CO"), snel_geld.ZegNee(id_, self.versie(id_), REASON))
            self.known[id_].status = "nee"
        return id_ is not None

    def anders(self) -> bool:
        id_ = self.pick("open")
        if id_ is not None:
            snel_geld.solve_otherwise(self.town.as_("CO"), snel_geld.LosAndersOp(id_, self.versie(id_), "de buurt"))
            self.known[id_].status = "anders"
        return id_ is not None

    def trek_in(self) -> bool:
        id_ = self.pick("open")
        if id_ is not None:
            snel_geld.withdraw_verzoek(self.town.as_("IB"), snel_geld.TrekIn(id_, self.versie(id_)))
            self.known[id_].status = "ingetrokken"
        return id_ is not None

    def betaal(self) -> bool:
        id_ = self.pick("ja", money="gereserveerd")
        if id_ is not None:
            each, last = self.known[id_], self.random.random() < 0.3
            cents = self.random.randint(1, each.gereserveerd - 1)
            pay = betalingen.Betaal(id_, cents, self.town.clock.today(), laatste=last)
            betalingen.pay(self.town.as_("CO"), pay)
            each.gereserveerd, each.betaald = each.gereserveerd - cents, each.betaald + cents
            if last:
                self._release(each)
        return id_ is not None

    def reken_af(self) -> bool:
        id_ = self.pick("ja", money="gereserveerd")
        if id_ is not None:
            betalingen.settle(self.town.as_("CO"), betalingen.RekenAf(id_))
            self._release(self.known[id_])
        return id_ is not None

    def _release(self, each: Gevraagd) -> None:
        each.rijen.append(-each.gereserveerd)
        each.gereserveerd = 0

    def betaal_terug(self) -> bool:
        id_ = self.pick("ja", money="betaald")
        if id_ is not None:
            each = self.known[id_]
            cents = self.random.randint(1, each.betaald)
            betalingen.pay_back(self.town.as_("CO"), betalingen.BetaalTerug(id_, cents, self.town.clock.today()))
            each.betaald -= cents
            each.rijen.append(-cents)
        return id_ is not None

    def neem_terug(self) -> bool:
        """A payment by mistake: the money is still promised."""
        id_ = self.pick("ja", money="betaald")
        if id_ is None:
            return False
        each = self.known[id_]
        rows = verzoeken.open_verzoek(self.town.as_("CO"), id_).boekingen
        paid = [row for row in rows if row.soort is BoekingSoort.BETALING and not row.is_tegenboeking]
        row = next((row for row in paid if not row.is_teruggenomen and row.bedrag <= each.betaald), None)
        if row is None:
            return False
        betalingen.take_back(self.town.as_("CO"), betalingen.NeemBoekingTerug(row.id, REASON))
        each.gereserveerd, each.betaald = each.gereserveerd + row.bedrag, each.betaald - row.bedrag
        return True

    # -- the walk --------------------------------------------------------------------------------------------------

    def acts(self) -> list[str]:
        """One round, in any order."""
        names = ("vraag", "hang", "haal_alles_af", "typ", "ander_bedrag", "ja", "nee", "anders", "trek_in", "betaal")
        found = [*names, "reken_af", "betaal_terug", "neem_terug", "vraag", "hang", "ja", "ja", "betaal"]
        return self.random.sample(found, len(found))

    def walk(self) -> None:
        rest = blad(self.town, self.raming).uitkomst
        assert rest.nu is not None
        begin = ["typ", "vraag", "vraag", "vraag", "hang", "ja"]
        for step, name in enumerate((*begin, *(name for _ in range(ROUNDS) for name in self.acts()))):
            if getattr(self, name)():
                self.done.add(name)
            money = money_in(self.town, self.raming)
            assert money == [self.expected()] * (self.expected() > 0), (step, name, self.known)
            sheet = blad(self.town, self.raming)
            others = [each.bedragen.midden for each in sheet.regels if each.inhoud.sleutel != "snel_geld"]
            lines = [each.bedragen.midden for each in sheet.of(Scenario.NU)]
            assert sheet.uitkomst.verschil is not None
            assert sheet.uitkomst.verschil.midden == 2 * sum(lines) - sum(others) - sum(money)


def orakel(town: Town, seed: int) -> Orakel:
    in_two_organisations(town)
    return Orakel(town, with_bars(town), make_budget(town), Random(seed))


def test_every_transition_keeps_the_small_money_in_the_third_bar_once(each_town: Town) -> None:
    found = orakel(each_town, 4)
    found.walk()
    assert found.done == set(found.acts())


@pytest.mark.parametrize("place", ["casus.services.snel_geld", "casus.services.budgetten"])
def test_without_following_the_oracle_finds_it(town: Town, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Negative control: for decisions and amounts, and for what is booked."""
    monkeypatch.setattr(f"{place}.follow_verzoek", lambda ctx, uow, verzoek_id: None)
    found = orakel(town, 4)
    with pytest.raises(AssertionError):
        found.walk()


def test_what_was_typed_stands_until_something_hangs_and_no_money_stays_that_nobody_spends(each_town: Town) -> None:
    """EUR 480 was typed, the verzoek of EUR 480 hangs, and it goes another way in the end."""
    town = each_town
    in_two_organisations(town)
    id_, budget = with_bars(town), make_budget(town)
    typed = ramingen.SchrijfInzet(id_, versie(town, id_), 48_000)
    ramingen.write_inzet(town.as_("IB"), typed)
    hang(town, id_)
    assert money_in(town, id_) == [48_000], "nothing hangs, so it stands"
    before = blad(town, id_).uitkomst.verschil
    verzoek = asked(town, budget, 480, casus_id=town.kanarie)
    hang(town, id_, verzoek)
    assert blad(town, id_).uitkomst.verschil == before, "while peers decide nothing looks rosier"
    assert blad(town, id_).geld_hangt
    cmd = snel_geld.LosAndersOp(verzoek, row_of(town, verzoek).versie, "de woningcorporatie")
    snel_geld.solve_otherwise(town.as_("CO"), cmd)
    assert money_in(town, id_) == []
    ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), 48_000))
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    assert money_in(town, id_) == []


def test_a_closed_raming_keeps_its_money_whatever_is_paid_after(town: Town) -> None:
    in_two_organisations(town)
    id_, verzoek = with_bars(town), agreed(town, make_budget(town), 100)
    hang(town, id_, verzoek)
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    betalingen.pay(town.as_("CO"), betalingen.Betaal(verzoek, 4_000, town.clock.today(), laatste=True))
    assert money_in(town, id_) == [10_000]
    with refused("raming_afgesloten"):
        ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), 1))
