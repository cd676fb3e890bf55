"""Two hundred lists that no program should take: made in code, the same every time, each with a name of its own."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook, load_workbook

from casus.domain.lijst import LijstSoort

MENSEN, ORGANISATIES, CASUSSEN, ACTIES = LijstSoort
SEED = 20261128
HEAD = {
    MENSEN: ["Naam", "Organisatie", "Functie", "Telefoon", "E-mail"],
    ORGANISATIES: ["Organisatie", "Soort", "Beroepsgeheim"],
    CASUSSEN: ["Casus", "Vraag", "Wijk", "Inbrenger", "Regie"],
    ACTIES: ["Actie", "Wie", "Wanneer", "Casus"],
}
Rows = list[list[object]]


@dataclass(frozen=True)
class Geval:
    """A list; ``rij`` is where it is wrong, None when it is the whole file, 0 when that may be either."""

    name: str
    soort: LijstSoort
    file: str
    data: bytes
    rij: int | None


def good_rows(soort: LijstSoort, count: int, rng: random.Random) -> Rows:
    """Rows that are fine; ``count`` of them under the headings."""
    make: dict[LijstSoort, Callable[[int], list[object]]] = {
        MENSEN: lambda n: [
            f"Anna Verzonnen-{n:03}",
            "Welzijn Wilgenhof",
            "wijkcoach",
            f"06-{rng.randrange(10**8):08}",
            "",
        ],
        ORGANISATIES: lambda n: [f"Stichting Verzonnen {n:03}", "welzijn", "nee"],
        CASUSSEN: lambda n: [f"Casper Verzonnen-{n:03}", "Hoe verder?", "", "", ""],
        ACTIES: lambda n: [f"belt nummer {n:03}", "Cora Olthof", f"{1 + n % 28}-12-2026", ""],
    }
    return [list(HEAD[soort]), *(make[soort](n) for n in range(1, count + 1))]


def as_csv(rows: Rows, *, mark: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding, "surrogatepass")


def as_xlsx(rows: Rows, change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """The same zip with parts changed, left out or put in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def bomb(megabytes: int, *, parts: int = 1) -> bytes:
    """A spreadsheet that unpacks to this much: rows of nothing, in one sheet or in parts beside it."""
    rows = b'<row r="4"><c r="A4" t="inlineStr"><is><t>x</t></is></c></row>' + b" " * (megabytes * 2**20 // parts)
    data = as_xlsx(good_rows(MENSEN, 2, random.Random(1)))
    more = {f"xl/worksheets/extra{n}.xml": b"<x>" + rows + b"</x>" for n in range(parts - 1)}
    return repacked(data, lambda name, part: part.replace(b"</sheetData>", rows + b"</sheetData>"), more)


def all_cases() -> list[Geval]:
    """The two hundred, in order."""
    rng = random.Random(SEED)
    found = [*_broken_files(rng), *_packages(rng), *_texts(rng), *_rows(rng), *_sheets(rng)]
    assert len({case.name for case in found}) == len(found)
    return found


def _broken_files(rng: random.Random) -> Iterator[Geval]:
    """Empty, cut off, flipped, something else."""
    whole = as_xlsx(good_rows(MENSEN, 20, rng))
    yield Geval("leeg csv", MENSEN, "a.csv", b"", None)
    yield Geval("leeg xlsx", MENSEN, "a.xlsx", b"", None)
    yield Geval("alleen spaties", CASUSSEN, "a.csv", b" \r\n;;;\r\n\t\r\n", None)
    yield Geval("oud excel", MENSEN, "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None)
    yield Geval("met wachtwoord", MENSEN, "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None)
    yield Geval("ods", MENSEN, "a.ods", whole, None)
    yield Geval("pdf", MENSEN, "a.xlsx", b"%PDF-1.7\n" + bytes(rng.randrange(256) for _ in range(400)), None)
    yield Geval("te groot", MENSEN, "a.csv", b"Naam;Organisatie\r\n" + b"a;b\r\n" * 4_300_000, None)
    for n in range(14):
        yield Geval(f"afgekapt {n}", MENSEN, "a.xlsx", whole[: rng.randrange(10, len(whole) - 30)], None)
    for n in range(14):
        cut = bytearray(whole)
        start = whole.rindex(b"PK\x01\x02", 0, len(whole) - 22 * (n + 1))
        cut[start : start + 4] = bytes(rng.randrange(256) for _ in range(4))
        yield Geval(f"inhoudsopgave kapot {n}", MENSEN, "a.xlsx", bytes(cut), None)
    for n in range(8):
        noise = bytes(rng.randrange(256) for _ in range(300)) + b"\x81\x8d\0"
        yield Geval(f"ruis csv {n}", MENSEN, "a.csv", noise, 0)
    yield Geval(
        "zip zonder lijst", MENSEN, "a.xlsx", repacked(whole, lambda name, part: None, {"brief.txt": b"x"}), None
    )
    docx = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    yield Geval("word", MENSEN, "a.xlsx", repacked(whole, lambda name, part: None, docx), None)


def _packages(rng: random.Random) -> Iterator[Geval]:
    """Zips that are a bomb, hide something, or reach outside."""
    whole = as_xlsx(good_rows(MENSEN, 5, rng))

    def same(name: str, part: bytes) -> bytes | None:
        return part

    for size, parts in ((60, 1), (120, 1), (80, 8), (200, 4), (51, 51)):
        yield Geval(f"bom {size} in {parts}", MENSEN, "a.xlsx", bomb(size, parts=parts), None)
    many = {f"xl/niets{n}.xml": b"<x/>" for n in range(2_001)}
    yield Geval("te veel delen", MENSEN, "a.xlsx", repacked(whole, same, many), None)
    for name in ("xl/vbaProject.bin", "xl/embeddings/a.docx", "xl/activeX/a.xml", "xl/externalLinks/externalLink1.xml",
                 "xl/macrosheets/sheet1.xml", "xl/connections.xml", "xl/queryTables/q.xml"):  # fmt: skip
        yield Geval(f"erin: {name}", MENSEN, "a.xlsx", repacked(whole, same, {name: b"<x/>"}), None)
    for name in (
        "../buiten.xml",
        "/etc/passwd.xml",
        "xl\\worksheets\\x.xml",
        "C:/x.xml",
        "xl/../../x.xml",
        "XL/Workbook.xml",
    ):
        yield Geval(f"naam: {name}", MENSEN, "a.xlsx", repacked(whole, same, {name: b"<x/>"}), None)
    dtds = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "http://voorbeeld.invalid/x.dtd">',
        b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://voorbeeld.invalid/p"> %p;]>',
    )
    for n, dtd in enumerate(dtds):
        for target in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):

            def with_dtd(name: str, part: bytes, dtd: bytes = dtd, target: str = target) -> bytes | None:
                start = part.find(b"?>") + 2 if part.startswith(b"<?xml") else 0
                return part[:start] + dtd + part[start:] if name == target else part

            yield Geval(f"entiteit {n} in {target}", MENSEN, "a.xlsx", repacked(whole, with_dtd), None)
    seam = b'<?xml version="1.0"?><x>' + b" " * (64 * 1024 - 30) + b"<!DOCTYPE y><y/></x>"
    yield Geval("entiteit op de naad", MENSEN, "a.xlsx", repacked(whole, same, {"xl/naad.xml": seam}), None)
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    yield Geval("utf-16 in xml", MENSEN, "a.xlsx", repacked(whole, same, {"xl/breed.xml": wide}), None)
    for kind in ("externalLinkPath", "attachedTemplate", "oleObject"):
        relation = (
            b'<Relationships><Relationship Id="r9" TargetMode="External" Target="http://voorbeeld.invalid/x" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            + kind.encode()
            + b'"/></Relationships>'
        )
        more = {"xl/worksheets/_rels/sheet9.xml.rels": relation}
        yield Geval(f"naar buiten: {kind}", MENSEN, "a.xlsx", repacked(whole, same, more), None)


def _texts(rng: random.Random) -> Iterator[Geval]:
    """Encodings, quotes and signs, in a .csv and where it can be in pasted text."""
    rows = good_rows(MENSEN, 6, rng)
    text = as_csv(rows)
    for encoding in ("utf-32", "utf-16-le", "utf-16-be"):
        yield Geval(f"csv in {encoding}", MENSEN, "a.csv", as_csv(rows, encoding=encoding), None)
    yield Geval("csv in half utf-16", MENSEN, "a.csv", as_csv(rows, encoding="utf-16")[:-1], None)
    lines = text.split(b"\r\n")
    for n in range(6):
        row = rng.randrange(2, 6)
        mixed = [*lines]
        mixed[1] = mixed[1].replace(b"Anna", "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}".encode())
        mixed[row] = mixed[row].replace(b"Anna", b"Ren\xe9")
        yield Geval(f"twee coderingen {n}", MENSEN, "a.csv", b"\r\n".join(mixed), row + 1)
    for n, bad in enumerate((b"\x81", b"\x8d", b"\x9d", b"\xed\xa0\x80")):
        row = rng.randrange(2, 6)
        wrong = [*lines]
        wrong[row] = wrong[row].replace(b"Anna", b"A" + bad)
        yield Geval(f"onleesbare byte {n}", MENSEN, "a.csv", b"\r\n".join(wrong), row + 1)
    for n in range(6):
        row = rng.randrange(2, 6)
        open_ = [*lines]
        open_[row] = b'"' + open_[row]
        yield Geval(f"aanhaling open {n}", MENSEN, "a.csv", b"\r\n".join(open_), row + 1)
    signs = (
        "\0", "\x07", "\x1b", "\x7f", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LEFT-TO-RIGHT OVERRIDE}",
        "\N{RIGHT-TO-LEFT ISOLATE}", "\N{ARABIC LETTER MARK}", "\N{REPLACEMENT CHARACTER}", "\ufffe", "\ue000",
        "\N{LANGUAGE TAG}",
    )  # fmt: skip
    for n, sign in enumerate(signs):
        for soort in (MENSEN, CASUSSEN):
            row = rng.randrange(2, 6)
            bad_rows = good_rows(soort, 6, rng)
            bad_rows[row - 1][0] = f"{str(bad_rows[row - 1][0])[:4]}{sign}{str(bad_rows[row - 1][0])[4:]}"
            yield Geval(f"teken {n} in {soort}", soort, "a.csv", as_csv(bad_rows), row)
    for n, sign in enumerate(("\ud800", "\udfff")):
        bad_rows = good_rows(MENSEN, 4, rng)
        bad_rows[2][0] = f"Anna {sign}"
        data = "\n".join("\t".join(map(str, row)) for row in bad_rows).encode("utf-8", "surrogatepass")
        yield Geval(f"half teken geplakt {n}", MENSEN, "geplakt", data, 3)


