"""Who may see what, and who may do what."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.bevoegdheid import BEVOEGD, SYSTEEM, Handeling
from casus.domain.delen import DeelFeiten, ToestemmingFeit, ToestemmingSoort
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.toegang import (
    ALTIJD,
    VERVANGING,
    ZICHTBAAR,
    CasusFeiten,
    Categorie,
    LidFeit,
    StoelFeit,
    TafelFeit,
    VervangFeit,
    Zicht,
    day_begins,
    grants,
)
from casus.domain.values import OverlegStatus, Rol
from tests.factories import make_actor, refused

ALLES, TAFEL = Categorie.ALLES, Categorie.TAFEL
PERSON = 70
LIVE = (OverlegStatus.OPEN, OverlegStatus.LOPEND)


def tafel(status: OverlegStatus = OverlegStatus.OPEN, **given_values: Any) -> TafelFeit:
    seats = tuple(StoelFeit(who, who * 10) for who in given_values.pop("deelnemers", ()))
    values: dict[str, Any] = {"voorzitter_id": None, "notulist_id": None, "stoelen": seats}
    return TafelFeit(status, **(values | given_values))


def feiten(**given_values: Any) -> CasusFeiten:
    """A casus of one person, about whom everybody's organisation (ten times their own number) may be told all."""
    leden = tuple(LidFeit(who, "lid") for who in given_values.pop("leden", ()))
    values: dict[str, Any] = {"casus_id": 7, "inbrenger_id": 1, "casusregisseur_id": None, "leden": leden}
    said = {"inwoners": (PERSON,), "vraag": frozenset({Onderwerp.WONEN}), "delen": consent(*range(1, 7))}
    return CasusFeiten(**(values | said | given_values))


def consent(*people: int) -> DeelFeiten:
    yes = ToestemmingSoort.GEGEVEN
    parts = [Onderwerp.WONEN, Onderwerp.GELD]
    return DeelFeiten(
        tuple(ToestemmingFeit(9, PERSON, who * 10, part, yes, ALTIJD) for who in people for part in parts)
    )


def seen(facts: CasusFeiten) -> set[tuple[int, Categorie, str]]:
    """Of an item only that it is seen; the parts of life have tests of their own (``test_zicht_delen.py``)."""
    return {(z.professional_id, z.categorie, z.grond) for z in grants(facts) if z.categorie in ZICHTBAAR}


def test_inbrenger_casusregisseur_members_and_coordinators_see_all_of_it() -> None:
    others = frozenset(Rol) - {Rol.CONTROLLER, Rol.COORDINATOR}
    facts = feiten(casusregisseur_id=2, leden=(3,), rollen={4: frozenset({Rol.COORDINATOR}), 5: others})
    assert seen(facts) == {
        (1, ALLES, "inbrenger"), (2, ALLES, "casusregisseur"), (3, ALLES, "lid"), (4, ALLES, "coordinator"),
    }  # fmt: skip
    assert grants(facts)[0] == Zicht(7, 1, ALLES, "inbrenger", ALTIJD, None)


@pytest.mark.parametrize("status", OverlegStatus)
def test_deelnemers_see_the_item_while_the_meeting_is_open_or_runs(status: OverlegStatus) -> None:
    found = seen(feiten(tafels=(tafel(status, deelnemers=(2, 3)),)))
    assert ((2, TAFEL, "deelnemer") in found) == (status in LIVE)
    assert len(found) == (3 if status in LIVE else 1)


@pytest.mark.parametrize("status", OverlegStatus)
def test_chair_and_notulist_see_the_item_in_every_state(status: OverlegStatus) -> None:
    found = seen(feiten(tafels=(tafel(status, voorzitter_id=2, notulist_id=3),)))
    assert found >= {(2, TAFEL, "voorzitter"), (3, TAFEL, "notulist")}


def test_leading_one_table_outweighs_sitting_at_another() -> None:
    tables = (tafel(deelnemers=(2,)), tafel(voorzitter_id=2, deelnemers=(2,)))
    for order in (tables, tables[::-1]):
        assert (2, TAFEL, "voorzitter") in seen(feiten(tafels=order))


def test_guests_see_nothing() -> None:
    """They have no seat among the facts, and neither has who sent apologies."""
    assert seen(feiten(tafels=(tafel(),))) == {(1, ALLES, "inbrenger")}


def test_a_controller_stays_blind_whatever_else_he_is() -> None:
    blind = {n: frozenset(Rol) for n in range(1, 6)}
    table = tafel(OverlegStatus.LOPEND, voorzitter_id=3, notulist_id=4, deelnemers=(5,))
    assert grants(feiten(casusregisseur_id=2, leden=(2,), tafels=(table,), rollen=blind)) == []


