"""Minutes of 60 and 600 casussen: ours against raw XML and zip (the floor) and docxtpl, interleaved in one run.

All three write the same layout: the floor and the docxtpl template are made from our own XML of one casus, with places
to fill in. The floor escapes and joins strings and zips them; it parses nothing, cleans nothing and has one variant of
everything. Ratios, no verdict on seconds.
"""

import gc
import io
import statistics
import time
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from casus.documents import content as c
from casus.documents.verslag import verslag_document
from casus.documents.verslag_gegevens import Punt, VerslagGegevens
from casus.documents.word import template_bytes, to_docx
from casus.documents.word_body import body_xml
from tests.documents.molenbuurt import many

SIZES = (60, 600)
GOALS = "goals: <= 4 x floor; docxtpl >= 3 x ours at 60, >= 10 x at 600; growth <= 10.5"


def run(rounds: int) -> list[str]:
    """The lines to print."""
    lines = [f"minutes in Word, median of {rounds} interleaved rounds ({GOALS})"]
    medians: dict[int, dict[str, float]] = {}
    for size in SIZES:
        data = many(size)
        medians[size] = took = _interleaved(_variants(data), rounds)
        ours, floor, peer = took["ours"], took["floor"], took["docxtpl"]
        lines.append(
            f"  {size:>3} casussen: ours {ours * 1e3:7.1f} ms = {ours / floor:4.2f} x floor ({floor * 1e3:.1f} ms);"
            f" docxtpl {peer * 1e3:.1f} ms = {peer / ours:.1f} x ours; {ours / size * 1e3:.2f} ms a casus"
        )
    small, large = (medians[size] for size in SIZES)
    grown = ", ".join(f"{name} {large[name] / small[name]:.1f}" for name in small)
    lines.append(f"  growth from {SIZES[0]} to {SIZES[1]} (10 = linear): {grown}")
    return lines


def _variants(data: VerslagGegevens) -> dict[str, Callable[[], bytes]]:
    parts, floor, template = _parts(), Floor(), _docxtpl_template()
    return {
        "ours": lambda: to_docx(verslag_document(data)),
        "floor": lambda: floor.write(data, parts),
        "docxtpl": lambda: _docxtpl(data, template),
    }


def _interleaved(variants: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, float]:
    took: dict[str, list[float]] = {name: [] for name in variants}
    for make in variants.values():
        make()
    for turn in range(rounds):
        names = list(variants)
        for name in names[turn % 3 :] + names[: turn % 3]:
            gc.collect()
            start = time.perf_counter()
            variants[name]()
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in took.items()}


# -- the same layout for floor and peer ------------------------------------------------------------------------

LISTS = ("notes", "decided", "agreed")
TABLES = {
    "rows": (("Casus", 2.1), ("Vraag", 5.4), ("Uitkomst", 5.5), ("Terug op", 3.0)),
    "present": (("Casus", 2.0), ("Erbij", 8.0), ("Weg", 6.0)),
    "todo": (("Wie", 3.6), ("Wat", 7.3), ("Casus", 2.1), ("Uiterlijk", 3.0)),
}


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(template_bytes())) as template:
        return {name: template.read(name) for name in template.namelist()}


def _zipped(parts: dict[str, bytes], body: str) -> bytes:
    page = parts["word/document.xml"].decode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            text = page.replace("<w:sectPr>", f"{body}<w:sectPr>") if name == "word/document.xml" else blob
            archive.writestr(name, text)
    return target.getvalue()


def _head(code: str, kenmerken: Sequence[str], said: str) -> list[c.Block]:
    labels = ("Besproken", "Casusregisseur", "Terug op")
    rows = tuple((label, c.text(value)) for label, value in zip(labels, kenmerken, strict=True))
    heads = [c.Heading(4, c.text(words)) for words in ("Vraag", "Besluiten", "Afspraken", "Hoe verder")]
    return [c.Heading(3, c.text("Casus ", code)), c.Kenmerken(rows), *heads, c.EigenWoorden(c.text(said))]


def _item(key: str, spans: Sequence[str]) -> c.Block:
    text = c.text(c.strong(spans[0]), *spans[1:])
    return c.BesluitBlok(text) if key == "decided" else c.Bullets((text,))


