"""A closed meeting as one reads it: rows with what was corrected beside them. No widgets."""

from typing import NamedTuple

from casus.domain.values import AgendapuntStatus
from casus.services.overleg_page import CorrectieRow, OverlegPage, PuntRow
from casus.ui.dates import day_long, day_short, moment_day
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import question_of, tr
from casus.ui.overleg.voeren_words import GesprekRow, gesprek_rows, owner_words, stay_words
from casus.ui.widgets.label import facts


class Correction(NamedTuple):
    """What it should be, and when, by whom and why."""

    nieuw: str
    about: str


class ReadRow(NamedTuple):
    """One line of the minutes; ``kind`` is notitie, besluit or empty when it cannot be corrected."""

    line: GesprekRow
    kind: str
    corrections: tuple[Correction, ...]


class PuntBlock(NamedTuple):
    """Everything at one point."""

    punt_id: int
    code: str
    title: str
    about: str
    vraag: str
    rows: tuple[ReadRow, ...]
    foot: str


class PersonBlock(NamedTuple):
    """Who agreed to do what."""

    who: str
    acties: tuple[str, ...]


def punt_blocks(page: OverlegPage, names: Names) -> list[PuntBlock]:
    """Casussen in order, then standing points at which something was written down."""
    vast = [p for p in page.punten if p.casus_id is None and (p.notities or p.besluiten or p.acties)]
    return [_block(page, punt, names) for punt in (*page.casussen, *vast)]


def _block(page: OverlegPage, punt: PuntRow, names: Names) -> PuntBlock:
    missed = punt.status is AgendapuntStatus.NIET_BEREIKT
    when = stay_words(punt.begonnen_op, punt.klaar_op) if punt.begonnen_op is not None else ""
    regie = tr("regie {0}").format(punt.casusregisseur) if punt.casusregisseur else ""
    is_casus = punt.casus_id is not None
    foot = tr("Niet bereikt. Komt terug op het volgende overleg.") if missed else ""
    if punt.terug_op is not None:
        foot = tr("Komt terug {0}.").format(day_long(punt.terug_op))
    kinds = {n.id: "notitie" for n in punt.notities} | {b.id: "besluit" for b in punt.besluiten}
    rows = tuple(
        ReadRow(
            line,
            kinds.get(line.key, ""),
            corrections_of(page, kinds.get(line.key, "actie"), line.key, names, punt.code),
        )
        for line in gesprek_rows(punt, names)
    )
    return PuntBlock(
        punt.id,
        punt.code or "" if is_casus else "",
        names.beside_code(punt.naam) if is_casus else punt.titel,
        facts(when, regie if is_casus else ""),
        names.text(question_of(punt), punt.code) if is_casus else "",
        rows,
        foot,
    )


def corrections_of(page: OverlegPage, kind: str, id_: int, names: Names, code: str | None) -> tuple[Correction, ...]:
    return tuple(
        _correction(row, names, code) for row in page.correcties if (row.onderwerp, row.onderwerp_id) == (kind, id_)
    )


def _correction(row: CorrectieRow, names: Names, code: str | None) -> Correction:
    when = tr("Correctie van {0}").format(day_short(moment_day(row.gemaakt_op)))
    about = facts(when, row.door, names.text(row.reden, code))
    if row.onderwerp == "actie":  # an actie lives on: the line says what it is now, beside it what was agreed
        return Correction(tr("Eerst stond er: {0}").format(names.text(row.oud, code)), about)
    return Correction(names.text(row.nieuw, code), about)


def person_blocks(page: OverlegPage, names: Names) -> list[PersonBlock]:
    """Agreed acties by owner, as on the last page of the Word file."""
    found: dict[str, list[str]] = {}
    for punt in page.punten:
        for actie in punt.acties:
            who = owner_words(actie, names)
            if punt.code and not actie.professional and not actie.organisatie:
                who = f"{who}, {punt.code}"
            day = day_short(actie.uiterlijk) if actie.uiterlijk else tr("geen datum")
            found.setdefault(who, []).append(facts(names.text(actie.wat, punt.code), day))
    return [PersonBlock(who, tuple(acties)) for who, acties in sorted(found.items())]


def present_rows(page: OverlegPage) -> list[tuple[str, str]]:
    """Who was on the list and had not sent word: name, and function with organisation of that day."""
    return [(d.naam, facts(d.functie, d.organisatie or "")) for d in page.deelnemers if not d.afgemeld]


def absent_words(page: OverlegPage) -> str:
    away = [d.naam for d in page.deelnemers if d.afgemeld]
    return tr("Afgemeld: {0}").format(", ".join(away)) if away else ""
