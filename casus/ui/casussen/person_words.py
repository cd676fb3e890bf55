"""How a person of a casus is named on the screen, with names on and off. The person is never an initial."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from casus.services.casussen import CasusPage, InwonerRow
from casus.ui.dates import day_month
from casus.ui.names import Names

TAB_LETTERS: Final = 26


def shortened(name: str) -> str:
    """For a tab: a name of forty letters must leave room for the next person."""
    return name if len(name) <= TAB_LETTERS else f"{name[: TAB_LETTERS - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def words_caption(names: Names, page: CasusPage, row: InwonerRow, number: int) -> str:
    """``In eigen woorden, 4 november``; with the name where the page has more people than its title says."""
    caption = QCoreApplication.translate("person_words", "In eigen woorden")
    if len(page.inwoners) > 1:
        caption = QCoreApplication.translate("person_words", "In de woorden van {0}")
        caption = caption.format(names.person(row.fields.naam, number))
    day = row.fields.eigen_woorden_op
    return f"{caption}, {day_month(day)}" if day else caption


def hoi_answers(row: InwonerRow) -> Sequence[tuple[str, str]]:
    """The four questions with what was said; empty means that it was not discussed."""
    fields = row.fields
    return (
        (QCoreApplication.translate("person_words", "Wat is er gebeurd?"), fields.hoi_gebeurd),
        (
            QCoreApplication.translate("person_words", "Wat maakt kwetsbaar, en wat geeft kracht?"),
            fields.hoi_kwetsbaar_en_weerbaar,
        ),
        (QCoreApplication.translate("person_words", "Waar wil je naartoe?"), fields.hoi_waarheen),
        (QCoreApplication.translate("person_words", "Wat heb je nodig?"), fields.hoi_nodig),
    )
