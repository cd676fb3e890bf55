"""Minutes for one recipient (soort *verzegeld*): only what they may have, and no trace of what was left out.

So nothing is counted or numbered but what stands here: no hours, no attendance of others, no list of casussen, no
heading without content. The sentences around it are the same in every copy, whether much or nothing was left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from casus.documents import content as c
from casus.documents.collector import collector_off
from casus.documents.verslag_casus import afspraak_text, besluit_text, notitie_text, quote_text
from casus.documents.verslag_gegevens import Afspraak, Besluit, EigenWoorden, Logstand, Notitie
from casus.documents.wording import (
    NBSP,
    capital,
    clause,
    date_or_open,
    enumerate_words,
    given,
    groups,
    local,
    long_date,
    short_date,
    typed,
    weekday_date,
)

GEEN_CASUS = "geen"


@dataclass(frozen=True)
class VerzegeldPunt:
    """A casus as far as the recipient may have it; what is empty gets no heading."""

    code: str
    onderwerpen: str
    grond: str = ""
    casusregisseur: str = ""
    vraag: str = ""
    eigen_woorden: tuple[EigenWoorden, ...] = ()
    notities: tuple[Notitie, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    terug_op: date | None = None


@dataclass(frozen=True)
class VerzegeldGegevens:
    """One copy. ``afspraken``: the recipient's own, with the code of the casus, or *geen*."""

    voor: str
    stand: str
    gemaakt_op: datetime
    datum: date
    wie: tuple[str, ...] = ()
    wijk: str = ""
    team: str = ""
    voorzitter: str = ""
    telefoon: str = ""
    vastgesteld_op: date | None = None
    afspraken: tuple[tuple[Afspraak, str], ...] = ()
    punten: tuple[VerzegeldPunt, ...] = ()
    onderwerpen: str = ""
    logstand: Logstand | None = None


@collector_off()
def verzegeld_document(gegevens: VerzegeldGegevens) -> c.Document:
    """The whole copy, in its fixed order. The title is the same in every copy."""
    blocks = (*_front(gegevens), *_afspraken(gegevens), *_casussen(gegevens), *_doen())
    return c.Document(
        title=f"Verslag casuïstiekoverleg, {long_date(gegevens.datum)}".replace(NBSP, " "),
        day=local(gegevens.gemaakt_op).date(),
        margins=_margins(gegevens),
        blocks=blocks,
    )


def _title(gegevens: VerzegeldGegevens) -> c.Text:
    return c.text("Verslag casuïstiekoverleg ", given(gegevens.wijk, "wijk"))


def _margins(gegevens: VerzegeldGegevens) -> c.Margins:
    made = long_date(local(gegevens.gemaakt_op).date())
    lines = [c.text(f"Alleen voor {typed(gegevens.voor)}, gemaakt op {made}")]
    if gegevens.logstand:
        value = groups(gegevens.logstand.controlewaarde)
        lines.append(c.text(f"Logstand {gegevens.logstand.nr}, controlewaarde {value}"))
    return c.Margins(
        first_left=c.text(given(gegevens.team, "team en gemeente")),
        next_left=c.text(_title(gegevens), f", {long_date(gegevens.datum)}"),
        right="Vertrouwelijk",
        footer=(*lines, c.text("Niet doorsturen")),
    )


def _front(gegevens: VerzegeldGegevens) -> Iterator[c.Block]:
    yield c.Heading(1, _title(gegevens))
    yield c.Subtitle(c.text(weekday_date(gegevens.datum)))
    made = long_date(local(gegevens.gemaakt_op).date())
    about = f" Het gaat over {gegevens.onderwerpen}." if gegevens.onderwerpen else ""
    yield c.LetOp(
        c.text(
            c.strong("Vertrouwelijk."),
            f" Dit verslag is alleen voor {typed(gegevens.voor)}, gemaakt op {made}.{about}"
            " Stuur het niet door. Vraag de voorzitter als een collega het nodig heeft.",
        )
    )
    rows = [("Status", _status(gegevens))]
    if gegevens.wie:
        rows.append(("Voor", c.text(enumerate_words([typed(name) for name in gegevens.wie]))))
    rows.append(("Voorzitter", c.text(given(gegevens.voorzitter, "voorzitter"))))
    asked = ", ".join(part for part in (typed(gegevens.voorzitter), typed(gegevens.telefoon)) if part)
    rows.append(("Vragen", c.text(given(asked, "wie u kunt bellen"))))
    yield c.Kenmerken(tuple(rows))


