"""Reads the words of a PDF back, with the reader that the machine has."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from casus.domain.paginabeeld import Paginabeeld
from tests.documents.rules import W, take_apart, words


def told_by(data: bytes, folder: Path) -> str:
    """All words in it, in order."""
    if shutil.which("pdftotext") is None:
        pytest.skip("NOT CHECKED: no pdftotext, so nothing read the file")
    path = folder / "gelezen.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    assert not done.stderr
    return done.stdout


def pages_of(data: bytes) -> int:
    """How many there are."""
    return data.count(b"/Type /Page\n")


def lines_of_page(pagina: Paginabeeld) -> list[str]:
    """Every paragraph and cell between the pictures."""
    document = QTextDocument()
    document.setHtml(pagina.tekst)
    return [line for line in map(plain, document.toPlainText().replace("\ufffc", "").splitlines()) if line]


def lines_of_word(docx: bytes) -> list[str]:
    """The same of a document in Word."""
    paragraphs = take_apart(docx).trees["word/document.xml"].iter(f"{W}p")
    return [line for line in (plain(words(each)) for each in paragraphs) if line]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def missing_in(told: str, lines: list[str]) -> list[str]:
    """Lines of which the words do not follow those of the line before."""
    whole, at, missing = bare(told), 0, []
    for line in lines:
        found = whole.find(bare(line), at)
        if found < 0:
            missing.append(line)
        else:
            at = found + len(bare(line))
    return missing


def bare(text: str) -> str:
    """Without white space: a reader sees it where letters stand apart."""
    return "".join(plain(text).split())
