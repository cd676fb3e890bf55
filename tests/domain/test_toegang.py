"""Who may see what, and who may do what."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.toegang import ALTIJD, BEVOEGD, SYSTEEM, CasusFeiten, Categorie, Handeling, TafelFeit, Zicht, grants
from casus.domain.values import OverlegStatus, Rol
from tests.factories import make_actor, refused

ALLES, TAFEL = Categorie.ALLES, Categorie.TAFEL
LIVE = (OverlegStatus.OPEN, OverlegStatus.LOPEND)


def tafel(status: OverlegStatus = OverlegStatus.OPEN, **given_values: Any) -> TafelFeit:
    values: dict[str, Any] = {"voorzitter_id": None, "notulist_id": None, "deelnemers": (), "gasten": ()}
    return TafelFeit(status, **(values | given_values))


def feiten(**given_values: Any) -> CasusFeiten:
    values: dict[str, Any] = {"casus_id": 7, "inbrenger_id": 1, "casusregisseur_id": None}
    return CasusFeiten(**(values | given_values))


def seen(facts: CasusFeiten) -> set[tuple[int, Categorie, str]]:
    return {(z.professional_id, z.categorie, z.grond) for z in grants(facts)}


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
    assert seen(feiten(tafels=(tafel(deelnemers=(2,), gasten=(2, 3)),))) == {(1, ALLES, "inbrenger")}


def test_a_controller_stays_blind_whatever_else_he_is() -> None:
    blind = {n: frozenset(Rol) for n in range(1, 6)}
    table = tafel(OverlegStatus.LOPEND, voorzitter_id=3, notulist_id=4, deelnemers=(5,))
    assert grants(feiten(casusregisseur_id=2, leden=(2,), tafels=(table,), rollen=blind)) == []


people = st.integers(1, 6)
some = st.lists(people, max_size=4).map(tuple)
tables = st.builds(
    TafelFeit,
    st.sampled_from(OverlegStatus),
    st.none() | people,
    st.none() | people,
    some,
    some,
)
facts_of = st.builds(
    CasusFeiten,
    casus_id=st.just(7),
    inbrenger_id=people,
    casusregisseur_id=st.none() | people,
    leden=some,
    tafels=st.lists(tables, max_size=3).map(tuple),
    rollen=st.dictionaries(people, st.frozensets(st.sampled_from(Rol), max_size=2), max_size=6),
)


@given(facts_of)
def test_permissions_follow_from_the_facts_and_nothing_else(facts: CasusFeiten) -> None:
    found = grants(facts)
    keys = [(z.professional_id, z.categorie) for z in found]
    assert keys == sorted(set(keys))
    controllers = {p for p, roles in facts.rollen.items() if Rol.CONTROLLER in roles}
    assert not controllers & {z.professional_id for z in found}
    whole = {facts.inbrenger_id, facts.casusregisseur_id, *facts.leden} | {
        p for p, roles in facts.rollen.items() if Rol.COORDINATOR in roles
    }
    at_table = {t.voorzitter_id for t in facts.tafels} | {t.notulist_id for t in facts.tafels}
    for table in facts.tafels:
        if table.status in LIVE:
            at_table |= set(table.deelnemers) - set(table.gasten)
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
