"""What is in a document: headings, kenmerken, tables and so on, as frozen values that any writer can read.

It knows typography, not the field: which heading, box or table the minutes need is decided in
``verslag.py`` and its siblings; how they look in Word is decided in ``word.py`` and ``resources/word``.
Lengths are centimetres.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

SpanStyle: TypeAlias = Literal["plain", "strong", "label", "open"]

# Control characters, lone surrogates and non-characters are illegal in XML 1.0 (section 2.2); the direction
# overrides and isolates are legal, but would turn around what others wrote on the same line.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[ \t\r\n\u2028\u2029]+")


def printable(text: str) -> str:
    """The text without what no document can hold; any run of white space is one space, fixed spaces stay."""
    if text.isprintable() and "  " not in text:
        return text
    return _SPACES.sub(" ", _UNPRINTABLE.sub("", text))


class Span(NamedTuple):
    """A piece of text in one style. ``link`` is a bookmark in this document. A tuple: a document has thousands."""

    text: str
    style: SpanStyle = "plain"
    link: str = ""


Text: TypeAlias = tuple[Span, ...]


def text(*parts: "str | Span | Text") -> Text:
    """Join strings, spans and texts to one text."""
    if len(parts) == 1 and isinstance(parts[0], str):
        return (Span(parts[0]),)
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans += part
    return tuple(spans)


def strong(words: str) -> Span:
    """Bold, for the first words of a paragraph or the one word that must not be missed."""
    return Span(words, "strong")


def open_place(what: str) -> Span:
    """A value that is not there yet, shown as such instead of as a blank."""
    return Span(f"‹nog invullen: {what}›", "open")


@dataclass(frozen=True)
class Heading:
    """Level 1 is the title of the document; ``bookmark`` makes it a place to link to."""

    level: Literal[1, 2, 3, 4]
    text: Text
    bookmark: str = ""


@dataclass(frozen=True)
class Subtitle:
    """Date or reference under the title; not a heading."""

    text: Text


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True)
class LetOp:
    """The box that must be read first."""

    text: Text


@dataclass(frozen=True)
class Kenmerken:
    """Label and value, one line each; never separated from its heading or first text."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class EigenWoorden:
    """What somebody said, in the person's own words, and who and when."""

    text: Text


@dataclass(frozen=True)
class BesluitBlok:
    """A decision behind its bar."""

    text: Text


@dataclass(frozen=True)
class Bullets:
    """A real list."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Keuze:
    """A box to tick, on the screen or with a pen, and what it says."""

    text: Text


@dataclass(frozen=True)
class Invulregel:
    """A label and a line to write on; ``high`` leaves room for a signature."""

    label: str
    high: bool = False


@dataclass(frozen=True)
class Column:
    """One column; the widths of a table add up to the text width. ``ticks``: its cells are boxes to tick, in the
    middle, and what stands in them is what a screen reader calls the box. ``counts``: figures, below each other from
    the right.
    """

    head: str
    width: float
    ticks: bool = False
    counts: bool = False


def figures(head: str, width: float) -> Column:
    """A column of amounts or numbers."""
    return Column(head, width, counts=True)


@dataclass(frozen=True)
class Table:
    """Caption above (numbered by the writer), head row on every page, a note below. ``description`` is its
    alt text.

    A table of up to eight rows stays on one page, with ``whole`` a longer one as well.
    """

    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    note: Text = ()
    whole: bool = False


@dataclass(frozen=True)
class Picture:
    """A PNG at printed size; empty where it is drawn in place (``papier.py``). ``alt`` holds every figure in it and
    points to the table that follows.
    """

    png: bytes
    alt: str
    caption: str
    width: float


Block: TypeAlias = (
    Heading
    | Subtitle
    | Paragraph
    | LetOp
    | Kenmerken
    | EigenWoorden
    | BesluitBlok
    | Bullets
    | Keuze
    | Invulregel
    | Table
    | Picture
)


@dataclass(frozen=True)
class Margins:
    """Of every page: what stands above and below the text. Page numbers come by themselves on the first footer line."""

    first_left: Text
    next_left: Text
    right: str
    footer: tuple[Text, ...]


@dataclass(frozen=True)
class Document:
    """One document. ``title`` and ``day`` are all that its properties tell about it. ``is_form``: a form or letter:
    larger letters, closer edges, no hyphens.
    """

    title: str
    day: date
    margins: Margins
    blocks: tuple[Block, ...]
    is_form: bool = False


def join(parts: Iterable[Text], between: str = " ") -> Text:
    """Texts after each other, with this between them."""
    spans: list[Span] = []
    for part in parts:
        if spans and part:
            spans.append(Span(between))
        spans.extend(part)
    return tuple(spans)
