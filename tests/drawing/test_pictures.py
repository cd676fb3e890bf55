"""Pictures for paper: small files in which the inks of paper are what they were."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QApplication

from casus.domain.intake_inhoud import As, Plaatje, Veld, Verband, Web
from casus.drawing.pictures import DrawnPictures, few_colors
from casus.drawing.spinnenweb import paper

WEB = Web(tuple(As(f"Kant {number}", number, 10 - number, number % 2 == 0) for number in range(8)))
CODES = "abcdefgh"
PLAAT = Plaatje(
    tuple(
        Veld(code, f"Veld {code}", "Ik loop elke dag met de hond. " * 9, place % 3) for place, code in enumerate(CODES)
    ),
    tuple(Verband(one, other) for one, other in zip(CODES, CODES[3:] + CODES[:3], strict=True)),
    "Rob",
)


def test_a_picture_on_paper_is_a_table_of_colours_with_every_ink_in_it(qapp: QApplication) -> None:
    for data in (WEB, PLAAT):
        image = QImage.fromData(DrawnPictures().png(data, 150))
        assert image.format() == QImage.Format.Format_Indexed8
        used = set(image.colorTable())
        inks = paper()
        missing = [
            ink.name() for ink in (inks.tekst, inks.lijn, inks.nu, inks.toen, inks.vlak) if ink.rgb() not in used
        ]
        assert missing == []


def test_a_picture_with_too_many_colours_stays_what_it_was(qapp: QApplication) -> None:
    """Control: where a table would change it, there is none."""
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    for x in range(256):
        for y in range(256):
            image.setPixel(x, y, qRgb(x, y, 128))
    assert few_colors(image) == image


def test_few_colours_are_kept_to_the_point(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(paper().vlak)
    image.setPixelColor(QPoint(7, 9), paper().nu)
    small = few_colors(image)
    assert small.format() == QImage.Format.Format_Indexed8
    assert small.convertToFormat(QImage.Format.Format_RGB32) == image
