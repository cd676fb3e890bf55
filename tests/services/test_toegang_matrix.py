"""The gate: who sees the canary, in every read of every service, in every state of its meeting; who may do what.

Negative control: the same walk finds the canary for everybody who should see it.
"""

import inspect
import pkgutil
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import casus.services
from casus.domain.actie import Eigenaar
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.values import BesluitStatus, EigenaarSoort, OrganisatieSoort, OverlegStatus, Rol
from casus.services import (
    acties,
    besluiten,
    casussen,
    gebruikers,
    meenemen,
    mensen,
    organisaties,
    overdragen,
    overleg_page,
    overleggen,
    professionals,
    tafel,
    vandaag,
    vervangen,
)
from casus.services.context import Context
from tests.services.conftest import CANARY, CANARY_ACTIE, MEETING, PEOPLE, Town, bring_to, code_of, the_point
from tests.services.lezen import ELSEWHERE, MODULES, OWN_TEXT_ONLY, READS, nobody, the_actie

CONCEPT, OPEN, LOPEND, GESLOTEN, VASTGESTELD = OverlegStatus
ALWAYS = {"CO", "VZ", "NO", "IB", "RG", "LI"}
SEES = {status: ALWAYS | ({"DE"} if status in (OPEN, LOPEND) else set()) for status in OverlegStatus}


def reads_of(module: Any) -> set[str]:
    """Public functions of a service that give something back to a viewer (a command gives a list of Changed)."""
    found = set()
    for name, thing in inspect.getmembers(module, inspect.isfunction):
        parameters = list(inspect.signature(thing).parameters.values())
        if name.startswith("_") or thing.__module__ != module.__name__ or not parameters:
            continue
        gives_changed = "Changed" in str(inspect.signature(thing).return_annotation)
        if parameters[0].name == "ctx" and not gives_changed:
            found.add(f"{module.__name__.rpartition('.')[2]}.{name}")
    return found


def test_every_read_of_every_service_is_walked() -> None:
    assert set().union(*(reads_of(module) for module in MODULES)) - ELSEWHERE == set(READS)


def test_no_service_is_forgotten() -> None:
    """A new module belongs in ``MODULES``, or here with the reason why not."""
    no_reading = {"context", "logzinnen", "messages", "sentences", "agenda", "uitnodigen", "meenemen", "over"}
    no_reading |= {"lijst_bekend", "lijst_oordeel", "lijst_schrijven"}  # parts of lijsten
    no_reading |= {"organisaties", "gebruikers"}
    no_reading |= {"tafelwoorden", "intakewoorden", "kaartwoorden", "netwerkwoorden", "geldwoorden"}  # words only
    no_reading |= {"kaartlijsten"}  # what the neighbourhood offers, from a file and to one; knows no casus
    no_reading |= {"bandbreedte", "ramingwoorden", "vermedenwoorden"}  # reckons with figures that were read
    no_reading |= {"monitorvorm", "vorm_json"}  # shapes
    no_reading |= {"inwoners"}  # part of casussen
    no_reading |= {"verslag_bouw", "verslag_delen"}  # parts of verslagen and verzegeld
    no_reading |= {"snel_geld", "betalingen", "aansluiten"}  # commands; and the bank beside the ledger, proved apart
    found = {m.name for m in pkgutil.iter_modules(casus.services.__path__) if not m.name.startswith("oefen")}
    walked = {module.__name__.rpartition(".")[2] for module in MODULES}
    assert found - no_reading == walked


def outcome(read: Callable[[], object]) -> str:
    """What a viewer gets, as text; a refusal is its code and parameters."""
    try:
        return repr(read())
    except CasusError as error:
        return f"refused {error.code} {error.params}"


def walk(town: Town, code: str) -> dict[str, str]:
    ctx = town.as_(code)
    return {name: outcome(partial(read, ctx, town)) for name, read in READS.items()}


def traces(town: Town, found: dict[str, str]) -> set[str]:
    """The reads in which anything of the canary shows: a word of it, its id, its code."""
    secrets = [CANARY, str(town.kanarie), repr(code_of(town)), str(the_point(town))]
    return {n for n, text in found.items() if n not in OWN_TEXT_ONLY and any(s in text for s in secrets)}


