"""An offer as the sociale kaart keeps it, what was put to somebody, and what is lacking."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from casus.domain.aanbod import Behoefte, Bouwsteen, Kosten, Waarom, WaaromNiet, fitting, past
from casus.domain.errors import RuleViolation
from casus.domain.gemis import LANGSTE, Gemis, gemis_id
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.sociale_kaart import AanbodGegevens, KaartAanbod, checked, offer_of
from casus.domain.values import Leeftijdsklasse
from casus.domain.verwijzing import Ervaring, Verwijzing, VerwijzingUitkomst
from tests.bench.kaart_bench import make_needs, make_offers
from tests.domain.passend import TODAY, aanbod, behoefte
from tests.factories import NOW, Ids, later

GEGEVENS = AanbodGegevens("Koffie en post", "Welzijn", levensdomeinen=(Levensdomein.GELD,))


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"naam": "  "}, "veld_leeg", "naam"),
        ({"levensdomeinen": ()}, "aanbod_zonder_levensdomein", "levensdomeinen"),
        ({"wacht_weken": -1}, "wachttijd_buiten_bereik", "wacht_weken"),
        ({"wacht_weken": 261}, "wachttijd_buiten_bereik", "wacht_weken"),
        ({"email": "welzijn"}, "email_zonder_apenstaart", "email"),
        ({"email": "@welzijn"}, "email_zonder_apenstaart", "email"),
        ({"website": "www voorbeeld"}, "website_met_spatie", "website"),
    ],
)
def test_what_cannot_be_an_offer_is_refused_beside_its_field(wrong: dict[str, Any], code: str, field: str) -> None:
    with refused(code) as caught:
        checked(replace(GEGEVENS, **wrong))
    assert caught.value.params["field"] == field


def test_needless_space_and_doubles_go_and_line_breaks_stay() -> None:
    told = checked(
        replace(
            GEGEVENS, naam=" Koffie  en post ", beschrijving=" samen \n\n de  post ", telefoon=" 06  12 ",
            levensdomeinen=(Levensdomein.GELD, Levensdomein.GELD), wijken=(2, 1, 2), wacht_weken=260,
        )
    )  # fmt: skip
    assert (told.naam, told.beschrijving, told.telefoon) == ("Koffie en post", "samen\n\nde post", "06 12")
    assert (told.levensdomeinen, told.wijken, told.wacht_weken) == ((Levensdomein.GELD,), (2, 1), 260)


def test_changing_an_offer_keeps_its_check_and_calling_makes_it_run_again() -> None:
    offer = KaartAanbod(1, "x", NOW)
    offer.describe(GEGEVENS, Ids(), NOW)
    offer.confirm(7, TODAY, later())
    offer.describe(replace(GEGEVENS, kosten=Kosten.GRATIS), Ids(9), later(2))
    assert (offer.nagegaan_op, offer.nagegaan_door_id, offer.gewijzigd_op) == (TODAY, 7, later(2))
    offer.stop(is_over=True, now=later(3))
    assert offer.gestopt
    offer.confirm(7, TODAY, later(4))
    assert not offer.gestopt


def test_matching_looks_at_what_was_filled_in() -> None:
    told = replace(
        GEGEVENS, doelgroep="Nieuwkomers", wijken=(3,), leeftijden=(Leeftijdsklasse.VANAF_67,),
        bouwstenen=(Bouwsteen.ONTMOETING,),
    )  # fmt: skip
    offer = offer_of(5, told, nagegaan_op=TODAY)
    assert (offer.id, offer.wijken, offer.leeftijden) == (5, frozenset({3}), frozenset({Leeftijdsklasse.VANAF_67}))
    assert fitting(Behoefte((), woorden="nieuwk"), [offer], TODAY)


def test_what_became_of_it_is_said_on_a_day_between_then_and_now() -> None:
    said = Verwijzing(1, 1, 1, 1, Levensdomein.VERSLAVING, date(2026, 11, 10), NOW)
    assert (said.onderwerp, said.dag) == (Onderwerp.GEZONDHEID, date(2026, 11, 10))
    with refused("datum_in_toekomst"):
        said.report(VerwijzingUitkomst.VOL, date(2026, 11, 25), today=TODAY, now=NOW)
    with refused("datum_voor_voorstel"):
        said.report(VerwijzingUitkomst.VOL, date(2026, 11, 9), today=TODAY, now=NOW)
    said.report(VerwijzingUitkomst.VOL, TODAY, today=TODAY, now=later())
    assert (said.uitkomst, said.dag, said.gewijzigd_op) == (VerwijzingUitkomst.VOL, TODAY, later())
    said.report(VerwijzingUitkomst.VOORGESTELD, TODAY, today=TODAY, now=later(2))
    assert (said.uitkomst, said.dag) == (VerwijzingUitkomst.VOORGESTELD, date(2026, 11, 10))


U = VerwijzingUitkomst
EERDER: list[tuple[tuple[Ervaring, ...], str, str]] = [
    ((), "", ""),
    ((Ervaring(U.VOL, TODAY),), "", "eerder_vol"),
    ((Ervaring(U.VOL, TODAY, True), Ervaring(U.VOL, TODAY)), "", "eerder_vol"),
    ((Ervaring(U.VOL, date(2026, 5, 26)),), "", "eerder_vol"),
    ((Ervaring(U.VOL, date(2026, 5, 25)),), "", ""),
    ((Ervaring(U.AANGENOMEN, TODAY),), "eerder_aangenomen", ""),
    ((Ervaring(U.AANGENOMEN, date(2026, 5, 25)),), "", ""),
    ((Ervaring(U.GEWEIGERD, TODAY, True),), "", "eerder_geweigerd"),
    ((Ervaring(U.GEWEIGERD, TODAY),), "", ""),
    ((Ervaring(U.NIET_VERSCHENEN, TODAY, True),), "", "eerder_niet_verschenen"),
    ((Ervaring(U.NIET_VERSCHENEN, TODAY),), "", ""),
    ((Ervaring(U.VOORGESTELD, TODAY, True),), "", ""),
    ((Ervaring(U.VOL, TODAY), Ervaring(U.AANGENOMEN, TODAY)), "eerder_aangenomen", "eerder_vol"),
    ((Ervaring(U.GEWEIGERD, TODAY, True), Ervaring(U.VOL, TODAY)), "", "eerder_geweigerd eerder_vol"),
]
"""What became of it before, and what that adds to why and why not; written by hand."""


@pytest.mark.parametrize(("ervaring", "why", "why_not"), EERDER)
def test_what_became_of_it_before_is_a_reason(ervaring: tuple[Ervaring, ...], why: str, why_not: str) -> None:
    need, offer = behoefte("geld"), aanbod("Inloop", "geld", "bijdrage")
    plain, found = past(need, offer, TODAY), past(need, offer, TODAY, ervaring)
    assert " ".join(found.waarom[len(plain.waarom) :]) == why
    assert found.waarom[: len(plain.waarom)] == plain.waarom
    added = [each for each in found.waarom_niet if each not in plain.waarom_niet]
    assert " ".join(added) == why_not
    assert list(found.waarom_niet) == sorted(found.waarom_niet, key=list(WaaromNiet).index)


def test_what_was_full_or_refused_before_stands_lower() -> None:
    offers = [aanbod("Aa", "geld", nummer=1), aanbod("Bb", "geld", nummer=2), aanbod("Cc", "geld", nummer=3)]
    before = {1: (Ervaring(U.GEWEIGERD, TODAY, True),), 2: (Ervaring(U.VOL, TODAY),)}
    assert [each.aanbod.id for each in fitting(behoefte("geld"), offers, TODAY)] == [1, 2, 3]
    found = fitting(behoefte("geld"), offers, TODAY, before)
    assert [each.aanbod.id for each in found] == [3, 2, 1]
    assert Waarom.EERDER_AANGENOMEN not in found[0].waarom


def test_the_order_of_five_thousand_offers_is_the_same_whatever_order_they_come_in() -> None:
    """Equal reasons stand by name and number, so a list read anew never jumps under somebody's hands."""
    offers, shuffled = make_offers(), make_offers()
    Random(3).shuffle(shuffled)
    for need in make_needs(4):
        found = [each.aanbod.id for each in fitting(need, offers, TODAY)]
        assert found == [each.aanbod.id for each in fitting(need, shuffled, TODAY)]
        assert len(found) == len(set(found)) > 100


def test_a_gap_knows_its_month_and_not_its_day() -> None:
    gap = Gemis(1, Levensdomein.NETWERK, date(2026, 11, 24), woorden="  niets \n open ")
    assert (gap.maand, gap.woorden) == (date(2026, 11, 1), "niets\nopen")
    assert Gemis(1, Levensdomein.NETWERK, TODAY, woorden="x" * LANGSTE).woorden
    with refused("tekst_te_lang"):
        Gemis(1, Levensdomein.NETWERK, TODAY, woorden="x" * (LANGSTE + 1))
    assert Gemis(1, Levensdomein.NETWERK, TODAY, woorden=" \n").woorden == ""


def test_the_number_of_a_gap_says_no_more_than_its_month() -> None:
    """The same drawing on the first and on the last day gives the same number."""
    first, last = gemis_id(date(2026, 11, 1), Random(4)), gemis_id(date(2026, 11, 30), Random(4))
    assert first == last
    assert first != gemis_id(date(2026, 11, 1), Random(5))
    assert gemis_id(date(2026, 10, 1), Random(4)) < first < gemis_id(date(2026, 12, 1), Random(4))
    assert first < 2**63
