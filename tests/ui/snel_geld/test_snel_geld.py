"""Small money through the real screens: asked, agreed, paid, looked back at, with rules and budgets in the settings."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.verzoek import VerzoekUitkomst
from casus.services import (
    bestedingsregels,
    betalingen,
    budgetten,
    concepten,
    verzoeken,
)
from casus.services.namen import hider_of_names
from casus.ui.hulp.hulp_texts import read_fields
from casus.ui.instellingen.instellingen_view import InstellingenView
from casus.ui.snel_geld.geld_fields import GeldFields
from casus.ui.snel_geld.geld_form import GeldFormPage
from casus.ui.snel_geld.geld_view import GeldView
from casus.ui.snel_geld.verzoek_view import VerzoekView
from casus.ui.theme import resource_dir
from tests.services.geld_in_dossier import ledger_of
from tests.ui.desk_fixture import VANDAAG, find, typ
from tests.ui.snel_geld.geld_gevallen import TODAY, agree, asked, make_budget, make_money, make_rules
from tests.ui.snel_geld.hand import Hand

NIEUWJAAR = datetime(2027, 1, 1, 9, tzinfo=UTC)

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def test_what_waits_for_me_comes_first_and_one_key_agrees(hand: Hand) -> None:
    money = make_money(hand.bureau)
    make_rules(hand.bureau, Regels(2, 1, waarom_lager_dan_mandaat="een proef"))
    view = GeldView(hand.bureau.desk)
    hand.bureau.show(view)
    hand.wait(lambda: view.model.rows.rowCount() == len(money) and view.model.verzoek(money["open"]) is not None)
    order = [view.model.rows.id_at(place) for place in range(view.model.rows.rowCount())]
    assert order == [money[name] for name in ("klein", "open", "eigen", "ja", "betaald", "nee", "anders")]
    view.list.go_to(money["open"])
    view.list.setFocus()
    hand.wait(lambda: hand.is_there("toets_akkoord"))
    assert not hand.is_there("toets_betaal")
    QTest.keyClick(view.list, Qt.Key.Key_A)
    hand.see("akkoord_dialoog")
    hand.confirm("akkoord_bevestig_knop", "akkoord_dialoog")
    assert hand.row(money["open"]).status is VerzoekUitkomst.JA
    hand.wait(lambda: view.model.rows.id_at(1) == money["eigen"])
    view.list.go_to(money["eigen"])
    QTest.keyClick(view.list, Qt.Key.Key_A)
    assert not hand.is_there("akkoord_dialoog"), "who asks is not asked"


def test_a_verzoek_is_asked_by_keyboard_with_the_room_in_sight(hand: Hand) -> None:
    regels = Regels(2, 2, 500_00, wie_beslist_boven="de gebiedsmanager")
    make_rules(hand.bureau, regels)
    make_budget(hand.bureau, 600)
    casus_id = hand.bureau.dossier.casussen["Rob Terpstra"]
    page = GeldFormPage(hand.bureau.desk, casus_id)
    hand.bureau.show(page)
    first = hand.see("geld_wat")
    hand.wait(first.hasFocus)
    typ(first, "Slot herstellen")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    amount = find(hand.bureau.window, QLineEdit, "geld_bedrag")
    assert amount.hasFocus()
    typ(amount, "525")
    hand.wait(lambda: "Daarboven beslist de gebiedsmanager." in hand.words())
    hand.write("geld_bedrag", "480,50")
    hand.wait(lambda: "Na dit verzoek €\u00a0119,50" in hand.words())
    assert "2 collega's zeggen ja, uit 2 organisaties." in hand.words()
    hand.press("geld_vraag_bevestig_knop")
    assert "Schrijf welke gewone weg" in page._fields.fields["route"].error()
    hand.write("geld_route", "Bijzondere bijstand")
    hand.write("geld_waarom_niet_nu", "Duurt zes weken")
    hand.write("geld_verwachting", "Rob slaapt thuis")
    page._drafts.keep_now()
    hand.wait(lambda: hand.bureau.runner.is_idle)
    assert concepten.concept_of(hand.bureau.context(), "geld_vraag", casus_id)["verwachting"] == "Rob slaapt thuis"
    before = hand.bureau.backs
    QTest.keyClick(
        find(hand.bureau.window, QLineEdit, "geld_verwachting"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    hand.wait(lambda: hand.bureau.backs == before + 1 and hand.bureau.runner.is_idle)
    (row,) = verzoeken.verzoeken_of_casus(hand.bureau.context(), casus_id)
    assert (row.inhoud.bedrag, row.inhoud.wat, row.inhoud.terugblik_op) == (
        480_50,
        "Slot herstellen",
        date(2027, 2, 23),
    )
    assert concepten.concept_of(hand.bureau.context(), "geld_vraag", casus_id) == {}


def test_without_a_budget_the_form_says_what_to_do_first(hand: Hand) -> None:
    hand.bureau.show(GeldFormPage(hand.bureau.desk))
    hand.wait(lambda: "Er is nog geen budget" in hand.words())
    assert not hand.is_there("geld_vraag_bevestig_knop")
    view = GeldView(hand.bureau.desk)
    hand.bureau.show(view)
    hand.wait(lambda: "Nog geen snel geld" in hand.words())


def test_every_field_of_the_form_has_help(hand: Hand) -> None:
    known = read_fields(resource_dir() / "hulp")
    fields = GeldFields(hand.bureau.names, TODAY, fixed_casus=False)
    hand.qtbot.addWidget(fields)
    assert {field.help_key for field in fields.fields.values()} <= set(known)


def test_who_asks_is_told_why_and_another_amount_voids(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(2, 1))
    budget = make_budget(hand.bureau)
    mine, other = asked(hand.bureau, budget, "Fiets", 150, by="MV"), asked(hand.bureau, budget, "Slot", 480)
    agree(hand.bureau, mine, "LV")
    hand.bureau.show(VerzoekView(hand.bureau.desk, other))
    hand.see("akkoord_knop")
    assert not hand.is_there("bedrag_knop")
    hand.bureau.show(VerzoekView(hand.bureau.desk, mine))
    hand.wait(lambda: "U vraagt dit zelf. Collega's zeggen of ze akkoord gaan." in hand.words())
    assert not hand.is_there("akkoord_knop")
    assert not hand.is_there("nee_knop")
    assert "1 van 2 akkoord" in hand.words()
    hand.press("bedrag_knop")
    hand.wait(lambda: "Dat vervalt: iedereen kijkt opnieuw." in hand.words())
    hand.write("bedrag_nieuw", "zes")
    hand.press("bedrag_bevestig_knop")
    hand.wait(lambda: "Schrijf het bedrag als" in hand.words())
    hand.write("bedrag_nieuw", "500")
    hand.confirm("bedrag_bevestig_knop", "bedrag_dialoog")
    hand.wait(lambda: "0 van 2 akkoord" in hand.words())
    assert "vervallen, was voor €\u00a0150" in hand.words()


def test_after_the_turn_of_the_year_the_page_asks_for_a_budget_of_this_year(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(2, 1))
    budget = make_budget(hand.bureau)
    verzoek = asked(hand.bureau, budget, "Slot", 480)
    agree(hand.bureau, verzoek, "LV")
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.see("akkoord_knop")
    assert not hand.is_there("budget_keuze_knop"), "this is the only budget of the year"
    hand.bureau.clock.set(NIEUWJAAR)
    told = "Dit verzoek hangt aan een budget van 2026. Kies een budget van dit jaar."
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.wait(lambda: "maakt eerst een budget voor dit jaar." in hand.words())
    assert not hand.is_there("budget_keuze_knop"), "there is none of this year yet"
    make_budget(hand.bureau, bron="Ander fonds", jaar=2027)
    new = make_budget(hand.bureau, jaar=2027)
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.wait(lambda: told in hand.words())
    assert "wacht op een budget van dit jaar" in hand.words().lower()
    assert not hand.is_there("akkoord_knop")
    hand.press("budget_keuze_knop")
    hand.wait(lambda: "Dat vervalt: iedereen kijkt opnieuw." in hand.words())
    hand.confirm("budget_keuze_bevestig_knop", "budget_keuze_dialoog")
    assert hand.row(verzoek).inhoud.budget_id == new, "the same wijk and source comes first"
    hand.see("akkoord_knop")
    assert told not in hand.words()
    assert "0 van 2 akkoord" in hand.words()


def test_solved_otherwise_and_no_say_by_whom_and_why(hand: Hand) -> None:
    budget = make_budget(hand.bureau)
    first, second = asked(hand.bureau, budget, "Matras", 200), asked(hand.bureau, budget, "Telefoon", 300)
    hand.bureau.show(VerzoekView(hand.bureau.desk, first))
    hand.press("anders_knop")
    hand.press("anders_bevestig_knop")
    hand.wait(lambda: "Schrijf wie het oploste." in hand.words())
    hand.write("anders_door", "de kringloop")
    hand.confirm("anders_bevestig_knop", "anders_dialoog")
    hand.see("verzoek_einde")
    assert hand.row(first).status is VerzoekUitkomst.ANDERS_OPGELOST
    hand.bureau.show(VerzoekView(hand.bureau.desk, second))
    hand.press("nee_knop")
    hand.write("nee_waarom", "de gemeente levert er een")
    hand.confirm("nee_bevestig_knop", "nee_dialoog")
    assert hand.row(second).uitkomst == "de gemeente levert er een"
    hand.wait(lambda: not hand.is_there("anders_knop"))


def test_paid_with_a_receipt_looked_at_taken_back_and_settled_to_the_cent(hand: Hand, tmp_path: Path) -> None:
    make_rules(hand.bureau, Regels(2, 1))
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Koelkast", 325)
    agree(hand.bureau, verzoek, "MV", "LV")
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.press("betaal_knop")
    hand.write("betaal_bedrag", "199,95")
    hand.press("betaal_laatste")
    hand.confirm("betaal_bevestig_knop", "betaal_dialoog")
    hand.wait(lambda: find(hand.bureau.window, QLabel, "grootboek_betaald").text() == "€\u00a0199,95")
    assert find(hand.bureau.window, QLabel, "grootboek_gereserveerd").text() == "€\u00a0125,05"
    path = tmp_path / "bon.pdf"
    path.write_bytes(PDF)
    hand.press_first("boeking_bon_")
    hand.write("bon_pad", str(path))
    hand.confirm("bon_bewaar_knop", "bon_dialoog")
    hand.wait(
        lambda: any(
            b.objectName().startswith("boeking_kopie_") for b in hand.bureau.window.findChildren(QAbstractButton)
        )
    )
    hand.press_first("boeking_keur_")
    hand.press("keur_bevestig_knop")
    hand.wait(lambda: "Kies een antwoord." in hand.words())
    hand.press("keur_klopt")
    hand.press("keur_bevestig_knop")
    hand.wait(lambda: "Een ander kijkt" in hand.words())
    find(hand.bureau.window, QDialog, "keur_dialoog").reject()
    hand.press_first("boeking_terug_")
    hand.write("tegenboek_waarom", "dubbel geboekt")
    hand.confirm("tegenboek_bevestig_knop", "tegenboek_dialoog")
    hand.wait(lambda: find(hand.bureau.window, QLabel, "grootboek_betaald").text() == "€\u00a00")
    hand.press("afreken_knop")
    hand.confirm("afreken_bevestig_knop", "afreken_dialoog")
    assert hand.row(verzoek).stand == Stand(0, 0, 0)
    (budget,) = budgetten.list_budgetten(hand.bureau.context())
    assert budget.stand == Stand(6600_00, 0, 0)


def test_what_was_released_by_mistake_is_taken_back_and_a_reservation_never(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(2, 1))
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Koelkast", 325)
    agree(hand.bureau, verzoek, "MV", "LV")
    ctx = hand.bureau.context()
    betalingen.pay(ctx, betalingen.Betaal(verzoek, 32_50, TODAY, laatste=True))
    rows = {row.soort: row.id for row in verzoeken.open_verzoek(ctx, verzoek).boekingen}
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.press(f"boeking_terug_{rows[BoekingSoort.VRIJGAVE]}")
    assert not hand.is_there(f"boeking_terug_{rows[BoekingSoort.RESERVERING]}")
    hand.write("tegenboek_waarom", "er komt nog een betaling")
    hand.confirm("tegenboek_bevestig_knop", "tegenboek_dialoog")
    hand.wait(lambda: hand.is_there("betaal_knop"))
    assert hand.row(verzoek).stand == Stand(0, 325_00 - 32_50, 32_50)


def test_what_was_typed_with_a_booking_hides_its_names(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(2, 1))
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Koelkast", 325)
    agree(hand.bureau, verzoek, "MV", "LV")
    ctx = hand.bureau.context()
    betalingen.pay(ctx, betalingen.Betaal(verzoek, 100_00, TODAY, "factuur Terpstra", "voor Rob Terpstra"))
    hand.bureau.names.know(hider_of_names(ctx))
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.wait(lambda: all(each in hand.words() for each in ("factuur Terpstra", "voor Rob Terpstra")))
    hand.bureau.names.show(False)
    hand.wait(lambda: "Koelkast" in hand.words() and "Terpstra" not in hand.words())


def test_half_an_answer_comes_back_and_is_gone_when_it_is_given(hand: Hand) -> None:
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Telefoon", 300)
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
    hand.press("nee_knop")
    hand.write("nee_waarom", "de gemeente levert")
    find(hand.bureau.window, QDialog, "nee_dialoog").reject()
    hand.wait(lambda: hand.bureau.runner.is_idle)
    assert concepten.concept_of(hand.bureau.context(), "verzoek_nee", verzoek) == {"waarom_nee": "de gemeente levert"}
    (plek,) = concepten.list_concept_plekken(hand.bureau.context())
    assert (plek.code, plek.casus_id) == (
        hand.row(verzoek).casus_code,
        hand.bureau.dossier.casussen["Rob Terpstra"],
    )
    hand.press("nee_knop")
    field = hand.see("nee_waarom")
    assert isinstance(field, QPlainTextEdit)
    hand.wait(lambda: field.toPlainText() == "de gemeente levert")
    hand.confirm("nee_bevestig_knop", "nee_dialoog")
    assert concepten.list_concepten(hand.bureau.context()) == []


def test_looking_back_asks_what_was_seen(hand: Hand) -> None:
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Matras", 200)
    page = VerzoekView(hand.bureau.desk, verzoek)
    hand.bureau.show(page)
    hand.press("anders_knop")
    hand.write("anders_door", "de kringloop")
    hand.confirm("anders_bevestig_knop", "anders_dialoog")
    hand.bureau.clock.set(hand.bureau.clock.now().replace(year=2027, month=3))
    page._model.load()
    hand.wait(
        lambda: any(
            b.objectName().startswith("geld_terugblik_") for b in hand.bureau.window.findChildren(QAbstractButton)
        )
    )
    hand.press_first("geld_terugblik_")
    hand.press("geld_terugblik_bevestig_knop")
    hand.wait(lambda: "Kies een antwoord." in hand.words())
    hand.press("geld_terugblik_deels")
    hand.press("geld_terugblik_bevestig_knop")
    hand.wait(lambda: hand.bureau.runner.is_idle and hand.is_there("geld_terugblik_dialoog"))
    hand.write("geld_terugblik_gezien", "slaapt beter")
    hand.confirm("geld_terugblik_bevestig_knop", "geld_terugblik_dialoog")
    hand.wait(lambda: "Is gebeurd wat we verwachtten? Deels" in hand.words())


def test_rules_show_the_mandate_and_a_lower_ceiling_takes_a_reason(hand: Hand) -> None:
    view = InstellingenView(hand.bureau.desk)
    hand.bureau.show(view)
    view.open_tab("regels")
    hand.press("regels_knop")
    hand.see("regels_dialoog")
    for name, words in (
        ("mandaat_document", "Mandaatbesluit"), ("mandaat_grens", "1000"), ("mandaat_van", "het college"),
        ("plafond_keer", "500"), ("wie_beslist_boven", "de gebiedsmanager"), ("terugblik_maanden", "3, 6"),
    ):  # fmt: skip
        hand.write(f"regels_{name}", words)
    hand.press("regels_bevestig_knop")
    hand.wait(lambda: "Een plafond is lager dan het mandaat." in hand.words())
    hand.write("regels_waarom_lager_dan_mandaat", "we beginnen klein")
    hand.confirm("regels_bevestig_knop", "regels_dialoog")
    found = bestedingsregels.show_regels(hand.bureau.context()).nu.regels
    assert (found.mandaat_grens, found.plafond_keer, found.maanden) == (1000_00, 500_00, (3, 6))
    hand.wait(lambda: "Mandaatbesluit" in hand.words() and "we beginnen klein" in hand.words())


def test_a_yes_from_above_is_offered_when_it_can_be_written_down(hand: Hand) -> None:
    clock, high = hand.bureau.clock, Regels(2, 1, 500_00, wie_beslist_boven="de gebiedsmanager")
    budget = make_budget(hand.bureau, 800)
    before = asked(hand.bureau, budget, "Bed", 520, casus="")
    clock.set(VANDAAG + timedelta(hours=1))
    make_rules(hand.bureau, high)
    after, small, much = (asked(hand.bureau, budget, "Kast", euros, casus="Rob Terpstra") for euros in (510, 500, 801))
    told = {
        before: "Dit plafond was er nog niet toen dit werd gevraagd.",
        after: "Dit is meer dan € 500 per keer. Daarboven beslist de gebiedsmanager.",
        much: "In dit budget is nog € 800 over.",
        small: "0 van 2 akkoord",
    }
    for verzoek, words in told.items():
        hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek))
        hand.wait(partial(hand.reads, words))
        assert hand.is_there("boven_knop") == (verzoek == after)
        assert hand.is_there("anders_knop"), "control: the other acts are there"
    hand.bureau.show(VerzoekView(hand.bureau.desk, after))
    hand.press("boven_knop")
    hand.write("boven_wie", "de gebiedsmanager, mail van vandaag")
    hand.confirm("boven_bevestig_knop", "boven_dialoog")
    assert hand.row(after).status is VerzoekUitkomst.JA


def test_of_a_year_that_is_over_only_what_can_still_be_done_is_offered(hand: Hand) -> None:
    budget = make_budget(hand.bureau, 1000)
    acts = [f"budget_{name}_{budget}" for name in ("vul_aan", "hevel", "jaar", "neem_mee")]
    for moment, offered in ((VANDAAG, [True, True, True, False]), (NIEUWJAAR, [False, False, False, True])):
        hand.bureau.clock.set(moment)
        view = InstellingenView(hand.bureau.desk)
        hand.bureau.show(view)
        view.open_tab("budgetten")
        hand.wait(lambda: "ingelegd = " in hand.words())
        assert [hand.is_there(name) for name in acts] == offered


def test_budgets_are_made_topped_up_moved_and_laid_beside_the_bank(hand: Hand, tmp_path: Path) -> None:
    make_budget(hand.bureau, 1000, bron="Fonds")
    view = InstellingenView(hand.bureau.desk)
    hand.bureau.show(view)
    view.open_tab("budgetten")
    hand.wait(lambda: "ingelegd = " in hand.words())
    hand.press("budget_knop")
    hand.write("budget_bron", "Wijkbudget")
    hand.write("budget_bedrag", "2.500,50")
    hand.confirm("budget_maak_bevestig_knop", "budget_dialoog")
    rows = {row.bron: row for row in budgetten.list_budgetten(hand.bureau.context())}
    assert rows["Wijkbudget"].stand == Stand(2500_50, 0, 0)
    hand.press(f"budget_hevel_{rows['Fonds'].id}")
    hand.write("hevel_bedrag", "1001")
    hand.press("hevel_bevestig_knop")
    hand.wait(lambda: "nog €\u00a01.000 over. Kies" in hand.words())
    hand.write("hevel_bedrag", "250")
    hand.confirm("hevel_bevestig_knop", "hevel_dialoog")
    hand.press(f"budget_vul_aan_{rows['Fonds'].id}")
    hand.write("vul_aan_bedrag", "1")
    hand.confirm("vul_aan_bevestig_knop", "vul_aan_dialoog")
    hand.press(f"budget_jaar_{rows['Fonds'].id}")
    combo = hand.see("jaar_jaarwisseling")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(0)
    hand.confirm("jaarwisseling_bevestig_knop", "jaarwisseling_dialoog")
    stands = {row.bron: row.stand for row in budgetten.list_budgetten(hand.bureau.context())}
    assert stands == {"Fonds": Stand(751_00, 0, 0), "Wijkbudget": Stand(2750_50, 0, 0)}
    path = tmp_path / "bank.csv"
    path.write_text("Datum;Af/Bij;Bedrag;Kenmerk\n23-11-2026;Uit;12,50;X-1\n", encoding="utf-8")
    hand.press("aansluit_knop")
    hand.write("aansluit_pad", str(path))
    hand.press("aansluit_bevestig_knop")
    hand.wait(lambda: "Regel 2 van het bankbestand is niet te lezen." in hand.words())
    assert not hand.is_there("aansluit_uitslag")
    path.write_text("Datum;Debet;Credit;Kenmerk\n23.11.26;12,50;;X-1\nTotaal;12,50;0,00;\n", encoding="utf-8")
    hand.press("aansluit_bevestig_knop")
    hand.see("aansluit_uitslag")
    assert "Staat bij de bank, niet hier" in hand.words()
    assert ledger_of(hand.bureau.context(), rows["Wijkbudget"].id)[0].bedrag == 250_00
