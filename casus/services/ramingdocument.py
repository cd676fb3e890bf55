"""A raming on paper, for who works with the casus."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_raming
from casus.domain.kostenraming import show_tussen, show_verschil
from casus.domain.kostenregel import HEEL, Scenario, show_kans
from casus.domain.naamloos import NameHider
from casus.domain.prijslijst import Zekerheid
from casus.services.context import Context
from casus.services.messages import label
from casus.services.namen import hider_of_names
from casus.services.ramingbladen import RamingBlad, RegelRow, open_raming
from casus.services.ramingwoorden import (
    capital,
    gezien_rijen,
    gezien_uitleg,
    show_difference,
    show_hoeveel,
    show_horizon,
    show_prijs,
    show_prijspeil,
    staafbeeld,
)

if TYPE_CHECKING:
    from casus.documents.ramingblad import RamingGegevens

WIDTH_MM = 152.0


@dataclass(frozen=True)
class MaakRaming:
    """Which raming, and where to."""

    raming_id: int
    pad: Path


def make_raming(ctx: Context, cmd: MaakRaming) -> Path:
    """Write the raming as .docx, with its figure. That it left the program is written down first."""
    from casus.documents.ramingblad import ramingblad
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    if cmd.pad.suffix.lower() != ".docx":
        raise RuleViolation("raming_bestandssoort", field="pad")
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    blad = open_raming(ctx, cmd.raming_id)
    with ctx.read() as queries:
        dossier = queries.dossier()
    gegevens = _gegevens(ctx, blad, dossier)
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("raming_afgedrukt", (("raming", cmd.raming_id),), blad.row.casus_id))
    write_atomically(cmd.pad, to_docx(ramingblad(gegevens)))
    return cmd.pad


def _gegevens(ctx: Context, blad: RamingBlad, dossier: Any) -> "RamingGegevens":
    from casus.documents.ramingblad import RamingGegevens

    hidden = partial(_without_names, hider_of_names(ctx), blad.row.casus)
    beeld = staafbeeld(blad, hidden)
    found = blad.uitkomst
    return RamingGegevens(
        code=blad.row.casus,
        dag=ctx.today(),
        aanpak=hidden(blad.inhoud.aanpak),
        gemaakt=blad.row.gemaakt,
        gemaakt_door=blad.row.door,
        levensdomein=capital(label(blad.inhoud.levensdomein)),
        antwoord=f"Verschil 1 − 3 over {show_horizon(blad)}: {show_difference(found.verschil)}.",
        los=f"Staat er los naast: mogelijk vermeden (1 + 2) − 3 is {show_difference(found.mogelijk_vermeden)}.",
        marges=_margins(blad),
        staven=_bars(blad),
        betalers=tuple(
            (capital(label(each.betaler)), _shown(each.nu), _shown(each.na), show_verschil(each.verschil))
            for each in found.betalers
        ),
        regels=tuple(
            (f"{number}. {capital(label(scenario))}", tuple(_line(regel, hidden) for regel in blad.of(scenario)))
            for number, scenario in enumerate(Scenario, start=1)
        ),
        gezien=gezien_rijen(blad),
        gezien_uitleg=gezien_uitleg(blad),
        methode=_method(blad),
        bronnen=_sources(blad, hidden),
        betekenis=hidden(blad.inhoud.betekenis),
        vastgezet=blad.row.afgesloten_op,
        figuur=b"" if ctx.pictures is None else ctx.pictures.png(beeld, WIDTH_MM),
        figuur_woorden=f"{beeld.alt} De bedragen staan ook in de tabel hieronder.",
        team="" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part),
    )


def _bars(blad: RamingBlad) -> tuple[tuple[str, ...], ...]:
    found = blad.uitkomst
    rows = []
    for number, scenario in enumerate(Scenario, start=1):
        bar = found.staaf(scenario)
        amounts = ("geen raming",) * 3 if bar is None else tuple(map(show_raming, bar))
        rows.append((f"{number}. {capital(label(scenario))}", *amounts))
    verschil = ("niet bekend",) * 3 if found.verschil is None else tuple(map(show_verschil, found.verschil))
    return (*rows, ("Verschil 1 − 3", *verschil))


def _margins(blad: RamingBlad) -> tuple[str, ...]:
    """The outermost ends and the draws, each said for what it is."""
    if blad.uitkomst.verschil is None or blad.breedte_verschil is None:
        return ("Een verschil is er pas als de kosten nu en de kosten na de oplossing zijn ingevuld.",)
    drawn = blad.breedte_verschil.getrokken
    ends = show_tussen(blad.uitkomst.verschil.laag, blad.uitkomst.verschil.hoog)
    return (
        f"Het verschil van laag tot hoog: {ends}. Dan staan alle prijzen laag tegenover alle prijzen hoog.",
        f"In acht van de tien trekkingen: {show_tussen(drawn.laag, drawn.hoog)}.",
    )


def _without_names(hider: NameHider, code: str, words: str) -> str:
    return hider.hide(words, code)


def _line(regel: RegelRow, hidden: Callable[[str], str]) -> tuple[str, ...]:
    inhoud = regel.inhoud
    chance = f", kans {show_kans(inhoud.kans)}" if inhoud.kans < HEEL else ""
    return (
        hidden(inhoud.post),
        f"{show_hoeveel(inhoud)}{chance}",
        f"{show_prijs(inhoud)}, {inhoud.jaar}",
        capital(label(inhoud.betaler)),
        show_raming(regel.bedragen.midden),
    )


def _sources(blad: RamingBlad, hidden: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Where each price comes from, and how sure it is; once for what stands in more than one bar."""
    found = {}
    for regel in blad.regels:
        inhoud = regel.inhoud
        found[hidden(inhoud.post)] = f"{hidden(inhoud.bron)} ({label(inhoud.zekerheid)})"
    return tuple(found.items())


def _method(blad: RamingBlad) -> tuple[str, ...]:
    kinds = Counter(regel.inhoud.zekerheid for regel in blad.regels)
    counted = ", ".join(f"{kinds[kind]} {label(kind)}" for kind in Zekerheid)
    lines = [
        "Bedrag van een regel: aantal keer hoe vaak keer prijs keer kans. Elke regel is één keer afgerond, op de cent.",
        f"Gerekend met {show_prijspeil(blad)}. Van de regels is: {counted}.",
        "Bedragen staan hier met hooguit drie cijfers. De som erachter klopt op de cent.",
        "Trekkingen: 10.000, steeds met dezelfde start. Wat kan gebeuren, gebeurt in een trekking helemaal of niet.",
    ]
    if blad.herrekend is not None:
        anew = blad.herrekend.uitkomst.verschil
        shown = show_verschil(None if anew is None else anew.midden)
        lines.append(f"Met de prijzen van nu (prijslijst {blad.herrekend.versie}) is het verschil: {shown}.")
    return tuple(lines)


def _shown(cents: int | None) -> str:
    return "geen raming" if cents is None else show_raming(cents)
