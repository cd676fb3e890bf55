"""Pictures for documents and files: black on white, at printed size, the same painters as on the screen."""

import math
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from casus import RESOURCES
from casus.domain.intake_inhoud import Plaatje, Web
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.netwerk_beeld import Ecogram
from casus.domain.paginabeeld import Paginabeeld
from casus.domain.staafbeeld import Staafbeeld
from casus.drawing import lijn, pdf, staven
from casus.drawing.ecogram import height_for, paint_ecogram
from casus.drawing.plaat import paint_plaat
from casus.drawing.spinnenweb import paint_spinnenweb, paper

DPI = 200
_POINTS = 9.0
"""Letters as printed; the smallest that a picture on paper may have is 8."""
_MM = 25.4
_TABLE = 256
"""Colours that a table can hold; Qt fills it with others where there are more."""
_FAMILY = "Figtree"
_FILES = ("figtree-400.ttf", "figtree-600.ttf")


class DrawnPictures:
    """What a service asks ``ctx.pictures`` for. There is an application object before anything is drawn."""

    def png(self, data: object, width_mm: float) -> bytes:
        """The picture of this, so wide on paper."""
        size = _pixels(data, width_mm)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        _paint(painter, QRectF(0, 0, size.width(), size.height()), data, _font(DPI))
        painter.end()
        target = QBuffer()
        target.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(target, b"png")
        writer.setCompression(20)  # of 100: a tenth larger than the smallest, in two thirds of the time
        writer.write(few_colors(image))
        return bytes(target.data().data())

    def svg(self, data: object, width_mm: float) -> bytes:
        """The same as lines and letters."""
        size = _pixels(data, width_mm)
        target = QBuffer()
        maker = QSvgGenerator()
        maker.setOutputDevice(target)
        maker.setResolution(DPI)
        maker.setSize(size)
        maker.setViewBox(QRectF(0, 0, size.width(), size.height()))
        maker.setTitle("")
        maker.setDescription("")
        painter = QPainter(maker)
        _paint(painter, QRectF(0, 0, size.width(), size.height()), data, _font(DPI))
        painter.end()
        return bytes(target.data().data())

    def pdf(self, pagina: Paginabeeld) -> bytes:
        """A page of A4 to print, with its pictures as lines and letters."""
        _font(pdf.DPI)
        return pdf.to_pdf(pagina, _FAMILY, _high_in_pdf, _paint_in_pdf)


def few_colors(image: QImage) -> QImage:
    """The same with a table of its colours, which makes a file of a third, in a third of the time.

    Sixteen steps from ink to paper are what print shows; the inks of paper are among them, and stay as they are. A
    picture with more colours than a table holds stays what it was.
    """
    steps = image.convertToFormat(QImage.Format.Format_RGB444).convertToFormat(QImage.Format.Format_RGB32)
    table = steps.convertToFormat(QImage.Format.Format_Indexed8)
    return table if table.colorCount() < _TABLE else image


def _high_in_pdf(data: Lijnbeeld | Staafbeeld, wide: float, points: float) -> float:
    return _size(data, wide, pdf.readable(_font(pdf.DPI, points))).height()


def _paint_in_pdf(painter: QPainter, room: QRectF, data: Lijnbeeld | Staafbeeld, points: float) -> None:
    _paint(painter, room, data, pdf.readable(_font(pdf.DPI, points)))


def _pixels(data: object, width_mm: float) -> QSize:
    return _size(data, width_mm / _MM * DPI, _font(DPI))


def _size(data: object, wide: float, font: QFont) -> QSize:
    air = 2 * _air(font)
    if isinstance(data, Ecogram):
        return QSize(round(wide), math.ceil(height_for(wide - air, data, font) + air))
    if isinstance(data, Staafbeeld):
        return QSize(round(wide), round(staven.height_for(wide - air, data, font) + air))
    if isinstance(data, Lijnbeeld):
        return QSize(round(wide), round(wide * 0.2))
    shape = QSizeF(1, 0.72) if isinstance(data, Web) else QSizeF(1, 0.3 * _rows(data))
    return QSize(round(wide), round(wide * shape.height()))


def _rows(data: object) -> int:
    return max((len(data.velden) + 1) // 2, 2) if isinstance(data, Plaatje) else 2


def _paint(painter: QPainter, room: QRectF, data: object, font: QFont) -> None:
    air = _air(font)
    inside = room.adjusted(air, air, -air, -air)
    match data:
        case Web():
            paint_spinnenweb(painter, inside, data.assen, paper(), font)
        case Plaatje():
            paint_plaat(painter, inside, data.velden, data.verbanden, midden=data.midden, inkt=paper(), font=font)
        case Ecogram():
            paint_ecogram(painter, inside, data, paper(), font)
        case Staafbeeld():
            staven.paint_staven(painter, inside, data, staven.paper(), font)
        case Lijnbeeld():
            lijn.paint_lijn(painter, inside, data, lijn.paper(), font)
        case _:
            raise TypeError(type(data).__name__)


def _air(font: QFont) -> float:
    return font.pixelSize() * 0.4


def _font(dpi: int, points: float = _POINTS) -> QFont:
    """The letter of the screen, also where no window ever loaded it."""
    if _FAMILY not in QFontDatabase.families():
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(_folder() / name))
    font = QFont(_FAMILY)
    font.setPixelSize(round(points / 72 * dpi))
    return font


def _folder() -> Path:
    return RESOURCES / "fonts"
