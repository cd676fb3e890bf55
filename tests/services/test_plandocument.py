"""The plan on paper, from a dossier: to the person as 'u', to the team without names, to nobody who is told half."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from casus.domain.actie import Eigenaar
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.plan_doel import StapInhoud
from casus.domain.values import EigenaarSoort
from casus.services import acties, casussen
from casus.services.plandocument import MaakPlan, PlanVoor, make_plan
from tests.services.conftest import Town
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner
from tests.services.test_plannen import add_doel, add_stap, begin, person, promise, refused, step

DAY = date(2026, 12, 15)


def text(path: Path) -> str:
    found = Document(str(path))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells]).replace("\xa0", " ")


def made(town: Town, id_: int, voor: PlanVoor, folder: Path, code: str = "IB") -> str:
    return text(make_plan(town.as_(code), MaakPlan(id_, voor, folder / f"{voor}.docx")))


@pytest.fixture
def plan(town: Town) -> int:
    id_ = begin(town, terug_op=DAY)
    doel_id = add_doel(town, id_, "Ik wil dat Rob kanarie weer zingt.")
    owners = (
        Eigenaar(EigenaarSoort.PERSOON, inwoner_id=person(town)),
        Eigenaar(EigenaarSoort.NAASTE, naam="zus Truus"),
    )
    for owner in owners:
        add_stap(town, id_, doel_id, StapInhoud("gaat mee", owner, DAY))
    stap_id = add_stap(town, id_, doel_id, step(town, "belt de zus"))
    (actie_id,) = promise(town, id_, stap_id)
    row = next(row for row in acties.list_acties(town.as_("CO")) if row.id == actie_id)
    acties.finish_actie(town.as_("LI"), acties.FinishActie(actie_id, row.versie, True, "Dat lukte."))
    return id_


def test_to_the_person_it_says_u_and_names_who_helps(town: Town, plan: int, tmp_path: Path) -> None:
    words = made(town, plan, PlanVoor.PERSOON, tmp_path)
    assert "U: gaat mee, uiterlijk 15 december 2026." in words
    assert "zus Truus: gaat mee" in words
    assert "Gedaan. Lieke Iding: belt de zus." in words
    assert "Ruud Groen" in words, "who holds the regie is the face"
    assert "Wmo" not in words


def test_to_the_team_it_names_nobody_of_the_casus(town: Town, plan: int, tmp_path: Path) -> None:
    words = made(town, plan, PlanVoor.TEAM, tmp_path)
    assert "De persoon zelf" in words
    assert "Een naaste" in words
    assert "Truus" not in words
    assert "Rob kanarie" not in words
    assert "Gedaan: Dat lukte." in words
    assert "Wmo" in words


def test_making_it_is_logged_with_for_whom(town: Town, plan: int, tmp_path: Path) -> None:
    entries = town.logged_by(lambda: made(town, plan, PlanVoor.TEAM, tmp_path))
    assert [(entry.action, entry.outcome) for entry in entries if entry.action == "plan_afgedrukt"] == [
        ("plan_afgedrukt", "team")
    ]


def test_who_is_told_half_of_it_makes_no_paper(town: Town, plan: int, tmp_path: Path) -> None:
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    add_doel(town, plan, "Geld over houden", Levensdomein.GELD)
    assert "Geld over houden" in made(town, plan, PlanVoor.PERSOON, tmp_path, "PA"), "control: told all of it"
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    with refused("niet_gevonden"):
        made(town, plan, PlanVoor.PERSOON, tmp_path, "PA")
    for code in ("DE", "BE", "CT"):
        with pytest.raises(RuleViolation):
            made(town, plan, PlanVoor.TEAM, tmp_path, code)
