"""Content -> the bytes of a .docx.

The text is built as XML (``word_body``), put into the parts of our own small template and zipped: strings only, no
object per paragraph. python-docx opens the template and the result (the tests do), but letting it parse and write the
tree costs as much as all the rest together, and the goal is four times the raw floor.
Equal content gives equal bytes: fixed dates, fixed order, no trace of a machine.
"""

import io
import zipfile
from datetime import date
from pathlib import Path

from casus import RESOURCES
from casus.documents import content as c
from casus.documents.collector import collector_off
from casus.documents.word_body import body_xml, escape, footer_xml, header_xml
from casus.documents.word_picture import relation_id

TEMPLATE = RESOURCES / "word"
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
FORM = {
    "word/document.xml": (('w:top="1701"', 'w:top="1304"'), ('w:bottom="1757"', 'w:bottom="1247"')),
    "word/settings.xml": (("<w:autoHyphenation/>", '<w:autoHyphenation w:val="false"/>'),),
    "word/styles.xml": (
        (
            'w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/>',
            'w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>',
        ),
        ('w:after="120" w:line="288" w:lineRule="auto"/>', 'w:after="100" w:line="271" w:lineRule="auto"/>'),
        (
            (
                '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="1F3A5F"/></w:pBdr>'
                '<w:suppressAutoHyphens/><w:spacing w:before="320" w:after="100"'
            ),
            '<w:suppressAutoHyphens/><w:spacing w:before="220" w:after="40"',
        ),
        ('<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>', '<w:sz w:val="25"/><w:szCs w:val="25"/></w:rPr>'),
    ),
}
"""What a form or letter has otherwise than minutes; each of these stands in its part exactly once."""
# The earliest moment a zip can hold: when a file was made is told by its properties, per day.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@collector_off()
def to_docx(document: c.Document) -> bytes:
    """The file. Equal content gives equal bytes; the time it takes grows with the length of the text."""
    margins, footer = document.margins, footer_xml(document.margins.footer)
    pictures = [block for block in document.blocks if isinstance(block, c.Picture)]
    parts = _template(TEMPLATE)
    for name, mark, inner in (
        ("word/document.xml", "<w:sectPr>", body_xml(document.blocks)),
        ("word/header1.xml", "</w:hdr>", header_xml(margins.first_left, margins.right)),
        ("word/header2.xml", "</w:hdr>", header_xml(margins.next_left, margins.right)),
        ("word/footer1.xml", "</w:ftr>", footer),
        ("word/footer2.xml", "</w:ftr>", footer),
        ("word/_rels/document.xml.rels", "</Relationships>", _picture_relations(len(pictures))),
        ("docProps/core.xml", "</cp:coreProperties>", _properties(document.title, document.day)),
    ):
        before, found, after = parts[name].decode().partition(mark)
        parts[name] = f"{before}{inner}{found}{after}".encode()
    for name, changes in FORM.items() if document.is_form else ():
        for old, new in changes:
            parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    for number, picture in enumerate(pictures, start=1):
        parts[f"word/{_picture_name(number)}"] = picture.png
    return _zip(parts)


def template_bytes(folder: Path = TEMPLATE) -> bytes:
    """The empty template as a .docx: styles, numbering, settings and page, and nothing about who made it."""
    return _zip(_template(folder))


def _template(folder: Path) -> dict[str, bytes]:
    return {name: (folder / source).read_bytes() for name, source in PARTS.items()}


def _picture_name(number: int) -> str:
    return f"media/afbeelding{number}.png"


def _picture_relations(amount: int) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    return "".join(
        f'<Relationship Id="{relation_id(number)}" Type="{kind}" Target="{_picture_name(number)}"/>'
        for number in range(1, amount + 1)
    )


def _properties(title: str, day: date) -> str:
    """Title and day, and nothing else: no author, no hour, no company."""
    moment = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z<'
    return (
        f"<dc:title>{escape(title).strip()}</dc:title>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    """A zip that depends on its content only: not on the clock, the system or the rights of a file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
