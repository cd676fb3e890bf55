"""The monitor as a file: a workbook, .csv, or one page in Word or as a PDF."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.domain.budget import BoekingSoort, Stand
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.kostenraming import show_verschil
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.monitor import Dimensie, Kenmerken, Peil, maand_van
from casus.domain.staafbeeld import Staafbeeld
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.bestedingsregels import woorden_op
from casus.services.context import Context
from casus.services.geldwoorden import Woorden
from casus.services.messages import label
from casus.services.monitor import monitor_keuze, of_dossier, peil_of, show_monitor, tel_na
from casus.services.monitorkruis import Paar, show_kruis
from casus.services.monitorvorm import DIMENSIES, Monitor, MonitorRij, MonitorTabel, MonitorVraag
from casus.services.monitorwoorden import (
    DIMENSIE_KOPPEN,
    SOORTEN,
    class_words,
    closing_words,
    decided_in,
    later_words,
    picture_of,
    row_words,
    team_words,
    terugblik_words,
    undivided_words,
)
from casus.services.prijslijsten import prijslijst_of_day
from casus.services.ramingwoorden import capital
from casus.services.vermedenwoorden import apart_of_vermeden, apart_words, bars_of, head_of_vermeden, vermeden_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casus.documents.monitorgegevens import (
        BladBetaling,
        BladKruis,
        BladRegel,
        BladRij,
        BladTabel,
        BladVerzoek,
        BladWoorden,
        MonitorGegevens,
    )
    from casus.documents.prijslijstblad import PrijslijstGegevens
    from casus.documents.vermedenblad import BladRaming, VermedenGegevens

BLADZIJDE = (".docx", ".pdf")
UITGANGEN = (".xlsx", ".csv", *BLADZIJDE)
PICTURE_MM = 140


@dataclass(frozen=True)
class BewaarMonitor:
    """Which figures, and where to; what the file ends in says what it becomes. ``betalers``: of a .csv who pays, per
    raming, in place of the ledger. ``kruisen``: pairs of dimensions that get a sheet; one may be a .csv by itself.
    """

    vraag: MonitorVraag
    pad: Path
    betalers: bool = False
    kruisen: tuple[Paar, ...] = ()


def save_monitor(ctx: Context, cmd: BewaarMonitor) -> Path:
    """Write the file; that it was made is written down before it is."""
    from casus.system.files import write_atomically

    ending = cmd.pad.suffix.lower()
    if ending not in UITGANGEN:
        raise RuleViolation("monitor_bestandssoort", field="uit")
    vraag = replace(cmd.vraag, bekend=peil_of(ctx, cmd.vraag).bekend)
    monitor = tel_na(ctx, show_monitor(ctx, vraag))
    if cmd.betalers and (ending != ".csv" or monitor.vermeden is None or not monitor.vermeden.betalers):
        raise RuleViolation("monitor_zonder_betalers", field="uit")
    if cmd.kruisen and (ending in BLADZIJDE or (ending == ".csv" and len(cmd.kruisen) > 1)):
        raise RuleViolation("monitor_kruis_bestand", field="uit")
    data = _gegevens(ctx, monitor, vraag, ending, kruisen=cmd.kruisen)
    _log_export(ctx, ending, monitor.jaar)
    betalingen = () if ctx.controle is None or cmd.vraag.dag is not None else ctx.controle.betalingen
    as_pdf = ending == ".pdf"
    made = _pdf(ctx, monitor, data) if as_pdf else _made(data, ending, betalingen, betalers=cmd.betalers)
    write_atomically(cmd.pad, made)
    return cmd.pad


def _log_export(ctx: Context, ending: str, jaar: int) -> None:
    """That figures left the dossier. A controller's file left it when it was made."""
    if ctx.controle is None:
        about = of_dossier(ctx)
        with ctx.unit_of_work() as uow:
            uow.commit(LogEntry("monitor_geexporteerd", about, ground=ending[1:], outcome=str(jaar)))


