"""One casus in the minutes: what was asked, wanted, known, decided and agreed, and how it goes on."""

from collections.abc import Iterator

from casus.documents import content as c
from casus.documents.verslag_aanwezig import van_tafel
from casus.documents.verslag_delen import delen_blocks
from casus.documents.verslag_gegevens import (
    Afspraak,
    Besluit,
    Correctie,
    EigenWoorden,
    Notitie,
    Punt,
    VastPunt,
    VerslagGegevens,
)
from casus.documents.wording import (
    NBSP,
    clause,
    date_or_open,
    from_to,
    given,
    long_date,
    sentence,
    typed,
)

QUOTES = "\"'“”„‘’«» "
STANDEN = {"deels": "deels uitgevoerd", "uitgevoerd": "uitgevoerd"}


def bookmark(place: int) -> str:
    """Where the casus on this place of the agenda begins; a number, because a bookmark tells nothing."""
    return f"casus_{place}"


def casus_blocks(punt: Punt, place: int, gegevens: VerslagGegevens) -> Iterator[c.Block]:
    """The casus, or one sentence about why there is nothing to tell."""
    name = typed(punt.naam or "") if gegevens.met_namen else ""
    title = c.text("Casus ", given(punt.code, "code"), f": {name}" if name else "")
    yield c.Heading(3, title, bookmark(place))
    if punt.stand == "niet_bereikt":
        yield c.Paragraph(_not_reached(punt, gegevens))
    elif punt.stand == "gepland":
        yield c.Paragraph(c.text("Deze casus is nog niet besproken."))
    else:
        yield c.Kenmerken(tuple(_kenmerken(punt, gegevens)))
        yield from _discussed(punt)


def vast_punt_blocks(punt: VastPunt) -> Iterator[c.Block]:
    """A standing point with what was written down."""
    yield c.Heading(3, c.text(given(punt.titel, "onderwerp")))
    if punt.notities:
        yield c.Bullets(tuple(map(notitie_text, punt.notities)))
    yield from (c.BesluitBlok(besluit_text(besluit)) for besluit in punt.besluiten)
    if punt.afspraken:
        yield c.Bullets(tuple(map(afspraak_text, punt.afspraken)))


def _not_reached(punt: Punt, gegevens: VerslagGegevens) -> c.Text:
    """It comes back by itself; the sentence says when."""
    day = punt.terug_op or gegevens.volgende_datum
    back = f"van {long_date(day)}" if day else "van het volgende overleg"
    return c.text(f"Deze casus kwam niet aan de beurt. Hij staat op de agenda {back}.")


def _kenmerken(punt: Punt, gegevens: VerslagGegevens) -> Iterator[tuple[str, c.Text]]:
    yield "Besproken", c.text("Van ", from_to(punt.begin, punt.eind))
    if punt.inloop:
        yield "Ingebracht", c.text("Tijdens het overleg, niet vooraf op de agenda")
    away = van_tafel(punt, gegevens.deelnemers)
    if away:
        yield "Van tafel", away
    yield "Casusregisseur", c.text(given(punt.casusregisseur, "casusregisseur"))


def _discussed(punt: Punt) -> Iterator[c.Block]:
    yield c.Heading(4, c.text("Vraag"))
    yield c.Paragraph(_with_corrections(c.text(given(punt.vraag, "vraag")), punt.correcties))
    words = [said for said in punt.eigen_woorden if typed(said.tekst)]
    if words:
        yield c.Heading(4, c.text("Wat de persoon zelf wil"))
        yield from (c.EigenWoorden(quote_text(said)) for said in words)
    yield c.Heading(4, c.text("Wat we weten"))
    if punt.notities:
        yield c.Bullets(tuple(map(notitie_text, punt.notities)))
    else:
        yield c.Paragraph(c.text("Er is niets opgeschreven."))
    yield c.Heading(4, c.text("Besluiten"))
    yield from (c.BesluitBlok(besluit_text(besluit)) for besluit in punt.besluiten)
    if not punt.besluiten:
        yield c.Paragraph(c.text("Er is geen besluit genomen."))
    yield c.Heading(4, c.text("Afspraken"))
    if punt.afspraken:
        yield c.Bullets(tuple(map(afspraak_text, punt.afspraken)))
    else:
        yield c.Paragraph(c.text("Er zijn geen afspraken gemaakt."))
    yield from delen_blocks(punt)
    yield c.Heading(4, c.text("Hoe verder"))
    yield c.Kenmerken((("Terug op", terug_op_text(punt)),))


