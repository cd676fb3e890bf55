"""The full minutes of a meeting (soort *volledig*): what a service gathered -> content.

Codes instead of names unless names were asked for with a reason. It stays with the meeting, so it says who might hear
what and what was weighed; what leaves the room is ``verzegeld``. What is missing shows as an open place.
"""

from collections.abc import Iterator

from casus.documents import content as c
from casus.documents.collector import collector_off
from casus.documents.verslag_aanwezig import aanwezig_blocks
from casus.documents.verslag_casus import casus_blocks, vast_punt_blocks
from casus.documents.verslag_gegevens import Punt, VastPunt, VerslagGegevens
from casus.documents.verslag_overzicht import afspraken_per_persoon, in_het_kort
from casus.documents.wording import (
    NBSP,
    capital,
    date_or_open,
    enumerate_words,
    from_to,
    given,
    groups,
    hour,
    local,
    long_date,
    number,
    sentence,
    typed,
    weekday_date,
)

MARK = "Vertrouwelijk"
UNSORTED = "Bij ‘Soort: niet bepaald’ is nog niet gezegd of het een feit, een inschatting of een mening is."


@collector_off()
def verslag_document(gegevens: VerslagGegevens) -> c.Document:
    """The whole document, in its fixed order."""
    blocks = (
        *_front(gegevens),
        *in_het_kort(gegevens),
        *aanwezig_blocks(gegevens),
        *_casussen(gegevens),
        *_andere_punten(gegevens),
        *afspraken_per_persoon(gegevens),
        *_over_dit_verslag(gegevens),
    )
    parts = ["Volledig verslag", long_date(gegevens.datum) if gegevens.datum else "", typed(gegevens.code)]
    return c.Document(
        title=", ".join(part for part in parts if part).replace(NBSP, " "),
        day=local(gegevens.gemaakt_op).date(),
        margins=_margins(gegevens),
        blocks=blocks,
    )


def _title(gegevens: VerslagGegevens) -> c.Text:
    return c.text("Verslag casuïstiekoverleg ", given(gegevens.wijk, "wijk"))


def _margins(gegevens: VerslagGegevens) -> c.Margins:
    state = {
        "vastgesteld": ("vastgesteld op ", date_or_open(gegevens.vastgesteld_op, "datum")),
        "gesloten": ("nog niet vastgesteld, van ", date_or_open(gegevens.datum, "datum")),
    }.get(gegevens.stand, ("concept van ", date_or_open(gegevens.datum, "datum")))
    corrected = len(gegevens.correcties)
    more = f", met {corrected}{NBSP}{'correctie' if corrected == 1 else 'correcties'}" if corrected else ""
    lines = [c.text("Volledig verslag, ", *state, more)]
    if gegevens.logstand:
        lines += [
            c.text(f"Logstand {gegevens.logstand.nr}, controlewaarde {groups(gegevens.logstand.controlewaarde)}"),
            c.text("Vergelijk deze cijfers met het logboek in Casus"),
        ]
    return c.Margins(
        first_left=c.text(given(gegevens.team, "team en gemeente")),
        next_left=c.text(_title(gegevens), ", ", date_or_open(gegevens.datum, "datum")),
        right=MARK,
        footer=tuple(lines),
    )


