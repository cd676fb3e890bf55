"""Every dialog, and how one gets there: the one list for pictures and for the test that walks them all.

A new dialog that is not in this list fails that test.
"""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from casus.ui.main_window import MainWindow
from casus.ui.widgets.rows import RowList


class DialogPlace(NamedTuple):
    """A dialog by the screen it opens from and what one presses there, one after the other: object names, or patterns
    of them, with ``>`` between. A field that is pressed gets the keyboard; ``F1`` and one letter are keys.

    Of a list the first row is chosen (``@last``: the last), and activated when nothing comes after it.
    """

    name: str
    screen: str
    press: str


DIALOGS = (
    DialogPlace("herstelblad", "ontgrendelen-bewaar", "herstelblad_pdf_knop"),
    DialogPlace("kopie-verder", "vandaag-kopie", "ga_verder_knop"),
    DialogPlace("meenemen", "vandaag-kopie", "neem_mee_knop"),
    DialogPlace("concept-actie", "vandaag", "concept_actie_[0-9]*"),
    DialogPlace("concept-wijzig", "vandaag", "concept_actie_wijzigen_*"),
    DialogPlace("concept-nieuw", "vandaag", "concept_actie_nieuw_*"),
    DialogPlace("concept-besluit", "vandaag", "concept_besluit_stand_*"),
    DialogPlace("vandaag-niet", "vandaag", "acties_lijst > N"),
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
    DialogPlace("prullenbak", "casus", "casus_prullenbak_knop"),
    DialogPlace("wie-krijgt-wat", "overleg-gesloten", "verslag_knop > verslag_verzegeld > verslag_maken_knop"),
    DialogPlace("casus-sluiten", "casus", "casus_sluiten_knop"),
    DialogPlace("lid", "casus", "lid_toevoegen_knop"),
    DialogPlace("lid-weg", "casus", "lid_weg_*"),
    DialogPlace("meldcode", "casus", "meldcode_knop > meldcode_stap_knop"),
    DialogPlace("intake-begin", "casus", "intake_begin_knop"),
    DialogPlace("intake-afronden", "intake", "intake_afrond_knop"),
    DialogPlace("intakeblad", "intake", "intake_word_knop"),
    DialogPlace("leegblad", "casus", "intake_begin_knop > leeg_formulier_knop"),
    DialogPlace("verband", "intake-plaat", "verband_knop"),
    DialogPlace("netwerk-begin", "casus-zonder-plan", "netwerk_begin_knop"),
    DialogPlace("netwerk-word", "casus-netwerk", "netwerk_word_knop"),
    DialogPlace("band-nieuw", "casus-netwerk", "band_nieuw_knop"),
    DialogPlace("band", "casus-netwerk", "banden_lijst"),
    DialogPlace("band-weg", "casus-netwerk", "banden_lijst > band_weg_knop"),
    DialogPlace("plan-begin", "casus-zonder-plan", "plan_maak_knop"),
    DialogPlace("plan-vorm", "casus-plan", "plan_vorm_knop"),
    DialogPlace("plan-word", "casus-plan", "plan_word_knop"),
    DialogPlace("raming-begin", "casus", "raming_maak_knop"),
    DialogPlace("raming-wijzig", "casus-raming", "raming_wijzig_knop"),
    DialogPlace("raming-sluit", "casus-raming", "raming_sluit_knop"),
    DialogPlace("raming-word", "casus-raming", "raming_word_knop"),
    DialogPlace("raming-geld", "casus-raming", "raming_geld_knop"),
    DialogPlace("raming-inzet", "casus-raming-regels", "inzet_knop"),
    DialogPlace("tarief", "casus-raming-regels", "tarief_knop"),
    DialogPlace("regel-wijzig", "casus-raming-regels", "regel_wijzig_*"),
    DialogPlace("regel-weg", "casus-raming-regels", "regel_weg_*"),
    DialogPlace("regel-gezien", "casus-raming-regels", "regel_gezien_*"),
    DialogPlace("plan-word-casus", "casus", "plan_word_*"),
    DialogPlace("doel-nieuw", "casus-plan", "doel_nieuw_knop"),
    DialogPlace("doel-woorden", "casus-plan", "doel_wijzig_*"),
    DialogPlace("doel-af", "casus-plan", "doel_af_*"),
    DialogPlace("doel-weg", "casus-plan", "doel_weg_*"),
    DialogPlace("stap-nieuw", "casus-plan", "stap_nieuw_*"),
    DialogPlace("stap-wijzig", "casus-plan", "stap_wijzig_*"),
    DialogPlace("actie-antwoord", "casus", "acties_lijst"),
    DialogPlace("toestemming-vraag", "casus", "toestemming_vraag_knop"),
    DialogPlace("formulier", "casus", "formulier_knop"),
    DialogPlace("toestemming-antwoord", "casus", "toestemming_antwoord_*"),
    DialogPlace("scan", "casus", "toestemming_scan_[0-9]*"),
    DialogPlace("scan-kopie", "casus", "toestemming_scan_kopie_*"),
    DialogPlace("toestemming-intrekken", "casus", "toestemming_trek_in_*"),
    DialogPlace("onderwerpen", "casus", "onderwerpen_knop"),
    DialogPlace("stop", "casus", "stop_knop"),
    DialogPlace("besluit-terugkoppeling", "casus", "besluit_terug_*"),
    DialogPlace("heropenen", "casus-afgesloten", "casus_heropenen_knop"),
    DialogPlace("terugzetten", "casussen-prullenbak", "prullenbak_lijst"),
    DialogPlace("veld-hulp", "casus-nieuw", "casus_naam > F1"),
    DialogPlace("actie-nieuw", "acties", "actie_toevoegen_knop"),
    DialogPlace("actie-wijzig", "acties", "acties_kamer_lijst > toets_wijzig"),
    DialogPlace("actie-zonder-casus", "acties", "acties_kamer_lijst@last > toets_open"),
    DialogPlace("actie-niet", "acties", "acties_kamer_lijst > toets_niet_gedaan"),
    DialogPlace("actie-later", "acties", "acties_kamer_lijst > toets_later"),
    DialogPlace("actie-terugkoppeling", "acties", "acties_kamer_lijst > toets_terugkoppeling"),
    DialogPlace("besluit-stand", "acties-besluiten", "besluiten_lijst > toets_terugkoppeling"),
    DialogPlace("aanbod-nieuw", "kaart", "aanbod_toevoegen_knop"),
    DialogPlace("aanbod-wijzig", "aanbod", "aanbod_wijzig_knop"),
    DialogPlace("gemis", "kaart-gemis", "gemis_knop"),
    DialogPlace("gemis-weg", "kaart-gemis", "kaart_lijst > toets_weg"),
    DialogPlace("uitkomst", "zoek-aanbod", "voorgesteld_lijst"),
    DialogPlace("monitor-excel", "monitor", "monitor_excel_knop"),
    DialogPlace("monitor-controller", "monitor", "controllerbestand_knop"),
    DialogPlace("monitor-blad", "monitor", "monitor_blad_knop"),
    DialogPlace("akkoord-toets", "geld-nog-niet-besloten", "geld_lijst > toets_akkoord"),
    DialogPlace("betaal-toets", "geld-ja-gezegd", "geld_lijst > toets_betaal"),
    DialogPlace("afreken-toets", "geld-ja-gezegd", "geld_lijst@last > toets_reken_af"),
    DialogPlace("geld-terugblik", "geld-anders-opgelost", "geld_lijst > toets_terugblik"),
    DialogPlace("steekproef", "geld-nog-niet-besloten", "geld_steekproef_knop"),
    DialogPlace("akkoord", "verzoek-open", "akkoord_knop"),
    DialogPlace("anders-opgelost", "verzoek-open", "anders_knop"),
    DialogPlace("zeg-nee", "verzoek-open", "nee_knop"),
    DialogPlace("bedrag", "verzoek-eigen", "bedrag_knop"),
    DialogPlace("ander-budget", "verzoek-open", "budget_keuze_knop"),
    DialogPlace("boven-plafond", "verzoek-open", "boven_knop"),
    DialogPlace("tafel-akkoord", "overleg-lopend", "punt_akkoord_*"),
    DialogPlace("trek-in", "verzoek-eigen", "intrek_knop"),
    DialogPlace("hang", "verzoek-eigen", "verzoek_hang_knop"),
    DialogPlace("raming-erbij", "verzoek-eigen", "verzoek_hang_knop > hang_nieuw > hang_bevestig_knop"),
    DialogPlace("betaal", "verzoek-ja", "betaal_knop"),
    DialogPlace("terugbetaal", "verzoek-ja", "terugbetaal_knop"),
    DialogPlace("reken-af", "verzoek-ja", "afreken_knop"),
    DialogPlace("bon", "verzoek-ja", "boeking_bon_*"),
    DialogPlace("bon-kopie", "verzoek-ja", "boeking_kopie_*"),
    DialogPlace("keur", "verzoek-ja", "boeking_keur_*"),
    DialogPlace("tegenboek", "verzoek-ja", "boeking_terug_*"),
    DialogPlace("regels", "instellingen-regels-snel-geld", "regels_knop"),
    DialogPlace("budget", "instellingen-budgetten", "budget_knop"),
    DialogPlace("vul-aan", "instellingen-budgetten", "budget_vul_aan_*"),
    DialogPlace("hevel-over", "instellingen-budgetten", "budget_hevel_*"),
    DialogPlace("jaarwisseling", "instellingen-budgetten", "budget_jaar_*"),
    DialogPlace("neem-mee", "instellingen-budgetten", "budget_neem_mee_*"),
    DialogPlace("budget-terug", "instellingen-budget", "budget_terug_*"),
    DialogPlace("aansluiten", "instellingen-budgetten", "aansluit_knop"),
    DialogPlace("persoon-nieuw", "mensen", "persoon_toevoegen_knop"),
    DialogPlace("organisatie-nieuw", "mensen-organisaties", "organisatie_toevoegen_knop"),
    DialogPlace("gebruiker-nieuw", "mensen-gebruikers", "gebruiker_toevoegen_knop"),
    DialogPlace("gebruiker", "mensen-gebruikers", "gebruikers_lijst"),
    DialogPlace("wijk", "mensen-wijken", "wijk_toevoegen_knop"),
    DialogPlace("gegevens", "professional", "gegevens_wijzig_knop"),
    DialogPlace("functie", "professional", "functie_wijzig_knop"),
    DialogPlace("vervanging", "professional", "vervanging_knop"),
    DialogPlace("vervanging-stop", "professional", "vervanging_stop_*"),
    DialogPlace("overdragen", "professional", "overdragen_knop"),
    DialogPlace("uit-dienst", "professional", "uit_dienst_knop"),
    DialogPlace("organisatie", "organisatie", "organisatie_wijzig_knop"),
    DialogPlace("samenvoegen", "organisatie", "samenvoeg_knop"),
    DialogPlace("logregel", "logboek", "logboek_lijst"),
    DialogPlace("logboek-export", "logboek", "logboek_exporteer_knop"),
    DialogPlace("termijn", "instellingen-team", "termijn_*_knop"),
    DialogPlace("licentie", "instellingen-over-casus", "toon_licentie_knop"),
    DialogPlace("toegang", "casussen", "toegang_nodig_knop"),
    DialogPlace("nood", "delen", "toegang_vragen_knop > nood_knop"),
    DialogPlace("verzoek", "delen", "verzoeken_lijst"),
    DialogPlace("nood-oordeel", "delen", "nood_lijst"),
    DialogPlace("terugblik", "afweging-besluit", "terugblik_knop"),
    DialogPlace("besluit-intrekken", "afweging-besluit", "trek_in_knop"),
    DialogPlace("besluit-verteld", "afweging-besluit", "verteld_knop"),
    DialogPlace("hulp-veld", "hulp-gevonden", "hulp_lijst@last"),
)


