"""What is demanded of every file, read from its bytes. Each check yields what is wrong."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HEADINGS = {"Heading1": 1, "Heading2": 2, "Heading3": 3, "Heading4": 4}
TABBED = {"Kenmerk", "Header", "Footer"}
FONTS = {"Arial", "Segoe UI Symbol"}
WIDTH = 9071
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens spacing ind"
    " jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs u shd lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "pBdr": "top left bottom right",
    "style": "name basedOn next semiHidden qFormat pPr rPr tblPr tblStylePr",
}


@dataclass
class File:
    """A produced document, taken apart."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def body(self) -> etree._Element:
        return self.trees["word/document.xml"][0]

    @property
    def paragraphs(self) -> list[etree._Element]:
        """Of the body, outside tables."""
        return [child for child in self.body if child.tag == f"{W}p"]

    @property
    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}tbl"))

    def text(self) -> str:
        """Every text part, as somebody who searches the package would see it."""
        return "\n".join(blob.decode() for name, blob in self.parts.items() if not name.endswith(".png"))


def take_apart(data: bytes) -> File:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        file = File({name: archive.read(name) for name in archive.namelist()})
    for name, blob in file.parts.items():
        if not name.endswith(".png"):
            file.trees[name] = etree.fromstring(blob)
    return file


def words(element: etree._Element) -> str:
    """Text with tabs, as it reads."""
    return "".join(
        "\t" if part.tag == f"{W}tab" else part.text or ""
        for part in element.iter(f"{W}t", f"{W}tab")
        if (parent := part.getparent()) is not None and parent.tag == f"{W}r"
    )


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def text_of(file: File) -> list[str]:
    """All paragraphs, cells too, in order."""
    return [words(paragraph) for paragraph in file.body.iter(f"{W}p")]


def faults(data: bytes) -> list[str]:
    """Everything in a file that these rules forbid."""
    file = take_apart(data)
    checks = (
        *(headings(file), fake_headings(file), tables(file), pictures(file), language_and_type(file)),
        *(contrast(file), spaces(file), margins(file), links(file), properties(file), order(file)),
    )
    return [fault for check in checks for fault in check]


def headings(file: File) -> Iterator[str]:
    levels = [(HEADINGS[style(p)], words(p)) for p in file.paragraphs if style(p) in HEADINGS]
    if style(file.paragraphs[0]) != "Heading1" or [level for level, _ in levels].count(1) != 1:
        yield "not one heading 1 at the start"
    reached = 0
    for level, title in levels:
        if level > reached + 1:
            yield f"level skipped before {title}"
        if not title.strip():
            yield "empty heading"
        reached = level


def fake_headings(file: File) -> Iterator[str]:
    for paragraph in file.paragraphs:
        looks = [
            (run.find(f"{W}rPr/{W}rStyle"), words(run).strip()) for run in paragraph.iter(f"{W}r") if words(run).strip()
        ]
        names = {look.get(f"{W}val") if look is not None else None for look, _ in looks}
        if names and names <= {"Strong", "Label"} and style(paragraph) not in {*HEADINGS, "Caption"}:
            yield f"bold paragraph that is no heading: {words(paragraph)}"


def tables(file: File) -> Iterator[str]:
    for table in file.tables:
        grid = [int(column.get(f"{W}w", 0)) for column in table.iter(f"{W}gridCol")]
        if abs(sum(grid) - WIDTH) > 11 or len(grid) < 2:
            yield f"grid {grid}"
        for name in ("tblCaption", "tblDescription"):
            found = table.find(f"{W}tblPr/{W}{name}")
            if found is None or not found.get(f"{W}val"):
                yield f"no {name}"
        yield from table_rows(table, grid)
        if list(table.iter(f"{W}gridSpan", f"{W}vMerge")):
            yield "merged cells"
        after = table.getnext()
        if after is None or after.tag != f"{W}p":
            yield "no text after a table"


def table_rows(table: etree._Element, grid: list[int]) -> Iterator[str]:
    rows = table.findall(f"{W}tr")
    for place, row in enumerate(rows):
        if row.find(f"{W}trPr/{W}cantSplit") is None:
            yield "a row may split"
        if (row.find(f"{W}trPr/{W}tblHeader") is not None) != (place == 0):
            yield "repeated header row"
        cells = row.findall(f"{W}tc")
        if [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in cells] != grid:  # type: ignore[union-attr, arg-type]
            yield "cells differ from the grid"
        if any(not words(cell).strip() for cell in cells):
            yield "empty cell"


def pictures(file: File) -> Iterator[str]:
    seen: set[str] = set()
    for picture in file.body.iter(f"{WP}docPr"):
        number, name, alt = (picture.get(key, "") for key in ("id", "name", "descr"))
        if number in seen or len(alt) < 20 or not re.fullmatch(r"Afbeelding \d+", name):
            yield f"picture {number}: {name}"
        seen.add(number)


