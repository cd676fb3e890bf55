"""The three bars, what they differ and who pays: exact, at its widest, and unknown where nothing was reckoned."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, Betaler
from casus.domain.kostenraming import (
    MEESTE_REGELS,
    BetalerRegel,
    Raming,
    RamingInhoud,
    Richting,
    Waarneming,
    direction,
    observe,
    reckon,
    show_precies,
    show_tussen,
    show_verschil,
    snel_geld_regel,
    uren_regel,
)
from casus.domain.kostenregel import HEEL, Bedragen, HoeVaak, Inzet, RegelInhoud, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.prijslijst import Zekerheid
from tests.domain.test_kostenregel import UUR, regel

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = date(2026, 11, 2)
NU, NIETS_DOEN, NA = Scenario.NU, Scenario.NIETS_DOEN, Scenario.OPLOSSING


def line(scenario: Scenario, laag: int, midden: int, hoog: int, **given_values: Any) -> RegelInhoud:
    return regel(scenario=scenario, laag=laag, midden=midden, hoog=hoog, **given_values)


def raming(**given_values: Any) -> Raming:
    values: dict[str, Any] = {
        "id": 1, "casus_id": 2, "levensdomein": Levensdomein.WONEN, "aanpak": "Slot  en bewind", "gemaakt": DAY,
        "prijslijst_versie": 1, "gewijzigd_op": NOW,
    }  # fmt: skip
    return Raming(**(values | given_values))


def test_the_difference_is_one_minus_three_and_the_avoided_stands_apart() -> None:
    found = reckon([line(NU, 10, 20, 30), line(NIETS_DOEN, 1, 5, 9, kans=HEEL), line(NA, 4, 8, 16)], 12)
    assert (found.nu, found.niets_doen, found.oplossing) == (
        Bedragen(10, 20, 30),
        Bedragen(1, 5, 9),
        Bedragen(4, 8, 16),
    )
    assert found.verschil == Bedragen(10 - 16, 20 - 8, 30 - 4)
    assert found.mogelijk_vermeden == Bedragen(11 - 16, 25 - 8, 39 - 4)
    assert [found.staaf(scenario) for scenario in Scenario] == [found.nu, found.niets_doen, found.oplossing]


def test_no_lines_is_not_nought() -> None:
    empty = reckon([], 12)
    assert (empty.nu, empty.verschil, empty.mogelijk_vermeden, empty.betalers) == (None, None, None, ())
    only_now = reckon([line(NU, 1, 1, 1)], 12)
    assert only_now.verschil is None
    assert only_now.betalers == (BetalerRegel(Betaler.WMO, 1, None),)
    assert only_now.betalers[0].verschil is None
    assert reckon([line(NA, 1, 1, 1)], 12).betalers == (BetalerRegel(Betaler.WMO, None, 1),)
    both = reckon([line(NU, 1, 1, 1), line(NA, 0, 0, 0)], 12)
    assert both.verschil == Bedragen(1, 1, 1), "a line of nought is nought"
    assert both.mogelijk_vermeden is None, "nobody reckoned what comes of doing nothing"


def test_who_pays_and_who_gains() -> None:
    found = reckon(
        [
            line(NU, 1, 400, 900, betaler=Betaler.ZVW),
            line(NU, 0, 100, 100, betaler=Betaler.POLITIE_JUSTITIE),
            line(NIETS_DOEN, 0, 999, 999, betaler=Betaler.CORPORATIE),
            line(NA, 0, 150, 200, betaler=Betaler.WMO),
            line(NA, 0, 90, 90, betaler=Betaler.ZVW),
        ],
        12,
    )
    assert found.betalers == (
        BetalerRegel(Betaler.WMO, 0, 150),
        BetalerRegel(Betaler.ZVW, 400, 90),
        BetalerRegel(Betaler.POLITIE_JUSTITIE, 100, 0),
    ), "what may happen when nothing is done is nobody's bill yet"
    assert [each.verschil for each in found.betalers] == [-150, 310, 100]


@st.composite
def lines(draw: st.DrawFn) -> list[RegelInhoud]:
    scenarios = st.sampled_from(Scenario)
    found = []
    for _ in range(draw(st.integers(0, 12))):
        scenario = draw(scenarios)
        laag, midden, hoog = sorted(draw(st.tuples(*[st.integers(0, 10**7)] * 3)))
        found.append(
            line(
                scenario, laag, midden, hoog, aantal=draw(st.integers(1, 99_999)), per=draw(st.sampled_from(HoeVaak)),
                kans=draw(st.integers(1, HEEL)) if scenario is NIETS_DOEN else HEEL,
                betaler=draw(st.sampled_from(Betaler)), zekerheid=draw(st.sampled_from(Zekerheid)),
            )
        )  # fmt: skip
    return found


@given(lines(), st.integers(1, 60))
def test_every_sum_closes_to_the_cent(regels: list[RegelInhoud], maanden: int) -> None:
    """An oracle that adds line by line; payers together are the head figure; nothing is narrower than its ends."""
    found = reckon(regels, maanden)
    totals = {scenario: [0, 0, 0] for scenario in Scenario}
    for each in regels:
        for place, cents in enumerate(each.bedragen(maanden)):
            totals[each.scenario][place] += cents
    for scenario in Scenario:
        seen = any(each.scenario is scenario for each in regels)
        assert found.staaf(scenario) == (Bedragen(*totals[scenario]) if seen else None)
    assert found.schattingen == sum(each.zekerheid is Zekerheid.SCHATTING for each in regels)
    for bar in (found.nu, found.verschil, found.mogelijk_vermeden):
        assert bar is None or bar.laag <= bar.midden <= bar.hoog
    if found.verschil is not None:
        assert sum(each.verschil or 0 for each in found.betalers) == found.verschil.midden


def test_seen_beside_expected_of_the_same_lines() -> None:
    one, other, third = line(NA, 0, 100, 200), line(NA, 0, 40, 50), line(NA, 0, 7, 9)
    assert observe([], 12) is None
    assert observe([(one, None)], 12) == Waarneming(verwacht=0, gezien=0, bekend=0, onbekend=1)
    assert observe([(one, 130), (other, None), (third, 0)], 12) == Waarneming(107, 130, bekend=2, onbekend=1)


@pytest.mark.parametrize(
    ("cents", "shown", "exact"),
    [
        (720340, "€\u00a07.200 lager", "€\u00a07.203,40 lager"),
        (-750000, "€\u00a07.500 hoger", "€\u00a07.500 hoger"),
        (0, "geen verschil", "geen verschil"),
        (49, "geen verschil", "€\u00a00,49 lager"),
        (-49, "geen verschil", "€\u00a00,49 hoger"),
        (None, "niet bekend", None),
    ],
)
def test_a_difference_is_a_word(cents: int | None, shown: str, exact: str | None) -> None:
    assert show_verschil(cents) == shown
    if cents is not None:
        assert show_precies(cents) == exact


@pytest.mark.parametrize(
    ("laag", "hoog", "shown"),
    [
        (190000, 1260000, "tussen €\u00a01.900 en €\u00a012.600 lager"),
        (-1260000, -190000, "tussen €\u00a01.900 en €\u00a012.600 hoger"),
        (-50000, 190000, "tussen €\u00a0500 hoger en €\u00a01.900 lager"),
        (0, 190000, "tussen geen verschil en €\u00a01.900 lager"),
        (112000, 112000, "€\u00a01.120 lager"),
        (111600, 112400, "€\u00a01.120 lager"),
        (-112000, -112000, "€\u00a01.120 hoger"),
        (-49, 49, "geen verschil"),
        (-112000, 112000, "tussen €\u00a01.120 hoger en €\u00a01.120 lager"),
        (112000, 113000, "tussen €\u00a01.120 en €\u00a01.130 lager"),
    ],
)
def test_the_width_of_a_difference(laag: int, hoog: int, shown: str) -> None:
    assert show_tussen(laag, hoog) == shown
    assert {direction(laag), direction(hoog)} <= set(Richting)


def test_a_raming_is_written_line_by_line() -> None:
    found = raming()
    assert found.inhoud == RamingInhoud("Slot en bewind", Levensdomein.WONEN)
    one = found.add_regel(10, line(NU, 1, 2, 3), NOW)
    two = found.add_regel(11, line(NA, 1, 1, 1), NOW)
    assert (one.volgorde, two.volgorde) == (1, 2)
    found.write_regel(10, line(NU, 5, 6, 7), NOW)
    assert found.regel(10).midden == 6
    found.remove_regel(11, NOW)
    assert [each.id for each in found.regels] == [10]
    with pytest.raises(RuleViolation, match=r"^kostenregel_onbekend$"):
        found.remove_regel(11, NOW)
    found.describe(RamingInhoud("Anders", Levensdomein.GELD, " rust ", 6, 70), NOW)
    assert (found.aanpak, found.betekenis, found.horizon_maanden, found.inwoner_id) == ("Anders", "rust", 6, 70)


@pytest.mark.parametrize(("maanden", "code"), [(0, "horizon_buiten_bereik"), (61, "horizon_buiten_bereik")])
def test_nobody_looks_further_ahead(maanden: int, code: str) -> None:
    with pytest.raises(RuleViolation, match=f"^{code}$"):
        raming(horizon_maanden=maanden)


def test_too_much_is_a_mistake() -> None:
    found = raming()
    with pytest.raises(RuleViolation, match=r"^bedrag_te_groot$"):
        found.add_regel(1, line(NU, 0, 0, GROOTSTE, per=HoeVaak.PER_WEEK), NOW)
    with pytest.raises(RuleViolation, match=r"^veld_leeg$"):
        raming(aanpak=" ")
    for number in range(MEESTE_REGELS):
        found.add_regel(number, line(NU, 1, 1, 1), NOW)
    with pytest.raises(RuleViolation, match=r"^raming_te_veel_regels$"):
        found.add_regel(999, line(NU, 1, 1, 1), NOW)
    ids = count(1000)
    found.put_snel_geld(48_000, 2026, lambda: next(ids), NOW)
    money = snel_geld_regel("snel geld", 48_000, 2026, "Verzoek")
    found.put_inzet([money, uren_regel(Inzet.LOPEN, "uren", HEEL, UUR)], lambda: next(ids), NOW)
    assert len(found.regels) == MEESTE_REGELS + 2, "what the approach itself takes always fits"
    found.remove_regel(0, NOW)
    found.add_regel(999, line(NU, 1, 1, 1), NOW)
    with pytest.raises(RuleViolation, match=r"^raming_te_veel_regels$"):
        found.add_regel(1999, line(NU, 1, 1, 1), NOW)


def test_the_approach_pays_for_itself_in_the_third_bar() -> None:
    found, ids = raming(), count(50)
    found.add_regel(10, line(NA, 1, 1, 1), NOW)
    money = snel_geld_regel("snel geld", 48000, 2026, "Verzoek")
    hours = uren_regel(Inzet.OVERLEG, "uren overleg", 6 * HEEL, UUR)
    found.put_inzet([money, hours], lambda: next(ids), NOW)
    assert [(each.id, each.sleutel) for each in found.regels] == [(10, ""), (50, "snel_geld"), (51, "overleguren")]
    assert money.bedragen(12) == Bedragen(48000, 48000, 48000)
    assert hours.bedragen(12) == Bedragen(360, 480, 660)
    found.put_inzet([replace(money, midden=48000)], lambda: next(ids), NOW)
    assert [each.id for each in found.regels] == [10, 50], "what is not named is gone, what is named stays that line"


def test_own_hours_written_again_keep_what_was_seen_of_them() -> None:
    found, ids = raming(), count(50)
    money = snel_geld_regel("snel geld", 48000, 2026, "Verzoek")
    meeting, walking = (uren_regel(inzet, "uren", 6 * HEEL, UUR) for inzet in (Inzet.OVERLEG, Inzet.LOPEN))
    found.put_inzet([money, meeting, walking], lambda: next(ids), NOW)
    for regel_id, cents in ((50, 45000), (51, 500), (52, 600)):
        found.see(regel_id, cents, NOW)
    found.put_inzet([money, replace(meeting, aantal=8 * HEEL)], lambda: next(ids), NOW)
    assert [(each.id, each.aantal, each.gezien) for each in found.regels] == [(50, HEEL, 45000), (51, 8 * HEEL, 500)]
    found.put_inzet([walking, meeting], lambda: next(ids), NOW)
    assert [(each.id, each.sleutel, each.gezien) for each in found.regels] == [
        (51, "overleguren", 500),
        (53, "loopuren", None),
    ], "a line that was away is a new one"


@pytest.mark.parametrize("inzet", Inzet)
def test_what_the_approach_takes_is_written_as_a_whole(inzet: Inzet) -> None:
    found, ids = raming(), count(50)
    found.add_regel(10, line(NA, 1, 1, 1), NOW)
    own = line(NA, 5, 5, 5, sleutel=inzet.value)
    found.put_inzet([own], lambda: next(ids), NOW)
    for by_hand in (
        lambda: found.add_regel(11, own, NOW),
        lambda: found.write_regel(50, line(NA, 9, 9, 9), NOW),
        lambda: found.write_regel(10, own, NOW),
        lambda: found.remove_regel(50, NOW),
    ):
        with pytest.raises(RuleViolation, match=r"^regel_van_inzet$"):
            by_hand()
    assert [(each.id, each.midden) for each in found.regels] == [(10, 1), (50, 5)]
    found.remove_regel(10, NOW)


def test_what_was_expected_stands_once_it_is_closed() -> None:
    found = raming()
    with pytest.raises(RuleViolation, match=r"^raming_zonder_verschil$"):
        found.close(DAY, NOW)
    found.add_regel(1, line(NU, 1, 1, 1), NOW)
    found.add_regel(2, line(NA, 1, 1, 1), NOW)
    found.close(DAY, NOW)
    for change in (
        lambda: found.close(DAY, NOW),
        lambda: found.add_regel(3, line(NU, 1, 1, 1), NOW),
        lambda: found.write_regel(1, line(NU, 1, 1, 1), NOW),
        lambda: found.remove_regel(1, NOW),
        lambda: found.put_inzet([], lambda: 4, NOW),
        lambda: found.describe(found.inhoud, NOW),
    ):
        with pytest.raises(RuleViolation, match=r"^raming_afgesloten$"):
            change()
    found.see(1, 130, NOW)
    assert found.regel(1).gezien == 130
    found.see(1, None, NOW)
    assert found.regel(1).gezien is None
    with pytest.raises(RuleViolation, match=r"^bedrag_te_groot$"):
        found.see(1, -1, NOW)