def _rows(rng: random.Random) -> Iterator[Geval]:
    """One wrong row among good ones, in a .csv with each separator."""
    wrong: list[tuple[str, LijstSoort, int, object]] = [
        ("30 februari", ACTIES, 2, "30 februari 2027"),
        ("30-2", ACTIES, 2, "30-2-2027"),
        ("31 november", ACTIES, 2, "di 31 november 2026"),
        ("geen schrikkeljaar", ACTIES, 2, "29/02/2027"),
        ("maand 13", ACTIES, 2, "1-13-2026"),
        ("geen jaar", ACTIES, 2, "27-11"),
        ("geen datum", ACTIES, 2, "zo snel mogelijk"),
        ("volgnummer van een dag", ACTIES, 2, "46353"),
        ("wie onbekend", ACTIES, 1, "Niemand Bekend"),
        ("wie leeg", ACTIES, 1, ""),
        ("wat leeg", ACTIES, 0, ""),
        ("casus onbekend", ACTIES, 3, "ZZ9"),
        ("organisatie leeg", MENSEN, 1, ""),
        ("naam leeg", MENSEN, 0, ""),
        ("naam zonder letter", MENSEN, 0, "???"),
        ("mail zonder apenstaart", MENSEN, 4, "anna.voorbeeld.nl"),
        ("mail met spatie", MENSEN, 4, "an na@voorbeeld.nl"),
        ("naam te lang", MENSEN, 0, "A" * 200),
        ("formule", MENSEN, 2, "=HYPERLINK(1)"),
        ("brede formule", MENSEN, 2, "\N{FULLWIDTH EQUALS SIGN}1+1"),
        ("excelfout", MENSEN, 1, "#VERW!"),
        ("soort onbekend", ORGANISATIES, 1, "ruimtevaart"),
        ("geheim onduidelijk", ORGANISATIES, 2, "soms"),
        ("organisatienaam leeg", ORGANISATIES, 0, " "),
        ("wijk onbekend", CASUSSEN, 2, "Verwegistan"),
        ("inbrenger onbekend", CASUSSEN, 3, "Niemand Bekend"),
        ("regie onbekend", CASUSSEN, 4, "Niemand Bekend"),
        ("casusnaam leeg", CASUSSEN, 0, ""),
        ("vraag te lang", CASUSSEN, 1, "Hoe? " * 900),
        ("cel van 1 MB", CASUSSEN, 1, "x" * 2**20),
        ("cel van 40 kB", CASUSSEN, 1, "x " * 20_000),
        ("opgeschoven", MENSEN, 4, ["", "nog een cel"]),
        ("veel te breed", MENSEN, 4, ["x"] * 400),
    ]
    for n, (name, soort, column, value) in enumerate(wrong):
        row = rng.randrange(2, 7)
        rows = good_rows(soort, 6, rng)
        rows[row - 1][column:column] = [] if not isinstance(value, list) else value
        if not isinstance(value, list):
            rows[row - 1][column] = value
        yield Geval(f"rij: {name}", soort, "a.csv", as_csv(rows, mark=";,\t"[n % 3]), row)
    for soort in LijstSoort:
        rows = good_rows(soort, 3, rng)
        rows[0][1] = rows[0][0]
        yield Geval(f"dubbele kop {soort}", soort, "a.csv", as_csv(rows), 1)
        rows = good_rows(soort, 3, rng)
        rows[0] = [f"Kolom {n}" for n in range(len(rows[0]))]
        yield Geval(f"geen bekende kop {soort}", soort, "a.csv", as_csv(rows), None)
        yield Geval(f"alleen een kop {soort}", soort, "a.csv", as_csv(rows[:1]), None)
        yield Geval(f"niets geplakt {soort}", soort, "geplakt", b" \n\t\n", None)
    yield Geval("te veel rijen", MENSEN, "a.csv", b"Naam;Organisatie\r\n" + b"a;b\r\n" * 100_001, None)


