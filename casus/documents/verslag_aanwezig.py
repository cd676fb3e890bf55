"""Who was at the table for which casus: a matrix up to six casussen, above that one row per casus."""

from collections.abc import Iterator
from datetime import time

from casus.documents import content as c
from casus.documents.verslag_gegevens import Deelnemer, Punt, Verblijf, VerslagGegevens
from casus.documents.wording import capital, enumerate_words, given, hour, typed

MATRIX = 6
NARROW, ROOMY, ALL_CASES = 1.75, 2.5, 10.5
Stay = tuple[time, time]

ABSENT, PARTLY = "Weg: was niet aan tafel bij deze casus.", "Deels weg: de tijden staan bij de casus."


def aanwezig_blocks(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    """Heading, table and what its words mean; without a casus the people only."""
    yield c.Heading(2, c.text("Wie was bij welke casus"))
    punten = gegevens.besproken
    tafels = [Tafel(punt.verblijven) for punt in punten]
    people = tuple(d for d in gegevens.deelnemers if not d.afgemeld or any(tafel.has(d) for tafel in tafels))
    if not people:
        yield c.Paragraph(c.text("Deelnemers: ", c.open_place("wie er waren"), "."))
    elif not punten:
        yield c.Paragraph(c.text(f"Deelnemers: {enumerate_words([_label(d) for d in people])}."))
    else:
        yield (_matrix if len(punten) <= MATRIX else _turned)(punten, tafels, people)


class Tafel:
    """The stays at one casus, per deelnemer.

    The casus lasted as long as anybody was in: so a pause in the middle, in which nobody was, is nobody's absence.
    """

    def __init__(self, verblijven: tuple[Verblijf, ...]) -> None:
        self.lasted = _merged([(stay.van, stay.tot or time.max) for stay in verblijven])
        self._stays: dict[int, list[Stay]] = {}
        for stay in verblijven:
            self._stays.setdefault(stay.deelnemer_id, []).append((stay.van, stay.tot or time.max))

    def has(self, deelnemer: Deelnemer) -> bool:
        """Whether this deelnemer was in, however short."""
        return deelnemer.id in self._stays

    def gaps(self, deelnemer: Deelnemer) -> list[Stay]:
        """The parts of the casus that this deelnemer missed."""
        stays = _merged(self._stays.get(deelnemer.id, []))
        if stays == self.lasted:
            return []
        gaps = self.lasted
        for start, end in stays:
            halves = (half for a, b in gaps for half in ((a, min(b, start)), (max(a, end), b)))
            gaps = [half for half in halves if half[0] < half[1]]
        return gaps

    def state(self, deelnemer: Deelnemer) -> str:
        """The word for the table."""
        if not self.lasted:
            return "onbekend"
        if not self.has(deelnemer):
            return "weg"
        return "deels weg" if self.gaps(deelnemer) else "erbij"


def van_tafel(punt: Punt, deelnemers: tuple[Deelnemer, ...]) -> c.Text:
    """Who missed a part of this casus, and when; empty when nobody did."""
    tafel = Tafel(punt.verblijven)
    parts = []
    for deelnemer in deelnemers:
        if tafel.state(deelnemer) == "deels weg":
            begin, end = tafel.lasted[0][0], tafel.lasted[-1][1]
            hours = enumerate_words([_gap_words(gap, begin, end) for gap in tafel.gaps(deelnemer)])
            parts.append(c.text(f"{_name(deelnemer)} {hours}"))
    return c.join(parts, "; ")


def _merged(stays: list[Stay]) -> list[Stay]:
    if len(stays) < 2:
        return stays
    merged: list[Stay] = []
    for start, end in sorted(stays):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _gap_words(gap: Stay, begin: time, end: time) -> str:
    start, stop = gap
    if hour(start) == hour(stop):
        return f"even, om {hour(start)}\u00a0uur"
    if start <= begin:
        return f"tot {hour(stop)}\u00a0uur"
    if stop >= end:
        return f"vanaf {hour(start)}\u00a0uur"
    return f"van {hour(start)} tot {hour(stop)}\u00a0uur"


def _name(deelnemer: Deelnemer) -> str:
    return typed(deelnemer.naam) or "onbekende deelnemer"


def _label(deelnemer: Deelnemer) -> str:
    """Name with role, or with organisation for who has no role."""
    more = typed(deelnemer.rol) or typed(deelnemer.organisatie)
    return f"{_name(deelnemer)}, {more}" if more else _name(deelnemer)


def _note(states: set[str]) -> c.Text:
    words = ["Erbij: hoorde de casus.", ABSENT]
    if "deels weg" in states:
        words.append(PARTLY)
    return c.text(" ".join(words))


def _matrix(punten: tuple[Punt, ...], tafels: list[Tafel], people: tuple[Deelnemer, ...]) -> c.Table:
    width = max(NARROW, min(ROOMY, ALL_CASES / len(punten)))
    columns = [c.Column("Deelnemer", 16.0 - width * len(punten))]
    columns += [c.Column(typed(punt.code) or "casus", width) for punt in punten]
    states = [[tafel.state(deelnemer) for tafel in tafels] for deelnemer in people]
    return c.Table(
        "Aanwezig per casus",
        "Per deelnemer of die bij een casus aan tafel zat: erbij, weg of deels weg.",
        tuple(columns),
        tuple(
            (c.text(_label(deelnemer)), *(c.text(c.strong(s) if "weg" in s else s) for s in row))
            for deelnemer, row in zip(people, states, strict=True)
        ),
        note=_note({s for row in states for s in row}),
        whole=True,
    )


def _turned(punten: tuple[Punt, ...], tafels: list[Tafel], people: tuple[Deelnemer, ...]) -> c.Table:
    rows = []
    seen: set[str] = set()
    names = [_name(deelnemer) for deelnemer in people]
    for punt, tafel in zip(punten, tafels, strict=True):
        states = [(name, tafel.state(deelnemer)) for name, deelnemer in zip(names, people, strict=True)]
        seen.update(state for _, state in states)
        rows.append((c.text(given(punt.code, "code")), _present(states), _absent(states)))
    return c.Table(
        "Aanwezig per casus",
        "Per casus wie erbij was en wie weg was.",
        (c.Column("Casus", 2.0), c.Column("Erbij", 8.0), c.Column("Weg", 6.0)),
        tuple(rows),
        note=_note(seen),
    )


def _present(states: list[tuple[str, str]]) -> c.Text:
    names = [name for name, state in states if state == "erbij"]
    if any(state == "onbekend" for _, state in states):
        return c.text("onbekend")
    if len(names) == len(states):
        return c.text("iedereen")
    return c.text(capital(", ".join(names)) or "niemand de hele tijd")


def _absent(states: list[tuple[str, str]]) -> c.Text:
    if any(state == "onbekend" for _, state in states):
        return c.text("onbekend")
    names = [f"{name} (deels)" if state == "deels weg" else name for name, state in states if "weg" in state]
    return c.text(", ".join(names) or "niemand")
