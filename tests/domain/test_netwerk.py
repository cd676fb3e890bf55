"""A network: who is in it once, who is called first, what is counted, and what one may still ask."""

from dataclasses import replace
from typing import Any

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.netwerk import (
    MEESTE_BANDEN,
    BandInhoud,
    BandKracht,
    BandKwaliteit,
    BandSoort,
    BandWie,
    Netwerk,
    NogNuttig,
    call_order,
)
from casus.domain.netwerk_beeld import BandBeeld, HulpTelling, NetwerkVraag, count_helpers, open_questions
from tests.factories import NOW, later

ANNEKE = BandInhoud(BandWie(BandSoort.NAASTE, "zus  Anneke"))
IB = BandInhoud(BandWie(BandSoort.PROFESSIONAL, professional_id=7))
HUISARTS = BandInhoud(BandWie(BandSoort.BUITEN, "Huisarts De Wit", werkt_bij="Praktijk Oost"))


def refused(code: str, field: str | None = None) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(
        RuleViolation, match=f"^{code}$", check=lambda error: field is None or error.params["field"] == field
    )


def around(inwoner_id: int | None = 3) -> Netwerk:
    return Netwerk(1, 2, NOW, inwoner_id)


def called(netwerk: Netwerk) -> list[tuple[int, int]]:
    return [(band.id, band.bel_volgorde) for band in call_order(netwerk.banden)]


def filled(*inhouden: BandInhoud) -> Netwerk:
    netwerk = around()
    for number, inhoud in enumerate(inhouden, start=10):
        netwerk.add_band(number, inhoud, later())
    return netwerk


@pytest.mark.parametrize(
    ("soort", "given", "code"),
    [
        (BandSoort.NAASTE, {"naam": "  "}, "band_zonder_wie"),
        (BandSoort.BEWONER, {"naam": "Bram"}, "band_zonder_wie"),
        (BandSoort.PROFESSIONAL, {}, "band_zonder_wie"),
        (BandSoort.ORGANISATIE, {"professional_id": 7}, "band_zonder_wie"),
        (BandSoort.BUITEN, {"werkt_bij": "Praktijk"}, "band_zonder_wie"),
        (BandSoort.BEWONER, {"inwoner_id": 4, "naam": "Bram"}, "band_niet_uniek"),
        (BandSoort.PROFESSIONAL, {"professional_id": 7, "organisatie_id": 8}, "band_niet_uniek"),
        (BandSoort.NAASTE, {"naam": "Anneke", "werkt_bij": "Praktijk"}, "band_niet_uniek"),
    ],
)
def test_a_tie_is_with_exactly_one(soort: BandSoort, given: dict[str, Any], code: str) -> None:
    with refused(code):
        BandWie(soort, **given)


def test_what_was_told_is_kept_without_double_spaces_and_what_was_not_told_stays_empty() -> None:
    netwerk = around()
    told = replace(
        ANNEKE,
        kracht=BandKracht.STERK,
        kwaliteit=BandKwaliteit.STEUNEND,
        nog_nuttig=NogNuttig.JA,
        persoon_heeft_nummer=True,
        heeft_nummer_van_persoon=True,
        bellen=True,
        ook_nachts=True,
        waarvoor=" als ik  niet slaap ",
    )
    band = netwerk.add_band(10, told, later())
    netwerk.add_band(11, HUISARTS, later())
    assert (band.naam, band.waarvoor, band.kracht, band.kwaliteit) == (
        "zus Anneke",
        "als ik niet slaap",
        BandKracht.STERK,
        BandKwaliteit.STEUNEND,
    )
    assert (band.nog_nuttig, band.persoon_heeft_nummer, band.heeft_nummer_van_persoon, band.ook_nachts) == (
        NogNuttig.JA,
        True,
        True,
        True,
    )
    empty = netwerk.band(11)
    assert (empty.kracht, empty.kwaliteit, empty.nog_nuttig, empty.bel_volgorde, empty.waarvoor) == (
        None,
        None,
        None,
        0,
        "",
    )
    assert (netwerk.gewijzigd_op, [each.volgorde for each in netwerk.banden]) == (later(), [1, 2])


def test_nobody_stands_in_it_twice_however_it_is_typed_and_not_the_person_in_the_middle() -> None:
    netwerk = filled(ANNEKE, IB)
    with refused("band_bestaat_al", "wie"):
        netwerk.add_band(20, BandInhoud(BandWie(BandSoort.NAASTE, "Zus anneke ")), later())
    with refused("band_bestaat_al", "wie"):
        netwerk.write_band(11, ANNEKE, later())
    with refused("band_met_zichzelf", "wie"):
        netwerk.add_band(20, BandInhoud(BandWie(BandSoort.BEWONER, inwoner_id=3)), later())
    netwerk.add_band(21, BandInhoud(BandWie(BandSoort.BUITEN, "zus Anneke")), later())  # a namesake who works
    netwerk.write_band(11, replace(IB, kracht=BandKracht.WEINIG), later(2))
    assert netwerk.band(11).kracht is BandKracht.WEINIG, "the same one may say more"
    household = around(None)
    household.add_band(20, BandInhoud(BandWie(BandSoort.BEWONER, inwoner_id=3)), later())
    assert len(household.banden) == 1


def test_no_more_than_one_picture_can_show() -> None:
    netwerk = filled(*(BandInhoud(BandWie(BandSoort.NAASTE, f"buur {number}")) for number in range(MEESTE_BANDEN)))
    with refused("netwerk_vol"):
        netwerk.add_band(99, ANNEKE, later())


