"""What a raming says: two figures that are never added, the bars, who pays and who gains, and what it means."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.geld import show_raming
from casus.domain.kostenraming import show_precies, show_tussen, show_verschil
from casus.domain.kostenregel import Bedragen
from casus.services.messages import label
from casus.services.ramingbladen import Breedte, RamingBlad
from casus.services.ramingwoorden import gezien_rijen, gezien_uitleg, show_horizon, show_prijspeil, staafbeeld
from casus.ui.dates import starting
from casus.ui.names import Names
from casus.ui.ramingen.staven_view import StavenView, table_of
from casus.ui.widgets.card import Rule, VoiceCard
from casus.ui.widgets.label import WrapLabel


class CijfersPart(QWidget):
    """The difference large, what may be avoided smaller and behind a line."""

    def __init__(self, blad: RamingBlad) -> None:
        super().__init__()
        self._blad = blad
        found = blad.uitkomst
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._figure(self.tr("Verschil 1 − 3"), found.verschil, blad.breedte_verschil, large=True), 1)
        row.addWidget(Rule(vertical=True))
        caption = self.tr("Mogelijk vermeden (1 + 2) − 3, staat er los naast")
        row.addWidget(self._figure(caption, found.mogelijk_vermeden, blad.breedte_vermeden, large=False), 1)

    def _figure(self, caption: str, found: Bedragen | None, width: Breedte | None, *, large: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(caption, "small"))
        words = WrapLabel(show_verschil(None if found is None else found.midden), "figure" if large else "figure2")
        column.addWidget(words)
        if found is None or width is None:
            column.addWidget(WrapLabel(self._missing(large=large), "small"))
        else:
            words.setToolTip(self.tr("Precies: {0}").format(show_precies(found.midden)))
            column.addWidget(
                WrapLabel(self.tr("Naar verwachting, over {0}.").format(show_horizon(self._blad)), "small")
            )
            ends = self.tr("Van laag tot hoog: {0}.").format(show_tussen(found.laag, found.hoog))
            drawn = show_tussen(width.getrokken.laag, width.getrokken.hoog)
            column.addWidget(WrapLabel(ends, "small"))
            column.addWidget(WrapLabel(self.tr("In acht van de tien trekkingen: {0}.").format(drawn), "small"))
        column.addStretch(1)
        return box

    def _missing(self, *, large: bool) -> str:
        if large:
            return self.tr(
                "Hiervoor zijn kosten nu en kosten na de oplossing nodig. Geen raming is iets anders dan nul."
            )
        return self.tr("Hiervoor zijn alle drie de staven nodig.")


class RamingPart(QWidget):
    """Figures and bars; the same on the page of the casus and on its own page."""

    def __init__(self, blad: RamingBlad, names: Names) -> None:
        super().__init__()
        self._blad, self._names = blad, names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(CijfersPart(blad))
        verschil = blad.uitkomst.verschil
        ends = [show_verschil(each) for each in verschil] if verschil is not None else [show_verschil(None)] * 3
        column.addWidget(StavenView(staafbeeld(blad, self._hidden), ends, self._prices()))

    def _hidden(self, words: str) -> str:
        return self._names.text(words, self._blad.row.casus)

    def _prices(self) -> str:
        return self.tr("Euro over {0}; {1}.").format(show_horizon(self._blad), show_prijspeil(self._blad))


class BetalersPart(QWidget):
    """Per payer what goes in and what comes out: more important than one total."""

    def __init__(self, blad: RamingBlad) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        heads = [self.tr("Betaler"), self.tr("Nu (1)"), self.tr("Straks (3)"), self.tr("Verschil")]
        rows = [
            [starting(label(each.betaler)), self._shown(each.nu), self._shown(each.na), show_verschil(each.verschil)]
            for each in blad.uitkomst.betalers
        ]
        table = table_of(heads, rows)
        table.setObjectName("betalers_tabel")
        column.addWidget(table)

    def _shown(self, cents: int | None) -> str:
        return self.tr("geen raming") if cents is None else show_raming(cents)


class GezienPart(QWidget):
    """Expected and observed beside each other, of the same lines; what nobody knows is said."""

    def __init__(self, blad: RamingBlad) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        heads = [self.tr("Staaf"), self.tr("Verwacht"), self.tr("Gezien"), self.tr("Onbekend")]
        column.setSpacing(8)
        if blad.gezien:
            table = table_of(heads, [list(row) for row in gezien_rijen(blad)])
            table.setObjectName("gezien_tabel")
            column.addWidget(table)
        column.addWidget(WrapLabel(gezien_uitleg(blad), "small"))


def meaning_card(blad: RamingBlad, names: Names, caption: str) -> VoiceCard:
    """What it means for the person, in words; never in euros."""
    return VoiceCard(names.text(blad.inhoud.betekenis, blad.row.casus), caption, role="voice")
