"""The gate's table: drawn anew in the same transaction as what moved it, and read by moment."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.casus import Casus, CasusLid
from casus.domain.changes import LogEntry
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import Gebruiker, GebruikerRol, Organisatie
from casus.domain.overleg import Overleg
from casus.domain.toegang import ZICHTBAAR, Categorie
from casus.domain.toestemming import Toestemming
from casus.domain.values import OrganisatieSoort, Rol
from casus.storage import samenvoegen, zicht
from casus.storage import tables as t
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW, later

ENTRY = LogEntry("proef", (("casus", 1),))
ALLES, TAFEL = Categorie.ALLES, Categorie.TAFEL
Permission = tuple[int, Categorie, str]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Professionals 1 to 6 as gebruikers without a role; casus 11 of 1, whose person lets organisation 1 know about
    housing; a meeting of 2 with 3 and guest 4, all of organisation 1.
    """
    map_all()
    save(engine, make.make_organisatie())
    for number in range(1, 7):
        save(engine, make.make_professional(id=number))
        save(engine, make.make_gebruiker(id=number, professional_id=number, code=f"P{number}"))
    save(engine, make.make_casus(id=11, inwoners=[make.make_inwoner(id=21)]))
    save(engine, make.make_toestemming(casus_id=11, inwoner_id=21))
    guests = [make.make_deelnemer(3), make.make_deelnemer(4, gast=True)]
    save(engine, make.make_overleg(voorzitter_id=2, deelnemers=guests, punten=[make.make_punt(1, casus_id=11)]))
    return engine


def save(engine: Engine, thing: object) -> None:
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        uow.add(thing)
        uow.commit(ENTRY)


def change(engine: Engine, kind: type[object], number: int, act: Callable[..., object], now: datetime = NOW) -> None:
    with UnitOfWork(engine, SYSTEEM, lambda: now) as uow:
        act(uow.get(kind, number))
        uow.commit(ENTRY)


def permissions(engine: Engine) -> set[Permission]:
    """Who sees the casus or its item; ``parts`` has what of it."""
    z = t.zicht.c
    with engine.connect() as connection:
        rows = connection.execute(select(z.professional_id, z.categorie, z.grond).where(z.categorie.in_(ZICHTBAAR)))
        return {(row.professional_id, row.categorie, row.grond) for row in rows}


def parts(engine: Engine, who: int) -> set[Categorie]:
    """The parts of life that somebody may read about."""
    z = t.zicht.c
    with engine.connect() as connection:
        query = select(z.categorie).where(z.professional_id == who, z.categorie.not_in(ZICHTBAAR))
        return set(connection.execute(query).scalars())


def seen(connection: Connection, viewer: int, now: datetime, *categories: Categorie) -> list[int]:
    c = t.casus.c
    return list(connection.execute(select(c.id).where(zicht.visible(c.id, viewer, now, *categories))).scalars())


START: set[Permission] = {(1, ALLES, "inbrenger"), (2, TAFEL, "voorzitter")}


def test_a_new_casus_and_its_meeting_have_their_permissions(filled: Engine) -> None:
    assert permissions(filled) == START


def test_opening_shows_and_closing_hides_in_the_same_transaction(filled: Engine) -> None:
    steps: list[Callable[[Overleg], object]] = [
        lambda o: o.open(NOW),
        lambda o: o.start(NOW),
        lambda o: o.close(NOW),
        lambda o: o.establish(NOW),
    ]
    found = []
    for step in steps:
        change(filled, Overleg, 1, step)
        found.append((3, TAFEL, "deelnemer") in permissions(filled))
    assert found == [True, True, False, False]
    assert permissions(filled) == START


def test_a_point_that_is_taken_off_takes_its_permissions_along(filled: Engine) -> None:
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    change(filled, Overleg, 1, lambda o: o.remove_punt(1, NOW))
    assert permissions(filled) == {(1, ALLES, "inbrenger")}
    change(filled, Overleg, 1, lambda o: o.add_punt(make.make_punt(2, casus_id=11), NOW))
    assert permissions(filled) == START | {(3, TAFEL, "deelnemer")}


