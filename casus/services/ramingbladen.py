"""Reading ramingen: which there are, and all of one, reckoned as it stands and once more at the prices of today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort, Betaler
from casus.domain.kostenraming import RamingInhoud, RamingUitkomst, Waarneming, observe, reckon
from casus.domain.kostenregel import Bedragen, HoeVaak, RegelInhoud, Scenario, with_prices
from casus.domain.levensdomein import Levensdomein
from casus.domain.prijslijst import Prijslijst, Zekerheid
from casus.services.bandbreedte import Bandbreedte, closed_form, of_vermeden, of_verschil, simulate
from casus.services.context import Context
from casus.services.prijslijsten import prices_now, shipped_prijslijst


@dataclass(frozen=True)
class RamingRow:
    """One raming in a list. ``verschil``: 1 - 3 in the middle; None while that is not known."""

    id: int
    versie: int
    casus_id: int
    casus: str
    inwoner_id: int | None
    inwoner: str
    aanpak: str
    levensdomein: Levensdomein
    gemaakt: date
    afgesloten_op: date | None
    door: str
    regels: int
    verschil: int | None


@dataclass(frozen=True)
class RegelRow:
    """One line with what it comes to over the horizon."""

    id: int
    inhoud: RegelInhoud
    bedragen: Bedragen
    gezien: int | None


@dataclass(frozen=True)
class Breedte:
    """How wide a difference is, twice: by formula and by drawing."""

    formule: Bandbreedte
    getrokken: Bandbreedte


@dataclass(frozen=True)
class Herrekening:
    """The same lines at the prices of today, beside what was reckoned; ``versie``: of the list."""

    versie: int
    uitkomst: RamingUitkomst


@dataclass(frozen=True)
class HangendVerzoek:
    """A verzoek of the same casus that hangs on this raming, or still may. Its words are for its own page."""

    id: int
    code: str
    categorie: BestedingSoort
    bedrag: int
    hangt: bool


@dataclass(frozen=True)
class RamingBlad:
    """All of one raming."""

    row: RamingRow
    inhoud: RamingInhoud
    prijslijst_versie: int
    prijspeil: int | None
    geindexeerd: bool
    regels: tuple[RegelRow, ...]
    uitkomst: RamingUitkomst
    breedte_verschil: Breedte | None
    breedte_vermeden: Breedte | None
    gezien: tuple[tuple[Scenario, Waarneming], ...]
    herrekend: Herrekening | None
    mag_schrijven: bool
    mag_zien_invullen: bool
    verzoeken: tuple[HangendVerzoek, ...] = ()
    geld_hangt: bool = False
    """The small money follows from verzoeken that hang on it, also from what is not told."""

    def of(self, scenario: Scenario) -> tuple[RegelRow, ...]:
        """The lines of one bar."""
        return tuple(regel for regel in self.regels if regel.inhoud.scenario is scenario)


def list_ramingen(ctx: Context, casus_id: int) -> tuple[RamingRow, ...]:
    """The ramingen of a casus as far as they may be told, the latest first."""
    with ctx.read() as queries:
        rows = queries.ramingen(casus_id)
        lines = queries.kostenregels([row.id for row in rows])
    return tuple(_row(row, [regel_inhoud(each) for each in lines if each.raming_id == row.id]) for row in rows)


def open_raming(ctx: Context, raming_id: int) -> RamingBlad:
    """One raming; that it was read is written down before it is shown."""
    with ctx.read() as queries:
        seen = queries.raming(raming_id)
    if seen is None:
        raise RuleViolation("niet_gevonden", soort="raming")
    ctx.log_reading(LogEntry("raming_gelezen", (("raming", raming_id),), seen.casus_id))
    with ctx.read() as queries:
        row = queries.raming(raming_id)
        if row is None:
            raise RuleViolation("niet_gevonden", soort="raming")
        lines = queries.kostenregels([raming_id])
        today = prices_now(queries, ctx.today(), geindexeerd=row.geindexeerd)
        asked = queries.verzoeken(queries.verzoek_ids(casus_id=row.casus_id))
        hangs = queries.geld_of_raming(raming_id) is not None
    blad = _blad(row, lines, today, may_write=ctx.actor.may(Handeling.CASUS_AANMAKEN))
    hanging = (
        HangendVerzoek(each.id, each.code, BestedingSoort(each.categorie), each.bedrag, each.raming_id == raming_id)
        for each in asked
        if each.raming_id in (None, raming_id)
    )
    return replace(blad, verzoeken=tuple(sorted(hanging, key=lambda each: each.code)), geld_hangt=hangs)


def regel_inhoud(row: Any) -> RegelInhoud:
    """A line as it was written."""
    values = {name: getattr(row, name) for name in RegelInhoud.__dataclass_fields__}
    kinds = {"scenario": Scenario, "per": HoeVaak, "betaler": Betaler, "zekerheid": Zekerheid}
    return RegelInhoud(**(values | {name: kind(values[name]) for name, kind in kinds.items()}))


def _blad(row: Any, lines: Sequence[Any], today: Prijslijst, *, may_write: bool) -> RamingBlad:
    maanden, inhouden = row.horizon_maanden, [regel_inhoud(each) for each in lines]
    uitkomst = reckon(inhouden, maanden)
    regels = tuple(
        RegelRow(each.id, inhoud, inhoud.bedragen(maanden), each.gezien)
        for each, inhoud in zip(lines, inhouden, strict=True)
    )
    anew = with_prices(inhouden, today)
    seen = [(each, observe(_seen(regels, each), maanden)) for each in Scenario]
    return RamingBlad(
        row=_row(row, inhouden),
        inhoud=RamingInhoud(row.aanpak, Levensdomein(row.levensdomein), row.betekenis, maanden, row.inwoner_id),
        prijslijst_versie=row.prijslijst_versie,
        prijspeil=shipped_prijslijst().jaar if row.geindexeerd else None,
        geindexeerd=row.geindexeerd,
        regels=regels,
        uitkomst=uitkomst,
        breedte_verschil=None if uitkomst.verschil is None else _breedte(of_verschil(inhouden, maanden)),
        breedte_vermeden=None if uitkomst.mogelijk_vermeden is None else _breedte(of_vermeden(inhouden, maanden)),
        gezien=tuple((each, found) for each, found in seen if found is not None),
        herrekend=None if list(anew) == inhouden else Herrekening(today.versie, reckon(anew, maanden)),
        mag_schrijven=may_write and row.afgesloten_op is None,
        mag_zien_invullen=may_write,
    )


def _seen(regels: Iterable[RegelRow], scenario: Scenario) -> list[tuple[RegelInhoud, int | None]]:
    return [(regel.inhoud, regel.gezien) for regel in regels if regel.inhoud.scenario is scenario]


def _breedte(delen: Any) -> Breedte:
    return Breedte(closed_form(delen), simulate(delen))


def _row(row: Any, inhouden: Iterable[RegelInhoud]) -> RamingRow:
    counted = list(inhouden)
    verschil = reckon(counted, row.horizon_maanden).verschil
    return RamingRow(
        id=row.id,
        versie=row.versie,
        casus_id=row.casus_id,
        casus=row.casus_code,
        inwoner_id=row.inwoner_id,
        inwoner=row.inwoner or "",
        aanpak=row.aanpak,
        levensdomein=Levensdomein(row.levensdomein),
        gemaakt=row.gemaakt,
        afgesloten_op=row.afgesloten_op,
        door=row.door or "",
        regels=len(counted),
        verschil=None if verschil is None else verschil.midden,
    )
