"""The ramingen of one casus, and one raming that is being written. No widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError
from casus.domain.prijslijst import Prijs
from casus.services.context import Context
from casus.services.messages import sentence
from casus.services.prijslijsten import list_prijzen
from casus.services.ramingbladen import RamingBlad, list_ramingen, open_raming
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


@dataclass(frozen=True)
class RamingStaat:
    """One raming with the prices that one may choose from."""

    blad: RamingBlad
    prijzen: tuple[Prijs, ...]


def read_bladen(ctx: Context, casus_id: int) -> tuple[RamingBlad, ...]:
    """All ramingen of a casus, in one reading of the screen."""
    return tuple(open_raming(ctx, row.id) for row in list_ramingen(ctx, casus_id))


def read_staat(ctx: Context, raming_id: int) -> RamingStaat:
    """One, with the prices of today."""
    blad = open_raming(ctx, raming_id)
    return RamingStaat(blad, list_prijzen(ctx, geindexeerd=blad.geindexeerd))


class RamingenModel(AttentiveModel):
    """``loaded(tuple[RamingBlad, ...])``."""

    SHOWN = frozenset({"raming", "tarief", "verzoek"})
    loaded = Signal(object)

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._casus_id = casus_id
        self.bladen: tuple[RamingBlad, ...] | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(
            self, read_bladen, self._casus_id, done=self._on_loaded, failed=self.on_failed, latest="ramingen"
        )

    def _on_loaded(self, bladen: tuple[RamingBlad, ...]) -> None:
        self.bladen = bladen
        self.loaded.emit(bladen)


class RamingModel(AttentiveModel):
    """``loaded(RamingStaat)``; ``gone(str)`` when it cannot be read (any more)."""

    SHOWN = frozenset({"raming", "tarief", "verzoek"})
    loaded = Signal(object)

    def __init__(self, runner: Runner, raming_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._raming_id = raming_id
        self.staat: RamingStaat | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(self, read_staat, self._raming_id, done=self._on_loaded, failed=self._on_gone, latest="raming")

    def _on_loaded(self, staat: RamingStaat) -> None:
        self.staat = staat
        self.loaded.emit(staat)

    def _on_gone(self, error: CasusError) -> None:
        self.staat = None
        self.gone.emit(sentence(error))
