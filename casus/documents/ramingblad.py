"""One raming on paper: the answer first, the figure with its table, who pays and who gains, how it was reckoned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, given, long_date, sentence, typed

WIDTH = 15.2
"""Of the figure, in centimetres."""


@dataclass(frozen=True)
class RamingGegevens:
    """One raming, in words. Amounts come as they are shown; the person is a code. Rows are (name, amounts)."""

    code: str
    dag: date
    aanpak: str
    gemaakt: date
    gemaakt_door: str
    levensdomein: str
    antwoord: str
    los: str
    marges: tuple[str, ...]
    staven: tuple[tuple[str, ...], ...]
    betalers: tuple[tuple[str, ...], ...]
    regels: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    gezien: tuple[tuple[str, ...], ...]
    gezien_uitleg: str
    methode: tuple[str, ...]
    bronnen: tuple[tuple[str, str], ...] = ()
    betekenis: str = ""
    vastgezet: date | None = None
    figuur: bytes = b""
    figuur_woorden: str = ""
    team: str = ""


def ramingblad(raming: RamingGegevens) -> c.Document:
    """The sheet for who works with this casus."""
    title = "Raming van kosten"
    return c.Document(
        title=f"{title} {raming.code}, {long_date(raming.dag)}".replace(NBSP, " "),
        day=raming.dag,
        margins=c.Margins(
            first_left=c.text(given(raming.team, "team en gemeente")),
            next_left=c.text(f"{title}, casus {raming.code}"),
            right="Vertrouwelijk",
            footer=(c.text(f"{title}, naar verwachting, casus {raming.code}, {long_date(raming.dag)}"),),
        ),
        blocks=(*_begin(raming, title), *_figure(raming), *_payers(raming), *_lines(raming), *_method(raming)),
    )


def _begin(raming: RamingGegevens, title: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(title))
    yield c.Subtitle(c.text(f"Casus {raming.code}, {long_date(raming.dag)}"))
    yield c.LetOp(c.text(c.strong("Naar verwachting. "), raming.antwoord))
    closed = "nog niet" if raming.vastgezet is None else long_date(raming.vastgezet)
    yield c.Kenmerken(
        (
            ("Aanpak", c.text(sentence(typed(raming.aanpak)))),
            ("Waarover", c.text(raming.levensdomein)),
            ("Gemaakt", c.text(long_date(raming.gemaakt))),
            ("Gemaakt door", c.text(given(raming.gemaakt_door, "naam"))),
            ("Vastgezet", c.text(closed)),
        )
    )
    if raming.betekenis:
        yield c.Heading(2, c.text("Wat het voor de persoon betekent"))
        yield c.EigenWoorden(c.text(sentence(typed(raming.betekenis))))


def _figure(raming: RamingGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Wat kost het, en wat scheelt het?"))
    for words in raming.marges:
        yield c.Paragraph(c.text(words))
    if raming.figuur:
        yield c.Picture(raming.figuur, raming.figuur_woorden, "Drie staven: nu, niets doen, na de oplossing", WIDTH)
    yield c.Table(
        "De drie staven en het verschil",
        "Per staaf het lage, het middelste en het hoge bedrag, en als laatste rij het verschil tussen staaf 1 en 3.",
        (c.Column("Staaf", 6.4), c.figures("Laag", 3.2), c.figures("Midden", 3.2), c.figures("Hoog", 3.2)),
        _rows(raming.staven),
        note=c.text(raming.los),
        whole=True,
    )


def _payers(raming: RamingGegevens) -> Iterator[c.Block]:
    if raming.betalers:
        yield c.Heading(2, c.text("Wie betaalt en wie bespaart"))
        yield c.Table(
            "Betalers nu en na de oplossing",
            "Per betaler wat het nu kost, wat het na de oplossing kost, en of dat lager of hoger is.",
            (c.Column("Betaler", 5.8), c.figures("1. Nu", 3.0), c.figures("3. Na", 3.0), c.figures("Verschil", 4.2)),
            _rows(raming.betalers),
        )
    yield c.Heading(2, c.text("Verwacht en gezien"))
    yield c.Paragraph(c.text(raming.gezien_uitleg))
    if raming.gezien:
        yield c.Table(
            "Wat er van kwam",
            "Per staaf wat werd verwacht en wat is gezien, van dezelfde regels, en van hoeveel regels niets bekend is.",
            (c.Column("Staaf", 5.8), c.figures("Verwacht", 3.2), c.figures("Gezien", 3.2), c.Column("Onbekend", 3.8)),
            _rows(raming.gezien),
        )


def _lines(raming: RamingGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("De regels"))
    for naam, rows in raming.regels:
        yield c.Heading(3, c.text(naam))
        if not rows:
            yield c.Paragraph(c.text("Geen raming. Dat is iets anders dan nul."))
            continue
        yield c.Table(
            f"Regels: {naam}",
            f"Per regel van {naam} waarvoor het is, hoeveel, tegen welke prijs, wie betaalt en wat het wordt.",
            (
                c.Column("Waarvoor", 4.4),
                c.Column("Hoeveel", 2.8),
                c.Column("Prijs", 3.2),
                c.Column("Betaler", 3.4),
                c.figures("Bedrag", 2.2),
            ),
            _rows(rows),
        )


def _method(raming: RamingGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Hoe is dit berekend"))
    yield c.Bullets(tuple(c.text(words) for words in raming.methode))
    if raming.bronnen:
        yield c.Heading(3, c.text("Bronnen van de prijzen"))
        yield c.Bullets(
            tuple(c.text(c.strong(f"{typed(post)}."), f" {sentence(typed(bron))}") for post, bron in raming.bronnen)
        )


def _rows(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[c.Text, ...], ...]:
    return tuple(tuple(c.text(typed(cell)) for cell in row) for row in rows)