def terug_op_text(punt: Punt) -> c.Text:
    """When it comes back, in words."""
    return c.text("Komt niet terug" if punt.komt_niet_terug else date_or_open(punt.terug_op, "datum"))


def notitie_text(notitie: Notitie) -> c.Text:
    """A fact with its source; reading and opinion begin with whose they are."""
    said = ended(given(notitie.tekst, "tekst"))
    source = typed(notitie.bron)
    who = c.Span(clause(source)) if source else c.open_place("bron")
    when = f", {long_date(notitie.datum)}" if notitie.datum else ""
    match notitie.soort:
        case "duiding":
            known = c.text("Inschatting van ", who, f"{when}: ", said)
        case "mening":
            known = c.text("Mening van ", who, f"{when}: ", said)
        case "feit":
            known = c.text(said, " Bron: ", who, f"{when}.")
        case _ if source:
            known = c.text(said, " Bron: ", who, f"{when}. Soort: niet bepaald.")
        case _:  # what nobody sorted yet needs no source
            known = c.text(said, " Soort: niet bepaald.")
    return _with_corrections(known, notitie.correcties)


def besluit_text(besluit: Besluit) -> c.Text:
    """Code, decision, why."""
    code = given(besluit.code, "code")
    begin = (
        c.text(c.strong(f"Besluit{NBSP}{code.text}.")) if code.style == "plain" else c.text(c.strong("Besluit "), code)
    )
    decided = c.text(begin, " ", ended(given(besluit.tekst, "besluit")), " ", c.Span("Waarom:", "label"), " ")
    known = c.text(decided, ended(given(besluit.waarom, "waarom")))
    if besluit.stand in STANDEN:
        known = c.text(known, " ", c.Span("Stand:", "label"), f" {STANDEN[besluit.stand]}.")
    return _with_corrections(known, besluit.correcties)


def afspraak_text(afspraak: Afspraak) -> c.Text:
    """Who does what, by when."""
    owner = given(afspraak.eigenaar, "wie")
    who = c.strong(f"{owner.text}:") if owner.style == "plain" else owner
    what = given(afspraak.wat, "wat")
    words = c.Span(clause(what.text)) if what.style == "plain" else what
    agreed = c.text(who, " ", words, ", uiterlijk ", date_or_open(afspraak.uiterlijk, "datum"), ".")
    return _with_corrections(agreed, afspraak.correcties)


def ended(span: c.Span) -> c.Span:
    """Typed words with their full stop; an open place stays as it is."""
    return c.Span(sentence(span.text)) if span.style == "plain" else span


def quote_text(said: EigenWoorden) -> c.Text:
    """Between typographic quotation marks, with who said it and when."""
    words = typed(said.tekst).strip(QUOTES) or typed(said.tekst)
    who = [part for part in (typed(said.van), long_date(said.op) if said.op else "") if part]
    return c.text(f"“{words}”", f" ({', '.join(who)})" if who else "")


def _with_corrections(known: c.Text, correcties: tuple[Correctie, ...]) -> c.Text:
    """Corrections stand visibly behind the sentence, never instead of it."""
    for correctie in correcties:
        before = given(correctie.hier_stond, "oude tekst")
        head = c.strong(f"Gecorrigeerd op {long_date(correctie.op)}")
        known = c.text(known, " ", head, ", hier stond: ", ended(before))
    return known
