"""A network on paper: the picture, the same in a table, and what one may still talk about together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, given, long_date, typed

WIDTH = 16.0
"""Centimetres."""


@dataclass(frozen=True)
class Rij:
    """One tie, in words."""

    naam: str
    wie: str
    band: str
    telefoon: str
    bellen: str


@dataclass(frozen=True)
class Netwerkblad:
    """One network, in words. ``van``: around whom."""

    van: str
    dag: date
    code: str
    png: bytes
    alt: str
    legenda: str
    telling: str
    rijen: tuple[Rij, ...]
    vragen: tuple[str, ...] = ()
    team: str = ""


def netwerk_document(blad: Netwerkblad) -> c.Document:
    """The sheet; it is the person's own."""
    title = f"Netwerk, kenmerk {blad.code}, {long_date(blad.dag)}".replace(NBSP, " ")
    return c.Document(
        title=title,
        day=blad.dag,
        margins=c.Margins(
            first_left=c.text(given(blad.team, "team en gemeente")),
            next_left=c.text("Netwerk"),
            right="Persoonlijk",
            footer=(c.text(title),),
        ),
        blocks=tuple(_blocks(blad)),
        is_form=True,
    )


def _blocks(blad: Netwerkblad) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(f"Netwerk van {typed(blad.van)}"))
    yield c.Subtitle(c.text(f"{blad.telling}, {long_date(blad.dag)}"))
    if blad.png:
        yield c.Picture(blad.png, blad.alt, f"De mensen om {typed(blad.van)} heen", WIDTH)
        yield c.Paragraph(c.text(c.Span(blad.legenda, "label")))
    if blad.rijen:
        yield _table(blad)
    else:
        yield c.Paragraph(c.text("Er is nog niemand opgeschreven."))
    if blad.vragen:
        yield c.Heading(2, c.text("Om samen te bespreken"))
        yield c.Bullets(tuple(c.text(typed(each)) for each in blad.vragen))


def _table(blad: Netwerkblad) -> c.Table:
    columns = (
        c.Column("Wie", 4.0),
        c.Column("Hoort bij", 3.2),
        c.Column("Contact en band", 3.2),
        c.Column("Telefoon", 2.6),
        c.Column("Wanneer bellen", 3.0),
    )
    rows = tuple(
        (
            c.text(c.strong(typed(each.naam))),
            c.text(typed(each.wie)),
            c.text(each.band),
            c.text(each.telefoon),
            c.text(typed(each.bellen)),
        )
        for each in blad.rijen
    )
    return c.Table("Dezelfde mensen", "De mensen uit de tekening, met wie wanneer wordt gebeld.", columns, rows)
