"""The file of the minutes against the rules of ``rules.py``, from one complete meeting to hostile and missing text."""

import io
import string
import zipfile
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.documents import content as c
from casus.documents.content import printable
from casus.documents.verslag import verslag_document
from casus.documents.verslag_gegevens import (
    Afspraak,
    Besluit,
    Deelnemer,
    EigenWoorden,
    Notitie,
    Punt,
    VastPunt,
    Verblijf,
    VerslagGegevens,
)
from casus.documents.word import template_bytes, to_docx
from tests.documents.molenbuurt import CANARY, DEELNEMERS, NU, gegevens, k7p, many, stays
from tests.documents.rules import W, faults, style, take_apart, text_of, words

LONG_NAME = "Wilhelmina-Catharina van der Zwanenburgh"
HOSTILE = (
    "<w:p>geen alinea</w:p>",
    "einde ]]> <!-- & &amp; &#0;",
    "nul\x00 en \x0b\x1f\x7f\x9f weg",
    "half \ud800 en \udfff teken \ufffe",
    "\u202eomgedraaid\u202c en مرحبا بالعالم",
    "{{ cs }} {% for %} {0} {naam} %s ${x}",
    "zeer" * 300,
    "regel een\nregel twee\r\n\t- regel drie",
    "  - twee  spaties  ",
    '"><script>alert(1)</script>',
    "👩‍👩‍👧 en é als e\u0301",
)


def made(data: VerslagGegevens) -> bytes:
    return to_docx(verslag_document(data))


def filled(value: str) -> VerslagGegevens:
    """The same text in every field that holds text."""
    note = tuple(Notitie(kind, value, value) for kind in ("feit", "duiding", "mening", "niet_bepaald", value))
    agreed, decided = (Afspraak(value, value, date(2026, 12, 1)),), (Besluit(value, value, value, value),)
    punt = Punt(
        value,
        "besproken",
        naam=value,
        vraag=value,
        casusregisseur=value,
        eigen_woorden=(EigenWoorden(value, value),),
        notities=note,
        besluiten=decided,
        afspraken=agreed,
        verblijven=(Verblijf(1, time(10)),),
    )
    text = dict.fromkeys(("wijk", "team", "code", "plaats", "voorzitter", "notulist", "reden_namen"), value)
    people = (Deelnemer(1, value, value), Deelnemer(2, value, value, value), Deelnemer(3, value, value, afgemeld=True))
    fixed = (VastPunt(value, note, decided, agreed),)
    return gegevens(punten=(punt,), vaste_punten=fixed, deelnemers=people, met_namen=True, **text)


NOTHING = VerslagGegevens("vastgesteld", NU)
GAPS = VerslagGegevens(
    "gesloten",
    NU,
    punten=(
        Punt(
            "",
            "besproken",
            notities=(Notitie("feit", ""), Notitie("duiding", "")),
            besluiten=(Besluit("", "", ""),),
            afspraken=(Afspraak("", ""),),
        ),
        Punt("", "niet_bereikt"),
        Punt("", "gepland"),
    ),
    deelnemers=(Deelnemer(1, ""),),
    vaste_punten=(VastPunt("", (Notitie("feit", ""),)),),
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(gegevens(), id="whole meeting"),
        pytest.param(gegevens(met_namen=True, reden_namen="Overdracht naar het wijkteam"), id="with names"),
        pytest.param(gegevens(stand="concept"), id="not held yet"),
        pytest.param(gegevens(stand="lopend"), id="running"),
        pytest.param(gegevens(punten=(), vaste_punten=()), id="no casussen"),
        pytest.param(many(1), id="1"),
        pytest.param(many(6), id="6"),
        pytest.param(many(7), id="7"),
        pytest.param(many(60), id="60"),
        pytest.param(NOTHING, id="nothing filled in"),
        pytest.param(GAPS, id="gaps everywhere"),
        pytest.param(filled(LONG_NAME), id="40 characters"),
        *(pytest.param(filled(value), id=f"hostile {place}") for place, value in enumerate(HOSTILE)),
    ],
)
def test_file_follows_the_rules_of_the_house(data: VerslagGegevens) -> None:
    file = made(data)
    assert faults(file) == []
    docx.Document(io.BytesIO(file))


