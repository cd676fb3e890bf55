"""At the table: who may hear what, without a click; a name is on no screen before the room may hear it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from casus.domain.tafelcheck import Oordeel
from casus.domain.values import OverlegStatus
from casus.services import tafel, tafelcheck
from casus.services.geldtafel import list_stemmen
from casus.services.messages import sentence_of
from casus.services.namen import hider_of_names
from casus.services.overleg_page import PuntRow
from casus.ui.snel_geld.verzoek_view import VerzoekView
from tests.ui.desk_fixture import find
from tests.ui.overleg.conftest import Overleg, say
from tests.ui.snel_geld.geld_gevallen import asked, make_budget


@pytest.fixture
def punt(coming: Overleg) -> PuntRow:
    """Rob, on the agenda of the running meeting; nobody was asked anything yet."""
    found = next(p for p in coming.page().casussen if p.naam == "Rob Terpstra")
    coming.go_to(OverlegStatus.OPEN, OverlegStatus.LOPEND)
    return found


def at_table(overleg: Overleg, punt: PuntRow) -> None:
    tafel.start_punt(overleg.bureau.context(), tafel.AtPunt(overleg.id, punt.id))
    overleg.open()
    overleg.wait(lambda: bool(text(overleg, "tafel_nu")))


def text(overleg: Overleg, name: str) -> str:
    found = [label for label in overleg.window.findChildren(QLabel, name) if label.isVisible()]
    return found[0].text() if found else ""


def verdicts(overleg: Overleg) -> set[str]:
    labels = overleg.window.findChildren(QLabel)
    return {label.text() for label in labels if label.objectName().startswith("gehoor_") and label.isVisible()}


def test_without_consent_the_name_stays_off_the_screen(coming: Overleg, punt: PuntRow) -> None:
    ctx = coming.bureau.context()
    check = tafelcheck.check_table(ctx, coming.id, punt.id)
    assert check is not None
    narrow = check.oordeel.nu.oordeel in (Oordeel.ZONDER_NAAM, Oordeel.NIET)
    say(ctx, punt.casus_id or 0, brug=False)
    at_table(coming, punt)
    assert narrow
    assert "Niet" in verdicts(coming)
    assert text(coming, "punt_code") == punt.code
    assert text(coming, "punt_naam") == ""
    seen = [label.text() for label in coming.window.findChildren(QLabel) if label.isVisible()]
    assert not any("Rob Terpstra" in words for words in seen)


def test_the_name_comes_when_everybody_may_hear_it(coming: Overleg, punt: PuntRow) -> None:
    say(coming.bureau.context(), punt.casus_id or 0, brug=True, oost=True, gemeente=True, wilgenhof=True)
    at_table(coming, punt)
    coming.wait(lambda: text(coming, "punt_naam") == "Rob Terpstra")
    assert text(coming, "tafel_nu") == "Nu kan aan deze tafel: met naam, alles over deze vraag."
    assert verdicts(coming) == {"Mag alles over deze vraag horen"}


def test_who_should_not_hear_it_is_asked_out_without_a_reason(coming: Overleg, punt: PuntRow) -> None:
    say(coming.bureau.context(), punt.casus_id or 0, brug=False, oost=True, gemeente=True)
    at_table(coming, punt)
    coming.wait(lambda: "Anneke de Wit" in text(coming, "tafel_straks"))
    out = find(coming.window, QPushButton, "laat_gaan_knop")
    assert out.isVisible()
    coming.press("laat_gaan_knop")
    coming.wait(lambda: text(coming, "punt_naam") == "Rob Terpstra")
    running = coming.page().running
    assert running is not None
    gone = next(d for d in coming.page().deelnemers if d.naam == "Anneke de Wit")
    assert gone.id not in running.present()


def test_a_verzoek_from_this_table_is_opened_without_the_name(coming: Overleg, punt: PuntRow) -> None:
    bureau = coming.bureau
    say(bureau.context(), punt.casus_id or 0, brug=False)
    verzoek = asked(bureau, make_budget(bureau), "Slot voor Rob Terpstra", 120, by="FB")
    bureau.names.know(hider_of_names(bureau.context()))
    opened: list[int] = []

    def quiet(verzoek_id: int) -> None:
        opened.append(verzoek_id)
        bureau.show(VerzoekView(bureau.desk, verzoek_id, at_table=True))

    bureau.desk = replace(bureau.desk, open_verzoek_at_table=quiet)
    at_table(coming, punt)
    coming.press(f"punt_verzoek_{verzoek}")
    coming.wait_for("akkoorden_blok")
    shown = [label.text() for label in coming.window.findChildren(QLabel) if label.isVisible()]
    assert opened == [verzoek]
    assert any("Slot voor" in words for words in shown)
    assert not any("Terpstra" in words for words in shown)
    bureau.show(VerzoekView(bureau.desk, verzoek))
    coming.wait(lambda: any("Terpstra" in x.text() for x in coming.window.findChildren(QLabel) if x.isVisible()))


def test_a_verzoek_without_anybody_to_write_down_opens_without_the_name_too(coming: Overleg, punt: PuntRow) -> None:
    bureau = coming.bureau
    verzoek = asked(bureau, make_budget(bureau), "Slot voor Rob Terpstra", 120, by="MV")
    quiet: list[int] = []
    bureau.desk = replace(bureau.desk, open_verzoek_at_table=quiet.append)
    at_table(coming, punt)
    coming.press(f"punt_akkoord_{verzoek}")
    coming.wait(lambda: quiet == [verzoek])


def test_who_was_let_out_of_the_casus_cannot_be_ticked_after_it(coming: Overleg, punt: PuntRow) -> None:
    """Between two points, when everybody is in the room again; the reason is said beside the name."""
    bureau, chair = coming.bureau, coming.bureau.context()
    verzoek = asked(bureau, make_budget(bureau), "Slot voor Rob Terpstra", 120)
    say(chair, punt.casus_id or 0, brug=True, oost=True, gemeente=True, wilgenhof=True)
    tafel.start_punt(chair, tafel.AtPunt(coming.id, punt.id))
    can = [each.stoel for each in list_stemmen(chair, verzoek) if not each.waarom_niet]
    out, stays = can[0], can[1]
    seat = next(each.id for each in coming.page().deelnemers if each.professional_id == out.professional_id)
    tafel.step(chair, tafel.Step(coming.id, seat, inside=False))
    bureau.clock.advance(timedelta(minutes=1))
    tafel.start_punt(chair, tafel.AtPunt(coming.id, None))
    bureau.show(VerzoekView(bureau.desk, verzoek))
    coming.press("tafel_akkoord_knop")
    dialog = coming.wait_for("tafel_akkoord_dialoog")
    offered = [check.text() for check in dialog.findChildren(QCheckBox) if check.isVisible()]
    assert not any(out.naam in words for words in offered)
    assert any(stays.naam in words for words in offered), "negative control"
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert f"{out.naam}: {sentence_of('akkoord_niet_erbij')}" in said


def test_who_sits_alone_at_the_screen_may_have_the_name(coming: Overleg, punt: PuntRow) -> None:
    say(coming.bureau.context(), punt.casus_id or 0, brug=False)
    at_table(coming, punt)
    coming.press("toon_naam_link")
    coming.wait(lambda: text(coming, "punt_naam") == "Rob Terpstra")
