"""The log book as people read it: sentences, who reads which reason, who looked, the check and the export."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import text

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.logboek import Fault
from casus.domain.values import OverlegStatus
from casus.services import casussen, geschiedenis, heropenen, kijkers, mensen, prullenbak
from casus.services.logboek import HIDDEN, IN_TRASH, LogFilter, LogRegel, log_lezers, more_logboek, open_logboek
from casus.services.logcontrole import Afbreken, check_log, last_check, verdict_sentence
from casus.services.logexport import COLUMNS, WITH_NAMES, ExportLog, export_log, verify_export
from casus.services.logzinnen import LogGroep
from casus.services.overleg_page import show_punt
from casus.services.verslagen import MakeVerslag, make_verslag
from tests.services.conftest import CANARY, PEOPLE, Town, bring_to

Attack = Callable[[list[str]], list[str]]
REDEN = f"{CANARY} vroeg erom"


def regels(town: Town, code: str, asked: LogFilter | None = None) -> tuple[LogRegel, ...]:
    return open_logboek(town.as_(code), asked or LogFilter(), 1000).regels


def zinnen(town: Town, code: str, asked: LogFilter | None = None) -> list[str]:
    return [regel.zin for regel in regels(town, code, asked)]


def code_of(town: Town) -> str:
    return casussen.open_casus(town.as_("CO"), town.kanarie).code


def test_rows_read_as_sentences_newest_first(town: Town) -> None:
    bring_to(town, OverlegStatus.VASTGESTELD)
    casussen.open_casus(town.as_("IB"), town.kanarie)
    found = zinnen(town, "CO")
    assert found[0] == "Cora Olthof las het logboek"
    assert found[1] == f"Iris Bakker opende casus {code_of(town)}"
    assert "Vera Zandstra stelde overleg 1 vast" in found
    assert f"Vera Zandstra legde een besluit vast bij casus {code_of(town)}" in found
    assert f"Cora Olthof voegde Lieke Iding toe aan casus {code_of(town)}" in found
    assert "Casus maakte het dossier" in found
    assert "Casus maakte Vera Zandstra gebruiker" in found


def test_filters_by_casus_person_action_and_day(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    town.clock.set(town.clock.now() + timedelta(days=2))
    casussen.open_casus(town.as_("IB"), town.kanarie)
    (iris,) = [row.id for row in mensen.list_gebruikers(town.as_("CO")) if row.code == "IB"]
    assert {r.wie for r in regels(town, "CO", LogFilter(gebruiker_id=iris))} == {"Iris Bakker"}
    assert {r.groep for r in regels(town, "CO", LogFilter(groep=LogGroep.BESLOTEN))} == {LogGroep.BESLOTEN}
    assert {r.casus_id for r in regels(town, "CO", LogFilter(casus=code_of(town).lower()))} == {town.kanarie}
    today = town.as_("CO").today()
    assert {r.moment.date() for r in regels(town, "CO", LogFilter(van=today))} == {today}
    assert all(r.moment.date() < today for r in regels(town, "CO", LogFilter(tot=today - timedelta(days=1))))
    with pytest.raises(RuleViolation, match="periode_omgekeerd"):
        regels(town, "CO", LogFilter(van=today, tot=date(2026, 1, 1)))


def test_a_hidden_casus_and_one_that_is_not_there_are_asked_for_alike(town: Town) -> None:
    answers = []
    for code in (code_of(town), "ZZZZZ"):
        with pytest.raises(RuleViolation) as caught:
            regels(town, "BU", LogFilter(casus=code))
        answers.append((caught.value.code, caught.value.params))
    assert answers[0] == answers[1] == ("niet_gevonden", {"soort": "casus", "field": "casus"})


def test_in_ones_own_rows_a_casus_that_is_hidden_by_now_has_no_name_and_no_code(each_town: Town) -> None:
    """Daan read it at the open table; after the meeting he sees that he did, not what."""
    town = each_town
    bring_to(town, OverlegStatus.LOPEND)
    town.page(code="DE")
    show_punt(town.as_("DE"), town.overleg, town.point_of(town.kanarie))
    assert f"Daan Ebbers las casus {code_of(town)} aan tafel" in zinnen(town, "DE")
    town.go(OverlegStatus.GESLOTEN)
    after = regels(town, "DE")
    assert f"Daan Ebbers las {HIDDEN} aan tafel" in [r.zin for r in after]
    assert code_of(town) not in repr(after)
    assert CANARY not in repr(after)
    assert str(town.kanarie) not in repr(after)


def test_of_what_lies_in_the_trash_the_rows_stand_without_name_or_code(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    code = code_of(town)
    prullenbak.trash_casus(town.as_("CO"), prullenbak.TrashCasus(town.kanarie, town.versie()))
    assert zinnen(town, "CO")[1] == f"Cora Olthof verplaatste {IN_TRASH} naar de prullenbak"
    assert code not in repr(regels(town, "CO"))
    assert IN_TRASH not in repr(regels(town, "VZ"))
    assert not [r for r in regels(town, "BE") if "casus" in r.zin]


def test_a_reason_is_read_by_who_may_see_what_it_is_about(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), REDEN))
    heropenen.reopen_casus(town.as_("VZ"), heropenen.ReopenCasus(town.kanarie, town.versie(), REDEN))
    reading = {code for code in PEOPLE if any(r.reden == REDEN for r in regels(town, code))}
    assert reading == {"CO", "RG", "IB", "VZ"}  # the last two gave one themselves


def test_a_controller_and_a_beheerder_see_no_casus(town: Town, tmp_path: Path) -> None:
    bring_to(town, OverlegStatus.VASTGESTELD)
    make_verslag(town.as_("VZ"), MakeVerslag(town.overleg, "volledig", tmp_path / "verslag.docx"))
    assert regels(town, "CT") == ()
    assert not log_lezers(town.as_("CT")).leest
    seen = regels(town, "BE")
    assert seen
    assert {r.casus_id for r in seen} == {None}
    assert all(secret not in repr(seen) for secret in (CANARY, code_of(town)))
    assert "Vera Zandstra maakte het verslag van overleg 1, met codes in plaats van namen" in [r.zin for r in seen]


def test_pages_follow_each_other(town: Town) -> None:
    whole = [r.nr for r in regels(town, "CO")]
    first = open_logboek(town.as_("CO"), LogFilter(), 10)
    found = [r.nr for r in first.regels]
    while page := more_logboek(town.as_("CO"), first.vraag, found[-1], 10).regels:
        found += [r.nr for r in page]
    assert found == whole


def test_looking_in_the_log_book_is_logged_once(town: Town) -> None:
    found = town.logged_by(lambda: [regels(town, "CO"), regels(town, "CO")])
    assert [entry.action for entry in found] == ["logboek_gelezen"]
    assert town.logged_by(lambda: regels(town, "CT")) == []


# -- who looked ------------------------------------------------------------------------------------------------


def test_who_looked_with_how_often_when_last_and_by_what(each_town: Town, tmp_path: Path) -> None:
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    town.clock.set(town.clock.now() + timedelta(hours=1))
    casussen.open_casus(town.as_("RG"), town.kanarie)
    town.clock.set(town.clock.now() + timedelta(hours=1))
    casussen.open_casus(town.as_("RG"), town.kanarie)
    make_verslag(
        town.as_("VZ"),
        MakeVerslag(
            town.overleg,
            "volledig",
            Path(town.address + ".docx") if "://" not in town.address else Path("/dev/null").parent / "shm" / "lb.docx",
        ),
    )
    found = kijkers.list_kijkers(town.as_("CO"), town.kanarie)
    people = {k.wie: k for k in found.kijkers}
    assert {"Cora Olthof", "Vera Zandstra", "Iris Bakker", "Ruud Groen"} <= set(people)
    ruud = people["Ruud Groen"]
    assert (ruud.keren, ruud.groepen, ruud.organisatie) == (2, (("Gelezen", 2),), "De Schakel")
    assert ruud.laatst == town.clock.now()
    assert ("Verslag gemaakt van een overleg met deze casus", 1) in people["Vera Zandstra"].via
    assert "Bram Uitham" not in people


@pytest.mark.parametrize("code", sorted(PEOPLE))
def test_only_who_sees_the_whole_casus_asks_who_looked(town: Town, code: str) -> None:
    bring_to(town, OverlegStatus.OPEN)
    for read in (kijkers.list_kijkers, geschiedenis.open_geschiedenis):
        if code in ("CO", "IB", "RG", "LI"):
            assert read(town.as_(code), town.kanarie).naam == f"Familie {CANARY}"
        else:
            with pytest.raises(RuleViolation, match="niet_gevonden"):
                read(town.as_(code), town.kanarie)


# -- the story of a casus --------------------------------------------------------------------------------------


def test_the_history_tells_all_of_it(each_town: Town) -> None:
    town = each_town
    bring_to(town, OverlegStatus.VASTGESTELD)
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), "eerst klaar"))
    town.clock.set(town.clock.now() + timedelta(days=1))
    heropenen.reopen_casus(town.as_("VZ"), heropenen.ReopenCasus(town.kanarie, town.versie(), "weer huur"))
    story = geschiedenis.open_geschiedenis(town.as_("IB"), town.kanarie)
    (keer,) = story.keren
    assert (keer.nummer, keer.vraag, keer.stand) == (1, f"Hoe {CANARY}?", OverlegStatus.VASTGESTELD)
    assert [g.tekst for g in keer.gezegd] == [f"{CANARY} opent niet"]
    assert [r.nieuw for r in keer.gezegd[0].rechtgezet] == [f"{CANARY} opent"]
    assert [b.tekst for b in keer.besloten] == [f"{CANARY} stopt"]
    assert [a.actie.eigenaar for a in keer.afgesproken] == ["Olga Wever"]
    assert [(g.actie, g.reden) for g in story.gebeurtenissen] == [
        ("casus_heropend", "weer huur"),
        ("casus_afgesloten", "eerst klaar"),
        ("casus_aangemaakt", ""),
    ]
    found = town.logged_by(lambda: geschiedenis.open_geschiedenis(town.as_("LI"), town.kanarie))
    assert [(entry.action, entry.casus_id) for entry in found] == [("geschiedenis_gelezen", town.kanarie)]


# -- the check -------------------------------------------------------------------------------------------------


def test_a_good_check_stands_in_the_log_book_and_is_the_last(town: Town) -> None:
    assert last_check(town.as_("CO")) is None
    rows = len(town.log())
    steps: list[tuple[int, int]] = []
    found = check_log(town.as_("CO"), Afbreken(), lambda done, total: steps.append((done, total)))
    assert found.zin == f"Het logboek klopt: {rows} regels gelezen."
    assert (found.raad, steps[-1]) == ("", (rows, rows))
    last = last_check(town.as_("VZ"))
    assert last is not None
    assert (last.verdict.aantal, last.moment) == (rows, town.clock.now())
    assert zinnen(town, "CO")[1] == "Cora Olthof controleerde het logboek: het klopte"


def test_a_check_that_finds_something_names_it_and_covers_nothing_up(town: Town) -> None:
    with town.dossier._engine.execution_options(casus_write=True).begin() as connection:
        for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text("UPDATE logregel SET body = replace(body, 'gedaan', 'geweigerd') WHERE nr = 5"))
    rows = len(town.log())
    found = check_log(town.as_("CO"), Afbreken())
    assert (found.verdict.fault, found.verdict.nr) == (Fault.GEWIJZIGD, 5)
    assert found.zin == "Het logboek klopt niet. Regel 5 is gewijzigd."
    assert found.raad.startswith("Werk niet verder in dit dossier")
    assert len(town.log()) == rows
    assert last_check(town.as_("CO")) is None


def test_a_check_can_be_stopped_before_and_halfway(town: Town) -> None:
    stop = Afbreken()
    stop.stop()
    with pytest.raises(EnvironmentProblem, match="onderbroken"):
        check_log(town.as_("CO"), stop)
    halfway = Afbreken()
    rows = len(town.log())
    with pytest.raises(EnvironmentProblem, match="onderbroken"):
        check_log(town.as_("CO"), halfway, lambda _done, _all: halfway.stop())
    assert len(town.log()) == rows
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        check_log(town.as_("CT"), Afbreken())


def test_stopping_interrupts_the_question_that_the_database_is_busy_with(town: Town) -> None:
    """Negative control: the same question without a stop runs to its end."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT max(i) FROM n"
    with town.as_("CO").read() as queries:
        assert queries._conn.execute(text(endless.format(1000))).scalar() == 1000
        stop = Afbreken()
        timer = Timer(0.2, stop.stop)
        timer.start()
        with pytest.raises(EnvironmentProblem, match="onderbroken"), stop.watching(queries.interrupt):
            queries._conn.execute(text(endless.format(10**12))).scalar()
        timer.join()