def open_dialogs(screen: str, window: QWidget, settle: Callable[[], None]) -> Iterator[tuple[str, QDialog]]:
    """Open every dialog of this screen in turn; each is closed again before the next."""
    for place in DIALOGS:
        if place.screen != screen or not _press_all(window, place.press.split(" > "), settle):
            continue
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield f"dialoog-{place.name}", dialog
                dialog.reject()
                settle()


def _press_all(window: QWidget, steps: list[str], settle: Callable[[], None]) -> bool:
    """One after the other; False as soon as there is nothing of that name."""
    for step in steps:
        if not _press(window, step, is_last=step == steps[-1]):
            return False
        settle()
    return True


def _press(window: QWidget, step: str, *, is_last: bool) -> bool:
    """Press the first widget of this name; a meeting without open acties has no answer to press."""
    if step == "F1" and isinstance(window, MainWindow):
        window.help_requested.emit()
        return True
    if len(step) == 1:
        key = QKeyEvent(QEvent.Type.KeyPress, ord(step), Qt.KeyboardModifier.NoModifier, step.lower())
        return QApplication.sendEvent(window.focusWidget(), key)
    pattern, _, row = step.partition("@")
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and fnmatchcase(widget.objectName(), pattern) and _press_it(widget, row, is_last):
            return True
    return False


def _press_it(widget: QWidget, row: str, is_last: bool) -> bool:
    if isinstance(widget, QAbstractButton):
        widget.click()
        return True
    if isinstance(widget, RowList) and widget.model().rowCount():
        widget.setFocus()
        widget.setCurrentIndex(widget.model().index(widget.model().rowCount() - 1 if row else 0, 0))
        if is_last:
            widget.row_activated.emit(widget.current_row())
        return True
    if isinstance(widget, QLineEdit):
        widget.setFocus()
        return True
    return False
