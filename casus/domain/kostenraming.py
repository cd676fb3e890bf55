"""What an approach is expected to make of the costs around somebody: three bars, and what they differ.

After the figure of Thuis in Zuidoost: 1 the costs as it goes now, 2 what comes on top when nothing is done, 3 the costs
with the approach, its own money and hours included. The head figure is 1 - 3. That (1 + 2) - 3 may be avoided stands
apart and is never added to it. A bar without lines is no bar of nought: nobody reckoned it yet, and what needs it is
not known either. An expectation is shown with three digits at most; behind it stands the exact sum in cents.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, Betaler, round_raming, show_euros, show_raming
from casus.domain.kostenregel import (
    HEEL,
    NIETS,
    Bedragen,
    HoeVaak,
    Inzet,
    Kostenregel,
    RegelInhoud,
    Rekenregel,
    Scenario,
    bedragen_of,
    regel_of,
    take_prijs,
)
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import required_text
from casus.domain.prijslijst import Prijs, Zekerheid
from casus.domain.values import NewId

HORIZON = 12
LANGSTE_HORIZON = 60
"""In months; further ahead nobody expects anything."""
MEESTE_REGELS = 200
"""In one raming, beside what the approach itself takes, which is never too much: more is bookkeeping."""


class Richting(StrEnum):
    """Which way a difference goes. None of the three is good or bad by itself."""

    LAGER = "lager"
    HOGER = "hoger"
    GELIJK = "gelijk"


# -- reckoning -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BetalerRegel:
    """Who pays: now and with the approach, in the middle. None: that bar was not reckoned."""

    betaler: Betaler
    nu: int | None
    na: int | None

    @property
    def verschil(self) -> int | None:
        """What this payer is spared; below nought it pays more. Together they are the head figure."""
        return None if self.nu is None or self.na is None else self.nu - self.na


@dataclass(frozen=True)
class Waarneming:
    """What was seen of one bar beside what was expected *of the same lines*; the others are unknown, not nought."""

    verwacht: int
    gezien: int
    bekend: int
    onbekend: int


@dataclass(frozen=True)
class RamingUitkomst:
    """All that follows from the lines. None: the bars that it takes were not reckoned."""

    nu: Bedragen | None
    niets_doen: Bedragen | None
    oplossing: Bedragen | None
    betalers: tuple[BetalerRegel, ...]
    schattingen: int

    def staaf(self, scenario: Scenario) -> Bedragen | None:
        """One of the three."""
        return {
            Scenario.NU: self.nu,
            Scenario.NIETS_DOEN: self.niets_doen,
            Scenario.OPLOSSING: self.oplossing,
        }[scenario]

    @property
    def verschil(self) -> Bedragen | None:
        """1 - 3: above nought the approach is expected to cost less."""
        return None if self.nu is None or self.oplossing is None else self.nu.minus(self.oplossing)

    @property
    def mogelijk_vermeden(self) -> Bedragen | None:
        """(1 + 2) - 3: what may be avoided. Stands apart, and is never added to anything."""
        if self.nu is None or self.niets_doen is None or self.oplossing is None:
            return None
        return self.nu.plus(self.niets_doen).minus(self.oplossing)


def reckon(regels: Sequence[Rekenregel | RegelInhoud], maanden: int) -> RamingUitkomst:
    """The three bars and who pays, over so many months."""
    bars: dict[Scenario, Bedragen] = {}
    paid: dict[tuple[Scenario, Betaler], int] = defaultdict(int)
    for regel in regels:
        bedragen = bedragen_of(regel, maanden)
        bars[regel.scenario] = bars.get(regel.scenario, NIETS).plus(bedragen)
        paid[regel.scenario, regel.betaler] += bedragen.midden
    now, after = bars.get(Scenario.NU), bars.get(Scenario.OPLOSSING)
    named = {betaler for scenario, betaler in paid if scenario is not Scenario.NIETS_DOEN}
    return RamingUitkomst(
        nu=now,
        niets_doen=bars.get(Scenario.NIETS_DOEN),
        oplossing=after,
        betalers=tuple(
            BetalerRegel(
                betaler,
                None if now is None else paid.get((Scenario.NU, betaler), 0),
                None if after is None else paid.get((Scenario.OPLOSSING, betaler), 0),
            )
            for betaler in Betaler
            if betaler in named
        ),
        schattingen=sum(regel.zekerheid is Zekerheid.SCHATTING for regel in regels),
    )


def observe(regels: Iterable[tuple[RegelInhoud, int | None]], maanden: int) -> Waarneming | None:
    """Expected against seen, for the lines of one bar; None when it has no lines."""
    pairs = [(regel.bedragen(maanden).midden, seen) for regel, seen in regels]
    known = [(expected, seen) for expected, seen in pairs if seen is not None]
    if not pairs:
        return None
    return Waarneming(
        verwacht=sum(expected for expected, _ in known),
        gezien=sum(seen for _, seen in known),
        bekend=len(known),
        onbekend=len(pairs) - len(known),
    )


# -- showing ---------------------------------------------------------------------------------------------------


def direction(verschil: int) -> Richting:
    """Of what is shown: what rounds to nought is no difference."""
    shown = round_raming(verschil)
    return Richting.GELIJK if shown == 0 else Richting.LAGER if shown > 0 else Richting.HOGER


def show_verschil(verschil: int | None) -> str:
    """``€ 7.200 lager``, ``€ 7.500 hoger``: a word, never a sign or a colour; the same everywhere."""
    if verschil is None:
        return "niet bekend"
    way = direction(verschil)
    return "geen verschil" if way is Richting.GELIJK else f"{show_raming(abs(verschil))} {way.value}"


def show_tussen(laag: int, hoog: int) -> str:
    """The width of a difference: ``tussen € 1.900 en € 12.600 lager``; each end with its own word when they differ.
    Ends that read the same are no width: ``€ 1.120 lager``.
    """
    one, other = direction(laag), direction(hoog)
    if show_verschil(laag) == show_verschil(hoog):
        return show_verschil(laag)
    if Richting.GELIJK in (one, other) or one is not other:
        return f"tussen {show_verschil(laag)} en {show_verschil(hoog)}"
    low, high = sorted((abs(laag), abs(hoog)))
    return f"tussen {show_raming(low)} en {show_raming(high)} {one.value}"


def show_precies(verschil: int) -> str:
    """The exact sum behind it: ``€ 7.203,40 lager``."""
    way = Richting.LAGER if verschil > 0 else Richting.HOGER
    return f"{show_euros(abs(verschil))} {way.value}" if verschil else "geen verschil"


# -- what is kept ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RamingInhoud:
    """What is said about a raming as a whole. ``betekenis``: what it means for the person, in words, never euros."""

    aanpak: str
    levensdomein: Levensdomein
    betekenis: str = ""
    horizon_maanden: int = HORIZON
    inwoner_id: int | None = None


@dataclass(eq=False)
class Raming:
    """What one approach (*aanpak*) of a casus is expected to make of the costs; it counts once, however much money
    hangs on it. Told by its part of life, and about its person when it is about one. ``prijslijst_versie``: of the
    newest list that a line was taken from; ``geindexeerd``: at the prices of one year. Once closed, what was expected
    stands; only what was seen is still written.
    """

    id: int
    casus_id: int
    levensdomein: Levensdomein
    aanpak: str
    gemaakt: date
    prijslijst_versie: int
    gewijzigd_op: datetime
    inwoner_id: int | None = None
    horizon_maanden: int = HORIZON
    geindexeerd: bool = False
    betekenis: str = ""
    afgesloten_op: date | None = None
    door_id: int | None = None
    regels: list[Kostenregel] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._describe(
            RamingInhoud(self.aanpak, self.levensdomein, self.betekenis, self.horizon_maanden, self.inwoner_id)
        )

    @property
    def inhoud(self) -> RamingInhoud:
        """What it says as a whole."""
        return RamingInhoud(self.aanpak, self.levensdomein, self.betekenis, self.horizon_maanden, self.inwoner_id)

    def describe(self, inhoud: RamingInhoud, now: datetime) -> None:
        """Other words, another horizon, another part of life or person."""
        self._require_open()
        self._describe(inhoud)
        self.gewijzigd_op = now

    def regel(self, regel_id: int) -> Kostenregel:
        """One line."""
        for regel in self.regels:
            if regel.id == regel_id:
                return regel
        raise RuleViolation("kostenregel_onbekend")

    def add_regel(self, regel_id: int, inhoud: RegelInhoud, now: datetime) -> Kostenregel:
        """One line more, last of all; what the approach itself takes is not written line by line."""
        _refuse_inzet(inhoud.sleutel)
        self._require_open()
        if too_many([*(regel.sleutel for regel in self.regels), inhoud.sleutel]):
            raise RuleViolation("raming_te_veel_regels", meeste=MEESTE_REGELS)
        return self._append(regel_id, inhoud, now)

    def _append(self, regel_id: int, inhoud: RegelInhoud, now: datetime) -> Kostenregel:
        self._require_open()
        self._require_room(inhoud)
        place = max((regel.volgorde for regel in self.regels), default=0) + 1
        regel = regel_of(regel_id, place, inhoud)
        self.regels.append(regel)
        self.gewijzigd_op = now
        return regel

    def write_regel(self, regel_id: int, inhoud: RegelInhoud, now: datetime) -> None:
        """What the line says now."""
        self._require_open()
        self._require_room(inhoud)
        regel = self.regel(regel_id)
        for sleutel in (regel.sleutel, inhoud.sleutel):
            _refuse_inzet(sleutel)
        regel.write(inhoud)
        self.gewijzigd_op = now

    def remove_regel(self, regel_id: int, now: datetime) -> None:
        """It was never meant."""
        self._require_open()
        regel = self.regel(regel_id)
        _refuse_inzet(regel.sleutel)
        self.regels.remove(regel)
        self.gewijzigd_op = now

    def put_inzet(self, inhouden: Sequence[RegelInhoud], new_id: NewId, now: datetime) -> None:
        """What the approach itself takes, in place of what stood there for it. Of each kind there is one line: it stays
        that line, and what was seen of it stands.
        """
        self._require_open()
        known = {regel.sleutel: regel for regel in self.regels if regel.sleutel in set(Inzet)}
        stays = [known[inhoud.sleutel] for inhoud in inhouden if inhoud.sleutel in known]
        for regel in [each for each in self.regels if each.sleutel in set(Inzet) and each not in stays]:
            self.regels.remove(regel)
        for inhoud in inhouden:
            if inhoud.sleutel in known:
                self._require_room(inhoud)
                known[inhoud.sleutel].write(inhoud)
            else:
                self._append(new_id(), inhoud, now)
        self.gewijzigd_op = now

    def put_snel_geld(self, bedrag: int, jaar: int, new_id: NewId, now: datetime) -> None:
        """The small money that hangs on this approach, exact; nought: there is none (any more)."""
        self._require_open()
        known = next((regel for regel in self.regels if regel.sleutel == Inzet.SNEL_GELD), None)
        if known is not None and bedrag > 0:
            if known.inhoud.bedragen(HORIZON) != Bedragen(bedrag, bedrag, bedrag):
                known.write(snel_geld_regel("snel geld", bedrag, jaar, "Verzoek"))
        elif known is not None:
            self.regels.remove(known)
        elif bedrag > 0:
            self._append(new_id(), snel_geld_regel("snel geld", bedrag, jaar, "Verzoek"), now)
        self.gewijzigd_op = now

    def take_from(self, prijslijst_versie: int) -> None:
        """A line was taken from this price list; of several the newest is told, and each line keeps its own price."""
        self._require_open()
        self.prijslijst_versie = max(self.prijslijst_versie, prijslijst_versie)

    def see(self, regel_id: int, gezien: int | None, now: datetime) -> None:
        """What a line came to in the end, or that nobody knows after all."""
        if gezien is not None and not 0 <= gezien <= GROOTSTE:
            raise RuleViolation("bedrag_te_groot", field="gezien")
        self.regel(regel_id).gezien = gezien
        self.gewijzigd_op = now

    def close(self, day: date, now: datetime) -> None:
        """From now on what was expected stands."""
        self._require_open()
        uitkomst = reckon([regel.inhoud for regel in self.regels], self.horizon_maanden)
        if uitkomst.verschil is None:
            raise RuleViolation("raming_zonder_verschil")
        self.afgesloten_op, self.gewijzigd_op = day, now

    def _describe(self, inhoud: RamingInhoud) -> None:
        words = required_text("aanpak", inhoud.aanpak)
        if not 1 <= inhoud.horizon_maanden <= LANGSTE_HORIZON:
            raise RuleViolation("horizon_buiten_bereik", field="horizon_maanden", langste=LANGSTE_HORIZON)
        self.aanpak, self.levensdomein, self.inwoner_id = words, inhoud.levensdomein, inhoud.inwoner_id
        self.betekenis, self.horizon_maanden = inhoud.betekenis.strip(), inhoud.horizon_maanden

    def _require_room(self, inhoud: RegelInhoud) -> None:
        if inhoud.bedragen(LANGSTE_HORIZON).hoog > GROOTSTE:
            raise RuleViolation("bedrag_te_groot", field="aantal")

    def _require_open(self) -> None:
        if self.afgesloten_op is not None:
            raise RuleViolation("raming_afgesloten")


def _refuse_inzet(sleutel: str) -> None:
    """What the approach itself takes is written as a whole, and its small money by the ledger: never line by line."""
    if sleutel in set(Inzet):
        raise RuleViolation("regel_van_inzet")


def too_many(sleutels: Iterable[str]) -> bool:
    """Of these lines, by their keys. What the approach itself takes, one line of each kind, follows from a yes of
    others and always fits.
    """
    found = list(sleutels)
    return len(found) - len(set(Inzet).intersection(found)) > MEESTE_REGELS


def snel_geld_regel(post: str, bedrag: int, jaar: int, bron: str) -> RegelInhoud:
    """The small money itself: exact, so low, middle and high are one; the municipality pays it."""
    return RegelInhoud(
        Scenario.OPLOSSING, post, HEEL, "keer", HoeVaak.EENMALIG, bedrag, bedrag, bedrag, Betaler.GEMEENTE, bron, jaar,
        Zekerheid.GEVONDEN, Inzet.SNEL_GELD.value,
    )  # fmt: skip


def uren_regel(inzet: Inzet, post: str, uren: int, prijs: Prijs) -> RegelInhoud:
    """Hours of professionals, in thousandths, at the price of an hour."""
    taken = take_prijs(prijs, Scenario.OPLOSSING, uren)
    return RegelInhoud(
        taken.scenario, post, taken.aantal, taken.eenheid, taken.per, taken.laag, taken.midden, taken.hoog,
        taken.betaler, taken.bron, taken.jaar, taken.zekerheid, inzet.value,
    )  # fmt: skip