def _status(gegevens: VerzegeldGegevens) -> c.Text:
    if gegevens.stand == "vastgesteld":
        return c.text("Vastgesteld door de voorzitter op ", date_or_open(gegevens.vastgesteld_op, "datum"))
    return c.text("Nog niet vastgesteld door de voorzitter")


def _afspraken(gegevens: VerzegeldGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Uw afspraken"))
    if not gegevens.afspraken:
        yield c.Paragraph(c.text("Er zijn geen afspraken met u gemaakt."))
        return
    ordered = sorted(gegevens.afspraken, key=lambda pair: (pair[0].uiterlijk or date.max, pair[1], pair[0].wat))
    yield c.Table(
        f"Afspraken van {typed(gegevens.voor)}",
        "Per afspraak wat u doet, wie het doet, bij welke casus en uiterlijk wanneer.",
        (c.Column("Wat", 7.2), c.Column("Wie", 3.6), c.Column("Casus", 1.8), c.Column("Uiterlijk", 3.4)),
        tuple(_row(afspraak, code) for afspraak, code in ordered),
    )


def _row(afspraak: Afspraak, code: str) -> tuple[c.Text, ...]:
    what = given(afspraak.wat, "wat")
    return (
        c.text(c.Span(capital(clause(what.text))) if what.style == "plain" else what),
        c.text(given(afspraak.eigenaar, "wie")),
        c.text(code),
        c.text(short_date(afspraak.uiterlijk) if afspraak.uiterlijk else c.open_place("datum")),
    )


def _casussen(gegevens: VerzegeldGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Casussen"))
    if not gegevens.punten:
        yield c.Paragraph(c.text("Hier staat geen casus."))
    for punt in gegevens.punten:
        yield from _casus(punt)


def _casus(punt: VerzegeldPunt) -> Iterator[c.Block]:
    yield c.Heading(3, c.text(f"Casus {punt.code}"))
    rows = [("Onderwerpen", c.text(capital(punt.onderwerpen)))]
    if punt.grond:
        rows.append(("Grond", c.text(capital(punt.grond))))
    rows.append(("Casusregisseur", c.text(given(punt.casusregisseur, "casusregisseur"))))
    if punt.terug_op:
        rows.append(("Terug op", c.text(long_date(punt.terug_op))))
    yield c.Kenmerken(tuple(rows))
    if typed(punt.vraag):
        yield c.Heading(4, c.text("Vraag"))
        yield c.Paragraph(c.text(typed(punt.vraag)))
    if punt.eigen_woorden:
        yield c.Heading(4, c.text("Wat de persoon zelf wil"))
        yield from (c.EigenWoorden(quote_text(said)) for said in punt.eigen_woorden)
    if punt.notities:
        yield c.Heading(4, c.text("Wat u mag weten"))
        yield c.Bullets(tuple(map(notitie_text, punt.notities)))
    if punt.besluiten:
        yield c.Heading(4, c.text("Besluiten"))
        yield from (c.BesluitBlok(besluit_text(besluit)) for besluit in punt.besluiten)
    if punt.afspraken:
        yield c.Heading(4, c.text("Afspraken"))
        yield c.Bullets(tuple(map(afspraak_text, punt.afspraken)))


def _doen() -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Wat u met dit verslag doet"))
    yield c.Bullets(
        (
            c.text("Doe wat bij uw afspraken staat. Lukt het niet op tijd? Bel de voorzitter."),
            c.text("Bewaar dit verslag waar alleen u erbij kunt. Gooi het weg als u het niet meer nodig hebt."),
            c.text("Stuur het niet door, ook niet binnen uw organisatie."),
            c.text("Het is geschreven alsof de persoon meeleest. Die mag het lezen."),
            c.text("Klopt er iets niet? Meld het bij de voorzitter. De correctie komt zichtbaar in het verslag."),
        )
    )
    words = "Elke casus heeft een code in plaats van een naam. Iedere organisatie aan tafel krijgt een eigen verslag."
    yield c.Paragraph(c.text(words))
