"""The log book out: readable for people, or exactly as it stands so that anybody can check the chain without Casus."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.logboek import EMPTY_HEAD, Head, RowTuple, Verdict, moment_text, verify_rows
from casus.domain.logzicht import LogVraag, log_bereik
from casus.domain.organisatie import required_text
from casus.services.context import Context
from casus.services.logboek import LogFilter, LogRegel, read_rows, vraag_of
from casus.services.logcontrole import Afbreken
from casus.services.logzinnen import GROEPEN

if TYPE_CHECKING:
    from casus.storage.queries import Queries

FORMAAT, VERSIE = "casus-logboek", 1
PAGE = 500
PLACE = ZoneInfo("Europe/Amsterdam")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
COLUMNS = ("Nr", "Datum", "Tijd", "Wie", "Rol", "Organisatie", "Wat", "Soort", "Casus")
WITH_NAMES = ("Naam van de casus", "Reden")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
PROGRAM = """import hashlib, json, sys
regels = open(sys.argv[1], encoding="utf-8", newline="\\n")
kop, vorige = json.loads(next(regels)), "0" * 64
for nr, regel in enumerate(map(json.loads, regels), start=1):
    tekst = f"casus-log-v1|{vorige}|{nr}|{len(regel['body'])}|{regel['body']}"
    vorige = hashlib.sha256(tekst.encode()).hexdigest()
    if vorige != regel["hash"]:
        sys.exit(f"Regel {nr} klopt niet.")