@pytest.mark.parametrize("status", OverlegStatus)
def test_the_canary_shows_to_who_may_see_it_and_nowhere_else(town: Town, status: OverlegStatus) -> None:
    judge_everybody(town, status)


@pytest.mark.parametrize("status", [LOPEND, GESLOTEN])
def test_the_canary_is_as_well_hidden_on_postgresql(server_kanarie: Town, status: OverlegStatus) -> None:
    judge_everybody(server_kanarie, status)


def judge_everybody(town: Town, status: OverlegStatus) -> None:
    bring_to(town, status)
    for code in PEOPLE:
        found = walk(town, code)
        shows = traces(town, found)
        if code == "OW" and status not in (CONCEPT, OPEN):
            own = {"acties.my_acties", "acties.list_acties", "acties.list_actie_rows", "vandaag.show_vandaag"}
            own |= {"zoeken.search"}
            assert shows == own | actie_objects(found)
            continue
        if code not in SEES[status]:
            assert shows == set(), (code, status)
            continue
        wanted = {"casussen.list_casus_ids", "casussen.list_casus_rows", "casussen.first_casus_page",
                  "casussen.open_casus", "overleg_page.show_overleg", "overleg_page.show_punt",
                  "uitwisseling.table_objects", "zoeken.search", "dubbelen.find_dubbelen"}  # fmt: skip
        assert wanted <= shows, (code, status)


def actie_objects(found: dict[str, str]) -> set[str]:
    """The exchange rows of one's own actie name its casus by number; no more than that."""
    text = found["uitwisseling.table_objects"]
    return {"uitwisseling.table_objects"} if CANARY_ACTIE in text and f"Familie {CANARY}" not in text else set()


@pytest.mark.parametrize("status", OverlegStatus)
def test_counts_leak_nothing(town: Town, status: OverlegStatus) -> None:
    bring_to(town, status)
    for code in PEOPLE:
        ctx = town.as_(code)
        sees = 1 if code in SEES[status] else 0
        assert [row.casussen for row in overleggen.list_overleggen(ctx)] == [sees]
        assert len(casussen.list_casus_ids(ctx, status=None)) == sees
        today = vandaag.show_vandaag(ctx)
        assert today.casussen == (sees if status in (CONCEPT, OPEN, LOPEND) else 0)
        assert len(overleggen.list_voorraad(ctx, town.overleg + 1)) == sees


def test_the_owner_of_an_open_actie_sees_its_text_and_the_code_and_no_more(each_town: Town) -> None:
    bring_to(each_town, VASTGESTELD)
    (mine,) = acties.my_acties(each_town.as_("OW"))
    assert (mine.wat, mine.casus_code, mine.eigenaar) == (CANARY_ACTIE, code_of(each_town), "Olga Wever")
    assert (mine.casus_id, mine.casus_naam, mine.agendapunt_id) == (None, None, None)
    with pytest.raises(RuleViolation):
        casussen.open_casus(each_town.as_("OW"), each_town.kanarie)
    (whole,) = acties.list_acties(each_town.as_("IB"))
    assert (whole.casus_id, whole.casus_naam) == (each_town.kanarie, f"Familie {CANARY}")
    acties.finish_actie(each_town.as_("OW"), acties.FinishActie(mine.id, mine.versie, done=True))
    assert acties.list_acties(each_town.as_("OW"), only_open=False) == []
    acties.reopen_actie(each_town.as_("OW"), acties.ReopenActie(mine.id, mine.versie + 1))
    assert len(acties.my_acties(each_town.as_("OW"))) == 1


