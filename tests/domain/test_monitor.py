"""The figures of the monitor against sums written out by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.budget import BoekingSoort, Stand
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import (
    NA_AFLOOP,
    SNEDEN,
    Dimensie,
    Geldfeit,
    Geldsom,
    Kenmerken,
    Peil,
    Terugblikfeit,
    Verzoekfeit,
    delen_van_honderd,
    kwartaal,
    maand_van,
    sinds,
    snijd,
    tel,
    verwachting,
)
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.verzoek import VerzoekUitkomst
from tests.domain.geldstad import Geldstad, groepeer, totaal

OOST = Kenmerken("Oost", "gemeente", 3, "gezondheid", "lichaam", "preventie")
ALLES = Peil(date(2028, 1, 1), datetime(2028, 1, 1, tzinfo=UTC))


def feit(soort: BoekingSoort, cents: int, day: date, op: datetime | None = None) -> Geldfeit:
    return Geldfeit(OOST, soort, cents, day, op or datetime(day.year, day.month, day.day, 12, tzinfo=UTC), 1, 1)


def test_a_row_has_a_class_in_every_dimension() -> None:
    found = {dimensie: OOST.klasse(dimensie) for dimensie in Dimensie}
    assert found == {
        Dimensie.POT: ("Oost", "gemeente"),
        Dimensie.WIJK: ("Oost",),
        Dimensie.BRON: ("gemeente",),
        Dimensie.MAAND: ("03",),
        Dimensie.KWARTAAL: ("1",),
        Dimensie.CATEGORIE: ("gezondheid",),
        Dimensie.LEVENSDOMEIN: ("lichaam",),
        Dimensie.BOUWSTEEN: ("preventie",),
    }


def test_a_bill_of_january_counts_for_the_year_of_its_budget_and_is_told_apart() -> None:
    assert [maand_van(2026, day) for day in (date(2025, 12, 31), date(2026, 5, 1), date(2027, 1, 9))] == [
        1, 5, NA_AFLOOP,
    ]  # fmt: skip
    assert [kwartaal(month) for month in (1, 3, 4, 12, NA_AFLOOP)] == [1, 1, 2, 4, 5]


def test_a_day_in_the_past_gives_the_same_figures_again() -> None:
    """A row of May that was written down in July does not count in what was known in June, and does in what is known
    now of June.
    """
    early = feit(BoekingSoort.INLEG, 500, date(2026, 5, 1))
    late = feit(BoekingSoort.INLEG, 70, date(2026, 5, 2), datetime(2026, 7, 1, tzinfo=UTC))
    june, july = datetime(2026, 6, 30, tzinfo=UTC), datetime(2026, 7, 30, tzinfo=UTC)
    then, now = (groepeer([early, late], Peil(date(2026, 6, 30), bekend)) for bekend in (june, july))
    assert (totaal(then).budget, totaal(now).budget) == (500, 570)
    assert sinds(then, now) == [Geldsom(OOST, BoekingSoort.INLEG, 70)]
    assert sinds(now, now) == []


def test_rows_after_the_day_do_not_count() -> None:
    rows = [feit(BoekingSoort.INLEG, 500, date(2026, 7, 1))]
    assert groepeer(rows, Peil(date(2026, 6, 30), ALLES.bekend)) == []


@pytest.mark.parametrize("seed", range(4))
def test_every_cut_closes_to_the_cent_and_equals_a_plain_sum(seed: int) -> None:
    town = Geldstad(seed, 80)
    sommen = groepeer(town.geld, ALLES)
    whole = totaal(town.geld)
    assert totaal(sommen) == whole
    for dimensies in SNEDEN:
        snede = snijd(sommen, dimensies, whole)
        assert snede.sluit
        spent: dict[tuple[tuple[str, ...], ...], int] = {}
        for row in town.geld:
            sign = {BoekingSoort.BETALING: 1, BoekingSoort.TERUGBETALING: -1}.get(row.soort, 0)
            key = tuple(row.kenmerken.klasse(dimensie) for dimensie in dimensies)
            spent[key] = spent.get(key, 0) + sign * row.cents
        assert {key: rij.uitgegeven for key, rij in snede.rijen.items() if rij.uitgegeven} == {
            key: cents for key, cents in spent.items() if cents
        }


def test_what_does_not_close_is_shown() -> None:
    """Negative control: the whole from elsewhere says a cent more."""
    sommen = [Geldsom(OOST, BoekingSoort.INLEG, 500), Geldsom(OOST, BoekingSoort.RESERVERING, 100)]
    snede = snijd(sommen, (Dimensie.WIJK,), Stand(501, 100, 0))
    assert (snede.sluit, snede.verschil) == (False, Stand(1, 0, 0))
    by_kind = snijd(sommen, (Dimensie.CATEGORIE,), Stand(501, 101, 0))
    assert by_kind.verschil == Stand(0, 1, 0), "a budget has no categorie, so only what was promised is compared"


def test_a_cut_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="bouwsteen"):
        snijd([], (Dimensie.MAAND, Dimensie.BOUWSTEEN), Stand())


def vraag(
    number: int, uitkomst: VerzoekUitkomst, dagen: int | None, terugblikken: tuple[Terugblikfeit, ...] = ()
) -> Verzoekfeit:
    asked = date(2026, 3, 1)
    decided = None if dagen is None else asked + timedelta(days=dagen)
    return Verzoekfeit(number, OOST, asked, uitkomst, number, decided, terugblikken)


def test_verzoeken_are_counted_with_their_outcome_and_days() -> None:
    may, june, july = (Terugblikfeit(date(2026, month, 1), None) for month in (5, 6, 7))
    known = may._replace(gezien_op=date(2026, 5, 3), uitkomst=TerugblikUitkomst.JA)
    failed = known._replace(uitkomst=TerugblikUitkomst.NEE)
    found = tel(
        [
            vraag(1, VerzoekUitkomst.JA, 2, (known, june, july)),
            vraag(2, VerzoekUitkomst.JA, 4, (may,)),
            vraag(3, VerzoekUitkomst.ANDERS_OPGELOST, 9, (failed,)),
            vraag(4, VerzoekUitkomst.INGETROKKEN, 1),
            vraag(5, VerzoekUitkomst.OPEN, None),
        ]
    )
    assert (found.aantal, found.zonder_geld, found.mediaan_dagen) == (5, 1, 4)
    assert found.teruggekeken == (2, 5), "each look back that nobody answered is unknown, not a success"
    assert found.terugblikken == {"ja": 1, "deels": 0, "nee": 1, "onbekend": 3}, "a no is told as a no"
    assert found.per_uitkomst[VerzoekUitkomst.JA] == 2


def test_without_verzoeken_there_is_no_median() -> None:
    assert (tel([]).mediaan_dagen, tel([]).teruggekeken) == (None, (0, 0))


def test_the_forecast_goes_on_as_it_went_between_the_quietest_and_the_busiest_quarter() -> None:
    """On 30 June 181 days are over and 184 are left: 9.000 in the first 90 days, 18.200 in the next 91."""
    found = verwachting(2026, {1: 900_000, 5: 1_820_000}, date(2026, 6, 30))
    assert found == Bedragen(2_720_000 + 1_840_000, 2_720_000 + 2_765_083, 2_720_000 + 3_680_000)


def test_before_the_first_quarter_is_over_nothing_is_foretold() -> None:
    assert verwachting(2026, {1: 900_000}, date(2026, 3, 30)) is None
    assert verwachting(2026, {1: 900_000}, date(2026, 3, 31)) is not None


def test_after_the_year_it_is_what_was_spent() -> None:
    assert verwachting(2026, {1: 100, NA_AFLOOP: 5}, date(2027, 2, 1)) == Bedragen(105, 105, 105)


@pytest.mark.parametrize(
    ("waarden", "delen"),
    [
        ([1, 1, 1], [34, 33, 33]), ([0, 0], [0, 0]), ([14_200, 9_800, 6_100, 4_400, 3_700], [37, 26, 16, 11, 10]),
        ([1], [100]), ([], []), ([199, 1], [100, 0]),
    ],
)  # fmt: skip
def test_percentages_add_up_to_a_hundred(waarden: list[int], delen: list[int]) -> None:
    assert delen_van_honderd(waarden) == delen


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_percentages_are_at_most_one_off(waarden: list[int]) -> None:
    found = delen_van_honderd(waarden)
    assert sum(found) == (100 if sum(waarden) else 0)
    assert all(abs(share - 100 * cents / max(sum(waarden), 1)) < 1 for share, cents in zip(found, waarden, strict=True))