def _sheets(rng: random.Random) -> Iterator[Geval]:
    """What only a spreadsheet can do wrong."""
    for n, value in enumerate(("=1+1", "=NU()", "=[1]Blad1!A1", '=HYPERLINK("http://voorbeeld.invalid")')):
        rows = good_rows(MENSEN, 4, rng)
        rows[2][2] = value
        yield Geval(f"xlsx: formule zonder uitkomst {n}", MENSEN, "a.xlsx", as_xlsx(rows), 3)
    for n, value in enumerate(("#REF!", "#N/A", "#DIV/0!")):
        rows = good_rows(MENSEN, 4, rng)
        rows[3][1] = value
        yield Geval(f"xlsx: fout {n}", MENSEN, "a.xlsx", as_xlsx(rows), 4)
    for n in range(4):
        row = rng.randrange(2, 5)
        merge = lambda book, row=row: book.active.merge_cells(f"B{row}:B{row + 1}")  # noqa: E731
        yield Geval(f"xlsx: samengevoegd {n}", MENSEN, "a.xlsx", as_xlsx(good_rows(MENSEN, 6, rng), merge), row)

    def hide(book: Workbook) -> None:
        book.create_sheet("Leeg")
        book.active.sheet_state = "hidden"
        book.active = 1

    yield Geval("xlsx: verborgen blad", MENSEN, "a.xlsx", as_xlsx(good_rows(MENSEN, 3, rng), hide), None)
    yield Geval("xlsx: leeg blad", MENSEN, "a.xlsx", as_xlsx([]), None)
    days: tuple[object, ...] = ("30 februari 2027", "morgen", "27 nov", 1e300, True)
    for n, day in enumerate(days):
        rows = good_rows(ACTIES, 4, rng)
        rows[1][2] = day
        yield Geval(f"xlsx: datum als tekst {n}", ACTIES, "a.xlsx", as_xlsx(rows), 2)
    rows = good_rows(CASUSSEN, 3, rng)
    rows[2][0] = date(2026, 11, 27)
    yield Geval("xlsx: dag als naam", CASUSSEN, "a.xlsx", as_xlsx(rows), 3)
    rows = good_rows(CASUSSEN, 3, rng)
    rows[1][1] = "x" * 32_767
    yield Geval("xlsx: lange cel", CASUSSEN, "a.xlsx", as_xlsx(rows), 2)
    whole = as_xlsx(good_rows(MENSEN, 4, rng))
    for n, (old, new) in enumerate((
        (rb"</sheetData>", b""), (rb"<sheetData>", b"<sheetData><row"), (rb'<c r="B2"', b'<c r="B2'),
        (rb"</row>", b"</roe>"),
    )):  # fmt: skip

        def torn(name: str, part: bytes, old: bytes = old, new: bytes = new) -> bytes | None:
            return re.sub(old, new, part) if name == "xl/worksheets/sheet1.xml" else part

        data = repacked(whole, torn)
        if data != whole:
            yield Geval(f"xlsx: blad kapot {n}", MENSEN, "a.xlsx", data, None)
    far = lambda book: book.active.cell(row=3, column=9_000, value="ver")  # noqa: E731
    yield Geval("xlsx: verre kolom", MENSEN, "a.xlsx", as_xlsx(good_rows(MENSEN, 4, rng), far), 3)
    deep = lambda book: book.active.cell(row=100_050, column=1, value="diep")  # noqa: E731
    yield Geval("xlsx: verre rij", MENSEN, "a.xlsx", as_xlsx(good_rows(MENSEN, 4, rng), deep), None)


def formula_with_value(rows: Rows, row: int) -> bytes:
    """As Excel keeps it: the formula and its outcome. This one is taken."""
    data = as_xlsx(rows)

    def change(name: str, part: bytes) -> bytes | None:
        if name != "xl/worksheets/sheet1.xml":
            return part
        old = re.compile(rb'<c r="C%d"[^>]*>.*?</c>' % row)
        return old.sub(b'<c r="C%d" t="str"><f>A1&amp;B1</f><v>uitkomst</v></c>' % row, part)

    return repacked(data, change)


def cells_of(data: bytes) -> list[list[object]]:
    """What stands in a spreadsheet, to look at from a test."""
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]
