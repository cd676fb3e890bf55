"""The spider web on real pictures: names apart at every size, a gap is no zero, and nothing adds up."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casus import RESOURCES
from casus.domain.instrument import read_instrument
from casus.domain.intake_inhoud import As
from casus.drawing.spinnenweb import Inkt, paint_spinnenweb, paper
from casus.drawing.webplek import Web, lay_out, strong

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
    assert not any(box.contains(spot) for box in web.labels for spot in rim_of(web))


@pytest.mark.parametrize("size", [(240, 240), (320, 260), (460, 420), (900, 380), (600, 600)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_larger_web_fits(qapp: QApplication, language: str, size: tuple[int, int]) -> None:
    rect = QRectF(0, 0, *size)
    web = lay_out(rect, web_of(LANGUAGES[language], flags=True), font(13))
    count = len(web.labels)
    outward = [web.spot(place, count, 10) - web.centre for place in range(count)]
    grown = tuple(box.translated(way / web.radius) for box, way in zip(web.labels, outward, strict=True))
    air = tuple(box.adjusted(-1.5, -1, 1.5, 1) for box in grown)
    falls_off = not all(rect.contains(box) for box in grown)
    assert falls_off or overlaps(Web(web.centre, web.radius, air, web.namen)) or web.radius > min(size) / 2 - 1


@pytest.mark.parametrize("pixels", [12, 26])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_name_stands_in_its_own_place(qapp: QApplication, language: str, pixels: int) -> None:
    names = LANGUAGES[language]
    web = lay_out(QRectF(0, 0, 600, 600), web_of(names, flags=True), font(pixels))
    told = [" ".join(text for _, text in lines) for lines in web.regels]
    assert told == [*web.namen]
    for place, (box, lines) in enumerate(zip(web.labels, web.regels, strict=True)):
        letters = QFontMetricsF(strong(font(pixels)) if place % 2 == 0 else font(pixels))
        room = box.adjusted(-0.01, -0.01, 0.01, 0.01)
        for spot, text in lines:
            assert room.contains(QRectF(spot.x(), spot.y() - letters.ascent(), letters.horizontalAdvance(text), 1))
            assert spot.y() + letters.descent() <= box.bottom() + 0.5


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


def painted(assen: list[As], inkt: Inkt | None = None) -> tuple[QImage, Web]:
    image = QImage(460, 420, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    web = paint_spinnenweb(painter, QRectF(image.rect()), assen, inkt or paper(), font(13))
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


def test_in_high_contrast_the_ground_is_less_than_what_was_said(qapp: QApplication) -> None:
    """There all lines have one colour: what was said is told from the ground by its stroke."""
    black = QColor("black")
    hard = Inkt(black, black, black, QColor("#0B3D91"), black, QColor("white"))
    bare = [As(naam, None) for naam in DIMENSIONS]
    dotted, plain = (dark(painted(bare, each)[0]) for each in (replace(hard, fel=True), hard))
    assert dotted < plain * 0.85
    said = [As(naam, None, 6) for naam in DIMENSIONS]
    assert dark(painted(said, replace(hard, fel=True))[0]) - dotted > dark(painted(said, hard)[0]) - plain


def dark(image: QImage) -> int:
    """How many points are nearer to black than to white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(level < 128 for level in bytes(grey.constBits()))


def rim_of(web: Web) -> list[QPointF]:
    """Points all along the edge of the web."""
    count = len(web.labels)
    corners = [web.spot(place, count, 10) for place in range(count)]
    ahead = corners[1:] + corners[:1]
    return [one + (other - one) * (step / 20) for one, other in zip(corners, ahead, strict=True) for step in range(20)]


def overlaps(web: Web) -> list[tuple[int, int]]:
    boxes = list(enumerate(web.labels))
    return [(a, b) for a, one in boxes for b, other in boxes[a + 1 :] if one.intersects(other)]
