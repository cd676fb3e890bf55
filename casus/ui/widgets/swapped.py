"""A place whose content is replaced as a whole."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Swapped(QWidget):
    """``set_content``: what stands there from now on; None is nothing, and takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_content(self, content: QWidget | None) -> None:
        item = self._column.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
        if content is not None:
            self._column.addWidget(content)
            content.show()  # now, not when the event loop comes round
        self.setVisible(content is not None)
