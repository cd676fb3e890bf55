"""What small money is expected to change: three bars, the difference 1 - 3, apart what may be avoided, and who pays."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casus.domain.geld import show_euros, show_raming
from casus.domain.kostenraming import BetalerRegel, show_precies, show_verschil
from casus.domain.vermeden import Vermeden
from casus.services.messages import label
from casus.services.monitorvorm import Monitor
from casus.services.vermedenwoorden import (
    BETEKENIS,
    apart_of_vermeden,
    apart_words,
    bars_of,
    head_of_vermeden,
    vermeden_words,
)
from casus.ui.dates import starting
from casus.ui.ramingen.staven_view import StavenView, table_of
from casus.ui.theme import current_theme
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.turning import turn

_BESIDE = 640
"""Room for the two figures beside each other, at 100 % text."""


class VermedenCard(Card):
    """Figures, bars and payers of all ramingen of the year; without one, that there is none.
    ``opened(met_niets_doen)``: somebody wants to see of which casussen they are, or those with a second bar.
    """

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=10, parent=parent)
        self.setObjectName("monitor_scheelt")
        self.body.addWidget(Label(self.tr("Wat het scheelt, naar verwachting"), "h3"))
        self._inside: _Inside | None = None

    def show_monitor(self, found: Monitor) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = _Inside(found)
        self._inside.opened.connect(self.opened)
        self.body.addWidget(self._inside)


class _Inside(QWidget):
    """All of it, of one monitor."""

    opened = Signal(bool)

    def __init__(self, found: Monitor) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._box = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._box)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(self._head(found), 1)
        column.addWidget(self._box)
        beeld, sums = bars_of(found), found.vermeden
        if beeld is None or sums is None:
            return
        self._row.addWidget(self._apart(found, sums), 1)
        ends = [show_verschil(each) for each in sums.verwacht]
        column.addWidget(StavenView(beeld, ends, self.tr("Elke raming over haar eigen looptijd.")))
        if sums.betalers:
            column.addWidget(Rule())
            column.addWidget(_Payers(sums))
            if not found.gesloten:
                column.addWidget(self._way("betalers", self.tr("Wie betaalt, wie bespaart"), met_niets_doen=False))

    def _head(self, found: Monitor) -> QWidget:
        figure = WrapLabel(head_of_vermeden(found), "figure")
        figure.setObjectName("monitor_verschil")
        if found.vermeden is not None:
            _say_exactly(figure, show_precies(found.vermeden.verwacht.midden))
        words = vermeden_words(found) + ((BETEKENIS,) if found.vermeden is not None else ())
        caption = self.tr("Verschil 1 − 3")
        way = None if found.vermeden is None or found.gesloten else self._way("verschil", caption, met_niets_doen=False)
        return _part(caption, figure, " ".join(words), way)

    def _apart(self, found: Monitor, sums: Vermeden) -> QWidget:
        figure = WrapLabel(apart_of_vermeden(found), "figure2")
        if sums.mogelijk_vermeden is not None:
            _say_exactly(figure, show_precies(sums.mogelijk_vermeden.midden))
        caption, is_told = self.tr("Mogelijk vermeden (1 + 2) − 3, staat er los naast"), bool(sums.met_niets_doen)
        way = self._way("vermeden", caption, met_niets_doen=True) if is_told and not found.gesloten else None
        return _part(caption, figure, apart_words(found), way)

    def _way(self, name: str, caption: str, *, met_niets_doen: bool) -> Link:
        """To the casussen of these ramingen."""
        link = Link(self.tr("Toon casuscodes"))
        link.setObjectName(f"achter_{name}")
        link.setAccessibleName(self.tr("{0}: toon casuscodes").format(caption))
        link.clicked.connect(lambda: self.opened.emit(met_niets_doen))
        return link

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn(self._row, self._box, beside=self.width() >= current_theme().px(_BESIDE))


class _Payers(QWidget):
    """Per payer what goes in and what comes out, and all of it: the difference 1 - 3 once more."""

    def __init__(self, sums: Vermeden) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("Wie betaalt, wie bespaart"), "h3"))
        heads = [self.tr("Betaler"), self.tr("Nu (1)"), self.tr("Na (3)"), self.tr("Verschil")]
        rows = [(starting(label(each.betaler)), each) for each in sums.betalers]
        whole = BetalerRegel(sums.betalers[0].betaler, sums.nu.midden, sums.oplossing.midden)
        rows.append((self.tr("Samen"), whole))
        table = table_of(
            heads,
            [[name, show_raming(each.nu or 0), show_raming(each.na or 0), show_verschil(each.verschil)]
             for name, each in rows],
            total=True,
            tips=[
                ["", show_euros(each.nu or 0), show_euros(each.na or 0), show_precies(each.verschil or 0)]
                for _, each in rows
            ],
        )  # fmt: skip
        table.setObjectName("monitor_betalers")
        column.addWidget(table)


def _part(caption: str, figure: WrapLabel, words: str, way: Link | None) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(WrapLabel(caption, "small"))
    column.addWidget(figure)
    column.addWidget(WrapLabel(words, "small", color="text2"))
    if way is not None:
        column.addWidget(way)
    column.addStretch(1)
    return box


def _say_exactly(figure: WrapLabel, words: str) -> None:
    told = figure.tr("Precies: {0}").format(words)
    figure.setToolTip(told)
    figure.setAccessibleDescription(told)
