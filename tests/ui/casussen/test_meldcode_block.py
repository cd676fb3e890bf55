"""The meldcode on the casus page, through the real form: folded, quiet, and only for who answers for the casus."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.meldcode import Meldcodestap
from casus.services import casussen
from casus.services.meldcode import MeldcodeStaat, ZetMeldcodestap, record_meldcodestap, show_meldcode
from casus.services.namen import hider_of_names
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.meldcode_block import MeldcodeBlock
from casus.ui.delen.afweging_view import AfwegingView
from casus.ui.widgets.label import facts
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk, typ

ROB = "Rob Terpstra"
SAID = "Blauwe plek gezien bij het wassen"


def open_casus(bureau: Bureau, qtbot: QtBot) -> QWidget:
    page = casus_page_for(bureau.desk, bureau.dossier.casussen[ROB])
    bureau.show(page)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "leden_blok") is not None)
    return page


def press(bureau: Bureau, qtbot: QtBot, name: str) -> None:
    def there() -> bool:
        return any(b.isVisible() for b in bureau.window.findChildren(QAbstractButton, name))

    qtbot.waitUntil(there)
    find(bureau.window, QAbstractButton, name).click()


def words(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def staat(bureau: Bureau) -> MeldcodeStaat:
    found = show_meldcode(bureau.context(), bureau.dossier.casussen[ROB])
    assert found is not None
    return found


def test_it_is_folded_until_somebody_opens_it_and_then_a_step_is_written_down(bureau: Bureau, qtbot: QtBot) -> None:
    page = open_casus(bureau, qtbot)
    qtbot.waitUntil(lambda: find(page, QWidget, "meldcode_blok").isVisible())
    assert "Signalen in kaart" not in words(page)
    press(bureau, qtbot, "meldcode_knop")
    assert "1. Signalen in kaart" in words(page)
    assert words(page).count("nog niet gezet") == 5
    press(bureau, qtbot, "meldcode_stap_knop")
    dialog = find(bureau.window, QDialog, "meldcode_dialoog")
    assert find(dialog, QComboBox, "meldcode_stap").currentData() == "signalen"
    press(bureau, qtbot, "meldcode_bevestig_knop")
    qtbot.waitUntil(lambda: "Vul" in words(dialog))
    assert not staat(bureau).regels
    typ(find(dialog, QPlainTextEdit, "meldcode_tekst"), SAID)
    press(bureau, qtbot, "meldcode_bevestig_knop")
    qtbot.waitUntil(lambda: SAID in words(page))
    assert facts("maandag 23 november 2026", "Marieke Vondeling") in words(page)
    assert [row.stap for row in staat(bureau).regels] == [Meldcodestap.SIGNALEN]


def test_with_a_step_it_is_open_and_the_next_is_proposed(bureau: Bureau, qtbot: QtBot) -> None:
    day = bureau.clock.today()
    cmd = ZetMeldcodestap(bureau.dossier.casussen[ROB], Meldcodestap.SIGNALEN, day, f"{SAID}, zegt Rob Terpstra")
    record_meldcodestap(bureau.context(), cmd)
    page = open_casus(bureau, qtbot)
    qtbot.waitUntil(lambda: SAID in words(page))
    bureau.names.know(hider_of_names(bureau.context()))
    bureau.names.show(False)
    qtbot.waitUntil(lambda: f"{SAID}, zegt" in words(page))
    assert "Terpstra" not in words(find(page, QWidget, "meldcode_blok"))
    press(bureau, qtbot, "meldcode_stap_knop")
    dialog = find(bureau.window, QDialog, "meldcode_dialoog")
    assert find(dialog, QComboBox, "meldcode_stap").currentData() == "overleg"
    dialog.reject()


@pytest.mark.usefixtures("dressed")
def test_a_member_of_another_organisation_sees_nothing_of_it(
    dossier_template: Dossier, tmp_path: Path, qtbot: QtBot
) -> None:
    """Fatima of the housing association was added to the casus of Jolien, and sees its page. The negative control is
    the first test: who coordinates sees the block on the same page.
    """
    with open_desk(dossier_template, tmp_path, qtbot, als="FB") as bureau:
        number, chair = bureau.dossier.casussen["Jolien Bakker"], bureau.context()
        added = casussen.AddLid(number, 1, bureau.dossier.professionals["Fatima Bouzid"], "werkt mee", date(2027, 5, 1))
        casussen.add_lid(chair, added)
        record_meldcodestap(chair, ZetMeldcodestap(number, Meldcodestap.SIGNALEN, bureau.clock.today(), SAID))
        page = casus_page_for(bureau.desk, number)
        blocks = page.findChildren(MeldcodeBlock)
        with qtbot.waitSignal(blocks[0].model.loaded) as answered:
            bureau.show(page)
        assert answered.args == [None]
        assert "Wie erbij horen" in words(page)
        assert SAID not in words(page)
        assert not blocks[0].isVisible()


def test_asking_consent_about_safety_at_home_leads_to_the_meldcode(bureau: Bureau, qtbot: QtBot) -> None:
    open_casus(bureau, qtbot)
    press(bureau, qtbot, "toestemming_vraag_knop")
    dialog = find(bureau.window, QDialog, "toestemming_vraag_dialoog")
    assert "meldcode" not in words(dialog)
    for box in dialog.findChildren(QCheckBox):
        if box.text() == "Veiligheid thuis":
            box.setChecked(True)
    assert "Dan gaat uw eigen meldcode voor" in words(dialog)
    dialog.reject()


def test_the_weighing_says_where_safety_at_home_goes(bureau: Bureau, qtbot: QtBot) -> None:
    page = AfwegingView(bureau.desk, bureau.dossier.casussen[ROB])
    with qtbot.waitSignal(page.model.loaded):
        bureau.show(page)
    page.choose(1)
    qtbot.waitUntil(lambda: "daarvoor gaat uw eigen meldcode voor" in words(page))
    assert not [box for box in page.findChildren(QCheckBox) if box.text() == "Veiligheid thuis"]
