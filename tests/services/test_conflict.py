"""Two people, one record: what a colleague saved first is never overwritten in silence, and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import text

from casus.domain.actie import Eigenaar
from casus.domain.errors import EnvironmentProblem
from casus.domain.values import BesluitStatus, EigenaarSoort, OrganisatieSoort, OverlegStatus, Rol
from casus.services import (
    acties,
    besluiten,
    casussen,
    gebruikers,
    mensen,
    organisaties,
    overdragen,
    overleggen,
    plaklijst,
    professionals,
    tafel,
    team,
    vervangen,
)
from casus.services.context import Context
from casus.system.keychain import KeychainState, MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.factories import refused
from tests.services.conftest import MEETING, Town, bring_to

ROOT = Path(__file__).resolve().parent.parent.parent
PERSON = casussen.InwonerFields("Anneke de Wit")
SEEN: dict[str, tuple[str, Callable[[Context, Town, int], object]]] = {
    "edit_casus": ("casus", lambda ctx, town, seen: casussen.edit_casus(
        ctx, casussen.EditCasus(town.kanarie, seen, "Anders", "Wat?", None, town.people["RG"]))),
    "edit_inwoner": ("casus", lambda ctx, town, seen: casussen.edit_inwoner(
        ctx, casussen.EditInwoner(town.kanarie, seen, None, PERSON))),
    "add_lid": ("casus", lambda ctx, town, seen: casussen.add_lid(
        ctx, casussen.AddLid(town.kanarie, seen, town.people["BU"], "werkt mee", date(2027, 5, 1)))),
    "close_casus": ("casus", lambda ctx, town, seen: casussen.close_casus(
        ctx, casussen.CloseCasus(town.kanarie, seen, "klaar"))),
    "edit_overleg": ("overleg", lambda ctx, town, seen: overleggen.edit_overleg(
        ctx, overleggen.EditOverleg(town.overleg, seen, date(2026, 12, 1), time(9), time(10), "Hal", None, None))),
    "invite_deelnemers": ("overleg", lambda ctx, town, seen: overleggen.invite_deelnemers(
        ctx, overleggen.InviteDeelnemers(town.overleg, seen, (town.people["BU"],)))),
    "add_pasted": ("overleg", lambda ctx, town, seen: plaklijst.add_pasted(
        ctx, plaklijst.AddPasted(town.overleg, seen, (pasted_line(town),)))),
    "change_deelnemer": ("overleg", lambda ctx, town, seen: overleggen.change_deelnemer(
        ctx, overleggen.ChangeDeelnemer(town.overleg, seen, town.page().deelnemers[0].id, None))),
    "add_punt": ("overleg", lambda ctx, town, seen: overleggen.add_punt(
        ctx, overleggen.AddPunt(town.overleg, seen, other_casus(town)))),
    "add_vast_punt": ("overleg", lambda ctx, town, seen: overleggen.add_vast_punt(
        ctx, overleggen.AddVastPunt(town.overleg, seen, "Signalen", 5))),
    "change_punt": ("overleg", lambda ctx, town, seen: overleggen.change_punt(
        ctx, overleggen.ChangePunt(town.overleg, seen, town.point_of(town.kanarie), place=1))),
    "change_status": ("overleg", lambda ctx, town, seen: overleggen.change_status(
        ctx, overleggen.ChangeStatus(town.overleg, seen, OverlegStatus.OPEN))),
    "change_job": ("professional", lambda ctx, town, seen: professionals.change_job(
        ctx, professionals.ChangeJob(town.people["BU"], seen, town.organisatie, "wijkcoach", date(2026, 12, 1)))),
    "edit_professional": ("professional", lambda ctx, town, seen: professionals.edit_professional(
        ctx, professionals.EditProfessional(town.people["BU"], seen, "Bram Uitham", "06", ""))),
    "create_vervanging": ("professional", lambda ctx, town, seen: vervangen.create_vervanging(
        ctx, vervangen.CreateVervanging(town.people["BU"], seen, town.people["IB"], MEETING, MEETING))),
    "stop_vervanging": ("professional", lambda ctx, town, seen: vervangen.stop_vervanging(
        ctx, vervangen.StopVervanging(town.people["BU"], seen, stand_in(town)))),
    "leave": ("professional", lambda ctx, town, seen: overdragen.leave(
        ctx, overdragen.UitDienst(town.people["BU"], seen, MEETING, ()))),
    "edit_organisatie": ("organisatie", lambda ctx, town, seen: organisaties.edit_organisatie(
        ctx, organisaties.EditOrganisatie(town.organisatie, seen, "Het Baken", OrganisatieSoort.GGZ, True))),
    "change_gebruiker": ("gebruiker", lambda ctx, town, seen: gebruikers.change_gebruiker(
        ctx, gebruikers.ChangeGebruiker(bram(town).id, seen, (Rol.NOTULIST,), True))),
    "finish_actie": ("actie", lambda ctx, town, seen: acties.finish_actie(
        ctx, acties.FinishActie(only_actie(town), seen, done=True))),
    "postpone_actie": ("actie", lambda ctx, town, seen: acties.postpone_actie(
        ctx, acties.PostponeActie(only_actie(town), seen, date(2026, 12, 1)))),
    "report_actie": ("actie", lambda ctx, town, seen: acties.report_actie(
        ctx, acties.ReportActie(only_actie(town), seen, "is gebeld"))),
    "change_actie": ("actie", lambda ctx, town, seen: acties.change_actie(
        ctx, acties.ChangeActie(only_actie(town), seen, "belt twee keer", olga(town), date(2026, 12, 1)))),
    "update_besluit": ("besluit", lambda ctx, town, seen: besluiten.update_besluit(
        ctx, besluiten.UpdateBesluit(town.overleg, seen, only_besluit(town), BesluitStatus.DEELS))),
    "reopen_actie": ("actie", lambda ctx, town, seen: acties.reopen_actie(
        ctx, acties.ReopenActie(only_actie(town), seen))),
    "change_team": ("dossier", lambda ctx, town, seen: team.change_team(
        ctx, team.ChangeTeam(seen, "Wij praten met mensen.", 10))),
    "change_termijn": ("bewaartermijn", lambda ctx, town, seen: team.change_termijn(
        ctx, team.ChangeTermijn("verslag", seen, 12, "besluit van het team"))),
}  # fmt: skip


def bram(town: Town) -> mensen.GebruikerRow:
    return next(row for row in mensen.list_gebruikers(town.as_("CO")) if row.code == "BU")


def stand_in(town: Town) -> int:
    """The one there is; ``version`` makes it before it looks."""
    found = vervangen.list_vervangingen(town.as_("CO"))
    return found[0].id if found else 0


ELSEWHERE = {"merge_organisaties"}
"""What is gone afterwards has no version to look at."""


def test_organisations_are_not_merged_over_what_a_colleague_saved(town: Town) -> None:
    new = organisaties.CreateOrganisatie("De Schakel 2", OrganisatieSoort.ANDERS, False)
    double = organisaties.create_organisatie(town.as_("CO"), new)[0].id
    edit = organisaties.EditOrganisatie(double, 1, "Heel iets anders", OrganisatieSoort.GGZ, True)
    organisaties.edit_organisatie(town.as_("IB"), edit)
    with pytest.raises(EnvironmentProblem) as error:
        organisaties.merge_organisaties(town.as_("CO"), organisaties.MergeOrganisaties(double, 1, town.organisatie))
    assert refused(error.value) == ("intussen_gewijzigd", {"soort": "organisatie"})
    assert len(mensen.list_organisaties(town.as_("CO"))) == 2
    organisaties.merge_organisaties(town.as_("CO"), organisaties.MergeOrganisaties(double, 2, town.organisatie))
    assert len(mensen.list_organisaties(town.as_("CO"))) == 1


def other_casus(town: Town) -> int:
    known = [i for i in casussen.list_casus_ids(town.as_("CO")) if i != town.kanarie]
    return known[0] if known else town.add_casus("Jolien Bakker")


def olga(town: Town) -> Eigenaar:
    return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["OW"])


def only_actie(town: Town) -> int:
    if not acties.list_acties(town.as_("CO"), only_open=False):
        bring_to(town, OverlegStatus.LOPEND)
    return acties.list_acties(town.as_("CO"), only_open=False)[0].id


def only_besluit(town: Town) -> int:
    if not besluiten.list_besluit_ids(town.as_("CO"), only_open=False):
        bring_to(town, OverlegStatus.LOPEND)
    return besluiten.list_besluit_ids(town.as_("CO"), only_open=False)[0]


def version(town: Town, kind: str) -> int:
    if kind == "besluit":
        (row,) = besluiten.list_besluit_rows(town.as_("CO"), [only_besluit(town)])
        return row.versie
    if kind == "casus":
        return town.versie()
    if kind == "overleg":
        return town.page().versie
    if kind == "gebruiker":
        return bram(town).versie
    if kind == "organisatie":
        return mensen.list_organisaties(town.as_("CO"))[0].versie
    if kind == "professional":
        return next(p.versie for p in mensen.list_professionals(town.as_("CO")) if p.id == town.people["BU"])
    if kind in ("dossier", "bewaartermijn"):
        return team_version(town, kind)
    number = only_actie(town)
    return next(a.versie for a in acties.list_acties(town.as_("CO"), only_open=False) if a.id == number)


def team_version(town: Town, kind: str) -> int:
    """Of the dossier, or of a period of its own, made when there is none yet."""
    coordinator = town.as_("CO")
    if not any(row.versie for row in team.show_team(coordinator).termijnen):
        team.change_termijn(coordinator, team.ChangeTermijn("verslag", 0, 36, "reglement"))
    found = team.show_team(coordinator)
    return found.versie if kind == "dossier" else max(row.versie for row in found.termijnen)


@pytest.mark.parametrize("name", SEEN)
def test_what_a_colleague_saved_first_is_not_overwritten(town: Town, name: str) -> None:
    prove_conflict(town, name)


@pytest.mark.parametrize("name", ["edit_casus", "add_vast_punt", "finish_actie"])
def test_nor_on_postgresql(each_town: Town, name: str) -> None:
    prove_conflict(each_town, name)


def prove_conflict(town: Town, name: str) -> None:
    kind, save = SEEN[name]
    coordinator = town.as_("CO")
    other_casus(town)
    if name == "stop_vervanging":
        new = vervangen.CreateVervanging(
            town.people["BU"], version(town, kind), town.people["IB"], MEETING.replace(day=23), MEETING
        )
        vervangen.create_vervanging(coordinator, new)
    seen = version(town, kind)
    for stale in (seen - 1, seen + 1):
        before = town.log()
        with pytest.raises(EnvironmentProblem) as error:
            save(coordinator, town, stale)
        holder = "overleg" if kind == "besluit" else kind
        assert refused(error.value) == ("intussen_gewijzigd", {"soort": holder})
        assert [r for r in town.log()[len(before) :] if "geopend" not in r["actie"]] == []
        assert version(town, kind) == seen
    save(coordinator, town, seen)
    assert version(town, kind) == seen + 1
    with pytest.raises(EnvironmentProblem) as error:
        save(coordinator, town, seen)
    assert error.value.code == "intussen_gewijzigd"


def test_every_command_that_was_seen_first_is_tried() -> None:
    modules = [acties, besluiten, casussen, mensen, overleggen, plaklijst, tafel, team]
    modules += [gebruikers, organisaties, overdragen, professionals, vervangen]
    made_here = {thing for m in modules for thing in vars(m).values() if getattr(thing, "__module__", "") == m.__name__}
    known = {c.__name__ for c in made_here if "versie" in getattr(c, "__dataclass_fields__", {})}
    assert len({name for name in known if not name.endswith(("Row", "Page", "Regel"))}) == len(SEEN) + len(ELSEWHERE)


AT_TABLE: dict[str, Callable[[Context, Town, int], object]] = {
    "start_punt": lambda ctx, town, punt: tafel.start_punt(ctx, tafel.AtPunt(town.overleg, town.page().punten[0].id)),
    "finish_punt": lambda ctx, town, punt: tafel.start_punt(ctx, tafel.AtPunt(town.overleg, None)),
    "step": lambda ctx, town, punt: tafel.step(ctx, tafel.Step(town.overleg, person_in_room(town), False)),
    "record_notitie": lambda ctx, town, punt: tafel.record_notitie(ctx, tafel.RecordNotitie(town.overleg, punt, "x")),
    "record_besluit": lambda ctx, town, punt: tafel.record_besluit(
        ctx, tafel.RecordBesluit(town.overleg, punt, "x", "y")
    ),
    "record_actie": lambda ctx, town, punt: tafel.record_actie(
        ctx, tafel.RecordActie(town.overleg, punt, "x", Eigenaar(EigenaarSoort.NAASTE, naam="Truus"))
    ),
    "add_inloop": lambda ctx, town, punt: tafel.add_inloop(ctx, tafel.AddInloop(town.overleg, other_casus(town))),
    "set_terug_op": lambda ctx, town, punt: tafel.set_terug_op(
        ctx, tafel.SetTerugOp(town.overleg, punt, date(2026, 12, 8))
    ),
}


def pasted_line(town: Town) -> plaklijst.PastedLine:
    return plaklijst.PastedLine("Bram Uitham", town.people["BU"], "Bram Uitham")


def person_in_room(town: Town) -> int:
    return min(town.page().casussen[0].present())


@pytest.mark.parametrize("name", AT_TABLE)
def test_what_is_done_at_the_table_moves_the_version_by_one(town: Town, name: str) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    other_casus(town)
    seen, point = town.page().versie, town.point_of(town.kanarie)
    AT_TABLE[name](town.as_("CO"), town, point)
    assert town.page().versie == seen + 1


def test_two_who_write_at_the_table_both_stand_there(each_town: Town) -> None:
    bring_to(each_town, OverlegStatus.LOPEND)
    point = each_town.point_of(each_town.kanarie)
    contexts = [each_town.as_(code) for code in ("VZ", "NO", "CO")]

    def write(number: int) -> None:
        cmd = tafel.RecordNotitie(each_town.overleg, point, f"noot {number}")
        tafel.record_notitie(contexts[number % 3], cmd)

    before = len(each_town.log())
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(30)))
    texts = [n.tekst for n in each_town.page().casussen[0].notities]
    assert sorted(texts[1:]) == sorted(f"noot {n}" for n in range(30))
    assert len(each_town.log()) >= before + 30
    assert each_town.dossier.check_log().is_good
    assert numbers(each_town) == list(range(1, len(each_town.log()) + 1))


def numbers(town: Town) -> list[int]:
    with town.dossier._engine.connect() as connection:
        return [nr for (nr,) in connection.execute(text("SELECT nr FROM logregel ORDER BY nr"))]


WRITER = """
import random, sys
from pathlib import Path
from casus.services import mensen
from casus.storage.engine import open_engine
from casus.storage.mapping import map_all
from casus.system.clock import SystemClock
from casus.system.keychain import KeychainState, MemoryKeychain
from casus.wiring import OpenDossier, World
from casus.wiring.keys import find_key
world = World(SystemClock(), random.Random(sys.argv[3]), MemoryKeychain(KeychainState.GEEN_DIENST))
map_all()
found = find_key(Path(sys.argv[1]), world, sys.argv[2])
# without the lock of a window: the file itself must stand two writers
dossier = OpenDossier(open_engine(Path(sys.argv[1]), found.key), world, sys.argv[1], found.dossier_id)
ctx = dossier.context(dossier.actor("CO"))
for number in range(15):
    mensen.create_wijk(ctx, f"{sys.argv[3]} {number}")
