"""A printed page as a PDF: real letters of Casus, pictures as lines and letters, all on one page of A4.

Letters become smaller together until it fits, down to what still reads well; only then a second page begins, because
nothing may be cut off.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.paginabeeld import Paginabeeld
from casus.domain.staafbeeld import Staafbeeld

DPI = 600
_EDGE, _TOP, _BOTTOM = 25.0, 23.0, 22.0
"""Millimetres around the text; the lines above and below it stand in them."""
_SMALLEST, _STEP = 76, 3
"""Hundredths: at the smallest a note still is 7 points, and text 8."""
_POINTS, _FEWEST = 9.0, 8.0
_QUIET, _RULE = QColor("#595959"), QColor("#8C8C8C")

High = Callable[[Lijnbeeld | Staafbeeld, float, float], float]
"""How high a picture is: in so much width, with letters of so many points."""
Draw = Callable[[QPainter, QRectF, Lijnbeeld | Staafbeeld, float], None]
"""Paints a picture with letters of so many points."""


class _Figures(QPyTextObject):
    """Pictures between the words, as wide as the text. ``size``: what the page is made smaller by, afterwards."""

    def __init__(self, pagina: Paginabeeld, high: High, draw: Draw) -> None:
        super().__init__()
        self._beelden, self._high, self._draw, self.size = pagina.beelden, high, draw, 1.0

    @property
    def _points(self) -> float:
        return max(_POINTS, _FEWEST / self.size)

    def intrinsicSize(self, doc: QTextDocument, _at: int, made: QTextFormat) -> QSizeF:
        """As Qt calls it: its room in the text."""
        wide = doc.pageSize().width()
        return QSizeF(wide, self._high(self._beeld(made), wide, self._points))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, _at: int, made: QTextFormat
    ) -> None:
        """As Qt calls it: paint it there."""
        self._draw(painter, QRectF(rect), self._beeld(made), self._points)

    def _beeld(self, made: QTextFormat) -> Lijnbeeld | Staafbeeld:
        return self._beelden[int(made.toImageFormat().name())]


def to_pdf(pagina: Paginabeeld, family: str, high: High, draw: Draw) -> bytes:
    """The file, with its title and nothing about who made it."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(target, pagina.titel)
    figures = _Figures(pagina, high, draw)
    document = _laid_out(pagina, writer, figures, family)
    painter = QPainter(writer)
    for at in range(document.pageCount()):
        if at:
            writer.newPage()
        _margins(painter, pagina, family, f"Pagina {at + 1} van {document.pageCount()}")
        _page(painter, document, at, figures.size)
    painter.end()
    return bytes(target.data().data())


def readable(font: QFont) -> QFont:
    """With the shapes that Qt tells a PDF the letters of: others, as of figures that are all as wide or the A
    that is for one language, cannot be searched or copied.
    """
    for name in ("tnum", "locl"):
        font.setFeature(QFont.Tag(name), 0)
    return font


def _writer(target: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(target)
    none = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, none))
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("")
    return writer


def _laid_out(pagina: Paginabeeld, writer: QPdfWriter, figures: _Figures, family: str) -> QTextDocument:
    """The text on paper that is as much larger as its letters must become smaller."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(readable(QFont(family)))
    document.documentLayout().setPaintDevice(writer)
    document.documentLayout().registerHandler(int(QTextFormat.ObjectTypes.ImageObject.value), figures)
    room = _room()
    for size in range(100, _SMALLEST - 1, -_STEP):
        figures.size = size / 100
        document.setHtml(pagina.tekst)
        document.setPageSize(room.size() / figures.size)
        if document.pageCount() == 1:
            break
    return document


def _room() -> QRectF:
    return QRectF(_mm(_EDGE), _mm(_TOP), _mm(210 - 2 * _EDGE), _mm(297 - _TOP - _BOTTOM))


def _mm(length: float) -> float:
    return length / 25.4 * DPI


def _page(painter: QPainter, document: QTextDocument, at: int, size: float) -> None:
    high = document.pageSize().height()
    painter.save()
    painter.translate(_room().topLeft())
    painter.scale(size, size)
    painter.translate(0, -at * high)
    document.drawContents(painter, QRectF(0, at * high, document.pageSize().width(), high))
    painter.restore()


def _margins(painter: QPainter, pagina: Paginabeeld, family: str, number: str) -> None:
    """Above and below the text, as on every page from Casus."""
    font = readable(QFont(family))
    font.setPixelSize(round(9 / 72 * DPI))
    painter.setFont(font)
    painter.setPen(_QUIET)
    room = _room()
    painter.fillRect(QRectF(room.x(), _mm(278.5), room.width(), _mm(0.18)), _RULE)
    for left, right, y in ((pagina.links, pagina.rechts, 14.0), (pagina.voet, number, 280.0)):
        line = QRectF(room.x(), _mm(y), room.width(), _mm(5))
        beside = painter.boundingRect(line, int(Qt.AlignmentFlag.AlignRight), right)
        shown = painter.fontMetrics().elidedText(
            left, Qt.TextElideMode.ElideRight, int(line.width() - beside.width() - _mm(4))
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), right)
