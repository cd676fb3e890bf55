"""What the full minutes say about telling: who at the table might hear what, and what was weighed."""

from collections.abc import Iterator

from casus.documents import content as c
from casus.documents.verslag_gegevens import Afweging, Punt
from casus.documents.wording import NBSP, enumerate_words, given, long_date, sentence, typed

HOEWEL = "Hoewel de persoon dit niet wil. "


def delen_blocks(punt: Punt) -> Iterator[c.Block]:
    """Both, as far as there is anything to say."""
    if punt.horen:
        yield c.Heading(4, c.text("Wie mag wat horen"))
        yield c.Bullets(
            tuple(
                c.text(
                    c.strong(f"{line.wat}: "),
                    sentence(enumerate_words([typed(name) for name in line.wie])),
                    f" Grond: {sentence(line.grond)}" if line.grond else "",
                )
                for line in punt.horen
            )
        )
    if punt.afwegingen:
        yield c.Heading(4, c.text("Besluiten over delen"))
        yield from (c.BesluitBlok(afweging_text(each)) for each in punt.afwegingen)


def afweging_text(afweging: Afweging) -> c.Text:
    """Code, day, outcome, about what and to whom, grounds, why."""
    day = f", {long_date(afweging.op)}" if afweging.op else ""
    why = given(afweging.motivering, "motivering")
    about = f" Over {afweging.waarover}" if afweging.waarover else ""
    about += f", aan {enumerate_words(list(map(typed, afweging.ontvangers)))}" if about and afweging.ontvangers else ""
    about += f", tot en met {long_date(afweging.geldig_tot)}" if about and afweging.geldig_tot else ""
    grounds = "; ".join(part for part in (afweging.grond, afweging.opening) if part)
    return c.text(
        c.strong(f"Afweging{NBSP}{afweging.code}{day}: {afweging.uitkomst}."),
        f"{about}." if about else "",
        " ",
        HOEWEL if afweging.hoewel else "",
        *((c.Span("Grond:", "label"), f" {sentence(grounds)} ") if grounds else ()),
        c.Span("Waarom:", "label"),
        " ",
        c.Span(sentence(why.text)) if why.style == "plain" else why,
        *((" ", c.Span("Stand:", "label"), f" {sentence(afweging.stand)}") if afweging.stand else ()),
    )
