"""Searching as an act: what is found for whom, what the log book keeps of it, and that the next key ends it."""

from datetime import timedelta
from functools import partial

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem
from casus.domain.values import OverlegStatus
from casus.services import casussen, dubbelen, zoeken
from casus.services.casussen import InwonerFields
from tests.services.conftest import CANARY, Town, bring_to


def code_of(town: Town, casus_id: int) -> str:
    return casussen.open_casus(town.as_("CO"), casus_id).code


def test_everything_about_the_canary_is_found_cases_first(each_town: Town) -> None:
    bring_to(each_town, OverlegStatus.LOPEND)
    found = zoeken.search(each_town.as_("CO"), CANARY)
    assert [hit.casus_id for hit in found.casussen] == [each_town.kanarie]
    assert [(hit.naam, hit.casus_id) for hit in found.inwoners] == [(f"Rob {CANARY}", each_town.kanarie)]
    assert {hit.soort for hit in found.gezegd} == {"notitie", "besluit"}
    assert all(CANARY in hit.tekst and hit.overleg_id == each_town.overleg for hit in found.gezegd)
    (actie,) = found.acties
    assert (actie.casus_id, actie.casus) == (each_town.kanarie, f"Familie {CANARY}")


def test_a_code_finds_its_casus_first(town: Town) -> None:
    other = town.add_casus("Casus over een code", vraag=f"Hoort bij {code_of(town, town.kanarie)}?")
    found = zoeken.search(town.as_("CO"), code_of(town, town.kanarie).lower())
    assert [hit.casus_id for hit in found.casussen] == [town.kanarie, other]
    assert zoeken.search(town.as_("BU"), code_of(town, town.kanarie)).treffers == 0


def test_meetings_by_number_day_and_place_and_people_by_name_function_and_organisation(town: Town) -> None:
    ctx = town.as_("BU")
    meeting = town.page()
    for asked in (f"overleg {meeting.nummer}", "24 november", "dinsdag 24", "24-11-2026", "zaal"):
        assert [hit.overleg_id for hit in zoeken.search(ctx, asked).overleggen] == [town.overleg], asked
    assert zoeken.search(ctx, "25 november").overleggen == ()
    assert [hit.naam for hit in zoeken.search(ctx, "zandstra").professionals] == ["Vera Zandstra"]
    assert len(zoeken.search(ctx, "schakel consulent").professionals) == len(town.people)
    assert [hit.naam for hit in zoeken.search(ctx, "schakel").organisaties] == ["De Schakel"]


def test_each_answer_is_one_row_with_its_count_and_no_word(town: Town) -> None:
    ctx = town.as_("IB")
    assert town.logged_by(lambda: zoeken.search(ctx, CANARY)) == [LogEntry("gezocht", outcome="treffers_2")]
    assert town.logged_by(lambda: zoeken.search(ctx, "terpstra")) == [LogEntry("gezocht", outcome="treffers_0")]
    assert town.logged_by(lambda: zoeken.search(ctx, "k")) == []
    assert CANARY not in repr(town.log())


def test_the_count_in_the_log_obeys_the_gate(town: Town) -> None:
    for ctx in (town.as_("BU"), town.as_("CT")):
        (entry,) = town.logged_by(partial(zoeken.search, ctx, CANARY))
        assert entry.outcome == "treffers_0"


def test_a_search_that_was_overtaken_gives_nothing_and_is_no_act(town: Town) -> None:
    beurt = zoeken.Zoekbeurt()
    beurt.stop()

    def act() -> None:
        with pytest.raises(EnvironmentProblem, match="onderbroken"):
            zoeken.search(town.as_("CO"), CANARY, beurt)

    assert town.logged_by(act) == []


def test_a_likely_double_that_one_may_see_is_shown(town: Town) -> None:
    for name in (f"Familie {CANARY}", f"fam. {CANARY}", f"Rob {CANARY}", f"R. {CANARY}", f"Rob {CANARY[:-1]}"):
        found = dubbelen.find_dubbelen(town.as_("IB"), name)
        assert [row.casus_id for row in found.casussen] == [town.kanarie], name
        assert found.bericht == ""
    assert dubbelen.find_dubbelen(town.as_("IB"), "Anna Bakker") == dubbelen.Dubbelen()


