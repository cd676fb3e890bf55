"""The words of the monitor, for window, files and command line alike."""

from collections.abc import Iterable
from typing import Any

from casus.domain.aanbod import Bouwsteen
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.controllerbeeld import GENOEG_BETALINGEN
from casus.domain.geld import BestedingSoort, show_euros, show_raming
from casus.domain.levensdomein import Levensdomein
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.monitor import NA_AFLOOP, Dimensie, delen_van_honderd
from casus.domain.terugblik import TerugblikUitkomst
from casus.services.messages import label
from casus.services.monitorvorm import Monitor

NA = "na het jaar"
NIET_VERTELD = "niet verteld"
UITSPLITSING = (
    f"Een uitsplitsing komt aan het einde van een kwartaal, na {GENOEG_BETALINGEN} betalingen sinds de vorige."
)
"""When a controller is told of classes, as the rule has it (``controllerbeeld``)."""
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)
DIMENSIE_KOPPEN = {
    Dimensie.WIJK: "Wijk",
    Dimensie.BRON: "Bron",
    Dimensie.MAAND: "Maand",
    Dimensie.KWARTAAL: "Kwartaal",
    Dimensie.CATEGORIE: "Categorie",
    Dimensie.LEVENSDOMEIN: "Levensdomein",
    Dimensie.BOUWSTEEN: "Bouwsteen",
}
SOORTEN = {
    BoekingSoort.INLEG: "inleg",
    BoekingSoort.AANVULLING: "aanvulling",
    BoekingSoort.OVERHEVELING_IN: "overgeheveld hierheen",
    BoekingSoort.OVERHEVELING_UIT: "overgeheveld elders heen",
    BoekingSoort.RESERVERING: "gereserveerd",
    BoekingSoort.VRIJGAVE: "vrijgegeven",
    BoekingSoort.BETALING: "betaald",
    BoekingSoort.TERUGBETALING: "terugbetaald",
}


def team_words(dossier: Any) -> str:
    """Team and municipality, as they stand above the figures."""
    return "" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part)


def class_words(dimensie: Dimensie, klasse: str) -> str:
    """One class as people say it."""
    match dimensie:
        case Dimensie.MAAND:
            return NA if int(klasse) >= NA_AFLOOP else MAANDEN[int(klasse) - 1]
        case Dimensie.KWARTAAL:
            return NA if int(klasse) > 4 else f"{klasse}e kwartaal"
        case Dimensie.CATEGORIE:
            return _begin(label(BestedingSoort(klasse))) if klasse else "Zonder categorie"
        case Dimensie.LEVENSDOMEIN:
            return _begin(label(Levensdomein(klasse))) if klasse else "Zonder levensdomein"
        case Dimensie.BOUWSTEEN:
            return _begin(label(Bouwsteen(klasse))) if klasse else "Zonder bouwsteen"
        case _:
            return klasse


def row_words(dimensie: Dimensie, klassen: Iterable[str]) -> str:
    """The name of a row; what is told together stands together."""
    return "; ".join(class_words(dimensie, klasse) for klasse in klassen)


def days_words(dagen: float | None) -> str:
    """When a decision falls, most of the time: ``op dezelfde dag``, ``na 3 dagen``."""
    if dagen is None:
        return "nog niet bekend"
    if dagen == 0:
        return "op dezelfde dag"
    shown = f"{dagen:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"na {shown} dag" if dagen == 1 else f"na {shown} dagen"


def decided_in(monitor: Monitor) -> str:
    """``2 dagen``: half of the decisions took no longer."""
    if monitor.mediaan_dagen is None and monitor.gesloten:
        return NIET_VERTELD
    return "0 dagen" if monitor.mediaan_dagen == 0 else days_words(monitor.mediaan_dagen).removeprefix("na ")


