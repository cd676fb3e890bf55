from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QWidget

from casus.domain.values import ActieStatus, AgendaReden, EigenaarSoort, NotitieSoort, OverlegStatus
from casus.services import acties, concepten, tafel
from casus.services.overleg_page import PuntRow
from casus.ui.overleg.voeren_view import VoerenView
from tests.ui.desk_fixture import find, typ
from tests.ui.overleg.conftest import Overleg, say


@pytest.fixture
def table(coming: Overleg) -> Overleg:
    """At the table, Rob on it and everybody may hear it, the screen open."""
    coming.go_to(OverlegStatus.OPEN, OverlegStatus.LOPEND)
    rob = next(p for p in coming.page().casussen if p.naam == "Rob Terpstra")
    say(coming.bureau.context(), rob.casus_id or 0, brug=True, oost=True, gemeente=True, wilgenhof=True)
    tafel.start_punt(coming.bureau.context(), tafel.AtPunt(coming.id, rob.id))
    coming.open()
    coming.wait(lambda: _text(coming, "punt_naam") == "Rob Terpstra")
    coming.wait(lambda: bool(_kandidaten(coming)))
    return coming


def _kandidaten(overleg: Overleg) -> object:
    views = overleg.window.findChildren(VoerenView)
    return views[0].model.kandidaten if views and views[0].model._punt is not None else ()


def _text(overleg: Overleg, name: str) -> str:
    found = [w for w in overleg.window.findChildren(QLabel, name) if w.isVisible()]
    return found[0].text() if found else ""


def running(overleg: Overleg) -> PuntRow:
    punt = overleg.page().running
    assert punt is not None
    return punt


def line(overleg: Overleg) -> QLineEdit:
    return find(overleg.window, QLineEdit, "invoer_regel")


def enter(overleg: Overleg, text: str) -> None:
    typ(line(overleg), text)
    QTest.keyClick(line(overleg), Qt.Key.Key_Return)


def test_a_typed_line_is_understood_while_one_types_and_written_down_by_enter(table: Overleg) -> None:
    line(table).setFocus()
    typ(line(table), "a Fatima belt corporatie over huurschuld vr")
    table.wait(lambda: _text(table, "begrepen_dag") == "vrijdag 27 november")
    assert _text(table, "begrepen_eigenaar") == "Fatima Bouzid"
    QTest.keyClick(line(table), Qt.Key.Key_Return)
    table.wait(lambda: line(table).text() == "")
    actie = running(table).acties[0]
    assert (actie.professional, actie.wat) == ("Fatima Bouzid", "belt corporatie over huurschuld")
    assert actie.uiterlijk == date(2026, 11, 27)
    assert table.window.focusWidget() is line(table)
    talk = find(table.window, QListView, "gesprek_lijst")
    table.wait(lambda: talk.model().rowCount() == 1)
    assert str(talk.model().index(0, 0).data()).startswith("Actie. Belt corporatie")


def test_three_lines_in_a_row_lose_nothing(table: Overleg) -> None:
    enter(table, "n Rob is er niet")
    table.wait(lambda: line(table).text() == "")
    enter(table, "b We wachten omdat Rob dat vraagt")
    table.wait(lambda: line(table).text() == "")
    enter(table, "Zijn zus komt zondag caf\N{LATIN SMALL LETTER E WITH ACUTE}")
    table.wait(lambda: len(running(table).notities) == 2)
    assert [b.motivering for b in running(table).besluiten] == ["Rob dat vraagt"]


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("a Kees belt vr", "Wie doet dit? Begin met een naam van de tafel."),
        ("b Het stopt", "Schrijf erbij waarom. Bijvoorbeeld: omdat de incasso stilstaat."),
    ],
)
def test_what_is_unclear_is_asked_and_never_guessed(table: Overleg, typed: str, question: str) -> None:
    enter(table, typed)
    table.wait(lambda: _text(table, "begrepen_vraag") == question)
    enter(table, "")
    assert line(table).text() == typed
    assert not running(table).acties
    assert not running(table).besluiten


