"""The consent form: one page, plain Dutch (B1), to the person; it asks only what the question needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, clause, given, long_date, typed

WIDTH, ABOUT = 16.0, 6.0


@dataclass(frozen=True)
class Formulier:
    """``voor``: *zelf* signs for themselves, *samen* with who has authority over a child of 12 to 16, *ander* somebody
    signs for a child or for whom they represent. ``onderwerpen``: (word, example), both as they stand on the form.
    """

    doel: str
    onderwerpen: tuple[tuple[str, str], ...]
    organisaties: tuple[str, ...]
    geldig_tot: date
    dag: date
    voor: str = "zelf"
    kenmerk: str = ""
    wijk: str = ""
    team: str = ""
    uitgelegd_door: str = ""
    telefoon: str = ""


def formulier_document(formulier: Formulier) -> c.Document:
    """The whole form."""
    title = "Mogen wij over u praten?"
    if formulier.voor == "ander":
        title = "Mogen wij over uw kind of naaste praten?"
    return c.Document(
        title=f"Toestemming, {long_date(formulier.dag)}".replace(NBSP, " "),
        day=formulier.dag,
        margins=c.Margins(
            first_left=c.text(given(formulier.team, "team en gemeente")),
            next_left=c.text(title),
            right="Persoonlijk",
            footer=(c.text(f"Toestemming om te praten, kenmerk {formulier.kenmerk}"),),
        ),
        blocks=(*_ask(formulier, title), *_choose(formulier), *_know(formulier), *_sign(formulier)),
        is_form=True,
    )


def _whom(formulier: Formulier, me: str = "u", other: str = "uw kind of naaste") -> str:
    return other if formulier.voor == "ander" else me


def _ask(formulier: Formulier, title: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(title))
    yield c.Subtitle(c.text("Toestemming voor het overleg in ", given(formulier.wijk, "wijk")))
    yield c.Paragraph(
        c.text(
            f"Wij willen {_whom(formulier)} helpen. Het gaat om: ",
            c.strong(clause(typed(formulier.doel))),
            ". Daarvoor praten wij met andere organisaties. U kiest wie wat mag weten. Nee zeggen mag altijd."
            " De hulp stopt dan niet.",
        )
    )


def _choose(formulier: Formulier) -> Iterator[c.Block]:
    me = _whom(formulier, "mij", "mijn kind of naaste")
    yield c.Heading(2, c.text("Uw keuze"))
    yield c.Keuze(c.text(f"Ja, u mag over {me} praten. In de tabel staat wie wat mag weten."))
    yield c.Keuze(c.text(f"Nee, u mag niet over {me} praten."))
    width = (WIDTH - ABOUT) / len(formulier.organisaties)
    yield c.Table(
        "Kruis aan wat mag. Een leeg vakje betekent nee",
        "Per onderwerp een vakje voor elke organisatie: aangekruist mag die organisatie het weten.",
        (c.Column("Waarover", ABOUT), *(c.Column(name, width, ticks=True) for name in formulier.organisaties)),
        tuple(
            (
                c.text(c.strong(word), f": {example}"),
                *(c.text(f"{word} mag {name} weten") for name in formulier.organisaties),
            )
            for word, example in formulier.onderwerpen
        ),
        whole=True,
    )


def _know(formulier: Formulier) -> Iterator[c.Block]:
    caller = ", ".join(part for part in (typed(formulier.uitgelegd_door), typed(formulier.telefoon)) if part)
    yield c.Heading(2, c.text("Goed om te weten"))
    yield c.Bullets(
        (
            c.text("Deze toestemming geldt tot en met ", c.strong(long_date(formulier.geldig_tot)), "."),
            c.text("U mag altijd stoppen of iets veranderen. Bel ", given(caller, "naam en telefoon"), "."),
            c.text("Stopt u? Dan delen wij niets meer. Wat al gedeeld is, halen wij niet terug."),
            c.text("Is er gevaar? Dan mogen wij soms ook zonder uw ja iets delen. Wij vertellen u dat."),
            c.text("U mag alles lezen wat wij opschrijven. U mag bij het overleg zitten."),
        )
    )


def _sign(formulier: Formulier) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Handtekening"))
    if formulier.voor == "ander":
        yield c.Paragraph(c.text("U tekent als ouder, voogd, mentor, curator of gemachtigde."))
        yield c.Invulregel("Voor wie")
    yield c.Invulregel("Uw naam")
    yield c.Invulregel("Datum")
    yield c.Invulregel("Handtekening", high=True)
    if formulier.voor == "samen":
        yield c.Invulregel("Ouder of voogd")
        yield c.Invulregel("Handtekening", high=True)
    explained = c.text("Uitgelegd door ", given(formulier.uitgelegd_door, "wie het uitlegde"))
    yield c.Paragraph(c.text(*explained, f", op {long_date(formulier.dag)}."))
