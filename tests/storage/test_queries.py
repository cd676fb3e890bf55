"""Reading as rows: the same on both engines, through the gate, and the program itself sees all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, literal, select

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.changes import LogEntry
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import Dienstverband, Professional
from casus.domain.toegang import Categorie
from casus.domain.values import AgendapuntStatus, CasusStatus, OverlegStatus, Rol
from casus.storage.columns import Tekst
from casus.storage.mapping import map_all
from casus.storage.queries import Queries
from casus.storage.reading import part_of
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import MEETING, NOW

ENTRY = LogEntry("proef", (("casus", 1),))
ALLES, TAFEL = Categorie.ALLES, Categorie.TAFEL


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Three casussen of 1; a closed meeting with 11 and 12, an open one of chair 2 with 11; 3 sits at both."""
    map_all()
    things: list[object] = [make.make_organisatie()]
    names = {1: "Iris Bakker", 2: "Vera Zandstra", 3: "Daan van den Aker"}
    for number, naam in names.items():
        job = make.make_job(id=number, van=date(2026, 1, number))
        things += [
            make.make_professional(id=number, naam=naam, dienstverbanden=[job]),
            make.make_gebruiker(id=number, professional_id=number, code=f"P{number}"),
        ]
    things += [make.make_casus(id=n, code=f"K{n}", naam=f"Casus {chr(122 - n)}") for n in (11, 12, 13)]
    done = make.make_punt(1, casus_id=11, status=AgendapuntStatus.BESPROKEN, notities=[make.make_notitie()])
    missed = make.make_punt(2, casus_id=12, status=AgendapuntStatus.NIET_BEREIKT)
    people = [make.make_deelnemer(1, professional_id=3)]
    things.append(
        make.make_overleg(punten=[done, missed], status=OverlegStatus.GESLOTEN, deelnemers=people, voorzitter_id=None)
    )
    following = {"id": 2, "nummer": 2, "datum": MEETING + timedelta(days=7), "status": OverlegStatus.OPEN}
    people = [make.make_deelnemer(2, professional_id=3), make.make_deelnemer(3, professional_id=1, afgemeld=True)]
    things.append(
        make.make_overleg(**following, voorzitter_id=2, deelnemers=people, punten=[make.make_punt(3, casus_id=11)])
    )
    things.append(make.make_actie(id=1, casus_id=11, agendapunt_id=1, professional_id=3, uiterlijk=MEETING))
    things.append(make.make_actie(id=2, casus_id=12, agendapunt_id=2, professional_id=3))
    things.append(make.make_actie(id=3, professional_id=1))
    for thing in things:
        with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
            uow.add(thing)
            uow.commit(ENTRY)
    return engine


Ask = Callable[..., Queries]


@pytest.fixture
def asked(filled: Engine) -> Iterator[Ask]:
    """``asked(3)``: what this professional gets to read; None is the program itself."""
    with filled.connect() as connection:

        def ask(number: int | None, *rollen: Rol) -> Queries:
            viewer = make.make_actor(*rollen, gebruiker_id=number, professional_id=number)
            return Queries(connection, SYSTEEM if number is None else viewer, NOW)

        yield ask


@pytest.mark.parametrize(
    ("viewer", "seen"), [(1, {11, 12, 13}), (2, {11}), (3, {11}), (None, {11, 12, 13}), (99, set())]
)
def test_lists_and_single_casussen_go_through_the_same_gate(asked: Ask, viewer: int | None, seen: set[int]) -> None:
    queries = asked(viewer)
    assert set(queries.casus_ids(status=None, mine=False)) == seen
    assert {row.id for row in queries.casus_rows([11, 12, 13, 14])} == seen
    assert {n for n in (11, 12, 13, 14) if queries.casus(n) is not None} == seen
    assert {n for n in (11, 12, 13, 14) if queries.may_see_casus(n)} == seen
    assert {row.id for row in queries.voorraad(99, 20)} == seen


def test_order_page_and_filters_of_the_list(asked: Ask) -> None:
    queries = asked(1)
    assert queries.casus_ids(status=CasusStatus.LOOPT, mine=True) == [13, 12, 11]
    assert queries.casus_page(status=None, mine=False, limit=2) == [13, 12]
    assert queries.casus_ids(status=CasusStatus.AFGESLOTEN, mine=False) == []
    assert asked(3).casus_ids(status=None, mine=True) == []


