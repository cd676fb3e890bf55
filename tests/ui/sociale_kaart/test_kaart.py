"""The room Sociale kaart through its window: find, call, add, read a list, and see what is lacking; by keyboard."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import AanbodGegevens
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.services import casussen, gemissen, mensen, sociale_kaart, verwijzingen
from casus.ui.casussen.actie_list import KeyedList
from casus.ui.sociale_kaart.aanbod_dialog import AanbodForm
from casus.ui.sociale_kaart.aanbod_page import AanbodPageView
from casus.ui.sociale_kaart.kaart_lees_page import KaartLeesPage
from casus.ui.sociale_kaart.kaart_list_model import KaartListModel
from casus.ui.sociale_kaart.kaart_view import KaartView
from casus.ui.sociale_kaart.kaart_words import checked_row
from casus.ui.sociale_kaart.zoek_aanbod_page import UitkomstDialog, ZoekAanbodPage
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow
from casus.ui.widgets.tabs import TabBar
from tests.ui.desk_fixture import Bureau, find, typ

POST = AanbodGegevens(
    "Koffie en post", "Welzijn", "Samen de post openen", levensdomeinen=(Levensdomein.GELD,), telefoon="06 12"
)
KOOR = AanbodGegevens("Zang in de wijk", "Koor", "Zingen", levensdomeinen=(Levensdomein.NETWERK,))


@pytest.fixture
def kaart(bureau: Bureau) -> Bureau:
    """Two offers that nobody checked."""
    for told in (POST, KOOR):
        sociale_kaart.add_aanbod(bureau.context(), sociale_kaart.AddAanbod(told))
    return bureau


def opened(bureau: Bureau, qtbot: QtBot) -> KaartView:
    view = KaartView(bureau.desk)
    bureau.show(view)
    qtbot.waitUntil(lambda: bureau.runner.is_idle and view.model.kaart is not None)
    return view


def rows(bureau: Bureau, name: str = "kaart_lijst") -> list[TwoLineRow]:
    model = find(bureau.window, KeyedList, name).model()
    return [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]


def titles(bureau: Bureau, name: str = "kaart_lijst") -> list[str]:
    return [row.title for row in rows(bureau, name)]


def press(bureau: Bureau, key: Qt.Key, place: int = 0, name: str = "kaart_lijst") -> None:
    found = find(bureau.window, KeyedList, name)
    found.setFocus()
    found.setCurrentIndex(found.model().index(place, 0))
    QTest.keyClick(found, key)


def test_what_one_types_and_chooses_narrows_the_list(kaart: Bureau, qtbot: QtBot) -> None:
    opened(kaart, qtbot)
    qtbot.waitUntil(lambda: titles(kaart) == ["Koffie en post", "Zang in de wijk"])
    row = rows(kaart)[0]
    assert row.reason.startswith("Welzijn")
    assert "zonder indicatie" in row.reason
    assert "nagegaan" not in row.reason, "that stands on the right"
    assert (row.fact, row.fact_kind) == ("nooit nagegaan", "warn")
    typ(find(kaart.window, QLineEdit, "kaart_zoek"), "zang")
    qtbot.waitUntil(lambda: titles(kaart) == ["Zang in de wijk"])
    find(kaart.window, QLineEdit, "kaart_zoek").clear()
    find(kaart.window, ComboInput, "kaart_domein").set_value("geld")
    qtbot.waitUntil(lambda: titles(kaart) == ["Koffie en post"])
    find(kaart.window, ComboInput, "kaart_domein").set_value("werk")
    qtbot.waitUntil(lambda: not kaart.window.findChildren(KeyedList, "kaart_lijst")[0].isVisible())


def test_one_key_says_that_it_was_called_about_and_is_right(kaart: Bureau, qtbot: QtBot) -> None:
    view = opened(kaart, qtbot)
    find(kaart.window, TabBar, "kaart_tabs").setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(rows(kaart)) == 2)
    press(kaart, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: titles(kaart) == ["Zang in de wijk"])
    assert kaart.told == ["Koffie en post: nagegaan, het klopt."]
    first = next(row for row in view.model.kaart.rows.values() if row.naam == POST.naam) if view.model.kaart else None
    assert first is not None
    assert (first.nagegaan_op, first.nagegaan_door) == (date(2026, 11, 23), "Marieke Vondeling")
    press(kaart, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not kaart.window.findChildren(KeyedList, "kaart_lijst")[0].isVisible())
    find(kaart.window, TabBar, "kaart_tabs").setCurrentIndex(2)
    qtbot.waitUntil(lambda: titles(kaart) == ["Zang in de wijk"])
    press(kaart, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not sociale_kaart.list_stopped(kaart.context()))


def test_a_new_offer_is_added_through_the_form(kaart: Bureau, qtbot: QtBot) -> None:
    opened(kaart, qtbot)
    find(kaart.window, QAbstractButton, "aanbod_toevoegen_knop").click()
    dialog = find(kaart.window, AanbodForm, "aanbod_dialoog")
    find(dialog, QAbstractButton, "aanbod_bewaar_knop").click()
    assert dialog.isVisible(), "nothing is filled in yet"
    typ(find(dialog, QLineEdit, "aanbod_naam"), "Eettafel")
    typ(find(dialog, QPlainTextEdit, "aanbod_beschrijving"), "Samen eten")
    typ(find(dialog, QLineEdit, "aanbod_wacht_weken"), "x")
    find(dialog, QAbstractButton, "aanbod_levensdomeinen_8").click()
    find(dialog, QAbstractButton, "aanbod_bewaar_knop").click()
    assert dialog._fields["wacht_weken"].error()
    find(dialog, QLineEdit, "aanbod_wacht_weken").setText("3")
    find(dialog, QAbstractButton, "aanbod_gebeld").click()
    find(dialog, QAbstractButton, "aanbod_bewaar_knop").click()
    qtbot.waitUntil(lambda: "Eettafel" in titles(kaart))
    made = next(row for row in sociale_kaart.read_kaart(kaart.context()).rows.values() if row.naam == "Eettafel")
    assert made.gegevens.levensdomeinen == (list(Levensdomein)[8],)
    assert (made.gegevens.wacht_weken, made.nagegaan_op) == (3, date(2026, 11, 23))


def test_a_colleague_who_saved_first_is_not_overruled_unseen(kaart: Bureau, qtbot: QtBot) -> None:
    opened(kaart, qtbot)
    qtbot.waitUntil(lambda: len(rows(kaart)) == 2)
    press(kaart, Qt.Key.Key_W)
    dialog = find(kaart.window, AanbodForm, "aanbod_dialoog")
    ctx = kaart.context("FB")
    offer = next(row for row in sociale_kaart.read_kaart(ctx).rows.values() if row.naam == POST.naam)
    told = replace(POST, organisatie="Van een ander")
    sociale_kaart.change_aanbod(ctx, sociale_kaart.ChangeAanbod(offer.id, offer.versie, told))
    find(dialog, QLineEdit, "aanbod_naam").setText("Koffie zonder post")
    find(dialog, QAbstractButton, "aanbod_bewaar_knop").click()
    qtbot.waitUntil(lambda: "Van een ander" in dialog._fields["organisatie"].editor.accessibleDescription())
    assert find(dialog, QLineEdit, "aanbod_naam").text() == "Koffie zonder post"
    find(dialog, QAbstractButton, "aanbod_bewaar_knop").click()
    qtbot.waitUntil(lambda: "Koffie zonder post" in titles(kaart))


def test_the_page_of_an_offer_shows_all_and_is_confirmed(kaart: Bureau, qtbot: QtBot) -> None:
    opened(kaart, qtbot)
    qtbot.waitUntil(lambda: len(rows(kaart)) == 2)
    press(kaart, Qt.Key.Key_Return)
    page = find(kaart.window, AanbodPageView, "aanbod_pagina")
    qtbot.waitUntil(lambda: page.accessibleName() == POST.naam)
    find(page, QAbstractButton, "aanbod_klopt_knop").click()
    offer = next(r.id for r in sociale_kaart.read_kaart(kaart.context()).rows.values() if r.naam == POST.naam)
    qtbot.waitUntil(lambda: (row := page.model.row(offer)) is not None and row.nagegaan_op == date(2026, 11, 23))
    stop = "aanbod_stop_knop"
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(QAbstractButton, stop)))
    find(page, QAbstractButton, stop).click()
    qtbot.waitUntil(lambda: [r.naam for r in sociale_kaart.list_stopped(kaart.context())] == [POST.naam])


def test_a_list_is_shown_before_it_comes_in_and_a_wrong_row_stops_all(
    kaart: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    page = KaartLeesPage(kaart.desk)
    kaart.show(page)
    path = tmp_path / "lijst.csv"
    path.write_text("naam;levensdomein\nBank;geld\nTuin;\n", encoding="utf-8")
    page.read_file(path)
    qtbot.waitUntil(page.take.isVisible)
    model = page._rows
    assert isinstance(model, KaartListModel)
    assert [model.row(place).fact for place in range(2)] == ["Fout", "Nieuw"]
    page.take.click()
    assert not kaart.told
    assert len(sociale_kaart.read_kaart(kaart.context()).rows) == 2
    find(page, ComboInput, "kaart_lees_domein").set_value("meedoen")
    qtbot.waitUntil(lambda: [model.row(place).fact for place in range(2)] == ["Nieuw", "Nieuw"])
    page.take.click()
    qtbot.waitUntil(lambda: kaart.told == ["Ingelezen: 2 keer aanbod."])
    assert len(sociale_kaart.read_kaart(kaart.context()).rows) == 4


def test_a_gap_is_noted_and_taken_away(kaart: Bureau, qtbot: QtBot) -> None:
    mensen.create_wijk(kaart.open.system_context(), "Molenbuurt")
    opened(kaart, qtbot)
    find(kaart.window, TabBar, "kaart_tabs").setCurrentIndex(3)
    find(kaart.window, QAbstractButton, "gemis_knop").click()
    find(kaart.window, ComboInput, "gemis_domein").set_value("netwerk")
    typ(find(kaart.window, QPlainTextEdit, "gemis_woorden"), "Rob wil praten")
    find(kaart.window, QAbstractButton, "gemis_bevestig_knop").click()
    qtbot.waitUntil(lambda: kaart.runner.is_idle)
    assert not gemissen.list_gemissen(kaart.context()), "a name from a casus is refused"
    find(kaart.window, QPlainTextEdit, "gemis_woorden").setPlainText("Niets open in het weekend")
    find(kaart.window, QAbstractButton, "gemis_bevestig_knop").click()
    qtbot.waitUntil(lambda: len(gemissen.list_gemissen(kaart.context())) == 1)
    qtbot.waitUntil(lambda: len(rows(kaart)) == 1)
    press(kaart, Qt.Key.Key_H)
    find(kaart.window, QAbstractButton, "gemis_weg_knop").click()
    qtbot.waitUntil(lambda: not gemissen.list_gemissen(kaart.context()))


def test_from_a_casus_an_offer_is_found_put_and_what_became_of_it_is_written(kaart: Bureau, qtbot: QtBot) -> None:
    casus_id = kaart.dossier.casussen["Rob Terpstra"]
    page = ZoekAanbodPage(kaart.desk, casus_id)
    kaart.show(page)
    qtbot.waitUntil(lambda: kaart.runner.is_idle and page.model.kaart is not None)
    assert not page._found.isVisible(), "nothing is chosen beforehand"
    find(kaart.window, ComboInput, "zoek_aanbod_domein").set_value("geld")
    qtbot.waitUntil(lambda: titles(kaart, "zoek_aanbod_lijst") == [POST.naam])
    press(kaart, Qt.Key.Key_V, name="zoek_aanbod_lijst")
    assert page._why.text().startswith("Waarom: past bij alles wat gezocht wordt")
    assert "Let op: lang niet nagegaan." in page._why.text()
    qtbot.waitUntil(lambda: titles(kaart, "voorgesteld_lijst") == [POST.naam])
    assert kaart.told == ["Koffie en post staat bij wat is voorgesteld."]
    press(kaart, Qt.Key.Key_Return, name="voorgesteld_lijst")
    dialog = find(kaart.window, UitkomstDialog, "uitkomst_dialoog")
    find(dialog, ComboInput, "uitkomst_keuze").set_value("vol")
    find(dialog, QAbstractButton, "uitkomst_bewaar_knop").click()
    qtbot.waitUntil(lambda: "was vol" in rows(kaart, "voorgesteld_lijst")[0].fact)
    qtbot.waitUntil(lambda: "eerder vol" in rows(kaart, "zoek_aanbod_lijst")[0].reason)
    (said,) = verwijzingen.list_verwijzingen(kaart.context(), casus_id)
    assert said.uitkomst is VerwijzingUitkomst.VOL


def test_the_name_of_who_one_looks_for_follows_f9(kaart: Bureau, qtbot: QtBot) -> None:
    casus_id = kaart.dossier.casussen["Rob Terpstra"]
    ctx = kaart.context()
    page = casussen.open_casus(ctx, casus_id)
    second = casussen.EditInwoner(casus_id, page.versie, None, casussen.InwonerFields("Truus Terpstra"))
    casussen.edit_inwoner(ctx, second)
    view = ZoekAanbodPage(kaart.desk, casus_id)
    kaart.show(view)
    qtbot.waitUntil(lambda: kaart.runner.is_idle and view.model.kaart is not None)
    who = find(kaart.window, ComboInput, "zoek_aanbod_wie")
    assert [who.itemText(place) for place in range(who.count())] == ["Rob Terpstra", "Truus Terpstra"]
    kaart.names.show(False)
    assert [who.itemText(place) for place in range(who.count())] == ["Persoon 1", "Persoon 2"]


def test_the_list_model_keeps_the_rules_of_qt_and_writes_a_row_once(kaart: Bureau) -> None:
    found = tuple(sociale_kaart.read_kaart(kaart.context()).rows.values())
    written: list[int] = []

    def write(row: sociale_kaart.AanbodRow) -> TwoLineRow:
        written.append(row.id)
        return checked_row(row, date(2026, 11, 23))

    model = KaartListModel()
    model.show_items(found, write)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items(found, write)
    written.clear()
    model.show_items(found, write)
    for _ in range(3):
        assert [model.row(place).key for place in range(2)] == [row.id for row in found]
    assert sorted(written) == sorted(row.id for row in found)