dossier.close()
"""


def test_two_processes_on_one_file_lose_nothing_and_leave_no_gap_in_the_log(tmp_path: Path, world: World) -> None:
    made = new_dossier(tmp_path / "team.casus", "Team", "Gemeente", world)
    opened = open_dossier(str(made.path), world)
    ctx = opened.system_context()
    organisatie = organisaties.create_organisatie(
        ctx, organisaties.CreateOrganisatie("De Schakel", OrganisatieSoort.ANDERS, False)
    )[0].id
    person = professionals.create_professional(
        ctx, professionals.CreateProfessional("Cora Olthof", organisatie, "coach")
    )[0].id
    gebruikers.create_gebruiker(ctx, gebruikers.CreateGebruiker(person, "CO", (Rol.COORDINATOR,)))
    opened.close()
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(made.path), made.herstelcode, name], cwd=ROOT)
        for name in ("noord", "zuid")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    locked = MemoryKeychain(KeychainState.GEEN_DIENST)
    again = open_dossier(str(made.path), World(world.clock, world.random, locked), herstelcode=made.herstelcode)
    wijken = {row.naam for row in mensen.list_wijken(again.system_context())}
    verdict = again.check_log()
    again.close()
    assert wijken == {f"{name} {number}" for name in ("noord", "zuid") for number in range(15)}
    assert (verdict.is_good, verdict.aantal) == (True, 4 + 30)
