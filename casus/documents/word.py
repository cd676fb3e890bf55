"""Content -> the bytes of a .docx.

The text is built as XML (``word_body``) and parsed once into our own small template, opened by
python-docx; the package is zipped here, because equal content has to give equal bytes (fixed dates, fixed
order) and no name of this machine.
"""

import io
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from casus.documents import content as c
from casus.documents.word_body import body_xml, footer_xml, header_xml
from casus.documents.word_picture import relation_id

if TYPE_CHECKING:
    from docx.document import Document as WordFile

TEMPLATE = Path(__file__).resolve().parents[2] / "resources" / "word"
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header1.xml": "header.xml",
    "word/header2.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "word/footer2.xml": "footer.xml",
}
# The earliest moment a zip can hold: when a file was made is told by its properties, per day.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(document: c.Document) -> bytes:
    """The file. Equal content gives equal bytes; the time it takes grows with the length of the text."""
    import docx  # 0.1 s: only when a document is made

    file = docx.Document(io.BytesIO(_zip(_filled(document), compress=False)))
    _add_pictures(file, document.blocks)
    _set_properties(file, document)
    return _package(file)


def template_bytes(folder: Path = TEMPLATE) -> bytes:
    """The empty template as a .docx: styles, numbering, settings and page, and nothing about who made it."""
    return _zip(_template(folder))


def _template(folder: Path = TEMPLATE) -> dict[str, bytes]:
    return {name: (folder / source).read_bytes() for name, source in PARTS.items()}


def _filled(document: c.Document) -> dict[str, bytes]:
    """The parts of the template with the text in them: so the library parses everything once, in one go.

    Moving elements from one tree to another is quadratic in their number (measured: 1.3 s of 1.7 at 600 casussen).
    """
    margins = document.margins
    footer = footer_xml(margins.footer)
    fills = {
        "word/document.xml": ("<w:sectPr>", body_xml(document.blocks)),
        "word/header1.xml": ("</w:hdr>", header_xml(margins.first_left, margins.right)),
        "word/header2.xml": ("</w:hdr>", header_xml(margins.next_left, margins.right)),
        "word/footer1.xml": ("</w:ftr>", footer),
        "word/footer2.xml": ("</w:ftr>", footer),
    }
    parts = _template()
    for name, (mark, inner) in fills.items():
        before, found, after = parts[name].decode().partition(mark)
        parts[name] = f"{before}{inner}{found}{after}".encode()
    return parts


def _add_pictures(file: "WordFile", blocks: tuple[c.Block, ...]) -> None:
    """Image parts with names of our own: the library's way looks through all earlier pictures for each new
    one.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    pictures = (block for block in blocks if isinstance(block, c.Picture))
    for number, picture in enumerate(pictures, start=1):
        part = Part(PackURI(f"/word/media/afbeelding{number}.png"), "image/png", picture.png, file.part.package)
        file.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, relation_id(number))


def _set_properties(file: "WordFile", document: c.Document) -> None:
    """Title and day, and nothing else: no author, no hour, no company (word.md 4)."""
    properties = file.core_properties
    properties.title = c.printable(document.title).strip()[:255]
    properties.created = properties.modified = datetime.combine(document.day, time(0), UTC)


def _package(file: "WordFile") -> bytes:
    package = file.part.package
    parts = {
        "[Content_Types].xml": (TEMPLATE / PARTS["[Content_Types].xml"]).read_bytes(),
        "_rels/.rels": _encoded(package.rels.xml),
        "word/document.xml": file.part.blob,
        "word/_rels/document.xml.rels": _encoded(file.part.rels.xml),
    }
    for holder in (package, file.part):
        for relation in holder.rels.values():
            part = relation.target_part
            parts.setdefault(str(part.partname).lstrip("/"), part.blob)
    return _zip(parts)


def _encoded(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml


def _zip(parts: dict[str, bytes], *, compress: bool = True) -> bytes:
    """A zip that depends on its content only: not on the clock, the system or the rights of a file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.create_system = 0
            packed = compress and not name.endswith(".png")
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return target.getvalue()
