"""The ecogram: everybody is there, nothing touches, nobody moves when somebody comes along, and lines say how it is."""

import itertools
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casus.domain.netwerk import MEESTE_BANDEN, BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie
from casus.domain.netwerk_beeld import BandBeeld, Ecogram
from casus.drawing.ecogram import ONE_COLUMN, Netwerkbeeld, height_for, lay_out, middle_words, paint_ecogram
from casus.drawing.ecogram_tekst import bold, small, wrap
from casus.drawing.spinnenweb import Inkt, paper
from casus.services.netwerkwoorden import ecogram_of

WIDTHS = (300, 480, 700, 1260)
COUNTS = (1, 2, 5, 9, 10, 19, MEESTE_BANDEN)
LONG = "Mevrouw Wilhelmina van den Oudenhoven-Ba"
FORMAL = (BandSoort.NAASTE, BandSoort.BUITEN)


def tie(number: int, soort: BandSoort = BandSoort.NAASTE, naam: str = "", **given: Any) -> BandBeeld:
    inhoud = replace(BandInhoud(BandWie(soort, naam or f"buur {number}")), **given)
    return BandBeeld(number, inhoud.wie.naam, inhoud, bel=number % 3)


def around(count: int, *soorten: BandSoort, naam: str = "", midden: str = "Tineke") -> Ecogram:
    """Of these kinds in turn, all of them with words below the name."""
    kinds = soorten or FORMAL
    ties = [
        tie(
            number,
            kinds[number % len(kinds)],
            naam and f"{naam} {number}"[-40:],
            kracht=list(BandKracht)[number % 3],
            kwaliteit=list(BandKwaliteit)[number % 4],
            persoon_heeft_nummer=number % 2 == 0,
        )
        for number in range(1, count + 1)
    ]
    return ecogram_of(midden, ties)


def font(size: int = 13) -> QFont:
    made = QFont()
    made.setPixelSize(size)
    return made


def laid(width: float, data: Ecogram, size: int = 13, high: float = 0.0) -> tuple[QRectF, Netwerkbeeld]:
    rect = QRectF(7, 5, width, high or height_for(width, data, font(size)))
    return rect, lay_out(rect, data, font(size))


def check(rect: QRectF, beeld: Netwerkbeeld, data: Ecogram) -> None:
    """What holds of every picture."""
    boxes = [plek.vak for plek in beeld.plekken]
    assert len(boxes) == len(data.banden)
    room = rect.adjusted(-0.5, -0.5, 0.5, 0.5)
    assert all(room.contains(box) for box in (*boxes, beeld.midden, *beeld.koppen))
    apart = (*boxes, beeld.midden, *beeld.koppen)
    assert not [(a, b) for a, b in itertools.combinations(apart, 2) if a.intersects(b)]
    for plek in beeld.plekken:
        for words, box, is_name in plek.tekst.lines_in(plek.vak):
            written = QFontMetricsF(bold(beeld.font) if is_name else small(beeld.font)).horizontalAdvance(words)
            assert written <= box.width() + 1, "no word is cut off"
            assert plek.vak.contains(box.adjusted(0.5, 0.5, -0.5, -0.5))
            if plek.tekst.phone:
                assert not plek.tekst.phone_in(plek.vak).intersects(QRectF(box.x(), box.y(), written, box.height()))


