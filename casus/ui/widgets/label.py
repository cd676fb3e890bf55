"""Text in a role. `Label` is one line, `WrapLabel` a paragraph, `IconLabel` an icon with one line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import ROLES, Role, Theme, Themed, current_theme
from casus.ui.widgets.paint import LEFT, TextBlock, elided, text_width


class Label(Themed, QLabel):
    """One line of plain text. `elide` lets it shrink, with the whole text in the tool tip."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        color: str | None = None,
        tabular: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role: Role = role
        self._color, self._tabular, self._elide = color, tabular, elide
        self.setProperty("role", role)
        self.retheme(current_theme())
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._elide:
            self.setToolTip(text)

    def set_color(self, color: str | None) -> None:
        """Another token than that of the role; None gives the role's own back."""
        self._color = color
        self.retheme(current_theme())

    def set_role(self, role: Role) -> None:
        self._role = role
        self.setProperty("role", role)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._role, tabular=self._tabular))
        palette = self.palette()
        color = theme.color(self._color or ROLES[self._role].color)
        palette.setColor(QPalette.ColorRole.WindowText, color)
        self.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), current_theme().px(48)), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        rect = self.contentsRect()
        painter.drawText(rect, self.alignment(), elided(self.font(), self.text(), rect.width()))


class WrapLabel(Themed, QLabel):
    """A paragraph of plain text that wraps, asks for exactly the height it needs and never clips."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        color: str | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        ideal_width: int = 560,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._role: Role = role
        self._color, self._align, self._ideal = color, align, ideal_width
        self._block = TextBlock(text, role, current_theme(), align=align)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("role", role)
        self.retheme(current_theme())
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._rebuild()

    def set_color(self, color: str | None) -> None:
        self._color = color
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._role))
        self._rebuild()

    def _rebuild(self) -> None:
        self._block = TextBlock(self.text(), self._role, current_theme(), align=self._align)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block.height(width)

    def sizeHint(self) -> QSize:
        width = min(self._block.natural_width(), current_theme().px(self._ideal))
        return QSize(width, self._block.height(width))

    def minimumSizeHint(self) -> QSize:
        """One line high: what it really needs depends on the width, and layouts ask `heightForWidth` for that."""
        theme = current_theme()
        width = min(self._block.widest_word(), theme.px(160))
        return QSize(width, round(theme.line_step(self._role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        color = theme.color(self._color or ROLES[self._role].color)
        painter = QPainter(self)
        spare = self.height() - self._block.height(self.width())
        self._block.draw(painter, 0, max(spare // 2, 0), self.width(), color)


class IconLabel(Themed, QLabel):
    """An icon and one line in the same colour: "5 dagen te laat", "Klaar", a meta line."""

    def __init__(
        self,
        icon: Icon,
        text: str,
        role: Role = "small",
        *,
        color: str | None = None,
        icon_color: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon, self._role, self._color, self._icon_color = icon, role, color, icon_color
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme(current_theme())

    def set_content(self, icon: Icon, text: str, color: str | None = None) -> None:
        self._icon, self._color = icon, color
        self.setText(text)
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._role))
        self.updateGeometry()
        self.update()

    def _icon_size(self) -> int:
        return current_theme().px(16 if ROLES[self._role].px < 16 else 18)

    def sizeHint(self) -> QSize:
        width = self._icon_size() + 8 + text_width(self.font(), self.text())
        return QSize(width, max(self._icon_size() + 2, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, size = current_theme(), self._icon_size()
        color = theme.color(self._color or ROLES[self._role].color)
        painter = QPainter(self)
        rect = QRectF(0, round((self.height() - size) / 2), size, size)
        theme.icons.paint(painter, self._icon, rect, theme.color(self._icon_color) if self._icon_color else color)
        painter.setPen(color)
        painter.drawText(QRectF(size + 8, 0, self.width() - size - 8, self.height()), LEFT, self.text())


def facts(*parts: str) -> str:
    """One line of facts, parts set apart by a quiet dot; empty parts are left out."""
    return "  \N{MIDDLE DOT}  ".join(part for part in parts if part)
