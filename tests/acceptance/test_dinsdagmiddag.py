"""*Dinsdagmiddag*: one day through the real windows and the same day through the services end in the same dossier.

The chair prepares a meeting with six casussen, chairs it with one walk-in and one person stepping out, closes it, makes
the verslag, and plans next week with what came back (issue 2, "What it must show" 2). On the way names go off with F9
wherever one is, and the window is locked twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import AgendaReden, OverlegStatus
from casus.services.oefenen import dag
from casus.services.oefenen.dag import DINSDAGMIDDAG
from casus.system.clock import FixedClock
from casus.ui.overleg.agenda_words import reason
from tests.acceptance.compare import (
    Uitkomst,
    differences,
    exported,
    headless_day,
    lines_of,
    same_dossier,
    same_verslag,
)
from tests.acceptance.conftest import BEGIN, DINSDAG
from tests.acceptance.eyes import names_seen, words_on_screen
from tests.acceptance.window_day import Hand, WindowDay, open_window
from tests.conftest import seed_from_environment

HALF = "n Mevrouw Benali belde net dat zij"
"""A line that is not finished when the window locks."""
OTHER_DRAWS = 1
"""The window draws its ids and codes from another seed, so that the comparison has something to see through."""
Seen = dict[str, set[str]]


@dataclass
class Blik:
    """One place of the program: which names stood there with names on, and with names off."""

    waar: str
    aan: Seen
    uit: Seen


@dataclass
class Slot:
    """One lock: names and the line before it, after it, and when it was opened again."""

    ervoor: Seen
    op_slot: Seen
    klembord: str
    terug: str


@dataclass
class Gelopen:
    """The day through the windows, and what was seen on the way."""

    uitkomst: Uitkomst
    terug: tuple[tuple[str, str], ...]
    blikken: list[Blik] = field(default_factory=list)
    sloten: list[Slot] = field(default_factory=list)


class Lookout:
    """Walks the day and looks around wherever the chair comes."""

    def __init__(self, hand: Hand, folder: Path, names: frozenset[str]) -> None:
        self._hand, self._names = hand, names
        self.verslag = folder / "verslag.docx"
        self.day = WindowDay(hand, self.verslag, DINSDAG)
        self.blikken: list[Blik] = []
        self.sloten: list[Slot] = []

    def walk(self) -> None:
        self.day.begin()
        self.look("voorbereiden")
        self._through_the_rooms()
        before: dict[type, Callable[[], None]] = {dag.Inloop: self._before_inloop}
        for place, stap in enumerate(DINSDAGMIDDAG):
            before.pop(type(stap), lambda: None)()
            self.day.step(stap)
            if not isinstance(stap, dag.Regel):
                self.look(f"{place} {type(stap).__name__}")
            elif len(self.sloten) == 0 and "Meneer" in stap.tekst:
                self.sloten.append(self._lock_with_half_a_line())
            if isinstance(stap, dag.Stand) and stap.naar is OverlegStatus.GESLOTEN:
                with self._dialog("verslag_knop", "verslag_dialoog"):
                    self.look("verslag maken")

    def look(self, where: str) -> None:
        """Names off and on again, with F9."""
        shown = self._seen()
        self._hand.key(Qt.Key.Key_F9)
        self.blikken.append(Blik(where, shown, self._seen()))
        self._hand.key(Qt.Key.Key_F9)

    def _through_the_rooms(self) -> None:
        hand = self._hand
        with self._dialog("punt_knop", "punt_dialoog"):
            self.look("punt kiezen")
        hand.press_room("Vandaag")
        self.look("vandaag")
        hand.press_room("Casussen")
        self.look("casussen")
        hand.click_cell("casussen_tabel", 0)
        hand.see("casus_pagina", QWidget)
        self.look("casus")
        hand.press_room("Overleg")

    def _before_inloop(self) -> None:
        """Every dialog of the table; then the window locks while one is open."""
        hand = self._hand
        with self._dialog("actie_knop", "actie_dialoog"):
            self.look("actie")
        with self._dialog("sluit_overleg_knop", "sluit_dialoog"):
            self.look("sluiten")
        with self._dialog("inloop_knop", "inloop_dialoog"):
            hand.press("inloop_bestaand_keuze")
            self.look("inloop kiezen")
        self.sloten.append(self._lock_with_a_dialog())

    def _lock_with_half_a_line(self) -> Slot:
        hand, line = self._hand, "invoer_regel"
        hand.fill(line, HALF)
        hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hand.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        slot = self._lock()
        hand.wait(lambda: hand.see(line, QLineEdit).text() != "")
        slot.terug = hand.see(line, QLineEdit).text()
        hand.fill(line, "")
        return slot

    def _lock_with_a_dialog(self) -> Slot:
        hand, line = self._hand, "inloop_naam"
        hand.press("inloop_knop")
        hand.fill(line, "Meneer Haverkamp")
        hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hand.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        slot = self._lock()
        with self._dialog("inloop_knop", "inloop_dialoog"):
            hand.wait(lambda: hand.see(line, QLineEdit).text() != "")
            slot.terug = hand.see(line, QLineEdit).text()
            hand.fill(line, "")
        return slot

    def _lock(self) -> Slot:
        """Ctrl+L, look, and in again as one does in the morning."""
        hand = self._hand
        before = self._seen(hidden=True)
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hand.see("ontgrendel_knop", QWidget)
        hand.rest()
        slot = Slot(before, self._seen(hidden=True), QApplication.clipboard().text(), "")
        hand.press("ontgrendel_knop")
        hand.see("vandaag", QWidget)  # who works is not asked again
        hand.rest()
        self.day.open_meeting()
        return slot

    def _seen(self, *, hidden: bool = False) -> Seen:
        return names_seen(self._names, words_on_screen(hidden=hidden))

    @contextmanager
    def _dialog(self, opener: str, name: str) -> Iterator[None]:
        self._hand.press(opener)
        self._hand.see(name, QWidget)
        yield
        self._hand.key(Qt.Key.Key_Escape)
        self._hand.gone(name)


@pytest.fixture(scope="module")
def walked(one_bot: QtBot, canaries: frozenset[str], tmp_path_factory: pytest.TempPathFactory) -> Gelopen:
    """The day through the windows."""
    folder = tmp_path_factory.mktemp("vensters")
    with open_window(one_bot, folder, FixedClock(BEGIN), seed_from_environment() + OTHER_DRAWS) as hand:
        lookout = Lookout(hand, folder, canaries)
        lookout.walk()
        assert hand.app.session is not None
        bestand = exported(hand.app.session.runner.context, folder / "uitvoer.json")
        came_back = lookout.day.came_back()
    outcome = Uitkomst(lines_of(lookout.verslag), bestand)
    return Gelopen(outcome, came_back, lookout.blikken, lookout.sloten)


# -- the same day ------------------------------------------------------------------------------------------------------


def test_both_verslagen_say_the_same(walked: Gelopen, served: Uitkomst) -> None:
    assert same_verslag(walked.uitkomst) == same_verslag(served)
    assert len(walked.uitkomst.verslag) > 300
    assert walked.uitkomst.verslag != served.verslag  # other codes: what is equal is not the drawing


def test_both_dossiers_hold_the_same(walked: Gelopen, served: Uitkomst) -> None:
    """Also every moment and every version: the screens write nothing more and nothing less than the services do."""
    assert differences(same_dossier(walked.uitkomst.bestand), same_dossier(served.bestand)) == []
    ids = [{row["id"] for row in day.bestand["besluit"][-6:]} for day in (walked.uitkomst, served)]
    assert ids[0].isdisjoint(ids[1])


def test_next_week_stands_what_came_back_and_why(walked: Gelopen, served: Uitkomst) -> None:
    assert walked.terug == tuple((back.naam, reason(back.reden)) for back in served.terug)
    assert {back.reden for back in served.terug} == {
        AgendaReden.NIET_BEREIKT,
        AgendaReden.TERUGKOMDATUM,
        AgendaReden.OPEN_ACTIE,
    }
    assert len(walked.terug) == 7


def test_the_day_is_what_was_asked_for(served: Uitkomst) -> None:
    """Six casussen, one walk-in, one person stepping out; read from the file, so the comparison is about something."""
    overleg = served.bestand["overleg"][-2]
    punten = [row for row in served.bestand["agendapunt"] if row["overleg_id"] == overleg["id"] and row["casus_id"]]
    assert overleg["status"] == "vastgesteld"
    assert [row["status"] for row in punten].count("besproken") == 6
    assert [row["reden"] for row in punten].count("inloop") == 1
    stays = [row for row in served.bestand["aanwezigheid"] if row["agendapunt_id"] in {p["id"] for p in punten}]
    twice = {(row["agendapunt_id"], row["deelnemer_id"]) for row in stays}
    assert len(stays) - len(twice) == 1


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(dag.Regel, id="a line"),
        pytest.param(dag.Loopt, id="coming back into the room"),
        pytest.param(dag.MeldAf, id="somebody not coming"),
    ],
)
def test_one_step_less_is_seen(left_out: type, walked: Gelopen, tmp_path: Path) -> None:
    """Negative control: the comparison is not blind."""
    place = max(n for n, stap in enumerate(DINSDAGMIDDAG) if isinstance(stap, left_out))
    fewer = (*DINSDAGMIDDAG[:place], *DINSDAGMIDDAG[place + 1 :])
    other = headless_day(tmp_path, BEGIN, seed_from_environment(), fewer)
    assert differences(same_dossier(walked.uitkomst.bestand), same_dossier(other.bestand))
    assert same_verslag(walked.uitkomst) != same_verslag(other)


# -- names -------------------------------------------------------------------------------------------------------------


def test_with_names_off_no_name_is_on_the_screen(walked: Gelopen) -> None:
    assert {blik.waar: blik.uit for blik in walked.blikken if blik.uit} == {}


def test_with_names_on_they_are_seen(walked: Gelopen) -> None:
    """Negative control: the eye that finds nothing with F9 does find names without it."""
    named = [blik.waar for blik in walked.blikken if blik.aan]
    assert len(named) > len(walked.blikken) * 0.8
    assert {"punt kiezen", "casussen", "casus", "actie", "inloop kiezen"} <= set(named)
    painted = [blik.waar for blik in walked.blikken if "beeld" in set().union(*blik.aan.values())]
    assert len(painted) > len(walked.blikken) * 0.7


@pytest.mark.parametrize("which", [pytest.param(0, id="half a line"), pytest.param(1, id="an open dialog")])
def test_locked_nothing_is_left(which: int, walked: Gelopen) -> None:
    slot = walked.sloten[which]
    assert "klembord" in set().union(*slot.ervoor.values())  # negative control: it was there, on the clipboard too
    assert slot.op_slot == {}
    assert slot.klembord == ""


def test_unlocked_the_line_is_back(walked: Gelopen) -> None:
    assert [slot.terug for slot in walked.sloten] == [HALF, "Meneer Haverkamp"]