def test_who_is_invited_excused_or_put_in_charge_follows_at_once(filled: Engine) -> None:
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    change(filled, Overleg, 1, lambda o: o.invite(make.make_deelnemer(5), NOW))
    assert (5, TAFEL, "deelnemer") in permissions(filled)
    change(filled, Overleg, 1, lambda o: o.excuse(5, True, NOW))
    assert not any(who == 5 for who, *_ in permissions(filled))
    change(filled, Overleg, 1, lambda o: o.excuse(5, False, NOW))
    change(filled, Overleg, 1, lambda o: o.uninvite(5, NOW))
    assert not any(who == 5 for who, *_ in permissions(filled))
    change(filled, Overleg, 1, lambda o: o.put_in_charge(5, 6, NOW))
    assert permissions(filled) >= {(5, TAFEL, "voorzitter"), (6, TAFEL, "notulist")}
    assert not any(who == 2 for who, *_ in permissions(filled))


def test_consent_opens_its_part_and_taking_it_back_closes_the_item_at_once(filled: Engine) -> None:
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    assert parts(filled, 3) == {Categorie.WONEN}
    assert len(parts(filled, 2)) == len(Onderwerp)  # who leads the table: each part but *dat*, and the question
    change(filled, Toestemming, 1, lambda x: x.withdraw("", NOW))
    assert parts(filled, 3) == set()
    assert not any(who == 3 for who, *_ in permissions(filled))


def test_what_the_question_is_about_decides_whether_all_of_it_may_be_read(filled: Engine) -> None:
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    change(filled, Casus, 11, lambda c: c.ask_about([Onderwerp.WONEN], make.Ids(70), NOW))
    assert parts(filled, 3) == {Categorie.WONEN, Categorie.VRAAG}
    change(filled, Casus, 11, lambda c: c.ask_about([Onderwerp.WONEN, Onderwerp.GELD], make.Ids(80), NOW))
    assert parts(filled, 3) == {Categorie.WONEN}


def test_an_organisation_that_becomes_police_may_hear_the_police_at_once(filled: Engine) -> None:
    save(filled, make.make_toestemming(id=2, casus_id=11, inwoner_id=21, onderwerpen=(Onderwerp.POLITIE,)))
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    assert Categorie.POLITIE not in parts(filled, 3)
    change(filled, Organisatie, 1, lambda o: setattr(o, "soort", OrganisatieSoort.POLITIE))
    assert Categorie.POLITIE in parts(filled, 3)


def test_a_question_inside_a_question_looks_at_its_own_row(filled: Engine) -> None:
    """The gate two questions deep: casus 12 is not shown because casus 11 is seen."""
    save(filled, make.make_casus(id=12, code="M3X", inbrenger_id=5))
    outer, inner = t.casus.alias("outer"), t.casus.alias("inner")
    gate = select(inner.c.id).where(inner.c.id == outer.c.id, zicht.visible(outer.c.id, 1, NOW)).exists()
    with filled.connect() as connection:
        assert list(connection.execute(select(outer.c.id).where(gate)).scalars()) == [11]


def test_regie_and_members_follow_at_once(filled: Engine) -> None:
    change(filled, Casus, 11, lambda c: c.assign_regie(5, NOW))
    change(filled, Casus, 11, lambda c: c.add_lid(CasusLid(1, 6, NOW), NOW))
    assert permissions(filled) == START | {(5, ALLES, "casusregisseur"), (6, ALLES, "lid")}
    change(filled, Casus, 11, lambda c: c.assign_regie(None, NOW))
    assert permissions(filled) == START | {(6, ALLES, "lid")}


