"""The spider web of 600 by 600 with 8 sides, then and now: ours against the same lines without smoothing or letters."""

import math
import os

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

from casus.domain.intake_inhoud import As, Web
from casus.drawing.pictures import DrawnPictures
from casus.drawing.spinnenweb import RINGS, paint_spinnenweb, paper
from tests.bench.measure import interleaved, pair

SIDE = 600
ASSEN = tuple(
    As(naam, nu, toen, wil_praten=naam == "Meedoen")
    for naam, nu, toen in (
        ("Lichaamsfuncties", 6, 5), ("Mentaal welbevinden", 5, 3), ("Zingeving", 4, 4), ("Kwaliteit van leven", 7, 5),
        ("Meedoen", 2, 1), ("Dagelijks functioneren", 6, 6), ("Wonen en de buurt", 8, 7), ("Geld en papieren", 3, 2),
    )
)  # fmt: skip
WIDTH_MM = SIDE / 200 * 25.4


def run(rounds: int) -> list[str]:
    """The lines to print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    drawn = DrawnPictures()
    image = _image()
    took = interleaved(
        {"floor": lambda: _plain(image), "ours": lambda: _ours(image), "png": lambda: drawn.png(Web(ASSEN), WIDTH_MM)},
        rounds * 5,
    )
    return [
        f"spider web of {len(ASSEN)} sides, {SIDE} by {SIDE}, median of {rounds * 5}",
        pair("painted, with names", took["ours"], took["floor"], goal="<= 4", of="plain lines without letters"),
        pair("as PNG, painting included", took["png"], took["ours"], goal="<= 2.5", of="painting it"),
    ]


def _image() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def _ours(image: QImage) -> None:
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(13)
    paint_spinnenweb(painter, QRectF(0, 0, SIDE, SIDE), ASSEN, paper(), font)
    painter.end()


def _plain(image: QImage) -> None:
    painter = QPainter(image)
    painter.setPen(QPen(QColor("black"), 1))
    centre, radius, count = QPointF(SIDE / 2, SIDE / 2), SIDE * 0.35, len(ASSEN)

    def spot(place: int, figure: float) -> QPointF:
        angle = 2 * math.pi * place / count
        length = radius * figure / 10
        return QPointF(centre.x() + length * math.sin(angle), centre.y() - length * math.cos(angle))

    for ring in RINGS:
        painter.drawPolygon(QPolygonF([spot(place, ring) for place in range(count)]))
    for place in range(count):
        painter.drawLine(centre, spot(place, 10))
    for series in ([each.toen or 0 for each in ASSEN], [each.nu or 0 for each in ASSEN]):
        painter.drawPolygon(QPolygonF([spot(place, figure) for place, figure in enumerate(series)]))
    painter.end()
