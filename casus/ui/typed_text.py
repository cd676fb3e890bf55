"""What somebody typed, on a screen or in a dialog that stays as it is: follows F9 by itself."""

from PySide6.QtWidgets import QWidget

from casus.ui.names import Names
from casus.ui.theme import Role
from casus.ui.widgets.label import WrapLabel


class TypedText(WrapLabel):
    """A paragraph without names when names are off. ``code``: the casus that it is about."""

    def __init__(
        self, names: Names, text: str, role: Role = "body", *, code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(names.text(text, code), role, parent=parent)
        self._names, self._typed, self._code = names, text, code
        names.changed.connect(self._write)

    def _write(self) -> None:
        self.setText(self._names.text(self._typed, self._code))
