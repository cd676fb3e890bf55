"""The form of small money: its proposals give way to what was chosen by hand, and it says everything that is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from casus.domain.aanbod import Bouwsteen
from casus.domain.budget import Jaarwisseling
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Dimensie
from casus.services import budgetten, casussen, mensen, monitor, monitorvorm, verzoeken
from casus.services.geldtafel import Stoel
from casus.ui.snel_geld.geld_form import GeldFormPage
from casus.ui.snel_geld.verzoek_parts import what_card
from tests.ui.desk_fixture import Bureau, find
from tests.ui.snel_geld.geld_gevallen import TODAY

ROB = "Rob Terpstra"


@pytest.fixture
def two_wijken(bureau: Bureau) -> dict[str, int]:
    """A budget in each; Rob lives in the second."""
    ctx = bureau.context()
    made = {}
    for naam in ("Aalbes", "Zonnehof"):
        mensen.create_wijk(ctx, naam)
        wijk = next(row.id for row in mensen.list_wijken(ctx) if row.naam == naam)
        new = budgetten.MaakBudget(wijk, TODAY.year, "Wijkbudget", Jaarwisseling.MEE, 1000_00)
        made[naam] = budgetten.make_budget(ctx, new)[0].id
    page = casussen.open_casus(ctx, bureau.dossier.casussen[ROB])
    edit = casussen.EditCasus(page.id, page.versie, page.naam, page.vraag, wijk, page.casusregisseur_id)
    casussen.edit_casus(ctx, edit)
    return made


@pytest.fixture
def form(bureau: Bureau, qtbot: QtBot, two_wijken: dict[str, int]) -> GeldFormPage:
    """Opened without a casus."""
    page = GeldFormPage(bureau.desk)
    bureau.show(page)
    qtbot.waitUntil(lambda: page._fields.budget_id() == two_wijken["Aalbes"] and bureau.runner.is_idle)
    return page


def combo(bureau: Bureau, name: str) -> QComboBox:
    return find(bureau.window, QComboBox, name)


def by_hand(chosen: QComboBox) -> None:
    """As the keyboard does it."""
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Down)


def choose_rob(bureau: Bureau, qtbot: QtBot, page: GeldFormPage) -> None:
    chosen = combo(bureau, "geld_casus")
    chosen.setCurrentIndex(chosen.findData(bureau.dossier.casussen[ROB]))
    qtbot.waitUntil(lambda: page._model.vorm is not None and page._model.vorm.casus is not None)


def test_a_casus_that_is_chosen_later_proposes_the_budget_of_its_wijk(
    bureau: Bureau, qtbot: QtBot, form: GeldFormPage, two_wijken: dict[str, int]
) -> None:
    choose_rob(bureau, qtbot, form)
    assert form._fields.budget_id() == two_wijken["Zonnehof"]


def test_what_was_chosen_by_hand_stays(
    bureau: Bureau, qtbot: QtBot, form: GeldFormPage, two_wijken: dict[str, int]
) -> None:
    by_hand(combo(bureau, "geld_budget"))
    QTest.keyClick(combo(bureau, "geld_budget"), Qt.Key.Key_Up)
    domein, categorie = combo(bureau, "geld_levensdomein"), combo(bureau, "geld_categorie")
    domein.setCurrentIndex(domein.findData(Levensdomein.GELD.value))
    by_hand(domein)
    by_hand(categorie)
    before = (domein.currentData(), categorie.currentData())
    assert before[0] != Levensdomein.WONEN.value
    choose_rob(bureau, qtbot, form)
    assert (domein.currentData(), categorie.currentData()) == before
    assert form._fields.budget_id() == two_wijken["Aalbes"]


@pytest.mark.parametrize("chosen", [None, Bouwsteen.DAGINVULLING])
def test_a_building_block_may_be_chosen_and_is_kept(
    bureau: Bureau, qtbot: QtBot, two_wijken: dict[str, int], chosen: Bouwsteen | None
) -> None:
    opened: list[int] = []
    page = GeldFormPage(replace(bureau.desk, open_verzoek=opened.append))
    bureau.show(page)
    fields = page._fields
    qtbot.waitUntil(lambda: fields.budget_id() == two_wijken["Aalbes"])
    for name, words in (("wat", "Een fiets"), ("bedrag", "150"), ("route", "De regeling"), ("waarom_niet_nu", "x")):
        fields.fill(name, words)
    if chosen is not None:
        fields._block.setCurrentIndex(fields._block.findText("Daginvulling"))
    find(page, QAbstractButton, "geld_vraag_bevestig_knop").click()
    qtbot.waitUntil(lambda: bool(opened) and bureau.runner.is_idle)
    (row,) = verzoeken.list_verzoek_rows(bureau.context(), opened)
    assert row.inhoud.bouwsteen is chosen
    card = what_card(row, bureau.names)
    qtbot.addWidget(card)
    told = [label.text() for label in card.findChildren(QLabel)]
    assert ("Bouwsteen" in told, "Daginvulling" in told) == (chosen is not None, chosen is not None)
    cut = monitor.show_monitor(bureau.context(), monitorvorm.MonitorVraag(TODAY.year)).tabellen[Dimensie.BOUWSTEEN]
    assert {rij.klassen: rij.verzoeken for rij in cut.rijen} == {(chosen.value if chosen else "",): 1}


def test_who_asks_stays_when_the_proposals_are_read_anew(form: GeldFormPage) -> None:
    fields = form._fields
    fields._asker.set_options([(None, "Ik"), (7, "Een collega"), (8, "Nog een collega")])
    fields._asker.set_value(8)
    vorm = form._model.vorm
    assert vorm is not None
    seats = (Stoel(1, 7, "Een collega", 1, "De Schakel"), Stoel(1, 8, "Nog een collega", 1, "De Schakel"))
    fields.set_vorm(replace(vorm, aan_tafel=seats), None)
    assert fields.asker_id() == 8
    fields.set_vorm(replace(vorm, aan_tafel=seats[:1]), None)
    assert fields.asker_id() is None, "who left is not proposed"
