"""The room Sociale kaart: what is listed, what one looks for, and what one changes. No widgets."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from casus.domain.aanbod import Behoefte, Past
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.services.gemissen import list_gemissen, show_overzicht
from casus.services.messages import sentence
from casus.services.sociale_kaart import AanbodRow, Kaart, list_stopped, list_to_verify, read_kaart, search_kaart
from casus.ui.answer import Answer
from casus.ui.desk import Desk

SHOWN = frozenset({"aanbod", "gemis", "wijk"})


class Lijst(StrEnum):
    """The tabs, in order."""

    AANBOD = "aanbod"
    NAGAAN = "nagaan"
    GESTOPT = "gestopt"
    GEMIS = "gemis"
    BOUWSTENEN = "bouwstenen"


class KaartModel(QObject):
    """Reads the kaart once and looks in it while somebody types; the other lists are read when they are shown."""

    kaart_read = Signal()
    listed = Signal(object)
    """What is in the list of the chosen tab: Past, AanbodRow, GemisRow or Vak."""
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = desk.runner
        self.lijst = Lijst.AANBOD
        self.kaart: Kaart | None = None
        self._behoefte = Behoefte(())
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the kaart anew, and the list of this tab."""
        self._read(read_kaart, done=self._on_kaart, latest="kaart")

    def show_list(self, lijst: Lijst) -> None:
        """Another tab."""
        self.lijst = lijst
        self._list()

    def look_for(self, behoefte: Behoefte) -> None:
        """What is typed and chosen now."""
        self._behoefte = behoefte
        if self.lijst is Lijst.AANBOD:
            self._list()

    def may_keep(self) -> bool:
        """Whether who works here keeps the kaart."""
        return self._runner.context.actor.may(Handeling.AANBOD_BIJHOUDEN)

    def row(self, aanbod_id: int) -> AanbodRow | None:
        """What is known of this offer."""
        return None if self.kaart is None else self.kaart.rows.get(aanbod_id)

    def run(self, service: Callable[..., list[Changed]], command: object, answer: Answer | None = None) -> None:
        """Change something; a dialog that asked hears how it ended."""
        if answer is None:
            self._runner.run(self, service, command, failed=self._on_failed)
        else:
            self._runner.run(answer.owner, service, command, done=lambda _: answer.done(), failed=answer.failed)

    def _list(self) -> None:
        if self.kaart is None:
            return
        if self.lijst is Lijst.AANBOD:
            self._read(search_kaart, self.kaart, self._behoefte, done=self._on_found, latest="lijst")
            return
        reads: dict[Lijst, Callable[..., Sequence[Any]]] = {
            Lijst.NAGAAN: list_to_verify,
            Lijst.GESTOPT: list_stopped,
            Lijst.GEMIS: list_gemissen,
            Lijst.BOUWSTENEN: show_overzicht,
        }
        self._read(reads[self.lijst], done=self.listed.emit, latest="lijst")

    def _read(self, service: Callable[..., Any], *args: object, done: Callable[[Any], None], latest: str) -> None:
        self._runner.read(self, service, *args, done=done, failed=self._on_failed, latest=latest)

    def _on_kaart(self, kaart: Kaart) -> None:
        self.kaart = kaart
        self.kaart_read.emit()
        self._list()

    def _on_found(self, found: tuple[Past, ...]) -> None:
        self.listed.emit(found)

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem) and error.code != "intussen_gewijzigd":
            self._runner.problem.emit(error)
        else:
            self.failed.emit(sentence(error))
