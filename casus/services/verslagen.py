"""Minutes: from what the viewer may see to a Word file in a place the user chose."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.services.context import Context
from casus.services.overleg_page import OverlegPage, show_overleg
from casus.services.verslag_bouw import Bouw, Bronnen, day_of, read_sources
from casus.services.verslag_delen import Verteld, read_delen

if TYPE_CHECKING:
    from casus.documents import verslag_gegevens as doc

VOLLEDIG = "volledig"


@dataclass(frozen=True)
class MakeVerslag:
    """Which meeting, which kind, with names or codes (names need a reason, which is logged), and where to."""

    overleg_id: int
    soort: str
    pad: Path
    met_namen: bool = False
    reden: str = ""


def make_verslag(ctx: Context, cmd: MakeVerslag) -> Path:
    """Write the minutes as .docx. Logged before the file is made: who, which meeting, with names or not."""
    from casus.documents.verslag import verslag_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    data = read_verslag(ctx, cmd)
    write_atomically(cmd.pad, to_docx(verslag_document(data)))
    return cmd.pad


def read_verslag(ctx: Context, cmd: MakeVerslag) -> "doc.VerslagGegevens":
    """What the minutes will say; the log row is written here, before any content leaves."""
    ctx.actor.require(Handeling.VERSLAG_MAKEN)
    if cmd.soort != VOLLEDIG:
        raise RuleViolation("verslag_soort_onbekend", field="soort")
    if cmd.met_namen and not cmd.reden.strip():
        raise RuleViolation("reden_ontbreekt", field="reden")
    page = show_overleg(ctx, cmd.overleg_id)
    ground = "met_namen" if cmd.met_namen else "met_codes"
    entry = LogEntry("verslag_gemaakt", (("overleg", cmd.overleg_id),), ground=ground)
    with ctx.unit_of_work() as uow:
        uow.commit(uow.explain(ctx.new_id(), cmd.reden.strip(), entry) if cmd.met_namen else entry)
    return _gegevens(ctx, cmd, page, read_sources(ctx, page))


def default_name(ctx: Context, overleg_id: int) -> str:
    """What the file is called unless the user says otherwise: date, kind, wijk; never a person."""
    from casus.documents.names import document_name

    with ctx.read() as queries:
        row, wijken = queries.overleg(overleg_id), queries.wijken()
    if row is None:
        raise RuleViolation("niet_gevonden", soort="overleg")
    return document_name("verslag", row.datum, wijken[0].naam if wijken else "")


def _gegevens(ctx: Context, cmd: MakeVerslag, page: OverlegPage, sources: Bronnen) -> "doc.VerslagGegevens":
    from casus.documents import verslag_gegevens as doc

    names = {d.professional_id: d.naam for d in page.deelnemers}
    build = Bouw(page, sources, met_namen=cmd.met_namen)
    told = read_delen(ctx, page, build.free)
    nr, controlewaarde = sources.stand
    return doc.VerslagGegevens(
        stand=page.status.value,
        gemaakt_op=ctx.now(),
        wijk=sources.wijk,
        team=", ".join(part for part in sources.dossier if part),
        code=str(page.nummer),
        datum=page.datum,
        begin=page.begin,
        eind=page.eind,
        plaats=page.plaats,
        voorzitter=names.get(page.voorzitter_id or 0, ""),
        notulist=names.get(page.notulist_id or 0, ""),
        gesloten_op=day_of(page.gesloten_op),
        vastgesteld_op=day_of(page.vastgesteld_op),
        volgende_datum=sources.volgende[0] if sources.volgende else None,
        volgende_tijd=sources.volgende[1] if sources.volgende else None,
        deelnemers=build.deelnemers(),
        punten=tuple(_with_telling(build.punt(p), told.get(p.id)) for p in page.casussen),
        vaste_punten=tuple(build.vast(p) for p in page.punten if p.casus_id is None),
        met_namen=cmd.met_namen,
        reden_namen=cmd.reden.strip() if cmd.met_namen else "",
        logstand=doc.Logstand(nr, controlewaarde),
    )


def _with_telling(punt: "doc.Punt", told: Verteld | None) -> "doc.Punt":
    return punt if told is None else replace(punt, **told)
