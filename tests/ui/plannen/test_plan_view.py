"""Plans on the page of a casus and the page to write one, through the real forms: begun, written, promised, done."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.plan import CtiFase, PlanStatus, PlanVorm
from casus.domain.plan_doel import DoelStand, Wet
from casus.domain.values import EigenaarSoort
from casus.services import acties, casussen, concepten, intakes
from casus.services.namen import hider_of_names
from casus.services.planbladen import PlanBlad, list_plannen, open_plan
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.plannen.plan_view import PlanView
from tests.ui.desk_fixture import Bureau, find, typ


class Pagina:
    """Rob's casus, driven by widgets with a name."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.id = bureau.dossier.casussen["Rob Terpstra"]

    def open(self) -> None:
        self.bureau.show(casus_page_for(self.bureau.desk, self.id))
        self.wait_for("plan_maak_knop")

    def wait_for(self, name: str) -> QWidget:
        def there() -> bool:
            return any(w.isVisible() for w in self.bureau.window.findChildren(QWidget, name))

        self.qtbot.waitUntil(there)
        return find(self.bureau.window, QWidget, name)

    def press(self, name: str) -> None:
        button = self.wait_for(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def shown_as(self, kind: str) -> bool:
        return any(w.isVisible() for w in self.bureau.window.findChildren(QWidget, kind))

    def write(self, name: str, words: str) -> None:
        field = self.wait_for(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        typ(field, words)

    def choose(self, name: str, words: str) -> None:
        combo = self.wait_for(name)
        assert isinstance(combo, QComboBox)
        self.qtbot.waitUntil(lambda: combo.findText(words) >= 0)
        combo.setCurrentIndex(combo.findText(words))

    def until_closed(self) -> None:
        self.qtbot.waitUntil(lambda: not any(d.isVisible() for d in self.bureau.window.findChildren(QDialog)))

    def words(self) -> str:
        return "\n".join(label.text() for label in self.bureau.window.findChildren(QLabel) if label.isVisible())

    def until_shown(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words())

    def plan(self) -> PlanBlad:
        ctx = self.bureau.context()
        return open_plan(ctx, list_plannen(ctx, self.id)[0].id)

    def until_goals(self, *ids: int) -> None:
        """These goals in this order, in the dossier and on the page, which read itself anew."""
        view = self.bureau.window.findChild(PlanView)
        assert view is not None

        def there() -> bool:
            shown, kept = view._model.blad, self.plan()
            return shown == kept and tuple(doel.id for doel in kept.doelen) == ids

        self.qtbot.waitUntil(there)

    def begin(self) -> None:
        """A plan without an intake, and its page."""
        self.open()
        self.press("plan_maak_knop")
        self.press("plan_begin_bevestig_knop")
        self.until_closed()
        self.press(f"plan_open_{self.plan_id()}")
        self.wait_for("doel_nieuw_knop")

    def plan_id(self) -> int:
        ctx = self.bureau.context()
        self.qtbot.waitUntil(lambda: bool(list_plannen(ctx, self.id)))
        return list_plannen(ctx, self.id)[0].id

    def add_goal(self, words: str, about: str = "Geld") -> int:
        before = len(self.plan().doelen)
        self.press("doel_nieuw_knop")
        self.write("doel_woorden", words)
        self.choose("doel_domein", about)
        self.press("doel_bevestig_knop")
        self.until_closed()
        self.qtbot.waitUntil(lambda: len(self.plan().doelen) == before + 1)
        goals = [doel.id for doel in self.plan().doelen]
        self.until_goals(*goals)
        return goals[-1]

    def add_step(self, doel_id: int, wat: str, who: str, day: str = "15-12-2026") -> int:
        self.press(f"stap_nieuw_{doel_id}")
        self.write("stap_wat", wat)
        self.choose("stap_wie", who)
        self.write("stap_uiterlijk", day)
        self.press("stap_bevestig_knop")
        self.until_closed()
        goal = next(doel for doel in self.plan().doelen if doel.id == doel_id)
        self.wait_for(f"stap_{goal.stappen[-1].id}")
        return goal.stappen[-1].id


@pytest.fixture
def pagina(bureau: Bureau, qtbot: QtBot) -> Pagina:
    return Pagina(bureau, qtbot)


def test_a_plan_is_written_and_its_steps_go_to_the_list(pagina: Pagina) -> None:
    pagina.begin()
    doel_id = pagina.add_goal("Ik wil mijn post weer openen.")
    pagina.press(f"stap_nieuw_{doel_id}")
    pagina.write("stap_wat", "zit erbij")
    pagina.choose("stap_wie", "een naaste")
    pagina.press("stap_bevestig_knop")
    pagina.until_shown("Vul de naam van de naaste in.")
    pagina.write("stap_naaste", "zus Truus")
    pagina.write("stap_uiterlijk", "15-12-2026")
    pagina.write("stap_merken", "Geen dichte brieven")
    pagina.choose("stap_wet", "Wgs")
    pagina.write("stap_waarom", "Inloop is vol")
    pagina.press("stap_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("merken aan: Geen dichte brieven")
    (stap,) = pagina.plan().doelen[0].stappen
    assert (stap.eigenaar.soort, stap.wie, stap.wet, stap.waarom_anders) == (
        EigenaarSoort.NAASTE,
        "zus Truus",
        Wet.WGS,
        "Inloop is vol",
    )
    pagina.press("plan_acties_knop")
    pagina.until_shown("Afgesproken")
    rows = [row for row in acties.list_acties(pagina.bureau.context()) if row.wat == "zit erbij"]
    assert [(row.eigenaar_naam, str(row.uiterlijk)) for row in rows] == [("zus Truus", "2026-12-15")]
    pagina.qtbot.waitUntil(lambda: not pagina.shown_as("plan_acties_knop"))


def test_a_plan_from_an_intake_shows_what_was_chosen_in_the_order_of_the_person(pagina: Pagina) -> None:
    ctx = pagina.bureau.context()
    person = casussen.open_casus(ctx, pagina.id).inwoners[0].id
    begun = intakes.BeginIntake(pagina.id, person, "positieve_gezondheid", Zitting(ctx.today()))
    id_ = intakes.begin_intake(ctx, begun)[0].id
    codes = ("zingeving", "meedoen")
    told = IntakeInhoud(tuple(DeelInhoud(code, wil_praten=True) for code in codes), mee_aan_de_slag=codes[::-1])
    sheet = intakes.open_intake(ctx, id_)
    intakes.save_intake(ctx, intakes.BewaarIntake(id_, sheet.row.versie, sheet.zitting, told))
    pagina.open()
    pagina.until_shown("In de intake koos de persoon: Meedoen, Zingeving.")
    pagina.press("plan_maak_knop")
    pagina.press("plan_begin_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("Nog in eigen woorden te zeggen")
    assert [doel.gekozen for doel in pagina.plan().doelen] == ["Meedoen", "Zingeving"]
    assert not pagina.shown_as("plan_maak_knop"), "one plan runs with one person"


def test_a_fourth_goal_asks_why(pagina: Pagina) -> None:
    pagina.begin()
    for words in ("Een", "Twee", "Drie"):
        pagina.add_goal(words)
    pagina.press("doel_nieuw_knop")
    pagina.write("doel_woorden", "Vier")
    pagina.press("doel_bevestig_knop")
    pagina.until_shown("Schrijf op waarom er toch een doel bij moet.")
    pagina.write("doel_waarom", "Rob wil het")
    pagina.press("doel_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("Waarom meer dan drie doelen: Rob wil het")
    assert pagina.plan().row.open_doelen == 4


def test_order_end_open_again_and_take_away(pagina: Pagina) -> None:
    pagina.begin()
    one, two = pagina.add_goal("Een"), pagina.add_goal("Twee")
    later = pagina.wait_for(f"doel_later_{one}")
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Space)
    pagina.until_goals(two, one)
    pagina.press(f"doel_af_{two}")
    pagina.choose("doel_af_stand", "Losgelaten")
    pagina.press("doel_af_bevestig_knop")
    pagina.until_shown("wat ervan kwam")
    pagina.write("doel_af_uitkomst", "Hij wil rust")
    pagina.press("doel_af_bevestig_knop")
    pagina.until_closed()
    pagina.press(f"doel_open_{two}")
    pagina.wait_for(f"doel_weg_{two}")
    pagina.until_goals(two, one)
    pagina.press(f"doel_weg_{two}")
    pagina.press("plan_weg_bevestig_knop")
    pagina.until_closed()
    pagina.until_goals(one)
    pagina.press(f"doel_af_{one}")
    pagina.press("doel_af_bevestig_knop")
    pagina.until_closed()
    pagina.press("plan_af_knop")
    pagina.until_shown("Afgerond")
    assert (pagina.plan().row.status, pagina.plan().doelen[0].stand) == (PlanStatus.AFGEROND, DoelStand.BEREIKT)


def test_another_shape_and_a_day_to_look_back(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("plan_vorm_knop")
    assert not pagina.shown_as("plan_fase")
    pagina.choose("plan_vorm", "CTI, tijdelijk veel contact")
    pagina.choose("plan_fase", "Fase 2: uitproberen")
    pagina.write("plan_terug", "12-1-2027")
    pagina.press("plan_vorm_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("terugkijken op dinsdag 12 januari 2027")
    row = pagina.plan().row
    assert (row.vorm, row.fase, str(row.terug_op)) == (PlanVorm.CTI, CtiFase.UITPROBEREN, "2027-01-12")


def test_a_step_on_the_list_keeps_what_was_agreed_and_can_still_say_how_one_notices(pagina: Pagina) -> None:
    pagina.begin()
    doel_id = pagina.add_goal("Een")
    stap_id = pagina.add_step(doel_id, "belt", "Samir Haddad")
    pagina.press("plan_acties_knop")
    pagina.until_shown("Afgesproken")
    assert not pagina.shown_as(f"stap_weg_{stap_id}")
    pagina.press(f"stap_wijzig_{stap_id}")
    pagina.until_shown("Wat, wie en wanneer staan op de actielijst. Wijzig dat daar.")
    assert not pagina.wait_for("stap_wat").isEnabled()
    combo = pagina.wait_for("stap_wie")
    assert isinstance(combo, QComboBox)
    pagina.qtbot.waitUntil(lambda: combo.currentText() == "Samir Haddad")
    pagina.write("stap_merken", "Hij lacht")
    pagina.press("stap_bevestig_knop")
    pagina.until_closed()
    pagina.until_shown("merken aan: Hij lacht")


def test_after_a_change_the_keyboard_stays_where_it_was(pagina: Pagina) -> None:
    pagina.begin()
    one = pagina.add_goal("Een")
    two = pagina.add_goal("Twee")
    pagina.add_goal("Drie")
    button = pagina.wait_for(f"doel_later_{one}")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    pagina.qtbot.waitUntil(lambda: pagina.plan().doelen[0].id == two)
    pagina.wait_for(f"doel_eerder_{one}")

    def held() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.objectName() == f"doel_later_{one}"

    pagina.qtbot.waitUntil(held)


def test_what_was_typed_comes_back_after_the_form_was_left(pagina: Pagina) -> None:
    pagina.begin()
    pagina.press("doel_nieuw_knop")
    pagina.write("doel_woorden", "Ik wil naar zee")
    for dialog in pagina.bureau.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    ctx = pagina.bureau.context()
    plan_id = pagina.plan().row.id
    pagina.qtbot.waitUntil(lambda: "Ik wil naar zee" in repr(concepten.concept_of(ctx, "plan_doel_nieuw", plan_id)))
    pagina.press("doel_nieuw_knop")
    field = pagina.wait_for("doel_woorden")
    assert isinstance(field, QPlainTextEdit)
    pagina.qtbot.waitUntil(lambda: field.toPlainText() == "Ik wil naar zee")


def test_names_off_leaves_no_name_on_the_page(pagina: Pagina) -> None:
    pagina.begin()
    doel_id = pagina.add_goal("Rob Terpstra slaapt weer")
    pagina.add_step(doel_id, "belt Rob Terpstra", "Samir Haddad")
    assert "Rob Terpstra" in pagina.words(), "control: with names on it stands there"
    pagina.bureau.names.know(hider_of_names(pagina.bureau.context()))
    pagina.bureau.names.show(False)
    pagina.qtbot.waitUntil(lambda: "Terpstra" not in pagina.words())


def test_word_from_the_page(pagina: Pagina, tmp_path: Path) -> None:
    pagina.begin()
    pagina.add_goal("Ik wil slapen")
    pagina.press("plan_word_knop")
    place = pagina.wait_for("plan_pad")
    assert isinstance(place, QLineEdit)
    place.setText(str(tmp_path / "plan"))
    pagina.press("plan_word_maken_knop")
    pagina.qtbot.waitUntil((tmp_path / "plan.docx").exists)
    words = "\n".join(p.text for p in Document(str(tmp_path / "plan.docx")).paragraphs)
    assert "“Ik wil slapen”" in words
    pagina.qtbot.waitUntil(lambda: any("plan.docx" in told for told in pagina.bureau.told))
