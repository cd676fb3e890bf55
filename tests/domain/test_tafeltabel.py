"""The truth tables of the table itself: what one person may hear, what that leaves for the room, and all of it at once.

``test_woordtabel`` says what may be told; here that word is one of five: yes, yes although refused, closed, refused,
stopped. The last test puts both tables together over every combination there is.
"""

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from math import prod

from casus.domain.delen import DeelbesluitFeit, DeelFeiten, Grond, StopFeit, ToestemmingFeit, ToestemmingSoort, Uitkomst
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.tafelcheck import Gehoor, Oordeel, Ruimte, person_verdict, tafelverdict
from casus.domain.toegang import CasusFeiten, Relatie
from tests.domain.waarheid import Case, Table, faults, read_table
from tests.domain.woordtabel import COLUMNS, ORG, OTHER_ORG, PERSON, WORD, facts_of
from tests.factories import NOW

WONEN, GELD, DAT = Onderwerp.WONEN, Onderwerp.GELD, Onderwerp.DAT
SAID = ("ja", "ondanks", "dicht", "nee")

# ``eerste`` is in the question, ``tweede`` may be; ``dat`` is what was said about being discussed at all. With a hat
# (pet) somebody hears for another organisation, about which nothing was said. ``tafel`` is a deelnemer, ``collega`` one
# of the organisation whose information it is.
PERSON_TABLE = read_table(
    {
        "wie": ("inbrenger", "lid", "nood", "voorzitter", "collega", "tafel", "gast", "geen_plek"),
        "pet": ("eigen", "andere"),
        "stop": ("geen", "bezwaar", "beperking"),
        "eerste": SAID,
        "tweede": SAID,
        "in_vraag": ("ja", "nee"),
        "dat": SAID,
    },
    {
        "JA": "ja ondanks",
        "KENT": "lid nood voorzitter collega",
        "TAFEL": "tafel gast",
        "ZICHT": "lid nood voorzitter collega tafel gast",
    },
    """
    # wie           pet    stop  eerste tweede in_vraag dat
    geen_plek       *      *     *      *      *        *    = niet
    # Who answers for the casus deals with an objection; everybody else hears nothing.
    ZICHT           *      !geen *      *      *        *    = niet
    # Under the hat of an organisation of which nothing was said or refused.
    inbrenger       andere *     *      *      *        *    = alles
    KENT            andere geen  *      *      *        *    = alles
    TAFEL           andere geen  *      *      *        *    = zonder_naam
    # Who may not know that it is discussed hears nothing at all.
    inbrenger       eigen  *     *      *      *        nee  = niet
    ZICHT           eigen  geen  *      *      *        nee  = niet
    # Who deals with the casus hears all but what was refused to their organisation.
    inbrenger       eigen  *     !nee   *      nee      !nee = alles
    inbrenger       eigen  *     !nee   !nee   ja       !nee = alles
    inbrenger       eigen  *     !nee   nee    ja       !nee = onderwerpen
    inbrenger       eigen  *     nee    *      nee      !nee = niet
    inbrenger       eigen  *     nee    nee    ja       !nee = niet
    inbrenger       eigen  *     nee    !nee   ja       !nee = onderwerpen
    KENT            eigen  geen  !nee   *      nee      !nee = alles
    KENT            eigen  geen  !nee   !nee   ja       !nee = alles
    KENT            eigen  geen  !nee   nee    ja       !nee = onderwerpen
    KENT            eigen  geen  nee    *      nee      !nee = niet
    KENT            eigen  geen  nee    nee    ja       !nee = niet
    KENT            eigen  geen  nee    !nee   ja       !nee = onderwerpen
    # A deelnemer hears what their organisation may be told, and so does a guest.
    TAFEL           eigen  geen  JA     *      nee      !nee = alles
    TAFEL           eigen  geen  JA     JA     ja       !nee = alles
    TAFEL           eigen  geen  JA     !JA    ja       !nee = onderwerpen
    TAFEL           eigen  geen  dicht  JA     *        !nee = onderwerpen
    # Nothing of it, and perhaps that it is about this person: then the name is on the screen, and the word says so.
    TAFEL           eigen  geen  dicht  !JA    *        JA   = onderwerpen
    TAFEL           eigen  geen  dicht  !JA    *        dicht = zonder_naam
    TAFEL           eigen  geen  nee    *      nee      !nee = niet
    TAFEL           eigen  geen  nee    JA     ja       !nee = onderwerpen
    TAFEL           eigen  geen  nee    dicht  ja       JA   = onderwerpen
    TAFEL           eigen  geen  nee    dicht  ja       dicht = zonder_naam
    TAFEL           eigen  geen  nee    nee    ja       !nee = niet
    """,
)
GROND = {"nood": "noodtoegang", "collega": "eigen_organisatie", "tafel": "deelnemer", "gast": "deelnemer"}


