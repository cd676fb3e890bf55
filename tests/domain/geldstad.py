"""A generated town with two years of money, and the plainest sums of it that one can write."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from casus.domain.aanbod import Bouwsteen
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Geldfeit, Geldsom, Kenmerken, Peil, Terugblikfeit, Verzoekfeit, maand_van
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.verzoek import VerzoekUitkomst

POTTEN = (("Oost", "gemeente"), ("Oost", "fonds"), ("West", "gemeente"), ("Zuid", "gemeente"))


@dataclass(eq=False)
class Geldstad:
    """``people`` ask in the course of the year; bills come up to three months later, a correction now and then."""

    seed: int
    people: int
    jaar: int = 2026
    geld: list[Geldfeit] = field(default_factory=list)
    verzoeken: list[Verzoekfeit] = field(default_factory=list)

    def __post_init__(self) -> None:
        draw = Random(self.seed)
        for pot in POTTEN:
            self._book(draw, Kenmerken(*pot, 1), BoekingSoort.INLEG, 2_000_000, date(self.jaar - 1, 12, 15), None, None)
        number = 0
        for person in range(self.people):
            pot = draw.choices(POTTEN, (6, 1, 4, 3))[0]
            for _ in range(draw.choice((1, 1, 1, 2, 3))):
                number += 1
                self._ask(draw, number, None if draw.random() < 0.05 else person, pot)

    def _ask(self, draw: Random, number: int, person: int | None, pot: tuple[str, str]) -> None:
        asked = date(self.jaar, 1, 1) + timedelta(days=draw.randrange(365))
        decided = asked + timedelta(days=draw.choice((0, 1, 2, 2, 3, 9, 30)))
        classes = (draw.choice(list(BestedingSoort)).value, draw.choice(list(Levensdomein)).value,
                   draw.choice(["", Bouwsteen.PREVENTIE.value, Bouwsteen.ONTMOETING.value]))  # fmt: skip
        outcome = draw.choices(list(VerzoekUitkomst), (1, 10, 5, 2, 1))[0]
        where = Kenmerken(*pot, maand_van(self.jaar, asked), *classes)
        due = decided + timedelta(days=60) if outcome is VerzoekUitkomst.JA and draw.random() < 0.7 else None
        said = draw.choice(list(TerugblikUitkomst)) if due is not None else None
        self.verzoeken.append(
            Verzoekfeit(
                number,
                where,
                asked,
                outcome,
                person,
                None if outcome is VerzoekUitkomst.OPEN else decided,
                _looks(number, due, said),
            )
        )
        if outcome is VerzoekUitkomst.JA:
            self._pay(draw, number, person, where, decided)

    def _pay(self, draw: Random, number: int, person: int | None, where: Kenmerken, decided: date) -> None:
        cents = draw.randrange(1_00, 900_00)

        def book(soort: BoekingSoort, amount: int, day: date) -> None:
            where_then = where._replace(maand=maand_van(self.jaar, day))
            self._book(draw, where_then, soort, amount, day, number, person)

        book(BoekingSoort.RESERVERING, cents, decided)
        if draw.random() < 0.85:
            paid = decided + timedelta(days=draw.randrange(90))
            bill = draw.randrange(1, cents + 1)
            book(BoekingSoort.BETALING, bill, paid)
            if draw.random() < 0.05:
                book(BoekingSoort.BETALING, -bill, paid + timedelta(days=3))
            elif draw.random() < 0.9 and bill < cents:
                book(BoekingSoort.VRIJGAVE, cents - bill, paid)
            if draw.random() < 0.05:
                book(BoekingSoort.TERUGBETALING, draw.randrange(1, bill + 1), paid + timedelta(days=20))

    def _book(
        self,
        draw: Random,
        where: Kenmerken,
        soort: BoekingSoort,
        cents: int,
        day: date,
        verzoek: int | None,
        person: int | None,
    ) -> None:
        late = timedelta(days=draw.choice((0, 0, 0, 1, 40)), hours=12)
        op = datetime(day.year, day.month, day.day, tzinfo=UTC) + late
        self.geld.append(Geldfeit(where, soort, cents, day, op, verzoek, person))


def _looks(number: int, due: date | None, said: TerugblikUitkomst | None) -> tuple[Terugblikfeit, ...]:
    """One or two; the second is answered later, or never when the first was not."""
    if due is None:
        return ()
    unknown = TerugblikUitkomst.ONBEKEND
    first = Terugblikfeit(due, None if said is unknown else due, said or unknown)
    again = Terugblikfeit(due + timedelta(days=60), None)
    if number % 3 == 2 and first.gezien_op is not None:
        later = TerugblikUitkomst.NEE if number % 2 else TerugblikUitkomst.JA
        again = again._replace(gezien_op=again.gepland_op + timedelta(days=20), uitkomst=later)
    return (first,) if number % 3 == 0 else (first, again)


def groepeer(feiten: Iterable[Geldfeit], peil: Peil) -> list[Geldsom]:
    """Rows that count on this day, added up where they are alike. What a database answers must equal this."""
    sums: dict[tuple[Kenmerken, BoekingSoort], int] = defaultdict(int)
    for feit in feiten:
        if peil.telt(feit.boekdag, feit.op):
            sums[feit.kenmerken, feit.soort] += feit.cents
    return [Geldsom(kenmerken, soort, cents) for (kenmerken, soort), cents in sums.items()]


def totaal(rows: Iterable[Geldfeit | Geldsom]) -> Stand:
    """Budget, reserved and spent of all of it."""
    stand = Stand()
    for row in rows:
        stand = stand.after(row.soort, row.cents)
    return stand
