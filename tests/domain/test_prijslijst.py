"""The price list: the shipped one is whole, what is wrong in a file is told with its line, own tariffs go before."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from casus import RESOURCES
from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler
from casus.domain.prijslijst import Prijs, Tarief, Zekerheid, read_prijslijst, round_cents
from casus.services.sentences import ALL

SHIPPED = read_prijslijst((RESOURCES / "prijslijst" / "prijslijst.toml").read_text(encoding="utf-8"))
GOOD = """versie = 3
jaar = 2025
inflatie-bron = "CBS"

[[prijs]]
sleutel = "uur"
post = "begeleiding"
eenheid = "uur"
laag = 50
midden = 55.80
hoog = 70
jaar = 2023
betaler = "wmo"
status = "gevonden"
bron = "Tarieven"

[[inflatie]]
jaar = 2024
procent = 3.3
status = "gevonden"
[[inflatie]]
jaar = 2025
procent = -0.1
status = "schatting"
"""
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def tarief(sleutel: str, midden: int, vanaf: date) -> Tarief:
    return Tarief(1, sleutel, " eigen  uur ", "uur", midden, midden, midden, 2026, Betaler.WMO, "Contract", vanaf, NOW)


def test_the_shipped_list_is_whole() -> None:
    assert (SHIPPED.versie, SHIPPED.jaar, len(SHIPPED.prijzen)) == (1, 2025, 41)
    assert Counter(prijs.zekerheid for prijs in SHIPPED.prijzen) == {
        Zekerheid.GEVONDEN: 9,
        Zekerheid.AFGELEID: 4,
        Zekerheid.SCHATTING: 28,
    }
    uur, opvang = SHIPPED.prijs("wmo_basis"), SHIPPED.prijs("opvang_plek")
    assert uur
    assert (uur.laag, uur.midden, uur.hoog, uur.jaar, uur.betaler) == (5000, 5580, 7000, 2023, Betaler.WMO)
    assert opvang
    assert (opvang.laag, opvang.midden, opvang.hoog) == (1040000, 2060000, 2320000)
    bewind = SHIPPED.prijs("bewind")
    assert bewind
    assert bewind.laag == bewind.midden == bewind.hoog == 160000
    assert SHIPPED.prijs("kasteel") is None
    assert [each.jaar for each in SHIPPED.inflatie] == list(range(2012, 2026))
    assert [each.jaar for each in SHIPPED.inflatie if each.zekerheid is Zekerheid.SCHATTING] == [2025]
    for prijs in SHIPPED.prijzen:
        assert prijs.bron
        assert prijs.betaler is not Betaler.MEERDERE or "verdeel" in prijs.toelichting


def test_prices_of_another_year() -> None:
    found = read_prijslijst(GOOD).indexed().prijs("uur")
    assert found
    assert found.jaar == 2025
    assert found.midden == round_cents(5580 * Fraction(1033, 1000) * Fraction(999, 1000)) == 5758
    assert read_prijslijst(GOOD.replace("jaar = 2023", "jaar = 2011")).indexed().prijs("uur") == replace(
        found, laag=5000, midden=5580, hoog=7000, jaar=2011
    ), "no rise is known for the years between: it stays as it is"
    assert read_prijslijst(GOOD.replace("jaar = 2023", "jaar = 2025")).indexed().prijzen[0].midden == 5580


def test_own_tariffs_go_before_by_their_day() -> None:
    given = [tarief("uur", 6000, date(2026, 2, 1)), tarief("uur", 5900, date(2026, 1, 1))]
    given += [tarief("uur", 9900, date(2027, 1, 1)), tarief("eigen_taxi", 3000, date(2026, 1, 1))]
    listed = read_prijslijst(GOOD)
    assert listed.with_own(given, date(2025, 12, 31)) == listed
    january, march = (listed.with_own(given, date(2026, month, 1)) for month in (1, 3))
    assert [(p.sleutel, p.midden, p.is_eigen) for p in january.prijzen] == [
        ("uur", 5900, True),
        ("eigen_taxi", 3000, True),
    ]
    found = march.prijs("uur")
    assert found == Prijs(
        "uur", "eigen uur", "uur", 6000, 6000, 6000, 2026, Betaler.WMO, Zekerheid.GEVONDEN, "Contract", is_eigen=True
    )


def test_amounts_go_up() -> None:
    with pytest.raises(RuleViolation, match="prijs_volgorde"):
        replace(SHIPPED.prijzen[0], laag=10**7)
    with pytest.raises(RuleViolation, match="prijs_volgorde"):
        replace(SHIPPED.prijzen[0], laag=-1)
    with pytest.raises(RuleViolation, match="bedrag_te_groot"):
        replace(SHIPPED.prijzen[0], hoog=10**12)
    with pytest.raises(RuleViolation, match="veld_leeg"):
        Tarief(1, "uur", " ", "uur", 1, 1, 1, 2026, Betaler.WMO, "x", date(2026, 1, 1), NOW)


@pytest.mark.parametrize(("amount", "cents"), [("1/2", 1), ("-1/2", -1), ("1/3", 0), ("5/3", 2), ("-5/3", -2)])
def test_halves_away_from_nought(amount: str, cents: int) -> None:
    assert round_cents(Fraction(amount)) == cents


WRONG = [
    ("versie = 3", "versie = drie", "prijslijst_onleesbaar", 1),
    ("versie = 3\n", "", "prijslijst_ontbreekt", 1),
    ("versie = 3", "versie = 0", "prijslijst_geen_getal", 1),
    ("versie = 3", "versie = true", "prijslijst_geen_getal", 1),
    ("jaar = 2025\n", "jaar = 2025\nkleur = 1\n", "prijslijst_onbekend", 3),
    ('sleutel = "uur"', 'sleutel = "Uur"', "prijslijst_sleutel_vorm", 6),
    ('sleutel = "uur"', 'sleutel = "u-r"', "prijslijst_sleutel_vorm", 6),
    ('sleutel = "uur"', 'sleutel = "ü"', "prijslijst_sleutel_vorm", 6),
    ('post = "begeleiding"', 'post = " "', "prijslijst_geen_tekst", 7),
    ('post = "begeleiding"', "post = 4", "prijslijst_geen_tekst", 7),
    ('post = "begeleiding"', f'post = "{"x" * 401}"', "prijslijst_geen_tekst", 7),
    ("laag = 50", 'laag = "50"', "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = true", "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = inf", "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = -1", "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = 5.005", "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = 1e400000", "prijslijst_geen_bedrag", 9),
    ("laag = 50", "laag = 60", "prijslijst_volgorde", 9),
    ("hoog = 70\n", "", "prijslijst_ontbreekt", 5),
    ('betaler = "wmo"', 'betaler = "koning"', "prijslijst_waarde", 13),
    ('status = "gevonden"\nbron', "status = []\nbron", "prijslijst_waarde", 14),
    ("procent = 3.3", "procent = 3.33", "prijslijst_procent", 19),
    ("procent = 3.3", "procent = 1000", "prijslijst_procent", 19),
    ("jaar = 2025\nprocent", "jaar = 2024\nprocent", "prijslijst_jaar_dubbel", 22),
    ('inflatie-bron = "CBS"\n', "", "prijslijst_ontbreekt", 1),
]


@pytest.mark.parametrize(("old", "new", "code", "regel"), WRONG)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, code: str, regel: int) -> None:
    assert old in GOOD
    with pytest.raises(RuleViolation) as told:
        read_prijslijst(GOOD.replace(old, new, 1))
    assert (told.value.code, told.value.params["regel"]) == (code, regel)
    assert ALL[code].format(**told.value.params)


def test_a_list_is_a_list() -> None:
    with pytest.raises(RuleViolation, match="prijslijst_leeg"):
        read_prijslijst("versie = 1\njaar = 2025\n")
    with pytest.raises(RuleViolation, match="prijslijst_geen_blok"):
        read_prijslijst("versie = 1\njaar = 2025\nprijs = 3\n")
    double = GOOD + GOOD[GOOD.index("[[prijs]]") : GOOD.index("[[inflatie]]")]
    with pytest.raises(RuleViolation) as told:
        read_prijslijst(double)
    assert (told.value.code, told.value.params["regel"]) == ("prijslijst_sleutel_dubbel", 26)
