"""The plaat: fields apart, arrows from edge to edge and clear of the person, whole lines of words."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casus.domain.intake_inhoud import Veld, Verband
from casus.drawing.plaat import Plaat, lay_out, paint_plaat
from casus.drawing.spinnenweb import paper
from casus.drawing.webplek import strong

SIZES = ((300, 276), (360, 330), (700, 480), (1260, 756))
LONG = "Ik slaap slecht en mijn knie doet zeer, maar ik loop elke dag met de hond. " * 6
CODES = ("lichaam", "geest", "sociaal", "maatschappelijk")
ALL_LINKS = tuple(Verband(one, other) for one, other in itertools.permutations(CODES, 2))


def fields(count: int = 4) -> tuple[Veld, ...]:
    names = (*CODES, *(f"extra_{number}" for number in range(4)))[:count]
    return tuple(Veld(code, code.capitalize(), LONG, keuze=place % 2) for place, code in enumerate(names))


def font(size: int) -> QFont:
    made = QFont()
    made.setPixelSize(size)
    return made


def laid(size: tuple[int, int], links: tuple[Verband, ...], count: int = 4) -> Plaat:
    return lay_out(QRectF(0, 0, *size), fields(count), links, font(13))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [2, 3, 4, 8])
def test_fields_are_apart_inside_and_off_the_person(qapp: QApplication, size: tuple[int, int], count: int) -> None:
    plaat = laid(size, (), count)
    room = QRectF(0, 0, *size).adjusted(-0.5, -0.5, 0.5, 0.5)
    assert all(room.contains(box) for box in plaat.vakken)
    assert not [(a, b) for a, b in itertools.combinations(plaat.vakken, 2) if a.intersects(b)]
    assert not [box for box in plaat.vakken if box.intersects(plaat.midden)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", ALL_LINKS, ids=lambda link: f"{link.van}-{link.naar}")
def test_an_arrow_goes_from_edge_to_edge_and_passes_the_person(
    qapp: QApplication, size: tuple[int, int], link: Verband
) -> None:
    plaat = laid(size, (link,))
    boxes = dict(zip(CODES, plaat.vakken, strict=True))
    (arrow,) = plaat.pijlen
    begin, end = arrow.weg.pointAtPercent(0), arrow.einde
    assert on_edge(boxes[link.van], begin)
    assert on_edge(boxes[link.naar], end)
    way = [arrow.weg.pointAtPercent(step / 40) for step in range(41)]
    inside = plaat.midden.width() / 2
    centre = plaat.midden.center()
    assert not [spot for spot in way if distance(spot, centre) < inside]
    others = [box.adjusted(2, 2, -2, -2) for code, box in boxes.items() if code not in (link.van, link.naar)]
    assert not [spot for spot in way if any(box.contains(spot) for box in others)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", ALL_LINKS, ids=lambda link: f"{link.van}-{link.naar}")
def test_the_number_of_an_arrow_is_free_of_the_person_and_of_the_fields(
    qapp: QApplication, size: tuple[int, int], link: Verband
) -> None:
    plaat = laid(size, (link,))
    (arrow,) = plaat.pijlen
    assert distance(arrow.plek, plaat.midden.center()) > plaat.midden.width() / 2 + arrow.straal
    disc = QRectF(0, 0, 1.6 * arrow.straal, 1.6 * arrow.straal)
    disc.moveCenter(arrow.plek)
    assert not [box for box in plaat.vakken if box.intersects(disc)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "pair",
    list(itertools.combinations(ALL_LINKS, 2)),
    ids=lambda pair: "".join(f"{link.van[0]}{link.naar[0]}" for link in pair),
)
def test_numbers_of_two_arrows_do_not_hide_each_other(
    qapp: QApplication, size: tuple[int, int], pair: tuple[Verband, Verband]
) -> None:
    one, other = laid(size, pair).pijlen
    assert distance(one.plek, other.plek) > 2 * one.straal


def test_without_a_person_in_the_way_an_arrow_would_go_straight(qapp: QApplication) -> None:
    """Negative control: straight through the middle is what the bend prevents."""
    plaat = laid((700, 480), (Verband("lichaam", "maatschappelijk"),))
    (arrow,) = plaat.pijlen
    begin, end = arrow.weg.pointAtPercent(0), arrow.einde
    straight = [begin + (end - begin) * (step / 40) for step in range(41)]
    assert [spot for spot in straight if distance(spot, plaat.midden.center()) < plaat.midden.width() / 2]


@pytest.mark.parametrize("size", SIZES[1:])
def test_the_lane_gives_way_so_that_no_name_of_a_field_is_cut(qapp: QApplication, size: tuple[int, int]) -> None:
    plaat = laid(size, ())
    longest = QFontMetricsF(strong(font(13))).horizontalAdvance("1. Maatschappelijk")
    assert all(box.width() > longest for box in plaat.vakken)
    assert laid(size, (), 2).midden.width() >= plaat.midden.width(), "control: shorter names leave more of the lane"


def test_a_link_to_a_field_that_is_not_there_is_left_out(qapp: QApplication) -> None:
    plaat = laid((360, 330), (Verband("geest", "weg"), Verband("geest", "sociaal")))
    assert [arrow.nummer for arrow in plaat.pijlen] == [1]


@pytest.mark.parametrize("size", SIZES)
def test_equal_input_is_an_equal_picture_and_other_words_another(qapp: QApplication, size: tuple[int, int]) -> None:
    assert painted(size, LONG) == painted(size, LONG)
    assert painted(size, LONG) != painted(size, "Rust.")


def painted(size: tuple[int, int], words: str) -> bytes:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    velden = tuple(Veld(code, code.capitalize(), words) for code in CODES)
    paint_plaat(painter, QRectF(0, 0, *size), velden, ALL_LINKS[:3], midden="Rob", inkt=paper(), font=font(13))
    painter.end()
    return bytes(image.constBits())


def on_edge(box: QRectF, spot: QPointF) -> bool:
    grown, shrunk = box.adjusted(-1, -1, 1, 1), box.adjusted(1, 1, -1, -1)
    return grown.contains(spot) and not shrunk.contains(spot)


def distance(one: QPointF, other: QPointF) -> float:
    return float(((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5)


def test_letters_are_measured(qapp: QApplication) -> None:
    """The sizes above follow the letter; a machine without letters would prove nothing."""
    assert QFontMetricsF(font(13)).horizontalAdvance("Maatschappelijk") > 40