def test_what_is_hidden_gives_the_same_answer_for_one_and_for_five(each_town: Town) -> None:
    stranger = each_town.as_("BU")
    one = dubbelen.find_dubbelen(stranger, f"Rob {CANARY}")
    for _ in range(4):
        each_town.add_casus(f"Rob {CANARY}")
    five = dubbelen.find_dubbelen(stranger, f"Rob {CANARY}")
    assert one == five == dubbelen.Dubbelen(bericht=dubbelen.HIDDEN)
    own = each_town.add_casus(f"Rob {CANARY}", by="BU")
    both = dubbelen.find_dubbelen(stranger, f"Rob {CANARY}")
    assert ([row.casus_id for row in both.casussen], both.bericht) == ([own], dubbelen.HIDDEN)


def test_asking_is_an_act_that_names_only_what_was_shown(town: Town) -> None:
    shown = town.logged_by(lambda: dubbelen.find_dubbelen(town.as_("IB"), f"Rob {CANARY}"))
    assert shown == [LogEntry("dubbel_gezocht", (("casus", town.kanarie),), outcome="zichtbaar")]
    hidden = town.logged_by(lambda: dubbelen.find_dubbelen(town.as_("BU"), f"Rob {CANARY}"))
    assert hidden == [LogEntry("dubbel_gezocht", outcome="verborgen")]
    assert town.logged_by(lambda: dubbelen.find_dubbelen(town.as_("BU"), "Rob Terpstra"))[0].outcome == "geen"
    assert town.logged_by(lambda: dubbelen.find_dubbelen(town.as_("BU"), "de ")) == []


def test_who_guesses_is_stopped_and_learns_nothing_more(town: Town) -> None:
    stranger = town.as_("BU")
    for _ in range(dubbelen.HIDDEN_A_DAY):
        assert dubbelen.find_dubbelen(stranger, f"Rob {CANARY}").bericht == dubbelen.HIDDEN
    there = dubbelen.find_dubbelen(stranger, f"Rob {CANARY}")
    absent = dubbelen.find_dubbelen(stranger, "Rob Terpstra")
    assert there == absent == dubbelen.Dubbelen(bericht=dubbelen.LIMITED)
    town.clock.set(town.clock.now() + timedelta(days=1, minutes=1))
    assert dubbelen.find_dubbelen(stranger, f"Rob {CANARY}").bericht == dubbelen.HIDDEN


def test_many_questions_are_too_many_but_not_for_who_sees_everything(town: Town) -> None:
    for number in range(dubbelen.ASKED_AN_HOUR):
        dubbelen.find_dubbelen(town.as_("BU"), f"Naam {number}")
        dubbelen.find_dubbelen(town.as_("CO"), f"Naam {number}")
    assert dubbelen.find_dubbelen(town.as_("BU"), "Anna Bakker").bericht == dubbelen.LIMITED
    assert dubbelen.find_dubbelen(town.as_("CO"), "Anna Bakker").bericht == ""


def test_a_name_of_a_person_is_not_shown_to_who_sees_the_item_only(town: Town) -> None:
    """Daan hears the casus at the table by its own name; who else lives there is not for him to find."""
    cmd = casussen.EditInwoner(town.kanarie, town.versie(), None, InwonerFields("Zwanet Kwartel"))
    casussen.edit_inwoner(town.as_("IB"), cmd)
    bring_to(town, OverlegStatus.OPEN)
    daan = town.as_("DE")
    assert zoeken.search(daan, "kwartel").inwoners == ()
    assert zoeken.search(daan, CANARY).casussen[0].casus_id == town.kanarie
    assert dubbelen.find_dubbelen(daan, "Zwanet Kwartel") == dubbelen.Dubbelen(bericht=dubbelen.HIDDEN)
    assert [row.casus_id for row in dubbelen.find_dubbelen(daan, f"Familie {CANARY}").casussen] == [town.kanarie]
