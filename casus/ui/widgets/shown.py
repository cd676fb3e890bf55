"""Showing a part of a screen only when there is something in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_if(part: QWidget, wanted: bool) -> None:
    """Show or hide a part. Without a parent it is not shown yet: it would be a window of its own for a moment.

    It then comes along when its parent is shown, like any part that was never hidden.
    """
    if wanted and part.parentWidget() is None:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        part.setVisible(wanted)
