"""Checks of what is really drawn: every text that a widget paints, with its place, font and colour.

A widget is drawn into an SVG, which keeps text as text; so a painted widget or a delegate is measured by its own
strokes and not by what it promises.
"""

import re
from collections import Counter
from functools import cache
from html import unescape
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from casus.ui.theme import ROLES, contrast, current_theme
from tests.ui.walk.geometry import place, shown

DOTS = "\N{HORIZONTAL ELLIPSIS}"
RATIO = 2
LEAST = 4.5
_TEXT = re.compile(
    r'transform="matrix\(([^)]*)\)"|<text fill="([^"]*)"[^>]*? x="([^"]*)" y="([^"]*)" font-family="([^"]*)" '
    r'font-size="([^"]*)" font-weight="([^"]*)"[^>]*>([^<]*)</text>'
)


class Ink(NamedTuple):
    """One text as drawn: where its letters are, in the coordinates of the widget, and in which colour."""

    text: str
    rect: QRectF
    color: str


def drawn(widget: QWidget) -> list[Ink]:
    """Everything this widget writes itself, without its children."""
    found: list[Ink] = []
    shift_x = shift_y = 0.0
    for match in _TEXT.finditer(_svg(widget)):
        if match[1] is not None:
            *_, shift_x, shift_y = (float(number) for number in match[1].split(","))
            continue
        text = unescape(match[8])
        if not text.strip():
            continue
        font = _font(widget, match[5], round(float(match[6])), int(match[7]))
        tight = QFontMetricsF(font).tightBoundingRect(text)
        found.append(Ink(text, tight.translated(float(match[3]) + shift_x, float(match[4]) + shift_y), match[2]))
    return found


def _font(widget: QWidget, family: str, size: int, weight: int) -> QFont:
    """The font of the widget or the theme with these measures: a drawing forgets the space between letters."""
    theme = current_theme()
    for font in (widget.font(), *(theme.font(role) for role in ROLES)):
        if (font.family(), font.pixelSize(), font.weight()) == (family, size, weight):
            return font
    font = QFont(family)
    font.setPixelSize(max(size, 1))
    font.setWeight(QFont.Weight(weight))
    return font


def _svg(widget: QWidget) -> str:
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(file)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return file.data().toStdString()


def writing(root: QWidget) -> list[tuple[QWidget, list[Ink]]]:
    """Every shown widget that writes something."""
    pages = ((widget, drawn(widget)) for widget in shown(root) if not widget.size().isEmpty())
    return [(widget, inks) for widget, inks in pages if inks]


def cut_off(written: list[tuple[QWidget, list[Ink]]]) -> list[str]:
    """Letters outside the room they are drawn in: the widget, the row, the cell, the part beside the arrow."""
    found = []
    for widget, inks in written:
        if isinstance(widget, QLineEdit) or _is_editor(widget):
            continue
        for ink in inks:
            room = QRectF(_room_of(widget, ink)).adjusted(-1.5, -1.5, 1.5, 1.5)
            if not room.contains(ink.rect):
                found.append(f"afgesneden: {place(widget)} {ink.text[:50]!r}: {_told(ink.rect)} in {_told(room)}")
    return found


def _is_editor(widget: QWidget) -> bool:
    """The page of an editor: it scrolls with what one types."""
    return isinstance(widget, QPlainTextEdit | QTextEdit) or isinstance(widget.parentWidget(), QPlainTextEdit)


def _room_of(widget: QWidget, ink: Ink) -> QRect:
    view = widget.parentWidget()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
    if isinstance(view, QHeaderView) and view.viewport() is widget:
        place_of = view.logicalIndexAt(round(ink.rect.center().x()))
        return QRect(view.sectionViewportPosition(place_of), 0, view.sectionSize(place_of), widget.height())
    if isinstance(view, QAbstractItemView) and view.viewport() is widget:
        index = view.indexAt(ink.rect.center().toPoint())
        return view.visualRect(index) if index.isValid() else widget.rect()
    return widget.rect()


