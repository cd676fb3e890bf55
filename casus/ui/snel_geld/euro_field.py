"""An amount in euros as somebody types it, exact to the cent."""

from casus.domain.errors import RuleViolation
from casus.domain.geld import read_euros, show_euros
from casus.services.messages import sentence
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput


class EuroField(Field):
    """``cents()`` of what stands there; ``may_be_empty``: nothing is then None instead of a mistake."""

    def __init__(
        self, label: str, cents: int | None = None, help_text: str = "", *, key: str = "", may_be_empty: bool = False
    ) -> None:
        text = "" if cents is None else show_euros(cents).removeprefix("€\N{NO-BREAK SPACE}")
        super().__init__(label, TextInput(text), help_text, key=key)
        self._may_be_empty = may_be_empty

    def problem(self) -> str:
        """Why it cannot be read; empty when it can."""
        if self._may_be_empty and not self.text().strip():
            return ""
        try:
            read_euros(self.text())
        except RuleViolation as error:
            return sentence(error)
        return ""

    def cents(self) -> int | None:
        """The amount; ask ``problem`` first."""
        if self._may_be_empty and not self.text().strip():
            return None
        return read_euros(self.text())