SPOILED = {
    "heading 1": ("document", 'w:val="Heading1"', 'w:val="Heading2"'),
    "level skipped": ("document", 'w:val="Heading3"', 'w:val="Heading4"'),
    "bold paragraph": ("document", "<w:sectPr>", "(see spoil)"),
    "grid": ("document", 'w:gridCol w:w="', 'w:gridCol w:w="1'),
    "no tblDescription": ("document", "tblDescription w:val=", "tblDescription w:x="),
    "may split": ("document", "<w:cantSplit/>", ""),
    "repeated header": ("document", "<w:tblHeader/>", ""),
    "cells differ": ("document", '<w:tcW w:w="', '<w:tcW w:w="1'),
    "empty cell": ("document", ">erbij<", "><"),
    "language": ("styles", 'w:val="nl-NL"', 'w:val="en-US"'),
    "font": ("styles", 'w:ascii="Arial"', 'w:ascii="Calibri"'),
    "size under": ("styles", 'w:sz w:val="18"', 'w:sz w:val="17"'),
    "jc both in": ("styles", "<w:keepLines/>", '<w:jc w:val="both"/>'),
    "jc right in": ("document", '<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Subtitle"/><w:jc w:val="right"/>'),
    "jc left in": ("document", '<w:pStyle w:val="Tabelkop"/>', '<w:pStyle w:val="Tabelkop"/><w:jc w:val="left"/>'),
    "text B0B0B0 on FFFFFF": ("styles", 'color w:val="595959"', 'color w:val="B0B0B0"'),
    "text 1F3A5F on 444444": ("styles", "E9EEF4", "444444"),
    "rule DDDDDD": ("styles", "8C8C8C", "DDDDDD"),
    "double space": ("document", " van ", "  van "),
    "tab:": ("document", 'w:val="Kenmerk"', 'w:val="Besluit"'),
    "typed list": ("document", ">Hoe ", ">- Hoe "),
    "footer with": ("footer1", " PAGE ", " DATE "),
    "first page": ("document", "<w:titlePg/>", ""),
    "not A4": ("document", "16838", "15840"),
    "margins": ("document", 'w:top="1701"', 'w:top="1440"'),
    "link K7P": ("document", 'w:anchor="casus_1"', 'w:anchor="ergens"'),
    "outside target": ("_rels/document", 'Target="settings.xml"', 'Target="settings.xml" TargetMode="External"'),
    "on saving": ("settings", "<w:removePersonalInformation/>", ""),
    "pPr in": ("styles", "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_the_rules_see_a_spoiled_file(fault: str) -> None:
    """Negative control of the rules themselves: one change in the file, and the right rule speaks."""
    part, old, new = SPOILED[fault]
    name = "word/_rels/document.xml.rels" if part == "_rels/document" else f"word/{part}.xml"
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(gegevens()))) as good, zipfile.ZipFile(target, "w") as bad:
        for entry in good.namelist():
            text = good.read(entry).decode()
            if entry == name:
                assert old in text
                text = spoil(fault, text, old, new)
            bad.writestr(entry, text)
    assert any(fault in found for found in faults(target.getvalue()))


def spoil(fault: str, text: str, old: str, new: str) -> str:
    """Mostly the first place; a bold paragraph needs a paragraph of its own."""
    if fault == "bold paragraph":
        bold = '<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Net een kop</w:t></w:r></w:p>'
        return text.replace("<w:sectPr>", f"{bold}<w:sectPr>")
    return text.replace(old, new) if fault in ("cells differ", "level skipped") else text.replace(old, new, 1)


def test_equal_content_gives_equal_bytes() -> None:
    assert made(gegevens()) == made(gegevens())
    assert made(gegevens()) != made(gegevens(plaats="De Brug"))


def test_template_opens_in_the_library_with_the_styles_of_the_house() -> None:
    names = {style.name for style in docx.Document(io.BytesIO(template_bytes())).styles}
    house = {"Kenmerk", "Label", "Besluit", "Let op", "Eigen woorden", "Toelichting", "Na tabel", "Open plek"}
    assert house | {"Casus tabel", "Heading 1", "Heading 4", "List Bullet", "Caption", "Header", "Footer"} <= names
    assert len(template_bytes()) < 8_000


def test_every_casus_is_a_heading_with_a_link_to_it() -> None:
    file = take_apart(made(gegevens()))
    heads = [words(p) for p in file.paragraphs if style(p) == "Heading3"]
    assert heads == ["Casus K7P", "Casus R4D", "Casus V3X", "Casus W2H", "Casus F8Z", "Rondje langs de tafel"]
    anchors = [found.get(f"{W}anchor") for found in file.body.iter(f"{W}hyperlink")]
    assert anchors == [f"casus_{place}" for place in range(1, 6)]


def test_names_only_when_asked_for() -> None:
    """Without the question the name is nowhere in the package; the control shows that the search would find it."""
    assert CANARY not in take_apart(made(gegevens())).text()
    with_names = take_apart(made(gegevens(met_namen=True, reden_namen="Overdracht")))
    assert f"Casus K7P: Anneke {CANARY}" in text_of(with_names)
    for part in ("docProps/core.xml", "docProps/app.xml", "word/header2.xml", "word/footer1.xml", "word/settings.xml"):
        assert CANARY not in with_names.parts[part].decode()
    assert "Reden: Overdracht." in "\n".join(text_of(with_names))


