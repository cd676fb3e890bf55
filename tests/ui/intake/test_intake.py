"""An intake through the real screens: begun, filled by keyboard, kept over a crash, done, laid beside a later one."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.intake import IntakeStatus
from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Zitting
from casus.services import casussen, intakes
from casus.services.concepten import concept_of
from casus.services.namen import hider_of_names
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.intake.intake_view import IntakeView
from casus.ui.intake.samen_view import SamenView
from casus.ui.widgets.scale import Scale
from tests.services.test_intakes import OWN
from tests.ui.desk_fixture import Bureau, find, typ

ROB = "Rob Terpstra"
WEB = "positieve_gezondheid"
SAID = "Ik loop elke dag met de hond van Rob Terpstra."


def press(root: QWidget, qtbot: QtBot, name: str) -> None:
    """Press a button once it stands there."""

    def there() -> bool:
        return any(b.isVisible() for b in root.findChildren(QAbstractButton, name))

    qtbot.waitUntil(there)
    find(root, QAbstractButton, name).click()


def words(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def said_anywhere(part: QWidget, sentence: str) -> bool:
    """In a label or in a link."""
    links = (b.text() for b in part.findChildren(QAbstractButton) if b.isVisible())
    return sentence in words(part) or any(sentence in text for text in links)


def open_casus(bureau: Bureau, qtbot: QtBot) -> QWidget:
    page = casus_page_for(bureau.desk, bureau.dossier.casussen[ROB])
    bureau.show(page)
    qtbot.waitUntil(lambda: "Intakes" in words(page))
    return page


def begun(bureau: Bureau, code: str = WEB, days_ago: int = 0) -> int:
    ctx = bureau.context()
    page = casussen.open_casus(ctx, bureau.dossier.casussen[ROB])
    sat = Zitting(ctx.today() - timedelta(days=days_ago))
    return intakes.begin_intake(ctx, intakes.BeginIntake(page.id, page.inwoners[0].id, code, sat))[0].id


def fill(bureau: Bureau, id_: int, inhoud: IntakeInhoud, *, done: bool = False) -> None:
    blad = intakes.open_intake(bureau.context(), id_)
    saved = intakes.BewaarIntake(id_, blad.row.versie, blad.zitting, inhoud, done)
    intakes.save_intake(bureau.context(), saved)


def opened(bureau: Bureau, qtbot: QtBot, id_: int) -> IntakeView:
    view = IntakeView(bureau.desk, id_)
    bureau.show(view)
    qtbot.waitUntil(lambda: view.model.is_loaded)
    return view


def settled(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def blad(bureau: Bureau, id_: int) -> intakes.IntakeBlad:
    return intakes.open_intake(bureau.context(), id_)


def part(bureau: Bureau, id_: int, code: str) -> DeelInhoud:
    return next(each for each in blad(bureau, id_).inhoud.delen if each.code == code)


def test_an_intake_is_begun_from_the_page_of_the_casus(bureau: Bureau, qtbot: QtBot) -> None:
    page = open_casus(bureau, qtbot)
    assert "Er is nog geen intake." in words(page)
    press(page, qtbot, "intake_begin_knop")
    qtbot.waitUntil(lambda: bool(bureau.window.findChildren(QDialog, "intake_begin_dialoog")))
    dialog = find(bureau.window, QDialog, "intake_begin_dialoog")
    assert not dialog.findChildren(QWidget, "intake_soort_kompas"), "an empty template is nothing to begin with"
    press(dialog, qtbot, f"intake_soort_{WEB}")
    press(dialog, qtbot, "intake_begin_bevestig_knop")
    qtbot.waitUntil(lambda: isinstance(bureau.pages.currentWidget(), IntakeView))
    view = bureau.pages.currentWidget()
    assert isinstance(view, IntakeView)
    qtbot.waitUntil(lambda: "Waar gaat het gesprek over?" in words(view))
    assert not view.findChildren(Scale), "nothing is open before somebody chooses it"


def test_by_keyboard_a_part_is_opened_and_filled_and_the_web_follows(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    view = opened(bureau, qtbot, id_)
    here = find(view, QAbstractButton, "intake_deel_4")
    assert here.text() == "Meedoen"
    first = find(view, QAbstractButton, "intake_deel_0")
    qtbot.waitUntil(first.hasFocus)
    for number in range(4):
        QTest.keyClick(find(view, QAbstractButton, f"intake_deel_{number}"), Qt.Key.Key_Right)
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Space)
    scale = find(view, Scale, "cijfer_meedoen")
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_1)
    assert scale.figure() == 1
    QTest.keyClick(scale, Qt.Key.Key_0)
    assert scale.figure() == 10
    QTest.keyClick(scale, Qt.Key.Key_Left)
    QTest.keyClick(scale, Qt.Key.Key_Delete)
    assert scale.figure() is None, "taken back is not nought"
    QTest.keyClick(scale, Qt.Key.Key_0)
    story = find(view, QPlainTextEdit, "antwoord_verhaal")
    story.setFocus()
    typ(story, "Sinds Ria weg is, zie ik niemand.")
    picture = find(view, QWidget, "intake_tekening").findChildren(QWidget)
    told = [each.accessibleDescription() for each in picture if each.accessibleName() == "Spinnenweb"]
    assert any("Meedoen: nu 0." in each for each in told)
    QTest.keyClick(story, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "De intake is bewaard." in bureau.told)
    found = part(bureau, id_, "meedoen")
    assert (found.cijfers, found.antwoorden) == ({"": 0}, {"verhaal": "Sinds Ria weg is, zie ik niemand."})


def test_what_the_person_marks_and_orders_is_theirs(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    fill(bureau, id_, IntakeInhoud(tuple(DeelInhoud(code, cijfers={"": 2}) for code in ("meedoen", "zingeving"))))
    view = opened(bureau, qtbot, id_)
    for code in ("meedoen", "zingeving"):
        press(find(view, QWidget, f"merk_{code}"), qtbot, f"merk_{code}_2")
    press(find(view, QWidget, "merk_zingeving"), qtbot, "merk_zingeving_0")
    press(view, qtbot, "keuze_eerder_zingeving")
    assert "1. Zingeving" in words(find(view, QWidget, "intake_keuze"))
    press(view, qtbot, "intake_bewaar_knop")
    qtbot.waitUntil(lambda: "De intake is bewaard." in bureau.told)
    assert blad(bureau, id_).inhoud.mee_aan_de_slag == ("zingeving", "meedoen")
    assert part(bureau, id_, "zingeving").wil_praten


def test_not_talked_about_is_an_answer_and_said_words_do_not_vanish(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau, "vier_d")
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "intake_deel_0")
    press(view, qtbot, "deel_stand_lichaam_0")
    press(view, qtbot, "intake_deel_1")
    area = find(find(view, QWidget, "deel_geest"), QPlainTextEdit, "antwoord_speelt")
    area.setFocus()
    typ(area, "Druk.")
    press(view, qtbot, "intake_deel_1")
    assert find(view, QAbstractButton, "intake_deel_1").isChecked(), "what was said stays on the sheet"
    assert bureau.told[-1] == "Bij Geest staat al iets. Haal dat eerst weg."
    press(view, qtbot, "intake_bewaar_knop")
    qtbot.waitUntil(lambda: "De intake is bewaard." in bureau.told)
    assert part(bureau, id_, "lichaam").stand is DeelStand.NIET_BESPROKEN
    assert part(bureau, id_, "geest").antwoorden == {"speelt": "Druk."}


def test_a_link_is_drawn_and_told_in_words(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau, "vier_d")
    said = {"speelt": "Veel."}
    fill(bureau, id_, IntakeInhoud(tuple(DeelInhoud(code, antwoorden=said) for code in ("geest", "maatschappelijk"))))
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "verband_knop")
    dialog = find(bureau.window, QDialog, "verband_dialoog")
    typ(find(dialog, QWidget, "verband_woorden"), "Ik lig wakker van de post.")
    press(dialog, qtbot, "verband_bevestig_knop")
    told = words(find(view, QWidget, "intake_verbanden"))
    assert "1. Geest werkt door op Maatschappelijk" in told
    assert "Ik lig wakker van de post." in told
    picture = find(view, QWidget, "intake_tekening").findChildren(QWidget)
    assert any("Geest werkt door op Maatschappelijk" in each.accessibleDescription() for each in picture)


def test_what_was_typed_comes_back_after_the_screen_is_gone(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "intake_deel_2")
    area = find(view, QPlainTextEdit, "antwoord_verhaal")
    area.setFocus()
    typ(area, "Ik zing in een koor.")
    view.back_requested.emit()
    qtbot.waitUntil(lambda: bool(concept_of(bureau.context(), "intake", id_)))
    assert not blad(bureau, id_).inhoud.delen, "it stands in a draft only"
    again = opened(bureau, qtbot, id_)
    qtbot.waitUntil(lambda: bool(again.findChildren(QPlainTextEdit, "antwoord_verhaal")))
    area = again.findChildren(QPlainTextEdit, "antwoord_verhaal")[0]
    qtbot.waitUntil(lambda: area.toPlainText() == "Ik zing in een koor.")
    press(again, qtbot, "intake_bewaar_knop")
    qtbot.waitUntil(lambda: "De intake is bewaard." in bureau.told)
    assert concept_of(bureau.context(), "intake", id_) == {}


def test_a_year_later_then_and_now_lie_over_each_other(bureau: Bureau, qtbot: QtBot) -> None:
    first = begun(bureau, days_ago=365)
    fill(bureau, first, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 3}),)), done=True)
    view = opened(bureau, qtbot, begun(bureau))
    press(view, qtbot, "intake_deel_4")
    QTest.keyClick(find(view, Scale, "cijfer_meedoen"), Qt.Key.Key_7)
    assert "toen, november 2025, gestreept" in words(view)
    press(view, qtbot, "web_tabel_knop")
    table = words(find(view, QWidget, "web_tabel"))
    assert [line for line in table.split("\n") if line in ("Meedoen", "3", "7")] == ["Meedoen", "3", "7"]
    assert "totaal" not in words(view).lower()
    assert "gemiddeld" not in words(view).lower()


def test_done_is_done_and_is_read_as_sentences(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    fill(bureau, id_, IntakeInhoud((DeelInhoud("meedoen", antwoorden={"verhaal": SAID}, cijfers={"": 3}),)))
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "intake_afrond_knop")
    dialog = find(bureau.window, QDialog, "intake_afronden_dialoog")
    confirm = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Rond af"]
    confirm[0].click()
    qtbot.waitUntil(lambda: "De intake is afgerond." in bureau.told)
    qtbot.waitUntil(lambda: "Afgerond" in words(view))
    assert blad(bureau, id_).row.status is IntakeStatus.AFGEROND
    assert SAID in words(view)
    assert not [b for b in view.findChildren(QAbstractButton, "intake_bewaar_knop") if b.isVisible()]


def test_an_empty_intake_is_not_finished_and_says_so(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "intake_afrond_knop")
    dialog = find(bureau.window, QDialog, "intake_afronden_dialoog")
    next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Rond af").click()
    qtbot.waitUntil(lambda: "Er is nog niets besproken." in words(view))
    assert blad(bureau, id_).row.status is IntakeStatus.LOPEND


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    fill(bureau, id_, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 3}),)))
    view = opened(bureau, qtbot, id_)
    qtbot.waitUntil(lambda: bool(view.findChildren(Scale, "cijfer_meedoen")))
    fill(bureau, id_, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 9}),)))
    QTest.keyClick(find(view, Scale, "cijfer_meedoen"), Qt.Key.Key_5)
    press(view, qtbot, "intake_bewaar_knop")
    qtbot.waitUntil(lambda: find(view, QWidget, "intake_melding").isVisible())
    assert part(bureau, id_, "meedoen").cijfers == {"": 9}
    assert find(view, Scale, "cijfer_meedoen").figure() == 5, "what was typed stays"


def test_with_names_off_nobody_is_named_and_nothing_is_lost(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.names.know(hider_of_names(bureau.context()))
    id_ = begun(bureau)
    fill(bureau, id_, IntakeInhoud((DeelInhoud("meedoen", antwoorden={"verhaal": SAID}),)))
    view = opened(bureau, qtbot, id_)
    assert ROB in words(view)
    bureau.names.show(False)
    settled(bureau, qtbot)
    area = find(view, QPlainTextEdit, "antwoord_verhaal")
    assert ROB not in words(view) + area.toPlainText()
    assert area.isReadOnly()
    bureau.names.show(True)
    settled(bureau, qtbot)
    assert find(view, QPlainTextEdit, "antwoord_verhaal").toPlainText() == SAID
    assert not view.model.is_dirty


def test_the_picture_stands_on_the_page_only_when_the_person_wants_it(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    fill(bureau, id_, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 3}),)))
    page = open_casus(bureau, qtbot)
    assert "Hoe het gaat, volgens" not in words(page)
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "web_tonen")
    qtbot.waitUntil(lambda: blad(bureau, id_).row.web_tonen)
    bureau.show(page)
    qtbot.waitUntil(lambda: f"Hoe het gaat, volgens {ROB}" in words(page))


def test_an_own_instrument_is_added_and_a_wrong_one_is_refused_with_its_line(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, wrong = tmp_path / "goed.toml", tmp_path / "fout.toml"
    right.write_text(OWN.format(versie=1, vraag="Hoe is het thuis?"), encoding="utf-8")
    wrong.write_text(OWN.format(versie=1, vraag="Hoe?").replace("wonen", "tuin"), encoding="utf-8")
    page = open_casus(bureau, qtbot)
    press(page, qtbot, "intake_begin_knop")
    qtbot.waitUntil(lambda: bool(bureau.window.findChildren(QDialog, "intake_begin_dialoog")))
    dialog = find(bureau.window, QDialog, "intake_begin_dialoog")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    press(dialog, qtbot, "eigen_instrument_knop")
    qtbot.waitUntil(lambda: said_anywhere(dialog, "Regel 11: het levensdomein tuin is er niet."))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(right), ""))
    press(dialog, qtbot, "eigen_instrument_knop")
    press(dialog, qtbot, "intake_soort_buurt")
    press(dialog, qtbot, "intake_begin_bevestig_knop")
    qtbot.waitUntil(lambda: isinstance(bureau.pages.currentWidget(), IntakeView))
    view = bureau.pages.currentWidget()
    assert view is not None
    qtbot.waitUntil(lambda: "Hoe is het thuis?" in words(view))


def test_one_question_at_a_time_in_large_letters_and_back_loses_nothing(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = begun(bureau)
    view = opened(bureau, qtbot, id_)
    press(view, qtbot, "intake_deel_4")
    press(view, qtbot, "samen_knop")
    page = bureau.pages.currentWidget()
    assert isinstance(page, SamenView)
    assert "Met wie doet u dingen samen?" in words(page)
    scale = find(page, Scale, "samen_cijfer")
    qtbot.waitUntil(scale.hasFocus)
    QTest.keyClick(scale, Qt.Key.Key_6)
    QTest.keyClick(scale, Qt.Key.Key_PageDown)
    area = find(page, QPlainTextEdit, "samen_antwoord")
    qtbot.waitUntil(area.hasFocus)
    typ(area, "Elke week dammen.")
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    QTest.keyClick(find(page, QPlainTextEdit, "samen_antwoord"), Qt.Key.Key_PageDown)
    assert "Wat wilt u met Meedoen?" in words(page)
    QTest.keyClick(find(page, QAbstractButton, "samen_merk_0"), Qt.Key.Key_Space)
    press(page, qtbot, "samen_vorige_knop")
    press(page, qtbot, "samen_vorige_knop")
    assert find(page, QPlainTextEdit, "samen_antwoord").toPlainText() == "Elke week dammen."
    page.back_requested.emit()
    assert bureau.pages.currentWidget() is view
    assert find(view, Scale, "cijfer_meedoen").figure() == 6
    assert find(view, QPlainTextEdit, "antwoord_verhaal").toPlainText() == "Elke week dammen."
    press(view, qtbot, "intake_bewaar_knop")
    qtbot.waitUntil(lambda: "De intake is bewaard." in bureau.told)
    assert part(bureau, id_, "meedoen").wil_praten
