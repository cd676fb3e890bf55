"""What was asked and answered in one casus, and everything that is written down about it. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.services.context import Context
from casus.services.mensen import OrganisatieRow, ProfessionalRow, list_organisaties, list_professionals
from casus.services.messages import sentence
from casus.services.tafelcheck import list_onderwerpen
from casus.services.toestemmingen import StopRow, ToestemmingRow, list_stops, list_toestemmingen
from casus.ui.answer import Answer
from casus.ui.runner import Runner

_SHOWN = frozenset(("casus", "toestemming", "deelbesluit"))


@dataclass(frozen=True)
class ToestemmingStaat:
    """All that the block and its forms show."""

    vraag: tuple[Onderwerp, ...]
    toestemmingen: tuple[ToestemmingRow, ...]
    stops: tuple[StopRow, ...]
    organisaties: tuple[OrganisatieRow, ...]
    professionals: tuple[ProfessionalRow, ...]

    @property
    def onderwerpen(self) -> tuple[Onderwerp, ...]:
        """What a form asks about: what the question needs, or everything while nobody said what that is."""
        return self.vraag or INHOUD

    def stop_of(self, inwoner_id: int) -> StopRow | None:
        """What stops everything about this person now."""
        return next((stop for stop in self.stops if stop.inwoner_id == inwoner_id and stop.tot is None), None)


def read_staat(ctx: Context, casus_id: int) -> ToestemmingStaat:
    """All of it, in one reading of the screen."""
    return ToestemmingStaat(
        list_onderwerpen(ctx, casus_id),
        list_toestemmingen(ctx, casus_id),
        list_stops(ctx, casus_id),
        tuple(list_organisaties(ctx)),
        tuple(list_professionals(ctx)),
    )


class ToestemmingModel(QObject):
    """``loaded(ToestemmingStaat)``; ``failed(str)`` for what belongs to no form."""

    loaded = Signal(object)
    failed = Signal(str)

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._casus_id = runner, casus_id
        self.staat: ToestemmingStaat | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
        self._runner.read(
            self, read_staat, self._casus_id, done=self._on_loaded, failed=self._on_failed, latest="vraag"
        )

    def may(self) -> bool:
        """Whether who works here may write it down."""
        return self._runner.context.actor.may(Handeling.TOESTEMMING_VASTLEGGEN)

    def today(self) -> date:
        """Today."""
        return self._runner.context.today()

    def me(self) -> int | None:
        """The professional who works here."""
        return self._runner.context.actor.professional_id

    def run(self, service: Callable[..., list[Changed]], command: Any, answer: Answer) -> None:
        """Write it down; the form hears how it ended."""
        self._runner.run(answer.owner, service, command, done=lambda _: answer.done(), failed=answer.failed)

    def _on_loaded(self, staat: ToestemmingStaat) -> None:
        self.staat = staat
        self.loaded.emit(staat)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind in _SHOWN for change in changes):
            self.load()
