"""What the panes of the settings share."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QAbstractButton

from casus.ui.widgets.card import Card
from casus.ui.widgets.label import Label, WrapLabel


def group(title: str, line: str = "") -> Card:
    """A card with its title, and a line of explanation where one is needed."""
    card = Card(padding=20, spacing=8)
    card.body.addWidget(Label(title, "h3"))
    if line:
        card.body.addWidget(WrapLabel(line, "small"))
    return card


def set_quietly(marks: Iterable[tuple[QObject, bool]]) -> None:
    """Show what is chosen without choosing it again."""
    for button, on in marks:
        if isinstance(button, QAbstractButton) and button.isChecked() != on:
            with QSignalBlocker(button):
                button.setChecked(on)
            button.update()


def in_words(maanden: int) -> str:
    """24 is *2 jaar*, 30 is *2 jaar en 6 maanden*."""
    years, months = divmod(maanden, 12)
    parts = [f"{years} jaar"] if years else []
    parts += [f"{months} {'maand' if months == 1 else 'maanden'}"] if months else []
    return " en ".join(parts)
