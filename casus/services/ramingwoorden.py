"""The words around a raming that screen, Word and command line share."""

from collections.abc import Callable

from casus.domain.geld import show_euros, show_raming
from casus.domain.kostenraming import show_tussen, show_verschil
from casus.domain.kostenregel import Bedragen, HoeVaak, RegelInhoud, Scenario, show_aantal
from casus.domain.prijslijst import PER_JAAR
from casus.domain.staafbeeld import Staaf, Staafbeeld
from casus.services.messages import label
from casus.services.ramingbladen import RamingBlad

ONBEKEND = "onbekend"
"""Nobody saw it: no nought, and no success."""
_NAMES = 3
"""So many lines are named under a bar; the rest is in the table."""


def staafbeeld(blad: RamingBlad, shown: Callable[[str], str] = str) -> Staafbeeld:
    """The figure of this raming, with all of it in words beside it; ``shown`` takes names out of what was typed."""
    staven = tuple(
        Staaf(scenario, capital(label(scenario)), shown(_under(blad, scenario)), blad.uitkomst.staaf(scenario))
        for scenario in Scenario
    )
    parts = [f"{number}. {staaf.naam}: {show_range(staaf.bedragen)}" for number, staaf in enumerate(staven, start=1)]
    parts.append(f"Verschil 1 − 3: {show_difference(blad.uitkomst.verschil)}")
    parts.append(f"Los daarvan, mogelijk vermeden (1 + 2) − 3: {show_difference(blad.uitkomst.mogelijk_vermeden)}")
    return Staafbeeld(staven, f"Drie staven over {show_horizon(blad)}. {'. '.join(parts)}.")


def gezien_rijen(blad: RamingBlad) -> tuple[tuple[str, str, str, str], ...]:
    """Per bar what was expected, what was seen, and of how many lines nobody knows; see ``gezien_uitleg``."""
    rows = []
    for scenario, each in blad.gezien:
        bar = blad.uitkomst.staaf(scenario)
        expected = each.verwacht if each.bekend or bar is None else bar.midden
        seen = show_raming(each.gezien) if each.bekend else ONBEKEND
        unknown = f"{each.onbekend} van {each.bekend + each.onbekend} regels"
        rows.append((capital(label(scenario)), show_raming(expected), seen, unknown))
    return tuple(rows)


def gezien_uitleg(blad: RamingBlad) -> str:
    """What stands beside what; of a raming without lines there is nothing to see yet."""
    if not blad.gezien:
        return "Onbekend. Er staan nog geen regels."
    return "Verwacht en gezien gaan over dezelfde regels. Is er niets gezien, dan telt verwacht alle regels."


def show_range(bedragen: Bedragen | None) -> str:
    """``€ 18.600, van € 13.200 tot € 27.200``."""
    if bedragen is None:
        return "geen raming"
    laag, midden, hoog = map(show_raming, bedragen)
    return midden if laag == hoog else f"{midden}, van {laag} tot {hoog}"


def show_difference(found: Bedragen | None) -> str:
    """``€ 7.200 lager, tussen € 1.900 en € 12.600 lager``; without the width when there is none to see."""
    if found is None:
        return show_verschil(None)
    middle, width = show_verschil(found.midden), show_tussen(found.laag, found.hoog)
    return middle if width == middle else f"{middle}, {width}"


def show_hoeveel(inhoud: RegelInhoud) -> str:
    """``2 uur per week``, ``3 keer``, ``1 jaar``."""
    count = f"{show_aantal(inhoud.aantal)} {inhoud.eenheid}"
    is_plain = inhoud.per is HoeVaak.EENMALIG or (inhoud.per is HoeVaak.PER_JAAR and inhoud.eenheid == PER_JAAR)
    return count if is_plain else f"{count} {label(inhoud.per)}"


def show_prijs(inhoud: RegelInhoud) -> str:
    """``€ 350 (€ 200 tot € 500)``."""
    middle = show_euros(inhoud.midden)
    is_one = inhoud.laag == inhoud.hoog
    return middle if is_one else f"{middle} ({show_euros(inhoud.laag)} tot {show_euros(inhoud.hoog)})"


def show_horizon(blad: RamingBlad) -> str:
    """``12 maanden``."""
    count = blad.inhoud.horizon_maanden
    return f"{count} {'maand' if count == 1 else 'maanden'}"


def show_prijspeil(blad: RamingBlad) -> str:
    """With which prices it was reckoned."""
    years = f"prijspeil {blad.prijspeil}, met de inflatie" if blad.prijspeil else "prijzen van hun eigen jaar"
    return f"prijslijst {blad.prijslijst_versie}, {years}"


def capital(text: str) -> str:
    """A word at the beginning."""
    return text[:1].upper() + text[1:]


def _under(blad: RamingBlad, scenario: Scenario) -> str:
    """What is in it, the largest first."""
    lines = sorted(blad.of(scenario), key=lambda regel: -regel.bedragen.midden)
    names = list(dict.fromkeys(regel.inhoud.post for regel in lines))
    more = len(names) - _NAMES
    return ", ".join(names[:_NAMES]) + (f" en {more} meer" if more > 0 else "")
