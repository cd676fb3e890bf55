"""F1: what to fill in at this field, why, and an example. Without a field it opens the room of help."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from casus.ui.hulp.hulp_texts import VeldHulp, read_fields
from casus.ui.icons import Icon
from casus.ui.widgets.card import Card
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.shown import show_if


class VeldHulpDialog(Dialog):
    """One button; the keyboard goes back to the field."""

    def __init__(self, label: str, text: VeldHulp, parent: QWidget) -> None:
        super().__init__(label, parent.tr("Terug naar het veld"), parent, icon=Icon.HELP, cancel_first=False)
        self.setObjectName("veld_hulp")
        self.confirm.setObjectName("veld_hulp_sluit_knop")
        self.body.addWidget(WrapLabel(text.wat, "body"))
        self.body.addWidget(Label(self.tr("Waarom"), "caption"))
        self.body.addWidget(WrapLabel(text.waarom, "body"))
        if text.voorbeeld:
            card = Card("sunken", padding=14, spacing=4)
            card.body.addWidget(Label(self.tr("Bijvoorbeeld"), "caption"))
            card.body.addWidget(WrapLabel(text.voorbeeld, "body"))
            self.body.addWidget(card)
        whole = " ".join(part for part in (text.wat, text.waarom, text.voorbeeld) if part)
        self.setAccessibleDescription(whole)
        show_if(self.cancel, False)

    def _first_input(self) -> QWidget:
        return self.confirm


class FieldHelp:
    """Knows which field has the keyboard."""

    def __init__(self, window: QWidget, folder: Path, open_help: Callable[[], None]) -> None:
        self._window, self._folder, self._open_help = window, folder, open_help

    def show(self) -> None:
        """Help at the field that has the keyboard, else the room."""
        if self._window.findChild(VeldHulpDialog) is not None:
            return
        field = field_with_focus()
        text = None if field is None else read_fields(self._folder).get(field.help_key)
        if field is not None and text is not None:
            VeldHulpDialog(field.label, text, self._window).open()
        else:
            self._open_help()


def field_with_focus() -> Field | None:
    """The field around the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget
