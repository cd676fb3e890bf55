"""A weighing as a paper to talk over with the person and the family: the same cards the other way round.

First what was decided, then each side with what was thought and a question to them; at the end whether it was right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, enumerate_words, given, long_date, sentence, typed


@dataclass(frozen=True)
class Kant:
    """One side: what was asked and answered then, and what is asked of the person now."""

    kop: str
    vraag: str
    antwoorden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Terugblik:
    """One decision, in words. ``uitkomst`` is a whole sentence."""

    code: str
    dag: date
    uitkomst: str
    motivering: str
    vooraf: str
    kanten: tuple[Kant, ...]
    ontvangers: tuple[str, ...] = ()
    waarover: str = ""
    geldig_tot: date | None = None
    hoewel: bool = False
    team: str = ""
    naam: str = ""
    telefoon: str = ""


def terugblik_document(terugblik: Terugblik) -> c.Document:
    """The whole paper."""
    title = "Was ons besluit goed?"
    return c.Document(
        title=f"Afweging {terugblik.code}, {long_date(terugblik.dag)}".replace(NBSP, " "),
        day=terugblik.dag,
        margins=c.Margins(
            first_left=c.text(given(terugblik.team, "team en gemeente")),
            next_left=c.text(title),
            right="Persoonlijk",
            footer=(c.text(f"Afweging {terugblik.code}, om samen te bespreken"),),
        ),
        blocks=(*_decided(terugblik, title), *_sides(terugblik), *_judge(terugblik)),
        is_form=True,
    )


def _decided(terugblik: Terugblik, title: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(title))
    yield c.Subtitle(c.text(f"Afweging {terugblik.code} van {long_date(terugblik.dag)}"))
    yield c.Paragraph(c.text(typed(terugblik.vooraf)))
    names = enumerate_words([typed(name) for name in terugblik.ontvangers])
    to = f" Het gaat om {names}." if names else ""
    about = f" Onderwerpen: {terugblik.waarover}." if terugblik.waarover else ""
    until = f" Dit geldt tot en met {long_date(terugblik.geldig_tot)}." if terugblik.geldig_tot else ""
    unwanted = " Wij wisten dat u dit niet wilde." if terugblik.hoewel else ""
    yield c.LetOp(c.text(c.strong(f"Besluit: {terugblik.uitkomst}"), f"{to}{about}{until}{unwanted}"))
    yield c.Kenmerken((("Waarom", c.text(_ended(terugblik.motivering))),))


def _sides(terugblik: Terugblik) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Vier kanten, nu met u"))
    for number, kant in enumerate(terugblik.kanten, start=1):
        yield c.Heading(3, c.text(f"{number}. {kant.kop}"))
        for asked, answer in kant.antwoorden:
            yield c.Paragraph(c.text(c.Span(f"{asked} ", "label"), _ended(answer)))
        yield c.LetOp(c.text(c.strong("Wat vindt u? "), kant.vraag))
        yield c.Invulregel("Uw antwoord")


def _judge(terugblik: Terugblik) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Was dit besluit goed?"))
    for words in ("Ja, dit was goed.", "Een deel was goed.", "Nee, dit had anders gemoeten."):
        yield c.Keuze(c.text(words))
    yield c.Invulregel("Wat doen we nu?")
    yield c.Invulregel("Datum")
    who = ", ".join(part for part in (typed(terugblik.naam), typed(terugblik.telefoon)) if part)
    words = "Vindt u dat wij iets moeten veranderen? Bel "
    yield c.Paragraph(c.text(words, given(who, "naam en telefoon"), ". Dat mag altijd, ook later."))


def _ended(text: str) -> c.Span:
    found = given(text, "waarom")
    return c.Span(sentence(found.text)) if found.style == "plain" else found
