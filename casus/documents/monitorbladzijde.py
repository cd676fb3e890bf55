"""The budget monitor on one page, for who decides about the budget: totals only, no person and no code."""

from collections.abc import Iterator

from casus.documents import content as c
from casus.documents.monitorgegevens import NIET_VERTELD, BladTabel, MonitorGegevens, plain_date
from casus.documents.wording import NBSP, capital, count, long_date
from casus.domain.geld import show_euros, show_raming
from casus.domain.monitor import delen_van_honderd

BREEDTE = 14.0
"""Of a picture, in centimetres: so wide that with all there can be to say it stays one page."""


def monitor_bladzijde(data: MonitorGegevens) -> c.Document:
    """The page for who decides about the budget: totals only, no person, no code."""
    place = data.wijk or data.team.partition(",")[0]
    return c.Document(
        title=f"Verantwoording snel geld, {plain_date(data.stand_op)}",
        day=data.dag,
        margins=c.Margins(
            first_left=c.text(data.team),
            next_left=c.text(data.titel),
            right="Alleen totalen, geen personen",
            footer=(c.text(f"Verantwoording snel geld {place}, stand {long_date(data.stand_op)}"),),
        ),
        blocks=tuple(_page(data, place)),
        is_form=True,
    )


def _page(data: MonitorGegevens, place: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(f"Verantwoording snel geld {data.jaar}"))
    yield c.Subtitle(c.text(f"{place}, stand op {long_date(data.stand_op)}"))
    yield c.Paragraph(c.text(_answer(data)))
    by_kind = next((tabel for tabel in data.tabellen if tabel.kop == "Categorie"), None)
    if data.lijn_alt:
        yield c.Picture(data.lijn, data.lijn_alt, "Uitgaven door het jaar", BREEDTE)
    yield _budget_table(data, by_kind)
    if by_kind is not None and by_kind.stand_op != data.stand_op and _kinds(by_kind):
        yield c.Paragraph(c.text(_kind_words(by_kind)))
    if data.uitsplitsing:
        yield c.Paragraph(c.text(data.uitsplitsing))
    yield from _difference(data)


def _difference(data: MonitorGegevens) -> Iterator[c.Block]:
    """The figure of the year: three bars, the difference of the first and third, and apart what may be avoided."""
    head, *words = data.scheelt
    yield c.Heading(2, c.text("Wat het scheelt, naar verwachting"))
    yield c.Paragraph(c.text(c.strong(f"Verschil 1 − 3: {head}."), f" {' '.join(words)}"))
    if data.staven_alt:
        yield c.Picture(data.staven, data.staven_alt, "Drie staven: nu, niets doen, na de oplossing", BREEDTE)
        yield c.Paragraph(c.text(f"Los daarvan, mogelijk vermeden (1 + 2) − 3: {data.los[0]}. {data.los[1]}"))


def _answer(data: MonitorGegevens) -> str:
    """The answer first, in two or three sentences."""
    if data.uitgegeven is None:
        return "Er is nog niets te vertellen: daarvoor zijn er vijf personen nodig."
    told = [f"Van {_euros(data.budget)} is {_euros(data.uitgegeven)} uitgegeven."]
    if data.verzoeken:
        solved = f", {count(data.zonder_geld, 'daarvan', 'daarvan')} zonder geld opgelost" if data.zonder_geld else ""
        asked = capital(count(data.verzoeken, data.woorden.verzoek, data.woorden.verzoeken))
        told.append(f"{asked} {'kwam' if data.verzoeken == 1 else 'kwamen'} er binnen{solved}.")
    if data.verwacht is not None and data.verwacht.laag != data.verwacht.hoog:
        low, middle, high = map(show_raming, data.verwacht)
        told.append(f"Verwacht aan het einde van het jaar: {middle}, tussen {low} en {high}.")
    told += [each for each in (data.terugblik, data.later) if each]
    return " ".join(told)


def _euros(cents: int) -> str:
    return show_euros(cents)


def _budget_table(data: MonitorGegevens, kinds: BladTabel | None) -> c.Table:
    """Budget = spent + reserved + left; below what was spent the kinds that it went to, when they are of that day."""
    parts = [("Uitgegeven", data.uitgegeven), ("Gereserveerd", data.gereserveerd), ("Nog over", data.over)]
    whole = [
        (c.text(label), c.text(_told(cents)), c.text("–" if share is None else f"{share}%"))
        for (label, cents), share in zip(parts, data.delen, strict=True)
    ]
    below = [] if kinds is None or kinds.stand_op != data.stand_op else _kinds(kinds)
    total = (c.text(c.strong("Totaal budget")), c.text(c.strong(show_euros(data.budget))), c.text(c.strong("100%")))
    note = f"Sluit het? {data.sluit}"
    if data.over is None:
        note = "Wat gereserveerd is, gaat over minder dan vijf personen en staat er daarom niet."
    return c.Table(
        f"Budget {data.jaar}",
        "Per post het bedrag en welk deel van het budget dat is; onder uitgegeven waaraan, en welk deel daarvan.",
        (c.Column("Post", 8.4), c.figures("Bedrag", 3.8), c.figures("Deel", 3.8)),
        (
            whole[0],
            *((c.text(f"{NBSP * 4}{naam}"), c.text(show_euros(cents)), c.text(f"{share} daarvan"))
              for naam, cents, share in below),
            *whole[1:],
            total,
        ),
        note=c.text(note),
    )  # fmt: skip


def _kinds(tabel: BladTabel) -> list[tuple[str, int, str]]:
    """What the money went to, the most first, with its share of what was spent."""
    shown = [(rij.naam, rij.uitgegeven) for rij in tabel.rijen if rij.uitgegeven]
    shown.sort(key=lambda each: -each[1])
    positive = all(cents > 0 for _, cents in shown)
    shares = delen_van_honderd([cents for _, cents in shown]) if positive else [0] * len(shown)
    return [(naam, cents, f"{share}%" if positive else "–") for (naam, cents), share in zip(shown, shares, strict=True)]


def _kind_words(tabel: BladTabel) -> str:
    """The same of another day, which would not add up in one table with this one."""
    told = "; ".join(f"{naam} {show_euros(cents)} ({share})" for naam, cents, share in _kinds(tabel))
    return f"Waar het geld naartoe ging, stand op {long_date(tabel.stand_op)}: {told}."


def _told(cents: int | None) -> str:
    return NIET_VERTELD if cents is None else show_euros(cents)
