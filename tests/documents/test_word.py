"""The writer alone: pictures, widths, what keeps together, and growth that is only printed."""

import io
import struct
import sys
import time
import zlib
from collections.abc import Callable
from datetime import date

import docx
import pytest

from casus.documents import content as c
from casus.documents.verslag import verslag_document
from casus.documents.word import to_docx
from casus.documents.word_body import dxa_widths
from tests.documents.molenbuurt import many
from tests.documents.rules import W, faults, style, take_apart, words


def png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\x1f\x3a\x5f" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def document(*blocks: c.Block) -> bytes:
    margins = c.Margins(c.text("links"), c.text("links"), "rechts", (c.text("voet"),))
    return to_docx(c.Document("Titel", date(2026, 11, 22), margins, (c.Heading(1, c.text("Titel")), *blocks)))


def table(rows: int, **more: object) -> c.Table:
    columns = (c.Column("Kant", 5.33), c.Column("Nu", 5.33), c.Column("Straks", 5.34))
    cells = tuple((c.text("wonen"), c.text("4"), c.text("7")) for _ in range(rows))
    return c.Table("Kanten", "Per kant nu en straks", columns, cells, **more)  # type: ignore[arg-type]


def test_picture_has_alt_text_twice_and_a_number_for_a_name() -> None:
    picture = c.Picture(png(), "Web van acht kanten: wonen nu 4, straks 7", "Waar het nu staat", 8.0)
    data = document(picture, table(1), c.Paragraph(c.text("Klaar.")))
    assert faults(data) == []
    file = docx.Document(io.BytesIO(data))
    shape = file.inline_shapes[0]
    assert (round(shape.width.cm, 2), round(shape.height.cm, 2)) == (8.0, 4.0)
    assert take_apart(data).text().count('descr="Web van acht kanten: wonen nu 4, straks 7"') == 2
    assert take_apart(data).parts["word/media/afbeelding1.png"] == png()


def test_only_a_png_is_a_picture() -> None:
    with pytest.raises(ValueError, match="PNG"):
        document(c.Picture(b"GIF89a", "x" * 20, "x", 4.0))


def test_widths_add_up_exactly() -> None:
    assert sum(dxa_widths(table(1))) == 9071
    with pytest.raises(ValueError, match="16"):
        dxa_widths(c.Table("x", "x", (c.Column("x", 8.0), c.Column("x", 7.0)), ()))


def test_paragraph_after_a_table_keeps_its_distance() -> None:
    data = document(
        table(2), c.Paragraph(c.text("Erna.")), table(2, note=c.text("Noot.")), c.Paragraph(c.text("Slot."))
    )
    styles = [style(p) for p in take_apart(data).paragraphs]
    assert styles == ["Heading1", "Caption", "NaTabel", "Caption", "Toelichting", ""]


def test_kenmerken_keep_with_the_heading_below_but_not_with_the_next_section() -> None:
    rows = (("Plaats", c.text("zaal 2")), ("Status", c.text("concept")))
    data = document(
        c.Heading(2, c.text("Eerste")),
        c.Kenmerken(rows),
        c.Heading(3, c.text("Dieper")),
        c.Kenmerken(rows),
        c.Heading(2, c.text("Tweede")),
        c.Paragraph(c.text("Slot.")),
    )
    kenmerken = [p for p in take_apart(data).paragraphs if style(p) == "Kenmerk"]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in kenmerken] == [True, True, True, False]


def test_captions_count_with_a_field() -> None:
    data = document(table(1), c.Paragraph(c.text("Tussen.")), table(1), c.Paragraph(c.text("Slot.")))
    captions = [words(p) for p in take_apart(data).paragraphs if style(p) == "Caption"]
    assert captions == ["Tabel 1. Kanten", "Tabel 2. Kanten"]
    assert take_apart(data).text().count("SEQ Tabel") == 2


def test_text_without_anything_visible_leaves_no_paragraph_and_no_empty_cell() -> None:
    columns = (c.Column("a", 8.0), c.Column("b", 8.0))
    empty = c.Table("Leeg", "Niets erin", columns, ((c.text("\x00"), ()),))
    data = document(c.Paragraph(c.text("\x00")), empty, c.Paragraph(c.text("Slot.")))
    assert faults(data) == []


def test_growth_is_linear_in_the_number_of_casussen(record_property: Callable[[str, object], None]) -> None:
    """Counted in bytes and parts of the text; the seconds are only told."""
    took, length = {}, {}
    for size in (60, 600):
        data = many(size)
        start = time.perf_counter()
        file = to_docx(verslag_document(data))
        took[size] = time.perf_counter() - start
        length[size] = len(take_apart(file).parts["word/document.xml"])
        assert len(take_apart(file).tables[0].findall(f"{W}tr")) == size + 1
    record_property("600 / 60 casussen", round(took[600] / took[60], 1))
    assert 9 < length[600] / length[60] < 10.5
    sys.stderr.write(f"minutes: 60 in {took[60] * 1e3:.0f} ms, 600 / 60 = {took[600] / took[60]:.1f}\n")
