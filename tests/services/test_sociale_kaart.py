"""The sociale kaart in a dossier: kept right by who calls, searched, and matched with somebody in a casus."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import true

from casus.domain.aanbod import Behoefte, Bouwsteen, Waarom, WaaromNiet
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.sociale_kaart import AanbodGegevens
from casus.domain.values import Leeftijdsklasse, OverlegStatus
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.services import casussen, gemissen, intakes, mensen
from casus.services import sociale_kaart as sk
from casus.services import verwijzingen as vw
from casus.services.messages import codes
from casus.storage.queries_kaart import KaartQueries
from tests.services.conftest import CANARY, PEOPLE, Town, bring_to
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner

GELD, NETWERK = Levensdomein.GELD, Levensdomein.NETWERK
POST = AanbodGegevens("Koffie en post", "Welzijn", "Samen de post openen", levensdomeinen=(GELD,))
WHOLE = {"IB", "CO", "RG", "LI"}
"""Who sees the casus itself, in whatever state its meeting is."""


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def add(town: Town, gegevens: AanbodGegevens = POST, *, nagegaan: bool = False) -> int:
    return sk.add_aanbod(town.as_("IB"), sk.AddAanbod(gegevens, nagegaan))[0].id


def rob(town: Town) -> int:
    return casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].id


def propose(town: Town, aanbod_id: int, part: Levensdomein = GELD, by: str = "IB") -> int:
    return vw.propose_aanbod(town.as_(by), vw.StelVoor(town.kanarie, rob(town), aanbod_id, part))[0].id


def report(town: Town, id_: int, uitkomst: VerwijzingUitkomst, by: str = "IB") -> None:
    row = next(row for row in vw.list_verwijzingen(town.as_("IB"), town.kanarie) if row.id == id_)
    vw.report_verwijzing(town.as_(by), vw.MeldUitkomst(id_, row.versie, uitkomst, town.clock.today()))


def test_an_offer_is_added_changed_called_about_and_stopped(each_town: Town) -> None:
    town = each_town
    ctx = town.as_("IB")
    id_ = add(town)
    row = sk.show_aanbod(ctx, id_)
    assert (row.gegevens, row.nagegaan_op, row.nagegaan_door) == (POST, None, "")
    other = replace(POST, wacht_weken=2, levensdomeinen=(NETWERK, GELD), leeftijden=(Leeftijdsklasse.VANAF_67,))
    sk.change_aanbod(ctx, sk.ChangeAanbod(id_, row.versie, other))
    row = sk.show_aanbod(ctx, id_)
    assert row.gegevens == other
    sk.confirm_aanbod(town.as_("LI"), sk.ConfirmAanbod(id_, row.versie))
    row = sk.show_aanbod(ctx, id_)
    assert (row.nagegaan_op, row.nagegaan_door) == (town.clock.today(), "Lieke Iding")
    sk.stop_aanbod(ctx, sk.StopAanbod(id_, row.versie))
    assert [each.id for each in sk.list_stopped(ctx)] == [id_]
    assert sk.read_kaart(ctx).fitting(Behoefte((GELD,))) == ()
    with refused("niet_gevonden"):
        sk.show_aanbod(ctx, 5)


def test_two_people_who_change_the_same_offer_do_not_overwrite_each_other(town: Town) -> None:
    id_ = add(town)
    seen = sk.show_aanbod(town.as_("IB"), id_).versie
    sk.confirm_aanbod(town.as_("LI"), sk.ConfirmAanbod(id_, seen))
    acts: tuple[Callable[[], object], ...] = (
        lambda: sk.change_aanbod(town.as_("IB"), sk.ChangeAanbod(id_, seen, POST)),
        lambda: sk.confirm_aanbod(town.as_("IB"), sk.ConfirmAanbod(id_, seen)),
        lambda: sk.stop_aanbod(town.as_("IB"), sk.StopAanbod(id_, seen)),
    )
    for act in acts:
        with pytest.raises(EnvironmentProblem, match="intussen_gewijzigd"):
            act()


@pytest.mark.parametrize("code", ["BE", "CT"])
def test_who_keeps_no_content_keeps_no_offers_either_but_may_read_them(town: Town, code: str) -> None:
    id_, ctx = add(town), town.as_(code)
    acts: tuple[Callable[[], object], ...] = (
        lambda: sk.add_aanbod(ctx, sk.AddAanbod(POST)),
        lambda: sk.confirm_aanbod(ctx, sk.ConfirmAanbod(id_, 1)),
        lambda: gemissen.note_gemis(ctx, gemissen.MeldGemis(GELD)),
        lambda: vw.propose_aanbod(ctx, vw.StelVoor(town.kanarie, 1, id_, GELD)),
    )
    for act in acts:
        with refused("geen_bevoegdheid"):
            act()
    assert sk.show_aanbod(ctx, id_).naam == "Koffie en post"


def test_what_nobody_checked_for_half_a_year_is_to_be_called_about_the_longest_ago_first(town: Town) -> None:
    old, never = add(town, nagegaan=True), add(town, replace(POST, naam="Zang"))
    town.clock.advance(timedelta(days=100))
    newer = add(town, replace(POST, naam="Aa"), nagegaan=True)
    ctx = town.as_("IB")
    assert [row.id for row in sk.list_to_verify(ctx)] == [never]
    town.clock.advance(timedelta(days=90))
    assert [row.id for row in sk.list_to_verify(ctx)] == [never, old]
    town.clock.advance(timedelta(days=100))
    assert [row.id for row in sk.list_to_verify(ctx)] == [never, old, newer]
    sk.confirm_aanbod(ctx, sk.ConfirmAanbod(old, sk.show_aanbod(ctx, old).versie))
    sk.stop_aanbod(ctx, sk.StopAanbod(newer, sk.show_aanbod(ctx, newer).versie))
    assert [row.id for row in sk.list_to_verify(ctx)] == [never]


def test_for_somebody_in_a_casus_wijk_and_age_come_from_the_casus(each_town: Town) -> None:
    town = each_town
    ctx = town.as_("IB")
    here, there = (mensen.create_wijk(town.as_("CO"), naam)[0].id for naam in ("Molenbuurt", "Havenkwartier"))
    page = casussen.open_casus(ctx, town.kanarie)
    fields = casussen.EditCasus(page.id, page.versie, page.naam, page.vraag, here, town.people["RG"])
    casussen.edit_casus(ctx, fields)
    add(town, replace(POST, naam="Ver", wijken=(there,)))
    near = add(town, replace(POST, naam="Zo dichtbij", wijken=(here,)))
    zoeker = sk.look_for_casus(ctx, town.kanarie)
    (who,) = zoeker.mensen
    assert (who.inwoner_id, who.wijk_id, zoeker.kan_voorstellen) == (rob(town), here, True)
    assert who.levensdomeinen == tuple(Levensdomein)
    found = sk.kaart_for(ctx, who.inwoner_id).fitting(Behoefte((GELD,), who.wijk_id, who.leeftijd))
    assert [each.aanbod.naam for each in found] == ["Zo dichtbij", "Ver"]
    assert Waarom.IN_DE_WIJK in found[0].waarom
    assert WaaromNiet.ANDERE_WIJK in found[1].waarom_niet
    assert sk.search_kaart(ctx, sk.read_kaart(ctx), Behoefte((), woorden="zo dicht"))[0].aanbod.id == near


def test_what_somebody_chose_to_work_on_stands_first(town: Town) -> None:
    ctx = town.as_("IB")
    begun = intakes.BeginIntake(town.kanarie, rob(town), "positieve_gezondheid", Zitting(town.clock.today()))
    id_ = intakes.begin_intake(ctx, begun)[0].id
    parts = (DeelInhoud("zingeving", wil_veranderen=True), DeelInhoud("meedoen", wil_veranderen=True))
    told = IntakeInhoud(parts, mee_aan_de_slag=("meedoen", "zingeving"))
    blad = intakes.open_intake(ctx, id_)
    intakes.save_intake(ctx, intakes.BewaarIntake(id_, blad.row.versie, blad.zitting, told))
    (who,) = sk.look_for_casus(ctx, town.kanarie).mensen
    asked = {part.code: part.levensdomeinen for part in blad.instrument.delen}
    assert who.gekozen == tuple(dict.fromkeys((*asked["meedoen"], *asked["zingeving"])))
    assert who.gekozen


def test_what_became_of_it_comes_back_as_a_reason(each_town: Town) -> None:
    town = each_town
    first, second = add(town), add(town, replace(POST, naam="Zang"))
    said = propose(town, first)
    ctx = town.as_("IB")
    (row,) = vw.list_verwijzingen(ctx, town.kanarie)
    assert (row.aanbod, row.uitkomst, row.door) == ("Koffie en post", VerwijzingUitkomst.VOORGESTELD, "Iris Bakker")
    report(town, said, VerwijzingUitkomst.VOL)
    kaart = sk.kaart_for(ctx, rob(town))
    found = kaart.fitting(Behoefte((GELD,)))
    assert [each.aanbod.id for each in found] == [second, first]
    assert WaaromNiet.EERDER_VOL in found[1].waarom_niet
    report(town, said, VerwijzingUitkomst.AANGENOMEN)
    found = sk.kaart_for(ctx, rob(town)).fitting(Behoefte((GELD,)))
    assert Waarom.EERDER_AANGENOMEN in found[0].waarom


def test_what_was_put_to_somebody_shows_to_who_sees_the_casus_and_nowhere_else(each_town: Town) -> None:
    """Also the reason that follows from it: to somebody else the offer looks as if nothing ever happened."""
    town = each_town
    bring_to(town, OverlegStatus.LOPEND)
    aanbod_id = add(town)
    report(town, propose(town, aanbod_id), VerwijzingUitkomst.VOL)
    who = rob(town)
    lists = {code for code in PEOPLE if vw.list_verwijzingen(town.as_(code), town.kanarie)}
    reasons = {code for code in PEOPLE if sk.kaart_for(town.as_(code), who).ervaringen}
    assert lists == reasons == WHOLE
    for code in set(PEOPLE) - WHOLE:
        with refused("niet_gevonden"):
            sk.look_for_casus(town.as_(code), town.kanarie)


def test_without_the_gate_everybody_finds_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control of the test above."""
    propose(town, add(town))
    monkeypatch.setattr(KaartQueries, "_is_told_verwijzing", lambda self: true())
    monkeypatch.setattr("casus.services.verwijzingen.Context.log_reading", lambda self, entry: None)
    assert {code for code in PEOPLE if vw.list_verwijzingen(town.as_(code), town.kanarie)} > WHOLE