def _made(data: "MonitorGegevens", ending: str, betalingen: "Sequence[BladBetaling]", *, betalers: bool) -> bytes:
    from casus.documents.excel import to_csv, to_xlsx
    from casus.documents.monitorblad import monitor_blad, monitor_werkmap
    from casus.documents.monitorbladzijde import monitor_bladzijde
    from casus.documents.monitortabel import kruis_blad
    from casus.documents.vermedenblad import betaalregels
    from casus.documents.word import to_docx

    if betalers and data.vermeden is not None:
        return to_csv(betaalregels(data.vermeden))
    if data.kruisen and ending == ".csv":
        return to_csv(kruis_blad(data.kruisen[0], closed=data.gesloten))
    if ending == ".xlsx":
        return to_xlsx(monitor_werkmap(data, betalingen))
    return to_csv(monitor_blad(data)) if ending == ".csv" else to_docx(monitor_bladzijde(data))


def _pdf(ctx: Context, monitor: Monitor, data: "MonitorGegevens") -> bytes:
    """The words of the page in Word, with the pictures as lines and letters."""
    from casus.documents.monitorbladzijde import monitor_bladzijde
    from casus.documents.papier import to_pagina

    if ctx.pictures is None:
        raise RuntimeError("no pictures here")
    beelden = [beeld for beeld in (picture_of(monitor), bars_of(monitor)) if beeld is not None]
    return ctx.pictures.pdf(to_pagina(monitor_bladzijde(data), beelden))


def _gegevens(
    ctx: Context, monitor: Monitor, vraag: MonitorVraag, ending: str, *, kruisen: tuple[Paar, ...] = ()
) -> "MonitorGegevens":
    """``ending``: a page has pictures, the other files have what is below the figures."""
    from casus.documents.monitorgegevens import MonitorGegevens

    wijken = {} if vraag.wijk_id is None else dict(monitor_keuze(ctx).wijken)
    with_lines, as_png = ending not in BLADZIJDE, ending == ".docx"
    without = with_lines or ctx.pictures is None
    picture, bars = (None, None) if without else (picture_of(monitor), bars_of(monitor))
    stand_op, woorden = monitor.dag or ctx.today(), woorden_op(ctx, vraag.dag)
    return MonitorGegevens(
        team=_team(ctx),
        jaar=monitor.jaar,
        wijk=wijken.get(vraag.wijk_id or 0, ""),
        dag=ctx.today(),
        stand_op=stand_op,
        woorden=_woorden(woorden),
        gesloten=monitor.gesloten,
        budget=monitor.budget,
        uitgegeven=monitor.uitgegeven,
        gereserveerd=monitor.gereserveerd,
        over=monitor.over,
        sluit=closing_words(monitor),
        verzoeken=monitor.verzoeken,
        zonder_geld=monitor.zonder_geld,
        later=later_words(monitor),
        met_later=not monitor.gesloten and stand_op < ctx.today(),
        terugblik=terugblik_words(monitor),
        uitsplitsing=undivided_words(monitor),
        terugblikken=tuple((said.value, number) for said, number in (monitor.terugblikken or {}).items()),
        verwacht=monitor.verwacht,
        besluit=decided_in(monitor),
        scheelt=(head_of_vermeden(monitor), *vermeden_words(monitor, kort=not with_lines)),
        los=(apart_of_vermeden(monitor), apart_words(monitor)),
        tabellen=tuple(_tabel(monitor.tabellen[each]) for each in DIMENSIES if each in monitor.tabellen),
        regels=_regels(ctx, vraag) if with_lines and not monitor.gesloten else (),
        verzoekregels=_verzoekregels(ctx, vraag, woorden) if with_lines and not monitor.gesloten else (),
        vermeden=_vermeden(ctx, monitor, vraag) if with_lines else None,
        prijslijst=_prijslijst(ctx, stand_op, gesloten=monitor.gesloten) if with_lines else None,
        kruisen=tuple(_kruis(ctx, vraag, paar) for paar in kruisen),
        lijn=_drawn(ctx, picture) if as_png else b"",
        lijn_alt="" if picture is None else picture.alt,
        staven=_drawn(ctx, bars) if as_png else b"",
        staven_alt="" if bars is None else bars.alt,
    )


