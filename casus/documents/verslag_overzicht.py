"""The two overviews of the minutes: *In het kort* at the start, *Afspraken per persoon* at the end."""

from collections.abc import Iterator
from datetime import date

from casus.documents import content as c
from casus.documents.verslag_casus import bookmark
from casus.documents.verslag_gegevens import Afspraak, Besluit, Punt, VerslagGegevens
from casus.documents.wording import capital, clause, count, given, sentence, short_date, typed
from casus.domain.values import fold

LONG_OUTCOME = 140


def in_het_kort(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    """What happened, in sentences and per casus."""
    yield c.Heading(2, c.text("In het kort"))
    yield c.Paragraph(c.text(" ".join(_counts(gegevens))))
    if gegevens.punten:
        yield _casus_table(gegevens)


def _counts(gegevens: VerslagGegevens) -> Iterator[str]:
    punten = gegevens.besproken
    if gegevens.stand in ("concept", "open"):
        yield "Dit overleg is nog niet gehouden."
        yield f"Op de agenda {_are(len(gegevens.punten), 'staat', 'staan')}."
        return
    besluiten = len(_all_besluiten(gegevens))
    yield f"We bespraken {count(len(punten), 'casus', 'casussen')}."
    yield (
        f"We namen {count(besluiten, 'besluit', 'besluiten')}"
        f" en maakten {count(len(_all_afspraken(gegevens)), 'afspraak', 'afspraken')}."
    )
    walk_ins = sum(1 for punt in punten if punt.inloop)
    if walk_ins:
        yield capital(f"{count(walk_ins, 'casus is', 'casussen zijn')} tijdens het overleg ingebracht.")
    waiting = sum(1 for punt in gegevens.punten if punt.stand == "niet_bereikt")
    if waiting:
        yield capital(f"{count(waiting, 'casus kwam', 'casussen kwamen')} niet aan de beurt.")


def _are(amount: int, one: str, more: str) -> str:
    return f"{one if amount == 1 else more} {count(amount, 'casus', 'casussen')}"


def _casus_table(gegevens: VerslagGegevens) -> c.Table:
    code = _code_width(gegevens.punten, 1.5)
    return c.Table(
        "De casussen van dit overleg",
        "Per casus de vraag, de uitkomst en wanneer de casus terugkomt.",
        (
            c.Column("Casus", code),
            c.Column("Vraag", 7.5 - code),
            c.Column("Uitkomst", 5.5),
            c.Column("Terug op", 3.0),
        ),
        tuple(
            (
                c.text(_link(punt, place)),
                c.text(given(punt.vraag, "vraag")),
                c.text(_outcome(punt)),
                _back(punt, gegevens),
            )
            for place, punt in enumerate(gegevens.punten, start=1)
        ),
    )


def _link(punt: Punt, place: int) -> c.Span:
    code = given(punt.code, "code")
    return c.Span(code.text, code.style, bookmark(place))


def _code_width(punten: tuple[Punt, ...], least: float) -> float:
    """Codes of three characters fit the narrow column; longer ones, or a missing one, would break in the middle."""
    codes = [typed(punt.code) for punt in punten]
    if not all(codes):
        return 2.6
    return least if all(len(code) <= 3 for code in codes) else 2.1


def _outcome(punt: Punt) -> str:
    """The first decision in its own words, never cut; a long one is only pointed at."""
    if punt.stand == "niet_bereikt":
        return "Niet aan de beurt gekomen"
    if punt.stand == "gepland":
        return "Nog niet besproken"
    if not punt.besluiten:
        return "Geen besluit genomen"
    first, rest = clause(typed(punt.besluiten[0].tekst)), len(punt.besluiten) - 1
    if not first or len(first) > LONG_OUTCOME:
        return capital(f"{count(rest + 1, 'besluit', 'besluiten')}, zie bij de casus")
    return f"{sentence(first)} Nog {count(rest, 'besluit', 'besluiten')} bij de casus" if rest else first


def _back(punt: Punt, gegevens: VerslagGegevens) -> c.Text:
    if punt.komt_niet_terug:
        return c.text("Komt niet terug")
    if punt.stand == "gepland":
        return c.text("Nog niet bekend")
    day = punt.terug_op or (gegevens.volgende_datum if punt.stand == "niet_bereikt" else None)
    return c.text(short_date(day) if day else c.open_place("datum"))


def _all_besluiten(gegevens: VerslagGegevens) -> list[Besluit]:
    cases = [besluit for punt in gegevens.punten for besluit in punt.besluiten]
    return cases + [besluit for punt in gegevens.vaste_punten for besluit in punt.besluiten]


def _all_afspraken(gegevens: VerslagGegevens) -> list[tuple[Afspraak, str]]:
    cases = [(afspraak, punt.code) for punt in gegevens.punten for afspraak in punt.afspraken]
    return cases + [(afspraak, "geen") for punt in gegevens.vaste_punten for afspraak in punt.afspraken]


def afspraken_per_persoon(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    """By name, then by date; the name on every row."""
    yield c.Heading(2, c.text("Afspraken per persoon"))
    agreed = _all_afspraken(gegevens)
    if not agreed:
        yield c.Paragraph(c.text("Er zijn geen afspraken gemaakt."))
        return
    agreed.sort(key=lambda pair: (fold(typed(pair[0].eigenaar)), pair[0].uiterlijk or date.max, pair[1]))
    code = _code_width(gegevens.punten, 1.8)
    yield c.Table(
        capital(f"{count(len(agreed), 'afspraak', 'afspraken')}, gesorteerd op naam"),
        "Per persoon wat is afgesproken, bij welke casus en uiterlijk wanneer.",
        (
            c.Column("Wie", 3.6),
            c.Column("Wat", 9.4 - code),
            c.Column("Casus", code),
            c.Column("Uiterlijk", 3.0),
        ),
        tuple(_afspraak_row(afspraak, casus) for afspraak, casus in agreed),
    )


def _afspraak_row(afspraak: Afspraak, casus: str) -> tuple[c.Text, ...]:
    what = given(afspraak.wat, "wat")
    return (
        c.text(given(afspraak.eigenaar, "wie")),
        c.text(c.Span(capital(clause(what.text))) if what.style == "plain" else what),
        c.text(given(casus, "code")),
        c.text(short_date(afspraak.uiterlijk) if afspraak.uiterlijk else c.open_place("datum")),
    )
