"""Content -> one printed page, for who draws it: the same words in the same order as ``word.py`` writes.

It knows the few blocks that such a page is made of; a document with others is not one. Sizes are those of word.md.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

from casus.documents import content as c
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.paginabeeld import Paginabeeld
from casus.domain.staafbeeld import Staafbeeld

_LOOKS = """<style>
p { font-size: 10.5pt; margin: 0px 0px 7px 0px; line-height: 112%; }
p.kop1 { font-size: 20pt; font-weight: 600; color: #1F3A5F; margin: 0px 0px 4px 0px; line-height: 100%; }
p.kop2 { font-size: 12.5pt; font-weight: 600; color: #1F3A5F; margin: 13px 0px 3px 0px; }
p.onder { font-size: 12pt; color: #595959; margin-bottom: 12px; }
p.bij { font-size: 10pt; font-weight: 600; margin: 8px 0px 5px 0px; }
p.beeld { margin: 0px 0px 2px 0px; line-height: 100%; }
p.noot { font-size: 9.5pt; color: #404040; margin: 6px 0px 7px 0px; }
table { border-collapse: collapse; border-style: none; }
td, th { font-size: 10pt; padding: 3px 6px; border-style: none; border-bottom: 1px solid #8C8C8C; }
th { font-weight: 600; background-color: #E9EEF4; border-top: 1px solid #1F3A5F; border-bottom: 1px solid #1F3A5F; }
td.slot { border-bottom: 1px solid #1F3A5F; }
</style>"""


def to_pagina(document: c.Document, beelden: Sequence[Lijnbeeld | Staafbeeld]) -> Paginabeeld:
    """The page. ``beelden``: what each of its pictures is drawn from, in order: lines and letters stay sharp."""
    margins = document.margins
    return Paginabeeld(
        titel=c.printable(document.title),
        links=_plain(margins.first_left),
        rechts=c.printable(margins.right),
        voet=" ".join(map(_plain, margins.footer)),
        tekst=_LOOKS + "".join(_blocks(document.blocks)),
        beelden=tuple(beelden),
    )


def _blocks(blocks: Sequence[c.Block]) -> Iterator[str]:
    tables, figures = count(1), count(1)
    for block in blocks:
        match block:
            case c.Heading(level=level):
                yield f'<p class="kop{level}">{_words(block.text)}</p>'
            case c.Subtitle():
                yield f'<p class="onder">{_words(block.text)}</p>'
            case c.Paragraph():
                yield f"<p>{_words(block.text)}</p>"
            case c.Picture():
                number = next(figures)
                caption = _safe(f"Figuur {number}. {block.caption}")
                yield f'<p class="bij">{caption}</p><p class="beeld"><img src="{number - 1}"></p>'
            case c.Table():
                yield _table(block, f"Tabel {next(tables)}. {block.caption}")
            case _:
                raise TypeError(type(block).__name__)


def _table(table: c.Table, caption: str) -> str:
    heads = "".join(_head(column, sum(each.width for each in table.columns)) for column in table.columns)
    rows = "".join(_row(table, row, last=row is table.rows[-1]) for row in table.rows)
    note = f'<p class="noot">{_words(table.note)}</p>' if table.note else ""
    above = f'<p class="bij">{_safe(caption)}</p>'
    return f'{above}<table width="100%" cellspacing="0"><tr>{heads}</tr>{rows}</table>{note}'


def _head(column: c.Column, whole: float) -> str:
    return f'<th width="{column.width / whole:.2%}" align="{_side(column)}">{_safe(column.head)}</th>'


def _row(table: c.Table, row: tuple[c.Text, ...], *, last: bool) -> str:
    mark = ' class="slot"' if last else ""
    cells = zip(table.columns, row, strict=True)
    told = "".join(f'<td{mark} align="{_side(column)}">{_words(cell)}</td>' for column, cell in cells)
    return f"<tr>{told}</tr>"


def _side(column: c.Column) -> str:
    return "right" if column.counts else "left"


def _words(text: c.Text) -> str:
    return "".join(
        f'<span style="font-weight:600">{_safe(span.text)}</span>'
        if span.style in ("strong", "label")
        else _safe(span.text)
        for span in text
    )


def _safe(words: str) -> str:
    return escape(c.printable(words))


def _plain(text: c.Text) -> str:
    return c.printable("".join(span.text for span in text))
