"""Small money and the raming of its approach: hung on by choice, exact from the ledger, counted once in the monitor."""

from dataclasses import replace

import pytest

from casus.domain.kostenraming import Raming
from casus.domain.kostenregel import Inzet, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.services import casussen, monitor, monitorvorm, ramingbladen, ramingen, snel_geld
from casus.services.vermedenwoorden import bars_of, head_of_vermeden, vermeden_words
from casus.services.verzoekraming import VerzoekRaming, raming_of_verzoek
from tests.services.conftest import Town
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner
from tests.services.test_ramingen import add, begin, blad, price, refused, told, versie
from tests.services.test_snel_geld import agree, asked, in_two_organisations, make_budget, row_of


def agreed(town: Town, budget_id: int, euros: int) -> int:
    verzoek = asked(town, budget_id, euros, casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    return verzoek


def with_bars(town: Town) -> int:
    id_ = begin(town)
    add(town, id_, price(town, "fact", Scenario.NU))
    add(town, id_, price(town, "huisarts", Scenario.OPLOSSING))
    return id_


def hang(town: Town, id_: int, *verzoeken: int) -> None:
    ramingen.hang_verzoeken(town.as_("IB"), ramingen.HangVerzoekenAan(id_, versie(town, id_), verzoeken))


def money_in(town: Town, id_: int) -> list[int]:
    lines = blad(town, id_).of(Scenario.OPLOSSING)
    return [line.bedragen.midden for line in lines if line.inhoud.sleutel == Inzet.SNEL_GELD]


def test_what_is_asked_and_given_stands_in_the_third_bar_once(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    first, second, waits = (
        agreed(town, budget, 100),
        agreed(town, budget, 50),
        asked(town, budget, 70, casus_id=town.kanarie),
    )
    id_ = with_bars(town)
    hang(town, id_, first, second, waits)
    assert money_in(town, id_) == [22_000], "also what peers still decide on"
    assert sorted(each.id for each in blad(town, id_).verzoeken if each.hangt) == sorted((first, second, waits))
    hang(town, id_, first)
    assert money_in(town, id_) == [10_000]
    hang(town, id_)
    assert money_in(town, id_) == []


def test_it_hangs_on_one_raming_and_a_closed_one_stays_as_it_is(town: Town) -> None:
    in_two_organisations(town)
    verzoek = agreed(town, make_budget(town), 100)
    id_, other = with_bars(town), with_bars(town)
    hang(town, id_, verzoek)
    with refused("verzoek_hangt_al"):
        hang(town, other, verzoek)
    assert [each.id for each in blad(town, other).verzoeken] == []
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    with refused("raming_afgesloten"):
        hang(town, id_)
    assert money_in(town, id_) == [10_000]


def test_what_was_expected_does_not_stand_while_money_on_it_waits_for_a_yes(each_town: Town) -> None:
    """Else the yes would come too late for the third bar."""
    town = each_town
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), 100, casus_id=town.kanarie)
    id_ = with_bars(town)
    hang(town, id_, verzoek)
    close = ramingen.SluitRaming(id_, versie(town, id_))
    with refused("raming_open_geld") as caught:
        ramingen.close_raming(town.as_("IB"), close)
    assert caught.value.params == {"welk": blad(town, id_).verzoeken[0].code}
    agree(town, verzoek, "LI", "CO")
    ramingen.close_raming(town.as_("IB"), replace(close, versie=versie(town, id_)))
    assert money_in(town, id_) == [10_000]


