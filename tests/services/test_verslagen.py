"""Minutes as a user makes them: no name of a person unless asked for with a reason, and what the log book keeps."""

import io
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.values import EigenaarSoort, OverlegStatus
from casus.services import casussen, overleggen, professionals, tafel
from casus.services.verslagen import MakeVerslag, default_name, make_verslag
from tests.services.conftest import MEETING, PEOPLE, Town

PERSON, SPOUSE, DAUGHTER, NEIGHBOUR = "Roos Vogelzang", "Karim Lijsterbes", "Merel Vogelzang", "Zwaantje Putter"
CASUS_NAME = "Familie Vogelzang-Lijsterbes"
CANARIES = ("Roos", "Vogelzang", "Karim", "Lijsterbes", "Merel", "Zwaantje", "Putter", "Nachtegaal", "Bosuil")
REDEN = "De huisarts kent geen codes"
PROFESSIONALS = ("Vera Zandstra", "Nico Overbeek", "Olga Wever", "Roos Overbeek")


@pytest.fixture
def table(file_town: Town) -> Town:
    """A closed meeting on which the names of one household fall in every text that anybody can type."""
    town = file_town
    people = (
        casussen.InwonerFields(
            PERSON,
            eigen_woorden=f"Ik ben {PERSON} en ik wil slapen. Karim ook.",
            eigen_woorden_op=MEETING,
            hoi_nodig="Merel wil rust",
            vertegenwoordiger=NEIGHBOUR,
            contact_waar="bij Zwaantje",
        ),
        casussen.InwonerFields(SPOUSE, eigen_woorden="Vraag het Roos maar."),
        casussen.InwonerFields(DAUGHTER),
    )
    new = casussen.CreateCasus(CASUS_NAME, people, "Hoe helpen we Roos en Karim Lijsterbes?")
    casus = casussen.create_casus(town.as_("IB"), new)[0].id
    town.kanarie = casus
    other = town.add_casus("Meneer Bosuil")
    town.overleg = town.plan(people=("VZ", "NO", "OW"), casussen_=(casus, other))
    cmd = overleggen.AddVastPunt(town.overleg, town.page().versie, "Bedankje van Merel Vogelzang", 5)
    overleggen.add_vast_punt(town.as_("VZ"), cmd)
    town.go(OverlegStatus.OPEN)
    town.go(OverlegStatus.LOPEND)
    say_names(town)
    town.go(OverlegStatus.GESLOTEN)
    note = town.page().casussen[0].notities[0].id
    correct = overleggen.CorrectTekst(town.overleg, "notitie", note, "Roos opent haar post wel", "Karim belde")
    overleggen.correct_tekst(town.as_("VZ"), correct)
    return town


def say_names(town: Town) -> None:
    chair, point = town.as_("VZ"), town.point_of(town.kanarie)
    tafel.start_punt(chair, tafel.AtPunt(town.overleg, point))
    tafel.record_notitie(
        chair, tafel.RecordNotitie(town.overleg, point, "Roos’ post ligt bij Meneer Bosuil.", bron="Karim zelf")
    )
    tafel.record_notitie(
        chair, tafel.RecordNotitie(town.overleg, point, "Volgens Zwaantje Putter gaat het; Olga Wever belt Vogelzang.")
    )
    tafel.record_besluit(
        chair, tafel.RecordBesluit(town.overleg, point, "Karims schuld gaat voor", "omdat Roos het vraagt")
    )
    inwoner = casussen.open_casus(town.as_("CO"), town.kanarie).inwoners[0].id
    owners = (
        Eigenaar(EigenaarSoort.PERSOON, inwoner_id=inwoner),
        Eigenaar(EigenaarSoort.NAASTE, naam="Tante Nachtegaal"),
        Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["OW"]),
    )
    for owner in owners:
        tafel.record_actie(chair, tafel.RecordActie(town.overleg, point, "gaat met Merel en Nachtegaal mee", owner))


