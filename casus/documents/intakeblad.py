"""An intake on paper: what was said, in the person's words; and the empty sheet of an instrument to fill in by hand.

Only parts that were talked about stand in it. No figure is added to another, and no box stays empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, given, long_date, month_year, sentence, typed

WEB_WIDTH, PLAAT_WIDTH = 11.6, 16.0
"""Centimetres."""
LINES = 2
"""To write an answer on; who needs more writes on."""


@dataclass(frozen=True)
class Gezegd:
    """One part that was talked about. ``merken``: what the person marked, as words. ``anders``: instead of answers."""

    kop: str
    antwoorden: tuple[tuple[str, str], ...] = ()
    merken: tuple[str, ...] = ()
    anders: str = ""


@dataclass(frozen=True)
class Rij:
    """One side of the web in its table; figures as words."""

    naam: str
    nu: str
    toen: str = ""


@dataclass(frozen=True)
class Intakeblad:
    """One intake, in words."""

    naam: str
    dag: date
    code: str
    wie: str
    bron: str
    aanwezig: tuple[tuple[str, str], ...]
    delen: tuple[Gezegd, ...]
    keuzes: tuple[str, ...] = ()
    verbanden: tuple[str, ...] = ()
    png: bytes = b""
    alt: str = ""
    assen: tuple[Rij, ...] = ()
    toen: date | None = None
    team: str = ""


@dataclass(frozen=True)
class Leegblad:
    """What is asked, per part: the question and how one answers (``cijfer``, ``ja_nee`` or in words)."""

    naam: str
    dag: date
    kern: str
    bron: str
    delen: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    met_merken: bool
    team: str = ""


def intake_document(blad: Intakeblad) -> c.Document:
    """The filled sheet."""
    return _document(f"{blad.naam}, {blad.code}", blad.dag, blad.team, blad.naam, tuple(_filled(blad)))


def leeg_document(blad: Leegblad) -> c.Document:
    """The sheet to fill in by hand."""
    return _document(f"{blad.naam}, formulier", blad.dag, blad.team, blad.naam, tuple(_empty(blad)))


def _document(title: str, day: date, team: str, head: str, blocks: tuple[c.Block, ...]) -> c.Document:
    return c.Document(
        title=f"{title}, {long_date(day)}".replace(NBSP, " "),
        day=day,
        margins=c.Margins(
            first_left=c.text(given(team, "team en gemeente")),
            next_left=c.text(head),
            right="Persoonlijk",
            footer=(c.text(title),),
        ),
        blocks=blocks,
        is_form=True,
    )


def _filled(blad: Intakeblad) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(blad.naam))
    yield c.Subtitle(c.text(f"{typed(blad.wie)}, {long_date(blad.dag)}"))
    if blad.aanwezig:
        yield c.Kenmerken(tuple((label, c.text(typed(words))) for label, words in blad.aanwezig))
    if blad.keuzes:
        yield c.Heading(2, c.text("Hier wil ik mee aan de slag"))
        for place, words in enumerate(blad.keuzes, start=1):
            yield c.Paragraph(c.text(c.strong(f"{place}. {words}")))
    if blad.png:
        yield from _picture(blad)
    yield c.Heading(2, c.text("Wat is besproken"))
    for deel in blad.delen:
        yield from _part(deel)
    if blad.verbanden:
        yield c.Heading(2, c.text("Wat heeft met elkaar te maken?"))
        yield c.Bullets(tuple(c.text(sentence(words)) for words in blad.verbanden))
    yield c.Paragraph(c.text(c.Span("Bron: ", "label"), sentence(blad.bron)))


def _picture(blad: Intakeblad) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Zo gaat het" if blad.assen else "Om mij heen"))
    if not blad.assen:
        yield c.Picture(blad.png, blad.alt, "Wat er speelt, en wat met elkaar te maken heeft", PLAAT_WIDTH)
        return
    yield c.Picture(blad.png, blad.alt, "Kanten van het leven, volgens de persoon zelf", WEB_WIDTH)
    wide = 4.2 if blad.toen else 5.0
    columns = [c.Column("Kant van het leven", 16.0 - (2 if blad.toen else 1) * wide)]
    if blad.toen:
        columns.append(c.Column(f"Toen, {month_year(blad.toen)}", wide))
    columns.append(c.Column(f"Nu, {month_year(blad.dag)}", wide))
    rows = tuple(
        tuple(c.text(words) for words in ((each.naam, each.toen, each.nu) if blad.toen else (each.naam, each.nu)))
        for each in blad.assen
    )
    yield c.Table(
        "Dezelfde cijfers",
        "De cijfers uit de tekening, per kant van het leven.",
        tuple(columns),
        rows,
        note=c.text("Een cijfer is een begin van een gesprek, geen meting. Er is geen totaal."),
        whole=True,
    )


def _part(deel: Gezegd) -> Iterator[c.Block]:
    yield c.Heading(3, c.text(deel.kop))
    if deel.anders:
        yield c.Paragraph(c.text(deel.anders))
    for asked, answer in deel.antwoorden:
        yield c.Paragraph(c.text(c.Span(f"{asked} ", "label"), typed(answer)))
    if deel.merken:
        yield c.Bullets(tuple(c.text(words) for words in deel.merken))


def _empty(blad: Leegblad) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(blad.naam))
    yield c.Paragraph(c.text(blad.kern))
    yield c.LetOp(c.text(c.strong("U hoeft niet alles in te vullen. "), "Kies waar u over wilt praten."))
    for label in ("Naam", "Datum en plek", "Wie zit erbij?"):
        yield c.Invulregel(label)
    for kop, vragen in blad.delen:
        yield c.Heading(2, c.text(kop))
        for asked, kind in vragen:
            yield from _asked(asked, kind)
        if blad.met_merken:
            for words in ("Hier wil ik over praten", "Dit wil ik veranderen", "Hier wil ik mee aan de slag"):
                yield c.Keuze(c.text(words))
    yield c.Paragraph(c.text(c.Span("Bron: ", "label"), sentence(blad.bron)))


def _asked(asked: str, kind: str) -> Iterator[c.Block]:
    if kind == "cijfer":
        figures = "   ".join(str(figure) for figure in range(11)).replace("   ", NBSP * 3)
        yield c.Paragraph(c.text(c.strong(asked)))
        yield c.Paragraph(c.text(c.Span("Zet een kring om een cijfer: ", "label"), figures))
    elif kind == "ja_nee":
        yield c.Paragraph(c.text(c.strong(asked)))
        yield c.Keuze(c.text("Ja"))
        yield c.Keuze(c.text("Nee"))
    else:
        yield c.Paragraph(c.text(c.strong(asked)))
        for _ in range(LINES):
            yield c.Invulregel("")
