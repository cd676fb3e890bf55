"""Networks in the exchange format: what a file may not say is found, and named with its place."""

from collections.abc import Callable
from typing import Any

import pytest

from casus.domain.netwerk import MEESTE_BANDEN
from tests.storage.exchange_cases import Tree
from tests.storage.test_exchange_plan import example, found, other_person


def band(**values: Any) -> Callable[[Tree], None]:
    def act(tree: Tree) -> None:
        tree["netwerk_band"][0].update(values)

    return act


def twice(tree: Tree) -> None:
    tree["netwerk"].append(tree["netwerk"][0] | {"id": "6000000000000990"})


def the_person_self(tree: Tree) -> None:
    row = {"soort": "bewoner", "naam": "", "inwoner_id": tree["netwerk"][0]["inwoner_id"]}
    tree["netwerk_band"][0].update(row)


def somebody_of_another_casus(tree: Tree) -> None:
    tree["netwerk_band"][0].update(soort="bewoner", naam="")
    other_person("netwerk_band")(tree)


def too_many(tree: Tree) -> None:
    for number in range(MEESTE_BANDEN - 2):
        more = {"id": str(6000000000000800 + number), "naam": f"buur {number}", "bel_volgorde": 0, "ook_nachts": False}
        tree["netwerk_band"].append(tree["netwerk_band"][0] | more)


@pytest.mark.parametrize(
    ("act", "place", "code"),
    [
        (other_person("netwerk"), "netwerk[0].inwoner_id", "andere_casus"),
        (twice, "netwerk[1].inwoner_id", "dubbel"),
        (band(naam=" "), "netwerk_band[0].soort", "band_zonder_wie"),
        (band(werkt_bij="Praktijk"), "netwerk_band[0].werkt_bij", "band_niet_uniek"),
        (band(kwaliteit="verbroken"), "netwerk_band[0].bel_volgorde", "bellen_bij_verbroken"),
        (band(bel_volgorde=0), "netwerk_band[0].ook_nachts", "nachts_zonder_bellen"),
        (the_person_self, "netwerk_band[0].inwoner_id", "band_met_zichzelf"),
        (somebody_of_another_casus, "netwerk_band[0].inwoner_id", "andere_casus"),
        (too_many, f"netwerk_band[{MEESTE_BANDEN}].netwerk_id", "netwerk_vol"),
    ],
)
def test_a_fault_is_named_with_its_place(act: Callable[[Tree], None], place: str, code: str) -> None:
    tree = example()
    assert found(tree) == [], "control: the example itself is good"
    act(tree)
    assert (place, code) in found(tree)


def test_around_the_household_and_without_words_for_what_was_not_talked_about_is_good() -> None:
    tree = example()
    tree["netwerk"][0]["inwoner_id"] = None
    tree["netwerk_band"][0].update(kracht=None, kwaliteit=None)
    tree["netwerk_band"].append(
        tree["netwerk_band"][2] | {"id": "6000000000000995", "naam": "Tandarts", "werkt_bij": ""}
    )
    assert found(tree) == []