def test_an_actie_without_a_day_is_asked_about_once(table: Overleg) -> None:
    enter(table, "a Joost gaat langs")
    table.wait(lambda: _text(table, "begrepen_uitleg").startswith("Nog een keer Enter"))
    assert not running(table).acties
    QTest.keyClick(line(table), Qt.Key.Key_Return)
    table.wait(lambda: line(table).text() == "")
    assert running(table).acties[0].uiterlijk is None


def test_a_note_may_be_called_a_fact(table: Overleg) -> None:
    typ(line(table), "n De post ligt er sinds september")
    table.wait_for("soort_feit")
    table.press("soort_feit")
    QTest.keyClick(line(table), Qt.Key.Key_Return)
    table.wait(lambda: [n.soort for n in running(table).notities] == [NotitieSoort.FEIT])
    enter(table, "n en nog iets")
    table.wait(lambda: len(running(table).notities) == 2)
    assert running(table).notities[1].soort is NotitieSoort.NIET_BEPAALD


def test_besluit_and_actie_have_a_form(table: Overleg) -> None:
    table.press("besluit_knop")
    typ(table.wait_for("besluit_tekst"), "De ontruiming stopt")
    table.press("besluit_vastleggen_knop")
    assert not running(table).besluiten, "without a reason it is no decision"
    typ(find(table.window, QPlainTextEdit, "besluit_motivering"), "Rob meewerkt")
    table.press("besluit_vastleggen_knop")
    table.wait(lambda: [b.motivering for b in running(table).besluiten] == ["Rob meewerkt"])
    table.wait_until_gone("besluit_dialoog")
    table.press("actie_knop")
    typ(table.wait_for("actie_wat"), "belt zijn zus")
    owner = find(table.window, QComboBox, "actie_eigenaar")
    owner.setCurrentIndex(owner.findText("Rob Terpstra"))
    typ(find(table.window, QLineEdit, "actie_uiterlijk"), "30-11-2026")
    table.press("actie_vastleggen_knop")
    table.wait(lambda: [a.eigenaar_soort for a in running(table).acties] == [EigenaarSoort.PERSOON])


def test_somebody_steps_out_and_in_again(table: Overleg) -> None:
    anneke = next(d for d in table.page().deelnemers if d.naam == "Anneke de Wit")
    table.bureau.clock.advance(timedelta(minutes=5))
    table.press(f"stap_{anneke.id}")
    table.wait(lambda: _text(table, f"aanwezig_{anneke.id}") == "Weg sinds 10.05")
    assert anneke.id not in running(table).present()
    table.press(f"stap_{anneke.id}")
    table.wait(lambda: _text(table, f"aanwezig_{anneke.id}") == "Terug sinds 10.05")


def test_a_walk_in_comes_on_the_agenda(table: Overleg) -> None:
    table.press("inloop_knop")
    table.wait_for("inloop_dialoog")
    table.press("inloop_toevoegen_knop")
    assert table.wait_for("inloop_dialoog").isVisible()
    typ(table.wait_for("inloop_naam"), "Mevrouw Nieuw")
    typ(find(table.window, QPlainTextEdit, "inloop_vraag"), "Wie kan er vandaag langs?")
    table.press("inloop_toevoegen_knop")
    table.wait(lambda: "Mevrouw Nieuw" in [p.naam for p in table.page().casussen])
    new = next(p for p in table.page().casussen if p.naam == "Mevrouw Nieuw")
    assert (new.reden, new.vraag) == (AgendaReden.INLOOP, "Wie kan er vandaag langs?")
    assert table.page().punten[-1].titel == "Rondje en afsluiten"


def test_a_known_casus_can_walk_in(table: Overleg) -> None:
    table.press("inloop_knop")
    table.press("inloop_bestaand_keuze")
    typ(table.wait_for("inloop_casus_zoek"), "smit")
    table.press("inloop_toevoegen_knop")
    table.wait(lambda: "De heer Smit" in [p.naam for p in table.page().casussen])