def test_of_a_part_of_life_that_was_refused_no_offer_shows_and_none_can_be_put(each_town: Town) -> None:
    """A member of an organisation to which the person refused to tell about money."""
    town = each_town
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", date(2027, 5, 1))
    casussen.add_lid(town.as_("IB"), lid)
    aanbod_id = add(town)
    said = propose(town, aanbod_id)
    other = propose(town, aanbod_id, NETWERK)
    seen = {row.id for row in vw.list_verwijzingen(town.as_("PA"), town.kanarie)}
    assert seen == {said, other}, "control: before the refusal the member sees both"
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    assert {row.id for row in vw.list_verwijzingen(town.as_("PA"), town.kanarie)} == {other}
    (who,) = sk.look_for_casus(town.as_("PA"), town.kanarie).mensen
    assert GELD not in who.levensdomeinen
    assert NETWERK in who.levensdomeinen
    with refused("niet_gevonden"):
        propose(town, aanbod_id, GELD, by="PA")
    with refused("niet_gevonden"):
        report(town, said, VerwijzingUitkomst.VOL, by="PA")
    report(town, other, VerwijzingUitkomst.VOL, by="PA")
    assert {row.id for row in vw.list_verwijzingen(town.as_("IB"), town.kanarie)} == {said, other}


def test_what_stopped_or_belongs_elsewhere_cannot_be_put_to_somebody(town: Town) -> None:
    aanbod_id = add(town)
    other = town.add_casus("Familie Ander")
    stranger = casussen.open_casus(town.as_("IB"), other).inwoners[0].id
    with refused("inwoner_onbekend"):
        vw.propose_aanbod(town.as_("IB"), vw.StelVoor(town.kanarie, stranger, aanbod_id, GELD))
    with refused("niet_gevonden"):
        propose(town, 5)
    sk.stop_aanbod(town.as_("IB"), sk.StopAanbod(aanbod_id, 1))
    with refused("aanbod_gestopt"):
        propose(town, aanbod_id)


