"""Content -> the XML of a Word body: one string per block, so that the work grows with the text only.

Widths in twentieths of a point (dxa). Element order inside ``pPr``, ``tblPr`` and ``trPr`` follows the schema
(ECMA-376 part 1, 17.3 and 17.4): Word refuses files in which it does not.
"""

import re
from collections.abc import Iterator

from casus.documents import content as c
from casus.documents.word_picture import picture_xml

TEXT_WIDTH_CM = 16.0
TEXT_WIDTH = 9071
SHORT_TABLE = 8
LARGEST_WHOLE = 24  # rows; a table that fills more than a page cannot stay on one
STYLE_OF = {
    "plain": "",
    "strong": '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>',
    "label": '<w:rPr><w:rStyle w:val="Label"/></w:rPr>',
    "open": '<w:rPr><w:rStyle w:val="OpenPlek"/></w:rPr>',
}
LINK_LOOK = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
PLAIN_STYLES: dict[type[c.Block], str] = {
    c.Subtitle: "Subtitle",
    c.LetOp: "LetOp",
    c.EigenWoorden: "EigenWoorden",
    c.BesluitBlok: "Besluit",
}
TABLE_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)
# Whatever escape() has to look at: most texts have nothing of it.
_SUSPECT = re.compile("[&<>\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]|  ")
NBSP = "\u00a0"
KEEP = "<w:keepNext/>"
_SYMBOL = 'w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"'
TICK = (
    '<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr><w:sdtContent>'
    f'<w:r><w:rPr><w:rFonts {_SYMBOL}/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t>\u2610</w:t></w:r>'
    "</w:sdtContent></w:sdt>"
)
MIDDLE, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
LAST_ITEM = '<w:spacing w:after="120"/>'


def body_xml(blocks: tuple[c.Block, ...]) -> str:
    """All blocks after each other."""
    return "".join(_Body(blocks).parts())


def escape(text: str) -> str:
    """Text as it may stand between two tags. What prints and has none of these marks is told four times faster."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text and "  " not in text:
        return text
    if not _SUSPECT.search(text):
        return text
    return c.printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as it may stand between double quotes."""
    return escape(text).replace('"', "&quot;")


def runs(text: c.Text) -> str:
    """Spans as runs; one that links to a bookmark is wrapped in its link."""
    parts = []
    for words, style, link in text:
        words = escape(words)
        if not words:
            continue
        look = STYLE_OF[style] or (LINK_LOOK if link else "")
        run = f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
        parts.append(f'<w:hyperlink w:anchor="{attribute(link)}" w:history="1">{run}</w:hyperlink>' if link else run)
    return "".join(parts)


def paragraph(style: str, inner: str, extra: str = "") -> str:
    """One paragraph; one without text is left out, because blank lines are not layout."""
    if not inner:
        return ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{look}{extra}</w:pPr>" if look or extra else ""
    return f"<w:p>{properties}{inner}</w:p>"


