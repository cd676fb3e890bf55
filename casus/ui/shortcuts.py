"""Every key of the program, once: screens take their shortcuts from here, and the help shows this list.

Light to import: the frame of the window needs it.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

FIND: Final = "Ctrl+K"
LOCK: Final = "Ctrl+L"
NAMES: Final = "F9"
BACK: Final = "Alt+Left"
CARRY: Final = "Ctrl+M"
HELP: Final = "F1"
SIDE: Final = "F6"
SAVE: Final = ("Ctrl+Return", "Ctrl+Enter")
LEAVE: Final = "Esc"
UNDO: Final = "Ctrl+Z"
OUTCOME: Final = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5")
MONEY: Final = "Alt+G"
CHECK_FIRST: Final = "Alt+N"
NEXT_QUESTION: Final = "PgDown"
PREVIOUS_QUESTION: Final = "PgUp"


class Toets(NamedTuple):
    """One line of the overview: what one presses, and what it does."""

    keys: str
    does: str


class Toetsen(NamedTuple):
    """The keys of one place."""

    where: str
    lines: tuple[Toets, ...]


def tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)


def shown(keys: str) -> str:
    """As it stands on a Dutch keyboard: ``Alt+Left`` is *Alt + pijl links*."""
    names = {
        "Left": tr("pijl links"),
        "Return": tr("Enter"),
        "Up": tr("pijl omhoog"),
        "Down": tr("pijl omlaag"),
        "Space": tr("spatie"),
        "Delete": tr("Delete"),
        "Esc": tr("Esc"),
        "PgDown": tr("Page Down"),
        "PgUp": tr("Page Up"),
    }
    return " + ".join(names.get(part, part) for part in keys.split("+"))


def _forms() -> list[Toetsen]:
    """Keys of forms with a way of their own."""
    return [
        Toetsen(
            tr("In een afweging"),
            (
                Toets(shown(SAVE[0]), tr("Naar wat nog mist; mist er niets, dan naar Leg besluit vast")),
                Toets(tr("{0} tot en met 5").format(shown(OUTCOME[0])), tr("Kies een van de vijf uitkomsten")),
                Toets(shown(CHECK_FIRST), tr("Dit antwoord moet eerst worden nagegaan")),
            ),
        ),
        Toetsen(
            tr("In een intake"),
            (
                Toets(shown(SAVE[0]), tr("Bewaar")),
                Toets(tr("cijfers"), tr("Kies een cijfer; Delete haalt het weg")),
                Toets(shown(NEXT_QUESTION), tr("Eén vraag tegelijk: de volgende")),
                Toets(shown(PREVIOUS_QUESTION), tr("Eén vraag tegelijk: de vorige")),
            ),
        ),
    ]


def overview() -> list[Toetsen]:
    """All keys by place, for the help and for paper."""
    return [
        Toetsen(
            tr("Overal"),
            (
                Toets(shown(FIND), tr("Zoek een casus of een mens, of doe iets")),
                Toets(shown(HELP), tr("Uitleg bij het veld waar u bent")),
                Toets(shown(SIDE), tr("Naar de rondleiding aan de zijkant")),
                Toets(shown(NAMES), tr("Namen aan of uit; uit toont alleen codes")),
                Toets(shown(LOCK), tr("Zet het dossier op slot")),
                Toets(shown(CARRY), tr("Neem het dossier mee naar een andere computer")),
                Toets(shown(BACK), tr("Terug naar de vorige pagina")),
                Toets(tr("Tab en Shift + Tab"), tr("Naar het volgende of vorige veld")),
                Toets(shown(LEAVE), tr("Sluit een venstertje of een lijst zonder iets te doen")),
            ),
        ),
        Toetsen(
            tr("In een formulier"),
            (
                Toets(shown(SAVE[0]), tr("Bewaar")),
                Toets(shown(LEAVE), tr("Ga weg; wat u typte blijft als concept")),
                Toets(tr("Alt + pijl omlaag"), tr("Open de kalender bij een datum")),
            ),
        ),
        *_forms(),
        Toetsen(
            tr("In een lijst"),
            (
                Toets(tr("pijl omhoog en omlaag"), tr("Ga naar een andere regel")),
                Toets(shown("Return"), tr("Open de regel")),
                Toets(shown("Space"), tr("Vink een actie af")),
                Toets("G, N, L, T", tr("Actie: gedaan, niet gedaan, later, terugkoppeling")),
                Toets("W", tr("Wijzig de actie")),
                Toets("A, B, R, T", tr("Snel geld: ga akkoord, boek betaling, reken af, kijk terug")),
                Toets(shown(UNDO), tr("Haal de laatste afvinking terug")),
            ),
        ),
        Toetsen(
            tr("Op de agenda"),
            (
                Toets(tr("Alt + pijl omhoog of omlaag"), tr("Zet het punt eerder of later")),
                Toets(tr("plus en min"), tr("Meer of minder minuten")),
                Toets(shown("Delete"), tr("Haal het punt van de agenda")),
            ),
        ),
        Toetsen(
            tr("Tijdens het overleg"),
            (
                Toets(tr("n, b of a en een spatie"), tr("Een regel als notitie, besluit of actie")),
                Toets(shown("Return"), tr("Leg de regel vast")),
                Toets(shown(MONEY), tr("Vraag snel geld voor de casus op tafel")),
            ),
        ),
    ]
