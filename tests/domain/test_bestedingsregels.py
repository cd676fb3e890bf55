"""Rules for small money: how many, how much, who above it, and the mandate in the open."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from casus.domain.bestedingsregels import STARTREGELS, Regels, Vastgelegd, edition_of
from casus.domain.errors import RuleViolation
from tests.factories import NOW

DAG = date(2026, 11, 23)
PLAFOND = Regels(plafond_keer=500, plafond_casus_jaar=800, plafond_jaar=2000, wie_beslist_boven="de manager")
MANDAAT = Regels(mandaat_document="Besluit 12", mandaat_van="het college", mandaat_grens=1000)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def test_a_team_begins_with_two_of_two_and_no_ceiling() -> None:
    STARTREGELS.check()
    assert STARTREGELS.plafonds == (None, None, None)
    STARTREGELS.check_ceilings(10**9, Vastgelegd(10**9, 10**9))
    assert not STARTREGELS.suffices([(1, 5)])
    assert not STARTREGELS.suffices([(1, 5), (2, 5)])
    assert not STARTREGELS.suffices([(1, 5), (1, 6)])
    assert STARTREGELS.suffices([(1, 5), (2, 6)])
    assert not Regels(3, 2).suffices([(1, 5), (2, 6)])
    assert Regels(3, 2).suffices([(1, 5), (2, 6), (3, 6)])


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"aantal_akkoorden": 0}, "akkoorden_buiten_bereik"),
        ({"aantal_akkoorden": 21}, "akkoorden_buiten_bereik"),
        ({"aantal_organisaties": 0}, "organisaties_buiten_bereik"),
        ({"aantal_organisaties": 3}, "organisaties_buiten_bereik"),
        ({"plafond_keer": 0, "wie_beslist_boven": "x"}, "bedrag_niet_boven_nul"),
        ({"plafond_keer": 10**11 + 1, "wie_beslist_boven": "x"}, "bedrag_te_groot"),
        ({"plafond_jaar": 500}, "veld_leeg"),
        ({"mandaat_grens": 1000}, "mandaat_zonder_bron"),
        ({"mandaat_grens": 1000, "mandaat_document": "Besluit"}, "mandaat_zonder_bron"),
        ({"mandaat_grens": -1, "mandaat_document": "Besluit", "mandaat_van": "het college"}, "bedrag_onder_nul"),
        ({"raming_vanaf": -1}, "bedrag_onder_nul"),
        ({"terugblik_maanden": "3, 6"}, "maanden_onleesbaar"),
        ({"terugblik_maanden": "0"}, "maanden_onleesbaar"),
        ({"terugblik_maanden": "61"}, "maanden_onleesbaar"),
        ({"terugblik_maanden": "\u0663"}, "maanden_onleesbaar"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(wrong: dict[str, Any], code: str) -> None:
    with refused(code):
        Regels(**wrong).check()


def test_a_ceiling_below_the_mandate_takes_a_reason() -> None:
    MANDAAT.check()
    assert not MANDAAT.is_below_mandate
    low = replace(MANDAAT, plafond_keer=999, wie_beslist_boven="de manager")
    with refused("plafond_onder_mandaat"):
        low.check()
    replace(low, waarom_lager_dan_mandaat="proef tot de zomer").check()
    replace(low, plafond_keer=1000).check()
    with refused("plafond_onder_mandaat"):
        replace(low, plafond_keer=None, plafond_casus_jaar=500).check()


def test_more_people_than_the_team_has_take_the_same_reason() -> None:
    for many in (replace(MANDAAT, aantal_akkoorden=4), replace(MANDAAT, aantal_akkoorden=3, aantal_organisaties=3)):
        with refused("akkoorden_onhaalbaar"):
            many.check_reach(3, 2)
        replace(many, waarom_lager_dan_mandaat="proef tot de zomer").check_reach(3, 2)
        replace(many, mandaat_grens=None).check_reach(3, 2)
    replace(MANDAAT, aantal_akkoorden=3).check_reach(3, 2)


@pytest.mark.parametrize(
    ("bedrag", "casus", "jaar", "code"),
    [(501, 0, 0, "boven_plafond_keer"), (500, 301, 301, "boven_plafond_casus"), (500, 0, 1501, "boven_plafond_jaar")],
)
def test_above_a_ceiling_it_says_who_decides(bedrag: int, casus: int, jaar: int, code: str) -> None:
    with refused(code) as error:
        PLAFOND.check_ceilings(bedrag, Vastgelegd(casus, jaar))
    assert error.value.params["wie"] == "de manager"
    PLAFOND.check_ceilings(bedrag - 1, Vastgelegd(casus, jaar))


def test_peers_give_no_more_than_the_mandate() -> None:
    MANDAAT.check_ceilings(1000, Vastgelegd(10**6, 10**6))
    with refused("boven_mandaat") as error:
        MANDAAT.check_ceilings(1001, Vastgelegd())
    assert error.value.params["wie"] == "het college"
    both = replace(MANDAAT, plafond_keer=2000, wie_beslist_boven="de manager")
    with refused("boven_mandaat") as error:
        both.check_ceilings(1500, Vastgelegd())
    assert (both.grens_keer, error.value.params["wie"]) == (1000, "de manager")
    with refused("boven_plafond_keer"):
        replace(both, plafond_keer=900).check_ceilings(1001, Vastgelegd())
    replace(MANDAAT, mandaat_grens=None).check_ceilings(10**9, Vastgelegd())


@pytest.mark.parametrize("less", [{"mandaat_grens": None}, {"mandaat_grens": 999}])
def test_less_of_a_mandate_takes_a_reason(less: dict[str, Any]) -> None:
    smaller = replace(MANDAAT, **less)
    with refused("mandaat_kleiner"):
        smaller.check_against(MANDAAT)
    replace(smaller, waarom_lager_dan_mandaat="het college trok het in").check_against(MANDAAT)
    smaller.check_against(STARTREGELS)
    MANDAAT.check_against(smaller)


def test_a_mandate_of_later_gives_nothing_yet() -> None:
    later = replace(MANDAAT, mandaat_datum=DAG + timedelta(days=1))
    with refused("mandaat_begint_later"):
        edition_of(1, later, DAG, now=NOW, today=DAG, door_id=4)
    assert edition_of(1, later, DAG + timedelta(days=1), now=NOW, today=DAG, door_id=4).mandaat_grens == 1000


def test_a_small_need_has_no_ceiling_of_a_casus() -> None:
    PLAFOND.without_casus().check_ceilings(500, Vastgelegd(10**6, 0))
    with refused("boven_plafond_jaar"):
        PLAFOND.without_casus().check_ceilings(500, Vastgelegd(0, 1501))


def test_an_edition_begins_today_at_the_earliest_and_says_what_it_was_given() -> None:
    regels = replace(PLAFOND, terugblik_maanden="3,6,12", wie_beslist_boven=" de  manager ")
    with refused("datum_voorbij"):
        edition_of(1, regels, date(2026, 11, 22), now=NOW, today=DAG, door_id=4)
    with refused("akkoorden_buiten_bereik"):
        edition_of(1, Regels(0), DAG, now=NOW, today=DAG, door_id=4)
    made = edition_of(1, regels, DAG, now=NOW, today=DAG, door_id=4)
    assert (made.geldig_vanaf, made.door_id, made.wie_beslist_boven) == (DAG, 4, "de manager")
    assert Regels(**{name: getattr(made, name) for name in vars(STARTREGELS)}).maanden == (3, 6, 12)
    assert STARTREGELS.maanden == ()