# -- the export ------------------------------------------------------------------------------------------------


def table(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_readable_without_names_has_codes_only(town: Town, tmp_path: Path) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), REDEN))
    out = tmp_path / "log.csv"
    made = export_log(town.as_("CO"), ExportLog(out))
    head, *rows = table(out)
    assert tuple(head) == COLUMNS
    assert len(rows) == made.regels == len(regels(town, "CO")) - 1  # and the row of reading it here
    everything = out.read_text(encoding="utf-8")
    for naam in (CANARY, *(naam for naam, _ in PEOPLE.values())):
        assert naam not in everything
    assert f"IB sloot casus {code_of(town)} af" in everything


def test_readable_with_names_needs_a_reason_and_says_so_in_the_log(town: Town, tmp_path: Path) -> None:
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), REDEN))
    out = tmp_path / "log.csv"
    with pytest.raises(RuleViolation) as caught:
        export_log(town.as_("CO"), ExportLog(out, met_namen=True, reden=" "))
    assert (caught.value.code, out.exists()) == ("reden_ontbreekt", False)
    (entry,) = town.logged_by(lambda: export_log(town.as_("CO"), ExportLog(out, met_namen=True, reden="inzage")))
    assert (entry.action, entry.ground) == ("logboek_geexporteerd", "met_namen")
    head, *rows = table(out)
    assert tuple(head) == COLUMNS + WITH_NAMES
    assert [row[-2:] for row in rows if row[6].startswith("Iris Bakker sloot")] == [[f"Familie {CANARY}", REDEN]]


