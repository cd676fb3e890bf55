"""Look for an offer for somebody in a casus, and keep what became of it. No widgets."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from casus.domain.aanbod import Behoefte, Past
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.levensdomein import Levensdomein
from casus.services.messages import sentence
from casus.services.sociale_kaart import Aanbodzoeker, Kaart, Zoekplaats, kaart_for, look_for_casus, search_kaart
from casus.services.verwijzingen import StelVoor, VerwijzingRow, list_verwijzingen, propose_aanbod, report_verwijzing
from casus.ui.answer import Answer
from casus.ui.desk import Desk

SHOWN = frozenset({"aanbod", "verwijzing", "casus"})


class ZoekAanbodModel(QObject):
    """For one person at a time, and one part of their life."""

    loaded = Signal()
    """Who they are, and what was put to them."""
    found = Signal(object)
    """Past, best first."""
    proposed = Signal(str)
    """The name of what was just put to somebody."""
    failed = Signal(str)

    def __init__(self, desk: Desk, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._casus_id = desk.runner, casus_id
        self.zoeker: Aanbodzoeker | None = None
        self.kaart: Kaart | None = None
        self.verwijzingen: tuple[VerwijzingRow, ...] = ()
        self.place = 0
        self.levensdomein: Levensdomein | None = None
        self._words = ""
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
        self._read(look_for_casus, self._casus_id, done=self._on_zoeker, latest="zoeker")

    @property
    def who(self) -> Zoekplaats | None:
        """For whom one looks now."""
        people = () if self.zoeker is None else self.zoeker.mensen
        return people[min(self.place, len(people) - 1)] if people else None

    def choose(self, place: int) -> None:
        """Another person: what was refused or full before is theirs."""
        self.place = max(place, 0)
        self.levensdomein = None
        self._read_kaart()

    def look_for(self, levensdomein: Levensdomein | None, words: str) -> None:
        """What is chosen and typed now; without a part of life nothing is looked for."""
        self.levensdomein, self._words = levensdomein, words
        self._look()

    def propose(self, past: Past) -> None:
        """Write down that this was put to them."""
        who = self.who
        if who is None or self.levensdomein is None:
            return
        cmd = StelVoor(self._casus_id, who.inwoner_id, past.aanbod.id, self.levensdomein)
        naam = past.aanbod.naam
        self._runner.run(self, propose_aanbod, cmd, done=lambda _: self.proposed.emit(naam), failed=self._on_failed)

    def report(self, command: object, answer: Answer) -> None:
        """What became of it; the form hears how it ended."""
        self._runner.run(answer.owner, report_verwijzing, command, done=lambda _: answer.done(), failed=answer.failed)

    def verwijzing(self, id_: int) -> VerwijzingRow | None:
        """One of those that are shown."""
        return next((row for row in self.verwijzingen if row.id == id_), None)

    def _look(self) -> None:
        who = self.who
        if self.kaart is None or who is None:
            return
        if self.levensdomein is None:
            self.found.emit(())
            return
        need = Behoefte((self.levensdomein,), who.wijk_id, who.leeftijd, self._words)
        self._read(search_kaart, self.kaart, need, done=self.found.emit, latest="passend")

    def _read_kaart(self) -> None:
        who = self.who
        if who is not None:
            self._read(kaart_for, who.inwoner_id, done=self._on_kaart, latest="kaart")

    def _read(self, service: Callable[..., Any], *args: object, done: Callable[[Any], None], latest: str) -> None:
        self._runner.read(self, service, *args, done=done, failed=self._on_failed, latest=latest)

    def _on_zoeker(self, zoeker: Aanbodzoeker) -> None:
        self.zoeker = zoeker
        self._read(list_verwijzingen, self._casus_id, done=self._on_verwijzingen, latest="verwijzingen")

    def _on_verwijzingen(self, rows: tuple[VerwijzingRow, ...]) -> None:
        self.verwijzingen = rows
        self.loaded.emit()
        self._read_kaart()

    def _on_kaart(self, kaart: Kaart) -> None:
        self.kaart = kaart
        self._look()

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
