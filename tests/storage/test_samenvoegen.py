"""Two organisations that are one: what was asked, answered, decided and told of either holds for the one that stays."""

from datetime import datetime

import pytest
from sqlalchemy import Engine, select

from casus.domain.agendapunt import Pet
from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import Deelbesluit, DeelOntvanger
from casus.domain.delen import Uitkomst
from casus.domain.netwerk import BandInhoud, BandSoort, BandWie, Netwerk
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import Organisatie
from casus.domain.overleg import Overleg
from casus.domain.toegang import DEELNEMER
from casus.domain.toestemming import Toestemming, ToestemmingRegel, ToestemmingStatus
from casus.storage import tables as t
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import NOW, later

ENTRY = LogEntry("proef", (("casus", 1),))
GONE, STAYS = 8, 1


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Organisations 1 and 8 are the same; casus 1 of person 1; at an open table 3 sits for organisation 8."""
    map_all()
    save(engine, make.make_organisatie(), make.make_organisatie(id=GONE, naam="Stg. Voorbeeld"))
    for number in (1, 2, 3):
        save(engine, make.make_professional(id=number))
        save(engine, make.make_gebruiker(id=number, professional_id=number, code=f"P{number}"))
    save(engine, make.make_casus(inwoners=[make.make_inwoner()]))
    return engine


def save(engine: Engine, *things: object) -> None:
    for thing in things:
        with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
            uow.add(thing)
            uow.commit(ENTRY)


def merge(engine: Engine, now: datetime = NOW) -> None:
    with UnitOfWork(engine, SYSTEEM, lambda: now) as uow:
        uow.merge_organisatie(uow.get(Organisatie, GONE), uow.get(Organisatie, STAYS), now)
        uow.commit(ENTRY)


def answered(*lines: tuple[int, Onderwerp, bool], status: ToestemmingStatus) -> Toestemming:
    regels = [ToestemmingRegel(number, *line) for number, line in enumerate(lines, start=50)]
    return make.make_toestemming(status=status, regels=regels)


def lines_after(engine: Engine) -> tuple[ToestemmingStatus, set[tuple[int, Onderwerp, bool]]]:
    merge(engine)
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        found = uow.get(Toestemming, 1, 2)
        return found.status, {(line.organisatie_id, line.onderwerp, line.mag) for line in found.regels}


def test_a_no_to_either_is_a_no_to_both(filled: Engine) -> None:
    geld, wonen = Onderwerp.GELD, Onderwerp.WONEN
    lines = ((STAYS, wonen, True), (GONE, wonen, False), (STAYS, geld, True), (GONE, geld, True))
    save(filled, answered(*lines, status=ToestemmingStatus.DEELS))
    assert lines_after(filled) == (ToestemmingStatus.DEELS, {(STAYS, wonen, False), (STAYS, geld, True)})


def test_without_a_yes_that_is_left_it_was_refused(filled: Engine) -> None:
    lines = ((STAYS, Onderwerp.WONEN, False), (GONE, Onderwerp.WONEN, True))
    save(filled, answered(*lines, status=ToestemmingStatus.DEELS))
    assert lines_after(filled) == (ToestemmingStatus.GEWEIGERD, {(STAYS, Onderwerp.WONEN, False)})


def test_consent_for_the_one_that_goes_opens_the_item_as_before(filled: Engine) -> None:
    save(filled, answered((GONE, Onderwerp.WONEN, True), status=ToestemmingStatus.GEGEVEN))
    seats = [make.make_deelnemer(3, organisatie_id=GONE)]
    table = make.make_overleg(voorzitter_id=2, deelnemers=seats, punten=[make.make_punt(1)])
    table.open(NOW)
    save(filled, table)
    before = seen_at_table(filled)
    merge(filled)
    assert seen_at_table(filled) == before
    assert 3 in before


def seen_at_table(engine: Engine) -> set[int]:
    z = t.zicht.c
    with engine.connect() as connection:
        return set(connection.execute(select(z.professional_id).where(z.grond == DEELNEMER)).scalars())


def test_sight_follows_who_is_refused_after_all(filled: Engine) -> None:
    """3 sits for the organisation that stays and hears housing; the other was refused it."""
    lines = ((STAYS, Onderwerp.WONEN, True), (GONE, Onderwerp.WONEN, False))
    save(filled, answered(*lines, status=ToestemmingStatus.DEELS))
    table = make.make_overleg(voorzitter_id=2, deelnemers=[make.make_deelnemer(3)], punten=[make.make_punt(1)])
    table.open(NOW)
    save(filled, table)
    assert seen_at_table(filled) == {3}
    merge(filled)
    assert seen_at_table(filled) == set()


def test_who_was_told_first_and_who_said_so_stay_known(filled: Engine) -> None:
    told = [DeelOntvanger(61, STAYS, ontvangen_op=None), DeelOntvanger(62, GONE, later(5), later(9))]
    save(filled, make.make_deelbesluit(uitkomst=Uitkomst.DELEN, ontvangers=told, bron_id=GONE))
    merge(filled)
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        found = uow.get(Deelbesluit, 1, 2)
        assert [(o.id, o.organisatie_id, o.gedeeld_op, o.ontvangen_op) for o in found.ontvangers] == [
            (61, STAYS, later(5), later(9))
        ]
        assert found.bron_id == STAYS


def test_hats_and_whose_a_note_is_follow_and_the_meeting_moves_on(filled: Engine) -> None:
    note = make.make_notitie(organisatie_id=GONE)
    punt = make.make_punt(1, notities=[note], petten=[Pet(1, 3, GONE, "wijkverpleegkundige")])
    save(filled, make.make_overleg(voorzitter_id=2, deelnemers=[make.make_deelnemer(3)], punten=[punt]))
    merge(filled)
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        (found,) = uow.get(Overleg, 1, 2).punten
        assert [pet.organisatie_id for pet in found.petten] == [STAYS]
        assert [each.organisatie_id for each in found.notities] == [STAYS]


def test_who_stands_around_somebody_follows_and_the_network_moves_on(filled: Engine) -> None:
    netwerk = Netwerk(70, 1, NOW)
    netwerk.add_band(71, BandInhoud(BandWie(BandSoort.ORGANISATIE, organisatie_id=GONE)), NOW)
    save(filled, netwerk)
    merge(filled)
    with UnitOfWork(filled, SYSTEEM, lambda: NOW) as uow:
        assert [band.organisatie_id for band in uow.get(Netwerk, 70, 2).banden] == [STAYS]
