"""The oefendossier: the same for the same seed and day, by the rules of the domain, and a day of work on it."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casus.domain.actie import Actie
from casus.domain.casus import Casus
from casus.domain.delen import Uitkomst
from casus.domain.organisatie import Gebruiker, Professional
from casus.domain.overleg import Overleg
from casus.domain.tafelcheck import Oordeel
from casus.domain.terugkomer import coming_back
from casus.domain.toestemming import ToestemmingStatus
from casus.domain.values import AgendapuntStatus, AgendaReden, OverlegStatus, fold
from casus.services.casussen import list_casus_ids
from casus.services.context import Context
from casus.services.oefenen.dag import DINSDAGMIDDAG, KOMT_TERUG, Inloop, Loopt, MaakVerslag, Regel
from casus.services.oefenen.dag_loop import run_dag
from casus.services.oefenen.dossier import SEED, build_oefendossier, oefen_file
from casus.services.oefenen.planning import coming_tuesday
from casus.services.overleg_page import show_overleg
from casus.services.overleggen import list_overleggen, next_overleg
from casus.services.tafelcheck import check_tables
from casus.services.vandaag import show_vandaag
from casus.storage.exchange import check_file
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import OpenDossier, World, new_dossier, open_dossier

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
Tree = dict[str, Any]


@pytest.fixture(scope="module")
def tree() -> Tree:
    found: Tree = json.loads(oefen_file(SEED, TODAY))
    return found


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MemoryKeychain]:
    """Made once and closed: every test has a copy."""
    path, keys = tmp_path_factory.mktemp("oefen") / "oefen.casus", MemoryKeychain()
    world = World(FixedClock(NOW), Random(1), keys)
    new_dossier(path, "Oefenen", "Elzerveen", world, oefen=True)
    opened = open_dossier(str(path), world)
    assert build_oefendossier(opened.system_context()).is_good
    opened.keep_head()
    opened.close()
    return path, keys


@pytest.fixture
def dossier(made: tuple[Path, MemoryKeychain], tmp_path: Path, clock: FixedClock) -> Iterator[OpenDossier]:
    path, keys = made
    shutil.copytree(path.parent, tmp_path, dirs_exist_ok=True)
    opened = open_dossier(str(tmp_path / path.name), World(clock, Random(2), deepcopy(keys)))
    yield opened
    opened.close()


@pytest.fixture
def voorzitter(dossier: OpenDossier) -> Context:
    return dossier.context(dossier.actor("MV"))


# -- what is in it -----------------------------------------------------------------------------------------------------


def test_same_seed_and_day_give_the_same_bytes() -> None:
    made = oefen_file(SEED, TODAY)
    assert oefen_file(SEED, TODAY) == made
    assert oefen_file(SEED + 1, TODAY) != made
    assert oefen_file(SEED, TODAY + timedelta(days=7)) != made


def test_it_is_as_large_as_was_asked(tree: Tree) -> None:
    counts = {name: len(rows) for name, rows in tree.items() if isinstance(rows, list)}
    assert (counts["organisatie"], counts["professional"], counts["casus"], counts["gebruiker"]) == (12, 30, 40, 4)
    assert 45 <= counts["overleg"] - 1 <= 47
    assert len({row["overleg_id"] for row in tree["correctie"]}) == counts["correctie"] == 2
    assert tree["dossier"][0]["oefen"] is True
    assert len({row["organisatie_id"] for row in tree["dienstverband"]}) == 12
    jobs = Counter(row["professional_id"] for row in tree["dienstverband"])
    assert sorted(jobs.values())[-4:] == [1, 2, 2, 2]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 40, 131, 365, 466])
def test_it_fits_every_day_on_which_it_is_made(days: int) -> None:
    today = TODAY + timedelta(days=days)
    data = oefen_file(SEED, today)
    assert check_file(data).faults == ()
    tree = json.loads(data)
    names = {row["id"]: row["naam"] for row in tree["casus"]}
    coming, last = tree["overleg"][-1], tree["overleg"][-2]
    assert (coming["datum"], coming["status"]) == (coming_tuesday(today).isoformat(), "concept")
    assert last["status"] == "gesloten"
    assert {row["status"] for row in tree["overleg"][:-2]} == {"vastgesteld"}
    agenda = [row for row in tree["agendapunt"] if row["overleg_id"] == coming["id"] and row["casus_id"]]
    assert {names[row["casus_id"]] for row in agenda} == set(KOMT_TERUG)
    moments = re.findall(r'"(\d{4}-\d\d-\d\dT[\d:]+Z)"', data.decode())
    assert max(moments) <= f"{today.isoformat()}T00:00:00Z"


def test_every_meeting_has_something_to_talk_about(tree: Tree) -> None:
    casussen = Counter(row["overleg_id"] for row in tree["agendapunt"] if row["casus_id"])
    amounts = [casussen[row["id"]] for row in tree["overleg"][:-1]]
    assert min(amounts) >= 2
    assert max(amounts) <= 8
    assert {row["reden"] for row in tree["agendapunt"]} == {
        reden.value
        for reden in AgendaReden
        if reden is not AgendaReden.OPEN_BESLUIT  # in this year no besluit goes three weeks without a word
    }
    assert {row["status"] for row in tree["actie"]} == {"open", "later", "gedaan", "niet_gedaan"}
    assert {row["soort"] for row in tree["notitie"]} == {"feit", "duiding", "mening"}
    assert all(row["bron"] for row in tree["notitie"])
    stays = Counter((row["agendapunt_id"], row["deelnemer_id"]) for row in tree["aanwezigheid"])
    assert max(stays.values()) == 2


def test_somebody_stands_in_now_and_who_left_holds_nothing(tree: Tree) -> None:
    names = {row["id"]: row["naam"] for row in tree["professional"]}
    (row,) = tree["vervanging"]
    assert (names[row["professional_id"]], names[row["vervanger_id"]]) == ("Sanne Dijkema", "Fatima el Haddad")
    assert row["van"] < TODAY.isoformat() < row["tot"]
    left = {id_ for id_, naam in names.items() if naam == "Truus Akkerman"}
    held = {row[key] for row in tree["casus"] for key in ("inbrenger_id", "casusregisseur_id")}
    assert not left & held


def test_words_are_kept_decent(tree: Tree) -> None:
    """No diagnosis as a noun, nobody *weigert*, nobody is a *cliënt*; no open marks; no number that could be a BSN."""
    text = json.dumps([tree[name] for name in ("casus", "inwoner", "notitie", "besluit", "actie")], ensure_ascii=False)
    for word in ("weiger", "zorgmijd", "verslaafde", "psychoot", "borderline", "autist", "dement", "schizo", "junk"):
        assert word not in text.casefold()
    assert not re.search(r"\bcliënt\b|\bpatiënt\b|\bbetrokkene\b", text, re.IGNORECASE)
    assert not re.search(r"\{\w*\}", text)
    assert not re.search(r"(?<!06-)(?<!\d)\d{8,9}(?!\d)", text)


def test_nobody_can_be_reached(tree: Tree) -> None:
    for row in tree["professional"]:
        assert re.fullmatch(r"06-123456\d\d", row["telefoon"])
        assert re.fullmatch(r"[a-z.-]+@[a-z]+\.example", row["email"]), row["email"]
    firsts = [fold(row["naam"].split()[0]) for row in tree["professional"]]
    assert len(set(firsts)) == len(firsts)


def test_some_answers_were_not_discussed(tree: Tree) -> None:
    answers = [row["hoi_gebeurd"] for row in tree["inwoner"]]
    assert "" in answers
    assert sum(1 for answer in answers if answer) >= 15
    assert {row["contact_zicht"] for row in tree["inwoner"]} == {"inbrenger", "casusregisseur", "tafel"}


def test_every_answer_and_every_outcome_is_there(tree: Tree) -> None:
    today = TODAY.isoformat()
    states = {
        "verlopen" if row["status"] in ("gegeven", "deels") and row["geldig_tot"] < today else row["status"]
        for row in tree["toestemming"]
    }
    assert states == {status.value for status in ToestemmingStatus}
    assert {row["wijze"] for row in tree["toestemming"]} == {"schriftelijk", "mondeling", None}
    decided = [row for row in tree["deelbesluit"] if row["status"] == "vastgelegd"]
    assert {row["uitkomst"] for row in decided} == {uitkomst.value for uitkomst in Uitkomst}
    (past,) = {row["deelbesluit_id"] for row in tree["deel_weigering"]}
    assert next(row["uitkomst"] for row in decided if row["id"] == past) == "deels"
    assert {row["status"] for row in tree["deelbesluit"]} == {"concept", "vastgelegd", "ingetrokken"}
    assert len({row["casus_id"] for row in tree["casus_onderwerp"]}) == len(tree["casus"])


# -- in a dossier ------------------------------------------------------------------------------------------------------


def test_every_aggregate_loads_and_the_log_is_whole(dossier: OpenDossier, tree: Tree) -> None:
    with dossier.system_context().unit_of_work() as uow:
        for row in tree["casus"]:
            assert uow.get(Casus, int(row["id"]), 1).inwoners
        for row in tree["overleg"]:
            assert uow.get(Overleg, int(row["id"]), 1).punten
        people = [uow.get(Professional, int(row["id"]), 1) for row in tree["professional"]]
        assert [person.naam for person in people if person.has_left(TODAY)] == ["Truus Akkerman"]
        assert all(person.job_on(TODAY) or person.has_left(TODAY) for person in people)
        for row in tree["actie"]:
            assert uow.get(Actie, int(row["id"]), 1).wat
        for row in tree["gebruiker"]:
            assert uow.get(Gebruiker, int(row["id"]), 1).rollen
    assert dossier.check_log().is_good


def test_the_concept_has_what_the_program_itself_would_bring_back(dossier: OpenDossier, voorzitter: Context) -> None:
    coming = next_overleg(voorzitter)
    assert coming is not None
    page = show_overleg(voorzitter, coming.id)
    assert {punt.naam for punt in page.casussen} == set(KOMT_TERUG)
    with dossier.system_context().read() as queries:
        waiting = [row for row in queries.coming_back(coming.id) if row.stand is AgendapuntStatus.NIET_BEREIKT]
        days = [row for row in queries.coming_back(coming.id) if row.dag is not None and row.dag <= coming.datum]
        acties = [row for row in queries.coming_back(coming.id) if row.actie_id is not None]
    assert (waiting, days, acties) == ([], [], [])
    assert coming_back([], coming.datum) == []


def test_first_screen_of_the_chair_has_something_to_say(voorzitter: Context) -> None:
    page = show_vandaag(voorzitter)
    assert page.overleg is not None
    assert page.overleg.status is OverlegStatus.CONCEPT
    assert page.telling.te_laat >= 2
    assert [gat.bericht for gat in page.gaten] == ["casusregisseur_ontbreekt"]
    days = [actie.termijn for actie in page.mijn_acties if actie.termijn]
    assert any(day < TODAY for day in days)
    assert TODAY in days
    assert any(day > TODAY for day in days)


def test_the_check_at_the_coming_table_shows_every_verdict(voorzitter: Context) -> None:
    coming = next_overleg(voorzitter)
    assert coming is not None
    checks = {check.casus_id: check for check in check_tables(voorzitter, coming.id)}
    names = {punt.casus_id: punt.naam for punt in show_overleg(voorzitter, coming.id).casussen}
    heard = {names[id_]: {seat.gehoor.oordeel for seat in check.stoelen} for id_, check in checks.items()}
    assert heard == {
        "Mevrouw Zandvliet": {Oordeel.ALLES},
        "Familie Aydın": {Oordeel.ALLES, Oordeel.ONDERWERPEN},
        "Meneer Claessens": {Oordeel.ALLES, Oordeel.NIET},
        "Meneer Koppelaar": {Oordeel.ALLES, Oordeel.ZONDER_NAAM},
    }
    claessens = next(check for id_, check in checks.items() if names[id_] == "Meneer Claessens")
    assert {seat.naam for seat in claessens.stoelen if seat.gehoor.oordeel is Oordeel.NIET} == {"Ruud Kemper"}


def test_nobody_is_a_controller_of_it_and_the_others_see_what_they_may(dossier: OpenDossier, tree: Tree) -> None:
    assert not [actor for actor in dossier.actors() if actor.is_controller]
    coordinator = dossier.context(dossier.actor("IO"))
    assert len(list_casus_ids(coordinator, status=None)) == len(tree["casus"])
    wijkprofessional = dossier.context(dossier.actor("FH"))
    assert 0 < len(list_casus_ids(wijkprofessional, status=None)) < len(tree["casus"])


# -- dinsdagmiddag -----------------------------------------------------------------------------------------------------


def test_dinsdagmiddag_through_the_services(voorzitter: Context, clock: FixedClock, dossier: OpenDossier) -> None:
    done = run_dag(voorzitter, set_time=clock.set, make_verslag=lambda ctx, id_: show_overleg(ctx, id_).nummer)
    page = show_overleg(voorzitter, done.overleg_id)
    assert page.status is OverlegStatus.VASTGESTELD
    assert done.verslag == page.nummer
    by_name = {punt.naam: punt for punt in page.casussen}
    assert set(by_name) == {*KOMT_TERUG, "Mevrouw Benali", "Meneer Van 't Zand", "Meneer Haverkamp"}
    assert by_name["Meneer Van 't Zand"].status is AgendapuntStatus.NIET_BEREIKT
    assert by_name["Meneer Haverkamp"].reden is AgendaReden.INLOOP
    lines = Counter(stap.tekst[0] for stap in DINSDAGMIDDAG if isinstance(stap, Regel))
    assert sum(len(punt.notities) for punt in page.punten) == lines["n"]
    assert sum(len(punt.besluiten) for punt in page.punten) == lines["b"]
    assert sum(len(punt.acties) for punt in page.punten) == lines["a"]
    assert all(a.uiterlijk is not None and a.uiterlijk >= page.datum for punt in page.casussen for a in punt.acties)
    ruud = next(d.id for d in page.deelnemers if d.naam == "Ruud Kemper")
    stays = [stay for stay in by_name["Meneer Claessens"].aanwezigheid if stay.deelnemer_id == ruud]
    assert len(stays) == 2
    guest = next(d.id for d in page.deelnemers if d.gast)
    assert not any(stay.deelnemer_id == guest for punt in page.casussen for stay in punt.aanwezigheid)
    assert dossier.check_log().is_good


def test_what_came_back_next_week(voorzitter: Context, clock: FixedClock) -> None:
    done = run_dag(voorzitter, set_time=clock.set, make_verslag=lambda _, __: None)
    reasons = {back.naam: back.reden for back in done.terug}
    assert done.terug[0].naam == "Meneer Van 't Zand"
    assert reasons["Meneer Van 't Zand"] is AgendaReden.NIET_BEREIKT
    assert reasons["Meneer Haverkamp"] is AgendaReden.TERUGKOMDATUM
    assert reasons["Mevrouw Benali"] is AgendaReden.OPEN_ACTIE
    coming = next(row for row in list_overleggen(voorzitter) if row.id == done.volgende_id)
    assert coming.datum == coming_tuesday(TODAY) + timedelta(weeks=1)


def test_the_day_goes_the_same_twice(tmp_path: Path) -> None:
    """Two dossiers, one seed: what a headless run makes can be compared with what the windows make."""
    pages = []
    for name in ("een", "twee"):
        world = World(FixedClock(NOW), Random(1), MemoryKeychain())
        new_dossier(tmp_path / f"{name}.casus", "Oefenen", "Elzerveen", world, oefen=True)
        opened = open_dossier(str(tmp_path / f"{name}.casus"), world)
        build_oefendossier(opened.system_context())
        ctx = opened.context(opened.actor("MV"))
        assert isinstance(world.clock, FixedClock)
        done = run_dag(ctx, set_time=world.clock.set, make_verslag=lambda _, __: None)
        pages.append(show_overleg(ctx, done.overleg_id))
        opened.close()
    assert pages[0] == pages[1]


@pytest.mark.parametrize("hour", [7, 12, 22])
def test_the_day_can_be_done_on_a_tuesday_at_any_hour(tmp_path: Path, hour: int) -> None:
    clock = FixedClock(datetime(2026, 11, 24, hour, 10, tzinfo=UTC))
    world = World(clock, Random(1), MemoryKeychain())
    new_dossier(tmp_path / "laat.casus", "Oefenen", "Elzerveen", world, oefen=True)
    opened = open_dossier(str(tmp_path / "laat.casus"), world)
    build_oefendossier(opened.system_context())
    ctx = opened.context(opened.actor("MV"))
    done = run_dag(ctx, set_time=clock.set, make_verslag=lambda _, __: None)
    assert show_overleg(ctx, done.overleg_id).status is OverlegStatus.VASTGESTELD
    assert len(done.terug) == 7
    opened.close()


def test_the_day_is_in_order_and_has_what_was_asked() -> None:
    times = [stap.om for stap in DINSDAGMIDDAG]
    assert times == sorted(times)
    assert len(set(times)) == len(times)
    assert all(isinstance(moment, time) for moment in times)
    kinds = Counter(type(stap) for stap in DINSDAGMIDDAG)
    assert kinds[Inloop] == 1
    assert kinds[Loopt] == 2
    assert kinds[MaakVerslag] == 1
