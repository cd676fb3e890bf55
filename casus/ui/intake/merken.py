"""The marks that the person puts at a part of an intake: to talk about it, to change it, to work on it."""

from casus.domain.instrument import Deel
from casus.ui.intake.intake_model import IntakeModel
from casus.ui.widgets.check_group import CheckGroup

PRATEN, VERANDEREN, SLAG = "praten", "veranderen", "slag"


class Merken(CheckGroup):
    """Shows them and writes what is ticked to the model."""

    def __init__(self, object_name: str, model: IntakeModel, deel: Deel, *, flowing: bool = False) -> None:
        super().__init__(object_name, flowing=flowing, about=deel.naam)
        self._model, self._deel = model, deel.code
        self.set_options(
            [
                (PRATEN, self.tr("Hier wil ik over praten")),
                (VERANDEREN, self.tr("Dit wil ik veranderen")),
                (SLAG, self.tr("Hier wil ik mee aan de slag")),
            ]
        )
        self.show_part()
        self.changed.connect(self._on_ticked)

    def show_part(self) -> None:
        """As the model has them now."""
        part = self._model.part(self._deel)
        on = [(PRATEN, part and part.wil_praten), (VERANDEREN, part and part.wil_veranderen)]
        on.append((SLAG, self._deel in self._model.inhoud.mee_aan_de_slag))
        self.set_checked([key for key, value in on if value])

    def _on_ticked(self) -> None:
        on = self.checked()
        self._model.mark(self._deel, wil_praten=PRATEN in on, wil_veranderen=VERANDEREN in on)
        self._model.choose(self._deel, wil=SLAG in on)
