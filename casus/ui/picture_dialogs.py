"""Every dialog, and how one gets there: the one list for pictures and for the test that walks them all.

A new dialog that is not in this list fails that test.
"""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from casus.ui.widgets.rows import RowList


class DialogPlace(NamedTuple):
    """A dialog by the screen it opens from and what one presses there: object names, or patterns of them.

    Of a list the first row is chosen, and activated when nothing comes after it.
    """

    name: str
    screen: str
    press: str
    then: str = ""


DIALOGS = (
    DialogPlace("plan", "overleg", "plan_overleg_knop"),
    DialogPlace("wijzig", "overleg-concept", "overleg_wijzig_knop"),
    DialogPlace("open", "overleg-concept", "overleg_open_knop"),
    DialogPlace("punt", "overleg-concept", "punt_knop"),
    DialogPlace("deelnemers", "overleg-concept", "deelnemer_toevoegen_knop"),
    DialogPlace("plak", "overleg-concept", "plak_lijst_knop"),
    DialogPlace("inloop", "overleg-lopend", "inloop_knop"),
    DialogPlace("sluit", "overleg-lopend", "sluit_overleg_knop"),
    DialogPlace("besluit", "overleg-lopend", "besluit_knop"),
    DialogPlace("actie", "overleg-lopend", "actie_knop"),
    DialogPlace("terug", "overleg-lopend", "terug_op_knop"),
    DialogPlace("niet", "overleg-lopend", "actie_not_*"),
    DialogPlace("later", "overleg-lopend", "actie_later_*"),
    DialogPlace("correctie", "overleg-gesloten", "corrigeer_*"),
    DialogPlace("vaststel", "overleg-gesloten", "stel_vast_knop"),
    DialogPlace("verslag", "overleg-gesloten", "verslag_knop"),
    DialogPlace("casus-sluiten", "casus", "casus_sluiten_knop"),
    DialogPlace("lid", "casus", "lid_toevoegen_knop"),
    DialogPlace("actie-antwoord", "casus", "acties_lijst"),
    DialogPlace("toestemming-vraag", "casus", "toestemming_vraag_knop"),
    DialogPlace("toestemming-antwoord", "casus", "toestemming_antwoord_*"),
    DialogPlace("toestemming-intrekken", "casus", "toestemming_trek_in_*"),
    DialogPlace("onderwerpen", "casus", "onderwerpen_knop"),
    DialogPlace("stop", "casus", "stop_knop"),
    DialogPlace("actie-nieuw", "acties", "actie_toevoegen_knop"),
    DialogPlace("logboek-export", "logboek", "logboek_exporteer_knop"),
    DialogPlace("termijn", "instellingen-team", "termijn_*_knop"),
    DialogPlace("licentie", "instellingen-over-casus", "toon_licentie_knop"),
    DialogPlace("toegang", "casussen", "toegang_nodig_knop"),
    DialogPlace("nood", "delen", "toegang_vragen_knop", "nood_knop"),
    DialogPlace("verzoek", "delen", "verzoeken_lijst"),
    DialogPlace("nood-oordeel", "delen", "nood_lijst"),
    DialogPlace("besluit-intrekken", "afweging-besluit", "trek_in_knop"),
    DialogPlace("besluit-verteld", "afweging-besluit", "verteld_knop"),
    DialogPlace("actie-wijzig", "acties", "acties_kamer_lijst", "toets_wijzig"),
)


def open_dialogs(screen: str, window: QWidget, settle: Callable[[], None]) -> Iterator[tuple[str, QDialog]]:
    """Open every dialog of this screen in turn; each is closed again before the next."""
    for place in DIALOGS:
        if place.screen != screen or not _press(window, place.press, is_last=not place.then):
            continue
        if place.then:
            settle()
            _press(window, place.then)
        settle()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield f"dialoog-{place.name}", dialog
                dialog.reject()
                settle()


def _press(window: QWidget, pattern: str, *, is_last: bool = True) -> bool:
    """Press the first widget of this name; a meeting without open acties has no answer to press."""
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and fnmatchcase(widget.objectName(), pattern)):
            continue
        if isinstance(widget, QAbstractButton):
            widget.click()
            return True
        if isinstance(widget, RowList) and widget.model().rowCount():
            widget.setCurrentIndex(widget.model().index(0, 0))
            if is_last:
                widget.row_activated.emit(widget.current_row())
            return True
    return False
