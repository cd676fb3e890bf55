"""Papers for the person: the consent form asks only what the question needs; a weighing is put in plain words."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from casus.documents.word import FORM, PARTS, TEMPLATE
from casus.domain.delen import Uitkomst
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.services import deelbesluiten
from casus.services.deelregister import AntwoordVeld, DeelVelden, open_deelbesluit
from casus.services.papieren import MakeFormulier, MakeTerugblik, make_formulier, make_terugblik
from tests.services.delende_tafel import THUIS, WONEN, Tafel, opened_tafel


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tafel]:
    with opened_tafel(tmp_path_factory.mktemp("team")) as found:
        yield found


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())


def ask(table: Tafel, folder: Path, **given: Any) -> Path:
    """A form for Anna about Duin and Haven."""
    cmd = MakeFormulier(
        table.casus["reiger"], folder / "formulier.docx", table.inwoner["Anna"], (table.org["Duin"], table.org["Haven"])
    )
    return make_formulier(table.town.as_("IB"), replace(cmd, **given))


def test_the_form_lists_what_the_question_needs_and_nothing_else(table: Tafel, tmp_path: Path) -> None:
    document = Document(str(ask(table, tmp_path)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows] == ["Waarover", "Wonen: huur, buren, huis", "Geld: schulden, inkomen"]
    assert rows[0][1:] == ["Welzijn Duin", "GGZ Haven"]
    words = " ".join(p.text for p in document.paragraphs)
    assert "Nee zeggen mag altijd." in words
    assert "U mag altijd stoppen of iets veranderen. Bel Iris Bakker" in words
    assert "Anna" not in words


def test_every_box_can_be_ticked_on_the_screen_and_has_a_name(table: Tafel, tmp_path: Path) -> None:
    with zipfile.ZipFile(ask(table, tmp_path)) as archive:
        xml = archive.read("word/document.xml").decode()
    names = re.findall(r'<w:alias w:val="([^"]+)"/>', xml)
    assert len(names) == xml.count("<w14:checkbox>") == 2 + 2 * 2
    assert "Geld mag GGZ Haven weten" in names
    assert len(set(re.findall(r'<w:id w:val="(\d+)"/>', xml))) == len(names)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"inwoner_id": None}, "formulier_voor_wie"),
        ({"organisatie_ids": (1,)}, "formulier_organisaties"),
        ({"geldig_tot": "today"}, "toestemming_zonder_einde"),
    ],
)
def test_what_is_missing_is_asked(table: Tafel, tmp_path: Path, given: dict[str, object], code: str) -> None:
    if given.get("geldig_tot"):
        given = {"geldig_tot": table.town.as_("IB").today()}
    with pytest.raises(RuleViolation, match=code):
        ask(table, tmp_path, **given)
    assert list(tmp_path.iterdir()) == []


def test_somebody_who_does_not_deal_with_the_casus_makes_no_form(table: Tafel, tmp_path: Path) -> None:
    cmd = MakeFormulier(table.casus["reiger"], tmp_path / "x.docx", table.inwoner["Anna"], (table.org["Duin"],))
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        make_formulier(table.town.as_("BU"), cmd)
    assert make_formulier(table.town.as_("IB"), cmd).exists()


def weigh(table: Tafel, uitkomst: Uitkomst, part: Onderwerp = WONEN) -> int:
    """A recorded decision that tells nothing, about Anna and Linde."""
    town = table.town
    velden = DeelVelden(
        vraag="Mag Linde dit weten?",
        uitkomst=uitkomst,
        motivering="Anna wil eerst zelf bellen",
        ontvangers=(table.org["Linde"],),
        over=((table.inwoner["Anna"], part),),
        antwoorden=(AntwoordVeld("verteld", "Iris vertelde het op maandag"), AntwoordVeld("gezien", "De post ligt er")),
    )
    saved = deelbesluiten.save_deelbesluit(
        town.as_("VZ"), deelbesluiten.BewaarDeelbesluit(table.casus["reiger"], velden)
    )
    number = saved[0].id
    versie = open_deelbesluit(town.as_("VZ"), number).versie
    deelbesluiten.record_deelbesluit(town.as_("VZ"), deelbesluiten.LegBesluitVast(number, versie))
    return number


def test_a_weighing_to_talk_over_says_what_was_decided_thought_and_asked(table: Tafel, tmp_path: Path) -> None:
    number = weigh(table, Uitkomst.EERST_GESPREK)
    rows = table.town.logged_by(
        lambda: make_terugblik(table.town.as_("VZ"), MakeTerugblik(number, tmp_path / "terug.docx"))
    )
    assert rows[-1].action == "afweging_afgedrukt"
    words = text_of(tmp_path / "terug.docx")
    assert "eerst praten wij met u." in words
    assert "De persoon wil eerst zelf bellen." in words
    assert "Anna" not in words
    assert "Iris vertelde het op maandag." in words
    assert words.count("Wat vindt u?") == 4
    assert "Nee, dit had anders gemoeten." in words


def test_nothing_about_unsafety_at_home_is_put_on_paper(table: Tafel, tmp_path: Path) -> None:
    number = weigh(table, Uitkomst.NIET_DELEN, THUIS)
    with pytest.raises(RuleViolation, match="meldcode_gaat_voor"):
        make_terugblik(table.town.as_("VZ"), MakeTerugblik(number, tmp_path / "terug.docx"))
    assert list(tmp_path.iterdir()) == []


def test_a_form_differs_from_minutes_in_places_that_are_there_once() -> None:
    for part, changes in FORM.items():
        stored = (TEMPLATE / PARTS[part]).read_text(encoding="utf-8")
        assert [stored.count(old) for old, _ in changes] == [1] * len(changes), part


def test_the_term_is_half_a_year_unless_chosen(table: Tafel, tmp_path: Path) -> None:
    day = table.town.as_("IB").today() + timedelta(days=182)
    assert f"{day.day}\u00a0" in text_of(ask(table, tmp_path))
