"""The first meeting of a new dossier by keyboard: planned, chaired, closed, minuted, carried to another machine.

Goes on where ``first_day`` stops.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from tests.acceptance.first_day import CASUSSEN, CHAIR, PROFESSIONALS, FirstDay, Keys
from tests.acceptance.window_day import Hand

AAN_TAFEL = PROFESSIONALS[:8]
OP_AGENDA = CASUSSEN[2:5]
REGELS = (
    "n De post ligt ongeopend op tafel.",
    "b Anna belt deze week de energieleverancier omdat de afsluiting dreigt.",
    "a Anna belt de energieleverancier vrijdag",
)


def first_meeting(hand: Hand, verslag: Path, stick: Path) -> None:
    """From the list of casussen to minutes on the disk and a copy of the dossier on a stick."""
    keys = Keys(hand)
    plan(hand, keys)
    invite(hand, keys)
    for naam in OP_AGENDA:
        put_on_agenda(hand, keys, naam)
    chair(hand, keys)
    minutes(hand, keys, verslag)
    carry(hand, keys, stick)


def plan(hand: Hand, keys: Keys) -> None:
    keys.go_to_room("overleg")
    keys.press("plan_eerste_overleg_knop")
    hand.see("plan_dialoog", QWidget)
    choose(keys, "plan_voorzitter", CHAIR)
    choose(keys, "plan_notulist", PROFESSIONALS[0])
    keys.press("plan_knop")
    hand.gone("plan_dialoog")
    hand.see("voorbereiden", QWidget)


def invite(hand: Hand, keys: Keys) -> None:
    keys.press("plak_lijst_knop")
    keys.paste("plak_lijst", "\n".join((CHAIR, *AAN_TAFEL)))
    wanted = f"Nodig {len(AAN_TAFEL) - 1} mensen uit"  # who chairs and who writes are on the list already
    hand.wait(lambda: hand.see("plak_uitnodigen_knop", QAbstractButton).text() == wanted)
    keys.press("plak_uitnodigen_knop")
    hand.gone("plak_dialoog")


def put_on_agenda(hand: Hand, keys: Keys, naam: str) -> None:
    keys.press("punt_knop")
    keys.write("punt_casus_zoek", naam)
    hand.wait(lambda: len(hand.rows("punt_casus_lijst")) == 1)
    keys.press("punt_toevoegen_knop")
    hand.gone("punt_dialoog")
    hand.wait(lambda: any(naam in row for row in hand.rows("agenda_lijst")))


def chair(hand: Hand, keys: Keys) -> None:
    keys.press("overleg_open_knop")
    if hand.is_there("open_dialoog"):
        keys.press("toch_open_knop")
    keys.press("overleg_start_knop")
    hand.see("voeren", QWidget)
    for naam in OP_AGENDA:
        bring_to_table(hand, keys, naam)
        for regel in REGELS:
            keys.write("invoer_regel", regel)
            hand.key(Qt.Key.Key_Return)
            hand.wait(lambda: hand.see("invoer_regel", QLineEdit).text() == "")
    keys.press("sluit_overleg_knop")
    keys.press("sluit_bevestig_knop")
    hand.see("gesloten", QWidget)


def bring_to_table(hand: Hand, keys: Keys, naam: str) -> None:
    """The big button brings the next point; standing points come in between."""
    for _ in range(8):
        keys.press("volgend_punt_knop")
        hand.see("punt_klok", QLabel)
        hand.rest()
        if hand.is_there("toon_naam_link"):
            keys.press("toon_naam_link")  # nobody was asked yet: only the chair looks at this screen
        if hand.see("punt_naam", QLabel).text() == naam:
            return
    raise AssertionError(f"{naam} did not come to the table")


def minutes(hand: Hand, keys: Keys, verslag: Path) -> None:
    keys.press("verslag_knop")
    keys.write("verslag_pad", str(verslag))
    keys.press("verslag_maken_knop")
    hand.gone("verslag_dialoog")
    hand.wait(verslag.exists)


def carry(hand: Hand, keys: Keys, stick: Path) -> None:
    """Offered where the meeting was closed."""
    keys.press("neem_dossier_mee_knop")
    hand.see("meeneem_dialoog", QWidget)
    keys.write("meeneem_map", str(stick))
    keys.press("meeneem_bevestig_knop")
    hand.gone("meeneem_dialoog")
    hand.wait(lambda: any(stick.glob("*.casus")))
    hand.rest()


def open_elsewhere(hand: Hand, day: FirstDay, stick: Path) -> None:
    """On a machine that never saw the dossier: choose the copy, bring it here, type the code from paper."""
    keys = Keys(hand)
    keys.choose_file("dossier_open_knop", next(stick.glob("*.casus")))
    keys.press("neem_mee_hierheen_knop")
    keys.write("herstelcode_invoer", day.herstelcode)
    hand.key(Qt.Key.Key_Return)
    hand.see("vandaag", QWidget)
    hand.rest()


def choose(keys: Keys, name: str, words: str) -> None:
    """Walk through the choices with the arrows."""
    combo = keys.go_to(name)
    assert isinstance(combo, QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText() == words:
            return
        QTest.keyClick(QApplication.focusWidget() or combo, Qt.Key.Key_Down)
    raise AssertionError(f"{words} is no choice of {name}")
