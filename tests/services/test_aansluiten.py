"""The forms in which banks and ledgers write a payment, each with what is refused; and payments of another month."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casus.documents.lijsten import read_table
from casus.domain.aansluiting import VerschilSoort
from casus.domain.errors import RuleViolation
from casus.services import betalingen
from casus.services.aansluiten import Aansluiting, SluitAan, aansluiten, read_bank
from casus.services.messages import sentence
from tests.services.conftest import Town
from tests.services.lijst_gevallen import as_csv, as_xlsx
from tests.services.test_snel_geld import agree, asked, in_two_organisations, make_budget

V = VerschilSoort


def amounts(folder: Path, *lines: str, heading: str = "Datum;Bedrag;Kenmerk") -> list[int]:
    """Cents of every line that was read; money that leaves is above nought."""
    path = folder / "bank.csv"
    path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
    return [each.bedrag for each in read_bank(read_table(path).rijen)]


def refused(folder: Path, *lines: str, heading: str = "Datum;Bedrag;Kenmerk") -> str:
    with pytest.raises(RuleViolation) as error:
        amounts(folder, *lines, heading=heading)
    assert error.value.code == "bank_regel_onleesbaar"
    return sentence(error.value)


def unreadable(row: int) -> str:
    return f"Regel {row} van het bankbestand is niet te lezen. Kijk naar datum, bedrag en Af of Bij."


@pytest.mark.parametrize(
    ("heading", "leaves", "comes"),
    [
        ("Af Bij", "Af", "Bij"),
        ("Bij/Af", "AF", "bij"),
        ("bij / af", "Afschrijving", "Bijschrijving"),
        ("C/D", "D", "C"),
        ("D/C", "d", "c"),
        ("Credit/Debet", "Debet", "Credit"),
        ("DEBIT/CREDIT", "DEBIT", "CREDIT"),
        ("Debit-credit indicator", "DBIT", "CRDT"),
        ("Richting", "Db.", "Cr."),
    ],
)
def test_a_direction_is_known_by_its_word_and_nothing_else_is_guessed(
    heading: str, leaves: str, comes: str, tmp_path: Path
) -> None:
    heads = f"Datum;{heading};Bedrag"
    assert amounts(tmp_path, f"1-12-2026;{leaves};3,00", f"2-12-2026;{comes};2,00", heading=heads) == [300, -200]
    for unknown in ("", "x", f"{leaves} {comes}", f"{leaves}sluitdag", "+"):
        wrong = refused(tmp_path, f"1-12-2026;{leaves};3,00", f"2-12-2026;{unknown};2,00", heading=heads)
        assert wrong == unreadable(3), unknown


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        (["3,00", "2,00"], [300, 200]),
        (["-3,00", "2,00"], [300, -200]),
        (["3,00", "+2,00"], [-300, -200]),
        (["3,00-", "+2,00"], [300, -200]),
        (["3,00", "2,00 +"], [-300, -200]),
    ],
)
def test_one_sign_in_a_file_and_all_are_taken_as_they_stand(
    written: list[str], cents: list[int], tmp_path: Path
) -> None:
    assert amounts(tmp_path, *(f"1-12-2026;{each};" for each in written)) == cents


@pytest.mark.parametrize(
    ("lines", "cents"),
    [
        (["Af;-3,00", "Bij;+2,00"], [300, -200]),
        (["Af;-3,00", "Af;0,00", "Bij;2,00"], [300, 0, -200]),
        (["D;3,00", "D;-3,00"], [300, -300]),
        (["C;3,00", "C;-3,00"], [-300, 300]),
    ],
)
def test_a_sign_beside_a_direction_says_it_twice_or_turns_the_line_round(
    lines: list[str], cents: list[int], tmp_path: Path
) -> None:
    heads = "Datum;Af/Bij;Bedrag"
    assert amounts(tmp_path, *(f"1-12-2026;{each}" for each in lines), heading=heads) == cents
    contrary = refused(tmp_path, "1-12-2026;Af;3,00", "1-12-2026;Bij;-2,00", heading=heads)
    assert contrary == unreadable(3), "all that came in is below nought"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1-12-26", date(2026, 12, 1)),
        ("01/12/26", date(2026, 12, 1)),
        ("01.12.2026", date(2026, 12, 1)),
        ("1.12.26", date(2026, 12, 1)),
        ("20261201", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026/12/01", date(2026, 12, 1)),
        ("2026-12-01 00:00:00", date(2026, 12, 1)),
        ("2026-12-01T13:45:10.000", date(2026, 12, 1)),
        ("01-12-2026 0:00", date(2026, 12, 1)),
        ("1 dec. 2026", date(2026, 12, 1)),
        ("01-01-2000", date(2000, 1, 1)),
        ("31-12-2199", date(2199, 12, 31)),
        ("1-1-1", None),
        ("01-01-0001", None),
        ("0001-01-01 00:00:00", None),
        ("00010101", None),
        ("31-12-1999", None),
        ("01-01-2200", None),
        ("9999-12-31", None),
        ("01122026", None),
        ("31-02-2026", None),
        ("13.13.2026", None),
        ("1-12", None),
        ("gisteren", None),
    ],
)
def test_a_day_is_of_this_century_or_the_next_or_it_is_unreadable(
    written: str, day: date | None, tmp_path: Path
) -> None:
    if day is None:
        assert refused(tmp_path, "1-12-2026;1,00;A", f"{written};3,00;B") == unreadable(3)
        return
    path = tmp_path / "bank.csv"
    path.write_text(f"Datum;Bedrag\n{written};3,00\n", encoding="utf-8")
    assert [each.dag for each in read_bank(read_table(path).rijen)] == [day]


def test_a_day_of_a_spreadsheet_is_of_these_centuries_too(tmp_path: Path) -> None:
    path = tmp_path / "bank.xlsx"
    path.write_bytes(as_xlsx([["Datum", "Bedrag"], [date(2026, 12, 1), 319.5]]))
    assert [(each.dag, each.bedrag) for each in read_bank(read_table(path).rijen)] == [(date(2026, 12, 1), 31950)]
    path.write_bytes(as_xlsx([["Datum", "Bedrag"], [date(1906, 12, 1), 319.5]]))
    with pytest.raises(RuleViolation, match="bank_regel_onleesbaar"):
        read_bank(read_table(path).rijen)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("-300,00", 30000),
        ("300,00-", 30000),
        ("300,00 -", 30000),
        ("€ -300,00", 30000),
        ("-€ 300,00", 30000),
        ("− € 300", 30000),
        ("-300,00 EUR", 30000),
        ("-1.300,00", 130000),
        ("-1 300,00", 130000),
        ("-1\N{NO-BREAK SPACE}300,00", 130000),
        ("-1,300.00", 130000),
        ("-1.300.000,5", 130000050),
        ("-1.300", 130000),
        ("-12.50", 1250),
        ("+12,-", -1200),
        ("-12,--", 1200),
        ("12,-", -1200),
        ("-1,300", None),
        ("-1.30.0", None),
        ("--300,00", None),
        ("-300,00-", None),
        ("-300,000", None),
        ("-tien", None),
        ("-", None),
        ("", None),
        ("2026-12-01", None),
        ("-99999999999,00", None),
    ],
)
def test_an_amount_is_read_in_one_way_or_not_at_all(written: str, cents: int | None, tmp_path: Path) -> None:
    """Beside another line that is signed."""
    lines = ("1-12-2026;-1,00;A", f"1-12-2026;{written};B")
    if cents is None:
        assert refused(tmp_path, *lines) == unreadable(3)
    else:
        assert amounts(tmp_path, *lines) == [100, cents]


@pytest.mark.parametrize(
    "heads", ["Debet;Credit", "Af;Bij", "AF;BIJ", "Bedrag af;Bedrag bij", "Debet (EUR);Credit (EUR)"]
)
def test_a_column_for_what_leaves_and_one_for_what_comes(heads: str, tmp_path: Path) -> None:
    heading = f"Datum;{heads};Kenmerk"
    lines = ("1-12-2026;300,00;;A", "1-12-2026;;20,00;B", "1-12-2026;0,00;10,00;C", "1-12-2026;€ 5,-;-;D")
    assert amounts(tmp_path, *lines, heading=heading) == [30000, -2000, -1000, 500]
    turned = ("1-12-2026;300,00;;A", "1-12-2026;-300,00;;A")
    assert amounts(tmp_path, *turned, heading=heading) == [30000, -30000], "a ledger takes back below nought"
    assert amounts(tmp_path, "1-12-2026;-300,00;;A", "1-12-2026;;20,00;B", heading=heading) == [30000, -2000]
    for wrong in ("300,00;20,00", ";", "-;-", "tien;", "tien;20,00", ";-20,00"):
        assert refused(tmp_path, "1-12-2026;1,00;;A", f"1-12-2026;{wrong};B", heading=heading) == unreadable(3), wrong


def test_two_columns_go_before_one_amount_that_has_no_direction(tmp_path: Path) -> None:
    heading = "Datum;Bedrag;Debet;Credit"
    assert amounts(tmp_path, "1-12-2026;3,00;;3,00", heading=heading) == [-300]
    journal = refused(tmp_path, "1-12-2026;3,00;4300;1100", heading=heading)
    assert journal == unreadable(2), "the accounts of a journal are no amounts"
    assert amounts(tmp_path, "1-12-2026;3,00", heading="Datum;Debet") == [300]


def test_a_line_without_a_day_is_a_total_and_one_with_a_day_is_a_payment(tmp_path: Path) -> None:
    totals = (";1.234,50;", "Totaal;1.234,50;", "Eindsaldo november 2026;x;", ";;niets")
    assert amounts(tmp_path, "1-12-2026;3,00;A", *totals, "2-12-2026;4,00;B") == [300, 400]
    assert refused(tmp_path, "1-12-2026;3,00;A", *totals, "2-12-2026;;B") == unreadable(7)
    assert amounts(tmp_path, *totals) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_file_of_two_bytes_a_sign_is_read_when_it_says_so(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "bank.txt"
    data = as_csv([["Datum", "Bedrag", "Kenmerk"], ["1-12-2026", "€ -3,00", "één"]], mark="\t", encoding=encoding)
    path.write_bytes(b"\xfe\xff" + data if encoding == "utf-16-be" else data)
    if encoding != "utf-32":
        (line,) = read_bank(read_table(path).rijen)
        assert (line.bedrag, line.kenmerk) == (300, "één")
        path.write_bytes(path.read_bytes()[:-1] if encoding != "utf-8-sig" else data[3:].decode().encode("utf-16-le"))
    with pytest.raises(RuleViolation, match="lijst_andere_codering"):
        read_table(path)


@pytest.fixture
def paid(each_town: Town) -> Town:
    """Paid on 23 November and 20 January under their references, on 21 January without; today is 10 March."""
    town = each_town
    in_two_organisations(town)
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    agree(town, verzoek, "LI", "CO")
    town.clock.set(datetime(2027, 3, 10, 9, tzinfo=UTC))
    for euros, day, kenmerk in (
        (30, date(2026, 11, 23), "F-76 Één"),
        (20, date(2027, 1, 20), "F-77"),
        (5, date(2027, 1, 21), ""),
    ):
        cmd = betalingen.Betaal(verzoek, euros * 100, day, kenmerk, laatste=False)
        betalingen.pay(town.as_("CO"), cmd)
    return town


def laid(town: Town, folder: Path, *lines: str, code: str = "CO") -> Aansluiting:
    path = folder / "bank.csv"
    path.write_text("\n".join(("datum;bedrag;kenmerk", *lines)) + "\n", encoding="utf-8")
    return aansluiten(town.as_(code), SluitAan(path))


def told(found: Aansluiting) -> list[tuple[VerschilSoort, int, int | None]]:
    return [
        (each.soort, each.regel.bedrag, None if each.geboekt is None else each.geboekt.bedrag)
        for each in found.verschillen
    ]


def test_a_reference_meets_its_payment_of_any_day(paid: Town, tmp_path: Path) -> None:
    for day in ("02-12-2026", "03-03-2027", "01-10-2026"):
        found = laid(paid, tmp_path, f"{day};-30,00;f-76ÉÉN")
        assert (found.bank, found.geboekt, found.verschillen) == (1, 1, ()), day
    both = laid(paid, tmp_path, "03-03-2027;-30,00;F-76 één", "04-03-2027;-20,00;F-77")
    assert (both.geboekt, both.verschillen) == (2, ())


def test_another_amount_sign_or_reference_of_another_month_stays_a_difference(paid: Town, tmp_path: Path) -> None:
    """Negative control."""
    assert told(laid(paid, tmp_path, "03-03-2027;-31,00;F-76 één")) == [(V.ANDER_BEDRAG, 3100, 3000)]
    assert told(laid(paid, tmp_path, "03-03-2027;+30,00;F-76 één")) == [(V.NIET_GEBOEKT, -3000, None)]
    assert told(laid(paid, tmp_path, "03-03-2027;-30,00;F-75")) == [(V.NIET_GEBOEKT, 3000, None)]
    assert told(laid(paid, tmp_path, "03-03-2027;-5,00;")) == [(V.NIET_GEBOEKT, 500, None)], "no reference: a week"
    assert told(laid(paid, tmp_path, "22-01-2027;-5,00;", "22-01-2027;-20,00;F-77")) == []


def test_a_payment_of_another_month_is_not_named_alone_nor_excuses_a_second_one(paid: Town, tmp_path: Path) -> None:
    verzoek = laid(paid, tmp_path, "20-01-2027;-1,00;x").verschillen[0].regel.verzoek_id
    assert verzoek is not None
    betalingen.pay(paid.as_("CO"), betalingen.Betaal(verzoek, 2000, date(2027, 3, 3), "F-77", laatste=False))
    assert told(laid(paid, tmp_path, "03-03-2027;-20,00;F-77")) == [], "its January line is in the file of January"
    twice = laid(paid, tmp_path, "03-03-2027;-20,00;F-77", "04-03-2027;-20,00;F-77")
    assert told(twice) == [(V.DUBBEL_BETAALD, 2000, None)]
    assert twice.geboekt == 1


def test_the_words_of_a_payment_of_another_month_stay_with_who_may_be_told(paid: Town, tmp_path: Path) -> None:
    for code, kenmerk in (("CO", "F-76 Één"), ("BE", "")):
        (other,) = laid(paid, tmp_path, "03-03-2027;-31,00;F-76 één", code=code).verschillen
        assert other.geboekt is not None
        assert (other.geboekt.bedrag, other.geboekt.kenmerk) == (3000, kenmerk)