def test_who_is_called_follows_each_other_without_gaps() -> None:
    calls = [replace(each, bellen=True) for each in (ANNEKE, IB, HUISARTS)]
    netwerk = filled(*calls, BandInhoud(BandWie(BandSoort.NAASTE, "de buurman")))
    assert called(netwerk) == [(10, 1), (11, 2), (12, 3)]
    netwerk.move_bel(12, True, later(2))
    assert called(netwerk) == [(10, 1), (12, 2), (11, 3)]
    netwerk.move_bel(10, False, later(3))
    assert called(netwerk) == [(12, 1), (10, 2), (11, 3)]
    moved = netwerk.gewijzigd_op
    netwerk.move_bel(12, True, later(4))
    netwerk.move_bel(11, False, later(4))
    assert (called(netwerk), netwerk.gewijzigd_op) == ([(12, 1), (10, 2), (11, 3)], moved), "at the end it stays"
    netwerk.write_band(12, HUISARTS, later(5))
    assert called(netwerk) == [(10, 1), (11, 2)]
    netwerk.write_band(11, replace(calls[1], waarvoor="post"), later(5))
    assert called(netwerk) == [(10, 1), (11, 2)], "who writes more about a tie does not change the order"
    netwerk.remove_band(10, later(6))
    assert called(netwerk) == [(11, 1)]
    with refused("band_wordt_niet_gebeld"):
        netwerk.move_bel(13, True, later(7))
    with refused("band_onbekend"):
        netwerk.remove_band(10, later(7))


def test_what_cannot_be_true_together_is_refused() -> None:
    netwerk = filled(replace(ANNEKE, bellen=True))
    with refused("bellen_bij_verbroken", "bellen"):
        netwerk.write_band(10, replace(ANNEKE, bellen=True, kwaliteit=BandKwaliteit.VERBROKEN), later(2))
    with refused("nachts_zonder_bellen", "ook_nachts"):
        netwerk.write_band(10, replace(ANNEKE, ook_nachts=True), later(2))
    assert called(netwerk) == [(10, 1)]


def seen(inhoud: BandInhoud, organisatie: str = "", bel: int = 0) -> BandBeeld:
    return BandBeeld(1, "iemand", inhoud, organisatie, bel)


def test_people_who_help_are_counted_with_their_organisations() -> None:
    wijkteam = BandInhoud(BandWie(BandSoort.ORGANISATIE, organisatie_id=8))
    gone = replace(IB, kwaliteit=BandKwaliteit.VERBROKEN)
    banden = [
        seen(ANNEKE),
        seen(IB, "Wijkteam Oost"),
        seen(HUISARTS, "Praktijk Oost"),
        seen(replace(IB, wie=BandWie(BandSoort.PROFESSIONAL, professional_id=9)), " wijkteam  oost"),
        seen(BandInhoud(BandWie(BandSoort.BUITEN, "de tandarts"))),
        seen(wijkteam, "Woonstichting"),
        seen(gone, "Vroeger BV"),
    ]
    assert count_helpers(banden) == HulpTelling(4, 3, 1)
    assert count_helpers([]) == HulpTelling(0, 0, 0)


NABIJ = replace(ANNEKE, persoon_heeft_nummer=True, bellen=True, ook_nachts=True)


@pytest.mark.parametrize(
    ("banden", "asked"),
    [
        ([], [NetwerkVraag.WIE_IS_ER]),
        ([seen(NABIJ, bel=1)], []),
        ([seen(ANNEKE)], [NetwerkVraag.WIE_BELT_U]),
        ([seen(replace(NABIJ, ook_nachts=False), bel=1)], [NetwerkVraag.WIE_BIJ_NACHT]),
        ([seen(replace(NABIJ, persoon_heeft_nummer=False), bel=1)], [NetwerkVraag.WELK_NUMMER]),
        ([seen(NABIJ, bel=1), seen(HUISARTS)], [NetwerkVraag.WELK_NUMMER]),
        ([seen(NABIJ, bel=1), seen(replace(ANNEKE, nog_nuttig=NogNuttig.TWIJFEL))], [NetwerkVraag.NOG_NUTTIG]),
        ([seen(NABIJ, bel=1), seen(replace(ANNEKE, nog_nuttig=NogNuttig.JA))], []),
        (
            [seen(replace(ANNEKE, kwaliteit=BandKwaliteit.VERBROKEN)), seen(IB)],
            [NetwerkVraag.WIE_IS_ER, NetwerkVraag.WIE_BELT_U, NetwerkVraag.WELK_NUMMER],
        ),
    ],
)
def test_what_the_picture_does_not_say_becomes_a_question(banden: list[BandBeeld], asked: list[NetwerkVraag]) -> None:
    assert [each.vraag for each in open_questions(banden)] == asked


def test_a_question_about_somebody_names_them() -> None:
    banden = [
        seen(NABIJ, bel=1),
        seen(HUISARTS),
        seen(replace(IB, nog_nuttig=NogNuttig.NEE, persoon_heeft_nummer=True)),
    ]
    assert [(each.vraag, each.over) for each in open_questions(banden)] == [
        (NetwerkVraag.WELK_NUMMER, (banden[1],)),
        (NetwerkVraag.NOG_NUTTIG, (banden[2],)),
    ]
