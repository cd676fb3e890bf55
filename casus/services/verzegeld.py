"""Sealed minutes: for every recipient an own file with what they may have, and nothing that tells of the rest.

Which recipients there are and what each gets is worked out once (``_Set``): the table to look at beforehand and the
files say the same. The maker hands on no more than the maker may see.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.tafelcheck import person_verdict
from casus.domain.toegang import EIGEN_ORGANISATIE, CasusFeiten, Relatie
from casus.domain.values import AgendapuntStatus, OverlegStatus
from casus.domain.verzegeld import TE_NOEMEN, Recht
from casus.services.acties import ActieRow
from casus.services.context import Context
from casus.services.overleg_page import DeelnemerRow, OverlegPage, PuntRow, show_overleg
from casus.services.tafelwoorden import ground_words, parts
from casus.services.verslag_bouw import Bouw, Bronnen, day_of, read_sources
from casus.services.verslag_delen import sayable_gehoor

if TYPE_CHECKING:
    from casus.documents import verslag_gegevens as doc
    from casus.documents.verzegeld import VerzegeldGegevens, VerzegeldPunt

VERZEGELD = "verzegeld"
NIETS = "niets"
_TOKEN = re.compile(r"[A-Z0-9]{3,}")


@dataclass(frozen=True)
class Ontvanger:
    """An organisation at the table, or one professional of it."""

    organisatie_id: int
    professional_id: int | None = None


@dataclass(frozen=True)
class MakeVerzegeld:
    """Which meeting, for whom, and into which folder."""

    overleg_id: int
    ontvangers: tuple[Ontvanger, ...]
    map: Path


@dataclass(frozen=True)
class OntvangerRow:
    """A recipient with what they get of each casus, in words, in the order of ``WieKrijgtWat.codes``."""

    ontvanger: Ontvanger
    naam: str
    wie: tuple[str, ...]
    krijgt: tuple[str, ...]
    afspraken: int

    @property
    def is_empty(self) -> bool:
        """Their copy would hold nothing."""
        return not self.afspraken and all(words == NIETS for words in self.krijgt)


@dataclass(frozen=True)
class WieKrijgtWat:
    """Recipients by casussen, to look at before anything is written."""

    overleg_id: int
    codes: tuple[str, ...]
    rijen: tuple[OntvangerRow, ...]


def list_wie_krijgt_wat(ctx: Context, overleg_id: int) -> WieKrijgtWat:
    """What every organisation at the table would get; nothing is written. Looking is an act of reading."""
    made = _read(ctx, overleg_id)
    rows = []
    for ontvanger in made.ontvangers():
        kopie = made.kopie(ontvanger)
        words = tuple(kopie.words(punt) for punt in made.punten)
        rows.append(OntvangerRow(ontvanger, kopie.naam, kopie.wie, words, len(kopie.own)))
    return WieKrijgtWat(overleg_id, tuple(punt.code or "" for punt in made.punten), tuple(rows))


def make_verzegeld(ctx: Context, cmd: MakeVerzegeld) -> tuple[Path, ...]:
    """Write one file for each recipient. Every copy is a row in the log book, written before any file is."""
    from casus.documents.verzegeld import verzegeld_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    made = _read(ctx, cmd.overleg_id)
    known = {ontvanger.organisatie_id for ontvanger in made.ontvangers()}
    wanted = tuple(dict.fromkeys(cmd.ontvangers))
    if not wanted or not {ontvanger.organisatie_id for ontvanger in wanted} <= known:
        raise RuleViolation("ontvanger_niet_aan_tafel", field="ontvangers")
    kopies = [made.kopie(ontvanger) for ontvanger in wanted]
    with ctx.unit_of_work() as uow:
        uow.commit(*(_entry(cmd.overleg_id, ontvanger) for ontvanger in wanted))
    with ctx.read() as queries:
        head = queries.log_head()
    written: list[Path] = []
    for kopie in kopies:
        path = _free_path(cmd.map, made.page, kopie.organisatie, written)
        write_atomically(path, to_docx(verzegeld_document(kopie.gegevens(head))))
        written.append(path)
    return tuple(written)


def _entry(overleg_id: int, ontvanger: Ontvanger) -> LogEntry:
    objects: tuple[tuple[str, int], ...] = (("overleg", overleg_id), ("organisatie", ontvanger.organisatie_id))
    if ontvanger.professional_id is not None:
        objects += (("professional", ontvanger.professional_id),)
    return LogEntry("verslag_verzegeld", objects, ground="met_codes")


def _free_path(folder: Path, page: OverlegPage, organisatie: str, taken: list[Path]) -> Path:
    """Never over another file: a second copy of that day gets a number."""
    from casus.documents.names import document_name

    copy = 1
    while True:
        path = folder / document_name("verslag-deel", page.datum, organisatie, copy=copy)
        if path not in taken and not path.exists():
            return path
        copy += 1


def _read(ctx: Context, overleg_id: int) -> "_Set":
    ctx.actor.require(Handeling.VERSLAG_MAKEN)
    page = show_overleg(ctx, overleg_id)
    if page.status not in (OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD):
        raise RuleViolation("verzegeld_na_sluiten")
    sources = read_sources(ctx, page)
    with ctx.read() as queries:
        feiten = {found.casus_id: found for found in queries.feiten([p.casus_id for p in page.casussen if p.casus_id])}
        hats = {(pet.agendapunt_id, pet.deelnemer_id): (pet.organisatie_id, pet.organisatie)
                for pet in queries.petten(overleg_id)}  # fmt: skip
        owners = {a.professional_id for punt in page.punten for a in punt.acties if a.professional_id is not None}
        absent = owners - {d.professional_id for d in page.deelnemers}
        jobs = {who: queries.organisatie_on(who, page.datum) for who in absent}
    return _Set(page, sources, feiten, hats, jobs, ctx.now())


@dataclass
class _Set:
    """Everything that the copies of one meeting are made from."""

    page: OverlegPage
    sources: Bronnen
    feiten: dict[int, CasusFeiten]
    hats: dict[tuple[int, int], tuple[int, str]]
    """(point, deelnemer) -> organisation under whose hat the item was heard."""
    jobs: dict[int, int | None]
    """Organisation of owners of acties who were not invited."""
    nu: datetime
    punten: tuple[PuntRow, ...] = field(init=False)
    """Casussen that were on the table, without what stands in no minutes."""
    rest: tuple[PuntRow, ...] = field(init=False)
    """The other points: only for one's own acties."""
    built: "dict[int, doc.Punt | doc.VastPunt]" = field(init=False)

    def __post_init__(self) -> None:
        build = Bouw(self.page, self.sources, met_namen=False)
        done = (AgendapuntStatus.BESPROKEN, AgendapuntStatus.LOPEND)
        points = [build.sayable(punt) for punt in self.page.punten]
        self.punten = tuple(p for p in points if p.casus_id in self.feiten and p.status in done)
        self.rest = tuple(p for p in points if p not in self.punten)
        self.built = {p.id: build.vast(p) if p.casus_id is None else build.punt(p) for p in points}

    def seats(self, punt: PuntRow | None = None) -> Iterator[tuple[DeelnemerRow, int, str]]:
        """Who sat there, for which organisation; at a point under the hat that was worn there. No guests."""
        for d in self.page.deelnemers:
            if d.gast or d.afgemeld:
                continue
            hat = self.hats.get((punt.id, d.id)) if punt is not None else None
            organisatie_id, naam = hat or (d.organisatie_id, d.organisatie or "")
            if organisatie_id is not None:
                yield d, organisatie_id, naam

    def ontvangers(self) -> tuple[Ontvanger, ...]:
        """Every organisation at the table, in the order of their names."""
        seats = [seat for punt in (None, *self.punten) for seat in self.seats(punt)]
        names = {organisatie_id: naam for _, organisatie_id, naam in seats}
        return tuple(Ontvanger(id_) for id_ in sorted(names, key=lambda id_: (names[id_].casefold(), id_)))

    def kopie(self, ontvanger: Ontvanger) -> "_Kopie":
        """What this recipient gets."""
        return _Kopie(self, ontvanger)


