"""What a row of the sociale kaart says, and the choices above a list of it. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from casus.domain.aanbod import Bouwsteen, Past, Waarom, WaaromNiet, is_stale
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import offer_of
from casus.services.gemissen import GemisRow, Vak
from casus.services.kaartwoorden import check_words, why_not_words, why_words
from casus.services.messages import label
from casus.services.sociale_kaart import AanbodRow
from casus.ui.dates import starting
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import FactKind, TwoLineRow

Hide = Callable[[str], str]
ALLE: Final = ""
"""In place of a choice: all of them."""


def tr(text: str) -> str:
    return QCoreApplication.translate("kaart_words", text)


def domein_options(first: str, domeinen: Sequence[Levensdomein] = tuple(Levensdomein)) -> list[tuple[object, str]]:
    """Parts of life to choose from; ``first`` is what is said when none is chosen."""
    options: list[tuple[object, str]] = [(ALLE, first)] if first else []
    return options + [(each.value, starting(label(each))) for each in domeinen]


def bouwsteen_options(first: str) -> list[tuple[object, str]]:
    """The seven building blocks."""
    options: list[tuple[object, str]] = [(ALLE, first)]
    return options + [(each.value, starting(label(each))) for each in Bouwsteen]


def found_row(row: AanbodRow, past: Past, today: date) -> TwoLineRow:
    """An offer that fits: what speaks against it, then why this one. What every row says, or says on the right, is left
    out; ``all_reasons`` has it all.
    """
    why = tuple(each for each in past.waarom if each not in (Waarom.HELE_BEHOEFTE, Waarom.NAGEGAAN))
    told = tuple(each for each in past.waarom_niet if each is not WaaromNiet.LANG_NIET_NAGEGAAN)
    short = replace(past, waarom=why, waarom_niet=told)
    against = tr("let op: {0}").format(why_not_words(short)) if told else ""
    return _row(row, facts(row.gegevens.organisatie, ", ".join(row.wijken), against, why_words(short)), today)


def all_reasons(past: Past) -> str:
    """Why this one and why perhaps not, whole."""
    why = tr("Waarom: {0}.").format(why_words(past)) if past.waarom else ""
    against = tr("Let op: {0}.").format(why_not_words(past)) if past.waarom_niet else ""
    return " ".join(filter(None, (why, against)))


def checked_row(row: AanbodRow, today: date) -> TwoLineRow:
    """An offer that somebody has to call about: whom and where."""
    g = row.gegevens
    who = tr("nagegaan door {0}").format(row.nagegaan_door) if row.nagegaan_door else ""
    return _row(row, facts(g.organisatie, g.telefoon or g.email or g.website, ", ".join(row.wijken), who), today)


def _row(row: AanbodRow, reason: str, today: date) -> TwoLineRow:
    stale = is_stale(offer_of(row.id, row.gegevens, nagegaan_op=row.nagegaan_op), today)
    words = tr("gestopt") if row.gestopt else check_words(row.nagegaan_op, today)
    kind: FactKind = "quiet" if row.gestopt or not stale else "warn"
    return TwoLineRow(row.id, row.naam, reason=reason, fact=words, fact_kind=kind)


def gemis_row(row: GemisRow, hidden: Hide) -> TwoLineRow:
    """A gap: where, for what, and what residents say; ``hidden`` takes out a name while names are off."""
    block = label(row.bouwsteen) if row.bouwsteen is not None else ""
    where = row.wijk or tr("alle wijken")
    title = facts(starting(label(row.levensdomein)), where)
    said = tr("\N{LEFT DOUBLE QUOTATION MARK}{0}\N{RIGHT DOUBLE QUOTATION MARK}").format(hidden(row.woorden))
    return TwoLineRow(row.id, title, reason=facts(block, said if row.woorden else ""), fact=month(row.maand))


def vak_row(place: int, vak: Vak, hidden: Hide) -> TwoLineRow:
    """A building block in a wijk: how much there is, how much is lacking, and what residents say."""
    said = " ".join(
        tr("\N{LEFT DOUBLE QUOTATION MARK}{0}\N{RIGHT DOUBLE QUOTATION MARK}").format(hidden(words))
        for words in vak.woorden
    )
    lacking = ""
    if vak.gemissen:
        lacking = tr("{0} keer gemist").format(vak.gemissen)
    there = tr("geen aanbod") if not vak.aanbod else tr("{0} keer aanbod").format(vak.aanbod)
    kind: FactKind = "warn" if vak.gemissen or not vak.aanbod else "quiet"
    title = facts(starting(label(vak.bouwsteen)), vak.wijk)
    return TwoLineRow(place + 1, title, reason=said, fact=facts(there, lacking), fact_kind=kind)


def month(day: date) -> str:
    """``nov 2026``."""
    months = tr("jan feb mrt apr mei jun jul aug sep okt nov dec").split()
    return f"{months[day.month - 1]} {day.year}"
