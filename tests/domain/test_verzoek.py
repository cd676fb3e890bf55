"""A verzoek: an honest route, peers who agree with one amount, and an end that stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casus.domain.bestedingsregels import STARTREGELS
from casus.domain.errors import RuleViolation
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import (
    BestedingVorm,
    Gever,
    Route,
    Verzoek,
    VerzoekInhoud,
    VerzoekUitkomst,
    verzoek_of,
)
from tests.factories import NOW, later

DAG = date(2026, 11, 23)
LATER = date(2027, 1, 1)
ASKER, PEER, OTHER = Gever(1, 10), Gever(2, 10), Gever(3, 20)
ROUTE = Route("bijstand", "de consulent", DAG, "duurt  te lang")
GOOD = VerzoekInhoud(
    " Een  fiets ",
    12500,
    BestedingSoort.MEEDOEN_EN_VERVOER,
    Levensdomein.WERK,
    5,
    ROUTE,
    6,
    7,
    terugblik_op=date(2027, 1, 1),
)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def asked(**more: Any) -> Verzoek:
    return verzoek_of(4, "V4K", replace(GOOD, **more), ASKER, now=NOW, today=DAG)


def agree(verzoek: Verzoek, *gevers: Gever) -> bool:
    said = False
    for gever in gevers:
        said = verzoek.agree(gever, verzoek.bedrag, STARTREGELS, new_id=gever.professional_id, now=later(1))
    if said:
        verzoek.accept(STARTREGELS, later(1))
    return said


def test_what_is_asked_stands_there_whole() -> None:
    verzoek = asked(vorm=BestedingVorm.AAN_LEVERANCIER, ontvanger=" De  Fietser ")
    assert (verzoek.wat, verzoek.ontvanger, verzoek.waarom_niet_nu) == ("Een fiets", "De Fietser", "duurt te lang")
    assert (verzoek.aanvrager_id, verzoek.organisatie_id, verzoek.casus_id, verzoek.inwoner_id) == (1, 10, 6, 7)
    assert (verzoek.wanneer, verzoek.terugblik_op, verzoek.is_open) == (DAG, LATER, True)
    assert verzoek.categorie is BestedingSoort.MEEDOEN_EN_VERVOER


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"wat": " "}, "veld_leeg"),
        ({"bedrag": 0}, "bedrag_niet_boven_nul"),
        ({"bedrag": 10**11 + 1}, "bedrag_te_groot"),
        ({"casus_id": None}, "klein_verzoek_noemt_iemand"),
        ({"vorm": BestedingVorm.AAN_PERSOON}, "veld_leeg"),
        ({"terugblik_op": DAG}, "datum_voorbij"),
        ({"route": Route()}, "route_ontbreekt"),
        ({"route": Route(route="bijstand")}, "route_ontbreekt"),
        ({"route": Route(waarom_niet_nu="te laat")}, "route_ontbreekt"),
        ({"route": replace(ROUTE, wanneer=date(2026, 11, 24))}, "datum_in_toekomst"),
    ],
)
def test_what_nobody_could_decide_on_is_refused(wrong: dict[str, Any], code: str) -> None:
    with refused(code):
        asked(**wrong)


def test_no_time_is_an_honest_line_and_a_small_need_names_nobody() -> None:
    assert asked(route=Route(geen_tijd_want="morgen ontruimd")).geen_tijd_want == "morgen ontruimd"
    assert asked(casus_id=None, inwoner_id=None, terugblik_op=None).casus_id is None


def test_enough_peers_make_a_yes_and_the_asker_never_counts() -> None:
    verzoek = asked()
    verzoek.door_id = 8
    for who in (1, 8):
        with refused("akkoord_van_aanvrager"):
            agree(verzoek, Gever(who, 99))
    assert not agree(verzoek, PEER)
    with refused("ja_zonder_akkoorden"):
        verzoek.accept(STARTREGELS, later(1))
    with refused("akkoord_al_gegeven"):
        agree(verzoek, PEER)
    assert agree(verzoek, OTHER)
    assert (verzoek.status, verzoek.besloten_op) == (VerzoekUitkomst.JA, later(1))
    verzoek.require_ja()


def test_who_asked_and_who_typed_it_have_the_same_part() -> None:
    verzoek = asked()
    assert verzoek.vragers == frozenset({1, None})
    verzoek.door_id = 8
    assert verzoek.vragers == frozenset({1, 8})


def test_a_word_that_is_written_down_is_of_who_heard_the_casus() -> None:
    at_table = Gever(2, 10, door_id=9, overleg_id=5)
    with refused("akkoord_niet_erbij"):
        agree(asked(), at_table)
    agree(asked(casus_id=None, inwoner_id=None), at_table)
    agree(asked(), replace(at_table, erbij=True))
    agree(asked(), PEER)
    with refused("akkoord_buiten_overleg"):
        agree(asked(), replace(at_table, overleg_id=None, erbij=True))


def test_another_amount_voids_what_was_agreed_and_the_same_does_not() -> None:
    verzoek = asked()
    agree(verzoek, PEER)
    verzoek.change_bedrag(12500, 1, later(2))
    assert len(verzoek.geldige_akkoorden) == 1
    with refused("bedrag_niet_boven_nul"):
        verzoek.change_bedrag(0, 1, later(2))
    verzoek.change_bedrag(9000, 1, later(2))
    assert (verzoek.geldige_akkoorden, verzoek.akkoorden[0].vervallen_op) == ([], later(2))
    with refused("bedrag_intussen_anders"):
        verzoek.agree(OTHER, 12500, STARTREGELS, new_id=9, now=later(3))
    assert not agree(verzoek, OTHER)
    assert agree(verzoek, PEER)


def test_only_who_does_not_agree_changes_the_amount() -> None:
    verzoek = asked()
    for who in (2, None):
        with refused("bedrag_van_ander"):
            verzoek.change_bedrag(9000, who, later(2))
    assert verzoek.bedrag == 12500
    verzoek.door_id = 8
    verzoek.change_bedrag(9000, 8, later(2))
    for who in (1, 8):
        with refused("akkoord_van_aanvrager"):
            agree(verzoek, Gever(who, 99))


def test_another_budget_voids_what_was_agreed_and_the_same_does_not() -> None:
    verzoek = asked()
    agree(verzoek, PEER)
    verzoek.set_budget(verzoek.budget_id, later(2))
    assert len(verzoek.geldige_akkoorden) == 1
    verzoek.set_budget(verzoek.budget_id + 1, later(2))
    assert (verzoek.geldige_akkoorden, verzoek.akkoorden[0].vervallen_op) == ([], later(2))
    assert verzoek.gewijzigd_op == later(2)


ENDS: dict[VerzoekUitkomst, Callable[[Verzoek], None]] = {
    VerzoekUitkomst.JA: lambda v: v.agree_above(" de  wethouder ", later(1)),
    VerzoekUitkomst.ANDERS_OPGELOST: lambda v: v.solve_otherwise(" de  buurman ", " had er  een ", later(1)),
    VerzoekUitkomst.NEE: lambda v: v.refuse(" te  duur ", later(1)),
    VerzoekUitkomst.INGETROKKEN: lambda v: v.withdraw(1, later(1)),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_was_decided_changes_no_more(end: VerzoekUitkomst) -> None:
    verzoek = asked()
    ENDS[end](verzoek)
    assert (verzoek.status, verzoek.besloten_op, verzoek.is_open) == (end, later(1), False)
    for again in ENDS.values():
        with refused("verzoek_is_besloten"):
            again(verzoek)
    with refused("verzoek_is_besloten"):
        verzoek.change_bedrag(1, 1, later(2))
    with refused("verzoek_is_besloten"):
        verzoek.set_budget(9, later(2))
    with refused("verzoek_is_besloten"):
        agree(verzoek, PEER)
    if end is not VerzoekUitkomst.JA:
        with refused("verzoek_zonder_ja"):
            verzoek.require_ja()
    said = {verzoek.uitkomst, verzoek.opgelost_door, verzoek.boven_door} - {""}
    assert (
        said
        == {
            VerzoekUitkomst.JA: {"de wethouder"},
            VerzoekUitkomst.ANDERS_OPGELOST: {"de buurman", "had er een"},
            VerzoekUitkomst.NEE: {"te duur"},
            VerzoekUitkomst.INGETROKKEN: set(),
        }[end]
    )


def test_an_end_says_who_or_why_and_only_the_asker_takes_it_back() -> None:
    verzoek = asked()
    with refused("veld_leeg"):
        verzoek.solve_otherwise(" ", "hoe", later(1))
    with refused("veld_leeg"):
        verzoek.refuse(" ", later(1))
    with refused("veld_leeg"):
        verzoek.agree_above(" ", later(1))
    for who in (2, None):
        with refused("alleen_aanvrager"):
            verzoek.withdraw(who, later(1))
    assert verzoek.is_open
