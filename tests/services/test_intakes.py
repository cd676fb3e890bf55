"""Intakes in a dossier: begun, filled, finished, told by parts of life, with the edition that they were filled with."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.intake import IntakeStatus
from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.onderwerp import Onderwerp
from casus.services import casussen, instrumenten, intakes
from tests.services.conftest import PEOPLE, Town
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner

CANARY = "grutto in de sloot"
OWN = """code = "buurt"
versie = {versie}
naam = "Buurtgesprek"
kern = "Kort."
vorm = "vragen"
bron = "Eigen lijst."
eerst = ["thuis"]
[[deel]]
code = "thuis"
naam = "Thuis"
levensdomeinen = ["wonen"]
[[deel.vraag]]
code = "hoe"
vraag = "{vraag}"
"""


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def begin(town: Town, what: str = "positieve_gezondheid", day: date | None = None, code: str = "IB") -> int:
    who = casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].id
    cmd = intakes.BeginIntake(town.kanarie, who, what, Zitting(day or town.clock.today(), "Aan de keukentafel"))
    return intakes.begin_intake(town.as_(code), cmd)[0].id


def fill(town: Town, id_: int, inhoud: IntakeInhoud, *, code: str = "IB", done: bool = False) -> None:
    blad = intakes.open_intake(town.as_(code), id_)
    cmd = intakes.BewaarIntake(id_, blad.row.versie, blad.zitting, inhoud, done)
    intakes.save_intake(town.as_(code), cmd)


def talk(deel: str = "zingeving", cijfer: int = 4) -> IntakeInhoud:
    return IntakeInhoud((DeelInhoud(deel, antwoorden={"verhaal": CANARY}, cijfers={"": cijfer}),))


def test_an_intake_is_begun_filled_finished_and_compared_with_the_year_before(each_town: Town) -> None:
    town = each_town
    year_ago = town.clock.today() - timedelta(days=365)
    first = begin(town, day=year_ago)
    fill(town, first, talk(cijfer=3), done=True)
    second = begin(town)
    chosen = replace(talk(cijfer=0), mee_aan_de_slag=("zingeving",))
    fill(town, second, chosen)
    blad = intakes.open_intake(town.as_("IB"), second)
    assert (blad.inhoud, blad.toen, blad.toen_op) == (chosen, talk(cijfer=3), year_ago)
    assert blad.mag_invullen
    assert blad.row.mee_aan_de_slag == ("Zingeving",)
    assert not intakes.open_intake(town.as_("IB"), first).mag_invullen, "done is done"
    rows = intakes.list_intakes(town.as_("IB"), town.kanarie)
    assert [(row.id, row.status) for row in rows] == [(second, IntakeStatus.LOPEND), (first, IntakeStatus.AFGEROND)]
    with refused("intake_afgerond"):
        fill(town, first, talk())


def test_two_people_who_save_the_same_intake_do_not_overwrite_each_other(town: Town) -> None:
    id_ = begin(town)
    stale = intakes.open_intake(town.as_("IB"), id_)
    fill(town, id_, talk())
    with pytest.raises(EnvironmentProblem, match="intussen_gewijzigd"):
        intakes.save_intake(town.as_("IB"), intakes.BewaarIntake(id_, stale.row.versie, stale.zitting, talk()))


def test_an_instrument_that_begins_open_is_open_and_an_empty_template_is_refused(town: Town) -> None:
    blad = intakes.open_intake(town.as_("IB"), begin(town, "hoi"))
    assert [deel.code for deel in blad.inhoud.delen] == list(blad.instrument.eerst)
    assert blad.row.naam == "Intake met vier vragen"
    with refused("instrument_leeg_sjabloon"):
        begin(town, "kompas")


def test_every_act_is_logged_and_reading_before_it_is_shown(town: Town) -> None:
    def act() -> None:
        fill(town, begin(town), talk(), done=True)

    actions = [entry.action for entry in town.logged_by(act) if entry.action.startswith("intake")]
    assert actions == ["intake_begonnen", "intake_gelezen", "intake_afgerond"]


def test_who_does_not_see_the_casus_finds_no_intake(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    fill(town, id_, talk())
    seeing = {code for code in PEOPLE if CANARY in repr(outcome(town, code, id_))}
    whole = {code for code in PEOPLE if intakes.list_intakes(town.as_(code), town.kanarie)}
    assert seeing == whole == {"IB", "CO", "RG", "LI"}


def outcome(town: Town, code: str, id_: int) -> object:
    try:
        return intakes.open_intake(town.as_(code), id_)
    except RuleViolation as error:
        return error


def test_of_a_part_that_was_refused_nothing_shows_and_it_is_not_overwritten(each_town: Town) -> None:
    """A member of an organisation to which the person refused to tell about money."""
    town = each_town
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    id_ = begin(town)
    both = IntakeInhoud(
        (
            DeelInhoud("zingeving", antwoorden={"verhaal": "Ik zing in een koor."}),
            DeelInhoud("kwaliteit_van_leven", antwoorden={"verhaal": CANARY}, cijfers={"": 2}),
        )
    )
    fill(town, id_, both)
    assert CANARY in repr(intakes.open_intake(town.as_("PA"), id_)), "control: before the refusal the member reads it"
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    blad = intakes.open_intake(town.as_("PA"), id_)
    assert [deel.code for deel in blad.inhoud.delen] == ["zingeving"]
    assert not blad.mag_invullen
    with refused("niet_gevonden"):
        fill(town, id_, blad.inhoud, code="PA")
    assert CANARY in repr(intakes.open_intake(town.as_("IB"), id_))


def test_an_own_instrument_is_offered_and_an_older_filling_keeps_its_edition(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "buurt.toml"
    path.write_text(OWN.format(versie=1, vraag="Hoe is het thuis?"), encoding="utf-8")
    instrumenten.add_instrument(town.as_("IB"), instrumenten.VoegInstrumentToe(path))
    assert [row.naam for row in instrumenten.list_offered(town.as_("IB")) if row.eigen] == ["Buurtgesprek"]
    id_ = begin(town, "buurt")
    fill(town, id_, IntakeInhoud((DeelInhoud("thuis", antwoorden={"hoe": "Rustig."}),)), done=True)
    with refused("instrument_uitgave_bestaat"):
        instrumenten.add_instrument(town.as_("IB"), instrumenten.VoegInstrumentToe(path))
    path.write_text(OWN.format(versie=2, vraag="Hoe is het nu thuis?"), encoding="utf-8")
    instrumenten.add_instrument(town.as_("IB"), instrumenten.VoegInstrumentToe(path))
    blad = intakes.open_intake(town.as_("IB"), id_)
    assert blad.instrument.delen[0].vragen[0].vraag == "Hoe is het thuis?"
    newer = intakes.open_intake(town.as_("IB"), begin(town, "buurt"))
    assert newer.instrument.delen[0].vragen[0].vraag == "Hoe is het nu thuis?"
    instrumenten.put_away_instrument(town.as_("IB"), instrumenten.BergInstrumentOp("buurt", True))
    assert not [row for row in instrumenten.list_offered(town.as_("IB")) if row.eigen]
    with refused("niet_gevonden"):
        begin(town, "buurt")


def test_a_file_with_a_fault_is_refused_with_its_line_and_nothing_is_kept(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "fout.toml"
    path.write_text(OWN.format(versie=1, vraag="Hoe?").replace("wonen", "tuin"), encoding="utf-8")
    with refused("instrument_levensdomein_onbekend"):
        instrumenten.add_instrument(town.as_("IB"), instrumenten.VoegInstrumentToe(path))
    assert not [row for row in instrumenten.list_offered(town.as_("IB")) if row.eigen]
