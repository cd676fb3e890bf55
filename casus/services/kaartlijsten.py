"""Lists of offers from elsewhere into the sociale kaart, tried first, and out again; the shape is that of HSDS 3.

What was read before from the same list is known by its key there: reading it again changes it and makes nothing twice.
All or nothing: one wrong row and nothing is written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import AanbodGegevens, KaartAanbod, checked
from casus.domain.values import Leeftijdsklasse, fold
from casus.services.context import Context
from casus.services.sociale_kaart import AanbodRow, read_kaart, rows_of

if TYPE_CHECKING:
    from casus.documents.hsds import Dienst, Diensten
    from casus.storage.queries import Queries

_GRENZEN: Mapping[Leeftijdsklasse, tuple[int, int]] = {
    Leeftijdsklasse.ONDER_12: (0, 11),
    Leeftijdsklasse.VAN_12_TOT_16: (12, 15),
    Leeftijdsklasse.VAN_16_TOT_18: (16, 17),
    Leeftijdsklasse.VAN_18_TOT_27: (18, 26),
    Leeftijdsklasse.VAN_27_TOT_67: (27, 66),
    Leeftijdsklasse.VANAF_67: (67, 199),
}
_YES = frozenset({"ja", "yes", "true", "1", "x", "indicatie", "kwetsbaarproof"})
_GONE = frozenset({"inactive", "defunct"})
_NUMBER = re.compile(r"(\d{1,3})\s*(?:w(?:eken|eek)?|weeks?)?")
_E = TypeVar("_E", bound=StrEnum)


class KaartOordeel(StrEnum):
    """What becomes of a row."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    BESTAAT = "bestaat"
    FOUT = "fout"


@dataclass(frozen=True)
class KaartRegel:
    """One row of a list: what it is about and what becomes of it."""

    rij: int
    oordeel: KaartOordeel
    naam: str = ""
    melding: CasusError | None = None


@dataclass(frozen=True)
class KaartProef:
    """Every row, in the order of the file."""

    bron: str
    regels: tuple[KaartRegel, ...]

    def aantal(self, oordeel: KaartOordeel) -> int:
        """How many rows this becomes of."""
        return sum(regel.oordeel is oordeel for regel in self.regels)


@dataclass(frozen=True)
class LeesKaart:
    """Which file, whose list it is (the name of the file unless it is given), and the part of life of rows that name
    none.
    """

    pad: Path
    bron: str = ""
    levensdomein: Levensdomein | None = None


@dataclass(frozen=True)
class _Wens:
    regel: KaartRegel
    gegevens: AanbodGegevens
    sleutel: str
    nagegaan_op: date | None
    gestopt: bool
    aanbod_id: int | None


def try_kaart(ctx: Context, cmd: LeesKaart) -> KaartProef:
    """What would become of every row. Nothing is written."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    services = _services(cmd)
    with ctx.read() as queries:
        found = tuple(_judge(ctx, queries, cmd, services))
    return KaartProef(_bron(cmd), tuple(each.regel if isinstance(each, _Wens) else each for each in found))


def take_kaart(ctx: Context, cmd: LeesKaart) -> list[Changed]:
    """Write everything that is new or different."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    services = _services(cmd)
    with ctx.unit_of_work() as uow:
        found = tuple(_judge(ctx, uow.queries, cmd, services))
        faults = [each for each in found if isinstance(each, KaartRegel)]
        if faults:
            raise RuleViolation("lijst_met_fouten", aantal=len(faults))
        written = [each for each in found if isinstance(each, _Wens) and each.regel.oordeel is not KaartOordeel.BESTAAT]
        if not written:
            raise RuleViolation("lijst_niets_nieuws")
        made = []
        for wens in written:
            if wens.aanbod_id is None:
                offer = KaartAanbod(ctx.new_id(), "", ctx.now(), bron=_bron(cmd), bron_sleutel=wens.sleutel)
                uow.add(offer)
            else:
                offer = uow.get(KaartAanbod, wens.aanbod_id)
            _write(ctx, offer, wens)
            made.append(Changed("aanbod", offer.id))
        uow.commit(LogEntry("kaart_ingelezen", outcome=f"{len(written)}_rijen"))
    return made


