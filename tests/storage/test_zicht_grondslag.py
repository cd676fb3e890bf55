"""Sight is drawn anew when what it rests on moved, and only then."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Engine, Select, event, update
from sqlalchemy.sql.visitors import iterate

from casus.domain.agendapunt import Aanwezigheid, Pet
from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.casus import Casus, CasusLid, CasusOnderwerp, Verwerkingsstop
from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import Deelbesluit, DeelbesluitStatus, DeelOntvanger, DeelOver, DeelWeigering
from casus.domain.delen import Grond, Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import Gebruiker, GebruikerRol, Organisatie, Professional
from casus.domain.overleg import Overleg
from casus.domain.toestemming import Toestemming, ToestemmingRegel, ToestemmingStatus
from casus.domain.values import Leeftijdsklasse, OverlegStatus, Rol
from casus.storage import tables as t
from casus.storage.unit_of_work import UnitOfWork
from casus.storage.zicht_feiten import Mensen, facts
from casus.storage.zicht_grondslag import grondslag, moved
from tests import factories as make
from tests.factories import NOW, later
from tests.storage.test_zicht import filled as filled
from tests.storage.test_zicht import permissions, save

ENTRY = LogEntry("proef", (("casus", 1),))
KEYS = {"id", "casus_id", "overleg_id", "agendapunt_id", "deelbesluit_id", "toestemming_id", "gebruiker_id"}
ELSEWHERE = {
    "dienstverband.professional_id", "dienstverband.organisatie_id", "dienstverband.van", "dienstverband.tot",
    "vervanging.professional_id", "vervanging.vervanger_id", "vervanging.van", "vervanging.tot", "organisatie.soort",
}  # fmt: skip
"""What is no part of an aggregate of a casus: jobs and stand-ins reach who they see, police reaches every casus."""
FIXED = {"inwoner.volgorde", "noodtoegang.professional_id", "noodtoegang.van", "noodtoegang.tot", "gebruiker_rol.rol"}
"""The order of a household decides nothing; broken glass never changes; a role comes and goes as a row."""


def full_overleg() -> Overleg:
    seats = [make.make_deelnemer(3), make.make_deelnemer(4), make.make_deelnemer(5, gast=True)]
    stays = [Aanwezigheid(80, 5, NOW)]
    overleg = make.make_overleg(deelnemers=seats, punten=[make.make_punt(1, casus_id=11, aanwezigheid=stays)])
    overleg.wear(1, 3, Pet(60, 3, 1, "jurist"), NOW)
    return overleg


def full_casus() -> Casus:
    casus = make.make_casus(id=11, inwoners=[make.make_inwoner(id=21)])
    casus.leden.append(CasusLid(1, 6, NOW))
    casus.onderwerpen.append(CasusOnderwerp(1, Onderwerp.WONEN))
    casus.stops.append(Verwerkingsstop(1, 21, Grond.BEZWAAR, "", NOW))
    return casus


def full_deelbesluit() -> Deelbesluit:
    besluit = make.make_deelbesluit(casus_id=11)
    besluit.status, besluit.uitkomst = DeelbesluitStatus.VASTGELEGD, Uitkomst.DELEN
    besluit.ontvangers, besluit.over = [DeelOntvanger(1, 1)], [DeelOver(1, 21, Onderwerp.WONEN)]
    besluit.weigeringen = [DeelWeigering(1, 1)]
    return besluit


Make = Callable[[], Any]
OVERLEG, CASUS, BESLUIT = full_overleg, full_casus, full_deelbesluit
DAY = date(2027, 1, 1)


def consent() -> Toestemming:
    return make.make_toestemming(casus_id=11, inwoner_id=21)


def user() -> Gebruiker:
    return make.make_gebruiker(Rol.COORDINATOR)


CHANGES: dict[str, tuple[Make, str, str, Any]] = {
    "overleg.status": (OVERLEG, "", "status", OverlegStatus.OPEN),
    "overleg.voorzitter_id": (OVERLEG, "", "voorzitter_id", 9),
    "overleg.notulist_id": (OVERLEG, "", "notulist_id", 9),
    "deelnemer.professional_id": (OVERLEG, "deelnemers", "professional_id", 9),
    "deelnemer.organisatie_id": (OVERLEG, "deelnemers", "organisatie_id", 9),
    "deelnemer.gast": (OVERLEG, "deelnemers", "gast", True),
    "deelnemer.afgemeld": (OVERLEG, "deelnemers", "afgemeld", True),
    "pet.organisatie_id": (OVERLEG, "punten.petten", "organisatie_id", 9),
    "pet.deelnemer_id": (OVERLEG, "punten.petten", "deelnemer_id", 4),
    "aanwezigheid.uit_op": (OVERLEG, "punten.aanwezigheid", "uit_op", later(1)),
    "aanwezigheid.deelnemer_id": (OVERLEG, "punten.aanwezigheid", "deelnemer_id", 4),
    "casus.inbrenger_id": (CASUS, "", "inbrenger_id", 9),
    "casus.casusregisseur_id": (CASUS, "", "casusregisseur_id", 9),
    "casus.prullenbak_op": (CASUS, "", "prullenbak_op", NOW),
    "casus_lid.professional_id": (CASUS, "leden", "professional_id", 9),
    "casus_lid.tot": (CASUS, "leden", "tot", DAY),
    "casus_onderwerp.onderwerp": (CASUS, "onderwerpen", "onderwerp", Onderwerp.GELD),
    "inwoner.leeftijdsklasse": (CASUS, "inwoners", "leeftijdsklasse", Leeftijdsklasse.ONDER_12),
    "inwoner.grens_op": (CASUS, "inwoners", "grens_op", DAY),
    "verwerkingsstop.inwoner_id": (CASUS, "stops", "inwoner_id", 22),
    "verwerkingsstop.soort": (CASUS, "stops", "soort", Grond.BEPERKING),
    "verwerkingsstop.van": (CASUS, "stops", "van", later(1)),
    "verwerkingsstop.tot": (CASUS, "stops", "tot", later(1)),
    "toestemming.inwoner_id": (consent, "", "inwoner_id", 22),
    "toestemming.status": (consent, "", "status", ToestemmingStatus.INGETROKKEN),
    "toestemming.gevraagd_op": (consent, "", "gewijzigd_op", later(1)),  # the day of asking is written in one save
    "toestemming.gewijzigd_op": (consent, "", "gewijzigd_op", later(1)),
    "toestemming.vertegenwoordiger": (consent, "", "vertegenwoordiger", "Bo"),
    "toestemming.geldig_tot": (consent, "", "geldig_tot", DAY),
    "toestemming.persoon_akkoord": (consent, "", "persoon_akkoord", False),
    "toestemming.gezag_akkoord": (consent, "", "gezag_akkoord", True),
    "toestemming.antwoord_op": (consent, "", "antwoord_op", later(1)),
    "toestemming.ingetrokken_op": (consent, "", "ingetrokken_op", later(1)),
    "toestemming_regel.organisatie_id": (consent, "regels", "organisatie_id", 9),
    "toestemming_regel.onderwerp": (consent, "regels", "onderwerp", Onderwerp.GELD),
    "toestemming_regel.mag": (consent, "regels", "mag", False),
    "deelbesluit.status": (BESLUIT, "", "status", DeelbesluitStatus.CONCEPT),
    "deelbesluit.uitkomst": (BESLUIT, "", "uitkomst", Uitkomst.NIET_DELEN),
    "deelbesluit.vastgelegd_op": (BESLUIT, "", "vastgelegd_op", later(1)),
    "deelbesluit.geldig_tot": (BESLUIT, "", "geldig_tot", DAY),
    "deelbesluit.beeindigd_op": (BESLUIT, "", "beeindigd_op", later(1)),
    "deelbesluit.politie_akkoord": (BESLUIT, "", "politie_akkoord", "Wijkagent"),
    "deel_ontvanger.organisatie_id": (BESLUIT, "ontvangers", "organisatie_id", 9),
    "deel_over.inwoner_id": (BESLUIT, "over", "inwoner_id", 22),
    "deel_over.onderwerp": (BESLUIT, "over", "onderwerp", Onderwerp.GELD),
    "deel_weigering.toestemming_id": (BESLUIT, "weigeringen", "toestemming_id", 9),
    "gebruiker.actief": (user, "", "actief", False),
    "gebruiker.professional_id": (user, "", "professional_id", 9),
}
"""By column: what has it, the way to the object that holds it, and another value."""


@pytest.mark.parametrize("column", CHANGES)
def test_each_column_that_sight_rests_on_moves_it(column: str) -> None:
    made, way, name, value = CHANGES[column]
    thing = made()
    before, holder = grondslag(thing), thing
    for step in way.split(".") if way else ():
        holder = getattr(holder, step)[0]
    assert getattr(holder, name) != value
    setattr(holder, name, value)
    assert moved(before, grondslag(thing)), column


def test_every_column_the_facts_read_is_among_them(filled: Engine) -> None:
    """A fact that is added to the rule without being compared fails here."""
    read: set[str] = set()

    def note(_: Connection, clause: object, *__: object) -> None:
        assert isinstance(clause, Select)
        for element in iterate(clause):
            if isinstance(element, Column) and element.name not in KEYS:
                read.add(f"{element.table.name}.{element.name}")

    with filled.connect() as connection:
        event.listen(connection, "before_execute", note)
        found = list(facts(connection, [11], Mensen(connection, NOW)))
    read.discard("agendapunt.casus_id")
    assert len(found) == 1
    assert read == {*CHANGES, *ELSEWHERE, *FIXED} - NOT_READ_HERE


NOT_READ_HERE = {
    "deel_ontvanger.organisatie_id", "deel_over.inwoner_id", "deel_over.onderwerp", "deel_weigering.toestemming_id",
}  # fmt: skip
"""Only asked when there is a decision."""


# -- saving --------------------------------------------------------------------------------------------------------


@contextmanager
def redraws(engine: Engine) -> Iterator[list[str]]:
    """Every statement that writes sight."""
    seen: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith(("DELETE FROM zicht", "INSERT INTO zicht")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def change(engine: Engine, kind: type[object], number: int, act: Callable[[Any], object]) -> None:
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        act(uow.get(kind, number))
        uow.commit(ENTRY)


def test_what_is_typed_and_what_the_clock_does_at_the_table_draws_nothing(filled: Engine) -> None:
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    change(filled, Overleg, 1, lambda o: o.start(NOW))
    steps: list[Callable[[Overleg], object]] = [
        lambda o: o.start_punt(1, make.Ids(70), NOW),
        lambda o: o.record_notitie(1, make.make_notitie(), NOW),
        lambda o: o.set_terug_op(1, o.datum + timedelta(days=7), NOW),
        lambda o: o.step_out(3, later(1)),
        lambda o: o.step_in(3, make.Ids(80), later(2)),
        lambda o: o.finish_punt(later(3)),
        lambda o: o.start_punt(1, make.Ids(90), later(4)),
    ]
    with redraws(filled) as seen:
        for step in steps:
            change(filled, Overleg, 1, step)
        assert seen == []
        change(filled, Overleg, 1, lambda o: o.excuse(3, True, NOW))
        assert seen  # negative control: a seat does, and so does a guest who is let in
        seen.clear()
        change(filled, Overleg, 1, lambda o: o.step_in(4, make.Ids(95), later(5)))
        assert seen


def test_a_draft_draws_nothing_and_what_is_recorded_does(filled: Engine) -> None:
    with redraws(filled) as seen:
        over = [DeelOver(1, 21, Onderwerp.WONEN)]
        save(filled, make.make_deelbesluit(casus_id=11, status=DeelbesluitStatus.CONCEPT, over=over))
        assert seen == []
        change(filled, Deelbesluit, 1, lambda b: setattr(b, "status", DeelbesluitStatus.VASTGELEGD))
        assert seen


def test_a_role_that_opens_nothing_draws_nothing(filled: Engine) -> None:
    with redraws(filled) as seen:
        change(filled, Gebruiker, 6, lambda g: g.rollen.append(GebruikerRol(1, Rol.NOTULIST)))
        assert seen == []
        change(filled, Gebruiker, 6, lambda g: g.rollen.append(GebruikerRol(2, Rol.COORDINATOR)))
        assert seen


def test_a_line_of_consent_is_compared_by_what_it_says(filled: Engine) -> None:
    with redraws(filled) as seen:
        change(filled, Toestemming, 1, lambda x: x.regels.append(ToestemmingRegel(90, 1, Onderwerp.GELD, True)))
        assert seen


def test_who_brought_it_in_works_elsewhere_also_when_they_see_nothing_themselves(filled: Engine) -> None:
    """A controller is blind, and yet it is their organisation whose colleagues hear all of the item."""
    save(filled, make.make_organisatie(id=2, naam="Elders"))
    change(filled, Gebruiker, 1, lambda g: g.rollen.append(GebruikerRol(1, Rol.CONTROLLER)))
    change(filled, Overleg, 1, lambda o: o.open(NOW))
    assert not any(who == 1 for who, *_ in permissions(filled))
    assert any(who == 3 and grond == "deelnemer" for who, _, grond in permissions(filled))
    job = make.make_job(id=50, organisatie_id=1)
    change(filled, Professional, 1, lambda p: p.dienstverbanden.append(job))
    assert any(who == 3 and grond == "eigen_organisatie" for who, _, grond in permissions(filled))


def test_the_organisations_of_the_town_are_the_same_after_a_change_of_nothing(filled: Engine) -> None:
    with redraws(filled) as seen:
        change(filled, Organisatie, 1, lambda o: setattr(o, "naam", "De Schakel"))
        change(filled, Casus, 11, lambda c: setattr(c, "vraag", "Wat nu?"))
        assert seen == []


def test_a_change_behind_its_back_is_not_seen(filled: Engine) -> None:
    """Negative control of the comparison: it knows what went through it, and nothing else."""
    with redraws(filled) as seen:
        with filled.execution_options(casus_write=True).begin() as connection:
            connection.execute(update(t.deelnemer).values(afgemeld=True))
        assert seen == []
