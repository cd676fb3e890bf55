"""The words of Qt's own windows that its Dutch catalogue lacks or says poorly, on top of that catalogue."""

from typing import Final, cast

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

WORDS: Final[dict[str, dict[str, str]]] = {
    "QAbstractFileIconProvider": {
        "Alias": "Verwijzing",
        "Drive": "Station",
        "File": "Bestand",
        "File Folder": "Map",
        "Folder": "Map",
        "Shortcut": "Snelkoppeling",
        "Unknown": "Onbekend",
        "%1 File": "%1-bestand",
    },
    "QAccessibleColorWellItem": {"RGB %1, %2, %3": "RGB %1, %2, %3"},
    "QCocoaMenuBar": {"Edit": "Bewerken"},
    "QCupsJobWidget": {
        "&Billing information:": "&Factuurgegevens:",
        "&End:": "&Einde:",
        "&Start:": "&Begin:",
        "Job &priority:": "&Prioriteit van de taak:",
        "Job": "Taak",
        "Scheduled &printing:": "&Gepland afdrukken:",
    },
    "QDialogButtonBox": {"Discard": "Niet opslaan", "Help": "Hulp", "Reset": "Begin opnieuw", "Close": "Sluit"},
    "QErrorMessage": {"An error occurred": "Er ging iets mis"},
    "QFile": {
        "Cannot remove source file: %1": "Het eerste bestand kan niet weg: %1",
        "Could not copy to %1: %2": "Kopiëren naar %1 lukt niet: %2",
        "Failure to write block: %1": "Schrijven lukt niet: %1",
    },
    "QFileDialog": {
        "&Look in:": "&Zoeken in:",
        "Files of &type:": "&Soort bestand:",
        "Alias": "Verwijzing",
        "Drive": "Station",
        "File": "Bestand",
        "Folder": "Map",
        "Shortcut": "Snelkoppeling",
        "Unknown": "Onbekend",
        "%1 File": "%1-bestand",
    },
    "QFileSystemModel": {"Type": "Soort", "%1 File": "%1-bestand"},
    "QPageSetupWidget": {
        "Page &order:": "&Volgorde van de bladzijden:",
        "Pages &per sheet:": "&Bladzijden per vel:",
    },
    "QPlatformTheme": {"Discard": "Niet opslaan", "Help": "Hulp", "Reset": "Begin opnieuw"},
    "QPrintPreviewDialog": {"Close": "Sluit", "Page %1": "Bladzijde %1"},
    "QPrintSettingsOutput": {
        "Double Sided Printing": "Dubbelzijdig afdrukken",
        "Long side binding": "Lange zijde",
        "Off": "Uit",
        "Page &Set:": "&Welke bladzijden:",
        "Short side binding": "Korte zijde",
    },
    "QPrintWidget": {"Type:": "Soort:"},
    "QProgressBar": {"%p%": "%p%"},
    "QShortcut": {"Control": "Ctrl", "Keyboard": "Toetsenbord", "Search": "Zoeken", "Help": "Hulp", "Back": "Terug"},
    "QSpiAccessibleBridge": {"block quote": "citaat", "switch": "schakelaar"},
    "QStandardPaths": {
        "Downloads": "Downloads",
        "Public": "Openbaar",
        "Shared State": "Gedeelde toestand",
        "State": "Toestand",
        "Templates": "Sjablonen",
        "Temporary Items": "Tijdelijke bestanden",
    },
    "QWindowsUiaMainProvider": {"blockquote": "citaat"},
    "QWizard": {"&Help": "&Hulp", "Help": "Hulp", "Commit": "Vastleggen"},
    "quiaccessibilityelement": {"checked": "aangevinkt", "unchecked": "niet aangevinkt"},
}
"""Context -> English text, with its ampersand -> Dutch."""


class QtDutch(QTranslator):
    """Asked before the catalogue of Qt, since it is installed after it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Our word, or none at all: then the catalogue is asked. An empty text would be taken for a translation."""
        return WORDS.get(context, {}).get(source) or cast("str", None)


def speak_dutch(app: QApplication) -> None:
    """Dates, numbers and the texts of Qt's own dialogs; once per application."""
    QLocale.setDefault(QLocale("nl_NL"))
    if app.findChild(QObject, "qt_nederlands") is not None:
        return
    catalogue = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if catalogue.load(QLocale("nl_NL"), "qtbase", "_", folder):
        app.installTranslator(catalogue)
    ours = QtDutch(app)
    ours.setObjectName("qt_nederlands")
    app.installTranslator(ours)