HIDDEN_AND_ABSENT: dict[str, Callable[[Context, Town, int], object]] = {
    "open_casus": lambda ctx, town, gone: casussen.open_casus(ctx, gone or town.kanarie),
    "edit_casus": lambda ctx, town, gone: casussen.edit_casus(
        ctx, casussen.EditCasus(gone or town.kanarie, 99, "x", "", None, None)
    ),
    "close_casus": lambda ctx, town, gone: casussen.close_casus(
        ctx, casussen.CloseCasus(gone or town.kanarie, 99, "klaar")
    ),
    "add_lid": lambda ctx, town, gone: casussen.add_lid(
        ctx, casussen.AddLid(gone or town.kanarie, 99, town.people["BU"], "werkt mee", MEETING)
    ),
    "list_casus_rows": lambda ctx, town, gone: casussen.list_casus_rows(ctx, [gone or town.kanarie]),
    "show_punt": lambda ctx, town, gone: overleg_page.show_punt(ctx, town.overleg, gone or town.point_of(town.kanarie)),
    "finish_actie": lambda ctx, town, gone: acties.finish_actie(
        ctx, acties.FinishActie(gone or the_actie(town), 99, done=True)
    ),
    "reopen_actie": lambda ctx, town, gone: acties.reopen_actie(ctx, acties.ReopenActie(gone or the_actie(town), 99)),
    "report_actie": lambda ctx, town, gone: acties.report_actie(
        ctx, acties.ReportActie(gone or the_actie(town), 99, "x")
    ),
    "change_actie": lambda ctx, town, gone: acties.change_actie(
        ctx, acties.ChangeActie(gone or the_actie(town), 99, "x", nobody(town), None)
    ),
    "add_actie": lambda ctx, town, gone: acties.add_actie(
        ctx, acties.AddActie("x", nobody(town), None, gone or town.kanarie)
    ),
}


@pytest.mark.parametrize("name", HIDDEN_AND_ABSENT)
def test_hidden_and_absent_give_the_same_answer(town: Town, name: str) -> None:
    bring_to(town, LOPEND)
    ask = HIDDEN_AND_ABSENT[name]
    outsider, insider = town.as_("BU"), town.as_("IB")
    assert outcome(lambda: ask(outsider, town, 0)) == outcome(lambda: ask(outsider, town, 12345))
    assert outcome(lambda: ask(insider, town, 0)) != outcome(lambda: ask(insider, town, 12345))


AT_A_POINT: dict[str, Callable[[Context, Town, int], object]] = {
    "start_punt": lambda ctx, town, punt: tafel.start_punt(ctx, tafel.AtPunt(town.overleg, punt)),
    "record_notitie": lambda ctx, town, punt: tafel.record_notitie(ctx, tafel.RecordNotitie(town.overleg, punt, "x")),
    "record_besluit": lambda ctx, town, punt: tafel.record_besluit(
        ctx, tafel.RecordBesluit(town.overleg, punt, "x", "y")
    ),
    "set_terug_op": lambda ctx, town, punt: tafel.set_terug_op(ctx, tafel.SetTerugOp(town.overleg, punt, None)),
    "change_punt": lambda ctx, town, punt: overleggen.change_punt(
        ctx, overleggen.ChangePunt(town.overleg, town.page().versie, punt, minuten=20)
    ),
}


@pytest.mark.parametrize("name", AT_A_POINT)
def test_nobody_writes_at_a_point_they_may_not_see(town: Town, name: str) -> None:
    bring_to(town, LOPEND)
    write, point = AT_A_POINT[name], town.point_of(town.kanarie)
    stranger = town.as_("V2")
    refusal = "refused agendapunt_onbekend {}"
    assert outcome(lambda: write(stranger, town, point)) == outcome(lambda: write(stranger, town, 12345)) == refusal
    assert outcome(lambda: write(town.as_("VZ"), town, point)) != refusal


