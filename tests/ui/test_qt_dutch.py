"""No English is left in Qt's own windows: what German has and Dutch lacks, we have."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
    QWizard,
    QWizardPage,
)
from pytestqt.qtbot import QtBot

from casus.ui.qt_dutch import read_words, speak_dutch
from tests.ui.qm_file import Message, read_qm

NEVER_SHOWN = frozenset(
    """QApplication QAxSelect QCommandLineParser QCoreApplication QDnsLookup QDnsLookupRunnable QDomParser
    QDtlsClientVerifier QFactoryLoader QGuiApplication QHttp QIBaseDriver QIBaseResult QLibrary QLocalSocket QMimerSQL
    QMimerSQLDriver QMimerSQLResult QMimerSQLResult: QNetworkReply QNetworkReplyHttpImpl QODBCResult QPSQLDriver
    QProcess QRegularExpression QSharedMemory QSslSocket QSystemSemaphore QTgaFile QXmlStream""".split()
)
"""Words of parts that Casus does not use (other databases, the web, plug-ins) or that go to a log."""
WORDS = read_words()
ABOUT_QT = "<p>Qt is a C++ toolkit"
ENGLISH = re.compile(
    r"\b(open|save|cancel|close|look in|files? of type|file name|folder|drive|help|reset|discard|yes|page|back|next"
    r"|finish|forward|parent|create|list view|detail view|undo|redo|cut|copy|paste|delete|select all|portrait"
    r"|landscape|zoom)\b",
    re.IGNORECASE,
)


def catalogue(language: str) -> dict[Message, list[str]]:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return read_qm(folder / f"qtbase_{language}.qm")


def lacking() -> Iterator[tuple[str, str]]:
    dutch = catalogue("nl")
    for message in catalogue("de"):
        context, text, _ = message
        if message not in dutch and context not in NEVER_SHOWN and not text.startswith(ABOUT_QT):
            yield context, text


def test_the_catalogues_are_really_read() -> None:
    german = catalogue("de")
    assert len(german) > 1500
    assert german["QPlatformTheme", "Cancel", ""] == ["Abbrechen"]
    assert len(list(lacking())) > 30


@pytest.mark.parametrize(("context", "text"), sorted(lacking()))
def test_what_german_has_and_dutch_lacks_is_ours(context: str, text: str) -> None:
    assert WORDS[context][text]


def test_every_word_keeps_its_places_and_its_key() -> None:
    for words in WORDS.values():
        for english, dutch in words.items():
            assert sorted(re.findall(r"%\d", english)) == sorted(re.findall(r"%\d", dutch))
            assert english.count("&") == dutch.count("&")


@pytest.fixture
def dutch(qapp: QApplication) -> QApplication:
    speak_dutch(qapp)
    speak_dutch(qapp)
    return qapp


def test_ours_stand_before_the_catalogue_and_the_rest_falls_through(dutch: QApplication) -> None:
    said = [
        QCoreApplication.translate(context, text)
        for context, text in (("QFileDialog", "&Look in:"), ("QPlatformTheme", "Cancel"), ("Casus", "Vandaag"))
    ]
    assert said == ["&Zoeken in:", "Annuleren", "Vandaag"]


def words_of(window: QWidget) -> list[str]:
    found = [window.windowTitle()]
    for child in window.findChildren(QWidget):
        text = getattr(child, "text", None)
        found += [child.toolTip(), child.accessibleName(), str(text()) if callable(text) else ""]
        found += [action.text() for action in child.actions()]
    return [text.replace("&", "") for text in found if text]


def windows(qtbot: QtBot) -> Iterator[QWidget]:
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    message = QMessageBox()
    message.setStandardButtons(QMessageBox.StandardButton(0x7FFFC00))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton(0x7FFFC00))
    wizard = QWizard()
    wizard.setOption(QWizard.WizardOption.HaveHelpButton)
    wizard.addPage(QWizardPage())
    for window in (files, message, buttons, wizard, QPrintPreviewDialog()):
        qtbot.addWidget(window)
        yield window


def test_the_windows_themselves_say_no_english(dutch: QApplication, qtbot: QtBot) -> None:
    for window in windows(qtbot):
        english = [text for text in words_of(window) if ENGLISH.search(text) and "venster" not in text.lower()]
        assert [text for text in english if text.lower() not in SAME_IN_DUTCH] == [], type(window).__name__


SAME_IN_DUTCH = frozenset({"open"})


def test_the_menu_of_a_text_says_no_english(dutch: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit("tekst")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    said = [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.text()]
    assert len(said) > 5
    assert [text for text in said if ENGLISH.search(text)] == []


def test_english_would_be_seen(qtbot: QtBot) -> None:
    """Negative control."""
    box = QWidget()
    qtbot.addWidget(box)
    QPushButton("&Cancel", box)
    QLabel("Look in:", box)
    assert len([text for text in words_of(box) if ENGLISH.search(text)]) == 2
