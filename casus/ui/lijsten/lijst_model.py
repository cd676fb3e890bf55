"""One list on its way in: read, columns chosen, tried row by row, taken. All of it off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.lijst import LijstKolom, LijstSoort, kolommen_van
from casus.services.lijst_oordeel import Oordeel, Regel
from casus.services.lijsten import Lijst, Proef, TakeList, read_list_file, read_pasted_list, take_list, try_list
from casus.services.messages import sentence
from casus.ui.runner import Runner

SHOWN = 500
"""So many rows of the trial are shown: wrong ones first, then those in doubt."""
_ORDER = (Oordeel.FOUT, Oordeel.TWIJFEL, Oordeel.NIEUW, Oordeel.BESTAAT)


class LijstModel(QObject):
    """Of several readings only the newest counts."""

    read = Signal(object)
    """Lijst: what stands there; None while there is nothing."""
    tried = Signal(object)
    """Proef"""
    refused = Signal(str)
    """The list as a whole, in one sentence."""
    taken = Signal(int)
    """How many rows came in."""

    def __init__(self, runner: Runner, soort: LijstSoort, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self.soort = soort
        self.lijst: Lijst | None = None
        self.kolommen: tuple[LijstKolom | None, ...] = ()
        self.proef: Proef | None = None

    @property
    def choices(self) -> tuple[LijstKolom, ...]:
        """What a column can be."""
        return kolommen_van(self.soort)

    def read_text(self, text: str) -> None:
        """What was pasted; nothing is nothing."""
        if not text.strip():
            self._on_read(None)
            return
        self._runner.read(
            self, read_pasted_list, text, self.soort, done=self._on_read, failed=self._on_refused, latest="lijst"
        )

    def read_file(self, path: Path) -> None:
        """A .csv or .xlsx."""
        self._runner.read(
            self, read_list_file, path, self.soort, done=self._on_read, failed=self._on_refused, latest="lijst"
        )

    def choose(self, place: int, kolom: LijstKolom | None) -> None:
        """Say what a column is; where else it was chosen, it goes."""
        chosen = [None if kolom is not None and one is kolom else one for one in self.kolommen]
        chosen[place] = kolom
        self.kolommen = tuple(chosen)
        self._try()

    def take(self, *, ook_twijfel: bool) -> None:
        """Everything that is new, at once."""
        if self.lijst is None:
            return
        cmd = TakeList(self.lijst, self.kolommen, ook_twijfel)
        count = self.new_count(ook_twijfel=ook_twijfel)

        def on_done(_: list[Changed]) -> None:
            self.taken.emit(count)

        self._runner.run(self, take_list, cmd, done=on_done, failed=self._on_failed)

    def new_count(self, *, ook_twijfel: bool) -> int:
        """How many rows would come in."""
        wanted = (Oordeel.NIEUW, Oordeel.TWIJFEL) if ook_twijfel else (Oordeel.NIEUW,)
        regels = self.proef.regels if self.proef else ()
        return sum(regel.oordeel in wanted and regel.nieuw is not None for regel in regels)

    def doubt_count(self) -> int:
        """How many rows in doubt could be made all the same."""
        return self.new_count(ook_twijfel=True) - self.new_count(ook_twijfel=False)

    def shown_regels(self) -> list[Regel]:
        """What needs attention first."""
        regels = sorted(self.proef.regels if self.proef else (), key=lambda regel: _ORDER.index(regel.oordeel))
        return regels[:SHOWN]

    def _on_read(self, lijst: Lijst | None) -> None:
        self.lijst, self.proef = lijst, None
        self.kolommen = lijst.kolommen if lijst else ()
        self.read.emit(lijst)
        if lijst is not None:
            self._try()

    def _try(self) -> None:
        self._runner.read(
            self, try_list, self.lijst, self.kolommen, done=self._on_tried, failed=self._on_failed, latest="proef"
        )

    def _on_tried(self, proef: Proef) -> None:
        self.proef = proef
        self.tried.emit(proef)

    def _on_refused(self, error: CasusError) -> None:
        self._on_read(None)
        self.refused.emit(sentence(error))

    def _on_failed(self, error: CasusError) -> None:
        self.refused.emit(sentence(error))
