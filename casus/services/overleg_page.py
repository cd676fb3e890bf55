"""One meeting as a viewer may see it: agenda, people, what was said, decided and agreed."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import gaps
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import (
    AgendapuntSoort,
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    EigenaarSoort,
    NotitieSoort,
    OverlegStatus,
)
from casus.services.acties import ActieRow
from casus.services.besluiten import BesluitRegel, besluit_regels
from casus.services.context import Context
from casus.services.intakes import Gekozen, chosen_parts

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class DeelnemerRow:
    """Somebody at the table, with function and organisation of that day."""

    id: int
    professional_id: int
    naam: str
    functie: str
    organisatie_id: int | None
    organisatie: str | None
    gast: bool
    afgemeld: bool
    telefoon: str


@dataclass(frozen=True)
class StayRow:
    """One stay in the room at a point."""

    deelnemer_id: int
    in_op: datetime
    uit_op: datetime | None


@dataclass(frozen=True)
class NotitieRow:
    """What was said."""

    id: int
    soort: NotitieSoort
    tekst: str
    bron: str
    auteur_id: int
    gemaakt_op: datetime
    onderwerp: Onderwerp | None = None
    inwoner_id: int | None = None
    organisatie_id: int | None = None


@dataclass(frozen=True)
class BesluitRow:
    """What was decided."""

    id: int
    code: str
    tekst: str
    motivering: str
    status: BesluitStatus
    gemaakt_op: datetime
    onderwerp: Onderwerp | None = None


@dataclass(frozen=True)
class CorrectieRow:
    """What was set right afterwards."""

    id: int
    agendapunt_id: int | None
    onderwerp: str
    onderwerp_id: int
    oud: str
    nieuw: str
    reden: str
    gemaakt_op: datetime
    door: str


@dataclass(frozen=True)
class PuntRow:
    """A point on the agenda with everything that happened there."""

    id: int
    soort: AgendapuntSoort
    volgorde: int
    titel: str
    minuten: int
    reden: AgendaReden
    casus_id: int | None
    vraag: str
    status: AgendapuntStatus
    begonnen_op: datetime | None
    klaar_op: datetime | None
    terug_op: date | None
    code: str | None
    naam: str | None
    casusvraag: str | None
    inbrenger: str | None
    casusregisseur: str | None
    casus_versie: int | None
    aanwezigheid: tuple[StayRow, ...] = ()
    notities: tuple[NotitieRow, ...] = ()
    besluiten: tuple[BesluitRow, ...] = ()
    acties: tuple[ActieRow, ...] = ()

    def present(self) -> frozenset[int]:
        """Deelnemers who are in the room for this point now."""
        return frozenset(s.deelnemer_id for s in self.aanwezigheid if s.uit_op is None)


@dataclass(frozen=True)
class OverlegPage:
    """Everything about one meeting that the viewer may see."""

    id: int
    versie: int
    nummer: int
    datum: date
    begin: time
    eind: time
    plaats: str
    status: OverlegStatus
    voorzitter_id: int | None
    notulist_id: int | None
    geopend_op: datetime | None
    begonnen_op: datetime | None
    gesloten_op: datetime | None
    vastgesteld_op: datetime | None
    deelnemers: tuple[DeelnemerRow, ...]
    punten: tuple[PuntRow, ...]
    correcties: tuple[CorrectieRow, ...]
    ontbreekt: tuple[str, ...]

    @property
    def running(self) -> PuntRow | None:
        """What is on the table now."""
        return next((p for p in self.punten if p.status is AgendapuntStatus.LOPEND), None)

    @property
    def casussen(self) -> tuple[PuntRow, ...]:
        """The points that are about a casus."""
        return tuple(p for p in self.punten if p.casus_id is not None)


@dataclass(frozen=True)
class PuntPage:
    """What the table sees of the casus on it: own words, question, what was agreed last time."""

    punt_id: int
    casus_id: int
    vraag: str
    eigen_woorden: tuple[tuple[str, str, date | None], ...]
    """(name, words, day) of each person who said something."""
    vorige_acties: tuple[ActieRow, ...]
    open_besluiten: tuple[BesluitRegel, ...]
    """Of earlier meetings, not carried out yet, as far as I may see that meeting."""
    kandidaten: tuple[Kandidaat, ...]
    gekozen: tuple[Gekozen, ...] = ()
    """What the people want to work on, as far as I may be told that part of life."""


def show_overleg(ctx: Context, overleg_id: int) -> OverlegPage:
    """The meeting as the viewer may see it. Opening it is an act of reading."""
    with ctx.read() as queries:
        if queries.overleg(overleg_id) is None:
            raise RuleViolation("niet_gevonden", soort="overleg")
    ctx.log_reading(LogEntry("overleg_geopend", (("overleg", overleg_id),)))
    with ctx.read() as queries:
        return _overleg_page(queries, overleg_id)


def show_punt(ctx: Context, overleg_id: int, punt_id: int) -> PuntPage | None:
    """The casus of this point as the table sees it; None for a standing point. An act of reading."""
    with ctx.read() as queries:
        punt = next((p for p in queries.punten(overleg_id) if p.id == punt_id and p.casus_id is not None), None)
    if punt is None:
        return None
    ctx.log_reading(LogEntry("punt_gelezen", (("agendapunt", punt_id),), punt.casus_id))
    with ctx.read() as queries:
        people = queries.inwoners(punt.casus_id)
        before = [ActieRow(*row) for row in queries.acties(casus_id=punt.casus_id)]
        besluiten = besluit_regels(queries, queries.besluiten_of(punt.casus_id))
        at_table = queries.deelnemers(overleg_id)
        gekozen = chosen_parts(queries, punt.casus_id)
        organisaties = queries.organisaties()
    kandidaten = [Kandidaat(EigenaarSoort.PROFESSIONAL, d.professional_id, d.naam) for d in at_table]
    kandidaten += [Kandidaat(EigenaarSoort.PERSOON, i.id, i.naam) for i in people]
    kandidaten += [Kandidaat(EigenaarSoort.ORGANISATIE, o.id, o.naam) for o in organisaties]
    return PuntPage(
        punt_id=punt_id,
        casus_id=punt.casus_id,
        vraag=punt.vraag or punt.casusvraag or "",
        eigen_woorden=tuple((i.naam, i.eigen_woorden, i.eigen_woorden_op) for i in people if i.eigen_woorden),
        vorige_acties=tuple(a for a in before if a.agendapunt_id != punt_id),
        open_besluiten=tuple(b for b in besluiten if b.is_open and b.agendapunt_id != punt_id),
        kandidaten=tuple(kandidaten),
        gekozen=gekozen,
    )


def _overleg_page(queries: "Queries", overleg_id: int) -> OverlegPage:
    row = queries.overleg(overleg_id)
    if row is None:
        raise RuleViolation("niet_gevonden", soort="overleg")
    deelnemers = tuple(DeelnemerRow(*d) for d in queries.deelnemers(overleg_id))
    punten = _punten(queries, overleg_id)
    casussen = sum(1 for p in punten if p.casus_id is not None)
    values = {name: getattr(row, name) for name in OverlegPage.__dataclass_fields__ if name in row._mapping}
    return OverlegPage(
        **values,
        deelnemers=deelnemers,
        punten=punten,
        correcties=tuple(CorrectieRow(*k) for k in queries.correcties(overleg_id)),
        ontbreekt=tuple(gaps(row.voorzitter_id, len(deelnemers), casussen)),
    )


def _punten(queries: "Queries", overleg_id: int) -> tuple[PuntRow, ...]:
    rows = queries.punten(overleg_id)
    ids = [row.id for row in rows]
    stays, notities, besluiten = queries.at_punten(ids)
    acties = [ActieRow(*row) for row in queries.acties(punt_ids=ids)]

    def at(things: Any, punt_id: int) -> list[Any]:
        return [thing for thing in things if thing.agendapunt_id == punt_id]

    return tuple(
        PuntRow(
            **row._asdict(),
            aanwezigheid=tuple(StayRow(s.deelnemer_id, s.in_op, s.uit_op) for s in at(stays, row.id)),
            notities=tuple(
                NotitieRow(*(getattr(n, name) for name in NotitieRow.__dataclass_fields__))
                for n in at(notities, row.id)
            ),
            besluiten=tuple(
                BesluitRow(*(getattr(b, name) for name in BesluitRow.__dataclass_fields__))
                for b in at(besluiten, row.id)
            ),
            acties=tuple(sorted((a for a in acties if a.agendapunt_id == row.id), key=lambda a: a.id)),
        )
        for row in rows
    )
