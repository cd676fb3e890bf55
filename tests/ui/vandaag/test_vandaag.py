"""Vandaag in a real window on a real dossier."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.actie import Eigenaar
from casus.domain.kostenraming import RamingInhoud
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import ActieStatus, EigenaarSoort, Leeftijdsklasse, OverlegStatus
from casus.services import acties, casussen, concepten, overleg_page, overleggen, tafel, vandaag
from casus.services.ramingen import BeginRaming, begin_raming
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.vandaag.vandaag_view import VandaagView
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.rows import RowList
from tests.ui.acties.many import add_acties
from tests.ui.desk_fixture import VANDAAG, Bureau, Dossier, find, open_desk, typ
from tests.ui.snel_geld.geld_gevallen import asked, make_budget


def opened(bureau: Bureau, qtbot: QtBot) -> VandaagView:
    view = VandaagView(bureau.desk)
    bureau.show(view)
    settle(bureau, qtbot)
    return view


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def step(bureau: Bureau, to: OverlegStatus) -> None:
    chair, id_ = bureau.context(), bureau.dossier.volgende
    versie = overleg_page.show_overleg(chair, id_).versie
    overleggen.change_status(chair, overleggen.ChangeStatus(id_, versie, to))


def test_the_next_meeting_is_the_page(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    said = words(view)
    assert find(bureau.window, QLabel, "overleg_dag").text() == "Morgen, dinsdag 24 november"
    assert "13.00 – 15.00 uur" in said
    assert "7 mensen aan tafel" in said
    assert "4 van 5 casussen zijn klaar" in said
    find(bureau.window, QPushButton, "overleg_open_knop").click()
    assert bureau.overleggen_opened == [bureau.dossier.volgende]


def test_each_gap_opens_its_casus(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    gaps = [b for b in view.findChildren(QPushButton) if b.objectName().startswith("gat_")]
    assert {b.text() for b in gaps} == {"Schrijf de vraag", "Kies wie regie heeft"}
    for gap in gaps:
        gap.click()
    assert set(bureau.casussen_opened) == {bureau.dossier.casussen["Mevrouw A. Sluiter"]}


@pytest.mark.parametrize(
    ("steps", "verb"),
    [
        ((), "Bereid overleg voor"),
        ((OverlegStatus.OPEN,), "Ga naar overleg"),
        ((OverlegStatus.OPEN, OverlegStatus.LOPEND), "Ga verder met overleg"),
    ],
)
def test_one_big_button_per_state(bureau: Bureau, qtbot: QtBot, steps: tuple[OverlegStatus, ...], verb: str) -> None:
    for status in steps:
        step(bureau, status)
    opened(bureau, qtbot)
    assert find(bureau.window, QPushButton, "overleg_open_knop").text() == verb


def test_without_a_meeting_it_says_what_to_do_first(bureau: Bureau, qtbot: QtBot) -> None:
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND, OverlegStatus.GESLOTEN):
        step(bureau, status)
    view = opened(bureau, qtbot)
    assert "Er is nog geen overleg gepland" in words(view)
    find(bureau.window, QPushButton, "overleg_plan_knop").click()
    assert bureau.rooms == ["overleg"]


def test_who_may_not_plan_gets_no_button_that_fails(
    dossier_template: Dossier, dressed: object, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, als="FB") as bureau:
        opened(bureau, qtbot)
        assert find(bureau.window, QPushButton, "overleg_open_knop").text() == "Bekijk overleg"


def test_space_sets_an_actie_to_done_and_the_bar_takes_it_back(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    rows = find(bureau.window, RowList, "acties_lijst")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle(bureau, qtbot)
    assert acties.my_acties(bureau.context()) == []
    assert "U heeft geen open acties." in words(view)
    bar = find(bureau.window, Banner, "herstel_balk")
    assert bar.accessibleName() == "Gedaan: Belt de corporatie"
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Zet terug").click()
    settle(bureau, qtbot)
    assert [a.wat for a in acties.my_acties(bureau.context())] == ["belt de corporatie"]
    assert not bar.isVisible()
    assert rows.model().rowCount() == 1


def test_a_click_on_the_circle_is_done_a_click_on_the_row_asks(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    rows = find(bureau.window, RowList, "acties_lijst")
    place = rows.visualRect(rows.model().index(0, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    find(bureau.window, QWidget, "actie_dialoog")
    find(bureau.window, QPushButton, "actie_annuleer_knop").click()
    assert len(acties.my_acties(bureau.context())) == 1
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x() + 25, place.center().y()))
    settle(bureau, qtbot)
    assert acties.my_acties(bureau.context()) == []


def ask(bureau: Bureau, answer: str) -> None:
    rows = find(bureau.window, RowList, "acties_lijst")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    find(bureau.window, QRadioButton, answer).setChecked(True)


def test_later_asks_for_a_day_and_keeps_what_was_typed(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    ask(bureau, "actie_later")
    typ(find(bureau.window, QPlainTextEdit, "actie_terugkoppeling"), "Zij is op vakantie, zo\u00ebven gehoord")
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert "Wanneer is het klaar?" in words(find(bureau.window, QWidget, "actie_dialoog"))
    day = find(bureau.window, QLineEdit, "actie_tot")
    for text, sentence in (("31 februari", "niet te lezen"), ("1-11-2026", "voorbij")):
        day.setText(text)
        find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
        settle(bureau, qtbot)
        assert sentence in words(find(bureau.window, QWidget, "actie_dialoog"))
    day.setText("4 december")
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    (actie,) = acties.my_acties(bureau.context())
    assert (actie.termijn, actie.status) == (date(2026, 12, 4), ActieStatus.LATER)
    assert actie.terugkoppeling == "Zij is op vakantie, zo\u00ebven gehoord"
    assert not [w for w in view.window().findChildren(QWidget, "actie_dialoog") if w.isVisible()]
    assert concepten.list_concepten(bureau.context()) == []


def test_not_done_wants_a_reason(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    ask(bureau, "actie_niet_gedaan")
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert "Vul waarom het niet is gedaan in." in words(find(bureau.window, QWidget, "actie_dialoog"))
    assert len(acties.my_acties(bureau.context())) == 1
    typ(find(bureau.window, QPlainTextEdit, "actie_terugkoppeling"), "Het is al geregeld")
    find(bureau.window, QPushButton, "actie_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert acties.my_acties(bureau.context()) == []


def test_late_acties_of_others_lead_to_their_casus(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot)
    block = find(bureau.window, QWidget, "te_laat_blok")
    assert "Samir Haddad" in words(block)
    assert "4 dagen te laat" in words(block)
    next(b for b in block.findChildren(QAbstractButton) if b.text() == "Zet de incasso stil").click()
    assert bureau.casussen_opened == [bureau.dossier.casussen["Rob Terpstra"]]


def test_a_person_who_is_late_is_not_named_while_names_are_off(bureau: Bureau, qtbot: QtBot) -> None:
    step(bureau, OverlegStatus.OPEN)
    step(bureau, OverlegStatus.LOPEND)
    chair, overleg = bureau.context(), bureau.dossier.volgende
    punt = overleg_page.show_overleg(chair, overleg).casussen[0]
    tafel.start_punt(chair, tafel.AtPunt(overleg, punt.id))
    rob = casussen.open_casus(chair, punt.casus_id or 0).inwoners[0]
    owner = Eigenaar(EigenaarSoort.PERSOON, inwoner_id=rob.id)
    tafel.record_actie(chair, tafel.RecordActie(overleg, punt.id, "belt zelf", owner, VANDAAG.date()))
    bureau.clock.set(VANDAAG.replace(day=27))
    opened(bureau, qtbot)
    block = find(bureau.window, QWidget, "te_laat_blok")
    assert rob.fields.naam in words(block)
    bureau.names.show(False)
    assert rob.fields.naam not in words(block)
    qtbot.waitUntil(lambda: "de persoon zelf" in words(block))


def test_a_draft_found_again_opens_where_it_was_typed(bureau: Bureau, qtbot: QtBot) -> None:
    concepten.keep_concept(bureau.context(), "casus_nieuw", 0, "naam", "Fam. De Boer")
    opened(bureau, qtbot)
    assert "Nieuwe casus" in words(find(bureau.window, QWidget, "concepten_blok"))
    find(bureau.window, QPushButton, "concept_casus_nieuw_0").click()
    settle(bureau, qtbot)
    assert find(bureau.window, QLineEdit, "casus_naam").text() == "Fam. De Boer"


def test_an_empty_aside_gives_its_width_to_the_main_part(bureau: Bureau, qtbot: QtBot) -> None:
    late = next(a for a in acties.list_acties(bureau.context()) if a.days_late(VANDAAG.date()))
    acties.finish_actie(bureau.context(), acties.FinishActie(late.id, late.versie, done=True))
    view = opened(bureau, qtbot)
    assert not [w for w in view.findChildren(QWidget, "te_laat_blok") if w.isVisible()]
    card = find(bureau.window, QPushButton, "overleg_open_knop")
    assert card.mapTo(view, QPoint(card.width(), 0)).x() > 1440 - 120


def test_what_others_change_shows(bureau: Bureau, qtbot: QtBot) -> None:
    view = opened(bureau, qtbot)
    sluiter = casussen.open_casus(bureau.context(), bureau.dossier.casussen["Mevrouw A. Sluiter"])
    edit = casussen.EditCasus(sluiter.id, sluiter.versie, sluiter.naam, "Wie gaat mee?", None, sluiter.inbrenger_id)
    bureau.runner.run(view, casussen.edit_casus, edit)
    settle(bureau, qtbot)
    assert "Alle 5 casussen zijn klaar" in words(view)


def test_every_draft_says_where_it_was_typed_and_leads_there(bureau: Bureau, qtbot: QtBot) -> None:
    chair, rob = bureau.context(), bureau.dossier.casussen["Rob Terpstra"]
    point = next(p for p in overleg_page.show_overleg(chair, bureau.dossier.vorige).casussen if p.casus_id == rob)
    late = next(a for a in acties.list_acties(chair) if a.professional != "Marieke Vondeling")
    besluit = point.besluiten[0].id
    for scherm, id_ in (
        ("overleg_invoer", point.id),
        ("actie_wijzigen", late.id),
        ("actie", late.id),
        ("besluit_stand", besluit),
        ("actie_nieuw", 0),
        ("casus_sluiten", rob),
        ("onbekend", 12345),
    ):
        concepten.keep_concept(chair, scherm, id_, "veld", "x")
        bureau.clock.advance(timedelta(seconds=1))
    code = point.code or ""
    view = opened(bureau, qtbot)
    said = words(find(bureau.window, QWidget, "concepten_blok"))
    for title in (f"Casus {code} sluiten", "Nieuwe actie", f"Terugkoppeling bij een besluit {code}"):
        assert title in said
    assert "en nog 2" in said
    for scherm, id_, shows in (
        ("actie", late.id, "actie_dialoog"),
        ("besluit_stand", besluit, "besluit_stand_dialoog"),
        ("actie_nieuw", 0, "actie_nieuw_dialoog"),
    ):
        find(bureau.window, QPushButton, f"concept_{scherm}_{id_}").click()
        settle(bureau, qtbot)
        QTest.keyClick(find(bureau.window, QWidget, shows), Qt.Key.Key_Escape)
        settle(bureau, qtbot)
    find(bureau.window, QPushButton, f"concept_casus_sluiten_{rob}").click()
    assert bureau.casussen_opened == [rob]
    assert view.isVisible()


def test_drafts_of_small_money_and_ramingen_lead_back(bureau: Bureau, qtbot: QtBot) -> None:
    ctx, rob = bureau.context(), bureau.dossier.casussen["Rob Terpstra"]
    code = casussen.open_casus(ctx, rob).code
    verzoek = asked(bureau, make_budget(bureau), "Telefoon", 300)
    inhoud = RamingInhoud("Slot", Levensdomein.WONEN, "", 12, None)
    raming = begin_raming(ctx, BeginRaming(rob, inhoud, False))[0].id
    for scherm, id_ in (("verzoek_nee", verzoek), ("verzoek_keur_17", verzoek), ("raming_regel_17", raming)):
        concepten.keep_concept(ctx, scherm, id_, "veld", "x")
    went: list[int] = []
    bureau.desk = replace(bureau.desk, open_verzoek=went.append)
    opened(bureau, qtbot)
    said = words(find(bureau.window, QWidget, "concepten_blok"))
    for title in ("Waarom niet, bij", "Blik op een betaling bij", "Regel in de raming bij"):
        assert f"{title} {code}" in said
    find(bureau.window, QPushButton, f"concept_verzoek_keur_17_{verzoek}").click()
    assert (went, bureau.rooms) == ([verzoek], ["geld"])
    find(bureau.window, QPushButton, f"concept_raming_regel_17_{raming}").click()
    assert bureau.casussen_opened == [rob]


def test_all_acties_lead_to_the_room_and_the_head_counts_all(bureau: Bureau, qtbot: QtBot) -> None:
    add_acties(bureau, 10_000, owner="Marieke Vondeling")
    view = opened(bureau, qtbot)
    assert find(bureau.window, RowList, "acties_lijst").model().rowCount() == vandaag.ACTIES_SHOWN
    assert "10.001" in words(view)
    find(bureau.window, QAbstractButton, "alle_acties_knop").click()
    assert bureau.rooms == ["acties"]


def child(bureau: Bureau, naam: str = "Rob Terpstra") -> int:
    """Rob becomes 12 in ten days."""
    chair, number = bureau.context(), bureau.dossier.casussen[naam]
    page = casussen.open_casus(chair, number)
    fields = replace(page.inwoners[0].fields, leeftijdsklasse=Leeftijdsklasse.ONDER_12, grens_op=date(2026, 12, 3))
    casussen.edit_inwoner(chair, casussen.EditInwoner(number, page.versie, page.inwoners[0].id, fields))
    return page.inwoners[0].id


def test_a_birthday_that_changes_who_must_agree_is_seen_coming(bureau: Bureau, qtbot: QtBot) -> None:
    number = child(bureau)
    view = opened(bureau, qtbot)
    link = find(view, QAbstractButton, f"verjaardag_{number}")
    assert link.text().startswith("Rob Terpstra wordt 12 op donderdag 3 december 2026. Vanaf dan beslist")
    link.click()
    assert bureau.casussen_opened == [bureau.dossier.casussen["Rob Terpstra"]]
    bureau.names.show(False)
    shown = find(view, QWidget, "verjaardagen_blok")
    texts = words(shown) + " ".join(b.text() for b in shown.findChildren(QAbstractButton) if b.isVisible())
    assert "Terpstra" not in texts
    assert "wordt 12 op" in texts


def test_without_a_birthday_near_nothing_is_said_of_it(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.clock.set(VANDAAG - timedelta(days=30))
    child(bureau)
    view = opened(bureau, qtbot)
    assert not view.findChild(QWidget, "verjaardagen_blok").isVisible()  # type: ignore[union-attr]


def test_the_consent_block_says_it_too(bureau: Bureau, qtbot: QtBot) -> None:
    number = child(bureau)
    page = casus_page_for(bureau.desk, bureau.dossier.casussen["Rob Terpstra"])
    bureau.show(page)
    qtbot.waitUntil(lambda: "wordt 12 op donderdag 3 december 2026" in words(page))
    assert find(page, Banner, f"verjaardag_{number}").isVisible()