def _table(key: str, rows: tuple[tuple[str, ...], ...]) -> c.Table:
    columns = tuple(c.Column(head, width) for head, width in TABLES[key])
    return c.Table(key, "Wat er in deze tabel staat", columns, tuple(tuple(map(c.text, row)) for row in rows))


def _plain(punt: Punt) -> dict[str, Any]:
    """The words of one casus as plain strings."""
    return {
        "code": punt.code,
        "when": f"Van {punt.begin} tot {punt.eind} uur",
        "who": punt.casusregisseur,
        "back": str(punt.terug_op),
        "said": punt.eigen_woorden[0].tekst,
        "notes": [("", note.tekst, f" Bron: {note.bron}, {note.datum}.") for note in punt.notities],
        "decided": [(f"Besluit {one.code}. ", one.tekst, f" Waarom: {one.waarom}") for one in punt.besluiten],
        "agreed": [(f"{one.eigenaar}: ", one.wat, f", uiterlijk {one.uiterlijk}.") for one in punt.afspraken],
    }


def _rows(data: VerslagGegevens) -> dict[str, list[tuple[str, ...]]]:
    people = "Marit Vermaas, Job Hensen, Sanne Dijkhof, Bram Oudeman, Yasmina Talbi, Fenna Wiersma, Lot Aalders"
    return {
        "rows": [(p.code, p.vraag, p.besluiten[0].tekst, str(p.terug_op)) for p in data.punten],
        "present": [(p.code, people, "Ruud Kempers") for p in data.punten],
        "todo": [(a.eigenaar, a.wat, p.code, str(a.uiterlijk)) for p in data.punten for a in p.afspraken],
    }


# -- the floor: strings and a zip ------------------------------------------------------------------------------


def _escaped(values: Sequence[str]) -> list[str]:
    return [value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for value in values]


class Floor:
    """Ready XML with places to fill in, and ``str.format``."""

    def __init__(self) -> None:
        self._head = body_xml(tuple(_head("{}", ("{}", "{}", "{}"), "{}")))
        self._items = {key: body_xml((_item(key, ("{}", "{}", "{}")),)) for key in LISTS}
        self._tables = {}
        for key, columns in TABLES.items():
            xml = body_xml((_table(key, (("{}",) * len(columns),)),))
            start = xml.rindex("<w:tr>")
            self._tables[key] = (xml[:start], xml[start : -len("</w:tbl>")])

    def write(self, data: VerslagGegevens, parts: dict[str, bytes]) -> bytes:
        """The whole file."""
        body = []
        for key, rows in _rows(data).items():
            before, row_xml = self._tables[key]
            body += [before, *(row_xml.format(*_escaped(row)) for row in rows), "</w:tbl>"]
        for punt in data.punten:
            case = _plain(punt)
            body.append(self._head.format(*_escaped([case[key] for key in ("code", "when", "who", "back", "said")])))
            for key, xml in self._items.items():
                body += [xml.format(*_escaped(spans)) for spans in case[key]]
        return _zipped(parts, "".join(body))


# -- the peer --------------------------------------------------------------------------------------------------


def _docxtpl_template() -> bytes:
    def line(words: str) -> str:
        return body_xml((c.Paragraph(c.text(words)),))

    body = []
    for key, columns in TABLES.items():
        cells = tuple("{{ r[" + str(place) + "] }}" for place in range(len(columns)))
        spare = ("-",) * (len(columns) - 1)
        loop = (("{%tr for r in " + key + " %}", *spare), cells, ("{%tr endfor %}", *spare))
        body.append(body_xml((_table(key, loop),)))
    body.append(line("{%p for c in cases %}"))
    head = _head("{{ c.code }}", ("{{ c.when }}", "{{ c.who }}", "{{ c.back }}"), "{{ c.said }}")
    body.append(body_xml(tuple(head)))
    for key in LISTS:
        item = _item(key, ("{{ x[0] }}", "{{ x[1] }}", "{{ x[2] }}"))
        body += [line("{%p for x in c." + key + " %}"), body_xml((item,)), line("{%p endfor %}")]
    body.append(line("{%p endfor %}"))
    return _zipped(_parts(), "".join(body))


def _docxtpl(data: VerslagGegevens, template: bytes) -> bytes:
    from docxtpl import DocxTemplate

    file = DocxTemplate(io.BytesIO(template))
    file.render({"cases": [_plain(punt) for punt in data.punten], **_rows(data)}, autoescape=True)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()
