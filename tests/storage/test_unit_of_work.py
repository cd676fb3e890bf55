"""One transaction: all or nothing, a log row for every change, the version that a colleague may have moved."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from casus.domain.bevoegdheid import SYSTEEM, Actor
from casus.domain.casus import Casus, CasusLid
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.organisatie import Gebruiker, Professional
from casus.domain.values import Rol
from casus.storage import tables as t
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW, refused

ENTRY = LogEntry("proef", (("casus", 1),))


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two professionals, Lotte a gebruiker, one casus of Lotte."""
    map_all()
    things = [
        make.make_organisatie(),
        make.make_professional(),
        make.make_professional(id=2, naam="Nico Overbeek"),
        make.make_gebruiker(Rol.WIJKPROFESSIONAL),
        make.make_casus(),
    ]
    for thing in things:
        save(engine, thing, ENTRY)
    return engine


def work(engine: Engine, actor: Actor = SYSTEEM, now: datetime = NOW) -> UnitOfWork:
    return UnitOfWork(engine, actor, lambda: now)


def lotte(number: int = 1) -> Actor:
    return make.make_actor(Rol.WIJKPROFESSIONAL, gebruiker_id=number, professional_id=number)


def save(engine: Engine, thing: object, *entries: LogEntry) -> None:
    with work(engine) as uow:
        uow.add(thing)
        uow.commit(*entries)


def rows(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        found: int = connection.execute(select(func.count()).select_from(t.metadata.tables[table])).scalar_one()
        return found


def test_leaving_without_commit_changes_nothing(filled: Engine) -> None:
    before = rows(filled, "logregel")
    with work(filled) as uow:
        uow.add(Wijk(1, "Molenbuurt", NOW))
        uow.flush()
    assert (rows(filled, "wijk"), rows(filled, "logregel")) == (0, before)


def test_an_error_on_the_way_changes_nothing(filled: Engine) -> None:
    before = rows(filled, "logregel")
    with suppress(RuleViolation), work(filled) as uow:
        uow.add(Wijk(1, "Molenbuurt", NOW))
        uow.flush()
        uow.get(Casus, 99)
        uow.commit(ENTRY)
    assert (rows(filled, "wijk"), rows(filled, "logregel")) == (0, before)


def test_what_fails_before_it_began_gives_its_connection_back(filled: Engine) -> None:
    def broken() -> datetime:
        raise LookupError("no clock")

    before = filled.pool.status()
    with pytest.raises(LookupError), UnitOfWork(filled, SYSTEEM, broken):
        pytest.fail("it began")
    assert filled.pool.status() == before
    save(filled, Wijk(1, "Molenbuurt", NOW), ENTRY)


def test_there_is_no_change_without_a_log_row(filled: Engine) -> None:
    with pytest.raises(AssertionError):
        save(filled, Wijk(1, "Molenbuurt", NOW))
    assert rows(filled, "wijk") == 0


def test_one_commit_can_write_several_rows(filled: Engine) -> None:
    before = rows(filled, "logregel")
    with work(filled) as uow:
        uow.add(Wijk(1, "Molenbuurt", NOW))
        uow.commit(ENTRY, ENTRY)
    assert rows(filled, "logregel") == before + 2


def test_a_row_that_holds_text_stops_the_whole_change(filled: Engine) -> None:
    with pytest.raises(ValueError, match="codes only"):
        save(filled, Wijk(1, "Molenbuurt", NOW), LogEntry("Wat Lotte deed"))
    assert rows(filled, "wijk") == 0


def test_a_change_to_a_child_moves_the_version_of_the_whole(filled: Engine) -> None:
    with work(filled) as uow:
        casus = uow.get(Casus, 1, 1)
        casus.add_lid(CasusLid(1, 2, NOW), NOW)
        uow.commit(ENTRY)
        assert casus.versie == 2
    with pytest.raises(EnvironmentProblem) as error, work(filled) as uow:
        uow.get(Casus, 1, 1)
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "casus"})


def test_reading_without_change_leaves_the_version(filled: Engine) -> None:
    with work(filled) as uow:
        uow.get(Casus, 1, 1)
        uow.commit(ENTRY)
    with work(filled) as uow:
        assert uow.get(Casus, 1).versie == 1


def test_what_is_twice_there_and_what_is_not_there_are_told_apart(filled: Engine) -> None:
    with pytest.raises(RuleViolation) as error:
        save(filled, make.make_gebruiker(id=2), ENTRY)
    assert error.value.code == "bestaat_al"
    with pytest.raises(RuleViolation) as error:
        save(filled, make.make_gebruiker(id=2, code="ZZ", professional_id=99), ENTRY)
    assert error.value.code == "niet_gevonden"


def test_hidden_and_absent_are_the_same(filled: Engine) -> None:
    answers: list[object] = []
    for number, viewer in ((1, lotte(2)), (99, lotte(2)), (1, lotte(1))):
        with work(filled, viewer) as uow:
            try:
                answers.append(uow.get(Casus, number, 7 if viewer.professional_id == 2 else None).code)
            except RuleViolation as error:
                answers.append(refused(error))
    assert answers == [("niet_gevonden", {"soort": "casus"})] * 2 + ["K7P"]


@pytest.mark.parametrize(("cls", "number"), [(Professional, 99), (Gebruiker, 99)])
def test_what_is_not_there_is_named_by_kind(filled: Engine, cls: type[object], number: int) -> None:
    with pytest.raises(RuleViolation) as error, work(filled) as uow:
        uow.get(cls, number)
    assert refused(error.value) == ("niet_gevonden", {"soort": cls.__name__.lower()})


def test_reading_is_one_row_per_quarter_of_an_hour(filled: Engine) -> None:
    counts = []
    for minutes in (0, 0, 15, 16, 31, 32):
        with work(filled, lotte(), NOW + timedelta(minutes=minutes)) as uow:
            uow.commit_reading(ENTRY)
        counts.append(rows(filled, "logregel"))
    first = counts[0]
    assert counts == [first, first, first, first + 1, first + 1, first + 2]


def test_drafts_are_my_own_and_leave_no_log_row(filled: Engine) -> None:
    before = rows(filled, "logregel")
    for text in ("Rob", "Rob T"):
        with work(filled, lotte()) as uow:
            uow.keep_concept("casus", 1, "naam", text)
    with work(filled, lotte()) as uow:
        assert [(c.veld, c.tekst) for c in uow.queries.concepten()] == [("naam", "Rob T")]
    with work(filled, lotte(2)) as uow:
        assert list(uow.queries.concepten()) == []
    with work(filled, lotte()) as uow:
        uow.keep_concept("casus", 1, "naam", "")
    assert (rows(filled, "concept"), rows(filled, "logregel")) == (0, before)


def test_drafts_go_together_with_what_was_saved_or_alone(filled: Engine) -> None:
    for veld in ("naam", "vraag"):
        with work(filled, lotte()) as uow:
            uow.keep_concept("casus", 1, veld, "x")
    with work(filled, lotte()) as uow:
        uow.forget_concept("casus", 1)
    assert rows(filled, "concept") == 2
    with work(filled, lotte()) as uow:
        uow.forget_concept("casus", 1)
        uow.commit_concepten()
    assert rows(filled, "concept") == 0


def test_a_commit_of_drafts_carries_nothing_else(filled: Engine) -> None:
    with work(filled, lotte()) as uow:
        uow.add(Wijk(1, "Molenbuurt", NOW))
        with pytest.raises(AssertionError):
            uow.commit_concepten()
    assert rows(filled, "wijk") == 0
