"""The register of what was weighed about telling, one weighing with its answers, and a new one with proposals."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from casus import RESOURCES
from casus.domain.afweging import AfwegingInhoud, read_afweging
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import Deelbesluit, DeelbesluitStatus, DeelOntvanger, DeelStand
from casus.domain.delen import Uitkomst, refusal, word
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import CasusFeiten
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

GEWOON_GELDIG = timedelta(days=90)
"""So long a decision is proposed to hold; the table may choose another day."""
VERTELTIJD = timedelta(days=7)


@dataclass(frozen=True)
class AntwoordVeld:
    """The answer to one question of the weighing."""

    vraag: str
    tekst: str
    na_te_gaan: bool = False


@dataclass(frozen=True)
class DeelVelden:
    """All that is filled in about one decision; everything may stay empty in a draft."""

    vraag: str = ""
    uitkomst: Uitkomst | None = None
    motivering: str = ""
    doel: str = ""
    ontvangers: tuple[int, ...] = ()
    over: tuple[tuple[int, Onderwerp], ...] = ()
    bron_id: int | None = None
    grond: str = ""
    uitzondering: str = ""
    opening: str = ""
    geldig_tot: date | None = None
    verteller_id: int | None = None
    vertellen_voor: date | None = None
    niet_vertellen: str = ""
    opnieuw_bekijken_op: date | None = None
    tweede_lezer_id: int | None = None
    politie_akkoord: str = ""
    antwoorden: tuple[AntwoordVeld, ...] = ()
    weigeringen: tuple[int, ...] = ()


@dataclass(frozen=True)
class OntvangerRow:
    """One organisation that may be told."""

    organisatie_id: int
    organisatie: str
    gedeeld_op: datetime | None
    ontvangen_op: datetime | None


@dataclass(frozen=True)
class DeelbesluitRow:
    """A decision in the register."""

    id: int
    versie: int
    code: str
    casus_id: int
    casus_code: str
    casus: str
    vraag: str
    uitkomst: Uitkomst | None
    stand: DeelStand
    motivering: str
    ontvangers: tuple[OntvangerRow, ...]
    onderwerpen: tuple[Onderwerp, ...]
    personen: tuple[str, ...]
    geldig_tot: date | None
    vastgelegd_op: datetime | None
    auteur: str
    gaat_voorbij: bool
    """It goes past a refusal: *hoewel … dit niet wil*."""
    vertellen_voor: date | None
    verteld_op: date | None
    opnieuw_bekijken_op: date | None
    let_op: tuple[str, ...]
    """What asks for attention today: ``vertellen``, ``opnieuw_bekijken``, ``verloopt``."""


@dataclass(frozen=True)
class DeelbesluitPage:
    """One decision with all that was weighed; ``voorgesteld``: fields that Casus filled in and nobody confirmed yet."""

    id: int | None
    versie: int
    code: str
    casus_id: int
    status: DeelbesluitStatus
    velden: DeelVelden
    voorgesteld: tuple[str, ...]
    weigeringen: tuple[tuple[int, str], ...]
    """Refusals that cover what would be told: id of the consent, and whose."""
    vastgelegd_op: datetime | None = None
    volgt_op_id: int | None = None


@dataclass(frozen=True)
class GehoordRow:
    """Somebody was in the room when the casus was on the table."""

    nummer: int
    datum: date
    naam: str
    organisatie: str
    van: datetime
    tot: datetime | None


@dataclass(frozen=True)
class GedeeldPage:
    """Wat is met wie gedeeld over deze persoon: by decision, and by ear."""

    casus_id: int
    besluiten: tuple[DeelbesluitRow, ...]
    gehoord: tuple[GehoordRow, ...]


@cache
def afweging() -> AfwegingInhoud:
    """The cards, grounds and criteria as they are today."""
    text = (RESOURCES / "delen" / "afweging.toml").read_text(encoding="utf-8")
    return read_afweging(tomllib.loads(text))


def propose(ctx: Context, casus_id: int, agendapunt_id: int | None = None) -> DeelbesluitPage:
    """A weighing to begin with: everything that Casus can know is filled in and marked as proposed.

    Who of several should hear it, and about whom of several, only the table knows: that is left open.
    """
    ctx.actor.require(Handeling.DELEN_WEGEN)
    with ctx.read() as queries:
        casus = _handled(queries, casus_id)
        feiten = queries.feiten([casus_id])[0]
        people = queries.inwoners(casus_id)
        bron_id = feiten.organisatie_of(casus.inbrenger_id, ctx.now()) or _job(queries, casus.inbrenger_id, ctx)
        organisaties = {row.id: row for row in queries.organisaties()}
        seats = _seats(queries, agendapunt_id)
    parts = tuple(o for o in Onderwerp if o in feiten.vraag and o is not Onderwerp.VEILIGHEID_THUIS)
    over = tuple((person.id, onderwerp) for person in people for onderwerp in parts)
    need = sorted({seat for seat in seats if seat != bron_id and not _may_all(feiten, seat, over, ctx.now())})
    bron = organisaties.get(bron_id) if bron_id is not None else None
    grounds = () if bron is None else afweging().gronden_for(bron.soort)
    extra = afweging().uitzonderingen_for(parts)
    velden = DeelVelden(
        vraag=casus.vraag,
        doel=casus.vraag,
        ontvangers=tuple(need) if len(need) == 1 else (),
        over=over if len(people) == 1 else (),
        bron_id=bron_id,
        grond=_only([slot.code for slot in grounds if slot.code != "toestemming"]),
        uitzondering=_only([slot.code for slot in extra]),
        geldig_tot=ctx.today() + GEWOON_GELDIG,
        verteller_id=casus.inbrenger_id,
        vertellen_voor=ctx.today() + VERTELTIJD,
    )
    return DeelbesluitPage(
        id=None,
        versie=0,
        code="",
        casus_id=casus_id,
        status=DeelbesluitStatus.CONCEPT,
        velden=velden,
        voorgesteld=_filled(velden),
        weigeringen=refusals(feiten, {person.id: person.naam for person in people}, velden, ctx.now()),
    )


def open_deelbesluit(ctx: Context, deelbesluit_id: int) -> DeelbesluitPage:
    """One decision with its weighing; an act of reading."""
    with ctx.read() as queries:
        row = queries.deelbesluit(deelbesluit_id)
    if row is None:
        raise RuleViolation("niet_gevonden", soort="deelbesluit")
    ctx.log_reading(LogEntry("afweging_gelezen", (("deelbesluit", deelbesluit_id),), row.casus_id))
    with ctx.read() as queries:
        row = queries.deelbesluit(deelbesluit_id)
        if row is None:
            raise RuleViolation("niet_gevonden", soort="deelbesluit")
        people = {person.id: person.naam for person in queries.inwoners(row.casus_id)}
        velden = _read_velden(queries, row)
        feiten = queries.feiten([row.casus_id])[0]
    return DeelbesluitPage(
        id=row.id,
        versie=row.versie,
        code=row.code,
        casus_id=row.casus_id,
        status=DeelbesluitStatus(row.status),
        velden=velden,
        voorgesteld=(),
        weigeringen=refusals(feiten, people, velden, ctx.now()),
        vastgelegd_op=row.vastgelegd_op,
        volgt_op_id=row.volgt_op_id,
    )


def list_deelbesluiten(ctx: Context, casus_id: int | None = None) -> tuple[DeelbesluitRow, ...]:
    """The register: of one casus, or of all that one deals with; the latest first."""
    with ctx.read() as queries:
        return _rows(queries, queries.deelbesluiten(casus_id), ctx.today())


def open_gedeeld(ctx: Context, casus_id: int) -> GedeeldPage:
    """Wat is met wie gedeeld over deze persoon, with who heard it at the table; an act of reading."""
    with ctx.read() as queries:
        _handled(queries, casus_id)
    ctx.log_reading(LogEntry("gedeeld_gelezen", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        rows = _rows(queries, queries.deelbesluiten(casus_id), ctx.today())
        heard = queries.heard_about(casus_id)
    return GedeeldPage(
        casus_id,
        tuple(row for row in rows if row.stand is not DeelStand.CONCEPT),
        tuple(GehoordRow(h.nummer, h.datum, h.naam, h.organisatie or "", h.in_op, h.uit_op) for h in heard),
    )


# -- inner -----------------------------------------------------------------------------------------------------


PLAIN = (
    "vraag", "uitkomst", "motivering", "doel", "bron_id", "grond", "uitzondering", "opening", "geldig_tot",
    "verteller_id", "vertellen_voor", "niet_vertellen", "opnieuw_bekijken_op", "tweede_lezer_id", "politie_akkoord",
)  # fmt: skip


def _rows(queries: "Queries", rows: Sequence[Any], today: date) -> tuple[DeelbesluitRow, ...]:
    ids = [row.id for row in rows]
    to: dict[int, list[OntvangerRow]] = defaultdict(list)
    for each in queries.deel_ontvangers(ids):
        found = OntvangerRow(each.organisatie_id, each.organisatie, each.gedeeld_op, each.ontvangen_op)
        to[each.deelbesluit_id].append(found)
    parts: dict[int, list[Onderwerp]] = defaultdict(list)
    people: dict[int, list[str]] = defaultdict(list)
    for each in queries.deel_over(ids):
        parts[each.deelbesluit_id].append(Onderwerp(each.onderwerp))
        people[each.deelbesluit_id].append(each.inwoner)
    past = set(queries.deelbesluiten_past_refusal(ids))
    return tuple(
        _row(row, to[row.id], parts[row.id], people[row.id], today, gaat_voorbij=row.id in past) for row in rows
    )


def _row(
    row: Any,
    to: list[OntvangerRow],
    parts: list[Onderwerp],
    people: list[str],
    today: date,
    *,
    gaat_voorbij: bool,
) -> DeelbesluitRow:
    uitkomst = None if row.uitkomst is None else Uitkomst(row.uitkomst)
    like = Deelbesluit(row.id, row.code, row.casus_id, row.vraag, row.auteur_id, row.gemaakt_op, row.gewijzigd_op)
    like.status, like.uitkomst, like.geldig_tot = DeelbesluitStatus(row.status), uitkomst, row.geldig_tot
    like.ontvangers = [DeelOntvanger(0, o.organisatie_id, o.gedeeld_op, o.ontvangen_op) for o in to]
    stand = like.stand_on(today)
    return DeelbesluitRow(
        id=row.id,
        versie=row.versie,
        code=row.code,
        casus_id=row.casus_id,
        casus_code=row.casus_code,
        casus=row.casus,
        vraag=row.vraag,
        uitkomst=uitkomst,
        stand=stand,
        motivering=row.motivering,
        ontvangers=tuple(to),
        onderwerpen=tuple(onderwerp for onderwerp in Onderwerp if onderwerp in parts),
        personen=tuple(dict.fromkeys(people)),
        geldig_tot=row.geldig_tot,
        vastgelegd_op=row.vastgelegd_op,
        auteur=row.auteur,
        gaat_voorbij=gaat_voorbij,
        vertellen_voor=row.vertellen_voor,
        verteld_op=row.verteld_op,
        opnieuw_bekijken_op=row.opnieuw_bekijken_op,
        let_op=tuple(_attention(row, stand, today)),
    )


SOON = timedelta(days=14)


def _attention(row: Any, stand: DeelStand, today: date) -> Iterable[str]:
    if stand not in (DeelStand.VOORGENOMEN, DeelStand.GEDEELD, DeelStand.ONTVANGEN):
        return
    if row.verteld_op is None and row.vertellen_voor is not None and row.vertellen_voor <= today:
        yield "vertellen"
    if row.verteld_op is None and row.opnieuw_bekijken_op is not None and row.opnieuw_bekijken_op <= today:
        yield "opnieuw_bekijken"
    if row.geldig_tot is not None and row.geldig_tot - SOON <= today:
        yield "verloopt"


def _handled(queries: "Queries", casus_id: int) -> Any:
    casus = queries.casus(casus_id)
    if casus is None or not queries.may_handle_casus(casus_id):
        raise RuleViolation("niet_gevonden", soort="casus")
    return casus


def _job(queries: "Queries", professional_id: int, ctx: Context) -> int | None:
    """Where the inbrenger works today, also when the casus stands on no agenda."""
    return queries.organisatie_on(professional_id, ctx.today())


def _seats(queries: "Queries", agendapunt_id: int | None) -> set[int]:
    """Organisations at the table of this point; none without a point."""
    if agendapunt_id is None:
        return set()
    overleg_id = queries.overleg_of_punt(agendapunt_id)
    worn = (pet for pet in queries.petten(overleg_id) if pet.agendapunt_id == agendapunt_id)
    hats = {pet.deelnemer_id: pet.organisatie_id for pet in worn}
    there = [d for d in queries.deelnemers(overleg_id) if not d.gast and not d.afgemeld]
    return {hats.get(d.id, d.organisatie_id) for d in there} - {None}


def _may_all(feiten: CasusFeiten, organisatie_id: int, over: Iterable[tuple[int, Onderwerp]], at: datetime) -> bool:
    return all(word(feiten.delen, inwoner, organisatie_id, onderwerp, at).mag for inwoner, onderwerp in over)


def refusals(
    feiten: CasusFeiten, people: dict[int, str], velden: DeelVelden, at: datetime
) -> tuple[tuple[int, str], ...]:
    """Consents whose refusal covers what would be told, with whose they are. Also when a decision in force goes past
    it: a new weighing weighs that no again, and names it.
    """
    found: dict[int, str] = {}
    for inwoner, onderwerp in velden.over:
        for organisatie_id in velden.ontvangers:
            said_no = refusal(feiten.delen, inwoner, organisatie_id, onderwerp, at)
            if said_no is not None:
                found[said_no.id] = people.get(inwoner, "")
    return tuple(found.items())


def _only(codes: Sequence[str]) -> str:
    """The one that is left, when there is nothing to choose."""
    return codes[0] if len(codes) == 1 else ""


def _filled(velden: DeelVelden) -> tuple[str, ...]:
    empty = DeelVelden()
    return tuple(n for n in DeelVelden.__dataclass_fields__ if getattr(velden, n) != getattr(empty, n))


def _read_velden(queries: "Queries", row: Any) -> DeelVelden:
    plain = {name: getattr(row, name) for name in PLAIN}
    uitkomst = None if row.uitkomst is None else Uitkomst(row.uitkomst)
    return replace(
        DeelVelden(**plain),
        uitkomst=uitkomst,
        ontvangers=tuple(o.organisatie_id for o in queries.deel_ontvangers([row.id])),
        over=tuple((o.inwoner_id, Onderwerp(o.onderwerp)) for o in queries.deel_over([row.id])),
        antwoorden=tuple(AntwoordVeld(a.vraag, a.tekst, a.na_te_gaan) for a in queries.deel_antwoorden(row.id)),
        weigeringen=tuple(queries.deel_weigeringen(row.id)),
    )