def heard_by(wie: str, pet: str, delen: DeelFeiten, vraag: frozenset[Onderwerp]) -> Gehoor:
    relatie = Relatie(1, GROND.get(wie, wie), ORG if pet == "eigen" else OTHER_ORG + 1)
    facts = CasusFeiten(7, 2, None, inwoners=(PERSON,), vraag=vraag, delen=delen)
    return person_verdict(facts, 1, None if wie == "geen_plek" else relatie, NOW)


@cache
def verdict(wie: str, pet: str, delen: DeelFeiten, vraag: frozenset[Onderwerp]) -> str:
    """Many combinations come down to the same facts."""
    return heard_by(wie, pet, delen, vraag).oordeel.value


def said_about(part: Onderwerp, said: str, number: int) -> DeelFeiten:
    """The facts behind one of the four words, as somebody would have written them down."""
    soort = ToestemmingSoort.GEGEVEN if said == "ja" else ToestemmingSoort.GEWEIGERD
    line = ToestemmingFeit(number, PERSON, ORG, part, soort, NOW - timedelta(days=9))
    past = DeelbesluitFeit(
        number, Uitkomst.DELEN, frozenset({(PERSON, part)}), frozenset({ORG}), NOW - timedelta(days=2),
        weigeringen=frozenset({number}), bron_akkoord=True,
    )  # fmt: skip
    return DeelFeiten(() if said == "dicht" else (line,), (past,) if said == "ondanks" else ())


def joined(*each: DeelFeiten, stop: str = "geen") -> DeelFeiten:
    stops = () if stop == "geen" else (StopFeit(PERSON, Grond(stop), NOW - timedelta(days=1)),)
    lines = tuple(line for one in each for line in one.toestemmingen)
    return DeelFeiten(lines, tuple(past for one in each for past in one.deelbesluiten), stops)


def test_the_table_of_persons_is_complete_and_without_overlaps() -> None:
    assert list(itertools.islice(faults(PERSON_TABLE), 5)) == []


def test_the_program_hears_what_the_table_of_persons_says() -> None:
    parts = ((WONEN, 1), (GELD, 2), (DAT, 3))
    wrong = []
    for case in PERSON_TABLE.cases():
        wie, pet, stop, eerste, tweede, in_vraag, dat = case
        said = [said_about(part, what, nr) for (part, nr), what in zip(parts, (eerste, tweede, dat), strict=True)]
        vraag = frozenset({WONEN, GELD} if in_vraag == "ja" else {WONEN})
        found = heard_by(wie, pet, joined(*said, stop=stop), vraag).oordeel
        if (found.value,) != PERSON_TABLE.expected(case):
            wrong.append((case, found, PERSON_TABLE.expected(case)))
    assert wrong[:5] == []


def as_person_case(wie: str, pet: str, word_case: Case) -> Case:
    """The line of the table of persons that follows from a line of the table of words."""
    (said, _), onderwerp = WORD.expected(word_case), word_case[5]
    stop = word_case[0] if said == "stop" else "geen"
    if said == "stop":  # what was said beneath the stop still counts for who answers for the casus
        said, _ = WORD.expected(("geen", *word_case[1:]))
    place = {"dat": 2, "geld": 1}.get(onderwerp, 0)
    words = [said if place == n else "dicht" for n in range(3)]
    return (wie, pet, stop, words[0], words[1], "nee", words[2])


