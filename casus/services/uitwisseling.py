"""The whole dossier out as readable text, and in again; and single lists for the command line's ``--json``."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.organisatie import required_text
from casus.domain.values import Rol
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.exchange_read import Read
    from casus.storage.queries import Queries

MAX_BYTES = 200_000_000
"""Larger files are not even read into memory; ``storage.exchange_read`` has the same limit."""


@dataclass(frozen=True)
class ExportDossier:
    """Where the readable file goes, and why: it is beyond recall once it is there."""

    pad: Path
    reden: str


@dataclass(frozen=True)
class ExportReport:
    """What was written."""

    pad: Path
    bytes: int


@dataclass(frozen=True)
class Fault:
    """One fault in a file: where, a message code, and what the sentence needs (never a value from the file)."""

    pad: str
    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportReport:
    """Rows per list, and every fault. With faults, or as a trial, nothing was written."""

    aantallen: dict[str, int]
    fouten: tuple[Fault, ...]
    changed: tuple[Changed, ...] = ()

    @property
    def is_good(self) -> bool:
        """Nothing was found."""
        return not self.fouten


def export_dossier(ctx: Context, cmd: ExportDossier) -> ExportReport:
    """Write everything, readable for whoever has the file. Role and reason first, then the log row, then the text."""
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.UITVOEREN)
    reden = _reden(cmd.reden)
    with ctx.unit_of_work() as uow:
        row = uow.queries.dossier()
        entry = LogEntry("dossier_uitgevoerd", (("dossier", 0 if row is None else row.id),))
        uow.commit(uow.explain(ctx.new_id(), reden, entry))
    with ctx.read() as queries:
        data = "".join(queries.export_text()).encode()
    write_atomically(cmd.pad, data)
    return ExportReport(cmd.pad, len(data))


def import_dossier(ctx: Context, data: bytes | Path, *, proef: bool = False) -> ImportReport:
    """Check a file and, unless it is a trial or has faults, write all of it into this empty dossier.

    RuleViolation ``dossier_niet_leeg`` (tabel) or ``oefendossier_alleen_oefen``; EnvironmentProblem
    ``bestand_niet_gelezen`` or ``bestand_te_groot``. The log head of where it came from stands in the log row.
    """
    ctx.actor.require(Handeling.BEHEER)
    content = _content_of(data)
    if proef:
        with ctx.read() as queries:
            return _report(queries.check_file(content))
    with ctx.unit_of_work() as uow:
        read = uow.queries.check_file(content)
        if read.faults:
            return _report(read)
        uow.take_in(read)
        origin = (("herkomst", read.herkomst_aantal),)
        uow.commit(LogEntry("dossier_geimporteerd", origin, ground=read.herkomst_hash))
    return _report(read, Changed("dossier", 0))


def table_objects(ctx: Context, *namen: str) -> list[dict[str, Any]]:
    """The objects of these lists that the viewer sees, as they stand in the exchange format."""
    with ctx.read() as queries:
        return [row for naam in namen for row in queries.objects(naam, _seen_ids(ctx, queries, naam))]


def _seen_ids(ctx: Context, queries: "Queries", naam: str) -> list[int]:
    """Through the same gated questions as the screens; a controller gets no content, not even acties of no casus."""
    if naam == "overleg":
        return [row.id for row in queries.overleggen()]
    if naam in ("professional", "organisatie", "gebruiker"):  # no content of a casus
        return _people_ids(ctx, queries, naam)
    if naam not in {"casus", "actie", "besluit"}:
        raise ValueError(f"no list for a command line: {naam}")
    if Rol.CONTROLLER in ctx.actor.rollen:
        return []
    if naam == "casus":
        return queries.casus_ids(status=None, mine=False)
    if naam == "besluit":
        return queries.besluit_ids(only_open=False)
    return [row.id for row in queries.acties()]


def _people_ids(ctx: Context, queries: "Queries", naam: str) -> list[int]:
    found = {
        "professional": lambda: queries.professionals(ctx.today()),
        "organisatie": queries.organisaties,
        "gebruiker": queries.gebruikers,
    }[naam]()
    return [row.id for row in found]


def _reden(text: str) -> str:
    try:
        return required_text("reden", text)
    except RuleViolation:
        raise RuleViolation("reden_ontbreekt", field="reden") from None


def _content_of(data: bytes | Path) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        if data.stat().st_size > MAX_BYTES:
            raise EnvironmentProblem("bestand_te_groot", pad=str(data), grootste_mb=MAX_BYTES // 1_000_000)
        return data.read_bytes()
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(data)) from None


def _report(read: "Read", *changed: Changed) -> ImportReport:
    return ImportReport(
        aantallen={naam: len(rows) for naam, rows in read.rows.items()},
        fouten=tuple(Fault(fault.pad, fault.code, fault.params) for fault in read.faults),
        changed=changed,
    )
