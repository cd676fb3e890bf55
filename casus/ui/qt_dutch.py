"""The words of Qt's own windows that its Dutch catalogue lacks or says poorly, on top of that catalogue."""

import tomllib
from typing import cast

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from casus.ui.theme import resource_dir

Words = dict[str, dict[str, str]]
"""Context -> English text, with its ampersand -> Dutch."""


def read_words() -> Words:
    """Our own words, as they are shipped."""
    found: Words = tomllib.loads((resource_dir() / "i18n" / "qt_nl.toml").read_text(encoding="utf-8"))
    return found


class QtDutch(QTranslator):
    """Asked before the catalogue of Qt, since it is installed after it."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Our word, or none at all: then the catalogue is asked. An empty text would be taken for a translation."""
        return self._words.get(context, {}).get(source) or cast("str", None)


def speak_dutch(app: QApplication) -> None:
    """Dates, numbers and the texts of Qt's own dialogs; once per application."""
    QLocale.setDefault(QLocale("nl_NL"))
    if app.findChild(QObject, "qt_nederlands") is not None:
        return
    catalogue = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if catalogue.load(QLocale("nl_NL"), "qtbase", "_", folder):
        app.installTranslator(catalogue)
    ours = QtDutch(read_words(), app)
    ours.setObjectName("qt_nederlands")
    app.installTranslator(ours)
