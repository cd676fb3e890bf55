"""A raming from the page of a casus to paper, through the real forms: begun, written by keyboard, seen, closed."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casus.domain.kostenregel import Bedragen, HoeVaak, Inzet, Scenario
from casus.domain.prijslijst import Zekerheid
from casus.services.concepten import list_concept_plekken
from casus.services.namen import hider_of_names
from casus.services.prijslijsten import list_prijzen
from casus.services.ramingbladen import RamingBlad, list_ramingen, open_raming
from casus.services.ramingen import HangVerzoekenAan, hang_verzoeken
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.ramingen.raming_view import RamingView
from casus.ui.ramingen.regels_view import RegelsView
from tests.ui.desk_fixture import Bureau, find, typ
from tests.ui.snel_geld.geld_gevallen import asked, make_budget


class Pagina:
    """Rob's casus, driven by widgets with a name."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.id = bureau.dossier.casussen["Rob Terpstra"]
        bureau.show(casus_page_for(bureau.desk, self.id))
        self.wait_for("raming_maak_knop")

    def wait_for(self, name: str) -> QWidget:
        def there() -> bool:
            return any(w.isVisible() for w in self.bureau.window.findChildren(QWidget, name))

        self.qtbot.waitUntil(there)
        return find(self.bureau.window, QWidget, name)

    def press(self, name: str) -> None:
        button = self.wait_for(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def write(self, name: str, words: str) -> None:
        field = self.wait_for(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        typ(field, words)

    def choose(self, name: str, words: str) -> None:
        combo = self.wait_for(name)
        assert isinstance(combo, QComboBox)
        combo.setCurrentIndex(combo.findText(words))
        assert combo.currentText() == words

    def enter(self, name: str) -> None:
        QTest.keyClick(self.wait_for(name), Qt.Key.Key_Return)

    def until_closed(self) -> None:
        self.qtbot.waitUntil(lambda: not any(d.isVisible() for d in self.bureau.window.findChildren(QDialog)))

    def words(self) -> str:
        return "\n".join(label.text() for label in self.bureau.window.findChildren(QLabel) if label.isVisible())

    def until_shown(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words())

    def prices(self) -> dict[str, int]:
        return {prijs.sleutel: prijs.midden for prijs in list_prijzen(self.bureau.context())}

    def raming(self) -> RamingBlad:
        ctx = self.bureau.context()
        return open_raming(ctx, list_ramingen(ctx, self.id)[0].id)

    def begin(self, aanpak: str = "Slot en bewind") -> None:
        self.press("raming_maak_knop")
        self.write("raming_aanpak", aanpak)
        self.write("raming_betekenis", "Rob slaapt weer thuis.")
        self.press("raming_begin_bevestig_knop")
        self.until_closed()
        self.until_shown(aanpak)
        self.press(f"raming_open_{self.raming().row.id}")
        self.wait_for("raming_pagina")

    def back(self) -> None:
        """Escape asks to go back; the desk of this test only counts that, so the page is opened anew."""
        field = self.wait_for("invoer_post")
        self.bureau.window.activateWindow()
        self.qtbot.waitUntil(self.bureau.window.isActiveWindow)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert self.bureau.backs == 1
        self.bureau.show(RamingView(self.bureau.desk, self.raming().row.id))
        self.wait_for("raming_regels_knop")

    def line(self, staaf: str, post: str, aantal: str, kans: str = "") -> None:
        count = len(self.raming().regels)
        self.choose("invoer_scenario", staaf)
        self.write("invoer_post", post)
        self.write("invoer_aantal", aantal)
        if kans:
            self.write("invoer_kans", kans)
        self.enter("invoer_aantal")
        self.qtbot.waitUntil(lambda: len(self.raming().regels) == count + 1)
        empty = self.wait_for("invoer_post")
        assert isinstance(empty, QLineEdit)
        self.qtbot.waitUntil(lambda: empty.text() == "")
        self.wait_for(f"regel_{self.raming().regels[-1].id}")


@pytest.fixture
def pagina(bureau: Bureau, qtbot: QtBot) -> Pagina:
    return Pagina(bureau, qtbot)


def test_half_a_raming_and_half_a_line_come_back(pagina: Pagina) -> None:
    ctx = pagina.bureau.context()
    pagina.press("raming_maak_knop")
    pagina.write("raming_aanpak", "Slot en")
    find(pagina.bureau.window, QDialog, "raming_begin_dialoog").reject()
    pagina.qtbot.waitUntil(lambda: pagina.bureau.runner.is_idle)
    assert [(each.scherm, each.casus_id) for each in list_concept_plekken(ctx)] == [("raming_nieuw", pagina.id)]
    pagina.begin()
    assert list_concept_plekken(ctx) == []
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "FACT-begeleiding per jaar", "1")
    raming = pagina.raming()
    regel = raming.regels[0].id
    pagina.press(f"regel_wijzig_{regel}")
    pagina.write("regel_post", "FACT, minder")
    find(pagina.bureau.window, QDialog, "regel_dialoog").reject()
    pagina.qtbot.waitUntil(lambda: pagina.bureau.runner.is_idle)
    (plek,) = list_concept_plekken(ctx)
    assert (plek.scherm, plek.code, plek.casus_id) == (f"raming_regel_{regel}", raming.row.casus, pagina.id)
    pagina.press(f"regel_wijzig_{regel}")
    again = pagina.wait_for("regel_post")
    assert isinstance(again, QLineEdit)
    pagina.qtbot.waitUntil(lambda: again.text() == "FACT, minder")


def test_from_nothing_to_a_difference_by_keyboard(pagina: Pagina, tmp_path: Path) -> None:
    assert "Er is nog geen raming. Dat is iets anders dan geen kosten" in pagina.words()
    pagina.begin()
    pagina.until_shown("niet bekend")
    pagina.until_shown("Onbekend. Er staan nog geen regels.")
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "FACT-begeleiding per jaar", "1")
    pagina.line("Extra als we niets doen", "ggz-opname per dag", "60", "50")
    pagina.line("Kosten na de oplossing", "waakvlambegeleiding (ongeveer twee uur per maand) per jaar", "1")
    assert pagina.bureau.window.focusWidget() is pagina.wait_for("invoer_post"), "on to the next line"
    assert [(each.inhoud.scenario, each.inhoud.per) for each in pagina.raming().regels] == [
        (Scenario.NU, HoeVaak.PER_JAAR),
        (Scenario.NIETS_DOEN, HoeVaak.EENMALIG),
        (Scenario.OPLOSSING, HoeVaak.PER_JAAR),
    ]
    pagina.press("inzet_knop")
    pagina.write("inzet_geld", "480")
    pagina.write("inzet_overleg", "6")
    pagina.press("inzet_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("Snel geld")
    own = [each for each in pagina.raming().regels if each.inhoud.sleutel in set(Inzet)]
    assert len(own) == 2
    for regel in own:
        pagina.wait_for(f"regel_gezien_{regel.id}")
        assert not pagina.bureau.window.findChildren(QWidget, f"regel_weg_{regel.id}")
        assert not pagina.bureau.window.findChildren(QWidget, f"regel_wijzig_{regel.id}")
    pagina.press(f"regel_inzet_{own[0].id}")
    pagina.wait_for("inzet_overleg")
    find(pagina.bureau.window, QDialog, "inzet_dialoog").reject()
    found = pagina.raming().uitkomst
    assert found.verschil == Bedragen(600000 - 282000, 900000 - 230000, 1400000 - 204000)
    pagina.back()
    pagina.until_shown("€\u00a06.700 lager")
    pagina.until_shown("“Rob slaapt weer thuis.”")
    pagina.wait_for("gezien_tabel")
    pagina.press("staven_tabel_knop")
    pagina.until_shown("Verschil 1 − 3")
    assert "€\u00a03.180 lager" in pagina.words()
    pagina.press("raming_word_knop")
    pagina.write("raming_pad", str(tmp_path / "raming.docx"))
    pagina.press("raming_word_maken_knop")
    pagina.qtbot.waitUntil((tmp_path / "raming.docx").exists)
    pagina.until_closed()
    paper = "\n".join(each.text for each in Document(str(tmp_path / "raming.docx")).paragraphs)
    assert "Verschil 1 − 3 over 12 maanden: €\u00a06.700 lager" in paper
    assert "Rob" not in paper, "on paper a code leads to who may know"


def test_own_words_a_line_changed_taken_off_and_seen(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.write("invoer_post", "taxi naar de dagbesteding")
    pagina.write("invoer_aantal", "1,5,3")
    pagina.enter("invoer_aantal")
    pagina.until_shown("Schrijf het aantal als 3 of 0,5.")
    pagina.write("invoer_aantal", "40")
    pagina.write("invoer_eenheid", "rit")
    pagina.write("invoer_bedrag", "12,50")
    pagina.choose("invoer_betaler", "De persoon zelf")
    pagina.press("invoer_knop")
    pagina.until_shown("40 rit")
    regel = pagina.raming().regels[0]
    assert (regel.inhoud.sleutel, regel.bedragen) == ("", Bedragen(50000, 50000, 50000))
    pagina.press(f"regel_wijzig_{regel.id}")
    pagina.write("regel_laag", "veel")
    pagina.press("regel_bevestig_knop")
    pagina.until_shown("Schrijf het bedrag als 480")
    pagina.write("regel_laag", "10")
    pagina.press("regel_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: pagina.raming().regels[0].bedragen == Bedragen(40000, 50000, 50000))
    pagina.until_shown("€\u00a010 tot")
    pagina.press(f"regel_gezien_{regel.id}")
    pagina.write("gezien_bedrag", "430")
    pagina.press("gezien_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("Het werd €\u00a0430.")
    pagina.press(f"regel_weg_{regel.id}")
    pagina.until_shown("“taxi naar de dagbesteding” telt dan niet meer mee.")
    pagina.press("regel_weg_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: pagina.raming().regels == ())


def test_another_price_asks_for_its_own_source(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "basisbegeleiding per uur", "10")
    regel = pagina.raming().regels[0]

    def typed(name: str) -> str:
        field = pagina.wait_for(name)
        assert isinstance(field, QLineEdit)
        return field.text()

    pagina.press(f"regel_wijzig_{regel.id}")
    listed = (regel.inhoud.bron, str(regel.inhoud.jaar))
    assert (typed("regel_bron"), typed("regel_jaar")) == listed
    pagina.write("regel_midden", "61")
    this_year = str(pagina.bureau.context().today().year)
    assert (typed("regel_bron"), typed("regel_jaar")) == ("Eigen inschatting", this_year)
    pagina.write("regel_midden", "55,8")
    assert (typed("regel_bron"), typed("regel_jaar")) == listed, "the same price is that of the list again"
    pagina.write("regel_midden", "61")
    pagina.write("regel_jaar", "25")
    pagina.press("regel_bevestig_knop")
    pagina.until_shown("Vul een jaar in van vier cijfers.")
    pagina.write("regel_jaar", "2025")
    pagina.write("regel_bron", "Contract")
    pagina.write("regel_hoog", "80")
    assert (typed("regel_bron"), typed("regel_jaar")) == ("Contract", "2025"), "what was typed stays"
    pagina.press("regel_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: pagina.raming().regels[0].inhoud.bron == "Contract")
    found = pagina.raming().regels[0].inhoud
    assert (found.sleutel, found.jaar, found.zekerheid) == ("", 2025, Zekerheid.GEVONDEN)


def test_what_was_expected_of_a_line_has_three_digits(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "basisbegeleiding per uur", "123")
    pagina.press(f"regel_gezien_{pagina.raming().regels[0].id}")
    pagina.until_shown("Verwacht: €\u00a06.860.")
    assert "6.863" not in pagina.words(), "control: exact it is 6.863,40"


def test_small_money_that_hangs_on_it_is_told_and_not_typed(pagina: Pagina) -> None:
    bureau, verzoek = pagina.bureau, asked(pagina.bureau, make_budget(pagina.bureau), "Slot", 480)
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.press("inzet_knop")
    pagina.wait_for("inzet_geld")
    find(bureau.window, QDialog, "inzet_dialoog").reject()
    row = pagina.raming().row
    hang_verzoeken(bureau.context(), HangVerzoekenAan(row.id, row.versie, (verzoek,)))
    bureau.show(RegelsView(bureau.desk, row.id))
    pagina.until_shown("Snel geld")
    pagina.press("inzet_knop")
    pagina.until_shown("Snel geld, samen: €\u00a0480. Dat volgt uit het snel geld dat aan deze raming hangt.")
    assert not any(each.isVisible() for each in bureau.window.findChildren(QWidget, "inzet_geld"))
    pagina.write("inzet_overleg", "2")
    pagina.press("inzet_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: len(pagina.raming().regels) == 2)
    assert pagina.raming().regels[0].bedragen.midden == 48000


def test_closed_stands_and_is_still_seen(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "bezoek aan de spoedeisende hulp per keer", "1")
    pagina.line("Kosten na de oplossing", "consult huisarts of POH-GGZ per keer", "2")
    pagina.back()
    pagina.press("raming_sluit_knop")
    pagina.press("raming_sluit_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("vastgezet op")
    assert not pagina.raming().mag_schrijven
    pagina.press("raming_regels_knop")
    regel = pagina.raming().regels[1]
    pagina.wait_for(f"regel_gezien_{regel.id}")
    assert not any(w.isVisible() for w in pagina.bureau.window.findChildren(QWidget, "regel_invoer"))
    assert not any(w.isVisible() for w in pagina.bureau.window.findChildren(QWidget, f"regel_wijzig_{regel.id}"))


def test_an_own_tariff_goes_before_the_list_and_leaves_what_was_reckoned(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("raming_regels_knop")
    pagina.line("Kosten nu", "basisbegeleiding per uur", "10")
    pagina.press("tarief_knop")
    pagina.choose("tarief_prijs", "basisbegeleiding per uur")
    pagina.write("tarief_laag", "59")
    pagina.write("tarief_midden", "61,50")
    pagina.press("tarief_bevestig_knop")
    pagina.until_shown("waar het bedrag vandaan komt")
    pagina.write("tarief_bron", "Contract 2026")
    pagina.press("tarief_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: pagina.raming().herrekend is not None)
    assert pagina.raming().regels[0].bedragen.midden == 55800, "it keeps its own price"
    pagina.qtbot.waitUntil(lambda: pagina.prices()["wmo_basis"] == 6150)


def test_names_are_taken_out_of_what_was_typed(pagina: Pagina) -> None:
    pagina.begin("Met Rob Terpstra naar het loket")
    pagina.until_shown("Met Rob Terpstra naar het loket")
    pagina.bureau.desk.names.know(hider_of_names(pagina.bureau.context()))
    pagina.bureau.desk.names.show(False)
    pagina.qtbot.waitUntil(lambda: "Rob" not in pagina.words())
    pagina.bureau.desk.names.show(True)
    pagina.until_shown("Rob Terpstra")