def crosses(beeld: Netwerkbeeld, place: int) -> list[int]:
    """The pills that the line of this tie runs over, its own aside."""
    way = beeld.plekken[place].weg
    spots = [QLineF(one, other).pointAt(step / 60) for one, other in itertools.pairwise(way) for step in range(61)]
    return [
        number
        for number, plek in enumerate(beeld.plekken)
        if number != place and any(plek.vak.adjusted(0.5, 0.5, -0.5, -0.5).contains(spot) for spot in spots)
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("soorten", [FORMAL, FORMAL[:1], FORMAL[1:]], ids=["both", "near", "formal"])
@pytest.mark.parametrize("naam", ["", LONG], ids=["short", "long"])
def test_nothing_touches_and_no_name_is_cut(
    qapp: QApplication, width: int, count: int, soorten: tuple[BandSoort, ...], naam: str
) -> None:
    data = around(count, *soorten, naam=naam)
    rect, beeld = laid(width, data)
    check(rect, beeld, data)
    most = max(sum(band.is_formeel is formal for band in data.banden) for formal in (False, True))
    if width >= (480 if most <= ONE_COLUMN else 700):
        assert beeld.met_namen
        written = [" ".join(plek.tekst.lines) for plek in beeld.plekken]
        assert [words.replace(" ", "") for words in written] == [band.naam.replace(" ", "") for band in data.banden]
    assert not [number for number in range(count) if crosses(beeld, number)]


@pytest.mark.parametrize("size", [(300, 220), (480, 300), (700, 300), (1260, 500)])
@pytest.mark.parametrize("count", COUNTS)
def test_where_names_do_not_fit_there_are_numbers(qapp: QApplication, size: tuple[int, int], count: int) -> None:
    data = around(count, naam=LONG)
    rect, beeld = laid(size[0], data, high=size[1])
    check(rect, beeld, data)
    if not beeld.met_namen:
        assert [plek.tekst.naam for plek in beeld.plekken] == [str(number) for number in range(1, count + 1)]


def test_where_nothing_can_be_read_nothing_is_drawn(qapp: QApplication) -> None:
    _, beeld = laid(30, around(40), high=20)
    assert beeld.plekken == ()
    assert painted(around(40), size=(30, 20)) == painted(around(40), size=(30, 20))


def test_the_letters_of_a_large_text_are_drawn_large(qapp: QApplication) -> None:
    data = around(12, naam=LONG)
    rect, beeld = laid(700, data, size=26)
    check(rect, beeld, data)
    assert beeld.font.pixelSize() == 26


@pytest.mark.parametrize("soort", FORMAL)
def test_whoever_comes_along_moves_nobody(qapp: QApplication, soort: BandSoort) -> None:
    """Until a side needs a second column: then they do move, and stay again."""
    before: list[QPointF] = []
    moved = []
    for count in range(1, MEESTE_BANDEN + 1):
        ties = [tie(number, soort, f"zus {number:02}", kwaliteit=BandKwaliteit.STEUNEND) for number in range(count)]
        _, beeld = laid(1260, ecogram_of("Tineke", [replace(each, bel=0) for each in ties]))
        here = [plek.vak.center() - beeld.midden.center() for plek in beeld.plekken]
        moved += [count for one, other in zip(before, here, strict=False) if (one - other).manhattanLength() > 3]
        before = here
    assert set(moved) <= {10}


def test_own_people_left_and_round_helpers_right_and_square(qapp: QApplication) -> None:
    data = around(6)
    _, beeld = laid(700, data)
    for band, plek in zip(data.banden, beeld.plekken, strict=True):
        assert (plek.vak.center().x() > beeld.midden.center().x()) is band.is_formeel
    assert painted(around(1, BandSoort.NAASTE)) != painted(around(1, BandSoort.BUITEN))


def one(**given: Any) -> Ecogram:
    return ecogram_of("Tineke", [tie(1, naam="zus Corrie", **given)])


def test_without_colour_every_kind_of_tie_looks_different(qapp: QApplication) -> None:
    """By its line and its words: everything in one ink."""
    ways = [one(kracht=kracht, kwaliteit=each) for kracht in BandKracht for each in (None, *BandKwaliteit)]
    assert len({painted(each) for each in ways}) == len(ways)
    bare = [replace(each, woorden=("",)) for each in ways]
    marked = [each for each in bare if each.banden[0].inhoud.kwaliteit is not BandKwaliteit.WISSELEND]
    no_words = {painted(each) for each in marked if each.banden[0].inhoud.kwaliteit is not BandKwaliteit.STEUNEND}
    assert len(no_words) == 9, "tense and broken show on the line itself"
    assert painted(one(persoon_heeft_nummer=True)) != painted(one())


def test_equal_input_is_an_equal_picture_and_nobody_is_a_picture_too(qapp: QApplication) -> None:
    assert painted(around(4)) == painted(around(4))
    rect, beeld = laid(480, around(0))
    check(rect, beeld, around(0))
    assert painted(around(0)) != painted(around(1))


@pytest.mark.parametrize("words", ["Jo", "huishouden", "Wilhelmina-Alexandrina", "Anna Maria Geertruida"])
def test_who_is_in_the_middle_stands_in_the_circle(qapp: QApplication, words: str) -> None:
    _, beeld = laid(480, around(4, midden=words))
    letters, lines = middle_words(beeld, words)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    metrics = QFontMetricsF(letters)
    assert max(metrics.horizontalAdvance(line) for line in lines) <= beeld.midden.width()


def test_a_word_that_is_too_long_is_broken_and_never_cut() -> None:
    metrics = QFontMetricsF(font())
    lines = wrap("ja Hottentottententententoonstelling nee", metrics, 60)
    assert "".join(lines).replace(" ", "") == "jaHottentottententententoonstellingnee"
    assert max(metrics.horizontalAdvance(line) for line in lines) <= 60
    assert wrap("", metrics, 60) == []


def painted(data: Ecogram, size: tuple[int, int] = (480, 200)) -> bytes:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    black, white = QColor("black"), QColor("white")
    paint_ecogram(painter, QRectF(0, 0, *size), data, Inkt(black, black, black, black, black, white), font())
    painter.end()
    assert paper().vlak == white
    return bytes(image.constBits())