def running_together(written: list[tuple[QWidget, list[Ink]]]) -> list[str]:
    """Two texts of one widget over each other."""
    found = []
    for widget, inks in written:
        for one, other in combinations(inks, 2):
            shared = one.rect.intersected(other.rect)
            if shared.width() > 1.5 and shared.height() > 1.5:
                found.append(f"door elkaar: {place(widget)} {one.text[:40]!r} en {other.text[:40]!r}")
    return found


def shortened(written: list[tuple[QWidget, list[Ink]]]) -> list[str]:
    """Texts that end in dots while no tool tip says the whole."""
    found = []
    for widget, inks in written:
        for ink in inks:
            start = ink.text.removesuffix(DOTS)
            if start != ink.text and not _is_told(widget, ink, start.strip()):
                found.append(f"ingekort zonder volle tekst: {place(widget)} {ink.text[:60]!r}")
    return found


def _is_told(widget: QWidget, ink: Ink, start: str) -> bool:
    """Asked as a mouse that stands still on the text asks it."""
    _close_tips()
    spot = ink.rect.center().toPoint()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, spot, widget.mapToGlobal(spot)))
    told = QToolTip.text() if QToolTip.isVisible() else ""
    _close_tips()
    return start in told


def _close_tips() -> None:
    """At once: Qt lets a tip stand for a moment."""
    for window in QApplication.topLevelWidgets():
        if window.windowType() is Qt.WindowType.ToolTip:
            window.close()


def picture(window: QWidget) -> QImage:
    """The window as one sees it, sharp."""
    image = QImage(window.size() * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    painter = QPainter(image)
    window.render(painter, QPoint())
    painter.end()
    return image


def poor_contrast(written: list[tuple[QWidget, list[Ink]]], window: QWidget, image: QImage) -> list[str]:
    """Texts whose pixels stand out less than 4.5 : 1 from the pixels around them; what is off is left out."""
    found = []
    for widget, inks in written:
        if not widget.isEnabled():
            continue
        seen = widget.visibleRegion().boundingRect()
        for ink in inks:
            spot = ink.rect.toAlignedRect()
            shown_part = spot.intersected(seen)
            if shown_part.height() < spot.height() * 0.8:
                continue  # scrolled half out of sight
            measured = measured_contrast(image, shown_part.translated(widget.mapTo(window, QPoint())))
            if measured is not None and measured < LEAST:
                found.append(f"contrast {measured:.2f}: {place(widget)} {ink.text[:40]!r}")
    return found


def measured_contrast(image: QImage, spot: QRect) -> float | None:
    """Between the commonest colour of this spot and the strongest colour in it; None when nothing is there to see.

    The strongest is the one that at least 3 % of the pixels reach: a stray dot is no letter.
    """
    counted = _colors(image, spot)
    total = sum(counted.values())
    if total < 40:
        return None
    ground = counted.most_common(1)[0][0]
    ranked = sorted(((between(color, ground), count) for color, count in counted.items()), reverse=True)
    reached = 0
    for value, count in ranked:
        reached += count
        if reached >= total * 0.03:
            return value
    return None


def _colors(image: QImage, spot: QRect) -> Counter[int]:
    """How often each colour is there; at most the first 120 px of a line."""
    box = QRect(spot.topLeft() * RATIO, spot.size() * RATIO).intersected(image.rect())
    pixels = memoryview(image.constBits()).cast("I")
    step = image.bytesPerLine() // 4
    counted: Counter[int] = Counter()
    width = min(box.width(), 120 * RATIO)
    for y in range(box.top(), box.bottom() + 1):
        start = y * step + box.left()
        counted.update(pixels[start : start + width].tolist())
    return counted


@cache
def between(one: int, other: int) -> float:
    """The contrast of two pixels: a walk asks for the same ones a million times."""
    return contrast(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")


def _told(rect: QRectF) -> str:
    return f"{rect.left():.0f}..{rect.right():.0f}, {rect.top():.0f}..{rect.bottom():.0f}"
