"""Asking to see a closed casus, breaking the glass, and taking sight away again."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.toegangsverzoek import VerzoekStatus
from casus.services import toegangsverzoeken as tv
from casus.services.context import Context
from tests.factories import TODAY, refused
from tests.services.conftest import Town


def code_of(town: Town) -> str:
    """Read without the page around it, which would be written down."""
    with town.as_("CO").read() as queries:
        row = queries.casus(town.kanarie)
    assert row is not None
    return str(row.code)


def ask(town: Town, by: str = "BU", days: int = 7) -> int:
    cmd = tv.VraagToegang(code_of(town).lower(), "Ik neem waar", TODAY + timedelta(days=days))
    return tv.ask_toegang(town.as_(by), cmd)[0].id


def glass(town: Town, by: str = "BU") -> int:
    return tv.break_glass(town.as_(by), tv.BreekGlas(code_of(town), "Er is brand"))[0].id


def sees(town: Town, code: str) -> bool:
    with town.as_(code).read() as queries:
        return queries.casus(town.kanarie) is not None


def test_a_yes_makes_a_member_through_the_day_that_was_asked_for(each_town: Town) -> None:
    assert not sees(each_town, "BU")
    number = ask(each_town)
    assert not sees(each_town, "BU")
    (row,) = tv.list_verzoeken(each_town.as_("CO"))
    assert (row.id, row.wie, row.status, row.mag_antwoorden) == (number, "Bram Uitham", VerzoekStatus.GEVRAAGD, True)
    (entry,) = each_town.logged_by(
        lambda: tv.answer_verzoek(each_town.as_("CO"), tv.BeantwoordVerzoek(number, 1, mag=True))
    )
    assert entry == LogEntry("toegang_beantwoord", (("toegangsverzoek", number),), each_town.kanarie, outcome="ja")
    assert sees(each_town, "BU")
    each_town.clock.advance(timedelta(days=7))
    assert sees(each_town, "BU")
    each_town.clock.advance(timedelta(days=1))
    assert not sees(each_town, "BU")


def test_a_no_says_why_to_who_asked_and_opens_nothing(town: Town) -> None:
    number = ask(town)
    tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(number, 1, mag=False, antwoord="Niet nodig"))
    (row,) = tv.list_verzoeken(town.as_("BU"))
    assert (row.status, row.antwoord, row.mag_antwoorden) == (VerzoekStatus.NEE, "Niet nodig", False)
    assert not sees(town, "BU")
    assert tv.list_verzoeken(town.as_("OW")) == ()


def test_after_the_term_one_can_be_let_in_anew(town: Town) -> None:
    tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(ask(town, days=0), 1, mag=True))
    town.clock.advance(timedelta(days=1))
    again = ask(town, days=5)
    tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(again, 1, mag=True))
    assert sees(town, "BU")


def test_asking_is_logged_also_for_a_code_that_is_not_there(town: Town) -> None:
    (entry,) = town.logged_by(lambda: ask(town))
    (row,) = tv.list_verzoeken(town.as_("CO"))
    assert entry == LogEntry("toegang_gevraagd", (("toegangsverzoek", row.id),), town.kanarie)
    lost = tv.VraagToegang("ZZZZZ", "Ik neem waar", TODAY)
    (entry,) = town.logged_by(lambda: tv.ask_toegang(town.as_("BU"), lost))
    assert (entry.action, entry.casus_id) == ("toegang_gevraagd", None)
    assert len(tv.list_verzoeken(town.as_("CO"))) == 1


def test_broken_glass_opens_for_two_hours_and_a_coordinator_looks_at_why(each_town: Town) -> None:
    (entry,) = each_town.logged_by(lambda: glass(each_town))
    (row,) = tv.list_nood(each_town.as_("CO"))
    assert entry == LogEntry("glas_gebroken", (("noodtoegang", row.id),), each_town.kanarie)
    assert (row.wie, row.reden, row.gezien_op) == ("Bram Uitham", "Er is brand", None)
    assert sees(each_town, "BU")
    each_town.clock.advance(timedelta(hours=2))
    assert not sees(each_town, "BU")
    cmd = tv.BekijkNood(row.id, row.versie, "Terecht")
    (entry,) = each_town.logged_by(lambda: tv.review_nood(each_town.as_("CO"), cmd))
    assert entry == LogEntry("noodtoegang_bekeken", (("noodtoegang", row.id),), each_town.kanarie)
    assert tv.list_nood(each_town.as_("CO"))[0].oordeel == "Terecht"
    assert tv.list_nood(each_town.as_("BU")) == ()


def test_a_member_is_taken_away_at_once(town: Town) -> None:
    assert sees(town, "LI")
    cmd = tv.HaalLidWeg(town.kanarie, town.versie(), town.people["LI"])
    (entry,) = town.logged_by(lambda: tv.remove_lid(town.as_("IB"), cmd))
    assert entry.action == "lid_weggehaald"
    assert not sees(town, "LI")


# What is refused: who does what, and the code with its field.
REFUSED: dict[str, tuple[Callable[[Town], object], str, str | None]] = {
    "asking without a reason": (
        lambda town: tv.ask_toegang(town.as_("BU"), tv.VraagToegang(code_of(town), " ", TODAY)), "veld_leeg", "reden",
    ),
    "asking until yesterday": (lambda town: ask(town, days=-1), "datum_voorbij", "tot"),
    "asking as a beheerder": (lambda town: ask(town, by="BE"), "geen_bevoegdheid", None),
    "asking as a controller": (lambda town: ask(town, by="CT"), "geen_bevoegdheid", None),
    "answering without the role": (
        lambda town: tv.answer_verzoek(town.as_("IB"), tv.BeantwoordVerzoek(ask(town), 1, mag=True)),
        "geen_bevoegdheid", None,
    ),
    "answering for a casus that one does not see": (
        lambda town: tv.answer_verzoek(town.as_("V2"), tv.BeantwoordVerzoek(ask(town), 1, mag=True)),
        "niet_gevonden", None,
    ),
    "answering one's own": (
        lambda town: tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(ask(town, by="CO"), 1, mag=True)),
        "verzoek_van_uzelf", None,
    ),
    "no without why": (
        lambda town: tv.answer_verzoek(town.as_("CO"), tv.BeantwoordVerzoek(ask(town), 1, mag=False)),
        "veld_leeg", "antwoord",
    ),
    "breaking glass without a reason": (
        lambda town: tv.break_glass(town.as_("BU"), tv.BreekGlas(code_of(town), "")), "veld_leeg", "reden",
    ),
    "breaking the glass of nothing": (
        lambda town: tv.break_glass(town.as_("BU"), tv.BreekGlas("ZZZZZ", "Brand")), "niet_gevonden", None,
    ),
    "breaking glass as a controller": (lambda town: glass(town, by="CT"), "geen_bevoegdheid", None),
    "reviewing one's own": (
        lambda town: tv.review_nood(town.as_("CO"), tv.BekijkNood(glass(town, by="CO"), 1, "Goed")),
        "verzoek_van_uzelf", None,
    ),
    "reviewing without the role": (
        lambda town: tv.review_nood(town.as_("IB"), tv.BekijkNood(glass(town), 1, "Goed")), "geen_bevoegdheid", None,
    ),
    "removing who is no member": (
        lambda town: tv.remove_lid(
            town.as_("IB"), tv.HaalLidWeg(town.kanarie, town.versie(), town.people["BU"])),
        "lid_onbekend", None,
    ),
}  # fmt: skip


def test_what_may_not_be_is_refused_and_opens_nothing(town: Town) -> None:
    for name, (act, code, field) in REFUSED.items():
        with pytest.raises(RuleViolation) as error:
            act(town)
        assert (error.value.code, error.value.params.get("field")) == (code, field), name
        town.clock.advance(timedelta(hours=3))
        assert not sees(town, "BU"), name
    assert sees(town, "LI")


CONFLICTS: dict[str, Callable[[Context, int], object]] = {
    "toegangsverzoek": lambda ctx, number: tv.answer_verzoek(ctx, tv.BeantwoordVerzoek(number, 1, mag=True)),
    "noodtoegang": lambda ctx, number: tv.review_nood(ctx, tv.BekijkNood(number, 1, "Terecht")),
}


def test_what_a_colleague_answered_first_stands(town: Town) -> None:
    for soort, number in (("toegangsverzoek", ask(town)), ("noodtoegang", glass(town))):
        CONFLICTS[soort](town.as_("CO"), number)
        with pytest.raises(EnvironmentProblem) as error:
            CONFLICTS[soort](town.as_("VZ"), number)
        assert refused(error.value) == ("intussen_gewijzigd", {"soort": soort})


def test_two_who_take_a_member_away_do_not_both(town: Town) -> None:
    cmd = tv.HaalLidWeg(town.kanarie, town.versie(), town.people["LI"])
    tv.remove_lid(town.as_("RG"), cmd)
    with pytest.raises(EnvironmentProblem) as error:
        tv.remove_lid(town.as_("IB"), cmd)
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "casus"})