def test_what_is_closed_holds_the_money_of_the_ledger(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A raming of an earlier version, from which somebody took the line by hand, or wrote another amount in it."""
    in_two_organisations(town)
    budget = make_budget(town)
    for change in (lambda raming, line: raming.regels.remove(line), lambda _, line: setattr(line, "aantal", 1)):
        verzoek, id_ = agreed(town, budget, 100), with_bars(town)
        hang(town, id_, verzoek)
        (line,) = [each for each in blad(town, id_).regels if each.inhoud.sleutel == Inzet.SNEL_GELD]
        monkeypatch.setattr(
            Raming, "remove_regel", lambda self, regel_id, _, act=change: act(self, self.regel(regel_id))
        )
        ramingen.remove_regel(town.as_("IB"), ramingen.HaalRegelWeg(id_, versie(town, id_), line.id))
        assert money_in(town, id_) != [10_000]
        ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
        assert money_in(town, id_) == [10_000]


def test_what_the_approach_itself_takes_is_not_written_line_by_line(town: Town) -> None:
    in_two_organisations(town)
    verzoek, id_ = agreed(town, make_budget(town), 100), with_bars(town)
    hang(town, id_, verzoek)
    ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), overleguren=2_000))
    own = [each for each in blad(town, id_).regels if each.inhoud.sleutel in set(Inzet)]
    assert len(own) == 2
    for line in own:
        with refused("regel_van_inzet"):
            ramingen.remove_regel(town.as_("IB"), ramingen.HaalRegelWeg(id_, versie(town, id_), line.id))
        for regel_id in (line.id, None):
            anew = ramingen.SchrijfRegel(id_, versie(town, id_), regel_id, line.inhoud)
            with refused("regel_van_inzet"):
                ramingen.write_regel(town.as_("IB"), anew)
    other = next(each for each in blad(town, id_).regels if each.inhoud.sleutel not in set(Inzet))
    with refused("regel_van_inzet"):
        ramingen.write_regel(town.as_("IB"), ramingen.SchrijfRegel(id_, versie(town, id_), other.id, own[0].inhoud))
    assert money_in(town, id_) == [10_000]


def test_what_is_not_of_this_casus_cannot_hang_on_it(town: Town) -> None:
    in_two_organisations(town)
    small = asked(town, make_budget(town), 40)
    id_ = with_bars(town)
    with refused("niet_gevonden"):
        hang(town, id_, small)


def test_the_monitor_counts_an_approach_once_and_tells_the_controller_of_no_one(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    ask = monitorvorm.MonitorVraag(2026)
    before = monitor.show_monitor(town.as_("CO"), ask)
    assert before.vermeden is None
    assert head_of_vermeden(before) == "niet bekend"
    id_ = with_bars(town)
    hang(town, id_, agreed(town, budget, 100), agreed(town, budget, 50))
    expected = ramingbladen.open_raming(town.as_("IB"), id_).uitkomst.verschil
    found = monitor.show_monitor(town.as_("CO"), ask)
    assert found.vermeden is not None
    assert (found.vermeden.ramingen, found.vermeden.verwacht, found.vermeden.gezien_van) == (1, expected, 0)
    assert "Nog niet gezien: 1 van de 1." in vermeden_words(found)
    bars = bars_of(found)
    assert bars is not None
    assert [bar.bedragen for bar in bars.staven] == [found.vermeden.nu, None, found.vermeden.oplossing]
    assert (bars.staven[1].anders, bars.staven[1].toelichting) == ("geen raming", "bij geen van deze ingevuld")
    assert sum(each.verschil or 0 for each in found.vermeden.betalers) == found.vermeden.verwacht.midden
    for line in blad(town, id_).regels:
        ramingen.write_gezien(town.as_("IB"), ramingen.SchrijfGezien(id_, versie(town, id_), line.id, 1_000))
    seen = monitor.show_monitor(town.as_("CO"), ask).vermeden
    assert seen is not None
    assert (seen.gezien_van, seen.gezien, seen.onbekend) == (1, 1_000 - 2 * 1_000, 0)
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    closed = monitor.show_monitor(town.as_("CT"), ask)
    assert closed.vermeden is None
    assert head_of_vermeden(closed) == "niet verteld"


def test_the_page_of_a_verzoek_offers_what_it_may_hang_on_and_then_shows_it(each_town: Town) -> None:
    town = each_town
    in_two_organisations(town)
    budget = make_budget(town)
    first, second = agreed(town, budget, 100), agreed(town, budget, 50)
    small = asked(town, budget, 40)
    assert raming_of_verzoek(town.as_("IB"), small) is None, "it is about no casus"
    none = raming_of_verzoek(town.as_("IB"), first)
    assert none is not None
    assert (none.blad, none.mag_hangen, none.keuzes, len(none.inwoners)) == (None, True, (), 1)
    id_, closed = with_bars(town), with_bars(town)
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(closed, versie(town, closed)))
    hang(town, id_, first)
    found = raming_of_verzoek(town.as_("IB"), second)
    assert found is not None
    assert [(each.row.id, each.hangt) for each in found.keuzes] == [(id_, (first,))]
    (choice,) = found.keuzes
    both = ramingen.HangVerzoekenAan(choice.row.id, choice.row.versie, (*choice.hangt, second))
    changes = ramingen.hang_verzoeken(town.as_("IB"), both)
    assert [each.id for each in changes if each.kind == "verzoek"] == [second]
    seen = raming_of_verzoek(town.as_("IB"), second)
    assert seen is not None
    assert seen.blad is not None
    assert (seen.blad.row.id, seen.is_gedeeld, seen.mag_hangen, seen.is_ongezien) == (id_, True, False, True)
    assert money_in(town, id_) == [15_000]
    for line in blad(town, id_).regels:
        ramingen.write_gezien(town.as_("IB"), ramingen.SchrijfGezien(id_, versie(town, id_), line.id, 1_000))
    known = raming_of_verzoek(town.as_("IB"), second)
    assert known is not None
    assert not known.is_ongezien


def test_a_raming_is_begun_with_the_verzoek_on_it_or_not_at_all(town: Town) -> None:
    in_two_organisations(town)
    budget = make_budget(town)
    verzoek, small = agreed(town, budget, 100), asked(town, budget, 40)
    cmd = ramingen.BeginRaming(town.kanarie, told(town), verzoek_id=verzoek)
    id_ = ramingen.begin_raming(town.as_("IB"), cmd)[0].id
    assert money_in(town, id_) == [10_000]
    for wrong, code in ((small, "niet_gevonden"), (verzoek, "verzoek_hangt_al")):
        with refused(code):
            ramingen.begin_raming(town.as_("IB"), replace(cmd, verzoek_id=wrong))
    assert [row.id for row in ramingbladen.list_ramingen(town.as_("IB"), town.kanarie)] == [id_]


def test_a_raming_that_i_am_not_told_is_not_on_the_page_and_nothing_hangs_in_its_place(town: Town) -> None:
    """A member of an organisation to which the person refused to tell about money reads of living."""
    in_two_organisations(town)
    verzoek = agreed(town, make_budget(town), 100)
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    partner = town.as_("PA")
    own = raming_of_verzoek(partner, verzoek)
    assert own is not None
    assert (own.blad, own.mag_hangen, own.keuzes) == (None, True, ())
    id_ = begin(town, Levensdomein.GELD)
    beside = raming_of_verzoek(partner, verzoek)
    assert beside == own, "one that may not be told is no choice"
    hang(town, id_, verzoek)
    hidden = raming_of_verzoek(partner, verzoek)
    assert hidden == VerzoekRaming(None)
    for_me = raming_of_verzoek(town.as_("IB"), verzoek)
    assert for_me is not None
    assert for_me.blad is not None
    assert [each.action for each in town.logged_by(lambda: raming_of_verzoek(partner, verzoek))] == []


def test_who_may_not_be_told_the_money_hears_that_it_waits_and_no_code(town: Town) -> None:
    """It is about money, and the raming that it hangs on about living."""
    in_two_organisations(town)
    told_all = row_of(town, asked(town, make_budget(town), 100, casus_id=town.kanarie)).inhoud
    of_money = snel_geld.VraagVerzoek(replace(told_all, levensdomein=Levensdomein.GELD))
    verzoek = snel_geld.ask_verzoek(town.as_("IB"), of_money)[0].id
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    id_ = with_bars(town)
    hang(town, id_, verzoek)
    close = ramingen.SluitRaming(id_, versie(town, id_))
    with refused("raming_open_geld_elders"):
        ramingen.close_raming(town.as_("PA"), close)
    with refused("raming_open_geld"):
        ramingen.close_raming(town.as_("IB"), close)
