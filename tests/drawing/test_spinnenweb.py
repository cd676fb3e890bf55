"""The spider web on real pictures: names apart at every size, a gap is no zero, and nothing adds up."""

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casus import RESOURCES
from casus.domain.instrument import read_instrument
from casus.domain.intake_inhoud import As
from casus.drawing.spinnenweb import Web, lay_out, paint_spinnenweb, paper

WHOLE = read_instrument((RESOURCES / "instrumenten" / "positieve_gezondheid.toml").read_text(encoding="utf-8"))
DIMENSIONS = tuple(deel.naam for deel in WHOLE.delen)
LANGUAGES = {
    "nl": DIMENSIONS,
    "nl lang": tuple(f"{naam} en alles wat daar verder bij hoort" for naam in DIMENSIONS),
    "tr": ("Bedensel işlevler", "Ruhsal iyilik", "Anlam", "Yaşam kalitesi", "Katılım", "Günlük işleyiş"),
    "ar": ("وظائف الجسم", "الصحة النفسية", "المعنى", "جودة الحياة", "المشاركة", "الحياة اليومية"),
    "aspecten": tuple(aspect.naam for aspect in WHOLE.delen[0].aspecten),
    "een woord": ("Arbeidsongeschiktheidsverzekering",) * 8,
}


def font(pixels: int) -> QFont:
    made = QFont()
    made.setPixelSize(pixels)
    return made


def web_of(names: tuple[str, ...], *, flags: bool = False) -> list[As]:
    return [As(naam, place % 11, (place * 3) % 11, flags and place % 2 == 0) for place, naam in enumerate(names)]


@pytest.mark.parametrize("pixels", [12, 13, 20, 26])
@pytest.mark.parametrize("size", [(240, 240), (320, 260), (460, 420), (900, 380), (600, 600)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_never_touch_and_never_fall_off(
    qapp: QApplication, language: str, size: tuple[int, int], pixels: int
) -> None:
    rect = QRectF(0, 0, *size)
    web = lay_out(rect, web_of(LANGUAGES[language], flags=True), font(pixels))
    assert overlaps(web) == []
    assert all(rect.contains(box) for box in web.labels)
    assert web.radius >= 40
    hexagon = [web.spot(place, len(web.labels), 10) for place in range(len(web.labels))]
    assert not any(box.contains(spot) for box in web.labels for spot in hexagon)


def test_the_check_finds_names_that_touch(qapp: QApplication) -> None:
    """Control: the same names around a web that is too small."""
    web = lay_out(QRectF(0, 0, 460, 420), web_of(DIMENSIONS), font(13))
    moved = tuple(box.translated((web.centre - box.center()) * 0.8) for box in web.labels)
    assert overlaps(Web(web.centre, web.radius, moved, web.namen))


def test_names_become_numbers_only_where_they_leave_no_web(qapp: QApplication) -> None:
    assert lay_out(QRectF(0, 0, 460, 420), web_of(DIMENSIONS), font(13)).namen == DIMENSIONS
    assert lay_out(QRectF(0, 0, 240, 240), web_of(DIMENSIONS), font(26)).namen == tuple("123456")


def test_nought_is_the_centre_and_ten_the_edge(qapp: QApplication) -> None:
    web = lay_out(QRectF(0, 0, 460, 420), web_of(DIMENSIONS), font(13))
    assert web.spot(3, 6, 0) == web.centre
    edge = web.spot(0, 6, 10)
    assert math.isclose(math.dist(edge.toTuple(), web.centre.toTuple()), web.radius)
    assert edge.y() < web.centre.y()


def painted(assen: list[As]) -> tuple[QImage, Web]:
    image = QImage(460, 420, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    web = paint_spinnenweb(painter, QRectF(image.rect()), assen, paper(), font(13))
    painter.end()
    return image, web


def colored(image: QImage, x: float, y: float) -> bool:
    """The colour of now stands at this place."""
    now = paper().nu
    spots = [(round(x) + dx, round(y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return any(abs(QColor(image.pixel(*spot)).hue() - now.hue()) < 12 and QColor(image.pixel(*spot)).saturation() > 90
               for spot in spots)  # fmt: skip


@pytest.mark.parametrize(("second", "line"), [(6, True), (0, True), (None, False)])
def test_what_was_not_talked_about_is_a_gap_and_never_a_zero(
    qapp: QApplication, second: int | None, line: bool
) -> None:
    assen = [As(naam, 6) for naam in DIMENSIONS]
    assen[1] = As(DIMENSIONS[1], second)
    image, web = painted(assen)
    begin, end = web.spot(0, 6, 6), web.spot(1, 6, second or 0)
    middle = (begin + end) / 2
    assert colored(image, middle.x(), middle.y()) is line
    assert colored(image, web.centre.x(), web.centre.y()) is (second == 0)
    assert colored(image, *web.spot(3, 6, 6).toTuple()), "control: the others are drawn"


def test_equal_input_is_an_equal_picture_and_then_is_another_stroke(qapp: QApplication) -> None:
    assen = [As(naam, 6, 3) for naam in DIMENSIONS]
    assert painted(assen)[0] == painted(assen)[0]
    assert painted(assen)[0] != painted([As(naam, 6) for naam in DIMENSIONS])[0]


def overlaps(web: Web) -> list[tuple[int, int]]:
    boxes = list(enumerate(web.labels))
    return [(a, b) for a, one in boxes for b, other in boxes[a + 1 :] if one.intersects(other)]
