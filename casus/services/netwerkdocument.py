"""A network as a file: in Word with its table, or the picture by itself."""

from dataclasses import dataclass
from pathlib import Path

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.netwerk_beeld import Ecogram
from casus.services.context import Context
from casus.services.netwerkbladen import NetwerkBlad, open_netwerk
from casus.services.netwerkwoorden import (
    HUISHOUDEN,
    LEGENDA,
    count_words,
    ecogram_of,
    midden_of,
    netwerk_words,
    phone_words,
    questions,
    tie_words,
    when_words,
    who_words,
)

BREED_MM = 160.0
ENDINGS = (".docx", ".png", ".svg")


@dataclass(frozen=True)
class MaakNetwerk:
    """Which network, and where to: .docx, .png or .svg."""

    netwerk_id: int
    pad: Path


def make_netwerk(ctx: Context, cmd: MaakNetwerk) -> Path:
    """Write the network; people are in it by name. Who is not told all of it cannot: half looks like a whole one."""
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    ending = cmd.pad.suffix.lower()
    if ending not in ENDINGS:
        raise RuleViolation("netwerk_bestand_onbekend", field="pad")
    blad = open_netwerk(ctx, cmd.netwerk_id)
    if not blad.mag_schrijven:
        raise RuleViolation("niet_gevonden", soort="netwerk")
    data = ecogram_of(midden_of(blad.row.inwoner), blad.banden)
    if ending == ".docx":
        made = _word(ctx, blad, data)
    elif ctx.pictures is None:
        raise RuntimeError("no pictures here")
    else:
        made = (ctx.pictures.svg if ending == ".svg" else ctx.pictures.png)(data, BREED_MM)
    with ctx.unit_of_work() as uow:
        of_person = () if blad.row.inwoner_id is None else (("inwoner", blad.row.inwoner_id),)
        uow.commit(LogEntry("netwerk_op_papier", (("netwerk", blad.row.id), *of_person), blad.row.casus_id))
    write_atomically(cmd.pad, made)
    return cmd.pad


def _word(ctx: Context, blad: NetwerkBlad, data: Ecogram) -> bytes:
    from casus.documents.netwerkblad import Netwerkblad, Rij, netwerk_document
    from casus.documents.word import to_docx

    with ctx.read() as queries:
        dossier = queries.dossier()
    of = blad.row.inwoner or HUISHOUDEN
    picture = b"" if ctx.pictures is None or not blad.banden else ctx.pictures.png(data, BREED_MM)
    document = netwerk_document(
        Netwerkblad(
            van=of,
            dag=ctx.today(),
            code=blad.row.code,
            png=picture,
            alt=f"Netwerk van {of}. {netwerk_words(data.midden, blad.banden)} De tabel eronder zegt hetzelfde.",
            legenda=LEGENDA,
            telling=count_words(blad.banden),
            rijen=tuple(
                Rij(band.naam, who_words(band), tie_words(band), phone_words(band), when_words(band) or "niet")
                for band in sorted(blad.banden, key=lambda band: band.is_formeel)
            ),
            vragen=questions(blad.banden),
            team="" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part),
        )
    )
    return to_docx(document)
