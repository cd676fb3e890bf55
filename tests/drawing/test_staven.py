"""Three bars on real pictures: nothing touches at any size, the difference is drawn whichever way it goes."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.staafbeeld import Staaf, Staafbeeld
from casus.drawing.pictures import DrawnPictures
from casus.drawing.staven import Staven, height_for, lay_out, paint_staven, paper

NAMES = ("Kosten nu", "Extra als we niets doen", "Kosten na de oplossing")
LONG = "arbeidsongeschiktheidsverzekeringsmaatschappij, kortdurende woonondersteuning en 9 meer"
LOWER = (Bedragen(1320000, 1860320, 2718000), Bedragen(1352000, 2094000, 3396000), Bedragen(808500, 957660, 1214500))
HIGHER = (Bedragen(300000, 450000, 600000), None, Bedragen(1000000, 1200000, 1500000))
GREAT = (Bedragen(10**10, 4 * 10**10, 9 * 10**10), Bedragen(0, 0, 0), Bedragen(1, 2, 3))
SMALL = (Bedragen(0, 0, 0), Bedragen(0, 100, 100), Bedragen(0, 0, 0))
AMOUNTS = {"lager": LOWER, "hoger": HIGHER, "groot": GREAT, "klein": SMALL, "niets": (None, None, None)}


def font(pixels: int) -> QFont:
    made = QFont()
    made.setPixelSize(pixels)
    return made


def figure(amounts: tuple[Bedragen | None, ...], under: str = "begeleiding en politie") -> Staafbeeld:
    parts = zip(Scenario, NAMES, amounts, strict=True)
    return Staafbeeld(tuple(Staaf(scenario, naam, under, each) for scenario, naam, each in parts), "In woorden")


def boxes(laid: Staven) -> list[QRectF]:
    """All words, and the bars with their lines."""
    found = [box for row in laid.rijen for box in (row.naam, row.toelichting, row.bedrag, row.baan)]
    return [box for box in (*found, *(tick[1] for tick in laid.strepen)) if not box.isEmpty()]


def touching(laid: Staven) -> list[tuple[QRectF, QRectF]]:
    return [(one, other) for one, other in combinations(boxes(laid), 2) if one.intersects(other)]


@pytest.mark.parametrize("pixels", [12, 15, 22, 30])
@pytest.mark.parametrize("width", [380, 520, 760, 1200])
@pytest.mark.parametrize("under", ["begeleiding", LONG, ""], ids=["kort", "lang", "leeg"])
@pytest.mark.parametrize("amounts", AMOUNTS)
def test_nothing_touches_and_nothing_falls_off(
    qapp: QApplication, amounts: str, under: str, width: int, pixels: int
) -> None:
    beeld = figure(AMOUNTS[amounts], under)
    rect = QRectF(0, 0, width, height_for(width, beeld, font(pixels)))
    laid = lay_out(rect, beeld, font(pixels))
    assert touching(laid) == []
    assert all(rect.contains(box) for box in boxes(laid)), [box for box in boxes(laid) if not rect.contains(box)]
    for row in laid.rijen:
        inside = [row.staaf, row.spook, None if row.streep is None else QRectF(row.streep.p1(), row.streep.p2())]
        for each in inside:
            assert each is None or (each.left() >= row.baan.left() - 1 and each.right() <= row.baan.right() + 1)
    assert 2 <= len(laid.strepen) <= 7


def test_the_check_finds_words_that_touch(qapp: QApplication) -> None:
    """Control: the same figure with an amount moved over its bar."""
    laid = lay_out(QRectF(0, 0, 760, 400), figure(LOWER), font(15))
    moved = laid.rijen[0].__class__(**(vars(laid.rijen[0]) | {"bedrag": laid.rijen[0].baan}))
    assert touching(Staven((moved,), laid.strepen, laid.lijnen, laid.bodem))


def test_the_shorter_of_the_first_and_third_shows_the_difference(qapp: QApplication) -> None:
    for amounts, shorter, longer in ((LOWER, 2, 0), (HIGHER, 0, 2)):
        rows = lay_out(QRectF(0, 0, 760, 400), figure(amounts), font(15)).rijen
        ghosts = [place for place, row in enumerate(rows) if row.spook is not None]
        assert ghosts == [shorter]
        ghost, bar, other = rows[shorter].spook, rows[shorter].staaf, rows[longer].staaf
        assert ghost is not None
        assert bar is not None
        assert other is not None
        assert (ghost.left(), ghost.right()) == (bar.right(), other.right())


def test_what_was_not_reckoned_has_no_bar(qapp: QApplication) -> None:
    row = lay_out(QRectF(0, 0, 760, 400), figure(HIGHER), font(15)).rijen[1]
    assert (row.staaf, row.streep, row.spook) == (None, None, None)
    nought = lay_out(QRectF(0, 0, 760, 400), figure(SMALL), font(15)).rijen[0]
    assert nought.staaf is not None, "control: nought is a bar of no length"
    assert nought.staaf.width() == 0


@pytest.mark.parametrize("amounts", AMOUNTS)
def test_ticks_are_few_and_round_and_begin_at_nought(qapp: QApplication, amounts: str) -> None:
    laid = lay_out(QRectF(0, 0, 760, 400), figure(AMOUNTS[amounts]), font(15))
    figures = [int(text.replace(".", "")) for _, _, text in laid.strepen]
    assert figures[0] == 0
    assert {one - other for other, one in pairwise(figures)} == {figures[1]}
    assert str(figures[1]).rstrip("0") in ("1", "2", "5")


def test_the_three_differ_in_grey(qapp: QApplication) -> None:
    beeld = figure((LOWER[0], LOWER[0], LOWER[0]))
    image = QImage(760, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    laid = paint_staven(painter, QRectF(0, 0, 760, 300), beeld, paper(), font(15))
    painter.end()
    means = []
    for row in laid.rijen:
        assert row.staaf is not None
        room = row.staaf.adjusted(8, 3, -row.staaf.width() * 0.5, -row.staaf.height() * 0.62).toRect()
        spots = [(x, y) for x in range(room.left(), room.right()) for y in range(room.top(), room.bottom())]
        means.append(sum(QColor(image.pixel(*spot)).lightness() for spot in spots) / len(spots))
    assert all(abs(one - other) > 20 for one, other in combinations(means, 2)), means


def test_the_same_figure_is_the_same_picture(qapp: QApplication) -> None:
    drawn = DrawnPictures()
    assert drawn.png(figure(LOWER), 152) == drawn.png(figure(LOWER), 152)
    assert drawn.png(figure(LOWER), 152) != drawn.png(figure(HIGHER), 152)
    assert drawn.svg(figure(LOWER), 152).startswith(b"<?xml")
