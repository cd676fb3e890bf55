"""An intake as a file: the filled sheet, the empty one to take along, and the picture by itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.instrument import AntwoordSoort, Deel, Vorm
from casus.domain.intake_inhoud import As, DeelInhoud, DeelStand, Plaatje, Web, Zitting, assen, velden
from casus.services.context import Context
from casus.services.instrumenten import offered
from casus.services.intakes import IntakeBlad, list_intakes, open_intake
from casus.services.intakewoorden import link_words, plaat_words, web_words

if TYPE_CHECKING:
    from casus.documents.intakeblad import Gezegd, Rij
    from casus.storage.queries import Queries

_ANDERS = {DeelStand.NIET_BESPROKEN: "Niet besproken.", DeelStand.NIET_NODIG: "Niet nodig."}
_WEB_MM, _PLAAT_MM = 116.0, 160.0


@dataclass(frozen=True)
class MakeIntakeblad:
    """Which intake, and where to."""

    intake_id: int
    pad: Path


@dataclass(frozen=True)
class MakeLeegblad:
    """An empty sheet of this instrument, and where to."""

    instrument: str
    pad: Path


@dataclass(frozen=True)
class MakeTekening:
    """The spider web of the last intake of a casus that has one, as .png or .svg."""

    casus_id: int
    pad: Path
    breed_mm: float = _WEB_MM


def make_intakeblad(ctx: Context, cmd: MakeIntakeblad) -> Path:
    """Write a filled intake as .docx, as far as the maker may be told it; the person is in it by name."""
    from casus.documents.intakeblad import Intakeblad, intake_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    blad = open_intake(ctx, cmd.intake_id)
    with ctx.read() as queries:
        team = _team(queries)
    data, alt = _drawing(blad)
    width = _WEB_MM if isinstance(data, Web) else _PLAAT_MM
    fields = velden(blad.instrument, blad.inhoud)
    sides = data.assen if isinstance(data, Web) else ()
    document = intake_document(
        Intakeblad(
            naam=blad.row.naam,
            dag=blad.row.gesprek_op,
            code=blad.row.casus_code,
            wie=blad.row.inwoner,
            bron=blad.instrument.bron,
            aanwezig=_there(blad.zitting, blad.row.door),
            delen=tuple(_said(blad.instrument.deel(part.code), part) for part in blad.inhoud.delen),
            keuzes=blad.row.mee_aan_de_slag,
            verbanden=tuple(words.partition(". ")[2] for words in link_words(fields, blad.inhoud.verbanden)),
            png=ctx.pictures.png(data, width) if data is not None and ctx.pictures is not None else b"",
            alt=alt,
            assen=tuple(_rij(each, had_before=blad.toen is not None) for each in sides),
            toen=blad.toen_op,
            team=team,
        )
    )
    with ctx.unit_of_work() as uow:
        objects = (("intake", cmd.intake_id), ("inwoner", blad.row.inwoner_id))
        uow.commit(LogEntry("intake_op_papier", objects, blad.row.casus_id))
    write_atomically(cmd.pad, to_docx(document))
    return cmd.pad


def make_leegblad(ctx: Context, cmd: MakeLeegblad) -> Path:
    """Write an empty sheet as .docx, to fill in by hand and type in afterwards. Nobody is in it."""
    from casus.documents.intakeblad import Leegblad, leeg_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.read() as queries:
        instrument = next((each for each in offered(queries) if each.code == cmd.instrument), None)
        team = _team(queries)
    if instrument is None:
        raise RuleViolation("niet_gevonden", soort="instrument")
    if instrument.is_leeg_sjabloon:
        raise RuleViolation("instrument_leeg_sjabloon")
    document = leeg_document(
        Leegblad(
            naam=instrument.naam,
            dag=ctx.today(),
            kern=instrument.kern,
            bron=instrument.bron,
            delen=tuple((deel.naam, _asked(deel)) for deel in instrument.delen),
            met_merken=instrument.vorm is not Vorm.TOETS,
            team=team,
        )
    )
    write_atomically(cmd.pad, to_docx(document))
    return cmd.pad


def make_tekening(ctx: Context, cmd: MakeTekening) -> Path:
    """Write the web of the last intake that has figures, beside the one before; ``.svg`` as lines, else ``.png``."""
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    ending = cmd.pad.suffix.lower()
    if ending not in (".png", ".svg"):
        raise RuleViolation("tekening_soort_onbekend")
    blad = _last_web(ctx, cmd.casus_id)
    if blad is None:
        raise RuleViolation("geen_spinnenweb")
    if ctx.pictures is None:
        raise RuntimeError("no pictures here")
    data = Web(assen(blad.instrument, blad.inhoud, blad.toen))
    made = ctx.pictures.svg(data, cmd.breed_mm) if ending == ".svg" else ctx.pictures.png(data, cmd.breed_mm)
    with ctx.unit_of_work() as uow:
        objects = (("intake", blad.row.id), ("inwoner", blad.row.inwoner_id))
        uow.commit(LogEntry("intake_op_papier", objects, cmd.casus_id))
    write_atomically(cmd.pad, made)
    return cmd.pad


def web_of(ctx: Context, casus_id: int) -> tuple[As, ...]:
    """The sides of the web that ``make_tekening`` draws; () when there is none."""
    blad = _last_web(ctx, casus_id)
    return () if blad is None else assen(blad.instrument, blad.inhoud, blad.toen)


def blad_name(day: date, code: str) -> str:
    """What the file is called unless the user says otherwise."""
    from casus.documents.names import document_name

    return document_name("intake", day, code)


def _last_web(ctx: Context, casus_id: int) -> IntakeBlad | None:
    return next((blad for row in list_intakes(ctx, casus_id) if _has_web(blad := open_intake(ctx, row.id))), None)


def _has_web(blad: IntakeBlad) -> bool:
    return any(each.nu is not None for each in assen(blad.instrument, blad.inhoud))


def _drawing(blad: IntakeBlad) -> tuple[Web | Plaatje | None, str]:
    """What is drawn of it, with its words; a web without a figure is none."""
    if blad.instrument.vorm is Vorm.PLAAT:
        fields = velden(blad.instrument, blad.inhoud)
        picture = Plaatje(fields, blad.inhoud.verbanden, blad.row.inwoner.split(" ")[0])
        return picture, plaat_words(fields, blad.inhoud.verbanden)
    if _has_web(blad):
        sides = assen(blad.instrument, blad.inhoud, blad.toen)
        return Web(sides), f"Spinnenweb. {web_words(sides)} De tabel eronder heeft dezelfde cijfers."
    return None, ""


def _rij(each: As, *, had_before: bool) -> "Rij":
    from casus.documents.intakeblad import Rij

    wish = " (wil hierover praten)" if each.wil_praten else ""
    return Rij(f"{each.naam}{wish}", _figure(each.nu), _figure(each.toen) if had_before else "")


def _figure(figure: int | None) -> str:
    return "niet besproken" if figure is None else str(figure)


def _said(deel: Deel, part: DeelInhoud) -> "Gezegd":
    from casus.documents.intakeblad import Gezegd

    names = {aspect.code: aspect.naam for aspect in deel.aspecten}
    answers: list[tuple[str, str]] = []
    for vraag in deel.vragen:
        if vraag.soort is AntwoordSoort.CIJFER and "" in part.cijfers:
            answers.append((vraag.vraag, str(part.cijfers[""])))
        elif vraag.code in part.antwoorden:
            answers.append((vraag.vraag, part.antwoorden[vraag.code]))
    answers += [(f"{names[code]}:", str(figure)) for code, figure in part.cijfers.items() if code in names]
    marks = ["Hier wil ik over praten"] * part.wil_praten + ["Dit wil ik veranderen"] * part.wil_veranderen
    return Gezegd(deel.naam, tuple(answers), tuple(marks), _ANDERS.get(part.stand, ""))


def _there(zitting: Zitting, door: str) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Plek", zitting.plek),
        ("Naaste", zitting.naaste),
        ("Ervaringsdeskundige", zitting.ervaringsdeskundige),
        ("Verder", zitting.anderen),
        ("Gevraagd door", door),
    )
    return tuple((label, words) for label, words in rows if words)


def _asked(deel: Deel) -> tuple[tuple[str, str], ...]:
    return tuple((vraag.vraag, vraag.soort.value) for vraag in deel.vragen)


def _team(queries: "Queries") -> str:
    dossier = queries.dossier()
    return "" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part)
