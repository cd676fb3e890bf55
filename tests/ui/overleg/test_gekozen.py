"""What the person chose to work on stands at the table of the running meeting, for who may be told that part."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import OverlegStatus
from casus.services import casussen, intakes, overleggen, tafel
from casus.services.context import Context
from tests.ui.overleg.conftest import Overleg, say

CAPTION = "Wil aan de slag met"
WHO, MIND, MEE = "Mevrouw De Graaf", "Mentaal welbevinden", "Meedoen"
OWN_WORDS = "Laat me eerst maar eens uitpraten."
HEALTH = (Onderwerp.GEZONDHEID,)
"""What mental well-being is about; taking part is about work and network."""


def chose(ctx: Context, casus_id: int, *delen: str) -> None:
    """In an intake that is done."""
    who = casussen.open_casus(ctx, casus_id).inwoners[0].id
    talk = Zitting(ctx.today(), "Thuis")
    id_ = intakes.begin_intake(ctx, intakes.BeginIntake(casus_id, who, "positieve_gezondheid", talk))[0].id
    blad = intakes.open_intake(ctx, id_)
    told = IntakeInhoud(tuple(DeelInhoud(code, wil_veranderen=True) for code in delen), mee_aan_de_slag=delen)
    intakes.save_intake(ctx, intakes.BewaarIntake(id_, blad.row.versie, blad.zitting, told, True))


@pytest.fixture
def table(coming: Overleg) -> Overleg:
    """At the table; on it is somebody of whom Fatima of the housing corporation has nothing but her seat here."""
    chair = coming.bureau.context()
    casus = coming.bureau.dossier.casussen[WHO]
    chose(chair, casus, "meedoen", "mentaal_welbevinden")
    everybody = tuple(coming.bureau.dossier.professionals.values())
    overleggen.invite_deelnemers(chair, overleggen.InviteDeelnemers(coming.id, coming.page().versie, everybody))
    coming.go_to(OverlegStatus.OPEN, OverlegStatus.LOPEND)
    point = next(p for p in coming.page().casussen if p.casus_id == casus)
    tafel.start_punt(chair, tafel.AtPunt(coming.id, point.id))
    return coming


def shown(overleg: Overleg, code: str) -> str:
    """All that the meeting says on the screen of this gebruiker, once everything came."""
    overleg.bureau.runner.use(overleg.bureau.context(code))
    overleg.open()
    overleg.wait_for("punt_naam", QLabel)
    overleg.wait(lambda: overleg.bureau.runner.is_idle)
    return words(overleg.window)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answered(overleg: Overleg, about: tuple[Onderwerp, ...], **answers: bool) -> None:
    say(overleg.bureau.context(), overleg.bureau.dossier.casussen[WHO], about, **answers)


def test_who_leads_the_casus_sees_it_in_the_order_of_the_person(table: Overleg) -> None:
    assert f"{CAPTION}\n1. {MEE}\n2. {MIND}" in shown(table, "MV")


def test_who_may_be_told_one_part_of_life_sees_that_part_and_not_the_other(table: Overleg) -> None:
    answered(table, HEALTH, schakel=True)
    said = shown(table, "FB")
    assert f"{CAPTION}\n1. {MIND}" in said
    assert MEE not in said


def test_who_may_be_told_of_neither_part_sees_no_heading_either(table: Overleg) -> None:
    """And sees the point: it is the question that is told, not the talk before it."""
    answered(table, (Onderwerp.GELD,), schakel=True)
    said = shown(table, "FB")
    assert OWN_WORDS in said, "control: what the table is told of this person came"
    for each in (CAPTION, MIND, MEE):
        assert each not in said


def test_no_after_yes_takes_it_off_the_screen_of_who_was_told(table: Overleg) -> None:
    answered(table, HEALTH, schakel=True)
    assert MIND in shown(table, "FB"), "control: told before"
    answered(table, HEALTH, schakel=False)
    answered(table, (Onderwerp.GELD,), schakel=True)
    said = shown(table, "FB")
    assert OWN_WORDS in said, "control: what the table is told of this person came"
    assert MIND not in said


def test_who_was_asked_nothing_sees_nothing_of_the_person(table: Overleg) -> None:
    said = shown(table, "FB")
    assert "Vast punt" in said, "control: the meeting came"
    for each in (WHO, CAPTION, MIND, MEE):
        assert each not in said
