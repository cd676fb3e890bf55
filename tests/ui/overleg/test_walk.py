"""The whole afternoon through real widgets: prepare, open, start, points, walk-in, step out, close, establish."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from casus.domain.values import AgendapuntStatus, AgendaReden, OverlegStatus
from casus.services.overleg_page import show_overleg
from casus.services.overleggen import PlanOverleg, plan_overleg, propose_overleg
from tests.ui.desk_fixture import find, typ
from tests.ui.overleg.conftest import Overleg


def record(overleg: Overleg, text: str) -> None:
    line = overleg.wait_for("invoer_regel", QLineEdit)
    assert isinstance(line, QLineEdit)
    typ(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    overleg.wait(lambda: line.text() == "")


def next_punt(overleg: Overleg, name: str = "volgend_punt_knop") -> None:
    before = overleg.page().running
    overleg.press(name)
    overleg.wait(lambda: (now := overleg.page().running) is not None and (before is None or now.id != before.id))
    running = overleg.page().running
    assert running is not None
    overleg.wait_for("punt_klok")  # only runs when the screen has read that the point runs
    shown = overleg.wait_for("punt_naam", QLabel)
    names = (running.naam or running.titel, "")  # nobody was asked yet: this table may not hear the name
    overleg.wait(lambda: isinstance(shown, QLabel) and shown.text() in names)
    code = overleg.window.findChildren(QLabel, "punt_code")[0]
    overleg.wait(lambda: code.text() == (running.code or ""))
    overleg.bureau.clock.advance(timedelta(minutes=10))


def test_an_afternoon(coming: Overleg) -> None:
    coming.open()
    coming.press("overleg_open_knop")
    coming.press("toch_open_knop")
    coming.press("overleg_start_knop")
    coming.wait_for("voeren")

    next_punt(coming)  # opening
    next_punt(coming)  # Dennis
    coming.wait_for("invoer_regel")
    record(coming, "n Dennis zoekt een dag waarop hij iets te doen heeft")
    record(coming, "b Dennis gaat naar de werkplaats omdat hij dat zelf vraagt")
    anneke = next(d for d in coming.page().deelnemers if d.naam == "Anneke de Wit")
    coming.press(f"stap_{anneke.id}")
    coming.wait(lambda: (p := coming.page().running) is not None and anneke.id not in p.present())
    coming.bureau.clock.advance(timedelta(minutes=3))
    coming.press("inloop_knop")
    typ(coming.wait_for("inloop_naam"), "Mevrouw Inloop")
    typ(find(coming.window, QPlainTextEdit, "inloop_vraag"), "Wie gaat er langs?")
    coming.press("inloop_toevoegen_knop")
    coming.wait_until_gone("inloop_dialoog")
    next_punt(coming)  # De Graaf
    record(coming, "a Lotte sluit de casus af 30 november")
    next_punt(coming)  # Rob
    record(coming, "a Peter opent de post met Rob do")

    coming.press("sluit_overleg_knop")
    coming.wait_for("sluit_dialoog")
    coming.press("sluit_bevestig_knop")
    coming.wait_for("gesloten")
    coming.press("stel_vast_knop")
    coming.press("vaststel_bevestig_knop")
    coming.wait(lambda: coming.page().status is OverlegStatus.VASTGESTELD)

    page = coming.page()
    states = {p.naam: p.status for p in page.casussen}
    assert states["Rob Terpstra"] is AgendapuntStatus.BESPROKEN
    assert states["Mevrouw Inloop"] is AgendapuntStatus.NIET_BEREIKT
    dennis = next(p for p in page.casussen if p.naam == "Dennis van Loon")
    stay = next(s for s in dennis.aanwezigheid if s.deelnemer_id == anneke.id)
    assert stay.uit_op is not None
    assert dennis.klaar_op is not None
    assert stay.uit_op < dennis.klaar_op

    chair = coming.bureau.context()
    following: PlanOverleg = propose_overleg(chair)
    back = show_overleg(chair, plan_overleg(chair, following)[0].id)
    reasons = {p.naam: p.reden for p in back.casussen}
    assert reasons["Mevrouw Inloop"] is AgendaReden.NIET_BEREIKT
    assert reasons["Rob Terpstra"] is AgendaReden.OPEN_ACTIE
    assert "Dennis van Loon" not in reasons