def test_a_day_to_come_back(table: Overleg) -> None:
    table.press("terug_op_knop")
    day = table.wait_for("terug_dag")
    typ(day, "20-11-2026")
    table.press("terug_vastleggen_knop")
    assert table.wait_for("terug_dialoog").isVisible(), "a day before the meeting is refused beside the field"
    table.press("over_2_weken")
    table.press("terug_vastleggen_knop")
    table.wait(lambda: running(table).terug_op == date(2026, 12, 8))


def test_what_was_agreed_before_is_finished_put_off_or_not_done(table: Overleg) -> None:
    rows = {a.wat: a for a in acties.list_acties(table.bureau.context())}
    stop, belt = rows["zet de incasso stil"], rows["belt de corporatie"]
    table.press(f"actie_done_{stop.id}")
    table.wait(lambda: stop.id not in [a.id for a in acties.list_acties(table.bureau.context())])
    table.press(f"actie_later_{belt.id}")
    table.wait_for("later_dialoog")
    table.press("later_vastleggen_knop")
    table.wait(lambda: _status(table, belt.id) is ActieStatus.LATER)
    table.wait(lambda: any("uitgesteld tot" in w.text() for w in table.window.findChildren(QLabel)))
    table.press(f"actie_not_{belt.id}")
    typ(table.wait_for("niet_reden"), "niemand nam op")
    table.press("niet_vastleggen_knop")
    table.wait(lambda: _status(table, belt.id) is ActieStatus.NIET_GEDAAN)


def _status(overleg: Overleg, actie_id: int) -> ActieStatus:
    rows = acties.list_acties(overleg.bureau.context(), only_open=False)
    return next(a.status for a in rows if a.id == actie_id)


def test_the_clock_runs_without_the_dossier(table: Overleg) -> None:
    view = table.window.findChildren(VoerenView)[0]
    table.bureau.clock.advance(timedelta(minutes=12, seconds=24))
    view.tick()
    assert _text(table, "punt_klok") == "12:24"
    assert _text(table, "klaar_om").startswith("Klaar om ")


def test_what_is_typed_stays_with_its_point(table: Overleg) -> None:
    """A line about one casus must never be written down at the next."""
    rob = running(table)
    typ(line(table), "n Rob zei nog")
    table.press("volgend_punt_knop")
    table.wait(lambda: running(table).id != rob.id)
    table.wait(lambda: line(table).text() == "")
    table.wait(lambda: [c.tekst for c in concepten.list_concepten(table.bureau.context())] == ["n Rob zei nog"])
    table.window.findChildren(VoerenView)[0].model.look_at(rob.id)
    table.wait(lambda: line(table).text() == "n Rob zei nog")


def test_f9_hides_every_name_of_the_person(table: Overleg) -> None:
    typ(line(table), "a Rob belt zijn zus vr")
    table.wait(lambda: _text(table, "begrepen_eigenaar") == "Rob Terpstra")
    line(table).clear()
    table.bureau.names.show(False)
    texts = [w.text() for w in table.window.findChildren(QLabel) if w.isVisible()]
    said = [w.accessibleName() for w in table.window.findChildren(QWidget) if w.isVisible()]
    verloop = find(table.window, QListView, "verloop_lijst").model()
    rows = [str(verloop.index(n, 0).data()) for n in range(verloop.rowCount())]
    assert not [t for t in (*texts, *said, *rows) if "Terpstra" in t or "Sluiter" in t]
    code = running(table).code or "?"
    assert any(code in row for row in rows)


def test_the_crumb_leads_back_to_the_list(table: Overleg) -> None:
    table.press("terug_naar_overleggen")
    assert table.bureau.backs == 1


def test_looking_at_another_point_does_not_start_it(table: Overleg) -> None:
    view = table.window.findChildren(VoerenView)[0]
    dennis = next(p for p in table.page().casussen if p.naam == "Dennis van Loon")
    view.model.look_at(dennis.id)
    assert _text(table, "punt_code") == dennis.code
    assert _text(table, "punt_naam") == "", "nobody asked Dennis"
    assert running(table).naam == "Rob Terpstra"
    table.press("bespreek_nu_knop")
    table.wait(lambda: running(table).naam == "Dennis van Loon")