def export_kaart(ctx: Context, path: Path) -> int:
    """Write every offer that is still there as JSON or, with .csv, as one table; how many."""
    from casus.documents.hsds import services_csv, services_json
    from casus.system.files import write_atomically

    kaart = read_kaart(ctx)
    offers = sorted((each for each in kaart.offers if not each.gestopt), key=lambda each: (each.sleutel, each.id))
    services = [_service(kaart.rows[each.id]) for each in offers]
    as_bytes = services_csv if path.suffix.lower() == ".csv" else services_json
    write_atomically(path, as_bytes(services))
    return len(services)


def _services(cmd: LeesKaart) -> "Diensten":
    from casus.documents.hsds import read_services

    return read_services(cmd.pad)


def _bron(cmd: LeesKaart) -> str:
    return " ".join((cmd.bron or cmd.pad.stem).split())


def _write(ctx: Context, offer: KaartAanbod, wens: _Wens) -> None:
    offer.describe(wens.gegevens, ctx.new_id, ctx.now())
    if wens.nagegaan_op is not None and (offer.nagegaan_op is None or wens.nagegaan_op > offer.nagegaan_op):
        offer.confirm(None, wens.nagegaan_op, ctx.now())
    offer.stop(is_over=wens.gestopt, now=ctx.now())


def _judge(ctx: Context, queries: "Queries", cmd: LeesKaart, services: "Diensten") -> "Iterator[_Wens | KaartRegel]":
    """In the order of the file; a row that cannot be taken is a ``KaartRegel``."""
    there = {row.id: row for row in rows_of(queries)}
    own = {str(id_): id_ for id_ in there}  # what went out from this very dossier
    known = own | {row.bron_sleutel: row.id for row in queries.aanbod_sources(_bron(cmd))}
    wijken = {fold(row.naam): row.id for row in queries.wijken()}
    dossier = queries.dossier()
    everywhere = "" if dossier is None else fold(dossier.gemeente)
    judged: list[tuple[int, _Wens | KaartRegel]] = [
        (fault.rij or 0, KaartRegel(fault.rij or 0, KaartOordeel.FOUT, "", fault.fout)) for fault in services.fouten
    ]
    seen: set[str] = set()
    for each in services.rijen:
        key = each.id or f"{fold(each.name)} | {fold(each.organization)}"
        try:
            if key in seen:
                raise RuleViolation("kaart_dubbele_sleutel", field="id")
            seen.add(key)
            told = checked(_gegevens(each, wijken, everywhere, cmd.levensdomein))
            day = _day(each.assured_date, ctx.today())
        except RuleViolation as problem:
            judged.append((each.rij, KaartRegel(each.rij, KaartOordeel.FOUT, each.name, problem)))
            continue
        old = there.get(known.get(key, 0))
        stops = fold(each.status) in _GONE
        same = old is not None and (old.gegevens, old.gestopt) == (told, stops) and not _is_newer(day, old)
        verdict = KaartOordeel.NIEUW if old is None else KaartOordeel.BESTAAT if same else KaartOordeel.GEWIJZIGD
        regel = KaartRegel(each.rij, verdict, told.naam)
        judged.append((each.rij, _Wens(regel, told, key, day, stops, None if old is None else old.id)))
    return (each for _, each in sorted(judged, key=lambda pair: pair[0]))


def _is_newer(day: date | None, old: AanbodRow) -> bool:
    return day is not None and (old.nagegaan_op is None or day > old.nagegaan_op)


def _gegevens(
    each: "Dienst", wijken: Mapping[str, int], everywhere: str, otherwise: Levensdomein | None
) -> AanbodGegevens:
    wacht, rest = _weeks(each.wait_time)
    parts = _codes(Levensdomein, each.levensdomeinen, "levensdomeinen") or ((otherwise,) if otherwise else ())
    return AanbodGegevens(
        naam=each.name,
        organisatie=each.organization,
        beschrijving="\n".join(filter(None, (each.description, rest))),
        doelgroep=each.eligibility_description,
        levensdomeinen=parts,
        wijken=_wijken(each.service_area, wijken, everywhere),
        leeftijden=_ages(each),
        bouwstenen=_codes(Bouwsteen, each.bouwstenen, "bouwstenen"),
        indicatie=fold(each.indicatie) in _YES,
        indicatie_uitleg=each.application_process,
        kosten=_kosten(each),
        kosten_uitleg=each.fees_description,
        wacht_weken=wacht,
        telefoon=each.phone,
        email=each.email,
        website=each.url,
        adres=each.address,
        openingstijden=each.schedule,
        kwetsbaarproof=fold(each.kwetsbaarproof) in _YES,
        kwetsbaarproof_uitleg=each.kwetsbaarproof_uitleg,
    )


