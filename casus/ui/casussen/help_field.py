"""A field with help under its label."""

from PySide6.QtWidgets import QWidget

from casus.ui.widgets.field import Field


def help_field(label: str, editor: QWidget, help_text: str) -> Field:
    """The help is given after the field was put together: shown before that, it would be a window of its own."""
    field = Field(label, editor)
    field.set_help(help_text)
    return field