def test_a_closed_casus_gets_no_more_offers(town: Town) -> None:
    aanbod_id = add(town)
    said = propose(town, aanbod_id)
    casussen.close_casus(town.as_("CO"), casussen.CloseCasus(town.kanarie, town.versie(), "klaar"))
    with refused("casus_afgesloten"):
        propose(town, aanbod_id)
    with refused("casus_afgesloten"):
        report(town, said, VerwijzingUitkomst.VOL)
    assert not sk.look_for_casus(town.as_("IB"), town.kanarie).kan_voorstellen


def test_every_act_is_logged_and_no_row_says_which_offer_somebody_got(town: Town) -> None:
    aanbod_id = add(town)

    def act() -> None:
        report(town, propose(town, aanbod_id), VerwijzingUitkomst.VOL)
        sk.confirm_aanbod(town.as_("IB"), sk.ConfirmAanbod(aanbod_id, 1))
        sk.stop_aanbod(town.as_("IB"), sk.StopAanbod(aanbod_id, 2))
        sk.stop_aanbod(town.as_("IB"), sk.StopAanbod(aanbod_id, 3, gestopt=False))

    rows = [entry for entry in town.logged_by(act) if entry.action != "casus_geopend"]
    assert [row.action for row in rows] == [
        "verwijzing_voorgesteld", "verwijzing_uitkomst", "aanbod_nagegaan", "aanbod_gestopt", "aanbod_terug",
    ]  # fmt: skip
    assert all(str(aanbod_id) not in repr(row) for row in rows if row.casus_id is not None)


