"""Receipts kept with their payment, a second pair of eyes, and the bank beside the ledger without words that are not
told.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from casus.domain.aansluiting import VerschilSoort
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Organisatie
from casus.domain.values import OverlegStatus
from casus.services import betalingen, bonnen, organisaties, professionals, snel_geld, vervangen
from casus.services.aansluiten import SluitAan, aansluiten
from casus.services.budgetten import Blik, BoekingRow
from casus.services.verzoeken import list_verzoek_rows
from casus.storage.tables_geld import steekproef
from tests.services.conftest import Town, bring_to
from tests.services.geld_in_dossier import ledger_of
from tests.services.test_snel_geld import agree, asked, code_of, in_two_organisations, make_budget

PDF = b"%PDF-1.4\n% een bon\n%%EOF\n"


@pytest.fixture
def paid(town: Town) -> tuple[int, int]:
    """(budget, payment): asked by Iris about the canary, agreed by Lieke and Cora, paid by Cora."""
    in_two_organisations(town)
    budget = make_budget(town)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    betalingen.pay(town.as_("CO"), betalingen.Betaal(verzoek, 8000, town.clock.today(), "geheim 1"))
    return budget, row_of(town, budget).id


def row_of(town: Town, budget: int, by: str = "CO") -> BoekingRow:
    return ledger_of(town.as_(by), budget)[0]


def test_a_receipt_is_kept_and_given_back_as_it_was(town: Town, paid: tuple[int, int], tmp_path: Path) -> None:
    budget, payment = paid
    photo = tmp_path / "bon.foto"
    photo.write_bytes(PDF)
    assert not row_of(town, budget).heeft_bewijs
    bonnen.add_bon(town.as_("IB"), bonnen.VoegBonToe(payment, photo))
    assert row_of(town, budget).heeft_bewijs
    copy = bonnen.save_bon(town.as_("CO"), bonnen.BewaarBon(payment, tmp_path / "kopie"))
    assert (copy.suffix, copy.read_bytes()) == (".pdf", PDF)
    for act in (
        lambda: bonnen.add_bon(town.as_("BU"), bonnen.VoegBonToe(payment, photo)),
        lambda: bonnen.save_bon(town.as_("BU"), bonnen.BewaarBon(payment, tmp_path / "weg")),
    ):
        with pytest.raises(RuleViolation) as error:
            act()
        assert code_of(error) == "niet_gevonden"
    photo.write_bytes(b"tekst")
    with pytest.raises(RuleViolation) as error:
        bonnen.add_bon(town.as_("IB"), bonnen.VoegBonToe(payment, photo))
    assert code_of(error) == "scan_soort_onbekend"


def test_a_payment_is_looked_at_by_somebody_else_and_drawn_until_then(town: Town, paid: tuple[int, int]) -> None:
    budget, payment = paid
    assert [row.id for row in bonnen.draw_steekproef(town.as_("LI"), 2026, 5)] == [payment]
    assert bonnen.draw_steekproef(town.as_("LI"), 2025, 5) == ()
    assert bonnen.draw_steekproef(town.as_("BU"), 2026, 5) == ()
    for code in ("IB", "CO"):  # who asked, and who paid
        with pytest.raises(RuleViolation) as error:
            bonnen.check_betaling(town.as_(code), bonnen.KeurBetaling(payment, klopt=True))
        assert code_of(error) == "steekproef_door_betrokkene"
    bonnen.check_betaling(town.as_("LI"), bonnen.KeurBetaling(payment, klopt=False, bevinding="andere winkel"))
    assert row_of(town, budget).is_bekeken
    assert bonnen.draw_steekproef(town.as_("LI"), 2026, 5) == ()


def test_what_was_found_wrong_is_heard_until_a_later_look_settles_it(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    verzoek = asked(town, budget, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    betalingen.pay(town.as_("CO"), betalingen.Betaal(verzoek, 8000, town.clock.today(), "geheim 1"))
    payment = row_of(town, budget).id

    def look(code: str, *, klopt: bool, found: str = "") -> BoekingRow:
        town.clock.advance(timedelta(hours=1))
        bonnen.check_betaling(town.as_(code), bonnen.KeurBetaling(payment, klopt, found))
        (row,) = bonnen.show_steekproef(town.as_("RG"), [payment])
        return row

    assert (row_of(town, budget).blik, row_of(town, budget).klopt_niet) == (None, False)
    wrong = look("LI", klopt=False, found="andere winkel")
    assert wrong.blik == Blik(False, "andere winkel", "Lieke Iding", town.clock.now())
    assert (wrong.is_bekeken, wrong.klopt_niet) == (True, True)
    hidden = next(row for row in ledger_of(town.as_("BE"), budget) if row.id == payment)
    assert (hidden.blik, hidden.klopt_niet) == (None, False), "what is not told is not told here"
    assert ledger_of(town.as_("CT"), budget) == ()
    for code in ("IB", "CO"):
        with pytest.raises(RuleViolation) as error:
            look(code, klopt=True)
        assert code_of(error) == "steekproef_door_betrokkene", "also when it is looked at again"
    assert not look("RG", klopt=True).klopt_niet, "the later look counts"
    assert look("LI", klopt=False, found="toch niet").blik == Blik(False, "toch niet", "Lieke Iding", town.clock.now())
    with town.as_("LI").read() as queries:
        assert len(queries._conn.execute(select(steekproef.c.id)).all()) == 3, "what was found before stays"
    betalingen.take_back(town.as_("CO"), betalingen.NeemBoekingTerug(payment, "andere winkel"))
    (row,) = bonnen.show_steekproef(town.as_("RG"), [payment])
    assert (row.klopt_niet, row.mag_terug) == (False, False), "set right"


def test_nobody_draws_their_own_payment_nor_what_was_taken_back(
    town: Town, paid: tuple[int, int], tmp_path: Path
) -> None:
    budget, payment = paid
    photo = tmp_path / "bon.pdf"
    photo.write_bytes(PDF)

    def drawn(code: str) -> list[int]:
        return [row.id for row in bonnen.draw_steekproef(town.as_(code), 2026, 5)]

    assert [drawn(code) for code in ("LI", "RG")] == [[payment], [payment]], "who only agreed may look"
    assert [drawn(code) for code in ("IB", "CO")] == [[], []], "who asked, and who paid"
    bonnen.add_bon(town.as_("RG"), bonnen.VoegBonToe(payment, photo))
    assert (drawn("RG"), drawn("LI")) == ([], [payment]), "who brought the receipt"
    second = asked(town, budget, casus_id=town.kanarie)
    agree(town, second, "LI", "CO")
    for euros in (3000, 4000):
        betalingen.pay(town.as_("CO"), betalingen.Betaal(second, euros, town.clock.today(), "nog een", laatste=False))
    assert len(drawn("LI")) == 3
    assert len(bonnen.draw_steekproef(town.as_("LI"), 2026, 2)) == 2
    back = next(row for row in ledger_of(town.as_("CO"), budget) if row.bedrag == 4000)
    betalingen.take_back(town.as_("CO"), betalingen.NeemBoekingTerug(back.id, "dubbel"))
    assert back.id not in drawn("LI")


def test_neither_who_asked_nor_who_typed_it_for_them_looks_whoever_they_stand_in_for(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget, day = make_budget(town), town.clock.today()
    bring_to(town, OverlegStatus.LOPEND)
    inhoud = list_verzoek_rows(town.as_("IB"), [asked(town, budget, casus_id=town.kanarie)])[0].inhoud
    typed = snel_geld.ask_verzoek(town.as_("NO"), snel_geld.VraagVerzoek(inhoud, town.people["DE"]))[0].id
    agree(town, typed, "LI", "CO")
    betalingen.pay(town.as_("CO"), betalingen.Betaal(typed, 8000, day, "aan tafel"))
    page = professionals.show_professional(town.as_("VZ"), town.people["VZ"]).professional
    held = vervangen.CreateVervanging(page.id, page.versie, town.people["NO"], day, day + timedelta(days=9))
    vervangen.create_vervanging(town.as_("VZ"), held)
    (payment,) = (row.id for row in bonnen.draw_steekproef(town.as_("VZ"), 2026, 5))
    for code in ("NO", "DE"):
        assert bonnen.draw_steekproef(town.as_(code), 2026, 5) == ()
        with pytest.raises(RuleViolation) as error:
            bonnen.check_betaling(town.as_(code), bonnen.KeurBetaling(payment, klopt=True))
        assert code_of(error) == "steekproef_door_betrokkene"
    bonnen.check_betaling(town.as_("VZ"), bonnen.KeurBetaling(payment, klopt=True))


def test_what_was_drawn_is_shown_again_as_it_stands_and_only_to_who_may_be_told(
    town: Town, paid: tuple[int, int]
) -> None:
    _, payment = paid
    assert [row.is_bekeken for row in bonnen.show_steekproef(town.as_("LI"), [payment])] == [False]
    bonnen.check_betaling(town.as_("LI"), bonnen.KeurBetaling(payment, klopt=True))
    assert [row.is_bekeken for row in bonnen.show_steekproef(town.as_("LI"), [payment])] == [True]
    assert bonnen.show_steekproef(town.as_("BE"), [payment]) == (), "the amount of what is not told is no sample"


def test_who_may_not_be_told_sees_the_amount_alone(town: Town, paid: tuple[int, int], tmp_path: Path) -> None:
    budget, payment = paid
    seen, hidden = row_of(town, budget), row_of(town, budget, "BE")
    assert (seen.bedrag, seen.kenmerk, seen.verzoek_code != "") == (8000, "geheim 1", True)
    assert (hidden.id, hidden.bedrag) == (payment, 8000)
    assert (hidden.kenmerk, hidden.omschrijving, hidden.verzoek_code, hidden.verzoek_id, hidden.door) == (
        "", "", "", None, "",
    )  # fmt: skip
    bank = tmp_path / "bank.csv"
    bank.write_text("datum;bedrag;kenmerk\n23-11-2026;81,00;anders\n", encoding="utf-8")
    for code, kenmerk in (("CO", "geheim 1"), ("BE", "")):
        found = {each.soort: each.regel.kenmerk for each in aansluiten(town.as_(code), SluitAan(bank)).verschillen}
        assert found == {VerschilSoort.NIET_GEBOEKT: "anders", VerschilSoort.NIET_BIJ_BANK: kenmerk}
    bank.write_text("datum;bedrag;kenmerk\n23-11-2026;81,00;geheim 1\n", encoding="utf-8")
    (other,) = aansluiten(town.as_("BE"), SluitAan(bank)).verschillen
    assert other.soort is VerschilSoort.ANDER_BEDRAG
    assert other.geboekt is not None
    assert (other.geboekt.bedrag, other.geboekt.kenmerk) == (8000, "")
    with pytest.raises(RuleViolation) as error:
        aansluiten(town.as_("IB"), SluitAan(bank))
    assert code_of(error) == "geen_bevoegdheid"


def test_an_organisation_that_agreed_is_not_merged_away(town: Town, paid: tuple[int, int]) -> None:
    co = town.as_("CO")
    with co.unit_of_work() as uow:
        versie = uow.get(Organisatie, town.organisatie).versie
        new = uow.queries.organisaties()
    other = next(row.id for row in new if row.naam == "Buurtwerk")
    with pytest.raises(RuleViolation) as error:
        organisaties.merge_organisaties(co, organisaties.MergeOrganisaties(town.organisatie, versie, other))
    assert code_of(error) == "organisatie_gaf_akkoord"