def _front(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    yield c.Heading(1, _title(gegevens))
    day = c.Span(weekday_date(gegevens.datum)) if gegevens.datum else c.open_place("datum")
    yield c.Subtitle(c.text(day, ", ", from_to(gegevens.begin, gegevens.eind)))
    names = " De namen van inwoners staan erin." if gegevens.met_namen else ""
    yield c.LetOp(
        c.text(
            c.strong("Vertrouwelijk."),
            f" Dit volledige verslag blijft in het dossier van het overleg.{names}"
            " Stuur dit verslag niet door. Het is geschreven alsof de persoon meeleest.",
        )
    )
    yield c.Kenmerken(tuple(_kenmerken(gegevens)))


def _kenmerken(gegevens: VerslagGegevens) -> Iterator[tuple[str, c.Text]]:
    yield "Status", _status(gegevens)
    if gegevens.correcties:
        yield "Correcties", c.text(_corrections_words(gegevens))
    yield "Plaats", c.text(given(gegevens.plaats, "plaats"))
    yield "Voorzitter", c.text(given(gegevens.voorzitter, "voorzitter"))
    yield "Notulist", c.text(given(gegevens.notulist, "notulist"))
    absent = [
        ", ".join(part for part in (typed(d.naam), typed(d.organisatie), "met bericht") if part)
        for d in gegevens.deelnemers
        if d.afgemeld
    ]
    yield "Afwezig", c.text("; ".join(absent) or "Niemand heeft zich afgemeld")
    if gegevens.volgende_datum:
        at = f", {hour(gegevens.volgende_tijd)}{NBSP}uur" if gegevens.volgende_tijd else ""
        yield "Volgend overleg", c.text(f"{weekday_date(gegevens.volgende_datum)}{at}")
    else:
        yield "Volgend overleg", c.text(c.open_place("datum"))


def _status(gegevens: VerslagGegevens) -> c.Text:
    match gegevens.stand:
        case "vastgesteld":
            return c.text("Vastgesteld door de voorzitter op ", date_or_open(gegevens.vastgesteld_op, "datum"))
        case "gesloten":
            return c.text("Gesloten op ", date_or_open(gegevens.gesloten_op, "datum"), ", nog niet vastgesteld")
        case "lopend":
            return c.text("Concept, het overleg loopt nog")
        case _:
            return c.text("Concept, het overleg is nog niet gehouden")


def _corrections_words(gegevens: VerslagGegevens) -> str:
    """Eén, bij casus F8Z, op 20 november 2026."""
    corrections = gegevens.correcties
    codes = [typed(punt.code) or "zonder code" for punt in gegevens.punten if punt.alle_correcties]
    where = f", bij casus {enumerate_words(codes)}" if codes else ""
    last = long_date(max(correctie.op for correctie in corrections))
    amount = capital(number(len(corrections)))
    return f"{amount}{where}, {'op' if len(corrections) == 1 else 'de laatste op'} {last}"


def _casussen(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Casussen"))
    if not gegevens.punten:
        yield c.Paragraph(c.text("Er stonden geen casussen op de agenda."))
    for place, punt in enumerate(gegevens.punten, start=1):
        yield from casus_blocks(punt, place, gegevens)


def _andere_punten(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    written = [punt for punt in gegevens.vaste_punten if punt.notities or punt.besluiten or punt.afspraken]
    if written:
        yield c.Heading(2, c.text("Andere punten"))
    for punt in written:
        yield from vast_punt_blocks(punt)


def _over_dit_verslag(gegevens: VerslagGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Over dit verslag"))
    yield c.Paragraph(
        c.text(
            "In dit verslag staan alleen besluiten, afspraken en feiten die daarvoor nodig zijn."
            " Klopt er iets niet? Meld het bij de voorzitter. De correctie komt zichtbaar in het verslag."
        )
    )
    if gegevens.met_namen:
        reason = given(gegevens.reden_namen, "reden")
        why = c.Span(sentence(reason.text)) if reason.style == "plain" else reason
        yield c.Paragraph(c.text("De namen van inwoners staan erin, omdat iemand daarom vroeg. Reden: ", why))
    else:
        yield c.Paragraph(c.text("Elke casus heeft een code in plaats van een naam."))
    if _has_unsorted(gegevens):
        yield c.Paragraph(c.text(UNSORTED))
    yield c.Paragraph(c.text(_made(gegevens)))


def _made(gegevens: VerslagGegevens) -> str:
    moment = local(gegevens.gemaakt_op)
    made = f"Dit verslag is gemaakt met Casus op {long_date(moment.date())} om {hour(moment.time())}{NBSP}uur."
    if gegevens.logstand:
        value = groups(gegevens.logstand.controlewaarde)
        made += f" Het logboek stond toen op {gegevens.logstand.nr}, met controlewaarde {value}."
    return made


def _has_unsorted(gegevens: VerslagGegevens) -> bool:
    holders: tuple[Punt | VastPunt, ...] = (*gegevens.punten, *gegevens.vaste_punten)
    return any(notitie.soort not in ("feit", "duiding", "mening") for punt in holders for notitie in punt.notities)