def test_nothing_in_the_table_is_run_as_a_formula(town: Town, tmp_path: Path) -> None:
    risky = "=HYPERLINK(1)"
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), risky))
    out = tmp_path / "log.csv"
    export_log(town.as_("CO"), ExportLog(out, met_namen=True, reden="+proef"))
    cells = [cell for row in table(out) for cell in row]
    assert f"'{risky}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_an_export_holds_no_more_than_one_reads(town: Town, tmp_path: Path) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    out = tmp_path / "log.csv"
    export_log(town.as_("DE"), ExportLog(out, met_namen=True, reden="mijn eigen"))
    assert {row[3] for row in table(out)[1:]} == {"Daan Ebbers"}
    for code in ("DE", "VZ", "CT"):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            export_log(town.as_(code), ExportLog(tmp_path / "x.jsonl", precies=True))
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        export_log(town.as_("CT"), ExportLog(tmp_path / "x.csv"))
    assert not list(tmp_path.glob("x.*"))


@pytest.fixture
def exact(town: Town, tmp_path: Path) -> Path:
    bring_to(town, OverlegStatus.GESLOTEN)
    out = tmp_path / "log.jsonl"
    export_log(town.as_("BE"), ExportLog(out, precies=True))
    return out


def alone(path: Path, work: Path) -> subprocess.CompletedProcess[str]:
    """The program that stands in the head of the file, in a Python that knows nothing of Casus."""
    program = work / "controleer.py"
    program.write_text("\n".join(json.loads(path.read_text(encoding="utf-8").split("\n")[0])["programma"]))
    command = [sys.executable, "-I", str(program), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_exact_export_is_checked_by_anybody(exact: Path, tmp_path: Path) -> None:
    verdict = verify_export(exact)
    rows = exact.read_text(encoding="utf-8").count("\n") - 1
    assert verdict_sentence(verdict, "De export") == f"De export klopt: {rows} regels gelezen."
    assert CANARY not in exact.read_text(encoding="utf-8")
    assert (alone(exact, tmp_path).stdout, alone(exact, tmp_path).returncode) == ("Klopt.\n", 0)


@pytest.mark.parametrize(
    ("attack", "fault"),
    [
        (lambda lines: [*lines[:4], lines[4].replace("gedaan", "gedaaN"), *lines[5:]], Fault.GEWIJZIGD),
        (lambda lines: [*lines[:4], *lines[5:]], Fault.VERWIJDERD),
        (lambda lines: lines[:-1], Fault.VERWIJDERD),
    ],
)
def test_a_changed_export_is_found_by_both(exact: Path, tmp_path: Path, attack: Attack, fault: Fault) -> None:
    lines = exact.read_text(encoding="utf-8").splitlines()
    exact.write_text("\n".join(attack(lines)) + "\n", encoding="utf-8")
    assert verify_export(exact).fault is fault
    done = alone(exact, tmp_path)
    assert (done.returncode, done.stdout) != (0, "Klopt.\n")


@pytest.mark.parametrize("data", [b"", b"nee\n", b'{"formaat": "x"}\n', b"[1]\n", b"\xff\xfe\n"])
def test_a_file_that_is_no_export_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with pytest.raises(EnvironmentProblem, match="logexport_onleesbaar"):
        verify_export(path)
    with pytest.raises(EnvironmentProblem, match="bestand_niet_gelezen"):
        verify_export(tmp_path / "weg.jsonl")


def test_stopping_an_export_leaves_no_file(town: Town, tmp_path: Path) -> None:
    out, stop = tmp_path / "log.csv", Afbreken()
    with pytest.raises(EnvironmentProblem, match="onderbroken"):
        export_log(town.as_("CO"), ExportLog(out), stop, lambda _: stop.stop())
    assert list(tmp_path.glob("*log*")) == []
