"""Under the hat of another organisation (*pettenvraagstuk*): what is seen, and what it gets afterwards."""

import re
import zipfile
from pathlib import Path

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.values import OverlegStatus
from casus.services import tafel
from casus.services import tafelcheck as tc
from casus.services.overleg_page import show_overleg
from casus.services.verzegeld import MakeVerzegeld, Ontvanger, list_wie_krijgt_wat, make_verzegeld
from tests.services.conftest import Town
from tests.services.delen_gevallen import GELD, WONEN, answer, ask, partner

HOUSE, DEBT = "de gangdeur klemt", "de postcode staat fout"


def held(town: Town, org: int, *, hat: bool) -> None:
    """The meeting of the canary, about housing and money; the GGZ may hear of housing, and Daan may wear its hat."""
    tc.set_onderwerpen(town.as_("IB"), tc.ZetOnderwerpen(town.kanarie, town.versie(), (WONEN, GELD)))
    answer(town, ask(town, org, WONEN), mag=True)
    point = town.point_of(town.kanarie)
    if hat:
        daan = next(d.id for d in town.page().deelnemers if d.professional_id == town.people["DE"])
        tc.set_pet(town.as_("VZ"), tc.ZetPet(town.overleg, point, daan, org, "behandelaar"))
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        town.go(status)
    tafel.start_punt(town.as_("VZ"), tafel.AtPunt(town.overleg, point))
    for text, part in ((HOUSE, WONEN), (DEBT, GELD)):
        tafel.record_notitie(town.as_("VZ"), tafel.RecordNotitie(town.overleg, point, text, onderwerp=part))


def read_by(town: Town, code: str) -> set[str]:
    return {n.tekst for punt in show_overleg(town.as_(code), town.overleg).casussen for n in punt.notities}


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())


def test_under_a_hat_one_reads_what_that_organisation_may_hear(each_town: Town) -> None:
    held(each_town, partner(each_town), hat=True)
    assert read_by(each_town, "DE") == {HOUSE}
    assert read_by(each_town, "VZ") == {HOUSE, DEBT}


def test_without_the_hat_a_colleague_reads_all_of_it(each_town: Town) -> None:
    """Negative control: the same person, the same words."""
    held(each_town, partner(each_town), hat=False)
    assert read_by(each_town, "DE") == {HOUSE, DEBT}


def test_the_copy_of_the_hat_holds_what_its_organisation_may_have(each_town: Town, tmp_path: Path) -> None:
    town, org = each_town, partner(each_town)
    held(town, org, hat=True)
    town.go(OverlegStatus.GESLOTEN)
    found = {row.ontvanger.organisatie_id: row for row in list_wie_krijgt_wat(town.as_("VZ"), town.overleg).rijen}
    assert (found[org].wie, found[org].krijgt) == (("Daan Ebbers",), ("wonen",))
    wanted = (Ontvanger(org), Ontvanger(town.organisatie))
    theirs, own = map(text_of, make_verzegeld(town.as_("VZ"), MakeVerzegeld(town.overleg, wanted, tmp_path)))
    assert (HOUSE in theirs, DEBT in theirs) == (True, False)
    assert (HOUSE in own, DEBT in own) == (True, True)


def test_without_the_hat_there_is_no_copy_for_that_organisation(each_town: Town, tmp_path: Path) -> None:
    town, org = each_town, partner(each_town)
    held(town, org, hat=False)
    town.go(OverlegStatus.GESLOTEN)
    assert org not in {r.ontvanger.organisatie_id for r in list_wie_krijgt_wat(town.as_("VZ"), town.overleg).rijen}
    with pytest.raises(RuleViolation, match="ontvanger_niet_aan_tafel"):
        make_verzegeld(town.as_("VZ"), MakeVerzegeld(town.overleg, (Ontvanger(org),), tmp_path))
    assert list(tmp_path.glob("*.docx")) == []
