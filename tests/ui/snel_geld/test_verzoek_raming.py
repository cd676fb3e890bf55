"""The raming on the page of a verzoek: offered, begun, shared by a second verzoek, and where looking back leads."""

from PySide6.QtWidgets import QAbstractButton

from casus.domain.bestedingsregels import Regels
from casus.domain.kostenraming import RamingInhoud
from casus.domain.kostenregel import Scenario, take_prijs
from casus.domain.levensdomein import Levensdomein
from casus.services import prijslijsten, ramingbladen, ramingen
from casus.services.namen import hider_of_names
from casus.ui.snel_geld.verzoek_view import VerzoekView
from tests.ui.snel_geld.geld_gevallen import agree, asked, make_budget, make_rules
from tests.ui.snel_geld.hand import Hand


def test_a_verzoek_begins_a_raming_a_second_one_hangs_on_it_and_looking_back_leads_there(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(1, 1, raming_vanaf=300_00))
    budget = make_budget(hand.bureau)
    first, second = asked(hand.bureau, budget, "Slot", 480), asked(hand.bureau, budget, "Matras", 200)
    small = asked(hand.bureau, budget, "Busabonnement", 96, casus="")
    agree(hand.bureau, first, "LV")
    hand.bureau.show(VerzoekView(hand.bureau.desk, small))
    hand.wait(lambda: "Busabonnement" in hand.words())
    assert not hand.is_there("verzoek_raming"), "no casus, no approach"
    hand.bureau.show(VerzoekView(hand.bureau.desk, first))
    hand.wait(lambda: "Vanaf €\u00a0300 hoort er een bij" in hand.words())
    hand.press("verzoek_hang_knop")
    hand.write("raming_aanpak", "Rob Terpstra slaapt weer thuis")
    hand.confirm("raming_begin_bevestig_knop", "raming_begin_dialoog")
    hand.see("verzoek_raming_knop")
    (raming,) = ramingbladen.list_ramingen(hand.bureau.context(), hand.bureau.dossier.casussen["Rob Terpstra"])
    assert raming.levensdomein is Levensdomein.WONEN
    hand.bureau.show(VerzoekView(hand.bureau.desk, second))
    hand.wait(lambda: "een raming hoeft niet" in hand.words())
    hand.press("verzoek_hang_knop")
    hand.see("hang_dialoog")
    hand.press("hang_bevestig_knop")
    hand.wait(lambda: "Kies een raming." in hand.words())
    choice = hand.see(f"hang_{raming.id}")
    assert isinstance(choice, QAbstractButton)
    assert "Hier hangt al snel geld aan; de raming telt één keer." in choice.accessibleDescription()
    choice.click()
    hand.confirm("hang_bevestig_knop", "hang_dialoog")
    hand.wait(lambda: "Aan deze raming hangt ook ander snel geld. De raming telt één keer." in hand.words())


def test_the_page_of_a_verzoek_shows_its_raming_as_it_changes_without_names_and_not_at_the_table(hand: Hand) -> None:
    make_rules(hand.bureau, Regels(1, 1))
    verzoek = asked(hand.bureau, make_budget(hand.bureau), "Slot", 480)
    ctx, casus_id = hand.bureau.context(), hand.bureau.dossier.casussen["Rob Terpstra"]
    inhoud = RamingInhoud("Rob Terpstra slaapt thuis", Levensdomein.WONEN)
    raming = ramingen.begin_raming(ctx, ramingen.BeginRaming(casus_id, inhoud, verzoek_id=verzoek))[0].id
    hand.bureau.names.know(hider_of_names(ctx))
    page = VerzoekView(hand.bureau.desk, verzoek)
    hand.bureau.show(page)
    hand.wait(lambda: "Geen raming is iets anders dan nul." in hand.words())
    fact = next(prijs for prijs in prijslijsten.list_prijzen(ctx) if prijs.sleutel == "fact")
    for scenario, aantal in ((Scenario.NU, 2000), (Scenario.OPLOSSING, 1000)):
        versie = ramingbladen.open_raming(ctx, raming).row.versie
        cmd = ramingen.SchrijfRegel(raming, versie, None, take_prijs(fact, scenario, aantal))
        hand.bureau.runner.run(page, ramingen.write_regel, cmd)
        hand.wait(lambda: hand.bureau.runner.is_idle)
    hand.wait(lambda: "€\u00a08.520 lager" in hand.words() and "Naar verwachting, over 12 maanden." in hand.words())
    hand.bureau.names.show(False)
    hand.wait(lambda: "slaapt thuis" in hand.words() and "Terpstra" not in hand.words())
    assert not hand.is_there("verzoek_gezien_knop"), "nobody looks back yet"
    agree(hand.bureau, verzoek, "LV")
    hand.bureau.clock.set(hand.bureau.clock.now().replace(year=2027, month=3))
    page._model.load()
    hand.press("verzoek_gezien_knop")
    hand.see("raming_pagina")
    hand.bureau.show(VerzoekView(hand.bureau.desk, verzoek, at_table=True))
    hand.wait(lambda: "Terugblik" in hand.words())
    assert not hand.is_there("verzoek_raming")
    assert not hand.is_there("verzoek_gezien_knop")