class _Kopie:
    """One recipient: what they may have of each casus."""

    def __init__(self, made: _Set, ontvanger: Ontvanger) -> None:
        self._set, self._ontvanger = made, ontvanger
        self.organisatie = ""
        self._seated: dict[int, int] = {}
        people: dict[int, str] = {}
        for punt in (None, *made.punten):
            for deelnemer, organisatie_id, naam in made.seats(punt):
                if self._is_me(deelnemer, organisatie_id):
                    self.organisatie = self.organisatie or naam
                    people[deelnemer.id] = deelnemer.naam
                    if punt is not None:
                        self._seated[punt.id] = organisatie_id
        self.wie = tuple(people.values())
        self.naam = self.organisatie if ontvanger.professional_id is None else ", ".join((*self.wie, self.organisatie))
        self._rechten = {
            punt.id: Recht(made.feiten[punt.casus_id], self._seated[punt.id], made.nu)
            for punt in made.punten
            if punt.id in self._seated and punt.casus_id is not None
        }
        known = {punt.code or "" for punt in made.punten if self._knows(punt)}
        self._secret = made.sources.codes - known
        self.own = tuple(self._own())

    def words(self, punt: PuntRow) -> str:
        """What they get of this casus, for the table to look at beforehand."""
        if not self._knows(punt):
            mine = any(code == punt.code for _, code in self.own)
            return "alleen de code, bij een eigen afspraak" if mine else NIETS
        recht = self._rechten[punt.id]
        if recht.may_have(None, None, _moment(punt, self._set.nu)):
            return "alles over deze vraag"
        named = self._named(punt)
        return parts(named) if named else "alleen dat de casus is besproken"

    def gegevens(self, head: tuple[int, str]) -> "VerzegeldGegevens":
        """The content of the file."""
        from casus.documents import verslag_gegevens as doc
        from casus.documents.verzegeld import VerzegeldGegevens

        page, sources = self._set.page, self._set.sources
        chair = next((d for d in page.deelnemers if d.professional_id == page.voorzitter_id), None)
        known = [punt for punt in self._set.punten if self._knows(punt)]
        heard = {onderwerp for punt in known for onderwerp in self._named(punt)}
        return VerzegeldGegevens(
            voor=self.naam,
            stand=page.status.value,
            gemaakt_op=self._set.nu,
            datum=page.datum,
            wie=self.wie,
            wijk=sources.wijk,
            team=", ".join(part for part in sources.dossier if part),
            voorzitter="" if chair is None else chair.naam,
            telefoon="" if chair is None else chair.telefoon or "",
            vastgesteld_op=day_of(page.vastgesteld_op),
            afspraken=self.own,
            punten=tuple(map(self._punt, known)),
            onderwerpen=parts(onderwerp for onderwerp in TE_NOEMEN if onderwerp in heard),
            logstand=doc.Logstand(*head),
        )

    # -- inner -------------------------------------------------------------------------------------------------

    def _is_me(self, deelnemer: DeelnemerRow, organisatie_id: int) -> bool:
        if self._ontvanger.professional_id is not None:
            return deelnemer.professional_id == self._ontvanger.professional_id
        return organisatie_id == self._ontvanger.organisatie_id

    def _knows(self, punt: PuntRow) -> bool:
        recht = self._rechten.get(punt.id)
        return recht is not None and recht.may_know(_moment(punt, self._set.nu))

    def _named(self, punt: PuntRow) -> "list[Any]":
        """Parts of life that may be told of anybody in the casus."""
        recht, at = self._rechten[punt.id], _moment(punt, self._set.nu)
        people = self._set.feiten[punt.casus_id or 0].inwoners
        return [part for part in TE_NOEMEN if any(recht.may_have(part, person, at) for person in people)]

    def _punt(self, punt: PuntRow) -> "VerzegeldPunt":
        from casus.documents import verslag_gegevens as doc
        from casus.documents.verzegeld import VerzegeldPunt

        recht, built, mine = self._rechten[punt.id], self._set.built[punt.id], self._seated[punt.id]
        assert isinstance(built, doc.Punt)
        asks = recht.may_have(None, None, _moment(punt, self._set.nu))
        labels = self._set.sources.actie_onderwerpen
        return VerzegeldPunt(
            code=punt.code or "",
            onderwerpen=parts(self._named(punt)) or "dat de casus is besproken",
            grond=self._ground(punt),
            casusregisseur=built.casusregisseur,
            vraag=built.vraag if asks and self._may_say(built.vraag) else "",
            eigen_woorden=tuple(said for said in built.eigen_woorden if asks and self._may_say(said)),
            notities=tuple(
                text
                for row, text in zip(punt.notities, built.notities, strict=True)
                if (
                    row.organisatie_id == mine
                    or recht.may_pass_on(row.organisatie_id, row.onderwerp, row.inwoner_id, row.gemaakt_op)
                )
                and self._may_say(text)
            ),
            besluiten=tuple(
                text
                for row, text in zip(punt.besluiten, built.besluiten, strict=True)
                if recht.may_have(row.onderwerp, None, row.gemaakt_op) and self._may_say(text)
            ),
            afspraken=tuple(
                text
                for row, text in zip(punt.acties, built.afspraken, strict=True)
                if recht.may_have(labels.get(row.id), None, row.gemaakt_op) and self._may_say(text)
            ),
            terug_op=built.terug_op if asks else None,
        )

    def _ground(self, punt: PuntRow) -> str:
        """Why they may have this, in words; nothing about the rest."""
        feiten = self._set.feiten[punt.casus_id or 0]
        recht, mine = self._rechten[punt.id], self._seated[punt.id]
        ground = recht.ground(self._set.nu)
        if ground == EIGEN_ORGANISATIE:
            return "uw organisatie bracht deze casus in"
        gehoor = person_verdict(feiten, 0, Relatie(0, ground, mine), self._set.nu)
        allowed = tuple(reden for reden in sayable_gehoor(gehoor).redenen if reden.mag)
        return ground_words(sayable_gehoor(gehoor), [reden.onderwerp for reden in allowed])

    def _own(self) -> "Iterator[tuple[doc.Afspraak, str]]":
        """Their own acties of this meeting, of every point; always theirs to have."""
        for punt in (*self._set.punten, *self._set.rest):
            built = self._set.built[punt.id].afspraken
            for row, text in zip(punt.acties, built, strict=True):
                if self._is_mine(row, punt):
                    yield text, punt.code or "geen"

    def _is_mine(self, row: ActieRow, punt: PuntRow) -> bool:
        if row.organisatie_id is not None:
            return row.organisatie_id == self._ontvanger.organisatie_id
        if row.professional_id is None:
            return False
        if self._ontvanger.professional_id is not None:
            return row.professional_id == self._ontvanger.professional_id
        seats = {d.professional_id: organisatie_id for d, organisatie_id, _ in self._set.seats(punt)}
        where = seats.get(row.professional_id, self._set.jobs.get(row.professional_id))
        return where == self._ontvanger.organisatie_id

    def _may_say(self, thing: object) -> bool:
        """Whether no other casus than those they may know is named in it; else the whole field stays behind."""
        return not any(token in self._secret for text in _texts(thing) for token in _TOKEN.findall(text.upper()))


def _moment(punt: PuntRow, nu: datetime) -> datetime:
    """When the item was on the table."""
    return punt.klaar_op or punt.begonnen_op or nu


def _texts(thing: object) -> Iterator[str]:
    """Every text in a value of the minutes."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts(each)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from _texts(getattr(thing, each.name))