def _codes(kind: type[_E], words: Iterable[str], field: str) -> tuple[_E, ...]:
    known = {each.value: each for each in kind} | {each.value.replace("_", " "): each for each in kind}
    found = []
    for word in words:
        if fold(word) not in known:
            raise RuleViolation("kaart_woord_onbekend", field=field, woord=word[:40])
        found.append(known[fold(word)])
    return tuple(dict.fromkeys(found))


def _wijken(areas: Sequence[str], wijken: Mapping[str, int], everywhere: str) -> tuple[int, ...]:
    """The gemeente as a whole is everywhere."""
    if any(fold(area) == everywhere for area in areas):
        return ()
    for area in areas:
        if fold(area) not in wijken:
            raise RuleViolation("kaart_wijk_onbekend", field="wijken", wijk=area[:40])
    return tuple(sorted(wijken[fold(area)] for area in areas))


def _ages(each: "Dienst") -> tuple[Leeftijdsklasse, ...]:
    """As classes; an age from and to is every class that it touches."""
    if each.leeftijden:
        return _codes(Leeftijdsklasse, each.leeftijden, "leeftijden")
    if not each.minimum_age and not each.maximum_age:
        return ()
    lowest, highest = _age(each.minimum_age, 0), _age(each.maximum_age, 199)
    if highest < lowest:
        raise RuleViolation("kaart_leeftijd_onleesbaar", field="leeftijden")
    touched = tuple(klasse for klasse, (first, last) in _GRENZEN.items() if first <= highest and last >= lowest)
    return () if len(touched) == len(_GRENZEN) else touched


def _age(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    try:
        age = float(text.replace(",", "."))
    except ValueError:
        age = -1
    if not 0 <= age < 200:
        raise RuleViolation("kaart_leeftijd_onleesbaar", field="leeftijden")
    return int(age)


def _kosten(each: "Dienst") -> Kosten:
    if each.kosten:
        return _codes(Kosten, (each.kosten,), "kosten")[0]
    try:
        amount = float(each.cost.replace(",", ".")) if each.cost else None
    except ValueError:
        amount = None
    return Kosten.ONBEKEND if amount is None else Kosten.BETAALD if amount > 0 else Kosten.GRATIS


def _weeks(text: str) -> tuple[int | None, str]:
    """Weeks, and what could not be read as weeks: it is told beside the description, not lost."""
    if not text:
        return None, ""
    found = _NUMBER.fullmatch(fold(text))
    return (int(found[1]), "") if found else (None, f"Wachttijd: {text}")


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise RuleViolation("kaart_dag_onleesbaar", field="nagegaan_op") from None
    if day > today:
        raise RuleViolation("datum_in_toekomst", field="nagegaan_op")
    return day


def _service(row: AanbodRow) -> "Dienst":
    from casus.documents.hsds import Dienst

    g = row.gegevens
    ages = [_GRENZEN[klasse] for klasse in g.leeftijden if klasse in _GRENZEN]
    highest = max((last for _, last in ages), default=0)
    return Dienst(
        rij=0,
        id=str(row.id),
        name=g.naam,
        organization=g.organisatie,
        description=g.beschrijving,
        eligibility_description=g.doelgroep,
        minimum_age=str(min(first for first, _ in ages)) if ages else "",
        maximum_age=str(highest) if ages and highest < 199 else "",
        application_process=g.indicatie_uitleg,
        fees_description=g.kosten_uitleg,
        wait_time="" if g.wacht_weken is None else f"{g.wacht_weken} weken",
        phone=g.telefoon,
        email=g.email,
        url=g.website,
        address=g.adres,
        schedule=g.openingstijden,
        status="active",
        assured_date="" if row.nagegaan_op is None else row.nagegaan_op.isoformat(),
        service_area=row.wijken,
        levensdomeinen=tuple(each.value for each in g.levensdomeinen),
        bouwstenen=tuple(each.value for each in g.bouwstenen),
        leeftijden=tuple(each.value for each in g.leeftijden),
        indicatie="ja" if g.indicatie else "",
        kosten=g.kosten.value,
        kwetsbaarproof="ja" if g.kwetsbaarproof else "",
        kwetsbaarproof_uitleg=g.kwetsbaarproof_uitleg,
    )