def test_roles_reach_every_casus_at_once(filled: Engine) -> None:
    save(filled, make.make_casus(id=12, code="M3X", inbrenger_id=5))
    change(filled, Gebruiker, 6, lambda g: g.rollen.append(GebruikerRol(1, Rol.COORDINATOR)))
    z = t.zicht.c
    with filled.connect() as connection:
        found = connection.execute(select(z.casus_id).where(z.grond == "coordinator").order_by(z.casus_id)).scalars()
        assert list(found) == [11, 12]
    change(filled, Gebruiker, 6, lambda g: g.rollen.clear())
    assert not any(who == 6 for who, *_ in permissions(filled))
    change(filled, Gebruiker, 1, lambda g: g.rollen.append(GebruikerRol(1, Rol.CONTROLLER)))
    assert not any(who == 1 for who, *_ in permissions(filled))


def test_a_role_of_who_is_no_longer_active_counts_no_more(filled: Engine) -> None:
    change(filled, Gebruiker, 6, lambda g: g.rollen.append(GebruikerRol(1, Rol.COORDINATOR)))
    change(filled, Gebruiker, 6, lambda g: setattr(g, "actief", False))
    assert permissions(filled) == START


def test_a_clock_that_is_set_back_hides_nothing(filled: Engine) -> None:
    change(filled, Casus, 11, lambda c: c.add_lid(CasusLid(1, 6, NOW), NOW), later(60))
    with filled.connect() as connection:
        assert seen(connection, 6, NOW - timedelta(days=400)) == [11]


def test_permissions_begin_and_end_at_a_moment(filled: Engine) -> None:
    with filled.execution_options(casus_write=True).begin() as connection:
        connection.execute(update(t.zicht).where(t.zicht.c.professional_id == 1).values(van=later(10), tot=later(20)))
    with filled.connect() as connection:
        found = [len(seen(connection, 1, later(minute))) for minute in (9, 10, 19, 20)]
        narrow = seen(connection, 1, later(10), TAFEL)
    assert found == [0, 1, 1, 0]
    assert narrow == []


def test_many_casussen_are_drawn_anew_in_batches(filled: Engine, tier_count: Callable[[int, int], int]) -> None:
    count = tier_count(zicht.BATCH + 1, 5 * zicht.BATCH)
    row = {column.name: getattr(make.make_casus(), column.name) for column in t.casus.columns} | {"versie": 1}
    with filled.execution_options(casus_write=True).begin() as connection:
        connection.execute(
            insert(t.casus), [row | {"id": 1000 + n, "code": f"C{n}", "inbrenger_id": 5} for n in range(count)]
        )
        zicht.rewrite_all(connection)
    with filled.connect() as connection:
        assert len(seen(connection, 5, later(90))) == count
        assert seen(connection, 1, NOW) == [11]


def test_a_guest_sees_an_item_while_they_sit_at_it_and_as_far_as_their_organisation_may(filled: Engine) -> None:
    seen = []

    def note(*steps: Callable[[Overleg], object]) -> None:
        for step in steps:
            change(filled, Overleg, 1, step)
            seen.append(any(who == 4 for who, *_ in permissions(filled)))

    note(lambda o: o.open(NOW), lambda o: o.start(NOW), lambda o: o.start_punt(1, make.Ids(70), NOW))
    assert seen == [False, False, False]
    note(lambda o: o.step_in(4, make.Ids(80), later(1)))
    assert seen.pop()
    assert parts(filled, 4) == parts(filled, 3) == {Categorie.WONEN}
    change(filled, Toestemming, 1, lambda x: x.withdraw("", NOW))
    assert not any(who == 4 for who, *_ in permissions(filled))
    note(lambda o: o.step_out(4, later(2)), lambda o: o.finish_punt(later(3)), lambda o: o.close(later(4)))
    assert not any(seen)


def test_every_column_that_names_an_organisation_is_known_to_merging() -> None:
    found = {
        column for table in t.metadata.tables.values() for column in table.c if column.references(t.organisatie.c.id)
    }
    assert found == {column for column, _, _ in samenvoegen.NAMES_ORGANISATIE} | set(samenvoegen.STAYS_ORGANISATIE)
