"""Verzoeken as lists and pages need them: what was asked, who agreed, who still has to, and what was paid."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.aanbod import Bouwsteen
from casus.domain.bestedingsregels import Regels
from casus.domain.bevoegdheid import Actor, Handeling
from casus.domain.budget import Stand
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.toegang import day_in_place
from casus.domain.verzoek import BestedingVorm, Raakt, Route, VerzoekInhoud, VerzoekUitkomst
from casus.services.bestedingsregels import regels_bij, regels_uit
from casus.services.budgetten import BoekingRow, boeking_rows
from casus.services.context import Context
from casus.services.geldwoorden import Woorden, woorden_van
from casus.services.terugblikken import TerugblikRow, terugblik_rows

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class AkkoordRow:
    """Who agreed, for which organisation, with what amount. ``vervallen``: amount or budget changed since."""

    professional_id: int
    naam: str
    organisatie: str
    bedrag: int
    op: datetime
    vervallen: bool
    opgeschreven_door: str = ""
    """Who wrote it down at the table; empty when they said it themselves."""


@dataclass(frozen=True)
class VerzoekRow:
    """One verzoek. ``nog_akkoorden`` and ``nog_organisaties``: how many are still needed, by the rules of today;
    ``mag_boven``: may write down the yes of who decides above a ceiling, where ``gevraagd``, the rules by which it was
    asked, and its room take one; ``awb``: by the rules of the day on which it
    was asked, or decided, it is a decision in the sense of the Awb; ``ander_jaar``: it is open and hangs on a budget
    that is not of this year, so that nobody can agree.
    """

    id: int
    versie: int
    code: str
    inhoud: VerzoekInhoud
    casus_code: str
    inwoner: str
    aanvrager_id: int
    aanvrager: str
    organisatie: str
    wijk: str
    jaar: int
    bron: str
    gevraagd_op: datetime
    status: VerzoekUitkomst
    besloten_op: datetime | None
    uitkomst: str
    opgelost_door: str
    boven_door: str
    raming_id: int | None
    akkoorden: tuple[AkkoordRow, ...]
    nog_akkoorden: int
    nog_organisaties: int
    mag_akkoord: bool
    mag_nee: bool
    mag_bedrag: bool
    mag_boven: bool
    mag_intrekken: bool
    stand: Stand
    gevraagd: Regels
    awb: bool
    ander_jaar: bool

    @property
    def is_open(self) -> bool:
        """Nobody decided yet."""
        return self.status is VerzoekUitkomst.OPEN

    @property
    def woorden(self) -> Woorden:
        """How it and its outcome are called."""
        return woorden_van(awb=self.awb)


@dataclass(frozen=True)
class VerzoekBlad:
    """All of one verzoek: its row, its part of the ledger, and when one looks back."""

    row: VerzoekRow
    boekingen: tuple[BoekingRow, ...]
    terugblikken: tuple[TerugblikRow, ...]


@dataclass(frozen=True)
class VerzoekFilter:
    """What a list shows; empty is everything."""

    status: tuple[VerzoekUitkomst, ...] = ()
    jaar: int | None = None
    casus_id: int | None = None
    budget_id: int | None = None


def list_verzoek_ids(ctx: Context, wat: VerzoekFilter) -> list[int]:
    """What I may be told: open first, then the latest asked."""
    with ctx.read() as queries:
        return queries.verzoek_ids(status=wat.status, jaar=wat.jaar, casus_id=wat.casus_id, budget_id=wat.budget_id)


def list_verzoek_rows(ctx: Context, ids: Sequence[int]) -> list[VerzoekRow]:
    """These verzoeken in the order asked for; what is no longer there for me is missing."""
    with ctx.read() as queries:
        return _rows(ctx, queries, ids)


def verzoeken_of_casus(ctx: Context, casus_id: int) -> list[VerzoekRow]:
    """Every verzoek of a casus that I may be told."""
    with ctx.read() as queries:
        return _rows(ctx, queries, queries.verzoek_ids(casus_id=casus_id))


def list_te_beslissen(ctx: Context, limit: int) -> list[VerzoekRow]:
    """Open verzoeken that wait for my word, the longest waiting first."""
    with ctx.read() as queries:
        ids = queries.verzoek_ids(status=(VerzoekUitkomst.OPEN,))
        return [row for row in _rows(ctx, queries, ids[::-1]) if row.mag_akkoord][:limit]


def open_verzoek(ctx: Context, verzoek_id: int) -> VerzoekBlad:
    """One verzoek; that it was read is written down before it is shown."""
    with ctx.read() as queries:
        seen = queries.verzoeken([verzoek_id])
    if not seen:
        raise RuleViolation("niet_gevonden", soort="verzoek")
    ctx.log_reading(LogEntry("verzoek_gelezen", (("verzoek", verzoek_id),), seen[0].casus_id))
    with ctx.read() as queries:
        rows = _rows(ctx, queries, [verzoek_id])
        if not rows:
            raise RuleViolation("niet_gevonden", soort="verzoek")
        return VerzoekBlad(
            rows[0],
            boeking_rows(queries.boekingen(verzoek_id=verzoek_id)),
            terugblik_rows(queries.terugblikken(verzoek_ids=[verzoek_id])),
        )


def _rows(ctx: Context, queries: "Queries", ids: Sequence[int]) -> list[VerzoekRow]:
    uitgaven = queries.bestedingsregels()
    regels = regels_uit(uitgaven, ctx.today())
    said: dict[int, list[AkkoordRow]] = defaultdict(list)
    organisations: dict[int, set[int]] = defaultdict(set)
    for row in queries.akkoorden(ids):
        gone = row.vervallen_op is not None
        said[row.verzoek_id].append(
            AkkoordRow(
                row.professional_id,
                row.professional,
                row.organisatie,
                row.bedrag,
                row.op,
                gone,
                row.door if row.door_id != row.professional_id else "",
            )
        )
        if not gone:
            organisations[row.verzoek_id].add(row.organisatie_id)
    standen = queries.standen_of_verzoeken(ids)
    found = {
        row.id: _row(
            ctx.actor,
            row,
            regels,
            tuple(said[row.id]),
            len(organisations[row.id]),
            standen[row.id],
            year=ctx.today().year,
            gevraagd=regels_bij(uitgaven, row.gevraagd_op, row.casus_id),
            awb=regels_uit(uitgaven, day_in_place(row.besloten_op or row.gevraagd_op)).awb,
        )
        for row in queries.verzoeken(ids)
    }
    return [found[id_] for id_ in ids if id_ in found]


def _row(
    actor: Actor,
    row: Any,
    regels: Regels,
    akkoorden: tuple[AkkoordRow, ...],
    organisations: int,
    stand: Stand,
    *,
    year: int,
    gevraagd: Regels,
    awb: bool,
) -> VerzoekRow:
    valid = {each.professional_id for each in akkoorden if not each.vervallen}
    is_open, me = row.status == VerzoekUitkomst.OPEN, actor.professional_id
    mine = me is not None and me in (row.aanvrager_id, row.door_id)
    other_year = is_open and row.jaar != year
    can_be_yes = is_open and not other_year
    people = max(regels.aantal_akkoorden - len(valid), 0) if is_open else 0
    others = max(regels.aantal_organisaties - organisations, 0) if is_open else 0
    outside = me is not None and not mine and (me not in valid or not (people or others))
    return VerzoekRow(
        id=row.id,
        versie=row.versie,
        code=row.code,
        inhoud=_inhoud(row),
        casus_code=row.casus_code or "",
        inwoner=row.inwoner or "",
        aanvrager_id=row.aanvrager_id,
        aanvrager=row.aanvrager,
        organisatie=row.organisatie,
        wijk=row.wijk,
        jaar=row.jaar,
        bron=row.bron,
        gevraagd_op=row.gevraagd_op,
        status=VerzoekUitkomst(row.status),
        besloten_op=row.besloten_op,
        uitkomst=row.uitkomst,
        opgelost_door=row.opgelost_door,
        boven_door=row.boven_door,
        raming_id=row.raming_id,
        akkoorden=akkoorden,
        nog_akkoorden=people,
        nog_organisaties=others,
        mag_akkoord=can_be_yes and outside and actor.may(Handeling.GELD_BESLISSEN),
        mag_nee=is_open and me != row.aanvrager_id and actor.may(Handeling.GELD_BESLISSEN),
        mag_bedrag=is_open and mine and actor.may(Handeling.GELD_VRAGEN),
        mag_boven=can_be_yes and me not in (row.aanvrager_id, row.door_id) and actor.may(Handeling.GELD_BEHEREN),
        mag_intrekken=is_open and me == row.aanvrager_id and actor.may(Handeling.GELD_VRAGEN),
        stand=stand,
        gevraagd=gevraagd,
        awb=awb,
        ander_jaar=other_year,
    )


def _inhoud(row: Any) -> VerzoekInhoud:
    wanneer: date | None = row.wanneer
    return VerzoekInhoud(
        wat=row.wat,
        bedrag=row.bedrag,
        categorie=BestedingSoort(row.categorie),
        levensdomein=Levensdomein(row.levensdomein),
        budget_id=row.budget_id,
        route=Route(row.route, row.met_wie, wanneer, row.waarom_niet_nu, row.geen_tijd_want),
        casus_id=row.casus_id,
        inwoner_id=row.inwoner_id,
        bouwsteen=None if row.bouwsteen is None else Bouwsteen(row.bouwsteen),
        vorm=BestedingVorm(row.vorm),
        ontvanger=row.ontvanger,
        verwachting=row.verwachting,
        terugblik_op=row.terugblik_op,
        raakt_uitkering=Raakt(row.raakt_uitkering),
        raakt_bewind=Raakt(row.raakt_bewind),
        legitimiteit=row.legitimiteit,
        betrokkenheid=row.betrokkenheid,
        rendement=row.rendement,
        agendapunt_id=row.agendapunt_id,
    )