FIRST, LAST = date(2026, 12, 1), date(2026, 12, 12)


def stands_in(vervanger: int, for_: int = 1, first: date = FIRST, last: date = LAST) -> VervangFeit:
    return VervangFeit(for_, vervanger, first, last)


def test_a_stand_in_sees_what_the_other_sees_from_the_first_day_through_the_last() -> None:
    facts = feiten(vervangingen=(stands_in(5),), tafels=(tafel(voorzitter_id=1),))
    found = [z for z in grants(facts) if z.categorie in ZICHTBAAR]
    own, others = found[:2], found[2:]
    assert {z.professional_id for z in own} == {1}
    begin, end = datetime(2026, 11, 30, 23, tzinfo=UTC), datetime(2026, 12, 12, 23, tzinfo=UTC)
    assert others == [Zicht(7, 5, ALLES, VERVANGING, begin, end), Zicht(7, 5, TAFEL, VERVANGING, begin, end)]


def test_a_day_begins_at_midnight_in_amsterdam_in_winter_and_in_summer() -> None:
    assert day_begins(date(2026, 1, 1)) == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert day_begins(date(2026, 7, 1)) == datetime(2026, 6, 30, 22, tzinfo=UTC)


def test_a_stand_in_sees_never_more_than_the_other_and_hands_nothing_on() -> None:
    chain = (stands_in(5, for_=1), stands_in(6, for_=5))
    assert {z.professional_id for z in grants(feiten(vervangingen=chain))} == {1, 5}
    assert grants(feiten(vervangingen=(stands_in(5, for_=4),))) == grants(feiten())


def test_no_controller_stands_in_or_is_seen_for() -> None:
    blind = {5: frozenset({Rol.CONTROLLER})}
    assert {z.professional_id for z in grants(feiten(vervangingen=(stands_in(5),), rollen=blind))} == {1}
    assert grants(feiten(vervangingen=(stands_in(5),), rollen={1: frozenset(Rol)})) == []


def test_own_sight_goes_before_that_of_a_stand_in() -> None:
    facts = feiten(leden=(5,), vervangingen=(stands_in(5),))
    assert [z.grond for z in grants(facts) if z.professional_id == 5] == ["lid"]


def test_two_weeks_apart_are_two_permissions_and_days_on_end_are_one() -> None:
    later = stands_in(5, first=LAST + timedelta(days=20), last=LAST + timedelta(days=25))
    following = stands_in(5, for_=2, first=LAST + timedelta(days=1), last=LAST + timedelta(days=3))
    apart = [z for z in grants(feiten(vervangingen=(stands_in(5), later))) if z.professional_id == 5]
    assert [z.van for z in apart] == [day_begins(FIRST), day_begins(later.eerste_dag)]
    facts = feiten(leden=(2,), vervangingen=(stands_in(5), following))
    (joined,) = [z for z in grants(facts) if z.professional_id == 5]
    assert (joined.van, joined.tot) == (day_begins(FIRST), day_begins(LAST + timedelta(days=4)))


people = st.integers(1, 6)
some = st.lists(people, max_size=4).map(tuple)
tables = st.builds(
    TafelFeit,
    st.sampled_from(OverlegStatus),
    st.none() | people,
    st.none() | people,
    some.map(lambda who: tuple(StoelFeit(one, one * 10) for one in who)),
)
facts_of = st.builds(
    feiten,
    casus_id=st.just(7),
    inbrenger_id=people,
    casusregisseur_id=st.none() | people,
    leden=some,
    tafels=st.lists(tables, max_size=3).map(tuple),
    rollen=st.dictionaries(people, st.frozensets(st.sampled_from(Rol), max_size=2), max_size=6),
)


@given(facts_of, st.lists(st.tuples(people, people, st.integers(0, 30), st.integers(0, 9)), max_size=5))
def test_who_stands_in_sees_no_more_on_any_day_than_whom_they_replace(
    facts: CasusFeiten, spans: list[tuple[int, int, int, int]]
) -> None:
    replaced = tuple(
        VervangFeit(who, by, FIRST + timedelta(days=start), FIRST + timedelta(days=start + more))
        for who, by, start, more in spans
    )
    own = {(z.professional_id, z.categorie) for z in grants(facts)}
    found = [z for z in grants(replace(facts, vervangingen=replaced)) if z.grond == VERVANGING]
    assert len({(z.professional_id, z.categorie, z.van) for z in found}) == len(found)
    for day in (FIRST + timedelta(days=n) for n in range(42)):
        noon = day_begins(day) + timedelta(hours=12)
        seen_now = {(z.professional_id, z.categorie) for z in found if z.van <= noon and z.tot and noon < z.tot}
        allowed = {
            (v.vervanger_id, c)
            for v in replaced
            for c in Categorie
            if v.eerste_dag <= day <= v.laatste_dag
            and (v.professional_id, c) in own
            and Rol.CONTROLLER not in facts.rollen.get(v.vervanger_id, frozenset())
        }
        assert seen_now == allowed - own