def language_and_type(file: File) -> Iterator[str]:
    for name, tree in file.trees.items():
        for lang in tree.iter(f"{W}lang", f"{W}themeFontLang"):
            yield from (f"language {value!r} in {name}" for value in lang.attrib.values() if value != "nl-NL")
        for fonts in tree.iter(f"{W}rFonts"):
            yield from (f"font {value!r} in {name}" for value in fonts.attrib.values() if value not in FONTS)
        for size in tree.iter(f"{W}sz", f"{W}szCs"):
            if size.getparent() is not None and int(size.get(f"{W}val", 0)) < 18:
                yield f"size under 9 points in {name}"
        for wrong in tree.iter(f"{W}i", f"{W}iCs", f"{W}caps", f"{W}smallCaps"):
            yield f"{wrong.tag} in {name}"
        for side in tree.iter(f"{W}jc"):
            in_cell = any(above.tag == f"{W}tc" for above in side.iterancestors())
            if not in_cell or side.get(f"{W}val") not in ("right", "center"):
                yield f"{side.tag} {side.get(f'{W}val')} in {name}"
    if file.trees["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") is None:
        yield "no default language"


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast(file: File) -> Iterator[str]:
    """Every text colour on every ground of the file, every rule on white."""
    colours, grounds, rules = {"000000"}, {"FFFFFF"}, set()
    for tree in file.trees.values():
        colours |= {str(found.get(f"{W}val")) for found in tree.iter(f"{W}color")}
        grounds |= {str(found.get(f"{W}fill")) for found in tree.iter(f"{W}shd")}
        rules |= {str(found.get(f"{W}color")) for found in tree.iter() if found.get(f"{W}space") is not None}
    yield from (f"text {one} on {two}" for one in colours for two in grounds if ratio(one, two) < 4.5)
    yield from (f"rule {one}" for one in rules - {"None"} if ratio(one, "FFFFFF") < 3)


def spaces(file: File) -> Iterator[str]:
    for name in (n for n in file.trees if n.startswith("word/") and n.endswith(".xml")):
        for paragraph in file.trees[name].iter(f"{W}p"):
            line = words(paragraph)
            pictured = paragraph.find(f".//{W}drawing") is not None
            if not line.strip() and not pictured:
                yield f"empty paragraph in {name}"
            if "  " in line:
                yield f"double space: {line}"
            if "\t" in line and style(paragraph) not in TABBED:
                yield f"tab: {line}"
            if re.match(r"[-–•·*]\s", line):
                yield f"typed list: {line}"


def margins(file: File) -> Iterator[str]:
    footers = [tree for name, tree in file.trees.items() if re.match(r"word/footer\d", name)]
    for footer in footers:
        fields = [(found.text or "").strip() for found in footer.iter(f"{W}instrText")]
        if fields != ["PAGE", "NUMPAGES"]:
            yield f"footer with {fields}"
    page = file.body.find(f"{W}sectPr")
    assert page is not None
    if len(footers) != 2 or page.find(f"{W}titlePg") is None:
        yield "first page like the others"
    size, margin = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    if size is None or (size.get(f"{W}w"), size.get(f"{W}h")) != ("11906", "16838"):
        yield "not A4"
    cm = {key: round(int(margin.get(f"{W}{key}", 0)) / 567, 1) for key in ("top", "bottom", "left", "right")}  # type: ignore[union-attr]
    if cm != {"top": 3.0, "bottom": 3.1, "left": 2.5, "right": 2.5}:
        yield f"margins {cm}"


def links(file: File) -> Iterator[str]:
    places = [str(found.get(f"{W}name")) for found in file.body.iter(f"{W}bookmarkStart")]
    if len(places) != len(set(places)):
        yield "a bookmark twice"
    for link in file.body.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") not in places or link.get(f"{R}id") or not words(link).strip():
            yield f"link {words(link)}"
    for name, tree in file.trees.items():
        yield from (f"outside target in {name}" for found in tree.iter() if found.get("TargetMode"))


def properties(file: File) -> Iterator[str]:
    core = file.trees["docProps/core.xml"]
    told = {etree.QName(found).localname: found.text for found in core}
    if set(told) != {"title", "language", "revision", "created", "modified"} or not told["title"]:
        yield f"properties {sorted(told)}"
    if told.get("language") != "nl-NL" or told.get("revision") != "1" or told["created"] != told["modified"]:
        yield f"properties {told}"
    if not str(told.get("created")).endswith("T00:00:00Z"):
        yield "an hour in the properties"
    settings = file.trees["word/settings.xml"]
    if settings.find(f"{W}removePersonalInformation") is None:
        yield "personal information is kept on saving"
    expected = re.compile(r"(docProps/(core|app)|word/(document|styles|numbering|settings|header\d|footer\d))\.xml")
    others = (
        r"\[Content_Types\]\.xml",
        r"_rels/\.rels",
        r"word/_rels/document\.xml\.rels",
        r"word/media/afbeelding\d+\.png",
    )
    for name in file.parts:
        if not expected.fullmatch(name) and not any(re.fullmatch(other, name) for other in others):
            yield f"part {name}"


def order(file: File) -> Iterator[str]:
    """Children in the order of the schema: Word calls a file damaged when they are not."""
    for name, tree in file.trees.items():
        for parent, children in ORDER.items():
            ranks = {f"{W}{child}": place for place, child in enumerate(children.split())}
            for element in tree.iter(f"{W}{parent}"):
                found = [ranks.get(str(child.tag), -1) for child in element]
                if -1 in found or found != sorted(found):
                    yield f"{parent} in {name}: {[etree.QName(child).localname for child in element]}"