def test_decisions_and_corrections_are_gated_too(town: Town) -> None:
    bring_to(town, GESLOTEN)
    point = town.page().casussen[0]

    def decide(ctx: Context, besluit_id: int) -> object:
        versie = town.page().versie
        cmd = besluiten.UpdateBesluit(town.overleg, versie, besluit_id, BesluitStatus.DEELS)
        return besluiten.update_besluit(ctx, cmd)

    def correct(ctx: Context, notitie_id: int) -> object:
        return overleggen.correct_tekst(ctx, overleggen.CorrectTekst(town.overleg, "notitie", notitie_id, "x", "y"))

    for act, number in ((decide, point.besluiten[0].id), (correct, point.notities[0].id)):
        hidden = outcome(partial(act, town.as_("V2"), number))
        assert hidden == outcome(partial(act, town.as_("V2"), 12345))
        assert hidden.startswith("refused")
        assert not outcome(partial(act, town.as_("VZ"), number)).startswith("refused")
    assert town.page(code="V2").correcties == ()
    assert len(town.page(code="VZ").correcties) == 2
    for code in ("BU", "DE", "GA", "OW", "CT", "BE"):
        assert outcome(partial(decide, town.as_(code), point.besluiten[0].id)).startswith("refused")
    assert not outcome(partial(decide, town.as_("IB"), point.besluiten[0].id)).startswith("refused")


TEAM = {"CO", "VZ", "NO", "IB", "RG", "LI", "DE", "AF", "GA", "OW", "BU", "V2"}
TABLE = {"CO", "VZ", "NO", "V2"}
NEW = casussen.CreateCasus("Nieuw", (casussen.InwonerFields("Nieuw"),))
DOES: dict[str, tuple[set[str], Callable[[Context, Town], object]]] = {
    "record_carried": (TABLE | {"BE"}, lambda ctx, town: meenemen.record_carried(ctx)),
    "record_not_carried": (TABLE | {"BE"}, lambda ctx, town: meenemen.record_not_carried(ctx)),
    "accept_older": (
        TABLE | {"BE"},
        lambda ctx, town: meenemen.accept_older(ctx, meenemen.AcceptOlder("de stick is kwijt")),
    ),
    "create_wijk": ({"CO", "BE"}, lambda ctx, town: mensen.create_wijk(ctx, "Oost")),
    "add_actie": (TEAM, lambda ctx, town: acties.add_actie(ctx, acties.AddActie("x", nobody(town)))),
    "create_organisatie": (
        TEAM,
        lambda ctx, town: organisaties.create_organisatie(
            ctx, organisaties.CreateOrganisatie("Het Baken", OrganisatieSoort.GGZ, True)
        ),
    ),
    "edit_organisatie": (
        TEAM,
        lambda ctx, town: organisaties.edit_organisatie(
            ctx, organisaties.EditOrganisatie(town.organisatie, 1, "Het Baken", OrganisatieSoort.GGZ, True)
        ),
    ),
    "merge_organisaties": (
        {"CO", "BE"},
        lambda ctx, town: organisaties.merge_organisaties(
            ctx, organisaties.MergeOrganisaties(town.organisatie, 1, town.organisatie)
        ),
    ),
    "edit_professional": (
        TEAM,
        lambda ctx, town: professionals.edit_professional(
            ctx, professionals.EditProfessional(town.people["BU"], 1, "Bram", "", "")
        ),
    ),
    "create_vervanging": (
        {"CO", "BE", "IB"},
        lambda ctx, town: vervangen.create_vervanging(
            ctx, vervangen.CreateVervanging(town.people["IB"], 1, town.people["BU"], town.page().datum, MEETING)
        ),
    ),
    "change_gebruiker": (
        {"CO", "BE"},
        lambda ctx, town: gebruikers.change_gebruiker(ctx, gebruikers.ChangeGebruiker(1, 1, (Rol.NOTULIST,), True)),
    ),
    "leave": (
        {"CO", "BE"},
        lambda ctx, town: overdragen.leave(ctx, overdragen.UitDienst(town.people["BU"], 99, MEETING, ())),
    ),
    "draag_over": (
        {"CO", "BE", "IB"},
        lambda ctx, town: overdragen.draag_over(ctx, overdragen.DraagOver(town.people["IB"], ())),
    ),
    "create_casus": (TEAM, lambda ctx, town: casussen.create_casus(ctx, NEW)),
    "plan_overleg": (
        TABLE,
        lambda ctx, town: overleggen.plan_overleg(
            ctx, overleggen.PlanOverleg(town.page().datum, town.page().begin, town.page().eind)
        ),
    ),
    "add_vast_punt": (
        TABLE,
        lambda ctx, town: overleggen.add_vast_punt(
            ctx, overleggen.AddVastPunt(town.overleg, town.page().versie, "Signalen", 5)
        ),
    ),
    "open": (
        TABLE,
        lambda ctx, town: overleggen.change_status(
            ctx, overleggen.ChangeStatus(town.overleg, town.page().versie, OPEN)
        ),
    ),
    "establish": (
        {"VZ", "V2"},
        lambda ctx, town: overleggen.change_status(
            ctx, overleggen.ChangeStatus(town.overleg, town.page().versie, VASTGESTELD)
        ),
    ),
}