def field(instruction: str, cached: str) -> str:
    """A field in five runs with the result filled in: right at once, updated by Word when it lays out the page."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        + mark.format("separate")
        + f"<w:r><w:t>{escape(cached)}</w:t></w:r>"
        + mark.format("end")
    )


def header_xml(left: c.Text, right: str) -> str:
    """The header line: left what it is, right how it must be treated."""
    return paragraph("Header", f"{runs(left)}<w:r><w:tab/></w:r>{runs(c.text(right))}")


def footer_xml(lines: tuple[c.Text, ...]) -> str:
    """The footer lines; the page number stands at the right of the first."""
    page = f"{_word(f'Pagina{NBSP}')}{field('PAGE', '1')}{_word(f' van{NBSP}')}{field('NUMPAGES', '1')}"
    first = paragraph("Footer", f"{runs(lines[0] if lines else ())}<w:r><w:tab/></w:r>{page}")
    return first + "".join(paragraph("Footer", runs(line)) for line in lines[1:])


def _word(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


class _Body:
    """Walks over the blocks once; knows only what stands just before and just after."""

    def __init__(self, blocks: tuple[c.Block, ...]) -> None:
        self._blocks = blocks
        self._level = 1
        self._counts = {"Tabel": 0, "Figuur": 0, "picture": 0, "bookmark": 0, "tick": 0}

    def parts(self) -> Iterator[str]:
        """The XML of every block."""
        before: c.Block | None = None
        for place, block in enumerate(self._blocks):
            after = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
            yield self._block(block, before, after)
            before = block

    def _block(self, block: c.Block, before: c.Block | None, after: c.Block | None) -> str:
        match block:
            case c.Heading():
                return self._heading(block)
            case c.Kenmerken():
                return self._kenmerken(block, after)
            case c.Bullets():
                return _bullets(block)
            case c.Table():
                return self._table(block)
            case c.Picture():
                return self._picture(block)
            case c.Keuze():
                words = "".join(span.text for span in block.text)
                return paragraph("Keuze", f"{self._tick(words)}<w:r><w:tab/></w:r>{runs(block.text)}")
            case c.Invulregel():
                style = "Handtekening" if block.high else "Invulregel"
                return paragraph(style, f"{runs((c.Span(block.label, 'label'),))}<w:r><w:tab/><w:tab/></w:r>")
            case c.Paragraph():
                touches = isinstance(before, c.Invulregel) or (isinstance(before, c.Table) and not before.note)
                keep = KEEP if isinstance(after, c.Table) else ""
                return paragraph("NaTabel" if touches else "", runs(block.text), keep)
            case _:
                return paragraph(PLAIN_STYLES[type(block)], runs(block.text))

    def _heading(self, block: c.Heading) -> str:
        self._level = block.level
        inner = runs(block.text)
        if block.bookmark and inner:
            number = self._next("bookmark")
            name = attribute(block.bookmark)
            inner = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
        return paragraph(f"Heading{block.level}", inner)

    def _kenmerken(self, block: c.Kenmerken, after: c.Block | None) -> str:
        """Kept together, and with what they introduce: a deeper heading or the first text."""
        introduces = isinstance(after, c.Paragraph) or (isinstance(after, c.Heading) and after.level > self._level)
        last = len(block.rows) - 1
        return "".join(
            paragraph(
                "Kenmerk",
                f"{runs((c.Span(label, 'label'),))}<w:r><w:tab/></w:r>{runs(value)}",
                KEEP if place < last or introduces else "",
            )
            for place, (label, value) in enumerate(block.rows)
        )

    def _caption(self, kind: str, words: str) -> str:
        number = str(self._next(kind))
        inner = _word(f"{kind} ") + field(f"SEQ {kind} \\* ARABIC", number) + runs(c.text(f". {words}"))
        return paragraph("Caption", inner)

    def _table(self, table: c.Table) -> str:
        widths = dxa_widths(table)
        rows = len(table.rows)
        whole = rows <= SHORT_TABLE or (table.whole and rows <= LARGEST_WHOLE)
        cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>' for width in widths]
        parts = [self._caption("Tabel", table.caption), _table_head(table, widths), _head_row(table, cells)]
        for place, row in enumerate(table.rows, start=1):
            keep = (whole and place < rows) or place in (1, rows - 1) or (place == rows and bool(table.note))
            parts.append(self._row(table, row, cells, keep))
        parts.append("</w:tbl>")
        parts.append(paragraph("Toelichting", runs(table.note)))
        return "".join(parts)

    def _row(self, table: c.Table, row: tuple[c.Text, ...], cells: list[str], keep: bool) -> str:
        look = f'<w:pStyle w:val="Tabeltekst"/>{KEEP if keep else ""}'
        parts = []
        for cell, column, value in zip(cells, table.columns, row, strict=True):
            if column.ticks:
                inner = self._tick("".join(span.text for span in value))
            else:
                inner = runs(value) or _word("onbekend")
            parts.append(f"{cell}{look}{_side(column)}</w:pPr>{inner}</w:p></w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(parts)}</w:tr>"

    def _tick(self, name: str) -> str:
        """An empty box; Word changes it into a crossed one at a click."""
        return TICK.format(name=attribute(name), number=1000 + self._next("tick"))

    def _picture(self, block: c.Picture) -> str:
        caption = self._caption("Figuur", block.caption)
        number = self._next("picture")
        return caption + paragraph("", picture_xml(block, number, attribute(block.alt)), KEEP)

    def _next(self, kind: str) -> int:
        self._counts[kind] += 1
        return self._counts[kind]


def dxa_widths(table: c.Table) -> list[int]:
    """Column widths that add up to the text width exactly: every edge is rounded, not every column."""
    total = sum(column.width for column in table.columns)
    if abs(total - TEXT_WIDTH_CM) > 0.02:
        raise ValueError(f"a table is {TEXT_WIDTH_CM} cm wide, not {total}")
    widths, edge, reached = [], 0.0, 0
    for column in table.columns:
        edge += column.width
        position = round(edge / total * TEXT_WIDTH)
        widths.append(position - reached)
        reached = position
    return widths


def _table_head(table: c.Table, widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="CasusTabel"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{TABLE_LOOK}<w:tblCaption w:val="{attribute(table.caption)}"/>'
        f'<w:tblDescription w:val="{attribute(table.description)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _side(column: c.Column) -> str:
    """On which side of its column a cell stands; the left needs no word."""
    return MIDDLE if column.ticks else RIGHT if column.counts else ""


def _head_row(table: c.Table, cells: list[str]) -> str:
    look = '<w:pStyle w:val="Tabelkop"/>'
    inner = "".join(
        f"{cell}{look}{_side(column)}</w:pPr>{runs(c.text(column.head))}</w:p></w:tc>"
        for cell, column in zip(cells, table.columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{inner}</w:tr>"


def _bullets(block: c.Bullets) -> str:
    last = len(block.items) - 1
    return "".join(
        paragraph("ListBullet", runs(item), LAST_ITEM if place == last else "")
        for place, item in enumerate(block.items)
    )
