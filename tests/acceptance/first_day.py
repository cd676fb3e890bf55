"""The first day of a team, by keyboard only: from nothing to thirty professionals and twenty casussen in a new dossier.

``first_day`` leaves the dossier open, so that the day can go on: a meeting, minutes, another machine.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget

from tests.acceptance.window_day import Hand
from tests.ui.desk_fixture import typ

TEAM, GEMEENTE, WIJKEN = "Wijkteam Wilgenhof", "Molendam", "Wilgenhof, Oost"
CHAIR = "Marieke Vondeling"
ORGANISATIES = (
    "Welzijn Wilgenhof",
    "Woningstichting De Schakel",
    "Politie, wijkteam Oost",
    "GGZ De Brug",
    "Schuldhulp",
)
_FIRST = "Anna Bram Cora Daan Els Fatima Gijs Hanna Idris Jolien".split()
_LAST = ("de Wit", "Verzonnen", "van den Broek-\N{LATIN CAPITAL LETTER Z WITH DOT ABOVE}urawska")
PROFESSIONALS = tuple(f"{first} {last}" for last in _LAST for first in _FIRST)
CASUSSEN = tuple(f"Bewoner {number:02} Verzonnen" for number in range(1, 21))
MOST_TABS = 150


@dataclass(frozen=True)
class FirstDay:
    """What the day left: where the dossier is, and the code on paper."""

    dossier: Path
    herstelcode: str


class Keys:
    """Nothing but the keyboard: Tab to where one wants to be, type, Enter."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def go_to(self, name: str) -> QWidget:
        """Tab until this widget has the keyboard, as somebody does who cannot use a mouse."""
        self._hand.see(name, QWidget)
        walked: list[str] = []
        for _ in range(MOST_TABS):
            here = QApplication.focusWidget()
            walked.append("-" if here is None else here.objectName() or type(here).__name__)
            if here is not None and here.objectName() == name:
                return here
            QTest.keyClick(here or self._hand.window, Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError(f"{name} cannot be reached with Tab: {walked[:20]}")

    def go_to_room(self, key: str) -> None:
        """The rail is one stop for Tab; arrows walk through its rooms and open them."""
        rail, here = self._hand.window.rail, self.go_to(f"ruimte_{self._hand.window.room}")
        is_above = rail.room_button(key).y() < here.y()
        for _ in range(MOST_TABS):
            here = QApplication.focusWidget() or here
            if here.objectName() == f"ruimte_{key}" and self._hand.window.room == key:
                self._hand.rest()
                return
            QTest.keyClick(here, Qt.Key.Key_Up if is_above else Qt.Key.Key_Down)
            self._hand.rest()
        raise AssertionError(f"{key} cannot be reached with the arrows")

    def press(self, name: str) -> None:
        here = self.go_to(name)
        assert isinstance(here, QAbstractButton)
        assert here.accessibleName() or here.text(), name
        QTest.keyClick(here, Qt.Key.Key_Space)
        self._hand.rest()

    def write(self, name: str, text: str) -> None:
        here = self.go_to(name)
        QTest.keyClick(here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        typ(here, text)
        self._hand.rest()

    def paste(self, name: str, text: str) -> None:
        QApplication.clipboard().setText(text)
        QTest.keyClick(self.go_to(name), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self._hand.rest()

    def choose_file(self, name: str, path: Path) -> None:
        """Press the button and type the path in the window of the system."""
        QTimer.singleShot(0, self._hand.window, lambda: _type_path(self._hand.window, path))
        here = self.go_to(name)
        QTest.keyClick(here, Qt.Key.Key_Space)
        self._hand.rest()


def pasted_professionals() -> str:
    """Thirty rows as they come out of a spreadsheet, with headings."""
    rows = [("Naam", "Organisatie", "Functie", "Telefoon")]
    rows += [
        (naam, ORGANISATIES[n % len(ORGANISATIES)], "hulpverlener", f"06-{10_000_000 + n}")
        for n, naam in enumerate(PROFESSIONALS)
    ]
    return "\n".join("\t".join(row) for row in rows)


def casussen_xlsx() -> bytes:
    """Twenty casussen as a team keeps them today."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Nr", "Bewoner", "Vraag", "Wijk", "Regie"])
    for n, naam in enumerate(CASUSSEN):
        regie = PROFESSIONALS[n] if n % 2 else None
        sheet.append([100 + n, naam, f"Hoe gaat {naam.split()[1]} verder?", WIJKEN.split(", ")[n % 2], regie])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def first_day(hand: Hand, folder: Path) -> FirstDay:
    """From the first page to a filled dossier that is open; ``folder`` is where the lists of the team lie."""
    keys = Keys(hand)
    code = make_dossier(hand, keys)
    keys.paste("lijst_invoer", pasted_professionals())
    hand.wait(lambda: hand.see("lijst_lees_knop", QAbstractButton).text() == f"Lees {len(PROFESSIONALS)} mensen in")
    keys.press("lijst_lees_knop")
    hand.see("vandaag", QWidget)
    hand.rest()
    read_casussen(hand, keys, folder)
    session = hand.app.session
    assert session is not None
    assert session._dossier is not None
    return FirstDay(Path(session._dossier.address), code)


def make_dossier(hand: Hand, keys: Keys) -> str:
    """The first three steps of the wizard; gives the code as it was written down."""
    keys.press("dossier_nieuw_knop")
    keys.write("team_invoer", TEAM)
    keys.write("gemeente_invoer", GEMEENTE)
    keys.write("wijken_invoer", WIJKEN)
    keys.press("maak_knop")
    code = "-".join(hand.see(f"groepje_{number}", QLabel).text() for number in range(1, 9))
    for number in (3, 7):
        keys.write(f"groepje_{number}_invoer", code.split("-")[number - 1].lower())
    keys.press("bewaard_knop")
    keys.write("naam_invoer", CHAIR)
    keys.write("functie_invoer", "wijkcoach")
    keys.write("organisatie_invoer", ORGANISATIES[0])
    keys.press("begin_knop")
    hand.see("lijst_invoer", QWidget)
    hand.rest()
    return code


def read_casussen(hand: Hand, keys: Keys, folder: Path) -> None:
    """Twenty casussen from Excel, by the button in the head of the room."""
    path = folder / "casussen.xlsx"
    path.write_bytes(casussen_xlsx())
    keys.go_to_room("casussen")
    keys.press("lijst_casussen_knop")
    keys.choose_file("lijst_bestand_knop", path)
    hand.wait(lambda: hand.see("lijst_lees_knop", QAbstractButton).text() == f"Lees {len(CASUSSEN)} casussen in")
    keys.press("lijst_lees_knop")
    hand.see("casussen", QWidget)
    hand.rest()


def _type_path(window: QWidget, path: Path) -> None:
    """As soon as the window is there; the keyboard comes back, as a desktop sees to."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(20, window, lambda: _type_path(window, path))
        return
    line = dialog.findChildren(QLineEdit)[0]
    line.setText(str(path))
    dialog.finished.connect(lambda _: QTimer.singleShot(0, window, window.activateWindow))
    QDialog.done(dialog, QDialog.DialogCode.Accepted)  # not by Enter: its folder may still be read, and it then asks
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