def _woorden(woorden: Woorden) -> "BladWoorden":
    from casus.documents.monitorgegevens import BladWoorden

    anders = woorden.stand(VerzoekUitkomst.ANDERS_OPGELOST)
    return BladWoorden(woorden.naam, woorden.namen, woorden.een_ja, anders)


def _team(ctx: Context) -> str:
    if ctx.controle is not None:
        return ctx.controle.team
    with ctx.read() as queries:
        return team_words(queries.dossier())


def _drawn(ctx: Context, picture: "Lijnbeeld | Staafbeeld | None") -> bytes:
    return b"" if picture is None or ctx.pictures is None else ctx.pictures.png(picture, PICTURE_MM)


def _kruis(ctx: Context, vraag: MonitorVraag, paar: Paar) -> "BladKruis":
    from casus.documents.monitorgegevens import BladKruis

    found = show_kruis(ctx, vraag, paar)
    if found is None:
        raise RuleViolation("monitor_kruis_niet_verteld", field="kruis")
    return BladKruis(
        DIMENSIE_KOPPEN[found.rij],
        DIMENSIE_KOPPEN[found.kolom],
        found.dag,
        tuple(row_words(found.rij, groep) for groep in found.rijen),
        tuple(row_words(found.kolom, groep) for groep in found.kolommen),
        found.cellen,
    )


def _tabel(tabel: MonitorTabel) -> "BladTabel":
    from casus.documents.monitorgegevens import BladTabel

    head = DIMENSIE_KOPPEN[tabel.dimensie]
    rows = tuple(_rij(row_words(tabel.dimensie, rij.klassen), rij) for rij in tabel.rijen)
    of_budget = tabel.dimensie in (Dimensie.WIJK, Dimensie.BRON)
    return BladTabel(f"Per {head.lower()}", head, tabel.dag, rows, _rij("Totaal", tabel.totaal), of_budget)


def _rij(naam: str, rij: MonitorRij) -> "BladRij":
    from casus.documents.monitorgegevens import BladRij

    return BladRij(
        naam, rij.budget, rij.uitgegeven, rij.gereserveerd, rij.over, rij.verzoeken, rij.zonder_geld, rij.later
    )


def _regels(ctx: Context, vraag: MonitorVraag) -> "tuple[BladRegel, ...]":
    """The ledger of this day; below it what was spent of this day and written down after it."""
    peil = peil_of(ctx, vraag)
    with ctx.read() as queries:
        rows = queries.boekregels(vraag.jaar, peil, vraag.wijk_id)
        now = Peil(peil.dag, ctx.now())
        late = queries.boekregels(vraag.jaar, now, vraag.wijk_id, sinds=peil.bekend) if peil.dag < ctx.today() else []
    found = (_regel(vraag.jaar, row, is_late=True) for row in late)
    return (*(_regel(vraag.jaar, row) for row in rows), *(regel for regel in found if regel.later))


def _regel(jaar: int, row: "Sequence[Any]", *, is_late: bool = False) -> "BladRegel":
    from casus.documents.monitorgegevens import BladRegel

    wijk, bron, categorie, levensdomein, bouwsteen, boekdag, soort, bedrag, kenmerk, code = row
    kenmerken = Kenmerken(wijk, bron, maand_van(jaar, boekdag), categorie, levensdomein, bouwsteen)
    moved = Stand().after(BoekingSoort(soort), bedrag)
    counts = Stand() if is_late else moved
    return BladRegel(
        dag=boekdag,
        soort=SOORTEN[BoekingSoort(soort)],
        kenmerk=kenmerk or "",
        verzoek=code or "",
        klassen=tuple(class_words(each, kenmerken.klasse(each)[0]) for each in DIMENSIES),
        budget=counts.budget,
        gereserveerd=counts.gereserveerd,
        uitgegeven=counts.uitgegeven,
        later=moved.uitgegeven if is_late else 0,
    )


