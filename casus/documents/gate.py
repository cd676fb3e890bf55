"""The checks before any foreign file is parsed: size, what is packed in it, and what it would reach for.

A spreadsheet is a zip of XML. Everything is unpacked in pieces and counted, so a bomb never gets into memory, and every
piece is looked at: no document type (entities), no macros, nothing that lies outside the file.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from casus.domain.errors import RuleViolation

MAX_FILE = 20 * 2**20
MAX_PARTS = 2_000
MAX_UNPACKED = 50 * 2**20
MAX_RATIO = 100
SMALL = 2**20
"""A part up to this size may be packed tighter: empty rows are all alike."""
MAX_ROWS = 100_000
MAX_CELL = 32 * 1024
MAX_COLUMNS = 200

_PIECE = 64 * 1024
_OVERLAP = 64
_ACTIVE = re.compile(
    r"vbaproject|macrosheets|dialogsheets|/embeddings/|/activex/|/externallinks/|/ctrlprops/|connections\.xml$"
    r"|/querytables/|\.bin$",
    re.IGNORECASE,
)
_HARMLESS_BIN = re.compile(r"^xl/printersettings/printersettings\d*\.bin$", re.IGNORECASE)
_XML = (".xml", ".rels")
_RELATION = re.compile(rb"<[^<>]*\bRelationship\b[^<>]*>")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_size(data: bytes) -> bytes:
    """The file, when it is not too large to look at at all."""
    if len(data) > MAX_FILE:
        raise RuleViolation("lijst_te_groot", grootste_mb=MAX_FILE // 2**20)
    return data


def is_package(data: bytes) -> bool:
    """Whether this is a zip, or what Excel made before there were any (then refused by ``check_package``)."""
    return data.startswith((b"PK", _OLD_EXCEL))


def check_package(data: bytes) -> None:
    """Refuse a spreadsheet that is old, locked, broken, a bomb, or more than a table."""
    if data.startswith(_OLD_EXCEL):
        raise RuleViolation("lijst_oud_excel")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_parts(package)
    except RuleViolation:
        raise
    except Exception:  # noqa: BLE001 - a broken zip breaks in many ways, and none of them is our bug
        raise RuleViolation("lijst_kapot") from None


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise RuleViolation("lijst_te_veel_delen", hoogstens=MAX_PARTS)
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) < len(names) or any(map(_is_odd, parts)):
        raise RuleViolation("lijst_kapot")
    if any(_ACTIVE.search(name) and not _HARMLESS_BIN.match(name) for name in names):
        raise RuleViolation("lijst_met_macro")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise RuleViolation("lijst_geen_excel")
    unpacked = 0
    for part in parts:
        size = 0
        for piece in _pieces(package, part):
            size += len(piece)
            _check_volume(unpacked + size, size, part.compress_size)
        unpacked += size


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Names that climb, links, and what is locked with a password."""
    name = part.filename
    climbs = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
    return climbs or part.flag_bits & 0x1 != 0 or part.external_attr >> 28 == 0xA


def _check_volume(total: int, size: int, packed: int) -> None:
    if total > MAX_UNPACKED or (size > SMALL and size > MAX_RATIO * max(packed, 1)):
        raise RuleViolation("lijst_bom", hoogstens_mb=MAX_UNPACKED // 2**20)


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked bit by bit; XML is checked on the way, over the seams as well."""
    is_xml = part.filename.lower().endswith(_XML)
    is_relations = part.filename.lower().endswith(".rels")
    before, whole = b"", b""
    with package.open(part) as file:
        while piece := file.read(_PIECE):
            if is_xml:
                _check_xml(before + piece, is_first=not before)
                before = piece[-_OVERLAP:]
            if is_relations:
                whole += piece
            yield piece
    _check_relations(whole)


def _check_xml(piece: bytes, *, is_first: bool) -> None:
    """UTF-8 without a document type: other encodings could hide one, and no spreadsheet program writes either."""
    if is_first:
        start = piece.removeprefix(b"\xef\xbb\xbf").lstrip()
        encoding = _ENCODING.match(start)
        if not start.startswith(b"<") or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
            raise RuleViolation("lijst_kapot")
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise RuleViolation("lijst_verwijst_naar_buiten")
    if b"\0" in piece:
        raise RuleViolation("lijst_kapot")


def _check_relations(whole: bytes) -> None:
    """A link in a cell (mail, web page) is never followed and may stay; anything else outside the file may not."""
    for tag in _RELATION.findall(whole):
        words = html.unescape(tag.decode("utf-8", "replace"))
        if re.search(r"TargetMode\s*=\s*[\"']External", words) and not re.search(r"/hyperlink[\"']", words):
            raise RuleViolation("lijst_verwijst_naar_buiten")