def test_missing_values_are_visible_open_places() -> None:
    for data in (GAPS, replace(NOTHING, punten=(Punt("", "besproken"),))):
        file = take_apart(made(data))
        opened = [
            words(run)
            for run in file.body.iter(f"{W}r")
            if run.find(f"{W}rPr/{W}rStyle[@{W}val='OpenPlek']") is not None
        ]
        for what in ("datum", "begintijd", "plaats", "voorzitter", "notulist", "vraag", "casusregisseur", "code"):
            assert f"‹nog invullen: {what}›" in opened


def test_same_layout_above_and_below_six_casussen() -> None:
    matrix = docx.Document(io.BytesIO(made(many(6)))).tables[1]
    assert [cell.text for cell in matrix.rows[0].cells] == ["Deelnemer", *(f"{place:03}K" for place in range(6))]
    turned = docx.Document(io.BytesIO(made(many(7)))).tables[1]
    assert [cell.text for cell in turned.rows[0].cells] == ["Casus", "Erbij", "Weg"]
    assert turned.rows[1].cells[2].text == "Ruud Kempers"


def test_long_tables_break_with_two_rows_on_each_side() -> None:
    file = take_apart(made(many(9)))
    agreed = file.tables[2].findall(f"{W}tr")
    kept = [row.find(f".//{W}keepNext") is not None for row in agreed[1:]]
    assert len(kept) == 27
    assert kept == [True] + [False] * 24 + [True, False]


