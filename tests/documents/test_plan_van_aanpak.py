"""A plan in Word: to the person in own words, to the team with law and how one notices; gaps stay visible."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from casus.documents import content as c
from casus.documents.plan_van_aanpak import Doel, PlanGegevens, Stap, plan_voor_persoon, plan_voor_team
from casus.documents.word import to_docx
from tests.documents.rules import faults

DAY = date(2026, 11, 28)
STEPS = (
    Stap("U", "maakt elke donderdag de post open.", date(2026, 12, 10), "er liggen geen dichte enveloppen meer"),
    Stap(
        "Fatima el Haddad",
        "maakt een lijst van de brieven",
        date(2026, 11, 24),
        wet="Wmo",
        waarom_anders="Het inloopuur is te druk",
        stand="Gedaan: het waren er veertien",
        gedaan=True,
    ),
)
PLAN = PlanGegevens(
    code="K7P",
    dag=DAY,
    begonnen=date(2026, 11, 13),
    doelen=(
        Doel("“Ik wil mijn post weer zelf openmaken.”", "geld", STEPS),
        Doel("", "wonen"),
        Doel("Eén keer per week de deur uit.", "meedoen", open=False, stand="Bereikt", uitkomst="Zij schenkt koffie"),
    ),
    terug_op=date(2027, 1, 12),
    hoe="Wij zien elkaar nu vaak.",
    vorm="CTI. Fase 1",
    meer_doelen="Moeder wil alles",
    gezicht="Fatima el Haddad",
    telefoon="06 1234",
    geschreven_door="Sanne Dijkema",
    team="Wijktafel, Elzerveen",
)
EMPTY = PlanGegevens("K7P", DAY, DAY, ())
LONG = replace(PLAN, doelen=(Doel("zeer" * 60, "geld", tuple(replace(STEPS[0], wat="zeer " * 40) for _ in range(12))),))


def text(document: c.Document) -> str:
    """As a reader finds it, tables included."""
    found = Document(io.BytesIO(to_docx(document)))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells]).replace("\xa0", " ")


@pytest.mark.parametrize("make", [plan_voor_persoon, plan_voor_team])
@pytest.mark.parametrize("plan", [PLAN, EMPTY, LONG])
def test_both_keep_the_rules_of_every_document(make: Callable[[PlanGegevens], c.Document], plan: PlanGegevens) -> None:
    document = make(plan)
    found = [fault for fault in faults(to_docx(document)) if not (document.is_form and fault.startswith("margins"))]
    assert found == [], "only the edges of a form are its own"


def test_the_person_reads_own_words_and_who_does_what_by_when() -> None:
    words = text(plan_voor_persoon(PLAN))
    for said in (
        "Uw plan",
        "Wij zien elkaar nu vaak.",
        "“Ik wil mijn post weer zelf openmaken.”",
        "U: maakt elke donderdag de post open, uiterlijk 10 december 2026. U merkt het aan: er liggen",
        "Gedaan. Fatima el Haddad: maakt een lijst van de brieven.",
        "Op of rond 12 januari 2027",
        "Bel Fatima el Haddad, 06 1234. Dat mag altijd.",
        "Bereikt: “Eén keer per week de deur uit”. Zij schenkt koffie.",
        "‹nog invullen: het doel in eigen woorden›",
    ):
        assert said in words
    for hidden in ("Wmo", "regulier", "inloopuur", "Moeder wil alles", "Sanne Dijkema", "CTI"):
        assert hidden not in words, "not for the person"


def test_the_team_reads_law_how_one_notices_and_why_it_is_not_regular() -> None:
    words = text(plan_voor_team(PLAN))
    for said in (
        "Casus K7P, 28 november 2026",
        "CTI. Fase 1",
        "Moeder wil alles.",
        "Sanne Dijkema",
        "Wmo",
        "geen",
        "10-12-2026",
        "maakt een lijst van de brieven. Gedaan: het waren er veertien. Niet regulier: Het inloopuur is te druk.",
        "Van de twee stappen is er één gedaan. Nog niet op de actielijst: één.",
    ):
        assert said in words
    assert "06 1234" not in words


def test_what_is_not_there_yet_stays_visible_and_nothing_is_made_up() -> None:
    person, team = text(plan_voor_persoon(EMPTY)), text(plan_voor_team(EMPTY))
    assert "Er staat nu geen doel open." in person
    assert "‹nog invullen: naam en telefoon›" in person
    assert "‹nog invullen: datum›" in team
    assert "‹nog invullen: casusregisseur›" in team
    assert "Klaar of losgelaten" not in person + team
    assert "Waarom zoveel doelen" not in team


@pytest.mark.parametrize(
    ("done", "count", "said"),
    [
        (0, 1, "Deze stap is nog niet gedaan. Nog niet op de actielijst: één."),
        (1, 1, "Deze stap is gedaan."),
        (0, 2, "Van de twee stappen is er nog geen gedaan. Nog niet op de actielijst: twee."),
        (3, 3, "Van de drie stappen zijn er drie gedaan."),
    ],
)
def test_the_count_of_promises_is_a_sentence(done: int, count: int, said: str) -> None:
    steps = tuple(Stap("U", "belt", stand="Gedaan" if n < done else "", gedaan=n < done) for n in range(count))
    assert said in text(plan_voor_team(replace(PLAN, doelen=(Doel("Rust", "geld", steps),))))


def test_a_paper_of_the_person_is_personal_and_of_the_team_confidential() -> None:
    assert plan_voor_persoon(PLAN).margins.right == "Persoonlijk"
    assert plan_voor_persoon(PLAN).is_form
    assert plan_voor_team(PLAN).margins.right == "Vertrouwelijk"
    assert not plan_voor_team(PLAN).is_form
