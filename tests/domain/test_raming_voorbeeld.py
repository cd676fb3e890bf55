"""The worked example of the help, reckoned by hand there, against the code; and the price list it names."""

import re

import pytest

from casus import RESOURCES
from casus.domain.geld import read_euros
from casus.domain.kostenraming import reckon, show_verschil, snel_geld_regel, uren_regel
from casus.domain.kostenregel import (
    HEEL,
    UURPRIJS,
    Bedragen,
    HoeVaak,
    Inzet,
    RegelInhoud,
    Scenario,
    read_kans,
    take_prijs,
)
from casus.domain.prijslijst import Prijs, read_prijslijst

TEXT = (RESOURCES / "hulp" / "raming.md").read_text(encoding="utf-8")
LIST = read_prijslijst((RESOURCES / "prijslijst" / "prijslijst.toml").read_text(encoding="utf-8"))
ROW = re.compile(r"- (?P<post>.+): laag (?P<laag>[\d.,]+), midden (?P<midden>[\d.,]+), hoog (?P<hoog>[\d.,]+)$")
NU, NIETS_DOEN, NA = Scenario.NU, Scenario.NIETS_DOEN, Scenario.OPLOSSING


def price(sleutel: str) -> Prijs:
    found = LIST.prijs(sleutel)
    assert found is not None
    return found


def line(scenario: Scenario, sleutel: str, count: int = 1, per: HoeVaak | None = None, kans: str = "") -> RegelInhoud:
    return take_prijs(price(sleutel), scenario, count * HEEL, per, read_kans(kans))


LINES = [
    line(NU, "fact"),
    line(NU, "wmo_basis", 2, HoeVaak.PER_WEEK),
    line(NU, "crisisdienst", 3),
    line(NU, "politie_e33", 4),
    line(NIETS_DOEN, "ggz_opname", 60, kans="50"),
    line(NIETS_DOEN, "huisuitzetting_direct", kans="40"),
    line(NIETS_DOEN, "opvang_nacht", 90, kans="40"),
    line(NIETS_DOEN, "woning_schoonmaken", kans="60"),
    line(NA, "wmo_basis", 1, HoeVaak.PER_WEEK),
    line(NA, "bewind_schulden"),
    line(NA, "waakvlam"),
    line(NA, "crisisdienst"),
    line(NA, "huisarts", 12),
    line(NA, "politie_e33"),
    snel_geld_regel("een nieuw slot", 48000, 2026, "Verzoek"),
    uren_regel(Inzet.OVERLEG, "uren in overleg", 6 * HEEL, price(UURPRIJS)),
    uren_regel(Inzet.LOPEN, "uren in de wijk", 10 * HEEL, price(UURPRIJS)),
]


def written() -> list[tuple[str, Bedragen]]:
    found = filter(None, map(ROW.match, TEXT.splitlines()))
    return [(row["post"], Bedragen(*(read_euros(row[name]) for name in ("laag", "midden", "hoog")))) for row in found]


def test_every_line_and_every_bar_of_the_example() -> None:
    rows = written()
    totals = [amounts for post, amounts in rows if post == "Samen"]
    assert [amounts for post, amounts in rows if post != "Samen"] == [each.bedragen(12) for each in LINES]
    found = reckon(LINES, 12)
    assert totals == [found.nu, found.niets_doen, found.oplossing]


@pytest.mark.parametrize(
    ("words", "exact", "shown"),
    [
        ("verschil", Bedragen(105500, 902660, 1909500), ("1.060", "9.030", "19.100")),
        ("vermeden", Bedragen(1457500, 2996660, 5305500), ("14.600", "30.000", "53.100")),
    ],
)
def test_the_difference_and_what_may_be_avoided(words: str, exact: Bedragen, shown: tuple[str, ...]) -> None:
    outcome = reckon(LINES, 12)
    found = outcome.verschil if words == "verschil" else outcome.mogelijk_vermeden
    assert found == exact
    assert [show_verschil(each) for each in exact] == [f"€\u00a0{each} lager" for each in shown]
    middle = show_verschil(exact.midden).replace("\u00a0", " ")
    assert f"U leest: {middle}." in TEXT