def test_attendance_words_and_hours() -> None:
    file = take_apart(made(gegevens()))
    rows = [[words(cell) for cell in row.findall(f"{W}tc")] for row in file.tables[1].findall(f"{W}tr")]
    assert rows[0] == ["Deelnemer", "K7P", "R4D", "W2H", "F8Z"]
    assert rows[6] == ["Ruud Kempers, politie", "weg", "erbij", "deels weg", "weg"]
    lines = text_of(file)
    assert "Van tafel\tRuud Kempers van 10.40 tot 10.50\u00a0uur" in lines
    assert "Van tafel\tFenna Wiersma vanaf 10.12\u00a0uur" in lines
    bold = [words(run) for run in file.tables[1].iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert set(bold) == {"weg", "deels weg"}


def test_a_pause_in_which_nobody_was_in_is_nobodys_absence() -> None:
    twice = stays(time(9, 0), time(9, 10)) + stays(time(9, 30), time(9, 40))
    late = tuple(stay for stay in twice if not (stay.deelnemer_id == 4 and stay.van == time(9, 0)))
    lines = text_of(take_apart(made(gegevens(punten=(replace(k7p(), verblijven=late),)))))
    assert "Van tafel\tBram Oudeman tot 9.10\u00a0uur" in lines


def test_without_known_stays_nobody_is_called_present_or_absent() -> None:
    for amount in (1, 7):
        data = many(amount)
        file = take_apart(made(replace(data, punten=tuple(replace(p, verblijven=()) for p in data.punten))))
        cells = {words(cell) for row in file.tables[1].findall(f"{W}tr")[1:] for cell in row.findall(f"{W}tc")[1:]}
        assert cells == {"onbekend"}


def test_correction_stands_beside_the_text_and_is_counted() -> None:
    file = take_apart(made(gegevens()))
    lines = text_of(file)
    assert "Correcties\tEén, bij casus F8Z, op 20\u00a0november 2026" in lines
    sentence = next(line for line in lines if "hier stond" in line)
    assert sentence.endswith("Gecorrigeerd op 20\u00a0november 2026, hier stond: vijf maanden.")
    assert "met 1\u00a0correctie" in words(file.trees["word/footer1.xml"])


def test_notes_say_what_they_are() -> None:
    lines = text_of(take_apart(made(gegevens())))
    assert "De huurachterstand is drie maanden, €\u00a02.140. Bron: De\u00a0Brug, 10\u00a0november 2026." in lines
    assert "Inschatting van GGZ Meerzicht: de angst voor post neemt af als er iemand naast haar zit." in lines
    assert "Mening van Lot Aalders: Een gesprek op straat is beter dan een brief." in lines
    assert "Er ligt ook een brief van de zorgverzekeraar. Soort: niet bepaald." in lines


def test_not_reached_and_walk_in_are_told() -> None:
    lines = text_of(take_apart(made(gegevens())))
    assert "Deze casus kwam niet aan de beurt. Hij staat op de agenda van 26\u00a0november 2026." in lines
    assert "Ingebracht\tTijdens het overleg, niet vooraf op de agenda" in lines
    assert (
        "We bespraken vier\u00a0casussen. We namen vijf\u00a0besluiten en maakten zeven\u00a0afspraken."
        " Eén\u00a0casus is tijdens het overleg ingebracht. Eén\u00a0casus kwam niet aan de beurt."
    ) in lines


def test_agreements_by_name_then_date() -> None:
    table = docx.Document(io.BytesIO(made(gegevens()))).tables[2]
    rows = [(row.cells[0].text, row.cells[3].text) for row in table.rows][1:]
    assert rows[:4] == [
        ("Bram Oudeman", "17-11-2026"),
        ("De\u00a0Linde", "‹nog invullen: datum›"),
        ("Fenna Wiersma", "24-11-2026"),
        ("Fenna Wiersma", "12-02-2027"),
    ]


def test_log_head_is_in_footer_and_text_when_given() -> None:
    value = "controlewaarde 9f3c\u00a02a71\u00a0b0e4\u00a05d18"
    with_head = take_apart(made(gegevens()))
    assert f"Logstand 18402, {value}" in words(with_head.trees["word/footer2.xml"])
    assert any(line.endswith(f"Het logboek stond toen op 18402, met {value}.") for line in text_of(with_head))
    assert "controlewaarde" not in take_apart(made(gegevens(logstand=None))).text()


def test_no_ground_and_no_meldcode_line() -> None:
    text = take_apart(made(gegevens())).text().lower()
    assert not [word for word in ("grond", "meldcode", "beroepsgeheim", "afweging", "akkoord") if word in text]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_text(value: str) -> None:
    lines = "".join(text_of(take_apart(made(filled(value)))))
    seen = "".join(lines.split())
    for part in value.splitlines():
        bare = "".join(printable(part).split()).lstrip("-")
        assert bare in seen


TEXT = st.text(st.characters(codec=None), min_size=1, max_size=80)


@given(TEXT)
def test_any_text_comes_back_from_the_file(value: str) -> None:
    """Whatever was typed is in the file, but for what no document can hold and for white space."""
    document = c.Document(
        "t", date(2026, 1, 1), c.Margins((), (), "x", (c.text("v"),)), (c.Heading(1, c.text("a", value)),)
    )
    file = to_docx(document)
    assert words(take_apart(file).paragraphs[0]) == f"a{printable(value)}"
    assert docx.Document(io.BytesIO(file)).paragraphs[0].text == f"a{printable(value)}"


@given(TEXT)
def test_any_text_anywhere_gives_a_file_by_the_rules(value: str) -> None:
    assert faults(made(filled(value))) == []


def changed(value: Any, name: str, text: str) -> Any:
    return replace(value, **{name: text})


def test_every_field_of_the_input_reaches_the_file() -> None:
    """A field that is added to the input and forgotten in the document would be a silent loss."""
    letters = iter(f"q{one}{two}" for one in string.ascii_lowercase for two in string.ascii_lowercase)
    data = filled("x")
    punt = data.punten[0]
    for name in ("vraag", "casusregisseur"):
        mark = next(letters)
        assert mark in "".join(text_of(take_apart(made(replace(data, punten=(changed(punt, name, mark),))))))
    for found in fields(VerslagGegevens):
        if isinstance(getattr(data, found.name), str) and found.name not in ("stand", "code"):
            mark = next(letters)
            assert mark in take_apart(made(changed(data, found.name, mark))).text(), found.name


def test_deelnemers_who_sent_word_are_absent_not_in_the_matrix() -> None:
    lines = text_of(take_apart(made(gegevens())))
    assert "Afwezig\tImre Koster, schuldhulp gemeente Oudermeer, met bericht" in lines
    assert not [line for line in lines if line == "Imre Koster, schuldhulp gemeente Oudermeer"]
    assert len(DEELNEMERS) == 9


def test_properties_tell_kind_day_and_code_only() -> None:
    told = docx.Document(io.BytesIO(made(gegevens()))).core_properties
    assert told.title == "Volledig verslag, 12 november 2026, M31"
    assert (told.author, told.last_modified_by, told.comments, told.keywords, told.subject) == ("", "", "", "", "")
    assert (told.language, told.revision) == ("nl-NL", 1)
    assert told.created == told.modified == datetime(2026, 11, 22, tzinfo=UTC)


def test_day_in_the_properties_is_the_day_here() -> None:
    """Just after midnight in Amsterdam it is still the day before in UTC."""
    late = gegevens(gemaakt_op=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert docx.Document(io.BytesIO(made(late))).core_properties.created == datetime(2026, 11, 23, tzinfo=UTC)


def test_before_the_meeting_nothing_is_called_missing_that_cannot_be_there_yet() -> None:
    planned = gegevens(stand="open", punten=(Punt("K7P", "gepland", vraag="Wat is nodig?"),), vaste_punten=())
    row = docx.Document(io.BytesIO(made(planned))).tables[0].rows[1]
    assert [cell.text for cell in row.cells] == ["K7P", "Wat is nodig?", "Nog niet besproken", "Nog niet bekend"]
