"""The page for who decides about the budget as a PDF: the words of the page in Word, on one page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casus.documents import content as c
from casus.documents.monitorbladzijde import monitor_bladzijde
from casus.documents.monitorgegevens import MonitorGegevens
from casus.documents.papier import to_pagina
from casus.documents.word import to_docx
from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.paginabeeld import Paginabeeld
from casus.domain.staafbeeld import Staaf, Staafbeeld
from casus.drawing.pictures import DrawnPictures
from tests.documents.pdf import lines_of_page, lines_of_word, missing_in, pages_of, told_by
from tests.documents.test_monitorbladzijde import BAR, DAY, KINDS, NAMES, fullest, row

__all__ = ("fullest",)
LINE = Lijnbeeld(2026, ((DAY, 12_000_000),), 15_000_000, Bedragen(12_000_000, 13_000_000, 14_000_000), "De lijn.")
BARS = Staafbeeld(
    tuple(Staaf(each, naam, "128 van deze 129", BAR) for each, naam in zip(Scenario, NAMES, strict=True)), "De staven."
)


def page(data: MonitorGegevens) -> Paginabeeld:
    return to_pagina(monitor_bladzijde(data), (LINE, BARS))


def made(data: MonitorGegevens) -> bytes:
    return DrawnPictures().pdf(page(data))


def test_every_line_of_the_page_in_word_stands_on_it_in_the_same_order(fullest: MonitorGegevens) -> None:
    lines = lines_of_word(to_docx(monitor_bladzijde(fullest)))
    assert len(lines) > 40
    assert lines_of_page(page(fullest)) == lines


def test_another_reader_finds_the_same_words_and_the_amounts_in_the_pictures(
    fullest: MonitorGegevens, tmp_path: Path
) -> None:
    told = told_by(made(fullest), tmp_path)
    assert missing_in(told, lines_of_word(to_docx(monitor_bladzijde(fullest)))) == []
    assert missing_in(told, ["Er staat iets anders"]), "negative control"
    assert missing_in(told, ["150.000", "100.000", "Tabel 1.", "€ 2.350.000", "€ 2.350.000", "4.000.000"]) == []


def test_more_rows_and_longer_names_make_the_letters_smaller_before_a_second_page(
    fullest: MonitorGegevens, tmp_path: Path
) -> None:
    assert pages_of(made(fullest)) == 1
    longest = "Een lange naam van een soort uitgave in deze wijk, "
    rows = tuple(row(f"{longest}{naam}", 1_500_000 + at) for at, naam in enumerate(KINDS * 2))
    assert pages_of(made(replace(fullest, tabellen=(replace(fullest.tabellen[0], rijen=rows[:9]),)))) == 1
    much = made(replace(fullest, scheelt=(*fullest.scheelt, *("Nog een lange zin hierbij, en nog een. ",) * 90)))
    assert pages_of(much) == 2, "negative control"
    assert " ".join(told_by(much, tmp_path).split()).count("Nog een lange zin") == 90, "nothing is cut off"


def test_what_is_said_is_never_read_as_markup(fullest: MonitorGegevens) -> None:
    odd = replace(fullest, team="<b>Wijkteam</b> & co")
    assert lines_of_page(page(odd)) == lines_of_word(to_docx(monitor_bladzijde(odd)))
    assert any("<b>Wijkteam</b> & co" in line for line in lines_of_page(page(odd)))


def test_it_tells_its_title_and_not_who_or_where(fullest: MonitorGegevens) -> None:
    data = made(fullest)
    title = "Verantwoording snel geld, 31 december 2026"
    assert title in data.decode("latin1") or title.encode("utf-16-be") in data
    for word in (b"/tmp", b"/work", b"/root", b"/Subtype /Image"):
        assert word not in data
    assert b"Figtree-Regular" in data
    assert b"Figtree-SemiBold" in data


def test_a_document_with_other_blocks_is_no_page(qapp: QApplication) -> None:
    document = c.Document("t", DAY, c.Margins((), (), "", ()), (c.LetOp(c.text("x")),))
    with pytest.raises(TypeError, match="LetOp"):
        to_pagina(document, ())
