"""Small money in the exchange format: nobody agrees with themselves, and a ledger that does not close is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from casus.storage.exchange import check_file
from tests.storage.exchange_cases import Tree
from tests.storage.test_exchange_plan import change, example, found, other_person

BOEKING = "boeking"


def at(naam: str, place: int, **values: Any) -> Callable[[Tree], None]:
    def act(tree: Tree) -> None:
        tree[naam][place].update(values)

    return act


def more(naam: str, place: int, **values: Any) -> Callable[[Tree], None]:
    """One row more, like that one."""

    def act(tree: Tree) -> None:
        tree[naam].append(tree[naam][place] | {"id": "6000000000000980"} | values)

    return act


def open_again(tree: Tree) -> None:
    tree["verzoek"][0].update(status="open", besloten_op=None)


def never_agreed(tree: Tree) -> None:
    tree["akkoord"] = []


def strict_rules(tree: Tree) -> None:
    tree["bestedingsregels"][0].update(aantal_akkoorden=2)


def someone_above(tree: Tree) -> None:
    """A yes without peers, of who decides above a ceiling."""
    never_agreed(tree)
    tree["verzoek"][0].update(boven_door="de gebiedsmanager")


def no_ceiling(tree: Tree) -> None:
    someone_above(tree)
    tree["bestedingsregels"][0].update(plafond_keer=None)


def no_edition(tree: Tree) -> None:
    someone_above(tree)
    tree["bestedingsregels"] = []


def ceiling(**values: Any) -> Callable[[Tree], None]:
    """Only this one."""

    def act(tree: Tree) -> None:
        someone_above(tree)
        tree["bestedingsregels"][0].update({"plafond_keer": None, "waarom_lager_dan_mandaat": "een proef"} | values)

    return act


def ceiling_of_casus_without_casus(tree: Tree) -> None:
    ceiling(plafond_casus_jaar=32499)(tree)
    tree["verzoek"][0].update(casus_id=None, inwoner_id=None)


def next_edition(vanaf: str, op: str, **values: Any) -> Callable[[Tree], None]:
    """The example was agreed on the tenth of November; this edition asks five colleagues."""
    later = {"geldig_vanaf": vanaf, "vastgesteld_op": op, "aantal_akkoorden": 5}
    return more("bestedingsregels", 0, **(later | values))


def half_a_transfer(tree: Tree) -> None:
    half = {"soort": "overheveling_uit", "bedrag": 100, "paar_id": "6000000000000980"}
    more(BOEKING, 0, **half)(tree)


def counter(**values: Any) -> Callable[[Tree], None]:
    """The release taken back."""
    wrong = {"tegen_id": "6000000000000118", "bedrag": -505}
    return more(BOEKING, 3, **(wrong | values))


CASES: list[tuple[Callable[[Tree], None], str, str]] = [
    (at("akkoord", 0, professional_id="6000000000000006"), "akkoord[0].professional_id", "akkoord_van_aanvrager"),
    (at("verzoek", 0, door_id="6000000000000005"), "akkoord[0].professional_id", "akkoord_van_aanvrager"),
    (at("akkoord", 0, bedrag=1), "akkoord[0].bedrag", "bedrag_intussen_anders"),
    (more("akkoord", 0), "akkoord[1].professional_id", "dubbel"),
    (never_agreed, "verzoek[0].status", "ja_zonder_akkoorden"),
    (at("akkoord", 0, vervallen_op="2026-11-10T12:00:00Z"), "verzoek[0].status", "ja_zonder_akkoorden"),
    (strict_rules, "verzoek[0].status", "ja_zonder_akkoorden"),
    (next_edition("2026-11-05", "2026-11-05T09:00:00Z"), "verzoek[0].status", "ja_zonder_akkoorden"),
    (next_edition("2026-11-05", "2026-11-12T09:00:00Z"), "verzoek[0].status", "ja_zonder_akkoorden"),
    (next_edition("2026-11-10", "2026-11-09T09:00:00Z"), "verzoek[0].status", "ja_zonder_akkoorden"),
    (someone_above, "verzoek[0].boven_door", "onder_plafond"),
    (no_ceiling, "verzoek[0].boven_door", "onder_plafond"),
    (no_edition, "verzoek[0].boven_door", "onder_plafond"),
    (ceiling(plafond_jaar=32500), "verzoek[0].boven_door", "onder_plafond"),
    (ceiling(plafond_keer=1, geldig_vanaf="2026-11-11"), "verzoek[0].boven_door", "onder_plafond"),
    (ceiling_of_casus_without_casus, "verzoek[0].boven_door", "onder_plafond"),
    (at("bestedingsregels", 0, geldig_vanaf="2026-01-01", vastgesteld_op="2026-01-02T09:00:00Z"),
     "bestedingsregels[0].geldig_vanaf", "datum_voorbij"),
    (at("bestedingsregels", 0, plafond_keer=32499, waarom_lager_dan_mandaat="een proef"), "verzoek[0].bedrag",
     "ja_boven_plafond"),
    (at("akkoord", 0, op="2026-11-12T12:00:00Z"), "verzoek[0].besloten_op", "ja_voor_akkoord"),
    (at("verzoek", 0, gevraagd_op="2026-11-12T12:00:00Z"), "verzoek[0].besloten_op", "ja_voor_vraag"),
    (change("verzoek", bedrag=32501), "verzoek[0].bedrag", "grootboek_sluit_niet"),
    (change("verzoek", wat=" "), "verzoek[0].wat", "veld_leeg"),
    (change("verzoek", bedrag=0), "verzoek[0].bedrag", "bedrag_niet_boven_nul"),
    (change("verzoek", ontvanger=""), "verzoek[0].ontvanger", "veld_leeg"),
    (change("verzoek", waarom_niet_nu=""), "verzoek[0].route", "route_ontbreekt"),
    (change("verzoek", status="nee"), "verzoek[0].uitkomst", "veld_leeg"),
    (change("verzoek", status="nee"), "verzoek[0].status", "verzoek_zonder_ja"),
    (change("verzoek", status="anders_opgelost"), "verzoek[0].opgelost_door", "past_niet_bij_stand"),
    (change("verzoek", opgelost_door="x"), "verzoek[0].opgelost_door", "past_niet_bij_stand"),
    (change("verzoek", status="nee", boven_door="x"), "verzoek[0].boven_door", "past_niet_bij_stand"),
    (change("verzoek", besloten_op=None), "verzoek[0].besloten_op", "past_niet_bij_stand"),
    (open_again, "verzoek[0].status", "verzoek_zonder_ja"),
    (other_person("verzoek"), "verzoek[0].inwoner_id", "andere_casus"),
    (change("budget", bron=" "), "budget[0].bron", "veld_leeg"),
    (at(BOEKING, 0, bedrag=31994), "budget[0].id", "grootboek_sluit_niet"),
    (at(BOEKING, 2, bedrag=32501), "verzoek[0].id", "grootboek_sluit_niet"),
    (at(BOEKING, 0, bedrag=0), "boeking[0].bedrag", "bedrag_niet_boven_nul"),
    (at(BOEKING, 0, bedrag=-5), "boeking[0].bedrag", "bedrag_niet_boven_nul"),
    (at(BOEKING, 1, verzoek_id=None), "boeking[1].verzoek", "boeking_zonder_verzoek"),
    (half_a_transfer, "boeking[4].paar_id", "overheveling_zonder_paar"),
    (counter(bedrag=-504), "boeking[4].tegen_id", "grootboek_sluit_niet"),
    (counter(soort="betaling"), "boeking[4].tegen_id", "grootboek_sluit_niet"),
    (change("bestedingsregels", plafond_keer=500), "bestedingsregels[0].waarom_lager_dan_mandaat",
     "plafond_onder_mandaat"),
    (change("betaalbewijs", soort="png"), "betaalbewijs[0].soort", "past_niet_bij_soort"),
    (change("betaalbewijs", inhoud="AAAA"), "betaalbewijs[0].inhoud", "scan_soort_onbekend"),
    (change("betaalbewijs", boeking_id="6000000000000115"), "betaalbewijs[0].boeking_id", "past_niet_bij_soort"),
    (change("steekproef", boeking_id="6000000000000115"), "steekproef[0].boeking_id", "past_niet_bij_soort"),
    (change("steekproef", door_id="6000000000000006"), "steekproef[0].door_id", "steekproef_door_betrokkene"),
    (change("betaalbewijs", door_id="6000000000000005"), "steekproef[0].door_id", "steekproef_door_betrokkene"),
    (change("steekproef", klopt=False), "steekproef[0].bevinding", "veld_leeg"),
    (change("terugblik", uitkomst="ja"), "terugblik[0].uitkomst", "past_niet_bij_stand"),
    (at("verteld", 0, dag="2026-10-30"), "verteld[0].dag", "past_niet_bij_stand"),
    (at("verteld", 0, dag="2026-11-30"), "verteld[0].dag", "past_niet_bij_stand"),
    (at("verteld", 0, kolom="x"), "verteld[0].tabel", "past_niet_bij_soort"),
    (at("verteld", 0, tabel="wijk"), "verteld[0].tabel", "past_niet_bij_soort"),
    (at("verteld", 0, kolom="besloten", tabel="categorie"), "verteld[0].tabel", "past_niet_bij_soort"),
    (at("verteld", 0, kolom="gereserveerd", tabel="kruis_categorie"), "verteld[0].tabel", "past_niet_bij_soort"),
    (at("verteld", 0, tabel="pot", klasse="1"), "verteld[0].klasse", "verwijzing_onbekend"),
    (at("verteld", 0, tabel="pot", klasse="6000000000000111", jaar=2025), "verteld[0].klasse", "verwijzing_onbekend"),
    (more("verteld", 0), "verteld[1].klasse", "dubbel"),
    (at("verzoek_eerder", 0, tot="2026-11-09"), "verzoek_eerder[0].tot", "eerder_voor_vraag"),
    (at("verzoek_eerder", 0, tot="2026-11-11"), "verzoek_eerder[0].tot", "verzoek_is_besloten"),
    (at("verzoek_eerder", 0, verzoek_id="6000000000000999"), "verzoek_eerder[0].verzoek_id", "verwijzing_onbekend"),
    (at("verzoek_eerder", 0, budget_id="6000000000000999"), "verzoek_eerder[0].budget_id", "verwijzing_onbekend"),
    (more("verzoek_eerder", 0), "verzoek_eerder[1].tot", "dubbel"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "place", "code"), CASES, ids=[f"{place}-{code}" for _, place, code in CASES])
def test_what_cannot_be_is_named_with_its_place(act: Callable[[Tree], None], place: str, code: str) -> None:
    tree = example()
    act(tree)
    assert (place, code) in found(tree)


def counter_and_paid_again(tree: Tree) -> None:
    counter()(tree)


def a_whole_transfer(tree: Tree) -> None:
    other = tree["budget"][0] | {"id": "6000000000000970", "jaar": 2027}
    tree["budget"].append(other)
    leaves = {"id": "6000000000000981", "soort": "overheveling_uit", "bedrag": 100, "paar_id": "6000000000000981"}
    tree[BOEKING].append(tree[BOEKING][0] | leaves)
    arrives = {"id": "6000000000000901", "soort": "overheveling_in", "budget_id": other["id"]}
    tree[BOEKING].append(tree[BOEKING][0] | leaves | arrives)


def no_rules_and_two_of_two(tree: Tree) -> None:
    tree["bestedingsregels"] = []
    third = tree["professional"][0] | {"id": "6000000000000990"}
    tree["professional"].append(third)
    other = {"professional_id": third["id"], "door_id": third["id"], "organisatie_id": tree["organisatie"][1]["id"]}
    more("akkoord", 0, **other)(tree)


MADE = [
    counter_and_paid_again,
    a_whole_transfer,
    no_rules_and_two_of_two,
    at("verteld", 0, tabel="pot", klasse="6000000000000111"),
    at("verteld", 0, tabel="kruis_categorie", klasse="anders"),
    at("verteld", 0, kolom="ramingen"),
    ceiling(plafond_keer=32499),
    ceiling(plafond_casus_jaar=32499),
    ceiling(plafond_jaar=32499),
    at("bestedingsregels", 0, plafond_keer=32500, waarom_lager_dan_mandaat="een proef"),
    at("bestedingsregels", 0, plafond_keer=None, mandaat_grens=32499),
    next_edition("2026-11-10", "2026-11-10T15:00:00Z"),
    next_edition("2026-11-10", "2026-11-10T15:00:00Z", plafond_keer=1, waarom_lager_dan_mandaat="een proef"),
    next_edition("2026-11-11", "2026-11-09T09:00:00Z"),
]


@pytest.mark.parametrize("act", MADE)
def test_what_the_program_makes_is_read(act: Callable[[Tree], None]) -> None:
    tree = example()
    act(tree)
    assert check_file(json.dumps(tree).encode()).faults == ()