def test_every_part_of_a_life_is_told_by_its_own_part(engine: Engine) -> None:
    told = [part_of(literal(domein.value, Tekst())) for domein in Levensdomein]
    with engine.connect() as connection:
        assert list(connection.execute(select(*told)).one()) == [domein.onderwerp.value for domein in Levensdomein]


def test_who_sees_an_item_only_sees_it_in_that_category(asked: Ask) -> None:
    queries = asked(3)
    assert queries.may_see_casus(11, TAFEL)
    assert not queries.may_see_casus(11, ALLES)
    assert list(queries.casus_history(11)) == []
    assert [row.overleg_id for row in asked(1).casus_history(11)] == [2, 1]


def test_leading_is_for_who_leads_a_table_with_it(asked: Ask) -> None:
    found = {n: [c for c in (11, 12, 13) if asked(n).may_lead_casus(c)] for n in (1, 2, 3)}
    assert found == {1: [], 2: [11], 3: []}


def test_a_point_is_seen_at_its_own_table_only(asked: Ask) -> None:
    points = {n: [[p.id for p in asked(n).punten(o)] for o in (1, 2)] for n in (1, 2, 3)}
    assert points == {1: [[1, 2], [3]], 2: [[], [3]], 3: [[], [3]]}
    assert [len(asked(n).at_punten([1, 2, 3])[1]) for n in (1, 2, 3)] == [1, 0, 0]
    counts = {n: [row.casussen for row in asked(n).overleggen()] for n in (1, 2, 3, None)}
    assert counts == {1: [1, 2], 2: [1, 0], 3: [1, 0], None: [1, 2]}
    assert asked(3).may_see_punt(2, 3)
    assert not asked(3).may_see_punt(1, 3)
    assert not asked(3).may_see_punt(1, 1)


def test_meetings_are_newest_first_by_state_and_day_and_count_who_comes(asked: Ask) -> None:
    queries = asked(None)
    assert [row.id for row in queries.overleggen()] == [2, 1]
    assert [row.id for row in queries.overleggen(status=(OverlegStatus.GESLOTEN,))] == [1]
    assert [row.id for row in queries.overleggen(since=MEETING + timedelta(days=1))] == [2]
    assert [row.deelnemers for row in queries.overleggen()] == [1, 1]
    assert queries.highest_nummer() == 2


def test_acties_of_what_is_seen_of_no_casus_and_of_my_own(asked: Ask) -> None:
    rows = {n: [(a.id, a.casus_id, a.casus) for a in asked(n).acties()] for n in (1, 2, 3)}
    mine = [(1, 11, "Casus o"), (2, 12, "Casus n"), (3, None, None)]
    assert rows[1] == mine
    assert rows[2] == [mine[0], mine[2]]
    assert rows[3] == [mine[0], (2, None, None), mine[2]]
    assert [a.code for a in asked(3).acties()] == ["K11", "K12", None]
    assert [a.id for a in asked(3).acties(owner=3)] == [1, 2]
    assert [a.id for a in asked(1).acties(casus_id=12)] == [2]
    assert [a.id for a in asked(1).acties(punt_ids=[1])] == [1]
    assert [a.id for a in asked(1).acties(only_open=True, limit=1)] == [1]
    assert list(asked(3, Rol.CONTROLLER).acties()) == []
    assert [asked(3).may_see_actie(n) for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert [asked(2).may_see_actie(n) for n in (1, 2, 3, 4)] == [True, False, True, False]


def test_coming_back_is_what_waits_and_stands_on_no_agenda_ahead(asked: Ask) -> None:
    rows = asked(None).coming_back(99)
    assert [(r.casus_id, r.stand, r.dag, r.actie_id) for r in rows] == [(12, AgendapuntStatus.NIET_BEREIKT, None, 2)]


def test_the_job_of_a_day_is_the_one_held_then(filled: Engine) -> None:
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        person = uow.get(Professional, 1)
        person.start_job(Dienstverband(9, 1, "wijkcoach", date(2026, 6, 1)), NOW)
        uow.commit(ENTRY)
    days = [date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1)]
    with filled.connect() as connection:
        queries = Queries(connection, SYSTEEM, NOW)
        assert [queries.professionals(day, [1])[0].functie for day in days] == [None, "consulent", "wijkcoach"]
        names = [row.naam for row in queries.professionals(days[1])]
    assert names == ["Daan van den Aker", "Iris Bakker", "Vera Zandstra"]
