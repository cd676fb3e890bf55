"""A raming in Word: by the rules of every document, with its figure and tables, and what is not reckoned said."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from casus.documents.ramingblad import RamingGegevens, ramingblad
from casus.documents.word import to_docx
from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.staafbeeld import Staaf, Staafbeeld
from casus.drawing.pictures import DrawnPictures
from tests.documents.rules import faults

DAY = date(2026, 11, 28)
BARS = (
    ("1. Kosten nu", "€ 13.200", "€ 18.600", "€ 27.200"),
    ("2. Extra als we niets doen", "€ 13.500", "€ 20.900", "€ 34.000"),
    ("3. Kosten na de oplossing", "€ 8.090", "€ 9.580", "€ 12.100"),
    ("Verschil 1 − 3", "€ 1.060 lager", "€ 9.030 lager", "€ 19.100 lager"),
)
LINE = ("basisbegeleiding", "2 uur per week", "€ 61 (€ 54 tot € 72), 2026", "Gemeente, Wmo", "€ 6.340")
RAMING = RamingGegevens(
    code="K7P",
    dag=DAY,
    aanpak="slot en bewind",
    gemaakt=date(2026, 11, 4),
    gemaakt_door="Fatima el Haddad",
    levensdomein="Wonen",
    antwoord="Verschil 1 − 3 over 12 maanden: € 9.030 lager, tussen € 1.060 en € 19.100 lager.",
    los="Staat er los naast: mogelijk vermeden (1 + 2) − 3 is € 30.000 lager.",
    marges=("Van laag tot hoog.", "In acht van de tien trekkingen."),
    staven=BARS,
    betalers=(("Gemeente, Wmo", "€ 6.340", "€ 3.170", "€ 3.170 lager"),),
    regels=(("1. Kosten nu", (LINE,)), ("2. Extra als we niets doen", ()), ("3. Kosten na de oplossing", (LINE,) * 12)),
    gezien=(("Kosten na de oplossing", "€ 3.170", "€ 2.600", "4 van 6 regels"),),
    gezien_uitleg="Verwacht en gezien gaan over dezelfde regels.",
    methode=("Zo is gerekend.",),
    bronnen=(("basisbegeleiding", "Contract van de gemeente (gevonden)"),),
    betekenis="Weer in zijn eigen bed slapen",
    vastgezet=date(2026, 11, 5),
    team="Wijktafel, Elzerveen",
)
BARE = replace(RAMING, betalers=(), gezien=(), bronnen=(), betekenis="", vastgezet=None, gemaakt_door="", team="")
LONG = replace(RAMING, aanpak="zeer " * 60, regels=(("1. Kosten nu", (("zeer" * 30, *LINE[1:]),) * 3),))


def drawn() -> RamingGegevens:
    amounts = (Bedragen(1320000, 1860320, 2718000), None, Bedragen(808500, 957660, 1214500))
    names = (row[0] for row in BARS)
    staven = tuple(Staaf(*each[:2], "", each[2]) for each in zip(Scenario, names, amounts, strict=False))
    words = "; ".join(" ".join(row) for row in BARS)
    png = DrawnPictures().png(Staafbeeld(staven, words), 152)
    return replace(RAMING, figuur=png, figuur_woorden=words)


@pytest.mark.parametrize("raming", [RAMING, BARE, LONG])
def test_it_keeps_the_rules_of_every_document(raming: RamingGegevens) -> None:
    assert faults(to_docx(ramingblad(raming))) == []


def test_the_figure_is_followed_by_its_table(qapp: QApplication) -> None:
    data = to_docx(ramingblad(drawn()))
    assert faults(data) == []
    assert len(Document(io.BytesIO(data)).inline_shapes) == 1
    assert Document(io.BytesIO(data)).tables[0].rows[0].cells[0].text == "Staaf"
    silent = replace(drawn(), figuur_woorden="")
    assert faults(to_docx(ramingblad(silent))) != [], "control: a figure without words is found"


def test_what_was_not_reckoned_is_said(qapp: QApplication) -> None:
    found = Document(io.BytesIO(to_docx(ramingblad(RAMING))))
    words = [paragraph.text for paragraph in found.paragraphs]
    assert "Geen raming. Dat is iets anders dan nul." in words
    assert found.tables[0].rows[-1].cells[0].text == "Verschil 1 − 3"
