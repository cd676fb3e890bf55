"""Payments that are drawn once, and how each stands while somebody looks at them. No widgets."""

from PySide6.QtCore import QObject, Signal

from casus.services.bonnen import draw_steekproef, show_steekproef
from casus.services.budgetten import BoekingRow
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


class SteekproefModel(AttentiveModel):
    """``loaded(tuple[BoekingRow, ...])``: what was drawn stays what it is; reading anew draws no other."""

    SHOWN = frozenset({"boeking", "verzoek"})
    loaded = Signal(object)

    def __init__(self, runner: Runner, jaar: int, aantal: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._jaar, self._aantal = jaar, aantal
        self._drawn: tuple[int, ...] | None = None

    def load(self) -> None:
        """Draw, or see how what was drawn stands now."""
        known, failed = self._drawn, self.on_failed
        if known is None:
            wanted = (self._jaar, self._aantal)
            self.runner.read(self, draw_steekproef, *wanted, done=self._on_drawn, failed=failed, latest="steekproef")
        else:
            self.runner.read(self, show_steekproef, known, done=self.loaded.emit, failed=failed, latest="steekproef")

    def _on_drawn(self, rows: tuple[BoekingRow, ...]) -> None:
        self._drawn = tuple(row.id for row in rows)
        self.loaded.emit(rows)