@given(facts_of)
def test_permissions_follow_from_the_facts_and_nothing_else(facts: CasusFeiten) -> None:
    found = grants(facts)
    keys = [(z.professional_id, z.categorie) for z in found]
    assert len(keys) == len(set(keys))
    controllers = {p for p, roles in facts.rollen.items() if Rol.CONTROLLER in roles}
    assert not controllers & {z.professional_id for z in found}
    whole = {facts.inbrenger_id, facts.casusregisseur_id, *(lid.professional_id for lid in facts.leden)} | {
        p for p, roles in facts.rollen.items() if Rol.COORDINATOR in roles
    }
    at_table = {t.voorzitter_id for t in facts.tafels} | {t.notulist_id for t in facts.tafels}
    for table in facts.tafels:
        if table.status in LIVE:
            at_table |= {seat.professional_id for seat in table.stoelen}
    assert {p for p, c in keys if c is ALLES} == whole - controllers - {None}
    assert {p for p, c in keys if c is TAFEL} == at_table - controllers - {None}


TEAM = {Rol.VOORZITTER, Rol.NOTULIST, Rol.WIJKPROFESSIONAL, Rol.COORDINATOR}
TABLE = {Rol.VOORZITTER, Rol.NOTULIST, Rol.COORDINATOR}
MATRIX = {
    Handeling.BEHEER: {Rol.BEHEERDER, Rol.COORDINATOR},
    Handeling.CASUS_AANMAKEN: TEAM,
    Handeling.OVERLEG_VOORBEREIDEN: TABLE,
    Handeling.OVERLEG_VOEREN: TABLE,
    Handeling.OVERLEG_VASTSTELLEN: {Rol.VOORZITTER},
    Handeling.VERSLAG_MAKEN: TABLE,
    Handeling.UITVOEREN: {Rol.COORDINATOR, Rol.BEHEERDER},
    Handeling.ACTIE_AFSPREKEN: TEAM,
    Handeling.BESLUIT_BIJWERKEN: TEAM,
    Handeling.MEENEMEN: {*TABLE, Rol.BEHEERDER},
    Handeling.CASUS_HEROPENEN: {Rol.VOORZITTER, Rol.COORDINATOR},
    Handeling.TOESTEMMING_VASTLEGGEN: TEAM,
    Handeling.DELEN_WEGEN: TEAM,
    Handeling.DELEN_BESLISSEN: {Rol.VOORZITTER, Rol.COORDINATOR},
    Handeling.TOEGANG_VRAGEN: TEAM,
    Handeling.TOEGANG_GEVEN: {Rol.VOORZITTER, Rol.COORDINATOR},
    Handeling.AANBOD_BIJHOUDEN: TEAM,
    Handeling.AANBOD_VOORSTELLEN: TEAM,
    Handeling.GELD_VRAGEN: TEAM,
    Handeling.GELD_BESLISSEN: TEAM,
    Handeling.GELD_BEHEREN: {Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER},
}


def test_every_handeling_has_its_roles() -> None:
    assert set(BEVOEGD) == set(Handeling) == set(MATRIX)


@pytest.mark.parametrize(("rol", "handeling"), list(itertools.product(Rol, Handeling)))
def test_a_role_may_what_the_matrix_says(rol: Rol, handeling: Handeling) -> None:
    actor = make_actor(rol)
    assert actor.may(handeling) == (rol in MATRIX[handeling])
    if actor.may(handeling):
        actor.require(handeling)
        return
    with pytest.raises(RuleViolation) as error:
        actor.require(handeling)
    assert refused(error.value) == ("geen_bevoegdheid", {"handeling": handeling.value})


@pytest.mark.parametrize("handeling", Handeling)
def test_a_controller_does_nothing_the_program_everything_and_nobody_without_a_role(handeling: Handeling) -> None:
    assert not make_actor(*Rol).may(handeling)
    assert not make_actor().may(handeling)
    assert SYSTEEM.may(handeling)
