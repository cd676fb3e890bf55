"""A filled intake: opened on purpose, figures without a sum, the person's own order, and done is done."""

from datetime import UTC, date, datetime

import pytest

from casus import RESOURCES
from casus.domain.errors import RuleViolation
from casus.domain.instrument import Instrument, read_instrument
from casus.domain.intake import DeelStand, Intake, IntakeStatus, Verband
from casus.domain.onderwerp import Onderwerp

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def instrument(name: str) -> Instrument:
    return read_instrument((RESOURCES / "instrumenten" / f"{name}.toml").read_text(encoding="utf-8"))


WEB, PLAAT, HOI = instrument("positieve_gezondheid"), instrument("4d"), instrument("hoi")


def begun(what: Instrument = WEB) -> Intake:
    return Intake(1, 2, 3, what.code, what.versie, date(2026, 11, 24), NOW)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def test_what_is_not_opened_does_not_exist() -> None:
    intake = begun()
    with refused("deel_niet_geopend"):
        intake.give(WEB, "meedoen", 4)
    intake.open(WEB, "meedoen")
    intake.give(WEB, "meedoen", 4)
    assert list(intake.delen) == ["meedoen"]
    assert intake.onderwerpen(WEB) == {Onderwerp.DAGBESTEDING_WERK, Onderwerp.NETWERK}


@pytest.mark.parametrize("cijfer", [0, 10])
def test_nought_is_a_figure(cijfer: int) -> None:
    intake = begun()
    part = intake.open(WEB, "zingeving")
    intake.give(WEB, "zingeving", cijfer)
    intake.give(WEB, "zingeving", 3, "dankbaarheid")
    assert part.cijfers == {"": cijfer, "dankbaarheid": 3}
    intake.give(WEB, "zingeving", None)
    assert part.cijfers == {"dankbaarheid": 3}, "taken back is not nought"


@pytest.mark.parametrize("cijfer", [-1, 11, True])
def test_a_figure_stays_on_the_scale(cijfer: int) -> None:
    intake = begun()
    intake.open(WEB, "zingeving")
    with refused("cijfer_buiten_schaal"):
        intake.give(WEB, "zingeving", cijfer)


def test_an_answer_belongs_to_a_question_of_this_version() -> None:
    intake = begun(PLAAT)
    intake.open(PLAAT, "geest")
    intake.answer(PLAAT, "geest", "speelt", " Het is druk in mijn hoofd. ")
    assert intake.delen["geest"].antwoorden == {"speelt": "Het is druk in mijn hoofd."}
    for act, code in (
        (lambda: intake.answer(PLAAT, "geest", "score", "3"), "vraag_onbekend"),
        (lambda: intake.give(PLAAT, "geest", 3), "deel_zonder_cijfer"),
        (lambda: intake.open(PLAAT, "werk"), "deel_onbekend"),
        (lambda: intake.open(WEB, "meedoen"), "instrument_andere_versie"),
    ):
        with refused(code):
            act()
    other = begun()
    other.open(WEB, "meedoen")
    with refused("antwoord_is_cijfer"):
        other.answer(WEB, "meedoen", "cijfer", "8")
    with refused("aspect_onbekend"):
        other.give(WEB, "meedoen", 8, "slapen")


def test_not_talked_about_and_not_needed_are_answers_where_nothing_was_said() -> None:
    intake = begun(PLAAT)
    intake.open(PLAAT, "lichaam")
    intake.set_stand("lichaam", DeelStand.NIET_NODIG)
    intake.answer(PLAAT, "lichaam", "goed", "Ik slaap goed.")
    assert intake.delen["lichaam"].stand is DeelStand.OPEN
    with refused("deel_heeft_antwoorden"):
        intake.set_stand("lichaam", DeelStand.NIET_BESPROKEN)
    with refused("deel_heeft_antwoorden"):
        intake.close("lichaam")
    intake.answer(PLAAT, "lichaam", "goed", " ")
    intake.close("lichaam")
    assert intake.delen == {}


def test_only_the_person_chooses_and_orders() -> None:
    intake = begun(PLAAT)
    for code in ("lichaam", "geest", "sociaal"):
        intake.open(PLAAT, code)
        intake.answer(PLAAT, code, "speelt", "Veel.")
    assert not intake.mee_aan_de_slag
    intake.choose(["sociaal", "lichaam"])
    with refused("deel_dubbel_gekozen"):
        intake.choose(["geest", "geest"])
    with refused("deel_niet_geopend"):
        intake.choose(["maatschappelijk"])
    assert intake.mee_aan_de_slag == ("sociaal", "lichaam")


def test_links_go_from_one_part_to_another() -> None:
    intake = begun(PLAAT)
    intake.link(PLAAT, [Verband("maatschappelijk", "geest", "Schulden houden mij wakker.")] * 2)
    assert len(intake.verbanden) == 1
    with refused("verband_met_zichzelf"):
        intake.link(PLAAT, [Verband("geest", "geest")])
    with refused("deel_onbekend"):
        intake.link(PLAAT, [Verband("geest", "werk")])


def test_done_is_done_and_leaves_no_empty_parts() -> None:
    intake = begun(PLAAT)
    intake.open(PLAAT, "lichaam")
    with refused("intake_leeg"):
        intake.finish(NOW)
    intake.open(PLAAT, "geest")
    intake.answer(PLAAT, "geest", "speelt", "Rust.")
    intake.open(PLAAT, "sociaal")
    intake.set_stand("sociaal", DeelStand.NIET_BESPROKEN)
    intake.choose(["lichaam", "geest"])
    intake.finish(NOW)
    assert list(intake.delen) == ["geest", "sociaal"]
    assert intake.mee_aan_de_slag == ("geest",)
    assert intake.status is IntakeStatus.AFGEROND
    with refused("intake_afgerond"):
        intake.answer(PLAAT, "geest", "speelt", "Anders.")


def test_without_lived_experience_it_is_not_called_hoi() -> None:
    intake = begun(HOI)
    assert intake.naam(HOI) == "Intake met vier vragen"
    intake.met_ervaringsdeskundige = True
    assert intake.naam(HOI) == HOI.naam
    assert begun(PLAAT).naam(PLAAT) == "4D-model", "control: where it does not matter the name stays"
