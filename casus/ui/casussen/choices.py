"""A question with a few equal answers side by side; they wrap when there is no room."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casus.ui.widgets.choice import Radio
from casus.ui.widgets.flow import FlowLayout


class Choices(QWidget):
    """Radio buttons in a flow; fits in a ``Field``, whose label names the group."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[StrEnum, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radios: dict[StrEnum, Radio] = {}
        flow = FlowLayout(self, gap=20)
        for value, words in options:
            radio = Radio(words, parent=self)
            radio.setObjectName(f"{name}_{value.value}")
            radio.toggled.connect(self._on_toggled)
            flow.addWidget(radio)
            self._radios[value] = radio
        first = next(iter(self._radios.values()))
        first.setChecked(True)
        self.setFocusProxy(first)

    def setAccessibleName(self, name: str) -> None:
        """The question is said with each answer, because a screen reader lands on the answers."""
        super().setAccessibleName(name)
        for radio in self._radios.values():
            radio.setAccessibleDescription(name)

    def value(self) -> StrEnum:
        return next(value for value, radio in self._radios.items() if radio.isChecked())

    def set_value(self, value: StrEnum) -> None:
        self._radios[value].setChecked(True)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.changed.emit()