def test_every_person_in_every_state_of_what_was_said(tier_count: Callable[[int, int], int]) -> None:
    """Both tables together: {who, hat} x {stop, answer, age, who agreed, decision, part of life, kind of organisation}.

    The short tier takes every 61st combination (a prime, so that every value comes along), the long one all.
    """
    people = list(itertools.product(*(PERSON_TABLE.columns[name] for name in ("wie", "pet"))))
    total = len(people) * prod(map(len, COLUMNS.values()))
    step = total // tier_count(12_000, total)
    combinations = itertools.product(people, WORD.cases())
    seen: list[Counter[str]] = [Counter() for _ in COLUMNS]
    verdicts: Counter[str] = Counter()
    for (wie, pet), case in itertools.islice(combinations, 0, None, step):
        in_question = case[5] not in ("dat", "geld")
        vraag = frozenset({Onderwerp(case[5]) if in_question else WONEN})
        found = verdict(wie, pet, facts_of(case), vraag)
        assert (found,) == PERSON_TABLE.expected(as_person_case(wie, pet, case)), (wie, pet, case)
        verdicts[found] += 1
        for column, value in zip(seen, case, strict=True):
            column[value] += 1
    assert set(verdicts) == {oordeel.value for oordeel in Oordeel}
    assert [set(column) for column in seen] == [set(values) for values in COLUMNS.values()]
    assert verdicts.total() == -(-total // step)


# -- the room --------------------------------------------------------------------------------------------------

KINDS = {
    "alles": Gehoor(0, Oordeel.ALLES, INHOUD, (), "lid"),
    "wonen": Gehoor(0, Oordeel.ONDERWERPEN, (WONEN,), (), "deelnemer"),
    "geld": Gehoor(0, Oordeel.ONDERWERPEN, (GELD,), (), "deelnemer"),
    "zonder": Gehoor(0, Oordeel.ZONDER_NAAM, (), (), "deelnemer"),
    "niet": Gehoor(0, Oordeel.NIET, (), (), "geen_plek"),
}
MANY = ("0", "1", "2")  # 2 is two or more
ROOM_TABLE = read_table(
    dict.fromkeys(KINDS, MANY),
    {"ER": "1 2"},
    """
    # alles wonen geld zonder niet = now, later, who has left by then
    # Nobody is there, and nothing follows; or everybody may hear it all.
    0   0  0  0  0    = niemand      -            -
    ER  0  0  0  0    = alles        -            -
    2   ER 0  0  0    = wonen        alles        wonen
    2   0  ER 0  0    = geld         alles        geld
    !2  ER 0  0  0    = wonen        -            -
    !2  0  ER 0  0    = geld         -            -
    2   ER ER 0  0    = naam         alles        wonen,geld
    !2  ER ER 0  0    = naam         -            -
    # Somebody may hear it without the name.
    2   0  0  ER 0    = zonder_naam  alles        zonder
    !2  0  0  ER 0    = zonder_naam  -            -
    ER  ER 0  ER 0    = zonder_naam  wonen        zonder
    0   2  0  ER 0    = zonder_naam  wonen        zonder
    0   1  0  ER 0    = zonder_naam  -            -
    ER  0  ER ER 0    = zonder_naam  geld         zonder
    0   0  2  ER 0    = zonder_naam  geld         zonder
    0   0  1  ER 0    = zonder_naam  -            -
    *   ER ER ER 0    = zonder_naam  -            -
    # Somebody may hear nothing.
    2   0  0  *  ER   = niet         alles        zonder,niet
    ER  ER 0  *  ER   = niet         wonen        zonder,niet
    0   2  0  *  ER   = niet         wonen        zonder,niet
    ER  0  ER *  ER   = niet         geld         zonder,niet
    0   0  2  *  ER   = niet         geld         zonder,niet
    # Nobody leaves who need not: what is left is said without the name anyhow.
    *   ER ER ER ER   = niet         zonder_naam  niet
    # All that these two may hear alike is whom it is about.
    *   ER ER 0  ER   = niet         naam         niet
    1   0  0  ER ER   = niet         zonder_naam  niet
    0   1  0  ER ER   = niet         zonder_naam  niet
    0   0  1  ER ER   = niet         zonder_naam  niet
    0   0  0  2  ER   = niet         zonder_naam  niet
    # One alone is no table.
    1   0  0  0  ER   = niet         -            -
    0   1  0  0  ER   = niet         -            -
    0   0  1  0  ER   = niet         -            -
    0   0  0  !2 ER   = niet         -            -
    """,
)


@dataclass(frozen=True)
class Room:
    seats: tuple[Gehoor, ...]
    kinds: tuple[str, ...]


def room_of(counts: Case) -> Room:
    kinds = tuple(kind for kind, count in zip(KINDS, counts, strict=True) for _ in range(int(count)))
    return Room(tuple(replace(KINDS[kind], deelnemer_id=n) for n, kind in enumerate(kinds)), kinds)


def named(ruimte: Ruimte | None) -> str:
    if ruimte is None:
        return "-"
    if ruimte.oordeel is None:
        return "niemand"
    if ruimte.oordeel is not Oordeel.ONDERWERPEN:
        return ruimte.oordeel.value
    return ",".join(onderwerp.value for onderwerp in ruimte.onderwerpen) or "naam"


def test_the_table_of_rooms_is_complete_and_without_overlaps() -> None:
    assert list(itertools.islice(faults(ROOM_TABLE), 5)) == []


def test_the_room_hears_what_the_table_of_rooms_says() -> None:
    vraag = frozenset({WONEN, GELD})
    wrong = []
    for case in ROOM_TABLE.cases():
        for order in (1, -1):
            room = room_of(case)
            found = tafelverdict(room.seats[::order], vraag)
            now, later, left = ROOM_TABLE.expected(case)
            leaving = {n for n, kind in enumerate(room.kinds) if kind in left.split(",")}
            if (named(found.nu), named(found.straks), set(found.weg)) != (now, later, leaving):
                wrong.append((case, named(found.nu), named(found.straks), found.weg, (now, later, left)))
    assert wrong[:5] == []


def test_a_wrong_cell_in_each_table_is_found() -> None:
    """Negative control: with every outcome moved to the next rule the program agrees with neither table."""
    for table in (PERSON_TABLE, ROOM_TABLE):
        moved = zip(table.rows, (*table.rows[1:], table.rows[0]), strict=True)
        other = Table(table.columns, tuple(replace(row, outcome=after.outcome) for row, after in moved))
        assert any(other.expected(case) != table.expected(case) for case in table.cases())