def _verzoekregels(ctx: Context, vraag: MonitorVraag, woorden: Woorden) -> "tuple[BladVerzoek, ...]":
    """What is told by its code comes first, as it was asked; the rest by class, so that its place tells nothing."""
    from casus.documents.monitorgegevens import BladVerzoek

    with ctx.read() as queries:
        peil = peil_of(ctx, vraag)
        feiten = queries.verzoekfeiten(vraag.jaar, peil, vraag.wijk_id)
        codes = queries.verzoekcodes(vraag.jaar, peil, vraag.wijk_id)
    found = [
        BladVerzoek(
            codes.get(feit.verzoek_id, ""),
            tuple(class_words(each, feit.kenmerken.klasse(each)[0]) for each in DIMENSIES),
            woorden.stand(feit.uitkomst),
            "; ".join(look.uitkomst.value for look in feit.terugblikken),
        )
        for feit in feiten
    ]
    rest = [each for each in found if not each.code]
    rest.sort(key=lambda each: (each.klassen, each.uitkomst, each.terugblik))
    return (*(each for each in found if each.code), *rest)


def _vermeden(ctx: Context, monitor: Monitor, vraag: MonitorVraag) -> "VermedenGegevens | None":
    """The bars of the year and who pays them; for who reads everything the ramingen below them, one by one."""
    from casus.documents.vermedenblad import BladBetaler, BladStaaf, VermedenGegevens

    found, beeld = monitor.vermeden, bars_of(monitor)
    if found is None or beeld is None:
        return None
    apart = apart_words(monitor)
    return VermedenGegevens(
        staven=tuple(BladStaaf(bar.naam, bar.bedragen, bar.anders) for bar in beeld.staven),
        verschil=found.verwacht,
        los=found.mogelijk_vermeden,
        over=(
            f"Verschil 1 − 3: {head_of_vermeden(monitor)}. {vermeden_words(monitor)[0]}",
            f"Los daarvan, en nergens bij opgeteld: {apart_of_vermeden(monitor)}. {apart}",
        ),
        betalers=tuple(
            BladBetaler(capital(label(each.betaler)), each.nu or 0, each.na or 0, show_verschil(each.verschil))
            for each in found.betalers
        ),
        ramingen=() if monitor.gesloten else _ramingen(ctx, vraag),
        gezien=(found.gezien, found.verwacht_van_gezien.midden) if found.gezien_van else None,
    )


def _ramingen(ctx: Context, vraag: MonitorVraag) -> "tuple[BladRaming, ...]":
    from casus.documents.vermedenblad import BladRaming

    with ctx.read() as queries:
        feiten = queries.ramingfeiten(vraag.jaar, peil_of(ctx, vraag), vraag.wijk_id)
        codes = queries.raming_codes([feit.raming_id for feit in feiten])
    return tuple(
        BladRaming(
            number,
            codes.get(feit.raming_id, ""),
            (feit.som.nu, feit.som.niets_doen, feit.som.oplossing),
            tuple((capital(label(each.betaler)), each.nu or 0, each.na or 0) for each in feit.som.betalers),
            feit.som.gezien,
        )
        for number, feit in enumerate(feiten, start=1)
    )


def _prijslijst(ctx: Context, op: date, *, gesloten: bool) -> "PrijslijstGegevens":
    """The list of that day. For the controller the public one only: it is the same in every municipality, so it tells
    of nobody, and the words of a tariff of one's own were typed by somebody.
    """
    from casus.documents.prijslijstblad import BladPrijs, PrijslijstGegevens

    found = prijslijst_of_day(ctx, op, with_own=not gesloten)
    own = "De prijslijst die bij Casus hoort, zonder eigen tarieven van het team."
    if not gesloten:
        number = sum(prijs.is_eigen for prijs in found.prijzen)
        own = f"De prijslijst die bij Casus hoort, met {number} eigen {'tarief' if number == 1 else 'tarieven'}."
    return PrijslijstGegevens(
        found.versie,
        found.jaar,
        tuple(
            BladPrijs(
                prijs.post, prijs.eenheid, prijs.laag, prijs.midden, prijs.hoog, prijs.jaar, label(prijs.zekerheid),
                prijs.is_eigen, capital(label(prijs.betaler)), prijs.bron,
            )
            for prijs in found.prijzen
        ),
        (own, "Elke prijs is van haar eigen jaar. Een schatting: vervang die door een eigen tarief."),
    )  # fmt: skip