@pytest.mark.parametrize("name", DOES)
def test_a_role_does_what_it_may_and_the_rest_is_refused_before_anything_is_read(town: Town, name: str) -> None:
    may, act = DOES[name]
    refusals = set()
    for code in PEOPLE:
        before = len(town.log())
        result = outcome(partial(act, town.as_(code), town))
        if result.startswith("refused geen_bevoegdheid"):
            refusals.add(code)
            assert [row["actie"] for row in town.log()[before:] if row["actie"] != "overleg_geopend"] == []
    assert refusals == set(PEOPLE) - may


@pytest.mark.parametrize("code", [*PEOPLE])
def test_a_casus_is_changed_by_who_sees_all_of_it_or_leads_its_table(town: Town, code: str) -> None:
    bring_to(town, OPEN)
    whole, leads = {"CO", "IB", "RG", "LI"}, {"VZ", "NO"}
    ctx = town.as_(code)
    number, person = town.people["BU"], casussen.InwonerFields("Rob")
    edits: list[tuple[set[str], Callable[[], object]]] = [
        (
            whole | leads,
            lambda: casussen.edit_casus(ctx, casussen.EditCasus(town.kanarie, town.versie(), "x", "", None, None)),
        ),
        (
            whole - {"RG"},  # who gave up the regie a moment ago
            lambda: casussen.edit_inwoner(ctx, casussen.EditInwoner(town.kanarie, town.versie(), None, person)),
        ),
        (
            whole - {"RG"},
            lambda: casussen.add_lid(ctx, casussen.AddLid(town.kanarie, town.versie(), number, "werkt mee", MEETING)),
        ),
        (
            (whole | leads) - {"RG"},
            lambda: casussen.close_casus(ctx, casussen.CloseCasus(town.kanarie, town.versie(), "klaar")),
        ),
    ]
    for may, edit in edits:
        assert (not outcome(edit).startswith("refused")) == (code in may)


def test_sitting_at_one_table_shows_nothing_of_an_earlier_one(each_town: Town) -> None:
    bring_to(each_town, VASTGESTELD)
    town = each_town
    following = town.plan(town.page().datum.replace(month=12), people=("DE",))
    assert town.kanarie in [p.casus_id for p in town.page(following).punten]
    before = repr(town.page(town.overleg, "DE").punten)
    town.go(OPEN, following)
    daan = town.as_("DE")
    assert [p.casus_id for p in town.page(following, "DE").casussen] == [town.kanarie]
    assert CANARY not in before
    assert CANARY not in repr(town.page(town.overleg, "DE"))
    assert [row.casussen for row in overleggen.list_overleggen(daan)] == [1, 0]
    assert CANARY in repr(town.page(town.overleg, "IB"))


def test_a_controller_sees_no_word_that_was_said_even_about_no_casus(town: Town) -> None:
    bring_to(town, LOPEND)
    opening = town.page().punten[0].id
    chair = town.as_("VZ")
    tafel.start_punt(chair, tafel.AtPunt(town.overleg, opening))
    tafel.record_notitie(chair, tafel.RecordNotitie(town.overleg, opening, "algemeen"))
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["CT"])
    tafel.record_actie(chair, tafel.RecordActie(town.overleg, opening, "algemene actie", owner))
    assert "algemeen" in repr(town.page(code="BU"))
    assert "algemene actie" in repr(acties.list_acties(town.as_("BU")))
    controller = town.as_("CT")
    assert town.page(code="CT").punten == ()
    assert acties.list_acties(controller) == acties.my_acties(controller) == []
