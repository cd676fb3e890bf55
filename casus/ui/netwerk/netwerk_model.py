"""The networks of one casus, and one network that is being written. No widgets."""

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError
from casus.services.context import Context
from casus.services.messages import sentence
from casus.services.netwerkbladen import NetwerkBlad, list_netwerken, open_netwerk
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


def read_netwerken(ctx: Context, casus_id: int) -> tuple[NetwerkBlad, ...]:
    """All of them in full, in one reading of the screen."""
    return tuple(open_netwerk(ctx, row.id) for row in list_netwerken(ctx, casus_id))


class NetwerkenModel(AttentiveModel):
    """``loaded()`` when ``bladen`` was read."""

    loaded = Signal()
    SHOWN = frozenset({"netwerk"})

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._casus_id = casus_id
        self.bladen: tuple[NetwerkBlad, ...] | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(
            self, read_netwerken, self._casus_id, done=self._on_loaded, failed=self.on_failed, latest="netwerk"
        )

    def _on_loaded(self, bladen: tuple[NetwerkBlad, ...]) -> None:
        self.bladen = bladen
        self.loaded.emit()


class NetwerkModel(AttentiveModel):
    """``loaded(NetwerkBlad)``; ``gone(str)`` when it cannot be read (any more)."""

    loaded = Signal(object)
    SHOWN = frozenset({"netwerk"})

    def __init__(self, runner: Runner, netwerk_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._netwerk_id = netwerk_id
        self.blad: NetwerkBlad | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(
            self, open_netwerk, self._netwerk_id, done=self._on_loaded, failed=self._on_gone, latest="netwerk"
        )

    def _on_loaded(self, blad: NetwerkBlad) -> None:
        self.blad = blad
        self.loaded.emit(blad)

    def _on_gone(self, error: CasusError) -> None:
        self.blad = None
        self.gone.emit(sentence(error))