def test_a_gap_leads_back_to_nobody(each_town: Town) -> None:
    """Not in the list, not in its number, and in the log book only that somebody noted one."""
    town = each_town
    wijk = mensen.create_wijk(town.as_("CO"), "Molenbuurt")[0].id
    cmd = gemissen.MeldGemis(NETWERK, wijk, None, "In het weekend is niets open.")
    (entry,) = town.logged_by(lambda: gemissen.note_gemis(town.as_("IB"), cmd))
    assert (entry.action, entry.objects, entry.casus_id) == ("gemis_gemeld", (), None)
    (row,) = gemissen.list_gemissen(town.as_("BU"))
    assert (row.levensdomein, row.maand, row.wijk) == (NETWERK, date(2026, 11, 1), "Molenbuurt")
    made = (row.id >> 22) // 86_400_000
    assert date(2020, 1, 1) + timedelta(days=made) == date(2026, 11, 1)
    gemissen.remove_gemis(town.as_("IB"), gemissen.HaalGemisWeg(row.id))
    assert gemissen.list_gemissen(town.as_("IB")) == ()


def test_words_that_name_somebody_from_a_casus_are_refused(town: Town) -> None:
    with refused("gemis_noemt_iemand"):
        gemissen.note_gemis(town.as_("IB"), gemissen.MeldGemis(NETWERK, woorden="Rob wil in het weekend praten"))
    assert CANARY not in repr(gemissen.list_gemissen(town.as_("IB")))
    gemissen.note_gemis(town.as_("BU"), gemissen.MeldGemis(NETWERK, woorden="Rob wil in het weekend praten"))
    assert len(gemissen.list_gemissen(town.as_("IB"))) == 1, "control: who knows no Rob is not told that there is one"


def test_building_blocks_by_wijk_count_offers_and_gaps_with_what_residents_said(town: Town) -> None:
    here, there = (mensen.create_wijk(town.as_("CO"), naam)[0].id for naam in ("Aa", "Bb"))
    block = Bouwsteen.ONTMOETING
    add(town, replace(POST, bouwstenen=(block,), wijken=(here,)))
    add(town, replace(POST, naam="Overal", bouwstenen=(block,)))
    gone = add(town, replace(POST, naam="Weg", bouwstenen=(block,), wijken=(there,)))
    sk.stop_aanbod(town.as_("IB"), sk.StopAanbod(gone, 1))
    gemissen.note_gemis(town.as_("IB"), gemissen.MeldGemis(NETWERK, there, block, "Niets open."))
    gemissen.note_gemis(town.as_("IB"), gemissen.MeldGemis(NETWERK, there, block))
    propose(town, add(town))
    vakken = {(vak.bouwsteen, vak.wijk): vak for vak in gemissen.show_overzicht(town.as_("BU"))}
    assert len(vakken) == len(Bouwsteen) * 2
    assert (vakken[block, "Aa"].aanbod, vakken[block, "Aa"].gemissen) == (2, 0)
    bb = vakken[block, "Bb"]
    assert (bb.aanbod, bb.gemissen, bb.woorden) == (1, 2, ("Niets open.",))


def test_every_refusal_of_the_kaart_has_a_sentence() -> None:
    assert {"aanbod_gestopt", "gemis_noemt_iemand", "kaart_wijk_onbekend"} <= codes()
