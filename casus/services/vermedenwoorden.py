"""What the ramingen of a year say together, in words and in three bars: for window, files and command line alike."""

from casus.domain.kostenraming import show_tussen, show_verschil
from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.staafbeeld import NIET_GERAAMD, Staaf, Staafbeeld
from casus.domain.vermeden import Vermeden
from casus.services.messages import label
from casus.services.monitorvorm import Monitor
from casus.services.monitorwoorden import NIET_VERTELD
from casus.services.ramingwoorden import capital, show_difference, show_range

VERSCHIL = "Verschil 1 − 3"
BETEKENIS = "Wat het voor mensen betekent, staat bij elke raming in woorden."
LOS = "Mogelijk vermeden (1 + 2) − 3"


def head_of_vermeden(monitor: Monitor) -> str:
    """``€ 7.200 lager``; what is not known is said, and is no nought."""
    if monitor.vermeden is not None:
        return show_verschil(monitor.vermeden.verwacht.midden)
    return NIET_VERTELD if monitor.gesloten else "niet bekend"


def apart_of_vermeden(monitor: Monitor) -> str:
    """What may be avoided, which stands apart and is added to nothing."""
    found = monitor.vermeden
    if found is None or found.mogelijk_vermeden is None:
        return NIET_VERTELD if monitor.gesloten else "niet bekend"
    return show_verschil(found.mogelijk_vermeden.midden)


def vermeden_words(monitor: Monitor, *, kort: bool = False) -> tuple[str, ...]:
    """What small money is expected to change, and what was seen, in sentences. ``kort``: not how that is counted."""
    found = monitor.vermeden
    if found is None and monitor.gesloten:
        return ("Van minder dan vijf personen is er een afgesloten raming.",)
    if found is None:
        return ("Bij dit geld hoort nog geen raming. Dat is niet hetzelfde als geen verschil.",)
    told = [
        f"Naar verwachting {show_tussen(found.verwacht.laag, found.verwacht.hoog)}, {_of_ramingen(found.ramingen)}."
    ]
    if found.gezien_van:
        seen, expected = show_verschil(found.gezien), show_verschil(found.verwacht_van_gezien.midden)
        told.append(f"Gezien {_of_ramingen(found.gezien_van)}: {seen}. Daar was {expected} verwacht.")
    if found.onbekend:
        told.append(f"Nog niet gezien: {found.onbekend} van de {found.ramingen}.")
    return (*told, *(() if kort else ("Een raming telt één keer.",)))


def apart_words(monitor: Monitor) -> str:
    """Of which ramingen the second bar is, and with it what stands apart."""
    found = monitor.vermeden
    if found is None:
        return ""
    if found.met_niets_doen is None:
        return "Staaf 2 en wie betaalt worden niet verteld: die gaan over een kleinere groep."
    if not found.met_niets_doen or found.mogelijk_vermeden is None:
        return "Staaf 2 is van geen enkele raming ingevuld. Dat is niet hetzelfde als nul."
    ends = show_tussen(found.mogelijk_vermeden.laag, found.mogelijk_vermeden.hoog)
    missing = found.ramingen - found.met_niets_doen
    if not missing:
        return f"Naar verwachting {ends}, {_of_ramingen(found.ramingen)}."
    of = "van één raming" if found.met_niets_doen == 1 else f"van {found.met_niets_doen} van de {found.ramingen}"
    rest = "Van één raming is staaf 2" if missing == 1 else f"Van {missing} is staaf 2"
    return f"Naar verwachting {ends}, {of}. {rest} leeg."


def bars_of(monitor: Monitor) -> Staafbeeld | None:
    """The figure of the year: the same three bars as of one raming; None while there is none to tell of."""
    found = monitor.vermeden
    if found is None:
        return None
    absent = NIET_VERTELD if monitor.gesloten else NIET_GERAAMD
    bars = tuple(
        Staaf(scenario, capital(label(scenario)), _under(found, scenario), found.staaf(scenario), absent)
        for scenario in Scenario
    )
    parts = [f"Drie staven, {_of_ramingen(found.ramingen)}"]
    parts += [
        f"{number}. {bar.naam}: {show_range(bar.bedragen) if bar.bedragen is not None else absent}"
        for number, bar in enumerate(bars, start=1)
    ]
    parts.append(f"{VERSCHIL}, naar verwachting: {show_difference(found.verwacht)}")
    parts.append(f"Los daarvan, mogelijk vermeden (1 + 2) − 3: {_apart(found.mogelijk_vermeden, absent)}")
    return Staafbeeld(bars, ". ".join(parts) + ".")


def _apart(found: Bedragen | None, absent: str) -> str:
    return absent if found is None else show_difference(found)


def _under(found: Vermeden, scenario: Scenario) -> str:
    if scenario is Scenario.OPLOSSING:
        return "met het snel geld en de uren erbij"
    if scenario is Scenario.NU:
        return "één raming" if found.ramingen == 1 else f"{found.ramingen} ramingen samen"
    if found.met_niets_doen is None:
        return "te kleine groep om te vertellen"
    return f"{found.met_niets_doen} van deze {found.ramingen}" if found.met_niets_doen else "bij geen van deze ingevuld"


def _of_ramingen(number: int) -> str:
    return "volgens één raming" if number == 1 else f"volgens {number} ramingen samen"
