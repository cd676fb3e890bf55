"""The facts behind who sees what, fetched for many casussen at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, and_, false, func, or_, select, true

from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import DeelbesluitFeit, DeelFeiten, StopFeit, ToestemmingFeit, ToestemmingSoort, Uitkomst
from casus.domain.leeftijd import leeftijd_op
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import (
    TELT,
    CasusFeiten,
    LidFeit,
    StoelFeit,
    TafelFeit,
    VervangFeit,
    WerkFeit,
    day_begins,
    day_ends,
    day_in_place,
)
from casus.domain.toestemming import ToestemmingStatus, who_must_agree
from casus.domain.values import OrganisatieSoort, Rol
from casus.storage import tables as t
from casus.storage import tables_delen as d

AnyRow = Row[*tuple[Any, ...]]
_Feit = TypeVar("_Feit")
PerCasus = dict[int, list[_Feit]]


class Mensen:
    """What is the same for every casus: roles, jobs, stand-ins, and which organisations are police."""

    def __init__(self, conn: Connection, now: datetime | None) -> None:
        self.rollen = _rollen(conn)
        self.vervangingen = _vervangingen(conn, now)
        w, o = t.dienstverband.c, t.organisatie.c
        self.werk: dict[int, list[WerkFeit]] = defaultdict(list)
        for row in conn.execute(select(w.professional_id, w.organisatie_id, w.van, w.tot).order_by(w.id)):
            self.werk[row.professional_id].append(WerkFeit(*row))
        police = select(o.id).where(o.soort == OrganisatieSoort.POLITIE)
        self.politie = frozenset(conn.execute(police).scalars())


def facts(conn: Connection, casus_ids: Sequence[int], mensen: Mensen) -> Iterable[CasusFeiten]:
    """One for each casus that there is."""
    c = t.casus.c
    leden, tafels = _leden(conn, casus_ids), _tafels(conn, casus_ids)
    vraag, inwoners = _vraag(conn, casus_ids), _inwoners(conn, casus_ids)
    toestemmingen = _toestemmingen(conn, casus_ids, inwoners)
    deelbesluiten, stops = _deelbesluiten(conn, casus_ids), _stops(conn, casus_ids)
    query = select(c.id, c.inbrenger_id, c.casusregisseur_id, c.prullenbak_op).where(c.id.in_(casus_ids))
    for row in conn.execute(query):
        delen = DeelFeiten(
            tuple(toestemmingen[row.id]), tuple(deelbesluiten[row.id]), tuple(stops[row.id]), mensen.politie
        )
        feiten = CasusFeiten(
            casus_id=row.id,
            inbrenger_id=row.inbrenger_id,
            casusregisseur_id=row.casusregisseur_id,
            leden=tuple(leden[row.id]),
            tafels=tuple(tafels[row.id]),
            rollen=mensen.rollen,
            in_prullenbak=row.prullenbak_op is not None,
            vervangingen=mensen.vervangingen,
            inwoners=tuple(i.id for i in inwoners[row.id]),
            vraag=frozenset(vraag[row.id]),
            delen=delen,
        )
        yield _with_jobs(feiten, mensen)


def _with_jobs(feiten: CasusFeiten, mensen: Mensen) -> CasusFeiten:
    """Where somebody works counts at a table, and where something was refused; else it is left out."""
    if not feiten.tafels and not feiten.delen.closes:
        return feiten
    who = {feiten.inbrenger_id, feiten.casusregisseur_id, *(lid.professional_id for lid in feiten.leden)}
    who |= {w for tafel in feiten.tafels for w in (tafel.voorzitter_id, tafel.notulist_id)}
    who |= {professional for professional, rollen in feiten.rollen.items() if Rol.COORDINATOR in rollen}
    jobs = tuple(job for professional in who if professional is not None for job in mensen.werk.get(professional, ()))
    return feiten.with_jobs(jobs)


def _leden(conn: Connection, casus_ids: Collection[int]) -> PerCasus[LidFeit]:
    found: PerCasus[LidFeit] = defaultdict(list)
    lid, nood = t.casus_lid.c, d.noodtoegang.c
    members = select(lid.casus_id, lid.professional_id, lid.tot).where(lid.casus_id.in_(casus_ids))
    for row in conn.execute(members.order_by(lid.id)):
        until = None if row.tot is None else day_ends(row.tot)
        found[row.casus_id].append(LidFeit(row.professional_id, "lid", None, until))
    broken = select(nood.casus_id, nood.professional_id, nood.van, nood.tot).where(nood.casus_id.in_(casus_ids))
    for broke in conn.execute(broken.order_by(nood.id)):
        found[broke.casus_id].append(LidFeit(broke.professional_id, "noodtoegang", broke.van, broke.tot))
    return found


def _vraag(conn: Connection, casus_ids: Collection[int]) -> PerCasus[Onderwerp]:
    c = d.casus_onderwerp.c
    found: PerCasus[Onderwerp] = defaultdict(list)
    for casus_id, onderwerp in conn.execute(select(c.casus_id, c.onderwerp).where(c.casus_id.in_(casus_ids))):
        found[casus_id].append(onderwerp)
    return found


def _inwoners(conn: Connection, casus_ids: Collection[int]) -> PerCasus[AnyRow]:
    i = t.inwoner.c
    found: PerCasus[AnyRow] = defaultdict(list)
    query: Select[Any] = (
        select(i.casus_id, i.id, i.leeftijdsklasse, i.grens_op)
        .where(i.casus_id.in_(casus_ids))
        .order_by(i.volgorde, i.id)
    )
    for row in conn.execute(query):
        found[row.casus_id].append(row)
    return found


_SOORT = {
    (ToestemmingStatus.GEGEVEN, True): ToestemmingSoort.GEGEVEN,
    (ToestemmingStatus.DEELS, True): ToestemmingSoort.GEGEVEN,
    (ToestemmingStatus.DEELS, False): ToestemmingSoort.GEWEIGERD,
    (ToestemmingStatus.GEWEIGERD, False): ToestemmingSoort.GEWEIGERD,
    (ToestemmingStatus.INGETROKKEN, True): ToestemmingSoort.INGETROKKEN,
    (ToestemmingStatus.INGETROKKEN, False): ToestemmingSoort.GEWEIGERD,
    (ToestemmingStatus.GEVRAAGD, True): ToestemmingSoort.GEVRAAGD,
    (ToestemmingStatus.GEVRAAGD, False): ToestemmingSoort.GEVRAAGD,
}


def _toestemmingen(
    conn: Connection, casus_ids: Collection[int], inwoners: PerCasus[AnyRow]
) -> PerCasus[ToestemmingFeit]:
    """A consent taken back was a yes until that moment; before the answer it was being asked."""
    x, r = d.toestemming.c, d.toestemming_regel.c
    query = (
        select(
            x.id, x.casus_id, x.inwoner_id, x.status, x.gevraagd_op, x.vertegenwoordiger, x.geldig_tot, x.gewijzigd_op,
            x.persoon_akkoord, x.gezag_akkoord, x.antwoord_op, x.ingetrokken_op, r.organisatie_id, r.onderwerp, r.mag,
        )
        .where(x.casus_id.in_(casus_ids), r.toestemming_id == x.id, x.status != ToestemmingStatus.NIET_GEVRAAGD)
        .order_by(x.id, r.id)
    )  # fmt: skip
    people = {i.id: i for rows in inwoners.values() for i in rows}
    found: PerCasus[ToestemmingFeit] = defaultdict(list)
    for row in conn.execute(query):
        soort = _SOORT[row.status, row.mag]
        van = row.ingetrokken_op if soort is ToestemmingSoort.INGETROKKEN else row.antwoord_op
        agreed, birthday = _agreed(row, people[row.inwoner_id])
        ends = [day_ends(row.geldig_tot)] if row.geldig_tot and soort is ToestemmingSoort.GEGEVEN else []
        ends += [day_begins(birthday)] if birthday and soort is ToestemmingSoort.GEGEVEN else []
        until = min(ends, default=None)
        line = (row.id, row.inwoner_id, row.organisatie_id, row.onderwerp)
        found[row.casus_id].append(ToestemmingFeit(*line, soort, van or row.gewijzigd_op, until, agreed))
    return found


def _agreed(row: AnyRow, person: AnyRow) -> tuple[bool, date | None]:
    """Whether everybody agreed who had to when it was answered; and the birthday with which that no longer does."""

    def is_agreed(day: date) -> bool:
        age = leeftijd_op(person.leeftijdsklasse, person.grens_op, day)
        must = who_must_agree(age, vertegenwoordigd=bool(row.vertegenwoordiger))
        return all(getattr(row, f"{who.value}_akkoord") for who in must)

    answered = day_in_place(row.antwoord_op or row.gewijzigd_op)
    agreed, grens = is_agreed(answered), person.grens_op
    return agreed, grens if grens is not None and agreed and not is_agreed(grens) else None


def _deelbesluiten(conn: Connection, casus_ids: Collection[int]) -> PerCasus[DeelbesluitFeit]:
    """Recorded ones; of what was withdrawn or superseded the time in which it held."""
    x = d.deelbesluit.c
    query = select(
        x.id, x.casus_id, x.uitkomst, x.vastgelegd_op, x.geldig_tot, x.beeindigd_op, x.politie_akkoord
    ).where(x.casus_id.in_(casus_ids), x.status != DeelbesluitStatus.CONCEPT)
    rows = conn.execute(query.order_by(x.id)).all()
    found: PerCasus[DeelbesluitFeit] = defaultdict(list)
    if not rows:
        return found
    ids = [row.id for row in rows]
    to = _of_decisions(conn, ids, d.deel_ontvanger.c.organisatie_id)
    over = _of_decisions(conn, ids, d.deel_over.c.inwoner_id, d.deel_over.c.onderwerp)
    past = _of_decisions(conn, ids, d.deel_weigering.c.toestemming_id)
    for row in rows:
        ends = [day_ends(row.geldig_tot)] if row.geldig_tot is not None else []
        ends += [row.beeindigd_op] if row.beeindigd_op is not None else []
        feit = DeelbesluitFeit(
            id=row.id,
            uitkomst=Uitkomst(row.uitkomst),
            over=frozenset(over[row.id]),
            organisaties=frozenset(each for (each,) in to[row.id]),
            van=row.vastgelegd_op,
            tot=min(ends, default=None),
            weigeringen=frozenset(each for (each,) in past[row.id]),
            bron_akkoord=bool(row.politie_akkoord),
        )
        found[row.casus_id].append(feit)
    return found


def _of_decisions(conn: Connection, ids: Sequence[int], *columns: Column[Any]) -> dict[int, list[Any]]:
    """What each of these decisions names in one of its lists."""
    owner = columns[0].table.c.deelbesluit_id
    found: dict[int, list[Any]] = defaultdict(list)
    for decision, *named in conn.execute(select(owner, *columns).where(owner.in_(ids))):
        found[decision].append(tuple(named))
    return found


def _stops(conn: Connection, casus_ids: Collection[int]) -> PerCasus[StopFeit]:
    x = d.verwerkingsstop.c
    found: PerCasus[StopFeit] = defaultdict(list)
    query = select(x.casus_id, x.inwoner_id, x.soort, x.van, x.tot).where(x.casus_id.in_(casus_ids)).order_by(x.id)
    for casus_id, *stop in conn.execute(query):
        found[casus_id].append(StopFeit(*stop))
    return found


def _rollen(conn: Connection) -> dict[int, frozenset[Rol]]:
    found: dict[int, set[Rol]] = defaultdict(set)
    g, r = t.gebruiker.c, t.gebruiker_rol.c
    query = select(g.professional_id, r.rol).where(g.id == r.gebruiker_id, g.actief.is_(true()), r.rol.in_(TELT))
    for professional_id, rol in conn.execute(query):
        found[professional_id].add(rol)
    return {professional_id: frozenset(roles) for professional_id, roles in found.items()}


def _vervangingen(conn: Connection, now: datetime | None) -> tuple[VervangFeit, ...]:
    v = t.vervanging.c
    query = select(v.professional_id, v.vervanger_id, v.van, v.tot).order_by(v.id)
    if now is not None:
        query = query.where(v.tot >= day_in_place(now))
    return tuple(VervangFeit(*row) for row in conn.execute(query))


def _tafels(conn: Connection, casus_ids: Collection[int]) -> PerCasus[TafelFeit]:
    o, a, x, pet = t.overleg.c, t.agendapunt.c, t.deelnemer.c, d.pet.c
    seats: dict[int, list[StoelFeit]] = defaultdict(list)
    stay = t.aanwezigheid.c
    let_in = (
        select(stay.id)
        .where(stay.agendapunt_id == a.id, stay.deelnemer_id == x.id, stay.uit_op.is_(None))
        .correlate_except(t.aanwezigheid)
        .exists()
    )
    query = (
        select(a.id, x.professional_id, func.coalesce(pet.organisatie_id, x.organisatie_id))
        .select_from(
            t.agendapunt.join(t.deelnemer, x.overleg_id == a.overleg_id).outerjoin(
                d.pet, and_(pet.agendapunt_id == a.id, pet.deelnemer_id == x.id)
            )
        )
        .where(a.casus_id.in_(casus_ids), x.afgemeld.is_(false()), or_(x.gast.is_(false()), let_in))
        .order_by(x.id)
    )
    for punt_id, professional_id, organisatie_id in conn.execute(query):
        seats[punt_id].append(StoelFeit(professional_id, organisatie_id))
    found: PerCasus[TafelFeit] = defaultdict(list)
    tables = select(a.id, a.casus_id, o.status, o.voorzitter_id, o.notulist_id)
    for row in conn.execute(tables.where(a.overleg_id == o.id, a.casus_id.in_(casus_ids))):
        tafel = TafelFeit(row.status, row.voorzitter_id, row.notulist_id, tuple(seats[row.id]))
        found[row.casus_id].append(tafel)
    return found
