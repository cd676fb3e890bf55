"""A filled intake: opened on purpose, figures without a sum, the person's own order, and done is done."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest

from casus import RESOURCES
from casus.domain.errors import RuleViolation
from casus.domain.instrument import Instrument, read_instrument
from casus.domain.intake import Intake, IntakeStatus
from casus.domain.intake_inhoud import (
    As,
    DeelInhoud,
    DeelStand,
    IntakeInhoud,
    Verband,
    Zitting,
    assen,
    assen_of_deel,
    checked,
    naam_of,
)
from casus.domain.onderwerp import Onderwerp

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def instrument(name: str) -> Instrument:
    return read_instrument((RESOURCES / "instrumenten" / f"{name}.toml").read_text(encoding="utf-8"))


WEB, PLAAT, HOI = instrument("positieve_gezondheid"), instrument("4d"), instrument("hoi")


def begun() -> Intake:
    return Intake(1, 2, 3, 4, TODAY, NOW)


def ids() -> Callable[[], int]:
    return count(100).__next__


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def said(*codes: str, **more: object) -> IntakeInhoud:
    return IntakeInhoud(tuple(DeelInhoud(code, antwoorden={"speelt": "Veel."}) for code in codes), **more)  # type: ignore[arg-type]


def test_what_is_not_opened_does_not_exist() -> None:
    intake = begun()
    intake.fill(WEB, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 4}),)), ids(), NOW)
    assert [deel.code for deel in intake.inhoud.delen] == ["meedoen"]
    assert {each.onderwerp for each in intake.onderwerpen} == {Onderwerp.DAGBESTEDING_WERK, Onderwerp.NETWERK}
    with refused("deel_onbekend"):
        intake.fill(WEB, IntakeInhoud((DeelInhoud("werk"),)), ids(), NOW)
    assert [deel.code for deel in intake.inhoud.delen] == ["meedoen"], "what is refused changes nothing"


def test_a_part_is_about_the_parts_of_life_of_its_aspects_too() -> None:
    assert Onderwerp.GELD in WEB.deel("kwaliteit_van_leven").onderwerpen


@pytest.mark.parametrize("cijfer", [0, 10])
def test_nought_is_a_figure(cijfer: int) -> None:
    told = checked(WEB, IntakeInhoud((DeelInhoud("zingeving", cijfers={"": cijfer, "dankbaarheid": 3}),)))
    assert told.delen[0].cijfers == {"": cijfer, "dankbaarheid": 3}
    assert not told.delen[0].is_leeg


@pytest.mark.parametrize("cijfer", [-1, 11, True])
def test_a_figure_stays_on_the_scale(cijfer: int) -> None:
    with refused("cijfer_buiten_schaal"):
        checked(WEB, IntakeInhoud((DeelInhoud("zingeving", cijfers={"": cijfer}),)))


@pytest.mark.parametrize(
    ("what", "part", "code"),
    [
        (PLAAT, DeelInhoud("geest", antwoorden={"score": "3"}), "vraag_onbekend"),
        (PLAAT, DeelInhoud("geest", cijfers={"": 3}), "deel_zonder_cijfer"),
        (WEB, DeelInhoud("meedoen", antwoorden={"cijfer": "8"}), "antwoord_is_cijfer"),
        (WEB, DeelInhoud("meedoen", cijfers={"slapen": 8}), "aspect_onbekend"),
    ],
)
def test_an_answer_belongs_to_a_question_of_this_edition(what: Instrument, part: DeelInhoud, code: str) -> None:
    with refused(code):
        checked(what, IntakeInhoud((part,)))


def test_answers_lose_space_and_keep_their_lines_and_empty_ones_are_none() -> None:
    told = checked(PLAAT, IntakeInhoud((DeelInhoud("geest", antwoorden={"speelt": " Het is\ndruk. ", "goed": " "}),)))
    assert told.delen[0].antwoorden == {"speelt": "Het is\ndruk."}


@pytest.mark.parametrize("stand", [DeelStand.NIET_BESPROKEN, DeelStand.NIET_NODIG])
def test_not_talked_about_and_not_needed_are_answers_where_nothing_was_said(stand: DeelStand) -> None:
    assert checked(PLAAT, IntakeInhoud((DeelInhoud("lichaam", stand),))).delen[0].stand is stand
    with refused("deel_heeft_antwoorden"):
        checked(PLAAT, IntakeInhoud((DeelInhoud("lichaam", stand, {"goed": "Ik slaap goed."}),)))


def test_only_the_person_chooses_and_orders() -> None:
    intake = begun()
    intake.fill(PLAAT, said("lichaam", "geest", "sociaal"), ids(), NOW)
    assert intake.inhoud.mee_aan_de_slag == ()
    chosen = said("lichaam", "geest", "sociaal", mee_aan_de_slag=("sociaal", "lichaam"))
    intake.fill(PLAAT, chosen, ids(), NOW)
    assert intake.inhoud == chosen
    with refused("deel_dubbel_gekozen"):
        checked(PLAAT, said("geest", mee_aan_de_slag=("geest", "geest")))
    with refused("deel_niet_geopend"):
        checked(PLAAT, said("geest", mee_aan_de_slag=("maatschappelijk",)))
    with refused("deel_dubbel_geopend"):
        checked(PLAAT, said("geest", "geest"))


def test_links_go_from_one_opened_part_to_another() -> None:
    link = Verband("maatschappelijk", "geest", "Schulden houden mij wakker.")
    told = checked(PLAAT, said("maatschappelijk", "geest", verbanden=(link, link)))
    assert told.verbanden == (link,)
    with refused("verband_met_zichzelf"):
        checked(PLAAT, said("geest", verbanden=(Verband("geest", "geest"),)))
    with refused("deel_niet_geopend"):
        checked(PLAAT, said("geest", verbanden=(Verband("geest", "lichaam"),)))


def test_what_stays_is_the_same_row_and_what_goes_is_gone() -> None:
    intake = begun()
    new_id = ids()
    intake.fill(PLAAT, said("lichaam", "geest"), new_id, NOW)
    rows = {deel.code: deel.id for deel in intake.delen}
    intake.fill(PLAAT, said("geest", "sociaal", mee_aan_de_slag=("geest",)), new_id, NOW)
    assert {deel.code: deel.id for deel in intake.delen if deel.code in rows} == {"geest": rows["geest"]}
    assert [deel.volgorde for deel in intake.delen] == [0, 1]
    assert {each.deel for each in intake.antwoorden} == {"geest", "sociaal"}
    assert {each.deel for each in intake.onderwerpen} == {"geest", "sociaal"}


def test_done_is_done_and_leaves_no_empty_parts() -> None:
    intake = begun()
    intake.fill(PLAAT, IntakeInhoud((DeelInhoud("lichaam"),)), ids(), NOW)
    with refused("intake_leeg"):
        intake.finish(NOW)
    parts = (DeelInhoud("lichaam"), *said("geest").delen, DeelInhoud("sociaal", DeelStand.NIET_BESPROKEN))
    intake.fill(PLAAT, IntakeInhoud(parts, mee_aan_de_slag=("lichaam", "geest")), ids(), NOW)
    intake.finish(NOW)
    assert [deel.code for deel in intake.delen] == ["geest", "sociaal"]
    assert intake.inhoud.mee_aan_de_slag == ("geest",)
    assert {each.deel for each in intake.onderwerpen} == {"geest", "sociaal"}
    assert intake.status is IntakeStatus.AFGEROND
    with refused("intake_afgerond"):
        intake.fill(PLAAT, said("geest"), ids(), NOW)
    with refused("intake_afgerond"):
        intake.sit(Zitting(TODAY), TODAY)
    with refused("intake_afgerond"):
        intake.finish(NOW)
    intake.show_web(wil=True, now=NOW)
    assert intake.web_tonen, "the person may change their mind about the picture later"


def test_one_talked_on_a_day_that_has_been() -> None:
    intake = begun()
    intake.sit(Zitting(TODAY, " Aan de  keukentafel ", naaste="Haar zus"), TODAY)
    assert (intake.plek, intake.naaste) == ("Aan de keukentafel", "Haar zus")
    with refused("datum_in_toekomst"):
        intake.sit(Zitting(date(2026, 11, 25)), TODAY)


def test_without_lived_experience_it_is_not_called_hoi() -> None:
    assert naam_of(HOI, " ") == "Intake met vier vragen"
    assert naam_of(HOI, "Joke, ervaringsdeskundige") == HOI.naam
    assert naam_of(PLAAT, "") == "4D-model", "control: where it does not matter the name stays"


def test_the_web_has_gaps_where_nothing_was_said_and_averages_nothing() -> None:
    now = IntakeInhoud((DeelInhoud("zingeving", cijfers={"": 0}, wil_praten=True), DeelInhoud("meedoen")))
    then = IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 6}),))
    sides = {each.naam: each for each in assen(WEB, now, then)}
    assert len(sides) == 6
    assert sides["Zingeving"] == As("Zingeving", 0, None, wil_praten=True)
    assert (sides["Meedoen"].nu, sides["Meedoen"].toen) == (None, 6)
    aspects = IntakeInhoud((DeelInhoud("zingeving", cijfers={"dankbaarheid": 3}),))
    assert {each.nu for each in assen(WEB, aspects)} == {None}
    assert [each.nu for each in assen_of_deel(WEB.deel("zingeving"), aspects)].count(None) == 6
    assert assen(PLAAT, now) == (), "only a web is drawn as one"