print("Klopt." if vorige == kop["hash"] else "Er ontbreken regels aan het eind.")
"""
"""Checks an exact export with nothing but Python; it stands in the head of every such file."""
UITLEG = (
    "Op elke regel hierna staat een regel van het logboek: nr, body (de tekst zoals die is bewaard) en hash.",
    "hash is de SHA-256, in 64 hexadecimale tekens, van de UTF-8-tekst casus-log-v1|VORIGE|NR|LENGTE|BODY.",
    "VORIGE is de hash van de regel ervoor, 64 nullen bij regel 1. LENGTE is het aantal tekens van BODY.",
    "Controleren met Casus: casus logboek controleer-export BESTAND. Zonder Casus: met het programma hieronder.",
    "De laatste hash is de controlewaarde; hij begint zoals onder een verslag van die dag staat.",
)


@dataclass(frozen=True)
class ExportLog:
    """What goes out and where to.

    ``precies``: all rows as they stand, ids and codes only; else a readable table of what the viewer reads, in which
    names stand only with a reason.
    """

    pad: Path
    precies: bool = False
    gevraagd: LogFilter = field(default_factory=LogFilter)
    met_namen: bool = False
    reden: str = ""


@dataclass(frozen=True)
class LogExport:
    """What was written."""

    pad: Path
    regels: int


def export_log(
    ctx: Context,
    cmd: ExportLog,
    afbreken: Afbreken | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> LogExport:
    """Logged first, then written: whole or not at all. Stopping it leaves nothing behind."""
    from casus.system.files import write_parts_atomically

    _require(ctx, cmd)
    stop = afbreken or Afbreken()
    with ctx.read() as queries:
        vraag = vraag_of(queries, cmd.gevraagd)
        row = queries.dossier()
    ground = "precies" if cmd.precies else "met_namen" if cmd.met_namen else "met_codes"
    entry = LogEntry("logboek_geexporteerd", (("dossier", 0 if row is None else row.id),), vraag.casus_id, ground)
    with ctx.unit_of_work() as uow:
        uow.commit(uow.explain(ctx.new_id(), cmd.reden.strip(), entry) if cmd.reden.strip() else entry)
    written = 0
    with ctx.read() as queries, stop.watching(queries.interrupt):

        def parts() -> Iterator[bytes]:
            nonlocal written
            for text, rows in _exact(ctx, queries) if cmd.precies else _readable(ctx, queries, vraag, cmd.met_namen):
                written += rows
                progress(written)
                stop.check()
                yield text.encode()

        write_parts_atomically(cmd.pad, parts())
    return LogExport(cmd.pad, written)


def _require(ctx: Context, cmd: ExportLog) -> None:
    if cmd.precies:
        ctx.actor.require(Handeling.UITVOEREN)
    elif not log_bereik(ctx.actor).eigen:
        raise RuleViolation("geen_bevoegdheid", handeling="logboek_exporteren")
    if cmd.met_namen and not cmd.precies:
        try:
            required_text("reden", cmd.reden)
        except RuleViolation:
            raise RuleViolation("reden_ontbreekt", field="reden") from None


def _readable(ctx: Context, queries: "Queries", vraag: LogVraag, met_namen: bool) -> Iterator[tuple[str, int]]:
    """Text in pieces, each with how many rows it holds; newest first, as on the screen."""
    yield BOM + _line((*COLUMNS, *(WITH_NAMES if met_namen else ()))), 0
    before: int | None = None
    while rows := queries.log_page(vraag, before, PAGE):
        regels = read_rows(ctx, queries, rows, met_namen=met_namen)
        yield "".join(_line(_cells(regel, met_namen)) for regel in regels), len(regels)
        before = rows[-1].nr


def _cells(regel: LogRegel, met_namen: bool) -> tuple[str, ...]:
    there = regel.moment.astimezone(PLACE)
    cells = (
        str(regel.nr),
        f"{there:%d-%m-%Y}",
        f"{there:%H:%M:%S}",
        regel.wie,
        regel.rol,
        regel.organisatie,
        regel.zin,
        GROEPEN[regel.groep],
        regel.casus_code,
    )
    return (*cells, regel.casus_naam, regel.reden) if met_namen else cells


def _line(cells: tuple[str, ...]) -> str:
    """For Excel as it is set in the Netherlands: semicolons; and no cell that it would run as a formula."""
    out = io.StringIO()
    safe = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(safe)
    return out.getvalue()


def _exact(ctx: Context, queries: "Queries") -> Iterator[tuple[str, int]]:
    head = queries.read_log_head() or EMPTY_HEAD
    kop = {
        "formaat": FORMAAT,
        "versie": VERSIE,
        "gemaakt_op": moment_text(ctx.now()),
        "aantal": head.aantal,
        "hash": head.hash,
        "uitleg": UITLEG,
        "programma": PROGRAM.splitlines(),
    }
    yield json.dumps(kop, ensure_ascii=False) + "\n", 0
    for batch in queries.log_batches():
        lines = (json.dumps({"nr": nr, "body": body, "hash": own}, ensure_ascii=False) for nr, body, own in batch)
        yield "\n".join(lines) + "\n", len(batch)


def verify_export(path: Path, progress: Callable[[int], None] = lambda _: None) -> Verdict:
    """Check an exact export without any dossier. EnvironmentProblem ``logexport_onleesbaar`` names the line."""
    head = _head_of(path)
    return verify_rows(lambda nr: _rows_of(path, nr), head, None, progress)


def _head_of(path: Path) -> Head:
    for _, data in _objects(path):
        if data.get("formaat") == FORMAAT and data.get("versie") == VERSIE and isinstance(data.get("aantal"), int):
            return Head(data["aantal"], str(data.get("hash")))
        break
    raise EnvironmentProblem("logexport_onleesbaar", pad=str(path), regel=1)


def _rows_of(path: Path, first: int) -> Iterator[RowTuple]:
    for line, data in _objects(path):
        if line == 1:
            continue
        try:
            row = int(data["nr"]), str(data["body"]), str(data["hash"])
        except (KeyError, TypeError, ValueError):
            raise EnvironmentProblem("logexport_onleesbaar", pad=str(path), regel=line) from None
        if row[0] >= first:
            yield row


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """One JSON object a line, with the number of the line; the file is never in memory as a whole."""
    line = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for line, text in enumerate(file, start=1):
                data = json.loads(text)
                if not isinstance(data, dict):
                    raise TypeError
                yield line, data
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(path)) from None
    except (ValueError, TypeError, RecursionError):
        raise EnvironmentProblem("logexport_onleesbaar", pad=str(path), regel=max(line, 1)) from None