def terugblik_words(monitor: Monitor) -> str:
    """What looking back said, and which part of all that was due; without an answer it is unknown. To a controller only
    how many were answered: what they said would tell of a few. Nothing to say is empty.
    """
    found = monitor.terugblikken
    if found is None:
        return _answered_words(monitor)
    numbers = [found[uitkomst] for uitkomst in TerugblikUitkomst]
    if not sum(numbers):
        return ""
    parts = ("{0} keer gebeurde wat werd verwacht", "{0} keer deels", "{0} keer niet", "{0} nog onbekend")
    told = (
        f"{part.format(number)} ({share}\N{NO-BREAK SPACE}%)"
        for part, number, share in zip(parts, numbers, delen_van_honderd(numbers), strict=True)
    )
    return f"Teruggekeken: {', '.join(told)}."


def _answered_words(monitor: Monitor) -> str:
    if monitor.teruggekeken is None or not monitor.teruggekeken[1]:
        return ""
    seen, due = monitor.teruggekeken
    return f"Op {seen} van de {due} terugblikken kwam een antwoord." + (" De rest is onbekend." if seen < due else "")


def closing_words(monitor: Monitor) -> str:
    """Whether budget = spent + reserved + left; when not, by how much and where it goes wrong."""
    if monitor.sluit is None:
        return "Dat is niet te zeggen: wat er over is, gaat over een te kleine groep."
    if monitor.sluit:
        return "Ja, tot op de cent."
    return f"Nee. {_begin(gap_words(monitor))}."


def gap_words(monitor: Monitor) -> str:
    """What does not close: the sums that Casus keeps beside the ledger first, then each table beside the whole."""
    found = monitor.nageteld
    if found is not None and not found.klopt:
        head = "de sommen in Casus wijken af van het grootboek"
        if found.verschil != Stand():
            return f"{head}: {_amiss(found.verschil)}"
        return f"{head}: samen klopt het, maar {show_euros(found.verschoven)} staat niet waar het hoort"
    told = [
        f"per {DIMENSIE_KOPPEN[each].lower()} samen {_amiss(Stand(*(-cents for cents in tabel.verschil)))}"
        for each, tabel in monitor.tabellen.items()
        if tabel.verschil != Stand()
    ]
    return "; ".join(told) or "budget is niet uitgegeven, gereserveerd en over samen"


def _amiss(verschil: Stand) -> str:
    """Cents above nought are too many."""
    parts = [*zip(Stand._fields, verschil, strict=True), ("over", verschil.over)]
    return ", ".join(
        f"{name} {show_euros(abs(cents))} te {'veel' if cents > 0 else 'weinig'}" for name, cents in parts if cents
    )


def later_words(monitor: Monitor) -> str:
    """What was written down of this day after it, which its figures do not hold; nothing is empty."""
    budget, reserved, spent = monitor.later
    parts = (("uitgegeven", spent), ("gereserveerd", reserved), ("budget", budget))
    told = [f"{name} {show_euros(abs(cents))} {'meer' if cents > 0 else 'minder'}" for name, cents in parts if cents]
    return f"Later geboekt over deze dag: {', '.join(told)}." if told else ""


def picture_of(monitor: Monitor) -> Lijnbeeld | None:
    """Spending through the year with all its figures in words; None where nothing may be told yet."""
    if monitor.dag is None or not monitor.maanden:
        return None
    shown = monitor.verwacht if monitor.dag.year <= monitor.jaar else None
    told = [f"Uitgaven door het jaar {monitor.jaar}."]
    told += [f"Budget: {show_euros(monitor.budget)}."]
    told += [f"Eind {MAANDEN[each.dag.month - 1]}: {show_euros(each.uitgegeven)}." for each in monitor.maanden]
    for name, cents in (("Gereserveerd", monitor.gereserveerd), ("Over", monitor.over)):
        told += [] if cents is None else [f"{name}: {show_euros(cents)}."]
    if shown is not None:
        low, middle, high = map(show_raming, shown)
        told.append(f"Verwacht eind december: {middle}, tussen {low} en {high}.")
    told.append("De tabel heeft dezelfde cijfers.")
    points = tuple((each.dag, each.uitgegeven) for each in monitor.maanden)
    return Lijnbeeld(monitor.jaar, points, monitor.budget, shown, " ".join(told))


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def undivided_words(found: Monitor) -> str:
    """Why a controller is told the total and no classes yet; nothing where they are told."""
    is_told = not found.gesloten or not found.uitgegeven or Dimensie.CATEGORIE in found.tabellen
    return "" if is_told else UITSPLITSING
