"""The page for who decides about the budget as a PDF, for who reads everything and for the controller."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casus.drawing.pictures import DrawnPictures
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from tests.documents.pdf import lines_of_word, missing_in, pages_of, told_by
from tests.services.conftest import CANARY, Town
from tests.services.test_monitorbestand import VRAAG, codes_of, geld_made, town, words_of

__all__ = ("geld_made", "town")


@pytest.mark.parametrize("code", ["CO", "CT"])
def test_the_page_in_pdf_has_the_words_of_that_in_word_and_no_person(
    town: Town, code: str, tmp_path: Path, qapp: QApplication
) -> None:
    ctx = replace(town.as_(code), pictures=DrawnPictures())
    path, word = tmp_path / "blad.pdf", tmp_path / "blad.docx"
    entries = town.logged_by(lambda: save_monitor(ctx, BewaarMonitor(VRAAG, path)))
    assert [(entry.action, entry.ground) for entry in entries][-1] == ("monitor_geexporteerd", "pdf")
    save_monitor(ctx, BewaarMonitor(VRAAG, word))
    assert pages_of(path.read_bytes()) == 1
    told = told_by(path.read_bytes(), tmp_path)
    assert missing_in(told, lines_of_word(word.read_bytes())) == []
    assert CANARY not in told.lower()
    assert not codes_of(town) & words_of(told)
