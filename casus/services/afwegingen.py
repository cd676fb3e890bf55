"""One weighing as its screen needs it: the page, what there is to choose from, and what Casus can already answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.afweging import AfwegingInhoud
from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import refusal
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import CasusFeiten
from casus.domain.values import OrganisatieSoort
from casus.services.context import Context
from casus.services.deelregister import (
    AntwoordVeld,
    DeelbesluitPage,
    DeelbesluitRow,
    DeelVelden,
    GedeeldPage,
    afweging,
    list_deelbesluiten,
    open_deelbesluit,
    open_gedeeld,
    propose,
)
from casus.services.messages import label
from casus.services.tafelwoorden import listed, parts
from casus.services.toestemmingen import ToestemmingRow, toestemming_rows

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class OrganisatieKeuze:
    """An organisation that may be told, or whose information it is."""

    id: int
    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool


@dataclass(frozen=True)
class Weigering:
    """Somebody said no to telling this organisation this; by which consent."""

    toestemming_id: int
    inwoner_id: int
    inwoner: str
    organisatie_id: int
    onderwerp: Onderwerp


@dataclass(frozen=True)
class AfwegingScherm:
    """Everything on the screen of one weighing. ``rij`` is there once something was kept."""

    pagina: DeelbesluitPage
    rij: DeelbesluitRow | None
    casus_code: str
    casus_naam: str
    vandaag: date
    inhoud: AfwegingInhoud
    personen: tuple[tuple[int, str], ...]
    organisaties: tuple[OrganisatieKeuze, ...]
    professionals: tuple[tuple[int, str], ...]
    weigeringen: tuple[Weigering, ...]
    vraag: tuple[Onderwerp, ...]
    """What the question is about."""
    aan_tafel: tuple[int, ...]
    """Organisations of the people at the table of the agenda item, else of the coming meeting."""


def show_afweging(
    ctx: Context,
    casus_id: int,
    deelbesluit_id: int | None = None,
    agendapunt_id: int | None = None,
    volgt_op_id: int | None = None,
) -> AfwegingScherm:
    """A new weighing with proposals, one that follows up an older, or one that is there; reading that is logged."""
    if deelbesluit_id is None:
        punt_id = agendapunt_id if agendapunt_id is not None else _coming(ctx, casus_id)
        pagina = propose(ctx, casus_id, punt_id)
    else:
        punt_id, pagina = agendapunt_id, open_deelbesluit(ctx, deelbesluit_id)
        if pagina.casus_id != casus_id:
            raise RuleViolation("niet_gevonden", soort="deelbesluit")
    if volgt_op_id is not None:
        pagina = _after(ctx, volgt_op_id, pagina)
    rows = list_deelbesluiten(ctx, casus_id)
    with ctx.read() as queries:
        casus = queries.casus(casus_id)
        found = queries.feiten([casus_id])
        if casus is None or not found:
            raise RuleViolation("niet_gevonden", soort="casus")
        people = tuple((row.id, row.naam) for row in queries.inwoners(casus_id))
        names = {row.id: row.naam for row in queries.professionals(ctx.today())}
        asked = toestemming_rows(queries, casus_id, ctx.today())
        if deelbesluit_id is None and volgt_op_id is None:
            pagina = _with_answers(pagina, asked, names)
        return AfwegingScherm(
            pagina=pagina,
            rij=next((row for row in rows if row.id == pagina.id), None),
            casus_code=casus.code,
            casus_naam=casus.naam,
            vandaag=ctx.today(),
            inhoud=afweging(),
            personen=people,
            organisaties=tuple(
                OrganisatieKeuze(row.id, row.naam, OrganisatieSoort(row.soort), row.beroepsgeheim)
                for row in queries.organisaties()
            ),
            professionals=tuple(names.items()),
            weigeringen=tuple(_refused(found[0], dict(people), ctx)),
            vraag=tuple(onderwerp for onderwerp in Onderwerp if onderwerp in found[0].vraag),
            aan_tafel=_at_table(queries, punt_id),
        )


@dataclass(frozen=True)
class GedeeldScherm:
    """Wat is met wie gedeeld, with the code and the name of the casus."""

    pagina: GedeeldPage
    casus_code: str
    casus_naam: str


def show_gedeeld(ctx: Context, casus_id: int) -> GedeeldScherm:
    """The page of one casus; an act of reading."""
    pagina = open_gedeeld(ctx, casus_id)
    with ctx.read() as queries:
        casus = queries.casus(casus_id)
    if casus is None:
        raise RuleViolation("niet_gevonden", soort="casus")
    return GedeeldScherm(pagina, casus.code, casus.naam)


# -- inner -----------------------------------------------------------------------------------------------------


def _after(ctx: Context, older_id: int, new: DeelbesluitPage) -> DeelbesluitPage:
    """What was weighed before is where the new weighing begins; how it ends is not."""
    older = open_deelbesluit(ctx, older_id)
    if older.casus_id != new.casus_id or older.status is not DeelbesluitStatus.VASTGELEGD:
        raise RuleViolation("deelbesluit_geldt_niet")
    kept = replace(
        older.velden, uitkomst=None, motivering="", geldig_tot=new.velden.geldig_tot,
        vertellen_voor=new.velden.vertellen_voor, opnieuw_bekijken_op=None,
    )  # fmt: skip
    empty = DeelVelden()
    names = tuple(name for name in DeelVelden.__dataclass_fields__ if getattr(kept, name) != getattr(empty, name))
    return replace(new, velden=kept, voorgesteld=names, volgt_op_id=older_id, weigeringen=older.weigeringen)


def _coming(ctx: Context, casus_id: int) -> int | None:
    """The place of this casus on the agenda of the coming meeting."""
    with ctx.read() as queries:
        for meeting in reversed(queries.overleggen(since=ctx.today())):
            for punt in queries.punten(meeting.id):
                if punt.casus_id == casus_id:
                    return int(punt.id)
    return None


def _at_table(queries: "Queries", punt_id: int | None) -> tuple[int, ...]:
    if punt_id is None:
        return ()
    people = queries.deelnemers(queries.overleg_of_punt(punt_id))
    seats = [d.organisatie_id for d in people if not d.gast and not d.afgemeld and d.organisatie_id is not None]
    return tuple(dict.fromkeys(seats))


def _refused(feiten: CasusFeiten, people: dict[int, str], ctx: Context) -> Iterator[Weigering]:
    """Every refusal that stands now, decided past or not; *dat* is refused to whom it was refused by name."""
    asked = {(each.inwoner_id, each.organisatie_id, each.onderwerp) for each in feiten.delen.toestemmingen}
    for inwoner_id, organisatie_id, onderwerp in sorted(asked):
        said_no = refusal(feiten.delen, inwoner_id, organisatie_id, onderwerp, ctx.now())
        if said_no is not None and inwoner_id in people:
            yield Weigering(said_no.id, inwoner_id, people[inwoner_id], organisatie_id, onderwerp)


def _with_answers(pagina: DeelbesluitPage, asked: tuple[ToestemmingRow, ...], names: dict[int, str]) -> DeelbesluitPage:
    """What the consents of this casus already tell: who explained it, and what was answered."""
    newest = {row.inwoner_id: row for row in reversed(asked)}
    several = len(newest) > 1
    told = [_about(row, line, several) for row in newest.values() if (line := _told(row, names))]
    answered = [_about(row, _answered(row), several) for row in newest.values()]
    found = tuple(
        AntwoordVeld(code, "\n".join(lines)) for code, lines in (("verteld", told), ("gevraagd", answered)) if lines
    )
    marked = tuple(each.vraag for each in found)
    return replace(pagina, velden=replace(pagina.velden, antwoorden=found), voorgesteld=(*pagina.voorgesteld, *marked))


def _about(row: ToestemmingRow, line: str, several: bool) -> str:
    """Whose answer it is; of one person that needs no name."""
    return f"{row.inwoner}: {line}" if several else line[:1].upper() + line[1:]


def _told(row: ToestemmingRow, names: dict[int, str]) -> str:
    if row.gevraagd_op is None or row.uitgelegd_door_id not in names:
        return ""
    return f"{names[row.uitgelegd_door_id]} legde het uit op {_day(row.gevraagd_op)}."


def _answered(row: ToestemmingRow) -> str:
    if row.gevraagd_op is None:
        return f"niet gevraagd. {row.reden}".strip()
    asked = f"gevraagd op {_day(row.gevraagd_op)}"
    if row.antwoord_op is None:
        return f"{asked}, nog geen antwoord."
    return f"{asked}, {label(row.status)}. {_said(row)}"


def _said(row: ToestemmingRow) -> str:
    """Organisations that got the same answer stand together: a sentence for each answer, not for each organisation."""
    answers: dict[str, tuple[list[Onderwerp], list[Onderwerp]]] = {}
    for line in row.lijnen:
        answers.setdefault(line.organisatie, ([], []))[0 if line.mag else 1].append(line.onderwerp)
    same: dict[tuple[tuple[Onderwerp, ...], tuple[Onderwerp, ...]], list[str]] = {}
    for organisatie, (yes, no) in answers.items():
        same.setdefault((tuple(yes), tuple(no)), []).append(organisatie)
    sentences = []
    for (told, kept), organisaties in same.items():
        is_all = len(same) == 1 and len(organisaties) > 2
        who = "Alle organisaties waarvoor het gevraagd is" if is_all else listed(organisaties)
        words = [f"{parts(topics)} {answer}" for topics, answer in ((told, "wel"), (kept, "niet")) if topics]
        sentences.append(f"{who}: {', '.join(words)}.")
    return " ".join(sentences)


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
