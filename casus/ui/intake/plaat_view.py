"""The plaat on the screen: fields around the person, arrows between them, and the words of each link below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casus.domain.intake_inhoud import Veld, Verband
from casus.drawing.plaat import paint_plaat
from casus.services.intakewoorden import plaat_words
from casus.ui.intake.spinnenweb_view import inkt_of
from casus.ui.theme import Theme, Themed, current_theme


class PlaatView(Themed, QWidget):
    """The picture; its words are what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._velden: tuple[Veld, ...] = ()
        self._verbanden: tuple[Verband, ...] = ()
        self._midden = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plaat(self, velden: Sequence[Veld], verbanden: Sequence[Verband], midden: str) -> None:
        self._velden, self._verbanden, self._midden = tuple(velden), tuple(verbanden), midden
        self.setAccessibleName(self.tr("Plaat met {0} velden").format(len(velden)))
        told = plaat_words(self._velden, self._verbanden)
        self.setAccessibleDescription(told)
        self.setToolTip(f"{midden}. {told}")
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = max((len(self._velden) + 1) // 2, 2)
        return round(min(width * 0.46 * rows, current_theme().px(230) * rows))

    def sizeHint(self) -> QSize:
        wide = current_theme().px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._velden:
            return
        theme = current_theme()
        paint_plaat(
            QPainter(self),
            QRectF(self.rect()).adjusted(1, 1, -1, -1),
            self._velden,
            self._verbanden,
            midden=self._midden,
            inkt=inkt_of(theme),
            font=theme.font("caption"),
        )