def all_text(path: Path) -> str:
    """Every part of the file, as it stands and without tags, so that a name cut in two by markup is found as well."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = [name + "\n" + archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    raw = "\n".join(parts)
    return raw + re.sub(r"<[^>]+>", "", raw)


def hits(path: Path) -> set[str]:
    content = all_text(path)
    return {name for name in CANARIES if name in content}


def make(town: Town, folder: Path, code: str = "VZ", reden: str | None = None, soort: str = "volledig") -> Path:
    """The minutes; with names when there is a reason."""
    ctx = town.as_(code)
    path = folder / default_name(ctx, town.overleg)
    return make_verslag(ctx, MakeVerslag(town.overleg, soort, path, reden is not None, reden or ""))


def test_codes_leave_no_name_of_anybody_it_is_about(table: Town, tmp_path: Path) -> None:
    path = make(table, tmp_path)
    assert hits(path) == set()
    content = all_text(path)
    code = table.page().casussen[0].code or ""
    assert f"{code} schuld gaat voor" in content
    assert "een naaste mee" in content


def test_names_of_professionals_stay(table: Town, tmp_path: Path) -> None:
    content = all_text(make(table, tmp_path))
    assert {"Vera Zandstra", "Nico Overbeek", "Olga Wever"} <= {name for name in PROFESSIONALS if name in content}


def test_with_names_they_are_all_there(table: Town, tmp_path: Path) -> None:
    """The negative control of the two tests above."""
    assert hits(make(table, tmp_path, reden=REDEN)) == set(CANARIES)


def test_a_first_name_that_a_professional_has_too(table: Town, tmp_path: Path) -> None:
    """Somebody at the table keeps their whole name; the loose first name is the person's and goes."""
    chair, naam = table.as_("CO"), "Roos Wever"
    new = professionals.CreateProfessional(naam, table.organisatie, "consulent", van=MEETING)
    person = professionals.create_professional(table.dossier.system_context(), new)[0].id
    table.overleg = table.plan()  # what was not finished comes back by itself
    invite = overleggen.InviteDeelnemers(table.overleg, table.page().versie, (person,))
    overleggen.invite_deelnemers(chair, invite)
    table.go(OverlegStatus.OPEN)
    table.go(OverlegStatus.LOPEND)
    vz, point = table.as_("VZ"), table.point_of(table.kanarie)
    tafel.start_punt(vz, tafel.AtPunt(table.overleg, point))
    tafel.record_notitie(vz, tafel.RecordNotitie(table.overleg, point, "Roos Wever belt Roos morgen"))
    content = all_text(make(table, tmp_path))
    assert re.search(r"Roos Wever belt [A-Z0-9]{3} morgen", content)
    assert "Roos" not in content.replace("Roos Wever", "")


@pytest.mark.parametrize("reden", ["", "   ", "\n\t"])
def test_names_need_a_reason(table: Town, tmp_path: Path, reden: str) -> None:
    before = len(table.log())
    with pytest.raises(RuleViolation, match="reden_ontbreekt") as refused:
        make(table, tmp_path, reden=reden)
    assert refused.value.params == {"field": "reden"}
    assert list(tmp_path.glob("*.docx")) == []
    assert len(table.log()) == before


def test_reason_stands_beside_the_log_with_its_digest_in_the_row(table: Town, tmp_path: Path) -> None:
    entry = table.logged_by(lambda: make(table, tmp_path, reden=f" {REDEN} "))[-1]
    with table.dossier._engine.connect() as connection:
        rows = connection.execute(text("SELECT id, tekst FROM toelichting")).all()
    assert [row.tekst for row in rows] == [REDEN]
    objects = (("overleg", table.overleg), ("toelichting", rows[0].id))
    digest = sha256(REDEN.encode()).hexdigest()
    assert entry == LogEntry("verslag_gemaakt", objects, None, "met_namen", f"sha256_{digest}")
    assert REDEN not in str(table.log())


def test_log_row_with_codes_needs_no_reason(table: Town, tmp_path: Path) -> None:
    entry = table.logged_by(lambda: make(table, tmp_path))[-1]
    assert (entry.action, entry.objects, entry.ground) == (
        "verslag_gemaakt",
        (("overleg", table.overleg),),
        "met_codes",
    )


def test_row_is_there_before_the_file_also_when_the_file_fails(table: Town, tmp_path: Path) -> None:
    before = len(table.log())
    with pytest.raises(EnvironmentProblem, match="map_ontbreekt"):
        make(table, tmp_path / "weg")
    assert table.log()[-1]["actie"] == "verslag_gemaakt"
    assert len(table.log()) > before


def test_file_name_is_never_a_person(table: Town) -> None:
    name = default_name(table.as_("VZ"), table.overleg)
    assert re.fullmatch(r"2026-11-24_verslag[a-z_-]*\.docx", name)
    people = [*CANARIES, *(naam for naam, _ in PEOPLE.values())]
    assert not [naam for naam in people for word in naam.split() if word.casefold() in name.casefold()]


@pytest.mark.parametrize("code", ["IB", "LI", "BE", "CT"])
def test_only_who_leads_a_table_makes_minutes(table: Town, tmp_path: Path, code: str) -> None:
    """Wijkprofessional, beheerder, and a controller whatever else he is (CT is coordinator and chair as well)."""
    before = len(table.log())
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        make(table, tmp_path, code)
    assert list(tmp_path.glob("*.docx")) == []
    assert len(table.log()) == before


@pytest.mark.parametrize("code", ["VZ", "NO", "CO"])
def test_who_leads_a_table_may(table: Town, tmp_path: Path, code: str) -> None:
    assert make(table, tmp_path, code).exists()


def test_chair_of_another_table_gets_no_content_of_this_one(table: Town, tmp_path: Path) -> None:
    path = make(table, tmp_path, "V2", reden=REDEN)
    assert hits(path) == set()
    assert (table.page().casussen[0].code or "?") not in all_text(path)


def test_other_kinds_and_other_meetings_are_refused(table: Town, tmp_path: Path) -> None:
    with pytest.raises(RuleViolation, match="verslag_soort_onbekend"):
        make(table, tmp_path, soort="kort")
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        make_verslag(table.as_("VZ"), MakeVerslag(1, "volledig", tmp_path / "x.docx"))
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        default_name(table.as_("VZ"), 1)
